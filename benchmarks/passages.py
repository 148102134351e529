"""What length of passage ranks best: right first and confidently wrong for several limits, over all question sets.

python -m benchmarks.passages knowledge/coverage=tests/questions/dev.jsonl …
"""

import argparse
from pathlib import Path

from bot import settings, texts
from bot.citizen.memory import Memory
from bot.conversation import Conversation
from bot.report import outcome, rates
from bot.start import closed, filled, library
from knowledge.judging.evaluation import evaluate, questions

LIMITS = ((120, 30), (200, 50), (260, 50), (320, 50), (320, 90), (420, 50), (600, 100))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="COVERAGE=QUESTIONS")
    pairs = parser.parse_args().sets
    chosen, folders = settings.load(), settings.folders()
    words = texts.load(folders["config"] / "texts")
    print("most least  right first  shown  confidently wrong")
    for most, least in LIMITS:
        judged = []
        for coverage, _, asked in (pair.partition("=") for pair in pairs):
            limits = chosen.model_copy(update={"passages": settings.PassageSettings(most=most, least=least)})
            built = filled(library(limits, {**folders, "coverage": Path(coverage)}))
            try:
                talk = Conversation(built, words, Memory(60, 10), lambda: 0.0)
                lines = Path(asked).read_text("utf-8").splitlines()
                judged += list(evaluate(questions(lines), lambda turns, talk=talk: outcome(turns, talk)))
            finally:
                closed(built)
        figures = rates(judged)
        print(
            f"{most:4} {least:5}  {figures['right_first']:11.3f}  {figures['right_shown']:5.3f}  "
            f"{figures['confidently_wrong']:.3f}"
        )


if __name__ == "__main__":
    main()
