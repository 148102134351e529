"""Turns that mean all whom the last reply named: who they are (他们是谁), and what they said (他们说了什么)."""

import re
from typing import Final

from knowledge.asked import Asked, ListPeople, Move, Search, Step
from knowledge.question.message import PARTICLES, Reading
from knowledge.question.speaking import SPOKE

_THEY: Final = (
    r"(?:那么?|请问)?(?:[他她]们?俩(?:人|个)?|[他她]们|(?:以上|上面|前面)?[这那]?(?:(?:几|[两三四五六七八九十]+)[个位](?:人|代表)?|俩(?:人|代表)?|些(?:人|代表))"
    r")(?:几[个位]|两个?)?"
)
_ALL: Final = r"(?:都|又|分别|各自?|具体|到底|究竟|一共)*"
_WHO: Final = (
    r"(?:是|有|叫)(?:些?谁(?:[和跟]谁)?|谁谁谁?|哪些人?|哪[几两三四五六七八九十]+[个位]?人?|哪[个位]人?"
    r"|什么人|什么(?:名字)?)|(?:的?(?:名字|姓名)(?:是什么|呢)?)|叫什么(?:名字)?"
)
_WHO_THEY_ARE: Final = re.compile(rf"(?P<they>{_THEY})?(?P<all>{_ALL})(?:{_WHO})")
"""Who the listed are; without a word for them it is said that all are meant (都有谁, 分别是谁)."""
_SPOKEN: Final = re.compile(rf"{_THEY}(?P<rest>{_ALL}(?:在会上|会上|是|也|还)?(?:怎么|如何|对|[说讲谈提聊]).*)")

_WHICH_OF_THEM: Final = re.compile(
    rf"{_THEY}(?:里头?|里面|当中|之中|中间?)?(?:都)?(?:是|有)?(?:谁|哪[个位])(?:还|又|也|都)?(?:[说讲谈提聊](?:了|过|到|起|及)*)"
    r"(?P<topic>[^,，。?？]{2,})"
)
"""Which of the listed spoke of a matter: 他俩谁讲了法治."""


def of_the_listed(reading: Reading) -> Asked | None:
    """Who those are whom the last reply named, or what they said, of the matter by which they were listed or another.

    A list that was made by a matter tells what each of them said of it.
    """
    context = reading.context
    if len(context.people) < SEVERAL:
        return None
    text = PARTICLES.sub("", reading.text)
    if who := _WHO_THEY_ARE.fullmatch(text):
        listed = context.asked in (ListPeople.__name__, Step.__name__)
        return Step(Move.LISTED) if who["they"] or (who["all"] and listed) else None
    those = tuple(one for id_ in context.people if (one := reading.language.lexicon.people.get(id_)))
    if which := _WHICH_OF_THEM.fullmatch(text):
        matter = reading.topic(which["topic"])
        return ListPeople(topic=matter, among=those, search=Search(matter, those)) if matter and those else None
    spoken = _SPOKEN.fullmatch(text)
    if spoken is None:
        return None
    topic = reading.topic(SPOKE.sub(" ", spoken["rest"]))
    if not topic and context.topic and context.asked == ListPeople.__name__:
        return Step(Move.LISTED)
    return Search(topic or reading.topic(context.topic or ""), those) if len(those) >= SEVERAL else None


SEVERAL: Final = 2
"""How many people a reply names at least where all of them may be meant."""
