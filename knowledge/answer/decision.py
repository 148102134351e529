"""Passages that were weighed to a quote, candidates or not found."""

import math
import re
from collections.abc import Iterable, Sequence
from typing import Final

from knowledge.answer.borne_out import bears_out
from knowledge.answer.figures import lacks_figure, may_be_told
from knowledge.answer.tellings import told_elsewhere
from knowledge.asked import Search
from knowledge.findings import Answer, Candidates, Found, NotFound, Quote, Why
from knowledge.lexicon import How, Mention, PostMention
from knowledge.model import Passage
from knowledge.passages import MOST
from knowledge.search import Library, rows_asked
from knowledge.text import without_signs
from knowledge.topic import Expect, Topic
from knowledge.weighing.evidence import MUCH, Evidence
from knowledge.weighing.values import is_quantity

MOST_CANDIDATES: Final = 3
RELATED: Final = 0.28
"""The share of a topic below which a passage is not even related."""
TOGETHER: Final = 0.35, 0.5
"""The share of a topic and the nearness in meaning of which either is enough, or parts of both."""
ALONE: Final = 0.3
"""The nearness in meaning from which a passage of which no word was found may be looked at."""
LIKELY: Final = 0.2
"""The confidence from which a passage is worth a look, be hardly anything of the question in it."""
IN_MEANING: Final = 0.3
"""How close the pieces of a question must be to it then: what nobody prints (快递到哪了) is close to nothing."""
HINT: Final = 0.02
"""The amount that tells anything of a topic, as `Evidence.amount` is."""
WHOLE: Final = 0.95
"""The share of a topic from which a passage holds all of it."""
MAY_BE: Final = 0.05
"""The confidence from which what stands beside the best passage is shown with it."""
SURE_ALONE: Final = 0.7
"""The confidence from which a passage needs nothing before it."""
IDLE: Final = 0.2
"""The confidence below which what stands before a passage that is sure by itself may have nothing to do with it."""
MOST_TOGETHER: Final = MOST * 3 // 2
"""Characters that two neighbours shown together may have: a phone screen and a half."""
NEVER_CERTAIN: Final = 0.99
"""The most that two passages together are sure to answer."""
PARTLY_HELD: Final = 0.34
"""The share of a topic from which a passage is related that hardly answers."""
UNPRINTED: Final = 0.45
"""The share of a topic that stands nowhere from which a passage that hardly answers is not related either."""
NEARLY_ALL: Final = 0.9
"""The share of a topic of several words from which a passage is of it, be the question ever so strange."""
SPOKEN_OF: Final = 0.6
"""The share of a topic from which a passage speaks of it."""
TOO: Final = 0.5
"""The share of what the best passage holds from which another speaks of the same."""


def decided(asked: Search, found: Sequence[Found], library: Library) -> Answer:
    """A quote, candidates or not found, by what was weighed.

    Of somebody's own words the likeliest is shown as related though nearly none of the question is in them.
    """
    bounds = library.calibration.model(found[0].evidence)
    better = _counted_elsewhere(found) if asked.topic.counted else None
    if better:
        found = (better, *(one for one in found if one is not better))
    best = _best_quotable(found, bounds.quote)
    beside = _likely_beside(best, found)
    if telling := told_elsewhere(asked, found, library):
        best, beside = telling._replace(confidence=_of_either(telling, best)), None
        found = (best, *(one for one in found if one is not telling))
    sure = _of_either(best, beside) >= bounds.quote or (asked.asks_who and _said_it(best))
    figure = lacks_figure(asked.topic, best, library)
    sure = sure or (better is best and _of_the_whole(best, asked.topic, library))
    sure = sure and not figure and bears_out(asked, best, beside, library)
    if sure and (best.evidence is None or (best.evidence.quotable and not _is_lone_word(asked, best, library))):
        good = _as_good(asked, found, bounds.quote, best)
        others = tuple(_one_a_speech(good, {best.passage.source.id}))
        taken_for = asked.mention if asked.mention and needs_saying(asked.mention) else None
        joined = None if asked.turn.again else _shown_with(best, beside)
        return Quote(best, asked, taken_for, others[:MOST_CANDIDATES], beside=joined)
    # Who asks for the editor's note is shown it: there are few, and where he looks is said.
    near = [
        one
        for one in found
        if asked.notes_only or (one.confidence >= bounds.candidate and _related(one) and not _is_by_chance(asked, one))
    ][:MOST_CANDIDATES]
    if near:
        told = figure and may_be_told(asked.topic, near, library)
        why = Why.FIGURE if figure and not told else Why.KIND if _only_kind_lacks(best) else Why.UNSURE
        return Candidates(tuple(near), why, asked)
    if asked.people and best.confidence >= bounds.quote and _touches(best):
        return Candidates((best,), Why.UNSURE, asked)
    if partly := [one for one in found[:MOST_CANDIDATES] if _holds_partly(one) and not _is_by_chance(asked, one)]:
        return Candidates(tuple(partly), Why.UNSURE, asked)
    why = Why.SILENT if asked.people else Why.NOTHING
    return NotFound(why, looked_for(asked), asked.people, tuple(found[:MOST_CANDIDATES]), asked, asked.pages)


def answered(asked: Search, found: Sequence[Found], library: Library) -> Answer:
    """What is decided, where nothing may have been found; of the editor's notes, which are few, all are related."""
    rows = (rows_asked(asked, library) or []) if asked.notes_only else []
    if len(rows) == 1 and (asked.pages or asked.section):
        return Quote(Found(library.index.passages[rows[0]]), asked)  # the one note that is asked for by where it stands
    if rows and not found:
        notes = library.index.at(rows[::-1])
        return Candidates(tuple(Found(one, confidence=0.0) for one in notes)[:MOST_CANDIDATES], Why.UNSURE, asked)
    if not found and asked.people:
        return NotFound(Why.SILENT, looked_for(asked), asked.people, asked=asked, pages=asked.pages)
    if not found:
        return NotFound(Why.NOTHING, looked_for(asked), pages=asked.pages)
    return decided(asked, found, library)


def looked_for(asked: Search) -> str:
    """What was looked for in vain; empty where one character is left of a question (干 of 她干了几年)."""
    wording = asked.topic.wording.strip()
    scrap = len(wording) == 1 < len(without_signs(asked.topic.asked))
    return "" if scrap and not asked.pages else asked.topic.wording


def _is_lone_word(asked: Search, found: Found, library: Library) -> bool:
    """Whether nothing but one word is asked, of all passages, that stands in none: too little to be read into one.

    What was shown before makes it no more, where only its briefness says that it is asked of that; of a word for which
    another may stand elsewhere, characters alone then are too little.
    """
    anybodys = asked.topic.expects is Expect.ANYTHING and not asked.people
    if anybodys and not is_said_as_word(asked.topic, found.passage, library):
        return True
    evidence, leans = found.evidence, asked.turn.leaning and not asked.turn.brief
    lone = len(asked.topic.terms) == 1 and not (asked.people or asked.pages or asked.notes_only or leans)
    if evidence is None or not lone or asked.topic.terms[0].known or evidence.words:
        return False
    if evidence.unknown >= 1:
        return not evidence.telling or bool(asked.turn.leaning)
    text = library.index.text_of(found.passage)
    other = any(len(word) > 1 and word in text for _, word, _ in asked.topic.terms[0].ways)
    return bool(asked.turn.leaning) and not other and not evidence.answers


def is_said_as_word(topic: Topic, passage: Passage, library: Library) -> bool:
    """Whether a passage has the single character for which alone is asked as a word: 卧牛湖 speaks of no 牛.

    Of another topic it may be as it will.
    """
    words = [term.word for term in topic.terms]
    return [len(word) for word in words] != [1] or words[0] in library.language.tokenizer.words(
        library.index.text_of(passage)
    )


def _is_by_chance(asked: Search, found: Found) -> bool:
    """Whether a passage has but characters of the one word that is asked for, which nothing prints, and is not near.

    考题 tells nothing of 中考. What an editor says is asked of it is none by chance.
    """
    evidence = found.evidence
    if evidence is None or not evidence.looked or evidence.cued or asked.people or len(asked.topic.terms) != 1:
        return False
    return evidence.unknown >= 1 and evidence.near < MEANT_BY_WORD


MEANT_BY_WORD: Final = 0.45
"""The nearness in meaning from which a passage may be about a word of which it has characters alone."""


def _of_either(best: Found, beside: Found | None) -> float:
    """How likely the best passage answers, or what is shown with it: either may be the one, and no two are certain."""
    return min(NEVER_CERTAIN, best.confidence + beside.confidence) if beside else best.confidence


def _likely_beside(best: Found, found: Sequence[Found]) -> Found | None:
    """The neighbour of the best passage that may answer as well, where both are short enough to be shown together."""
    if best.evidence is None:
        return None
    around = (best.passage.previous, best.passage.next)
    near = (one for one in found[: MOST_CANDIDATES + 1] if one.passage.id in around and one.confidence >= MAY_BE)
    return next((one for one in near if len(best.passage.text) + len(one.passage.text) <= MOST_TOGETHER), None)


def _shown_with(best: Found, beside: Found | None) -> Passage | None:
    """The neighbour that is quoted with a passage.

    What stands before one that is sure by itself, is little likely and holds much less of the question only delays.
    """
    if beside is None:
        return None
    before = beside.passage.id == best.passage.previous
    if before and best.confidence >= SURE_ALONE and beside.evidence and best.evidence:
        less = beside.evidence.coverage < TOO * best.evidence.coverage
        return None if less and beside.confidence < IDLE else beside.passage
    return beside.passage


def _touches(found: Found) -> bool:
    """Whether a passage holds anything of the topic, most of which stands somewhere, or is read as the answer."""
    evidence = found.evidence
    return evidence is not None and (evidence.answers or (evidence.amount >= HINT and evidence.unknown < 0.5))


def _holds_partly(found: Found) -> bool:
    """Whether a passage that hardly answers holds so much of a topic, most of which stands somewhere, as to be related.

    To say that nothing is printed of it would be wrong.
    """
    evidence = found.evidence
    held = evidence is not None and evidence.unknown < UNPRINTED and evidence.coverage >= PARTLY_HELD
    return held and found.confidence >= MAY_BE and _related(found)


def _said_it(found: Found) -> bool:
    """Whether a passage holds all that it is asked who spoke of, and as words: whoever says 江豚 spoke of it."""
    evidence = found.evidence
    return evidence is not None and evidence.coverage >= WHOLE and evidence.words > 0 and evidence.unknown == 0


def is_printed_whole(asked: Search, given: Answer) -> bool:
    """Whether it is asked who or what something is that is printed as it was written, whatever is told of it.

    So is a matter of several words, nearly all of which one passage holds (二人台有没有年轻演员).
    """
    if not isinstance(given, Candidates):
        return False
    evidence = next((one.evidence for one in given.found if one.evidence), None)  # what was shown before has none
    several = evidence is not None and evidence.coverage >= NEARLY_ALL and evidence.unknown == 0 and not evidence.single
    of_much = several and evidence is not None and evidence.words > 0 and evidence.amount >= MUCH
    return of_much or (asked.topic.expects is Expect.IDENTITY and any(map(_said_it, given.found)))


def _related(found: Found) -> bool:
    """Whether enough of the topic was found, in words and in meaning together, to be worth a look."""
    evidence = found.evidence
    if evidence is None or max(evidence.telling * evidence.coverage, evidence.shared) >= RELATED:
        return True
    any_of_it = evidence.coverage > 0 or evidence.scoped > 0
    if found.confidence >= LIKELY and evidence.close >= IN_MEANING and any_of_it and not evidence.absent:
        return True
    known = evidence.telling or evidence.near >= ALONE
    return known and evidence.coverage / TOGETHER[0] + evidence.near / TOGETHER[1] >= 1


def _only_kind_lacks(found: Found) -> bool:
    """Whether the passage speaks of the thing and lacks only the sum, day or number that was asked for."""
    evidence = found.evidence
    if evidence is None or (evidence.absent and evidence.kind > 0):  # it tells of another of the kind
        return False
    return evidence.kind < 1 and evidence.coverage >= SPOKEN_OF and evidence.unknown == 0


def needs_saying(mention: Mention | PostMention) -> bool:
    return isinstance(mention, PostMention) or mention.how is not How.NAME


def _best_quotable(found: Sequence[Found], bound: float) -> Found:
    """The first; where it lacks only the value that was asked for, the next that is as sure and holds it."""
    first = found[0]
    if first.evidence is None or first.evidence.quotable or not first.evidence.telling:
        return first
    sure = (one for one in found[1:] if one.confidence >= bound and one.evidence and one.evidence.quotable)
    return next(sure, first)


def _counted_elsewhere(found: Sequence[Found]) -> Found | None:
    """The passage that holds the value asked for, and as much of the rest, where the likeliest was only read to do so.

    北塬有多少贫困户 is not answered by 91 women from such households while another counts the households themselves.
    """
    first = found[0].evidence
    if first is None or first.kind > NO_VALUE:
        return None
    told = ((one, one.evidence) for one in found[1:MOST_CANDIDATES] if one.evidence)
    as_much = (
        one
        for one, own in told
        if own.kind >= 1 and own.coverage >= AS_MUCH * first.coverage and own.names >= first.names
    )
    return next(as_much, None)


def _of_the_whole(found: Found, topic: Topic, library: Library) -> bool:
    """Whether a passage tells of all of a place that only the speaker's post names (全县 of the head of 北塬县)."""
    text, around = library.index.text_of(found.passage), library.index.context_of(found.passage)
    unsaid = [term.word for term in topic.terms if term.word not in text and not is_quantity(term.word)]
    return bool(unsaid) and all(word in around for word in unsaid) and _WHOLE_PLACE.search(text) is not None


_WHOLE_PLACE: Final = re.compile("全[省市州县区旗镇乡村厂矿校院]|我们[县区旗镇乡村厂矿校院]")
NO_VALUE: Final = 0.0
"""The `kind` of a passage in which no value of what is asked for stands."""
AS_MUCH: Final = 0.8
"""The share of what the likeliest passage holds from which another holds as much, be the place only in a post."""


def _as_good(asked: Search, found: Sequence[Found], bound: float, best: Found) -> Iterable[Found]:
    """What answers too; where it was asked who spoke of a thing, whatever holds as much of that as the best.

    Of who said that something is to be done, whatever speaks of it, too.
    """
    most = best.evidence
    least = SPOKEN_OF if _IS_TO_BE.search(asked.topic.asked) else 0.0
    as_much = max(least, 0.95 * most.coverage) if asked.asks_who and most else math.inf
    for one in (one for one in found if one is not best):
        whole = one.evidence is not None and one.evidence.coverage >= as_much
        if whole or (one.confidence >= bound and _speaks_of_it_too(one, most)):
            yield one


_IS_TO_BE: Final = re.compile("[说讲](?:过|了)?(?:要|得(?!到)|应该|必须|不能)")
"""What says that something is to be done: few say just that, though many speak of it (谁说要把研发放到株洲)."""


def _speaks_of_it_too(one: Found, best: Evidence | None) -> bool:
    """Whether a passage holds not much less of the question than the best one, or is read as its answer."""
    evidence = one.evidence
    return best is None or evidence is None or evidence.answers or evidence.coverage >= TOO * best.coverage


def _one_a_speech(found: Iterable[Found], seen: set[str]) -> Iterable[Found]:
    for one in found:
        if one.passage.source.id not in seen:
            seen.add(one.passage.source.id)
            yield one
