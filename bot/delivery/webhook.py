"""Updates by webhook: an address that takes Telegram's posts and says 200 only when an update is answered or kept.

It stands behind a proxy that ends TLS, believes no header that names an address, and tells a stranger nothing:
whatever is not Telegram's post with the right secret gets the same empty 404. It calls nothing at Telegram. An answer
is never put into the response: Telegram does not say what became of it, and under its limits most of such answers
vanish.

Telegram posts a chat's messages one after another, each until it gets a 2xx, over a limited number of connections. A
post that waits longer than `patience` seconds for its answer (a chat that Telegram limits) is therefore set aside in
the journal and agreed to; while the bot stops, 503 makes Telegram post again later.
"""

import asyncio
import hmac
import json
import re
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Final

from bot.delivery.clock import MONOTONIC, Clock
from bot.delivery.journal import JSON, Journal
from bot.delivery.listener import Listener, Request, Response
from bot.delivery.queue import Queue, Waiting

SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 -- a name
SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")
LARGEST_BODY: Final = 1024 * 1024
AGREED: Final = Response(200)
AGAIN: Final = Response(503, headers=("Retry-After: 1",))
_SECRET_NAME: Final = SECRET_HEADER.lower().encode()


@dataclass(eq=False, slots=True)
class _Post:
    """A post of Telegram's that is not answered yet, and the update that it waits for."""

    waiting: Waiting
    due: float
    respond: Callable[[Response], None]


class Webhook:
    """An address at `path`, which only posts with the `secret` reach."""

    def __init__(
        self, queue: Queue, journal: Journal, secret: str, path: str = "/", clock: Clock = MONOTONIC,
        patience: float = 10.0, largest_body: int = LARGEST_BODY,
    ) -> None:  # fmt: skip
        if not SECRET.fullmatch(secret):
            raise ValueError("webhook secret: 1 to 256 of A-Za-z0-9_- are needed")
        if not path.startswith("/"):
            raise ValueError(f"webhook path: {path!r}: it starts with a /")
        self.port = 0
        self.heard = clock.now()
        self._queue, self._journal, self._clock = queue, journal, clock
        self._secret, self._path = secret.encode(), path.encode()
        self._patience = patience
        self._posts: dict[_Post, None] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_stopping = False
        self._listener = Listener(self._hear, largest_body)

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listens at host and port (0: any free one, then in `port`); raises OSError."""
        self._queue.put_aside()
        self.port = await self._listener.start(host, port)
        self._begin(self._watch())

    async def stop(self, timeout: float = 10.0) -> int:
        """Agrees to nothing new, waits for the answers under way; how many updates were left unanswered."""
        self._is_stopping = True
        left = await self._queue.drain(timeout)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._listener.stop()
        return left

    def _hear(self, request: Request, respond: Callable[[Response], None]) -> None:
        status = self._refusal(request)
        update = None if status else _update(request.body or b"")
        if update is None:
            respond(Response(status or 400))
            return
        self.heard = self._clock.now()
        if self._is_stopping or self._queue.is_full:
            respond(AGAIN)
        elif (waiting := self._queue.put(update)) is None:
            respond(AGREED)
        else:
            self._wait(waiting, respond)

    def _refusal(self, request: Request) -> int:
        """The status for what is not read; 0 for what is."""
        given = request.headers.get(_SECRET_NAME, b"")
        is_secret = hmac.compare_digest(given, self._secret)
        if not (is_secret and request.method == "POST" and request.path == self._path):
            return 404
        if request.headers.get(b"content-type", b"").partition(b";")[0].strip().lower() != b"application/json":
            return 415
        return 413 if request.body is None else 0

    def _wait(self, waiting: Waiting, respond: Callable[[Response], None]) -> None:
        """The post is answered once the update is gone or on the disk."""
        post = _Post(waiting, self._clock.now() + self._patience, respond)
        self._posts[post] = None
        waiting.on_gone.append(lambda: self._end(post, waiting.is_answered))
        if waiting.is_aside:
            self._begin(self._keep([post]))

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _watch(self) -> None:
        """Sets aside what has waited long enough; posts are in the order in which they came."""
        while True:
            now = self._clock.now()
            if due := self._due(now):
                await self._keep(due)
            else:
                oldest = next(iter(self._posts), None)
                await self._clock.sleep(oldest.due - now if oldest else self._patience)

    def _due(self, now: float) -> list[_Post]:
        return list(takewhile(lambda post: post.due <= now, self._posts))

    async def _keep(self, posts: list[_Post]) -> None:
        """Agrees to what is on the disk, and has the rest posted again."""
        are_kept = [self._queue.set_aside(post.waiting) for post in posts]
        await self._journal.sync()
        for post, is_kept in zip(posts, are_kept, strict=True):
            self._end(post, is_kept)

    def _end(self, post: _Post, is_settled: bool) -> None:
        if post in self._posts:
            del self._posts[post]
            post.respond(AGREED if is_settled else AGAIN)


def _update(body: bytes) -> JSON | None:
    try:
        update: Any = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(update, dict):
        return None
    return update if type(update.get("update_id")) is int else None
