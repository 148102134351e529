"""What is written to somebody unasked: to who agreed to it, and to the admins. Whoever asks for it never waits.

Each chat gets its messages in the order in which they were given. Troubles are summed up: the admins hear of them at
most once a minute.
"""

import asyncio
import logging
from collections import Counter, OrderedDict
from collections.abc import Callable, Collection
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Final

from telegram.error import BadRequest, Forbidden, TelegramError

from bot.delivery.clock import Clock, within
from bot.delivery.failures import Stopped
from bot.messages import Reply, saying
from bot.telegram_app.sending import Sender
from bot.texts import Texts

log: Final = logging.getLogger(__name__)
QUIET: Final = 60.0
SUBJECTS: Final = 50
"""Subjects whose last message can still be changed."""
MOST_KINDS: Final = 10


@dataclass(frozen=True, slots=True)
class Letter:
    """A message that answers no update, on its way to a chat."""

    address: str
    reply: Reply
    settled: Callable[[bool], None] | None = None
    subject: str = ""


class Outbox:
    """A way out for any thread. What is given before `open` waits for it; what is left at the end is counted."""

    def __init__(self, admins: Collection[int], threads: Executor) -> None:
        self._threads = threads
        self._admins = sorted(admins)
        self._early: list[Letter] = []
        self._last: dict[str, asyncio.Task[None]] = {}
        self._shown: OrderedDict[tuple[str, str], list[int]] = OrderedDict()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._sender: Sender | None = None

    def open(self, sender: Sender) -> None:
        """From now on messages leave; called in the loop."""
        self._sender, self._loop = sender, asyncio.get_running_loop()
        early, self._early = self._early, []
        for letter in early:
            self._post(letter)

    def tell(
        self, address: str, reply: Reply, settled: Callable[[bool], None] | None = None, subject: str = ""
    ) -> None:
        """Writes to a chat, later; never raises. `settled` is called in a thread, as `bot.messages.Outbox` says.

        Of what has a subject, the later takes the place of the earlier.
        """
        letter = Letter(address, reply, settled, subject)
        if self._loop is None:
            self._early.append(letter)
            return
        try:
            self._loop.call_soon_threadsafe(self._post, letter)
        except RuntimeError:
            log.warning("a message that was to be written is not: the bot has stopped")

    def tell_admins(self, reply: Reply) -> None:
        """Writes to every admin's chat, later; never raises."""
        for admin in self._admins:
            self.tell(str(admin), reply)

    async def close(self, clock: Clock, timeout: float) -> int:
        """Waits for what is on its way; how many messages were left."""
        tasks = list(self._last.values())
        if tasks:
            done = asyncio.Event()
            waiting = asyncio.gather(*tasks, return_exceptions=True)
            waiting.add_done_callback(lambda _: done.set())
            await within(clock, timeout, done)
        left = [task for task in tasks if not task.done()]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        return len(left)

    @property
    def waiting(self) -> int:
        """Chats that are being written to."""
        return len(self._last)

    def _post(self, letter: Letter) -> None:
        address = letter.address
        task = asyncio.ensure_future(self._send(letter, self._last.get(address)))
        self._last[address] = task
        task.add_done_callback(lambda done: self._last.pop(address, None) if self._last.get(address) is done else None)

    async def _send(self, letter: Letter, before: "asyncio.Task[None] | None") -> None:
        if before is not None:
            await asyncio.wait((before,))
        is_settled = await self._is_settled(letter)
        if letter.settled is not None:
            await asyncio.get_running_loop().run_in_executor(self._threads, letter.settled, is_settled)

    async def _is_settled(self, letter: Letter) -> bool:
        """Whether it arrived, or never can; False where another try may help."""
        if self._sender is None:
            return False
        try:
            await self._show(self._sender, letter)
        except Stopped:
            log.warning("a message that was to be written is not: the bot stops")
            return False
        except (BadRequest, Forbidden, ValueError) as error:  # no such chat
            log.warning("a chat cannot be written to (%s)", type(error).__name__)
        except TelegramError as error:
            log.warning("a chat could not be written to (%s)", type(error).__name__)
            return False
        return True

    async def _show(self, sender: Sender, letter: Letter) -> None:
        about = (letter.address, letter.subject)
        shown = await sender.tell(int(letter.address), letter.reply, self._shown.get(about, ()))
        if letter.subject:
            self._shown[about] = shown
            if len(self._shown) > SUBJECTS:
                self._shown.popitem(last=False)


class Troubles:
    """What went wrong, counted by kind and told to the admins in one message a minute at most."""

    def __init__(self, tell_admins: Callable[[Reply], None], texts: Texts, clock: Clock) -> None:
        self._tell_admins, self._texts, self._clock = tell_admins, texts, clock
        self._noted: Counter[str] = Counter()
        self._is_noted = asyncio.Event()

    def note(self, what: str) -> None:
        """Something went wrong; `what` names no person and none of their words."""
        self._noted[what] += 1
        self._is_noted.set()

    async def run(self) -> None:
        """Tells for ever."""
        while True:
            await self._is_noted.wait()
            self._is_noted.clear()
            noted, self._noted = self._noted, Counter()
            self._tell_admins(self._summary(noted))
            await self._clock.sleep(QUIET)

    def _summary(self, noted: Counter[str]) -> Reply:
        lines = [self._texts("trouble.line", what=what, times=times) for what, times in noted.most_common(MOST_KINDS)]
        head = self._texts("trouble.head", count=noted.total())
        return saying("\n".join([head, *lines]))
