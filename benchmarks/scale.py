"""How the ranking grows with the coverage, beside rank-bm25, bm25s and tantivy on the same words, in the same run.

python -m benchmarks.scale /path/to/sets [--sizes 1000,10000,100000,1000000] [--rounds 3] [--json FILE] [--draw FOLDER]

Latency of one question, time to build from words, memory of the index and at the peak of its building; then what one
new page costs, and how long questions take while all is built anew. Each system at each size has a process of its own,
and asks the same questions in several rounds. Peers and matplotlib are in the dependency group `bench` (`make bench`);
a peer that is missing is told before anything is measured, and left out. Processor time stands beside the clock: on a
machine that does other work, it is the fairer one.
"""

import argparse
import ctypes
import gc
import importlib
import importlib.util
import json
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks import scaled
from benchmarks.beir import folders
from benchmarks.scaled import Scaled
from knowledge.index import cuts_file
from knowledge.index.bm25 import Bm25
from knowledge.index.cuts import FIELDS, WORDS, cuts
from knowledge.index.layered import ranker
from knowledge.index.loops import loops
from knowledge.index.postings import Postings
from knowledge.ranking import Query, Weights, wanted
from knowledge.words.tokens import Tokenizer

OURS: Final = "ours in full"
OUR_WORDS: Final = "ours on words"
EVERY_PASSAGE: Final = "ours without skipping"
NEW_PAGE: Final = "one new page"
REBUILD: Final = "rebuild"
LIMITS: Final = {"rank-bm25": 100_000, "bm25s": 100_000, "bm25s with numba": 100_000, NEW_PAGE: 100_000}
"""Passages beyond which a system is left out: rank-bm25 holds a dictionary of each, some 10 KB, and bm25s takes longer
to build a million than all the rest; beyond what a new page is promised for, it only takes longer."""
BEST: Final = 20
QUESTIONS: Final = 300
FEWER: Final = {"rank-bm25": 30, EVERY_PASSAGE: 30}
"""Questions of a system that takes long over each."""
MANY_PASSAGES: Final = 1_000_000
"""Passages from which half of the questions have to do."""
NEEDS: Final[Mapping[str, Sequence[str]]] = {
    "rank-bm25": ("rank_bm25",),
    "bm25s": ("bm25s",),
    "bm25s with numba": ("bm25s", "numba"),
    "tantivy": ("tantivy",),
}
"""What is imported before memory is counted: a library's own size is not its index."""
REBUILT: Final = 10_000
K1: Final = 1.5
B: Final = 0.75
PAGE: Final = 20
"""Passages of a printed page."""
ROUND_TRIP: Final = 0.02
"""Seconds from one question to the next during a rebuild."""

Ask = Callable[[Query], object]
System = Callable[[Scaled, int], tuple[object, Ask]]
"""Built with so many passages: what has to be held, and how a question is asked."""


def main() -> None:
    options = _options()
    if options.measure:
        print(json.dumps(_measured(options)))
        return
    if options.draw and not _is_there("matplotlib"):
        raise SystemExit("matplotlib is not installed, so nothing can be drawn: make bench, or leave --draw out")
    rows = json.loads(options.again.read_text("utf-8")) if options.again else _measured_all(options)
    if options.draw:
        draw(rows, options.draw)
    print("\n".join(report(rows)))


def _is_there(package: str) -> bool:
    return importlib.util.find_spec(package) is not None


def present(systems: Sequence[str]) -> Iterator[str]:
    """The systems that can be measured here; of each other one it is told what it lacks."""
    for system in systems:
        lacking = [package for package in NEEDS.get(system, ()) if not _is_there(package)]
        if lacking:
            print(f"{system} is left out: {' and '.join(lacking)} is not installed (make bench)", file=sys.stderr)
        else:
            yield system


def _measured_all(options: argparse.Namespace) -> Sequence[Mapping[str, Any]]:
    """Every figure; written down after each, so that a run that is ended early was not for nothing."""
    sizes = [int(size) for size in options.sizes.split(",")]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        scaled.save(scaled.scaled(folders(options.sets), max(sizes)), Path(folder))
        for row in _all(Path(folder), sizes, options):
            rows.append(row)
            if options.json:
                options.json.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return rows


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path, help="a folder in the BEIR layout, or one that holds several")
    parser.add_argument("--sizes", default="1000,10000,100000,1000000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--systems", default=",".join(SYSTEMS))
    parser.add_argument("--json", type=Path, help="where the figures are written as data")
    parser.add_argument("--draw", type=Path, help="the folder where the chart is drawn (needs matplotlib)")
    parser.add_argument("--again", type=Path, help="figures written before, to be told and drawn again")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    parser.add_argument("--size", type=int, default=0, help=argparse.SUPPRESS)
    return parser.parse_args()


def _all(folder: Path, sizes: Sequence[int], options: argparse.Namespace) -> Iterator[Mapping[str, Any]]:
    systems = list(present(options.systems.split(",")))
    for size in sizes:
        for system in [*systems, NEW_PAGE, *([REBUILD] if size == min(REBUILT, max(sizes)) else [])]:
            if size <= LIMITS.get(system, size):
                yield from _in_a_process(folder, system, size, options.rounds)


def _in_a_process(folder: Path, system: str, size: int, rounds: int) -> Iterator[Mapping[str, Any]]:
    print(f"{system} at {size:,} …", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "benchmarks.scale", str(folder), "--rounds", str(rounds)]
    done = subprocess.run([*command, "--measure", system, "--size", str(size)], stdout=subprocess.PIPE, text=True)
    if done.returncode:
        print(f"{system} at {size:,} passages could not be measured: see above", file=sys.stderr)
        return
    for told in json.loads(done.stdout.splitlines()[-1]):
        yield {"system": system, "passages": size, **told}


# ---------------------------------------------------------------- in a process of its own


def _measured(options: argparse.Namespace) -> Sequence[Mapping[str, Any]]:
    given = scaled.load(options.sets)
    if options.measure == NEW_PAGE:
        return [_one_new_page(given, options.size, options.rounds)]
    if options.measure == REBUILD:
        return [_rebuild(given, options.size)]
    return list(_scaling(given, options.measure, options.size, options.rounds))


def _scaling(given: Scaled, name: str, size: int, rounds: int) -> Iterator[Mapping[str, Any]]:
    """What a system takes; an index of ours is asked without skipping too, which is not worth another build."""
    for package in NEEDS.get(name, ()):
        importlib.import_module(package)
    loops(size)
    _let_go()
    Path("/proc/self/clear_refs").write_text("5", "ascii")  # the peak is counted from here
    before, start = memory("VmRSS"), (time.perf_counter(), time.process_time())
    kept, ask = SYSTEMS[name](given, size)
    built = {"build_seconds": time.perf_counter() - start[0], "build_processor_seconds": time.process_time() - start[1]}
    _let_go()
    held = {"held_bytes": memory("VmRSS") - before, "peak_bytes": memory("VmHWM") - before}
    yield {**built, **held, "loops": type(loops(size).add).__name__, **_asked(ask, given.questions, name, size, rounds)}
    if isinstance(kept, Bm25) and name == OURS:
        without = _without_skipping(kept)
        yield {"system": EVERY_PASSAGE, **_asked(without, given.questions, EVERY_PASSAGE, size, 1)}


def _asked(ask: Ask, questions: Sequence[Query], name: str, size: int, rounds: int) -> Mapping[str, Any]:
    chosen = questions[: FEWER.get(name, QUESTIONS // 2 if size >= MANY_PASSAGES else QUESTIONS)]
    for query in chosen[:20]:
        ask(query)
    took = [[_took(ask, query) for query in chosen] for _ in range(rounds)]
    told: dict[str, Any] = {"questions": len(chosen)}
    for percent in (50, 95):
        told[f"p{percent}_ms"] = [_percentile([clock for clock, _ in one], percent) for one in took]
        told[f"processor_p{percent}_ms"] = [_percentile([spent for _, spent in one], percent) for one in took]
    return told


def _took(ask: Ask, query: Query) -> tuple[float, float]:
    """Seconds by the clock, and of the processor in all threads."""
    start, spent = time.perf_counter(), time.process_time()
    ask(query)
    return time.perf_counter() - start, time.process_time() - spent


def _percentile(seconds: Sequence[float], percent: int) -> float:
    return float(np.percentile(seconds, percent)) * 1000


def _let_go() -> None:
    """Gives memory that is free in this process back, so that what is held can be seen from outside."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)


def memory(key: str) -> int:
    """A line of /proc/self/status, in bytes."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{key}:"))


def _one_new_page(given: Scaled, size: int, rounds: int) -> Mapping[str, Any]:
    """A page is put in the middle, with a word that nobody else has printed; and what a restart costs.

    What the passages are cut into is looked up: twenty passages cost nothing beside the rest.
    """
    whole = given.source(size)
    rows = [*range(size // 2), *range(size // 2 + PAGE, size)]
    before = cuts(whole.part(rows), given.cutter(size, {}))
    taught = given.cutter(size, {"新厂区": 20000})
    page, saved, loaded = [], [], []
    ready = ranker(before.postings)
    for _ in range(rounds):
        start = time.perf_counter()
        after = cuts(whole, taught, before)
        ranker(after.postings, ready)
        page.append(time.perf_counter() - start)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cuts"
        for _ in range(rounds):
            start = time.perf_counter()
            cuts_file.save(after, file)
            saved.append(time.perf_counter() - start)
            start = time.perf_counter()
            again = cuts_file.load(file)
            ranker(cuts(whole, taught, again).postings)
            loaded.append(time.perf_counter() - start)
        kept = file.stat().st_size
    return {
        "page_seconds": page,
        "save_seconds": saved,
        "restart_seconds": loaded,
        "file_bytes": kept,
    }


def _rebuild(given: Scaled, size: int) -> Mapping[str, Any]:
    """Questions in one thread at a steady pace: while nothing else goes on, and while all is cut and built anew."""
    source = given.source(size)
    ask = _asking(Bm25(Postings.of(given.pieces(size), FIELDS)))
    quiet, working = threading.Event(), threading.Event()
    building = threading.Thread(target=lambda: (ranker(cuts(source, Tokenizer(), processes=2).postings), working.set()))
    threading.Timer(5, quiet.set).start()
    calm = list(_paced(ask, given.questions, quiet))
    start = time.perf_counter()
    building.start()
    busy = list(_paced(ask, given.questions, working))
    told = {"rebuild_seconds": time.perf_counter() - start}
    for name, took in (("calm", calm), ("rebuilding", busy)):
        told |= {f"{name}_p{percent}_ms": _percentile(took, percent) for percent in (50, 95, 99, 100)}
    return told


def _paced(ask: Ask, questions: Sequence[Query], until: threading.Event) -> Iterator[float]:
    number = 0
    while not until.wait(ROUND_TRIP):
        start = time.perf_counter()
        ask(questions[number % len(questions)])
        yield time.perf_counter() - start
        number += 1


# ---------------------------------------------------------------- systems


def _asking(index: Bm25) -> Ask:
    return lambda query: index.best(wanted(query, Weights()), BEST)


def _ours(given: Scaled, size: int) -> tuple[object, Ask]:
    index = Bm25(Postings.of(given.pieces(size), FIELDS))
    return index, _asking(index)


def _our_words(given: Scaled, size: int) -> tuple[object, Ask]:
    index = Bm25(Postings.of(given.pieces_of_words(size), 1))
    return index, lambda query: index.best(((WORDS, word, 1.0) for word in query.words), BEST)


def _without_skipping(index: Bm25) -> Ask:
    return lambda query: np.argsort(-index.get_scores(wanted(query, Weights())), kind="stable")[:BEST]


def _rank_bm25(given: Scaled, size: int) -> tuple[object, Ask]:
    index = importlib.import_module("rank_bm25").BM25Okapi(_words(given, size), k1=K1, b=B)
    return index, lambda query: np.argsort(-index.get_scores(list(query.words)), kind="stable")[:BEST]


def _bm25s(given: Scaled, size: int, backend: str = "numpy") -> tuple[object, Ask]:
    index = importlib.import_module("bm25s").BM25(method="lucene", k1=K1, b=B, backend=backend)
    index.index(_words(given, size), show_progress=False)
    return index, lambda query: index.retrieve([list(query.words)], k=BEST, show_progress=False)


def _bm25s_numba(given: Scaled, size: int) -> tuple[object, Ask]:
    importlib.import_module("numba")
    return _bm25s(given, size, "numba")


def _tantivy(given: Scaled, size: int) -> tuple[object, Ask]:
    tantivy = importlib.import_module("tantivy")
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
    schema = builder.build()
    index = tantivy.Index(schema)
    writer = index.writer(heap_size=256_000_000, num_threads=1)
    for row in range(size):
        writer.add_document(tantivy.Document(words=" ".join(given.words_of(row))))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher, query_of, should = index.searcher(), tantivy.Query, tantivy.Occur.Should

    def ask(query: Query) -> object:
        terms = [(should, query_of.term_query(schema, "words", word)) for word in query.words]
        return searcher.search(query_of.boolean_query(terms), BEST).hits

    return index, ask


def _words(given: Scaled, size: int) -> list[list[str]]:
    return [given.words_of(row) for row in range(size)]


SYSTEMS: Final[Mapping[str, System]] = {
    OURS: _ours,
    OUR_WORDS: _our_words,
    "rank-bm25": _rank_bm25,
    "bm25s": _bm25s,
    "bm25s with numba": _bm25s_numba,
    "tantivy": _tantivy,
}


# ---------------------------------------------------------------- told


def report(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Tables in Markdown, which read well at a terminal too."""
    grown = [row for row in rows if "p50_ms" in row]
    head = (
        *("passages", "system", "p50 ms", "p95 ms", "processor p50 ms", "processor p95 ms"),
        *("build s", "of it processor", "bytes a passage", "peak / index"),
    )
    yield from _table(head, map(_grown, grown))
    yield ""
    ratios = [row for row in grown if row["system"] not in (OURS, OUR_WORDS, EVERY_PASSAGE)]
    yield from _table(
        ("passages", "peer", "its processor time / ours on words (p50)", "(p95)"), (_ratios(r, grown) for r in ratios)
    )
    yield ""
    head = "passages", "one new page s", "save s", "restart s", "kept, bytes a passage"
    yield from _table(head, (_page(row) for row in rows if "page_seconds" in row))
    for row in rows:
        if "rebuild_seconds" in row:
            yield ""
            yield from _table(("questions", "p50 ms", "p95 ms", "p99 ms", "longest ms"), _rebuilt(row))
            yield f"\n{row['passages']:,} passages cut and built anew in {row['rebuild_seconds']:.1f} s."


def _table(head: Sequence[str], rows: Iterator[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _grown(row: Mapping[str, Any]) -> Sequence[str]:
    figures = (spread(row[key]) for key in ("p50_ms", "p95_ms", "processor_p50_ms", "processor_p95_ms"))
    return f"{row['passages']:,}", row["system"], *figures, *_building(row)


def _building(row: Mapping[str, Any]) -> Sequence[str]:
    if "build_seconds" not in row:
        return "", "", "", ""
    seconds = (f"{row[key]:.1f}" for key in ("build_seconds", "build_processor_seconds"))
    each, ratio = row["held_bytes"] / row["passages"], row["peak_bytes"] / max(1, row["held_bytes"])
    return *seconds, f"{each:,.0f}", f"{ratio:.2f}"


def _ratios(row: Mapping[str, Any], grown: Sequence[Mapping[str, Any]]) -> Sequence[str]:
    ours = [one for one in grown if one["system"] == OUR_WORDS and one["passages"] == row["passages"]]
    parts = [
        spread([theirs / own for theirs, own in zip(row[key], ours[0][key], strict=True)]) if ours else "–"
        for key in ("processor_p50_ms", "processor_p95_ms")
    ]
    return f"{row['passages']:,}", row["system"], *parts


def _page(row: Mapping[str, Any]) -> Sequence[str]:
    parts = (spread(row[key]) for key in ("page_seconds", "save_seconds", "restart_seconds"))
    each = row["file_bytes"] / row["passages"]
    return f"{row['passages']:,}", *parts, f"{each:,.0f}"


def _rebuilt(row: Mapping[str, Any]) -> Iterator[Sequence[str]]:
    for key, name in (("calm", "while nothing else goes on"), ("rebuilding", "during a rebuild")):
        yield name, *(f"{row[f'{key}_p{percent}_ms']:.2f}" for percent in (50, 95, 99, 100))


def spread(values: Sequence[float]) -> str:
    """The median, and from where to where."""
    return f"{statistics.median(values):.2f} ({min(values):.2f}–{max(values):.2f})"


def draw(rows: Sequence[Mapping[str, Any]], folder: Path) -> None:
    """Latency and memory over the number of passages, both axes logarithmic."""
    figure_type = importlib.import_module("matplotlib.figure").Figure
    figure = figure_type(figsize=(11, 4.5), layout="constrained")
    latency, size = figure.subplots(1, 2)
    grown = [row for row in rows if "p50_ms" in row]
    for number, system in enumerate(dict.fromkeys(row["system"] for row in grown)):
        own = [row for row in grown if row["system"] == system]
        passages = [row["passages"] for row in own]
        color = f"C{number}"
        latency.plot(
            passages, [statistics.median(row["processor_p95_ms"]) for row in own], "o-", color=color, label=system
        )
        latency.plot(passages, [statistics.median(row["processor_p50_ms"]) for row in own], "o:", color=color)
        if all("held_bytes" in row for row in own):
            size.plot(passages, [max(1, row["held_bytes"]) / 1e6 for row in own], "o-", color=color)
    latency.set(
        xscale="log", yscale="log", xlabel="passages", ylabel="one question, ms of processor (line p95, dots p50)"
    )
    size.set(xscale="log", yscale="log", xlabel="passages", ylabel="index in memory, MB")
    latency.legend(fontsize=8)
    for axes in (latency, size):
        axes.grid(alpha=0.3)
    folder.mkdir(parents=True, exist_ok=True)
    figure.savefig(folder / "ranking.svg", metadata={"Date": None})


if __name__ == "__main__":
    main()
