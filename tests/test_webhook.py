"""The rules of the address that Telegram posts to."""

import asyncio
import io
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.delivery.journal import MemoryJournal
from bot.delivery.journal_file import FileJournal
from bot.delivery.queue import Queue
from bot.delivery.webhook import LARGEST_BODY, SECRET_HEADER, Webhook
from tests.bot_api import BotApi
from tests.echo_bot import SECRET, EchoBot
from tests.test_queue import Desk, message, until

pytestmark = pytest.mark.anyio


class Door:
    """A webhook, and Telegram before it."""

    def __init__(self, patience: float = 10.0) -> None:
        self.desk = Desk()
        self.journal = MemoryJournal()
        self.queue = Queue(self.desk.answer, self.journal)
        self.webhook = Webhook(self.queue, self.journal, SECRET, "/hook", patience=patience)
        self.session: aiohttp.ClientSession | None = None

    async def post(self, body: Any, path: str = "/hook", secret: str | None = SECRET, **more: Any) -> int:
        status, _ = await self.ask("POST", body, path, secret, **more)
        return status

    async def ask(
        self, method: str, body: Any = None, path: str = "/hook", secret: str | None = SECRET,
        kind: str = "application/json",
    ) -> tuple[int, bytes]:  # fmt: skip
        assert self.session is not None
        content = body if isinstance(body, bytes | io.BytesIO) else json.dumps(body).encode()
        headers = {"Content-Type": kind} | ({SECRET_HEADER: secret} if secret is not None else {})
        url = f"http://127.0.0.1:{self.webhook.port}{path}"
        async with self.session.request(method, url, data=content, headers=headers) as response:
            assert not response.headers.get("Server")
            return response.status, await response.read()


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    door = Door()
    await door.webhook.start()
    async with aiohttp.ClientSession() as door.session:
        yield door
    await door.webhook.stop(0.05)


async def test_200_comes_only_after_the_answer(door: Door) -> None:
    door.desk.held[1] = asyncio.Event()
    post = asyncio.create_task(door.post(message(1, 1)))
    assert await door.post(message(2, 2)) == 200
    assert not post.done()
    door.desk.held[1].set()
    assert await post == 200
    assert door.desk.answered == [2, 1]


async def test_an_update_posted_again_is_agreed_to_without_a_second_answer(door: Door) -> None:
    door.desk.held[1] = asyncio.Event()
    posts = [asyncio.create_task(door.post(message(1, 1))) for _ in range(3)]
    await until(lambda: door.queue.counts["repeated"] == 2)
    door.desk.held[1].set()
    assert await asyncio.gather(*posts) == [200, 200, 200]
    assert await door.post(message(1, 1)) == 200
    assert door.desk.answered == [1]


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET + "x", SECRET[:-1], "字", "\x80"])
async def test_without_the_secret_there_is_nothing_here(door: Door, secret: str | None) -> None:
    assert await door.ask("POST", message(1, 1), secret=secret) == (404, b"")
    assert not door.desk.answered


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
async def test_nothing_but_a_post_finds_anything(door: Door, method: str) -> None:
    assert await door.ask(method) == (404, b"")


@pytest.mark.parametrize("path", ["/", "/hook/", "/hook/x", "/Hook", "//hook", "/hook%2f"])
async def test_no_other_path_leads_here(door: Door, path: str) -> None:
    assert await door.ask("POST", message(1, 1), path=path) == (404, b"")


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"\xff", b"[]", b"null", b"1", b"{}", b'{"update_id": "1"}', b'{"update_id": true}', b"[" * 100_000],
)
async def test_what_is_no_update_is_refused_and_nothing_breaks(door: Door, body: bytes) -> None:
    assert await door.post(body) == 400
    assert await door.post(message(1, 1)) == 200


async def test_only_json_of_a_bounded_size_is_read(door: Door) -> None:
    assert await door.post(message(1, 1), kind="text/plain") == 415
    assert await door.post(message(1, 1), kind="application/json; charset=utf-8") == 200
    assert door.session is not None

    assert await door.post(io.BytesIO(b" " * (LARGEST_BODY + 1))) == 413

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(40):
            yield b" " * 65_536

    url = f"http://127.0.0.1:{door.webhook.port}/hook"
    headers = {"Content-Type": "application/json", SECRET_HEADER: SECRET}
    async with door.session.post(url, data=pieces(), headers=headers) as response:
        assert response.status == 413, "nor does a length left out help"


async def test_a_chat_that_has_to_wait_long_is_kept_and_its_connection_set_free() -> None:
    door = Door(patience=0.02)
    await door.webhook.start()
    async with aiohttp.ClientSession() as door.session:
        door.desk.held[1] = asyncio.Event()
        assert await door.post(message(1, 1)) == 200
        assert door.journal.aside() == [message(1, 1)]
        assert await door.post(message(1, 1)) == 200
        door.desk.held[1].set()
        await until(lambda: door.desk.answered == [1])
        assert not door.journal.aside()
    await door.webhook.stop()


async def test_a_post_behind_one_that_was_set_aside_is_agreed_to_at_once() -> None:
    door = Door(patience=600)
    await door.webhook.start()
    async with aiohttp.ClientSession() as door.session:
        door.desk.held[1] = asyncio.Event()
        first = asyncio.create_task(door.post(message(1, 1)))
        await until(lambda: 1 in door.queue.waiting)
        assert door.queue.set_aside(door.queue.waiting[1])
        assert await door.post(message(2, 1)) == 200
        assert door.journal.aside() == [message(1, 1), message(2, 1)]
        door.desk.held[1].set()
        assert await first == 200
    await door.webhook.stop()


async def test_a_stop_answers_what_was_taken_and_has_the_rest_posted_again(door: Door) -> None:
    door.desk.held[1] = asyncio.Event()
    first = asyncio.create_task(door.post(message(1, 1)))
    await until(lambda: 1 in door.queue.waiting)
    stopping = asyncio.create_task(door.webhook.stop(5))
    await asyncio.sleep(0.01)
    assert await door.post(message(2, 2)) == 503
    door.desk.held[1].set()
    assert await first == 200
    assert await stopping == 0


async def test_what_could_not_be_answered_before_the_stop_is_posted_again(door: Door) -> None:
    door.desk.held[1] = asyncio.Event()
    first = asyncio.create_task(door.post(message(1, 1)))
    await until(lambda: 1 in door.queue.waiting)
    assert await door.webhook.stop(0.02) == 1
    assert await first == 503
    assert not door.journal.seen(1)


@pytest.mark.parametrize(("secret", "path"), [("", "/"), ("a b", "/"), ("x" * 257, "/"), ("secret", "hook")])
async def test_an_address_without_a_proper_secret_and_path_is_refused(secret: str, path: str) -> None:
    door = Door()
    with pytest.raises(ValueError, match="webhook"):
        Webhook(door.queue, door.journal, secret, path)


# -- with Telegram --


async def test_people_are_answered_in_order_and_once_whatever_is_repeated() -> None:
    async with BotApi() as server:
        people = [server.person(f"P{number}") for number in range(10)]
        server.faults.repeated_updates(10, repeats=2)
        async with EchoBot(server.base_url, server.token).hears_posts():
            for text in ("one", "two", "three"):
                for person in people:
                    person.writes(text)
            await server.settles()
            reply = people[0].chat.bot_messages[-1]
            people[0].presses_data(reply, "again")
            assert (await people[0].next_edit()).text == "edited"
            await server.settles()
        assert [person.chat.texts for person in people[1:]] == [["one", "two", "three"]] * 9
        server.verify()


async def test_a_stop_in_the_middle_leaves_what_is_unanswered_to_the_next_start(tmp_path: Path) -> None:
    async with BotApi() as server:
        people = [server.person(f"P{number}") for number in range(10)]
        release = asyncio.Event()

        async def never(update: object, context: object) -> None:  # noqa: ARG001 -- a handler's arguments
            await release.wait()

        journal = FileJournal(tmp_path)
        bot = EchoBot(server.base_url, server.token, journal, handler=never)
        async with bot.started():
            await bot.webhook.start()
            port = bot.webhook.port
            await bot.app.bot.set_webhook(f"http://127.0.0.1:{port}/hook", secret_token=SECRET)
            for person in people:
                person.writes("hello")
            await until(lambda: len(bot.queue.waiting) == 10)
            assert await bot.webhook.stop(0.02) == 10
        journal.close()
        journal = FileJournal(tmp_path)
        async with EchoBot(server.base_url, server.token, journal).hears_posts():
            await server.settles(timeout=10)
        journal.close()
        assert all(person.chat.texts == ["hello"] for person in people)
        server.verify()
