"""What a page prints of itself: its day, its paper, its staff, and of which of its speeches that is asked."""

import re
from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Final

from knowledge.answer.shown import first_valued
from knowledge.asked import AboutPage, Fact
from knowledge.findings import Answer, Candidates, Found, NotFound, PageCard, Quote, Why, characters, outstanding
from knowledge.model import Page, Passage
from knowledge.search import Library, rows_of, weighed
from knowledge.topic import Expect, Topic
from knowledge.weighing.held import found as held_of


def of_page(asked: AboutPage, library: Library) -> Answer:
    """The fact that is asked for: of the words shown last, of whole pages, or of where somebody spoke of it."""
    shown = library.index.passage(asked.passage)
    if shown and not asked.pages:
        return _of_shown(asked, shown, library)
    pages = asked.pages or library.coverage.pages[::-1]
    if asked.section:
        pages = tuple(part for page in pages if (part := _part_of(page, asked.section)).speeches)
    if asked.lacking:
        without = tuple(page for page in pages if not PageCard(asked.fact, (page,), asked.role).is_printed)
        return PageCard(Fact.PAGE, without) if without else NotFound(Why.NOTHING)
    if asked.each:
        return PageCard(asked.fact, pages, speeches=tuple(speech for page in pages[:SHOWN] for speech in page.speeches))
    if asked.place:
        return _at_place(asked, pages, library)
    of_words = asked.people or asked.topic
    return _where_said(asked, pages, library) if of_words else _of_pages(asked, pages, library)


SHOWN: Final = 3
"""Pages of which a card tells every speech."""


def _of_shown(asked: AboutPage, shown: Passage, library: Library) -> Answer:
    """A fact of the words that were shown last, or of the page on which they stand."""
    if asked.fact is Fact.PHONE and not asked.whole and (told := _with_number(shown, library)):
        return Quote(Found(told))
    if asked.done and re.search(rf"{asked.done}(?:[了出过的成下]|信)", library.index.text_of(shown)):
        return Candidates((Found(shown),), Why.UNSURE)  # what it tells of was written too
    said = (shown.speech,) if shown.speech and not asked.whole else ()
    card = PageCard(asked.fact, (shown.page,), asked.role, said)
    return card if card.is_printed else _elsewhere(asked, shown.page, library) or card


def _with_number(shown: Passage, library: Library) -> Passage | None:
    """The passage shown, or the first of the same speech, that gives a telephone."""
    return first_valued(Expect.CONTACT, "", (shown, *library.index.of_source(shown.source.id)), library)


def _elsewhere(asked: AboutPage, page: Page, library: Library) -> Answer | None:
    """A fact that is not printed of the speech shown last: what its page prints of it, or else what others do."""
    whole = PageCard(asked.fact, (page,), asked.role)
    if whole.is_printed:
        return whole
    other = of_page(replace(asked, passage=None), library)
    if isinstance(other, PageCard):
        return replace(other, not_on=page) if other.is_printed else None
    return other


def _part_of(page: Page, section: str) -> Page:
    """A page with the speeches of one section alone."""
    return replace(page, speeches=tuple(one for one in page.speeches if page.section_title(one.section) == section))


def _of_pages(asked: AboutPage, pages: Sequence[Page], library: Library) -> Answer:
    """A fact of whole pages, or the words of the speech that it names."""
    told = _of_all(asked.fact, pages)
    card = PageCard(asked.fact, told, asked.role, maker=asked.maker, section=asked.section)
    if asked.fact is Fact.PHONE and not card.is_printed and (noted := _with_phone(pages, library)):
        return Quote(Found(noted))
    return _words_of(card, library) if asked.words and len(card.pages) == 1 else card


def _of_all(fact: Fact, pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages that tell a fact: of the longest and shortest speech of all the one page on which it stands."""
    if fact not in (Fact.LONGEST, Fact.SHORTEST):
        return tuple(pages)
    said = [(characters(speech), page) for page in pages if (speech := outstanding(fact, page))]
    most = max if fact is Fact.LONGEST else min
    return (most(said, key=itemgetter(0))[1],) if said else tuple(pages)


def _at_place(asked: AboutPage, pages: Sequence[Page], library: Library) -> Answer:
    """How long the speech is at a place of all by their length, or its words; how many there are where they are fewer.

    It is told as its length alone: that it is the second is what was asked.
    """
    said = sorted(((speech, page) for page in pages for speech in page.speeches), key=lambda one: characters(one[0]))
    if asked.fact is Fact.LONGEST:
        said.reverse()  # of two that are as long the last one is told as the longest
    if len(said) < asked.place:
        return NotFound(Why.FEWER, str(len(said)))
    speech, page = said[asked.place - 1]
    if asked.words:
        return Quote(Found(library.index.of_source(speech.id)[0]))
    return PageCard(Fact.LENGTH, (page,), speeches=(speech,))


def _with_phone(pages: Sequence[Page], library: Library) -> Passage | None:
    """What the newspaper itself says where it gives a telephone, though none is printed at the head of a page."""
    places, index = library.index.places, library.index
    own = set(places.of_notes).intersection(places.of_pages(page.id for page in pages))
    latest = (index.passages[row] for row in sorted(own, reverse=True))
    return first_valued(Expect.CONTACT, "", latest, library)


def _words_of(card: PageCard, library: Library) -> Answer:
    """How the speech begins that a fact names."""
    speech = outstanding(card.fact, card.pages[0])
    return Quote(Found(library.index.of_source(speech.id)[0])) if speech else card


def _where_said(asked: AboutPage, pages: Sequence[Page], library: Library) -> Answer:
    """A fact of the pages on which somebody spoke, or on which a matter is spoken of."""
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


def _spoken(library: Library, with_notes: bool) -> list[int]:
    """The rows of what people said: a note that only announces a matter is not where it was spoken of."""
    notes = set[int]() if with_notes else set(library.index.places.of_notes)
    return [row for row in range(len(library.index.passages)) if row not in notes]


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


def _on_headed_page(asked: AboutPage, pages: Sequence[Page], library: Library) -> Answer:
    """A fact of the page over which a matter is printed that nobody spoke of, or one that all pages share."""
    wording = asked.topic.wording if asked.topic else ""
    headed = {page.id for page in library.language.lexicon.pages.headed(wording)}
    alike = asked.fact is Fact.NEWSPAPER and len({page.newspaper for page in pages}) == 1
    told = tuple(page for page in pages if alike or page.id in headed)
    return PageCard(asked.fact, told, asked.role) if told else NotFound(Why.NOTHING, wording)
