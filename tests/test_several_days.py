"""A matter that is told on several days: how it stands by now, and what somebody said each time."""

from datetime import date

import pytest

from knowledge.answer import Answer, Candidates, Library, PeopleCard, Quote
from tests.building import Visitor, a_conversation, a_library, a_page, a_speech

PLANNED = "红白公路明年六月通车，少走四十公里。"
DRIVEN = "红白公路的桥桩全部打完了，六月通车的日子不变。"
FIRST = "全县还有2300户靠水窖吃水，后年都通上自来水。"
SECOND = "又核了一遍，还有1850户靠水窖吃水，明年底都通上自来水。"


@pytest.fixture
def county() -> Library:
    first = a_page(
        a_speech("杨树林", PLANNED, posts=("红崖县委书记",), headline="翻两座山"),
        a_speech("赵文博", FIRST, posts=("红崖县县长",), headline="不吃窖水", speaker="zhao"),
        a_speech("周敏", "课要上好。", posts=("实验小学教师",), speaker="zhou-a"),
        day=date(2021, 11, 9),
        page_id="hy-1",
    )
    second = a_page(
        a_speech("赵文博", f"{SECOND}\n\n{DRIVEN}", posts=("红崖县委书记",), headline="接着干", speaker="zhao"),
        a_speech("周敏", "贷款要快。", posts=("农商行行长",), speaker="zhou-b"),
        day=date(2021, 11, 13),
        page_id="hy-2",
    )
    return a_library(first, second)


def shown(given: Answer) -> list[str]:
    if isinstance(given, Quote):
        return [given.found.passage.text, *(one.passage.text for one in given.others)]
    assert isinstance(given, Candidates)
    return [one.passage.text for one in given.found]


@pytest.mark.parametrize(
    ("question", "newest"),
    [
        ("红白公路现在修到啥程度了", DRIVEN),
        ("红白公路目前修到哪一步了", DRIVEN),
        ("还有多少户靠水窖吃水", SECOND),
        ("多少户靠水窖吃水 要最新的数", SECOND),
    ],
)
def test_how_a_matter_stands_is_told_by_the_newest_day(county: Library, question: str, newest: str) -> None:
    given, _ = Visitor(a_conversation(county)).asks(question)
    assert newest in shown(given)[0]


@pytest.mark.parametrize(
    "question", ["赵文博前后怎么说水窖的", "赵文博两次说的水窖户数一样不", "水窖的事 赵文博先后怎么讲的"]
)
def test_what_was_said_each_time_is_shown_with_its_days(county: Library, question: str) -> None:
    given, _ = Visitor(a_conversation(county)).asks(question)
    assert isinstance(given, Candidates)
    assert [one.passage.page.date for one in given.found] == [date(2021, 11, 9), date(2021, 11, 13)]


def test_two_of_one_name_are_asked_back_where_no_matter_is_named(county: Library) -> None:
    given, _ = Visitor(a_conversation(county)).asks("周敏前后怎么说的")
    assert isinstance(given, PeopleCard)
