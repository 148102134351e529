"""Words and character grams of a text, with the coverage's own words."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

from knowledge.text import HAN, folded
from knowledge.words.cutter import Cutter, dictionary

WORD = re.compile(r"\w[\w.%‰℃]*")
OWN_WORD_FREQUENCY = 20000
"""How common the coverage's own words are made: enough that jieba keeps them whole."""
KNOWN_WORD_FREQUENCY = 300
"""How common the words of the word lists are made where the dictionary lacks them."""

_NUMERIC: Final = frozenset("0123456789.")


class Tokenizer:
    """Cuts folded text into words.

    `own` are the coverage's names, organisations and quoted terms, `listed` the words of the word lists, all folded.
    The dictionary is one for all tokenizers; a tokenizer has only these words for itself: `taught` has them with their
    counts, where the dictionary has less. `recipe` names all else that a cut depends on.
    """

    def __init__(self, own: Iterable[str] = (), listed: Iterable[str] = (), cache_folder: Path | None = None) -> None:
        self._made_from = (frozenset(own), frozenset(listed), cache_folder)
        self._dictionary = dictionary(cache_folder)
        taught = dict.fromkeys(self._made_from[0], OWN_WORD_FREQUENCY)
        for word in self._made_from[1]:
            taught.setdefault(word, KNOWN_WORD_FREQUENCY)
        self.taught = {word: count for word, count in taught.items() if self._dictionary.count(word) < count}
        self.recipe = f"jieba {version('jieba')}, {len(self._dictionary)} words of {self._dictionary.total}"
        self._cutter = Cutter(self._dictionary, self.taught)
        self.words = lru_cache(maxsize=2048)(self._words)

    def __reduce__(self) -> tuple[type["Tokenizer"], tuple[object, ...]]:
        return Tokenizer, self._made_from

    def _words(self, text: str) -> tuple[str, ...]:
        """The words of a folded text as they stand, without punctuation and white space.

        Nothing is guessed: characters that make no known word stand alone, which a question of slips needs.
        """
        pieces = self._cutter.cut(text)
        joined = _with_letters(pieces) if _TWO_LETTERS.search(text) else pieces
        return tuple(filter(_is_word, _with_decimals(joined) if "." in text else joined))

    def search_words(self, text: str) -> list[str]:
        """The words and the dictionary words inside them: finds more than `words`."""
        return list(filter(_is_word, self._cutter.for_search(text)))

    def knows(self, word: str) -> bool:
        """Whether the general dictionary holds the word (the coverage's own words do not count)."""
        return bool(self._dictionary.count(word))

    def inside(self, word: str) -> Iterator[str]:
        """The words of the general dictionary that stand inside a longer word: 有色 and 集团 in 白崖有色集团."""
        pieces = (word[i : i + size] for size in (2, 3) if size < len(word) for i in range(len(word) - size + 1))
        return filter(self.knows, pieces)

    def likelihood(self, text: str) -> float:
        """The logarithm of how likely a folded text is, as the likeliest words that it can be cut into."""
        counts = (self.taught.get(word) or self._dictionary.count(word) or 1 for word in self._cutter.cut(text))
        return sum(math.log(count / self._dictionary.total) for count in counts)

    def informative(self, word: str) -> float:
        """How much a word tells by its general rarity: 0 (in every sentence) to 1 (rare or unknown).

        The logarithm of its frequency in jieba's dictionary, between one in 200 and one in five million words.
        """
        count = self._dictionary.count(word)
        rarity = math.log10(self._dictionary.total / count) if count else 6.7
        return min(1.0, max(0.0, (rarity - 2.3) / (6.7 - 2.3)))


def _is_word(piece: str) -> bool:
    return piece.isalnum() or WORD.fullmatch(piece) is not None


_LETTERS: Final = re.compile("[a-z]+")
_TWO_LETTERS: Final = re.compile("[a-z]{2}")


def _with_letters(words: Iterable[str]) -> Iterator[str]:
    """Words with a run of Latin letters whole that is cut where a known word stands inside it (b it coin)."""
    run = ""
    for word in words:
        if _LETTERS.fullmatch(word):
            run += word
        else:
            yield from filter(None, (run, word))
            run = ""
    yield from filter(None, (run,))


def _with_decimals(words: Iterable[str]) -> Iterator[str]:
    """Words with the numbers whole that a plain cut parts at the point (pm2.5, 3.6)."""
    whole = ""
    for word in words:
        goes_on = word == "." or (whole.endswith(".") and word[0] in _NUMERIC)
        if whole and whole[-1] in _NUMERIC and goes_on:
            whole += word
        else:
            yield from _ended(whole)
            whole = word
    yield from _ended(whole)


def _ended(word: str) -> Iterator[str]:
    """A word, without the point that ended a sentence after its number."""
    if word.endswith(".") and len(word) > 1:
        yield word[:-1]
    elif word:
        yield word


def grams(text: str, sizes: Sequence[int] = (1, 2)) -> list[str]:
    """The character grams of each run of Han characters, and every other word whole: such are of ASCII alone."""
    found: list[str] = []
    for run in _RUN.findall(text):
        if not run.isascii():
            found += [run[i : i + n] for n in sizes for i in range(len(run) - n + 1)]
        else:
            found.append(run)
    return found


def placed_grams(text: str, sizes: Sequence[int] = (1, 2)) -> Iterator[tuple[str, int]]:
    """The same, each with where it begins."""
    for match in _RUN.finditer(text):
        run, start = match.group(), match.start()
        if not run.isascii():
            yield from ((run[i : i + n], start + i) for n in sizes for i in range(len(run) - n + 1))
        else:
            yield run, start


WHOLE: Final = re.compile(r"[a-z0-9.%]+")
"""What stands between Han characters and is one word."""
_RUN: Final = re.compile(rf"(?:{HAN.pattern})+|{WHOLE.pattern}")


def quoted_terms(text: str, longest: int = 10) -> frozenset[str]:
    """Terms that a printed text sets in quotation marks, folded: its own coinages."""
    terms = re.findall(rf"[“「『\"‘]([^“”「」『』\"‘’]{{2,{longest}}})[”」』\"’]", text)
    return frozenset(word for term in terms if WORD.fullmatch(word := folded(term)))
