"""What python-telegram-bot expects of a request class, and what this one tells beyond that."""

import asyncio
import json
import logging
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from aiohttp import web
from telegram import InputFile
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.delivery.connections import Note
from bot.delivery.failures import Dropped, Garbled, Limited, Unavailable, Unsent, UnsentInTime, seconds
from bot.delivery.request import DirectRequest, writing
from tests.bot_api import TOKEN

pytestmark = pytest.mark.anyio
Handler = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


class Canned:
    """A server that does what a test tells it, and keeps what it was asked."""

    def __init__(self) -> None:
        self.behave: Handler = self.answer
        self.status, self.body = 200, b'{"ok": true, "result": true}'
        self.asked: list[tuple[str, dict[str, str], bytes]] = []
        self.url = ""

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:  # noqa: ARG002 -- a handler's argument
        return web.Response(status=self.status, body=self.body, content_type="application/json")

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        self.asked.append((request.method, dict(request.headers), await request.read()))
        return await self.behave(request)

    def answers(self, status: int, body: bytes | dict[str, Any]) -> None:
        self.status = status
        self.body = body if isinstance(body, bytes) else json.dumps(body).encode()


@pytest.fixture
async def canned() -> AsyncIterator[Canned]:
    canned = Canned()
    runner = web.ServerRunner(web.Server(canned.handle, access_log=None), shutdown_timeout=0.05)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    canned.url = f"http://127.0.0.1:{runner.addresses[0][1]}/bot{TOKEN}/getMe"
    yield canned
    await runner.cleanup()


@pytest.fixture
async def request_() -> AsyncIterator[DirectRequest]:
    async with DirectRequest() as request:
        yield request


def data(**parameters: Any) -> RequestData:
    return RequestData([RequestParameter.from_input(name, value) for name, value in parameters.items()])


async def hangs(request: web.BaseRequest) -> web.StreamResponse:  # noqa: ARG001 -- a handler's argument
    await asyncio.sleep(30)
    return web.Response()


async def breaks(request: web.BaseRequest) -> web.StreamResponse:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def breaks_in_the_middle(request: web.BaseRequest) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": "1000"})
    await response.prepare(request)
    await response.write(b'{"ok":true,')
    assert request.transport is not None
    request.transport.close()
    return response


# -- python-telegram-bot's expectations --


async def test_it_must_be_initialized_and_can_be_shut_down_and_initialized_again(canned: Canned) -> None:
    request = DirectRequest()
    await request.shutdown()
    with pytest.raises(RuntimeError, match="not initialized"):
        await request.do_request(canned.url, "POST")
    for _ in range(2):
        await request.initialize()
        await request.initialize()
        assert await request.post(canned.url) is True
        await request.shutdown()
        await request.shutdown()
    with pytest.raises(RuntimeError, match="not initialized"):
        await request.do_request(canned.url, "POST")


async def test_post_gives_the_result_and_retrieve_the_content(canned: Canned, request_: DirectRequest) -> None:
    canned.answers(200, {"ok": True, "result": {"a": "字"}})
    assert await request_.post(canned.url, data(chat_id=1)) == {"a": "字"}
    assert await request_.retrieve(canned.url) == canned.body
    assert [method for method, _, _ in canned.asked] == ["POST", "GET"]
    assert canned.asked[0][1]["User-Agent"] == DirectRequest.USER_AGENT


async def test_bytes_that_are_no_utf_8_are_replaced(canned: Canned, request_: DirectRequest) -> None:
    canned.answers(200, b'{"ok": true, "result": "test_string\x80"}')
    result: object = await request_.post(canned.url)
    assert result == "test_string\ufffd"


@pytest.mark.parametrize("body", [b"{", b"", b"<html>", b"[]", b"null", b"{}"])
async def test_an_answer_that_is_no_answer_is_an_invalid_server_response(
    canned: Canned, request_: DirectRequest, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    canned.answers(200, body)
    with pytest.raises(TelegramError, match="Invalid server response") as caught:
        await request_.post(canned.url)
    assert isinstance(caught.value, Garbled)
    assert not caught.value.took_effect
    assert not caplog.records


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, BadRequest),
        (401, InvalidToken),
        (403, Forbidden),
        (404, InvalidToken),
        (409, Conflict),
        (500, NetworkError),
        (502, NetworkError),
        (777, NetworkError),
    ],
)
async def test_a_status_is_its_own_error_with_telegrams_words(
    canned: Canned, request_: DirectRequest, status: int, kind: type[TelegramError]
) -> None:
    canned.answers(status, {"ok": False, "description": "Test String"})
    with pytest.raises(kind, match="Test String") as caught:
        await request_.post(canned.url)
    assert type(caught.value) in (kind, Unavailable)


async def test_without_words_the_status_is_named(canned: Canned, request_: DirectRequest) -> None:
    canned.answers(502, b"<html>")
    with pytest.raises(NetworkError, match=r"Bad Gateway \(502\)"):
        await request_.post(canned.url)
    canned.answers(599, b"<html>")
    with pytest.raises(NetworkError, match=r"Unknown HTTPError \(599\)"):
        await request_.post(canned.url)


async def test_a_moved_chat_and_a_wait_are_told_with_their_numbers(canned: Canned, request_: DirectRequest) -> None:
    canned.answers(400, {"ok": False, "parameters": {"migrate_to_chat_id": -123}})
    with pytest.raises(ChatMigrated) as migrated:
        await request_.post(canned.url)
    assert migrated.value.new_chat_id == -123
    canned.answers(429, {"ok": False, "parameters": {"retry_after": 42}})
    with pytest.raises(RetryAfter, match="42 seconds") as limited:
        await request_.post(canned.url)
    assert isinstance(limited.value, Limited)
    assert seconds(limited.value) == 42


async def test_parameters_go_as_json(canned: Canned, request_: DirectRequest) -> None:
    canned.behave = json_back
    values = {"a": '字 &=%+;\n"', "b": [1, {"c": "d"}], "e": True, "f": -5, "g": 1.5, "h": "", "i": '{"j": "k"}'}
    assert await request_.post(canned.url, data(**values)) == values
    assert await request_.post(canned.url, data(a="\ud800")) == {"a": "?"}


async def json_back(request: web.BaseRequest) -> web.StreamResponse:
    assert request.content_type == "application/json"
    return web.json_response({"ok": True, "result": await request.json()})


async def test_a_file_is_refused_before_anything_is_sent(canned: Canned, request_: DirectRequest) -> None:
    with pytest.raises(ValueError, match="file"):
        await request_.do_request(canned.url, "POST", data(document=InputFile(b"content")))
    assert not canned.asked


async def test_a_slow_answer_is_timed_out_and_a_longer_time_waits_for_it(canned: Canned) -> None:
    async def late(request: web.BaseRequest) -> web.StreamResponse:
        await asyncio.sleep(0.1)
        return await canned.answer(request)

    canned.behave = late
    async with DirectRequest(read_timeout=0.02) as request:
        assert request.read_timeout == 0.02
        with pytest.raises(TimedOut) as caught:
            await request.post(canned.url, data(a=1))
        assert not isinstance(caught.value, Unsent)
        assert await request.post(canned.url, data(a=1), read_timeout=5) is True
        assert await request.post(canned.url, data(a=1), read_timeout=None) is True


async def test_no_free_connection_in_time_is_a_pool_timeout_that_was_not_sent(canned: Canned) -> None:
    canned.behave = hangs
    async with DirectRequest(1, pool_timeout=0.02) as request:
        first = asyncio.create_task(request.post(canned.url, data(a=1)))
        await asyncio.sleep(0.01)
        with pytest.raises(TimedOut, match=r"Pool timeout.*\*not\* sent") as caught:
            await request.post(canned.url, data(a=2))
        assert isinstance(caught.value, UnsentInTime)
        first.cancel()
        canned.behave = canned.answer
        assert await request.post(canned.url, data(a=3)) is True


async def test_an_address_that_takes_no_connection_in_time_is_timed_out_and_not_sent() -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        crowd = [socket.socket() for _ in range(4)]
        for one in crowd:
            one.setblocking(False)
            one.connect_ex(deaf.getsockname())
        async with DirectRequest(connect_timeout=0.02) as request:
            with pytest.raises(TimedOut) as caught:
                await request.post(f"http://127.0.0.1:{deaf.getsockname()[1]}/", data(a=1))
        for one in crowd:
            one.close()
    assert isinstance(caught.value, Unsent)


# -- beyond --


async def test_a_refused_connection_was_not_sent(request_: DirectRequest) -> None:
    with pytest.raises(NetworkError) as caught:
        await request_.post("http://127.0.0.1:9/", data(a=1))
    assert type(caught.value) is Unsent


async def test_a_connection_that_breaks_after_the_request_is_told_from_one_before_it(
    canned: Canned, request_: DirectRequest
) -> None:
    canned.behave = breaks
    with pytest.raises(Dropped):
        await request_.post(canned.url, data(a=1))
    canned.behave = breaks_in_the_middle
    with pytest.raises(Garbled) as caught:
        await request_.post(canned.url, data(a=1))
    assert caught.value.took_effect


async def test_half_an_answer_of_telegrams_says_that_the_call_took_effect(
    canned: Canned, request_: DirectRequest
) -> None:
    canned.answers(200, b'{"ok":true,"result":{"message_id":')
    with pytest.raises(Garbled) as caught:
        await request_.post(canned.url)
    assert caught.value.took_effect


async def test_what_is_to_be_noted_is_noted_in_the_moment_before_the_request_is_written(
    canned: Canned, request_: DirectRequest
) -> None:
    noted: list[tuple[str, int]] = []
    note = Note(lambda: noted.append(("before", len(canned.asked))), lambda: noted.append(("after", len(canned.asked))))
    token = writing.set(note)
    await request_.post(canned.url, data(a=1))
    with pytest.raises(Unsent):
        await request_.post("http://127.0.0.1:9/", data(a=1))
    writing.reset(token)
    assert noted == [("before", 0), ("after", 0)]


async def test_a_redirect_is_not_followed(canned: Canned, request_: DirectRequest) -> None:
    async def moved(request: web.BaseRequest) -> web.StreamResponse:  # noqa: ARG001 -- a handler's argument
        return web.Response(status=302, headers={"Location": canned.url})

    canned.behave = moved
    with pytest.raises(NetworkError, match="302"):
        await request_.post(canned.url)
    assert len(canned.asked) == 1


async def test_no_log_line_and_no_error_holds_the_token(canned: Canned, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    texts: list[str] = []
    async with DirectRequest(read_timeout=0.02) as request:
        for behave in (breaks, breaks_in_the_middle, hangs):
            canned.behave = behave
            texts += await errors(request, canned.url)
        texts += await errors(request, f"http://127.0.0.1:9/bot{TOKEN}/getMe")
        texts += await errors(request, f"nonsense:/bot{TOKEN}/getMe")
        texts += await errors(request, f"http://[/bot{TOKEN}/getMe")
    assert len(texts) == 6
    assert TOKEN not in "".join(texts) + caplog.text


async def errors(request: DirectRequest, url: str) -> list[str]:
    with pytest.raises(NetworkError if "127" not in url or ":9/" in url else TelegramError) as caught:
        await request.post(url, data(a=1))
    chain: list[str] = []
    error: BaseException | None = caught.value
    while error is not None:
        chain += [str(error), repr(error)]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return [" ".join(chain)]


async def test_no_connection_at_all_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="connections"):
        DirectRequest(0)


async def test_the_environment_sends_no_request_elsewhere(
    canned: Canned, request_: DirectRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert await request_.post(canned.url) is True


async def test_a_hundred_calls_share_a_few_connections(canned: Canned) -> None:
    ports: set[int] = set()

    async def note(request: web.BaseRequest) -> web.StreamResponse:
        ports.add(request.transport.get_extra_info("peername")[1] if request.transport else 0)
        return await canned.answer(request)

    canned.behave = note
    async with DirectRequest(4, pool_timeout=10) as request:
        await asyncio.gather(*(request.post(canned.url, data(a=n)) for n in range(100)))
    assert len(ports) <= 4
