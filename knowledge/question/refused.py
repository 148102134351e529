"""Who is meant in the place of somebody who is refused (不是罗芳，另一个)."""

import re
from typing import Final

from knowledge.asked import Asked, ListPeople, Move, Step
from knowledge.question.chosen import the_other
from knowledge.question.framing import REFUSED
from knowledge.question.message import PARTICLES, Reading
from knowledge.question.steps import STEPS, THE_OTHER
from knowledge.question.whom import whom


def in_place_of(reading: Reading) -> Asked | None:
    """Somebody else for the last matter, where one is refused and nothing further is asked; None where more is.

    The other one who was listed; else who else spoke of it, for he may not be shown again.
    """
    refused = REFUSED.search(reading.text)
    if refused is None:
        return None
    words = _MEANT.sub("", PARTICLES.sub("", REFUSED.sub("", reading.text)))
    other = THE_OTHER.fullmatch(words)
    if words and not other and not re.fullmatch(_OTHERS, words):
        return None
    those = whom(refused["after"] or refused["before"], reading)
    if those is None or not those.people:
        return None if words else Step(Move.OTHERS)
    if one := the_other(other["rest"] if other else "", reading, those.people):
        return one
    shown, topic = reading.last_speaker(), reading.topic(reading.context.topic or "")
    if set(those.people) <= set(shown) or not topic:
        return Step(Move.OTHERS)
    return ListPeople(topic=topic, without=tuple(dict.fromkeys((*those.people, *shown))))


_MEANT: Final = re.compile(r"^我?(?:[说问要找指]的?|想[问要找])?是?")
"""What says that somebody is meant: 我说的是另一个."""
_OTHERS: Final = dict(STEPS)[Move.OTHERS]
