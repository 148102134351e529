"""What each page names by itself, gone through once for as long as the page stays. It knows no other page."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from knowledge.lexicon.roles import KIN, TOLD_TRADE
from knowledge.model import Coverage, Page
from knowledge.surnames import SURNAMES
from knowledge.text import HAN, folded
from knowledge.words.tokens import quoted_terms


@dataclass(frozen=True, slots=True)
class Printed:
    """What a page names: terms that it sets in quotation marks, its city or county, from event and newspaper.

    `speakers` are the ids of those who speak on it; `told_of` is how others are called of whom they tell (郝大娘).
    """

    page: Page
    terms: frozenset[str]
    places: tuple[str, ...]
    speakers: tuple[str, ...]
    told_of: frozenset[str]

    @classmethod
    def of(cls, page: Page) -> "Printed":
        said = [text for one in page.speeches for text in (one.text, one.headline or "")]
        terms = map(quoted_terms, (*said, *(note.text for note in page.notes)))
        told_of = (match.group() for text in said for match in _TOLD_OF.finditer(folded(text)))
        speakers = dict.fromkeys(speech.speaker.id for speech in page.speeches)
        return cls(page, frozenset[str]().union(*terms), tuple(_places(page)), tuple(speakers), frozenset(told_of))


_TOLD_OF: Final = re.compile(rf"[{''.join(sorted(SURNAMES))}](?:{KIN.pattern}|{TOLD_TRADE.pattern})")


def printed_on(coverage: Coverage, before: Mapping[str, Printed]) -> dict[str, Printed]:
    """What each page names; of a page that was there before, what was found then."""
    return {
        page.id: one if (one := before.get(page.id)) and one.page is page else Printed.of(page)
        for page in coverage.pages
    }


def concerned(before: Mapping[str, Printed], now: Mapping[str, Printed]) -> frozenset[str]:
    """Who speaks on the pages that came, went or changed; whoever does not is printed as before."""
    pairs = ((before, now), (now, before))
    return frozenset(
        id_
        for some, others in pairs
        for one in some.values()
        if others.get(one.page.id) is not one
        for id_ in one.speakers
    )


def _places(page: Page) -> Iterator[str]:
    if match := re.search(
        rf"(?:中国共产党|中共)?({HAN.pattern}{{2,7}}?)(?:市|县|区|州|省)(?:委|第|届|政协|人民|$)",
        folded(page.event or ""),
    ):
        yield match.group(1)
    newspaper = folded(page.newspaper or "")
    if match := re.match(rf"({HAN.pattern}{{2,4}}?)(?:日报|晚报|都市报|时报|晨报|新报|报)$", newspaper):
        yield match.group(1)
