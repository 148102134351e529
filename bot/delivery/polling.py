"""Updates by long polling, confirmed to Telegram only once they are answered or kept on our side. It answers nothing.

Telegram forgets an update when getUpdates asks for a higher number. So the number asked for is that of the oldest
update without an answer; Telegram sends that one and those after it again, and the queue knows them. While something
is unanswered a poll therefore returns at once: the next one waits until all is answered, at the least `look` seconds,
twice as long each time that nothing new came. What takes longer than `patience` seconds (a chat that Telegram limits,
an outage) is set aside in the journal and confirmed, so that it does not stand before what comes after it: a poll
holds a hundred updates at most. Numbers may start anew lower after a week of silence, so nothing is judged by its
number being low, and the first poll, and one after a day of silence, asks for whatever there is.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import Any, Final

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.delivery.clock import MONOTONIC, Clock, within
from bot.delivery.failures import Stopped, Unsent, seconds
from bot.delivery.journal import JSON, Journal
from bot.delivery.queue import Queue
from bot.delivery.request import DirectRequest
from knowledge.errors import CongressError

log: Final = logging.getLogger(__name__)
Fetch = Callable[[int, int], Awaitable[list[JSON]]]
"""`fetch(offset, timeout)`: the updates from number `offset` on, waiting up to `timeout` seconds for one."""

DAY: Final = 86_400.0
BATCH: Final = 100
FIRST_PAUSE: Final = 1.0
LONGEST_PAUSE: Final = 30.0
LATE: Final = 10.0
"""Seconds that an answer to a poll may come after its time."""
START: Final = 120.0
MOST_CONFLICTS: Final = 5
"""Conflicts in the first `START` seconds after which this instance gives way; a deployment's overlap has fewer."""
SECOND_INSTANCE: Final = (
    "another instance of this bot fetches updates (409); stop it: this one goes on trying for a while and takes over"
)


class TokenRefused(CongressError):
    """Telegram does not know the token."""

    def __init__(self) -> None:
        super().__init__("TELEGRAM_BOT_TOKEN: Telegram refuses it (401); copy the token anew from @BotFather")


class SecondInstance(CongressError):
    """Another process fetches this bot's updates, and does not stop."""

    def __init__(self) -> None:
        super().__init__(
            "another instance of this bot fetches updates (409), and only one can; stop it, then start this one again"
        )


def fetching(request: DirectRequest, base_url: str, allowed_updates: Sequence[str]) -> Fetch:
    """A fetch by a request of its own, so that a poll never waits for a connection; `base_url` is `bot.base_url`."""

    async def fetch(offset: int, timeout: int) -> list[JSON]:
        parameters = {
            "offset": offset, "timeout": timeout, "limit": BATCH, "allowed_updates": list(allowed_updates)
        }  # fmt: skip
        result = await request.call(f"{base_url}/getUpdates", parameters, timeout + LATE)
        return result if isinstance(result, list) else []

    return fetch


async def reach(start: Callable[[], Awaitable[Any]], clock: Clock = MONOTONIC) -> None:
    """Calls `start` (`bot.initialize`) until Telegram answers; raises TokenRefused, without the token."""
    pause = FIRST_PAUSE
    while True:
        try:
            await start()
        except InvalidToken:
            raise TokenRefused from None
        except Stopped:
            raise
        except TelegramError as error:
            log.warning("Telegram cannot be reached yet (%s); trying again in %g s", type(error).__name__, pause)
        else:
            return
        await clock.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


class Polling:
    """Fetches into `queue` until `stop`. `heard` is when Telegram last answered a poll, by the clock."""

    def __init__(
        self, fetch: Fetch, queue: Queue, journal: Journal, clock: Clock = MONOTONIC,
        timeout: int = 30, look: float = 0.01, patience: float = 2.0,
    ) -> None:  # fmt: skip
        self.heard = clock.now()
        self._fetch, self._queue, self._journal, self._clock = fetch, queue, journal, clock
        self._timeout, self._look, self._patience = timeout, look, patience
        self._is_stopped = asyncio.Event()
        self._next = 0
        self._newest = clock.now()
        self._trouble = ""
        self._began = clock.now()
        self._conflicts = 0

    async def run(self) -> None:
        """Returns after `stop`; raises TokenRefused, and SecondInstance where one was there before this one."""
        self._began = self._clock.now()
        self._queue.put_aside()
        stop = asyncio.ensure_future(self._is_stopped.wait())
        fruitless, failures = 0, 0
        try:
            while not self._is_stopped.is_set():
                poll = asyncio.ensure_future(self._poll())
                await asyncio.wait((poll, stop), return_when=asyncio.FIRST_COMPLETED)
                if not poll.done():
                    poll.cancel()
                    await asyncio.gather(poll, return_exceptions=True)
                    break
                failures, fresh = self._judge(poll, failures)
                fruitless = 0 if fresh else fruitless + 1
                if failures:
                    await within(self._clock, self._pause(poll, failures), self._is_stopped)
                else:
                    await self._rest(min(self._look * 2 ** min(fruitless, 10), 1.0))
        finally:
            stop.cancel()

    async def stop(self, timeout: float = 10.0) -> int:
        """Fetches no more, waits for the answers under way, confirms them; how many updates were left unanswered."""
        self._is_stopped.set()
        left = await self._queue.drain(timeout)
        offset = self._offset()
        if offset:
            try:
                await asyncio.wait_for(self._fetch(offset, 0), 2.0)
            except (TelegramError, TimeoutError):
                log.info("the last answers could not be confirmed; the journal knows them")
        return left

    async def _poll(self) -> list[JSON]:
        offset = self._offset()
        await self._journal.sync()
        return await self._fetch(offset, self._timeout)

    def _offset(self) -> int:
        """The oldest number that Telegram has to keep."""
        if not self._held() and self._clock.now() - self._newest > DAY:
            self._next = 0
        return min((*self._held(), self._next)) if self._next else 0

    def _held(self) -> Collection[int]:
        return self._queue.held.keys()

    def _judge(self, poll: "asyncio.Future[list[JSON]]", failures: int) -> tuple[int, bool]:
        """How often in a row polls have failed, and whether anything new came."""
        try:
            batch = poll.result()
        except InvalidToken:
            raise TokenRefused from None
        except Unsent as error:
            return self._fails(failures, f"no connection to Telegram ({type(error).__name__}); trying on")
        except TimedOut:
            return 0, False
        except Conflict:
            self._conflicts += self._clock.now() - self._began < START
            if self._conflicts >= MOST_CONFLICTS:
                raise SecondInstance from None
            return self._fails(failures, SECOND_INSTANCE)
        except TelegramError as error:
            return self._fails(failures, f"no updates come from Telegram ({type(error).__name__}); trying on")
        if self._trouble:
            self._trouble = ""
            log.warning("updates come from Telegram again")
        self.heard = self._clock.now()
        return 0, self._take(batch)

    def _take(self, batch: list[JSON]) -> bool:
        before = self._queue.counts["taken"]
        for update in batch:
            self._queue.put(update)
        if batch:
            self._next = max(update["update_id"] for update in batch) + 1
        is_fresh = self._queue.counts["taken"] > before
        if is_fresh:
            self._newest = self._clock.now()
        return is_fresh

    def _fails(self, failures: int, trouble: str) -> tuple[int, bool]:
        if trouble != self._trouble:
            self._trouble = trouble
            log.error(trouble)
        return failures + 1, False

    def _pause(self, poll: "asyncio.Future[list[JSON]]", failures: int) -> float:
        error = poll.exception()
        if isinstance(error, RetryAfter):
            return seconds(error)
        return float(min(FIRST_PAUSE * 2 ** min(failures - 1, 10), LONGEST_PAUSE))

    async def _rest(self, look: float) -> None:
        """Returns when all is answered or aside, or after `look` seconds where there is room for more."""
        deadline = self._clock.now() + look
        while not self._is_stopped.is_set():
            self._set_aside()
            is_full = self._queue.is_full
            remaining = self._patience if is_full else deadline - self._clock.now()
            if remaining <= 0 or not (is_full or self._held()):
                return
            self._queue.changed.clear()
            await within(self._clock, remaining, self._queue.changed)

    def _set_aside(self) -> None:
        before = self._clock.now() - self._patience
        while (oldest := next(iter(self._queue.held.values()), None)) and oldest.since <= before:
            if not self._queue.set_aside(oldest):
                return
