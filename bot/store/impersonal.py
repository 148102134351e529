"""Citizens' words without what may point to a person: how to reach them, where they live, what they are called.

Only what can be told by its form is blotted out; a name in the midst of a sentence stays. It keeps nothing.
"""

import re
from typing import Final

from knowledge.numerals import ORDERING
from knowledge.surnames import DOUBLE, KNOWN

_SERVICE: Final = (
    "(?:[微薇威]信|v信|weixin|wechat|wx|vx|qq|扣扣|企鹅|微博|抖音|快手|小红书|支付宝|电报|telegram|tg|whatsapp)"
)
_NUMBERED: Final = "(?:号码|号|[账帐]号|id|群|名|[是为叫:： ]){0,4}"
_STREET: Final = "(?:路|街|大道|巷|弄|胡同|村|屯|小区|花园|苑|社区|公寓|山庄|城)"
_COUNT: Final = f"(?:[0-9]{{1,5}}|[{ORDERING}]{{1,5}}(?=[号號栋棟幢]|单元|單元))"
_NO_DOOR: Final = "(?![线線桥橋隧文工项項地])"
"""What makes a number that of a line, a bridge, a tunnel, a paper or a building site."""
_DOOR: Final = rf"-?{_COUNT}(?:[号號][楼樓院]|[号號]{_NO_DOOR}|[弄栋棟幢座室]|[0-9]?[楼樓层層](?![道])|单元|單元)"
_FLAT: Final = "-?[0-9]{3,4}(?![0-9年])"
_WITHIN: Final = rf"(?:{_DOOR}){{0,5}}(?:{_FLAT})?"
_SURNAME: Final = f"(?:{'|'.join(sorted(DOUBLE))}|[{''.join(sorted(KNOWN))}])"
_PRIVATE: Final = (
    re.compile(r"https?://[!-~]+", re.IGNORECASE),
    re.compile(r"(?<![\w.+-])[\w.+-]*@[\w.-]+", re.ASCII),
    re.compile(r"(?<![a-z0-9.-])[a-z0-9.-]+\.[a-z]{2,}(?:[/?#:][!-~]*)?", re.IGNORECASE),
    re.compile(rf"(?<![a-z]){_SERVICE}{_NUMBERED}[a-z0-9][\w.-]{{3,}}", re.IGNORECASE | re.ASCII),
    re.compile(r"加我{0,1}v[:： ]?[a-z0-9][\w.-]{3,}", re.IGNORECASE | re.ASCII),
    re.compile(r"\+?\d(?:[ -]?\d){6,}[xX]?"),
    re.compile(
        r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][·•. ]?[a-z][·•. -]?"
        r"(?=[a-z]{0,5}\d)[a-z0-9]{4,5}[a-z0-9学警挂港澳](?![a-z0-9])",
        re.IGNORECASE,
    ),
    re.compile(rf"[\u4e00-\u9fff]{{1,4}}{_STREET}{_DOOR}{_WITHIN}"),
    re.compile(rf"[0-9]{{1,4}}(?:[号號][楼樓]|[号號]?[栋棟幢]|单元|單元)(?:{_DOOR}{_WITHIN}|{_FLAT})"),
    re.compile(
        rf"(?:(?:我|俺|本人)(?:叫|名叫)|(?:名字|姓名)(?:叫|是))[ :：]*"
        rf"(?=[^车高]|高[^铁速新考中校]){_SURNAME}[\u4e00-\u9fff]{{0,2}}"
    ),
    re.compile(rf"(?:我|俺|本人)姓{_SURNAME}"),
)
"""Addresses of the net, accounts, numbers to call, cars, doors (a street's before a house's), one's own name."""


def impersonal(words: str) -> str:
    """The words with a space for each of these."""
    for pattern in _PRIVATE:
        words = pattern.sub(" ", words)
    return words
