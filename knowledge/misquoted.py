"""The printed words that somebody quotes from memory, who leaves a character or two out."""

from collections.abc import Iterator
from typing import Final

from knowledge.ranking import Index
from knowledge.text import HAN, without_signs

LEAST: Final = 7
"""Characters of a quotation that is known by most of its words."""
LEAST_WHOLE: Final = 6
"""Characters of one that is known by all of its words, whatever signs are printed between (稳就业、保民生)."""
ADDED: Final = 3
"""Characters, signs among them, that print may have more."""
PARTS: Final = 3
"""The parts of a quotation of which one at least is as printed."""


def printed_for(quoted: str, index: Index) -> str:
    """What is printed where folded words are quoted that are not: all of them, in their order, and few more.

    Words of which one is another (三只碗 for 两只碗) are nobody's.
    """
    characters = len(HAN.findall(quoted))
    if characters < LEAST_WHOLE:
        return quoted
    size = len(quoted) // PARTS
    parts = (quoted[i * size : (i + 1) * size if i + 1 < PARTS else None] for i in range(PARTS))
    rows = sorted({row for part in parts for row in index.rows_saying(part).tolist()})
    found = (one for row in rows for one in _alike(quoted, index.texts[row]))
    whole = (one for one in found if characters >= LEAST or without_signs(one) == without_signs(quoted))
    return min(whole, key=len, default=quoted)


def _alike(form: str, text: str) -> Iterator[str]:
    """Where a text holds all of some words in their order and close together, with both of its quotation marks."""
    start = text.find(form[0])
    while start >= 0:
        if end := _ending(form, text, start):
            opened = text.rfind("“", max(0, start - len(form)), start) if text.count("”", start, end) else -1
            whole = text[start if opened < 0 or "“" in text[start:end] else opened : end]
            if whole.count("“") == whole.count("”"):
                yield whole
        start = text.find(form[0], start + 1)


def _ending(form: str, text: str, start: int) -> int:
    """Where some words end that begin at a place of a text, with what it has more among them; 0 where they do not."""
    place, last = start, start + len(form) + ADDED
    for character in form:
        place = text.find(character, place, last) + 1
        if not place:
            return 0
    return place
