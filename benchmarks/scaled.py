"""A coverage as large as one likes: real paragraphs, and beyond their number their sentences put together anew.

Nothing here is measured. The same folder, number and seed give the same passages.
"""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.beir import read
from bot import settings
from knowledge.index.cuts import PORTION, Source, piece
from knowledge.index.postings import Piece, counted
from knowledge.lexicon import Lexicon
from knowledge.passages import spans
from knowledge.ranking import Query
from knowledge.record import coverage
from knowledge.text import folded, sentence_spans
from knowledge.topic import Language, topic_of
from knowledge.words import vocabulary
from knowledge.words.hearing import Hearing
from knowledge.words.tokens import Tokenizer

SEED: Final = 7
A_SPEECH: Final = 4
"""Passages that share what stands around them."""
SURNAMES: Final = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN: Final = "伟芳娜敏静丽强磊军洋勇艳杰涛明超兰霞平刚"
POSTS: Final = (
    "村党总支书记",
    "社区党委书记",
    "市人社局局长",
    "农技推广中心主任",
    "公司技术员",
    "镇党委书记",
    "中学校长",
)
SENTENCE_ENDS: Final = "。！？!?\n"


@dataclass(frozen=True, slots=True)
class Scaled:
    """Passages as rows of sentences, and questions in the product's own terms.

    Sentence by sentence and context by context: folded text, and the words it is cut into. The i-th passage is the
    sentences `picks[starts[i]:starts[i + 1]]`.
    """

    sentences: Sequence[str]
    words: Sequence[Sequence[str]]
    around: Sequence[str]
    around_words: Sequence[Sequence[str]]
    questions: Sequence[Query]
    starts: NDArray[np.int64]
    picks: NDArray[np.int64]

    def words_of(self, row: int) -> list[str]:
        return [word for pick in self._picked(row) for word in self.words[pick]]

    def pieces(self, number: int) -> Iterator[Piece]:
        """The first passages, counted in the product's own fields."""
        for first in range(0, number, PORTION):
            rows = range(first, min(number, first + PORTION))
            yield piece(self._source(rows), self._cutter(rows, {}))

    def pieces_of_words(self, number: int) -> Iterator[Piece]:
        """The first passages, counted in their words alone."""
        for first in range(0, number, PORTION):
            yield (counted(map(self.words_of, range(first, min(number, first + PORTION)))),)

    def source(self, number: int) -> Source:
        """The first passages as text."""
        return self._source(range(number))

    def cutter(self, number: int, taught: Mapping[str, int]) -> "Known":
        """Cuts the first passages as they were cut, by looking it up."""
        return self._cutter(range(number), taught)

    def _source(self, rows: range) -> Source:
        return Source([self.text(row) for row in rows], [self.around[self._context(row)] for row in rows])

    def _cutter(self, rows: range, taught: Mapping[str, int]) -> "Known":
        words: dict[str, Sequence[str]] = {self.text(row): self.words_of(row) for row in rows}
        contexts = set(map(self._context, rows))
        return Known(words | {self.around[one]: self.around_words[one] for one in contexts}, taught)

    def _picked(self, row: int) -> list[int]:
        picked: list[int] = self.picks[self.starts[row] : self.starts[row + 1]].tolist()
        return picked

    def text(self, row: int) -> str:
        return "".join(self.sentences[pick] for pick in self._picked(row))

    def _context(self, row: int) -> int:
        return row // A_SPEECH * 7919 % len(self.around)


@dataclass(frozen=True, slots=True)
class Known:
    """A tokenizer that knows what its texts are cut into: what is measured then is not the cutting."""

    words: Mapping[str, Sequence[str]]
    taught: Mapping[str, int]
    recipe: str = "known"

    def search_words(self, text: str) -> list[str]:
        return list(self.words[text])


def scaled(sets: Sequence[Path], number: int) -> Scaled:
    """So many passages from sets in the BEIR layout, and the questions of these sets, in turns."""
    given = [read(folder) for folder in sets]
    documents = [document for one in given for document in one.documents]
    paragraphs = [document.text[a:b] for document in documents for a, b in spans(document.text)]
    passages = [_sentences(folded(paragraph)) for paragraph in paragraphs]
    sentences = list(dict.fromkeys(sentence for passage in passages for sentence in passage))
    place = {sentence: i for i, sentence in enumerate(sentences)}
    lengths = np.array([len(sentence) for sentence in sentences])
    picks = [[place[sentence] for sentence in passage] for passage in passages[:number]]
    random_ = np.random.default_rng(SEED)
    wanted = random_.choice([sum(map(len, passage)) for passage in passages], size=max(0, number - len(picks)))
    picks += _put_together(lengths, wanted, random_)
    around = [folded(_around(i, document.title or document.text[:12])) for i, document in enumerate(documents)]
    asked = [question.text for turn in zip(*(one.questions for one in given), strict=False) for question in turn]
    listed = vocabulary.load(settings.folders()["config"])
    tokenizer = Tokenizer((), listed.words)
    words = [tokenizer.search_words(sentence) for sentence in sentences]
    held = {word for sentence in words for word in sentence}
    return Scaled(
        sentences,
        words,
        around,
        [tokenizer.search_words(text) for text in around],
        _questions(
            asked,
            Language(
                Lexicon(coverage.coverage_of(()), listed),
                tokenizer,
                listed,
                held.__contains__,
                held.__contains__,
                lambda _: 1.0,
                Hearing((), (), ()),
                str,
            ),
        ),
        np.concatenate(([0], np.cumsum([len(pick) for pick in picks]))),
        np.concatenate(picks),
    )


def _sentences(text: str) -> list[str]:
    """Each ends as a sentence does: what is cut or counted sentence by sentence is what the whole would be."""
    return [text[a:b] if text[b - 1] in SENTENCE_ENDS else f"{text[a:b]}。" for a, b in sentence_spans(text)]


def _put_together(lengths: NDArray[Any], wanted: NDArray[Any], random_: np.random.Generator) -> list[NDArray[np.int64]]:
    """Sentences drawn for each passage until it is about as long as is wanted."""
    if not len(wanted):
        return []
    drawn = random_.integers(0, len(lengths), int(2 * wanted.sum() / lengths.mean()) + 100)
    ends = np.cumsum(lengths[drawn])
    each = np.arange(1, len(wanted) + 1)
    cuts = np.maximum.accumulate(np.maximum(np.searchsorted(ends, np.cumsum(wanted)) - each, 0)) + each
    return np.split(drawn[: cuts[-1]], cuts[:-1])


def _around(i: int, title: str) -> str:
    chosen = random.Random(i)  # noqa: S311 -- names for a benchmark
    name = chosen.choice(SURNAMES) + "".join(chosen.choices(GIVEN, k=chosen.choice((1, 2))))
    return f"{name} {chosen.choice(POSTS)} {title}"


def _questions(asked: Sequence[str], language: Language) -> list[Query]:
    """What the product looks for when it is asked; questions of nothing are left out."""
    return [query for text in asked if (query := topic_of(folded(text), language).query).words]


def save(made: Scaled, folder: Path) -> None:
    """For the processes that measure."""
    told = {
        "sentences": made.sentences,
        "words": made.words,
        "around": made.around,
        "around_words": made.around_words,
        "questions": [(query.words, query.grams) for query in made.questions],
    }
    (folder / "scaled.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    np.savez(folder / "scaled.npz", starts=made.starts, picks=made.picks.astype(np.int32))


def load(folder: Path) -> Scaled:
    told = json.loads((folder / "scaled.json").read_text("utf-8"))
    questions = [Query(words, pairs) for words, pairs in told.pop("questions")]
    with np.load(folder / "scaled.npz") as arrays:
        return Scaled(**told, questions=questions, starts=arrays["starts"], picks=arrays["picks"])
