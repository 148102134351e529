"""The words of the one, or of the several, who are described and not named."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from knowledge.asked import Ambiguous, Asked, ListPeople, Search, Turn, Unprinted
from knowledge.lexicon import ROLE_AT, How, Mention, Person
from knowledge.question.asked_words import TIMES
from knowledge.question.intents import concern_of
from knowledge.question.message import ONES_OWN, PARTICLES, Reading, only_tells
from knowledge.question.pronoun import spoken_of
from knowledge.question.speaking import SPOKE
from knowledge.question.ways import AMONG, ENDS_IN_ROLE, MOST, PERSON, SPOKE_OF, identity_of, parted, words_on
from knowledge.question.whom import Whom, whom
from knowledge.topic import Topic

_WORDS: Final = re.compile(
    rf"(?P<a>.+?){AMONG}(?:分别|各自|各|具体|详细|究竟)?(?:有没有)?(?P<on>对[^,]{{1,10}}?)?(?:怎么|如何)?"
    r"(?:[说讲](?!话)|谈|提(?!高|升)|聊|看(?!病)|认为|觉得|建议|发言|抱怨|反映|呼吁|担心|盼)(?P<rest>.*)"
)
_TOLD_FIRST: Final = re.compile(rf"{SPOKE_OF}(?P<topic>[^,]+?)的(?P<a>[那这][个位][^,]+)")
"""Somebody who is described by what was said: 讲园区的那位姓姚的主任."""
_SUBJECT: Final = re.compile(rf"[^,]+?(?:[那这](?:[两几三]?位{PERSON}?|[两几三]?个{PERSON})|的(?P<told>{PERSON}))")
"""One or several who are pointed at or told by more than what they are called, at the beginning of a question."""
_HEADED: Final = re.compile(r"(?:的|来)(?:代表|人|同志)$")
"""What shows that people are meant, one or several, and not such people in general: 青石来的代表."""
_MOST_SHOWN: Final = 12
"""Characters of a description that stands alone."""
_OF_MANY: Final = re.compile("(?:工人|职工|员工|农民|村民|居民|群众)们?$")
"""Of whom many speak, and who are meant as one only where one is pointed at (那个工人)."""
_THEN: Final = re.compile(r"那么?(?![位个])(?!.*[那这]一?[个位])")
"""What goes on to somebody who is named, or to a matter, and points at nobody: 那李红呢, 那企业呢."""


def words_of(reading: Reading) -> Asked | None:
    """The words of the one, or of the several, who are described (那个开公交车的说了什么, 两个书记都讲了什么)."""
    text = parted(reading)
    of_one = _concerned(text, reading) or _spoken(text, reading) or _told_first(text, reading)
    of_one = of_one or _standing_alone(text, reading)
    return of_one or _of_subject(text, reading)


def of_body(reading: Reading) -> Asked | None:
    """What those of a school, a village, a county say of the last matter, which another spoke of (学校那边怎么说).

    Of a place those who govern it are meant, where any speaks. Whom posts do not tell is asked of everybody anew.
    """
    match = _BODY_SAYS.fullmatch(PARTICLES.sub("", reading.text))
    those = _bearing(match["body"], reading, listed=True) if match else None
    general = match is not None and _GENERAL.fullmatch(match["body"]) is not None
    if match is None or not (general or (those and those.people)) or not reading.context.topic:
        return None
    if those is None or not those.people:
        return Search(reading.topic())
    people, last = _governing(match["level"], those.people, reading), reading.topic(reading.context.topic)
    if those.named or set(reading.last_speaker()) & set(people) or _is_asked_alike(match, reading):
        return None
    if len(people) > 1:
        return ListPeople(topic=last, among=people, search=Search(last, people))
    return Search(last, people, Mention(people, match["body"], 0, How.ORGANISATION), turn=Turn(of_body=True))


def _is_asked_alike(match: re.Match[str], reading: Reading) -> bool:
    """Whether the last matter was asked for in this way too: what is named is another (普法怎么讲, 园区怎么讲)."""
    context, says = reading.context, match.string[match.end("body") :]
    before = PARTICLES.sub("", context.question).removeprefix(context.topic or "")
    return context.searched and all(map(_SAID_OF.fullmatch, (says, before)))


_SAID_OF: Final = re.compile("(?:怎么|如何)(?:说|讲|谈|提)的?")


def _governing(level: str | None, people: Sequence[Person], reading: Reading) -> tuple[Person, ...]:
    """Those of some people who govern the county, the town, the village that is meant; all where none does."""
    if level is None:
        return tuple(people)
    office = re.compile(rf"{level}(?:委|长|政府|人大|政协|党|支|主任|书记|[^县区镇乡村]{{1,12}}局)")
    known = reading.language.lexicon.known
    return tuple(one for one in people if any(map(office.search, known[one.id].printed))) or tuple(people)


_BODY_SAYS: Final = re.compile(
    r"(?:那么?|还有)?(?P<body>(?!怎么|如何)(?:(?P<level>[县市区镇乡村])(?=[里上]|那边|这边|怎么|如何))?[\u4e00-\u9fff]{0,5}?[里上]?)"
    r"(?:那边|这边|那头|那里|方面)?(?:又|是|也|都|对此|对这个?事?)*(?:怎么|如何)(?:说|讲|看|想|认为|表态|回应)(?:的|待)?"
)
"""How somebody's body, whatever it is, sees the last matter: 学校那边怎么说, 县里怎么看."""
_GENERAL: Final = re.compile(r"(?:当地|地方|市|县|区|镇|乡)?政府|官方|部门|有关部门|上[面头级]|领导们?|单位|组织上?")
"""Whom no post tells, and who are nobody's but their own."""


def _spoken(text: str, reading: Reading) -> Asked | None:
    """What somebody said who is described before the word for it (那个开公交车的说了什么)."""
    match = _WORDS.fullmatch(text) if len(text) <= MOST else None
    those = _bearing(match["a"].strip(","), reading) if match else None
    if not match or not those or (ONES_OWN.match(match["a"]) and only_tells(text, match.end("a"))):
        return None
    if not those.people:
        told_of = reading.language.lexicon.titles.is_told_of(match["a"])
        nobody = ENDS_IN_ROLE.search(match["a"]) and not told_of and not _asked_of(match, reading)
        return Unprinted(match["a"]) if nobody else None
    headed = _HEADED.search(match["a"]) or text.startswith("的都", len(match["a"]) - 1)
    if those.named or not (those.pointed or those.several or those.closely or headed):
        return None
    if len(those.people) > 1 and not those.several and not headed:
        those = replace(those, people=spoken_of(those.people, reading))
    if len(those.people) > 1 and not those.several and not headed:
        return Ambiguous(Mention(those.people, match["a"], 0, How.ORGANISATION))
    return words_on(those, match["a"], _asked_of(match, reading))


def _bearing(phrase: str, reading: Reading, listed: bool = False) -> Whom | None:
    """Whom a phrase describes; amid a talk a bare trade (那民警呢, 师傅怎么说) means nobody who is not printed in it.

    It is of those of whom was told there. By a word of courtesy (师傅) the one who spoke last is meant sooner.
    """
    those = whom(phrase, reading, listed)
    bare = _BARE.fullmatch(phrase)
    if those is None or bare is None or not reading.context.last or not those.people:
        return those
    last = () if ROLE_AT.fullmatch(bare["called"]) else reading.last_speaker()
    if met := tuple(one for one in last if one in those.people):
        return replace(those, people=met)
    printed = reading.language.lexicon.posts.in_post(bare["called"])
    return those if set(those.people) <= set(printed) else None


_BARE: Final = re.compile(rf"(?:那么?|[那这]一?[个位])?(?P<called>{ROLE_AT.pattern}|{PERSON})们?")
"""A word for a trade or an office and nothing else."""


def _concerned(text: str, reading: Reading) -> Search | None:
    """What the one of a trade means to do, asks for or finds hard, where nothing else is said (送快递的盼什么).

    Of a trade of which several speak, or that is everybody's, it is asked as any matter.
    """
    if len(text) > _MOST_SHOWN + MOST_CONCERN:
        return None
    for end in range(2, min(len(text) - 1, _MOST_SHOWN + 1)):
        concern = concern_of(text[end:])
        those = whom(text[:end], reading) if concern and not _OF_MANY.search(text[:end]) else None
        if those and len(those.people) == 1 and not those.named and _is_somebody(text[:end], those):
            return replace(words_on(those, text[:end], reading.topic("")), concern=concern)
    return None


def _is_somebody(words: str, those: Whom) -> bool:
    """Whether words are for a person and not for a body or a thing that a post names, too (纺织厂有什么困难)."""
    return those.pointed or those.closely or words.endswith("的") or ENDS_IN_ROLE.search(words) is not None


MOST_CONCERN: Final = 12
"""Characters of what is asked of somebody at most."""


def _told_first(text: str, reading: Reading) -> Asked | None:
    """The words of somebody who is described behind what was said (讲园区的那位姓姚的主任)."""
    match = _TOLD_FIRST.fullmatch(text)
    those = whom(match["a"], reading) if match and not match["silent"] else None
    return words_on(those, match["a"], reading.topic(match["topic"])) if match and those and those.people else None


def _standing_alone(text: str, reading: Reading) -> Asked | None:
    """The words of those of whom a message is nothing but the description (那个姓姚的, 青石的村支书).

    Those of several kinds are listed (村里和机关来的代表).
    """
    alone = _bearing(text, reading) if len(text) <= _MOST_SHOWN else None
    if alone is None:
        return None
    if not alone.people:
        return Unprinted(text) if alone.closely and alone.pointed and "姓" in text else None
    if alone.several and not alone.named and _HEADED.search(text):
        return ListPeople(among=alone.people, called=text)
    ends_in_role = ENDS_IN_ROLE.search(text)
    if len(alone.people) == 1 and alone.closely and ends_in_role:
        return words_on(alone, text, reading.topic(""))
    meant = not alone.named and ends_in_role and not _OF_MANY.search(text)
    if not alone.pointed or (_THEN.match(text) and not meant):
        return None
    several = len(alone.people) > 1
    return Ambiguous(identity_of(alone, text).mention) if several else words_on(alone, text, reading.topic(""))


def _asked_of(match: re.Match[str], reading: Reading) -> Topic:
    """The matter on which somebody's words are asked for."""
    return reading.topic(SPOKE.sub(" ", "说" + TIMES.sub(" ", match["rest"])) + (match["on"] or ""))


def _of_subject(text: str, reading: Reading) -> Search | None:
    """The words of the one, or of the several, who are pointed at first, on whatever is asked of them."""
    subject = _SUBJECT.match(text)
    those = whom(subject.group(), reading) if subject else None
    rest = text[subject.end() :] if subject else ""
    meant = those is not None and (len(those.people) == 1 or (those.several and those.people))
    closely = subject is not None and (subject["told"] is None or (those is not None and those.closely))
    topic = reading.topic(rest) if meant and closely else None
    return words_on(those, subject.group(), topic) if those and subject and topic else None
