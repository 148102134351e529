"""Speeches and notes while a page is read, and what of it all nobody is printed as saying.

The values here grow block by block; they are not handed on, the draft is made from them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from knowledge.model import Reporter
from knowledge.page.arranged.blocks import Block
from knowledge.page.arranged.sheet import INTRODUCED, VISIT
from knowledge.page.lines import Doubt
from knowledge.page.persons.person import Person
from knowledge.page.printed.kinds import Kind
from knowledge.page.telling.narration import paints
from knowledge.page.telling.voices import quotes_somebody, says_i, says_of, tells_of, unquoted
from knowledge.text import HAN, compact, folded

UNKNOWN: Final = "不知是什么"
REPORTED: Final = "像记者的话(写会场、时间或发言人的样子),不是本人的话"
NAMELESS: Final = "姓名不明"
SEVERAL: Final = Person(None, (), sure=False)
"""Who speaks where a line names several people and nothing tells whose the words are."""


@dataclass(slots=True)
class OpenSpeech:
    """A speech while it is read. Not frozen: it grows block by block, and is not handed on.

    `told` is what a reporter tells amid the words.
    """

    headline: Block | None
    attribution: Block
    person: Person
    section: str | None
    adrift: str | None = None
    paragraphs: list[Block] = field(default_factory=list)
    questions: list[Block] = field(default_factory=list)
    told: list[Block] = field(default_factory=list)
    photos: list[Block] = field(default_factory=list)
    answered: bool = False

    @property
    def line(self) -> int:
        return self.attribution.number

    @property
    def who(self) -> str:
        """Whose it is, as a doubt says it."""
        return self.person.name or NAMELESS

    @property
    def photo(self) -> str | None:
        return self.photos[0].text.strip() if self.photos else None


@dataclass(slots=True)
class OpenNote:
    """A note while it is read; `amid` is whether it stands under words that may go on behind it."""

    block: Block
    section: str | None
    closing: bool
    amid: bool = False
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


def bigrams(text: str) -> set[str]:
    """The pairs of neighbouring Chinese characters of a text, folded."""
    plain = folded(text)
    return {plain[i : i + 2] for i in range(len(plain) - 1) if HAN.match(plain[i]) and HAN.match(plain[i + 1])}


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
            Unplaced(one, why)
            for one in (*blocks, speech.attribution, *speech.paragraphs, *speech.questions, *speech.told)
        ]
    found.speeches = kept


def _is_about(speech: OpenSpeech) -> bool:
    paragraphs = [one.text for one in speech.paragraphs if one.kind != Kind.QUOTED]
    if speech.attribution.label == INTRODUCED or (speech.paragraphs and not paragraphs):
        return False
    visited = speech.attribution.label == VISIT and not speech.questions
    if visited and not any(says_i(one) for one in paragraphs):
        return True
    if speech.told and not paragraphs and not speech.questions:
        return True
    name, told = speech.person.name or "", [one.text for one in speech.told]
    labelled = speech.answered or speech.attribution.label == "colon" or speech.attribution.kind == Kind.TURN
    beside = [one for one in told if says_of(name, one) or not (labelled or paints(one))]
    if any(name in unquoted(one) and says_i(one) for one in told):
        return bool(name)  # a reporter who says I
    return bool(name) and tells_of(name, [*paragraphs, *beside])


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
        blocks = (*headline, speech.attribution, *speech.paragraphs, *speech.questions, *speech.told)
        why = f"与第{first.line}行起的发言重复,只留一篇"
        found.unplaced += [Unplaced(one, why) for one in blocks]
    found.speeches = kept


def without_reports(found: Told) -> None:
    """What a reporter tells amid a speech is nobody's."""
    found.unplaced += [Unplaced(block, REPORTED) for speech in found.speeches for block in speech.told]


def quoted(text: str) -> str:
    """The beginning of a printed line, as much as tells which it is."""
    text = text.replace("“", "‘").replace("”", "’")
    return text if len(text) <= 16 else f"{text[:15]}…"


def unplaced_doubts(unplaced: Sequence[Unplaced], blocks: Sequence[Block]) -> Iterator[Doubt]:
    """A doubt for each headline with what stands under it, and one for all other runs of lines for one reason."""
    by_reason: dict[tuple[str, int | None], list[Sequence[Unplaced]]] = {}
    for run in _together(unplaced, blocks):
        for why, article in (part for one in _articles(run) for part in _by_reason(one)):
            headline = article[0].block.number if _is_head(article[0].block) and len(article) > 1 else None
            by_reason.setdefault((why, headline), []).append(article)
    for (why, _), together in by_reason.items():
        where = "、".join(map(_where, together))
        said = any(quotes_somebody(one.block.text) for run in together for one in run)
        quoting = ",其中人物只是被引用" if said and "引用" not in why else ""
        first = together[0][0].block.number
        yield Doubt(first, f"{where}没有放进任何人的发言或按语:{why}{quoting};请核对,需要时手工补入")


def _articles(run: Sequence[Unplaced]) -> Iterator[Sequence[Unplaced]]:
    """A run parted before each headline that has a text under it, and before who is named over that."""
    heads = [_is_head(one.block) for one in run]
    firsts = [i for i in range(1, len(run)) if heads[i] and not heads[i - 1] and not all(heads[i:])]
    for start, end in pairwise([0, *firsts, len(run)]):
        yield run[start:end]


def _is_head(block: Block) -> bool:
    return block.kind in (Kind.TITLE, Kind.HEADLINE, Kind.ATTRIBUTION) or (block.kind == Kind.TURN and not block.text)


def _where(run: Sequence[Unplaced]) -> str:
    first, last = run[0].block.number, run[-1].block.numbers[-1]
    lines = f"第{first}行" if first == last else f"第{first}行至第{last}行"
    return f"{lines}(“{quoted(run[0].block.marked.line.text)}”{'' if first == last else '起'})"


def runs(unplaced: Sequence[Unplaced], blocks: Sequence[Block]) -> Iterator[tuple[str, Sequence[Unplaced]]]:
    """Blocks that follow one another on the page, with the one reason why they stand nowhere."""
    for run in _together(unplaced, blocks):
        yield from _by_reason(run)


def _together(unplaced: Sequence[Unplaced], blocks: Sequence[Block]) -> Iterator[Sequence[Unplaced]]:
    """Blocks that follow one another on the page."""
    order = {number: place for place, number in enumerate(sorted({n for one in blocks for n in one.numbers}))}
    run: list[Unplaced] = []
    for one in sorted(unplaced, key=lambda one: one.block.number):
        if run and order[one.block.number] > order[run[-1].block.numbers[-1]] + 1:
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _by_reason(together: Sequence[Unplaced]) -> Iterator[tuple[str, Sequence[Unplaced]]]:
    """Blocks parted where the reason changes; that nothing is known is said only where nothing more is."""
    run: list[Unplaced] = []
    why = UNKNOWN
    for one in together:
        if run and UNKNOWN not in (one.why, why) and one.why != why:
            yield why, run
            run, why = [], UNKNOWN
        run.append(one)
        why = one.why if why == UNKNOWN else why
    if run:
        yield why, run
