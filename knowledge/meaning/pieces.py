"""A text to the pieces of words that a model knows: of all ways to part it the likeliest (a unigram model).

The search is Viterbi's over characters. What no piece begins with is the unknown piece.
"""

import json
import math
import re
from array import array
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, Self

import marisa_trie

SPACE: Final = "\u2581"
"""What stands for a space, and before a text."""
SPECIAL: Final = ("<s>", "<pad>", "</s>", "<unk>")
"""The pieces that are nobody's words, with the first numbers."""
START: Final = SPECIAL.index("<s>")
END: Final = SPECIAL.index("</s>")
UNKNOWN: Final = SPECIAL.index("<unk>")
UNLIKELIER: Final = 10.0
"""How much less likely than any piece a character is that none has, in natural logarithms."""
SPACES: Final = re.compile(" {2,}")
LONGEST: Final = 32
"""Characters of the longest piece that is looked for; the model's longest has 16."""
TRIE: Final = "pieces.marisa"
OTHERS: Final = "pieces.json"


class Pieces:
    """What a model knows, numbered as the trie numbers it, after those that are special.

    `scores`: the logarithm of how likely each piece of the trie is; `replaced`: what is read for a character, by its
    code.
    """

    def __init__(self, trie: marisa_trie.Trie, scores: "array[float]", replaced: Mapping[int, str]) -> None:
        self._trie, self._scores, self._replaced = trie, scores, replaced
        self._unknown = min(scores) - UNLIKELIER

    @classmethod
    def of(cls, scores: Mapping[str, float], replaced: Mapping[int, str]) -> Self:
        """The pieces by how likely they are."""
        trie = marisa_trie.Trie(sorted(scores.keys() - set(SPECIAL)))
        return cls(trie, array("f", (scores[piece] for piece in _numbered(trie))), replaced)

    @property
    def words(self) -> list[str]:
        """All pieces in the order of their numbers."""
        return [*SPECIAL, *_numbered(self._trie)]

    def save(self, folder: Path) -> None:
        (folder / TRIE).write_bytes(self._trie.tobytes())
        others = {"scores": list(self._scores), "replaced": list(self._replaced.items())}
        (folder / OTHERS).write_text(json.dumps(others), "utf-8")

    @classmethod
    def load(cls, folder: Path) -> Self:
        """What `save` wrote; raises OSError, ValueError, KeyError or RuntimeError where that is not there or whole."""
        others = json.loads((folder / OTHERS).read_text("utf-8"))
        trie = marisa_trie.Trie().frombytes((folder / TRIE).read_bytes())
        scores = array("f", others["scores"])
        if len(scores) != len(trie):
            raise ValueError(f"{folder}: {len(trie)} pieces, {len(scores)} scores")
        return cls(trie, scores, dict(others["replaced"]))

    def numbers(self, text: str, most: int) -> list[int]:
        """The numbers of a text's pieces between the start and the end, at most `most` in all."""
        one = SPACES.sub(" ", text.translate(self._replaced)).removeprefix(" ")
        found = self._parted(SPACE + one.replace(" ", SPACE))
        return [START, *found[: most - 2], END]

    def _parted(self, text: str) -> list[int]:
        likely = [0.0] + [-math.inf] * len(text)
        last = [(0, UNKNOWN)] * (len(text) + 1)
        for start in range(len(text)):  # every way to a place is known before its turn comes
            ways = [(piece, len(SPECIAL) + i, self._scores[i]) for piece, i in self._from(text, start)]
            if not ways or len(ways[0][0]) > 1:
                ways.append((text[start], UNKNOWN, self._unknown))
            for piece, number, score in ways:
                end = start + len(piece)
                if likely[start] + score > likely[end]:
                    likely[end], last[end] = likely[start] + score, (start, number)
        return _walked_back(last)

    def _from(self, text: str, start: int) -> Iterable[tuple[str, int]]:
        """The pieces that a text goes on with, the shortest first, each with its number in the trie."""
        found: Iterable[tuple[str, int]] = self._trie.iter_prefixes_with_ids(text[start : start + LONGEST])
        return found


def _numbered(trie: marisa_trie.Trie) -> list[str]:
    return [trie.restore_key(i) for i in range(len(trie))]


def _walked_back(last: list[tuple[int, int]]) -> list[int]:
    numbers, at = [], len(last) - 1
    while at:
        at, number = last[at]
        numbers.append(number)
    return numbers[::-1]
