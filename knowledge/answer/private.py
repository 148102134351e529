"""What somebody's own printed words tell of the own life: how old, from which school, where from, whose mother."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from knowledge.asked import Search
from knowledge.findings import Answer, Candidates, Found, NotFound, PersonCard, Quote, Why
from knowledge.lexicon import How, Mention
from knowledge.model import Passage
from knowledge.question.asked_people import FORMERLY, YEARS_OF_WORK
from knowledge.question.message import PARTICLES
from knowledge.search import Library, rows_of
from knowledge.text import sentence_spans
from knowledge.weighing.held import found as share_of
from knowledge.weighing.relatives import OF_ONESELF, relative_of
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
        return any(self.told.search(one) and (self.says_whose or OF_ONESELF.search(one)) for one in sentences)


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
        re.compile(f"(?:{FORMERLY})(?:又|都|是|在)*(?:从事|做|干|当)|(?:从事|做|干|当)过(?:的是)?(?:什么|哪)"),
        re.compile(
            rf"出身|(?:{FORMERLY})(?:是|在|当|做|干|开|跑|种|教)|转行|改行|[我俺][^,，。；;]{{0,6}}下[了过]?岗(?!工|的|职|人)|[我俺][^,，。；;]{{0,8}}[当做开跑种教卖][^,，。；;]{{0,2}}过(?!日子)[^,，。；;]{{1,8}}"
            rf"|从[^,，。；;]{{2,12}}(?:[做干]到|[做干]起)|[我俺][^,，。；;]{{0,6}}[当做教]了{_DIGITS}+多?年[^,，。；;]{{2,}}"
            rf"|[我俺]是?(?:[0-9]{{2,4}}|[一二三四五六七八九十]{{2,3}})[年岁][^,，。；;]{{0,2}}[到在进][^,，。；;]{{2,10}}(?:工作|上班|打工|当[^,，。；;]{{2,4}})"
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


def of_private_life(asked: Search, library: Library) -> Answer:
    """What somebody tells of the own life where it is asked for; it is related where it may not be what was meant.

    Nothing else of anybody's life is printed.
    """
    if told := of_own_life(asked, library):
        return told
    if len(asked.people) == 1 and _is_beside_name(asked, library):
        return PersonCard(asked.people, Mention(asked.people, asked.people[0].name, 0, How.NAME))
    matter = next((one for one in _MATTERS if one.asked.search(asked.topic.asked)), None)
    for row in rows_of(asked.people, library) if matter else ():
        passage = library.index.passages[row]
        if matter and matter.is_told(passage.text):
            found = Found(passage)
            return Quote(found, asked) if matter.sure else Candidates((found,), Why.UNSURE, asked)
    return NotFound(Why.PRIVATE, asked.topic.wording, asked.people)


def of_relative(asked: Search, library: Library) -> NotFound | None:
    """That nothing is printed of somebody's relative who is asked for, of whom he does not tell (她老公也在厂里吗)."""
    relative = relative_of(asked.called, asked.topic.asked) if len(asked.people) == 1 and not asked.asks_who else None
    if relative is None:
        return None
    own = map(library.index.text_of, library.index.at(rows_of(asked.people, library)))
    if any(map(relative.is_told_of_oneself, own)):
        return None
    return NotFound(Why.PRIVATE, asked.topic.wording, asked.people)


def _is_beside_name(asked: Search, library: Library) -> bool:
    """Whether the sex or the people that is asked of somebody is printed beside the name."""
    marks = library.language.lexicon.known[asked.people[0].id].marks
    return any(
        question.search(asked.topic.asked) and any(map(told.fullmatch, marks)) for question, told in _BESIDE_NAME
    )


def of_own_life(asked: Search, library: Library) -> Quote | None:
    """The passage in which somebody tells how long he has done what he does, or how old he was when he did a thing.

    That is quoted where just that is asked of him.
    """
    if len(asked.people) != 1:
        return None
    own = library.index.at(rows_of(asked.people, library))
    if _YEARS_ASKED.search(asked.topic.asked):
        if told := _telling(_YEARS_TOLD, own, asked, library):
            return Quote(Found(told), asked)
        told = _telling(_SINCE_TOLD, own, asked, library)
        unmarked = replace(asked, topic=replace(asked.topic, terms=()))  # no years of something else are marked
        return Quote(Found(told), unmarked) if told else None
    told = _telling(_AGE_TOLD, own, asked, library) if _AGE_ASKED.fullmatch(_beside_him(asked)) else None
    return Quote(Found(told), asked) if told else None


def _beside_him(asked: Search) -> str:
    """What is asked of somebody, without the name or the pronoun before it."""
    text = PARTICLES.sub("", asked.topic.asked)
    named = [asked.mention.words] if asked.mention else []
    return re.sub(rf"^(?:{'|'.join(map(re.escape, [*named, *(one.name for one in asked.people)]))})", "", text)


def _telling(told: re.Pattern[str], own: Sequence[Passage], asked: Search, library: Library) -> Passage | None:
    """Of the passages in which somebody tells a thing of himself the one that has most words of the question."""
    texts = {passage: library.index.text_of(passage) for passage in own}
    telling = [passage for passage, text in texts.items() if told.search(text)]
    return max(telling, key=lambda one: sum(share_of(term, texts[one]) for term in asked.topic.terms), default=None)


_YEARS_ASKED: Final = re.compile(YEARS_OF_WORK)
_AT_WORK: Final = r"(?:干|做|当|教|开|守|跑|从业|工作|从事|扎根|坚守|打)"
_AGE_ASKED: Final = re.compile(
    r"(?:那么?|[他她]|是|从|当年|当初|当时|到底|在)*(?:几岁|多大(?:年纪|岁数)?|多少岁)(?:的时候|那年|时|就|才|又|开始|起)*(?!了)[^的]{1,8}(?:的[^的]{0,3})?"
)
"""At which age somebody did a thing: 他几岁进的厂."""
_AGE_TOLD: Final = re.compile(
    r"(?:^|[,，。;；!！?？\n])(?:我|俺)[^,，。;；]{0,3}?[0-9一二三四五六七八九十]{1,4}岁(?:多|半)?"
    r"(?![,，。;；的了]|以上|以下|左右|上下|老人|半)"
)
"""Where somebody tells at which age he did a thing (我18岁接父亲的班)."""
_SINCE_TOLD: Final = re.compile(
    r"(?:^|[,，。;；!！?？\n])(?:我|俺)是?(?:从)?(?:19|20)[0-9]{2}年[^,，。;；]{0,8}?(?:站|[进入]|[上下](?!面|边)|当|到|[学毕做干教开参任])"
    r"|[我俺]是?(?:[0-9]{4}|[一二][〇零一二三四五六七八九]{3}|[0-9一二三四五六七八九十]{2,3}(?=岁))[年岁](?:就|才)?"
    r"(?:下的?井|[进入]的?[厂矿行校院]|上的?班|[站登走]?上的?讲台|参加的?工作|当的?[^,，。;；]{1,6}|[开干]的)"
)
"""Where somebody tells since when he has done what he does (我1994年站上讲台)."""
_YEARS_TOLD: Final = re.compile(
    rf"(?:我|俺|^|[。;；!！]|(?<=我)[^。;；!！]{{1,14}}[,，])(?:已经|也|又|[在跟和][^,，。;；]{{1,8}})?"
    rf"(?:{_AT_WORK}|站)[了过]*[^,，。;；]{{0,4}}?"
    r"(?:[0-9]+|[一二三四五六七八九十两]+)(?:多|余|来)?个?年(?![月度代初底前])"
)
