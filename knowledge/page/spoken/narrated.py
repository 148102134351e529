"""A report's paragraphs that quote whom their own sentences name: “……”李红说，“……”. It reads nobody's own speech.

Only the words in quotation marks are theirs who hold them; what a reporter tells around them stays out. Each reading is
a doubt that names its lines, and so is each quotation that nobody surely holds.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from knowledge.page.arranged.blocks import BESIDE, Block
from knowledge.page.arranged.sheet import INTRODUCED, Layout
from knowledge.page.lines import Doubt
from knowledge.page.persons.names import is_name, names_in
from knowledge.page.persons.person import Person
from knowledge.page.persons.posts import DELEGATION
from knowledge.page.printed.kinds import Kind
from knowledge.page.spoken.introductions import OF_THE_PAPER, is_at_work
from knowledge.page.spoken.news import news_of_delegates, told_in
from knowledge.page.spoken.survey import TITLED
from knowledge.page.telling.mentions import mentions, outside, posts_of, sentence_of, with_closed_names
from knowledge.page.telling.narration import is_of_a_report
from knowledge.page.telling.quotations import Above, Held, around, held, quotations
from knowledge.page.telling.speaking import SAY
from knowledge.text import aligned, occurrences

SHORTEST: Final = 20
"""Characters of somebody's words under one title below which they are a call and no speech."""
SHORTEST_OF_DELEGATE: Final = 10
"""The same on a page that tells of a delegate under each title: one sentence is all that some are quoted with."""
SPOKEN: Final = frozenset({Kind.ATTRIBUTION, Kind.TURN, Kind.SIGNATURE, Kind.LABEL, Kind.QUESTION, Kind.ANSWER})
"""What gives somebody the floor, so that quotations below are that one's own."""
PARTS: Final = frozenset({Kind.TITLE, Kind.HEADLINE, Kind.SECTION, Kind.BANNER, Kind.REPORTERS, Kind.END})
"""What one part of a report ends with."""
LONGEST: Final = 90
"""Characters of what a reporter tells above which the sentence that names the posts is enough."""
LONGEST_PARAGRAPH: Final = 2_000
MOST: Final = 60_000
"""Characters of a text that is longer than any page of a paper, and is not looked through name by name."""


OF_DELEGATES: Final = "版面没有人署名发言,各篇都在叙述里说出代表的姓名和身份,按报道读,只收引号里的话;请核对"
LEAST_TOLD: Final = 2
"""Titled parts that tell of a delegate, below which a page without a report's title is read as none."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody whom the report names with posts, and the sentence that does."""

    name: str
    posts: tuple[str, ...]
    told: str


@dataclass(slots=True)
class _Part:
    """What stands under one title of a report: its title, and the words of each who is quoted there."""

    title: int | None = None
    words: dict[str, int] = field(default_factory=dict)
    paragraphs: dict[int, tuple[Held, ...]] = field(default_factory=dict)


def narrated(blocks: Sequence[Block]) -> Layout:
    """The blocks, with the quotations of a report as the words of who holds them."""
    is_report = any(one.kind in TITLED and is_of_a_report(one.text) for one in blocks)
    news = frozenset(news_of_delegates(blocks))
    told = is_report or bool(news) or any(map(is_at_work, blocks))
    free = not told and not any(one.kind in SPOKEN | {Kind.NEWS} for one in blocks)
    reads = (told or free) and sum(len(one.text) for one in blocks) <= MOST
    known = _known(blocks) if reads else {}
    tells = free and bool(known) and _tells_of_delegates(blocks, known)
    doubts: list[Doubt] = []
    page = list(blocks)
    for part in reversed(list(_parts(blocks, known, is_report or tells, news)) if known and (told or tells) else []):
        _settle(page, part, known, doubts, SHORTEST_OF_DELEGATE if tells else SHORTEST)
    if tells and doubts:
        doubts.append(Doubt(min(one.line or 0 for one in doubts), OF_DELEGATES))
    return Layout(tuple(page), tuple(doubts))


def _tells_of_delegates(blocks: Sequence[Block], known: Collection[str]) -> bool:
    """Whether most titled parts of a page, and several, name a delegate in a post and hold a quotation.

    The sentence itself must call that one 代表: articles quote whoever has a post.
    """
    called = re.compile(f"(?:{'|'.join(map(re.escape, known))})(?:代表|委员)")
    parts = list(_under_titles(blocks))
    tells = sum(any(map(quotations, part)) and any(called.search(aligned(one)) for one in part) for part in parts)
    return tells >= LEAST_TOLD and tells >= len(parts) / 2


def _under_titles(blocks: Sequence[Block]) -> Iterator[list[str]]:
    """The texts of each part of a page in which there are any."""
    texts: list[str] = []
    for block in (*blocks, None):
        if block is not None and block.kind == Kind.TEXT:
            texts.append(_text(block))
        elif (block is None or block.kind in PARTS | OF_THE_PAPER) and texts:
            yield texts
            texts = []


def _text(block: Block) -> str:
    """What a paragraph tells, with each name as one word."""
    return with_closed_names(told_in(block))


def _known(blocks: Sequence[Block]) -> dict[str, Known]:
    """Everybody whom a reporter's sentences name with posts; nobody who is told of in two posts apart."""
    found: dict[str, Known] = {}
    apart = set[str]()
    for block in blocks:
        if block.kind not in (Kind.TEXT, Kind.NEWS) or len(block.text) > LONGEST_PARAGRAPH:
            continue
        text = _text(block)
        for name in filter(None, (_whole(names, blocks) for names in mentions(text))):
            posts = posts_of(name, text)
            first = found.setdefault(name, Known(name, posts, _told(name, text))) if posts else None
            if first and not any(one in post or post in one for one in posts for post in first.posts):
                apart.add(name)
    return {name: one for name, one in found.items() if name not in apart and one.posts}


def _whole(names: Sequence[str], blocks: Sequence[Block]) -> str | None:
    """The name that a place names; of two readings the longer where the page goes on so wherever it has the shorter."""
    name, *others = names
    if not others:
        return name
    ends = [block.plain[at + 2 : at + 3] for block in blocks for at in occurrences(name[:2], block.plain)]
    if len(set(ends)) > 1:
        return name[:2]
    return name if len(ends) > 1 else None


def _told(name: str, text: str) -> str:
    """What a reporter tells that names somebody's posts, without the stop before a quotation."""
    found = quotations(text) or quotations(text, runs=True)
    told = around(text, found) if found else (text,)
    whole = next((one for one in told if posts_of(name, one)), text)
    whole = whole if len(whole) <= LONGEST else sentence_of(name, whole)
    return whole.strip(" ,，:：。.\u3000")


def _parts(blocks: Sequence[Block], known: dict[str, Known], is_report: bool, news: Collection[int]) -> Iterator[_Part]:
    """The parts of a report, with the paragraphs of each whose quotations somebody holds."""
    part, above, begun, free, seen = _Part(), Above(), False, True, is_report
    alone: dict[int, str] = dict(_alone(blocks, known))
    for place, block in enumerate(blocks):
        told = place in news and block.kind in (Kind.TEXT, Kind.NEWS)
        if block.kind in PARTS | OF_THE_PAPER | SPOKEN and not told:
            yield part
            free = block.kind in PARTS or block.label == INTRODUCED
            seen = seen if block.kind in (Kind.TITLE, Kind.HEADLINE) else is_report
            headed = place in news or (begun and block.kind == Kind.TITLE)
            part, above = _Part(place if headed else None), Above()
            begun = begun or block.kind in (Kind.BANNER, Kind.REPORTERS)
        elif block.kind == Kind.TEXT or told:
            begun, seen, free = True, seen or told or is_at_work(block), free or told
            text = _text(block)
            found = (
                held(text, known, above, alone.get(place)) if free and seen and len(text) <= LONGEST_PARAGRAPH else ()
            )
            above = _above(text, found, known)
            if any(one.holder for one in found):
                part.paragraphs[place] = found
        elif block.kind not in BESIDE:
            above = Above()
    yield part


def _alone(blocks: Sequence[Block], known: Collection[str]) -> Iterator[tuple[int, str]]:
    """For each paragraph under a title of its own, who alone is named there and said to speak, from that line on."""
    under: list[int] = []
    for place, block in enumerate((*blocks, None)):
        if block is not None and block.kind == Kind.TEXT:
            under.append(place)
        elif block is None or block.kind not in BESIDE:
            told = " ".join(outside(_text(blocks[one])) for one in under)
            named = set(names_in(told, known)) | {name for names in mentions(told) for name in names[:1]}
            name = named.pop() if len(named) == 1 else ""
            says = re.search(rf"(?:{re.escape(name)}(?:代表|委员|同志)?|(?:^|[。,])[他她])[^,。]{{0,6}}{SAY}", told)
            if name in known and says:
                first = next(i for i, one in enumerate(under) if name in outside(_text(blocks[one])))
                yield from ((one, name) for one in under[first:])
            under = []


def _above(text: str, found: Sequence[Held], known: dict[str, Known]) -> Above:
    """What a paragraph tells those below it."""
    if not found:
        return Above()
    holders, told = {one.holder for one in found}, outside(text)
    named = set(names_in(told, known)) | {name for names in mentions(text) for name in names[:1]}
    alone = holders.pop() if len(holders) == 1 else None
    him = alone if alone and named <= {alone} else None
    return Above(found[-1].holder if found[-1].quotation.runs_on else None, him)


def _settle(page: list[Block], part: _Part, known: dict[str, Known], doubts: list[Doubt], shortest: int) -> None:
    """Puts the words of each who is quoted in a part under the own name."""
    said = _speaking(part, shortest)
    if not said:
        return
    lines: dict[str, list[int]] = {}
    made: dict[int, list[Block]] = {}
    title = page[part.title] if part.title is not None else None
    for place, found in part.paragraphs.items():
        block = page[place]
        made[place] = list(_quoted(block, found, said, lines, known, title))
        if any(one.holder not in said for one in found):
            doubts.append(Doubt(block.number, f"第{_lines(block.numbers)}行的引号里有分不清是谁的话,未收入;请核对"))
    for place in sorted(made, reverse=True):
        page[place : place + 1] = made[place]
    if title is not None and part.title is not None:
        page[part.title] = replace(title, kind=Kind.SECTION if _is_delegation(title) else Kind.FURNITURE)
    doubts += [_doubt(known[name], numbers) for name, numbers in lines.items()]


def _speaking(part: _Part, shortest: int) -> set[str]:
    """Those who are quoted in a part with more than a call."""
    words = Counter[str]()
    for one in (one for found in part.paragraphs.values() for one in found if one.holder):
        words[one.holder or ""] += one.quotation.end - one.quotation.start
    return {name for name, length in words.items() if length >= shortest}


def _doubt(who: Known, numbers: Sequence[int]) -> Doubt:
    what = f"按报道的叙述认作“{who.name}”的话,身份“{'、'.join(who.posts)}”"
    return Doubt(numbers[0], f"{what};第{_lines(numbers)}行只收引号里此人的话,叙述未收入;请核对")


def _quoted(
    block: Block,
    found: Sequence[Held],
    said: set[str],
    lines: dict[str, list[int]],
    known: dict[str, Known],
    title: Block | None,
) -> Iterator[Block]:
    """A paragraph's quotations as blocks of who holds them, each new one under an attribution."""
    for one in found:
        if one.holder not in said or one.holder is None:
            continue
        who = known[one.holder]
        person = Person(who.name, who.posts, is_name(who.name))
        if who.name not in lines:
            if title is not None and not _is_delegation(title):
                yield replace(title, kind=Kind.HEADLINE)
            yield replace(block, kind=Kind.ATTRIBUTION, text=who.told, label=INTRODUCED, people=(person,))
        numbers = lines.setdefault(who.name, [])
        numbers += [number for number in block.numbers if number not in numbers]
        text = block.text[one.quotation.start : one.quotation.end].strip()
        yield replace(block, kind=Kind.QUOTED, text=text, people=(person,))


def _is_delegation(title: Block) -> bool:
    """Whether a title says only whose talk stands below: 桃花溪镇代表团."""
    return bool(DELEGATION.fullmatch(title.plain.strip()))


def _lines(numbers: Sequence[int]) -> str:
    return "、".join(map(str, numbers))
