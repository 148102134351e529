"""Somebody's words, or the editor's note, where nothing further is asked."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from knowledge.answer.decision import MOST_CANDIDATES, needs_saying
from knowledge.answer.shown import first_valued
from knowledge.asked import Search
from knowledge.findings import Answer, Candidates, Found, NotFound, PeopleCard, Quote, Why
from knowledge.lexicon import How, Mention, PostMention
from knowledge.model import Passage
from knowledge.question.asked_people import YEARS_OF_WORK
from knowledge.question.message import PARTICLES
from knowledge.search import Library, rows_asked, rows_of
from knowledge.weighing.concerns import Concern, Directness, amount, directness
from knowledge.weighing.held import found as share_of
from knowledge.weighing.values import VALUED


def without_topic(asked: Search, library: Library) -> Answer:
    """A person, or the editor's note, with nothing further asked: the first passage not shown yet."""
    rows = rows_asked(asked, library)
    if rows is None:
        return NotFound(Why.NOTHING)
    if (
        asked.mention
        and isinstance(asked.mention, Mention)
        and asked.mention.how is How.TITLE
        and len(asked.people) > 1
    ):
        return PeopleCard(asked.people, asked.mention.words, which=True)
    latest: Sequence[Passage] = library.index.at(rows)
    if not latest:
        return NotFound(
            Why.SILENT if asked.people and asked.pages else Why.NOTHING, near=asked.people, pages=asked.pages
        )
    if len(asked.people) > 1:
        firsts = [library.index.passages[rows_of((one,), library)[0]] for one in asked.people]
        return PeopleCard(asked.people, found=tuple(map(Found, firsts)))
    latest = _in_post(asked, latest, library)
    day = latest[-1].page.id
    those = [p for p in latest if p.page.id == day]
    if asked.concern:
        return _of_concern(asked.concern, asked, (those, latest), library)
    first = those[0]
    if asked.turn.follows and asked.topic.expects in VALUED:
        valued = first_valued(asked.topic.expects, asked.topic.asked, those, library)
        if valued is None:
            return Candidates((Found(first),), Why.UNSURE, asked)
        first = valued
    return _quoted(first, asked)


def _of_concern(concern: Concern, asked: Search, newest_first: Sequence[Sequence[Passage]], library: Library) -> Answer:
    """The passage in which somebody most directly tells a concern, of the newest page first.

    Where further words are asked for, another than were told. What only hints at it is related; where nothing does,
    it is how he begins.
    """

    def tells(passage: Passage) -> Directness:
        return directness(concern, passage.text, passage.page.date)

    def worth(passage: Passage) -> tuple[int, ...]:
        return amount(concern, passage.text, passage.page.date, asked.topic.asked)

    for passages in newest_first:
        most = max((passage for passage in passages if passage.id not in asked.turn.told), key=worth, default=None)
        if most and tells(most) >= Directness.TELLS:
            return _quoted(most, asked)
    if any(tells(passage) >= Directness.TELLS for passage in filter(None, map(library.index.passage, asked.turn.told))):
        return NotFound(Why.END)
    hinting = sorted(filter(tells, newest_first[0]), key=worth, reverse=True)
    if hinting:
        return Candidates(tuple(map(Found, hinting[:MOST_CANDIDATES])), Why.UNSURE, asked)
    return _quoted(newest_first[0][0], asked)


def _quoted(passage: Passage, asked: Search) -> Quote:
    return Quote(Found(passage), asked, asked.mention if asked.mention and needs_saying(asked.mention) else None)


def _in_post(asked: Search, passages: Sequence[Passage], library: Library) -> Sequence[Passage]:
    """The passages over which a person is printed in the post that was asked for, where posts have changed."""
    mention = asked.mention
    by_post = isinstance(mention, PostMention) or (mention is not None and mention.how is How.ORGANISATION)
    if mention is None or not by_post or len(asked.people) != 1:
        return passages
    language = library.language
    pages = language.lexicon.posts.pages_of(mention.words, asked.people[0], language.tokenizer)
    there = {page.id for page in pages}
    return [passage for passage in passages if passage.page.id in there] or passages


def of_own_life(asked: Search, library: Library) -> Quote | None:
    """The passage in which somebody tells how long he has done what he does, or how old he was when he did a thing.

    That is quoted where just that is asked of him.
    """
    if len(asked.people) != 1:
        return None
    own = library.index.at(rows_of(asked.people, library))
    if _YEARS_ASKED.search(asked.topic.asked):
        if told := _telling(_YEARS_TOLD, own, asked, library):
            return Quote(Found(told), asked)
        told = _telling(_SINCE_TOLD, own, asked, library)
        unmarked = replace(asked, topic=replace(asked.topic, terms=()))  # no years of something else are marked
        return Quote(Found(told), unmarked) if told else None
    told = _telling(_AGE_TOLD, own, asked, library) if _AGE_ASKED.fullmatch(_beside_him(asked)) else None
    return Quote(Found(told), asked) if told else None


def _beside_him(asked: Search) -> str:
    """What is asked of somebody, without the name or the pronoun before it."""
    text = PARTICLES.sub("", asked.topic.asked)
    named = [asked.mention.words] if asked.mention else []
    return re.sub(rf"^(?:{'|'.join(map(re.escape, [*named, *(one.name for one in asked.people)]))})", "", text)


def _telling(told: re.Pattern[str], own: Sequence[Passage], asked: Search, library: Library) -> Passage | None:
    """Of the passages in which somebody tells a thing of himself the one that has most words of the question."""
    texts = {passage: library.index.text_of(passage) for passage in own}
    telling = [passage for passage, text in texts.items() if told.search(text)]
    return max(telling, key=lambda one: sum(share_of(term, texts[one]) for term in asked.topic.terms), default=None)


_YEARS_ASKED: Final = re.compile(YEARS_OF_WORK)
_AT_WORK: Final = r"(?:干|做|当|教|开|守|跑|从业|工作|从事|扎根|坚守|打)"
_AGE_ASKED: Final = re.compile(
    r"(?:那么?|[他她]|是|从|当年|当初|当时|到底|在)*(?:几岁|多大(?:年纪|岁数)?|多少岁)(?:的时候|那年|时|就|才|又|开始|起)*(?!了)[^的]{1,8}(?:的[^的]{0,3})?"
)
"""At which age somebody did a thing: 他几岁进的厂."""
_AGE_TOLD: Final = re.compile(
    r"(?:^|[,，。;；!！?？\n])(?:我|俺)[^,，。;；]{0,3}?[0-9一二三四五六七八九十]{1,4}岁(?:多|半)?"
    r"(?![,，。;；的了]|以上|以下|左右|上下|老人|半)"
)
"""Where somebody tells at which age he did a thing (我18岁接父亲的班)."""
_SINCE_TOLD: Final = re.compile(
    r"(?:^|[,，。;；!！?？\n])(?:我|俺)是?(?:从)?(?:19|20)[0-9]{2}年[^,，。;；]{0,8}?(?:站|[进入]|[上下](?!面|边)|当|到|[学毕做干教开参任])"
    r"|[我俺]是?(?:[0-9]{4}|[一二][〇零一二三四五六七八九]{3}|[0-9一二三四五六七八九十]{2,3}(?=岁))[年岁](?:就|才)?"
    r"(?:下的?井|[进入]的?[厂矿行校院]|上的?班|[站登走]?上的?讲台|参加的?工作|当的?[^,，。;；]{1,6}|[开干]的)"
)
"""Where somebody tells since when he has done what he does (我1994年站上讲台)."""
_YEARS_TOLD: Final = re.compile(
    rf"(?:我|俺|^|[。;；!！]|(?<=我)[^。;；!！]{{1,14}}[,，])(?:已经|也|又|[在跟和][^,，。;；]{{1,8}})?"
    rf"(?:{_AT_WORK}|站)[了过]*[^,，。;；]{{0,4}}?"
    r"(?:[0-9]+|[一二三四五六七八九十两]+)(?:多|余|来)?个?年(?![月度代初底前])"
)
