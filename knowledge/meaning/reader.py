"""Whether a passage answers a question, by a model that reads both together. Taught by `benchmarks/reading.py`.

It is the encoder with other pairs of narrow matrices and a head of two layers. Vectors tell how near two texts are;
here each piece of the question sees each piece of the passage, so that what is asked is told from what is spoken of.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import erf
from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from knowledge.meaning.engine import PREFIXED, PREFIXES, Engine
from knowledge.meaning.packed import Floats

FILE: Final = Path(__file__).with_name("reading.npz")
MOST_OF_QUESTION: Final = 128
MOST_OF_PASSAGE: Final = 320
"""Pieces that are read of each."""
EPSILON: Final = 1e-5
PARTS: Final = ("norm", "scale", "within", "bias", "out", "last")


def pair(question: Sequence[int], passage: Sequence[int]) -> list[int]:
    """The pieces of both as one text, as they are read: the end of the question is there twice."""
    return [*question, question[-1], *passage[1:]]


@dataclass(frozen=True, slots=True)
class Head:
    """What is made of the pieces: normed (`norm`, `scale`), through a layer (`within`, `bias`), to one number."""

    norm: NDArray[np.float32]
    scale: NDArray[np.float32]
    within: NDArray[np.float32]
    bias: NDArray[np.float32]
    out: NDArray[np.float32]
    last: NDArray[np.float32]

    @classmethod
    def load(cls, file: Path = FILE) -> Self:
        """What `benchmarks/reading.py` wrote beside the pairs of matrices."""
        with np.load(file) as kept:
            return cls(*(kept[f"head.{name}"].astype(np.float32) for name in PARTS))

    def odds(self, states: Floats, asked: int) -> float:
        """The log-odds that a passage answers; `asked` are the pieces of the question in front of it."""
        question, passage = states[PREFIXED[True] : asked - 1], states[asked + 1 :]
        told = np.concatenate([states[0], *(part.sum(axis=0) / max(1, len(part)) for part in (question, passage))])
        told = (told - told.mean()) / np.sqrt(told.var() + EPSILON) * self.norm + self.scale
        between = self.within @ told + self.bias
        between *= [0.5 * (1 + erf(value / np.sqrt(2))) for value in between]
        return float(self.out @ between + self.last[0])


class Reader:
    """The model, loaded. Not safe to use from several threads."""

    def __init__(self, engine: Engine, head: Head) -> None:
        self._engine, self._head = engine, head

    @classmethod
    def opened(cls, folder: Path, taught: Path = FILE) -> Self:
        """As `Engine.opened`, with what was taught to read."""
        return cls(Engine.opened(folder, taught), Head.load(taught))

    def odds(self, question: str, passage: str) -> float:
        """The log-odds that a passage answers a question."""
        parts = self._engine.pieces
        asked = parts.numbers(PREFIXES[True] + question, MOST_OF_QUESTION)
        printed = parts.numbers(PREFIXES[False] + passage, MOST_OF_PASSAGE)
        return self._head.odds(self._engine.states(pair(asked, printed)), len(asked))
