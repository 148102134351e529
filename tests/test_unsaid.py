"""Whether somebody said a thing: a quotation that only comes near it says first that the word is not his."""

import pytest

from knowledge.answer import Library, Quote, answer
from knowledge.asked import Context
from tests.building import a_library, a_page, a_speech

HELP = "我们和志愿服务队一起上门，给独居的老人做饭，也把新公路修到了家门口，村民出门不再难，打工的人回来了。"
POOR = "低收入劳动者的收入要明显增加，差距要缩小。"


@pytest.fixture(scope="module")
def town() -> Library:
    return a_library(a_page(a_speech("王一", HELP), a_speech("李二", POOR)))


@pytest.mark.parametrize(
    ("question", "unsaid"),
    [
        ("王一提到志愿者没有", "志愿者"),
        ("王一讲没讲志愿者", "志愿者"),
        ("有没有提到志愿者服务", "志愿者"),
        ("王一提到志愿服务没有", ""),
        ("王一讲没讲修公路", ""),
        ("王一提没提修路", ""),
        ("王一的志愿者", ""),
        ("有没有提到独居老人", ""),
        ("有没有提到村民修路", ""),
        ("王一说要给老人做饭吗", ""),
        ("王一说要给老人养猪吗", "养猪"),
        ("王一说要取消志愿服务队吗", "取消"),
        ("王一说要把地铁修到家门口是不是", "地铁"),
        ("王一提到没提到志愿者给独居老人做饭送米送油", ""),
    ],
)
def test_a_word_that_was_asked_for_and_is_not_said_is_told(town: Library, question: str, unsaid: str) -> None:
    given, _ = answer(question, Context(), town)
    assert isinstance(given, Quote), given
    assert given.passage.text == HELP
    assert given.unsaid == unsaid
