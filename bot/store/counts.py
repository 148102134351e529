"""How much of what on a day. A day is the clock's own: give the store a clock in the place's zone."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, select

from bot.store.edge import Edge, kept
from bot.store.tables import counts, insert_into


class Counts:
    """Counters of days: questions, answers by form, and whatever else has a name."""

    def __init__(self, edge: Edge) -> None:
        self.edge = edge

    @kept(otherwise=False)
    def add(self, /, **by: int) -> bool:
        """Adds to today's counters: `add(questions=1, quote=1)`."""
        today = self.edge.clock().date()
        with self.edge.write(durable=False) as connection:
            for name, count in sorted(by.items()):
                add_to(connection, today, name, count)
        return True

    def today(self) -> Mapping[str, int]:
        """Today's counters."""
        today = self.edge.clock().date()
        return self.between(today, today).get(today, {})

    @kept(otherwise={})
    def between(self, first: date, last: date) -> Mapping[date, Mapping[str, int]]:
        """The counters of each day that has any, in order."""
        query = select(counts).where(counts.c.day.between(first, last)).order_by(counts.c.day, counts.c.name)
        days: dict[date, dict[str, int]] = {}
        with self.edge.read() as connection:
            for day, name, count in connection.execute(query):
                days.setdefault(day, {})[name] = count
        return days


def add_to(connection: Connection, day: date, name: str, count: int) -> None:
    """Adds to a counter of a day."""
    statement = insert_into(connection, counts).values(day=day, name=name, count=count)
    more = {"count": counts.c.count + count}
    connection.execute(statement.on_conflict_do_update(index_elements=["day", "name"], set_=more))
