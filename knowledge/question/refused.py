"""Who is meant in the place of somebody: of one who is refused (不是罗芳，另一个), or of the last (换个做企业的).

One of whom a citizen wants no more (不想听李红的，讲讲就业) is not the one whom he asks about the rest.
"""

import re
from collections.abc import Sequence
from typing import Final

from knowledge.asked import Asked, ListPeople, Move, Search, Step, WhoIs
from knowledge.lexicon import How, Mention, Person, kind_at, surname
from knowledge.question.chosen import the_other
from knowledge.question.framing import REFUSED
from knowledge.question.message import PARTICLES, Reading
from knowledge.question.people import left_out
from knowledge.question.pronoun import PRONOUN
from knowledge.question.speaking import SPOKE
from knowledge.question.steps import STEPS, SWAPPED, THE_OTHER
from knowledge.question.whom import Whom, whom
from knowledge.text import folded


def in_place_of(reading: Reading) -> Asked | None:
    """Somebody else for the last matter, where one is refused and nothing further is asked; None where more is.

    Those who are described in his place; the other one who was listed; else who else spoke of it, for he may not be
    shown again.
    """
    if others := _instead_of(reading) or _corrected(reading):
        return others
    refused = REFUSED.search(reading.text)
    said = PARTICLES.sub("", REFUSED.sub("", reading.text))
    called = (refused["after"] or refused["before"]) if refused else ""
    those = whom(called, reading)
    if swapped := _described(said, called, those.people if those else (), reading):
        return swapped
    words = _MEANT.sub("", said)
    other = THE_OTHER.fullmatch(words)
    if refused is None or (words and not other and not re.fullmatch(_OTHERS, words)):
        return None
    if those is None or not those.people:
        return None if words else Step(Move.OTHERS)
    if one := the_other(other["rest"] if other else "", reading, those.people):
        return one
    return _but_for(those, reading)


def _corrected(reading: Reading) -> Asked | None:
    """Who is meant where only what he is was wrong (不是老师，是行长): of the listed, or who is called as the last was.

    None of them, whoever is so described is meant.
    """
    match, context = _NOT_SO.fullmatch(PARTICLES.sub("", reading.text)), reading.context
    if match is None or not (context.speaker or context.people):
        return None
    refused, those = whom(match["refused"], reading, listed=True), whom(match["who"], reading, listed=True)
    if refused is None or those is None or not those.people:
        return None
    last = reading.last_speaker()
    listed = [one for one in those.people if len(context.people) > 1 and one.id in context.people]
    alike = [one for one in those.people if last and _surname(one) == _surname(last[0])]
    meant = those.people if those.named else tuple(listed or [one for one in alike if one not in last] or those.people)
    if len(meant) > 1:
        return ListPeople(among=meant, called=match["who"])
    mention = Mention(meant, match["who"], 0, How.NAME if those.named else How.ORGANISATION)
    if context.asked == WhoIs.__name__:
        return WhoIs(meant, mention)
    return Search(reading.topic(context.topic or ""), meant, mention)


def _surname(person: Person) -> str:
    return surname(folded(person.name))


_NOT_SO: Final = re.compile(
    r"(?:我(?:[问说找指]的?)?|[他她])?不是(?P<refused>[^,，。]{1,10}?)(?:我(?:[问说找指要]的?)?|而|应该)*是(?P<who>[^,，。是]{1,10}?)"
    r"(?:[那这]一?[个位])?"
)
"""That somebody is not the one thing but the other: 不是局长是老师."""


def _but_for(those: Whom, reading: Reading) -> Asked:
    """Who else spoke of the last matter than some who are refused and whoever was shown."""
    shown, topic = reading.last_speaker(), reading.topic(reading.context.topic or "")
    if set(those.people) <= set(shown) or not topic:
        return Step(Move.OTHERS)
    return ListPeople(topic=topic, without=tuple(dict.fromkeys((*those.people, *shown))))


def _described(said: str, called: str, refused: Sequence[Person], reading: Reading) -> Asked | None:
    """Those who are described in the place of the last one, neither he nor one who is refused (换个做企业的讲讲).

    One alone is asked for the last matter; where nobody else fits, that is said. None where somebody is named. Who is
    of a kind that is refused, as heads of anything are officials, may be the one who is wanted all the same.
    """
    swap = SWAPPED.fullmatch(said)
    those = whom(swap["who"], reading, listed=True) if swap else None
    if swap is None or those is None or not those.people or those.named:
        return None
    if not (reading.context.speaker or reading.context.people):
        return None
    others = [one for one in those.people if one not in reading.last_speaker()]
    kind = kind_at(called, 0)
    left = tuple(one for one in others if one not in refused) or tuple(others if kind else ())
    if len(left) != 1:
        return ListPeople(among=left or those.people, without=() if left else those.people, called=swap["who"])
    mention = Mention(left, swap["who"], 0, How.ORGANISATION)
    return Search(reading.topic(reading.context.topic or ""), left, mention)


def _instead_of(reading: Reading) -> Asked | None:
    """Who but somebody of whom no more is wanted spoke of a matter (李红那个太深了，有没有讲机器的).

    Whose words are only found fault with, he may be asked for others of his: who else is, must be said.
    """
    away = _NO_MORE.match(reading.text)
    called = (away["refused"] or away["faulty"]) if away else ""
    those = Whom(reading.last_speaker()) if PRONOUN.fullmatch(called) else whom(called, reading)
    if away is None or those is None or not those.people:
        return None
    rest = reading.text[away.end() :].strip(" ,，。")
    if not rest:
        return _but_for(those, reading) if away["refused"] else None
    wanted = _SPEAKING_OF.match(rest) if away["faulty"] else _ASKED.match(rest)
    if wanted is None or PRONOUN.search(rest) or left_out(rest, reading):
        return None
    topic = reading.topic(SPOKE.sub(" ", wanted["what"]))
    return ListPeople(topic=topic, without=those.people) if topic else None


_HIS: Final = "(?:的|[说讲谈](?:的|得)|[那这][个段篇些])?(?:原?话|发言|讲话|内容|[那这][个段篇些])?"
_CLAUSE: Final = r"(?=[,，。!！\s]|$)"
_NO_MORE: Final = re.compile(
    r"(?:那|可是?|但是?|我|就|也|先|请|\W)*(?:"
    r"(?:(?:不想|不爱|不愿意?|懒得|别|不用|不必)(?:再|老是?|总是?|又|光|只|一直|尽|给我)*(?:听|看|说|讲|提|发|放|念)(?:给我)?[看听]?"
    r"|(?:不[听看]|[听看](?:够|腻|烦|厌))了?)"
    rf"(?P<refused>[^,，。\s]{{1,10}}?){_HIS}[了吧]*{_CLAUSE}"
    rf"|(?P<faulty>[^,，。\s]{{1,10}}?){_HIS}(?:我们?|都|也|真|实在|是|已经?)*"
    r"(?:(?:太|有一?[点些]|不够|过于|比较)[\u4e00-\u9fff]{1,4}?|[看听读](?:不太?[懂明]白?|不进去|过|完|腻|烦|够)|没[看听]太?[懂明]白?"
    rf"|没(?:意思|劲|兴趣))了?{_CLAUSE})"
)
"""That of somebody no more is wanted, or what is wrong with his words, as a clause that a message begins with."""
_SPEAKING_OF: Final = re.compile(
    r"(?:那|就|还|我|想|[问看听找要]|请问|给我|换|来|再|有没有|有|[一几]?[个位点些段]|别的?|其[他它]的?|另外的?|人|代表|谁|哪|是)+"
    r"[说讲谈提聊](?:到|过|起|了)*(?!得|(?:简单|简短|短|明白|清楚|通俗|具体|详细|细|浅|直白|重点|要点|大白话|人话)(?:一?[点些])*的?\W*$)"
    r"(?P<what>[^,，。\s]+)"
)
"""Whoever spoke of a matter: 有没有讲机器的; how he puts it (讲得简单点) is none."""
_ASKED: Final = re.compile(
    r"(?:那|就|我|想|要|给我|[看听来点找]|换|[讲说聊谈][讲说聊谈]|有没有|一?下|关于)*(?P<what>.+)"
)
_MEANT: Final = re.compile(r"^我?(?:[说问要找指]的?|想[问要找])?是?")
"""What says that somebody is meant: 我说的是另一个."""
_OTHERS: Final = dict(STEPS)[Move.OTHERS]
