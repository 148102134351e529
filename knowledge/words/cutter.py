"""jieba's way to cut a text into words, over a shared dictionary and a snapshot's own words. The only door to jieba.

What jieba cuts is the definition: the words and their order are the same to the letter, ties included, as tests
prove. What differs is the cost: jieba holds its dictionary once for every tokenizer, 90 MB each, and looks up every
piece of a text. jieba's module-level tokenizer, which is everybody's, is never touched.
"""

import importlib.util
import math
import re
import zlib
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from importlib.metadata import version
from operator import add
from pathlib import Path
from typing import Final

from knowledge.words.dictionary import Dictionary, shared

BLOCK: Final = re.compile(r"([\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]+)")
"""jieba's `re_han_default`: what is cut into words; all else falls into characters."""
_OUTSIDE: Final = re.compile(r"\r\n|.", re.DOTALL)
_LATIN: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_NOTHING: Final = "\n"
"""What stands after a block's last character: it is in no word."""
NO_WORD: Final = -math.inf
"""The weight of characters that are no word."""
MOST_REMEMBERED: Final = 1 << 16
"""Beginnings of words that a cutter remembers, at most 10 MB; beyond, all are forgotten. A page has some thousand."""

Weights = tuple[float, float, str]
"""What some characters' first weighs as a word, what all weigh as one, and the characters that follow them in longer
words. A weight is the logarithm of a word's share of all words."""


def dictionary(folder: Path | None = None) -> Dictionary:
    """The dictionary that comes with jieba; `folder` keeps its compact form."""
    file = _jieba_folder() / "dict.txt"
    name = f"jieba-{version('jieba')}-{zlib.crc32(file.read_bytes()):08x}"
    return shared(name, folder, lambda: _parsed(file))


def _jieba_folder() -> Path:
    """Where jieba is. It is not imported: that loads what only the guessing of unknown words needs."""
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("jieba is not installed", name="jieba")
    return Path(spec.origin).parent


def _parsed(file: Path) -> Dictionary:
    import jieba

    counts, total = jieba.Tokenizer.gen_pfdict(file.open("rb"))
    return Dictionary.of(counts, total)


class Cutter:
    """Cuts with a dictionary and `own` words; a word of both has the count of its own.

    Own words are weighed against the dictionary's total, where jieba's total grows by each: or else a word that is
    taught would change how texts are cut in which it does not stand.
    """

    def __init__(self, words: Dictionary, own: Mapping[str, int]) -> None:
        self._words = words
        self._own = {word: count for word, count in own.items() if BLOCK.fullmatch(word)}
        self._total = math.log(words.total)
        self._alone = _Remembered(self._weighed_alone)
        self._prefixes = _Remembered(self._weighed)
        self._own_continuing: dict[str, list[str]] = {}
        for word in self._own:
            for size in range(2, len(word)):
                self._own_continuing.setdefault(word[:size], []).append(word)

    def cut(self, text: str) -> list[str]:
        """The likeliest words; characters that make none stand alone. jieba's `lcut(text, HMM=False)`."""
        return list(self._cut(text, self._known))

    def guessed(self, text: str) -> list[str]:
        """The same, but characters that stand alone are joined where jieba's model takes them for a word. `lcut`."""
        return list(self._cut(text, self._guessed))

    def for_search(self, text: str) -> list[str]:
        """`guessed`, each word after the words of two and three characters inside it. `lcut_for_search`."""
        found: list[str] = []
        for word in self.guessed(text):
            for size in (2, 3):
                if len(word) > size:
                    pieces = (word[i : i + size] for i in range(len(word) - size + 1))
                    found.extend(piece for piece in pieces if self._prefixes[piece][1] > NO_WORD)
            found.append(word)
        return found

    def _cut(self, text: str, words_of: Callable[[str], list[str]]) -> list[str]:
        cut: list[str] = []
        for i, part in enumerate(BLOCK.split(text)):
            cut += words_of(part) if i % 2 else _OUTSIDE.findall(part)
        return cut

    def _known(self, block: str) -> list[str]:
        """Latin letters and digits that stand alone are joined."""
        words: list[str] = []
        letters = start = 0
        for end in self._ends(block):
            if end - start > 1 or block[start] not in _LATIN:
                if letters < start:
                    words.append(block[letters:start])
                words.append(block[start:end])
                letters = end
            start = end
        if letters < len(block):
            words.append(block[letters:])
        return words

    def _guessed(self, block: str) -> list[str]:
        words: list[str] = []
        alone = start = 0
        for end in self._ends(block):
            if end - start > 1:
                words += self._joined(block[alone:start])
                words.append(block[start:end])
                alone = end
            start = end
        words += self._joined(block[alone:])
        return words

    def _joined(self, run: str) -> Iterable[str]:
        """Characters that stand alone, as the words that they may make; those of a known word were not wanted so."""
        return run if len(run) < 2 or self._holds(run) else _hidden_words(run)

    def _holds(self, word: str) -> bool:
        """Whether a word of two or more characters is known; the cheap reason against it first."""
        _, weight, following = self._prefixes[word[:2]]
        return weight > NO_WORD if len(word) == 2 else word[2] in following and self._count(word) > 0

    def _ends(self, block: str) -> list[int]:
        """Where each word of the likeliest way through a block ends; of equally likely ways the longer word first."""
        size = at = len(block)
        block += _NOTHING
        best, ends = [0.0] * (size + 2), [0] * size
        prefixes = self._prefixes
        for alone, weight, following in reversed(list(map(prefixes.__getitem__, map(add, block, block[1:])))):
            at -= 1
            score, end, place = alone + best[at + 1], at + 1, at + 2
            if weight + best[place] >= score:
                score, end = weight + best[place], place
            while following and block[place] in following:
                place += 1
                _, weight, following = prefixes[block[at:place]]
                if weight + best[place] >= score:
                    score, end = weight + best[place], place
            best[at], ends[at] = score, end
        way = []
        while at < size:
            at = ends[at]
            way.append(at)
        return way

    def _count(self, word: str) -> int:
        return self._own.get(word) or self._words.count(word)

    def _weighed(self, prefix: str) -> Weights:
        words = [*self._words.continuing(prefix), *self._own_continuing.get(prefix, ())]
        count = self._count(prefix) if words or prefix in self._own else 0
        following = "".join({word[len(prefix)] for word in words if word != prefix})
        alone = self._alone[prefix[0]]
        if not count and not following:  # most pairs: one value for all of them
            return alone
        return alone[0], math.log(count) - self._total if count else NO_WORD, following

    def _weighed_alone(self, character: str) -> Weights:
        return math.log(self._count(character) or 1) - self._total, NO_WORD, ""


class _Remembered(dict[str, Weights]):
    """What was made for each key, up to `MOST_REMEMBERED`."""

    def __init__(self, made: Callable[[str], Weights]) -> None:
        super().__init__()
        self._made = made

    def __missing__(self, key: str) -> Weights:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        value = self[key] = self._made(key)
        return value


@lru_cache(maxsize=512)
def _hidden_words(run: str) -> tuple[str, ...]:
    """The words that jieba's hidden Markov model sees in characters."""
    from jieba import finalseg

    return tuple(finalseg.cut(run))
