"""The whole of what is kept, copied while it runs, put back, and rid of deleted bytes. It knows no table."""

import os
import secrets
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from bot.disk import sync
from bot.store import mending, schema
from bot.store.database import Database
from bot.store.place import Place
from bot.store.trouble import StoreFault


def write_copy(database: Database, to: Path) -> None:
    """A sound copy in one file, put in place by one rename; the store is read and written meanwhile."""
    _only_file(database.place, "pg_dump")
    to.parent.mkdir(parents=True, exist_ok=True)
    draft = _draft(to)
    try:
        with database.bare() as source, closing(sqlite3.connect(draft)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
        _settle(draft, to)
    finally:
        mending.drop(draft)


def put_back(database: Database, from_: Path, forget: Callable[[Connection], None]) -> None:
    """Replaces what is kept by a copy, in one transaction: whatever fails, what was kept is there as before.

    `forget` is given the copy, brought up to date, before it takes the place. Raises StoreFault where the file is no
    sound copy, or was made by a newer release.
    """
    _only_file(database.place, "pg_restore")
    place = database.place
    place.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = _draft(place.folder / mending.RESTORED)
    with place.alone():
        try:
            _take(from_, draft)
            _make_current(Place(place.folder, f"sqlite:///{draft}"), forget)
            _replace(database, draft)
        finally:
            mending.drop(draft)


def wipe(database: Database) -> bool:
    """Leaves no byte of what was deleted in the file or its log; False where a reader is in the way.

    SQLite overwrites deleted cells (secure_delete), but a page that was split keeps copies of cells in its unused
    part; only a file written anew is free of them. PostgreSQL frees the space with its own VACUUM.
    """
    if not database.place.is_file:
        return True
    with database.bare() as connection:
        connection.execute("VACUUM")
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def _draft(file: Path) -> Path:
    return file.with_name(f".{file.name}.{secrets.token_hex(4)}")


def _only_file(place: Place, instead: str) -> None:
    if not place.is_file:
        raise StoreFault(f"store.url: is a PostgreSQL server; use {instead} for it")


def _settle(draft: Path, to: Path) -> None:
    """Gives a finished file its name, once its bytes are on the disk."""
    draft.chmod(0o600)
    sync(draft)
    draft.replace(to)
    sync(to.parent)


def _take(from_: Path, draft: Path) -> None:
    """Copies a copy aside once it is known to be one."""
    if not from_.is_file():
        raise StoreFault(f"{from_}: is not there; give a file that `congress-bot backup` wrote")
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        uri = f"{from_.resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as source, closing(sqlite3.connect(draft)) as target:
            source.backup(target)
    except sqlite3.DatabaseError as error:
        raise StoreFault(f"{from_}: cannot be read as a copy ({error})") from None
    if not mending.is_sound(draft, thorough=True):
        raise StoreFault(f"{from_}: is damaged, or no copy that `congress-bot backup` wrote")


def _make_current(place: Place, forget: Callable[[Connection], None]) -> None:
    database = Database(place, patience=5)
    try:
        with database.read() as connection:
            made_by = schema.revision(connection)
        if made_by is None or not schema.is_known(made_by):
            raise StoreFault(f"the copy was made by a newer release (schema {made_by}); install that one first")
        schema.migrate(database)
        with database.write() as connection:
            forget(connection)
        wipe(database)
    finally:
        database.close()


def _replace(database: Database, draft: Path) -> None:
    """Page by page into the file in use, which other processes may have open; a damaged file cannot be written to."""
    file = database.place.file
    if not mending.is_sound(file):
        database.close()
        mending.drop(file)
        mending.put(draft, file)
        return
    with closing(sqlite3.connect(draft)) as source, database.bare() as target:
        source.backup(target)
