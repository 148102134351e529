"""What is kept a moment later: contexts, counts and unanswered questions, gathered in memory for one transaction.

Each of them alone would cost more than the answer that it comes with. A process that is killed loses what came since
the last `settle`; nothing that somebody was told is kept goes this way.
"""

import threading
from collections import Counter, OrderedDict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, TypeVar

from sqlalchemy import Connection

from bot.records import Outcome
from bot.store.counts import add_to
from bot.store.edge import Edge, kept
from bot.store.gaps import as_kept, note_asked
from bot.store.people import keep_contexts
from bot.store.trouble import CAUGHT, is_refusal
from knowledge.asked import Context

MOST: Final = 5000
"""Contexts, and questions, that may wait while nothing can be kept; the oldest go first."""
Visit = tuple[str, str]
"""The keys of a person and of a chat."""
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class _Batch:
    """What waited at a moment."""

    contexts: dict[Visit, tuple[Context, datetime]]
    counts: Counter[tuple[date, str]]
    asked: dict[tuple[str, str], date]


class Pending:
    """Waits for `settle`, which is called every second or so and when the store is closed."""

    def __init__(self, edge: Edge, secret: bytes) -> None:
        self.edge = edge
        self._secret = secret
        self._contexts: OrderedDict[Visit, tuple[Context, datetime]] = OrderedDict()
        self._counts: Counter[tuple[date, str]] = Counter()
        self._asked: OrderedDict[tuple[str, str], date] = OrderedDict()
        self._lock = threading.Lock()
        self._one_settles = threading.Lock()

    def __bool__(self) -> bool:
        """Whether anything waits."""
        return bool(self._contexts or self._counts or self._asked)

    def keep(self, person: str, chat: str, context: Context) -> None:
        """What was shown to a person in a chat."""
        with self._lock:
            _put(self._contexts, (person, chat), (context, self.edge.clock()))

    def recall(self, person: str, chat: str, forget_after: float) -> Context | None:
        """What waits of a person in a chat; an empty context after so many seconds, None where nothing waits."""
        with self._lock:
            waits = self._contexts.get((person, chat))
        if waits is None:
            return None
        context, at = waits
        return context if self.edge.clock() - at <= timedelta(seconds=forget_after) else Context()

    def count(self, /, **by: int) -> None:
        """Adds to today's counters: `count(questions=1, quote=1)`."""
        today = self.edge.clock().date()
        with self._lock:
            for name, count in by.items():
                self._counts[today, name] += count

    def unanswered(self, person: str, question: str) -> None:
        """A person asked what the coverage does not answer."""
        if text := as_kept(question):
            with self._lock:
                _put(self._asked, (person, text), self.edge.clock().date())

    def cancel(self, person: str, chat: str) -> None:
        """Drops what waits of a person in a chat."""
        with self._lock:
            self._contexts.pop((person, chat), None)

    def forget(self, person: str) -> None:
        """Drops all that waits of a person."""
        with self._lock:
            for visit in [one for one in self._contexts if one[0] == person]:
                del self._contexts[visit]
            for asked in [one for one in self._asked if one[0] == person]:
                del self._asked[asked]

    def settle(self) -> bool:
        """Keeps all that waits; where that is impossible it waits on, and False is given."""
        if not self:
            return True
        with self._one_settles:
            return self._settle()

    @kept(otherwise=False)
    def _settle(self) -> bool:
        batch: _Batch | None = None
        try:
            # Read within the turn to write: who was forgotten before it is not in it, who is forgotten after it is
            # removed again. Taken out only once it is committed: nothing is lost, and nothing is put back.
            with self.edge.write(durable=False) as connection:
                batch = self._batch()
                self._write(connection, batch)
        except CAUGHT as error:
            if batch is not None and is_refusal(error):  # it would be refused again, and all that comes after it
                self._take_out(batch)
            raise
        self._take_out(batch)
        return True

    def _batch(self) -> _Batch:
        with self._lock:
            return _Batch(dict(self._contexts), Counter(self._counts), dict(self._asked))

    def _take_out(self, batch: _Batch) -> None:
        with self._lock:
            _take(self._contexts, batch.contexts)
            _take(self._asked, batch.asked)
            self._counts -= batch.counts

    def _write(self, connection: Connection, batch: _Batch) -> None:
        if batch.contexts:
            keep_contexts(connection, [(*visit, *shown) for visit, shown in batch.contexts.items()])
        for (day, name), count in sorted(batch.counts.items()):
            add_to(connection, day, name, count)
        asked: dict[tuple[str, date], list[str]] = {}
        for (person, text), day in batch.asked.items():
            asked.setdefault((text, day), []).append(person)
        for (text, day), people in asked.items():
            note_asked(connection, self._secret, people, text, Outcome.NOT_FOUND, day)


def _put(waiting: OrderedDict[K, V], key: K, value: V) -> None:
    waiting[key] = value
    waiting.move_to_end(key)
    if len(waiting) > MOST:
        waiting.popitem(last=False)


def _take(waiting: OrderedDict[K, V], settled: dict[K, V]) -> None:
    """Takes out what is as it was when it was settled."""
    for key, value in settled.items():
        if waiting.get(key) is value:
            del waiting[key]
