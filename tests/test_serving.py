"""The real bot over loopback, by long polling and by webhook: what people do there, and what they get."""

import asyncio
import json
import re
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.conversation import Conversation
from bot.delivery.polling import SecondInstance
from bot.messages import Incoming, Turn
from bot.service.serving import Service
from bot.store import Store
from bot.store.place import FILE
from bot.telegram_app.connection import ALLOWED
from knowledge.errors import CongressError, SettingsFault
from tests.bot_api import BotApi, Clock, Faults, Limits
from tests.running import WORDS, Script, a_bot, a_service, congress_bot, running, said, until
from tests.stores import all_bytes

pytestmark = pytest.mark.anyio


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


async def test_the_command_answers_after_a_kill_what_it_had_not_and_nothing_twice_and_stops_at_sigterm(
    server: BotApi, tmp_path: Path
) -> None:
    anna, boris = server.person("Anna"), server.person("Boris")
    access = {"TELEGRAM_BOT_TOKEN": server.token, "TELEGRAM_BASE_URL": server.base_url}
    server.faults.flood(600, "sendMessage", chat=anna)
    process = await congress_bot(tmp_path, **access)
    anna.writes("厂所结合是什么意思")
    boris.writes("你好")
    await boris.next_reply(timeout=30)
    noted = tmp_path / "updates" / "updates.log"
    await until(lambda: "\nu " in noted.read_text())  # the bot knows that the message did not arrive
    process.kill()
    await process.communicate()
    server.clock.advance(600)
    process = await congress_bot(tmp_path, **access)
    assert "blockquote" in (await anna.next_reply(timeout=30)).html
    process.terminate()
    _, log = await process.communicate()
    assert process.returncode == 0
    assert len(anna.chat.bot_messages) == len(boris.chat.bot_messages) == 1
    assert [json.loads(line)["event"] for line in log.decode().splitlines()][-1] == "stopped"
    assert not any(secret in log.decode() for secret in (server.token, "Anna", "厂所结合", str(anna.id)))


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


# -- what goes wrong on the way --


@pytest.fixture(params=["polling", "webhook"])
async def echo(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[tuple[BotApi, Service]]:
    """A bot that repeats what it hears, whose seconds pass quickly."""
    clock = Clock(factor=20)
    async with BotApi(clock=clock) as server:
        async with a_bot(server, tmp_path, Script(), webhook=request.param == "webhook", clock=clock) as bot:
            yield server, bot
        server.verify()


FAULTS: Mapping[str, Callable[[Faults], object]] = {
    "429": lambda faults: faults.flood(3, "sendMessage"),
    "502": lambda faults: faults.server_error(502, "sendMessage"),
    "three times 504": lambda faults: faults.server_error(504, "sendMessage", times=3),
    "a dropped connection": lambda faults: faults.dropped("sendMessage"),
    "half a reply": lambda faults: faults.garbled("sendMessage"),
    "duplicates": lambda faults: faults.repeated_updates(times=2, repeats=2),
    "lost confirmations": lambda faults: faults.lost_confirmation(times=3),
}


@pytest.mark.parametrize("fault", FAULTS)
async def test_every_message_is_answered_once_in_order_whatever_goes_wrong(
    echo: tuple[BotApi, Service], fault: str
) -> None:
    server, _ = echo
    anna = server.person("Anna")
    FAULTS[fault](server.faults)
    for text in ("一", "二", "三"):
        anna.writes(text)
    for text in ("一", "二", "三"):
        assert (await anna.next_reply()).text == f"“{text}”"
    await server.settles()
    assert len(anna.chat.bot_messages) == 3


async def test_a_reply_that_comes_too_late_is_not_sent_twice(server: BotApi, tmp_path: Path) -> None:
    anna = server.person("Anna")
    async with a_bot(server, tmp_path, Script(), read_timeout=0.2) as bot:
        server.faults.answers_late(1, "sendMessage")
        await anna.asks("一")
        await anna.asks("二")
        assert bot.pace.counts["in doubt"] == 1
    assert anna.chat.texts == ["“一”", "“二”"]


async def test_a_press_that_met_trouble_is_answered_all_the_same(echo: tuple[BotApi, Service]) -> None:
    server, bot = echo
    anna = server.person("Anna")
    message = await anna.asks("一")
    server.faults.server_error(502, "answerCallbackQuery")
    server.faults.dropped("answerCallbackQuery")
    await anna.presses_data(message, "n:1").answer()
    await server.settles()
    assert bot.events.counts["failed"] == 0


async def test_a_limited_chat_does_not_hold_up_the_others(echo: tuple[BotApi, Service]) -> None:
    server, _ = echo
    anna, boris = server.person("Anna"), server.person("Boris")
    server.faults.flood(30, "sendMessage", chat=anna)
    anna.writes("一")
    for number in range(5):
        assert (await boris.asks(str(number))).text == f"“{number}”"
    assert anna.chat.texts == []
    assert (await anna.next_reply()).text == "“一”"


async def test_an_outage_is_waited_for(echo: tuple[BotApi, Service]) -> None:
    server, _ = echo
    anna = server.person("Anna")
    await anna.asks("一")
    await server.outage(30)
    anna.writes("二")
    assert (await anna.next_reply(timeout=20)).text == "“二”"


async def test_it_keeps_telegrams_pace_by_itself(tmp_path: Path) -> None:
    clock = Clock(factor=20)
    async with (
        BotApi(clock=clock, limits=Limits()) as server,
        a_bot(server, tmp_path, Script(), clock=clock, limits={}) as bot,
    ):
        people = [server.person(f"P{number}") for number in range(12)]
        for _ in range(4):
            for person in people:
                person.writes("一")
        await until(lambda: bot.queue.counts["answered"] == 48)
        assert bot.pace.counts["limited"] == 0
        assert all(len(person.chat.bot_messages) == 4 for person in people)
        server.verify()


async def test_a_chat_about_which_is_thought_long_does_not_hold_up_the_others(server: BotApi, tmp_path: Path) -> None:
    thought = threading.Event()

    def hears(incoming: Incoming) -> Turn:
        if incoming.text == "难":
            assert thought.wait(10)
        return Turn(said(incoming.text))

    anna, boris = server.person("Anna"), server.person("Boris")
    async with a_bot(server, tmp_path, Script(hears)):
        anna.writes("难")
        assert (await boris.asks("易")).text == "易"
        thought.set()
        assert (await anna.next_reply()).text == "难"


# -- starting and stopping --


async def test_telegram_down_at_the_start_is_said_and_waited_for_and_the_wait_can_be_ended(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock(factor=50)
    async with BotApi(clock=clock) as server:
        await server.goes_down()
        stop = asyncio.Event()
        waiting = asyncio.ensure_future(a_service(server, tmp_path / "a", Script(), clock=clock).run(stop))
        words = f"does not answer at {server.base_url}; look at the network"
        await until(lambda: words in caplog.text)
        assert not waiting.done()
        stop.set()
        await waiting
        async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
            tasks.create_task(_up_again(server, clock))
            async with a_bot(server, tmp_path / "b", Script(), clock=clock):
                assert (await server.person("Anna").asks("一")).text == "“一”"


async def _up_again(server: BotApi, clock: Clock) -> None:
    await clock.sleep(20)
    await server.goes_up()


async def test_what_was_taken_is_answered_before_it_stops(server: BotApi, tmp_path: Path) -> None:
    def hears(incoming: Incoming) -> Turn:
        stop.set()
        return Turn(said(incoming.text))

    stop = asyncio.Event()
    anna = server.person("Anna")
    for text in ("一", "二", "三"):
        anna.writes(text)
    await a_service(server, tmp_path, Script(hears)).run(stop)
    assert anna.chat.texts == ["一", "二", "三"]
    assert server.world.is_idle


async def test_the_stop_is_bounded_and_what_was_not_answered_is_after_the_next_start(tmp_path: Path) -> None:
    clock = Clock(factor=20)
    async with BotApi(clock=clock) as server:
        anna, boris = server.person("Anna"), server.person("Boris")
        async with a_bot(server, tmp_path, Script(), clock=clock):
            flood = server.faults.flood(500, "sendMessage", chat=anna)
            anna.writes("一")
            assert (await boris.asks("二")).text == "“二”"
            await until(lambda: flood.met)
        assert anna.chat.texts == []
        clock.advance(500)
        async with a_bot(server, tmp_path, Script(), clock=clock):
            assert (await anna.next_reply()).text == "“一”"
        assert boris.chat.texts == ["“二”"]
        server.verify()


async def test_it_shows_that_it_lives_while_telegram_answers(tmp_path: Path) -> None:
    clock = Clock(factor=200)
    alive = tmp_path / "alive"
    async with BotApi(clock=clock) as server, a_bot(server, tmp_path, Script(), clock=clock):
        await until(alive.exists)
        alive.unlink()
        await until(alive.exists)
        await server.goes_down()
        await clock.sleep(160)
        alive.unlink()
        await clock.sleep(60)
        assert not alive.exists()
        await server.goes_up()
        await until(alive.exists)


async def test_a_data_folder_has_one_bot(server: BotApi, tmp_path: Path) -> None:
    async with a_bot(server, tmp_path, Script()):
        with pytest.raises(SettingsFault, match="is used by another process of this bot; stop that one first"):
            a_service(server, tmp_path, Script())


async def test_a_data_folder_that_cannot_be_one_is_named(server: BotApi, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingsFault, match=r"file/updates: cannot be used \(.+\); let CONGRESS_BOT_DATA be a folder"):
        a_service(server, tmp_path / "file", Script())


async def test_a_second_instance_gives_way_and_the_first_serves_on(tmp_path: Path) -> None:
    clock = Clock(factor=10)  # a busy machine has twelve seconds for the conflicts of the first two minutes
    async with BotApi(clock=clock) as server, a_bot(server, tmp_path / "a", Script(), clock=clock):
        anna = server.person("Anna")
        await anna.asks("一")
        clock.advance(121)
        second = a_service(server, tmp_path / "b", Script(), clock=clock)
        with pytest.raises(SecondInstance):
            await asyncio.wait_for(second.run(asyncio.Event()), 60)
        assert (await anna.asks("二")).text == "“二”"


async def test_a_webhook_is_set_with_a_secret_and_taken_away_when_polling_starts(
    server: BotApi, tmp_path: Path
) -> None:
    async with a_bot(server, tmp_path, Script(), webhook=True, telegram={"guests": True}):
        (call,) = server.calls_of("setWebhook")
        assert len(call.params["secret_token"]) >= 32
        assert call.params["max_connections"] == 40
        assert set(call.params["allowed_updates"]) == {*ALLOWED, "guest_message"}
    assert server.webhook is not None
    async with a_bot(server, tmp_path, Script()):
        assert (await server.person("Anna").asks("一")).text == "“一”"
    assert server.webhook is None


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"store": {"url": "mysql://x"}}, "store.url: SQLite and PostgreSQL are known"),
    ],
)
async def test_a_setting_that_cannot_be_is_named_at_the_start(
    server: BotApi, tmp_path: Path, changes: Any, words: str
) -> None:
    with pytest.raises(CongressError, match=re.escape(words)):
        await a_service(server, tmp_path, Script(), **changes).run(asyncio.Event())


async def test_a_port_that_is_taken_and_an_address_that_telegram_refuses_are_named(
    server: BotApi, tmp_path: Path
) -> None:
    taken = {"url": "http://127.0.0.1:1/hook", "port": server.port}
    with pytest.raises(SettingsFault, match=f"127.0.0.1:{server.port}: cannot be listened at"):
        await a_service(server, tmp_path / "a", Script(), webhook=taken).run(asyncio.Event())
    refused = {"url": "https://example.org:1/hook", "port": 0}
    service = a_service(server, tmp_path / "b", Script(), webhook=refused)
    with server.allow("ports 80, 88, 443"), pytest.raises(SettingsFault, match=r"webhook\.url: Telegram refuses it"):
        await service.run(asyncio.Event())


async def test_a_store_that_cannot_keep_is_told_to_the_admins_once_while_questions_are_answered(
    tmp_path: Path,
) -> None:
    def hears(incoming: Incoming) -> Turn:
        services[0].interior.store.people.choose_language(incoming.person, "en")
        return Turn(said(incoming.text))

    services: list[Service] = []
    clock = Clock(factor=50)
    async with BotApi(clock=clock) as server:
        admin, anna = server.person("Admin"), server.person("Anna")
        service = a_service(server, tmp_path, Script(hears), admins=frozenset({admin.id}), clock=clock)
        services.append(service)
        async with running(service):
            with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")
                assert (await anna.asks("一")).text == "一"
                told = await admin.next_reply()
                await clock.sleep(200)
                other.execute("ROLLBACK")
        assert WORDS["zh-Hans"]("admin.trouble.locked") in told.text
        assert len(admin.chat.bot_messages) == 1


@pytest.mark.parametrize(("is_copied", "words"), [(True, "现在用的是上次的副本"), (False, "没有副本可用")])
async def test_a_damaged_store_is_replaced_and_the_admins_are_told(
    server: BotApi, tmp_path: Path, is_copied: bool, words: str
) -> None:
    async with a_bot(server, tmp_path, Script()) as bot:
        await until(bot.interior.store.place.copy.is_file)
    if not is_copied:
        bot.interior.store.place.copy.unlink()
    (tmp_path / FILE).write_bytes(b"no database" * 1000)
    admin = server.person("Admin")
    async with a_bot(server, tmp_path, Script(), admins=frozenset({admin.id})):
        said = (await admin.next_reply()).text
        assert f"{FILE}.damaged-" in said
        assert words in said
        assert (await server.person("Anna").asks("一")).text == "“一”"


# -- privacy --


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
        stores.append(bot.interior.store)
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
