"""What kind of printed line each line is, by its own words. Which lines belong together is not asked here."""

import re
from dataclasses import replace
from typing import Final

from knowledge.page.lines import Line, part
from knowledge.page.printed.bare_names import inline, seated, unlabelled
from knowledge.page.printed.kinds import SPOKEN, Kind, Marked
from knowledge.page.printed.labels import field, labelled, question, signature, told_by
from knowledge.page.printed.masthead import is_event_line
from knowledge.page.printed.misprints import legible
from knowledge.page.printed.trimmings import bare
from knowledge.page.printed.unspoken import credit, furniture, head, note
from knowledge.page.printed.wording import CLOSING, SENTENCE_END

HOUR: Final = re.compile(
    r"[\[【(]?\s*(?:上午|下午|中午|早上|晚上)?\s*\d{1,2}\s*(?::\s*\d{2}"
    r"|[时点](?:\d{1,2}分|[半整])?)\s*[\]】)]?\s*[|丨/,]?\s*"
)
"""The hour before who speaks, where a talk is told by the clock."""


def marked(line: Line) -> Marked:
    """The kind of a line; TITLE or TEXT where its words are those of no other kind.

    A label that OCR misread or that is printed with spaces is read as the one it resembles, with a doubt.
    """
    clear, doubts = legible(line)
    found = _kind_of(clear)
    if not doubts or found.kind in (Kind.TITLE, Kind.TEXT):
        return _kind_of(line) if doubts else found
    label = found.label
    if found.kind == Kind.TURN and label and len(clear.text) == len(line.text):
        label = line.text[: len(label)]
    return replace(found, line=line, label=label, doubts=doubts)


def _kind_of(line: Line) -> Marked:
    """A line that ends as one that heads a speech does is an attribution without that ending, or none at all."""
    found, trimmed = _timed(line) or _by_rules(line), bare(line)
    signed = found.kind == Kind.SIGNATURE and found.label == "作者"
    if trimmed is line or signed or found.kind not in (*SPOKEN, Kind.EVENT, Kind.TITLE, Kind.TEXT):
        return found
    read = _by_rules(trimmed)
    if read.kind in (Kind.ATTRIBUTION, Kind.SIGNATURE) and any(one.name for one in read.people):
        return replace(read, line=line)
    labelled = found.marks_label and found.label != "——"
    of_a_meeting = found.kind == Kind.EVENT and is_event_line(trimmed.text)
    return found if labelled or of_a_meeting else _unread(line)


def _timed(line: Line) -> Marked | None:
    """`9:15　局长李红代表：` of a talk that is told by the clock: who speaks, behind the hour."""
    hour = HOUR.match(line.plain)
    if hour is None or hour.end() == len(line.plain):
        return None
    read = _by_rules(part(line, hour.end()))
    spoken = read.kind in (Kind.ATTRIBUTION, Kind.SIGNATURE) or (read.kind == Kind.TURN and read.certain)
    if not spoken or not read.name:
        return None
    label = line.text[: hour.end()] + read.label if read.kind == Kind.TURN and read.label else read.label
    return replace(read, line=line, label=label)


def _by_rules(line: Line) -> Marked:
    return next((found for rule in _RULES if (found := rule(line))), None) or _unread(line)


def _unread(line: Line) -> Marked:
    return Marked(line, Kind.TITLE if is_title(line) else Kind.TEXT)


def is_title(line: Line) -> bool:
    """Whether a line is short and unpunctuated as headlines are."""
    plain = line.plain
    if len(plain) > 40 or re.search(r"[。;]", plain) or plain[-1] in ",、:;。.—" or plain[-1] == "…":
        return False
    return plain[-1] not in "!?" and len(re.findall(r",", plain)) <= 1


def ends_sentence(text: str) -> bool:
    """Whether a paragraph can end here."""
    bare = text.rstrip(CLOSING)
    if bare.endswith(tuple(SENTENCE_END)):
        return True
    return text[-1] in "：:；;" or (bare.endswith(".") and len(bare) > 1 and not bare[-2].isdigit())


_RULES: Final = (
    furniture,
    note,
    question,
    labelled,
    field,
    signature,
    told_by,
    credit,
    head,
    seated,
    unlabelled,
    inline,
)
"""What a line may be, the surest first: the first that knows a line tells what it is."""
