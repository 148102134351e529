"""A passage of the record as it is shown, whole or its one sentence, with the words marked that answer."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from bot.messages import Quotation, Run, Style
from knowledge.model import Passage
from knowledge.passages import MOST
from knowledge.text import sentence_spans
from knowledge.topic import Topic
from knowledge.weighing.concerns import Concern, concern_marks
from knowledge.weighing.marks import ROOM, Mark, Span, answering, marks, word_marks
from knowledge.weighing.remedies import remedy, remedy_marks

LONG: Final = MOST
"""Characters above which a quotation may be folded up."""
SNIPPET: Final = 90
"""Characters of a candidate that are shown before it is chosen."""


def of_concern(passage: Passage, concern: Concern) -> Quotation:
    """A passage with the sentences marked that tell what somebody means to do, asks for, finds hard or achieved."""
    marked = concern_marks(concern, passage.text, passage.page.date)
    return Quotation(tuple(_marked(passage.text, marked)), long=len(passage.text) > LONG)


def quotation(passage: Passage, topic: Topic | None, asks_remedy: bool = False) -> Quotation:
    """A passage with the sentence that answers marked, and what was asked for more strongly."""
    marked = remedy_marks(passage.text, topic) if asks_remedy else marks(passage.text, topic)
    return Quotation(tuple(_marked(passage.text, marked)), long=len(passage.text) > LONG)


def snippet(
    passage: Passage,
    topic: Topic | None,
    asks_remedy: bool = False,
    words: Sequence[str] = (),
    told: Span | None = None,
) -> Quotation:
    """The sentence of a passage that bears the topic best, or is known to tell it; words marked, cut by … if long."""
    marked = word_marks(passage.text, topic, words)
    if asks_remedy:
        told = remedy(passage.text, topic)
    elif told is None and topic:
        told = answering(passage.text, topic)
    start, end = told or _most_marked(passage.text, marked)
    sentence = passage.text[start:end].strip()
    start = passage.text.index(sentence, start)
    shown = sentence if len(sentence) <= SNIPPET else sentence[:SNIPPET]
    inside = [
        replace(m, start=m.start - start, end=m.end - start)
        for m in marked
        if start <= m.start and m.end <= start + len(shown)
    ]
    runs = list(_marked(shown, inside))
    return Quotation(tuple(runs if shown == sentence else [*runs, Run("…")]))


def _most_marked(text: str, marked: Sequence[Mark]) -> Span:
    """The sentence in which most is marked, the first of such; with those after one that is too short."""
    spans = list(sentence_spans(text))
    place = max(range(len(spans)), key=lambda i: (_marked_within(spans[i], marked), -i))
    start, end = spans[place]
    for _, following in spans[place + 1 :]:
        if len(text[start:end].strip()) >= ROOM:
            break
        end = following
    return start, end


def _marked_within(span: tuple[int, int], marked: Sequence[Mark]) -> int:
    """How many characters of a span are marked."""
    return sum(mark.end - mark.start for mark in marked if span[0] <= mark.start < span[1])


def _marked(text: str, spans: Sequence[Mark]) -> Iterable[Run]:
    place = 0
    for mark in spans:
        yield Run(text[place : mark.start])
        yield Run(text[mark.start : mark.end], Style.STRONG if mark.strong else Style.MARK)
        place = mark.end
    yield Run(text[place:])
