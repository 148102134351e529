"""A turn that finds no answer by itself, read as going on with the last topic: what the same speech says to it."""

import re
from collections.abc import Iterable
from math import inf
from operator import itemgetter
from typing import Final

from knowledge.answer.borne_out import may_tell_of_its_day
from knowledge.answer.details import lacks_its_noun, named_alone
from knowledge.answer.readings import is_strange
from knowledge.asked import Context, Search
from knowledge.findings import Answer, Candidates, Found, Quote, Why
from knowledge.meaning.look import unread
from knowledge.model import Passage
from knowledge.question.message import ASKING, WHETHER
from knowledge.question.turns import SAID_OF
from knowledge.search import CLOSE, Library
from knowledge.text import folded, sentence_spans
from knowledge.topic import Expect, topic_of
from knowledge.weighing import partners
from knowledge.weighing.claims import is_asked_whether, is_deed_told
from knowledge.weighing.excerpt import excerpts
from knowledge.weighing.held import HALF
from knowledge.weighing.held import found as share_of
from knowledge.weighing.siblings import is_of_another_name
from knowledge.weighing.values import VALUED, holds_value

ALONE: Final = -0.5
"""The log-odds of a turn read by itself below which a passage is read as no answer to it."""
TOGETHER: Final = 1.0
"""Those of the last topic and the turn read as one question from which it is: a passage must be both."""
AHEAD: Final = 0.5
"""How far one passage of a speech is read as the answer before the next, where it alone is."""
WORD: Final = 2
"""Characters of what may be looked for by itself: one stands in any text."""
NEAR: Final = -1.0
"""The same from which what was shown may bear on the turn."""


def continued(asked: Search, context: Context, library: Library) -> Quote | None:
    """The passage of the speech shown last that is read as the answer to a turn; None where there is none.

    那老的还要不要了, asked after 新医院, names nothing that is printed, and is read with what was spoken of.
    """
    shown = library.index.passage(context.last)
    if shown is None or not context.topic or not _leans(asked, context, library):
        return None
    read = [
        (together, passage)
        for passage in library.index.of_source(shown.source.id)
        for alone, together in [_read(asked.topic.asked, context.topic, passage, library)]
        if alone >= ALONE and together >= TOGETHER and _may_answer(asked, passage, library)
    ]
    return Quote(Found(max(read, key=lambda one: one[0])[1]), asked) if read else None


def of_speech(asked: Search, library: Library) -> Answer | None:
    """What of the speech shown last answers a turn that names nothing, be it shown already (跟哪家一起做的).

    Quoted is what alone is read so; else the likeliest is only related, before what was shown. None where the turn
    names a matter.
    """
    shown = library.index.passage(asked.turn.shown)
    if shown is None or asked.topic or not asked.turn.lacks:
        return None
    around, whole = library.index.around(shown), asked.topic.asked
    if partners.are_asked(whole):
        around = [one for one in around if partners.are_named(library.index.text_of(one))]
    parts = [excerpts(library.index.text_of(one)) for one in around]
    odds = [max(library.read(whole, each) or (), default=-inf) for each in parts]
    best, *others = sorted(zip(odds, around, strict=True), key=itemgetter(0), reverse=True) or [(-inf, shown)]
    clear = best[0] >= TOGETHER and all(best[0] >= odd + AHEAD for odd, _ in others)
    if clear and not is_asked_whether(whole):
        return Quote(Found(best[1]), asked)
    likely = (best[1],) if best[0] >= 0 else ()
    return Candidates(tuple(map(Found, dict.fromkeys((*likely, shown)))), Why.UNSURE, asked)


def rather(said: Quote, asked: Search, context: Context, library: Library) -> Quote | None:
    """What was shown last, where a brief turn is read as asked of it, and far less as answered by what was found."""
    if not asked.turn.brief:
        return None
    shown = library.index.passage(context.last)
    found, topic = said.found.passage, context.topic
    if shown is None or not topic or found.id in (context.last, context.beside):
        return None
    if not _leans(asked, context, library) or not _may_answer(asked, shown, library):
        return None
    alone, together = _read(asked.topic.asked, topic, shown, library)
    if alone < ALONE or together < TOGETHER + max(0.0, _read(asked.topic.asked, topic, found, library)[1]):
        return None
    return Quote(Found(shown), asked)


def further_on_it(said: Quote, asked: Search, context: Context, library: Library) -> Quote | None:
    """Another passage of the same speech with the word that a turn names alone, where the one just shown was found.

    That was read, and is hardly ahead of the others (井架呢 behind 三道沟煤矿).
    """
    bare, found = named_alone(asked), said.found.passage
    close = said.found.evidence is not None and said.found.evidence.clear < CLOSE
    if len(bare) < WORD or not close or found.id not in (context.last, context.beside):
        return None
    others = (one for one in library.index.of_source(found.source.id) if one.id not in (context.last, context.beside))
    other = next((one for one in others if bare in library.index.text_of(one)), None)
    if other is None or _is_of_the_matter(bare, found, context, library):
        return None
    hit = library.index.hit(library.index.rows[other.id], 0.0, asked.topic.query)
    return Quote(Found(other, hit), asked)


def _is_of_the_matter(word: str, passage: Passage, context: Context, library: Library) -> bool:
    """Whether a sentence of a passage has a word beside one of the last matter (苞谷 beside 野猪)."""
    text, matter = library.index.text_of(passage), topic_of(context.topic or "", library.language)
    sentences = [text[start:end] for start, end in sentence_spans(text)]
    terms = [term for term in matter.terms if not term.names]
    return any(word in one and any(share_of(term, one) >= HALF for term in terms) for one in sentences)


def near_to(asked: Search, shown: Iterable[Passage], context: Context, library: Library) -> tuple[Passage, ...]:
    """What of some passages shown last may bear on a turn that names nothing printed (现在还有危险没, 我爷爷呢)."""
    topic = context.topic
    if not topic or not _leans(asked, context, library):
        return ()
    whole, kind = asked.topic.asked, asked.topic.expects
    valued = (one for one in shown if kind not in VALUED or holds_value(kind, whole, library.index.text_of(one)))
    return tuple(one for one in valued if _read(whole, topic, one, library)[1] >= NEAR)


def _may_answer(asked: Search, passage: Passage, library: Library) -> bool:
    """Whether a passage may answer a turn, however it is read.

    It tells of no other of a kind than is named (护理员, and not 护士), when a thing is where that is asked, and the
    deed that is asked of.
    """
    text, around = library.index.text_of(passage), library.index.context_of(passage)
    timed = asked.topic.expects is not Expect.TIME or holds_value(Expect.TIME, asked.topic.asked, text)
    told = timed and is_deed_told(asked.topic, text, library.language.tokenizer.words)
    told = told and may_tell_of_its_day(asked, passage)
    return told and not is_of_another_name(asked.topic.strange, text, around)


def _leans(asked: Search, context: Context, library: Library) -> bool:
    """Whether a turn is put as one that goes on, and nothing in it says whom or what else it is asked of.

    What is not put so asks anew: read with what another question was about, one in forty such is taken for its like.
    """
    limited = (
        not asked.turn.follows
        or asked.notes_only
        or asked.pages
        or len(asked.parts) > 1
        or asked.private
        or asked.of_meeting
    )
    alone = _is_mere_word(asked)
    elsewhere = asked.people and tuple(person.id for person in asked.people) != (context.speaker,)
    quoted = asked.topic.required or asked.topic.excluded
    return not (limited or alone or elsewhere or quoted or asked.mention) and library.read is not unread


def _is_mere_word(asked: Search) -> bool:
    """Whether a turn only names a thing, alone or with 呢 one that is nowhere printed (养狗): it asks anew.

    So does one that asks for the words on it (德治怎么讲).

    Somebody in the place of those who were spoken of goes on: 我爷爷呢, 种田的呢, 家里人也行.
    """
    text = SAID_OF.sub("", asked.topic.asked.rstrip(" ?？"))
    if ASKING.search(text.rstrip("呢")) or WHETHER.search(text) or _TOO.search(text) or lacks_its_noun(text):
        return False
    return asked.turn.brief or (text.endswith("呢") and is_strange(asked.topic))


_TOO: Final = re.compile(r"^(?:那么?|要是|如果|万一|还有)?[我俺咱]|也(?=.)")
"""What puts one's own, or another, in the place of those who were spoken of."""


def _read(turn: str, topic: str, passage: Passage, library: Library) -> tuple[float, float]:
    """How surely some sentences of a passage answer a turn alone, and how surely the last topic and it together."""
    parts = excerpts(library.index.text_of(passage))
    alone, together = (max(library.read(one, parts) or (), default=-inf) for one in (turn, f"{folded(topic)} {turn}"))
    return alone, together
