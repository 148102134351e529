"""What the names of organisations look like, and whether one stands for another. It knows no coverage."""

import re
from functools import lru_cache
from typing import Final

from knowledge.text import HAN, syllables

ORGANISATION_END: Final = tuple(
    (
        "管理委员会 管委会 委员会 居委会 村委会 工委 党委 党组 局 委 办 院 厅 部 区 县 市 镇 乡 村 街道 社区 公司 "
        "集团 厂 学校 大学 学院 中学 小学 幼儿园 医院 中心 协会 商会 合作社 银行 园区 支行 法院 检察院 公安局 "
        "派出所 大队 研究院 研究所 站 馆 队 园"
    ).split()
)
ORGANISATION: Final = re.compile(
    rf"{HAN.pattern}{{1,14}}?(?:{'|'.join(sorted(ORGANISATION_END, key=len, reverse=True))})"
)
"""An organisation or a place in a printed post."""
FEW: Final = 3
"""How many at most come from a body that is asked about as theirs."""
GOVERNED: Final = re.compile("(?:[省市县区州旗镇乡]|街道)$")
"""What names a place that is governed, of which others speak as much as who comes from there."""
LONG: Final = 6
"""Characters from which the name of an organisation is shortened where people speak."""


def shortened_in(short: str, posts: str) -> bool:
    """Whether a short name (科技局) is a shortening of an organisation in the posts (科学技术局).

    Its characters stand in order, first and last character fit the ends, with at most as many left out as kept.
    """
    if ordinal := _ORDINAL.fullmatch(short):
        return re.search(rf"第{ordinal['number']}.{{0,4}}{ordinal['kind']}", posts) is not None
    if len(short) < 3 or not all(character in posts for character in short):
        return False
    pattern = ".{0,3}?".join(map(re.escape, short))
    match = re.search(pattern, posts)
    return match is not None and len(match.group()) <= 2 * len(short) + 2


_ORDINAL: Final = re.compile("(?P<number>[一二三四五六七八九十])(?P<kind>[院中小])")
"""What people call a numbered hospital or school: 二院 for 第二人民医院."""


def shortens(short: str, name: str) -> bool:
    """Whether a printed name (市人社局) is a shortening of the name that a question has in full.

    But for the place before it, it begins and ends as the full name does, and its characters stand there in order.
    """
    bare = without_place(short)
    if len(bare) < 3 or (bare[0], bare[-1]) != (name[0], name[-1]):
        return False
    return re.fullmatch(".*?".join(map(re.escape, bare)), name) is not None


def without_place(name: str) -> str:
    """A printed name without the place before it."""
    return _BEFORE.sub("", name)


_BEFORE: Final = re.compile(r"^.*[市县区州省]")


def sounds_in(word: str, posts: str) -> bool:
    """Whether a word of two or more characters sounds like a piece of the posts and is half written so (芦凇 for 芦淞).

    What only sounds like it is another name: 攸县 is no slip for the 有限 of a firm.
    """
    if len(word) < 2 or spoken(word) not in spoken(posts):
        return False
    sounds, wanted = syllables(posts), syllables(word)
    begins = (start for start in range(len(posts)) if sounds[start : start + len(word)] == wanted)
    return any(2 * sum(map(str.__eq__, word, posts[start:])) >= len(word) for start in begins)


@lru_cache(maxsize=4096)
def spoken(text: str) -> str:
    return f" {' '.join(syllables(text))} "
