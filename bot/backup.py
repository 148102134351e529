"""Everything that cannot be made again, in one file: the database, the kept versions, the secret. The bot may run.

A gzipped tar: `congress-bot.sqlite3`, `versions/<name>/…` with their SHA256SUMS, `secret`. It is as private as the data
folder: with the secret, user ids can be tried against the hashes. Vectors, cuts and dictionaries are made again, and
updates under way are not kept. What is put back is checked first, and read by name: no member of a tar leads elsewhere.
"""

import gzip
import io
import os
import re
import secrets
import shutil
import tarfile
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from bot.store import FILE, SECRET, Store, StoreFault, adopt
from bot.versions.archive import FOLDER, SUMS, Archive, sums
from knowledge.errors import CoverageFaults
from knowledge.record.files import FILE_NAME

MOST_BYTES: Final = 8 * 2**30
"""Bytes that a backup unpacks to at most: what is larger is no backup of a congress."""
_PART: Final = r"(?!\.{1,2}/)[^/\0\\]+/"
_VERSION: Final = re.compile(rf"{FOLDER}/{_PART}(?:{_PART})?(?:{re.escape(FILE_NAME)}|{SUMS})")
_DAMAGED: Final = (tarfile.TarError, EOFError, zlib.error, OSError, UnicodeError)


@dataclass(frozen=True, slots=True)
class Contents:
    """What went into a backup, or came out of it: kept versions, and those that are damaged and were left out."""

    versions: tuple[str, ...]
    damaged: tuple[str, ...] = ()


def write(store: Store, to: BinaryIO) -> Contents:
    """Writes a backup of the store and of the data folder that it lies in; raises StoreFault."""
    place = store.place
    if place.is_file and not place.file.is_file():
        raise StoreFault(f"{place.folder}: holds no database yet; start the bot once, or mend CONGRESS_BOT_DATA")
    with tarfile.open(fileobj=to, mode="w|gz") as tar:
        with _copied(store) as (copy, size):
            _add(tar, FILE, copy, size)
        secret = (place.folder / SECRET).read_bytes()
        _add(tar, SECRET, io.BytesIO(secret), len(secret))
        return _add_versions(tar, Archive(place.folder))


def put_back(store: Store, from_: BinaryIO, name: str) -> Contents:
    """Puts a backup back, also while the bot runs; raises StoreFault, and then what was kept is there as before.

    Whoever asked to be forgotten after it was made stays forgotten. Versions that are there already are left alone.
    """
    folder = store.place.folder
    draft = folder / FOLDER / f".{secrets.token_hex(4)}"
    draft.mkdir(parents=True, mode=0o700)
    try:
        _unpack(from_, draft, name)
        contents = _keep_versions(Archive(draft), Archive(folder))
        is_new = adopt(folder, (draft / SECRET).read_bytes())
        try:
            store.restore(draft / FILE)
        except StoreFault:
            if is_new:
                (folder / SECRET).unlink()
            raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return contents


@contextmanager
def _copied(store: Store) -> Iterator[tuple[BinaryIO, int]]:
    """A copy of the database that has no name any more: a killed process leaves nothing of it.

    Until it is open its name is one that the store sweeps away.
    """
    file = store.place.copy.with_name(f".{store.place.copy.name}.{secrets.token_hex(4)}")
    store.backup(file)
    try:
        copy = file.open("rb")
        file.unlink()
    except FileNotFoundError:
        raise StoreFault(f"{file.name}: was swept away, for somebody asked to be forgotten; try again") from None
    with copy:
        yield copy, os.fstat(copy.fileno()).st_size


def _add(tar: tarfile.TarFile, name: str, content: BinaryIO, size: int) -> None:
    about = tarfile.TarInfo(name)
    about.size, about.mode, about.mtime = size, 0o600, int(time.time())
    tar.addfile(about, content)


def _add_versions(tar: tarfile.TarFile, archive: Archive) -> Contents:
    whole, damaged = [], []
    for path in reversed(archive.youngest_first()):
        try:
            read = archive.read(path)
        except CoverageFaults:
            damaged.append(path)
            continue
        for place, content in (*read.pages.items(), (SUMS, sums(read))):
            _add(tar, f"{path}/{place}", io.BytesIO(content), len(content))
        whole.append(path)
    return Contents(tuple(whole), tuple(damaged))


def _unpack(from_: BinaryIO, draft: Path, name: str) -> None:
    """Writes the members of a backup, each a plain file; raises StoreFault where one is something else."""
    left = MOST_BYTES
    try:
        with gzip.GzipFile(fileobj=from_) as whole, tarfile.open(fileobj=whole, mode="r|") as tar:
            for member in tar:
                left -= member.size
                if left < 0 or not member.isfile() or not _belongs(member.name):
                    raise StoreFault(f"{name}: {member.name!r} is no part of a backup; give what `backup` wrote")
                _extract(tar, member, draft)
            _read_to_the_end(whole, left)
    except StoreFault:
        raise
    except _DAMAGED as error:
        what = f"cannot be read ({type(error).__name__}); give a whole file that `congress-bot backup` wrote"
        raise StoreFault(f"{name}: {what}") from None
    if missing := [one for one in (FILE, SECRET) if not (draft / one).is_file()]:
        raise StoreFault(f"{name}: has no {missing[0]}; give a file that `congress-bot backup` wrote")


def _belongs(name: str) -> bool:
    return name in (FILE, SECRET) or _VERSION.fullmatch(name) is not None


def _read_to_the_end(whole: gzip.GzipFile, most: int) -> None:
    """Reads what is behind the last member; raises EOFError where the file is cut short, be it between two members."""
    while most > 0 and (rest := whole.read(min(most, 1 << 16))):
        most -= len(rest)


def _extract(tar: tarfile.TarFile, member: tarfile.TarInfo, draft: Path) -> None:
    content, file = tar.extractfile(member), draft / member.name
    if content is None:
        raise tarfile.ReadError(member.name)
    file.parent.mkdir(parents=True, exist_ok=True)
    with content, os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as writing:
        shutil.copyfileobj(content, writing)


def _keep_versions(from_: Archive, to: Archive) -> Contents:
    """Before the database that names them: a version in use is always there."""
    whole, damaged = [], []
    for path in from_.youngest_first():
        try:
            to.keep(Path(path).name.rpartition("-")[0], from_.read(path))
        except CoverageFaults:
            damaged.append(path)
        except OSError as error:
            raise StoreFault(f"{path}: cannot be kept ({error.strerror}); mend the data folder") from None
        else:
            whole.append(path)
    return Contents(tuple(whole), tuple(damaged))
