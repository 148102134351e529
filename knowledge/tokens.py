"""Words and character grams of a text: jieba with the coverage's own words. The only door to jieba.

Each snapshot has a tokenizer of its own; jieba's module-level one is never touched.
"""

import logging
import math
import re
import tempfile
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import jieba

from knowledge.text import HAN, folded

WORD = re.compile(r"\w[\w.%‰℃]*")
OWN_WORD_FREQUENCY = 20000
"""How common the coverage's own words are made: enough that jieba keeps them whole."""
KNOWN_WORD_FREQUENCY = 300
"""How common the words of the word lists are made where the dictionary lacks them."""

jieba.setLogLevel(logging.WARNING)


class Tokenizer:
    """Cuts folded text into words.

    `own` are the coverage's names, organisations and quoted terms, `listed` the words of the word lists, all folded.
    """

    def __init__(self, own: Iterable[str] = (), listed: Iterable[str] = (), cache_folder: Path | None = None) -> None:
        self._jieba = jieba.Tokenizer()
        self._jieba.tmp_dir = str(cache_folder or tempfile.gettempdir())
        self._jieba.initialize()
        self._total = self._jieba.total
        self._usual: dict[str, int] = {}
        self._teach(own, OWN_WORD_FREQUENCY)
        self._teach(listed, KNOWN_WORD_FREQUENCY)
        self.words = lru_cache(maxsize=4096)(self._words)

    def _teach(self, words: Iterable[str], frequency: int) -> None:
        for word in words:
            usual = self._jieba.FREQ.get(word, 0)
            if usual < frequency:
                self._usual.setdefault(word, usual)
                self._jieba.add_word(word, frequency)

    def _words(self, text: str) -> tuple[str, ...]:
        """The words of a folded text as they stand, without punctuation and white space.

        Nothing is guessed: characters that make no known word stand alone, which a question of slips needs.
        """
        return tuple(word for word in self._jieba.lcut(text, HMM=False) if WORD.fullmatch(word))

    def search_words(self, text: str) -> list[str]:
        """The words and the dictionary words inside them: finds more than `words`."""
        return [word for word in self._jieba.lcut_for_search(text) if WORD.fullmatch(word)]

    def knows(self, word: str) -> bool:
        """Whether the general dictionary holds the word (the coverage's own words do not count)."""
        return bool(self._usual.get(word, self._jieba.FREQ.get(word, 0)))

    def informative(self, word: str) -> float:
        """How much a word tells by its general rarity: 0 (in every sentence) to 1 (rare or unknown).

        The logarithm of its frequency in jieba's dictionary, between one in 200 and one in five million words.
        """
        count = self._usual.get(word, self._jieba.FREQ.get(word, 0))
        rarity = math.log10(self._total / max(count, 1)) if count else 6.7
        return min(1.0, max(0.0, (rarity - 2.3) / (6.7 - 2.3)))


def grams(text: str, sizes: Sequence[int] = (1, 2)) -> list[str]:
    """The character grams of each run of Han characters, and every other word whole."""
    found: list[str] = []
    for run in re.findall(rf"(?:{HAN.pattern})+|[a-z0-9.%]+", text):
        if HAN.match(run[0]):
            found.extend(run[i : i + n] for n in sizes for i in range(len(run) - n + 1))
        else:
            found.append(run)
    return found


def quoted_terms(text: str, longest: int = 10) -> set[str]:
    """Terms that a printed text sets in quotation marks, folded: its own coinages."""
    terms = re.findall(rf"[“「『\"‘]([^“”「」『』\"‘’]{{2,{longest}}})[”」』\"’]", text)
    return {word for term in terms if WORD.fullmatch(word := folded(term))}
