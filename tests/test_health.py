"""Health: what the machine is told of a running bot, and that it is told of nobody."""

import asyncio
import json
import logging
import re
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.messages import Incoming, Turn
from bot.service.figures import Figures
from bot.service.health import Health
from tests.bot_api import BotApi, Clock
from tests.building import ROOT
from tests.running import Script, a_bot, a_service, free_port, said
from tests.visits import the_bot

pytestmark = pytest.mark.anyio
NAME = re.compile(r"\b((?:congress_bot|process)_[a-z_]+)")
SAMPLE = re.compile(r"^(\w+)\{(.*)\} \S+$", re.MULTILINE)
DASHBOARD: dict[str, Any] = json.loads((ROOT / "docs" / "grafana.json").read_text("utf-8"))


async def asked(port: int, path: str, method: str = "GET") -> tuple[int, str]:
    """Status and body of what an address of health says."""
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, f"http://127.0.0.1:{port}{path}") as response,
    ):
        return response.status, await response.text()


def heard(text: str, name: str, **labels: str) -> float:
    """The value of a figure in Prometheus' text; 0 where it was not counted yet."""
    written = ",".join(f'{label}="{value}"' for label, value in labels.items())
    found = re.search(rf"^{name}{re.escape('{' + written + '}') if labels else ''} (\S+)$", text, re.MULTILINE)
    return float(found[1]) if found else 0.0


async def test_a_bot_that_serves_is_healthy_and_ready(server: BotApi, tmp_path: Path) -> None:
    port = free_port()
    async with a_bot(server, tmp_path, Script(), health={"port": port}):
        assert await asked(port, "/healthz") == (200, "ok\n")
        assert await asked(port, "/readyz") == (200, "ok\n")
    with pytest.raises(aiohttp.ClientConnectorError):
        await asked(port, "/healthz")


async def test_a_bot_that_cannot_reach_telegram_yet_is_healthy_and_not_ready(server: BotApi, tmp_path: Path) -> None:
    port, stop = free_port(), asyncio.Event()
    await server.goes_down()
    waiting = asyncio.ensure_future(a_service(server, tmp_path, Script(), health={"port": port}).run(stop))
    async with asyncio.timeout(10):
        while not await _listens(port):
            await asyncio.sleep(0.01)
    assert (await asked(port, "/healthz"))[0] == 200
    status, why = await asked(port, "/readyz")
    assert status == 503
    assert "Telegram is not reached" in why
    stop.set()
    await waiting


async def _listens(port: int) -> bool:
    try:
        await asked(port, "/healthz")
    except aiohttp.ClientConnectorError:
        return False
    return True


async def test_a_bot_that_hears_nothing_of_telegram_any_more_is_not_ready(tmp_path: Path) -> None:
    clock, port = Clock(), free_port()
    async with BotApi(clock=clock) as server, a_bot(server, tmp_path, Script(), clock=clock, health={"port": port}):
        await server.goes_down()
        clock.advance(160)
        assert await asked(port, "/readyz") == (503, "Telegram is not heard\n")
        assert (await asked(port, "/healthz"))[0] == 200
        await server.goes_up()


async def test_a_port_that_is_taken_is_logged_and_citizens_are_answered_all_the_same(
    server: BotApi, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        async with a_bot(server, tmp_path, Script(), health={"port": server.port}):
            assert (await server.person("Anna").asks("一")).text == "“一”"
    assert f"health.listen, health.port: 127.0.0.1:{server.port}: cannot be listened at" in caplog.text


async def test_port_0_opens_nothing(server: BotApi, tmp_path: Path) -> None:
    async with a_bot(server, tmp_path, Script(), health={"port": 0}) as bot:
        assert bot.health.port == 0


@pytest.fixture
async def health() -> AsyncIterator[Health]:
    health = Health(lambda: (Figures().text(), "text/plain"), list)
    await health.start("127.0.0.1", 0)
    yield health
    await health.stop()


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
async def test_nothing_but_reading_is_allowed(health: Health, method: str) -> None:
    for path in ("/healthz", "/readyz", "/metrics"):
        assert await asked(health.port, path, method) == (405, "")


@pytest.mark.parametrize("path", ["/", "/metrics/", "/metrics/x", "/../etc/passwd", "/%2e%2e/secret", "/healthz%00"])
async def test_nothing_else_is_there(health: Health, path: str) -> None:
    assert await asked(health.port, path) == (404, "")


async def test_figures_that_take_long_keep_nobody_waiting() -> None:
    counted = threading.Event()

    def figures() -> tuple[bytes, str]:
        assert counted.wait(5), "the loop waits for the figures"
        return b"a 1\n", "text/plain"

    health = Health(figures, list)
    await health.start("127.0.0.1", 0)
    slow = asyncio.ensure_future(asked(health.port, "/metrics"))
    while not health._counting:
        await asyncio.sleep(0.001)
    assert await asked(health.port, "/healthz") == (200, "ok\n")
    counted.set()
    assert await slow == (200, "a 1\n")
    await health.stop()


async def test_figures_that_fail_are_said_to_have_failed(caplog: pytest.LogCaptureFixture) -> None:
    def figures() -> tuple[bytes, str]:
        raise RuntimeError("of somebody's words")

    health = Health(figures, list)
    await health.start("127.0.0.1", 0)
    assert await asked(health.port, "/metrics") == (500, "")
    await health.stop()
    assert "RuntimeError" in caplog.text
    assert "words" not in caplog.text


async def test_head_says_the_same_without_a_body(health: Health) -> None:
    for path in ("/healthz", "/readyz", "/metrics"):
        assert await asked(health.port, path, "HEAD") == (200, "")


# -- figures --


async def test_each_step_of_a_question_is_counted_and_timed(server: BotApi, tmp_path: Path) -> None:
    port = free_port()
    async with the_bot(server, tmp_path, health={"port": port}):
        anna = server.person("Anna", language_code="zh-hans")
        reply = await anna.asks("厂所结合是什么意思")
        await anna.presses(reply.buttons[0]).answer()
        await anna.types_inline("就业").answer()
        await anna.asks("火星上的量子计算机多少钱一台")
        await server.settles()
        _, text = await asked(port, "/metrics")
    for kind, count in (("heard", 2), ("pressed", 1), ("typed", 1)):
        assert heard(text, "congress_bot_updates_total", kind=kind) == count
    assert heard(text, "congress_bot_answers_total", form="quote") == 1
    assert heard(text, "congress_bot_answers_total", form="not_found") == 1
    for stage, count in (("hear", 3), ("offer", 1), ("whole", 4)):
        assert heard(text, "congress_bot_stage_seconds_count", stage=stage) == count
    assert heard(text, "congress_bot_stage_seconds_count", stage="send") >= 2
    assert heard(text, "congress_bot_queue_total", state="answered") == 4
    assert heard(text, "congress_bot_coverage_holds", what="passages") > 10
    assert heard(text, "congress_bot_coverage_holds", what="pages") == 1
    assert heard(text, "congress_bot_build_seconds") > 0
    assert heard(text, "congress_bot_telegram_calls_total") > 4
    assert heard(text, "congress_bot_coverage_since_timestamp_seconds") > 1e9
    assert heard(text, "congress_bot_store_trouble", reason="full") == 0
    assert re.search(r'^congress_bot_info\{.*version="\d', text, re.MULTILINE)
    assert re.search(r'^congress_bot_coverage_info\{version="\w{8,}"\} 1', text, re.MULTILINE)


async def test_what_fails_is_counted_by_its_kind_and_waits_for_limits_by_their_seconds(tmp_path: Path) -> None:
    def hears(incoming: Incoming) -> Turn:
        if incoming.text == "坏":
            raise ZeroDivisionError("somebody's words")
        return Turn(said("好"))

    clock = Clock(factor=20)
    async with BotApi(clock=clock) as server, a_bot(server, tmp_path, Script(hears), clock=clock) as bot:
        anna = server.person("Anna")
        await anna.asks("坏")
        server.faults.flood(3, "sendMessage")
        await anna.asks("好")
        await server.settles()
        text = bot.interior.figures.text().decode()
    assert heard(text, "congress_bot_errors_total", kind="ZeroDivisionError") == 1
    assert heard(text, "congress_bot_telegram_troubles_total", kind="limited") == 1
    assert heard(text, "congress_bot_limit_wait_seconds_total") >= 2
    assert "words" not in text


def test_two_bots_in_one_process_count_apart() -> None:
    one, other = Figures(), Figures()
    one.happened("heard")
    assert heard(one.text().decode(), "congress_bot_updates_total", kind="heard") == 1
    assert heard(other.text().decode(), "congress_bot_updates_total", kind="heard") == 0


async def test_no_label_names_anybody_or_holds_a_secret(server: BotApi, tmp_path: Path) -> None:
    async with the_bot(server, tmp_path) as bot:
        anna = server.person("Firstname", "Lastname", "username", "zh-hans")
        group = server.group("Grouptitle", anna)
        for words in ("罗芳说了什么", "/nothing secretword", "secretword"):
            await anna.asks(words)
        anna.writes_in(group, "/help")
        anna.blocks()
        await server.settles()
        text = bot.interior.figures.text().decode()
    private = ("Firstname", "Lastname", "username", "Grouptitle", "secretword", "罗芳", server.token, str(tmp_path))
    assert [word for word in (*private, str(anna.id), str(group.id)) if word in text] == []


async def test_the_dashboard_asks_for_figures_that_there_are(server: BotApi, tmp_path: Path) -> None:
    async with the_bot(server, tmp_path) as bot:
        text = bot.interior.figures.text().decode()
    kinds = dict(re.findall(r"^# TYPE (\S+) (\w+)$", text, re.MULTILINE))
    there = {*kinds, *(f"{name}_bucket" for name, kind in kinds.items() if kind == "histogram")}
    asks = [target["expr"] for panel in DASHBOARD["panels"] for target in panel["targets"]]
    asks += [one["query"] for one in DASHBOARD["templating"]["list"]]
    named = {name for ask in asks for name in NAME.findall(ask)}
    assert named - there == set()
    unseen = {name for name in kinds if name.startswith("congress_bot_")} - {n.removesuffix("_bucket") for n in named}
    assert {name for name in unseen if not name.endswith("_created")} == set(), "counted, and shown nowhere"


GIVEN = frozenset({"instance", "job"})
"""Labels that Prometheus gives each figure of what it scrapes."""


async def test_every_label_that_the_dashboard_asks_for_is_one_of_its_figure(server: BotApi, tmp_path: Path) -> None:
    """What it sums by, chooses by, and writes into its legends, of what /metrics says after some updates."""
    port = free_port()
    async with the_bot(server, tmp_path, health={"port": port}) as bot:
        anna = server.person("Anna", language_code="zh-hans")
        reply = await anna.asks("罗芳说了什么")
        await anna.presses(reply.buttons[0]).answer()
        bot.interior.figures.failed("OSError")
        status, text = await asked(port, "/metrics")
    assert status == 200
    values = {(name, *pair) for name, labels in SAMPLE.findall(text) for pair in re.findall(r'(\w+)="([^"]*)"', labels)}
    there = {(name, label) for name, label, _ in values} | {
        (name, label) for name in NAME.findall(text) for label in GIVEN
    }
    asks = 0
    for panel in DASHBOARD["panels"]:
        for target in panel["targets"]:
            names, ask = NAME.findall(target["expr"]), target["expr"]
            summed = [label for by in re.findall(r"by \(([\w, ]+)\)", ask) for label in by.split(", ")]
            chosen = re.findall(r'(\w+)(=~|!~|!=|=)"([^"]*)"', ask)
            told = re.findall(r"\{\{(\w+)\}\}", target["legendFormat"])
            assert names, ask
            assert {(name, one) for name in names for one in (*summed, *told, *(one[0] for one in chosen))} <= there, (
                ask
            )
            for label, sign, value in chosen:
                assert label in GIVEN or sign != "=" or {(name, label, value) for name in names} <= values, ask
            asks += len(summed) + len(chosen) + len(told)
    assert asks > 50


def test_the_panels_of_the_dashboard_lie_beside_each_other() -> None:
    places = [panel["gridPos"] for panel in DASHBOARD["panels"]]
    cells = [(x, y) for p in places for x in range(p["x"], p["x"] + p["w"]) for y in range(p["y"], p["y"] + p["h"])]
    assert len(cells) == len(set(cells))
    assert max(x for x, _ in cells) < 24
