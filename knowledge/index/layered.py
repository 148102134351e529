"""BM25 over postings in one layer or two, as if there were one: same scores, same order. It finds no words itself."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from knowledge.index.bm25 import Bm25, Corpus, Scores, Wanted
from knowledge.index.layers import Layer, Layers
from knowledge.index.postings import Ints, Postings


class Layered:
    """The formula takes counts and lengths from both layers together; the best of each are put in one order."""

    def __init__(self, layers: Layers, before: Bm25 | None = None, **way: Any) -> None:
        passages = layers.passages
        mean = (_lengths(layers.lower) + _lengths(layers.upper)) / max(1, passages)
        self._passages = passages
        self._layers = [(layer, *_rows(layer, passages)) for layer in layers.both]
        held = _held_in_both(*layers.both)
        self.lower, self._upper = (
            Bm25(layer.postings, corpus=Corpus(passages, mean, own), before=before, gone=layer.gone(), **way)
            for layer, own in zip(layers.both, held, strict=True)
        )

    def get_scores(self, query: Iterable[Wanted]) -> Scores:
        """One score a passage."""
        sought = list(query)
        total: Scores = np.zeros(self._passages)
        for ranking, (layer, here, _) in zip((self.lower, self._upper), self._layers, strict=True):
            total[layer.rows[here]] = ranking.get_scores(sought)[here]
        return total

    def best(self, query: Iterable[Wanted], most: int, among: Ints | None = None) -> tuple[Ints, Scores]:
        """The rows of the best passages, as `Bm25.best`."""
        sought = list(query)
        found = [(np.zeros(0, dtype=np.int64), np.zeros(0))]
        for ranking, (layer, _, place) in zip((self.lower, self._upper), self._layers, strict=True):
            own = None if among is None else place[among]
            rows, scores = ranking.best(sought, most, own if own is None else own[own >= 0])
            found.append((layer.rows[rows], scores))
        rows, scores = map(np.concatenate, zip(*found, strict=True))
        order = np.lexsort((rows, -scores))[:most]
        return rows[order], scores[order]

    def rarities(self, field: int, terms: Iterable[str]) -> Mapping[str, float]:
        """The idf of each of some terms that a passage holds."""
        sought = list(terms)
        return {**self.lower.rarities(field, sought), **self._upper.rarities(field, sought)}


def ranker(postings: Postings | Layers, before: Bm25 | Layered | None = None, **way: Any) -> Bm25 | Layered:
    """What finds the best of some postings; what was made ready before is taken over where it can be."""
    known = before.lower if isinstance(before, Layered) else before
    return Layered(postings, known, **way) if isinstance(postings, Layers) else Bm25(postings, before=known, **way)


def _lengths(layer: Layer) -> Ints:
    """How many tokens the passages of a layer that are left have in each field."""
    lengths: Ints = layer.postings.lengths[:, layer.rows >= 0].sum(axis=1, dtype=np.int64, keepdims=True)
    return lengths


def _rows(layer: Layer, passages: int) -> tuple[Ints, Ints]:
    """The passages of a layer that are left; and the passage of each row of the record, -1 where it has none."""
    here = np.flatnonzero(layer.rows >= 0)
    place = np.full(passages, -1, dtype=np.int64)
    place[layer.rows[here]] = here
    return here, place


def _held_in_both(lower: Layer, upper: Layer) -> tuple[Ints, Ints]:
    """For the terms of each layer, how many passages hold them, those of both layers counted together."""
    below, above = lower.held.copy(), upper.held.copy()
    for names, others in zip(upper.postings.numbers, lower.postings.numbers, strict=True):
        pairs = [(number, other) for name, number in names.items() if (other := others.get(name)) is not None]
        own, theirs = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        above[own], below[theirs] = upper.held[own] + lower.held[theirs], lower.held[theirs] + upper.held[own]
    return below, above
