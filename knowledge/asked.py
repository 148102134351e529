"""What can be asked, as values: small talk, a step, a fact of the page, people, or a search. It understands nothing.

A message becomes exactly one of these (`Asked`), in the light of what its visitor was last shown (`Context`).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from knowledge.chatter import Chat
from knowledge.lexicon import Mention, Person, PostMention
from knowledge.model import Page
from knowledge.topic import Topic


class Move(StrEnum):
    """A step from the passage that was shown last."""

    FULL = "full"
    NEXT = "next"
    PREVIOUS = "previous"
    MORE = "more"
    OTHERS = "others"
    NUMBERED = "numbered"
    CHOSEN = "chosen"
    FORMERLY = "formerly"
    OTHER_DAY = "other_day"
    SPEAKER = "speaker"
    ANOTHER = "another"
    LISTED = "listed"


class Fact(StrEnum):
    """A fact of the printed page."""

    DATE = "date"
    NEWSPAPER = "newspaper"
    EVENT = "event"
    STAFF = "staff"
    REPORTERS = "reporters"
    PHOTOGRAPHER = "photographer"
    SECTIONS = "sections"
    COUNT = "count"
    NUMBER = "number"
    BANNER = "banner"
    PHONE = "phone"
    PAGE = "page"
    FIRST = "first"
    LAST = "last"
    LONGEST = "longest"
    SHORTEST = "shortest"
    LENGTH = "length"


EXTREMES: Final = (Fact.FIRST, Fact.LAST, Fact.LONGEST, Fact.SHORTEST)
"""Which of a page's speeches is asked for by its place or its length."""


@dataclass(frozen=True, slots=True)
class SmallTalk:
    chat: Chat


@dataclass(frozen=True, slots=True)
class Step:
    """A step; `number` is the passage of the speech that was asked for, from 1, or -1 for the last."""

    move: Move
    number: int = 0


@dataclass(frozen=True, slots=True)
class Whole:
    """The speech of a named person, whole, or its passage with a number as in `Step`."""

    person: Person
    number: int = 0


@dataclass(frozen=True, slots=True)
class AboutPage:
    """A fact of the page; `role` is the staff role that was named, `people` and `topic` say on which page.

    `maker` is who of those that made it is asked about, folded. `lacking` asks which pages do not tell the fact,
    `each` asks it of every speech.

    `passage` is the id of the one that was shown last, where the question is about it; `whole` is set where the fact is
    the page's and not that of somebody's words on it. `section` is the title of the one within which it is asked;
    `words` asks for what is said in the speech that the fact names.
    """

    fact: Fact
    role: str | None = None
    pages: tuple[Page, ...] = ()
    people: tuple[Person, ...] = ()
    topic: Topic | None = None
    passage: str | None = None
    whole: bool = False
    maker: str | None = None
    lacking: bool = False
    each: bool = False
    section: str | None = None
    words: bool = False


@dataclass(frozen=True, slots=True)
class ListPeople:
    """Who spoke: all, those of a surname, those `among` whom it is asked, those who spoke of a topic or did not.

    `search` is asked instead where not several people did: one person's words are given, not a list of one.
    """

    surname: str | None = None
    among: tuple[Person, ...] | None = None
    topic: Topic | None = None
    pages: tuple[Page, ...] = ()
    without: tuple[Person, ...] = ()
    silent: bool = False
    any_of: tuple[Topic, ...] = ()
    all_of: tuple[Topic, ...] = ()
    search: "Search | None" = None
    section: str | None = None


@dataclass(frozen=True, slots=True)
class WhoIs:
    """Who somebody is, or who holds a post."""

    people: tuple[Person, ...]
    mention: Mention | PostMention


@dataclass(frozen=True, slots=True)
class Unprinted:
    """A person or post that the coverage does not print; `near` resemble it."""

    wording: str
    near: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class NoPage:
    """A day, a year or another mark of a page that none of the coverage bears."""

    wording: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A mention that several people fit."""

    mention: Mention | PostMention


@dataclass(frozen=True, slots=True)
class Search:
    """A passage is looked for: by topic, of certain people, in the editor's notes, on a day, or any mix of these.

    A turn that follows another leans on the people last shown, and `wider` is its topic with the last one's; `shown`
    is the passage last shown, where it may be asked about, and `own` are the words that this turn adds to a value. A
    message that asks several things has each of them in `parts`, with its `wording` as it was written. One that
    `intends` asks what somebody means to do, of whatever matter, one that `wishes` what he asks for; a `private` one
    what the record tells of nobody but in the person's own words; one `of_meeting` of the meeting itself. Quoted
    words are said to be theirs who are `claimed`. `section` is the title of the one that is meant. A turn that is
    only `brief`, and leans on nothing by how it is put, may as well ask anew; not one that `lacks` a subject (谁管).
    """

    topic: Topic
    people: tuple[Person, ...] = ()
    mention: Mention | PostMention | None = None
    notes_only: bool = False
    asks_who: bool = False
    follows: bool = False
    leaning: tuple[Person, ...] = ()
    wider: Topic | None = None
    parts: tuple["Search", ...] = ()
    wording: str = ""
    intends: bool = False
    wishes: bool = False
    of_meeting: bool = False
    section: str | None = None
    private: bool = False
    claimed: tuple[Person, ...] = ()
    pages: tuple[Page, ...] = ()
    shown: str | None = None
    own: tuple[str, ...] = ()
    brief: bool = False
    lacks: bool = False


@dataclass(frozen=True, slots=True)
class Several:
    """Several questions of different kinds in one message, each with its wording as it was written."""

    parts: "tuple[Asked, ...]"
    wordings: tuple[str, ...]


Asked = SmallTalk | Step | Whole | AboutPage | ListPeople | WhoIs | Unprinted | NoPage | Ambiguous | Search | Several


OF_SOMEBODY: Final = "SearchOfSomebody"
"""What was asked for last where it was somebody's words, and not anybody's."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a visitor was last shown.

    `speaker` and `passages` are ids, `topic` the last topic's wording, `asked` the kind of the last request
    (`OF_SOMEBODY` where it was a search for somebody's words). `people` are those of a list, and `pages` those of which
    it was one. `beside` is the neighbour that was shown with the last passage.
    """

    speaker: str | None = None
    passages: tuple[str, ...] = ()
    topic: str | None = None
    offered: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    asked: str | None = None
    pages: tuple[str, ...] = ()
    beside: str | None = None

    @property
    def searched(self) -> bool:
        """Whether words were asked for last, somebody's or anybody's."""
        return self.asked in ("Search", OF_SOMEBODY)

    @property
    def last(self) -> str | None:
        """The passage shown last, by its id."""
        return self.passages[-1] if self.passages else None

    @property
    def is_begun(self) -> bool:
        """Whether anything was shown or asked before."""
        return bool(self.speaker or self.passages or self.topic)
