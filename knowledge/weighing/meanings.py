"""Whether a text tells what a word means or only uses it: a page that has 院士 in a sentence explains no 院士."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from knowledge.topic import Topic

_ASKED: Final = re.compile(
    r"(?:什么(?:是|叫做?)|何[谓为]|(?:怎么|如何)(?:理解|解释))(?P<a>[^\W\d_a-z]{2,10}?)[啊呀呢嘛哦]*"
    r"|(?P<b>[^\W\d_a-z]{2,10}?)(?:[是叫指]|指的是|这个?词(?:是|指)?)?个?什么(?:意思|含义|概念)?"
    r"|(?:谁|(?:什么|怎)样的?人|什么人|哪些人|怎么样?)(?:才|都|能|可以)*(?:算|称)(?:是|作|得上)?(?P<d>[^\W\d_a-z]{2,5})"
)
"""What a word means, and nothing else asked of it."""


def is_only_used(topic: Topic, text: str, words: Callable[[str], Sequence[str]], knows: Callable[[str], bool]) -> bool:
    """Whether it is asked what a word means that every dictionary has, and a folded text uses and does not explain it.

    A name that only a page has, one in quotation marks (“建宁大叔”) or of several words (储能电站) is told by whatever
    is said of it. `words` cuts a text, `knows` tells what dictionaries have.
    """
    asked = _ASKED.fullmatch(topic.asked.strip(" ,，。?？!！"))
    word = next(filter(None, asked.groups()), "") if asked else ""
    if not word or f"“{word}" in text or list(words(word)) != [word] or not knows(word):
        return False
    return re.search(_EXPLAINED.format(re.escape(word)), text) is None


_EXPLAINED: Final = (
    "{0}(?:,?(?:就|也|便|都)?是|,?[即指]|,?就?叫)|(?:是|即|所谓的?|叫做?|称为)(?:[^,，。;；]{{0,12}}的)?{0}"
)
