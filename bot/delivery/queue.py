"""Incoming updates on their way to an answer: each once, a chat's one after another, different chats' side by side.

It knows neither Telegram's library nor how updates come in; it takes them as Telegram's JSON and calls `answer`.

Why not python-telegram-bot's own way: its Updater confirms an update to Telegram before it is handled (polling by the
next getUpdates, the webhook by a 200 on receipt) and puts it into a queue that dies with the process, and its
Application does not tell whether an answer went out. So neither is used. An update leaves this queue when its answer
has gone out, and only then `bot.delivery.polling` or `bot.delivery.webhook` confirm it; what `answer` still does after
it has returned is not waited for.
"""

import asyncio
import logging
from collections import Counter, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Final

from bot.delivery.clock import MONOTONIC, Clock, within
from bot.delivery.journal import JSON, Answering, Journal, answering

log: Final = logging.getLogger(__name__)
Answer = Callable[[JSON], Awaitable[None]]
LaneKey = tuple[str, int]
MOST_WAITING: Final = 10_000
"""Updates without an answer that are held in memory, some 3 KB each."""


@dataclass(eq=False, slots=True)
class Waiting:
    """An update without an answer yet; `since` is when it came, by the clock.

    `on_gone` are called once it is answered, or nobody waits for its answer any more.
    """

    update: JSON
    since: float
    is_aside: bool = False
    is_answered: bool = False
    on_gone: list[Callable[[], object]] = field(default_factory=list)

    def goes(self) -> None:
        for hear in self.on_gone:
            hear()
        self.on_gone.clear()


class Queue:
    """At most `most` answers at once; an update whose answering has broken the process `attempts` times is passed over.

    A chat's updates are set aside together, and what lines up behind them at once. Otherwise a chat that waits would
    keep the updates of others from being confirmed and fetched; and the next process answers what was set aside before
    all that Telegram still has, so that one set aside must not overtake one that is not. Nothing more is to be put
    while it `is_full`.

    `held` are those that wait and are not set aside, the oldest first: Telegram has to keep them. `changed` is set when
    there are none any more, and when there is room again.

    `counts`: "taken", "repeated", "answered", "failed" (answering raised), "passed over".
    """

    def __init__(
        self, answer: Answer, journal: Journal, most: int = 256, attempts: int = 10, clock: Clock = MONOTONIC,
        most_waiting: int = MOST_WAITING,
    ) -> None:  # fmt: skip
        self.counts: Counter[str] = Counter()
        self.waiting: dict[int, Waiting] = {}
        self.held: dict[int, Waiting] = {}
        self.changed = asyncio.Event()
        self._answer, self._journal, self._attempts, self._clock = answer, journal, attempts, clock
        self._most_waiting = most_waiting
        self._places = asyncio.Semaphore(most)
        self._lanes: dict[LaneKey, deque[Waiting]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_idle = asyncio.Event()
        self._is_idle.set()
        self._is_released = asyncio.Event()
        self._is_released.set()
        self._is_stopping = False

    @property
    def is_full(self) -> bool:
        return len(self.waiting) >= self._most_waiting

    def put(self, update: JSON) -> Waiting | None:
        """Takes an update in; None where it is answered already. One that came before is not taken twice."""
        number: int = update["update_id"]
        if (same := self.waiting.get(number)) or self._journal.seen(number):
            self.counts["repeated"] += 1
            return same
        self.counts["taken"] += 1
        waiting = self.waiting[number] = self.held[number] = Waiting(update, self._clock.now())
        self._is_idle.clear()
        self._line_up(lane(update), waiting)
        return waiting

    def hold(self) -> None:
        """Takes updates in and lets none be answered until `release`: whoever answers is not there yet."""
        self._is_released.clear()

    def release(self) -> None:
        self._is_released.set()

    def put_aside(self) -> None:
        """Takes in what was set aside before the process ended. Call it before anything else is put."""
        for update in self._journal.aside():
            if waiting := self.put(update):
                self._put_aside(waiting)

    def set_aside(self, waiting: Waiting) -> bool:
        """Keeps what waits in the update's chat on our side, to be confirmed before it is answered; False where not.

        Behind one that cannot be kept nothing is: what Telegram still has comes after what was set aside.
        """
        if not waiting.is_aside:
            for each in self._lanes.get(lane(waiting.update), ()):
                if not self._is_set_aside(each):
                    break
        return waiting.is_aside

    def _is_set_aside(self, waiting: Waiting) -> bool:
        if not waiting.is_aside and self._journal.set_aside(waiting.update):
            self._put_aside(waiting)
        return waiting.is_aside

    def _put_aside(self, waiting: Waiting) -> None:
        waiting.is_aside = True
        self._let_go(waiting)

    def _let_go(self, waiting: Waiting) -> None:
        """Telegram need not keep it any longer."""
        self.held.pop(waiting.update["update_id"], None)
        if not self.held:
            self.changed.set()

    async def drain(self, timeout: float) -> int:
        """Waits for the answers under way; how many updates are left after `timeout` seconds. They stay unanswered."""
        await within(self._clock, timeout if self._is_released.is_set() else 0.0, self._is_idle)
        self._is_stopping = True
        left = len(self.waiting)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for waiting in self.waiting.values():
            waiting.goes()
        await self._journal.sync()
        return left

    def _line_up(self, key: LaneKey, waiting: Waiting) -> None:
        line = self._lanes.get(key)
        if line is not None:
            if line[-1].is_aside:
                self._is_set_aside(waiting)
            line.append(waiting)
            return
        line = self._lanes[key] = deque((waiting,))
        task = asyncio.get_running_loop().create_task(self._serve(key, line))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, key: LaneKey, line: deque[Waiting]) -> None:
        try:
            while line and not self._is_stopping:
                await self._is_released.wait()  # first of all: a start that is broken off here is no attempt
                async with self._places:
                    await self._settle(line[0])
                line.popleft()
        finally:
            del self._lanes[key]

    async def _settle(self, waiting: Waiting) -> None:
        number: int = waiting.update["update_id"]
        starts = self._journal.begins(number)
        if starts > self._attempts:
            self.counts["passed over"] += 1
            log.error(
                "update %d: the process ended %d times while answering it; it is passed over",
                number,
                self._attempts,
            )
        elif not await self._is_answered(number, waiting.update):
            self._is_stopping = True
            return
        self._journal.done(number)
        self.counts["answered"] += 1
        waiting.is_answered = True
        if self.is_full:
            self.changed.set()
        del self.waiting[number]
        self._let_go(waiting)
        waiting.goes()
        if not self.waiting:
            self._is_idle.set()

    async def _is_answered(self, number: int, update: JSON) -> bool:
        """False where the bot stopped before the answer was out."""
        current = Answering(number, self._journal)
        token = answering.set(current)
        try:
            await self._answer(update)
        except Exception as error:  # noqa: BLE001 -- one update's fault must not end the queue
            self.counts["failed"] += 1
            log.error("update %d: answering it failed (%s)", number, type(error).__name__)
        finally:
            answering.reset(token)
        return not current.held_back


def lane(update: JSON) -> LaneKey:
    """Whose turn an update waits for: its chat's, or where it has none (inline queries) its sender's."""
    for name, body in update.items():
        if name == "update_id" or not isinstance(body, dict):
            continue
        chat: Any = body.get("chat")
        message = body.get("message")
        if chat is None and isinstance(message, dict):
            chat = message.get("chat")
        if isinstance(chat, dict) and isinstance(chat.get("id"), int):
            return "chat", chat["id"]
        sender = body.get("from") or body.get("user")
        if isinstance(sender, dict) and isinstance(sender.get("id"), int):
            return name, sender["id"]
    return "update", int(update["update_id"])
