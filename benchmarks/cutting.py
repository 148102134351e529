"""How fast words are cut, ours and jieba's side by side, and whether the cuts are the same.

python -m benchmarks.cutting --data FOLDER [--most 1500] [--rounds 3] [--json]

FOLDER holds public retrieval sets in the BEIR layout, whose passages are cut. Ratios are made within a round; `first`
is a cutter that remembers nothing. Megabytes are of UTF-8, seconds of processor time.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import jieba
from rich import box
from rich.console import Console
from rich.table import Table

from knowledge.words.cutter import Cutter, dictionary

Cut = Callable[[str], list[str]]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--most", type=int, default=1500, help="passages of each set")
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--json", action="store_true")
    given = arguments.parse_args()
    texts = list(_texts(given.data, given.most))
    speeds: dict[str, list[tuple[float, float]]] = {}
    for _ in range(given.rounds):
        for way, theirs, ours in _ways():
            speeds.setdefault(way, []).append(_side_by_side(texts, theirs, ours))
    report = {way: _figures(found) for way, found in speeds.items()}
    if given.json:
        print(json.dumps({"passages": len(texts), "MB/s": report}, indent=2))
        return
    table = Table("MB/s", "jieba", "ours", "ours / jieba", box=box.MARKDOWN)
    table.caption = f"{len(texts)} passages, {given.rounds} rounds: median (least to most)"
    for way, figures in report.items():
        table.add_row(way, *(f"{m:.2f} ({a:.2f} to {b:.2f})" for m, a, b in figures.values()))
    Console(width=100).print(table)


def _ways() -> Iterator[tuple[str, Cut, Cut]]:
    """Each way to cut, jieba's and ours; ours is new in each round, so that its first cuts are its first."""
    ours = Cutter(dictionary(), {})
    yield "precise, first", lambda text: jieba.lcut(text, HMM=False), ours.cut
    yield "precise", lambda text: jieba.lcut(text, HMM=False), ours.cut
    yield "search", jieba.lcut_for_search, ours.for_search


def _side_by_side(texts: list[str], theirs: Cut, ours: Cut) -> tuple[float, float]:
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    (expected, slow), (cut, fast) = _timed(texts, theirs), _timed(texts, ours)
    if cut != expected:
        raise SystemExit("the cuts differ; see tests/test_cutter.py")
    return megabytes / slow, megabytes / fast


def _timed(texts: Iterable[str], cut: Cut) -> tuple[list[list[str]], float]:
    began = time.process_time()
    return [cut(text) for text in texts], time.process_time() - began


def _figures(found: list[tuple[float, float]]) -> dict[str, tuple[float, float, float]]:
    columns = {"jieba": [a for a, _ in found], "ours": [b for _, b in found], "ratio": [b / a for a, b in found]}
    return {name: (statistics.median(v), min(v), max(v)) for name, v in columns.items()}


def _texts(data: Path, most: int) -> Iterator[str]:
    for file in sorted(data.glob("*/corpus.jsonl")):
        yield from (json.loads(line)["text"] for line in file.read_text("utf-8").splitlines()[:most])


if __name__ == "__main__":
    jieba.setLogLevel(60)
    jieba.initialize()
    main()
