"""Delivery to the bot's own address: one update after another in each lane, again and again until a 2xx."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import aiohttp

from .clock import Clock
from .parameters import Body, read_json
from .refusals import JSON, Refused
from .updates import Update, Updates

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
LONGEST_DELAY = 60.0
ANSWER_TIMEOUT = 60.0
PORTS = (443, 80, 88, 8443)
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def check_url(url: str, origin: str | None) -> None:
    """Raises Refused. Plain http is taken for loopback only, which stands in for a proxy that ends TLS."""
    parts = urlsplit(url)
    if parts.scheme == "http" and parts.hostname in _LOOPBACK and origin is None:
        return
    if parts.scheme != "https" or not parts.hostname:
        raise Refused("bad webhook: An HTTPS URL must be provided for webhook")
    if (parts.port or 443) not in PORTS:
        raise Refused("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


@dataclass(slots=True)
class Delivery:
    """One attempt, for a test to look at."""

    update_id: int
    status: int
    at: float


class Webhook:
    """The address that updates go to; `origin` (scheme://host:port) is where it lies in truth."""

    def __init__(
        self, url: str, secret: str, connections: int, updates: Updates, clock: Clock,
        perform: Callable[[str, Body], Any], origin: str | None,
    ) -> None:  # fmt: skip
        self.url = url
        self.connections = connections
        self.last_error: tuple[int, str] | None = None
        self.deliveries: list[Delivery] = []
        self._address = _moved(url, origin)
        self._headers = {SECRET_HEADER: secret} if secret else {}
        self._updates = updates
        self._clock = clock
        self._perform = perform
        self._lanes: dict[str, deque[Update]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(connections)
        self._session = aiohttp.ClientSession(
            timeout=aiohttp.ClientTimeout(total=ANSWER_TIMEOUT), cookie_jar=aiohttp.DummyCookieJar()
        )
        for update in list(updates.pending.values()):
            self.offer(update)
        updates.on_new = self.offer

    def offer(self, update: Update) -> None:
        lane = self._lanes.get(update.lane)
        if lane is not None:
            lane.append(update)
            return
        self._lanes[update.lane] = deque([update])
        task = asyncio.get_running_loop().create_task(self._drain(update.lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Undelivered updates stay in the queue."""
        if self._updates.on_new == self.offer:
            self._updates.on_new = None
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._session.close()

    async def _drain(self, name: str) -> None:
        lane = self._lanes[name]
        while lane:
            await self._deliver(lane[0])
            lane.popleft()
        del self._lanes[name]

    async def _deliver(self, update: Update) -> None:
        delay, failures = 1.0, 0
        while update.id in self._updates.pending:
            async with self._places:
                status, retry_after = await self._post(update)
            update.delivered += 1
            if 200 <= status < 300:
                if self._updates.confirm(update):
                    return
                continue
            wait = retry_after
            if not retry_after and failures:
                delay = wait = min(delay * 2, LONGEST_DELAY)
            failures += 1
            if self._clock.now() + wait > update.expires:
                self._updates.confirm(update)
                return
            await self._clock.sleep(wait)

    async def _post(self, update: Update) -> tuple[int, float]:
        """The status (0 where there was no answer) and the Retry-After of one attempt."""
        status, retry_after = 0, 0.0
        try:
            async with self._session.post(self._address, json=update.as_json(), headers=self._headers) as response:
                content = await response.read()
                status = response.status
                retry_after = _seconds(response.headers.get("Retry-After", ""))
                reason = f"Wrong response from the webhook: {status} {response.reason}"
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            reason = f"Connection error: {error}"
        self.deliveries.append(Delivery(update.id, status, self._clock.now()))
        if not 200 <= status < 300:
            self.last_error = (self._clock.unix(), reason)
        elif content and response.content_type == "application/json":
            self._answer_within(content)
        return status, retry_after

    def _answer_within(self, content: bytes) -> None:
        """A call may stand in the response; its result is told to nobody."""
        try:
            body = read_json(content)
        except Refused:
            return
        method = str(body.values.pop("method", ""))
        is_allowed = not method.lower().startswith("get") and method.lower() not in (
            "setwebhook", "deletewebhook", "close", "logout",
        )  # fmt: skip
        if method and is_allowed:
            self._perform(method, body)

    def info(self) -> JSON:
        body: JSON = {"max_connections": self.connections}
        if self.last_error:
            body["last_error_date"], body["last_error_message"] = self.last_error
        return body


def _moved(url: str, origin: str | None) -> str:
    if origin is None:
        return url
    there, path = urlsplit(origin), urlsplit(url)
    return urlunsplit((there.scheme, there.netloc, path.path, path.query, ""))


def _seconds(header: str) -> float:
    try:
        return min(float(header), 3600.0)
    except ValueError:
        return 0.0
