"""What a message is for, told from what it means as a whole: a fact of the page, the editor's note, or a matter.

A linear model over the encoder's row of a whole question. Taught by `benchmarks/purposes.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from knowledge.meaning.rows import DIMENSIONS, Rows, unpacked

FILE: Final = Path(__file__).with_name("purposes.npz")


class Purpose(NamedTuple):
    """What a message is for, as `benchmarks/asked` calls it, and how likely that is."""

    name: str
    likelihood: float


@dataclass(frozen=True, slots=True)
class Purposes:
    """The model: of each name, what each dimension counts for it, and what it counts by itself.

    `usual` is what all messages that taught it mean on the average.
    """

    names: Sequence[str]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    usual: NDArray[np.float32]

    @classmethod
    def load(cls, file: Path = FILE) -> Self:
        """What `save` wrote; raises ValueError where it is for other rows."""
        with np.load(file) as kept:
            found = cls(tuple(map(str, kept["names"])), kept["weights"], kept["bias"], kept["usual"])
        if found.weights.shape != (len(found.names), DIMENSIONS) or found.usual.shape != (DIMENSIONS,):
            raise ValueError(f"{file}: weights of {found.weights.shape}; ({len(found.names)}, {DIMENSIONS}) expected")
        return found

    def save(self, file: Path) -> None:
        """Write it."""
        np.savez(file, names=np.array(self.names), weights=self.weights, bias=self.bias, usual=self.usual)

    def of(self, rows: Rows) -> Purpose:
        """The likeliest purpose of a question, by its rows."""
        odds = self.weights @ unpacked(rows[:1])[0] + self.bias
        shares = np.exp(odds - odds.max())
        best = int(shares.argmax())
        return Purpose(self.names[best], float(shares[best] / shares.sum()))
