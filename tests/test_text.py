"""Folding is for matching only, and offsets lead back to the record."""

import re

from hypothesis import given
from hypothesis import strategies as st

from knowledge.text import compact, fold, folded, occurrences, sentence_spans, syllables, trimmed


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(st.characters(exclude_categories=())))
def test_the_folded_text_alone_is_the_same(text: str) -> None:
    assert folded(text) == fold(text).text


@given(st.text("看就业", max_size=3), st.text("看就业，", max_size=30))
def test_a_word_is_found_wherever_a_pattern_finds_it(word: str, text: str) -> None:
    assert list(occurrences(word, text)) == [match.start() for match in re.finditer(re.escape(word), text)]


@given(st.text(min_size=1))
def test_each_folded_character_knows_where_it_stood(text: str) -> None:
    result = fold(text)
    assert len(result.text) == len(result.offsets)
    assert list(result.offsets) == sorted(result.offsets)
    for character, place in zip(result.text, result.offsets, strict=True):
        assert character in folded(text[place])


@given(st.text(alphabet="园區發展，。ＡＢ５G \u200b", min_size=1))
def test_a_folded_span_leads_to_the_words_that_it_came_from(text: str) -> None:
    result = fold(text)
    for start in range(len(result.text)):
        a, b = result.original_span(start, start + 1)
        assert folded(text[a:b]) == result.text[start]


def test_traditional_full_width_and_upper_case_match_simplified() -> None:
    assert folded("園區５Ｇ發展") == "园区5g发展"


def test_invisible_characters_match_nothing() -> None:
    assert folded("园\u200b区\ufeff") == "园区"


@given(st.text(alphabet="园区发展。！？”’…\n a.", max_size=60))
def test_sentences_lose_nothing_and_do_not_overlap(text: str) -> None:
    spans = list(sentence_spans(text))
    assert "".join(text[a:b] for a, b in spans) == (text if spans else "")
    assert all(a < b for a, b in spans)


def test_a_closing_quotation_mark_belongs_to_its_sentence() -> None:
    text = "我们常说:“一人就业,全家脱贫。”就业要有岗位。"
    assert [text[a:b] for a, b in sentence_spans(text)] == [
        "我们常说:“一人就业,全家脱贫。”",
        "就业要有岗位。",
    ]


def test_texts_compare_equal_without_white_space_and_width() -> None:
    assert compact("李　红 ５Ｇ\n") == "李红5G"


def test_a_name_has_one_syllable_a_character() -> None:
    assert syllables("邹建平") == syllables("邹健平") == ("zou", "jian", "ping")


def test_white_space_at_the_ends_of_a_span_is_left_out() -> None:
    text = "路要修。\u3000 水要通。\n桥"
    assert text[slice(*trimmed(text, (4, 11)))] == "水要通。"
    assert trimmed(text, (0, 4)) == (0, 4)
    assert text[slice(*trimmed(text, (4, 6)))] == ""
