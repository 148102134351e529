"""Requests to Telegram by aiohttp, as python-telegram-bot's request class; it holds back and repeats nothing.

Why not the default: httpx and what lies below it take four fifths of a bot's processor time; this serves 4.6 times as
many replies. It never logs, and no error's text holds a URL, for each URL holds the token.

What went wrong it tells by `bot.delivery.failures`; nothing is logged of an answer that could not be read.
"""

import asyncio
import io
import json
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, cast

import aiohttp
from aiohttp.abc import AbstractStreamWriter
from aiohttp.payload import Payload
from telegram.error import TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.delivery.failures import Dropped, Garbled, Limited, Unavailable, Unsent, UnsentInTime

if TYPE_CHECKING:
    from telegram._utils.types import ODVInput

PIECE: Final = 0x10000
POOL_TIMEOUT: Final = (
    "Pool timeout: All connections in the connection pool are occupied. Request was *not* sent to Telegram. "
    "Consider adjusting the connection pool size or the pool timeout."
)


@dataclass(frozen=True, slots=True)
class Note:
    """What to call in the moment before the last piece of a request is written, and once it is out of our hands."""

    before: Callable[[], None]
    after: Callable[[], None]


writing: ContextVar[Note | None] = ContextVar("writing", default=None)


class AiohttpRequest(BaseRequest):
    """`connections` at most at once; timeouts in seconds, None for none, with python-telegram-bot's meaning."""

    __slots__ = ("_media_write_timeout", "_places", "_session", "_timeouts")

    def __init__(
        self,
        connections: int = 256,
        read_timeout: float | None = 5.0,
        write_timeout: float | None = 5.0,
        connect_timeout: float | None = 5.0,
        pool_timeout: float | None = 1.0,
        media_write_timeout: float | None = 20.0,
        proxy: str | None = None,
    ) -> None:
        if proxy is not None:
            raise ValueError("proxy: this request class connects directly; use a self-hosted Bot API server instead")
        if connections < 1:
            raise ValueError(f"connections: {connections}: at least one is needed")
        self._timeouts = {
            "read": read_timeout,
            "write": write_timeout,
            "connect": connect_timeout,
            "pool": pool_timeout,
        }
        self._media_write_timeout = media_write_timeout
        self._places = asyncio.Semaphore(connections)
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return self._timeouts["read"]

    async def initialize(self) -> None:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                # The places above are the limit: aiohttp cannot tell waiting for one from connecting.
                connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=30, ttl_dns_cache=300),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                trust_env=False,
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: "ODVInput[float]" = BaseRequest.DEFAULT_NONE,
        write_timeout: "ODVInput[float]" = BaseRequest.DEFAULT_NONE,
        connect_timeout: "ODVInput[float]" = BaseRequest.DEFAULT_NONE,
        pool_timeout: "ODVInput[float]" = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Status and content; raises what `bot.delivery.failures` lists."""
        if self._session is None or self._session.closed:
            raise RuntimeError("This AiohttpRequest is not initialized!")
        default = self._timeouts
        has_files = request_data is not None and request_data.contains_files
        write = _given(write_timeout, self._media_write_timeout if has_files else default["write"])
        body = await _body(request_data, write) if request_data else None
        timeout = _timeout(_given(connect_timeout, default["connect"]), _given(read_timeout, default["read"]))
        await self._take_place(_given(pool_timeout, default["pool"]))
        try:
            return await self._exchange(self._session, method, url, body, timeout)
        finally:
            self._places.release()

    async def call(self, url: str, parameters: Mapping[str, object], read_timeout: float | None = None) -> Any:
        """Telegram's result of a method, as it came, for parameters that are plain JSON; raises as `post` does.

        `read_timeout` is in seconds, the usual one where it is None.
        """
        data = cast("RequestData", _Parameters(parameters))
        return await self.post(url, data, read_timeout=self.read_timeout if read_timeout is None else read_timeout)

    async def _take_place(self, timeout: float | None) -> None:
        if not self._places.locked():
            await self._places.acquire()
            return
        try:
            async with asyncio.timeout(timeout):
                await self._places.acquire()
        except TimeoutError:
            raise UnsentInTime(POOL_TIMEOUT) from None

    async def _exchange(
        self,
        session: aiohttp.ClientSession,
        method: str,
        url: str,
        body: "_Body | None",
        timeout: aiohttp.ClientTimeout,
    ) -> tuple[int, bytes]:
        status = 0
        try:
            # A redirect is not followed: it would hand the token to whoever it points at.
            async with session.request(method, url, data=body, timeout=timeout, allow_redirects=False) as response:
                status = response.status
                content = await response.read()
        except (aiohttp.ClientError, OSError) as error:
            raise _fault(error, status, body is None or body.is_written) from _harmless(error)
        if status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise _refusal(status, content)
        return status, content

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer; raises Garbled. Unlike python-telegram-bot's own it logs nothing of what it could not read."""
        try:
            answer = json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            answer = None
        if not isinstance(answer, dict) or not ({"result", "description", "error_code", "parameters"} & answer.keys()):
            # Only Telegram begins so; a page of a proxy on the way has changed nothing.
            raise Garbled(b"".join(payload[:40].split()).startswith(b'{"ok":true'))
        return answer


@dataclass(frozen=True, slots=True)
class _Parameters:
    """As much of python-telegram-bot's RequestData as this class reads."""

    parameters: Mapping[str, object]
    contains_files: bool = False


class _Body(Payload):
    """A request's content, which knows whether it has been written."""

    def __init__(self, value: bytes, content_type: str, write_timeout: float | None) -> None:
        super().__init__(value, content_type=content_type)
        self._size: int = len(value)
        self._write_timeout = write_timeout
        self._note = writing.get()
        self.is_written = False

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        return bytes(self._value).decode(encoding, errors)

    async def write(self, writer: AbstractStreamWriter) -> None:
        last = max(0, (len(self._value) - 1) // PIECE * PIECE)
        for start in range(0, last, PIECE):
            async with asyncio.timeout(self._write_timeout):
                await writer.write(self._value[start : start + PIECE])
        transport = writer.transport
        if transport is None or transport.is_closing():
            raise aiohttp.ClientConnectionResetError("Cannot write to closing transport")
        if self._note:
            self._note.before()
        self.is_written = True
        await writer.write(self._value[last:])
        if self._note and not transport.get_write_buffer_size():
            self._note.after()

    async def write_with_length(self, writer: AbstractStreamWriter, content_length: int | None) -> None:  # noqa: ARG002 -- it is the whole
        await self.write(writer)


async def _body(data: RequestData, write_timeout: float | None) -> _Body:
    if not data.contains_files:
        # A form takes three times the bytes for Chinese text. A value that is JSON already goes as the text that it is.
        # A lone surrogate is no character; python-telegram-bot's own way fails on it.
        return _Body(_json(data.parameters).encode("utf-8", "replace"), "application/json", write_timeout)
    form = aiohttp.FormData(quote_fields=False, default_to_multipart=True)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        # As a stream, for aiohttp warns of large bytes as a value; they are written in pieces all the same.
        stream = io.BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, stream, filename=filename, content_type=kind)
    payload = form()
    return _Body(await payload.as_bytes(), payload.headers["Content-Type"], write_timeout)


_json: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@lru_cache(64)
def _timeout(connect: float | None, read: float | None) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=None, connect=connect, sock_read=read)


_NOT_GIVEN: Final = type(BaseRequest.DEFAULT_NONE)


def _given(value: object, default: float | None) -> float | None:
    return default if isinstance(value, _NOT_GIVEN) else cast("float | None", value)


def _fault(error: Exception, status: int, is_written: bool) -> TelegramError:
    """What an exchange that broke off means; `status` is 0 where no answer had begun."""
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return Garbled(took_effect=True)
    if status:
        return Unavailable(f"the answer broke off ({status})")
    if isinstance(error, TimeoutError):
        return TimedOut() if is_written and not isinstance(error, aiohttp.ConnectionTimeoutError) else UnsentInTime()
    words = f"aiohttp.{type(error).__name__}"
    if isinstance(error, OSError) and error.strerror and not isinstance(error, aiohttp.ClientConnectorError):
        words += f": {error.errno}"
    return Dropped(words) if is_written and not isinstance(error, _UNCONNECTED) else Unsent(words)


_UNCONNECTED: Final = (aiohttp.ClientConnectorError, aiohttp.InvalidURL, aiohttp.ClientConnectorDNSError)


def _harmless(error: Exception) -> Exception | None:
    """The cause to show, None where its text could hold the URL."""
    return error if isinstance(error, (TimeoutError, aiohttp.ClientConnectorError)) else None


def _refusal(status: int, content: bytes) -> TelegramError:
    try:
        answer = AiohttpRequest.parse_json_payload(content)
    except Garbled:
        answer = {}
    parameters = answer.get("parameters")
    seconds = parameters.get("retry_after") if isinstance(parameters, Mapping) else None
    if status == HTTPStatus.TOO_MANY_REQUESTS and isinstance(seconds, int | float):
        return Limited(seconds)
    return Unavailable(str(answer.get("description") or f"{_phrase(status)} ({status})"))


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown HTTPError"
