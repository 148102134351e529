"""What is said back of a question that is not answered is the citizen's own phrase."""

import pytest

from knowledge.answer import NotFound
from tests.building import Visitor, a_conversation, a_library, a_page, a_speech

ROAD = "今年要把路修到家门口，四十公里管道也要铺完，还有1.1万名群众在喝苦咸水，明年六月通水。"


@pytest.fixture(scope="module")
def reader() -> Visitor:
    return Visitor(a_conversation(a_library(a_page(a_speech("于晓", ROAD)))))


@pytest.mark.parametrize(
    ("message", "said", "unsaid"),
    [
        ("今天耍得安逸", "安逸", "舒服"),
        ("火锅好多钱", "火锅", "多少"),
        ("苗子发多少", "苗子发多少", "「苗子发」"),
        ("高铁通了没", "高铁", "什么时候"),
    ],
)
def test_the_words_said_back_are_those_of_the_message(reader: Visitor, message: str, said: str, unsaid: str) -> None:
    given, reply = reader.asks(message)
    assert isinstance(given, NotFound)
    assert said in reply.plain
    assert unsaid not in reply.plain


@pytest.mark.parametrize("turn", ["多少人受益", "好多群众受益"])
def test_a_value_that_may_be_told_by_what_was_shown_is_not_denied(reader: Visitor, turn: str) -> None:
    given, reply = reader.asks("管道铺了吗", turn)
    assert not isinstance(given, NotFound)
    assert "1.1万名" in reply.plain


def test_a_name_is_said_back_as_it_was_written_and_no_more(reader: Visitor) -> None:
    _, reply = reader.asks("張偉怎么看修路")
    assert "「張偉」" in reply.plain


@pytest.mark.parametrize("message", ["眼下教育局谁当家", "高铁几时开得成", "摩托车能走不", "哪天开的"])
def test_a_question_is_said_back_with_its_own_words_and_none_cut_off(reader: Visitor, message: str) -> None:
    given, reply = reader.asks(message)
    assert isinstance(given, NotFound)
    assert f"「{message.removesuffix('的')}」" in reply.plain
