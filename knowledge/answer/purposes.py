"""What a message is for where no rule tells it and no passage answers it: the page, who spoke on it, who one is."""

import re
from collections.abc import Mapping
from typing import Final

from knowledge.asked import AboutPage, Asked, Context, ListPeople, Search, WhoIs
from knowledge.imprint import FRAME
from knowledge.lexicon import Person
from knowledge.meaning.look import blind
from knowledge.phrases import EXTREMES, Fact
from knowledge.search import Library
from knowledge.text import folded
from knowledge.topic import Topic

LIKELY: Final = 0.7
"""The likelihood from which a message is taken for what it seems to be for; `benchmarks/purposes.py` tells how often it
is.
"""
FACTS: Final[Mapping[str, Fact]] = {
    fact.value: fact
    for fact in (
        *(Fact.DATE, Fact.NEWSPAPER, Fact.EVENT, Fact.STAFF, Fact.REPORTERS, Fact.PHOTOGRAPHER),
        *(Fact.SECTIONS, Fact.NUMBER, Fact.BANNER, Fact.PHONE),
        *EXTREMES,
    )
}
"""The facts of a page, by what a message for one is called. How many spoke is none: how many came is too near to it."""
OF_SOMEBODY: Final = (
    Fact.DATE,
    Fact.NEWSPAPER,
    Fact.REPORTERS,
    Fact.PHOTOGRAPHER,
    Fact.SECTIONS,
    Fact.NUMBER,
    Fact.BANNER,
)
"""Those that are told of the page or the speech of somebody who is named."""
EVERYONE: Final = "everyone"
FAR: Final = "far"
"""What no newspaper answers: a recipe, a sick cat, a mobile telephone."""
IDENTITY: Final = "identity"
POST: Final = re.compile(
    r"(?:上班|工作|做事|单位|公司|部门|地方|职务|职位|职称|岗位|头衔|身份|来头|背景|简介|全名|大名|名字|姓名|称呼|担任"
    r"|任职|挂职|领导|干部|师傅|老师|具体|现在|目前|当官|官|做|干|当|人|位|名)"
)
"""What is asked of somebody where only his post is."""


def purpose_of(asked: Search, library: Library) -> str | None:
    """What a search is likely to be for; None where that is not clear."""
    scoped = asked.notes_only or len(asked.parts) > 1 or asked.private or asked.of_meeting
    if scoped or not asked.topic or asked.topic.required or asked.topic.excluded or library.look is blind:
        return None
    purpose = library.tell(asked.topic.asked)
    return purpose.name if purpose and purpose.likelihood >= LIKELY else None


def retaken(asked: Search, purpose: str | None, context: Context, library: Library) -> Asked | None:
    """What a search that found no answer may ask instead; None where that is not clear."""
    if purpose is None:
        return None
    if purpose == IDENTITY:
        return _who_is(asked, library)
    fact = FACTS.get(purpose)
    if (purpose == EVERYONE or fact in EXTREMES) and not _is_of_all(asked.topic, library):
        return None
    if purpose == EVERYONE and not asked.people:
        return ListPeople(pages=asked.pages)
    if fact is None or (asked.people and fact not in OF_SOMEBODY):
        return None
    if asked.people:
        return AboutPage(fact, people=asked.people, pages=asked.pages)
    shown = context.last if asked.follows and fact not in EXTREMES else None
    return AboutPage(fact, _role(asked.topic.asked, library), asked.pages, passage=shown)


def _is_of_all(topic: Topic, library: Library) -> bool:
    """Whether nothing that is printed narrows whom a message asks for: no section, no matter (创新那一栏谁打的头)."""
    if any(part in topic.asked for part in library.language.lexicon.pages.sections):
        return False
    return not any(one.known and len(one.word) > 1 and not FRAME.fullmatch(one.word) for one in topic.terms)


def _role(text: str, library: Library) -> str | None:
    """The role of the staff that a text names."""
    return next((role for role in library.language.lexicon.pages.roles if role in text), None)


def _who_is(asked: Search, library: Library) -> WhoIs | None:
    """Who the one is that is named or titled, where nothing else is asked of him (马师傅在哪家公司上班)."""
    language = library.language
    named = (one for one in language.lexicon.mentions(asked.topic.asked, language.tokenizer) if len(one.people) == 1)
    mention = asked.mention or next(named, None)
    people = asked.people or (mention.people if mention else ())
    if mention is None or len(people) != 1:
        return None
    others = (one.word for one in asked.topic.terms if one.word not in mention.words)
    return WhoIs(people, mention) if all(_is_of_post(word, people[0], library) for word in others) else None


def _is_of_post(word: str, person: Person, library: Library) -> bool:
    """Whether a word asks only for somebody's post, or names a part of his."""
    posts = folded("".join(post for _, speech in person.appearances for post in speech.posts))
    called = library.language.lexicon.organisations.called
    return POST.fullmatch(word) is not None or word in posts or called(word, person)
