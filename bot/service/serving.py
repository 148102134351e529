"""The bot as a service: everything put together, started, and stopped so that what was taken is answered.

Updates are fetched first. What answers them (`bot.service.interior`) is made meanwhile, in a thread of its own; until
it is there, updates wait as those wait that take long to answer: unconfirmed, or set aside in the journal.

It decides nothing about answers. Each part is at hand for whoever watches it: `pace`, `queue`, `way`, `events`,
`health`, and what `interior` holds.
"""

import asyncio
import gc
import logging
import secrets
import signal
import threading
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot.delivery.clock import MONOTONIC, Clock, within
from bot.delivery.connections import Note
from bot.delivery.journal import JSON
from bot.delivery.journal_file import FOLDER, FileJournal
from bot.delivery.limits import Limits
from bot.delivery.pace import Pace
from bot.delivery.polling import Fetch, Polling, fetching, reach
from bot.delivery.queue import Queue
from bot.delivery.request import DirectRequest, writing
from bot.delivery.webhook import Webhook
from bot.service.events import Events
from bot.service.health import PLAIN, Health
from bot.settings import Access, Settings
from bot.telegram_app.connection import ALLOWED, GUESTS, announce, connection
from bot.texts import Texts
from knowledge.errors import SettingsFault

if TYPE_CHECKING:
    from bot.service.interior import Interior, Talking

log: Final = logging.getLogger(__name__)
HEAD_START: Final = 1.0
"""Seconds after which the interior is made although Telegram was not asked for updates yet."""
LONGEST_SILENCE: Final = 120.0
LAST_CALLS: Final = 1.0
PATIENCE: Final = 5.0
YOUNG: Final = 20_000
"""Objects that are made and not yet gone before garbage is looked for: more than updates under way have.

By Python's own number (700) these grow old, and so many make it look through all there is: under load every second or
two, for a tenth of a second in which nobody is answered.
"""
SIGNALS: Final = (signal.SIGTERM, signal.SIGINT)
T = TypeVar("T")


class Service:
    """One bot, from its settings to its last answer; raises SettingsFault where it cannot begin."""

    def __init__(
        self,
        settings: Settings,
        access: Access,
        data: Path,
        texts: Mapping[str, Texts],
        talking: "Talking",
        clock: Clock = MONOTONIC,
        read_timeout: float = 5.0,
    ) -> None:
        self.settings, self.access, self.data, self.texts = settings, access, data, texts
        self.clock, self._talking = clock, talking
        zone = ZoneInfo(settings.store.zone)
        self.now: Callable[[], datetime] = lambda: datetime.now(zone)
        self.journal = _journal(data / FOLDER)
        self.events = Events()
        self.health = Health(self._figures, self._lacking)
        limits = settings.limits
        self.pace = Pace(
            Limits(limits.overall, 1.0, limits.chat_burst, limits.chat_interval, limits.group),
            clock=clock,
            on_forbidden=lambda chat: self.interior.lost(chat),
        )
        self.bot = connection(access, self.pace, read_timeout)
        self.queue = Queue(self._answer, self.journal, clock=clock)
        self.queue.hold()
        self.way: Polling | Webhook | None = None
        self._polls = DirectRequest(2)
        self._interior: Interior | None = None
        self._ended, self._is_known, self._is_asked, self._listens = (asyncio.Event() for _ in range(4))
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def interior(self) -> "Interior":
        """What answers; raises RuntimeError before it is made."""
        if self._interior is None:
            raise RuntimeError("what answers is not there yet")
        return self._interior

    @property
    def is_ending(self) -> bool:
        """Whether it stops, or could not start; for any thread."""
        return self._ended.is_set()

    async def run(self, stop: asyncio.Event, ready: Callable[[], object] = lambda: None) -> None:
        """Serves until `stop` is set; `ready` is called once it answers.

        Raises TokenRefused, SecondInstance, SettingsFault, StoreFault or CoverageFaults where it cannot.
        """
        self._loop = asyncio.get_running_loop()
        stopping = asyncio.ensure_future(stop.wait())
        stopping.add_done_callback(lambda _: self._ended.set())
        works = [asyncio.ensure_future(work) for work in (self._open(ready), self._fetch())]
        try:
            await asyncio.wait(works, return_when=asyncio.FIRST_EXCEPTION)
            self._ended.set()
            await asyncio.wait(works)
            for work in works:
                work.result()
        finally:
            await _cancelled(stopping, *works)
            await self._close()

    # -- what answers --

    async def _open(self, ready: Callable[[], object]) -> None:
        """Makes what answers, and lets the updates in."""
        await self._show_health()
        await self._first(within(self.clock, HEAD_START, self._is_asked))
        making = asyncio.ensure_future(_aside(self._make))
        if not await self._first(asyncio.shield(making)):
            await asyncio.wait((making,), timeout=self.settings.telegram.stop_within)
        if not making.done():
            making.cancel()
            log.warning("it stops while the coverage is still read")
            return
        self._interior = making.result()
        if self._interior and await self._first(self._is_known.wait()):
            self._interior.open()
            if await self._first(self._listens.wait()):
                self.queue.release()
                log.info("@%s serves (%s)", self.bot.username, self._way_in())
                self._interior.greet()
                ready()

    def _make(self) -> "Interior | None":
        """What answers; None where the bot stopped meanwhile."""
        # Imported here, in its own thread: with it come numpy, SQLAlchemy and the library, a second in which Telegram
        # is asked for updates.
        from bot.service.interior import Interior

        interior = Interior(self)
        return interior if interior.furnish(self._talking) else None

    async def _answer(self, update: JSON) -> None:
        since = self.queue.waiting[update["update_id"]].since
        await self.interior.answer(update)
        self.interior.figures.took("whole", self.clock.now() - since)

    # -- what is to be answered --

    async def _fetch(self) -> None:
        """Takes updates in until the end."""
        if await self._first(self._reach()):
            self._is_known.set()
            await (self._serve_posts() if self.settings.webhook.url else self._serve_polls())

    async def _reach(self) -> None:
        """Returns once Telegram knows the bot; says what to look at where that takes long."""
        saying = asyncio.ensure_future(self._say_unreached())
        try:
            await reach(self.bot.initialize, self.clock)
        finally:
            saying.cancel()

    async def _say_unreached(self) -> None:
        await self.clock.sleep(PATIENCE)
        log.warning(
            "Telegram does not answer at %s; look at the network and at TELEGRAM_BASE_URL; it is tried on",
            self.access.base_url,
        )

    async def _serve_polls(self) -> None:
        if not await self._first(self.bot.delete_webhook()):
            return
        await self._polls.initialize()
        fetch = _noting(fetching(self._polls, self.bot.base_url, self._kinds()), self._is_asked)
        way = self.way = Polling(fetch, self.queue, self.journal, self.clock)
        polling = asyncio.ensure_future(way.run())
        self._listens.set()
        await self._first(asyncio.shield(polling))
        if not polling.done():
            self._said(await way.stop(self.settings.telegram.stop_within))
        await polling

    async def _serve_posts(self) -> None:
        chosen = self.settings.webhook
        password = self.access.webhook_secret or secrets.token_urlsafe(32)
        path = chosen.path or urlsplit(chosen.url).path or "/"
        way = self.way = Webhook(self.queue, self.journal, password, path, self.clock)
        await _listening(way, chosen.listen, chosen.port)
        try:
            if await self._first(announce(self.bot, chosen.url, password, chosen.connections, self._kinds())):
                self._is_asked.set()
                self._listens.set()
                await self._ended.wait()
        finally:
            self._said(await way.stop(self.settings.telegram.stop_within))

    def _kinds(self) -> list[str]:
        return [*ALLOWED, GUESTS] if self.settings.telegram.guests else list(ALLOWED)

    def _way_in(self) -> str:
        if isinstance(self.way, Webhook):
            return f"webhook, listening at {self.settings.webhook.listen}:{self.way.port}"
        return "long polling"

    def _said(self, left: int) -> None:
        if left:
            log.warning("%d updates were not answered in time; they are after the next start", left)

    async def _first(self, work: Awaitable[Any]) -> bool:
        """Whether the work was done before the end; it is cancelled otherwise. Raises what the work raises."""
        working, ending = asyncio.ensure_future(work), asyncio.ensure_future(self._ended.wait())
        try:
            await asyncio.wait((working, ending), return_when=asyncio.FIRST_COMPLETED)
            if working.done():
                working.result()
                return True
            return False
        finally:
            await _cancelled(working, ending)

    # -- how it is --

    async def _show_health(self) -> None:
        """Opens the address of health; where that cannot be, citizens are answered all the same."""
        chosen = self.settings.health
        if not chosen.port:
            return
        try:
            await self.health.start(chosen.listen, chosen.port)
        except OSError as error:
            where = f"health.listen, health.port: {chosen.listen}:{chosen.port}"
            log.error("%s: cannot be listened at (%s); choose another, or port 0 for none", where, error.strerror)

    def _figures(self) -> tuple[bytes, str]:
        """What is counted, nothing before there is anybody to count, and its content type."""
        return (self._interior.figures.text(), self._interior.figures.format) if self._interior else (b"", PLAIN)

    def _lacking(self) -> list[str]:
        """What it lacks to serve."""
        lacking = [] if self._interior else ["nothing serves yet: the coverage is read"]
        if not self._is_known.is_set():
            return [*lacking, "Telegram is not reached yet"]
        if self.way is None:
            return [*lacking, "Telegram is not listened to yet"]
        return lacking if self.is_heard() else [*lacking, "Telegram is not heard"]

    def is_heard(self) -> bool:
        """Whether Telegram answers the polls; a webhook is silent while nobody writes."""
        return not isinstance(self.way, Polling) or self.clock.now() - self.way.heard < LONGEST_SILENCE

    def silence(self) -> float | None:
        """Seconds since Telegram was heard; None where it is not listened to yet."""
        return None if self.way is None else self.clock.now() - self.way.heard

    # -- the end --

    def drop(self, is_theirs: Callable[[JSON], bool]) -> None:
        """What waits in the journal for its answer is somebody's words too; for any thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self.journal.drop, is_theirs)

    async def _close(self) -> None:
        if self._interior:
            await self._interior.leave()
        await self.pace.drain(LAST_CALLS)
        await self.health.stop()
        await self._polls.shutdown()
        await self.bot.shutdown()
        await self.bot.request.shutdown()  # also where the stop came before it was made ready
        if self._interior:
            await self._interior.close()
        self.journal.close()
        log.info("stopped")


def _noting(fetch: Fetch, asked: asyncio.Event) -> Fetch:
    """The same way to fetch, which tells once a request for updates has been written."""

    async def noting(offset: int, timeout: int) -> list[JSON]:
        token = writing.set(Note(lambda: None, asked.set))
        try:
            return await fetch(offset, timeout)
        finally:
            writing.reset(token)

    return noting


async def _aside(work: Callable[[], T]) -> T:
    """What blocks for seconds, done in a thread of its own, which keeps no process from ending."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def settle(how: Callable[[Any], None], value: object) -> None:
        if not done.done():
            how(value)

    def run() -> None:
        try:
            outcome: tuple[Callable[[Any], None], object] = done.set_result, work()
        except Exception as error:  # noqa: BLE001 -- it is raised where the work is waited for
            outcome = done.set_exception, error
        with suppress(RuntimeError):  # nobody waits any more: the loop is closed
            loop.call_soon_threadsafe(settle, *outcome)

    threading.Thread(target=run, name="opening", daemon=True).start()
    return await done


async def _cancelled(*works: "asyncio.Future[Any]") -> None:
    """None of them goes on after this."""
    for work in works:
        work.cancel()
    await asyncio.gather(*works, return_exceptions=True)


async def until_stopped(service: Service) -> None:
    """Serves until SIGTERM or SIGINT; a second one ends the process at once. Garbage is seldom looked for meanwhile."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()

    def stopped(number: signal.Signals) -> None:
        log.info("stopping (%s)", number.name)
        stop.set()
        for each in SIGNALS:
            loop.remove_signal_handler(each)

    for number in SIGNALS:
        loop.add_signal_handler(number, stopped, number)
    await service.run(stop, lambda: gc.set_threshold(YOUNG))


async def _listening(way: Webhook, host: str, port: int) -> None:
    try:
        await way.start(host, port)
    except OSError as error:
        raise SettingsFault(
            f"webhook.listen, webhook.port: {host}:{port}: cannot be listened at ({error.strerror}); choose another"
        ) from None


def _journal(folder: Path) -> FileJournal:
    try:
        return FileJournal(folder)
    except BlockingIOError as error:
        raise SettingsFault(f"{folder}: {error.strerror}") from None
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise SettingsFault(
            f"{folder}: cannot be used ({why}); let CONGRESS_BOT_DATA be a folder that the bot may write to"
        ) from None
