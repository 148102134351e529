"""A backup holds all that cannot be made again, comes back whole or not at all, and is made while the bot runs."""

import asyncio
import gzip
import io
import os
import stat
import tarfile
from pathlib import Path

import pytest

from bot import backup
from bot.records import Mistake
from bot.store import Place, Store, StoreFault, person_key, secret
from bot.versions.archive import Archive
from knowledge.record import files
from tests.bot_api import BotApi
from tests.building import EMBEDDED
from tests.stores import SetClock, all_bytes
from tests.test_cli import run
from tests.visits import the_bot


def a_store(data: Path, clock: SetClock | None = None) -> Store:
    """The store of a data folder as a process of the bot opens it."""
    return Store(Place(data), secret(data), clock or SetClock())


def filled(data: Path) -> Store:
    """A store that knows a person and a version."""
    store = a_store(data)
    assert store.people.choose_language(person_key(secret(data), 1), "en")
    path = Archive(data).keep("v1", files.read(EMBEDDED))
    assert store.versions.use("v1", path, "first", None)
    return store


def written(store: Store) -> bytes:
    to = io.BytesIO()
    backup.write(store, to)
    return to.getvalue()


def put_back(store: Store, content: bytes) -> backup.Contents:
    return backup.put_back(store, io.BytesIO(content), "backup")


def tar_of(**members: bytes | str) -> bytes:
    """A tar with files, and links where a text is given."""
    to = io.BytesIO()
    with tarfile.open(fileobj=to, mode="w:gz") as tar:
        for name, content in members.items():
            about = tarfile.TarInfo(name)
            if isinstance(content, str):
                about.type, about.linkname = tarfile.SYMTYPE, content
                tar.addfile(about)
            else:
                about.size = len(content)
                tar.addfile(about, io.BytesIO(content))
    return to.getvalue()


def test_an_empty_data_folder_has_after_a_restore_all_that_the_other_had(tmp_path: Path) -> None:
    store = filled(tmp_path / "a")
    content = written(store)
    other = Store(Place(tmp_path / "b"), b"", SetClock())
    assert len(put_back(other, content).versions) == 1
    again = a_store(tmp_path / "b")
    assert secret(tmp_path / "b") == secret(tmp_path / "a")
    assert again.people.language(person_key(secret(tmp_path / "b"), 1)) == "en"
    (version,) = again.versions.history(10)
    assert Archive(tmp_path / "b").read(version.path).pages == files.read(EMBEDDED).pages
    for one in (store, other, again):
        one.close()


def test_a_backup_holds_the_database_the_secret_and_the_versions_and_nothing_else(tmp_path: Path) -> None:
    store = filled(tmp_path)
    for beside in ("updates/aside/1.json", "vectors/x", "cuts/x", "alive"):
        file = tmp_path / beside
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("somebody's words")
    with tarfile.open(fileobj=io.BytesIO(written(store))) as tar:
        members = tar.getmembers()
    store.close()
    names = {member.name.split("/")[0] for member in members}
    assert names == {backup.FILE, backup.SECRET, "versions"}
    assert {member.mode for member in members} == {0o600}


def test_nothing_of_a_backup_or_a_restore_is_left_beside_what_is_kept(tmp_path: Path) -> None:
    store = filled(tmp_path)
    before = {path for path in tmp_path.rglob("*") if "-wal" not in path.name and "-shm" not in path.name}
    put_back(store, written(store))
    store.close()
    after = {path for path in tmp_path.rglob("*") if "-wal" not in path.name and "-shm" not in path.name}
    assert {path.name for path in after - before} <= {"congress-bot.copy.sqlite3", "congress-bot.lock"}


def test_who_was_forgotten_after_the_backup_stays_forgotten(tmp_path: Path) -> None:
    clock = SetClock()
    store = a_store(tmp_path, clock)
    anna = person_key(secret(tmp_path), 1)
    store.people.choose_language(anna, "en")
    content = written(store)
    clock.pass_(hours=1)
    assert store.forget(anna)
    put_back(store, content)
    assert store.people.language(anna) is None
    store.close()
    assert anna.encode() not in all_bytes(tmp_path)


def test_a_backup_of_another_data_folder_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    strangers, ours = filled(tmp_path / "a"), filled(tmp_path / "b")
    key = person_key(secret(tmp_path / "b"), 1)
    with pytest.raises(StoreFault, match="is another than the backup's"):
        put_back(ours, written(strangers))
    assert ours.people.language(key) == "en"
    strangers.close()
    ours.close()


@pytest.mark.parametrize(
    "name",
    [
        "../../evil", "/etc/evil", "versions/../../evil/page.yaml", "versions/v1/../../../page.yaml",
        "versions/./page.yaml", "versions/v1/a/b/page.yaml", "versions/v1/other.txt", "versions\\v1\\page.yaml",
        "secret/page.yaml", "updates/1.json",
    ],
)  # fmt: skip
def test_no_member_of_a_tar_is_written_anywhere_else(tmp_path: Path, name: str) -> None:
    store = filled(tmp_path / "data")
    before = sorted(str(path) for path in tmp_path.rglob("*"))
    with pytest.raises(StoreFault, match="is no part of a backup"):
        put_back(store, tar_of(**{name: b"evil"}))
    assert sorted(str(path) for path in tmp_path.rglob("*")) == before
    store.close()


@pytest.mark.parametrize("name", [backup.FILE, backup.SECRET, "versions/v1-0/page.yaml"])
def test_a_link_is_no_part_of_a_backup(tmp_path: Path, name: str) -> None:
    store = filled(tmp_path)
    with pytest.raises(StoreFault, match="is no part of a backup"):
        put_back(store, tar_of(**{name: "/etc/passwd"}))
    store.close()


def test_what_unpacks_to_more_than_a_backup_can_be_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = filled(tmp_path)
    content = written(store)
    monkeypatch.setattr(backup, "MOST_BYTES", 1000)
    with pytest.raises(StoreFault, match="is no part of a backup"):
        put_back(store, content)
    store.close()


def test_a_backup_that_is_cut_short_anywhere_or_no_backup_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    store = filled(tmp_path)
    key, content = person_key(secret(tmp_path), 1), written(store)
    pieces = [content[: len(content) * part // 10] for part in range(10)]
    others = [b"", b"no tar", gzip.compress(b"no tar either"), tar_of(), tar_of(**{backup.SECRET: b"x" * 64})]
    for wrong in (*pieces, *others):
        with pytest.raises(StoreFault):
            put_back(store, wrong)
        assert store.people.language(key) == "en"
    store.close()


def test_a_damaged_version_is_left_out_and_named(tmp_path: Path) -> None:
    store = filled(tmp_path)
    page = next((tmp_path / "versions").rglob("page.yaml"))
    page.write_text("other words")
    contents = backup.write(store, io.BytesIO())
    assert contents.versions == ()
    assert [Path(path).name for path in contents.damaged] == [path.name for path in (tmp_path / "versions").iterdir()]
    store.close()


@pytest.mark.anyio
async def test_a_bot_that_runs_is_backed_up_and_restored_by_commands_while_it_answers(
    server: BotApi, tmp_path: Path
) -> None:
    file, environment = tmp_path / "bot.tar.gz", {"CONGRESS_BOT_DATA": str(tmp_path / "data")}
    async with the_bot(server, tmp_path) as bot:
        anna = server.person("Anna", language_code="zh-hans")
        key = person_key(bot.interior._secret, anna.id)
        await asyncio.to_thread(bot.interior.store.people.choose_language, key, "en")
        made, _ = await asyncio.gather(
            asyncio.to_thread(run, "backup", str(file), environment=environment), anna.asks("厂所结合是什么意思")
        )
        assert (made.code, made.err) == (0, f"{file}: the database, the secret and 1 versions\n")
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        await asyncio.to_thread(bot.interior.store.people.choose_language, key, "zh-Hant")
        assert await asyncio.to_thread(bot.interior.store.corrections.report, key, "gone", Mistake.CUT_SHORT)
        put, _ = await asyncio.gather(
            asyncio.to_thread(run, "restore", str(file), environment=environment), anna.asks("谁谈到就业")
        )
        assert put.code == 0, put.err
        assert "start the bot anew" in put.err
        assert bot.interior.store.people.language(key) == "en"
        assert not bot.interior.store.corrections.open(10)
        await anna.asks("厂所结合是什么意思")
        assert bot.interior.store.trouble is None


def test_the_commands_say_what_to_do_where_they_cannot(tmp_path: Path) -> None:
    environment = {"CONGRESS_BOT_DATA": str(tmp_path / "data")}
    done = run("backup", str(tmp_path / "b.tar.gz"), environment=environment)
    assert (done.code, "holds no database yet" in done.err) == (1, True)
    assert not list(tmp_path.iterdir())
    done = run("restore", str(tmp_path / "none.tar.gz"), environment=environment)
    assert (done.code, "none.tar.gz: cannot be read" in done.err) == (1, True)
    filled(tmp_path / "data").close()
    (tmp_path / "there").write_text("mine")
    done = run("backup", str(tmp_path / "there"), environment=environment)
    assert (done.code, "is there already" in done.err) == (1, True)
    assert (tmp_path / "there").read_text() == "mine"


def test_a_pipe_will_do_in_place_of_a_file(tmp_path: Path) -> None:
    filled(tmp_path / "a").close()
    environment = {**os.environ, "CONGRESS_BOT_DATA": str(tmp_path / "a")}
    content = piped("backup", b"", environment)
    assert piped("restore", content, {**environment, "CONGRESS_BOT_DATA": str(tmp_path / "b")}) == b""
    store = a_store(tmp_path / "b")
    assert store.people.language(person_key(secret(tmp_path / "b"), 1)) == "en"
    store.close()


def piped(command: str, given: bytes, environment: dict[str, str]) -> bytes:
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", command, "-"], input=given, capture_output=True, env=environment, check=True
    )
    return done.stdout
