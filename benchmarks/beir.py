"""A retrieval set in the BEIR layout: read with every fault named, and its questions mistyped or in other characters.

It ranks nothing and judges nothing.
"""

import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

import jieba
from opencc import OpenCC
from pypinyin import Style, lazy_pinyin

from knowledge.text import HAN

HOMOPHONES: Final = 5
"""A slip is one of so many most common characters that sound the same."""


class SetFault(Exception):
    """A folder that cannot be measured: the file, the place, what is wrong and what is expected."""


@dataclass(frozen=True, slots=True)
class Document:
    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the documents that answer it."""

    id: str
    text: str
    gold: frozenset[str]


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """`removed` are documents that the abstention run leaves out; empty where the set does not say."""

    name: str
    documents: tuple[Document, ...]
    questions: tuple[Question, ...]
    removed: frozenset[str] = frozenset()


def folders(data: Path) -> list[Path]:
    """The sets that a folder is or holds; raises SetFault where there is none."""
    if (data / "corpus.jsonl").is_file():
        return [data]
    found = sorted(file.parent for file in data.glob("*/corpus.jsonl"))
    if not found:
        raise SetFault(f"{data}: no corpus.jsonl here or one folder down; a folder in the BEIR layout is expected")
    return found


def read(folder: Path) -> RetrievalSet:
    """The set of a folder; raises SetFault."""
    documents = [Document(one, str(it.get("title") or ""), text) for one, text, it in _texts(folder / "corpus.jsonl")]
    asked = {one: text for one, text, _ in _texts(folder / "queries.jsonl")}
    known = {document.id for document in documents}
    gold = _gold(folder / "qrels" / "test.tsv", asked, known)
    questions = tuple(Question(one, asked[one], frozenset(gold[one])) for one in asked if gold.get(one))
    if not questions:
        raise SetFault(f"{folder / 'qrels' / 'test.tsv'}: names no passage for any question")
    return RetrievalSet(folder.name, tuple(documents), questions, _removed(folder / "removed.txt", known))


def _texts(file: Path) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    seen: set[str] = set()
    for number, line in _lines(file):
        place = f"{file}: line {number}"
        try:
            entry = json.loads(line)
        except ValueError:
            raise SetFault(f"{place}: is not JSON; one object a line is expected") from None
        if not isinstance(entry, dict) or not isinstance(entry.get("_id"), str | int):
            raise SetFault(f"{place}: has no _id; an object with _id and text is expected")
        if not isinstance(entry.get("text"), str):
            raise SetFault(f"{place}: {entry['_id']} has no text; an object with _id and text is expected")
        one = str(entry["_id"])
        if one in seen:
            raise SetFault(f"{place}: {one} was there before; each _id once is expected")
        seen.add(one)
        yield one, entry["text"], entry
    if not seen:
        raise SetFault(f"{file}: is empty; one object a line is expected")


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    try:
        with file.open(encoding="utf-8-sig") as stream:
            yield from ((number, line) for number, line in enumerate(stream, 1) if line.strip())
    except (OSError, UnicodeDecodeError) as error:
        raise SetFault(f"{file}: cannot be read ({error})") from None


def _gold(file: Path, questions: Mapping[str, str], documents: set[str]) -> Mapping[str, set[str]]:
    gold: dict[str, set[str]] = {}
    for number, line in _lines(file):
        fields = line.rstrip("\r\n").split("\t")
        if number == 1 and fields[0] in ("query-id", "query_id", "qid"):
            continue
        place = f"{file}: line {number}"
        if len(fields) != 3 or not fields[2].strip().lstrip("-").isdecimal():
            raise SetFault(
                f"{place}: {line.strip()!r}; question, passage and a whole number, set apart by tabs, expected"
            )
        question, document, grade = fields
        if question not in questions:
            raise SetFault(f"{place}: question {question} is not in queries.jsonl")
        if document not in documents:
            raise SetFault(f"{place}: passage {document} is not in corpus.jsonl")
        if int(grade) > 0:
            gold.setdefault(question, set()).add(document)
    return gold


def _removed(file: Path, documents: set[str]) -> frozenset[str]:
    if not file.is_file():
        return frozenset()
    removed = {line.strip(): number for number, line in _lines(file)}
    for one, number in removed.items():
        if one not in documents:
            raise SetFault(f"{file}: line {number}: passage {one} is not in corpus.jsonl")
    return frozenset(removed)


def without_removed(given: RetrievalSet) -> RetrievalSet:
    """The set of the abstention run; a question whose gold is all left out has none."""
    left = tuple(document for document in given.documents if document.id not in given.removed)
    questions = tuple(replace(one, gold=one.gold - given.removed) for one in given.questions)
    return RetrievalSet(given.name, left, questions)


# ---------------------------------------------------------------- questions as people also type them


def typed(given: RetrievalSet, variant: str) -> RetrievalSet:
    """The set with its questions in a variant, named for it."""
    change = VARIANTS[variant]
    questions = tuple(replace(one, text=change(one.text, one.id)) for one in given.questions)
    return replace(given, name=f"{given.name}+{variant}", questions=questions)


def _traditional(text: str, _: str) -> str:
    converted: str = _to_traditional().convert(text)
    return converted


@cache
def _to_traditional() -> OpenCC:
    return OpenCC("s2t")


def _mistyped(text: str, seed: str) -> str:
    """One character of a word replaced by a common one that sounds the same; the same question always the same way."""
    chance = random.Random(seed)  # noqa: S311 - a draw that can be made again, no secret
    places = [at for at in _inside_words(text) if _homophones(text[at])]
    if not places:
        return text
    at = chance.choice(places)
    return text[:at] + chance.choice(_homophones(text[at])) + text[at + 1 :]


def _shortened(text: str, seed: str) -> str:
    """One character of a word left out; the same question always the same way."""
    places = list(_inside_words(text))
    if not places:
        return text
    at = random.Random(seed).choice(places)  # noqa: S311 - a draw that can be made again, no secret
    return text[:at] + text[at + 1 :]


def _inside_words(text: str) -> Iterator[int]:
    for word, start, end in _cutter().tokenize(text):
        if end - start > 1 and all(map(HAN.match, word)):
            yield from range(start, end)


def _homophones(character: str) -> Sequence[str]:
    return [one for one in _by_sound().get(_sound(character), ()) if one != character][:HOMOPHONES]


@cache
def _cutter() -> jieba.Tokenizer:
    cutter = jieba.Tokenizer()
    cutter.initialize()
    return cutter


@cache
def _by_sound() -> Mapping[str, Sequence[str]]:
    """The characters of each toneless syllable, the most common first."""
    common = _cutter().FREQ
    sounds: dict[str, list[str]] = {}
    for one in sorted((w for w in common if len(w) == 1 and HAN.match(w) and common[w]), key=lambda w: -common[w]):
        sounds.setdefault(_sound(one), []).append(one)
    return sounds


def _sound(character: str) -> str:
    sound: str = lazy_pinyin(character, style=Style.NORMAL)[0]
    return sound


VARIANTS: Final[Mapping[str, Callable[[str, str], str]]] = {
    "typo": _mistyped,
    "missing": _shortened,
    "traditional": _traditional,
}
