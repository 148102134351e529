"""What passages are cut into, carried over from one coverage to the next: what did not change is not cut again.

How a text is cut depends on the text, on the dictionary, and on the coverage's own words that stand in it. It weighs
nothing and keeps no file.
"""

import hashlib
import os
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import starmap
from multiprocessing import get_context
from typing import Final

import numpy as np

from knowledge.index.gram_counts import counted_grams
from knowledge.index.layers import Layers, updated
from knowledge.index.postings import Ints, Piece, Postings, counted
from knowledge.text import HAN
from knowledge.words.tokens import Tokenizer, grams

WORDS, GRAMS, CONTEXT, OPENING = range(4)
"""The fields of a passage: its words; the characters and pairs of characters of it; both of what stands around it;
the characters and pairs with which it opens."""
FIELDS: Final = 4
OPENS: Final = 60
"""Characters with which a passage opens: a sentence or two, that often say what it is about."""
EDITION: Final = 3
"""Raised whenever a passage comes to be cut in another way: what was kept before is then of no use."""
DIGEST: Final = 16
PORTION: Final = 1024
"""Passages that are cut between two words of progress."""
MANY: Final = 4096
"""Passages from which several processes are worth their start."""

Progress = Callable[[int, int], None]
"""Told how many passages are cut, and of how many."""


@dataclass(frozen=True, slots=True)
class Source:
    """What is cut: the folded text of each passage, and of what stands around it.

    `taken`: rows that were read before, with their digests, one after the other; rising, and no row twice.
    """

    texts: Sequence[str]
    contexts: Sequence[str]
    taken: Sequence[tuple[range, bytes]] = ()

    def __len__(self) -> int:
        return len(self.texts)

    def part(self, rows: Iterable[int]) -> "Source":
        chosen = list(rows)
        return Source([self.texts[row] for row in chosen], [self.contexts[row] for row in chosen])

    def digests(self) -> bytes:
        """A digest of each passage, one after the other."""
        each: list[bytes] = []
        at = 0
        for rows, known in (*self.taken, (range(len(self), len(self)), b"")):
            each += map(_digest, self.texts[at : rows.start], self.contexts[at : rows.start])
            each.append(known)
            at = rows.stop
        return b"".join(each)

    def fresh(self) -> Iterator[int]:
        """The rows that were not read before."""
        at = 0
        for rows in (*(rows for rows, _ in self.taken), range(len(self), len(self))):
            yield from range(at, rows.start)
            at = rows.stop


@dataclass(frozen=True, slots=True)
class Cuts:
    """Postings, and what they were made from.

    `recipe` names the dictionary and the way of cutting, `taught` the words beside the dictionary with their counts;
    `digests` has a digest of each passage, one after the other.
    """

    recipe: str
    taught: Mapping[str, int]
    digests: bytes
    postings: Postings | Layers

    def digests_of(self, rows: range) -> bytes:
        return self.digests[rows.start * DIGEST : rows.stop * DIGEST]


def nothing_told(done: int, total: int) -> None:
    """For who wants no progress."""


def cuts(
    source: Source,
    tokenizer: Tokenizer,
    before: Cuts | None = None,
    progress: Progress = nothing_told,
    processes: int = 1,
) -> Cuts:
    """What the passages are cut into; what `before` has of them is taken over.

    With several `processes`, many passages are cut in processes of their own, at low priority.
    """
    recipe = f"{EDITION} {tokenizer.recipe}"
    digests = source.digests()
    moved = np.zeros(0, dtype=np.int64)
    if before is not None and before.recipe == recipe:
        moved = _moved(before, source, digests, tokenizer.taught)
    fresh = _others(moved[moved >= 0], len(source))
    if before is None or 2 * len(fresh) >= len(source):
        postings: Postings | Layers = Postings.of(_pieces(source, tokenizer, progress, processes), FIELDS)
    elif len(fresh) or len(moved) > len(source):
        pieces = _pieces(source.part(fresh.tolist()), tokenizer, progress, processes)
        postings = updated(before.postings, moved, fresh, pieces)
    else:
        postings = before.postings
    return Cuts(recipe, tokenizer.taught, digests, postings)


def _digest(text: str, context: str) -> bytes:
    return hashlib.blake2b(f"{text}\0{context}".encode("utf-8", "surrogatepass"), digest_size=DIGEST).digest()


# ---------------------------------------------------------------- what stays


def _moved(before: Cuts, source: Source, digests: bytes, taught: Mapping[str, int]) -> Ints:
    """The new row of each passage from before, -1 where it is gone or would be cut in another way; rising."""
    moved = _found_again(before.digests, digests)
    other = {word for word, _ in before.taught.items() ^ taught.items()}
    moved[_cut_otherwise(other, before.postings, source, moved)] = -1
    stays = np.flatnonzero(moved >= 0)
    if (np.diff(moved[stays]) < 0).any():
        moved[stays[_others(_rising(moved[stays].tolist()), len(stays))]] = -1
    return moved


def _others(rows: Sequence[int] | Ints, number: int) -> Ints:
    """Of so many rows, those that are not among some."""
    other = np.ones(number, dtype=bool)
    other[rows] = False
    return np.flatnonzero(other)


def _found_again(before: bytes, digests: bytes) -> Ints:
    """The new row of each digest from before, -1 where it is gone.

    What both begin with, and what both end with, is found by numpy; only what is between is looked up one by one.
    """
    old, new = (np.frombuffer(one, dtype=np.int64).reshape(-1, DIGEST // 8) for one in (before, digests))
    first = _alike(old, new)
    last = _alike(old[first:][::-1], new[first:][::-1])
    places: dict[bytes, list[int]] = {}
    for row in range(len(new) - last - 1, first - 1, -1):
        places.setdefault(new[row].tobytes(), []).append(row)
    between = [rows.pop() if (rows := places.get(one.tobytes())) else -1 for one in old[first : len(old) - last]]
    return np.concatenate((np.arange(first), between, np.arange(len(new) - last, len(new)))).astype(np.int64)


def _alike(old: Ints, new: Ints) -> int:
    """With how many of the same both begin."""
    most = min(len(old), len(new))
    other = np.flatnonzero((old[:most] != new[:most]).any(axis=1))
    return int(other[0]) if len(other) else most


def _cut_otherwise(words: Iterable[str], postings: Postings | Layers, source: Source, moved: Ints) -> Ints:
    """The old rows of passages in or around which one of these words may stand."""
    rows = [np.zeros(0, dtype=np.int64)]
    for word in words:
        if runs := re.findall(f"(?:{HAN.pattern})+", word):
            pieces = [gram for run in runs for gram in (grams(run, (2,)) if len(run) > 1 else [run])]
            rows += [postings.holding_all(field, pieces) for field in (GRAMS, CONTEXT)]
        else:
            rows.append(
                np.array(
                    [i for i, row in enumerate(moved.tolist()) if row >= 0 and _stands_in(word, source, row)], np.int64
                )
            )
    return np.unique(np.concatenate(rows))


def _stands_in(word: str, source: Source, row: int) -> bool:
    return word in source.texts[row] or word in source.contexts[row]


def _rising(values: Sequence[int]) -> list[int]:
    """The places of a longest rising run through the values, which are all different: pages changed places."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        length = bisect_left(ends, value)
        before.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [value]
        places[length : length + 1] = [place]
    run = []
    place = places[-1] if places else -1
    while place >= 0:
        run.append(place)
        place = before[place]
    return run[::-1]


# ---------------------------------------------------------------- what is cut


def piece(source: Source, tokenizer: Tokenizer) -> Piece:
    """Some passages cut, field by field."""
    return (
        counted(map(tokenizer.search_words, source.texts)),
        counted_grams(source.texts),
        counted_grams(source.contexts, map(tokenizer.search_words, source.contexts)),
        counted_grams([text[:OPENS] for text in source.texts]),
    )


def _pieces(source: Source, tokenizer: Tokenizer, progress: Progress, processes: int) -> Iterator[Piece]:
    portions = list(starmap(Source, zip(_portions(source.texts), _portions(source.contexts), strict=True)))
    if processes > 1 and len(source) >= MANY:
        with ProcessPoolExecutor(processes, get_context("spawn"), _begin, (tokenizer,)) as pool:
            yield from _told(pool.map(_piece, portions), len(source), progress)
    else:
        yield from _told((piece(portion, tokenizer) for portion in portions), len(source), progress)


def _portions(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    return (texts[i : i + PORTION] for i in range(0, len(texts), PORTION))


def _told(pieces: Iterable[Piece], total: int, progress: Progress) -> Iterator[Piece]:
    done = 0
    for made in pieces:
        yield made
        done += len(made[WORDS].starts) - 1
        progress(done, total)


_of_this_process: list[Tokenizer] = []


def _begin(tokenizer: Tokenizer) -> None:
    """In a process that only cuts: whoever asks meanwhile goes first."""
    os.nice(10)
    _of_this_process.append(tokenizer)


def _piece(source: Source) -> Piece:
    return piece(source, _of_this_process[0])
