"""The calibration fitted again: costs move the bound, coverages are left out, weights keep their sense."""

import pytest

from knowledge.errors import CongressError
from knowledge.judging.examples import Example
from knowledge.judging.fitting import OF_MEANING, Fit, fitted
from knowledge.weighing.calibration import Costs
from knowledge.weighing.evidence import Evidence

NOTHING = Evidence(0.2, 0.2, 0.8, 0.5, 1.0, 1.0, 1.0, 0.1, 0.0, 0.0, looked=1.0)


def an_example(coverage: float, right: bool, group: str, way: str = "own", kind: str = "passage") -> Example:
    found = {"coverage": coverage, "sentence": coverage, "heaviest": 1 - coverage, "near": coverage / 2}
    return Example(NOTHING._replace(**found), right, group, way, kind=kind)


def examples(kind: str = "passage") -> list[Example]:
    """Two coverages in which more of the topic found is more often right, and in the middle it may be either."""
    shares = [place / 40 for place in range(41)]
    return [
        an_example(share, (share * 40) % 4 < 4 * share, group, kind=kind)
        for group in ("one", "two")
        for share in shares
    ]


def fit(costs: Costs, kind: str = "passage") -> Fit:
    return fitted(examples(kind), costs)


def test_what_is_found_speaks_for_an_answer_and_what_is_missing_against_it() -> None:
    weights = fit(Costs()).model.weights
    assert all(weights.get(name, 0) >= 0 for name in ("coverage", "sentence", "near"))
    assert weights.get("heaviest", 0) <= 0


def test_the_dearer_a_wrong_answer_the_higher_the_bound() -> None:
    bounds = [fit(Costs(wrong=wrong)).model.quote for wrong in (0.5, 2, 20)]
    assert bounds == sorted(bounds)
    assert bounds[0] < bounds[-1]


def test_words_under_a_wrong_name_cost_more_than_a_wrong_passage() -> None:
    costs = Costs(misattributed=20, wrong=0.5)
    assert fit(costs, "who").model.quote > fit(costs, "passage").model.quote


def test_each_coverage_is_judged_by_a_model_that_has_not_seen_it() -> None:
    held = fit(Costs()).held
    assert [row.group for row in held] == ["one", "two"]
    assert all(row.auroc > 0.8 for row in held)


def test_of_what_is_only_made_no_share_of_questions_is_told() -> None:
    made = [an_example(share / 20, share > 9, "made", "answered" if share > 9 else "unanswered") for share in range(20)]
    row = fitted(examples() + made, Costs()).held[-1]
    assert (row.group, row.quoted, row.wrong) == ("made", None, None)
    assert row.others["answered"] > row.others["unanswered"]


def test_a_candidate_needs_no_more_confidence_than_a_quote() -> None:
    model = fit(Costs()).model
    assert model.candidate <= model.quote


def test_the_more_a_candidate_in_vain_costs_the_surer_it_must_be() -> None:
    bounds = [fit(Costs(wrong=20, related=related)).model.candidate for related in (0.05, 0.5, 5)]
    assert bounds == sorted(bounds)
    assert bounds[0] < bounds[-1]


def test_without_a_second_look_meaning_has_no_weight() -> None:
    weights = fitted(examples(), Costs(), OF_MEANING).model.weights
    assert not {"near", "close", "nearer", "closer", "full", "fuller", "looked"} & set(weights)


def test_the_curve_covers_every_example_once() -> None:
    assert sum(point.number for point in fit(Costs()).curve) == len(examples())


def test_too_few_examples_are_a_fault_that_says_how_many_are_needed() -> None:
    with pytest.raises(CongressError, match="at least 5 right and 5 wrong"):
        fitted([an_example(0.5, True, "one")] * 20, Costs())
