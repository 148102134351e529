"""Numbers in the forms in which print and people write them: 3000, 3千, 三千, 叁仟. It knows no coverage."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final

UNITS: Final = {"亿": Decimal(10**8), "万": Decimal(10**4), "千": Decimal(10**3)}
MOST: Final = Decimal(10**12)
"""Print has no number above it."""
ONE_TO_NINE: Final = "一二两三四五六七八九"
ORDERING: Final = "〇零一二三四五六七八九十百"
"""The characters of a number that says the how many-th something is (第十三次, 八十七号)."""
_CHARACTERS: Final = "〇零一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
_NUMBER: Final = re.compile(
    r"(?<![0-9a-z.])[1-9][0-9]{0,11}(?:\.[0-9]{1,4})?(?:[十百千]?[万亿]|[百千])?(?![0-9a-z.十百千万亿])"
    rf"|(?=[{_CHARACTERS}十拾])[{_CHARACTERS}十百千万亿拾佰仟]{{2,20}}"
)
"""A number in a folded text: digits with at most one unit, or two or more characters."""
_NUMBER_AND_UNIT: Final = re.compile(
    rf"(?:{_NUMBER.pattern})(?=(?P<unit>[元块毛角人户亩吨斤岁名位家所台辆套项公米条座])?)"
)
"""The same, and the measure behind it; behind 年 and 月 a part of another number would be taken for it."""
_PRICE: Final = re.compile(
    rf"(?<![{_CHARACTERS}十百千万亿第])(?!一[块角](?!钱|[{ONE_TO_NINE}]))(?P<yuan>[{ONE_TO_NINE}十]{{1,3}})(?P<unit>[块元毛角])"
    rf"(?P<tenth>[{ONE_TO_NINE}](?![{ONE_TO_NINE[1:]}十百千万亿个斤碗度吨方公亩枚箱只张顿趟次年月天]))?"
)
"""A price in few characters: 九块, 三块二; 一块 alone is together."""


def as_held(text: str, holds: Callable[[str], bool]) -> str:
    """The folded text with each number that stands nowhere put in the form in which it does, where there is one.

    What counts with its measure is looked for with it: 十八元 is printed 18元, though 十八 stands elsewhere.
    """

    def held(match: re.Match[str]) -> str:
        written, unit = match.group(), match["unit"]
        with_unit = (form for form in forms(written) if holds(form + unit)) if unit else ()
        if unit and not holds(written + unit) and (form := next(iter(with_unit), "")):
            return form
        return written if holds(written) else next(filter(holds, forms(written)), written)

    def paid(match: re.Match[str]) -> str:
        return match.group() if holds(match.group()) else next(filter(holds, _prices(match)), match.group())

    return _NUMBER_AND_UNIT.sub(held, _PRICE.sub(paid, text))


def _prices(match: re.Match[str]) -> Iterator[str]:
    """The forms of a price of few characters in digits: 9块 for 九块, 3块2 and 3.2元 for 三块二."""
    yuan = small(match["yuan"].replace("两", "二"))
    if yuan:
        tenth = _DIGITS.get(match["tenth"] or "", "")
        yield f"{yuan}{match['unit']}{tenth}"
        if tenth:
            yield f"{yuan}.{tenth}元"


@lru_cache(maxsize=1024)
def forms(written: str) -> tuple[str, ...]:
    """The other forms of a number: digits, digits with 千, 万 or 亿, and characters; none where it is no number."""
    value = _value(written)
    return () if value is None else tuple(form for form in dict.fromkeys(_forms(value)) if form != written)


def _value(written: str) -> Decimal | None:
    import cn2an  # here, for it takes a third of a second and few questions need it

    if _NUMBER.fullmatch(written) is None:
        return None
    try:
        value = Decimal(str(cn2an.cn2an(written, "smart")))
    except (ValueError, KeyError):  # what cn2an says of one that is put together wrongly
        return None
    return value if 0 < value < MOST else None


def _forms(value: Decimal) -> Iterator[str]:
    import cn2an

    yield f"{value.normalize():f}"
    for unit, worth in UNITS.items():
        if value >= worth and (value / worth * 100) % 1 == 0:
            yield f"{(value / worth).normalize():f}{unit}"
    if value % 1 == 0:
        written: str = cn2an.an2cn(int(value))
        yield written
        yield re.sub(r"^二(?=[千万亿])", "两", written)
        yield re.sub(r"^一(?=十)", "", written)


def numeral(written: str) -> int:
    """A number that is written in digits, in characters up to 99, or digit by digit: 二十九 is 29, 二〇二一 is 2021.

    What is misprinted (二三十) is some number, too; a character that is no digit raises KeyError.
    """
    if written.isdecimal():
        return int(written)
    if "十" not in written:
        return int("".join(_DIGITS[character] for character in written))
    tens, _, ones = written.partition("十")
    return (numeral(tens) if tens else 1) * 10 + (numeral(ones) if ones else 0)


def in_characters(number: int) -> str:
    """A number from 1 to 99 in characters: 十三, 二十."""
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _WRITTEN[tens]) + "十" if tens else ""
    return head + (_WRITTEN[ones] if ones else "")


_WRITTEN: Final = "〇一二三四五六七八九"
_DIGITS: Final = (
    {"两": "2"} | {character: str(digit) for digit, character in enumerate(_WRITTEN)} | dict.fromkeys("零○oO", "0")
)


_FIRST: Final = frozenset(f"0123456789{ONE_TO_NINE}十")
"""How a number begins; 百 and 万 measure what another begins (4万元 is looked for by 万元)."""
SCALE: Final = "(?:[万亿]|[十百千](?![瓦克米伏分]))"
"""What makes a larger number of one before it; 千瓦 and 百分 are words of their own."""
_NUMBERED_ENDS: Final = ("路", "号", "号线", "楼", "栋")
"""How a word ends that is called by its number."""
_SCALED: Final = re.compile(f"[0-9][0-9.]*{SCALE}")
_WHOLE: Final = re.compile(rf"[0-9][0-9.]*[十百千万亿]*|(?=[{ONE_TO_NINE}十])[〇零{ONE_TO_NINE}十百千万亿]+")
"""A number and nothing else."""


def is_number(word: str) -> bool:
    """Whether a folded word is a number (31, 31万, 二十三)."""
    return word[:1] in _FIRST and _WHOLE.fullmatch(word) is not None


def stands(word: str, text: str) -> bool:
    """Whether a folded word stands in a folded text, a number as a whole one: 82 is not in 820, 一路 not in 八一路."""
    if word[:1] not in _FIRST or not (is_number(word) or word.endswith(_NUMBERED_ENDS)):
        return word in text
    return (word in text or _SCALED.match(word) is not None) and whole(word).search(text) is not None


@lru_cache(maxsize=1024)
def whole(word: str) -> re.Pattern[str]:
    """A folded word that begins with a number, where no larger one begins before it or goes on behind it."""
    goes_on = rf"(?!\.?[0-9]|{SCALE})" if word[-1].isascii() else rf"(?!{SCALE}|[0-9{ONE_TO_NINE}])"
    before = r"(?<![0-9])(?<![0-9][.,])" if word[0].isascii() else rf"(?<![0-9〇零{ONE_TO_NINE}十百千万亿])"
    about = re.sub(
        rf"(?<=[0-9])(?={SCALE})", "[多余来]?", re.escape(word)
    )  # 200多万 is printed where 200万 is asked for
    return re.compile(f"{before}{about}{goes_on if is_number(word) else ''}")


_NUMBERED: Final = re.compile(
    r"(?<![0-9〇零一二两三四五六七八九十百第])(?!一路(?!车|公交))"
    r"(?P<number>[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?P<what>路|号线|中|小|院|厂)"
)
"""What is called by its number: a line of buses, a school, a hospital."""


def as_called(text: str, holds: Callable[[str], bool]) -> str:
    """The folded text with what is called by its number called so as it is printed: 6路 for 六路, 二中 for 2中."""

    def called(match: re.Match[str]) -> str:
        other = small(match["number"]) + match["what"]
        return other if not holds(match.group()) and other != match["what"] and holds(other) else match.group()

    return _NUMBERED.sub(called, text)


def small(written: str) -> str:
    """A number below 100 in its other form: 3 for 三, 十三 for 13; nothing where it is none (六六).

    Larger ones are rarely printed in characters.
    """
    if written.isascii() and written.isdecimal() and 0 < int(written) < 100:
        return in_characters(int(written))
    match = _SMALL.fullmatch(written)
    if match is None or not written or (match["tens"] and not match["ten"] and match["ones"]):
        return ""
    return str(numeral(written))


_SMALL: Final = re.compile("(?P<tens>[二三四五六七八九])?(?P<ten>十)?(?P<ones>[一二三四五六七八九])?")


_DAY_NUMBER: Final = r"[一二三]?十?[一二三四五六七八九十]"
_DAY: Final = re.compile(
    rf"(?<![〇零一二三四五六七八九十]){_DAY_NUMBER}(?=[月日号](?!路|线|楼))"
    rf"|(?<=月){_DAY_NUMBER}(?=[的那这上报和跟与到至]|\W|$)"
)


def with_days(text: str) -> str:
    """The folded text with the months and days of dates in digits: 一月十号 is 1月10号."""

    def written(match: re.Match[str]) -> str:
        return small(match.group())

    return _DAY.sub(written, text)
