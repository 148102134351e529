"""Speeches of invented cities and what is asked about them: to learn from and to measure by. No citizen sees them.

A file has a speech a line: its passages, each with everyday questions that it answers, and twins: two questions in one
manner about the thing of a passage, of which it answers one and nothing the other.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from knowledge.errors import QuestionSetFault
from knowledge.model import Coverage, Page, Speaker, Speech
from knowledge.text import compact

ON_A_PAGE: Final = 16
"""Speeches of one page: some sixty passages, as many as the pages of a day have."""
NAMES: Final = tuple(map("".join, product("王李张刘陈杨黄赵", "伟芳娜敏静强磊军")))
SHORT: Final = 7
"""Characters of a clause below which it tells of no passage."""
CLAUSES: Final = re.compile("[,，、。；;：:！!？?\n]")


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Printed(_Line):
    """A passage and everyday questions that it answers."""

    text: str
    questions: tuple[str, ...]


class Twins(_Line):
    """Two questions about the thing of a passage (its number in the speech): what nothing answers, and what it does."""

    passage: int
    question: str
    twin: str


class Invented(_Line):
    """A speech about one area."""

    area: str
    passages: tuple[Printed, ...]
    twins: tuple[Twins, ...] = Field(alias="near")


def read(file: Path) -> list[Invented]:
    """The speeches of a file; raises QuestionSetFault where it cannot be read or a line is none."""
    try:
        return [Invented.model_validate_json(line) for line in file.read_text("utf-8").splitlines()]
    except (OSError, ValidationError) as error:
        raise QuestionSetFault(f"{file}: has no invented speeches ({error})") from None


def pages(speeches: Sequence[Invented]) -> Iterator[tuple[Sequence[Invented], Coverage]]:
    """The speeches by the page, each page a coverage of its own."""
    for start in range(0, len(speeches), ON_A_PAGE):
        part = speeches[start : start + ON_A_PAGE]
        yield part, page_of(part)


def page_of(speeches: Sequence[Invented]) -> Coverage:
    """A page of speeches, each by somebody who holds a post of its matter."""
    said = []
    for name, speech in zip(NAMES, speeches, strict=False):
        post = f"市{speech.area}协会会长"
        text = "\n".join(passage.text for passage in speech.passages)
        said.append(Speech(name, None, None, f"{name}（{post}）", Speaker(name, name), (post,), text))
    return Coverage("invented", (Page("invented", "湘陵日报", date(2021, 9, 29), speeches=tuple(said)),))


def holds(shown: str, printed: str) -> bool:
    """Whether what is shown has a clause of a passage, which may be cut otherwise than it was written."""
    told = [clause for clause in map(compact, CLAUSES.split(printed)) if len(clause) >= SHORT] or [compact(printed)]
    return any(clause in compact(shown) for clause in told)
