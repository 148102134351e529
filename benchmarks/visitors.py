"""A conversation over a city of the question sets, what visitors ask there, and how the benchmarks of both are run."""

import argparse
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from benchmarks.quality import COVERAGES, QUESTIONS
from bot import settings, texts
from bot.citizen.memory import Memory
from bot.conversation import Conversation
from bot.start import closed, filled, library, patient
from knowledge.judging.evaluation import Question, questions


def options(doc: str | None, listed: str) -> argparse.Namespace:
    """What such a benchmark may be told: which questions, over which cities, and to list some of them."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--unseen", action="store_true", help="ask the questions nobody has read instead")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--cities", nargs="+", default=list(COVERAGES), choices=list(COVERAGES))
    parser.add_argument("--list", action="store_true", help=listed)
    return parser.parse_args()


@contextmanager
def conversation(city: str) -> Iterator[Conversation]:
    """One over a city's pages, every vector of them made."""
    chosen, folders = patient(settings.load()), {**settings.folders(), "coverage": COVERAGES[city]}
    built = library(chosen, folders)
    memory = Memory(chosen.conversation.forget_after, chosen.conversation.remembered)
    try:
        filled(built)
        yield Conversation(built, texts.load(folders["config"] / "texts"), memory, time.monotonic, "zh-Hans")
    finally:
        closed(built)


def single(city: str, sets: Sequence[tuple[str, str]]) -> Iterator[Question]:
    """The questions of one turn over a city's pages, of sets that are named with their city."""
    for where, name in sets:
        if where == city:
            lines = (QUESTIONS / f"{name}.jsonl").read_text("utf-8").splitlines()
            yield from (one for one in questions(lines) if len(one.turns) == 1)
