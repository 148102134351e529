"""What is older than its kind may become, deleted. The time is given, never read."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, Delete, and_, delete, exists, func, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from bot.records import Purged, Retention
from bot.store.tables import (
    chats,
    conversations,
    corrections,
    counts,
    feedback,
    forgotten,
    gaps,
    notices,
    people,
    versions,
)


def purge(connection: Connection, now: datetime, keep: Retention) -> Purged:
    """Deletes what is too old; says how many rows of which table, and which kept copies of coverage are free."""
    before = set(connection.scalars(select(versions.c.path)))
    rows = {str(statement.table): _count(connection, statement) for statement in _too_old(now, keep)}
    stale = people.c.seen < (now - timedelta(days=keep.preferences)).date()
    connection.execute(update(people).where(stale, people.c.language.is_not(None)).values(language=None))
    rows["people"] = _count(connection, delete(people).where(_without_anything()))
    after = set(connection.scalars(select(versions.c.path)))
    return Purged({name: count for name, count in rows.items() if count}, tuple(sorted(before - after)))


def _too_old(now: datetime, keep: Retention) -> list[Delete]:
    def since(days: float) -> datetime:
        return now - timedelta(days=days)

    newest = select(func.max(versions.c.id)).scalar_subquery()
    touched = func.coalesce(corrections.c.settled_at, corrections.c.at)
    return [
        delete(conversations).where(conversations.c.at < now - timedelta(seconds=keep.conversation)),
        delete(feedback).where(feedback.c.at < since(keep.feedback)),
        delete(corrections).where(touched < since(keep.corrections)),
        delete(gaps).where(gaps.c.last < since(keep.gaps).date()),
        delete(versions).where(versions.c.at < since(keep.versions), versions.c.id != newest),
        delete(counts).where(counts.c.day < since(keep.counts).date()),
        delete(notices).where(notices.c.at < since(keep.notices)),
        delete(forgotten).where(forgotten.c.at < since(keep.forgotten), forgotten.c.wiped.is_(True)),
    ]


def _count(connection: Connection, statement: Delete) -> int:
    return connection.execute(statement).rowcount


def _without_anything() -> ColumnElement[bool]:
    """Nothing that is kept is this person's: not even the row is."""
    columns = (
        conversations.c.person,
        feedback.c.person,
        chats.c.person,
        corrections.c.by,
        corrections.c.settled_by,
        versions.c.by,
    )
    used = or_(*(exists().where(column == people.c.id) for column in columns))
    return and_(people.c.language.is_(None), ~used)
