"""The calibration fitted again from examples: which evidence a right answer has. It answers nothing.

A logistic regression over the evidence of the first passage of each question. What is reported and what the bounds are
chosen by are confidences of a model that has not seen the coverage in question: it must hold in a city that nobody had
in mind.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from knowledge.errors import CongressError
from knowledge.judging.evaluation import ANSWERABLE
from knowledge.judging.examples import Example
from knowledge.weighing.calibration import Costs, Model

FOLDS: Final = 5
SOFTNESS: Final = 1.0
"""The inverse strength of the pull of weights towards zero (scikit-learn's C)."""
SURELY_WRONG: Final = 0.025
"""The share of wrong first passages above a confidence at which no second look is needed."""
ATTRIBUTED: Final = ("who", "speaker", "people", "followup")
"""Kinds of question whose wrong answer is words under a wrong name."""
SENSE: Final = {"heaviest": -1, "unknown": -1, "single": -1, "open": -1, "absent": -1} | dict.fromkeys(
    (
        "coverage",
        "sentence",
        "kind",
        "names",
        "words",
        "amount",
        "asks",
        "near",
        "close",
        "lead",
        "ahead",
        "nearer",
        "closer",
        "full",
        "fuller",
        "clear",
        "reads",
        "precedent",
        "foremost",
        "cue",
        "alone",
        "before",
    ),
    1,
)
"""Whether a feature speaks for an answer (1) or against it (-1); others may do either."""
OF_READING: Final = ("reads",)
OF_MEANING: Final = ("near", "close", "nearer", "closer", "full", "fuller", *OF_READING)
OF_PRECEDENTS: Final = ("precedent", "foremost", "before")
OF_CUES: Final = ("cue", "alone", "before")
TOLD: Final = ("looked", "read", "likened", "cued", "shared")
"""What says how a passage was weighed, and nothing of the passage."""
Values = NDArray[np.float64]
Rights = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch of confidence: how sure the model was on the average, how often it was right, over how many."""

    confidence: float
    right: float
    number: int


@dataclass(frozen=True, slots=True)
class Held:
    """What a model that has not seen a coverage does there.

    `quoted` is the share of its right first passages that are quoted, `wrong` the share of its own questions that are
    quoted wrongly, None where nothing was asked; `others` the share that is quoted of the examples made in each way.
    """

    group: str
    number: int
    auroc: float
    quoted: float | None
    wrong: float | None
    others: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Fit:
    """A model, how reliable its confidences are, and how it does on each coverage left out."""

    model: Model
    curve: tuple[Point, ...]
    held: tuple[Held, ...]
    sure: float


def fitted(examples: Sequence[Example], costs: Costs, without: Sequence[str] = ()) -> Fit:
    """A model from examples, without some features.

    Raises CongressError where scikit-learn is missing or the examples are too few.
    """
    examples = [example for example in examples if example.evidence.quotable]
    rights = np.array([example.right for example in examples])
    if min(rights.sum(), (~rights).sum()) < FOLDS:
        raise CongressError(
            f"too few questions to fit: at least {FOLDS} right and {FOLDS} wrong first passages are needed"
        )
    names = [name for name in examples[0].evidence.features() if name not in (*TOLD, *without)]
    values = np.array([[example.evidence.features()[name] for name in names] for example in examples])
    counts = np.array([example.weight for example in examples])
    logistic = regression()
    kept = _sensible(logistic, values, rights, counts, names)
    unseen = _unseen(logistic, values[:, kept], rights, counts, [example.group for example in examples])
    logistic.fit(values[:, kept], rights, sample_weight=counts)
    weights = {names[i]: round(float(weight), 3) for i, weight in zip(kept, logistic.coef_[0], strict=True)}
    quote = _bound(unseen, examples, costs)
    model = Model(
        bias=round(float(logistic.intercept_[0]), 3),
        weights=weights,
        quote=quote,
        candidate=_candidate(unseen, examples, costs, quote),
    )
    return Fit(model, _curve(unseen, rights, counts), _held(unseen, examples, quote), _sure(unseen, examples))


def regression() -> Any:
    """An unfitted model; raises CongressError where scikit-learn is missing."""
    try:
        from sklearn.linear_model import LogisticRegression
    except ImportError:
        raise CongressError("calibrate needs scikit-learn: make test sets it up, or pip install scikit-learn") from None
    return LogisticRegression(C=SOFTNESS, max_iter=5000)


def _sensible(model: Any, values: Values, rights: Rights, counts: Values, names: Sequence[str]) -> list[int]:
    """The features whose weight has the sign that their meaning demands, the worst offender left out first.

    Features overlap; without this a missing word can come out as a reason to answer.
    """
    kept = list(range(len(names)))
    while True:
        model.fit(values[:, kept], rights, sample_weight=counts)
        senses = [SENSE.get(names[i], 0) * w for i, w in zip(kept, model.coef_[0], strict=True)]
        if min(senses) >= 0:
            return kept
        kept.pop(senses.index(min(senses)))


def _unseen(model: Any, values: Values, rights: Rights, counts: Values, groups: Sequence[str]) -> Values:
    """The confidence in each example of a model fitted without its coverage; by shuffled folds where there is one."""
    from sklearn.model_selection import LeaveOneGroupOut, StratifiedKFold

    several = len(set(groups)) > 1
    folds = LeaveOneGroupOut() if several else StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    unseen = np.zeros(len(rights))
    for train, test in folds.split(values, rights, groups):
        model.fit(values[train], rights[train], sample_weight=counts[train])
        unseen[test] = model.predict_proba(values[test])[:, 1]
    return unseen


def _bound(confidence: Values, examples: Sequence[Example], costs: Costs) -> float:
    """The bound of a quote that costs least over what people asked.

    Made examples shape the weights and not the bound: they are far more than people's, and some are answered after all.
    """
    asked = [(one, sure) for one, sure in zip(examples, confidence, strict=True) if one.way == "own"]
    return cheapest(
        np.arange(0.3, 0.96, 0.01), lambda least: sum(_cost(one, sure >= least, costs) for one, sure in asked)
    )


def _candidate(confidence: Values, examples: Sequence[Example], costs: Costs, quote: float) -> float:
    """The bound of a candidate that costs least over what people asked and is not quoted."""
    rest = [(one, sure) for one, sure in zip(examples, confidence, strict=True) if one.way == "own" and sure < quote]

    def spent(least: float) -> float:
        kept_back = sum(1 for one, sure in rest if one.right and sure < least)
        in_vain = sum(1 for one, sure in rest if not one.right and sure >= least)
        return costs.missed * kept_back + costs.related * in_vain

    return min(quote, cheapest(np.arange(0.02, 0.96, 0.01), spent))


def cheapest(bounds: Values, spent: Callable[[float], float]) -> float:
    """The bound that costs least; the middle of the best ones where several tie."""
    costs = np.array([spent(bound) for bound in bounds])
    return round(float(np.median(bounds[costs <= costs.min() + 1e-9])), 2)


def _cost(example: Example, quoted: bool, costs: Costs) -> float:
    if example.right:
        return 0.0 if quoted else costs.missed * example.weight
    if not quoted:
        return 0.0
    return (costs.misattributed if example.kind in ATTRIBUTED else costs.wrong) * example.weight


def _sure(confidence: Values, examples: Sequence[Example]) -> float:
    """The least confidence above which hardly any first passage is wrong."""
    own = [(c, e.right) for c, e in zip(confidence, examples, strict=True) if e.way == "own"]
    for bound in np.arange(0.7, 1.0, 0.01):
        above = [right for c, right in own if c >= bound]
        if above and above.count(False) <= SURELY_WRONG * len(above):
            return round(float(bound), 2)
    return 1.0


def _curve(confidence: Values, rights: Rights, counts: Values, parts: int = 10) -> tuple[Point, ...]:
    points = []
    for part in range(parts):
        inside = (confidence >= part / parts) & (confidence < (part + 1) / parts + (part == parts - 1))
        if inside.any():
            weight = counts[inside]
            sure, right = (float(np.average(row[inside], weights=weight)) for row in (confidence, rights))
            points.append(Point(sure, right, int(inside.sum())))
    return tuple(points)


def _held(confidence: Values, examples: Sequence[Example], bound: float) -> tuple[Held, ...]:
    """The figures of each coverage that was left out."""
    from sklearn.metrics import roc_auc_score

    rows = []
    for group in dict.fromkeys(example.group for example in examples):
        own = [(e, float(c)) for e, c in zip(examples, confidence, strict=True) if e.group == group]
        asked = [(e, c) for e, c in own if e.way in ("own", "public")]
        answered = [c for e, c in asked if e.right and e.kind in ANSWERABLE]
        rights = [e.right for e, _ in own]
        area = float(roc_auc_score(rights, [c for _, c in own], sample_weight=[e.weight for e, _ in own]))
        others = {
            way: float(np.mean([c >= bound for e, c in own if e.way == way])) for way in dict.fromkeys(_ways(own))
        }
        wrong = _share([c >= bound and not e.right for e, c in asked])
        rows.append(Held(group, len(own), area, _share([c >= bound for c in answered]), wrong, others))
    return tuple(rows)


def _ways(own: Iterable[tuple[Example, float]]) -> Iterable[str]:
    return (example.way for example, _ in own if example.way not in ("own", "public"))


def _share(answers: Sequence[bool]) -> float | None:
    return sum(answers) / len(answers) if answers else None
