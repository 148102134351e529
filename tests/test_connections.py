"""The rules of HTTP as the bot speaks it: what is read, what is not, and when a connection serves again."""

import asyncio
import gc
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from bot.delivery import connections
from bot.delivery.connections import Connections, Exchange, Note, Unreadable

pytestmark = pytest.mark.anyio
CERTIFICATE = Path(__file__).parent / "certificate.pem"
"""Of 127.0.0.1, made for these tests with its key, and believed by nobody else."""
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
Says = Callable[["Line"], Awaitable[None]]


class Line:
    """A connection as the far side has it."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer
        self.asked: list[bytes] = []

    async def hears(self) -> bytes:
        """The next request, whole."""
        head = await self.reader.readuntil(b"\r\n\r\n")
        length = next((line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), b":0")
        request = head + await self.reader.readexactly(int(length.partition(b":")[2]))
        self.asked.append(request)
        return request

    async def answers(self, *pieces: bytes) -> None:
        await self.hears()
        for piece in pieces:
            self.writer.write(piece)
            await self.writer.drain()
            await asyncio.sleep(0)  # each is read by itself


class Far:
    """A server that says what a test has it say, on each connection."""

    def __init__(self, says: Says, scheme: str = "http") -> None:
        self.lines: list[Line] = []
        self.tasks: list[asyncio.Task[None]] = []
        self.says, self.scheme, self.port = says, scheme, 0

    def exchange(self, method: str = "POST", body: bytes = b"{}", **more: object) -> Exchange:
        url = f"{self.scheme}://127.0.0.1:{self.port}/bot1:x/getMe"
        return Exchange(method, url, body=body, connect=5, write=5, read=5, **more)  # type: ignore[arg-type]

    def meets(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.lines.append(line := Line(reader, writer))
        self.tasks.append(asyncio.create_task(self._speaks(line)))

    async def _speaks(self, line: Line) -> None:
        with suppress(asyncio.IncompleteReadError, OSError):
            try:
                await self.says(line)
            finally:
                line.writer.close()
                await line.writer.wait_closed()


@asynccontextmanager
async def far(says: Says, context: ssl.SSLContext | None = None) -> AsyncIterator[tuple[Far, Connections]]:
    there, here = Far(says, "https" if context else "http"), Connections()
    server = await asyncio.start_server(there.meets, "127.0.0.1", 0, ssl=context)
    there.port = server.sockets[0].getsockname()[1]
    yield there, here
    await here.close()
    server.close()
    for task in there.tasks:
        task.cancel()
    await asyncio.gather(*there.tasks, return_exceptions=True)


def always(*pieces: bytes) -> Says:
    async def says(line: Line) -> None:
        while True:
            await line.answers(*pieces)

    return says


def once(*pieces: bytes) -> Says:
    return lambda line: line.answers(*pieces)


# -- what is read --


@pytest.mark.parametrize(
    ("answer", "content"),
    [
        (OK, b"ok"),
        (b"HTTP/1.1 200 OK\r\ncontent-length:0\r\n\r\n", b""),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\no\r\n1;x=y\r\nk\r\n0\r\nTrailer: t\r\n\r\n",
            b"ok",
        ),
        (b"HTTP/1.1 100 Continue\r\n\r\n" + OK, b"ok"),
        (b"HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n" + OK, b"ok"),
        (b"HTTP/1.1 204 No Content\r\n\r\n", b""),
    ],
)
async def test_an_answer_is_the_same_however_it_comes_and_the_connection_serves_again(
    answer: bytes, content: bytes
) -> None:
    for pieces in ((answer,), tuple(bytes((byte,)) for byte in answer)):
        async with far(always(*pieces)) as (there, here):
            for _ in range(3):
                exchange = there.exchange()
                assert await here.make(exchange) == content
                assert exchange.status in (200, 204)
                assert exchange.is_written
        assert len(there.lines) == 1


@pytest.mark.parametrize("version", [b"1.0", b"1.1"])
async def test_an_answer_may_end_with_its_connection(version: bytes) -> None:
    async with far(once(b"HTTP/%b 200 OK\r\nDate: now\r\n\r\no" % version, b"k")) as (there, here):
        exchange = there.exchange()
        assert await here.make(exchange) == b"ok"
        assert exchange.answered == {b"date": b"now"}


async def test_what_is_asked_is_asked_as_it_should_be() -> None:
    async with far(always(OK)) as (there, here):
        await here.make(there.exchange(headers="X: y\r\n"))
        await here.make(Exchange("GET", f"http://me:p%20w@127.0.0.1:{there.port}?a=b"))
    post, get = there.lines[0].asked[0], there.lines[0].asked[1]
    host = b"Host: 127.0.0.1:%d\r\n" % there.port
    assert post == b"POST /bot1:x/getMe HTTP/1.1\r\n" + host + b"X: y\r\nContent-Length: 2\r\n\r\n{}"
    assert get == b"GET /?a=b HTTP/1.1\r\n" + host + b"Authorization: Basic bWU6cCB3\r\n\r\n"


@pytest.mark.parametrize(
    "url", ["", "/", "127.0.0.1:1/", "ftp://127.0.0.1/", "http:///x", "http://[/", "http://a:b/", "http://a/字",
            "http://a/ b", "http://a/?x y", "http://" + "a" * 64 + ".b/"],
)  # fmt: skip
async def test_what_is_no_address_is_asked_nothing(url: str) -> None:
    exchange = Exchange("GET", url, connect=5)
    with pytest.raises((ValueError, OSError)):
        await Connections().make(exchange)
    assert not exchange.is_written


# -- what is not --


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (b"", 0),
        (b"HTTP/1.1 200 OK\r\nContent-Le", 0),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok", 200),
        (CHUNKED + b"2\r\nok\r\n", 200),
        (b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 3\r\n\r\n", 502),
    ],
)
async def test_an_answer_that_breaks_off_is_a_connection_that_broke(answer: bytes, status: int) -> None:
    async with far(once(answer) if answer else once()) as (there, here):
        exchange = there.exchange()
        with pytest.raises(ConnectionError):
            await here.make(exchange)
        assert (exchange.is_written, exchange.status) == (True, status)


@pytest.mark.parametrize(
    "answer",
    [
        b"SSH-2.0-x\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nok",
        CHUNKED + b"z\r\n",
        b"HTTP/1.1 200 OK\r\n a: b\r\n\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
    ],
)
async def test_what_is_no_answer_is_not_read(answer: bytes) -> None:
    async with far(always(answer)) as (there, here):
        with pytest.raises(Unreadable):
            await here.make(there.exchange())


async def test_neither_head_nor_answer_may_be_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "LARGEST_ANSWER", 300_000)
    start = b"HTTP/1.1 200 OK\r\n"
    for piece in (b"a: b\r\n" * 4000, b"Content-Length: 400000\r\n\r\n" + b"x" * 390_000):
        async with far(once(start, *[piece] * 4)) as (there, here):
            with pytest.raises(Unreadable):
                await here.make(there.exchange())
    async with far(once(start, b"Content-Length: 200000\r\n\r\n" + b"x" * 200_000)) as (there, here):
        assert len(await here.make(there.exchange())) == 200_000


async def test_a_silence_is_timed_out_and_an_answer_that_keeps_coming_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    now = asyncio.get_running_loop().time()
    go_on = asyncio.Event()

    async def says(line: Line) -> None:
        await line.answers(OK[:20])
        await go_on.wait()
        await line.answers()

    async with far(says) as (there, here):
        exchange = there.exchange()
        making = asyncio.create_task(here.make(exchange))
        await _until(lambda: bool(there.lines and there.lines[0].asked))
        (connection,) = here._open
        await _until(lambda: connection._size == 20)
        monkeypatch.setattr(connection._loop, "time", lambda: now + 4.9)
        connection._look()
        assert not making.done()
        connection.data_received(OK[20:30])
        monkeypatch.setattr(connection._loop, "time", lambda: now + 9.8)
        connection._look()
        await asyncio.sleep(0)
        assert not making.done()
        monkeypatch.setattr(connection._loop, "time", lambda: now + 10.0)
        connection._look()
        monkeypatch.undo()
        with pytest.raises(TimeoutError):
            await making
        go_on.set()


async def _until(ready: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not ready():
            await asyncio.sleep(0)


# -- connections --


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok",
        b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
        OK + OK,
        OK + b"HTTP/1.1 408 Request Timeout\r\n",
    ],
)
async def test_a_connection_that_is_to_end_or_says_more_than_it_was_asked_is_not_used_again(answer: bytes) -> None:
    async with far(always(answer)) as (there, here):
        for _ in range(2):
            assert await here.make(there.exchange()) == b"ok"
    assert len(there.lines) == 2


@pytest.mark.parametrize("words", [b"", b"HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n"])
async def test_one_that_ended_or_spoke_while_it_lay_idle_is_not_used_again(words: bytes) -> None:
    async def says(line: Line) -> None:
        await line.answers(OK)
        await asyncio.sleep(0)
        line.writer.write(words)

    async with far(says) as (there, here):
        for _ in range(2):
            assert await here.make(there.exchange()) == b"ok"
            await _until(lambda: not here._open)
    assert len(there.lines) == 2


async def test_one_that_has_lain_idle_too_long_is_not_used_again() -> None:
    async with far(always(OK)) as (there, here):
        await here.make(there.exchange())
        (connection,) = here._open
        for idle, lines in ((29.9, 1), (30.1, 2)):
            connection.used = asyncio.get_running_loop().time() - idle
            await here.make(there.exchange())
            assert len(there.lines) == lines


async def test_whoever_gives_up_leaves_no_connection_behind() -> None:
    async with far(always()) as (there, here):
        making = asyncio.create_task(here.make(there.exchange()))
        await _until(lambda: bool(there.lines and there.lines[0].asked))
        making.cancel()
        with pytest.raises(asyncio.CancelledError):
            await making
        await _until(lambda: not here._open)


async def test_giving_up_at_any_moment_of_connecting_leaves_no_socket_open() -> None:
    """One that is forgotten open is a warning, and so an error, where it is collected."""
    async with far(always()) as (there, here):
        for moments in range(20):
            making = asyncio.create_task(here.make(there.exchange()))
            for _ in range(moments):
                await asyncio.sleep(0)
            making.cancel()
            with suppress(asyncio.CancelledError):
                await making
            await _until(lambda: not here._open)
            gc.collect()


async def test_the_end_breaks_what_is_under_way() -> None:
    async with far(always()) as (there, here):
        making = asyncio.create_task(here.make(there.exchange()))
        await _until(lambda: bool(there.lines and there.lines[0].asked))
        await here.close()
        with pytest.raises(ConnectionError):
            await making


# -- large requests --

LARGE = b"x" * 40_000_000


async def test_a_large_request_goes_out_in_pieces_and_is_noted_before_its_last() -> None:
    noted: list[str] = []
    async with far(always(OK)) as (there, here):
        note = Note(lambda: noted.append(f"before {len(there.lines[0].asked)}"), lambda: noted.append("after"))
        assert await here.make(there.exchange(body=LARGE, note=note)) == b"ok"
    assert noted[0] == "before 0"
    assert there.lines[0].asked[0].endswith(LARGE)


async def test_a_large_request_that_nobody_takes_was_not_sent() -> None:
    async def says(line: Line) -> None:
        await line.reader.readexactly(1)
        await asyncio.Event().wait()

    async with far(says) as (there, here):
        exchange = there.exchange(body=LARGE)
        exchange.write = 0.02
        with pytest.raises(TimeoutError):
            await here.make(exchange)
        assert not exchange.is_written


@pytest.mark.parametrize("is_told", [True, False])
async def test_a_large_request_may_be_refused_before_all_is_said(is_told: bool) -> None:
    async def says(line: Line) -> None:
        await line.reader.readexactly(1000)
        if is_told:
            line.writer.write(b"HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno")
            await asyncio.Event().wait()
        line.writer.transport.abort()

    async with far(says) as (there, here):
        exchange = there.exchange(body=LARGE)
        if is_told:
            assert await here.make(exchange) == b"no"
            assert exchange.status == 413
        else:
            with pytest.raises(ConnectionError):
                await here.make(exchange)
        assert not exchange.is_written
        await _until(lambda: not here._open)


# -- TLS --


def _there() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context


async def test_whoever_cannot_show_a_known_certificate_is_told_nothing() -> None:
    async with far(always(OK), _there()) as (there, here):
        exchange = there.exchange()
        with pytest.raises(ssl.SSLCertVerificationError):
            await here.make(exchange)
        assert not exchange.is_written
        assert not there.lines


async def test_a_certificate_has_to_be_of_the_host_that_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    async with far(always(OK), _there()) as (there, here):
        assert [await here.make(there.exchange()) for _ in range(2)] == [b"ok", b"ok"]
        assert len(there.lines) == 1
        exchange = Exchange("GET", f"https://localhost:{there.port}/", connect=5)
        with pytest.raises(ssl.SSLCertVerificationError):
            await here.make(exchange)
