"""What the encoder was taught beside its own weights, by `benchmarks/tuning.py`. Reads one file; learns nothing.

For each matrix of the encoder's layers there are two narrow ones whose product is added to it (LoRA: Hu and others,
2021), kept as halves under the matrix's name.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from knowledge.meaning.packed import Floats

FILE: Final = Path(__file__).with_name("tuning.npz")
LINEARS: Final = ("q", "k", "v", "ao", "fi", "fo")
"""The matrices of a layer: for queries, keys and values, out of attention, into the layer between and out of it."""


@dataclass(frozen=True, slots=True)
class Tuning:
    """Pairs of matrices by name (`l0.q`): from the width within to the rank, and from there to the width without."""

    pairs: Mapping[str, tuple[NDArray[np.float16], NDArray[np.float16]]]

    @classmethod
    def load(cls, file: Path = FILE) -> Self:
        """What `save` wrote; raises OSError where it is not there, and what numpy raises where it is not whole."""
        with np.load(file) as kept:
            names = sorted(name.removesuffix(".down") for name in kept if name.endswith(".down"))
            return cls({name: (kept[f"{name}.down"], kept[f"{name}.up"]) for name in names})

    def save(self, file: Path) -> None:
        both: dict[str, Any] = {f"{name}.down": down for name, (down, _) in self.pairs.items()}
        both |= {f"{name}.up": up for name, (_, up) in self.pairs.items()}
        np.savez(file, **both)

    def onto(self, name: str, weights: Floats) -> Floats:
        """A matrix with what was learned added; as it is where nothing was."""
        if name not in self.pairs:
            return weights
        down, up = self.pairs[name]
        return weights + up.astype(np.float32) @ down.astype(np.float32)


def mark(file: Path = FILE) -> str:
    """A few letters that differ where what was learned does."""
    return hashlib.sha256(file.read_bytes()).hexdigest()[:8]
