"""The tables brought to what this release knows: one transaction, safe against a second process and a kill."""

import threading
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from bot.store.database import Database

MIGRATIONS: Final = Path(__file__).resolve().parent / "migrations"
_SERVER_LOCK: Final = 7_301_642_218
"""PostgreSQL's advisory lock for migrations; any number that nothing else on the server uses."""
_one_at_a_time: Final = threading.Lock()
"""Alembic's environment is of the module, not of the thread."""


def is_current(database: Database) -> bool:
    """Whether the tables are what this release knows."""
    with database.read() as connection:
        return revision(connection) == newest()


def migrate(database: Database) -> None:
    """Brings the tables up to date; raises alembic's CommandError where a newer release made them."""
    with _one_at_a_time, database.write() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _SERVER_LOCK})
        command.upgrade(_config(connection), "head")


def revision(connection: Connection) -> str | None:
    """The revision of the tables; None where there are none."""
    return MigrationContext.configure(connection).get_current_revision()


def newest() -> str | None:
    """The revision that this release makes."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()


def is_known(name: str) -> bool:
    """Whether this release can bring a revision up to date."""
    return name in {script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
