"""How often a question that no passage answers is answered all the same, beside its twin that a passage does answer.

    python -m benchmarks.unanswered [--speeches 1200]

The speeches of `benchmarks/pairs`, sixteen on a page, each with an invented speaker: four questions about each that
none of its passages answers though one speaks of their thing, and to each a twin in the same manner that this passage
answers. Beside them one everyday question of each passage; on these the encoder was taught, on the others nothing was.
All are asked of the page on which the speech is. It takes some six minutes on two cores.
"""

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any, Final

from rich import box
from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot import settings
from bot.start import closed, filled, indexed, looking, patient
from knowledge.answer import Answer, Candidates, Library, NotFound, Quote, answer
from knowledge.asked import Context
from knowledge.evaluation import Rate
from knowledge.model import Coverage, Page, Speaker, Speech
from knowledge.text import compact

PAIRS: Final = Path(__file__).with_name("pairs")
ON_A_PAGE: Final = 16
"""Speeches of one page: some sixty passages, as many as the pages of a day have."""
NAMES: Final = tuple(map("".join, product("王李张刘陈杨黄赵", "伟芳娜敏静强磊军")))
SHORT: Final = 7
"""Characters of a clause below which it tells of no passage."""
CLAUSES: Final = re.compile("[,，、。；;：:！!？?\n]")
SEED: Final = 0
EVERYDAY: Final = "everyday"
TWIN: Final = "twin"
NOT_ANSWERED: Final = "not answered"

Lines = Sequence[dict[str, Any]]


def main() -> None:
    """Ask and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--speeches", type=int, default=1200, help="of which at most so many")
    options = parser.parse_args()
    chosen, folders = patient(settings.load()), settings.folders()
    told = Counter[tuple[str, str]]()
    asked = speeches()[: options.speeches]
    for start in track(range(0, len(asked), ON_A_PAGE), "pages"):
        part = asked[start : start + ON_A_PAGE]
        library = filled(looking(chosen, folders, indexed(chosen, folders, page_of(part))))
        told.update(outcomes(part, library))
        closed(library)
    Console(width=110).print(table(told))


def speeches() -> Lines:
    """All speeches, shuffled."""
    lines = [
        json.loads(line) for file in sorted(PAIRS.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()
    ]
    random.Random(SEED).shuffle(lines)  # noqa: S311 -- no secret
    return lines


def page_of(lines: Lines) -> Coverage:
    """A page of speeches, each by somebody who holds a post of its matter."""
    said = []
    for name, line in zip(NAMES, lines, strict=False):
        post = f"市{line['area']}协会会长"
        text = "\n".join(passage["text"] for passage in line["passages"])
        said.append(Speech(name, None, None, f"{name}（{post}）", Speaker(name, name), (post,), text))
    return Coverage("pairs", (Page("pairs", "湘陵日报", date(2021, 9, 29), speeches=tuple(said)),))


def outcomes(lines: Lines, library: Library) -> Iterator[tuple[str, str]]:
    """What became of each question, by its kind."""
    drawn = random.Random(SEED)  # noqa: S311 -- no secret
    for line in lines:
        for passage in line["passages"]:
            given, _ = answer(drawn.choice(passage["questions"]), Context(), library)
            yield EVERYDAY, outcome(given, passage["text"])
        for one in line["near"]:
            for kind, question in ((TWIN, one["twin"]), (NOT_ANSWERED, one["question"])):
                given, _ = answer(question, Context(), library)
                yield kind, outcome(given, line["passages"][one["passage"]]["text"] if kind == TWIN else None)


def outcome(given: Answer, text: str | None) -> str:
    """`right`: it quotes what was printed of a text (None: nothing is right); `wrong`; `candidates`; `refused`."""
    match given:
        case NotFound():
            return "refused"
        case Candidates():
            return "candidates"
        case Quote(found) if text is not None and _holds(found.passage.text, text):
            return "right"
    return "wrong"


def _holds(shown: str, text: str) -> bool:
    """Whether what is shown has a clause of a text; a passage may be cut otherwise than the pair was."""
    told = [clause for clause in map(compact, CLAUSES.split(text)) if len(clause) >= SHORT] or [compact(text)]
    return any(clause in compact(shown) for clause in told)


def table(told: Counter[tuple[str, str]]) -> Table:
    """Each kind of question with the share of every outcome and the interval in which it lies."""
    columns = ("right", "candidates", "refused", "wrong")
    shown = Table("questions", "asked", *columns, box=box.MARKDOWN)
    for kind in (EVERYDAY, TWIN, NOT_ANSWERED):
        number = sum(count for (one, _), count in told.items() if one == kind)
        rates = [Rate(told[kind, column], number) for column in columns]
        shown.add_row(
            kind, str(number), *(f"{r.value:.3f} ({r.interval[0]:.3f} to {r.interval[1]:.3f})" for r in rates)
        )
    return shown


if __name__ == "__main__":
    main()
