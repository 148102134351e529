"""The development questions over the embedded page: the figures that a release must reach."""

from collections.abc import Mapping, Sequence

import pytest

from bot.conversation import Conversation
from bot.report import outcome, rates
from knowledge.judging.evaluation import ANSWERABLE, Judged, Verdict, evaluate, figures, questions
from tests.building import DEV


@pytest.fixture(scope="module")
def judged(conversation: Conversation) -> Sequence[Judged]:
    with DEV.open(encoding="utf-8") as lines:
        return tuple(evaluate(tuple(questions(lines)), lambda turns: outcome(turns, conversation)))


@pytest.fixture(scope="module")
def figure(judged: Sequence[Judged]) -> Mapping[str, float]:
    return rates(judged)


def of_kind(judged: Sequence[Judged], *kinds: str) -> list[Judged]:
    return [one for one in judged if one.question.kind in kinds]


def test_most_answerable_questions_are_answered_right_first(figure: Mapping[str, float]) -> None:
    assert figure["right_first"] >= 0.85


def test_few_questions_are_answered_confidently_wrong(figure: Mapping[str, float]) -> None:
    assert figure["confidently_wrong"] <= 0.05


def test_every_far_question_is_refused(judged: Sequence[Judged]) -> None:
    far = of_kind(judged, "abstain_far")
    assert far
    assert [one.question.id for one in far if one.verdict is not Verdict.RIGHT] == []


def test_most_near_questions_are_not_quoted(judged: Sequence[Judged]) -> None:
    near = figures(of_kind(judged, "abstain_near"))
    assert near.right >= 0.7 * near.number


def test_small_talk_shows_no_passage(judged: Sequence[Judged]) -> None:
    assert all(not one.outcome.passages for one in of_kind(judged, "smalltalk"))


def test_a_passage_shown_is_never_under_another_name(judged: Sequence[Judged]) -> None:
    """Of what was judged right, nobody else is named first."""
    for one in of_kind(judged, *ANSWERABLE):
        if one.verdict is Verdict.RIGHT and one.outcome.status == "quote" and one.question.speakers:
            assert one.outcome.passages[0].speaker in one.question.speakers


def test_the_figures_count_every_question(judged: Sequence[Judged]) -> None:
    assert figures(judged).number == len(judged) == 90
