"""Messages that ask for somebody's words: of a person named or titled, of a post's holder, of an organisation."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from knowledge.asked import Ambiguous, Asked, Move, Search, Step, Unprinted, Whole
from knowledge.lexicon import (
    ORGANISATION_END,
    ROLE_AT,
    TRADE_ROLES,
    How,
    Mention,
    Person,
    PostMention,
    Unmatched,
)
from knowledge.lexicon.kinds import kinds_ending
from knowledge.question.asked_people import PERSONAL
from knowledge.question.asked_words import (
    ALIKE,
    HANDED,
    OF_SURNAME,
    ON_STAGE,
    SEVERAL_TIMES,
    SPEAKING,
    TIMES,
    WORDS_ALONE,
)
from knowledge.question.bearers import doing, narrowed, told_apart
from knowledge.question.callings import ADDRESSED, ASIDE
from knowledge.question.chosen import number_of
from knowledge.question.message import ASKING, PARTICLES, Reading, named_in
from knowledge.question.posted import is_whole, of_organisation, of_post, planned
from knowledge.question.pronoun import PRONOUN, spoken_of
from knowledge.question.speaking import SPOKE
from knowledge.question.steps import NUMBERED, POINT
from knowledge.question.strangers import unknown_person
from knowledge.question.their_words import words_of
from knowledge.question.whom import WHO, whom
from knowledge.text import folded
from knowledge.topic import Language


def of_person(reading: Reading) -> Asked | None:
    """What a named person, the holder of a named post, or an organisation's delegate said."""
    language = reading.language
    reading = replace(reading, text=ON_STAGE.sub("", HANDED.sub("", reading.text)) or reading.text)
    mentions = language.lexicon.mentions(reading.text, language.tokenizer)
    if language.lexicon.names.named(reading.text, language.tokenizer):
        return _of_mentions(reading, mentions)
    titled = _surnamed(reading) or language.lexicon.titles.titled(reading.text, language.tokenizer)
    if isinstance(titled, Unmatched) and language.tokenizer.knows(titled.words) and language.holds(titled.words):
        titled = None  # 高校 is printed, and is no 高校长
    if isinstance(titled, Unmatched):
        return Unprinted(titled.words, titled.near)
    if titled is not None:
        return _of_mentions(reading, mentions if titled in mentions else [titled])
    return of_post(reading) or of_organisation(reading)


def beside_him(reading: Reading) -> Asked | None:
    """The words of the last speaker and of somebody named, of whom both are asked (他跟李星讲的有没有一样的)."""
    match = _BESIDE_HIM.match(reading.text)  # known without a look at what was shown
    last = reading.last_speaker() if match and named_in(match["others"], reading) else ()
    if match is None or len(last) != 1:
        return None
    both = replace(reading, text=f"{folded(last[0].name)}和{match['others']}")
    return words_of(both) or of_person(both)


_BESIDE_HIM: Final = re.compile(
    rf"(?:那么?)?(?:{PRONOUN.pattern})[跟和与同](?P<others>.*(?:[说讲谈提]|看法|观点|意见|{ALIKE}).*)"
)


def words_alone(reading: Reading) -> Asked | None:
    """Somebody's words, whatever they are of (我想看李局长的讲话): asked for as if nothing else were said."""
    asked = WORDS_ALONE.fullmatch(PARTICLES.sub("", reading.text.strip()))
    if asked is None or re.search(WHO, asked["who"]) or _takes_its_place(reading, asked["who"]):
        return None
    if not asked["words"] and _SAYS_WHAT_HE_IS.search(asked["who"]):
        return None
    alone = replace(reading, text=f"{asked['who']}说了什么")
    if is_somebody(asked["who"], reading):
        said = words_of(alone) or of_person(alone)
        if isinstance(said, Search) and len(said.people) == 1 and re.search("全部|所有|完整", asked["words"]):
            return Whole(said.people[0])
        return said
    told = asked["words"] and _MEANS_SOMEBODY.search(asked["who"]) and not ASKING.search(asked["who"])
    return of_person(alone) or unknown_person(alone) if told else None


_SAYS_WHAT_HE_IS: Final = re.compile("(?<=.)是(?!.*(?:书记|代表|[长员])$)")
"""What makes a statement of a phrase that ends in 的, and nobody's words of it (局长是男的女的)."""


def _takes_its_place(reading: Reading, words: str) -> bool:
    """Whether words for a kind, behind a matter, tell of what else it is asked (农村的呢), and not whose words."""
    of_another = _OF_ANOTHER.search(reading.text) and reading.context.topic and reading.context.searched
    return bool(of_another) and any(kinds_ending(words)) and not ROLE_AT.search(words)


_OF_ANOTHER: Final = re.compile(r"的呢\W*$")
_MEANS_SOMEBODY: Final = re.compile(
    rf"(?:的?(?:代表|委员|同志|领导|发言人|负责人)|[那这][个位]人?|的人|{'|'.join(ORGANISATION_END)})$"
)
"""What words end in that mean somebody, whoever it is."""


def is_somebody(words: str, reading: Reading) -> bool:
    """Whether words are nothing but what somebody is called, be he printed or not, or tell whom they describe."""
    lexicon, tokenizer = reading.language.lexicon, reading.language.tokenizer
    titled = lexicon.titles.titled(words, tokenizer)
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
    those = whom(_LEADING.sub("", before), reading)
    first = replace(mentions[0], people=reading.there(mentions[0].people))
    first = told_apart(first, those, reading)
    begins = first.start
    if len(first.people) > 1:
        fitting = narrowed(reading, first)
        if len(fitting.people) > 1:
            fitting, begins = doing(reading, fitting)
        fitting = replace(fitting, people=spoken_of(fitting.people, reading))
        if len(fitting.people) > 1 and not _asks_each_time(first, reading):
            return Ambiguous(first)
        first = fitting
    mentions = [first, *mentions[1:]]
    people = tuple(dict.fromkeys(person for mention in mentions for person in mention.people))
    spans = [(begins, first.end), *((mention.start, mention.end) for mention in mentions)]
    if aside := ASIDE.search(before):
        spans.append(aside.span())
    elif post := _post_before(before, people, reading.language):
        spans.append((post.start, post.end))
    elif those and set(people) <= set(those.people):
        spans.append((0, len(before)))
    elif office := reading.language.lexicon.titles.office_before(before, mentions[0]):
        spans.append((len(before) - office, len(before)))
    titles = (ROLE_AT.match(reading.text, mention.end) for mention in mentions)
    spans += [title.span() for title in titles if title and _is_address(title)]
    addressed = (ADDRESSED.match(reading.text, mention.end) for mention in mentions)
    spans += [match.span() for match in addressed if match]
    left = TIMES.sub(" ", without_posts(reading.without(*spans), people))
    rest = SPOKE.sub(" ", left)
    if len(people) == 1 and is_whole(rest, reading):
        return Whole(people[0])
    names = {folded(person.name) for person in people}
    topic = reading.topic(rest)
    if PERSONAL.fullmatch(rest.strip()) and not _SPEAKS_OF_IT.search(reading.text):
        return Search(topic, people, mentions[0], private=True)
    topic = replace(topic, required=tuple(word for word in topic.required if word not in names))
    return planned(Search(topic, people, mentions[0] if len(people) == 1 else None), left, reading)


def _is_address(title: re.Match[str]) -> bool:
    """Whether a title behind a name only calls him: a trade may be what is asked about, unless he is said to speak."""
    return title["role"] not in TRADE_ROLES or SPEAKING.match(title.string, title.end()) is not None


_LEADING: Final = re.compile("^(?:那么?(?![个位])|还有|至于)")
"""What turns to somebody else and describes nobody (那么人社局罗芳的发言)."""
_SPEAKS_OF_IT: Final = re.compile(
    "(?:[说讲谈提聊](?:到|过|了|起|没[说讲谈提]|的)*|关心|关注|(?:怎么|如何)看待?|对于?)(?:工资|收入|孩子|毕业|住|结婚|年龄|学历|党员)"
)
"""What makes a matter of what otherwise is somebody's own life (罗芳讲工资了吗)."""


def _asks_each_time(mention: Mention, reading: Reading) -> bool:
    """Whether it is asked what all who bear a name said of a matter before and after: they may be one and the same."""
    if mention.how is not How.NAME or not SEVERAL_TIMES.search(reading.text):
        return False
    left = SEVERAL_TIMES.sub(" ", reading.without((mention.start, mention.end)))
    return bool(reading.topic(SPOKE.sub(" ", left)))


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


def points_of(reading: Reading) -> Asked | None:
    """All of a speech whose points are asked for (李星说了哪几点), or one by a number that it prints nowhere (第二点).

    Which of its words are that point nothing tells. One that it counts itself (第二步) is looked for.
    """
    match = POINT.fullmatch(PARTICLES.sub("", reading.text))
    if match is None or not _is_of_last(match, reading):
        return None
    people = _whose_points(match["who"], reading)
    if len(people) != 1 or not (match["who"] or match["point"] or _SPEAKS.search(reading.text)):
        return None
    said = (folded(speech.text) for _, speech in people[0].appearances)
    if match["point"] and not match["other"] and any(match["point"] in text for text in said):
        return None
    whole = match["who"] or reading.context.asked == Whole.__name__
    return Whole(people[0]) if whole else Step(Move.FULL)


def _whose_points(who: str, reading: Reading) -> Sequence[Person]:
    """Those whose points are asked for: of whom a message names or describes, or of the last speaker."""
    if not who or PRONOUN.fullmatch(who):
        return reading.last_speaker()
    those = whom(who, reading)
    return those.people if those else ()


_SPEAKS: Final = re.compile("[说讲谈提]")


def _is_of_last(match: re.Match[str], reading: Reading) -> bool:
    """Whether what a match of POINT numbers is of the last matter, where it is no point but a thing, or unnamed."""
    if match["bare"] is None and not match["thing"]:
        return True
    last = reading.context.topic or ""
    return bool(last) and (match["thing"] or "") in last


def _post_before(before: str, people: Sequence[Person], language: Language) -> PostMention | None:
    """The post that a text ends with, where it is that of these people (社区书记 before 万秀梅)."""
    posts = language.lexicon.posts.holding(before, language.tokenizer)
    of_them = posts and posts[-1].end == len(before) and set(people) <= {*posts[-1].people, *posts[-1].near}
    return posts[-1] if of_them else None


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
