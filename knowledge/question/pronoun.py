"""Whom a pronoun means, or a title that several bear: the one who spoke last, or somebody of the same message."""

import re
from typing import Final

from knowledge.asked import Ambiguous, ListPeople
from knowledge.lexicon import ROLE_AT, SPEECH_VERB, TRADE_ROLES, Person
from knowledge.question.message import Reading
from knowledge.text import folded

THAT: Final = (
    r"(?:[这那](?:个|件|桩|种|方面|一?[块行点]|些)?(?:事情?|问题|情况)?|这[号种]人|它|[他她我俺咱]们?|大家|老百姓)"
)
"""What points back at a matter, or at whom it concerns."""
PRONOUN: Final = re.compile(
    r"(?:说|讲|提)(?:(?:这|那)?(?:个|番|段|句|些)?话|[这那](?:个|些|件事|事)?)的"
    r"(?:这个|那个|这位|那位|人|代表)*|(?<![其吉])他们?俩?|她们?俩?|(?<![a-z])ta(?![a-z])|[这那]个人"
    r"|[这那]人(?=是|干|做|当|在|叫|姓|说|讲|提|谈|咋|怎么|如何|什么|哪|的|还|也|呢|到底|具体|现在|\W|$)"
    r"|[这那]位(?:代表|同志|领导)?|这个代表|该代表|此人|(?<![\u4e00-\u9fff])人家(?=[是的也还又怎如说讲谈提])"
)
LEADS_ON: Final = re.compile(
    r"(?:除了|不要|不问|不是|换|跟|和|问|找|给|听|看|我|想|再|就|是|要|刚才|刚刚|等到?|关于|对于?|那|么|这|还有"
    r"|另外|具体|哎|嗯|对了|算了|好|请|麻烦|还|当然|\W)*"
)
"""What may stand before a pronoun and names nobody it could mean instead."""
_AS_EVER: Final = r"(?:也|还|又|都|就|后来|到底|具体|当时|有|是|在|会|要|能)*"
_SPEAKS: Final = re.compile(
    rf"{_AS_EVER}(?:对[^,，。?？]{{1,8}}?)?{_AS_EVER}(?:{SPEECH_VERB}|什么|劝|愁|盼|答|问|办法|意见|态度)"
)
"""What follows whoever spoke: 养老她提了没有, 放学早没人接她有什么办法."""
_SOMEBODY: Final = re.compile(
    rf"{ROLE_AT.pattern}|爸|妈|爹|娘(?!家)|爷|奶|公公|婆|叔|伯|姨|舅|姐|哥|弟|妹|儿子|女儿|儿女"
    r"|老[大二三人头伴汉]|老太|娃|孩子|小孩"
    r"|老公|媳妇|邻居|同学|同事|朋友|包工头|师傅|阿姨|小伙|姑娘|青年|年轻人|工友|外卖员|快递员|送信的"
    r"|[那这哪](?:个|位)(?!村|镇|乡|县|市|区|厂|事)|谁"
)
"""Somebody of the same message, whom a pronoun behind means: 包工头拖着工钱, 告他要多久."""


def of_last(text: str) -> re.Match[str] | None:
    """The pronoun of a message that means the one who spoke last; None where it means somebody of the message.

    It does at the beginning, and behind what is asked of him (养老她提了没有).
    """
    pronoun = PRONOUN.search(text)
    if pronoun is None:
        return None
    before, behind = text[: pronoun.start()], text[pronoun.end() :]
    if LEADS_ON.fullmatch(before):
        return pronoun
    means_him = pronoun.group() in _PERSONAL and _SPEAKS.match(behind) and not _SOMEBODY.search(before)
    return pronoun if means_him else None


_PERSONAL: Final = frozenset(("他", "她", "ta"))


def spoken_of(people: tuple[Person, ...], reading: Reading) -> tuple[Person, ...]:
    """Of several who are called alike the one who spoke last (李书记 behind 李星), where nothing turns to another.

    Behind a list with another of them, he is meant only where it is asked what else he said. Nor is he meant where a
    matter is asked for of which he says nothing, and somebody does.
    """
    last = tuple(one for one in people if one in reading.last_speaker())
    context, others = reading.context, [one.id for one in people if one not in last]
    listed = context.asked == ListPeople.__name__ and any(one in context.people for one in others)
    turned = context.asked == Ambiguous.__name__ or _TURNS.search(reading.text) or _is_anothers(last, reading)
    return last if last and not turned and (not listed or FURTHER.search(reading.text)) else people


def _is_anothers(people: tuple[Person, ...], reading: Reading) -> bool:
    """Whether a message names what is printed, and nothing of it in the words of some people."""
    named = [one.word for one in reading.topic().terms if len(one.word) > 1 and not _is_title(one.word)]
    printed = [word for word in named if reading.language.says(word)]
    own = [folded(speech.text) for one in people for _, speech in one.appearances]
    return bool(people and printed) and not any(word in text for word in printed for text in own)


def _is_title(word: str) -> bool:
    title = ROLE_AT.search(word)
    return title is not None and title["role"] not in TRADE_ROLES


_TURNS: Final = re.compile(r"呢\W*$|(?:另外?|还有)[一那]?[个位]|别的|其他|哪一?[个位]")
"""What turns to another of those who are called alike."""
FURTHER: Final = re.compile(rf"(?:[还又再]|另外)+有?(?=(?:{SPEECH_VERB}))")
"""What asks what else somebody said."""
