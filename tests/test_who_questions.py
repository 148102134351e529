"""Who does a job in what was shown, who is in charge of a matter, who speaks in a section, of whom a speech tells."""

from dataclasses import replace

import pytest

from knowledge.answer import Candidates, Library, NotFound, PageCard, PeopleCard, PersonCard, Quote
from knowledge.asked import Fact
from tests.building import a_library, a_page, a_speech, asked

NIGHTS = (
    "定居点办起了夜校，教认字、教记账，夜校的老师多半是放假回来的大学生，一晚上补八十元，来听课的有一百多个阿婆。"
    "巡河队也扩了编，河道上请了四十个老船工当巡河员，每个月发六百元。"
)
CLINIC = "查出高血压的乡亲由家庭医生上门送药，一个月一回，药费由医保出大头，村里再补两成，今年又添了六台心电图机。"
FACTORY = "新镇上办了一个编织厂，吸收了三百个妇女，平均一个月拿两千八百元，编好的筐子卖到了省城。"
MOVED = "我们搬了四千多人，房子好建，日子难稳，每人每年六百元的后期扶持直接发二十年。我在渡口所当了九年炊事员。"
SHOP = (
    "开面馆的卢老板在拆迁会上对我说，你给我留一间铺子，我就不走，我们没来得及留，他还是走了，这件事我一直记着。"
    "有个叫小棠的女孩问我，明年学校还在不在，我答不上来。"
)


@pytest.fixture(scope="module")
def town() -> Library:
    nights = a_speech("姜一", NIGHTS, posts=("柳河村党支部书记",), section="s1")
    return a_library(
        a_page(
            replace(nights, photo="临州日报记者 纪明 摄"),
            a_speech("何二", CLINIC, posts=("市人民医院心内科主任",), section="s1"),
            a_speech("袁三", f"{FACTORY}\n\n{MOVED}", posts=("市水库移民服务中心主任",), section="s2"),
            a_speech("卓四", "去年来了两百万游客，可平均只住大半晚。", posts=("市文化和旅游局局长",), section="s2"),
            a_speech("高五", "学校里九成娃娃住校。", posts=("市第二小学校长",), section="s2"),
            a_speech("雷六", SHOP, posts=("青石镇长",), section="s2"),
            sections=("代表热议·山水", "代表热议·富民"),
        )
    )


@pytest.mark.parametrize("turn", ["哪个来当老师嘛", "老师是哪些人", "谁来当老师", "老师都是些什么人"])
def test_who_does_a_job_is_told_by_what_was_shown_and_is_no_delegate(town: Library, turn: str) -> None:
    given = asked(town, "夜校教什么", turn)
    assert isinstance(given, Quote)
    assert given.passage.text.startswith("定居点办起了夜校")


@pytest.mark.parametrize("turn", ["哪些人来当的嘛", "谁在当", "什么人当的"])
def test_the_job_may_be_what_was_spoken_of(town: Library, turn: str) -> None:
    assert isinstance(asked(town, "巡河员有多少", turn), Quote)


@pytest.mark.parametrize(
    ("before", "turn"),
    [("家庭医生上门吗", "哪个来当医生"), ("新镇的编织厂", "哪个来当主任"), ("新镇的编织厂", "谁来当经理啊")],
)
def test_a_job_of_which_nothing_is_told_gives_nobodys_card(town: Library, before: str, turn: str) -> None:
    given = asked(town, before, turn)
    assert isinstance(given, Candidates)
    assert given.found[0].passage.text.startswith((CLINIC, FACTORY))


def test_who_leads_a_body_is_still_asked_for_by_the_post(town: Library) -> None:
    given = asked(town, "夜校教什么", "书记是谁")
    assert isinstance(given, PersonCard)
    assert given.people[0].name == "姜一"


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("哪个在管旅游的事 叫啥名字", "卓四"),
        ("移民的事归谁管", "袁三"),
        ("谁在管移民这块", "袁三"),
        ("谁负责旅游工作，叫什么", "卓四"),
    ],
)
def test_who_is_in_charge_of_a_matter_is_told_by_the_office_that_is_for_it(
    town: Library, question: str, name: str
) -> None:
    given = asked(town, question)
    assert isinstance(given, PersonCard)
    assert [one.name for one in given.people] == [name]


@pytest.mark.parametrize("question", ["谁管水库", "谁负责服务", "谁在管殡葬的事 叫什么"])
def test_nobody_is_in_charge_of_what_only_stands_in_the_name_of_an_office(town: Library, question: str) -> None:
    assert not isinstance(asked(town, question), PersonCard)


@pytest.mark.parametrize(
    "question",
    ["山水版 讲述人", "山水版有哪几位讲述人", "山水那块有几个人", "代表热议·山水 谁讲了", "山水版都有哪些发言人"],
)
def test_those_of_a_section_are_listed_by_whatever_word_for_it(town: Library, question: str) -> None:
    given = asked(town, question)
    assert isinstance(given, PeopleCard)
    assert [one.name for one in given.people] == ["姜一", "何二"]


def test_all_who_speak_are_listed_by_the_word_for_them(town: Library) -> None:
    given = asked(town, "讲述人都是哪几位")
    assert isinstance(given, PeopleCard)
    assert len(given.people) == 6


@pytest.mark.parametrize(
    "question", ["镇里村里来的代表有哪几个", "镇里和村里来的代表", "村里 镇里 来的代表有谁", "村里镇上都有谁"]
)
def test_those_of_two_kinds_of_place_are_listed_together(town: Library, question: str) -> None:
    given = asked(town, question)
    assert isinstance(given, PeopleCard)
    assert {one.name for one in given.people} == {"姜一", "雷六"}


@pytest.mark.parametrize("question", ["袁三以前做什么的", "袁三做过什么工作", "袁三原来从事什么职业"])
def test_an_earlier_job_is_told_in_ones_own_words(town: Library, question: str) -> None:
    given = asked(town, question)
    assert isinstance(given, Quote)
    assert MOVED in given.passage.text


@pytest.mark.parametrize("question", ["卢老板说了什么", "卢老板怎么说的", "小棠说了什么"])
def test_somebody_of_whom_a_speech_tells_is_looked_for_in_it(town: Library, question: str) -> None:
    given = asked(town, question)
    assert isinstance(given, Quote)
    assert given.passage.text == SHOP


@pytest.mark.parametrize("question", ["贺老板说了什么", "卢局长说了什么", "小杉说了什么"])
def test_who_is_printed_nowhere_says_nothing(town: Library, question: str) -> None:
    assert isinstance(asked(town, question), NotFound)


@pytest.mark.parametrize("question", ["姜一那张照片谁拍的", "姜一照片 摄影", "姜一那张相片是谁照的"])
def test_a_photograph_of_somebody_is_that_of_his_words(town: Library, question: str) -> None:
    given = asked(town, question)
    assert isinstance(given, PageCard)
    assert given.fact is Fact.PHOTOGRAPHER
    assert [one.speaker.name for one in given.speeches] == ["姜一"]
