"""A person's life on one line: `张玉兰，女，1975年生，杨树沟村党支部书记。`. It joins no words to anybody.

What is held now is a post; what was done before, and sex, birth, party and schooling are none.
"""

import re
from typing import Final

from knowledge.page.persons.names import is_name, is_rare_name, together
from knowledge.page.persons.particulars import PARTICULARS
from knowledge.page.persons.people import people
from knowledge.page.persons.person import Person
from knowledge.page.persons.posts import POST, split_posts
from knowledge.text import aligned

FORMER: Final = re.compile(r"毕业|获|荣|当选|入党|工作$|曾|扎根|从事|从教|从警|从医|出生|\d年")
NOW: Final = re.compile(r"^(?:现任|现为|现是|担任|系|为)")
LIFE: Final = re.compile(
    r"^[^\w(\[【“]*(?P<who>[^,;。:!?“”()]{2,40}?)(?:代表|委员)?[,、]\s*(?:男|女)[,、。;](?P<rest>.+)$", re.DOTALL
)
"""A name, with or without posts before it, and a sex behind it."""
OF_A_LIFE: Final = re.compile(
    rf"(?:{PARTICULARS.pattern})|生于.{{2,12}}|[\u4e00-\u9fff]{{2,8}}人|第.{{1,3}}次.{{2,12}}代表|.{{0,16}}党代表"
)
"""What a life tells beside its posts."""
PIECE: Final = re.compile(rf"(?:(?:{PARTICULARS.pattern})、)*(?P<piece>[^,;。.]+)")
LONGEST: Final = 150


def held(piece: str) -> list[str]:
    """The posts that a piece of a life says are held now."""
    plain = aligned(piece)
    if PARTICULARS.fullmatch(plain) or FORMER.search(plain):
        return []
    now = NOW.match(plain)
    posts = split_posts(piece[now.end() :] if now else piece)
    return [one for one in posts if POST.search(aligned(one)) and len(one) > 1]


def person_of(text: str) -> Person | None:
    """Whose life a text tells where it tells nothing else: the name as printed, and the posts held now."""
    plain = aligned(text)
    life = LIFE.match(plain) if len(text) <= LONGEST else None
    if life is None:
        return None
    printed = text[slice(*life.span("who"))]
    named = people(printed) if not is_rare_name(printed) else (Person(together(printed), (), sure=False),)
    start = life.start("rest")
    pieces = [
        text[start + one.start("piece") : start + one.end("piece")].strip(" \u3000、")
        for one in PIECE.finditer(plain[start:])
    ]
    told = [held(one) for one in pieces if one and not _is_of_a_life(aligned(one))]
    if len(named) != 1 or not named[0].name or not all(told):
        return None
    posts = (*named[0].posts, *(post for one in told for post in one))
    return Person(named[0].name, posts, is_name(named[0].name)) if posts else None


def _is_of_a_life(piece: str) -> bool:
    return bool(OF_A_LIFE.fullmatch(piece) or (FORMER.search(piece) and not re.search(r"[我他她]", piece)))
