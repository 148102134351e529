"""Whether a text tells the deed that a message says, or asks whether, is to be done: 服饰市场要关门了.

What names only whose deed it is would read as a yes. All texts are folded.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from knowledge.text import sentence_spans
from knowledge.topic import Term, Topic
from knowledge.weighing.held import HALF, found

_TO_COME: Final = frozenset("要 会 将 快要 就要 将要 即将 准备 打算".split())
_LIGHT: Final = frozenset(
    "有 是 能 让 给 做 搞 办 弄 用 为 成 当 可以 能够 成为 提供 进行 到 在 被 把 不 没 没有 不会 来自"
    " 交 交钱 付 付钱 花钱 掏钱 收费 收钱 钱".split()
)
"""Verbs that stand for any, or before another, and those of paying, which 免费 answers."""
_ASKS: Final = re.compile(
    "[给可]会|什么|怎么|怎样|如何|谁|哪|多少|几|为何|多[大久长远高]|[会要能是有][不没][会要能是有]"
)
_OF_ONE: Final = re.compile("^(?:我|咱|俺|你|他|她|它|这|那|报|代表)")
_BESIDE: Final = re.compile(
    r"^(?:听说|据说|听人说|有人说|都说|传言|网上说|据传),?"
    r"|[,，\s]*[这那]?[个事]?(?:是不是|是)?(?:真的?(?:假的)?|有这回?事)[吗么]?\W*$"
    r"|(?:去|了|啦|咯|吧|吗|么|没有?|呢)*\W*$"
)
"""What says where a claim was heard, or asks whether it is true."""
_DONE_OR_NOT: Final = re.compile(
    r"(?P<of>[^,，。?？\s]{2,12}?)(?P<deed>[涨升降跌减加增发停关拆修建搬迁招补退免收])不(?P=deed)\W*"
)
"""Whether something is done: 养老金今年涨不涨."""
_LEAVES_OPEN: Final = re.compile(r"(?<!了)[吗么不没吧]\W*$|没有\W*$")
"""What asks whether it will be, and does not say that it is about to be: 会搬吗, 会搬吧, but 要搬了吗."""
_CLAUSE: Final = re.compile(r"[,，。;；:：!！?？\s]")
_ONES_OWN: Final = re.compile(
    r"(?:那么?)?(?:我们?|咱们?|普通人|老百姓)也?(?:能不能|能|可以|可不可以)"
    r"(?P<deed>[\u4e00-\u9fff]{2})(?:吗|么|不|没有?)?\W*"
)
"""Whether somebody may do a thing himself: 我能参加吗."""
_MAY: Final = frozenset("可以 可 能 都能 均可 欢迎 报名 招募 条件 对象 凡是 凡 只要 符合 面向 开放".split())
"""What tells who may."""
_WHETHER: Final = re.compile(
    r"[^,，。;；?？!！\s]*?"
    r"(?:会不会|要不要|用不用|该不该|够不够|会(?![议计员长场上])(?=[^,，。;；?？!！\s]{1,10}(?<!了)(?:吗|么|不|没有?|吧)\W*$))"
    r"(?P<deed>[^,，。;；?？!！\s]*)"
)
"""What is asked to come of a thing, or is feared: 搬运工会不会没饭吃."""
_ENOUGH: Final = re.compile("够不够")
"""What asks a thing itself of what comes: 房子够不够住."""
_ONCE: Final = re.compile("[一两几].")
"""What tells how often, and no deed: 整一回."""
_COMPLETED: Final = re.compile("[^一不没].?[掉光完走垮价水电]")
"""A verb with what it comes to, or what it is done to: 撤掉, 涨价."""
_PAYS: Final = re.compile("[交付给掏花出收](?:[钱费]|腰包)")
"""What is to be paid, which is told by any sum, and by 免费."""
_PAID: Final = re.compile("[钱费免]|[0-9百千万块]元")
_MUCH: Final = 0.4
"""The weight from which words that stand nowhere are what is asked, and none said on the way to it."""
_BY_WHOM: Final = re.compile(r"(?:是|由|都是)*谁(?:来|给)?(?P<deed>[作写编拟])的\W*")
"""By whom what was spoken of was written, and nothing else: 谁作的."""


_SAID_SO: Final = re.compile(
    r"[说讲提](?:(?:过|了)(?![什怎哪多])[^?？!！。]{3,}?吧|[^,，。说讲提谈看听]{0,8}[要会将得][^,，。什怎哪多]{2,}?吧"
    r"|(?![说讲一下什怎哪])[^,，。]{3,}?[,，\s]*(?:对不对|对[吗吧不]|是[吗吧不]|是不是|没错吧))\W*$"
)
"""What puts a whole statement into a mouth and asks to have it confirmed."""


def is_put_to_somebody(whole: str) -> bool:
    """Whether a message says what somebody said, to be told that he did: 李红说要建大学吧, 罗芳说要涨工资对吗."""
    return _SAID_SO.search(whole) is not None


def is_asked_whether(asked: str) -> bool:
    """Whether it is asked what comes of a thing, which the thing alone does not tell."""
    return _WHETHER.search(asked) is not None


def is_unheard_of(topic: Topic, text: str, asked_of: Iterable[str]) -> bool:
    """Whether a text tells of a thing and not of what is asked to come of it, which is printed nowhere at all.

    Nor is just that asked by what an editor wrote that is asked of the text.
    """
    for asked in _WHETHER.finditer(topic.asked):
        whole = asked.group() if _ENOUGH.search(asked.group()) else asked["deed"]
        said = [term for term in topic.terms if term.word in whole and not (term.names or _ONCE.fullmatch(term.word))]
        others = [term for term in topic.terms if term not in said]
        if not _is_any_told(others, text) or not _are_unheard_of(said, text):
            continue
        if not any(is_asked_whether(one) and not _are_unheard_of(said, one) for one in asked_of):
            return True
    return False


def _is_any_told(terms: Iterable[Term], text: str) -> bool:
    return any(found(term, text) >= HALF for term in terms)


def _are_unheard_of(said: Sequence[Term], text: str) -> bool:
    """Whether most of what is said of a deed is printed nowhere, nor told by a text in other words.

    A single verb of one character counts half, for which another may stand (盖, 建); two tell a deed (没饭吃).
    """
    lone = HALF if sum(len(term.word) == 1 for term in said) == 1 else 1
    weights = [term.weight * (lone if len(term.word) == 1 else 1) for term in said]
    unheard = sum(
        weight for term, weight in zip(said, weights, strict=True) if not (term.known or _is_put_otherwise(term, text))
    )
    return unheard >= _MUCH and unheard > HALF * sum(weights)


def _is_put_otherwise(term: Term, text: str) -> bool:
    """Whether a text has a word, what means the same, its verb alone (撤 for 撤掉), or a payment for one."""
    if found(term, text) >= HALF:
        return True
    if _PAYS.fullmatch(term.word):
        return _PAID.search(text) is not None
    return _COMPLETED.fullmatch(term.word) is not None and term.word[0] in text


def is_deed_told(topic: Topic, text: str, words: Callable[[str], Sequence[str]]) -> bool:
    """Whether a text tells the deed that a topic says is to be done, with what it is done to; True where it says none.

    `words` cuts a text.
    """
    whole = topic.asked.strip()
    if by_whom := _BY_WHOM.fullmatch(whole):
        return _is_told(by_whom["deed"], topic.terms, text, words)
    if own := _ONES_OWN.fullmatch(whole):
        sentences = [text[start:end] for start, end in sentence_spans(text)]
        may = (one for one in sentences if _MAY.intersection(words(one)))
        return any(_is_told(own["deed"], topic.terms, one, words) for one in may)
    if done := _DONE_OR_NOT.fullmatch(whole):
        return _is_done_to(done["deed"], topic.terms, text, words)
    deed, others = _claimed(whole, words)
    if not deed:
        return True
    things = [term for term in topic.terms if term.word in others and len(term.word) > 1]
    return _is_told(deed, topic.terms, text, words) and all(found(term, text) >= HALF for term in things)


def _claimed(whole: str, words: Callable[[str], Sequence[str]]) -> tuple[str, str]:
    """The deed that a message says is to come, and what is said behind it; empty where it says none."""
    bare = _BESIDE.sub("", whole)
    if _ASKS.search(bare) or _OF_ONE.match(bare) or _CLAUSE.search(bare) or _LEAVES_OPEN.search(whole):
        return "", ""
    cut = list(words(bare))
    place = next((i for i, word in enumerate(cut) if word in _TO_COME and i > 0), None)
    behind = cut[place + 1 :] if place else []
    if not behind or behind[0] in _LIGHT or len("".join(cut[:place])) < 2:
        return "", ""
    return behind[0], "".join(behind[1:])


def _is_done_to(deed: str, terms: Sequence[Term], text: str, words: Callable[[str], Sequence[str]]) -> bool:
    """Whether a clause tells a deed, and it or the one before any of what it is done to."""
    others = [term for term in terms if term.word != deed]
    clauses = _CLAUSE.split(text)
    near = zip(("", *clauses), clauses, strict=False)
    return any(
        _is_told(deed, terms, clause, words) and any(found(term, before + clause) >= HALF for term in others)
        for before, clause in near
    )


def _is_told(deed: str, terms: Sequence[Term], text: str, words: Callable[[str], Sequence[str]]) -> bool:
    """Whether a deed stands in a text as a word, or begins one, or what means the same does."""
    if any(term.word == deed and found(term, text) >= HALF for term in terms if len(deed) > 1 or term.known):
        return True
    return deed in text if len(deed) > 1 else any(word.startswith(deed) for word in words(text))
