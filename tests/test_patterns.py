"""No message keeps a pattern busy: what may be repeated without end is read in one way alone.

Python tries every way in which a repeated group can be cut. Where one of its words is two others (有没有, 有 and 没有),
a message of forty of them has more ways than there is time for. So the words of each such group must be a code that
can be read in one way (Sardinas and Patterson, 1953); a group that may stand so many times at most is none.

And no pattern lists a spoken form that is put into standard Chinese before any pattern reads it.
"""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from re import _constants as signs  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

import pytest

import knowledge
from knowledge.question.steps import STEPS
from knowledge.question.turns import MOST_OF_STEP
from knowledge.words.tokens import Tokenizer
from knowledge.words.vocabulary import Vocabulary, load
from tests.building import CONFIG

READING: Final = ("chatter", "imprint", "question", "topic", "lexicon", "hearing", "values", "numerals")
"""What reads citizens' messages."""
MOST_WORDS: Final = 4000
FEW: Final = 12
"""Times from which a group counts as repeated without end."""
REPEATS: Final = (signs.MAX_REPEAT, signs.MIN_REPEAT)


class TooManyError(Exception):
    """A group has more words than are looked at."""


def words(parsed: Any) -> list[str]:
    """What a part of a pattern matches, each as often as there are ways; a class is one sign of its own."""
    found = [""]
    for sign, what in parsed:
        found = [before + after for before in found for after in _words(sign, what)]
        if len(found) > MOST_WORDS:
            raise TooManyError
    return found


def _words(sign: Any, what: Any) -> list[str]:
    if sign is signs.LITERAL:
        return [chr(what)]
    if sign is signs.IN:
        return _of_class(what)
    if sign is signs.BRANCH:
        return [word for branch in what[1] for word in words(branch)]
    if sign is signs.SUBPATTERN:
        return words(what[3])
    if sign in REPEATS:
        least, most, part = what
        once = words(part)
        times = range(least, (most if most <= least + 4 else least + 2) + 1)
        return [word for time in times for word in _times(once, time)]
    if sign in (signs.ASSERT, signs.ASSERT_NOT, signs.AT):
        return [""]
    return ["\ue000"]


def _of_class(members: Sequence[Any]) -> list[str]:
    """The characters of a class; one sign for all of a class that is told by what it leaves out, or a large one."""
    found: list[str] = []
    for kind, value in members:
        if kind is signs.LITERAL:
            found.append(chr(value))
        elif kind is signs.RANGE and value[1] - value[0] < FEW * 3:
            found += map(chr, range(value[0], value[1] + 1))
        else:
            return ["\ue001"]
    return found


def _times(once: Sequence[str], time: int) -> list[str]:
    found = [""]
    for _ in range(time):
        found = [before + word for before in found for word in once]
        if len(found) > MOST_WORDS:
            raise TooManyError
    return found


def repeated(parsed: Any) -> Iterator[Any]:
    """The groups of a pattern that may be repeated without end; one that gives nothing back is none."""
    for sign, what in parsed:
        if sign in REPEATS:
            if what[1] > FEW:
                yield what[2]
            yield from repeated(what[2])
        elif sign is signs.SUBPATTERN:
            yield from repeated(what[3])
        elif sign is signs.BRANCH:
            for branch in what[1]:
                yield from repeated(branch)
        elif sign in (signs.ASSERT, signs.ASSERT_NOT):
            yield from repeated(what[1])


def is_wild(parsed: Any) -> bool:
    """Whether a part of a pattern matches more or fewer signs of any kind: it may eat what else is in its group."""
    for sign, what in parsed:
        if sign in REPEATS:
            least, most, part = what
            if (least < most and any(one in ("\ue000", "\ue001") for one in words(part))) or is_wild(part):
                return True
        elif (sign is signs.SUBPATTERN and is_wild(what[3])) or (sign is signs.BRANCH and any(map(is_wild, what[1]))):
            return True
    return False


def ambiguous(code: Iterable[str]) -> str | None:
    """Words that can be read in two ways, or their end; None where all can be read in one way alone."""
    every = [word for word in code if word]
    if len(set(every)) < len(every):
        return next(word for word in every if every.count(word) > 1)
    known = set(every)
    left = {longer[len(word) :] for longer in known for word in known if longer != word and longer.startswith(word)}
    seen: set[str] = set()
    while left:
        if both := left & known:
            return min(both)
        seen |= left
        more = {word[len(end) :] for end in left for word in known if word.startswith(end) and word != end}
        more |= {end[len(word) :] for end in left for word in known if end.startswith(word) and word != end}
        left = more - seen
    return None


def _patterns(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _patterns(one)
    elif isinstance(value, dict):
        yield from _patterns(tuple(value.values()))


def _modules() -> Iterator[str]:
    for found in pkgutil.walk_packages(knowledge.__path__, "knowledge."):
        if found.name.split(".")[1] in READING:
            yield found.name


def faults(pattern: str, flags: int = 0) -> list[str]:
    """The ambiguous words of the groups of a pattern that may be repeated without end."""
    found = []
    for group in repeated(parser.parse(pattern, flags)):
        try:
            wrong = ambiguous(words(group))
        except TooManyError:
            continue
        if wrong or is_wild(group):
            found.append(wrong or "whatever")
    return found


@pytest.mark.parametrize("module", list(_modules()))
def test_what_is_repeated_without_end_is_read_in_one_way(module: str) -> None:
    held = vars(importlib.import_module(module))
    found = {name: wrong for name, value in held.items() for one in _patterns(value) if (wrong := faults(one.pattern))}
    assert not found


@pytest.mark.parametrize(
    ("pattern", "ambiguous_too"),
    [
        ("(?:有没有|有|没有)*龙", True),
        ("(?:看看?|听)+", True),
        ("(?:哈+|好)*", True),
        ("(?:看书|听|看书)*", True),
        ("(?:有没有|没有)*龙", False),
        ("(?:看|听)+", False),
        ("(?:哈|好)*", False),
        ("(?:看看?){0,6}", False),
        ("(?:对[^,]{1,8}?|都)*说", True),
        ("(?:对[^,]{3}|都)*说", False),
        ("(?:对[^,]{1,8}?)?说", False),
    ],
)
def test_a_group_that_can_be_read_in_two_ways_is_seen(pattern: str, ambiguous_too: bool) -> None:
    assert bool(faults(pattern)) == ambiguous_too


def test_steps_whose_fillers_add_up_to_others_are_read_in_short_messages_alone() -> None:
    assert any(faults(pattern) for _, pattern in STEPS)
    assert MOST_OF_STEP <= FEW * 2


NOT_YET: Final = {
    "knowledge.question." + name
    for name in "alone asked_people delegations described framing intents people standard turns".split()
}
"""Modules that still list spoken forms; `standard` reads what is no standard text yet."""
OF_FOLDED: Final = {"knowledge.topic.expectation", "knowledge.question.aspects"}
"""Read on the cues of editors and on printed words too, which are only folded."""
KEPT: Final = {"哈喽", "后头"}
"""A greeting by itself; and a place as well as a time, which `spoken` puts as a time."""


@cache
def _spoken() -> tuple[Vocabulary, Tokenizer]:
    """Spoken forms of two characters and more: one of a single character stays where it is printed so (咱村)."""
    vocabulary = load(CONFIG)
    forms = {form: standard for form, standard in vocabulary.spoken.items() if len(form) > 1}
    return replace(vocabulary, spoken=forms), Tokenizer(set(), vocabulary.words | vocabulary.spoken_words)


def _literals(file: Path) -> Iterator[str]:
    """The words of two characters and more that stand in a module's strings, but for docstrings and classes."""
    tree = ast.parse(file.read_text("utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield from re.findall(r"[\u4e00-\u9fff]{2,}", re.sub(r"\[[^\]]*\]", "|", node.value))


def _of_standard_text() -> Iterator[str]:
    """The modules whose patterns read standard Chinese alone."""
    for module in _modules():
        if module.split(".")[1] in ("chatter", "imprint", "question", "topic") and module not in NOT_YET | OF_FOLDED:
            yield module


@pytest.mark.parametrize("module", list(_of_standard_text()))
def test_no_pattern_lists_a_spoken_form_that_no_reading_holds(module: str) -> None:
    vocabulary, tokenizer = _spoken()
    found = set(_literals(Path(str(importlib.import_module(module).__file__)))) - KEPT
    assert not {word for word in found if vocabulary.standard(word, tokenizer.words, lambda _: False) != word}
