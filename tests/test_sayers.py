"""Who said a thing is told from who takes up another's words, and from who only shares a word of it."""

import pytest

from knowledge.answer import Answer, Candidates, Library, PeopleCard, Quote, answer
from knowledge.asked import Context
from tests.building import a_library, a_page, a_speech, shown, speaker_of

HERD = "羊肉光卖活羊不挣钱，明年打算把羊毛和羊粪也利用起来，做成肥料卖给种瓜的。"
TAKEN_UP = "刚才麻大姐说的羊粪，我记住了，下礼拜我带企业去，两家坐下来谈。"
MELONS = "温室里用的是砂石墙、秸秆加羊粪的基质，一亩地多收两成，路还要修。"
WIND = "我县一年刮大风的日子有七十多天，天气干，现在风也值钱，建了风电场。"
AIR = "去年优良天数318天。有人说这是大风刮出来的，我不同意，那是关掉小锅炉换来的。"


@pytest.fixture(scope="module")
def city() -> Library:
    return a_library(
        a_page(
            a_speech("苏静", TAKEN_UP, posts=("开发区书记",)),
            a_speech("麻香", HERD, posts=("养殖合作社理事长",)),
            a_speech("赵财", MELONS, posts=("沙墩村书记",)),
            a_speech("马栋", WIND, posts=("北县县委书记",)),
            a_speech("罗雁", AIR, posts=("市生态环境局局长",)),
        )
    )


def asked(library: Library, question: str) -> Answer:
    return answer(question, Context(), library)[0]


@pytest.mark.parametrize(
    "question",
    ["谁先说的羊粪", "羊粪最早是谁说的", "谁最先提羊粪的", "羊粪是谁第一个提出来的", "谁说的羊粪", "羊粪是谁提的"],
)
def test_who_takes_up_anothers_words_did_not_say_them_first(city: Library, question: str) -> None:
    given = asked(city, question)
    assert isinstance(given, Quote)
    assert speaker_of(given) == "麻香"


@pytest.mark.parametrize("alone", [TAKEN_UP, "我们说的羊粪，要做成肥料，厂里收得多。"])
def test_where_nobody_else_says_it_whoever_does_is_shown(alone: str) -> None:
    library = a_library(a_page(a_speech("苏静", alone), a_speech("马栋", WIND)))
    assert speaker_of(asked(library, "谁说的羊粪")) == "苏静"


@pytest.mark.parametrize(
    "question",
    [
        "是不是有个代表说好天气都是大风刮出来的",
        "有没有代表说过蓝天是大风刮出来的",
        "听说有位代表讲天气好是大风刮出来的",
    ],
)
def test_whoever_shares_the_run_of_words_said_it(city: Library, question: str) -> None:
    given = asked(city, question)
    assert isinstance(given, Quote)
    assert speaker_of(given) == "罗雁"


def test_a_character_in_another_word_is_not_spoken_of() -> None:
    cold = "今年又修了一座八百吨的冷库，瓜价低的时候不着急卖。"
    library = a_library(a_page(a_speech("赵财", cold), a_speech("马栋", WIND)))
    given = asked(library, "谁谈到了冷")
    assert not isinstance(given, Quote)
    assert not isinstance(given, Candidates) or [one.text for one in shown(given)] == [cold]


@pytest.mark.parametrize("question", ["谁说电梯谈了好多回才成", "谁说电梯谈了好几回才成"])
def test_how_often_a_thing_was_done_is_no_part_of_the_matter(question: str) -> None:
    lift = "六单元要装电梯，一楼不同意。我和楼长上门谈了十七次，电梯装成了。"
    pipes = "加装电梯有补助。雨污管、燃气管一次开挖、一次回填，普遍换新。"
    given = asked(a_library(a_page(a_speech("祁一", lift), a_speech("韩二", pipes), a_speech("马栋", WIND))), question)
    assert isinstance(given, PeopleCard)
    assert ({one.name for one in given.people}, given.loose) == ({"祁一", "韩二"}, 0)
