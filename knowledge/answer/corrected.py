"""What a turn says was meant, and not what was answered: of the speech shown last first, then where it is printed."""

from dataclasses import replace
from typing import Final

from knowledge.answer.details import named_alone
from knowledge.answer.searching import searched
from knowledge.asked import Context, Search
from knowledge.findings import Answer, Candidates, Found, Quote, Why
from knowledge.model import Passage
from knowledge.search import Library
from knowledge.weighing.held import weight_of


def of_what_was_meant(asked: Search, context: Context, library: Library) -> Answer | None:
    """The answer to a turn that names a matter as the one that was meant; None where it asks anything of it.

    What neither that speech nor another prints as it is named is only related.
    """
    if not asked.turn.meant or asked.people or not named_alone(asked) or context.missed:
        return None
    shown = library.index.passage(context.offered[0] if context.offered else context.last)
    if shown is None or not asked.topic:
        return None
    own = max(library.index.of_source(shown.source.id), key=lambda one: (_share(one, asked, library), one == shown))
    if _share(own, asked, library) >= TOLD:
        return Quote(Found(own), asked)
    said = searched(asked, library)
    if isinstance(said, Candidates):
        return replace(said, found=(Found(shown), *(one for one in said.found[:1] if one.passage.id != shown.id)))
    if not isinstance(said, Quote) or _prints(said.found.passage, asked, library):
        return said
    other = (said.found,) if said.found.passage.id != shown.id else ()
    return Candidates((Found(shown), *other), Why.UNSURE, asked)


def _share(passage: Passage, asked: Search, library: Library) -> float:
    """How much of the words of a turn a passage tells."""
    terms = asked.topic.terms
    return weight_of(terms, library.index.text_of(passage)) / sum(term.weight for term in terms)


def _prints(passage: Passage, asked: Search, library: Library) -> bool:
    """Whether a passage prints the longer words of a turn."""
    text = library.index.text_of(passage)
    return all(term.word in text for term in asked.topic.terms if len(term.word) > 1)


TOLD: Final = 0.7
"""The share of the words of a turn from which a passage tells of what they name."""
