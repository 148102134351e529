"""How often a question that no passage answers is answered all the same, beside its twin that a passage does answer.

    python -m benchmarks.unanswered [--invented FILE]

The speeches of a file (by default `benchmarks/pairs/held.jsonl`, on which the encoder was not taught), sixteen on a
page, each with an invented speaker: four questions about each that none of its passages answers though one speaks of
their thing, and to each a twin in the same manner that this passage answers. Beside them one everyday question of each
passage. All are asked of the page on which the speech is. It takes some two minutes on two cores.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from rich import box
from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot import settings
from bot.start import closed, filled, indexed, looking, patient
from knowledge.answer import Answer, Candidates, Library, NotFound, Quote, answer
from knowledge.asked import Context
from knowledge.judging import invented
from knowledge.judging.evaluation import Rate
from knowledge.judging.invented import Invented, holds

HELD: Final = Path(__file__).with_name("pairs") / "held.jsonl"
SEED: Final = 0
EVERYDAY: Final = "everyday"
TWIN: Final = "twin"
NOT_ANSWERED: Final = "not answered"


def main() -> None:
    """Ask and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--invented", type=Path, default=HELD, help="a file of speeches")
    asked = list(invented.pages(invented.read(parser.parse_args().invented)))
    chosen, folders = patient(settings.load()), settings.folders()
    told = Counter[tuple[str, str]]()
    for part, page in track(asked, "pages"):
        library = filled(looking(chosen, folders, indexed(chosen, folders, page)))
        told.update(outcomes(part, library))
        closed(library)
    Console(width=110).print(table(told))


def outcomes(speeches: Sequence[Invented], library: Library) -> Iterator[tuple[str, str]]:
    """What became of each question, by its kind."""
    drawn = random.Random(SEED)  # noqa: S311 -- no secret
    for speech in speeches:
        for passage in speech.passages:
            given, _ = answer(drawn.choice(passage.questions), Context(), library)
            yield EVERYDAY, outcome(given, passage.text)
        for one in speech.twins:
            for kind, question in ((TWIN, one.twin), (NOT_ANSWERED, one.question)):
                given, _ = answer(question, Context(), library)
                yield kind, outcome(given, speech.passages[one.passage].text if kind == TWIN else None)


def outcome(given: Answer, text: str | None) -> str:
    """`right`: it quotes what was printed of a text (None: nothing is right); `wrong`; `candidates`; `refused`."""
    match given:
        case NotFound():
            return "refused"
        case Candidates():
            return "candidates"
        case Quote(found) if text is not None and holds(found.passage.text, text):
            return "right"
    return "wrong"


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
