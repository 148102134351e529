"""Postings in layers say what postings in one say, and the best are found in them as in one, to the last bit."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pytest

from knowledge.index import bm25, layers
from knowledge.index.bm25 import BY_ARRAYS, Bm25, Corpus, Effort, Wanted
from knowledge.index.layered import Layered, ranker
from knowledge.index.layers import Layers, piece_of, together, updated
from knowledge.index.loops import PLAIN, WRITTEN, Loops
from knowledge.index.postings import Ints, Piece, Postings, counted
from tests.test_postings import told

TERMS = "一二三四五六七八"
EVERY_PART = Effort(few=0, first=1000, grow=2, look_up=0, cells=1, laid_out=0)
"""A search that goes through all of its parts on a handful of passages."""


@pytest.fixture(autouse=True)
def _small_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layers, "LARGE", 0)


def piece(passages: Sequence[str]) -> Piece:
    """Two fields: the characters, and those of the first half."""
    return counted(passages), counted(passage[: len(passage) // 2] for passage in passages)


def whole(passages: Sequence[str]) -> Postings:
    return Postings.of([piece(passages)], 2)


def a_text(chance: random.Random, terms: str = TERMS) -> str:
    return "".join(chance.choices(terms, k=chance.randint(0, 9)))


def edited(passages: list[str], chance: random.Random) -> tuple[list[str], Ints, Ints]:
    """One of a hundred passages gone, as many new among the others; where each has gone, and the rows of the new."""
    after: list[str] = []
    moved: list[int] = []
    fresh: list[int] = []
    for passage in passages:
        if chance.random() < 0.01:
            fresh.append(len(after))
            after.append(a_text(chance, TERMS + "九十"))
        stays = chance.random() < 0.99
        moved.append(len(after) if stays else -1)
        after += [passage] if stays else []
    return after, np.array(moved, dtype=np.int64), np.array(fresh, dtype=np.int64)


def editions(chance: random.Random, number: int = 8) -> Iterator[tuple[list[str], Postings | Layers]]:
    """A coverage edited again and again, with its postings carried over."""
    passages = [a_text(chance) for _ in range(300)]
    postings: Postings | Layers = whole(passages)
    for _ in range(number):
        passages, moved, fresh = edited(passages, chance)
        postings = updated(postings, moved, fresh, [piece([passages[row] for row in fresh.tolist()])])
        yield passages, postings


def test_layers_after_many_changes_say_what_postings_made_anew_say(chance: random.Random) -> None:
    kinds = set()
    for passages, postings in editions(chance):
        kinds.add(type(postings))
        anew = whole(passages)
        assert postings.passages == len(passages)
        assert told(together(postings)) == told(anew)
        for field in (0, 1):
            assert set(postings.terms(field)) == set(anew.terms(field))
            for terms in ("一", "二三", "四五六", "九", ""):
                assert postings.holding_all(field, terms).tolist() == anew.holding_all(field, terms).tolist()
    assert kinds == {Postings, Layers}, "few changes are kept apart, many are put together"


def a_query(chance: random.Random) -> list[Wanted]:
    return [
        (chance.randint(0, 1), term, chance.choice((0.1, 0.35, 1.0, 2.0)))
        for term in chance.choices(TERMS + "九十", k=chance.randint(0, 9))
    ]


@pytest.mark.parametrize("effort", [BY_ARRAYS, EVERY_PART])
@pytest.mark.parametrize("through", [PLAIN, WRITTEN])
def test_the_best_in_layers_are_the_best_in_one(chance: random.Random, effort: Effort, through: Loops) -> None:
    before: Bm25 | Layered | None = None
    for passages, postings in editions(chance):
        before = made = ranker(postings, before, effort=effort, through=through)
        anew = Bm25(whole(passages), effort=effort, through=through)
        for _ in range(20):
            query, most = a_query(chance), chance.randint(1, 12)
            among = np.array(sorted(chance.sample(range(len(passages)), chance.randint(0, 60))), dtype=np.int64)
            assert made.get_scores(query).tolist() == anew.get_scores(query).tolist()
            for some in (None, among):
                found, expected = (one.best(query, most, some) for one in (made, anew))
                assert [part.tolist() for part in found] == [part.tolist() for part in expected]
        for term in TERMS + "九十":
            assert made.rarities(0, (term,)) == anew.rarities(0, (term,))


@pytest.mark.parametrize("factor", [0.5, 2.0])
@pytest.mark.parametrize("effort", [BY_ARRAYS, EVERY_PART])
def test_shares_that_were_rounded_by_other_mean_lengths_hide_none_of_the_best(
    chance: random.Random, monkeypatch: pytest.MonkeyPatch, effort: Effort, factor: float
) -> None:
    monkeypatch.setattr(bm25, "DRIFT", 2.0)
    postings = whole([a_text(chance) * chance.randint(1, 9) for _ in range(300)])
    corpus = Corpus.of(postings)
    drifted = replace(corpus, mean=corpus.mean * factor)
    anew = Bm25(postings, effort=effort, corpus=drifted)
    taken = Bm25(postings, effort=effort, corpus=drifted, before=Bm25(postings, effort=effort))
    for _ in range(100):
        query, most = a_query(chance), chance.randint(1, 12)
        found, expected = (one.best(query, most) for one in (taken, anew))
        assert [part.tolist() for part in found] == [part.tolist() for part in expected]


def test_what_was_made_ready_is_taken_over_until_mean_lengths_have_drifted() -> None:
    postings = whole([TERMS] * 2000)
    before = ranker(postings)
    nothing, moved = np.array([2000]), np.arange(2000)
    near, far = (ranker(updated(postings, moved, nothing, [piece([text])]), before) for text in (TERMS[:4], TERMS * 99))
    assert isinstance(near, Layered)
    assert isinstance(far, Layered)
    assert near.lower.ready is before.ready
    assert far.lower.ready is not before.ready


def test_postings_are_made_of_their_own_counts(chance: random.Random) -> None:
    made = whole([a_text(chance) for _ in range(40)])
    assert told(Postings.of([piece_of(made)], 2)) == told(made)
