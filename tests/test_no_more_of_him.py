"""Somebody of whom no more is wanted is not the one whom the rest is asked of."""

import pytest

from knowledge.answer import Library, PeopleCard, PersonCard
from tests.building import a_library, a_page, a_speech, asked, quoted, speaker_of

FAIR = "天蓝水绿，老少和睦。" * 8
"""What makes a passage of a short paragraph."""


@pytest.fixture(scope="module")
def town() -> Library:
    return a_library(
        a_page(
            a_speech(
                "孟一", f"数控机床卖到了十二个国家。{FAIR}\n食堂办得热气腾腾。{FAIR}", posts=("青川机床有限公司技术员",)
            ),
            a_speech("柯二", f"全县开了三十六条校车线路。{FAIR}\n食堂添了两样素菜。{FAIR}", posts=("县教育局局长",)),
            a_speech("闻杉", f"松林又绿了。{FAIR}\n校车也从防火路上走。{FAIR}", posts=("县林业局局长",)),
        )
    )


@pytest.mark.parametrize(
    "turns",
    [
        ["柯二那个太绕了，有没有讲校车的"],
        ["不想听柯局长的，讲讲校车"],
        ["柯二讲的我看过了，有没有别人讲校车的，我家娃要坐"],
        ["别再给我看教育局局长了，我要看讲校车的"],
        ["柯二讲了什么", "他讲得太空了，谁讲了校车"],
        ["柯二讲了什么", "听够他的了，说说校车"],
    ],
)
def test_whoever_else_spoke_of_it_is_shown(town: Library, turns: list[str]) -> None:
    given = asked(town, *turns)
    assert isinstance(given, PeopleCard)
    assert [person.name for person in given.people] == ["闻杉"]
    assert [person.name for person in given.without] == ["柯二"]


def test_of_whom_no_more_is_wanted_all_others_are_offered(town: Library) -> None:
    given = asked(town, "柯二讲了什么", "不想看他的了")
    assert isinstance(given, PeopleCard)
    assert {person.name for person in given.people} == {"孟一", "闻杉"}


@pytest.mark.parametrize(
    "turn", ["柯二讲的太长了，讲讲食堂", "柯二的我看过了，他讲食堂没有", "柯二那段太绕了，食堂怎么样"]
)
def test_whose_words_are_only_found_fault_with_is_still_asked(town: Library, turn: str) -> None:
    assert speaker_of(asked(town, turn)) == "柯二"


@pytest.mark.parametrize(
    "turn",
    [
        "不是柯二，我问的是我老乡单位的闻杉局长",
        "不是他，我说的是林业局那个闻杉",
        "不是柯二，我问的是林业局的闻局长",
        "不是柯局长，我说的是闻杉",
    ],
)
def test_who_is_meant_instead_is_asked_for(town: Library, turn: str) -> None:
    assert speaker_of(asked(town, "柯二讲了什么", turn)) == "闻杉"
    assert "防火路" in quoted(asked(town, "柯二讲了什么", turn, "校车他怎么说的")).text


def test_of_who_is_meant_instead_it_is_asked_who_he_is(town: Library) -> None:
    given = asked(town, "柯二是谁", "不是柯二，我问的是我老乡单位的闻杉局长")
    assert isinstance(given, PersonCard)
    assert [person.name for person in given.people] == ["闻杉"]


def test_a_matter_that_is_meant_instead_of_somebody_is_asked_of_all(town: Library) -> None:
    assert speaker_of(asked(town, "柯二讲了什么", "不是柯二，我问的是数控机床")) == "孟一"
