"""Teaches what a message is for, told from what it means as a whole.

    python -m benchmarks.purposes [-o knowledge/meaning/purposes.npz]

A logistic regression over the encoder's row of a whole question, some minutes on two cores. It is taught on messages of
`benchmarks/asked`, each with what it is for, and on the ways to ask of `benchmarks/ways`, filled with what nobody
prints, which writers made up who knew neither code nor questions of this project, and on questions about the matters of
invented speeches, so that it knows those too. First each writer's messages are told by what the others' taught, then
the ways that are kept unseen by all; printed is how many were told rightly, and how many of those that were told to be
for something else than a matter from the likelihood on at which `knowledge.answer.purposes` believes it. Last printed
is, by how likely they are, how many of the messages told to be turns or to ask for people are rightly told so.
"""

import argparse
import json
import random
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rich import box
from rich.console import Console
from rich.progress import track
from rich.table import Table
from sklearn.linear_model import LogisticRegression

from benchmarks.ways import SETS, filled, ways
from knowledge.answer.purposes import (
    COUNT,
    EVERYONE,
    FACTS,
    FAR,
    FIRST_LISTED,
    IDENTITY,
    KIND,
    LEANING,
    LIKELY,
    LISTED,
    SPOKE,
    TURNS,
)
from knowledge.judging import invented
from knowledge.meaning.engine import Engine
from knowledge.meaning.purposes import FILE, Purposes
from knowledge.meaning.rows import packed, unpacked
from knowledge.text import folded

HERE: Final = Path(__file__).parent
ASKED: Final = HERE / "asked"
MATTERS: Final = HERE / "pairs" / "taught"
OF_MATTERS: Final = 5000
"""Questions about matters of invented speeches beside those of the writers."""
CONTENT: Final = "content"
FILLED: Final = 2
"""How often each way to ask is filled where it has anything to fill."""
PURPOSES: Final[Mapping[str, str]] = {
    "people_topic": "spoke",
    **dict.fromkeys(("people_place", "people_kind"), "kind"),
    "people_all": "everyone",
    "count_all": "count",
    **dict.fromkeys(("who_is", "holder", "who_that"), "identity"),
    **dict.fromkeys(("said", "said_topic", "post_said", "title_said", "said_by_post_topic", "place_said"), "words"),
    **dict.fromkeys(("same_on", "other_person", "compare"), "words"),
    **dict.fromkeys(("date", "when_that"), "date"),
    "paper": "newspaper",
    "page_number": "number",
    "editor": "staff",
    "photographer": "photographer",
    "reporter": "reporters",
    "headlines": "headlines",
    "headline_that": "banner",
    "event": "event",
    "note": "note",
    **dict.fromkeys(("topic", "topic_wish", "yes_topic", "place_topic", "now_topic"), CONTENT),
    "quote_who": "quoted",
    **dict.fromkeys(("headline_who", "headline_said"), "headed"),
    "not_person": "silent",
    "more": "more",
    "others_topic": "others",
    "full": "full",
    "another": "another",
    "list_first": "first_listed",
    **dict.fromkeys(("list_count", "list_more"), "listed"),
    "far": FAR,
    "small": "talk",
}
"""What each family of ways to ask is for."""
OF_PEOPLE: Final = frozenset((EVERYONE, LISTED, COUNT, KIND, SPOKE))
"""What asks for a list of people."""
LEADING: Final = OF_PEOPLE | TURNS.keys() | {FIRST_LISTED, IDENTITY}
"""What may lead elsewhere before any words are looked for (`knowledge.answer.purposes.instead_of`)."""
SOFTNESS: Final = 64.0
"""The inverse strength of the pull of weights towards zero (scikit-learn's C)."""


class Message(NamedTuple):
    """A message, what it is for, and who wrote it."""

    text: str
    purpose: str
    writer: str


class Told(NamedTuple):
    """What a message is for, what a model takes it for, and how likely that is."""

    purpose: str
    told: str
    likelihood: float

    @property
    def is_right(self) -> bool:
        """Whether it is for what it is taken for."""
        return self.told == self.purpose

    @property
    def is_believed(self) -> bool:
        """Whether it is taken for something else than a matter, so likely that the bot goes by it."""
        return self.likelihood >= LIKELY and self.told in (*FACTS, EVERYONE, FAR, *TURNS)

    @property
    def is_led(self) -> bool:
        """Whether it is taken for a turn or for who spoke, for which the bot may look for no words."""
        return self.told in LEADING

    @property
    def is_rightly_led(self) -> bool:
        """Whether it is for that: which kind of list it is for, its words tell."""
        return self.is_right or {self.told, self.purpose} <= OF_PEOPLE


def main() -> None:
    """Tell each writer's by the others', print, learn from all, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--output", type=Path, default=FILE)
    options = parser.parse_args()
    given = [*written(), *of_ways(unseen=False, times=FILLED), *of_matters()]
    kept = list(of_ways(unseen=True, times=1))
    with tempfile.TemporaryDirectory() as folder:
        engine = Engine.opened(Path(folder))
        rows = np.stack([_row(engine, one.text) for one in track(given, "encoding")])
        of_kept = np.stack([_row(engine, one.text) for one in track(kept, "encoding those kept unseen")])
    told = {writer: _told_by_others(writer, given, rows) for writer in sorted({one.writer for one in given})}
    model = learned(given, rows)
    told["ways kept unseen"] = _told(model, kept, of_kept)
    _print(told)
    model.save(options.output)


def _print(told: Mapping[str, Sequence[Told]]) -> None:
    shown = Table("writer", "messages", "told rightly", "believed", "of them rightly", box=box.MARKDOWN)
    for writer, those in told.items():
        believed = [one.is_right for one in those if one.is_believed]
        shown.add_row(writer, *map(str, (len(those), sum(one.is_right for one in those), len(believed), sum(believed))))
    Console().print(shown)
    asked = [one for file in ASKED.glob("*.jsonl") for one in told[file.stem] if one.is_led]
    for low, high in pairwise((LEANING, 0.5, LIKELY, 1.01)):
        within = [one.is_rightly_led for one in asked if low <= one.likelihood < high]
        print(
            f"turns and people of {ASKED.name}, {low} to {min(high, 1)} likely: {sum(within)} of {len(within)} rightly"
        )


def written() -> Iterator[Message]:
    """The writers' messages."""
    for file in sorted(ASKED.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            one = json.loads(line)
            yield Message(one["q"], one["asks"], file.stem)


def of_ways(unseen: bool, times: int) -> Iterator[Message]:
    """The ways to ask, each filled so many times by chance."""
    chance = random.Random(0)  # noqa: S311 -- no secret
    for name in SETS:
        for way in ways(name, unseen):
            fillings = times if "{" in way.ask else 1
            for _ in range(fillings):
                yield Message(filled(way, chance), PURPOSES[way.family], f"ways: {name}")


def of_matters() -> list[Message]:
    """Questions about the matters of invented speeches, drawn by chance."""
    speeches = [speech for file in sorted(MATTERS.glob("*.jsonl")) for speech in invented.read(file)]
    asked = [question for one in speeches for passage in one.passages for question in passage.questions]
    drawn = random.Random(0).sample(asked, OF_MATTERS)  # noqa: S311 -- no secret
    return [Message(question, CONTENT, "matters") for question in drawn]


def _row(engine: Engine, text: str) -> NDArray[np.float32]:
    """A question as `SecondLook` has it: at eight bits."""
    return unpacked(packed(engine.vectors(folded(text), question=True)[:1]))[0]


def learned(given: Sequence[Message], rows: NDArray[np.float32]) -> Purposes:
    """The model of some messages."""
    model = LogisticRegression(C=SOFTNESS, max_iter=5000).fit(rows, [one.purpose for one in given])
    weights, bias = (np.asarray(one, dtype=np.float32) for one in (model.coef_, model.intercept_))
    return Purposes(tuple(map(str, model.classes_)), weights, bias, rows.mean(axis=0))


def _told_by_others(writer: str, given: Sequence[Message], rows: NDArray[np.float32]) -> list[Told]:
    """A writer's messages as told by a model of all others'."""
    own = np.array([one.writer == writer for one in given])
    model = learned([one for one in given if one.writer != writer], rows[~own])
    return _told(model, [one for one in given if one.writer == writer], rows[own])


def _told(model: Purposes, given: Sequence[Message], rows: NDArray[np.float32]) -> list[Told]:
    """Some messages as told by a model."""
    found = [model.of(packed(row[None])) for row in rows]
    return [Told(message.purpose, one.name, one.likelihood) for message, one in zip(given, found, strict=True)]


if __name__ == "__main__":
    main()
