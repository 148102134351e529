"""What comes in and what goes out, in the conversation's own small types. No type of Telegram's gets past its door."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto
from typing import Protocol, TypeVar

T = TypeVar("T")


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


def plain(text: str) -> Paragraph:
    """A paragraph of one run."""
    return Paragraph((Run(text),))


def bold(text: str) -> Paragraph:
    """The same, set off."""
    return Paragraph((Run(text, Style.BOLD),))


def faint(text: str) -> Paragraph:
    """The same, set back."""
    return Paragraph((Run(text, Style.FAINT),))


def short(words: str, most: int = 30) -> str:
    """Words cut by … where they are long."""
    return words if len(words) <= most else words[:most] + "…"


def one_line(words: str | None, most: int) -> str:
    """The words on one line of `most` characters, … among them where they are cut."""
    line = " ".join((words or "").split())
    return line if len(line) <= most else line[: most - 1] + "…"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of the record, exactly as printed; `long` ones may be folded up."""

    runs: tuple[Run, ...]
    long: bool = False


Block = Paragraph | Quotation


class Action(StrEnum):
    """What a button does: PRESS comes back as a press; the others are the app's own doing."""

    PRESS = "press"
    COPY = "copy"
    SHARE = "share"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Button:
    """A choice: what it says, and its value.

    PRESS sends the value back (at most 64 bytes); COPY puts it on the clipboard (at most 256 characters); SHARE
    starts an inline query with it in a chat of one's choice; OPEN opens the bot with it (1 to 64 of A-Za-z0-9_-).
    """

    label: str
    value: str
    action: Action = Action.PRESS


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer as a person reads it: blocks, then rows of buttons.

    One that is `shared` is given to many people, the very same: what a door makes of it is worth keeping.
    """

    blocks: tuple[Block, ...]
    buttons: Rows = ()
    shared: bool = field(default=False, compare=False)

    @property
    def plain(self) -> str:
        """The reply without any styling."""
        return "\n\n".join("".join(run.text for run in block.runs) for block in self.blocks)


def leaf(entries: Sequence[T], number: int, most: int) -> tuple[Sequence[T], int, int, int]:
    """A page of a list: its entries, its number from 1, how many pages, its first entry's place.

    Of a page that there is not, the nearest: a list may have shrunk since a button was made.
    """
    pages = max(1, -(-len(entries) // most))
    number = min(max(number, 1), pages)
    start = (number - 1) * most
    return entries[start : start + most], number, pages, start + 1


def saying(text: str, buttons: Rows = ()) -> Reply:
    """A reply of one paragraph."""
    return Reply((plain(text),), buttons)


class Kind(Enum):
    """What somebody did: wrote, changed what they wrote, pressed, let the bot in, or sent what is not read.

    That is a message that was passed on, a file, or anything else without words.
    """

    SAID = auto()
    EDITED = auto()
    PRESSED = auto()
    FORWARDED = auto()
    FILE = auto()
    OTHER = auto()
    JOINED = auto()


@dataclass(frozen=True, slots=True)
class Asker:
    """Whose words a message of the bot answers: their key, and the language that their app suggests."""

    person: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """What somebody did, who and where.

    `text` are the words, or the data of the button; `person` and `chat` are keys, never raw ids; `language` is one of
    ours, as the person's app suggests, empty where it suggests none. `about` is the question that a pressed message
    answers and `asker` who asked it, where that is known; `under` are the values of the buttons under the bot's message
    that words reply to. `address` is where to write to this chat later; only for those who agree to it. `is_lost` says
    that the pressed message can be changed no more.
    """

    text: str
    chat: str
    person: str
    language: str = ""
    kind: Kind = Kind.SAID
    is_group: bool = False
    is_admin: bool = False
    about: str = ""
    address: str = ""
    asker: Asker | None = None
    under: tuple[str, ...] = ()
    is_lost: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """What goes back: a reply, a passing notice, both, or nothing.

    `in_place` puts the reply where the pressed message was; a reply without blocks then changes its buttons alone.
    `alert` makes of the notice something to be read and closed.
    """

    reply: Reply | None = None
    in_place: bool = False
    notice: str = ""
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """One passage offered while somebody types: its id, what the list shows, and what is sent when it is chosen."""

    id: str
    title: str
    description: str
    reply: Reply


@dataclass(frozen=True, slots=True)
class Results:
    """A page of results (at most 50); `next` is what asks for the following one, empty at the end.

    `hint` says why there are none, where that is not that nothing was found.
    """

    results: tuple[Result, ...]
    next: str = ""
    hint: str = ""


class Outbox(Protocol):
    """Where to leave what is said later than the turn that it belongs to. Nothing here blocks or raises; any thread."""

    def tell(
        self, address: str, reply: Reply, settled: Callable[[bool], None] | None = None, subject: str = ""
    ) -> None:
        """Sends in order to an address; `settled` is called once, when nothing more is done.

        With True where it arrived or never can (blocked, gone), with False where another try may help.
        Of the replies that have a subject, a later one takes the place of the one before.
        """

    def tell_admins(self, reply: Reply) -> None:
        """Sends to every admin's chat."""


def runs(block: Block) -> Iterator[Run]:
    """The runs of a block that hold anything."""
    return (run for run in block.runs if run.text)
