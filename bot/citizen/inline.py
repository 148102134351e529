"""Passages offered while somebody types the bot's name in any chat: each sent with its attribution, none an answer."""

from typing import Final

from bot.citizen.citation import author
from bot.citizen.quotations import quotation, snippet
from bot.citizen.render import Renderer
from bot.messages import Action, Button, Reply, Result, Results
from bot.texts import Texts
from knowledge import listing
from knowledge.answer import Library
from knowledge.model import Passage
from knowledge.text import folded
from knowledge.topic import Topic, topic_of

A_PAGE: Final = 20
MOST: Final = 200
"""Results in all; whoever has scrolled so far should ask otherwise."""
MOST_QUERY: Final = 200
TITLE: Final = 60
DESCRIPTION: Final = 120


def offered(query: str, offset: str, library: Library, renderer: Renderer) -> Results:
    """A page of what is related to the words typed; the opening of each speech while nothing is typed.

    `#` and a passage's id offer exactly that passage.
    """
    start = int(offset) if offset.isdecimal() and len(offset) < 6 else 0
    query = query.strip()[:MOST_QUERY]
    found = _found(query, library)[:MOST]
    page = found[start : start + A_PAGE]
    after = start + A_PAGE
    topic = topic_of(folded(query), library.language) if query and not query.startswith("#") else None
    results = tuple(_result(passage, topic, renderer) for passage in page)
    return Results(results, str(after) if after < len(found) else "")


def _found(query: str, library: Library) -> list[Passage]:
    if not query:
        return listing.openings(library)
    if query.startswith("#"):
        passage = library.index.passage(query[1:])
        return [passage] if passage else []
    return list(dict.fromkeys(listing.related(query, library)))


def _result(passage: Passage, topic: Topic | None, renderer: Renderer) -> Result:
    texts = renderer.texts
    speech = passage.speech
    name = author(passage.source, texts)
    title = f"{name} · {speech.headline}" if speech and speech.headline else name
    description = "".join(run.text for run in snippet(passage, topic).runs)
    reply = Reply(
        (quotation(passage, topic), renderer.source(passage), *renderer.nature(passage)),
        ((open_button(passage, texts),),),
    )
    return Result(passage.id, title[:TITLE], description[:DESCRIPTION], reply)


def open_button(passage: Passage, texts: Texts) -> Button:
    """A link that opens a passage in the bot."""
    return Button(texts("inline.open"), passage.id, Action.OPEN)
