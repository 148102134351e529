"""What passages mean, made once for each text and kept in a folder across reloads and restarts.

A text costs 392 bytes of disk for each of its pieces, some 30 KB for 120 characters, and 12 bytes of memory for its
key: 100,000 are 3 GB of disk and 1.2 MB of memory.
"""

import hashlib
import logging
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import numpy as np

from knowledge.meaning import segments
from knowledge.meaning.rows import Rows, are_sound
from knowledge.meaning.segments import FULL, Keyed, Keys, Segment

MOST: Final = 100_000
GIVEN: Final = Path(__file__).with_name("given")
"""Rows that come with the project, of the embedded page and its cues; `benchmarks/given.py` makes them."""
UNSAVED: Final = 64
"""Texts that are made before they are saved: what a kill can cost."""

log = logging.getLogger(__name__)


class VectorStore:
    """Rows of one model by text. Safe to use from several threads; what is not made yet is not found.

    `most` bounds the texts held, those of other models with them. Without a folder that can be written,
    the store still works until the process ends. Another process may keep its rows in the same folder.
    What is found in `given` need not be made; that folder is only read.
    """

    def __init__(self, folder: Path, model: str, most: int = MOST, full: int = FULL, given: Path | None = None) -> None:
        self._folder, self._most, self._full = folder, most, full
        self._seed = hashlib.blake2b(model.encode(), digest_size=32).digest()
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._unsaved: dict[int, Rows] = {}
        self._given = tuple(segments.sound(segments.files(given), aside=False)) if given else ()
        self._segments = tuple(_fitting(segments.read_all(folder), most))

    def __len__(self) -> int:
        with self._lock:
            return self._texts()

    def rows(self, texts: Sequence[str]) -> list[Rows | None]:
        """The rows of each text, or None where they are not made yet."""
        keys = self._keys(texts)
        found = self._found(keys)
        if any(rows is None for rows in found) and self._looked_again():
            found = self._found(keys)
        return found

    def _found(self, keys: Keys) -> list[Rows | None]:
        with self._lock:
            shelves = (*self._given, *self._segments)
            found = [self._unsaved.get(int(key)) for key in keys]
        for segment in shelves:
            for place, rows in segment.found(keys):
                found[place] = rows
        return found

    def missing(self, texts: Iterable[str]) -> list[str]:
        """The texts that have no rows, each once, in their order."""
        wanted = list(dict.fromkeys(texts))
        keys = self._keys(wanted)
        self._looked_again()
        with self._lock:
            held = np.isin(keys, np.fromiter(self._unsaved, dtype=np.uint64))
            for segment in (*self._given, *self._segments):
                held |= np.isin(keys, segment.keys)
        return [text for text, here in zip(wanted, held, strict=True) if not here]

    def add(self, text: str, rows: Rows) -> bool:
        """Keep the rows of a text; False where there is no room. Raises ValueError where they are not sound."""
        if not are_sound(rows):
            raise ValueError(f"{len(rows)} rows that are not sound")
        with self._lock:
            if self._texts() >= self._most:
                return False
            self._unsaved[int(self._keys([text])[0])] = rows
            due = len(self._unsaved) % UNSAVED == 0
        if due:
            self.save()
        return True

    def save(self) -> bool:
        """Put what was added into the folder; False where that cannot be written."""
        with self._writing:
            self._follow()
            with self._lock:
                fresh = dict(self._unsaved)
                growing = [segment for segment in self._segments if len(segment) < self._full]
            return not fresh or self._replace(growing, [one.rows() for one in growing], fresh)

    def make_room(self, texts: Iterable[str], needed: int) -> None:
        """Where `needed` more texts have no room, drop those of all other texts from memory and disk."""
        with self._writing:
            self._follow()
            with self._lock:
                old, fresh = list(self._segments), dict(self._unsaved)
                if self._texts() + needed <= self._most:
                    return
            keep = np.unique(self._keys(list(texts)))
            rows = [one.rows() for one in old]
            self._replace(old, [one[np.isin(one["key"], keep)] for one in rows], fresh)

    def _looked_again(self) -> bool:
        """Whether another process changed the folder; what it put there is known then. Waits for no writing."""
        if not self._writing.acquire(blocking=False):
            return False
        try:
            return self._follow()
        finally:
            self._writing.release()

    def _follow(self) -> bool:
        """The same, for who holds `_writing`."""
        known = {segment.file: segment for segment in self._segments}
        there = set(segments.files(self._folder))
        if there == known.keys():
            return False
        come = list(segments.sound(sorted(there - known.keys())))
        with self._lock:
            self._segments = (*(segment for file, segment in known.items() if file in there), *come)
        return True

    def _replace(self, old: Sequence[Segment], rows: Sequence[Keyed], fresh: dict[int, Rows]) -> bool:
        """Write the rows and what is fresh as new segments, look there, and remove the old."""
        try:
            all_rows = segments.joined([*rows, segments.rows_of(fresh)])
            new = segments.write(self._folder, all_rows, self._full)
        except (OSError, ValueError) as error:
            log.warning("vectors cannot be kept in %s: %s", self._folder, error)
            return False
        with self._lock:
            self._segments = (*(one for one in self._segments if one not in old), *new)
            self._unsaved = {key: one for key, one in self._unsaved.items() if fresh.get(key) is not one}
        for file in {one.file for one in old} - {one.file for one in new}:
            _remove(file)
        return True

    def _texts(self) -> int:
        return sum(map(len, self._segments)) + len(self._unsaved)

    def _keys(self, texts: Sequence[str]) -> Keys:
        """64 bits of a hash of model and text: two of 100,000 texts share a key in one of 10^9 stores."""
        digests = (
            hashlib.blake2b(text.encode("utf-8", "surrogatepass"), key=self._seed, digest_size=8).digest()
            for text in texts
        )
        return np.frombuffer(b"".join(digests), dtype="<u8").astype(np.uint64)


def _fitting(found: Iterable[Segment], most: int) -> Iterator[Segment]:
    """The segments that there is room for; the others are removed."""
    room = most
    for segment in found:
        if len(segment) <= room:
            room -= len(segment)
            yield segment
        else:
            _remove(segment.file)


def _remove(file: Path) -> None:
    with suppress(OSError):
        file.unlink()
