"""What was shown last and is still before the visitor: a turn that nothing else answers may go on with it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from knowledge.answer.continued import near_to
from knowledge.answer.decision import MOST_CANDIDATES, answered
from knowledge.answer.details import lacks_its_noun
from knowledge.asked import Context, Search
from knowledge.findings import Answer, Candidates, Found, NotFound, Quote, Why
from knowledge.model import Passage
from knowledge.search import Library, weighed
from knowledge.topic import Term, Topic
from knowledge.weighing.held import found as share_of
from knowledge.weighing.values import VALUED, holds_value

HALF: Final = 0.5
"""How much of a word must be found for it to be told."""


def related(asked: Search, said: Answer, context: Context, library: Library, far: bool) -> Candidates | None:
    """What was shown last, where a turn that finds no answer may be asked of it; None where it may not.

    What no newspaper answers (`far`) is asked of it only where it names nothing.
    """
    shown = _on_screen(context, library)
    if not shown:
        return None
    if asked.turn.wider and not (far or asked.people) and lacks_its_noun(asked.topic.asked):
        return _of_others(asked, asked.turn.wider, said, shown, library)
    if not isinstance(said, NotFound):
        return None
    if asked.turn.lacks or _may_tell(shown, asked, library):
        return Candidates(tuple(map(Found, shown)), Why.UNSURE, asked)
    near = () if far else near_to(asked, shown, context, library)
    return Candidates(tuple(map(Found, near)), Why.UNSURE, _of_both(asked)) if near else None


def _on_screen(context: Context, library: Library) -> tuple[Passage, ...]:
    """The passage that was shown last with what was shown beside it, or else those that were only offered."""
    before = (context.last, context.beside) if context.last else context.offered
    return tuple(filter(None, map(library.index.passage, before)))


def _of_both(asked: Search) -> Search:
    """The search for a turn and the last matter together."""
    both = asked.turn.wider
    return replace(asked, topic=replace(both, asked=asked.topic.asked)) if both else asked


def _of_others(asked: Search, both: Topic, said: Answer, shown: Sequence[Passage], library: Library) -> Candidates:
    """What bears out the last matter and those who take the place of others in it (那种田的呢), then what was shown."""
    of_both = _of_both(asked)
    given = answered(of_both, weighed(both, None, library, scoped=False), library)
    found = (*_found(given)[:1], *map(Found, shown), *_found(said))
    return Candidates(_each_once(found)[:MOST_CANDIDATES], Why.UNSURE, of_both)


def _found(given: Answer) -> tuple[Found, ...]:
    """The passages of an answer, the surest first."""
    if isinstance(given, Quote):
        return (given.found,)
    return tuple(given.found) if isinstance(given, Candidates) else ()


def _each_once(found: Iterable[Found]) -> tuple[Found, ...]:
    each: dict[str, Found] = {}
    for one in found:
        each.setdefault(one.passage.id, one)
    return tuple(each.values())


def with_shown(found: Found, context: Context, library: Library, named: Sequence[Term] = ()) -> tuple[Found, ...]:
    """What was found for a turn that it does not tell, below what was shown last.

    It is above where it tells of what the turn has `named`, and what was shown of none of that.
    """
    shown = library.index.passage(context.last)
    if shown is None or shown.id == found.passage.id:
        return (found,)
    own, last = (_most_told(named, library.index.text_of(one)) for one in (found.passage, shown))
    return (found, Found(shown)) if own >= HALF and not last else (Found(shown), found)


def _most_told(named: Sequence[Term], text: str) -> float:
    return max((share_of(term, text) for term in named), default=0.0)


def offered_with_value(asked: Search, context: Context, library: Library) -> tuple[Found, ...]:
    """Of the candidates that were offered last those that hold a value of the kind that a turn asks for (多少)."""
    offered = filter(None, map(library.index.passage, () if context.people else context.offered))
    kind, whole = asked.topic.expects, asked.topic.asked
    return tuple(
        Found(one) for one in offered if kind in VALUED and holds_value(kind, whole, library.index.text_of(one))
    )


def _may_tell(shown: Sequence[Passage], asked: Search, library: Library) -> bool:
    """Whether what was shown last may tell what a brief turn asks for in other words (多少人受益, 苗子发多少).

    It holds a value of the kind, in the unit that is asked for or beside some of what is named.
    """
    kind, whole = asked.topic.expects, asked.topic.asked
    if not (asked.turn.follows and asked.turn.brief) or asked.people or kind not in VALUED:
        return False
    texts = [library.index.text_of(one) for one in shown]
    named = [text for text in texts if any(share_of(term, text) > 0 for term in asked.topic.terms)]
    return any(holds_value(kind, whole, text) for text in (texts if _IN_UNITS.match(whole) else named))


_IN_UNITS: Final = re.compile(
    r"(?:那么?|一共|总共|有)*(?:(?:多少|好多|几)(?=[人户家个亩吨辆台座栋间张里公天年])|(?:规模|体量|面积|容量|产能|吨位)(?:有|是)?多大)"
)
"""What begins a turn that asks for a number of its own unit, or how large the thing is that was shown."""
