"""Messages that ask for one or several of a list that was shown: by number, or by who was shown of it."""

import re
from typing import Final

from knowledge.asked import (
    OF_SOMEBODY,
    Asked,
    ListPeople,
    Move,
    Search,
    Step,
    WhoIs,
    Whole,
)
from knowledge.lexicon import How, Mention, Person, surname
from knowledge.numerals import numeral
from knowledge.question.asked_people import WHO_IS
from knowledge.question.message import PARTICLES, Reading
from knowledge.question.speaking import SPOKE
from knowledge.question.steps import CHOSEN, ELLIPTICAL, SOME_OF_THE_LIST, THE_OTHER, WHOLE
from knowledge.question.subject import subject
from knowledge.surnames import DOUBLE
from knowledge.text import HAN, folded


def chosen(reading: Reading) -> Asked | None:
    """One of the list that was shown last, by its number: who it is, or what was said.

    A number alone where no list was shown is that of a passage of the speech shown last, which is shown whole where a
    matter was asked for.
    """
    words, context = PARTICLES.sub("", reading.text), reading.context
    match = CHOSEN.fullmatch(words)
    if match is None:
        return _some_of_the_list(words, reading) or _other_of_the_list(words, reading)
    listed_now = context.people or context.offered
    number, rest = match["number"], match["rest"]
    if not (listed_now or _ordered(match) or _is_behind_the_first(reading)):
        return _point_at(match, reading)
    listed, rest = _so_called(rest, listed_now or _on_newest_page(reading), reading)
    place = len(listed) if number is None else numeral(number)
    if match["back"]:
        place = len(listed) - place + 1
    if not 1 <= place <= len(listed):
        return Step(Move.BEYOND, len(listed))
    if context.offered and not context.people:
        return Step(Move.CHOSEN, place)
    person = reading.language.lexicon.people.get(listed[place - 1])
    if person is None:
        return Step(Move.NUMBERED, 0)
    if re.fullmatch(rf"(?:{WHO_IS})+", rest):
        return _who(person)
    if WHOLE.search(rest) and not reading.topic(WHOLE.sub(" ", SPOKE.sub(" ", rest))):
        return Whole(person)
    about = subject(SPOKE.sub(" ", ELLIPTICAL.sub(" ", rest)), reading.language)
    topic, last = reading.topic(about), context.topic or "" if listed_now else ""
    if all(len(term.word) == 1 for term in topic.terms):
        topic = reading.topic(f"{last} {about}")  # 第二个呢，他怎么治的: of what was listed, and alone of what is named
    there = tuple(page for page, _ in person.appearances if page.id in context.pages)
    return Search(topic, (person,), pages=there)


def _so_called(rest: str, listed: tuple[str, ...], reading: Reading) -> tuple[tuple[str, ...], str]:
    """Those of a list who are called as a message says behind the number, and what else it says (第二个姓李的)."""
    known, called = reading.language.lexicon.people, _CALLED.match(rest)
    names = {one: folded(known[one].name) for one in listed if one in known}
    if called:
        alike = tuple(one for one, name in names.items() if surname(name) == called["surname"])
        return (alike, rest[called.end() :]) if alike else (listed, rest)
    name = next((name for name in names.values() if rest.startswith(name)), "")
    alike = tuple(one for one in names if names[one] == name)
    return (alike, rest.removeprefix(name)) if len(alike) > 1 else (listed, rest)


_CALLED: Final = re.compile(rf"姓(?P<surname>{'|'.join(DOUBLE)}|{HAN.pattern})的?(?:人|代表|[那这]一?[个位])?")
"""A surname by which one of a list is called."""


def _point_at(match: re.Match[str], reading: Reading) -> Asked | None:
    """The passage at a number; the whole speech where the number may be that of one of several things it tells."""
    context, rest = reading.context, match["rest"]
    if (
        match["bare"] is not None
        or match["back"]
        or not (context.speaker or context.last)
        or not (rest or match["number"])
    ):
        return None
    of_points = context.asked == Whole.__name__ or (context.topic is not None and _COUNTS.search(context.topic))
    if rest and not (_WHAT_IT_IS.fullmatch(rest) or (of_points and _WHAT_IS_SAID.fullmatch(rest))):
        return None
    if context.asked == Whole.__name__ and (people := reading.last_speaker()):
        return Whole(people[0])
    return Step(Move.FULL) if context.topic or rest else Step(Move.NUMBERED, numeral(match["number"]))


_COUNTS: Final = re.compile("[几两二三四五六七八九十0-9]")
"""What tells that several things were asked for: 讲了哪几个新."""
_WHAT_IT_IS: Final = re.compile(r"(?:又|都|到底|具体|就)*(?:是|指|叫)(?:的是|的)?(?:什么|哪个|哪一?[件项点条])?")
_WHAT_IS_SAID: Final = re.compile(r"(?:又|都|到底|具体|是|怎么|[说讲谈提]|的|了|展开|详细)*(?:什么|一?下)?")
"""What is asked of one of several things: 第一个是什么, and of what was numbered before 第二个怎么说的."""


def _some_of_the_list(words: str, reading: Reading) -> Asked | None:
    """As many of the list that was shown as are asked for, from its head, or from its end where it was shown last.

    They are shown with what they say of the matter that they were listed for, or of whatever that is asked for.
    """
    some, context = SOME_OF_THE_LIST.fullmatch(words), reading.context
    if some is None or len(context.people) < 2:
        return None
    if some["back"] and context.asked != ListPeople.__name__ and context.speaker in context.people:
        return None
    number, known = numeral(some["number"]), reading.language.lexicon.people
    if number > len(context.people):
        return Step(Move.BEYOND, len(context.people))
    meant = context.people[-number:] if some["back"] else context.people[:number]
    people = tuple(known[one] for one in meant if one in known)
    topic = reading.topic(context.topic or "")
    if some["who"] or not (topic or some["says"]):
        return ListPeople(among=people)
    return ListPeople(topic=topic, among=people) if topic else Search(topic, people)


def _other_of_the_list(words: str, reading: Reading) -> Asked | None:
    """One or several of a list by who was shown of it (另一个呢, 下一个呢, 剩下的呢)."""
    other = THE_OTHER.fullmatch(words)
    if other is None:
        return None
    back = other["back"] is not None
    if (two := _of_two(other, reading)) is not None:
        return _told_of(two, other["rest"], reading)
    one = the_other(other["rest"], reading, back=back) or _of_those_left(other, reading)
    return one or (Step(Move.OTHERS) if not back and _is_person(words, reading) else None)


def _is_person(words: str, reading: Reading) -> bool:
    """Whether another one who is not listed is a person: so he is called, or somebody was asked about before."""
    asked = reading.context.asked in (OF_SOMEBODY, WhoIs.__name__) and bool(reading.context.speaker)
    return re.search("[位人]|代表", words) is not None or (asked and "个" in words)


def _who(person: Person) -> WhoIs:
    return WhoIs((person,), Mention((person,), person.name, 0, How.NAME))


def the_other(rest: str, reading: Reading, refused: tuple[Person, ...] = (), back: bool = False) -> Asked | None:
    """Of those who were listed the one not yet shown or `refused`, of several passages the next one.

    Who he is where that is the `rest` of the message, or else his words on the last matter; `back` of several passages
    is the one before.
    """
    context, not_meant = reading.context, {person.id for person in refused}
    if context.offered and not context.people and context.last in context.offered and not refused:
        place = context.offered.index(context.last)
        if back:
            return Step(Move.CHOSEN, place) if place else None
        return Step(Move.CHOSEN, (place + 1) % len(context.offered) + 1)
    left = [one for one in context.people if one not in not_meant]
    others = [one for one in left if one != context.speaker] if len(left) > 1 else left
    person = reading.language.lexicon.people.get(others[0]) if len(others) == 1 and len(context.people) > 1 else None
    return _told_of(person, rest, reading) if person else None


def _told_of(person: Person, rest: str, reading: Reading) -> Asked:
    """Who somebody of a list is where that is the `rest` of a message, or else his words on the last matter."""
    topic = reading.topic(reading.context.topic or "")
    return _who(person) if re.search(WHO_IS, rest) else Search(topic, (person,))


def _of_two(other: re.Match[str], reading: Reading) -> Person | None:
    """The former or the latter of two who were listed and of whom neither was shown (前者, 后一个呢)."""
    context = reading.context
    if len(context.people) != 2 or context.speaker in context.people or other["some"]:
        return None
    if not (other["behind"] or (other["back"] or "").startswith("前")):
        return None
    return reading.language.lexicon.people.get(context.people[1 if other["behind"] else 0])


def _of_those_left(other: re.Match[str], reading: Reading) -> Step | None:
    """The step to the next or the last of a list of more than two, or to all who were not shown yet."""
    if len(reading.context.people) < 2 or reading.context.speaker not in reading.context.people:
        return None
    if other["back"] and (other["some"] or reading.context.speaker == reading.context.people[0]):
        return None  # nobody stands before the first
    if other["rest_of"] or other["several"] or other["some"]:
        return Step(Move.REST_LISTED)
    return Step(Move.LAST_LISTED if other["back"] else Move.NEXT_LISTED)


def _ordered(match: re.Match[str]) -> bool:
    """Whether somebody is meant by the order of the page, without a list (第二个发言的, 排第三的是谁)."""
    alone = match["row"] and re.fullmatch(rf"(?:{WHO_IS})*", match["rest"])
    return bool((match["who"] or alone) and not match["head"])


def _is_behind_the_first(reading: Reading) -> bool:
    """Whether nothing was shown but who comes first on the page: 最后一个呢 asks who comes last of all."""
    context = reading.context
    card = context.asked == WhoIs.__name__ and not context.last
    return card and context.speaker == next(iter(_on_newest_page(reading)), None)


def _on_newest_page(reading: Reading) -> tuple[str, ...]:
    """Who speaks on the newest page, in its order, where no list was shown."""
    return tuple(reading.language.lexicon.printed.values())[-1].speakers


def number_of(match: re.Match[str]) -> int:
    """The number of the passage that a match of NUMBERED asks for, from 1, or -1 for the last."""
    return numeral(match["number"]) if match["number"] else 1 if match["first"] else -1
