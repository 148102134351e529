"""Time and waiting: a clock that can run fast or be put forward, and signals that wake whoever waits.

No function here polls.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Signal:
    """Wakes all who wait; `notify` needs no lock, so that plain functions can call it."""

    __slots__ = ("_waiting",)

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[bool]] = set()

    def notify(self) -> None:
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            _settle(future, True)

    def next(self) -> asyncio.Future[bool]:
        """Done with the next `notify` from this very moment on: a task that waits would begin to only a turn later."""
        future: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        future.add_done_callback(self._waiting.discard)
        return future

    async def wait(self, timeout: float | None = None) -> bool:
        """True when notified, False when `timeout` real seconds passed first."""
        loop, future = asyncio.get_running_loop(), self.next()
        timer = None if timeout is None else loop.call_later(max(timeout, 0), _settle, future, False)
        try:
            return await future
        finally:
            if timer:
                timer.cancel()

    async def until(self, ready: Callable[[], T | None], timeout: float) -> T:
        """The first value of `ready()` that is not None; raises TimeoutError after `timeout` real seconds."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        while (value := ready()) is None:
            if not await self.wait(deadline - loop.time()):
                raise TimeoutError
        return value


def _settle(future: asyncio.Future[bool], value: bool) -> None:
    if not future.done():
        future.set_result(value)


class Clock:
    """Telegram's seconds: `factor` of them pass in a real second, and `advance` skips any number."""

    def __init__(self, factor: float = 1.0, start: float | None = None) -> None:
        if factor <= 0:
            raise ValueError(f"factor: {factor}: a clock's factor is greater than zero")
        self.factor = factor
        self.started = time.time() if start is None else start
        self._origin = time.monotonic()
        self._skipped = 0.0
        self._advanced = Signal()

    def now(self) -> float:
        """Telegram's seconds since the clock was made."""
        return (time.monotonic() - self._origin) * self.factor + self._skipped

    def unix(self) -> int:
        return int(self.started + self.now())

    def advance(self, seconds: float) -> None:
        self._skipped += seconds
        self._advanced.notify()

    async def sleep(self, seconds: float) -> None:
        deadline = self.now() + seconds
        while (remaining := (deadline - self.now()) / self.factor) > 0:
            await self._advanced.wait(remaining)

    async def wait(self, signal: Signal, seconds: float) -> bool:
        """True when `signal` came, False when `seconds` of Telegram's passed first."""
        deadline = self.now() + seconds
        signalled = signal.next()
        try:
            while not signalled.done():
                remaining = (deadline - self.now()) / self.factor
                if remaining <= 0:
                    return False
                advanced = self._advanced.next()
                await asyncio.wait([signalled, advanced], timeout=remaining, return_when=asyncio.FIRST_COMPLETED)
                advanced.cancel()
            return True
        finally:
            signalled.cancel()
