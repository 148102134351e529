"""How texts shorten long names: which pieces of the names stand in them. It knows no people and no passages."""

import re
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Final

LEAST: Final = 3
MOST: Final = 8
"""Characters of a piece that stands for the whole name: 天桥起重 for 株洲天桥起重机械股份有限公司."""


@dataclass(frozen=True, slots=True)
class Change:
    """Folded texts that came and went since texts were gone through; `stands`: whether one that stayed holds a word."""

    came: Iterable[str]
    went: Iterable[str]
    stands: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of some names that were looked for in some texts, and those that the texts hold."""

    sought: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Iterable[str], texts: Iterable[str]) -> "Pieces":
        sought = _pieces(names)
        return cls(sought, frozenset(_standing(sought, texts)))

    def after(self, names: Iterable[str], change: Change) -> "Pieces":
        """Those of other names in the changed texts; of what stayed only that is asked which may be otherwise."""
        sought = _pieces(names)
        came = _standing(sought, change.came)
        doubtful = _standing(self.held & sought, change.went) | (sought - self.sought)
        stayed = (self.held & sought) - doubtful
        return Pieces(sought, frozenset(came | stayed | set(filter(change.stands, doubtful - came))))

    def shortened(self, name: str) -> str:
        """The longest piece of a name that the texts hold, of equally long ones the first; or nothing."""
        return next((piece for piece in _of(name) if piece in self.held), "")


def _of(name: str) -> Iterator[str]:
    """The pieces of a name, the longest first."""
    sizes = range(min(MOST, len(name) - 1), LEAST - 1, -1)
    return (name[i : i + size] for size in sizes for i in range(len(name) - size + 1))


def _pieces(names: Iterable[str]) -> frozenset[str]:
    return frozenset(piece for name in names for piece in _of(name))


def _standing(pieces: Set[str], texts: Iterable[str]) -> set[str]:
    """The pieces that some texts hold.

    Every text is gone through once, whatever the number of pieces: where three characters begin one, it is followed.
    """
    if not pieces:
        return set()
    beginnings: dict[str, set[int]] = {}
    for piece in pieces:
        beginnings.setdefault(piece[:LEAST], set()).add(len(piece))
    run = re.compile(f"[{re.escape(''.join(set().union(*pieces)))}]{{{LEAST},}}")
    return {
        piece
        for text in texts
        for one in run.findall(text)
        for i in range(len(one) - LEAST + 1)
        for size in beginnings.get(one[i : i + LEAST], ())
        if (piece := one[i : i + size]) in pieces
    }
