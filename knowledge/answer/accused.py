"""What may be shown under an accusation: nobody's words that speak of no such thing."""

from dataclasses import replace

from knowledge.answer.decision import looked_for
from knowledge.asked import ListPeople, Search
from knowledge.findings import Answer, Candidates, Found, NotFound, PeopleCard, Quote, Why
from knowledge.search import Library
from knowledge.weighing.accusations import is_of_accusations, tells_of_accusations


def without_accused(said: Answer, asked: Search | ListPeople, library: Library) -> Answer:
    """An answer without those whose words have nothing of that of which a question is_of_accusations somebody."""
    search = asked if isinstance(asked, Search) else asked.search or Search(asked.topic) if asked.topic else None
    if search is None or not is_of_accusations(search.topic.asked, search.called):
        return said
    match said:
        case Quote(found=one):
            shown: tuple[Found, ...] = (one,)
        case Candidates(found=several) | PeopleCard(found=several) if several:
            shown = several
        case _:
            return said
    told = tuple(one for one in shown if tells_of_accusations(library.index.text_of(one.passage)))
    if told:
        return replace(said, found=told) if isinstance(said, Candidates) else said
    wording = looked_for(search)
    return NotFound(Why.NOTHING, wording if is_of_accusations(wording) else "", asked=search)
