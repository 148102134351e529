"""Passages are found by their words, their grams, and what stands around them: the best first, of some alone too."""

import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answer import Library
from knowledge.passages import passages
from knowledge.ranking import Hit, Index, Query, Weights
from knowledge.record import coverage
from knowledge.text import folded
from knowledge.topic import topic_of
from knowledge.words.tokens import Tokenizer, grams
from tests.building import EMBEDDED, a_library, a_page, a_speech

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
def test_a_word_stands_in_as_many_passages_as_hold_it_or_have_it_around_them(real: Index, data: st.DataObject) -> None:
    texts = [*real.texts, *real.contexts]
    text = data.draw(st.sampled_from(texts))
    start = data.draw(st.integers(0, max(0, len(text) - 1)))
    word = text[start : start + data.draw(st.integers(1, 5))]
    if all("\u4e00" <= character <= "\u9fff" for character in word) and word:
        pairs = list(zip(real.texts, real.contexts, strict=True))
        assert real.number_with(word) == sum(word in a or word in b for a, b in pairs)
        assert real.holds(word) == any(word in a or word in b for a, b in pairs)


def test_a_passage_is_known_by_its_id_and_its_row_with_what_it_says(real: Index) -> None:
    for row, passage in enumerate(real.passages[:20]):
        assert real.passage(passage.id) is passage is real.at([row])[0]
        assert (real.text_of(passage), real.context_of(passage)) == (real.texts[row], real.contexts[row])
    assert real.passage("gone") is None is real.passage(None)


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


def library() -> Library:
    """Two people's words: of a library that opens longer, and of waste in villages."""
    opening = a_speech("王一", "图书馆要开到晚上九点。附近的居民下班以后也能来看书借书。", headline=None)
    closing = a_speech("李二", "垃圾分类要进每个村。附近的居民下班以后也能来看图书馆。", headline=None)
    return a_library(a_page(closing, opening))


def ranked(shelf: Library, query: Query) -> list[str]:
    return [hit.passage.source.id for hit in shelf.index.ranked(query)]


def test_of_two_passages_that_hold_the_same_the_one_that_opens_with_it_comes_first() -> None:
    assert ranked(library(), topic_of("图书馆", library().language).query)[0] == "s-wangyi"


def test_every_weight_counts_for_its_own_part_alone() -> None:
    shelf = library()
    query = topic_of(folded("图书馆"), shelf.language).query
    parts = {"words": 1.0, "characters": 1.0, "pairs": 1.0, "opening": 1.0, "context": 0.0}
    nothing = dict.fromkeys(parts, 0.0)

    def scores(**weights: float) -> list[float]:
        shelf.index.weights = Weights(**{**nothing, **weights})
        return [float(score) for score in shelf.index.scores(query)]

    alone = [scores(**{name: weight}) for name, weight in parts.items()]
    assert all(sum(part) > 0 for part in alone[:4])
    assert scores(**parts) == [math.fsum(part) for part in zip(*alone, strict=True)]


def test_characters_of_stop_words_find_nothing_by_themselves() -> None:
    shelf = library()
    query = topic_of("以后能不能改厕", shelf.language).query
    assert {"能", "不能", "以后"} & set(query.grams) == set()
    assert query.grams["能改"] < query.grams["改厕"] == 1


def test_what_was_typed_is_looked_for_beside_what_it_was_taken_for() -> None:
    shelf = a_library(a_page(a_speech(text="帮大家找到稳定的工作。")))
    assert {"工作", "工做"} <= topic_of("稳定工做", shelf.language).query.grams.keys()


def test_the_commonest_words_are_no_slips() -> None:
    shelf = a_library(a_page(a_speech(text="这支队伍捧得冠军。"), a_speech("李二", "赵鹏是工人。")))
    assert "捧得" not in topic_of("赵鹏的职业", shelf.language).query.words
