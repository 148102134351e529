"""Who speaks, printed on the line of what stands above: ……六公里。李红（市教育局局长）：……. It makes a line of it.

The form alone says that such a beginning is there: a label, or posts in a bracket beside a name. Whose name it is, and
whether it is one, is asked of the line that is made.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from knowledge.page.lines import HAN, Doubt, Line, part
from knowledge.page.persons.names import DOTTED
from knowledge.page.persons.posts import ENDING, ORGANISATION, POST
from knowledge.page.printed.recognition import HOUR
from knowledge.page.printed.wording import GIVES, MARK, SIGNS, STRONG

NAME: Final = rf"(?:{HAN}{{2,4}}|{DOTTED.pattern})"
POSTS: Final = rf"[^()\[\]【】〔〕。!?]{{2,60}}?{ENDING[:-1]}"
HELD: Final = (
    rf"{MARK}(?:@\s?)?{NAME}(?:(?:代表|委员|同志)?\s?\({POSTS}\)(?:代表|委员)?(?:(?=\s*:|\s+\w|$)|{GIVES}:?$)"
    r"|(?:代表|委员)\s?\([^()]{3,60}\)(?=\s*:))"
)
CALLED: Final = rf"(?:\d{{1,2}}:\d\d\s{{0,2}})?{POSTS}\s?{NAME}(?:代表|委员)\s?(?=:)"
FRAMED: Final = rf"[\[【〔]{NAME}(?:\s*[,、\s]{POSTS}[\]】〕](?=\s*[:\w]|$)|[\]】〕]\s?{POSTS}$)"
TAIL: Final = rf"[—–―]{{1,3}}\s?(?:{NAME}\s?\({POSTS}\)|{POSTS}\s+{NAME})$"
LABELLED: Final = rf"{STRONG}\s*[:丨|]\s?[^。!?]{{4,60}}$"
SIGNED: Final = rf"[(\[【](?:本文)?{SIGNS}(?:单位)?\s*(?:系|为|是|:)[^。!?]{{4,60}}[)\]】]$"
LIFE: Final = rf"{NAME}(?:代表|委员)?,(?:男|女),"
ENDED: Final = r"(?:(?<=[。!?”」…\"])|(?<=[\u4e00-\u9fff)]\.))"
STOPPED: Final = r"(?:(?<=[。!?…])|(?<=[。!?…]”))"
BEHIND: Final = re.compile(
    rf"{ENDED}\s*(?P<who>{HELD}|{FRAMED}|{TAIL}|{LABELLED}|{SIGNED}|{LIFE})|{STOPPED}\s*(?P<called>{CALLED})"
)
"""Who speaks right behind a sentence that has ended, or a quotation."""
BESIDE: Final = re.compile(rf"(?<=\S)(?:\s+(?P<who>{HELD}|{LIFE}|{LABELLED})|\s*(?P<marked>{FRAMED}|{TAIL}))")
"""Who speaks beside a headline, on one line with it."""
UNSPACED: Final = re.compile(LABELLED)
SIGN: Final = re.compile(r"[(\[【〔:丨|—–―]|,[男女],")
SHORTEST_HEADLINE: Final = 5
SHORTEST_UNSPACED: Final = 8
LONGEST_HEADLINE: Final = 40
LONGEST_LINE: Final = 160
SHORTEST: Final = 4
LONGEST: Final = 4_000
"""Characters of a line that is longer than any paragraph of a paper."""


def without_run_in(line: Line) -> Iterator[tuple[Line, tuple[Doubt, ...]]]:
    """A line, and apart from it who speaks next, with a doubt, where both are printed on it."""
    doubts: tuple[Doubt, ...] = ()
    while len(line.text) <= LONGEST and SIGN.search(line.plain, SHORTEST) and (start := _start(line)) is not None:
        yield part(line, 0, start), doubts
        line = replace(part(line, start), gap=False, indent=0)
        what = f"这一行里的“{line.text[:16]}”像署名,和上文印在一行,已另起一行;请核对"
        doubts = (Doubt(line.number, what),)
    yield line, doubts


def _start(line: Line) -> int | None:
    """Where who speaks begins on a line, behind something else."""
    found = BEHIND.search(line.plain, SHORTEST)
    if found:
        return found.start("who" if found["who"] else "called")
    beside = BESIDE.search(line.plain, SHORTEST, LONGEST_LINE)
    start = beside.end() - len(beside["who"] or beside["marked"]) if beside else 0
    unspaced = UNSPACED.search(line.plain, SHORTEST_UNSPACED, LONGEST_LINE) if not start else None
    start = unspaced.start() if unspaced else start
    return start if start and _is_headline(line.plain[:start].strip()) else None


def _is_headline(plain: str) -> bool:
    """Whether what stands before who speaks is a headline, and no part of the same attribution."""
    told = re.search(r"[。;:|丨/]|记者|通讯员|整理", plain) or HOUR.fullmatch(plain)
    enough = SHORTEST_HEADLINE <= len(re.findall(r"\w", plain)) <= LONGEST_HEADLINE
    return enough and not (told or POST.search(plain) or ORGANISATION.search(plain))
