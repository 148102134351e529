"""What a printed line can be, and a line with its kind and what that needs. It reads no words."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from knowledge.model import Reporter
from knowledge.page.lines import Doubt, Line
from knowledge.page.persons.person import Person
from knowledge.page.printed.credits import Photo
from knowledge.page.printed.masthead import Masthead


class Kind(StrEnum):
    """What a printed line is."""

    FURNITURE = "furniture"
    JUMP = "jump"
    HEAD = "head"
    EVENT = "event"
    SECTION = "section"
    NOTE = "note"
    BOX = "box"
    LABEL = "label"
    ATTRIBUTION = "attribution"
    FIELD = "field"
    SIGNATURE = "signature"
    QUESTION = "question"
    ANSWER = "answer"
    TURN = "turn"
    REPORTERS = "reporters"
    PHOTO = "photo"
    NEWS = "news"
    CAPTION = "caption"
    HEADLINE = "headline"
    BANNER = "banner"
    END = "end"
    ASIDE = "aside"
    TITLE = "title"
    TEXT = "text"
    QUOTED = "quoted"
    CARD = "card"
    SIGNERS = "signers"


OF_A_SPEAKER: Final = frozenset({Kind.ATTRIBUTION, Kind.SIGNATURE, Kind.LABEL, Kind.FIELD})


@dataclass(frozen=True, slots=True)
class Marked:
    """A line with its kind and what the kind needs: who is named, what follows a colon, the head's facts.

    `certain` is a turn that names a person by more than a name and a colon: with a post, a label, or as 代表.
    `more` are further lines that were joined to it.
    """

    line: Line
    kind: Kind
    label: str | None = None
    people: tuple[Person, ...] = ()
    rest: Line | None = None
    head: Masthead | None = None
    reporters: tuple[Reporter, ...] = ()
    photo: Photo | None = None
    certain: bool = False
    more: tuple[int, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def name(self) -> str | None:
        return self.people[0].name if len(self.people) == 1 else None

    @property
    def says_who_speaks(self) -> bool:
        """Whether the line is there to say who speaks, by itself or in the form that it is part of."""
        return self.kind in OF_A_SPEAKER or (self.kind == Kind.TURN and self.certain)

    @property
    def marks_label(self) -> bool:
        """Whether a word such as 讲述人 says that this is an attribution."""
        return bool(self.label) and self.label != "colon"


SPOKEN: Final = (Kind.ATTRIBUTION, Kind.SIGNATURE, Kind.TURN)
"""Lines that say who speaks."""
UNREAD: Final = (Kind.TITLE, Kind.TEXT)
"""Lines that say nothing of what they are: short ones and long ones."""
