"""A clock for tests that passes hours in a moment: whenever nothing else can happen, it goes to the next wake-up."""

import asyncio
import heapq
from collections.abc import Coroutine
from itertools import count
from typing import Any, TypeVar

T = TypeVar("T")
TURNS = 30


class VirtualClock:
    """For coroutines that wait for this clock and for each other only; whatever waits for a network is not seen."""

    def __init__(self) -> None:
        self._now = 1_000.0
        self._order = count()
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    def now(self) -> float:
        return self._now

    async def sleep(self, seconds: float) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._now + max(seconds, 0.0), next(self._order), future))
        await future

    async def run(self, *stories: Coroutine[Any, Any, T]) -> list[T]:
        """Their results, with time passing as fast as they let it."""
        tasks = [asyncio.ensure_future(story) for story in stories]
        while not all(task.done() for task in tasks):
            for _ in range(TURNS):
                await asyncio.sleep(0)
            self._wake()
        return [task.result() for task in tasks]

    def _wake(self) -> None:
        while self._sleepers and self._sleepers[0][2].done():
            heapq.heappop(self._sleepers)
        if self._sleepers:
            self._now = max(self._now, self._sleepers[0][0])
            heapq.heappop(self._sleepers)[2].set_result(None)
