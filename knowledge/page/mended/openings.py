"""Who speaks where that is printed on the line that the words begin on: [李红,市教育局局长] 我们……. It reads no words.

What stands before the words is read as a line of its own: it must name one person with a post.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from knowledge.page.lines import HAN, Doubt, Line, part
from knowledge.page.persons.names import DOTTED
from knowledge.page.persons.posts import ENDING
from knowledge.page.printed.bare_names import SAYS, has_a_post
from knowledge.page.printed.kinds import Kind, Marked
from knowledge.page.printed.name_places import like_neighbours, marked_by_place
from knowledge.page.printed.recognition import ends_sentence
from knowledge.page.printed.wording import MARK

SAID: Final = (
    r"(?P<rest>(?!(?:代表|委员|同志|等|一行)?(?:在[^。]{0,24})?(?:[^。,:]{0,6}"
    r"(?:说|表示|认为|介绍|指出|强调|提出|坦言|建议|告诉记者)[,:“]"
    r"|一行|等|来到|走进|出席|参加|主持|陪同|带领|率队|作报告))[^\s].{9,})$"
)
"""The words of who is named before them, and not what a reporter tells of that person."""
FRAMED: Final = tuple(
    re.compile(
        rf"^{MARK}{re.escape(left)}\s*(?P<who>[^\[\]【】〔〕〖〗。!?:]{{4,80}}?)\s*{re.escape(right)}\s{{0,4}}:?\s{{0,4}}{SAID}",
        re.DOTALL,
    )
    for left, right in ("[]", "【】", "〔〕", "〖〗", "()")
)
BRACKETED: Final = re.compile(
    rf"^(?P<who>{MARK}(?:{HAN}{{2,4}}|{DOTTED.pattern})(?:代表|委员|同志)?\s*[(][^()。!?:]{{3,60}}[)])\s+{SAID}",
    re.DOTALL,
)
CALLED: Final = re.compile(r"^(?P<who>[^:。!?;“”]{4,80}):\s*(?P<rest>.+)$", re.DOTALL)
DASHED: Final = re.compile(rf"^(?P<who>[^:。!?;“”—]{{4,60}}?)\s{{0,2}}—{{1,3}}\s{{0,2}}{SAID}", re.DOTALL)
"""`局长李红——我们……`, where the line is a paragraph and no headline."""
REST: Final = re.compile(SAID, re.DOTALL)
POSTED: Final = re.compile(ENDING[:-1])
LONGEST: Final = 80
Head = tuple[Line, int]
"""What of a line may name who speaks, and where the words begin behind it."""


def opened(line: Line) -> Marked:
    """A line with its kind; a turn where it begins with one person who is named with a post."""
    found = marked_by_place(line)
    if _is_unread(found):
        for who, start in _heads(line):
            if POSTED.search(who.plain) and _names_one(read := marked_by_place(who)):
                return _turn(line, read, start)
    return found


def opened_like_neighbours(lines: Sequence[Marked]) -> list[Marked]:
    """The lines, those that name somebody as others of the page do read like these; of a turn, how it begins."""
    known = [_head(one) if _is_opened(one) else None for one in lines]
    lines = _with_heads(lines, known)
    unread = [_last_head(one.line) if _is_unread(one) else None for one in lines]
    if not any(unread):
        return lines
    again = _with_heads(lines, [one or other for one, other in zip(known, unread, strict=True)])
    return [read if _is_unread(one) else one for one, read in zip(lines, again, strict=True)]


def _last_head(line: Line) -> Head | None:
    """The longest beginning of an unread line that may name who speaks: it has a post in it."""
    heads = [one for one in _heads(line) if POSTED.search(one[0].plain)]
    return heads[-1] if heads else None


def _beginning(of: Marked, head: Line, start: int) -> Marked:
    read = marked_by_place(head) if _is_opened(of) else Marked(head, Kind.TITLE)
    return replace(read, rest=part(of.line, start))


def _head(of: Marked) -> Head | None:
    """What of an opened line names who speaks; the longest, where only its neighbours let it be read."""
    heads = list(_heads(of.line))
    return next((one for one in heads if _names_one(marked_by_place(one[0]))), heads[-1] if heads else None)


def _with_heads(lines: Sequence[Marked], heads: Sequence[Head | None]) -> list[Marked]:
    """The lines as their neighbours let them be read, those with a head by that alone."""
    seen = [_beginning(one, *head) if head else one for one, head in zip(lines, heads, strict=True)]
    return [
        one if read is before else read if head is None else _turn(one.line, read, head[1])
        for one, head, before, read in zip(lines, heads, seen, like_neighbours(seen), strict=True)
    ]


def _is_unread(of: Marked) -> bool:
    return of.kind in (Kind.TEXT, Kind.TITLE) or (of.kind == Kind.TURN and not any(one.name for one in of.people))


def _is_opened(of: Marked) -> bool:
    return of.kind == Kind.TURN and of.certain and of.rest is not None and of.name is not None


def _names_one(of: Marked) -> bool:
    spoken = of.kind in (Kind.ATTRIBUTION, Kind.SIGNATURE) and of.name is not None
    return spoken and of.label != SAYS and has_a_post(of.people[0])


def _turn(line: Line, who: Marked, start: int) -> Marked:
    label, rest = line.text[:start].strip(), part(line, start)
    doubts = who.doubts
    if re.search(r"\w$", label) and not re.search(r"[我咱俺]", rest.plain):
        what = f"这一行以“{label}”开头,其后按此人的话读;若是报道,请移出"
        doubts = (*doubts, Doubt(line.number, what))
    return Marked(line, Kind.TURN, label, who.people, rest, certain=True, doubts=doubts)


def _heads(line: Line) -> Iterator[Head]:
    for form in (*FRAMED, BRACKETED, CALLED, DASHED):
        if (match := form.match(line.plain)) and (form is not DASHED or ends_sentence(line.text)):
            yield part(line, *match.span("who")), match.start("rest")
            return
    for space in re.finditer(r"\s+", line.plain[:LONGEST]):
        ahead = line.plain[space.end() :]
        lone = len(re.split(r"[\s,。]", ahead, maxsplit=1)[0]) <= 1
        if not re.search(r"[。!?:;“”]", line.plain[: space.start()]) and not lone and REST.match(ahead):
            yield part(line, 0, space.start()), space.end()
