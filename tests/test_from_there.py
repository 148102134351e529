"""A question about a firm, a school or a village is asked of those who come from there, as their posts print it."""

import pytest

from knowledge.answer import Candidates, Library, PeopleCard, Quote
from tests.building import a_library, a_page, a_speech, asked, doubting, speaker_of

OATS = (
    "我们把它搬进了车间，一年加工莜麦一万吨，做了27个品种，去年卖了1.9亿元。"
    "收购价随行就市再加两毛，保底不低于一块八，秋天现钱结清。"
)
PRICE = "全市莜麦面积稳定在18万亩，去年地头价一斤一块六，推广了三个新品种，今年每亩补贴60元。"
INN = "我们把19处空院子修成民宿，去年来了3.8万人，村集体有了62万元收入。"
BUS = "夜班公交开到凌晨，明年再加6条，海燕电器门口都会设站，一块钱一位。"
PAN = "每七秒钟就有一只电饭煲下线，一条线从98个人减到31个，没有因为上机器裁过一个人。"
CLASS = "我在总装车间带班，工友们下了班学编程，厂里办了夜校，学会了工资涨九百元。"


@pytest.fixture(scope="module")
def town() -> Library:
    return a_library(
        a_page(
            a_speech("康永", OATS, posts=("市工商联副主席", "塞莜坊食品有限公司董事长")),
            a_speech("白龙", PRICE, posts=("市农业农村局局长",)),
            a_speech("贺英", INN, posts=("右安镇守口墩村党支部书记",)),
            a_speech("邓航", BUS, posts=("市交通运输局局长",)),
            a_speech("苏仪", PAN, posts=("海燕电器股份有限公司副总经理",)),
            a_speech("韦胜", CLASS, posts=("海燕电器股份有限公司车间班长",)),
        )
    )


@pytest.mark.parametrize(
    "question",
    ["塞莜坊收多少钱", "塞莜坊有多少品种", "塞莜坊一年卖多少钱", "塞莜坊莜麦多少钱一斤", "塞莜坊保底价是多少"],
)
def test_a_firm_known_by_a_post_alone_is_asked_about_with_its_delegates_words(town: Library, question: str) -> None:
    for turns in ((question,), ("民宿来了多少人", f"那{question}")):
        given = asked(town, *turns)
        shown = given.found if isinstance(given, Candidates) else (given.found,) if isinstance(given, Quote) else ()
        assert not shown or any(one.passage.speaker.name == "康永" for one in shown if one.passage.speaker)
        assert not isinstance(given, Quote) or speaker_of(given) == "康永"
    assert speaker_of(asked(town, question)) == "康永"


def test_what_they_do_not_tell_is_not_answered_by_others(town: Library) -> None:
    for question in ("塞莜坊有没有民宿", "塞莜坊门口设站了吗", "守口墩村莜麦补贴多少"):
        given = asked(doubting(town), question)
        shown = given.found if isinstance(given, Candidates) else ()
        assert not isinstance(given, Quote)
        assert not {one.passage.speaker.name for one in shown if one.passage.speaker} & {"白龙", "邓航"}


def test_whoever_else_speaks_of_it_by_its_name_may_answer(town: Library) -> None:
    assert speaker_of(asked(town, "海燕电器门口有公交吗")) == "邓航"


@pytest.mark.parametrize("turn", ["塞莜坊呢", "那塞莜坊呢"])
def test_a_turn_to_a_firm_is_one_to_whom_it_is_known_by(town: Library, turn: str) -> None:
    assert speaker_of(asked(town, "莜麦地头价多少", turn)) == "康永"
    assert speaker_of(asked(town, turn)) == "康永"


def test_of_several_who_come_from_there_it_is_asked_back_whose_words_are_meant(town: Library) -> None:
    given = asked(town, "夜班公交几点", "海燕电器呢")
    assert isinstance(given, PeopleCard)
    assert [person.name for person in given.people] == ["苏仪", "韦胜"]


def test_the_name_of_a_village_and_a_question_is_not_the_name_of_a_village(town: Library) -> None:
    given = asked(town, "守口墩村有多少人来过")
    assert not isinstance(given, Quote) or given.taken_for is None


@pytest.mark.parametrize("question", ["守口墩村怎么样", "守口墩村现在怎么样了", "守口墩村好不好"])
def test_how_a_place_is_tells_who_speaks_from_there(town: Library, question: str) -> None:
    given = asked(town, question)
    assert isinstance(given, Quote)
    assert speaker_of(given) == "贺英"


def test_whether_a_place_has_changed_they_may_tell(town: Library) -> None:
    given = asked(town, "守口墩村变化大不大")
    assert isinstance(given, Candidates)
    assert given.found[0].passage.speaker is not None
    assert given.found[0].passage.speaker.name == "贺英"


@pytest.mark.parametrize("question", ["守口墩村有没有机场", "青石村怎么样"])
def test_what_nobody_from_there_tells_is_not_shown_for_the_place_alone(town: Library, question: str) -> None:
    assert not isinstance(asked(town, question), Quote | Candidates)


def test_whether_somebody_was_dismissed_is_told_by_who_was_not(town: Library) -> None:
    assert speaker_of(asked(town, "苏仪说裁员了吗")) == "苏仪"


def test_whether_there_are_people_of_a_trade_asks_of_the_place() -> None:
    island = "岛上只有五个护士，我盼着再添一个会看小孩的大夫。"
    library = a_library(a_page(a_speech("郑一", island, posts=("外屿镇镇长",)), a_speech("曾二", BUS)))
    assert speaker_of(asked(library, "岛上看小孩的大夫有没有")) == "郑一"
    assert isinstance(asked(library, "有没有镇长"), PeopleCard)
