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
import logging
import re
from pathlib import Path
from typing import Any, Final

from aiohttp import web

from bot.delivery.clock import MONOTONIC, Clock, within
from bot.delivery.journal import JSON, Journal
from bot.delivery.queue import Queue

log: Final = logging.getLogger(__name__)
SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 -- a name
SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")
LARGEST_BODY: Final = 1024 * 1024


class _TooLarge(Exception):
    """More than an update can be."""


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
        self._secret, self._path = secret.encode(), path
        self._patience, self._largest_body = patience, largest_body
        self._is_stopping = False
        self._runner: web.ServerRunner | None = None

    async def start(self, host: str = "127.0.0.1", port: int = 0, socket: Path | None = None) -> None:
        """Listens at host and port (0: any free one, then in `port`), or at a Unix socket; raises OSError."""
        self._queue.put_aside()
        server = web.Server(self._handle, access_log=None)
        self._runner = web.ServerRunner(server, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.UnixSite(self._runner, socket) if socket else web.TCPSite(self._runner, host, port)
        await site.start()
        if not socket:
            self.port = self._runner.addresses[0][1]

    async def stop(self, timeout: float = 10.0) -> int:
        """Agrees to nothing new, waits for the answers under way; how many updates were left unanswered."""
        self._is_stopping = True
        left = await self._queue.drain(timeout)
        if self._runner:
            await self._runner.cleanup()
            self._runner = None
        return left

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        if not self._is_from_telegram(request):
            return _response(404)
        if request.content_type != "application/json":
            return _response(415)
        try:
            update = _update(await self._read(request))
        except _TooLarge:
            return _response(413)
        if update is None:
            return _response(400)
        self.heard = self._clock.now()
        return _response(200 if await self._is_settled(update) else 503)

    def _is_from_telegram(self, request: web.BaseRequest) -> bool:
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        is_secret = hmac.compare_digest(given, self._secret)
        return request.method == "POST" and request.path == self._path and is_secret

    async def _read(self, request: web.BaseRequest) -> bytes:
        if (request.content_length or 0) > self._largest_body:
            raise _TooLarge
        body = bytearray()
        async for chunk in request.content.iter_any():
            body += chunk
            if len(body) > self._largest_body:
                raise _TooLarge
        return bytes(body)

    async def _is_settled(self, update: JSON) -> bool:
        """Whether the update need not come again: it is answered, or kept."""
        if self._is_stopping or self._queue.is_full:
            return False
        waiting = self._queue.put(update)
        if waiting is None:
            return True
        if not waiting.is_aside and await self._is_gone(waiting.gone):
            return waiting.is_answered
        is_kept = self._queue.set_aside(waiting)
        await self._journal.sync()
        return is_kept

    async def _is_gone(self, gone: asyncio.Event) -> bool:
        return await within(self._clock, self._patience, gone)


def _update(body: bytes) -> JSON | None:
    try:
        update: Any = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(update, dict):
        return None
    return update if type(update.get("update_id")) is int else None


def _response(status: int) -> web.Response:
    # An empty name: which server this is concerns nobody.
    return web.Response(status=status, headers={"Server": "", **({"Retry-After": "1"} if status == 503 else {})})
