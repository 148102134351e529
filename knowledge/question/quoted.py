"""A quotation that somebody checks: whose the words are, whoever they are said to be of. It knows no passages."""

import re
from typing import Final

from knowledge.asked import Search
from knowledge.phrases import PARTICLES
from knowledge.question.message import Reading
from knowledge.question.speakers import without_posts
from knowledge.text import HAN

LEAST_QUOTED: Final = 5
"""Characters of a quotation that is known by its words alone; a shorter one may be a term that many use."""


def checked_quotation(reading: Reading) -> Search | None:
    """Whose printed words are that a message quotes, where it asks that or whether they are somebody's, and no more.

    The words tell whose they are; a name beside them may be wrong (“两只碗都要端稳”是郝铁柱说的吧).
    """
    if len(reading.required) != 1 or reading.excluded:
        return None
    quoted = reading.required[0]
    if len(HAN.findall(quoted)) < LEAST_QUOTED or not reading.language.holds(quoted):
        return None
    beside = reading.text.replace(quoted, " ", 1)
    mentions = reading.language.lexicon.mentions(beside, reading.language.tokenizer)
    for one in mentions:
        beside = beside.replace(one.words, " ", 1)
    people = tuple(person for one in mentions for person in one.people)
    if not _CHECKS.fullmatch(PARTICLES.sub("", without_posts(beside, people))):
        return None
    return Search(reading.topic(quoted), asks_who=True)


_CHECKS: Final = re.compile(
    r"(?:请|麻烦|帮忙|帮我|给我|你们?|一?下|再|想|要|我|核对|核实|核稿|查证|查|确认|引语|引文|引用|引述|原话|原文"
    r"|[这那]?一?[句段]|话|是|就|真|到底|的|谁|哪[个位]|什么人|人|代表|讲述人|说|讲|写|提|出自|来自|过|吗|么|不|有|没|对)*"
)
"""What stands around a quotation that is checked, and asks nothing else."""
