"""Coverage and index built aside, never changed: what answers come from."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from knowledge.answer import Library
from knowledge.calibration import Calibration
from knowledge.lexicon import Lexicon
from knowledge.model import Coverage
from knowledge.passages import LEAST, MOST, passages
from knowledge.question import Language
from knowledge.ranking import Index, Weights
from knowledge.text import HAN, syllables
from knowledge.tokens import Tokenizer
from knowledge.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Cut:
    """How long passages are, in characters."""

    most: int = MOST
    least: int = LEAST


def build(
    coverage: Coverage,
    vocabulary: Vocabulary,
    calibration: Calibration,
    weights: Weights = Weights(),
    cut: Cut = Cut(),
    cache: Path | None = None,
) -> Library:
    """Everything that answers need, from a coverage and the word lists; `cache` keeps jieba's dictionary."""
    lexicon = Lexicon(coverage, vocabulary)
    tokenizer = Tokenizer(lexicon.own_words(), cache)
    index = Index(passages(coverage, cut.most, cut.least), tokenizer, weights)
    language = Language(lexicon, tokenizer, vocabulary, index.holds, rarity(index), sounds(index))
    return Library(coverage, index, language, calibration)


def rarity(index: Index) -> Callable[[str], float]:
    """How rare a word is in the coverage: 1 where it stands in at most one passage, towards 0.1 where in most."""
    number = max(2, len(index.passages))

    @lru_cache(maxsize=4096)
    def of(word: str) -> float:
        held = sum(word in text or word in around for text, around in zip(index.texts, index.contexts, strict=True))
        return max(0.1, 1 - math.log(max(held, 1)) / math.log(number))

    return of


def sounds(index: Index) -> Callable[[str], str | None]:
    """Which word of the coverage sounds like a given one."""
    heard: dict[tuple[str, ...], str] = {}
    for word in index.words():
        if len(word) > 1 and HAN.match(word):
            heard.setdefault(syllables(word), word)
    return lambda word: heard.get(syllables(word))
