"""What was asked for at one time, told of another: 六台 before and 二十台 now, 从200元提高到350元.

All texts are folded.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence, Set
from itertools import accumulate
from typing import Final

from knowledge.text import sentence_spans
from knowledge.topic import Expect, Topic
from knowledge.weighing.marks import Span, marks
from knowledge.weighing.values import is_certain, values

_NUMERAL: Final = re.compile("[0-9.,〇零一二两三四五六七八九十百千万亿余多几来约近]+")


_BY_NOW: Final = re.compile(
    r"(?:现在|如今|目前|眼下)[^,，。?？]*(?:(?:吗|么|没有?|不)\W*$|(?P<now>[\u4e00-\u9fff])不(?P=now))"
    r"|还(?P<still>(?![有能要会想得可])[\u4e00-\u9fff])不(?P=still)"
    r"|还(?![有能要会想得可讲说])[^,，。?？谁哪什怎几多]{1,8}(?:吗|么|不|没有?)\W*$"
    r"|[^,，。?？有]{1,4}(?:[些点]|一点)?了(?:没有?|吗|么)\W*$"
)
"""What asks how a thing is by now: 湖水还臭吗, 现在水好不好, 债还清了没."""
_THEN: Final = re.compile(
    "那时候?|当时|一度|(?<![在到]那)以前|从前|过去(?![一二三四五六七八九十几])|原来|早先|当初|当年|[前早]些年|往年|曾经"
)
_YEAR: Final = re.compile("(?:19|20)[0-9]{2}年")


def is_only_of_before(asked: str, text: str, later: re.Pattern[str]) -> bool:
    """Whether it is asked how a thing is by now, and a text tells how it was once and nothing of a later time.

    A year alone is none: it may be of before as well.
    """
    return bool(_BY_NOW.search(asked) and _THEN.search(text)) and later.search(_YEAR.sub("", text)) is None


def units_told(topic: Topic, text: str) -> Set[str]:
    """What the values are counted in that answer a question in a text, where the question itself does not say it."""
    if topic.expects is not Expect.NUMBER or is_certain(topic.expects, topic.asked):
        return frozenset()
    return frozenset(_unit(text[slice(*span)]) for span in _told(topic, text))


def like_values(topic: Topic, text: str, units: Set[str]) -> Sequence[Span]:
    """Where the values stand that a question may ask for, counted in some units if any."""
    spans = values(topic.expects, topic.asked, text)
    return [span for span in spans if not units or _unit(text[slice(*span)]) in units]


def told_later(topic: Topic, texts: Sequence[str], later: re.Pattern[str]) -> int | None:
    """Which of some texts, that tell how much a thing was once, tells how much it was by then; None where none does.

    That is another value like the one which answers, behind it and a word that tells of a later time or of a change, in
    the same sentence or the next. What answers may be the later one itself.
    """
    whole = "\n".join(texts)
    own = next(iter(_told(topic, whole)), None)
    if own is None:
        return None
    starts = list(accumulate((len(text) + 1 for text in texts[:-1]), initial=0))
    place = bisect_right(starts, own[0]) - 1
    start, end = (at - starts[place] for at in own)
    text, units = texts[place], units_told(topic, whole)
    like = [at for at, _ in like_values(topic, text, units)]
    sentences = [span for span in sentence_spans(text) if span[1] > start]
    behind = (at for at in like if end <= at < sentences[:2][-1][1])
    is_later = min(like, default=start) < start and later.search(text, *sentences[0]) is not None
    return place if is_later or any(later.search(text, end, at) for at in behind) else None


def _told(topic: Topic, text: str) -> Sequence[Span]:
    """The values of a text that answer a question for one."""
    return [(mark.start, mark.end) for mark in marks(text, topic) if mark.strong]


def _unit(value: str) -> str:
    """The character that follows the number of a value: 斤 in 七八斤, 块 in 三块五."""
    return _NUMERAL.sub("", value)[:1]
