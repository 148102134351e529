"""Whether a text names those of a kind that are asked for, and does not only use the word for them.

All texts are folded.
"""

import re
from typing import Final

from knowledge.lexicon import ROLE_AT
from knowledge.numerals import numeral
from knowledge.surnames import COMMON
from knowledge.text import sentence_spans

_BODY: Final = "企业|公司|单位|学校|医院|高校|大学|银行|工?厂|厂家|集团|部门|机构|合作社|协会|商会|研究[院所]|小巨人"
_PEOPLE: Final = "专家|院士|博士|教授|劳模|乡贤|名师|名人|能人|工匠|企业家|带头人|志愿者"
_OF_A_KIND: Final = rf"[^,，。?？\s]{{0,8}}?(?:{_BODY}|{_PEOPLE})"
_WHICH_ONES: Final = "(?:都|一共|总共|到底|究竟|分别|其中)*(?:有|是)(?:哪些|哪几[家个所位])"
_LISTED: Final = re.compile(f"{_WHICH_ONES}(?P<a>{_OF_A_KIND})|(?P<b>{_OF_A_KIND}){_WHICH_ONES}")
"""Which there are of a kind of bodies or people, and nothing else asked: 龙头企业有哪些."""
_KIND: Final = re.compile(f"(?:{_BODY}|{_PEOPLE})$")
_NAMED_SO: Final = frozenset("学校 医院 高校 大学 银行 合作社 协会 商会".split())
"""Kinds of which the names of bodies tell by themselves."""
_NAMED: Final = (
    r"(?<!更多)(?<!各类)(?<!一批)(?<!一些)[\u4e00-\u9fff]{2}(?:公司|集团|股份|重工|科技(?=[、,，。等])|科大|大学|学院"
    r"|中学|小学|医院|卫生院|研究[院所]|合作社|银行|协会|商会|(?<!当)局|厂(?!家|房|区|所))"
    rf"|(?<![a-z])[a-z]{{3,}}|(?:{ROLE_AT.pattern})[{''.join(sorted(COMMON))}]"
)
"""What may be the proper name of one."""
_WHICH: Final = re.compile("哪(?P<number>[两二三四五六七八九十])[个项条件种座家位类点步大]")
_ITEM: Final = r"[^、,，。;；:：“”]{1,14}"
_ROW_BEFORE: Final = re.compile(rf"(?:{_ITEM}|“[^”]{{1,14}}”)(?:、(?:{_ITEM}|“[^”]{{1,14}}”))+[这等的]{{0,2}}$")
"""Things that are told one after the other right before their name."""
_TOLD_BEHIND: Final = re.compile(r"[^,，。]{0,2}(?::|即|是指|包括|分别)")


def are_named(asked: str, text: str) -> bool:
    """Whether a text names any of those of a kind that are asked for; True where none are."""
    whole = asked.strip(" ,，。?？!！")
    if listed := _LISTED.fullmatch(whole):
        return _names_one(listed["a"] or listed["b"], text)
    which = _WHICH.search(whole)
    return which is None or _tells_each(which["number"], text)


def _names_one(kind: str, text: str) -> bool:
    """Whether a sentence that has the word for a kind has a name beside it, too, or one that tells the kind itself."""
    ends = _KIND.search(kind)
    head = ends.group() if ends else kind
    sentences = (text[start:end] for start, end in sentence_spans(text))
    return any((head in one or head in _NAMED_SO) and _is_one_named(kind, head, one) for one in sentences)


def _is_one_named(kind: str, head: str, sentence: str) -> bool:
    said = f"{re.escape(head)}(?:(?:主要|分别)?(?:包括|有|是|如|即)|:|,?(?:比如|例如|像))|等{_ITEM}?{re.escape(head)}"
    return re.search(f"{said}|{_NAMED}", sentence.replace(f"“{kind}”", " ").replace(kind, head)) is not None


def _tells_each(number: str, text: str) -> bool:
    """Whether a text that has so many of a thing in a name (“三个高地”) tells which; True where it has no such name."""
    named = re.search(f"“{number}[^”]{{1,6}}”", text)
    if named is None or _TOLD_BEHIND.match(text, named.end()):
        return True
    row = _ROW_BEFORE.search(text[: named.start()])
    return row is not None and row.group().count("、") + 1 == numeral(number)
