"""What papers print behind a speaker's name where the line heads a speech: 代表的发言（摘要）. It names nobody.

What it takes off is blanked, so that each character of the name and the posts keeps its place in the line.
"""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from knowledge.page.lines import Line
from knowledge.text import aligned

POLITE: Final = r"(?:代表|委员|同志)"
SPEECH: Final = r"(?:(?:大会|书面|交流|口头|典型|主题|重点)?(?:发言|讲话|建言)(?:材料|稿)?)"
CUT: Final = r"(?:摘要|摘登|摘编|摘录|摘发|摘选|选登|选摘|选编|节选|节录|集萃|荟萃|撷英|集锦|选粹|要点|实录|全文|稿|录)"
THERE: Final = r"(?:在[^,。:;!?—]{0,30}?(?:大会|会议|党代会|[两全]会|讨论会?|座谈会?|审议|会场|现场)(?:期间)?[上中时]?)"
BRACKETED_CUT: Final = rf"(?:\s*[(\[【]\s*{CUT}\s*[)\]】])"
TAKEN_DOWN: Final = r"(?:[,;\s]\s*(?:本报)?[^\s,;()]{0,4}(?:记者|通讯员)[^()]{2,30}[)])"
ENDING: Final = re.compile(
    rf"(?P<ending>\s{{0,2}}(?:[(][女男][^()]{{0,8}}[)])?\s{{0,2}}{POLITE}?\s{{0,2}}{THERE}?\s{{0,2}}"
    rf"(?:所?[作做])?的?\s{{0,2}}{SPEECH}\s{{0,2}}{CUT}?{BRACKETED_CUT}?{TAKEN_DOWN}?"
    rf"|{BRACKETED_CUT}|(?:口述|讲述|自述)|(?<=.)的(?:对话|访谈|对谈)|(?<=代表)谈[^,。:;!?]{{1,30}}"
    r"|(?<=委员)谈[^,。:;!?]{1,30})$"
)
"""How a line ends that heads a speech, behind whoever holds it."""
OCCASION: Final = re.compile(rf"^[—–―─－-]{{1,4}}\s*{THERE}的?\s*{SPEECH}\s*{CUT}?{BRACKETED_CUT}?$")
"""`——在市第九次党代会上的发言`: where a speech was held, under its headline."""
CUT_SHORT: Final = re.compile(rf"[(\[【]\s*{CUT}\s*[)\]】]")
"""`（摘要）` on a line of its own."""
LAST: Final = frozenset("言话料稿要登编录发选点文述谈)]】")
"""The last characters of every ending but 代表谈……."""
LONGEST: Final = 90


def bare(line: Line) -> Line:
    """A line without how it ends, where it ends as one that heads a speech; else the line itself."""
    may_end = len(line.plain) <= LONGEST and (line.plain[-1:] in LAST or "谈" in line.plain)
    start = _ending(line.plain) if may_end else None
    if start is None or not line.plain[:start].strip(" —–―─－-"):
        return line
    text = line.text[:start].rstrip()
    return replace(line, text=text, plain=aligned(text))


@lru_cache(maxsize=256)
def _ending(plain: str) -> int | None:
    """Where the ending of a line begins; each way to take the line asks it."""
    ending = ENDING.search(plain)
    return ending.start() if ending else None
