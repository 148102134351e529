"""An address that takes requests over HTTP/1.1, small ones and whole; what they mean, others say.

As much of HTTP as a post of Telegram's or a look at /healthz takes, behind a proxy or on a local address. It does
not say what it is, and logs nothing.
"""

import asyncio
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from http import HTTPStatus
from typing import Final, NamedTuple

from httptools import HttpParserError, HttpParserUpgrade, HttpRequestParser

LARGEST_HEAD: Final = 0x10000
LOOK: Final = 5.0
HURRY: Final = 30.0
"""Seconds within which a request that has begun is there; Telegram and a proxy take far less."""
IDLE: Final = 3600.0
"""Seconds after which a connection that nobody uses is closed; longer than proxies keep theirs."""
LAST: Final = 1.0
"""Seconds for what was written to go out, at the end."""


class Request(NamedTuple):
    """What somebody asks: `path` as it came, without what follows a question mark; headers' names in lower case.

    `body` is None where it was too long.
    """

    method: str
    path: bytes
    headers: dict[bytes, bytes]
    body: bytes | None


class Response(NamedTuple):
    """What they get; headers are whole lines."""

    status: int
    body: bytes = b""
    headers: Sequence[str] = ()


Handle = Callable[[Request, Callable[[Response], None]], None]
"""Hears a request and calls what it is given, now or later, once."""


class Listener:
    """Answers by `handle`; of a body longer than `largest_body` bytes nothing is kept."""

    def __init__(self, handle: Handle, largest_body: int = 0) -> None:
        self.handle, self.largest_body = handle, largest_body
        self.visits: set[_Visit] = set()
        self._server: asyncio.Server | None = None
        self._timer: asyncio.TimerHandle | None = None

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> int:
        """Listens at host and port (0: any free one); the port. Raises OSError."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _Visit(self), host, port)
        self._timer = loop.call_later(LOOK, self._look)
        return int(self._server.sockets[0].getsockname()[1])

    async def stop(self) -> None:
        """Listens no more; what was answered goes out, what was not is not."""
        if self._server is None:
            return
        self._server.close()
        self._server = None
        if self._timer:
            self._timer.cancel()
        visits = list(self.visits)
        for visit in visits:
            visit.transport.close()
        if visits:
            await asyncio.wait([visit.lost for visit in visits], timeout=LAST)

    def _look(self) -> None:
        loop = asyncio.get_running_loop()
        for visit in list(self.visits):
            if visit.patience and visit.since + visit.patience < loop.time():
                visit.transport.abort()
        self._timer = loop.call_later(LOOK, self._look)


class _Visit(asyncio.Protocol):
    """A connection. Whoever asks again before they are answered gets that answer, and has to come again.

    `patience` is how many seconds after `since` the visitor may take, 0 while it is not their turn.
    """

    transport: asyncio.Transport

    def __init__(self, listener: Listener) -> None:
        loop = asyncio.get_running_loop()
        self.lost: asyncio.Future[None] = loop.create_future()
        self.since, self.patience = loop.time(), HURRY
        self._time, self._listener = loop.time, listener
        self._parser = HttpRequestParser(self)
        self._is_answering = self._is_last = self._is_head_there = False
        self._size = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport  # type: ignore[assignment]  # a connection's is one that also writes
        self._listener.visits.add(self)

    def connection_lost(self, error: Exception | None) -> None:  # noqa: ARG002 -- a protocol's argument
        self._listener.visits.discard(self)
        if not self.lost.done():
            self.lost.set_result(None)

    # -- what is asked --

    def data_received(self, data: bytes) -> None:
        if self._is_last:
            return
        try:
            self._parser.feed_data(data)
        except HttpParserUpgrade:
            self._end(None)  # it was heard as if nobody had asked for another protocol
        except HttpParserError:
            self._end(HTTPStatus.BAD_REQUEST)
        if not self._is_head_there:
            self._size += len(data)
            if self._size > LARGEST_HEAD:
                self._end(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)

    def on_message_begin(self) -> None:
        if self._is_answering:
            self._is_last = True
            return
        self.since, self.patience = self._time(), HURRY
        self._target, self._pieces, self._size, self._is_head_there = b"", list[bytes](), 0, False
        self._headers: dict[bytes, bytes] = {}

    def on_url(self, piece: bytes) -> None:
        self._target += piece

    def on_header(self, name: bytes, value: bytes) -> None:
        self._headers[name.lower()] = value

    def on_headers_complete(self) -> None:
        self._is_head_there, self._size = True, 0

    def on_body(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size <= self._listener.largest_body:
            self._pieces.append(piece)

    def on_message_complete(self) -> None:
        if self._is_last:
            return
        self._is_answering, self._is_head_there, self.patience = True, False, 0.0
        body = b"".join(self._pieces) if self._size <= self._listener.largest_body else None
        self._size = 0
        method = self._parser.get_method().decode("latin-1")
        request = Request(method, self._target.partition(b"?")[0], self._headers, body)
        is_last = not self._parser.should_keep_alive()
        self._listener.handle(request, partial(self._respond, method != "HEAD", is_last))

    # -- what is answered --

    def _respond(self, has_body: bool, is_last: bool, response: Response) -> None:
        if self.transport.is_closing():
            return
        self.transport.write(_written(response, has_body))
        self._is_answering = False
        self.since, self.patience = self._time(), IDLE
        if is_last or self._is_last:
            self.transport.close()

    def _end(self, status: HTTPStatus | None) -> None:
        """The connection ends, once what was asked properly is answered."""
        self._is_last = True
        if not self._is_answering and not self.transport.is_closing():
            if status is not None:
                self.transport.write(_written(Response(status), True))
            self.transport.close()


def _written(response: Response, has_body: bool) -> bytes:
    lines = (_first_line(response.status), f"Content-Length: {len(response.body)}", *response.headers, "\r\n")
    return "\r\n".join(lines).encode("latin-1") + (response.body if has_body else b"")


@lru_cache(16)
def _first_line(status: int) -> str:
    return f"HTTP/1.1 {status} {HTTPStatus(status).phrase}"
