"""What answers: the store, the conversation and all that goes with them. Made while updates are fetched already.

It fetches nothing, and starts only once whoever holds the door lets the updates in.
"""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final, Protocol

from bot.delivery.clock import Clock
from bot.delivery.journal import JSON
from bot.delivery.limits import ChatKey
from bot.delivery.pace import Pace
from bot.delivery.queue import Queue
from bot.editor.status import Facts
from bot.service.events import Events
from bot.service.figures import Figures, Parts
from bot.service.reception import retained
from bot.service.upkeep import Upkeep
from bot.settings import Access, Settings
from bot.store import Place, Store, chat_key, person_key, secret
from bot.telegram_app.app import Manner, Talk, TelegramApp, Watch
from bot.telegram_app.checkup import network
from bot.telegram_app.connection import Wire
from bot.telegram_app.heard import Hearing, senders
from bot.telegram_app.markup import Markup
from bot.telegram_app.menus import ADMINS, CITIZENS, Menus
from bot.telegram_app.outbox import Outbox, Troubles
from bot.telegram_app.sending import Sender
from bot.texts import Texts
from bot.versions.edition import Refusal, Refused

LAST_LETTERS: Final = 1.0
Talking = Callable[["Interior"], AbstractContextManager[Talk]]
"""The conversation over an interior's `store`, `outbox` and `facts`, for as long as it is used."""


class Door(Protocol):
    """What is there before: settings, and the way to Telegram."""

    settings: Settings
    access: Access
    data: Path
    texts: Mapping[str, Texts]
    clock: Clock
    now: Callable[[], datetime]
    events: Events
    pace: Pace
    queue: Queue
    bot: Wire

    @property
    def is_ending(self) -> bool: ...

    def is_heard(self) -> bool: ...

    def silence(self) -> float | None: ...

    def drop(self, is_theirs: Callable[[JSON], bool]) -> None: ...


class Interior:
    """Made and furnished in any one thread; all else is called in the loop. Raises StoreFault where it cannot be."""

    def __init__(self, door: Door) -> None:
        self._door = door
        settings, texts = door.settings, door.texts
        self._secret = secret(door.data)
        self.store = Store(Place(door.data, settings.store.url), self._secret, door.now)
        self.store.on_forgotten.append(self._forget_aside)
        self.figures = Figures()
        door.events.heard_by.append(self.figures.happened)
        self.figures.watch(Parts(door.pace, door.queue, self.store, self))
        self._threads = ThreadPoolExecutor(settings.telegram.threads, "conversation")
        self.outbox = Outbox(door.access.admins, self._threads)
        words = texts[settings.conversation.language]
        self.troubles = Troubles(self.outbox.tell_admins, words, door.clock)
        self._upkeep = Upkeep(
            self.store, retained(settings), self.troubles, words, door.data, door.clock, self._threads
        )
        self.on_purged = self._upkeep.on_purged
        self._upkeep.on_failed.append(self.figures.failed)
        self._furniture = ExitStack()
        self._talk: Talk | None = None
        self._app: TelegramApp | None = None
        self._menus: Menus | None = None
        self._menus_set: set[int] = set()

    def furnish(self, talking: Talking) -> bool:
        """Starts the store and the conversation; False where the bot stopped meanwhile. What fails leaves nothing."""
        try:
            self.store.start()
            with ExitStack() as furniture:
                talk = furniture.enter_context(talking(self))
                if not self._door.is_ending:
                    self._talk, self._furniture = talk, furniture.pop_all()
        except Refused as refused:
            if refused.why is not Refusal.STOPPED:
                raise
        finally:
            if self._talk is None:
                self.store.close()
        return self._talk is not None

    def open(self) -> None:
        """Answers and upkeep begin; Telegram knows the bot by now."""
        door, me = self._door, self._door.bot.bot
        chosen, language = door.settings.telegram, door.settings.conversation.language
        markup = Markup(me.username or "", bool(me.supports_inline_queries))
        sender = Sender(door.bot, markup, chosen.remembered)
        hearing = Hearing(
            me,
            lambda raw: person_key(self._secret, raw),
            lambda raw: chat_key(self._secret, raw),
            door.access.admins,
            CITIZENS,
            ADMINS,
        )
        if self._talk is None:
            raise RuntimeError("open() before furnish()")
        self._app = TelegramApp(
            door.bot,
            self._talk,
            hearing,
            sender,
            markup,
            door.texts,
            self.store.addresses,
            self.store.people.language,
            Watch(
                door.events.happened,
                self.troubles.note,
                self._admin_seen,
                self._taken_for_admin,
                self.figures.failed,
                self.figures.took,
            ),
            self._threads,
            door.clock,
            Manner(chosen.guests, chosen.typing_after, chosen.inline_cache, language),
        )
        self._menus = Menus(door.bot, door.texts, language)
        self.outbox.open(sender)
        self._upkeep.begin(door.now, door.is_heard, self._ahead)

    async def _ahead(self) -> float | None:
        """Seconds that our clock is before Telegram's; None where that cannot be told."""
        return (await network(self._door.access.base_url, self._door.now)).ahead

    def greet(self) -> None:
        """Tells Telegram which commands there are."""
        if self._menus is not None:
            self._upkeep.aside(self._menus.for_all())

    async def answer(self, update: JSON) -> None:
        """Answers one update; `open` comes first."""
        if self._app is None:
            raise RuntimeError("an update before the start")
        await self._app.answer(update)

    @property
    def has_admins(self) -> bool:
        return bool(self._door.access.admins)

    @property
    def letters(self) -> int:
        """Chats that are being written to unasked."""
        return self.outbox.waiting

    def silence(self) -> float | None:
        """Seconds since Telegram was heard; None where it is not listened to yet."""
        return self._door.silence()

    def facts(self) -> Facts:
        """When Telegram was last heard, and how many answers and messages are on their way; for any thread."""
        unsent = max(0, len(self._door.queue.waiting) - 1) + self.outbox.waiting  # whoever asks is being answered
        silence = self.silence()
        return Facts(None if silence is None else self._door.now() - timedelta(seconds=silence), unsent)

    def check_ending(self) -> None:
        """Raises Refused where the bot stops, so that nothing long goes on; for any thread."""
        if self._door.is_ending:
            raise Refused(Refusal.STOPPED)

    def lost(self, chat: ChatKey) -> None:
        """A chat cannot be reached any more."""
        self._threads.submit(self.store.addresses.unreachable, str(chat))

    async def leave(self) -> None:
        """Ends the conversation and waits for the last letters."""
        self._furniture.close()
        await self.outbox.close(self._door.clock, LAST_LETTERS)

    async def close(self) -> None:
        """Keeps what is to be kept; the last of all."""
        await self._upkeep.end()
        await asyncio.to_thread(self._threads.shutdown)  # what is being kept is kept before the store closes
        self.store.close()

    def _admin_seen(self, chat_id: int) -> None:
        if menus := self._menus_not_set(chat_id):
            self._upkeep.aside(menus.for_admin(chat_id))

    def _taken_for_admin(self, chat_id: int) -> None:
        if menus := self._menus_not_set(chat_id):
            self._upkeep.aside(menus.for_citizen(chat_id))

    def _menus_not_set(self, chat_id: int) -> Menus | None:
        """The menus, where those of a chat were not set yet; they count as set from now on."""
        if self._menus is None or chat_id in self._menus_set:
            return None
        self._menus_set.add(chat_id)
        return self._menus

    def _forget_aside(self, person: str) -> None:
        """What waits for its answer is somebody's words too."""

        def is_theirs(update: dict[str, Any]) -> bool:
            return any(person_key(self._secret, raw) == person for raw in senders(update))

        self._door.drop(is_theirs)
