"""What is told of another county, town or village than the question names is no answer to it."""

from functools import cache

import pytest

from knowledge.answer import Answer, Library, NotFound, Quote, answer
from knowledge.asked import Context
from knowledge.lexicon.districts import Districts
from tests.building import Visitor, a_library, a_page, a_speech, speaker_of

POSTS = (
    "云坪县委副书记",
    "县长",
    "梧台县石桥镇党委书记",
    "梧台县石桥镇沙溪村党支部书记",
    "砚山区红旗社区党委书记",
    "桑园区教育局局长",
    "株洲高新区管委会副主任",
    "市产业园区管委会主任",
    "市农业农村局局长",
    "市农村信用社主任",
    "县城乡建设局局长",
)


no_word = frozenset[str]().__contains__


@pytest.mark.parametrize(
    ("question", "called", "others"),
    [
        ("云坪县有多少贫困户", ("云坪",), ("梧台", "砚山", "桑园")),
        ("云坪到省城多远", ("云坪",), ("梧台", "砚山", "桑园")),
        ("石桥镇修了几条路", ("石桥",), ("云坪", "砚山", "桑园")),
        ("沙溪村有多少人", ("沙溪",), ("云坪", "砚山", "桑园", "红旗")),
        ("云坪县和梧台县谁的路长", ("云坪", "梧台"), ("梧台", "砚山", "桑园")),
    ],
)
def test_a_question_names_a_place_of_which_others_are_printed(
    question: str, called: tuple[str, ...], others: tuple[str, ...]
) -> None:
    named = Districts(POSTS).named(question, no_word)
    assert tuple(one.called for one in named) == called
    assert set(named[0].others) == set(others)


@pytest.mark.parametrize(
    "question",
    ["农村修了几条路", "高新区有几家企业", "产业园区有几家企业", "城乡差别大不大", "山区怎么发展", "全县有多少人"],
)
def test_what_is_the_place_of_nobody_is_none(question: str) -> None:
    assert Districts(POSTS).named(question, no_word) == ()
    assert Districts(()).named(question, no_word) == ()


def test_an_ordinary_word_names_a_place_only_with_what_it_is() -> None:
    districts = Districts(POSTS)
    assert not districts.named("红旗插在哪", "红旗".__eq__)
    assert districts.named("红旗社区在哪", "红旗".__eq__)


@cache
def counties() -> Library:
    """Two counties, a village of one of them, and an office of the whole city."""
    return a_library(
        a_page(
            a_speech(
                "何明",
                "全县还有一万一千名贫困人口,明年全部脱贫。常年在外打工的有十九万人,我们建了返乡创业园,占地1500亩。",
                posts=("云坪县委副书记", "县长"),
                headline="把老板请回来",
            ),
            a_speech(
                "李满",
                "我们种了5200亩枸杞,去年户均光摘枸杞就收入4.1万元。合作社带着510户一起干。",
                posts=("梧台县石桥镇沙溪村党支部书记",),
                headline="滩上的红果果",
            ),
            a_speech(
                "陶珍",
                "现在全市在册的尘肺病人有1873名,平均年龄67岁。过去洗肺要到省城去做,从去年起市人民医院自己就能做。",
                posts=("市人民医院职业病科主任",),
                headline="让老矿工喘气顺当些",
            ),
        )
    )


def given(*turns: str) -> Answer:
    context = Context()
    for turn in turns:
        said, context = answer(turn, context, counties())
    return said


@pytest.mark.parametrize(
    "question",
    [
        "梧台县贫困人口还有多少",
        "梧台县常年在外打工的有多少人",
        "梧台县返乡创业园多大",
        "云坪县种了多少亩枸杞",
        "云坪种了多少亩枸杞",
        "云坪县尘肺病人有多少",
        "沙溪村尘肺病人有多少",
    ],
)
def test_what_is_told_of_another_place_is_not_quoted(question: str) -> None:
    assert not isinstance(given(question), Quote)


@pytest.mark.parametrize(
    "question",
    [
        "云坪县贫困人口还有多少",
        "云坪县常年在外打工的有多少人",
        "贫困人口还有多少",
        "沙溪村种了多少亩枸杞",
        "梧台县种了多少亩枸杞",
        "全市尘肺病人有多少",
        "我是云坪县的,过去洗肺要到哪里做",
    ],
)
def test_what_is_told_of_the_place_itself_is(question: str) -> None:
    assert isinstance(given(question), Quote)


def test_a_place_that_a_turn_names_is_held_to_too() -> None:
    assert not isinstance(given("云坪县贫困人口还有多少", "那梧台县呢"), Quote)
    assert isinstance(given("梧台县贫困人口还有多少", "那云坪县呢"), Quote)


@pytest.mark.parametrize("question", ["芦松打算做什么", "芦松区怎么治理", "卢淞区怎么搞治理", "卢淞怎么治理"])
def test_a_slip_for_a_place_before_a_verb_is_nobodys_name(visitor: Visitor, question: str) -> None:
    given, _ = visitor.asks(question)
    assert isinstance(given, Quote)
    assert speaker_of(given) == "邹建平"


@pytest.mark.parametrize(("question", "name"), [("卢松怎么看创新", "卢松"), ("卢松华想说什么", "卢松华")])
def test_a_name_that_only_begins_as_a_place_does_is_somebody(visitor: Visitor, question: str, name: str) -> None:
    given, reply = visitor.asks(question)
    assert isinstance(given, NotFound)
    assert f"「{name}」" in reply.plain
