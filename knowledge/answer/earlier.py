"""Whom a pronoun means where whoever was shown last does not tell it: who was shown before him, where he does.

After somebody's words a turn may show another's beside, and the next one goes on with the first (他说的研发方向).
What was shown may be wanted once more, by whose it is or of what it speaks.
"""

from dataclasses import replace
from typing import Final

from knowledge.answer.decision import SPOKEN_OF
from knowledge.answer.searching import searched
from knowledge.asked import Context, Search, Standing
from knowledge.findings import Answer, Candidates, Found, NotFound, Quote, Why
from knowledge.lexicon import Person
from knowledge.question.pronoun import of_last
from knowledge.search import Library
from knowledge.weighing.sought import weigh


def of_earlier(asked: Search, said: Answer, context: Context, library: Library) -> Answer:
    """What is said to a turn; what the one shown earlier says of it, where the last one says nothing surely.

    Where the last one's words were only shown beside his it is what fits better.
    """
    pronoun = asked.turn.follows and len(asked.people) == 1 and asked.topic and of_last(asked.topic.asked)
    sure = _sureness(said) if pronoun else CERTAIN
    if sure and not (pronoun and context.standing == Standing.BESIDE):
        return said
    earlier = _shown_before(asked.people[0], context, library)
    his = searched(replace(asked, people=(earlier,)), library) if earlier else said
    return his if isinstance(his, Quote) and _sureness(his) > sure else said


def shown_again(asked: Search, library: Library) -> Quote | None:
    """What was shown of somebody, or speaks most of a matter, where that is wanted once more; of equals the last."""
    shown = [one for one in map(library.index.passage, reversed(asked.turn.told)) if one]
    if asked.people:
        ids = {person.id for person in asked.people}
        his = next((one for one in shown if one.speaker and one.speaker.id in ids), None)
        return Quote(Found(his), asked) if his else None
    told = {one.id: weigh(asked.topic, library.index.text_of(one), "").coverage for one in shown}
    best = max(shown, key=lambda one: told[one.id], default=None)
    return Quote(Found(best), asked) if best and told[best.id] >= SPOKEN_OF else None


def _sureness(said: Answer) -> float:
    """How sure the words of an answer are to be one; as good as certain where it is no matter of words."""
    if isinstance(said, Quote):
        return said.found.confidence
    unsure = isinstance(said, Candidates) or (isinstance(said, NotFound) and said.why is Why.SILENT)
    return 0.0 if unsure else CERTAIN


CERTAIN: Final = 1.0
"""The sureness of what no other answer may take the place of."""


def _shown_before(last: Person, context: Context, library: Library) -> Person | None:
    """Whose words were shown last of those that are not somebody's."""
    shown = (library.index.passage(one) for one in reversed(context.passages))
    others = (one.speaker.id for one in shown if one and one.speaker and one.speaker.id != last.id)
    return library.language.lexicon.people.get(next(others, ""))
