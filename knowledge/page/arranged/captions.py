"""Lines under photographs, and what they show. It places no picture."""

import re
from collections.abc import Collection
from dataclasses import replace
from typing import Final

from knowledge.page.arranged.blocks import BESIDE, SPEAKING, Block, solid
from knowledge.page.persons.names import is_plain_name, names_in
from knowledge.page.persons.person import Person
from knowledge.page.persons.posts import POST
from knowledge.page.printed.credits import CAPTION, shows_a_meeting
from knowledge.page.printed.kinds import Kind
from knowledge.text import aligned

FRAMED: Final = re.compile(r"[(\[〔【〖]\s*(?P<inside>[^()\[\]〔〕【】〖〗]{3,30})[)\]〕】〗]")
POSITION: Final = re.compile(r"[(]\s*(?:[前后]排)?(?:[左右中前后]|[左右]起?第?[一二三四五六七八\d])\s*[)]")
"""Where somebody stands in a photograph, which nothing but its caption says: 李红（左二）."""
FROM_LEFT: Final = re.compile(r"(?:[前后]排)?(?:[自从由])?[左右](?:[至到往][左右]|起)(?:依次)?(?:为|是)?\s*:?\s*")
SAID: Final = re.compile(r"我|[“”:].|说(?!明)|表示|坦言|认为|告诉")
"""What no picture shows: somebody's words."""
PICTURED: Final = (Kind.TITLE, Kind.TEXT, Kind.TURN)
"""What a caption is like; a row of names from the left is like who speaks."""
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
        elif block.kind in PICTURED and _tells_of_picture(lines, place, named):
            text, who = block.marked.line.text, _speakers_above(lines, place)
            block = replace(block, kind=Kind.CAPTION, text=text, people=who)
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


def _tells_of_picture(lines: list[Block], place: int, named: Collection[str | None]) -> bool:
    """`李红（左二）与同事查看水尺。`: a sentence of the picture, and no word of hers.

    It tells where somebody stands in it, or names who speaks right under the attribution and over who took it.
    """
    line = lines[place].marked.line.plain
    row = FROM_LEFT.match(line)
    if len(line) > LONGEST_BANNER or (lines[place].kind == Kind.TURN and not row):
        return False
    if SAID.search(FROM_LEFT.sub("", line)):
        return False
    credited = place + 1 < len(lines) and lines[place + 1].kind == Kind.PHOTO
    beside = _kind_above(lines, place) in SPEAKING
    if row:
        return (credited or beside) and bool(names_in(line, named))
    if POSITION.search(line) and any(solid(lines[place]).startswith(one) for one in named if one):
        return True
    own = {one.name for one in _speakers_above(lines, place)}
    return credited and beside and bool(names_in(line[:NAME_LENGTH], own))


def _kind_above(lines: list[Block], place: int) -> Kind | None:
    """What stands over a line, but for pictures and who wrote."""
    skipped = BESIDE | {Kind.REPORTERS}
    return next((one.kind for one in reversed(lines[:place]) if one.kind not in skipped), None)


def _speakers_above(lines: list[Block], place: int) -> tuple[Person, ...]:
    """Who is printed last above a place as speaking."""
    return next((one.people for one in reversed(lines[:place]) if one.kind in SPEAKING), ())


def _is_portrait(lines: list[Block], place: int) -> bool:
    """A name alone over a photographer's credit shows a person, though no attribution of the page names him."""
    after = lines[place + 1].kind if place + 1 < len(lines) else None
    return after == Kind.PHOTO and is_plain_name(solid(lines[place]))
