"""A machine that fails under the whole bot: full, unwritable, without descriptors, its clock put forward and back."""

import signal
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import pytest

import bot.service.serving
from tests.bot_api import BotApi, Clock, NoReply, Person
from tests.building import real_library
from tests.chaos.ledger import QUESTIONS, Ledger
from tests.chaos.victim import victim
from tests.running import free_port
from tests.visits import the_bot

pytestmark = pytest.mark.anyio


def everything(server: BotApi, people: int = 4) -> Ledger:
    """Every question, asked by each of some people at once."""
    ledger = Ledger()
    for number in range(people):
        person = server.person(f"P{number}", language_code="zh-hans")
        for text, expected in QUESTIONS.items():
            ledger.asks(person, text, expected)
    return ledger


async def test_on_a_full_disk_everyone_is_answered_and_afterwards_it_keeps_again(
    server: BotApi, tmp_path: Path
) -> None:
    anna = server.person("Anna", language_code="zh-hans")
    async with victim(server, tmp_path) as bot:
        await bot.serves()
        ledger = everything(server)
        await ledger.settles(server, quiet=0.5)
        bot.limits("RLIMIT_FSIZE", 256)
        while_full = everything(server)
        await while_full.settles(server, quiet=0.5)
        assert "cannot be noted" in await chooses(anna, "en")
        await bot.logs("the journal cannot be written")
        await bot.logs("not kept")
        await bot.stop()
        await bot.serves()
        after = everything(server)
        await after.settles(server, quiet=0.5)
        assert "English" in await chooses(anna, "en")
        await bot.stop()
    assert (ledger.verdict(), while_full.verdict(), after.verdict()) == ("", "", "")


async def chooses(person: Person, language: str) -> str:
    """What a person's choice of a language is answered with."""
    question = await person.asks("/language", timeout=30)
    person.catches_up()
    await person.presses_data(question, f"l:{language}").answer(30)
    return (await person.next_edit(30)).text


async def test_a_data_folder_that_cannot_be_written_ends_the_start_with_one_line(
    server: BotApi, tmp_path: Path
) -> None:
    place = tmp_path / "data"
    place.write_text("a file where a folder is expected", "utf-8")
    async with victim(server, place) as bot:
        await bot.start()
        assert await bot.ends() == 1
    assert str(place) in bot.log[-1]["event"]
    assert not any("Traceback" in line["event"] for line in bot.log)


@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_without_free_descriptors_nobody_is_lost_once_there_are_some_again(
    server: BotApi, tmp_path: Path, way: str
) -> None:
    port = free_port()
    door = {"WEBHOOK__URL": f"http://127.0.0.1:{port}/hook", "WEBHOOK__PORT": str(port)} if way == "webhook" else {}
    async with victim(server, tmp_path, **door) as bot:
        await bot.serves(RLIMIT_NOFILE=128)
        before = everything(server)
        said = len(bot.log)
        bot.sends(signal.SIGUSR1)
        during = everything(server)
        await bot.logs("", since=said)
        bot.sends(signal.SIGUSR2)
        await during.settles(server, quiet=1.0)
        after = everything(server)
        await after.settles(server, quiet=0.5)
        assert bot.descriptors < 100
        await bot.stop()
    told = [line for line in bot.log if line["level"] != "info"]
    assert (before.verdict(), during.verdict(), after.verdict()) == ("", "", ""), told


class Jumping(datetime):
    """The machine's calendar, put forward or back."""

    by = timedelta()

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "Jumping":
        return cls.fromtimestamp((datetime.now(tz) + cls.by).timestamp(), tz)


@pytest.fixture
async def jumps(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[type[Jumping]]:
    monkeypatch.setattr(bot.service.serving, "datetime", Jumping)
    yield Jumping
    Jumping.by = timedelta()


@pytest.mark.parametrize("days", [4000, -4000])
async def test_a_calendar_that_jumps_changes_no_answer(tmp_path: Path, jumps: type[Jumping], days: int) -> None:
    async with BotApi() as server, the_bot(server, tmp_path) as service:
        before = everything(server, 2)
        await before.settles(server)
        jumps.by = timedelta(days=days)
        after = everything(server, 2)
        await after.settles(server)
        jumps.by = timedelta()
        again = everything(server, 2)
        await again.settles(server)
        assert service.events.counts["failed"] == 0
        server.verify()
    assert (before.verdict(), after.verdict(), again.verdict()) == ("", "", "")


@pytest.mark.parametrize("days", [4000, -4000])
async def test_by_a_calendar_that_jumped_nothing_is_too_old_and_the_admins_are_told(
    tmp_path: Path, jumps: type[Jumping], days: int
) -> None:
    clock = Clock(factor=20)
    async with BotApi(clock=clock) as server:
        admin, anna = server.person("Admin", language_code="zh-hans"), server.person("Anna", language_code="zh-hans")
        async with the_bot(server, tmp_path, clock=clock, admins=frozenset({admin.id})) as service:
            answer = await anna.asks("厂所结合是什么意思")
            await anna.presses_data(answer, f"u:{real_library().index.passages[0].id}").answer()
            before = service.interior.store.votes.tallies()
            jumps.by = timedelta(days=days)
            assert f"相差 {abs(days)} 天" in await _told_by_the_next_look(clock, admin)
            jumps.by = timedelta()
            assert before
            assert service.interior.store.votes.tallies() == before
            assert service.interior.store.versions.history(1)
        server.verify()


async def _told_by_the_next_look(clock: Clock, admin: Person) -> str:
    """What an admin is told once a day has passed since a look that was done, whichever that is."""
    for _ in range(30):
        clock.advance(2 * 86_400)
        with suppress(NoReply):
            return (await admin.next_reply(timeout=1)).text
    raise NoReply("the admin was told nothing in sixty days")


async def test_after_a_sleep_of_days_it_answers_what_was_asked_before_and_after(tmp_path: Path) -> None:
    clock = Clock(factor=20)
    async with BotApi(clock=clock) as server, the_bot(server, tmp_path, clock=clock) as service:
        before = everything(server, 2)
        clock.advance(3 * 86_400)
        after = everything(server, 2)
        await after.settles(server)
        assert service.events.counts["failed"] == 0
    assert after.verdict() == ""
    assert before.doubled() == []
