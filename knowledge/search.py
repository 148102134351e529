"""From a topic to passages in order, each with its evidence and how sure it is. It decides nothing."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import Final, NamedTuple

from knowledge.asked import Search
from knowledge.findings import Found
from knowledge.lexicon import Person
from knowledge.meaning.look import Alike, Look, Read, Tell, blind, unlike, unread, untold
from knowledge.model import Coverage
from knowledge.passages import LEAST, MOST
from knowledge.ranking import Hit, Index
from knowledge.topic import Expect, Language, Topic
from knowledge.weighing import merit
from knowledge.weighing.calibration import Calibration
from knowledge.weighing.cues import Cues, Likeness
from knowledge.weighing.evidence import Evidence, as_odds, as_read
from knowledge.weighing.excerpt import excerpt
from knowledge.weighing.sought import Sought

NEAREST: Final = 0.2
"""The gain in cosine at which a passage is as near to a question as passages come."""
CLEARLY_NEARER: Final = 0.5
"""The difference in nearness that is as clear as differences come."""
CLEARLY_CLOSER: Final = 0.3
"""The difference in closeness that is."""
WHOLLY_FULL: Final = 0.6
"""How close the farthest pieces of a question are where a passage speaks of all of it."""
CLEARLY_FULLER: Final = 0.33
"""The difference in this, as a share, that is as clear as differences come."""
CLEAR: Final = 8.0
"""The difference in merit between the first passage and the next at which the first is clearly meant."""
LOOKED_AT: Final = 50
"""How many are looked at for their meaning."""
ALL_LOOKED_AT: Final = 100
"""How many are looked at for what stands out in meaning, be it that no word of the question is in them."""
STANDS_OUT: Final = 0.74
"""From where a passage stands out, as `merit.outstanding` tells it."""
NEAR: Final = 0.65
"""The nearness and closeness together below which nothing is near, however far it stands out from what is farther."""
UNREAD_BELOW: Final = 0.05
UNREAD_ABOVE: Final = 0.95
"""The confidences beyond which no reading is needed: to read takes as long as all else."""
READ: Final = 3
"""How many are read at most."""
DOUBTED: Final = -1.0
"""The log-odds of a reading below which others are read, too."""
CONFIRMED: Final = 3.0
"""The log-odds of a reading from which no other is read, however close the next passage is."""
CLOSE: Final = 0.4
"""How far the first passage is ahead of the next, as `Evidence.clear` tells it, where the two are close."""
OF_READING: Final = 0.5
"""What the log-odds of a reading count beside those of the confidence before it, for the order."""
LIKENED: Final = 6
"""How many passages are judged by what answered like questions elsewhere."""
CLEARLY_LIKENED: Final = 0.15
"""How much nearer than usual to what answered there a passage is that is as near as passages come."""
LIKE: Final = 0.4
"""How like a question a cue must be to count at all."""
LIKEST: Final = 6
"""How many passages are judged by their cues at most, and as many by what was found first."""
CLEARLY_LIKER: Final = 0.3
"""The difference in likeness that is as clear as differences come."""
WEIGHED: Final = 12
"""How many of the best passages are weighed by words."""


@dataclass(frozen=True, slots=True)
class Library:
    """All that an answer is made from."""

    coverage: Coverage
    index: Index
    language: Language
    calibration: Calibration
    merit: merit.Merit
    look: Look = blind
    looked_at: int = LOOKED_AT
    read: Read = unread
    tell: Tell = untold
    alike: Alike = unlike
    cues: Cues = field(default_factory=Cues)
    limits: tuple[int, int] = MOST, LEAST
    """Characters of a passage, at most and at least."""

    def by_words_alone(self) -> "Library":
        """The same without the second look: neither the encoder nor the reader is asked anything."""
        return replace(self, look=blind, read=unread, tell=untold, alike=unlike)


def weighed(topic: Topic, rows: Sequence[int] | None, library: Library, scoped: bool) -> list[Found]:
    """The best passages, weighed and in order: rank and evidence together."""
    looks = library.look is not blind
    hits = _ranked(topic, rows, library, max(WEIGHED, library.looked_at) if looks else WEIGHED)
    if not hits:
        return []
    candidate = _weighing(topic, hits[0].score, library, scoped)
    candidates = [candidate(hit) for hit in hits[:WEIGHED]]
    found = _in_order(candidates, library)
    if not looks or _is_settled(found[0], library.calibration.sure):
        return found
    candidates += map(candidate, hits[WEIGHED:])
    looked = by_meaning(topic, candidates[: library.looked_at], library)
    if not looked:
        return found
    read = _read(topic, _in_order(looked, library), library)
    surer = likened(read, library)
    who = topic.expects is Expect.PERSON  # what answered elsewhere tells nothing of who it is here
    return _cued(topic, read if who else surer, rows, scoped, library)


def _is_settled(found: Found, sure: float) -> bool:
    """Whether a passage is so sure and may be quoted: what seems to lack what is asked for is looked into."""
    return found.confidence >= sure and (found.evidence is None or found.evidence.quotable)


def _read(topic: Topic, found: list[Found], library: Library) -> list[Found]:
    """The passages, of which the first is read beside the question where words and nearness do not settle it.

    Where it is read as no answer, or not surely as one and the next are close, these are read, too, and the likeliest
    of those that were read comes first.
    """
    if library.read is unread or found[0].confidence < UNREAD_BELOW or _is_settled(found[0], UNREAD_ABOVE):
        return found
    odds = _odds(topic, found[:1], library)
    if odds and odds[0] < (CONFIRMED if _is_close(found[0]) else DOUBTED):
        odds += _odds(topic, found[1:READ], library)
    read = [(_told(one, value, library), _likely(one, value)) for one, value in zip(found, odds, strict=False)]
    return [one for one, _ in sorted(read, key=itemgetter(1), reverse=True)] + found[len(read) :]


def likened(found: list[Found], library: Library) -> list[Found]:
    """The passages, of which the first are judged again by what answered like questions elsewhere.

    It raises how sure a passage is and lowers none; what is surer than the first now comes before it.
    """
    if library.calibration.likened is None:
        return found
    judged = [_by_precedent(one, library) for one in found[:LIKENED]]
    raised = (one for one in judged[1:] if one.evidence and one.evidence.likened)
    ahead = sorted((one for one in raised if one.confidence > judged[0].confidence), key=_confidence, reverse=True)
    ids = {one.passage.id for one in ahead}
    return [*ahead, *(one for one in judged if one.passage.id not in ids), *found[LIKENED:]]


def _by_precedent(one: Found, library: Library) -> Found:
    """A passage judged so; as it is where nothing is known of like questions."""
    if one.evidence is None or not one.evidence.precedent:
        return one
    evidence = one.evidence._replace(likened=1.0, before=as_odds(one.confidence))
    surer = library.calibration.confidence(evidence)
    return one._replace(evidence=evidence, confidence=surer) if surer > one.confidence else one


def _cued(topic: Topic, found: list[Found], rows: Sequence[int] | None, scoped: bool, library: Library) -> list[Found]:
    """The passages, with those before them that are surer for what an editor says is asked of them.

    A cue raises how sure its passage is and lowers no other. What it raises has a bound of its own and comes before
    what is less sure, so that a doubtful answer may become one of several candidates.
    """
    if not library.cues.texts or library.calibration.cued is None:
        return found
    before = {one.passage.id: one.confidence for one in found}
    told = with_cues(topic, found, rows, scoped, library)
    surer = [one for one in told if one.confidence > before.get(one.passage.id, 0.0)]
    surer.sort(key=_confidence, reverse=True)
    ids = {one.passage.id for one in surer}
    rest = [one for one in found if one.passage.id not in ids]
    first = [one for one in surer if not rest or one.confidence > rest[0].confidence]
    return [*first, *rest[:1], *surer[len(first) :], *rest[1:]]


def with_cues(
    topic: Topic,
    found: Sequence[Found],
    rows: Sequence[int] | None,
    scoped: bool,
    library: Library,
    least: float = LIKE,
    most: int = LIKEST,
) -> list[Found]:
    """The passages whose cues are likest to a question, and the first found that have some, judged by that as well.

    An empty list where the encoder cannot tell now how like they are.
    """
    values = library.alike(topic.asked)
    if values is None:
        return []
    likest = library.cues.likest(values, topic.expects, None if rows is None else set(rows))
    enough = {row for row, like in likest.items() if like.value >= least}
    order = sorted(enough, key=lambda row: (-likest[row].value, row))
    known = {library.index.rows[one.passage.id]: one for one in found}
    chosen = dict.fromkeys([*order[:most], *(row for row in list(known)[:most] if row in enough)])
    weighing = _weighing(topic, max((one.score for one in found), default=0.0), library, scoped)
    told = []
    for row in chosen:
        one = known.get(row) or _unfound(row, topic, weighing, library)
        others = max((like.value for place, like in likest.items() if place != row), default=0.0)
        if one is not None:
            told.append(_with_cue(one, likest[row], likest[row].value - others, topic, library))
    return told


def _unfound(row: int, topic: Topic, weighing: Callable[[Hit], merit.Candidate], library: Library) -> Found | None:
    """A passage that the words did not find, weighed by them all the same; None where it may not be shown."""
    hit = library.index.hit(row, 0.0, topic.query)
    return found_in(hit, weighing(hit).evidence, library) if _allowed(hit, topic) else None


def _with_cue(one: Found, like: Likeness, ahead: float, topic: Topic, library: Library) -> Found:
    if one.evidence is None:
        return one
    evidence = one.evidence._replace(
        cued=1.0,
        cue=_share(like.value),
        alone=_share(0.5 + 0.5 * ahead / CLEARLY_LIKER),
        before=as_odds(one.confidence),
        shared=Sought.of(topic).weigh(like.cue, "").coverage,
    )
    return one._replace(evidence=evidence, confidence=library.calibration.confidence(evidence))


def _confidence(found: Found) -> float:
    return found.confidence


def _is_close(found: Found) -> bool:
    return found.evidence is not None and found.evidence.clear < CLOSE


def _odds(topic: Topic, found: Sequence[Found], library: Library) -> list[float]:
    """The log-odds that each of some passages answers, by reading them; none where they cannot be read now."""
    texts = [excerpt(topic, one.hit.text) for one in found if one.hit]
    return list(library.read(topic.asked, texts) or ())


def _told(found: Found, odds: float, library: Library) -> Found:
    if found.evidence is None:
        return found
    evidence = found.evidence._replace(read=1.0, reads=as_read(odds))
    return found._replace(evidence=evidence, confidence=library.calibration.confidence(evidence))


def _likely(found: Found, odds: float) -> float:
    """What puts those that were read in order: how sure each was before, and how it was read."""
    before = min(0.995, max(0.005, found.confidence))
    return math.log(before / (1 - before)) + OF_READING * odds


def by_words(
    topic: Topic, rows: Sequence[int] | None, library: Library, scoped: bool, most: int
) -> list[merit.Candidate]:
    """The best passages by words, with all that speaks for them."""
    hits = _ranked(topic, rows, library, most)
    return list(map(_weighing(topic, hits[0].score, library, scoped), hits)) if hits else []


def _ranked(topic: Topic, rows: Sequence[int] | None, library: Library, most: int) -> list[Hit]:
    """The best passages by score that may be shown."""
    index = library.index
    if not topic.required and not topic.excluded:
        return index.ranked(topic.query, rows, most)
    return [hit for hit in index.ranked(topic.query, rows) if _allowed(hit, topic)][:most]


def _weighing(topic: Topic, best: float, library: Library, scoped: bool) -> Callable[[Hit], merit.Candidate]:
    """What makes a candidate of a passage that was found; `best` is the best score of all."""
    sought, worth = Sought.of(topic), merit.Worth.of(topic, best, library.index)

    def candidate(hit: Hit) -> merit.Candidate:
        evidence = sought.weigh(hit.text, hit.around, scoped)
        traits = worth.traits(hit, evidence)
        told = evidence._replace(brief=traits["brief"], opens=float(traits["first"] > 0))
        return merit.Candidate(hit, told, traits)

    return candidate


def by_meaning(topic: Topic, candidates: Sequence[merit.Candidate], library: Library) -> list[merit.Candidate] | None:
    """The candidates with how near each is in meaning; None where that cannot be said now."""
    found = library.look(topic.asked, [one.hit.text for one in candidates])
    if found is None:
        return None
    gains, close = ([one.gain for one in found], [one.close for one in found])
    nearer = [_share(gain / NEAREST) for gain in gains]
    full = (_share(one.full / WHOLLY_FULL) for one in found)
    like = _precedents([one.precedent for one in found if one.precedent is not None]) or [(0.0, 0.5)] * len(found)
    others = zip(nearer, merit.outstanding(gains), map(_share, close), merit.outstanding(close), full, strict=True)
    told = [(*other, *one) for other, one in zip(others, like, strict=True)]
    return [one.looked_at(*meaning) for one, meaning in zip(candidates, told, strict=True)]


def _precedents(values: Sequence[float]) -> list[tuple[float, float]]:
    """Of each passage, as shares, how near it is to what answered like questions, and beside the best of the others."""
    order = sorted(values, reverse=True)
    rivals = [order[min(1, len(order) - 1)] if value == order[0] else order[0] for value in values]
    return [(_around(value), _around(value - rival)) for value, rival in zip(values, rivals, strict=True)]


def _around(value: float) -> float:
    """A difference in nearness as a share, a half where there is none."""
    return _share(0.5 + 0.5 * value / CLEARLY_LIKENED)


class Akin(NamedTuple):
    """A passage that is near to a topic in meaning, and how far it stands out from the others, 0 to 1."""

    found: Found
    stands_out: float


def akin(topic: Topic, library: Library) -> list[Akin]:
    """The passages that stand out as near to a topic's words in meaning, the nearest first; a character means too much.

    Looked at are all of a small coverage, and the best by words of a larger one.
    """
    index = library.index
    sought = replace(topic, asked=topic.wording)
    rows = dict(index.best(sought.query, most=ALL_LOOKED_AT))
    if len(index.passages) <= ALL_LOOKED_AT:
        rows = dict.fromkeys(range(len(index.passages)), 0.0) | rows
    if library.look is blind or not rows or len(topic.wording) < 2:
        return []
    hits = [index.hit(row, score, sought.query) for row, score in rows.items()]
    weighing = _weighing(sought, max(rows.values()), library, scoped=False)
    told = [(_outstanding(one), one) for one in by_meaning(sought, list(map(weighing, hits)), library) or ()]
    out = (pair for pair in told if pair[0] >= STANDS_OUT and pair[1].evidence.near + pair[1].evidence.close >= NEAR)
    near = sorted(out, key=itemgetter(0), reverse=True)
    return [Akin(found_in(one.hit, one.evidence, library), outstanding) for outstanding, one in near]


def _outstanding(candidate: merit.Candidate) -> float:
    """How far a passage stands out in meaning, as a whole and by its pieces."""
    return (candidate.traits["near_others"] + candidate.traits["close_others"]) / 2


def _share(value: float) -> float:
    return min(1.0, max(0.0, value))


def _in_order(candidates: Sequence[merit.Candidate], library: Library) -> list[Found]:
    ordered = sorted(((library.merit.of(one), one) for one in candidates), key=itemgetter(0), reverse=True)
    order = [one for _, one in ordered]
    sources = [one.hit.passage.source.id for one in order]
    worth = [worth for worth, _ in ordered]
    first = order[0].evidence._replace(
        lead=_lead(worth, sources) * order[0].evidence.coverage,
        ahead=_standing([one.traits["score"] for one in order], sources, 1.0),
        clear=_share((worth[0] - worth[1]) / CLEAR) if len(worth) > 1 else 1.0,
    )
    if first.looked:
        first = first._replace(
            nearer=_standing([one.evidence.near for one in order], sources, CLEARLY_NEARER),
            closer=_standing([one.evidence.close for one in order], sources, CLEARLY_CLOSER),
            fuller=_standing([one.evidence.full for one in order], range(len(order)), CLEARLY_FULLER),
        )
    sure = library.calibration.model(first).confidence
    weighed = [first, *(one.evidence for one in order[1:])]
    return [Found(one.hit.passage, one.hit, told, sure(told)) for one, told in zip(order, weighed, strict=True)]


def _standing(values: Sequence[float], sources: Sequence[object], whole: float) -> float:
    """Where the first stands against the best of another speech: 1 where it is `whole` ahead, 0 where as far behind."""
    others = [value for value, source in zip(values, sources, strict=True) if source != sources[0]]
    return min(1.0, max(0.0, 0.5 + 0.5 * (values[0] - max(others)) / whole)) if others else 1.0


def found_in(hit: Hit, evidence: Evidence, library: Library) -> Found:
    return Found(hit.passage, hit, evidence, library.calibration.confidence(evidence))


def _lead(merits: Sequence[float], sources: Sequence[str]) -> float:
    """How far the best is ahead of the best of another speech."""
    others = (other for other, source in zip(merits, sources, strict=True) if source != sources[0])
    second = next(others, None)
    return 1.0 if second is None else merit.lead(merits[0], second)


def _allowed(hit: Hit, topic: Topic) -> bool:
    text = f"{hit.text} {hit.around}"
    return all(word in text for word in topic.required) and not any(word in text for word in topic.excluded)


def rows_asked(asked: Search, library: Library) -> list[int] | None:
    """The passages that may answer, or None for all."""
    if not (asked.notes_only or asked.people or asked.pages):
        return None
    places = library.index.places
    parts: list[Iterable[int]] = []
    if asked.people:
        parts.append(rows_of(asked.people, library))
    if asked.pages:
        parts.append(places.of_pages(page.id for page in asked.pages))
    if asked.notes_only:
        parts.append(places.of_notes)
    if asked.section:
        passages = library.index.passages
        parts.append(row for row in places.of_notes if passages[row].section_title == asked.section)
    return sorted(set(parts[0]).intersection(*parts[1:]))


def rows_of(people: Sequence[Person], library: Library) -> list[int]:
    """The passages of some people."""
    return library.index.places.of_speakers(person.id for person in people)
