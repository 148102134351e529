"""The table of kinds of question is true: every example is read and answered as it says, over the embedded page."""

import re
from collections.abc import Iterator
from typing import Final

import pytest

from bot.conversation import Conversation
from bot.messages import Incoming
from bot.record_json import as_json
from knowledge.answer import Library, answer
from knowledge.asked import Context
from knowledge.question import understand
from tests.building import ROOT, a_conversation, real_library

TABLE: Final = ROOT / "docs" / "questions.md"
LEAST: Final = 30
"""Kinds of question that the table has at least."""


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


def test_the_table_has_every_kind_with_its_ways() -> None:
    assert len(rows()) > LEAST
    assert all(len(row) == 5 for row in rows())


@pytest.mark.parametrize(("way", "reading", "reply"), list(examples()))
def test_a_way_to_ask_is_read_and_answered_as_the_table_says(
    conversation: Conversation, library: Library, way: str, reading: str, reply: str
) -> None:
    *before, last = way.split(" / ")
    context = Context()
    for turn in before:
        _, context = answer(turn, context, library)
        conversation.reply(Incoming(turn, way, way))
    assert type(understand(last, context, library.language)).__name__ in reading.split(", ")
    given = as_json("", *conversation.reply(Incoming(last, way, way)))
    assert given["status"] in reply.split(", "), given["text"][:80]
