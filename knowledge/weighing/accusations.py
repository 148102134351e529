"""Whom a question holds to be corrupt, caught or to be reported, and what speaks of any such thing at all.

Nobody may be shown under an accusation who speaks of something else. All texts are folded.
"""

import re
from collections.abc import Iterable
from typing import Final

_OFFICIALS: Final = (
    r"(?:领导|干部|代表|委员|官员?|公务员|党员|书记|主任|支书|[局市县区镇乡村院校厂场所站处科馆队社]长|当官的)"
)
_WHO: Final = rf"(?:{_OFFICIALS}们?|谁|哪一?[个位]人?)"
_ACCUSED: Final = (
    r"(?:被(?:抓|查|捕|逮|双规|处分|处理|开除|撤|免|留置|判|举报|带走|立案|调查)|落马|下马|坐牢|进去了|犯[了过]?(?:事|法|罪|错误?)"
    r"|违纪|违法|收[了过]?(?:钱|礼|红包|回扣|黑钱)|贪(?![玩吃图睡心便小杯])|腐败|有(?:没有)?问题(?=的|吗|么|\W*$)|出[了过]?事)"
)
_CORRUPTION: Final = re.compile("反腐|腐败|贪[污官腐]|[受行]贿|贿赂|落马|双规|以权谋私|中饱私囊")
_ACCUSES: Final = re.compile(
    rf"{_WHO}(?:有没有|是不是|[是会都因为刚最近又也曾]){{0,3}}{_ACCUSED}"
    rf"|{_ACCUSED}[了过]?的[^,，。]{{0,4}}{_OFFICIALS}"
    rf"|(?:举报|检举|告发|控告)(?:[^,，。的找打给归由向]{{0,8}}{_OFFICIALS}|{_WHO})"
)
_TELLS: Final = re.compile(
    r"腐败|反腐|腐化|[防拒]腐|贪|贿|举报|检举|违纪|违规|免职|撤职|处分|问责|追责|纪检|纪委|监委|执纪|廉[洁政]|清廉"
    r"|抓获|抓捕|逮捕|拘留|留置|落马|巡察|吃拿卡要|以权谋私|优亲厚友"
)


def accuses(asked: str, called: Iterable[str] = ()) -> bool:
    """Whether a question accuses anybody, be it somebody in office or whoever it calls so."""
    names = "|".join(map(re.escape, filter(None, called)))
    return _ACCUSES.search(re.sub(names, "谁", asked) if names else asked) is not None


def is_of_accusations(asked: str, called: Iterable[str] = ()) -> bool:
    """Whether a question accuses anybody or asks of corruption."""
    return _CORRUPTION.search(asked) is not None or accuses(asked, called)


def tells_of_accusations(text: str) -> bool:
    """Whether a text has a word of corruption, of those who pursue it, or of what comes of it."""
    return _TELLS.search(text) is not None
