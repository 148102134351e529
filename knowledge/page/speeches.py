"""Speeches and notes while a page is read, and what of it all nobody is printed as saying.

The values here grow block by block; they are not handed on, the draft is made from them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.model import Reporter
from knowledge.page.blocks import Block
from knowledge.page.layout import VISIT
from knowledge.page.lines import Doubt
from knowledge.page.person import Person
from knowledge.page.voices import quotes_somebody, says_i, tells_of
from knowledge.text import compact


@dataclass(slots=True)
class OpenSpeech:
    """A speech while it is read. Not frozen: it grows block by block, and is not handed on."""

    headline: Block | None
    attribution: Block
    person: Person
    section: str | None
    adrift: str | None = None
    paragraphs: list[Block] = field(default_factory=list)
    questions: list[Block] = field(default_factory=list)
    photo: str | None = None
    answered: bool = False

    @property
    def line(self) -> int:
        return self.attribution.number


@dataclass(slots=True)
class OpenNote:
    """A note while it is read."""

    block: Block
    section: str | None
    after_speech: bool
    paragraphs: list[Block] = field(default_factory=list)
    next_section: str | None = None


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A block that stands in no speech and no note, and why."""

    block: Block
    why: str


@dataclass(slots=True)
class Told:
    """Everything that the blocks of a page say, as far as it could be placed."""

    speeches: list[OpenSpeech] = field(default_factory=list)
    notes: list[OpenNote] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    reporters: list[Reporter] = field(default_factory=list)
    credits: list[Block] = field(default_factory=list)
    head: list[Block] = field(default_factory=list)
    titles: list[Block] = field(default_factory=list)
    banner: Block | None = None
    unplaced: list[Unplaced] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def doubt(self, line: int | None, what: str) -> None:
        self.doubts.append(Doubt(line, what))


def without_articles(found: Told) -> None:
    """A text that tells of its speaker in the third person is an article, not that person's words."""
    kept: list[OpenSpeech] = []
    for speech in found.speeches:
        if not _is_about(speech):
            kept.append(speech)
            continue
        why = f"像写“{speech.person.name}”的报道,人物只是被引用"
        blocks = [speech.headline] if speech.headline else []
        found.unplaced += [
            Unplaced(one, why) for one in (*blocks, speech.attribution, *speech.paragraphs, *speech.questions)
        ]
    found.speeches = kept


def _is_about(speech: OpenSpeech) -> bool:
    paragraphs = [one.text for one in speech.paragraphs]
    visited = speech.attribution.label == VISIT and not speech.questions
    if visited and not any(says_i(one) for one in paragraphs):
        return True
    return bool(speech.person.name) and tells_of(speech.person.name or "", paragraphs)


def without_repeats(found: Told) -> None:
    """The same words of the same person are kept once."""
    seen: dict[tuple[str | None, str], OpenSpeech] = {}
    kept: list[OpenSpeech] = []
    for speech in found.speeches:
        words = compact("".join(one.text for one in speech.paragraphs))
        first = seen.setdefault((speech.person.name, words), speech)
        if first is speech or not words:
            kept.append(speech)
            continue
        headline = [speech.headline] if speech.headline else []
        blocks = (*headline, speech.attribution, *speech.paragraphs, *speech.questions)
        why = f"与第{first.line}行起的发言重复,只留一篇"
        found.unplaced += [Unplaced(one, why) for one in blocks]
    found.speeches = kept


def unplaced_doubts(unplaced: Sequence[Unplaced], blocks: Sequence[Block]) -> Iterator[Doubt]:
    """One doubt for each run of lines that stand in no speech and no note."""
    order = {number: place for place, number in enumerate(sorted({n for one in blocks for n in one.numbers}))}
    text = {one.block.number: quotes_somebody(one.block.text) for one in unplaced}
    for why, numbers in _runs(sorted(unplaced, key=lambda one: one.block.number), order):
        lines = f"第{numbers[0]}行" if len(numbers) == 1 else f"第{numbers[0]}行至第{numbers[-1]}行"
        quoting = "" if "引用" in why or not any(text.get(n) for n in numbers) else ",其中人物只是被引用"
        yield Doubt(numbers[0], f"{lines}没有放进任何人的发言或按语:{why}{quoting};请核对,需要时手工补入")


def _runs(unplaced: Sequence[Unplaced], order: Mapping[int, int]) -> Iterator[tuple[str, list[int]]]:
    """Numbers that follow one another on the page, with the one reason that they share."""
    why, numbers = "", list[int]()
    for one in unplaced:
        for number in one.block.numbers:
            if numbers and (one.why != why or order[number] > order[numbers[-1]] + 1):
                yield why, numbers
                numbers = []
            why = one.why
            numbers.append(number)
    if numbers:
        yield why, numbers
