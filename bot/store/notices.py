"""What the admins are to be told, kept until they were. The same thing again is counted, not repeated."""

import hashlib
import json

from sqlalchemy import delete, select

from bot.records import Notice
from bot.store.edge import Part, kept
from bot.store.tables import insert_into, notices


class Notices(Part):
    """A queue of notices: a kind that names a text, and what fills it."""

    @kept(otherwise=False)
    def queue(self, kind: str, /, **details: str) -> bool:
        """Queues a notice."""
        words = json.dumps(details, sort_keys=True)
        digest = hashlib.sha256(f"{kind}:{words}".encode()).hexdigest()
        now = self.edge.clock()
        new = {"kind": kind, "details": words, "times": 1, "at": now}
        with self.edge.write() as connection:
            statement = insert_into(connection, notices).values(digest=digest, **new)
            again = {"times": notices.c.times + 1, "at": now}
            connection.execute(statement.on_conflict_do_update(index_elements=["digest"], set_=again))
        return True

    @kept(otherwise=())
    def waiting(self, most: int = 20) -> tuple[Notice, ...]:
        """What the admins have not been told, the oldest first."""
        with self.edge.read() as connection:
            rows = connection.execute(select(notices).order_by(notices.c.id).limit(most)).all()
        return tuple(Notice(row.id, row.kind, json.loads(row.details), row.times, row.at) for row in rows)

    @kept(otherwise=False)
    def sent(self, *notice: Notice) -> bool:
        """The admins were told; what happened again meanwhile stays."""
        with self.edge.write() as connection:
            for one in notice:
                connection.execute(delete(notices).where(notices.c.id == one.id, notices.c.times == one.times))
        return True
