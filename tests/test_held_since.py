"""Who holds a post where pages of several days print it of different people, or other posts of one."""

from datetime import date

import pytest

from bot import texts
from bot.citizen.render import Renderer
from knowledge.answer import Library, NotFound, PeopleCard, PersonCard, answer
from knowledge.asked import Context
from tests.building import CONFIG, a_library, a_page, a_speech


@pytest.fixture(scope="module")
def county() -> Library:
    """The head of a county who became the secretary of its committee between two pages, and whom he followed."""
    before = a_page(
        a_speech("周原", "水窖要填上，今年通自来水。", posts=("白水县委副书记", "县长")),
        a_speech("林成", "路要修到村口。", posts=("白水县委书记",)),
        a_speech("方明", "学校不够用。", posts=("市教育局党组书记", "局长")),
        day=date(2024, 1, 15),
        page_id="p1",
    )
    after = a_page(
        a_speech("周原", "担子换了，承诺不换。", posts=("新当选的市委常委", "白水县委书记")),
        a_speech("何田", "水价要算清楚。", posts=("市水务局党组书记", "局长")),
        day=date(2024, 1, 18),
        page_id="p2",
    )
    return a_library(before, after)


def asked(question: str, library: Library) -> tuple[PersonCard | PeopleCard, str]:
    given, _ = answer(question, Context(), library)
    assert isinstance(given, PersonCard | PeopleCard), given
    return given, Renderer(texts.load(CONFIG / "texts")["zh-Hans"], "").render(given).plain


def test_of_two_who_had_a_post_the_newest_comes_first_with_the_days(county: Library) -> None:
    given, shown = asked("白水县委书记是谁", county)
    assert [one.name for one in given.people] == ["周原", "林成"]
    assert shown.index("2024年1月18日") < shown.index("2024年1月15日")


def test_a_card_tells_who_is_printed_in_the_post_later(county: Library) -> None:
    given, shown = asked("林成是谁", county)
    assert isinstance(given, PersonCard)
    assert [one.name for one in given.since] == ["周原"]
    assert "2024年1月18日" in shown


@pytest.mark.parametrize("question", ["周原是谁", "方明是谁", "何田是谁"])
def test_nobody_followed_whose_post_nobody_else_has_later(county: Library, question: str) -> None:
    """局长 of another bureau is another post."""
    given, _ = asked(question, county)
    assert isinstance(given, PersonCard)
    assert given.since == ()


def test_a_card_tells_on_which_day_which_post_was_printed(county: Library) -> None:
    _, shown = asked("周原是谁", county)
    parts = ["新当选的市委常委", "2024年1月18日", "白水县委副书记", "2024年1月15日"]
    places = [shown.index(one) for one in parts]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("question", "unsaid"),
    [
        ("新的教育局局长是谁", True),
        ("白水新书记是谁", False),
        ("教育局局长是谁", False),
    ],
)
def test_who_is_new_in_a_post_is_only_who_is_printed_to_be(county: Library, question: str, unsaid: bool) -> None:
    given, shown = asked(question, county)
    assert isinstance(given, PersonCard)
    assert given.unsaid is unsaid
    assert ("没有说谁是新任的" in shown) is unsaid


def test_nobody_came_to_a_post_that_its_only_holder_left(county: Library) -> None:
    given, _ = answer("白水县新县长选了谁", Context(), county)
    assert isinstance(given, NotFound)
    assert [one.name for one in given.near] == ["周原"]


def test_of_each_of_several_the_newest_words_are_shown(county: Library) -> None:
    given, _ = answer("周原和林成讲了什么", Context(), county)
    assert isinstance(given, PeopleCard)
    assert [one.passage.text[:5] for one in given.found] == ["担子换了，", "路要修到村"]
