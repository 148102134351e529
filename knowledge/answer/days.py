"""What is told of one matter on several days: as it is by now from the newest, or what somebody said on each."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Final

from knowledge.answer.borne_out import bears_out
from knowledge.answer.decision import ALONE, AS_MUCH, MOST_CANDIDATES, RELATED
from knowledge.asked import Search
from knowledge.findings import Answer, Candidates, Found, Quote, Why
from knowledge.lexicon import Person
from knowledge.model import Page, Passage
from knowledge.question.asked_words import SEVERAL_TIMES
from knowledge.search import Library, rows_asked, weighed
from knowledge.text import folded
from knowledge.weighing.evidence import Evidence

_BY_NOW: Final = re.compile(
    "现在|目前|如今|眼下|最新|(?<!什么)进[展度]|什么(?:程度|地步|样子了)|哪一?步|还(?:[有剩差缺要])?(?:多少|几)"
)
"""What asks how a matter stands by now."""


def on_each_day(asked: Search, library: Library) -> Candidates | None:
    """What somebody said of a matter on each of the days on which he spoke, where it is asked how he did each time.

    Whether it was the same nothing compares. None where he spoke of it on one day alone.
    """
    if not asked.people or not SEVERAL_TIMES.search(asked.topic.asked):
        return None
    passages = library.index.at(rows_asked(asked, library) or ())
    told = []
    for _, there in groupby(sorted(passages, key=_day), key=_day):
        rows = sorted(library.index.rows[one.id] for one in there)
        if best := _best(asked, rows, library):
            told.append(best)
    return Candidates(tuple(told[-MOST_CANDIDATES:]), Why.UNSURE, asked) if len(told) > 1 else None


def _best(asked: Search, rows: Sequence[int], library: Library) -> Found | None:
    """What of some passages is most of the matter, if any is; the first where none is told."""
    if not asked.topic:
        return Found(library.index.passages[rows[0]])
    found = weighed(asked.topic, rows, library, scoped=True)
    evidence = found[0].evidence if found else None
    return found[0] if evidence and evidence.coverage >= RELATED else None


def by_now(said: Answer, found: Sequence[Found], asked: Search, library: Library) -> Answer:
    """An answer; where it is asked how a matter stands by now what the same people told of it last, before it.

    `found` is all that was found. The same are those of one name, and who came to a post after another.
    """
    if not isinstance(said, Quote | Candidates) or asked.pages or not _BY_NOW.search(asked.topic.asked):
        return said
    first = said.found if isinstance(said, Quote) else said.found[0]
    later = _told_later(first, found, isinstance(said, Quote), library)
    if later is None:
        return said
    sure = later.evidence and later.evidence.quotable and bears_out(asked, later, None, library)
    if isinstance(said, Quote) and sure and _answers(later, library):
        others = (first, *(one for one in said.others if one.passage.id != later.passage.id))
        return replace(said, found=later, others=others, beside=None)
    rest = () if isinstance(said, Quote) else said.found[1:]
    shown = (later, first, *(one for one in rest if one.passage.id != later.passage.id))
    return Candidates(shown[:MOST_CANDIDATES], Why.UNSURE, asked)


def _told_later(first: Found, found: Sequence[Found], sure: bool, library: Library) -> Found | None:
    """What tells as much of a matter as a passage on a later day, by its speaker or who came after him.

    Beside one that is `sure` to answer it must answer too, or come nearly as near in meaning.
    """
    speaker, evidence, day = first.passage.speaker, first.evidence, first.passage.page.date
    if speaker is None or evidence is None or day is None:
        return None
    ids = {one.id for one in _after(library.language.lexicon.people[speaker.id], library)}
    theirs = (one for one in found if one.passage.speaker and one.passage.speaker.id in ids)
    later = (one for one in theirs if _is_later(one.passage.page, day) and _holds_as_much(one, evidence))
    near = max(ALONE, AS_NEAR * evidence.near) if sure else 0.0
    return next((one for one in later if _answers(one, library) or (one.evidence and one.evidence.near >= near)), None)


def _holds_as_much(found: Found, first: Evidence) -> bool:
    own = found.evidence
    return own is not None and own.kind >= first.kind and own.coverage >= max(RELATED, AS_MUCH * first.coverage)


def _answers(found: Found, library: Library) -> bool:
    return found.confidence >= library.calibration.model(found.evidence).quote


AS_NEAR: Final = 0.7
"""The share of the nearness in meaning of the first from which another passage is of the same."""


def _after(person: Person, library: Library) -> tuple[Person, ...]:
    """Somebody, who else bears his name, and who is printed later in his post."""
    lexicon = library.language.lexicon
    return tuple(dict.fromkeys((*lexicon.names.by_name[folded(person.name)], *lexicon.posts.since(person))))


def _is_later(page: Page, day: date) -> bool:
    return page.date is not None and page.date > day


def _day(passage: Passage) -> date:
    return passage.page.date or date.min
