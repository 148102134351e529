"""Coverages and question sets to a calibration and a report of how far it holds. It writes no file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path
from typing import Final

import yaml
from rich.console import Console
from rich.table import Table

from bot.settings import Settings
from bot.start import closed, filled, indexed, looking, patient
from knowledge.answer import Library
from knowledge.errors import CongressError
from knowledge.judging import examples, invented
from knowledge.judging.evaluation import Question
from knowledge.judging.examples import Example
from knowledge.judging.fitting import OF_CUES, OF_MEANING, OF_PRECEDENTS, OF_READING, Fit, Point, fitted
from knowledge.meaning.look import blind
from knowledge.record import coverage
from knowledge.weighing.calibration import Calibration
from knowledge.weighing.cues import Cues

HEAD: Final = """\
# How sure a passage must be. Written by `congress-bot calibrate` from the sets named at the end.
# costs: what an error costs: words under a wrong name, a wrong answer, a missed one. Change them and calibrate again.
# sure: the confidence by words alone from which no second look by meaning is had.
# lexical: without a second look; looked: with one; read: with one, and read beside the question. bias and weights:
# log-odds that a passage answers, per feature of the evidence (knowledge/weighing/evidence.py says what each means).
# likened: what was looked at, judged again by what answered like questions elsewhere; fitted by
# `python -m benchmarks.precedents` and kept here. cued: what an editor's cue speaks for; fitted by
# `python -m benchmarks.cues` and kept here.
# quote: at or above this confidence a passage is given as the answer; candidate: shown as possibly related.
"""
ROUNDS: Final = 3
"""How many small coverages are made of a public set."""
LATER: Final = (*OF_PRECEDENTS, *OF_CUES)
"""What is judged afterwards, by models that are learned apart."""
WITHOUT: Final = {"lexical": (*OF_MEANING, *LATER), "looked": (*OF_READING, *LATER), "read": LATER}
"""The models, each with the features that it has not."""
WIDTH: Final = 40
"""Columns of the reliability curve."""
NEVER: Final = 2.0
"""A confidence that nothing reaches: every passage gets its second look."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What is fitted on: coverage folders with their questions, folders of public sets, files of invented speeches."""

    questions: Mapping[str, Sequence[Question]]
    public: Sequence[Path] = ()
    invented: Sequence[Path] = ()


def calibrated(sources: Sources, settings: Settings, folders: Mapping[str, Path]) -> tuple[Calibration, dict[str, Fit]]:
    """The calibration and its fits; raises CongressError where the examples are too few."""
    settings = patient(settings)
    seen: dict[str, list[Example]] = {name: [] for name in WITHOUT}
    costs = cued = None
    for library, gathered in _gathered(sources, settings, folders):
        costs, cued = library.calibration.costs, library.calibration.cued
        for example in gathered:
            for name, weighed in _ways(example):
                seen[name].append(weighed)
    if costs is None:
        raise CongressError("calibrate needs COVERAGE=QUESTIONS at least once")
    fits = {name: fitted(seen[name], costs, without) for name, without in WITHOUT.items() if seen[name]}
    fits.setdefault("looked", fits["lexical"])
    names = [*sources.questions, *(place.name for place in (*sources.public, *sources.invented))]
    models = {name: fit.model for name, fit in fits.items()}
    return Calibration(costs=costs, sure=fits["lexical"].sure, **models, cued=cued, fitted_on=names), fits


def _ways(example: Example) -> Iterator[tuple[str, Example]]:
    """An example as each model would see it: what was read was looked at, too."""
    evidence = example.evidence
    if evidence.read:
        yield "read", example
    yield (
        ("looked" if evidence.looked else "lexical"),
        replace(example, evidence=evidence._replace(read=0.0, reads=0.0)),
    )


def _gathered(
    sources: Sources, settings: Settings, folders: Mapping[str, Path]
) -> Iterator[tuple[Library, Iterable[Example]]]:
    """Every library with the examples that it gives, by words alone and with a second look."""
    places = {pair: pair.partition("=")[0] for pair in sources.questions}
    for place in dict.fromkeys(places.values()):
        here = [q for pair, p in places.items() if p == place for q in sources.questions[pair]]
        others = [q for pair, p in places.items() if p != place for q in sources.questions[pair]]
        built = indexed(settings, folders, coverage.load(Path(place)))
        for library in _both(settings, folders, built):
            yield library, _of_coverage(library, here, others, Path(place).name)
    for folder in sources.public:
        chosen = examples.public_set(folder)
        for *halves, questions in examples.rounds(chosen, ROUNDS):
            for half in halves:
                for library in _both(settings, folders, indexed(settings, folders, half)):
                    yield library, list(examples.public(library, chosen, questions, folder.name))
    for file in sources.invented:
        for part, page in invented.pages(invented.read(file)):
            for library in _both(settings, folders, indexed(settings, folders, page)):
                yield library, list(examples.twins(library, part, file.stem))


def _of_coverage(library: Library, here: Sequence[Question], others: Sequence[Question], group: str) -> list[Example]:
    found = [*examples.own(library, here, group), *examples.strange(library, others, group)]
    return [*found, *examples.withheld(library, here, group), *examples.beyond(library, here, group)]


def _both(settings: Settings, folders: Mapping[str, Path], built: Library) -> Iterator[Library]:
    """The library without a second look, then with one at everything."""
    built = replace(built, cues=Cues())
    yield built.by_words_alone()
    never = built.calibration.model_copy(update={"sure": NEVER})
    library = filled(looking(settings, folders, replace(built, calibration=never)))
    if library.look is not blind:
        yield library
    closed(library)


def document(calibration: Calibration) -> str:
    """The text of calibration.yaml."""
    return HEAD + yaml.safe_dump(calibration.model_dump(), sort_keys=False, allow_unicode=True, width=110)


def report(fits: Mapping[str, Fit], console: Console) -> None:
    """Prints how each coverage fares with a model that has not seen it, and how far the confidences can be trusted."""
    for name, fit in fits.items():
        shown = Table("left out", "examples", "AUROC", "right quoted", "wrongly quoted", "others quoted", title=name)
        for row in fit.held:
            others = ", ".join(f"{way} {share:.2f}" for way, share in row.others.items())
            told = ("–" if value is None else f"{value:.3f}" for value in (row.auroc, row.quoted, row.wrong))
            shown.add_row(row.group, str(row.number), *told, others)
        console.print(shown)
        console.print(f"quote at {fit.model.quote}, candidate at {fit.model.candidate}, sure at {fit.sure}")
        console.print("\n".join(curve(fit.curve)) + "\n", markup=False)


PAGE: Final = """\
# How far the decision holds

Written by `congress-bot calibrate --report`, from {names}.

Each line is a coverage, judged by a model that has not seen it: how well its confidence tells answers from the rest
(AUROC, weighted), how many of its right first passages are quoted, how many of its own questions are quoted wrongly,
and how many of the made examples are quoted: questions of other cities (strange; some of them are answered), its own
without the passages that answer them (withheld; some have a second answer), and things of the record asked for what
it does not tell (beyond). Invented speeches give what a passage answers (answered) and, in the same words and manner,
what none does (unanswered). Public sets have next to no weight in the fit. Below stands how often a confidence is right
(●) beside what it says (○), over all examples. Which bounds are in use, and why, tells [measured.md](measured.md).

```
{tables}
```
"""


def page(fits: Mapping[str, Fit], names: Sequence[str]) -> str:
    """The report as a page of the documentation."""
    written = StringIO()
    report(fits, Console(file=written, width=110, highlight=False))
    tables = "\n".join(line.rstrip() for line in written.getvalue().rstrip().splitlines())
    return PAGE.format(names=", ".join(f"`{name}`" for name in names), tables=tables)


def curve(points: Sequence[Point]) -> Iterator[str]:
    """The reliability curve as text: ● how often right, ○ how sure; they meet where a confidence can be trusted."""
    for point in points:
        row = [" "] * (WIDTH + 1)
        row[round(point.confidence * WIDTH)] = "○"
        row[round(point.right * WIDTH)] = "●"
        yield f"{point.confidence:.2f} │{''.join(row)}│ {point.right:.2f} of {point.number}"
