"""What somebody of whom a speech tells has said is answered by his reported words, and by nothing else told of him."""

import pytest

from knowledge.answer import Library, Quote, answer
from knowledge.asked import Context
from tests.building import a_library, a_page, a_speech

NURSES = "眼下最缺的是护理员，一个护理员夜里要看十二位老人。"
EXPERTS = "去年专家来看过，专家说，盐腔密封好了可以储气。"


@pytest.fixture(scope="module")
def town() -> Library:
    return a_library(a_page(a_speech("王一", NURSES), a_speech("李二", EXPERTS), a_speech("张三", "公路要修到村口。")))


@pytest.mark.parametrize("question", ["护理员说了什么", "护理员怎么说的", "护理员们都说了些什么"])
def test_of_whom_no_words_are_reported_nothing_is_quoted(town: Library, question: str) -> None:
    given, _ = answer(question, Context(), town)
    assert not isinstance(given, Quote), given


def test_reported_words_are_quoted(town: Library) -> None:
    given, _ = answer("专家说了什么", Context(), town)
    assert isinstance(given, Quote), given
    assert given.found.passage.text == EXPERTS


def test_what_is_said_of_a_matter_needs_no_reported_words(town: Library) -> None:
    given, _ = answer("公路怎么说", Context(), town)
    assert isinstance(given, Quote), given
