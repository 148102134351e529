"""A turn that finds no answer by itself, read as going on with the last topic: what the same speech says to it."""

from typing import Final

from knowledge.answer.readings import is_strange
from knowledge.asked import Context, Search
from knowledge.findings import Found, Quote
from knowledge.meaning.look import unread
from knowledge.question.message import ASKING, WHETHER
from knowledge.search import Library
from knowledge.text import folded
from knowledge.weighing.excerpt import excerpts

ALONE: Final = -0.5
"""The log-odds of a turn read by itself below which a passage is read as no answer to it."""
TOGETHER: Final = 1.0
"""Those of the last topic and the turn read as one question from which it is: a passage must be both."""


def continued(asked: Search, context: Context, library: Library) -> Quote | None:
    """The passage of the speech shown last that is read as the answer to a turn; None where there is none.

    那老的还要不要了, asked after 新医院, names nothing that is printed, and is read with what was spoken of.
    """
    shown = library.index.passage(context.last)
    if shown is None or not context.topic or not _leans(asked, context, library):
        return None
    read = [
        (together, passage)
        for passage in library.index.of_source(shown.source.id)
        if (together := _read(asked.topic.asked, context.topic, library.index.text_of(passage), library)) is not None
    ]
    return Quote(Found(max(read, key=lambda one: one[0])[1]), asked) if read else None


def _leans(asked: Search, context: Context, library: Library) -> bool:
    """Whether a turn is put as one that goes on, and nothing in it says whom or what else it is asked of.

    What is not put so asks anew: read with what another question was about, one in forty such is taken for its like.
    """
    limited = (
        not asked.turn.follows
        or asked.notes_only
        or asked.pages
        or len(asked.parts) > 1
        or asked.private
        or asked.of_meeting
    )
    alone = _is_mere_word(asked)
    elsewhere = asked.people and tuple(person.id for person in asked.people) != (context.speaker,)
    quoted = asked.topic.required or asked.topic.excluded
    return not (limited or alone or elsewhere or quoted or asked.mention) and library.read is not unread


def _is_mere_word(asked: Search) -> bool:
    """Whether a turn only names a thing, alone or with 呢 one that is nowhere printed (养狗): it asks anew."""
    text = asked.topic.asked.rstrip(" ?？")
    if ASKING.search(text.rstrip("呢")) or WHETHER.search(text):
        return False
    return asked.turn.brief or (text.endswith("呢") and is_strange(asked.topic))


def _read(turn: str, topic: str, text: str, library: Library) -> float | None:
    """How surely some sentences of a passage answer a turn and the last topic together; None where they do not."""
    parts = excerpts(text)
    both = library.read(turn, parts), library.read(f"{folded(topic)} {turn}", parts)
    alone, together = (max(odds, default=None) if odds else None for odds in both)
    if alone is None or together is None or alone < ALONE or together < TOGETHER:
        return None
    return together
