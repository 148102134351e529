"""Messages that ask for a fact of the page on which somebody spoke, or on which a matter is spoken of."""

import re
from collections.abc import Sequence
from typing import Final

from knowledge.asked import AboutPage, Asked, Fact
from knowledge.imprint import (
    FACT_NOISE,
    FACTS_OF,
    FRAME,
    HOLDING,
)
from knowledge.lexicon import ORGANISATION_END, Person, PostMention
from knowledge.question.bearers import narrowed
from knowledge.question.callings import POINTING
from knowledge.question.fact_words import fact_alone, is_anothers, told_of
from knowledge.question.message import PARTICLES, Reading
from knowledge.question.speakers import without_posts
from knowledge.question.speaking import SPOKE
from knowledge.question.whom import whom
from knowledge.topic import Language

_FACTS_OF: Final = tuple((fact, re.compile(pattern)) for fact, pattern in FACTS_OF)


def of_page_holding(reading: Reading) -> AboutPage | None:
    """A fact of the page that is named by what or who is on it (谈就业的那版是谁编的)."""
    match = HOLDING.search(reading.text)
    if match is None:
        return None
    wording = PARTICLES.sub("", match["asked"])
    found = fact_alone(wording, reading) or fact_alone(f"{wording}发言", reading)
    if found is None:
        return None
    mentions = reading.language.lexicon.mentions(match["what"], reading.language.tokenizer)
    people = tuple(dict.fromkeys(person for mention in mentions for person in mention.people))
    topic = reading.topic(SPOKE.sub(" ", FACT_NOISE.sub(" ", match["what"]))) if not people else None
    fact, role = found
    return AboutPage(fact, role, people=people, topic=topic, whole=True) if people or topic else None


def about_page_where(reading: Reading) -> Asked | None:
    """A fact of the page on which somebody spoke, or a thing was spoken of (罗芳那张照片谁拍的, 谈就业的登在哪天)."""
    language = reading.language
    match = next(((f, m) for f, pattern in _FACTS_OF if (m := pattern.search(reading.text))), None)
    if match is None or is_anothers(match[0], reading.text) or _is_of_a_work(*match, reading):
        return None
    mentions = language.lexicon.mentions(reading.text, language.tokenizer)
    spans = [(mention.start, mention.end) for mention in mentions]
    people = tuple(dict.fromkeys(p for mention in mentions for p in narrowed(reading, mention).people))
    if not people and (post := _pointed_post(reading)):
        people, spans = language.lexicon.posts.in_post(post.role), [(post.end - len(post.role), post.end)]
    subject = "" if people else reading.text[: match[1].start()]
    if subject and (those := whom(told_of(subject), reading)) and those.people:
        people, spans = those.people, [(0, len(subject))]
    rest = reading.without(*spans, match[1].span())
    rest = SPOKE.sub(" ", FACT_NOISE.sub(" ", without_posts(rest, people)))
    topic = reading.topic(_without_organisations(rest, people, language))
    if not people and all(len(term.word) == 1 for term in topic.terms) and reading.context.last:
        return AboutPage(match[0], passage=reading.context.last)
    return AboutPage(match[0], people=people, topic=topic or None) if people or topic else None


def _is_of_a_work(fact: Fact, match: re.Match[str], reading: Reading) -> bool:
    """Whether it is asked who wrote a thing that is no piece of a newspaper (联名信是谁写的)."""
    if fact is not Fact.REPORTERS or not _WROTE.search(match.group()) or "记者" in match.group():
        return False
    thing = PARTICLES.sub("", reading.text[: match.start()])
    if not thing:
        return is_work(reading.context.topic, reading.language)
    named = reading.language.lexicon.mentions(thing, reading.language.tokenizer)
    return len(thing) > 1 and not named and not _PIECE.search(thing)


def is_work(matter: str | None, language: Language) -> bool:
    """Whether a matter is a work that somebody made: it is printed as a title, or ends in what works are called."""
    name = (matter or "").replace(" ", "")
    return bool(name) and (language.holds(f"《{name}》") or _WORK.search(name) is not None)


_WORK: Final = re.compile(
    "[\u4e00-\u9fff](?:戏|剧本?|歌|曲子?|谣|诗|舞|段子|小品|快板|小说|课本|教材|读本|[村乡镇县]志|画|剪纸|动画片?|电影)$"
)
"""What ends the name of a work."""
_WROTE: Final = re.compile("(?<![采撰编改])写(?!稿)")
"""What is done by whoever writes anything; 采写 and 写稿 are done for a newspaper."""
_PIECE: Final = re.compile(
    rf"(?:{FRAME.pattern}|访谈|专访|对话|侧记|特写|通讯|手记|综述|消息|按语?|评论|社论|采访|内容|新闻|[^书]信息|东西|[的话字篇段条])$"
)
"""What may end the words for a piece of a newspaper."""


def _pointed_post(reading: Reading) -> PostMention | None:
    """The post of somebody whom a question points at (猕猴桃那个书记)."""
    posts = reading.language.lexicon.posts.holding(reading.text, reading.language.tokenizer)
    return next((post for post in posts if POINTING.search(reading.text[: post.end - len(post.role)])), None)


def _without_organisations(text: str, people: Sequence[Person], language: Language) -> str:
    """What is left of a question once the words are taken out that say where these people are from."""
    for word in language.tokenizer.words(text) if people else ():
        if (
            len(word) > 2
            and word.endswith(ORGANISATION_END)
            and any(language.lexicon.organisations.called(word, p) for p in people)
        ):
            text = text.replace(word, " ")
    return text
