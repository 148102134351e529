"""The pace at which calls to Telegram go out, and the trying again of those that met trouble. It writes no reply.

So many messages a second overall, so many at once and one an interval in a chat, so many a minute in a group. A wait
that Telegram imposes (`retry_after`) is kept for that chat alone, or for all once several chats in a row, with no
success between them, were told to wait: then it is the bot as a whole that is limited. Calls of one chat go out one
after another, so their order stands whatever has to be made again; no chat waits for another's trouble. Answers to
presses and inline queries, and reads, wait for no chat. A typing sign is tried once and given up in silence. A group
that became a supergroup is written to under its new id from then on; its old messages cannot be changed there, for
their numbers are other messages'.
What becomes of a failed call, `bot.delivery.verdict` says.

While an update is being answered (`journal.answering`), each message is noted in the moment it is written; when the
process was killed and the update is answered again, the messages that had left are passed over.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Final

from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.delivery.clock import MONOTONIC, Clock, within
from bot.delivery.connections import Note
from bot.delivery.failures import Garbled, Limited, Stopped, seconds
from bot.delivery.journal import Answering, answering
from bot.delivery.limits import ChatKey, Lane, Lanes, Limits, Window
from bot.delivery.request import writing
from bot.delivery.verdict import (
    LIFETIMES,
    TYPING,
    Lost,
    Patience,
    Verdict,
    is_counted,
    is_one_time,
    is_read,
    judge,
    stand_in,
)

log: Final = logging.getLogger(__name__)
Result = bool | dict[str, Any] | list[dict[str, Any]]
Callback = Callable[..., Coroutine[Any, Any, Result]]
MARGIN: Final = 0.1
LIMITED_CHATS: Final = 3


@dataclass(eq=False, slots=True)
class _Call:
    """One call on its way, through as many attempts as it takes."""

    callback: Callback
    kwargs: dict[str, Any]
    endpoint: str
    data: dict[str, Any]
    since: float
    keep_for: float
    lost: Lost | None
    update: Answering | None = None
    number: int = 0

    @property
    def key(self) -> ChatKey | None:
        """Whose turn it waits for: its chat's, or that of the inline message which it changes."""
        if is_read(self.endpoint):
            return None
        if (chat := self.data.get("chat_id")) is None:
            inline = self.data.get("inline_message_id")
            return None if inline is None else f"inline {inline}"
        is_number = isinstance(chat, str) and chat.removeprefix("-").isdecimal()
        return int(chat) if is_number or isinstance(chat, int) else str(chat)

    async def attempt(self) -> Result:
        token = writing.set(self._note())
        try:
            return await self.callback(self.endpoint, self.data, **self.kwargs)
        finally:
            writing.reset(token)

    def _note(self) -> Note | None:
        if self.update is None:
            return None
        journal, message = self.update.journal, (self.update.update_id, self.number)
        return Note(lambda: journal.sending(*message), lambda: journal.sent(*message))

    def has_left(self) -> bool | None:
        """Whether it left before the process ended; None where nobody knows."""
        return self.update.journal.has_left(self.update.update_id, self.number) if self.update else False

    def stays(self) -> None:
        """It has not arrived, or is to be made again whether it has or not."""
        if self.update and self.has_left() is not False:
            self.update.journal.unsent(self.update.update_id, self.number)

    def moves(self, new_id: int) -> None:
        """Goes to a chat where messages have other numbers; raises BadRequest where it is about one of the old."""
        if "message_id" in self.data:
            raise BadRequest("message to edit not found")  # as Telegram has it of one that is gone
        kept = {name: value for name, value in self.data.items() if name != "reply_parameters"}
        self.data = {**kept, "chat_id": new_id}


class Pace:
    """Every call goes through it; a `rate_limit_args` overrules what is done about a lost message.

    It is what python-telegram-bot calls a rate limiter, with the same methods, but not derived from its class:
    `telegram.ext` takes 6 MB, and a bot that has its own queue needs nothing else of it.

    `counts`: "calls", "again" (repeated), "limited" (429), "in doubt", "forbidden"; `waited`: seconds, for limits.
    `on_forbidden(chat)` hears who has blocked the bot.
    """

    def __init__(
        self,
        limits: Limits = Limits(),  # noqa: B008 -- frozen
        patience: Patience = Patience(),  # noqa: B008 -- frozen
        clock: Clock = MONOTONIC,
        on_forbidden: Callable[[ChatKey], None] | None = None,
    ) -> None:
        self.counts: Counter[str] = Counter()
        self.waited = 0.0
        self._patience, self._clock = patience, clock
        self._on_forbidden = on_forbidden
        self._lanes = Lanes(limits)
        self._overall = Window(limits.overall, limits.overall_seconds) if limits.overall else None
        self._methods: dict[str, float] = {}
        self._limited: dict[ChatKey, float] = {}
        self._halted_until = 0.0
        self._moved_to: dict[ChatKey, int] = {}
        self._under_way = 0
        self._is_idle = asyncio.Event()
        self._is_idle.set()
        self._is_closed = asyncio.Event()
        self._is_in_trouble = False

    async def initialize(self) -> None:
        self._is_closed.clear()

    async def shutdown(self) -> None:
        self._is_closed.set()

    async def drain(self, timeout: float) -> int:
        """Waits for the calls under way; after `timeout` seconds those that still wait raise Stopped. How many did."""
        await within(self._clock, timeout, self._is_idle)
        self._is_closed.set()
        return self._under_way

    async def process_request(
        self,
        callback: Callback,
        args: Any,  # noqa: ARG002 -- endpoint and data again
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Lost | None,
    ) -> Result:
        """Telegram's result, or one that stands in for it; raises what cannot be mended by trying again."""
        keep_for = min(self._patience.keep_for, LIFETIMES.get(endpoint, self._patience.keep_for))
        call = _Call(callback, kwargs, endpoint, data, self._clock.now(), keep_for, rate_limit_args)
        update = answering.get()
        if update and is_one_time(endpoint):
            call.update, call.number = update, update.next_send()
        self._under_way += 1
        self._is_idle.clear()
        try:
            return await self._process(call)
        except Stopped:
            if update:
                update.held_back = True
            raise
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._is_idle.set()

    async def _process(self, call: _Call) -> Result:
        if self._has_left(call):
            return stand_in(call.endpoint, call.data)
        if call.endpoint == TYPING:
            return await self._glimpse(call)
        if (key := call.key) is None:
            return await self._persist(call, None)
        async with self._lanes.turn(key, self._clock.now()) as lane:
            if moved := self._moved_to.get(key):
                return await self._under_new_id(call, moved)
            return await self._persist(call, lane)

    def _has_left(self, call: _Call) -> bool:
        has_left = call.has_left()
        if has_left is None:
            self._doubt(call)
            return self._patience.killed is Lost.LEAVE
        return has_left

    # -- attempts --

    async def _persist(self, call: _Call, lane: Lane | None) -> Result:
        """Attempts until one succeeds, one fails for good, or the call is too old."""
        pause = self._patience.first_pause
        while True:
            await self._turn(call, lane)
            try:
                result = await self._attempt(call, lane)
            except ChatMigrated as moved:
                return await self._migrates(call, moved.new_chat_id)
            except RetryAfter as limited:
                call.stays()
                self._halt(call.endpoint, lane, seconds(limited))
            except TelegramError as error:
                if self._is_done(error, call):
                    return stand_in(call.endpoint, call.data)
                self._complain(error)
                await self._sleep(pause)
                if self._age(call) > call.keep_for:
                    raise
                pause = min(pause * 2, self._patience.longest_pause)
            else:
                self._succeeds(lane)
                return result

    async def _attempt(self, call: _Call, lane: Lane | None) -> Result:
        self.counts["calls"] += 1
        try:
            return await call.attempt()
        finally:
            if lane and is_counted(call.endpoint):
                # Not when it was sent: Telegram counts when it arrives, and that was now at the latest.
                lane.take(self._clock.now())

    def _is_done(self, error: TelegramError, call: _Call) -> bool:
        """Whether the call counts as done; False where it is to be made again; raises the error where it is neither."""
        verdict = judge(error, call.endpoint, self._patience, call.lost)
        if isinstance(error, Forbidden) and verdict is Verdict.DONE:
            self._forbidden(call)
        if verdict is Verdict.IN_DOUBT:
            self._doubt(call)
        if verdict in (Verdict.FAILED, Verdict.IN_DOUBT):
            raise error
        if verdict is Verdict.AGAIN:
            call.stays()
        return verdict is Verdict.DONE

    async def _migrates(self, call: _Call, new_id: int) -> Result:
        call.stays()
        if (key := call.key) is not None and key != new_id:
            self._moved_to[key] = new_id
        return await self._under_new_id(call, new_id)

    async def _under_new_id(self, call: _Call, new_id: int) -> Result:
        call.moves(new_id)
        async with self._lanes.turn(new_id, self._clock.now()) as lane:
            return await self._persist(call, lane)

    async def _glimpse(self, call: _Call) -> Result:
        """A sign that is worth nothing later: one attempt, unless the chat has to wait anyway."""
        key = call.key or 0
        lane, now = self._lanes.get(key), self._clock.now()
        is_waiting = lane is not None and (lane.users or lane.halted_until > now)
        if is_waiting or self._halted_until > now or self._is_closed.is_set():
            return True
        try:
            return await self._attempt(call, None)
        except RetryAfter as limited:
            async with self._lanes.turn(key, now) as lane:
                self._halt(call.endpoint, lane, seconds(limited))
        except (NetworkError, Forbidden, ChatMigrated, Garbled):
            pass
        return True

    # -- waiting --

    async def _turn(self, call: _Call, lane: Lane | None) -> None:
        """Returns when the call may go out; raises RetryAfter where that is after its time."""
        gauge, overall = (lane, self._overall) if lane and is_counted(call.endpoint) else (None, None)
        while True:
            if self._is_closed.is_set():
                raise Stopped("the bot stops")
            now = self._clock.now()
            own_halt = lane.halted_until if lane else self._methods.get(call.endpoint, 0.0)
            halt = max(self._halted_until, own_halt) - now
            if halt > 0 and now + halt - call.since > call.keep_for:
                raise Limited(halt)
            wait = max(halt, gauge.wait(now) if gauge else 0.0)
            if wait <= 0 and overall:
                wait, overall = overall.reserve(now), None
            if wait <= 0:
                return
            self.waited += wait
            await self._sleep(wait)

    async def _sleep(self, duration: float) -> None:
        if await within(self._clock, duration, self._is_closed):
            raise Stopped("the bot stops")

    def _age(self, call: _Call) -> float:
        return self._clock.now() - call.since

    def _halt(self, endpoint: str, lane: Lane | None, duration: float) -> None:
        self.counts["limited"] += 1
        now = self._clock.now()
        until = now + duration + MARGIN
        if lane is None:
            self._methods[endpoint] = until
            return
        lane.halted_until = max(lane.halted_until, until)
        self._limited = {chat: end for chat, end in self._limited.items() if end > now} | {lane.key: until}
        if len(self._limited) >= LIMITED_CHATS and self._halted_until < until:
            log.warning("Telegram limits the bot as a whole; everything waits for %g s", duration)
            self._halted_until = max(self._limited.values())

    # -- what is noted --

    def _succeeds(self, lane: Lane | None) -> None:
        if self._is_in_trouble:
            self._is_in_trouble = False
            log.warning("Telegram answers again")
        if lane is not None:
            self._limited.clear()

    def _complain(self, error: TelegramError) -> None:
        self.counts["again"] += 1
        if not self._is_in_trouble:
            self._is_in_trouble = True
            kind = type(error).__name__
            log.warning("Telegram cannot be reached or does not answer (%s); what could not go out is kept", kind)

    def _doubt(self, call: _Call) -> None:
        self.counts["in doubt"] += 1
        log.warning("%s: whether it arrived is not known, and it is not repeated", call.endpoint)

    def _forbidden(self, call: _Call) -> None:
        self.counts["forbidden"] += 1
        if self._on_forbidden and (key := call.key) is not None:
            self._on_forbidden(key)
