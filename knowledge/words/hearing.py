"""What was meant by a slip: pinyin spelled out, characters that sound or look like others, are missing or doubled.

It proposes only words that the coverage holds; people's names are heard in `lexicon`, which says so to the reader.
"""

import re
import unicodedata
from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product
from typing import Final

from pypinyin import Style, pinyin

from knowledge.text import HAN, syllables
from knowledge.words.shapes import look_alikes
from knowledge.words.tokens import Tokenizer

LONGEST: Final = 6
"""Characters of the longest word that is listened for."""
LEAST_LETTERS: Final = 4
"""Fewer letters are a word of another language rather than pinyin."""
SOUND: Final = 3.5
ACCENT: Final = 6.0
SHAPE: Final = 5.5
LEFT_OUT: Final = 8.0
TWICE: Final = 3.0
"""How much likelier (natural logarithm) a text must become for a slip to be taken for one, by kind of slip: another
character of one sound, of nearly one, of one shape; a character left out, or typed twice."""
PRINTED_SO: Final = 4.0
"""How much likelier a word is that the coverage prints with the character that follows the slip."""
ENOUGH_HEARD: Final = 1 / 3
"""The share of the letters of a sentence in pinyin that known words must be for the rest to be left out."""
LEAST_HEARD: Final = 10
"""Letters that they must be: one word of two characters beside what is not known tells no matter."""
KEPT: Final = frozenset("讲说谈谁哪")
"""What asks who spoke, or who did a thing: none of it is a slip for another character."""
_WHERE: Final = "在哪"
"""What asks where: the end of no word (夫妻房在哪里 says nothing of 放在)."""
_A_PAGE: Final = re.compile(r"[一二两三四五六七八九十几]版")
"""What names a page: 一版 is no 一半."""
REMEMBERED: Final = 16
"""Texts whose slips are remembered: several rules read one question whole and in part."""
NEAR: Final = 8
"""Characters around a slip that tell whether it is one."""
_RUN: Final = re.compile(r"[a-z](?:[a-z0-9' ]*[a-z0-9])?")
_PARTLY: Final = re.compile(
    rf"(?P<before>(?:{HAN.pattern}){{0,3}})(?P<letters>[a-z][a-z' ]*)(?P<after>(?:{HAN.pattern}){{0,3}})"
)
_HAN_RUN: Final = re.compile(rf"(?:{HAN.pattern})+")
_ACCENT: Final = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ing", "in"), ("eng", "en"), ("lv", "lu"))


@dataclass(frozen=True, slots=True)
class Slip:
    """The text from `start` to `end` was meant for `word`."""

    start: int
    end: int
    word: str


_ASKING_SOUNDS: Final = frozenset("shei shui qian ji".split())
"""Single syllables that ask for something, whatever stands around them."""
_ALSO_READ: Final = {"shei": "谁"}
"""Further readings, as they are typed, of what asks for something."""


def _toneless(text: str) -> str:
    """A text without the tone marks of pinyin, ü written as v."""
    if text.isascii() or not any("\u00e0" <= character <= "\u01dc" for character in text):
        return text
    plain = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", re.sub("u\u0308", "v", re.sub("[\u0300\u0301\u0304\u030c]", "", plain)))


def sound(word: str) -> str:
    """The toneless pinyin of a word, run together."""
    return "".join(syllables(word))


@lru_cache(maxsize=1 << 14)
def spellings(name: str, most: int = 8) -> Sequence[str]:
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


@dataclass(frozen=True, slots=True)
class Sounds:
    """What some words sound like, by which they are heard; it does not depend on the order in which they come.

    `own`: a word by its pinyin, of several the first in order; `exact`: all words by their syllables; `blurred`: a word
    by its syllables as accents blur them, of several the first; `lacking`: a word by what is left of it without one
    character, of several the last; `beginnings`: everything that some word begins with.
    """

    words: frozenset[str]
    own: dict[str, str]
    exact: dict[tuple[str, ...], tuple[str, ...]]
    blurred: dict[tuple[str, ...], str]
    lacking: dict[str, str]
    beginnings: set[str]

    @classmethod
    def of(cls, words: Iterable[str], before: "Sounds | None" = None) -> "Sounds":
        """Those of some words; `before` has those of fewer, which are copied."""
        words, known = frozenset(words), before or cls(frozenset(), {}, {}, {}, {}, set())
        made = cls(
            words, dict(known.own), dict(known.exact), dict(known.blurred), dict(known.lacking), set(known.beginnings)
        )
        for word in words - known.words:
            made.add(word)
        return made

    def add(self, word: str) -> None:
        """While it is made."""
        exact, near, letters = syllables(word), blurred(word), sound(word)
        self.own[letters] = min(word, self.own.get(letters, word))
        self.exact[exact] = tuple(sorted((*self.exact.get(exact, ()), word)))
        self.blurred[near] = min(word, self.blurred.get(near, word))
        self.beginnings.update(word[:i] for i in range(1, len(word)))
        for i in range(len(word) if len(word) > 3 else 0):
            lacking = word[:i] + word[i + 1 :]
            self.lacking[lacking] = max(word, self.lacking.get(lacking, word))


def _spelled(names: Iterable[str]) -> dict[str, str]:
    return _first((letters, name) for name in sorted(names) for letters in spellings(name))


def _first(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each key with the value that comes first."""
    found: dict[str, str] = {}
    for key, value in pairs:
        found.setdefault(key, value)
    return found


class Hearing:
    """Listens for the words of a coverage (`words`, folded); in pinyin for `names` and common words (`frame`) too.

    What was made for the coverage `before` is taken over where all its words are there still: a page adds some
    hundred to tens of thousands.
    """

    sounds: Sounds

    def __init__(
        self, words: Iterable[str], names: Iterable[str], frame: Iterable[str], before: "Hearing | None" = None
    ) -> None:
        listened = {word for word in words if 1 < len(word) <= LONGEST and HAN.match(word)}
        fewer = before is not None and before.sounds.words <= listened
        self.sounds = Sounds.of(listened, before.sounds if before is not None and fewer else None)
        self._words, self._beginnings = self.sounds.words, self.sounds.beginnings
        self._lacking, self._exact, self._blurred = self.sounds.lacking, self.sounds.exact, self.sounds.blurred
        frame_sounds = _first((sound(word), word) for word in frame if HAN.match(word))
        self._spelled = ChainMap(_spelled(names), self.sounds.own, frame_sounds, _ALSO_READ)
        self._opening = lru_cache(maxsize=4096)(self._opening_alike)
        self.slips = lru_cache(maxsize=REMEMBERED)(self._slips)

    def spelled(self, text: str) -> str:
        """A folded text with the runs of letters that are pinyin put into characters, tone marks or not.

        Part of a word may be spelled (jiu业, 营shang环境).
        """
        return _PARTLY.sub(self._completed, _RUN.sub(lambda match: self._characters(match.group()), _toneless(text)))

    def _completed(self, match: re.Match[str]) -> str:
        before, letters, after = match["before"], re.sub(r"[^a-z]", "", match["letters"]), match["after"]
        ways = ((a, b) for kept in range(6, 0, -1) for a in range(kept + 1) if (b := kept - a) <= len(after))
        for a, b in ways:
            start, end = before[len(before) - a :] if a else "", after[:b]
            word = self._spelled.get(sound(start) + letters + sound(end), "") if len(start) == a else ""
            if len(word) > a + b and word.startswith(start) and word.endswith(end):
                return before[: len(before) - a] + word + after[b:]
        return match.group()

    def _characters(self, run: str) -> str:
        letters = re.sub(r"[^a-z]", "", run)
        pieces = self._cut(letters) if len(letters) >= LEAST_LETTERS else None
        if pieces is not None and any(sound in self.sounds.own or len(self._spelled[sound]) > 1 for sound in pieces):
            return "".join(self._spelled[piece] for piece in pieces)
        return self._partly_heard(run.split()) or run

    def _partly_heard(self, syllables_written: Sequence[str]) -> str | None:
        """The words of the coverage among syllables written apart, where they are enough of the letters.

        Other syllables are left out (laoren shitang yi fen fan: what 份 is, no page says); None where there are few.
        """
        best: list[tuple[int, str]] = [(0, "")]
        for end in range(1, len(syllables_written) + 1):
            ways = [(best[-1][0], best[-1][1] + " ")]
            for start in range(max(0, end - LONGEST), end):
                letters = "".join(syllables_written[start:end])
                if letters in self._spelled and (len(self._spelled[letters]) > 1 or letters in _ASKING_SOUNDS):
                    heard, text = best[start]
                    ways.append((heard + len(letters) * (letters in self.sounds.own), text + self._spelled[letters]))
            best.append(max(ways, key=lambda way: way[0]))
        heard, text = best[-1]
        enough = heard >= max(LEAST_HEARD, ENOUGH_HEARD * sum(map(len, syllables_written)))
        return " ".join(text.split()) if len(syllables_written) > 2 and enough else None

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

    def _slips(
        self, text: str, tokenizer: Tokenizer, stop: frozenset[str], printed: Callable[[str], bool]
    ) -> tuple[Slip, ...]:
        """Where a folded text has a slip for a word of the coverage, in order.

        `printed` tells what the coverage holds. A slip is taken for one only where the text becomes likelier by more
        than such a slip costs; a word that is printed with the character that follows here (近视 and 率) is so much
        likelier.
        """
        spoken, found = _Spoken.of(text), []
        place = 0
        while place < len(text):
            gains = [
                (self._gain(text, slip, tokenizer) - cost + _company(text, slip, stop, printed), slip)
                for slip, cost in self._at(spoken, place)
                if slip.word not in stop
                and not text.startswith(_WHERE, slip.end - 1)
                and not _is_of_a_place(text, slip, printed)
                and self._may_be_one(text[slip.start : slip.end], slip.word, tokenizer, stop)
            ]
            gain, best = max(gains, key=lambda pair: (pair[0], pair[1].word), default=(0.0, None))
            if best is not None and gain > 0:
                found.append(best)
                place = best.end
            else:
                place += 1
        return tuple(found)

    def homophones(self, word: str) -> tuple[str, ...]:
        """The words of the coverage that sound like a word of two characters."""
        return tuple(one for one in self._exact.get(syllables(word), ()) if one != word) if len(word) == 2 else ()

    def _may_be_one(self, written: str, word: str, tokenizer: Tokenizer, stop: frozenset[str]) -> bool:
        """Whether what is written is no word itself, nor one beside a word that asks (一共提 is no 医共体).

        No verb of speaking would have to go (先讲 is no 先进), nor what asks for somebody (谁管 is no 水管).
        """
        right = written in self._words or stop.issuperset(written) or tokenizer.knows(written)
        right = right or _A_PAGE.fullmatch(written) is not None
        right = right or (len(written) == 3 and (written[:2] in stop or written[1:] in stop))
        return not right and KEPT.isdisjoint(set(written) - set(word))

    def _at(self, spoken: "_Spoken", start: int) -> Iterator[tuple[Slip, float]]:
        """What may be a slip at a place, with what each costs."""
        text, near, last = spoken.text, spoken.near, min(spoken.ends[start], start + LONGEST + 1)
        for end in range(start + 2, last + 1):
            if near[start:end] in self._blurred or text[start:end] in self._lacking:
                for word, cost in self._meant(spoken, start, end):
                    yield Slip(start, end, word), cost
        yield from self._seen(text, start, last)

    def _meant(self, spoken: "_Spoken", start: int, end: int) -> Iterator[tuple[str, float]]:
        """The words that sound like what is written, or of which it lacks a character."""
        if near := self._blurred.get(spoken.near[start:end]):
            same = self._exact.get(spoken.sounds[start:end], ())
            for word in same:
                if len(word) > 2 or set(word) & set(spoken.text[start:end]):
                    yield word, SOUND
            if not same and end - start > 2:
                yield near, ACCENT
        if whole := self._lacking.get(spoken.text[start:end]):
            yield whole, LEFT_OUT

    def _seen(self, text: str, start: int, last: int) -> Iterator[tuple[Slip, float]]:
        """The words with one character that looks like one in the text, or of which the text has one twice.

        A word is followed character by character as long as any goes on so.
        """
        for place in range(start, last):
            before, character = text[start:place], text[place]
            if before and before not in self._beginnings:
                return
            if before and character == before[-1]:
                for end in range(place + 1, last + 1):
                    if (word := before + text[place + 1 : end]) in self._words:
                        yield Slip(start, end, word), TWICE
            alike = look_alikes(character) if before else self._opening(character)
            for begun in [before + other for other in alike]:
                if begun in self._beginnings or begun in self._words:
                    for word, end in self._begun(begun, text, place + 1, last):
                        yield Slip(start, end, word), SHAPE

    def _opening_alike(self, character: str) -> str:
        """The characters that look like one and with which words begin."""
        return "".join(other for other in look_alikes(character) if other in self._beginnings)

    def _begun(self, beginning: str, text: str, end: int, last: int) -> Iterator[tuple[str, int]]:
        """The words that begin so and go on as the text does from `end` on, each with where it ends."""
        while True:
            if beginning in self._words:
                yield beginning, end
            if end >= last or beginning not in self._beginnings:
                return
            beginning, end = beginning + text[end], end + 1

    def _gain(self, text: str, slip: Slip, tokenizer: Tokenizer) -> float:
        """How much likelier the text is with the word that may be meant."""
        before, after = text[max(0, slip.start - NEAR) : slip.start], text[slip.end : slip.end + NEAR]
        written, meant = (f"{before}{one}{after}" for one in (text[slip.start : slip.end], slip.word))
        return tokenizer.likelihood(meant) - tokenizer.likelihood(written)


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A text with its syllables, those as accents blur them, and for each character where its run of characters ends.

    What is no Han character ends where it stands.
    """

    text: str
    sounds: tuple[str, ...]
    near: tuple[str, ...]
    ends: Sequence[int]

    @classmethod
    def of(cls, text: str) -> "_Spoken":
        ends = list(range(len(text)))
        for run in _HAN_RUN.finditer(text):
            ends[run.start() : run.end()] = [run.end()] * (run.end() - run.start())
        return cls(text, syllables(text), blurred(text), ends)


def _is_of_a_place(text: str, slip: Slip, printed: Callable[[str], bool]) -> bool:
    """Whether the end of a name is read as a slip for a word that bears no such name: 渌口区 is nothing at a 路口."""
    following = text[slip.end : slip.end + 1]
    return following in _GOVERNED and not printed(slip.word + following)


_GOVERNED: Final = tuple("县区镇乡")


def _company(text: str, slip: Slip, stop: frozenset[str], printed: Callable[[str], bool]) -> float:
    following = text[slip.end : slip.end + 1]
    return PRINTED_SO if following and following not in stop and printed(slip.word + following) else 0.0
