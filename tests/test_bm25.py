"""The best passages are those that scoring every passage finds: same rows, same scores, same order where equal."""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from knowledge.index import loops as module
from knowledge.index.bm25 import BY_ARRAYS, COMPILED, Bm25, Effort, Wanted
from knowledge.index.loops import PLAIN, WRITTEN, Loops, loops
from knowledge.index.postings import Postings, counted

TERMS = "一二三四五六七八"
EFFORTS = (
    BY_ARRAYS,
    COMPILED,
    Effort(few=0, first=1000, grow=2, look_up=0, cells=1, laid_out=0),
    Effort(few=0, first=4, grow=8, look_up=3, cells=9, laid_out=0),
    Effort(few=1, first=1000, grow=3, look_up=10**9, cells=10**9, laid_out=0),
)
"""The usual, and such as go through every part of the search on a handful of passages."""

LOOPS = (PLAIN, WRITTEN)
"""numpy's, and those that numba compiles, as they are written."""

PASSAGES = st.lists(st.text(TERMS, max_size=9), min_size=1, max_size=30)
QUERIES = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(TERMS), st.sampled_from([0.1, 0.35, 0.5, 1.0, 2.0])),
    max_size=9,
)


def index(passages: Sequence[str], effort: Effort = BY_ARRAYS, through: Loops = PLAIN) -> Bm25:
    """Two fields: the characters, and those of the first half."""
    pieces = [(counted(passages), counted(passage[: len(passage) // 2] for passage in passages))]
    return Bm25(Postings.of(pieces, 2), effort=effort, through=through)


def formula(passages: Sequence[str], query: Sequence[Wanted], k1: float = 1.5, b: float = 0.75) -> list[float]:
    """Okapi BM25 as it is written in the books, with Lucene's idf, passage by passage."""
    scores = [0.0] * len(passages)
    for field, term, weight in query:
        texts = [p[: len(p) // 2] if field else p for p in passages]
        average = sum(map(len, texts)) / len(texts)
        held = sum(term in text for text in texts)
        idf = math.log(1 + (len(texts) - held + 0.5) / (held + 0.5))
        for i, text in enumerate(texts):
            if count := text.count(term):
                norm = k1 * (1 - b + b * len(text) / average)
                scores[i] += weight * idf * count * (k1 + 1) / (count + norm)
    return scores


def ordered(scores: Sequence[float], most: int, among: Sequence[int]) -> list[tuple[int, float]]:
    """The best of these rows by their scores, as one writes it without thinking of speed."""
    held = [(row, scores[row]) for row in among if scores[row] > 0]
    return sorted(held, key=lambda pair: -pair[1])[:most]


@given(PASSAGES, QUERIES)
def test_scores_are_the_formula(passages: list[str], query: list[Wanted]) -> None:
    got = index(passages).get_scores(query)
    assert np.allclose(got, formula(passages, query), rtol=1e-12)


@given(PASSAGES, QUERIES)
def test_a_score_above_zero_means_a_match_and_no_match_means_zero(passages: list[str], query: list[Wanted]) -> None:
    for passage, score in zip(passages, index(passages).get_scores(query), strict=True):
        held = (term in (passage[: len(passage) // 2] if field else passage) for field, term, _ in query)
        assert (score > 0) == any(held)


@given(PASSAGES, QUERIES, st.integers(1, 12), st.sampled_from(EFFORTS), st.sampled_from(LOOPS))
def test_the_best_are_the_first_of_all_by_score(
    passages: list[str], query: list[Wanted], most: int, effort: Effort, through: Loops
) -> None:
    made = index(passages, effort, through)
    rows, scores = made.best(query, most)
    expected = ordered(list(made.get_scores(query)), most, range(len(passages)))
    assert list(zip(rows, scores, strict=True)) == expected


@given(PASSAGES, QUERIES, st.integers(1, 12), st.sampled_from(EFFORTS), st.sampled_from(LOOPS), st.data())
def test_the_best_of_some_are_the_first_of_these_by_score(
    passages: list[str], query: list[Wanted], most: int, effort: Effort, through: Loops, data: st.DataObject
) -> None:
    among = sorted(data.draw(st.sets(st.sampled_from(range(len(passages))))))
    made = index(passages, effort, through)
    rows, scores = made.best(query, most, np.array(among, dtype=np.int64))
    expected = ordered(list(made.get_scores(query)), most, among)
    assert list(zip(rows, scores, strict=True)) == expected


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 30), st.booleans(), st.sampled_from((100, 2)))
def test_the_best_of_thousands_are_the_first_of_all_by_score(seed: int, most: int, some: bool, first: int) -> None:
    random = np.random.default_rng(seed)
    made = index(_passages(random, 3000), Effort(few=64, first=first, laid_out=64), loops(1_000_000))
    terms = random.choice(list(_CHARACTERS), size=random.integers(1, 12), replace=False)
    query = [(int(random.integers(2)), str(term), float(random.choice([0.3, 0.6, 1.0]))) for term in terms]
    among = np.flatnonzero(random.random(3000) < 0.5) if some else None
    expected = ordered(list(made.get_scores(query)), most, range(3000) if among is None else among.tolist())
    for _ in range(2):
        rows, scores = made.best(query, most, among)
        assert list(zip(rows, scores, strict=True)) == expected, "asked again, what was summed up before is gone"


_CHARACTERS = "".join(map(chr, range(0x4E00, 0x4E00 + 400)))


def _passages(random: np.random.Generator, number: int) -> list[str]:
    """Passages whose characters are as unevenly common as those of a language; a third stands there twice."""
    common = 1 / np.arange(1, len(_CHARACTERS) + 1)
    drawn = random.choice(list(_CHARACTERS), size=(number, 40), p=common / common.sum())
    passages = ["".join(row[:size]) for row, size in zip(drawn, random.integers(1, 41, number), strict=True)]
    passages[-number // 3 :] = passages[: number // 3]
    return passages


@given(st.lists(st.text(TERMS, min_size=1, max_size=9), min_size=1, max_size=20), st.text(TERMS, max_size=5))
def test_scores_are_those_of_rank_bm25_but_for_its_idf(passages: list[str], words: str) -> None:
    """rank_bm25's own idf is 0 for a word in half of the passages, and an epsilon beyond."""
    theirs = BM25Okapi(passages)
    holding = Counter(term for passage in passages for term in set(passage))
    theirs.idf = {term: math.log(1 + (len(passages) - count + 0.5) / (count + 0.5)) for term, count in holding.items()}
    ours = index(passages).get_scores((0, word, 1.0) for word in words)
    assert np.allclose(ours, theirs.get_scores(words), rtol=1e-12)


def test_equal_passages_keep_the_order_of_the_record() -> None:
    rows, scores = index(["一二", "三", "二一", "一二", "一二"], EFFORTS[1]).best([(0, "一", 1.0)], 3)
    assert list(rows) == [0, 2, 3]
    assert len(set(scores)) == 1


def test_a_word_in_every_passage_still_counts() -> None:
    assert index(["一", "一"]).get_scores([(0, "一", 1.0)]).min() > 0


def test_nothing_is_found_in_nothing() -> None:
    for passages in ([], ["", ""]):
        rows, scores = index(passages).best([(0, "一", 1.0)], 5)
        assert (len(rows), len(scores)) == (0, 0)
    assert len(index(["一"]).best([], 5)[0]) == 0
    assert len(index(["一"]).best([(0, "一", 1.0)], 0)[0]) == 0


def test_a_numba_that_does_not_load_is_told_and_done_without(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(name: str) -> None:
        raise AttributeError(f"{name} is broken")

    monkeypatch.setattr(module.importlib, "import_module", broken)
    assert module._compiled.__wrapped__() is PLAIN
    assert "numba is broken" in caplog.text
