"""Whether what would be shown tells what is asked of whom it is asked, and does not only name it."""

import re
from typing import Final

from knowledge.asked import Aspect, Search
from knowledge.findings import Found
from knowledge.lexicon import ORGANISATION_END
from knowledge.model import Passage
from knowledge.question.aspects import TELLS
from knowledge.question.steps import LATER_ON
from knowledge.search import Library
from knowledge.text import folded
from knowledge.topic import Language, Topic
from knowledge.weighing import partners
from knowledge.weighing.beside import stands_beside
from knowledge.weighing.choices import is_settled
from knowledge.weighing.claims import is_asked_whether, is_deed_told, is_unheard_of
from knowledge.weighing.concerns import is_plan_told
from knowledge.weighing.days import is_bare_state, is_of_these_days
from knowledge.weighing.fates import is_told
from knowledge.weighing.instances import are_named
from knowledge.weighing.meanings import is_only_used
from knowledge.weighing.relatives import relative_in, relative_of
from knowledge.weighing.reported import is_reported
from knowledge.weighing.times import is_only_of_before
from knowledge.weighing.years import is_of_another_year

NAME_OF_ONE: Final = 4
"""Characters of the name of an organisation at least; 大学 and 医院 name none."""


def bears_out(asked: Search, best: Found, beside: Found | None, library: Library) -> bool:
    """Whether a passage, with its neighbour that would be shown beside it, may be given as the answer to a search."""
    return (
        not _names_unprinted(asked.topic, library.language)
        and _tells_of_whom(asked, best, beside, library)
        and _tells_its_value(asked, best, beside, library)
        and not _only_uses_its_word(asked.topic, best, library)
        and _tells_its_deed(asked, best, beside, library)
        and _tells_what_comes(asked, best, beside, library)
        and not is_only_of_before(asked.topic.asked, _shown(best, beside, library), LATER_ON)
        and may_tell_of_its_day(asked, best.passage)
    )


def may_tell_of_its_day(asked: Search, passage: Passage) -> bool:
    """Whether a passage may tell what is asked of the day: no delegate's words tell how a thing stands on another.

    A note tells of the paper's own days. Who spoke is asked of the page.
    """
    if passage.speaker is None or asked.asks_who:
        return True
    whole, anew = asked.topic.asked, not (asked.turn.follows or asked.people)
    return not (is_of_these_days(whole) or (anew and is_bare_state(whole)))


def _tells_of_whom(asked: Search, best: Found, beside: Found | None, library: Library) -> bool:
    """Whether what would be shown tells of the relative that is asked of, of somebody's fate, or of his words."""
    whole, text = asked.topic.asked, _shown(best, beside, library)
    relative = relative_of(asked.called, whole) or relative_in(whole)
    said = bool(asked.people) or is_reported(asked.topic, text)
    return said and (relative is None or relative.is_told(text)) and is_told(whole, text)


def _shown(best: Found, beside: Found | None, library: Library) -> str:
    """The folded text of what would be shown, in the order of print."""
    shown = sorted((one.passage for one in (best, beside) if one), key=lambda one: library.index.rows[one.id])
    return " ".join(map(library.index.text_of, shown))


def _tells_its_value(asked: Search, best: Found, beside: Found | None, library: Library) -> bool:
    """Whether what would be shown has the value that is asked for beside what it is asked of; a note may tell either.

    It is of the year that is named. What a turn asks of what was shown before is for `details` to judge.
    """
    if asked.turn.follows or best.passage.speaker is None:
        return True
    text, day = _shown(best, beside, library), best.passage.page.date
    if day and is_of_another_year(asked.topic, text, day.year):
        return False
    of_speaker = folded(best.passage.speech.attribution) if best.passage.speech else ""
    return stands_beside(asked.topic, text, of_speaker)


def _tells_its_deed(asked: Search, best: Found, beside: Found | None, library: Library) -> bool:
    """Whether what would be shown names those of the kind, or the partners, that are asked for, and tells the deed."""
    text = _shown(best, beside, library)
    told = bool(asked.people) or asked.asks_who or is_deed_told(asked.topic, text, library.language.tokenizer.words)
    with_whom = not partners.are_asked(asked.topic.asked) or partners.are_named(text)
    settled = is_settled(asked.topic, text) and _tells_who_is_in_charge(asked.topic.asked, text)
    return told and with_whom and settled and are_named(asked.topic.asked, text)


def _tells_who_is_in_charge(whole: str, text: str) -> bool:
    """Whether a text tells who is in charge, where that is asked (哪个单位负责, 谁来牵头)."""
    return _IN_CHARGE.search(whole) is None or _TELLS_CHARGE.search(text) is not None


_TELLS_CHARGE: Final = re.compile(rf"{TELLS[Aspect.CHARGE].pattern}|(?:负责|牵头|主管|分管)(?!人)")
_IN_CHARGE: Final = re.compile("(?:谁|哪一?个?(?:单位|部门|局|机构))(?:来|去|在|是)?(?:负责(?!人)|牵头|主管)")


def _tells_what_comes(asked: Search, best: Found, beside: Found | None, library: Library) -> bool:
    """Whether what is asked to come of a thing is told, or is what an editor says is asked of what would be shown."""
    whole, text = asked.topic.asked, _shown(best, beside, library)
    if not is_plan_told(whole, text, best.passage.page.date):
        return False
    if not is_asked_whether(whole):
        return True
    rows = {library.index.rows[one.passage.id] for one in (best, beside) if one}
    return not is_unheard_of(asked.topic, text, library.cues.of_rows(rows))


def _only_uses_its_word(topic: Topic, best: Found, library: Library) -> bool:
    tokenizer = library.language.tokenizer
    return is_only_used(topic, library.index.text_of(best.passage), tokenizer.words, tokenizer.knows)


def _names_unprinted(topic: Topic, language: Language) -> bool:
    """Whether a question names a school, a hospital or a firm that every dictionary has and no page prints (清华大学).

    One whose first characters are printed may be meant by a shorter name (国防科技大学 by 国防科大).
    """
    words = language.tokenizer.words(topic.asked)
    named = (word for word in words if len(word) >= NAME_OF_ONE and word.endswith(ORGANISATION_END))
    organisations = language.lexicon.organisations
    return any(
        language.tokenizer.knows(word)
        and not language.holds(word[:2])
        and not organisations.printed_for(word)
        and not organisations.people_of(word)
        for word in named
    )
