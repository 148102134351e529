"""What can be asked, as values: small talk, a step, a fact of the page, people, or a search. It understands nothing.

A message becomes exactly one of these (`Asked`), in the light of what its visitor was last shown (`Context`).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from knowledge.chatter import Chat
from knowledge.lexicon import Mention, Person, PostMention
from knowledge.model import Page
from knowledge.topic import Expect, Topic
from knowledge.weighing.concerns import Concern


class Move(StrEnum):
    """A step from the passage that was shown last."""

    FULL = "full"
    NEXT = "next"
    PREVIOUS = "previous"
    MORE = "more"
    OTHERS = "others"
    NUMBERED = "numbered"
    CHOSEN = "chosen"
    BEYOND = "beyond"
    FORMERLY = "formerly"
    OTHER_DAY = "other_day"
    SPEAKER = "speaker"
    ANOTHER = "another"
    LISTED = "listed"
    REMEDY = "remedy"
    TOLD = "told"
    LATER = "later"
    SUCH = "such"
    BESIDES = "besides"
    NEXT_LISTED = "next_listed"
    LAST_LISTED = "last_listed"
    REST_LISTED = "rest_listed"
    SHORTER = "shorter"
    UNTOLD = "untold"
    FURTHER = "further"
    ALL = "all"


GOING_ON: Final = (Move.MORE, Move.FURTHER)
"""What asks for more than was shown: of the same person, or of the same matter."""


class Aspect(StrEnum):
    """What a turn that names no matter asks of the one before it.

    Who is in charge, who pays, another time or place, who does a job in it.
    """

    CHARGE = "charge"
    SOURCE = "source"
    TIME = "time"
    PLACE = "place"
    JOB = "job"


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


class Standing(StrEnum):
    """How what a turn asked or told stands to the words that were shown for it.

    `ANOTHERS`: they are another's than whose they were said to be; `OWN`: it was told in the citizen's own words, and
    they are others; `BESIDE`: they are another's than of whom was spoken, and are shown beside his
    """

    ANOTHERS = "anothers"
    OWN = "own"
    BESIDE = "beside"


EXTREMES: Final = (Fact.FIRST, Fact.LAST, Fact.LONGEST, Fact.SHORTEST)
"""Which of a page's speeches is asked for by its place or its length."""


@dataclass(frozen=True, slots=True)
class SmallTalk:
    chat: Chat


@dataclass(frozen=True, slots=True)
class Step:
    """A step; `number` is the passage of the speech that was asked for, from 1, or -1 for the last.

    Of one beyond the list that was shown it is how many the list has.
    """

    move: Move
    number: int = 0


@dataclass(frozen=True, slots=True)
class Whole:
    """The speech of a named person, whole, or its passage with a number as in `Step`."""

    person: Person
    number: int = 0


@dataclass(frozen=True, slots=True)
class AboutPage:
    """A fact of the page.

    `role`: the role of the staff that was named; `maker`: who of those that made the page is asked about, folded
    `people`, `topic`: who and what is on the page that is meant; `section`: the title of the section that is meant
    `passage`: the id of the one shown last, where the question is about it
    `whole`: set where the fact is the page's, and not that of somebody's words on it
    `lacking`: set where it is asked which pages do not tell the fact; `each`: set where it is asked of every speech
    `words`: set where it is asked what is said in the speech that the fact names
    `done`: what was done by whoever is asked for, maybe to a thing of which was told before (谁编的)
    `place`: which one of the longest or the shortest is asked for, where it is not the first, from 2
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
    done: str = ""
    place: int = 0


@dataclass(frozen=True, slots=True)
class ListPeople:
    """Who spoke: all, those of a surname, those `among` whom it is asked, those who spoke of a topic or did not.

    `search` is asked instead where not several people did: one person's words are given, not a list of one. `called`
    is how those among whom it is asked are described, which tells in which of their posts they are meant. `counts` is
    asked first, where it may be asked how many people there are at what was shown (有几个人).
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
    called: str = ""
    counts: "Search | None" = None


@dataclass(frozen=True, slots=True)
class WhoIs:
    """Who somebody is, or who holds a post.

    `among`: those named in the question, where it asks which of them it is
    `newly`: set where it asks who came to the post
    """

    people: tuple[Person, ...]
    mention: Mention | PostMention
    among: tuple[Person, ...] = ()
    newly: bool = False


@dataclass(frozen=True, slots=True)
class Unprinted:
    """A person or post that the coverage does not print; `near` resemble it, `holders` have the post and other names.

    `beside`: set where the post is looked for in the body of whoever spoke last, who stays the one spoken of.
    `matter`: what else is asked of him than what he said.
    """

    wording: str
    near: tuple[Person, ...] = ()
    beside: bool = False
    holders: tuple[Person, ...] = ()
    matter: str = ""


@dataclass(frozen=True, slots=True)
class NoPage:
    """A day, a year or another mark of a page that none of the coverage bears.

    `untold`: set where no page tells which day it is (昨天的报纸)
    """

    wording: str
    untold: bool = False


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A mention that several people fit."""

    mention: Mention | PostMention


@dataclass(frozen=True, slots=True)
class Turn:
    """What a message leans on that goes on from another; nothing of it is set in one that stands by itself.

    `follows`: set where the matter may be the last one; not where the last one's words are asked for as they are
    `leaning`: the people last shown; `wider`: the turn's topic together with the last one's
    `shown`: the passage last shown, where that may be asked about
    `own`: the words that the turn adds to a question for a value
    `instead`: the words that it puts in the place of others of the last matter (奶 behind 粮食产量, in 奶产量呢)
    `brief`: set where only its briefness says that it goes on, so that it may as well ask anew
    `lacks`: set where it names no subject of its own (谁管): it is asked of nobody else's matter
    `told`: the passages that were shown before, for a concern or at all, where further ones are asked for
    `of_body`: set where those of a body are asked for the last matter, of whom half of it must be said
    `again`: set where the last one's words on the last matter are asked for, be it those that were shown; with `told`,
    where what was shown of somebody or of a matter is wanted once more
    `kind`: the kind of value that the last matter was asked for, and another thing is now (医生呢 behind 老师补贴多少)
    `aspect`: what is asked of the matter that was shown, where a turn names no other (钱从哪来, 明年呢, 石井有没有)
    `meant`: set where it says that it was meant before, and not what was answered (不是，我问的是通车)
    `inside`: the word for the one of whom what was shown tells, where it is asked of that one and not of the speaker
    `there`: the place that it puts in the place of that of the last question, which it asks again
    """

    follows: bool = False
    leaning: tuple[Person, ...] = ()
    wider: Topic | None = None
    shown: str | None = None
    own: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    brief: bool = False
    lacks: bool = False
    told: tuple[str, ...] = ()
    of_body: bool = False
    again: bool = False
    aspect: Aspect | None = None
    inside: str = ""
    kind: Expect | None = None
    meant: bool = False
    there: str = ""


@dataclass(frozen=True, slots=True)
class Search:
    """A passage is looked for: by topic, of certain people, in the editor's notes, on a day, or any mix of these.

    `parts`: where a message asks several things, each of them; `wording`: each as it was written
    `asks_who`: set where it is asked who said or did it; `first`: who did so first
    `concern`: what is asked of somebody of whatever matter: what he means to do, asks for, finds hard or achieved
    `remedy`: set where it is asked what is to be done about the matter that was spoken of
    `private`: set where it is asked what the record tells only where somebody tells it of himself
    `of_meeting`: set where it is asked of the meeting itself
    `claimed`: those whose words quoted words are said to be
    `pages`, `section`: the pages, and the title of the section, that are meant
    `turn`: what it leans on, where it goes on from another
    """

    topic: Topic
    people: tuple[Person, ...] = ()
    mention: Mention | PostMention | None = None
    notes_only: bool = False
    asks_who: bool = False
    first: bool = False
    parts: tuple["Search", ...] = ()
    wording: str = ""
    concern: Concern | None = None
    remedy: bool = False
    of_meeting: bool = False
    section: str | None = None
    private: bool = False
    claimed: tuple[Person, ...] = ()
    pages: tuple[Page, ...] = ()
    turn: Turn = Turn()

    @property
    def called(self) -> tuple[str, ...]:
        """What those are called whose words are asked for: their names, and the words that stand for them."""
        return (*((self.mention.words,) if self.mention else ()), *(one.name for one in self.people))


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
    it was one. `beside` is the neighbour that was shown with the last passage. `concern` is what was asked last of
    `speaker` of whatever matter, and `told` the passages that were shown for it. `inside` is the word for the one whom
    the last question was about, of whom what was shown tells and who is not its speaker; `by_whom` is set where it
    asked who tells of that one. `expects` is the kind of thing that was asked for last (longest and shortest are of
    speeches), `standing` how that stands to what was shown, and `unsaid` what whoever was asked for last does not say.
    `missed` is the matter that was asked for last where nothing was found of it, and `question` the whole question that
    the last topic is of.
    """

    speaker: str | None = None
    passages: tuple[str, ...] = ()
    topic: str | None = None
    offered: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    asked: str | None = None
    pages: tuple[str, ...] = ()
    beside: str | None = None
    concern: str | None = None
    told: tuple[str, ...] = ()
    inside: str = ""
    by_whom: bool = False
    expects: str | None = None
    standing: str | None = None
    unsaid: str | None = None
    missed: str = ""
    question: str = ""

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
