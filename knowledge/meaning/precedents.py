"""What answers to a question mean, told from questions about other texts that are like it, and what answered there.

Two texts on one thing are near in meaning though one only asks; a question and its answer often are not (怎么还要跑省会
去做手术, 外转率下降了四成). What answered questions like it is nearer to what answers it. Made by
`benchmarks/precedents.py` of the invented speeches that the encoder is taught on.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from knowledge.meaning.rows import DIMENSIONS, LARGEST, Rows, Vectors, unpacked

FILE: Final = Path(__file__).with_name("precedents.npz")
NARROW: Final = 128
"""Of so many directions a question's row is kept here: those in which questions differ most."""
LIKEST: Final = 5
"""How many questions are looked at."""
SHARPNESS: Final = 0.06
"""The difference in likeness (a cosine) at which one of them counts e times as much as another."""


@dataclass(frozen=True, slots=True)
class Precedents:
    """Questions, each with the place of the text that answers it.

    `usual` is what questions mean on the average, `axes` the directions in which they differ most, (128, 384); `asked`
    are the questions' directions along these from what is usual, `of` the place of each one's text in `told`, `told`
    the rows of whole texts as they are kept.
    """

    usual: NDArray[np.float32]
    axes: NDArray[np.float32]
    asked: Vectors
    of: NDArray[np.int64]
    told: Rows

    @classmethod
    def made(cls, asked: Vectors, of: NDArray[np.int64], told: Rows) -> Self:
        """Of the rows of whole questions and texts."""
        usual = asked.mean(axis=0)
        *_, axes = np.linalg.svd(asked - usual, full_matrices=False)
        narrow = (asked - usual) @ axes[:NARROW].T
        return cls(usual, axes[:NARROW], narrow / np.linalg.norm(narrow, axis=1, keepdims=True), of, told)

    @classmethod
    def load(cls, file: Path = FILE) -> Self:
        """What `save` wrote; raises ValueError where it is for other rows."""
        with np.load(file) as kept:
            usual, axes, asked, of, told = (kept[name] for name in ("usual", "axes", "asked", "of", "told"))
        if axes.shape != (NARROW, DIMENSIONS) or told.shape[1:] != (DIMENSIONS,) or len(asked) != len(of):
            raise ValueError(f"{file}: axes of {axes.shape}; ({NARROW}, {DIMENSIONS}) expected")
        return cls(usual, axes, unpacked(asked), of.astype(np.int64), told)

    def save(self, file: Path) -> None:
        """Write it, directions at eight bits."""
        largest = np.abs(self.asked).max(axis=1, keepdims=True)
        asked = np.rint(self.asked * (LARGEST / largest)).astype(np.int8)
        np.savez_compressed(
            file, usual=self.usual, axes=self.axes, asked=asked, of=self.of.astype(np.uint16), told=self.told
        )

    def answer(self, question: NDArray[np.float32]) -> NDArray[np.float32]:
        """What the texts that answered the likest questions mean on the average, by a question's row (384)."""
        along = np.einsum("nd,d->n", self.axes, question - self.usual)
        like = np.einsum("nd,d->n", self.asked, along / np.linalg.norm(along))  # BLAS would wake its threads
        likest = np.argpartition(-like, LIKEST)[:LIKEST]
        shares = np.exp((like[likest] - like[likest].max()) / SHARPNESS)
        meant: NDArray[np.float32] = (shares / shares.sum()) @ unpacked(self.told[self.of[likest]])
        return meant
