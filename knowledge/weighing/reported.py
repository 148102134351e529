"""Whether a text reports words of whom it tells, or only tells of them."""

import re
from typing import Final

from knowledge.lexicon import TRADE_ROLES
from knowledge.topic import Topic

_PERSON: Final = (
    rf"(?:{'|'.join(sorted(TRADE_ROLES))}|[农村居市渔牧移选山]民|[老工商病客农年轻残疾].{{0,2}}人|[职员民技电焊木瓦]工|员"
    r"|户|师傅|徒弟|专家|老板娘?|大[姐哥妈爷叔婶嫂]|群众|司机|大夫|患者|家长|孩子|学生|同学|乡亲|老乡|客商|社员|顾客|游客)"
)
_ASKED: Final = re.compile(
    rf"(?P<who>[^\W\d_a-z]{{0,6}}?{_PERSON})(?:们|都|又|还|自己|当时|后来|到底|是)*(?:怎么|如何|咋)?"
    r"(?:说|讲|讲述|提|谈|反映|抱怨)(?:了|过|的|到)*(?:什么|些什么|哪些|几句)?话?"
)
"""What somebody said, and nothing else asked: 护理员说了什么, 卢老板怎么说."""
_SAID: Final = "{0}[^。！？!?]{{0,12}}(?:说|讲|问|喊|告诉|回答|反映|抱怨|念叨|嘀咕|感慨|发来|[:：])"


def is_reported(topic: Topic, text: str) -> bool:
    """Whether a folded text tells that somebody said something, where it is asked what he said and nothing else."""
    asked = _ASKED.fullmatch(topic.asked.strip(" ,，。?？!！"))
    return asked is None or re.search(_SAID.format(re.escape(asked["who"])), text) is not None
