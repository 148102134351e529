"""Messages that ask for people: who spoke, who spoke of a matter or did not, who somebody is, who said a thing."""

import re
from dataclasses import replace
from typing import Final

from knowledge.asked import Asked, ListPeople, Search, Unprinted, WhoIs
from knowledge.lexicon import ORGANISATION_END, ROLE_AT, WHICH_ONE, How, Mention, Person, PostMention, role_fit
from knowledge.question.asked_people import (
    ALL_WHO,
    ANOTHER,
    ANY_OF,
    ANYBODY,
    BESIDES,
    COUNTING,
    HOW_MANY,
    IN_CHARGE,
    IN_SECTION,
    LIST,
    LIST_FRAME,
    LISTED,
    PERSONAL,
    PLURAL,
    SAID_BY,
    SILENT,
    SOMEBODY_ELSE,
    SOMEBODY_SAID,
    SPEAKERS_OF,
    SPOKE_OF,
    SURNAME,
    WHO_IS,
    WHO_SAID,
)
from knowledge.question.callings import APPOSED
from knowledge.question.described import described
from knowledge.question.message import ASKING, PARTICLES, Reading, content, named_in, with_namesakes
from knowledge.question.pronoun import PRONOUN
from knowledge.question.speakers import of_described_post
from knowledge.question.speaking import SPOKE
from knowledge.question.subject import subject
from knowledge.question.whom import WHO, Whom, whom
from knowledge.text import folded
from knowledge.topic import Expect, Language, Topic


def list_people(reading: Reading) -> Asked | None:
    """Everyone, or those of a surname, of a role, or from a kind of organisation: in all of a message or a clause."""
    text = PARTICLES.sub("", reading.text.rstrip(" ,，。"))
    if match := SURNAME.search(text):
        return ListPeople(surname=match["surname"])
    if asked := _of_section(text, reading):
        return asked
    match = LIST.search(text)
    return ListPeople() if match and not LIST_FRAME.sub("", text[: match.start()] + text[match.end() :]) else None


def _of_section(text: str, reading: Reading) -> ListPeople | None:
    """Those who speak under a section's title (海港之声那栏有哪几个讲话)."""
    for part, title in reading.language.lexicon.pages.sections.items():
        text = (
            re.sub(rf"{part.removesuffix(GROUP)}(?:那|这|的)?一?个?[团组](?![织委])", part, text)
            if part.endswith(GROUP)
            else text
        )
        place = text.find(part)
        match = IN_SECTION.fullmatch(text[place + len(part) :]) if place >= 0 and len(text[:place]) <= BEFORE else None
        if match and (len(part) > SHORT or match["column"]):
            return ListPeople(section=title)
    return None


BEFORE: Final = 3
"""Characters before a section's title in a question for who speaks there."""
GROUP: Final = "代表团"
"""What a section of the delegates of one place ends in, who are called by the place too (祁川区那个团)."""
SHORT: Final = 2
"""Characters up to which a part of a title names its section only beside a word for one (升级那栏)."""


def people_on_topic(reading: Reading) -> Asked | None:
    """Who spoke of a matter, who else did, or who did not."""
    if (match := SPEAKERS_OF.fullmatch(reading.text.strip())) and (
        those := reading.language.lexicon.organisations.people_of(match["organisation"])
    ):
        return ListPeople(among=those) if len(those) > 1 else None
    if match := ANOTHER.match(reading.text):
        topic = reading.topic(SPOKE.sub(" ", match["topic"]))
        if people := named_in(match["topic"], reading):
            return Search(reading.topic(""), people)
        return ListPeople(topic=topic, without=reading.last_speaker()) if topic else None
    if other := SOMEBODY_ELSE.fullmatch(PARTICLES.sub("", reading.text.strip())):
        topic = reading.topic(other["topic"])
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
    rest = _CARING.sub(" ", LISTED.sub(" ", SPOKE.sub(" ", reading.without(match.span()))))
    topic = reading.topic(rest)
    return ListPeople(topic=topic, any_of=any_of(rest, reading)) if topic else ListPeople()


_CARING: Final = re.compile(r"^\W*(?:最|比较|特别)?(?:关注|关心|聚焦|重视|惦记)(?:着|到|过)?(?=[^\s,，。]{2})")
"""What tells that a matter is somebody's, and no matter (关注就业的代表)."""


def anybody_spoke(reading: Reading) -> Asked | None:
    """What somebody said of a matter of which it is asked whether any delegate spoke (有没有代表讲园区)."""
    match = _ANY_DELEGATE.fullmatch(PARTICLES.sub("", reading.text.strip()))
    topic = reading.topic(match["topic"]) if match and not ASKING.search(match["topic"]) else None
    return Search(topic, asks_who=True) if topic else None


_ANY_DELEGATE: Final = re.compile(
    r"(?:会上|报上)?(?:有没有|有无|有)(?:哪[个位])?(?:人|党?代表|委员|同志)(?:在会上|会上|在报上)?"
    r"(?:说|讲|谈|提|聊|关心|关注)(?:到|过|及|起|了)*(?:关于|有关)?"
    r"(?P<topic>[^,，。?？\s]+?)(?:的(?:事情?|问题))?(?:吗|没有?|么|呢)?"
)


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
    if (match := _LIKE.fullmatch(PARTICLES.sub("", reading.text))) and (without := _left_out(match["who"], reading)):
        those = whom(match["those"], reading, listed=True)
        return ListPeople(among=those.people, without=without) if those and those.people else None
    reading = replace(reading, text=_ENUMERATED.sub(lambda some: some.group().replace("、", "和"), reading.text))
    match = BESIDES.search(reading.text)
    without = _left_out(match["who"], reading) if match else ()
    if not match or not without:
        return _but_for(reading)
    rest = APPOSED.sub(" ", reading.without(match.span()))
    rest = re.sub(r"(?:别的?|其[他它余])的?(?:人|代表|委员)", "哪些人", rest)
    if not re.search(WHO, rest):
        return None
    if of_section := _of_section(PARTICLES.sub("", rest).replace(" ", ""), reading):
        return replace(of_section, without=without)
    asked = _of_others(replace(reading, text=rest.strip()))
    if isinstance(asked, ListPeople):
        return replace(asked, without=without, search=None)
    return ListPeople(topic=reading.topic(re.sub(WHO, " ", SPOKE.sub(" ", rest))) or None, without=without)


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


def _left_out(who: str, reading: Reading) -> tuple[Person, ...]:
    """Whom a text names or describes, or who holds the post that it names."""
    posts = reading.language.lexicon.posts.holding(who, reading.language.tokenizer)
    lexicon = reading.language.lexicon
    those = whom(apart(who), reading, listed=True)
    return (
        named_in(who, reading)
        or (those.people if those else ())
        or tuple(p for post in posts[-1:] for p in post.people or lexicon.posts.in_post(post.role))
    )


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
    if not match or not _WHICH_PEOPLE.search(reading.text):
        return None
    topic = reading.topic(_WHICH_PEOPLE.sub(" ", reading.without(match.span())))
    return ListPeople(topic=topic, silent=True) if topic else None


_WHICH_PEOPLE: Final = re.compile(
    rf"的?(?:都?有|是)*{WHO}(?:党代表|代表|人|委员|讲述人|发言人)*|的?(?:党代表|代表|人)(?=有|是|$)"
)


def any_of(text: str, reading: Reading) -> tuple[Topic, ...]:
    """The topics of which any will do (修路、公路都算); none where it is one."""
    pieces = [piece for piece in ANY_OF.split(text) if piece.strip()]
    topics = [topic for piece in pieces if len(pieces) > 1 and (topic := reading.topic(piece))]
    return tuple(topics) if len(topics) > 1 else ()


def in_charge(reading: Reading) -> Asked | None:
    """Who leads an organisation (水利局现在哪个当家)."""
    match = IN_CHARGE.fullmatch(PARTICLES.sub("", reading.text))
    if match is None:
        return None
    lexicon, organisation = reading.language.lexicon, match["organisation"] or match["led"]
    if lexicon.posts.is_another_word(organisation, reading.language.tokenizer):
        return None
    leading = lexicon.posts.leading(organisation)
    if leading:
        return WhoIs(leading, Mention(leading, organisation, 0, How.ORGANISATION))
    near = lexicon.organisations.people_of(organisation)
    return Unprinted(organisation, near) if near else None


def what_became(reading: Reading) -> Asked | None:
    """Who some are of whom it is asked whether they are this or that (周敏是老师还是行长, 陆校长还当校长不)."""
    said = PARTICLES.sub("", reading.text)
    text = _IS_IT_SO.sub("", said)
    asks = text != said or _WHETHER.search(text) or reading.text.rstrip(" ?？").endswith("吧")
    for be in _BE.finditer(text) if len(text) <= _BRIEF and asks else ():
        whole = _AROUND.fullmatch(text[: be.start()])
        those = _whom_last(whole["whom"], reading) if whole else None
        posts = [post for post in _BEING.split(text[be.start() :]) if post]
        if those and those.people and posts and all(_is_post(post, reading) for post in posts):
            people = with_namesakes(those.people, reading)
            return WhoIs(people, Mention(people, whole["whom"], 0, How.NAME)) if whole else None
    return None


def _whom_last(words: str, reading: Reading) -> Whom | None:
    """Whom words describe, or who spoke last where they only point at him."""
    last = reading.last_speaker() if PRONOUN.fullmatch(words) else ()
    return Whom(last) if last else whom(words, reading)


def _is_post(words: str, reading: Reading) -> bool:
    """Whether words tell only what somebody may be."""
    whole = _LEVEL.fullmatch(words) or _POST.fullmatch(words)
    return whole is not None or whom(words, reading) is not None


_WHETHER: Final = re.compile("不|吗|么|没|还|关系|[这那都]$|一个|现在|如今|又|成")
"""What tells that it is asked whether somebody is a thing, or what became of him."""
_IS_IT_SO: Final = re.compile(r"(?<=[\u4e00-\u9fff]{4})(?:对不对|对吗|对|是不是|是吗|没错)$")
"""What asks behind a statement whether it is so: 李红是教育局局长对不对."""
_BRIEF: Final = 24
"""Characters of a message beyond which it asks more than what somebody is."""
_AROUND: Final = re.compile(
    r"(?P<whom>.+?)(?:的?(?:职务|身份|职位|头衔|单位|职称))?(?:不|都|也|又|还|就|到底|究竟|原来|以前|过去|现在|如今|后来)*"
)
_POST: Final = re.compile(
    rf"[\u4e00-\u9fff]{{0,10}}(?:{ROLE_AT.pattern})|(?:(?![说要在想建管对有讲去来搞办做])[\u4e00-\u9fff]){{1,8}}"
    rf"(?:{'|'.join(ORGANISATION_END)})的?(?:人|代表)?"
)
_LEVEL: Final = re.compile(
    r"什么关系|[正副]职?的?|(?:同?一个?)?(?:人|单位|地方|[市县区镇乡村局厂校])(?:里|上)?的?(?:人|代表)?"
)
"""What several may have in common: 是不是一个县的, 是同一个人吗."""
_BE: Final = re.compile("[是当成任]")
_BEING: Final = re.compile(
    r"(?:不是|是不是|还是|是|当上?|担任|(?<!主)任|变?成|做|调?[去到]|怎么|以前|原来|过去|现在|如今|到底|究竟|不"
    r"|没有?|吗|又|还|就|的|了){1,8}"
)
"""What stands around the posts of which it is asked whether somebody has them."""


def who_is_named(reading: Reading) -> Asked | None:
    """Who somebody is whom a clause before named, or whose post it did (者明华这个姓少见，他是做什么的)."""
    clause = ASKED_OF_HIM.search(reading.text)
    if clause is None or not re.fullmatch(rf"(?:{WHO_IS})+", clause["what"]):
        return None
    lexicon, before = reading.language.lexicon, reading.text[: clause.start()]
    if mentions := lexicon.names.named(before, reading.language.tokenizer):
        return WhoIs(mentions[0].people, mentions[0])
    posts = lexicon.posts.holding(before, reading.language.tokenizer)
    people = posts[-1].people or lexicon.posts.in_post(posts[-1].role) if posts else ()
    return WhoIs(people, posts[-1]) if len(people) == 1 else None


_WHO_IS_THIS: Final = re.compile(r"谁这是?|这(?:位|个人|人)?(?:到底|究竟)?是?谁|这是?(?:哪位|什么人)")
_THEIR_POST: Final = re.compile(
    rf"(?:(?:他|她|它|人家)们?(?:那里|那边|单位|[局厂村院校所队店]里|公司)?的?|那个?|这个?)?{ROLE_AT.pattern}"
    r"(?:到底)?(?:是|叫|姓)(?:谁|什么|哪[个位])(?:名字|人)?"
)


def who_is_last(reading: Reading) -> Asked | None:
    """Who the last speaker is: asked as such (谁啊这是), or by the post that is his own (他们局长叫什么)."""
    text = PARTICLES.sub("", reading.text.strip())
    theirs = _THEIR_POST.fullmatch(text)
    if theirs is None and _WHO_IS_THIS.fullmatch(text) is None:
        return None
    last = reading.last_speaker()
    his = theirs is None or any(role_fit(theirs["role"], folded(post)) > 1 for one in last for post in one.posts)
    return WhoIs(last, Mention(last, text, 0, How.NAME)) if last and his else None


def who_is(reading: Reading) -> Asked | None:
    """A person's post (罗芳是干嘛的), or the holder of a post (科技局局长是谁)."""
    if introduced := _INTRODUCED.fullmatch(PARTICLES.sub("", reading.text.strip())):
        reading = replace(reading, text=f"{introduced['who']}是谁")
    language = reading.language
    text = reading.text
    asked, another = re.search(WHO_IS, text), re.search(r"^(?:那|那么).*呢\W*$", text)
    if another and reading.context.asked == "WhoIs":
        asked = asked or another
    about = re.search(rf"^(?:请问|知道)?{WHICH_ONE}(?:是|当|担任)(?!说|讲|提)", text)
    if not asked and not about:
        return None
    mentions = language.lexicon.names.named(text, language.tokenizer)
    last = reading.last_speaker()
    if not mentions and asked and (pronoun := PRONOUN.search(text)):
        rest = re.sub(WHO_IS, "", reading.without(pronoun.span()))
        if not reading.topic(rest):
            nobody = Search(reading.topic(""))  # who is meant was not shown: no words of anybody's are looked for
            return WhoIs(last, Mention(last, pronoun.group(), pronoun.start(), How.NAME)) if last else nobody
    if mentions:
        mention = mentions[0]
        rest = re.sub(WHO_IS, "", reading.without((mention.start, mention.end)))
        rest = re.sub(r"^\W*(?:那么?|到底|有|几个|的)+", " ", _without_aside(rest, mention))
        return (
            WhoIs(mention.people, mention) if not reading.topic(rest) or _only_posts(rest, mention, language) else None
        )
    if WHO_SAID.search(text) and not about:
        return None
    titled = language.lexicon.titles.titled(text)
    if isinstance(titled, Mention):
        rest = re.sub(WHO_IS, "", _without_aside(reading.without((titled.start, titled.end)), titled))
        return (
            WhoIs(with_namesakes(titled.people, reading), titled)
            if not reading.topic(rest) or _only_posts(rest, titled, language)
            else None
        )
    if (asked and re.search(rf"{WHICH_ONE}|叫什么|名字|姓什么|姓名", asked.group())) or about:
        return _holder(reading)
    return None


_INTRODUCED: Final = re.compile(
    rf"(?:请|给我|帮我)*介绍(?:一?下|介绍)*(?P<who>[^,，。\s]*(?:{ROLE_AT.pattern}))(?:这个人|的?情况)?"
)
"""A holder of a post who is to be told of (介绍一下法院院长)."""
ASKED_OF_HIM: Final = re.compile(
    rf"[\s,，。?？](?:{PRONOUN.pattern})(?:现在|以前|到底|又|是)*(?P<what>\S{{2,12}}?)[呢啊呀吗\W]*$"
)
"""What is asked of somebody who was named before (者明华这个姓少见，他是做什么的)."""


def _without_aside(text: str, mention: Mention) -> str:
    """The text without what only describes somebody who is named after it (拉单晶的马师傅)."""
    return _DESCRIBING.sub("", text[: mention.start]) + text[mention.start :]


_DESCRIBING: Final = re.compile(r"^[^,，。?？\s]{2,10}的[那这]?个?$")


def _only_posts(rest: str, mention: Mention, language: Language) -> bool:
    """Whether what is left names the person's own organisation or post (人社局的罗芳是谁)."""
    words = [w for w in language.tokenizer.words(rest) if w not in language.vocabulary.stopwords]
    posts = [folded("".join(s.posts)) for person in mention.people for _, s in person.appearances]
    return all(any(language.lexicon.organisations.belongs(word, post) for post in posts) for word in words)


def _with_a_verb(post: PostMention, language: Language) -> tuple[Person, ...]:
    """Who holds a post before which only a verb stands, and no organisation (找馆长)."""
    return language.lexicon.posts.in_post(post.role) if all(len(word) == 1 for word in post.organisation) else ()


def _holder(reading: Reading) -> Asked | None:
    posts = reading.language.lexicon.posts.holding(reading.text, reading.language.tokenizer)
    if not posts:
        return None
    post = posts[-1]
    if not post.people and len(sole := _with_a_verb(post, reading.language)) == 1:
        return WhoIs(sole, post)
    rest = re.sub(WHO_IS, "", reading.without((post.start, post.end)))
    holders = [
        person for person in post.people if _only_posts(rest, Mention((person,), "", 0, How.POST), reading.language)
    ]
    if not holders and any(len(word) > 1 for word in content(rest, reading.language)):
        return None
    if holders:
        return WhoIs(tuple(holders), post)
    if post.people:
        return WhoIs(post.people, post)
    described = of_described_post(reading, post)
    if isinstance(described, Search):
        return replace(described, topic=replace(described.topic, expects=Expect.PERSON), asks_who=True)
    return Unprinted(post.words.strip("的 "), post.near)


_EACH: Final = re.compile(
    r"(?P<one>[^,，。\s]{1,12}?)[和跟与、](?P<other>[^,，。\s]{1,12}?)(?:分别|各是|各自)[都是由]*"
)
"""Two matters of each of which it is asked who spoke (港口和海岛分别是谁讲的)."""


def who_said(reading: Reading) -> Asked | None:
    """Words, whoever spoke them (谁说的一人就业全家脱贫)."""
    reading = _without_oneself(reading)
    said = SAID_BY.fullmatch(reading.text) or SOMEBODY_SAID.fullmatch(reading.text.strip())
    match = said or WHO_SAID.search(reading.text)
    if not match or ALL_WHO.search(reading.text) or BESIDES.search(reading.text):
        return None
    if reading.language.lexicon.names.named(reading.text, reading.language.tokenizer):
        return None
    rest = said["what"] if said else LISTED.sub(" ", reading.without(match.span()))
    topic = reading.topic(rest)
    if topic and not said and (topics := any_of(rest, reading)) and re.search(r"、|都[算行]", rest):
        return ListPeople(topic=topic, any_of=topics)
    if topic and not said and (each := _EACH.fullmatch(rest.strip())):
        return ListPeople(topic=topic, any_of=tuple(filter(None, map(reading.topic, each.groups()))))
    if not topic:
        return None
    if LISTED.search(reading.text):
        return ListPeople(topic=topic)
    search = Search(replace(topic, expects=Expect.PERSON, counted=()), asks_who=True)
    organisations, body = reading.language.lexicon.organisations, rest.strip()
    of_body = len(body) > 2 and body.endswith(ORGANISATION_END) and organisations.people_of(body)
    spoke_of = not said and not of_body and SPOKE_OF.search(match.group())
    after = reading.text[match.end() :].strip() or re.search("[过到及了]$", match.group())  # 养老谁讲过
    return ListPeople(topic=topic, search=search) if spoke_of and after else search
