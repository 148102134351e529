"""Makes what was asked of other texts, and learns what it counts beside all else.

    python -m benchmarks.precedents [--make knowledge/meaning/precedents.npz] [--learn] [-o config/calibration.yaml]

With --make the questions of the invented speeches on which the encoder is taught (`benchmarks/pairs/taught`) and the
texts that answer them are turned into rows, some minutes on two cores. No coverage and no question set is among them.
With --learn the model that judges by them is learned, a logistic regression over three things that are known of a
passage: how likely it answers by words, nearness and reading, how near it is to what answered like questions, and where
it stands in that against the best of the others. Looked at are, of each seen question that is one search, the passages
that come first by all else; each coverage is told by what the others taught, and printed are the areas under the curve
before and after. With -o its weights replace those in the file; its bounds are those of what is read.
"""

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final
from unittest.mock import patch

import numpy as np
from rich.progress import track

from benchmarks.cues import library
from benchmarks.learning import KINDS, Example, asked_in, learned
from benchmarks.purposes import MATTERS
from benchmarks.quality import COVERAGES, SEEN
from bot import settings
from bot.fitting import document
from knowledge import search
from knowledge.answer import answer
from knowledge.asked import Context
from knowledge.findings import Found
from knowledge.judging import invented
from knowledge.judging.evaluation import Question
from knowledge.judging.examples import is_right
from knowledge.judging.fitting import OF_PRECEDENTS
from knowledge.meaning.child import MOST_ASKED, prepared
from knowledge.meaning.engine import Engine
from knowledge.meaning.precedents import Precedents
from knowledge.meaning.rows import Vectors, packed
from knowledge.search import Library, likened
from knowledge.weighing import calibration
from knowledge.weighing.calibration import Model

TRIED: Final = Model(bias=60.0, weights={}, quote=1.0, candidate=0.0)


def main() -> None:
    """Make and learn what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--make", type=Path, help="the file of questions and texts that is written")
    parser.add_argument("--learn", action="store_true")
    parser.add_argument("-o", "--output", type=Path, help="the calibration that is written again with what was learned")
    options = parser.parse_args()
    if options.make:
        made().save(options.make)
    if options.learn:
        used = calibration.load(settings.folders()["config"])
        found = [one for city in COVERAGES for one in gathered(city)]
        likest, before = learned(found, OF_PRECEDENTS, used.costs), used.read or used.looked
        bounds = {"quote": before.quote, "candidate": before.candidate}
        used = used.model_copy(update={"likened": likest.model_copy(update=bounds)})
        if options.output:
            options.output.write_text(document(used), "utf-8")


def made() -> Precedents:
    """Those of the speeches that the encoder is taught on."""
    speeches = [speech for file in sorted(MATTERS.glob("*.jsonl")) for speech in invented.read(file)]
    passages = [passage for speech in speeches for passage in speech.passages]
    pairs = [(asked, place) for place, passage in enumerate(passages) for asked in passage.questions]
    with tempfile.TemporaryDirectory() as folder:
        engine = Engine.opened(Path(folder))
        told = _wholes(engine, [passage.text for passage in passages], question=False)
        asked = _wholes(engine, [asked for asked, _ in pairs], question=True)
    return Precedents.made(asked, np.array([place for _, place in pairs]), packed(told))


def _wholes(engine: Engine, texts: list[str], question: bool) -> Vectors:
    """The rows of whole texts, at unit length."""
    fit = [prepared(text, MOST_ASKED) if question else prepared(text) for text in texts]
    rows = np.stack([engine.vectors(text, question=question)[0] for text in track(fit)])
    unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit


def gathered(city: str) -> Iterator[Example]:
    """The examples of all seen questions over a coverage, without its cues."""
    with library(city) as built:
        tried = replace(built, calibration=built.calibration.model_copy(update={"likened": TRIED, "cued": None}))
        for question in (one for place, name in SEEN if place == city for one in asked_in(name)):
            if len(question.turns) == 1 and question.kind in KINDS:
                yield from _examples(question, tried, city)


def _examples(question: Question, built: Library, group: str) -> Iterator[Example]:
    """Those of one question; none where it is no search, or several, or was not looked at."""
    seen: list[list[Found]] = []

    def noted(found: list[Found], library: Library) -> list[Found]:
        seen.append(likened(found, library))
        return found

    with patch.object(search, "likened", noted):
        answer(question.turns[0], Context(), built)
    for one in seen[0] if len(seen) == 1 else ():
        if one.evidence is not None and one.evidence.likened:
            features = tuple(one.evidence.features()[name] for name in OF_PRECEDENTS)
            yield Example(features, is_right(question, one.passage), question.id, group)


if __name__ == "__main__":
    main()
