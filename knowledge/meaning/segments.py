"""Files of what texts mean: rows with the key of their text, sorted by it. They know no text.

A file is written aside, synced and put in place whole; it is never changed. Its name is a hash of its
content, so a damaged one is known before it is read, and is set aside. Rows are read where they lie: mapped
files would stay resident once they were looked at, and a file cut short under a mapping ends the process.
"""

import hashlib
import io
import logging
import os
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from knowledge.meaning.rows import DIMENSIONS, Rows

Keys = NDArray[np.uint64]
Keyed = NDArray[np.void]
"""Rows, each with the key of its text; those of one text follow each other."""

ROW: Final = np.dtype([("key", "<u8"), ("parts", "i1", (DIMENSIONS,))])
FULL: Final = 512
"""The most texts of one file."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """One file: the keys of its texts, sorted, where the rows of each begin and end, and where the first row lies."""

    file: Path
    keys: Keys
    bounds: NDArray[np.uint32]
    start: int

    @classmethod
    def read(cls, file: Path) -> Self:
        """Raises OSError or ValueError where the file is not what was written."""
        content = file.read_bytes()
        rows = _rows(content, file.stem)
        keys, first = np.unique(rows["key"], return_index=True)
        return cls(file, keys, np.append(first, len(rows)).astype(np.uint32), len(content) - rows.nbytes)

    def __len__(self) -> int:
        return len(self.keys)

    def rows(self) -> Keyed:
        """All rows; none where the file is damaged or gone by now."""
        try:
            return _rows(self.file.read_bytes(), self.file.stem)
        except (OSError, ValueError) as error:
            log.warning("%s is left out and its rows are made again: %s", self.file.name, error)
            return np.empty(0, dtype=ROW)

    def found(self, wanted: Keys) -> list[tuple[int, Rows]]:
        """The places of those wanted that are here, each with its rows."""
        if not len(self.keys):
            return []
        texts = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        here = [(int(place), int(texts[place])) for place in np.flatnonzero(self.keys[texts] == wanted)]
        found: list[tuple[int, Rows]] = []
        if here:
            with suppress(OSError), self.file.open("rb", buffering=0) as stream:
                for place, text in here:
                    rows = self._read(stream.fileno(), text)
                    if rows is not None and (rows["key"] == wanted[place]).all():
                        found.append((place, rows["parts"]))
        return found

    def _read(self, file: int, text: int) -> Keyed | None:
        """The rows of one text where they lie; None where the file was cut short."""
        first, end = int(self.bounds[text]), int(self.bounds[text + 1])
        size = (end - first) * ROW.itemsize
        part = os.pread(file, size, self.start + first * ROW.itemsize)
        return np.frombuffer(part, dtype=ROW) if len(part) == size else None


def read_all(folder: Path) -> Iterator[Segment]:
    """The sound files of a folder; the damaged are set aside, the half written removed."""
    with suppress(OSError):
        for file in [*folder.glob("*.part"), *folder.glob("*.damaged")]:
            file.unlink(missing_ok=True)
    yield from sound(files(folder))


def files(folder: Path) -> list[Path]:
    """The files of a folder, in order."""
    return sorted(folder.glob("*.npy"))


def sound(given: Iterable[Path], aside: bool = True) -> Iterator[Segment]:
    """Those that are what was written; the damaged are set aside unless told not, who is gone by now is left out."""
    for file in given:
        try:
            yield Segment.read(file)
        except FileNotFoundError:
            continue
        except (OSError, ValueError) as error:
            log.warning("%s is left out and its rows are made again: %s", file.name, error)
            if aside:
                with suppress(OSError):
                    file.replace(file.with_suffix(".damaged"))


def write(folder: Path, rows: Keyed, full: int = FULL) -> list[Segment]:
    """The rows as files of the folder, by key; raises OSError where it cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    in_order = rows[np.argsort(rows["key"], kind="stable")]
    _, first = np.unique(in_order["key"], return_index=True)
    bounds = [*map(int, first[::full]), len(in_order)]
    return [_write(folder, in_order[start:end]) for start, end in pairwise(bounds) if start < end]


def rows_of(found: Mapping[int, Rows]) -> Keyed:
    """Rows by the key of their text, each with it."""
    rows = np.empty(sum(map(len, found.values())), dtype=ROW)
    if found:
        rows["key"] = np.repeat(np.fromiter(found, dtype=np.uint64), list(map(len, found.values())))
        rows["parts"] = np.concatenate(list(found.values()))
    return rows


def joined(rows: Sequence[Keyed]) -> Keyed:
    """Rows of several files, in that order; of a text that stands in several, the first's."""
    known: Keys = np.empty(0, dtype=np.uint64)
    parts = [np.empty(0, dtype=ROW)]
    for part in rows:
        parts.append(part[~np.isin(part["key"], known)])
        known = np.union1d(known, part["key"])
    return np.concatenate(parts)


def _write(folder: Path, rows: Keyed) -> Segment:
    content = io.BytesIO()
    np.save(content, rows, allow_pickle=False)
    aside = folder / f"{os.getpid()}-{threading.get_ident()}.part"
    with aside.open("wb") as stream:
        stream.write(content.getbuffer())
        stream.flush()
        os.fsync(stream.fileno())
    file = folder / f"{_hash(content.getvalue())}.npy"
    aside.replace(file)
    return Segment.read(file)


def _rows(content: bytes, name: str) -> Keyed:
    """The rows of a file's content; raises ValueError where they are not those of its name."""
    if _hash(content) != name:
        raise ValueError("the content is not that of the name")
    rows: Keyed = np.load(io.BytesIO(content), allow_pickle=False)
    if rows.dtype != ROW or rows.ndim != 1:
        raise ValueError("holds other rows than these")
    return rows


def _hash(content: bytes) -> str:
    return hashlib.blake2s(content).hexdigest()
