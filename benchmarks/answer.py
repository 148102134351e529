"""How long one question takes on a coverage, from message to reply, without the second look and with it.

python -m benchmarks.answer [--questions tests/questions/dev.jsonl] [--rounds 5] [--words] [--json]

Each round builds a snapshot of its own, which remembers nothing, and asks every question of it twice: `first` is what
a question costs that nobody asked before, `again` one that somebody did. p50 and p95 are over the questions of a
round; what is told is the median over the rounds, with the least and the most. Processor time is that of the
answering thread: it leaves out what other work on the machine took, and the encoder, which is a process of its own.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table

from bot.commands.citizen import conversation
from bot.conversation import Conversation
from bot.messages import Incoming
from knowledge.judging.evaluation import questions
from knowledge.meaning.look import SecondLook

PASSES: Final = ("first", "again")
CLOCKS: Final[Mapping[str, Callable[[], float]]] = {"elapsed": time.perf_counter, "processor": time.thread_time}
Took = Mapping[str, list[float]]
"""For each clock, the milliseconds of every question."""
Spread = Mapping[str, float]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--questions", type=Path, default=Path("tests/questions/dev.jsonl"))
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--words", action="store_true", help="without the second look alone")
    arguments.add_argument("--json", action="store_true")
    given = arguments.parse_args()
    asked = [question.turns[-1] for question in questions(given.questions.read_text("utf-8").splitlines())]
    rounds: dict[str, list[Took]] = {}
    for _ in range(given.rounds):
        for way, took in measured(asked, (False,) if given.words else (False, True)):
            rounds.setdefault(way, []).append(took)
    report = {way: _figures(of_way) for way, of_way in rounds.items()}
    if given.json:
        print(json.dumps({"questions": len(asked), "milliseconds": report}, ensure_ascii=False, indent=2))
    else:
        Console(width=130).print(_table(report, len(asked), given.rounds))


def measured(asked: Sequence[str], ways: Sequence[bool]) -> Iterator[tuple[str, Took]]:
    """One round: what every question took, for each way to ask: with the second look or without."""
    for looks in ways:
        with conversation(complete=looks) as talk:
            if looks and not isinstance(talk.library.look, SecondLook):
                return
            if looks:
                talk.library.look("开始", talk.library.index.texts[:1])
            else:
                talk.library = talk.library.by_words_alone()
            for number in PASSES:
                yield f"{'with' if looks else 'without'} the second look, {number}", _all(asked, talk, number)


def _all(asked: Sequence[str], talk: Conversation, chat: str) -> Took:
    took: dict[str, list[float]] = {name: [] for name in CLOCKS}
    for i, text in enumerate(asked):
        began = {name: clock() for name, clock in CLOCKS.items()}
        talk.reply(Incoming(text, chat=f"{chat}-{i}", person="benchmark"))
        for name, clock in CLOCKS.items():
            took[name].append((clock() - began[name]) * 1000)
    return took


def _figures(rounds: Sequence[Took]) -> dict[str, Spread]:
    """The p50 and p95 by each clock, spread over the rounds."""
    cuts = {name: [statistics.quantiles(took[name], n=100) for took in rounds] for name in CLOCKS}
    return {f"{name} p{p}": _spread([cut[p - 1] for cut in all_]) for name, all_ in cuts.items() for p in (50, 95)}


def _spread(values: Sequence[float]) -> Spread:
    return {"median": statistics.median(values), "least": min(values), "most": max(values)}


def _table(report: Mapping[str, Mapping[str, Spread]], number: int, rounds: int) -> Table:
    table = Table("milliseconds a question", *next(iter(report.values())), box=box.MARKDOWN)
    table.caption = f"{number} questions, {rounds} rounds: median (least to most)"
    for way, figures in report.items():
        table.add_row(way, *(f"{c['median']:.1f} ({c['least']:.1f} to {c['most']:.1f})" for c in figures.values()))
    return table


if __name__ == "__main__":
    main()
