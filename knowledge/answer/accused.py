"""What may be shown under an accusation: nobody's words that speak of no such thing."""

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answer.decision import looked_for
from knowledge.asked import ListPeople, Search
from knowledge.findings import Answer, Candidates, Found, NotFound, PeopleCard, Quote, Why
from knowledge.search import Library
from knowledge.weighing.accusations import is_of_accusations, tells_of_accusations


def without_accused(said: Answer, asked: Search | ListPeople, library: Library) -> Answer:
    """An answer; under an accusation without those whose words have nothing of any such thing."""
    search = _search_of(asked)
    if search is None or not is_of_accusations(search.topic.asked, search.called):
        return said
    told = [one for one in _shown(said) if tells_of_accusations(library.index.text_of(one.passage))]
    if told or not _shown(said):
        return replace(said, found=tuple(told)) if isinstance(said, Candidates) else said
    wording = looked_for(search)
    return NotFound(Why.NOTHING, wording if is_of_accusations(wording) else "", asked=search)


def _search_of(asked: Search | ListPeople) -> Search | None:
    """What is looked for; None where no matter is asked of."""
    if isinstance(asked, Search):
        return asked
    return (asked.search or Search(asked.topic)) if asked.topic else None


def _shown(said: Answer) -> Sequence[Found]:
    """The passages that an answer shows."""
    match said:
        case Quote(found=one):
            return (one,)
        case Candidates(found=several) | PeopleCard(found=several):
            return several
    return ()
