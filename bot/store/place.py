"""Where what is kept lies: a file in the data folder, or a database at a URL."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.store.trouble import StoreFault

try:
    import fcntl
except ImportError:  # a system without it runs one process
    fcntl = None  # type: ignore[assignment]

FILE: Final = "congress-bot.sqlite3"
COPY: Final = "congress-bot.copy.sqlite3"
LOCK: Final = "congress-bot.lock"


@dataclass(frozen=True, slots=True)
class Place:
    """The data folder, and the URL of a database elsewhere; without one, a SQLite file in the folder."""

    folder: Path
    url: str = ""

    def __post_init__(self) -> None:
        if self.where.get_backend_name() not in ("sqlite", "postgresql"):
            raise StoreFault("store.url: SQLite and PostgreSQL are known; give sqlite:///… or postgresql://…")
        if self.is_file and not self.where.database:
            raise StoreFault("store.url: a database in memory keeps nothing; give a file, sqlite:///…")

    @property
    def where(self) -> URL:
        """The URL in use; raises StoreFault where it cannot be read (and never repeats it: it may hold a password)."""
        try:
            return make_url(self.url) if self.url else URL.create("sqlite", database=str(self.folder / FILE))
        except ArgumentError:
            raise StoreFault("store.url: is no URL; give postgresql://user:password@host/name") from None

    @property
    def password(self) -> str:
        """The password of the URL, which no log may hold; empty where there is none."""
        return str(self.where.password or "")

    @property
    def is_file(self) -> bool:
        """Whether it is SQLite."""
        return self.where.get_backend_name() == "sqlite"

    @property
    def file(self) -> Path:
        """The SQLite file."""
        return Path(self.where.database or "")

    @property
    def copy(self) -> Path:
        """The last good copy, from which a damaged file is replaced."""
        return self.folder / COPY

    def damaged(self) -> list[Path]:
        """Damaged files that were set aside, the oldest first."""
        return sorted(self.folder.glob(f"{FILE}.damaged-*"))

    def create(self) -> None:
        """Makes the folder and an empty file that only their owner may read."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if self.is_file and not self.file.exists():
            os.close(os.open(self.file, os.O_CREAT | os.O_RDWR, 0o600))

    def alone(self) -> AbstractContextManager[None]:
        """No other process prepares or replaces what is kept meanwhile; a killed one lets go."""
        return _held(self.folder / LOCK)


@contextmanager
def _held(file: Path) -> Iterator[None]:
    descriptor = os.open(file, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        if fcntl is not None:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
