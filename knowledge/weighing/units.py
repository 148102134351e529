"""Of how much a question asks the price (一斤, 每张), and whether a price in print is of as much. Texts are folded."""

import re
from collections.abc import Set
from typing import Final

from knowledge.text import sentence_spans
from knowledge.topic import Expect
from knowledge.weighing.amounts import AMOUNT
from knowledge.weighing.values import values

_ONE: Final = "[斤亩吨张份顿晚夜天月年次趟平人户度方只头棵辆套间盒瓶袋箱件包筐]|小时|钟头|[条根](?=[卖要])"
_PER: Final = re.compile(
    rf"(?:多少|几|好多)(?:块|元)?钱?(?:一|每)个?(?P<behind>{_ONE})"
    rf"|(?:一|每)个?(?P<before>{_ONE})\w?(?:卖|收|要|交|付|花|给|补|出|掏|是){{0,2}}[了过得到]?(?:多少|几块|好多)"
)
_UNITS: Final = {
    **dict.fromkeys("顿份", "顿份餐饭荤素菜碗"),
    **dict.fromkeys("晚夜", "晚夜宿"),
    **dict.fromkeys("次趟", "次趟回"),
    **dict.fromkeys(("小时", "钟头"), ("小时", "钟头")),
    "人": "人名位",
    "张": "张票",
}
"""What else tells of as much: 一餐, 两荤一素 for 一顿."""
_CLAUSES: Final = re.compile("[,，;；:：]")
_GOODS: Final = "斤吨辆张只头棵套间盒瓶袋箱件包筐条根"
"""By what a thing is bought; what is done or given (一次, 每人, 一个月) is priced in too many other words."""
_TIMES: Final = "次趟"
_FREE: Final = re.compile("免|不收|不要钱|白送")
_PRICE: Final = re.compile("收购价|单价|售价|卖价|地头价|市场价|均价|价格|行情")
"""What a price is called that is known to be of so much of a thing, and is printed without it (保底不低于一块八)."""


def unit_asked(asked: str, priced: bool) -> str:
    """Of how much a question asks the price; empty where it asks none, or, where it is not `priced`, how many of it."""
    match = _PER.search(asked)
    return (match["behind"] or (match["before"] if priced else None) or "") if match else ""


def is_of_unit(unit: str, near: str) -> bool:
    """Whether what stands around a price tells of how much it is: a meal, a night, a ticket."""
    return not unit or any(one in near for one in _UNITS.get(unit, unit))


def is_priced_so(asked: str, text: str) -> bool:
    """Whether a text tells what so much of a thing costs as a question asks of (一斤); True where it asks of none."""
    unit = unit_asked(asked, priced=True)
    if not unit or unit not in _GOODS or _FREE.search(text):
        return True
    sentences = (text[slice(*span)] for span in sentence_spans(text))
    return any(
        is_of_unit(unit, near := clauses_around(sentence, *span)) or _PRICE.search(near)
        for sentence in sentences
        for span in values(Expect.MONEY, asked, sentence)
    )


def is_price_of(unit: str, near: str) -> bool:
    """The same of a price that is known to be of so much of a thing without saying it, or of none (不收钱).

    What is paid each time (一次) is told in too many other words (每班, 六个钟头, 到县城).
    """
    unsaid = unit in _GOODS and bool(_PRICE.search(near) or _FREE.search(near))
    return unsaid or unit in _TIMES or is_of_unit(unit, near)


_WITHIN: Final = re.compile(rf"(?:不(?:到|满|足|超过?)|未满|没超过?){AMOUNT}个?(.)|{AMOUNT}个?(.)\w?[以之][内下]")
_BEYOND: Final = re.compile(
    rf"(?<![不没])超[过出]?了?{AMOUNT}个?(.)|{AMOUNT}个?(.)\w?(?:[以之][上外]|开外)|超[过出]的?部分|超出的|再长|再多"
)


def is_bounded_otherwise(asked: str, near: str) -> bool:
    """Whether a question asks beyond so much of a thing and words around a price tell within it, or the other way."""
    sides = ((_BEYOND, _WITHIN), (_WITHIN, _BEYOND))
    return any(_measures(own, asked) & _measures(other, near) and not own.search(near) for own, other in sides)


def _measures(bound: re.Pattern[str], text: str) -> Set[str]:
    return {measure for match in bound.finditer(text) for measure in match.groups() if measure}


def clauses_around(sentence: str, start: int, end: int) -> str:
    """The clause of a sentence in which a value stands, and those before and behind it."""
    before, behind = _CLAUSES.split(sentence[:start]), _CLAUSES.split(sentence[end:])
    return ",".join(before[-2:]) + sentence[start:end] + ",".join(behind[:2])
