"""Who is named in a printed line, with posts, brackets and numbers read. It names nobody whom the line does not name.

A name is taken where it stands where names stand, and looks like one; posts are slices of what was printed.
"""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from knowledge.page.lines import HAN
from knowledge.page.persons.fields import without_fields
from knowledge.page.persons.names import DOTTED, is_labelled_name, is_name, together
from knowledge.page.persons.particulars import MARKS, OF_A_POST
from knowledge.page.persons.person import Person, posts_and_name
from knowledge.page.persons.pieces import ends_with_name, parted
from knowledge.page.persons.posts import ORGANISATION, POST, is_clause, split_posts
from knowledge.page.persons.row import in_a_row
from knowledge.text import aligned

WITHIN: Final = r"[^()\[\]〔〕【】]*"
BRACKET: Final = re.compile(rf"[(\[〔【]({WITHIN}(?:[(\[]{WITHIN}[)\]]{WITHIN})?)[)\]〕】]")
"""A bracket, and what it holds; another may stand in it: 李红（××公司（××集团）总经理）."""
NUMBERED: Final = re.compile(r"^\s*(?:\d{1,2}\s*[.、．)）]|[①-⑳])\s*(?=\D)")
"""What counts the people of a page, before each of them."""
ORDERED: Final = re.compile(
    r"^\s*(?:[(（](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]|[一二三四五六七八九十]{1,3}[、.．)）])\s*"
    r"(?=[^\d一二三四五六七八九十])"
)
"""What counts people, or matters: what stands behind it is a name only where it is like one."""
LONGEST: Final = 200
"""Characters of a line that is asked for brackets within posts."""
OF_TELLING: Final = re.compile(r"(?:口|讲|自)述|整理|记录|采[写访]|撰文|摄影?|[图文]")
"""What a bracket says of how somebody made the text, and of no post."""
FROM: Final = re.compile(rf"^来自{HAN}{{2,20}}的(?={HAN}{{2,5}}(?:代表|委员)\s*[:：]?$)")
"""`来自江东区的李红代表`: whence somebody comes is no post."""
SEX: Final = re.compile(r"(?<=\s)(?:男|女)(?=\s+(?:[\u4e00-\u9fff]{1,4}族|\d{4}年\w{0,6}|\d+岁|中共党员)(?:\s|$))")
"""What stands apart behind a name and before year of birth or party: `李红　女　1975年生　局长`."""
LATIN_TAIL: Final = re.compile(r"[\s,、]+[A-Za-z][A-Za-z.'’ -]{2,40}$")
"""A name in Latin letters right before the same name in brackets."""
DELEGATE_BEHIND: Final = re.compile(r"\s+(?:代表|委员|同志)$")
"""What stands apart behind a name and before its posts in brackets: `李红 代表（市教育局局长）`."""


@lru_cache(maxsize=256)
def people(text: str, labelled: bool = False) -> tuple[Person, ...]:
    """The persons named in a text; one without a name where only posts are printed.

    Each way to take a line asks it, line by line of a page.
    """
    found = _people(text, labelled)
    return tuple(replace(one, name=None) if any(map(is_clause, one.posts)) else one for one in found)


def _people(text: str, labelled: bool) -> tuple[Person, ...]:
    ordered = ORDERED.match(text)
    text = _closed(without_fields(FROM.sub("", NUMBERED.sub("", ORDERED.sub("", text)))))
    labelled = labelled and not ordered
    text = re.sub(r"\s+", " ", SEX.sub(" ", MARKS.sub(" ", text))).strip(" :：,，、;；—-。")
    brackets = _brackets(text)
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
    if rest and len(found) == 1 and is_name(rest) and found[0] == (Person(None, found[0].posts)):
        return (Person(together(rest), found[0].posts),)
    if rest and len(found) == 1 and not is_name(rest):
        more = _without_brackets(rest, labelled)
        if found[0].name and len(more) == 1 and more[0].name and is_name(more[0].name):
            return (*found, *more)
        if len(more) == 1 and more[0].name and not found[0].name:
            return (replace(more[0], posts=(*found[0].posts, *more[0].posts)),)
        held = (post for post in split_posts(rest) if not found[0].posts or POST.search(aligned(post)))
        return (replace(found[0], posts=(*found[0].posts, *held)),)
    return (*found, *(_without_brackets(rest, labelled) if rest else ()))


def _brackets(text: str) -> list[re.Match[str]]:
    """The brackets of a text that tell a name from posts; one that is part of a post tells none."""
    found: list[re.Match[str]] = []
    for bracket in BRACKET.finditer(aligned(text)):
        before = text[found[-1].end() if found else 0 : bracket.start()]
        if len(text) > LONGEST or not _is_of_a_post(before, bracket[1], text[bracket.end() :]):
            found.append(bracket)
    return found


def _is_of_a_post(before: str, inside: str, after: str) -> bool:
    """`副主席(兼)`, `档案馆(方志办)馆员`: whether a bracket says more of the post that it stands behind or amid."""
    before, inside = aligned(before).strip().split(" ")[-1], inside.strip()
    if not before or not inside:
        return False
    if OF_A_POST.fullmatch(inside):
        return bool(POST.search(before))
    if _is_somebody(inside) or _names(before) or OF_TELLING.fullmatch(inside):
        return False
    if POST.search(before):
        return _names(after)
    pieces = (aligned(after[slice(*one)]) for one in parted(aligned(BRACKET.split(after)[0])))
    goes_on = any(POST.search(one[: len(one) - ends_with_name(one)]) for one in pieces)
    beside = not after[:1].isspace() or ORGANISATION.search(before)
    return bool(goes_on and beside) and not re.search(r"[,;]", inside)


def _is_somebody(plain: str) -> bool:
    """Whether a text is of a person by itself: a name, a post, or both."""
    return bool(POST.search(plain)) or _names(plain)


def _names(text: str) -> bool:
    """Whether a text names somebody outside its brackets."""
    bare = BRACKET.sub(lambda bracket: " " * len(bracket[0]), aligned(MARKS.sub(" ", text)))
    return any(one.name for one in _without_brackets(bare.strip(" ,、;:"), False))


def _closed(text: str) -> str:
    """A text whose last bracket was left open, with that bracket closed: what it holds is no name by its place."""
    plain = aligned(text)
    opened = max(plain.rfind(one) for one in "([〔【")
    return text + ")" if opened >= 0 and not re.search(r"[)\]〕】]", plain[opened:]) else text


def _with_bracket(before: str, inside: str, labelled: bool) -> tuple[Person, ...]:
    """`name (posts)`, `posts name (posts)`, or `posts (name)`."""
    called = DELEGATE_BEHIND.sub("", before)
    before = called if ends_with_name(aligned(called).split(" ")[-1]) else before
    outer = _without_brackets(before, labelled)
    if outer and outer[-1].name:
        last = outer[-1]
        return (*outer[:-1], replace(last, posts=(*last.posts, *split_posts(inside))))
    if is_name(inside) or (labelled and is_labelled_name(inside) and POST.search(aligned(before))):
        posts = LATIN_TAIL.sub("", before) if DOTTED.fullmatch(aligned(inside)) else before
        return (Person(together(inside), split_posts(posts), is_name(inside)),)
    return (Person(None, (*split_posts(before), *split_posts(inside))),)


def _without_brackets(text: str, labelled: bool) -> tuple[Person, ...]:
    if not text:
        return ()
    if is_name(text):
        return (Person(together(text)),)
    if labelled and is_labelled_name(text):
        return (Person(together(text), (), False),)
    several = [one for one in re.split(r"[\s、,，;；]+", text) if one]
    if len(several) > 1 and all(is_name(one) for one in several):
        return tuple(Person(one) for one in several)
    row = in_a_row(text)
    return row if len(row) > 1 else (posts_and_name(text, labelled),)
