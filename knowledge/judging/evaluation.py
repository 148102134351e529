"""Question sets to figures: what was right first, what was confidently wrong, what was wrongly refused.

A question set is JSON lines: id, turns, kind, speakers, quotes (style and note are for people). The gold concerns the
last turn. Texts are compared after NFKC with white space removed.
"""

import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from knowledge.errors import QuestionSetFault
from knowledge.rules import Rule, Words, of_field, placed, said
from knowledge.text import compact

ANSWERABLE: Final = ("passage", "speaker", "who", "people", "meta", "note", "followup")
Z: Final = 1.96
"""The normal deviate of 95 in 100."""
KINDS: Final = (*ANSWERABLE, "abstain_far", "abstain_near", "smalltalk")


class Question(BaseModel):
    """One conversation with its gold."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    turns: Annotated[tuple[str, ...], Field(min_length=1)]
    kind: Annotated[str, Field(pattern="^(?:" + "|".join(KINDS) + ")$")]
    speakers: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    style: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage as it was shown: its words and who is named for them."""

    text: str
    speaker: str | None
    note: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a passage was put where it is: its score, how sure the decision was of it, and the evidence by name."""

    text: str
    speaker: str | None
    score: float
    confidence: float
    matched: tuple[str, ...] = ()
    features: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was replied to the last turn; `words` (with their weights) and `grounds` say why."""

    status: str
    text: str
    passages: tuple[Shown, ...] = ()
    people: tuple[str, ...] = ()
    words: tuple[tuple[str, float], ...] = ()
    grounds: tuple[Ground, ...] = ()


class Verdict(StrEnum):
    RIGHT = "right"
    SHOWN = "shown"
    MISSED = "missed"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Judged:
    question: Question
    outcome: Outcome
    verdict: Verdict

    @property
    def misattributed(self) -> bool:
        """Whether words were given under a name that was not asked for, or the right words under another's."""
        return self.verdict is Verdict.WRONG and _misattributed(self.question, self.outcome)


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of verdicts of some questions."""

    number: int
    right: int
    shown: int
    missed: int
    wrong: int
    misattributed: int = 0


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of so many, with the interval in which it lies with 95 in 100 certainty."""

    count: int
    number: int

    @property
    def value(self) -> float:
        return self.count / self.number if self.number else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's score interval (Wilson 1927), which holds for few questions and for shares near 0 and 1."""
        if not self.number:
            return 0.0, 1.0
        n, share, z = self.number, self.value, Z
        middle = share + z * z / (2 * n)
        spread = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
        return max(0.0, (middle - spread) / (1 + z * z / n)), min(1.0, (middle + spread) / (1 + z * z / n))


def trust(judged: Iterable[Judged]) -> Mapping[str, Rate]:
    """The figures that matter: of the answerable, of all, and of those that the coverage does not answer."""
    judged = tuple(judged)
    answerable = figures(one for one in judged if one.question.kind in ANSWERABLE)
    every = figures(judged)
    rates = {
        "right_first": Rate(answerable.right, answerable.number),
        "right_shown": Rate(answerable.right + answerable.shown, answerable.number),
        "wrongly_refused": Rate(answerable.missed, answerable.number),
        "confidently_wrong": Rate(every.wrong, every.number),
        "misattributed": Rate(every.misattributed, every.number),
    }
    for name, kind in (("far_shown", "abstain_far"), ("near_quoted", "abstain_near")):
        of_kind = figures(one for one in judged if one.question.kind == kind)
        rates[name] = Rate(of_kind.wrong, of_kind.number)
    return rates


def questions(lines: Iterable[str]) -> Iterator[Question]:
    """The questions of a set; raises QuestionSetFault with the line that is not one."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield Question.model_validate(json.loads(line))
        except (ValidationError, ValueError, RecursionError) as error:
            raise QuestionSetFault(placed(_wrong(error), said(Rule.LINE, line=number))) from None


def _wrong(error: Exception) -> Words:
    if not isinstance(error, ValidationError):
        return said(Rule.NO_JSON)
    first = error.errors()[0]
    what = of_field(first)
    if what.rule is Rule.ID:  # the one pattern of a question is its kind's
        what = said(Rule.NO_KIND, names=", ".join(KINDS), **what.values)
    return placed(what, ".".join(map(str, first["loc"])))


def evaluate(asked: Iterable[Question], reply: Callable[[Sequence[str]], Outcome]) -> Iterator[Judged]:
    """Each question with what was replied and the verdict."""
    for question in asked:
        outcome = reply(question.turns)
        yield Judged(question, outcome, verdict(question, outcome))


def verdict(question: Question, outcome: Outcome) -> Verdict:
    """RIGHT; SHOWN among candidates; MISSED where nothing was claimed; WRONG where something wrong was."""
    if question.kind in ("abstain_far", "smalltalk"):
        return Verdict.WRONG if outcome.passages or outcome.status in ("quote", "candidates") else Verdict.RIGHT
    if question.kind == "abstain_near":
        return Verdict.RIGHT if outcome.status in ("not_found", "candidates") else Verdict.WRONG
    if outcome.status == "not_found":
        return Verdict.MISSED
    if outcome.status == "candidates" and question.kind == "people":
        return Verdict.SHOWN if _right(question, outcome) else Verdict.MISSED
    if outcome.status == "candidates":
        return Verdict.SHOWN if any(_answers(question, one) for one in outcome.passages) else Verdict.MISSED
    return Verdict.RIGHT if _right(question, outcome) else Verdict.WRONG


def _right(question: Question, outcome: Outcome) -> bool:
    text = compact(outcome.text)
    if question.kind == "people":
        return all(compact(name) in text for name in question.speakers)
    if question.kind in ("who", "meta"):
        named = all(compact(name) in text for name in question.speakers)
        return (
            named and all(_printed(quote, text) for quote in question.quotes) and _not_misattributed(question, outcome)
        )
    if not question.quotes or (question.kind == "followup" and outcome.status == "card"):
        named = all(compact(name) in text for name in question.speakers)
        return named and (not question.quotes or any(_printed(quote, text) for quote in question.quotes))
    return outcome.status == "quote" and bool(outcome.passages) and _answers(question, outcome.passages[0])


def _not_misattributed(question: Question, outcome: Outcome) -> bool:
    return question.kind != "who" or not outcome.passages or outcome.passages[0].speaker in question.speakers


def _misattributed(question: Question, outcome: Outcome) -> bool:
    if outcome.status != "quote" or not outcome.passages or question.kind not in ANSWERABLE:
        return False
    first = outcome.passages[0]
    if question.kind == "note":
        return not first.note
    asked_for = question.kind in ("speaker", "who") and bool(question.speakers)
    right_words = any(compact(quote) in compact(first.text) for quote in question.quotes)
    return (asked_for or right_words) and first.speaker not in question.speakers


def _answers(question: Question, shown: Shown) -> bool:
    text = compact(shown.text)
    if not any(compact(quote) in text for quote in question.quotes):
        return False
    return shown.note and shown.speaker is None if question.kind == "note" else shown.speaker in question.speakers


_DATE: Final = re.compile(r"(\d{4})[年/.-](\d{1,2})[月/.-](\d{1,2})日?")


def _printed(quote: str, text: str) -> bool:
    wanted = compact(quote)
    if match := _DATE.fullmatch(wanted):
        return tuple(map(int, match.groups())) in {tuple(map(int, one)) for one in _DATE.findall(text)}
    return wanted in text


def figures(judged: Iterable[Judged]) -> Figures:
    """The counts of some judged questions."""
    rows = tuple(judged)
    verdicts = [one.verdict for one in rows]
    right, shown, missed, wrong = (verdicts.count(verdict) for verdict in Verdict)
    return Figures(len(rows), right, shown, missed, wrong, sum(one.misattributed for one in rows))
