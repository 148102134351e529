"""What fact of a page a text asks for in the page's own words, and whether it asks for nothing else."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from knowledge.asked import Fact
from knowledge.imprint import (
    ATTENDING,
    FACT_NOISE,
    FACTS,
    FOUNDED,
    FRAME,
    HEARD,
    ROLES,
)
from knowledge.lexicon import WHICH_ONE
from knowledge.question.message import Reading, content
from knowledge.question.speaking import SPOKE
from knowledge.text import syllables

_FACTS: Final = tuple((fact, re.compile(pattern)) for fact, pattern in FACTS)
_OF_REPORT: Final = re.compile(rf"(?<!调查)(?<!篇)报告(?:是|由|到底)*{WHICH_ONE}(?:来|负责)?(?:写|起草|作|做)")
"""Who wrote the report of the congress, of which no page tells: its reporters wrote the page."""


def fact_alone(text: str, reading: Reading) -> tuple[Fact, str | None] | None:
    """The fact of a page that a text asks for and nothing else, and the role of the staff that it names."""
    for fact, pattern in (*_staff_roles(reading.language.lexicon.pages.roles), *_FACTS):
        match = pattern.search(text)
        if is_anothers(fact, text):
            continue
        if match and _is_part_of_a_word(text, match, reading):
            continue
        rest, others = _without_makers(text, match, reading) if match and fact in _MAKERS else ("", 0)
        rest = rest or (f"{text[: match.start()]} {text[match.end() :]}" if match else "")
        if match and nothing_else(rest, fact, reading):
            groups = match.groupdict()
            role = (groups.get("role") or groups.get("done") or "").replace("的", "")
            return fact, None if others else ROLES.get(role, role) or None
    return None


_ANOTHERS: Final = {Fact.COUNT: ATTENDING, Fact.DATE: FOUNDED, Fact.REPORTERS: _OF_REPORT}
"""What of the meeting, the newspaper or the report of the congress is asked in the words for a fact of the page."""


def is_anothers(fact: Fact, text: str) -> bool:
    """Whether a text asks for what only sounds like a fact of the page: how many came to the meeting."""
    other = _ANOTHERS.get(fact)
    return other is not None and other.search(text) is not None


def _is_part_of_a_word(text: str, match: re.Match[str], reading: Reading) -> bool:
    """Whether what a fact is asked for by only begins another word (记者证), or is its last character (出栏)."""
    place = 0
    for word in reading.language.tokenizer.words(text):
        place = text.index(word, place)
        rest = text[match.end() : place + len(word)]
        if place < match.start() and match.group() == word[-1] and match.end() == place + len(word):
            return reading.language.tokenizer.knows(word)
        if place == match.start() and rest:
            return reading.language.tokenizer.knows(word) and FRAME.sub("", rest) != ""
        place += len(word)
    return False


_MAKERS: Final = (Fact.STAFF, Fact.REPORTERS, Fact.PHOTOGRAPHER)


def _without_makers(text: str, match: re.Match[str], reading: Reading) -> tuple[str, int]:
    """The text without whoever made the page and is asked for, and how many besides (谁主编的，谁校的)."""
    rest, others = f"{text[: match.start()]} {text[match.end() :]}", 0
    for fact, pattern in (*_staff_roles(reading.language.lexicon.pages.roles), *_FACTS):
        if fact in _MAKERS:
            rest, more = pattern.subn(" ", rest)
            others += more
    return rest, others


def heard(text: str) -> str:
    """The text with words that sound like one for a fact of the page put right, where a character is the same."""
    sounds = syllables(text)
    for start in (i for i, sound in enumerate(sounds) if sound in _HEARD_FIRST):
        for length in _HEARD_LENGTHS:
            word = _HEARD.get(sounds[start : start + length])
            if word and set(text[start : start + length]) & set(word):
                text = text[:start] + word + text[start + length :]
    return text


_HEARD: Final = {syllables(heard): word for heard, word in HEARD.items()}
_HEARD_FIRST: Final = frozenset(sounds[0] for sounds in _HEARD)
_HEARD_LENGTHS: Final = sorted(set(map(len, _HEARD)))


@lru_cache(maxsize=8)
def _staff_roles(roles: Sequence[str]) -> tuple[tuple[Fact, re.Pattern[str]], ...]:
    """The roles of staff as the pages print them."""
    return ((Fact.STAFF, re.compile(f"(?P<role>{'|'.join(map(_as_said, roles))})")),) if roles else ()


def _as_said(role: str) -> str:
    """A pattern of a role as people say it: 值班的编委 for 值班编委."""
    return f"{re.escape(role[:2])}的?{re.escape(role[2:])}" if len(role) > TWO_WORDS else re.escape(role)


TWO_WORDS: Final = 3
"""Characters of a role beyond which it is made of two words."""


def told_of(text: str) -> str:
    """What stands before a fact that is asked, without what says that it is somebody's words (外卖员讲的)."""
    return SPOKE.sub("", FACT_NOISE.sub("", text)).strip(" ,，的")


def nothing_else(rest: str, fact: Fact, reading: Reading) -> bool:
    """Whether what is left of a question about the page has no topic of its own.

    A place beside how many there are is one: its people are not the speakers of the page.
    """
    lexicon = reading.language.lexicon
    for word in (*lexicon.pages.papers, *(lexicon.pages.places if fact is not Fact.COUNT else ())):
        rest = rest.replace(word, "")
    rest = _DIMINUTIVE.sub("", re.sub(r"日报|晚报|市第|\d[\d-]{5,}", "", rest))
    if any(map(_is_halved, content(rest, reading.language))):
        return False
    rest = FRAME.sub("", rest).strip()
    if len(rest) > 1 and rest in lexicon.pages.credits and not lexicon.mentions(rest, reading.language.tokenizer):
        return True
    return not [word for word in content(rest, reading.language) if len(word) > 1 or reading.language.holds(word)]


_DIMINUTIVE: Final = re.compile(r"(?<=[名字版张份篇段块点会号页报图哪这那])儿")
"""What northern speech adds to a noun: 报纸名儿."""


def _is_halved(word: str) -> bool:
    """Whether a word only holds some of what may stand around a fact: 上班, 派出所 and 记者证 tell more."""
    if FRAME.fullmatch(word):
        return False
    rest = FRAME.sub("", word)
    return rest == word[1] if len(word) == 2 else 0 < len(rest) < len(word)
