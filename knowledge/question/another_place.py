"""The last question of another place, which is all that a turn names (竹坪村集体收入多少, 茶垭村呢)."""

import re
from typing import Final, NamedTuple

from knowledge.asked import Asked, Search, Turn
from knowledge.question.message import PARTICLES, Reading
from knowledge.topic import Expect, Topic, expected, topic_of


def of_another_place(reading: Reading) -> Asked | None:
    """The last question with another village in it; None where a turn names more or asks otherwise."""
    text = reading.text
    if len(text) > MOST or not _ASKS_NEXT.search(text):  # known without a look at what was shown
        return None
    place = _place(reading.topic(), reading)
    match = place.written.search(text) if place else None
    if place is None or match is None or not _LEADS.fullmatch(text[: match.start()]):
        return None
    question = reading.context.question if reading.context.asked == Search.__name__ else ""
    if not question or not _asks_the_same(text[match.end() :], question, reading):
        return None
    anew = _put_into(question, place, reading)
    return Search(topic_of(anew, reading.language), turn=Turn(there=place.called)) if anew else None


MOST: Final = 16
"""Characters of a turn that names nothing but a place."""
_LEADS: Final = re.compile(r"(?:那么?|还有|至于|然后|换成?|要是|如果|到|在|和|跟|同样|\W){0,4}")
"""What leads to a place that takes another's."""
_ASKS_NEXT: Final = re.compile(r"呢\W*$|多[少长大高远宽久重深]|几|换|怎么样")
"""What asks of another place what was asked of the last."""
_SAME: Final = re.compile(r"多[少长大高远宽久重深]|几|怎么样|那边|那里|这边|的话|[的了有是又也都要里]|现在|一共|总共")
"""What asks a value again and names nothing."""
_OF_MONEY: Final = re.compile("[个块元钱]")


class _Place(NamedTuple):
    """A place: its `name` as it is printed, what it is `called` in short, how a text writes it."""

    name: str
    called: str
    written: re.Pattern[str]


def _place(topic: Topic, reading: Reading) -> _Place | None:
    """The one place that a text names; None where it names none, or several."""
    places = reading.language.lexicon.districts
    named = {one.name: _Place(one.name, one.called, one.written) for one in topic.districts if one.name}
    for term in topic.terms:
        if name := places.printed(term.word):
            written = re.compile(f"{re.escape(name)}|{re.escape(term.word)}")
            named.setdefault(name, _Place(name, term.word, written))
    return next(iter(named.values())) if len(named) == 1 else None


def _asks_the_same(rest: str, question: str, reading: Reading) -> bool:
    """Whether what a turn says behind its place asks nothing that the last question does not ask."""
    rest = PARTICLES.sub("", _SAME.sub(" ", rest))
    if expected(question) is Expect.MONEY:
        rest = _OF_MONEY.sub("", rest)
    return all(word in question for word in reading.language.tokenizer.words(rest))


def _put_into(question: str, place: _Place, reading: Reading) -> str:
    """The last question of a place, in the stead of its own; empty where that is this one, or none of the kind."""
    topic = topic_of(question, reading.language)
    last = _place(topic, reading)
    if last is None:
        return "" if topic.districts or any(term.names for term in topic.terms) else f"{place.name}{question}"
    return last.written.sub(place.name, question) if last.name != place.name else ""
