"""A person removed at once from every table; and again from a copy that is put back and still knows the person.

What is left is a salted mark, which tells whether somebody in a copy had asked to be forgotten, and nothing else.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from bot.store import keys
from bot.store.gaps import drop_marks
from bot.store.tables import forgotten, gaps, people

Mark = Row[Any]


def forget(connection: Connection, secret: bytes, person: str, now: datetime) -> None:
    """Removes a person, and leaves a mark; their bytes are still to be wiped."""
    erase(connection, secret, person)
    salt = keys.fresh_salt()
    mark = keys.mark(secret, salt, person)
    connection.execute(insert(forgotten).values(salt=salt, mark=mark, wiped=False, at=now))


def erase(connection: Connection, secret: bytes, person: str) -> None:
    """Removes all that is a person's. A reported mistake stays, as a fact of the record that nobody reported."""
    salts = connection.scalars(select(gaps.c.salt)).all()
    drop_marks(connection, [keys.mark(secret, salt, person) for salt in salts])
    connection.execute(delete(people).where(people.c.key == person))


def is_unwiped(connection: Connection) -> bool:
    """Whether bytes of somebody forgotten may still lie in the file."""
    return connection.scalar(select(forgotten.c.id).where(forgotten.c.wiped.is_(False)).limit(1)) is not None


def note_wiped(connection: Connection) -> None:
    """The file was written anew."""
    connection.execute(update(forgotten).values(wiped=True))


def marks(connection: Connection) -> tuple[Mark, ...]:
    """The marks of all who were forgotten."""
    return tuple(connection.execute(select(forgotten.c.salt, forgotten.c.mark, forgotten.c.at)))


def erase_again(connection: Connection, secret: bytes, left: Sequence[Mark]) -> None:
    """Removes from a copy whoever was forgotten after it was made; whoever came back since is a new person."""
    known = connection.execute(select(people.c.key, people.c.since)).all()
    for one in left:
        for person, since in known:
            if since <= one.at and keys.mark(secret, one.salt, person) == one.mark:
                erase(connection, secret, person)
    _keep_marks(connection, left)


def _keep_marks(connection: Connection, left: Sequence[Mark]) -> None:
    there = set(connection.scalars(select(forgotten.c.mark)))
    for one in left:
        if one.mark not in there:
            connection.execute(insert(forgotten).values(salt=one.salt, mark=one.mark, wiped=False, at=one.at))
