"""docs/ranking.md made again: the order of what is found beside other engines, and what each part of it adds and costs.

    python -m benchmarks.ranking --data FOLDER [--questions 300] [--systems …] [--made] [--output docs/ranking.md]

FOLDER holds retrieval sets in the BEIR layout. Every system is asked in a process of its own (`benchmarks.retrieval`),
the bot's parts in this one. A system that is not installed here is named as left out.
"""

import argparse
import dataclasses
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks import beir, engines
from benchmarks.beir import RetrievalSet
from benchmarks.engines import ENGINES, Engine, Ranking
from benchmarks.measures import reciprocal_rank
from benchmarks.retrieval import worded
from benchmarks.weights import Case, cases, figures, of_set
from bot import settings
from bot.start import closed
from knowledge.ranking import Weights
from knowledge.weighing import merit
from knowledge.weighing.merit import MEANS, OF_MEANING

ROOT: Final = Path(__file__).resolve().parent.parent
OURS: Final = "congress-bot"
SYSTEMS: Final = (OURS, f"{OURS}+meaning", "card", "bm25s", "tantivy", "lucene-cjk")
Row = Mapping[str, Any]
Held = Mapping[str, Sequence[Case]]
HEAD: Final = """\
# In which order passages come

Made by `make ranking DATA=FOLDER`, from the first {count} questions of each public set; `--questions` takes more. Every
system has a process of its own, the same documents and the same questions, one after the other on the same machine. ms
is the time of one question as a clock tells it: on a busy machine only the figures of one run may be held against each
other. MB is resident memory with what the system started. A document is one passage: nothing is cut, and no coverage's
own words are known. MRR@10 is the mean of 1 / place of the first right passage among ten; AUROC says how well its
confidence (of other engines: the score) tells questions that are answered from those whose passages were taken out
(0.5 is chance).

## Beside other engines
"""
VARIANTS: Final = """
## As people also type

MRR@10 of the same questions with one character of a word replaced by a common one that sounds the same (typo), one
left out (missing), or in traditional characters; by words alone.
"""
FIELDS: Final = """
## What each field adds

By words alone, one part left out at a time, in points of MRR@10 (hundredths); ms is the median of a question's
processor time over all sets. One index serves all of these, so that memory is the same.
"""
FEATURES: Final = """
## What each feature of the order adds

The order that was learned (`config/merit.yaml`), over the same questions, with the weight of one feature taken away;
in points of MRR@10. Features overlap, so that this says what one alone adds to the others.
"""
FIELD_WEIGHTS: Final = tuple(field.name for field in dataclasses.fields(Weights))


@dataclass(frozen=True, slots=True)
class Part:
    """What one part of the ranking is worth on a set: MRR@10, and the median milliseconds of processor time."""

    mrr10: float
    ms: float


@dataclass(frozen=True, slots=True)
class Inside:
    """What is measured of the bot on one set in this process."""

    variants: Mapping[str, Mapping[str, float]]
    fields: Mapping[str, Part]
    cases: Mapping[bool, Sequence[Case]]


def main() -> None:
    options = _options()
    if options.made:
        os.environ[engines.MADE] = "1"
    systems = list(_retrieval(options))
    inside = {one.name: _inside(one, options.questions) for one in map(beir.read, beir.folders(options.data))}
    text = "\n".join(document(options.questions, options.systems, systems, inside))
    options.output.write_text(text.rstrip() + "\n", "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="a folder of sets in the BEIR layout")
    parser.add_argument("--questions", type=int, default=300, help="so many questions of each set")
    parser.add_argument("--systems", nargs="*", default=SYSTEMS, choices=ENGINES)
    parser.add_argument("--made", action="store_true", help="use the vectors that are there, and make none")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "ranking.md")
    return parser.parse_args()


def _retrieval(options: argparse.Namespace) -> Iterator[Row]:
    command = [sys.executable, "-m", "benchmarks.retrieval", "--data", str(options.data), "--json"]
    command += ["--questions", str(options.questions), "--systems", ",".join(options.systems)]
    ran = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    yield from (json.loads(line) for line in ran.stdout.splitlines() if line.strip())


# ---------------------------------------------------------------- the bot, one part at a time


def _inside(given: RetrievalSet, most: int) -> Inside:
    given = dataclasses.replace(given, questions=given.questions[:most])
    bot = _looking(given)
    found: dict[bool, list[Case]] = {False: [], True: []}
    for looked, case in cases(bot.library, of_set(given, given.questions, bot.library)):
        found[looked].append(case)
    closed(bot.library)
    bot.library = bot.library.by_words_alone()
    fields = _fields_of(bot, given)
    print(given.name, file=sys.stderr)
    return Inside(_variants_of({OURS: bot, "card": engines.Card(given.documents)}, given), fields, found)


def _looking(given: RetrievalSet) -> engines.Bot:
    try:
        return engines.BotWithMeaning(given.documents)
    except engines.MissingPeer:
        return engines.Bot(given.documents)


def _fields_of(bot: engines.Bot, given: RetrievalSet) -> Mapping[str, Part]:
    library = bot.library
    parts = {"all parts": _part(bot.ranked, given)}
    for field in FIELD_WEIGHTS:
        index = copy(library.index)
        index.weights = dataclasses.replace(index.weights, **{field: 0.0})
        bot.library = dataclasses.replace(library, index=index)
        parts[f"without {field}"] = _part(bot.ranked, given)
    bot.library = library
    return parts | {"without the learned order": _part(lambda text: engines.RankerAlone.ranked(bot, text), given)}


def _part(ranked: Callable[[str], Ranking], given: RetrievalSet) -> Part:
    found, took = [], []
    for question in given.questions:
        began = time.process_time()
        ids = ranked(question.text).ids
        took.append(1000 * (time.process_time() - began))
        found.append(reciprocal_rank(ids, question.gold))
    return Part(statistics.fmean(found), statistics.median(took))


def _variants_of(asked: Mapping[str, Engine], given: RetrievalSet) -> Mapping[str, Mapping[str, float]]:
    sets = {"as asked": given, **{name: beir.typed(given, name) for name in beir.VARIANTS}}
    return {
        name: {variant: _part(engine.ranked, one).mrr10 for variant, one in sets.items()}
        for name, engine in asked.items()
    }


def without_each(held: Held, weights: Mapping[str, float]) -> Iterator[tuple[str, Sequence[float]]]:
    """Each feature that has a weight, and by how many points MRR@10 changes on every set where it is taken away."""
    whole = {name: figures(own, weights)[0] for name, own in held.items()}
    for feature in weights:
        rest = {name: weight for name, weight in weights.items() if name != feature}
        yield feature, [100 * (figures(own, rest)[0] - whole[name]) for name, own in held.items()]


# ---------------------------------------------------------------- the page


def document(count: int, asked: Sequence[str], systems: Sequence[Row], inside: Mapping[str, Inside]) -> Iterator[str]:
    yield HEAD.format(count=count)
    yield from _systems(systems)
    there = {(row["set"], row["system"]) for row in systems}
    missing = {one: [name for name in inside if (name, one) not in there] for one in asked}
    for system, sets in missing.items():
        if sets:
            yield f"\n`{system}` is left out on {', '.join(sets)}: it, or what it needs, was not there."
    yield VARIANTS
    yield from _variants(inside)
    yield FIELDS
    yield from _fields(inside)
    yield FEATURES
    learned = merit.load(settings.folders()["config"])
    for title, looked in (("By words", False), ("Looked at for meaning", True)):
        weights = learned.looked if looked else learned.lexical
        if held := {name: one.cases[looked] for name, one in inside.items() if one.cases[looked]}:
            yield from table(("feature", "weight", *held), _feature_rows(held, weights), title=f"**{title}**")
            yield ""


def _systems(rows: Sequence[Row]) -> Iterator[str]:
    keys = ("mrr10", "hit1", "hit5", "ndcg10", "auroc", "p50_ms", "p95_ms", "rss_mb")
    head = ("set", "system", "MRR@10", "Hit@1", "Hit@5", "nDCG@10", "AUROC", "p50 ms", "p95 ms", "MB")
    yield from table(head, ((row["set"], row["system"], *(worded(key, row[key]) for key in keys)) for row in rows))


def _variants(inside: Mapping[str, Inside]) -> Iterator[str]:
    head = ("set", "system", "as asked", *beir.VARIANTS)
    rows = (
        (name, system, *(f"{found[variant]:.3f}" for variant in head[2:]))
        for name, one in inside.items()
        for system, found in one.variants.items()
    )
    yield from table(head, rows)


def _fields(inside: Mapping[str, Inside]) -> Iterator[str]:
    """A line a part left out: by how many points that changes every set, and the time that is left."""
    whole, *others = next(iter(inside.values())).fields
    first = (whole, *(f"{100 * one.fields[whole].mrr10:.1f}" for one in inside.values()), _ms(inside, whole))
    rows = (
        (
            label,
            *(f"{100 * (one.fields[label].mrr10 - one.fields[whole].mrr10):+.1f}" for one in inside.values()),
            _ms(inside, label),
        )
        for label in others
    )
    yield from table(("", *inside, "ms"), [first, *rows])


def _ms(inside: Mapping[str, Inside], label: str) -> str:
    return f"{statistics.median(one.fields[label].ms for one in inside.values()):.1f}"


def _feature_rows(held: Held, weights: Mapping[str, float]) -> Iterator[Sequence[str]]:
    for feature, points in without_each(held, weights):
        yield f"{feature}: {MEANS[feature]}", f"{weights[feature]:g}", *(f"{one:+.1f}" for one in points)
    if all(name in weights for name in OF_MEANING):
        rest = {name: weight for name, weight in weights.items() if name not in OF_MEANING}
        apart = (100 * (figures(own, rest)[0] - figures(own, weights)[0]) for own in held.values())
        yield "all that is told by meaning", "", *(f"{one:+.1f}" for one in apart)


def table(head: Sequence[str], rows: Iterable[Sequence[str]], title: str = "") -> Iterator[str]:
    """A table in Markdown."""
    yield from (f"{title}\n",) if title else ()
    for cells in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
