"""What a passage is looked for by: content words, weighted, and the kind of thing that is asked for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.answer import Library
from knowledge.text import folded
from knowledge.topic import Expect, Topic, expected, topic_of
from tests.building import a_library, a_page, a_speech


def topic(library: Library, text: str) -> Topic:
    return topic_of(folded(text), library.language)


def words(library: Library, text: str) -> list[str]:
    return [term.word for term in topic(library, text).terms]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("要花多少钱", Expect.MONEY),
        ("投资多少亿", Expect.MONEY),
        ("有多少个园区", Expect.NUMBER),
        ("有几个国家级园区", Expect.NUMBER),
        ("什么时候建成", Expect.TIME),
        ("哪年哪月能坐上高铁", Expect.TIME),
        ("水管多会儿能修好", Expect.TIME),
        ("新桥有多宽", Expect.NUMBER),
        ("外地来摘果子的人住在何处", Expect.PLACE),
        ("要多久", Expect.TIME),
        ("在哪里建", Expect.PLACE),
        ("谁负责", Expect.PERSON),
        ("把矿灯捐给博物馆的是谁", Expect.PERSON),
        ("带头捐款的是哪位", Expect.PERSON),
        ("局长是谁", Expect.IDENTITY),
        ("为什么要升级", Expect.REASON),
        ("厂所结合是什么意思", Expect.MEANING),
        ("有哪些产业", Expect.WHICH),
        ("怎么提高收入", Expect.MANNER),
        ("会不会修路", Expect.WHETHER),
        ("就业", Expect.ANYTHING),
        ("建厂花了多少", Expect.MONEY),
        ("押金一个月好多", Expect.MONEY),
        ("大桥花了几个亿", Expect.MONEY),
        ("闯红灯罚几块", Expect.MONEY),
        ("咖啡豆现在什么价", Expect.MONEY),
        ("有便宜房子吗", Expect.WHETHER),
        ("房子便宜不便宜", Expect.MONEY),
        ("烂了几件", Expect.NUMBER),
        ("船一天跑几趟", Expect.NUMBER),
        ("还有几部电梯没装", Expect.NUMBER),
        ("办了多少年", Expect.TIME),
        ("走了多少个小时", Expect.TIME),
        ("几位老人为什么不走", Expect.REASON),
        ("空气比前几年好些了吗", Expect.WHETHER),
        ("近几年路修得怎么样", Expect.MANNER),
        ("股市出多大力", Expect.ANYTHING),
        ("厂房有多大", Expect.NUMBER),
        ("水路的优势到底在哪里", Expect.WHICH),
        ("改革难在哪", Expect.WHICH),
        ("钱都用在哪里", Expect.WHICH),
        ("食堂在哪里", Expect.PLACE),
        ("办民宿哪里麻烦", Expect.ANYTHING),
        ("那些工人去哪了", Expect.ANYTHING),
        ("哪里能歇脚喝口热的", Expect.ANYTHING),
        ("胡杨林门票", Expect.MONEY),
        ("高速通车后收费怎么算", Expect.MONEY),
        ("学制茶收不收学费", Expect.ANYTHING),
        ("他多大进的厂", Expect.AGE),
        ("王师傅多大开始学戏", Expect.AGE),
        ("好多大学教授都来了", Expect.ANYTHING),
        ("晒谷场多大面积", Expect.NUMBER),
        ("打零工去哪找活", Expect.PLACE),
        ("我年纪大了怎么找工作", Expect.MANNER),
        ("他多大年纪", Expect.AGE),
        ("多挣多少", Expect.MONEY),
        ("客栈住一宿多少", Expect.MONEY),
        ("托管一个学期收多少", Expect.MONEY),
        ("保安每月发多少", Expect.MONEY),
        ("门面房租多少", Expect.MONEY),
        ("焊工年薪多少", Expect.MONEY),
        ("护林员工资有多高", Expect.MONEY),
        ("充电怎么计费", Expect.MONEY),
        ("一度电几毛", Expect.MONEY),
        ("一晚接多少客人", Expect.NUMBER),
        ("小麦一亩收多少", Expect.NUMBER),
        ("花了多少个亿", Expect.MONEY),
        ("朋友也有几个，怎么才算扎根", Expect.MANNER),
        ("派出所电话", Expect.CONTACT),
        ("欠薪打哪个热线", Expect.CONTACT),
        ("接了多少电话", Expect.NUMBER),
        ("几个村都在忙什么", Expect.WHICH),
        ("", Expect.ANYTHING),
    ],
)
def test_the_kind_of_thing_asked_for_is_read_from_the_question(question: str, kind: Expect) -> None:
    assert expected(question) is kind


def test_words_without_content_are_no_terms(library: Library) -> None:
    assert words(library, "请问一下就业的事情是怎么说的呢") == ["就业"]


@pytest.mark.parametrize(
    "asking", ["哪年哪月", "几月份", "几月几号", "几号", "哪一年", "多会儿", "多咱", "啥前儿", "何年何月"]
)
def test_how_it_is_asked_when_is_no_part_of_the_topic(library: Library, asking: str) -> None:
    assert [term.word for term in topic_of(f"就业{asking}", library.language).terms] == ["就业"]


def test_a_question_of_stop_words_has_no_topic(library: Library) -> None:
    assert not topic(library, "这个是什么呢")


def test_a_synonym_stands_for_a_word_with_less_than_its_whole_weight(library: Library) -> None:
    (term,) = topic(library, "工资").terms
    alternatives = dict(term.alternatives)
    assert 0 < alternatives["劳动报酬"] < 1
    assert "劳动报酬" in topic(library, "工资").query.words


def test_a_word_that_stands_nowhere_is_marked_unknown(library: Library) -> None:
    known = {term.word: term.known for term in topic(library, "月球 就业").terms}
    assert known == {"月球": False, "就业": True}


def test_a_place_says_where_to_look_more_than_what_for(library: Library) -> None:
    names = {term.word: term.names for term in topic(library, "株洲 就业").terms}
    assert names == {"株洲": True, "就业": False}


def test_a_slip_is_put_right(library: Library) -> None:
    assert words(library, "香村振兴") == words(library, "乡村振兴")


@pytest.mark.parametrize(("number", "written"), [("3000", "3000"), ("三", "3"), ("13", "十三")])
def test_a_number_is_found_in_its_other_form(library: Library, number: str, written: str) -> None:
    (term,) = topic(library, number).terms
    assert written in (term.word, *dict(term.alternatives))


def test_how_a_thing_is_done_is_the_thing_where_that_is_printed() -> None:
    town = a_library(a_page(a_speech("王一", "基层治理要靠大家，鱼塘换水三年一次。")))
    assert topic(town, "基层怎么治理").wording == topic(town, "基层治理").wording
    assert topic(town, "鱼塘怎么治理").wording != "鱼塘治理"


def test_what_is_counted_is_known(library: Library) -> None:
    assert topic(library, "要增加多少停车位").counted[0] == "停车位"


@pytest.mark.parametrize(
    "question", ["有多少花在修路上", "多少算多", "厂里多少", "一次多少", "修路占多少比例", "车位用超了要掏多少"]
)
def test_a_verb_a_place_or_a_time_is_not_counted(library: Library, question: str) -> None:
    assert not topic(library, question).counted


def test_neither_who_is_asked_nor_where_is_counted() -> None:
    town = a_library(a_page(a_speech("詹佩文", "我教了二十二年陶瓷彩绘。")))
    assert not topic(town, "詹佩文教了几年").counted
    assert not topic(town, "全市多少人").counted


def test_a_number_is_one_word_with_its_scale_and_apart_from_its_measure() -> None:
    town = a_library(a_page(a_speech("武慧", "市里建160套教师周转房，装机31万千瓦。")))
    assert words(town, "160套房给谁")[0] == "160"
    assert "房" in words(town, "160套房给谁")


@pytest.mark.parametrize(
    ("question", "words_of_it"),
    [
        ("一天过多少台车", {"一天", "车"}),
        ("一共几家店", {"店"}),
        ("来了多少家长", {"家长"}),
        ("多少人口", {"人口"}),
    ],
)
def test_what_is_counted_stands_without_its_measure(question: str, words_of_it: set[str]) -> None:
    town = a_library(a_page(a_speech("武慧", "口岸一天过600台车，有1200家店，家长和人口都多了。")))
    assert set(words(town, question)) == words_of_it
    assert words(town, "31万千瓦") == ["31万", "千瓦"]


@pytest.mark.parametrize(
    ("question", "noun"), [("建了多少新学校", "学校"), ("产值今年多少", "产值"), ("车位今年卖了多少", "车位")]
)
def test_a_noun_is_counted_behind_an_adjective_and_before_the_asking_word(
    library: Library, question: str, noun: str
) -> None:
    assert noun in topic(library, question).counted


@pytest.mark.parametrize(
    ("text", "question", "word"),
    [
        ("仓库租金减半,厂房先建好。", "有厂房租吗", "厂房"),
        ("3路车改道了。", "3路车停开了吗", "3路车"),
        ("石背的桥修好了。", "石背", "石背"),
        ("要打造水上花园。", "想打造成什么样", "打造"),
    ],
)
def test_words_are_cut_as_they_are_printed(text: str, question: str, word: str) -> None:
    assert word in words(a_library(a_page(a_speech(text=text))), question)


@pytest.mark.parametrize(("question", "thing"), [("问题食堂是什么", "问题食堂"), ("什么叫时间超市", "时间超市")])
def test_what_is_asked_for_its_meaning_is_a_word_where_it_is_not_printed(question: str, thing: str) -> None:
    library = a_library(a_page(a_speech(text="食堂办起来了,超市也开了。")))
    terms = {term.word: term.known for term in topic(library, question).terms}
    assert terms[thing] is False


@pytest.mark.parametrize(("question", "verb"), [("钱赚得多不多", "赚"), ("想多赚些钱", "赚"), ("病看得起吗", "病")])
def test_a_verb_that_was_joined_with_its_object_is_not_told_twice(library: Library, question: str, verb: str) -> None:
    told = words(library, question)
    assert not (any(len(word) > 1 and verb in word for word in told) and verb in told)


def test_a_character_that_stands_nowhere_tells_more_than_one_that_does() -> None:
    library = a_library(a_page(a_speech(text="村里养鹅。")), a_page(a_speech("李二", "镇上养蜂。"), page_id="p2"))
    weights = {term.word: term.weight for term in topic(library, "鹅 豹").terms}
    assert weights["豹"] > weights["鹅"]


@pytest.mark.parametrize(("said", "word"), [("太富裕", "富裕"), ("最难受", "难受"), ("很忙碌", "忙碌")])
def test_how_much_is_no_part_of_a_word(library: Library, said: str, word: str) -> None:
    assert said not in words(library, said)
    assert word in words(library, said)


@pytest.mark.parametrize("question", ["就业下一步干些什么", "就业接下来干什么", "下步就业要干点什么"])
def test_what_comes_next_and_what_is_done_is_no_topic(library: Library, question: str) -> None:
    assert words(library, question) == ["就业"]


def test_what_a_number_points_at_is_no_word_of_the_topic(library: Library) -> None:
    assert words(library, "这三个产业") == words(library, "产业")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_text_has_a_topic_with_weights_between_0_and_1(library: Library, text: str) -> None:
    for term in topic(library, text).terms:
        assert 0 < term.weight <= 1
        assert all(0 <= share <= 1 for _, share in term.alternatives)


@pytest.mark.parametrize(
    ("question", "verb"),
    [("看不起病怎么办", "看病"), ("修了一条路", "修路"), ("想多赚些钱", "赚钱"), ("买不起房", "买房")],
)
def test_a_verb_parted_from_its_object_is_one_word_too(library: Library, question: str, verb: str) -> None:
    assert verb in words(library, question)


@pytest.mark.parametrize("question", ["看书生病", "修的是桥和路", "买菜"])
def test_two_verbs_are_not_joined(library: Library, question: str) -> None:
    assert not {"看病", "修路", "买房"} & set(words(library, question))


def test_what_stands_for_a_word_may_be_several_words_that_must_all_be_there() -> None:
    library = a_library(a_page(a_speech(text="要缩小收入上的差距。")))
    (term,) = topic(library, "贫富差距").terms
    assert "收入 差距" in dict(term.alternatives)
    assert {"收入", "差距"} <= set(term.forms)


@pytest.mark.parametrize(("count", "thing"), [("三座", "水库"), ("四个", "水库"), ("两条", "水库")])
def test_a_number_with_its_measure_tells_less_than_what_it_counts(library: Library, count: str, thing: str) -> None:
    weights = {term.word: term.weight for term in topic(library, f"{count}{thing}").terms}
    assert weights[count] < weights[thing]


@pytest.mark.parametrize(("said", "stem"), [("厂里", "厂"), ("村子", "村"), ("店里", "店")])
def test_a_place_word_is_found_by_its_stem(library: Library, said: str, stem: str) -> None:
    (term,) = topic(library, said).terms
    assert stem in dict(term.alternatives)


def test_a_real_word_is_put_right_where_only_its_homophone_is_printed_beside_its_neighbour() -> None:
    library = a_library(a_page(a_speech(text="每所学校要有心理老师。")))
    assert "心理" in words(library, "心里老师够不够")
    assert "心里" in words(library, "老师心里怎么想") or "心理" not in words(library, "老师心里怎么想")
