"""The bot as a service: everything put together, started, and stopped so that what was taken is answered.

It decides nothing about answers. Each part is at hand for whoever watches it: `pace`, `queue`, `way`, `events`,
`figures`, `health`, `store`.
"""

import asyncio
import logging
import secrets
import signal
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.delivery.clock import MONOTONIC, Clock
from bot.delivery.journal_file import FileJournal
from bot.delivery.limits import ChatKey, Limits
from bot.delivery.pace import Pace
from bot.delivery.polling import Polling, fetching, reach
from bot.delivery.queue import Queue
from bot.delivery.request import AiohttpRequest
from bot.delivery.webhook import Webhook
from bot.events import Events
from bot.figures import FORMAT, Figures, Parts
from bot.health import Health
from bot.reception import retained
from bot.settings import Access, Settings
from bot.status import Facts
from bot.store import Place, Store, chat_key, person_key, secret
from bot.telegram_app.app import ALLOWED, GUESTS, Manner, Talk, TelegramApp, Watch
from bot.telegram_app.connection import announce, connection
from bot.telegram_app.heard import Hearing, senders
from bot.telegram_app.markup import Markup
from bot.telegram_app.menus import ADMINS, CITIZENS, Menus
from bot.telegram_app.outbox import Outbox, Troubles
from bot.telegram_app.sending import Sender
from bot.texts import Texts
from bot.upkeep import Upkeep
from knowledge.errors import SettingsFault

log: Final = logging.getLogger(__name__)
LONGEST_SILENCE: Final = 120.0
LAST_CALLS: Final = 1.0
PATIENCE: Final = 5.0
SIGNALS: Final = (signal.SIGTERM, signal.SIGINT)
Talking = Callable[["Service"], AbstractContextManager[Talk]]
"""The conversation over a service's `store`, `outbox` and `facts`, for as long as it is used."""


class Service:
    """One bot, from its settings to its last answer; raises SettingsFault or StoreFault where it cannot start."""

    def __init__(
        self,
        settings: Settings,
        access: Access,
        data: Path,
        texts: Mapping[str, Texts],
        talking: Talking,
        clock: Clock = MONOTONIC,
        read_timeout: float = 5.0,
    ) -> None:
        self._settings, self._access, self._texts = settings, access, texts
        self._talking, self._clock = talking, clock
        zone = _zone(settings.store.zone)
        self._now: Callable[[], datetime] = lambda: datetime.now(zone)
        _check(settings.webhook.url)
        self.journal = _journal(data / "updates")
        self._secret = secret(data)
        self.store = Store(Place(data, settings.store.url), self._secret, self._now)
        self.store.on_forgotten.append(self._forget_aside)
        self.events, self.figures = Events(), Figures()
        self.events.heard_by.append(self.figures.happened)
        self.health = Health(self.figures.text, FORMAT, self._lacking)
        self._threads = ThreadPoolExecutor(settings.telegram.threads, "conversation")
        self.outbox = Outbox(access.admins, self._threads)
        words = texts[settings.conversation.language]
        self.troubles = Troubles(self.outbox.tell_admins, words, clock)
        self._upkeep = Upkeep(self.store, retained(settings), self.troubles, words, data, clock, self._threads)
        self.on_purged = self._upkeep.on_purged
        self._upkeep.on_failed.append(self.figures.failed)
        limits = settings.limits
        self.pace = Pace(
            Limits(limits.overall, 1.0, limits.chat_burst, limits.chat_interval, limits.group),
            clock=clock,
            on_forbidden=self._lost,
            on_migrated=self._moved,
        )
        self.bot = connection(access, self.pace, read_timeout)
        self.queue = Queue(self._answer, self.journal, clock=clock)
        self.way: Polling | Webhook | None = None
        self.figures.watch(Parts(self.pace, self.queue, self.store, self))
        self._polls = AiohttpRequest(2)
        self._app: TelegramApp | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._admins_seen: set[int] = set()

    async def run(self, stop: asyncio.Event, ready: Callable[[], object] = lambda: None) -> None:
        """Serves until `stop` is set; raises TokenRefused, SecondInstance or SettingsFault where it cannot."""
        self._loop = asyncio.get_running_loop()
        try:
            await self._show_health()
            await self._loop.run_in_executor(self._threads, self.store.start)
            with self._talking(self) as talk:
                if await _first(stop, self._reach()):
                    self._put_together(talk)
                    await self._serve(stop, ready)
        finally:
            await self._close()

    async def _reach(self) -> None:
        """Returns once Telegram knows the bot; says what to look at where that takes long."""
        saying = asyncio.ensure_future(self._say_unreached())
        try:
            await reach(self.bot.initialize, self._clock)
        finally:
            saying.cancel()

    async def _say_unreached(self) -> None:
        await self._clock.sleep(PATIENCE)
        log.warning(
            "Telegram does not answer at %s; look at the network and at TELEGRAM_BASE_URL; it is tried on",
            self._access.base_url,
        )

    def _put_together(self, talk: Talk) -> None:
        """What needs to know the bot's own name."""
        me, chosen, language = self.bot.bot, self._settings.telegram, self._settings.conversation.language
        markup = Markup(me.username or "", bool(me.supports_inline_queries))
        sender = Sender(self.bot, markup, chosen.remembered)
        hearing = Hearing(
            me,
            lambda raw: person_key(self._secret, raw),
            lambda raw: chat_key(self._secret, raw),
            self._access.admins,
            (*CITIZENS, *ADMINS),
        )
        self._app = TelegramApp(
            self.bot,
            talk,
            hearing,
            sender,
            markup,
            self._texts,
            self.store.subscriptions,
            self.store.people.language,
            Watch(
                self.events.happened,
                self.troubles.note,
                self._admin_seen,
                self.figures.failed,
                self.figures.took,
            ),
            self._threads,
            self._clock,
            Manner(chosen.guests, chosen.typing_after, chosen.inline_cache, language),
        )
        self.menus = Menus(self.bot, self._texts, language)
        self.outbox.open(sender)

    async def _serve(self, stop: asyncio.Event, ready: Callable[[], object]) -> None:
        self._upkeep.begin(self._now, self._is_heard)
        if self._settings.webhook.url:
            await self._serve_posts(stop, ready)
        else:
            await self._serve_polls(stop, ready)

    async def _serve_polls(self, stop: asyncio.Event, ready: Callable[[], object]) -> None:
        if not await _first(stop, self.bot.delete_webhook()):
            return
        await self._polls.initialize()
        fetch = fetching(self._polls, self.bot.base_url, self._kinds())
        way = self.way = Polling(fetch, self.queue, self.journal, self._clock)
        polling = asyncio.ensure_future(way.run())
        self._is_ready(ready, "long polling")
        await _first(stop, asyncio.shield(polling))
        if not polling.done():
            self._said(await way.stop(self._settings.telegram.stop_within))
        await polling

    async def _serve_posts(self, stop: asyncio.Event, ready: Callable[[], object]) -> None:
        chosen = self._settings.webhook
        password = self._access.webhook_secret or secrets.token_urlsafe(32)
        path = chosen.path or urlsplit(chosen.url).path or "/"
        way = self.way = Webhook(self.queue, self.journal, password, path, self._clock)
        await _listening(way, chosen.listen, chosen.port)
        try:
            if await _first(stop, announce(self.bot, chosen.url, password, chosen.connections, self._kinds())):
                self._is_ready(ready, f"webhook, listening at {chosen.listen}:{way.port}")
                await stop.wait()
        finally:
            self._said(await way.stop(self._settings.telegram.stop_within))

    def _kinds(self) -> list[str]:
        return [*ALLOWED, GUESTS] if self._settings.telegram.guests else list(ALLOWED)

    def _is_ready(self, ready: Callable[[], object], way: str) -> None:
        log.info("@%s serves (%s)", self.bot.username, way)
        self._upkeep.aside(self.menus.for_all())
        ready()

    def _said(self, left: int) -> None:
        if left:
            log.warning("%d updates were not answered in time; they are after the next start", left)

    async def _answer(self, update: dict[str, Any]) -> None:
        if self._app is None:
            raise RuntimeError("an update before the start")
        since = self.queue.waiting[update["update_id"]].since
        await self._app.answer(update)
        self.figures.took("whole", self._clock.now() - since)

    @property
    def has_admins(self) -> bool:
        return bool(self._access.admins)

    def facts(self) -> Facts:
        """When Telegram was last heard, and how many answers and messages are on their way; for any thread."""
        unsent = max(0, len(self.queue.waiting) - 1) + self.outbox.waiting  # whoever asks is being answered
        silence = self.silence()
        return Facts(None if silence is None else self._now() - timedelta(seconds=silence), unsent)

    def silence(self) -> float | None:
        """Seconds since Telegram was heard; None where it is not listened to yet."""
        return None if self.way is None else self._clock.now() - self.way.heard

    @property
    def letters(self) -> int:
        """Chats that are being written to unasked."""
        return self.outbox.waiting

    async def _show_health(self) -> None:
        """Opens the address of health; where that cannot be, citizens are answered all the same."""
        chosen = self._settings.health
        if not chosen.port:
            return
        try:
            await self.health.start(chosen.listen, chosen.port)
        except OSError as error:
            where = f"health.listen, health.port: {chosen.listen}:{chosen.port}"
            log.error("%s: cannot be listened at (%s); choose another, or port 0 for none", where, error.strerror)

    def _lacking(self) -> list[str]:
        """What it lacks to serve."""
        if self._app is None:
            return ["nothing serves yet: the coverage is read, or Telegram is not reached"]
        if self.way is None:
            return ["Telegram is not listened to yet"]
        return [] if self._is_heard() else ["Telegram is not heard"]

    def _is_heard(self) -> bool:
        """Whether Telegram answers the polls; a webhook is silent while nobody writes."""
        return not isinstance(self.way, Polling) or self._clock.now() - self.way.heard < LONGEST_SILENCE

    def _admin_seen(self, chat_id: int) -> None:
        if chat_id not in self._admins_seen:
            self._admins_seen.add(chat_id)
            self._upkeep.aside(self.menus.for_admin(chat_id))

    def _lost(self, chat: ChatKey) -> None:
        self._threads.submit(self.store.subscriptions.unreachable, str(chat))

    def _moved(self, old: ChatKey, new: int) -> None:
        self._threads.submit(self.store.subscriptions.moved, str(old), str(new))

    def _forget_aside(self, person: str) -> None:
        """What waits in the journal for its answer is somebody's words too; called in any thread."""

        def is_theirs(update: dict[str, Any]) -> bool:
            return any(person_key(self._secret, raw) == person for raw in senders(update))

        if self._loop is not None:
            self._loop.call_soon_threadsafe(self.journal.drop, is_theirs)

    async def _close(self) -> None:
        await self.outbox.close(self._clock, LAST_CALLS)
        await self.pace.drain(LAST_CALLS)
        await self._upkeep.end()
        await self.health.stop()
        await self._polls.shutdown()
        await self.bot.shutdown()
        await self.bot.request.shutdown()  # also where the stop came before it was made ready
        await asyncio.to_thread(self._threads.shutdown)  # what is being kept is kept before the store closes
        self.store.close()
        self.journal.close()
        log.info("stopped")


async def until_stopped(service: Service) -> None:
    """Serves until SIGTERM or SIGINT; a second one ends the process at once."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()

    def stopped(number: signal.Signals) -> None:
        log.info("stopping (%s)", number.name)
        stop.set()
        for each in SIGNALS:
            loop.remove_signal_handler(each)

    for number in SIGNALS:
        loop.add_signal_handler(number, stopped, number)
    await service.run(stop)


async def _first(stop: asyncio.Event, work: Awaitable[Any]) -> bool:
    """Whether the work was done before `stop` was set; it is cancelled otherwise. Raises what the work raises."""
    working, stopping = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait((working, stopping), return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            working.result()
            return True
        return False
    finally:
        stopping.cancel()
        working.cancel()
        await asyncio.gather(working, stopping, return_exceptions=True)


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


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise SettingsFault(f"store.zone: {name!r} is no time zone; one such as Asia/Shanghai is expected") from None


def _check(url: str) -> None:
    parts = urlsplit(url)
    is_loopback = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost")
    if url and not (parts.hostname and (parts.scheme == "https" or is_loopback)):
        raise SettingsFault(f"webhook.url: {url!r}: the public https:// address of this bot is expected")
