"""Whose printed words are that somebody checks, ascribes or only heard of."""

import pytest

from knowledge.answer import NotFound, PeopleCard, Quote
from tests.building import Visitor, speaker_of


def test_words_that_two_print_are_theirs_of_whom_it_is_asked(visitor: Visitor) -> None:
    given, _ = visitor.asks("“把长板拉长”是李红说的吗")
    assert isinstance(given, Quote)
    assert speaker_of(given) == "李红"


@pytest.mark.parametrize(
    "question",
    [
        "“两只碗都要端稳”是王一说的吧",
        "请核对：“两只碗都要端稳”是不是王一的原话",
        "核实引语“两只碗都要端稳”是谁的话",
        "引语核对：“两只碗都要端稳”",
        "“两只碗都要端稳”出自哪里",
    ],
)
def test_a_quotation_that_is_checked_stands_with_whose_it_is(citizen: Visitor, question: str) -> None:
    given, _ = citizen.asks(question)
    assert isinstance(given, Quote)
    assert speaker_of(given) == "李二"


@pytest.mark.parametrize(
    "question", ["一年接着一年干 是王一说的吧", "两只碗都要端稳 这句话是王一讲的对不对", "两只碗都要端稳是王一说的吗"]
)
def test_printed_words_without_marks_stand_with_whose_they_are(citizen: Visitor, question: str) -> None:
    given, _ = citizen.asks(question)
    assert isinstance(given, Quote)
    assert speaker_of(given) == "李二"


def test_a_quotation_within_a_quotation_is_found_as_it_is_printed(visitor: Visitor) -> None:
    given, _ = visitor.asks("“只有克服‘技术恐惧’，坚持自主创新”是谁说的")
    assert isinstance(given, Quote)
    assert speaker_of(given) == "武利冲"


@pytest.mark.parametrize("turn", ["是王一吗", "不是王一吗", "王一讲了吗", "王一也说了吗"])
def test_whether_somebody_spoke_of_the_last_matter_is_not_answered_with_other_words(
    citizen: Visitor, turn: str
) -> None:
    given, _ = citizen.asks("谁说治河先治岸", turn)
    assert not isinstance(given, Quote)


def test_of_words_that_nobody_is_printed_with_nobody_is_named(citizen: Visitor) -> None:
    given, reply = citizen.asks("“三只碗都要端稳”是王一说的吧")
    assert isinstance(given, NotFound)
    assert "李二" not in reply.plain


@pytest.mark.parametrize(
    "question",
    ["听说要搞什么建宁大叔，这个是哪个领导说的，怎么个搞法", "这个是哪个领导说的，建宁大叔", "建宁大叔，这话是谁说的"],
)
def test_who_said_a_thing_is_asked_in_a_clause_of_its_own(visitor: Visitor, question: str) -> None:
    given, _ = visitor.asks(question)
    assert isinstance(given, Quote)
    assert speaker_of(given) == "邹建平"


@pytest.mark.parametrize(
    "question",
    [
        "“创新是第一动力”这句在版面哪里",
        "“创新是第一动力”这句话出现在报纸哪一段",
        "“创新是第一动力” 登在哪里 我要标出处",
        "创新是第一动力,这句在报上哪一段",
    ],
)
def test_where_a_sentence_stands_is_told_by_the_note_that_holds_it(visitor: Visitor, question: str) -> None:
    given, _ = visitor.asks(question)
    assert isinstance(given, Quote)
    assert given.passage.speaker is None
    assert given.passage.text.startswith("创新是第一动力")


@pytest.mark.parametrize("question", ["“创新是第一动力”是谁说的", "“创新是第一动力”是哪位代表讲的"])
def test_what_only_a_note_says_is_told_to_be_no_delegates(visitor: Visitor, question: str) -> None:
    given, reply = visitor.asks(question)
    assert isinstance(given, Quote)
    assert given.passage.speaker is None
    assert "不是代表发言" in reply.plain


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("江山就是人民这句 哪个代表讲的", "罗芳"),
        ("一人就业全家脱贫这句话是谁的原话", "罗芳"),
        ("绿水青山就是金山银山这个说法是哪位提出来的", "李星"),
        ("国之大者这个词谁用的", "李红"),
        ("那句唱响乡村振兴协奏曲这话谁喊的", "李星"),
    ],
)
def test_words_that_are_pointed_at_are_a_quotation(visitor: Visitor, question: str, who: str) -> None:
    given, _ = visitor.asks(question)
    assert isinstance(given, Quote)
    assert speaker_of(given) == who


@pytest.mark.parametrize(
    "question", ["治河先治岸这句 几个人说过", "谁说过治河先治岸这句话", "治河先治岸这个提法 都有谁用过"]
)
def test_all_who_used_words_that_are_pointed_at_are_told_with_them(citizen: Visitor, question: str) -> None:
    given, reply = citizen.asks(question)
    assert isinstance(given, PeopleCard)
    assert [person.name for person in given.people] == ["李二"]
    assert "「治河先治岸」" in reply.plain


def test_words_that_are_pointed_at_and_printed_nowhere_are_told_without_what_points_at_them(citizen: Visitor) -> None:
    given, reply = citizen.asks("先栽大树这句话是哪个说的")
    assert isinstance(given, NotFound)
    assert "「先栽大树」" in reply.plain


@pytest.mark.parametrize("question", ["刚才那句话是谁说的", "上面这句是谁讲的"])
def test_what_points_at_words_that_were_shown_quotes_none(citizen: Visitor, question: str) -> None:
    given, _ = citizen.asks(question)
    assert not isinstance(given, Quote)
