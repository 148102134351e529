"""A question set asked of two libraries: what was right, wrong and missed before and after, and what turned.

Both are asked without a second look by meaning: a new library has no vectors yet, and would seem worse than it is.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from knowledge import yaml_text
from knowledge.answer import Library
from knowledge.errors import QuestionSetFault
from knowledge.judging.comparison import Turned, turned
from knowledge.judging.evaluation import Figures, Judged, Outcome, Question, evaluate, figures, questions
from knowledge.rules import Rule, placed, said

FILE: Final = "questions.jsonl"
"""The question set of a coverage, where none is set, in its folder."""
MOST_BYTES: Final = 5_000_000

Ask = Callable[[Library, Sequence[str]], Outcome]
"""What a visitor who writes these turns is replied to the last one, out of a library."""


@dataclass(frozen=True, slots=True)
class Tried:
    """How a set was answered before and after: `asked` of its `number` questions."""

    number: int
    before: Figures
    after: Figures
    turned: tuple[Turned, ...]

    @property
    def asked(self) -> int:
        return self.after.number


class Trial:
    """Asks the questions of a file, at most `most`, taken evenly from all of it."""

    def __init__(self, file: Path, most: int, ask: Ask) -> None:
        self.file = file
        self._most, self._ask = most, ask

    def of(self, before: Library, after: Library) -> Tried | None:
        """The figures of both, or None where there is no question set; raises QuestionSetFault where it is none."""
        every = self._questions()
        asked = every[:: -(-len(every) // self._most)] if every and self._most else ()
        if not asked:
            return None
        old, new = self._judged(asked, before), self._judged(asked, after)
        return Tried(len(every), figures(old), figures(new), turned(old, new))

    def _judged(self, asked: Sequence[Question], library: Library) -> list[Judged]:
        plain = library.by_words_alone()
        return list(evaluate(asked, lambda turns: self._ask(plain, turns)))

    def _questions(self) -> list[Question]:
        try:
            if not self.file.is_file():
                return []
            if self.file.stat().st_size > MOST_BYTES:
                raise QuestionSetFault(said(Rule.QUESTIONS_LARGE, most=f"{MOST_BYTES:,}"))
            return list(questions(self.file.read_text("utf-8-sig").split("\n")))
        except QuestionSetFault as error:
            raise QuestionSetFault(placed(error.words or said(Rule.NO_JSON), self.file.name)) from None
        except (OSError, UnicodeDecodeError) as error:
            raise QuestionSetFault(placed(said(Rule.UNREADABLE, why=yaml_text.why(error)), self.file.name)) from None
