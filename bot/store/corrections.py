"""Mistakes that readers report, and the word that goes back to them once one is settled."""

from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from bot.records import Correction, Mistake, ToTell
from bot.store.edge import Part, kept
from bot.store.people import person_row
from bot.store.tables import chats, corrections, people

CORRECTION = "correction"


class Corrections(Part):
    """Reported mistakes. A chat is kept only where its person wants word, and until the word was given."""

    @kept(otherwise=None)
    def report(
        self,
        person: str,
        passage: str,
        mistake: Mistake,
        chat: str | None = None,
        version: str | None = None,
        language: str | None = None,
    ) -> int | None:
        """Keeps a report and gives its number; the same one again, still open, keeps its number. None: not kept.

        `language` is that of the word which goes back to `chat`, unless its person has chosen one.
        """
        now = self.edge.clock()
        with self.edge.write() as connection:
            row = person_row(connection, person, now)
            values = {"passage": passage, "mistake": mistake.value, "by": row}
            number = _open_one(connection, values)
            if number is None:
                statement = insert(corrections).values(**values, version=version, at=now)
                number = int(connection.execute(statement.returning(corrections.c.id)).scalar_one())
            if chat is not None:
                _keep_chat(connection, row, chat, number, language)
        return number

    @kept(otherwise=())
    def open(self, most: int = 50) -> tuple[Correction, ...]:
        """The reports that wait, the oldest first."""
        query = _corrections().where(corrections.c.settled_at.is_(None)).order_by(corrections.c.id).limit(most)
        with self.edge.read() as connection:
            return tuple(map(_correction, connection.execute(query)))

    @kept(otherwise=False)
    def settle(self, number: int, by: str) -> bool:
        """Settles an open report; False where it is not there, settled before, or that cannot be kept."""
        now = self.edge.clock()
        still_open = (corrections.c.id == number, corrections.c.settled_at.is_(None))
        with self.edge.write() as connection:
            values = {"settled_at": now, "settled_by": person_row(connection, by, now)}
            return connection.execute(update(corrections).where(*still_open).values(**values)).rowcount == 1

    @kept(otherwise=())
    def to_tell(self) -> tuple[ToTell, ...]:
        """Who waits for word of a settled report; also after a restart."""
        query = (
            _corrections()
            .add_columns(
                chats.c.chat.label("chat"), func.coalesce(people.c.language, chats.c.language).label("language")
            )
            .join(chats, chats.c.correction == corrections.c.id)
            .join(people, people.c.id == chats.c.person)
            .where(corrections.c.settled_at.is_not(None))
            .order_by(corrections.c.id)
        )
        with self.edge.read() as connection:
            return tuple(ToTell(_correction(row), row.chat, row.language) for row in connection.execute(query))

    @kept(otherwise=False)
    def told(self, number: int) -> bool:
        """The word was given, or cannot be: the chat is forgotten."""
        with self.edge.write() as connection:
            is_gone = connection.execute(delete(chats).where(chats.c.correction == number)).rowcount > 0
        if is_gone:
            self.edge.database.empty_log()
        return True


def _open_one(connection: Connection, values: dict[str, Any]) -> int | None:
    same = [corrections.c[name] == value for name, value in values.items()]
    return connection.scalar(select(corrections.c.id).where(*same, corrections.c.settled_at.is_(None)))


def _keep_chat(connection: Connection, person: int, chat: str, number: int, language: str | None) -> None:
    connection.execute(delete(chats).where(chats.c.correction == number))
    values = {"person": person, "chat": chat, "purpose": CORRECTION, "correction": number, "language": language}
    connection.execute(insert(chats).values(**values))


def _corrections() -> Any:
    settler = people.alias("settler")
    return select(corrections, settler.c.key.label("settler")).join(
        settler, settler.c.id == corrections.c.settled_by, isouter=True
    )


def _correction(row: Row[Any]) -> Correction:
    mistake = Mistake(row.mistake)
    return Correction(row.id, row.passage, mistake, row.version, row.at, row.settled_at, row.settler)
