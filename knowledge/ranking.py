"""BM25 over the fields of a passage; a hit says which words matched. The only door to rank_bm25.

A passage is ranked by its own words, by the character grams of its words, and, weighing less, by what stands
around it in print: speaker, posts, headline, section. Scores are above zero only where something matched; equal
scores keep the order of the record.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

from knowledge.model import Passage
from knowledge.text import folded
from knowledge.tokens import Tokenizer, grams

Scores = NDArray[np.float64]


class Okapi(BM25Okapi):  # type: ignore[misc]
    """rank_bm25's Okapi made sound: idf above zero for every word, and only passages that hold a word are visited.

    The idf is Lucene's, log(1 + (N - n + 0.5) / (n + 0.5)), which cannot be negative; rank_bm25's own is 0 for a word
    in half of the passages and an epsilon beyond. An empty corpus scores nothing.
    """

    def __init__(self, documents: Sequence[Sequence[str]], k1: float = 1.5, b: float = 0.75) -> None:
        self.postings: dict[str, tuple[NDArray[np.int32], Scores]] = {}
        self.idf: dict[str, float] = {}
        self.doc_freqs: list[dict[str, int]] = []
        if any(documents):
            super().__init__(documents, k1=k1, b=b)
            self._invert()
        else:
            self.corpus_size = len(documents)

    def _calc_idf(self, nd: Mapping[str, int]) -> None:
        for word, count in nd.items():
            self.idf[word] = float(np.log1p((self.corpus_size - count + 0.5) / (count + 0.5)))

    def _invert(self) -> None:
        """Postings with each word's finished share of the score, so that a query only adds."""
        rows: dict[str, tuple[list[int], list[float]]] = {}
        for row, frequencies in enumerate(self.doc_freqs):
            norm = self.k1 * (1 - self.b + self.b * self.doc_len[row] / self.avgdl)
            for word, count in frequencies.items():
                places, shares = rows.setdefault(word, ([], []))
                places.append(row)
                shares.append(self.idf[word] * count * (self.k1 + 1) / (count + norm))
        self.doc_freqs = []
        self.postings = {w: (np.array(p, dtype=np.int32), np.array(s)) for w, (p, s) in rows.items()}

    def get_scores(self, query: Mapping[str, float] | Sequence[str]) -> Scores:
        """One score a passage; a query is words, or words with the weight of each."""
        weights = query if isinstance(query, Mapping) else _counted(query)
        scores: Scores = np.zeros(self.corpus_size)
        for word, weight in weights.items():
            if found := self.postings.get(word):
                rows, shares = found
                scores[rows] += weight * shares
        return scores

    def rows(self, word: str) -> frozenset[int]:
        """The rows of the passages that hold the word."""
        found = self.postings.get(word)
        return frozenset(map(int, found[0])) if found else frozenset()


def _counted(words: Iterable[str]) -> dict[str, float]:
    counts: dict[str, float] = {}
    for word in words:
        counts[word] = counts.get(word, 0.0) + 1.0
    return counts


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each field of a passage counts beside its words."""

    words: float = 1.0
    grams: float = 0.6
    context: float = 0.35


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: folded words and grams with weights."""

    words: Mapping[str, float]
    grams: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that matched, and the words of the query that it holds."""

    passage: Passage
    score: float
    matched: tuple[str, ...] = ()


class Index:
    """All passages, searchable. Built once, never changed."""

    def __init__(self, passages: Sequence[Passage], tokenizer: Tokenizer, weights: Weights = Weights()) -> None:
        self.passages = tuple(passages)
        self.weights = weights
        self.texts = tuple(folded(p.text) for p in self.passages)
        self.contexts = tuple(folded(context(p)) for p in self.passages)
        self.rows = {p.id: row for row, p in enumerate(self.passages)}
        self._words = Okapi([tokenizer.search_words(text) for text in self.texts])
        self._grams = Okapi([grams(text) for text in self.texts])
        self._context = Okapi([[*tokenizer.search_words(text), *grams(text)] for text in self.contexts])

    def scores(self, query: Query) -> Scores:
        """One score a passage, in the order of the record."""
        w = self.weights
        total: Scores = w.words * self._words.get_scores(query.words)
        total += w.grams * self._grams.get_scores(query.grams)
        total += w.context * self._context.get_scores({**query.grams, **query.words})
        return total

    def ranked(self, query: Query, rows: Iterable[int] | None = None) -> list[Hit]:
        """The passages that match, best first; of `rows` alone where they are given."""
        scores = self.scores(query)
        if rows is not None:
            chosen = np.zeros(len(scores), dtype=bool)
            chosen[list(rows)] = True
            scores = np.where(chosen, scores, 0.0)
        order = np.argsort(-scores, kind="stable")
        return [self._hit(int(row), float(scores[row]), query) for row in order if scores[row] > 0]

    def _hit(self, row: int, score: float, query: Query) -> Hit:
        held = tuple(word for word in query.words if word in self.texts[row])
        return Hit(self.passages[row], score, held)

    def words(self) -> Iterable[str]:
        """Every word that the passages hold."""
        return self._words.postings.keys()

    def rows_with(self, word: str) -> frozenset[int]:
        """The passages in whose text, or around which, a folded word stands."""
        pairs = grams(word, (2,)) if len(word) > 1 else grams(word, (1,))
        rows: set[int] = set()
        for field, texts in ((self._grams, self.texts), (self._context, self.contexts)):
            found = [field.rows(pair) for pair in pairs]
            if found:
                rows |= {row for row in frozenset.intersection(*found) if word in texts[row]}
        return frozenset(rows)


def context(passage: Passage) -> str:
    """What stands around a passage in print: speaker, posts, headline, section."""
    speech = passage.speech
    if speech is None:
        return f"编者按 {passage.section_title or ''}"
    return " ".join((speech.speaker.name, *speech.posts, speech.headline or "", passage.section_title or ""))
