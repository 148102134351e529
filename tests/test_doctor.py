"""The doctor: each line is ok or says what to do, nothing is changed, no secret is repeated."""

import asyncio
import os
import shutil
import sqlite3
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot import store
from bot.delivery.journal_file import FOLDER, FileJournal
from bot.service import doctor
from bot.service.doctor import Finding
from bot.settings import Access
from bot.store import Place, fault_of
from bot.store.place import FILE
from bot.telegram_app.checkup import Account, Network
from bot.versions.archive import Archive
from knowledge.record import files
from tests.bot_api import BotApi
from tests.building import EMBEDDED
from tests.running import Script, a_bot
from tests.shelves import FIRST, write_page
from tests.stores import a_store
from tests.test_cli import Ran, run

NOW = 1_700_000_000.0
URL = "https://bot.example.org/secret-path"
ACCESS = Access("1:token", "https://api.telegram.org/bot", "", "", frozenset({1}))


async def examined(server: BotApi, data: Path, **environment: str) -> Ran:
    """The command in a process of its own."""
    given = {
        "TELEGRAM_BOT_TOKEN": server.token, "TELEGRAM_BASE_URL": server.base_url, "CONGRESS_BOT_DATA": str(data),
        "CONGRESS_BOT_MEANING__ENABLED": "true",
    }  # fmt: skip
    return await asyncio.to_thread(run, "doctor", environment=given | environment)


def lines(ran: Ran) -> dict[str, str]:
    """What was found, by what it is about."""
    found = [line.removeprefix("ok     ").split(": ", 1) for line in ran.out.splitlines()]
    return {one[0]: one[1] for one in found}


@pytest.mark.anyio
async def test_where_nothing_is_to_be_done_each_line_is_ok(server: BotApi, tmp_path: Path) -> None:
    async with a_bot(server, tmp_path, Script()):
        await server.person("Anna").asks("一")
        async with asyncio.timeout(5):
            while not (tmp_path / "alive").exists():
                await asyncio.sleep(0.01)
        ran = await examined(server, tmp_path, CONGRESS_BOT_ADMINS="1,2")
    assert (ran.code, ran.err) == (0, "")
    assert all(line.startswith("ok     ") for line in ran.out.splitlines())
    found = lines(ran)
    assert list(found) == [
        "settings", "token", "network", "admins", "webhook", "clock", "data", "disk", "running", "database",
        "kept versions", "second look", "coverage", "dictionary", "versions",
    ]  # fmt: skip
    assert f"is @{server.bot.username}'s; inline on" in found["token"]
    assert found["webhook"] == "none, it polls; 0 updates wait"
    assert found["running"] == "a bot serves from this data folder, and hears Telegram"
    assert "30 passages" in found["coverage"]
    assert server.token not in ran.out


@pytest.mark.anyio
async def test_it_works_without_a_token_and_leaves_no_trace(server: BotApi, tmp_path: Path) -> None:
    ran = await examined(server, tmp_path / "data", TELEGRAM_BOT_TOKEN="")
    assert ran.code == 1
    assert "to do  token: TELEGRAM_BOT_TOKEN: is not set; @BotFather gives one" in ran.out
    assert "ok     network: " in ran.out
    assert "ok     coverage: " in ran.out
    assert not list(tmp_path.iterdir())


@pytest.mark.anyio
async def test_a_token_that_telegram_refuses_is_named_and_not_repeated(server: BotApi, tmp_path: Path) -> None:
    wrong = "7000000001:AAwrong-token_of-the-double_0123456"
    ran = await examined(server, tmp_path, TELEGRAM_BOT_TOKEN=wrong)
    assert (ran.code, "to do  token: Telegram refuses it (401)" in ran.out) == (1, True)
    assert "AAwrong" not in ran.out + ran.err


@pytest.mark.anyio
async def test_a_server_that_does_not_answer_is_told_apart_from_a_wrong_token(server: BotApi, tmp_path: Path) -> None:
    await server.goes_down()
    ran = await examined(server, tmp_path)
    assert ran.code == 1
    assert "to do  network: the Bot API server does not answer (ConnectionRefusedError)" in ran.out
    assert "to do  token: Telegram did not say whose it is (Unsent); see network" in ran.out
    assert server.token not in ran.out + ran.err


@pytest.mark.anyio
async def test_everything_else_is_looked_at_where_one_thing_is_wrong(server: BotApi, tmp_path: Path) -> None:
    data, cover = tmp_path / "data", tmp_path / "coverage"
    with closing(a_store(data)) as store:
        store.start()
    (data / "secret").write_text("x" * 64)
    (data / "secret").chmod(0o644)
    (data / FILE).write_bytes(b"no database" * 1000)
    (data / "jieba-0.words").write_bytes(b"damaged")
    write_page(cover, FIRST).write_text("newspaper: 3")
    ran = await examined(server, data, CONGRESS_BOT_COVERAGE=str(cover), CONGRESS_BOT_WEBHOOK__URL=URL)
    assert ran.code == 1
    for words in (
        "webhook: Telegram posts nowhere, not to webhook.url; start the bot",
        "secret: others may read it; chmod 600 it",
        "is damaged; restore a copy with `congress-bot restore`",
        "faults, such as ",
        "jieba-0.words: cannot be used (ValueError); remove it",
    ):
        assert words in ran.out
    assert "secret-path" not in ran.out


@pytest.mark.anyio
async def test_a_setting_that_will_not_do_is_one_line_of_many(server: BotApi, tmp_path: Path) -> None:
    ran = await examined(server, tmp_path, CONGRESS_BOT_PASSAGES__MOST="many")
    assert (ran.code, "to do  settings: " in ran.out, "ok     token: " in ran.out) == (1, True, True)


# -- each look --


@pytest.mark.parametrize(
    ("said", "url", "is_well", "words"),
    [
        ({"url": "", "pending_update_count": 3}, "", True, "none, it polls; 3 updates wait"),
        ({"url": URL}, "", False, "Telegram posts to bot.example.org, and the settings want polling"),
        ({"url": ""}, URL, False, "Telegram posts nowhere, not to webhook.url"),
        ({"url": "https://other.org/x"}, URL, False, "Telegram posts to other.org, not to webhook.url"),
        ({"url": URL, "last_error_date": NOW - 60, "last_error_message": "Connection refused"}, URL, False,
         "Telegram could not post: Connection refused; look at the proxy"),
        ({"url": URL, "last_error_date": NOW - 7200, "last_error_message": "Connection refused"}, URL, True,
         "Telegram posts to bot.example.org; 0 updates wait"),
    ],
)  # fmt: skip
def test_the_webhook_is_held_against_the_settings(said: Mapping[str, Any], url: str, is_well: bool, words: str) -> None:
    found = doctor.of_webhook(said, url, NOW)
    assert found.is_well is is_well
    assert found.words.startswith(words)
    assert "secret-path" not in found.words


@pytest.mark.parametrize(
    ("ahead", "is_well", "words"),
    [(None, True, "nothing to compare"), (1.2, True, "agrees"), (-29.0, True, "agrees"),
     (45.0, False, "is 45 s ahead of Telegram's; let NTP set it"), (-3600.0, False, "is 3600 s behind Telegram's")],
)  # fmt: skip
def test_the_clock_is_held_against_telegrams(ahead: float | None, is_well: bool, words: str) -> None:
    found = doctor.of_clock(Network(ahead=ahead))
    assert (found.is_well, found.words.startswith(words)) == (is_well, True)


def test_what_botfather_was_not_told_is_said_with_the_token() -> None:
    me = {"username": "a_bot", "supports_inline_queries": False, "can_join_groups": False}
    token, *_ = doctor.of_telegram(ACCESS, "", Network(), Account(me=me))
    assert token.is_well
    assert "/setinline" in token.words
    assert "/setjoingroups" in token.words


def test_nobody_to_give_orders_is_said_and_is_no_fault() -> None:
    nobody = Access("1:token", "", "", "", frozenset())
    *_, admins = doctor.of_telegram(nobody, "", Network(), Account())
    assert admins == Finding("admins", True, admins.words)
    assert "CONGRESS_BOT_ADMINS" in admins.words


def test_a_second_look_that_is_wanted_and_not_there_is_said() -> None:
    assert "semantic" in doctor.of_second_look(is_wanted=True, is_there=False).words
    assert doctor.of_second_look(is_wanted=False, is_there=False).words == "off (meaning.enabled)"


def test_how_long_ago_the_last_bot_heard_telegram_is_said(tmp_path: Path) -> None:
    assert "no bot has served" in doctor._life(tmp_path).words
    (tmp_path / "alive").touch()
    os.utime(tmp_path / "alive", (time.time() - 3600,) * 2)
    assert "is 60 minutes old" in doctor._life(tmp_path).words


def test_a_bot_that_has_just_ended_serves_no_more(tmp_path: Path) -> None:
    (tmp_path / "alive").touch()
    assert doctor._life(tmp_path).words.startswith("no bot serves from this data folder")
    journal = FileJournal(tmp_path / FOLDER)
    assert doctor._life(tmp_path).words == "a bot serves from this data folder, and hears Telegram"
    os.utime(tmp_path / "alive", (time.time() - 3600,) * 2)
    assert doctor._life(tmp_path).words.startswith("a bot serves, but hears Telegram no more")
    journal.close()
    assert doctor._life(tmp_path).words.startswith("no bot serves")


def test_a_database_that_fails_on_a_full_disk_wants_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failed = sqlite3.OperationalError("disk I/O error")
    monkeypatch.setattr(store, "_revision", lambda _: None)
    monkeypatch.setattr(store.mending, "looked_at", lambda _: (_ for _ in ()).throw(failed))
    (tmp_path / FILE).touch()
    assert "look at its disk" in doctor.of_store(tmp_path, "").words
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=0))
    assert "make room" in doctor.of_store(tmp_path, "").words


def test_a_kept_version_that_is_damaged_is_named(tmp_path: Path) -> None:
    path = Archive(tmp_path).keep("v", files.read(EMBEDDED))
    assert doctor.of_kept(tmp_path) == Finding("kept versions", True, "1, each as it was kept")
    next((tmp_path / path).rglob("page.yaml")).write_text("x", "utf-8")
    found = doctor.of_kept(tmp_path)
    assert (found.is_well, path in found.words) == (False, True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    (found,) = doctor.of_data(tmp_path / "data")
    assert (found.is_well, "cannot be written to by user" in found.words) == (False, True)
    tmp_path.chmod(0o700)


def test_a_file_in_place_of_the_data_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    (found,) = doctor.of_data(tmp_path / "data")
    assert (found.is_well, "cannot be written to by user" in found.words) == (False, True)


def test_a_database_of_a_newer_release_is_no_damage(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    store.start()
    with store.edge.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.close()
    assert "was made by a newer release" in fault_of(Place(tmp_path))


def test_looking_at_a_database_changes_nothing(tmp_path: Path) -> None:
    assert fault_of(Place(tmp_path)) == ""
    assert not list(tmp_path.iterdir())
    with closing(a_store(tmp_path)) as store:
        store.start()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert fault_of(Place(tmp_path)) == ""
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
