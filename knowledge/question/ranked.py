"""Which speech is the second or third in length: 第二长的是谁, and 第二呢 behind 谁讲得最长."""

import re
from typing import Final

from knowledge.asked import AboutPage, Fact
from knowledge.numerals import numeral
from knowledge.question.asked_people import WHO_IS
from knowledge.question.message import PARTICLES, Reading


def ranked(reading: Reading) -> AboutPage | None:
    """The speech at a place of all by their length; what is counted from the end is counted from the shortest.

    A place alone is one of that order only behind the longest or the shortest.
    """
    match = _AT_PLACE.fullmatch(PARTICLES.sub("", reading.text))
    if match is None:
        return None
    behind = reading.context.expects if reading.context.asked == AboutPage.__name__ else None
    if not (match["way"] or behind in (Fact.LONGEST, Fact.SHORTEST)):
        return None
    shortest = match["back"] or match["way"] == "短" or (match["way"] is None and behind == Fact.SHORTEST)
    fact, place = Fact.SHORTEST if shortest else Fact.LONGEST, numeral(match["number"])
    return AboutPage(fact, words=match["words"] is not None, place=place if place > 1 else 0)


_AT_PLACE: Final = re.compile(
    r"(?:那么?|谁|哪一?[个位篇]|[讲说]得?|发言|讲话|篇幅|是|排){0,4}(?P<back>倒数)?"
    r"第(?P<number>[一二三四五六七八九十]|[1-9]\d?)(?P<way>长|短)?(?:的|[个位名篇]|人|代表|发言|讲话){0,3}"
    rf"(?:(?:{WHO_IS})*|是?哪一?[个位篇]|(?P<words>(?:又|都|他|她)*(?:怎么)?[说讲谈](?:了|的)*(?:些)?(?:什么)?))"
)
"""A place in an order, with what it is ordered by where that is said."""
