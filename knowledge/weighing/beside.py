"""Whether a value stands beside what it is asked of, and not with another matter that is told next to it.

民宿住一晚多少钱 is answered by no sum that a sailor earns, though the same paragraph speaks of the 民宿 too.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from knowledge.numerals import is_number
from knowledge.text import sentence_spans
from knowledge.topic import Expect, Term, Topic
from knowledge.weighing.amounts import AMOUNT
from knowledge.weighing.bearing import clause_of
from knowledge.weighing.held import HALF, found, weight_of, windows
from knowledge.weighing.rivals import is_begun_by_another
from knowledge.weighing.sums import (
    is_called_otherwise,
    is_cost_told,
    is_named_so,
    is_paid_otherwise,
    is_payment_told,
    is_price_told,
)
from knowledge.weighing.units import clauses_around, is_bounded_otherwise, is_price_of, unit_asked
from knowledge.weighing.values import holds_value, is_quantity, values

STORY: Final = 4
"""Words of a question above which it tells a story: it names more than that of which a price is asked, in any order."""
_MEASURES: Final = "个位名人家条所亩吨元块次种项座处户间张台辆支层场件趟枝棵栋顿份部套回遍钱"
_FRAMES: Final = re.compile(r"[要收卖买给付交出花掏投用有能会得该算]?[钱费价]?|价格|价钱|费用|一共|总共")
"""What frames a question for a value and tells of none."""
_DAY: Final = re.compile("什么时候|什么时间|何时|几时|哪一?[年天月]|哪个月|几月|几号")
"""What asks when, and not how long or at what hour."""
_WHEN: Final = re.compile("什么时候|什么时间|何时|几时")
_BODIES: Final = re.compile("有(?:多少|几|好多)[个家所座]?(?:企业|公司|学校|医院|工厂|单位|机构|社区|园区|市场|项目)")
"""How many bodies there are, which no words without a number tell."""
_SOME: Final = re.compile("一[批些]")
SHARES: Final = re.compile(rf"{AMOUNT}成|一半|减半|[%％]")
"""What tells how much of a cost somebody bears, where no sum is told."""
_MONTHLY: Final = re.compile("[一每]个?月|月薪|工资")
_RENT: Final = re.compile("收(?!入)|租|房|交")
"""What is paid each month for a thing, and to nobody for work (每月收180元)."""
_BY_TIME: Final = re.compile("月|年|薪|(?<!手)工|挣|赚|收入|拿|领|租|费|补|保|发")
"""What asks for a sum that is paid again and again."""


_CHANGES: Final = re.compile("(?:增长|增加|增收|上涨|涨|提高|降低|下降|降|减少|减|缩小)(?:了|到|掉)?(?:多少|好多|几)")
_CHANGED: Final = re.compile("[增涨升翻减降缩]|提[高了]|[高多少][了出]|从")
"""How it is asked, and told, by how much something changed."""


def says_of_what(word: str) -> bool:
    """Whether a word says of what a value is asked, and does not only frame the question for it."""
    return not (is_quantity(word) or is_number(word) or _FRAMES.fullmatch(word) or word in _MEASURES)


def stands_beside(topic: Topic, text: str, of_speaker: str) -> bool:
    """Whether a value of what a topic asks for stands in a folded text beside what it is asked of.

    True where no sum, number or day is asked for, and where the text holds none at all: that is for others to judge.
    What is printed of its speaker, also folded, tells of all of it whose or where it is (青格勒合作社有多少户).
    """
    kind = topic.expects
    if kind not in _JUDGED or (kind is Expect.TIME and not _DAY.search(topic.asked)):
        return True
    own = (term for term in topic.terms if not term.names and found(term, of_speaker) < HALF)
    terms = [term for term in own if says_of_what(term.word)]
    spots = list(_spots(topic, text))
    if not spots:
        return not (_WHEN if kind is Expect.TIME else _BODIES).search(topic.asked)
    changed = _CHANGES.search(topic.asked) is not None
    tells = _tells_sum if kind is Expect.MONEY else _tells
    return any(
        tells(topic.asked, terms, spot)
        for spot in spots
        if not changed or _CHANGED.search(clauses_around(spot.sentence, *spot.value))
    )


def is_told(topic: Topic, text: str) -> bool:
    """Whether two sentences of a folded text tell half of what a topic asks about, and a value where it asks for one.

    Where it names nothing but a place, a value is enough.
    """
    terms = [term for term in topic.terms if not term.names and says_of_what(term.word)]
    half = HALF * sum(term.weight for term in terms)
    return any(holds_value(topic.expects, topic.asked, one) and weight_of(terms, one) >= half for one in windows(text))


_JUDGED: Final = frozenset({Expect.MONEY, Expect.TIME, Expect.NUMBER})


class _Spot(NamedTuple):
    """A sentence, where a value stands in it, the sentence before, all since the last such sentence, and the text."""

    sentence: str
    value: tuple[int, int]
    before: str
    since: str
    text: str


def _spots(topic: Topic, text: str) -> Iterator[_Spot]:
    before = since = ""
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        shares = [match.span() for match in SHARES.finditer(sentence)] if topic.expects is Expect.MONEY else []
        counts = values(topic.expects, topic.asked, sentence)
        spans = (*(span for span in counts if not _SOME.fullmatch(sentence[slice(*span)])), *shares)
        yield from (_Spot(sentence, span, before, since, text) for span in spans)
        before, since = sentence, sentence if spans else since + sentence


def _tells(_asked: str, terms: Sequence[Term], spot: _Spot) -> bool:
    """Whether a value is of what it is asked of: the sentence, or the one before, tells any of it."""
    return _names_any(terms, spot.before + spot.sentence)


def _names_any(terms: Sequence[Term], text: str) -> bool:
    return not terms or any(found(term, text) >= HALF for term in terms)


def _tells_sum(asked: str, terms: Sequence[Term], spot: _Spot) -> bool:
    """The same of a sum, of as much as is asked of, which is paid for what the question names.

    A price is of what is named since the last sum, or is put in other words; what is named behind has its own, or none.
    """
    sentence, unit = spot.sentence, unit_asked(asked, priced=True)
    near = clauses_around(sentence, *spot.value)
    if not is_price_of(unit, near) or is_paid_for_another(asked, asked, sentence, spot.value):
        return False
    costs = is_cost_told(asked, near)
    if costs is not None:
        return costs and _names_any(terms, (spot.before if unit else "") + sentence)
    if is_payment_told(asked, near):
        return True
    start, end = clause_of(spot.value, sentence)
    before = sentence if len(terms) > STORY else sentence[:end]
    if is_price_told(asked, near):
        return _names_any(terms, spot.since + before) or not _names_any(terms, spot.text)
    untimed = unit or _RENT.search(sentence, start, end) or _BY_TIME.search(asked)
    if _MONTHLY.search(sentence, start, end) and not untimed:
        return False
    told_before = "" if is_called_otherwise(asked, spot.value, sentence) else spot.before
    return _names_any(terms, told_before + before)


def is_paid_for_another(asked: str, matter: str, sentence: str, value: tuple[int, int]) -> bool:
    """Whether a sum in a folded sentence is paid for something else than a question asks by its words.

    It is called otherwise, given where a cost is asked for, within a bound and not beyond it, or for another of a kind
    than is named in the question or, of a turn, in the `matter` before it.
    """
    near = clauses_around(sentence, *value)
    return (
        not is_named_so(asked, near)
        or is_paid_otherwise(asked, value, sentence)
        or is_bounded_otherwise(asked, near)
        or is_begun_by_another(matter, _CLAUSE.split(sentence[: value[1]]))
    )


_CLAUSE: Final = re.compile("[,，;；:：]")
