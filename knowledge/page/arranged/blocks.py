"""The blocks of a page: printed lines with what they say and who is named in them. It joins no lines."""

import re
from dataclasses import dataclass
from typing import Final

from knowledge.page.lines import Line
from knowledge.page.persons.particulars import MARKS
from knowledge.page.persons.person import Person
from knowledge.page.printed.kinds import Kind, Marked
from knowledge.text import aligned

BESIDE: Final = frozenset({Kind.PHOTO, Kind.CAPTION, Kind.HEAD, Kind.FURNITURE, Kind.SIGNERS})
"""What stands between the halves of a torn paragraph, or between a headline and its attribution."""
SAYING: Final = frozenset({Kind.TEXT, Kind.NOTE, Kind.QUESTION, Kind.ANSWER, Kind.TURN, Kind.NEWS, Kind.BOX})
SPEAKING: Final = frozenset({Kind.ATTRIBUTION, Kind.LABEL, Kind.TURN, Kind.SIGNATURE})


@dataclass(frozen=True, slots=True)
class Block:
    """A line, or several that are one; `text` is what they say together, `marked` the first of them."""

    kind: Kind
    text: str
    numbers: tuple[int, ...]
    label: str | None
    people: tuple[Person, ...]
    marked: Marked
    last: Line

    @property
    def number(self) -> int:
        return self.numbers[0]

    @property
    def name(self) -> str | None:
        return self.people[0].name if len(self.people) == 1 else None

    @property
    def plain(self) -> str:
        return aligned(self.text)


def block_of(of: Marked) -> Block:
    text = of.rest.text if of.rest else "" if of.kind in SAYING - {Kind.TEXT, Kind.TURN, Kind.NEWS} else of.line.text
    if of.kind == Kind.TURN and not of.rest:
        text = ""
    return Block(of.kind, text, (of.line.number, *of.more), of.label, of.people, of, of.line)


def under(lines: list[Block], place: int) -> Kind | None:
    below = place + 1
    while below < len(lines) and lines[below].kind in BESIDE:
        below += 1
    return lines[below].kind if below < len(lines) else None


def solid(block: Block) -> str:
    return re.sub(r"\s+", "", MARKS.sub("", block.text)).strip("▲△●■：:（）()")
