"""What a speaker means to do, asks for, finds hard or achieved, fears, regrets or is glad of.

The sentences that tell it, and how directly.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from itertools import pairwise
from operator import itemgetter
from typing import Final

from knowledge.text import folded, sentence_spans, trimmed
from knowledge.weighing.marks import HEADING, Mark, Span
from knowledge.weighing.remedies import WISHED


class Concern(StrEnum):
    """What is asked of a speaker, of whatever matter."""

    PLANS = "plans"
    WISHES = "wishes"
    TROUBLES = "troubles"
    RESULTS = "results"
    WORRIES = "worries"
    FAULTS = "faults"
    JOYS = "joys"


FELT: Final = frozenset((Concern.WORRIES, Concern.FAULTS, Concern.JOYS))
"""What somebody feels, which may be told in any words: where none of these stand it is not said to be missing."""


class Directness(IntEnum):
    """How directly a sentence tells a concern: one that only hints at it is related, and no answer."""

    SILENT = 0
    HINTS = 1
    TELLS = 2
    CALLS_IT_SO = 3
    SETS_A_TIME = 4


@dataclass(frozen=True, slots=True)
class _Words:
    """The words that tell a concern, of these the ones that call it so, and those that only hint at it."""

    told: re.Pattern[str]
    named: re.Pattern[str]
    hinted: re.Pattern[str]


_FROM_NOW: Final = (
    "下一步|今后|(?<!点)往后(?!还会|会)|接下来|未来[一二三四五两几]年|面向“?十[三四五六]五"
    "|(?:[一二三四五六七八九十两几]|[0-9]{1,2})年(?:以|之)?后(?=我)"
)
"""A time from now on, which by itself tells that something is meant."""
_INTENDED: Final = (
    "打算|(?<!列入)(?<!原来)(?<!原)计划|准备(?!好|了)|规划|我们(?:要|[^,，。]{0,8}将(?![军来近]))|(?:我们?|今年)还要(?![求是么命紧靠])"
    "|我们?(?:还|也|就|最|自己)?想(?![起到着过了得尽这那也是就不没通象说问替,，。:：、!?]|请[市县区省有大各上]"
    "|[跟向给同][^,，。]{1,8}提)"
    "|定下来(?=[,，:：])|定了(?:时间|目标|任务|日子)|军令状|我[^,，。]{0,8}(?:承诺|立[下了个一]{0,3}保证|表了?个?态)"
)
"""What calls a thing meant to be done, by whoever speaks."""
_COMING: Final = re.compile(
    r"[明后](?:两|后两?)?年|(?<!到)来年|(?:[一二三四五六七八九十两几]|(?<![0-9])[0-9]{1,2})年(?:以|之)?内"
    r"|(?<!去)年[底末](?:以|之)?前|[春夏秋冬]前"
)
"""A time ahead, which tells a plan where something is to be done then."""
_DATED: Final = re.compile("(?P<year>20[0-9]{2})年(?P<end>[底末内])?|今年(?P<month>[0-9]{1,2})月")
"""A time that is ahead or not by the day on which it is printed."""
_BEHIND: Final = re.compile(r"[了过吗]|已|没|\?$")
"""What tells that a thing was done or is asked, be it said of a time ahead (签了明年的订单)."""
_REPORTED: Final = re.compile("报告(?:里|中|上|还|也|专门)*(?:说|讲|提|写|要|明|把|定)")
"""What somebody else is printed to mean to do."""
_ASKED_BY: Final = re.compile(
    f"{_COMING.pattern}|下一步|今后|往后|承诺|保证|军令状|表态|害怕|后怕|怕|揪心|担心|放心不下|愁|高兴|开心|骄傲|自豪|遗憾|后悔"
)
"""The time that is asked for, or what a concern is called by who asks: a sentence that has it tells just that."""
_ASKED_AHEAD: Final = re.compile(
    "(?:以后|往后|今后|将来|未来|日后|下一步|接下来)[^,，。?？]{0,3}?(?:想|要|打算|准备|计划|会)[^,，。?？]*?(?:什么|哪)"
)
"""What asks which thing is meant to be done: 以后还想修哪条线."""
_CLAUSE: Final = re.compile("[,，;；:：]")
_ACHIEVED: Final = (
    "(?:成果|成效|成绩|效果)(?:喜人|显著|明显|丰硕|初显|突出|斐然|不断)|填补[^,，。]{0,8}空白|取得[了的]"
    "|[拿获得][了过下][^,，。]{0,10}[奖牌]|(?:研发|研制|培育|开发|攻克|攻下)[出成]?了"
)
"""What calls a thing achieved; what it may take to achieve one does not."""
_HARD: Final = (
    "难处|(?<!家庭|生活)困难(?!的|群众|家庭|学生|老人|职工|户|人|残)|(?<!解决了)(?<!破解了)(?<!破解)难题|难事|瓶颈|短板"
    "|(?<!不)(?<!不用)(?<!不再)愁(?!眉)|[头心]疼|最怕"
    "|担心|[最太]难|难[,，。、;；]|难在|难(?=招|留|办|贷|找|卖|请)|不足|不够|不敢(?![松忘怠有])|跟不上|缺(?![席血氧])|太[少贵远慢低]"
    "|没有?人(?=愿|来|干|管|接)|(?:招|留|请|找|卖|贷|修|治|管)不(?:到|住|起|来|出|动|了)|吃不消|扛不住|卡在|压力(?!容器|锅)"
    "|亏(?:损|的|本|钱|着|了)|[也在要]亏|不容易|更少|不好受|堵点|痛点|难点|顾虑|[最挺]苦"
    "|(?<![离少要断免忘])[\u4e00-\u9fff]不(?:进|起|住|下)(?:去|来)?(?=[,，。;；、]|这|那|一|下一|人)|撑不"
)
"""What tells that a thing is hard."""
_CALLED_HARD: Final = "难处|最大的[堵痛]点|[大的]难题|难事|瓶颈|短板|[犯发最]愁|头疼|难点|难在|最[怕难缺苦]|[犯发]难"
"""What calls it so."""
_WORRIED: Final = (
    "揪心|放心不[下了]|不(?:太|大|够)?放心(?:的|[,，。])|放不下|(?<!不)(?<!不用)(?<!不再)(?<!有人)(?<![群民家])担[心忧]|忧心"
    "|[最就生]怕|怕的?是|(?<!不)(?<!不用)害怕|恐惧|(?<!不)(?<!不用)(?<!不再)(?<!乡)(?<!还)(?:发愁|犯愁|愁(?![眉绪]))|不踏实|睡不[着好]|没底|心病"
    "|[头心]疼|心[痛酸]|[着最]急|悬着|后怕|难受|惦记|牵挂|压在[^,，。]{0,4}心"
)
"""What calls a thing a worry; a denied one (秸秆也不愁) is none, and what others are said to fear is theirs."""
_AT_FAULT: Final = (
    "遗憾|(?<!第一个)(?<!就)检讨|反思|愧|亏欠|对不[住起]|后悔|赔个?(?:不是|礼)|道歉|认错|[骂批评得]{2,3}对"
    "|走了?(?:不少)?弯路|(?:没有?|没能)(?:[做办干管抓]好|来得及|顾[上得]|[做办]到位)"
    "|[做办干管抓]得(?:还|也|都)?(?:不[够好]|差)"
)
"""What calls a thing one's own fault or regret; a vow (做不到我第一个检讨) admits none."""
_GLAD: Final = (
    "(?<![不没])(?<![不没]太)(?:高兴(?!归|不)|开心|欣慰|自豪|骄傲|激动|感动|痛快|得意|欢喜|满足|乐[坏开]|合不拢"
    "|放[了起]鞭炮)"
)
"""What calls a thing a joy."""
_WORDS: Final[Mapping[Concern, _Words]] = {
    Concern.PLANS: _Words(
        re.compile(
            rf"{_FROM_NOW}|{_INTENDED}|将(?=[^军来近])|力争|继续|列入计划"
            r"|(?:^|[,，。;；、\s]|[今明]年|年[底前内]|我们|[一二三四])要(?![求是么命紧等靠走]|[^,，。]{1,8}[,，]?就)"
        ),
        re.compile(f"{_FROM_NOW}|{_INTENDED}"),
        re.compile(
            "争取|[还也]想|想(?=[办建搞把让给]|[同跟和与][^,，。]{1,8}[连合建办做搞])|一定(?:接着|继续|要?把)|(?<![也还不怕])会(?=把|再|有|在)|再(?=[建办添增修])"
        ),
    ),
    Concern.WISHES: _Words(
        WISHED,
        re.compile(
            "(?<![被受按照])建议|我提议|希望|盼(?!头)|恳请|请求|呼吁|提[一两几]?[条点]|心愿|想请|请[市县区省]"
            "|想[跟向给同][^,，。]{1,8}提"
        ),
        re.compile("也该[^,，。]{1,12}了|[我俺]们?(?:最|就|还)?想(?=[把给让在建办替])|还缺|惦记"),
    ),
    Concern.TROUBLES: _Words(
        re.compile(_HARD), re.compile(_CALLED_HARD), re.compile("心病|大问题|问题(?:是|在|就|出)|毛病|着急|可惜|惦记")
    ),
    Concern.RESULTS: _Words(
        re.compile(
            rf"{_ACHIEVED}|(?:增|涨(?!价)|降|提高|提升|缩短|减少|上去|回升)[^,，。]{{0,6}}(?:到|了|[0-9])"
            r"|从[^,，。]{1,12}(?:增|升|涨|降|减)[^,，。]{0,4}到"
        ),
        re.compile(_ACHIEVED),
        re.compile(
            r"变化|越来越|以前|建成(?!以?后)|更[^,，。]{1,6}了"
            r"|[\u4e00-\u9fff]了[^,，。;；]{0,8}[0-9二三四五六七八九十百千万](?![0-9一二三四五六七八九十百千万]*(?:年|个月|天|[次趟回]))"
        ),
    ),
    Concern.WORRIES: _Words(
        re.compile(_WORRIED),
        re.compile(_WORRIED),
        re.compile(f"{_CALLED_HARD}|{_HARD}|有人担心|[群民家]担心|不够"),
    ),
    Concern.FAULTS: _Words(
        re.compile(f"{_AT_FAULT}|短板|欠账|不足(?![0-9一二两三四五六七八九十百])|教训|差距"),
        re.compile(_AT_FAULT),
        re.compile(f"{_HARD}|吃过亏|[还仍]没|不够|意见"),
    ),
    Concern.JOYS: _Words(
        re.compile(_GLAD),
        re.compile(rf"最[^,，。]{{0,4}}(?:{_GLAD})|我[^,，。]{{0,12}}(?:{_GLAD})"),
        re.compile("踏实|满意|底气|腰杆|喜人|好消息|甜"),
    ),
}


def told(concern: Concern, text: str, day: date | None = None) -> tuple[Span, ...]:
    """The sentences of a text, printed on a day, that tell a concern."""
    return tuple(span for span, how in _weighed(concern, text, day) if how >= Directness.TELLS)


def directness(concern: Concern, text: str, day: date | None = None) -> Directness:
    """How directly a text tells a concern, as the sentence does that tells it most directly."""
    return max((how for _, how in _weighed(concern, text, day)), default=Directness.SILENT)


def is_plan_told(asked: str, text: str, day: date | None = None) -> bool:
    """Whether a text tells or hints at what is meant to be done, where a question asks for it; True elsewhere."""
    return not _ASKED_AHEAD.search(asked) or directness(Concern.PLANS, text, day) > Directness.SILENT


def amount(concern: Concern, text: str, day: date | None = None, asked: str = "") -> tuple[int, ...]:
    """How well a text answers who asks for a concern, to be compared with others.

    What the question calls it by comes first (明年有什么打算), then the directness of its best sentence, then how many
    call the concern so, and how many tell it.
    """
    by = _ASKED_BY.search(asked)
    weighed = [(text[slice(*span)], how) for span, how in _weighed(concern, text, day)]
    just_that = by is not None and any(by.group() in one and how >= Directness.TELLS for one, how in weighed)
    called = sum(how >= Directness.CALLS_IT_SO for _, how in weighed)
    return just_that, directness(concern, text, day), called, sum(how >= Directness.TELLS for _, how in weighed)


def most_direct(concern: Concern, text: str, day: date | None = None) -> Span | None:
    """The sentence of a text that tells a concern most directly, or only hints at it; None where none does."""
    span, how = max(_weighed(concern, text, day), key=itemgetter(1), default=((0, 0), Directness.SILENT))
    return span if how else None


def _weighed(concern: Concern, text: str, day: date | None) -> list[tuple[Span, Directness]]:
    return [(span, _directness(concern, folded(text[slice(*span)]), day)) for span in sentence_spans(text)]


def _directness(concern: Concern, sentence: str, day: date | None) -> Directness:
    words = _WORDS[concern]
    ahead = concern is Concern.PLANS and (re.search(_FROM_NOW, sentence) is not None or _is_ahead(sentence, day))
    if ahead and re.search(_INTENDED, sentence):
        return Directness.SETS_A_TIME
    to_come = concern is Concern.RESULTS and _is_ahead(sentence, day)
    tells = words.told.search(sentence) is not None and not to_come
    if ahead or (tells and words.named.search(sentence)):
        return Directness.CALLS_IT_SO
    if tells:
        return Directness.TELLS
    return Directness.HINTS if words.hinted.search(sentence) else Directness.SILENT


def _is_ahead(sentence: str, day: date | None) -> bool:
    """Whether a sentence tells that something is to be done at a time that was ahead on the day it was printed."""
    if _REPORTED.search(sentence):
        return False
    clauses = [clause for clause in _CLAUSE.split(sentence) if not _BEHIND.search(clause)]
    return any(_comes(clause, day) for clause in clauses)


def _comes(clause: str, day: date | None) -> bool:
    dated = _DATED.search(clause)
    if dated is None or day is None:
        return _COMING.search(clause) is not None
    if dated["month"]:
        return int(dated["month"]) > day.month
    return int(dated["year"]) > day.year or (int(dated["year"]) == day.year and dated["end"] is not None)


def concern_marks(concern: Concern, text: str, day: date | None = None) -> tuple[Mark, ...]:
    """The sentences that tell a concern, those that call it so where some do; none where all of the text tells it.

    One that only heads what follows is marked with it (难处也有。).
    """
    weighed = _weighed(concern, text, day)
    sentences, spans = [span for span, _ in weighed], [span for span, how in weighed if how >= Directness.TELLS]
    called = [span for span, how in weighed if how >= Directness.CALLS_IT_SO]
    behind = dict(pairwise(sentences))
    headed = [behind[span] for span in called or spans if span in behind and len(text[slice(*span)].strip()) <= HEADING]
    marked = sorted({*(called or spans), *headed})
    return tuple(Mark(*trimmed(text, span)) for span in marked) if len(marked) < len(sentences) else ()
