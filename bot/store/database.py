"""Connections and transactions: how SQLite and PostgreSQL are opened, read and written. It knows no table.

SQLite: write-ahead log, foreign keys, deleted bytes overwritten, writers wait for each other. A transaction that
writes says so at its beginning (BEGIN IMMEDIATE): one that began by reading could not wait for its turn.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import Connection, Engine, PoolProxiedConnection, create_engine, event
from sqlalchemy.exc import NoSuchModuleError

from bot.store.place import Place
from bot.store.trouble import StoreFault

_PRAGMAS: Final = (
    "auto_vacuum = FULL",  # before the first table is made
    "journal_mode = WAL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",  # what is sorted or vacuumed is not written to a folder of the system's
    "trusted_schema = OFF",
    "cache_size = -512",  # kilobytes a connection: the system keeps the file's pages at hand too
)


class Database:
    """An engine, and its two kinds of transactions. `patience` is how many seconds a writer waits for another."""

    def __init__(self, place: Place, patience: float) -> None:
        self.place = place
        self._patience = patience
        self.engine = self._sqlite() if place.is_file else self._server()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One view of what is kept, whatever is written meanwhile."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self, durable: bool = True) -> Iterator[Connection]:
        """All or nothing. `durable` also survives a power cut; otherwise the last moments may not, but a kill does."""
        with self.engine.connect() as connection:
            connection.execution_options(writes=True, durable=durable)
            with connection.begin():
                yield connection

    @contextmanager
    def alter(self) -> Iterator[Connection]:
        """All or nothing, as `write`; a table may be dropped and made anew without what points to it being deleted.

        Raises StoreFault where something would then point to nothing.
        """
        with self.engine.connect() as connection:
            connection.execution_options(writes=True, durable=True, alters=True)
            if self.place.is_file:
                connection.detach()  # SQLite checks foreign keys by connection: this one is not used again
            with connection.begin():
                yield connection
                if self.place.is_file and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise StoreFault("a migration would leave keys that point to nothing; it is undone, report it")

    @contextmanager
    def bare(self) -> Iterator[Any]:
        """The driver's own connection outside of any transaction, for VACUUM and copying pages."""
        proxied: PoolProxiedConnection = self.engine.raw_connection()
        try:
            yield proxied.driver_connection
        finally:
            proxied.close()

    def empty_log(self) -> None:
        """Leaves nothing in SQLite's log of what was deleted; a reader in the way delays it to a later time."""
        if self.place.is_file:
            with self.bare() as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Lets go of every connection; the next use opens new ones."""
        self.engine.dispose()

    def _sqlite(self) -> Engine:
        engine = create_engine(
            self.place.where,
            connect_args={"timeout": self._patience, "check_same_thread": False},
            hide_parameters=True,
            pool_timeout=self._patience,
        )
        event.listen(engine, "connect", _connected)
        event.listen(engine, "begin", _begun)
        return engine

    def _server(self) -> Engine:
        where = self.place.where
        try:
            return create_engine(where, hide_parameters=True, pool_pre_ping=True, pool_timeout=self._patience)
        except (ImportError, NoSuchModuleError):
            what = "the driver of this database is not installed; pip install 'congress-coverage-bot[postgresql]'"
            raise StoreFault(f"store.url: {what}") from None


def _connected(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # the driver would begin transactions late, and none around tables
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begun(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get("writes"):
        connection.exec_driver_sql("BEGIN")
        return
    if options.get("alters"):
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
    connection.exec_driver_sql(f"PRAGMA synchronous = {'FULL' if options.get('durable') else 'NORMAL'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
