"""Where another paper or day begins in a file that should hold one page: a second head under words. It reads no words.

The next page of the same paper and day is none: a speech may go on there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from knowledge.page.printed.kinds import Kind, Marked

HEAD_LINES: Final = 6
"""Lines that a paper's name and its day are apart in a head, at most."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The head of a page: the line that it begins with, the paper's name as printed, and the days beside it."""

    line: int
    name: str
    days: frozenset[str]


def with_other_titles(lines: Sequence[Marked]) -> list[Marked]:
    """The lines; what ends as a paper's name does, below words and apart from a day, is a title: 隐患早发现早上报."""
    first = next(_openings(lines), None)
    words = next((one.line.number for one in lines if one.kind == Kind.TEXT), None)
    if first is None or words is None:
        return list(lines)
    apart = {one.line for one in _openings(lines) if one.name != first.name and one.line > words and not one.days}
    return [
        replace(one, kind=Kind.TITLE, head=None) if one.line.number in apart and _is_a_name(one) else one
        for one in lines
    ]


def _is_a_name(of: Marked) -> bool:
    """Whether a line of the head is a paper's name and nothing else."""
    return of.head is not None and not of.head.rest and [fact.what for fact in of.head.facts] == ["newspaper"]


def another_page(lines: Sequence[Marked]) -> Opening | None:
    """The first head of another paper or another day under words of the first, where there is one."""
    heads = list(_openings(lines))
    words = [one.line.number for one in lines if one.kind == Kind.TEXT]
    for one in heads[1:]:
        another_day = bool(heads[0].days) and not one.days <= heads[0].days
        is_other = one.days and (another_day or one.name != heads[0].name)
        if is_other and any(heads[0].line < word < one.line for word in words):
            return one
    return None


def _openings(lines: Sequence[Marked]) -> Iterator[Opening]:
    """Each line with a paper's name, and the days that are printed near it."""
    facts = [(fact, one.line.number) for one in lines if one.head for fact in one.head.facts]
    for name, line in facts:
        if name.what == "newspaper":
            days = [(fact.value, at) for fact, at in facts if fact.what == "date" and abs(at - line) <= HEAD_LINES]
            yield Opening(min([line, *(at for _, at in days)]), name.value, frozenset(day for day, _ in days))
