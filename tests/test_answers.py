"""Kept answers: the same as made anew, whoever asks, after whatever; and only where two people said the same."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest

from bot.citizen.answers import READINGS, Answers, Given
from knowledge.answer import Library, answer
from knowledge.asked import Context
from knowledge.judging import evaluation
from knowledge.meaning.look import Nearness, SecondLook, blind
from tests.building import DEV, a_library, a_page, a_speech, real_library

TURNS = (
    "厂所结合是什么意思",
    "罗芳是谁",
    "那李红呢",
    "她说了什么",
    "还有别人讲吗",
    "那就业呢",
    "养老",
    "谁说的",
    "全文",
    "你好",
)


@cache
def library() -> Library:
    return replace(real_library(), look=blind)


def visits(turns: tuple[str, ...]) -> list[Context]:
    """What a visitor was shown after each of some turns."""
    contexts = [Context()]
    for turn in turns:
        contexts.append(answer(turn, contexts[-1], library())[1])
    return contexts


def test_an_answer_is_the_same_kept_as_made_anew_in_every_context() -> None:
    answers = Answers()
    contexts = visits(TURNS) + visits(TURNS[::-1])
    for _ in range(3):
        for number, context in enumerate(contexts):
            for turn in TURNS:
                given = answers.to(turn, str(number), context, library())
                assert (given.answer, given.after(context)) == answer(turn, context, library())


def test_what_does_not_lean_on_what_was_shown_is_answered_once_for_all() -> None:
    answers = Answers()
    question = "厂所结合是什么意思，取得了哪些成果"
    asked = [answers.to(question, f"{number}", context, library()) for number, context in enumerate(visits(TURNS))]
    assert len({id(given) for given in asked[1:]}) == 1


def test_what_one_person_alone_says_is_not_kept() -> None:
    answers = Answers()
    first, again = (answers.to("罗芳是谁", "anna", Context(), library()) for _ in range(2))
    assert first is not again
    assert (first.is_kept, again.is_kept) == (False, False)
    other = answers.to("罗芳是谁", "ben", Context(), library())
    assert other.is_kept
    assert answers.to("罗芳是谁", "anna", Context(), library()) is other


def test_a_new_library_begins_with_nothing() -> None:
    answers = Answers()
    one, other = a_library(a_page(a_speech("罗芳"))), a_library(a_page(a_speech("李红")))
    for person in ("anna", "ben"):
        answers.to("罗芳是谁", person, Context(), one)
    assert answers.to("罗芳是谁", "carl", Context(), other).answer == answer("罗芳是谁", Context(), other)[0]


def test_the_messages_asked_longest_ago_are_let_go_of_first() -> None:
    answers = Answers(most=2)

    def ask(message: str) -> Given:
        return [answers.to(message, person, Context(), library()) for person in ("anna", "ben")][1]

    first, second = ask("罗芳是谁"), ask("李红是谁")
    assert ask("罗芳是谁") is first
    ask("武利冲是谁")
    assert ask("罗芳是谁") is first
    assert ask("李红是谁") is not second


def leaning(number: int) -> Context:
    return Context(passages=(f"none-{number}",))


def test_of_the_answers_to_one_message_the_one_used_longest_ago_is_let_go_of_first() -> None:
    answers = Answers()

    def ask(number: int) -> None:
        for person in ("anna", "ben"):
            answers.to("标题呢", person, leaning(number), library())

    for number in range(READINGS):
        ask(number)
    ask(0)
    ask(READINGS)
    assert [answers.has("标题呢", leaning(number), library()) for number in (0, 1, 2)] == [True, False, True]


def test_no_more_answers_are_kept_than_may_be_to_however_few_messages() -> None:
    answers = Answers(most=4)
    asked = [("标题呢", leaning(number)) for number in range(3)]
    asked += [(f"{name}是谁", Context()) for name in ("罗芳", "李红", "李星", "武利冲", "邹建平")]
    for message, context in asked:
        for person in ("anna", "ben"):
            answers.to(message, person, context, library())
    assert [answers.has(message, context, library()) for message, context in asked] == [False] * 4 + [True] * 4


def test_nothing_is_taken_for_said_before_that_was_not() -> None:
    assert not Answers().to("", "anna", Context(), library()).is_kept


@pytest.mark.parametrize("near", [None, Nearness(0.05, 0.3, 0.2)])
def test_an_answer_after_a_look_that_may_say_something_else_later_is_not_kept(near: Nearness | None) -> None:
    looks: list[str] = []

    def look(question: str, texts: Sequence[str]) -> list[Nearness] | None:
        looks.append(question)
        return near and [near] * len(texts)

    answers, unsure = Answers(), replace(library(), look=look)
    question = "火星上有没有人种了新的品种"
    given = [answers.to(question, person, Context(), unsure) for person in ("anna", "ben", "carl")]
    assert looks
    assert len({id(one) for one in given}) == 3


@pytest.mark.parametrize(("odds", "kept"), [(None, False), (-3.0, True)])
def test_an_answer_after_a_reading_that_failed_is_not_kept(odds: float | None, kept: bool) -> None:
    class Settled(SecondLook):
        """A look that says the same every time."""

        is_settled = True

        def __init__(self) -> None:
            """Nothing is encoded."""

        def __call__(self, _: str, texts: Sequence[str]) -> list[Nearness]:
            return [Nearness(0.05, 0.3, 0.2)] * len(texts)

    reading = replace(library(), look=Settled(), read=lambda _, texts: None if odds is None else [odds] * len(texts))
    answers = Answers()
    for person in ("anna", "ben"):
        given = answers.to("孵化器里有没有食堂", person, Context(), reading)
    assert given.is_kept is kept


def test_every_development_question_is_answered_alike_kept_or_made() -> None:
    answers = Answers()
    for person in ("anna", "ben", "carl"):
        for question in evaluation.questions(DEV.read_text("utf-8").splitlines()):
            context = Context()
            for turn in question.turns:
                given = answers.to(turn, person, context, library())
                assert (given.answer, given.after(context)) == answer(turn, context, library())
                context = given.after(context)


def test_what_leans_on_the_last_passage_alone_is_the_same_whatever_came_before_it() -> None:
    answers = Answers()
    last = library().index.passages[0].id
    contexts = [Context(passages=(*before, last)) for before in ((), ("a",), ("b", "c"))]
    given = [answers.to("标题呢", str(number), context, library()) for number, context in enumerate(contexts)]
    assert given[1] is given[2]
    assert given[1].is_kept
    assert answers.to("标题呢", "4", Context(passages=("another",)), library()) is not given[1]
