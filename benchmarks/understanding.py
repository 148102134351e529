"""What a question costs where many people speak: reading it alone, and all until its answer by words is decided.

python -m benchmarks.understanding SETS [--passages 100000] [--people 3000] [--organisations 500] [--rounds 3]

The coverage is that of `benchmarks.reload`. Asked are the development questions, which know nothing of it, so many that
name its people, posts and organisations, and as many for who spoke of what its passages tell. Each round asks a
library of its own, which remembers nothing. p50 and p95 are over the questions of a round, in milliseconds of the
asking thread's processor; what is told is the median over the rounds, with the least and the most.
"""

import argparse
import random
import statistics
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks import scaled
from benchmarks.beir import folders
from benchmarks.reload import PAGE, ROLES, Town, library, page
from knowledge.answer import Library, decide
from knowledge.asked import Context
from knowledge.judging.evaluation import questions
from knowledge.model import Coverage
from knowledge.question import understand
from knowledge.record import coverage
from knowledge.record.files import FILE_NAME, Files
from knowledge.text import HAN

DEVELOPMENT: Final = Path("tests/questions/dev.jsonl")
NAMING: Final = (
    "{name}说了什么",
    "{name}怎么看就业",
    "{name}是谁",
    "{surname}{role}怎么说",
    "{surname}总怎么看",
    "{organisation}{role}{name}提了哪些建议",
    "{organisation}{role}是谁",
    "{organisation}的{role}说了什么",
    "{organisation}谁当家",
    "{organisation}的代表讲了什么",
    "{organisation}有什么打算",
    "{organisation}副{role}是谁",
    "{short}的代表怎么说",
    "{short}{role}说了什么",
    "有哪些来自{organisation}的人",
    "那个管环保的{role}说了什么",
)
LISTING: Final = (
    "谁说过{}",
    "哪些代表提到{}",
    "有谁谈到{}",
    "{}都有谁讲过",
    "没提到{}的有哪些代表",
    "谁谈到{}最多",
    "有几位代表说到{}",
    "还有谁提{}",
)
Took = tuple[list[float], list[float]]
"""Milliseconds of each question: reading it, and all."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path, help="a folder in the BEIR layout, or one that holds several")
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--people", type=int, default=3000)
    parser.add_argument("--organisations", type=int, default=500)
    parser.add_argument("--questions", type=int, default=400, help="how many of each of the other kinds")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    record = large(given.sets, given.passages, Town(given.people, given.organisations))
    development = [question.turns[-1] for question in questions(DEVELOPMENT.read_text("utf-8").splitlines())]
    asked = {"of another city": development, "that name somebody": list(naming(record, given.questions))}
    base = library(record)
    asked["for who spoke of a matter"] = list(listing(base, given.questions))
    rounds = [{kind: took(some, library(record, base)) for kind, some in asked.items()} for _ in range(given.rounds)]
    people = len(base.language.lexicon.people)
    print(f"{len(base.index.passages):,} passages of {people:,} people, milliseconds a question:\n")
    print("| questions | read: p50 | p95 | answered: p50 | p95 |\n| --- | --- | --- | --- | --- |")
    for kind, some in asked.items():
        columns = (_spread([one[kind][way] for one in rounds], p) for way in (0, 1) for p in (50, 95))
        print(f"| {len(some)} {kind} | {' | '.join(columns)} |")


def large(sets: Path, passages: int, town: Town) -> Coverage:
    number = passages // PAGE
    made = scaled.scaled(folders(sets), number * PAGE)
    pages = {f"p{i}/{FILE_NAME}": page(made, i, i, town) for i in range(number)}
    return coverage.parsed(Files(Path("coverage"), pages))


def naming(record: Coverage, number: int) -> Iterator[str]:
    """Questions for people, posts and organisations of a coverage; a quarter of the posts are of another role."""
    chosen = random.Random(number)  # noqa: S311 -- questions for a benchmark
    speeches = [speech for _, speech in record.speeches()]
    for _ in range(number):
        speech = chosen.choice(speeches)
        post = speech.posts[0]
        role = max((role for role in ROLES if post.endswith(role)), key=len)
        organisation = post.removesuffix(role)
        kept = sorted(chosen.sample(range(len(organisation)), chosen.randint(2, 4)))
        yield chosen.choice(NAMING).format(
            name=speech.speaker.name,
            surname=speech.speaker.name[0],
            role=chosen.choice((role, role, role, chosen.choice(ROLES))),
            organisation=organisation,
            short="".join(organisation[i] for i in kept),
        )


def listing(made: Library, number: int) -> Iterator[str]:
    """Questions for who spoke of a matter: one to three words of a passage."""
    chosen = random.Random(number)  # noqa: S311 -- questions for a benchmark
    while number:
        words = made.language.tokenizer.words(chosen.choice(made.index.texts))
        telling = [word for word in words if len(word) > 1 and HAN.fullmatch(word[0])]
        wanted = chosen.choice((1, 1, 1, 2, 2, 3))
        if len(telling) >= wanted:
            number -= 1
            yield chosen.choice(LISTING).format("和".join(chosen.sample(telling, wanted)))


def took(asked: Sequence[str], made: Library) -> Took:
    """Nobody asked before: what a question costs that nobody asked."""
    read: list[float] = []
    answered: list[float] = []
    for text in asked:
        began = time.thread_time()
        meant = understand(text, Context(), made.language)
        read.append((time.thread_time() - began) * 1000)
        decide(meant, Context(), made)
        answered.append((time.thread_time() - began) * 1000)
    return read, answered


def _spread(rounds: Sequence[Sequence[float]], percent: int) -> str:
    cuts = [statistics.quantiles(one, n=100)[percent - 1] for one in rounds]
    return f"{statistics.median(cuts):.1f} ({min(cuts):.1f} to {max(cuts):.1f})"


if __name__ == "__main__":
    main()
