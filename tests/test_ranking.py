"""Passages are found by their words, their grams, and what stands around them: the best first, of some alone too."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import coverage
from knowledge.passages import passages
from knowledge.ranking import Hit, Index, Query
from knowledge.tokens import Tokenizer, grams
from tests.building import EMBEDDED, a_page, a_speech

TOKENIZER = Tokenizer()


def index(*speeches: tuple[str, str]) -> Index:
    """Speeches, each a passage, as speaker and words."""
    pages = a_page(*(a_speech(name, text, headline=None) for name, text in speeches))
    return Index(passages(coverage.coverage_of([pages])), TOKENIZER)


@pytest.fixture(scope="module")
def real() -> Index:
    return Index(passages(coverage.load(EMBEDDED)), TOKENIZER)


def query(text: str) -> Query:
    return Query(dict.fromkeys(TOKENIZER.search_words(text), 1.0), dict.fromkeys(grams(text), 0.5))


def told(hits: Sequence[Hit]) -> list[tuple[str, float]]:
    return [(hit.passage.id, hit.score) for hit in hits]


ASKED = st.sampled_from(
    ["收入怎么增加", "人才引进政策", "乡村振兴靠什么", "株洲", "党代表说了什么", "的", "量子计算", ""]
)


@given(ASKED, st.integers(1, 30))
def test_the_best_are_the_beginning_of_all(real: Index, asked: str, most: int) -> None:
    assert told(real.ranked(query(asked), most=most)) == told(real.ranked(query(asked)))[:most]


@given(ASKED, st.lists(st.integers(0, 20)), st.integers(1, 30))
def test_of_some_passages_only_these_are_found(real: Index, asked: str, rows: list[int], most: int) -> None:
    chosen = {real.passages[row].id for row in rows}
    expected = [one for one in told(real.ranked(query(asked))) if one[0] in chosen]
    assert told(real.ranked(query(asked), rows, most)) == expected[:most]
    assert told(real.ranked(query(asked), rows)) == expected


@given(st.data())
def test_the_rows_with_a_word_are_those_in_or_around_which_it_stands(real: Index, data: st.DataObject) -> None:
    texts = [*real.texts, *real.contexts]
    text = data.draw(st.sampled_from(texts))
    start = data.draw(st.integers(0, max(0, len(text) - 1)))
    word = text[start : start + data.draw(st.integers(1, 5))]
    if all("\u4e00" <= character <= "\u9fff" for character in word) and word:
        pairs = zip(real.texts, real.contexts, strict=True)
        assert list(real.rows_with(word)) == [i for i, (a, b) in enumerate(pairs) if word in a or word in b]


def test_a_hit_says_which_words_stand_in_the_passage() -> None:
    hits = index(("王一", "今年修路。"), ("李二", "明年种树。")).ranked(query("修路 种树"))
    assert [hit.matched for hit in hits] == [("修路",), ("种树",)]


def test_a_speaker_is_found_by_name_and_words_weigh_more() -> None:
    hits = index(("王修路", "明年种树,后年还种树。"), ("李二", "今年修路,明年还修路。")).ranked(query("修路"))
    assert [hit.passage.speaker.name for hit in hits if hit.passage.speaker] == ["李二", "王修路"]


def test_an_index_takes_over_what_the_one_before_has(real: Index) -> None:
    again = Index(real.passages, TOKENIZER, before=real.cuts)
    assert again.cuts.postings is real.cuts.postings
    assert told(again.ranked(query("收入怎么增加"))) == told(real.ranked(query("收入怎么增加")))
