"""Postings made in pieces, or carried over from another coverage, are the postings made at once."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.index import postings as module
from knowledge.index.postings import Piece, Postings, counted, last_up_to, spliced

DOCUMENTS = st.lists(st.lists(st.sampled_from("一二三四五六七"), max_size=12), max_size=12)
Passages = Sequence[Sequence[str]]


def piece(passages: Passages) -> Piece:
    """Two fields: the tokens, and those of them that stand first."""
    return counted(passages), counted(passage[:1] for passage in passages)


def postings(*pieces: Passages) -> Postings:
    return Postings.of(map(piece, pieces), 2)


def told(made: Postings) -> tuple[dict[tuple[int, str], list[tuple[int, int]]], list[list[int]]]:
    """What the postings say, whatever numbers their terms have."""
    held = {}
    for field, numbers in enumerate(made.numbers):
        for term, number in numbers.items():
            own = slice(made.starts[number], made.starts[number + 1])
            if own.start < own.stop:
                held[field, term] = list(zip(made.rows[own].tolist(), made.tallies[own].tolist(), strict=True))
    return held, made.lengths.tolist()


@given(DOCUMENTS)
def test_a_posting_says_which_passage_holds_a_term_and_how_often(passages: Passages) -> None:
    held, lengths = told(postings(passages))
    assert lengths[0] == [len(passage) for passage in passages]
    for term in "一二三四五六七":
        expected = [(row, passage.count(term)) for row, passage in enumerate(passages) if term in passage]
        assert held.get((0, term), []) == expected
        assert list(postings(passages).holding(0, term)) == [row for row, _ in expected]


@given(DOCUMENTS, st.integers(0, 12), st.integers(0, 12))
def test_postings_made_in_pieces_are_those_made_at_once(passages: Passages, a: int, b: int) -> None:
    a, b = sorted((a, b))
    assert told(postings(passages[:a], passages[a:b], passages[b:])) == told(postings(passages))


@given(DOCUMENTS, DOCUMENTS, st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("at_once", [2, 1 << 17])
def test_postings_carried_over_are_those_made_anew(
    monkeypatch: pytest.MonkeyPatch, at_once: int, old: Passages, new: Passages, data: st.DataObject
) -> None:
    monkeypatch.setattr(module, "AT_ONCE", at_once)
    stays = data.draw(st.lists(st.booleans(), min_size=len(old), max_size=len(old)))
    kept = [row for row, stay in enumerate(stays) if stay]
    total = len(kept) + len(new)
    places = sorted(data.draw(st.permutations(range(total)))[: len(kept)])
    fresh = sorted(set(range(total)) - set(places))
    moved = np.full(len(old), -1)
    moved[kept] = places
    changed: list[Sequence[str]] = [()] * total
    for row, place in zip(kept, places, strict=True):
        changed[place] = old[row]
    for passage, place in zip(new, fresh, strict=True):
        changed[place] = passage
    updated = postings(old).updated(moved, np.array(fresh, dtype=np.int64), [piece(new[:3]), piece(new[3:])])
    assert told(updated) == told(postings(changed))
    assert set(updated.terms(0)) == {term for passage in changed for term in passage}


@given(st.integers(0, 600), st.sets(st.integers(0, 599), max_size=6), st.lists(st.integers(0, 600), max_size=6))
def test_few_changes_or_many_are_put_in_the_same_way(size: int, gone: set[int], places: list[int]) -> None:
    there, before = sorted(one for one in gone if one < size), sorted(min(one, size) for one in places)
    values, new = np.arange(size, dtype=np.uint8), np.arange(len(before), dtype=np.int32) + 1000
    expected = []
    for place in range(size + 1):
        expected += [value for value, at in zip(new.tolist(), before, strict=True) if at == place]
        expected += [place % 256] if place < size and place not in there else []
    result = spliced(values, np.array(there, dtype=np.int64), np.array(before, dtype=np.int64), new)
    assert result.tolist() == expected


def test_a_term_that_stands_more_often_than_a_byte_can_count_is_counted() -> None:
    made = postings([["一"] * 300], [["一"], ["一"] * 2])
    assert told(made)[0][0, "一"] == [(0, 300), (1, 1), (2, 2)]
    assert told(postings([["一"]]).updated(np.array([1]), np.array([0]), [piece([["一"] * 70000])]))[0][0, "一"] == [
        (0, 70000),
        (1, 1),
    ]


@given(st.lists(st.lists(st.integers(0, 20), min_size=1, max_size=9, unique=True), min_size=1), st.integers(-1, 21))
def test_slices_searched_together_are_slices_searched_alone(slices: list[list[int]], wanted: int) -> None:
    values = np.concatenate([sorted(one) for one in slices])
    sizes = np.array([len(one) for one in slices])
    starts = np.cumsum(sizes) - sizes
    found = last_up_to(values, starts, sizes, np.full(len(slices), wanted)) - starts
    assert list(found) == [max(0, sum(value <= wanted for value in one) - 1) for one in slices]


@given(DOCUMENTS, st.sets(st.sampled_from("一二三四八"), max_size=3))
def test_passages_that_hold_all_of_some_terms_are_those_that_hold_each(passages: Passages, terms: set[str]) -> None:
    expected = [row for row, passage in enumerate(passages) if terms and terms <= set(passage)]
    assert postings(passages).holding_all(0, terms).tolist() == expected
