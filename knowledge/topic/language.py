"""All that a message is read with, and what a word of it tells and may stand for in the coverage."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from knowledge.lexicon import ORGANISATION_END, Lexicon
from knowledge.numerals import is_number, small
from knowledge.ranking import Query
from knowledge.text import HAN
from knowledge.topic.expectation import MEASURE
from knowledge.words.hearing import Hearing
from knowledge.words.tokens import Tokenizer, grams
from knowledge.words.vocabulary import Vocabulary

PARTLY: Final = 0.5
"""The most that a word counts of which one rare character is found: 启示 shares 启 with 启发, 服饰 服 with 服装."""
IN_PIECES: Final = 0.85
"""What a word counts of which only the words inside it are there (促进 and 就业 for 促进就业)."""
IN_PART: Final = 0.5
"""What a word of three characters counts of which only a word of two inside it is there."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the topic: its weight (0 to 1, how much it tells), and what may stand for it, each with a share.

    What stands for it may be several words, set apart by spaces, which must all be there (收入 差距).
    `known`: it stands somewhere in the coverage; `names`: it names an organisation, a place or the event, so that it
    says where to look more than what for.
    """

    word: str
    weight: float
    alternatives: tuple[tuple[str, float], ...] = ()
    known: bool = True
    names: bool = False
    query: Query = field(default=Query({}, {}), repr=False, compare=False)
    """What passages are ranked by for it: the words in it and what may stand for it, and the grams of that."""
    ways: tuple[tuple[float, str, tuple[str, ...]], ...] = field(init=False, repr=False, compare=False)
    """The alternatives, those with the largest share first: share, a word, and the others that must be there too."""
    pairs: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """The pairs of characters of a word of three or more; a number has none, for its parts are others."""

    def __post_init__(self) -> None:
        split = ((share, other.split()) for other, share in self.alternatives)
        ways = sorted(((share, words[0], tuple(words[1:])) for share, words in split if words), reverse=True)
        object.__setattr__(self, "ways", tuple(ways))
        last = len(self.word) - 1 if len(self.word) > 2 and not is_number(self.word) else 0
        pairs = (self.word[i : i + 2] for i in range(last))
        object.__setattr__(self, "pairs", tuple(pairs))

    @property
    def forms(self) -> tuple[str, ...]:
        """The word and every word of what may stand for it."""
        return (self.word, *(part for other, _ in self.alternatives for part in other.split()))


@dataclass(frozen=True, slots=True)
class Language:
    """All that a message is read with."""

    lexicon: Lexicon
    tokenizer: Tokenizer
    vocabulary: Vocabulary
    holds: Callable[[str], bool]
    """Whether a folded word stands in a passage or around one."""
    says: Callable[[str], bool]
    """Whether it stands in the words of a passage."""
    rarity: Callable[[str], float]
    hearing: Hearing
    printed_for: Callable[[str], str]
    """What is printed where folded words are quoted from memory; the words themselves where nothing is."""
    term: Callable[[str], Term] = field(init=False, repr=False, compare=False)
    """What a word of a topic tells and what may stand for it; the latest are remembered."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "term", lru_cache(maxsize=1024)(lambda word: _term(word, self)))


LOCATIVE: Final = re.compile(r".[里上们儿]|[村厂店屋巷摊铺]子")
"""Words such as 村里, 厂里, 村子: what they name is their first character."""
COUNT: Final = re.compile(rf"[0-9〇一二三四五六七八九十百千万两几半]+[{MEASURE}座件项年月天种句]+")
"""A number with its measure (三座, 四个): it says how many there are, and not of what."""

QUALIFIED: Final = re.compile("[新旧老][桥路楼厂站馆港街房校院村城坝闸井泵矿船车机线]")
"""A thing with what tells it from another of its kind (新桥), which may be told by the thing alone (三桥)."""


def _term(word: str, language: Language) -> Term:
    known = language.holds(word)
    weight = language.tokenizer.informative(word) * language.rarity(word)
    names = _names(word, language)
    counts = COUNT.fullmatch(word) and not known and not is_number(word)
    if (len(word) == 1 and known) or names or LOCATIVE.fullmatch(word) or counts:
        weight *= 0.5
    alternatives = synonyms(word, language)
    alternatives |= dict.fromkeys(language.lexicon.organisations.printed_for(word), 0.9)
    if LOCATIVE.fullmatch(word):
        alternatives[word[:-1]] = 0.8
    if not known:
        alternatives |= dict.fromkeys(_held(word, language), IN_PIECES)
        alternatives |= dict.fromkeys(_inside(word, language), IN_PART)
        if QUALIFIED.fullmatch(word) and language.says(word[1:]):
            alternatives[word[1:]] = IN_PART
    partly = len(word) == 2 and not known and not is_number(word)
    if number := small(word):
        alternatives[number] = 0.95
    characters = {c: PARTLY * language.rarity(c) for c in word if partly and HAN.match(c) and language.holds(c)}
    others = tuple((characters | alternatives).items())
    return Term(word, max(weight, 0.02), others, known, names, _query_of(word, others, language))


def _names(word: str, language: Language) -> bool:
    """Whether a word names a place or an organisation, and is not an ordinary word that stands in its name too."""
    if word in language.lexicon.pages.places:
        return True
    ordinary = language.tokenizer.knows(word) and not word.endswith(ORGANISATION_END)
    return not ordinary and language.lexicon.organisations.names(word)


def _query_of(word: str, alternatives: Iterable[tuple[str, float]], language: Language) -> Query:
    words = {one: 1.0 if one == word else 0.7 for one in language.tokenizer.search_words(word)}
    pairs: dict[str, float] = {}
    for other, share in alternatives:
        for part in other.split():
            words[part] = max(words.get(part, 0.0), 0.8 * share)
        for gram in grams(other, (2,)):
            pairs.setdefault(gram, 0.5 * share)
    return Query(words, pairs)


def synonyms(word: str, language: Language) -> dict[str, float]:
    """What the coverage holds of that which may stand for a word, with shares."""
    standing = language.vocabulary.standing_for(word)
    held = {form: share for other, share in standing.items() for form in _held(other, language)}
    return held | {other: share for other, share in standing.items() if other in held}


def _held(word: str, language: Language) -> list[str]:
    """The word where the coverage holds it, or else its parts, set apart by a space, where it holds all of them."""
    if language.holds(word):
        return [word]
    parts: list[str] = []
    for part in word.split() if " " in word else pieces(word, language) if len(word) > 3 else ():
        if len(part) < 2 or not language.holds(part):
            return []
        parts.append(part)
    return [" ".join(parts)] if parts else []


def pieces(word: str, language: Language) -> Iterator[str]:
    """The words of two or three characters that a longer one is made of, and single characters where none is."""
    place = 0
    while place < len(word):
        sizes = (n for n in (3, 2) if place + n <= len(word) and language.tokenizer.knows(word[place : place + n]))
        size = next(sizes, 1)
        yield word[place : place + size]
        place += size


def _inside(word: str, language: Language) -> list[str]:
    """The words of two characters that the coverage holds of a word of three (咖啡 for 咖啡豆, 网格 for 网格员)."""
    halves = (word[:2], word[1:]) if len(word) == 3 and HAN.match(word) else ()
    stop = language.vocabulary.stopwords
    return [one for one in halves if one not in stop and language.tokenizer.knows(one) and language.holds(one)]
