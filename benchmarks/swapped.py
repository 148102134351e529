"""Whether what is told of one thing is quoted for another: right questions, asked again of a thing that nobody prints.

    python -m benchmarks.swapped [--unseen] [--seed 0] [--cities anhe …] [--list]

Of each question of one turn that is answered rightly by a quotation, a thing that it names and the quotation prints is
swapped for another of its kind that stands nowhere in the coverage (苹果叫霜打了咋防, 西瓜叫霜打了咋防). The words here
were chosen before the kinds of `config/synonyms.yaml`, and some are in none. Each is asked with those kinds and
without, in one run. Now and then what is told does answer (骗老人的, 骗残疾人的): none is no goal. `--list` prints each
question of the seen that is still quoted.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

import yaml
from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.quality import SEEN, UNSEEN
from benchmarks.visitors import conversation, options, single
from bot.conversation import Conversation
from bot.report import outcome
from knowledge.judging.evaluation import Judged, Question, Verdict, evaluate
from knowledge.search import Library
from knowledge.words.kinds import Kinds

THINGS: Final[Mapping[str, Sequence[str]]] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
"""Words for things of one kind, of which one is asked for another."""
QUOTED: Final = "quote"
EACH: Final = 2
"""Others that are asked for a thing."""
COLUMNS: Final = ("kind", "asked", "quoted without kinds", "quoted", "as candidates", "not found")


class Swapped(NamedTuple):
    """A question in which one thing is another of its kind."""

    kind: str
    asked: str


class Answered(NamedTuple):
    """How such a question is answered without the kinds that are told apart, and with them."""

    swapped: Swapped
    without: str
    status: str


def main() -> None:
    chosen = options(__doc__, "print what is still quoted, of seen questions")
    chance = random.Random(chosen.seed)  # noqa: S311 -- no secret
    console = Console(width=120)
    every: list[Answered] = []
    for city in chosen.cities:
        every += _answered(city, list(single(city, UNSEEN if chosen.unseen else SEEN)), chance)
    for one in every if chosen.list and not chosen.unseen else ():
        if one.status == QUOTED:
            console.print(one.swapped.kind, one.swapped.asked, markup=False)
    shown = Table(*COLUMNS, box=box.MARKDOWN)
    for kind in THINGS:
        shown.add_row(kind, *_counts([one for one in every if one.swapped.kind == kind]))
    shown.add_row("all", *_counts(every))
    console.print(shown)


def _answered(city: str, asked: Sequence[Question], chance: random.Random) -> list[Answered]:
    """What the right questions over a city's pages are answered once a thing in them is swapped."""
    naming = [one for one in asked if any(_named(one.turns[0], things) for things in THINGS.values())]
    with conversation(city) as talk:
        judged = list(evaluate(naming, lambda turns: outcome(turns, talk)))
        swapped = [swap for one in judged for swap in _swapped(one, talk.library, chance)]
        statuses = [_statuses(swapped, talk, built) for built in (_plain(talk.library), talk.library)]
    return [Answered(*one) for one in zip(swapped, *statuses, strict=True)]


def _swapped(judged: Judged, built: Library, chance: random.Random) -> Iterator[Swapped]:
    """A question that was rightly quoted, with each thing in it that the quotation prints swapped for others."""
    status, passages = judged.outcome.status, judged.outcome.passages
    if status != QUOTED or judged.verdict is not Verdict.RIGHT:
        return
    question = judged.question.turns[0]
    for kind, things in THINGS.items():
        others = [one for one in things if not built.language.holds(one)]
        for thing in _named(question, things):
            if thing in passages[0].text:
                for other in chance.sample(others, min(EACH, len(others))):
                    yield Swapped(kind, question.replace(thing, other))


def _named(question: str, things: Sequence[str]) -> list[str]:
    """Which of some things a question names."""
    return [one for one in things if one in question]


def _plain(built: Library) -> Library:
    """A library to which no kinds are known."""
    language = built.language
    return replace(built, language=replace(language, vocabulary=replace(language.vocabulary, kinds=Kinds())))


def _statuses(swapped: Sequence[Swapped], talk: Conversation, built: Library) -> list[str]:
    """How each is answered from a library."""
    talk.use(built)
    return [outcome((one.asked,), talk).status for one in swapped]


def _counts(answered: Sequence[Answered]) -> Iterator[str]:
    """How many were asked, quoted without kinds and with them, and hedged or refused with them."""
    yield str(len(answered))
    yield str(sum(one.without == QUOTED for one in answered))
    yield from (str(sum(one.status == status for one in answered)) for status in (QUOTED, "candidates", "not_found"))


if __name__ == "__main__":
    main()
