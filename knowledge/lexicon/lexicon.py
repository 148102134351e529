"""The names of a coverage in one: what is known of its people and pages, and the words that its texts are cut with."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from knowledge.lexicon.days import Days
from knowledge.lexicon.districts import Districts
from knowledge.lexicon.names import REMEMBERED, Names
from knowledge.lexicon.organisation_names import LONG
from knowledge.lexicon.organisations import Organisations
from knowledge.lexicon.pages import Pages
from knowledge.lexicon.persons import Known, Mention, Person, everybody, known_of
from knowledge.lexicon.posts import Posts
from knowledge.lexicon.printed import Printed, concerned, printed_on
from knowledge.lexicon.titles import Titles
from knowledge.model import Coverage
from knowledge.words.shortenings import Change, Pieces
from knowledge.words.tokens import Tokenizer
from knowledge.words.vocabulary import Vocabulary

SHORT: Final = 8
"""Characters up to which the name of an organisation is a word of its own."""


class Lexicon:
    """The names of a coverage, and how its passages (`texts`, folded) shorten them. Built once, never changed.

    Each part reads a question for one thing: `days` and `pages` for what pages are called by, `names` and `titles` for
    people, `organisations`, `districts` and `posts` for where somebody is from and what somebody is.

    What an earlier lexicon knows of a person or page that is the very one is taken over; so are the shortened names,
    where it is told what changed in the texts since.
    """

    people: dict[str, Person]
    known: dict[str, Known]
    printed: dict[str, Printed]
    organisations: Organisations
    pieces: Pieces

    def __init__(
        self,
        coverage: Coverage,
        vocabulary: Vocabulary,
        texts: Iterable[str] = (),
        earlier: "Lexicon | None" = None,
        change: Change | None = None,
    ) -> None:
        printed, people, known = (earlier.printed, earlier.people, earlier.known) if earlier else ({}, {}, {})
        self.printed = printed_on(coverage, printed)
        self.people = everybody(self.printed, people, concerned(printed, self.printed))
        self.known = known_of(self.people, people, known)
        self.days = Days(coverage.pages)
        self.pages = Pages(coverage.pages, self.printed.values(), self.days)
        self.names = Names(self.people, self.known, self.pages.places)
        posts = earlier.organisations.texts if earlier else None
        self.organisations = Organisations(self.people, self.known, self.pages.places, vocabulary, posts)
        told_of = frozenset[str]().union(*(printed.told_of for printed in self.printed.values()))
        self.titles = Titles(self.known, self.names, self.organisations, told_of)
        self.mentions = lru_cache(maxsize=REMEMBERED)(self._mentions)
        self.posts = Posts(self.people, self.known, self.organisations)
        self.districts = Districts(post.words for known in self.known.values() for post in known.posts)
        self._long_names = {name for known in self.known.values() for name in known.organisations if len(name) >= LONG}
        taken = earlier.pieces.after(self._long_names, change) if earlier and change else None
        self.pieces = taken or Pieces.of(self._long_names, texts)

    def own_words(self) -> set[str]:
        """The coverage's own words, folded, for the tokenizer: names, organisations, quoted terms, places."""
        words = set(self.names.by_name).union(
            self.pages.places,
            map(self.pieces.shortened, self._long_names),
            (word for known in self.known.values() for word in known.organisations if len(word) <= SHORT),
            *(printed.terms for printed in self.printed.values()),
        )
        return {word for word in words if len(word) > 1}

    def _mentions(self, question: str, tokenizer: Tokenizer) -> Sequence[Mention]:
        """The people that a question names, or calls by surname and title; beside others only who is sure."""
        found = self.names.named(question, tokenizer)
        titled = None if found else self.titles.titled(question, tokenizer)
        first = found or ((titled,) if isinstance(titled, Mention) else ())
        spans = [range(mention.start, mention.end) for mention in first]
        others = (one for one in self.titles.mentions(question, tokenizer) if first and len(one.people) == 1)
        apart = (one for one in others if all(one.end <= span.start or span.stop <= one.start for span in spans))
        return tuple(sorted((*first, *apart), key=lambda mention: mention.start))
