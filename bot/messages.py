"""What comes in and what goes out, in the conversation's own small types. No type of Telegram's gets past its door."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """How a run of text is set; a door decides what that looks like."""

    PLAIN = "plain"
    BOLD = "bold"
    FAINT = "faint"
    MARK = "mark"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in one style."""

    text: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The bot's own words, or printed facts."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of the record, exactly as printed; `long` ones may be folded up."""

    runs: tuple[Run, ...]
    long: bool = False


Block = Paragraph | Quotation


@dataclass(frozen=True, slots=True)
class Button:
    """A choice: what it says, and what pressing it sends back (ASCII, at most 64 bytes)."""

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer as a person reads it: blocks, then rows of buttons."""

    blocks: tuple[Block, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()

    @property
    def plain(self) -> str:
        """The reply without any styling."""
        return "\n\n".join("".join(run.text for run in block.runs) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message or a press: the words or the button's data, who sent it and where, in which language."""

    text: str
    chat: str
    person: str
    language: str = "zh-Hans"
    pressed: bool = False


def runs(block: Block) -> Iterator[Run]:
    """The runs of a block that hold anything."""
    return (run for run in block.runs if run.text)
