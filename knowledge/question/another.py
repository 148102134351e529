"""Somebody else of whom the same is true as of who was shown last: 另一个姓李的, 教育局另一个领导, 还有一个姓柳的呢."""

import re
from dataclasses import replace
from typing import Final

from knowledge.asked import Ambiguous, Asked, ListPeople, Search, WhoIs
from knowledge.lexicon import How, Mention
from knowledge.question.asked_people import WHO_IS
from knowledge.question.message import PARTICLES, Reading
from knowledge.question.whom import whom


def another_such(reading: Reading) -> Asked | None:
    """Those who are described as another one, but for who was shown last: who he is where that was asked before.

    None where who was shown last is none of them: then no other is meant than the one who is described.
    """
    match = _ANOTHER.fullmatch(PARTICLES.sub("", reading.text))
    those = whom(f"{match['of'] or ''}{match['what']}", reading) if match else None
    if match is None or those is None or reading.context.speaker not in [one.id for one in those.people]:
        return None
    others = tuple(one for one in those.people if one.id != reading.context.speaker)
    if len(others) > 1:
        return ListPeople(among=others)
    if not others:
        return None
    if re.search(WHO_IS, match["rest"]) or reading.context.asked == WhoIs.__name__:
        return WhoIs(others, Mention(others, others[0].name, 0, How.NAME))
    return Search(reading.topic(reading.context.topic or ""), others)


_ANOTHER: Final = re.compile(
    r"(?:那么?)?(?P<of>[^,，。]{2,12}?)?的?另外?(?:的|那|一)*[个位](?P<what>[^,，。]{2,12}?)"
    rf"(?P<rest>(?:{WHO_IS})*|(?:又|也|都|是|怎么)*(?:[说讲谈])?(?:了|的|是|过)*(?:什么)?)"
)


def one_more(asked: Asked | None, reading: Reading) -> Search | Ambiguous | None:
    """Of those who are described alike whoever did not speak last, on the last matter (还有一个姓柳的呢)."""
    if not isinstance(asked, Ambiguous | ListPeople) or not _ONE_MORE.search(reading.text):
        return None
    names, surname = reading.language.lexicon.names, "" if isinstance(asked, Ambiguous) else asked.surname
    alike = asked.mention.people if isinstance(asked, Ambiguous) else names.of_family(surname) if surname else ()
    others = tuple(one for one in alike if one.id != reading.context.speaker)
    if len(others) == len(alike) or not others:
        return None
    if len(others) == 1:
        return Search(reading.topic(reading.context.topic or ""), others)
    return replace(asked, mention=replace(asked.mention, people=others)) if isinstance(asked, Ambiguous) else None


_ONE_MORE: Final = re.compile("(?:还有|另外?|别)的?(?:那|一)*(?:[个位]|(?=姓))(?!.*[哪谁几])")
"""What asks for one more of those who are called alike."""
