"""What is kept of a visitor: the language that was chosen, and what was last shown in a chat."""

import json
from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.store.edge import Part, kept
from bot.store.impersonal import impersonal
from bot.store.tables import conversations, insert_into, people
from knowledge.asked import Context

_NOTHING: Final = Context()


class People(Part):
    """Preferences and conversations, by the keys of people and chats."""

    @kept(otherwise=None)
    def language(self, person: str) -> str | None:
        """The language that a person chose; None where none was."""
        with self.edge.read() as connection:
            return connection.scalar(select(people.c.language).where(people.c.key == person))

    @kept(otherwise=False)
    def choose_language(self, person: str, language: str | None) -> bool:
        """Keeps a choice (None takes it back); True once it is kept."""
        with self.edge.write() as connection:
            row = person_row(connection, person, self.edge.clock())
            connection.execute(update(people).where(people.c.id == row).values(language=language))
        return True

    @kept(otherwise=_NOTHING)
    def recall(self, person: str, chat: str, forget_after: float) -> Context:
        """What was last shown to a person in a chat; nothing after so many seconds of silence."""
        since = self.edge.clock() - timedelta(seconds=forget_after)
        query = (
            select(conversations.c.context)
            .join(people)
            .where(people.c.key == person, conversations.c.chat == chat, conversations.c.at >= since)
        )
        with self.edge.read() as connection:
            words = connection.scalar(query)
        return loaded(words) if words else _NOTHING

    @kept(otherwise=False)
    def cancel(self, person: str, chat: str) -> bool:
        """Forgets what was shown to a person in a chat."""
        row = select(people.c.id).where(people.c.key == person).scalar_subquery()
        with self.edge.write(durable=False) as connection:
            connection.execute(delete(conversations).where(conversations.c.person == row, conversations.c.chat == chat))
        return True


def person_row(connection: Connection, person: str, now: datetime) -> int:
    """The row of a person, made where there is none; touched today."""
    statement = insert_into(connection, people).values(key=person, since=now, seen=now.date())
    touched = statement.on_conflict_do_update(index_elements=["key"], set_={"seen": now.date()})
    return int(connection.execute(touched.returning(people.c.id)).scalar_one())


def keep_contexts(connection: Connection, shown: Sequence[tuple[str, str, Context, datetime]]) -> None:
    """What was shown to people in chats and when, in the place of what was shown before; one at least."""
    rows = [
        {"of": person, "in": chat, "what": dumped(context), "when": at, "day": at.date()}
        for person, chat, context, at in shown
    ]
    someone = insert_into(connection, people).values(
        key=bindparam("of"), since=bindparam("when"), seen=bindparam("day")
    )
    connection.execute(
        someone.on_conflict_do_update(index_elements=["key"], set_={"seen": someone.excluded.seen}), rows
    )
    row = select(people.c.id).where(people.c.key == bindparam("of")).scalar_subquery()
    values: dict[str, Any] = {"chat": bindparam("in"), "context": bindparam("what"), "at": bindparam("when")}
    statement = insert_into(connection, conversations).values(person=row, **values)
    new = {"context": statement.excluded.context, "at": statement.excluded.at}
    connection.execute(statement.on_conflict_do_update(index_elements=["person", "chat"], set_=new), rows)


def dumped(context: Context) -> str:
    """A context as JSON; what is as in an empty one is left out, and so is what may point to a person."""
    topic, unsaid = (words and impersonal(words) for words in (context.topic, context.unsaid))
    missed, question = map(impersonal, (context.missed, context.question))
    context = replace(context, topic=topic, unsaid=unsaid, missed=missed, question=question)
    values = {name: value for name, value in asdict(context).items() if value != getattr(_NOTHING, name)}
    return json.dumps(values)


def loaded(words: str) -> Context:
    """A context from JSON: fields that this release does not know, or that are not as they should be, are left out."""
    try:
        values = json.loads(words)
    except ValueError:
        return _NOTHING
    if not isinstance(values, dict):
        return _NOTHING
    known = {field.name: _plain(values[field.name]) for field in fields(Context) if field.name in values}
    sound: dict[str, Any] = {name: value for name, value in known.items() if _is_like(value, getattr(_NOTHING, name))}
    return Context(**sound)


def _plain(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _is_like(value: object, empty: object) -> bool:
    if isinstance(empty, tuple):
        return isinstance(value, tuple) and all(isinstance(one, str) for one in value)
    return value is None or isinstance(value, str)
