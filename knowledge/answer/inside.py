"""What the words shown last tell of somebody who is not their speaker and whom the last question was about.

After 村医老谢管几个村 the question 他多大年纪 is asked of him. Where it is not told what was shown is only related, and
nothing is said of the speaker.
"""

import re
from dataclasses import replace
from typing import Final

from knowledge.asked import Asked, Context, Move, Search, Step
from knowledge.findings import Answer, Candidates, Found, NotFound, Quote, Why
from knowledge.model import Passage
from knowledge.numerals import is_number
from knowledge.question.steps import FORMER
from knowledge.search import Library
from knowledge.text import folded
from knowledge.topic import Expect, Term
from knowledge.weighing.held import HALF
from knowledge.weighing.held import found as share_of
from knowledge.weighing.individuals import about, is_of_many, is_of_trade, leading, surname_in, told_of
from knowledge.weighing.values import VALUED, is_quantity, values

_YEARS: Final = "[0-9〇一二三四五六七八九十百]"
_AGE: Final = re.compile(
    rf"{_YEARS}+(?:多|来|出头)?周?岁(?!以[上下])|(?:今年|已经|都|快|刚){{1,2}}{_YEARS}{{1,4}}(?=[,，。;；了])"
)
_AGE_ASKED: Final = re.compile(r"几岁|[多好]大(?=\W*$|了|年|岁)|(?:多少|好?多)岁|年龄|年纪|岁数")
_PAY_ASKED: Final = re.compile(
    "工[资钱]|收入|薪|待遇|(?:养老|退休)[金钱]|[挣赚领拿](?:到手)?(?:多少|几|好多)|一个?月(?:多少|几)"
)
_PAY: Final = re.compile("(?:每|一)个?[月年天]|月[薪入]|年薪|工[资钱]|收入|到手|(?:养老|退休)金|低保|[挣赚领]")
_SURNAME_ASKED: Final = re.compile("姓什么|贵姓")
_WORK_ASKED: Final = re.compile("[当做干搞]的?(?:是|过|了)?什么|什么(?:工作|职业|行当|活)")
_WORK: Final = re.compile("(?<![应相])当(?![年时地天场初然前中事])|[做干搞](?![到成法出])")
_MATTERS: Final = (
    (
        re.compile("叫什么|什么名|名字|姓名|姓什么|贵姓|大名|是谁|哪[个位]$"),
        re.compile(r"[名个位他她]叫(?![做作停苦好人得不我他她你来])[\u4e00-\u9fff]{2,3}|姓(?![名氏])[\u4e00-\u9fff]"),
    ),
    (
        re.compile("住|家在"),
        re.compile("(?:^|[,，、他她还就都家也人])住(?![建房院户宅])|住[在进着到]|家在|搬[到进]|安家"),
    ),
)
"""How matters of somebody's life are asked for, and how each is told."""


def of_one_inside(asked: Search, context: Context, library: Library) -> Answer:
    """What is told of the one inside, quoted where a sentence about him bears out what is asked."""
    shown, one = _before(context, library), asked.turn.inside
    if _AGE_ASKED.search(asked.topic.asked):
        asked = replace(asked, topic=replace(asked.topic, expects=Expect.AGE))
    near = () if is_of_many(one) else library.index.around(shown[0]) if shown else ()
    told = (each for each in dict.fromkeys((*shown, *near)) if _tells(asked, library.index.text_of(each), library))
    passage = next(told, None)
    if passage is not None and set(context.offered) <= set(context.passages):
        return Quote(Found(passage), asked)
    naming = tuple(Found(each) for each in shown if one in library.index.text_of(each))
    if not naming:
        return NotFound(Why.NOTHING, asked=asked)
    # the sentence that names him is shown, and no age or sum of another
    return Candidates(naming, Why.UNSURE, replace(asked, topic=replace(asked.topic, expects=Expect.ANYTHING)))


def _before(context: Context, library: Library) -> tuple[Passage, ...]:
    """What was shown last, with its neighbour where that was, or what was offered."""
    ids = context.offered or (context.last, context.beside)
    return tuple(filter(None, map(library.index.passage, ids)))


def _tells(asked: Search, text: str, library: Library) -> bool:
    """Whether a folded text tells of the one inside what is asked of him."""
    one, whole = asked.turn.inside, asked.topic.asked
    parts = told_of(one, text)
    if FORMER.search(whole):
        parts = tuple(part for part in parts if FORMER.search(part))
    if asked.topic.expects is Expect.AGE:
        return any(_is_aged(one, part) for part in parts)
    if _PAY_ASKED.search(whole):
        return any(_PAY.search(part) and any(values(Expect.MONEY, whole, part)) for part in parts)
    if _SURNAME_ASKED.search(whole) and surname_in(one):
        return bool(parts)
    if _WORK_ASKED.search(whole):
        return any(_WORK.search(part) or is_of_trade(one, part) for part in parts)
    if told := next((told for way, told in _MATTERS if way.search(whole)), None):
        return any(map(told.search, parts))
    return any(_holds(asked, part, library) for part in parts)


def _is_aged(one: str, part: str) -> bool:
    """Whether what is told of somebody tells his age, and not that of another (三岁的孙子)."""
    return "平均" not in part and any(
        not part.startswith("的", age.end()) or one in part[age.end() : age.end() + len(one) + NEAR]
        for age in _AGE.finditer(part)
    )


NEAR: Final = 6
"""Characters that may stand between how old somebody is and the word for him."""


def _holds(asked: Search, part: str, library: Library) -> bool:
    """Whether what is told of somebody holds the words of a question, and the value that it asks for."""
    topic, words = asked.topic, set(library.language.tokenizer.words(part))
    of_him = (term for term in topic.terms if term.word not in asked.turn.inside)
    own = [term for term in of_him if not is_quantity(term.word) and not is_number(term.word)]
    if not own or not all(_is_told(term, part, words) for term in own):
        return False
    return topic.expects not in VALUED or any(values(topic.expects, topic.asked, part))


def _is_told(term: Term, part: str, words: set[str]) -> bool:
    if len(term.word) == 1:
        return term.word in words or any(term.word in word for word in words if len(word) <= TWO)
    return share_of(term, part) >= HALF


TWO: Final = 2
"""Characters of a word that holds a verb with its result (摔断 for 摔)."""


def with_one_inside(asked: Asked, reply: Answer, before: Context, shown: Context) -> Context:
    """What a visitor has been shown, with the one whom the question was about, of whom what is shown tells.

    A turn that names nobody leaves it with whom it was about before.
    """
    search = asked if isinstance(asked, Search) else getattr(reply, "asked", None)
    if _goes_on(asked, shown, before):
        one = _named(search, reply)
        by_whom = (before.by_whom and not one) or asked == Step(Move.SPEAKER)
        return replace(shown, inside=one or before.inside, by_whom=by_whom)
    one = _named(search, reply)
    asks_who = search is not None and (search.asks_who or search.topic.expects is Expect.PERSON)
    return replace(shown, inside=one, by_whom=bool(one) and asks_who)


def _goes_on(asked: Asked, shown: Context, before: Context) -> bool:
    """Whether a turn goes on with the words of the same speaker, and asks nothing of him."""
    follows = asked.turn.follows and not asked.people if isinstance(asked, Search) else isinstance(asked, Step)
    return follows and shown.speaker == before.speaker


def _named(search: Search | None, reply: Answer) -> str:
    """The one whom a question names beside those whose words it asks for, and of whom the only passage shown tells.

    Of whom nothing was found is whom it begins with.
    """
    if search is None:
        return ""
    speaker = search.mention.words if search.mention else ""
    question = search.topic.asked.replace(speaker, " ") if speaker else search.topic.asked
    if isinstance(reply, NotFound):
        return "" if search.people else leading(question)
    passage = _only(reply)
    if passage is None:
        return ""
    one, posts = about(question, folded(passage.text)), passage.speech.posts if passage.speech else ()
    return "" if any(folded(post).endswith(one) for post in posts) else one


def _only(reply: Answer) -> Passage | None:
    """The only passage that a reply shows."""
    if isinstance(reply, Quote):
        return reply.passage
    return reply.found[0].passage if isinstance(reply, Candidates) and len(reply.found) == 1 else None
