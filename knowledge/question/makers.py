"""Those who made a page, by name: staff, reporters, photographers."""

import re
from collections.abc import Sequence
from typing import Final

from knowledge.asked import AboutPage, Asked, Fact
from knowledge.imprint import (
    ASKS_WHO,
    OF_MAKER,
    TOGETHER,
)
from knowledge.model import Page
from knowledge.question.asked_people import WHO_IS
from knowledge.question.message import PARTICLES, Reading
from knowledge.question.whom import WHO
from knowledge.text import folded


def about_staff(reading: Reading) -> Asked | None:
    """Who somebody is that made the page (王军是谁), or who did it with them."""
    names = makers(reading)
    if not names:
        return _credited(reading)
    if _PHOTOGRAPHED.search(reading.text) and (taken := reading.language.lexicon.pages.crediting(names[0])):
        return AboutPage(Fact.PHOTOGRAPHER, pages=taken)
    only = PARTICLES.sub("", reading.text) in names
    if not only and not ASKS_WHO.search(reading.text) and not OF_MAKER.search(reading.text):
        return None
    pages = made_by(names, reading)
    wrote = any(
        name in folded(page.byline or "") or name in map(folded, _reporters(page)) for page in pages for name in names
    )
    alone = names[0] if len(names) == 1 and not TOGETHER.search(reading.text) else None
    return AboutPage(Fact.REPORTERS if wrote else Fact.STAFF, pages=pages, maker=alone)


_TOOK: Final = r"(?:都|给)*[拍照摄](?:了|过|的|到|是|都)*"
_PHOTOGRAPHED: Final = re.compile(rf"{_TOOK}(?:{WHO}|什么|[相照图]片|相)")
"""What asks of somebody for the photographs that he took (谭清云拍了谁)."""


def _credited(reading: Reading) -> AboutPage | None:
    """Who somebody is, or what he photographed, whom only a photograph's credit or a byline names."""
    match = _WHO_IS_NAMED.fullmatch(PARTICLES.sub("", reading.text))
    lexicon = reading.language.lexicon
    if match is None or match["name"] in lexicon.names.by_name:
        return None
    pages = lexicon.pages.crediting(match["name"])
    return AboutPage(Fact.PHOTOGRAPHER, pages=pages) if pages else None


_WHO_IS_NAMED: Final = re.compile(
    rf"(?P<name>[\u4e00-\u9fff]{{2,4}}?)(?:又|到底|究竟|这个人|那个人){{0,2}}(?:{WHO_IS}|{_TOOK}(?:{WHO}|什么)的?)"
)


def makers(reading: Reading) -> list[str]:
    """Who of those that made a page is named, where no speaker is."""
    lexicon = reading.language.lexicon
    names = [name for name in lexicon.pages.staff if name in reading.text]
    return [] if names and lexicon.names.named(reading.text, reading.language.tokenizer) else names


def made_by(names: Sequence[str], reading: Reading) -> tuple[Page, ...]:
    staff = reading.language.lexicon.pages.staff
    return tuple(dict.fromkeys(page for name in names for page in staff[name]))


def _reporters(page: Page) -> list[str]:
    return [reporter.name for reporter in page.reporters]
