"""A person's card beside a headline: 代表名片 over `柴永明，男，汉族，市水务局局长`. It joins no words to anybody.

A card lends its posts to whoever is printed as speaking without any; where nobody of that name is, the card is the
attribution of words that say I below it, with a doubt.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from knowledge.page.arranged.blocks import BESIDE, Block
from knowledge.page.arranged.profiles import CARD
from knowledge.page.arranged.sheet import Layout
from knowledge.page.lines import Doubt
from knowledge.page.persons.lives import held
from knowledge.page.persons.names import is_name, is_rare_name
from knowledge.page.persons.person import Person
from knowledge.page.persons.posts import POST, split_posts
from knowledge.page.printed.kinds import Kind
from knowledge.page.printed.wording import PROFILE
from knowledge.page.telling.narration import goes_on
from knowledge.page.telling.voices import BIOGRAPHY, is_reportage
from knowledge.text import aligned

IN_BRACKETS: Final = re.compile(r"[(][^()]{8,400}[)]")
NAME_IS: Final = re.compile(r"(?<=[(,;、])\s*(?P<name>[\u4e00-\u9fff·]{2,12}?)(?:系(?![统列])|为|是)\s*")
"""`李红系` within a bracket."""
LISTED: Final = " ,，;；、。"
SPEAKING: Final = frozenset({Kind.ATTRIBUTION, Kind.TURN, Kind.SIGNATURE, Kind.LABEL})
HEADS: Final = frozenset({Kind.TITLE, Kind.TEXT})


def with_cards(blocks: Sequence[Block]) -> Layout:
    """The blocks, each card read as whose it is."""
    page, doubts, speaking, last = list(blocks), list[Doubt](), _speaking(blocks), 0
    for place, block in enumerate(page):
        if block.kind == Kind.CARD and block.people:
            doubts += _lend(page, place, speaking.get(block.name, ()))
        elif block.plain.startswith("(") and (cast := _cast(block)) and any(one.name in speaking for one, _ in cast):
            page[place] = replace(block, kind=Kind.CARD)
            doubts.append(Doubt(block.number, "这一行说明各人的身份,不是正文,没有收入;请核对"))
            for one, printed in cast:
                doubts += _lend_printed(page, block.number, one, printed, speaking.get(one.name, ()))
    for place in range(len(page)):
        at = _card(page, place)
        who = _person(page[at]) if at is not None else None
        beside = bool(last) and not any(one.kind == Kind.TEXT for one in page[last + 1 : place])
        last = at or last
        if at is not None and who and who.name and not beside:
            places = [i for i in speaking.get(who.name, ()) if i != at]
            doubt = _settle(page, place, at, who, places)
            doubts += [doubt] if doubt else []
    return Layout(tuple(one for one in page if one.kind != Kind.CARD), tuple(doubts))


def _lend(page: list[Block], place: int, speaking: Sequence[int]) -> Iterator[Doubt]:
    """A card of name and posts beside the words: the posts of who speaks without any, or else a picture's caption."""
    card = page[place]
    if not speaking or any(person.posts for i in speaking for person in page[i].people if person.name == card.name):
        page[place] = replace(card, kind=Kind.CAPTION)
        yield Doubt(card.number, f"第{'、'.join(map(str, card.numbers))}行是名片,不是署名行,没有收入;请核对")
        return
    spoken, who = page[speaking[0]], card.people[0]
    page[speaking[0]] = _with_posts(spoken, who, card.text, card.numbers)
    lines = "、".join(map(str, card.numbers))
    yield Doubt(spoken.number, f"“{who.name}”的身份“{'、'.join(who.posts)}”取自第{lines}行的名片;请核对")


def _cast(block: Block) -> list[tuple[Person, str]]:
    """`（李红系市教育局局长，王军系市机床厂厂长）`: people with their posts, each with what is printed of that one."""
    inside = IN_BRACKETS.fullmatch(block.plain)
    starts = list(NAME_IS.finditer(block.plain)) if inside else []
    ends = [*(one.start() for one in starts[1:]), len(block.plain) - 1]
    printed = [block.text[one.start("name") : end].strip(LISTED) for one, end in zip(starts, ends, strict=False)]
    posts = [split_posts(block.text[one.end() : end].strip(LISTED)) for one, end in zip(starts, ends, strict=False)]
    sure = all(is_name(one["name"]) or is_rare_name(one["name"]) for one in starts)
    if len(starts) < 2 or not sure or not all(POST.search(aligned(post)) for held in posts for post in held):
        return []
    return [(Person(one["name"], held), text) for one, held, text in zip(starts, posts, printed, strict=True)]


def _lend_printed(page: list[Block], line: int, who: Person, printed: str, speaking: Sequence[int]) -> Iterator[Doubt]:
    """The posts that a list of the page tells of one who speaks without any."""
    if not speaking or any(person.posts for i in speaking for person in page[i].people if person.name == who.name):
        return
    spoken = page[speaking[0]]
    page[speaking[0]] = _with_posts(spoken, who, printed, ())
    yield Doubt(spoken.number, f"“{who.name}”的身份“{'、'.join(who.posts)}”取自第{line}行括号里的说明;请核对")


def _card(page: Sequence[Block], place: int) -> int | None:
    """Where the text of a card stands, under the word that says that it is one."""
    title = page[place]
    if title.kind not in (Kind.TITLE, Kind.LABEL, Kind.SECTION) or not PROFILE.fullmatch(title.plain):
        return None
    at = place + 1
    while at < len(page) and page[at].kind in BESIDE:
        at += 1
    return at if at < len(page) and _may_be_card(page[at]) else None


def _may_be_card(block: Block) -> bool:
    bare = block.kind == Kind.ATTRIBUTION and not block.label and bool(BIOGRAPHY.match(block.plain))
    return bare or (block.kind in HEADS and not block.people)


def _person(card: Block) -> Person | None:
    """Who is printed on a card: the name before the first comma, and the posts held now."""
    name, *rest = re.split(r"[,，;；。]", card.text)
    name = re.sub(r"\s+", "", name)
    posts = [post for piece in rest for post in held(piece.strip())]
    known = is_name(name) or (is_rare_name(name) and BIOGRAPHY.match(card.plain))
    return Person(name, tuple(posts), is_name(name)) if known and posts else None


def _speaking(page: Sequence[Block]) -> dict[str | None, list[int]]:
    """Where each name stands that a line gives words to."""
    places: dict[str | None, list[int]] = {}
    for i, block in enumerate(page):
        for name in {one.name for one in block.people if one.name and block.kind in SPEAKING}:
            places.setdefault(name, []).append(i)
    return places


def _settle(page: list[Block], place: int, at: int, who: Person, speaking: Sequence[int]) -> Doubt | None:
    """Reads a card as the posts of one who speaks elsewhere without any, or as an attribution of its own."""
    title, card = page[place], page[at]
    if any(person.posts for i in speaking for person in page[i].people):
        return None
    if not speaking and not _says_i(page, at):
        return None
    posts, lines = "、".join(who.posts), "、".join(map(str, (*title.numbers, *card.numbers)))
    text, numbers = f"{title.text} {card.text}", title.numbers + card.numbers
    if speaking:
        spoken = page[speaking[0]]
        page[speaking[0]] = _with_posts(spoken, who, text, numbers)
        page[place] = replace(title, kind=Kind.CARD)
        page[at] = replace(card, kind=Kind.CARD)
        return Doubt(spoken.number, f"“{who.name}”的身份“{posts}”取自第{lines}行的名片;请核对")
    page[place] = replace(title, kind=Kind.CARD)
    page[at] = replace(card, kind=Kind.ATTRIBUTION, label=CARD, text=text, numbers=numbers, people=(who,))
    what = f"第{lines}行的名片按署名行读:“{who.name}”,身份“{posts}”;下面用“我”说的话认作此人的,请核对"
    return Doubt(title.number, what)


def _with_posts(block: Block, who: Person, text: str, numbers: tuple[int, ...]) -> Block:
    """One who speaks, with the card as evidence of the posts."""
    people = tuple(replace(one, posts=who.posts) if one.name == who.name else one for one in block.people)
    if block.kind == Kind.TURN:
        marked = replace(block.marked, certain=True)
        return replace(block, label=f"{text} {block.label or block.text}", people=people, marked=marked)
    return replace(block, text=f"{block.text} {text}", numbers=block.numbers + numbers, people=people)


def _says_i(page: Sequence[Block], at: int) -> bool:
    """Whether the words below a card, or its headline, up to the next short line speak for themselves."""
    words: list[str] = []
    for block in page[at + 1 :]:
        if not words and PROFILE.fullmatch(block.plain):
            return False  # the words are those of two
        if block.kind == Kind.TEXT:
            words.append(block.text)
        elif block.kind not in BESIDE and (words or block.kind != Kind.TITLE):
            break
    return any(map(goes_on, words)) and not any(map(is_reportage, words))
