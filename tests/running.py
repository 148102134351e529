"""The real bot for tests: everything that `congress-bot run` puts together, beside a Bot API server on loopback.

async with BotApi() as server, a_bot(server, tmp_path, conversation) as bot:
    anna = server.person("Anna", language_code="zh-hans")
    reply = await anna.asks("厂所结合是什么意思")
server.verify()
"""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

from bot import texts
from bot.citizen.guests import Manners
from bot.citizen.memory import Memory
from bot.conversation import Conversation
from bot.delivery.clock import MONOTONIC, Clock
from bot.messages import Incoming, Paragraph, Reply, Results, Run, Turn
from bot.service.interior import Interior, Talking
from bot.service.serving import Service
from bot.settings import Access, Settings
from bot.telegram_app.app import Talk
from knowledge.answer import Library
from tests.bot_api import BotApi
from tests.building import CONFIG

WORDS = texts.load(CONFIG / "texts")


def said(words: str, *rows: Any) -> Reply:
    """A reply of one paragraph."""
    return Reply((Paragraph((Run(words),)),), rows)


class Script:
    """A conversation that says what `hears` and `offers` say, and keeps all that it heard.

    All but what it `knows` it has to think about.
    """

    def __init__(
        self,
        hears: Callable[[Incoming], Turn] = lambda incoming: Turn(said(f"“{incoming.text}”")),
        offers: Callable[[str, str, str], Results] = lambda query, offset, language: Results(()),  # noqa: ARG005
    ) -> None:
        self.heard: list[Incoming] = []
        self.knows: str | None = None
        self._hears, self._offers = hears, offers

    def hear(self, incoming: Incoming) -> Turn:
        self.heard.append(incoming)
        return self._hears(incoming)

    def is_known(self, incoming: Incoming) -> bool:
        return incoming.text == self.knows

    def offer(self, query: str, offset: str, language: str, person: str) -> Results:  # noqa: ARG002
        return self._offers(query, offset, language)


def settings(changes: Mapping[str, Mapping[str, Any]]) -> Settings:
    """The defaults with some settings changed."""
    plain = Settings()
    changed = {name: getattr(plain, name).model_copy(update=dict(keys)) for name, keys in changes.items()}
    return plain.model_copy(update=changed)


def over(library: Library) -> Talking:
    """A conversation over a library that is built already and the bot's own store; it has no admins."""

    @contextmanager
    def talking(interior: Interior) -> Iterator[Conversation]:
        memory = Memory(1800, 100, interior.store)
        manners = Manners(a_minute=10_000)
        yield Conversation(library, WORDS, memory, time.monotonic, store=interior.store, manners=manners)

    return talking


def a_service(
    server: BotApi,
    data: Path,
    talk: Talk | Talking,
    *,
    token: str | None = None,
    admins: frozenset[int] = frozenset(),
    clock: Clock = MONOTONIC,
    read_timeout: float = 5.0,
    **changes: Mapping[str, Any],
) -> Service:
    """A bot that is not started. `talk` is a conversation, or makes one of the interior's parts.

    `changes` are settings by section: `telegram={"guests": True}`. Unless `limits` are given, it keeps no pace: nothing
    in a test has to wait a second for the next message; nor does it listen for questions about its health.
    """
    changes.setdefault("limits", {"chat_burst": 1000, "overall": 1000, "group": 1000})
    changes.setdefault("health", {"port": 0})

    @contextmanager
    def given(interior: Interior) -> Iterator[Talk]:  # noqa: ARG001 -- a conversation that needs nothing of it
        yield talk  # type: ignore[misc]

    access = Access(token or server.token, server.base_url, server.base_file_url, "", admins)
    talking = given if hasattr(talk, "hear") else talk
    return Service(settings(changes), access, data, WORDS, talking, clock, read_timeout)  # type: ignore[arg-type]


@asynccontextmanager
async def running(service: Service) -> AsyncIterator[Service]:
    """The bot from the moment it serves until it has stopped as on SIGTERM; raises what ends it before."""
    stop, ready = asyncio.Event(), asyncio.Event()
    serving = asyncio.ensure_future(service.run(stop, ready.set))
    waiting = asyncio.ensure_future(ready.wait())
    await asyncio.wait((serving, waiting), return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    try:
        if not serving.done():
            yield service
    finally:
        stop.set()
        await serving


@asynccontextmanager
async def a_bot(
    server: BotApi,
    data: Path,
    talk: Talk | Talking,
    *,
    webhook: bool = False,
    **kwargs: Any,
) -> AsyncIterator[Service]:
    """A bot that serves `server`, by long polling or by webhook; see `a_service` for the rest."""
    if webhook:
        port = free_port()
        kwargs.setdefault("webhook", {"url": f"http://127.0.0.1:{port}/hook", "port": port})
    async with running(a_service(server, data, talk, **kwargs)) as service:
        yield service


def free_port() -> int:
    """A port that nothing listens at."""
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


async def congress_bot(data: Path, **environment: str) -> asyncio.subprocess.Process:
    """`congress-bot run` in a process of its own; what it logs can be read."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("TELEGRAM_", "CONGRESS_BOT_"))}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.cli", "run", env=own | environment | {"CONGRESS_BOT_DATA": str(data)},
        stderr=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.DEVNULL,
    )  # fmt: skip


async def until(is_so: Callable[[], object], timeout: float = 5.0) -> None:
    """Returns once it is so; raises TimeoutError."""
    async with asyncio.timeout(timeout):
        while not is_so():
            await asyncio.sleep(0.005)
