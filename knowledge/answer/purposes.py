"""What a message is for where no rule tells it and no passage answers it: the page, who spoke on it, who one is."""

import re
from collections.abc import Mapping
from typing import Final

from knowledge.asked import EXTREMES, AboutPage, Asked, Context, Fact, ListPeople, Move, Search, Step, WhoIs
from knowledge.imprint import FRAME
from knowledge.lexicon import ROLE_AT, How, Mention, Person, role_fit
from knowledge.meaning.look import blind
from knowledge.meaning.purposes import Purpose
from knowledge.question.alone import belonging
from knowledge.question.chosen import chosen
from knowledge.question.facts import OF_THE_PAPER
from knowledge.question.facts_where import is_work
from knowledge.question.message import Reading
from knowledge.question.subject import subject
from knowledge.question.whom import WHO
from knowledge.search import Library
from knowledge.text import folded
from knowledge.topic import Expect, Topic

LIKELY: Final = 0.7
"""The likelihood from which a message is taken for what it seems to be for; `benchmarks/purposes.py` tells how often it
is.
"""
LEANING: Final = 0.4
"""The likelihood from which it is where, without the words that only ask, no printed matter is left of it."""
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
LISTED: Final = "listed"
COUNT: Final = "count"
FIRST_LISTED: Final = "first_listed"
HEADLINES: Final = "headlines"
SPOKE: Final = "spoke"
KIND: Final = "kind"
TURNS: Final[Mapping[str, Move]] = {
    "full": Move.FULL,
    "more": Move.MORE,
    "others": Move.OTHERS,
    "another": Move.ANOTHER,
    "said_it": Move.SPEAKER,
    LISTED: Move.LISTED,
}
"""The steps from what was shown last, by what a message for one is called."""
FAR: Final = "far"
"""What no newspaper answers: a recipe, a sick cat, a mobile telephone."""
IDENTITY: Final = "identity"
_OF_MEETING: Final = re.compile("党代表|大会|到会|与会|参会|全市")
"""What says that it is asked how many came, and not how many spoke."""
SPEAKERS: Final = re.compile(
    rf"{WHO}|名单|名册|姓名|名字|人名|人数|代表|委员|同志|领导|干部|讲述人|发言|[说讲谈提聊]的人"
)
"""What may ask for those who speak, and not for what they say."""
POST: Final = re.compile(
    r"(?:上班|工作|做事|单位|公司|部门|地方|职务|职位|职称|岗位|头衔|身份|来头|背景|全名|大名|名字|姓名|称呼|担任"
    r"|任职|挂职|领导|干部|同志|来自|哪来|[省市县区镇乡村局厂]|简介|师傅|老师|具体|现在|目前|当官|官|做|干|当|人|位|名)"
)
"""What is asked of somebody where only his post is."""


def purpose_of(asked: Search, library: Library) -> Purpose | None:
    """What a search seems to be for; None where nothing tells it."""
    scoped = asked.notes_only or len(asked.parts) > 1 or asked.private or asked.of_meeting
    if scoped or asked.topic.required or asked.topic.excluded or library.look is blind or not asked.topic.asked:
        return None
    return library.tell(asked.topic.asked)


def instead_of(asked: Search, context: Context, library: Library) -> Asked | None:
    """What a search is so likely to ask for that no words are looked for: a turn, who somebody is, a list of people.

    What it means is asked only where its words leave that open, so that a question for a matter waits for no model.
    """
    if not (_may_be_turn(asked, context, library) or _may_ask_who(asked, library) or _may_list(asked, library)):
        return None
    purpose = purpose_of(asked, library)
    if purpose is None:
        return None
    return (
        _turned(asked, purpose, context, library)
        or _of_identity(asked, purpose, library)
        or _of_people(asked, purpose, library)
    )


def _may_be_turn(asked: Search, context: Context, library: Library) -> bool:
    """Whether a search names nobody, and no printed matter, and asks for nothing of the one before (谁管, 多少个)."""
    counts = asked.turn.follows and asked.topic and asked.topic.expects is Expect.NUMBER and not context.people
    return (
        not (asked.mention or counts or asked.turn.lacks)
        and (not asked.people or asked.turn.follows)
        and not _names_a_matter(asked, library)
    )


def _may_ask_who(asked: Search, library: Library) -> bool:
    """Whether a search names somebody, and beside him only what may be asked of his post."""
    named = asked.mention is not None and bool(asked.topic) and not asked.turn.follows
    return named and _who_is(asked, library) is not None


def _may_list(asked: Search, library: Library) -> bool:
    """Whether a search for anybody's words has a word for those who speak, or nothing but those that only ask."""
    if asked.people or asked.mention or asked.asks_who or asked.turn.follows or asked.parts:
        return False
    return SPEAKERS.search(asked.topic.asked) is not None or not subject(asked.topic.asked, library.language)


def _turned(asked: Search, purpose: Purpose, context: Context, library: Library) -> Asked | None:
    """The turn from what was shown last that a search is likely to be; None where it is likely to be none."""
    if purpose.likelihood < LEANING or not _may_be_turn(asked, context, library):
        return None
    if purpose.name == IDENTITY and purpose.likelihood >= LIKELY:
        return _who_spoke(asked, context, library)
    if purpose.name == FIRST_LISTED:
        first = Reading("第一个说了什么", (), (), context, library.language)
        return chosen(first) if context.people else None
    fact = FACTS.get(purpose.name)
    of_page = fact in OF_SOMEBODY and not _is_of_shown(asked, context, library)
    if of_page and fact and asked.turn.follows and context.last and purpose.likelihood >= LIKELY:
        return AboutPage(fact, _role(asked.topic.asked, library), asked.pages, passage=context.last)
    move = TURNS.get(purpose.name)
    if move is Move.LISTED and not context.people:
        return ListPeople(pages=asked.pages) if purpose.likelihood >= LIKELY else None
    shown = context.people if move is Move.LISTED else context.last or context.speaker
    return Step(move) if move and shown else None


def _is_of_shown(asked: Search, context: Context, library: Library) -> bool:
    """Whether a turn asks of the matter before it or of what was shown, and says nothing of a newspaper (谁录, 哪天).

    It only asks when, after a matter or somebody was named, who made a work, or names what the speech last shown holds.
    """
    shown = library.index.passage(context.last)
    if shown is None or not asked.turn.follows:
        return False
    if asked.topic.expects is Expect.PERSON and is_work(context.topic, library.language):
        return True
    if _OF_PAPER.search(asked.topic.asked):
        return False
    own = subject(asked.topic.asked, library.language)
    said = any(
        word in library.index.text_of(one) for word in own.split() for one in library.index.of_source(shown.source.id)
    )
    return said or (asked.topic.expects is Expect.TIME and bool(asked.topic or asked.people))


_OF_PAPER: Final = re.compile("[报登版刊篇稿说讲谈写拍摄编]|采访|采写|记者|作者|发言|发表|会议|开会|大会|日期|星期")
"""What says that a turn asks of the page, or of who spoke there."""


def _who_spoke(asked: Search, context: Context, library: Library) -> WhoIs | None:
    """Who the one is who spoke last, where nothing but his post is asked of him (他哪个县的)."""
    person = library.language.lexicon.people.get(context.speaker or "")
    if person is None or not all(_is_of_post(one.word, person, library) for one in asked.topic.terms):
        return None
    if any(_is_another_post(one.word, person) for one in asked.topic.terms):
        return None
    return WhoIs((person,), Mention((person,), person.name, 0, How.NAME))


def _is_another_post(word: str, person: Person) -> bool:
    """Whether a word is for a post or a trade that none of somebody's posts ends in (护士 of who leads a hospital)."""
    posts = (folded(post) for _, speech in person.appearances for post in speech.posts)
    return ROLE_AT.fullmatch(word) is not None and not any(role_fit(word, post) for post in posts)


def _names_a_matter(asked: Search, library: Library) -> bool:
    """Whether a word of a message is printed that is none of those by which anything is asked for."""
    about = subject(asked.topic.asked, library.language).split()
    return any(len(word) > 1 and any(map(library.language.holds, {word, word[:2]})) for word in about)


def _of_identity(asked: Search, purpose: Purpose, library: Library) -> Asked | None:
    """Who somebody named is, where a search is likely to ask only that; None where it is not."""
    likely = purpose.name == IDENTITY and purpose.likelihood >= LIKELY
    return _who_is(asked, library) if likely and _may_ask_who(asked, library) else None


def _of_people(asked: Search, purpose: Purpose, library: Library) -> Asked | None:
    """The people whom a search is likely to ask for: all, those of a post or a place, or those who spoke of a matter.

    What is left of a message without the words that only ask says which; None where it is likely for none.
    """
    likely = purpose.likelihood >= LEANING and purpose.name in (EVERYONE, LISTED, COUNT, SPOKE, KIND)
    if not likely or not _may_list(asked, library):
        return None
    reading = Reading(asked.topic.asked, (), (), Context(), library.language)
    about = subject(reading.text, library.language)
    if not about and purpose.name == COUNT:
        return None if _OF_MEETING.search(reading.text) else AboutPage(Fact.COUNT, pages=asked.pages)
    if not about and purpose.name != SPOKE:
        return ListPeople(pages=asked.pages)
    if those := belonging(about, reading):
        return ListPeople(among=those, pages=asked.pages)
    topic = reading.topic(about)
    known = any(one.known and len(one.word) > 1 for one in topic.terms)
    return ListPeople(topic=topic, pages=asked.pages) if purpose.name == SPOKE and known else None


def retaken(asked: Search, purpose: str | None, context: Context, library: Library) -> Asked | None:
    """What a search that found no answer may ask instead, by what it is likely for; None where that is not clear."""
    if purpose is None:
        return None
    if purpose == HEADLINES:
        return AboutPage(Fact.BANNER, pages=asked.pages, each=True)
    if purpose == IDENTITY:
        return _who_is(asked, library)
    fact = FACTS.get(purpose)
    if fact and _is_of_shown(asked, context, library):
        return None
    if (purpose == EVERYONE or fact in EXTREMES) and not _is_of_all(asked.topic, library):
        return None
    if purpose == EVERYONE and not asked.people:
        return ListPeople(pages=asked.pages)
    if (
        fact is None
        or (asked.people and fact not in OF_SOMEBODY)
        or (fact is Fact.PHONE and _is_anothers(asked, library))
        or (fact is Fact.EVENT and _COMPARES.search(asked.topic.asked))
        or (fact is Fact.NEWSPAPER and _NAMED_IN_PAPER.search(asked.topic.asked))
    ):
        return None
    if asked.people:
        return AboutPage(fact, people=asked.people, pages=asked.pages)
    shown = context.last if asked.turn.follows and fact not in EXTREMES else None
    return AboutPage(fact, _role(asked.topic.asked, library), asked.pages, passage=shown)


def _is_anothers(asked: Search, library: Library) -> bool:
    """Whether a telephone is asked for a matter that is told, which is not the paper's (报案打哪个电话)."""
    return not OF_THE_PAPER.search(asked.topic.asked) and bool(subject(asked.topic.asked, library.language))


_NAMED_IN_PAPER: Final = re.compile(
    "报(?:纸|刊|道)?(?:上面?|里面?|中)?(?:都|也|又|一共|总共|有没有)*(?:提|讲|说|写|谈|点|登|介绍)(?:到|及|过|了|名)*"
    "(?:哪|什么(?!报|媒))"
)
"""What asks which things a paper tells of, and not which paper it is (报上提到哪些大学)."""
_COMPARES: Final = re.compile("区别|差别|不同|不一样|哪个[大高好]|有关系|什么关系")
"""What asks how one meeting stands to another, and not what this one is called (党代会和人大有什么区别)."""


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
    others = [one.word for one in asked.topic.terms if one.word not in mention.words]
    nothing = not subject(" ".join(others), language)
    return WhoIs(people, mention) if nothing or all(_is_of_post(word, people[0], library) for word in others) else None


def _is_of_post(word: str, person: Person, library: Library) -> bool:
    """Whether a word asks only for somebody's post, or names a part of his."""
    posts = folded("".join(post for _, speech in person.appearances for post in speech.posts))
    called = library.language.lexicon.organisations.called
    return POST.fullmatch(word) is not None or word in posts or called(word, person)
