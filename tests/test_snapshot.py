"""A library made after another is the library made anew, and reads only the pages that changed."""

import random
from dataclasses import replace
from datetime import date

import pytest

from knowledge.answer import Library
from knowledge.index import layers
from knowledge.index.layers import together
from knowledge.model import Page
from knowledge.ranking import Query
from knowledge.record.coverage import coverage_of
from knowledge.snapshot import CUT, Cut, build
from knowledge.words.tokens import grams
from tests.building import a_page, a_speech, bounds, weights, words
from tests.test_postings import told

ROAD = a_page(a_speech("王一", "今年要把路修到每一户的家门口。"), page_id="road")
WATER = a_page(
    a_speech("李二", "明年要让全村都喝上干净的自来水。"), notes=["本报今日起刊登代表发言。"], page_id="water"
)
SCHOOL = a_page(a_speech("张三", "后年要在镇上再办一所新的小学。"), page_id="school")
LONGER = replace(WATER, speeches=(a_speech("李二", "明年要让全村都喝上干净的自来水,后年要通上气。"),))


def library(*pages: Page, earlier: Library | None = None, cut: Cut = CUT) -> Library:
    before = earlier.index.cuts if earlier else None
    return build(coverage_of(pages), words(), bounds(), weights(), cut=cut, before=before, earlier=earlier)


def assert_alike(after: Library, anew: Library) -> None:
    assert after.coverage == anew.coverage
    assert after.index.passages == anew.index.passages
    assert (after.index.texts, after.index.contexts) == (anew.index.texts, anew.index.contexts)
    assert after.index.places == anew.index.places
    assert after.index.cuts.digests == anew.index.cuts.digests
    assert told(together(after.index.cuts.postings)) == told(together(anew.index.cuts.postings))
    assert after.language.hearing.sounds == anew.language.hearing.sounds
    assert after.language.tokenizer.taught == anew.language.tokenizer.taught
    names, others = after.language.lexicon, anew.language.lexicon
    assert list(names.people.values()) == list(others.people.values())
    assert (names.known, names.printed, names.pieces) == (others.known, others.printed, others.pieces)
    assert (names.pages.places, names.names.families) == (others.pages.places, others.names.families)
    assert names.organisations.texts.marks == others.organisations.texts.marks
    assert names.own_words() == others.own_words()
    for topic in ("路修到家门口", "大河机械", "自来水"):
        query = Query({topic: 1.0}, dict.fromkeys(grams(topic), 1.0))
        assert after.index.ranked(query) == anew.index.ranked(query)


@pytest.mark.parametrize("pages", [(ROAD, WATER, SCHOOL), (ROAD, LONGER), (SCHOOL, WATER), (SCHOOL,), (WATER, ROAD)])
def test_a_library_made_after_another_is_the_library_made_anew(pages: tuple[Page, ...]) -> None:
    assert_alike(library(*pages, earlier=library(ROAD, WATER)), library(*pages))


PEOPLE = (("王一", "临州大河机械有限公司董事长"), ("李二", "青石县柳树村党总支书记"), ("张三", "临州市科学技术局局长"))
SENTENCES = (
    "大河机械今年要走出去。",
    "大河的水清了。",
    "“新农人”越来越多。",
    "科学技术局来过三回。",
    "科学技术要下乡。",
    "有限公司办了起来。",
    "路修到了家门口。",
)


def a_random_page(chance: random.Random, number: int) -> Page:
    """A page on a day of its own or of another's, of people who speak on others too."""
    speeches = [
        replace(
            a_speech(
                name, "\n".join(chance.choices(SENTENCES, k=chance.randint(1, 2))), posts=[chance.choice(PEOPLE)[1]]
            ),
            id=f"s{number}-{i}",
        )
        for i, (name, _) in enumerate(chance.choices(PEOPLE, k=chance.randint(0, 2)))
    ]
    notes = chance.choices(SENTENCES, k=chance.randint(0, 1))
    return a_page(*speeches, notes=notes, day=date(2024, 1, chance.randint(1, 3)), page_id=f"p{number}")


def edited(pages: tuple[Page, ...], chance: random.Random, number: int) -> tuple[Page, ...]:
    """Some pages added, changed and removed."""
    stayed = [
        chance.choice((page, page, a_random_page(chance, int(page.id[1:])))) for page in pages if chance.random() < 0.8
    ]
    return (*stayed, *(a_random_page(chance, number + i) for i in range(chance.randint(0, 2))))


@pytest.mark.parametrize("large", [0, layers.LARGE])
def test_a_library_edited_many_times_over_is_the_library_made_anew(
    chance: random.Random, monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    monkeypatch.setattr(layers, "LARGE", large)
    monkeypatch.setattr(layers, "SHARE", 2)
    pages: tuple[Page, ...] = tuple(a_random_page(chance, number) for number in range(3))
    earlier = library(*pages)
    for number in range(10, 170, 10):
        pages = edited(pages, chance, number)
        earlier = library(*pages, earlier=earlier)
        assert_alike(earlier, library(*pages))


def test_a_page_that_stayed_is_the_very_page_that_was_there() -> None:
    before = library(ROAD, WATER)
    after = library(replace(ROAD), replace(LONGER), earlier=before)
    assert after.coverage.pages[0] is before.coverage.pages[0]
    assert after.index.passages[0] is before.index.passages[0]
    assert {passage.page.id for passage in after.index.passages if passage.page is after.coverage.pages[1]} == {"water"}


def test_other_limits_cut_all_pages_again() -> None:
    short = Cut(most=8, least=0)
    after = library(ROAD, WATER, earlier=library(ROAD, WATER), cut=short)
    assert after.index.passages == library(ROAD, WATER, cut=short).index.passages
