"""The points of a speech by their numbers: only the words that print the number are known to be that point."""

import pytest

from knowledge.answer import PeopleCard, PersonCard, Quote, SpeechCard
from tests.building import Visitor, a_conversation, a_library, a_page, a_speech, speaker_of

LONG = "山路长，桥也少，我们盼着把路修到家门口，让孩子早点回家，让老人少走几里，也让菜运得出去。" * 4
RIVER = f"河道今年清淤四十里。{LONG}\n堤上要建新泵站。{LONG}\n岸边再栽柳树。{LONG}"
STEPS = f"关停小窑是第一步。{LONG}\n还账是第二步。{LONG}\n延链是第三步。{LONG}"


@pytest.fixture(scope="module")
def reader() -> Visitor:
    page = a_page(
        a_speech("于晓", RIVER, posts=("江口区水务局局长",), headline="河道三新"),
        a_speech("崔明", STEPS, posts=("北塬县县长",), headline="煤县的三步"),
    )
    return Visitor(a_conversation(a_library(page)))


@pytest.mark.parametrize(
    "turns",
    [
        ("于晓说了哪几点",),
        ("于晓讲了几件事",),
        ("于晓第二点讲了什么",),
        ("于晓讲的第三个方面是什么",),
        ("于晓到底讲了几个方面",),
        ("于晓讲了几条",),
        ("于晓提了几个“要”",),
        ("于晓说了什么", "他一共讲了几点"),
        ("于晓说了什么", "总共说了几条"),
        ("于晓说了什么", "第二点呢"),
        ("于晓说了什么", "第一件事细讲"),
        ("于晓说了什么", "最后一点呢"),
        ("河道怎么清淤", "第三个呢"),
    ],
)
def test_all_of_a_speech_is_shown_where_it_does_not_print_the_number_of_a_point(
    reader: Visitor, turns: tuple[str, ...]
) -> None:
    given, _ = reader.asks(*turns)
    assert isinstance(given, SpeechCard)
    assert given.passages[0].speaker is not None
    assert given.passages[0].speaker.name == "于晓"


@pytest.mark.parametrize("turns", [("崔明说了什么", "第二步呢"), ("崔明的第二步是什么",)])
def test_a_point_that_is_printed_with_its_number_is_quoted(reader: Visitor, turns: tuple[str, ...]) -> None:
    given, _ = reader.asks(*turns)
    assert isinstance(given, Quote)
    assert speaker_of(given) == "崔明"
    assert "还账是第二步" in given.passage.text


@pytest.mark.parametrize(
    ("turns", "kind"),
    [
        (("于晓说了什么", "第二个"), Quote),
        (("于晓说了什么", "第二段"), Quote),
        (("于晓说了什么", "把第二段再给我看一遍"), Quote),
        (("于晓说了什么", "再看一遍第二段"), Quote),
        (("都有谁发言", "第二个说了什么"), Quote),
        (("都有谁发言", "第二个是谁"), PersonCard),
    ],
)
def test_a_passage_and_one_of_a_list_are_chosen_by_their_number(
    reader: Visitor, turns: tuple[str, ...], kind: type
) -> None:
    assert isinstance(reader.asks(*turns)[0], kind)


@pytest.mark.parametrize(
    "turns",
    [
        *(
            ("于晓说了什么", turn)
            for turn in ("他跟崔明讲的有没有一样的", "他和崔明讲的有什么不同", "她同崔明说的一样吗")
        ),
        ("于晓和崔明讲的有没有一样的地方",),
        ("于晓和崔明说的有什么共同点",),
    ],
)
def test_of_two_who_are_compared_both_are_shown(reader: Visitor, turns: tuple[str, ...]) -> None:
    given, _ = reader.asks(*turns)
    assert isinstance(given, PeopleCard)
    assert {person.name for person in given.people} == {"于晓", "崔明"}
