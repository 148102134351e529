"""What is read of a passage: the neighbouring sentences that hold most of the question, whole and few."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text import sentence_spans
from knowledge.topic import Topic, topic_of
from knowledge.weighing.excerpt import MOST, excerpt
from tests.building import real_library

BUS = "明年要新开三条公交线路。"
SCHOOL = "实验小学的新校区九月开学。"
FILLING = "我们要坚定信心、埋头苦干、勇毅前行，把各项部署不折不扣落到实处，努力开创工作的新局面。"


def topic(question: str) -> Topic:
    return topic_of(question, real_library().language)


def test_a_passage_that_is_short_enough_is_read_whole() -> None:
    assert excerpt(topic("公交线路"), BUS + SCHOOL) == BUS + SCHOOL


@pytest.mark.parametrize(("question", "sentence"), [("公交线路开几条", BUS), ("小学新校区什么时候开学", SCHOOL)])
def test_of_a_long_one_the_sentences_are_read_that_hold_most(question: str, sentence: str) -> None:
    read = excerpt(topic(question), FILLING * 3 + BUS + FILLING * 3 + SCHOOL + FILLING)
    assert sentence in read
    assert len(read) <= MOST


def test_neighbours_are_read_together_where_both_hold_something() -> None:
    assert excerpt(topic("公交线路和小学新校区"), FILLING * 3 + BUS + SCHOOL + FILLING * 2).endswith(BUS + SCHOOL)


def test_where_nothing_is_held_the_beginning_is_read() -> None:
    assert excerpt(topic("航天员"), FILLING * 4) == (FILLING * 4)[:MOST]


@given(st.text("公交线路小学，。！？\n一 a", max_size=400))
def test_what_is_read_stands_so_in_the_passage_and_is_no_longer_than_may_be(text: str) -> None:
    read = excerpt(topic("公交线路"), text)
    assert read in text
    assert len(read) <= MOST
    starts = {start for start, _ in sentence_spans(text)} | {0}
    assert any(text.startswith(read, start) for start in starts)
