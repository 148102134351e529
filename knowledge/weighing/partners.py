"""With whom a thing is done: how it is asked, and how a text names them: 在钢铁行业与华菱集团深度合作.

All texts are folded.
"""

import re
from typing import Final

from knowledge.text import sentence_spans

_TOGETHER: Final = "合作|一起|一块儿?|共同|联合|合伙|搭[伙档]|联手|携手|共建|合建|结对|牵手|签约|对接"
_BODY: Final = "公司|企业|单位|厂|学校|大学|高校|机构|部门|地方|村|人"
_WHOM: Final = f"(?:谁|哪(?:一?[家个所位]|[些几][家所位]|[些几]?个?(?:{_BODY}))|什么(?:{_BODY}))"
_ASKED: Final = re.compile(f"[跟和与同]的?{_WHOM}[^,，。?？]{{0,6}}(?:{_TOGETHER})|(?:{_TOGETHER})的?(?:是|有)?{_WHOM}")
_NOBODY: Final = "谁|什么|哪|他|她|它|我|你|咱|这|那|人才|科技|市场|社会|各方"
_NAMED: Final = re.compile(
    rf"[与跟同](?!{_NOBODY})[^,，。;；、]{{2,16}}?(?:{_TOGETHER})(?!社)"
    rf"|和(?!{_NOBODY})[^,，。;；、]{{2,16}}?(?:合作(?!社)|联手|携手|共建|合建|合办|结对|结成|签约)"
    rf"|(?:联合|携手|联手|牵手|对接)(?:了|上|起)?(?!{_NOBODY}|[的是在会起发攻办])[^,，。;；]{{2,16}}"
)
_PROPOSES: Final = re.compile("建议|希望|呼吁|能不能|盼")
"""What only proposes that some do a thing together: 建议政府和企业一起出钱."""


def are_asked(text: str) -> bool:
    """Whether a question asks with whom a thing is done: 跟谁合作, 跟哪家一起做的."""
    return _ASKED.search(text) is not None and not _NAMED.search(text)


def are_named(text: str) -> bool:
    """Whether a text names those with whom a thing is done."""
    sentences = (text[start:end] for start, end in sentence_spans(text))
    return any(_NAMED.search(one) and not _PROPOSES.search(one) for one in sentences)
