"""Versions of the coverage, each time one was put in use: the last is the one in use, also after a restart.

Rows are only added: going back to an earlier version is one more row, so that no kill leaves two in use, or none.
"""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Row, func, insert, select

from bot.records import Version
from bot.store.edge import Part, kept
from bot.store.people import person_row
from bot.store.tables import people, versions


class Versions(Part):
    """What was served, since when, by whose word."""

    @kept(otherwise=False)
    def use(self, hash_: str, path: str, what: str, by: str | None = None) -> bool:
        """Puts a version in use: `path` is its copy within the data folder, `what` changed, `by` a person's key."""
        now = self.edge.clock()
        with self.edge.write() as connection:
            row = person_row(connection, by, now) if by else None
            connection.execute(insert(versions).values(hash=hash_, path=path, what=what, by=row, at=now))
        return True

    @kept(otherwise=())
    def history(self, most: int = 20) -> tuple[Version, ...]:
        """What was in use, the newest first."""
        newest_first = select(versions, people.c.key).join(people, isouter=True).order_by(versions.c.id.desc())
        with self.edge.read() as connection:
            return tuple(map(_version, connection.execute(newest_first.limit(most))))

    @kept(otherwise=MappingProxyType({}))
    def noted(self) -> Mapping[str, datetime]:
        """Every kept copy that something points to, and when it was last put in use."""
        query = select(versions.c.path, func.max(versions.c.at).label("at")).group_by(versions.c.path)
        with self.edge.read() as connection:
            return {row.path: row.at for row in connection.execute(query)}


def _version(row: Row[Any]) -> Version:
    return Version(row.hash, row.path, row.what, row.key, row.at)
