"""What to mark in a passage: the sentence that answers, and more strongly the sum, number or day that was asked for.

A pure choice of spans in the passage's own characters; how a mark looks is for a door to say.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.text import Folded, fold, folded, occurrences, sentence_spans, trimmed
from knowledge.topic import Expect, Term, Topic
from knowledge.weighing.bearing import Bearing
from knowledge.weighing.held import found
from knowledge.weighing.values import VALUED, stands_at, values

Span = tuple[int, int]
BEFORE: Final = 0.5
"""What a word counts that stands in the sentence before: 停车是最大的难题。今年新建600个车位。"""
VALUE: Final = 0.7
"""What it counts that a sentence holds the kind of thing that was asked for."""
VAGUE: Final = 0.5
"""How much of that is left where it holds only what may count nothing: 一个会看小孩的大夫 beside 五个医生."""
COUNTED: Final = 0.4
"""What it counts that the thing that is counted stands at the number: 五个医生, 卖家1900多家."""
MEASURED: Final = 0.3
"""What it counts that it has the measure by which few things are counted: 十一条雪道."""
DONE: Final = 0.5
"""What it counts that the deed that is asked of stands at the value: 走了6个 for 走了几个."""
NAMED: Final = 0.6
"""What it counts that the year that is asked of stands in the value's clause; as much less where another does."""
OWN: Final = 1.0
"""What it counts that somebody tells his own age where just that was asked: 我六岁学缝, beside 最小的九岁."""
AGAIN: Final = 0.6
"""How much of that is left with every further sentence between."""
SPACE: Final = 0.2
"""What it counts that a sentence has room for an answer: 移民是水库的头一件难事。 only leads to one."""
ROOM: Final = 40
"""Characters from which a sentence has room enough."""
LEAST: Final = 0.15
"""The share of a topic below which no sentence stands out."""
HEADING: Final = 14
"""Characters of a sentence up to which it may be no more than the heading of the next."""
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
    strong = _values(text, sentence, Bearing(topic))
    weak = [sentence] if len(spans) > 1 else _words(fold(text), topic, words)
    return tuple(_laid(weak, strong))


def word_marks(text: str, topic: Topic | None, words: Sequence[str] = ()) -> tuple[Mark, ...]:
    """The words of a topic, and other folded words, where they stand."""
    return tuple(Mark(*span) for span in _words(fold(text), topic, words))


def answering(text: str, topic: Topic) -> Span | None:
    """The sentence of a passage that bears a topic best and holds what is asked for; None where none stands out."""
    spans = [trimmed(text, span) for span in sentence_spans(text)]
    sentences = [folded(text[a:b]) for a, b in spans]
    terms = [term for term in topic.terms if not term.names] or list(topic.terms)
    total = sum(term.weight for term in terms)
    if not total or not spans:
        return None
    shares = [[found(term, sentence) for term in terms] for sentence in sentences]
    bearing = Bearing(topic)
    best, place = max((_merit(i, sentences, shares, terms, bearing) / total, -i) for i in range(len(spans)))
    if best < LEAST:
        return None
    (start, end), after = spans[-place], spans[1 - place :]
    return start, after[0][1] if after and _leads_on(sentences[-place], bearing) else end


def _leads_on(sentence: str, bearing: Bearing) -> bool:
    """Whether a sentence only asks, or is no more than a heading, so that the next one tells (要打通山门。)."""
    return sentence.endswith("?") or (len(sentence) <= HEADING and not _valued(sentence, bearing))


def _merit(
    i: int, sentences: Sequence[str], shares: Sequence[Sequence[float]], terms: Sequence[Term], bearing: Bearing
) -> float:
    """The weight of the words in a sentence, less of those in the one before, and of the value that was asked for."""
    carried = [
        max((BEFORE * row[j] * AGAIN ** (i - 1 - k) for k, row in enumerate(shares[:i])), default=0.0)
        for j in range(len(terms))
    ]
    weight = sum(t.weight * max(own, prior) for t, own, prior in zip(terms, shares[i], carried, strict=True))
    valued = _valued(sentences[i], bearing)
    if not weight and valued <= VALUE + COUNTED:
        return 0.0
    whole = sum(term.weight for term in terms)
    return weight + whole * (valued + SPACE * min(1.0, len(sentences[i]) / ROOM))


def _valued(sentence: str, bearing: Bearing) -> float:
    """What it counts that a sentence holds a value of the kind that was asked for, and how well that bears it out."""
    topic = bearing.topic
    if topic.expects not in VALUED:
        return 0.0
    if bearing.is_denied(sentence):
        return VALUE + DONE
    spans = list(values(topic.expects, topic.asked, sentence))
    if not spans:
        return 0.0
    firm = [s for s in spans if not _is_vague(sentence[slice(*s)]) and bearing.is_measured(s, sentence)]
    measured = MEASURED if bearing.measure_tells and firm else 0.0
    own = topic.expects is Expect.AGE and _HIS_AGE.match(topic.asked) and _OWN_AGE.search(sentence)
    borne = OWN if own else max((_borne(span, sentence, bearing) for span in firm), default=0.0)
    return VALUE * (1.0 if firm else VAGUE) + measured + borne


_HIS_AGE: Final = re.compile("[^的最]{0,4}?(?:几岁|多大)")
"""What asks how old somebody was, and not how old somebody of his is."""
_OWN_AGE: Final = re.compile("[我俺][^,，。;；]{0,3}?[0-9一二三四五六七八九十]{1,4}岁")


def _borne(value: Span, sentence: str, bearing: Bearing) -> float:
    """What it counts that a value stands at what is counted and at the deed, and with the year, that is asked of."""
    at_counted = max((stands_at(noun, value, sentence) for noun in bearing.counted), default=0.0)
    return COUNTED * at_counted + DONE * bearing.at_deed(value, sentence) + NAMED * bearing.is_own(value, sentence)


_VAGUE: Final = re.compile("[一几][天年个名位件条家次回场台座艘只辆套份口]")
"""One of a thing, which may be meant for any."""


def _is_vague(value: str) -> bool:
    return _VAGUE.fullmatch(value) is not None


def _values(text: str, sentence: Span, bearing: Bearing) -> list[Span]:
    """The values in a sentence that a question for one means: those that bear it out best."""
    topic = bearing.topic
    if topic.expects not in VALUED:
        return []
    start, end = sentence
    inside = fold(text[start:end])
    found = list(values(topic.expects, topic.asked, inside.text))
    firm = [span for span in found if not _is_vague(inside.text[slice(*span)])] or found
    best = bearing.best(firm, inside.text, folded(text))
    spans = [inside.original_span(*span) for span in best]
    return _joined((start + a, start + b) for a, b in spans) if len(spans) <= MOST_VALUES else []


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, of which those that touch are one: 今年7月."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _words(text: Folded, topic: Topic | None, words: Sequence[str]) -> list[Span]:
    """Where the words of a topic, or what stands for them, are; spans that touch are one."""
    terms = [word for term in topic.terms for word in term.forms] if topic else []
    looked_for = {word for word in (*terms, *words, *(topic.required if topic else ())) if word.strip()}
    held = [word for word in looked_for if word in text.text]
    spans = sorted(
        text.original_span(start, start + len(word)) for word in held for start in occurrences(word, text.text)
    )
    return _joined(spans)


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
