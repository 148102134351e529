"""Telegram and its people at as little cost as can be, so that benchmarks.serving measures the bots and not these.

It validates nothing that bots say: the tests' Bot API server has. What it holds them to is that each question gets one
reply, in the order of its chat. Written for one bot on loopback that speaks well-formed HTTP.
"""

import asyncio
import json
import re
import time
from collections import deque
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any, Final, NamedTuple, Self
from urllib.parse import parse_qs, urlsplit

TOKEN: Final = "7000000001:AAtest-token_of-the-double_01234567"  # noqa: S105 -- of nobody's bot
BOT: Final = {
    "id": 7000000001, "is_bot": True, "first_name": "Bot", "username": "a_bot", "supports_inline_queries": True
}  # fmt: skip
DATE: Final = 1_790_000_000
BATCH: Final = 100
HEAD_ENDS: Final = b"\r\n\r\n"
LENGTH: Final = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")
Answer = Callable[[bytes], None]


class Asked(NamedTuple):
    """A question that waits for its reply: its message's number, its words, when it was asked."""

    message_id: int
    text: str
    at: float


class Update(NamedTuple):
    """An update on its way to the bot."""

    id: int
    person: "Person"
    body: bytes


class Person:
    """Somebody in a private chat with the bot."""

    def __init__(self, number: int, crowd: "Crowd") -> None:
        self.id = number
        self.waiting: deque[Asked] = deque()
        self.updates: deque[Update] = deque()
        """What Telegram has not posted yet; the first is on its way."""
        self._crowd = crowd
        who = {"id": number, "first_name": f"P{number}"}
        sender, chat = {**who, "is_bot": False, "language_code": "zh-hans"}, {**who, "type": "private"}
        self.chat = json.dumps(chat).encode()
        self._opening = b',"from":%b,"chat":%b,"date":%d,"text":' % (json.dumps(sender).encode(), self.chat, DATE)

    def asks(self, text: str) -> None:
        number = next(self._crowd.numbers)
        self.waiting.append(Asked(number, text, time.perf_counter()))
        words = json.dumps(text).encode()
        message = b'{"message_id":%d%b%b}' % (number, self._opening, words)
        self._crowd.tells(self, b'"message":' + message)

    def reads(self, text: str, reply_to: int | None) -> Asked:
        """The question that a reply answers; raises AssertionError where it is not the one whose turn it is."""
        if not self.waiting:
            raise AssertionError(f"{self.id}: a reply to nothing: {text[:40]!r}")
        asked = self.waiting.popleft()
        if reply_to != asked.message_id and text != asked.text:
            raise AssertionError(f"{self.id}: {text[:40]!r} answers {reply_to}, not {asked}")
        return asked


class Crowd:
    """Telegram for one bot; `round_trip` in seconds: half before a call's effect, half after. No call is refused.

    `replied` hears of each reply: who got it, when it was asked for. `faults` holds what was not as it should be.
    A post that the bot does not agree to is made again after `patience` seconds.
    """

    def __init__(self, round_trip: float = 0.0) -> None:
        self.token, self.base_url = TOKEN, ""
        self.faults: list[str] = []
        self.numbers: Iterator[int] = count(1)
        self.replied: Callable[[Person, float], object] = lambda person, at: None  # noqa: ARG005 -- nobody cares yet
        self.patience = 1.0
        self._way = round_trip / 2
        self._people: dict[int, Person] = {}
        self._updates: dict[int, Update] = {}
        self._posts: Posts | None = None
        self._poll: tuple[Answer, asyncio.TimerHandle] | None = None
        self._is_waking = False
        self._loop = asyncio.get_running_loop()

    async def __aenter__(self) -> Self:
        self._server = await self._loop.create_server(lambda: Connection(self.hears), "127.0.0.1", 0)
        self.base_url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/bot"
        return self

    async def __aexit__(self, *error: object) -> None:
        if self._posts:
            self._posts.close()
        self._server.close()

    def person(self) -> Person:
        number = 100_001 + len(self._people)
        self._people[number] = person = Person(number, self)
        return person

    @property
    def is_answered(self) -> bool:
        return not any(person.waiting for person in self._people.values())

    @property
    def unconfirmed(self) -> int:
        """Updates that the bot may get once more."""
        return len(self._updates)

    # -- to the bot --

    def tells(self, person: Person, what: bytes) -> None:
        number = next(self.numbers)
        update = self._updates[number] = Update(number, person, b'{"update_id":%d,%b}' % (number, what))
        if self._posts:
            self._posts.offer(update)
        elif self._poll and not self._is_waking:
            self._is_waking = True  # what comes in the same moment goes along
            self._loop.call_soon(self._wake)

    def _wake(self) -> None:
        self._is_waking = False
        if self._poll:
            answer, timer = self._poll
            self._poll = None
            timer.cancel()
            answer(self._batch())

    def _batch(self) -> bytes:
        bodies = [update.body for update, _ in zip(self._updates.values(), range(BATCH), strict=False)]
        return b'{"ok":true,"result":[%b]}' % b",".join(bodies)

    def _fetch(self, answer: Answer, offset: int, timeout: float) -> None:
        while self._updates and (oldest := next(iter(self._updates))) < offset:
            del self._updates[oldest]
        if self._updates or not timeout:
            answer(self._batch())
        else:
            self._poll = (answer, self._loop.call_later(timeout, self._wake))

    # -- from the bot --

    def hears(self, method: str, body: bytes, answer: Answer) -> None:
        if not self._way:
            self._performs(method, body, answer)
            return

        def late(content: bytes) -> None:
            self._loop.call_later(self._way, answer, content)

        self._loop.call_later(self._way, self._performs, method, body, late)

    def _performs(self, method: str, body: bytes, answer: Answer) -> None:
        given = _parameters(body)
        match method.lower():
            case "sendmessage":
                answer(self._sends(given))
            case "getupdates":
                self._fetch(answer, int(given.get("offset") or 0), float(given.get("timeout") or 0))
            case "getme":
                answer(_ok(BOT))
            case "setwebhook":
                self._posts = Posts(given, self._updates, self.patience)
                answer(_ok(True))
            case _:
                answer(_ok(True))

    def _sends(self, given: dict[str, Any]) -> bytes:
        person, text, reply_to = self._people[int(given["chat_id"])], given["text"], given.get("reply_parameters")
        try:
            asked = person.reads(text, json.loads(reply_to)["message_id"] if reply_to else None)
        except AssertionError as fault:
            self.faults.append(str(fault))
        else:
            self.replied(person, asked.at)
        markup = given.get("reply_markup")
        keyboard = b',"reply_markup":' + markup.encode() if markup else b""
        words = json.dumps(text, ensure_ascii=False).encode()
        return b'{"ok":true,"result":{"message_id":%d,"from":%b,"chat":%b,"date":%d,"text":%b%b}}' % (
            next(self.numbers), _BOT, person.chat, DATE, words, keyboard
        )  # fmt: skip


class Connection(asyncio.Protocol):
    """One of the bot's connections: one request after another."""

    def __init__(self, hears: Callable[[str, bytes, Answer], None]) -> None:
        self._hears = hears
        self._read = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._read += data
        if whole := _whole(self._read):
            head, body = whole
            self._read.clear()
            address = head[: head.index(b" HTTP/")]
            self._hears(address[address.rindex(b"/") + 1 :].decode(), body, self._answer)

    def _answer(self, content: bytes) -> None:
        head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(content)
        self._transport.write(head + content)  # type: ignore[attr-defined]  # a transport that also writes


class Posts:
    """Updates to the bot's own address, a person's one after another, each until it is agreed to."""

    def __init__(self, given: dict[str, Any], updates: dict[int, Update], patience: float) -> None:
        address = urlsplit(given["url"])
        self._host, self._port = address.hostname, address.port
        self._head = (
            f"POST {address.path} HTTP/1.1\r\nHost: {address.netloc}\r\nContent-Type: application/json\r\n"
            f"X-Telegram-Bot-Api-Secret-Token: {given.get('secret_token', '')}\r\nContent-Length: "
        ).encode()
        self._left = int(given.get("max_connections") or 40)
        self._free: list[Post] = []
        self._waiting: deque[Update] = deque()
        self._updates, self._patience = updates, patience
        self._open: set[Post] = set()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._loop = asyncio.get_running_loop()
        for update in list(updates.values()):
            self.offer(update)

    def offer(self, update: Update) -> None:
        update.person.updates.append(update)
        if len(update.person.updates) == 1:
            self._send(update)

    def _send(self, update: Update) -> None:
        if self._free:
            self._free.pop().send(update)
            return
        self._waiting.append(update)
        if self._left:
            self._left -= 1
            task = self._loop.create_task(self._connect())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _connect(self) -> None:
        try:
            _, post = await self._loop.create_connection(lambda: Post(self._head, self._done), self._host, self._port)
        except OSError:
            self._left += 1
            self._loop.call_later(self._patience, self._retry)
            return
        self._open.add(post)
        self._is_free(post)

    def _retry(self) -> None:
        if self._waiting:
            self._send(self._waiting.popleft())

    def _is_free(self, post: "Post") -> None:
        if self._waiting:
            post.send(self._waiting.popleft())
        else:
            self._free.append(post)

    def _done(self, post: "Post", update: Update | None, is_agreed: bool) -> None:
        """An update was posted, or a connection came to its end, `update` on it unanswered."""
        if post.is_lost:
            self._left += post in self._open
            self._open.discard(post)
            if post in self._free:
                self._free.remove(post)
        else:
            self._is_free(post)
        if update is None:
            return
        if not is_agreed:
            self._loop.call_later(self._patience, self._send, update)
            return
        del self._updates[update.id]
        update.person.updates.popleft()
        if update.person.updates:
            self._send(update.person.updates[0])

    def close(self) -> None:
        for post in list(self._open):
            post.transport.close()


class Post(asyncio.Protocol):
    """One of Telegram's connections to the bot."""

    transport: asyncio.Transport

    def __init__(self, head: bytes, done: Callable[["Post", Update | None, bool], None]) -> None:
        self._head, self._done = head, done
        self._update: Update | None = None
        self._read = bytearray()
        self.is_lost = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport  # type: ignore[assignment]  # of a connection

    def send(self, update: Update) -> None:
        self._update = update
        self.transport.write(b"%b%d\r\n\r\n%b" % (self._head, len(update.body), update.body))

    def data_received(self, data: bytes) -> None:
        self._read += data
        if whole := _whole(self._read):
            self._read.clear()
            self._ends(whole[0][9:10] == b"2")

    def connection_lost(self, error: Exception | None) -> None:  # noqa: ARG002 -- a protocol's argument
        self.is_lost = True
        self._ends(False)

    def _ends(self, is_agreed: bool) -> None:
        update, self._update = self._update, None
        self._done(self, update, is_agreed)


def _whole(read: bytearray) -> tuple[bytes, bytes] | None:
    """Head and body of a message once all of it is there."""
    end = read.find(HEAD_ENDS)
    if end < 0:
        return None
    length = LENGTH.search(read, 0, end)
    start = end + len(HEAD_ENDS)
    if len(read) < start + (int(length[1]) if length else 0):
        return None
    return bytes(read[:end]), bytes(read[start:])


def _parameters(body: bytes) -> dict[str, Any]:
    """A call's parameters, as JSON or as a form."""
    if body.startswith(b"{"):
        given: dict[str, Any] = json.loads(body)
        return given
    return {name: values[0] for name, values in parse_qs(body.decode()).items()}


def _ok(result: object) -> bytes:
    return json.dumps({"ok": True, "result": result}).encode()


_BOT: Final = json.dumps(BOT).encode()
