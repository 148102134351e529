"""Folding for matching only, with offsets back to the record, and where sentences end.

Nothing here changes what is shown: a folded text is compared, never quoted.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from opencc import OpenCC
from pypinyin import Style, lazy_pinyin

INVISIBLE = re.compile("[\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇\U00020000-\U0003134f]")
SENTENCE_END = re.compile(r"[。！？!?]+[”’」』\"'）)】》]*\n*|\n+")

LONGEST_REMEMBERED = 600
"""Characters of a text whose fold is remembered: a printed line's, not a page's."""

_traditional = OpenCC("t2s")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text for matching; `offsets[i]` is where its i-th character stands in the original."""

    text: str
    offsets: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that the folded span [start, end) came from."""
        if start >= end:
            raise ValueError(f"empty span {start}:{end}")
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(text: str) -> Folded:
    """NFKC, simplified characters, lower case; invisible characters left out.

    Each character is folded by itself: offsets stay exact, both sides of a comparison fold alike whatever
    stands beside them, and folding twice is folding once.
    """
    if (whole := folded(text)) == aligned(text):  # as most are: each character is one
        return Folded(whole, tuple(range(len(text))))
    characters: list[str] = []
    offsets: list[int] = []
    for place, character in enumerate(text):
        for one in _folds[ord(character)]:
            characters.append(one)
            offsets.append(place)
    return Folded("".join(characters), tuple(offsets))


def folded(text: str) -> str:
    """The text of `fold` alone."""
    return text.translate(_folds)


class _Folds(dict[int, str]):
    """Each character's fold, made when it is first met; some ten thousand are ever met."""

    def __missing__(self, code: int) -> str:
        if len(self) >= 1 << 16:
            self.clear()
        self[code] = _folded_character(chr(code))
        return self[code]


_folds = _Folds()


def _folded_character(character: str) -> str:
    if INVISIBLE.match(character):
        return ""
    normal = unicodedata.normalize("NFKC", character).lower()
    return "".join(unicodedata.normalize("NFKC", _simplified(c)) for c in normal)


class _Aligned(dict[int, str]):
    """Each character's fold where that is one character, else the character itself."""

    def __missing__(self, code: int) -> str:
        one = _folds[code]
        self[code] = one if len(one) == 1 else chr(code)
        return self[code]


_aligned = _Aligned()


def aligned(text: str) -> str:
    """Folded one character for one: what is found at [a:b] stands at [a:b] in the original too."""
    return _remembered(text) if len(text) <= LONGEST_REMEMBERED else text.translate(_aligned)


@lru_cache(maxsize=1024)
def _remembered(text: str) -> str:
    """A printed line is folded for each thing that it may be: eight times, on an average page."""
    return text.translate(_aligned)


def _simplified(character: str) -> str:
    if "\ud800" <= character <= "\udfff":
        return character
    converted: str = _traditional.convert(character)
    return converted


def compact(text: str) -> str:
    """NFKC without white space: how two printed texts are compared for equality."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", INVISIBLE.sub("", text)))


def without_signs(text: str) -> str:
    """The letters and numbers of a text alone, whatever signs and spaces stand between."""
    return re.sub(r"\W", "", text)


def occurrences(word: str, text: str) -> Iterator[int]:
    """Where a word begins in a text, each time after the end of the time before."""
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + max(1, len(word)))


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of a text, in order; together they are the whole text."""
    start = 0
    for match in SENTENCE_END.finditer(text):
        if text[start : match.end()].strip():
            yield start, match.end()
            start = match.end()
    if start < len(text):
        yield start, len(text)


def trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """A span of a text without the white space at its ends."""
    start, end = span
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


@lru_cache(maxsize=4096)
def syllables(text: str) -> tuple[str, ...]:
    """The toneless pinyin of each character, one syllable a character; other characters as they are."""
    return tuple(map(_syllable, text))


@lru_cache(maxsize=16384)
def _syllable(character: str) -> str:
    if not HAN.match(character):
        return character
    syllable: str = lazy_pinyin(character, style=Style.NORMAL, errors="default")[0]
    return syllable


def one_of(words: Iterable[str]) -> re.Pattern[str]:
    """One of some words, the longest first, parted at the first character: most places are passed at one look."""
    going_on: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        going_on.setdefault(word[0], []).append(re.escape(word[1:]))
    beginning = (f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in going_on.items())
    return re.compile("|".join(beginning) or "(?!)")
