"""How a matter was before and went on, what is to be done about it, and what is like it, as the last speech tells."""

import re
from collections.abc import Iterable
from typing import Final

from knowledge.answer.decision import RELATED
from knowledge.asked import Context, Search
from knowledge.findings import Answer, Candidates, Found, Quote, Why
from knowledge.model import Passage
from knowledge.passages import together
from knowledge.question.steps import FORMER, LATER
from knowledge.search import Library
from knowledge.text import folded, sentence_spans
from knowledge.topic import Topic, topic_of
from knowledge.weighing.held import HALF
from knowledge.weighing.held import found as share_of
from knowledge.weighing.individuals import is_somebody
from knowledge.weighing.remedies import remedy
from knowledge.weighing.siblings import names_another
from knowledge.weighing.sought import weigh


def remedied(last: Passage, context: Context, library: Library) -> Answer:
    """What is to be done about the last matter, as the speech shown last tells: that passage, or the nearest of it.

    What does not speak of the matter is only related.
    """
    topic = topic_of(context.topic or "", library.language)
    asked = Search(topic, remedy=True)
    telling = [passage for passage in library.index.around(last) if remedy(passage.text, topic)]
    if of_it := next((passage for passage in telling if _is_related(passage, topic, library)), None):
        return Quote(Found(of_it), asked)
    related = dict.fromkeys((*telling[:2], last))
    return Candidates(tuple(map(Found, related)), Why.UNSURE, asked)


def such(last: Passage, context: Context, library: Library) -> Answer:
    """What else is of the kind of what was asked about, where the speech shown last names it beside.

    Where it names nothing of the kind what was shown is only related.
    """
    topic = topic_of(context.topic or "", library.language)
    telling = _naming_another([term.word for term in topic.terms if len(term.word) > 1], last, library)
    return Quote(Found(telling)) if telling else Candidates((Found(last),), Why.UNSURE, Search(topic))


def besides_somebody(last: Passage, context: Context, library: Library) -> Quote | None:
    """Who else is named as the one is who was asked about, and is not the speaker (除了他还有谁 behind 建宁大叔)."""
    topic = topic_of(context.topic or "", library.language)
    telling = _naming_another([term.word for term in topic.terms if is_somebody(term.word)], last, library)
    return Quote(Found(telling)) if telling else None


def _naming_another(names: Iterable[str], last: Passage, library: Library) -> Passage | None:
    """The passage of the speech shown last, the nearest first, that names another of the kind of one of some names."""
    asked = tuple(names)
    around = ((passage, library.index.text_of(passage)) for passage in library.index.around(last))
    return next((passage for passage, text in around if any(names_another(one, text) for one in asked)), None)


def formerly(last: Passage, context: Context, library: Library) -> Answer:
    """How a thing was before, as the passage shown last tells, or the nearest of the same speech that speaks of it.

    What does not speak of the matter, or tells of no time before, is only related.
    """
    topic = topic_of(context.topic or "", library.language)
    told = [passage for passage in library.index.around(last) if _tells_before(passage)]
    of_it = next((one for one in told if one == last or _is_related(one, topic, library)), None)
    return Quote(Found(of_it)) if of_it else Candidates((Found(last),), Why.UNSURE, Search(topic))


def _tells_before(passage: Passage) -> bool:
    """Whether a passage tells of a time before: by a word for it, a decade, or a year before that of its paper."""
    day = passage.page.date
    if FORMER.search(passage.text) or _DECADE.search(passage.text):
        return True
    return day is not None and any(int(year) < day.year for year in _YEAR.findall(passage.text))


_YEAR: Final = re.compile("(?<![0-9])((?:19|20)[0-9]{2})年(?!起|以来|开始)")
_DECADE: Final = re.compile("[0-9一二三四五六七八九十〇零]0?年代")


def _is_related(passage: Passage, topic: Topic, library: Library) -> bool:
    """Whether a passage speaks of a matter, or there is none to speak of."""
    text, around = library.index.text_of(passage), library.index.context_of(passage)
    return not topic.terms or weigh(topic, text, around).coverage >= RELATED


def later(last: Passage, context: Context, library: Library) -> Answer:
    """How a matter went on: as what was shown of it tells behind it, or else the next passage.

    Where nothing follows, or it was shown once more already, what was shown is only related.
    """
    topic = topic_of(context.topic or "", library.language)
    beside = library.index.passage(context.beside)
    shown = [one for one in (last, beside) if one]
    again = context.passages[-2:].count(last.id) > 1
    told = None if again else next((one for one in shown if _tells_later(one, topic)), None)
    following = library.index.passage((together(last, beside) if beside else last).next)
    if going_on := told or following:
        return Quote(Found(going_on))
    return Candidates(tuple(map(Found, shown)), Why.UNSURE, Search(topic))


def _tells_later(passage: Passage, topic: Topic) -> bool:
    """Whether a passage tells of a later time behind the first words that tell of a matter."""
    words = [term for term in topic.terms if len(term.word) > 1]
    for start, end in sentence_spans(passage.text):
        told = next((term for term in words if share_of(term, folded(passage.text[start:end])) >= HALF), None)
        if told is not None:
            place = passage.text.find(told.word, start, end)
            later = LATER.finditer(passage.text, place if place >= 0 else end)
            return any(_ITS_YEAR.sub("", one.group()) not in topic.wording for one in later)
    return False


_ITS_YEAR: Final = re.compile("(?<=[0-9])年$")
