"""Several questions in one message, and one question about several people."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from knowledge.answer.decision import MOST_CANDIDATES, SPOKEN_OF, answered
from knowledge.answer.details import is_borne_out
from knowledge.answer.readings import confidence_of, is_of_last, likeliest
from knowledge.asked import Search
from knowledge.findings import Answer, Candidates, Found, Further, PeopleCard, Quote, Why
from knowledge.lexicon import Person
from knowledge.search import Library, rows_asked, weighed


def several(asked: Search, library: Library) -> Answer:
    """What answers each of several questions, in the order in which they were asked.

    The message may be one question after all and is answered so where that is surest, unless its parts name people:
    words are never looked for under a name beside which they were not asked. One question after a statement is answered
    by itself only where the statement leads to the same passage (田荒了没人种，还有救没).
    One that names no subject (包吃住不 behind 船厂招工吗) is asked of the matter before it, as a turn is.
    """
    found: list[Sequence[Found]] = []
    given: list[Answer] = []
    for part in asked.parts:
        going_on = _going_on(part, given[-1], library) if given else part
        found.append(likeliest(going_on, library))
        given.append(_borne_out(answered(going_on, found[-1], library), going_on, library))
    surest = max(range(len(found)), key=lambda i: confidence_of(found[i]))
    if not any(part.people for part in asked.parts):
        one = replace(asked, parts=())
        whole = likeliest(one, library)
        if len(found) == 1 and not _alike(whole, found[0]):
            return answered(one, whole, library)
        surer = confidence_of(whole) > confidence_of(found[surest])
        told = surer and _tells_the_subject(whole[0], asked.parts, library)
        if told and isinstance(answer := answered(one, whole, library), Quote):
            return replace(answer, further=tuple(_further(asked.parts, given, answer, silent=False)))
    first = next((i for i, one in enumerate(given) if isinstance(one, Quote)), surest)
    answer = given[first]
    if not isinstance(answer, Quote):
        return _related(given, answer)
    others = [i for i in range(len(given)) if i != first]
    return replace(
        answer, further=tuple(_further([asked.parts[i] for i in others], [given[i] for i in others], answer))
    )


def _going_on(part: Search, before: Answer, library: Library) -> Search:
    """A question that goes on with the one before it, as one that leans on the words that answer that."""
    if not (part.turn.follows and isinstance(before, Quote)):
        return part
    shown = before.found.passage
    speaker = library.language.lexicon.people.get(shown.speaker.id) if shown.speaker else None
    leaning = (speaker,) if speaker else ()
    return replace(part, turn=replace(part.turn, leaning=leaning, shown=shown.id))


def _borne_out(given: Answer, part: Search, library: Library) -> Answer:
    """What answers a question that goes on with the one before it; what does not tell of that too is only related."""
    if not (part.turn.follows and isinstance(given, Quote)) or is_borne_out(given, part, library):
        return given
    return Candidates((given.found,), Why.UNSURE, part)


def _tells_the_subject(found: Found, parts: Sequence[Search], library: Library) -> bool:
    """Whether what is found for a whole message speaks of what its questions without a subject are asked of."""
    return all(is_of_last(found, part, library) for part in parts if part.turn.follows)


def _related(given: Sequence[Answer], surest: Answer) -> Answer:
    """What is related to any of several questions of which none is answered, in their order."""
    those = [one for one in given if isinstance(one, Candidates)]
    found = {one.passage.id: one for answer in those for one in answer.found}
    if not those or not isinstance(surest, Candidates):
        return those[0] if those else surest
    return replace(surest, found=tuple(found.values())[:MOST_CANDIDATES]) if len(those) > 1 else surest


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
