"""What may be put in use: a version made ready and compared with the one in use, and what became of it."""

import json
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, Self

from bot.versions.trial import Tried
from knowledge.answer import Library
from knowledge.errors import CongressError, CoverageFaults, Fault, QuestionSetFault
from knowledge.judging.comparison import Comparison, Difference
from knowledge.record.files import Files


class Refusal(StrEnum):
    """Why a version is not made ready or not put in use; each is a text for the admins."""

    BUSY = "busy"
    CHANGED = "changed"
    OVERTAKEN = "overtaken"
    STOPPED = "stopped"
    REPLACED = "replaced"
    CANCELLED = "cancelled"
    USED = "used"
    GONE = "gone"
    NOT_KEPT = "not_kept"
    NOT_NOTED = "not_noted"
    NO_VERSION = "no_version"
    NO_EARLIER = "no_earlier"


class Refused(CongressError):
    """A version is not made ready or not put in use; the one in use stays."""

    def __init__(self, why: Refusal) -> None:
        self.why = why
        super().__init__(why.value)


class Way(StrEnum):
    """How a version came into use."""

    FIRST = "first"
    FOLDER = "folder"
    RELOAD = "reload"
    ROLLBACK = "rollback"


@dataclass(frozen=True, slots=True)
class What:
    """What a version changed, short enough to be kept beside it: a way, and counts of added, removed and changed."""

    way: Way
    counts: Mapping[str, tuple[int, int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, way: Way, comparison: Comparison | None) -> Self:
        kinds: tuple[str, ...] = ("pages", "speeches", "passages")
        return cls(way, {kind: _counts(getattr(comparison, kind)) for kind in kinds} if comparison else {})

    def written(self) -> str:
        return json.dumps({"way": self.way.value, **self.counts}, separators=(",", ":"))

    @classmethod
    def read(cls, written: str) -> Self | None:
        """What was written, or None where it is something else."""
        try:
            data = json.loads(written)
            way = Way(data.pop("way"))
            return cls(way, {str(kind): (int(a), int(b), int(c)) for kind, (a, b, c) in data.items()})
        except (ValueError, TypeError, KeyError, AttributeError):
            return None


def _counts(one: Difference[Any]) -> tuple[int, int, int]:
    return len(one.added), len(one.removed), len(one.changed)


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A version that waits for a word: built aside, and compared with `base`, which was in use then.

    `path` is the kept version that it was read from, None where that is the coverage folder. `tried` is None where
    there is no question set, and a fault where that cannot be used. `remarks` are what pages that came or changed have
    otherwise than the raw text beside them, `unread` the files of the folder that are no pages and may be meant so.
    """

    token: str
    library: Library
    base: Library
    files: Files
    path: str | None
    comparison: Comparison
    tried: Tried | QuestionSetFault | None
    remarks: tuple[Fault, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def version(self) -> str:
        return self.library.coverage.version

    @property
    def way(self) -> Way:
        return Way.ROLLBACK if self.path else Way.RELOAD


@dataclass(frozen=True, slots=True)
class Start:
    """What the start found: what serves now, kept versions that could not, and how the coverage folder is."""

    version: str
    way: Way | None = None
    """How it came into use at this start; None where it was in use before."""
    skipped: tuple[tuple[str, CoverageFaults], ...] = ()
    broken: CoverageFaults | None = None
    """The faults of the coverage folder, where it has any."""
    differs: bool = False
    """Whether the coverage folder holds something else than what serves."""
    refusal: Refusal | None = None
    """Why a version that came into use now could not be kept."""


REMEMBERED: Final = 100
"""Versions whose end is remembered, for buttons that are pressed late."""


@dataclass(slots=True)
class Waiting:
    """The one version that waits for a word, and what became of those before it. One thread at a time."""

    prepared: Prepared | None = None
    _ended: OrderedDict[str, Refusal] = field(default_factory=OrderedDict)

    def put(self, prepared: Prepared) -> None:
        """It takes the place of what waited."""
        self.end(Refusal.REPLACED)
        self.prepared = prepared

    def get(self, token: str) -> Prepared:
        """What waits under a token; raises Refused with what became of it."""
        if self.prepared is None or self.prepared.token != token:
            raise Refused(self._ended.get(token, Refusal.GONE))
        return self.prepared

    def end(self, why: Refusal) -> None:
        """Nothing waits any longer."""
        if self.prepared is not None:
            self._ended[self.prepared.token] = why
            self.prepared = None
        while len(self._ended) > REMEMBERED:
            self._ended.popitem(last=False)
