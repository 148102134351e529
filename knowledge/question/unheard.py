"""What somebody thinks or says of a matter who is printed nowhere: what others say of it is none of his words."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from knowledge.asked import Ambiguous, Asked, Unprinted
from knowledge.lexicon import SPEAKS
from knowledge.lexicon.roles import LEADERS
from knowledge.question.message import ASKING, Reading
from knowledge.question.pronoun import PRONOUN
from knowledge.question.speakers import of_person
from knowledge.question.strangers import is_name, unknown_person


def of_nobody_printed(reading: Reading) -> Asked | None:
    """Whoever is unprinted where it is asked what he said (市长说了什么), asked of a matter (市长怎么看园区)."""
    asked = ((match, _without_it(match, reading)) for match in _on_a_matter(reading))
    return next((replace(one, matter=match["matter"]) for match, one in asked if isinstance(one, Unprinted)), None)


def of_one_of_several(reading: Reading) -> Asked | None:
    """Those who are asked back for where it is asked what they said (小李说了什么), asked of a matter."""
    asked = (_without_it(match, reading) for match in _on_a_matter(reading))
    return next((one for one in asked if isinstance(one, Ambiguous)), None)


def _on_a_matter(reading: Reading) -> Iterator[re.Match[str]]:
    """The ways in which a message may ask somebody of a matter."""
    text = _LED_IN.sub("", reading.text.strip(" ,，。?？!！"))
    for form in (*_SAYS, *_DOES):
        match = form.fullmatch(text)
        if (
            match is None
            or ASKING.search(match["who"])
            or PRONOUN.search(match["who"])
            or _ASKS.search(match["matter"])
        ):
            continue
        if form in _SAYS or _OFFICE.search(match["who"]) or is_name(match["who"], reading.language):
            yield match


def _without_it(match: re.Match[str], reading: Reading) -> Asked | None:
    alone = replace(reading, text=f"{match['who']}说了什么")
    return of_person(alone) or unknown_person(alone)


_ASKS: Final = re.compile("谁|哪")
"""What asks who it was, of a matter that is told first."""
_LED_IN: Final = re.compile("^(?:请问|想问一?下?|那么?(?![一个位些几])|我?想[听看]{1,2}|看看|听听)")
_WHO: Final = r"(?P<who>[^,，。?？\s]{2,12}?)(?:都|也|还|又|到底|究竟|是)*"
_MATTER: Final = r"(?P<matter>[^,，。?？]{2,14}?)"
_THIS: Final = r"(?:方面|上面?|领域|(?:[这那]个?|的)?(?:问题|事情?|件事|方面|块|工作))"
_SAID: Final = rf"(?:{SPEAKS})(?:一?[说讲谈提])?(?:到|过|及|起|了)*"
_OPINION: Final = r"(?:看法|想法|观点|意见|态度|说法|主张|评价|建议)"
_PLAN: Final = r"(?:计划|打算|安排|设想|思路|措施|举措|要求|目标|承诺|部署|办法|考虑)"
_WHAT: Final = r"(?:什么|哪些|怎样|怎么样|何|多少)的?样?的?"
_ON: Final = r"(?:对于?|就|关于|围绕|针对)"
_SOFT: Final = "[吗呢么]?"
_SAYS: Final = tuple(
    re.compile(f"{form}{_SOFT}")
    for form in (
        rf"{_WHO}{_ON}{_MATTER}(?:有|是|都|持|抱)*(?:{_WHAT}{_OPINION}|怎么(?:看|想|{SPEAKS}).{{0,2}}|{_SAID}(?:什么|哪些).{{0,4}})",
        rf"{_WHO}(?:对于?|关于){_MATTER}的{_OPINION}",
        rf"{_WHO}(?:怎么|如何)(?:看待?(?![病书戏护守管房])|评价|{SPEAKS}){_MATTER}的?",
        rf"{_WHO}(?:有没有|是不是|是否){_SAID}{_MATTER}",
        rf"{_WHO}{_SAID}{_MATTER}(?:(?<!有)没有?|吗|(?<!什)么)",
        rf"{_WHO}(?:{SPEAKS})(?:到|过|了)*的{_MATTER}",
    )
)
"""Of whom it is asked what he thinks or says of a matter, or whether he does."""
_DOES: Final = tuple(
    re.compile(f"{form}{_SOFT}")
    for form in (
        rf"{_WHO}的{_MATTER}{_PLAN}(?:是|有)?(?:什么|哪些)?",
        rf"{_MATTER}(?:{_THIS}[,，\s]*|[,，\s]+){_WHO}(?:怎么|如何)(?:看待?|{SPEAKS})的?",
        rf"{_WHO}在{_MATTER}{_THIS}?(?:有|还有|是)*{_WHAT}{_PLAN}",
        rf"{_MATTER}{_THIS}[,，\s]*{_WHO}(?:有|还有|是)*{_WHAT}(?:{_PLAN}|{_OPINION})",
        rf"{_WHO}(?:打算|准备|会|要|将|想)*(?:怎么|如何)(?:去|来)?(?:抓|搞|做|干|办|弄|管|解决|推[动进]|落实|支持|发展|处理){_MATTER}",
        rf"{_WHO}(?:支持|反对|赞成|同意|重视|关心|承诺|强调|要求){_MATTER}(?:怎么[做办搞抓])?",
        rf"{_WHO}{_SAID}{_MATTER}(?:的?(?:那段|那部分|原?话|内容))?",
    )
)
"""What somebody plans, does or demands, or that he speaks: of an office or a name, for things may be said to, too."""
_OFFICE: Final = re.compile(
    rf"(?:{'|'.join(sorted(set(LEADERS)))}|主席|[省部台]长|检察长|[局委厅院]|工会|联|集团|公司)$"
)
"""What those are called by who plan for others."""
