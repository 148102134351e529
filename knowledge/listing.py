"""Passages and words for lists: what is related to some words, what a person said, what is spoken of.

It decides nothing: a list is no answer.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from knowledge.answer import Candidates, Found, Library, NotFound, PeopleCard, decide
from knowledge.answer.decision import RELATED
from knowledge.asked import Context, ListPeople, Search
from knowledge.lexicon import Person
from knowledge.model import Passage
from knowledge.question import understand
from knowledge.text import folded
from knowledge.topic import Topic, topic_of
from knowledge.weighing.sought import Sought

WHO_SPOKE: Final = "哪些人谈到{word}"
"""The question for who spoke of a word, as the bot suggests it."""
LATEST: Final = 60
"""Of how many of the latest speeches the titles are read for topics."""
RELATED_MOST: Final = 400
"""How many of the best passages are looked at for a list of what is related."""
SPOKEN_IN: Final = 2
"""In how many passages a word of a headline stands before it counts as a topic."""


def openings(library: Library) -> list[Passage]:
    """The first passage of every speech, in the order of the record, newest page first."""
    return list(library.index.at(library.index.places.openings))


def said_by(person: Person, library: Library) -> list[Passage]:
    """All that a person is printed as saying, the newest page first."""
    places = library.index.places
    own = library.index.at(places.of_speakers((person.id,)))
    return sorted(own, key=lambda passage: -places.of_page[passage.page.id].start)


def related(words: str, library: Library) -> list[Passage]:
    """What is related to the words, best first; all of a person's words where only a person is named."""
    asked = understand(words, Context(), library.language)
    search = asked if isinstance(asked, Search) else Search(topic_of(folded(words), library.language))
    people = {person.id for person in search.people}
    if not search.topic:
        named = [library.language.lexicon.people[one] for one in people]
        return [passage for person in named for passage in said_by(person, library)]
    return list(_bearing(search.topic, people, library))


def _bearing(topic: Topic, people: set[str], library: Library) -> Iterator[Passage]:
    sought = Sought.of(topic)
    for hit in library.index.ranked(topic.query, most=RELATED_MOST):
        evidence = sought.weigh(hit.text, hit.around)
        is_theirs = not people or (hit.passage.speaker is not None and hit.passage.speaker.id in people)
        if is_theirs and evidence.words and evidence.coverage >= RELATED:
            yield hit.passage


def on_this(topic: Topic, library: Library) -> tuple[list[Found], list[Person]]:
    """The best passage of everyone who spoke of a topic, and everyone who did not."""
    match decide(ListPeople(topic=topic), Context(), library):
        case PeopleCard(found=those) | Candidates(found=those):
            found = list(those)
        case _:
            found = []
    spoke = {one.passage.speaker.id for one in found if one.passage.speaker}
    return found, [person for person in library.language.lexicon.people.values() if person.id not in spoke]


def topic_words(library: Library, most: int = 8) -> list[str]:
    """Words of the latest headlines and section titles that stand for a topic, the most telling first.

    A topic is spoken of in several passages of a few speeches; what most speeches say (发展, 打造) is none, unless a
    section is called by it.
    """
    latest = library.index.at(library.index.places.openings[:LATEST])
    sections = _words({passage.section_title for passage in latest}, library)
    words = sections | _words({_headline(passage) for passage in latest}, library)
    texts = _texts({passage.source.id for passage in latest}, library)
    weights = {word: _telling(word, word in sections, texts) for word in sorted(words)}
    return sorted((word for word in weights if weights[word] > 0), key=lambda word: -weights[word])[:most]


def _texts(speeches: set[str], library: Library) -> list[tuple[str, str]]:
    """The passages of some speeches, folded, each with its speech, without what only tells of effort (下功夫)."""
    index = library.index
    return [(one, _EFFORT.sub("", index.texts[row])) for one in sorted(speeches) for row in index.places.of_source[one]]


def _words(titles: Iterable[str | None], library: Library) -> set[str]:
    """The words of titles that can name a topic: no names, no places, no counts, no single characters."""
    lexicon, vocabulary = library.language.lexicon, library.language.vocabulary
    kept = lexicon.names.by_name.keys() | lexicon.pages.places | vocabulary.stopwords
    words = {word for title in titles if title for word in library.language.tokenizer.words(folded(title))}
    return {word for word in words - kept if len(word) > 1 and not _COUNTED.match(word)}


_EFFORT: Final = re.compile("[下花费](?:大|苦|真|足|狠)?(?:功夫|力气|心思|气力)|做足?文章")
"""Words that together say that one takes pains, of which none is a matter."""
_COUNTED: Final = re.compile(r"[0-9〇零一二三四五六七八九十百千万两几半]")
"""How a word begins that counts: 一只, 三千."""


def _telling(word: str, is_section: bool, texts: Sequence[tuple[str, str]]) -> float:
    """In how many passages the word stands, weighed by how few speeches it is spread over."""
    held = [speech for speech, text in texts if word in text]
    spread = len(set(held)) / len({speech for speech, _ in texts})
    if len(held) < SPOKEN_IN or (spread > 0.5 and not is_section):
        return 0.0
    return len(held) * math.log(1 / spread)


def _headline(passage: Passage) -> str | None:
    return passage.speech.headline if passage.speech else None


def sample_questions(library: Library, most: int = 6) -> list[str]:
    """Questions that this coverage is known to answer: of people, of topics, of the paper."""
    people = list(library.language.lexicon.people.values())
    words = topic_words(library)
    tried = [
        *islice((ask for word in words if _is_of_a_matter(ask := WHO_SPOKE.format(word=word), library)), 2),
        *(f"{person.name}说了什么" for person in _spread(people, 2)),
        "都有谁发言",
        "这是哪天的报纸",
    ]
    return [one for one in tried if _is_answered(one, library)][:most]


def _spread(people: Sequence[Person], count: int) -> list[Person]:
    """So many of the people, from all over the list."""
    step = max(1, len(people) // count)
    return list(people[::step][:count])


def _is_of_a_matter(question: str, library: Library) -> bool:
    """Whether who spoke of a matter is asked for, and not everybody who spoke (乡亲 may be anybody)."""
    asked = understand(question, Context(), library.language)
    return isinstance(asked, ListPeople) and bool(asked.topic)


def _is_answered(question: str, library: Library) -> bool:
    asked = understand(question, Context(), library.language)
    return not isinstance(decide(asked, Context(), library), NotFound)
