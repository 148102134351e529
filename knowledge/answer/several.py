"""Several questions in one message, and one question about several people."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from knowledge.answer.decision import SPOKEN_OF, answered
from knowledge.answer.readings import confidence_of, likeliest
from knowledge.asked import Search
from knowledge.findings import Answer, Found, Further, PeopleCard, Quote
from knowledge.lexicon import Person
from knowledge.search import Library, rows_asked, weighed


def several(asked: Search, library: Library) -> Answer:
    """What answers each of several questions, in the order in which they were asked.

    The message may be one question after all and is answered so where that is surest, unless its parts name people:
    words are never looked for under a name beside which they were not asked. One question after a statement is answered
    by itself only where the statement leads to the same passage (田荒了没人种，还有救没).
    """
    found = [likeliest(part, library) for part in asked.parts]
    given = [answered(part, ones, library) for part, ones in zip(asked.parts, found, strict=True)]
    surest = max(range(len(found)), key=lambda i: confidence_of(found[i]))
    if not any(part.people for part in asked.parts):
        one = replace(asked, parts=())
        whole = likeliest(one, library)
        if len(found) == 1 and not _alike(whole, found[0]):
            return answered(one, whole, library)
        if confidence_of(whole) > confidence_of(found[surest]) and isinstance(
            answer := answered(one, whole, library), Quote
        ):
            return replace(answer, further=tuple(_further(asked.parts, given, answer, silent=False)))
    first = next((i for i, one in enumerate(given) if isinstance(one, Quote)), surest)
    answer = given[first]
    if not isinstance(answer, Quote):
        return answer
    others = [i for i in range(len(given)) if i != first]
    return replace(
        answer, further=tuple(_further([asked.parts[i] for i in others], [given[i] for i in others], answer))
    )


def _alike(one: Sequence[Found], other: Sequence[Found]) -> bool:
    """Whether the same passage comes first in both, or one of them holds none."""
    return not one or not other or one[0].passage.id == other[0].passage.id


def _further(parts: Sequence[Search], given: Sequence[Answer], first: Quote, silent: bool = True) -> Iterable[Further]:
    """What the other questions of a message have for an answer, each passage once.

    One without an answer is told of where it is `silent`, beside the answer to another; what was quoted for the whole
    message may answer it too.
    """
    shown = {first.found.passage.id, first.beside.id if first.beside else None}
    for part, answer in zip(parts, given, strict=True):
        found = answer.found if isinstance(answer, Quote) else None
        if found is None and silent:
            yield Further(part, None)
        elif found is not None and found.passage.id not in shown:
            shown.add(found.passage.id)
            yield Further(part, found)


def of_each(asked: Search, library: Library) -> PeopleCard | None:
    """What each of several people said of a topic, where more than one of them spoke of it."""
    best: dict[Person, Found] = {}
    for person in asked.people:
        found = weighed(asked.topic, rows_asked(replace(asked, people=(person,)), library), library, scoped=True)
        evidence = found[0].evidence if found else None
        if evidence and evidence.coverage >= SPOKEN_OF and evidence.telling:
            best[person] = found[0]
    return PeopleCard(tuple(best), asked.topic.wording, found=tuple(best.values())) if len(best) > 1 else None
