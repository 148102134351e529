"""What a page shows as a whole, gone through once before its words are placed. It places none."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final, Self

from knowledge.page.arranged.blocks import BESIDE, Block
from knowledge.page.arranged.sheet import is_start
from knowledge.page.printed.kinds import Kind
from knowledge.page.telling.narration import is_of_a_report

MOST_GAPS: Final = 0.2
"""Above this share of paragraphs with a blank line before them, a blank line tells nothing."""
USUAL_HEADLINE: Final = 20.0
"""Characters of a headline, where a page has none to go by."""
TITLED: Final = frozenset({Kind.TITLE, Kind.EVENT, Kind.BANNER, Kind.HEADLINE, Kind.SECTION, Kind.HEAD})
QUIET: Final = BESIDE | {Kind.EVENT}
"""What stands beside the words and parts none of them."""
SCOPES: Final = (Kind.HEADLINE, Kind.SECTION, Kind.ATTRIBUTION)
"""What ends the talk that an attribution began."""


@dataclass(frozen=True, slots=True)
class Survey:
    """The blocks of a page and what they tell together.

    `subheads`: for each block how many short lines with a text below them its talk has; `answers_ahead`: for each
    block, whether an answer with its label follows in the same talk; `turns`: how often a name stands over words;
    `gaps_tell`: whether blank lines are so few that one tells something; `names`: who is introduced.
    """

    blocks: Sequence[Block]
    headline_length: float
    subheads: Sequence[int]
    answers_ahead: Sequence[bool]
    last_section: int
    turns: Counter[str | None]
    any_question: bool
    gaps_tell: bool
    is_report: bool
    names: frozenset[str]

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> Self:
        lengths = [len(one.text) for one in blocks if one.kind == Kind.HEADLINE]
        gaps = [one.marked.line.gap for one in blocks if one.kind == Kind.TEXT]
        return cls(
            blocks,
            median(lengths) if lengths else USUAL_HEADLINE,
            _subheads(blocks),
            _answers_ahead(blocks),
            max((i for i, one in enumerate(blocks) if one.kind == Kind.SECTION), default=-1),
            Counter(one.name for one in blocks if one.kind == Kind.TURN),
            any(one.kind == Kind.QUESTION for one in blocks),
            len(gaps) > 4 and sum(gaps) < MOST_GAPS * len(gaps),
            any(one.kind in TITLED and is_of_a_report(one.text) for one in blocks),
            frozenset(p.name for one in blocks if is_start(one) for p in one.people if p.name),
        )

    def next_kind(self, place: int) -> Kind | None:
        """What comes after a place, beside what is quiet."""
        at = place + 1
        while at < len(self.blocks) and self.blocks[at].kind in QUIET:
            at += 1
        return self.blocks[at].kind if at < len(self.blocks) else None


def _subheads(blocks: Sequence[Block]) -> list[int]:
    """For each block, how many short lines with a text below them its talk has; 0 where two stand together.

    Subheadings come in sets; a single short line may be the headline of somebody else's text.
    """
    counts = [0] * len(blocks)
    titles: list[int] = []
    for place, block in enumerate([*blocks, None]):
        if block is not None and block.kind == Kind.TITLE:
            titles.append(place)
        elif block is None or block.kind in SCOPES:
            together = {i for i, j in pairwise(titles) if j == i + 1}
            for title in titles:
                counts[title] = 0 if title in together or title - 1 in together else len(titles)
            titles = []
    return counts


def _answers_ahead(blocks: Sequence[Block]) -> list[bool]:
    """For each block, whether an answer with its label follows in the same talk."""
    ahead, found = [False] * len(blocks), False
    for place in range(len(blocks) - 1, -1, -1):
        ahead[place] = found
        kind = blocks[place].kind
        found = kind in (Kind.ANSWER, Kind.TURN) or (found and kind not in SCOPES)
    return ahead
