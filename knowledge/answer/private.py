"""What somebody's own printed words tell of the own life: how old, from which school, where from, whose mother."""

import re
from dataclasses import dataclass
from typing import Final

from knowledge.asked import Search
from knowledge.findings import Answer, Candidates, Found, NotFound, PersonCard, Quote, Why
from knowledge.lexicon import How, Mention
from knowledge.question.asked_people import FORMERLY
from knowledge.search import Library, rows_of
from knowledge.text import sentence_spans
from knowledge.weighing.values import OWN_AGE


@dataclass(frozen=True, slots=True)
class _Matter:
    """How a matter of somebody's life is asked for, and how one tells it of oneself.

    `says_whose` is set where the second is said of nobody else, `sure` where it answers and is not only related.
    """

    asked: re.Pattern[str]
    told: re.Pattern[str]
    says_whose: bool = False
    sure: bool = False

    def is_told(self, text: str) -> bool:
        """Whether one sentence of somebody's words tells it of himself."""
        sentences = (text[start:end] for start, end in sentence_spans(text))
        return any(self.told.search(one) and (self.says_whose or _OF_ONESELF.search(one)) for one in sentences)


_DIGITS: Final = "[0-9.一二两三四五六七八九十百千万]"
_SUM: Final = rf"{_DIGITS}+[多余来]?(?:[元块万千百]|(?<=[千万])[一二三四五六七八九](?!{_DIGITS}|[年月天])|(?=的))"
_MATTERS: Final = (
    _Matter(
        re.compile("工资|收入|年薪|月薪|退休金|养老金|挣|赚|[拿领](?:到|了)*(?:多少|几)"),
        re.compile(
            rf"[我俺]的?(?:一?[年月]|每[年月]|一个月|每个月)?的?(?:总|纯|现在)?(?:收入|工资|薪水|薪|退休金|养老金)[^,，。；;]{{0,8}}{_SUM}"
            rf"|[我俺][^,，。；;]{{0,10}}(?:挣|赚|领|拿(?!出))(?:到|了|着|回)*[^,，。；;]{{0,4}}{_SUM}"
            rf"|[我俺][^,，。；;]{{0,12}}{_SUM}的(?:收入|工资|[年月]薪|退休金|养老金)"
        ),
        sure=True,
    ),
    _Matter(
        re.compile(f"(?:{FORMERLY})(?:又|都|是|在)*(?:做|干|当)"),
        re.compile(
            rf"出身|(?:{FORMERLY})(?:是|在|当|做|干|开|跑|种|教)|转行|改行|[我俺][^,，。；;]{{0,6}}下[了过]?岗(?!工|的|职|人)|[我俺][^,，。；;]{{0,8}}[当做开跑种教卖][^,，。；;]{{0,2}}过(?!日子)[^,，。；;]{{1,8}}"
        ),
        sure=True,
    ),
    _Matter(re.compile("几岁|多少岁|多大|好大|年龄|年纪|岁数"), OWN_AGE, says_whose=True, sure=True),
    _Matter(
        re.compile(
            "学历|毕业|大学|专业|博士|硕士|研究生|本科|大专|高中|文凭|海归|留学|[读念上]过?[^,，。；;]{0,3}[书学]"
        ),
        re.compile(
            "(?:小学|初中|高中|中专)(?:都|也|还|就)*[没只]?[读念上]?(?:完|毕业(?!生)|文化|肄业)|[我俺][^,，。；;]{0,6}没[读念上]过?[^,，。；;]{0,3}书"
            "|从[^,，。；;]{2,14}毕业(?!生)|[我俺](?:是|在)?[^,，。；;]{0,10}毕业(?!生|的|于)(?=后|以后|那年|就|回|来)"
        ),
        sure=True,
    ),
    _Matter(
        re.compile("哪里人|哪儿人|本地人|外地人|籍贯|老家"),
        re.compile(
            "老家|家乡|土生土长|[生长]在|从.{2,12}出来|从(?:[\u4e00-\u9fff]{2,3}[省市县]?|外[地省])来(?!的|看)|来自|本地人|外地人|娘家|祖籍"
        ),
    ),
    _Matter(
        re.compile("孩子|儿子|女儿|结婚|成家|老公|老婆|爱人|丈夫|妻子|一家|[父母]子|[夫妻]妻|口子|亲戚|亲"),
        re.compile("女儿|儿子|闺女|(?<!老)孩子|老公|老婆|爱人|丈夫|妻子|老伴|父亲|母亲|爸|妈|爷爷|奶奶|我家"),
    ),
    _Matter(
        re.compile("性别|男|女(?!儿)"),
        re.compile(r"[我俺](?:也|就|都|可|一个)*是?个?[男女](?:的|人|同志|工|司机|书记|干部|老板|娃|儿身)"),
        sure=True,
    ),
    _Matter(re.compile("兵|军人"), re.compile("当兵|退伍|部队|转业|参军|入伍")),
    _Matter(
        re.compile("当|任|入党"),
        re.compile(
            "[当任干做教]了?[^,，。；;]{0,8}(?:年|书记|主任|[局院校村乡镇厂]长|支书)|入党|党龄|上任|接任"
            "|[年月][^,，。；;]{0,4}(?:到|来|调)"
        ),
    ),
)
_BESIDE_NAME: Final = (
    (re.compile("性别|男|女(?!儿)"), re.compile("[男女]")),
    (re.compile("[\u4e00-\u9fff]族"), re.compile(".+族")),
)
"""What is asked of somebody and may be printed beside the name, in the line that a card of the person shows."""
_OF_ONESELF: Final = re.compile("[我俺](?!们|[市县区镇乡村局院校国省厂队站所])")
"""Somebody who speaks of himself, and not of whom he speaks for."""


def of_private_life(asked: Search, library: Library) -> Answer:
    """What somebody tells of the own life where it is asked for; it is related where it may not be what was meant.

    Nothing else of anybody's life is printed.
    """
    if len(asked.people) == 1 and _is_beside_name(asked, library):
        return PersonCard(asked.people, Mention(asked.people, asked.people[0].name, 0, How.NAME))
    matter = next((one for one in _MATTERS if one.asked.search(asked.topic.asked)), None)
    for row in rows_of(asked.people, library) if matter else ():
        passage = library.index.passages[row]
        if matter and matter.is_told(passage.text):
            found = Found(passage)
            return Quote(found, asked) if matter.sure else Candidates((found,), Why.UNSURE, asked)
    return NotFound(Why.PRIVATE, asked.topic.wording, asked.people)


def _is_beside_name(asked: Search, library: Library) -> bool:
    """Whether the sex or the people that is asked of somebody is printed beside the name."""
    marks = library.language.lexicon.known[asked.people[0].id].marks
    return any(
        question.search(asked.topic.asked) and any(map(told.fullmatch, marks)) for question, told in _BESIDE_NAME
    )
