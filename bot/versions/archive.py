"""Versions of the coverage kept on disk, each whole or not at all, also where the process is killed midway.

A version is a folder `versions/<hash>-<hash of the bytes>` in the data folder: its page files as they were read, and
SHA256SUMS, which `sha256sum -c` reads. A sound one is never written to again. It does not know which one is in use;
the youngest is the one that was marked last, which it was when it had been put in use.
"""

import hashlib
import logging
import os
import secrets
import shutil
import time
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Final

from bot.disk import sync
from knowledge.errors import CoverageFaults, Fault
from knowledge.record import files
from knowledge.record.files import Files
from knowledge.rules import Rule, said

FOLDER: Final = "versions"
SUMS: Final = "SHA256SUMS"
UNMARKED: Final = 0
"""The time of a version that was kept and not yet put in use: it is older than all others."""

log: Final = logging.getLogger(__name__)


class Archive:
    """The kept versions of a data folder. A path is a version's place within that folder, as the store keeps it."""

    def __init__(self, data: Path) -> None:
        self._folder = data / FOLDER

    def keep(self, version: str, read: Files) -> str:
        """Keeps files under a version's name, or the one that they have; raises OSError where that cannot be done."""
        bytes_ = read.fingerprint[:8]
        name = f"{version}-{bytes_}"
        target = self._folder / name
        if not _holds(target, read):
            if kept := next((one for one in self._folder.glob(f"[!.]*-{bytes_}") if _holds(one, read)), None):
                return f"{FOLDER}/{kept.name}"
            draft = self._folder / f".{name}.{secrets.token_hex(4)}"
            try:
                _write(draft, read)
                os.utime(draft, (UNMARKED, UNMARKED))
                _put(draft, target)
            except OSError:
                shutil.rmtree(draft, ignore_errors=True)
                raise
        return f"{FOLDER}/{name}"

    def mark(self, path: str) -> None:
        """Makes a version the youngest: it is in use now. Where that fails, only a lost store would be worse off."""
        now = time.time_ns()  # to the nanosecond: the file system's own clock may not have ticked since the last mark
        try:
            os.utime(self._place(path), ns=(now, now))
        except OSError as error:
            log.warning("a version cannot be marked as the youngest: %s", type(error).__name__)

    def read(self, path: str) -> Files:
        """The files of a version; raises CoverageFaults where they are not as they were kept."""
        folder = self._place(path)
        read = files.read(folder)
        if read.faults:
            raise CoverageFaults(read.faults)
        if not _is_summed(folder, read):
            wrong = Rule.KEPT_OTHERWISE if folder.is_dir() else Rule.KEPT_NOWHERE
            raise CoverageFaults((Fault(path, "", said(wrong)),))
        return read

    def youngest_first(self) -> tuple[str, ...]:
        """Every kept version."""
        try:
            kept = [one for one in self._folder.iterdir() if one.is_dir() and not one.name.startswith(".")]
            return tuple(f"{FOLDER}/{one.name}" for one in sorted(kept, key=_age))
        except OSError:
            return ()

    def marked_before(self, moment: datetime) -> tuple[str, ...]:
        """The versions that were marked last before a moment, or never."""
        try:
            kept = [one for one in self._folder.iterdir() if _age(one)[0] > -moment.timestamp() * 1e9]
            return tuple(f"{FOLDER}/{one.name}" for one in kept if not one.name.startswith("."))
        except OSError:
            return ()

    def drop(self, paths: Iterable[str], but: str | None) -> None:
        """Removes versions that nothing points to any more, but never the one that is in use."""
        for path in paths:
            if path != but:
                self._remove(self._place(path))

    def _remove(self, folder: Path) -> None:
        """Removes a version whole or not at all: what a kill leaves of it has a draft's name, and is swept."""
        going = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
        try:
            folder.rename(going)
        except FileNotFoundError:
            return
        except OSError as error:
            log.warning("a version cannot be removed: %s", type(error).__name__)
            return
        shutil.rmtree(going, ignore_errors=True)

    def sweep(self) -> None:
        """Removes what a killed process left half made."""
        for draft in self._folder.glob(".*"):
            shutil.rmtree(draft, ignore_errors=True)

    def _place(self, path: str) -> Path:
        """A version's folder; a path never leads out of the versions."""
        name = Path(path).name
        return self._folder / (name if name and not name.startswith(".") else "none")


def _age(folder: Path) -> tuple[int, str]:
    return -folder.stat().st_mtime_ns, folder.name


def sums(read: Files) -> bytes:
    """What SHA256SUMS holds."""
    lines = (f"{hashlib.sha256(content).hexdigest()}  {place}\n" for place, content in sorted(read.pages.items()))
    return "".join(lines).encode("utf-8", "surrogateescape")


def _is_summed(folder: Path, read: Files) -> bool:
    try:
        return (folder / SUMS).read_bytes() == sums(read)
    except OSError:
        return False


def _holds(folder: Path, read: Files) -> bool:
    return _is_summed(folder, read) and files.read(folder).pages == read.pages


def _write(draft: Path, read: Files) -> None:
    """Writes all files of a version, and returns once every byte is on the disk."""
    draft.mkdir(parents=True, mode=0o700)
    for place, content in (*read.pages.items(), (SUMS, sums(read))):
        file = draft / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        sync(file)
    for folder in {(draft / place).parent for place in read.pages} | {draft}:
        sync(folder)


def _put(draft: Path, target: Path) -> None:
    """Gives a finished version its name; what had the name and was damaged goes."""
    damaged = draft.with_name(f"{draft.name}.damaged")
    if target.exists():
        target.rename(damaged)
    draft.rename(target)
    sync(target.parent)
    shutil.rmtree(damaged, ignore_errors=True)
