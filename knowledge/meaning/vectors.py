"""Vectors of passages, made once for each text and kept in a folder across reloads and restarts.

A vector costs 776 bytes of disk and 8 bytes of memory for its key: 100,000 vectors are 78 MB of disk and 1 MB
of memory.
"""

import hashlib
import logging
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from knowledge.meaning import segments
from knowledge.meaning.segments import FULL, Half, Keys, Rows, Segment

Vector = NDArray[np.float32]

WEIGHT: Final = 8.0
"""Chosen for no set alone: from 6 to 10 each measured set is near its best (`benchmarks/meaning.py`)."""
MOST: Final = 100_000
UNSAVED: Final = 64
"""Vectors that are made before they are saved: what a kill can cost."""

NEAR_ONE: Final = 0.01
"""How far from 1 the length of a vector in half precision may be."""

log = logging.getLogger(__name__)


def rescored(
    question: Vector, passages: Sequence[Vector | None], scores: Sequence[float], weight: float = WEIGHT
) -> list[float]:
    """BM25 and meaning in one number for each candidate, in their order.

    The score as a share of the best one's, plus `weight` times how much nearer the passage is to the
    question (the cosine) than the candidates are on average. A candidate without a vector is as near as the
    average: it keeps what BM25 gave it. Vectors have unit length, scores are at least 0.
    """
    if len(passages) != len(scores):
        raise ValueError(f"passages: {len(passages)} for {len(scores)} scores; expected as many")
    best = max(scores, default=0.0) or 1.0
    near = [None if passage is None else float(question @ passage) for passage in passages]
    known = [one for one in near if one is not None]
    usual = sum(known) / len(known) if known else 0.0
    gains = [0.0 if one is None else one - usual for one in near]
    return [score / best + weight * gain for score, gain in zip(scores, gains, strict=True)]


class VectorStore:
    """Vectors of one model by text. Safe to use from several threads; what is not made yet is not found.

    `most` bounds the vectors held, those of other models with them. Without a folder that can be written,
    the store still works until the process ends.
    """

    def __init__(self, folder: Path, model: str, most: int = MOST, full: int = FULL) -> None:
        self._folder, self._most, self._full = folder, most, full
        self._seed = hashlib.blake2b(model.encode(), digest_size=32).digest()
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._unsaved: dict[int, Half] = {}
        self._segments = tuple(_fitting(segments.read_all(folder), most))

    def __len__(self) -> int:
        with self._lock:
            return self._rows()

    def vectors(self, texts: Sequence[str]) -> list[Vector | None]:
        """The vector of each text, of unit length, or None where it is not made yet."""
        keys = self._keys(texts)
        with self._lock:
            shelves = self._segments
            found = [self._unsaved.get(int(key)) for key in keys]
        for segment in shelves:
            for place, vector in segment.found(keys):
                found[place] = vector
        return [None if one is None else _unit(one) for one in found]

    def missing(self, texts: Iterable[str]) -> list[str]:
        """The texts that have no vector, each once, in their order."""
        wanted = list(dict.fromkeys(texts))
        keys = self._keys(wanted)
        with self._lock:
            held = np.isin(keys, np.fromiter(self._unsaved, dtype=np.uint64))
            for segment in self._segments:
                held |= np.isin(keys, segment.keys)
        return [text for text, here in zip(wanted, held, strict=True) if not here]

    def add(self, text: str, vector: Vector) -> bool:
        """Keep a vector of unit length; False where there is no room."""
        with self._lock:
            if self._rows() >= self._most:
                return False
            self._unsaved[int(self._keys([text])[0])] = vector.astype(np.float16)
            due = len(self._unsaved) % UNSAVED == 0
        if due:
            self.save()
        return True

    def save(self) -> bool:
        """Put what was added into the folder; False where that cannot be written."""
        with self._writing:
            with self._lock:
                fresh = dict(self._unsaved)
                growing = [segment for segment in self._segments if len(segment) < self._full]
            return not fresh or self._replace(growing, [one.rows() for one in growing], fresh)

    def make_room(self, texts: Iterable[str], needed: int) -> None:
        """Where `needed` more vectors have no room, drop those of all other texts from memory and disk."""
        with self._writing:
            with self._lock:
                old, fresh = list(self._segments), dict(self._unsaved)
                if self._rows() + needed <= self._most:
                    return
            keep = np.unique(self._keys(list(texts)))
            rows = [one.rows() for one in old]
            self._replace(old, [one[np.isin(one["key"], keep)] for one in rows], fresh)

    def _replace(self, old: Sequence[Segment], rows: Sequence[Rows], fresh: dict[int, Half]) -> bool:
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

    def _rows(self) -> int:
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


def _unit(vector: Half) -> Vector | None:
    """The vector at unit length, None where it is far from that: what is kept is checked as what is made."""
    wide = vector.astype(np.float32)
    length = float(np.linalg.norm(wide))
    return wide / np.float32(length) if abs(length - 1) < NEAR_ONE else None
