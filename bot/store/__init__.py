"""What is kept, and the only door to SQL: of people no more than a keyed hash, and nothing for longer than it may be.

A method never stops an answer: where the database is full, locked, gone or damaged it gives a neutral value, `trouble`
says what is wrong and since when, and a while later it is tried again. True means committed; what is `pending` is
kept a moment later. `backup` and `restore` are the operator's, and raise. Methods block for milliseconds and may be
called from any thread.

Reading order, which is also the order of imports: trouble, place, database, tables, migrations, schema, mending, edge,
keys, impersonal, people, addresses, votes, corrections, gaps, versions, counts, notices, pending, copies, forgetting,
retention.
"""

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from bot.records import (
    Correction,
    Gap,
    Mistake,
    Notice,
    Outcome,
    Purged,
    Retention,
    Tally,
    ToTell,
    Version,
    Vote,
)
from bot.store import copies, forgetting, mending, retention, schema
from bot.store.addresses import Addresses
from bot.store.corrections import Corrections
from bot.store.counts import Counts
from bot.store.database import Database
from bot.store.edge import Edge, kept
from bot.store.gaps import Gaps
from bot.store.keys import SECRET, adopt, chat_key, person_key, secret
from bot.store.notices import Notices
from bot.store.pending import Pending
from bot.store.people import People
from bot.store.place import FILE, Place
from bot.store.trouble import CAUGHT, Reason, StoreFault, Trouble, is_of_file, reason_of
from bot.store.versions import Versions
from bot.store.votes import Votes

__all__ = [
    "DAMAGED",
    "FILE",
    "SECRET",
    "Correction",
    "Gap",
    "Mistake",
    "Notice",
    "Outcome",
    "Place",
    "Purged",
    "Reason",
    "Retention",
    "Store",
    "StoreFault",
    "Tally",
    "ToTell",
    "Trouble",
    "Version",
    "Vote",
    "adopt",
    "chat_key",
    "fault_of",
    "person_key",
    "secret",
]

DAMAGED = "store_damaged"
"""The notice's kind after a damaged file was set aside: `name` it has now, `copied` yes or no."""


class Store:
    """All that is kept. `clock` gives the time with its zone; `patience` is in seconds (Database)."""

    def __init__(
        self,
        place: Place,
        secret: bytes,
        clock: Callable[[], datetime],
        patience: float = 3.0,
    ) -> None:
        self.place = place
        self._secret = secret
        self._database = Database(place, patience)
        self.edge = Edge(self._database, clock)
        self.people = People(self.edge)
        self.addresses = Addresses(self.edge)
        self.votes = Votes(self.edge)
        self.corrections = Corrections(self.edge)
        self.gaps = Gaps(self.edge, secret)
        self.versions = Versions(self.edge)
        self.counts = Counts(self.edge)
        self.notices = Notices(self.edge)
        self.pending = Pending(self.edge, secret)
        self.edge.on_mended = self._report
        self.on_forgotten: list[Callable[[str], object]] = []

    @property
    def trouble(self) -> Trouble | None:
        """What keeps the store from keeping, and since when; None where all is well."""
        return self.edge.trouble

    @kept(otherwise=False)
    def start(self) -> bool:
        """Makes everything ready, and ends what a killed process left undone; False where that has to wait."""
        with self.edge.writing():
            if self.place.is_file:
                with self.place.alone():
                    mending.sweep(self.place)
        return self._wipe() if self._is_unwiped() else True

    def forget(self, person: str) -> bool:
        """Removes all that is a person's, from the tables, the bytes of the file and every copy in the data folder.

        True once it is removed from the tables; where the bytes cannot be wiped yet, `purge` and `start` do it.
        Whoever keeps something elsewhere under a person's key puts a function into `on_forgotten`.
        """
        self.pending.forget(person)
        for forget in self.on_forgotten:
            forget(person)
        if not self._forget(person):
            return False
        self._wipe()
        return True

    def purge(self, now: datetime, keep: Retention) -> Purged:
        """Deletes what is older than it may be, wipes its bytes and renews the last good copy: once a day or more."""
        purged = self._purge(now, keep)
        if purged.rows or self._is_unwiped():
            self._wipe()
        else:
            self._copy()
        self._drop_damaged(now - timedelta(days=keep.damaged))
        return purged

    def backup(self, to: Path) -> None:
        """Writes a sound copy to a file while the store is used; raises StoreFault where that is impossible."""
        try:
            self.edge.prepare()
            copies.write_copy(self._database, to)
        except CAUGHT as error:
            raise _worded(error, to) from None

    def restore(self, from_: Path) -> None:
        """Puts a copy back, all or nothing, also while another process uses the store; raises StoreFault.

        Whoever asked to be forgotten after the copy was made stays forgotten.
        """
        left = self._marks()
        try:
            copies.put_back(
                self._database,
                from_,
                lambda connection: forgetting.erase_again(connection, self._secret, left),
            )
        except CAUGHT as error:
            raise _worded(error, from_) from None
        self.edge.replaced()
        self._wipe()

    def close(self) -> None:
        """Keeps what is pending, and lets go of every connection."""
        self.pending.settle()
        self._database.close()

    @kept(otherwise=())
    def _marks(self) -> tuple[forgetting.Mark, ...]:
        """Who was forgotten; nobody where what is kept cannot be read."""
        with self.edge.read() as connection:
            return forgetting.marks(connection)

    @kept(otherwise=False)
    def _is_unwiped(self) -> bool:
        with self.edge.read() as connection:
            return forgetting.is_unwiped(connection)

    @kept(otherwise=False)
    def _forget(self, person: str) -> bool:
        with self.edge.write() as connection:
            forgetting.forget(connection, self._secret, person, self.edge.clock())
        return True

    @kept(otherwise=Purged({}))
    def _purge(self, now: datetime, keep: Retention) -> Purged:
        with self.edge.write() as connection:
            return retention.purge(connection, now, keep)

    @kept(otherwise=False)
    def _wipe(self) -> bool:
        """No byte of what was deleted is left in the file, in the copy, or in damaged files set aside."""
        with self.edge.writing():
            if self.place.is_file and not self._wipe_files():
                return False
            with self._database.write() as connection:
                forgetting.note_wiped(connection)
        return True

    def _wipe_files(self) -> bool:
        with self.place.alone():
            for file in self.place.damaged():
                file.unlink(missing_ok=True)
            mending.sweep(self.place)
            if not copies.wipe(self._database):
                return False
            try:
                copies.write_copy(self._database, self.place.copy)
            except CAUGHT:
                mending.drop(self.place.copy)  # a copy of what was deleted must not outlive a full disk
                raise
        return True

    @kept(otherwise=False)
    def _copy(self) -> bool:
        """Renews the last good copy."""
        if self.place.is_file:
            with self.edge.writing(), self.place.alone():
                copies.write_copy(self._database, self.place.copy)
        return True

    @kept(otherwise=False)
    def _drop_damaged(self, before: datetime) -> bool:
        for file in self.place.damaged():
            if file.stat().st_mtime < before.timestamp():
                file.unlink(missing_ok=True)
        return True

    def _report(self, mended: mending.Mended) -> None:
        self.notices.queue(DAMAGED, name=mended.name, copied="yes" if mended.copied else "no")


def fault_of(place: Place) -> str:
    """What is wrong with what is kept, "" where nothing is or nothing is there yet. It makes and changes nothing."""
    if place.is_file and not place.file.exists():
        return ""
    try:
        made_by = mending.looked_at(place.file) if place.is_file else _revision(place)
        is_newer = made_by is not None and not schema.is_known(made_by)
        return f"{place.folder}: {_WORDS[Reason.NEWER]}" if is_newer else ""
    except CAUGHT as error:
        return str(_worded(error, place.folder))


def _revision(place: Place) -> str | None:
    database = Database(place, patience=3)
    try:
        with database.read() as connection:
            return schema.revision(connection)
    finally:
        database.close()


def _worded(error: BaseException, place: Path) -> StoreFault:
    if isinstance(error, StoreFault):
        return error
    return StoreFault(f"{place}: {_words(error, place)} ({type(error).__name__})")


def _words(error: BaseException, place: Path) -> str:
    """What is to be done; SQLite calls a full disk a failed one where it cannot make its files beside the database."""
    reason = reason_of(error)
    if reason is not Reason.UNREACHABLE or not is_of_file(error):
        return _WORDS[reason]
    return _WORDS[Reason.FULL] if shutil.disk_usage(place).free < LEAST else _FAILING


LEAST: Final = 2**20
"""Bytes that must be free for a database's own files."""


_WORDS = {
    Reason.FULL: "the disk is full; make room",
    Reason.READ_ONLY: "cannot be written to; mend its owner or its mount",
    Reason.LOCKED: "is held by another process; try again when that has ended",
    Reason.DAMAGED: "is damaged; restore a copy with `congress-bot restore`",
    Reason.NEWER: "was made by a newer release; install that one, or restore an older copy",
    Reason.UNREACHABLE: "cannot be reached; look at its log and at store.url",
}
_FAILING = "cannot be read or written; look at its disk and at the system's log"
