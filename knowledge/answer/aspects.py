"""What the speech shown last tells of one aspect of its matter: who is in charge, who pays, another time.

A turn that names nothing else (钱从哪来, 明年呢) is asked of what was shown, which often holds it, and never of
all that is printed: of money or of next year anybody speaks.
"""

from collections.abc import Sequence
from dataclasses import replace
from operator import and_
from typing import Final

from knowledge.answer.decision import HINT
from knowledge.asked import Aspect, Context, Search
from knowledge.findings import Answer, Candidates, Found, NotFound, Quote, Why
from knowledge.model import Passage
from knowledge.question.aspects import TELLS, is_now, time_named, time_told
from knowledge.search import Library
from knowledge.text import sentence_spans
from knowledge.topic import Term, Topic, topic_of
from knowledge.weighing.held import EQUAL
from knowledge.weighing.held import found as share_of

HALF: Final = 0.5
"""How much of a matter a sentence must hold to speak of it, where its passage was not shown for it."""
TELLING: Final = 0.2
"""The share of the weight of the most telling word from which another tells of the matter, too."""


def of_aspect(asked: Search, context: Context, library: Library) -> Answer:
    """What is told of an aspect of the matter before; what was shown where it is not, or that it is not told then."""
    shown = _before(context, library)
    if not shown:
        return NotFound(Why.NOTHING, asked=asked)
    topic = replace(topic_of(context.topic or "", library.language), asked=asked.topic.asked)
    asked = replace(asked, topic=topic)
    if asked.aspect is Aspect.TIME:
        return _at_time(asked, topic, shown, context, library)
    told = _telling(asked, topic, shown, library)
    if told and context.last:
        return Quote(Found(told), asked)
    return Candidates(tuple(map(Found, shown[:1] if context.last else shown)), Why.UNSURE, asked)


def _before(context: Context, library: Library) -> tuple[Passage, ...]:
    """What was shown last, with its neighbour where that was, or what was offered."""
    ids = (context.last, context.beside) if context.last and not context.offered else context.offered
    return tuple(filter(None, map(library.index.passage, ids)))


def _nearest(shown: Sequence[Passage], library: Library) -> tuple[Passage, ...]:
    """What was shown, and the rest of its speech, the nearest first."""
    return tuple(dict.fromkeys((*shown, *library.index.around(shown[0]))))


def _telling(asked: Search, topic: Topic, shown: Sequence[Passage], library: Library) -> Passage | None:
    """The passage of the speech last shown, the nearest to it, that tells an aspect of the matter."""
    terms = _telling_terms(topic)
    for passage in _nearest(shown, library):
        text = library.index.text_of(passage)
        spoken_of = passage in shown or not terms or _speaks(terms, text, shown=False)
        if asked.aspect and TELLS[asked.aspect].search(text) and spoken_of:
            return passage
    return None


def _at_time(asked: Search, topic: Topic, shown: Sequence[Passage], context: Context, library: Library) -> Answer:
    """Where the matter is told of another time; what only speaks of that time beside it is related."""
    named = time_named(asked.topic.asked)
    nearest = _nearest(shown, library) if context.last else shown
    told = {one: _told_then(named, topic, one, one in shown, library) for one in nearest}
    best = max(nearest, key=lambda one: told[one])
    if told[best] >= 1 and not context.offered:
        return Quote(Found(best), asked)
    if told[best] > 0 or is_now(named):
        return Candidates((Found(best),), Why.UNSURE, asked)  # what is printed is of now, though it does not say so
    wording = f"{context.topic or ''} {named}".strip()
    speaker = shown[0].speaker
    people = tuple(one for one in asked.leaning if speaker and one.id == speaker.id and not context.offered)
    return NotFound(Why.SILENT if people else Why.NOTHING, wording, near=people, asked=asked)


def _told_then(named: str, topic: Topic, passage: Passage, shown: bool, library: Library) -> float:
    """How far a passage tells of a time what was asked before: 1 where a sentence names both, a half where one beside.

    A passage that was shown for the matter need name a word of it alone.
    """
    text, day = library.index.text_of(passage), passage.page.date
    pattern = time_told(named, day.year if day else None)
    spans = [text[start:end] for start, end in sentence_spans(text)]
    then = [bool(pattern.search(one)) for one in spans]
    terms = _telling_terms(topic)
    if not terms:
        return float(any(then))
    of_it = [_speaks(terms, one, shown) for one in spans]
    if any(map(and_, then, of_it)):
        return 1.0
    near = any(then[i] and any(of_it[max(0, i - 1) : i + 2]) for i in range(len(spans)))
    return HALF if shown and near else 0.0


def _telling_terms(topic: Topic) -> tuple[Term, ...]:
    """The words that tell a matter: not where it is, and none that tells next to nothing beside the others."""
    terms = [term for term in topic.terms if not term.names and len(term.word) > 1] or list(topic.terms)
    least = max((term.weight for term in terms), default=0.0) * TELLING
    return tuple(term for term in terms if term.weight >= max(least, HINT))


def _speaks(terms: Sequence[Term], sentence: str, shown: bool) -> bool:
    """Whether a sentence speaks of a matter: by one of its words where it was shown for it, or else by half of it."""
    held = sum(term.weight for term in terms if share_of(term, sentence) >= EQUAL)
    return held > 0 if shown else held >= HALF * sum(term.weight for term in terms)
