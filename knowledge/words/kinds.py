"""Things of one kind that are told apart: who asks of maize is not answered by what is said of wheat."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, Self

from knowledge.text import one_of


class Member(NamedTuple):
    """One thing of a kind: the words for it, and those for all others of the kind.

    `whole` has the words for the kind itself too, which are `general` (企业).
    """

    words: frozenset[str]
    others: re.Pattern[str]
    whole: re.Pattern[str]
    general: tuple[str, ...]

    def told_instead(self, behind: str) -> re.Pattern[str]:
        """What is told in its stead; where what stands `behind` it names the kind too (房地产企业), so is the whole."""
        return self.whole if behind.startswith((*self.general, *_OF_A_TRADE)) else self.others


class Kind(NamedTuple):
    """The words for each of its members, and those for all of them together."""

    members: Sequence[frozenset[str]]
    general: frozenset[str] = frozenset()

    def told(self) -> Iterator[Member]:
        """Each of its members, apart from the others."""
        for words in self.members:
            others = frozenset[str]().union(*(member for member in self.members if member is not words))
            yield Member(words, one_of(others), one_of(others | self.general), tuple(self.general))


@dataclass(frozen=True, slots=True)
class Kinds:
    """`members[word]`: what a folded word names, where others of its kind are known."""

    members: Mapping[str, Member] = field(default_factory=dict)
    pattern: re.Pattern[str] = re.compile("(?!)")
    """Any of the words, the longest first."""

    @classmethod
    def of(cls, kinds: Iterable[Kind]) -> Self:
        """The members of all kinds."""
        members = {word: member for kind in kinds for member in kind.told() for word in member.words}
        return cls(members, one_of(members))

    def named(self, text: str, words: Iterable[str]) -> Iterator[tuple[re.Match[str], Member]]:
        """What a folded text, cut into words, names by whole words (no 保安 in 保安全), or of a trade (餐饮业)."""
        bounds = frozenset(_bounds(text, words))
        for match in self.pattern.finditer(text):
            start, end = match.span()
            if start in bounds and (end in bounds or text.startswith(_OF_A_TRADE, end)):
                yield match, self.members[match.group()]


_OF_A_TRADE: Final = ("业", "店", "厂", "户", "商", "老板")
"""What a word for a thing is ended by that names a trade in it."""


def _bounds(text: str, words: Iterable[str]) -> Iterator[int]:
    """Where words begin and end in the text that they were cut from."""
    place = 0
    for word in words:
        start = text.index(word, place)
        place = start + len(word)
        yield from (start, place)
