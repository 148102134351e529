"""From a topic to passages in order, each with its evidence and how sure it is. It decides nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from knowledge.asked import Search
from knowledge.calibration import Calibration
from knowledge.evidence import Evidence, weigh
from knowledge.findings import Found
from knowledge.lexicon import Person
from knowledge.meaning.look import Look, blind
from knowledge.model import Coverage, Passage
from knowledge.ranking import Hit, Index
from knowledge.topic import Language, Topic

NEAREST: Final = 0.1
"""The gain in cosine at which a passage is as near to a question as passages come."""
NEARNESS: Final = 0.8
"""What full nearness is worth beside a full score."""
CLEARLY_NEARER: Final = 0.5
"""The difference in nearness that is as clear as differences come."""
LOOKED_AT: Final = 20
"""How many of the best passages are weighed."""


@dataclass(frozen=True, slots=True)
class Library:
    """All that an answer is made from."""

    coverage: Coverage
    index: Index
    language: Language
    calibration: Calibration
    look: Look = blind


def weighed(topic: Topic, rows: Sequence[int] | None, library: Library, scoped: bool) -> list[Found]:
    """The best passages, weighed and in order: rank and evidence together."""
    index = library.index
    hits = index.ranked(topic.query, rows, None if topic.required or topic.excluded else LOOKED_AT)
    hits = [hit for hit in hits if _allowed(hit.passage, topic, index)][:LOOKED_AT]
    if not hits:
        return []
    places = [index.rows[hit.passage.id] for hit in hits]
    seen = [
        (hit, replace(weigh(topic, index.texts[row], index.contexts[row]), scoped=float(scoped)))
        for hit, row in zip(hits, places, strict=True)
    ]
    found = _in_order(seen, library)
    if found[0].confidence >= library.calibration.sure:
        return found
    gains = library.look(topic.asked, [index.texts[row] for row in places])
    if gains is None:
        return found
    nearer = (min(1.0, max(0.0, gain / NEAREST)) for gain in gains)
    return _in_order(
        [(h, replace(e, near=near, looked=1.0)) for (h, e), near in zip(seen, nearer, strict=True)], library
    )


def _in_order(weighed: Sequence[tuple[Hit, Evidence]], library: Library) -> list[Found]:
    best = max(hit.score for hit, _ in weighed)
    order = sorted(weighed, key=lambda pair: -_merit(pair[0], pair[1], best))
    sources = [hit.passage.source.id for hit, _ in order]
    lead = _lead([_merit(hit, evidence, best) for hit, evidence in order], sources)
    ahead = _standing([hit.score / best for hit, _ in order], sources, 1.0)
    nearer = _standing([evidence.near for _, evidence in order], sources, CLEARLY_NEARER)
    first = replace(
        order[0][1],
        lead=lead * order[0][1].coverage,
        ahead=ahead,
        nearer=nearer if order[0][1].looked else order[0][1].nearer,
    )
    return [found_in(hit, first if i == 0 else evidence, library) for i, (hit, evidence) in enumerate(order)]


def _standing(values: Sequence[float], sources: Sequence[str], whole: float) -> float:
    """Where the first stands against the best of another speech: 1 where it is `whole` ahead, 0 where as far behind."""
    others = [value for value, source in zip(values, sources, strict=True) if source != sources[0]]
    return min(1.0, max(0.0, 0.5 + 0.5 * (values[0] - max(others)) / whole)) if others else 1.0


def found_in(hit: Hit, evidence: Evidence, library: Library) -> Found:
    return Found(hit.passage, hit.score, hit.matched, evidence, library.calibration.confidence(evidence))


def _merit(hit: Hit, evidence: Evidence, best: float) -> float:
    """Rank and evidence in one number: the score as a share of the best one's, and what was found."""
    return (
        hit.score / best
        + 0.6 * evidence.coverage
        + 0.4 * evidence.sentence
        + 0.25 * evidence.kind
        + 0.5 * evidence.asks
        + NEARNESS * evidence.near
    )


def _lead(merits: Sequence[float], sources: Sequence[str]) -> float:
    """How far the best is ahead of the best of another speech, as a share of its own merit."""
    for merit, source in zip(merits[1:], sources[1:], strict=True):
        if source != sources[0]:
            return max(0.0, min(1.0, (merits[0] - merit) / merits[0])) if merits[0] else 0.0
    return 1.0


def _allowed(passage: Passage, topic: Topic, index: Index) -> bool:
    row = index.rows[passage.id]
    text = f"{index.texts[row]} {index.contexts[row]}"
    return all(word in text for word in topic.required) and not any(word in text for word in topic.excluded)


def rows_asked(asked: Search, library: Library) -> list[int] | None:
    """The passages that may answer, or None for all."""
    if not (asked.notes_only or asked.people or asked.pages):
        return None
    rows = rows_of(asked.people, library) if asked.people else range(len(library.index.passages))
    passages = library.index.passages
    pages = {page.id for page in asked.pages}
    return [
        row
        for row in rows
        if not (asked.notes_only and passages[row].speech) and (not pages or passages[row].page.id in pages)
    ]


def rows_of(people: Sequence[Person], library: Library) -> list[int]:
    ids = {person.id for person in people}
    return [row for row, p in enumerate(library.index.passages) if p.speaker and p.speaker.id in ids]
