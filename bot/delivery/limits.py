"""Telegram's limits on how much a bot may say, and how long until it may say more. It waits for nothing itself."""

import asyncio
from bisect import bisect_right
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

ChatKey = int | str
LANES: Final = 200
"""Chats from which on those that nothing waits for are forgotten: a lane is half a kilobyte."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many at most (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).

    0 for no limit. `chat_burst` messages may go at once to a chat, then one every `chat_interval` seconds.
    """

    overall: int = 30
    overall_seconds: float = 1.0
    chat_burst: int = 3
    chat_interval: float = 1.0
    group: int = 20
    group_seconds: float = 60.0


NO_LIMITS: Final = Limits(overall=0, chat_burst=0, group=0)


class Window:
    """At most `most` in any `seconds`; it slides, for a bucket would let nearly twice as many through at first.

    What is longer ago is forgotten; a list, for an empty deque takes half a kilobyte, and each person has a window.
    """

    __slots__ = ("_most", "_seconds", "_times")

    def __init__(self, most: int, seconds: float) -> None:
        self._most, self._seconds = most, seconds
        self._times: list[float] = []

    def wait(self, now: float) -> float:
        """Seconds until one more fits."""
        del self._times[: bisect_right(self._times, now - self._seconds)]
        if len(self._times) < self._most:
            return 0.0
        return max(0.0, self._times[0] + self._seconds - now)

    def take(self, now: float) -> None:
        if len(self._times) >= self._most:
            del self._times[0]
        self._times.append(now)

    def reserve(self, now: float) -> float:
        """Seconds until the next free moment, which is taken: first come, first served."""
        wait = self.wait(now)
        self.take(now + wait)
        return wait

    def is_idle(self, now: float) -> bool:
        return not self._times or self._times[-1] + self._seconds <= now


class Bucket:
    """`burst` at once, then one every `interval` seconds."""

    __slots__ = ("_free_at", "_interval", "_slack")

    def __init__(self, burst: int, interval: float) -> None:
        self._interval = interval
        self._slack = (burst - 1) * interval
        self._free_at = 0.0

    def wait(self, now: float) -> float:
        """Seconds until one more fits."""
        return max(0.0, self._free_at - self._slack - now)

    def take(self, now: float) -> None:
        self._free_at = max(self._free_at, now) + self._interval

    def is_idle(self, now: float) -> bool:
        return self._free_at <= now


@dataclass(eq=False, slots=True)
class Lane:
    """A chat's calls, one after another; until `halted_until` none."""

    key: ChatKey
    gauges: list[Window | Bucket]
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0
    halted_until: float = 0.0

    def wait(self, now: float) -> float:
        return max((gauge.wait(now) for gauge in self.gauges), default=0.0)

    def take(self, now: float) -> None:
        for gauge in self.gauges:
            gauge.take(now)

    def is_idle(self, now: float) -> bool:
        return not self.users and self.halted_until <= now and all(gauge.is_idle(now) for gauge in self.gauges)


class Lanes:
    """A lane for each chat that was written to lately; those that nothing waits for are forgotten in time."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._lanes: dict[ChatKey, Lane] = {}
        self._sweep_at = LANES

    def __len__(self) -> int:
        return len(self._lanes)

    def get(self, key: ChatKey) -> Lane | None:
        """The lane, where there is one."""
        return self._lanes.get(key)

    @asynccontextmanager
    async def turn(self, key: ChatKey, now: float) -> AsyncIterator[Lane]:
        """Waits for those who came before."""
        lane = self._lanes.get(key)
        if lane is None:
            self._sweep(now)
            lane = self._lanes[key] = Lane(key, self._gauges(key))
        lane.users += 1
        try:
            async with lane.lock:
                yield lane
        finally:
            lane.users -= 1

    def _gauges(self, key: ChatKey) -> list[Window | Bucket]:
        limits = self._limits
        gauges: list[Window | Bucket] = []
        if limits.chat_burst:
            gauges.append(Bucket(limits.chat_burst, limits.chat_interval))
        is_private = isinstance(key, int) and key > 0
        if limits.group and not is_private:
            gauges.append(Window(limits.group, limits.group_seconds))
        return gauges

    def _sweep(self, now: float) -> None:
        if len(self._lanes) >= self._sweep_at:
            self._lanes = {key: lane for key, lane in self._lanes.items() if not lane.is_idle(now)}
            self._sweep_at = max(LANES, 2 * len(self._lanes))
