"""Whom a turn leaves that leans on somebody's words and is answered with another's (李红说了什么, 工资多少).

What it asks would be read as his.
"""

import re
from typing import Final

from knowledge.asked import OF_SOMEBODY, Context, Search
from knowledge.findings import Quote
from knowledge.lexicon import Person
from knowledge.question.turns import VALUES

_OF_OTHERS: Final = re.compile(r"谁|哪[个位些]|[别旁]人|[别其][的他它余]的?(?:人|代表)|还有")
"""What asks for somebody else anyway."""


def left(answer: Quote, context: Context) -> Person | None:
    """Whose words a turn goes on from, where it is answered with another's; None where that is no surprise."""
    asked = answer.asked
    if asked is None or len(asked.leaning) != 1 or asked.people or not _goes_on(asked, context):
        return None
    last, speaker = asked.leaning[0], answer.passage.speaker
    return None if speaker is not None and speaker.id == last.id else last


def _goes_on(asked: Search, context: Context) -> bool:
    """Whether a turn is put as one that goes on, comes after somebody's words, or asks a value of one word (工资多少).

    One that asks of others, or names whose words may answer, leaves nobody in silence.
    """
    topic = asked.topic
    if _OF_OTHERS.search(topic.asked) or any(term.names for term in topic.terms):
        return False
    value = topic.expects in VALUES and len(topic.terms) == 1
    return not asked.brief or value or context.asked in _OF_HIM


_OF_HIM: Final = (OF_SOMEBODY, "WhoIs", "Whole")
"""What was asked before a turn where it was of somebody."""
