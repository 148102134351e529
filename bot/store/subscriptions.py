"""Chats that agreed to be written to, for as long as they agree. The only raw ids that are kept."""

from sqlalchemy import delete, insert, select, update

from bot.records import Subscriber
from bot.store.edge import Edge, kept
from bot.store.people import person_row
from bot.store.tables import chats, people


class Subscriptions:
    """Who agreed to be written to, and for what (a word of the caller's)."""

    def __init__(self, edge: Edge) -> None:
        self.edge = edge

    @kept(otherwise=False)
    def agree(self, person: str, chat: str, purpose: str) -> bool:
        """Keeps a chat for a purpose; True once it is kept."""
        with self.edge.write() as connection:
            row = person_row(connection, person, self.edge.clock())
            same = (chats.c.person == row, chats.c.chat == chat, chats.c.purpose == purpose)
            if connection.scalar(select(chats.c.id).where(*same)) is None:
                connection.execute(insert(chats).values(person=row, chat=chat, purpose=purpose))
        return True

    @kept(otherwise=False)
    def end(self, person: str, purpose: str) -> bool:
        """Forgets a person's chats for a purpose."""
        row = select(people.c.id).where(people.c.key == person).scalar_subquery()
        with self.edge.write() as connection:
            connection.execute(delete(chats).where(chats.c.person == row, chats.c.purpose == purpose))
        return True

    @kept(otherwise=())
    def to(self, purpose: str) -> tuple[Subscriber, ...]:
        """Who agreed to be written to for a purpose, the first first."""
        query = select(people.c.key, chats.c.chat).join(people).where(chats.c.purpose == purpose).order_by(chats.c.id)
        with self.edge.read() as connection:
            return tuple(Subscriber(row.key, row.chat) for row in connection.execute(query))

    @kept(otherwise=False)
    def moved(self, chat: str, to: str) -> bool:
        """A group became a supergroup: it is written to under its new id."""
        with self.edge.write() as connection:
            connection.execute(update(chats).where(chats.c.chat == chat).values(chat=to))
        return True

    @kept(otherwise=False)
    def unreachable(self, chat: str) -> bool:
        """The bot was blocked or removed: the chat is forgotten, whatever it was kept for."""
        with self.edge.write() as connection:
            is_gone = connection.execute(delete(chats).where(chats.c.chat == chat)).rowcount > 0
        if is_gone:
            self.edge.database.empty_log()
        return True
