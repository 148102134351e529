"""How much of what on a day. A day is the clock's own: give the store a clock in the place's zone."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from sqlalchemy import Connection, select

from bot.store.edge import Part, kept
from bot.store.tables import counts, insert_into

_NONE: Final[Mapping[str, int]] = MappingProxyType({})


class Counts(Part):
    """Counters of days: questions, answers by form, and whatever else has a name."""

    @kept(otherwise=_NONE)
    def today(self) -> Mapping[str, int]:
        """Today's counters; `pending` adds to them."""
        query = select(counts.c.name, counts.c.count).where(counts.c.day == self.edge.clock().date())
        with self.edge.read() as connection:
            return {row.name: row[1] for row in connection.execute(query)}


def add_to(connection: Connection, day: date, name: str, count: int) -> None:
    """Adds to a counter of a day."""
    statement = insert_into(connection, counts).values(day=day, name=name, count=count)
    more = {"count": counts.c.count + count}
    connection.execute(statement.on_conflict_do_update(index_elements=["day", "name"], set_=more))
