"""How people ask for what a page tells of itself, for its notes, and for one of a list: read from the message alone."""

from dataclasses import replace
from datetime import date

import pytest

from bot import texts
from bot.citizen.render import Renderer
from knowledge.answer import Candidates, Library, NotFound, PageCard, PeopleCard, Quote, SeveralCard, answer
from knowledge.asked import (
    AboutPage,
    Asked,
    Context,
    Fact,
    ListPeople,
    Move,
    Search,
    Several,
    SmallTalk,
    Step,
    Unprinted,
    WhoIs,
    Whole,
)
from knowledge.model import Reporter
from knowledge.question import understand
from tests.building import CONFIG, a_library, a_page, a_speech, real_library

FIRST = a_page(
    a_speech("王静", "修好村里的路，明年通车。", posts=("柳村党总支书记",), speaker="wangjing"),
    a_speech("段菲", "大河机械要走出去。", posts=("临水区委副书记", "政法委书记"), speaker="duanfei"),
    a_speech("欧阳明", "办好每一所学校。", posts=("市教育局党组书记", "局长"), speaker="ouyangming"),
    day=date(2021, 3, 2),
    page_id="lz-1",
)
SECOND = a_page(a_speech("欧阳明", "今年再建三所学校。", posts=("副市长",), speaker="ouyangming"), page_id="lz-2")


@pytest.fixture(scope="module")
def town() -> Library:
    return a_library(FIRST, SECOND)


def asked(town: Library, message: str, context: Context | None = None) -> Asked:
    return understand(message, context or Context(), town.language)


FACTS = {
    Fact.DATE: "报纸是啥日子的 这是礼拜几的报 哪一年的事 是今年的报纸吗 这期报纸多久出来的 几月几号登的 哪天说的 "
    "周四的报吗这是",
    Fact.NEWSPAPER: "哪个报登的 报纸是哪个社出的 出版社是谁 这报谁办的 "
    "报纸名字叫么子 这是哪个城市的报纸 你的资料从哪来的 消息来源是什么 "
    "这个报道是官方的吗 这是日报还是晚报 这版是不是临州晚报",
    Fact.STAFF: "这版是谁编的 谁排的版 版式设计谁弄的 排版的是哪个 总编是哪位 谁把的校对 "
    "审稿挑错字的是哪个 美术这块归谁管 校队是谁 责任编缉是哪个 该版面由何人负责编排 校对两个人叫啥来着 "
    "看错别字的是谁 较对是哪个 校对员叫什么 校对人员是哪位 编辑人员有哪些 校对工作人员叫什么 上边的校对是谁",
    Fact.REPORTERS: "写稿子的是谁 哪个记者采访的 这些话是谁记下来的 谁整理的 通讯员是哪个 记者叫么子名字 "
    "这版子是哪几个记者跑的 跟着记者实习的学生叫什么名字",
    Fact.PHOTOGRAPHER: "相片哪个照的 图是谁的 摄影师是谁 照片里是谁 上面的照片谁拍的 左边的图谁照的 中间那张照片谁拍的",
    Fact.EVENT: "这是在讲哪个会议 开的什么会 第几届党代会 党代会是哪个市的 是党代会还是人代会 这回党代会是第几届第几次",
    Fact.SECTIONS: "分了几个板块 都有哪些话题 有几个专栏 一共讲了哪两大块",
    Fact.BANNER: "这个版叫什么名字 版名是什么 大标题写的什么 最上头那行大字写的什么",
    Fact.NUMBER: "在报纸的第几页 登在A几",
    Fact.PHONE: "报料热线打哪个号码 记者电话多少 校对的电话 我要给晚报爆料，电话号码多少",
    Fact.COUNT: "登了几篇发言 有几篇文章 一共几个人讲话 在这版上露脸的一共几个 哪一版人最多 哪天发言的代表最少",
    Fact.FIRST: "头条讲的什么 打头阵的是谁 排在最前面的是哪位 第一篇题目是什么",
    Fact.LAST: "压轴的是哪个 哪位排在最后",
    Fact.LONGEST: "哪一篇最长 谁讲得最多 最长的一篇有几个字",
    Fact.SHORTEST: "哪篇字数最少 哪个的发言最少字 谁讲的字数顶少 谁在讲话讲得最短",
    Fact.PAGE: "收了多少页报纸 你这里有几天的报纸 你肚子里装了几天的报纸",
}


@pytest.mark.parametrize(("fact", "way"), [(fact, way) for fact, ways in FACTS.items() for way in ways.split()])
def test_a_fact_of_the_page_is_asked_for_in_many_ways(town: Library, fact: Fact, way: str) -> None:
    found = asked(town, way)
    assert isinstance(found, AboutPage), found
    assert found.fact is fact


@pytest.mark.parametrize(
    "way",
    [
        "报社什么时候上班",
        "热线接了多少个电话",
        "热线一天打进来几通电话",
        "怎么报名",
        "报销多少钱",
        "消息传得快吗",
        "谁来管修路",
        "学校的照片墙",
        "几成学校通车",
        "日报哪年创办的",
        "晶硅厂还招工不 咋个报名",
        "干了三个月 老板一分钱不给 打哪个电话管用",
        "县里拍过的片子到市里还得重拍吗",
        "派出所电话多少",
        "办事处电话",
        "记者证怎么办",
        "电话费怎么交",
        "报案打哪个电话",
        "多久报案",
        "庄稼遭了灾 多久报一次灾",
        "什么时候报修",
        "夏令营报名电话多少",
        "多久报一次账",
        "这几版报纸上谁讲到修路",
        "党代会报告的标题里是哪两个字",
    ],
)
def test_what_only_looks_like_a_question_about_the_page_is_none(town: Library, way: str) -> None:
    assert not isinstance(asked(town, way), AboutPage)


def test_a_role_is_named_as_it_is_printed(town: Library) -> None:
    found = asked(town, "谁排的版")
    assert isinstance(found, AboutPage)
    assert found.role == "版式"


@pytest.mark.parametrize(
    ("way", "fact"),
    [
        ("王静那篇标题叫什么", Fact.BANNER),
        ("王静的文章名字是什么", Fact.BANNER),
        ("王静的文章题目是什么", Fact.BANNER),
        ("王静的发言登在哪个栏目", Fact.SECTIONS),
        ("王静那篇是谁采写的", Fact.REPORTERS),
        ("王静的话登在哪里", Fact.PAGE),
        ("王静哪天登的报", Fact.DATE),
        ("王静那篇有多少字", Fact.LENGTH),
    ],
)
def test_a_fact_is_asked_of_somebodys_words(town: Library, way: str, fact: Fact) -> None:
    found = asked(town, way)
    assert isinstance(found, AboutPage), found
    assert found.fact is fact
    assert [person.id for person in found.people] == ["wangjing"]


@pytest.mark.parametrize("way", ["标题呢", "哪天说的", "登在哪一版", "谁采访的", "校对是谁"])
def test_a_fact_is_asked_of_what_was_shown_last(town: Library, way: str) -> None:
    shown = town.index.passages[0].id
    found = asked(town, way, Context(speaker="wangjing", passages=(shown,)))
    assert isinstance(found, AboutPage)
    assert found.passage == shown


@pytest.mark.parametrize("way", ["一共几个人讲话", "有哪些栏目", "通栏标题是什么", "你这里有几天的报纸"])
def test_a_fact_of_all_is_not_asked_of_what_was_shown_last(town: Library, way: str) -> None:
    found = asked(town, way, Context(speaker="wangjing", passages=(town.index.passages[0].id,)))
    assert isinstance(found, AboutPage)
    assert found.passage is None


def test_somebody_who_made_the_page_is_looked_for_among_its_staff() -> None:
    town = a_library(replace(FIRST, reporters=(Reporter("王军"),), byline="记者 王军"))
    found = asked(town, "王军是谁")
    assert isinstance(found, AboutPage)
    assert found.fact is Fact.REPORTERS


def test_a_fact_may_be_asked_of_the_page_that_somebody_made() -> None:
    his = replace(FIRST, reporters=(Reporter("王军"),), byline="记者 王军")
    found = asked(a_library(his, SECOND), "王军写了哪天的")
    assert isinstance(found, AboutPage)
    assert (found.fact, [page.id for page in found.pages]) == (Fact.DATE, ["lz-1"])
    often = asked(a_library(his, SECOND), "王军参与了几期")
    assert isinstance(often, AboutPage)
    assert (often.fact, [page.id for page in often.pages]) == (Fact.PAGE, ["lz-1"])


@pytest.mark.parametrize(
    "way",
    [
        "这一版前面那几句，记者咋写的",
        "报纸自个儿咋讲学校",
        "为啥这版要谈学校",
        "记者写的那段关于学校的",
        "报纸承认的难处",
        "报纸开头那段讲什么",
        "引言写的啥",
        "最前面那段话是什么",
        "为什么要办这个栏目",
        "编辑手记写了点啥",
        "报社自己怎么看学校",
        "编辑部那段话",
        "栏目开头的介绍",
        "编者按原文给我看下",
        "学校栏目的按语",
        "报纸对学校怎么看",
        "报社干嘛要搞学校这个专栏",
        "编辑部怎么想起办这个的",
        "报社编辑眼里的学校",
        "栏目前面写了啥",
        "编辑怎么夸代表的",
        "小编觉得怎么样",
        "编辑对代表们有什么评价",
    ],
)
def test_the_editors_own_words_are_asked_for_in_many_ways(town: Library, way: str) -> None:
    found = asked(town, way)
    assert isinstance(found, Search), found
    assert found.notes_only


@pytest.mark.parametrize(
    "way", ["麻烦帮我查一下王静的发言", "帮我找王静说的话", "请问王静说了什么", "我想了解王静的观点"]
)
def test_a_request_tells_no_topic(town: Library, way: str) -> None:
    found = asked(town, way)
    assert isinstance(found, Search)
    assert [person.id for person in found.people] == ["wangjing"]
    assert not found.topic


@pytest.mark.parametrize(
    ("way", "wording"),
    [
        ("要看病怎么办", "看病"),
        ("想找工作怎么办", "找工作"),
        ("帮我看病贵不贵", "看病贵"),
        ("找到学校的人", "找到 学校 人"),
    ],
)
def test_what_somebody_wants_to_do_is_no_request(town: Library, way: str, wording: str) -> None:
    found = asked(town, way)
    assert isinstance(found, Search)
    assert found.topic.wording.replace(" ", "") == wording.replace(" ", "")


def test_what_describes_who_bears_a_name_tells_no_topic(town: Library) -> None:
    found = asked(town, "管钱的那个王静讲了啥")
    assert isinstance(found, Search)
    assert not found.topic


def test_what_is_asked_of_somebodys_words_lists_nobody(town: Library) -> None:
    found = asked(town, "王静提了哪些建议")
    assert isinstance(found, Search)
    assert [person.id for person in found.people] == ["wangjing"]


@pytest.mark.parametrize("way", ["临水区委书记是谁", "临水区一把手是谁", "临水区现在哪个当家", "临水区书记说了什么"])
def test_neither_a_deputy_nor_the_head_of_a_body_leads_the_place(town: Library, way: str) -> None:
    found = asked(town, way)
    assert isinstance(found, Unprinted), found
    assert [person.id for person in found.near] == ["duanfei"]


@pytest.mark.parametrize("way", ["临水区政法委书记是谁", "临水区委副书记是谁", "政法委书记是谁"])
def test_the_head_of_a_body_is_found_by_it(town: Library, way: str) -> None:
    found = asked(town, way)
    assert isinstance(found, WhoIs), found
    assert [person.id for person in found.people] == ["duanfei"]


def test_who_leads_an_organisation_is_its_head(town: Library) -> None:
    found = asked(town, "教育局现在哪个当家")
    assert isinstance(found, WhoIs)
    assert [person.id for person in found.people] == ["ouyangming"]


LISTED = Context(people=("duanfei", "wangjing"), topic="学校")


def test_one_of_a_list_is_chosen_by_its_number(town: Library) -> None:
    said, whole, who = (asked(town, way, LISTED) for way in ("第二个说了什么", "第二个的全文", "最后那个是谁"))
    assert isinstance(said, Search)
    assert [person.id for person in said.people] == ["wangjing"]
    assert said.topic.wording == "学校"
    assert isinstance(whole, Whole)
    assert whole.person.id == "wangjing"
    assert isinstance(who, WhoIs)
    assert [person.id for person in who.people] == ["wangjing"]


def test_a_number_beyond_the_list_is_nobodys(town: Library) -> None:
    assert asked(town, "第三个说了什么", LISTED) == Step(Move.BEYOND, 2)


def test_one_of_the_passages_offered_is_chosen_by_its_number(town: Library) -> None:
    assert asked(town, "第二个", Context(offered=("a", "b"))) == Step(Move.CHOSEN, 2)


@pytest.mark.parametrize(
    ("way", "move"),
    [
        ("后头呢", Move.LATER),
        ("前面那段", Move.PREVIOUS),
        ("上一段发我看", Move.PREVIOUS),
        ("完整的发出来", Move.FULL),
        ("把她讲的全文发来", Move.FULL),
        ("全文整给我", Move.FULL),
        ("展开讲讲", Move.FULL),
        ("他说的原话全发来", Move.FULL),
        ("换个人", Move.OTHERS),
        ("再来一个别的人", Move.OTHERS),
        ("有没有别人", Move.OTHERS),
        ("还有没有其他代表讲过这个", Move.OTHERS),
        ("别人怎么看这事", Move.OTHERS),
        ("这主意谁出的", Move.SPEAKER),
        ("你这是听谁讲的", Move.SPEAKER),
        ("哪个拍的胸脯", Move.SPEAKER),
        ("最后讲了啥", Move.NUMBERED),
        ("第三段说的啥", Move.NUMBERED),
    ],
)
def test_a_step_is_put_in_many_ways(town: Library, way: str, move: Move) -> None:
    found = asked(town, way, Context(speaker="wangjing", passages=(town.index.passages[0].id,)))
    assert isinstance(found, Step), found
    assert found.move is move


def test_somebody_else_is_looked_for_on_a_matter(town: Library) -> None:
    found = asked(town, "换个人 讲学校的", Context(speaker="wangjing"))
    assert isinstance(found, ListPeople)
    assert [person.id for person in found.without] == ["wangjing"]
    assert found.topic
    assert found.topic.wording == "学校"


@pytest.mark.parametrize(
    ("way", "role"), [("当局长的有几位，分别是谁？谢谢", "局长"), ("副书记的名单", "副书记"), ("书记都有谁", "书记")]
)
def test_who_hold_a_post_are_listed(town: Library, way: str, role: str) -> None:
    found = asked(town, way)
    assert isinstance(found, ListPeople)
    printed = {id_: " ".join(known.printed) for id_, known in town.language.lexicon.known.items()}
    assert {person.id for person in found.among or ()} == {id_ for id_, posts in printed.items() if role in posts}


def test_who_spoke_of_a_matter_is_a_list_and_one_persons_words_where_only_one_did(town: Library) -> None:
    found = asked(town, "谁讲过学校")
    assert isinstance(found, ListPeople)
    assert found.search is not None
    assert found.search.asks_who
    assert isinstance(asked(town, "谁说的要走出去"), Search)


@pytest.mark.parametrize("way", ["2号那天的校对是谁", "三月二号的报纸校对是谁", "21年那张报的校对是谁"])
def test_a_day_or_a_year_may_be_named_shortly(town: Library, way: str) -> None:
    found = asked(town, way)
    assert isinstance(found, AboutPage), found
    assert [page.id for page in found.pages] == ["lz-1"]


def test_those_of_a_place_or_of_a_surname_are_found(town: Library) -> None:
    of_surname = asked(town, "姓王的那个人说了什么")
    assert isinstance(of_surname, Search)
    assert [person.id for person in of_surname.people] == ["wangjing"]


@pytest.mark.parametrize("way", ["上了报的是哪些人", "代表按版面先后报一下名字", "谁在上面发言啊"])
def test_everyone_is_listed_in_many_ways(town: Library, way: str) -> None:
    assert asked(town, way) == ListPeople()


@pytest.mark.parametrize("way", ["有几位代表提了学校", "哪几位代表谈到通车"])
def test_how_many_spoke_of_a_matter_is_no_question_about_the_page(town: Library, way: str) -> None:
    found = asked(town, way)
    assert isinstance(found, ListPeople)
    assert found.topic


SECTIONED = replace(
    a_page(
        a_speech("王静", "修好村里的路。", section="s1", speaker="wangjing"),
        a_speech("段菲", "大河机械要走出去。", section="s2", speaker="duanfei"),
        sections=("代表之声·田野之声", "代表之声·升级"),
    ),
    staff=(("检校", ("贺成", "邱小满")),),
)


@pytest.mark.parametrize(
    ("way", "section"),
    [("田野之声里头是哪两个在说", "代表之声·田野之声"), ("升级那栏有哪几个讲话", "代表之声·升级")],
)
def test_who_speaks_under_a_sections_title_is_listed(way: str, section: str) -> None:
    assert asked(a_library(SECTIONED), way) == ListPeople(section=section)


@pytest.mark.parametrize("way", ["田野之声 栏目有谁", "田野之声 那个栏目是谁讲的", "田野之声那一块都是谁在讲"])
def test_those_of_a_section_are_listed_however_it_is_called_a_part_of_the_page(way: str) -> None:
    given, _ = answer(way, Context(), a_library(SECTIONED))
    assert isinstance(given, PeopleCard), given
    assert [person.name for person in given.people] == ["王静"]


def test_a_word_of_a_title_that_is_said_is_no_section_without_a_word_for_one() -> None:
    said = a_page(a_speech("何炳坤", "产业要升级。", speaker="hebingkun"))
    found = asked(a_library(SECTIONED, replace(said, id="p2")), "升级有谁讲")
    assert not (isinstance(found, ListPeople) and found.section)


@pytest.mark.parametrize("way", ["讲升级的是哪几位", "升级有谁讲", "谁谈升级", "升级那块的发言人"])
def test_who_speaks_on_what_a_section_is_called_and_nobody_says_speaks_in_it(way: str) -> None:
    given, _ = answer(way, Context(), a_library(SECTIONED))
    assert isinstance(given, PeopleCard), given
    assert [person.name for person in given.people] == ["段菲"]


@pytest.mark.parametrize(
    "way",
    ["讲升级的有谁", "哪几位谈升级", "升级这块是哪些代表讲的", "升级那一块都是谁在说", "升级这块谁讲的"],
)
def test_who_speaks_on_what_is_said_and_a_section_is_called_too_is_told_apart(way: str) -> None:
    said = a_page(a_speech("何炳坤", "产业要升级。", speaker="hebingkun"))
    library = a_library(SECTIONED, replace(said, id="p2"))
    given, context = answer(way, Context(), library)
    assert isinstance(given, SeveralCard), given
    there, spoke = given.answers
    assert isinstance(there, PeopleCard)
    assert isinstance(spoke, PeopleCard)
    assert [[person.name for person in card.people] for card in (there, spoke)] == [["段菲"], ["何炳坤"]]
    assert given.wordings == ("代表之声·升级", "升级")
    assert context.topic == "升级"


def test_a_whole_title_names_its_section() -> None:
    assert asked(a_library(SECTIONED), "代表之声升级这组是哪几个人讲的") == ListPeople(section="代表之声·升级")


@pytest.mark.parametrize("way", ["谁提到升级", "谁说过升级"])
def test_who_used_a_word_that_a_section_is_called_is_asked_of_all(way: str) -> None:
    said = a_page(a_speech("何炳坤", "产业要升级。", speaker="hebingkun"))
    found = asked(a_library(SECTIONED, replace(said, id="p2")), way)
    assert not (isinstance(found, ListPeople) and found.section)


def test_a_role_of_the_staff_is_known_as_it_is_printed() -> None:
    found = asked(a_library(SECTIONED), "检校两位老师怎么称呼")
    assert isinstance(found, AboutPage)
    assert (found.fact, found.role) == (Fact.STAFF, "检校")


@pytest.mark.parametrize("way", ["党代会来了多少代表", "党代会在哪个会场开的", "日报每天印多少份"])
def test_what_no_page_prints_of_itself_is_no_fact_of_it(town: Library, way: str) -> None:
    assert not isinstance(asked(town, way), AboutPage)


def test_the_headline_of_somebody_named_before_is_not_the_pages(town: Library) -> None:
    found = asked(town, "王静讲的那篇 标题叫什么来着")
    assert isinstance(found, AboutPage)
    assert [person.id for person in found.people] == ["wangjing"]


@pytest.mark.parametrize(
    "way", ["学校这一块有人说没 都是谁呀", "有谁讲到学校了 都给我列出来", "提到学校的有几个 都是谁"]
)
def test_who_spoke_of_a_matter_may_be_asked_in_two_clauses(town: Library, way: str) -> None:
    found = asked(town, way)
    assert isinstance(found, ListPeople), found
    assert found.topic
    assert found.topic.wording == "学校"


@pytest.mark.parametrize(
    "way",
    [
        "我爸看报纸说王静讲了修路",
        "我妈让我问问王静讲修路没",
        "听人讲王静说了修路",
        "王静讲修路没 麻烦帮我找一下原话",
    ],
)
def test_where_somebody_has_it_from_and_for_whom_he_asks_tells_no_topic(town: Library, way: str) -> None:
    found = asked(town, way)
    assert isinstance(found, Search), found
    assert not found.notes_only
    assert [person.id for person in found.people] == ["wangjing"]
    assert {term.word for term in found.topic.terms} <= {"修路", "修", "路"}


def test_who_asks_in_questions_is_no_hearsay(town: Library) -> None:
    found = asked(town, "老师问不问学校")
    assert isinstance(found, Search)
    assert "老师" in found.topic.wording


@pytest.mark.parametrize("way", ["王静现在调到哪里了", "教育局欧阳局长现在调哪儿去了", "欧阳明升到什么职务了"])
def test_where_somebody_went_is_a_question_for_the_post(town: Library, way: str) -> None:
    assert isinstance(asked(town, way), WhoIs)


def test_the_new_holder_of_a_post_is_its_holder(town: Library) -> None:
    found = asked(town, "柳村那个新书记都讲什么了")
    assert isinstance(found, Search), found
    assert [person.id for person in found.people] == ["wangjing"]


@pytest.mark.parametrize("way", ["记者都采访谁了", "采访了哪些人", "登了谁", "报道了哪些人的话"])
def test_whom_reporters_asked_is_everybody(town: Library, way: str) -> None:
    assert asked(town, way) == ListPeople()


@pytest.mark.parametrize("way", ["三月那回的报纸校对是谁", "21年3月份那期的校对是谁"])
def test_a_month_may_be_named_alone(town: Library, way: str) -> None:
    found = asked(town, way)
    assert isinstance(found, AboutPage), found
    assert [page.id for page in found.pages] == ["lz-1"]


@pytest.mark.parametrize("way", ["田野之声那篇校对是谁", "请问田野之声那一版的校对"])
def test_a_page_is_named_by_what_is_printed_over_it(way: str) -> None:
    found = asked(a_library(SECOND, SECTIONED), way)
    assert isinstance(found, AboutPage), found
    assert [page.id for page in found.pages] == [SECTIONED.id]


def test_a_role_of_two_words_may_be_said_apart() -> None:
    page = replace(FIRST, staff=(("值班编委", ("贺成",)),))
    found = asked(a_library(page), "当天值班的编委是哪位领导")
    assert isinstance(found, AboutPage), found
    assert (found.fact, found.role) == (Fact.STAFF, "值班编委")


def test_when_somebodys_words_were_printed_may_be_asked_in_two_clauses(town: Library) -> None:
    found = asked(town, "王静讲的话到底见报了没，哪天登的？")
    assert isinstance(found, AboutPage), found
    assert found.fact is Fact.DATE
    assert [person.id for person in found.people] == ["wangjing"]


def test_why_there_is_a_column_is_looked_for_with_its_name(town: Library) -> None:
    found = asked(town, "报社为什么要开党代表畅谈这个栏目呀")
    assert isinstance(found, Search)
    assert found.notes_only
    assert found.topic.wording == "党代表畅谈"


@pytest.mark.parametrize("way", ["说这话的是干哪行的", "他是谁", "她是做什么工作的"])
def test_who_was_not_shown_is_nobody(town: Library, way: str) -> None:
    found = asked(town, way)
    assert isinstance(found, Search), found
    assert not found.topic
    assert not found.people
    assert isinstance(answer(way, Context(), town)[0], NotFound)


@pytest.mark.parametrize(
    ("way", "ids"),
    [
        ("老王讲了修路没", ["wangjing"]),
        ("小段说了什么", ["duanfei"]),
        ("柳村书记王静讲修路", ["wangjing"]),
    ],
)
def test_a_surname_as_friends_say_it_and_a_post_before_a_name_tell_no_topic(
    town: Library, way: str, ids: list[str]
) -> None:
    found = asked(town, way)
    assert isinstance(found, Search), found
    assert [person.id for person in found.people] == ids
    assert {term.word for term in found.topic.terms} <= {"修路", "修", "路"}


@pytest.mark.parametrize(
    ("way", "ids"),
    [
        ("教育局的老欧 办学校说了啥", []),
        ("柳村的老王 修路讲了吗", ["wangjing"]),
        ("柳村老王怎么说", ["wangjing"]),
        ("教育局的老王 修路讲了吗", []),
        ("柳村老王家 修路讲了吗", []),
        ("教育欧阳局长 学校", ["ouyangming"]),
        ("教育欧阳局 学校", ["ouyangming"]),
    ],
)
def test_a_familiar_surname_after_a_place_of_work_is_whoever_works_there(
    town: Library, way: str, ids: list[str]
) -> None:
    assert [person.id for person in getattr(asked(town, way), "people", ())] == ids


@pytest.mark.parametrize("way", ["教育欧阳局 学校", "教育欧阳局长 学校"])
def test_what_shortens_an_office_before_its_head_tells_no_topic(town: Library, way: str) -> None:
    found = asked(town, way)
    assert isinstance(found, Search), found
    assert {term.word for term in found.topic.terms} == {"学校"}


@pytest.mark.parametrize("way", ["老师说了什么", "老路说要修吗"])
def test_a_word_that_begins_like_a_familiar_name_is_nobody(town: Library, way: str) -> None:
    assert not getattr(asked(town, way), "people", ())


@pytest.mark.parametrize("way", ["谁管教育局的", "现在谁负责教育局", "教育局一把手是谁"])
def test_whoever_runs_an_organisation_is_its_head(town: Library, way: str) -> None:
    found = asked(town, way)
    assert isinstance(found, WhoIs), found
    assert [person.id for person in found.people] == ["ouyangming"]


def test_somebody_besides_the_holder_of_a_post_is_looked_for(town: Library) -> None:
    found = asked(town, "除了柳村书记还有谁讲学校")
    assert isinstance(found, ListPeople), found
    assert [person.id for person in found.without] == ["wangjing"]
    assert found.topic
    assert found.topic.wording == "学校"


def test_who_said_a_character_within_a_word_is_not_called_silent_on_it(town: Library) -> None:
    given, _ = answer("谁没提路", Context(), town)
    assert isinstance(given, PeopleCard)
    assert "wangjing" not in {person.id for person in given.people}


@pytest.mark.parametrize("way", ["一共几天的报纸", "总共有多少张报纸"])
def test_how_many_papers_there_are_is_a_fact_of_the_record(town: Library, way: str) -> None:
    found = asked(town, way)
    assert isinstance(found, AboutPage), found
    assert found.fact is Fact.PAGE


@pytest.mark.parametrize("way", ["一公斤等于几斤", "35乘48等于多少啊", "1+1等于几"])
def test_sums_and_measures_are_no_matter_of_the_record(town: Library, way: str) -> None:
    assert isinstance(answer(way, Context(), town)[0], NotFound)


def test_those_of_a_kind_who_came_forward_to_speak_are_listed(town: Library) -> None:
    found = asked(town, "村里出来讲话的有谁")
    assert isinstance(found, ListPeople), found
    assert found.among


def test_the_page_of_several_matters_is_the_one_that_holds_most_of_them() -> None:
    about = "谈养老、骑手的登在哪天"
    one = a_page(a_speech("贺成", "养老，养老，还是养老。", speaker="hecheng"), page_id="lz-1")
    both = a_page(
        a_speech("王静", "骑手要有驿站。" + "家家都好。" * 30, speaker="wangjing"),
        a_speech("段菲", "养老也要办好。" + "家家都好。" * 30, speaker="duanfei"),
        page_id="lz-2",
    )
    given, _ = answer(about, Context(), a_library(one, both))
    assert isinstance(given, PageCard), given
    assert [page.id for page in given.pages] == ["lz-2"]


def test_who_speaks_of_a_part_of_a_field_speaks_of_the_field(town: Library) -> None:
    given, _ = answer("哪些代表谈到教育", Context(), town)
    assert isinstance(given, PeopleCard), given
    assert [person.id for person in given.people] == ["ouyangming"]


@pytest.mark.parametrize(
    ("way", "page"),
    [
        ("最早的报纸校对是谁", "lz-1"),
        ("最新一期的校对是谁", "lz-2"),
        ("最新的是哪天", "lz-2"),
        ("最早那次是什么会", "lz-1"),
        ("第一天的报纸校对是谁", "lz-1"),
        ("第二天的报上校对是谁", "lz-2"),
    ],
)
def test_the_first_and_the_last_day_are_named(town: Library, way: str, page: str) -> None:
    found = asked(town, way)
    assert isinstance(found, AboutPage), found
    assert [one.id for one in found.pages] == [page]


@pytest.mark.parametrize("way", ["欧阳明讲过几回，哪几天", "欧阳明一共上报几次", "欧阳明前后上过三回报吧，哪几天"])
def test_how_often_somebody_spoke_is_on_his_card(town: Library, way: str) -> None:
    found = asked(town, way)
    assert isinstance(found, WhoIs), found
    assert [person.id for person in found.people] == ["ouyangming"]


def test_a_fact_of_a_matter_is_of_the_pages_that_are_named(town: Library) -> None:
    given, _ = answer("2021年那份讲学校的登在第几版", Context(), town)
    assert isinstance(given, PageCard), given
    assert [page.id for page in given.pages] == ["lz-1"]


@pytest.mark.parametrize("way", ["这是第几版", "登在第几版", "是第几版的", "第几版哪天的"])
def test_the_page_of_what_was_shown_is_asked_for_by_its_number(town: Library, way: str) -> None:
    first = town.index.passages[0]
    found = asked(town, way, Context(passages=(first.id,)))
    assert isinstance(found, AboutPage), found
    assert found.passage == first.id


def test_a_byline_may_tell_who_took_the_photographs() -> None:
    by = replace(SECOND, byline="本报记者 王军 文 江宁远 摄影")
    assert PageCard(Fact.PHOTOGRAPHER, (by,)).is_printed
    assert not PageCard(Fact.PHOTOGRAPHER, (replace(by, byline="本报记者 王军"),)).is_printed


@pytest.mark.parametrize(
    ("way", "fact"),
    [
        ("讲通车的那版是谁编的", Fact.STAFF),
        ("王静讲话那版有几个人", Fact.COUNT),
        ("有通车有机械那一版，最上头那行大字写的什么", Fact.BANNER),
        ("王静那张报纸是哪天的", Fact.DATE),
    ],
)
def test_a_fact_is_asked_of_the_page_that_holds_something(town: Library, way: str, fact: Fact) -> None:
    given, _ = answer(way, Context(), town)
    assert isinstance(given, PageCard), given
    assert (given.fact, [page.id for page in given.pages], given.speeches) == (fact, ["lz-1"], ())


def test_a_headline_tells_on_which_page_a_matter_is() -> None:
    told = a_page(a_speech("贺成", "没想到退休金有四千。", speaker="he", headline="老矿工的三个没想到"))
    other = a_page(a_speech("段菲", "矿工要有新宿舍。", speaker="duan"), page_id="lz-2")
    given, _ = answer("老矿工说三个没想到是几号的报", Context(), a_library(told, other))
    assert isinstance(given, PageCard), given
    assert [page.id for page in given.pages] == [told.id]


def test_a_day_alone_after_a_list_of_speakers_lists_those_of_that_day(town: Library) -> None:
    context = answer("3月2号那版有哪些人", Context(), town)[1]
    found = asked(town, "18号呢", context)
    assert isinstance(found, ListPeople), found
    assert [page.id for page in found.pages] == ["lz-2"]


def test_who_is_credited_may_be_named_beside_a_fact() -> None:
    words = a_speech("贺成", "路要平，峰会要开好。", speaker="he")
    by = replace(a_page(words, page_id="lz-3"), byline="本报记者 王军 文 路峰会 摄影")
    found = asked(a_library(FIRST, by), "照片是路峰会拍的吗")
    assert isinstance(found, AboutPage), found
    pictured = replace(words, photo="贺成（右）在村里")
    his = asked(a_library(replace(by, speeches=(pictured,)), FIRST), "贺成那篇题目叫啥")
    assert isinstance(his, AboutPage)
    assert [person.name for person in his.people] == ["贺成"]


def test_two_people_of_one_name_are_counted_as_two() -> None:
    pages = tuple(a_page(a_speech("张伟", "修路。", speaker=one), page_id=one) for one in ("zhangwei-a", "zhangwei-b"))
    reply = Renderer(texts.load(CONFIG / "texts")["zh-Hans"]).render(PageCard(Fact.COUNT, pages))
    assert "有 2 位" in reply.plain


@pytest.mark.parametrize("way", ["五版的校对是谁", "第5版是谁校对的", "a06的校对是谁", "A6版校对是谁"])
def test_a_page_is_named_by_its_number(way: str) -> None:
    fifth, sixth = (
        replace(a_page(a_speech("贺成", "养老，养老。", speaker=f"{one}-he"), page_id=one), number=number)
        for one, number in (("lz-5", "五"), ("lz-6", "A06"))
    )
    found = asked(a_library(fifth, sixth), way)
    assert isinstance(found, AboutPage), found
    assert [page.id for page in found.pages] == ["lz-5" if "5" in way or "五" in way else "lz-6"]


LAWYER = a_page(
    a_speech("鲁一帆", "去年接了欠薪案。", posts=("市政协委员", "湖畔律师事务所主任"), speaker="luyifan"),
    a_speech("周敏", "贷款要快。", posts=("安河农村商业银行东渚支行行长",), speaker="zhoumin"),
    a_speech("欧阳立", "湖水要清。", posts=("青石县委书记",), speaker="ouyangli"),
)


@pytest.mark.parametrize(
    ("way", "who"),
    [
        ("律师讲了什么", "luyifan"),
        ("律师对欠薪怎么看", "luyifan"),
        ("农商行的代表说了啥", "zhoumin"),
        ("欧阳县委书记讲湖水", "ouyangli"),
    ],
)
def test_a_trade_a_short_name_and_a_surname_before_a_post_are_one_person(way: str, who: str) -> None:
    found = asked(a_library(LAWYER), way)
    assert isinstance(found, Search), found
    assert [person.id for person in found.people] == [who]


@pytest.mark.parametrize("way", ["谁拍的照", "谁拍的照片", "总共几版"])
def test_the_photographer_and_the_number_of_pages_are_facts(town: Library, way: str) -> None:
    found = asked(town, way)
    assert isinstance(found, AboutPage), found
    assert found.fact is (Fact.PAGE if "几版" in way else Fact.PHOTOGRAPHER)


@pytest.mark.parametrize(
    ("way", "days"),
    [
        ("3月2号和18号的报纸都有谁发言", ["lz-1"]),
        ("2021年3月2号、2024年1月18号的校对是谁", ["lz-1", "lz-2"]),
        ("1月18到3月2号的校对是谁", ["lz-1", "lz-2"]),
        ("2号18号两天的校对是谁", ["lz-1", "lz-2"]),
        ("三月二和一月十八的报校对是谁", ["lz-1", "lz-2"]),
    ],
)
def test_several_days_are_named_in_a_row(town: Library, way: str, days: list[str]) -> None:
    found = asked(town, way)
    assert isinstance(found, AboutPage | ListPeople), found
    assert [page.id for page in found.pages] == days


@pytest.mark.parametrize("way", ["21年开的是什么会", "2021年那个会叫什么名堂", "21年登在第几版"])
def test_a_year_is_of_the_pages_where_a_fact_of_them_is_asked(town: Library, way: str) -> None:
    found = asked(town, way)
    assert isinstance(found, AboutPage), found
    assert [page.id for page in found.pages] == ["lz-1"]


def test_a_year_in_a_matter_limits_nothing(town: Library) -> None:
    found = asked(town, "2021年修了多少路")
    assert isinstance(found, Search), found
    assert not found.pages


MADE = replace(
    FIRST,
    reporters=(Reporter("王军"), Reporter("刘吉", "实习生")),
    byline="记者 王军 实习生 刘吉",
    staff=(("责任编辑", ("周全",)), ("版式", ("王军",))),
    speeches=(replace(FIRST.speeches[0], photo="本报记者 祁峰 摄"), *FIRST.speeches[1:]),
)


@pytest.mark.parametrize(
    ("way", "told"),
    [
        ("王军是记者还是编辑", "王军：版式、记者"),
        ("刘吉是个啥角色", "刘吉：实习生"),
        ("周全干啥的", "周全：责任编辑"),
        ("祁峰是谁", "照片：本报记者 祁峰 摄"),
        ("祁峰拍了谁", "照片：本报记者 祁峰 摄"),
        ("周全给哪些人照了相", "照片：本报记者 祁峰 摄"),
        ("错别字归哪个管，找他算账", "校对"),
        ("版面是哪个弄的", "版式：王军"),
    ],
)
def test_what_somebody_did_for_the_page_and_who_did_it_is_told(way: str, told: str) -> None:
    given, _ = answer(way, Context(), a_library(MADE))
    reply = Renderer(texts.load(CONFIG / "texts")["zh-Hans"]).render(given)
    assert told in reply.plain.partition("\n")[0]


@pytest.mark.parametrize("way", ["当书记的那个登在哪一版", "村书记讲的是哪天的报", "管学校的上了几回报"])
def test_a_fact_may_be_asked_of_somebody_who_is_described(way: str) -> None:
    found = asked(a_library(LAWYER, FIRST), way)
    assert isinstance(found, AboutPage | WhoIs), found
    assert found.people
    assert not getattr(found, "topic", None)


@pytest.mark.parametrize(
    "way",
    [
        "有哪几家报纸",
        "是哪几家报社登的",
        "登在哪些报纸上",
        "有几家报纸",
        "八版底下分了哪些小栏目呀",
        "7号那个版美编是哪个",
    ],
)
def test_ways_to_ask_for_what_the_page_tells(town: Library, way: str) -> None:
    assert isinstance(asked(town, way), AboutPage), asked(town, way)


PARTED = a_page(
    a_speech("王静", "修好村里的路，明年通车，后年再修桥。", section="s1"),
    a_speech("段菲", "大河机械要走出去。", section="s1"),
    a_speech("欧阳明", "办好每一所学校。", section="s2"),
    a_speech("贺苗", "看病不出乡。", section="s3"),
    day=date(2021, 3, 5),
    page_id="lz-3",
    sections=("产业篇", "民生篇", "祁东县代表团：路通了"),
)


@pytest.fixture(scope="module")
def parted() -> Library:
    return a_library(FIRST, PARTED)


@pytest.mark.parametrize(
    ("way", "name"),
    [
        ("产业篇头一个是谁", "王静"),
        ("产业篇那一栏最后是谁", "段菲"),
        ("产业篇板块最后发言的是谁", "段菲"),
        ("产业篇那个栏目谁打头", "王静"),
        ("产业篇最后一个讲话的是谁", "段菲"),
        ("产业篇哪个发言最长", "王静"),
    ],
)
def test_the_first_or_longest_of_a_section_is_that_of_the_section(parted: Library, way: str, name: str) -> None:
    found, _ = answer(way, Context(), parted)
    assert isinstance(found, PageCard)
    assert [speaker.name for speaker in found.named] == [name]
    shown = Renderer(texts.load(CONFIG / "texts")["zh-Hans"]).render(found).plain
    assert "「产业篇」里" in shown


def test_what_is_said_in_the_speech_that_a_place_names_is_quoted(parted: Library) -> None:
    found, _ = answer("产业篇最后一个说了什么", Context(), parted)
    assert isinstance(found, Quote)
    assert found.found.passage.text == "大河机械要走出去。"
    found, _ = answer("5号讲得最短的那个说了啥", Context(), parted)
    assert isinstance(found, Quote)
    assert found.found.passage.text == "看病不出乡。"


@pytest.mark.parametrize(
    ("way", "names"),
    [
        ("产业篇下面是谁跟谁", ["王静", "段菲"]),
        ("祁东县那个团里头说话的人", ["贺苗"]),
        ("祁东县代表团有谁发言", ["贺苗"]),
    ],
)
def test_who_speaks_in_a_section_is_listed(parted: Library, way: str, names: list[str]) -> None:
    found, _ = answer(way, Context(), parted)
    assert isinstance(found, PeopleCard)
    assert [person.name for person in found.people] == names


@pytest.mark.parametrize("turn", ["最后一个咧", "那最后一个呢"])
def test_after_the_first_of_a_page_the_others_of_it_can_be_chosen(parted: Library, turn: str) -> None:
    _, context = answer("5号打头的是谁", Context(), parted)
    found, _ = answer(turn, context, parted)
    assert isinstance(found, Quote)
    assert found.found.passage.speaker is not None
    assert found.found.passage.speaker.name == "贺苗"


@pytest.mark.parametrize("turn", ["再往下还有哪些人", "还有谁"])
def test_after_the_first_of_a_section_the_others_of_it_are_the_others(parted: Library, turn: str) -> None:
    _, context = answer("产业篇头一个是谁", Context(), parted)
    found, _ = answer(turn, context, parted)
    assert isinstance(found, PeopleCard)
    assert [person.name for person in found.people] == ["段菲"]


@pytest.mark.parametrize(
    ("way", "names"),
    [
        ("产业篇底下登了谁跟谁", ["王静", "段菲"]),
        ("产业篇那一栏写的谁发言", ["王静", "段菲"]),
        ("产业篇里发言的是哪两位呢，谢谢", ["王静", "段菲"]),
        ("产业篇那栏除了段菲还有哪位", ["王静"]),
    ],
)
def test_who_speaks_in_a_section_is_asked_in_many_ways(parted: Library, way: str, names: list[str]) -> None:
    found, _ = answer(way, Context(), parted)
    assert isinstance(found, PeopleCard), found
    assert sorted(person.name for person in found.people) == sorted(names)


@pytest.mark.parametrize("way", ["那队伍领头的是谁", "领头人是哪个"])
def test_who_leads_others_is_not_the_first_of_the_page(town: Library, way: str) -> None:
    found = asked(town, way)
    assert not isinstance(found, AboutPage)


@pytest.mark.parametrize("way", ["顶上的大标题八个字写的啥", "最上面的大标题是什么"])
def test_the_banner_is_the_large_headline_at_the_top(town: Library, way: str) -> None:
    found = asked(town, way)
    assert isinstance(found, AboutPage)
    assert found.fact is Fact.BANNER


@pytest.mark.parametrize(
    ("way", "names"),
    [("5号谁讲话了", ["王静", "段菲", "欧阳明", "贺苗"]), ("2号讲话的有谁", ["王静", "段菲", "欧阳明"])],
)
def test_a_day_of_the_month_names_its_page_beside_who_spoke(parted: Library, way: str, names: list[str]) -> None:
    found, _ = answer(way, Context(), parted)
    assert isinstance(found, PeopleCard)
    assert {person.name for person in found.people} == set(names)
    assert found.kind


@pytest.mark.parametrize("way", ["5号线什么时候通", "2号楼漏水谁修"])
def test_the_number_of_a_line_or_a_house_is_no_day(parted: Library, way: str) -> None:
    assert not getattr(asked(parted, way), "pages", ())


@pytest.mark.parametrize("way", ["打头的是哪位，压轴的又是哪位", "热线电话多少？通栏标题是什么？"])
def test_facts_of_which_a_card_tells_one_are_told_each_by_itself(town: Library, way: str) -> None:
    assert isinstance(asked(town, way), Several)


@pytest.mark.parametrize(
    ("spoken", "standard"),
    [
        ("校对是谁？工资怎么涨？啥人讲的这话", "校对是谁？工资怎么涨？谁讲的这话"),
        ("责任编辑是谁？水费怎么交？何人说的这话", "责任编辑是谁？水费怎么交？什么人说的这话"),
        ("工资怎么涨？校对是谁？是干啥的", "工资怎么涨？校对是谁？是做什么的"),
        ("路什么时候修？责任编辑是谁？唔该晒", "路什么时候修？责任编辑是谁？谢谢"),
    ],
)
def test_questions_are_parted_alike_in_spoken_and_in_standard_words(town: Library, spoken: str, standard: str) -> None:
    first, second = asked(town, spoken), asked(town, standard)
    assert isinstance(first, Several) == isinstance(second, Several)
    assert getattr(first, "parts", None) == getattr(second, "parts", None)


def test_facts_that_each_card_tells_are_told_once(town: Library) -> None:
    assert isinstance(asked(town, "责任编辑是谁？记者是谁？"), AboutPage)


@pytest.mark.parametrize(
    "way",
    ["这版图我想改", "能不能把字换大点儿", "版权归谁", "怎么订你们报纸", "照片能删掉吗", "截图发给我", "报纸收费吗"],
)
def test_what_is_to_be_done_with_the_page_or_the_bot_is_refused(town: Library, way: str) -> None:
    assert isinstance(answer(way, Context(), town)[0], NotFound)


@pytest.mark.parametrize("way", ["看病收费吗", "免费午餐", "路能不能改", "广告", "学校换不换校长"])
def test_the_same_words_about_a_matter_are_no_errand(town: Library, way: str) -> None:
    found = asked(town, way)
    assert isinstance(found, Search), found
    assert found.topic


@pytest.mark.parametrize("way", ["这报纸靠谱吗", "报上写的这些话是真的吗", "报道都是瞎编的吧", "报纸上登的能信不"])
def test_whether_the_paper_is_to_be_believed_is_talk(town: Library, way: str) -> None:
    assert isinstance(asked(town, way), SmallTalk)


NOTED = replace(
    a_page(
        a_speech("王静", "修好村里的路。", section="s1", speaker="wangjing"),
        a_speech("段菲", "大河机械要走出去。", section="s2", speaker="duanfei"),
        sections=("代表之声·田野之声", "代表之声·海港之声"),
        notes=("昨日，大会在市会议中心开幕，327名代表肩负重托而来。", "向海而生，因港而兴。"),
        day=date(2021, 3, 2),
        page_id="lz-1",
    ),
    banner="一湖清水 一城烟火",
)
NOTED = replace(NOTED, notes=(NOTED.notes[0], replace(NOTED.notes[1], section="s2")))


@pytest.mark.parametrize("way", ["海港之声开头那几句咋写的", "海港之声的编者按说啥", "海港之声那栏报社自己咋讲的"])
def test_the_note_of_a_section_is_asked_for_by_its_title(way: str) -> None:
    given, _ = answer(way, Context(), a_library(NOTED, SECOND))
    assert isinstance(given, Quote), given
    assert given.found.passage.text == NOTED.notes[1].text


@pytest.mark.parametrize(
    "way",
    [
        "向海而生因港而兴是谁写的",
        "向海而生，因港而兴，是谁说的",
        "向海而生，因港而兴 哪个记者写的",
        "“向海而生，因港而兴”谁的话",
        "谁提出的向海而生因港而兴",
    ],
)
def test_whose_the_editors_own_words_are_is_told_by_their_note(way: str) -> None:
    given, _ = answer(way, Context(), a_library(NOTED, SECOND))
    assert isinstance(given, Quote), given
    assert given.found.passage.text == NOTED.notes[1].text


@pytest.mark.parametrize("way", ["大河机械要走出去是谁写的", "大河机械要走出去谁说的"])
def test_a_delegates_own_words_are_no_notes(way: str) -> None:
    given, _ = answer(way, Context(), a_library(NOTED, SECOND))
    assert isinstance(given, Quote), given
    assert given.found.passage.text == "大河机械要走出去。"


def test_the_note_of_the_page_on_which_somebody_speaks_is_asked_for_by_him() -> None:
    other = a_page(a_speech("贺成", "湖要清。"), notes=("修好湖，修好河。",), page_id="lz-3")
    given, _ = answer("段菲那版的编者按", Context(), a_library(other, NOTED))
    assert isinstance(given, Quote), given
    assert given.found.passage.page.id == "lz-1"


@pytest.mark.parametrize(
    "way",
    [
        "党代会来了多少代表",
        "大会去了多少号人啊",
        "大会是在哪里开幕的",
        "有多少代表出席大会",
        "党代会有多少名代表",
        "出席的代表有多少人",
        "大会总共有多少名代表参会",
        "党代会开了几天",
    ],
)
def test_what_is_asked_of_the_meeting_itself_is_told_by_a_note_that_holds_it(way: str) -> None:
    given, _ = answer(way, Context(), a_library(SECOND, NOTED))
    assert isinstance(given, Quote), given
    assert given.found.passage.text == NOTED.notes[0].text
    assert isinstance(answer(way, Context(), a_library(FIRST, SECOND))[0], NotFound)


@pytest.mark.parametrize(
    "way", ["党代会到了多少代表", "应到代表多少", "大会实到多少人", "会上应到多少名代表", "党代会来了几百人"]
)
@pytest.mark.parametrize("told", ["应到代表312名，实到三百零五名。", "大会应到会代表312人。", "实到312人。"])
def test_how_many_were_to_come_or_came_tells_how_many_delegates_there_are(way: str, told: str) -> None:
    page = replace(a_page(a_speech("贺成", "湖要清。"), notes=(f"大会昨天举行，{told}",)), id="lz-3")
    given, _ = answer(way, Context(), a_library(SECOND, page))
    assert isinstance(given, Quote), given
    assert told in given.found.passage.text


@pytest.mark.parametrize("way", ["这次会开了几天", "党代会开了多久", "会开了几天", "大会会期几天"])
def test_how_long_the_meeting_was_is_told_by_its_days(way: str) -> None:
    speech = a_speech("贺成", "夜校开了三年，晚上六点到八点上课。")
    page = replace(a_page(speech, notes=("大会1月15日至17日举行。",)), id="lz-3")
    given, _ = answer(way, Context(), a_library(SECOND, page))
    assert isinstance(given, Quote), given
    assert "15日至17日" in given.found.passage.text


@pytest.mark.parametrize(
    "way", ["一湖清水是哪天报上的", "“一湖清水 一城烟火”是哪张报上的大字", "一城烟火这几个大字登在哪一版"]
)
def test_a_page_is_named_by_words_of_its_banner(way: str) -> None:
    found = asked(a_library(SECOND, NOTED), way)
    assert isinstance(found, AboutPage), found
    assert [page.id for page in found.pages] == ["lz-1"]


@pytest.mark.parametrize(
    ("way", "fact", "days"),
    [
        ("哪一版没印版号", Fact.PAGE, ["lz-2"]),
        ("哪期没写通讯员", Fact.PAGE, ["lz-2", "lz-1"]),
        ("哪张报纸印了版号", Fact.NUMBER, ["lz-2", "lz-1"]),
    ],
)
def test_the_pages_that_tell_a_thing_of_themselves_or_do_not_are_asked_for(
    way: str, fact: Fact, days: list[str]
) -> None:
    given, _ = answer(way, Context(), a_library(replace(FIRST, number="A06"), SECOND))
    assert isinstance(given, PageCard), given
    assert (given.fact, [page.id for page in given.pages]) == (fact, days)


def test_no_page_lacks_what_every_page_tells(town: Library) -> None:
    assert isinstance(answer("哪版没有日期", Context(), town)[0], NotFound)


@pytest.mark.parametrize("way", ["报上说哪年要通车", "报纸写着什么时候修好路"])
def test_the_day_of_a_matter_is_not_the_papers(town: Library, way: str) -> None:
    assert not isinstance(asked(town, way), AboutPage)


def test_several_years_are_named_in_a_row(town: Library) -> None:
    found = asked(town, "21年和24年开的会是一届不")
    assert isinstance(found, AboutPage), found
    assert (found.fact, [page.id for page in found.pages]) == (Fact.EVENT, ["lz-1", "lz-2"])


@pytest.mark.parametrize("way", ["课办了几期", "手机课办了几期"])
def test_how_many_courses_there_were_is_no_number_of_a_page(town: Library, way: str) -> None:
    shown = Context(speaker="wangjing", passages=(town.index.passages[0].id,), topic="手机课")
    assert not isinstance(asked(town, f"王静的{way}"), AboutPage)
    assert not isinstance(asked(town, "手机课办了几期", shown), AboutPage)


@pytest.mark.parametrize(
    ("way", "name"),
    [
        ("王静后面那个讲话的是谁", "段菲"),
        ("排在段菲前面的是哪个", "王静"),
        ("段菲下一个是谁", "欧阳明"),
    ],
)
def test_who_comes_before_or_after_somebody_is_told_by_the_page(way: str, name: str) -> None:
    found = asked(a_library(FIRST), way)
    assert isinstance(found, WhoIs), found
    assert [person.name for person in found.people] == [name]


def test_nobody_comes_before_the_first(town: Library) -> None:
    found = asked(town, "王静前面是谁")
    assert isinstance(found, AboutPage), found
    assert (found.fact, [page.id for page in found.pages]) == (Fact.FIRST, ["lz-1"])


@pytest.mark.parametrize("way", ["全部标题发我", "标题都列出来", "2021年3月2号那版所有文章的标题"])
def test_every_headline_of_a_page_is_told(way: str) -> None:
    headed = replace(FIRST, speeches=tuple(replace(one, headline=one.text[:-1]) for one in FIRST.speeches))
    given, _ = answer(way, Context(), a_library(SECOND, headed))
    reply = Renderer(texts.load(CONFIG / "texts")["zh-Hans"]).render(given)
    assert all(f"《{speech.headline}》" in reply.plain for speech in headed.speeches)


@pytest.mark.parametrize("way", ["是谁主编的，谁校的", "谁写的谁拍的谁编的", "责任编辑跟校对分别是谁"])
def test_several_who_made_the_page_are_asked_for_at_once(town: Library, way: str) -> None:
    found = asked(town, way)
    assert isinstance(found, AboutPage), found
    assert found.role is None


@pytest.mark.parametrize("way", ["讲火箭那篇登在哪", "谈火箭的登在哪天的报纸上"])
def test_of_a_matter_that_nobody_spoke_of_no_page_is_told(town: Library, way: str) -> None:
    assert isinstance(answer(way, Context(), town)[0], NotFound)


def test_a_page_is_found_by_a_word_of_its_headings_where_nobody_spoke_of_it() -> None:
    given, _ = answer("海港是哪个记者写的", Context(), a_library(SECOND, NOTED))
    assert isinstance(given, PageCard), given
    assert [page.id for page in given.pages] == ["lz-1"]


@pytest.mark.parametrize("way", ["登在哪", "登在哪里", "篇幅多大"])
def test_a_short_turn_asks_for_a_fact_of_what_was_shown_last(town: Library, way: str) -> None:
    shown = town.index.passages[0].id
    found = asked(town, way, Context(speaker="wangjing", passages=(shown,), topic="修路"))
    assert isinstance(found, AboutPage), found
    assert found.passage == shown


def test_who_asks_for_the_note_is_shown_it_though_it_holds_nothing_of_the_matter() -> None:
    given, _ = answer("编者按提没提外星人", Context(), a_library(NOTED))
    assert isinstance(given, Candidates), given
    assert {one.passage.speaker for one in given.found} == {None}


@pytest.mark.parametrize("way", ["王军跟刘吉啥关系", "责任编辑和版式是不是一家人"])
def test_how_those_who_made_the_page_stand_to_each_other_is_told_by_what_they_did(way: str) -> None:
    assert isinstance(answer(way, Context(), a_library(MADE))[0], PageCard)


def test_who_comes_before_somebody_is_asked_with_a_pronoun() -> None:
    found = asked(a_library(FIRST), "他前面那个人是谁", Context(speaker="duanfei"))
    assert isinstance(found, WhoIs), found
    assert [person.name for person in found.people] == ["王静"]


@pytest.mark.parametrize(
    ("way", "without"),
    [("王静那版还有谁", {"wangjing"}), ("王静，她那版都有谁", set()), ("段菲那天还有哪些人讲话", {"duanfei"})],
)
def test_who_else_speaks_on_somebodys_page_is_listed(way: str, without: set[str]) -> None:
    found = asked(a_library(SECOND, FIRST), way)
    assert isinstance(found, ListPeople), found
    assert ([page.id for page in found.pages], {person.id for person in found.without}) == (["lz-1"], without)


def test_whoever_made_the_page_is_told_by_the_bare_name() -> None:
    found = asked(a_library(MADE), "周全")
    assert isinstance(found, AboutPage), found
    assert (found.fact, found.maker) == (Fact.STAFF, "周全")


def test_words_of_a_note_are_found_where_it_is_asked_who_wrote_them() -> None:
    given, _ = answer("那句“327名代表肩负重托而来”是谁写的", Context(), a_library(NOTED, SECOND))
    assert isinstance(given, PageCard), given
    assert (given.fact, [page.id for page in given.pages]) == (Fact.REPORTERS, ["lz-1"])


def test_a_page_that_prints_the_role_that_is_asked_for_is_told_first() -> None:
    other = replace(SECOND, staff=(("值班总编", ("穆青",)),))
    assert not PageCard(Fact.STAFF, (FIRST,), "总编").is_printed
    given, _ = answer("总编是谁", Context(), a_library(FIRST, other))
    reply = Renderer(texts.load(CONFIG / "texts")["zh-Hans"]).render(given)
    assert reply.plain.startswith("值班总编：穆青")


def test_whether_somebodys_post_changed_is_told_by_the_card(town: Library) -> None:
    found = asked(town, "他前后两次职务变了没", Context(speaker="ouyangming"))
    assert isinstance(found, WhoIs), found
    assert [person.id for person in found.people] == ["ouyangming"]


def test_a_year_or_a_day_alone_after_somebodys_words_is_what_he_said_then(town: Library) -> None:
    context = answer("欧阳明说了什么", Context(), town)[1]
    for way, page in (("21年呢", "lz-1"), ("1月18号呢", "lz-2")):
        found = asked(town, way, context)
        assert isinstance(found, Search), found
        assert ([one.id for one in found.people], [one.id for one in found.pages]) == (["ouyangming"], [page])


def test_what_is_asked_of_a_page_is_asked_of_it_after_somebodys_words_too(town: Library) -> None:
    way, context = "3月2号那份特刊分成哪几个篇", answer("欧阳明说了什么", Context(), town)[1]
    alone, after = asked(town, way), asked(town, way, context)
    assert isinstance(alone, AboutPage), alone
    assert after == alone


def test_a_day_alone_tells_which_of_those_is_meant_for_whom_the_bot_asked_back() -> None:
    first = a_page(a_speech("周敏", "课要上好。", speaker="zhou-a"), day=date(2021, 3, 2), page_id="lz-1")
    second = a_page(a_speech("周敏", "贷款要快。", speaker="zhou-b"), page_id="lz-2")
    library = a_library(first, second)
    context = answer("周敏说了什么", Context(), library)[1]
    found = asked(library, "21年呢", context)
    assert isinstance(found, Search), found
    assert [one.id for one in found.people] == ["zhou-a"]


def test_on_how_many_days_a_paper_was_printed_is_no_question_for_people(town: Library) -> None:
    found = asked(town, "日报登了几天")
    assert isinstance(found, AboutPage), found
    assert found.fact is Fact.PAGE


@pytest.mark.parametrize("printed", ["版面设计", "组版", "版面", "版式"])
def test_a_role_is_found_by_whatever_the_paper_calls_it(printed: str) -> None:
    given, _ = answer("排版的是哪个", Context(), a_library(replace(FIRST, staff=((printed, ("车军",)),))))
    reply = Renderer(texts.load(CONFIG / "texts")["zh-Hans"]).render(given)
    assert reply.plain.startswith(f"{printed}：车军")


def test_the_one_note_that_is_asked_for_by_its_day_is_shown_whatever_is_asked_of_it() -> None:
    noted = a_page(a_speech("贺成", "湖要清。"), notes=("修好湖，修好河。",), page_id="lz-3")
    given, _ = answer("1月18号的编者按最后说要干嘛", Context(), a_library(FIRST, noted))
    assert isinstance(given, Quote), given
    assert given.found.passage.text == noted.notes[0].text


def test_whether_somebody_both_wrote_and_edited_is_told_by_what_he_did() -> None:
    found = asked(a_library(MADE), "王军又写又排吗")
    assert isinstance(found, AboutPage), found
    assert found.maker == "王军"


@pytest.mark.parametrize("question", ["在哪报名", "志愿者从哪报名", "哪个报考点"])
def test_a_word_that_only_begins_like_the_paper_asks_for_no_paper(question: str) -> None:
    assert not isinstance(understand(question, Context(), real_library().language), AboutPage)


@pytest.mark.parametrize("question", ["退休金涨了几个点", "排队等了几个月", "工期要几个星期"])
def test_how_much_or_how_long_asks_for_no_people(question: str) -> None:
    assert isinstance(understand(question, Context(), real_library().language), Search)


@pytest.mark.parametrize(("question", "who"), [("谁讲得最多", "王静"), ("最短的一篇是谁的", "欧阳明")])
def test_the_longest_and_the_shortest_speech_are_those_of_all_pages(town: Library, question: str, who: str) -> None:
    found, _ = answer(question, Context(), town)
    assert isinstance(found, PageCard)
    assert ([one.name for one in found.named], [page.id for page in found.pages]) == ([who], ["lz-1"])


def test_several_days_are_told_with_their_weekdays(town: Library) -> None:
    found, _ = answer("报纸是星期几出的", Context(), town)
    shown = Renderer(texts.load(CONFIG / "texts")["zh-Hans"]).render(found).plain
    assert shown.splitlines() == ["临州日报 2024年1月18日 星期四", "临州日报 2021年3月2日 星期二"]


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("第一个说话的人", "王静"),
        ("第二个开口的说了什么", "段菲"),
        ("倒数第二个讲话的", "段菲"),
        ("倒数第一个上台的人", "欧阳明"),
    ],
)
def test_whoever_is_told_by_the_order_of_the_page_is_asked_of_nothing_before(question: str, who: str) -> None:
    one = a_library(FIRST)
    found = understand(question, Context(topic="社保"), one.language)
    assert isinstance(found, Search)
    assert ([person.name for person in found.people], bool(found.topic)) == ([who], False)


@pytest.mark.parametrize(("question", "who"), [("排第三的是哪个", "欧阳明"), ("排在第二位的代表是谁", "段菲")])
def test_a_place_in_the_order_is_somebody(question: str, who: str) -> None:
    found = understand(question, Context(), a_library(FIRST).language)
    assert isinstance(found, WhoIs)
    assert [person.name for person in found.people] == [who]


@pytest.mark.parametrize("question", ["排第一的产业是什么", "第二个孩子有啥补贴", "排第二的那个县叫啥"])
def test_a_place_in_another_order_is_nobody(question: str) -> None:
    found = understand(question, Context(), a_library(FIRST).language)
    assert isinstance(found, Search)
    assert not found.people


def test_what_no_page_prints_is_said_once(town: Library) -> None:
    found, _ = answer("照片是哪个拍的", Context(), town)
    words = texts.load(CONFIG / "texts")["zh-Hans"]
    shown = Renderer(words).render(found).plain
    assert shown.count(words("page.no_photographer")) == 1
    assert shown.splitlines()[-2:] == ["临州日报 2024年1月18日", "临州日报 2021年3月2日"]


@pytest.mark.parametrize("way", ["平安就是敢走夜路 这话哪个讲的", "民族中学初一哪天报名", "技校什么时候报到"])
def test_whose_words_they_are_and_when_to_enrol_is_asked_of_no_newspaper(town: Library, way: str) -> None:
    assert not isinstance(understand(way, Context(), town.language), AboutPage)


@pytest.mark.parametrize("way", ["这报的是哪一届党代会", "党代会是哪届"])
def test_which_congress_it_is_may_be_asked_by_its_term(town: Library, way: str) -> None:
    asked = understand(way, Context(), town.language)
    assert isinstance(asked, AboutPage)
    assert asked.fact is Fact.EVENT


@pytest.mark.parametrize(
    ("way", "own"),
    [("报纸讲了就业没有", False), ("报纸讲到修路的事没", False), ("报纸讲了什么", True), ("报纸自己说了就业没", True)],
)
def test_what_the_paper_prints_is_asked_of_all_and_what_it_says_itself_of_its_notes(
    town: Library, way: str, own: bool
) -> None:
    asked = understand(way, Context(), town.language)
    assert isinstance(asked, Search)
    assert asked.notes_only is own


def test_how_many_there_are_of_what_was_just_named_is_no_count_of_the_page() -> None:
    page = a_page(a_speech("李红", "助推创新链与产业链、人才链、政策链、资金链深度融合。"))
    assert isinstance(asked(a_library(page), "说是几条链要融到一起 哪几条啊"), Search)
    assert isinstance(asked(a_library(page), "这版上登的发言 一共几条"), AboutPage)
