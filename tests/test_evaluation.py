"""Question sets to figures: what counts as right, shown, missed or wrong."""

import json

import pytest

from knowledge.errors import QuestionSetFault
from knowledge.judging.evaluation import (
    Judged,
    Outcome,
    Question,
    Rate,
    Shown,
    Verdict,
    evaluate,
    figures,
    questions,
    trust,
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
        ("{", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
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


def judge(question: Question, outcome: Outcome) -> Judged:
    return Judged(question, outcome, verdict(question, outcome))


@pytest.mark.parametrize(
    ("question", "outcome", "under_a_wrong_name"),
    [
        (asked(), quote(speaker="李红"), True),
        (asked(), quote(speaker=None, note=True), True),
        (asked(), quote("绿水青山", speaker="李红"), False),
        (asked("speaker", quotes=()), quote("绿水青山", speaker="李红"), True),
        (asked("note", ()), quote(), True),
        (asked(), quote(), False),
        (asked("abstain_near", (), ()), quote(), False),
        (asked(), candidates("绿水青山"), False),
    ],
)
def test_words_under_a_wrong_name_are_counted_by_themselves(
    question: Question, outcome: Outcome, under_a_wrong_name: bool
) -> None:
    assert judge(question, outcome).misattributed is under_a_wrong_name
    assert figures([judge(question, outcome)]).misattributed == under_a_wrong_name


def test_an_interval_holds_its_share_and_narrows_with_more_questions() -> None:
    widths = []
    for number in (10, 100, 1000):
        low, high = Rate(number // 10, number).interval
        assert 0 <= low < 0.1 < high <= 1
        widths.append(high - low)
    assert widths == sorted(widths, reverse=True)


def test_an_interval_of_nothing_wrong_is_not_nothing() -> None:
    assert Rate(0, 20).interval == pytest.approx((0.0, 0.161), abs=0.001)
    assert Rate(0, 0).interval == (0.0, 1.0)


def test_the_figures_that_matter_are_of_the_questions_that_they_concern() -> None:
    judged = [
        judge(asked(), quote()),
        judge(asked(), NOT_FOUND),
        judge(asked("abstain_near", (), ()), quote()),
        judge(asked("abstain_far", (), ()), NOT_FOUND),
    ]
    found = {name: (rate.count, rate.number) for name, rate in trust(judged).items()}
    assert found == {
        "right_first": (1, 2),
        "right_shown": (1, 2),
        "wrongly_refused": (1, 2),
        "confidently_wrong": (1, 4),
        "misattributed": (0, 4),
        "far_shown": (0, 1),
        "near_quoted": (1, 1),
    }
