"""Files of vectors: rows of a key and a vector in half precision, sorted by key. They know no text.

A file is written aside, synced and put in place whole; it is never changed. Its name is a hash of its
content, so a damaged one is known before it is read, and is set aside. A vector is read where it lies: mapped
files would stay resident once they were looked at, and a file cut short under a mapping ends the process.
"""

import hashlib
import io
import logging
import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]
Half = NDArray[np.float16]
Rows = NDArray[np.void]

DIMENSIONS: Final = 384
ROW: Final = np.dtype([("key", "<u8"), ("vector", "<f2", (DIMENSIONS,))])
FULL: Final = 4096
"""The most rows of one file."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """One file: the keys of its rows, sorted, and where in it the rows begin."""

    file: Path
    keys: Keys
    start: int

    @classmethod
    def read(cls, file: Path) -> Self:
        """Raises OSError or ValueError where the file is not what was written."""
        content = file.read_bytes()
        rows = _rows(content, file.stem)
        return cls(file, np.array(rows["key"], dtype=np.uint64), len(content) - rows.nbytes)

    def __len__(self) -> int:
        return len(self.keys)

    def rows(self) -> Rows:
        """All rows; none where the file is damaged or gone by now."""
        try:
            return _rows(self.file.read_bytes(), self.file.stem)
        except (OSError, ValueError) as error:
            log.warning("%s is left out and its vectors are made again: %s", self.file.name, error)
            return np.empty(0, dtype=ROW)

    def found(self, wanted: Keys) -> list[tuple[int, Half]]:
        """The places of those wanted that are here, each with its vector."""
        if not len(self.keys):
            return []
        rows = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        here = [(int(place), int(rows[place])) for place in np.flatnonzero(self.keys[rows] == wanted)]
        found: list[tuple[int, Half]] = []
        if here:
            with suppress(OSError), self.file.open("rb", buffering=0) as stream:
                for place, row in here:
                    part = os.pread(stream.fileno(), ROW.itemsize, self.start + row * ROW.itemsize)
                    if part[:8] == int(wanted[place]).to_bytes(8, "little") and len(part) == ROW.itemsize:
                        found.append((place, np.frombuffer(part, dtype="<f2", offset=8)))
        return found


def read_all(folder: Path) -> Iterator[Segment]:
    """The sound files of a folder; the damaged are set aside, the half written removed."""
    with suppress(OSError):
        for file in [*folder.glob("*.part"), *folder.glob("*.damaged")]:
            file.unlink(missing_ok=True)
    for file in sorted(folder.glob("*.npy")):
        try:
            yield Segment.read(file)
        except (OSError, ValueError) as error:
            log.warning("%s is set aside and its vectors are made again: %s", file.name, error)
            with suppress(OSError):
                file.replace(file.with_suffix(".damaged"))


def write(folder: Path, rows: Rows, full: int = FULL) -> list[Segment]:
    """The rows as files of the folder, each key once; raises OSError where it cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    _, first = np.unique(rows["key"], return_index=True)
    return [_write(folder, rows[first[at : at + full]]) for at in range(0, len(first), full)]


def rows_of(vectors: Mapping[int, Half]) -> Rows:
    """Vectors by key as rows."""
    rows = np.empty(len(vectors), dtype=ROW)
    rows["key"] = np.fromiter(vectors, dtype=np.uint64, count=len(vectors))
    rows["vector"] = np.reshape(list(vectors.values()), (len(vectors), DIMENSIONS))
    return rows


def joined(rows: Sequence[Rows]) -> Rows:
    """Rows of several files, in that order."""
    return np.concatenate([np.empty(0, dtype=ROW), *rows])


def _write(folder: Path, rows: Rows) -> Segment:
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


def _rows(content: bytes, name: str) -> Rows:
    """The rows of a file's content; raises ValueError where they are not those of its name."""
    if _hash(content) != name:
        raise ValueError("the content is not that of the name")
    rows: Rows = np.load(io.BytesIO(content), allow_pickle=False)
    if rows.dtype != ROW or rows.ndim != 1:
        raise ValueError("holds other rows than a key and a vector")
    return rows


def _hash(content: bytes) -> str:
    return hashlib.blake2s(content).hexdigest()
