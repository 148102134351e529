"""What a citizen has not seen himself, and what delegates did not speak of."""

import pytest

from knowledge.answer import Library, PeopleCard
from tests.building import a_library, a_page, a_speech, asked, speaker_of


@pytest.fixture(scope="module")
def village() -> Library:
    return a_library(
        a_page(
            a_speech("万青", "去年回乡的青年有八百多人，茶厂办了三家。", posts=("茶山村党支部书记",)),
            a_speech("邵云", "巷子里装了路灯，老屋换了电线。", posts=("西街社区主任",)),
        )
    )


@pytest.mark.parametrize(
    "question",
    ["回乡的八百多人是怎么回事，我怎么没看到那么多人", "说有八百多人回乡，我们从来没看见这么多人，怎么回事"],
)
def test_what_somebody_has_not_seen_is_no_silence_of_others(village: Library, question: str) -> None:
    assert speaker_of(asked(village, question)) == "万青"


@pytest.mark.parametrize("question", ["没提到茶厂的有谁", "哪些人没说茶厂"])
def test_who_did_not_speak_of_it_is_listed(village: Library, question: str) -> None:
    given = asked(village, question)
    assert isinstance(given, PeopleCard)
    assert given.silent
    assert [person.name for person in given.people] == ["邵云"]
