"""The ways in which people ask, as editors wrote them, and the passages that answer. It searches nothing."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Self

import numpy as np

from knowledge.model import Page, Passage
from knowledge.ranking import Index
from knowledge.text import folded
from knowledge.topic import Expect, expected
from knowledge.weighing.values import VALUED

OF_SECOND: Final = 0.25
"""What the second likest cue of a passage counts, of what it and the likest do; the likest twice where it is alone."""


class Likeness(NamedTuple):
    """How like a question is to what is asked of a passage, and the cue that is likest to it.

    `value`: the cosine, beside what is usual, of the likest cue of the passage, and for a quarter that of the second:
        one alone may be like a question by its words and mean another thing
    """

    value: float
    cue: str


@dataclass(frozen=True, slots=True)
class Cues:
    """Ways to ask, folded, each with the row of the passage that answers it."""

    texts: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()
    expects: tuple[Expect, ...] = ()
    """What kind of thing each asks for."""

    @classmethod
    def of(cls, pages: Sequence[Page], index: Index) -> Self:
        """Those of all pages; a cue whose words begin within no passage is left out."""
        found = [pair for page in pages for pair in _of_page(page, index)]
        texts = tuple(text for text, _ in found)
        return cls(texts, tuple(row for _, row in found), tuple(map(expected, texts)))

    def likest(
        self, values: Sequence[float], expects: Expect, among: Collection[int] | None = None
    ) -> dict[int, Likeness]:
        """Of each row, how like its cues are to a question; `values` has the likeness of every cue.

        Where a question is for a sum, a day or a number, a cue for anything else is none (几天 is no 第几次).
        """
        rows, likeness = np.array(self.rows, dtype=np.int64), np.asarray(values)
        fits = np.ones(len(rows), dtype=bool) if among is None else np.isin(rows, list(among))
        if expects in VALUED:
            fits &= [kind is expects for kind in self.expects]
        order = np.flatnonzero(fits)
        order = order[np.lexsort((-likeness[order], rows[order]))]
        starts = np.flatnonzero(np.diff(rows[order], prepend=-1))
        best, ends = order[starts], np.append(starts[1:], len(order))
        second = order[np.minimum(starts + 1, ends - 1)]
        means = likeness[best] * (1 - OF_SECOND) + likeness[second] * OF_SECOND
        return {
            int(rows[place]): Likeness(float(mean), self.texts[place]) for place, mean in zip(best, means, strict=True)
        }

    def of_rows(self, rows: Collection[int]) -> tuple[str, ...]:
        """What is asked of the passages of some rows."""
        return tuple(text for text, row in zip(self.texts, self.rows, strict=True) if row in rows)


def _of_page(page: Page, index: Index) -> Iterator[tuple[str, int]]:
    texts = {one.id: one.text for one in page.speeches} | {one.id: one.text for one in page.notes}
    for cue in page.cues:
        start = texts[cue.source].find(cue.words)
        passage = _holding(start, index.of_source(cue.source))
        if passage is not None:
            yield from ((folded(asked), index.rows[passage.id]) for asked in cue.asked)


def _holding(start: int, passages: Sequence[Passage]) -> Passage | None:
    return next((one for one in passages if one.start <= start < one.end), None)
