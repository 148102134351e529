"""Who is named in a printed line: a person's name and posts. It names nobody whom the line does not name.

A name is taken where it stands where names stand, and looks like one; posts are slices of what was printed.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from knowledge.page.posts import NOT_NAMES, ORGANISATION, POST, TOPICAL
from knowledge.surnames import COMMON, DOUBLE, GIVEN, KNOWN, RARE, RARE_DOUBLE
from knowledge.text import aligned

HAN: Final = r"[\u3400-\u4dbf\u4e00-\u9fff〇\U00020000-\U0003134f]"
DOT: Final = r"[·•・‧∙⋅.]"
MARKS: Final = re.compile(
    r"[(（\[［]\s*等?\s*\d{1,3}\s*[名位人][^()（）]{0,8}[)）]|[(（\[［]\s*(?:(?:女|男|[\u4e00-\u9fff]{1,4}族|左|右|中|前|后|[前后]排|[左右]起?第?[一二三四五六\d]"
    r"|资料图|资料图片|图|挂职"
    r"|\d{4}年\d*月?出?生|\d+岁|党员|中共党员|无党派)"
    r"[\s,，、;；]*)+[)）\]］]"
)
PARTICULARS: Final = re.compile(
    r"女|男|[\u4e00-\u9fff]{1,4}族|\d{4}年(?:\d+月)?(?:出?生)?|(?:现年|今年)?\d+岁|中共党员|无党派(?:人士)?|(?:民[革盟建进]|农工党|致公党|九三学社|台盟)[党会盟社成]员"
    r"|(?:大专|本科|研究生|大学"
    r"|硕士|博士)(?:学历|文化|毕业)"
)
"""What is printed of a person beside the posts."""
BRACKET: Final = re.compile(r"[(\[〔【]([^()\[\]〔〕【】]*)[)\]〕】]")
BETWEEN_POSTS: Final = re.compile(r"[\s、,;/]+")
HAN_NAME: Final = re.compile(rf"{HAN}{{2,4}}")
DOTTED: Final = re.compile(rf"(?:{HAN}|[a-z]){{1,12}}(?:{DOT}(?:{HAN}|[a-z]){{1,12}}){{1,4}}")
POLITE: Final = re.compile(r"(?:代表|委员|同志|先生|女士|老师)$")


FIELD_NAME: Final = (
    r"(?:职\s*务|身\s*份|单\s*位|工作单位|所在单位|职\s*称|姓\s*名|现\s*任|现任职务|社会职务|单位职务|界\s*别|党\s*派"
    r"|民\s*族|性\s*别|年\s*龄|学\s*历)"
)
"""What a form calls its fields, where a person is printed as one: 姓名：… 职务：…"""
FIELD: Final = re.compile(rf"(?<![^\s,;、|/()])(?P<field>{FIELD_NAME})\s*[:丨|]\s*")
NUMBERED: Final = re.compile(r"^\s*(?:\d{1,2}\s*[.、．)）]|[①-⑳])\s*(?=\D)")
"""What counts the people of a page, before each of them."""
ORDERED: Final = re.compile(
    r"^\s*(?:[(（](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]|[一二三四五六七八九十]{1,3}[、.．)）])\s*(?=[^\d一二三四五六七八九十])"
)
"""What counts people, or matters: what stands behind it is a name only where it is like one."""
FROM: Final = re.compile(rf"^来自{HAN}{{2,20}}的(?={HAN}{{2,5}}(?:代表|委员)\s*[:：]?$)")
"""`来自江东区的李红代表`: whence somebody comes is no post."""
DELEGATION: Final = re.compile(rf"{HAN}{{1,20}}(?:代表团|代表组|讨论组|联组|第{HAN}{{1,3}}组)")
"""Where a delegate sits, which is no post."""
CLAUSE: Final = re.compile(
    r"^(?:让(?!胡路)|请|愿|盼|使(?!馆|领馆))|把(?!关|式)|希望(?=[市县区省镇乡政能把各让大我])|我(?![国省市县区校院])|[你他她]"
)
"""What is part of a sentence and of no post: 希望市里把人."""
LATIN_TAIL: Final = re.compile(r"[\s,、]+[A-Za-z][A-Za-z.'’ -]{2,40}$")
"""A name in Latin letters right before the same name in brackets."""
DELEGATE_BEHIND: Final = re.compile(r"\s+(?:代表|委员|同志)$")
"""What stands apart behind a name and before its posts in brackets: `李红 代表（市教育局局长）`."""
LONGEST_ROW: Final = 200
SHORTEST_POST: Final = 3
LONGEST_NAME: Final = 80
LONGEST_DOTTED: Final = 26
BEHIND_NAME: Final = re.compile(r"(?<=.)(?:[和与及](?=.)|(?:代表|委员|同志|先生|女士)(?:说|谈)?(?=[\s,;和与及]|$))")


@dataclass(frozen=True, slots=True)
class Person:
    """A name as printed, without spaces inside, and its posts; `sure` where the name is like names."""

    name: str | None
    posts: tuple[str, ...] = ()
    sure: bool = True


NOBODY: Final = Person(None)


def is_name(text: str) -> bool:
    """Whether a text by itself is like a Chinese name, by its surname, or is one with a middle dot."""
    return len(text) <= LONGEST_NAME and _is_name(text)


@lru_cache(maxsize=4096)
def _is_name(text: str) -> bool:
    """What is a name is asked again for each way to take a line."""
    if re.search(r"\s", text.strip()) and not _spaced_like_a_name(text.split()):
        return False
    plain = _together(aligned(text))
    if DOTTED.fullmatch(plain):
        return bool(re.match(HAN, plain)) and not re.search(TOPICAL, plain)
    if is_of_given_words(plain):
        return True
    if not may_be_name(plain):
        return False
    if plain[:2] in DOUBLE:
        return len(plain) >= 3
    return plain[0] in KNOWN and len(plain) <= 3


def is_of_given_words(plain: str) -> bool:
    """扎西顿珠, 乌云其其格: a name without a surname, of two words of which such names are made."""
    return any(plain[:at] in GIVEN and plain[at:] in GIVEN for at in (2, 3))


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
    plain = _together(aligned(text))
    rare = (plain[:1] in RARE and len(plain) <= 3) or (plain[:2] in RARE_DOUBLE and len(plain) >= 3)
    return rare and may_be_name(plain) and not ORGANISATION.search(plain)


def _spaced_like_a_name(pieces: list[str]) -> bool:
    """李 红, 欧阳 明, 王 小 明: a space inside a name, not between two words."""
    return all(len(one) == 1 for one in pieces) or (len(pieces) == 2 and aligned(pieces[0]) in DOUBLE)


def is_plain_name(text: str) -> bool:
    """Whether a text is a name with a very common surname: less may be taken for one without a label."""
    plain = _together(aligned(text))
    return is_name(text) and (plain[0] in COMMON or plain[:2] in DOUBLE or bool(DOTTED.fullmatch(plain)))


def _is_labelled_name(text: str) -> bool:
    """Whether what stands by itself after a label can be a name, though its surname is rare or missing."""
    latin = bool(re.fullmatch(r"[a-z][a-z .·-]{3,40}", aligned(text).strip()))
    if not latin and len(text.split()) > 1 and not _spaced_like_a_name(text.split()):
        return False
    plain = _together(aligned(text))
    if NOT_NAMES.search(plain) or POST.search(plain) or ORGANISATION.search(plain):
        return False
    if DOTTED.fullmatch(plain) and not is_name(plain):
        return False
    return bool(HAN_NAME.fullmatch(plain) or DOTTED.fullmatch(plain) or latin)


def _together(text: str) -> str:
    return re.sub(r"\s+", "", text)


def split_posts(text: str) -> tuple[str, ...]:
    """Posts as printed, split at 、 or a space only after what ends like a post (教育、科技局局长 is one)."""
    plain, posts, start = aligned(text), list[str](), 0
    for separator in BETWEEN_POSTS.finditer(plain):
        ended = plain[start : separator.start()].strip()
        certain = any(c in ",;" for c in separator[0]) or DELEGATION.fullmatch(ended)
        if ended and (certain or POST.search(ended.rstrip("”"))):
            posts.append(text[start : separator.start()].strip())
            start = separator.end()
    posts.append(text[start:].strip())
    printed = (one.strip(" 、，,;；:：/|·—-■●◆。") for one in posts)
    return tuple(post for post in printed if post and not PARTICULARS.fullmatch(aligned(post)))


def person(text: str, labelled: bool = False) -> Person:
    """The one person named in a text of posts and a name in any order; no name where there are two."""
    found = people(text, labelled)
    return found[0] if len(found) == 1 else Person(None)


@lru_cache(maxsize=256)
def people(text: str, labelled: bool = False) -> tuple[Person, ...]:
    """The persons named in a text; one without a name where only posts are printed.

    Each way to take a line asks it, line by line of a page.
    """
    found = _people(text, labelled)
    return tuple(replace(one, name=None) if any(CLAUSE.search(post) for post in one.posts) else one for one in found)


def _people(text: str, labelled: bool) -> tuple[Person, ...]:
    ordered = ORDERED.match(text)
    text = _closed(without_fields(FROM.sub("", NUMBERED.sub("", ORDERED.sub("", text)))))
    labelled = labelled and not ordered
    text = re.sub(r"\s+", " ", MARKS.sub(" ", text)).strip(" :：,，、;；—-。")
    brackets = list(BRACKET.finditer(aligned(text)))
    if not brackets:
        return _without_brackets(text, labelled)
    found: list[Person] = []
    start = 0
    for bracket in brackets:
        before = text[start : bracket.start()].strip(" ,，、;；")
        inside = text[bracket.start(1) : bracket.end(1)].strip()
        found.extend(_with_bracket(before, inside, labelled))
        start = bracket.end()
    rest = text[start:].strip(" ,，、;；:：")
    if rest and len(found) == 1 and not is_name(rest):
        more = _without_brackets(rest, labelled)
        if found[0].name and len(more) == 1 and more[0].name and is_name(more[0].name):
            return (*found, *more)
        if len(more) == 1 and more[0].name and not found[0].name:
            return (replace(more[0], posts=(*found[0].posts, *more[0].posts)),)
        return (replace(found[0], posts=(*found[0].posts, *split_posts(rest))),)
    return (*found, *(_without_brackets(rest, labelled) if rest else ()))


def _closed(text: str) -> str:
    """A text whose last bracket was left open, with that bracket closed: what it holds is no name by its place."""
    plain = aligned(text)
    opened = max(plain.rfind(one) for one in "([〔【")
    return text + ")" if opened >= 0 and not re.search(r"[)\]〕】]", plain[opened:]) else text


def _with_bracket(before: str, inside: str, labelled: bool) -> tuple[Person, ...]:
    """`name (posts)`, `posts name (posts)`, or `posts (name)`."""
    called = DELEGATE_BEHIND.sub("", before)
    before = called if _ends_with_name(aligned(called).split(" ")[-1]) else before
    outer = _without_brackets(before, labelled)
    if outer and outer[-1].name:
        last = outer[-1]
        return (*outer[:-1], replace(last, posts=(*last.posts, *split_posts(inside))))
    if is_name(inside) or (labelled and _is_labelled_name(inside) and POST.search(aligned(before))):
        posts = LATIN_TAIL.sub("", before) if DOTTED.fullmatch(aligned(inside)) else before
        return (Person(_together(inside), split_posts(posts), is_name(inside)),)
    return (Person(None, (*split_posts(before), *split_posts(inside))),)


def _without_brackets(text: str, labelled: bool) -> tuple[Person, ...]:
    if not text:
        return ()
    if is_name(text):
        return (Person(_together(text)),)
    if labelled and _is_labelled_name(text):
        return (Person(_together(text), (), False),)
    several = [one for one in re.split(r"[\s、,，;；]+", text) if one]
    if len(several) > 1 and all(is_name(one) for one in several):
        return tuple(Person(one) for one in several)
    row = _in_a_row(text)
    return row if len(row) > 1 else (_posts_and_name(text, labelled),)


def without_fields(text: str) -> str:
    """A text with the names of a form's fields blanked out, each character in its place."""
    plain = aligned(text)
    for field in FIELD.finditer(plain) if ":" in plain or "|" in plain or "丨" in plain else ():
        text = text[: field.start()] + " " * (field.end() - field.start() - 1) + "," + text[field.end() :]
    return text


def _in_a_row(text: str) -> tuple[Person, ...]:
    """Several persons printed one after another, each with posts; what names one only is not told apart here."""
    if len(text) > LONGEST_ROW:
        return ()
    text = _apart(text)
    plain = aligned(text)
    pieces = _with_spaced_names(plain, _pieces(plain.replace("、", ",")))
    found: list[Person] = []
    start, named = 0, False
    for place, (_, end) in enumerate(pieces):
        name = _named_in(text, plain, pieces, place)
        if not name:
            continue
        printed = text[start : end - len(name)]
        before = split_posts(printed)
        if found and named:
            found[-1] = replace(found[-1], posts=(*found[-1].posts, *before))
            before = ()
        named = named or (not found and not before)
        found.append(Person(_together(name), before))
        start = end
    rest = split_posts(text[start:])
    if found and rest:
        found[-1] = replace(found[-1], posts=(*found[-1].posts, *rest))
    return tuple(found)


def _apart(text: str) -> str:
    """A text with 和 after a name made a comma, and 代表 after a name blanked out, each character in its place."""
    plain = aligned(text).replace("、", ",")
    for found in BEHIND_NAME.finditer(plain):
        words = re.split(r"[,;/]", plain[: found.start()])[-1].split()
        name = words and (_ends_with_name(words[-1]) or any(_torn_name(words[-n:]) for n in (2, 3) if len(words) >= n))
        if name and (len(words) > 1 or name != len(words[0]) or is_plain_name(words[0])):
            by = "," if found[0] in "和与及" else " "
            text = text[: found.start()] + by * len(found[0]) + text[found.end() :]
            plain = aligned(text).replace("、", ",")
    return text


def _with_spaced_names(plain: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces, with names that are printed with spaces inside made one, wherever they stand."""
    found: list[tuple[int, int]] = []
    place = 0
    while place < len(pieces):
        for count in (5, 4, 3, 2):
            group = pieces[place : place + count]
            within = plain[group[0][0] : group[-1][1]]
            if len(group) == count and not re.search(r"[、,;/]", within) and _torn_name(within.split()):
                found.append((group[0][0], group[-1][1]))
                place += count
                break
        else:
            found.append(pieces[place])
            place += 1
    return found


def _named_in(text: str, plain: str, pieces: list[tuple[int, int]], place: int) -> str | None:
    """The name that a piece is, beside posts, or that stands at its end behind one."""
    begin, end = pieces[place]
    whole = text[begin:end]
    after_post = place > 0 and bool(POST.search(plain[slice(*pieces[place - 1])]))
    after_name = place > 0 and _ends_with_name(plain[slice(*pieces[place - 1])])
    if is_name(whole) and not ORGANISATION.search(plain[begin:end]):
        listed = place == 0 and not is_plain_name(whole) and len(pieces) > 1 and plain[end : end + 1] in "、,;"
        if POST.search(plain[begin:end]):
            return None
        apart = place > 0 and len(_together(whole)) > 2 and is_plain_name(whole) and plain[begin - 1] == " "
        return whole if (place == 0 and not listed) or after_post or after_name or apart else None
    glued = _ends_with_name(plain[begin:end])
    return text[end - glued : end] if glued else None


def _ends_with_name(plain: str) -> int:
    """How many characters of a name stand at the end of a piece, behind a post or alone; 0 for none."""
    if is_name(plain) and not ORGANISATION.search(plain):
        return len(plain)
    for length in _lengths_of_name(plain):
        before, after = plain[:-length], plain[-length:]
        if len(before) > 1 and is_name(after) and not ORGANISATION.search(after) and POST.search(before.rstrip()):
            return length
    return 0


def _dotted_ends(plain: str) -> Iterator[int]:
    """How long the names with a middle dot can be that stand behind a post, the shortest first."""
    dot = max(map(plain.rfind, "·•・‧∙⋅"))
    lengths = range(len(plain) - dot + 2, min(len(plain) - SHORTEST_POST, LONGEST_DOTTED) + 1) if dot > 0 else ()
    yield from (length for length in lengths if not re.search(r"[了的说谈]", plain[-length:]))


def _lengths_of_name(plain: str) -> Iterator[int]:
    """How many characters at the end of a text may be a name, the likeliest first."""
    yield from _dotted_ends(plain)
    yield from (3, 2, 4)
    if is_of_given_words(plain[-5:]):
        yield 5


def _posts_and_name(text: str, labelled: bool) -> Person:
    plain = aligned(text)
    pieces = _pieces(plain)
    if len(pieces) > 1:
        last, first = pieces[-1], pieces[0]
        posts_first = split_posts(text[: last[0]])
        posts_last = split_posts(text[first[1] :])
        if is_name(text[slice(*last)]) and not _begins_with_person(text, pieces):
            return Person(_together(text[slice(*last)]), posts_first)
        if is_name(text[slice(*first)]) and posts_last:
            return Person(_together(text[slice(*first)]), posts_last)
        if labelled and _is_labelled_name(text[slice(*last)]) and POST.search(plain[: last[0]].rstrip(" ,;/、")):
            return Person(_together(text[slice(*last)]), posts_first, False)
        if labelled and _is_labelled_name(text[slice(*first)]) and POST.search(plain):
            return Person(_together(text[slice(*first)]), posts_last, False)
    amid = _amid(text, plain, pieces)
    if amid:
        return amid
    found = _glued(text, plain)
    return found if found.name or not labelled else _glued_unlike_names(text, plain) or found


def _amid(text: str, plain: str, pieces: list[tuple[int, int]]) -> Person | None:
    """`市人大代表　冯淑芬　康乐养老院院长`: the one name between posts, spaces on both sides."""
    pieces = _with_spaced_names(plain, pieces)
    named = [one for one in pieces[1:-1] if is_plain_name(text[slice(*one)]) and plain[one[0] - 1] == " "]
    if len(named) != 1 or plain[named[0][1]] != " ":
        return None
    (start, end), before, after = named[0], split_posts(text[: named[0][0]]), split_posts(text[named[0][1] :])
    posts = (*before, *after)
    ends = before and after and all(POST.search(aligned(one)) for one in posts)
    return Person(_together(text[start:end]), posts) if ends else None


def _begins_with_person(text: str, pieces: list[tuple[int, int]]) -> bool:
    """`李红 云州大学 高工`: the first piece is a name, and no post stands before the last."""
    first, last = pieces[0], pieces[-1]
    return is_name(text[slice(*first)]) and not POST.search(aligned(text[first[1] : last[0]]).rstrip(" ,;/、"))


def _glued(text: str, plain: str) -> Person:
    """`××局局长李红`: the name follows the post without a space."""
    polite = POLITE.search(plain)
    if polite and is_name(text[: polite.start()]):
        return Person(_together(text[: polite.start()]))
    if polite and (length := _ends_with_name(plain[: polite.start()])):
        text, plain = text[: polite.start()], plain[: polite.start()]
        return Person(_together(text[-length:]), split_posts(text[:-length]))
    for length in _lengths_of_name(plain):
        before, after = text[:-length].rstrip(), text[-length:]
        if len(before) > 1 and is_name(after) and POST.search(aligned(before)):
            return Person(_together(after), split_posts(before))
    return Person(None, split_posts(text))


def _glued_unlike_names(text: str, plain: str) -> Person | None:
    """`局长衣明` behind a label: what stands between a post and the end is a name, though its surname is none."""
    polite = POLITE.search(plain)
    end = polite.start() if polite else len(plain)
    for length in (3, 2):
        before, after = text[: end - length], text[end - length : end]
        if len(before) > 1 and POST.search(aligned(before)) and _is_labelled_name(after):
            return Person(_together(after), split_posts(before), False)
    return None


def _pieces(plain: str) -> list[tuple[int, int]]:
    """The pieces of a text between spaces and commas; a name printed with a space inside is one piece."""
    pieces = [(m.start(), m.end()) for m in re.finditer(r"[^\s,;/]+", plain)]
    return _spaced_name(plain, _spaced_name(plain, pieces, last=True), last=False)


def _spaced_name(plain: str, pieces: list[tuple[int, int]], last: bool) -> list[tuple[int, int]]:
    for count in (5, 4, 3, 2):
        group = pieces[-count:] if last else pieces[:count]
        if len(group) < count or any(c in ",;/" for c in plain[group[0][0] : group[-1][1]]):
            continue
        if _torn_name([plain[start:end] for start, end in group]):
            merged = (group[0][0], group[-1][1])
            return [*pieces[:-count], merged] if last else [merged, *pieces[count:]]
    return pieces


def _torn_name(pieces: list[str]) -> bool:
    """李 红, 王 小 明, 欧阳 明, 扎 西 顿 珠, and 王小 明: a single character by itself is no post."""
    lone = any(len(one) == 1 for one in pieces) and sum(map(len, pieces)) <= 3
    apart = all(len(one) == 1 for one in pieces)
    return (lone or apart or (pieces[0] in DOUBLE and len(pieces) == 2)) and is_name("".join(pieces))


def names_in(text: str, names: Collection[str | None]) -> tuple[str, ...]:
    """Which of many names stand in a short text, in the order of the text."""
    solid = _together(text)
    lengths = sorted({len(one) for one in names if one}) if len(names) < 50 else range(2, 21)
    slices = (solid[start : start + length] for start in range(len(solid)) for length in lengths)
    return tuple(dict.fromkeys(one for one in slices if one in names and one))
