"""Requests over HTTP/1.1, one after another on each connection, which is kept for the next. It repeats nothing.

As much of HTTP as calling Telegram takes: a request goes out whole, an answer is read whole. It follows no redirect,
asks for no compression, keeps no cookie, knows no proxy and heeds no environment.
"""

import asyncio
import re
import ssl
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from socket import SOCK_STREAM
from typing import Final, NamedTuple
from urllib.parse import unquote_to_bytes, urlsplit

from aiohappyeyeballs import start_connection
from httptools import HttpParserError, HttpParserUpgrade, HttpResponseParser

KEEP: Final = 30.0
"""Seconds after which an idle connection is not used again."""
PIECE: Final = 0x10000
LARGEST_HEAD: Final = 0x10000
LARGEST_ANSWER: Final = 64 * 1024 * 1024
"""More than any file that a bot can fetch from Telegram (20 MB)."""
NEXT_AFTER: Final = 0.25
"""Seconds after which a host's next address is tried beside the one before it (RFC 8305)."""
_TARGET: Final = re.compile(r"/[!-~]*")
_LENGTHS: Final = frozenset({b"content-length", b"transfer-encoding"})


class Unreadable(Exception):
    """An answer that is none, or longer than any is."""


@dataclass(frozen=True, slots=True)
class Note:
    """What to call in the moment before the last piece of a request is written, and once it is out of our hands."""

    before: Callable[[], None]
    after: Callable[[], None]


@dataclass(eq=False, slots=True)
class Exchange:
    """A request, and how far it has come: `status` is 0 until an answer begins; its headers' names are in lower case.

    Timeouts are in seconds, None for none; `read` is how long nothing of the answer may come. `headers` are whole
    lines.
    """

    method: str
    url: str
    headers: str = ""
    body: bytes = b""
    connect: float | None = None
    write: float | None = None
    read: float | None = None
    note: Note | None = None
    is_written: bool = False
    status: int = 0
    answered: dict[bytes, bytes] = field(default_factory=dict)


class _Place(NamedTuple):
    """Where connections of one kind lead."""

    is_https: bool
    host: str
    port: int


class Connections:
    """Connections to whatever hosts are asked; one that has lain idle for long (`KEEP`) is not used again."""

    def __init__(self) -> None:
        self._idle: dict[_Place, list[_Connection]] = {}
        self._open: set[_Connection] = set()
        self._context: ssl.SSLContext | None = None

    async def make(self, exchange: Exchange) -> bytes:
        """The content of the answer.

        Raises ValueError where the URL is none, OSError where no connection is made or it breaks, TimeoutError, and
        Unreadable.
        """
        place, target, own_headers = _read(exchange.url)
        connection = self._free(place) or await self._connect(place, exchange.connect)
        try:
            content = await connection.make(exchange, target, own_headers)
        except BaseException:
            connection.transport.abort()
            raise
        if connection.is_reusable:
            self._idle.setdefault(place, []).append(connection)
        else:
            connection.transport.abort()  # without waiting for what was not taken
        return content

    async def close(self) -> None:
        """Breaks all, those in use too."""
        self._idle.clear()
        broken = list(self._open)
        for connection in broken:
            connection.transport.abort()
        if broken:
            await asyncio.wait([connection.lost for connection in broken])

    def _free(self, place: _Place) -> "_Connection | None":
        """The one that was used last, so that those that are not needed grow too old."""
        idle, oldest = self._idle.get(place, ()), asyncio.get_running_loop().time() - KEEP
        while idle and (idle[0].used < oldest or not idle[0].is_reusable):
            idle.pop(0).transport.close()
        while idle:
            if (connection := idle.pop()).is_reusable:
                return connection
        return None

    async def _connect(self, place: _Place, timeout: float | None) -> "_Connection":
        if place.is_https and self._context is None:
            self._context = ssl.create_default_context()
        context, name = (self._context, place.host) if place.is_https else (None, None)
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(timeout):
            found = await loop.getaddrinfo(place.host, place.port, type=SOCK_STREAM)
            # asyncio's own race of addresses forgets a connection that is made in the moment in which it is given up.
            socket = await start_connection(found, happy_eyeballs_delay=NEXT_AFTER, interleave=1)
            try:
                _, connection = await loop.create_connection(
                    lambda: _Connection(self._open), sock=socket, ssl=context, server_hostname=name
                )
            except BaseException:
                socket.close()
                raise
        return connection


class _Connection(asyncio.Protocol):
    """One exchange at a time."""

    transport: asyncio.Transport

    def __init__(self, others: "set[_Connection]") -> None:
        self.used = 0.0
        self.is_reusable = True
        self._others = others
        self._loop = asyncio.get_running_loop()
        self.lost: asyncio.Future[None] = self._loop.create_future()
        self._parser = HttpResponseParser(self)
        self._exchange: Exchange | None = None
        self._answer: asyncio.Future[bytes] = self._loop.create_future()
        self._answer.cancel()
        self._writable: asyncio.Future[None] | None = None
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport  # type: ignore[assignment]  # a connection's is one that also writes
        self.transport.set_write_buffer_limits(high=0)  # what cannot leave at once is waited for
        self._others.add(self)

    def connection_lost(self, error: Exception | None) -> None:
        self._others.discard(self)
        if self._timer:
            self._timer.cancel()
        if error is None and not self._answer.done() and self._ends_with_connection():
            self._answer.set_result(b"".join(self._pieces))
        self._break(error or ConnectionResetError())
        self.lost.set_result(None)

    async def make(self, exchange: Exchange, target: str, own_headers: str) -> bytes:
        self._exchange, self._answer = exchange, self._loop.create_future()
        self._pieces: list[bytes] = []
        self._size = 0
        try:
            await self._write(exchange, target, own_headers)
            self.used = self._loop.time()
            self._watch(exchange.read)
            return await self._answer
        finally:
            self._exchange = None
            if not self._answer.cancel() and not self._answer.cancelled():
                self._answer.exception()  # seen, also where the writing failed first

    def _break(self, error: Exception) -> None:
        self.is_reusable = False
        if not self._answer.done():
            self._answer.set_exception(error)
        self.resume_writing()

    # -- the request --

    async def _write(self, exchange: Exchange, target: str, own_headers: str) -> None:
        head = f"{exchange.method} {target} HTTP/1.1\r\n{own_headers}{exchange.headers}"
        if exchange.body or exchange.method != "GET":
            head += f"Content-Length: {len(exchange.body)}\r\n"
        content = f"{head}\r\n".encode("latin-1") + exchange.body
        last = max(0, (len(content) - 1) // PIECE * PIECE)
        for start in range(0, last, PIECE):
            self._put(content[start : start + PIECE])
            async with asyncio.timeout(exchange.write):
                await self._written()
            if self._answer.done():  # refused before all was said
                self.is_reusable = False
                return
        if self.transport.is_closing():
            raise ConnectionResetError
        if exchange.note:
            exchange.note.before()
        exchange.is_written = True
        self._put(content[last:])
        if exchange.note and not self.transport.get_write_buffer_size():
            exchange.note.after()

    def _put(self, piece: bytes) -> None:
        if self.transport.is_closing():
            raise ConnectionResetError
        self.transport.write(piece)

    async def _written(self) -> None:
        if self._writable is not None:
            await self._writable

    def pause_writing(self) -> None:
        self._writable = self._loop.create_future()

    def resume_writing(self) -> None:
        if self._writable is not None and not self._writable.done():
            self._writable.set_result(None)
        self._writable = None

    # -- the answer --

    def _watch(self, read: float | None) -> None:
        """Looks after so long whether something came; a look that is due earlier looks again."""
        if read is None:
            return
        due = self.used + read
        if self._timer and self._timer.when() > due:
            self._timer.cancel()
            self._timer = None
        if self._timer is None:
            self._timer = self._loop.call_at(due, self._look)

    def _look(self) -> None:
        self._timer = None
        if self._exchange is None or self._exchange.read is None:
            return
        if self.used + self._exchange.read <= self._loop.time():
            self._break(TimeoutError())
        else:
            self._watch(self._exchange.read)

    def data_received(self, data: bytes) -> None:
        if self._exchange is None:  # nobody asked
            self.is_reusable = False
            self.transport.close()
            return
        self.used = self._loop.time()
        self._size += len(data)
        try:
            self._parser.feed_data(data)
        except (HttpParserError, HttpParserUpgrade):
            self._break(Unreadable())
        if self._size > (LARGEST_ANSWER if self._exchange.status else LARGEST_HEAD):
            self._break(Unreadable())

    def on_message_begin(self) -> None:
        self._headers: dict[bytes, bytes] = {}
        if self._answer.done():  # more than one answer
            self.is_reusable = False

    def on_header(self, name: bytes, value: bytes) -> None:
        self._headers[name.lower()] = value

    def on_headers_complete(self) -> None:
        status = self._parser.get_status_code()
        if self._exchange and status >= 200 and not self._answer.done():
            self._exchange.status, self._exchange.answered = status, self._headers

    def on_body(self, piece: bytes) -> None:
        self._pieces.append(piece)

    def on_message_complete(self) -> None:
        if self._exchange and self._exchange.status and not self._answer.done():
            self.is_reusable = self._parser.should_keep_alive()
            self._answer.set_result(b"".join(self._pieces))
            self.resume_writing()

    def _ends_with_connection(self) -> bool:
        """Whether an answer has begun whose end is not said otherwise."""
        return bool(self._exchange and self._exchange.status) and _LENGTHS.isdisjoint(self._headers)


@lru_cache(256)
def _read(url: str) -> tuple[_Place, str, str]:
    """Where a URL leads, what is asked for there, and the headers that it makes; raises ValueError."""
    parts = urlsplit(url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if parts.scheme not in ("http", "https") or not parts.hostname or not _TARGET.fullmatch(target):
        raise ValueError("no address of HTTP")
    is_https = parts.scheme == "https"
    account, _, host = parts.netloc.rpartition("@")
    headers = f"Host: {host}\r\n"
    if account:
        headers += f"Authorization: Basic {b64encode(unquote_to_bytes(account)).decode()}\r\n"
    return _Place(is_https, parts.hostname, parts.port or (443 if is_https else 80)), target, headers
