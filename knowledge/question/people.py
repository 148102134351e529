"""Messages that ask for people: who spoke, who spoke of a matter or did not, who somebody is, who said a thing."""

import re
from dataclasses import replace
from typing import Final

from knowledge.asked import Asked, ListPeople, Search, Unprinted, WhoIs
from knowledge.lexicon import How, Mention
from knowledge.phrases import (
    ALL_WHO,
    ANY_OF,
    BESIDES,
    COUNTING,
    FROM,
    KINDS,
    LIST,
    LIST_FRAME,
    PLURAL,
    PRONOUN,
    ROLES_ASKED,
    SAID_BY,
    SILENT,
    SPOKE,
    SURNAME,
    WHO_IS,
    WHO_SAID,
)
from knowledge.question.message import Reading, content, named_in
from knowledge.text import folded
from knowledge.topic import Expect, Language, Topic


def list_people(reading: Reading) -> Asked | None:
    """Everyone, or those of a surname, of a role, or from a kind of organisation."""
    text = re.sub(r"[\s\W]", "", reading.text)
    if match := SURNAME.search(text):
        return ListPeople(surname=match["surname"])
    match = ROLES_ASKED.search(text)
    if match and not LIST_FRAME.sub("", text[: match.start()] + text[match.end() :]):
        return ListPeople(organisation=match["role"])
    match = LIST.search(text)
    if match and not LIST_FRAME.sub("", text[: match.start()] + text[match.end() :]):
        return ListPeople()
    match = FROM.search(text)
    if match and not LIST_FRAME.sub(
        "",
        re.sub(
            r"有|没有|哪些|几|个|位|谁|来自|从|发言|讲话|讲|说|什么",
            "",
            text[: match.start()] + text[match.end() :],
        ),
    ):
        for kind, organisation in KINDS:
            if re.fullmatch(kind, match["kind"]):
                return ListPeople(organisation=organisation)
    return None


def people_on_topic(reading: Reading) -> Asked | None:
    """Who spoke of a matter, who else did, or who did not."""
    if (match := BESIDES.search(reading.text)) and (without := named_in(match["who"], reading)):
        return ListPeople(topic=reading.topic(match["topic"]) or None, without=without)
    if asked := _silent(reading):
        return asked
    match = PLURAL.search(reading.text)
    if not match:
        return None
    rest = SPOKE.sub(" ", reading.without(match.span()))
    topic = reading.topic(rest)
    return ListPeople(topic=topic, any_of=_any_of(rest, reading)) if topic else ListPeople()


def counting(reading: Reading) -> Asked | None:
    """Who spoke of a matter most, or how often (一共说了几次创新): everybody who did is listed, nothing is counted."""
    match = COUNTING.search(reading.text)
    topic = match and reading.topic(f"{reading.without(match.span())} {match['what'] or ''}")
    return ListPeople(topic=topic) if topic else None


def _silent(reading: Reading) -> Asked | None:
    """Who did not speak of a thing (没提到就业的有谁, 哪些代表没有说乡村)."""
    match = SILENT.search(reading.text)
    if not match or not _WHICH_PEOPLE.search(reading.text):
        return None
    topic = reading.topic(_WHICH_PEOPLE.sub(" ", reading.without(match.span())))
    return ListPeople(topic=topic, silent=True) if topic else None


_WHICH_PEOPLE: Final = re.compile(
    r"的?(?:都?有|是)*(?:谁|哪些|哪几个|哪几位|哪几名|几个|几位)(?:党代表|代表|人|委员|讲述人|发言人)*|的?(?:党代表|代表|人)(?=有|是|$)"
)


def _any_of(text: str, reading: Reading) -> tuple[Topic, ...]:
    """The topics of which any will do (修路、公路都算); none where it is one."""
    topics = [topic for piece in ANY_OF.split(text) if piece.strip() and (topic := reading.topic(piece))]
    return tuple(topics) if len(topics) > 1 else ()


def who_is(reading: Reading) -> Asked | None:
    """A person's post (罗芳是干嘛的), or the holder of a post (科技局局长是谁)."""
    language = reading.language
    text = reading.text
    asked, another = re.search(WHO_IS, text), re.search(r"^(?:那|那么).*呢\W*$", text)
    if another and reading.context.asked == "WhoIs":
        asked = asked or another
    about = re.search(r"^(?:请问|知道)?(?:谁|哪个|哪位)(?:是|当|担任)(?!说|讲|提)", text)
    if not asked and not about:
        return None
    mentions = language.lexicon.named(text, language.tokenizer)
    last = reading.last_speaker()
    if last and not mentions and asked and (pronoun := PRONOUN.search(text)):
        rest = re.sub(WHO_IS, "", reading.without(pronoun.span()))
        if not reading.topic(rest):
            return WhoIs(last, Mention(last, pronoun.group(), pronoun.start(), How.NAME))
    if mentions:
        mention = mentions[0]
        rest = re.sub(WHO_IS, "", reading.without((mention.start, mention.end)))
        rest = re.sub(r"^\W*(?:那么?|到底|有|几个|的)+", " ", rest)
        return (
            WhoIs(mention.people, mention) if not reading.topic(rest) or _only_posts(rest, mention, language) else None
        )
    if WHO_SAID.search(text) and not about:
        return None
    titled = language.lexicon.titled(text)
    if isinstance(titled, Mention):
        rest = re.sub(WHO_IS, "", reading.without((titled.start, titled.end)))
        return WhoIs(titled.people, titled) if not reading.topic(rest) else None
    if (asked and re.search(r"谁|哪个|哪位|叫什么|名字|姓什么|姓名", asked.group())) or about:
        return _holder(reading)
    return None


def _only_posts(rest: str, mention: Mention, language: Language) -> bool:
    """Whether what is left names the person's own organisation or post (人社局的罗芳是谁)."""
    words = [w for w in language.tokenizer.words(rest) if w not in language.vocabulary.stopwords]
    posts = [folded("".join(s.posts)) for person in mention.people for _, s in person.appearances]
    return all(any(language.lexicon.belongs(word, post) for post in posts) for word in words)


def _holder(reading: Reading) -> Asked | None:
    posts = reading.language.lexicon.holding(reading.text, reading.language.tokenizer)
    if not posts:
        return None
    post = posts[-1]
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
    return Unprinted(post.words.strip("的 "), post.near)


def who_said(reading: Reading) -> Asked | None:
    """Words, whoever spoke them (谁说的一人就业全家脱贫)."""
    said = SAID_BY.fullmatch(reading.text)
    match = said or WHO_SAID.search(reading.text)
    if not match or ALL_WHO.search(reading.text):
        return None
    if reading.language.lexicon.named(reading.text, reading.language.tokenizer):
        return None
    rest = said["what"] if said else reading.without(match.span())
    topic = reading.topic(rest)
    if topic and not said and (topics := _any_of(rest, reading)) and re.search(r"、|都[算行]", rest):
        return ListPeople(topic=topic, any_of=topics)
    return Search(replace(topic, expects=Expect.PERSON, counted=()), asks_who=True) if topic else None
