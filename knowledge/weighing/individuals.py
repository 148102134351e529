"""Somebody of whom a speech tells and who is not its speaker (有个村医老谢), and what it tells of that one.

All texts are folded. No name is known: one is told by kinship, by a trade or an age, or by what one is called after the
surname.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from knowledge.lexicon import ROLES
from knowledge.surnames import COMMON
from knowledge.text import occurrences, sentence_spans

_KIN: Final = (
    "爷爷|奶奶|外公|外婆|姥姥|姥爷|公公|婆婆|爸爸?|妈妈?|父亲|母亲|爹|娘(?!家)|阿[婆公妈爸爷姨]|嬢嬢|孃孃|叔叔?|伯伯|舅舅?|姑姑"
    "|姐姐?|哥哥?|弟弟?|妹妹?|嫂子?|大[爷妈娘姐哥叔婶伯嫂]|儿子|女儿|闺女|媳妇|老公|老婆|丈夫|妻子|爱人|老伴|孙子|孙女|女婿"
)
_OF_AN_AGE: Final = (
    "老(?:太太|太爷|太|爷子|人家?|先生|汉|头[儿子]?|伯|把头|街坊|乡|伙计|妈妈|奶奶|爷爷|[哥嫂弟])|把头|伙计|小姑娘|姑娘|小伙子?|小朋友|朋友"
    "|小(?:哥|妹|孩子?|娃|家伙)|后生|孩子|[男女]孩[子儿]?|[男女]?娃[儿娃]?|青年|年轻人|妇女|汉子|男子|女子|女士"
)
_OF_A_KIND: Final = (
    "产妇|孕妇|宝妈|病人|患者|病号|伤员|乘客|旅客|游客|客人|顾客|客户|邻居|同学|同事|工友|伙伴|战友|战士|兵|学员|徒弟|学徒|师[傅父]"
    "|家长|[农社住租商]户|社员|业主|房东|租客|移民|[贫困低保]{2}户|[矿钳焊车电瓦民女]工|[石木铁银篾裁]匠|匠人|艺人|技工|员工|保[安洁]员?"
    "|环卫工|[护巡][林水河湖边堤山]员|辅警|村医|大夫|专家|外卖员|[投邮]递员|大学生|研究生|博士|硕士|传承人|运动员|志愿者|党员"
    "|[渔牧]民|摊主|店主|老板|船[长员工]|会计|中介|[被原]告|当事人"
)
_ROLE: Final = "|".join(sorted(ROLES, key=len, reverse=True))
_NOUN: Final = (
    rf"(?:[老小女男]{{0,2}}(?:{_OF_A_KIND}|{_ROLE})|{_OF_AN_AGE}|{_KIN})"
    "(?![的们]|大[会学]|民)"
)
_ALIKE: Final = frozenset(
    "老人 老人家 老乡 孩子 小孩 小孩子 娃 娃娃 娃儿 青年 年轻人 小朋友 朋友 妇女 老师 老板 老党员".split()
)
"""What many are called: one is meant where a question points at one."""
_SURNAMES: Final = "".join(sorted(COMMON))
_CALLED: Final = re.compile(
    rf"(?<![古长养到])老[{_SURNAMES}](?![\u4e00-\u9fff]?[路街区厂村镇桥城店]|[子了的家病匠])"
    rf"|[{_SURNAMES}](?:大[爷妈娘姐哥叔婶伯嫂]|婆婆|爷爷|奶奶|嬢嬢|孃孃|老太|老汉|师傅|阿[婆公姨]|[婶嫂姐哥伯](?![姐哥]))"
)
"""Somebody by the surname and what he is called: 老谢, 张婆婆."""
_ONE: Final = re.compile(
    rf"(?:(?<![没每哪任])(?<!没有)(?:有|[这那]|有?[一1])[个位名][^,，。;；:：!！?？、]{{0,16}}?|有(?!的)|[我俺](?:家|的)?)(?P<noun>{_NOUN})"
)
"""One who is brought in: 有个老伙计, 一位姓邓的老汉, 我外婆."""
_OUTDOES: Final = re.compile(r"最[大小老年][\u4e00-\u9fff]{0,2}?的")
"""The one who outdoes the others: 最小的."""
_SOME: Final = re.compile(
    r"(?<![0-9〇一二两三四五六七八九十百千万])(?!一[户个名位])[0-9〇一二两三四五六七八九十百]+(?:户|个人|[名位])"
)
"""Some who are counted: 九户."""
_POINTED: Final = re.compile(r"(?:的|[这那有一][个位名]|岁)$")
"""What stands before one who is pointed at, and not before those of a kind."""
_POINTED_AT: Final = re.compile(r"[这那][个位名][^,，。?？]{0,8}$")
"""The same, where the one is sure to be known by it."""
_CHILD: Final = re.compile("(?:娃[儿娃]?|孩[子儿]?)")
"""What children are called."""
_SOMEBODY: Final = re.compile(rf"{_NOUN}|{_CALLED.pattern}")
_LEADING: Final = re.compile(rf"(?:那|[那这]个|[那这]位)*(?P<noun>{_NOUN})")


def about(question: str, text: str) -> str:
    """The word for the one, or for some, whom a question is about and a text tells of; empty where it is nobody."""
    return next((one for one, brought in _told(text) if _is_named(one, brought, _alike(question))), "")


def is_somebody(name: str) -> bool:
    """Whether a name ends in a word for somebody (大叔 of 建宁大叔)."""
    return re.search(rf"{_NOUN}$", name) is not None


def names_somebody(text: str) -> bool:
    """Whether a text names somebody by kinship, age, trade or by what one is called after the surname."""
    return _SOMEBODY.search(text) is not None


def leading(question: str) -> str:
    """The word for somebody with which a question begins (理事长多大年纪); empty where it begins otherwise."""
    match = _LEADING.match(question)
    return match["noun"] if match else ""


def _told(text: str) -> Iterator[tuple[str, bool]]:
    """Those of whom a text tells, each with whether it brings just that one in: first the surest, then the longest."""
    yield from ((match.group(), True) for match in _CALLED.finditer(text))
    brought = {match["noun"] for match in _ONE.finditer(text)}
    yield from ((noun, True) for noun in sorted(brought, key=lambda noun: (-len(noun), noun)))
    yield from ((match.group(), True) for way in (_OUTDOES, _SOME) for match in way.finditer(text))
    named = {match.group() for match in re.finditer(_NOUN, text)} - brought
    yield from ((noun, False) for noun in sorted(named, key=lambda noun: (-len(noun), noun)))


def _is_named(one: str, brought: bool, question: str) -> bool:
    """Whether a question names somebody, and not those of a kind."""
    word = _alike(one)
    before = [question[:start] for start in occurrences(word, question)]
    if brought and not is_of_many(one):
        return bool(before)
    pointed = _POINTED if brought or re.fullmatch(_KIN, one) else _POINTED_AT
    return any(map(pointed.search, before))


def _alike(text: str) -> str:
    """A text in which children are called by one word: messages are read in standard Chinese, and print is not."""
    return _CHILD.sub("孩", text)


def are_several(one: str) -> bool:
    """Whether a word is for some who are counted."""
    return _SOME.fullmatch(one) is not None


def is_of_many(one: str) -> bool:
    """Whether a word is for whoever is of an age or a trade, of whom others are told by it, too."""
    return one in _ALIKE or one in ROLES


def is_of_trade(one: str, part: str) -> bool:
    """Whether somebody's trade stands before the word for him (村医老谢)."""
    return re.search(rf"(?:{_OF_A_KIND}|{_ROLE}){re.escape(one)}", part) is not None


def surname_in(one: str) -> bool:
    """Whether a word for somebody tells the surname."""
    return _CALLED.fullmatch(one) is not None


def told_of(one: str, text: str) -> tuple[str, ...]:
    """What a text tells of somebody: the clauses that name him, those that go on, and the sentences that begin so.

    What the speaker tells of himself meanwhile is none of it.
    """
    told: list[str] = []
    goes_on = False
    for start, end in sentence_spans(text):
        sentence = text[start:end].strip()
        if one in sentence:
            told.append(_part(one, sentence))
        elif goes_on and _GOES_ON.match(sentence):
            told.append(sentence)
        goes_on = bool(told) and told[-1] in sentence
    return tuple(told)


def _part(one: str, sentence: str) -> str:
    """The clauses of a sentence from the one that names somebody to where the speaker turns to himself."""
    clauses: Sequence[str] = _CLAUSES.findall(sentence)
    first = next(place for place, clause in enumerate(clauses) if one in clause)
    behind = takewhile(lambda clause: _OF_ONE.search(clause) or not _ONESELF.match(clause), clauses[first + 1 :])
    return "".join((clauses[first], *behind))


_CLAUSES: Final = re.compile("[^,，;；:：]+[,，;；:：]?")
_GOES_ON: Final = re.compile("(?:后来|如今|现在)?(?:[他她]|老人家|老两口)")
_OF_ONE: Final = re.compile("[他她]")
_ONESELF: Final = re.compile("(?:后来|现在|如今|今年|去年)?[我俺咱]")
