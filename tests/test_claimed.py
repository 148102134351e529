"""Whether shown words are somebody's is told by whose they are; a post behind them is one in the speaker's body."""

from dataclasses import replace

import pytest

from bot.citizen.render import Renderer
from knowledge.answer import Candidates, Library, NotFound, PeopleCard, PersonCard, Quote, Why
from tests.building import Visitor, a_conversation, a_library, a_page, a_speech, asked, sayings, speaker_of

PONDS = "鱼塘清淤以后，今年多收了八万斤鱼，村里每户分红三千元。"
SCHOOLS = "乡里的学校缺老师，孩子放学没人管，我们办了课后服务。"
WAGES = "拖欠工资的企业要上名单，讨薪的电话二十四小时有人接。"
FORESTS = "林场的防火道修了四十里，护林员每天巡山两趟。"


@pytest.fixture(scope="module")
def county() -> Library:
    return a_library(
        a_page(
            a_speech("陈大山", PONDS, posts=("溪口县柳湾镇上塘村党支部书记",)),
            a_speech("吴小梅", SCHOOLS, posts=("市教育局党组书记", "局长")),
            a_speech("孙丽", WAGES, posts=("市人社局党组成员", "总会计师")),
            a_speech("周海", FORESTS, posts=("溪口县委副书记", "政法委书记")),
        )
    )


@pytest.mark.parametrize(
    "turn",
    [
        *("这是吴小梅说的吗", "这话是吴小梅讲的吧", "这话是不是吴小梅说的", "不是吴小梅说的吗", "吴小梅说的?"),
        *("是吴小梅说的吧", "这是吴局长说的吗", "这是教育局局长说的吗", "是人社局的孙丽讲的吗", "这是县长说的吗"),
        *("这是王大力说的吗", "这是吴小梅的原话吗", "这话吴小梅说过吗", "吴小梅有没有说过这话", "这是陈大山说的吗"),
        *("这是他自己说的吗", "这是吴小梅还是孙丽说的", "这是吴小梅说的还是孙丽说的", "难道这不是孙丽说的吗"),
    ],
)
def test_whether_words_are_somebodys_is_told_by_whose_they_are(county: Library, turn: str) -> None:
    given = asked(county, "鱼塘怎么样", turn)
    assert isinstance(given, Quote)
    assert given.whose
    assert given.passage.text == PONDS


def test_a_card_between_does_not_make_the_words_another_persons(county: Library) -> None:
    given = asked(county, "鱼塘怎么样", "教育局局长是谁", "这是吴小梅说的吗")
    assert isinstance(given, Quote)
    assert given.whose
    assert speaker_of(given) == "陈大山"


@pytest.mark.parametrize("turn", ["吴小梅说了什么", "吴小梅说的呢", "吴小梅也说了吗"])
def test_what_asks_for_somebodys_words_is_no_such_question(county: Library, turn: str) -> None:
    given = asked(county, "鱼塘怎么样", turn)
    assert not isinstance(given, Quote) or not given.whose


@pytest.mark.parametrize(
    "turns",
    [
        ("“防火道”是吴小梅说的吗",),
        ("“讨薪的电话”是陈大山提出来的？",),
        ("吴小梅说过“护林员”吗",),
        ("陈大山说了什么", "他说过“课后服务”吧"),
        ("孩子放学没人管是陈大山说的吧",),
        ("防火道是吴小梅说的吧",),
        ("今年多收了八万斤鱼村里每户分红三千元是孙丽说的吧",),
        ("课后服务是孙丽讲的对不对",),
        ("吴小梅说拖欠工资的企业要上名单,对吗",),
        ("陈大山说的讨薪的电话",),
        ("周海说过鱼塘清淤以后吗",),
        ("陈大山说了什么", "护林员是他说的吧"),
    ],
)
def test_words_that_are_said_to_be_anothers_are_shown_as_whose_they_are(
    county: Library, turns: tuple[str, ...]
) -> None:
    given = asked(county, *turns)
    assert isinstance(given, Quote)
    (named,) = given.denied
    assert named.name in turns[0]
    assert speaker_of(given) != named.name
    assert f"{named.name}的话里没有这几个字。" in Renderer(sayings()["zh-Hans"]).render(given).plain


@pytest.mark.parametrize(
    "question",
    [
        *("“防火道”是周海说的吗", "“课后服务”是吴小梅提的吧", "防火道是周海说的吧", "吴小梅说孩子放学没人管,对吗"),
        *("讨薪的电话二十四小时有人接是孙丽讲的吧", "陈大山说的每户分红三千元"),
    ],
)
def test_words_that_are_his_are_denied_nobody(county: Library, question: str) -> None:
    given = asked(county, question)
    assert isinstance(given, Quote)
    assert not given.denied


@pytest.mark.parametrize(
    "turn", ["那是谁", "那是哪一位", "咁系边个", "那到底是谁说的", "不是她那是谁说的", "不是吴小梅，那是谁", "那谁说的"]
)
@pytest.mark.parametrize(
    "claim", ["“防火道”是吴小梅说的吗", "“防火道修了许多里”是吴小梅说的吗", "吴小梅说过防火道吗", "她讲过防火道吗"]
)
def test_who_then_says_it_is_asked_of_all_and_not_of_whom_it_was_denied(county: Library, claim: str, turn: str) -> None:
    given = asked(county, "吴小梅说了什么", claim, turn)
    assert isinstance(given, Quote)
    assert speaker_of(given) == "周海"


@pytest.mark.parametrize("question", ["鱼塘清淤免费是陈大山说的吧", "学校缺校医,是吴小梅说的对不对"])
def test_words_that_nobody_prints_are_said_to_be_missing_of_whose_they_are_said_to_be(
    county: Library, question: str
) -> None:
    given = asked(county, question)
    assert not isinstance(given, Quote) or given.unsaid


@pytest.mark.parametrize("turn", ["守好青山守好水是{}说的吧", "{}说守好青山守好水,对吗"])
def test_a_headline_is_his_over_whose_words_it_stands_whatever_its_signs(turn: str) -> None:
    library = a_library(
        a_page(
            replace(a_speech("周海", FORESTS), headline="守好青山 守好水"),
            replace(a_speech("吴小梅", SCHOOLS), headline="放学以后有人管"),
        )
    )
    his = asked(library, turn.format("周海"))
    assert isinstance(his, Quote)
    assert not his.denied
    assert not his.unsaid
    anothers = asked(library, turn.format("吴小梅"))
    assert isinstance(anothers, Quote)
    assert speaker_of(anothers) == "周海"
    assert anothers.denied


def test_who_that_is_is_told_of_whose_words_were_shown(county: Library) -> None:
    given = asked(county, "鱼塘怎么样", "那是谁")
    assert isinstance(given, PersonCard)
    assert [one.name for one in given.people] == ["陈大山"]


@pytest.mark.parametrize("question", ["“防火道修了四十里”谁说的，出自哪", "“防火道修了四十里”出自哪，谁说的"])
def test_who_says_words_and_where_they_are_from_is_told_with_the_words(county: Library, question: str) -> None:
    given = asked(county, question)
    assert isinstance(given, Quote)
    assert speaker_of(given) == "周海"


def test_where_nothing_was_shown_it_is_nobodys(county: Library) -> None:
    given = asked(county, "这是吴小梅说的吗")
    assert not isinstance(given, Quote) or not given.whose


@pytest.mark.parametrize("words", ["有哪些讲话", "有哪些发言", "有哪几篇讲话", "都有哪些讲话", "做过哪些发言"])
@pytest.mark.parametrize("who", ["吴小梅", "孙丽", "吴局长"])
def test_which_speeches_somebody_made_asks_for_his_words(county: Library, who: str, words: str) -> None:
    given = asked(county, f"{who}{words}")
    assert isinstance(given, Quote)
    assert speaker_of(given) == {"吴局长": "吴小梅"}.get(who, who)


def test_which_people_spoke_lists_them_still(county: Library) -> None:
    assert isinstance(asked(county, "有哪些代表发言"), PeopleCard)


@pytest.mark.parametrize("turn", ["局长是谁", "那局长是谁", "谁是局长", "他们局长叫什么", "局长是哪位"])
def test_a_post_behind_words_is_one_in_the_body_of_whose_they_are(county: Library, turn: str) -> None:
    given = asked(county, "讨薪怎么办", turn)
    assert isinstance(given, NotFound)
    assert given.why is Why.PERSON
    his = asked(county, "课后服务", turn)
    assert isinstance(his, PersonCard)
    assert [one.name for one in his.people] == ["吴小梅"]


@pytest.mark.parametrize("turn", ["书记是谁", "县长是谁", "他们书记叫什么"])
def test_a_deputy_does_not_stand_for_the_head_of_his_county(county: Library, turn: str) -> None:
    given = asked(county, "护林员", turn)
    assert isinstance(given, NotFound)
    assert given.why is Why.PERSON


def test_the_body_is_called_by_its_whole_name() -> None:
    library = a_library(
        a_page(
            a_speech("陈大山", PONDS, posts=("市住房和城乡建设局总工程师",)),
            a_speech("吴小梅", SCHOOLS, posts=("青石县城乡建设局局长",)),
        )
    )
    given = asked(library, "鱼塘怎么样", "局长是谁")
    assert isinstance(given, NotFound)
    assert given.wording == "市住房和城乡建设局局长"


def test_who_is_of_no_such_body_leaves_the_question_as_it_stands(county: Library) -> None:
    assert isinstance(asked(county, "鱼塘怎么样", "局长是谁"), PersonCard | PeopleCard | Candidates)
    village = asked(county, "鱼塘怎么样", "书记是谁")
    assert isinstance(village, PersonCard)
    assert [one.name for one in village.people] == ["陈大山"]


@pytest.mark.parametrize(
    ("post", "turn", "named"),
    [
        ("市中心医院副院长", "书记是谁", "市中心医院"),
        ("市旅游局局长", "书记是谁", "市旅游局"),
        ("市文化馆副馆长", "书记是谁", "市文化馆"),
    ],
)
def test_the_body_of_the_last_speaker_is_called_without_what_is_of_the_role(post: str, turn: str, named: str) -> None:
    library = a_library(
        a_page(a_speech("段一", "码头要修好，渡船不能停。", posts=(post,)), a_speech("李二", "树要种。"))
    )
    talk = Visitor(a_conversation(library))
    talk.asks("码头怎么修")
    _, reply = talk.asks(turn)
    assert f"{named}书记" in reply.plain
    _, again = talk.asks("这是谁说的")
    assert "段一" in again.plain


@pytest.mark.parametrize(
    "turn", ["防火道修了多少里，是她讲的吗", "护林员一天巡几趟，也是吴小梅说的吗", "防火道多少里，这是吴小梅讲的吧"]
)
def test_an_answer_that_is_anothers_than_who_was_asked_for_says_so(county: Library, turn: str) -> None:
    given = asked(county, "吴小梅讲课后服务", turn)
    assert isinstance(given, Quote)
    assert [one.name for one in given.denied] == ["吴小梅"]
    assert speaker_of(given) == "周海"
    assert "吴小梅的话里没有找到这件事" in Renderer(sayings()["zh-Hans"]).render(given).plain


def test_an_answer_that_is_his_own_is_given_as_his(county: Library) -> None:
    given = asked(county, "吴小梅讲课后服务", "防火道修了多少里，是周海讲的吗")
    assert isinstance(given, Quote)
    assert not given.denied
    assert speaker_of(given) == "周海"


@pytest.mark.parametrize("body", ["教育局", "市教育局"])
@pytest.mark.parametrize("way", ["有没有讲防火道", "是不是说过防火道", "有没有提到防火道"])
def test_what_a_body_is_asked_to_have_spoken_of_is_looked_for_in_its_words(
    county: Library, body: str, way: str
) -> None:
    given = asked(county, f"{body}{way}")
    assert isinstance(given, NotFound)
    assert given.why is Why.SILENT
