"""What goes into the store and comes out of it: frozen values. No row and no connection leaves the store."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Mistake(StrEnum):
    """What a reader says is wrong with a passage."""

    WRONG_PERSON = "person"
    CUT_SHORT = "cut"
    WRONG_SOURCE = "source"
    BESIDE_THE_QUESTION = "beside"


class Outcome(StrEnum):
    """Why a question counts as unanswered."""

    NOT_FOUND = "not_found"
    DOWN_VOTED = "down_voted"


@dataclass(frozen=True, slots=True)
class Vote:
    """One person's 👍 or 👎 on a passage; `version` is the coverage it was given on."""

    passage: str
    good: bool
    reason: str | None
    version: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Tally:
    """How a passage was voted on; `reasons` counts those given with 👎."""

    passage: str
    good: int
    bad: int
    reasons: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Correction:
    """A mistake that a reader reported, without who reported it."""

    id: int
    passage: str
    mistake: Mistake
    version: str | None
    at: datetime
    settled_at: datetime | None = None
    settled_by: str | None = None


@dataclass(frozen=True, slots=True)
class ToTell:
    """A reporter who waits for word: a settled correction, the chat to write to, the language chosen or reported in."""

    correction: Correction
    chat: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that the coverage did not answer, and how many different people asked it."""

    id: int
    question: str
    outcome: Outcome
    people: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Version:
    """A coverage that was put in use: `by` is a person's key, `path` the kept copy within the data folder."""

    hash: str
    path: str
    what: str
    by: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the admins have not been told yet; `kind` names a text, `details` fill it, `times` it happened."""

    id: int
    kind: str
    details: Mapping[str, str]
    times: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Retention:
    """How long each kind is kept: days since it was last touched, and for a conversation seconds."""

    conversation: int = 1800
    preferences: int = 365
    feedback: int = 365
    corrections: int = 365
    gaps: int = 180
    versions: int = 365
    counts: int = 730
    notices: int = 30
    forgotten: int = 365
    damaged: int = 30


@dataclass(frozen=True, slots=True)
class Purged:
    """What a purge removed: rows by table, and the kept copies of coverage that nothing points to any more."""

    rows: Mapping[str, int]
    paths: tuple[str, ...] = ()
