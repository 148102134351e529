"""A model that judges again what was judged already: learned from passages, and held to a coverage it has not seen."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
import yaml
from rich import box
from rich.console import Console
from rich.table import Table
from sklearn.metrics import roc_auc_score

from benchmarks.quality import QUESTIONS
from knowledge.judging.evaluation import Question, questions
from knowledge.judging.fitting import cheapest, regression
from knowledge.weighing.calibration import Costs, Model

KINDS: Final = ("passage", "speaker", "note", "who", "abstain_near", "abstain_far")
"""What is asked in one search."""
CANDIDATE: Final = 0.14
"""The bound of a candidate, that of what is read."""


class Example(NamedTuple):
    """A passage for a question: its features, whether it answers, which question it is, and of which coverage."""

    features: tuple[float, ...]
    right: bool
    question: str
    group: str


def asked_in(name: str) -> list[Question]:
    """The questions of a set."""
    return list(questions((QUESTIONS / f"{name}.jsonl").read_text("utf-8").splitlines()))


def learned(found: Sequence[Example], names: Sequence[str], costs: Costs) -> Model:
    """The model of all, quoting from where it costs least; printed is how it does on each coverage left out.

    The feature `before` is how likely a passage answers by all else.
    """
    shown = Table("left out", "passages", "AUROC before", "judged again", box=box.MARKDOWN)
    for group in (*sorted({one.group for one in found}), *ALL):
        shown.add_row(group, *_told(group, found, names.index("before")))
    model = _of_all(found, names, costs)
    Console().print(shown, yaml.safe_dump(model.model_dump(), sort_keys=False))
    return model


ALL: Final = ("all",)
"""The row of all coverages, each judged by what the others taught."""


def _told(group: str, found: Sequence[Example], before: int) -> tuple[str, str, str]:
    """How many passages a coverage has, and how well they are told apart by a model that has not seen it."""
    groups = sorted({one.group for one in found}) if group in ALL else [group]
    judged = [pair for each in groups for pair in _judged(each, found)]
    rights = [one.right for one, _ in judged]
    auroc = [roc_auc_score(rights, values) for values in _two(judged, before)]
    return str(len(judged)), *(f"{one:.3f}" for one in auroc)  # type: ignore[return-value]


def _two(judged: Sequence[tuple[Example, float]], before: int) -> tuple[list[float], list[float]]:
    return [one.features[before] for one, _ in judged], [sure for _, sure in judged]


def _judged(group: str, found: Sequence[Example]) -> Iterator[tuple[Example, float]]:
    """The passages of a coverage, each with how sure of it a model of the others is."""
    here, others = ([one for one in found if (one.group == group) is held] for held in (True, False))
    return zip(here, _fitted(others).predict_proba(_values(here))[:, 1], strict=True)


def _fitted(found: Sequence[Example]) -> Any:
    return regression().fit(_values(found), [one.right for one in found])


def _values(found: Sequence[Example]) -> np.ndarray:
    return np.array([one.features for one in found])


def _of_all(found: Sequence[Example], names: Sequence[str], costs: Costs) -> Model:
    """The model of all, quoting from where it costs least: of each question its surest passage."""
    fit = _fitted(found)
    sure = fit.predict_proba(_values(found))[:, 1]
    first: dict[tuple[str, str], tuple[float, bool]] = {}
    for one, how in zip(found, sure, strict=True):
        key = one.group, one.question
        first[key] = max(first.get(key, (0.0, False)), (float(how), one.right))
    quote = cheapest(np.arange(0.3, 0.9, 0.01), lambda least: _cost(first.values(), least, costs))
    weights = {name: round(float(weight), 3) for name, weight in zip(names, fit.coef_[0], strict=True)}
    return Model(bias=round(float(fit.intercept_[0]), 3), weights=weights, quote=quote, candidate=CANDIDATE)


def _cost(surest: Iterable[tuple[float, bool]], least: float, costs: Costs) -> float:
    """What the surest passages of some questions cost where they are quoted from a confidence on."""
    return sum(
        (0.0 if right else costs.wrong) if how >= least else (costs.missed if right else 0.0) for how, right in surest
    )
