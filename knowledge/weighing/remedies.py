"""What is to be done about a matter: the sentence of a passage that asks for it, plans it or tells it done."""

import re
from typing import Final

from knowledge.text import sentence_spans, trimmed
from knowledge.topic import Topic
from knowledge.weighing.marks import HEADING, Mark, Span, answering

FORWARD: Final = re.compile(
    r"我们将|将(?=[^军来])|下一步|今后|接下来|力争|继续|计划|打算|准备"
    r"|(?:^|[,，。;；、:：\s]|[今明后]年|年[底前内]|我们|[市县区乡镇村]里?|必须|还)要(?![求是么命紧])"
)
"""Words of somebody who tells what will be done."""
WISHED: Final = re.compile(
    r"(?<![被受按照])(?<!采纳)建议|我提议|倡议|(?<!有了)希望|盼(?!头)|恳请|请(?:求|有关|政府|各级|[市县区省](?!里的))|呼吁|提[一两几]?[条个点](?!醒)"
    r"|想[跟向给同][^,，。]{1,8}提|期待|心愿|要是能|但愿|最想|想请|能不能|能否|应该|应当|要是.{0,12}?能"
)
"""Words of somebody who asks for something."""
_DONE: Final = re.compile(
    r"[建办设划开修盖装添配招聘请引改换搭拿投试推](?:起|成|了|出|立|上|来|进|到|通|齐|设|装|造)"
    r"(?![^,，。;；]{0,4}年(?:前|[,，。;；]|$))|推广|推行|实行|成立|组建|出台|试点|延长|开展|商定|引进|引导|培训|扩建|改造|加装|新建|新增|落实|免费"
)
"""Words of somebody who tells what was done."""
_WAYS: Final = (WISHED, FORWARD, _DONE)


def remedy(text: str, topic: Topic | None) -> Span | None:
    """The sentence that tells what is to be done: the nearest to what is said of the topic, first of those behind it.

    A wish goes before a plan, and that before what was done; None where no sentence tells any. A short one only heads
    what follows (停车难要一起想办法。), but for the last.
    """
    spans = list(sentence_spans(text))
    spoken = answering(text, topic) if topic else None
    start = spoken[0] if spoken else 0
    for way in _WAYS:
        told = [(a, b) for a, b in spans[:-1] if way.search(text[a:b]) and len(text[a:b].strip()) > HEADING]
        told += [(a, b) for a, b in spans[-1:] if way.search(text[a:b])]
        behind = [span for span in told if span[1] > start]
        if told:
            return behind[0] if behind else told[-1]
    return None


def remedy_marks(text: str, topic: Topic | None) -> tuple[Mark, ...]:
    """The sentence that tells what is to be done, where there is one and it is not the whole text."""
    span = remedy(text, topic)
    if span is None or len(list(sentence_spans(text))) < 2:
        return ()
    return (Mark(*trimmed(text, span)),)
