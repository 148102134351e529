"""The ways in which people ask, as editors wrote them, and the passages that answer. It searches nothing."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from knowledge.model import Page, Passage
from knowledge.ranking import Index
from knowledge.text import folded
from knowledge.topic import Expect, expected
from knowledge.values import VALUED


class Likeness(NamedTuple):
    """How like a question is to what is asked of a passage: the cosine beside what is usual, and the cue itself."""

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
        """Of each row, the cue that is likest to a question; `values` has the likeness of every cue.

        Where a question is for a sum, a day or a number, a cue for anything else is none (几天 is no 第几次).
        """
        best: dict[int, Likeness] = {}
        for row, value, text, kind in zip(self.rows, values, self.texts, self.expects, strict=True):
            fits = (among is None or row in among) and (expects not in VALUED or kind is expects)
            if fits and (row not in best or value > best[row].value):
                best[row] = Likeness(value, text)
        return best


def _of_page(page: Page, index: Index) -> Iterator[tuple[str, int]]:
    texts = {one.id: one.text for one in page.speeches} | {one.id: one.text for one in page.notes}
    for cue in page.cues:
        start = texts[cue.source].find(cue.words)
        passage = _holding(start, index.of_source(cue.source))
        if passage is not None:
            yield from ((folded(asked), index.rows[passage.id]) for asked in cue.asked)


def _holding(start: int, passages: Sequence[Passage]) -> Passage | None:
    return next((one for one in passages if one.start <= start < one.end), None)
