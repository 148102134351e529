"""The rules in their order, and what the first that fits makes of a message."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from knowledge.asked import (
    OF_SOMEBODY,
    Ambiguous,
    Asked,
    ListPeople,
    Move,
    Search,
    Unprinted,
)
from knowledge.lexicon import Person
from knowledge.question.accused import accusing
from knowledge.question.alone import (
    asks_what_there_is,
    counts_of_last,
    is_doubtful,
    named_for_a_matter,
    plainly,
    somebody_alone,
    under_headline,
)
from knowledge.question.another import another_such, one_more
from knowledge.question.another_place import of_another_place
from knowledge.question.appearing import appearances, neighbour, speech_at
from knowledge.question.chosen import chosen
from knowledge.question.claimed import said_by_another, said_by_him
from knowledge.question.delegations import of_delegation
from knowledge.question.described import described
from knowledge.question.elsewhere import elsewhere
from knowledge.question.facts import about_page, meeting
from knowledge.question.gathered import of_the_listed
from knowledge.question.identity import in_charge, what_became, who_does, who_is, who_is_last, who_is_named
from knowledge.question.inside import of_one_inside
from knowledge.question.listed import of_a_trait
from knowledge.question.matters import spoken_of_before, spoken_of_last
from knowledge.question.message import PARTICLES, Reading
from knowledge.question.notes import note
from knowledge.question.people import (
    anybody_spoke,
    besides,
    counting,
    list_people,
    people_on_topic,
    who_said,
    with_column,
)
from knowledge.question.pronoun import PRONOUN
from knowledge.question.quoted import checked_quotation
from knowledge.question.ranked import ranked
from knowledge.question.sources import said_by_whom, source_of
from knowledge.question.speakers import (
    beside_him,
    of_person,
    passage_of,
    points_of,
    private_of_last,
    without_posts,
    words_alone,
)
from knowledge.question.steps import ASKED_NEXT, SAME_MATTER, STEPS
from knowledge.question.strangers import unknown_person
from knowledge.question.their_words import of_body, words_of
from knowledge.question.turns import concern_of_last, follow_up, how_said, small_talk, step
from knowledge.question.unheard import of_nobody_printed, of_one_of_several
from knowledge.text import without_signs
from knowledge.weighing.concerns import Concern


def by_rule(reading: Reading) -> Asked | None:
    """What the first rule that fits makes of a message; None where it is nothing but words to look for."""
    asked = next((asked for rule in _RULES if (asked := rule(reading)) is not None), None)
    if is_doubtful(asked, reading) and (alone := somebody_alone(reading, asked)):
        return _pointed_at(alone, reading) or alone
    if asked is None and (listed := named_for_a_matter(reading)):
        return with_column(listed, reading)
    if isinstance(asked, Unprinted) and PRONOUN.search(asked.wording):
        return follow_up(reading) or asked  # 他当副市长以后说了什么 asks for nobody's post
    if other := one_more(asked, reading):
        return other
    if isinstance(asked, Ambiguous) and (one := _of_the_list(asked.mention.people, reading)):
        return one
    if isinstance(asked, ListPeople):
        if counts_of_last(asked, reading) or asks_what_there_is(asked, reading):
            return follow_up(reading)
        return _pointed_at(asked, reading) or with_column(plainly(asked, reading), reading)
    return with_column(_going_on(asked, reading), reading) if isinstance(asked, Search) else asked


def _pointed_at(asked: Asked, reading: Reading) -> Search | None:
    """The one of the last list who alone is of the kind that is asked for (不是银行的，我问当老师那个)."""
    listed = asked.among if isinstance(asked, ListPeople) and not asked.topic else None
    return _of_the_list(listed, reading, least=1) if listed and _ONE_POINTED_AT.search(reading.text) else None


_ONE_POINTED_AT: Final = re.compile(r"[那这]一?[个位](?:的|呢|[说讲]|\W|$)")


def _of_the_list(people: Sequence[Person], reading: Reading, least: int = 2) -> Search | None:
    """The one of those whom the bot asked back for who is among some people (周敏说过什么, then 老师那个).

    None where the people are fewer than `least`, or the one who spoke last is of them and was not listed.
    """
    listed = [person for person in people if person.id in reading.context.people]
    meant = [person for person in people if person in listed or person in reading.last_speaker()]
    one = len(people) >= least and len(listed) == len(meant) == 1 and len(reading.context.people) > 1
    return Search(reading.topic(""), tuple(listed)) if one else None


def _going_on(asked: Search, reading: Reading) -> Search:
    """A search on the last matter, where that is meant, or for what else somebody said (李书记还讲了什么)."""
    named = asked.mention.words if asked.mention else ""
    own = without_posts(reading.text.replace(named, " ", 1), asked.people) if named else ""
    if named and not (asked.topic or asked.concern or asked.private) and _MORE.fullmatch(PARTICLES.sub("", own)):
        return replace(asked, turn=replace(asked.turn, told=reading.context.passages))
    return _on_last_matter(asked, reading)


_MORE: Final = re.compile(dict(STEPS)[Move.MORE])


def _on_last_matter(asked: Search, reading: Reading) -> Search:
    """The search for somebody's words, on the last matter where that is pointed at (律师又是怎么看这个的).

    So is it where he is only named beside it (李红怎么说, 罗芳呢), or it is asked whether he is who spoke of it, or did
    so too (是李红吗, 邹建平也讲了吗): who has nothing on it is said to have nothing. What another was asked of whatever
    matter (他有什么建议) he is asked, too.
    """
    if not asked.people:
        return asked
    if not asked.topic and not asked.concern and ASKED_NEXT.fullmatch(reading.text):
        return _next_asked(asked, reading)
    points_back = not asked.topic and _asks_whether_he(asked, reading)
    matter = reading.context.topic if points_back or _points_back(asked, reading) else None
    if matter and points_back:
        return replace(asked, topic=replace(reading, text=matter).topic(), turn=replace(asked.turn, wider=None))
    return replace(asked, topic=reading.topic(matter)) if matter and asked.people != reading.last_speaker() else asked


def _next_asked(asked: Search, reading: Reading) -> Search:
    """The search for the words of somebody who is named and nothing else: on the last matter, or the last concern."""
    context, another = reading.context, asked.people != reading.last_speaker()
    if context.topic and (another or context.asked in _OF_ANYBODY):
        return replace(asked, topic=reading.topic(context.topic))
    of_whatever = context.concern if context.asked == OF_SOMEBODY and context.last in context.told else None
    return replace(asked, concern=Concern(of_whatever)) if of_whatever and another else asked


def _points_back(asked: Search, reading: Reading) -> bool:
    """Whether a message points at the last matter and names no other."""
    if not SAME_MATTER.search(reading.text):
        return False
    own = set(SAME_MATTER.sub(" ", reading.text))
    return all(len(term.word) == 1 and term.word not in own for term in asked.topic.terms)


_OF_ANYBODY: Final = ("Search", "ListPeople")
"""What was asked last where it was of nobody: whose words were found may be asked for by name."""


def _asks_whether_he(asked: Search, reading: Reading) -> bool:
    named = asked.mention.words if asked.mention else ""
    rest = without_posts(reading.text.replace(named, " ", 1), asked.people) if named else ""
    return _WHETHER_HE.fullmatch(without_signs(rest)) is not None


_WHETHER_HE: Final = re.compile(
    r"(?:那么?|请问|会)?(?:[这那](?:句?话)?)?(?:不是|是|有没有|有|也|还|又|都)*"
    r"(?:[说讲谈提聊](?:到|过|了|起)*)?(?:[这那]个?|这事|它)?"
    r"的?[了过]?(?:吗|没有?|么|不|吧|对吗|对吧|对不对)"
)
"""Whether somebody is who spoke of the last matter, and nothing else."""
_RULES: Final[tuple[Callable[[Reading], Asked | None], ...]] = (
    checked_quotation,
    small_talk,
    accusing,
    said_by_another,
    ranked,
    chosen,
    another_such,
    of_the_listed,
    concern_of_last,
    how_said,
    step,
    said_by_him,
    of_one_inside,
    private_of_last,
    points_of,
    passage_of,
    note,
    meeting,
    speech_at,
    neighbour,
    spoken_of_last,
    of_another_place,
    appearances,
    source_of,
    said_by_whom,
    of_a_trait,
    about_page,
    under_headline,
    besides,
    elsewhere,
    words_alone,
    of_delegation,
    who_does,
    who_is_last,
    described,
    list_people,
    in_charge,
    what_became,
    who_is_named,
    who_is,
    spoken_of_before,
    counting,
    anybody_spoke,
    who_said,
    people_on_topic,
    beside_him,
    words_of,
    of_nobody_printed,
    of_person,
    of_one_of_several,
    unknown_person,
    of_body,
    follow_up,
)
