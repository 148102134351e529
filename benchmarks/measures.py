"""Figures of a ranking: where the first right passage stands, and whether confidence tells answers from none."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np

CUT: Final = 10


def reciprocal_rank(ranked: Sequence[str], gold: frozenset[str], cut: int = CUT) -> float:
    """1 / the place of the first right one, 0 where none is among the first `cut`."""
    return next((1 / place for place, one in enumerate(ranked[:cut], 1) if one in gold), 0.0)


def hit(ranked: Sequence[str], gold: frozenset[str], cut: int) -> float:
    """1 where a right one is among the first `cut`."""
    return float(any(one in gold for one in ranked[:cut]))


def ndcg(ranked: Sequence[str], gold: frozenset[str], cut: int = CUT) -> float:
    """Discounted gain as a share of the best that could be had; every right one gains 1."""
    gained = sum(1 / math.log2(place + 1) for place, one in enumerate(ranked[:cut], 1) if one in gold)
    return gained / sum(1 / math.log2(place + 1) for place in range(1, min(len(gold), cut) + 1))


def auroc(answerable: Sequence[float], unanswerable: Sequence[float]) -> float | None:
    """How often an answerable question has more confidence than an unanswerable one, ties by half; None without one."""
    if not answerable or not unanswerable:
        return None
    values, places = np.unique([*answerable, *unanswerable], return_inverse=True)
    counts = np.bincount(places, minlength=len(values))
    middle = np.cumsum(counts) - (counts - 1) / 2
    above = middle[places[: len(answerable)]].sum() - len(answerable) * (len(answerable) + 1) / 2
    return float(above / (len(answerable) * len(unanswerable)))
