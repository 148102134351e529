"""What the speech shown last tells of one aspect of its matter: who is in charge, who pays, another time or place.

A turn that names nothing else (钱从哪来, 明年呢) is asked of what was shown, which often holds it, and never of
all that is printed: of money or of next year anybody speaks. Of a place others may speak who tell of the matter, too.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from operator import and_
from typing import Final

from knowledge.answer.decision import HINT, MOST_CANDIDATES
from knowledge.answer.searching import searched
from knowledge.asked import Aspect, Context, Search
from knowledge.findings import Answer, Candidates, Found, NotFound, Quote, Why
from knowledge.model import Passage
from knowledge.question.aspects import (
    ASKS_SOURCE,
    TELLS,
    is_of_now,
    is_told_anyhow,
    job_told,
    place_told,
    time_named,
    time_told,
)
from knowledge.question.steps import LATER_ON, ONCE
from knowledge.search import Library
from knowledge.text import sentence_spans
from knowledge.topic import Term, Topic, topic_of
from knowledge.weighing.held import EQUAL
from knowledge.weighing.held import found as share_of
from knowledge.weighing.times import like_values, told_later, units_told
from knowledge.weighing.values import VALUED, is_quantity, values

HALF: Final = 0.5
"""How much of a matter a sentence must hold to speak of it, where its passage was not shown for it."""
TELLING: Final = 0.2
"""The share of the weight of the most telling word from which another tells of the matter, too."""


def of_aspect(asked: Search, context: Context, library: Library) -> Answer:
    """What is told of an aspect of the matter before; what was shown where it is not, or that it is not told then.

    Where several passages were only offered none is quoted: they may be of several speakers.
    """
    shown = _before(context, library)
    if asked.turn.aspect is Aspect.PLACE:
        return _at_place(asked, _Before(_matter(context, library), shown, bool(context.offered), library))
    if not shown:
        return NotFound(Why.NOTHING, asked=asked)
    before = _Before(_matter(context, library), shown, bool(context.offered), library, _valued(context, library))
    if asked.turn.aspect is Aspect.JOB:
        return _of_job(asked, before)
    asked = replace(asked, topic=replace(before.topic, asked=asked.topic.asked, expects=asked.topic.expects))
    if asked.turn.aspect is Aspect.TIME:
        return _at_time(asked, before)
    told = before.telling(asked.turn.aspect)
    if told and not before.offered:
        return Quote(Found(told), asked)
    return Candidates(tuple(map(Found, shown if before.offered else shown[:1])), Why.UNSURE, asked)


def _before(context: Context, library: Library) -> tuple[Passage, ...]:
    """What was shown last, with its neighbour where that was, or what was offered."""
    ids = context.offered or (context.last, context.beside)
    return tuple(filter(None, map(library.index.passage, ids)))


def _matter(context: Context, library: Library) -> Topic:
    return topic_of(context.topic or "", library.language)


def _valued(context: Context, library: Library) -> Topic | None:
    """The last question as it was put, where it asks for a sum, a number or another value."""
    whole = topic_of(context.question, library.language) if context.question else None
    return whole if whole and whole.expects in VALUED else None


def _at_place(asked: Search, before: "_Before") -> Answer:
    """Where the matter is told of a place; else what others tell of both, or what was shown, as related."""
    place = place_told(asked.topic.wording)
    wording = f"{before.topic.wording} {asked.topic.wording}"
    both = topic_of(wording, before.library.language)
    about = replace(asked, topic=replace(both, asked=asked.topic.asked))
    told = [one for one in before.nearest() if before.told_there(place, one) >= 1]
    if told and not before.offered:
        return Quote(Found(told[0]), about)
    said = searched(Search(both), before.library)
    found = (said.found,) if isinstance(said, Quote) else said.found if isinstance(said, Candidates) else ()
    others = tuple(one for one in found if before.told_there(place, one.passage) > 0)
    related = tuple(map(Found, told)) or others or tuple(map(Found, before.shown[:MOST_CANDIDATES]))
    return Candidates(related, Why.UNSURE, about) if related else NotFound(Why.NOTHING, wording, asked=about)


def _of_job(asked: Search, before: "_Before") -> Answer:
    """Who does a job in what was shown; what was shown, as related, where it is not told."""
    job = asked.topic.wording
    told = next((one for one in before.nearest() if before.told_done(job, one)), None)
    both = topic_of(f"{before.topic.wording} {job}", before.library.language)
    about = replace(asked, topic=replace(both, asked=asked.topic.asked))
    if told and not before.offered:
        return Quote(Found(told), about)
    named = (one for one in before.nearest() if job in before.library.index.text_of(one))
    related = (told,) if told else tuple(named)[:1] or before.shown[:MOST_CANDIDATES]
    return Candidates(tuple(map(Found, related)), Why.UNSURE, about)


def _at_time(asked: Search, before: "_Before") -> Answer:
    """Where the matter is told of another time; what only speaks of that time beside it is related."""
    named = time_named(asked.topic.asked)
    told = {one: before.told_then(named, asked.topic, one) for one in before.nearest()}
    best = max(told, key=lambda one: told[one])
    wording = " ".join((*(term.word for term in before.terms), named))
    about = replace(asked, topic=replace(topic_of(wording, before.library.language), asked=wording))
    if before.valued:
        anew = ONCE.sub("", before.valued.asked)
        asked = replace(asked, topic=topic_of(f"{named}{anew}", before.library.language))
    if told[best] >= 1 and not before.offered:
        return Quote(Found(best), asked)
    if told[best] > 0 or is_told_anyhow(named):
        return Candidates((Found(best),), Why.UNSURE, about)  # what is printed is of then, though it does not say so
    speakers = {one.speaker.id if one.speaker else "" for one in before.shown}
    person = before.library.language.lexicon.people.get(speakers.pop()) if len(speakers) == 1 else None
    people = (person,) if person else ()
    return NotFound(Why.SILENT if people else Why.NOTHING, wording, near=people, asked=about)


@dataclass(frozen=True, slots=True)
class _Before:
    """The matter of the turn before and what was shown for it, or only offered; `valued` where it asked for a value."""

    topic: Topic
    shown: Sequence[Passage]
    offered: bool
    library: Library
    valued: Topic | None = None

    def nearest(self) -> Sequence[Passage]:
        """What was shown, and the rest of its speech, the nearest first; or what was offered."""
        if self.offered or not self.shown:
            return self.shown
        return tuple(dict.fromkeys((*self.shown, *self.library.index.around(self.shown[0]))))

    def telling(self, aspect: Aspect | None) -> Passage | None:
        """The nearest passage that tells an aspect of the matter, rather one that asks the same itself (钱从哪里来)."""
        if aspect is None:
            return None
        texts = {one: self.library.index.text_of(one) for one in self.nearest()}
        asking = (one for one, text in texts.items() if aspect is Aspect.SOURCE and ASKS_SOURCE.search(text))
        bound = (one for one, text in texts.items() if self._is_bound(aspect, text, one in self.shown))
        return next(asking, None) or next(bound, None)

    def _is_bound(self, aspect: Aspect, text: str, shown: bool) -> bool:
        """Whether a text tells an aspect where it speaks of the matter, or anywhere where the matter is all it is."""
        if not TELLS[aspect].search(text):
            return False
        if aspect is not Aspect.SOURCE or not self.terms:
            return shown or not self.terms or self._speaks(text, shown=False)
        return self._beside(TELLS[aspect], text, shown) > 0

    def told_done(self, job: str, passage: Passage) -> bool:
        """Whether a passage that speaks of the matter tells who does a job, or the one that the matter is."""
        text = self.library.index.text_of(passage)
        jobs = (job,) if job else tuple(term.word for term in self.terms)
        spoken_of = passage in self.shown or not self.terms or self._speaks(text, shown=False)
        return spoken_of and any(job_told(one).search(text) for one in jobs)

    def told_then(self, named: str, topic: Topic, passage: Passage) -> float:
        """How far a passage tells of a time what was asked before, and what the turn itself wants of it.

        1 where a sentence names both, a half where what was shown for the matter only names the time.
        """
        text, day = self.library.index.text_of(passage), passage.page.date
        pattern, shown = time_told(named, day.year if day else None), passage in self.shown
        if self._once and is_of_now(named):
            return 1.0 if passage == self._later() else HALF * shown
        if not pattern.search(text):
            return 0.0
        sentences = [text[start:end] for start, end in sentence_spans(text)]
        then = [one for one in sentences if pattern.search(one) and self._is_valued(one, named, topic)]
        if any(not self.terms or self._speaks(one, shown) for one in then):
            return 1.0
        return HALF if shown else 0.0

    @property
    def _once(self) -> Topic | None:
        """The last question, where it asked how much a thing was once."""
        return self.valued if self.valued and ONCE.search(self.valued.asked) else None

    def _later(self) -> Passage | None:
        """The passage of what was shown for how much a thing was once that tells how much it was by then."""
        shown = sorted(self.shown, key=lambda one: self.library.index.rows[one.id])
        texts = [self.library.index.text_of(one) for one in shown]
        place = told_later(self._once, texts, LATER_ON) if self._once and not self.offered else None
        return None if place is None else shown[place]

    def _is_valued(self, sentence: str, named: str, topic: Topic) -> bool:
        """Whether a sentence has the value that a turn asks for, or else one like that which was asked for before it.

        The present and what is ahead are told of many things: there it is counted in the same, too.
        """
        if topic.expects in VALUED:
            return any(values(topic.expects, topic.asked, sentence))
        if self.valued is None:
            return True
        return bool(like_values(self.valued, sentence, self._units if is_told_anyhow(named) else frozenset()))

    @property
    def _units(self) -> Set[str]:
        """What the value that was asked for before is counted in where it was shown."""
        text = "\n".join(map(self.library.index.text_of, self.shown))
        return units_told(self.valued, text) if self.valued else frozenset()

    def told_there(self, place: re.Pattern[str], passage: Passage) -> float:
        """How far a passage tells of a place what was asked before: in its words, or by the post of who says it."""
        text, shown = self.library.index.text_of(passage), passage in self.shown
        if place.search(self.library.index.context_of(passage)) and self._speaks(text, shown):
            return 1.0
        return self._beside(place, text, shown)

    def _beside(self, pattern: re.Pattern[str], text: str, shown: bool) -> float:
        """1 where a sentence has a pattern and speaks of the matter, a half where the one before it does."""
        sentences = [text[start:end] for start, end in sentence_spans(text)]
        of_it = [self._speaks(one, shown) for one in sentences]
        holds = [bool(pattern.search(one)) for one in sentences]
        if any(map(and_, holds, of_it)):
            return 1.0
        return HALF if any(map(and_, holds[1:], of_it)) else 0.0

    @property
    def terms(self) -> tuple[Term, ...]:
        """The words that tell the matter: not where it is, and none that tells next to nothing beside the others."""
        terms = [term for term in self.topic.terms if not term.names and len(term.word) > 1] or list(self.topic.terms)
        least = max((term.weight for term in terms), default=0.0) * TELLING
        return tuple(term for term in terms if term.weight >= max(least, HINT) and not is_quantity(term.word))

    def _speaks(self, sentence: str, shown: bool) -> bool:
        """Whether a sentence speaks of the matter: by one of its words where it was shown for it, or by half of it."""
        held = sum(term.weight for term in self.terms if share_of(term, sentence) >= EQUAL)
        return held > 0 if shown else held >= HALF * sum(term.weight for term in self.terms)
