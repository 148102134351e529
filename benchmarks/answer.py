"""How long one question takes on a coverage, from message to reply, and how long a cold start takes.

python -m benchmarks.answer [--questions tests/questions/dev.jsonl] [--rounds 5]
"""

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

from bot.cli import conversation
from bot.messages import Incoming
from knowledge.evaluation import questions


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--questions", type=Path, default=Path("tests/questions/dev.jsonl"))
    arguments.add_argument("--rounds", type=int, default=5)
    given = arguments.parse_args()
    asked = [question.turns[-1] for question in questions(given.questions.read_text("utf-8").splitlines())]
    took = []
    with conversation(complete=True) as talk:
        for number in range(given.rounds):
            for i, text in enumerate(asked):
                start = time.perf_counter()
                talk.reply(Incoming(text, chat=f"{number}-{i}", person="benchmark"))
                took.append((time.perf_counter() - start) * 1000)
    cuts = statistics.quantiles(took, n=100)
    print(f"one question, {len(took)} asked: p50 {cuts[49]:.1f} ms, p95 {cuts[94]:.1f} ms, max {max(took):.1f} ms")
    cold = [_cold() for _ in range(given.rounds)]
    print(f"congress-bot ask, cold: median {statistics.median(cold):.2f} s, {min(cold):.2f} to {max(cold):.2f} s")


def _cold() -> float:
    start = time.perf_counter()
    command = [sys.executable, "-m", "bot.cli", "ask", "--json", "谁谈到就业"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
