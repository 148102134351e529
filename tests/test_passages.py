"""Passages are exact slices that cut no sentence."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.model import Page, Speaker, Speech
from knowledge.passages import passages, spans, together
from knowledge.record.coverage import coverage_of
from knowledge.text import sentence_spans

PRINTED = st.text(alphabet="园区要发展,就业。！？”“ \n　5G", max_size=400)
LIMITS = st.tuples(st.integers(20, 120), st.integers(0, 20))


def page_with(text: str, speech_id: str = "s") -> Page:
    speech = Speech(speech_id, None, "标题", "讲述人:村主任 王一", Speaker("wangyi", "王一"), ("村主任",), text)
    return Page("p", "某日报", date(2024, 1, 1), speeches=(speech,))


@given(PRINTED, LIMITS)
def test_slices_lose_nothing_but_white_space(text: str, limits: tuple[int, int]) -> None:
    cut = spans(text, *limits)
    rest = list(text)
    for start, end in cut:
        assert text[start:end].strip() == text[start:end]
        rest[start:end] = ""
    assert all(a[1] <= b[0] for a, b in pairwise(cut))
    kept = "".join(text[a:b] for a, b in cut)
    assert "".join(kept.split()) == "".join(text.split())


@given(PRINTED, LIMITS)
def test_no_sentence_is_cut(text: str, limits: tuple[int, int]) -> None:
    ends = {end for _, end in spans(text, *limits)}
    for start, end in sentence_spans(text):
        trimmed = len(text[start:end].rstrip()) + start
        assert not any(start + (len(text[start:end]) - len(text[start:end].lstrip())) < e < trimmed for e in ends)


@given(PRINTED)
def test_every_passage_is_the_slice_that_it_says(text: str) -> None:
    for passage in passages(coverage_of([page_with(text)])):
        assert passage.source.text[passage.start : passage.end] == passage.text


def test_moving_a_passage_keeps_its_id_and_rewording_it_does_not() -> None:
    one, two = "甲" * 60 + "。", "乙" * 60 + "。"
    first, second = (passages(coverage_of([page_with(t)])) for t in (f"{one}\n\n{two}", f"{two}\n\n{one}"))
    assert {p.id for p in first} == {p.id for p in second}
    reworded = passages(coverage_of([page_with(f"{one}\n\n{two[:-1]}!")]))
    assert reworded[0].id == first[0].id
    assert reworded[1].id != first[1].id


def test_the_same_words_twice_in_a_speech_have_two_ids() -> None:
    cut = passages(coverage_of([page_with("\n\n".join(["甲" * 60 + "。"] * 2))]))
    assert len({p.id for p in cut}) == len(cut) == 2


def test_neighbours_are_known() -> None:
    cut = passages(coverage_of([page_with("\n\n".join(c * 60 + "。" for c in "甲乙丙"))]))
    assert [p.previous for p in cut] == [None, cut[0].id, cut[1].id]
    assert [p.next for p in cut] == [cut[1].id, cut[2].id, None]


@pytest.mark.parametrize("end", ["怎么办？", "问我：“怎么办？”", "怎么办?"])
def test_a_paragraph_that_ends_in_a_question_goes_with_the_next_which_answers_it(end: str) -> None:
    asking, answering, other = "甲" * 60 + end, "乙" * 60 + "。", "丙" * 60 + "。"
    text = f"{asking}\n\n{answering}\n\n{other}"
    assert [text[a:b] for a, b in spans(text)] == [f"{asking}\n\n{answering}", other]


def test_a_question_and_its_answer_are_not_joined_beyond_the_limit() -> None:
    text = "甲" * 60 + "怎么办？\n\n" + "乙" * 60 + "。"
    assert len(spans(text, most=100)) == 2


def test_a_question_paragraph_goes_with_its_answer() -> None:
    answer = "报告给出了思路:" + "推进创新平台建设," * 8 + "等等。"
    cut = spans(f"怎么建?\n\n{answer}")
    assert len(cut) == 1


def test_two_neighbours_together_are_what_is_printed_from_the_first_to_the_end_of_the_second() -> None:
    text = "\n\n".join(
        f"第{number}段讲的是村里的路怎么修，钱从哪里来，谁来出工，什么时候修得好，修好了谁来养护，养护的钱又从哪里来。"
        for number in "一二三四"
    )
    first, second, third, fourth = passages(coverage_of([page_with(text)]))
    both = together(third, second)
    assert both.text == text[both.start : both.end] == f"{second.text}\n\n{third.text}"
    assert (both.id, both.previous, both.next) == (third.id, first.id, fourth.id)
    assert together(second, third).text == both.text
