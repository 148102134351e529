"""What nearness in meaning alone tells, by the encoder as it came and as it was taught.

    python -m benchmarks.nearness

First how often it puts the right passage first. Asked are the questions of all sets that were read while building and
that passages answer, each of all passages of its coverage or, where it names people, of theirs: nearness as a whole and
piece by piece, the two of `knowledge.meaning`.
Then how well it tells a question that a passage answers from its twin that it does not, each beside that passage, as
the area under the curve: in both ways, and by the third of the question's pieces that is farthest; and how well the
reader does, which is given both together. The twins are those of `benchmarks.unanswered`, on which neither was taught.
"""

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from operator import attrgetter
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.measures import auroc
from benchmarks.quality import COVERAGES, QUESTIONS, SEEN
from benchmarks.unanswered import HELD
from benchmarks.weights import of_coverage
from bot import settings
from bot.start import indexed
from knowledge.answer import Library
from knowledge.judging import invented
from knowledge.judging.evaluation import questions
from knowledge.judging.invented import Invented
from knowledge.meaning.engine import Engine
from knowledge.meaning.look import FARTHEST
from knowledge.meaning.reader import Reader
from knowledge.meaning.tuning import FILE, Tuning
from knowledge.record import coverage

Rows = NDArray[np.float32]
Asked = tuple[str, Sequence[int], set[int]]
"""A question, the rows of the passages among which it is asked, and those that answer it."""
COLUMNS: Final = ("as a whole", "piece by piece", "by the farthest third")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args()
    held = invented.read(HELD)
    given = [(library, list(asked)) for library, asked in _given()]
    number = sum(len(asked) for _, asked in given)
    shown = Table(f"right first of {number}", *COLUMNS[:2], box=box.MARKDOWN)
    apart = Table(f"twins of {len(held)} speeches told apart", *COLUMNS, box=box.MARKDOWN)
    with tempfile.TemporaryDirectory() as folder:
        nothing = Path(folder) / "nothing.npz"
        Tuning({}).save(nothing)
        for name, taught in (("as it came", nothing), ("as it was taught", FILE)):
            engine = Engine.opened(Path(folder), taught)
            right = np.sum([right_first(engine, library, asked) for library, asked in given], axis=0)
            shown.add_row(name, *(f"{one / number:.3f} ({one})" for one in right))
            apart.add_row(name, *(f"{one:.3f}" for one in told_apart(engine, held)))
        apart.add_row("read together", f"{told_by_reading(Reader.opened(Path(folder)), held):.3f}", "", "")
    Console(width=110).print(shown, apart)


def _given() -> Iterator[tuple[Library, Iterator[Asked]]]:
    chosen, folders = settings.load(), settings.folders()
    for city, place in COVERAGES.items():
        library = indexed(chosen, folders, coverage.load(place))
        files = [QUESTIONS / f"{name}.jsonl" for one, name in SEEN if one == city]
        yield library, (asked for file in files for asked in asked_of(file, library))


def asked_of(file: Path, library: Library) -> Iterator[Asked]:
    """The questions of a set that passages answer."""
    passages = library.index.passages
    with file.open(encoding="utf-8") as lines:
        for topic, rows, _, is_right in of_coverage(list(questions(lines)), library):
            among = list(range(len(passages)) if rows is None else map(int, rows))
            if gold := {row for row in among if is_right(passages[row])}:
                yield topic.asked, among, gold


def right_first(engine: Engine, library: Library, asked: Sequence[Asked]) -> list[int]:
    """How many questions have a right passage first, as a whole and piece by piece."""
    texts = [_unit(engine.vectors(passage.text, question=False)) for passage in library.index.passages]
    usual = np.concatenate([text[1:] for text in texts]).mean(axis=0)
    pieces = [_unit(text[1:] - usual) for text in texts]
    right = [0, 0]
    for question, among, gold in asked:
        rows = _unit(engine.vectors(question, question=True))
        own = _unit(rows[1:] - usual)
        whole = [float(texts[row][0] @ rows[0]) for row in among]
        close = [float((pieces[row] @ own.T).max(axis=0).mean()) for row in among]
        for kind, near in enumerate((whole, close)):
            right[kind] += among[int(np.argmax(near))] in gold
    return right


def told_apart(engine: Engine, speeches: Sequence[Invented]) -> list[float]:
    """How well what a passage answers is told from what it does not, in the three ways of `COLUMNS`."""
    texts = [[_unit(engine.vectors(one.text, question=False)) for one in speech.passages] for speech in speeches]
    whole = np.mean([text[0] for speech in texts for text in speech], axis=0)
    usual = np.concatenate([text[1:] for speech in texts for text in speech]).mean(axis=0)

    def near(question: str, text: Rows) -> tuple[float, float, float]:
        rows = _unit(engine.vectors(question, question=True))
        best = np.sort((_unit(text[1:] - usual) @ _unit(rows[1:] - usual).T).max(axis=0))
        return (
            float((text[0] - whole) @ rows[0]),
            float(best.mean()),
            float(best[: max(1, len(best) // FARTHEST)].mean()),
        )

    twins = [(one, text[one.passage]) for speech, text in zip(speeches, texts, strict=True) for one in speech.twins]
    answered, not_answered = ([near(asked(one), text) for one, text in twins] for asked in _WAYS)
    return [
        auroc(*both) or 0.0 for both in zip(zip(*answered, strict=True), zip(*not_answered, strict=True), strict=True)
    ]


def told_by_reading(reader: Reader, speeches: Sequence[Invented]) -> float:
    """The same by question and passage read together."""
    twins = [(one, speech.passages[one.passage].text) for speech in speeches for one in speech.twins]
    answered, not_answered = ([reader.odds(asked(one), text) for one, text in twins] for asked in _WAYS)
    return auroc(answered, not_answered) or 0.0


_WAYS: Final = attrgetter("twin"), attrgetter("question")


def _unit(rows: Rows) -> Rows:
    unit: Rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit


if __name__ == "__main__":
    main()
