"""What was meant by a slip: pinyin spelled out, and characters that sound like a word of the coverage.

It proposes only words that the coverage holds; people's names are heard in `lexicon`, which says so to the reader.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice, product
from typing import Final

from pypinyin import Style, pinyin

from knowledge.text import HAN, syllables
from knowledge.tokens import Tokenizer

LONGEST: Final = 6
"""Characters of the longest word that is listened for."""
LEAST_LETTERS: Final = 4
"""Fewer letters are a word of another language rather than pinyin."""
_RUN: Final = re.compile(r"[a-z](?:[a-z0-9' ]*[a-z0-9])?")
_ACCENT: Final = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ing", "in"), ("eng", "en"), ("lv", "lu"))


def sound(word: str) -> str:
    """The toneless pinyin of a word, run together."""
    return "".join(syllables(word))


def spellings(name: str, most: int = 8) -> list[str]:
    """The ways to spell a name in pinyin where its characters have several readings (长: chang, zhang)."""
    ways = (pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore") for character in name)
    readings = [sorted(set(way[0])) for way in ways if way]
    return ["".join(choice) for choice in islice(product(*readings), most)] if readings else []


def blurred(word: str) -> tuple[str, ...]:
    """The syllables of a word as southern accents blur them: zh and z, ing and in are one."""
    return tuple(_blurred_syllable(syllable) for syllable in syllables(word))


@lru_cache(maxsize=2048)
def _blurred_syllable(syllable: str) -> str:
    for clear, blur in _ACCENT:
        syllable = syllable.replace(clear, blur)
    return "l" + syllable[1:] if syllable.startswith("n") and len(syllable) > 1 else syllable


class Hearing:
    """Listens for the words of a coverage (`words`, folded); in pinyin for `names` and common words (`frame`) too."""

    def __init__(self, words: Iterable[str], names: Iterable[str], frame: Iterable[str]) -> None:
        listened = [word for word in words if 1 < len(word) <= LONGEST and HAN.match(word)]
        self._spelled: dict[str, str] = {}
        for name in names:
            for letters in spellings(name):
                self._spelled.setdefault(letters, name)
        for word in (*listened, *(word for word in frame if HAN.match(word))):
            self._spelled.setdefault(sound(word), word)
        self._own = frozenset(map(sound, listened))
        self._exact: dict[tuple[str, ...], str] = {}
        self._blurred: dict[tuple[str, ...], str] = {}
        for word in listened:
            self._exact.setdefault(syllables(word), word)
            self._blurred.setdefault(blurred(word), word)

    def spelled(self, text: str) -> str:
        """A folded text with the runs of letters that are pinyin put into characters."""
        return _RUN.sub(lambda match: self._characters(match.group()), text)

    def _characters(self, run: str) -> str:
        letters = re.sub(r"[^a-z]", "", run)
        pieces = self._cut(letters) if len(letters) >= LEAST_LETTERS else None
        if pieces is None or not any(sound in self._own or len(self._spelled[sound]) > 1 for sound in pieces):
            return run
        return "".join(self._spelled[piece] for piece in pieces)

    def _cut(self, letters: str) -> list[str] | None:
        """The letters as as few known words as possible, or None."""
        best: list[list[str] | None] = [[], *([None] * len(letters))]
        for end in range(1, len(letters) + 1):
            for start in range(max(0, end - 6 * LONGEST), end):
                before = best[start]
                if before is not None and letters[start:end] in self._spelled:
                    now = best[end]
                    if now is None or len(before) + 1 < len(now):
                        best[end] = [*before, letters[start:end]]
        return best[-1]

    def slips(self, text: str, tokenizer: Tokenizer, stop: frozenset[str]) -> Iterator[tuple[int, str]]:
        """Where characters of a folded text sound like a word of the coverage and make none themselves: start, word."""
        spans = list(_spans(text, tokenizer.words(text)))
        place = 0
        while place < len(text):
            heard = next((w for n in (4, 3, 2) if (w := self._heard(text, place, n, spans, tokenizer, stop))), None)
            if heard:
                yield place, heard
            place += len(heard) if heard else 1

    def _heard(
        self,
        text: str,
        start: int,
        size: int,
        spans: list[tuple[int, int]],
        tokenizer: Tokenizer,
        stop: frozenset[str],
    ) -> str | None:
        window = text[start : start + size]
        if len(window) < size or not all(map(HAN.match, window)) or tokenizer.knows(window):
            return None
        word = self._exact.get(syllables(window)) or (self._blurred.get(blurred(window)) if size > 2 else None)
        if word is None or word == window or not _shares_or_short(word, window):
            return None
        inside = [(a, b) for a, b in spans if a < start + size and b > start]
        if any(a < start or b > start + size for a, b in inside) or (len(inside) < 2 and tokenizer.knows(window)):
            return None
        words = [text[a:b] for a, b in inside]
        if size == 2 and (any(len(w) > 1 for w in words) or all(w in stop for w in words)):
            return None
        return None if all(len(w) > 1 for w in words) else word


def _shares_or_short(word: str, window: str) -> bool:
    """A slip keeps at least one character of the word, where the word has more than two."""
    return len(word) <= 2 or any(a == b for a, b in zip(word, window, strict=False))


def _spans(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    place = 0
    for word in words:
        place = text.index(word, place)
        yield place, place + len(word)
        place += len(word)
