"""Lines under photographs, and what they show. It places no picture."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from knowledge.page.arranged.blocks import BESIDE, SAYING, SPEAKING, Block, solid
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
PORTRAIT: Final = re.compile(
    r"[\s(]*(?:个人|本人|当年)?的?(?:(?:近期?|旧|老|早年|生活|工作|资料|档案|历史|标准|证件|半身|登记|劳动|军装|全家)"
    r"(?:照片?|图片?|片)|照片|相片|近影|画像|肖像|头像|留影)(?:[\s()].*)?"
)
"""What stands behind a name where a line says that the picture shows that one: 近照, （资料照片）, 的工作照."""
NAMING: Final = (Kind.ATTRIBUTION, Kind.LABEL, Kind.SIGNATURE)
"""What names who speaks on a line of its own."""
NAME_LENGTH: Final = 12
SHORT_CAPTION: Final = 16
"""Characters of a line that is no line of a column which was cut."""
LONGEST_BANNER: Final = 36
"""Characters of a headline over a whole page, or of a caption."""


def with_captions(lines: list[Block]) -> list[Block]:
    """A line under a photograph is no headline: a speaker's name alone, or what stands on a credit."""
    named = {one.name for block in lines if block.kind in SPEAKING for one in block.people if one.name}
    found: list[Block] = []
    headed_over = _headed_over(lines)
    for place, block in enumerate(lines):
        if block.kind == Kind.TITLE and _is_caption(lines, place, named):
            block = replace(block, kind=Kind.CAPTION, people=tuple(map(Person, names_in(solid(block), named))))
        elif block.kind == Kind.TITLE and _is_portrait(lines, place):
            block = replace(block, kind=Kind.CAPTION, people=(Person(solid(block)),))
        elif block.kind in (Kind.TITLE, Kind.TEXT) and _is_caption_of_meeting(lines, place):
            block = replace(block, kind=Kind.CAPTION)
        elif block.kind in PICTURED and (
            _tells_of_picture(lines, place, named) or _tells_of_speaker(lines, place, headed_over)
        ):
            text, who = block.marked.line.text, _speakers_above(lines, place)
            block = replace(block, kind=Kind.CAPTION, text=text, people=who)
        found.append(block)
    return found


def _is_caption(lines: list[Block], place: int, named: Collection[str | None]) -> bool:
    text = solid(lines[place])
    if text in named or _is_framed(lines[place], named) or _is_of_speaker(lines[place], named):
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


def _is_of_speaker(line: Block, named: Collection[str | None]) -> bool:
    """`李红近照`, `李红（资料照片）`: a speaker's name, and that this is a picture."""
    plain = line.plain.strip()
    return any(
        plain.startswith(one) and PORTRAIT.fullmatch(plain[len(one) :]) for one in map(aligned, filter(None, named))
    )


def _headed_over(lines: Sequence[Block]) -> bool:
    """Whether a page prints its headlines over who speaks rather than under it."""
    starts = [i for i, one in enumerate(lines) if one.kind in NAMING]
    return sum(_is_headed(lines, i) for i in starts) > sum(_heads_below(lines, i) for i in starts)


def _is_headed(lines: Sequence[Block], place: int) -> bool:
    return _kind_above(lines, place) == Kind.TITLE


def _heads_below(lines: Sequence[Block], place: int) -> bool:
    """Whether a short line that does not begin with the speaker's name stands under an attribution."""
    below = next((one for one in lines[place + 1 :] if one.kind not in BESIDE), None)
    return below is not None and below.kind == Kind.TITLE and not _begins_with(below, lines[place].people)


def _begins_with(line: Block, people: Sequence[Person]) -> bool:
    return any(one.name and line.plain.lstrip("▲△●■(").startswith(aligned(one.name)) for one in people)


def _tells_of_speaker(lines: Sequence[Block], place: int, headed_over: bool) -> bool:
    """`李红在林场` right under who speaks, over the words: it begins with the name, and is no headline.

    That is one on a page which prints headlines there, and a line of a column that was cut may begin so too.
    """
    line, above = lines[place], _place_above(lines, place)
    if above is None or place + 1 == len(lines) or not _is_over(lines, above):
        return False
    if len(line.plain) > LONGEST_BANNER or not _begins_with(line, lines[above].people) or SAID.search(line.plain):
        return False
    below = lines[place + 1]
    whole = len(line.plain) <= SHORT_CAPTION or below.marked.line.gap or below.marked.line.begins_paragraph
    return whole and (below.kind == Kind.TITLE or (headed_over and below.kind in SAYING | BESIDE))


def _is_over(lines: Sequence[Block], place: int) -> bool:
    """Whether a line names who says what stands below it; where it signs, under a headline and no words."""
    kind = lines[place].kind
    return kind in NAMING and (kind != Kind.SIGNATURE or _is_headed(lines, place))


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


def _kind_above(lines: Sequence[Block], place: int) -> Kind | None:
    above = _place_above(lines, place)
    return lines[above].kind if above is not None else None


def _place_above(lines: Sequence[Block], place: int) -> int | None:
    """Where what stands over a line is, but for pictures and who wrote."""
    skipped = BESIDE | {Kind.REPORTERS}
    return next((at for at in range(place - 1, -1, -1) if lines[at].kind not in skipped), None)


def _speakers_above(lines: list[Block], place: int) -> tuple[Person, ...]:
    """Who is printed last above a place as speaking."""
    return next((one.people for one in reversed(lines[:place]) if one.kind in SPEAKING), ())


def _is_portrait(lines: list[Block], place: int) -> bool:
    """A name alone over a photographer's credit shows a person, though no attribution of the page names him."""
    after = lines[place + 1].kind if place + 1 < len(lines) else None
    return after == Kind.PHOTO and is_plain_name(solid(lines[place]))
