"""What is like a person's name, by its surname, its length and the words that no name is. It reads no line."""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from knowledge.page.lines import HAN
from knowledge.page.persons.posts import NOT_NAMES, ORGANISATION, POST, TOPICAL
from knowledge.surnames import COMMON, DOUBLE, GIVEN, KNOWN, RARE, RARE_DOUBLE
from knowledge.text import aligned

DOT: Final = r"[·•・‧∙⋅.]"
HAN_NAME: Final = re.compile(rf"{HAN}{{2,4}}")
DOTTED: Final = re.compile(rf"(?:{HAN}|[a-z]){{1,12}}(?:{DOT}(?:{HAN}|[a-z]){{1,12}}){{1,4}}")
POLITE: Final = re.compile(r"(?:代表|委员|同志|先生|女士|老师)$")
SOUNDS: Final = frozenset(
    "阿呷巴布达德迪迭丹额尔恩甫古尕格嘎哈海赫吉加嘉金卡克库拉兰勒里力丽林萝罗洛玛马迈买麦曼梅蒙米木穆姆纳娜乃尼妮诺努帕潘培普"
    "其齐奇琪恰青卿热仁日茹"
    "萨赛桑森沙莎斯苏索塔太坦特提铁图吐托脱娃瓦维旺乌吾武西希夏雅亚央依伊英尤玉扎孜则泽札卓珠孟措次多仓增旦顿珍果什史"
)
"""Characters that write the sounds of Tibetan, Uighur, Kazakh, Mongol and Yi names."""
PLACES_IN_SOUNDS: Final = re.compile(
    r"克拉玛依|巴音|伊犁|日喀则|塔里木|乌鲁木齐|阿克苏|阿拉善|阿坝|格尔木|哈尔滨|加拿大|马来西亚|西班牙|巴西"
    r"|阿拉伯|亚马|马拉松|巴士|奥林|阿里巴巴|萨尔瓦多|巴勒斯坦|吉尔吉斯|塔吉克|加勒比"
)
LONGEST_NAME: Final = 80


def is_name(text: str) -> bool:
    """Whether a text by itself is like a Chinese name, by its surname, or is one with a middle dot."""
    return len(text) <= LONGEST_NAME and _is_name(text)


@lru_cache(maxsize=4096)
def _is_name(text: str) -> bool:
    """What is a name is asked again for each way to take a line."""
    if re.search(r"\s", text.strip()) and not _spaced_like_a_name(text.split()):
        return False
    plain = together(aligned(text))
    if DOTTED.fullmatch(plain):
        return bool(re.match(HAN, plain)) and not re.search(TOPICAL, plain)
    if is_of_given_words(plain) or is_in_sounds(plain):
        return True
    if not may_be_name(plain):
        return False
    if plain[:2] in DOUBLE:
        return len(plain) >= 3
    return plain[0] in KNOWN and len(plain) <= 3


def is_of_given_words(plain: str) -> bool:
    """扎西顿珠, 乌云其其格: a name without a surname, of two words of which such names are made."""
    return any(plain[:at] in GIVEN and plain[at:] in GIVEN for at in (2, 3))


def is_in_sounds(plain: str) -> bool:
    """格日勒图, 帕丽扎提, 尕桑卓玛: four characters or five that write a name of another tongue by its sounds."""
    return 4 <= len(plain) <= 5 and SOUNDS.issuperset(plain) and not PLACES_IN_SOUNDS.match(plain)


def may_be_name(plain: str) -> bool:
    """Whether a folded text has the length of a name and is no word of another kind; its surname is not asked."""
    if (
        not 2 <= len(plain) <= 4
        or not HAN_NAME.fullmatch(plain)
        or NOT_NAMES.search(plain)
        or POST.search(plain[1:])
        or POLITE.search(plain)
    ):
        return False
    return len(plain) > 2 or not POST.search(plain)


def is_rare_name(text: str) -> bool:
    """Whether a text is like a name by a surname that few people bear; beside a post, that is enough for one."""
    plain = together(aligned(text))
    rare = (plain[:1] in RARE and len(plain) <= 3) or (plain[:2] in RARE_DOUBLE and len(plain) >= 3)
    return rare and may_be_name(plain) and not ORGANISATION.search(plain)


def is_plain_name(text: str) -> bool:
    """Whether a text is a name with a very common surname: less may be taken for one without a label."""
    plain = together(aligned(text))
    return is_name(text) and (plain[0] in COMMON or plain[:2] in DOUBLE or bool(DOTTED.fullmatch(plain)))


def is_labelled_name(text: str) -> bool:
    """Whether what stands by itself after a label can be a name, though its surname is rare or missing."""
    latin = bool(re.fullmatch(r"[a-z][a-z .·-]{3,40}", aligned(text).strip()))
    if not latin and len(text.split()) > 1 and not _spaced_like_a_name(text.split()):
        return False
    plain = together(aligned(text))
    if NOT_NAMES.search(plain) or POST.search(plain) or ORGANISATION.search(plain):
        return False
    if DOTTED.fullmatch(plain) and not is_name(plain):
        return False
    return bool(HAN_NAME.fullmatch(plain) or DOTTED.fullmatch(plain) or latin)


def torn_name(pieces: list[str]) -> bool:
    """李 红, 王 小 明, 欧阳 明, 扎 西 顿 珠, and 王小 明: a single character by itself is no post."""
    lone = any(len(one) == 1 for one in pieces) and sum(map(len, pieces)) <= 3
    apart = all(len(one) == 1 for one in pieces)
    return (lone or apart or (pieces[0] in DOUBLE and len(pieces) == 2)) and is_name("".join(pieces))


def _spaced_like_a_name(pieces: list[str]) -> bool:
    """李 红, 欧阳 明, 王 小 明: a space inside a name, not between two words."""
    return all(len(one) == 1 for one in pieces) or (len(pieces) == 2 and aligned(pieces[0]) in DOUBLE)


def together(text: str) -> str:
    return re.sub(r"\s+", "", text)


def is_of_two_surnames(text: str) -> bool:
    """Whether four characters begin with two surnames, as the names of some do who bear both: 韦卢凤英."""
    plain = together(aligned(text))
    return len(plain) == 4 and plain[0] in KNOWN and plain[1] in KNOWN and may_be_name(plain)


def names_in(text: str, names: Collection[str | None]) -> tuple[str, ...]:
    """Which of many names stand in a short text, in the order of the text."""
    solid = together(text)
    lengths = sorted({len(one) for one in names if one}) if len(names) < 50 else range(2, 21)
    slices = (solid[start : start + length] for start in range(len(solid)) for length in lengths)
    return tuple(dict.fromkeys(one for one in slices if one in names and one))
