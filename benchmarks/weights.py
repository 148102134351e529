"""Learns the weights of config/merit.yaml, by which passages that were found are put in order.

    python -m benchmarks.weights --data FOLDER … --questions COVERAGE=QUESTIONS … [--most 400] [--made] [-o FILE]

FOLDER is a retrieval set in the BEIR layout, or holds several; all question sets together are one set more, and each
set counts the same. The weights are those under which the right one of a question's candidates is likeliest, as a
softmax over their merits tells (McFadden's conditional logit, 1974), pulled towards zero. Printed is what each set
gets from weights that were learned without it, beside the order of the scores alone.
"""

import argparse
import random
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import yaml
from numpy.typing import NDArray
from rich import box
from rich.console import Console
from rich.table import Table
from scipy.optimize import minimize

from benchmarks import beir, engines
from bot import settings
from bot.start import closed, filled, indexed, looking, patient
from knowledge.answer import answer
from knowledge.asked import Context, Search
from knowledge.judging.evaluation import Question, questions
from knowledge.judging.examples import is_right
from knowledge.model import Passage
from knowledge.question import understand
from knowledge.record import coverage
from knowledge.search import WEIGHED, Library, by_meaning, by_words, rows_asked
from knowledge.topic import Topic
from knowledge.weighing.merit import FEATURES, MEANS, OF_MEANING, Candidate, Merit

OWN: Final = "own questions"
CUT: Final = 10
LEAST: Final = 20
"""Questions below which a set teaches nothing: of most of its passages there is no vector yet."""
PULL: Final = 3.0
"""How strongly weights are pulled towards zero (half the squared weights count so much)."""
ONLY_BY_WORDS: Final = frozenset({"words"})
"""What tells the right passage only while nothing is known of its meaning: beside that it lowered sets left out."""
EITHER_WAY: Final = frozenset({"first"})
"""What may speak against a passage; the rest speaks for it or is left out."""
HEAD: Final = """\
# In which order passages that were found are put. Learned by `python -m benchmarks.weights` from the sets named at the
# end; the merit of a passage is the sum of its features, each between 0 and 1, times these weights.
# lexical: by words alone; looked: where the passages were looked at for their meaning. The features:
"""
Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """A question's candidates, best by score first: their features, and which of them are right."""

    features: Values
    right: NDArray[np.bool_]


Sets = dict[str, list[Case]]


def main() -> None:
    """Learn, print, write."""
    options = _options()
    gathered: dict[bool, Sets] = {False: {}, True: {}}
    for name, library, asked in _sources(options):
        for by_meaning_too, found in cases(library, asked):
            gathered[by_meaning_too].setdefault(name, []).append(found)
        closed(library)
    console = Console(width=110)
    learned: dict[str, dict[str, float]] = {}
    sources: dict[str, list[str]] = {}
    for name, looked in (("lexical", False), ("looked", True)):
        chosen = [feature for feature in FEATURES if feature not in (ONLY_BY_WORDS if looked else OF_MEANING)]
        sets = {one: found for one, found in gathered[looked].items() if len(found) >= LEAST}
        if not sets:
            sys.exit(f"{name}: no set with {LEAST} questions; install the extra `semantic`, or make vectors first")
        learned[name] = weights(sets.values(), chosen)
        sources[name] = [one for one in sets if one != OWN] + (options.questions if OWN in sets else [])
        console.print(held_out(sets, chosen, name))
    text = document(Merit(**learned, learned_from=sources))
    if options.output:
        options.output.write_text(text, "utf-8")
    else:
        print(text)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="*", default=[], help="sets in the BEIR layout, or folders of sets")
    parser.add_argument("--questions", nargs="*", default=[], help="COVERAGE=QUESTIONS")
    parser.add_argument("--most", type=int, default=400, help="questions of each retrieval set, drawn")
    parser.add_argument("--made", action="store_true", help="use the vectors that are there, and make none")
    parser.add_argument("-o", "--output", type=Path, help="where merit.yaml goes; printed by default")
    return parser.parse_args()


# ---------------------------------------------------------------- questions to cases

Asked = tuple[Topic, Sequence[int] | None, bool, Callable[[Passage], bool]]
"""A topic, the passages among which it is looked for, whether these are one person's, and what is right."""


def _sources(options: argparse.Namespace) -> Iterator[tuple[str, Library, Iterator[Asked]]]:
    """Every library with the questions that are asked of it, and the set that they belong to."""
    ready: Callable[[Library], Library] = (lambda one: one) if options.made else filled
    chosen, folders = patient(settings.load()), settings.folders()
    for data in options.data:
        for folder in beir.folders(data):
            given = beir.read(folder)
            library = ready(looking(chosen, folders, engines.Bot(given.documents).library))
            drawn = random.Random(0).sample(given.questions, min(options.most, len(given.questions)))  # noqa: S311
            yield folder.name, library, of_set(given, drawn, library)
    for pair in options.questions:
        place, _, file = pair.partition("=")
        library = ready(looking(chosen, folders, indexed(chosen, folders, coverage.load(Path(place)))))
        with Path(file).open(encoding="utf-8") as lines:
            yield OWN, library, of_coverage(list(questions(lines)), library)


def of_set(given: beir.RetrievalSet, drawn: Iterable[beir.Question], library: Library) -> Iterator[Asked]:
    """The questions of a retrieval set; a document is a speech of one passage."""
    ids = engines.ids(given.documents)
    for question in drawn:
        gold = question.gold
        yield engines.topic(question.text, library), None, False, lambda p, gold=gold: ids[p.source.id] in gold


def of_coverage(asked: Iterable[Question], library: Library) -> Iterator[Asked]:
    """The searches of the questions that passages answer."""
    for question in asked:
        context = Context()
        for turn in question.turns[:-1]:
            _, context = answer(turn, context, library)
        search = understand(question.turns[-1], context, library.language)
        if question.quotes and isinstance(search, Search) and search.topic:
            topic = search.turn.wider or search.topic if search.turn.follows else search.topic
            rows = rows_asked(search, library)
            yield topic, rows, bool(search.people), lambda p, question=question: is_right(question, p)


def cases(library: Library, asked: Iterable[Asked]) -> Iterator[tuple[bool, Case]]:
    """Each question's candidates by words, and with a second look where there is one."""
    for topic, rows, scoped, right in asked:
        most = max(WEIGHED, library.looked_at)
        found = by_words(topic, rows, library, scoped, most)
        yield False, _case(found[:WEIGHED], right)
        if found and (looked := by_meaning(topic, found, library)):
            yield True, _case(looked, right)


def _case(found: Sequence[Candidate], right: Callable[[Passage], bool]) -> Case:
    features = np.array([[one.features()[name] for name in FEATURES] for one in found]).reshape(-1, len(FEATURES))
    return Case(features, np.array([right(one.hit.passage) for one in found], dtype=bool))


# ---------------------------------------------------------------- learning


def weights(sets: Iterable[Sequence[Case]], chosen: Sequence[str]) -> dict[str, float]:
    """The weights of some features, learned from sets that count the same."""
    told = [[case for case in one if case.right.any() and not case.right.all()] for one in sets]
    number = sum(map(len, told))
    columns = [FEATURES.index(name) for name in chosen]
    parts = [(case.features[:, columns], case.right, number / len(told) / len(one)) for one in told for case in one]
    bounds = [(None, None) if name in EITHER_WAY else (0.0, None) for name in chosen]
    found = minimize(_cost, np.zeros(len(chosen)), (parts,), jac=True, method="L-BFGS-B", bounds=bounds)
    return {name: round(float(weight), 2) for name, weight in zip(chosen, found.x, strict=True) if abs(weight) >= 0.01}


def _cost(weights: Values, parts: Sequence[tuple[Values, NDArray[np.bool_], float]]) -> tuple[float, Values]:
    """How unlikely the right candidates are, and the slope of it."""
    cost, slope = PULL / 2 * float(weights @ weights), PULL * weights
    for features, right, counts in parts:
        merits = features @ weights
        shares = np.exp(merits - merits.max())
        shares /= shares.sum()
        found = shares[right].sum()
        cost -= counts * float(np.log(found))
        slope = slope + counts * (shares @ features - shares[right] @ features[right] / found)
    return cost, slope


def held_out(sets: Mapping[str, Sequence[Case]], chosen: Sequence[str], name: str) -> Table:
    """What every set gets from weights learned without it."""
    shown = Table(name, "questions", "by score", "without it", "with it", box=box.MARKDOWN, caption="MRR@10; Hit@1")
    whole = weights(sets.values(), chosen)
    for left_out, own in sets.items():
        others = weights([one for other, one in sets.items() if other != left_out], chosen)
        ranks = ({"score": 1.0}, others, whole)
        shown.add_row(left_out, str(len(own)), *(worded(figures(own, one)) for one in ranks))
    return shown


def figures(own: Sequence[Case], weights: Mapping[str, float]) -> tuple[float, float]:
    """MRR@10 and Hit@1 of an order."""
    vector = np.array([weights.get(name, 0.0) for name in FEATURES])
    reciprocal = [_reciprocal(case.right[np.argsort(-(case.features @ vector), kind="stable")]) for case in own]
    return float(np.mean(reciprocal)), float(np.mean([one == 1 for one in reciprocal]))


def worded(figures: tuple[float, float]) -> str:
    return "; ".join(f"{one:.3f}" for one in figures)


def _reciprocal(right: NDArray[Any]) -> float:
    places = np.flatnonzero(right[:CUT])
    return 1 / (int(places[0]) + 1) if len(places) else 0.0


def document(merit: Merit) -> str:
    """The text of merit.yaml."""
    meanings = "".join(f"#   {name}: {meaning}\n" for name, meaning in MEANS.items())
    rest = "# From coverage on a feature counts as much as the question is brief: whole up to 10 characters.\n"
    return HEAD + meanings + rest + yaml.safe_dump(merit.model_dump(), sort_keys=False, allow_unicode=True, width=110)


if __name__ == "__main__":
    main()
