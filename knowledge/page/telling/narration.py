"""What a reporter tells amid speeches: the hall, those who listen, the speaker from outside. It moves nothing.

A reporter's sentence is known by what it tells of, and never where it says I without the speaker's name. What a
delegate may have said as well is called told: who reads a page sets it aside with a doubt rather than under a name.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby
from typing import Final

from knowledge.page.persons.names import is_name, names_in
from knowledge.page.telling.scene import (
    NAMED_AFTER,
    NAMED_WITH,
    NOT_I,
    OVER,
    QUOTED,
    REPORT,
    SCENE,
    SHORT,
    SHORTEST,
    SPEAKS,
    SUBSTANCE,
    TITLED_BEHIND,
    TOLD_AT_FIRST,
    TOLD_BEHIND_QUOTATION,
    TOLD_BY_REPORTER,
    TOLD_OF_HALL,
    TOLD_OF_ONE,
    TOLD_OF_TALK,
    TOLD_TO_REPORTER,
    UTTERS_BEHIND,
)
from knowledge.page.telling.speaking import TAKES_THE_WORD
from knowledge.text import aligned, occurrences, sentence_spans

UNSAID: Final = "\x1f \t\u3000"
"""What is left of quotations, and white space."""


class Cue(IntEnum):
    """How much a sentence is a reporter's: in a paragraph that never says I, or wherever it stands."""

    STRONG = 1
    SURE = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """Sentences of a paragraph that follow one another, and whether a reporter tells them.

    `last` is whether the speaker named above is at an end with it: the talk is over, or another has the word.
    """

    text: str
    told: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    speaks: bool
    quoted: bool
    cue: Cue | None
    last: bool


def pieces(text: str, name: str, others: Collection[str], begun: bool, reported: bool = True) -> list[Piece]:
    """A paragraph as the sentences of one who speaks and those of a reporter, in their order.

    `name` is whose words the paragraph would be, `others` who is named on the page, both folded, `begun` whether that
    person has said something already: before that, a reporter who names the speaker leads over to the words.
    `reported` is whether a reporter is known to tell on this page: a single word of a scene is enough there.
    """
    sentences = list(_sentences(text, name, others))
    told = _told(sentences) if any(one.cue for one in sentences) else [_is_scene(text, reported)] * len(sentences)
    if not any(told):
        return [Piece(text)]
    found: list[Piece] = []
    for is_told, run in groupby(zip(sentences, told, strict=True), key=lambda pair: pair[1]):
        row = [one for one, _ in run]
        words = text[row[0].start : row[-1].end].strip()
        leads = not begun and not found and not _names_another(words, name, others)
        found.append(Piece(words, is_told, is_told and not leads and any(one.last for one in row)))
    return found


def is_of_a_report(title: str) -> bool:
    """Whether a title says that a reporter tells what was said."""
    return bool(REPORT.search(aligned(title)))


def may_be_told(text: str) -> bool:
    """Whether a short paragraph has nothing that shows a speaker: no I, no wish, nothing that speeches are about."""
    plain = _outside(text)
    return len(plain) <= SHORTEST and not SUBSTANCE.search(plain) and not SPEAKS.search(plain)


def may_be_told_amid(text: str) -> bool:
    """Whether a paragraph between others shows no speaker: short and about nothing, or a picture."""
    plain = _outside(text)
    seen, about = len(set(SCENE.findall(plain))), len(set(SUBSTANCE.findall(plain)))
    return not SPEAKS.search(plain) and "你" not in plain and (seen >= about if seen else may_be_told(text))


def tells_of_one(text: str) -> bool:
    """Whether a paragraph without an I tells of somebody by 他 or 这位."""
    plain = _outside(text)
    return bool(TOLD_OF_ONE.search(plain)) and not SPEAKS.search(plain)


def paints(text: str) -> bool:
    """Whether a text has anything of the picture of a meeting."""
    return bool(SCENE.search(_outside(text)))


def goes_on(text: str) -> bool:
    """Whether a paragraph after a reporter's words is surely somebody's who speaks."""
    return bool(SPEAKS.search(_outside(text)))


def _outside(text: str) -> str:
    """A folded text in which what is quoted, and idioms with an I, are blanked out, each character in its place."""
    plain = QUOTED.sub(lambda quoted: "\x1f" * len(quoted[0]), aligned(text))
    return NOT_I.sub(lambda idiom: idiom[0].replace("我", "\x1f"), plain)


def _sentences(text: str, name: str, others: Collection[str]) -> Iterator[_Sentence]:
    plain = _outside(text)
    for start, end in sentence_spans(text):
        said = plain[start:end].strip()
        speaks = bool(SPEAKS.search(said)) and not _tells_of_self(said, name)
        cue = None if speaks else _cue(said, name, others)
        if not speaks and not cue and _is_told_by_place(plain[:start], said):
            cue = Cue.STRONG
        ends = any(one.search(said) for one in (OVER, TAKES_THE_WORD, TOLD_BY_REPORTER))
        last = cue is not None and (ends or _is_of_another(said, name, others))
        yield _Sentence(start, end, speaks, not re.search(r"\w", said), cue, last)


def _is_told_by_place(before: str, said: str) -> bool:
    """Whether a sentence is a reporter's where it begins the paragraph, or right behind a quotation."""
    begins = not before.strip(UNSAID) and TOLD_AT_FIRST.match(said)
    return bool(begins or (before.endswith("\x1f") and TOLD_BEHIND_QUOTATION.match(said)))


def _cue(said: str, name: str, others: Collection[str]) -> Cue | None:
    if any(one.search(said) for one in (TOLD_OF_TALK, TOLD_BY_REPORTER, TOLD_TO_REPORTER)):
        return Cue.SURE
    told = [end for end in _ends_of(name, said) if not NAMED_AFTER.match(said, end)]
    if told:
        return Cue.SURE if any(UTTERS_BEHIND.match(said, end) for end in told) else Cue.STRONG
    if any(TITLED_BEHIND.match(said, end) for end in _ends_of(name[:1], said)):
        return Cue.STRONG
    if any(one.search(said) for one in TOLD_OF_HALL) or _is_of_another(said, name, others):
        return Cue.STRONG
    return None


def _tells_of_self(said: str, name: str) -> bool:
    """Whether a sentence names its own speaker, which who says I does only to say who he is: 我叫佟大鹏."""
    ends = [end for end in _ends_of(name, said) if not NAMED_AFTER.match(said, end)]
    told = [end for end in ends if said[: end - len(name)][-1:] not in tuple("叫是我喊")]
    return any(len(name) > 2 or UTTERS_BEHIND.match(said, end) for end in told)


def _is_of_another(said: str, name: str, others: Collection[str]) -> bool:
    """Whether a sentence tells of another delegate who says or does something."""
    for match in NAMED_WITH.finditer(said):
        if any(is_name(match["who"][-n:]) and match["who"][-n:] != name for n in (3, 2)):
            return True
    named = (one for one in names_in(said, others) if one != name)
    return any(UTTERS_BEHIND.match(said, end) for one in named for end in _ends_of(one, said))


def _ends_of(word: str, text: str) -> list[int]:
    """Where a word ends in a text; never for no word."""
    return [start + len(word) for start in occurrences(word, text)] if word else []


def _names_another(text: str, name: str, others: Collection[str]) -> bool:
    return any(one != name for one in names_in(aligned(text), others))


def _is_scene(text: str, reported: bool) -> bool:
    """Whether a paragraph paints a meeting and is about nothing else."""
    plain = _outside(text)
    seen, about = len(set(SCENE.findall(plain))), len(SUBSTANCE.findall(plain))
    enough = 1 if reported and len(plain) <= SHORT else 2
    return seen > about and seen >= enough and not SPEAKS.search(plain)


def _told(sentences: Sequence[_Sentence]) -> list[bool]:
    """For each sentence of a paragraph, whether a reporter tells it.

    Where somebody says I, what stands before and after that is a reporter's from its outermost cue on; where nobody
    does, the whole paragraph is, but for what a sure cue is the end of. A quotation is told with what follows it.
    """
    told = _by_cues(sentences)
    for i in range(len(told) - 1, 0, -1):
        told[i - 1] = told[i - 1] or (told[i] and sentences[i - 1].quoted)
    return told


def _by_cues(sentences: Sequence[_Sentence]) -> list[bool]:
    cues = [one.cue or 0 for one in sentences]
    speaking = [i for i, one in enumerate(sentences) if one.speaks]
    if not speaking:
        first = next((i for i, one in enumerate(cues) if one), 0)
        ends = cues[first] == Cue.SURE
        return [i >= first or not ends for i in range(len(cues))]
    before, after = speaking[0], speaking[-1]
    lead = max((i for i in range(before) if cues[i]), default=-1)
    tail = next((i for i in range(after + 1, len(cues)) if cues[i]), len(cues))
    return [i <= lead or i >= tail or cues[i] == Cue.SURE for i in range(len(cues))]
