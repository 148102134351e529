"""Steps from what was last shown."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from knowledge.answer.course import besides_somebody, formerly, later, remedied, such
from knowledge.answer.decision import SPOKEN_OF, decided
from knowledge.answer.people import listed as spoken
from knowledge.answer.people import listed_again, with_akin
from knowledge.answer.searching import searched
from knowledge.asked import (
    GOING_ON,
    OF_SOMEBODY,
    Context,
    ListPeople,
    Move,
    Search,
    Standing,
)
from knowledge.findings import (
    Answer,
    Candidates,
    Found,
    NotFound,
    PeopleCard,
    Quote,
    SpeechCard,
    Why,
)
from knowledge.model import Passage
from knowledge.search import Library, rows_of, weighed
from knowledge.topic import Topic, topic_of
from knowledge.weighing.sought import weigh


def stepped(move: Move, number: int, context: Context, library: Library) -> Answer:
    """Where a step leads from what was last shown."""
    if move is Move.CHOSEN:
        return _offered(number, context, library)
    if move is Move.UNTOLD:
        return _untold(context, library)
    if move is Move.BEYOND:
        return NotFound(Why.FEWER, str(number))
    if move is Move.TOLD and context.missed:
        return searched(Search(topic_of(context.missed, library.language), asks_who=True), library)
    listed = _just_listed(context, library)
    move = _OF_SEVERAL.get(move, move) if len(listed) > 1 else move
    if move is Move.ALL:
        return _all_found(context, library) or stepped(Move.FULL, number, context, library)
    if move is Move.FULL and len(listed) > 1:
        return _first_whole(context, library)
    if move in _OF_THE_LIST or (move is Move.TOLD and len(listed) > 1):
        return _of_the_list(move, context, library)
    return _beside_list(move, listed, context, library) or _from_shown(move, number, context, library)


def _untold(context: Context, library: Library) -> Answer:
    """What may be related to the matter of which nothing was found, wherever it is; or that no page tells it."""
    asked = Search(topic_of(context.missed, library.language))
    given = searched(asked, library)
    if isinstance(given, Quote):
        return Candidates((given.found,), Why.UNSURE, given.asked)
    return given if isinstance(given, Candidates) else NotFound(Why.UNTOLD, context.missed, asked=asked)


def _first_whole(context: Context, library: Library) -> SpeechCard:
    """The whole speech of the first of those who were listed, by what he says of the matter they were listed for."""
    person = library.language.lexicon.people[context.people[0]]
    said = searched(Search(topic_of(context.topic or "", library.language), (person,)), library)
    found = said.found.passage if isinstance(said, Quote) else library.index.passages[rows_of((person,), library)[-1]]
    return SpeechCard(library.index.of_source(found.source.id), found)


def _all_found(context: Context, library: Library) -> PeopleCard | None:
    """Everybody who spoke of the last matter, with what each says of it; None where it was one, or no matter."""
    if not context.topic or context.asked == OF_SOMEBODY:
        return None
    asked = ListPeople(topic=topic_of(context.topic, library.language))
    spoke = with_akin(asked, spoken(asked, library), library)
    return spoke if isinstance(spoke, PeopleCard) and len(spoke.people) > 1 else None


_OF_SEVERAL: Final = {Move.SPEAKER: Move.LISTED, Move.NEXT: Move.NEXT_LISTED}
"""What is asked of several who were just listed by what is else asked of one passage (谁说的, 下一段)."""
_OF_THE_LIST: Final = (Move.LISTED, Move.NEXT_LISTED, Move.LAST_LISTED, Move.REST_LISTED)


def _beside_list(move: Move, listed: set[str], context: Context, library: Library) -> Answer | None:
    """Where a step leads that asks for more than those who were just listed; None where it asks for none."""
    if (move in (Move.OTHERS, Move.BESIDES) and listed) or (move in _FURTHER and len(listed) > 1):
        return _others(listed, context, library)
    of_none = move is Move.REMEDY and len(listed) > 1  # words were shown of none of them
    return NotFound(Why.NOTHING) if of_none else None


def _from_shown(move: Move, number: int, context: Context, library: Library) -> Answer:
    """Where a step leads from candidates or the passage that was shown last."""
    if context.offered and not context.people and context.asked != "Step" and move not in GOING_ON:
        return _from_candidates(move, number, context, library)
    last = next((one for one in map(library.index.passage, reversed(context.passages)) if one), None)
    person = library.language.lexicon.people.get(context.speaker or "")
    if person and move is not Move.SPEAKER and (last is None or last.speaker is None or last.speaker.id != person.id):
        last = library.index.passages[rows_of((person,), library)[0]]
        if move in GOING_ON:
            return _astray(Quote(Found(last)), context, library) if move is Move.FURTHER else Quote(Found(last))
    if last is None and context.people and (beside := _beside_named(move, context, library)):
        return beside
    if last is None:
        shown = move in _FURTHER and (context.offered or context.people)  # all of them, though no passage
        return NotFound(Why.END if shown else Why.NO_CONTEXT)
    return _from(last, move, number, context, library)


def _beside_named(move: Move, context: Context, library: Library) -> Answer | None:
    """Where a step leads from several who were named together: the speech of the first of them, or all others."""
    if move is Move.FULL:
        return _first_whole(context, library)
    if move not in (Move.OTHERS, Move.BESIDES):
        return None
    if context.topic:
        return _others(set(context.people), context, library)
    people = library.language.lexicon.people.values()
    return PeopleCard(tuple(one for one in people if one.id not in context.people), kind=True)


_FURTHER: Final = (*GOING_ON, Move.ANOTHER)
"""What asks for others too, behind a list of several people."""


def _just_listed(context: Context, library: Library) -> set[str]:
    """Those of the list that was shown last, by their ids: none where somebody's words were shown, and others named."""
    if context.asked != "ListPeople" or not context.people:
        return set()
    last = library.index.passage(context.last)
    quoted = last is not None and last.speaker is not None and last.speaker.id == context.speaker == context.people[0]
    return set() if quoted else set(context.people)


def _from_candidates(move: Move, number: int, context: Context, library: Library) -> Answer:
    """Where a step leads from candidates, which were shown last: all of them are still before the visitor."""
    offered = tuple(filter(None, map(library.index.passage, context.offered)))
    passages = (*context.passages, *context.offered[::-1])
    shown = Context(context.speaker, passages, context.topic, asked=context.asked)
    alone = 1 if move is Move.REMEDY else 0  # of what is only related nobody is said to tell or to have said it
    if move in (Move.SPEAKER, Move.REMEDY, Move.TOLD, Move.SHORTER) and len(offered) > alone:
        asked = Search(topic_of(context.topic or "", library.language), remedy=move is Move.REMEDY)
        why = Why.SPOKEN if move is Move.SPEAKER else Why.UNSURE
        return Candidates(tuple(map(Found, offered)), why, asked)
    return _from(offered[0], move, number, shown, library) if offered else NotFound(Why.GONE)


def _from(last: Passage, move: Move, number: int, context: Context, library: Library) -> Answer:
    if leads := _LEADS.get(move):
        return leads(last, context, library)
    match move:
        case Move.FULL:
            return SpeechCard(library.index.of_source(last.source.id), last)
        case Move.NEXT | Move.PREVIOUS:
            return _neighbour(last, move, context, library)
        case Move.OTHER_DAY:
            return _on_another_page(last, library)
        case Move.NUMBERED:
            return numbered(number, last, library)
    if move is Move.SHORTER:
        matter = topic_of(context.topic or "", library.language)
        return Quote(Found(last), Search(matter) if matter else None, cut=True)
    own = move is Move.SPEAKER and context.standing == Standing.OWN
    return Quote(Found(last), whose=move is Move.SPEAKER, own=own, tells=move is Move.TOLD)


def _on_another_page(last: Passage, library: Library) -> Answer:
    """What the same person says on another page than the last."""
    rows = library.index.places.of_speakers((last.speaker.id,)) if last.speaker else ()
    other = next((passage for passage in library.index.at(rows) if passage.page.id != last.page.id), None)
    return Quote(Found(other)) if other else NotFound(Why.END)


def _offered(number: int, context: Context, library: Library) -> Answer:
    """The passage at a number of the list that was shown; one that is gone is not replaced by another."""
    passage = library.index.passage(context.offered[number - 1])
    return Quote(Found(passage)) if passage else NotFound(Why.GONE)


def numbered(number: int, last: Passage, library: Library) -> Answer:
    """The passage at a number of the run that a passage is of, from 1, or -1 for the last."""
    own = _run(last, library)
    place = number if number < 0 else number - 1
    return Quote(Found(own[place])) if -1 <= place < len(own) and number else NotFound(Why.END)


def _neighbour(last: Passage, move: Move, context: Context, library: Library) -> Answer:
    """The passage after or before the one shown last, and after or before what was shown with it."""
    beside = library.index.passage(context.beside) if context.beside in (last.previous, last.next) else None
    run = _run(last, library)
    shown = [run.index(one) for one in (last, beside) if one]
    place = max(shown) + 1 if move is Move.NEXT else min(shown) - 1
    return Quote(Found(run[place])) if 0 <= place < len(run) else NotFound(Why.END)


def _run(last: Passage, library: Library) -> Sequence[Passage]:
    """The passages that are read one after the other: those of a speech, or of all the notes of a page."""
    own = library.index.of_source(last.source.id)
    if last.speaker is not None:
        return own
    return [one for one in library.index.at(library.index.places.of_notes) if one.page.id == last.page.id]


def _more(last: Passage, context: Context, library: Library) -> Answer:
    """Another passage of the same person, not shown yet."""
    unseen = next(_unseen(last, context, library), None)
    return Quote(Found(unseen)) if unseen else NotFound(Why.END)


def _unseen(last: Passage, context: Context, library: Library) -> Iterator[Passage]:
    """The passages of the same person that were not shown yet: what follows first, then what stands before."""
    index = library.index
    rows = index.places.of_speakers((last.speaker.id,)) if last.speaker else index.places.of_notes
    own = [*index.of_source(last.source.id), *(p for p in index.at(rows) if p.source.id != last.source.id)]
    place = own.index(last)
    return (one for one in (*own[place + 1 :], *own[:place]) if one.id not in context.passages)


def _further(last: Passage, context: Context, library: Library) -> Answer:
    """More on the last matter: of the same speech first, then by anybody, unless somebody's words were asked for.

    Where nothing else speaks of it, that is said of the next words of the same person.
    """
    if not context.topic:
        return _more(last, context, library)
    topic = topic_of(context.topic, library.language)
    of_it = next((one for one in _unseen(last, context, library) if _speaks_of(topic, one, library)), None)
    if of_it:
        return Quote(Found(of_it))
    elsewhere = _others(set(), context, library) if context.asked != OF_SOMEBODY else None
    if isinstance(elsewhere, Quote) and _speaks_of(topic, elsewhere.found.passage, library):
        return elsewhere
    return _astray(_more(last, context, library), context, library)


def _astray(given: Answer, context: Context, library: Library) -> Answer:
    """An answer; of words that do not speak of the last matter also that."""
    if not isinstance(given, Quote) or not context.topic:
        return given
    topic = topic_of(context.topic, library.language)
    return given if _speaks_of(topic, given.found.passage, library) else replace(given, strays=context.topic)


def _says(topic: Topic, passage: Passage, library: Library) -> bool:
    """Whether a passage uses a word of a matter itself, and none that is only like it (老城 for 老街)."""
    text = library.index.text_of(passage)
    return any(term.word in text for term in topic.terms if len(term.word) > 1)


def _speaks_of(topic: Topic, passage: Passage, library: Library) -> bool:
    """Whether a passage speaks of a matter in its own words."""
    return weigh(topic, library.index.text_of(passage), "").coverage >= SPOKEN_OF


def _others_than(last: Passage, context: Context, library: Library) -> PeopleCard:
    """Everyone but the one shown last, where no matter was asked for; on a page that was told of, who speaks there."""
    people = library.language.lexicon.people.values()
    others = tuple(p for p in people if last.speaker is None or p.id != last.speaker.id)
    if context.asked == "AboutPage" and context.people:
        others = tuple(p for p in others if p.id in context.people)
    return PeopleCard(others, kind=last.speaker is not None)


def _others_than_him(last: Passage, context: Context, library: Library) -> Answer:
    """Who else spoke of the last matter, or else whoever spoke."""
    return _others(set(), context, library) if context.topic else _others_than(last, context, library)


def _besides(last: Passage, context: Context, library: Library) -> Answer:
    """Whoever is named beside the one who was asked about and did not speak; else who else spoke."""
    return besides_somebody(last, context, library) or _others_than_him(last, context, library)


def _others(listed: set[str], context: Context, library: Library) -> Answer:
    """The best passage on the last topic by somebody who was neither shown nor listed yet; nobody without a topic.

    Behind a list of those who spoke of it, what does not hold its words is only related.
    """
    if not context.topic:
        return NotFound(Why.NOBODY_ELSE)
    shown = {one.speaker.id for one in map(library.index.passage, context.passages) if one and one.speaker}
    people = library.language.lexicon.people.values()
    rows = rows_of([p for p in people if p.id not in shown | listed], library)
    topic = topic_of(context.topic, library.language)
    found = weighed(topic, rows, library, scoped=False)
    if not found or found[0].confidence < library.calibration.model(found[0].evidence).candidate:
        return NotFound(Why.NOBODY_ELSE, context.topic)
    given = decided(Search(topic), found, library)
    if listed and isinstance(given, Quote) and not _says(topic, given.found.passage, library):
        return Candidates((given.found,), Why.UNSURE, given.asked)
    return NotFound(Why.NOBODY_ELSE, context.topic) if isinstance(given, NotFound) else given


def _another(last: Passage, context: Context, library: Library) -> Answer:
    """Another passage for what was asked last, of the same person where his words were asked for, or else of anybody.

    More of the same where no matter was asked, or where no other passage of his is near to it.
    """
    if not context.topic:
        return _more(last, context, library)
    people = tuple(p for p in library.language.lexicon.people.values() if last.speaker and p.id == last.speaker.id)
    his = people if context.asked == OF_SOMEBODY else ()
    passages = library.index.passages
    rows = rows_of(his, library) if his else range(len(passages))
    topic = topic_of(context.topic, library.language)
    others = [row for row in rows if passages[row].id not in context.passages]
    found = weighed(topic, others, library, scoped=bool(his))
    if not found or found[0].confidence < library.calibration.model(found[0].evidence).candidate:
        return _more(last, context, library) if his else NotFound(Why.END)
    return decided(Search(topic, his), found, library)


_LEADS: Final[Mapping[Move, Callable[[Passage, Context, Library], Answer]]] = {
    Move.MORE: _more,
    Move.FURTHER: _further,
    Move.ANOTHER: _another,
    Move.FORMERLY: formerly,
    Move.LATER: later,
    Move.REMEDY: remedied,
    Move.SUCH: such,
    Move.BESIDES: _besides,
    Move.OTHERS: _others_than_him,
}
"""Where steps lead that need to know what was asked last."""


def _listed_again(context: Context, library: Library) -> Answer:
    """Those of the list that was shown: it told how many they are, and that they are all."""
    known = library.language.lexicon.people
    people = tuple(known[one] for one in context.people if one in known)
    topic = topic_of(context.topic or "", library.language)
    pages = tuple(page for page in library.coverage.pages if page.id in context.pages)
    return listed_again(people, topic, pages, library) if people else NotFound(Why.NO_CONTEXT)


def _of_the_list(move: Move, context: Context, library: Library) -> Answer:
    """The list that was shown once more, the next or the last of it, or those of it who were not shown yet.

    One alone is quoted on the last matter.
    """
    if move in (Move.LISTED, Move.TOLD):
        return _listed_again(context, library)
    known, listed = library.language.lexicon.people, list(context.people)
    place = listed.index(context.speaker) if context.speaker in listed else -1
    after = [known[one] for one in (*listed[place + 1 :], *listed[: max(place, 0)]) if one in known]
    shown = {one.speaker.id for one in map(library.index.passage, context.passages) if one and one.speaker}
    left = [person for person in after if person.id not in shown] or after
    if not left:
        return NotFound(Why.END)
    if move is Move.REST_LISTED and len(left) > 1:
        return PeopleCard(tuple(sorted(left, key=lambda person: listed.index(person.id))), kind=True)
    person = after[-1] if move is Move.LAST_LISTED else left[0]
    return searched(Search(topic_of(context.topic or "", library.language), (person,)), library)
