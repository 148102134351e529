"""Cards that print name and posts and nothing else: 代表名片, `柴永明`, `市水务局局长`. It joins no words to them.

Over a talk, or between a headline and a text, they are its attributions; anywhere else, cards. What tells a life is
not read here.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from knowledge.page.arranged.blocks import BESIDE, SAYING, Block, solid
from knowledge.page.arranged.bylines import named_with_posts
from knowledge.page.lines import Doubt
from knowledge.page.printed.kinds import UNREAD, Kind
from knowledge.page.printed.wording import PROFILE
from knowledge.page.telling.voices import BIOGRAPHY

CARD: Final = "名片"
"""The label of an attribution that is a person's card."""
TALK: Final = frozenset({Kind.QUESTION, Kind.TURN})
HEADS: Final = BESIDE | {Kind.TITLE, Kind.SECTION, Kind.NOTE, Kind.REPORTERS}
MOST_POSTS: Final = 3
"""Lines of posts under a name."""


def with_profiles(lines: list[Block]) -> list[Block]:
    """The lines, each card of a name and posts as one, with the word that says that it is a card."""
    found: list[Block] = []
    place = 0
    while place < len(lines):
        cast, end = _cast(lines, place + 1) if _is_label(lines[place]) else ([], place)
        if not cast:
            found.append(lines[place])
            place += 1
            continue
        below = _below(lines, end, cast)
        over = _are_words(lines, below, len(cast), not found or found[-1].kind in HEADS)
        found += _labelled(lines[place], cast) if over else _cards(lines[place], cast)
        found += (replace(one, kind=Kind.CAPTION) if one.kind == Kind.TITLE else one for one in lines[end:below])
        place = below
    return found


def _is_label(block: Block) -> bool:
    return block.kind in (Kind.TITLE, Kind.LABEL) and bool(PROFILE.fullmatch(block.plain))


def _cast(lines: list[Block], place: int) -> tuple[list[Block], int]:
    """Who is printed on a card, one after another, and where the card ends."""
    cast: list[Block] = []
    while place < len(lines):
        one, end = _person(lines, place)
        if one is None:
            break
        cast.append(one)
        place = end
    return cast, place


def _person(lines: list[Block], place: int) -> tuple[Block | None, int]:
    """A name over its posts, or both on a line, or a name with its label."""
    first = lines[place]
    if first.kind == Kind.ATTRIBUTION and first.name and (first.label or first.people[0].posts):
        return (None if BIOGRAPHY.match(first.plain) else first), place + 1
    end = place + 1
    while end < len(lines) and end <= place + MOST_POSTS and lines[end].kind in UNREAD:
        if named_with_posts(first, lines[place + 1 : end + 1]) is None:
            break
        end += 1
    return named_with_posts(first, lines[place + 1 : end]), end


def _below(lines: list[Block], place: int, cast: list[Block]) -> int:
    """Where a card and the pictures of those on it are over: 柴永明在水库."""
    names = tuple(one.name or "" for one in cast)
    while place < len(lines):
        block = lines[place]
        if block.kind not in BESIDE and not (block.kind == Kind.TITLE and solid(block).startswith(names)):
            break
        place += 1
    return place


def _are_words(lines: list[Block], place: int, people: int, headed: bool) -> bool:
    """Whether a card stands over words: of two, only a talk says whose each is; amid a text it is beside it."""
    kind = lines[place].kind if place < len(lines) else None
    return kind in TALK | {Kind.FIELD} or (headed and people == 1 and kind in SAYING)


def _labelled(label: Block, cast: list[Block]) -> Iterator[Block]:
    """The attributions of a card, the first with the word that stands over them."""
    for at, one in enumerate(cast):
        who, lines = one.people[0], "、".join(map(str, one.numbers))
        what = f"第{lines}行的名片读作“{who.name}”的署名,身份“{'、'.join(who.posts)}”;请核对"
        doubts = () if one.label else (Doubt(one.number, what),)
        marked = replace(one.marked, doubts=(*one.marked.doubts, *doubts))
        text = f"{label.text} {one.text}" if at == 0 else one.text
        numbers = label.numbers + one.numbers if at == 0 else one.numbers
        yield replace(one, text=text, numbers=numbers, marked=marked, label=one.label or CARD)


def _cards(label: Block, cast: list[Block]) -> Iterator[Block]:
    """The cards of a sidebar, the first with the word that stands over them."""
    for at, one in enumerate(cast):
        text = f"{label.text} {one.text}" if at == 0 else one.text
        numbers = label.numbers + one.numbers if at == 0 else one.numbers
        yield replace(one, kind=Kind.CARD, text=text, numbers=numbers, label=CARD)
