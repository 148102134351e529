"""The people who speak, what is looked up of each, and how a question can mention one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from knowledge.lexicon.organisation_names import ORGANISATION
from knowledge.model import Coverage, Page, Speech
from knowledge.surnames import ALSO_WORDS, DOUBLE, KNOWN, RARE
from knowledge.text import folded, syllables

SURNAMES: Final = (KNOWN | RARE) - ALSO_WORDS


class How(Enum):
    """How a mention was recognised; beyond NAME, the answer says whom it took it for."""

    NAME = auto()
    HOMOPHONE = auto()
    PINYIN = auto()
    TITLE = auto()
    POST = auto()
    ORGANISATION = auto()


@dataclass(frozen=True, slots=True)
class Person:
    """A speaker with every speech, oldest first."""

    id: str
    name: str
    appearances: tuple[tuple[Page, Speech], ...]

    @property
    def posts(self) -> tuple[str, ...]:
        """The posts of the latest appearance."""
        return self.appearances[-1][1].posts

    def __hash__(self) -> int:
        """That of the id: hashing every word a person said takes longer than most questions."""
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a question (`words`, folded, at `start`) that stand for these people; more than one is ambiguous."""

    people: tuple[Person, ...]
    words: str
    start: int
    how: How

    @property
    def end(self) -> int:
        return self.start + len(self.words)


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Someone who is asked for and not printed; `near` are people who share the surname or the post."""

    words: str
    start: int
    near: tuple[Person, ...] = ()

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def surname(name: str) -> str:
    """The family name of a folded Chinese name."""
    return name[:2] if name[:2] in DOUBLE and len(name) > 2 else name[:1]


def everybody(coverage: Coverage, earlier: Mapping[str, Person]) -> dict[str, Person]:
    """Everybody who speaks, in the order of the record; one of an earlier coverage who said no more and no less."""
    said: dict[str, list[tuple[Page, Speech]]] = {}
    for page, speech in coverage.speeches():
        said.setdefault(speech.speaker.id, []).append((page, speech))
    return {id_: _person(id_, appearances, earlier.get(id_)) for id_, appearances in said.items()}


def _person(id_: str, appearances: Sequence[tuple[Page, Speech]], known: Person | None) -> Person:
    if known is not None and len(known.appearances) == len(appearances):
        pairs = zip(known.appearances, appearances, strict=True)
        if all(before[0] is now[0] and before[1] is now[1] for before, now in pairs):
            return known
    return Person(id_, appearances[-1][1].speaker.name, tuple(appearances))


@dataclass(frozen=True, slots=True)
class Known:
    """What is looked up of a person: the name folded, and what it sounds like; posts, and what they name.

    `posts`: the different lists of posts as printed; `together`: each run together, folded; `organisations`: those and
    places in them, folded.
    """

    name: str
    sound: str
    posts: tuple[tuple[str, ...], ...]
    together: tuple[str, ...]
    organisations: tuple[str, ...]

    @classmethod
    def of(cls, person: Person) -> "Known":
        name = folded(person.name)
        posts = tuple(dict.fromkeys(speech.posts for _, speech in person.appearances))
        named = (match.group() for one in posts for post in one for match in ORGANISATION.finditer(folded(post)))
        organisations = tuple(dict.fromkeys(one for one in named if len(one) > 1))
        return cls(name, "".join(syllables(name)), posts, tuple(folded("".join(one)) for one in posts), organisations)


def known_of(
    people: Mapping[str, Person], before: Mapping[str, Person], known: Mapping[str, Known]
) -> dict[str, Known]:
    """What is looked up of each person; of one who was there before, what was found then."""
    return {id_: known[id_] if before.get(id_) is person else Known.of(person) for id_, person in people.items()}
