"""👍 and 👎: one a person and passage, which may be changed or taken back."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from sqlalchemy import Row, delete, func, select

from bot.records import Tally, Vote
from bot.store.edge import Part, kept
from bot.store.people import person_row
from bot.store.tables import feedback, insert_into, people


class Votes(Part):
    """Feedback on passages, by people's keys."""

    @kept(otherwise=False)
    def cast(
        self, person: str, passage: str, good: bool, reason: str | None = None, version: str | None = None
    ) -> bool:
        """Keeps a vote in the place of an earlier one; True once it is kept."""
        now = self.edge.clock()
        values = {"good": good, "reason": reason, "version": version, "at": now}
        with self.edge.write() as connection:
            row = person_row(connection, person, now)
            statement = insert_into(connection, feedback).values(person=row, passage=passage, **values)
            connection.execute(statement.on_conflict_do_update(index_elements=["person", "passage"], set_=values))
        return True

    @kept(otherwise=False)
    def withdraw(self, person: str, passage: str) -> bool:
        """Takes a vote back."""
        row = select(people.c.id).where(people.c.key == person).scalar_subquery()
        with self.edge.write() as connection:
            connection.execute(delete(feedback).where(feedback.c.person == row, feedback.c.passage == passage))
        return True

    @kept(otherwise=None)
    def of(self, person: str, passage: str) -> Vote | None:
        """How a person voted on a passage."""
        query = select(feedback).join(people).where(people.c.key == person, feedback.c.passage == passage)
        with self.edge.read() as connection:
            row = connection.execute(query).one_or_none()
        return Vote(row.passage, row.good, row.reason, row.version, row.at) if row else None

    @kept(otherwise=())
    def tallies(self) -> tuple[Tally, ...]:
        """Every passage that was voted on, the most 👎 first."""
        columns = (feedback.c.passage, feedback.c.good, feedback.c.reason)
        query = select(*columns, func.count().label("people")).group_by(*columns).order_by(feedback.c.passage)
        with self.edge.read() as connection:
            rows = connection.execute(query).all()
        tallies = (_tally(passage, group) for passage, group in groupby(rows, key=lambda row: str(row.passage)))
        return tuple(sorted(tallies, key=lambda tally: (-tally.bad, -tally.good, tally.passage)))


def _tally(passage: str, rows: Iterable[Row[Any]]) -> Tally:
    good = bad = 0
    reasons: dict[str, int] = {}
    for row in rows:
        good, bad = (good + row.people, bad) if row.good else (good, bad + row.people)
        if row.reason and not row.good:
            reasons[row.reason] = row.people
    return Tally(passage, good, bad, reasons)
