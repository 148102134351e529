"""The blocks of a page while they are put in order, and what stands beside what. It puts nothing in order itself."""

from dataclasses import dataclass, replace
from typing import Final

from knowledge.page.arranged.blocks import BESIDE, Block
from knowledge.page.lines import Doubt
from knowledge.page.persons.names import is_plain_name
from knowledge.page.printed.kinds import Kind, Marked

SKIPPED: Final = BESIDE | {Kind.REPORTERS}
VISIT: Final = "访"
INTRODUCED: Final = "介绍"
"""The label of an attribution that is a reporter's sentence: who is introduced in it speaks in quotation marks."""
SAID: Final = (Kind.TEXT, Kind.QUESTION, Kind.ANSWER, Kind.TURN)


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks, each headline over its attribution, and what was inferred on the way."""

    blocks: tuple[Block, ...]
    doubts: tuple[Doubt, ...]


def is_start(block: Block) -> bool:
    """Whether a block names who speaks next."""
    if block.kind == Kind.ATTRIBUTION:
        return True
    return block.kind == Kind.TURN and (block.marked.certain or (not block.text and is_likely_name(block.marked)))


def is_likely_name(of: Marked) -> bool:
    """Whether a TURN's bare name has a common surname."""
    return bool(of.people and of.people[0].name and is_plain_name(of.people[0].name))


class Sheet:
    """The blocks of a page, and the doubts that ordering them raised. They change in place."""

    def __init__(self, blocks: list[Block]) -> None:
        self.blocks = blocks
        self.doubts: list[Doubt] = []

    def kind(self, place: int | None) -> Kind | None:
        return self.blocks[place].kind if place is not None else None

    def beside(self, place: int, step: int, skipped: frozenset[Kind] = SKIPPED) -> int | None:
        """The next place in a direction whose block is not one of those printed in between."""
        place += step
        while 0 <= place < len(self.blocks):
            if self.blocks[place].kind not in skipped:
                return place
            place += step
        return None

    def set(self, place: int, kind: Kind) -> None:
        self.blocks[place] = replace(self.blocks[place], kind=kind)

    def headline_under(self, place: int) -> int | None:
        below = self.beside(place, 1)
        said = self.blocks[place].kind == Kind.TURN and self.blocks[place].text
        if below is None or self.blocks[below].kind != Kind.TITLE or said:
            return None
        after = self.beside(below, 1)
        return below if self.kind(after) in SAID else None
