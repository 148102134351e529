"""Requests to Telegram, as python-telegram-bot's request class; it holds back and repeats nothing.

Why not the default: httpx and what lies below it take four fifths of a bot's processor time. It never logs, and no
error's text holds a URL, for each URL holds the token.

What went wrong it tells by `bot.delivery.failures`; nothing is logged of an answer that could not be read.
"""

import asyncio
import json
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, cast

from telegram.error import TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.delivery.connections import Connections, Exchange, Note, Unreadable
from bot.delivery.failures import Dropped, Garbled, Limited, Unavailable, Unsent, UnsentInTime

if TYPE_CHECKING:
    from telegram._utils.types import ODVInput

POOL_TIMEOUT: Final = (
    "Pool timeout: All connections in the connection pool are occupied. Request was *not* sent to Telegram. "
    "Consider adjusting the connection pool size or the pool timeout."
)
WRITE_TIMEOUT: Final = 5.0
writing: ContextVar[Note | None] = ContextVar("writing", default=None)


class DirectRequest(BaseRequest):
    """`connections` at most at once; timeouts in seconds, None for none, with python-telegram-bot's meaning."""

    __slots__ = ("_connections", "_places", "_timeouts")

    def __init__(
        self,
        connections: int = 256,
        read_timeout: float | None = 5.0,
        connect_timeout: float | None = 5.0,
        pool_timeout: float | None = 1.0,
    ) -> None:
        if connections < 1:
            raise ValueError(f"connections: {connections}: at least one is needed")
        self._timeouts = {
            "read": read_timeout,
            "write": WRITE_TIMEOUT,
            "connect": connect_timeout,
            "pool": pool_timeout,
        }
        self._places = asyncio.Semaphore(connections)
        self._connections: Connections | None = None

    @property
    def read_timeout(self) -> float | None:
        return self._timeouts["read"]

    async def initialize(self) -> None:
        self._connections = self._connections or Connections()

    async def shutdown(self) -> None:
        if self._connections is not None:
            connections, self._connections = self._connections, None
            await connections.close()

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
        """Status and content; raises what `bot.delivery.failures` lists, and ValueError for files: none is sent."""
        if self._connections is None:
            raise RuntimeError("This DirectRequest is not initialized!")
        default = self._timeouts
        body = _content(request_data) if request_data else b""
        exchange = Exchange(
            method,
            url,
            f"{_USER_AGENT}Content-Type: application/json\r\n" if request_data else _USER_AGENT,
            body,
            _given(connect_timeout, default["connect"]),
            _given(write_timeout, default["write"]),
            _given(read_timeout, default["read"]),
            writing.get(),
        )
        await self._take_place(_given(pool_timeout, default["pool"]))
        try:
            return await _exchanged(self._connections, exchange)
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


async def _exchanged(connections: Connections, exchange: Exchange) -> tuple[int, bytes]:
    try:
        content = await connections.make(exchange)
    except (OSError, ValueError, Unreadable) as error:  # TimeoutError is an OSError
        raise _fault(error, exchange) from None
    status = exchange.status
    if status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise _refusal(status, content)
    return status, content


def _content(data: RequestData) -> bytes:
    """The parameters as JSON.

    A form takes three times the bytes for Chinese text. A value that is JSON already goes as the text that it is. A
    lone surrogate is no character; python-telegram-bot's own way fails on it.
    """
    if data.contains_files:
        raise ValueError("a file: this request class sends none")
    return _json(data.parameters).encode("utf-8", "replace")


_json: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_USER_AGENT: Final = f"User-Agent: {BaseRequest.USER_AGENT}\r\n"
_NOT_GIVEN: Final = type(BaseRequest.DEFAULT_NONE)


def _given(value: object, default: float | None) -> float | None:
    return default if isinstance(value, _NOT_GIVEN) else cast("float | None", value)


def _fault(error: Exception, exchange: Exchange) -> TelegramError:
    """What an exchange that broke off means."""
    status = exchange.status
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return Garbled(took_effect=True)
    if status:
        return Unavailable(f"the answer broke off ({status})")
    if isinstance(error, TimeoutError):
        return TimedOut() if exchange.is_written else UnsentInTime()
    words = type(error).__name__
    if isinstance(error, OSError) and error.strerror:
        words += f": {error.errno}"
    return Dropped(words) if exchange.is_written else Unsent(words)


def _refusal(status: int, content: bytes) -> TelegramError:
    try:
        answer = DirectRequest.parse_json_payload(content)
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
