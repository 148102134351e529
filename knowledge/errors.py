"""The error tree, and how a fault is worded. Nothing here decides what happens next.

CongressError
├── PageUnreadable      a text that no page can be read from
├── CoverageFaults      reviewed files that break the rules; carries every fault at once
├── QuestionSetFault    a question set that cannot be evaluated
└── SettingsFault       a setting, a text or a word list that cannot be used
"""

from dataclasses import dataclass


class CongressError(Exception):
    """Whatever the project refuses, worded for the person who can mend it."""


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
    place: str
    wrong: str
    expected: str

    def __str__(self) -> str:
        parts = (self.file, self.place, self.wrong)
        line = ": ".join(part for part in parts if part) + f"; {self.expected}"
        return " ".join(line.splitlines())


class CoverageFaults(CongressError):
    """Every fault that was found in the reviewed files."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))
