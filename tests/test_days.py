"""How a thing stands today or tomorrow is told by no page: what bears on it is only shown, and the weather is not."""

import pytest

from knowledge.answer import Candidates, Library, NotFound, Quote
from knowledge.answer.borne_out import may_tell_of_its_day
from knowledge.asked import Context, Search
from knowledge.findings import Why
from knowledge.question import understand
from knowledge.weighing.days import is_bare_state, is_of_these_days
from tests.building import a_library, a_page, a_speech, asked

FERRY = "青屿渡口雾大了就停航，船票由二十元降到八元，一天跑六趟，船到哪了手机上看得见。"
MARKET = "东门夜市每晚六点开门，摊位有一百二十个，沙尘天气由一年十九天减少到七天。"
ROAD = "从前这条街堵得厉害，如今打通了三条断头路，现在开车进城只要二十分钟。"


@pytest.fixture(scope="module")
def town() -> Library:
    speeches = (a_speech("王一", FERRY, posts=("海事处处长",)), a_speech("李二", MARKET, posts=("市商务局局长",)))
    note = "编者按：热线这几天接到市民来电四百一十二个。"
    return a_library(a_page(*speeches, a_speech("张三", ROAD, posts=("市交通局局长",)), notes=(note,)))


@pytest.mark.parametrize(
    "question",
    [
        "今天青屿渡口停航没",
        "青屿渡口明天停不停航",
        "东门夜市今晚开门吗",
        "这礼拜青屿渡口一天跑几趟",
        "后天青屿渡口的船票多少钱",
        "现在堵不堵",
    ],
)
def test_the_state_of_a_day_is_not_quoted(town: Library, question: str) -> None:
    assert not isinstance(asked(town, question), Quote)


def test_a_turn_that_asks_for_the_state_of_a_day_is_not_quoted_either(town: Library) -> None:
    given = asked(town, "青屿渡口的船票多少钱", "今天停航没")
    assert isinstance(given, Candidates)
    assert given.found[0].passage.text == FERRY


@pytest.mark.parametrize("question", ["明天起不起沙尘", "这礼拜有没有沙尘天气", "后天沙尘大不大", "东门今晚有没有冰雹"])
def test_the_weather_of_a_day_is_nothing_that_the_bot_tells(town: Library, question: str) -> None:
    given = asked(town, question)
    assert isinstance(given, NotFound)
    assert given.why is Why.UNABLE


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("青屿渡口的船票现在多少钱", FERRY),
        ("沙尘天气现在少了没", MARKET),
        ("现在开车进城要多久", ROAD),
        ("今天的报上谁讲了青屿渡口", FERRY),
    ],
)
def test_what_a_page_tells_of_its_own_time_is_answered(town: Library, question: str, text: str) -> None:
    given = asked(town, question)
    assert isinstance(given, Quote)
    assert given.passage.text == text


def test_a_note_tells_of_the_days_of_its_paper(town: Library) -> None:
    search = understand("热线这几天接了多少个电话", Context(), town.language)
    assert isinstance(search, Search)
    told = {one.speaker is None: may_tell_of_its_day(search, one) for one in town.index.passages}
    assert told == {True: True, False: False}


@pytest.mark.parametrize(
    "question", ["今天班列发了没", "明早几点发车", "下周还有没有课", "这两天排不排队", "后天缆车怎么样"]
)
def test_days_near_the_one_of_the_question_are_heard(question: str) -> None:
    assert is_of_these_days(question)


@pytest.mark.parametrize(
    "question",
    [
        "今天的年轻人愿不愿意进厂",
        "发展到今天多少年了",
        "今天报上有没有讲养老的",
        "这几天代表们怎么看养老",
        "城市的明天会怎么样",
        "今年停电多不多",
        "德治怎么讲 明天要考",
    ],
)
def test_an_age_and_the_days_of_the_paper_are_none_of_them(question: str) -> None:
    assert not is_of_these_days(question)


@pytest.mark.parametrize(("question", "bare"), [("现在堵不堵", True), ("挤吗", True), ("现在看病贵不贵", False)])
def test_a_state_of_nothing_that_is_named_is_heard(question: str, bare: bool) -> None:
    assert is_bare_state(question) is bare
