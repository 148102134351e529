"""Who wrote or made what is spoken of is none of the newspaper's own people."""

import pytest

from knowledge.answer import Candidates, PageCard, Quote
from tests.building import Visitor, a_conversation, a_library, a_page, a_speech, speaker_of

PIT = "老窖池差点拆了，我们几个老师傅联名写信，硬是保了下来。"
SONG = "我们编了金钱板段子，请婆婆大爷自己上台唱，院坝会开了96场。"
PIGS = "猪场去年一年出栏1800头，存栏600头，护栏也修了。"


@pytest.fixture(scope="module")
def reader() -> Visitor:
    page = a_page(
        a_speech("曾贵", PIT, posts=("酒厂车间主任",), headline="老窖要有人守"),
        a_speech("廖军", SONG, posts=("河街派出所所长",), headline="捂紧钱袋子"),
        a_speech("何琼", PIGS, posts=("黄桷村党支部书记",), headline="猪粪变成宝"),
        sections=("安逸篇",),
    )
    return Visitor(a_conversation(a_library(page)))


@pytest.mark.parametrize(
    ("turns", "name"),
    [
        (("联名信是谁写的",), "曾贵"),
        (("何琼是谁", "她一年出栏好多"), "何琼"),
        (("猪场出栏多少",), "何琼"),
        (("何琼说了什么", "存栏多少"), "何琼"),
    ],
)
def test_a_word_within_another_asks_nothing_of_the_page(reader: Visitor, turns: tuple[str, ...], name: str) -> None:
    given, _ = reader.asks(*turns)
    assert not isinstance(given, PageCard)
    assert isinstance(given, Quote | Candidates)
    assert {one.passage.speaker.name for one in _shown(given) if one.passage.speaker} == {name}


def _shown(given: Quote | Candidates) -> tuple:  # type: ignore[type-arg]
    return given.found if isinstance(given, Candidates) else (given.found,)


def test_who_made_a_thing_may_be_told_by_what_was_shown(reader: Visitor) -> None:
    given, _ = reader.asks("金钱板", "谁编的")
    assert isinstance(given, Candidates)
    assert given.found[0].passage.text == SONG
    assert speaker_of(reader.asks("金钱板段子是谁编的")[0]) == "廖军"


@pytest.mark.parametrize(
    "turns",
    [
        ("这版是谁编的",),
        ("今天的报道是谁写的",),
        ("何琼那篇是谁写的",),
        ("何琼说了什么", "谁写的"),
        ("有哪些栏目",),
        ("老窖池差点拆了", "责任编辑是谁"),
    ],
)
def test_what_the_page_tells_of_itself_is_still_asked_of_it(reader: Visitor, turns: tuple[str, ...]) -> None:
    assert isinstance(reader.asks(*turns)[0], PageCard)
