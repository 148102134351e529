"""Teaches what a message is for, told from what it means as a whole.

    python -m benchmarks.purposes [-o knowledge/meaning/purposes.npz]

A logistic regression over the encoder's row of a whole question, a minute on two cores. It is taught on messages of
`benchmarks/asked`, each with what it is for, which writers made up who knew neither code nor questions of this project,
and on questions about the matters of invented speeches, so that it knows those too. First each writer's messages are
told by what the others' taught; printed is how many were told rightly, and how many of those that were told to be for
something else than a matter from the likelihood on at which `knowledge.answer.purposes` believes it.
"""

import argparse
import json
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rich import box
from rich.console import Console
from rich.progress import track
from rich.table import Table
from sklearn.linear_model import LogisticRegression

from knowledge import invented
from knowledge.answer.purposes import EVERYONE, FACTS, FAR, LIKELY
from knowledge.meaning.engine import Engine
from knowledge.meaning.purposes import FILE, Purposes
from knowledge.meaning.rows import packed, unpacked
from knowledge.text import folded

HERE: Final = Path(__file__).parent
ASKED: Final = HERE / "asked"
MATTERS: Final = HERE / "pairs" / "taught"
OF_MATTERS: Final = 5000
"""Questions about matters of invented speeches beside those of the writers."""
CONTENT: Final = "content"
SOFTNESS: Final = 64.0
"""The inverse strength of the pull of weights towards zero (scikit-learn's C)."""


class Message(NamedTuple):
    """A message, what it is for, and who wrote it."""

    text: str
    purpose: str
    writer: str


def main() -> None:
    """Tell each writer's by the others', print, learn from all, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--output", type=Path, default=FILE)
    options = parser.parse_args()
    given = [*written(), *of_matters()]
    with tempfile.TemporaryDirectory() as folder:
        engine = Engine.opened(Path(folder))
        rows = np.stack([_row(engine, one.text) for one in track(given, "encoding")])
    shown = Table("writer", "messages", "told rightly", "believed", "of them rightly", box=box.MARKDOWN)
    for writer in sorted({one.writer for one in given}):
        shown.add_row(writer, *map(str, _told(writer, given, rows)))
    Console().print(shown)
    learned(given, rows).save(options.output)


def written() -> Iterator[Message]:
    """The writers' messages."""
    for file in sorted(ASKED.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            one = json.loads(line)
            yield Message(one["q"], one["asks"], file.stem)


def of_matters() -> list[Message]:
    """Questions about the matters of invented speeches, drawn by chance."""
    speeches = [speech for file in sorted(MATTERS.glob("*.jsonl")) for speech in invented.read(file)]
    asked = [question for one in speeches for passage in one.passages for question in passage.questions]
    drawn = random.Random(0).sample(asked, OF_MATTERS)  # noqa: S311 -- no secret
    return [Message(question, CONTENT, "matters") for question in drawn]


def _row(engine: Engine, text: str) -> NDArray[np.float32]:
    """A question as `SecondLook` has it: at eight bits."""
    return unpacked(packed(engine.vectors(folded(text), question=True)[:1]))[0]


def learned(given: Sequence[Message], rows: NDArray[np.float32]) -> Purposes:
    """The model of some messages."""
    model = LogisticRegression(C=SOFTNESS, max_iter=5000).fit(rows, [one.purpose for one in given])
    weights, bias = (np.asarray(one, dtype=np.float32) for one in (model.coef_, model.intercept_))
    return Purposes(tuple(map(str, model.classes_)), weights, bias, rows.mean(axis=0))


def _told(writer: str, given: Sequence[Message], rows: NDArray[np.float32]) -> tuple[int, int, int, int]:
    """Of one writer's messages: how many, how many told rightly, how many believed, and how many of these rightly."""
    own = np.array([one.writer == writer for one in given])
    model = learned([one for one, is_own in zip(given, own, strict=True) if not is_own], rows[~own])
    purposes = [one.purpose for one, is_own in zip(given, own, strict=True) if is_own]
    found = [model.of(packed(row[None])) for row in rows[own]]
    right = [one.name == purpose for one, purpose in zip(found, purposes, strict=True)]
    believed = [one.likelihood >= LIKELY and one.name in (*FACTS, EVERYONE, FAR) for one in found]
    return len(found), sum(right), sum(believed), sum(np.logical_and(right, believed))


if __name__ == "__main__":
    main()
