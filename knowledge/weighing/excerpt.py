"""The sentences of a passage that are read beside a question: those that hold most of it."""

from typing import Final

from knowledge.text import sentence_spans
from knowledge.topic import Topic
from knowledge.weighing.held import found

MOST: Final = 120
"""Characters that are read of a passage: what the reader was taught is no longer, and to read takes time."""
GRAMS: Final = 0.1
"""What a pair of characters counts beside a word."""


def excerpt(topic: Topic, text: str) -> str:
    """The neighbouring sentences of a folded passage that hold most of a topic, in at most `MOST` characters.

    Of those that hold as much the first and fewest; where none holds anything, how the passage begins.
    """
    if len(text) <= MOST:
        return text
    spans = list(sentence_spans(text))
    best, most = spans[0], 0.0
    for i, (start, _) in enumerate(spans):
        for j in range(i, len(spans)):
            end = spans[j][1]
            if end - start > MOST and j > i:
                break
            held = _held(topic, text[start:end])
            if held > most + 1e-9:
                best, most = (start, end), held
    return text[slice(*best)][:MOST] if most else text[:MOST]


def excerpts(text: str) -> list[str]:
    """All of a folded passage in neighbouring sentences of at most `MOST` characters, each with the last one before."""
    spans = list(sentence_spans(text))
    found, first = [], 0
    while first < len(spans):
        last = first
        while last + 1 < len(spans) and spans[last + 1][1] - spans[first][0] <= MOST:
            last += 1
        found.append(text[spans[first][0] : spans[last][1]][:MOST])
        if last + 1 == len(spans):
            break
        first = max(first + 1, last)
    return found


def _held(topic: Topic, text: str) -> float:
    """The weight of the words and pairs of characters of a topic that a text holds."""
    words = sum(term.weight * found(term, text) for term in topic.terms)
    return words + GRAMS * sum(len(gram) > 1 and gram in text for gram in topic.query.grams)
