"""A library made after another is the library made anew, and reads only the pages that changed."""

from dataclasses import replace

import pytest

from knowledge.answer import Library
from knowledge.coverage import coverage_of
from knowledge.model import Page
from knowledge.snapshot import CUT, Cut, build
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


@pytest.mark.parametrize("pages", [(ROAD, WATER, SCHOOL), (ROAD, LONGER), (SCHOOL, WATER), (SCHOOL,), (WATER, ROAD)])
def test_a_library_made_after_another_is_the_library_made_anew(pages: tuple[Page, ...]) -> None:
    after, anew = library(*pages, earlier=library(ROAD, WATER)), library(*pages)
    assert after.coverage == anew.coverage
    assert after.index.passages == anew.index.passages
    assert (after.index.texts, after.index.contexts) == (anew.index.texts, anew.index.contexts)
    assert after.index.places == anew.index.places
    assert after.index.cuts.digests == anew.index.cuts.digests
    assert told(after.index.cuts.postings) == told(anew.index.cuts.postings)
    assert after.language.hearing.sounds == anew.language.hearing.sounds


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
