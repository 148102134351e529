"""How long one question takes on a coverage, from message to reply, without the second look and with it.

python -m benchmarks.answer [--questions tests/questions/dev.jsonl] [--rounds 5] [--json]

Each round builds a snapshot of its own, which remembers nothing, and asks every question of it twice: `first` is what
a question costs that nobody asked before, `again` one that somebody did. p50 and p95 are over the questions of a
round; what is told is the median over the rounds, with the least and the most.
"""

import argparse
import json
import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table

from bot.cli import conversation
from bot.conversation import Conversation
from bot.messages import Incoming
from knowledge.evaluation import questions
from knowledge.meaning.look import SecondLook, blind

PASSES: Final = ("first", "again")
Rounds = dict[str, list[tuple[float, float]]]
"""For each way to ask, p50 and p95 of every round in milliseconds."""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--questions", type=Path, default=Path("tests/questions/dev.jsonl"))
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--json", action="store_true")
    given = arguments.parse_args()
    asked = [question.turns[-1] for question in questions(given.questions.read_text("utf-8").splitlines())]
    rounds: Rounds = {}
    for _ in range(given.rounds):
        for way, took in measured(asked):
            cuts = statistics.quantiles(took, n=100)
            rounds.setdefault(way, []).append((cuts[49], cuts[94]))
    report = {way: {"p50": _spread([p for p, _ in r]), "p95": _spread([p for _, p in r])} for way, r in rounds.items()}
    if given.json:
        print(json.dumps({"questions": len(asked), "milliseconds": report}, ensure_ascii=False, indent=2))
    else:
        Console(width=100).print(_table(report, len(asked), given.rounds))


def measured(asked: Sequence[str]) -> Iterator[tuple[str, list[float]]]:
    """One round: the milliseconds of every question, for each way to ask."""
    for looks in (False, True):
        with conversation(complete=looks) as talk:
            if looks and not isinstance(talk.library.look, SecondLook):
                return
            if looks:
                talk.library.look("开始", talk.library.index.texts[:1])
            else:
                talk.library = replace(talk.library, look=blind)
            for number in PASSES:
                yield f"{'with' if looks else 'without'} the second look, {number}", _all(asked, talk, number)


def _all(asked: Sequence[str], talk: Conversation, chat: str) -> list[float]:
    took = []
    for i, text in enumerate(asked):
        began = time.perf_counter()
        talk.reply(Incoming(text, chat=f"{chat}-{i}", person="benchmark"))
        took.append((time.perf_counter() - began) * 1000)
    return took


def _spread(values: Sequence[float]) -> Mapping[str, float]:
    return {"median": statistics.median(values), "least": min(values), "most": max(values)}


def _table(report: Mapping[str, Mapping[str, Mapping[str, float]]], number: int, rounds: int) -> Table:
    table = Table("milliseconds a question", "p50", "p95", box=box.MARKDOWN)
    table.caption = f"{number} questions, {rounds} rounds: median (least to most)"
    for way, cuts in report.items():
        cells = (f"{c['median']:.1f} ({c['least']:.1f} to {c['most']:.1f})" for c in (cuts["p50"], cuts["p95"]))
        table.add_row(way, *cells)
    return table


if __name__ == "__main__":
    main()
