"""Names that are like no name by their surname alone, read where a page prints names. It reads no line anew.

A line is read as it would be if a common name stood in its place: beside a post a rare surname is enough for that;
any other needs neighbours on the page that print their names in the same way. Such a name is never sure.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from knowledge.page.lines import HAN, Doubt, Line
from knowledge.page.persons.fields import without_fields
from knowledge.page.persons.names import DOTTED, is_name, is_rare_name, may_be_name
from knowledge.page.persons.particulars import PARTICULARS
from knowledge.page.persons.person import Person
from knowledge.page.persons.posts import ORGANISATION, POST, TOPICAL, split_posts
from knowledge.page.printed.bare_names import has_a_post
from knowledge.page.printed.kinds import SPOKEN, UNREAD, Kind, Marked
from knowledge.page.printed.recognition import marked
from knowledge.page.printed.trimmings import bare
from knowledge.page.printed.wording import GIVES, MARK, STRONG, WEAK
from knowledge.surnames import RARE, WORDS
from knowledge.text import aligned

Shape = tuple[Kind, str, str]
"""The kind of a line, and what is printed right before the name in it and right behind it."""
LONGEST: Final = 90
ALONE: Final = re.compile(rf"(?<!\w)(?:{HAN}{{2,4}}|{HAN}\s+{HAN}(?:\s*{HAN})?)(?!\w)")
JOINED: Final = re.compile(rf"(?<!\w)(?:{HAN}{{2,3}}|{HAN}\s+{HAN}{{1,2}})(?=[和与及]{HAN}{{4}})")
BEHIND_POST: Final = re.compile(rf"(?=(?P<name>{HAN}{{3}})(?:[和与及、,;:()\]】]|代表|委员|同志|$))")
POLITE: Final = r"(?:代表|委员|同志)"
BEFORE_POLITE: Final = re.compile(rf"(?=(?P<name>{HAN}{{2,3}}){POLITE}(?:\s*:?\s*$|[和与及、,;]))")
"""`校长丛丽娟代表：`, where post and name stand together and a courtesy behind them."""
POLITELY: Final = ("post", "polite")
"""How a name stands between a post and 代表."""
GLUED: Final = ("post", "end")
"""How a name stands that is the end of a line and follows a post without a space."""
FIRST: Final = ("start", "polite")
"""How a name stands that begins a line, with 代表 and brackets behind it."""
HEADED: Final = ("post", "words")
"""How a name stands right behind a post, where words follow on the line."""
AT_START: Final = re.compile(rf"^\W*(?P<name>{HAN}{{2,3}})(?:(?:代表|委员|同志)\s*[(]|系(?![统列]))")
AT_END: Final = re.compile(rf"(?P<name>{HAN}{{3}})\W*$")
STAND_INS: Final = {2: "王明", 3: "王小明", 4: "欧阳小明"}
LEAST_ALIKE: Final = 2
"""Neighbours that must print their names alike before what no surname begins is taken for a name."""


def marked_by_place(line: Line) -> Marked:
    """A line with its kind, where a name with a rare surname beside a post is a name too."""
    found = marked(line)
    if found.kind not in (*UNREAD, *SPOKEN):
        return found
    places = _rare_names(line)
    return _read(found, places) or _of_two(found, places) or found


def like_neighbours(lines: Sequence[Marked]) -> list[Marked]:
    """The lines, those that name somebody in the same place as others of the page do read like these."""
    alike = Counter(shape for one in lines for shape in _shapes(one))
    if not alike:
        return list(lines)
    return [_like_others(lines, place, alike) or one for place, one in enumerate(lines)]


def of_one_list(lines: Sequence[Marked]) -> list[Marked]:
    """The lines; in a list of guests, a name and posts on each line, those like no name are names too.

    At least three lines follow one another, and no fewer of them are read as attributions than are not. Whoever of them
    is printed over the own words without posts has them from the list.
    """
    found, start = list(lines), 0
    for end in range(len(lines) + 1):
        if end < len(lines) and _may_be_guest(lines[end]) and (end == start or not lines[end].line.gap):
            continue
        run = lines[start:end]
        sure = [one for one in run if one.kind == Kind.ATTRIBUTION]
        if len(run) >= LEAST_LISTED and 2 * len(sure) >= len(run):
            certain = 3 * len(sure) >= 2 * len(run)
            listed = [one if one.kind == Kind.ATTRIBUTION else _guest(one, certain) for one in run]
            named = {one.name for one in listed if one.name}
            found = [_numbered(one, named) or one for one in found]
            spoken = [one for one in found if one.kind == Kind.ATTRIBUTION and one.name in named]
            over = {one.name for one in spoken if not any(who.posts for who in one.people)}
            found[start:end] = [replace(one, kind=Kind.CARD) if one.name in over else one for one in listed]
        start = end if end < len(lines) and _may_be_guest(lines[end]) else end + 1
    return found


def _may_be_guest(of: Marked) -> bool:
    """Whether a line is like one of a list: a name and posts, with a space, a comma or a colon between."""
    colon = of.kind == Kind.ATTRIBUTION and of.label == "colon" and ":" in of.line.plain.rstrip(":")
    return colon or _GUEST.fullmatch(of.line.plain) is not None


def _numbered(of: Marked, named: Collection[str | None]) -> Marked | None:
    """`讲述⑥ 帕丽扎提`: a label with a number over the words, and one of the list."""
    match = _LABEL_AND_NAME.fullmatch(of.line.plain) if of.kind in UNREAD else None
    name = of.line.text[slice(*match.span("name"))] if match else ""
    if match is None or name not in named:
        return None
    return replace(of, kind=Kind.ATTRIBUTION, label=match["label"], people=(Person(name, (), is_name(name)),))


_LABEL_AND_NAME: Final = re.compile(
    rf"{MARK}(?P<label>{STRONG}|{WEAK})\s?(?:[①-⑳]|\d{{1,2}})\s*(?P<name>{HAN}{{2,5}}|{DOTTED.pattern})"
)


def _guest(of: Marked, certain: bool) -> Marked:
    """One of a list of guests; where the list is `certain`, whatever stands behind the name is what that one is."""
    match = _GUEST.fullmatch(of.line.plain)
    if match is None or of.kind not in UNREAD or POST.search(match["name"]) or ORGANISATION.search(match["name"]):
        return of
    who = Person(_solid(of.line, *match.span("name")), split_posts(of.line.text[match.start("posts") :]))
    doubt = Doubt(of.line.number, f"“{who.name}”不像常见的姓名,按名单里的位置认作姓名;请核对")
    return (
        replace(of, kind=Kind.ATTRIBUTION, people=(who,), doubts=(*of.doubts, doubt))
        if certain or has_a_post(who)
        else of
    )


LEAST_LISTED: Final = 3
"""Lines that one after the other make a list of guests."""
_GUEST: Final = re.compile(
    rf"{MARK}(?:[①-⑳]|\d{{1,2}}[.、)]?)?\s*(?P<name>{HAN}{{2,5}}|{HAN}\s{{1,3}}{HAN}{{1,2}}|{DOTTED.pattern})"
    r"(?:\s+|\s*,\s*)(?P<posts>[^。!?:;“”\s][^。!?:;“”]{3,60})"
)
"""`敬丹 县党代表,古镇旅游公司总经理`: a name, whatever it is like, and posts."""


def _like_others(lines: Sequence[Marked], place: int, alike: Counter[Shape]) -> Marked | None:
    found, around = lines[place], {shape[1:] for shape in alike}
    if len(found.line.plain) > LONGEST or found.kind not in (*UNREAD, *SPOKEN):
        return None
    places = [one for one in _alone(found.line) if _may_stand_for_a_name(found.line, one)]
    printed = bare(found.line).plain
    in_place = [one for one in places if _around(printed, *one, found.rest is not None) in around]
    if found.kind in SPOKEN:
        return _of_two(found, [one for one in places if one in in_place or found.line.plain[one[0]] in WORDS])
    read = _read(found, in_place)
    read = replace(read, rest=read.rest or found.rest) if read else None
    beside = (*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2])
    if any(one.kind in SPOKEN and not (one.rest and read and read.rest) for one in beside):
        return None  # right beside an attribution a line is more like a headline
    least = LEAST_ALIKE if read and (read.name or "")[0] not in RARE | WORDS else 1
    return read if read and any(alike[shape] >= least for shape in _shapes(read, sure=False)) else None


def _read(found: Marked, places: Sequence[tuple[int, int]]) -> Marked | None:
    """An unread line as the one reading that a name at one of some places gives; None for none, or for several."""
    if found.kind not in UNREAD:
        return None
    named = [_with_name_at(found.line, *one) for one in places]
    readings = [one for one in named if one and _is_spoken(one) and one.name and has_a_post(one.people[0])]
    return readings[0] if len(readings) == 1 and not readings[0].people[0].sure else None


def _of_two(found: Marked, places: Sequence[tuple[int, int]]) -> Marked | None:
    """A line that names one person and is not read so where a name stands at another place: it may be of two."""
    if not _is_spoken(found) or not found.name:
        return None
    for one in places:
        read = _with_name_at(found.line, *one)
        other = next((person for person in read.people if not person.sure), None) if read else None
        if not read or found.name == _solid(found.line, *one) or (_is_spoken(read) and not other):
            continue
        return replace(read, people=(*found.people, other)) if other else read
    return None


def _is_spoken(of: Marked) -> bool:
    return of.kind in SPOKEN and (of.kind != Kind.TURN or of.certain)


def _with_name_at(line: Line, start: int, end: int) -> Marked | None:
    """A line as it is read where a common name stands in place of what is printed there."""
    name = _solid(line, start, end)
    other = STAND_INS[len(name)]
    if other in line.plain:
        return None
    letters = iter(other)
    printed = "".join(c if c.isspace() else next(letters) for c in line.text[start:end])
    text = line.text[:start] + printed + line.text[end:]
    read = marked(replace(line, text=text, plain=aligned(text)))
    label = line.text[: len(read.label or "")] if read.kind == Kind.TURN else read.label
    who = tuple(replace(one, name=name, sure=False) if one.name == other else one for one in read.people)
    return replace(read, line=line, label=label, people=who)


def _solid(line: Line, start: int, end: int) -> str:
    return re.sub(r"\s+", "", line.text[start:end])


def _alone(line: Line) -> list[tuple[int, int]]:
    """The places of what stands apart from the words around it, before a person whom 和 joins to it, or before 代表."""
    return list(_places(bare(line).plain))


@lru_cache(maxsize=256)
def _places(plain: str) -> tuple[tuple[int, int], ...]:
    """A line by itself and the same line among its neighbours ask for the same places."""
    plain = without_fields(plain)
    found = (match.span() for pattern in (ALONE, JOINED) for match in pattern.finditer(plain))
    return (*found, *_before_polite(plain), *_beside_post(plain))


def _before_polite(plain: str) -> list[tuple[int, int]]:
    return [one.span("name") for one in BEFORE_POLITE.finditer(plain) if POST.search(plain[: one.start()].rstrip())]


def _beside_post(plain: str) -> list[tuple[int, int]]:
    """李红 of `局长李红`, and of `李红代表（局长）`."""
    first, glued = AT_START.match(plain), AT_END.search(plain)
    found = [first.span("name")] if first else []
    return [*found, glued.span("name")] if glued and POST.search(plain[: glued.start()]) else found


def _rare_names(line: Line) -> list[tuple[int, int]]:
    """Where names with a rare surname stand: apart from what is around them, or right behind a post."""
    if len(line.plain) > LONGEST:
        return []
    behind = [match.span("name") for match in BEHIND_POST.finditer(bare(line).plain)]
    rare = [one for one in dict.fromkeys([*_alone(line), *behind]) if is_rare_name(line.plain[slice(*one)])]
    alone = set(_alone(line)) if rare else set()
    return [one for one in rare if one in alone or POST.search(line.plain[: one[0]])]


def _may_stand_for_a_name(line: Line, place: tuple[int, int]) -> bool:
    plain = re.sub(r"\s+", "", line.plain[slice(*place)])
    if (
        not may_be_name(plain)
        or len(plain) > 3
        or is_name(plain)
        or ORGANISATION.search(plain)
        or PARTICULARS.fullmatch(plain)
        or re.fullmatch(GIVES, plain)
    ):
        return False
    return plain[0] in RARE | WORDS or not TOPICAL.search(plain)


def _shapes(of: Marked, sure: bool = True) -> Iterator[Shape]:
    """How a line that names one person with a post prints the name, where it stands apart."""
    if not _is_spoken(of) or not of.name or not of.people[0].posts or (sure and not is_name(of.name)):
        return
    plain = bare(of.line).plain
    spaced = re.search(r"\s*".join(map(re.escape, aligned(of.name))), plain)
    around = _around(plain, *spaced.span(), of.rest is not None) if spaced else None
    if around and (around in (POLITELY, GLUED, HEADED, FIRST) or not re.search(r"\w", "".join(around))):
        yield of.kind, *around


def _around(plain: str, start: int, end: int, headed: bool) -> tuple[str, str]:
    """The character right before a place and the one right behind it; any white space is a space."""
    if re.match(POLITE, plain[end:]) and POST.search(plain[:start].rstrip()):
        return POLITELY
    if not re.search(r"\w", plain[end:]) and POST.search(plain[:start]):
        return HEADED if headed else GLUED
    if not re.search(r"\w", plain[:start]) and re.match(r"(?:代表|委员|同志)\s*[(]|系(?![统列])", plain[end:]):
        return FIRST
    before, after = (" " if one.isspace() else one for one in (plain[max(0, start - 1) : start], plain[end : end + 1]))
    return before, after
