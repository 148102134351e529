"""What somebody tells in own words, or asks who said, is not told to be what is printed, and by whom."""

import pytest

from bot.citizen.render import Renderer
from knowledge.answer import Library, Quote
from tests.building import a_library, a_page, a_speech, asked, sayings, speaker_of

SPRAY = "父亲得的是尘肺，我提一条，喷雾降尘不能省，体检要真查。"
SHEEP = "草场就那么大，我们鼓励羊群圈养，建青贮窖五万立方米。"
WINDOWS = "办事搬到家门口，自助服务点设到村，线下窗口一个也不撤。"
OWN = "报上没有照您那句话印的原句。"


@pytest.fixture(scope="module")
def town() -> Library:
    return a_library(a_page(a_speech("王一", SPRAY), a_speech("李二", SHEEP), a_speech("张三", WINDOWS)))


def told(town: Library, *turns: str) -> str:
    given = asked(town, *turns)
    assert isinstance(given, Quote)
    return Renderer(sayings()["zh-Hans"]).render(given).plain


@pytest.mark.parametrize("turn", ["这话谁说的", "谁说的", "这是王一说的吗"])
@pytest.mark.parametrize("statement", ["喷雾降尘可以省", "喷雾降尘要省了吧", "羊群全部都要圈养", "线下窗口都要撤"])
def test_whose_the_words_are_is_no_yes_to_what_was_told_in_other_words(
    town: Library, statement: str, turn: str
) -> None:
    assert OWN in told(town, statement, turn)
    assert OWN in told(town, statement, turn, "谁说的")


@pytest.mark.parametrize(
    "before", ["喷雾降尘", "喷雾降尘能不能省", "喷雾降尘不能省", "线下窗口一个也不撤", "王一说了什么", "自助服务点"]
)
def test_of_a_matter_a_question_and_printed_words_it_is_told_whose_the_words_are(town: Library, before: str) -> None:
    reply = told(town, before, "这话谁说的")
    assert OWN not in reply
    assert "说的：" in reply


@pytest.mark.parametrize("question", ["谁说喷雾降尘可以省", "谁说羊群不用圈养"])
def test_who_says_what_the_words_deny_is_told_that_it_is_not_printed_so(town: Library, question: str) -> None:
    assert OWN in told(town, question)


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("谁说不查体检不行", "王一"),
        ("谁说喷雾降尘不能省", "王一"),
        ("谁说羊群要圈养", "李二"),
        ("谁说窗口不撤", "张三"),
        ("谁说体检要真查", "王一"),
    ],
)
def test_who_says_what_is_printed_is_quoted_alone(town: Library, question: str, who: str) -> None:
    given = asked(town, question)
    assert speaker_of(given) == who
    assert OWN not in told(town, question)
