"""Which words of a question are told to a citizen: those that were found, and those that were looked for in vain."""

import re
from collections.abc import Sequence
from typing import Final

from knowledge.answer import (
    Found,
    NotFound,
    PeopleCard,
)
from knowledge.asked import Search
from knowledge.imprint import ASKS
from knowledge.text import folded
from knowledge.weighing.amounts import DIGITS

COMPOUND: Final = 4
"""Characters of the longest word of which parts are none by themselves."""
MOST_MATCHED: Final = 6
"""Words of the question that are told to stand in a quote."""


def sought(answer: NotFound) -> str:
    """What was looked for in vain: the words of it, or the question as it was put where these make no phrase."""
    words = answer.wording
    if " " not in words or answer.asked is None:
        return words
    asked = answer.asked.topic.asked.strip(" ,，。.?？!！").rstrip("呢啊呀")
    named = any(folded(person.name) in asked for person in answer.near)
    as_put = " " not in asked and len(asked) <= AS_PUT and not named
    return asked if as_put else _one_by_one(words.split())


def matter(listed: PeopleCard) -> str:
    """The matter of a list as it was put, or the words of it where what asks stands among them; nobody's name."""
    names = {folded(person.name) for person in listed.people}
    words = [word for word in listed.wording.split() if word not in names]
    asked = listed.topic.asked if listed.topic else ""
    if len(words) < 2 or words[0] not in asked or words[-1] not in asked:
        return " ".join(words) or listed.wording
    phrase = asked[asked.index(words[0]) : asked.rindex(words[-1]) + len(words[-1])]
    return phrase if 0 < len(phrase) <= AS_PUT and not ASKS.search(phrase) else _one_by_one(words)


def _one_by_one(words: Sequence[str]) -> str:
    """Words one after the other, without single characters where there are others."""
    return "、".join(word for word in words if len(word) > 1) or " ".join(words)


AS_PUT: Final = 20
"""Characters of a question up to which it is said back whole."""


def whole_words(matched: Sequence[str]) -> list[str]:
    """Of the words that matched, those that tell a reader something: no single characters, and no parts of a word.

    高新 and 新区 are parts of 高新区; 就业 is a word beside 创业带动就业.
    """
    words = [word for word in matched if len(word) > 1]
    compound = [word for word in words if len(word) <= COMPOUND]
    return [word for word in words if not any(word != other and word in other for other in compound)]


def told_words(found: Found, asked: Search | None) -> list[str]:
    """Of the words that matched, those of the question itself; what stands for them where none of it is there.

    The end of a longer number is none of them (十年 in 三十年).
    """
    text = folded(found.passage.text)
    words = [word for word in whole_words(found.matched) if re.search(_begun_before(word) + re.escape(word), text)]
    return [word for word in words if asked and word in asked.topic.asked] or words


def _begun_before(word: str) -> str:
    """A pattern of what may stand before a word: before a number no part of it."""
    return rf"(?<!{DIGITS})" if re.match(DIGITS, word) else ""


def said_of(found: Found, listed: PeopleCard) -> Sequence[str]:
    """What a passage says of a list's matter: the words of it, or else what stands for them."""
    words = listed.wording.split()
    said = [word for word in words if word in folded(found.passage.text)]
    return said or found.matched
