"""The organisations that printed posts name, which of them a word stands for, and who comes from them."""

import re
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache
from itertools import chain
from typing import Final

from knowledge.lexicon.organisation_names import LONG, ORGANISATION, shortened_in, shortens, sounds_in
from knowledge.lexicon.persons import Known, Person
from knowledge.lexicon.roles import ROLE_AT, TRADES
from knowledge.lexicon.texts import Texts
from knowledge.text import folded, occurrences
from knowledge.words.vocabulary import Vocabulary

_UNITS: Final = ("省", "市", "县", "区", "州", "镇", "乡", "街道", "村", "社区", "集团", "公司")
"""What an organisation of a place or a firm stands behind."""
ASKED_AGAIN: Final = 32
"""Words of which is remembered where they may stand: several rules ask for those of a question."""

_BEFORE_NAME: Final = tuple(
    re.compile(rf"(?:{unit})?的?(?P<name>{ORGANISATION.pattern})") for unit in ("(?!)", "[市县区州]")
)
"""What stands between a city's name and an organisation of it: its unit is the organisation's (市科技局) or its own."""


class Organisations:
    """What the posts of a coverage's people name; `places` are those of its pages.

    `texts` are their posts, each list run together, each post as it stands with its place, and the organisations in
    them; what was found out about those that were there `earlier` is taken over.
    """

    def __init__(
        self,
        people: Mapping[str, Person],
        known: Mapping[str, Known],
        places: frozenset[str],
        vocabulary: Vocabulary,
        earlier: Texts | None = None,
    ) -> None:
        self._people = tuple(people.values())
        self.places = places
        self._vocabulary = vocabulary
        self._speaking: dict[str, list[int]] = {}
        for number, one in enumerate(known.values()):
            for text in one.together:
                self._speaking.setdefault(text, []).append(number)
        printed = dict.fromkeys(name for one in known.values() for name in one.organisations)
        self._printed = {name: number for number, name in enumerate(printed)}
        placed = (post.placed for one in known.values() for post in one.posts)
        self.texts = Texts(chain(self._speaking, self._printed, placed), earlier)
        self.may_name = lru_cache(maxsize=ASKED_AGAIN)(self._may_name)

    def _may_name(self, word: str) -> Set[str]:
        """The texts to which a word can belong; it belongs to no others."""
        found = set[str]().union(*map(self.texts.sounding_like, self._forms(word)))
        return found.union(self.texts.ending_like(word)) if len(word) >= LONG else found

    def belongs(self, word: str, posts: str) -> bool:
        """Whether a word names an organisation in printed posts: as printed, heard, shortened, or by a synonym."""
        forms = self._forms(word)
        if sounds_in(word, posts) or any(form in posts or shortened_in(form, posts) for form in forms):
            return True
        return len(word) >= LONG and any(shortens(match.group(), word) for match in ORGANISATION.finditer(posts))

    def _forms(self, word: str) -> frozenset[str]:
        return self._vocabulary.same.get(word, frozenset()) | {word}

    def names(self, word: str) -> bool:
        """Whether a word names a place, or an organisation that speakers come from."""
        return word in self.places or (len(word) > 2 and any(self._naming(word)))

    def _naming(self, word: str) -> Iterator[str]:
        """The lists of posts, run together, that name the organisation."""
        return (text for text in self.may_name(word) if text in self._speaking and self.belongs(word, text))

    def people_of(self, word: str) -> tuple[Person, ...]:
        """The people whose printed posts name the organisation; a role is none (市长 sounds like the end of 理事长)."""
        if ROLE_AT.fullmatch(word):
            return ()
        numbers = {number for text in self._naming(word) for number in self._speaking[text]}
        return tuple(self._people[number] for number in sorted(numbers))

    def printed_for(self, word: str) -> tuple[str, ...]:
        """The printed organisations that a word shortens or stands for (科技局: 市科学技术局)."""
        if len(word) < 3 or word in self.places:
            return ()
        likely = (one for one in self.may_name(word) if one in self._printed and one != word)
        return tuple(sorted((one for one in likely if self.belongs(word, one)), key=self._printed.__getitem__))

    def is_in_posts(self, words: str) -> bool:
        """Whether some printed posts, run together, hold the very words."""
        return any(words in text for text in self.texts.sounding_like(words) if text in self._speaking)

    def is_headed(self, word: str, person: Person) -> bool:
        """Whether what somebody's post names begins with a word, but for its place: 研发中心 is a part of many names.

        So does what the word shortens or stands for.
        """
        names = (word, *(name for name in self.printed_for(word) if word not in name))
        posts = [folded(post) for _, speech in person.appearances for post in speech.posts]
        before = (post[: post.index(name)] for post in posts for name in names if name in post)
        return any(not one or one in self.places or one.endswith(_UNITS) for one in before)

    def without_city(self, text: str) -> str:
        """A text without the city's own name before an organisation whose posts are printed without (株洲市科技局)."""
        for place in self.places:
            for begin in occurrences(place, text):
                rest = text[begin + len(place) :]
                for before in _BEFORE_NAME:
                    named = before.match(rest)
                    if named and self._is_printed(named["name"]) and not self.is_in_posts(place + named["name"]):
                        return text[:begin] + rest[named.start("name") :]
        return text

    def _is_printed(self, name: str) -> bool:
        return self.is_in_posts(name) or bool(self.people_of(name))

    def called(self, word: str, person: Person) -> bool:
        """Whether a word can name a person's post, organisation or trade (医生: somebody of a hospital)."""
        posts = [folded("".join(speech.posts)) for _, speech in person.appearances]
        trades = TRADES.get(word, ())
        return any(self.belongs(word, post) or any(trade in post for trade in trades) for post in posts)
