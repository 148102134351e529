"""What is marked in a passage: the sentence that answers, and the value that was asked for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.answer import Library
from knowledge.text import folded
from knowledge.topic import Topic, topic_of
from knowledge.weighing.marks import Mark, answering, marks

TEXT = "停车是老街最大的难题。今年新建600个车位，九月交付。夜市去年开了218个晚上。路灯也要修。"


def topic(library: Library, question: str) -> Topic:
    return topic_of(folded(question), library.language)


def words(text: str, found: tuple[Mark, ...], strong: bool) -> list[str]:
    return [text[mark.start : mark.end] for mark in found if mark.strong is strong]


@pytest.mark.parametrize(
    ("question", "sentence", "value"),
    [
        ("新建多少车位", "今年新建600个车位，九月交付。", "600个"),
        ("夜市开了多少个晚上", "夜市去年开了218个晚上。", "218个"),
        ("车位几月交付", "今年新建600个车位，九月交付。", "九月"),
    ],
)
def test_the_sentence_that_holds_the_value_is_marked(
    library: Library, question: str, sentence: str, value: str
) -> None:
    found = marks(TEXT, topic(library, question))
    assert "".join(TEXT[mark.start : mark.end] for mark in found) == sentence
    assert words(TEXT, found, strong=True) == [value]


def test_a_value_in_the_sentence_after_the_topic_is_found(library: Library) -> None:
    text = "课后服务开起来了。一个学期收费360元。食堂也办起来了。"
    span = answering(text, topic(library, "课后服务多少钱"))
    assert span is not None
    assert text[slice(*span)] == "一个学期收费360元。"


def test_no_sentence_stands_out_where_nothing_of_the_topic_stands(library: Library) -> None:
    assert answering(TEXT, topic(library, "红烧肉")) is None
    assert marks(TEXT, topic(library, "红烧肉")) == ()


def test_only_the_words_of_a_single_sentence_are_marked(library: Library) -> None:
    text = "今年新建600个车位，九月交付"
    assert words(text, marks(text, topic(library, "车位")), strong=False) == ["车位"]


def test_without_a_topic_nothing_is_marked() -> None:
    assert marks(TEXT, None) == ()


@given(
    st.text(alphabet="ＡＩ㎡①５园区2万元年，。？ﬁ\u200b𠮷\n 就业车位", min_size=1, max_size=80),
    st.sampled_from(["就业花了多少钱", "园区几年建成", "车位多少个", "ai", "就业", "？", ""]),
)
@settings(max_examples=150, deadline=None)
def test_marks_are_in_order_inside_the_text_and_never_overlap(library: Library, text: str, question: str) -> None:
    found = marks(text, topic(library, question))
    places = [place for mark in found for place in (mark.start, mark.end)]
    assert places == sorted(places)
    assert all(0 <= mark.start < mark.end <= len(text) for mark in found)
