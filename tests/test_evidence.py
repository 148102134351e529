"""Evidence: every feature lies between 0 and 1, and means what its name says."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.answer import Library
from knowledge.text import folded, occurrences
from knowledge.topic import IN_PART, Expect, Term, topic_of
from knowledge.weighing.evidence import Evidence
from knowledge.weighing.held import WITHIN, _apart, found, weight_of, windows
from knowledge.weighing.sought import Sought, focus, weigh
from knowledge.weighing.sums import is_paid_for, is_paid_so
from knowledge.weighing.values import holds_value, stands_at, values
from tests.building import a_library, a_page, a_speech, bounds


def evidence(library: Library, question: str, text: str, around: str = "") -> Evidence:
    return weigh(topic_of(folded(question), library.language), folded(text), folded(around))


ANY = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80)
ABOUT = st.text(alphabet="就业岗位多少钱？创新平台。！\n", max_size=40)


@given(st.one_of(ANY, ABOUT), st.one_of(ANY, ABOUT), ANY)
@settings(max_examples=100, deadline=None)
def test_every_feature_lies_between_0_and_1(library: Library, question: str, text: str, around: str) -> None:
    features = evidence(library, question, text, around).features()
    assert all(-1e-9 <= value <= 1 + 1e-9 for value in features.values()), features


@given(ABOUT, ABOUT)
@settings(max_examples=50, deadline=None)
def test_confidence_lies_between_0_and_1(library: Library, question: str, text: str) -> None:
    assert 0 <= bounds().confidence(evidence(library, question, text)) <= 1


@given(ABOUT, ABOUT)
@settings(max_examples=100, deadline=None)
def test_the_fullest_sentences_are_those_that_a_look_at_every_word_finds(
    library: Library, question: str, text: str
) -> None:
    sought = Sought.of(topic_of(folded(question), library.language))
    if sought.terms:
        slow = max(weight_of(sought.terms, window) for window in windows(folded(text)))
        assert evidence(library, question, text).sentence == slow / sought.total


@given(ABOUT, ABOUT, ABOUT, st.floats(0, 1), st.booleans())
@settings(max_examples=100, deadline=None)
def test_a_passage_is_borne_out_where_weighing_it_to_the_end_says_so(
    library: Library, question: str, text: str, around: str, least: float, by_words: bool
) -> None:
    sought = Sought.of(topic_of(folded(question), library.language))
    whole = sought.weigh(folded(text), folded(around))
    holds = bool(sought.terms) and whole.coverage >= least and (whole.words > 0 or not by_words)
    assert sought.borne_out(folded(text), folded(around), least, by_words) == (whole if holds else None)


@given(st.text("修路把到，。;a", min_size=2, max_size=2), st.text("修路把到，。;一", max_size=40))
def test_characters_stand_apart_where_one_follows_the_other_within_a_clause(word: str, text: str) -> None:
    def follows(one: str, other: str) -> bool:
        after = (text[place + 1 : place + 2 + WITHIN] for place in occurrences(one, text))
        return any(other in re.split("[,，。！？!?；;：:]", few, maxsplit=1)[0] for few in after)

    is_held = follows(word[0], word[1]) or follows(word[1], word[0])
    assert (_apart(word, text) > 0) == (is_held and not re.search("[，。;a]", word))


@pytest.mark.parametrize("text", ["要抓好就业。", "要修好路。"])
def test_one_word_of_several_or_none_is_a_single_one(library: Library, text: str) -> None:
    assert evidence(library, "就业 创新 园区", text).single == 1


def test_all_words_found_is_full_coverage(library: Library) -> None:
    full = evidence(library, "就业岗位", "要有就业岗位。")
    assert full.coverage == pytest.approx(1)
    assert full.heaviest == pytest.approx(0)
    assert full.unknown == 0


def test_nothing_found_is_no_coverage(library: Library) -> None:
    none = evidence(library, "就业岗位", "绿水青山。")
    assert (none.coverage, none.words, none.amount) == (0, 0, 0)


def test_a_word_around_the_passage_counts_less_than_one_in_it(library: Library) -> None:
    inside = evidence(library, "就业", "就业。").coverage
    around = evidence(library, "就业", "岗位。", "就业").coverage
    assert 0 < around < inside


def test_words_far_apart_count_less_within_neighbouring_sentences(library: Library) -> None:
    near = evidence(library, "就业 平台", "就业靠平台。" + "别的。" * 5)
    far = evidence(library, "就业 平台", "就业。" + "别的。" * 5 + "平台。")
    assert near.coverage == pytest.approx(far.coverage)
    assert near.sentence > far.sentence


@pytest.mark.parametrize(
    ("word", "text"), [("修路", "把路修到村口。"), ("修路", "今年修了两条路。"), ("缺水", "山上缺的是水。")]
)
def test_a_word_whose_characters_a_clause_holds_apart_counts_partly(library: Library, word: str, text: str) -> None:
    apart = evidence(library, f"{word} 电影", text).coverage
    broken = evidence(library, f"{word} 电影", text.replace(word[0], "。", 1)).coverage
    whole = evidence(library, f"{word} 电影", f"{word}。").coverage
    assert broken < apart < whole


def test_what_stands_for_a_term_in_several_words_needs_all_of_them() -> None:
    term = Term("贫富", 1.0, (("收入 差距", 0.8), ("富", 0.3)))
    assert found(term, "收入上的差距") == 0.8
    assert found(term, "收入增加") == 0
    assert found(term, "富起来，收入上的差距小了") == 0.8


def test_a_word_that_stands_nowhere_is_unknown(library: Library) -> None:
    assert evidence(library, "月球 就业", "就业。").unknown > 0


def test_where_to_go_is_told_by_what_people_go_to() -> None:
    assert holds_value(Expect.PLACE, "打零工去哪找活", "河湾区的零工市场开了门。")
    assert not holds_value(Expect.PLACE, "打零工去哪找活", "河湾区的活不少。")
    assert not holds_value(Expect.PLACE, "零工市场在哪", "零工市场开了门。")


def test_how_long_something_lasts_is_told_by_what_lasts_or_by_its_end() -> None:
    assert holds_value(Expect.NUMBER, "大会开几天", "大会会期三天。")
    assert holds_value(Expect.NUMBER, "桥还要修几年", "到2028年底通车。")
    assert not holds_value(Expect.NUMBER, "大会开几天", "市第十三次党代会报告提出三件大事。")
    assert holds_value(Expect.NUMBER, "收几年级的学生", "收三个年级的学生。")


@pytest.mark.parametrize(
    "text",
    [
        "两岸荒山",
        "三去中小学",
        "一应俱全",
        "一有异味",
        "一楼不同意",
        "从零提高到",
        "一户一户对账",
        "一个个解开",
        "头一回",
        "统一部署",
        "产业园二期",
        "一荤两素",
        "我是一名工人",
        "12路公交",
        "十四五期间",
        "十分重要",
        "千家万户",
    ],
)
def test_what_looks_like_a_number_and_counts_nothing_is_no_value(text: str) -> None:
    assert not holds_value(Expect.NUMBER, "有多少", text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("新城2.8平方公里", "2.8平方公里"),
        ("装机六十八万千瓦", "六十八万千瓦"),
        ("只要一个半小时", "一个半小时"),
        ("两百四十万,在海外", "两百四十万"),
        ("十六路高清探头", "十六"),
        ("并网一百零六台", "一百零六台"),
        ("住着1万多居民", "1万多"),
    ],
)
def test_a_number_is_read_with_all_of_its_measure_and_no_more(text: str, value: str) -> None:
    assert [text[a:b] for a, b in values(Expect.NUMBER, "有多少", text)] == [value]


@pytest.mark.parametrize(
    ("question", "held", "lacking"),
    [
        ("漏损率多高", "去年漏损率是24%。", "新管换了43公里。"),
        ("门诊量多少人次", "门诊看了4.1万人次。", "医生只有二十三个。"),
        ("教师有几个", "音乐教师有三个。", "全校六个班。"),
        ("报修多快有人来", "报修后30分钟到场。", "时速80公里。"),
        ("有多少", "能看儿科的不到三分之一。", "有的能看儿科。"),
        ("就业多少人", "新增就业只有一人。", "一人就业,全家脱贫。"),
        ("社区有多少人", "社区1万多居民。", "谈了4个月。"),
        ("教授有几个", "请来12名教授。", "设立1亿元基金。"),
        ("开了几年车", "开了16年车。", "末班车夜里11点。"),
        ("风机有几台", "并网106台。", "一台风机四十分钟。"),
        ("高铁多快", "时速350公里。", "新城2.8平方公里。"),
        ("有多少名学生", "有学生1264名。", "每600名学生配老师。"),
    ],
)
def test_a_number_is_one_of_what_is_counted(question: str, held: str, lacking: str) -> None:
    assert holds_value(Expect.NUMBER, question, held)
    assert not holds_value(Expect.NUMBER, question, lacking)


def test_when_a_thing_is_done_is_told_by_no_day_of_each_year_and_no_span() -> None:
    for text, held in (
        ("今年10月通车。", True),
        ("三年内建成。", True),
        ("每年4月办节。", False),
        ("一条船一年多收。", False),
    ):
        assert holds_value(Expect.TIME, "高铁什么时候通车", text) is held
    assert holds_value(Expect.TIME, "什么时候办节", "每年4月办节。")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("专家号源下放到乡镇卫生院", ["乡镇卫生院"]),
        ("市人民医院已牵头与各县区医院组团", ["市人民医院", "县区医院"]),
        ("对接国防科大", ["国防科大"]),
    ],
)
def test_the_name_of_a_body_goes_across_no_verb(text: str, body: list[str]) -> None:
    assert [text[a:b] for a, b in values(Expect.ORGANISATION, "哪家医院", text)] == body


def test_how_many_of_a_thing_there_are_is_told_by_no_passage_without_a_number(library: Library) -> None:
    assert evidence(library, "高校有几个", "对接高校,争取更多高端项目。").absent == 1
    assert evidence(library, "高校有几个", "对接5所高校。").absent == 0


def test_a_number_of_a_trade_stands_at_the_trade(library: Library) -> None:
    assert evidence(library, "教授有几个", "学院有12名教授。").kind == 1
    beside = evidence(library, "教授有几个", "12名博士常驻车间,请市里设立成果转化基金,教授敢去办企业。")
    assert (beside.kind, beside.absent) == (0, 1)
    assert evidence(library, "教师有几个", "我们和教师联合巡湖,今年抓了23人。").kind == 0
    assert stands_at("医生", (3, 5), "只有了五个医生") == 1
    assert 0 < stands_at("教师", (0, 3), "19名青年教师") < 1
    assert stands_at("教师", (0, 3), "19名学生。教师走了") == 0


def test_parts_of_words_tell_as_much_as_a_word_where_they_are_many_and_most_words_are_known() -> None:
    parts = Evidence(0.6, 0.6, 0.3, 0.2, 1.0, 1.0, words=0.0, amount=0.4, asks=0.0, single=0.0)
    assert parts.telling
    assert not parts._replace(amount=0.2).telling
    assert not parts._replace(unknown=0.7).telling


@pytest.mark.parametrize(
    ("kind", "holds", "lacks"),
    [
        (Expect.MONEY, "补贴500元。", "补贴多一些。"),
        (Expect.MONEY, "投资3.5亿。", "投资大。"),
        (Expect.MONEY, "学费全免。", "学费不高。"),
        (Expect.MONEY, "老人坐车不要钱。", "老人坐车方便。"),
        (Expect.NUMBER, "超过3000人。", "人很多。"),
        (Expect.TIME, "2025年建成。", "要建成。"),
        (Expect.TIME, "今年开工。", "要开工。"),
        (Expect.CONTACT, "欠薪打12333。", "欠薪的有12333人。"),
        (Expect.CONTACT, "电话0731-2127788。", "电话多。"),
        (Expect.CONTACT, "河长的手机号都写在牌子上。", "河长的手机天天响。"),
        (Expect.AGE, "团里最小的演员也三十四了。", "团里最小的演员也来了。"),
        (Expect.ORGANISATION, "由大河机械公司承建。", "有家公司承建。"),
        (Expect.ORGANISATION, "同中南大学合作。", "跟大学合作。"),
    ],
)
def test_a_kind_is_held_where_the_text_has_such_a_thing(kind: Expect, holds: str, lacks: str) -> None:
    assert holds_value(kind, "", holds)
    assert not holds_value(kind, "", lacks)


def test_a_question_without_a_kind_is_always_held() -> None:
    assert holds_value(Expect.ANYTHING, "", "")


def test_a_question_that_the_passage_itself_asks_and_goes_on_is_its_answer(library: Library) -> None:
    text = "“创新之城”如何打造? 报告给出了思路。"
    assert evidence(library, "创新之城如何打造", text).asks == 1
    assert evidence(library, "创新之城如何打造", text.split(" ")[0]).asks == 0


def test_windows_are_runs_of_neighbouring_sentences() -> None:
    assert list(windows("一。二。三。")) == ["一。二。", "二。三。"]
    assert list(windows("一。")) == ["一。"]
    assert list(windows("")) == [""]


@pytest.mark.parametrize(
    ("question", "answers", "does_not"),
    [
        ("招了多少人", "招了300人。", "招人，用地300亩。"),
        ("修路多少公里", "修路58公里。", "修路花了58万元。"),
        ("审批要多久", "审批要3个工作日。", "审批改革2020年开始。"),
        ("大桥几点开放", "大桥8点开放。", "大桥2020年开放。"),
        ("哪年开工", "2020年开工。", "3月开工。"),
        ("开工多少个年头了", "开工70年了。", "2020年开工。"),
        ("就业占多少比例", "就业占六成。", "就业6件。"),
        ("就业差距缩到几倍", "就业差距缩小到2比1。", "就业差距小了6件。"),
        ("就业中学录取线", "就业中学录取线600分。", "就业中学600人，三分之一住校。"),
        ("车票便宜多少", "车票打七折。", "车票便宜。"),
        ("租金便宜多少", "租金是市价的四成。", "租金便宜。"),
        ("安置房一户好多个平方", "安置房一户90平方。", "安置房占地4.6平方公里。"),
        ("专家星期几坐门诊", "专家星期三坐门诊。", "专家每周坐门诊。"),
        ("博物馆哪天开门", "博物馆明年国庆节开门。", "博物馆今年开门。"),
        ("博物馆哪天开门", "博物馆五一前开门。", "博物馆十四五一定开门。"),
        ("工人一个月到手几个钱", "工人一个月到手能拿四千五到六千。", "工人一个月到手的有四千五百名。"),
    ],
)
def test_a_value_of_another_unit_is_no_answer(library: Library, question: str, answers: str, does_not: str) -> None:
    assert evidence(library, question, answers).kind == 1
    assert evidence(library, question, does_not).kind == 0


def test_a_sum_that_stands_beside_something_else_is_no_answer(library: Library) -> None:
    question = "水库移民补偿多少钱"
    assert evidence(library, question, "水库投资18亿元。已经完成七成。移民都安置好了。").kind == 0.5
    assert evidence(library, question, "水库要建好。移民补偿每户2万元。").kind == 1


def test_a_value_is_asked_of_the_word_nearest_to_the_asking_words_and_rather_of_one_that_follows(
    library: Library,
) -> None:
    asked_of = {
        "一户补偿多少": "补偿",
        "舍得拿多少钱搞研发": "研发",
        "园区是几类水": "水",
        "好几年没回了，园区投资多少": "投资",
    }
    for question, word in asked_of.items():
        topic = topic_of(folded(question), library.language)
        told = focus(topic, topic.terms)
        assert told is not None
        assert told.word.endswith(word)


@pytest.mark.parametrize(
    ("question", "answers", "does_not"),
    [
        ("就业岗位租一个月多少钱", "就业岗位租金500元。", "就业岗位投资500元。"),
        ("创新平台票价多少钱", "创新平台的票价30元。", "创新平台投资30亿元。"),
        ("就业补贴多少钱", "就业每人补助500元。", "就业产值500亿元。"),
        ("就业花了多少钱", "就业投资500元。", "就业很好。"),
        ("就业民宿住一晚什么价", "就业民宿每晚120元。", "就业民宿多卖120元。"),
    ],
)
def test_a_sum_is_told_with_what_it_is_paid_for(library: Library, question: str, answers: str, does_not: str) -> None:
    assert evidence(library, question, answers).quotable
    assert not evidence(library, question, does_not).quotable


def test_the_frame_of_a_question_for_a_sum_is_no_part_of_its_topic(library: Library) -> None:
    framed = evidence(library, "阶梯水价一吨几块钱", "阶梯水价实行了。")
    assert framed.coverage == pytest.approx(1)
    assert framed.kind == 0


def test_single_characters_tell_where_they_are_the_whole_topic(library: Library) -> None:
    assert evidence(library, "塌掉的桥", "这座桥塌了一大半。").words == 1
    assert evidence(library, "塌掉的桥", "桥上有人。").words == 0
    apart = "矿总有挖完的一天。再往下成本翻番。我们找了新的。探明了镍。"
    assert evidence(library, "镍 矿 挖", apart).words == 1
    assert evidence(library, "镍 矿", apart).words == 0
    assert evidence(library, "镍 矿 挖 船 桥", apart).words == 0


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("班列每周开三列。", 1),
        ("班列一天发12趟。", 1),
        ("班列每天一趟。", 1),
        ("班列每隔两天发车。", 1),
        ("要开一趟班列，全程36公里。", 0),
    ],
)
def test_how_often_something_runs_is_told_in_any_word_for_a_run(library: Library, text: str, kind: float) -> None:
    found = evidence(library, "班列一天几趟", text)
    assert found.kind == kind
    assert found.absent == 1 - kind


def test_a_number_in_a_name_is_no_answer(library: Library) -> None:
    question = "食堂几点开饭"
    assert evidence(library, question, "办了“四点半课堂”和食堂。").kind == 0
    assert evidence(library, question, "食堂四点半开饭。").kind == 1


def test_a_value_of_another_year_is_no_answer(library: Library) -> None:
    question = "前年粮食多少吨"
    assert evidence(library, question, "今年粮食132万吨。").kind == 0.5
    assert evidence(library, question, "前年粮食131万吨，今年132万吨。").kind == 1
    assert evidence(library, question, "粮食132万吨。").kind == 0.5, "it may be of any year"
    assert evidence(library, "今年粮食多少吨", "粮食132万吨。").kind == 1


def test_what_a_yes_or_no_question_leaves_open_is_told(library: Library) -> None:
    assert evidence(library, "湖里能游泳吗", "湖里的水清了。").open == 1
    assert evidence(library, "湖里能游泳吗", "湖里可以游泳。").open == 0
    assert evidence(library, "怎么游泳", "湖里的水清了。").open == 0


def test_a_word_inside_one_of_three_characters_counts_partly(library: Library) -> None:
    (term,) = topic_of("网格员", library.language).terms
    assert dict(term.alternatives)["网格"] == IN_PART
    assert evidence(library, "网格员", "要建好网格。").coverage == pytest.approx(IN_PART)


ANSWERS = {"read": 1.0, "reads": 0.7}


@pytest.mark.parametrize(
    ("told", "quotable"),
    [
        ({}, False),
        (ANSWERS, True),
        ({**ANSWERS, "reads": 0.5}, True),
        ({**ANSWERS, "reads": 0.45}, False),
        ({**ANSWERS, "read": 0.0}, False),
        ({**ANSWERS, "absent": 1.0}, False),
        ({**ANSWERS, "amount": 0.05}, True),
        ({**ANSWERS, "amount": 0.01}, False),
    ],
)
def test_what_is_read_as_the_answer_needs_only_parts_of_words_and_no_known_pattern(
    told: dict[str, float], quotable: bool
) -> None:
    partly = Evidence(0.3, 0.3, 0.7, 0.2, kind=0.0, names=1.0, words=0.0, amount=0.15, asks=0.0, single=0.0)
    assert partly._replace(**told).quotable is quotable


@pytest.mark.parametrize(("coverage", "reads", "quotable"), [(1.0, 0.9, True), (0.7, 0.9, False), (1.0, 0.2, False)])
def test_all_of_a_topic_of_one_character_is_enough_where_it_is_read_as_the_answer(
    coverage: float, reads: float, quotable: bool
) -> None:
    """青萍湖的水是几类: 水 is all that is asked, beside the lake that is named."""
    one = Evidence(coverage, coverage, 0.0, 0.0, kind=1.0, names=1.0, words=0.0, amount=0.01, asks=0.0, single=1.0)
    assert one._replace(read=1.0, reads=reads).quotable is quotable


@pytest.mark.parametrize(
    ("question", "text", "absent"),
    [
        ("门票多少钱", "门票处的电话响个不停，每周三列。", True),
        ("电话是多少", "门票处的电话响个不停，每周三列。", True),
        ("前年粮食多少吨", "今年粮食132万吨。", True),
        ("食堂几点开饭", "食堂天不亮就开饭。", False),
        ("食堂怎么样", "食堂天不亮就开饭。", False),
    ],
)
def test_a_sum_a_telephone_and_another_year_are_surely_not_there(
    library: Library, question: str, text: str, absent: bool
) -> None:
    assert bool(evidence(library, question, text).absent) is absent


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("巡护员工资多少", "年轻的当巡护员,一个月两千八;妇女做藕粉。"),
        ("实习津贴多少", "厂里发实习津贴,每月不低于一千五。"),
        ("搬迁要自己出多少钱", "人均自己只掏两千五,一户不超过一万。"),
    ],
)
def test_a_sum_is_told_as_people_say_it(asked: str, text: str) -> None:
    assert holds_value(Expect.MONEY, asked, text)


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("市财政每座补八万,气价再让一块二。", ["八万", "一块二"]),
        ("区上给了26万,最少的捐了五块钱。", ["26万", "五块钱"]),
        ("光玉米这一季俺就赔了41万。", ["41万"]),
        ("她把卖猪的四万二转走了。", ["四万二"]),
        ("外头的粮也能烘,一斤收四分钱。", ["四分钱"]),
        ("现在补贴二十,死了赔八百。", ["二十", "八百"]),
        ("地头价每斤3块2,烂果三毛五一斤,高粱两块八一斤。", ["3块2", "三毛五", "两块八"]),
        ("计件一个月三千上下,比外头少千把块。", ["三千", "千把块"]),
        ("一年要亏一个多亿,总投资三百四十亿。", ["一个多亿", "三百四十亿"]),
        ("夏天挣了三万二,一年省下一百一十万。", ["三万二", "一百一十万"]),
        ("光压着的钱就有两千六百万,追回来的只有8.6万。", ["两千六百万", "8.6万"]),
        ("一个针线盒三百八,床位三百八。", ["一个针线盒三百八"]),
        ("外机一台七万多,住一晚三百八。", ["七万多", "三百八"]),
        ("一台两万人看的戏,一晚三百人。", []),
        ("管着三万亩五块田,挂了两块牌子,换一块电池。", []),
        ("瓷和茶捏到一块。给10万人补两次课,卖了8万棵。", []),
    ],
)
def test_a_sum_is_taken_whole_and_only_where_it_is_one(text: str, sums: list[str]) -> None:
    assert [text[a:b] for a, b in values(Expect.MONEY, "多少钱", text)] == sums


@pytest.mark.parametrize(
    ("asked", "text", "times"),
    [
        ("课后服务到几点", "服务到下午5点半,公交到22点30分。", ["5点半", "22点30分"]),
        ("要多久", "过去半小时,上半年两个半小时。", ["半小时", "两个半小时"]),
        ("软件开发了多久", "今年上半年全面替换。", []),
        ("戏楼什么时候修", "戏楼漏雨漏了十年。", []),
        ("学校什么时候开学", "抓紧建两所九年一贯制学校。", []),
        ("什么时候修", "2017年底前修,每年4月开放,三年内完工。", ["2017年", "4月", "三年"]),
        ("什么时候坐诊", "专家每周三下来坐诊。", ["周三"]),
    ],
)
def test_a_time_is_taken_whole_and_a_length_tells_no_day(asked: str, text: str, times: list[str]) -> None:
    assert [text[a:b] for a, b in values(Expect.TIME, asked, text)] == times


@pytest.mark.parametrize(
    ("asked", "text", "meant"),
    [
        ("打捆补贴多少", "打捆要五十块成本,现在补贴二十。", ["二十"]),
        ("玉米亏了多少钱", "玉米从一块一掉到七毛五,这一季就赔了41万。", ["41万"]),
        ("玉米什么价", "玉米从一块一掉到七毛五。", []),
    ],
)
def test_a_sum_stands_behind_the_verb_that_is_asked_by(asked: str, text: str, meant: list[str]) -> None:
    spans = values(Expect.MONEY, asked, text)
    assert [text[a:b] for a, b in spans if is_paid_so(asked, (a, b), text)] == meant


def test_a_number_of_people_is_no_sum() -> None:
    assert not holds_value(Expect.MONEY, "吃一顿多少钱", "要有150个人来吃才不赔,现在只有一百一,缺口靠单位帮衬。")


@pytest.mark.parametrize(
    ("expects", "asked", "text"),
    [
        (Expect.MONEY, "石鸡卖多少钱", "一盘石鸡卖五百八,网上骂成一片。"),
        (Expect.TIME, "哪天有", "逢星期六夜晚,戏台有咸水歌。"),
        (Expect.TIME, "哪天", "每周五、周六办窑火夜市。"),
        (Expect.TIME, "哪天", "年底前全部分下去。"),
        (Expect.NUMBER, "烧了几次", "照着片子配釉,试了400多回。"),
        (Expect.PLACE, "检测去哪里做", "如今送样要去兰州,一趟八天。"),
        (Expect.PLACE, "骨干是哪里的", "二中去年走了9名骨干。"),
    ],
)
def test_what_is_asked_for_is_known_as_people_say_it(expects: Expect, asked: str, text: str) -> None:
    assert holds_value(expects, asked, text)


def test_the_order_of_a_time_is_not_how_often() -> None:
    assert not holds_value(Expect.NUMBER, "烧了几次", "再这么弄,第三回不用等天灾。")


def test_degrees_are_told_in_full_too() -> None:
    assert holds_value(Expect.NUMBER, "室温要求多少度", "住户室温不得低于20摄氏度。")


def test_pay_is_told_by_the_month() -> None:
    assert is_paid_for("巡护员工资多少", "当巡护员,一个月两千八")


@pytest.mark.parametrize(
    ("word", "text", "share"),
    [
        ("动车", "动车停靠十六趟。", 1.0),
        ("动车", "电动车不戴头盔的，机动车不让行的。", 0.4),
        ("高铁", "动车停靠十六趟。", 0.9),
        ("高铁", "电动车不戴头盔的要罚。", 0.0),
    ],
)
def test_the_end_of_another_word_is_not_the_word(word: str, text: str, share: float) -> None:
    told = a_library(a_page(a_speech(text=text))).language.term(word)
    assert found(told, folded(text)) == share


@pytest.mark.parametrize(
    ("question", "text", "kind"),
    [
        ("东岭有多少贫困户", "东岭还有四千七百户贫困户,靠种梨吃饭。", 1.0),
        ("东岭有多少贫困户", "厂里有91个女工是从东岭贫困户来的。", 0.0),
        ("东岭有多少社员", "我们拿出200亩给东岭社员种梨。", 0.0),
        ("东岭有多少社员", "东岭有二十个社员从事外卖。", 1.0),
    ],
)
def test_a_number_counts_no_noun_that_something_comes_from_or_goes_to(
    library: Library, question: str, text: str, kind: float
) -> None:
    assert evidence(library, question, text).kind == kind


def test_a_share_counts_no_things(library: Library) -> None:
    assert evidence(library, "就业基地有多少家", "就业基地收入提5%进公益金。").kind == 0
    assert evidence(library, "就业基地有多少家", "就业基地有38家。").kind == 1
    assert evidence(library, "就业率多少", "就业率提了5%。").kind == 1
