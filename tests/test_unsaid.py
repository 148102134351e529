"""Whether somebody said a thing: a quotation that only comes near it says first that the word is not his."""

import pytest

from knowledge.answer import Candidates, Library, NotFound, Quote, Why, answer
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


@pytest.mark.parametrize("question", ["李二怎么看志愿服务队", "李二对公路有什么看法", "李二说的独居老人", "李二的公路"])
def test_a_matter_of_others_is_not_read_into_somebodys_words(town: Library, question: str) -> None:
    """What comes nearest of his words is at most shown as that, where others say the word and he does not."""
    given, _ = answer(question, Context(), town)
    assert not isinstance(given, Quote)


def test_what_he_speaks_of_himself_is_quoted(town: Library) -> None:
    for question in ("王一怎么看志愿服务队", "李二怎么看收入", "李二说的差距"):
        given, _ = answer(question, Context(), town)
        assert isinstance(given, Quote), question


def test_how_somebody_sees_the_rule_of_law_is_no_view_of_ruling() -> None:
    """怎么看法治 holds a 看法, and 治 alone stands in anybody's words."""
    city = a_library(a_page(a_speech("王一", "治水要治根，治河先治岸。"), a_speech("李二", "法治是底线，法治要进村。")))
    assert not isinstance(answer("王一怎么看法治", Context(), city)[0], Quote)
    assert isinstance(answer("李二怎么看法治", Context(), city)[0], Quote)


def test_a_word_for_those_who_do_a_thing_is_said_where_the_thing_is() -> None:
    """创业的 are those of whom 创业 is said."""
    given, _ = answer("王一讲没讲创业的", Context(), a_library(a_page(a_speech("王一", "要给青年创业搭台。"))))
    assert isinstance(given, Quote)
    assert given.unsaid == ""


@pytest.mark.parametrize("question", ["充电桩有没有人讲", "充电桩有没有代表提到过", "充电桩有人说过吗"])
def test_a_matter_of_which_it_is_asked_whether_anybody_spoke_is_nobody_who_speaks(question: str) -> None:
    """充电桩 is no speaker whose words are missed."""
    town = a_library(a_page(a_speech("王一", "今年要建电动车充电棚，治飞线充电。"), a_speech("李二", POOR)))
    given, _ = answer(question, Context(), town)
    assert not isinstance(given, NotFound) or given.why is Why.NOTHING


def test_a_word_that_stands_for_it_elsewhere_is_no_word_of_this_passage() -> None:
    """电动车 holds no 动车, which stands for 高铁; 铁路 only comes near it."""
    town = a_library(
        a_page(a_speech("王一", "老铁路改成观光线路，小火车开进山。"), a_speech("李二", "动车票贵。", headline="票"))
    )
    given, _ = answer("有没有谈高铁和观光线路的", Context(), town)
    assert isinstance(given, Quote)
    assert given.passage.text.startswith("老铁路")
    assert given.unsaid == "高铁"


@pytest.mark.parametrize(
    "question", ["王一说过要给老人发钱吧", "王一说要给每个村民修一栋楼吧", "李二说过要给低收入的人盖房子吧"]
)
def test_a_statement_of_which_a_word_is_said_is_not_confirmed(town: Library, question: str) -> None:
    given, _ = answer(question, Context(), town)
    assert not isinstance(given, Quote)


@pytest.mark.parametrize(
    "question", ["王一说要给老人做饭吧", "王一说新公路修到了家门口，对吧", "李二说要缩小差距，是吗", "王一讲讲老人吧"]
)
def test_a_statement_that_is_printed_is_quoted(town: Library, question: str) -> None:
    given, _ = answer(question, Context(), town)
    assert isinstance(given, Quote)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("湖水还臭吗", Candidates),
        ("湖里的水现在干不干净", Candidates),
        ("湖里围了多少网箱", Quote),
        ("鱼塘还漏水吗", Quote),
    ],
)
def test_how_a_thing_was_once_is_no_answer_to_how_it_is_by_now(question: str, kind: type) -> None:
    """What tells of a later time with it is one."""
    once = "那时候湖里围了一万七千个网箱，湖水又臭又脏，水干净不了，老百姓当面骂我们。"
    since = "以前鱼塘漏水漏得厉害，去年重新铺了防渗膜，如今一滴也不漏。"
    given, _ = answer(question, Context(), a_library(a_page(a_speech("王一", once), a_speech("李二", since))))
    assert isinstance(given, kind), given
