"""What is done to know how good the answers are: a question set asked, the bounds of certainty fitted again."""

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands import citizen
from bot.commands.files import lines, write

if TYPE_CHECKING:
    from bot.conversation import Conversation
    from knowledge.judging.evaluation import Outcome

app = typer.Typer()


@app.command("eval")
def evaluate(
    questions: Annotated[
        Path, typer.Argument(help="A question set: JSON lines with id, turns, kind, speakers, quotes.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Ask every question of a set and say what was right first, shown, missed or wrong.

    Example: congress-bot eval tests/questions/dev.jsonl
    """
    from bot.report import as_json as figures_json
    from bot.report import table
    from knowledge.judging import evaluation

    asked = list(evaluation.questions(lines(questions)))
    with citizen.conversation(complete=True) as talk:
        judged = list(evaluation.evaluate(_progress(asked), lambda turns: _outcome(turns, talk)))
    if as_json:
        sys.stdout.write(json.dumps(figures_json(judged), ensure_ascii=False, indent=2) + "\n")
    else:
        table(judged)


@app.command()
def calibrate(
    pairs: Annotated[
        list[str],
        typer.Argument(help="COVERAGE=QUESTIONS, once for each coverage folder and question set."),
    ],
    public: Annotated[
        list[Path] | None, typer.Option(help="A folder in the BEIR layout, as many times as there are.")
    ] = None,
    invented: Annotated[
        list[Path] | None,
        typer.Option(help="A file of invented speeches with twins (benchmarks/pairs), as many times as there are."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Where calibration.yaml goes; printed by default.")
    ] = None,
    report: Annotated[Path | None, typer.Option(help="Where the report goes as a page, too.")] = None,
) -> None:
    """Fit again how sure a passage must be; say how each coverage fares with a model that has not seen it.

    Example: congress-bot calibrate knowledge/coverage=tests/questions/dev.jsonl -o config/calibration.yaml
    """
    from rich.console import Console

    from bot import fitting, settings
    from knowledge.judging import evaluation

    asked = {pair: list(evaluation.questions(lines(Path(pair.partition("=")[2])))) for pair in pairs}
    sources = fitting.Sources(asked, public or (), invented or ())
    calibration, fits = fitting.calibrated(sources, settings.load(), settings.folders())
    fitting.report(fits, Console(stderr=True, highlight=False))
    if report is not None:
        write(report, fitting.page(fits, calibration.fitted_on), force=True)
    text = fitting.document(calibration)
    if output is None:
        sys.stdout.write(text)
    else:
        write(output, text, force=True)


def _progress(asked: Sequence[Any]) -> Iterable[Any]:
    from rich.console import Console
    from rich.progress import track

    return track(asked, "asking", console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())


def _outcome(turns: Sequence[str], talk: "Conversation") -> "Outcome":
    from bot.report import outcome

    return outcome(turns, talk)
