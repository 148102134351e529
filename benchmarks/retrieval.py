"""How well passages are found on any retrieval set, beside the engines that people would use instead.

    python -m benchmarks.retrieval --data FOLDER [--systems congress-bot,card,…] [--variant typo] [--ablate] [--json]

FOLDER is a set in the BEIR layout (corpus.jsonl, queries.jsonl, qrels/test.tsv), or holds several. Where it has a
removed.txt, the passages named there are left out for a second run, in which every question whose gold is all among
them has no answer: AUROC says how well confidence tells the two kinds apart (0.5 is chance). Every system runs in a
process of its own, so that memory is its own. The bot is measured with the settings that citizens get.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
if not __package__:
    sys.path[0] = str(ROOT)  # run as a file: the project is found where it stands

import numpy as np
from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks import beir
from benchmarks.beir import RetrievalSet, SetFault
from benchmarks.engines import ENGINES, Engine, MissingPeer, Ranking
from benchmarks.measures import auroc, hit, ndcg, reciprocal_rank

USUAL: Final = ("congress-bot", "card", "bm25s", "tantivy", "lucene-cjk")
SKIPPED: Final = 3
"""The exit code of a system that cannot be measured here."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What is measured of one system on one set; `auroc` is of the confidence, or the score where there is none."""

    set: str
    system: str
    mrr10: float
    hit1: float
    hit5: float
    ndcg10: float
    auroc: float | None
    index_s: float
    p50_ms: float
    p95_ms: float
    rss_mb: float
    auroc_score: float | None = None


def main() -> None:
    """Measure and print; exit 1 where a folder has a fault."""
    options = _options()
    try:
        if options.alone:
            print(json.dumps(asdict(measured(_set(options), options.alone))))
            return
        rows = list(_all(options))
    except SetFault as fault:
        sys.exit(f"{fault}")
    except MissingPeer as missing:
        print(f"{options.alone}: skipped: {missing}", file=sys.stderr)
        sys.exit(SKIPPED)
    if not options.json:
        Console(width=160 if not sys.stdout.isatty() else None).print(table(rows))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="a set in the BEIR layout, or a folder of sets")
    parser.add_argument("--systems", default=",".join(USUAL), help=f"some of {', '.join(ENGINES)}")
    parser.add_argument("--variant", choices=beir.VARIANTS, help="the questions as people also type them")
    parser.add_argument("--questions", type=int, help="so many questions of each set, from its beginning")
    parser.add_argument("--ablate", action="store_true", help="the bot again, with one part left out at a time")
    parser.add_argument("--json", action="store_true", help="one object a system and set, a line each")
    parser.add_argument("--alone", help=argparse.SUPPRESS)  # this process is the one of this system
    options = parser.parse_args()
    if unknown := [one for one in options.systems.split(",") if one not in ENGINES]:
        parser.error(f"--systems: no {unknown[0]}; known are {', '.join(ENGINES)}")
    return options


def _all(options: argparse.Namespace) -> Iterator[Mapping[str, Any]]:
    """The figures of every set and system, printed as they come where data is wanted."""
    for folder in beir.folders(options.data):
        beir.read(folder)
        for label, system, environment in runs(options.systems.split(","), options.ablate):
            row = _in_a_process(folder, system, options, environment)
            if row is not None:
                row["system"] = label
                if options.json:
                    print(json.dumps(row, ensure_ascii=False), flush=True)
                yield row


ABLATIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "without words": {"CONGRESS_BOT_RANKING__WORDS": "0"},
    "without characters": {"CONGRESS_BOT_RANKING__CHARACTERS": "0"},
    "without pairs": {"CONGRESS_BOT_RANKING__PAIRS": "0"},
    "without opening": {"CONGRESS_BOT_RANKING__OPENING": "0"},
    "without context": {"CONGRESS_BOT_RANKING__CONTEXT": "0"},
}


def runs(systems: Sequence[str], ablate: bool) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    """What runs: a label, a system, and the settings that are changed for it."""
    yield from ((system, system, {}) for system in systems)
    if ablate:
        yield from ((f"congress-bot, {label}", "congress-bot", changed) for label, changed in ABLATIONS.items())
        yield "congress-bot, without evidence", "ranker-alone", {}


def _in_a_process(
    folder: Path, system: str, options: argparse.Namespace, environment: Mapping[str, str]
) -> dict[str, Any] | None:
    command = [sys.executable, "-m", "benchmarks.retrieval", "--data", str(folder), "--alone", system]
    command += ["--variant", options.variant] if options.variant else []
    command += ["--questions", str(options.questions)] if options.questions else []
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": path, **environment}, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode == SKIPPED:
        return None
    if done.returncode:
        sys.exit(f"{system} on {folder}: ended with {done.returncode}")
    row: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return row


def _set(options: argparse.Namespace) -> RetrievalSet:
    given = beir.read(options.data)
    given = RetrievalSet(given.name, given.documents, given.questions[: options.questions], given.removed)
    return beir.typed(given, options.variant) if options.variant else given


# ---------------------------------------------------------------- one system on one set


def measured(given: RetrievalSet, system: str) -> Figures:
    """The figures of a system on a set; raises MissingPeer."""
    began = time.perf_counter()
    engine = ENGINES[system](given.documents)
    index_s = time.perf_counter() - began
    found, milliseconds = _asked(engine, given)
    rss = memory()
    engine.close()
    sure, score = _abstention(given, system)
    gold = [question.gold for question in given.questions]
    ids = [one.ids for one in found]

    def mean(values: Iterable[float]) -> float:
        return round(float(np.mean(list(values))), 4)

    return Figures(
        given.name,
        system,
        mrr10=mean(map(reciprocal_rank, ids, gold)),
        hit1=mean(hit(one, right, 1) for one, right in zip(ids, gold, strict=True)),
        hit5=mean(hit(one, right, 5) for one, right in zip(ids, gold, strict=True)),
        ndcg10=mean(map(ndcg, ids, gold)),
        auroc=score if sure is None else sure,
        index_s=round(index_s, 2),
        p50_ms=round(float(np.percentile(milliseconds, 50)), 2),
        p95_ms=round(float(np.percentile(milliseconds, 95)), 2),
        rss_mb=round(rss, 1),
        auroc_score=score,
    )


def _asked(engine: Engine, given: RetrievalSet) -> tuple[list[Ranking], list[float]]:
    """Every question's ranking, and how many milliseconds each took; the first is asked once before."""
    engine.ranked(given.questions[0].text)
    found, milliseconds = [], []
    for question in given.questions:
        began = time.perf_counter()
        found.append(engine.ranked(question.text))
        milliseconds.append((time.perf_counter() - began) * 1000)
    return found, milliseconds


def _abstention(given: RetrievalSet, system: str) -> tuple[float | None, float | None]:
    """AUROC of the confidence and of the raw score, once the removed documents are left out."""
    if not given.removed:
        return None, None
    left = beir.without_removed(given)
    engine = ENGINES[system](left.documents)
    found, _ = _asked(engine, left)
    engine.close()
    answerable = [bool(question.gold) for question in left.questions]
    return _told_apart(answerable, [one.confidence for one in found]), _told_apart(
        answerable, [one.score for one in found]
    )


def _told_apart(answerable: Sequence[bool], values: Sequence[float | None]) -> float | None:
    known = [(can, value) for can, value in zip(answerable, values, strict=True) if value is not None]
    apart = auroc([value for can, value in known if can], [value for can, value in known if not can])
    return None if apart is None else round(apart, 4)


def memory() -> float:
    """Resident megabytes now, of this process and those that it started."""
    own = Path("/proc/self/status")
    if not own.exists():
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    return sum(_resident(Path(f"/proc/{process}/status")) for process in ("self", *children))


def _resident(status: Path) -> float:
    lines = (line.split() for line in status.read_text().splitlines())
    return next((int(line[1]) / 1024 for line in lines if line[0] == "VmRSS:"), 0.0)


# ---------------------------------------------------------------- shown


COLUMNS: Final[Mapping[str, str]] = {
    "set": "set", "system": "system", "MRR@10": "mrr10", "Hit@1": "hit1", "Hit@5": "hit5", "nDCG@10": "ndcg10",
    "abstention AUROC": "auroc", "of the score": "auroc_score", "index s": "index_s", "p50 ms": "p50_ms",
    "p95 ms": "p95_ms", "memory MB": "rss_mb",
}  # fmt: skip


def table(rows: Sequence[Mapping[str, Any]]) -> Table:
    """The figures side by side."""
    shown = Table(*COLUMNS, box=box.MARKDOWN)
    for row in rows:
        shown.add_row(*(worded(key, row[key]) for key in COLUMNS.values()))
    return shown


def worded(key: str, value: object) -> str:
    """A figure as it is read."""
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.1f}" if key.endswith(("_s", "_ms", "_mb")) else f"{value:.3f}"
    return str(value)


if __name__ == "__main__":
    main()
