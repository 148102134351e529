"""Messages that ask who spoke of a matter that was told before: 弥猴桃卖不起价，哪些代表替我们叫过苦; 几个人讲了这个.

What asks points back at the matter and tells none of its own; where it does, the message is none of these.
"""

import re
from dataclasses import replace
from typing import Final

from knowledge.asked import Asked, ListPeople, Search
from knowledge.question.asked_people import LISTED
from knowledge.question.callings import APPOSED
from knowledge.question.message import PARTICLES, Reading, named_in
from knowledge.question.people import any_of
from knowledge.question.pronoun import THAT
from knowledge.question.speaking import SPEAKING_FOR
from knowledge.question.whom import WHO
from knowledge.topic import Expect

_SPOKE: Final = r"(?:[说讲](?!话)|谈|提|聊|关注|关心|操心|惦记|反映|呼吁|抱怨|点)(?:到|过|及|了|起|名)*"
_SEVERAL: Final = rf"(?:谁(?:谁|[和跟]谁)|(?!谁){WHO})"
_AROUND: Final = r"(?:都|也|在|会|还|又|是|有|的|出来|站出来|会上|到底|究竟|一共|总共)*"
_AMONG: Final = r"(?:(?:开会|发言|讲话|上报|来)?的?(?:人|代表|委员)们?(?:里头?|里面|当中|中间|中))?"
_AND_WHO: Final = rf"(?:[,?\s]*(?:都|分别|各)*(?:是|叫)?(?:什么(?:名字)?|{WHO}(?:跟谁|和谁)?))?"
_TAILS: Final = tuple(
    re.compile(
        rf"(?P<matter>.{{2,}}?){THAT}?[,\s]*{_AMONG}{_AROUND}{tail}{_AND_WHO}(?:[,\s]*{LISTED.pattern})?[吗呢的\W]*"
    )
    for tail in (
        rf"{_SEVERAL}{_AROUND}{_SPOKE}{THAT}?",
        rf"{WHO}{_AROUND}(?:[替为帮给]{THAT}{SPEAKING_FOR}|{_SPOKE}{THAT})",
        rf"(?:[替为帮给]{THAT}{SPEAKING_FOR}|{_SPOKE}{THAT})的(?:人|代表)?{_AROUND}{WHO}(?:[和跟]谁)?",
        rf"被{WHO}{_SPOKE}",
    )
)
_LEAST: Final = 10
"""Characters of a message from which it can tell a matter and ask then."""


_COUNTED: Final = rf"(?:一共|总共)?(?:是|有)?(?!谁|哪[一个位]){WHO}(?:党代表|代表|人)?{_AROUND}{_SPOKE}(?:的|了)?"
_OF_LAST: Final = tuple(
    re.compile(rf"(?:那|那么|请问|到底|究竟)?{way}(?:[吗呢没不]|没有)?")
    for way in (
        (
            rf"(?:一共|总共|都)?(?:是|有)?{WHO}(?:党代表|代表|人)?{_AROUND}(?:{_SPOKE}|[对给替为]){THAT}"
            rf"(?:{SPEAKING_FOR})?(?:的|了)?"
        ),
        _COUNTED,
        rf"(?:{_SPOKE}{THAT}|[替为帮给]{THAT}{SPEAKING_FOR})的(?:人|代表)?{_AROUND}{WHO}",
        rf"{THAT}{_AROUND}{WHO}{_AROUND}{_SPOKE}(?:的|了)?",
        rf"(?:还)?有(?:没有|别的?|其他)?(?:人|代表){_AROUND}{_SPOKE}{THAT}",
    )
)
"""Who spoke of what was asked for last: 几个人讲了这个, 这事谁提过, 一共几个代表谈到的."""


def spoken_of_last(reading: Reading) -> Asked | None:
    """Who spoke of the matter that was asked for last."""
    text = PARTICLES.sub("", reading.text)
    if not any(way.fullmatch(text) for way in _OF_LAST):
        return None
    topic = reading.topic(reading.context.topic or "")
    return ListPeople(topic=topic) if topic else None


def counts_speakers(text: str) -> bool:
    """Whether a clause asks how many spoke of a thing, and not how many speak at all (几个人说过; 几个人讲话)."""
    return re.fullmatch(_COUNTED, text) is not None


def spoken_of_before(reading: Reading) -> Asked | None:
    """Who spoke of what a message told before it asks."""
    text = reading.text.strip()
    if not len(text) >= _LEAST or not _POINTS.search(text):
        return None
    match = next((found for tail in _TAILS if (found := tail.fullmatch(text))), None)
    if match is None or named_in(text, reading):
        return None
    topic = reading.topic(APPOSED.sub(" ", match["matter"]))
    several = LISTED.search(text) or _OF_SEVERAL.search(text)
    search = None if several else Search(replace(topic, expects=Expect.PERSON, counted=()), asks_who=True)
    return ListPeople(topic=topic, search=search, any_of=any_of(match["matter"], reading)) if topic else None


_OF_SEVERAL: Final = re.compile(rf"(?!谁){WHO}|谁[谁和跟]|(?:人|代表|委员)们?都?有谁")
"""What asks for several people, and not for one who said it."""
_POINTS: Final = re.compile(rf"{_OF_SEVERAL.pattern}|[这那它他她我俺咱].*谁|谁.*[这那它他她我俺咱]")
"""What such a message holds: several are asked for, or it is pointed back."""
