"""Whether a word asks for people or for a matter, who is listed for it, and what a list claims."""

from datetime import date

import pytest

from knowledge.answer import NotFound, PeopleCard, PersonCard, Quote, Why
from knowledge.asked import Context, Search
from knowledge.question import understand
from tests.building import Visitor, a_conversation, a_library, a_page, a_speech, speaker_of

TEACHING: str = "我教了二十年书。好老师要到乡下去,教育就是让娃娃有奔头。学校开了机器人社团课。"
RICE: str = "粮食丰收靠种子。我们育出了新稻种,今年推广三万亩,稻田边上有白鹭,观鸟的人也来了。"
FURNACE: str = "炉前的手艺不能断。老师傅带徒弟,农民工进厂也有人教。小河边的码头还在,河水清了。"
RIVER: str = "青河要治,先治岸上。河长天天巡河,河里有鱼,河边有树,小河流进大河。"
EARLIER, LATER = date(2021, 11, 17), date(2021, 11, 18)


@pytest.fixture
def reader() -> Visitor:
    """Somebody who talks to the bot of two days' pages."""
    first = (
        a_speech("于晓", TEACHING, posts=("市第二中学教师",), headline="给孩子一个奔头"),
        a_speech("崔明", RICE, posts=("省农业大学教授", "农业数字化研究所所长"), headline="一粒种子"),
    )
    second = (
        a_speech("孙勇", FURNACE, posts=("炼钢厂转炉班班长",), headline="手艺不能断"),
        a_speech("韩雪", RIVER, posts=("市水务局局长",), headline="治河先治岸"),
        a_speech("于晓", "家长下班正好来接,不再发愁。", posts=("市第二中学教师",), headline="放学以后"),
    )
    pages = (a_page(*first, day=EARLIER, page_id="first"), a_page(*second, day=LATER, page_id="second"))
    return Visitor(a_conversation(a_library(*pages)))


def listed(reader: Visitor, *turns: str) -> list[str]:
    given, _ = reader.asks(*turns)
    assert isinstance(given, PeopleCard)
    return [person.name for person in given.people]


@pytest.mark.parametrize("turns", [("第二个是谁",), ("孙勇说了什么", "第二天他又说了什么")])
def test_an_ordinal_is_no_school(reader: Visitor, turns: tuple[str, ...]) -> None:
    _, reply = reader.asks(*turns)
    assert "于晓" not in reply.plain


def test_a_school_that_has_a_number_is_one_still(reader: Visitor) -> None:
    assert speaker_of(reader.asks("第二中学的代表说了什么")[0]) == "于晓"


@pytest.mark.parametrize("question", ["教育谁讲了", "谁讲了教育", "教育谁讲的"])
def test_a_matter_is_no_part_of_a_post(reader: Visitor, question: str) -> None:
    _, reply = reader.asks(question)
    assert "于晓" in reply.plain
    assert "崔明" not in reply.plain


@pytest.mark.parametrize("question", ["水务局谁讲了", "大学的谁讲了"])
def test_an_organisation_and_who_comes_from_one_are_people_still(reader: Visitor, question: str) -> None:
    _, reply = reader.asks(question)
    assert "韩雪" in reply.plain or "崔明" in reply.plain


CLINIC: str = "去县里看病要走四十公里，门诊一年能报两千元。"
STREET: str = "凌晨三点扫街，歇脚点有了热水。"
VINES: str = "柳条湾村种酿酒葡萄，一年装十八万瓶酒，人均分红两千元。"


@pytest.fixture
def town() -> Visitor:
    speeches = (
        a_speech("孔令霞", CLINIC, posts=("市医疗保障局局长",), headline="看得起"),
        a_speech("王桂芳", STREET, posts=("环境卫生服务中心班长",), headline="扫街"),
        a_speech("杜生祥", VINES, posts=("红崖县柳条湾村党支部书记",), headline="一串葡萄"),
    )
    return Visitor(a_conversation(a_library(a_page(*speeches))))


@pytest.mark.parametrize(
    "turns", [("葡萄谁讲的", "还有看病的谁讲了"), ("还有看病的谁讲了",), ("葡萄谁讲的", "看病的谁说了")]
)
def test_a_further_matter_is_no_calling(town: Visitor, turns: tuple[str, ...]) -> None:
    _, reply = town.asks(*turns)
    assert "孔令霞" in reply.plain
    assert "王桂芳" not in reply.plain


@pytest.mark.parametrize("question", ["还有村里的谁讲了", "还有书记里谁讲了"])
def test_who_else_is_of_a_place_or_a_post_is_asked_for_still(town: Visitor, question: str) -> None:
    _, reply = town.asks("看病谁讲的", question)
    assert "杜生祥" in reply.plain


@pytest.mark.parametrize("turns", [("青河怎么治", "还有打工的谁讲了"), ("打工谁讲了",)])
def test_work_away_from_home_is_a_matter_and_no_worker(reader: Visitor, turns: tuple[str, ...]) -> None:
    _, reply = reader.asks(*turns)
    assert "」：报上" not in reply.plain


@pytest.mark.parametrize("question", ["柳条湾村是做什么的", "那柳条湾是干啥的", "柳条湾村主要搞啥的"])
def test_of_a_place_it_is_told_what_it_does(town: Visitor, question: str) -> None:
    given, _ = town.asks(question)
    assert isinstance(given, Quote)
    assert given.passage.text == VINES


@pytest.mark.parametrize("question", ["杜生祥是做什么的", "柳条湾村书记是干啥的"])
def test_of_somebody_it_is_told_who_he_is(town: Visitor, question: str) -> None:
    assert isinstance(town.asks(question)[0], PersonCard)


def test_who_spoke_of_a_matter_is_a_list_in_either_order(visitor: Visitor) -> None:
    assert listed(visitor, "数字化谁讲了") == listed(visitor, "谁讲了数字化") == ["武利冲", "邹建平"]
    assert listed(visitor, "那数字化谁讲了") == listed(visitor, "那这个数字化谁讲过") == ["武利冲", "邹建平"]


@pytest.mark.parametrize("question", ["数字化", "数字化谁讲的"])
def test_a_word_that_is_spoken_of_is_no_organisation(visitor: Visitor, question: str) -> None:
    given, reply = visitor.asks(question)
    assert isinstance(given, Quote)
    assert given.taken_for is None
    assert "数字化" in given.passage.text
    assert "」：报上" not in reply.plain


def test_a_turn_to_many_stays_with_the_matter(reader: Visitor) -> None:
    _, reply = reader.asks("青河怎么治", "那工人呢")
    assert "」：报上" not in reply.plain


@pytest.mark.parametrize("question", ["谁讲了老师", "谁讲了农民"])
def test_a_word_is_not_said_by_who_says_a_longer_one_that_is_another(reader: Visitor, question: str) -> None:
    _, reply = reader.asks(question)
    assert "孙勇" not in reply.plain


def test_a_word_that_stands_nowhere_is_not_spoken_of_by_its_characters(visitor: Visitor) -> None:
    assert not isinstance(visitor.asks("谁讲了人大")[0], PeopleCard)


def test_who_says_a_single_character_often_is_listed_as_that(reader: Visitor) -> None:
    given, reply = reader.asks("谁讲了河")
    assert isinstance(given, PeopleCard)
    assert [person.name for person in given.people] == ["韩雪"]
    assert "几次说到「河」的有 1 位" in reply.plain


@pytest.mark.parametrize("called", ["机器人，", "机器人请问", "你好机器人 "])
def test_the_bot_may_be_called_a_robot_where_robots_are_printed(reader: Visitor, called: str) -> None:
    assert reader.asks(f"{called}谁讲了稻种")[1].plain == reader.asks("谁讲了稻种")[1].plain


def test_who_calls_the_bot_so_where_none_is_printed_names_nobody(visitor: Visitor) -> None:
    assert isinstance(visitor.asks("机器人谁讲了")[0], NotFound)


@pytest.mark.parametrize("question", ["农业谁讲了", "教育谁讲了"])
def test_who_has_a_word_in_the_post_alone_is_meant_by_it(question: str) -> None:
    page = a_page(
        a_speech("周五", "我们要把娃娃教好。", posts=("市教育局局长",)),
        a_speech("吴六", "种子要好。", posts=("县农业局局长",)),
    )
    given, _ = Visitor(a_conversation(a_library(page))).asks(question)
    assert speaker_of(given) == ("吴六" if "农业" in question else "周五")


def test_a_robot_that_is_printed_is_found(reader: Visitor) -> None:
    assert speaker_of(reader.asks("机器人")[0]) == "于晓"


@pytest.mark.parametrize(("turn", "day"), [("她17号说了什么", "11月17日"), ("她18号讲了什么", "11月18日")])
def test_a_day_of_the_month_before_what_was_said_names_its_paper(reader: Visitor, turn: str, day: str) -> None:
    given, reply = reader.asks("于晓说了什么", turn)
    assert isinstance(given, Quote)
    assert day in reply.plain


def test_who_else_spoke_on_a_day_are_those_of_that_day(reader: Visitor) -> None:
    assert set(listed(reader, "崔明说了什么", "11月18号还有谁")) == {"孙勇", "韩雪", "于晓"}
    assert set(listed(reader, "崔明说了什么", "18号呢")) == {"孙勇", "韩雪", "于晓"}


def test_what_was_looked_for_in_vain_is_said_back_as_it_was_put(reader: Visitor) -> None:
    given, reply = reader.asks("地铁票多少钱一张")
    assert isinstance(given, NotFound)
    assert "「地铁票多少钱一张」" in reply.plain


@pytest.mark.parametrize(
    "question",
    [
        "产教联盟这个词都有谁用过",
        "谁用过产教联盟这个说法",
        "产教联盟是不是不止一个人提,分别是谁",
        "产教联盟应该不止一位代表讲到吧 都有谁",
    ],
)
def test_who_used_a_word_is_who_spoke_of_it(question: str) -> None:
    loom = a_speech("崔明", "织机换了三百台,产教联盟带着徒弟学,一年省水四十万吨。", posts=("纺织厂车间主任",))
    clinic = a_speech("韩雪", "产教联盟给我们送来两个医生,老人看病不出村。", posts=("竹溪村卫生室主任",))
    wharf = a_speech("于晓", "老码头要修,步道从十里延到十八里。", posts=("江口区交通局局长",))
    reader = Visitor(a_conversation(a_library(a_page(loom, clinic, wharf))))
    assert set(listed(reader, question)) == {"崔明", "韩雪"}


@pytest.mark.parametrize(
    "question", ["岸上先治,出自谁口", "岸上先治这话是哪位代表嘴里说的", "岸上先治是从谁口中讲出来的"]
)
def test_out_of_whose_mouth_words_came_is_who_said_them(reader: Visitor, question: str) -> None:
    assert speaker_of(reader.asks(question)[0]) == "韩雪"


@pytest.mark.parametrize("question", ["这一版上讲话的都是些什么单位来的人", "发言的人都是哪些单位派来的"])
def test_from_where_those_come_who_spoke_is_a_list_of_all(reader: Visitor, question: str) -> None:
    assert set(listed(reader, question)) == {"于晓", "崔明", "孙勇", "韩雪"}


@pytest.mark.parametrize(
    "question", ["水务局局长对小河都有哪些说法", "韩雪对小河有哪些看法", "韩雪关于河长都有哪些提法"]
)
def test_which_views_somebody_has_is_no_list_of_people(reader: Visitor, question: str) -> None:
    assert speaker_of(reader.asks(question)[0]) == "韩雪"


@pytest.mark.parametrize(
    "question",
    ["我崽在厂里上班,老板讲生意难做,转炉班的手艺怎么不断", "经理说要散伙,农民工进厂有没有人教"],
)
def test_somebody_who_only_speaks_in_a_story_is_not_whose_words_are_asked_for(reader: Visitor, question: str) -> None:
    assert speaker_of(reader.asks(question)[0]) == "孙勇"


@pytest.mark.parametrize("question", ["老板说了什么", "经理怎么说的"])
def test_of_one_whom_nobody_is_printed_as_no_words_are_given(reader: Visitor, question: str) -> None:
    assert isinstance(reader.asks(question)[0], NotFound)


@pytest.mark.parametrize("question", ["谁来补种粮农民的损失", "谁来帮炉前工人的家里", "谁来修山里村民的路"])
def test_whose_thing_it_is_that_somebody_sees_to_is_no_post(reader: Visitor, question: str) -> None:
    given, reply = reader.asks(question)
    assert not isinstance(given, NotFound) or given.why is not Why.PERSON, reply.plain


@pytest.mark.parametrize(
    "question",
    [
        "有个老板说招不到人,县里帮不帮",
        "我们厂老板说要搬走,园区拦不拦",
        "邻居老板说电费贵,能降吗",
        "有个开公交的说堵车,路什么时候修好",
    ],
)
def test_somebody_in_a_story_is_not_who_is_asked(question: str) -> None:
    page = a_page(
        a_speech("蒋一", "茶园缺人，招不到工。", posts=("云脚茶业有限公司董事长",)),
        a_speech("冉二", "电费要降一降。", posts=("赶场电子商务公司总经理",)),
        a_speech("石三", "末班车要晚一点。", posts=("市公交集团6路驾驶员",)),
    )
    asked = understand(question, Context(), a_library(page).language)
    assert isinstance(asked, Search)
    assert not asked.people


def test_ones_own_town_that_is_named_is_asked_for_by_its_post() -> None:
    page = a_page(a_speech("陆一", "学位要增加。", posts=("容滘镇党委书记",)), a_speech("石三", "末班车要晚一点。"))
    asked = understand("我们容滘镇书记说到学位,增加多少", Context(), a_library(page).language)
    assert isinstance(asked, Search)
    assert [one.name for one in asked.people] == ["陆一"]
