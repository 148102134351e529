"""What an answer can be: a quote, candidates, not found, or a card; and what was weighed for it. It decides nothing.

An answer never carries words of the bot's own: passages, people and pages of the record, and why.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from knowledge.asked import EXTREMES, Fact, Search
from knowledge.chatter import Chat
from knowledge.lexicon import Mention, Person, PostMention
from knowledge.model import Page, Passage, Speaker, Speech
from knowledge.passages import together
from knowledge.ranking import Hit
from knowledge.topic import Topic
from knowledge.weighing.evidence import Evidence


class Why(StrEnum):
    """Why nothing was found, or why only candidates are shown."""

    NOTHING = "nothing"
    UNSURE = "unsure"
    KIND = "kind"
    FIGURE = "figure"
    MEANT = "meant"
    SPOKEN = "spoken"
    PERSON = "person"
    SILENT = "silent"
    PRIVATE = "private"
    END = "end"
    NO_CONTEXT = "no_context"
    EMPTY = "empty"
    GONE = "gone"
    NOBODY_ELSE = "nobody_else"
    NO_NUMBER = "no_number"
    FEWER = "fewer"
    NO_PAGE = "no_page"
    NO_SUCH_DAY = "no_such_day"
    UNABLE = "unable"
    UNTOLD = "untold"


class Found(NamedTuple):
    """A passage, how it was found where it was looked for, and how well it bears the question out."""

    passage: Passage
    hit: Hit | None = None
    evidence: Evidence | None = None
    confidence: float = 1.0

    @property
    def score(self) -> float:
        return self.hit.score if self.hit else 0.0

    @property
    def matched(self) -> tuple[str, ...]:
        """The words of the question that it holds."""
        return self.hit.matched if self.hit else ()


@dataclass(frozen=True, slots=True)
class Further:
    """Another question of the same message, and the passage that answers it; None where none does."""

    asked: Search
    found: Found | None


@dataclass(frozen=True, slots=True)
class Quote:
    """The passage that answers.

    `beside` is its neighbour where that may answer as well: both are shown as one. `taken_for` says whom a slip or a
    post was taken for; `others` spoke of it too; `further` is what a message asked besides. `whose` is set where only
    that is asked of words that were shown before; `own` where what was told, or asked for, is no such words but the
    citizen's, and `tells` where it is asked whether anybody tells of the matter. `unsaid` is the word that it was asked
    whether somebody said, where nobody did: these words only come near it. `left` is whose words a turn leans on that
    another's answer. `cut` is set where words that were shown are wanted fewer: one of their sentences is shown.
    `strays` is the matter of which more was asked for, where these words do not speak of it.
    """

    found: Found
    asked: Search | None = None
    taken_for: Mention | PostMention | None = None
    others: tuple[Found, ...] = ()
    further: tuple[Further, ...] = ()
    whose: bool = False
    own: bool = False
    tells: bool = False
    cut: bool = False
    beside: Passage | None = None
    unsaid: str = ""
    left: Person | None = None
    strays: str = ""

    @property
    def passage(self) -> Passage:
        """What is shown."""
        return together(self.found.passage, self.beside) if self.beside else self.found.passage

    @property
    def denied(self) -> tuple[Person, ...]:
        """Those whose words it was said to be, where it is another's."""
        claimed, speaker = self.asked.claimed if self.asked else (), self.found.passage.speaker
        his = speaker is None or any(person.id == speaker.id for person in claimed)
        return () if his else claimed


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages that are only related, of different speeches where there are any."""

    found: tuple[Found, ...]
    why: Why
    asked: Search | None = None


@dataclass(frozen=True, slots=True)
class NotFound:
    """The coverage does not answer.

    `wording` is what was looked for, `pages` where, if not everywhere; `near` are people who resemble it; `found` is
    what was weighed and thought too little. `namesakes` are others who bear the name of the one who was asked.
    `holders` have the post of the one who was asked for, and another name. `matter` is what he was asked about, of
    which somebody else speaks.
    """

    why: Why
    wording: str = ""
    near: tuple[Person, ...] = ()
    found: tuple[Found, ...] = ()
    asked: Search | None = None
    pages: tuple[Page, ...] = ()
    namesakes: tuple[Person, ...] = ()
    holders: tuple[Person, ...] = ()
    matter: str = ""


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Who somebody is.

    `since`: who is printed later in a post that one of them had
    `unsaid`: set where it is asked who came to a post, and none of them is printed to have come to it
    """

    people: tuple[Person, ...]
    mention: Mention | PostMention | None = None
    since: tuple[Person, ...] = ()
    unsaid: bool = False


@dataclass(frozen=True, slots=True)
class PeopleCard:
    """A list of people.

    `wording`, `surname`, `kind`: by what they were chosen
    `found`: what each of them said of it
    `which`: set where a mention may mean any of them
    `everyone`: set where nobody fits, and all are listed
    `silent`: set where they are those who did not speak of it
    `unseen`: what of the words by which they were chosen no post prints (女 of 女局长)
    `without`: who are left out of those who spoke of it, where it is asked who else did
    `meant`: set where nobody says it in these words, and these mean it
    `loose`: how many of them, the last ones, say it in other words
    `often`: set where only who says a single character often is listed
    `akin`: passages of others, who may mean it
    `pages`: where it is asked who speaks on these: their posts are those printed there
    `topic`: the matter, for choosing the sentence that is shown of what was found by meaning
    `dated`: set where one had after another what they were chosen by: the newest comes first
    """

    people: tuple[Person, ...]
    wording: str = ""
    surname: str | None = None
    kind: bool = False
    found: tuple[Found, ...] = ()
    which: bool = False
    everyone: bool = False
    silent: bool = False
    meant: bool = False
    loose: int = 0
    often: bool = False
    akin: tuple[Found, ...] = ()
    pages: tuple[Page, ...] = ()
    topic: Topic | None = None
    without: tuple[Person, ...] = ()
    unseen: str = ""
    dated: bool = False

    def printed_of(self, person: Person) -> tuple[Page, Speech]:
        """Where somebody is printed as listed: beside the words that are shown, or on the pages asked for.

        Otherwise the newest.
        """
        passages = (one.passage for one in self.found if one.passage.speaker and one.passage.speaker.id == person.id)
        said = ((one.page, one.speech) for one in passages if one.speech)
        ids = {page.id for page in self.pages}
        there = ((page, speech) for page, speech in reversed(person.appearances) if page.id in ids)
        return next(said, None) or next(there, None) or person.appearances[-1]

    def posts_of(self, person: Person) -> Sequence[str]:
        """The posts under which somebody is listed."""
        return self.printed_of(person)[1].posts


@dataclass(frozen=True, slots=True)
class PageCard:
    """A fact of pages, or of speeches on them; `role` is the member of staff that was asked for.

    `maker` is somebody who made the pages, folded, where it is asked what he did. Where a `section` is asked about, the
    pages hold its speeches alone. `not_on` is the page shown last, where it was asked of that one and only others print
    it.
    """

    fact: Fact
    pages: tuple[Page, ...]
    role: str | None = None
    speeches: tuple[Speech, ...] = ()
    maker: str | None = None
    section: str | None = None
    not_on: Page | None = None

    @property
    def is_printed(self) -> bool:
        """Whether a page tells it; another member of staff than the one asked for may be who was meant."""
        return any(_tells(page, self) for page in self.pages)

    @property
    def named(self) -> tuple[Speaker, ...]:
        """The speakers that it is about, each once, in the order in which it names them."""
        if self.fact is Fact.COUNT:
            said: Iterable[Speech | None] = (speech for page in self.pages for speech in page.speeches)
        else:
            said = (outstanding(self.fact, page) for page in self.pages if self.fact in EXTREMES)
        return tuple({one.speaker.id: one.speaker for one in said if one}.values())


@dataclass(frozen=True, slots=True)
class SpeechCard:
    """A whole speech or note, as its passages; `at` is the one that it was asked for from."""

    passages: tuple[Passage, ...]
    at: Passage | None = None


@dataclass(frozen=True, slots=True)
class ChatCard:
    chat: Chat


@dataclass(frozen=True, slots=True)
class SeveralCard:
    """What several questions of a message have for answers, each with the question as it was written."""

    answers: "tuple[Answer, ...]"
    wordings: tuple[str, ...]


Card = PersonCard | PeopleCard | PageCard | SpeechCard | ChatCard | SeveralCard
Answer = Quote | Candidates | NotFound | Card


def outstanding(fact: Fact, page: Page) -> Speech | None:
    """The speech of a page that comes first or last, is the longest or the shortest."""
    if not page.speeches:
        return None
    by_length = sorted(page.speeches, key=characters)
    ends = {Fact.FIRST: page.speeches[0], Fact.LAST: page.speeches[-1], Fact.LONGEST: by_length[-1]}
    return ends.get(fact, by_length[0])


def characters(speech: Speech) -> int:
    """How long a speech is, without white space."""
    return len("".join(speech.text.split()))


def _tells(page: Page, card: PageCard) -> bool:
    match card.fact:
        case Fact.DATE:
            return page.date is not None
        case Fact.NEWSPAPER | Fact.EVENT | Fact.NUMBER | Fact.PHONE:
            return bool(getattr(page, card.fact.value))
        case Fact.PHOTOGRAPHER:
            return bool(photographers(page, card.speeches))
        case Fact.SECTIONS:
            return bool(page.sections)
        case Fact.BANNER:
            return bool(card.speeches or page.banner or page.slogan)
        case Fact.REPORTERS:
            return writes(page, card.role)
        case Fact.STAFF if card.role:
            return any(same_role(card.role, printed) for printed, _ in page.staff)
    return True


_ROLES: Final = (
    (re.compile("校"), "校对"),
    (re.compile("版[式面]|[组排拼]版"), "版式"),
    (re.compile("责编"), "责任编辑"),
    (re.compile("美编|美术$"), "美术编辑"),
)
"""What papers call one role by."""


def same_role(asked: str, printed: str) -> bool:
    """Whether an asked staff role is the printed one, either of them shortened or not (责编, 责任编辑)."""
    asked, printed = _role(asked), _role(printed)
    return asked in printed or printed in asked


def _role(name: str) -> str:
    return next((role for way, role in _ROLES if way.search(name)), name)


def writes(page: Page, role: str | None) -> bool:
    """Whether a page names who wrote it, in that role (通讯员, 实习生) where one is given."""
    written = [*(one.role or "" for one in page.reporters), page.byline or ""]
    return any(role in one for one in written) if role else bool(writers(page))


def writers(page: Page) -> str:
    """The byline of a page without what it tells of photographs, or else its reporters, but for whom it names there."""
    byline = page.byline or ""
    text = _OF_THE_PAGE.sub("", byline).rstrip(" ,，;；、")
    taken = byline.removeprefix(text)
    return text or "、".join(one.name for one in page.reporters if one.name not in taken)


def photographers(page: Page, speeches: Sequence[Speech] = ()) -> tuple[str, ...]:
    """Whom a page names for the photographs of some speeches or all; the byline where it says so of somebody."""
    named = dict.fromkeys(speech.photo for speech in speeches or page.speeches if speech.photo)
    byline = page.byline or ""
    said = _OF_THE_PAGE.search(byline)
    told = said.group() if said else byline if re.search(r"[摄图]", byline) else ""
    return tuple(named) or ((told,) if told else ())


_OF_THE_PAGE: Final = re.compile(r"[(（]?(?:本版|本组|以上|除署名外)[^。()（）]{0,6}(?:图片|照片|摄影|图).*$")
"""The part of a byline that tells who took all the photographs of a page."""
