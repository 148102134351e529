"""Messages that ask for people: who spoke, who spoke of a matter or did not, who said a thing."""

import re
from dataclasses import replace
from typing import Final

from knowledge.asked import Asked, ListPeople, Search, WhoIs
from knowledge.lexicon import ORGANISATION_END, ROLE_AT, How, Mention, Person
from knowledge.question.asked_people import (
    ALL_WHO,
    ANOTHER,
    ANY_OF,
    ANYBODY,
    BESIDES,
    COUNTING,
    ELSE_OF,
    HOW_MANY,
    IN_SECTION,
    LIST,
    LIST_FRAME,
    LISTED,
    PERSONAL,
    PLURAL,
    SAID_BY,
    SILENT,
    SOMEBODY_SAID,
    SPEAKERS_OF,
    SPOKE_OF,
    SURNAME,
    WHO_SAID,
)
from knowledge.question.callings import APPOSED
from knowledge.question.described import described
from knowledge.question.identity import EACH
from knowledge.question.message import ASKING, PARTICLES, Reading, named_in
from knowledge.question.pronoun import PRONOUN
from knowledge.question.speaking import SPOKE
from knowledge.question.subject import subject
from knowledge.question.whom import WHO, whom
from knowledge.text import folded, without_signs
from knowledge.topic import Expect, Topic


def list_people(reading: Reading) -> Asked | None:
    """Everyone, or those of a surname, of a role, or from a kind of organisation: in all of a message or a clause."""
    text = PARTICLES.sub("", reading.text.rstrip(" ,，。"))
    if match := SURNAME.search(text):
        return ListPeople(surname=match["surname"])
    if asked := _of_section(text, reading):
        return asked
    match = None if _ABLE.search(text) else LIST.search(text)
    return ListPeople() if match and not LIST_FRAME.sub("", text[: match.start()] + text[match.end() :]) else None


_ABLE: Final = re.compile("人(?:会|懂|能)的?$")
"""What asks for those who can do a thing (有几个人会), and for nobody at a meeting."""


def _of_section(text: str, reading: Reading) -> ListPeople | None:
    """Those who speak under a section's title (海港之声那栏有哪几个讲话)."""
    for part, title in reading.language.lexicon.pages.sections.items():
        text = (
            re.sub(rf"{part.removesuffix(GROUP)}(?:那|这|的)?一?个?[团组](?![织委])", part, text)
            if part.endswith(GROUP)
            else text
        )
        if _lists(text, part, title):
            return ListPeople(section=title)
        named = f"{part}(?:{_COLUMN})?|{part.removesuffix(_PART)}{_COLUMN}"
        if re.fullmatch(f"(?:那么?|还有|换)?(?:{named})", text) and reading.context.asked == "ListPeople":
            return ListPeople(section=title)  # 民生篇呢, 升级板块呢, behind those of another
    return None


def with_column(asked: Asked, reading: Reading) -> Asked:
    """Who spoke of a matter; where that is what a section is called, those who speak in it may be meant (讲升级的有谁).

    So they are where nobody says the word, and else where it is what was spoken on: 谁提到升级 asks for who used it.
    """
    matter = _matter_spoken_of(asked)
    sections = reading.language.lexicon.pages.sections
    called = ((one, title) for part, title in sections.items() for one in _called(part)) if matter else ()
    name, title = next((one for one in called if matter in (one[0], reading.topic(one[0]).wording)), ("", ""))
    if not title or not isinstance(asked, ListPeople | Search):
        return asked
    if reading.language.says(name) and not re.search(_ON_IT.format(re.escape(name)), reading.text):
        return asked
    return replace(asked if isinstance(asked, ListPeople) else ListPeople(topic=asked.topic), section=title)


def _matter_spoken_of(asked: Asked) -> str:
    """The matter of which it is asked who of all spoke; empty where anything else is asked."""
    if isinstance(asked, ListPeople) and asked.topic and asked == ListPeople(topic=asked.topic, search=asked.search):
        return asked.topic.wording
    return asked.topic.wording if isinstance(asked, Search) and asked.asks_who and not asked.people else ""


_ON_IT: Final = r"(?:[讲说谈聊议](?![到过起及])|热议){0}(?:[这那的]|\W*$)|{0}[这那]一?[块组]"
"""How it is asked for what was spoken on."""


def _called(part: str) -> tuple[str, ...]:
    """A part of a section's title, and without what by itself is a word for one (归雁 of 归雁篇)."""
    return tuple(dict.fromkeys((part, part.removesuffix(_PART))))


def _lists(text: str, part: str, title: str) -> bool:
    """Whether a text asks who speaks in a section by its title or a part of it; a short part needs a word for it."""
    whole = without_signs(folded(title))
    for called in _called(part):
        before, found, behind = text.partition(called)
        match = IN_SECTION.fullmatch(behind) if found and (len(before) <= BEFORE or before in whole) else None
        told = match and (match["column"] or match["speakers"] or (before and before + called == whole))
        if match and (told or called.endswith(_PART) or (called == part and len(part) > SHORT)):
            return True
    return False


_COLUMN: Final = "[那这]?一?个?(?:栏目?|专栏|板块|版块?|组|部分)(?:里[头面边]?|上|中|的)?"
"""What may stand behind a section's title, or for the end of it: 升级板块, 民生那一栏."""
_PART: Final = "篇"
"""What a section's title ends in that by itself is a word for one (上篇)."""


BEFORE: Final = 3
"""Characters before a section's title in a question for who speaks there."""
GROUP: Final = "代表团"
"""What a section of the delegates of one place ends in, who are called by the place too (祁川区那个团)."""
SHORT: Final = 2
"""Characters up to which a part of a title names its section only beside a word for one (升级那栏)."""


def people_on_topic(reading: Reading) -> Asked | None:
    """Who spoke of a matter, who else did, or who did not."""
    if (match := SPEAKERS_OF.fullmatch(reading.text.strip())) and (
        those := _coming_from(match["organisation"], reading)
    ):
        one = Search(reading.topic(""), those, Mention(those, match["organisation"], 0, How.ORGANISATION))
        return ListPeople(among=those) if len(those) > 1 else one
    if match := ANOTHER.match(reading.text):
        topic = reading.topic(SPOKE.sub(" ", match["topic"]))
        if people := named_in(match["topic"], reading):
            return Search(reading.topic(""), people)
        return ListPeople(topic=topic, without=reading.last_speaker()) if topic else None
    reading = _without_oneself(reading)
    counted = HOW_MANY.search(reading.text) or ANYBODY.fullmatch(reading.text.strip())
    if counted and (topic := reading.topic(counted["topic"])):
        return ListPeople(topic=topic)
    if asked := _silent(reading):
        return asked
    match = PLURAL.search(reading.text)
    if not match or _is_of_own_life(reading):
        return None
    if _OF_WORDS.match(match.group()) and named_in(reading.without(match.span()), reading):
        return None
    rest = _CARING.sub(" ", LISTED.sub(" ", SPOKE.sub(" ", _BLOCK.sub(" ", reading.without(match.span())))))
    topic = reading.topic(rest)
    return ListPeople(topic=topic, any_of=any_of(rest, reading)) if topic else ListPeople()


def _coming_from(words: str, reading: Reading) -> tuple[Person, ...]:
    """Those of an organisation, or of a post or a kind, as words name it (华菱集团, 书记, 村干部)."""
    those = whom(words, reading, listed=True)
    described = those.people if those and not those.named else ()
    return reading.language.lexicon.organisations.people_of(words) or described


_BLOCK: Final = re.compile(r"(?<=[\u4e00-\u9fff]{2})\s?[这那]一?块(?=(?:都|也|又|到底|究竟|主要|的)?(?:\s|$))")
"""What says that a matter is one, before it is asked who spoke of it, and is no matter (升级那一块都是谁在说)."""
_CARING: Final = re.compile(r"^\W*(?:最|比较|特别)?(?:关注|关心|聚焦|重视|惦记)(?:着|到|过)?(?=[^\s,，。]{2})")
"""What tells that a matter is somebody's, and no matter (关注就业的代表)."""


def anybody_spoke(reading: Reading) -> Asked | None:
    """What somebody said of a matter of which it is asked whether any delegate spoke (有没有代表讲园区)."""
    text = PARTICLES.sub("", reading.text.strip())
    match = _ANY_DELEGATE.fullmatch(text) or _SPOKEN_OF.fullmatch(reading.text.strip(" ,，。?？"))
    asked = match and not ASKING.search(match["topic"]) and not named_in(match["topic"], reading)
    topic = reading.topic(match["topic"]) if match and asked else None
    return Search(topic, asks_who=True) if topic else None


_ANY_DELEGATE: Final = re.compile(
    r"(?:会上|报上)?(?:有没有|有无|有)(?:哪[个位])?(?:人|党?代表|委员|同志)(?:在会上|会上|在报上)?"
    r"(?:说|讲|谈|提|聊|关心|关注)(?:到|过|及|起|了)*(?:关于|有关)?"
    r"(?P<topic>[^,，。?？\s]+?)(?:的(?:事情?|问题))?(?:吗|没有?|么|呢)?"
)


_SPOKEN_OF: Final = re.compile(
    r"(?P<topic>[^,，。?？\s]{2,12}?)(?:这一?块|这个|这事)?(?:到底|报上|会上)?"
    r"(?:(?:有没有|有无)|有(?=.*(?:吗|没有?|么)$))(?:人|党?代表|委员)(?:在会上|会上|在报上)?"
    r"(?:说|讲|谈|提|聊|关心|关注)(?:到|过|及|起|了)*(?:它|这个)?(?:吗|没有?|么|呢|不)?"
)
"""Whether anybody spoke of a matter that is told first (充电桩有没有人讲)."""


def _without_oneself(reading: Reading) -> Reading:
    """A message without what somebody tells of himself first, where a matter of its own is asked behind it.

    养老 alone in 我爸八十了,谁讲过养老, but all of 我家没房子住,谁替我们说过话, and of what names a place.
    """
    match = _OF_ONESELF.match(reading.text)
    if match is None or not re.search(WHO, reading.text[match.end() :]):
        return reading
    told, asked = reading.topic(match.group()), replace(reading, text=reading.text[match.end() :])
    rest = asked.topic(re.sub(WHO, " ", SPOKE.sub(" ", asked.text)))
    of_them = any(term.names for term in told.terms) or _SUCH.search(asked.text)
    return asked if any(len(term.word) > 1 for term in rest.terms) and not of_them else reading


_OF_ONESELF: Final = re.compile(
    r"(?:我|咱|家里|家[父母])[^,，。:：;；!！?？]{2,30}[,，。:：;；!！?？\s]+"
    r"(?:[正就]?[想在要][^,，。:：;；!！?？]{2,20}[,，。:：;；!！?？]+)*(?=\S)"
)
"""What somebody tells of himself and his own before he asks, and what he wants to know it for."""
_SUCH: Final = re.compile("[这那](?:号|种|类|样|些|帮|群|个?事)|[我咱](?:们)?这")
"""What points back at it (哪些代表替这号人想办法)."""
_OF_WORDS: Final = re.compile(r"(?:哪些|哪几个|几个|多少)(?!人|代表|党代表|委员|同志|讲述人|发言人)")
"""What asks which of somebody's words are meant, and not who (罗芳提了哪些建议)."""


def besides(reading: Reading) -> Asked | None:
    """Who else, or who but some (除了罗芳还有谁说到就业, 谁提到骑手，除开田大勇)."""
    if (match := _LIKE.fullmatch(PARTICLES.sub("", reading.text))) and (without := left_out(match["who"], reading)):
        those = whom(match["those"], reading, listed=True)
        return ListPeople(among=those.people, without=without) if those and those.people else None
    if else_of := _else_of(reading):
        return else_of
    if (match := _OTHERS_OF.fullmatch(PARTICLES.sub("", reading.text))) and (others := _others_of(match, reading)):
        return others
    reading = replace(reading, text=_ENUMERATED.sub(lambda some: some.group().replace("、", "和"), reading.text))
    match = BESIDES.search(reading.text)
    without = left_out(match["who"], reading) if match else ()
    if not match or not without:
        return _but_for(reading)
    rest = APPOSED.sub(" ", reading.without(match.span()))
    rest = re.sub(r"(?:别的?|其[他它余])的?(?:人|代表|委员)", "哪些人", rest)
    last = reading.topic(reading.context.topic or "") or None
    if not PARTICLES.sub("", rest) or (last and _OF_A_MATTER.fullmatch(PARTICLES.sub("", rest))):
        return ListPeople(topic=last, without=without)
    if not re.search(WHO, rest):
        return None
    if of_section := _of_section(PARTICLES.sub("", rest).replace(" ", ""), reading):
        return replace(of_section, without=without)
    asked = _of_others(replace(reading, text=rest.strip()))
    if isinstance(asked, WhoIs):
        return ListPeople(among=asked.people, without=without)
    if isinstance(asked, ListPeople):
        return replace(asked, without=without, search=None)
    return ListPeople(topic=reading.topic(re.sub(WHO, " ", SPOKE.sub(" ", rest))) or None, without=without)


_OF_A_MATTER: Final = re.compile(
    rf"(?:那么?|还|也|都|又|\s)*有?(?:{WHO}|别人)(?:代表|人)?(?:还|也|都|又)*(?:[说讲谈提聊](?:到|过|及|起)|提|关[心注])+[了的]?"
)
"""Who else spoke of a matter that is not named, the last one: 除了她还有谁提到."""


def _else_of(reading: Reading) -> ListPeople | None:
    """Who else than the last, or those just listed, spoke of a matter; 还有谁 leaves them out only of the last one."""
    text = PARTICLES.sub("", reading.text)
    match = next(filter(None, (way.fullmatch(text) for way in ELSE_OF)), None)
    topic = reading.topic(match["topic"]) if match else None
    if match is None or not topic or _BUT.search(text) or named_in(text, reading):
        return None
    last, known = reading.context.topic or "", reading.language.lexicon.people
    same = any(term.word in last for term in topic.terms)
    listed = reading.context.people if reading.context.asked == ListPeople.__name__ and same else ()
    told = tuple(known[one] for one in listed if one in known) or reading.last_speaker()
    return ListPeople(topic=topic, without=told if match["others"] or same else ())


_BUT: Final = re.compile("除[了开去掉]|[以之]外")
"""What leaves somebody out who is told with it."""


def _others_of(match: re.Match[str], reading: Reading) -> ListPeople | None:
    """The others of a kind of body than whose words were shown, on the last matter (还有别的村吗)."""
    those = whom(match["kind"], reading, listed=True) or whom(match["kind"] + "里", reading, listed=True)
    if those is None or those.named or not those.people or not reading.last_speaker():
        return None
    topic = reading.topic(reading.context.topic or "")
    return ListPeople(topic=topic or None, among=those.people, without=reading.last_speaker())


_OTHERS_OF: Final = re.compile(
    r"(?:那么?|请问)?(?:还|再|又|也)?(?:有没有|有)?(?:别的|其[他它余]的?|另外的)(?P<kind>[\u4e00-\u9fff]{1,5}?)"
    r"(?:吗|没有?|么|怎么样)?"
)
"""Others of a kind: 还有别的村吗, 其他公司呢."""


def _but_for(reading: Reading) -> ListPeople | None:
    """Who but somebody named spoke of a matter, however it is said that he is not meant (罗芳之外谁讲过就业)."""
    mentions = reading.language.lexicon.names.named(reading.text, reading.language.tokenizer)
    if len(mentions) != 1 or _is_of_own_life(reading):
        return None
    one = mentions[0]
    before, after = _NOT_HIM.search(reading.text[: one.start]), _BUT_HIM.match(reading.text[one.end :])
    others = _OTHERS.search(reading.text)
    with_him = _WITH_HIM.match(reading.text[one.end :])
    if with_him or not (after or others):
        return None
    start = before.start() if before else one.start
    rest = reading.without((start, one.end + (after.end() if after else 0)))
    topic = reading.topic(subject(_OTHERS.sub(" ", rest), reading.language))
    return ListPeople(topic=topic, without=one.people) if topic else None


def _is_of_own_life(reading: Reading) -> bool:
    """Whether a message asks for the own life of the one whom it names, and not for others (李红家里还有谁)."""
    named = reading.language.lexicon.names.named(reading.text, reading.language.tokenizer)
    return len(named) == 1 and PERSONAL.fullmatch(reading.text[named[0].end :].strip(" ?？")) is not None


_NOT_HIM: Final = re.compile("(?:除[了开去掉]?|抛开|撇开|去掉|排除|刨去|不看|不听|不要|别要|不是|换掉)$")
"""What says before a name that he is not meant."""
_BUT_HIM: Final = re.compile("的?(?:以外|之外|除外|不算|排除|不要)(?:的|了)?")
"""What says so after it."""
_WITH_HIM: Final = re.compile("[和跟与同、]")
_OTHERS: Final = re.compile(
    "(?:别的?|其[他它余]的?|另外的?|剩下的?|旁)(?:人|个(?=[说讲谈提怎都的])|代表|同志|委员)"
    "|还有(?=谁|哪|什么|啥)|别个|没人|没别人"
)
"""The others, who are."""
_LIKE: Final = re.compile(
    r"(?:[和跟像同]|还有)(?P<who>[^,]{1,10}?)(?:一样|同样|一块|差不多)(?:都是?|也是?|是)?"
    rf"(?P<those>[^,]+?)的?(?:人|代表)?(?:还|都|另外)?(?:有没有|有|是)?(?:{WHO})?"
)
"""Who else is of a kind with somebody: 和李桂英一样搞社区的还有没有."""
_ENUMERATED: Final = re.compile(r"(?:除[了开去掉]|撇开|不算|不包括|不含)[^,，。?？]{1,20}?(?:还|外|另|也|其)")
"""Those who are left out, where they are told one after the other (除了书记、局长还有谁)."""


def _of_others(reading: Reading) -> Asked | None:
    return described(reading) or people_on_topic(reading) or who_said(reading)


def left_out(who: str, reading: Reading) -> tuple[Person, ...]:
    """Whom a text names or describes, or who holds the post that it names."""
    posts = reading.language.lexicon.posts.holding(who, reading.language.tokenizer)
    lexicon = reading.language.lexicon
    if PRONOUN.fullmatch(who):
        return _shown_last(who, reading)
    those = whom(apart(who), reading, listed=True)
    return (
        named_in(who, reading)
        or (those.people if those else ())
        or tuple(p for post in posts[-1:] for p in post.people or lexicon.posts.in_post(post.role))
    )


def _shown_last(pronoun: str, reading: Reading) -> tuple[Person, ...]:
    """Whom a pronoun means that stands for somebody who was shown: all of a list, or who spoke last."""
    known, context = reading.language.lexicon.people, reading.context
    listed = tuple(known[one] for one in context.people if one in known) if pronoun.endswith("们") else ()
    return listed or reading.last_speaker()


def apart(who: str) -> str:
    """Roles that are told together, of which each is left out (书记局长), joined."""
    roles = [match.group() for match in ROLE_AT.finditer(who)]
    return "和".join(roles) if "".join(roles) == who else who


def counting(reading: Reading) -> Asked | None:
    """Who spoke of a matter most, or how often (一共说了几次创新): everybody who did is listed, nothing is counted."""
    match = COUNTING.search(reading.text)
    if match and match["what"] is None and not _SAID.sub("", reading.text[match.end() :]):
        those = whom(PARTICLES.sub("", reading.text[: match.start()]), reading)
        if those and those.people:
            return WhoIs(those.people, Mention(those.people, those.people[0].name, 0, How.NAME))
    topic = match and reading.topic(f"{reading.without(match.span())} {match['what'] or ''}")
    return ListPeople(topic=topic) if topic else None


_SAID: Final = re.compile(r"[的了过话言\W]|发言|讲话|报纸?|会|上")
"""What follows how often somebody spoke and tells no matter."""


def _silent(reading: Reading) -> Asked | None:
    """Who did not speak of a thing (没提到就业的有谁, 哪些代表没有说乡村)."""
    match = SILENT.search(reading.text)
    if not match or not _WHICH_PEOPLE.search(reading.text) or _NOT_SEEN.search(reading.text):
        return None
    topic = reading.topic(_WHICH_PEOPLE.sub(" ", reading.without(match.span())))
    return ListPeople(topic=topic, silent=True) if topic else None


_WHICH_PEOPLE: Final = re.compile(
    rf"的?(?:都?有|是)*{WHO}(?:党代表|代表|人|委员|讲述人|发言人)*|的?(?:党代表|代表|人)(?=有|是|$)"
)

_NOT_SEEN: Final = re.compile(
    "[我俺咱]们?(?:怎么|为什么|都|也|还|就|可|从来?|平时|天天|根本|真的?)*没有?看(?:到|见|过|出)*(?![^,，。]*[说讲谈提])"
)
"""What somebody has not seen himself, which is nobody's silence (我怎么没看到那么多人)."""


def any_of(text: str, reading: Reading) -> tuple[Topic, ...]:
    """The topics of which any will do (修路、公路都算); none where it is one."""
    pieces = [piece for piece in ANY_OF.split(text) if piece.strip()]
    topics = [topic for piece in pieces if len(pieces) > 1 and (topic := reading.topic(piece))]
    return tuple(topics) if len(topics) > 1 else ()


def who_said(reading: Reading) -> Asked | None:
    """Words, whoever spoke them (谁说的一人就业全家脱贫)."""
    reading = _without_oneself(reading)
    said = SAID_BY.fullmatch(reading.text) or SOMEBODY_SAID.fullmatch(reading.text.strip())
    match = said or WHO_SAID.search(reading.text)
    if not match or ALL_WHO.search(reading.text) or BESIDES.search(reading.text):
        return None
    if reading.language.lexicon.names.named(reading.text, reading.language.tokenizer):
        return None
    first = _FIRST.search(reading.text) is not None
    rest = said["what"] if said else LISTED.sub(" ", _BLOCK.sub(" ", reading.without(match.span())))
    rest = _FIRST.sub(" ", rest)
    topic = reading.topic(rest)
    if topic and not said and (topics := any_of(rest, reading)) and re.search(r"、|都[算行]", rest):
        return ListPeople(topic=topic, any_of=topics)
    if topic and not said and (each := EACH.fullmatch(rest.strip())):
        return ListPeople(topic=topic, any_of=tuple(filter(None, map(reading.topic, each.groups()))))
    if not topic:
        return None
    if LISTED.search(reading.text):
        return ListPeople(topic=topic)
    search = Search(replace(topic, expects=Expect.PERSON, counted=()), asks_who=True, first=first)
    organisations, body = reading.language.lexicon.organisations, rest.strip()
    of_body = len(body) > 2 and body.endswith(ORGANISATION_END) and organisations.people_of(body)
    spoke_of = not said and not of_body and SPOKE_OF.search(match.group())
    after = reading.text[match.end() :].strip() or re.search("[过到及了]$", match.group())  # 养老谁讲过
    return ListPeople(topic=topic, search=search) if spoke_of and after and not first else search


_FIRST: Final = re.compile(
    "最[先早](?:是|由)?(?=$|[说讲谈提是由谁哪\\s])|(?<=[谁个位])先(?=[说讲谈提])|(?:第|头)一个(?=[说讲谈提]|$)|首先|率先"
)
"""What asks who was the first to say a thing (羊粪最早是谁说的)."""
