"""Whose words are that were shown or told, where it is asked of somebody, or of whom they are if not of him."""

import re
from dataclasses import replace
from typing import Final

from knowledge.asked import Asked, ListPeople, Move, Search, Standing, Step, Unprinted
from knowledge.question.message import ASKING, PARTICLES, Reading
from knowledge.question.pronoun import PRONOUN
from knowledge.question.speakers import is_somebody
from knowledge.question.strangers import unknown_person
from knowledge.topic import Expect


def said_by_him(reading: Reading) -> Asked | None:
    """Whose the words are that were shown, where it is asked whether they are somebody's; a step, as 这是谁说的 is.

    He may be named, told by his post, or printed nowhere: none of his own words would answer it.
    """
    text, context = PARTICLES.sub("", reading.text), reading.context
    claim = next(filter(None, (one.fullmatch(text) for one in _CLAIMS)), None)
    if claim is None or not (claim["asks"] or _WHETHER.search(text) or _ASKS.search(reading.text)):
        return None
    shown = context.last or (context.offered and not context.people)
    if not shown or (context.asked == ListPeople.__name__ and context.topic):
        return None  # of those listed for a matter it is asked who of them spoke of it
    return (
        Step(Move.SPEAKER)
        if all(_is_one(who, reading) for who in re.split("(?:[说讲]的)?还是", claim["who"]))
        else None
    )


def said_by_another(reading: Reading) -> Asked | None:
    """Who says what whoever was asked for does not (不是他那是谁说的): of all, or whose words were shown then."""
    if _WHO_THEN.fullmatch(PARTICLES.sub("", reading.text)) is None:
        return None
    if reading.context.standing == Standing.ANOTHERS:
        return Step(Move.SPEAKER)
    words = reading.context.unsaid or ""
    quoted = (words,) if reading.language.says(words) else ()
    topic = replace(reading, text=words, required=quoted).topic()
    return Search(replace(topic, expects=Expect.PERSON), asks_who=True) if topic else None


_WHO_THEN: Final = re.compile(
    r"(?:不是[^谁哪]{1,8}?(?:[说讲提]的)?(?=那|到底|究竟|是|谁|哪))?"
    r"(?:那么?|这么?|到底|究竟|又|原来|真正|应该|话|是|由){0,4}(?:谁|哪一?个|哪一?位|什么人)(?:代表|领导|人)?"
    r"(?:[说讲提](?:出来|出|过|到)?)?[的了]?(?:原?话)?"
)
"""Who else it is, and nothing further."""


def _is_one(who: str, reading: Reading) -> bool:
    """Whether words are for somebody, be he printed or not."""
    if not who or ASKING.search(who):
        return False
    if PRONOUN.fullmatch(who) or is_somebody(who, reading):
        return True
    return isinstance(unknown_person(replace(reading, text=f"{who}说了什么")), Unprinted)


_ASKS: Final = re.compile(r"(?:[?？]|吧)\W*$")
_WHETHER: Final = re.compile("是不是|有没有|还是")
_THESE: Final = r"(?:这|那)(?:一?[个些句番段]|几句)?(?:话|意见|建议|主意|观点|说法)"
_LEADS: Final = r"(?:那么|请问|所以|难道|你|上面|刚才?|刚刚){0,2}"
_SAYING: Final = r"(?:自己|本人|亲口|当时|在?会上){0,2}(?:说|讲|提|谈|建议|主张)"
_ENDS: Final = r"(?P<asks>(?:是吗|是不是|对吗|对不对|没错|吗|么|没有|没|不){0,2})"
_CLAIMS: Final = (
    re.compile(
        rf"{_LEADS}(?:{_THESE}|这|那)?(?:到底|真的?|也|都|可|应该){{0,2}}(?:不是|是不是|是)?(?P<who>\S{{1,16}}?)"
        rf"(?:{_SAYING}(?:出来|出|过)?的(?:原?话)?|的(?:原?话|说法|意见|观点|主张|发言|讲话)){_ENDS}"
    ),
    re.compile(rf"{_LEADS}{_THESE}(?:是不是|有没有)?(?P<who>\S{{1,16}}?)(?:真的?|是不是|有没有)?{_SAYING}过{_ENDS}"),
    re.compile(rf"{_LEADS}(?:是不是)?(?P<who>\S{{1,16}}?)(?:真的?|是不是|有没有)?{_SAYING}过?{_THESE}{_ENDS}"),
)
"""That what was shown is somebody's: 这话是李红说的, 不是局长讲的, 这是李红的原话, 这话李红说过, 李红说过这话."""
