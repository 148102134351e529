"""People who are asked for by what they are: described by post, kind, place, duty or surname, alone or together."""

from dataclasses import replace
from datetime import date

import pytest

from knowledge.answer import Library, NotFound, PeopleCard, PersonCard, Quote, Why, answer
from knowledge.asked import AboutPage, Ambiguous, Asked, Context, Fact, ListPeople, Search, Unprinted, WhoIs, Whole
from knowledge.question import understand
from knowledge.question.message import Reading
from knowledge.question.whom import whom
from tests.building import Visitor, a_conversation, a_library, a_page, a_speech, shown, speaker_of

PAGE = a_page(
    a_speech("王静", "村里的旅游要搞起来，路也要修。", posts=("东山县柳村党支部书记",)),
    a_speech("谢岭", "油茶卖得好，就是路不好走。", posts=("东山县茶坳村村委会主任",)),
    a_speech("欧阳明", "学校的旅游课要办好。", posts=("市教育局党委书记", "局长")),
    a_speech("段菲", "机械厂招不到焊工。", posts=("临州大河机械有限公司董事长",)),
    a_speech("谢大江", "公交车要多开几趟。", posts=("临州公交集团12路驾驶员",)),
    a_speech("韩露", "水库要修，水渠要通。", posts=("市水利局党组书记", "局长")),
    a_speech("贺苗", "乡里的孩子看病难。", posts=("市妇幼保健院护士长",)),
    a_speech("万青", "河水要清，风也要干净。", posts=("市生态环境局副局长",)),
)


@pytest.fixture(scope="module")
def town() -> Library:
    return a_library(PAGE)


def asked(town: Library, message: str) -> Asked:
    return understand(message, Context(), town.language)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("村里来的有几个", {"王静", "谢岭"}),
        ("东山县都有谁去开会了", {"王静", "谢岭"}),
        ("东山来了几个代表", {"王静", "谢岭"}),
        ("哪几个是当局长的", {"欧阳明", "韩露", "万青"}),
        ("姓谢的里头哪些是村里的", {"谢岭"}),
        ("做生意的都有谁", {"段菲", "谢大江"}),
        ("数一数有多少个书记", {"王静", "欧阳明", "韩露"}),
        ("企业家跟护士来了几个", {"段菲", "贺苗"}),
        ("有几个东山人上了报", {"王静", "谢岭"}),
        ("哪些当护士的、当董事长的发了言", {"段菲", "贺苗"}),
        ("哪些代表不是当官的", {"段菲", "谢大江", "贺苗"}),
        ("哪几个是村里头的干部", {"王静", "谢岭"}),
        ("哪些个人是当书记的", {"王静", "欧阳明", "韩露"}),
        ("发言的人里边哪些是东山县的", {"王静", "谢岭"}),
        ("乡镇干部有谁", set[str]()),
        ("教育口子就一个人吗", {"欧阳明"}),
        ("从东山来的代表有哪几位，请都列一下", {"王静", "谢岭"}),
        ("谁和谁来自东山县", {"王静", "谢岭"}),
        ("官衔带副字的局长列一哈", {"万青"}),
        ("职务里带书记两个字的有谁", {"王静", "欧阳明", "韩露"}),
        ("帮忙数一下有几个局长发了言 名字也给我", {"欧阳明", "韩露", "万青"}),
        ("发言的人里面不是当官的普通劳动者有谁", {"段菲", "谢大江", "贺苗"}),
        ("我是东山县的，我们县有人上报纸冇", {"王静", "谢岭"}),
        ("我家在东山，我们那里有代表发言吗", {"王静", "谢岭"}),
        ("我是东山县的，哪些代表替我们讲话", {"王静", "谢岭"}),
        ("我是东山的，有人替我们说话没", {"王静", "谢岭"}),
        ("请列出各局正副局长名单", {"欧阳明", "韩露", "万青"}),
        ("这三版里面 职务写的是局长的都有哪些人", {"欧阳明", "韩露", "万青"}),
    ],
)
def test_those_who_fit_all_that_is_said_of_them_are_listed(town: Library, question: str, names: set[str]) -> None:
    found = asked(town, question)
    assert isinstance(found, ListPeople), found
    assert {person.name for person in found.among or ()} == names


@pytest.mark.parametrize(
    ("question", "names", "topic"),
    [
        ("哪些村干部讲了旅游", {"王静", "谢岭"}, "旅游"),
        ("讲了旅游的局长有哪几个", {"欧阳明", "韩露", "万青"}, "旅游"),
        ("有没有局长提到水库", {"欧阳明", "韩露", "万青"}, "水库"),
        ("村干部里头有人说过修路吗", {"王静", "谢岭"}, "修路"),
        ("欧阳局长和段菲哪个说了焊工", {"欧阳明", "段菲"}, "焊工"),
        ("韩跟段哪个说了焊工", {"韩露", "段菲"}, "焊工"),
    ],
)
def test_who_of_a_kind_spoke_of_a_matter_is_asked_among_them_alone(
    town: Library, question: str, names: set[str], topic: str
) -> None:
    found = asked(town, question)
    assert isinstance(found, ListPeople), found
    assert {person.name for person in found.among or ()} == names
    assert found.topic is not None
    assert topic in found.topic.wording


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("临州市教育局局长是谁", "欧阳明"),
        ("临州的水利局的局长叫什么", "韩露"),
        ("临州教育局一把手局长姓啥叫啥", "欧阳明"),
        ("您好 想问下教育局的局长叫什么", "欧阳明"),
        ("2024年水利局局长是谁", "韩露"),
    ],
)
def test_who_holds_a_post_is_found_with_the_citys_name_or_more_before_it(
    town: Library, question: str, name: str
) -> None:
    found = asked(town, question)
    assert isinstance(found, WhoIs)
    assert [person.name for person in found.people] == [name]


@pytest.mark.parametrize("question", ["沙州市教育局局长是谁", "临州市卫生局局长是谁"])
def test_a_post_of_another_city_or_of_no_printed_office_is_nobodys(town: Library, question: str) -> None:
    assert isinstance(asked(town, question), Unprinted)


@pytest.mark.parametrize("question", ["谁压根没提旅游", "谁一句都没讲旅游"])
def test_that_nothing_at_all_was_said_is_no_part_of_the_matter(town: Library, question: str) -> None:
    found = asked(town, question)
    assert isinstance(found, ListPeople)
    assert found.silent
    assert found.topic
    assert found.topic.wording == "旅游"


@pytest.mark.parametrize(
    ("question", "topics"),
    [
        ("讲法治的是哪几位", ["法治"]),
        ("旅游和油茶分别是谁讲的", ["旅游", "油茶"]),
        ("提到水库的统共几个人 名字给我", ["水库"]),
    ],
)
def test_who_spoke_of_a_matter_or_of_each_of_two_is_listed(town: Library, question: str, topics: list[str]) -> None:
    found = asked(town, question)
    assert isinstance(found, ListPeople)
    assert [one.wording for one in found.any_of or (found.topic,) if one] == topics


def test_nobody_beyond_those_asked_for_is_listed(town: Library) -> None:
    both, _ = answer("哪些村干部讲了路", Context(), town)
    assert isinstance(both, PeopleCard)
    assert [person.name for person in both.people] == ["王静", "谢岭"]
    one, _ = answer("哪些村干部讲了旅游", Context(), town)
    assert isinstance(one, Quote)
    assert one.found.passage.speaker is not None
    assert one.found.passage.speaker.name == "王静"
    assert isinstance(answer("哪些护士讲了旅游", Context(), town)[0], NotFound)


def test_who_of_a_kind_did_not_speak_of_a_matter_is_asked_among_them_alone(town: Library) -> None:
    found, _ = answer("局长里头谁没讲旅游", Context(), town)
    assert isinstance(found, PeopleCard)
    assert [person.name for person in found.people] == ["韩露", "万青"]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("开公交车那个大哥叫什么名字", "谢大江"),
        ("水利局一把手贵姓", "韩露"),
        ("水利局负责人是谁", "韩露"),
        ("教育局的负责人叫什么", "欧阳明"),
        ("哪位领导管水的", "韩露"),
        ("谁是搞环保的", "万青"),
        ("管水的头头是谁", "韩露"),
        ("教育局那个复姓的局长是谁", "欧阳明"),
        ("看小孩病的护士叫什么", "贺苗"),
        ("水利局局长姓韩还是姓谢", "韩露"),
        ("那个护士长是不是姓贺", "贺苗"),
        ("水利局派了个什么官来", "韩露"),
        ("水利局来的那位女同志贵姓", "韩露"),
        ("想写信给护士长 她叫什么", "贺苗"),
        ("找护士长 该称呼哪位", "贺苗"),
        ("王静 谢岭 韩露 哪位是局长", "韩露"),
        ("请问水利局现在的局长贵姓大名", "韩露"),
        ("哪个书记是村里的", "王静"),
        ("开公交的那个师傅上过报没有", "谢大江"),
        ("谁替茶坳村说过话", "谢岭"),
    ],
)
def test_who_the_one_is_that_is_described(town: Library, question: str, name: str) -> None:
    found = asked(town, question)
    assert isinstance(found, WhoIs), found
    assert [person.name for person in found.people] == [name]


@pytest.mark.parametrize(
    ("question", "name", "topic"),
    [
        ("姓韩那个女局长讲水库没", "韩露", "水库"),
        ("那个开公交车的师傅说了什么", "谢大江", ""),
        ("姓谢那个村主任", "谢岭", ""),
        ("水利局韩局讲了水库没", "韩露", "水库"),
        ("开公交车的小谢怎么说", "谢大江", ""),
        ("讲河水的那位姓万的局长", "万青", "河水"),
        ("殴阳局长讲旅游了没", "欧阳明", "旅游"),
        ("茶坳村的谢师傅讲油茶没", "谢岭", "油茶"),
        ("掌管水利局的女局长", "韩露", ""),
        ("水利局局长那段给我看看", "韩露", ""),
        ("麻烦您把贺苗的话发给我好吗，我外婆想听", "贺苗", ""),
        ("搞公交的谢师傅讲路了没", "谢大江", "路"),
        ("姓贺的那位少数民族大姐", "贺苗", ""),
        ("公交集团那位师傅一天跑几趟", "谢大江", "一天跑几趟"),
    ],
)
def test_the_words_of_the_one_who_is_pointed_at(town: Library, question: str, name: str, topic: str) -> None:
    found = asked(town, question)
    assert isinstance(found, Search), found
    assert [person.name for person in found.people] == [name]
    assert found.topic.wording == topic


def test_several_who_fit_one_that_is_pointed_at_are_asked_back_for(town: Library) -> None:
    assert isinstance(asked(town, "村里来的那个说了什么"), Ambiguous)


def test_the_words_of_several_are_shown_side_by_side(town: Library) -> None:
    found, _ = answer("两个局长都讲了什么", Context(), town)
    assert isinstance(found, PeopleCard)
    assert [person.name for person in found.people] == ["欧阳明", "韩露"]


@pytest.mark.parametrize(
    "question", ["除了王静还有谁说到旅游", "谁说到旅游，除开王静", "不算王静，其他人说到旅游的有谁"]
)
def test_some_are_left_out_wherever_it_is_said(town: Library, question: str) -> None:
    found, _ = answer(question, Context(), town)
    assert isinstance(found, PeopleCard), found
    assert [person.name for person in found.people] == ["欧阳明"]


def test_who_else_is_of_a_kind_with_somebody_is_asked_without_that_one(town: Library) -> None:
    found, _ = answer("和韩局长一样管水的还有没有", Context(), town)
    assert isinstance(found, NotFound)
    assert found.why is Why.NOBODY_ELSE
    found, _ = answer("跟王静一样当村干部的还有谁", Context(), town)
    assert isinstance(found, PeopleCard)
    assert [person.name for person in found.people] == ["谢岭"]


def test_what_no_post_prints_narrows_no_list(town: Library) -> None:
    found, _ = answer("哪个女护士讲了看病", Context(), town)
    assert isinstance(found, Quote), found
    assert found.found.passage.speaker is not None
    assert found.found.passage.speaker.name == "贺苗"


def test_what_a_name_is_called_beside_it_tells_no_matter(town: Library) -> None:
    found, _ = answer("油茶这个好东西，除了韩露还有谁提过", Context(), town)
    assert isinstance(found, PeopleCard), found
    assert [person.name for person in found.people] == ["谢岭"]


def test_that_nobody_else_spoke_of_a_matter_is_no_word_that_nobody_did(town: Library) -> None:
    found, _ = answer("除了韩露还有谁讲水库", Context(), town)
    assert isinstance(found, NotFound)
    assert found.why is Why.NOBODY_ELSE


@pytest.mark.parametrize("question", ["水利局来人了吗", "水利局有没有人讲话"])
def test_whether_anybody_came_from_somewhere_asks_for_those_who_did(town: Library, question: str) -> None:
    found = asked(town, question)
    assert isinstance(found, Search | WhoIs), found
    assert [person.name for person in found.people] == ["韩露"]


@pytest.mark.parametrize(
    "question",
    [
        "谢大江换岗位了吗",
        "欧阳局长后来升了没",
        "韩露还是水利局局长不",
        "谢大江是司机还是老师",
        "欧阳局长还当局长不",
        "王静不是村支书吗怎么成了局长",
    ],
)
def test_whether_somebody_is_this_or_that_asks_who_he_is(town: Library, question: str) -> None:
    assert isinstance(asked(town, question), WhoIs)


@pytest.mark.parametrize("question", ["贺老师怎么说", "老贺护士长怎么说", "贺师傅讲了什么"])
def test_anybody_may_be_called_by_courtesy(town: Library, question: str) -> None:
    found = asked(town, question)
    assert isinstance(found, Search), found
    assert [person.name for person in found.people] == ["贺苗"]


@pytest.mark.parametrize(
    "question", ["欧阳局长韩局长都讲了旅游吗", "欧阳明 韩局长怎么说旅游", "韩露 欧阳局长说了旅游没"]
)
def test_several_may_be_named_without_a_word_between_them(town: Library, question: str) -> None:
    found = asked(town, question)
    assert isinstance(found, Search), found
    assert {person.name for person in found.people} == {"欧阳明", "韩露"}


def test_which_of_several_did_a_thing_is_asked_among_them(town: Library) -> None:
    found = asked(town, "韩局长和王静谁修的水库")
    assert isinstance(found, ListPeople)
    assert {person.name for person in found.among or ()} == {"韩露", "王静"}


@pytest.mark.parametrize("question", ["谁既讲了旅游又讲了学校", "讲旅游又讲学校的是谁"])
def test_who_spoke_of_two_matters_spoke_of_each(town: Library, question: str) -> None:
    found, _ = answer(question, Context(), town)
    assert isinstance(found, PeopleCard)
    assert [person.name for person in found.people] == ["欧阳明"]


@pytest.mark.parametrize("question", ["东山县来的代表讲了什么", "村里来的代表怎么说", "村里来的都讲了什么"])
def test_those_of_a_place_are_shown_side_by_side(town: Library, question: str) -> None:
    found, _ = answer(question, Context(), town)
    assert isinstance(found, PeopleCard)
    assert [person.name for person in found.people] == ["王静", "谢岭"]


def test_a_surname_that_nobody_bears_is_said_to_be_nobodys(town: Library) -> None:
    found, _ = answer("姓张的代表有没有", Context(), town)
    assert isinstance(found, PeopleCard)
    assert found.everyone


def test_a_name_with_a_look_alike_of_three_characters_is_the_printed_one_and_said_so(town: Library) -> None:
    found, _ = answer("谢大红说了什么", Context(), town)
    assert isinstance(found, Quote)
    assert found.taken_for is not None
    assert found.taken_for.words == "谢大红"


@pytest.mark.parametrize(
    ("printed", "typed", "same"),
    [("冼国樑", "洗国梁", True), ("姚永告", "挑永告", True), ("侯永明", "候永明", True), ("余永明", "佘永明", False)],
)
def test_a_misspelt_surname_is_the_printed_one_where_it_is_none_itself(printed: str, typed: str, same: bool) -> None:
    town = a_library(a_page(a_speech(printed, "鱼塘要换水。", posts=("市渔业局局长",)), a_speech("李红", "路要修。")))
    found = asked(town, f"{typed}局长讲了些什么")
    assert [one.name for one in found.people] == [printed] if same else not getattr(found, "people", ()), found


@pytest.mark.parametrize("question", ["万清说了什么", "韩路讲了什么人"])
def test_a_short_name_is_no_other_ones_for_a_likeness(question: str) -> None:
    town = a_library(a_page(a_speech("万睛", "河水要清。"), a_speech("韩洛", "水渠要通。")))
    found = asked(town, question)
    assert not isinstance(found, Search) or not found.people


def test_who_spoke_more_than_once_is_listed() -> None:
    first = a_page(a_speech("王静", "路要修。"), a_speech("谢岭", "水要清。"), page_id="lz-1")
    second = a_page(a_speech("王静", "路修好了。"), page_id="lz-2")
    twice = ("哪些人讲了两次", "两天都上了报的代表", "有没有人头天登了第二天又登的")
    for question in twice:
        found, _ = answer(question, Context(), a_library(first, second))
        assert isinstance(found, PeopleCard), question
        assert [person.name for person in found.people] == ["王静"], question


def test_days_that_are_named_are_taken_together_or_each() -> None:
    first = a_page(a_speech("王静", "路要修。"), a_speech("谢岭", "水要清。"), page_id="lz-1", day=date(2021, 9, 28))
    second = a_page(a_speech("王静", "路修好了。"), a_speech("韩露", "桥要通。"), page_id="lz-2", day=date(2021, 9, 29))
    town = a_library(first, second)
    named = {
        "9月28日和29日都上了报的有谁": {"王静"},
        "9月28日和29日都有谁讲话": {"王静", "谢岭", "韩露"},
    }
    for question, names in named.items():
        found, _ = answer(question, Context(), town)
        assert isinstance(found, PeopleCard), question
        assert {person.name for person in found.people} == names, question


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("帮我列下局长副局长", {"欧阳明", "韩露", "万青"}),
        ("列下局长和副局长", {"欧阳明", "韩露", "万青"}),
        ("谢姓代表有哪些", {"谢岭", "谢大江"}),
        ("谢姓代表", {"谢岭", "谢大江"}),
    ],
)
def test_roles_told_together_and_a_surname_before_its_word_are_understood(
    town: Library, question: str, names: set[str]
) -> None:
    found, _ = answer(question, Context(), town)
    assert isinstance(found, PeopleCard)
    assert {person.name for person in found.people} == names


@pytest.mark.parametrize("question", ["管委会主任姓什么", "管理区主任是谁"])
def test_a_body_that_begins_like_a_duty_is_none(question: str) -> None:
    town = a_library(a_page(a_speech("王静", "园区要建好。", posts=("高新区管委会副主任",))))
    assert isinstance(asked(town, question), Unprinted)


@pytest.mark.parametrize("question", ["除了书记局长还有谁", "除了书记、局长还有谁发言", "除了书记和局长还有谁"])
def test_of_roles_that_are_left_out_together_each_is(town: Library, question: str) -> None:
    found, _ = answer(question, Context(), town)
    assert isinstance(found, PeopleCard)
    assert {person.name for person in found.people} == {"谢岭", "段菲", "谢大江", "贺苗"}


UNION = "柳河区大桥镇东风片联村党委书记"


@pytest.fixture(scope="module")
def union() -> Library:
    """Of a city whose name a company bears, and a village whose secretary is printed with his district and town."""
    posts = (UNION, "柳村党总支书记", "村委会主任")
    village = a_speech("李星月", "乡村要振兴，路要修好。", posts=posts)
    company = a_speech("李国梁", "茶叶要卖出好价钱。", posts=("临州云顶茶业有限责任公司党支部书记", "董事长"))
    deputy = a_speech("邵云", "园区要办好。", posts=("高新区党工委委员", "管委会副主任"))
    centre = a_speech("段菲", "机械要走出去。", posts=("临州大河机械有限公司研发中心主任",))
    police = a_speech("万青", "巷子里要安静。", posts=("市公安局东岗分局老街派出所所长",))
    return a_library(a_page(village, company, deputy, centre, police))


@pytest.mark.parametrize(
    "question",
    [
        "柳河区书记是谁",
        "柳河区委书记是谁",
        "东岗区一把手是谁",
        "柳河区书记讲了什么",
        "大桥镇书记是谁",
        "柳河区主任是谁",
        "大桥镇主任说了啥",
        "高新区主任是谁",
        "高新区主任说了什么",
        "临州书记是哪个",
        "临州主任是谁",
        "临州一把手是谁",
        "东岗区负责人是谁",
        "市公安局负责人是谁",
        "大河机械公司的负责人说了什么",
    ],
)
def test_who_leads_a_part_leads_not_the_whole_though_it_stands_before_his_post(union: Library, question: str) -> None:
    found, _ = answer(question, Context(), union)
    assert isinstance(found, NotFound), found
    assert found.why is Why.PERSON


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("柳村书记是谁", "李星月"),
        ("柳村主任是谁", "李星月"),
        ("大河机械主任是谁", "段菲"),
        ("高新区副主任是谁", "邵云"),
        ("高新区那个主任是谁", "邵云"),
        ("姓邵的主任是谁", "邵云"),
        ("柳河区那个书记是谁", "李星月"),
        ("大桥来的那个书记是谁", "李星月"),
        ("云顶茶业书记是谁", "李国梁"),
        ("临州云顶茶业的书记是谁", "李国梁"),
        ("临州的董事长是哪个", "李国梁"),
    ],
)
def test_who_leads_the_part_or_comes_from_the_whole_is_found(union: Library, question: str, name: str) -> None:
    found = asked(union, question)
    assert isinstance(found, WhoIs), found
    assert [person.name for person in found.people] == [name]


def test_where_somebody_is_from_says_nothing_where_he_does_not_come_back_to_it(town: Library) -> None:
    found = asked(town, "我家住东山县，孩子看病怎么办")
    assert isinstance(found, Search)
    assert "看病" in found.topic.wording


def test_of_a_place_that_nobody_is_from_it_is_said_that_nobody_spoke(town: Library) -> None:
    found, _ = answer("我是北溪县的，我们县有代表发言吗", Context(), town)
    assert isinstance(found, NotFound)
    assert found.wording == "北溪县"


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("谢大江在哪家公司上班", "谢大江"),
        ("开12路车的谢师傅在哪个集团上班", "谢大江"),
        ("贺苗在哪所医院工作", "贺苗"),
        ("贺苗是干啥的大姐", "贺苗"),
        ("万青何许人也", "万青"),
        ("姓万的局长是做什么工作的？这姓头回见", "万青"),
        ("教育局归谁管现在", "欧阳明"),
    ],
)
def test_who_somebody_is_may_be_asked_by_his_place_of_work(town: Library, question: str, name: str) -> None:
    found = asked(town, question)
    assert isinstance(found, WhoIs), found
    assert [person.name for person in found.people] == [name]


def test_those_of_a_surname_may_be_demanded(town: Library) -> None:
    assert asked(town, "姓谢的代表找出来看看") == ListPeople(surname="谢")


def test_who_is_left_is_said_to_fit_and_not_to_be_all_who_spoke(town: Library) -> None:
    found, _ = answer("除了书记还有谁", Context(), town)
    assert isinstance(found, PeopleCard)
    assert found.kind
    assert 0 < len(found.people) < len(town.language.lexicon.people)


def test_what_sounds_like_a_synonym_of_an_organisation_names_none() -> None:
    """产业园 stands for 园区 too, which sounds like the 元区 of 天元区: nobody typed that."""
    city = a_library(a_page(a_speech("王静", "路要修。", posts=("天元区先锋村支部书记",))))
    assert not isinstance(asked(city, "产业园谁来管"), WhoIs)
    assert isinstance(asked(city, "天圆区谁来管"), WhoIs)


@pytest.mark.parametrize("question", ["攸县有谁发言", "攸县谁发言了", "攸县有哪些代表发言", "攸县的代表说了什么"])
def test_what_sounds_like_any_word_of_a_post_names_nobody(question: str) -> None:
    """攸县 sounds like the 有限 of a 有限公司: a county is no firm."""
    city = a_library(a_page(a_speech("王静", "路要修。", posts=("青石机械股份有限公司董事长",))))
    found, _ = answer(question, Context(), city)
    assert isinstance(found, NotFound)


@pytest.mark.parametrize(
    "question",
    [
        "刘建国代表怎么说水库的",
        "王海涛对水库有什么看法",
        "张明对水库怎么看",
        "请问李娜代表关于水库怎么讲",
        "想问李国庆怎么说水库的",
        "高明代表怎么看水库",
    ],
)
def test_a_name_that_is_printed_nowhere_is_somebodys_though_words_stand_in_it(town: Library, question: str) -> None:
    """Nobody else's words are given for his, whatever he is asked about."""
    assert isinstance(asked(town, question), Unprinted)


@pytest.mark.parametrize("question", ["黄河水对水库有什么影响", "高铁怎么说"])
def test_a_word_that_begins_as_a_name_does_is_nobodys(town: Library, question: str) -> None:
    assert not isinstance(asked(town, question), Unprinted)


def test_what_a_city_or_the_country_is_to_be_is_a_matter() -> None:
    city = a_library(a_page(a_speech("王静", "我们要深入创建全国文明城市，车让人，人让车，把礼让写在斑马线上。")))
    assert isinstance(answer("文明城市怎么说", Context(), city)[0], Quote)
    assert isinstance(answer("友好城市怎么说", Context(), city)[0], NotFound)


def test_of_one_kind_of_zone_nobody_of_another_is_named() -> None:
    city = a_library(a_page(a_speech("王静", "厂房要建。", posts=("青石高新区管委会主任",))))
    assert isinstance(answer("高新区有谁发言", Context(), city)[0], PeopleCard)
    assert isinstance(answer("开发区有谁发言", Context(), city)[0], PeopleCard)
    assert not isinstance(answer("经开区有谁发言", Context(), city)[0], PeopleCard)


@pytest.mark.parametrize("phrase", ["··", "¤¤那个", "﹁﹂"])
def test_signs_describe_nobody(town: Library, phrase: str) -> None:
    assert whom(phrase, Reading(phrase, (), (), Context(), town.language)) is None


def test_how_often_somebody_spoke_is_no_matter(town: Library) -> None:
    found = asked(town, "谢岭两次讲话都讲了什么")
    assert isinstance(found, Search)
    assert not found.topic


def test_nobody_is_taken_for_several_who_were_asked_for(town: Library) -> None:
    found, _ = answer("谢岭和韩露都讲了水库吗", Context(), town)
    assert isinstance(found, Quote)
    assert found.taken_for is None


@pytest.mark.parametrize("question", ["水利局副局长是谁", "公安局局长叫什么"])
def test_a_post_that_nobody_is_printed_with_describes_nobody(town: Library, question: str) -> None:
    assert isinstance(asked(town, question), Unprinted)


@pytest.mark.parametrize(
    "question", ["村里多少人坐公交车", "东山县有多少人", "市教育局有几个人", "谁管旅游课", "教育局要修几所学校"]
)
def test_a_word_that_no_post_accounts_for_makes_it_no_question_for_people(town: Library, question: str) -> None:
    found = asked(town, question)
    assert not isinstance(found, ListPeople) or found.among is None


@pytest.mark.parametrize("question", ["有几个女代表", "哪些代表是女的"])
def test_what_posts_do_not_print_is_told_of_nobody(town: Library, question: str) -> None:
    found, _ = answer(question, Context(), town)
    assert isinstance(found, PeopleCard)
    assert found.everyone


@pytest.mark.parametrize(
    ("question", "number"),
    [("韩局长讲的第二段", 2), ("把护士长最后那段话发给我", -1), ("贺苗开头那段说了什么", 1)],
)
def test_a_passage_of_somebody_is_asked_for_by_its_number(town: Library, question: str, number: int) -> None:
    found = asked(town, question)
    assert isinstance(found, Whole), found
    assert found.number == number


def test_a_number_beyond_the_passages_of_somebody_finds_none(town: Library) -> None:
    found, _ = answer("贺苗说的第二段", Context(), town)
    assert isinstance(found, NotFound)
    assert found.why is Why.END


def test_who_spoke_more_is_told_by_the_length_of_the_speeches(town: Library) -> None:
    found = asked(town, "韩局长和贺苗谁讲得多")
    assert isinstance(found, AboutPage)
    assert (found.fact, {person.name for person in found.people}) == (Fact.LENGTH, {"韩露", "贺苗"})


@pytest.mark.parametrize("question", ["谁没来开会", "没来的有哪些人", "哪几个代表请假了"])
def test_who_was_not_there_is_told_by_no_page(town: Library, question: str) -> None:
    assert isinstance(answer(question, Context(), town)[0], NotFound)


@pytest.mark.parametrize("question", ["韩局长讲了几回", "水利局的韩局长讲了几次话", "护士长一共提了几次"])
def test_how_often_somebody_spoke_asks_who_it_is(town: Library, question: str) -> None:
    assert isinstance(asked(town, question), WhoIs)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("村里没人开车，哪些代表替我们操过心", "村里没人开车"),
        ("路不好走这事，提过它的都有谁", "路不好走"),
        ("焊工被几个人提过？都是谁", "焊工"),
        ("路不好走 是谁和谁在说", "路不好走"),
        ("谁替焊工说过话", "焊工"),
        ("谁谁提过焊工 数给我听", "焊工"),
        ("提过焊工的，一个都别漏", "焊工"),
        ("提到焊工的是哪几个，列个单子", "焊工"),
        ("哪两位代表讲了焊工", "焊工"),
        ("讲到焊工的代表", "焊工"),
        ("讲焊工的代表，一个个报名字", "焊工"),
    ],
)
def test_a_matter_may_be_told_before_it_is_asked_who_spoke_of_it(town: Library, question: str, topic: str) -> None:
    found = asked(town, question)
    assert isinstance(found, ListPeople), found
    assert found.topic is not None
    assert found.topic.wording == topic


@pytest.mark.parametrize("question", ["讲旅游的就王静一个吗", "是不是只有王静讲了旅游"])
def test_whether_only_somebody_spoke_of_a_matter_asks_for_all_who_did(town: Library, question: str) -> None:
    found, _ = answer(question, Context(), town)
    assert isinstance(found, PeopleCard), found
    assert {person.name for person in found.people} == {"王静", "欧阳明"}


def test_the_head_of_a_part_is_called_so_too() -> None:
    page = a_page(a_speech("何刚", "头盔要戴好。", posts=("市公安局交警支队红沟大队大队长",)))
    found = asked(a_library(page), "何大队长讲头盔没")
    assert isinstance(found, Search)
    assert [person.name for person in found.people] == ["何刚"]


def test_whoever_spoke_of_a_matter_is_asked_for_by_what_is_said_of_it(town: Library) -> None:
    found = asked(town, "讲焊工的代表叫什么")
    assert isinstance(found, Search), found
    assert found.asks_who


def test_a_branch_secretary_is_no_secretary_of_another_body() -> None:
    page = a_page(
        a_speech("李红", "创新要紧。", posts=("市科技局党组书记",)),
        a_speech("李星", "村规要立。", posts=("伞铺村党总支书记",)),
    )
    found = asked(a_library(page), "李支书讲村规没有")
    assert isinstance(found, Search), found
    assert [person.name for person in found.people] == ["李星"]


def test_who_holds_a_post_is_told_by_what_was_said(town: Library) -> None:
    found, _ = answer("讲水渠的局长姓什么", Context(), town)
    assert isinstance(found, Quote), found
    assert found.found.passage.speaker is not None
    assert found.found.passage.speaker.name == "韩露"


def test_a_double_surname_alone_is_whom_it_is_asked_of(town: Library) -> None:
    found = asked(town, "欧阳说了什么")
    assert isinstance(found, Search)
    assert [person.name for person in found.people] == ["欧阳明"]


def test_those_who_spoke_on_a_day_are_listed_however_they_are_called(town: Library) -> None:
    found = asked(town, "开会讲话的那拨人")
    assert isinstance(found, ListPeople)


@pytest.mark.parametrize("question", ["段菲跟谢大江都是老板不", "韩局长和护士长是不是一个单位的"])
def test_whether_several_are_this_or_that_asks_who_they_are(town: Library, question: str) -> None:
    found = asked(town, question)
    assert isinstance(found, WhoIs), found
    assert len(found.people) == 2


def test_who_did_a_thing_that_no_post_tells_is_looked_for_in_the_words(town: Library) -> None:
    found = asked(town, "卖油茶的那位大姐叫什么")
    assert isinstance(found, Search)
    assert (found.asks_who, found.people) == (True, ())


def test_the_holder_of_a_post_who_is_told_by_a_deed_is_looked_for_in_the_words(town: Library) -> None:
    found, _ = answer("修水渠的那个书记叫什么", Context(), town)
    assert isinstance(found, Quote), found
    assert found.found.passage.speaker is not None
    assert found.found.passage.speaker.name == "韩露"


def test_what_joins_people_is_no_part_of_a_name() -> None:
    page = a_page(a_speech("和丽梅", "绣花挣了钱。", posts=("刺绣合作社理事长",)), a_speech("李红", "创新要紧。"))
    found = asked(a_library(page), "和丽梅和李红哪个讲了创新")
    assert isinstance(found, ListPeople)
    assert {person.name for person in found.among or ()} == {"和丽梅", "李红"}


@pytest.mark.parametrize(
    "question", ["贺苗是男的还是女的", "韩露跟万青是不是一家子", "贺护士长结婚没有", "段菲手机号多少"]
)
def test_what_is_private_is_not_told_though_words_resemble_it(town: Library, question: str) -> None:
    found, _ = answer(question, Context(), town)
    assert isinstance(found, NotFound)
    assert found.why is Why.PRIVATE


def test_how_old_somebody_is_is_told_in_the_persons_own_words() -> None:
    old = a_library(a_page(a_speech("高守仁", "我今年八十一，在矿上干了一辈子。", posts=("龙山矿退休职工",))))
    found, _ = answer("高爷爷今年多大", Context(), old)
    assert isinstance(found, Quote)


@pytest.mark.parametrize(
    ("question", "name"), [("小芹说了什么", "吴小芹"), ("wu书记讲了什么", "吴小芹"), ("二院个院长说了什么", "邵颖")]
)
def test_who_is_called_in_short_or_spelled(question: str, name: str) -> None:
    page = a_page(
        a_speech("吴小芹", "食堂要开下去。", posts=("幸福里社区党委书记",)),
        a_speech("邵颖", "儿科医生不够。", posts=("市第二人民医院院长",)),
    )
    found = asked(a_library(page), question)
    assert isinstance(found, Search), found
    assert [person.name for person in found.people] == [name]


def test_a_given_name_that_is_a_word_names_nobody() -> None:
    page = a_page(a_speech("郝建设", "热力管网要换。", posts=("市住建局局长",)))
    found = asked(a_library(page), "建设怎么搞")
    assert not (isinstance(found, Search) and found.people)


def test_a_character_of_a_name_is_no_spoken_form() -> None:
    page = a_page(a_speech("武利冲", "设备要更新。", posts=("天桥起重研发中心主任",)))
    found = asked(a_library(page), "武利仲说了什么")
    assert isinstance(found, Search), found
    assert [person.name for person in found.people] == ["武利冲"]


def test_who_changed_posts_is_shown_under_each_of_the_ids() -> None:
    page = a_page(
        a_speech("陆燕", "学位不够。", posts=("第一小学校长",), speaker="luyan-xx"),
        a_speech("陆燕", "学位够了。", posts=("市教育局副局长",), speaker="luyan-jyj"),
    )
    found = asked(a_library(page), "陆校长现在当什么官")
    assert isinstance(found, WhoIs)
    assert [person.id for person in found.people] == ["luyan-xx", "luyan-jyj"]


@pytest.mark.parametrize("question", ["姓申的有谁", "有没有姓申的代表"])
def test_of_a_surname_that_nobody_bears_those_are_listed_whose_own_begins_so(question: str) -> None:
    found, _ = answer(question, Context(), a_library(a_page(a_speech("申屠远", "水库要修。"))))
    assert isinstance(found, PeopleCard)
    assert found.surname == "申屠"


def test_a_community_that_is_called_a_village_is_none() -> None:
    page = a_page(
        a_speech("杨琴", "暖气要热。", posts=("铁路新村社区党总支书记",)),
        a_speech("李福", "枸杞要卖好。", posts=("黄羊滩村党支部书记",)),
    )
    found = asked(a_library(page), "村里来的有几个")
    assert isinstance(found, ListPeople)
    assert [person.name for person in found.among or ()] == ["李福"]


@pytest.mark.parametrize(
    "question",
    ["代表里有没有医生", "发言的有没有医生", "说话的有医生不", "讲话的人当中有医生没", "这些代表中到底有没有医生"],
)
def test_those_who_spoke_may_be_named_before_what_is_asked_of_them(question: str) -> None:
    ward = a_speech("贺苗", "看病要省心。", posts=("县人民医院主治医师",))
    found = asked(a_library(a_page(ward, a_speech("王静", "路要修。"))), question)
    assert isinstance(found, ListPeople), found
    assert [person.name for person in found.among or ()] == ["贺苗"]


@pytest.mark.parametrize("question", ["哪个代表以前是修水渠的工人", "哪个代表当过修水渠的工人"])
def test_a_trade_that_somebody_had_once_is_looked_for_in_the_words(town: Library, question: str) -> None:
    found = asked(town, question)
    assert isinstance(found, Search), found
    assert found.asks_who
    assert {"修", "水渠", "工人"} <= {term.word for term in found.topic.terms}
    assert isinstance(asked(town, "东山县以前的县长是谁"), Unprinted)


def test_whoever_catches_fish_holds_no_fishery_office() -> None:
    fisher = a_speech("江海", "我打了三十年鱼。", posts=("白沙镇渔民",))
    office = a_speech("林波", "渔港要扩建。", posts=("市海洋与渔业局局长",))
    found = asked(a_library(a_page(fisher, office)), "那个打鱼的代表说了啥")
    assert isinstance(found, Search), found
    assert [person.name for person in found.people] == ["江海"]


def test_how_somebody_began_is_asked_with_the_word_whole(town: Library) -> None:
    found = asked(town, "段菲是怎么起家的")
    assert isinstance(found, Search), found
    assert [term.word for term in found.topic.terms] == ["起家"]


def hospital() -> Library:
    return a_library(
        a_page(
            a_speech("杨敏", "我们儿科大夫只有9个。年初走了2个。", posts=("市医院儿科主任",)),
            a_speech("赵铁", "厂里430个工人，都住在海门镇。", posts=("红星机械厂工人",)),
            a_speech("程梁", "所里连我九个民警，管着一座山。", posts=("云山派出所所长",)),
            a_speech("段菲", "云山的茶叶卖出了好价钱。", posts=("海门镇茶叶合作社理事长",)),
        )
    )


@pytest.mark.parametrize(
    ("message", "printed"),
    [
        ("儿科有几个大夫", "只有9个"),
        ("儿科大夫几个", "只有9个"),
        ("医院有多少医生", "只有9个"),
        ("厂里一共几个工人", "430个工人"),
        ("派出所几个民警", "九个民警"),
        ("有几个医生", "只有9个"),
        ("大夫几个", "只有9个"),
        ("医生有几个", "只有9个"),
        ("儿科医生多少", "只有9个"),
        ("大夫走了几个", "走了2个"),
        ("给孩子看病的医生总共才几个", "只有9个"),
        ("工人有多少", "430个工人"),
        ("杨敏说儿科大夫有几个", "只有9个"),
        ("他讲医生有几个", "只有9个"),
    ],
)
def test_how_many_of_a_trade_there_are_somewhere_lists_nobody_who_is_printed(message: str, printed: str) -> None:
    given, _ = answer(message, Context(), hospital())
    assert not isinstance(given, PeopleCard | PersonCard)
    assert printed in " ".join(passage.text for passage in shown(given))


@pytest.mark.parametrize("message", ["代表里有几个医生", "医院来的有几个医生", "来了几个医生", "几个医生发言了"])
def test_how_many_of_those_who_spoke_are_of_a_trade_lists_them(message: str) -> None:
    given, _ = answer(message, Context(), hospital())
    assert isinstance(given, PeopleCard)
    assert [person.name for person in given.people] == ["杨敏"]


def test_how_many_people_a_police_station_has_asks_for_nobody_who_was_sent() -> None:
    assert isinstance(asked(hospital(), "派出所有几个人"), Search)


@pytest.mark.parametrize("turn", ["几个医生", "大夫几个"])
def test_how_many_of_a_trade_is_asked_of_what_was_spoken_of_last(turn: str) -> None:
    _, context = answer("儿科", Context(), hospital())
    given, _ = answer(turn, context, hospital())
    assert not isinstance(given, PeopleCard)


def test_in_which_place_a_thing_is_lists_nobody_from_such_a_place() -> None:
    behind_tea = (("茶叶", turn) for turn in ("哪个镇", "哪几个乡镇", "哪些镇"))
    for turns in (("在哪个镇",), *behind_tea, ("工人住在哪里", "在哪个镇")):
        context = before = Context()
        for turn in turns:
            before = context
            given, context = answer(turn, context, hospital())
        assert not isinstance(given, PeopleCard)
        assert not isinstance(given, PersonCard) or [one.id for one in given.people] == [before.speaker]
    given, _ = answer("哪个镇来了代表", Context(), hospital())
    assert isinstance(given, PersonCard | PeopleCard | Quote)


@pytest.fixture(scope="module")
def levels() -> Library:
    """Those who lead bodies of all levels, and one who had another post on a day before."""
    before = a_speech("万青", "园区要办好。", posts=("大桥镇党委书记",))
    return a_library(
        a_page(before, day=date(2024, 1, 17), page_id="lzrb-20240117"),
        a_page(
            a_speech("王静", "村里的路要修。", posts=("东山县大桥镇柳村党支部书记", "村委会主任")),
            a_speech("韩露", "种粮要有钱赚。", posts=("市农业农村局党组书记", "局长")),
            a_speech("谢岭", "老楼要装电梯。", posts=("柳河区冶炼新村社区党总支书记",)),
            a_speech("贺苗", "小区要安静。", posts=("柳河区运河街道清波社区党委书记",)),
            a_speech("欧阳明", "老街要有新样子，运河通航以后货船进城。", posts=("柳河区委书记",)),
            a_speech("段菲", "旺季涨价要有个谱。", posts=("大桥镇民宿协会会长", "糯泥小院负责人")),
            a_speech("谢大江", "公交车要多开几趟。", posts=("临州公交集团12路驾驶员",)),
            a_speech("万青", "商场要热闹。", posts=("市商务局党组书记", "局长")),
            a_speech("邵云", "空气要干净。", posts=("市生态环境局党组书记", "局长")),
        ),
    )


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("村支书有谁", {"王静"}),
        ("镇书记有谁", {"万青"}),
        ("乡镇书记有哪些", {"万青"}),
        ("社区书记有谁", {"谢岭", "贺苗"}),
    ],
)
def test_whoever_leads_a_part_of_a_town_or_bears_its_word_in_a_name_leads_none(
    levels: Library, question: str, names: set[str]
) -> None:
    """柳村党支部书记 leads no 镇, 农业农村局党组书记 and 新村社区党总支书记 no 村."""
    found = asked(levels, question)
    assert isinstance(found, ListPeople), found
    assert {person.name for person in found.among or ()} == names


@pytest.mark.parametrize("question", ["县书记是谁", "街道书记是谁", "乡书记是谁"])
def test_a_level_of_which_nobody_leads_a_body_has_no_head(levels: Library, question: str) -> None:
    assert isinstance(asked(levels, question), Unprinted)


def test_a_list_shows_the_post_that_was_asked_for(levels: Library) -> None:
    for question, post in (("镇书记有谁", "大桥镇党委书记"), ("局长有哪些", "市商务局党组书记")):
        given, _ = answer(question, Context(), levels)
        assert isinstance(given, PeopleCard)
        assert post in [one for person in given.people for one in given.posts_of(person)]


@pytest.mark.parametrize(
    ("question", "name"),
    [("柳河区谁管", "欧阳明"), ("环保归谁管", "邵云"), ("空气谁负责", "邵云"), ("商务谁管", "万青")],
)
def test_who_is_in_charge_is_who_leads_the_whole_or_the_office_of_it(levels: Library, question: str, name: str) -> None:
    found = asked(levels, question)
    assert isinstance(found, WhoIs), found
    assert [person.name for person in found.people] == [name]


@pytest.mark.parametrize("question", ["运河谁管", "谁管运河", "公交谁管", "谁负责", "谁在负责"])
def test_the_word_of_a_matter_in_a_post_makes_nobody_its_head(levels: Library, question: str) -> None:
    """A 运河街道 bears the name of a canal, a bus has a driver, and a 负责人 is one of something."""
    assert not isinstance(asked(levels, question), WhoIs | ListPeople)


@pytest.mark.parametrize(
    "question",
    [
        "哪个代表最年轻",
        "谁最年轻",
        "年纪最大的代表是谁",
        "代表里头岁数最小的是哪个",
        "哪位代表资历最老",
        "女的有几个讲话",
        "讲话的有没有女同志",
        "男的多还是女的多",
        "有没有少数民族代表",
        "有没有年轻人发言",
        "80后的代表有几位",
        "女代表多不多",
        "谁的官最大",
        "哪个代表级别最高",
        "最大的领导是谁",
        "这几个代表里哪些是女的",
        "四位代表里有男的没",
        "哪位代表是博士",
        "有没有硕士代表",
        "他们里面有几个党员",
        "这些代表当中谁是本地人",
        "哪个代表当过兵",
    ],
)
def test_who_outdoes_the_others_in_what_posts_do_not_print_is_told_of_nobody(town: Library, question: str) -> None:
    found, _ = answer(question, Context(), town)
    assert isinstance(found, PeopleCard)
    assert found.everyone


def test_of_whom_a_post_prints_a_degree_it_is_not_said_that_nothing_tells_it() -> None:
    village = a_speech("王静", "路要修好。", posts=("柳村大学生村官",))
    library = a_library(a_page(village, a_speech("段菲", "厂要走出去。")))
    assert asked(library, "代表里有没有大学生") != ListPeople(among=())
    assert asked(library, "代表里有没有博士") == ListPeople(among=())


def test_behind_what_was_shown_they_may_be_those_of_whom_it_tells(town: Library) -> None:
    _, context = answer("公交车", Context(), town)
    assert context.searched
    found, _ = answer("他们里面有几个大学生", context, town)
    assert not isinstance(found, PeopleCard)


@pytest.mark.parametrize("question", ["女代表有几个", "有没有女的发言", "发言的女同志有谁"])
def test_of_what_sex_somebody_is_is_told_where_a_page_prints_it(question: str) -> None:
    doctor = replace(a_speech("卓玛", "医院要扩建。"), attribution="讲述人：县医院院长 卓玛（女，藏族）")
    found = asked(a_library(a_page(doctor, a_speech("王军", "路要修。"))), question)
    assert isinstance(found, ListPeople)
    assert [person.name for person in found.among or ()] == ["卓玛"]


@pytest.mark.parametrize("question", ["年轻人怎么就业", "有没有年轻人回乡", "女职工有什么待遇", "青年人才公寓有几套"])
def test_a_matter_of_women_or_of_the_young_is_no_list_of_those_who_spoke(town: Library, question: str) -> None:
    assert not isinstance(asked(town, question), ListPeople)


def test_a_cooperative_that_buys_and_sells_makes_nobody_a_farmer() -> None:
    retired = a_speech("陶良", "炒茶要有人教。", posts=("市供销合作社退休干部",))
    farmer = a_speech("王静", "种粮要有钱赚。", posts=("柳村种粮专业合作社理事长",))
    found = asked(a_library(a_page(retired, farmer)), "农民代表有谁")
    assert isinstance(found, ListPeople)
    assert [person.name for person in found.among or ()] == ["王静"]


def test_an_office_is_told_by_the_beginning_of_its_name_and_the_post() -> None:
    """大数据局长 leads the 大数据发展管理局; 大桥局长 leads no 大桥镇农业服务局."""
    data = a_speech("季澄", "办事不用跑。", posts=("市大数据发展管理局党组书记", "局长"))
    farms = a_speech("韩露", "种粮要有钱赚。", posts=("大桥镇农业服务局局长",))
    library = a_library(a_page(data, farms))
    found = asked(library, "大数据局长是谁")
    assert isinstance(found, WhoIs)
    assert [person.name for person in found.people] == ["季澄"]
    assert not isinstance(asked(library, "大桥局长是谁"), WhoIs)


def test_what_only_asks_is_no_part_of_what_somebody_is_called() -> None:
    library = a_library(a_page(a_speech("季澄", "办事不用跑。", posts=("市大数据发展管理局党组书记", "局长"))))
    found = asked(library, "大数据局局长有讲到滑坡吗")
    assert isinstance(found, Search)
    assert found.mention is not None
    assert found.mention.words.strip() == "大数据局局长"


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("川剧团团长说了什么", ""),
        ("团长是谁", ""),
        ("大队长说了什么", ""),
        ("队长是谁", ""),
        ("副团长是谁", "邓玉"),
        ("副大队长是谁", "段祥"),
    ],
)
def test_a_deputy_of_a_troupe_or_a_squad_is_not_given_out_as_its_head(question: str, name: str) -> None:
    town = a_library(
        a_page(
            a_speech("邓玉", "川剧要活，就要下乡。", posts=("市川剧团副团长",)),
            a_speech("段祥", "骑车要戴头盔。", posts=("市交警支队云台大队副大队长",)),
        )
    )
    given, _ = answer(question, Context(), town)
    assert isinstance(given, PersonCard) == bool(name)
    assert isinstance(given, NotFound) == (not name)
    if isinstance(given, PersonCard):
        assert [person.name for person in given.people] == [name]


@pytest.mark.parametrize("question", ["乡镇书记有几个", "镇里的书记是谁", "镇上的书记有哪些"])
def test_of_a_post_that_nobody_holds_nobody_else_is_listed(question: str) -> None:
    town = a_library(a_page(a_speech("秦守田", "乡镇书记来村里看过。", posts=("芦县桂塘镇石矶村党总支书记",))))
    given, _ = answer(question, Context(), town)
    assert isinstance(given, NotFound)
    assert given.why is Why.PERSON


@pytest.mark.parametrize("question", ["交警大队长咋说超载的", "交警大队大队长说了啥"])
def test_the_head_of_a_squad_is_called_by_what_the_squad_is(question: str) -> None:
    town = a_library(a_page(a_speech("武强", "超载的煤车要管住。", posts=("市公安局交通警察大队大队长",))))
    given, _ = answer(question, Context(), town)
    assert isinstance(given, Quote)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("那个养羊的说了什么", "苏雅"),
        ("养羊的那个女的说了啥", "苏雅"),
        ("那个养羊的代表说了什么", "苏雅"),
        ("那个养猪的说了什么", "朱三"),
        ("二人台那个老师说了什么", "张翠"),
        ("唱二人台的老师录了多少首歌", "张翠"),
        ("二人台那个老师录了多少首", "张翠"),
        ("修桥的那个局长说了什么", "邓航"),
        ("修路那个局长怎么说", "邓航"),
    ],
)
def test_a_trade_and_its_subject_tell_who_has_both_by_his_post(question: str, name: str) -> None:
    people = (
        ("白龙", "市农业农村局局长", "养羊也要算账，草场就那么大，养猪的也多。"),
        ("苏雅", "敖包乡牧民、青格勒养羊专业合作社理事长", "合作社有87户，统一剪毛。"),
        ("朱三", "兴旺生猪养殖场场长", "圈舍改造好了，粪污不再外排。"),
        ("张翠", "市文化馆副馆长、二人台省级传承人", "我录了九百首歌，教了六所小学。"),
        ("武慧", "市第二中学教师", "二人台编成校本课，孩子们都爱唱，录音放给家长听。"),
        ("邓航", "市交通运输局局长", "渡口还有23处，轮渡加密，大桥明年通车。"),
        ("何志", "市水务局局长", "堤围加高，修桥的工地也要防汛。"),
    )
    speeches = [a_speech(called, text, posts=tuple(posts.split("、"))) for called, posts, text in people]
    given, _ = answer(question, Context(), a_library(a_page(*speeches)))
    assert isinstance(given, Quote), given
    assert speaker_of(given) == name


def test_of_a_mine_nobody_is_a_teacher() -> None:
    miner = a_speech("郝柱", "一个班减到9个人。", posts=("石门梁煤矿综采二队队长",))
    given, _ = answer("石门梁煤矿那个老师说了什么", Context(), a_library(a_page(miner)))
    assert isinstance(given, NotFound)


def test_where_a_post_does_not_say_what_is_kept_it_may_be_that() -> None:
    people = (("朱三", "兴旺养殖场场长"), ("苏雅", "白杨养羊合作社理事长"))
    library = a_library(a_page(*(a_speech(name, "圈舍改造好了。", posts=(post,)) for name, post in people)))
    given, _ = answer("那个养猪的说了什么", Context(), library)
    assert speaker_of(given) == "朱三"
    given, _ = answer("那个养羊的说了什么", Context(), library)
    assert isinstance(given, PeopleCard)


@pytest.mark.parametrize(
    ("question", "word"), [("有没有女局长", "女"), ("年轻的局长有哪些", "年轻"), ("有女院长吗", "女")]
)
def test_what_no_post_prints_is_said_not_to_be_seen_in_a_list(question: str, word: str) -> None:
    page = a_page(
        a_speech("竺一", "港口要扩建。", posts=("市港航管理局局长",)),
        a_speech("傅二", "渔船要更新。", posts=("市海洋与渔业局局长",)),
        a_speech("沈三", "医院要搬迁。", posts=("市人民医院院长",)),
    )
    given, reply = Visitor(a_conversation(a_library(page))).asks(question)
    assert isinstance(given, PeopleCard)
    assert f"「{word}」从报上看不出来" in reply.plain
    assert "符合的讲述人有" not in reply.plain


@pytest.mark.parametrize("question", ["特勤大队现在谁当头儿", "特勤大队负责人是谁", "消防特勤大队一把手叫什么"])
def test_who_leads_a_team_leads_it_whole_by_the_size_in_the_post(question: str) -> None:
    captain = a_speech("姜海", "楼道里不能停电动车。", posts=("市消防救援支队特勤大队大队长",))
    found, _ = answer(question, Context(), a_library(a_page(captain)))
    assert isinstance(found, PersonCard)
    assert [person.name for person in found.people] == ["姜海"]
