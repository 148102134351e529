"""Postings in two layers: many passages as they were once made ready, and the few that came since. It weighs nothing.

A page among a hundred thousand passages would move the rows of all that follow it. Here they stay where they are: each
layer says which row of the record each of its passages has now, and which are gone. Where too much has changed, all is
put together again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

import numpy as np

from knowledge.index.postings import AT_ONCE, Counts, Ints, Piece, Postings

LARGE: Final = 20_000
"""Passages from which a layer is worth its searches."""
SHARE: Final = 16
"""One of so many passages may be gone from the lower layer, or be in the upper one."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Postings, and the row in the record of each of their passages, -1 where it is gone; rising otherwise.

    `held`: how many of those that are left hold each term.
    """

    postings: Postings
    rows: Ints
    held: Ints

    @classmethod
    def of(cls, postings: Postings, rows: Ints) -> "Layer":
        return cls(postings, rows, postings.sizes())

    def moved(self, moved: Ints) -> "Layer":
        """The same where the record's rows moved."""
        rows = np.where(self.rows >= 0, moved[self.rows], -1)
        gone = (rows < 0) & (self.rows >= 0)
        return Layer(self.postings, rows, self.held - _sizes_of(self.postings, gone) if gone.any() else self.held)

    def gone(self) -> Ints:
        """The passages that are gone."""
        return np.flatnonzero(self.rows < 0)

    def holding_all(self, field: int, terms: Sequence[str]) -> Ints:
        rows = self.rows[self.postings.holding_all(field, terms)]
        return rows[rows >= 0]

    def terms(self, field: int) -> Iterator[str]:
        return (term for term, number in self.postings.numbers[field].items() if self.held[number])


@dataclass(frozen=True, slots=True)
class Layers:
    """What `Postings` says, said of two layers together; rows are those of the record."""

    lower: Layer
    upper: Layer

    @property
    def passages(self) -> int:
        return int(np.count_nonzero(self.lower.rows >= 0) + len(self.upper.rows))

    @property
    def both(self) -> tuple[Layer, Layer]:
        return self.lower, self.upper

    def holding_all(self, field: int, terms: Sequence[str]) -> Ints:
        """The rows of the passages that hold every one of some terms; none where no term is given."""
        return np.sort(np.concatenate([layer.holding_all(field, terms) for layer in self.both]))

    def terms(self, field: int) -> Iterator[str]:
        """Every term that some passage holds."""
        return iter(dict.fromkeys(chain(self.lower.terms(field), self.upper.terms(field))))

    def together(self) -> Postings:
        """All as postings of one layer."""
        pieces = [piece_of(self.upper.postings)] if len(self.upper.rows) else []
        return self.lower.postings.updated(self.lower.rows, self.upper.rows, pieces)


def over(postings: Postings) -> Layers:
    """Postings as a lower layer with nothing above it."""
    none = Postings.of((), len(postings.numbers))
    return Layers(Layer.of(postings, np.arange(postings.passages)), Layer.of(none, np.zeros(0, dtype=np.int64)))


def updated(before: Postings | Layers, moved: Ints, fresh: Ints, pieces: Iterable[Piece]) -> Postings | Layers:
    """The postings of a changed coverage, as `Postings.updated`; in layers where it is large and little changed."""
    layers = before if isinstance(before, Layers) else over(before)
    lower = layers.lower.moved(moved)
    stays = moved[layers.upper.rows]
    above = np.sort(np.concatenate((stays[stays >= 0], fresh)))
    changed = len(above) + int(np.count_nonzero(lower.rows < 0))
    if lower.postings.passages < LARGE or changed * SHARE > lower.postings.passages:
        return together(before).updated(moved, fresh, pieces)
    places = np.where(stays >= 0, np.searchsorted(above, stays), -1)
    upper = layers.upper.postings.updated(places, np.searchsorted(above, fresh), pieces)
    return Layers(lower, Layer.of(upper, above))


def together(postings: Postings | Layers) -> Postings:
    """Postings as one layer."""
    return postings.together() if isinstance(postings, Layers) else postings


def piece_of(postings: Postings) -> Piece:
    """The counts that postings were made of: passage by passage, field by field."""
    terms = np.repeat(np.arange(len(postings.starts) - 1), postings.sizes())
    fields = postings.fields_of_terms()[terms]
    return tuple(_counts(postings, field, terms, fields == field) for field in range(len(postings.numbers)))


def _counts(postings: Postings, field: int, terms: Ints, own: Any) -> Counts:
    names = postings.numbers[field]
    number = np.zeros(len(postings.starts), dtype=np.int32)
    number[np.fromiter(names.values(), dtype=np.int64, count=len(names))] = np.arange(len(names))
    rows = postings.rows[own]
    order = np.argsort(rows, kind="stable")
    ends = np.cumsum(np.bincount(rows, minlength=postings.passages))
    starts = np.concatenate((np.zeros(1, dtype=np.int64), ends))
    return Counts(list(names), starts, number[terms[own][order]], postings.tallies[own][order])


def _sizes_of(postings: Postings, some: Any) -> Ints:
    """How many of some passages hold each term."""
    found = [np.zeros(0, dtype=np.int64)]
    for start in range(0, len(postings.rows), AT_ONCE):
        found.append(np.flatnonzero(some.take(postings.rows[start : start + AT_ONCE])) + start)
    terms = np.searchsorted(postings.starts, np.concatenate(found), side="right") - 1
    return np.bincount(terms, minlength=len(postings.starts) - 1)
