"""Whom a turn leaves that leans on somebody's words and is answered with another's (李红说了什么, 工资多少).

What it asks would be read as his.
"""

import re
from typing import Final

from knowledge.asked import OF_SOMEBODY, Context, Search
from knowledge.findings import Quote
from knowledge.lexicon import Person
from knowledge.question.message import ASKING, WHETHER
from knowledge.question.turns import SAID_OF
from knowledge.search import Library
from knowledge.topic import topic_of
from knowledge.weighing.held import weight_of

_OF_OTHERS: Final = re.compile(r"谁|哪[个位些]|[别旁]人|[别其][的他它余]的?(?:人|代表)|还有")
"""What asks for somebody else anyway."""


def left(answer: Quote, context: Context, library: Library) -> Person | None:
    """Whose words a turn goes on from, where it is answered with another's; None where that is no surprise."""
    asked = answer.asked
    if asked is None or len(asked.turn.leaning) != 1 or asked.people or not _goes_on(answer, asked, context, library):
        return None
    last, speaker = asked.turn.leaning[0], answer.passage.speaker
    return None if speaker is not None and speaker.id == last.id else last


def is_slight(answer: Quote, context: Context, library: Library) -> bool:
    """Whether a brief turn that leaves somebody is answered by little that tells of what it asks (平均多少, 政府管吗).

    Such a word stands in any speech: the turn may as well go on with what was shown, unless both tell of the last
    matter, or an editor's cue asks alike.
    """
    if answer.left is None or answer.asked is None or not answer.asked.turn.brief:
        return False
    evidence = answer.found.evidence
    if evidence is not None and evidence.cue >= CUED:
        return False
    text, before = library.index.text_of(answer.passage), topic_of(context.topic or "", library.language)
    return all(weight_of(topic.terms, text) < TELLING for topic in (answer.asked.topic, before))


TELLING: Final = 0.45
"""How much of a matter must be told for it to be spoken of: the sum of its words' weights."""
CUED: Final = 0.6
"""How near a cue must be for it to ask alike."""


def _goes_on(answer: Quote, asked: Search, context: Context, library: Library) -> bool:
    """Whether a turn is put as one that goes on, asks something, or comes after somebody was asked for.

    One that asks of others, or names whose words these are, leaves nobody in silence; a thing alone is asked anew.
    """
    text = SAID_OF.sub("", asked.topic.asked)
    if _OF_OTHERS.search(text) or _is_named(answer, asked, library):
        return False
    if context.asked in _OF_HIM:
        return True
    shown = library.index.passage(context.last)
    was_shown = shown is not None and shown.speaker is not None and shown.speaker.id == asked.turn.leaning[0].id
    asks = not asked.turn.brief or ASKING.search(text) or WHETHER.search(text)
    return was_shown and bool(asks)


def _is_named(answer: Quote, asked: Search, library: Library) -> bool:
    """Whether a turn names a place or a body that stands in what is quoted, or over it."""
    passage = answer.found.passage
    texts = (library.index.text_of(passage), library.index.context_of(passage))
    named = [term.word for term in asked.topic.terms if term.names and term.word in asked.topic.asked]
    return bool(named) and all(any(word in text for text in texts) for word in named)


_OF_HIM: Final = (OF_SOMEBODY, "WhoIs", "Whole")
"""What was asked before a turn where it was of somebody."""
