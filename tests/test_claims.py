"""Words are quoted for a deed, a list or a number only where they tell it, and not where they only name whose it is."""

from dataclasses import replace

import pytest

from knowledge.answer import Candidates, Library, NotFound, PageCard, PeopleCard, Quote, SeveralCard
from knowledge.asked import Context, Search
from knowledge.question import understand
from knowledge.weighing.claims import is_unheard_of
from tests.building import a_library, a_page, a_speech, asked

MARKET = "三十八个布料市场都要搞诉前调解，商户有了纠纷先找调解员，夜里有人巡查。"
MILL = "面粉厂今年换了新磨机，年底要搬到河西去，工人一个也不少。"
FIRMS = "园区要抓龙头企业，把链条拉长，打造一批平台，引导更多企业把研发放在本地。"
COLLEGES = "我们对接青江大学、临州师范学院等高校，争取项目在本地孵化，高校老师也来上课。"
VILLAGE = "柳河村这些年变了，路通了，灯亮了，村里净流入的人口超过3000人。"
TOWN = "青石镇常住人口19000人，外出打工的有6000人，老人占了三成。"
PENSION = "完善城镇基本养老、失业、工伤等保险制度，健全救助体系，提高福利水平，缩小城乡收入差距。"
HIGH = "我们要在打造“四个中心”中当排头兵，把长板拉长，港口要出力。"
NIGHT = "街道发动更多“巡河大叔”参与共建，夜里街上有人看着。"
CHOIR = "合唱团谁都可以报名参加，每周三晚上在文化馆排练。"
TICKET = "动物园门票六年没涨过，往后几年也不涨，加装电梯一楼住户不出钱。"
TRACK = "正在修的二号线全长三十公里，最难啃的是过江段，左线已经打通，施工时吵了附近的居民。"


@pytest.fixture(scope="module")
def town() -> Library:
    texts = (MARKET, MILL, FIRMS, COLLEGES, VILLAGE, TOWN, PENSION, HIGH, NIGHT, CHOIR, TRACK, TICKET)
    names = ("王一", "李二", "张三", "赵四", "钱五", "孙六", "周七", "吴八", "郑九", "冯十", "陈路", "田园")
    posts = ("市商务局局长", "面粉厂厂长", "高新区主任", "市科技局局长", "柳河村书记")
    posts += (
        "青石镇镇长",
        "市人社局局长",
        "港务局局长",
        "东街街道主任",
        "市文化馆馆长",
        "轨道集团总经理",
        "动物园园长",
    )
    speeches = [a_speech(name, text, posts=(post,)) for name, text, post in zip(names, texts, posts, strict=True)]
    return a_library(replace(a_page(*speeches), event="中国共产党临州市第九次代表大会"))


@pytest.mark.parametrize(
    "question",
    [
        "布料市场要关门了",
        "听说布料市场要拆迁,真的假的",
        "面粉厂要破产了吗",
        "高校老师要罢工了",
        "养老金今年涨不涨",
    ],
)
def test_what_is_said_to_come_and_is_not_printed_is_not_quoted(town: Library, question: str) -> None:
    assert not isinstance(asked(town, question), Quote)


@pytest.mark.parametrize(
    "question", ["面粉厂要搬到河西了", "听说面粉厂要搬到河西去", "听说面粉厂要搬到河西去,真的假的"]
)
def test_what_is_said_to_come_and_is_printed_is_quoted(town: Library, question: str) -> None:
    given = asked(town, question)
    assert isinstance(given, Quote)
    assert given.passage.text == MILL


@pytest.mark.parametrize("question", ["中等收入的人以后会多起来吧", "创新平台要升级", "芦淞有多少个服饰市场"])
def test_what_is_only_asked_to_come_or_is_printed_is_quoted_from_the_page(library: Library, question: str) -> None:
    assert isinstance(asked(library, question), Quote)


@pytest.mark.parametrize(
    "question",
    ["面粉厂会不会爆炸", "青石镇老人够不够吃药", "合唱团排练会着火吗", "路灯会不会漏电伤人", "过江段会不会塌方渗水"],
)
def test_what_is_feared_of_a_thing_and_is_not_printed_is_not_quoted(town: Library, question: str) -> None:
    assert not isinstance(asked(town, question), Quote)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("面粉厂会不会搬到河西", MILL),
        ("过江段施工会不会吵到居民", TRACK),
        ("动物园门票会不会涨价", TICKET),
        ("加装电梯一楼要不要掏腰包", TICKET),
    ],
)
def test_what_is_feared_of_a_thing_and_is_printed_is_quoted(town: Library, question: str, text: str) -> None:
    given = asked(town, question)
    assert isinstance(given, Quote)
    assert given.passage.text == text


@pytest.mark.parametrize(
    "question",
    ["旧城区改造会不会强拆", "村里来这么多人 房子够不够住", "无人机天天飞 会不会偷拍我家", "社会救助会不会有人冒领"],
)
def test_what_is_feared_of_what_the_page_speaks_of_is_not_quoted(library: Library, question: str) -> None:
    assert not isinstance(asked(library, question), Quote)


@pytest.mark.parametrize(
    ("question", "asked_of", "told"),
    [
        ("村规民约会不会罚款", "守规矩光靠罚款吗", False),
        ("村规民约会不会罚款", "不守村规会不会罚款", True),
        ("社会救助会不会有人冒领", "救助金会不会被人冒领", True),
    ],
)
def test_what_an_editor_wrote_that_is_asked_of_a_passage_is_told_there(
    library: Library, question: str, asked_of: str, told: bool
) -> None:
    search = understand(question, Context(), library.language)
    assert isinstance(search, Search)
    text = "要指导修订村规民约,健全社会救助体系"
    assert is_unheard_of(search.topic, text, ())
    assert is_unheard_of(search.topic, text, (asked_of,)) is not told


def test_what_is_still_to_be_built_is_not_told_by_what_is_built(town: Library) -> None:
    assert not isinstance(asked(town, "二号线以后还想修哪条线"), Quote)


@pytest.mark.parametrize(
    "question", ["天桥起重以后想混成啥样", "天桥起重往后想干到什么份上", "天橋起重將來會變成什麼樣"]
)
def test_what_somebody_is_to_become_is_what_he_plans(library: Library, question: str) -> None:
    given = asked(library, question)
    assert isinstance(given, Quote)
    assert "面向“十四五”" in given.passage.text


@pytest.mark.parametrize("question", ["龙头企业有哪些", "有哪些龙头企业", "龙头企业都有哪些"])
def test_what_only_uses_the_word_for_a_kind_lists_none(town: Library, question: str) -> None:
    assert isinstance(asked(town, question), Candidates)


@pytest.mark.parametrize("question", ["高校有哪些", "有哪些高校"])
def test_what_names_some_of_a_kind_lists_them(town: Library, question: str) -> None:
    given = asked(town, question)
    assert isinstance(given, Quote)
    assert given.passage.text == COLLEGES


@pytest.mark.parametrize(
    "question", ["柳河村总人口多少", "柳河村有多少人", "失业率多少", "城乡差距有多大", "园区有多少企业"]
)
def test_a_number_of_others_and_no_number_are_not_quoted(town: Library, question: str) -> None:
    assert not isinstance(asked(town, question), Quote)


def test_all_who_live_there_are_told_beside_those_who_left(town: Library) -> None:
    given = asked(town, "青石镇有多少人口")
    assert isinstance(given, Quote)
    assert given.passage.text == TOWN


@pytest.mark.parametrize("turns", [("四个中心", "哪四个"), ("巡河大叔", "我能参加吗"), ("巡河大叔", "我们可以加入不")])
def test_a_turn_that_what_was_shown_does_not_tell_is_not_quoted(town: Library, turns: tuple[str, str]) -> None:
    assert not isinstance(asked(town, *turns), Quote)


def test_who_may_take_part_is_told(town: Library) -> None:
    assert isinstance(asked(town, "合唱团", "我能参加吗"), Quote)


@pytest.mark.parametrize(
    ("question", "wording"),
    [
        ("怎么没人提高铁", "高铁"),
        ("为啥没有一个代表讲旅游", "旅游"),
        ("足球怎么没人说", "足球"),
        ("怎么没有医生代表发言", "医生代表"),
        ("岚县有人发言吗", "岚县"),
    ],
)
def test_why_nobody_spoke_is_told_by_that_nobody_did(town: Library, question: str, wording: str) -> None:
    given = asked(town, question)
    assert isinstance(given, NotFound)
    assert given.wording == wording


@pytest.mark.parametrize(("question", "name"), [("怎么没人提高校", "赵四"), ("养老没有人说吗", "周七")])
def test_who_did_speak_is_told_where_it_is_asked_why_nobody_did(town: Library, question: str, name: str) -> None:
    given = asked(town, question)
    assert isinstance(given, PeopleCard)
    assert [person.name for person in given.people] == [name]


@pytest.mark.parametrize("question", ["共产党好不好", "共产党有没有提到"])
def test_what_the_meetings_name_holds_is_not_said_to_be_missing(town: Library, question: str) -> None:
    assert isinstance(asked(town, question), PageCard)


@pytest.mark.parametrize("question", ["昨天谁发言了", "前天都有谁讲话", "上周哪些代表发言"])
def test_the_day_of_the_paper_is_told_where_one_is_told_from_today(town: Library, question: str) -> None:
    given = asked(town, question)
    assert isinstance(given, SeveralCard)
    assert isinstance(given.answers[0], PageCard)
    assert isinstance(given.answers[1], PeopleCard)


@pytest.mark.parametrize(
    "question",
    ["六十岁的算不算排头兵", "失业保险是老板交还是工人交", "巡河大叔是哪个单位负责", "布料市场的调解谁来牵头"],
)
def test_which_of_two_and_who_is_in_charge_is_not_quoted_where_it_is_not_told(town: Library, question: str) -> None:
    assert not isinstance(asked(town, question), Quote)


@pytest.mark.parametrize("question", ["面粉厂是搬到河西还是关掉", "失业保险算不算救助", "布料市场有没有调解员"])
def test_what_is_told_of_two_is_quoted(town: Library, question: str) -> None:
    assert isinstance(asked(town, question), Quote)
