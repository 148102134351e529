"""Figures of a question set for people and for programs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from rich.console import Console
from rich.table import Table

from bot.conversation import Conversation
from bot.messages import Incoming
from bot.record_json import as_json as form
from knowledge.evaluation import ANSWERABLE, KINDS, Figures, Judged, Outcome, Shown, Verdict, figures

COLUMNS: Final = ("kind", "asked", "right first", "among shown", "missed", "wrong")


def outcome(turns: Sequence[str], talk: Conversation) -> Outcome:
    """What a visitor who writes these turns is replied to the last one."""
    visitor = f"eval-{hash(tuple(turns))}"
    answers = [talk.reply(Incoming(turn, chat=visitor, person=visitor)) for turn in turns]
    told = form("", *answers[-1])
    talk.forget(visitor, visitor)
    passages = tuple(
        Shown(p["text"], p["speaker"]["name"] if p["speaker"] else None, p["kind"] == "editor_note")
        for p in told["passages"]
    )
    return Outcome(told["status"], told["text"], passages, tuple(person["name"] for person in told["people"]))


def by_kind(judged: Sequence[Judged]) -> Mapping[str, Figures]:
    """Figures of each kind that was asked, then of the answerable ones and of all."""
    rows = {kind: [one for one in judged if one.question.kind == kind] for kind in KINDS}
    rows["answerable"] = [one for one in judged if one.question.kind in ANSWERABLE]
    rows["all"] = list(judged)
    return {kind: figures(row) for kind, row in rows.items() if row}


def rates(judged: Sequence[Judged]) -> Mapping[str, float]:
    """The figures that matter: right first of the answerable, confidently wrong of all, wrongly refused."""
    answerable = figures(one for one in judged if one.question.kind in ANSWERABLE)
    every = figures(judged)
    return {
        "right_first": answerable.right / max(1, answerable.number),
        "right_shown": (answerable.right + answerable.shown) / max(1, answerable.number),
        "wrongly_refused": answerable.missed / max(1, answerable.number),
        "confidently_wrong": every.wrong / max(1, every.number),
    }


def table(judged: Sequence[Judged]) -> None:
    """Prints the figures by kind, and every question that was not right."""
    console = Console(highlight=False)
    shown = Table(*COLUMNS)
    for kind, row in by_kind(judged).items():
        shown.add_row(kind, *map(str, (row.number, row.right, row.shown, row.missed, row.wrong)))
    console.print(shown)
    for name, rate in rates(judged).items():
        console.print(f"{name.replace('_', ' ')}: {rate:.3f}")
    for one in _not_right(judged):
        asked = " / ".join(one.question.turns)
        console.print(f"\n{one.verdict.value} {one.question.id} ({one.question.kind}) {asked}", style="bold")
        console.print(f"  {one.outcome.status}: {one.outcome.text[:120]!r}", markup=False)


def as_json(judged: Sequence[Judged]) -> dict[str, Any]:
    """The same as data."""
    return {
        "rates": dict(rates(judged)),
        "kinds": {
            kind: {
                "asked": f.number,
                "right": f.right,
                "shown": f.shown,
                "missed": f.missed,
                "wrong": f.wrong,
            }
            for kind, f in by_kind(judged).items()
        },
        "not_right": [
            {
                "id": one.question.id,
                "kind": one.question.kind,
                "turns": one.question.turns,
                "verdict": one.verdict.value,
                "status": one.outcome.status,
                "text": one.outcome.text,
            }
            for one in _not_right(judged)
        ],
    }


def _not_right(judged: Sequence[Judged]) -> Iterable[Judged]:
    return (one for one in judged if one.verdict is not Verdict.RIGHT)
