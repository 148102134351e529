"""rank_bm25's Okapi over postings: every score, and the best passages without a visit to those that cannot be.

The only door to rank_bm25: the parameters and the order in which things are made are its, the idf and the way through
the passages are ours.

The best are found in the way of MaxScore (Turtle and Flood, 1995), a term at a time so that numpy does the work.
First the terms that tell most for what their postings cost are added up; a few good passages, scored in full, give a
bound; what all terms left could add at most says which passages may still reach it, and for these alone they are
looked up. The scores and the order are those of `get_scores`, to the last bit.
"""

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import compress
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

from knowledge.index.loops import PLAIN, Floats, Held, Loops, joined, loops
from knowledge.index.postings import Ints, Postings, Rows

Scores = NDArray[np.float64]
Mask = NDArray[np.bool_]

COARSE: Final = 255
"""Steps in which a posting's share is rounded up; one byte a posting."""
SLACK: Final = 5e-5
"""How far, as a share, sums in 32 bits may be off: they bound scores and never are one."""
COMMON: Final = 10
"""A term in more than one of so many passages is kept as one tally a passage too, so that a look-up is one step."""
MANY: Final = 8
"""Where more postings are read than one for so many passages, all sums are gone through, not those touched alone."""
WIDTH: Final = 64
"""Passages of a group whose largest sum is taken."""


Wanted = tuple[int, str, float]
"""A term to look for: its field, the term, its weight."""


@dataclass(frozen=True, slots=True)
class Effort:
    """What finding the best costs, as measured: it moves the time that is needed, never the result.

    `few`: postings or passages up to which all are simply scored; `first`: one of how many passages' worth of
    postings is read before a bound is sought; `grow`: how much more each time it was not reached; `look_up`: postings
    that can be added up in the time of one look-up; `cells`: look-ups between two prunings; `laid_out`: common
    is what stands in a tenth of so many passages, or of all where they are more.
    """

    few: int = 32_768
    first: int = 500
    grow: int = 8
    look_up: int = 6
    cells: int = 20_000
    laid_out: int = 4096


BY_ARRAYS: Final = Effort()
COMPILED: Final = Effort(few=4096, first=5, look_up=30)
"""A call costs as much as some hundred postings rather than as thousands."""


NONE: Final = np.zeros(0, dtype=np.int64)
DRIFT: Final = 1e-3
"""How far, as a share, mean lengths may be from those by which shares were rounded, before they are rounded anew."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """What a formula takes from all passages, of which the postings may hold a part.

    `passages`: how many there are; `mean`: the mean length in each field; `held`: by how many each term is held.
    """

    passages: int
    mean: Scores
    held: Ints

    @classmethod
    def of(cls, postings: Postings) -> "Corpus":
        """Where the postings hold all."""
        total = postings.lengths.sum(axis=1, dtype=np.int64, keepdims=True)
        return cls(postings.passages, total / max(1, postings.passages), postings.sizes())


class Ready(NamedTuple):
    """What is searched: postings; each one's share rounded up, and the largest of each term; by which mean lengths."""

    held: Held
    shares: NDArray[np.uint8]
    most: Scores
    mean: Scores


class Bm25(BM25Okapi):  # type: ignore[misc]
    """rank_bm25's Okapi with postings for a corpus, field by field; fields add up by the weights asked.

    The idf is Lucene's, log(1 + (N - n + 0.5) / (n + 0.5)): above zero for every term, where rank_bm25's own is 0 for a
    word in half of the passages. So a score is above zero only and always where a term stands.

    The postings are those of all passages, or of a part of a `corpus`. What was made ready `before` for these very
    postings is taken over: their rounded shares bound scores still, with more slack where mean lengths drifted. Of the
    passages that are `gone` none is found.
    """

    def __init__(
        self,
        postings: Postings,
        k1: float = 1.5,
        b: float = 0.75,
        effort: Effort | None = None,
        through: Loops | None = None,
        corpus: Corpus | None = None,
        before: "Bm25 | None" = None,
        gone: Ints = NONE,
    ) -> None:
        self._corpus = corpus or Corpus.of(postings)
        self._gone = gone
        super().__init__(postings, k1=k1, b=b)
        self._loops = through or loops(postings.passages)
        self._effort = effort or (BY_ARRAYS if self._loops is PLAIN else COMPILED)
        mean = np.maximum(self.avgdl, np.finfo(np.float64).tiny)
        self._norms: Scores = k1 * (1 - b + b * self.doc_len / mean)
        self._coarse_norms: Floats = self._norms.astype(np.float32)
        self._sums = threading.local()
        known = before.ready if before is not None and before.postings is postings else None
        self._fields = known.held.fields if known else postings.fields_of_terms()
        self.ready: Ready = known if known and _drift(known.mean, mean) <= DRIFT else self._made_ready(mean)
        self._held, self._shares, self._most = self.ready.held, self.ready.shares, self.ready.most
        # Sums may be too low, and those that bound them too high, each by the drift.
        self._surely = (1 - SLACK) / (1 + _drift(self.ready.mean, mean)) ** 2

    # ---------------------------------------------------------------- every score

    def _initialize(self, corpus: Postings) -> Ints:
        """Counts of passages and lengths, field by field; in how many passages each term stands."""
        self.postings = corpus
        self.corpus_size = self._corpus.passages
        self.doc_len: Scores = corpus.lengths.astype(np.float64)
        self.avgdl: Scores = self._corpus.mean
        self._sizes = corpus.sizes()
        return self._corpus.held

    def _calc_idf(self, nd: Ints) -> None:
        self.idf: Scores = np.log1p((self.corpus_size - nd + 0.5) / (nd + 0.5))

    def get_scores(self, query: Iterable[Wanted]) -> Scores:
        """One score a passage."""
        return self._scores(*self._sought(query))

    def _scores(self, terms: Ints, weights: Scores) -> Scores:
        total: Scores = np.zeros(self.postings.passages)
        if len(terms):
            sizes = self._sizes[terms]
            places = _places(self.postings.starts[terms], sizes)
            rows, tallies = self.postings.rows.take(places), self.postings.tallies.take(places).astype(np.float64)
            norms = self._norms.reshape(-1).take(rows + np.repeat(self._fields[terms] * len(total), sizes))
            np.add.at(total, rows, np.repeat(weights, sizes) * (tallies / (tallies + norms)))
        return total

    def rarities(self, field: int, terms: Iterable[str]) -> Mapping[str, float]:
        """The idf of each of some terms that a passage of the corpus holds."""
        numbers = self.postings.numbers[field]
        known = {term: number for term in terms if (number := numbers.get(term)) is not None}
        places = np.fromiter(known.values(), dtype=np.int64, count=len(known))
        held = self._corpus.held[places] > 0
        return dict(compress(zip(known, self.idf[places].tolist(), strict=True), held.tolist()))

    # ---------------------------------------------------------------- the best

    def best(self, query: Iterable[Wanted], most: int, among: Ints | None = None) -> tuple[Ints, Scores]:
        """The rows of the best passages, best first and as they stand where equal, with their scores.

        `among` has the rows that may be found, rising; all where it is left out.
        """
        terms, weights = self._sought(query)
        if not len(terms) or most < 1:
            return np.zeros(0, dtype=np.int64), np.zeros(0)
        if self._sizes[terms].sum() <= self._effort.few or 4 * most >= self.postings.passages:
            scores = self._scores(terms, weights)
            scores[self._gone] = 0
            rows = np.flatnonzero(scores) if among is None else among[scores[among] > 0]
            return _first(rows, scores[rows], most)
        if among is not None and len(among) <= self._effort.few // 64:
            rows = among
        else:
            rows = self._possible(self._planned(terms, weights), most, among)
        scores = self._in_full(terms, weights, rows)
        return _first(rows[scores > 0], scores[scores > 0], most)

    def _sought(self, query: Iterable[Wanted]) -> tuple[Ints, Scores]:
        """The numbers of the terms that passages hold, and what a full share of each is worth."""
        numbers = self.postings.numbers
        found = [(n, weight) for field, term, weight in query if (n := numbers[field].get(term)) is not None]
        terms = np.array([number for number, _ in found], dtype=np.int64)
        weights = np.array([weight for _, weight in found], dtype=np.float64)
        held = self._sizes[terms] > 0
        if not held.all():
            terms, weights = terms[held], weights[held]
        return terms, weights * self.idf[terms] * (self.k1 + 1)

    def _planned(self, terms: Ints, weights: Scores) -> "_Plan":
        """Those terms first that tell most for what they cost."""
        sizes = self._sizes[terms]
        worth = weights * self._most[terms]
        order = np.argsort(-worth / sizes, kind="stable")
        left = np.append(np.cumsum(worth[order][::-1])[::-1], 0.0)
        ends = np.concatenate(([0], np.cumsum(sizes[order])))
        return _Plan(terms[order], weights[order].astype(np.float32), left, ends)

    def _possible(self, plan: "_Plan", most: int, among: Ints | None) -> Ints:
        """Few rows, rising, among which the best are."""
        with self._scratch() as search:
            return self._narrowed(plan, search, self._reached(plan, search, most, among), most)

    def _reached(self, plan: "_Plan", search: "_Search", most: int, among: Ints | None) -> Ints:
        """Adds up terms until those left cannot lift a passage that holds none of the added ones to the bound."""
        allowed = None if among is None else _mask(among, self.postings.passages)
        budget = max(self._effort.few // 4, self.postings.passages // self._effort.first)
        while search.at < len(plan.terms) and plan.left[search.at] >= search.bound:
            to = plan.reach(search.at, budget)
            if search.bound:
                to = min(to, int(np.argmax(plan.left < search.bound)))
            self._add(plan, search, to)
            self._raise_bound(plan, search, most, allowed)
            budget *= self._effort.grow
        return search.above(search.bound - plan.left[search.at], allowed)

    def _narrowed(self, plan: "_Plan", search: "_Search", rows: Ints, most: int) -> Ints:
        """Adds the terms left, in the cheaper way each time, and drops the rows that fall behind."""
        while search.at < len(plan.terms) and len(rows) > 2 * most:
            worth_it = self._effort.look_up * len(rows)
            if plan.size(search.at) < worth_it:
                self._add(plan, search, plan.reach(search.at, worth_it))
            else:
                to = min(len(plan.terms), search.at + max(1, self._effort.cells // len(rows)))
                search.sums[rows] += self._looked_up(plan, slice(search.at, to), rows)
                search.at = to
            sums = search.sums.take(rows)
            search.bound = max(search.bound, (_nth(sums, most) - search.coarse) * self._surely)
            rows = rows[sums >= search.bound - plan.left[search.at]]
        return rows

    def _raise_bound(self, plan: "_Plan", search: "_Search", most: int, allowed: Mask | None) -> None:
        """Looks up what is common for the most promising passages: the worst of them is a bound for the best."""
        rows = search.above(search.promising_of(most, allowed), allowed)
        if len(rows) < most:
            return
        sums = search.sums.take(rows)
        search.promising = _nth(sums, most)
        rows = rows[sums >= search.promising][: 2 * most]
        common = search.at + np.flatnonzero(self._held.place[plan.terms[search.at :]] >= 0)
        least = search.sums.take(rows) - search.coarse + self._looked_up(plan, common, rows)
        search.bound = max(search.bound, _nth(least, most) * self._surely)

    def _add(self, plan: "_Plan", search: "_Search", to: int) -> None:
        """Adds the next terms up to `to` for all passages."""
        terms, weights = plan.terms[search.at : to], plan.weights[search.at : to] / np.float32(COARSE)
        self._loops.add(search.sums, self._held, self._shares, terms, weights)
        if plan.ends[to] <= len(search.sums) // MANY:
            search.touched.append(joined(self.postings.rows, self.postings.starts, terms))
        else:
            search.everywhere = True
        search.coarse += float(weights.sum())
        search.at = to

    def _in_full(self, terms: Ints, weights: Scores, rows: Ints) -> Scores:
        """Exact scores, term after term as in `get_scores`: equal passages come out equal to the last bit."""
        total = np.zeros(len(rows))
        self._loops.look_up(total, self._held, self._norms, terms, weights, rows)
        return total

    def _looked_up(self, plan: "_Plan", which: slice | Ints, rows: Ints) -> Floats:
        """What some terms of a plan are worth in each passage, in 32 bits."""
        worth = np.zeros(len(rows), dtype=np.float32)
        self._loops.look_up(worth, self._held, self._coarse_norms, plan.terms[which], plan.weights[which], rows)
        return worth

    # ---------------------------------------------------------------- made once

    def _made_ready(self, mean: Scores) -> Ready:
        postings = self.postings
        self._held = Held(postings.starts, postings.rows, postings.tallies, self._fields, *self._laid_out())
        return Ready(self._held, *self._rounded_up(), mean)

    def _rounded_up(self) -> tuple[NDArray[np.uint8], Scores]:
        """Each posting's share, tally / (tally + norm), in steps rounded up; and the largest of each term."""
        shares = np.empty(len(self.postings.rows), dtype=np.uint8)
        most = np.zeros(len(self._sizes), dtype=np.int64)
        self._loops.round_up(shares, most, self._held, self._coarse_norms, COARSE * (1 + SLACK))
        return shares, most / COARSE

    def _laid_out(self) -> tuple[Ints, NDArray[Any]]:
        """For each term the row of its tallies in a table with one tally a passage, -1 where it is not common."""
        postings, sizes = self.postings, self._sizes
        common = np.flatnonzero(sizes > max(self._effort.laid_out, postings.passages) // COMMON)
        row_of = np.full(len(sizes), -1, dtype=np.int64)
        row_of[common] = np.arange(len(common))
        table = np.zeros((len(common), postings.passages), dtype=postings.tallies.dtype)
        for row, term in enumerate(common):
            held = slice(postings.starts[term], postings.starts[term + 1])
            table[row, postings.rows[held]] = postings.tallies[held]
        return row_of, table

    @contextmanager
    def _scratch(self) -> Iterator["_Search"]:
        """Sums of this thread, all zero; kept between questions, since a fresh array costs more than a question."""
        sums = getattr(self._sums, "kept", None)
        self._sums.kept = None
        search = _Search(np.zeros(self.postings.passages, dtype=np.float32) if sums is None else sums)
        search.sums[self._gone] = -np.inf  # whatever is added, it stays behind all others
        yield search
        search.clear()
        search.sums[self._gone] = 0
        self._sums.kept = search.sums


@dataclass(frozen=True, slots=True)
class _Plan:
    """Terms in the order in which they are added.

    `left[i]`: what the terms from the i-th on could add to a passage at most; `ends[i]`: the postings before it.
    """

    terms: Ints
    weights: Floats
    left: Scores
    ends: Ints

    def size(self, term: int) -> int:
        return int(self.ends[term + 1] - self.ends[term])

    def reach(self, at: int, budget: int) -> int:
        """How far the postings that may be read last; one term at least."""
        return max(at + 1, int(np.searchsorted(self.ends, self.ends[at] + budget, side="right")) - 1)


@dataclass(slots=True)
class _Search:
    """What one question has summed up so far; not frozen, as it is the place where sums grow.

    `at`: the terms before it are added; `bound`: the best passages score at least this; `coarse`: how much too high
    rounding up may have made a sum; `promising`: the sum from which a passage may lift the bound; `touched`: the rows
    that were added to, where it was not `everywhere`.
    """

    sums: Floats
    at: int = 0
    bound: float = 0.0
    coarse: float = 0.0
    promising: float = 0.0
    touched: list[Rows] = field(default_factory=list)
    everywhere: bool = False

    def promising_of(self, most: int, allowed: Mask | None) -> float:
        """A sum that so many passages reach, rising; cheap, from the largest of each of many groups of passages."""
        if self.everywhere:
            width = max(1, min(WIDTH, len(self.sums) // (4 * most)))
            sums = self.sums if allowed is None else np.where(allowed, self.sums, np.float32(0))
            groups = sums[: len(sums) // width * width].reshape(width, -1).max(axis=0)
            self.promising = max(self.promising, _nth(groups, most))
        return self.promising

    def above(self, least: float, allowed: Mask | None) -> Ints:
        """The touched rows with at least this sum, rising."""
        least = max(least, float(np.finfo(np.float32).tiny))
        if self.everywhere:
            rows = np.flatnonzero(self.sums >= least)
        else:
            rows = np.concatenate(self.touched)
            rows = _distinct(rows[self.sums.take(rows) >= least])
        return rows if allowed is None else rows[allowed[rows]]

    def clear(self) -> None:
        if self.everywhere:
            self.sums.fill(0)
        for rows in self.touched:
            self.sums[rows] = 0


def _drift(before: Scores, now: Scores) -> float:
    """How far, as a share, some means are from others; so far at most are norms, and what passages are worth."""
    return float(np.maximum(before / now, now / before).max(initial=1.0)) - 1.0


def _first(rows: Ints, scores: Scores, most: int) -> tuple[Ints, Scores]:
    """The best by score; only what is as good as the last of them is sorted."""
    if len(rows) > 2 * most:
        good = scores >= _nth(scores, most)
        rows, scores = rows[good], scores[good]
    order = np.argsort(-scores, kind="stable")[:most]
    return rows[order], scores[order]


def _places(starts: Ints, sizes: Ints) -> Ints:
    """The places of the postings of some terms, one term after the other."""
    ends = np.cumsum(sizes)
    return np.arange(ends[-1]) + np.repeat(starts - ends + sizes, sizes)


def _distinct(rows: NDArray[Any]) -> Ints:
    """Rising and each once; numpy's `unique` hashes, which takes several times as long."""
    rows = np.sort(rows)
    return rows[np.flatnonzero(np.concatenate((rows[:1] >= 0, rows[1:] != rows[:-1])))].astype(np.int64)


def _nth(values: NDArray[Any], n: int) -> float:
    """The n-th largest value."""
    return float(np.partition(values, len(values) - n)[len(values) - n])


def _mask(rows: Ints, size: int) -> Mask:
    mask = np.zeros(size, dtype=bool)
    mask[rows] = True
    return mask
