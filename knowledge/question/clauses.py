"""Where one question of a message ends and another begins, and what leans on the one before."""

import re
from typing import Final

BETWEEN_QUESTIONS: Final = re.compile(
    r"[?!;。\n]+|(?<=[吗呢吧啊了的不没])[,\s]+|(?:另外|还有|再问一下|顺便问一?下?|以及)[,，\s]*"
)
"""Where one question of a message ends and another begins."""
COMMA: Final = re.compile(r",+")
BLANK: Final = re.compile(r"(?<=[^\s]{5})\s+(?=[^\s]{5})")
"""A blank between two clauses, which are long enough to be some."""
LEANING_BACK: Final = re.compile(
    r"(?:那|这|些|事|到底|究竟|现在|以后|政府|领导|上面|你们|你|有|没|谁|人|哪个|哪位|什么时候|什么|怎么|如何|"
    r"能|会|想|办法|措施|说法|打算|考虑|来|去|要|得|可以|管|理|负责|解决|处理|落实|改|搞定|办|到位|一下|吗|呢"
    r"|不|了|啊|的|是|\W)+"
)
"""A question that asks only what is done about the thing said before it (有人管不, 怎么解决, 什么时候能落实)."""
