"""The people who speak, what is looked up of each, and how a question can mention one."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, NamedTuple

from knowledge.lexicon.organisation_names import ORGANISATION
from knowledge.lexicon.printed import Printed
from knowledge.model import Page, Speech
from knowledge.surnames import DOUBLE
from knowledge.text import folded, syllables


class How(Enum):
    """How a mention was recognised; beyond NAME, the answer says whom it took it for."""

    NAME = auto()
    HOMOPHONE = auto()
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


def everybody(printed: Mapping[str, Printed], earlier: Mapping[str, Person], concerned: Set[str]) -> dict[str, Person]:
    """Everybody who speaks, in the order of the record; of an earlier coverage whoever is not concerned."""
    said: defaultdict[str, list[tuple[Page, Speech]]] = defaultdict(list)
    for one in printed.values():
        for speech in () if concerned.isdisjoint(one.speakers) else one.page.speeches:
            said[speech.speaker.id].append((one.page, speech))
    speakers = dict.fromkeys(id_ for one in printed.values() for id_ in one.speakers)
    return {id_: _person(id_, said[id_]) if id_ in concerned else earlier[id_] for id_ in speakers}


def _person(id_: str, appearances: Sequence[tuple[Page, Speech]]) -> Person:
    return Person(id_, appearances[-1][1].speaker.name, tuple(appearances))


class Post(NamedTuple):
    """A printed post, folded; `placed` with the place or organisation that the posts before it named."""

    words: str
    placed: str


@dataclass(frozen=True, slots=True)
class Known:
    """What is looked up of a person: the name folded, and what it sounds like; posts, and what they name.

    `posts`: the different ones; `together`: the different lists of them, each run together, folded; `printed`: posts
    as printed; `organisations`: those and places in them, folded; `marks`: what is printed in brackets beside the name
    of the sex and the people that one is of (女, 回族); `callings`: what others call one, as one says oneself.
    """

    name: str
    sound: str
    posts: tuple[Post, ...]
    together: tuple[str, ...]
    printed: tuple[str, ...]
    organisations: tuple[str, ...]
    marks: frozenset[str]
    callings: frozenset[str]

    @classmethod
    def of(cls, person: Person) -> "Known":
        name = folded(person.name)
        lists = dict.fromkeys(speech.posts for _, speech in person.appearances)
        printed = tuple(dict.fromkeys(post for posts in lists for post in posts))
        named = (match.group() for post in printed for match in ORGANISATION.finditer(folded(post)))
        return cls(
            name,
            "".join(syllables(name)),
            tuple(dict.fromkeys(post for posts in lists for post in placed(posts))),
            tuple(dict.fromkeys(folded("".join(posts)) for posts in lists)),
            printed,
            tuple(dict.fromkeys(one for one in named if len(one) > 1)),
            frozenset(
                mark
                for _, speech in person.appearances
                for beside in _BESIDE_NAME.findall(folded(speech.attribution))
                for mark in _MARK.findall(beside)
            ),
            frozenset(folded(one) for _, speech in person.appearances for one in _CALLED.findall(speech.text)),
        )


_CALLED: Final = re.compile(r"[叫喊称稱][我咱俺][做作为為是]?[“「]([\u4e00-\u9fff]{2,6})[”」]")
"""What a speaker tells that others call him: 都叫我“五局长”."""
_BESIDE_NAME: Final = re.compile(r"\(([^()]{1,20})\)")
_MARK: Final = re.compile(r"(?<![^\s,、;])(?:[男女]|[\u4e00-\u9fff]{1,4}族)(?![^\s,、;])")


def placed(posts: Sequence[str]) -> Iterator[Post]:
    """Each folded post with the place or organisation that the posts before it named.

    局长 after 市科学技术局党组书记 is that bureau's; 政法委书记 after 芦淞区委副书记 is that district's, and not
    its 区委书记.
    """
    places = ""
    for words in map(folded, posts):
        yield Post(words, places + words)
        match = _PLACE_OF_POST.match(words)
        places += match.group() if match else ""


def body_of(post: Post) -> str:
    """The place or organisation that a post is of, and what that is part of; empty where it names none."""
    match = _PLACE_OF_POST.match(post.placed)
    body = match.group() if match else ""
    return _OF_ROLE.sub("", body) if post.placed[len(body) :].startswith("长") else body


_OF_ROLE: Final = re.compile(r"(?:副.|(?<=(.))\1)$")
"""What is of the role behind a place or an organisation: 副院 of 市人民医院副院长, the second 局 of 旅游局局长."""
_PLACE_OF_POST: Final = re.compile(
    r".*\w(?<!机关)(?=党(?:工委|委|组|总支|支部))|.*(?:[省市州区县镇乡村局院校厂]|委员会|管委会|街道|社区|公司|集团|大学|小学|中学|幼儿园|研究所|派出所"
    r"|支行|大队|支队|农场|馆|站|中心|银行|协会|合作社)(?!委)|.*[省市州区县镇乡村](?=委)"
)


def known_of(
    people: Mapping[str, Person], before: Mapping[str, Person], known: Mapping[str, Known]
) -> dict[str, Known]:
    """What is looked up of each person; of one who was there before, what was found then."""
    return {id_: known[id_] if before.get(id_) is person else Known.of(person) for id_, person in people.items()}
