"""The error tree, and how a fault is worded. Nothing here decides what happens next.

CongressError
├── PageUnreadable      a text that no page can be read from
├── CoverageFaults      reviewed files that break the rules; carries every fault at once
├── QuestionSetFault    a question set that cannot be evaluated
└── SettingsFault       a setting, a text or a word list that cannot be used
"""

from dataclasses import dataclass

from knowledge.rules import Words, placed


class CongressError(Exception):
    """Whatever the project refuses, worded for the person who can mend it: text, or `Words` for any language."""

    @property
    def words(self) -> Words | None:
        """What it says by its rule, where it is one that an admin may read on a phone."""
        first = self.args[0] if self.args else None
        return first if isinstance(first, Words) else None


class PageUnreadable(CongressError):
    """The text cannot be read as a page at all: empty, too large, or no text."""


class QuestionSetFault(CongressError):
    """A line of a question set is not in its format."""


class SettingsFault(CongressError):
    """A setting, a text or a word list is missing, unknown or out of its range."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One broken rule of a reviewed file, on one line: `file: place: what is wrong; what is expected`."""

    file: str
    place: str | Words
    what: Words

    @property
    def words(self) -> Words:
        return placed(self.what, self.file, self.place)

    def __str__(self) -> str:
        return " ".join(str(self.words).splitlines())


class CoverageFaults(CongressError):
    """Every fault that was found in the reviewed files."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))
