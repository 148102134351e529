"""The rules of HTTP as the bot hears it: what is heard, in which turn it is answered, and when a connection ends."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress

import pytest

from bot.delivery import listener
from bot.delivery.listener import Listener, Request, Response

pytestmark = pytest.mark.anyio
GET = b"GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n"
POST = b"POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody"
CHUNKED = b"POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nbo\r\n2;x\r\ndy\r\n0\r\n\r\n"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX: y\r\n\r\nok"


class House:
    """A listener, whoever comes to it, and what they asked; answered at once, or when a test says so."""

    def __init__(self) -> None:
        self.listener = Listener(self.hear, largest_body=4)
        self.port = 0
        self.asked: list[Request] = []
        self.held: list[Callable[[Response], None]] = []
        self.holds = False
        self._writers: list[asyncio.StreamWriter] = []

    def hear(self, request: Request, respond: Callable[[Response], None]) -> None:
        self.asked.append(request)
        if self.holds:
            self.held.append(respond)
        else:
            respond(Response(200, b"ok", ("X: y",)))

    async def comes(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        self._writers.append(writer)
        return reader, writer

    async def says(self, *pieces: bytes) -> bytes:
        """All that is answered until the connection ends, where nothing more is said."""
        reader, writer = await self.comes()
        for piece in pieces:
            writer.write(piece)
            await asyncio.sleep(0)
        writer.write_eof()
        return await reader.read()

    async def leaves(self) -> None:
        for writer in self._writers:
            writer.close()


@pytest.fixture
async def house() -> AsyncIterator[House]:
    house = House()
    house.port = await house.listener.start()
    yield house
    await house.leaves()
    await house.listener.stop()


async def until(ready: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not ready():
            await asyncio.sleep(0)


@pytest.mark.parametrize("request_", [GET, POST, CHUNKED])
async def test_a_request_is_the_same_however_it_comes(house: House, request_: bytes) -> None:
    assert await house.says(request_, request_) == OK * 2
    assert await house.says(*(bytes((byte,)) for byte in request_)) == OK
    method, body = ("GET", b"") if request_ is GET else ("POST", b"body")
    assert {(one.method, one.path, one.headers[b"host"], one.body) for one in house.asked} == {
        (method, b"/a", b"x", body)
    }
    assert len(house.asked) == 3


async def test_a_head_is_answered_without_a_body(house: House) -> None:
    assert await house.says(GET.replace(b"GET", b"HEAD"), GET) == OK[:-2] + OK


@pytest.mark.parametrize("words", [POST[:-4] + b"too long", CHUNKED.replace(b"0\r\n\r\n", b"1\r\nx\r\n0\r\n\r\n")])
async def test_of_a_body_that_is_too_long_nothing_is_kept_and_the_connection_serves_on(
    house: House, words: bytes
) -> None:
    assert await house.says(words.replace(b": 4", b": 8"), GET) == OK * 2
    assert [request.body for request in house.asked] == [None, b""]


@pytest.mark.parametrize(
    "words",
    [
        b"GET /a HTTP/1.0\r\n\r\n",
        b"GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"GET /a HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
    ],
)
async def test_a_connection_ends_where_it_is_asked_to(house: House, words: bytes) -> None:
    reader, writer = await house.comes()
    writer.write(words)
    assert await reader.read() == OK


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (b"\x16\x03\x01\x00\xa5\x01", 400),
        (b"GET / HTTP/9.9\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx", 400),
        (b"POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n a: b\r\n\r\n", 400),
        (b"GET /" + b"a" * 70_000, 431),
        (b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 20_000, 431),
    ],
)
async def test_what_is_no_request_is_refused_and_the_connection_ends(house: House, words: bytes, status: int) -> None:
    reader, writer = await house.comes()
    writer.write(words)
    head = (await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")
    assert head[0].split()[1] == str(status).encode()
    assert head[1:] == [b"Content-Length: 0", b"", b""]
    with suppress(ConnectionResetError):  # of what was not read any more
        assert await reader.read() == b""
    assert not house.asked
    await until(lambda: not house.listener.visits)


async def test_whoever_asks_again_before_the_answer_gets_that_one_alone(house: House) -> None:
    house.holds = True
    reader, writer = await house.comes()
    writer.write(GET + POST)
    await until(lambda: bool(house.held))
    house.held[0](Response(503))
    assert await reader.read() == b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"
    assert len(house.asked) == 1


async def test_garbage_after_a_request_does_not_cost_its_answer(house: House) -> None:
    house.holds = True
    reader, writer = await house.comes()
    writer.write(GET + b"\x00\x00\r\n\r\n")
    await until(lambda: bool(house.held))
    house.held[0](Response(200))
    assert await reader.read() == b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"


async def test_an_answer_to_whoever_has_left_goes_nowhere(house: House) -> None:
    house.holds = True
    _, writer = await house.comes()
    writer.write(GET)
    await until(lambda: bool(house.held))
    writer.transport.abort()
    await until(lambda: not house.listener.visits)
    house.held[0](Response(200))


async def test_whoever_takes_too_long_is_let_go_and_whoever_waits_is_not(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.holds = True
    waiting, asking, silent = await house.comes(), await house.comes(), await house.comes()
    waiting[1].write(GET)
    asking[1].write(GET[:-1])
    await until(lambda: len(house.listener.visits) == 3 and bool(house.held))
    loop = asyncio.get_running_loop()
    now = loop.time()
    monkeypatch.setattr(loop, "time", lambda: now + listener.HURRY - 1)
    house.listener._look()
    assert len([visit for visit in house.listener.visits if not visit.transport.is_closing()]) == 3
    monkeypatch.setattr(loop, "time", lambda: now + listener.HURRY + 1)
    house.listener._look()
    monkeypatch.undo()
    for reader, _ in (asking, silent):
        assert await reader.read() == b""
    house.held[0](Response(200))
    assert (await waiting[0].readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 200")


async def test_the_end_lets_out_what_was_answered_and_nobody_comes_after_it(house: House) -> None:
    reader, writer = await house.comes()
    writer.write(GET)
    await until(lambda: bool(house.asked))
    await house.listener.stop()
    assert await reader.read() == OK
    with pytest.raises(ConnectionRefusedError):
        await house.comes()
