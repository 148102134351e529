"""The chats of reporters who wait for word (`corrections` keeps and ends them). The only raw ids that are kept."""

from sqlalchemy import delete

from bot.store.edge import Part, kept
from bot.store.tables import chats


class Addresses(Part):
    """Forgets a chat that cannot be written to."""

    @kept(otherwise=False)
    def unreachable(self, chat: str) -> bool:
        """The bot was blocked or removed: the chat is forgotten, whatever it was kept for."""
        with self.edge.write() as connection:
            is_gone = connection.execute(delete(chats).where(chats.c.chat == chat)).rowcount > 0
        if is_gone:
            self.edge.database.empty_log()
        return True
