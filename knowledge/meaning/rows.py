"""What a text means, as rows: the first is the whole text, the others its pieces, each in its context.

Rows are directions. They are kept at eight bits, at which two of them are as near as before to within 0.002.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""Rows of unit length."""
Rows = NDArray[np.int8]
"""The same as they are kept and sent: the largest number of a row is as large as it can be."""

DIMENSIONS: Final = 384
LARGEST: Final = 127


def packed(found: Vectors) -> Rows:
    """Directions at eight bits. What is no direction becomes a row that is not sound."""
    with np.errstate(all="ignore"):
        scaled = np.rint(found * (LARGEST / np.abs(found).max(axis=1, keepdims=True, initial=0.0)))
        whole: Rows = np.nan_to_num(scaled, nan=0.0, posinf=0.0, neginf=0.0).astype(np.int8)
    return whole


def are_sound(rows: Rows) -> bool:
    """Whether these are rows that `packed` makes: one for the whole text at least, each with its largest number."""
    largest = np.abs(rows.astype(np.int16)).max(axis=1, initial=0)
    return len(rows) > 0 and rows.shape[1] == DIMENSIONS and bool((largest == LARGEST).all())


def unpacked(rows: Rows) -> Vectors:
    """Sound rows at unit length."""
    wide = rows.astype(np.float32)
    unit: Vectors = wide / np.sqrt(np.einsum("ij,ij->i", wide, wide))[:, None]
    return unit
