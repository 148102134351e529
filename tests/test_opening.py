"""A start asks for updates before it can answer: what comes meanwhile waits, is lost nowhere, and is answered once."""

import asyncio
import json
import logging
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import pytest

from bot.service.interior import Interior
from bot.service.serving import Service
from bot.telegram_app.app import Talk
from knowledge.errors import CoverageFaults, Fault
from knowledge.rules import Rule, said
from tests.bot_api import BotApi, Clock
from tests.running import Script, a_bot, a_service, congress_bot, free_port, until
from tests.test_health import asked

pytestmark = pytest.mark.anyio
BROKEN = CoverageFaults((Fault("page.yaml", "speeches[0]", said(Rule.MISSING, name="text")),))


class Building:
    """A conversation whose library is being built until a test says how that ends."""

    def __init__(self, heeds_the_stop: bool = True) -> None:
        self.script = Script()
        self.is_begun = threading.Event()
        self._heeds, self._goes_on = heeds_the_stop, threading.Event()
        self._fault: Exception | None = None

    def ends(self, fault: Exception | None = None) -> None:
        self._fault = fault
        self._goes_on.set()

    @contextmanager
    def __call__(self, interior: Interior) -> Iterator[Talk]:
        self.is_begun.set()
        while not self._goes_on.wait(0.005):
            if self._heeds:
                interior.check_ending()
        if self._fault:
            raise self._fault
        yield self.script


@asynccontextmanager
async def starting(service: Service) -> AsyncIterator["asyncio.Future[None]"]:
    """A bot that runs, whether it answers or not; stopped at the end."""
    stop = asyncio.Event()
    run = asyncio.ensure_future(service.run(stop))
    try:
        yield run
    finally:
        stop.set()
        await run


@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_what_is_asked_before_the_library_is_there_is_answered_once_and_in_turn(tmp_path: Path, way: str) -> None:
    building, clock, port = Building(), Clock(factor=20), free_port()
    webhook = {"url": f"http://127.0.0.1:{port}/hook", "port": port} if way == "webhook" else {}
    async with BotApi(clock=clock) as server:
        anna, boris = server.person("Anna"), server.person("Boris")
        service = a_service(server, tmp_path, building, clock=clock, webhook=webhook)
        async with starting(service):
            for text in ("一", "二", "三"):
                anna.writes(text)
            boris.writes("四")
            aside = tmp_path / "updates" / "aside"
            await until(lambda: building.is_begun.is_set() and list(aside.glob("*.json")))
            assert not anna.chat.bot_messages
            building.ends()
            assert [(await anna.next_reply()).text for _ in range(3)] == ["“一”", "“二”", "“三”"]
            assert (await boris.next_reply()).text == "“四”"
            await server.settles()
        assert len(anna.chat.bot_messages) == 3
        assert not list(aside.glob("*.json"))
        server.verify()


async def test_it_is_not_ready_until_it_answers(server: BotApi, tmp_path: Path) -> None:
    building, port = Building(), free_port()
    async with starting(a_service(server, tmp_path, building, health={"port": port})):
        await until(lambda: building.is_begun.is_set() and server.calls_of("getUpdates"))
        assert await asked(port, "/readyz") == (503, "nothing serves yet: the coverage is read\n")
        assert (await asked(port, "/healthz"))[0] == (await asked(port, "/metrics"))[0] == 200
        building.ends()
        assert (await server.person("Anna").asks("一")).text == "“一”"
        assert await asked(port, "/readyz") == (200, "ok\n")


@pytest.mark.parametrize("heeds", [True, False])
async def test_a_stop_before_the_library_is_there_ends_it_and_the_next_start_answers(
    server: BotApi, tmp_path: Path, heeds: bool, caplog: pytest.LogCaptureFixture
) -> None:
    building, anna = Building(heeds), server.person("Anna")
    service = a_service(server, tmp_path, building, telegram={"stop_within": 10.0 if heeds else 0.05})
    with caplog.at_level(logging.WARNING):
        async with starting(service):
            anna.writes("一")
            await until(lambda: building.is_begun.is_set() and service.queue.waiting)
    building.ends()
    assert ("it stops while the coverage is still read" in caplog.text) is not heeds
    assert not building.script.heard
    async with a_bot(server, tmp_path, Script()):
        assert (await anna.next_reply()).text == "“一”"
        await server.settles()
    assert len(anna.chat.bot_messages) == 1


async def test_a_library_that_cannot_be_built_ends_it_with_the_fault_and_the_next_start_answers(
    server: BotApi, tmp_path: Path
) -> None:
    building, anna = Building(), server.person("Anna")
    anna.writes("一")
    service = a_service(server, tmp_path, building)
    run = asyncio.ensure_future(service.run(asyncio.Event()))
    await until(lambda: service.queue.waiting)
    building.ends(BROKEN)
    with pytest.raises(CoverageFaults, match="speeches"):
        await run
    async with a_bot(server, tmp_path, Script()):
        assert (await anna.next_reply()).text == "“一”"


async def test_a_start_that_is_broken_off_is_no_try_at_answering(server: BotApi, tmp_path: Path) -> None:
    """An update is passed over after ten tries that ended the process; a start that never got to it is none."""
    anna = server.person("Anna")
    anna.writes("一")
    for _ in range(11):
        service = a_service(server, tmp_path, building := Building())
        async with starting(service):
            await until(lambda one=building, bot=service: one.is_begun.is_set() and bot.queue.waiting)  # type: ignore[misc]
    async with a_bot(server, tmp_path, Script()):
        assert (await anna.next_reply()).text == "“一”"


async def test_the_library_is_built_also_while_telegram_cannot_be_reached(server: BotApi, tmp_path: Path) -> None:
    await server.goes_down()
    building = Building()
    run = asyncio.ensure_future(a_service(server, tmp_path, building).run(asyncio.Event()))
    await until(building.is_begun.is_set)
    building.ends(BROKEN)
    with pytest.raises(CoverageFaults):
        await run


async def test_the_command_ends_at_a_broken_folder_with_every_fault_and_nothing_else_for_people(
    server: BotApi, tmp_path: Path
) -> None:
    page = tmp_path / "coverage" / "first" / "page.yaml"
    page.parent.mkdir(parents=True)
    page.write_text("newspaper: 日报\ncolour: red\n", "utf-8")
    access = {"TELEGRAM_BOT_TOKEN": server.token, "TELEGRAM_BASE_URL": server.base_url}
    process = await congress_bot(tmp_path / "data", CONGRESS_BOT_COVERAGE=str(page.parents[1]), **access)
    _, said = await process.communicate()
    lines = said.decode().splitlines()
    faults = [line for line in lines if not line.startswith("{")]
    assert process.returncode == 1
    assert faults
    assert all("page.yaml" in fault for fault in faults)
    assert not any("Traceback" in line for line in lines)
    assert [json.loads(line)["event"] for line in lines if line.startswith("{")][-1] == "stopped"
