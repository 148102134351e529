"""Figures of a question set for people and for programs: the report of record."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from bot.conversation import Conversation
from bot.messages import Incoming
from bot.record_json import as_json as form
from knowledge.answer import Answer, Candidates, Found, NotFound, Quote
from knowledge.judging.evaluation import (
    ANSWERABLE,
    KINDS,
    Figures,
    Ground,
    Judged,
    Outcome,
    Rate,
    Shown,
    Verdict,
    figures,
    trust,
)

COLUMNS: Final = ("asked", "right first", "among shown", "missed", "wrong", "wrong name")
FULL: Final = 40
"""Characters of a whole bar of the chart."""
BARS: Final = (("right", "█"), ("shown", "▓"), ("missed", "·"), ("wrong", "×"))
MOST_GROUNDS: Final = 3


def outcome(turns: Sequence[str], talk: Conversation) -> Outcome:
    """What a visitor who writes these turns is replied to the last one, and why."""
    visitor = f"eval-{hash(tuple(turns))}"
    answers = [talk.reply(Incoming(turn, chat=visitor, person=visitor)) for turn in turns]
    answer, _ = answers[-1]
    told = form("", *answers[-1])
    talk.forget(visitor, visitor)
    passages = tuple(
        Shown(p["text"], p["speaker"]["name"] if p["speaker"] else None, p["kind"] == "editor_note")
        for p in told["passages"]
    )
    people = tuple(person["name"] for person in told["people"])
    return Outcome(told["status"], told["text"], passages, people, _words(answer), _grounds(answer))


def _words(answer: Answer) -> tuple[tuple[str, float], ...]:
    asked = answer.asked if isinstance(answer, Quote | Candidates | NotFound) else None
    return tuple((term.word, term.weight) for term in asked.topic.terms) if asked else ()


def _grounds(answer: Answer) -> tuple[Ground, ...]:
    match answer:
        case Quote(found):
            weighed: tuple[Found, ...] = (found,)
        case Candidates(found=weighed) | NotFound(found=weighed):
            pass
        case _:
            return ()
    return tuple(map(_ground, weighed[:MOST_GROUNDS]))


def _ground(found: Found) -> Ground:
    speaker = found.passage.speaker
    features = found.evidence.features() if found.evidence else {}
    name = speaker.name if speaker else None
    return Ground(found.passage.text, name, found.score, found.confidence, found.matched, features)


def by_kind(judged: Sequence[Judged]) -> Mapping[str, Figures]:
    """Figures of each kind that was asked, then of the answerable ones and of all."""
    rows = {kind: [one for one in judged if one.question.kind == kind] for kind in KINDS}
    rows["answerable"] = [one for one in judged if one.question.kind in ANSWERABLE]
    rows["all"] = list(judged)
    return {kind: figures(row) for kind, row in rows.items() if row}


def by_style(judged: Sequence[Judged]) -> Mapping[str, Figures]:
    """Figures of the answerable questions of each way of writing."""
    answerable = [one for one in judged if one.question.kind in ANSWERABLE]
    styles = dict.fromkeys(one.question.style or "-" for one in answerable)
    return {s: figures(one for one in answerable if (one.question.style or "-") == s) for s in styles}


def rates(judged: Sequence[Judged]) -> Mapping[str, float]:
    """The figures that matter, as plain shares."""
    return {name: rate.value for name, rate in trust(judged).items()}


def table(judged: Sequence[Judged]) -> None:
    """Prints the figures by kind and by style, and every question that was not right, with why."""
    from rich.console import Console  # for the terminal alone: a bot that runs reports without it
    from rich.table import Table

    console = Console(highlight=False)
    for title, rows in (("kind", by_kind(judged)), ("style", by_style(judged))):
        shown = Table(title, *COLUMNS, "")
        for name, row in rows.items():
            shown.add_row(name, *map(str, _counts(row)), bar(row))
        console.print(shown)
    console.print("█ right first   ▓ among what is shown   · refused   × wrong")
    for name, rate in trust(judged).items():
        console.print(f"{name.replace('_', ' ')}: {worded(rate)}")
    for one in _not_right(judged):
        console.print(f"\n{_verdict(one)} {one.question.id} ({one.question.kind}) ", style="bold", end="")
        console.print(" / ".join(one.question.turns), markup=False, style="bold")
        for line in why(one):
            console.print(f"  {line}", markup=False)


def _counts(row: Figures) -> tuple[int, ...]:
    return row.number, row.right, row.shown, row.missed, row.wrong, row.misattributed


def bar(row: Figures) -> str:
    """The verdicts as one bar of equal length."""
    return "".join(sign * round(FULL * getattr(row, name) / max(1, row.number)) for name, sign in BARS)


def worded(rate: Rate) -> str:
    """A share with its interval and its counts: 0.937 (0.86 to 0.97; 74 of 79)."""
    low, high = rate.interval
    return f"{rate.value:.3f} ({low:.2f} to {high:.2f}; {rate.count} of {rate.number})"


def _verdict(judged: Judged) -> str:
    return "wrong name" if judged.misattributed else judged.verdict.value


def why(judged: Judged) -> Iterable[str]:
    """What was replied, the words that were looked for, and the evidence of what came first."""
    outcome = judged.outcome
    yield f"{outcome.status}: {outcome.text[:120]!r}"
    if outcome.words:
        yield "words " + ", ".join(f"{word} {weight:.2f}" for word, weight in outcome.words)
    for ground in outcome.grounds:
        evidence = ", ".join(f"{name} {value:.2f}" for name, value in ground.features.items() if value)
        gold = "*" if _is_gold(judged, ground) else " "
        yield f"{gold} {ground.confidence:.2f} {ground.speaker or '-'} {ground.text[:24]!r} ({evidence})"


def _is_gold(judged: Judged, ground: Ground) -> bool:
    return any(quote in ground.text for quote in judged.question.quotes)


def as_json(judged: Sequence[Judged]) -> dict[str, Any]:
    """The same as data."""
    return {
        "rates": dict(rates(judged)),
        "intervals": {name: rate.interval for name, rate in trust(judged).items()},
        "kinds": {kind: _json(row) for kind, row in by_kind(judged).items()},
        "styles": {style: _json(row) for style, row in by_style(judged).items()},
        "not_right": [_miss(one) for one in _not_right(judged)],
    }


def _json(row: Figures) -> dict[str, int]:
    return dict(zip(("asked", "right", "shown", "missed", "wrong", "misattributed"), _counts(row), strict=True))


def _miss(judged: Judged) -> dict[str, Any]:
    question, outcome = judged.question, judged.outcome
    return {
        "id": question.id,
        "kind": question.kind,
        "turns": question.turns,
        "verdict": judged.verdict.value,
        "misattributed": judged.misattributed,
        "status": outcome.status,
        "text": outcome.text,
        "words": dict(outcome.words),
        "grounds": [
            {
                "speaker": ground.speaker,
                "text": ground.text,
                "score": ground.score,
                "confidence": ground.confidence,
                "matched": ground.matched,
                "features": dict(ground.features),
            }
            for ground in outcome.grounds
        ],
    }


def _not_right(judged: Sequence[Judged]) -> Iterable[Judged]:
    return (one for one in judged if one.verdict is not Verdict.RIGHT)
