"""What answered like questions about other texts: what it means, and what it counts beside all else."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks.purposes import MATTERS
from benchmarks.quality import COVERAGES
from knowledge.answer import Candidates, Library, Quote, answer
from knowledge.asked import Context
from knowledge.judging import invented
from knowledge.judging.fitting import OF_PRECEDENTS
from knowledge.meaning.look import Nearness
from knowledge.meaning.precedents import LIKEST, NARROW, Precedents
from knowledge.meaning.rows import DIMENSIONS, packed
from knowledge.record import coverage
from knowledge.weighing import calibration
from knowledge.weighing.calibration import Model
from tests.building import CONFIG, a_library, a_page, a_speech

ROAD = "城南那条河边的路修好了，装了路灯，晚上散步的人多起来，老人也敢出门。"
RIVER = "河道清了两遍淤，水里又有了鱼，岸上种了柳树，风一吹很好看。"
SCHOOL = "学校下午四点放学，双职工家里没有人接，我们办了托管班，一直开到六点半。"
COUNTS = Model(bias=-6.0, weights={"before": 2.0, "precedent": 14.0}, quote=0.5, candidate=0.1)


def some(number: int = 200) -> Precedents:
    """Questions in directions of their own, each answered by a text that means another one."""
    made = np.random.default_rng(7)
    asked, told = (made.normal(size=(number, DIMENSIONS)).astype(np.float32) for _ in range(2))
    asked /= np.linalg.norm(asked, axis=1, keepdims=True)
    return Precedents.made(asked, np.arange(number), packed(told))


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    some().save(tmp_path / "precedents.npz")
    again = Precedents.load(tmp_path / "precedents.npz")
    assert again.asked.shape == (200, NARROW)
    assert np.einsum("nd,nd->n", again.asked, some().asked).min() > 0.99
    assert (again.told == some().told).all()
    assert (again.of == some().of).all()


def test_precedents_for_other_rows_are_refused(tmp_path: Path) -> None:
    replace(some(), axes=np.zeros((3, 3), dtype=np.float32)).save(tmp_path / "precedents.npz")
    with pytest.raises(ValueError, match="expected"):
        Precedents.load(tmp_path / "precedents.npz")


def test_the_answer_to_a_question_that_was_asked_is_nearest_to_what_answered_it() -> None:
    known = some()
    told = known.told.astype(np.float32)
    told /= np.linalg.norm(told, axis=1, keepdims=True)
    for place in (0, 99, 199):
        question = known.usual + known.asked[place] @ known.axes
        assert int(np.argmax(told @ known.answer(question))) == place


def test_those_of_the_bot_are_of_the_taught_speeches_and_of_no_coverage() -> None:
    speeches = [speech for file in sorted(MATTERS.glob("*.jsonl")) for speech in invented.read(file)]
    texts = [passage.text for speech in speeches for passage in speech.passages]
    number = sum(len(passage.questions) for speech in speeches for passage in speech.passages)
    kept = Precedents.load()
    assert len(kept.asked) == len(kept.of) == number > LIKEST
    assert len(kept.told) == len(texts) == kept.of.max() + 1
    printed = {speech.text for place in COVERAGES.values() for _, speech in coverage.load(place).speeches()}
    assert printed.isdisjoint(texts)


@pytest.fixture(scope="module")
def town() -> Library:
    built = a_library(a_page(a_speech("王一", ROAD), a_speech("李二", RIVER), a_speech("张三", SCHOOL)))
    return replace(
        built, calibration=built.calibration.model_copy(update={"likened": COUNTS, "cued": None, "sure": 2.0})
    )


def looking(library: Library, precedent: Callable[[str], float | None]) -> Library:
    """The library that finds all equally near, and each text as near to precedents as is told."""

    def look(_: str, texts: Sequence[str]) -> list[Nearness]:
        return [Nearness(0.02, 0.2, 0.1, precedent(text)) for text in texts]

    return replace(library, look=look)


QUESTION = "晚上散步河道边水清了吗"


def test_what_answered_like_questions_makes_a_passage_sure(town: Library) -> None:
    given, _ = answer(QUESTION, Context(), looking(town, lambda text: 0.14 if "装了路灯" in text else -0.05))
    assert isinstance(given, Quote)
    assert given.found.passage.text == ROAD
    assert given.found.evidence is not None
    assert given.found.evidence.likened


def test_what_answered_none_of_them_takes_nothing_from_how_sure_a_passage_is(town: Library) -> None:
    without = replace(town, calibration=town.calibration.model_copy(update={"likened": None}))
    given, _ = answer(QUESTION, Context(), looking(town, lambda _: -0.14))
    same, _ = answer(QUESTION, Context(), looking(without, lambda _: -0.14))
    assert isinstance(given, Candidates)
    assert given.found == same.found if isinstance(same, Candidates) else False


def test_where_no_precedent_is_known_all_is_as_without_them(town: Library) -> None:
    without = replace(town, calibration=town.calibration.model_copy(update={"likened": None}))
    given, _ = answer(QUESTION, Context(), looking(town, lambda _: None))
    same, _ = answer(QUESTION, Context(), looking(without, lambda _: 0.14))
    assert type(given) is type(same)
    assert isinstance(given, Quote | Candidates)
    found = given.found if isinstance(given, Candidates) else (given.found,)
    assert not any(one.evidence is not None and one.evidence.likened for one in found)


def test_the_model_in_use_judges_by_what_it_was_learned_on() -> None:
    likened = calibration.load(CONFIG).likened
    assert likened is not None
    assert tuple(likened.weights) == OF_PRECEDENTS
    assert all(weight > 0 for weight in likened.weights.values())


def test_who_said_a_thing_is_not_told_by_what_answered_elsewhere(town: Library) -> None:
    without = replace(town, calibration=town.calibration.model_copy(update={"likened": None}))
    given, _ = answer(
        "谁说晚上散步的人多", Context(), looking(town, lambda text: -0.05 if "装了路灯" in text else 0.14)
    )
    same, _ = answer("谁说晚上散步的人多", Context(), looking(without, lambda _: None))
    assert isinstance(given, Quote)
    assert isinstance(same, Quote)
    assert given.found.passage == same.found.passage
