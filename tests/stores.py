"""Stores for tests: a clock that is set, people and chats by number, and the bytes of a whole folder."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.store import Place, Store, chat_key, person_key
from bot.store.tables import metadata
from knowledge.asked import Context

SECRET = b"a secret that only tests know"
START = datetime(2024, 1, 18, 9, tzinfo=UTC)


class SetClock:
    """Time stands still until it is passed."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **time: float) -> None:
        self.now += timedelta(**time)


def a_store(folder: Path, clock: SetClock | None = None, url: str = "", patience: float = 3.0) -> Store:
    return Store(Place(folder, url), SECRET, clock or SetClock(), patience=patience)


def person(number: int) -> str:
    return person_key(SECRET, number)


def chat(number: int) -> str:
    return chat_key(SECRET, number)


def shown(store: Store, person: str, chat: str, context: Context) -> bool:
    """Keeps at once what was shown to somebody."""
    store.pending.keep(person, chat, context)
    return store.pending.settle()


def counted(store: Store, **by: int) -> bool:
    """Adds at once to today's counters; what cannot be kept now waits for the next time."""
    store.pending.count(**by)
    return store.pending.settle()


def all_bytes(folder: Path) -> bytes:
    """Every byte of every file in a folder, hidden ones too."""
    return b"\0".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def emptied(url: str) -> str:
    """A server's database without a table."""
    store = a_store(Path("unused"), url=url)
    with store.edge.database.write() as connection:
        metadata.drop_all(connection)
        connection.exec_driver_sql("DROP TABLE IF EXISTS alembic_version")
    store.close()
    return url
