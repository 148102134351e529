"""Somebody's words, or the editor's note, where nothing further is asked."""

from collections.abc import Sequence

from knowledge.answer.decision import MOST_CANDIDATES, needs_saying
from knowledge.answer.shown import first_valued
from knowledge.asked import Search
from knowledge.findings import Answer, Candidates, Found, NotFound, PeopleCard, Quote, Why
from knowledge.lexicon import How, Mention, PostMention
from knowledge.model import Passage
from knowledge.search import Library, rows_asked, rows_of
from knowledge.weighing.concerns import FELT, Concern, Directness, amount, directness
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
        firsts = [_first_of_newest(library.index.at(rows_of((one,), library))) for one in asked.people]
        return PeopleCard(asked.people, found=tuple(map(Found, firsts)))
    latest = _in_post(asked, latest, library)
    day = latest[-1].page.id
    those = [p for p in latest if p.page.id == day]
    if asked.concern:
        return _of_concern(asked.concern, asked, (those, latest), library)
    first = _untold(those, latest, asked.turn.told)
    if first is None:
        return NotFound(Why.END)
    if asked.turn.follows and asked.topic.expects in VALUED:
        valued = first_valued(asked.topic.expects, asked.topic.asked, those, library)
        if valued is None:
            return Candidates((Found(first),), Why.UNSURE, asked)
        first = valued
    return _quoted(first, asked)


def _first_of_newest(said: Sequence[Passage]) -> Passage:
    """The first passage of what somebody said on the last page."""
    return next(one for one in said if one.page.id == said[-1].page.id)


def _untold(newest: Sequence[Passage], latest: Sequence[Passage], told: Sequence[str]) -> Passage | None:
    """The first passage of somebody that was not told: what follows the last that was, then what stands before it."""
    own = [*newest, *(one for one in latest if one not in newest)]
    last = max((place for place, one in enumerate(own) if one.id in told), default=-1)
    return next((one for one in (*own[last + 1 :], *own) if one.id not in told), None)


def _of_concern(concern: Concern, asked: Search, newest_first: Sequence[Sequence[Passage]], library: Library) -> Answer:
    """The passage in which somebody most directly tells a concern, of the newest page first.

    Where further words are asked for, another than were told. What only hints at it is related; where nothing does,
    it is how he begins, and no more than related to what he feels.
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
    if concern in FELT:
        return Candidates((Found(newest_first[0][0]),), Why.UNSURE, asked)
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
