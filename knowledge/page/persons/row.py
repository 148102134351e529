"""Several persons printed one after another, each with posts. What names one only is not told apart here."""

import re
from dataclasses import replace
from typing import Final

from knowledge.page.persons.names import is_name, is_plain_name, together, torn_name
from knowledge.page.persons.person import Person
from knowledge.page.persons.pieces import ends_with_name, parted, with_spaced_names
from knowledge.page.persons.posts import ORGANISATION, POST, split_posts
from knowledge.text import aligned

LONGEST_ROW: Final = 200
BEHIND_NAME: Final = re.compile(r"(?<=.)(?:[和与及](?=.)|(?:代表|委员|同志|先生|女士)(?:说|谈)?(?=[\s,;和与及]|$))")


def in_a_row(text: str) -> tuple[Person, ...]:
    """The persons of a row; one or none where the text is none."""
    if len(text) > LONGEST_ROW:
        return ()
    text = _apart(text)
    plain = aligned(text)
    pieces = with_spaced_names(plain, parted(plain.replace("、", ",")))
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
        found.append(Person(together(name), before))
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
        name = words and (ends_with_name(words[-1]) or any(torn_name(words[-n:]) for n in (2, 3) if len(words) >= n))
        if name and (len(words) > 1 or name != len(words[0]) or is_plain_name(words[0])):
            by = "," if found[0] in "和与及" else " "
            text = text[: found.start()] + by * len(found[0]) + text[found.end() :]
            plain = aligned(text).replace("、", ",")
    return text


def _named_in(text: str, plain: str, pieces: list[tuple[int, int]], place: int) -> str | None:
    """The name that a piece is, beside posts, or that stands at its end behind one."""
    begin, end = pieces[place]
    whole = text[begin:end]
    after_post = place > 0 and bool(POST.search(plain[slice(*pieces[place - 1])]))
    after_name = place > 0 and ends_with_name(plain[slice(*pieces[place - 1])])
    if is_name(whole) and not ORGANISATION.search(plain[begin:end]):
        listed = place == 0 and not is_plain_name(whole) and len(pieces) > 1 and plain[end : end + 1] in "、,;"
        if POST.search(plain[begin:end]):
            return None
        apart = place > 0 and len(together(whole)) > 2 and is_plain_name(whole) and plain[begin - 1] == " "
        return whole if (place == 0 and not listed) or after_post or after_name or apart else None
    glued = ends_with_name(plain[begin:end])
    return text[end - glued : end] if glued else None
