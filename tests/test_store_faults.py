"""What is kept, and a machine that fails: nothing acknowledged is lost, nothing stops an answer, nothing loops."""

import logging
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from stores import SetClock, a_store, all_bytes, chat, counted, person, shown

from bot.store import DAMAGED, Mistake, Outcome, Reason, Retention, Store, StoreFault
from bot.store.place import COPY, FILE
from knowledge.asked import Context

CHILD = Path(__file__).with_name("store_child.py")


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def store(tmp_path: Path, clock: SetClock) -> Iterator[Store]:
    store = a_store(tmp_path, clock, patience=0.05)
    yield store
    store.close()


def said(what: str, folder: Path) -> list[str]:
    """The lines of processes that were killed (see store_child.py)."""
    environment = os.environ | {"PYTHONPATH": str(CHILD.parent.parent)}
    command = [sys.executable, "-W", "ignore", str(CHILD), what, str(folder)]
    return subprocess.run(command, stdout=subprocess.PIPE, env=environment, check=True, text=True).stdout.splitlines()


def everything(store: Store) -> list[object]:
    """Every kind of call, as a busy hour makes them."""
    return [
        store.start(),
        store.people.choose_language(person(1), "en"),
        store.people.language(person(1)),
        shown(store, person(1), chat(1), Context(topic="就业")),
        store.people.recall(person(1), chat(1), 60),
        store.people.cancel(person(1), chat(1)),
        store.pending.keep(person(1), chat(2), Context(topic="养老")),
        store.pending.settle(),
        store.votes.cast(person(1), "p1", good=True),
        store.votes.of(person(1), "p1"),
        store.votes.tallies(),
        store.votes.withdraw(person(1), "p1"),
        store.corrections.report(person(1), "p1", Mistake.CUT_SHORT, chat="1"),
        store.corrections.open(),
        store.corrections.settle(1, by=person(2)),
        store.corrections.to_tell(),
        store.corrections.told(1),
        store.addresses.unreachable("2"),
        store.gaps.asked(person(1), "养老", Outcome.NOT_FOUND),
        store.gaps.open(),
        store.gaps.withdraw(person(1), "养老", Outcome.NOT_FOUND),
        store.gaps.done(1),
        store.versions.use("aaa", "versions/aaa", ""),
        store.versions.history(),
        counted(store, questions=1),
        store.counts.today(),
        store.notices.queue("error"),
        store.notices.waiting(),
        store.notices.sent(),
        store.forget(person(1)),
        store.purge(store.edge.clock(), Retention()),
    ]


# -- killed --


def test_processes_that_start_at_once_migrate_once(tmp_path: Path) -> None:
    assert said("migrate", tmp_path) == ["True"] * 6
    assert not list(tmp_path.glob("*damaged*"))


def test_a_kill_while_writing_loses_nothing_acknowledged(tmp_path: Path) -> None:
    acknowledged = said("write", tmp_path)
    store = a_store(tmp_path)
    hashes = {version.hash for version in store.versions.history(most=100_000)}
    with store.edge.read() as connection:
        reporters = set(connection.scalars(text('SELECT key FROM people JOIN corrections ON "by" = people.id')))
    for kind, number in (line.split() for line in acknowledged):
        match kind:
            case "vote":
                assert store.votes.of(person(int(number)), "p1")
            case "report":
                assert person(int(number)) in reporters
            case "version":
                assert f"v{number}" in hashes
    assert len(acknowledged) > 10
    store.close()


def test_a_kill_at_any_statement_leaves_all_or_nothing(tmp_path: Path) -> None:
    killed = [line.split() for line in said("die_at", tmp_path)]
    assert {name for name, _ in killed} == {"migrate", "forget", "restore"}
    for name, number in killed:
        folder = tmp_path / name / number
        (folder / "away").unlink(missing_ok=True)
        store = a_store(folder)
        assert store.start()
        voters = [one for one in range(4) if store.votes.of(person(one), "p1")]
        allowed: dict[str, list[list[int]]] = {
            "migrate": [[]],
            "forget": [[0, 1, 2, 3], [0, 2, 3]],
            "restore": [[0, 1, 2, 3], [0, 1, 2]],
        }
        assert voters in allowed[name]
        for one in {1} - set(voters):
            assert person(one).encode() not in all_bytes(folder)
        assert {path.name for path in folder.iterdir() if path.name.startswith(".")} == set()
        assert store.trouble is None
        store.close()


def test_many_threads_write_and_none_is_refused(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    with ThreadPoolExecutor(16) as pool:
        kept = list(pool.map(lambda n: store.votes.cast(person(n % 20), f"p{n}", good=True), range(160)))
    assert all(kept)
    assert len(store.votes.tallies()) == 160
    store.close()


# -- full, read-only, locked --


@contextmanager
def a_small_disk(folder: Path) -> Iterator[Path]:
    disk = folder / "disk"
    disk.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if not mounted or mounted.returncode:
        pytest.skip("no right to mount a small disk")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_full_disk_keeps_nothing_new_and_stops_nothing(tmp_path: Path, clock: SetClock) -> None:
    with a_small_disk(tmp_path) as disk:
        store = a_store(disk, clock)
        store.people.choose_language(person(1), "zh-Hant")
        number = 0
        while store.votes.cast(person(number), "p" * 100, good=True):
            number += 1
        assert store.trouble is not None
        assert (store.trouble.reason, store.trouble.since) == (Reason.FULL, clock.now)
        assert store.people.language(person(1)) == "zh-Hant"
        everything(store)
        assert sum(tally.good for tally in store.votes.tallies()) == number
        (disk / "ballast").unlink(missing_ok=True)
        store.close()


def test_a_disk_that_is_full_before_the_start_is_waited_for(tmp_path: Path, clock: SetClock) -> None:
    with a_small_disk(tmp_path) as disk:
        fill(disk / "ballast")
        store = a_store(disk, clock)
        assert not store.start()
        everything(store)
        assert store.trouble is not None
        assert store.trouble.reason is Reason.FULL
        (disk / "ballast").unlink()
        assert not store.people.choose_language(person(1), "en")
        clock.pass_(seconds=16)
        assert store.people.choose_language(person(1), "en")
        assert store.people.language(person(1)) == "en"
        assert store.trouble is None
        store.close()


def test_a_person_is_forgotten_in_the_copy_too_when_the_disk_has_no_room_for_a_new_one(tmp_path: Path) -> None:
    with a_small_disk(tmp_path) as disk:
        store = a_store(disk)
        store.people.choose_language(person(1), "en")
        store.purge(store.edge.clock(), Retention())
        assert person(1).encode() in (disk / COPY).read_bytes()
        assert store.forget(person(2))
        fill(disk / "ballast")
        (disk / "ballast").write_bytes(b"x" * ((disk / "ballast").stat().st_size - 300_000))
        assert store.forget(person(1))
        assert person(1).encode() not in all_bytes(disk)
        store.close()


def fill(file: Path) -> None:
    with file.open("wb", buffering=0) as ballast:
        try:
            while ballast.write(b"x" * 4096):
                pass
        except OSError:
            return


def test_a_read_only_disk_stops_nothing_and_is_used_again_when_it_can_be(tmp_path: Path, clock: SetClock) -> None:
    with a_small_disk(tmp_path) as disk:
        store = a_store(disk, clock)
        store.people.choose_language(person(1), "en")
        store.close()
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        everything(store)
        assert store.trouble is not None
        assert store.trouble.reason is Reason.READ_ONLY
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        clock.pass_(seconds=16)
        assert store.people.language(person(1)) == "en"
        store.close()


def test_a_database_that_may_only_be_read_is_read(store: Store, clock: SetClock) -> None:
    store.people.choose_language(person(1), "en")
    with store.edge.database.bare() as connection:
        connection.execute("PRAGMA query_only = ON")
    assert not store.people.choose_language(person(1), "zh-Hant")
    assert store.trouble is not None
    assert store.trouble.reason is Reason.READ_ONLY
    assert store.people.language(person(1)) == "en"
    with store.edge.database.bare() as connection:
        connection.execute("PRAGMA query_only = OFF")
    clock.pass_(seconds=16)
    assert store.people.choose_language(person(1), "zh-Hant")
    assert store.trouble is None


def test_a_locked_database_is_read_waited_for_once_and_tried_again_later(
    store: Store, tmp_path: Path, clock: SetClock
) -> None:
    store.people.choose_language(person(1), "en")
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        for _ in range(50):
            everything(store)
        assert time.monotonic() - began < 60  # fifty waits would take minutes
        assert store.people.language(person(1)) == "en"
        assert store.trouble is not None
        assert (store.trouble.reason, store.trouble.since) == (Reason.LOCKED, clock.now)
        since = clock.now
        clock.pass_(minutes=5)
        assert not store.votes.cast(person(1), "p1", good=True)
        assert store.trouble.since == since
        other.execute("ROLLBACK")
    clock.pass_(seconds=16)
    assert store.votes.cast(person(1), "p1", good=True)
    assert store.trouble is None


def test_who_began_to_write_is_not_overtaken(store: Store, tmp_path: Path, clock: SetClock) -> None:
    store.start()
    other = a_store(tmp_path, clock, patience=0.05)
    with store.edge.write() as connection:
        connection.execute(text("SELECT * FROM counts")).all()
        assert not counted(other, questions=1)
        connection.execute(text("INSERT INTO counts VALUES ('2024-01-18', 'questions', 1)"))
    clock.pass_(seconds=16)
    assert other.pending.settle()
    assert store.counts.today() == {"questions": 2}
    other.close()


def test_a_reader_in_the_way_delays_the_wiping_and_not_the_forgetting(store: Store, tmp_path: Path) -> None:
    store.people.choose_language(person(1), "en")
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM people").fetchall()
        assert store.forget(person(1))
        assert store.people.language(person(1)) is None
        other.execute("ROLLBACK")
    store.close()
    again = a_store(tmp_path)
    assert again.start()
    assert person(1).encode() not in all_bytes(tmp_path)
    again.close()


def test_a_clock_that_was_set_back_does_not_prolong_the_rest(store: Store, tmp_path: Path, clock: SetClock) -> None:
    store.start()
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert not counted(store, questions=1)
        other.execute("ROLLBACK")
    clock.pass_(days=-400)
    assert store.pending.settle()


def test_what_is_pending_waits_until_it_can_be_kept(store: Store, tmp_path: Path, clock: SetClock) -> None:
    store.start()
    store.pending.keep(person(1), chat(1), Context(topic="就业"))
    store.pending.count(questions=1)
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert not store.pending.settle()
        other.execute("ROLLBACK")
    store.pending.count(questions=1)
    clock.pass_(seconds=60)
    assert store.pending.settle()
    assert store.people.recall(person(1), chat(1), 120) == Context(topic="就业")
    assert store.counts.today() == {"questions": 2}


# -- damaged, newer --


def test_a_damaged_file_is_set_aside_for_the_last_copy_and_the_admins_are_told(
    store: Store, tmp_path: Path, clock: SetClock
) -> None:
    store.people.choose_language(person(1), "en")
    store.purge(clock.now, Retention())
    store.people.choose_language(person(2), "en")
    store.close()
    damage(tmp_path / FILE, 0)
    again = a_store(tmp_path, clock)
    assert again.start()
    assert again.people.language(person(1)) == "en"
    assert again.people.language(person(2)) is None
    (notice,) = again.notices.waiting()
    assert (notice.kind, notice.details["copied"]) == (DAMAGED, "yes")
    assert (tmp_path / notice.details["name"]).name == f"{FILE}.damaged-20240118T090000"
    assert (tmp_path / notice.details["name"]).is_file()
    assert again.forget(person(2))
    assert person(2).encode() not in all_bytes(tmp_path)
    again.close()


def test_a_damaged_file_without_a_copy_is_replaced_by_an_empty_one(store: Store, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all" * 1000)
    assert store.people.choose_language(person(1), "en")
    assert [notice.details["copied"] for notice in store.notices.waiting()] == ["no"]
    assert store.trouble is None


def test_damage_while_it_runs_is_mended_at_the_next_call(store: Store, tmp_path: Path, clock: SetClock) -> None:
    store.people.choose_language(person(1), "en")
    store.purge(clock.now, Retention())
    damage(tmp_path / FILE, 0)
    store.edge.database.close()
    assert store.people.choose_language(person(2), "zh-Hant")
    assert store.people.language(person(1)) == "en"


def test_files_that_were_damaged_do_not_fill_the_disk(store: Store, tmp_path: Path, clock: SetClock) -> None:
    for _ in range(6):
        assert store.start()
        store.close()
        clock.pass_(minutes=1)
        damage(tmp_path / FILE, 0)
        store.edge.replaced()
    assert store.start()
    assert len(list(tmp_path.glob("*.damaged-*"))) == 3
    os.utime(next(tmp_path.glob("*.damaged-*")), (0, 0))
    store.purge(clock.now, Retention(notices=0))
    assert len(list(tmp_path.glob("*.damaged-*"))) < 3


def damage(file: Path, at: int, noise: bytes = b"\xa5" * 3000) -> None:
    with file.open("r+b") as writing:
        writing.seek(at)
        writing.write(noise)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.floats(0, 1), st.binary(min_size=1, max_size=5000))
def test_noise_anywhere_in_the_file_never_stops_a_call(
    tmp_path_factory: pytest.TempPathFactory, where: float, noise: bytes
) -> None:
    folder = tmp_path_factory.mktemp("noise")
    store = a_store(folder)
    for number in range(5):
        store.votes.cast(person(number), f"p{number}", good=True)
    store.purge(store.edge.clock(), Retention())
    store.close()
    damage(folder / FILE, int(where * (folder / FILE).stat().st_size), noise)
    again = a_store(folder)
    everything(again)
    again.close()


def test_tables_of_a_newer_release_are_left_alone(store: Store, tmp_path: Path) -> None:
    store.people.choose_language(person(1), "en")
    with store.edge.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    again = a_store(tmp_path)
    assert not again.start()
    everything(again)
    assert again.trouble is not None
    assert again.trouble.reason is Reason.NEWER
    with pytest.raises(StoreFault, match="newer release"):
        again.backup(tmp_path / "away")
    assert not list(tmp_path.glob("*damaged*"))
    again.close()


def test_a_file_that_somebody_removed_is_made_anew(store: Store, tmp_path: Path, clock: SetClock) -> None:
    store.people.choose_language(person(1), "en")
    store.close()
    for path in tmp_path.glob(f"{FILE}*"):
        path.unlink()
    assert not store.people.choose_language(person(2), "en")
    clock.pass_(seconds=16)
    assert store.people.choose_language(person(2), "en")


def test_a_value_that_the_database_refuses_is_no_trouble(store: Store) -> None:
    assert not store.people.choose_language(person(1), "\ud800")
    assert store.trouble is None
    assert store.people.choose_language(person(1), "en")


def test_the_log_says_what_is_wrong_and_nothing_of_anybody(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, clock: SetClock
) -> None:
    (tmp_path / FILE).mkdir(parents=True)
    store = a_store(tmp_path, clock)
    with caplog.at_level(logging.DEBUG):
        everything(store)
    assert "not kept" in caplog.text
    assert person(1) not in caplog.text
    assert "养老" not in caplog.text
    store.close()


@pytest.mark.parametrize(
    "url", ["postgresql+pg8000://bot:hidden@host/name", "postgresql+nothing://bot:hidden@host/name"]
)
def test_a_database_without_its_driver_is_said_with_what_to_install(tmp_path: Path, url: str) -> None:
    with pytest.raises(StoreFault, match=r"store\.url: the driver (.+) is not installed; pip install") as caught:
        a_store(tmp_path, url=url)
    assert "hidden" not in str(caught.value)


def test_a_server_that_cannot_be_reached_is_said_without_its_password(tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    store = a_store(tmp_path, url="postgresql+psycopg://bot:hidden@127.0.0.1:1/name")
    assert store.people.language(person(1)) is None
    assert store.trouble is not None
    assert store.trouble.reason is Reason.UNREACHABLE
    with pytest.raises(StoreFault) as caught:
        store.backup(tmp_path / "away")
    assert "hidden" not in str(caught.value)
    store.close()
