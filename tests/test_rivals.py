"""What tells of another of its kind than the question names is no answer to it."""

import pytest

from knowledge.answer import Library
from knowledge.text import folded
from knowledge.topic import topic_of
from knowledge.weighing.rivals import is_named, is_numbered_otherwise, is_of_another, is_without
from knowledge.weighing.sought import Sought


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("柳湾新区一期盖了多少套", "柳湾新区二期一共盖了1400套。"),
        ("污水厂第二期什么时候投用", "污水厂一期明年三月投用。"),
        ("谷丰8号亩产多少", "谷丰7号亩产310斤。"),
        ("9路头班车几点", "末班车晚上九点半就收了。"),
        ("早上几点开门", "夜里十一点还开着。"),
        ("南站一天装多少列", "北站一天装46列。"),
        ("三中有多少学生", "二中有学生2100人。"),
        ("高中少了多少人", "初中少了43人。"),
        ("2号线哪年通车", "1号线2023年通车。"),
        ("三队有几个人", "二队有13个人。"),
        ("存一年定期利息多少", "贷款年利率4.1%。"),
        ("去年卖了多少", "今年卖了31万。"),
        ("2019年有多少家", "2016年有31家。"),
        ("二号炉什么时候换", "明年三号炉换新。"),
        ("6号楼住了多少户", "4号楼住了72户。"),
        ("第二阶梯水价多少", "第一阶梯每方2.6元。"),
        ("第四年租金减多少", "头两年免租,第三年减半。"),
        ("中级道收多少钱", "初级道不收一分钱。"),
        ("第一中学几点放学", "三中晚上六点半放学。"),
        ("二院有多少张床", "市第一人民医院有900张床。"),
        ("一车间有几个人", "二车间有31个人。"),
        ("三级医院有几家", "二级医院有5家。"),
        ("长江三桥哪年通车", "长江二桥明年通车。"),
        ("T1航站楼多大", "T2航站楼4.8万平方米。"),
        ("锅炉车间二班有几个人", "锅炉车间三班有12个人。"),
        ("三号坞什么时候改造", "二号坞上半年改造。"),
        ("惠民二号一个月跑几趟", "惠民一号每月跑两趟。"),
        ("小风梁有几台风机", "大风梁有66台风机。"),
        ("里湾村减了几条船", "外湾村减了82条船。"),
        ("上坪电站装机多少", "下坪电站装机96万千瓦。"),
        ("去年夏天停航几天", "去年冬天停航46天。"),
    ],
)
def test_another_of_its_kind_is_told_apart(asked: str, text: str) -> None:
    assert is_of_another(folded(asked), folded(text))
    assert not is_of_another(folded(asked), folded(asked)), "what is named is not another"
    assert not is_of_another(folded(asked), folded(text + asked)), "where both stand either may be meant"


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("三期什么时候开工", "第3期明年开工。"),
        ("六号线几时通", "6号线年底通。"),
        ("凌晨几点出车", "早上四点半就出车。"),
        ("近期有多少项目", "一期有项目12个。"),
        ("集中供热多少户", "二中旁边有300户。"),
        ("5号那天来了多少人", "7号那天来了300人。"),
        ("南关心多少", "北门有3个。"),
        ("工程什么时候完", "二期明年完。"),
        ("第二年租金多少", "头两年免租。"),
        ("二号炉什么时候换", "三号楼明年换窗。"),
        ("市三中几点放学", "市第三中学六点半放学。"),
        ("第一件事是什么", "第二件事是修路。"),
        ("第一是谁", "第二是王一。"),
    ],
)
def test_the_same_written_otherwise_or_nothing_of_the_kind_is_none(asked: str, text: str) -> None:
    assert not is_of_another(folded(asked), folded(text))


def test_what_is_told_of_another_is_not_quoted_but_shown(library: Library) -> None:
    sought = Sought.of(topic_of(folded("就业基地二期什么时候建成"), library.language))
    assert sought.weigh(folded("就业基地二期明年建成。"), "").quotable
    assert not sought.weigh(folded("就业基地一期明年建成。"), "").quotable
    assert not sought.weigh(folded("就业基地一期明年建成。"), "")._replace(read=1.0, reads=1.0).quotable


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("就业基地头班车几点", "就业基地的工人五点起床。末班车九点半收车。工人十一点下班。"),
        ("就业基地一期有多少套房", "就业基地有两千亩地。二期盖了1400套。还要再买50亩。"),
    ],
)
def test_a_value_beside_it_does_not_save_what_is_told_of_another(library: Library, question: str, text: str) -> None:
    read = Sought.of(topic_of(folded(question), library.language)).weigh(folded(text), "")._replace(read=1.0, reads=1.0)
    assert not read.quotable


def test_a_year_may_be_told_in_the_sentence_before(library: Library) -> None:
    sought = Sought.of(topic_of(folded("就业岗位今年有多少个"), library.language))
    assert not sought.weigh(folded("全市现有就业岗位31万个。招聘会开了200场。去年新增2万个。"), "").absent


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("地铁末班车几点", "公交末班车九点半。"),
        ("高铁哪年通车", "高速2024年通车。"),
        ("海岛医生补贴多少", "海岛教师每月补贴500元。"),
        ("学生食堂一顿多少钱", "老人一顿八块钱。"),
    ],
)
def test_what_goes_otherwise_and_who_has_another_trade_is_told_apart(asked: str, text: str) -> None:
    assert is_of_another(folded(asked), folded(text))
    assert is_without(folded(asked), folded(text))


@pytest.mark.parametrize(
    ("asked", "text", "around"),
    [
        ("5路末班车几点", "末班车延到零点二十。", "公交集团12路驾驶员"),
        ("第一中学有没有食堂", "我们管一顿热饭。", "市第三中学校长"),
        ("一车间有几个人", "我们有31个人。", "酿酒二车间班长"),
    ],
)
def test_what_is_numbered_is_told_by_whose_words_they_are_too(asked: str, text: str, around: str) -> None:
    asked, text, around = map(folded, (asked, text, around))
    assert is_numbered_otherwise(asked, text, around)
    assert not is_numbered_otherwise(asked, text + asked, around)
    assert not is_numbered_otherwise(asked, text), "nothing tells of another"


def test_a_value_of_another_is_not_saved_by_one_beside_it(library: Library) -> None:
    sought = Sought.of(topic_of(folded("就业基地二期一年出多少吨"), library.language))
    beside = folded("就业基地用电六成是光伏。就业基地一期一年出8000吨。就业基地供给60辆车。")
    assert not sought.weigh(beside, "")._replace(read=1.0, reads=1.0).quotable


@pytest.mark.parametrize(
    ("asked", "text", "named"),
    [
        ("那三中的饭多少钱", "一顿10块钱。", False),
        ("那三中的饭多少钱", "三中一顿6块钱。", True),
        ("8路呢", "12路延到半夜。", False),
        ("第二件呢", "要修两条路。", True),
        ("水价呢", "每方2.6元。", True),
    ],
)
def test_what_a_question_calls_by_its_number_is_named_or_not(asked: str, text: str, named: bool) -> None:
    assert is_named(folded(asked), folded(text)) == named


def test_a_speaker_of_a_trade_speaks_of_it() -> None:
    asked, text, post = folded("司机一个月多少钱"), folded("我一个月4500元,车上有个老师。"), folded("公交集团6路驾驶员")
    assert is_of_another(asked, text)
    assert not is_of_another(asked, text, post)
    assert not is_without(asked, text, post)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("车上不去的路修了多少", "雨天车子上不来,下不去,修了九公里。"),
        ("山上年年没水吃哪年是个头", "每年二三月没水,水库明年蓄水。"),
        ("上岛坐船要多久", "人下岛看病,船一天两班。"),
    ],
)
def test_a_direction_in_other_words_tells_nothing_apart(asked: str, text: str) -> None:
    assert not is_of_another(folded(asked), folded(text))
