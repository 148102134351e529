"""The tables, in types that SQLite and PostgreSQL share. Migrations make them; a test holds the two together.

A number that was given to something is never given to another (sqlite_autoincrement): old buttons carry it.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import TypeDecorator

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class Instant(TypeDecorator[datetime]):
    """A moment: microseconds since 1970 in UTC. A time without its zone is refused."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without its zone")
        return (value - EPOCH) // timedelta(microseconds=1)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else EPOCH + timedelta(microseconds=value)


def _hash() -> String:
    return String(64)


def _of_person(name: str, gone: str, nullable: bool = True) -> Column[int]:
    return Column(name, ForeignKey("people.id", ondelete=gone), index=True, nullable=nullable)


def _of_person_first() -> Column[int]:
    """A person in the first place of a primary key, which is the index."""
    return Column("person", ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)


metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

people: Final = Table(
    "people",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", _hash(), nullable=False, unique=True),
    Column("language", String(16)),
    Column("since", Instant, nullable=False),
    Column("seen", Date, nullable=False),
    sqlite_autoincrement=True,
)

conversations: Final = Table(
    "conversations",
    metadata,
    _of_person_first(),
    Column("chat", _hash(), primary_key=True),
    Column("context", Text, nullable=False),
    Column("at", Instant, nullable=False),
)

feedback: Final = Table(
    "feedback",
    metadata,
    _of_person_first(),
    Column("passage", String(128), primary_key=True, index=True),
    Column("good", Boolean, nullable=False),
    Column("reason", String(32)),
    Column("version", String(128)),
    Column("at", Instant, nullable=False),
)

corrections: Final = Table(
    "corrections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("passage", String(128), nullable=False, index=True),
    Column("mistake", String(16), nullable=False),
    Column("version", String(128)),
    Column("at", Instant, nullable=False),
    _of_person("by", "SET NULL"),
    Column("settled_at", Instant),
    _of_person("settled_by", "SET NULL"),
    sqlite_autoincrement=True,
)

chats: Final = Table(
    "chats",
    metadata,
    Column("id", Integer, primary_key=True),
    _of_person("person", "CASCADE", nullable=False),
    Column("chat", String(64), nullable=False),
    Column("purpose", String(64), nullable=False),
    Column("correction", ForeignKey("corrections.id", ondelete="CASCADE"), unique=True),
    Column("language", String(16)),
    sqlite_autoincrement=True,
)

gaps: Final = Table(
    "gaps",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", _hash(), nullable=False, unique=True),
    Column("question", Text, nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("salt", String(32), nullable=False),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("done", Instant),
    sqlite_autoincrement=True,
)

askers: Final = Table(
    "askers",
    metadata,
    Column("gap", ForeignKey("gaps.id", ondelete="CASCADE"), primary_key=True),
    Column("mark", _hash(), primary_key=True, index=True),
)

versions: Final = Table(
    "versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("hash", String(128), nullable=False),
    Column("path", Text, nullable=False),
    Column("what", Text, nullable=False),
    _of_person("by", "SET NULL"),
    Column("at", Instant, nullable=False),
    sqlite_autoincrement=True,
)

counts: Final = Table(
    "counts",
    metadata,
    Column("day", Date, primary_key=True),
    Column("name", String(64), primary_key=True),
    Column("count", Integer, nullable=False),
)

notices: Final = Table(
    "notices",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", _hash(), nullable=False, unique=True),
    Column("kind", String(64), nullable=False),
    Column("details", Text, nullable=False),
    Column("times", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    sqlite_autoincrement=True,
)

forgotten: Final = Table(
    "forgotten",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("salt", String(32), nullable=False),
    Column("mark", _hash(), nullable=False),
    Column("wiped", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
    sqlite_autoincrement=True,
)

Upsert = sqlite.Insert | postgresql.Insert


def insert_into(connection: Connection, table: Table) -> Upsert:
    """An insert that may say what happens on a conflict, in the dialect of the connection."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)
