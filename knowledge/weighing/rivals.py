"""One of a kind that a question names, where the text tells of another: this year's for last year's, 二期 for 一期.

What may stand in the other's place differs from it by a word of a closed set (头班 and 末班), by the number of what is
numbered, by the direction of what has one, or is another county or village that is printed. All texts are folded.
"""

import re
from collections.abc import Sequence, Set
from functools import lru_cache
from typing import Final, NamedTuple

from knowledge.lexicon import District
from knowledge.numerals import numeral
from knowledge.text import HAN

_OPPOSED: Final = (
    ("前年", r"去年|过去的?一年|上一年(?!级)|\b上年(?!级)", "今年", "明年", "后年", "上半年", "下半年"),
    ("头一?[班趟]|首[班趟]|第一[班趟]|最早的?一?[班趟]", "末一?[班趟]|最后一?[班趟]|最晚的?一?[班趟]"),
    ("早上|上午|清早|清晨|早晨|凌晨", "下午|傍晚", "晚上|夜[里间]|[半深]夜|傍晚|凌晨"),
    ("存款|存(?:钱|一年|定期)|定期(?=存|利)", "贷款?"),
    ("幼儿园", "小学", "初中|中考|中学", "高中|高考|中学", "大学|大专|高校"),
    ("进口", "出口"),
    ("室内", "室外|户外"),
    ("公办", "民办"),
    ("春[天季]|开春|春上", "夏[天季]|暑假|热天|伏天", "秋[天季]|入秋", "冬[天季]|寒假|入冬"),
    ("上游", "下游"),
    ("公交", "地铁", "高铁(?!站)|动车", "高速", "轮渡|渡船", "飞机|航班|机场"),
    ("教师|老师|教职工", "医生|大夫|护士|医护", "民警|警察|交警", "公务员", "司机|驾驶员"),
    ("学生|孩子|娃|[中小]学|幼儿园", "老人|老年|长者|岁以上"),
)
"""Words of which one excludes the others, each with what is said for it; what may be either stands with both."""
_COUNTED: Final = "[0-9]{1,3}|[一二三四五六七八九十]{1,3}"
_YEAR: Final = "(?P<which>20[0-9]{2})(?=年)"
_NAMED_SO: Final = (
    rf"(?<![集其当之从])(?P<which>{_COUNTED})中(?:学(?!生)|(?![学国央心间小旬]))",
    rf"(?P<which>{_COUNTED})(?:(?:人民)?医院|院(?![校士长落内子里线区]))",
    rf"(?P<which>{_COUNTED})矿",
    rf"(?P<which>{_COUNTED})队(?![伍员])",
    rf"(?P<which>{_COUNTED})号线",
    rf"(?P<which>{_COUNTED})桥(?![梁洞])",
    "(?<![a-z])(?P<what>[a-z])(?P<which>[0-9]{1,3})(?![0-9.a-z])",
    "(?P<which>[0-9]{1,3})路",
    rf"(?P<which>{_COUNTED})号(?P<what>[高锅]?炉|[楼井机坑桥仓库窑闸泵船院馆厂门坞]|泊位|车间|码头|机组)",
    rf"(?P<which>{_COUNTED})(?P<what>车间|分厂|分场|工区|采区|标段)",
    rf"(?<=[间行级])(?P<which>{_COUNTED})班(?![车次倒])",
)
"""What is called by a number, and by nothing else."""
_PART: Final = f"(?![不了的]){HAN.pattern}"
"""A character of a name."""
_TOLD_APART: Final = (
    rf"(?<![近前这])(?P<which>{_COUNTED})期(?![间限望待])",
    rf"(?P<what>(?![年月]){HAN.pattern}(?![年月]){HAN.pattern})(?P<which>{_COUNTED})号(?![线楼])",
    rf"(?P<which>{_COUNTED})级(?P<what>{HAN.pattern}{{2}})",
    rf"(?P<which>[初中高])级(?P<what>{HAN.pattern})",
    rf"(?:第|(?P<to>头))(?P<which>{_COUNTED}|两)个?(?P<what>[年批档轮次]|(?![件条点项步是位名]){HAN.pattern}{{2}})",
    r"(?<=[\u4e00-\u9fff])(?<![月周年了是在有到])(?P<which>[0-9]{1,2})号(?![线日上那报文])",
    *(
        f"(?P<which>[东南西北]){place}"
        for place in ("站(?![在着出])", "门", "关(?![注心系键于])", "岸", "校区", "院区", "郊")
    ),
    *(rf"(?P<which>[{words}])(?=(?P<what>{_PART}{_PART}))" for words in ("大小", "里外内")),
    *(
        rf"(?P<which>[{words}])(?=(?P<what>{_PART}[村庄屯寨湾沟坡坪塘坞岭梁镇乡岛礁坝屿]|[坪湾坞塘寨屯庄]))"
        for words in ("上下", "前后", "东西南北")
    ),
)
"""What else goes by a number, by its degree, by a direction, or as the greater or the inner one (大黄鱼, 里湾村)."""


def is_of_another(asked: str, text: str, around: str = "") -> bool:
    """Whether a question names one of a kind and a text tells of others of this kind alone.

    What stands around it tells for all of it of whom it speaks: a driver who says 我 speaks of drivers.
    """
    return _is_of_others((*_YEARS, *_APART), asked, text, around)


def is_without(asked: str, text: str, around: str = "") -> bool:
    """The same of any kind but the years: what is told of a year in one sentence often goes on in the next."""
    return _is_of_others(_APART, asked, text, around)


def is_numbered_otherwise(asked: str, text: str, around: str = "") -> bool:
    """The same of what is numbered alone, whatever is asked of it."""
    return _is_of_others(_NUMBERED, asked, text, around)


def _is_of_others(kinds: Sequence["_Kind"], asked: str, text: str, around: str) -> bool:
    return any(kind.is_of_others(own, text, around) for kind, own in _wanted(asked) if kind in kinds)


def is_begun_by_another(asked: str, clauses: Sequence[str]) -> bool:
    """Whether the last of some clauses tells of what an earlier one begins with, another of a kind than is asked of.

    So 票价两元 does behind 公交开三条线,头班车赶得上高铁, where a question names 高铁.
    """
    for kind, own in _wanted(asked):
        begun = [named for one in clauses if kind in _WORDS[1:] and (named := kind.beginning(one))]
        if begun and not own & (begun[-1] | kind.of(clauses[-1])):
            return True
    return False


def is_named(asked: str, text: str) -> bool:
    """Whether a text names what a question calls by its number (三中, 12路), as far as it calls anything so."""
    return all(own & kind.of(text) for kind, own in _wanted(asked) if kind in _NAMED)


def is_elsewhere(districts: Sequence[District], text: str, around: str, counted: bool = False) -> bool:
    """Whether a text and what stands around it name other places than a question, and none of its own.

    Where things are `counted`, all the city is another place; what they cost may be the same in all of it.
    """
    told = text + around
    if not districts or any(one.called in told for one in districts):
        return False
    unprinted = all(not one.name and one.called.endswith(_GOVERNED) for one in districts)
    return unprinted or (counted and "全市" in text) or any(other in told for one in districts for other in one.others)


_GOVERNED: Final = tuple("县区镇乡")
"""What the names of places end in of which hardly anything else is called (社区 stands behind many a word)."""


def is_dated_otherwise(asked: str, text: str, around: str, sentences: Sequence[str], of_it: Sequence[str]) -> bool:
    """Whether a text tells amounts of another year or season than a question names.

    `sentences` tell amounts, `of_it` those of the very thing: these say which, or, where they name no time, the text.
    """
    told = "\n".join(of_it)
    for kind, own in _wanted(asked):
        past = own <= _PAST
        if kind not in _DATED or (past and _BY_NUMBER.search(text)):  # 2024年 may be 去年
            continue
        if past and not own & (kind.of(text) | kind.of(around)):
            return True
        of_now = [one for one in sentences if _NOW.search(one) and not kind.is_of_others(own, one, "")]
        if kind.of(told) and kind.is_of_others(own, told, ""):
            return True
        if kind is _WORDS[0] and not kind.of(told) and kind.is_of_others(own, text, "") and not of_now:
            return True
    return False


_BY_NUMBER: Final = re.compile(_YEAR)
_NOW: Final = re.compile("现[在有]|目前|如今|眼下|截至|今[春夏秋冬天]|[0-9]月")
"""What may be told of this year without its name."""


def is_of_now(asked: str, sentences: Sequence[str]) -> bool:
    """Whether a question asks how much something is to become, and sentences tell only how much it is."""
    to_come = _TO_BECOME.search(asked) is not None
    return to_come and bool(sentences) and all(_IS.search(one) and not _COMING.search(one) for one in sentences)


_TO_BECOME: Final = re.compile(
    "(?:今年|明年|后年|年底|以后|将来|未来|下一步)[^,，。]{0,8}?(?:要|计划|打算|准备|目标|争取|力争|预计)"
    "|(?:要|计划|打算|准备|目标|争取|力争|预计)[^,，。]{0,4}?(?:发展|增加|扩大|提高|达|增长|扩)到"
)
_IS: Final = re.compile("现[在有]|目前|如今|眼下|已经?|[去前]年")
_COMING: Final = re.compile("[今明后]年|年底|要|将|计划|打算|准备|目标|争取|力争|预计|[0-9]{4}年|未来|今后|下一步|再")


class _One(NamedTuple):
    """One of a kind: which it is and, where several things are numbered alike, what."""

    which: str
    what: str = ""


def names_its_year(asked: str, text: str) -> bool:
    """Whether a question names a year and a text the same."""
    return any(own & kind.of(text) for kind, own in _wanted(asked) if kind in _YEARS)


class _Kind(NamedTuple):
    """What tells those of a kind apart: a pattern for each, or one pattern with what it goes by."""

    each: Sequence[re.Pattern[str]] = ()
    by: re.Pattern[str] | None = None

    def of(self, text: str) -> Set[_One]:
        """Those that a text names."""
        if self.by is not None:
            return {one for match in self.by.finditer(text) for one in _numbered(match)}
        return {_One(one.pattern) for one in self.each if one.search(text)}

    def beginning(self, clause: str) -> Set[_One]:
        """Those with which a clause begins."""
        return {_One(one.pattern) for one in self.each if one.match(clause.lstrip("坐乘搭给对"))}

    def is_of_others(self, own: Set[_One], text: str, around: str) -> bool:
        """Whether a text names others of the kind and none of its own; where it names none, what is around it."""
        told = _alike(self.of(text), own)
        if self in _YEARS:
            return bool(told) and not own & told
        over = _alike(self.of(around), own)
        return bool(told or (self.by and over)) and not own & (told | over)


_WORDS: Final = tuple(_Kind(each=tuple(map(re.compile, words))) for words in _OPPOSED)
_NAMED: Final = tuple(_Kind(by=re.compile(form)) for form in _NAMED_SO)
_YEARS: Final = (_WORDS[0], _Kind(by=re.compile(_YEAR)))
"""The kinds that tell a year."""
_SEASONS: Final = next(kind for kind in _WORDS if kind.of("冬天"))
_PAST: Final = _WORDS[0].of("前年,去年")
"""Years that are over, of which nothing is told without their name."""
_DATED: Final = (*_YEARS, _SEASONS)
"""The kinds that tell a year or a season."""
_NUMBERED: Final = (*_NAMED, *(_Kind(by=re.compile(form)) for form in _TOLD_APART))
_APART: Final = (*_WORDS[1:], *_NUMBERED)
"""All other kinds."""


@lru_cache(maxsize=256)
def _wanted(asked: str) -> Sequence[tuple[_Kind, Set[_One]]]:
    """The kinds of which a question names one, with those."""
    return tuple((kind, own) for kind in (*_YEARS, *_APART) if (own := kind.of(asked)))


_UNNUMBERED: Final = "东南西北初中高大小里外内上下前后"


def _numbered(match: re.Match[str]) -> Set[_One]:
    """What a number or a direction names, a number in digits however it is written: 头两年 is both the 1st and 2nd."""
    named, which = match.groupdict(), match["which"]
    last = 0 if which in _UNNUMBERED else numeral(which)
    first = 1 if named.get("to") else last
    numbers = map(str, range(first, last + 1)) if last else (which,)
    return {_One(one, named.get("what") or "") for one in numbers}


def _alike(told: Set[_One], own: Set[_One]) -> Set[_One]:
    """Those of some that are of what one's own are: of 三号炉 no 二号楼."""
    return {one for one in told if any(one.what == another.what for another in own)}
