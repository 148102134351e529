"""Where passages stand: the rows of a speech or note, of a person, of a page. Nothing is searched.

It is gone through once when a coverage is made ready, so that no question goes through all passages.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from knowledge.model import Passage, Speech

NOWHERE = range(0)


@dataclass(frozen=True, slots=True)
class Places:
    """Rows, each kind rising: by the id of a speech or note, of a speaker, of a page; those of notes.

    `openings` has the first row of each speech, the newest page first.
    """

    of_source: Mapping[str, range]
    of_speaker: Mapping[str, Sequence[int]]
    of_page: Mapping[str, range]
    of_notes: Sequence[int]
    openings: Sequence[int]

    @classmethod
    def of(cls, passages: Sequence[Passage]) -> "Places":
        """Those of passages in the order of the record."""
        of_source: dict[str, range] = {}
        of_speaker: dict[str, list[int]] = {}
        of_page: dict[str, range] = {}
        of_notes: list[int] = []
        openings: list[list[int]] = []
        pages, sources = [one.page.id for one in passages], [one.source.id for one in passages]
        for page, rows in _runs(pages, 0):
            of_page[page] = rows
            openings.append([])
            for source, own in _runs(sources[rows.start : rows.stop], rows.start):
                of_source[source] = own
                said = passages[own.start].source
                if isinstance(said, Speech):
                    of_speaker.setdefault(said.speaker.id, []).extend(own)
                    openings[-1].append(own.start)
                else:
                    of_notes.extend(own)
        newest_first = tuple(row for page_rows in reversed(openings) for row in page_rows)
        return cls(of_source, of_speaker, of_page, of_notes, newest_first)

    def of_speakers(self, ids: Iterable[str]) -> list[int]:
        """All rows of some people."""
        return sorted(row for one in dict.fromkeys(ids) for row in self.of_speaker.get(one, ()))

    def of_pages(self, ids: Iterable[str]) -> list[int]:
        """All rows of some pages."""
        return sorted(row for one in dict.fromkeys(ids) for row in self.of_page.get(one, NOWHERE))


def _runs(keys: Iterable[str], first: int) -> Iterator[tuple[str, range]]:
    """The rows, from `first` on, of neighbours that have a key in common."""
    for key, run in groupby(keys):
        end = first + len(list(run))
        yield key, range(first, end)
        first = end
