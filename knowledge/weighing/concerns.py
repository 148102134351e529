"""What a speaker means to do, asks for, or finds hard: the sentences that tell it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from knowledge.text import folded, sentence_spans
from knowledge.weighing.marks import Mark, Span
from knowledge.weighing.remedies import WISHED


class Concern(StrEnum):
    """What is asked of a speaker, of whatever matter."""

    PLANS = "plans"
    WISHES = "wishes"
    TROUBLES = "troubles"


@dataclass(frozen=True, slots=True)
class _Words:
    """The words that tell a concern, and of these the ones that call it so."""

    told: re.Pattern[str]
    named: re.Pattern[str]


_PLANNED: Final = (
    "下一步|今后|往后(?!还会|会)|打算|接下来|(?<!列入)(?<!原来)(?<!原)计划|准备(?!好|了)|规划"
    "|未来[一二三四五两几]年|我们[将要]"
)
_WORDS: Final[Mapping[Concern, _Words]] = {
    Concern.PLANS: _Words(
        re.compile(
            rf"{_PLANNED}|将(?=[^军来近])|力争|继续|列入计划"
            r"|(?:^|[,，。;；、\s]|[今明]年|年[底前内]|我们|[一二三四])要(?![求是么命紧等靠走])"
        ),
        re.compile(_PLANNED),
    ),
    Concern.WISHES: _Words(
        WISHED,
        re.compile("(?<![被受按照])建议|我提议|希望|盼(?!头)|恳请|请求|呼吁|提[一两几]?[条点]|心愿|想请|请[市县区省]"),
    ),
    Concern.TROUBLES: _Words(
        re.compile(
            "难处|(?<!家庭|生活)困难(?!的|群众|家庭|学生|老人|职工|户|人|残)|(?<!解决了)(?<!破解了)(?<!破解)难题|难事|瓶颈|短板"
            "|(?<!不用)(?<!不再)愁(?!眉)|[头心]疼|最怕"
            "|担心|[最太]难|难[,，。、;；]|难在|难(?=招|留|办|贷|找|卖|请)|不足|不够|不敢|跟不上|缺(?![席血氧])|太[少贵远慢低]"
            "|没有?人(?=愿|来|干|管|接)|(?:招|留|请|找|卖|贷|修|治|管)不(?:到|住|起|来|出|动|了)|吃不消|扛不住|卡在|压力(?!容器|锅)"
            "|亏(?:损|的|本|钱|着|了)|[也在要]亏|不容易|更少|不好受|堵点|痛点|难点|顾虑|[最挺]苦"
        ),
        re.compile("难处|[大的]难题|难事|瓶颈|短板|[犯发最]愁|头疼|难点|难在|最[怕难缺苦]|[犯发]难"),
    ),
}
_HEADING: Final = 14
"""Characters up to which a sentence only heads what follows (难处也有。)."""


def told(concern: Concern, text: str) -> tuple[Span, ...]:
    """The sentences of a text that tell a concern."""
    return tuple((a, b) for a, b in sentence_spans(text) if _WORDS[concern].told.search(folded(text[a:b])))


def amount(concern: Concern, text: str) -> tuple[int, int]:
    """How much a text tells of a concern: sentences that call it so, and all that tell it."""
    sentences = [folded(text[a:b]) for a, b in told(concern, text)]
    return sum(_WORDS[concern].named.search(one) is not None for one in sentences), len(sentences)


def concern_marks(concern: Concern, text: str) -> tuple[Mark, ...]:
    """The sentences that tell a concern, those that call it so where some do; none where all of the text tells it.

    One that only heads what follows is marked with it.
    """
    sentences, spans = list(sentence_spans(text)), told(concern, text)
    called = [(a, b) for a, b in spans if _WORDS[concern].named.search(folded(text[a:b]))]
    behind = dict(pairwise(sentences))
    headed = [
        behind[span] for span in called or spans if span in behind and len(text[slice(*span)].strip()) <= _HEADING
    ]
    marked = sorted({*(called or spans), *headed})
    return tuple(_trimmed(text, span) for span in marked) if len(marked) < len(sentences) else ()


def _trimmed(text: str, span: Span) -> Mark:
    inside = text[slice(*span)]
    return Mark(span[0] + len(inside) - len(inside.lstrip()), span[0] + len(inside.rstrip()))
