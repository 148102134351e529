"""What a service does beside its answers: keeps what is pending, forgets what is too old, shows that it lives.

What fails is seen by the admins and tried again in its time; no answer waits for any of it.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import Executor
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeVar

from bot.delivery.clock import Clock
from bot.logbook import fault
from bot.records import Retention
from bot.store import DAMAGED, Store, Trouble
from bot.telegram_app.outbox import Troubles
from bot.texts import Texts

log: Final = logging.getLogger(__name__)
DAY: Final = 86_400.0
SETTLE_EVERY: Final = 1.0
ALIVE_EVERY: Final = 30.0
WATCH_EVERY: Final = 15.0
ALIVE: Final = "alive"
"""The file in the data folder that is touched while the bot lives."""
T = TypeVar("T")


class Upkeep:
    """Over a store, told to the admins by `troubles` in the words of `texts`; what blocks is done in `threads`.

    `on_purged` hears each day which kept versions of the coverage nothing points to any more; who does something once
    a day hears it too. `on_failed` hears the kind of each failure.
    """

    def __init__(
        self,
        store: Store,
        keep: Retention,
        troubles: Troubles,
        texts: Texts,
        data: Path,
        clock: Clock,
        threads: Executor,
    ) -> None:
        self.on_purged: list[Callable[[Iterable[str]], object]] = []
        self.on_failed: list[Callable[[str], object]] = []
        self._store, self._keep, self._troubles, self._texts = store, keep, troubles, texts
        self._alive, self._clock, self._threads = data / ALIVE, clock, threads
        self._told: Trouble | None = None
        self._ahead: Callable[[], Awaitable[float | None]] = _unknown
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(
        self,
        now: Callable[[], datetime],
        is_heard: Callable[[], bool],
        ahead: Callable[[], Awaitable[float | None]],
    ) -> None:
        """From now on; `is_heard` says whether Telegram answers, `ahead` by how many seconds our clock is before it."""
        self._ahead = ahead
        self.aside(self._troubles.run())
        self.aside(self._every(DAY, lambda: self._purge(now())))
        self.aside(self._every(SETTLE_EVERY, self._settle))
        self.aside(self._every(WATCH_EVERY, self._watch_store))
        self.aside(self._every(ALIVE_EVERY, lambda: self._show_alive(is_heard())))

    def aside(self, work: Awaitable[None]) -> None:
        """Does something once that no answer waits for."""
        task = asyncio.ensure_future(self._noting(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def end(self) -> None:
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _every(self, seconds: float, work: Callable[[], Awaitable[None]]) -> None:
        while True:
            await self._noting(work())
            await self._clock.sleep(seconds)

    async def _noting(self, work: Awaitable[None]) -> None:
        try:
            await work
        except Exception as error:  # noqa: BLE001 -- it must not end the answers; it is seen all the same
            log.error("not done beside the answers: %s", fault(error))
            self._troubles.note(fault(error))
            for hears in self.on_failed:
                hears(type(error).__name__)

    async def _purge(self, now: datetime) -> None:
        ahead = await self._ahead()
        if ahead is not None and abs(ahead) > DAY:  # by a clock that jumped, all that is kept would be too old
            log.error("the clock is %.0f days from Telegram's; nothing is purged until it is set", ahead / DAY)
            self._troubles.note(self._texts("trouble.clock", days=round(abs(ahead) / DAY)))
            return
        purged = await self._in_thread(self._store.purge, now, self._keep)
        for purges in self.on_purged:
            await self._in_thread(purges, purged.paths)
        if purged.rows:
            log.info("no longer kept: %s", ", ".join(f"{count} {name}" for name, count in purged.rows.items()))

    async def _watch_store(self) -> None:
        """Tells once of each trouble of the store, and what it left to be told."""
        trouble = self._store.trouble
        if trouble is not None and trouble != self._told:
            reason = self._texts(f"admin.trouble.{trouble.reason.value}")
            self._troubles.note(self._texts("trouble.store", reason=reason))
        self._told = trouble
        for notice in await self._in_thread(self._store.notices.waiting):
            if notice.kind == DAMAGED:
                what = "trouble.store_copied" if notice.details["copied"] == "yes" else "trouble.store_emptied"
                self._troubles.note(self._texts(what, name=notice.details["name"]))
                await self._in_thread(self._store.notices.sent, notice)

    async def _settle(self) -> None:
        """Keeps what came since the last time, in one transaction."""
        if self._store.pending:
            await self._in_thread(self._store.pending.settle)

    async def _show_alive(self, is_heard: bool) -> None:
        if is_heard:
            await self._in_thread(self._alive.touch)

    async def _in_thread(self, work: Callable[..., T], *arguments: Any) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, *arguments)


async def _unknown() -> None:
    """Nothing to compare our clock with."""
