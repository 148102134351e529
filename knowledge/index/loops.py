"""The three loops over postings that a search, and making one ready, spend their time in. The only door to numba.

numpy does them in some calls over whole arrays; where numba is installed and there is much to search, they are
compiled as they stand here. Exact scores are the same to the last bit either way; sums in 32 bits bound scores and may
round differently.
"""

import importlib
import importlib.util
import logging
import math
from collections.abc import Callable
from functools import cache
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge.index.postings import Ints, Rows, last_up_to, portions

Floats = NDArray[np.float32]
Numbers = NDArray[Any]

log: Final = logging.getLogger(__name__)

LARGE: Final = 20_000
"""Passages from which it is worth the second that compiling takes."""
AT_ONCE: Final = 4096
"""Passages that numpy looks up at a time."""


class Held(NamedTuple):
    """What is looked up: the postings; the field of each term; the row of a common one in a table of tallies, or -1.

    `common[place, row]`: how often a common term stands in a passage, so that a look-up is one step.
    """

    starts: Ints
    rows: Rows
    tallies: Numbers
    fields: Ints
    place: Ints
    common: Numbers


class Loops(NamedTuple):
    """What a search is made of.

    `add(sums, held, shares, terms, weights)`: to `sums[row]` what each posting of the terms is worth: its share, in
    steps, times the weight of a step.
    `round_up(shares, most, held, norms, steps)`: what share each posting is worth, tally / (tally + norm), in so many
    steps, rounded up to whole ones; and the largest of each term.
    `look_up(scores, held, norms, terms, weights, rows)`: to `scores[i]` what the terms are worth in `rows[i]`, rising,
    term after term: weight · tally / (tally + norm).
    """

    add: Callable[[Floats, Held, NDArray[np.uint8], Ints, Floats], None]
    look_up: Callable[[Numbers, Held, Numbers, Ints, Numbers, Ints], None]
    round_up: Callable[[NDArray[np.uint8], Ints, Held, Floats, float], None]


# ---------------------------------------------------------------- numpy's


def joined(values: NDArray[Any], starts: Ints, terms: Ints) -> NDArray[Any]:
    """The values of the postings of some terms, one term after the other."""
    ends = zip(starts[terms].tolist(), starts[terms + 1].tolist(), strict=True)
    return np.concatenate([values[a:b] for a, b in ends])


def _add(sums: Floats, held: Held, shares: NDArray[np.uint8], terms: Ints, weights: Floats) -> None:
    worth = joined(shares, held.starts, terms).astype(np.float32)
    worth *= np.repeat(weights, held.starts[terms + 1] - held.starts[terms])
    np.add.at(sums, joined(held.rows, held.starts, terms), worth)


def _look_up(scores: Numbers, held: Held, norms: Numbers, terms: Ints, weights: Numbers, rows: Ints) -> None:
    for start in range(0, len(rows), AT_ONCE):
        part = rows[start : start + AT_ONCE]
        worth = _tallies(held, terms, part).astype(norms.dtype)
        beside = norms[:, part][held.fields[terms]]
        beside += worth
        worth /= beside
        worth *= weights[:, None]
        for one in worth:
            scores[start : start + AT_ONCE] += one


def _tallies(held: Held, terms: Ints, rows: Ints) -> Numbers:
    """How often each term (down) stands in each passage (across)."""
    found = np.empty((len(terms), len(rows)), dtype=held.tallies.dtype)
    place = held.place[terms]
    laid_out, listed = np.flatnonzero(place >= 0), np.flatnonzero(place < 0)
    found[laid_out] = held.common.reshape(-1).take(place[laid_out, None] * held.common.shape[1] + rows)
    firsts = held.starts[terms[listed], None]
    places = last_up_to(held.rows, firsts, held.starts[terms[listed] + 1, None] - firsts, rows)
    found[listed] = held.tallies.take(places) * (held.rows.take(places) == rows)
    return found


def _round_up(shares: NDArray[np.uint8], most: Ints, held: Held, norms: Floats, steps: float) -> None:
    """For so many terms at a time as stay at hand in the processor's caches; all of them would be the build's peak."""
    sizes = np.diff(held.starts)
    for terms in portions(held.starts, 1 << 17):
        a, b = held.starts[terms.start], held.starts[terms.stop]
        fields = np.repeat(held.fields[terms] * norms.shape[1], sizes[terms])
        worth = norms.reshape(-1).take(fields + held.rows[a:b])
        worth += held.tallies[a:b]
        np.divide(held.tallies[a:b], worth, out=worth)
        worth *= steps
        np.ceil(worth, out=worth)
        shares[a:b] = np.minimum(worth, np.iinfo(np.uint8).max)
        stand = np.flatnonzero(sizes[terms]) + terms.start
        if len(stand):
            most[stand] = np.maximum.reduceat(shares[a:b], held.starts[stand] - a)


PLAIN: Final = Loops(_add, _look_up, _round_up)


# ---------------------------------------------------------------- to be compiled


def _each_added(sums: Floats, held: Held, shares: NDArray[np.uint8], terms: Ints, weights: Floats) -> None:
    for i in range(len(terms)):
        weight = weights[i]
        for place in range(held.starts[terms[i]], held.starts[terms[i] + 1]):
            sums[held.rows[place]] += weight * np.float32(shares[place])


def _each_looked_up(scores: Numbers, held: Held, norms: Numbers, terms: Ints, weights: Numbers, rows: Ints) -> None:
    """A search by halves for each row, in what is left behind the row before it."""
    for i in range(len(terms)):
        term, weight = terms[i], weights[i]
        common, norm = held.place[term], norms[held.fields[term]]
        if common >= 0:
            for j in range(len(rows)):
                tally = held.common[common, rows[j]]
                if tally:
                    scores[j] += weight * (tally / (tally + norm[rows[j]]))
            continue
        low, end = held.starts[term], held.starts[term + 1]
        for j in range(len(rows)):
            row, high = rows[j], end
            while low < high:
                middle = (low + high) >> 1
                if held.rows[middle] < row:
                    low = middle + 1
                else:
                    high = middle
            if low == end:
                break
            if held.rows[low] == row:
                tally = held.tallies[low]
                scores[j] += weight * (tally / (tally + norm[row]))


def _each_rounded_up(shares: NDArray[np.uint8], most: Ints, held: Held, norms: Floats, steps: float) -> None:
    for term in range(len(held.starts) - 1):
        norm = norms[held.fields[term]]
        for place in range(held.starts[term], held.starts[term + 1]):
            tally = held.tallies[place]
            share = min(math.ceil(steps * (tally / (tally + norm[held.rows[place]]))), 255)
            shares[place] = share
            most[term] = max(most[term], share)


WRITTEN: Final = Loops(_each_added, _each_looked_up, _each_rounded_up)


@cache
def _compiled() -> Loops:
    """Compiled for each kind of array when it is first met; other threads run meanwhile and during each call."""
    try:
        compiled = importlib.import_module("numba").njit(nogil=True)
    except (ImportError, AttributeError) as error:  # it takes a folder named coverage for the package of that name
        log.warning("numba cannot be used (%s); a large coverage is searched by arrays", error)
        return PLAIN
    return Loops(*map(compiled, WRITTEN))


def loops(passages: int) -> Loops:
    """Those that serve so many passages best here."""
    return _compiled() if passages >= LARGE and importlib.util.find_spec("numba") else PLAIN
