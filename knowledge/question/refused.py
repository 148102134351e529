"""Who is meant in the place of somebody: of one who is refused (不是罗芳，另一个), or of the last (换个做企业的)."""

import re
from collections.abc import Sequence
from typing import Final

from knowledge.asked import Asked, ListPeople, Move, Search, Step
from knowledge.lexicon import How, Mention, Person, kind_at
from knowledge.question.chosen import the_other
from knowledge.question.framing import REFUSED
from knowledge.question.message import PARTICLES, Reading
from knowledge.question.steps import STEPS, SWAPPED, THE_OTHER
from knowledge.question.whom import Whom, whom


def in_place_of(reading: Reading) -> Asked | None:
    """Somebody else for the last matter, where one is refused and nothing further is asked; None where more is.

    Those who are described in his place; the other one who was listed; else who else spoke of it, for he may not be
    shown again.
    """
    refused = REFUSED.search(reading.text)
    said = PARTICLES.sub("", REFUSED.sub("", reading.text))
    called = (refused["after"] or refused["before"]) if refused else ""
    those = whom(called, reading)
    if swapped := _described(said, called, those.people if those else (), reading):
        return swapped
    words = _MEANT.sub("", said)
    other = THE_OTHER.fullmatch(words)
    if refused is None or (words and not other and not re.fullmatch(_OTHERS, words)):
        return None
    if those is None or not those.people:
        return None if words else Step(Move.OTHERS)
    if one := the_other(other["rest"] if other else "", reading, those.people):
        return one
    return _but_for(those, reading)


def _but_for(those: Whom, reading: Reading) -> Asked:
    """Who else spoke of the last matter than some who are refused and whoever was shown."""
    shown, topic = reading.last_speaker(), reading.topic(reading.context.topic or "")
    if set(those.people) <= set(shown) or not topic:
        return Step(Move.OTHERS)
    return ListPeople(topic=topic, without=tuple(dict.fromkeys((*those.people, *shown))))


def _described(said: str, called: str, refused: Sequence[Person], reading: Reading) -> Asked | None:
    """Those who are described in the place of the last one, neither he nor one who is refused (换个做企业的讲讲).

    One alone is asked for the last matter; where nobody else fits, that is said. None where somebody is named. Who is
    of a kind that is refused, as heads of anything are officials, may be the one who is wanted all the same.
    """
    swap = SWAPPED.fullmatch(said)
    those = whom(swap["who"], reading, listed=True) if swap else None
    if swap is None or those is None or not those.people or those.named:
        return None
    if not (reading.context.speaker or reading.context.people):
        return None
    others = [one for one in those.people if one not in reading.last_speaker()]
    kind = kind_at(called, 0)
    left = tuple(one for one in others if one not in refused) or tuple(others if kind else ())
    if len(left) != 1:
        return ListPeople(among=left or those.people, without=() if left else those.people, called=swap["who"])
    mention = Mention(left, swap["who"], 0, How.ORGANISATION)
    return Search(reading.topic(reading.context.topic or ""), left, mention)


_MEANT: Final = re.compile(r"^我?(?:[说问要找指]的?|想[问要找])?是?")
"""What says that somebody is meant: 我说的是另一个."""
_OTHERS: Final = dict(STEPS)[Move.OTHERS]
