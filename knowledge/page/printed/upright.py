"""Titles printed upright, a character a line: made one line, with a doubt. It asks for no meaning."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from knowledge.page.lines import HAN, Doubt, Line, Lines
from knowledge.text import aligned

LEAST: Final = 3
"""Lines of one character one under another, before they are one title."""


def upright_made_one(printed: Lines) -> Lines:
    """The lines, each upright title as one where its first character stands."""
    lines, doubts = list[Line](), list[Doubt]()
    for run in _runs(printed.lines):
        if len(run) < LEAST:
            lines += run
            continue
        text = "".join(one.text for one in run)
        lines.append(replace(run[0], text=text, plain=aligned(text)))
        where = "、".join(str(one.number) for one in run)
        doubts.append(Doubt(run[0].number, f"第{where}行每行一字,是竖排的“{text}”,已直接连上;请核对"))
    return Lines(tuple(lines), (*printed.doubts, *doubts))


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines of one character that follow one another without a gap, and every other line by itself."""
    starts = 0
    keys = list[int]()
    for place, one in enumerate(lines):
        above = lines[place - 1] if place else None
        goes_on = above and _is_lone(above) and _is_lone(one) and above.number + 1 == one.number and not one.gap
        starts += not goes_on
        keys.append(starts)
    for _, run in groupby(zip(keys, lines, strict=True), key=lambda pair: pair[0]):
        yield [one for _, one in run]


def _is_lone(line: Line) -> bool:
    return bool(re.fullmatch(HAN, line.text))
