"""The organisations that printed posts name, which of them a word stands for, and who comes from them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from knowledge.lexicon.organisation_names import LONG, ORGANISATION, shortened_in, shortens, sounds_in, spoken
from knowledge.lexicon.persons import Known, Person
from knowledge.lexicon.roles import TRADES
from knowledge.text import folded
from knowledge.vocabulary import Vocabulary


class Organisations:
    """What the posts of a coverage's people name; `places` are those of its pages."""

    def __init__(
        self, people: Mapping[str, Person], known: Mapping[str, Known], places: frozenset[str], vocabulary: Vocabulary
    ) -> None:
        self._people = people
        self._known = known
        self._places = places
        self._vocabulary = vocabulary

    @cached_property
    def printed(self) -> "PrintedPosts":
        return PrintedPosts.of(posts for known in self._known.values() for posts in known.together)

    def belongs(self, word: str, posts: str) -> bool:
        """Whether a word names an organisation in printed posts: as printed, shortened, or by a synonym."""
        forms = self._forms(word)
        if any(form in posts or shortened_in(form, posts) or sounds_in(form, posts) for form in forms):
            return True
        return len(word) >= LONG and any(shortens(match.group(), word) for match in ORGANISATION.finditer(posts))

    def _forms(self, word: str) -> frozenset[str]:
        return self._vocabulary.same.get(word, frozenset()) | {word}

    def names(self, word: str) -> bool:
        """Whether a word names a place, or an organisation that speakers come from."""
        return word in self._places or (len(word) > 2 and bool(self.people_of(word)))

    def printed_for(self, word: str) -> tuple[str, ...]:
        """The printed organisations that a word shortens or stands for (科技局: 市科学技术局)."""
        if len(word) < 3 or word in self._places or not self.printed.may_name(self._forms(word)):
            return ()
        printed = dict.fromkeys(one for known in self._known.values() for one in known.organisations)
        return tuple(one for one in printed if one != word and self.belongs(word, one))

    def people_of(self, word: str) -> tuple[Person, ...]:
        """The people whose printed posts name the organisation."""
        if not self.printed.may_name(self._forms(word)):
            return ()
        return tuple(
            p for p in self._people.values() if any(self.belongs(word, posts) for posts in self._known[p.id].together)
        )

    def called(self, word: str, person: Person) -> bool:
        """Whether a word can name a person's post, organisation or trade (医生: somebody of a hospital)."""
        posts = [folded("".join(speech.posts)) for _, speech in person.appearances]
        trades = TRADES.get(word, ())
        return any(self.belongs(word, post) or any(trade in post for trade in trades) for post in posts)


@dataclass(frozen=True, slots=True)
class PrintedPosts:
    """All printed posts in one, so that one look tells what names an organisation in none of them."""

    text: str
    characters: frozenset[str]
    sounds: str

    @classmethod
    def of(cls, posts: Iterable[str]) -> "PrintedPosts":
        text = "\n".join(dict.fromkeys(posts))
        return cls(text, frozenset(text), " ".join(map(spoken, text.split("\n"))))

    def may_name(self, forms: Iterable[str]) -> bool:
        """Whether any form of a word may name one; where it is true, it may be that only all posts together do."""
        return any(
            len(form) >= LONG
            or form in self.text
            or (len(form) > 2 and self.characters.issuperset(form))
            or (len(form) > 1 and spoken(form) in self.sounds)
            for form in forms
        )
