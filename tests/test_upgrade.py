"""A data folder as the first release left it (tests/upgrade), under the present code: all that it held is there."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.script import ScriptDirectory

from bot.store import Mistake, Outcome, Store, schema
from bot.store.place import FILE
from knowledge.asked import Context
from tests.bot_api import BotApi
from tests.shelves import FIRST, Bench
from tests.stores import START, a_store, chat, person
from tests.visits import the_bot

FIRST_RELEASE = Path(__file__).with_name("upgrade")
ANNA, BORIS, ADMIN, GONE = (1_000_001, 1_000_002, 1_000_003, 1_000_009)
YEARS = 36_500
LATER = [script.revision for script in ScriptDirectory(str(schema.MIGRATIONS)).walk_revisions()]
"""Every revision that a folder may have been left at."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The first release's data folder."""
    folder = tmp_path / "data"
    shutil.copytree(FIRST_RELEASE, folder, ignore=shutil.ignore_patterns("*.sql"))
    with closing(sqlite3.connect(folder / FILE)) as connection:
        connection.executescript((FIRST_RELEASE / "first.sql").read_text("utf-8"))
    return folder


def held(folder: Path) -> list[str]:
    """All that the database holds, as SQL."""
    with closing(sqlite3.connect(folder / FILE)) as connection:
        return list(connection.iterdump())


def brought_to(store: Store, name: str) -> None:
    """The tables as a release in between left them."""
    with store.edge.database.alter() as connection:
        command.upgrade(schema.configured(connection), name)


def assert_all_is_there(store: Store) -> None:
    assert store.start()
    assert store.trouble is None
    anna, boris, admin, gone = map(person, (ANNA, BORIS, ADMIN, GONE))
    languages = [store.people.language(one) for one in (anna, boris, admin, gone)]
    assert languages == ["en", "zh-Hant", None, None]
    assert store.people.recall(anna, chat(ANNA), 60) == Context(topic="就业")
    tallies = {tally.passage: (tally.good, tally.bad, dict(tally.reasons)) for tally in store.votes.tallies()}
    assert tallies == {"s-1#a": (2, 0, {}), "s-2#b": (0, 1, {"person": 1})}
    assert (vote := store.votes.of(anna, "s-1#a"))
    assert (vote.good, vote.version, vote.at) == (True, "v1", START)
    (waits,) = store.corrections.open()
    assert (waits.passage, waits.mistake, waits.version) == ("s-1#a", Mistake.CUT_SHORT, "v1")
    (told,) = store.corrections.to_tell()
    assert (told.chat, told.language, told.correction.settled_by) == ("1000002", "zh-Hant", admin)
    gaps = {(gap.question, gap.outcome, gap.people) for gap in store.gaps.open()}
    assert gaps == {("地铁什么时候开通", Outcome.NOT_FOUND, 2), ("养老金", Outcome.DOWN_VOTED, 1)}
    assert [(one.path, one.by, one.at) for one in store.versions.history()] == [
        ("versions/11452a639c11-ca58ac5d", admin, START),
        ("versions/181017a4231c-e702e77e", None, START),
    ]
    assert store.counts.today() == {"questions": 12, "quote": 7}
    assert [(one.kind, one.details["name"]) for one in store.notices.waiting()] == [("store_damaged", "x")]
    with store.edge.read() as connection:
        counted = [
            connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar() for name in ("forgotten", "chats")
        ]
    assert counted == [1, 3]


@pytest.mark.parametrize("between", LATER)
def test_what_the_first_release_kept_is_there_whatever_release_came_between(data: Path, between: str) -> None:
    store = a_store(data)
    brought_to(store, between)
    assert_all_is_there(store)
    assert store.votes.cast(person(ANNA), "s-3#c", good=True)
    assert store.corrections.report(person(ANNA), "s-3#c", Mistake.CUT_SHORT) == 3
    store.close()


def test_the_first_migration_still_makes_what_it_made(data: Path, tmp_path: Path) -> None:
    fresh = a_store(tmp_path / "fresh")
    fresh.edge.database.place.create()
    brought_to(fresh, LATER[-1])
    fresh.close()
    made = [line for line in held(tmp_path / "fresh") if line.startswith("CREATE")]
    assert made == [line for line in held(data) if line.startswith("CREATE")]


def test_the_coverage_that_was_in_use_then_serves_and_the_one_before_it_can_be_gone_back_to(
    data: Path, tmp_path: Path
) -> None:
    bench = Bench(tmp_path, FIRST)
    start = bench.start()
    assert (start.way, start.skipped, bench.serves) == (None, (), ["first", "second"])
    bench.shelf.use(bench.shelf.prepare_earlier().token, person(ADMIN))
    assert bench.serves == ["first"]
    assert len(list((data / "versions").iterdir())) == 2


@pytest.mark.anyio
async def test_the_whole_bot_knows_the_people_of_the_first_release(server: BotApi, data: Path, tmp_path: Path) -> None:
    anna, boris, admin = (server.person(name, language_code="zh-hans") for name in ("Anna", "Boris", "Admin"))
    assert (anna.id, boris.id, admin.id) == (ANNA, BORIS, ADMIN)
    assert data == tmp_path / "data"
    kept = dict.fromkeys(("preferences", "feedback", "corrections", "gaps", "versions", "counts"), YEARS)
    async with the_bot(server, tmp_path, admins=frozenset({admin.id}), retention=kept):
        assert "The coverage has nothing on" in (await anna.asks("火星上有没有外星人")).text
        assert "沒有" in (await boris.asks("火星上有没有外星人")).text
        assert "自来水" in (await anna.asks("赵三说了什么")).text
        assert "地铁什么时候开通" in (await admin.asks("/gaps")).text


# -- migrations that are yet to come --

ANEW = """
    with op.batch_alter_table("people", recreate="always") as people:
        people.add_column(sa.Column("town", sa.String(16), nullable=True))
"""
LOSES = 'op.execute("DELETE FROM people")'


@pytest.fixture
def next_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """The release after this one, whose migration does something."""

    def released(does: str) -> None:
        folder = tmp_path / "migrations"
        shutil.copytree(schema.MIGRATIONS, folder, dirs_exist_ok=True)
        head = f'revision = "next"\ndown_revision = {schema.NEWEST!r}\nbranch_labels = depends_on = None\n'
        body = f"import sqlalchemy as sa\nfrom alembic import op\n{head}\ndef upgrade() -> None:\n    {does.strip()}\n"
        (folder / "versions" / "next.py").write_text(body, "utf-8")
        monkeypatch.setattr(schema, "MIGRATIONS", folder)
        monkeypatch.setattr(schema, "NEWEST", "next")

    return released


def test_a_table_that_is_made_anew_takes_nothing_along_that_points_to_it(
    data: Path, next_migration: Callable[[str], None]
) -> None:
    next_migration(ANEW)
    store = a_store(data)
    assert_all_is_there(store)
    with store.edge.write() as connection:
        connection.exec_driver_sql("UPDATE people SET town = 'x'")
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    store.close()


@pytest.mark.parametrize(
    ("does", "raised"),
    [
        (ANEW + "    raise RuntimeError", RuntimeError),
        (ANEW + "    op.execute('SELECT nothing FROM nowhere')", None),
        (LOSES, None),
    ],
)
def test_a_migration_that_fails_leaves_the_file_as_it_was(
    data: Path, next_migration: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, does: str, raised: Any
) -> None:
    before, files = held(data), {path.name for path in data.iterdir()}
    next_migration(does)
    store = a_store(data)
    with pytest.raises(raised) if raised else nullcontext():
        assert not store.start()
        assert not store.people.choose_language(person(ANNA), "zh-Hans")
        assert store.trouble is not None
    store.close()
    assert held(data) == before
    assert {path.name for path in data.iterdir()} - files <= {"congress-bot.lock"}
    monkeypatch.undo()
    again = a_store(data)
    assert_all_is_there(again)
    again.close()
