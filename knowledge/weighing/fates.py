"""What became of somebody (后来结婚了吗), which no page answers that tells nothing but what was before.

All texts are folded.
"""

import re
from collections.abc import Iterable
from typing import Final

from knowledge.weighing.individuals import names_somebody

_CAUGHT: Final = "抓|逮|拘|判|刑|捕|归案|落网|法办|立案|处[罚分]|[问追]责|移送"
_FATES: Final = (
    ("结婚|成家|嫁[人了]|出嫁|娶", "婚|嫁|娶|成家|新[郎娘]"),
    ("离婚|分手|离(?=[了没])|分(?=[了没])|复婚", "离[婚了]|分手|分开|分了|复婚"),
    ("被[抓逮拘捕]|判(?=[了刑几])|坐牢|归案|问责", _CAUGHT),
    ("考上|考取|考进|录取", "考上|考取|考进|录取|考了|通知书"),
    ("毕业", "毕业"),
    ("退休", "退[休了下]"),
    ("出院|康复|痊愈|治好", "出院|康复|痊愈|治好|好了|好转|恢复"),
    ("去世|过世|牺牲", "[去过逝离]世|牺牲|走了|没了|殉"),
    ("生了|怀上", "生了|生下|产下|出生|怀上"),
)
"""What becomes of people alone, as it is asked, each with what tells it in print."""
_OF_SOMEBODY: Final = (
    ("(?<!得)(?<!能)(?<!能找)(?:回来|回家|回去|回(?=[了没]))", "回[来家乡村到去了自]|返|归来|团圆|团聚"),
    ("好(?=[了没])|好起来|醒", "好了|好转|治好|康复|痊愈|出院|恢复|醒|站[了起]"),
    ("死|走(?=[了没])|活(?=[了下着])|救(?=[活过了])", "死|走了|没了|活|救|命|[去过]世"),
    ("[抓逮](?=[了到走])", _CAUGHT),
    ("(?<!能)找(?=[到着回])", "找不?[到着回]|团[聚圆]"),
)
"""What becomes of other things too."""
_WANTED: Final = re.compile("骗子|小偷|盗贼|凶手|嫌(?:疑人|犯)")
_WHETHER: Final = re.compile(r"(?:没有?|吗|么|不)\W*$|有没有|是不是")
_HOW_LONG: Final = re.compile(r"判了?(?:几|多少|多久)")
_NEAR_END: Final = r"[^,，。?？]{0,6}\W*$"
_AT_END: Final = r"[了过着成到来去的没有吗么不呢啊吧]{0,6}\W*$"
"""What follows the fate of people alone, and one that other things have: 回家还要写作业吗 asks of no coming home."""


def _ending(fates: Iterable[tuple[str, str]], end: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """How each fate is asked for at the end of a question, and what tells it."""
    return tuple((re.compile(f"(?:{way}){end}"), re.compile(printed)) for way, printed in fates)


_ASKED: Final = _ending(_FATES, _NEAR_END)
_ASKED_OF_SOMEBODY: Final = _ending(_OF_SOMEBODY, _AT_END)


def is_told(asked: str, text: str) -> bool:
    """Whether a text tells what became of somebody of whom a question asks it; True where it asks no such thing."""
    if not (_WHETHER.search(asked) or _HOW_LONG.search(asked)):
        return True
    of_somebody = names_somebody(asked) or _WANTED.search(asked)
    fates = (*_ASKED, *(_ASKED_OF_SOMEBODY if of_somebody else ()))
    told = [printed for way, printed in fates if way.search(asked)]
    return not told or any(printed.search(text) for printed in told)
