"""Whether a question asks how a thing stands on the day on which it is asked, or on one ahead: 今天班列发了没.

A page of a day that is gone tells that of no other. All texts are folded.
"""

import re
from typing import Final

THESE_DAYS: Final = (
    r"(?:今[天日晚早夜]|明[天日晚早]|今明两[天日]|大?后天|这[两几]天|[这下]个?(?:周(?!年|边|期)|礼拜|星期))"
)
"""Days as they are named from the one on which a question is asked."""
_DAY: Final = (
    rf"(?<![的到至好])(?!今[天日]的|[今明]日之){THESE_DAYS}"
    r"(?!里?的?(?:这[张份期版次])?.{0,4}?(?:报(?![名销关])|版[面上]|登(?!记)|刊|大?会[上议]|开会|发言|讲|说|谈|提到|代表|谁|哪[些位几]|新闻))"
)
"""The same where they are neither those of the paper (今天的报上, 这几天谁讲了) nor an age (今天的年轻人, 到今天)."""
_ASKS: Final = (
    r"(?:(?P<of>[\u4e00-\u9fff])[不没](?P=of)|是否|[几多]少|几(?=[点时个辆趟班度])|什么时候|怎么样|如何|多[久长高大]"
    r"|(?:[不没吗么]|没有)(?=\W*$|[,，。;；!！?？\s]))"
)
"""What asks whether a thing is so, how much it is or when it comes."""
_OF_THESE: Final = re.compile(rf"{_DAY}\s?[^,，。;；!！?？\s]*?{_ASKS}")
_BARE: Final = re.compile(
    r"(?:请问|那|外面|路上|这边|[现当]在|这会儿|眼下|此刻|目前|还|正|又|都)*"
    r"(?:(?P<state>[\u4e00-\u9fff])[不没](?P=state)|(?![是有会能要行好对])[\u4e00-\u9fff](?:吗|不|没))\W*"
)
"""A state of nothing that is named, as whoever sees it would ask (现在堵不堵)."""


def is_of_these_days(whole: str) -> bool:
    """Whether a question asks how a thing stands, or what comes of it, on its own day or one near it."""
    return _OF_THESE.search(whole) is not None


def is_bare_state(whole: str) -> bool:
    """Whether a question asks for a state of one character, and names nothing that is in it."""
    return _BARE.fullmatch(whole) is not None
