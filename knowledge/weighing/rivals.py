"""One of a kind that a question names, where the text tells of another: this year's for last year's, 二期 for 一期.

What may stand in the other's place differs from it by a word of a closed set (头班 and 末班), by the number of what is
numbered, or by the direction of what has one. All texts are folded.
"""

import re
from collections.abc import Sequence, Set
from functools import lru_cache
from typing import Final, NamedTuple

from knowledge.numerals import numeral

_OPPOSED: Final = (
    ("前年", "去年", "今年", "明年", "后年", "上半年", "下半年"),
    ("头一?[班趟]|首[班趟]|第一[班趟]|最早的?一?[班趟]", "末一?[班趟]|最后一?[班趟]|最晚的?一?[班趟]"),
    ("早上|上午|清早|清晨|早晨|凌晨", "下午|傍晚", "晚上|夜[里间]|[半深]夜|傍晚|凌晨"),
    ("存款|存(?:钱|一年|定期)|定期(?=存|利)", "贷款?"),
    ("幼儿园", "小学", "初中|中考|中学", "高中|高考|中学", "大学|大专|高校"),
    ("进口", "出口"),
    ("室内", "室外|户外"),
    ("公办", "民办"),
    ("上游", "下游"),
    ("公交", "地铁", "高铁|动车", "高速", "轮渡|渡船", "飞机|航班|机场"),
    ("教师|老师|教职工", "医生|大夫|护士|医护", "民警|警察|交警", "公务员", "司机|驾驶员"),
    ("学生|孩子|娃|[中小]学|幼儿园", "老人|老年|长者|岁以上"),
)
"""Words of which one excludes the others, each with what is said for it; what may be either stands with both."""
_COUNTED: Final = "[0-9]{1,3}|[一二三四五六七八九十]{1,3}"
_TOLD_APART: Final = (
    "(?P<which>20[0-9]{2})(?=年)",
    rf"(?<![近前这])(?P<which>{_COUNTED})期(?![间限望待])",
    rf"(?<![集其当之从])(?P<which>{_COUNTED})中(?![学国央心间小旬])",
    rf"(?P<which>{_COUNTED})矿",
    rf"(?P<which>{_COUNTED})队(?![伍员])",
    rf"(?P<which>{_COUNTED})号线",
    "(?P<which>[0-9]{1,3})路",
    r"(?<=[\u4e00-\u9fff])(?<![月周年了是在有到])(?P<which>[0-9]{1,2})号(?![线日上那报文])",
    *(
        f"(?P<which>[东南西北]){place}"
        for place in ("站(?![在着出])", "门", "关(?![注心系键于])", "岸", "校区", "院区", "郊")
    ),
)
"""What goes by a number or a direction, with that."""


def is_of_another(asked: str, text: str, around: str = "") -> bool:
    """Whether a question names one of a kind and a text tells of others of this kind alone.

    What stands around it tells for all of it of whom it speaks: a driver who says 我 speaks of drivers.
    """
    return any(
        kind.only_others(own, text) and (kind in _YEARS or not own & kind.of(around)) for kind, own in _wanted(asked)
    )


def is_without(asked: str, text: str, around: str = "") -> bool:
    """The same of any kind but the years: what is told of a year in one sentence often goes on in the next."""
    return any(
        kind.only_others(own, text) and not own & kind.of(around) for kind, own in _wanted(asked) if kind not in _YEARS
    )


def names_its_year(asked: str, text: str) -> bool:
    """Whether a question names a year and a text the same."""
    return any(own & kind.of(text) for kind, own in _wanted(asked) if kind in _YEARS)


class _Kind(NamedTuple):
    """What tells those of a kind apart: a pattern for each, or one pattern with what it goes by."""

    each: Sequence[re.Pattern[str]] = ()
    by: re.Pattern[str] | None = None

    def of(self, text: str) -> Set[str]:
        """Those that a text names."""
        if self.by is not None:
            return {_as_one(match["which"]) for match in self.by.finditer(text)}
        return {one.pattern for one in self.each if one.search(text)}

    def only_others(self, own: Set[str], text: str) -> bool:
        """Whether a text names others of the kind, and none of its own."""
        told = self.of(text)
        return bool(told) and not own & told


_KINDS: Final = (
    *(_Kind(each=tuple(map(re.compile, words))) for words in _OPPOSED),
    *(_Kind(by=re.compile(form)) for form in _TOLD_APART),
)


_YEARS: Final = (_KINDS[0], _KINDS[len(_OPPOSED)])
"""The kinds that tell a year."""


@lru_cache(maxsize=256)
def _wanted(asked: str) -> Sequence[tuple[_Kind, Set[str]]]:
    """The kinds of which a question names one, with those."""
    return tuple((kind, own) for kind in _KINDS if (own := kind.of(asked)))


def _as_one(which: str) -> str:
    """A number in digits, however it is written; a direction as it is."""
    return which if which in "东南西北" else str(numeral(which))
