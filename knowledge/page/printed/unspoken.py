"""Lines in which nobody speaks: what is printed round the texts, the paper's own notes, heads and credits."""

import re
from dataclasses import replace
from typing import Final

from knowledge.page.lines import Line
from knowledge.page.persons.names import is_name
from knowledge.page.printed.credits import NEWS, QUOTED_REPORTERS, gives_pictures, photo, reporters, writers
from knowledge.page.printed.kinds import Kind, Marked
from knowledge.page.printed.masthead import SHORT_DATE, Masthead, is_event_line, masthead
from knowledge.page.printed.notices import NOTICE, OVER, is_button, is_imprint, is_notice
from knowledge.page.printed.wording import (
    BOX,
    COMMENTARY,
    IN_HEAD,
    JUMP_WHOLE,
    NOTE,
    NOTE_BRACKET,
    ONLY_FURNITURE,
    PAGE_DIGITS,
    PAPER_VOICE,
    PICTURE,
    REACTION,
    RULE,
    SETTING,
    SIGNERS,
)
from knowledge.text import aligned

LONGEST_SETTING: Final = 60


def furniture(line: Line) -> Marked | None:
    """What is printed round the texts: rules, buttons, imprints, lists of who signed or came, jumps to another page."""
    plain = line.plain
    if RULE.match(plain) and not re.search(r"\w", plain):
        return Marked(line, Kind.FURNITURE)
    if PICTURE.fullmatch(plain):
        return Marked(line, Kind.FURNITURE)
    if OVER.fullmatch(plain):
        return Marked(line, Kind.END)
    if is_imprint(plain) or is_button(plain):
        return Marked(line, Kind.FURNITURE)
    if len(plain) <= 60 and ONLY_FURNITURE.match(plain) and not _is_worded(plain):
        return Marked(line, Kind.FURNITURE)
    if len(plain) <= 120 and (SIGNERS.match(plain) or REACTION.match(plain) or _is_setting(line)):
        return Marked(line, Kind.SIGNERS)
    return Marked(line, Kind.JUMP) if len(plain) <= 40 and JUMP_WHOLE.match(plain) else None


def _is_worded(plain: str) -> bool:
    """Whether a line that is like an e-paper's buttons is a name, a date or the label of a comment."""
    return bool(is_name(plain) or COMMENTARY.fullmatch(plain) or SHORT_DATE.search(plain))


def _is_setting(line: Line) -> bool:
    """Whether a line says when and where people met, or lists who of the public came."""
    setting = SETTING.match(line.plain) if len(line.plain) <= LONGEST_SETTING else None
    return bool(setting) and not re.search(r"[吗呢]$|[我你您]", line.plain)


def note(line: Line) -> Marked | None:
    """A note of the paper (编者按), or a box with what is offered or announced."""
    voice = PAPER_VOICE.match(line.plain)
    if voice:
        return Marked(line, Kind.NOTE, voice["label"])
    box = BOX.match(line.plain) or NOTICE.match(line.plain)
    if box:
        return Marked(line, Kind.BOX, rest=rest_of(line, box))
    if is_notice(line.plain):
        return Marked(line, Kind.BOX)
    match = NOTE_BRACKET.match(line.plain) or NOTE.match(line.plain)
    return Marked(line, Kind.NOTE, match["label"], rest=rest_of(line, match)) if match else None


def rest_of(line: Line, match: re.Match[str], group: str = "rest") -> Line | None:
    """What a pattern left of a line behind what it read, if anything."""
    text = line.text[match.start(group) : match.end(group)].strip()
    return Line(line.number, text, aligned(text)) if text else None


def head(line: Line) -> Marked | None:
    """The head of a page, or a line that names the event."""
    found = masthead(line.text)
    if found:
        found = replace(found, rest=IN_HEAD.sub("", found.rest).strip())
        return Marked(line, Kind.HEAD, head=found)
    if PAGE_DIGITS.match(line.plain):
        return Marked(line, Kind.HEAD, head=Masthead((), line.text))
    return Marked(line, Kind.EVENT) if is_event_line(line.text) else None


def credit(line: Line) -> Marked | None:
    """Who wrote or photographed, and the head of a report (本报讯)."""
    shot = photo(line.text)
    beside = writers(line.text) if shot else None
    if beside:
        return Marked(line, Kind.REPORTERS, reporters=beside)
    written = reporters(line.text)
    both = re.search(r"摄影报道|[文图]\s*[/、]?\s*[文图]|/\s*文.*/\s*图", line.plain)
    if written and (not shot or both or line.plain.endswith("整理") or gives_pictures(line.text)):
        return Marked(line, Kind.REPORTERS, reporters=written)
    if shot:
        return Marked(line, Kind.PHOTO, photo=shot)
    if NEWS.match(line.plain):
        quoted = QUOTED_REPORTERS.search(line.plain[:120])
        named = reporters(line.text[quoted.start("inside") : quoted.end("inside")]) if quoted else None
        return Marked(line, Kind.NEWS, reporters=named or ())
    return None
