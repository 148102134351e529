"""Those who were listed are asked about together: who they are, what they said, and who else spoke of the same."""

import pytest

from bot import texts
from bot.citizen.render import Renderer
from bot.messages import Paragraph
from knowledge.answer import Answer, Library, NotFound, PeopleCard, PersonCard, Quote
from tests.building import CONFIG, a_library, a_page, a_speech, asked

HERD = "养羊要算草账，羊粪能肥田。合作社有八十七户人家，今年打算再收些羊。"
FIELD = "羊粪是好肥料，莜麦地里年年要用。一亩地能打三百斤，卖给城里的厂子。"
ROAD = "村里的路修通了，晚上装了路灯，老人散步不再摔跤。水管也接进了家家户户。"
CLINIC = "卫生院添了远程会诊，片子在乡里拍，报告在市里出，老乡少跑了九十公里的路。"


@pytest.fixture(scope="module")
def county() -> Library:
    return a_library(
        a_page(
            a_speech("马一", HERD, posts=("青山养羊专业合作社理事长",)),
            a_speech("马二", FIELD, posts=("市农业农村局局长",)),
            a_speech("李三", ROAD, posts=("市交通运输局局长",)),
            a_speech("赵四", CLINIC, posts=("柳河乡卫生院院长",)),
        )
    )


def head(given: Answer, language: str = "zh-Hans") -> str:
    """What stands above an answer."""
    block = Renderer(texts.load(CONFIG / "texts")[language], "马一说了什么").render(given).blocks[0]
    assert isinstance(block, Paragraph)
    return "".join(run.text for run in block.runs)


def names(given: Answer) -> list[str]:
    assert isinstance(given, PeopleCard), given
    return [person.name for person in given.people]


@pytest.mark.parametrize("turn", ["他们是谁", "他们都是谁", "分别是谁", "都有谁", "他们是哪几位", "这几位都叫什么名字"])
@pytest.mark.parametrize(
    ("question", "people"),
    [("有几个局长", ["马二", "李三"]), ("姓马的有谁", ["马一", "马二"]), ("谁没说到羊粪", ["李三", "赵四"])],
)
def test_who_the_listed_are_repeats_the_list_under_its_heading(
    county: Library, question: str, people: list[str], turn: str
) -> None:
    before, again = asked(county, question), asked(county, question, turn)
    assert names(before) == names(again) == people
    assert head(before) == head(again)


def test_it_is_repeated_behind_the_words_of_one_of_them(county: Library) -> None:
    assert names(asked(county, "有几个局长", "第二个说了什么", "他们是谁")) == ["马二", "李三"]


def test_of_one_alone_it_is_told_who_he_is(county: Library) -> None:
    assert isinstance(asked(county, "有几个院长", "他是谁"), PersonCard)


@pytest.mark.parametrize("turn", ["他们说了什么", "他们都说了啥", "这几位都讲了什么"])
def test_what_the_listed_said_shows_words_of_each(county: Library, turn: str) -> None:
    for question, people in (("有几个局长", ["马二", "李三"]), ("谁说到羊粪", ["马一", "马二"])):
        given = asked(county, question, turn)
        assert names(given) == people
        assert isinstance(given, PeopleCard)
        assert [one.passage.speaker.name for one in given.found if one.passage.speaker] == people


def test_what_they_said_of_a_matter_is_looked_for_in_their_words_alone(county: Library) -> None:
    given = asked(county, "有几个局长", "他们怎么说会诊")
    assert isinstance(given, NotFound)
    assert [person.name for person in given.near] == ["马二", "李三"]


def test_who_else_spoke_of_a_matter_is_told_besides_whom(county: Library) -> None:
    given = asked(county, "马一怎么说羊粪", "还有谁说到羊粪")
    assert names(given) == ["马二"]
    assert isinstance(given, PeopleCard)
    assert all("马一" in head(given, language) for language in texts.LANGUAGES)


def test_behind_all_who_spoke_of_it_nobody_else_did(county: Library) -> None:
    assert isinstance(asked(county, "谁说到羊粪", "还有谁说到羊粪"), NotFound)


@pytest.mark.parametrize("question", ["柳河乡几个村", "柳河乡有几个村", "青山几个养殖场"])
def test_how_many_villages_there_are_lists_nobody(county: Library, question: str) -> None:
    assert not isinstance(asked(county, question), PeopleCard)


@pytest.mark.parametrize("question", ["教育有代表讲吗", "学校教育有代表讲吗", "教育有人说吗"])
def test_the_name_of_a_field_is_a_matter_and_not_who_works_in_it(question: str) -> None:
    school = a_library(a_page(a_speech("王一", ROAD, posts=("柳河中学教师",)), a_speech("李二", HERD)))
    assert isinstance(asked(school, question), NotFound)


@pytest.mark.parametrize("turn", ["牛呢", "那牛呢"])
def test_cattle_that_a_turn_goes_on_to_are_no_praise(county: Library, turn: str) -> None:
    assert isinstance(asked(county, "羊有多少户", turn), NotFound)


@pytest.mark.parametrize("turn", ["牛呢", "那牛呢", "马呢"])
def test_a_character_of_a_name_is_no_thing_that_a_turn_goes_on_to(turn: str) -> None:
    lake = a_speech("邢立", "冬天在卧牛湖的冰面上试车，有一马平川的雪道，来了二十三家车企。")
    library = a_library(a_page(lake, a_speech("马二", FIELD)))
    assert not isinstance(asked(library, turn), Quote)
    assert not isinstance(asked(library, "莜麦一亩打多少", turn), Quote)


@pytest.mark.parametrize(
    ("turn", "name"),
    [("他俩谁讲了路灯", "李三"), ("这俩人里面哪个说到莜麦", "马二"), ("他们当中谁谈了水管", "李三")],
)
def test_which_of_the_listed_spoke_of_a_matter_is_asked_among_them_alone(county: Library, turn: str, name: str) -> None:
    given = asked(county, "有几个局长", turn)
    assert isinstance(given, Quote)
    assert given.passage.speaker is not None
    assert given.passage.speaker.name == name


def test_nobody_else_is_named_where_none_of_the_listed_spoke_of_a_matter(county: Library) -> None:
    given = asked(county, "有几个局长", "他俩谁讲了远程会诊")
    assert isinstance(given, NotFound)
    assert [person.name for person in given.near] == ["马二", "李三"]


@pytest.mark.parametrize(
    "turn", ["他们分别是什么职务", "分别是哪个局的", "他们是哪个单位的", "他们的官职呢", "他们俩各是什么级别"]
)
def test_what_each_of_the_listed_is_the_list_tells(county: Library, turn: str) -> None:
    assert names(asked(county, "有哪些局长", turn)) == ["马二", "李三"]


@pytest.mark.parametrize("turn", ["分别说了什么", "各自怎么说的"])
def test_what_each_of_the_listed_said_needs_no_word_for_them(county: Library, turn: str) -> None:
    assert names(asked(county, "有哪些局长", turn)) == ["马二", "李三"]


def test_which_of_the_listed_holds_a_post_is_told(county: Library) -> None:
    given = asked(county, "谁谈到羊粪", "他们俩谁是局长")
    assert isinstance(given, PersonCard)
    assert [one.name for one in given.people] == ["马二"]


EVERYONE = ["马一", "马二", "李三", "赵四"]


@pytest.mark.parametrize(
    "question",
    [
        "发言的人都是啥职务",
        "四位代表分别是干什么的",
        "每个人都是什么单位的",
        "他们都是什么单位的",
        "一共几个人发言 各是哪个单位的",
        "把代表们的职务列一下",
        "大家分别是什么身份",
        "这些人是干什么的",
    ],
)
def test_what_everyone_is_the_list_of_all_tells(county: Library, question: str) -> None:
    assert names(asked(county, question)) == EVERYONE


@pytest.mark.parametrize(
    ("turn", "people"),
    [
        ("每个人都是什么职务", ["马二", "李三"]),
        ("这两位分别是干什么的", ["马二", "李三"]),
        ("发言的都是什么职务", EVERYONE),
    ],
)
def test_behind_a_list_what_each_is_is_asked_of_those_on_it(county: Library, turn: str, people: list[str]) -> None:
    assert names(asked(county, "有哪些局长", turn)) == people


@pytest.mark.parametrize("question", ["每个人都有工作吗", "代表是干什么的", "路灯|他们都是什么单位的"])
def test_what_one_is_or_has_lists_nobody(county: Library, question: str) -> None:
    assert not isinstance(asked(county, *question.split("|")), PeopleCard)


@pytest.mark.parametrize(
    "question",
    [
        "六位代表都讲了什么",
        "每位代表都说了啥",
        "所有人讲了什么",
        "全部代表都谈了些什么",
        "全体党代表说了什么",
        "把全体发言人列一下",
    ],
)
def test_what_all_said_lists_all_where_nobody_was_listed(county: Library, question: str) -> None:
    assert names(asked(county, question)) == ["马一", "马二", "李三", "赵四"]


def test_what_each_said_is_of_those_who_were_listed(county: Library) -> None:
    given = asked(county, "有几个局长", "每位代表都讲了什么")
    assert names(given) == ["马二", "李三"]
    assert isinstance(given, PeopleCard)
    assert len(given.found) == 2


def test_what_begins_with_a_surname_and_means_all_is_nobodys_name(county: Library) -> None:
    assert names(asked(county, "全体局长都有谁")) == ["马二", "李三"]


@pytest.mark.parametrize(
    ("turn", "who"),
    [
        ("前者说了什么", "马二"),
        ("前一个呢", "马二"),
        ("后者呢", "李三"),
        ("后面那个讲了啥", "李三"),
        ("后一位呢", "李三"),
    ],
)
def test_the_former_and_the_latter_of_two_are_known_before_either_was_shown(
    county: Library, turn: str, who: str
) -> None:
    given = asked(county, "有几个局长", turn)
    assert isinstance(given, Quote)
    assert given.passage.speaker is not None
    assert given.passage.speaker.name == who
