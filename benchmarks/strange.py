"""How often a message that no newspaper answers gets passages all the same.

    python -m benchmarks.strange [COVERAGE …]

Asks each of the 300 messages of `benchmarks/far/held.jsonl`, by a writer of whom nothing was taught, over each of the
question sets' coverages or those that are named, and counts those that got a quote or related passages.
"""

import argparse
import json
import os
from pathlib import Path
from typing import Final

from rich import box
from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks.quality import COVERAGES
from bot.commands.citizen import conversation
from bot.report import outcome

MESSAGES: Final = Path(__file__).parent / "far" / "held.jsonl"


def main() -> None:
    """Ask, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("coverage", nargs="*", help=", ".join(COVERAGES))
    chosen = parser.parse_args().coverage or list(COVERAGES)
    if unknown := set(chosen) - COVERAGES.keys():
        parser.error(f"no coverage of the question sets: {', '.join(sorted(unknown))}")
    messages = [json.loads(line)["q"] for line in MESSAGES.read_text("utf-8").splitlines()]
    shown = Table("coverage", "messages", "quoted", "related", box=box.MARKDOWN)
    for name in chosen:
        quoted, related = _shown(COVERAGES[name], messages)
        shown.add_row(name, str(len(messages)), str(quoted), str(related))
    Console().print(shown)


def _shown(coverage: Path, messages: list[str]) -> tuple[int, int]:
    """How many messages are quoted a passage, and how many are shown related ones."""
    os.environ["CONGRESS_BOT_COVERAGE"] = str(coverage)
    with conversation(complete=True) as talk:
        found = [outcome([message], talk).status for message in track(messages, coverage.name)]
    return found.count("quote"), found.count("candidates")


if __name__ == "__main__":
    main()
