"""Questions that the coverage did not answer, ranked by how many different people asked them.

A question is kept folded, without what may point to a person (`impersonal`); those who asked it are kept only as marks
under a salt of the question's own, so that one person's questions cannot be put together.
"""

import hashlib
import re
from collections.abc import Collection
from datetime import date
from typing import Final

from sqlalchemy import Connection, and_, delete, func, select, update

from bot.records import Gap, Outcome
from bot.store import keys
from bot.store.edge import Edge, kept
from bot.store.impersonal import impersonal
from bot.store.tables import askers, gaps, insert_into
from knowledge.text import folded

MOST: Final = 200
"""Characters of a question that are kept."""

_BETWEEN_HAN: Final = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")


class Gaps:
    """Unanswered questions, by people's keys."""

    def __init__(self, edge: Edge, secret: bytes) -> None:
        self.edge = edge
        self._secret = secret

    @kept(otherwise=False)
    def asked(self, person: str, question: str, outcome: Outcome) -> bool:
        """Counts a person among those who asked; a question that was done and is asked again is open again."""
        text = as_kept(question)
        if not text:
            return False
        with self.edge.write() as connection:
            note_asked(connection, self._secret, (person,), text, outcome, self.edge.clock().date())
        return True

    @kept(otherwise=False)
    def withdraw(self, person: str, question: str, outcome: Outcome) -> bool:
        """A person takes it back (👎 turned into 👍); a question that nobody asked any more is gone."""
        query = select(gaps.c.id, gaps.c.salt).where(gaps.c.digest == _digest(as_kept(question), outcome))
        with self.edge.write() as connection:
            row = connection.execute(query).one_or_none()
            if row is not None:
                drop_marks(connection, [keys.mark(self._secret, row.salt, person)])
        return True

    @kept(otherwise=())
    def open(self, most: int = 20) -> tuple[Gap, ...]:
        """The open questions, those of the most people first, then the latest."""
        people = func.count(askers.c.mark).label("people")
        query = (
            select(gaps, people)
            .join(askers)
            .where(gaps.c.done.is_(None))
            .group_by(gaps.c.id)
            .order_by(people.desc(), gaps.c.last.desc(), gaps.c.id)
            .limit(most)
        )
        with self.edge.read() as connection:
            rows = connection.execute(query).all()
        return tuple(Gap(r.id, r.question, Outcome(r.outcome), r.people, r.first, r.last) for r in rows)

    @kept(otherwise=False)
    def done(self, number: int) -> bool:
        """Marks an open question done; False where it is not there or was done before."""
        with self.edge.write() as connection:
            statement = update(gaps).where(gaps.c.id == number, gaps.c.done.is_(None))
            return connection.execute(statement.values(done=self.edge.clock())).rowcount == 1


def as_kept(question: str) -> str:
    """A question as it is kept: folded, without punctuation and without what may point to a person."""
    text = impersonal(folded(question.encode("utf-8", "ignore").decode()))
    text = re.sub(r"[\W_]+", " ", text).strip()
    return _BETWEEN_HAN.sub("", text)[:MOST].strip()


def note_asked(
    connection: Connection, secret: bytes, people: Collection[str], text: str, outcome: Outcome, day: date
) -> None:
    """Counts people, one at least, among those who asked a question; `text` is what `as_kept` made of it."""
    gap, salt = _gap(connection, text, outcome, day)
    marks = [{"gap": gap, "mark": keys.mark(secret, salt, person)} for person in people]
    connection.execute(insert_into(connection, askers).on_conflict_do_nothing(), marks)


def drop_marks(connection: Connection, marks: list[str]) -> None:
    """Removes askers, and the questions that nobody is left to have asked."""
    for start in range(0, len(marks), 500):
        chosen = askers.c.mark.in_(marks[start : start + 500])
        asked = list(connection.scalars(select(askers.c.gap).where(chosen)))
        connection.execute(delete(askers).where(chosen))
        left = select(askers.c.gap).where(askers.c.gap == gaps.c.id).exists()
        connection.execute(delete(gaps).where(and_(gaps.c.id.in_(asked), ~left)))


def _gap(connection: Connection, text: str, outcome: Outcome, today: date) -> tuple[int, str]:
    """The row and salt of a question; one that was done begins anew."""
    digest = _digest(text, outcome)
    done = select(gaps.c.id).where(gaps.c.digest == digest, gaps.c.done.is_not(None)).scalar_subquery()
    connection.execute(delete(askers).where(askers.c.gap == done))
    new = {
        "question": text,
        "outcome": outcome.value,
        "salt": keys.fresh_salt(),
        "first": today,
        "last": today,
    }
    statement = insert_into(connection, gaps).values(digest=digest, **new)
    touched = statement.on_conflict_do_update(index_elements=["digest"], set_={"last": today, "done": None})
    row = connection.execute(touched.returning(gaps.c.id, gaps.c.salt)).one()
    return row.id, row.salt


def _digest(text: str, outcome: Outcome) -> str:
    return hashlib.sha256(f"{outcome.value}:{text}".encode()).hexdigest()
