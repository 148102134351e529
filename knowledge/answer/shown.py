"""A turn that may ask of the passage shown last: of a value in it, or of what it speaks of."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from knowledge.answer.decision import MOST_CANDIDATES, answered
from knowledge.answer.readings import likeliest, names_others
from knowledge.asked import Search
from knowledge.findings import Answer, Candidates, Found, Quote, Why
from knowledge.model import Passage
from knowledge.question.turns import COMPLETED, HOURS, LASTED
from knowledge.search import Library, rows_of
from knowledge.topic import Expect, Topic
from knowledge.weighing.evidence import Evidence
from knowledge.weighing.held import HALF
from knowledge.weighing.sought import weigh
from knowledge.weighing.values import values

BESIDE: Final = 8
"""Characters between a word and the value that it goes with."""
CLAUSE_SIGNS: Final = re.compile(r"[。;；!！?？]")


def about_shown(asked: Search, shown: Passage, library: Library) -> Answer:
    """The answer to a turn that may ask of the passage shown last, which is related where nothing else answers."""
    kind, whole = asked.topic.expects, asked.topic.asked
    if _names_nothing(asked.topic) and (told := first_valued(kind, whole, library.index.around(shown), library)):
        return Quote(Found(told), asked)
    if asked.turn.own and (beside := _beside_its_value(asked, shown, library)):
        return Quote(Found(beside), asked)
    given = answered(asked, likeliest(asked, library), library)
    if asked.turn.own and isinstance(given, Candidates) and _tells_it(asked, given.found[0].passage, shown, library):
        return Quote(given.found[0], asked)
    if isinstance(given, Quote) or asked.turn.own:
        return given
    if asked.turn.again:
        return Quote(Found(shown), asked)
    others = given.found if isinstance(given, Candidates) else ()
    of_shown = weigh(asked.topic, library.index.text_of(shown), library.index.context_of(shown))
    if names_others(others, (Found(shown, evidence=of_shown),)) or _is_in_others_posts(asked, library):
        return given
    else_related = tuple(one for one in others if one.passage.id != shown.id)
    ahead = else_related[:1] if _holds_what_is_not(of_shown, else_related) else ()
    related = (*ahead, Found(shown), *else_related[len(ahead) :])
    return Candidates(related[:MOST_CANDIDATES], Why.UNSURE, asked)


def _holds_what_is_not(shown: Evidence, others: Sequence[Found]) -> bool:
    """Whether the likeliest of what else is related holds most of a turn, and what was shown before none of it."""
    first = others[0].evidence if others else None
    return shown.coverage == 0 and first is not None and first.coverage >= HALF


def _names_nothing(topic: Topic) -> bool:
    """Whether a turn asks for a time of what was spoken of, and names nothing of its own."""
    return HOURS.fullmatch(topic.asked) is not None or LASTED.fullmatch(topic.asked) is not None


def _beside_its_value(asked: Search, shown: Passage, library: Library) -> Passage | None:
    """The passage of the speech last shown where a turn's words stand beside the value that it asks for.

    All of them, or most of several; of equal passages the nearest.
    """
    nearest = library.index.around(shown)
    held = {passage.id: _beside(asked, library.index.text_of(passage)) for passage in nearest}
    best = max(nearest, key=lambda passage: held[passage.id])
    return best if held[best.id] > len(asked.turn.own) / 2 else None


def _beside(asked: Search, text: str) -> int:
    """How many of a turn's words stand beside one value of a text at most."""
    words = [word[0] if COMPLETED.fullmatch(word) else word for word in asked.turn.own]
    most = 0
    for start, end in values(asked.topic.expects, asked.topic.asked, text):
        before, after = CLAUSE_SIGNS.split(text[:start])[-1], CLAUSE_SIGNS.split(text[end:])[0]
        around = before[-BESIDE:] + text[start:end] + after[:BESIDE]
        most = max(most, sum(word in around for word in words))
    return most


def first_valued(kind: Expect, whole: str, passages: Iterable[Passage], library: Library) -> Passage | None:
    """The first of some passages that holds a value of a kind, as a question puts it."""
    return next((one for one in passages if any(values(kind, whole, library.index.text_of(one)))), None)


def _tells_it(asked: Search, best: Passage, shown: Passage, library: Library) -> bool:
    """Whether the best passage is of the speech last shown and holds a value of the kind that a turn asks for.

    What it is a value of need not stand beside it: that was said before (云背水库, 什么时候修好).
    """
    text = library.index.text_of(best)
    return best.source.id == shown.source.id and any(values(asked.topic.expects, asked.topic.asked, text))


def _is_in_others_posts(asked: Search, library: Library) -> bool:
    """Whether a turn names what stands in posts of others, and not in those or in the words of whom was shown."""
    language, texts = library.language, library.index.texts
    named = (term.word for term in asked.topic.terms if term.names)
    held = {word: set(language.lexicon.organisations.people_of(word)) for word in named}
    rows = rows_of(asked.turn.leaning, library) if asked.turn.leaning else ()
    return any(
        those and not those & set(asked.turn.leaning) and not any(word in texts[row] for row in rows)
        for word, those in held.items()
    )
