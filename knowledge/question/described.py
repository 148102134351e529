"""Messages that ask for people by what they are: who of a kind spoke, who of them of a matter, who the one is.

A message is parted into a description, what asks, and a matter; where the description tells nobody, it is no such one.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from knowledge.asked import AboutPage, Asked, Fact, ListPeople, Search
from knowledge.question.asked_people import IN_CHARGE, WHO_IS
from knowledge.question.listed import ABSENT, ANYBODY, list_of, more_than_once, none_of, outdoing, staff_of
from knowledge.question.message import ASKING, PARTICLES, Reading, with_namesakes
from knowledge.question.pronoun import THAT
from knowledge.question.speaking import SPEAKING_FOR, SPOKE
from knowledge.question.ways import (
    AND_WHO,
    ASKING_WHO,
    IS,
    MOST,
    OR_NOT,
    PERSON,
    SPOKE_OF,
    identity_of,
    parted,
    put,
    those_of,
    ways,
)
from knowledge.question.whom import WHO, Whom, whom
from knowledge.topic import Expect, Topic
from knowledge.weighing import partners

_OF_A_MATTER: Final = ways(
    (ASKING_WHO, rf"(?P<a>.*?){IS}{WHO}(?P<b>[^,]*?){SPOKE_OF}(?P<topic>[^,]+?)(?:吗|呢)?{AND_WHO}"),
    (ASKING_WHO, rf"(?P<a>.*?){SPOKE_OF}(?P<topic>.+?)的(?P<b>.*?){IS}{WHO}(?P<c>.*?)"),
    ("有", rf"(?:有没有|有|没有)(?P<a>.+?){SPOKE_OF}(?P<topic>.+?){OR_NOT}{AND_WHO}"),
    ("有", rf"(?P<a>.+?)(?:有没有|有|没有)(?:人|代表|哪个){SPOKE_OF}(?P<topic>.+?){OR_NOT}"),
)
_WHICH_OF: Final = re.compile(
    r"(?P<a>.+?)(?:里头?|里面|当中|中间)?,?(?:谁|哪一?[个位]|哪[个位]人)(?P<topic>.+?)(?:的|呢)?"
)
"""Which of several who are named did a thing that is no speaking: 普书记和李区长谁治的湖."""
_BOTH: Final = re.compile(
    rf"(?P<who>{WHO}?)(?:既|又|同时)?{SPOKE_OF}(?P<one>[^,]+?),?(?:又|也|还|同时|而且)"
    rf"{SPOKE_OF.replace('silent', 'not')}(?P<two>[^,]+?)(?P<after>的(?:人|代表)?{IS}{WHO})?"
)
"""Who spoke of two matters: 谁既讲了养老又讲了柑橘."""
_IDENTITY: Final = re.compile(
    r"(?P<a>.+?(?<![有都几]))(?:现在|目前|到底|究竟|今年|又|都|分别){0,2}"
    rf"(?:{WHO_IS}|贵姓(?:大名)?|怎么称呼|尊姓大名|姓甚名谁|名字){{1,2}}(?:来着|的)?"
    r"|(?P<b>.+?),?(?:到底|究竟)?(?:是不是|是|不是)?(?:姓不姓|[姓叫])[^,的]{1,3}(?:还是[姓叫]?[^,的]{1,3})?[吗吧么]?"
)
_DOER: Final = re.compile(
    r"(?P<deed>(?![说讲谈提])[^,]{2,12}?)的(?:[那这][个位])?(?:女|男|老|年轻)?"
    r"(?:人|大[哥姐叔妈爷娘婶伯]|师傅|妹子|阿姨|小哥|小伙子?|后生|姑娘|老乡|代表|同志|干部)"
    r"(?:到底|又)?(?:是谁|是哪[个位]|贵姓|怎么称呼|叫什么(?:名字)?|姓什么|的?名字(?:是什么|叫什么)?)"
)
"""Who did a thing, of whom no post is told."""
_DELEGATE_WHO: Final = re.compile(r"哪一?[个位](?:党代表|代表|委员|讲述人)(?P<deed>[^,]{3,16})")
"""Which of the delegates did a thing (哪个代表以前是修吊车的工人)."""
_ONLY: Final = ways(
    (
        "就只",
        (
            rf"{SPOKE_OF}(?P<topic>[^,]+?)的?(?:人|代表)?(?:是不是)?(?:就|只)(?:有|是)?(?P<who>[^,]+?)"
            r"(?:一?[个位]人?|自己)?(?:吗|么|吧)?"
        ),
    ),
    (
        "就只",
        rf"(?:是不是)?(?:就|只)(?:有|是)?(?P<who>[^,]+?)(?:一?[个位]人?|自己)?{SPOKE_OF}(?P<topic>[^,]+?)(?:吗|么|吧)?",
    ),
)
"""Whether only somebody spoke of a matter: everybody who did is listed."""
_MORE: Final = ways(
    (
        "多少长短",
        (
            rf"(?P<a>.+?)(?:里头?|里面|当中|中间)?,?{WHO}(?:[说讲谈]|发言|讲话)的?(?:话|得)?"
            r"(?:更|比较|最|要)?[多少长短](?:一?[些点])?"
        ),
    )
)
"""Which of some spoke more: 佟师傅跟鞠永亮谁说得多."""
_TOLD_OF: Final = re.compile(rf"{SPOKE_OF}(?P<topic>[^,]+?)的(?P<a>[^,]+)")
"""Somebody of a post or a kind who is told by what was said: 讲大桥的县委书记."""
_FOR: Final = ways(
    ("替为帮给", rf"(?P<before>.*?)(?:替|为|帮|给)(?P<topic>[^,]+?)(?:的人)?{SPEAKING_FOR}(?P<after>.*)")
)
"""Who spoke for somebody or something: 谁替骑手说话."""


def described(reading: Reading) -> Asked | None:
    """Those of a kind, a post, a place or a surname: who they are, or who of them spoke of a matter."""
    text = _with_place(parted(reading), reading)
    if len(text) > MOST or IN_CHARGE.fullmatch(text.replace(",", "")) or partners.are_asked(text):
        return None
    clauses = text.split(",") if "," in text and not reading.required else ()
    listed = next((found for one in (text, *clauses) if (found := list_of(_OF_THEM.sub("", one), reading))), None)
    if any(put(ABSENT, text)) and ANYBODY.search(text):
        return Search(reading.topic(""))
    asked = (
        outdoing(text)
        or staff_of(text, reading)
        or more_than_once(text, reading)
        or _more(text, reading)
        or _only(text, reading)
        or none_of(_OF_THEM.sub("", text.replace(",", "")), reading)
        or _of_both(text, reading)
        or _of_a_matter(text, reading)
    )
    return (
        asked
        or listed
        or _identity(text, reading)
        or _identity(_alone_asking(clauses), reading)
        or _which_of(text, reading)
        or _spoke_for(text, reading)
        or _by_deed(text, reading)
    )


def _with_place(text: str, reading: Reading) -> str:
    """A text with the place that the last speaker's post tells, where it is called his (他们县还有谁发言)."""
    match = _HIS_PLACE.match(text)
    last = reading.last_speaker() if match else ()
    if match is None or not last:
        return text
    posts = reading.language.lexicon.known[last[0].id].printed
    places = reading.language.lexicon.districts.of_kind(match["level"])
    place = next((one for one in places if any(one in post for post in posts)), "")
    return place + text[match.end() :] if place else text


_HIS_PLACE: Final = re.compile(
    r"(?:那么?)?(?:[他她]们?|人家)(?:那个?|这个?)?(?P<level>县|区|旗|镇|乡|街道|村|社区)(?:里|上)?(?=[^里上])"
)


def _alone_asking(clauses: Sequence[str]) -> str:
    """The first clause, where it asks something and those after it only remark on it (…做什么工作的，这姓头回见)."""
    remarks = len(clauses) > 1 and ASKING.search(clauses[0]) and not any(map(ASKING.search, clauses[1:]))
    return clauses[0] if remarks else ""


def _of_a_matter(text: str, reading: Reading) -> Asked | None:
    """Who of those who are described spoke of a matter, or did not (哪些村干部讲了旅游, 书记里头谁没说养老)."""
    for match in put(_OF_A_MATTER, text):
        those = those_of(match, reading)
        topic = reading.topic(SPOKE.sub(" ", match["topic"])) if those and those.people else None
        if those and topic:
            if match["silent"]:
                return ListPeople(topic=topic, silent=True, among=those.people)
            return _among(topic, those)
    return None


def _only(text: str, reading: Reading) -> Asked | None:
    """Everybody who spoke of a matter of which it is asked whether only some did."""
    for match in put(_ONLY, text):
        those = whom(match["who"], reading)
        topic = reading.topic(match["topic"]) if those and those.people and not match["silent"] else None
        if topic:
            return ListPeople(topic=topic)
    return None


def _more(text: str, reading: Reading) -> Asked | None:
    """How long the speeches are of those of whom it is asked who spoke more."""
    those = those_of(next(put(_MORE, text), None), reading)
    return AboutPage(Fact.LENGTH, people=those.people) if those and those.several and len(those.people) > 1 else None


def _which_of(text: str, reading: Reading) -> Asked | None:
    """Which of several did a thing (普书记和李区长谁治的湖)."""
    match = _WHICH_OF.fullmatch(text)
    those = those_of(match, reading)
    topic = reading.topic(match["topic"]) if match and those and those.several and len(those.people) > 1 else None
    return _among(topic, those) if topic and those else None


def _among(topic: Topic, those: Whom) -> ListPeople:
    search = Search(replace(topic, expects=Expect.PERSON, counted=()), those.people, asks_who=True)
    return ListPeople(topic=topic, among=those.people or None, search=search)


def _of_both(text: str, reading: Reading) -> Asked | None:
    """Who spoke of one matter and of another."""
    match = _BOTH.fullmatch(text)
    if not match or not (match["who"] or match["after"]):
        return None
    topics = tuple(filter(None, (reading.topic(SPOKE.sub(" ", match[name])) for name in ("one", "two"))))
    whole = reading.topic(f"{match['one']} {match['two']}")
    search = Search(replace(whole, expects=Expect.PERSON, counted=()), asks_who=True)
    return ListPeople(topic=whole, all_of=topics, search=search) if len(topics) > 1 and whole else None


_OF_THEM: Final = re.compile(
    r"^(?:[这那](?:次|天|版|张|一?些|几[个位])?)?(?:(?:发言|讲话|说话|讲了?话|说了?话|上报|登报|登|开会|参会)的"
    r"(?:人|代表)?|代表们?|讲述人|他们|大家)"
    r"(?:里[头面边]?|当中|中间?|之中)?,?(?:到底|究竟)?(?=(?:有没有|有无|有|不是).)"
)
"""That those who spoke are meant, in front of what is asked of them: 发言的人里有没有医生."""


def _identity(text: str, reading: Reading) -> Asked | None:
    """Who the one is that is described (送外卖那个大哥叫什么名字)."""
    match = _IDENTITY.fullmatch(text)
    words = (match["a"] or match["b"]) if match else ""
    if lives_by(text, reading):
        return None
    told = _TOLD_OF.fullmatch(words)
    those = whom(told["a"], reading) if told else None
    if told and those and those.people and (topic := reading.topic(told["topic"])):
        return _among(topic, those)
    those = whom(words, reading)
    if not those or not those.people:
        return None
    return identity_of(replace(those, people=with_namesakes(those.people, reading)), words)


def lives_by(text: str, reading: Reading) -> bool:
    """Whether it is asked what a place does that is spoken of, and not who is from there (柳条湾村是做什么的)."""
    asked = _LIVES_BY.fullmatch(PARTICLES.sub("", text))
    name = reading.language.lexicon.districts.printed(asked["place"]) if asked else ""
    return bool(name) and any(map(reading.language.says, (name, name[:-1])))


_LIVES_BY: Final = re.compile(
    r"(?:那么?|还有)?(?P<place>[\u4e00-\u9fff]{2,8}?)(?:那边|这边|那里|那儿)?(?:现在|到底|主要|究竟|都|又)*"
    r"是?(?:做|干|搞)(?:些|点)?什么的"
)


def _spoke_for(text: str, reading: Reading) -> Asked | None:
    """Who spoke for somebody or something (谁替骑手说话, 有哪些代表替老人操心)."""
    match = next(put(_FOR, text.split(",")[-1]), None)
    around = f"{match['before']} {match['after']}" if match else ""
    if (
        not match
        or re.fullmatch(THAT, match["topic"])
        or not re.search(WHO, around)
        or _FRAME_OF_WHO.sub("", around).strip()
    ):
        return None
    topic = reading.topic(match["topic"])
    return _among(topic, Whom(())) if topic else None


_FRAME_OF_WHO: Final = re.compile(rf"{WHO}|{PERSON}|[的了过吗呢是有都就在到底,]|出来|站出来|会上")


def _by_deed(text: str, reading: Reading) -> Asked | None:
    """Who the one is that is told by what was done, and not by a post (种咖啡的那位大姐叫什么)."""
    match = _DOER.fullmatch(text) or _DELEGATE_WHO.fullmatch(text)
    topic = reading.topic(match["deed"]) if match else None
    return Search(replace(topic, expects=Expect.PERSON, counted=()), asks_who=True) if topic else None
