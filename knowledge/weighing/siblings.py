"""Another than the thing that a question names: one of a kind whose name is printed, or one listed beside it.

All texts are folded.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from knowledge.text import HAN
from knowledge.topic import Strange
from knowledge.weighing.individuals import is_somebody
from knowledge.words.hearing import sound


def is_of_another_name(strange: Sequence[Strange], text: str, around: str) -> bool:
    """Whether neither a text nor what is around it names what a question does, and they name another of its kind."""
    unnamed = [one for one in strange if not one.stands_in(text + around)]
    others = [(one, other.group()) for one in unnamed for told in (text, around) if (other := one.others.search(told))]
    misspelt = any(sound(one.called) in sound(other) for one, other in others)  # 沧度大桥 is 沧渡大桥
    return bool(others) and not misspelt


def is_of_one_alone(asked: str, text: str) -> bool:
    """Whether a question asks of all others of a kind (别的村), and a text tells of no more than one."""
    others = _OTHERS_ASKED.search(asked)
    return others is not None and not re.search(rf"{_SEVERAL_TOLD}|{_COUNTED}个?{others['kind']}", text)


_OTHERS_ASKED: Final = re.compile(
    "(?:别|其他|其它|另外|旁)的?(?:[几两那]?个|那?些)?(?P<kind>[村镇乡县]|社区|小区|学校|医院|工?厂|园区|岛|车站)"
)
_SEVERAL_TOLD: Final = "别的|其[他它余]|另外|周边|附近|邻近|[相毗]邻|各|全[省市县区镇乡]|所有|每个|一些|不少|许多|很多"
_COUNTED: Final = "[0-9二两三四五六七八九十百千几多][余多]?"


def names_another(name: str, text: str) -> bool:
    """Whether a text names another of the kind of a name: one that it lists beside, or has in quotation marks too.

    姜汤大姐 is somebody as 建宁大叔 is, and other things of a kind are called alike in the end.
    """
    quoted = {one for one in _QUOTED.findall(text) if one != name}
    if is_somebody(name) and any(map(is_somebody, quoted)):
        return True
    alike = any(one[-1] == name[-1] and name not in one for one in quoted) and f"“{name}”" in text
    word = re.escape(name)
    return alike or re.search(rf"、[“《]?{word}|{word}[”》]?、", text) is not None


_QUOTED: Final = re.compile(r"“([\u4e00-\u9fff0-9a-z]{2,10})”")


def is_of_sibling(noun: str, text: str, sentences: Sequence[str]) -> bool:
    """Whether, of what a text lists beside a noun, some sentences tell of the others and none of it.

    荞麦 is listed in 莜麦、胡麻、荞麦, and 全市莜麦18万亩 tells of 莜麦 alone.
    """
    listed = {one for match in _LISTED.finditer(text) for one in _listed_with(noun, match.group())}
    told = [one for one in sentences if noun in one or any(other in one for other in listed)]
    return bool(told) and not any(noun in one for one in told)


_LISTED: Final = re.compile(rf"(?:{HAN.pattern}+、)+{HAN.pattern}+")


def _listed_with(noun: str, enumeration: str) -> Iterator[str]:
    """The others of an enumeration, whose first begins and whose last ends within a sentence."""
    first, *between, last = enumeration.split("、")
    one, other = first[-len(noun) :], last[: len(noun)]
    names = (one, *between, other)
    if noun in names:
        yield from (name for name in names if name != noun and len(name) == len(noun))
