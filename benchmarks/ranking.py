"""docs/ranking.md made again: the order of what is found beside other engines, and what each part of it adds and costs.

    python -m benchmarks.ranking --data FOLDER [--questions 500] [--systems …] [--output docs/ranking.md]

FOLDER holds retrieval sets in the BEIR layout. Every system is asked in a process of its own (`benchmarks.retrieval`),
the features of the order in this one. A system that is not installed here is named as left out.
"""

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks import beir, engines
from benchmarks.beir import RetrievalSet
from benchmarks.engines import ENGINES
from benchmarks.retrieval import worded
from benchmarks.weights import Case, cases, figures, of_set
from bot import settings
from bot.start import closed
from knowledge import merit
from knowledge.merit import MEANS, OF_MEANING

ROOT: Final = Path(__file__).resolve().parent.parent
OURS: Final = "congress-bot"
SYSTEMS: Final = (OURS, f"{OURS}+meaning", "card", "bm25s", "tantivy", "lucene-cjk")
TYPED: Final = (OURS, "card")
"""What is asked the variants of the questions."""
Row = Mapping[str, Any]
Held = Mapping[str, Sequence[Case]]
HEAD: Final = """\
# In which order passages come

Made by `make ranking DATA=FOLDER`. The first {count} questions of each public set (all, where it has
fewer). Every system has a process of its own, the same documents and the same questions, one after the other
on the same machine; ms is processor and waiting time of one question, so that only the figures of one run may be held
against each other. MB is resident memory with what the system started. A document is one passage: nothing is cut, no
words of the bot's own coverage are known. MRR@10 is the mean of 1 / place of the first right passage among ten; AUROC
says how well confidence (of other engines: the score) tells questions that are answered from those whose passages
were taken out (0.5 is chance).

## Beside other engines
"""
VARIANTS: Final = """
## As people also type

MRR@10 of the same questions with one character of a word replaced by a common one that sounds the same (typo), one
left out (missing), or in traditional characters.
"""
FIELDS: Final = """
## What each field adds

One part left out at a time; the differences are in points of MRR@10 (hundredths).
"""
FEATURES: Final = """
## What each feature of the order adds

The order that was learned (`config/merit.yaml`), over the same questions, with the weight of one feature taken away;
in points of MRR@10. Features overlap, so that this says what one alone adds to the others.
"""


def main() -> None:
    options = _options()
    systems, variants, fields, features = (
        list(_retrieval(options, "--systems", ",".join(options.systems))),
        {name: list(_retrieval(options, "--systems", ",".join(TYPED), "--variant", name)) for name in beir.VARIANTS},
        list(_retrieval(options, "--systems", OURS, "--ablate")),
        list(_features(options)),
    )
    text = "\n".join(document(options.questions, options.systems, systems, variants, fields, features))
    options.output.write_text(text.rstrip() + "\n", "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="a folder of sets in the BEIR layout")
    parser.add_argument("--questions", type=int, default=500, help="so many questions of each set")
    parser.add_argument("--systems", nargs="*", default=SYSTEMS, choices=ENGINES)
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "ranking.md")
    return parser.parse_args()


def _retrieval(options: argparse.Namespace, *more: str) -> Iterator[Row]:
    command = [sys.executable, "-m", "benchmarks.retrieval", "--data", str(options.data), "--json", *more]
    command += ["--questions", str(options.questions)]
    ran = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    yield from (json.loads(line) for line in ran.stdout.splitlines() if line.strip())


# ---------------------------------------------------------------- features

Found = Mapping[bool, Sequence[Case]]
"""The candidates of a set's questions by words alone, and with a second look where there is one."""


def _features(options: argparse.Namespace) -> Iterator[tuple[str, Found]]:
    for folder in beir.folders(options.data):
        given = beir.read(folder)
        library = _looking(given).library
        found: dict[bool, list[Case]] = {False: [], True: []}
        for looked, case in cases(library, of_set(given, given.questions[: options.questions], library)):
            found[looked].append(case)
        closed(library)
        yield given.name, found


def _looking(given: RetrievalSet) -> engines.Bot:
    try:
        return engines.BotWithMeaning(given.documents)
    except engines.MissingPeer:
        return engines.Bot(given.documents)


def without_each(held: Held, weights: Mapping[str, float]) -> Iterator[tuple[str, Sequence[float]]]:
    """Each feature that has a weight, and by how many points MRR@10 changes on every set where it is taken away."""
    whole = {name: figures(own, weights)[0] for name, own in held.items()}
    for feature in weights:
        rest = {name: weight for name, weight in weights.items() if name != feature}
        yield feature, [100 * (figures(own, rest)[0] - whole[name]) for name, own in held.items()]


# ---------------------------------------------------------------- the page


def document(
    count: int,
    asked: Sequence[str],
    systems: Sequence[Row],
    variants: Mapping[str, Sequence[Row]],
    fields: Sequence[Row],
    features: Sequence[tuple[str, Found]],
) -> Iterator[str]:
    yield HEAD.format(count=count)
    yield from _systems(systems)
    there = {row["system"] for row in systems}
    if missing := [f"`{name}`" for name in asked if name not in there]:
        yield f"\nLeft out, because it is not installed where this was made: {', '.join(missing)}."
    yield VARIANTS
    yield from _variants(systems, variants)
    yield FIELDS
    yield from _fields(fields)
    yield FEATURES
    learned = merit.load(settings.folders()["config"])
    for name, looked, weights in (
        ("By words", False, learned.lexical),
        ("Looked at for meaning", True, learned.looked),
    ):
        if held := {one: found[looked] for one, found in features if found[looked]}:
            yield from table(("feature", "weight", *held), _feature_rows(held, weights), title=f"**{name}**")


def _systems(rows: Sequence[Row]) -> Iterator[str]:
    keys = ("mrr10", "hit1", "hit5", "ndcg10", "auroc", "p50_ms", "p95_ms", "rss_mb")
    head = ("set", "system", "MRR@10", "Hit@1", "Hit@5", "nDCG@10", "AUROC", "p50 ms", "p95 ms", "MB")
    yield from table(head, ((row["set"], row["system"], *(worded(key, row[key]) for key in keys)) for row in rows))


def _variants(rows: Sequence[Row], variants: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    """A line a set and system: the questions as they are, and in each variant."""
    plain = {(row["set"], row["system"]): row["mrr10"] for row in rows if row["system"] in TYPED}
    typed: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for name, found in variants.items():
        for row in found:
            typed[row["set"].removesuffix(f"+{name}"), row["system"]][name] = row["mrr10"]
    lines = (
        (*key, worded("", plain.get(key)), *(worded("", typed[key].get(one)) for one in variants)) for key in typed
    )
    yield from table(("set", "system", "as asked", *variants), lines)


def _fields(rows: Sequence[Row]) -> Iterator[str]:
    """A line a part left out: its points on every set, and what the rest costs."""
    of: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        of[row["system"]].append(row)
    sets = [row["set"] for row in of[OURS]]
    lines = (
        (
            label.removeprefix(f"{OURS}, ").replace(OURS, "all parts"),
            *(f"{100 * (row['mrr10'] - whole['mrr10']):+.1f}" for row, whole in zip(found, of[OURS], strict=True)),
            *(f"{max(row[key] for row in found):.1f}" for key in ("p50_ms", "rss_mb")),
        )
        for label, found in of.items()
    )
    yield from table(("", *sets, "p50 ms", "MB"), lines)


def _feature_rows(held: Held, weights: Mapping[str, float]) -> Iterator[Sequence[str]]:
    for feature, points in without_each(held, weights):
        yield f"{feature}: {MEANS[feature]}", f"{weights[feature]:g}", *(f"{one:+.1f}" for one in points)
    if all(name in weights for name in OF_MEANING):
        rest = {name: weight for name, weight in weights.items() if name not in OF_MEANING}
        apart = (100 * (figures(own, rest)[0] - figures(own, weights)[0]) for own in held.values())
        yield "all that is told by meaning", "", *(f"{one:+.1f}" for one in apart)


def table(head: Sequence[str], rows: Iterable[Sequence[str]], title: str = "") -> Iterator[str]:
    """A table in Markdown."""
    yield from (f"\n{title}\n",) if title else ()
    for cells in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
