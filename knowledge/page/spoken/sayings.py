"""Paragraphs that begin with who says them, without quotation marks: `李红代表说，我们……`. It reads no quotation.

A reporter writes so as often as a speech is printed so. They are the speaker's where each headline of the page stands
over one, or where they say I; each is a doubt that names its line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from knowledge.numerals import in_characters, numeral
from knowledge.page.arranged.blocks import BESIDE, Block
from knowledge.page.arranged.sheet import Layout
from knowledge.page.lines import Doubt
from knowledge.page.persons.names import is_name
from knowledge.page.persons.people import people
from knowledge.page.persons.person import Person
from knowledge.page.printed.bare_names import SAYS, has_a_post
from knowledge.page.printed.kinds import Kind
from knowledge.page.printed.trimmings import CUT
from knowledge.page.printed.wording import AT_TALK, GIVES
from knowledge.page.spoken.survey import TITLED
from knowledge.page.telling.mentions import NO_POST, mentions
from knowledge.page.telling.narration import goes_on, is_of_a_report, paints, tells_of_one
from knowledge.page.telling.speaking import SAY
from knowledge.page.telling.voices import is_reportage, quotes_somebody, says_of, unquoted
from knowledge.text import aligned

OPENER: Final = re.compile(
    r"^(?P<who>(?P<card>[^,:。!?“”\"()]{2,12}(?:代表|委员|同志)?\([^()。!?“”]{3,60}\))"
    r"|[^,:。!?“”\"]{4,60}?(?:代表|委员|同志)"
    rf"|[^,:。!?“”\"]{{4,60}}?(?={AT_TALK}{GIVES}))"
    rf"(?:(?<=\))(?:代表|委员))?(?:在[^,:。]{{1,16}}?)?{GIVES}[,:]\s*(?=[^\s“「\"])"
)
"""How a paragraph begins that says who says it; `card` prints the posts in a bracket behind the name."""
COUNTED: Final = re.compile(r"[(]?[第其]?(?P<nth>[二三四五六七八])[)]?[是要、来,]")
"""How a paragraph begins that counts on from one above."""
OF_SPEECHES: Final = re.compile(rf"(?:发言|建言|建议)[^。]{{0,4}}{CUT}")
"""What a title says of a page that prints what was said, and no report."""
LEAST_ALIKE: Final = 2
"""Speakers whom a page must print alike, before that alone makes one."""
TOLD: Final = re.compile(rf"(?:^|[。,;!?])[^。,;]{{0,6}}[他她](?!们)[^。,]{{0,6}}{SAY}")
"""How a reporter goes on: 她还建议."""
FREE: Final = frozenset({Kind.TITLE, Kind.HEADLINE, Kind.SECTION, Kind.BANNER, Kind.REPORTERS})
HELD: Final = frozenset(
    {Kind.ATTRIBUTION, Kind.TURN, Kind.SIGNATURE, Kind.LABEL, Kind.NOTE, Kind.NEWS, Kind.BOX, Kind.QUESTION, Kind.ASIDE}
)
WHY: Final = "在“代表说”一段之后,没有说“我”,也不在此人的话中间,分不清是谁的话"


@dataclass(frozen=True, slots=True)
class _Opened:
    """A paragraph that begins with who says it: its place, who that is, where the words begin, the title over it."""

    place: int
    who: Person
    start: int
    title: int | None
    card: bool


def with_sayings(blocks: Sequence[Block]) -> Layout:
    """The blocks, with those paragraphs as the words of whom they name."""
    found = list(_openers(blocks))
    by_layout = len(found) > 1 and all(one.title is not None for one in found)
    by_form = _are_cards(blocks, found)
    of_speeches = any(one.kind in TITLED and OF_SPEECHES.search(one.plain) for one in blocks)
    doubts: list[Doubt] = []
    page = list(blocks)
    for one in reversed(found):
        words = blocks[one.place].text[one.start :]
        if by_layout or by_form or goes_on(words):
            doubts += _left_out(page, one, of_speeches) if not by_layout else ()
            _settle(page, one)
            what = f"这一段以“{one.who.name}代表说”之类的字样开头,其后按此人的话读;若是报道,请移出"
            doubts.append(Doubt(blocks[one.place].number, what))
    return Layout(tuple(page), tuple(doubts))


def _are_cards(blocks: Sequence[Block], found: Sequence[_Opened]) -> bool:
    """Whether a page that is no report prints all who speak so, with the posts in a bracket: 李红代表（局长）建议."""
    printed = len(found) + sum(one.kind == Kind.ATTRIBUTION and one.label == SAYS for one in blocks)
    told = any(one.kind == Kind.NEWS or (one.kind in TITLED and is_of_a_report(one.text)) for one in blocks)
    return printed >= LEAST_ALIKE and all(one.card for one in found) and not told


def _openers(blocks: Sequence[Block]) -> Iterator[_Opened]:
    free, title = True, None
    for place, block in enumerate(blocks):
        if block.kind == Kind.TITLE and (card := _opened(block, place, None)) and card.card:
            yield card
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
    return None if told else _Opened(place, one, opener.end(), title, bool(opener["card"]))


def _settle(page: list[Block], one: _Opened) -> None:
    block = page[one.place]
    label = block.text[: one.start].strip(" ,，:：\u3000")
    speaks = replace(block, kind=Kind.ATTRIBUTION, text=label, label=None, people=(one.who,))
    words = replace(block, text=block.text[one.start :].strip())
    headed = block.kind == Kind.TITLE
    page[one.place : one.place + 1] = [replace(words, kind=Kind.HEADLINE), speaks] if headed else [speaks, words]
    if one.title is not None:
        page[one.title] = replace(page[one.title], kind=Kind.HEADLINE)


def _left_out(page: list[Block], one: _Opened, of_speeches: bool) -> Iterator[Doubt]:
    """Sets aside what below a paragraph shows no speaker; what stands amid the words or counts on is doubted.

    Where the page's title says that it prints speeches, all is the speaker's that no reporter tells.
    """
    places = [at for at in range(one.place + 1, _end(page, one.place)) if page[at].kind == Kind.TEXT]
    last = max((at for at in places if goes_on(page[at].text)), default=one.place)
    said = page[one.place].plain
    whole = of_speeches or page[one.place].kind == Kind.TITLE
    for at in places:
        block = page[at]
        follows = whole or at < last or _counts_on(block.plain, said)
        if goes_on(block.text):
            said += block.plain
        elif follows and not _is_told(block.text):
            said += block.plain
            what = f"这一段没有说“我”,接在“{one.who.name}”的话后面,按此人的话读;若是记者的话,请移出"
            yield Doubt(block.number, what)
        else:
            page[at] = replace(block, kind=Kind.ASIDE, label=WHY)


def _counts_on(plain: str, said: str) -> bool:
    """Whether a paragraph counts on from what was said above: 二是 after 一是."""
    counted = COUNTED.match(plain)
    before = in_characters(numeral(counted["nth"]) - 1) if counted else ""
    first = "|首先" if before == "一" else ""
    return bool(before) and bool(re.search(rf"{before}[)]?[是要、来,]{first}", said))


def _is_told(text: str) -> bool:
    """Whether a paragraph may be a reporter's: it names somebody in a post, tells of one, quotes, or shows a hall."""
    told = (is_reportage(text), tells_of_one(text), paints(text), quotes_somebody(text))
    return any(told) or next(mentions(text), None) is not None


def _end(page: Sequence[Block], place: int) -> int:
    """Where the paragraphs below a place end."""
    at = place + 1
    while at < len(page) and page[at].kind in BESIDE | {Kind.TEXT}:
        at += 1
    return at
