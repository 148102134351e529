"""Of several values in a passage the one that goes with the asked deed, measure and year is meant, or none."""

import pytest

from knowledge.answer import Library
from knowledge.text import folded
from knowledge.topic import Expect, topic_of
from knowledge.weighing.marks import answering, marks
from knowledge.weighing.values import holds_value, values
from tests.building import a_library, a_page, a_speech

SHIP = "船坞里头一年来了二十六个学徒,嫌冷,走了十四个。剩下的都出了师。"
FERRY = "全线原有渡口31处,已经撤掉17处,水位涨上几厘米就停航。明年再撤5处,改走新桥。"
PLATES = "去年招40个焊工只来了19个。码头的灯也换了。"
TREES = "全镇九百二十四户,种柚子的有三百六十户,占了四成二。柚子不愁卖。"


@pytest.fixture(scope="module")
def harbour() -> Library:
    return a_library(a_page(a_speech("王一", "\n\n".join((SHIP, FERRY, PLATES, TREES)))))


def strong(library: Library, question: str, text: str) -> list[str]:
    found = marks(text, topic_of(folded(question), library.language))
    return [text[mark.start : mark.end] for mark in found if mark.strong]


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        ("船坞走了几个学徒", SHIP, "十四个"),
        ("船坞来了几个学徒", SHIP, "二十六个"),
        ("渡口撤掉几处", FERRY, "17处"),
        ("明年还撤几处渡口", FERRY, "5处"),
        ("焊工去年来了几个", PLATES, "19个"),
        ("种柚子的有多少户", TREES, "三百六十户"),
        ("种柚子的占多少", TREES, "四成二"),
        ("还剩几户没搬", "滩上原来六十七户渔民,眼下还剩九户。路也要修。", "九户"),
        ("冬天好天多少天", "五年来好天最多,一年里冬天的好天有61天。别的不说。", "61天"),
        ("补助提到多少", "我盼两件事:屋顶的680万元要早点批;演出补助从3000元提到5000元。戏要唱下去。", "5000元"),
        ("学徒一个月给多少", "村里1200亩塘养鱼;还有43名学徒,每月补2400元。日子好了。", "2400元"),
        ("技校生走了几个", "去年厂里招了18个技校生,过完年走了11个。机器也停了。", "11个"),
        ("几个学生住校", "我班上52个学生,有31个住校,十几个的爸妈在外地。灯亮着。", "31个"),
        ("断面有几个是劣五类", "去年三个监测断面,有两个是劣五类。水要治。", "两个"),
    ],
)
def test_the_value_of_the_asked_deed_is_marked(harbour: Library, question: str, text: str, value: str) -> None:
    assert strong(harbour, question, text) == [value]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("路什么时候修通", "从山门到渡口还有6公里烂路,盼着早点修通,好让城里的客人周末开车来。门票不涨。"),
        ("还剩多少没换", "全市286辆公交车,换成电车的有231辆,剩下的明年全换。司机不减。"),
        ("学徒走了几个", "今年拿出名额56个。来了39个学徒,没有一个走的。"),
        ("厂房租金贵不贵", "厂房头两年免租,每招一个人再奖2000元。路也修到门口。"),
        ("闸口有几座", "闸口管着三百亩田,坝体动上几毫米,手机就报警。田在下游。"),
    ],
)
def test_where_no_value_fits_none_is_marked(harbour: Library, question: str, text: str) -> None:
    assert strong(harbour, question, text) == []


def test_the_sentence_with_the_asked_measure_or_year_is_chosen(harbour: Library) -> None:
    def marked(question: str, text: str) -> str:
        span = answering(text, topic_of(folded(question), harbour.language))
        return text[slice(*span)] if span else ""

    assert marked("明年还撤几处渡口", FERRY).startswith("明年再撤5处")
    assert marked("学徒走了几个", "学徒今年招56个。来了39个人,没有一个走的。").startswith("来了39个人")


@pytest.mark.parametrize(
    ("expects", "asked", "text", "whole"),
    [
        (Expect.TIME, "几点", "头班船六点四十五开,末班延到零点二十。", ["六点四十五", "零点二十"]),
        (Expect.TIME, "几点", "四点二十名学生放学。", ["四点"]),
        (Expect.NUMBER, "占多少", "网上销售占到三成八,最冷零下四十八度七。", ["三成八", "四十八度七"]),
        (Expect.NUMBER, "多大", "十五点一平方公里的码头,两点五万亩滩涂。", ["十五点一平方公里", "两点五万亩"]),
        (Expect.NUMBER, "降到多少", "废品率降到百分之一点五。", ["百分之一点五"]),
        (Expect.NUMBER, "自己掏多少", "保费十八块,自己只掏五块四,死了赔八百。", ["十八块", "五块四"]),
        (Expect.NUMBER, "送了多少", "第一次不戴的,看一看就走,送了8000顶头盔。", ["8000顶"]),
        (Expect.NUMBER, "排多少", "产量全省第一。", ["第一"]),
        (Expect.TIME, "最老的是哪年", "最老的一口是光绪年间的,断一年料就要坏。", ["光绪"]),
        (Expect.NUMBER, "几年走了几个大夫", "急诊科六年走了九个大夫。", ["九个"]),
        (Expect.NUMBER, "考走了几个年轻老师", "五年里考走了14位年轻老师。", ["14位"]),
        (Expect.NUMBER, "有多少人", "沿江八个屯有一百二十个渔民。", ["一百二十个"]),
    ],
)
def test_a_figure_is_not_cut_in_two(expects: Expect, asked: str, text: str, whole: list[str]) -> None:
    found = [text[slice(*span)] for span in values(expects, asked, folded(text))]
    assert [value for value in found if value in whole] == whole
    assert len(found) <= len(whole) + 1


def test_where_nobody_names_a_street_there_is_no_place() -> None:
    assert not holds_value(Expect.PLACE, "在哪些街道", "市总工会在街面上开了27个站。")
    assert holds_value(Expect.PLACE, "在哪", "驿站就在东风路。")
