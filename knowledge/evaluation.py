"""Question sets to figures: what was right first, what was confidently wrong, what was wrongly refused.

A question set is JSON lines: id, turns, kind, speakers, quotes (style and note are for people). The gold concerns the
last turn. Texts are compared after NFKC with white space removed.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from knowledge.errors import QuestionSetFault
from knowledge.text import compact

ANSWERABLE: Final = ("passage", "speaker", "who", "people", "meta", "note", "followup")
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
class Outcome:
    """What was replied to the last turn."""

    status: str
    text: str
    passages: tuple[Shown, ...] = ()
    people: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of verdicts of some questions."""

    number: int
    right: int
    shown: int
    missed: int
    wrong: int


def questions(lines: Iterable[str]) -> Iterator[Question]:
    """The questions of a set; raises QuestionSetFault with the line that is not one."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield Question.model_validate(json.loads(line))
        except (ValidationError, ValueError) as error:
            problem = error.errors()[0] if isinstance(error, ValidationError) else {"loc": (), "msg": str(error)}
            place = ".".join(map(str, problem["loc"])) or "the line"
            raise QuestionSetFault(f"line {number}: {place}: {problem['msg']}") from None


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


def _answers(question: Question, shown: Shown) -> bool:
    text = compact(shown.text)
    if not any(compact(quote) in text for quote in question.quotes):
        return False
    return shown.note and shown.speaker is None if question.kind == "note" else shown.speaker in question.speakers


_DATE: Final = re.compile(r"(\d{4})[年/-](\d{1,2})[月/-](\d{1,2})日?")


def _printed(quote: str, text: str) -> bool:
    wanted = compact(quote)
    if match := _DATE.fullmatch(wanted):
        return tuple(map(int, match.groups())) in {tuple(map(int, one)) for one in _DATE.findall(text)}
    return wanted in text


def figures(judged: Iterable[Judged]) -> Figures:
    """The counts of some judged questions."""
    verdicts = [one.verdict for one in judged]
    return Figures(len(verdicts), *(verdicts.count(v) for v in Verdict))
