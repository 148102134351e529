"""The pieces of a text between spaces and commas, and which of them is a name or ends with one. It finds no posts."""

import re
from collections.abc import Iterator
from typing import Final

from knowledge.page.persons.names import is_name, is_of_given_words, torn_name
from knowledge.page.persons.posts import ORGANISATION, POST

SHORTEST_POST: Final = 3
LONGEST_DOTTED: Final = 26


def parted(plain: str) -> list[tuple[int, int]]:
    """The pieces of a text between spaces and commas; a name printed with a space inside is one piece."""
    pieces = [(m.start(), m.end()) for m in re.finditer(r"[^\s,;/]+", plain)]
    return _spaced_name(plain, _spaced_name(plain, pieces, last=True), last=False)


def with_spaced_names(plain: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces, with names that are printed with spaces inside made one, wherever they stand."""
    found: list[tuple[int, int]] = []
    place = 0
    while place < len(pieces):
        for count in (5, 4, 3, 2):
            group = pieces[place : place + count]
            within = plain[group[0][0] : group[-1][1]]
            if len(group) == count and not re.search(r"[、,;/]", within) and torn_name(within.split()):
                found.append((group[0][0], group[-1][1]))
                place += count
                break
        else:
            found.append(pieces[place])
            place += 1
    return found


def ends_with_name(plain: str) -> int:
    """How many characters of a name stand at the end of a piece, behind a post or alone; 0 for none."""
    if is_name(plain) and not ORGANISATION.search(plain):
        return len(plain)
    for length in lengths_of_name(plain):
        before, after = plain[:-length], plain[-length:]
        if len(before) > 1 and is_name(after) and not ORGANISATION.search(after) and POST.search(before.rstrip()):
            return length
    return 0


def lengths_of_name(plain: str) -> Iterator[int]:
    """How many characters at the end of a text may be a name, the likeliest first."""
    yield from _dotted_ends(plain)
    yield from (3, 2, 4)
    if is_of_given_words(plain[-5:]):
        yield 5


def _spaced_name(plain: str, pieces: list[tuple[int, int]], last: bool) -> list[tuple[int, int]]:
    for count in (5, 4, 3, 2):
        group = pieces[-count:] if last else pieces[:count]
        if len(group) < count or any(c in ",;/" for c in plain[group[0][0] : group[-1][1]]):
            continue
        if torn_name([plain[start:end] for start, end in group]):
            merged = (group[0][0], group[-1][1])
            return [*pieces[:-count], merged] if last else [merged, *pieces[count:]]
    return pieces


def _dotted_ends(plain: str) -> Iterator[int]:
    """How long the names with a middle dot can be that stand behind a post, the shortest first."""
    dot = max(map(plain.rfind, "·•・‧∙⋅"))
    lengths = range(len(plain) - dot + 2, min(len(plain) - SHORTEST_POST, LONGEST_DOTTED) + 1) if dot > 0 else ()
    yield from (length for length in lengths if not re.search(r"[了的说谈]", plain[-length:]))
