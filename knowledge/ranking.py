"""BM25 over the fields of a passage; a hit says which words matched.

A passage is ranked by its own words, by its single characters and pairs of them, and, weighing less, by how it opens
and by what stands around it in print: speaker, posts, headline, section. Scores are above zero only where something
matched; equal scores keep the order of the record.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import is_
from typing import NamedTuple

import numpy as np

from knowledge.index.bm25 import Bm25, Scores, Wanted
from knowledge.index.cuts import CONTEXT, GRAMS, OPENING, WORDS, Cuts, Progress, Source, cuts, nothing_told
from knowledge.index.layered import Layered, ranker
from knowledge.index.postings import Ints, both
from knowledge.model import Page, Passage
from knowledge.numerals import stands
from knowledge.places import NOWHERE, Places
from knowledge.text import folded
from knowledge.words.shortenings import Change
from knowledge.words.tokens import Tokenizer, grams


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each field of a passage counts beside its words."""

    words: float = 1.0
    characters: float = 1.5
    pairs: float = 1.0
    opening: float = 0.3
    context: float = 0.3


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: folded words and grams with weights."""

    words: Mapping[str, float]
    grams: Mapping[str, float]


class Hit(NamedTuple):
    """A passage that matched, what it says and what stands around it, folded, and the words that were looked for."""

    passage: Passage
    score: float
    text: str
    around: str
    words: Collection[str]

    @property
    def matched(self) -> tuple[str, ...]:
        """The words of the query that it holds."""
        return tuple([word for word in self.words if stands(word, self.text)])


def wanted(query: Query, weights: Weights) -> Iterator[Wanted]:
    """The terms of a query in each field."""
    for word, weight in query.words.items():
        yield WORDS, word, weights.words * weight
    pairs = {gram: weight for gram, weight in query.grams.items() if len(gram) > 1}
    for gram, weight in query.grams.items():
        yield GRAMS, gram, (weights.pairs if gram in pairs else weights.characters) * weight
        yield OPENING, gram, weights.opening * weight
    for term, weight in {**pairs, **query.words}.items():
        yield CONTEXT, term, weights.context * weight


class Index:
    """All passages, searchable. Built once, never changed.

    What `before` has of these passages is not cut again; `cuts` is for the next index. `source` is what the
    passages say (`read`), where that is known. What an `earlier` index made ready to search is taken over.
    """

    ranker: Bm25 | Layered

    def __init__(
        self,
        passages: Sequence[Passage],
        tokenizer: Tokenizer,
        weights: Weights = Weights(),
        before: Cuts | None = None,
        progress: Progress = nothing_told,
        processes: int = 1,
        source: Source | None = None,
        earlier: "Index | None" = None,
    ) -> None:
        self.passages = tuple(passages)
        self.weights = weights
        source = source or read(self.passages)
        self.texts, self.contexts = source.texts, source.contexts
        self.places = Places.of(self.passages)
        self.rows = {p.id: row for row, p in enumerate(self.passages)}
        self.cuts = cuts(source, tokenizer, before, progress, processes)
        self.ranker = ranker(self.cuts.postings, earlier.ranker if earlier else None)
        self.number_with = lru_cache(maxsize=4096)(self._number_with)
        self.holds = lru_cache(maxsize=4096)(self._holds)
        """In how many passages, or around how many, a folded word stands."""

    def rows_of(self, page: Page) -> range:
        """The rows of this very page; none where it is not here."""
        rows = self.places.of_page.get(page.id, NOWHERE)
        return rows if rows and self.passages[rows.start].page is page else NOWHERE

    def of_page(self, page: Page) -> Sequence[Passage]:
        """All passages of this very page, in order."""
        rows = self.rows_of(page)
        return self.passages[rows.start : rows.stop]

    def of_source(self, source_id: str) -> tuple[Passage, ...]:
        """All passages of a speech or note, in order."""
        return self.at(self.places.of_source.get(source_id, ()))

    def around(self, passage: Passage) -> list[Passage]:
        """All passages of its speech or note, the nearest to a passage first: itself, then its neighbours."""
        own = self.of_source(passage.source.id)
        place = own.index(passage)
        return sorted(own, key=lambda one: abs(own.index(one) - place))

    def at(self, rows: Iterable[int]) -> tuple[Passage, ...]:
        """The passages of some rows, in their order."""
        return tuple(self.passages[row] for row in rows)

    def passage(self, passage_id: str | None) -> Passage | None:
        """The passage of an id; None where none is given, or no passage has it any more."""
        row = None if passage_id is None else self.rows.get(passage_id)
        return None if row is None else self.passages[row]

    def text_of(self, passage: Passage) -> str:
        """What a passage says, folded."""
        return self.texts[self.rows[passage.id]]

    def context_of(self, passage: Passage) -> str:
        """What stands around a passage in print, folded."""
        return self.contexts[self.rows[passage.id]]

    def scores(self, query: Query) -> Scores:
        """One score a passage, in the order of the record."""
        return self.ranker.get_scores(wanted(query, self.weights))

    def ranked(self, query: Query, rows: Iterable[int] | None = None, most: int | None = None) -> list[Hit]:
        """The passages that match, best first: `most` of them, of `rows` alone where they are given."""
        return [self.hit(row, score, query) for row, score in self.best(query, rows, most)]

    def best(
        self, query: Query, rows: Iterable[int] | None = None, most: int | None = None
    ) -> Iterator[tuple[int, float]]:
        """The rows and scores of `ranked`, for whoever looks at few of them."""
        among = None if rows is None else np.unique(np.fromiter(rows, dtype=np.int64))
        found, scores = self.ranker.best(
            wanted(query, self.weights), len(self.passages) if most is None else most, among
        )
        return zip(found.tolist(), scores.tolist(), strict=True)

    def words_worth(self, query: Query) -> Mapping[str, float]:
        """The words of a query that passages hold, each with its weight times how rare it is (idf)."""
        return self._worth(WORDS, query.words)

    def pairs_worth(self, query: Query) -> Mapping[str, float]:
        """The same of its pairs of characters."""
        return self._worth(GRAMS, {gram: weight for gram, weight in query.grams.items() if len(gram) > 1})

    def _worth(self, field: int, terms: Mapping[str, float]) -> Mapping[str, float]:
        rarities = self.ranker.rarities(field, terms)
        return {term: weight * rarities[term] for term, weight in terms.items() if term in rarities}

    def hit(self, row: int, score: float, query: Query) -> Hit:
        return Hit(self.passages[row], score, self.texts[row], self.contexts[row], query.words.keys())

    def words(self) -> Iterable[str]:
        """Every word that the passages hold."""
        return self.cuts.postings.terms(WORDS)

    def _number_with(self, word: str) -> int:
        pairs = _parts(word)
        inside = self._standing(word, pairs, GRAMS, self.texts)
        around = self._standing(word, pairs, CONTEXT, self.contexts)
        shared = len(both(*sorted((inside, around), key=len))) if len(inside) and len(around) else 0
        return len(inside) + len(around) - shared

    def _holds(self, word: str) -> bool:
        """Whether a folded word stands in a passage or around one."""
        pairs = _parts(word)
        return self._stands(word, pairs, GRAMS, self.texts) or self._stands(word, pairs, CONTEXT, self.contexts)

    def _stands(self, word: str, pairs: Sequence[str], field: int, texts: Sequence[str]) -> bool:
        rows = self.cuts.postings.holding_all(field, pairs)
        return len(rows) > 0 and (pairs == [word] or any(word in texts[row] for row in rows.tolist()))

    def says(self, word: str) -> bool:
        """Whether a folded word stands in the text of a passage."""
        return self._stands(word, _parts(word), GRAMS, self.texts)

    def rows_saying(self, word: str) -> Ints:
        """The passages in whose text a folded word stands; rising."""
        return self._standing(word, _parts(word), GRAMS, self.texts)

    def _standing(self, word: str, pairs: Sequence[str], field: int, texts: Sequence[str]) -> Ints:
        rows = self.cuts.postings.holding_all(field, pairs)
        if pairs == [word] or not len(rows):
            return rows
        return np.array([row for row in rows.tolist() if word in texts[row]], dtype=np.int64)


def _parts(word: str) -> Sequence[str]:
    """What stands wherever a word does: its pairs of characters, or itself where it is one."""
    return grams(word, (2,)) if len(word) > 1 else grams(word, (1,))


def read(passages: Sequence[Passage], earlier: Index | None = None) -> Source:
    """What some passages say and what stands around them, folded; the very ones of an earlier index are not folded."""
    texts: list[str] = []
    contexts: list[str] = []
    taken: list[tuple[range, bytes]] = []
    while (row := len(texts)) < len(passages):
        passage = passages[row]
        if earlier and (rows := _very_rows(passages, row, earlier)):
            texts += earlier.texts[rows.start : rows.stop]
            contexts += earlier.contexts[rows.start : rows.stop]
            taken.append((range(row, len(texts)), earlier.cuts.digests_of(rows)))
        else:
            texts.append(folded(passage.text))
            contexts.append(folded(context(passage)))
    return Source(tuple(texts), tuple(contexts), taken)


def _very_rows(passages: Sequence[Passage], first: int, index: Index) -> range:
    """The rows in an index of a page whose very passages begin here; none where it is another."""
    rows = index.rows_of(passages[first].page)
    here, there = passages[first : first + len(rows)], index.passages[rows.start : rows.stop]
    return rows if len(here) == len(there) and all(map(is_, here, there)) else NOWHERE


def changed(pages: Iterable[Page], source: Source, earlier: Index) -> Change:
    """What the passages of some pages, read after an earlier index, say otherwise than its passages."""
    stays = np.zeros(len(earlier.passages), dtype=bool)
    for rows in map(earlier.rows_of, pages):
        stays[rows.start : rows.stop] = True
    came = [source.texts[row] for row in source.fresh()]
    went = [earlier.texts[row] for row in np.flatnonzero(~stays).tolist()]
    return Change(came, went, lambda word: bool(stays[earlier.rows_saying(word)].any()))


def context(passage: Passage) -> str:
    """What stands around a passage in print: speaker, posts, headline, section."""
    speech = passage.speech
    if speech is None:
        return f"编者按 {passage.section_title or ''}"
    return " ".join((speech.speaker.name, *speech.posts, speech.headline or "", passage.section_title or ""))
