"""The reader: question and passage as one text, a head over what their pieces mean, and twins told apart by it."""

import math
from pathlib import Path

import numpy as np
import pytest

from benchmarks.nearness import told_apart, told_by_reading
from benchmarks.unanswered import HELD
from knowledge.judging import invented
from knowledge.judging.invented import Invented, Printed, Twins
from knowledge.meaning import engine
from knowledge.meaning.engine import PREFIXED, Engine
from knowledge.meaning.reader import FILE, PARTS, Head, Reader, pair

real = pytest.mark.skipif(not engine.available(), reason="the packages of the model are not installed")
WIDTH, BETWEEN = 4, 3


def a_head(tmp_path: Path, **parts: object) -> Head:
    """A head that gives nothing but 0 where its parts are not told."""
    shapes = {"norm": 3 * WIDTH, "scale": 3 * WIDTH, "within": (BETWEEN, 3 * WIDTH), "bias": BETWEEN, "out": BETWEEN}
    given = {f"head.{name}": parts.get(name, np.zeros(shapes.get(name, 1), dtype=np.float32)) for name in PARTS}
    np.savez(tmp_path / "head.npz", **given)  # type: ignore[arg-type]
    return Head.load(tmp_path / "head.npz")


def test_both_are_one_text_with_the_end_of_the_question_twice() -> None:
    assert pair([0, 7, 8, 2], [0, 9, 2]) == [0, 7, 8, 2, 2, 9, 2]


def test_the_head_reckons_its_two_layers_over_the_start_and_both_means(tmp_path: Path) -> None:
    ones, chance = np.ones(3 * WIDTH, dtype=np.float32), np.random.default_rng(0)
    within = chance.normal(size=(BETWEEN, 3 * WIDTH)).astype(np.float32)
    out = np.array([1.0, -2.0, 0.5], dtype=np.float32)
    head = a_head(tmp_path, norm=ones, within=within, out=out, last=np.array([0.25], dtype=np.float32))
    asked, states = PREFIXED[True] + 3, chance.normal(size=(PREFIXED[True] + 9, WIDTH)).astype(np.float32)
    question, passage = states[PREFIXED[True] : asked - 1], states[asked + 1 :]
    told = np.concatenate([states[0], question.mean(0), passage.mean(0)])
    normed = (told - told.mean()) / math.sqrt(told.var() + 1e-5)
    between = [one * 0.5 * (1 + math.erf(one / math.sqrt(2))) for one in within @ normed]
    assert head.odds(states, asked) == pytest.approx(float(out @ between) + 0.25, rel=1e-4)


def test_a_question_or_a_passage_without_pieces_is_read_all_the_same(tmp_path: Path) -> None:
    asked = PREFIXED[True] + 1
    assert a_head(tmp_path, last=np.array([0.5], dtype=np.float32)).odds(np.ones((asked + 1, WIDTH)), asked) == 0.5


def test_twins_are_told_apart_by_reading_where_what_is_answered_is_likelier() -> None:
    class Fake:
        def odds(self, question: str, passage: str) -> float:
            return float(question[0] == passage[0])

    speech = Invented(
        area="路",
        passages=(Printed(text="修了三条路。", questions=()),),
        near=(Twins(passage=0, twin="修了几条", question="谁出的钱"),),
    )
    assert told_by_reading(Fake(), [speech]) == 1.0  # type: ignore[arg-type]


@real
def test_reading_tells_more_twins_apart_than_nearness_does(model: Path) -> None:
    speeches = invented.read(HELD)[:20]
    near = told_apart(Engine.opened(model), speeches)
    assert told_by_reading(Reader.opened(model), speeches) > max(near)


def test_what_was_taught_is_whole() -> None:
    head = Head.load(FILE)
    assert head.within.shape == (len(head.bias), 3 * 384)
    assert all(np.isfinite(getattr(head, name)).all() for name in PARTS)
