"""Whether a question is for a number of things that no page prints (82名员工, where the words have 820)."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from knowledge.findings import Found
from knowledge.numerals import forms, is_number, small, whole
from knowledge.search import Library
from knowledge.topic import MEASURE, Expect, Term, Topic
from knowledge.weighing.amounts import AMOUNT
from knowledge.weighing.bearing import clause_of
from knowledge.weighing.held import EQUAL
from knowledge.weighing.sought import CLOSE
from knowledge.weighing.values import holds_value, values

_TIME: Final = "年月日天点分秒岁号期届次成度"
"""What measures time, age or order: such a number is rather the citizen's own, or a name."""
_MEASURE: Final = rf"(?:[%％]|人次|千瓦|百分点|公里|(?![{_TIME}])[{MEASURE}首])"
_BARE: Final = re.compile(r"(?:那么?|这|有|是|哪来的|说的?|的|\W)*$")
"""What may stand before the number of a question that is for it."""


def lacks_figure(topic: Topic, best: Found, library: Library) -> bool:
    """Whether the best passage would be shown for a number that it does not tell."""
    text = library.index.text_of(best.passage)
    of_others = (counts_inhabitants(topic) and "人口" not in text) or _counts_movers(topic, text)
    return of_others or unprinted(topic, library)


def _counts_movers(topic: Topic, text: str) -> bool:
    """Whether a folded text counts those alone who came to a place or left it, and not those who are asked for.

    These are who live there, or who went the other way.
    """
    others = [term for term in topic.terms if not (term.names or _INHABITANTS.fullmatch(term.word))]
    if topic.expects is not Expect.NUMBER or not topic.terms or others or "参加" in topic.asked:
        return False
    asked = _ways(topic.asked)
    told = [_ways(text[slice(*clause_of(span, text))]) for span in values(topic.expects, "多少人", text)]
    return bool(told) and all(ways and not ways & asked for ways in told)


def _ways(text: str) -> set[int]:
    """Which of the ways in which people move a text tells of."""
    return {i for i, way in enumerate(_MOVED) if way.search(text)}


_EACH: Final = re.compile("分别|各自|[各都](?=[有是在来投花占干做讲说])")
"""What asks of each of so many that are known, and not for their number: 六个人分别是干什么的."""
_INHABITANTS: Final = re.compile(
    "[总常]?住?人口?|[村镇乡县市区寨][里上]|[全本][村镇乡县市区]|村民|居民|[走来多少回][了过]?"
)
_MOVED: Final = (
    re.compile("流入|新增|净增|增加|迁入|搬[入来]|返乡|回流|回[来乡]|[多来添][了过]|多出来"),
    re.compile("流出|外[出流]|减少|迁[出走]|搬[出走]|转移|[走少]了|出去"),
    re.compile("外来|参加"),
)
"""What is said of those who come or are added, of those who go, and of others who are not all."""


def unprinted(topic: Topic, library: Library) -> bool:
    """Whether a question begins with a number of things, is for hardly more, and nowhere such a number is printed.

    Another number of them, and it alone, would be shown as if it were the one.
    """
    number = next((term for term in topic.terms if is_number(term.word)), None)
    if number is None or _EACH.search(topic.asked):
        return False
    rest = [term for term in topic.terms if term is not number]
    match = re.search(rf"{re.escape(number.word)}(?P<measure>{_MEASURE})", topic.asked)
    if match is None or not _BARE.fullmatch(topic.asked[: match.start()]):
        return False
    alone = topic.expects is Expect.ANYTHING and len([term for term in rest if len(term.word) > 1]) <= 1
    little = alone or sum(term.weight for term in rest) < number.weight
    return little and not _is_printed(number, match["measure"], rest, library)


def counts_inhabitants(topic: Topic) -> bool:
    """Whether it is asked how many live in a place, and of no matter (全市多少人), which only 人口 tells."""
    return (
        topic.expects is Expect.NUMBER
        and bool(topic.terms)
        and all(_PEOPLE.fullmatch(term.word) for term in topic.terms)
    )


def may_be_told(topic: Topic, near: Iterable[Found], library: Library) -> bool:
    """Whether any of some passages counts people where it is asked how many there are: it may be the number."""
    texts = (library.index.text_of(one.passage) for one in near)
    return counts_inhabitants(topic) and any(holds_value(topic.expects, topic.asked, text) for text in texts)


def counts_all(text: str, posts: str) -> bool:
    """Whether a folded text counts the people of a place or body that somebody's folded posts name (全镇一万九千人).

    Those who were there before are not meant (刚来时,卫生院只有三个人).
    """
    counted = (match for match in _ALL.finditer(text) if (match["unit"] or "") in posts)
    return any(not _FORMERLY.search(text[text.rfind("。", 0, match.start()) + 1 : match.start()]) for match in counted)


_ALL: Final = re.compile(
    r"(?:(?P<unit>[省市州县区旗镇乡村屯寨岛厂矿校院班队组站店所])(?:里头?|上)?"
    rf"(?:户籍|常住|人口|一共|总共|现在|目前|如今|[共只就才还有剩]|{AMOUNT}户[、,]?)*|常住|户籍)"
    rf"{AMOUNT}(?:[个名口号]?人)(?![次均家])"
)
"""A number of people right behind what they are all of, or who are said to live there."""
_FORMERLY: Final = re.compile("刚来|[当那][年初时]|从前|以前|过去|原来|年前")
_PEOPLE: Final = re.compile("[全本]?[省市县区]里?|人")


def _is_printed(number: Term, measure: str, rest: list[Term], library: Library) -> bool:
    """Whether a passage holds the number before its measure, or close to what else the question names."""
    named = [word for term in rest for word in _names_of(term) if len(word) > 1]
    written = {one for one in (number.word, small(number.word), *forms(number.word)) if one}
    written |= {"两"} if "二" in written else set()
    return any(
        _counting(one, measure, tuple(named)).search(library.index.texts[row])
        for one in sorted(written)
        for row in library.index.rows_saying(one.rstrip(_SCALES) or one).tolist()
    )


_SCALES: Final = "十百千万亿"
"""What may be printed behind 多: 200多万 where 200万 is asked for."""


def _names_of(term: Term) -> Iterator[str]:
    """A word and what means the same."""
    yield term.word
    yield from (word for share, word, others in term.ways if share >= EQUAL and not others)


@lru_cache(maxsize=64)
def _counting(number: str, measure: str, named: tuple[str, ...]) -> re.Pattern[str]:
    things = "|".join(map(re.escape, named)) or "(?!)"
    return re.compile(rf"{whole(number).pattern}(?:[多余来]?{measure}|[^。！？]{{0,{CLOSE}}}(?:{things}))")
