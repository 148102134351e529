"""What a question for a value asks it of: a deed, and a measure that counts (走了几个 asks of 走, 还剩几户 of 剩)."""

import re
from typing import Final

from knowledge.text import HAN
from knowledge.topic import Expect, Topic
from knowledge.weighing.held import EQUAL
from knowledge.weighing.values import is_quantity

REST: Final = frozenset("剩余没未不")
"""With what the words begin that tell what is left, or is not done."""
_ASKING: Final = re.compile(
    r"百分之几|几成|好?多少|好多|多[久远大长高宽深厚重快]|(?<![好十近前没头隔])几(?![年天月号点时])"
    r"|什么时候|什么时间|何时|几时|哪一?年|哪一?天|几[年天月号点]|哪个月"
)
_NO_DEED: Final = frozenset(
    "有是共要在为达约和的一需用能还才都只又再总大概每从比超近多们里上下中内前后年月天日时候现已经不没就也到了过着得个位次些"
)
"""Single characters before 多少 that tell no deed."""
_OF_THOSE: Final = re.compile(r"的(?:现在|目前|一共|总共|大概|还|都|又|只)*有?\W*$")
"""What stands between a deed and 多少 where those are counted who do it: 走的有几个."""
_THOSE_ARE: Final = re.compile(r"(?:是|(?=没(?!有)|未))(?P<what>[^\W\d_]{2,6})\W*$")
"""What is said of those that are counted: 几个断面是劣五类, 几个站没通电."""
_DENIED: Final = re.compile(r"(?:没有?|未|不)(?P<deed>[\u4e00-\u9fff]{1,2})$")
"""What is not done, and of which a value is asked: 没改的有多少."""
_BEGINS: Final = re.compile(r"(?:才|能|会|可以|要|正式|全部|真正|全)*(?P<what>[\u4e00-\u9fff]+)")
"""What is done behind 什么时候."""
_ALIKE: Final = ("台部辆架艘", "家户", "间所座栋幢处", "人名位口个", "场次回趟遍", "条根", "头只", "亩", "天日")
"""What things are counted with, and what else may count the same."""
_MEASURE: Final = re.compile(
    rf"(?:多少|好多|几)[十百千万]?(?P<measure>[{''.join(_ALIKE)}件顶棵株项种届期类级])"
    r"(?!半?(?:小时|钟头|月|星期|礼拜|工作日))"
)


def deed_of(topic: Topic) -> tuple[str, ...]:
    """The word of which a value is asked, with what means the same; nothing where none stands beside 多少."""
    asking = list(_ASKING.finditer(topic.asked))
    if not asking:
        return ()
    before, behind = topic.asked[: asking[-1].start()], topic.asked[asking[-1].end() :]
    those = _OF_THOSE.search(before)
    bare = before[: those.start()] if those else re.sub(r"[了过着到得]+$", "", before)
    said, done = _said(behind, topic), _forms(bare, topic, at_end=True)
    return said + done if done and done[0][0] in REST else said or done


def _said(behind: str, topic: Topic) -> tuple[str, ...]:
    """What is said behind 多少 of those that are counted (几个学生住校), or what is done behind 什么时候."""
    if said := _THOSE_ARE.search(behind):
        return _forms(said["what"], topic, at_end=False)
    counted = (behind.find(noun) + len(noun) for noun in topic.counted if noun in behind[: len(noun) + 2])
    if (end := max(counted, default=0)) and len(HAN.findall(behind[end:])) > 1:
        return _forms(behind[end:], topic, at_end=False)
    begun = _BEGINS.match(behind) if topic.expects is Expect.TIME else None
    return _forms(begun["what"], topic, at_end=False) if begun else ()


def _forms(words: str, topic: Topic, at_end: bool) -> tuple[str, ...]:
    """The word of the topic with which some words end, or begin, and what means the same; else their character.

    With the word that denies it, where one does: 没改 is none of 改.
    """
    if denied := _DENIED.search(words) if at_end else _DENIED.match(words):
        return tuple(no + denied["deed"] for no in ("没", "没有", "未", "不"))
    fits = words.endswith if at_end else words.startswith
    term = max((term for term in topic.terms if fits(term.word)), key=lambda t: len(t.word), default=None)
    if term is not None and (len(term.word) > 1 or term.word not in _NO_DEED):
        same = [other for other, share in term.alternatives if share >= EQUAL and len(other) == len(term.word) > 1]
        return (term.word, *same)
    single = words[-1:] if at_end else words[:1]
    return (single,) if HAN.fullmatch(single) and single not in _NO_DEED else ()


def measures_of(topic: Topic) -> str:
    """The characters that count what the question does (几座); none where it names none, or a noun begins so (头盔)."""
    measure = max(_MEASURE.finditer(topic.asked), key=re.Match.start, default=None)
    if measure is None:
        return ""
    words = [term.word for term in topic.terms if len(term.word) > 1 and not is_quantity(term.word)]
    if any(topic.asked.startswith(word, measure.start("measure")) for word in words):
        return ""
    return next((alike for alike in _ALIKE if measure["measure"] in alike), measure["measure"])
