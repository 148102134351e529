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
from knowledge.text import fold, folded
from knowledge.topic import Topic
from knowledge.weighing.amounts import DIGITS

COMPOUND: Final = 4
"""Characters of the longest word of which parts are none by themselves."""
MOST_MATCHED: Final = 6
"""Words of the question that are told to stand in a quote."""


def sought(answer: NotFound) -> str:
    """What was looked for in vain: the words of it, or the question as it was put where these make no phrase.

    Of several words those are told that are printed nowhere, where some are.
    """
    words = answer.wording
    if " " not in words or answer.asked is None:
        return words
    asked = answer.asked.topic.asked.strip(" ,，。.?？!！").rstrip("呢啊呀")
    named = any(folded(person.name) in asked for person in answer.near)
    as_put = " " not in asked and len(asked) <= AS_PUT and not named
    printed = {term.word for term in answer.asked.topic.terms if term.known}
    return asked if as_put else _one_by_one([one for one in words.split() if one not in printed] or words.split())


def matter(listed: PeopleCard) -> str:
    """The matter of a list as it was quoted or put, its letters as printed; without anybody's name."""
    quoted = listed.topic.required if listed.topic else ()
    return _as_printed("、".join(quoted) or _matter(listed), listed.found)


def _as_printed(phrase: str, found: Sequence[Found]) -> str:
    """A phrase that has letters (5g) as it stands in what is shown."""
    for text in (one.passage.text for one in found if re.search("[a-z]", phrase)):
        read = fold(text)
        if (start := read.text.find(phrase)) >= 0:
            return text[slice(*read.original_span(start, start + len(phrase)))]
    return phrase


def _matter(listed: PeopleCard) -> str:
    """The matter as it was put, or its words where what asks is among them."""
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

    Words that stand together in both are told as one, a character with the word that it belongs to (黑石滩), a number
    with what it counts. The end of a longer number is none of them (十年 in 三十年), nor is a word that tells next to
    nothing, by itself (边上) or beside the others (公司).
    """
    text, topic = folded(found.passage.text), asked.topic if asked else None
    matched = [word for word in found.matched if re.search(_begun_before(word) + re.escape(word), text)]
    words = whole_words(matched)
    if topic and topic.required and all(quoted in text for quoted in topic.required):
        words = list(topic.required)
    elif topic and any(word in topic.asked for word in words):
        apart = [
            word for word in matched if word in words or (len(word) == 1 and not any(word in one for one in words))
        ]
        own = [word for word in apart if word in topic.asked]
        words = _telling(list(dict.fromkeys(whole_words(_together(own, topic.asked, text)))), topic)
    return [_as_printed(_with_unit(word, text), [found]) for word in words if not _EMPTY.fullmatch(word)]


_EMPTY: Final = re.compile(
    "[里外上下前后旁][边面头]|底下|中间|当中|附近|旁边|边上|[不很更最太][好大小多少高低快慢远近够对行]"
)
"""What only says where beside a thing, or how good or how much it is: it tells no matter by itself."""


def _telling(phrases: Sequence[str], topic: Topic) -> list[str]:
    """Phrases without those that tell little beside the one that tells most."""
    tell = [max((term.weight for term in topic.terms if term.word in one), default=1.0) for one in phrases]
    return [one for one, told in zip(phrases, tell, strict=True) if told >= SLIGHT * max(tell)]


SLIGHT: Final = 0.25
"""The share of the weight of the word that tells most, below which another is not told beside it."""


def _together(words: Sequence[str], asked: str, text: str) -> list[str]:
    """Words in their order, those that follow one another in the question and the passage as one."""
    joined: list[str] = []
    for word in words:
        whole = joined[-1] + word if joined else ""
        if whole and whole in asked and whole in text:
            joined[-1] = whole
        else:
            joined.append(word)
    return joined


def _with_unit(word: str, text: str) -> str:
    """A number with its scale and what it counts (70年); any other word as it is."""
    unit = re.search(_UNIT.format(re.escape(word)), text)
    return unit.group() if unit else word


_UNIT: Final = r"(?<![0-9.]){}(?<=[0-9])(?:%|[十百千万亿]*[\u4e00-\u9fff]?)"
"""A number with what stands behind it."""


def _begun_before(word: str) -> str:
    """A pattern of what may stand before a word: before a number no part of it."""
    return rf"(?<!{DIGITS})" if re.match(DIGITS, word) else ""


def said_of(found: Found, listed: PeopleCard) -> Sequence[str]:
    """What a passage says of a list's matter: the words of it, or else what stands for them."""
    words = listed.wording.split()
    said = [word for word in words if word in folded(found.passage.text)]
    return said or found.matched
