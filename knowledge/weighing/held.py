"""How much of a word stands in a text, be it the word itself, one that means the same, or its characters."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from knowledge.numerals import is_number, stands
from knowledge.text import HAN, sentence_spans
from knowledge.topic import Term

HALF: Final = 0.5
"""How much of a word must be found for it to be told."""
PARTLY: Final = 0.6
"""The most that a word counts of which only character pairs are found."""
EQUAL: Final = 0.8
"""What a word counts of which one stands that means the same (职工 for 工人)."""
WITHIN_ANOTHER: Final = 0.4
"""What a word counts that stands only where another begins: less than one that stands for it."""
APART: Final = 0.7
"""What a word of two characters counts whose characters stand apart within one clause."""
WITHIN: Final = 8
"""Characters between the two, at most."""
_CLAUSE_ENDS: Final = ",，。！？!?；;：:"


def weight_of(terms: Sequence[Term], text: str) -> float:
    """The weights of terms, each by how much of it stands in a folded text."""
    return sum([term.weight * found(term, text) for term in terms])


def found(term: Term, text: str) -> float:
    """How much of a term stands in a folded text: 1 for the word, the share of what stands for it, or of its pairs."""
    if stands(term.word, text):
        return WITHIN_ANOTHER if is_of_another_word(term.word, text) else 1.0
    best = 0.0
    for share, word, others in term.ways:
        if stands(word, text) and not is_of_another_word(word, text) and all(other in text for other in others):
            best = share
            break
    if term.pairs:
        return max(best, PARTLY * len([pair for pair in term.pairs if pair in text]) / len(term.pairs))
    if len(term.word) == 2 and term.word[0] in text and term.word[1] in text and not is_number(term.word):
        return max(best, _apart(term.word, text))
    return best


def is_of_another_word(word: str, text: str) -> bool:
    """Whether a word stands in a folded text only within one that means another thing (老师 in 老师傅)."""
    itself = BY_ITSELF.get(word)
    return itself is not None and itself.search(text) is None


BY_ITSELF: Final = {
    "老师": re.compile("老师(?!傅)"),
    "农民": re.compile("农民(?!工)"),
    "机器": re.compile("机器(?!人)"),
    "人民": re.compile("人民(?!币)"),
    "动车": re.compile("(?<![电机])动车"),
}
"""Words that others begin or end with which mean another thing (老师傅, 电动车), where they stand by themselves."""


def _apart(word: str, text: str) -> float:
    """How much a word of two characters counts where a clause holds them apart: 修路 in 把路修到村口, 修了一条路."""
    pattern = _held_apart(word)
    return APART if pattern is not None and pattern.search(text) else 0.0


@lru_cache(maxsize=1024)
def _held_apart(word: str) -> re.Pattern[str] | None:
    """Either character followed by the other within `WITHIN` others and one clause; None where one is no Chinese."""
    if not all(map(HAN.fullmatch, word)):
        return None
    between = rf"[^{_CLAUSE_ENDS}]{{0,{WITHIN}}}"
    return re.compile(f"{word[0]}{between}{word[1]}|{word[1]}{between}{word[0]}")


@lru_cache(maxsize=1024)
def windows(text: str, size: int = 2) -> tuple[str, ...]:
    """Every run of neighbouring sentences."""
    spans = list(sentence_spans(text))
    runs = (spans[i : i + size] for i in range(max(1, len(spans) - size + 1)))
    return tuple(text[run[0][0] : run[-1][1]] if run else text for run in runs)


@lru_cache(maxsize=1024)
def questions_in(text: str) -> tuple[str, ...]:
    """The sentences of a folded text that ask something and after which it goes on."""
    spans = list(sentence_spans(text))[:-1]
    return tuple(text[a:b] for a, b in spans if text[a:b].rstrip("”’」』\"' \n").endswith("?"))
