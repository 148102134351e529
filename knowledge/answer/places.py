"""How it is in a place of which a post tells who speaks from there, where no passage tells it by that name."""

import re
from dataclasses import replace
from typing import Final

from knowledge.answer.decision import MOST_CANDIDATES
from knowledge.answer.named import without_topic
from knowledge.asked import Search
from knowledge.findings import Answer, Candidates, Found, Quote, Why
from knowledge.lexicon import FEW, How, Mention
from knowledge.search import Library
from knowledge.topic import topic_of


def from_there(asked: Search, library: Library) -> Answer | None:
    """What those say who come from the place that is asked after; None where more is asked, or nobody does.

    How it is there they tell as they begin; whether it has changed (变化大不大) that may only be related to.
    """
    if asked.people or asked.pages or asked.notes_only or asked.asks_who or asked.turn.follows:
        return None
    named = [term.word for term in asked.topic.terms if term.names]
    how = _HOW_IT_IS.fullmatch(asked.topic.asked.replace(named[0], "", 1)) if len(named) == 1 else None
    organisations = library.language.lexicon.organisations
    people = organisations.people_of(named[0]) if how else ()
    people = tuple(one for one in people if organisations.is_headed(named[0], one))
    if how is None or not 1 <= len(people) <= FEW:
        return None
    mention = Mention(people, named[0], 0, How.ORGANISATION)
    theirs = without_topic(Search(topic_of("", library.language), people, mention), library)
    if not isinstance(theirs, Quote) or not how["of"]:
        return theirs
    passage = theirs.found.passage
    beside = (library.index.passage(passage.next) if passage.next else None,)
    shown = (passage, *(one for one in beside if one))[:MOST_CANDIDATES]
    return Candidates(tuple(map(Found, shown)), Why.UNSURE, replace(asked, people=people, mention=mention))


_HOW_IT_IS: Final = re.compile(
    r"[,，\s]*(?:那边|那里|这边|现在|如今|目前|最近|今年|这些?年|这几年|到底|过得|发展|建设|搞|的|得)*"
    r"(?P<of>变化|发展|条件|环境|日子|生活|收入|面貌|情况)*"
    r"(?:怎么样|怎样|如何|好不好|好吗|大不大|大吗|多大|有多大|好了没|变好了?[吗没])(?:了|啊|呀|呢|嘛)*\W*"
)
"""How a place is, or how much of it has changed."""
