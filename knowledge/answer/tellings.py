"""Which of the passages of one speech tells what a question asks of its matter: why, who pays, what somebody holds.

Neighbours hold nearly the same words; the one with a word more of them need not be the one that answers.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from knowledge.asked import Aspect, Search
from knowledge.findings import Found
from knowledge.question.aspects import TELLS
from knowledge.search import CLOSE, Library
from knowledge.text import sentence_spans
from knowledge.topic import Expect, Topic
from knowledge.weighing import partners
from knowledge.weighing.concerns import Concern, told
from knowledge.weighing.held import HALF
from knowledge.weighing.held import found as share_of

LOOKED_AT: Final = 4
"""How many of the passages found are looked at."""
AS_MUCH: Final = 0.5
"""The share of what the first holds of a topic from which another passage is as likely meant."""
ALL: Final = 0.95
"""The share from which it holds all of that: what somebody holds of a thing is told in words of many others."""
_PAYER: Final = re.compile("谁(?:来|去|给|要|该|先)?(?:出|掏|付|垫|补|给|贴|买单|埋单|承担|负担)(?!来|去|主意|力)")
"""What asks who pays."""
_DEED: Final = re.compile(
    "(?P<deed>[吃住睡穿喝])得?(?:好不好|怎么样|怎样|如何|惯不惯|饱不饱|好(?=吗|么|不|没)|惯(?=吗|么|不|没))"
)
"""A deed of every day of which it is asked how it is done."""
_VIEW: Final = re.compile(
    "(?:怎么|如何|怎样)(?:看(?![病待护管守见])|看待|想(?!到|起|办法)|打算|办(?![理的成])|处置|处理)"
    "|(?:什么|怎样的?|哪些|是|的)(?:看法|想法|态度|意见|建议|主张|打算|主意|要求|愿望|心愿|期望)|态度"
)
"""What asks how somebody looks on a thing, or what he would have done with it."""
_HOLDS: Final = re.compile(
    "(?<![追要需寻讲谋])求(?:大家|大伙|各位|你们|咱们|[市县区省]|政府|领导|上[头级面])"
    "|(?<![分区特级个性差辨识告送])别(?![的人处墅名提家样说])|不能(?!够)|不该|不可以|我(?:看|觉得|认为|以为|赞成|支持|反对|同意|主张)"
)
"""What tells it beside a wish or a plan."""
_MEANT: Final = (Concern.WISHES, Concern.PLANS)
_BECAUSE: Final = re.compile("因为|由于|原因|缘故|之所以|所以|因此|为的是|图的是|为了|是怕|隐患|[太嫌]")
"""What tells a reason; so does what tells that a thing is hard."""


_LIST: Final = re.compile("[^,，。;；:：、]{1,4}(?:、[^,，。;；:：、]{1,4}){2,}")
"""Several things named together, of none of which it is told (教室、宿舍、食堂都通了暖气)."""


def told_elsewhere(asked: Search, found: Sequence[Found], library: Library) -> Found | None:
    """The passage that tells what is asked, where the first of the same speech is close before it and tells it not."""
    first, topic = found[0], asked.topic
    if first.evidence is None or first.evidence.clear >= CLOSE:
        return None
    tells = (
        _telling(topic)
        or (_held(topic) if asked.people else None)
        or _told_alone(topic, library.index.text_of(first.passage))
    )
    if tells is None or _tells(first, topic, tells, library):
        return None
    least = (ALL if _VIEW.search(topic.asked) else AS_MUCH) * first.evidence.coverage
    others = (one for one in found[1:LOOKED_AT] if one.passage.source.id == first.passage.source.id and one.evidence)
    as_much = (one for one in others if one.evidence and one.evidence.coverage >= least and one.evidence.quotable)
    return next((one for one in as_much if _tells(one, topic, tells, library)), None)


def _telling(topic: Topic) -> Callable[[str], bool] | None:
    """What tells that a sentence tells what is asked; None where words do not show that."""
    if topic.expects is Expect.REASON:
        return lambda text: _BECAUSE.search(text) is not None or bool(told(Concern.TROUBLES, text))
    if _PAYER.search(topic.asked):
        return lambda text: TELLS[Aspect.SOURCE].search(text) is not None
    if partners.are_asked(topic.asked):
        return partners.are_named
    deed = _DEED.search(topic.asked)
    return (lambda text: deed["deed"] in text) if deed else None


def _held(topic: Topic) -> Callable[[str], bool] | None:
    """What tells that a sentence tells what somebody holds of a thing; None where that is not asked."""
    if not _VIEW.search(topic.asked):
        return None
    return lambda text: _HOLDS.search(text) is not None or any(told(one, text) for one in _MEANT)


def _told_alone(topic: Topic, text: str) -> Callable[[str], bool] | None:
    """What tells that a sentence speaks of the heaviest word, where a text only names another for it in a list."""
    terms = [term for term in topic.terms if not term.names]
    heaviest = max(terms, key=lambda term: term.weight, default=None)
    if heaviest is None or heaviest.word in text or share_of(heaviest, text) < HALF:
        return None
    return lambda sentence: share_of(heaviest, _LIST.sub("、", sentence)) >= HALF


def _tells(found: Found, topic: Topic, tells: Callable[[str], bool], library: Library) -> bool:
    """Whether a sentence of a passage tells it of the matter."""
    text = library.index.text_of(found.passage)
    sentences = (text[start:end] for start, end in sentence_spans(text))
    terms = [term for term in topic.terms if not term.names]
    return any(tells(one) and any(share_of(term, one) >= HALF for term in terms) for one in sentences)
