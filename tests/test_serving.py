"""The real bot over loopback, by long polling and by webhook: what people do there, and what they get."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.conversation import Conversation
from bot.messages import Incoming, Turn
from bot.serving import Service
from bot.store import Store
from tests.bot_api import BotApi, Clock
from tests.running import Script, a_bot, said
from tests.stores import all_bytes

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def server() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server
        server.verify()


@pytest.fixture(params=["polling", "webhook"])
async def bot(
    request: pytest.FixtureRequest, server: BotApi, tmp_path: Path, conversation: Conversation
) -> AsyncIterator[Service]:
    async with a_bot(server, tmp_path, conversation, webhook=request.param == "webhook") as bot:
        yield bot


async def test_a_question_is_answered_with_a_quotation_under_it(server: BotApi, bot: Service) -> None:
    anna = server.person("Anna", language_code="zh-hans")
    question = anna.writes("厂所结合是什么意思")
    reply = await anna.next_reply()
    assert reply.reply_to is question
    assert reply.html.startswith("<blockquote")
    assert "<b>" in reply.html
    assert bot.events.counts["heard"] == 1


async def test_the_command_serves_until_sigterm_and_says_so_in_json(server: BotApi, tmp_path: Path) -> None:
    process = await congress_bot(tmp_path, TELEGRAM_BOT_TOKEN=server.token, TELEGRAM_BASE_URL=server.base_url)
    anna = server.person("Anna", language_code="zh-hans")
    anna.writes("厂所结合是什么意思")
    assert "blockquote" in (await anna.next_reply(timeout=30)).html
    process.terminate()
    _, log = await process.communicate()
    assert process.returncode == 0
    lines = [json.loads(line) for line in log.decode().splitlines()]
    assert lines[-1]["event"] == "stopped"
    assert server.token not in log.decode()
    assert "Anna" not in log.decode()


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({}, "TELEGRAM_BOT_TOKEN: is not set; @BotFather"),
        ({"TELEGRAM_BOT_TOKEN": "7000000001:AAwrong-token_of-the-double_0123456"}, "Telegram refuses it (401)"),
    ],
)
async def test_a_start_that_cannot_be_ends_with_one_line_that_says_what_to_do(
    server: BotApi, tmp_path: Path, environment: dict[str, str], words: str
) -> None:
    process = await congress_bot(tmp_path, **{"TELEGRAM_BASE_URL": server.base_url} | environment)
    _, said = await process.communicate()
    *before, last = said.decode().splitlines()
    assert words in last
    assert all(line.startswith("{") for line in before)
    assert process.returncode == 1
    assert "AAwrong" not in said.decode()


async def congress_bot(data: Path, **environment: str) -> asyncio.subprocess.Process:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("TELEGRAM_", "CONGRESS_BOT_"))}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.cli", "run", env=own | environment | {"CONGRESS_BOT_DATA": str(data)},
        stderr=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.DEVNULL,
    )  # fmt: skip


async def test_whoever_asks_to_be_forgotten_is_forgotten_by_what_waits_for_its_answer_too(
    server: BotApi, tmp_path: Path
) -> None:
    stores: list[Store] = []

    def hears(incoming: Incoming) -> Turn:
        if incoming.text == "/forget":
            assert stores[0].forget(incoming.person)
        return Turn(said("好"))

    anna, boris = server.person("Anna", "Secretive"), server.person("Boris")
    group = server.group("街坊", anna, boris)
    aside = tmp_path / "updates" / "aside"
    async with a_bot(server, tmp_path, Script(hears), clock=Clock(factor=20)) as bot:
        stores.append(bot.store)
        server.faults.flood(60, "sendMessage", chat=group)
        anna.writes_in(group, "/help")
        boris.writes_in(group, "/help", reply_to=anna.writes_in(group, "说给大家听"))
        boris.writes_in(group, "/help")
        await until(lambda: len(list(aside.glob("*.json"))) == 3)
        assert b"Secretive" in all_bytes(tmp_path)
        assert (await anna.asks("/forget")).text == "好"
        await until(lambda: len(bot.queue.waiting) == 3)  # the request itself is gone once it is answered
        assert b"Secretive" not in all_bytes(tmp_path)
        assert len(list(aside.glob("*.json"))) == 1


async def until(is_so: Callable[[], object], timeout: float = 5.0) -> None:
    async with asyncio.timeout(timeout):
        while not is_so():
            await asyncio.sleep(0.005)
