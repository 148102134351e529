"""Two columns that a text prints side by side on each line, set one under the other. It joins no paragraphs.

Only prose is parted so: a list of names with their posts beside them is no pair of columns.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from typing import Final

from knowledge.page.lines import Doubt, Line, Lines, columns, part
from knowledge.page.printed.masthead import masthead

GAP: Final = re.compile(r"(?<=\S)[ \t\u3000]{2,}(?=\S)")
LEAST_GAP: Final = 4
LEAST_LINES: Final = 6
SLACK: Final = 6
"""Printed columns by which the right column's lines begin apart: a paragraph's indent, and what OCR shifts."""
LEAST_AT_EDGE: Final = 0.2
"""The share of a column's lines from which on the place where they begin is its edge."""
LEAST_PROSE: Final = 8
INDENT: Final = 5
NUMBER: Final = re.compile(r"[\s\-—·.]*\d{1,3}[\s\-—·.]*")
STOPS: Final = re.compile(r"[。！？；，]")
ENDED: Final = re.compile(r"[。！？!?：:]$")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line with the place where its right half begins, if it has one, and how far its left half reaches."""

    line: Line
    split: int | None
    start: int
    reach: int


def one_under_another(of: Lines) -> Lines:
    """The lines, with columns printed side by side parted; each such run of lines is a doubt."""
    starts = sorted(start for line in of.lines for _, start in _gaps(line))
    if len(starts) < LEAST_LINES:
        return of
    margin = max(starts, key=lambda one: (bisect_right(starts, one + SLACK) - bisect_left(starts, one), -one))
    lines, doubts = list[Line](), list(of.doubts)
    place = 0
    while place < len(of.lines):
        rows = list(_rows(of.lines, place, margin))
        if _is_prose(rows):
            lines += _parted(rows)
            first, last = rows[0].line.number, rows[-1].line.number
            doubts.append(Doubt(first, f"第{first}行至第{last}行像左右两栏印在一行,已拆开,先左后右;请对照版面"))
        else:
            lines += of.lines[place : place + max(1, len(rows))]
        place += max(1, len(rows))
    return Lines(tuple(lines), tuple(doubts))


def _gaps(line: Line) -> Iterator[tuple[int, int]]:
    """Where a line goes on behind a wide gap: the place in its text, and the printed column."""
    for gap in GAP.finditer(line.text):
        if columns(gap[0]) >= LEAST_GAP:
            yield gap.end(), line.indent + columns(line.text[: gap.end()])


def _row(line: Line, margin: int) -> _Row | None:
    """A line of two columns, or of one of them; None for one that reaches over both or stands between."""
    if masthead(line.text):
        return None
    for split, start in _gaps(line):
        if margin <= start <= margin + SLACK:
            return _Row(line, split, start, line.indent + columns(line.text[:split].rstrip()))
    reach = line.indent + columns(line.text)
    if margin <= line.indent <= margin + SLACK:
        return _Row(line, 0, line.indent, 0)
    if (line.indent <= INDENT and reach <= margin - 2) or NUMBER.fullmatch(line.plain):
        return _Row(line, None, 0, reach)
    return None


def _rows(lines: Sequence[Line], place: int, margin: int) -> Iterator[_Row]:
    """The lines from a first one of two columns on, as far as the columns go."""
    first = _row(lines[place], margin)
    if first is None or not first.split:
        return
    read = (_row(line, margin) for line in islice(lines, place, None))
    yield from (row for row in takewhile(lambda row: row is not None, read) if row is not None)


def _is_prose(rows: Sequence[_Row]) -> bool:
    pairs = [(row.line.text[: row.split].rstrip(), row.line.text[row.split :]) for row in rows if row.split]
    if len(pairs) < LEAST_LINES:
        return False
    return all(
        sum(len(half) >= LEAST_PROSE for half in side) >= 0.6 * len(side)
        and sum(not ENDED.search(half) for half in side) >= 0.5 * len(side)
        and sum(bool(STOPS.search(half)) for half in side) >= 0.4 * len(side)
        for side in zip(*pairs, strict=True)
    )


def _edge(rows: Sequence[_Row]) -> int:
    """Where the right column's lines begin that begin no paragraph: leftmost of the places where several do."""
    starts = Counter(row.start for row in rows if row.split is not None)
    several = [start for start, count in starts.items() if count >= LEAST_AT_EDGE * starts.total()]
    return min(several or starts)


def _parted(rows: Sequence[_Row]) -> Iterator[Line]:
    """The left column, and below it the right one, set apart."""
    edge = _edge(rows)
    for row in rows:
        if row.split is None:
            yield row.line
        elif row.split:
            yield part(row.line, 0, row.split)
    apart = True
    for row in rows:
        if row.split is not None:
            right = part(row.line, row.split)
            yield replace(right, indent=max(0, row.start - edge), gap=apart or row.line.gap)
            apart = False
