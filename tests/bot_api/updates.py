"""The updates that wait for the bot: numbered, kept until confirmed, fetched or delivered.

Telegram keeps what is not confirmed: getUpdates with a higher offset confirms, a 2xx from the webhook does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count

from .clock import Clock, Signal
from .refusals import JSON, Refused
from .spec import ON_REQUEST, UPDATES

LIFETIMES = {"callback_query": 150.0, "inline_query": 30.0}
LIFETIME = 86400.0
LONG_POLL_LIMIT = 50


@dataclass(slots=True)
class Update:
    id: int
    kind: str
    payload: JSON
    expires: float
    lane: str
    repeats: int = 0
    delivered: int = 0

    def as_json(self) -> JSON:
        return {"update_id": self.id, self.kind: self.payload}


class Updates:
    """The queue of one bot."""

    def __init__(self, clock: Clock, first_id: int = 100_000_001) -> None:
        self.clock = clock
        self.pending: dict[int, Update] = {}
        self.kinds = frozenset(UPDATES) - ON_REQUEST
        self.allowed: list[str] | None = None
        self.changed = Signal()
        self.activity = Signal()
        self.on_new: Callable[[Update], None] | None = None
        self.is_repeated: Callable[[], int] = lambda: 0
        self.is_confirmation_lost: Callable[[], bool] = lambda: False
        self.slow_repeats = False
        self._ids: Iterator[int] = count(first_id)
        self._held: list[tuple[str, JSON, str]] = []
        self._holds = 0
        self._poll = 0
        self._ended_by = ""
        self._last_poll = (0, -10.0)

    def allow(self, kinds: list[str] | None) -> None:
        """None leaves what was allowed before, an empty list stands for Telegram's default."""
        if kinds is None:
            return
        self.allowed = kinds or None
        self.kinds = frozenset(kinds) or frozenset(UPDATES) - ON_REQUEST

    def hold(self, number: int) -> None:
        """Keep the next `number` updates back and let them go in the opposite order."""
        self._holds = number

    def add(self, kind: str, payload: JSON, lane: str) -> bool:
        """Whether the bot will hear of it. Updates of one `lane` reach a webhook one after another."""
        if kind not in self.kinds:
            return False
        if self._holds:
            self._held.append((kind, payload, lane))
            if len(self._held) < self._holds:
                return True
            held, self._held, self._holds = self._held[::-1], [], 0
            for item in held:
                self._put(*item)
            return True
        self._put(kind, payload, lane)
        return True

    def _put(self, kind: str, payload: JSON, lane: str) -> None:
        expires = self.clock.now() + LIFETIMES.get(kind, LIFETIME)
        update = Update(next(self._ids), kind, payload, expires, lane, self.is_repeated())
        self.pending[update.id] = update
        if self.on_new:
            self.on_new(update)
        self.changed.notify()
        self.activity.notify()

    def confirm(self, update: Update) -> bool:
        """Whether the update is done with; one that is to be repeated is not yet."""
        if update.repeats:
            update.repeats -= 1
            return False
        self.pending.pop(update.id, None)
        self.activity.notify()
        return True

    def expire(self) -> None:
        now = self.clock.now()
        for update in [update for update in self.pending.values() if update.expires < now]:
            del self.pending[update.id]

    def _confirm_before(self, offset: int) -> None:
        if offset < 0:
            offset = max(self.pending, default=0) + offset + 1
        confirmed = [update for update in self.pending.values() if update.id < offset]
        if confirmed and self.is_confirmation_lost():
            return
        for update in confirmed:
            self.confirm(update)

    def end_polls(self, words: str) -> None:
        self._poll += 1
        self._ended_by = words
        self.changed.notify()

    async def fetch(self, offset: int, limit: int, timeout: float, is_gone: Callable[[], bool]) -> list[JSON] | None:
        """getUpdates; None when the caller has hung up. A second caller ends the first one's wait (409)."""
        self.end_polls("other getUpdates request; make sure that only one bot instance is running")
        poll = self._poll
        self._confirm_before(offset)
        deadline = self.clock.now() + self._wait_for(offset, min(timeout, LONG_POLL_LIMIT))
        while True:
            self.expire()
            if self.pending or (remaining := deadline - self.clock.now()) <= 0:
                break
            await self.clock.wait(self.changed, remaining)
            if is_gone():
                return None
            if poll != self._poll:
                # A caller that hung up is heard of only after the call that followed.
                await self.clock.sleep(0.02 * self.clock.factor)
                if is_gone():
                    return None
                raise Refused(f"terminated by {self._ended_by}", 409)
        batch = [self.pending[number] for number in sorted(self.pending)][: max(1, min(limit, 100))]
        for update in batch:
            update.delivered += 1
        return [update.as_json() for update in batch]

    def _wait_for(self, offset: int, timeout: float) -> float:
        """Telegram makes a poll that repeats an offset within three seconds wait for three."""
        now = self.clock.now()
        last_offset, last_time = self._last_poll
        self._last_poll = (offset, now)
        if self.slow_repeats and offset == last_offset and now < last_time + 3:
            return max(timeout, 3.0)
        return timeout
