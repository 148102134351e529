"""How what was asked or told stands to what is shown for it, and what whoever was asked for does not say."""

import re
from typing import Final

from knowledge.asked import Asked, Context, Search, Standing
from knowledge.findings import Answer, Candidates, NotFound, Quote, Why
from knowledge.question.message import ASKING, WHETHER
from knowledge.search import Library
from knowledge.text import HAN, folded


def standing_of(asked: Asked, reply: Answer, before: Context, shown: Context) -> Standing | None:
    """How a turn stands to what its reply shows; None where they go together."""
    if _is_beside(reply, before, shown):
        return Standing.BESIDE
    if not isinstance(reply, Quote):
        return None
    if reply.denied:
        return Standing.ANOTHERS
    told = isinstance(asked, Search) and _is_told(asked) and not _is_printed(asked, reply)
    return Standing.OWN if told else None


def _is_beside(reply: Answer, before: Context, shown: Context) -> bool:
    """Whether another's words than those of whoever was spoken of are shown, and are said not to be his, or unsure."""
    if isinstance(reply, Quote):
        return reply.left is not None
    return isinstance(reply, Candidates) and before.speaker not in (None, shown.speaker)


def unsaid_of(reply: Answer) -> str | None:
    """What whoever is asked for does not say: the words that are quoted, as they are, or else what was looked for."""
    search = reply.asked if isinstance(reply, NotFound) and reply.why is Why.SILENT else None
    if search is None or not search.people:
        return None
    return " ".join(search.topic.required) or search.topic.wording or None


def opposes(answer: Quote, library: Library) -> bool:
    """Whether it is asked who says what the words that are quoted deny, or denies what they say (谁说喷雾可以省).

    The word that it ends with is denied in all its places in one of both, and in none in the other.
    """
    asked = answer.asked
    if asked is None or not asked.asks_who or _is_printed(asked, answer):
        return False
    text, whole = library.index.text_of(answer.found.passage), asked.topic.asked
    ends = [term.word for term in asked.topic.terms if _SIGNS.sub("", whole).endswith(term.word)]
    ways = ((_is_denied(word, whole), _is_denied(word, text)) for word in ends)
    return any(own and printed and not own & printed for own, printed in ways)


def _is_denied(word: str, text: str) -> set[bool]:
    """Whether a text denies a word, at each of its places."""
    places = (match.start() for match in re.finditer(re.escape(word), text))
    return {_DENIES.search(text, max(0, place - BEFORE), place) is not None for place in places}


BEFORE: Final = 4
"""Characters before a word among which what denies it may begin."""
_DENIES: Final = re.compile(
    r"(?:(?<![会能要是该])不(?![如仅但光只断])|没有?|别|未|无[需须])(?:再|会|能够?|要|该|用|得|必|是|可以?|许|准|让|想|肯|敢)?$"
)
"""What denies the word behind it; 会不会 asks."""


def _is_told(asked: Search) -> bool:
    """Whether a message tells something, and asks nothing (煤矿明年全部关停, 水价要涨了吧)."""
    text = asked.topic.asked
    asks = asked.asks_who or ASKING.search(text) or WHETHER.search(text) or _HOW_MUCH.search(text)
    return bool(asked.topic) and not asks and len(HAN.findall(text)) >= LEAST and _TELLS.search(text) is not None


_HOW_MUCH: Final = re.compile(r"多[大小久长高远少重深宽快]|(?:没有?|不)\W*$")
"""What asks without a word that asks (最大的老人多大, 桥通了没有)."""
LEAST: Final = 5
"""Characters of a message that can tell something of something."""
_TELLS: Final = re.compile(
    r"可以|应该|应当|必须|已经?|全[部都]|一[概律定]|[要会能该得](?=[\u4e00-\u9fff])|[都也](?=[\u4e00-\u9fff])|不|没|别|了|是"
    r"|[很太最更](?=[\u4e00-\u9fff])|吧\W*$"
)
"""What makes a sentence of the thing that a message names."""


def _is_printed(asked: Search, reply: Quote) -> bool:
    """Whether what a message tells stands in what is shown word for word."""
    told, printed = (_SIGNS.sub("", text) for text in (asked.topic.asked, folded(reply.passage.text)))
    return told in printed


_SIGNS: Final = re.compile(r"\W|吧$")
