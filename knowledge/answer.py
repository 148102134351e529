"""From what is asked to an answer: a quote, candidates, not found, or a card. It renders nothing.

An answer never carries words of the bot's own: passages, people and pages of the record, and why.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from knowledge.calibration import Calibration
from knowledge.evidence import Evidence, weigh
from knowledge.lexicon import How, Mention, Person, PostMention
from knowledge.model import Coverage, Page, Passage
from knowledge.question import (
    AboutPage,
    Ambiguous,
    Asked,
    Chat,
    Context,
    Fact,
    Language,
    ListPeople,
    Move,
    Search,
    SmallTalk,
    Step,
    Topic,
    Unprinted,
    WhoIs,
    topic_of,
    understand,
)
from knowledge.ranking import Hit, Index

MOST_CANDIDATES: Final = 3
LOOKED_AT: Final = 20
"""How many of the best passages are weighed."""


class Why(StrEnum):
    """Why nothing was found, or why only candidates are shown."""

    NOTHING = "nothing"
    UNSURE = "unsure"
    KIND = "kind"
    PERSON = "person"
    POST = "post"
    SILENT = "silent"
    END = "end"
    NO_CONTEXT = "no_context"
    EMPTY = "empty"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with its score, the words that matched, and how well it bears the question out."""

    passage: Passage
    score: float = 0.0
    matched: tuple[str, ...] = ()
    evidence: Evidence | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Quote:
    """The passage that answers. `taken_for` says whom a slip or a post was taken for; `others` spoke of it too."""

    found: Found
    asked: Search | None = None
    taken_for: Mention | PostMention | None = None
    others: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages that are only related, of different speeches where there are any."""

    found: tuple[Found, ...]
    why: Why
    asked: Search | None = None


@dataclass(frozen=True, slots=True)
class NotFound:
    """The coverage does not answer. `wording` is what was looked for; `near` are people who resemble it."""

    why: Why
    wording: str = ""
    near: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonCard:
    people: tuple[Person, ...]
    mention: Mention | PostMention | None = None


@dataclass(frozen=True, slots=True)
class PeopleCard:
    """A list of people; `wording` and `surname` say by what they were chosen, `found` what each said of it."""

    people: tuple[Person, ...]
    wording: str = ""
    surname: str | None = None
    found: tuple[Found, ...] = ()
    which: bool = False


@dataclass(frozen=True, slots=True)
class PageCard:
    fact: Fact
    pages: tuple[Page, ...]
    role: str | None = None


@dataclass(frozen=True, slots=True)
class SpeechCard:
    """A whole speech or note, as its passages."""

    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class ChatCard:
    chat: Chat


Card = PersonCard | PeopleCard | PageCard | SpeechCard | ChatCard
Answer = Quote | Candidates | NotFound | Card


@dataclass(frozen=True, slots=True)
class Library:
    """All that an answer is made from."""

    coverage: Coverage
    index: Index
    language: Language
    calibration: Calibration


def answer(message: str, context: Context, library: Library) -> tuple[Answer, Context]:
    """The answer to a message, and what the visitor has then been shown."""
    if not library.index.passages:
        return NotFound(Why.EMPTY), context
    asked = understand(message, context, library.language)
    reply = decide(asked, context, library)
    return reply, remembered(asked, reply, context)


def decide(asked: Asked, context: Context, library: Library) -> Answer:
    """The answer to what is asked."""
    match asked:
        case SmallTalk(chat):
            return ChatCard(chat)
        case Step(move):
            return _stepped(move, context, library)
        case AboutPage(fact, role):
            return PageCard(fact, library.coverage.pages[::-1], role)
        case WhoIs(people, mention):
            return PersonCard(people, mention)
        case Unprinted(wording, near):
            return NotFound(Why.PERSON, wording, near)
        case Ambiguous(mention):
            return PeopleCard(mention.people, mention.words, which=True)
        case ListPeople():
            return _listed(asked, library)
        case Search():
            return _searched(asked, context, library)


# ---------------------------------------------------------------- search


def _searched(asked: Search, context: Context, library: Library) -> Answer:
    if not asked.topic:
        return _without_topic(asked, context, library)
    found = _weighed(asked, _rows(asked, library), library)
    if asked.leaning:
        own = _weighed(asked, _rows_of(asked.leaning, library), library)
        if own and (not found or own[0].confidence >= min(0.8 * found[0].confidence, library.calibration.quote)):
            found = own
    if not found:
        why = Why.SILENT if asked.people else Why.NOTHING
        return NotFound(why, asked.topic.wording, asked.people)
    return _decided(asked, found, library)


def _decided(asked: Search, found: Sequence[Found], library: Library) -> Answer:
    best = found[0]
    bounds = library.calibration
    if best.confidence >= bounds.quote:
        others = tuple(_one_a_speech(found[1:], {best.passage.source.id}, bounds.quote))
        taken_for = asked.mention if asked.mention and _needs_saying(asked.mention) else None
        return Quote(best, asked, taken_for, others[:MOST_CANDIDATES])
    near = [one for one in found if one.confidence >= bounds.candidate][:MOST_CANDIDATES]
    if near:
        kind = best.evidence is not None and best.evidence.kind < 1
        return Candidates(tuple(near), Why.KIND if kind else Why.UNSURE, asked)
    return NotFound(Why.SILENT if asked.people else Why.NOTHING, asked.topic.wording, asked.people)


def _needs_saying(mention: Mention | PostMention) -> bool:
    return isinstance(mention, PostMention) or mention.how is not How.NAME


def _one_a_speech(found: Iterable[Found], seen: set[str], least: float) -> Iterable[Found]:
    for one in found:
        if one.passage.source.id not in seen and one.confidence >= least:
            seen.add(one.passage.source.id)
            yield one


def _weighed(asked: Search, rows: Sequence[int] | None, library: Library) -> list[Found]:
    """The best passages, weighed and in order: rank and evidence together."""
    index = library.index
    topic = asked.topic
    hits = index.ranked(topic.query, rows)
    hits = [hit for hit in hits if _allowed(hit.passage, topic, index)][:LOOKED_AT]
    if not hits:
        return []
    weighed = []
    for hit in hits:
        row = index.rows[hit.passage.id]
        around = index.contexts[row] if not asked.people else ""
        weighed.append((hit, weigh(topic, index.texts[row], around)))
    best = max(hit.score for hit, _ in weighed)
    order = sorted(weighed, key=lambda pair: -_merit(pair[0], pair[1], best))
    lead = _lead([_merit(hit, evidence, best) for hit, evidence in order], [hit.passage for hit, _ in order])
    first = replace(order[0][1], lead=lead)
    return [_found(hit, first if i == 0 else evidence, library) for i, (hit, evidence) in enumerate(order)]


def _found(hit: Hit, evidence: Evidence, library: Library) -> Found:
    return Found(hit.passage, hit.score, hit.matched, evidence, library.calibration.confidence(evidence))


def _merit(hit: Hit, evidence: Evidence, best: float) -> float:
    """Rank and evidence in one number: the score as a share of the best one's, and what was found."""
    return hit.score / best + 0.6 * evidence.coverage + 0.4 * evidence.sentence + 0.25 * evidence.kind


def _lead(merits: Sequence[float], passages: Sequence[Passage]) -> float:
    """How far the best is ahead of the best of another speech, as a share of its own merit."""
    for merit, passage in zip(merits[1:], passages[1:], strict=True):
        if passage.source.id != passages[0].source.id:
            return min(1.0, (merits[0] - merit) / merits[0]) if merits[0] else 0.0
    return 1.0


def _allowed(passage: Passage, topic: Topic, index: Index) -> bool:
    text = index.texts[index.rows[passage.id]]
    return all(word in text for word in topic.required) and not any(word in text for word in topic.excluded)


def _rows(asked: Search, library: Library) -> list[int] | None:
    if asked.notes_only:
        return [row for row, p in enumerate(library.index.passages) if p.speech is None]
    return _rows_of(asked.people, library) if asked.people else None


def _rows_of(people: Sequence[Person], library: Library) -> list[int]:
    ids = {person.id for person in people}
    return [row for row, p in enumerate(library.index.passages) if p.speaker and p.speaker.id in ids]


def _without_topic(asked: Search, context: Context, library: Library) -> Answer:
    """A person, or the editor's note, with nothing further asked: the first passage not shown yet."""
    rows = _rows(asked, library)
    if rows is None:
        return NotFound(Why.NOTHING)
    if asked.mention and isinstance(asked.mention, Mention) and asked.mention.how is How.TITLE and len(asked.people) > 1:
        return PeopleCard(asked.people, asked.mention.words, which=True)
    latest = [library.index.passages[row] for row in rows]
    if not latest:
        return NotFound(Why.NOTHING)
    day = latest[-1].page.id
    first = next(p for p in latest if p.page.id == day)
    taken_for = asked.mention if asked.mention and _needs_saying(asked.mention) else None
    return Quote(Found(first), asked, taken_for)


# ---------------------------------------------------------------- people


def _listed(asked: ListPeople, library: Library) -> Answer:
    people = tuple(library.language.lexicon.people.values())
    if asked.topic:
        return _on_topic(asked.topic, library)
    if asked.surname:
        chosen = tuple(p for p in people if p.name.startswith(asked.surname))
        return PeopleCard(chosen, surname=asked.surname)
    if asked.organisation:
        import re

        pattern = re.compile(asked.organisation)
        chosen = tuple(p for p in people if any(pattern.search(post) for post in p.posts))
        return PeopleCard(chosen or people, wording="" if chosen else asked.organisation)
    return PeopleCard(people)


def _on_topic(topic: Topic, library: Library) -> Answer:
    """Everyone whose words bear the topic out, with the best passage of each."""
    best: dict[str, Found] = {}
    index = library.index
    for hit in index.ranked(topic.query):
        row = index.rows[hit.passage.id]
        evidence = weigh(topic, index.texts[row], index.contexts[row])
        confidence = library.calibration.confidence(evidence)
        speaker = hit.passage.speaker
        if speaker and confidence >= library.calibration.quote:
            best.setdefault(speaker.id, _found(hit, evidence, library))
    if not best:
        return NotFound(Why.NOTHING, topic.wording)
    people = tuple(library.language.lexicon.people[one] for one in best)
    return PeopleCard(people, topic.wording, found=tuple(best.values()))


# ---------------------------------------------------------------- steps


def _stepped(move: Move, context: Context, library: Library) -> Answer:
    shown = [one for one in context.passages if one in library.index.rows]
    last = library.index.passages[library.index.rows[shown[-1]]] if shown else None
    if last is None:
        return NotFound(Why.NO_CONTEXT)
    match move:
        case Move.FULL:
            return SpeechCard(tuple(p for p in library.index.passages if p.source.id == last.source.id))
        case Move.NEXT | Move.PREVIOUS:
            return _neighbour(last.next if move is Move.NEXT else last.previous, library)
        case Move.MORE:
            return _more(last, context, library)
        case Move.OTHERS:
            return _others(last, context, library)


def _neighbour(passage_id: str | None, library: Library) -> Answer:
    if passage_id is None:
        return NotFound(Why.END)
    return Quote(Found(library.index.passages[library.index.rows[passage_id]]))


def _more(last: Passage, context: Context, library: Library) -> Answer:
    """Another passage of the same person, not shown yet: what follows first, then what stands before."""
    own = [p for p in library.index.passages if p.source.id == last.source.id]
    own += [p for p in library.index.passages if p.speaker and p.speaker == last.speaker and p.source.id != last.source.id]
    place = own.index(last)
    for passage in (*own[place + 1 :], *own[:place]):
        if passage.id not in context.passages:
            return Quote(Found(passage))
    return NotFound(Why.END)


def _others(last: Passage, context: Context, library: Library) -> Answer:
    """Other speakers on the last topic; the first of them who was not shown yet."""
    if not context.topic:
        people = tuple(library.language.lexicon.people.values())
        return PeopleCard(tuple(p for p in people if last.speaker is None or p.id != last.speaker.id))
    topic = topic_of(context.topic, library.language)
    listed = _on_topic(topic, library)
    if isinstance(listed, NotFound):
        return NotFound(Why.END, context.topic)
    shown = {library.index.passages[library.index.rows[one]].speaker for one in context.passages if one in library.index.rows}
    fresh = [one for one in listed.found if one.passage.speaker not in shown]  # type: ignore[union-attr]
    if not fresh:
        return NotFound(Why.END, context.topic)
    people = tuple(library.language.lexicon.people[one.passage.speaker.id] for one in fresh if one.passage.speaker)
    return PeopleCard(people, context.topic, found=tuple(fresh))


# ---------------------------------------------------------------- memory


def remembered(asked: Asked, reply: Answer, context: Context) -> Context:
    """What a visitor has been shown once this reply is read."""
    match reply:
        case Quote(found, search):
            speaker = found.passage.speaker
            passages = (*context.passages, found.passage.id)[-20:]
            topic = search.topic.wording if search and search.topic else context.topic if search is None else None
            return Context(speaker.id if speaker else None, passages, topic)
        case Candidates(found, _, search):
            offered = tuple(one.passage.id for one in found)
            return replace(context, offered=offered, topic=search.topic.wording if search else context.topic)
        case PersonCard(people) if len(people) == 1:
            return replace(context, speaker=people[0].id, offered=())
        case PeopleCard(people, wording):
            return replace(context, people=tuple(p.id for p in people), topic=wording or context.topic)
    return context
