"""Whether what is told is of another year, or half of one, than a question names, as the day of its paper tells.

今年 of a paper of 2021 is 2021年, and 去年 2020年. All texts are folded.
"""

import re
from collections.abc import Iterator, Set
from typing import Final, NamedTuple

from knowledge.text import sentence_spans
from knowledge.topic import Expect, Topic
from knowledge.weighing.amounts import DIGITS
from knowledge.weighing.beside import says_of_what
from knowledge.weighing.held import weight_of

_YEARS: Final = tuple(
    (re.compile(way), offset)
    for way, offset in (
        ("今年|本年度", 0),
        ("去年|过去的?一年|上一年度?(?!级)", -1),
        ("(?<![年月大以之多])前年(?!年)", -2),
        ("明年|来年", 1),
        ("(?<!大)后年", 2),
    )
)
"""Years as they are named, and how far they are from that of the paper."""
_BY_NUMBER: Final = re.compile("(?<![0-9])(20[0-9]{2})(?=年)")
_HALVES: Final = (re.compile("[上头前]半年"), re.compile("[下后]半年"))
_CLAUSE: Final = re.compile("[^,，;；:：]+")
_OF_A_YEAR: Final = re.compile(rf"{DIGITS}{{1,4}}(?:年|月|日|号|季度)")
_ASKED: Final = (Expect.MONEY, Expect.NUMBER, Expect.ANYTHING)
"""What may be so much in one year and otherwise in another."""
HALF: Final = 0.5
"""How much of a topic a sentence must hold to tell of it."""


class _When(NamedTuple):
    """The years that a text names, and which halves of one."""

    years: Set[int]
    halves: Set[int]

    def is_other_than(self, asked: "_When") -> bool:
        """Whether it names years or halves, and none of those that are asked for."""
        return any(own and other and not own & other for own, other in zip(self, asked, strict=True))


def is_of_another_year(topic: Topic, text: str, year: int) -> bool:
    """Whether all amounts of a text, printed in some year, that tell of a topic are of other years than it names."""
    asked = _when(topic.asked, year)
    if topic.expects not in _ASKED or not any(asked):
        return False
    told = list(_told(topic, text, year, asked))
    return bool(told) and all(one.is_other_than(asked) for one in told)


def _when(text: str, year: int) -> _When:
    named = {year + offset for way, offset in _YEARS if way.search(text)}
    return _When(
        named | set(map(int, _BY_NUMBER.findall(text))), {i for i, way in enumerate(_HALVES) if way.search(text)}
    )


def _told(topic: Topic, text: str, year: int, asked: _When) -> Iterator[_When]:
    """When the amounts of the sentences are told that speak of a topic: in their clause, or in one before it.

    Half of it is spoken of, or any of it where the year is the one that is asked for.
    """
    terms = [
        term for term in topic.terms if not term.names and says_of_what(term.word) and not any(_when(term.word, year))
    ]
    half = HALF * sum(term.weight for term in terms)
    for start, end in sentence_spans(text) if terms else ():
        sentence = text[start:end]
        weight, named = weight_of(terms, sentence), _when(sentence, year)
        if weight < half and (not weight or not any(named) or named.is_other_than(asked)):
            continue
        then = _When(frozenset(), frozenset())
        for clause in _CLAUSE.findall(sentence):
            own = _when(clause, year)
            then = own if any(own) else then
            goes_on = any(own) or weight_of(terms, clause) > 0  # 今年拿出学位500个,明年增加到600个
            if goes_on and re.search(DIGITS, _OF_A_YEAR.sub("", clause)):
                yield then
