"""Whether a text tells what a question leaves open between: one thing or another, and whether one counts as another.

A passage that only has the matter of both (发展基金, of 基金给小厂还是给大厂) answers neither. All texts are folded.
"""

import re
from collections.abc import Iterable
from typing import Final

from knowledge.topic import Term, Topic
from knowledge.weighing.held import HALF, found

_EITHER: Final = re.compile(
    r"(?P<one>[^,，。?？\s]{2,12})[,，]?(?<!以后)(?<!现在)(?<!如今)(?<!今年)还是(?P<other>(?!像)[^,，。?？\s]{2,12})(?<![吗么])\W*$"
)
"""One thing or another; 还是 with 吗 asks whether it is so still."""
_COUNTS: Final = re.compile(
    r"(?P<one>[^,，。?？\s]{2,14}?)(?:算不算|算是不是|属不属于|是不是属于|算得上)[^,，。?？\s]{2,}"
)


def is_settled(topic: Topic, text: str) -> bool:
    """Whether a text names any of what a question chooses between, or what it asks to count; True where it does not."""
    if either := _EITHER.search(topic.asked):
        one, other = either["one"], either["other"]
        printed = (term for term in topic.terms if term.known and len(term.word) > 1)
        own = [term for term in printed if (term.word in one) != (term.word in other)]
        both_named = any(term.word in one for term in own) and any(term.word in other for term in own)
        return not both_named or _any_told(own, text)
    if counts := _COUNTS.search(topic.asked):
        return _any_told((term for term in topic.terms if term.word in counts["one"]), text)
    return True


def _any_told(terms: Iterable[Term], text: str) -> bool:
    return any(found(term, text) >= HALF for term in terms)
