"""What a question loses by being asked after another: each alone, and each once more after somebody's first question.

    python -m benchmarks.afterwards [--unseen] [--seed 0] [--cities anhe …] [--list]

Citizens ask one thing and then another. Every question of one turn is asked as the second of a visitor, whose first is
drawn from those of the same coverage that ask for somebody's words or for a passage; what it answers alone it should
answer then. `--list` prints every seen question that is answered otherwise, never an unseen one.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.quality import SEEN, UNSEEN
from benchmarks.visitors import conversation, options, single
from bot.report import outcome
from knowledge.judging.evaluation import ANSWERABLE, Judged, Question, Verdict, evaluate

FIRST: Final = ("passage", "speaker")
"""The kinds of questions that a visitor asks first: they show somebody's words."""
COLUMNS: Final = ("questions", "asked", "right alone", "right after", "wrong alone", "wrong after", "otherwise")


def main() -> None:
    chosen = options(__doc__, "print what is answered otherwise, of seen questions")
    chance = random.Random(chosen.seed)  # noqa: S311 -- no secret
    console = Console(width=120)
    shown = Table(*COLUMNS, box=box.MARKDOWN)
    every: list[tuple[Judged, Judged]] = []
    for city in chosen.cities:
        asked = list(single(city, UNSEEN if chosen.unseen else SEEN))
        pairs = _both(city, asked, chance) if asked else []
        shown.add_row(city, *_counts(pairs))
        for alone, after in pairs if chosen.list and not chosen.unseen else ():
            if alone.verdict != after.verdict:
                console.print(f"{alone.verdict} → {after.verdict}: {' | '.join(after.question.turns)}", markup=False)
        every += pairs
    shown.add_row("all", *_counts(every))
    console.print(shown)


def _both(city: str, asked: Sequence[Question], chance: random.Random) -> list[tuple[Judged, Judged]]:
    """Each question alone and after another one."""
    with conversation(city) as talk:
        firsts = [one.turns[0] for one in asked if one.kind in FIRST]
        after = [one.model_copy(update={"turns": (chance.choice(firsts), *one.turns)}) for one in asked]
        alone, second = (evaluate(each, lambda turns: outcome(turns, talk)) for each in (asked, after))
        return list(zip(alone, second, strict=True))


def _counts(pairs: Sequence[tuple[Judged, Judged]]) -> Iterator[str]:
    """How many were asked, right and wrong alone and after another, and answered otherwise."""
    yield str(len(pairs))
    answerable = Counter[tuple[int, Verdict]]()
    every = Counter[tuple[int, Verdict]]()
    for pair in pairs:
        for place, one in enumerate(pair):
            every[place, one.verdict] += 1
            answerable[place, one.verdict] += one.question.kind in ANSWERABLE
    yield from (str(answerable[place, Verdict.RIGHT]) for place in (0, 1))
    yield from (str(every[place, Verdict.WRONG]) for place in (0, 1))
    yield str(sum(alone.verdict != after.verdict for alone, after in pairs))


if __name__ == "__main__":
    main()
