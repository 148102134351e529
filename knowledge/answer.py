"""From what is asked to an answer: a quote, candidates, not found, or a card. It renders nothing.

An answer never carries words of the bot's own: passages, people and pages of the record, and why.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from knowledge.asked import (
    AboutPage,
    Ambiguous,
    Asked,
    Context,
    ListPeople,
    Search,
    SmallTalk,
    Step,
    Unprinted,
    WhoIs,
    Whole,
)
from knowledge.evidence import weigh
from knowledge.findings import (
    Answer,
    Candidates,
    Card,
    ChatCard,
    Found,
    Further,
    NotFound,
    PageCard,
    PeopleCard,
    PersonCard,
    Quote,
    SpeechCard,
    Why,
)
from knowledge.lexicon import How, Mention, Person, PostMention
from knowledge.model import Passage
from knowledge.phrases import Move
from knowledge.question import understand
from knowledge.search import Library, found_in, rows_asked, rows_of, weighed
from knowledge.topic import Topic, topic_of

__all__ = [
    "Answer",
    "Candidates",
    "Card",
    "ChatCard",
    "Found",
    "Further",
    "Library",
    "NotFound",
    "PageCard",
    "PeopleCard",
    "PersonCard",
    "Quote",
    "SpeechCard",
    "Why",
    "answer",
    "answer_of",
    "decide",
]

MOST_CANDIDATES: Final = 3
RELATED: Final = 0.28
"""The share of a topic below which a passage is not even related."""
TOGETHER: Final = 0.35, 0.5
"""The share of a topic and the nearness in meaning of which either is enough, or parts of both."""
ALONE: Final = 0.3
"""The nearness in meaning from which a passage of which no word was found may be looked at."""
SPOKEN_OF: Final = 0.6
"""The share of a topic from which a passage speaks of it."""
LOOKED_THROUGH: Final = 1000
"""How many of the best passages are looked at for who spoke of a topic: a tenth of a second at most."""
HELD: Final = 0.4
"""The share of what a turn adds that a passage must hold to answer it together with the last topic."""
STAYING: Final = 1.25
"""How much likelier a follow-up is to be about the last speaker than about anybody else."""


def answer(message: str, context: Context, library: Library) -> tuple[Answer, Context]:
    """The answer to a message, and what the visitor has then been shown."""
    if not library.index.passages:
        return NotFound(Why.EMPTY), context
    asked = understand(message, context, library.language)
    reply = decide(asked, context, library)
    return reply, remembered(asked, reply, context)


def answer_of(person: Person, context: Context, library: Library) -> tuple[Answer, Context]:
    """A person's words, as if they had been asked for by name."""
    asked = Search(topic_of("", library.language), (person,))
    reply = decide(asked, context, library)
    return reply, remembered(asked, reply, context)


def decide(asked: Asked, context: Context, library: Library) -> Answer:
    """The answer to what is asked."""
    match asked:
        case SmallTalk(chat):
            return ChatCard(chat)
        case Step(move, number):
            return _stepped(move, number, context, library)
        case Whole(person):
            last = library.index.passages[rows_of((person,), library)[-1]]
            return SpeechCard(library.index.of_source(last.source.id))
        case AboutPage():
            return _about_page(asked, library)
        case WhoIs(people, mention):
            return PersonCard(people, mention)
        case Unprinted(wording, near):
            return NotFound(Why.PERSON, wording, near)
        case Ambiguous(mention):
            return PeopleCard(mention.people, mention.words, which=True)
        case ListPeople():
            return _listed(asked, library)
        case Search():
            return _searched(asked, library)


def _about_page(asked: AboutPage, library: Library) -> Answer:
    pages = asked.pages or library.coverage.pages[::-1]
    if not asked.people and not asked.topic:
        return PageCard(asked.fact, pages, asked.role)
    rows = rows_of(asked.people, library) if asked.people else list(range(len(library.index.passages)))
    passages = [library.index.passages[row] for row in rows]
    if asked.topic:
        found = weighed(asked.topic, rows, library, scoped=bool(asked.people))
        passages = [found[0].passage] if found else passages
    speeches = tuple(dict.fromkeys(passage.speech for passage in passages if passage.speech))
    chosen = tuple(dict.fromkeys(passage.page for passage in passages))
    return PageCard(asked.fact, chosen[::-1], asked.role, speeches)


# ---------------------------------------------------------------- search


def _searched(asked: Search, library: Library) -> Answer:
    if not asked.topic:
        return _without_topic(asked, library)
    if len(asked.people) > 1 and (each := _of_each(asked, library)):
        return each
    if asked.parts:
        return _several(asked, library)
    return _given(asked, _likeliest(asked, library), library)


def _several(asked: Search, library: Library) -> Answer:
    """What answers each of several questions, in the order in which they were asked.

    The message may be one question after all and is answered so where that is surest, unless its parts name people:
    words are never looked for under a name beside which they were not asked.
    """
    found = [_likeliest(part, library) for part in asked.parts]
    given = [_given(part, ones, library) for part, ones in zip(asked.parts, found, strict=True)]
    surest = max(range(len(found)), key=lambda i: _best(found[i]))
    if not any(part.people for part in asked.parts):
        one = replace(asked, parts=())
        whole = _likeliest(one, library)
        if _best(whole) > _best(found[surest]) and isinstance(answer := _given(one, whole, library), Quote):
            return replace(answer, further=tuple(_further(asked.parts, given, answer, silent=False)))
    first = next((i for i, one in enumerate(given) if isinstance(one, Quote)), surest)
    answer = given[first]
    if not isinstance(answer, Quote):
        return answer
    others = [i for i in range(len(given)) if i != first]
    return replace(
        answer, further=tuple(_further([asked.parts[i] for i in others], [given[i] for i in others], answer))
    )


def _further(parts: Sequence[Search], given: Sequence[Answer], first: Quote, silent: bool = True) -> Iterable[Further]:
    """What the other questions of a message have for an answer, each passage once.

    One without an answer is told of where it is `silent`, beside the answer to another; what was quoted for the whole
    message may answer it too.
    """
    shown = {first.found.passage.id}
    for part, answer in zip(parts, given, strict=True):
        found = answer.found if isinstance(answer, Quote) else None
        if found is None and silent:
            yield Further(part, None)
        elif found is not None and found.passage.id not in shown:
            shown.add(found.passage.id)
            yield Further(part, found)


def _likeliest(asked: Search, library: Library) -> list[Found]:
    """What was weighed for the way to take a question that is borne out best."""
    return max(_readings(asked, library), key=lambda reading: reading[0])[1]


def _given(asked: Search, found: Sequence[Found], library: Library) -> Answer:
    if not found:
        why = Why.SILENT if asked.people else Why.NOTHING
        return NotFound(why, asked.topic.wording, asked.people)
    return _decided(asked, found, library)


def _of_each(asked: Search, library: Library) -> PeopleCard | None:
    """What each of several people said of a topic, where more than one of them spoke of it."""
    best: dict[Person, Found] = {}
    for person in asked.people:
        found = weighed(asked.topic, rows_asked(replace(asked, people=(person,)), library), library, scoped=True)
        evidence = found[0].evidence if found else None
        if evidence and evidence.coverage >= SPOKEN_OF and evidence.telling:
            best[person] = found[0]
    return PeopleCard(tuple(best), asked.topic.wording, found=tuple(best.values())) if len(best) > 1 else None


def _readings(asked: Search, library: Library) -> Iterable[tuple[float, list[Found]]]:
    """What was weighed for each way to take the question, and how likely that way is.

    As it stands, of the last speaker, or with the last topic too. A follow-up stays with the last speaker unless
    somebody else's words bear it out clearly better.
    """
    found = weighed(asked.topic, rows_asked(asked, library), library, scoped=bool(asked.people))
    yield _best(found), found
    if asked.follows:
        leaning = asked.leaning or asked.people
        rows = rows_of(leaning, library) if leaning else None
        for topic, least in ((asked.topic, RELATED), (asked.wider, HELD)):
            found = weighed(topic, rows, library, scoped=bool(leaning)) if topic else []
            found = [one for one in found if _own_share(one, asked, library) >= least]
            yield STAYING * _best(found), found


def _own_share(found: Found, asked: Search, library: Library) -> float:
    """How much of what this turn itself adds a passage bears out; the last topic alone answers all with itself."""
    row = library.index.rows[found.passage.id]
    return weigh(asked.topic, library.index.texts[row], library.index.contexts[row]).coverage


def _best(found: Sequence[Found]) -> float:
    return found[0].confidence if found else 0.0


def _decided(asked: Search, found: Sequence[Found], library: Library) -> Answer:
    bounds = library.calibration.model(found[0].evidence)
    best = _best_quotable(found, bounds.quote)
    if best.confidence >= bounds.quote and (best.evidence is None or best.evidence.quotable):
        good = _as_good(asked, found, bounds.quote, best)
        others = tuple(_one_a_speech(good, {best.passage.source.id}))
        taken_for = asked.mention if asked.mention and _needs_saying(asked.mention) else None
        return Quote(best, asked, taken_for, others[:MOST_CANDIDATES])
    near = [one for one in found if one.confidence >= bounds.candidate and _related(one)][:MOST_CANDIDATES]
    if near:
        return Candidates(tuple(near), Why.KIND if _only_kind_lacks(best) else Why.UNSURE, asked)
    why = Why.SILENT if asked.people else Why.NOTHING
    return NotFound(why, asked.topic.wording, asked.people, tuple(found[:MOST_CANDIDATES]), asked)


def _related(found: Found) -> bool:
    """Whether enough of the topic was found, in words and in meaning together, to be worth a look."""
    evidence = found.evidence
    if evidence is None or (evidence.telling and evidence.coverage >= RELATED):
        return True
    known = evidence.telling or evidence.near >= ALONE
    return known and evidence.coverage / TOGETHER[0] + evidence.near / TOGETHER[1] >= 1


def _only_kind_lacks(found: Found) -> bool:
    """Whether the passage speaks of the thing and lacks only the sum, day or number that was asked for."""
    evidence = found.evidence
    return evidence is not None and evidence.kind < 1 and evidence.coverage >= SPOKEN_OF and evidence.unknown == 0


def _needs_saying(mention: Mention | PostMention) -> bool:
    return isinstance(mention, PostMention) or mention.how is not How.NAME


def _best_quotable(found: Sequence[Found], bound: float) -> Found:
    """The first; where it lacks only the value that was asked for, the next that is as sure and holds it."""
    first = found[0]
    if first.evidence is None or first.evidence.quotable or not first.evidence.telling:
        return first
    sure = (one for one in found[1:] if one.confidence >= bound and one.evidence and one.evidence.quotable)
    return next(sure, first)


def _as_good(asked: Search, found: Sequence[Found], bound: float, best: Found) -> Iterable[Found]:
    """What answers too; where it was asked who spoke of a thing, whatever holds as much of it as the best."""
    most = best.evidence
    for one in (one for one in found if one is not best):
        as_much = asked.asks_who and most and one.evidence and one.evidence.coverage >= 0.95 * most.coverage
        if one.confidence >= bound or as_much:
            yield one


def _one_a_speech(found: Iterable[Found], seen: set[str]) -> Iterable[Found]:
    for one in found:
        if one.passage.source.id not in seen:
            seen.add(one.passage.source.id)
            yield one


def _without_topic(asked: Search, library: Library) -> Answer:
    """A person, or the editor's note, with nothing further asked: the first passage not shown yet."""
    rows = rows_asked(asked, library)
    if rows is None:
        return NotFound(Why.NOTHING)
    if (
        asked.mention
        and isinstance(asked.mention, Mention)
        and asked.mention.how is How.TITLE
        and len(asked.people) > 1
    ):
        return PeopleCard(asked.people, asked.mention.words, which=True)
    latest = [library.index.passages[row] for row in rows]
    if not latest:
        return NotFound(Why.NOTHING)
    if len(asked.people) > 1:
        firsts = [library.index.passages[rows_of((one,), library)[0]] for one in asked.people]
        return PeopleCard(asked.people, found=tuple(map(Found, firsts)))
    day = latest[-1].page.id
    first = next(p for p in latest if p.page.id == day)
    taken_for = asked.mention if asked.mention and _needs_saying(asked.mention) else None
    return Quote(Found(first), asked, taken_for)


# ---------------------------------------------------------------- people


def _listed(asked: ListPeople, library: Library) -> Answer:
    people = tuple(p for p in library.language.lexicon.people.values() if p not in asked.without)
    if asked.pages:
        people = tuple(p for p in people if any(page in asked.pages for page, _ in p.appearances))
    if asked.topic:
        spoke = _on_topic(asked.any_of or (asked.topic,), asked.topic.wording, library, asked.without)
        return _silent_on(asked.topic, spoke, people) if asked.silent else spoke
    if asked.surname:
        chosen = tuple(p for p in people if p.name.startswith(asked.surname))
        return PeopleCard(chosen or people, surname=asked.surname, everyone=not chosen)
    if asked.organisation:
        pattern = re.compile(asked.organisation)
        chosen = tuple(p for p in people if any(pattern.search(post) for post in p.posts))
        return PeopleCard(chosen or people, kind=True, everyone=not chosen)
    return PeopleCard(people)


def _silent_on(topic: Topic, spoke: Answer, people: Sequence[Person]) -> Answer:
    """Everyone of some people whose words do not bear the topic out."""
    spoken = spoke.people if isinstance(spoke, PeopleCard) else ()
    return PeopleCard(tuple(p for p in people if p not in spoken), topic.wording, silent=True)


def _on_topic(topics: Sequence[Topic], wording: str, library: Library, without: Sequence[Person] = ()) -> Answer:
    """Everyone whose words bear one of the topics out, with the best passage of each."""
    best: dict[str, Found] = {}
    index = library.index
    for topic, hit in ((one, hit) for one in topics for hit in index.ranked(one.query, most=LOOKED_THROUGH)):
        row = index.rows[hit.passage.id]
        evidence = weigh(topic, index.texts[row], index.contexts[row])
        speaker = hit.passage.speaker
        if speaker and evidence.coverage >= SPOKEN_OF and evidence.words:
            best.setdefault(speaker.id, found_in(hit, evidence, library))
    for person in without:
        best.pop(person.id, None)
    if not best:
        return NotFound(Why.NOTHING, wording)
    people = tuple(library.language.lexicon.people[one] for one in best)
    return PeopleCard(people, wording, found=tuple(best.values()))


# ---------------------------------------------------------------- steps


def _stepped(move: Move, number: int, context: Context, library: Library) -> Answer:
    shown = [one for one in context.passages if one in library.index.rows]
    last = library.index.passages[library.index.rows[shown[-1]]] if shown else None
    person = library.language.lexicon.people.get(context.speaker or "")
    if person and (last is None or last.speaker is None or last.speaker.id != person.id):
        last = library.index.passages[rows_of((person,), library)[0]]
        if move is Move.MORE:
            return Quote(Found(last))
    if last is None:
        return NotFound(Why.NO_CONTEXT)
    match move:
        case Move.FULL:
            return SpeechCard(library.index.of_source(last.source.id))
        case Move.NEXT | Move.PREVIOUS:
            return _neighbour(last.next if move is Move.NEXT else last.previous, library)
        case Move.MORE:
            return _more(last, context, library)
        case Move.OTHERS:
            return _others(last, context, library)
        case Move.NUMBERED:
            return _numbered(number, last, library)
        case Move.SPEAKER:
            return (
                PersonCard((library.language.lexicon.people[last.speaker.id],)) if last.speaker else Quote(Found(last))
            )


def _numbered(number: int, last: Passage, library: Library) -> Answer:
    own = library.index.of_source(last.source.id)
    place = number if number < 0 else number - 1
    return Quote(Found(own[place])) if -1 <= place < len(own) and number else NotFound(Why.END)


def _neighbour(passage_id: str | None, library: Library) -> Answer:
    if passage_id is None:
        return NotFound(Why.END)
    return Quote(Found(library.index.passages[library.index.rows[passage_id]]))


def _more(last: Passage, context: Context, library: Library) -> Answer:
    """Another passage of the same person, not shown yet: what follows first, then what stands before."""
    index = library.index
    rows = index.places.of_speakers((last.speaker.id,)) if last.speaker else index.places.of_notes
    others = (index.passages[row] for row in rows)
    own = [*index.of_source(last.source.id), *(p for p in others if p.source.id != last.source.id)]
    place = own.index(last)
    for passage in (*own[place + 1 :], *own[:place]):
        if passage.id not in context.passages:
            return Quote(Found(passage))
    return NotFound(Why.END)


def _others(last: Passage, context: Context, library: Library) -> Answer:
    """The best passage on the last topic by somebody who was not shown yet."""
    people = tuple(library.language.lexicon.people.values())
    if not context.topic:
        return PeopleCard(tuple(p for p in people if last.speaker is None or p.id != last.speaker.id))
    shown = {
        library.index.passages[library.index.rows[one]].speaker for one in context.passages if one in library.index.rows
    }
    rows = rows_of([p for p in people if all(p.id != one.id for one in shown if one)], library)
    topic = topic_of(context.topic, library.language)
    found = weighed(topic, rows, library, scoped=False)
    if not found or found[0].confidence < library.calibration.model(found[0].evidence).candidate:
        return NotFound(Why.NOBODY_ELSE, context.topic)
    given = _decided(Search(topic), found, library)
    return NotFound(Why.NOBODY_ELSE, context.topic) if isinstance(given, NotFound) else given


# ---------------------------------------------------------------- memory


def remembered(asked: Asked, reply: Answer, context: Context) -> Context:
    """What a visitor has been shown once this reply is read."""
    context = replace(context, asked=type(asked).__name__)
    match reply:
        case Quote(found, search):
            speaker = found.passage.speaker
            passages = (*context.passages, found.passage.id)[-20:]
            topic = search.topic.wording if search and search.topic else context.topic if search is None else None
            return Context(speaker.id if speaker else None, passages, topic, asked=context.asked)
        case Candidates(found, _, search):
            offered = tuple(one.passage.id for one in found)
            return replace(context, offered=offered, topic=search.topic.wording if search else context.topic)
        case NotFound(Why.PERSON):
            return replace(context, speaker=None, passages=(), topic=None)
        case NotFound(asked=search) if search is not None and not search.follows:
            return replace(context, topic=search.topic.wording)
        case SpeechCard(passages):
            speaker = passages[0].speaker
            shown = (*context.passages, passages[-1].id)[-20:]
            return replace(context, speaker=speaker.id if speaker else None, passages=shown, offered=())
        case PersonCard(people) if len(people) == 1:
            return replace(context, speaker=people[0].id, offered=())
        case PeopleCard(people, wording):
            return replace(context, people=tuple(p.id for p in people), offered=(), topic=wording or context.topic)
    return context
