"""From what is asked to an answer: a quote, candidates, not found, or a card. It renders nothing."""

from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Final

from knowledge.answer.aspects import of_aspect
from knowledge.answer.behind import of_what_was_shown
from knowledge.answer.continued import continued
from knowledge.answer.decision import is_printed_whole, is_said_as_word, looked_for
from knowledge.answer.details import is_borne_out, named_alone
from knowledge.answer.left import left
from knowledge.answer.people import listed, with_akin
from knowledge.answer.purposes import FAR, LIKELY, instead_of, purpose_of, retaken
from knowledge.answer.searching import searched
from knowledge.answer.shown import first_valued
from knowledge.answer.turns import numbered, remembered, stepped
from knowledge.answer.unsaid import unsaid
from knowledge.asked import (
    AboutPage,
    Ambiguous,
    Asked,
    Context,
    Fact,
    ListPeople,
    NoPage,
    Search,
    Several,
    SmallTalk,
    Step,
    Unprinted,
    WhoIs,
    Whole,
)
from knowledge.findings import (
    Answer,
    Candidates,
    ChatCard,
    Found,
    NotFound,
    PageCard,
    PeopleCard,
    PersonCard,
    Quote,
    SeveralCard,
    SpeechCard,
    Why,
    characters,
    outstanding,
)
from knowledge.lexicon import Person
from knowledge.model import Page, Passage
from knowledge.question import understand
from knowledge.search import Library, rows_of, weighed
from knowledge.topic import Expect, Topic, topic_of
from knowledge.weighing.held import found as held_of
from knowledge.weighing.values import VALUED, holds_value


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
    """The answer to what is asked, or those to several questions in their order."""
    match asked:
        case Several(parts, wordings):
            return SeveralCard(tuple(decide(part, context, library) for part in parts), wordings)
        case SmallTalk(chat):
            return ChatCard(chat)
        case Step(move, number):
            return stepped(move, number, context, library)
        case Whole(person, number):
            last = library.index.passages[rows_of((person,), library)[-1]]
            whole = SpeechCard(library.index.of_source(last.source.id), last)
            return numbered(number, last, library) if number else whole
        case AboutPage():
            return _about_page(asked, library)
        case WhoIs(people, mention):
            return PersonCard(people, mention)
        case NoPage() | Unprinted() | Ambiguous():
            return _of_nobody(asked, library)
        case ListPeople():
            return _listed(asked, library)
        case Search():
            said = of_what_was_shown(asked, context, library) or _searched(asked, context, library)
            return _told_of(said, context, library)


def _where_printed(asked: Search, library: Library) -> Quote | None:
    """The words that answer what a turn names, asked anew, where they print it and the last matter lacks it."""
    bare = named_alone(asked)
    if len(bare) < WORD or not library.language.says(bare):
        return None
    anew = topic_of(bare, library.language)
    said = searched(Search(anew), library)
    if not isinstance(said, Quote) or bare not in library.index.text_of(said.found.passage):
        return None
    return replace(said, asked=replace(asked, topic=replace(anew, asked=asked.topic.asked)))


WORD: Final = 2
"""Characters of what may be looked for by itself: one stands in any text."""


def _told_of(said: Answer, context: Context, library: Library) -> Answer:
    """An answer; of words that are quoted also what they do not say, and whose they are not."""
    if not isinstance(said, Quote):
        return said
    return replace(said, unsaid=unsaid(said, library), left=left(said, context, library))


def _searched(asked: Search, context: Context, library: Library) -> Answer:
    """The answer to a search; where nothing answers it, to what it is for where that is no matter.

    What is related to a question that no newspaper answers is not shown.
    """
    if asked.concern or asked.aspect:
        return of_aspect(asked, context, library) if asked.aspect else searched(asked, library)
    if instead := instead_of(asked, context, library):
        return decide(instead, context, library)
    said = searched(asked, library)
    if isinstance(said, Quote):
        if asked.of_body and said.found.evidence and said.found.evidence.coverage < HALF:
            return NotFound(Why.SILENT, looked_for(asked), near=asked.people, asked=asked)
        told = not asked.follows or is_borne_out(said, asked, library)
        if told:
            return said
        return _where_printed(asked, library) or Candidates(
            _with_shown(said.found, context, library), Why.UNSURE, asked
        )
    if asked.lacks and len(offered := _offered_with_value(asked, context, library)) > 1:
        return Candidates(offered, Why.UNSURE, asked)
    purpose = purpose_of(asked, library) if asked.topic else None
    likely = purpose.name if purpose and purpose.likelihood >= LIKELY else None
    far = likely == FAR and isinstance(said, Candidates) and asked.mention is None and not asked.lacks
    if far and not is_printed_whole(asked, said):
        return NotFound(Why.NOTHING, looked_for(asked), asked=asked)
    other = retaken(asked, likely, context, library)
    if other:
        return decide(other, context, library)
    goes_on = continued(asked, context, library) if asked.topic and not asked.lacks else None
    before = (context.last,) if context.last else context.offered
    shown = tuple(filter(None, map(library.index.passage, before)))
    related = asked.lacks and isinstance(said, NotFound) and shown
    return goes_on or (Candidates(tuple(map(Found, shown)), Why.UNSURE, asked) if related else said)


def _offered_with_value(asked: Search, context: Context, library: Library) -> tuple[Found, ...]:
    """Of the candidates that were offered last those that hold a value of the kind that a turn asks for (多少)."""
    offered = filter(None, map(library.index.passage, () if context.people else context.offered))
    kind, whole = asked.topic.expects, asked.topic.asked
    return tuple(
        Found(one) for one in offered if kind in VALUED and holds_value(kind, whole, library.index.text_of(one))
    )


def _with_shown(found: Found, context: Context, library: Library) -> tuple[Found, ...]:
    """What was found for a turn without a subject that it does not tell, below what was shown last."""
    shown = library.index.passage(context.last)
    return (Found(shown), found) if shown and shown.id != found.passage.id else (found,)


def _listed(asked: ListPeople, library: Library) -> Answer:
    """The people who are asked for; where only one of them spoke of a thing, what was said.

    What the newspaper itself says of it names nobody who did.
    """
    people = listed(asked, library)
    several = isinstance(people, PeopleCard) and (len(people.people) > 1 or asked.all_of)
    if several or asked.search is None:
        return with_akin(asked, people, library)
    said = searched(asked.search, library)
    quoted = said if isinstance(said, Quote) and said.found.passage.speaker else None
    if quoted and is_said_as_word(asked.search.topic, quoted.found.passage, library):
        return quoted
    meant = with_akin(asked, people, library)
    if not isinstance(meant, NotFound):
        return meant
    return Candidates((said.found,), Why.UNSURE, asked.search) if isinstance(said, Quote) else said


def _of_nobody(asked: NoPage | Unprinted | Ambiguous, library: Library) -> Answer:
    """What is told where it is not known whose words are asked for, or where no page is of the day."""
    if isinstance(asked, NoPage):
        return NotFound(Why.NO_PAGE, asked.wording, pages=library.coverage.pages)
    if isinstance(asked, Unprinted):
        return NotFound(Why.PERSON, asked.wording, asked.near)
    return PeopleCard(asked.mention.people, asked.mention.words, which=True)


def _on_page(topic: Topic, found: Sequence[Found], library: Library) -> Passage | None:
    """The best passage of the page that holds most of a topic in all that was found (有老师有骑手那一版).

    None where no page holds half of it and no passage is even related.
    """
    held: dict[str, dict[str, float]] = {}
    for one in found:
        words = held.setdefault(one.passage.page.id, {})
        text, around = library.index.text_of(one.passage), library.index.context_of(one.passage)
        for term in topic.terms:
            share = max(held_of(term, text), held_of(term, around))
            words[term.word] = max(words.get(term.word, 0.0), term.weight * share)
    most = max(held, key=lambda page: sum(held[page].values()), default=None)
    if most is None:
        return None
    related = found[0].confidence >= library.calibration.model(found[0].evidence).candidate
    if not related and sum(held[most].values()) < HALF * sum(term.weight for term in topic.terms):
        return None
    return next(one.passage for one in found if one.passage.page.id == most)


HALF: Final = 0.5
"""The share of a topic from which a page is the one that holds it."""


def _spoken(library: Library, with_notes: bool) -> list[int]:
    """The rows of what people said: a note that only announces a matter is not where it was spoken of."""
    notes = set[int]() if with_notes else set(library.index.places.of_notes)
    return [row for row in range(len(library.index.passages)) if row not in notes]


def _on_headed_page(asked: AboutPage, pages: Sequence[Page], library: Library) -> Answer:
    """A fact of the page over which a matter is printed that nobody spoke of, or one that all pages share."""
    wording = asked.topic.wording if asked.topic else ""
    headed = {page.id for page in library.language.lexicon.pages.headed(wording)}
    alike = asked.fact is Fact.NEWSPAPER and len({page.newspaper for page in pages}) == 1
    told = tuple(page for page in pages if alike or page.id in headed)
    return PageCard(asked.fact, told, asked.role) if told else NotFound(Why.NOTHING, wording)


SHOWN: Final = 3
"""Pages of which a card tells every speech."""


def _of_all(fact: Fact, pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages that tell a fact: of the longest and shortest speech of all the one page on which it stands."""
    if fact not in (Fact.LONGEST, Fact.SHORTEST):
        return tuple(pages)
    said = [(characters(speech), page) for page in pages if (speech := outstanding(fact, page))]
    most = max if fact is Fact.LONGEST else min
    return (most(said, key=itemgetter(0))[1],) if said else tuple(pages)


def _part_of(page: Page, section: str) -> Page:
    """A page with the speeches of one section alone."""
    return replace(page, speeches=tuple(one for one in page.speeches if page.section_title(one.section) == section))


def _words_of(card: PageCard, library: Library) -> Answer:
    """How the speech begins that a fact names."""
    speech = outstanding(card.fact, card.pages[0])
    return Quote(Found(library.index.of_source(speech.id)[0])) if speech else card


def _elsewhere(asked: AboutPage, page: Page, library: Library) -> Answer | None:
    """A fact that is not printed of the speech shown last: what its page prints of it, or else what others do."""
    whole = PageCard(asked.fact, (page,), asked.role)
    if whole.is_printed:
        return whole
    other = _about_page(replace(asked, passage=None), library)
    if isinstance(other, PageCard):
        return replace(other, not_on=page) if other.is_printed else None
    return other


def _with_phone(pages: Sequence[Page], library: Library) -> Passage | None:
    """What the newspaper itself says where it gives a telephone, though none is printed at the head of a page."""
    places, index = library.index.places, library.index
    own = set(places.of_notes).intersection(places.of_pages(page.id for page in pages))
    latest = (index.passages[row] for row in sorted(own, reverse=True))
    return first_valued(Expect.CONTACT, "", latest, library)


def _with_number(shown: Passage, library: Library) -> Passage | None:
    """The passage shown, or the first of the same speech, that gives a telephone."""
    return first_valued(Expect.CONTACT, "", (shown, *library.index.of_source(shown.source.id)), library)


def _about_page(asked: AboutPage, library: Library) -> Answer:
    shown = library.index.passage(asked.passage)
    if shown and not asked.pages:
        theirs = asked.fact is Fact.PHONE and not asked.whole
        if theirs and (told := _with_number(shown, library)):
            return Quote(Found(told))
        said = (shown.speech,) if shown.speech and not asked.whole else ()
        card = PageCard(asked.fact, (shown.page,), asked.role, said)
        return card if card.is_printed else _elsewhere(asked, shown.page, library) or card
    pages = asked.pages or library.coverage.pages[::-1]
    if asked.section:
        pages = tuple(part for page in pages if (part := _part_of(page, asked.section)).speeches)
    if asked.lacking:
        without = tuple(page for page in pages if not PageCard(asked.fact, (page,), asked.role).is_printed)
        return PageCard(Fact.PAGE, without) if without else NotFound(Why.NOTHING)
    if asked.each:
        return PageCard(asked.fact, pages, speeches=tuple(speech for page in pages[:SHOWN] for speech in page.speeches))
    if not asked.people and not asked.topic:
        card = PageCard(asked.fact, _of_all(asked.fact, pages), asked.role, maker=asked.maker, section=asked.section)
        if asked.fact is Fact.PHONE and not card.is_printed and (told := _with_phone(pages, library)):
            return Quote(Found(told))
        return _words_of(card, library) if asked.words and len(card.pages) == 1 else card
    quoted = asked.topic is not None and bool(asked.topic.required)
    rows = rows_of(asked.people, library) if asked.people else _spoken(library, with_notes=quoted)
    allowed = {page.id for page in pages}
    rows = [row for row in rows if library.index.passages[row].page.id in allowed] or rows
    passages = library.index.at(rows)
    if asked.topic:
        found = weighed(asked.topic, rows, library, scoped=bool(asked.people))
        best = _on_page(asked.topic, found, library)
        if best is None and not asked.people:
            return _on_headed_page(asked, pages, library)
        passages = (best,) if best else passages
    speeches = tuple(dict.fromkeys(passage.speech for passage in passages if passage.speech))
    chosen = tuple(dict.fromkeys(passage.page for passage in passages))
    return PageCard(asked.fact, chosen[::-1], asked.role, () if asked.whole else speeches)
