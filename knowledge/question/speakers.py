"""Messages that ask for somebody's words: of a person named or titled, of a post's holder, of an organisation."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from knowledge.asked import Ambiguous, Asked, Search, Unprinted, WhoIs, Whole
from knowledge.lexicon import (
    COMMON_SURNAMES,
    ORGANISATION_END,
    ROLE_AT,
    SPEECH_VERB,
    SURNAMES,
    TRADE_ROLES,
    How,
    Mention,
    Person,
    PostMention,
    Unmatched,
)
from knowledge.question.asked_people import PERSONAL, SPEAKERS_OF
from knowledge.question.asked_words import (
    FOR_ORGANISATION,
    HANDED,
    LEANS,
    MATTER,
    OF_SURNAME,
    ON_STAGE,
    ONLY_NAMED,
    ORGANISATION_SPEAKS,
    SPEAKING,
    SUBJECT,
    TIMES,
    WORDS_ALONE,
)
from knowledge.question.callings import ADDRESSED, ASIDE, DESCRIBED, DUTY, POINTING
from knowledge.question.intents import PLANNING, PLANS_OF, WISHING
from knowledge.question.message import ASKING, PARTICLES, Reading, content
from knowledge.question.pronoun import PRONOUN
from knowledge.question.speaking import SPOKE
from knowledge.question.steps import FORMER, NUMBERED, WHOLE
from knowledge.question.their_words import words_of
from knowledge.question.turns import number_of
from knowledge.question.whom import WHO, Whom, whom
from knowledge.text import HAN, folded, occurrences
from knowledge.topic import Expect, Language, expected


def of_person(reading: Reading) -> Asked | None:
    """What a named person, the holder of a named post, or an organisation's delegate said."""
    language = reading.language
    reading = replace(reading, text=ON_STAGE.sub("", HANDED.sub("", reading.text)) or reading.text)
    mentions = language.lexicon.mentions(reading.text, language.tokenizer)
    if language.lexicon.names.named(reading.text, language.tokenizer):
        return _of_mentions(reading, mentions)
    titled = _surnamed(reading) or language.lexicon.titles.titled(reading.text)
    if isinstance(titled, Unmatched) and language.tokenizer.knows(titled.words) and language.holds(titled.words):
        titled = None  # 高校 is printed, and is no 高校长
    if isinstance(titled, Unmatched):
        return Unprinted(titled.words, titled.near)
    if titled is not None:
        return _of_mentions(reading, mentions if titled in mentions else [titled])
    return _of_post(reading) or _of_organisation(reading)


def words_alone(reading: Reading) -> Asked | None:
    """Somebody's words, whatever they are of (我想看李局长的讲话): asked for as if nothing else were said."""
    asked = WORDS_ALONE.fullmatch(PARTICLES.sub("", reading.text.strip()))
    if asked is None or re.search(WHO, asked["who"]):
        return None
    alone = replace(reading, text=f"{asked['who']}说了什么")
    if is_somebody(asked["who"], reading):
        said = words_of(alone) or of_person(alone)
        if isinstance(said, Search) and len(said.people) == 1 and re.search("全部|所有|完整", asked["words"]):
            return Whole(said.people[0])
        return said
    told = asked["words"] and _MEANS_SOMEBODY.search(asked["who"]) and not ASKING.search(asked["who"])
    return of_person(alone) or unknown_person(alone) if told else None


_MEANS_SOMEBODY: Final = re.compile(
    rf"(?:的?(?:代表|委员|同志|领导|发言人|负责人)|[那这][个位]人?|的人|{'|'.join(ORGANISATION_END)})$"
)
"""What words end in that mean somebody, whoever it is."""


def is_somebody(words: str, reading: Reading) -> bool:
    """Whether words are nothing but what somebody is called, be he printed or not, or tell whom they describe."""
    lexicon, tokenizer = reading.language.lexicon, reading.language.tokenizer
    titled = lexicon.titles.titled(words)
    called = [one.words for one in lexicon.names.named(words, tokenizer)]
    called += [one.words.strip("的 ") for one in lexicon.posts.holding(words, tokenizer)]
    called += [titled.words] if titled else []
    return any(len(one) >= len(words) for one in called) or whom(words, reading) is not None


def _surnamed(reading: Reading) -> Mention | None:
    """Those of a surname whose words are asked for (姓字的那个人说了什么)."""
    match = OF_SURNAME.search(reading.text)
    if match is None or SPEAKING.match(reading.text[match.end() :]) is None:
        return None
    people = reading.language.lexicon.names.beginning(match["surname"])
    return Mention(people, match.group(), match.start(), How.TITLE) if people else None


def _of_mentions(reading: Reading, mentions: Sequence[Mention]) -> Asked:
    before = reading.text[: mentions[0].start]
    those = whom(before, reading)
    first = replace(mentions[0], people=reading.there(mentions[0].people))
    first = _told_apart(first, those, reading)
    told_which = len(first.people) > 1
    if told_which:
        fitting = narrowed(reading, first)
        if len(fitting.people) > 1:
            return Ambiguous(first)
        first = fitting
    told_which = told_which or first is not mentions[0]
    mentions = [first, *mentions[1:]]
    people = tuple(dict.fromkeys(person for mention in mentions for person in mention.people))
    spans = [(mention.start, mention.end) for mention in mentions]
    if aside := ASIDE.search(before):
        spans.append(aside.span())
    elif post := _post_before(before, people, reading.language):
        spans.append((post.start, post.end))
    elif those and set(people) <= set(those.people):
        spans.append((0, len(before)))
    elif office := reading.language.lexicon.titles.office_before(before, mentions[0]):
        spans.append((len(before) - office, len(before)))
    titles = (ROLE_AT.match(reading.text, mention.end) for mention in mentions)
    spans += [title.span() for title in titles if title and title["role"] not in TRADE_ROLES]
    addressed = (ADDRESSED.match(reading.text, mention.end) for mention in mentions)
    spans += [match.span() for match in addressed if match]
    rest = SPOKE.sub(" ", TIMES.sub(" ", without_posts(reading.without(*spans), people)))
    if len(people) == 1 and _is_whole(rest, reading):
        return Whole(people[0])
    names = {folded(person.name) for person in people}
    topic = reading.topic(rest)
    if PERSONAL.fullmatch(rest.strip()) and not _SPEAKS_OF_IT.search(reading.text):
        return Search(topic, people, mentions[0], private=True)
    if not topic and LEANS.search(reading.text) and reading.context.asked == "ListPeople" and reading.context.topic:
        topic = reading.topic(reading.context.topic)
    topic = replace(topic, required=tuple(word for word in topic.required if word not in names))
    return _planned(Search(topic, people, mentions[0] if len(people) == 1 else None), rest, reading)


_SPEAKS_OF_IT: Final = re.compile(
    "(?:[说讲谈提聊](?:到|过|了|起|没[说讲谈提]|的)*|关心|关注)(?:工资|收入|孩子|毕业|住|结婚|年龄|学历|党员)"
)
"""What makes a matter of what otherwise is somebody's own life (罗芳讲工资了吗)."""


def _is_whole(rest: str, reading: Reading) -> bool:
    """Whether what is left of a message asks for all that somebody said."""
    return WHOLE.search(rest) is not None and not reading.topic(WHOLE.sub(" ", rest))


def _told_apart(mention: Mention, those: Whom | None, reading: Reading) -> Mention:
    """Of those whom a title can stand for, or else of all of the surname, those who are described before it.

    邮局那个送信的马师傅 is the postman, though another 马 is sooner called so.
    """
    if mention.how is not How.TITLE or not those:
        return mention
    ids = {person.id for person in those.people}
    family = reading.language.lexicon.names.surnamed(folded(mention.people[0].name))
    of_all = (tuple(one for one in people if one.id in ids) for people in (mention.people, family))
    fitting = next(filter(None, of_all), mention.people)
    return mention if fitting == mention.people else replace(mention, people=fitting)


def private_of_last(reading: Reading) -> Asked | None:
    """What is private of the one who spoke last (他电话是多少): it is the paper's telephone no more than his."""
    pronoun = PRONOUN.search(reading.text)
    if pronoun is None or pronoun.group().endswith("们"):
        return None
    rest = reading.without(pronoun.span())
    if not PERSONAL.fullmatch(rest.strip()):
        return None
    people = reading.last_speaker()
    return Search(reading.topic(rest), people, private=True) if len(people) == 1 else None


def passage_of(reading: Reading) -> Asked | None:
    """One passage of somebody's speech, by its number (邹书记讲的第二段)."""
    match = _NUMBERED_OF.fullmatch(PARTICLES.sub("", reading.text))
    those = whom(match["who"], reading) if match else None
    return Whole(those.people[0], number_of(match)) if match and those and len(those.people) == 1 else None


_NUMBERED_OF: Final = re.compile(
    rf"(?:把|给我|我要|我想|看|发)*(?P<who>.{{2,16}}?)(?:的|说|讲|话|发言|那篇|里|了|过)*{NUMBERED.pattern}"
    r"(?:发|给我|看|念|出来|过来|一?下)*"
)


def _post_before(before: str, people: Sequence[Person], language: Language) -> PostMention | None:
    """The post that a text ends with, where it is that of these people (社区书记 before 万秀梅)."""
    posts = language.lexicon.posts.holding(before, language.tokenizer)
    of_them = posts and posts[-1].end == len(before) and set(people) <= {*posts[-1].people, *posts[-1].near}
    return posts[-1] if of_them else None


def narrowed(reading: Reading, mention: Mention) -> Mention:
    """Of several people with one name, those whose posts the question names."""
    rest = reading.without((mention.start, mention.end))
    words = [w for w in content(rest, reading.language) if len(w) > 1]
    if before := _BEFORE_NAME.search(reading.text[: mention.start]):
        words.append(before["whose"])
    lexicon = reading.language.lexicon
    fitting = tuple(
        person for person in mention.people if any(lexicon.organisations.called(word, person) for word in words)
    )
    return replace(mention, people=fitting) if fitting else mention


_BEFORE_NAME: Final = re.compile(r"(?P<whose>[\u4e00-\u9fff]{2,12}?)(?:的|里|那个|那位|这位|这个)*$")
"""What stands before a name and may say which bearer of it is meant: 农商行那个周敏."""


def without_posts(rest: str, people: Sequence[Person]) -> str:
    """What is left of a question once the posts and titles of the people in it are taken out."""
    for person in people:
        for _, speech in person.appearances:
            for post in speech.posts:
                rest = rest.replace(folded(post), " " * len(post))
    return _TITLES.sub(lambda m: " " * len(m.group()), rest)


_TITLES: Final = re.compile(
    r"总体(?:上|来说|来讲|而言)?|局长|主任|书记(?!员)|代表(?![性作团队处])|同志(?!们)|先生|女士|领导(?![力层者班])"
    r"|(?<![\u4e00-\u9fff])总(?=$|[^\u4e00-\u9fff]|[的说讲谈对怎是在有])"
)
"""Titles beside somebody who is named; 代表性 and 总部经济 are matters."""


def _of_post(reading: Reading) -> Asked | None:
    language = reading.language
    for post in language.lexicon.posts.holding(reading.text, language.tokenizer):
        after = reading.text[post.end :]
        addressed = re.match(
            (
                r"(?:代表|同志|那边|这边)?(?:的|都|是|也|还|对|就|在)*(?:对[^,，。?？\s]{1,8}?)?(?:都|也|是)*"
                rf"(?:怎么|如何)?(?:{SPEECH_VERB}|观点|看法|讲述|意见|态度)"
            ),
            after.strip(),
        )
        pointed = _pointed_at(reading, post)
        if post.people and (pointed if post.role in TRADE_ROLES else post.organisation or addressed):
            post = replace(post, people=reading.there(post.people))
            if len(post.people) > 1:
                return Ambiguous(post)
            duty = DUTY.search(reading.text[: post.start])
            rest = SPOKE.sub(" ", reading.without((duty.start() if duty else post.start, post.end)))
            if expected(reading.text) is Expect.IDENTITY:
                return WhoIs(post.people, post)
            if _is_whole(rest, reading):
                return Whole(post.people[0])
            return _planned(Search(reading.topic(rest), post.people, post), rest, reading)
        if not post.people and pointed and (described := of_described_post(reading, post)):
            return described
        if not post.people and pointed and (of_trade := _of_trade(reading, post)):
            return of_trade
        spoke = addressed and re.search("说|讲|谈|发言|表示|认为", addressed.group())
        asked_for = post.organisation and expected(reading.text) is Expect.PERSON
        once = post.role in TRADE_ROLES and (FORMER.search(reading.text) or _HAD_BEEN.search(reading.text))
        if not post.people and (spoke or asked_for) and not once:
            return Unprinted(post.words.strip("的 "), post.near)
    return None


_HAD_BEEN: Final = re.compile("早年|年轻时|(?<=[当做干])过")
"""What says beside `FORMER` that somebody had a trade once: no post prints it, and words may (当过修吊车的工人)."""


def _of_trade(reading: Reading, post: PostMention) -> Asked | None:
    """The one person of a trade that stands within a printed post (律师, of a 律师事务所主任)."""
    if post.organisation or post.role not in TRADE_ROLES:
        return None
    lexicon = reading.language.lexicon
    people = tuple(p for p in lexicon.people.values() if any(post.role in one for one in lexicon.known[p.id].printed))
    rest = SPOKE.sub(" ", reading.without((post.start, post.end)))
    return Search(reading.topic(rest), people, replace(post, people=people)) if len(people) == 1 else None


def _pointed_at(reading: Reading, post: PostMention) -> bool:
    """Whether a question is for one holder of a post (那个书记, 司机说了什么), not such people (老师够不够)."""
    before = reading.text[: post.end - len(post.role)]
    after = reading.text[post.end :]
    return POINTING.search(before) is not None or SPEAKING.match(after) is not None


def of_described_post(reading: Reading, post: PostMention) -> Asked | None:
    """Somebody of a post whom the question describes rather than places (开9路车的司机, 猕猴桃那个书记)."""
    lexicon = reading.language.lexicon
    apart = DESCRIBED.search(reading.text[: post.end - len(post.role)])
    if (
        not post.organisation
        or not apart
        or any(
            word.endswith(ORGANISATION_END)
            or word in lexicon.pages.places
            or (lexicon.organisations.names(word) and not reading.language.tokenizer.knows(word))
            for word in post.organisation
        )
    ):
        return None
    holders = lexicon.posts.in_post(post.role)
    role = (post.end - len(post.role), post.end)
    topic = reading.topic(SPOKE.sub(" ", reading.without(role)))
    return Search(topic, holders, post) if holders and topic else None


def _of_organisation(reading: Reading) -> Asked | None:
    """What the delegate of an organisation said (人社局的代表说了什么), where just one comes from it."""
    language = reading.language
    text = reading.text.strip()
    match = PLANS_OF.match(text) or FOR_ORGANISATION.search(text) or SPEAKERS_OF.fullmatch(text)
    match = match or ONLY_NAMED.fullmatch(text)
    if match and match.re is ONLY_NAMED and _is_spoken_of(match["organisation"], language):
        return None
    if not match:
        return _of_unknown_organisation(reading)
    words = language.tokenizer.words(match["organisation"])
    whole = match["organisation"].removesuffix("的")
    if language.lexicon.organisations.people_of(whole) and (
        whole.endswith(ORGANISATION_END) or not language.tokenizer.knows(whole)
    ):
        words = (whole,)
    name = words[-1] if words and not content("".join(words[:-1]), language) else ""
    people = language.lexicon.organisations.people_of(name) if language.lexicon.organisations.names(name) else ()
    if _is_torn(name, people, language):
        return None
    if len(people) != 1:
        return None if people else _of_unknown_organisation(reading)
    start = match.start("organisation") + match["organisation"].rindex(name)
    rest = SPOKE.sub(" ", text[:start] + " " + text[match.end() :])
    return _planned(Search(reading.topic(rest), people, Mention(people, name, start, How.ORGANISATION)), rest, reading)


def _is_torn(name: str, people: Sequence[Person], language: Language) -> bool:
    """Whether a name stands in posts only behind what makes a word with its first character (学技术 in 科学技术局)."""
    posts = [folded("".join(speech.posts)) for person in people for _, speech in person.appearances]
    before = [text[at - 1 : at + 1] for text in posts for at in occurrences(name, text) if at and name]
    return bool(before) and all(map(language.tokenizer.knows, before)) and not language.tokenizer.knows(name[:2])


def _is_spoken_of(words: str, language: Language) -> bool:
    """Whether words are an ordinary one of which somebody speaks, and at most a part of what an organisation is called.

    So 数字化 is a matter, though somebody is of a 数字化研发中心.
    """
    return language.tokenizer.knows(words) and not words.endswith(ORGANISATION_END) and language.says(words)


def _of_unknown_organisation(reading: Reading) -> Asked | None:
    """Words asked of an organisation from which nobody speaks (医保局怎么说): no other's are given for them."""
    match = ORGANISATION_SPEAKS.match(reading.text.strip())
    if match is None:
        return None
    name, lexicon = match["organisation"], reading.language.lexicon
    words = reading.language.tokenizer.words(name)
    known = (
        lexicon.organisations.people_of(name)
        or lexicon.organisations.people_of(words[-1])
        or lexicon.organisations.printed_for(name)
    )
    matter = _OF_WHAT.fullmatch(reading.text.strip()) and reading.language.holds(name)
    return None if known or matter or not name.endswith(ORGANISATION_END) else Unprinted(name)


_OF_WHAT: Final = re.compile(r"那么?[\u4e00-\u9fff]{2,6}呢\W*")
"""What turns to a matter as well as to somebody: 那高校呢, where somebody speaks of them."""


def _planned(search: Search, rest: str, reading: Reading) -> Search:
    """The search, which asks for what is meant to be done, or wished, where nothing but that is left of the message."""
    if PLANNING.fullmatch(rest.strip()):
        return replace(search, topic=reading.topic(""), intends=True)
    return replace(search, wishes=True) if not search.topic and WISHING.search(reading.text) else search


def unknown_person(reading: Reading) -> Asked | None:
    """A name that is not printed: surname and one or two characters that are no word, said to have spoken."""
    text = reading.text
    language = reading.language
    for match in re.finditer(
        (
            r"(?P<name>[\u4e00-\u9fff]{2,3})(?:同志|代表|先生|女士|老师)?"
            rf"(?:的(?:发言|讲话|讲述|观点|看法|简介)|(?:都|还|在|是)*(?:{SPEECH_VERB})|是(?:谁|哪|干|做|什么))"
        ),
        text,
    ):
        name = match["name"]
        before = text[: match.start()]
        if (
            name[0] in SURNAMES
            and name[0] not in "那这"
            and (not before or not HAN.match(before[-1]))
            and _is_name(name, language)
        ):
            return Unprinted(name, language.lexicon.names.surnamed(name))
    turned = _TURNED_TO.fullmatch(text)
    if turned and _is_name(turned["name"], language):
        return Unprinted(turned["name"], language.lexicon.names.surnamed(turned["name"]))
    said = SUBJECT.match(text)
    subject = said["subject"].removesuffix("的").removesuffix("有") if said else ""
    if (
        len(subject) > 1
        and not MATTER.search(subject)
        and not re.search(WHO, subject)
        and not _content_known(subject, language)
    ):
        return Unprinted(subject, language.lexicon.names.surnamed(subject))
    return None


_TURNED_TO: Final = re.compile(
    rf"(?:那么?)?(?P<name>[{''.join(sorted(COMMON_SURNAMES))}][\u4e00-\u9fff]{{1,2}})(?:同志|代表|先生|女士|老师)?呢\W*"
)
"""Somebody of a common surname of whom nothing else is said: 那王伟呢."""


def _is_name(name: str, language: Language) -> bool:
    words = language.tokenizer.words(name)
    return not any(len(word) > 1 and language.tokenizer.knows(word) for word in words) and not language.holds(name)


def _content_known(subject: str, language: Language) -> bool:
    words = content(subject, language)
    if len(words) > 1 and all(len(word) == 1 for word in words):
        return False  # characters that make no word together are a name, though each of them stands somewhere
    return not words or all(language.holds(word) or language.lexicon.organisations.people_of(word) for word in words)
