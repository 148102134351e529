"""The journal of updates in a folder: a file that only grows, made anew when it is long, and a file per update aside.

Any process but one at a time is kept out. It holds numbers; the words of an update set aside are gone with its file as
soon as it is answered.
"""

import asyncio
import contextlib
import fcntl
import json
import logging
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from bot.delivery.journal import JSON, REMEMBERED, Entry, MemoryJournal
from bot.disk import sync

log: Final = logging.getLogger(__name__)


FOLDER: Final = "updates"
"""A bot's journal in its data folder."""
LOCK: Final = "lock"
"""The file of a journal's folder that the process which uses it holds."""


class FileJournal(MemoryJournal):
    """A journal in a folder of its own.

    A line is written at once, without a buffer of ours, so it survives SIGKILL; `sync` makes it survive a power cut.
    A line that was torn is passed over. A disk that takes nothing more is said once in the log: the memory goes on
    without it, and only a crash in that time could double or lose an answer. Raises OSError at the start where the
    folder cannot be used or another process uses it.
    """

    def __init__(self, folder: Path, remembered: int = REMEMBERED) -> None:
        super().__init__(remembered)
        self._folder = folder / "aside"
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._path = folder / "updates.log"
        self._lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self._file = -1
        self._lines = 0
        self._unsynced: list[Path] = []
        self._is_synced = True
        self._is_broken = False
        try:
            _lock(self._lock, folder)
            self._read()
            self._write_anew()
        except OSError:
            self.close()
            raise

    def close(self) -> None:
        for file in (self._file, self._lock):
            if file >= 0:
                os.close(file)
        self._file = self._lock = -1

    def begins(self, update_id: int) -> int:
        starts = super().begins(update_id)
        self._note(f"b {update_id}\n")
        return starts

    def sending(self, update_id: int, number: int) -> None:
        super().sending(update_id, number)
        self._note(f"s {update_id} {number}\n")

    def sent(self, update_id: int, number: int) -> None:
        super().sent(update_id, number)
        self._note(f"w {update_id} {number}\n")

    def unsent(self, update_id: int, number: int) -> None:
        super().unsent(update_id, number)
        self._note(f"u {update_id} {number}\n")

    def done(self, update_id: int) -> None:
        is_aside = update_id in self.kept
        super().done(update_id)
        self._note(f"d {update_id}\n")
        if is_aside:
            self._erase(update_id)

    def set_aside(self, update: JSON) -> bool:
        if update["update_id"] in self.kept:
            return True
        path = self._folder / f"{update['update_id']}.json"
        try:
            _write_whole(path, json.dumps(update).encode(), lasting=False)
        except OSError as error:
            self._complain(error)
            return False
        self._unsynced.append(path)
        self._is_synced = False
        return super().set_aside(update)

    def drop(self, is_theirs: Callable[[JSON], bool]) -> None:
        before = set(self.kept)
        super().drop(is_theirs)
        for update_id in before - set(self.kept):
            self._erase(update_id)

    async def sync(self) -> None:
        if self._is_synced or self._file < 0:
            return
        self._is_synced = True
        paths, self._unsynced = self._unsynced, []
        try:
            file = os.dup(self._file)  # its own: meanwhile the journal may be made anew, and close what it wrote to
            await asyncio.to_thread(self._put_on_disk, file, paths)
        except OSError as error:
            self._complain(error)

    def _put_on_disk(self, file: int, paths: list[Path]) -> None:
        """Many at once and in a thread: a thousand updates that wait must not stop the loop a thousand times."""
        try:
            for path in paths:
                with contextlib.suppress(FileNotFoundError):  # answered meanwhile
                    sync(path)
            if paths:
                sync(self._folder)
            os.fdatasync(file)
        finally:
            os.close(file)

    # -- the file --

    def _note(self, line: str) -> None:
        try:
            os.write(self._file, line.encode())
        except OSError as error:
            self._complain(error)
            return
        self._is_synced = self._is_broken = False
        self._lines += 1
        if self._lines > 4 * self.remembered:
            try:
                self._write_anew()
            except OSError as error:
                self._complain(error)

    def _erase(self, update_id: int) -> None:
        try:
            (self._folder / f"{update_id}.json").unlink(missing_ok=True)
        except OSError as error:
            self._complain(error)

    def _complain(self, error: OSError) -> None:
        if not self._is_broken:
            log.error("the journal cannot be written (%s); answering goes on without it", error.strerror)
        self._is_broken = True

    def _read(self) -> None:
        with contextlib.suppress(FileNotFoundError):
            for line in self._path.read_bytes().split(b"\n")[:-1]:
                with contextlib.suppress(ValueError, IndexError):
                    self._replay(line.decode("ascii").split(" "))
        for path in self._folder.glob("*.json"):
            update = _read_update(path)
            if update is None or self.seen(update["update_id"]):
                path.unlink(missing_ok=True)
            else:
                self.kept[update["update_id"]] = update

    def _replay(self, words: list[str]) -> None:
        kind, update_id = words[0], int(words[1])
        match kind:
            case "b":
                super().begins(update_id)
            case "s":
                super().sending(update_id, int(words[2]))
            case "w":
                super().sent(update_id, int(words[2]))
            case "u":
                super().unsent(update_id, int(words[2]))
            case "d":
                super().done(update_id)

    def _write_anew(self) -> None:
        lines = [line for number, entry in self.entries.items() for line in _lines(number, entry)]
        _write_whole(self._path, "".join(lines).encode())
        file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CLOEXEC)
        if self._file >= 0:
            os.close(self._file)
        self._file, self._lines, self._is_synced = file, len(lines), True


def _lines(update_id: int, entry: Entry) -> Iterable[str]:
    if entry.is_done:
        yield f"d {update_id}\n"
        return
    yield from (f"b {update_id}\n" for _ in range(entry.starts))
    for number, has_left in entry.messages.items():
        yield f"{'w' if has_left else 's'} {update_id} {number}\n"


def is_used(folder: Path) -> bool:
    """Whether a process uses the journal of a folder now. It makes nothing, and holds nothing when it returns."""
    try:
        file = os.open(folder / LOCK, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(file)
    return False


def _lock(file: int, folder: Path) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise OSError(error.errno, "is used by another process of this bot; stop that one first", str(folder)) from None


def _write_whole(path: Path, content: bytes, lasting: bool = True) -> None:
    """All of it or nothing; on the disk when this returns, where it is to be `lasting`."""
    aside = path.with_suffix(".new")
    file = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(file, rest) :]
        if lasting:
            os.fsync(file)
    finally:
        os.close(file)
    aside.replace(path)
    if lasting:
        sync(path.parent)


def _read_update(path: Path) -> JSON | None:
    try:
        update = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return update if isinstance(update, dict) and isinstance(update.get("update_id"), int) else None
