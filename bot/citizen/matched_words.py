"""Which words of a question are told to a citizen: those that were found, and those that were looked for in vain."""

from collections.abc import Sequence
from typing import Final

from knowledge.answer import (
    Found,
    NotFound,
    PeopleCard,
)
from knowledge.asked import Search
from knowledge.text import folded

COMPOUND: Final = 4
"""Characters of the longest word of which parts are none by themselves."""
MOST_MATCHED: Final = 6
"""Words of the question that are told to stand in a quote."""


def sought(answer: NotFound) -> str:
    """What was looked for in vain: the words of it, or the question as it was put where these make no phrase."""
    words = answer.wording
    if " " not in words or answer.asked is None:
        return words
    asked = answer.asked.topic.asked.strip(" ,，。.?？!！")
    return asked if len(asked) <= AS_PUT else "、".join(word for word in words.split() if len(word) > 1) or words


AS_PUT: Final = 20
"""Characters of a question up to which it is said back whole."""


def whole_words(matched: Sequence[str]) -> list[str]:
    """Of the words that matched, those that tell a reader something: no single characters, and no parts of a word.

    高新 and 新区 are parts of 高新区; 就业 is a word beside 创业带动就业.
    """
    words = [word for word in matched if len(word) > 1]
    compound = [word for word in words if len(word) <= COMPOUND]
    return [word for word in words if not any(word != other and word in other for other in compound)]


def told_words(matched: Sequence[str], asked: Search | None) -> list[str]:
    """Of the words that matched, those of the question itself; what stands for them where none of it is there."""
    words = whole_words(matched)
    return [word for word in words if asked and word in asked.topic.asked] or words


def said_of(found: Found, listed: PeopleCard) -> Sequence[str]:
    """What a passage says of a list's matter: the words of it, or else what stands for them."""
    words = listed.wording.split()
    said = [word for word in words if word in folded(found.passage.text)]
    return said or found.matched
