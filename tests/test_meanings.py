"""What a word means is answered by a text that explains it, and by none that only uses it."""

import pytest

from knowledge.answer import Candidates, Library, Quote, answer
from knowledge.asked import Context
from tests.building import a_library, a_page, a_speech

CHAIN = "要延长产业链，引进配套企业，让零部件在本地买得到。"
UNCLE = "发动更多“建宁大叔”参与巡逻，夜里街上有人看着。"
WORRY = "城里挤、乡下空，是我们办学的心病，明年再建两所。"
GRID = "网格就是把街道分成小块，一块一个网格员，事情有人管。"


@pytest.fixture(scope="module")
def town() -> Library:
    return a_library(
        a_page(a_speech("王一", CHAIN), a_speech("李二", UNCLE), a_speech("张三", GRID), a_speech("赵四", WORRY))
    )


@pytest.mark.parametrize("question", ["什么是产业链", "产业链是什么意思", "啥叫产业链啊", "怎么理解产业链"])
def test_a_word_that_is_only_used_is_not_explained(town: Library, question: str) -> None:
    given, _ = answer(question, Context(), town)
    assert isinstance(given, Candidates), given


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("什么是建宁大叔", UNCLE),
        ("建宁大叔是干什么的", UNCLE),
        ("网格是什么", GRID),
        ("心病是什么", WORRY),
        ("产业链要怎么延长", CHAIN),
    ],
)
def test_a_name_that_only_a_page_has_is_told_and_so_is_what_it_explains(
    town: Library, question: str, text: str
) -> None:
    given, _ = answer(question, Context(), town)
    assert isinstance(given, Quote), given
    assert given.found.passage.text == text


@pytest.mark.parametrize("question", ["那个链长是干什么的", "公路那家公司做什么的"])
def test_what_is_described_or_set_off_by_marks_is_no_word_of_a_dictionary(question: str) -> None:
    text = "推行“链长+专班”，那家修公路的公司由市里领着干。"
    given, _ = answer(question, Context(), a_library(a_page(a_speech("王一", text), a_speech("李二", GRID))))
    assert isinstance(given, Quote), given
