"""How near passages are to a question in meaning, from vectors that are there already. It decides and ranks nothing."""

import logging
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np

from knowledge.meaning.child import Limits, Meaning, model_name
from knowledge.meaning.encoder import DIMENSIONS, Vectors
from knowledge.meaning.engine import available
from knowledge.meaning.filling import Filling
from knowledge.meaning.vectors import Vector, VectorStore

MODEL: Final = "encoder"
"""The folder of the encoder's model, in that of the vectors."""
BACKGROUND: Final = 64
"""How many passages of the coverage say what is a usual nearness."""

REMEMBERED: Final = 1024
"""Questions whose vectors are kept, 2 MB: what was asked already needs no encoder."""

Look = Callable[[str, Sequence[str]], Sequence[float] | None]
"""Question and passages to how much nearer each is than is usual (a difference of cosines)."""

log = logging.getLogger(__name__)


def blind(question: str, texts: Sequence[str]) -> None:
    """The look of a bot without the package."""


class _UnansweredError(Exception):
    """The encoder cannot be asked now, or did not answer well."""


class SecondLook:
    """Looks with an encoder in a process of its own. `texts` are all passages; their vectors are made once and kept."""

    def __init__(self, texts: Sequence[str], folder: Path, most: int, seconds: float) -> None:
        self.store = VectorStore(folder, model_name(), most)
        self._asked = Meaning(folder / MODEL, Limits(seconds=seconds))
        self._maker = Meaning(folder / MODEL, Limits(seconds=60, niceness=10))
        step = max(1, len(texts) // BACKGROUND)
        self._background = list(texts[::step][:BACKGROUND])
        self._texts = list(texts)[:most]
        self._filling: Filling | None = None
        self._complete: Vectors | None = None
        self._question = lru_cache(maxsize=REMEMBERED)(self._encoded)

    def fill(self) -> Filling:
        """Begins to make the vectors that are missing, in the background; the filling tells when it is done."""
        if self._filling is None:
            make = lambda part: self._maker.vectors(part, question=False)  # noqa: E731 - one line says it
            self._filling = Filling(self.store, self._texts, make, afterwards=self._maker.close)
        return self._filling

    def missing(self) -> int:
        """How many passages have no vector yet."""
        return len(self.store.missing(self._texts))

    @property
    def is_settled(self) -> bool:
        """Whether what it says stays as it is: every passage that it compares with has its vector."""
        return self._complete is not None

    def __call__(self, question: str, texts: Sequence[str]) -> Sequence[float] | None:
        """The gains of the passages, or None where one has no vector yet or the encoder cannot be asked now."""
        vectors = [vector for vector in self.store.vectors(texts) if vector is not None]
        if len(vectors) < len(texts) or not vectors:
            return None
        background = self._usual()
        if not len(background):
            return None
        try:
            asked = self._question(question)
        except _UnansweredError:
            return None
        usual = float(np.mean(background @ asked))
        return [float(vector @ asked) - usual for vector in vectors]

    def _encoded(self, question: str) -> Vector:
        """The vector of a question; raises where there is none, so that nothing is remembered of it."""
        found = self._asked.vectors([question], question=True)
        if found is None:
            raise _UnansweredError
        vector: Vector = found[0]
        return vector

    def _usual(self) -> Vectors:
        """The vectors of the background; read once they are all there, from then on remembered."""
        if self._complete is not None:
            return self._complete
        known = [vector for vector in self.store.vectors(self._background) if vector is not None]
        found = np.stack(known) if known else np.empty((0, DIMENSIONS), dtype=np.float32)
        if len(known) == len(self._background):
            self._complete = found
        return found

    def close(self) -> None:
        """Ends the filling and both processes."""
        if self._filling is not None:
            self._filling.stop()
        self._asked.close()
        self._maker.close()


__all__ = ["Look", "SecondLook", "available", "blind"]
