"""Messages that ask where words are from, or who said what they tell."""

import re
from dataclasses import replace
from typing import Final

from knowledge.asked import Search
from knowledge.question.message import Reading, content


def source_of(reading: Reading) -> Search | None:
    """Where words are from that are given (创新是第一动力，这句哪来的): the passage that holds them tells."""
    match = _SOURCE.search(reading.text)
    said = reading.text[: match.start()] if match else ""
    if len(content(said, reading.language)) < LEAST_GIVEN:
        return None
    return Search(replace(reading, text=said).topic(said))


def said_by_whom(reading: Reading) -> Search | None:
    """Who said a thing that another clause tells (听说要搞建宁大叔，这个是哪个领导说的，怎么个搞法)."""
    match = _SAID_BY_WHOM.fullmatch(reading.text.strip())
    told = (match["before"] or match["after"] or "") if match else ""
    topic = replace(reading, text=told).topic(told) if told else None
    return Search(topic, asks_who=True) if topic else None


_SAID_BY_WHOM: Final = re.compile(
    r"(?:(?P<before>\S.{2,40}?)[,，。\s]+)?(?:这|那)(?:个|事|件事|一?点|句话|话|说法)?(?:到底|究竟)?(?:是|系)?(?:哪一?[个位]|谁)"
    r"(?:领导|代表|干部|同志|人)?(?:说|讲|提)(?:的|过|出来|起)+[呢啊呀吗]?"
    r"(?:[,，。\s]+(?:怎么|如何|具体|到底)(?:个|样)?(?:搞|说|做|弄|办|讲)?(?:法|的)?|[,，。\s]+(?P<after>\S{2,20}?))?\W*"
)
"""Who said what a clause before or behind tells."""
_SOURCE: Final = re.compile(
    r"[\s,，:：。]*(?<![的那这])(?:这|那)(?:一?[句段番个]|些)?(?:话|句子|文字|说法|原话|原文)?"
    r"(?:到底|究竟|又|都)*(?:是|系)?(?:登|印|出现|放)?(?:从|在|打)?(?:[这那]?一?[版张]|版面|报纸?|报上|文章|全文)?[上里的中]?"
    r"(?:出自|来自|引自)?(?:哪里?儿?|哪一?[段块处句]|(?:哪个?|什么)(?:位置|部分)|哪个?(?:地方|版|篇|报纸?|人)|哪一?[篇版张]|谁)(?:写|来|看到|抄|出|登|印)?"
    r"(?:上面?|里面?)?的?(?:话|文章)?[呢啊呀?？!！\s]*$"
)
"""What asks where words are from that stand before it."""
LEAST_GIVEN: Final = 2
"""Content words that are given at least."""
