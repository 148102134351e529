"""docs/quality.md made again: what the answers are worth, on which questions, and what each part adds and costs.

    python -m benchmarks.quality [--unseen] [--public FOLDER …] [--output docs/quality.md]

Every set and every part left out is measured in a process of its own, so that memory is its own. The unseen questions
are asked only with --unseen, and only counted.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from benchmarks.retrieval import memory
from bot.commands.citizen import conversation
from bot.conversation import Conversation
from bot.messages import Incoming
from bot.report import bar, outcome, worded
from knowledge.answer import Quote
from knowledge.judging.evaluation import ANSWERABLE, Figures, Judged, Rate, Verdict, evaluate, figures, questions, trust
from knowledge.judging.evaluation import Outcome as Said
from knowledge.search import Library
from knowledge.text import compact
from knowledge.weighing.calibration import Calibration
from knowledge.weighing.cues import Cues
from knowledge.weighing.marks import answering
from knowledge.weighing.sought import Sought

ROOT: Final = Path(__file__).resolve().parent.parent
QUESTIONS: Final = ROOT / "tests" / "questions"
EMBEDDED: Final = "zhuzhou"
COVERAGES: Final = {
    EMBEDDED: ROOT / "knowledge" / "coverage",
    **{folder.name: folder for folder in sorted((ROOT / "tests" / "coverage").iterdir())},
}
"""The embedded page, and pages of other cities."""


def _sets() -> Iterator[tuple[str, str]]:
    """The city and the name of each question set, the development set first, then those over the embedded page."""
    yield EMBEDDED, "dev"
    names = sorted(path.stem for path in QUESTIONS.glob("*-*.jsonl"))
    for city in COVERAGES:
        yield from ((city, name) for name in names if name.startswith(f"{city}-"))


UNSEEN: Final = tuple((city, name) for city, name in _sets() if name.endswith("unseen"))
"""Sets that nobody reads while building; they are only counted."""
SEEN: Final = tuple(one for one in _sets() if one not in UNSEEN)
GROUPS: Final = (
    "development questions, real page",
    "our own, real page",
    "our own, {cities} other cities",
    "our own for the page, its notes, people and lists, {cities} cities",
)
"""What the sets ask, as README tells it."""
OF_THE_PAGE: Final = frozenset({"fifth", "sixth", "kinds", "facts", "people"})
"""Sets of the last group, and `*-seventeenth` but of the embedded page."""
ABLATED: Final = (("zhuzhou", "dev"), ("anhe", "anhe-own"))
OTHERS: Final = "others"
LEAST: Final = 8
"""Seen questions of a style below which it is counted among the others."""
MARKED: Final = ("passage", "followup")
NOTHING: Final = "all parts"
PARTS: Final[Mapping[str, Mapping[str, str]]] = {
    NOTHING: {},
    "without words": {"CONGRESS_BOT_RANKING__WORDS": "0"},
    "without characters": {"CONGRESS_BOT_RANKING__CHARACTERS": "0"},
    "without pairs of characters": {"CONGRESS_BOT_RANKING__PAIRS": "0"},
    "without openings": {"CONGRESS_BOT_RANKING__OPENING": "0"},
    "without speaker, posts and headline": {"CONGRESS_BOT_RANKING__CONTEXT": "0"},
    "without the second look": {"CONGRESS_BOT_MEANING__ENABLED": "false"},
    "without synonyms": {"QUALITY_PLAIN": "synonyms"},
    "without the kind of thing asked": {"QUALITY_PLAIN": "kind"},
    "without refusing": {"QUALITY_PLAIN": "refusing"},
    "without precedents": {"QUALITY_PLAIN": "precedents"},
    "without cues": {"QUALITY_PLAIN": "cues"},
}
COLUMNS: Final = ("right first", "among shown", "wrongly refused", "confidently wrong", "wrong name")
RATES: Final = ("right_first", "right_shown", "wrongly_refused", "confidently_wrong", "misattributed")


def main() -> None:
    options = _options()
    if options.alone:
        print(json.dumps(_alone(options.alone)))
        return
    rows = {(city, name): _measured(city, name, {}) for city, name in (*SEEN, *(UNSEEN if options.unseen else ()))}
    parts = {
        part: [rows[one] if not extra else _measured(*one, extra) for one in ABLATED] for part, extra in PARTS.items()
    }
    public = list(_public(options.public)) if options.public else []
    text = "\n".join(_document(rows, parts, public)).rstrip() + "\n"
    options.output.parent.mkdir(exist_ok=True)
    options.output.write_text(text, "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--unseen", action="store_true", help="count the questions nobody has read, too")
    parser.add_argument("--public", type=Path, help="a folder of sets in the BEIR layout")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "quality.md")
    parser.add_argument("--alone", help=argparse.SUPPRESS)  # this process measures this set
    return parser.parse_args()


# ---------------------------------------------------------------- one set


def _measured(city: str, name: str, extra: Mapping[str, str]) -> dict[str, Any]:
    """A set asked in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        given = {**os.environ, "CONGRESS_BOT_COVERAGE": str(COVERAGES[city]), **extra}
        if extra.get("QUALITY_PLAIN") == "synonyms":
            given["CONGRESS_BOT_CONFIG"] = str(_without_synonyms(Path(folder)))
        command = [sys.executable, "-m", "benchmarks.quality", "--alone", name]
        ran = subprocess.run(command, env=given, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    print(city, name, extra or "", file=sys.stderr)
    return dict(json.loads(ran.stdout))


def _without_synonyms(folder: Path) -> Path:
    """The configuration as shipped, its synonyms left out."""
    for file in (ROOT / "config").rglob("*"):
        if file.is_file():
            copy = folder / file.relative_to(ROOT / "config")
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
    kept = [line for line in (folder / "synonyms.yaml").read_text("utf-8").splitlines() if not line.startswith("  - [")]
    (folder / "synonyms.yaml").write_text("\n".join(_emptied(kept)), "utf-8")
    return folder


def _emptied(lines: Sequence[str]) -> Iterator[str]:
    """The keys of a file whose lists are gone, with empty lists."""
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        bare = line.rstrip().endswith(":") and not line.startswith((" ", "#"))
        yield f"{line.rstrip()} []" if bare and not following.startswith("  ") else line


def _alone(name: str) -> dict[str, Any]:
    asked = list(questions((QUESTIONS / f"{name}.jsonl").read_text("utf-8").splitlines()))
    plain = os.environ.get("QUALITY_PLAIN")
    took: list[float] = []
    with (
        conversation(complete=True) as talk,
        patch.object(Sought, "_kind", _held) if plain == "kind" else nullcontext(),
    ):
        talk.library = _without(plain, talk.library)

        def reply(turns: Sequence[str]) -> Said:
            start = time.perf_counter()
            said = outcome(turns, talk)
            took.append((time.perf_counter() - start) * 1000 / len(turns))
            return said

        judged = tuple(evaluate(asked, reply))
        marked = [_marked(one, talk) for one in judged if one.verdict is Verdict.RIGHT and one.question.kind in MARKED]
        megabytes = memory()
    return {
        "rates": {rate: (found.count, found.number) for rate, found in trust(judged).items()},
        "answerable": asdict(figures(one for one in judged if one.question.kind in ANSWERABLE)),
        "kinds": _right_by(judged, lambda one: one.question.kind),
        "styles": _right_by(judged, lambda one: one.question.style),
        "marked": [sum(marked), len(marked)],
        "ms": statistics.median(took),
        "mb": megabytes,
    }


def _right_by(judged: Iterable[Judged], group: Callable[[Judged], str | None]) -> dict[str, tuple[int, int]]:
    """How many of each group were right, and how many it has."""
    right, asked = Counter[str](), Counter[str]()
    for one in judged:
        asked[group(one) or OTHERS] += 1
        right[group(one) or OTHERS] += one.verdict is Verdict.RIGHT
    return {name: (right[name], number) for name, number in asked.items()}


def _held(*_: object) -> float:
    return 1.0


def _without(part: str | None, library: Library) -> Library:
    """The library without one of its parts."""
    used = library.calibration
    if part == "cues":
        return replace(library, cues=Cues())
    if part == "precedents":
        return replace(library, calibration=used.model_copy(update={"likened": None}))
    return replace(library, calibration=_never_refusing(used)) if part == "refusing" else library


def _never_refusing(calibration: Calibration) -> Calibration:
    bold = {"quote": 0.0, "candidate": 0.0}
    models = {name: model for name in _MODELS if (model := getattr(calibration, name)) is not None}
    return calibration.model_copy(update={name: model.model_copy(update=bold) for name, model in models.items()})


_MODELS: Final = ("lexical", "looked", "read", "likened", "cued")


def _marked(judged: Judged, talk: Conversation) -> bool:
    """Whether the marked sentence of a right quote holds the gold, or lies within it where the gold is longer."""
    given = None
    for turn in judged.question.turns:
        given, _ = talk.reply(Incoming(turn, chat="marked", person="marked"))
    talk.forget("marked", "marked")
    if not isinstance(given, Quote) or given.asked is None:
        return False
    text = given.found.passage.text
    span = answering(text, given.asked.topic)
    sentence = compact(text[slice(*span)]) if span else ""
    return bool(sentence) and any(
        compact(quote) in sentence or sentence in compact(quote) for quote in judged.question.quotes
    )


# ---------------------------------------------------------------- public sets


def _public(folder: Path) -> Iterator[Mapping[str, Any]]:
    """What the retrieval benchmark says of the bot on each public set."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.retrieval",
        "--data",
        str(folder),
        "--systems",
        "congress-bot",
        "--json",
    ]
    ran = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    yield from (json.loads(line) for line in ran.stdout.splitlines() if line.strip())


# ---------------------------------------------------------------- the page


HEAD: Final = """\
# How good the answers are

Made by `make quality`; every figure can be made again with it. A share stands with its 95 % interval (Wilson) and its
counts. **Right first**: of the questions that the coverage answers, those whose first answer is right. **Among
shown**: right first, or among at most three candidates. **Confidently wrong**: of all questions, those that got
something wrong as if it were right; a far-off question that got candidates counts too. **Wrong name**: of all, words
given under a name that was not asked for, or the right words under another's.

## In groups

As the README has them: the seen questions, which were read while building, then those that are only counted.
"""
SETS: Final = """
## The questions

Each set is by a writer who knew the pages and the development set's form, and neither the code nor other sets.
`*-unseen` are only counted; the others were read while building. `*-own` are of a city's page in the development
set's shares of kinds and styles; the others ask more of what was weakest then. The embedded page has cues, the ways to
ask that its editor wrote ([CONTRIBUTING.md](../CONTRIBUTING.md)), by twelve who knew the page and no question set; no
other coverage here has any, and the ablation below says what the real page gets without.

What was fitted on them: `config/calibration.yaml` on the sets up to `*-tenth` and `*-turns` (what judges cues: on all
of `zhuzhou` and `anhe` then), the order after a second look on those before these two; `config/merit.yaml` names the
few from which the order by words was learned. The encoder, the reader and what messages are for were taught on none at
all (`benchmarks/tuning.py`, `benchmarks/reading.py`, `benchmarks/purposes.py`). What a model does on a coverage that it
has not seen stands in [calibration.md](calibration.md).

How they were answered when they were asked for the first time, before anybody had read them, in the order in which
they came; since then what is general in their failures was mended:

| sets | what they ask | right first | wrong |
| --- | --- | --- | --- |
| `*-fifth` | three cities: the page, the notes, the people | 58 of 120 | |
| `*-sixth` | the same, once `*-fifth` was worked through | 127 of 160 | |
| `zhuzhou-seventh`, `yangang-own` | all kinds, as all `*-own` | 74 of 100 | |
| `qichuan-own` | | 31 of 50 | |
| `baiya-own`, `zhuzhou-eighth` | | 31 of 50, 49 of 60 | |
| `zhuzhou-ninth`, `menglan-own` | | 52 of 60, 36 of 50 | |
| `*-kinds` | the weakest kinds | 59 of 105 | |
| `*-round` | four cities, all kinds | 99 of 140 | |
| `shuoyuan-own` | | 40 of 50 | |
| `*-tenth` | looser in their words than all before | 58 of 102 | |
| `*-turns` | two to four turns, one in four ends far off, half as many near | 60 of 81 | |
| `*-facts` | the page and its people | 50 of 78 | |
| `*-people` | lists of people, turns | 64 of 112 | |
| `*-eleventh`, `yanchuan-own`, `rongwan-own` | | 162 of 189 | 10 of 210 |
| `*-twelfth` | | 116 of 156 | 15 of 180 |
| `linhe-own`, `songjing-own` | | 79 of 101 | 7 of 120 |
| `*-thirteenth` | six cities | 218 of 271 | 14 of 300 |
| `jiangpu-own`, `tahechuan-own` | say a passage's matter in other words than all before | 37 of 58 | 4 of 68 |
| `zhuzhou-fourteenth`, `zhuzhou-fifteenth` | the second: where such bots break | 80 of 101 | 7 of 120 |
| `zhuzhou-sixteenth` | the first asked of all cues | 51 of 54 | 1 of 62 |
| `jiangpu-sixteenth`, `linhe-sixteenth` | | 59 of 76 | 7 of 82 |
| `hongzhou-own`, `yunyan-own` | a speaker of the first was lost by the importer | 71 of 91 | 10 of 99 |
| `yudu-own`, `lanpu-own`, `hualing-own`, `yinglin-own` | nearest to the development set | 189 of 212 | 3 of 240 |
| `daigang-own`, `shuoxian-own`, `chengbin-own`, `madong-own` | | 141 of 172 | 12 of 200 |
| unseen thirds up to `*-thirteenth` but of `*-own` | opened then, and put into these | 583 of 698 | 34 of 785 |
| `linmo-own`, `tangling-own`, `zhaodu-own` | with their unseen thirds | 163 of 198 | 14 of 225 |
| `zhuzhou-seventeenth` | | 72 of 79 | 1 of 90 |
| the other `*-seventeenth` | lists, notes, the page, turns, what is near | 93 of 152 | 21 of 180 |
| `fulan-own` | its page came in without a speaker: once the importer read it | 51 of 66 | 3 of 75 |
| `huiyang-own` | with its unseen third | 55 of 66 | 1 of 75 |
| `yongchuan-own` | the same; loosest in its words, once the importer read its page | 51 of 68 | 4 of 75 |
| `chengpu-own` | the same | 46 of 53 | 0 of 60 |
| `zhuzhou-eighteenth` | wholly read | 55 of 66 | 5 of 75 |
| `weichuan-own`, `luyong-own` | wholly read; both pages came in whole | 106 of 122 | 8 of 140 |
| `zhuzhou-nineteenth` | wholly read; in dialect, and as one asks who writes of it | 120 of 140 | 3 of 160 |
| `zhuzhou-twentieth` | wholly read | 116 of 132 | 5 of 150 |
| `tingyang-own`, `yuping-own`, `haleng-own` | wholly read; a fifth of it turns | 268 of 347 | 19 of 416 |
| `lizhou-own`, `yacuo-own` | the same, with their unseen thirds | 173 of 218 | 17 of 272 |
| `jinghe-own` | with its unseen third; its page came in whole | 78 of 92 | 3 of 105 |
| `zhuzhou-twentyfirst` | the same; its writer had seen some of the page's cues | 91 of 105 | 8 of 120 |
| `shuquan-own` | the same; nearest to the development set | 67 of 79 | 2 of 90 |
| `suquan-own` | the same; four pages of two papers, a third of it what only several days bring | 47 of 77 | 10 of 84 |

Where nothing else is said, an unseen third was kept back of each.
"""
BY: Final = """
## By {title}

Right is what the question's kind demands: for one that the coverage does not answer, that nothing is quoted.
"""
ABLATION: Final = """
## What each part adds, and what it costs

Measured on `dev` and `anhe-own` together, one part left out at a time, the weights of the decision as they are. ms is
the median of one turn, from message to reply; MB is resident memory, with the encoder's process.
"""
MARKS: Final = """
## What is marked

Of the rightly quoted passages of the seen sets, those whose marked sentence holds the gold quote, or lies within a
gold quote that is longer than it: {share}. Public sets in the BEIR layout carry no answer spans, so that how often the
marked sentence holds the answer is not measured on cmrc2018.
"""
PUBLIC: Final = """
## Public sets

`python -m benchmarks.retrieval`, the bot alone; abstention AUROC is by the confidence of the decision.
"""


def _document(
    rows: Mapping[tuple[str, str], Mapping[str, Any]],
    parts: Mapping[str, Sequence[Mapping[str, Any]]],
    public: Sequence[Mapping[str, Any]],
) -> Iterator[str]:
    seen = [row for (city, name), row in rows.items() if (city, name) in SEEN]
    unseen = [row for (city, name), row in rows.items() if (city, name) in UNSEEN]
    yield HEAD
    yield _line("questions", "asked", "right first", "confidently wrong")
    yield _line(*("---" for _ in range(4)))
    yield from grouped(rows)
    yield SETS
    yield _line("questions", "asked", *COLUMNS, "far shown", "near quoted")
    yield _line(*("---" for _ in range(len(COLUMNS) + 4)))
    for (_, name), row in rows.items():
        yield _rates(f"`{name}`", [row])
    yield _rates("**all seen**", seen)
    if unseen:
        yield _rates("**all unseen**", unseen)
    yield "\n```"
    for (_, name), row in rows.items():
        yield f"{name:>22} {bar(Figures(**row['answerable']))}"
    yield f"{'':>22} █ right first   ▓ among what is shown   · refused   × wrong (answerable questions)\n```"
    yield from _by("kind", "kinds", seen, unseen)
    yield from _by("style", "styles", seen, unseen)
    yield ABLATION
    yield _line("", *COLUMNS, "ms", "MB")
    yield _line(*("---" for _ in range(len(COLUMNS) + 3)))
    for part, measured in parts.items():
        costs = [f"{max(row[key] for row in measured):.0f}" for key in ("ms", "mb")]
        yield _line(part, *(f"{_rate(measured, name).value:.3f}" for name in RATES), *costs)
    marked = Rate(sum(row["marked"][0] for row in seen), sum(row["marked"][1] for row in seen))
    yield MARKS.format(share=worded(marked))
    if public:
        yield PUBLIC
        yield _line("set", "MRR@10", "Hit@1", "abstention AUROC", "p50 ms")
        yield _line(*("---" for _ in range(5)))
        for row in public:
            yield _line(row["set"], *(_number(row[key]) for key in ("mrr10", "hit1", "auroc", "p50_ms")))


def grouped(rows: Mapping[tuple[str, str], Mapping[str, Any]]) -> Iterator[str]:
    """The sets summed in groups, the seen ones before the unseen."""
    for sets, known in ((SEEN, " (seen)"), (UNSEEN, " (unseen)")):
        for number, title in enumerate(GROUPS):
            own = {one: rows[one] for one in sets if one in rows and _group(*one) == number}
            if own:
                cities = number_in_words(len({city for city, _ in own}))
                yield _group_line(title.format(cities=cities) + (known if number else ""), list(own.values()))


def _group(city: str, name: str) -> int:
    if name == "dev":
        return 0
    kind = name.removeprefix(f"{city}-").removesuffix("-unseen")
    if kind in OF_THE_PAGE or (kind == "seventeenth" and city != EMBEDDED):
        return 3
    return 1 if city == EMBEDDED else 2


def _group_line(title: str, rows: Sequence[Mapping[str, Any]]) -> str:
    right, wrong = _rate(rows, "right_first"), _rate(rows, "confidently_wrong")
    return _line(title, f"{wrong.number:,}", f"{right.value:.2f}", f"{wrong.value:.2f}")


def number_in_words(number: int) -> str:
    """A number below a hundred in English words."""
    if number < len(UP_TO_NINETEEN):
        return UP_TO_NINETEEN[number]
    tens, ones = divmod(number, 10)
    return TENS[tens - 2] + (f"-{UP_TO_NINETEEN[ones]}" if ones else "")


UP_TO_NINETEEN: Final = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def _by(title: str, key: str, seen: Sequence[Mapping[str, Any]], unseen: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """How many of each kind or style were right."""
    columns = [_summed(key, rows) for rows in (seen, unseen)]
    names = [name for name, (_, number) in columns[0].items() if number >= LEAST and name != OTHERS]
    yield BY.format(title=title)
    yield _line(title, "seen: right of", *(["unseen: right of"] if unseen else []))
    yield _line(*("---" for _ in range(3 if unseen else 2)))
    for name in [*sorted(names), OTHERS]:
        held = [name] if name != OTHERS else [one for one in {**columns[0], **columns[1]} if one not in names]
        rates = [_total(column.get(one, (0, 0)) for one in held) for column in columns]
        if any(rate.number for rate in rates):
            yield _line(f"`{name}`", *(worded(rate) if rate.number else "" for rate in rates[: 2 if unseen else 1]))


def _total(counts: Iterable[tuple[int, int]]) -> Rate:
    both = list(counts)
    return Rate(sum(right for right, _ in both), sum(number for _, number in both))


def _summed(key: str, rows: Sequence[Mapping[str, Any]]) -> dict[str, tuple[int, int]]:
    summed: dict[str, tuple[int, int]] = {}
    for row in rows:
        for name, (right, number) in row[key].items():
            before = summed.get(name, (0, 0))
            summed[name] = before[0] + right, before[1] + number
    return summed


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}" if value <= 1 else f"{value:.0f}"


def _rates(title: str, rows: Sequence[Mapping[str, Any]]) -> str:
    asked = sum(row["rates"]["confidently_wrong"][1] for row in rows)
    own = [worded(_rate(rows, name)) for name in RATES]
    others = [f"{rate.count} of {rate.number}" for rate in (_rate(rows, "far_shown"), _rate(rows, "near_quoted"))]
    return _line(title, str(asked), *own, *others)


def _rate(rows: Sequence[Mapping[str, Any]], name: str) -> Rate:
    return Rate(sum(row["rates"][name][0] for row in rows), sum(row["rates"][name][1] for row in rows))


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
