"""Speeches and notes cut into passages: exact slices that end where sentences end. It ranks nothing.

A paragraph is a passage. A long one is cut between sentences into parts of even length; a short one (a heading) goes
with its neighbour, and one that ends in a question with the next, which answers it. No sentence is ever cut, so a
passage is as long as its longest sentence where that is longer than the limit.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from knowledge.model import Coverage, Note, Page, Passage, Speech
from knowledge.text import sentence_spans, trimmed

MOST = 320
"""Characters above which a paragraph is cut: about one phone screen."""
LEAST = 50
"""Characters below which a paragraph goes with its neighbour."""

Span = tuple[int, int]


def passages(
    coverage: Coverage,
    most: int = MOST,
    least: int = LEAST,
    before: Callable[[Page], Sequence[Passage]] = lambda _: (),
) -> tuple[Passage, ...]:
    """Every passage of the coverage, in the order of the record, neighbours known.

    `before` has those of a page that were cut with the same limits, where that very page was there before.
    """
    cut: list[Passage] = []
    for page in coverage.pages:
        if known := before(page):
            cut.extend(known)
            continue
        sources: tuple[Speech | Note, ...] = (*page.speeches, *page.notes)
        for source in sources:
            cut.extend(_linked(_slices(page, source, most, least)))
    return tuple(cut)


def _slices(page: Page, source: Speech | Note, most: int, least: int) -> Iterator[Passage]:
    seen: dict[str, int] = {}
    for start, end in spans(source.text, most, least):
        words = source.text[start:end]
        digest = hashlib.sha256(words.encode()).hexdigest()[:10]
        seen[digest] = seen.get(digest, 0) + 1
        again = "" if seen[digest] == 1 else f"-{seen[digest]}"
        yield Passage(f"{source.id}-{digest}{again}", page, source, start, end, words)


def _linked(cut: Iterator[Passage]) -> list[Passage]:
    row = list(cut)
    ids = [None, *(passage.id for passage in row), None]
    return [replace(p, previous=ids[i], next=ids[i + 2]) for i, p in enumerate(row)]


def together(one: Passage, other: Passage) -> Passage:
    """Two neighbours as the one slice that both are, under the id of the first of them that is given."""
    first, last = sorted((one, other), key=lambda passage: passage.start)
    words = one.source.text[first.start : last.end]
    return replace(one, start=first.start, end=last.end, text=words, previous=first.previous, next=last.next)


def spans(text: str, most: int = MOST, least: int = LEAST) -> list[Span]:
    """Where the passages of a text begin and end; outer white space belongs to none of them."""
    parts = [part for paragraph in _paragraphs(text) for part in _parts(text, paragraph, most)]
    return _joined(text, parts, most, least)


def _paragraphs(text: str) -> Iterator[Span]:
    for match in re.finditer(r"[^\n]+", text):
        yield from _held(text, match.span())


def _held(text: str, span: Span) -> Iterator[Span]:
    """A span without the white space at its ends; none where it holds nothing else."""
    start, end = trimmed(text, span)
    if start < end:
        yield start, end


def _parts(text: str, paragraph: Span, most: int) -> Iterator[Span]:
    """The paragraph whole, or cut between sentences into as few parts as the limit allows, of even length."""
    start, end = paragraph
    if end - start <= most:
        yield paragraph
        return
    sentences = [(start + a, start + b) for a, b in sentence_spans(text[start:end])]
    share = (end - start) / -(-(end - start) // most)
    begin = start
    for sentence, following in zip(sentences, [*sentences[1:], None], strict=True):
        longer = following is not None and following[1] - begin > most
        if following is None or longer or sentence[1] - begin >= share * 0.9:
            yield from _held(text, (begin, sentence[1]))
            begin = sentence[1]


def _joined(text: str, parts: Sequence[Span], most: int, least: int) -> list[Span]:
    """Short and asking parts go with the next one where the limit allows, a short last one with the one before."""
    joined: list[Span] = []
    for start, end in parts:
        if joined:
            before, stop = joined[-1]
            short = stop - before < least or (end - start < least and (start, end) == parts[-1])
            if (short or _ASKS.search(text, before, stop)) and end - before <= most:
                joined[-1] = before, end
                continue
        joined.append((start, end))
    return joined


_ASKS = re.compile(r"[?？][”』」\"]?\Z")
"""What a paragraph ends in that leaves the answer to the next one."""
