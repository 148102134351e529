"""Which updates were answered, so that none is answered twice and none is lost.

An update is taken (`seen`), answered, and then noted (`done`); only what lies below `low_water` may be confirmed to
Telegram, which sends everything else again. What a killed process had taken but not answered is therefore taken anew;
what it had answered and noted is not. Between the answer and the note lies the one moment in which a kill makes an
answer come twice: whoever would rather lose it notes before answering.
"""

import threading
from collections import OrderedDict
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select

from bot.store.edge import Edge, kept
from bot.store.tables import insert_into, updates

MOST_IN_MEMORY: Final = 20_000
"""Answered updates remembered without the database, for as long as it cannot be used."""

SILENCE: Final = timedelta(days=1)
"""After it nothing is confirmed unasked: Telegram keeps no update longer, and may begin its numbers anew."""


class Journal:
    """The updates of one bot. `low_water` serves polling; a webhook needs `seen` and `done` alone."""

    def __init__(self, edge: Edge) -> None:
        self.edge = edge
        self._lock = threading.Lock()
        self._taken: set[int] = set()
        self._answered: OrderedDict[int, None] = OrderedDict()
        self._unwritten: set[int] = set()
        self._next = 0
        self._last: datetime | None = None

    def seen(self, update_id: int) -> bool:
        """True where the update was answered, or is being answered; otherwise it is taken now, once."""
        with self._lock:
            if update_id in self._taken or update_id in self._answered:
                return True
            self._taken.add(update_id)
        if not self._is_noted(update_id):
            return False
        with self._lock:
            self._finish(update_id)
        return True

    def done(self, update_id: int) -> None:
        """The update was answered, or needs no answer; what could not be noted before is noted with it."""
        with self._lock:
            self._finish(update_id)
            self._unwritten.add(update_id)
            waiting = frozenset(self._unwritten)
        if self._note(waiting):
            with self._lock:
                self._unwritten -= waiting

    def again(self, update_id: int) -> None:
        """The update could not be answered: it may be taken once more."""
        with self._lock:
            self._taken.discard(update_id)

    def low_water(self) -> int:
        """The lowest update that is not answered: what `getUpdates` may be given as its offset; 0 asks for all."""
        with self._lock:
            return min(self._taken, default=0 if self._is_silent() else self._next)

    def _is_silent(self) -> bool:
        return self._last is None or not timedelta(0) <= self.edge.clock() - self._last < SILENCE

    def _finish(self, update_id: int) -> None:
        self._taken.discard(update_id)
        self._answered[update_id] = None
        self._next = update_id + 1 if self._is_silent() else max(self._next, update_id + 1)
        self._last = self.edge.clock()
        while len(self._answered) > MOST_IN_MEMORY:
            self._answered.popitem(last=False)

    @kept(otherwise=False)
    def _is_noted(self, update_id: int) -> bool:
        with self.edge.read() as connection:
            return connection.scalar(select(updates.c.id).where(updates.c.id == update_id)) is not None

    @kept(otherwise=False)
    def _note(self, answered: frozenset[int]) -> bool:
        rows = [{"id": one, "at": self.edge.clock()} for one in sorted(answered)]
        with self.edge.write(durable=False) as connection:
            connection.execute(insert_into(connection, updates).on_conflict_do_nothing(), rows)
        return True
