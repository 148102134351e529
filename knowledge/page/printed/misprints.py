"""Labels that OCR misread or that are printed with spaces inside, read as those they resemble. It reads no name."""

import re
from dataclasses import replace
from typing import Final

from knowledge.page.lines import Doubt, Line
from knowledge.page.persons.fields import FIELD_NAME
from knowledge.page.printed.masthead import ROLE
from knowledge.page.printed.wording import NOTE_LABEL, STRONG
from knowledge.text import aligned

LOOKALIKE: Final = str.maketrans("入八迷木进防仿缉揖偏接桉看考贵较", "人人述术讲访访辑辑编按按者者责校")
"""What OCR makes of the characters of labels."""
NOTE_OR_TOLD: Final = re.compile(rf"{NOTE_LABEL}|{STRONG}")
KNOWN_LABEL: Final = re.compile(rf"{NOTE_LABEL}|{STRONG}|{ROLE}|{FIELD_NAME}|姓\s*名|本报记者|主持人")
BEFORE_COLON: Final = re.compile(
    r"(?:(?<=[\s【\[(■●◆,、|])|^)(?P<label>[\u4e00-\u9fff](?:\s?[\u4e00-\u9fff]){1,9})(?P<colon>\s*[:/|】\]])?"
    r"(?(colon)|\s*$)"
)
WORD: Final = re.compile(r"\S+")


def legible(line: Line) -> tuple[Line, tuple[Doubt, ...]]:
    """A line with its labels as they are spelled, and a doubt for each that was printed otherwise."""
    text, doubts = line.text, list[Doubt]()
    if len(text) > 300:
        return line, ()
    for match in reversed(list(BEFORE_COLON.finditer(line.plain))):
        pieces = [(m.start(), m.end()) for m in WORD.finditer(line.plain, *match.span("label"))]
        for count in range(1, len(pieces) + 1):
            start, end = pieces[-count][0], pieces[-1][1]
            printed = line.plain[start:end]
            solid = re.sub(r"\s+", "", printed)
            if KNOWN_LABEL.fullmatch(printed):
                break
            read = solid.translate(LOOKALIKE)
            if (
                (len(read) > 2 or read in ("校对", "嘉宾"))
                and KNOWN_LABEL.fullmatch(read)
                and (match["colon"] or NOTE_OR_TOLD.fullmatch(read))
            ):
                doubts.append(Doubt(line.number, f"“{line.text[start:end]}”按“{read}”读;请对照版面"))
                text = text[:start] + read + text[end:]
                break
    return (replace(line, text=text, plain=aligned(text)) if doubts else line), tuple(reversed(doubts))
