"""Where a speech was held and where its speaker sits, printed on a line beside who speaks. It finds no speaker."""

from dataclasses import replace
from typing import Final

from knowledge.page.arranged.blocks import Block
from knowledge.page.arranged.sections import is_delegation
from knowledge.page.lines import Doubt
from knowledge.page.printed.kinds import Kind
from knowledge.page.printed.trimmings import CUT_SHORT, OCCASION

LEAST_SEATS: Final = 2
"""Delegations of a page that must all be printed over who speaks, before they are of the attributions."""


def with_occasions(lines: list[Block]) -> list[Block]:
    """`——在市第五次党代会上的发言` beside who speaks is of that attribution; `（摘要）` is of the title above."""
    found: list[Block] = []
    for one in lines:
        above = found[-1] if found else None
        beside = above is not None and above.last.number + 1 == one.number and not one.marked.line.gap
        if above is not None and beside and above.kind in (Kind.EVENT, Kind.TITLE) and _is_cut(one):
            found[-1] = _with_cut(above, one)
            continue
        if above is not None and beside and (_is_held(above, one) or _is_held(one, above)):
            speaks = one if _is_held(above, one) else above
            text, numbers = f"{above.text} {one.text}", above.numbers + one.numbers
            found[-1] = replace(speaks, text=text, numbers=numbers, last=one.last)
        else:
            found.append(one)
    return found


def with_seats(lines: list[Block]) -> list[Block]:
    """`江东区代表团` between a headline and who speaks is of that attribution, where each delegation is printed so."""
    seats = [i for i, one in enumerate(lines) if one.kind == Kind.TITLE and is_delegation(one)]
    if len(seats) < LEAST_SEATS or not all(_is_seat(lines, i) for i in seats):
        return lines
    found = list(lines)
    for place in seats:
        seat, speaks = lines[place], lines[place + 1]
        text, numbers = f"{seat.text} {speaks.text}", seat.numbers + speaks.numbers
        found[place + 1] = replace(speaks, text=text, numbers=numbers)
    return [one for i, one in enumerate(found) if i not in seats]


def _is_seat(lines: list[Block], place: int) -> bool:
    """Whether a line stands right under a title and right over who speaks."""
    above, below = lines[place - 1 : place], lines[place + 1 : place + 2]
    headed = bool(above) and above[0].kind == Kind.TITLE and not lines[place].marked.line.gap
    return headed and bool(below) and below[0].kind == Kind.ATTRIBUTION and not below[0].marked.line.gap


def _with_cut(title: Block, cut: Block) -> Block:
    text = title.text + cut.text
    doubt = Doubt(cut.number, f"第{title.last.number}、{cut.number}行已直接连成“{text}”;请核对")
    marked = replace(title.marked, doubts=(*title.marked.doubts, doubt))
    return replace(title, text=text, numbers=title.numbers + cut.numbers, last=cut.last, marked=marked)


def _is_cut(block: Block) -> bool:
    return block.kind in (Kind.TITLE, Kind.TEXT) and bool(CUT_SHORT.fullmatch(block.plain))


def _is_held(occasion: Block, speaks: Block) -> bool:
    said = occasion.kind in (Kind.EVENT, Kind.TITLE) and OCCASION.match(occasion.plain)
    return bool(said) and speaks.kind == Kind.ATTRIBUTION and not speaks.marked.rest
