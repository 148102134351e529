"""Learns what an editor's cue counts beside all else, and says what cues are worth.

    python -m benchmarks.cues [--learn] [--unseen] [-o config/calibration.yaml]

Two coverages have cues: the embedded one in its page, and `benchmarks/cued/anhe.jsonl` for the five pages of another
city; writers made them up who knew the pages and no question set. Printed is what all sets over these coverages get
without the cues and with them. With --learn the model that judges cues is learned first, a logistic regression over
three things that are known of a passage: how likely it answers by words, nearness and reading, how like the question is
to one that an editor wrote for it, and how much more so than to those of any other passage. Looked at are, of each seen
question that is one search, the passages that come first by all else and those whose cues are likest; each coverage is
told by what the other taught, and printed are the areas under the curve by all else alone and with the cues. With -o
its weights and the bound from which such a passage is quoted replace those that are in the file.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.learning import KINDS, Example, asked_in, learned
from benchmarks.quality import COVERAGES, SEEN, UNSEEN
from bot import settings
from bot.commands.citizen import conversation
from bot.fitting import document
from bot.report import outcome
from bot.start import closed, filled, indexed, looking, patient
from knowledge import search
from knowledge.answer import answer
from knowledge.asked import Context
from knowledge.findings import Found
from knowledge.judging.evaluation import Judged, Question, evaluate, trust
from knowledge.judging.examples import is_right
from knowledge.judging.fitting import OF_CUES
from knowledge.model import Coverage, Cue, Page
from knowledge.record import coverage
from knowledge.search import Library
from knowledge.weighing import calibration
from knowledge.weighing.calibration import Model
from knowledge.weighing.cues import Cues

CITIES: Final = ("zhuzhou", "anhe")
CUED: Final = Path(__file__).with_name("cued")
FIRST: Final = 3
"""Passages that are looked at by all else, and by their cues."""
TRIED: Final = Model(bias=0.0, weights={}, quote=1.0, candidate=0.0)


def main() -> None:
    """Learn where that is asked for; print what cues are worth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--learn", action="store_true")
    parser.add_argument("--unseen", action="store_true", help="count the questions nobody has read, too")
    parser.add_argument("-o", "--output", type=Path, help="the calibration that is written again with what was learned")
    options = parser.parse_args()
    used = calibration.load(settings.folders()["config"])
    if options.learn:
        found = [one for city in CITIES for one in gathered(city)]
        used = used.model_copy(update={"cued": learned(found, OF_CUES, used.costs)})
    if options.output:
        options.output.write_text(document(used), "utf-8")
    shown = Table("questions", "cues", "asked", *COLUMNS, box=box.MARKDOWN)
    for city in CITIES:
        with library(city) as built:
            built = replace(built, calibration=used)
            for name, sets in (("seen", SEEN), ("unseen", UNSEEN if options.unseen else ())):
                asked = [one for place, each in sets if place == city for one in asked_in(each)]
                for cues in (Cues(), built.cues) if asked else ():
                    row = _figures(asked, replace(built, cues=cues))
                    shown.add_row(f"{city}, {name}", str(len(cues.texts)), str(len(asked)), *row)
    Console(width=140).print(shown)


COLUMNS: Final = ("right first", "among shown", "wrong", "wrong name", "near quoted", "far shown")
RATES: Final = ("right_first", "right_shown", "confidently_wrong", "misattributed", "near_quoted", "far_shown")


def _figures(asked: Sequence[Question], built: Library) -> Iterator[str]:
    with conversation() as talk:
        talk.library = built
        judged: Iterable[Judged] = tuple(evaluate(asked, lambda turns: outcome(turns, talk)))
    rates = trust(judged)
    for rate in RATES:
        found = rates[rate]
        yield f"{found.value:.3f} ({found.count} of {found.number})"


@contextmanager
def library(city: str) -> Iterator[Library]:
    """A coverage with its cues, every vector made."""
    chosen, folders = patient(settings.load()), settings.folders()
    record = _with_cues(coverage.load(COVERAGES[city]), CUED / f"{city}.jsonl")
    built = filled(looking(chosen, folders, indexed(chosen, folders, record)))
    yield built
    closed(built)


def _with_cues(record: Coverage, file: Path) -> Coverage:
    """The coverage with the cues of a file, where there is one."""
    if not file.is_file():
        return record
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    cues = [Cue(one["of"], one["words"], tuple(one["asked"])) for one in lines]
    return replace(record, pages=tuple(replace(page, cues=tuple(_own(page, cues))) for page in record.pages))


def _own(page: Page, cues: Iterable[Cue]) -> Iterator[Cue]:
    ids = {source.id for source in page.speeches} | {source.id for source in page.notes}
    return (cue for cue in cues if cue.source in ids)


# ---------------------------------------------------------------- learning


def gathered(city: str) -> Iterator[Example]:
    """The examples of all seen questions over a coverage that has cues."""
    with library(city) as built:
        tried = replace(built, calibration=built.calibration.model_copy(update={"cued": TRIED}))
        for question in (one for place, name in SEEN if place == city for one in asked_in(name)):
            if len(question.turns) == 1 and question.kind in KINDS:
                yield from _examples(question, tried, city)


def _examples(question: Question, built: Library, group: str) -> Iterator[Example]:
    """Those of one question; none where it is no search, or several."""
    seen: list[tuple[Any, ...]] = []

    def noted(*given: Any) -> list[Found]:
        seen.append(given)
        return list(given[1])

    with patch.object(search, "_cued", noted):
        answer(question.turns[0], Context(), built)
    for one in search.with_cues(*seen[0], least=-1.0, most=FIRST) if len(seen) == 1 else ():
        if one.evidence is not None:
            features = tuple(one.evidence.features()[name] for name in OF_CUES)
            yield Example(features, is_right(question, one.passage), question.id, group)


if __name__ == "__main__":
    main()
