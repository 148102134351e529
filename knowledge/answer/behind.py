"""What is asked of what was shown last, and its passage or the post of its speaker tells: its body, and when it was."""

import re
from dataclasses import replace
from typing import Final

from knowledge.asked import Context, Search
from knowledge.findings import Answer, Candidates, Found, PersonCard, Quote, Why
from knowledge.lexicon import How, Mention, body_asked
from knowledge.model import Passage
from knowledge.question.aspects import WHICH_YEAR
from knowledge.question.message import PARTICLES
from knowledge.search import Library
from knowledge.text import folded, sentence_spans
from knowledge.topic import Expect, Topic, topic_of
from knowledge.weighing.held import found as share_of
from knowledge.weighing.values import values


def of_what_was_shown(asked: Search, context: Context, library: Library) -> Answer | None:
    """Which body, or which day, is spoken of in what was shown last; None where that is not asked, or not of it.

    What tells no time or no body of the sort is only related.
    """
    only = context.offered[0] if len(context.offered) == 1 else None
    shown = library.index.passage(context.last or only) if asked.turn.follows and not asked.people else None
    if shown is None:
        return None
    whole = PARTICLES.sub("", asked.topic.asked)
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


_NAME: Final = (
    r"(?:(?<![\u4e00-\u9fff])|(?<=[在到是叫从跟和与]))"
    r"(?:(?![我你他她咱们这那哪每各全本该外老新几两个所家座间些条的了里有年月日在到和与]|如今|现在|后来|以前|当时|目前)[\u4e00-\u9fff0-9]){2,8}?"
)
"""What may be the name of a body, before what it is: it begins a clause, or follows a word that leads to one."""
_WHEN_IT_WAS: Final = re.compile(
    "(?:什么(?:时候|时间)|何时|哪一?(?:年|个?月)|几[年月])(?:发生|出)?的(?:事情?|数据?|数字)$|哪一?年的$"
)
"""When a thing was."""
HALF: Final = 0.5
"""How much of a word of the matter a sentence must hold to tell of it."""
_SPAN: Final = re.compile("(?:[半一二两三四五六七八九十几]+|[0-9]{1,3})(?:多|来)?年")
"""How long something took."""
_COMING: Final = re.compile("[明后]年|下个?[月周]|年底前|以后")
"""A time of what has not been yet."""
