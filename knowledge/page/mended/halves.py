"""Names that may be the first half of one: what the line below begins with may be the other. Nobody is named then."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from knowledge.page.lines import HAN, Doubt
from knowledge.page.persons.names import is_name
from knowledge.page.persons.person import NOBODY
from knowledge.page.printed.bare_names import has_a_post
from knowledge.page.printed.kinds import UNREAD, Kind, Marked

IN_NAME: Final = rf"(?![说问答道讲谈记曰注例即]){HAN}"
"""What may be of a name before a colon, and gives nobody the word."""
CALLED: Final = re.compile(
    rf"(?P<rest>{IN_NAME})(?:代表|委员|同志)?(?:\([^()]{{1,12}}\))?(?:说|谈|表示|认为|建议)?\s?:"
)
"""`涛（女）：`, `涛说：`: how a line begins with one character and the sign that words follow."""


def without_halves(lines: Sequence[Marked]) -> list[Marked]:
    """The lines; who speaks over half a name, or over a first character that may be one, is nobody."""
    drops = [place for place, one in enumerate(lines) if _is_drop_cap(one)]
    sure = any(not _rest(lines, place) for place in drops)
    found = list(lines)
    for place in range(1, len(lines)):
        rest = _rest(lines, place)
        if rest and not (sure and place in drops):
            above, below = lines[place - 1], lines[place].line.number
            what = f"姓名“{above.name}”下一行以“{rest}”开头,或是姓名断成两行,没有认定姓名;请核对后补上"
            found[place - 1] = replace(above, people=(NOBODY,), doubts=(*above.doubts, Doubt(below, what)))
    return found


def half_of_name(plain: str) -> str:
    """The one character that a folded line begins with before a colon; nothing for any other line."""
    called = CALLED.match(plain)
    return called["rest"] if called else ""


def _is_drop_cap(of: Marked) -> bool:
    """Whether a text was joined to its first character, which stood on the line above."""
    return of.kind == Kind.TEXT and any(number < of.line.number for number in of.more)


def _rest(lines: Sequence[Marked], place: int) -> str | None:
    """The character below an attribution that with the name above makes a longer name."""
    above, below = lines[place - 1], lines[place]
    name = above.name or ""
    ends = place > 0 and above.kind == Kind.ATTRIBUTION and name and above.line.text.endswith(name)
    if not ends or below.kind not in (*UNREAD, Kind.TURN):
        return None
    rest = below.line.text[:1] if _is_drop_cap(below) else half_of_name(below.line.plain)
    longer = rest and is_name(name + rest) and has_a_post(above.people[0])
    return rest if longer and rest != name[0] else None
