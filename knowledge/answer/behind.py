"""What is asked of what was shown last, and it or its speaker's post tells: its body, when it was, how many people."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from knowledge.answer.decision import MOST_CANDIDATES
from knowledge.answer.figures import counts_all
from knowledge.asked import Context, Search
from knowledge.findings import Answer, Candidates, Found, PersonCard, Quote, Why
from knowledge.lexicon import How, Mention, body_asked
from knowledge.model import Passage
from knowledge.question.asked_people import COUNTS_PEOPLE
from knowledge.question.aspects import WHICH_YEAR
from knowledge.question.message import PARTICLES
from knowledge.search import Library
from knowledge.text import folded, sentence_spans
from knowledge.topic import Expect, Topic, topic_of
from knowledge.weighing.held import HALF
from knowledge.weighing.held import found as share_of
from knowledge.weighing.values import stands_at, values


def of_what_was_shown(asked: Search, context: Context, library: Library) -> Answer | None:
    """Which body, which day or how many people are told of in what was shown last; None where that is not asked of it.

    What tells no time or no body of the sort is only related.
    """
    only = context.offered[0] if len(context.offered) == 1 else None
    shown = library.index.passage(context.last or only) if asked.turn.follows else None
    whole = PARTICLES.sub("", asked.topic.asked)
    if shown and COUNTS_PEOPLE.fullmatch(whole):
        return _people(shown, asked, context, library)
    if shown is None or asked.people:
        return None
    asked = replace(asked, turn=replace(asked.turn, lacks=True))  # the matter stays the last one
    if body := body_asked(whole):
        return _body(body, shown, asked, library)
    whole = "哪年的事" if WHICH_YEAR.fullmatch(whole) else whole
    if _WHEN_IT_WAS.search(whole):
        told = _is_dated(whole, library.index.text_of(shown), topic_of(context.topic or "", library.language))
        return Quote(Found(shown), asked) if told else Candidates((Found(shown),), Why.UNSURE, asked)
    return None


def _is_dated(whole: str, text: str, matter: Topic) -> bool:
    """Whether a sentence that tells of a matter tells when it was: no time ahead, and not how long anything took."""
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        times = (sentence[slice(*span)] for span in values(Expect.TIME, whole, sentence))
        past = any(not _COMING.search(time) and not _SPAN.fullmatch(time) for time in times)
        if past and (not matter or any(share_of(term, sentence) >= HALF for term in matter.terms)):
            return True
    return False


def _body(body: re.Pattern[str], shown: Passage, asked: Search, library: Library) -> Answer:
    """The passage, where it names a body of the sort; else whose it is, where he is of one."""
    person = library.language.lexicon.people.get(shown.speaker.id) if shown.speaker else None
    if re.search(rf"{_NAME}(?:{body.pattern})(?![里房区子])", library.index.text_of(shown)):
        return Quote(Found(shown), asked)
    if person and any(body.search(folded(post)) for post in person.posts):
        return PersonCard((person,), Mention((person,), person.name, 0, How.NAME))
    return Candidates((Found(shown),), Why.UNSURE, asked)


def _people(shown: Passage, asked: Search, context: Context, library: Library) -> Answer | None:
    """The passage that counts the people of the last matter, or all of the place or body whose words were shown.

    What counts others is only related; None where nothing of that speech counts any.
    """
    matter = topic_of(context.topic or "", library.language)
    asked = replace(asked, turn=replace(asked.turn, lacks=True))
    places = library.index.places.of_speakers((shown.speaker.id,)) if shown.speaker else ()
    passages = dict.fromkeys((*library.index.around(shown), *library.index.at(places)))
    for one in passages:
        text, posts = library.index.text_of(one), folded(one.speech.attribution) if one.speech else ""
        if _counts_those_of(matter, text) if matter else counts_all(text, posts):
            return Quote(Found(one), asked)
    counting = (one for one in passages if any(_counted(library.index.text_of(one))))
    found = tuple(map(Found, islice(counting, MOST_CANDIDATES)))
    return Candidates(found, Why.UNSURE, asked) if found else None


def _counts_those_of(matter: Topic, text: str) -> bool:
    """Whether a sentence names a matter and counts people behind it: where it is people itself, them (九位护理员)."""
    them = [term.word for term in matter.terms if _OF_PEOPLE.search(term.word)]
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        spans = list(_counted(sentence))
        if them and any(stands_at(one, span, sentence) for one in them for span in spans):
            return True
        named = spans and all(share_of(term, sentence[: spans[-1][1]]) >= HALF for term in matter.terms)
        if named and not them:
            return True
    return False


def _counted(text: str) -> Iterator[tuple[int, int]]:
    """Where a folded text counts several people: 个 may count anything, and what stands around it tells."""
    for start, end in values(Expect.NUMBER, "多少人", text):
        people = text[end - 1] != "个" or _BEHIND.match(text, end) or _BEFORE.search(text, 0, start)
        if people and not _ONE_OR_SOME.match(text, start):
            yield start, end


_PERSON: Final = "(?:[人员工师民者生手匠娃]|兄弟|姐妹|孩子|同学|老乡|家长|老板|大夫|代表|专家)"
_OF_PEOPLE: Final = re.compile(f"{_PERSON}$")
"""What a word for people ends in."""
_BEHIND: Final = re.compile(rf"[^,，。;；、]{{0,4}}?{_PERSON}")
_BEFORE: Final = re.compile(rf"{_PERSON}(?:一共|总共|现在|[只就才共还有剩是]){{0,3}}$")
_ONE_OR_SOME: Final = re.compile("[一几][个名位]")
_NAME: Final = (
    r"(?:(?<![\u4e00-\u9fff])|(?<=[在到是叫从跟和与]))"
    r"(?:(?![我你他她咱们这那哪每各全本该外老新几两个所家座间些条的了里有年月日在到和与]|如今|现在|后来|以前|当时|目前)[\u4e00-\u9fff0-9]){2,8}?"
)
"""What may be the name of a body, before what it is: it begins a clause, or follows a word that leads to one."""
_WHEN_IT_WAS: Final = re.compile(
    "(?:什么(?:时候|时间)|何时|哪一?(?:年|个?月)|几[年月])(?:发生|出)?的(?:事情?|数据?|数字)$|哪一?年的$"
)
"""When a thing was."""
_SPAN: Final = re.compile("(?:[半一二两三四五六七八九十几]+|[0-9]{1,3})(?:多|来)?年")
"""How long something took."""
_COMING: Final = re.compile("[明后]年|下个?[月周]|年底前|以后")
"""A time of what has not been yet."""
