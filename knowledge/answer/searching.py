"""From a search to its answer, by the kind of search that it is."""

import re
from dataclasses import replace
from typing import Final

from knowledge.answer.days import by_now, on_each_day
from knowledge.answer.decision import answered
from knowledge.answer.named import without_topic
from knowledge.answer.private import of_own_life, of_private_life, of_relative
from knowledge.answer.readings import likeliest
from knowledge.answer.sayers import by_who_says_it, is_in_these_words
from knowledge.answer.several import of_each, several
from knowledge.answer.shown import about_shown
from knowledge.asked import Search
from knowledge.findings import Answer, Candidates, Found, NotFound, Quote, Why
from knowledge.lexicon import ROLE_AT
from knowledge.model import Passage
from knowledge.search import Library, rows_asked, rows_of, weighed
from knowledge.surnames import COMMON
from knowledge.text import HAN
from knowledge.topic import Expect


def searched(asked: Search, library: Library) -> Answer:
    """The answer to a search."""
    if asked.private or asked.of_meeting:
        return (of_private_life if asked.private else _of_meeting)(asked, library)
    if told := of_own_life(asked, library) or of_relative(asked, library):
        return told
    if each := on_each_day(asked, library):
        return each
    if not asked.topic:
        return without_topic(asked, library)
    if len(asked.people) > 1 and (theirs := of_each(asked, library)):
        return theirs
    if asked.parts:
        return several(asked, library)
    if asked.claimed:
        return _of_claimed(asked, library)
    if asked.asks_who and isinstance(said := _said(asked, library), Quote):
        return said
    if shown := library.index.passage(asked.turn.shown):
        return about_shown(asked, shown, library)
    found = likeliest(asked, library)
    return _somebodys(by_now(answered(asked, found, library), found, asked, library), asked)


def _of_claimed(asked: Search, library: Library) -> Answer:
    """The words of those whose they are said to be, where they say so; else whoever's they are."""
    theirs = searched(replace(asked, people=asked.claimed, claimed=(), asks_who=False), library)
    own = library.index.at(rows_of(asked.claimed, library))
    if isinstance(theirs, Quote) or (asked.topic.required and any(_prints(one, asked, library) for one in own)):
        return theirs
    said = searched(replace(asked, claimed=()), library)
    if isinstance(said, Candidates) and asked.topic.required and (printed := _printing(said, asked, library)):
        said = Quote(printed)
    if isinstance(said, Quote):
        return replace(said, asked=asked, beside=None if _prints(said.found.passage, asked, library) else said.beside)
    return theirs if isinstance(said, NotFound) else said


def _printing(said: Candidates, asked: Search, library: Library) -> Found | None:
    """The first of some words of delegates that has all the words that were quoted."""
    own = (one for one in said.found if one.passage.speaker)
    return next((one for one in own if _prints(one.passage, asked, library)), None)


def _prints(passage: Passage, asked: Search, library: Library) -> bool:
    """Whether a passage has all the words that were quoted, or what stands over it does."""
    texts = (library.index.text_of(passage), library.index.context_of(passage))
    return all(any(words in text for text in texts) for words in asked.topic.required)


def _somebodys(given: Answer, asked: Search) -> Answer:
    """The answer; a note, which is nobody's words, is only related where it is asked who spoke, or who did a thing.

    A note that names somebody in a post may tell the second, and one is sure to be who says what it is asked for in its
    own words.
    """
    if isinstance(given, Quote | Candidates) and (note := _note_in_these_words(given, asked)):
        return Quote(note, replace(asked, asks_who=True))
    if not isinstance(given, Quote) or given.found.passage.speaker is not None:
        return given
    does = asked.topic.expects is Expect.PERSON and _WHO_DID.search(asked.topic.asked) is not None
    who_did = does and _NAMED.search(given.found.passage.text) is None
    return Candidates((given.found,), Why.UNSURE, asked) if asked.asks_who or who_did else given


def _note_in_these_words(given: Quote | Candidates, asked: Search) -> Found | None:
    """The editors' note of which it is asked who says or wrote its very words, where it is what was found."""
    first = given.found if isinstance(given, Quote) else given.found[0]
    asks = asked.asks_who or (asked.topic.expects is Expect.PERSON and _WHO_DID.search(asked.topic.asked))
    return first if asks and first.passage.speaker is None and is_in_these_words(asked, first.passage) else None


_WHO_DID: Final = re.compile("(?<![请对给跟向找靠为让叫])谁(?!家|都)")
"""That it is asked who did a thing, and not whom others asked to."""


_NAMED: Final = re.compile(rf"(?:{ROLE_AT.pattern})\s*[{''.join(sorted(COMMON))}]{HAN.pattern}")
"""Somebody named with a post (市委书记王安)."""


def _of_meeting(asked: Search, library: Library) -> Answer:
    """What the editor's notes tell of the meeting itself: who came, where and how long it was; nothing else does."""
    how_long = _OF_MEETING[Expect.TIME] if _HOW_LONG.search(asked.topic.asked) else None
    rows = tuple(reversed(rows_asked(asked, library) or ()))
    for told in filter(None, (how_long, _OF_MEETING.get(asked.topic.expects, _CAME))):
        for row in rows:
            if told.search(library.index.texts[row]):
                return Quote(Found(library.index.passages[row]), asked)
    return NotFound(Why.NOTHING, asked.topic.wording, asked=asked)


_HOW_LONG: Final = re.compile("(?:几|多少)天|多久|多长")
"""What asks how long a meeting is, and not how many come."""
_MANY: Final = "(?:[0-9]{2,}|[一二三四五六七八九]百[〇零一二三四五六七八九十]*)(?:多|余)?"
_CAME: Final = re.compile(
    rf"{_MANY}[名位](?:党|人大|政协)?(?:代表|委员)|[应实]到(?:会|大会)?的?(?:党|人大|政协)?(?:代表|委员|人数)?[为是]?{_MANY}[名位人]"
)
"""How it is told who came: 三百名代表, 应到代表386名."""


_OF_MEETING: Final = {
    Expect.PLACE: re.compile(r"在[^,，。]{2,14}(?:开幕|闭幕|召开|举行)"),
    Expect.TIME: re.compile(
        r"(?:为期|会期|开了)[^,，。]{0,2}[0-9一二两三四五六七八九十]+(?:天半?|日)|[0-9]日?[至到-](?:[0-9]{1,2}月)?[0-9]{1,2}日"
    ),
}
"""How the place of the meeting and its days are told."""


def _said(asked: Search, library: Library) -> Answer:
    """What somebody said, where it is asked who did: the editor's notes, which are nobody's, are left out."""
    notes = set(library.index.places.of_notes)
    rows = rows_asked(asked, library) or range(len(library.index.passages))
    found = weighed(asked.topic, [row for row in rows if row not in notes], library, scoped=False)
    return answered(asked, by_who_says_it(asked, found, library), library)
