"""Paragraphs made whole: a paragraph is torn where a column ends, and cut where a line of fixed width ends.

Both are joined without a character between, and each join is a doubt.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from knowledge.page.arranged.blocks import BESIDE, SAYING, SPEAKING, Block
from knowledge.page.lines import Doubt, Line, columns
from knowledge.page.printed.bare_names import SAYS
from knowledge.page.printed.kinds import Kind
from knowledge.page.printed.recognition import ends_sentence

STOP: Final = re.compile(r"[。！？!?.”’」』）)》…；;]{1,3}")
"""A line that holds only the stop of the paragraph above it."""
LEAST_WRAPPED: Final = 6
"""Fewer lines than these show no fixed width."""
LEAST_LOOSE: Final = 24
WIDEST_COLUMN: Final = 36
NEARLY_FULL: Final = 0.75
"""The share of the usual width from which a line of a column is one that was cut."""
AHEAD: Final = frozenset({Kind.SECTION, Kind.SIGNATURE, Kind.REPORTERS, Kind.ATTRIBUTION, Kind.NOTE})
"""What a headline stands right under in a column that tells nothing else."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The blocks of a page in printed order, paragraphs whole, and the doubts that joining raised."""

    blocks: tuple[Block, ...]
    doubts: tuple[Doubt, ...]


def joined(blocks: Sequence[Block]) -> Joined:
    """The blocks with torn and cut paragraphs made whole."""
    return _Joining(blocks, _fixed_width(blocks)).joined()


@dataclass(frozen=True, slots=True)
class Width:
    """The width at which lines are cut, in characters or in columns; `loose` where it is only about as wide."""

    measure: str
    value: int
    loose: bool = False

    def is_full(self, line: Line) -> bool:
        if self.loose:
            return _width(line, self.measure) >= NEARLY_FULL * self.value
        slack = 2 if self.measure == "characters" else 4
        return _width(line, self.measure) >= self.value - slack


def _width(line: Line, measure: str) -> int:
    indent = line.indent if line.begins_paragraph else 0
    return len(line.text) + indent // 2 if measure == "characters" else columns(line.text) + indent


def _fixed_width(blocks: Sequence[Block]) -> Width | None:
    body = [one.last for one in blocks if one.kind in SAYING | {Kind.TITLE} and len(one.last.text) >= 8]
    if len(body) < LEAST_WRAPPED:
        return None
    found: list[tuple[float, Width]] = []
    for measure, near in (("characters", 1), ("columns", 2)):
        widths = Counter(_width(one, measure) for one in body)
        value = max(widths, key=lambda w: (sum(widths[w + d] for d in range(-near, near + 1)), w))
        share = sum(count for w, count in widths.items() if abs(w - value) <= near) / len(body)
        over = sum(count for w, count in widths.items() if w > value + 2 * near) / len(body)
        full = [one for one in body if abs(_width(one, measure) - value) <= near]
        cut = sum(not ends_sentence(one.text) for one in full) / len(full)
        if share >= 0.4 and over <= 0.08 and cut >= 0.5 and value <= 160:
            found.append((share, Width(measure, value)))
    return max(found, key=lambda pair: pair[0])[1] if found else _loose_width(body)


def _loose_width(body: Sequence[Line]) -> Width | None:
    """About how wide the lines of a narrow column are, where most of them end amid a sentence."""
    lines = list(body)
    if len(lines) < LEAST_LOOSE:
        return None
    widths = sorted(_width(one, "characters") for one in lines)
    middle, wide = widths[len(widths) // 2], widths[9 * len(widths) // 10]
    cut = sum(not ends_sentence(one.text) for one in lines) / len(lines)
    narrow = middle <= WIDEST_COLUMN and wide <= 1.25 * middle
    return Width("characters", middle, loose=True) if narrow and cut >= 0.6 else None


def _is_chance(block: Block) -> bool:
    """Whether a line of a cut paragraph happens to look like an attribution, a date or a meeting's name."""
    if block.kind == Kind.HEAD and block.marked.head:
        return len(block.marked.head.facts) == 1 and block.marked.head.facts[0].what in ("date", "no day")
    return block.kind == Kind.EVENT or (
        block.kind == Kind.ATTRIBUTION and block.label in (None, SAYS) and not block.plain.endswith((",", ":"))
    )


class _Joining:
    """Joins the lines of torn and cut paragraphs, once, from top to bottom."""

    def __init__(self, lines: Sequence[Block], width: Width | None) -> None:
        self._lines = lines
        self._width = width
        texts = [one.marked.line for one in lines if one.kind == Kind.TEXT]
        self._indents = sum(one.begins_paragraph for one in texts) >= 0.15 * max(1, len(texts))
        self._gaps_tell = sum(one.gap for one in texts) < 0.9 * len(texts)
        self._found: list[Block] = []
        self._pieces: list[list[str]] = []
        self._numbers: list[list[int]] = []
        self._doubts: list[Doubt] = []
        self._wraps: list[int] = []

    def joined(self) -> Joined:
        open_at: int | None = None
        for place, block in enumerate(self._lines):
            if open_at is not None and self._continues(open_at, place):
                self._append(open_at, block)
                continue
            if self._is_first_of_paragraph(place):
                block = replace(block, kind=Kind.TEXT)
            self._found.append(block)
            self._pieces.append([block.text])
            self._numbers.append(list(block.numbers))
            if block.kind in SAYING:
                open_at = len(self._found) - 1
            elif block.kind not in BESIDE:
                open_at = None
        whole = [
            replace(one, text="".join(pieces), numbers=tuple(numbers))
            for one, pieces, numbers in zip(self._found, self._pieces, self._numbers, strict=True)
        ]
        return Joined(tuple(whole), (*self._doubts, *self._wrapping()))

    def _append(self, open_at: int, block: Block) -> None:
        above = self._found[open_at]
        if self._is_wrap(above, block):
            self._wraps.append(block.number)
        else:
            self._doubts.append(
                Doubt(
                    block.number,
                    f"这一行与第{above.last.number}行是断开的一段,已直接连上;请核对连接处没有缺字",
                )
            )
        self._found[open_at] = replace(above, last=block.last)
        self._numbers[open_at] += block.numbers
        self._pieces[open_at].append(block.marked.line.text if _is_chance(block) else block.text)

    def _continues(self, open_at: int, place: int) -> bool:
        above, block = self._found[open_at], self._lines[place]
        if not self._pieces[open_at][-1]:
            return False
        ended = ends_sentence(self._pieces[open_at][-1])
        if block.kind == Kind.FURNITURE:
            return not ended and bool(STOP.fullmatch(block.marked.line.text))
        if block.kind not in (Kind.TEXT, Kind.TITLE):
            return not ended and _is_chance(block) and self._is_wrap(above, block)
        loose = ended and self._width is not None and self._width.loose and not self._indents
        if not loose and self._is_wrap(above, block) and not (ended and self._is_headline(place)):
            return True
        if ended or self._begins_anew(block):
            return False
        return not self._is_headline(place)

    def _is_first_of_paragraph(self, place: int) -> bool:
        """A line that looks like a headline only because it was cut at the fixed width."""
        block, below = self._lines[place], self._lines[place + 1] if place + 1 < len(self._lines) else None
        if block.kind != Kind.TITLE or below is None or below.kind not in (Kind.TEXT, Kind.TITLE):
            return False
        if self._width and self._width.loose and self._may_head(place):
            return False
        return self._is_wrap(block, below) and not self._is_headline(place) and not self._is_headline(place + 1)

    def _may_head(self, place: int) -> bool:
        """Whether a line of a column stands as a headline would: behind a blank line, or right under a section."""
        above = self._lines[place - 1].kind if place else None
        return self._lines[place].marked.line.gap or above is None or above in AHEAD

    def _begins_anew(self, block: Block) -> bool:
        """In a page with indents, an indented line begins a paragraph though the one above has no stop."""
        return self._indents and block.marked.line.begins_paragraph

    def _is_wrap(self, above: Block, block: Block) -> bool:
        line = block.marked.line
        if not self._width or (above.last.number + 1 != line.number and self._gaps_tell):
            return False
        fresh = self._indents and line.begins_paragraph
        return self._width.is_full(above.last) and not fresh and (not line.gap or not self._gaps_tell)

    def _is_headline(self, place: int) -> bool:
        """A short line over an attribution, a reporters' line or a note, or right under an attribution."""
        if self._lines[place].kind != Kind.TITLE:
            return False
        following = (one for one in self._lines[place + 1 :][:8] if one.kind not in BESIDE)
        first = next(following, None)
        if first is not None and first.kind == Kind.TITLE:
            first = next(following, None)
            return first is not None and first.kind in SPEAKING and bool(first.people or first.kind == Kind.LABEL)
        heads = SPEAKING | {Kind.REPORTERS, Kind.NOTE, Kind.NEWS, Kind.EVENT, Kind.SECTION}
        return first is not None and first.kind in heads

    def _wrapping(self) -> Iterator[Doubt]:
        if self._wraps and self._width:
            unit = "字" if self._width.measure == "characters" else "个半角字符"
            yield Doubt(
                self._wraps[0],
                f"原文每行约{self._width.value}{unit}就换行,已把{len(self._wraps)}处换行连成段落;请核对分段",
            )
