"""Question sets to figures: what counts as right, shown, missed or wrong."""

import json

import pytest

from knowledge.errors import QuestionSetFault
from knowledge.evaluation import (
    Judged,
    Outcome,
    Question,
    Shown,
    Verdict,
    evaluate,
    figures,
    questions,
    verdict,
)

WORDS = "就业是民生之本、财富之源"


def asked(kind: str = "passage", speakers: tuple[str, ...] = ("罗芳",), quotes: tuple[str, ...] = (WORDS,)) -> Question:
    return Question(id="q", turns=("就业",), kind=kind, speakers=speakers, quotes=quotes)


def quote(text: str = WORDS, speaker: str | None = "罗芳", note: bool = False) -> Outcome:
    return Outcome("quote", f"{text} —— {speaker}", (Shown(text, speaker, note),))


def candidates(*texts: str) -> Outcome:
    return Outcome("candidates", "", tuple(Shown(text, "罗芳") for text in texts))


NOT_FOUND = Outcome("not_found", "没有找到")
CARD = Outcome("card", "罗芳 · 总会计师 2021年9月29日", people=("罗芳",))


@pytest.mark.parametrize(
    ("question", "outcome", "expected"),
    [
        (asked(), quote(), Verdict.RIGHT),
        (asked(), quote("就业是民生之本、 财富之源，要强化"), Verdict.RIGHT),
        (asked(), quote("绿水青山"), Verdict.WRONG),
        (asked(), quote(speaker="李红"), Verdict.WRONG),
        (asked(), quote(speaker=None, note=True), Verdict.WRONG),
        (asked(), candidates("绿水青山", WORDS), Verdict.SHOWN),
        (asked(), candidates("绿水青山"), Verdict.MISSED),
        (asked(), NOT_FOUND, Verdict.MISSED),
        (asked(), CARD, Verdict.WRONG),
        (asked("speaker", quotes=()), quote("任何一段"), Verdict.RIGHT),
        (asked("who", quotes=("总会计师",)), CARD, Verdict.RIGHT),
        (asked("who", quotes=("书记",)), CARD, Verdict.WRONG),
        (asked("meta", (), ("2021-09-29",)), CARD, Verdict.RIGHT),
        (asked("meta", (), ("2021-09-30",)), CARD, Verdict.WRONG),
        (asked("people", ("罗芳",), ()), CARD, Verdict.RIGHT),
        (asked("people", ("罗芳", "李红"), ()), CARD, Verdict.WRONG),
        (asked("note", ()), quote(speaker=None, note=True), Verdict.RIGHT),
        (asked("note", ()), quote(), Verdict.WRONG),
        (asked("abstain_far", (), ()), NOT_FOUND, Verdict.RIGHT),
        (asked("abstain_far", (), ()), candidates(WORDS), Verdict.WRONG),
        (asked("abstain_near", (), ()), candidates(WORDS), Verdict.RIGHT),
        (asked("abstain_near", (), ()), quote(), Verdict.WRONG),
        (asked("abstain_near", (), ()), NOT_FOUND, Verdict.RIGHT),
        (asked("smalltalk", (), ()), Outcome("card", "您好"), Verdict.RIGHT),
        (asked("smalltalk", (), ()), quote(), Verdict.WRONG),
    ],
)
def test_a_reply_is_judged_by_the_gold(question: Question, outcome: Outcome, expected: Verdict) -> None:
    assert verdict(question, outcome) is expected


def test_any_of_several_quotes_is_enough() -> None:
    assert verdict(asked(quotes=("没有的话", WORDS)), quote()) is Verdict.RIGHT


def test_figures_count_every_verdict_once() -> None:
    outcomes = [quote(), candidates(WORDS), NOT_FOUND, quote("别的")]
    judged = [Judged(asked(), one, verdict(asked(), one)) for one in outcomes]
    counted = figures(judged)
    assert (counted.number, counted.right, counted.shown, counted.missed, counted.wrong) == (4, 1, 1, 1, 1)


def test_each_question_is_asked_with_all_its_turns() -> None:
    heard: list[tuple[str, ...]] = []

    def reply(turns: object) -> Outcome:
        assert isinstance(turns, tuple)
        heard.append(turns)
        return NOT_FOUND

    question = Question(id="q", turns=("罗芳说了什么", "那就业呢"), kind="followup")
    assert [one.verdict for one in evaluate([question], reply)] == [Verdict.MISSED]
    assert heard == [("罗芳说了什么", "那就业呢")]


def test_a_set_is_read_line_by_line_and_empty_lines_are_none() -> None:
    line = json.dumps({"id": "d1", "turns": ["就业"], "kind": "passage", "style": "keywords", "note": "x"})
    assert [one.id for one in questions([line, "\n", "  ", line])] == ["d1", "d1"]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("{", "the line"),
        ("[]", ""),
        ('{"id": "a", "turns": [], "kind": "passage"}', "turns"),
        ('{"id": "a", "turns": ["x"], "kind": "passages"}', "kind"),
        ('{"turns": ["x"], "kind": "passage"}', "id"),
    ],
)
def test_a_line_that_is_no_question_is_named(line: str, place: str) -> None:
    good = '{"id": "a", "turns": ["x"], "kind": "passage"}'
    with pytest.raises(QuestionSetFault, match=f"line 2: .*{place}"):
        list(questions([good, line]))
