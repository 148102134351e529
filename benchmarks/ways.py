"""How many ways to ask for one thing are understood: each is asked, and its answer held against that of a plain one.

    python -m benchmarks.ways [--unseen] [--family NAME …] [--misses]

A family is one request with its ways to put it (`benchmarks/ways/*.jsonl`), made up by writers who knew neither code
nor questions of this project; `{person}` and the like are filled with what is printed in three coverages. A way is
understood where the answer tells what that to the plain question of its family does: the same people, somebody's words,
the fact, or else the same text. A third is kept unseen; the others taught `knowledge/meaning/purposes.npz`
(`benchmarks/purposes.py`).
"""

import argparse
import json
import os
import random
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

import yaml
from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.quality import COVERAGES
from bot.commands.citizen import conversation
from bot.report import outcome
from knowledge.judging.evaluation import Outcome

HERE: Final = Path(__file__).parent
WAYS: Final = HERE / "ways"
SETS: Final = ("people", "pages", "turns", "matters")
PLAIN: Final[Mapping[str, str]] = {
    "people_topic": "哪些代表讲了{topic}",
    "people_place": "{place}的代表有哪些",
    "people_kind": "有哪些{kind}",
    "people_all": "都有谁发言",
    "count_all": "一共有几个人发言",
    "who_is": "{person}是谁",
    "holder": "{post}是谁",
    "said": "{person}说了什么",
    "said_topic": "{person}怎么说{topic}",
    "post_said": "{post}说了什么",
    "title_said": "{title}说了什么",
    "said_by_post_topic": "{post}怎么说{topic}",
    "place_said": "{place}的代表说了什么",
    "date": "这是哪天的报纸",
    "paper": "这是什么报纸",
    "page_number": "这是第几版",
    "editor": "责任编辑是谁",
    "photographer": "照片是谁拍的",
    "reporter": "记者是谁",
    "headlines": "都有哪些标题",
    "event": "这是什么会",
    "note": "编者按说了什么",
    "quote_who": "“{words}”是谁说的",
    "headline_who": "《{headline}》是谁说的",
    "headline_said": "《{headline}》说了什么",
    "compare": "{person}和{person2}分别说了什么",
    "not_person": "除了{person}还有谁讲{topic}",
    "more": "他还说了什么",
    "who_that": "这个人是谁",
    "when_that": "哪天的报纸",
    "headline_that": "标题是什么",
    "others_topic": "还有谁说了这个",
    "same_on": "他怎么说{other}",
    "other_person": "{other_person}怎么看这个",
    "full": "看全文",
    "another": "这个不对，再找找",
    "list_first": "第一个说了什么",
    "list_count": "名单上一共几个人",
    "list_more": "名单就这些人吗",
}
"""The plain question of each family; those without ask for a matter, or nothing, and only teach."""
BY_NAME: Final = ("said_topic", "said", "post_said", "title_said", "said_by_post_topic", "place_said", "quote_who")
"""The families of which it matters whose words are given, and not which of them."""
OF_PEOPLE: Final = ("people_topic", "people_place", "people_kind", "people_all", "compare", "not_person")
"""The families of which it matters who is named."""
FACTS: Final = ("date", "paper", "page_number", "editor", "photographer", "reporter", "event", "when_that")
"""The families that ask for a fact, which may stand among others."""
AFTER_WORDS: Final = ("more", "who_that", "when_that", "headline_that", "others_topic", "full", "another")
AFTER_ONE: Final = (*AFTER_WORDS, "same_on", "other_person")
AFTER_A_LIST: Final = ("list_first", "list_count", "list_more")


class Way(NamedTuple):
    """A way to ask for what its family asks for."""

    family: str
    ask: str


def main() -> None:
    """Ask every way in every coverage, print how many are understood."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--unseen", action="store_true", help="those that taught nothing")
    parser.add_argument("--family", action="append", help="of these families alone")
    parser.add_argument("--misses", action="store_true", help="print what was not understood, and how it was answered")
    options = parser.parse_args()
    asked = [way for name in SETS for way in ways(name, options.unseen) if way.family in PLAIN]
    asked = [way for way in asked if not options.family or way.family in options.family]
    counts: dict[str, list[int]] = {}
    of_cities: dict[str, list[dict[str, str]]] = yaml.safe_load((WAYS / "printed.yaml").read_text("utf-8"))
    for city, printed in of_cities.items():
        for way, given, is_understood in _answered(city, printed, asked):
            count = counts.setdefault(way.family, [0, 0])
            count[0] += 1
            count[1] += is_understood
            if options.misses and not is_understood:
                print(f"{way.family} {city}: {way.ask} -> {given.status} {given.text[:60]!r}")
    _print(counts)


def ways(name: str, unseen: bool = False) -> list[Way]:
    """The ways of a set."""
    file = WAYS / f"{name}{'-unseen' if unseen else ''}.jsonl"
    return [Way(**json.loads(line)) for line in file.read_text("utf-8").splitlines()]


@lru_cache(maxsize=1)
def _fillings() -> Mapping[str, Sequence[str]]:
    given: dict[str, list[str]] = yaml.safe_load((WAYS / "filled.yaml").read_text("utf-8"))
    return given | {"other": given["topic"], "other_person": given["person"], "person2": given["person"]}


def filled(way: Way, chance: random.Random) -> str:
    """A way with what nobody prints in its places, drawn by chance."""
    return way.ask.format(**{slot: chance.choice(those) for slot, those in _fillings().items()})


def _answered(
    city: str, printed: Sequence[Mapping[str, str]], asked: Sequence[Way]
) -> Iterator[tuple[Way, Outcome, bool]]:
    """The answers to all ways in a coverage, and whether each is that to the plain question."""
    os.environ["CONGRESS_BOT_COVERAGE"] = str(COVERAGES[city])
    with conversation(complete=True) as talk:
        for slots in printed:
            plain: dict[str, Outcome] = {}
            for way in asked:
                before = _before(way.family, slots)
                if way.family not in plain:
                    plain[way.family] = outcome([*before, PLAIN[way.family].format(**slots)], talk)
                given = outcome([*before, way.ask.format(**slots)], talk)
                yield way, given, is_understood(way.family, given, plain[way.family])


def _before(family: str, slots: Mapping[str, str]) -> list[str]:
    return [slots["one"]] if family in AFTER_ONE else [slots["list"]] if family in AFTER_A_LIST else []


def is_understood(family: str, given: Outcome, plain: Outcome) -> bool:
    """Whether an answer tells what that to the plain question tells."""
    if family in FACTS:
        return plain.text.split("\n")[0] in given.text.split("\n")
    return _told(family, given) == _told(family, plain)


def _told(family: str, given: Outcome) -> object:
    """What an answer tells of what its family asks for."""
    if family in OF_PEOPLE:
        return frozenset(given.people)
    if family in BY_NAME:
        return (given.status == "quote", {one.speaker for one in given.passages} | set(given.people))
    return (given.status, given.text)


def _print(counts: Mapping[str, Sequence[int]]) -> None:
    table = Table("family", "asked", "understood", box=box.MARKDOWN)
    for family, (number, understood) in counts.items():
        table.add_row(family, str(number), str(understood))
    number, understood = (sum(one[place] for one in counts.values()) for place in (0, 1))
    table.add_row("all", str(number), f"{understood} ({understood / max(1, number):.3f})")
    Console().print(table)


if __name__ == "__main__":
    main()
