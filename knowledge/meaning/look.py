"""How near passages are to a question in meaning, from vectors that are there already, and whether they answer it.

It decides and ranks nothing.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from knowledge.meaning.child import Limits, Meaning, model_name
from knowledge.meaning.engine import available
from knowledge.meaning.filling import Filling
from knowledge.meaning.precedents import Precedents
from knowledge.meaning.purposes import Purpose, Purposes
from knowledge.meaning.rows import DIMENSIONS, LARGEST, Rows, Vectors, unpacked
from knowledge.meaning.vectors import GIVEN, VectorStore

MODEL: Final = "encoder"
"""The folder of the encoder's model, in that of the vectors."""
BACKGROUND: Final = 64
"""How many passages of the coverage say what is a usual nearness."""

REMEMBERED: Final = 1024
"""Questions whose rows are kept, 4 MB: what was asked already needs no encoder."""


class Nearness(NamedTuple):
    """How near a passage is to a question.

    `gain`: how much nearer it is as a whole than is usual (a difference of cosines)
    `close`: how near the pieces of the question, each in its context, are on the average to the nearest piece of the
        passage (a cosine, from what all pieces have in common)
    `full`: the same of those pieces of the question to which the passage has least, a third of them: what speaks of one
        half of a question is close to that half alone
    `precedent`: how much nearer than usual it is to what answered like questions about other texts (a difference of
        cosines); None where that is not known
    """

    gain: float
    close: float
    full: float
    precedent: float | None = None


FARTHEST: Final = 3
"""Of so many pieces of a question the farthest one is among those that say how full an answer is."""
AT_ONCE: Final = 48
"""Rows that are multiplied at a time: so few that BLAS does not wake its other threads, which costs more than it saves.
"""
Look = Callable[[str, Sequence[str]], Sequence[Nearness] | None]
"""Question and passages to how near each is."""

Read = Callable[[str, Sequence[str]], Sequence[float] | None]
"""Question and texts to the log-odds that each answers it, by reading both together."""

Tell = Callable[[str], Purpose | None]
"""A question to what it is for."""

Alike = Callable[[str], Sequence[float] | None]
"""A question to how like each cue of the coverage is to it: a cosine, from what questions have in common."""
CUE: Final = "?\t"
"""What stands before a cue among the texts whose rows are kept: it is a question, and no passage begins so."""


def blind(question: str, texts: Sequence[str]) -> None:
    """The look of a bot without the package."""


def unread(question: str, texts: Sequence[str]) -> None:
    """The reading of a bot that reads nothing."""


def untold(question: str) -> None:
    """What a question is for, to a bot without the package."""


def unlike(question: str) -> None:
    """What cues are like a question, to a bot without the package."""


class _UnansweredError(Exception):
    """The encoder cannot be asked now, or did not answer well."""


class SecondLook:
    """Looks with an encoder in a process of its own, that may have the reader beside it where it `reads`.

    `texts` are all passages, `cues` the ways in which they are asked for; their vectors are made once and kept,
    where they are not `given`.
    """

    def __init__(
        self,
        texts: Sequence[str],
        folder: Path,
        most: int,
        seconds: float,
        reads: bool = True,
        cues: Sequence[str] = (),
        given: Path | None = GIVEN,
    ) -> None:
        self.store = VectorStore(folder, model_name(), most, given=given)
        self._asked = Meaning(folder / MODEL, Limits(seconds=seconds, reads=reads))
        self._maker = Meaning(folder / MODEL, Limits(seconds=60, niceness=10))
        step = max(1, len(texts) // BACKGROUND)
        self._background = list(texts[::step][:BACKGROUND])
        self._cues = [CUE + cue for cue in cues]
        self._texts = [*texts, *self._cues][:most]
        self._of_cues: Vectors | None = None
        self._filling: Filling | None = None
        self._usual: _Usual | None = None
        self._question = lru_cache(maxsize=REMEMBERED)(self._encoded)
        self._pair = lru_cache(maxsize=REMEMBERED)(self._odds)
        self._purposes = Purposes.load()
        self._precedents = Precedents.load()
        self._meant = lru_cache(maxsize=REMEMBERED)(self._answer)

    def fill(self) -> Filling:
        """Begins to make the rows that are missing, in the background; the filling tells when it is done."""
        if self._filling is None:
            self._filling = Filling(self.store, self._texts, self._made, afterwards=self._maker.close)
        return self._filling

    def _made(self, part: Sequence[str]) -> Sequence[Rows] | None:
        """The rows of texts of one kind; of a cue only what it means as a whole."""
        if not part[0].startswith(CUE):
            return self._maker.rows(part, question=False)
        found = self._maker.rows([text.removeprefix(CUE) for text in part], question=True)
        return None if found is None else [rows[:1] for rows in found]

    def missing(self) -> int:
        """How many passages have no rows yet."""
        return len(self.store.missing(self._texts))

    @property
    def is_settled(self) -> bool:
        """Whether what it says stays as it is: every passage that it compares with has its rows."""
        return self._usual is not None and self._usual.whole

    def __call__(self, question: str, texts: Sequence[str]) -> Sequence[Nearness] | None:
        """How near the passages are, or None where one has no rows yet or the encoder cannot be asked now."""
        found = [rows for rows in self.store.rows(texts) if rows is not None]
        usual = self._usual_now()
        if len(found) < len(texts) or not found or usual is None:
            return None
        try:
            asked, meant = self._question(question), self._meant(question)
        except _UnansweredError:
            return None
        return usual.compared(unpacked(asked), found, meant)

    def _answer(self, question: str) -> NDArray[np.float32]:
        """What answered like questions; raises where there are no rows, so that nothing is remembered of it."""
        return self._precedents.answer(unpacked(self._question(question)[:1])[0])

    def _encoded(self, question: str) -> Rows:
        """The rows of a question; raises where there are none, so that nothing is remembered of it."""
        found = self._asked.rows([question], question=True)
        if found is None:
            raise _UnansweredError
        return found[0]

    def purpose(self, question: str) -> Purpose | None:
        """What a question is likeliest for; None where the encoder cannot be asked now."""
        try:
            return self._purposes.of(self._question(question))
        except _UnansweredError:
            return None

    def alike(self, question: str) -> Sequence[float] | None:
        """How like each cue is to a question; None where some have no rows yet or the encoder cannot be asked now."""
        if self._of_cues is None:
            found = [rows for rows in self.store.rows(self._cues) if rows is not None]
            if len(found) < len(self._cues) or not found:
                return None
            self._of_cues = _from(self._purposes.usual, unpacked(np.concatenate(found)))
        try:
            asked = _from(self._purposes.usual, unpacked(self._question(question)[:1]))
        except _UnansweredError:
            return None
        likeness: list[float] = np.einsum("cd,d->c", self._of_cues, asked[0]).tolist()  # BLAS would wake its threads
        return likeness

    def read(self, question: str, texts: Sequence[str]) -> Sequence[float] | None:
        """The log-odds that each text answers, read beside the question; None where that cannot be asked now."""
        try:
            return [self._pair(question, text) for text in texts]
        except _UnansweredError:
            return None

    def _odds(self, question: str, text: str) -> float:
        """The same of one text; raises where there are none, so that nothing is remembered of it."""
        found = self._asked.odds(question, [text])
        if found is None:
            raise _UnansweredError
        return found[0]

    def _usual_now(self) -> "_Usual | None":
        """What is usual among the passages of the background that have their rows; once all have, it stays so."""
        if not self.is_settled:
            known = [rows for rows in self.store.rows(self._background) if rows is not None]
            self._usual = _Usual.of(known, len(self._background)) if known else None
        return self._usual

    def close(self) -> None:
        """Ends the filling and both processes."""
        if self._filling is not None:
            self._filling.stop()
        self._asked.close()
        self._maker.close()


def _from(usual: NDArray[np.float32], rows: Vectors) -> Vectors:
    """The directions of rows from what is usual."""
    apart = rows - usual
    directions: Vectors = apart / np.linalg.norm(apart, axis=1, keepdims=True)
    return directions


class _Usual(NamedTuple):
    """What some passages mean on the average: wholly, and piece by piece; and whether these were all of them."""

    text: NDArray[np.float32]
    piece: NDArray[np.float32]
    whole: bool

    @classmethod
    def of(cls, known: Sequence[Rows], number: int) -> Self:
        pieces = np.concatenate([unpacked(rows)[1:] for rows in known])
        piece = pieces.mean(axis=0) if len(pieces) else np.zeros(DIMENSIONS, dtype=np.float32)
        return cls(unpacked(np.stack([rows[0] for rows in known])).mean(axis=0), piece, len(known) == number)

    def compared(self, asked: Vectors, found: Sequence[Rows], meant: NDArray[np.float32]) -> list[Nearness] | None:
        """How near each text is to what was asked, and to what is `meant` to answer it; None where rows are not sound.

        The lengths from the average are reckoned, for to subtract it from each row takes longer than all else.
        """
        pieces = asked[1:] - self.piece
        pieces /= np.linalg.norm(pieces, axis=1, keepdims=True)
        number = sum(map(len, found))
        wide = np.zeros((-(-number // AT_ONCE) * AT_ONCE, DIMENSIONS), dtype=np.float32)
        np.concatenate(found, out=wide[:number], casting="unsafe")
        lengths = np.sqrt(np.einsum("ij,ij->i", wide[:number], wide[:number]))
        if lengths.min() < LARGEST:
            return None
        sides = np.concatenate([asked[:1], self.piece[None], meant[None], pieces])
        products = wide.reshape(-1, AT_ONCE, DIMENSIONS) @ sides.T
        along = products.reshape(len(wide), len(sides))[:number] / lengths[:, None]
        apart = np.sqrt(np.maximum(1 - 2 * along[:, 1] + self.piece @ self.piece, np.finfo(np.float32).tiny))
        near = (along[:, 3:] - pieces @ self.piece) / apart[:, None]
        first = np.cumsum([0, *map(len, found[:-1])])
        near[first] = -1  # the row of a whole text is none of its pieces
        best = np.maximum.reduceat(near, first, axis=0) if len(pieces) else np.zeros((len(found), 1))
        least = max(1, best.shape[1] // FARTHEST)
        full = np.partition(best, least - 1, axis=1)[:, :least].mean(axis=1)
        gains = along[first, 0] - self.text @ asked[0]
        told = along[first, 2] - self.text @ meant
        return [Nearness(*map(float, one)) for one in zip(gains, best.mean(axis=1), full, told, strict=True)]


__all__ = ["Look", "Nearness", "Read", "SecondLook", "Tell", "available", "blind", "unread", "untold"]
