"""The last question asked of another place: only what tells it of that place is quoted, what comes near it related."""

from dataclasses import replace

from knowledge.answer.decision import MOST_CANDIDATES, looked_for
from knowledge.answer.searching import searched
from knowledge.asked import Search, Turn
from knowledge.findings import Answer, Candidates, Found, NotFound, Quote, Why
from knowledge.model import Passage
from knowledge.search import Library, weighed
from knowledge.weighing.beside import is_told


def of_another_place(asked: Search, library: Library) -> Answer:
    """The answer to the last question with another place in it.

    Another place's words are not shown for it: where nothing tells it of this one, what is said there comes nearest.
    """
    said = searched(replace(asked, turn=Turn()), library)
    found = (said.found,) if isinstance(said, Quote) else said.found if isinstance(said, Candidates) else ()
    of_there = tuple(one for one in found if _is_there(one.passage, asked, library))
    if isinstance(said, Quote) and of_there and _tells(said, asked, library):
        return replace(said, asked=asked)
    related = of_there or _nearest(asked, library)
    return Candidates(related, Why.UNSURE, asked) if related else NotFound(Why.NOTHING, looked_for(asked), asked=asked)


def _is_there(passage: Passage, asked: Search, library: Library) -> bool:
    """Whether a passage, or what stands around it, names the place."""
    return asked.turn.there in library.index.text_of(passage) + library.index.context_of(passage)


def _tells(said: Quote, asked: Search, library: Library) -> bool:
    """Whether what is quoted tells what is asked, and with its value."""
    shown = (said.found.passage, *((said.beside,) if said.beside else ()))
    return any(is_told(asked.topic, library.index.text_of(one)) for one in shown)


def _nearest(asked: Search, library: Library) -> tuple[Found, ...]:
    """What those of the place, or others who name it, say that comes nearest."""
    texts, around = library.index.texts, library.index.contexts
    rows = [row for row, text in enumerate(texts) if asked.turn.there in text or asked.turn.there in around[row]]
    return tuple(weighed(asked.topic, rows, library, scoped=False)[:MOST_CANDIDATES]) if rows else ()
