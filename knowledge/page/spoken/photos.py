"""What a photograph's credit and caption show: whose portrait it is, and which speech it goes with. It places none."""

import re
from collections.abc import Sequence
from typing import Final

from knowledge.page.arranged.blocks import Block
from knowledge.page.printed.credits import CREDIT_WORDS
from knowledge.page.printed.kinds import Kind
from knowledge.page.spoken.speeches import bigrams
from knowledge.text import aligned

PORTRAIT = re.compile(
    r"(?P<who>[\u4e00-\u9fff]\s?[\u4e00-\u9fff]{1,3})\s*(?:\([^()]*\))?[\s(]+"
    r"(?:\S+\s*(?:\S+\s+)*\S*(?:摄|供图)|(?:\S+\s+)*(?:(?!供)\S+图片?|图片))\)?$"
)
"""Whom a photograph shows, before who made it: a name and nothing but 摄 behind it is the photographer's own."""
CREDITED = re.compile(
    r"记者|通讯员|实习生|报$|报社|摄|供图|提供|图片|资料|掌上|新闻|融媒|^[左右中前后排起一二三四五\d]+$"
)
MOST_BELOW: Final = 30
"""Blocks under a caption that are looked at for what it shows."""


def shows_what_follows(photo: Block, above: Sequence[Block], below: Sequence[Block]) -> bool:
    """Whether a caption over a headline speaks of what is under it in words that what is above lacks."""
    caption = bigrams(CREDIT_WORDS.sub(" ", photo.text))
    here = caption & bigrams("".join(one.text for one in above))
    if here or not below or below[0].kind != Kind.HEADLINE:
        return False
    end = next((i for i, one in enumerate(below) if i and one.kind in (Kind.HEADLINE, Kind.SECTION)), len(below))
    return len(caption & bigrams("".join(one.text for one in below[:end]))) > 1


def has_caption(block: Block, named: Sequence[str]) -> bool:
    """Whether more stands under a photograph than a name and a credit."""
    words = [one for one in re.split(r"[\s·/|,。:()]+", block.plain) if one and not CREDITED.search(one)]
    told = "".join(words)
    for name in named:
        told = told.replace(aligned(name), "")
    return len(told) > 3
