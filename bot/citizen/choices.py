"""Which number a message says, and what the numbers of a list lead to: where its buttons lead.

That is a passage, all that a person said, or a page; `Context.offered` holds their ids.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from bot.messages import Reply
from knowledge.answer import Answer, Found, Library, NotFound, PeopleCard, Quote, SeveralCard, Why, answer_of
from knowledge.asked import Context
from knowledge.model import Passage
from knowledge.numerals import numeral
from knowledge.text import folded

MOST: Final = 99
"""Numbers of a list that can be typed."""
_DIGITS: Final = "一二三四五六七八九"
_NUMBER: Final = rf"(?P<number>[0-9]{{1,2}}|[{_DIGITS}两]|十[{_DIGITS}]?)"
_BEGIN: Final = "[那就我]*[要选看]{0,1}"
_END: Final = r"[吧呢啊呀嘛.)、。,]*"
_ALONE: Final = re.compile(rf"\(?{_BEGIN}{_NUMBER}{_END}")
_COUNTED: Final = re.compile(rf"{_BEGIN}第{{0,1}}{_NUMBER}[个位号]?{_END}")
_PARTED: Final = re.compile(r"[0-9]\s+[0-9]")


@dataclass(frozen=True, slots=True)
class Choice:
    """A number that a message says; `is_alone` where nothing but a choice can be meant, whatever was shown."""

    number: int
    is_alone: bool

    def of(self, context: Context) -> str:
        """The id that the list shown last has at the number; empty where it has none there."""
        return context.offered[self.number - 1] if 1 <= self.number <= len(context.offered) else ""


def choice_of(message: str) -> Choice | None:
    """The number that a message says and nothing else (2, 2., 选2, 第二个); None where it says more."""
    if _PARTED.search(message):
        return None
    words = "".join(folded(message).split())
    if alone := _ALONE.fullmatch(words):
        return Choice(numeral(alone["number"]), True)
    counted = _COUNTED.fullmatch(words)
    return Choice(numeral(counted["number"]), False) if counted else None


def picked(choice: Choice, context: Context, library: Library) -> tuple[Answer, Context]:
    """What stands at a number of the last list: a passage that was offered, or a person's words."""
    people = library.language.lexicon.people
    one = choice.of(context)
    if one in people:
        given, after = answer_of(people[one], context, library)
        return given, replace(after, offered=context.offered, people=context.people, pages=context.pages)
    if not one and 0 < len(context.offered) < min(MOST, choice.number):
        return NotFound(Why.FEWER, str(len(context.offered))), context
    return chosen(one, context, library) if one else (NotFound(Why.NO_NUMBER, str(choice.number)), context)


def chosen(passage_id: str, context: Context, library: Library) -> tuple[Answer, Context]:
    """The passage that a visitor chose by its id; one that is gone is not replaced by another.

    The list that was shown last stays, with its other numbers.
    """
    passage = library.index.passage(passage_id)
    if passage is None:
        return NotFound(Why.GONE), context
    topic = context.topic if _is_of_last(passage, context) else None
    question = context.question if topic else ""
    speaker = passage.speaker.id if passage.speaker else None
    shown = (*context.passages, passage_id)[-20:]
    after = replace(context, speaker=speaker, passages=shown, topic=topic, question=question, asked=None, beside=None)
    after = replace(after, missed="")
    return Quote(Found(passage)), after


def _is_of_last(passage: Passage, context: Context) -> bool:
    """Whether what was asked last led to a passage: by a list, by a neighbour, or at once."""
    beside = context.last in (passage.id, passage.previous, passage.next) and not is_of_list(context)
    return beside or passage.id in context.offered


def is_of_list(context: Context) -> bool:
    """Whether the last topic is a list's, and not that of the passage shown last, which the list leaves as it is."""
    return context.asked == "ListPeople"


def after_list(answer: Answer, context: Context, before: Context) -> Context:
    """What a visitor has been shown, with what the numbers of a list of people lead to where that is the answer.

    A list that stays keeps its numbers.
    """
    last = answer.answers[-1] if isinstance(answer, SeveralCard) else answer
    if not isinstance(last, PeopleCard):
        stays = context.people == before.people and not context.offered
        return replace(context, offered=before.offered) if context.people and stays else context
    quoted = {found.passage.speaker.id: found.passage.id for found in last.found if found.passage.speaker}
    return replace(context, offered=tuple(quoted.get(person.id, person.id) for person in last.people[:MOST]))


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a list that no question asked for: how it reads, and the ids of its numbers from `first` on.

    `of_people` says that they are people, `speaker` whose words they are, `topic` what they are on.
    """

    reply: Reply
    ids: tuple[str, ...] = ()
    first: int = 1
    of_people: bool = False
    speaker: str | None = None
    topic: str | None = None

    def after(self, context: Context) -> Context:
        """What a visitor has been shown once the list is read; where it has no entries, earlier numbers stay."""
        if not self.ids:
            return context
        numbers = (*[""] * (self.first - 1), *self.ids)[:MOST]
        people = numbers if self.of_people else ()
        speaker = self.speaker or context.speaker
        return replace(context, speaker=speaker, topic=self.topic, offered=numbers, people=people, asked=None, pages=())
