"""Time as delivery sees it: a clock to read and to sleep by, so that a test can pass hours in a moment.

It schedules nothing.
"""

import asyncio
import time
from typing import Final, Protocol


class Clock(Protocol):
    """Seconds since some moment, and waiting for more of them."""

    def now(self) -> float: ...

    async def sleep(self, seconds: float) -> None: ...


class MonotonicClock:
    """The machine's own; it never jumps when the time of day is set."""

    def now(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


MONOTONIC: Final = MonotonicClock()


async def within(clock: Clock, seconds: float, event: asyncio.Event) -> bool:
    """True as soon as `event` is set, False when `seconds` of `clock` passed first."""
    if event.is_set():
        return True
    if isinstance(clock, MonotonicClock):  # the usual case without two tasks
        try:
            async with asyncio.timeout(seconds):
                return await event.wait()
        except TimeoutError:
            return event.is_set()
    waits = [asyncio.ensure_future(event.wait()), asyncio.ensure_future(clock.sleep(seconds))]
    try:
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for wait in waits:
            wait.cancel()
    return event.is_set()
