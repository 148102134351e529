"""Messages that ask for where, when and beside whom somebody spoke."""

import re
from typing import Final

from knowledge.asked import AboutPage, Asked, Fact, ListPeople, Search, WhoIs
from knowledge.imprint import (
    ALSO_ON_PAGE,
    APPEARANCES,
    NEIGHBOUR,
    OF_TIMES,
)
from knowledge.lexicon import How, Mention
from knowledge.numerals import numeral
from knowledge.question.fact_words import nothing_else, told_of
from knowledge.question.message import PARTICLES, Reading
from knowledge.question.pronoun import PRONOUN
from knowledge.question.whom import whom


def neighbour(reading: Reading) -> Asked | None:
    """Who comes before or after somebody on the page where he spoke last."""
    match = NEIGHBOUR.search(reading.text)
    mentions = reading.language.lexicon.mentions(reading.text, reading.language.tokenizer) if match else ()
    pronoun = PRONOUN.search(reading.text) if match and not mentions else None
    if pronoun and (last := reading.last_speaker()):
        mentions = (Mention(last, pronoun.group(), pronoun.start(), How.NAME),)
    if match is None or len(mentions) != 1 or len(mentions[0].people) != 1:
        return None
    mention = mentions[0]
    rest = re.sub("[排登紧挨跟接着]", "", reading.without(match.span(), (mention.start, mention.end)))
    if not nothing_else(rest, Fact.FIRST, reading):
        return None
    page, speech = mention.people[0].appearances[-1]
    after = "前" not in match["way"] and "上" not in match["way"]
    place = page.speeches.index(speech) + (1 if after else -1)
    if not 0 <= place < len(page.speeches):
        return AboutPage(Fact.LAST if after else Fact.FIRST, pages=(page,))
    other = reading.language.lexicon.people[page.speeches[place].speaker.id]
    return WhoIs((other,), Mention((other,), other.name, 0, How.NAME))


def also_on_page(reading: Reading) -> ListPeople | None:
    """Who else speaks on the page of somebody, who may be named before it (沐春华，她那版还有谁)."""
    match = ALSO_ON_PAGE.search(reading.text)
    before = reading.text[: match.start()] if match else ""
    mentions = reading.language.lexicon.mentions(before, reading.language.tokenizer) if before else ()
    last = reading.last_speaker() if match and not mentions and PRONOUN.search(before) else ()
    people = tuple(dict.fromkeys((*last, *(person for mention in mentions for person in mention.people))))
    rest = PRONOUN.sub("", reading.without(*((one.start, one.end) for one in mentions))[: len(before)])
    if match is None or not people or not nothing_else(rest, Fact.PAGE, reading):
        return None
    pages = {page.id: page for person in people for page, _ in person.appearances}
    return ListPeople(pages=tuple(pages.values()), without=people if match["else"] else ())


def speech_at(reading: Reading) -> Search | None:
    """What somebody said in one of his speeches by its number (杨丽仙第二次讲什么); alone, behind his words or card."""
    match = _AT_TIME.fullmatch(PARTICLES.sub("", reading.text))
    if match is None or (reading.context.topic and not (match["says"] or match["who"])):
        return None
    mentions = reading.language.lexicon.mentions(match["who"] or "", reading.language.tokenizer)
    named = mentions[0].people if len(mentions) == 1 and mentions[0].words == match["who"] else ()
    people = named if match["who"] else reading.last_speaker()
    pages = tuple(page for page, _ in people[0].appearances) if len(people) == 1 else ()
    place = _place_of(match, len(pages))
    return Search(reading.topic(""), people, pages=(pages[place],)) if place is not None else None


def _place_of(match: re.Match[str], several: int) -> int | None:
    """The place of a speech of some, from 0; None where there is none. The former and the latter are of two."""
    place = several - 1 if match["last"] or match["latter"] else numeral(match["number"] or "一") - 1
    of_two = match["former"] or match["latter"]
    return place if 0 <= place < several and (several == 2 or not of_two) else None


_AT_TIME: Final = re.compile(
    rf"(?:那么?|还有|请问)?(?:(?P<who>[^,，。]{{2,8}}?)|{PRONOUN.pattern})?的?"
    r"(?:第(?P<number>[一二三四五六七八九])|头一?|最早(?:的|那)*一?|(?P<former>前(?:面|头)?的?一)"
    r"|(?P<last>最后(?:的|那)*一?|最近(?:的|那)*一)|(?P<latter>后(?:面|头)?的?一))(?:次|回|篇|场)"
    r"(?:在?(?:会上|报上|台上))?(?P<says>(?:的?(?:发言|讲话|讲述|报道|话|上报|登报))?(?:又|都|是|他|她|主要)*"
    r"(?:[说讲谈聊](?:了|的|过|是|些|到)*)*(?:什么|哪些|怎么[说讲]的?)(?:内容|话)?|的?(?:发言|讲话|讲述|原?话|内容|全文))?"
)
"""Which of somebody's speeches is meant, and nothing of what it tells (第一次测到 is a matter)."""


def appearances(reading: Reading) -> Asked | None:
    """How often, or on which days, somebody spoke: the card of a person lists the speeches."""
    if not OF_TIMES.search(reading.text):
        return None
    mentions = reading.language.lexicon.names.named(reading.text, reading.language.tokenizer)
    pronoun = None if mentions else PRONOUN.search(reading.text)
    if pronoun and (last := reading.last_speaker()):
        mentions = (Mention(last, pronoun.group(), pronoun.start(), How.NAME),)
    elif not mentions and (asked := APPEARANCES.search(reading.text)):
        subject = reading.text[: asked.start()]
        those = whom(told_of(subject), reading)
        mentions = (Mention(those.people, subject, 0, How.ORGANISATION),) if those and len(those.people) == 1 else ()
    if len({mention.words for mention in mentions}) != 1:
        return None
    mention = mentions[0]
    rest = PARTICLES.sub("", reading.without(*((one.start, one.start + len(one.words)) for one in mentions)))
    asked = None if _WORDS.search(rest) else APPEARANCES.search(rest)
    only = asked and nothing_else(f"{rest[: asked.start()]} {rest[asked.end() :]}", Fact.DATE, reading)
    return WhoIs(mention.people, mention) if only else None


_WORDS: Final = re.compile(r"什么(?:内容|话|$)|内容|哪些话")
"""What asks for the words beside how often somebody spoke (讲了两回，都是些什么内容)."""
