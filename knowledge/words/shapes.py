"""Characters that are easily taken for one another by their shape: typed in haste, or misread by a scanner.

The parts of each character stand in `shapes.txt`. It knows no words: whether a look-alike was meant is for `hearing`.
"""

from functools import lru_cache
from importlib.resources import files
from typing import Final

TABLE: Final = "shapes.txt"
STROKES: Final = frozenset("一丨丿丶乚㇆亅𠃋乛㇉")
PAIRS: Final = (
    "人入 己已 已巳 未末 土士 干千 干于 日曰 刀力 大太 王玉 社杜 淞凇 候侯 辩辨 免兔 拔拨 见贝 厂广 折拆 折析 徽微 "
    "村材 体休 扶抚 问间 收牧 政故 险捡 芳芬 贷货 低底 旧归 业亚 农衣 兴光 乌鸟 斤斥 历厉 今令 午牛 东车 竟竞 岗刚 "
    "刚钢 即既 帐账 密蜜 壁璧 梁粱 堆推 环坏 阳阴 风凤 云去 办为 未来 天夫 木本 冼洗 姚娆"
).split()
"""Pairs that schools teach to tell apart, whose parts do not show how alike they are."""
MOST_SHARING: Final = 24
"""Characters that share a part, at most, for it to make them alike: hundreds have 氵, and look alike by it alone."""


_TEXT: Final = files(__package__).joinpath(TABLE).read_text("utf-8")
"""Read at once, for a question may find no file descriptor left; parsed when it is needed."""


@lru_cache(maxsize=1)
def _parts() -> dict[str, str]:
    entries = (entry for line in _TEXT.splitlines() if not line.startswith("#") for entry in line.split())
    return {entry[0]: entry[1:] for entry in entries}


@lru_cache(maxsize=1)
def _sharing() -> dict[str, str]:
    """For each shape, the characters that have it."""
    sharing: dict[str, list[str]] = {}
    for character, parts in _parts().items():
        for shape in _shapes(character, parts):
            sharing.setdefault(shape, []).append(character)
    return {shape: "".join(found) for shape, found in sharing.items() if 1 < len(found) <= MOST_SHARING}


def _shapes(character: str, parts: str) -> set[str]:
    """The character itself, its parts with one left out, and its parts but for single strokes."""
    left = ("".join(sorted(parts[:i] + parts[i + 1 :])) for i in range(len(parts)))
    bare = "".join(sorted(part for part in parts if part not in STROKES) or sorted(parts))
    return {character, f"={bare}", *(shape for shape in left if not STROKES.issuperset(shape))}


@lru_cache(maxsize=4096)
def look_alikes(character: str) -> str:
    """The characters that share all but a part with one: 睛, 清, 情 for 晴; 州 for 洲; 未 for 末."""
    shapes = _shapes(character, _parts().get(character, ""))
    sharing = {one for shape in shapes for one in _sharing().get(shape, "")}
    return "".join(sorted((sharing | {one for pair in PAIRS if character in pair for one in pair}) - {character}))
