"""Postings: which passages hold a term, and how often, in arrays. It weighs nothing, and reads and writes no file.

A term belongs to a field (the words of a passage, its grams, its context); the numbers of terms run through all fields.
Passages are rows, in the order of the record. Where a coverage changes, the postings of the passages that stayed are
carried over, not made again.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain, compress, islice
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Rows = NDArray[np.int32]
Tallies = NDArray[np.unsignedinteger[Any]]

NOWHERE: Final[Ints] = np.zeros(0, dtype=np.int64)
_LOW: Final = (1 << 32) - 1
_PASSAGE: Final = 28
"""Bits of a passage in a number that holds a token too."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What stands in one field of some passages, passage by passage.

    The i-th passage holds `terms[starts[i]:starts[i + 1]]`, numbers into `names`, each as often as `tallies` says.
    """

    names: Sequence[str]
    starts: Ints
    terms: Rows
    tallies: Tallies

    def lengths(self) -> Ints:
        """How many tokens each passage has."""
        ends = np.concatenate(([0], np.cumsum(self.tallies, dtype=np.int64)))[self.starts]
        return np.diff(ends)


def counted(documents: Iterable[Iterable[str]]) -> Counts:
    """The tokens of some passages in one field, counted."""
    held = list(map(list, documents))
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    terms = np.fromiter(map(numbers.__getitem__, chain.from_iterable(held)), dtype=np.int64)
    document = np.repeat(np.arange(len(held)), np.fromiter(map(len, held), dtype=np.int64, count=len(held)))
    names = list(numbers)
    return counts_of(terms, document, len(held), lambda found: [names[number] for number in found.tolist()])


def counts_of(terms: Ints, document: Ints, number: int, names: Callable[[Ints], Sequence[str]]) -> Counts:
    """The counts of so many passages from tokens as numbers, whatever order they are in, and the passage of each.

    `names` says what numbers stand for, rising and each once. Token and passage are sorted as one number, which numpy
    does fastest.
    """
    keys = terms << _PASSAGE | document
    keys.sort()
    pairs, tallies = _runs(keys)
    found, sizes = _runs(pairs >> _PASSAGE)
    document = pairs & ((1 << _PASSAGE) - 1)
    order = np.argsort(document.astype(np.uint16) if number <= 1 << 16 else document, kind="stable")
    return Counts(
        names(found),
        np.concatenate(([0], np.cumsum(np.bincount(document, minlength=number)))),
        np.repeat(np.arange(len(found), dtype=np.int32), sizes)[order],
        tallies[order].astype(_tally_type(int(tallies.max(initial=0)))),
    )


Piece = tuple[Counts, ...]
"""The counts of some neighbouring passages, field by field."""


def _tally_type(most: int) -> type[np.unsignedinteger[Any]]:
    """One byte a posting is enough for all but odd texts."""
    return np.uint8 if most < 1 << 8 else np.uint16 if most < 1 << 16 else np.uint32


@dataclass(frozen=True, slots=True)
class Postings:
    """The rows of term `t` are `rows[starts[t]:starts[t + 1]]`, rising, with `tallies` beside them.

    `numbers` has the terms of each field, `lengths[field, row]` how many tokens a passage has there. A term that no
    passage holds any more keeps its number.
    """

    numbers: tuple[dict[str, int], ...]
    starts: Ints
    rows: Rows
    tallies: Tallies
    lengths: Rows

    @classmethod
    def of(cls, pieces: Iterable[Piece], fields: int) -> "Postings":
        """The postings of passages that follow each other piece by piece."""
        return _numbered(pieces, tuple({} for _ in range(fields)))

    @property
    def passages(self) -> int:
        return int(self.lengths.shape[1])

    def sizes(self) -> Ints:
        """How many passages hold each term."""
        return np.diff(self.starts)

    def holding(self, field: int, term: str) -> Rows:
        """The rows of the passages that hold a term."""
        found = self.numbers[field].get(term)
        return self.rows[:0] if found is None else self.rows[self.starts[found] : self.starts[found + 1]]

    def holding_all(self, field: int, terms: Sequence[str]) -> Ints:
        """The rows of the passages that hold every one of some terms; none where no term is given."""
        if not terms or not all(map(self.numbers[field].__contains__, terms)):
            return NOWHERE
        return reduce(both, sorted([self.holding(field, term) for term in terms], key=len)).astype(np.int64)

    def terms(self, field: int) -> Iterator[str]:
        """Every term that some passage holds."""
        numbers = self.numbers[field]
        held = self.sizes()[np.fromiter(numbers.values(), dtype=np.int64, count=len(numbers))] > 0
        return compress(numbers, held.tolist())

    def fields_of_terms(self) -> Ints:
        """The field of each term, by number."""
        fields = np.zeros(len(self.starts) - 1, dtype=np.int64)
        for field, numbers in enumerate(self.numbers):
            fields[np.fromiter(numbers.values(), dtype=np.int64, count=len(numbers))] = field
        return fields

    def updated(self, moved: Ints, fresh: Ints, pieces: Iterable[Piece]) -> "Postings":
        """The postings of a changed coverage.

        `moved` has the new row of each old passage, -1 where it is gone, rising otherwise; `fresh` the rows of the
        passages that are new, rising, whose counts `pieces` hold.
        """
        numbers = tuple(map(dict, self.numbers))
        added = _numbered(pieces, numbers)
        lengths = np.empty((len(numbers), np.count_nonzero(moved >= 0) + len(fresh)), dtype=np.int32)
        lengths[:, moved[moved >= 0]] = self.lengths[:, moved >= 0]
        lengths[:, fresh] = added.lengths
        number = _number_of(numbers)
        starts = np.concatenate((self.starts, np.full(number + 1 - len(self.starts), self.starts[-1])))
        terms = np.repeat(np.arange(number), added.sizes())
        places = self._places(terms, starts, fresh[added.rows], moved)
        parts = self._parts(moved.astype(np.int32), places, fresh.astype(np.int32)[added.rows], added.tallies)
        rows = np.empty(len(self.rows) + len(places), dtype=np.int32)
        tallies = np.empty(len(rows), dtype=np.promote_types(self.tallies.dtype, added.tallies.dtype))
        end, lost = 0, [np.zeros(0, dtype=np.int64)]
        for part, beside, gone in parts:
            rows[end : end + len(part)], tallies[end : end + len(part)] = part, beside
            end += len(part)
            lost.append(gone)
        starts += added.starts - np.searchsorted(np.concatenate(lost), starts)
        if end < len(rows) // 8 * 7:  # what is left over is let go
            rows, tallies = rows[:end].copy(), tallies[:end].copy()
        return Postings(numbers, starts, rows[:end], tallies[:end], lengths)

    def _places(self, terms: Ints, starts: Ints, new: Ints, moved: Ints) -> Ints:
        """Before which old posting each new one stands: the first of its term whose passage comes after it."""
        stays = np.flatnonzero(moved >= 0)
        after = np.append(stays, len(moved))[np.searchsorted(moved[stays], new)]
        places, ends = starts[terms], starts[terms + 1]
        held = ends > places
        places[held] = last_up_to(self.rows, places[held], (ends - places)[held], after[held] - 1)
        places[held] += self.rows[places[held]] < after[held]
        return places

    def _parts(
        self, moved: Rows, places: Ints, new: Rows, new_tallies: Tallies
    ) -> Iterator[tuple[Rows, Tallies, Ints]]:
        """Rows and tallies of the changed coverage, as many at a time as stay at hand in the processor's caches.

        Beside them the places of the old postings that are gone.
        """
        for start in range(0, max(1, len(self.rows)), AT_ONCE):
            end = start + AT_ONCE
            rows = moved.take(self.rows[start:end])
            gone = np.flatnonzero(rows < 0)
            last = end >= len(self.rows)
            here = slice(*np.searchsorted(places, (start, len(self.rows) + 1 if last else end)).tolist())
            yield (
                spliced(rows, gone, places[here] - start, new[here]),
                spliced(self.tallies[start:end], gone, places[here] - start, new_tallies[here]),
                gone + start,
            )


AT_ONCE: Final = 1 << 17
"""Postings of one portion."""


def spliced(values: NDArray[Any], gone: Ints, places: Ints, new: NDArray[Any]) -> NDArray[Any]:
    """The values without those at `gone`, and with a new one before each of `places`; both rise.

    numpy's own ways go through a mask of all; few changes are made by putting together what is between them.
    """
    if not len(gone) and not len(places):
        return values
    values = values.astype(np.promote_types(values.dtype, new.dtype), copy=False)
    if len(gone) + len(places) > len(values) >> 6:
        return np.delete(np.insert(values, places, new), gone + np.searchsorted(places, gone, side="right"))
    parts, end = [], 0
    changes = [*((place, -1) for place in gone.tolist()), *((place, i) for i, place in enumerate(places.tolist()))]
    for place, i in sorted(changes, key=lambda change: (change[0], change[1] < 0)):
        parts += [values[end:place], new[i : i + 1] if i >= 0 else new[:0]]
        end = place if i >= 0 else place + 1
    return np.concatenate([*parts, values[end:]])


def both(few: NDArray[Any], many: NDArray[Any]) -> NDArray[Any]:
    """What stands in both of two rising rows; numpy's `isin` takes ten times as long for the few of one page."""
    return few[many.take(np.searchsorted(many, few), mode="clip") == few] if len(few) else few


def _number_of(numbers: Iterable[dict[str, int]]) -> int:
    return sum(map(len, numbers))


GROUP: Final = 64
"""Pieces that are put together as they come: terms that most of them share are then held once."""


def _numbered(pieces: Iterable[Piece], numbers: tuple[dict[str, int], ...]) -> Postings:
    """The postings of passages that follow each other piece by piece; terms not numbered yet are added to `numbers`."""
    groups, lengths = [], [np.zeros((len(numbers), 0), dtype=np.int32)]
    row = 0
    for group in _groups(pieces):
        ordered = []
        for piece in group:
            lengths.append(np.stack([counts.lengths() for counts in piece]).astype(np.int32))
            ordered.append(_ordered(piece, numbers, row))
            row += lengths[-1].shape[1]
        groups.append(_grouped(ordered, _number_of(numbers), row))
    starts, rows, tallies = _merged(groups, _number_of(numbers), 0, np.int32)
    return Postings(numbers, starts, rows, tallies, np.concatenate(lengths, axis=1))


def _groups(pieces: Iterable[Piece]) -> Iterator[Iterable[Piece]]:
    """The pieces, so many at a time; each is made when it is asked for."""
    coming = iter(pieces)
    for first in coming:
        yield chain((first,), islice(coming, GROUP - 1))


@dataclass(frozen=True, slots=True)
class _Ordered:
    """A piece or a group of them, term by term: `terms` with how many postings each has, and these in that order.

    All are there at once, so each number takes as few bytes as it can: `rows` are counted from `first`.
    """

    terms: Rows
    sizes: Rows
    first: int
    rows: NDArray[Any]
    tallies: Tallies


def _ordered(piece: Piece, numbers: tuple[dict[str, int], ...], row: int) -> _Ordered:
    """A piece whose first passage is `row`. Term and place are sorted as one number, which numpy does fastest."""
    parts = [_global(counts, known, numbers) for counts, known in zip(piece, numbers, strict=True)]
    terms = np.concatenate(parts)
    rows = np.concatenate([np.repeat(np.arange(len(c.starts) - 1, dtype=np.int32), np.diff(c.starts)) for c in piece])
    keys = terms << 32 | np.arange(len(terms))
    keys.sort()
    places = keys & _LOW
    terms, sizes = _runs(keys >> 32)
    tallies = np.concatenate([counts.tallies for counts in piece])
    narrow = _row_type(len(piece[0].starts) - 1)
    return _Ordered(
        terms.astype(np.int32), sizes.astype(np.int32), row, rows.take(places).astype(narrow), tallies.take(places)
    )


def _row_type(passages: int) -> type[np.integer[Any]]:
    return np.uint16 if passages <= 1 << 16 else np.int32


def _grouped(ordered: list[_Ordered], number: int, end: int) -> _Ordered:
    """Pieces up to the row `end` as one."""
    first = ordered[0].first
    starts, rows, tallies = _merged(ordered, number, first, _row_type(end - first))
    sizes = np.diff(starts)
    terms = np.flatnonzero(sizes)
    return _Ordered(terms.astype(np.int32), sizes[terms].astype(np.int32), first, rows, tallies)


def _global(counts: Counts, known: dict[str, int], numbers: tuple[dict[str, int], ...]) -> Ints:
    first = _number_of(numbers)
    for name in counts.names:
        if name not in known:
            known[name] = first
            first += 1
    own = np.fromiter(map(known.__getitem__, counts.names), dtype=np.int64, count=len(counts.names))
    return own[counts.terms]


def _runs(values: Ints) -> tuple[Ints, Ints]:
    """Each of some sorted values once, and how often it stands there."""
    firsts = np.flatnonzero(np.concatenate((np.ones(min(1, len(values)), dtype=bool), values[1:] != values[:-1])))
    return values[firsts], np.diff(np.append(firsts, len(values)))


def _merged(
    ordered: list[_Ordered], number: int, first: int, row_type: type[np.integer[Any]]
) -> tuple[Ints, NDArray[Any], Tallies]:
    """Pieces put together term by term, rows counted from `first`.

    Each piece is let go as soon as it is copied, so that no two whole copies live.
    """
    sizes = np.zeros(number, dtype=np.int64)
    for piece in ordered:
        sizes[piece.terms] += piece.sizes
    starts = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(sizes)))
    tally_type = np.result_type(np.uint8, *{piece.tallies.dtype for piece in ordered})
    rows, tallies = _room(int(starts[-1]), np.dtype(row_type), tally_type)
    free = starts[:-1].copy()
    ordered.reverse()
    while ordered:
        piece = ordered.pop()
        ends = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(piece.sizes, dtype=np.int64)))
        for part in portions(ends, AT_ONCE):
            terms, here = piece.terms[part], slice(ends[part.start], ends[part.stop])
            places = np.repeat(free[terms] - ends[part], piece.sizes[part]) + np.arange(here.start, here.stop)
            rows[places] = piece.rows[here] + row_type(piece.first - first)
            tallies[places] = piece.tallies[here]
        free[piece.terms] += piece.sizes
    return starts, rows, tallies


def portions(starts: Ints, postings: int) -> Iterator[slice]:
    """Terms in portions of about so many postings."""
    first = 0
    while first < len(starts) - 1:
        last = int(np.searchsorted(starts, starts[first] + postings, side="right")) - 1
        last = min(max(last, first + 1), len(starts) - 1)
        yield slice(first, last)
        first = last


def _room(number: int, *kinds: np.dtype[Any]) -> tuple[NDArray[Any], ...]:
    """Room for so many values of each kind in one piece of memory, the larger kinds first.

    A large piece goes back to the system when it is let go, where many small ones would stay with the process.
    """
    ends = np.cumsum([0, *(number * kind.itemsize for kind in kinds)]).tolist()
    room = np.empty(ends[-1], dtype=np.uint8)
    return tuple(room[a:b].view(kind) for a, b, kind in zip(ends, ends[1:], kinds, strict=False))


def last_up_to(values: NDArray[Any], starts: Ints, sizes: Ints, wanted: NDArray[Any]) -> Ints:
    """The place of the last value up to each wanted one in its slice of `values`; its first place where all are above.

    Slices rise and hold something. All are halved together: a search of their own would cost each a call.
    """
    places = np.broadcast_to(starts, np.broadcast_shapes(starts.shape, wanted.shape)).copy()
    for _ in range(int(sizes.max(initial=1) - 1).bit_length()):
        half = sizes >> 1
        places += half * (values.take(places + half) <= wanted)
        sizes = sizes - half
    return places
