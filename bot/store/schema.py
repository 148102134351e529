"""The tables brought to what this release knows: one transaction, safe against a second process and a kill.

Alembic is imported where tables have to be changed: that is not at most starts, and it takes as long to import as all
of SQLAlchemy's core.
"""

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, inspect, text

from bot.store.database import Database
from bot.store.trouble import Newer

if TYPE_CHECKING:
    from alembic.config import Config

NEWEST: Final = "0002"
"""The revision that this release makes."""
MIGRATIONS: Final = Path(__file__).resolve().parent / "migrations"
_SERVER_LOCK: Final = 7_301_642_218
"""PostgreSQL's advisory lock for migrations; any number that nothing else on the server uses."""
_one_at_a_time: Final = threading.Lock()
"""Alembic's environment is of the module, not of the thread."""


def is_current(database: Database) -> bool:
    """Whether the tables are what this release knows."""
    with database.read() as connection:
        return revision(connection) == NEWEST


def migrate(database: Database) -> None:
    """Brings the tables up to date, all or nothing; raises Newer where a newer release made them."""
    from alembic import command
    from alembic.util import CommandError

    with _one_at_a_time, database.alter() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _SERVER_LOCK})
        try:
            command.upgrade(configured(connection), "head")
        except CommandError as error:
            raise Newer(str(error)) from error


def revision(connection: Connection) -> str | None:
    """The revision of the tables; None where there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def is_known(name: str) -> bool:
    """Whether this release can bring a revision up to date."""
    from alembic.script import ScriptDirectory

    return name in {script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}


def configured(connection: Connection) -> "Config":
    """Alembic's configuration for a transaction that has begun."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
