"""Where the trouble of a database stops: what cannot be kept is not kept, is known, and is tried again later.

Whoever asks is answered all the same. Reading and writing rest apart: on a full disk what was kept is still read.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from enum import Enum
from functools import wraps
from typing import Concatenate, Final, Generic, ParamSpec, Protocol, TypeVar

from sqlalchemy import Connection

from bot.store import mending
from bot.store.database import Database
from bot.store.trouble import CAUGHT, Reason, Resting, Trouble, is_refusal, reason_of

log: Final = logging.getLogger(__name__)
REST: Final = timedelta(seconds=15)

P = ParamSpec("P")
T = TypeVar("T")
V = TypeVar("V")


class Side(Enum):
    """What is tried, and rests after it failed."""

    READING = "reading"
    WRITING = "writing"


class Edge:
    """The database behind its edge; after it failed it is left alone for a while (`REST`)."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self.database = database
        self.clock = clock
        self._ready = False
        self._one_writer = threading.Lock()
        self._preparing = threading.Lock()
        self._troubles: dict[Side, Trouble] = {}
        self._failed: dict[Side, datetime] = {}
        self.on_mended: Callable[[mending.Mended], object] = lambda mended: None  # noqa: ARG005

    @property
    def trouble(self) -> Trouble | None:
        """What is wrong at the moment, and since when."""
        return min(tuple(self._troubles.values()), key=lambda trouble: trouble.since, default=None)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One view of what is kept."""
        with self.watched(Side.READING):
            self.prepare()
            with self.database.read() as connection:
                yield connection

    @contextmanager
    def write(self, durable: bool = True) -> Iterator[Connection]:
        """All or nothing, and committed when it ends."""
        with self.writing(), self.database.write(durable) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[None]:
        """This process's turn to write; who waited while it failed does not fail after it."""
        with self._one_writer, self.watched(Side.WRITING):
            self.prepare()
            yield

    @contextmanager
    def watched(self, side: Side) -> Iterator[None]:
        """Notes what fails on a side, and what went well."""
        if self._is_resting(side):
            raise Resting
        try:
            yield
        except CAUGHT as error:
            if not is_refusal(error):
                self._note(side, reason_of(error))
            raise
        self._troubles.pop(side, None)
        self._failed.pop(side, None)

    def attempt(self, work: Callable[[], T], otherwise: V) -> T | V:
        """What the work gives, or `otherwise` where nothing can be kept or read now."""
        try:
            return self._tried(work)
        except Resting:
            return otherwise
        except CAUGHT as error:
            log.warning("not kept: %s (%s)", reason_of(error), type(error).__name__)
            return otherwise

    def prepare(self) -> None:
        """Makes the file and its tables, or brings them up to date; quick where that was done."""
        if self._ready:
            return
        with self._preparing:
            if not self._ready:
                mending.prepare(self.database)
                self._ready = True

    def replaced(self) -> None:
        """What is kept is another than before: everything is opened and checked anew."""
        self.database.close()
        self._ready = False
        self._troubles.clear()
        self._failed.clear()

    def _tried(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except CAUGHT as error:
            if reason_of(error) is not Reason.DAMAGED or not self._mended():
                raise
        return work()

    def _mended(self) -> bool:
        """Whether a damaged file was set aside and replaced."""
        with self._one_writer, self._preparing:
            mended = mending.mend(self.database, self.clock())
            if mended is None:
                return False
            self.replaced()
        self.on_mended(mended)
        return True

    def _is_resting(self, side: Side) -> bool:
        failed = self._failed.get(side)
        return failed is not None and failed <= self.clock() < failed + REST

    def _note(self, side: Side, reason: Reason) -> None:
        now = self.clock()
        before = self._troubles.get(side)
        self._troubles[side] = before if before and before.reason is reason else Trouble(reason, now)
        self._failed[side] = now
        if reason is not Reason.LOCKED:
            self._ready = False


class Part:
    """What is kept of one kind, at the edge."""

    def __init__(self, edge: Edge) -> None:
        self.edge = edge


class Kept(Protocol):
    """Whatever has an edge."""

    @property
    def edge(self) -> Edge: ...


S = TypeVar("S", bound=Kept)


class kept(Generic[V]):  # noqa: N801 - read as a word beside the method: @kept(otherwise=False)
    """A method at the edge: it never raises, and gives `otherwise` where nothing can be kept or read now."""

    def __init__(self, otherwise: V) -> None:
        self._otherwise = otherwise

    def __call__(self, method: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T | V]:
        @wraps(method)
        def guarded(keeper: S, /, *args: P.args, **kwargs: P.kwargs) -> T | V:
            return keeper.edge.attempt(lambda: method(keeper, *args, **kwargs), self._otherwise)

        return guarded
