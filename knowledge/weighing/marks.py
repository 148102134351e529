"""What to mark in a passage: the sentence that answers, and more strongly the sum, number or day that was asked for.

A pure choice of spans in the passage's own characters; how a mark looks is for a door to say.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.text import Folded, fold, folded, occurrences, sentence_spans
from knowledge.topic import Term, Topic
from knowledge.weighing.held import found
from knowledge.weighing.values import VALUED, holds_value, values

Span = tuple[int, int]
BEFORE: Final = 0.5
"""What a word counts that stands in the sentence before: 停车是最大的难题。今年新建600个车位。"""
VALUE: Final = 0.7
"""What it counts that a sentence holds the kind of thing that was asked for."""
AGAIN: Final = 0.6
"""How much of that is left with every further sentence between."""
SPACE: Final = 0.2
"""What it counts that a sentence has room for an answer: 移民是水库的头一件难事。 only leads to one."""
ROOM: Final = 40
"""Characters from which a sentence has room enough."""
LEAST: Final = 0.15
"""The share of a topic below which no sentence stands out."""
MOST_VALUES: Final = 4
"""Values in one sentence that are marked; where there are more, none of them stands out."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of a passage; `strong` where it is the very thing that was asked for."""

    start: int
    end: int
    strong: bool = False


def marks(text: str, topic: Topic | None, words: Sequence[str] = ()) -> tuple[Mark, ...]:
    """The sentence that answers and the values in it; the words of the topic where no sentence stands out."""
    sentence = answering(text, topic) if topic else None
    spans = list(sentence_spans(text))
    if topic is None or sentence is None:
        return word_marks(text, topic, words)
    strong = _values(text, sentence, topic)
    weak = [sentence] if len(spans) > 1 else _words(fold(text), topic, words)
    return tuple(_laid(weak, strong))


def word_marks(text: str, topic: Topic | None, words: Sequence[str] = ()) -> tuple[Mark, ...]:
    """The words of a topic, and other folded words, where they stand."""
    return tuple(Mark(*span) for span in _words(fold(text), topic, words))


def answering(text: str, topic: Topic) -> Span | None:
    """The sentence of a passage that bears a topic best and holds what is asked for; None where none stands out."""
    spans = [_trimmed(text, span) for span in sentence_spans(text)]
    sentences = [folded(text[a:b]) for a, b in spans]
    terms = [term for term in topic.terms if not term.names] or list(topic.terms)
    total = sum(term.weight for term in terms)
    if not total or not spans:
        return None
    shares = [[found(term, sentence) for term in terms] for sentence in sentences]
    best, place = max((_merit(i, sentences, shares, terms, topic) / total, -i) for i in range(len(spans)))
    return spans[-place] if best >= LEAST else None


def _merit(
    i: int, sentences: Sequence[str], shares: Sequence[Sequence[float]], terms: Sequence[Term], topic: Topic
) -> float:
    """The weight of the words in a sentence, less of those in the one before, and of the value that was asked for."""
    carried = [
        max((BEFORE * row[j] * AGAIN ** (i - 1 - k) for k, row in enumerate(shares[:i])), default=0.0)
        for j in range(len(terms))
    ]
    weight = sum(t.weight * max(own, prior) for t, own, prior in zip(terms, shares[i], carried, strict=True))
    if not weight:
        return 0.0
    whole = sum(term.weight for term in terms)
    valued = topic.expects in VALUED and holds_value(topic.expects, topic.asked, sentences[i])
    return weight + whole * (VALUE * valued + SPACE * min(1.0, len(sentences[i]) / ROOM))


def _values(text: str, sentence: Span, topic: Topic) -> list[Span]:
    """The values in a sentence that a question for one may mean."""
    if topic.expects not in VALUED:
        return []
    start, end = sentence
    inside = fold(text[start:end])
    spans = [inside.original_span(*span) for span in values(topic.expects, topic.asked, inside.text)]
    return [(start + a, start + b) for a, b in spans] if len(spans) <= MOST_VALUES else []


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _words(text: Folded, topic: Topic | None, words: Sequence[str]) -> list[Span]:
    """Where the words of a topic, or what stands for them, are; spans that touch are one."""
    terms = [word for term in topic.terms for word in term.forms] if topic else []
    looked_for = {word for word in (*terms, *words, *(topic.required if topic else ())) if word.strip()}
    held = [word for word in looked_for if word in text.text]
    spans = sorted(
        text.original_span(start, start + len(word)) for word in held for start in occurrences(word, text.text)
    )
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _laid(weak: Iterable[Span], strong: Sequence[Span]) -> Iterator[Mark]:
    """Both kinds of spans in order, the strong ones cut out of the weak ones."""
    pieces = [Mark(*span, strong=True) for span in strong]
    for start, end in weak:
        for a, b in strong:
            if start < b and a < end:
                if start < a:
                    pieces.append(Mark(start, a))
                start = max(start, b)
        if start < end:
            pieces.append(Mark(start, end))
    yield from sorted(pieces, key=lambda mark: mark.start)
