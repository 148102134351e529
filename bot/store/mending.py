"""A store made ready at the start, and a damaged file set aside for the last copy or an empty one."""

import logging
import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from bot.store import schema
from bot.store.database import Database
from bot.store.place import COPY, FILE, Place
from bot.store.trouble import CAUGHT, Reason, reason_of

log: Final = logging.getLogger(__name__)

RESTORED: Final = "restored"
"""The name of a copy while it is made ready to be put back."""
MOST_SET_ASIDE: Final = 3
"""Damaged files kept for a look: a failing disk must not fill itself with them."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A damaged file was set aside under a name; `copied` says whether the last copy took its place."""

    name: str
    copied: bool


def prepare(database: Database) -> None:
    """The file, its tables and their soundness; raises what the database raises where that cannot be had."""
    place = database.place
    if not place.is_file:
        schema.migrate(database)
        return
    if place.file.is_file() and place.file.stat().st_size and _is_ready(database):
        return
    place.create()
    with place.alone():
        schema.migrate(database)


def mend(database: Database, now: datetime) -> Mended | None:
    """Sets a damaged file aside and puts the last copy or nothing in its place; None where it is sound after all."""
    place = database.place
    if not place.is_file:
        return None
    database.close()
    with place.alone():
        if is_sound(place.file, thorough=True):
            return None
        name = set_aside(place, now)
        copied = is_sound(place.copy)
        if copied:
            put(place.copy, place.file)
    log.error("the database was damaged; it is set aside as %s", name)
    return Mended(name, copied)


def set_aside(place: Place, now: datetime) -> str:
    """Renames the file and its log, and drops the oldest that were set aside."""
    name = f"{FILE}.damaged-{now:%Y%m%dT%H%M%S}"
    for suffix in ("-shm", "-wal", ""):
        part = place.file.with_name(place.file.name + suffix)
        if part.exists():
            part.replace(place.folder / (name + suffix))
    names = sorted({path.name.removesuffix("-wal").removesuffix("-shm") for path in place.damaged()})
    for old in names[:-MOST_SET_ASIDE]:
        drop(place.folder / old)
    return name


def drop(file: Path) -> None:
    """Removes a SQLite file and what lies beside it."""
    for suffix in ("-wal", "-shm", "-journal", ""):
        file.with_name(file.name + suffix).unlink(missing_ok=True)


def sweep(place: Place) -> None:
    """Removes what a killed process left half made."""
    for draft in (*place.folder.glob(f".{COPY}.*"), *place.folder.glob(f".{RESTORED}.*")):
        draft.unlink(missing_ok=True)
    place.file.with_name(place.file.name + ".draft").unlink(missing_ok=True)


def is_sound(file: Path, thorough: bool = False) -> bool:
    """Whether a file is there and SQLite finds no fault in it."""
    if not file.is_file():
        return False
    connection = sqlite3.connect(file)
    try:
        check = "integrity_check" if thorough else "quick_check"
        found: object = connection.execute(f"PRAGMA {check}(1)").fetchone()
        made: object = connection.execute("SELECT count(*) FROM alembic_version").fetchone()
        return found == ("ok",) and made == (1,)
    except sqlite3.Error as error:
        return reason_of(error) is Reason.LOCKED
    finally:
        connection.close()


def looked_at(file: Path) -> str | None:
    """The revision of a file's tables, read without a change to it; raises the database's error where it is damaged."""
    # Where nobody has it open, opening it as it may change would leave files beside it.
    is_open = file.with_name(file.name + "-wal").exists()
    uri = f"{file.resolve().as_uri()}?mode=ro{'' if is_open else '&immutable=1'}"
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise _damage()
        if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'alembic_version'").fetchone() is None:
            return None
        found: str = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        return found


def _is_ready(database: Database) -> bool:
    """Whether nothing is left to do; raises where the file is damaged."""
    try:
        with database.bare() as connection:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()
        if found != ("ok",):
            raise _damage()
        return schema.is_current(database)
    except CAUGHT as error:
        if reason_of(error) is Reason.DAMAGED:
            raise
        return False


def _damage() -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError("database disk image is malformed")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def put(copy: Path, file: Path) -> None:
    """A copy of the copy in place, by one rename."""
    draft = file.with_name(file.name + ".draft")
    shutil.copyfile(copy, draft)
    draft.chmod(0o600)
    with draft.open("rb+") as writing:
        os.fsync(writing.fileno())
    draft.replace(file)
