"""The table of kinds of question is true: every example is read and answered as it says, over the embedded page."""

import re
from collections.abc import Iterator
from typing import Final, get_args

import pytest

from bot.conversation import Conversation
from bot.messages import Incoming
from bot.record_json import as_json
from knowledge.answer import Library, answer
from knowledge.asked import AboutPage, Asked, Context, Fact, Move, Step
from knowledge.question import understand
from tests.building import ROOT, a_conversation, real_library

TABLE: Final = ROOT / "docs" / "questions.md"
BY_MEANING: Final = {Move.ANOTHER, Move.LISTED}
"""What no words ask for: the second look alone reads them (`knowledge/answer/purposes.py`)."""


def rows() -> list[list[str]]:
    lines = (line for line in TABLE.read_text("utf-8").splitlines() if line.startswith("| "))
    return [re.split(r"\s*\|\s*", line.strip("| ")) for line in lines][2:]


def examples() -> Iterator[tuple[str, str, str]]:
    for _, ways, _, reading, reply in rows():
        yield from ((way, reading, reply) for way in ways.split(" · "))


@pytest.fixture(scope="module")
def conversation() -> Conversation:
    return a_conversation(real_library())


@pytest.fixture(scope="module")
def library() -> Library:
    return real_library()


def read(way: str, library: Library) -> Asked:
    """How the last turn of an example is read."""
    *before, last = way.split(" / ")
    context = Context()
    for turn in before:
        _, context = answer(turn, context, library)
    return understand(last, context, library.language)


def test_each_kind_has_its_ways_its_needs_and_what_becomes_of_it() -> None:
    assert all(len(row) == 5 for row in rows())


def test_the_table_has_every_kind_of_question_fact_and_step(library: Library) -> None:
    found = [read(way, library) for way, _, _ in examples()]
    assert {type(asked) for asked in found} == set(get_args(Asked))
    assert {asked.fact for asked in found if isinstance(asked, AboutPage)} >= set(Fact)
    assert {asked.move for asked in found if isinstance(asked, Step)} == set(Move) - BY_MEANING


@pytest.mark.parametrize(("way", "reading", "reply"), list(examples()))
def test_a_way_to_ask_is_read_and_answered_as_the_table_says(
    conversation: Conversation, library: Library, way: str, reading: str, reply: str
) -> None:
    *before, last = way.split(" / ")
    for turn in before:
        conversation.reply(Incoming(turn, way, way))
    assert type(read(way, library)).__name__ in reading.split(", ")
    given = as_json("", *conversation.reply(Incoming(last, way, way)))
    assert given["status"] in reply.split(", "), given["text"][:80]
