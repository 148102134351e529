"""Paragraphs that begin with who says them, without quotation marks: `李红代表说，我们……`. It reads no quotation.

A reporter writes so as often as a speech is printed so. They are the speaker's where each headline of the page stands
over one, or where they say I; each is a doubt that names its line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from knowledge.page.blocks import BESIDE, Block
from knowledge.page.kinds import Kind
from knowledge.page.layout import Layout
from knowledge.page.lines import Doubt
from knowledge.page.mentions import NO_POST
from knowledge.page.names import is_name
from knowledge.page.narration import goes_on
from knowledge.page.people import people
from knowledge.page.person import Person
from knowledge.page.recognition import has_a_post
from knowledge.page.speaking import SAY
from knowledge.page.voices import is_reportage, says_of, unquoted
from knowledge.text import aligned

OPENER: Final = re.compile(
    r"^(?P<who>[^,:。!?“”\"]{4,60}?(?:代表|委员|同志))(?:在[^,:。]{1,16})?(?:说|谈|谈到|表示|认为|建议|讲|坦言)[,:]\s*(?=[^\s“「\"])"
)
TOLD: Final = re.compile(rf"(?:^|[。,;!?])[^。,;]{{0,6}}[他她](?!们)[^。,]{{0,6}}{SAY}")
"""How a reporter goes on: 她还建议."""
FREE: Final = frozenset({Kind.TITLE, Kind.HEADLINE, Kind.SECTION, Kind.BANNER, Kind.REPORTERS})
HELD: Final = frozenset(
    {Kind.ATTRIBUTION, Kind.TURN, Kind.SIGNATURE, Kind.LABEL, Kind.NOTE, Kind.NEWS, Kind.BOX, Kind.QUESTION, Kind.ASIDE}
)
WHY: Final = "在“代表说”一段之后,没有说“我”,分不清是谁的话"


@dataclass(frozen=True, slots=True)
class _Opened:
    """A paragraph that begins with who says it: its place, who that is, where the words begin, the title over it."""

    place: int
    who: Person
    start: int
    title: int | None


def with_sayings(blocks: Sequence[Block]) -> Layout:
    """The blocks, with those paragraphs as the words of whom they name."""
    found = list(_openers(blocks))
    by_layout = len(found) > 1 and all(one.title is not None for one in found)
    doubts: list[Doubt] = []
    page = list(blocks)
    for one in reversed(found):
        words = blocks[one.place].text[one.start :]
        if by_layout or goes_on(words):
            _settle(page, one, by_layout)
            what = f"这一段以“{one.who.name}代表说”之类的字样开头,其后按此人的话读;若是报道,请移出"
            doubts.append(Doubt(blocks[one.place].number, what))
    return Layout(tuple(page), tuple(doubts))


def _openers(blocks: Sequence[Block]) -> Iterator[_Opened]:
    free, title = True, None
    for place, block in enumerate(blocks):
        if block.kind in FREE:
            free, title = True, place if block.kind == Kind.TITLE and _body_begun(blocks[:place]) else None
        elif block.kind in HELD:
            free = False
        elif block.kind == Kind.TEXT:
            opened = _opened(block, place, title) if free else None
            if opened:
                yield opened
            title = None


def _body_begun(above: Sequence[Block]) -> bool:
    """Whether a title may be that of a speech: something other than titles stands above it."""
    return any(
        one.kind in (Kind.TEXT, Kind.BANNER, Kind.REPORTERS, Kind.HEADLINE, Kind.SECTION, Kind.NOTE) for one in above
    )


def _opened(block: Block, place: int, title: int | None) -> _Opened | None:
    opener = OPENER.match(block.plain)
    if opener is None:
        return None
    found = people(block.text[: opener.end("who")])
    words = block.text[opener.end() :]
    one = found[0] if len(found) == 1 else None
    if one is None or not one.name or not is_name(one.name) or not has_a_post(one) or len(words) < 2:
        return None
    if any(NO_POST.search(aligned(post)) for post in one.posts):
        return None
    name, plain = aligned(one.name), unquoted(aligned(words))
    told = TOLD.search(plain) or name in plain or says_of(one.name, words) or is_reportage(words)
    return None if told else _Opened(place, one, opener.end(), title)


def _settle(page: list[Block], one: _Opened, by_layout: bool) -> None:
    block = page[one.place]
    label = block.text[: one.start].strip(" ,，:：\u3000")
    words = block.text[one.start :].strip()
    if not by_layout:
        for at in range(one.place + 1, _end(page, one.place)):
            if page[at].kind == Kind.TEXT and not goes_on(page[at].text):
                page[at] = replace(page[at], kind=Kind.ASIDE, label=WHY)
    page[one.place : one.place + 1] = [
        replace(block, kind=Kind.ATTRIBUTION, text=label, label=None, people=(one.who,)),
        replace(block, text=words),
    ]
    if one.title is not None:
        page[one.title] = replace(page[one.title], kind=Kind.HEADLINE)


def _end(page: Sequence[Block], place: int) -> int:
    """Where the paragraphs below a place end."""
    at = place + 1
    while at < len(page) and page[at].kind in BESIDE | {Kind.TEXT}:
        at += 1
    return at
