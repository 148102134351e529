"""The calibration fitted again from question sets: which evidence a right answer has. It answers nothing.

A logistic regression over the evidence of the first passage of each question. Questions about one city asked of
another's coverage are examples of what must not be answered. The bound of a quote is the one that costs least when a
wrong answer costs `WRONG` missed ones, judged on questions that the fold has not seen.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from knowledge.answer import Answer, Candidates, Found, Library, NotFound, Quote, answer
from knowledge.calibration import Model
from knowledge.errors import CongressError
from knowledge.evaluation import ANSWERABLE, Question
from knowledge.evidence import Evidence
from knowledge.model import Passage
from knowledge.question import Context
from knowledge.text import compact

WRONG: Final = 1.5
"""How many missed answers one wrong answer costs. Evidence that bars a quote outright is not among the samples."""
STRANGE: Final = 0.1
"""How much a question about another coverage counts beside one about this: citizens mostly ask about what is here."""
FOLDS: Final = 5
CANDIDATE_RECALL: Final = 0.995
"""The share of right first passages that must at least be shown as candidates."""


SENSE: Final = {"heaviest": -1, "unknown": -1, "single": -1} | dict.fromkeys(
    ("coverage", "sentence", "kind", "names", "words", "amount", "asks", "near", "lead"), 1
)
"""Whether a feature speaks for an answer (1) or against it (-1); others may do either."""
Values = NDArray[np.float64]
Rights = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Sample:
    """The evidence of the first passage for one question, whether it answers, and how much the sample counts."""

    evidence: Evidence
    right: bool
    weight: float = 1.0


def own_samples(library: Library, questions: Iterable[Question]) -> Iterator[Sample]:
    """What was weighed for each question about this coverage, and whether the first passage answers it."""
    for question in questions:
        context = Context()
        for turn in question.turns:
            given, context = answer(turn, context, library)
        first = _first(given)
        if first is not None and first.evidence is not None and first.evidence.quotable:
            yield Sample(first.evidence, _is_right(question, first.passage))


def strange_samples(library: Library, questions: Iterable[Question]) -> Iterator[Sample]:
    """What was weighed for questions about passages of another coverage: none of it answers."""
    for question in questions:
        given, _ = answer(question.turns[-1], Context(), library)
        first = _first(given)
        if question.kind == "passage" and first and first.evidence and first.evidence.quotable:
            yield Sample(first.evidence, False, STRANGE)


def _first(given: Answer) -> Found | None:
    """The passage that a search put first, whatever was decided about it."""
    match given:
        case Quote(found, asked) if asked is not None:
            return found
        case Candidates(found, asked=asked) | NotFound(found=found, asked=asked) if asked is not None and found:
            return found[0]
    return None


def _is_right(question: Question, passage: Passage) -> bool:
    speech = passage.speech
    around = (speech.attribution, speech.headline or "") if speech and question.kind == "who" else ()
    text = compact(" ".join((passage.text, *around)))
    held = all if question.kind == "who" else any
    named = speech is None or speech.speaker.name in question.speakers
    return question.kind in ANSWERABLE and named and held(compact(quote) in text for quote in question.quotes)


def fitted(samples: Sequence[Sample]) -> Model:
    """A model from samples; raises CongressError where scikit-learn is missing or the samples are too few."""
    try:
        from sklearn.linear_model import LogisticRegression
        from sklearn.model_selection import StratifiedKFold, cross_val_predict
    except ImportError:
        raise CongressError("calibrate needs scikit-learn: make test sets it up, or pip install scikit-learn") from None
    rights = np.array([sample.right for sample in samples])
    if min(rights.sum(), (~rights).sum()) < FOLDS:
        raise CongressError(
            f"too few questions to fit: at least {FOLDS} right and {FOLDS} wrong first passages are needed"
        )
    names = [name for name in samples[0].evidence.features() if name != "looked"]
    values = np.array([[sample.evidence.features()[name] for name in names] for sample in samples])
    model = LogisticRegression(C=3.0, max_iter=5000)
    counts = np.array([sample.weight for sample in samples])
    kept = _sensible(model, values, rights, counts, names)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    params = {"sample_weight": counts}
    unseen = cross_val_predict(model, values[:, kept], rights, cv=folds, method="predict_proba", params=params)[:, 1]
    model.fit(values[:, kept], rights, sample_weight=counts)
    weights = {names[i]: round(float(weight), 3) for i, weight in zip(kept, model.coef_[0], strict=True)}
    return Model(
        bias=round(float(model.intercept_[0]), 3),
        weights=weights,
        quote=_bound(unseen, rights, counts),
        candidate=round(float(np.quantile(unseen[rights], 1 - CANDIDATE_RECALL)), 3),
    )


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


def _bound(confidence: Values, rights: Rights, counts: Values) -> float:
    """The bound that costs least; the middle of the best ones where several tie."""
    bounds = np.arange(0.3, 0.96, 0.01)
    missed = np.array([counts[rights & (confidence < bound)].sum() for bound in bounds])
    wrong = np.array([counts[~rights & (confidence >= bound)].sum() for bound in bounds])
    costs = missed + WRONG * wrong
    return round(float(np.median(bounds[costs == costs.min()])), 2)
