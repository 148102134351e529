"""A turn that names another place, another time or another such person is asked what was asked of the last one."""

import pytest

from knowledge.answer import Candidates, Library, PeopleCard, PersonCard, Quote
from knowledge.question.steps import LATER_ON
from knowledge.topic import topic_of
from knowledge.weighing.times import told_later
from knowledge.weighing.years import is_of_another_year
from tests.building import a_library, a_page, a_speech, asked

PEARS = "上梁村家家种梨，坡上坡下都是梨园。"
PEAR_INCOME = "前些年没有路，梨烂在树上。去年村集体收入61万元，办起了老年食堂，七十岁以上的老人一餐三块钱。"
SHEEP = "石洼村靠养羊过日子，全村存栏羊八千只，羊圈都修在村外。"
SHEEP_INCOME = "去年村集体收入93万元，户均分了一千二百元，还修了15公里机耕路。"
CURTAINS = "以前一个人看3台机，腿都跑细了。前年换了新织机，一个人能看12台，手里的布也匀净。"
PARCELS = "从前寄一个包裹要十五块，等五天。今年通了客车捎货，包裹当天进城，降到四块。"
PIGS = "早先家家养猪，最多时存栏九千头，河水都是黑的。后来拆了猪棚，河边种了300亩荷花。"


@pytest.fixture(scope="module")
def county() -> Library:
    return a_library(
        a_page(
            a_speech("郝一", f"{PEARS}\n\n{PEAR_INCOME}", posts=("柳河镇上梁村党支部书记",), headline="梨园"),
            a_speech("郭二", f"{SHEEP}\n\n{SHEEP_INCOME}", posts=("石桥乡石洼村党支部书记",), headline="羊倌"),
            a_speech("苏三", CURTAINS, posts=("云锦纺织有限公司挡车工",), headline="织机"),
            a_speech("苏四", PARCELS, posts=("市交通运输局局长",), headline="客车"),
            a_speech("高五", PIGS, posts=("市交通运输局副局长",), headline="荷花"),
        )
    )


@pytest.mark.parametrize("turn", ["石洼呢", "石洼村呢", "那石洼村多少", "石洼村的呢", "换成石洼村呢"])
@pytest.mark.parametrize("first", ["上梁村集体收入多少", "上梁村村集体收入"])
def test_a_value_of_another_village_is_asked_by_its_name(county: Library, first: str, turn: str) -> None:
    given = asked(county, first, turn)
    assert isinstance(given, Quote)
    assert "93万元" in given.passage.text


def test_what_is_not_told_of_the_other_village_is_not_quoted(county: Library) -> None:
    given = asked(county, "石洼村修了多少公里机耕路", "上梁呢")
    assert not isinstance(given, Quote)
    given = asked(county, "上梁村老人一餐几块钱", "石洼呢")
    assert not isinstance(given, Quote)
    assert not isinstance(given, Candidates) or all(one.passage.text != PEAR_INCOME for one in given.found)


def test_a_turn_that_asks_something_else_of_a_village_is_asked_by_itself(county: Library) -> None:
    given = asked(county, "上梁村集体收入多少", "石洼村存栏多少羊")
    assert isinstance(given, Quote)
    assert SHEEP in given.passage.text


def test_the_village_behind_somebodys_words_is_whose_words_are_asked_for(county: Library) -> None:
    given = asked(county, "郝一说了什么", "石洼村呢")
    assert isinstance(given, Quote)
    assert given.passage.speaker is not None
    assert given.passage.speaker.name == "郭二"


@pytest.mark.parametrize(("first", "told"), [("以前一个人看几台机", CURTAINS), ("寄包裹从前多少钱", PARCELS)])
def test_now_is_told_where_the_value_of_before_was_shown(county: Library, first: str, told: str) -> None:
    given = asked(county, first, "现在呢")
    assert isinstance(given, Quote)
    assert given.passage.text == told


def test_another_number_behind_it_is_not_the_value_by_now(county: Library) -> None:
    assert not isinstance(asked(county, "早先养了多少猪", "现在呢"), Quote)


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("以前一个人看几台机", "以前一个人看3台机,腿都跑细了。前年换了新织机,一个人能看12台。", True),
        ("护工原来补助多少钱", "护工补助由每月300元提高到450元。", True),
        ("原来有多少船", "原来有船40条。今年修了两公里路。", False),
    ],
)
def test_the_later_value_is_of_the_same_kind_behind_a_change(
    county: Library, question: str, text: str, told: bool
) -> None:
    assert (told_later(topic_of(question, county.language), (text,), LATER_ON) is not None) is told


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("上梁村今年上半年集体收入", "去年村集体收入61万元。", True),
        ("上梁村去年集体收入", "去年村集体收入61万元。", False),
        ("上梁村2020年集体收入多少", "去年村集体收入61万元。", False),
        ("上梁村今年集体收入多少", "2019年村集体收入61万元。", True),
        ("上梁村今年集体收入多少", "2021年村集体收入61万元。", False),
        ("下半年集体收入多少", "头半年村集体收入61万元。", True),
        ("上梁村今年集体收入", "村集体收入61万元。", False),
        ("今年户均分红多少", "去年集体收入61万元,户均分红八百元。", True),
        ("明年有多少学位", "今年拿出学位500个,明年增加到600个。", False),
        ("今年修了多少路", "2018年开始修路,到今年修了9公里路。", False),
    ],
)
def test_an_amount_of_another_year_is_known_by_the_day_of_the_paper(
    county: Library, question: str, text: str, other: bool
) -> None:
    assert is_of_another_year(topic_of(question, county.language), text, 2021) is other


def test_an_amount_of_another_half_year_is_only_related(county: Library) -> None:
    assert isinstance(asked(county, "石洼村去年集体收入"), Quote)
    assert isinstance(asked(county, "石洼村今年上半年集体收入"), Candidates)


def test_another_such_person_is_told_and_not_the_list_of_both(county: Library) -> None:
    given = asked(county, "苏三说了什么", "另外那个姓苏的呢")
    assert isinstance(given, Quote)
    assert given.passage.text == PARCELS
    card = asked(county, "上梁村书记是谁", "另一个村的书记呢")
    assert isinstance(card, PersonCard)
    assert card.people[0].name == "郭二"
    given = asked(county, "苏四讲了什么", "交通局另一个领导呢")
    assert isinstance(given, Quote)
    assert given.passage.text == PIGS


def test_another_one_is_of_those_described_where_who_was_shown_is_none_of_them(county: Library) -> None:
    assert isinstance(asked(county, "郝一说了什么", "另一个姓苏的呢"), PeopleCard)
