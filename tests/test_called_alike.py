"""Whom a title means that several bear: the one who spoke last, though a list of others was shown since."""

import pytest

from knowledge.answer import Library, NotFound, PeopleCard, Quote, Why
from tests.building import a_library, a_page, a_speech, asked, speaker_of

FAIR = "天蓝水绿，老少和睦。" * 8
"""What makes a passage of a short paragraph."""


@pytest.fixture(scope="module")
def county() -> Library:
    return a_library(
        a_page(
            a_speech(
                "万青",
                f"茶园修了机耕路。{FAIR}\n茶厂添了烘干机。{FAIR}\n老茶树挂了牌。{FAIR}",
                posts=("茶山村党支部书记",),
            ),
            a_speech("万成", f"码头通了班轮。{FAIR}\n航道清了淤泥。{FAIR}", posts=("市港务局党组书记", "市港务局局长")),
            a_speech("邵云", f"巷子里装了路灯。{FAIR}\n老屋换了电线。{FAIR}", posts=("西街社区主任",)),
        )
    )


@pytest.mark.parametrize("before", [["万青讲了什么"], ["茶园的路怎么样了"], ["万青讲了什么", "有谁没讲茶园的"]])
@pytest.mark.parametrize("turn", ["万书记还讲了什么", "那万书记还说了些什么"])
def test_what_else_a_title_said_is_asked_of_the_one_who_spoke(county: Library, before: list[str], turn: str) -> None:
    given = asked(county, *before, turn)
    assert speaker_of(given) == "万青"
    assert isinstance(given, Quote)
    assert "机耕路" not in given.passage.text


def test_on_a_matter_a_title_means_the_one_who_spoke(county: Library) -> None:
    assert speaker_of(asked(county, "万成讲了什么", "万书记对航道怎么看")) == "万成"
    assert speaker_of(asked(county, "邵云讲了什么", "邵主任还讲了什么")) == "邵云"


@pytest.mark.parametrize(
    "turns", [["万书记讲了什么"], ["万青讲了什么", "那万书记呢"], ["邵云讲了什么", "万书记讲了什么"]]
)
def test_else_it_is_asked_which_of_them_is_meant(county: Library, turns: list[str]) -> None:
    given = asked(county, *turns)
    assert isinstance(given, PeopleCard)
    assert given.which


@pytest.mark.parametrize("turn", ["还有一个姓万的呢", "另一个姓万的讲了什么", "还有那个姓万的说了什么"])
def test_one_more_of_a_surname_is_the_other(county: Library, turn: str) -> None:
    assert speaker_of(asked(county, "万青讲了什么", turn)) == "万成"


def test_behind_a_list_with_another_it_is_asked_which_is_meant(county: Library) -> None:
    given = asked(county, "万青讲了什么", "有谁没讲茶园的", "万书记怎么说")
    assert isinstance(given, PeopleCard)
    assert given.which


@pytest.mark.parametrize("name", ["万成", "港务局局长", "万局长"])
def test_what_else_goes_on_to_what_was_not_shown_to_the_end(county: Library, name: str) -> None:
    said = f"{name}还讲了什么"
    given = asked(county, "万成讲了什么", "邵云讲了什么", said)
    assert isinstance(given, Quote)
    assert given.passage.text.startswith("航道")
    given = asked(county, "万成讲了什么", said, said)
    assert isinstance(given, NotFound)
    assert given.why is Why.END


@pytest.mark.parametrize("turn", ["那么港务局万成的表述呢", "那万成的论述", "万成的表述"])
def test_anothers_words_are_asked_for_by_whatever_they_are_called(county: Library, turn: str) -> None:
    assert speaker_of(asked(county, "万青讲了什么", turn)) == "万成"


@pytest.mark.parametrize("turns", [("万青讲了什么", "万书记讲了航道吗"), ("万成讲了什么", "万书记还讲了老茶树吧")])
def test_on_what_he_says_nothing_of_it_is_asked_which_is_meant(county: Library, turns: tuple[str, str]) -> None:
    given = asked(county, *turns)
    assert isinstance(given, PeopleCard), given
    assert given.which
