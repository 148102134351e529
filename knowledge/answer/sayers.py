"""Who says a thing among those who use its words: in these very words, first, or only as another's."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

from knowledge.asked import Search
from knowledge.findings import Found
from knowledge.model import Passage
from knowledge.search import Library
from knowledge.text import HAN, folded

LEAST_ALIKE: Final = 5
"""Characters that words which are asked about and a passage share at least in one run, where they are the same."""
ASKING: Final = 7
"""Characters by which it is asked whose words are at most (是哪个记者写的)."""
CLEARLY: Final = 2
"""How many more of them than any other passage has in a run."""


def by_who_says_it(asked: Search, found: Sequence[Found], library: Library) -> list[Found]:
    """The passages in the order in which they may tell who said a thing.

    The one that has clearly most of the words in one run comes first, as sure as any. Of those that hold all that is
    asked about, whoever only tells it as another's words (刚才麻大姐说的羊粪) comes behind who says it; where it is
    asked who was first, of those on the page of the best the one who is printed first.
    """
    order = list(found)
    if said := _in_these_words(asked, order, library):
        return [said._replace(confidence=max(one.confidence for one in order)), *(o for o in order if o is not said)]
    whole = [one for one in order if _holds_all(asked, one, library)]
    if len(whole) < CLEARLY:
        return order
    anothers = [one for one in whole if _is_anothers(asked, one, library)]
    own = [one for one in whole if one not in anothers] or anothers
    if asked.first:
        there = (one for one in own if one.passage.page.id == own[0].passage.page.id)
        first = min(there, key=lambda one: library.index.rows[one.passage.id])
    else:
        first = own[0] if whole[0] in anothers else order[0]
    return [first, *(one for one in order if one is not first)]


def _in_these_words(asked: Search, found: Sequence[Found], library: Library) -> Found | None:
    """The passage that shares clearly the longest run of words with what it is asked whether somebody said."""
    texts = [library.index.text_of(one.passage) for one in found]
    runs = sorted((_run(asked.topic.asked, text), place) for place, text in enumerate(texts))
    if not runs or runs[-1][0] < LEAST_ALIKE or (len(runs) > 1 and runs[-1][0] < runs[-2][0] + CLEARLY):
        return None
    return found[runs[-1][1]]


def is_in_these_words(asked: Search, passage: Passage) -> bool:
    """Whether nearly all that it is asked whose it is stands in a passage in one run, whatever its signs."""
    words, text = ("".join(HAN.findall(folded(one))) for one in (asked.topic.asked, passage.text))
    return _run(words, text) >= max(LEAST_ALIKE, len(words) - ASKING)


def _run(words: str, text: str) -> int:
    """The Chinese characters of the longest run that stands in both texts."""
    matcher = SequenceMatcher(None, text, words, autojunk=False)
    match = matcher.find_longest_match()
    return len(HAN.findall(text[match.a : match.a + match.size]))


def _holds_all(asked: Search, found: Found, library: Library) -> bool:
    """Whether a passage has each word that is asked about."""
    text = library.index.text_of(found.passage)
    return bool(asked.topic.terms) and all(term.word in text for term in asked.topic.terms)


def _is_anothers(asked: Search, found: Found, library: Library) -> bool:
    """Whether a passage has the words that are asked about only as what somebody else said."""
    text = _ANOTHERS.sub("", library.index.text_of(found.passage))
    return not all(term.word in text for term in asked.topic.terms)


_ANOTHERS: Final = re.compile(
    r"(?<![我们咱俺])[\u4e00-\u9fff]{1,6}(?<![我们咱俺])(?<!报告)(?<!报告[里中上])(?:同志|代表|书记|[局院校厂区县镇]长)?"
    r"(?:说|讲|提)(?:到|过|起|出)*的(?:那个|这个|那些|这些)?[^,，。;；!！?？]{1,12}"
)
"""What somebody else said, as it is taken up: 刚才麻大姐说的羊粪."""
