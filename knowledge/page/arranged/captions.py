"""Lines under photographs, and what they show. It places no picture."""

import re
from collections.abc import Collection
from dataclasses import replace
from typing import Final

from knowledge.page.arranged.blocks import SPEAKING, Block, solid
from knowledge.page.persons.names import is_plain_name, names_in
from knowledge.page.persons.person import Person
from knowledge.page.persons.posts import POST
from knowledge.page.printed.credits import CAPTION, shows_a_meeting
from knowledge.page.printed.kinds import Kind
from knowledge.text import aligned

FRAMED: Final = re.compile(r"[(\[〔【〖]\s*(?P<inside>[^()\[\]〔〕【】〖〗]{3,30})[)\]〕】〗]")
NAME_LENGTH: Final = 12
LONGEST_BANNER: Final = 36
"""Characters of a headline over a whole page, or of a caption."""


def with_captions(lines: list[Block]) -> list[Block]:
    """A line under a photograph is no headline: a speaker's name alone, or what stands on a credit."""
    named = {one.name for block in lines if block.kind in SPEAKING for one in block.people if one.name}
    found: list[Block] = []
    for place, block in enumerate(lines):
        if block.kind == Kind.TITLE and _is_caption(lines, place, named):
            block = replace(block, kind=Kind.CAPTION, people=tuple(map(Person, names_in(solid(block), named))))
        elif block.kind == Kind.TITLE and _is_portrait(lines, place):
            block = replace(block, kind=Kind.CAPTION, people=(Person(solid(block)),))
        elif block.kind in (Kind.TITLE, Kind.TEXT) and _is_caption_of_meeting(lines, place):
            block = replace(block, kind=Kind.CAPTION)
        found.append(block)
    return found


def _is_caption(lines: list[Block], place: int, named: Collection[str | None]) -> bool:
    text = solid(lines[place])
    if text in named or _is_framed(lines[place], named):
        return True
    after = lines[place + 1].kind if place + 1 < len(lines) else None
    before = lines[place - 1].kind if place else None
    about = bool(names_in(text[:20], named)) and text.startswith(names_in(text[:20], named)[0])
    if about and lines[place].plain.startswith(("▲", "△")):
        return True
    return after == Kind.PHOTO and (about or before == Kind.ATTRIBUTION)


def _is_framed(line: Block, named: Collection[str | None]) -> bool:
    """〔李红在工地〕: a line in brackets that begins with a speaker's name and tells no post."""
    framed = FRAMED.fullmatch(line.plain)
    inside = line.text[framed.start("inside") : framed.end("inside")].strip() if framed else ""
    who = names_in(inside[:NAME_LENGTH], named) if inside else ()
    return bool(who) and inside.startswith(who[0]) and not POST.search(aligned(inside))


def _is_caption_of_meeting(lines: list[Block], place: int) -> bool:
    """`□市领导在发言会场。` over a photographer's credit shows the hall; it is no sentence of a speech."""
    plain, below = lines[place].plain, lines[place + 1] if place + 1 < len(lines) else None
    bare = below is not None and below.kind == Kind.PHOTO and not CAPTION.match(below.plain)
    return bare and len(plain) <= LONGEST_BANNER and "我" not in plain and shows_a_meeting(plain)


def _is_portrait(lines: list[Block], place: int) -> bool:
    """A name alone over a photographer's credit shows a person, though no attribution of the page names him."""
    after = lines[place + 1].kind if place + 1 < len(lines) else None
    return after == Kind.PHOTO and is_plain_name(solid(lines[place]))
