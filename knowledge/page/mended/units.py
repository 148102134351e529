"""A name and posts, and nothing else, on one line or several: who speaks, where a page sets them alike over and over.

Whatever parts them does not matter. It reads no words, and takes no list for those who speak.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple, Self

from knowledge.page.lines import HAN, Doubt
from knowledge.page.persons.names import is_name, may_be_name
from knowledge.page.persons.particulars import PARTICULARS
from knowledge.page.persons.person import NOBODY, Person
from knowledge.page.persons.posts import DELEGATION, ORGANISATION, POST, TOPICAL
from knowledge.page.printed.bare_names import has_a_post
from knowledge.page.printed.kinds import Kind, Marked
from knowledge.page.printed.wording import OF_A_BODY
from knowledge.text import aligned

LEAST_ALIKE: Final = 3
"""Lines set alike from which they are how a page says who speaks; of two the names must be like names."""
LEAST_SURE: Final = 2
LONGEST: Final = 70
SHORTEST_CUT: Final = 12
LEAST_CUT: Final = 6
"""Lines of one width from which a page was cut at it."""
MOSTLY: Final = 0.9
MOST_OF_UNIT: Final = 4
APART: Final = re.compile(rf"(?<!\w)(?P<first>{HAN})[ \u3000]{{1,3}}(?P<last>{HAN}(?:[ \u3000]{{1,3}}{HAN})?)(?!\w)")
"""The characters of a name that are set apart."""
NUMBERS: Final = re.compile(r"^(?:[①-⑳]|\d{1,2}|[A-Za-z]{1,3}(?=\d|$))+")
SURELY: Final = re.compile(
    r"(?:书记|主任|[局处科院校厂站所队班组镇乡县区市部会园行店船社馆庭司州盟旗团系室]长|经理|董事|总裁|监事"
    r"|理事|主席|[教医律技药]师|教授|医生|护士"
    r"|工程师|代表|委员|常委|[^人]员|司机|传承人|负责人|创始人|主理人|农民|村民|居民|工人|法官|检察官"
    r"|[民交刑]警|大户|船长|骑手)$"
)
"""How a post ends that no headline ends like."""
OF_A_HEADLINE: Final = re.compile("[的要让把]|更多")
COURTESY: Final = re.compile("(?:代表|委员|同志)$")


class _Unit(NamedTuple):
    """Lines of nothing but one name and posts: where they end, who that is, and how the page sets them."""

    end: int
    who: Person
    shape: tuple[int, bool, str]


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a page; `parted` is whether a blank line stands before each, `width` that of a line that was cut."""

    lines: Sequence[Marked]
    parted: bool
    width: int | None

    @classmethod
    def of(cls, lines: Sequence[Marked]) -> Self:
        gaps = sum(one.line.gap for one in lines)
        long = [len(one.line.text) + one.line.indent // 2 for one in lines if len(one.line.text) >= SHORTEST_CUT]
        usual, _ = max(Counter(long).items(), key=lambda pair: pair[1], default=(0, 0))
        cut = sum(abs(one - usual) <= 1 for one in long) >= max(LEAST_CUT, len(long) / 3)
        return cls(lines, gaps >= MOSTLY * len(lines), usual if cut else None)

    def is_under(self, place: int) -> bool:
        """Whether a line stands right under the one above, as lines of the page do that belong together."""
        line, above = self.lines[place].line, self.lines[place - 1].line
        return line.number - above.number == (2 if self.parted else 1) and (self.parted or not line.gap)

    def is_amid_texts(self, place: int, end: int) -> bool:
        """Whether a text stands below, at once or under a headline, or right above."""
        below = range(end, min(end + 2, len(self.lines)))
        return any(map(self._is_text, below)) or (place > 0 and self.lines[place - 1].kind == Kind.TEXT)

    def _is_text(self, place: int) -> bool:
        """Whether a line is of a text, though what was cut at the width of a column looks like a title."""
        of = self.lines[place]
        cut = self.width is not None and len(of.line.text) + of.line.indent // 2 >= self.width - 1
        begins = of.line.begins_paragraph and self.width is not None
        return of.kind == Kind.TEXT or (of.kind == Kind.TITLE and (cut or begins))


def with_units(lines: list[Marked]) -> list[Marked]:
    """The lines; those that hold a name and posts and nothing else, set alike amid texts, are attributions.

    No list is one, where they follow one another; nor is a page whose other lines name as many.
    """
    page = _Page.of(lines)
    units = {place: unit for place in range(len(lines)) if (unit := _unit(page, place))}
    amid = [one for place, one in units.items() if page.is_amid_texts(place, one.end) and one.end not in units]
    alike = {
        shape
        for shape, count in Counter(one.shape for one in amid).items()
        if count >= LEAST_ALIKE and sum(one.who.sure and one.shape == shape for one in amid) >= LEAST_SURE
    }
    read = sum(one.says_who_speaks for one in lines)
    if not alike or len(amid) <= read:
        return lines
    on_one_line = all(count == 1 for count, _, _ in alike)
    found: list[Marked] = []
    place = 0
    while place < len(lines):
        unit = units.get(place)
        if unit and unit.shape in alike and unit.end not in units:
            found.append(_of_unit(lines[place : unit.end], unit.who))
            place = unit.end
        else:
            lost = on_one_line and _names_nobody(page, place)
            found.append(replace(lines[place], kind=Kind.ATTRIBUTION, people=(NOBODY,)) if lost else lines[place])
            place += 1
    return found


def _names_nobody(page: _Page, place: int) -> bool:
    """Whether a line amid texts is posts whose name is lost: the words there are nobody else's."""
    line = page.lines[place]
    if line.kind not in (Kind.TITLE, Kind.TEXT) or len(line.line.plain) > LONGEST:
        return False
    words = [one for one in _all_words(line.line.text) if not PARTICULARS.fullmatch(one)]
    posts = bool(words) and all(map(SURELY.search, words)) and not any(map(OF_A_HEADLINE.search, words))
    return posts and page.is_amid_texts(place, place + 1)


def _unit(page: _Page, place: int) -> _Unit | None:
    """The fewest lines from a place on that hold one name and posts."""
    lines = page.lines
    for end in range(place + 1, min(place + MOST_OF_UNIT, len(lines)) + 1):
        last = lines[end - 1]
        beside = end == place + 1 or page.is_under(end - 1)
        unread = last.kind in (Kind.TITLE, Kind.TEXT) or (last.kind == Kind.TURN and not last.certain)
        if not beside or not unread or len(last.line.plain) > LONGEST or re.search("[。!?;…]", last.line.plain):
            return None
        text = "\n".join(one.line.text for one in lines[place:end])
        if (who := _named_with_posts(text)) is not None:
            plain = aligned(text)
            signs = re.sub(r"[\w\s、,]", "", plain)[:2]
            return _Unit(
                end, who, (end - place, plain.lstrip(signs + " \n").startswith(aligned(who.name or "")), signs)
            )
    return None


def _named_with_posts(text: str) -> Person | None:
    """Who is named in a text of one name and posts, whatever parts them; None where anything else stands there."""
    words = list(_all_words(text))
    posts = [one for one in words if POST.search(aligned(one))]
    rest = [
        one for one in words if one not in posts and not PARTICULARS.fullmatch(one) and not DELEGATION.fullmatch(one)
    ]
    if len(rest) != 1 or not any(map(SURELY.search, posts)) or any(map(OF_A_HEADLINE.search, posts)):
        return None
    who = Person(rest[0], tuple(posts), is_name(rest[0]))
    known = who.sure or (len(rest[0]) <= 3 and _may_be_somebody(rest[0]) and all(map(SURELY.search, posts)))
    return who if known and has_a_post(who) else None


def _all_words(text: str) -> Iterator[str]:
    """What stands between the signs of a text, a name whose characters are set apart as one."""
    for piece in re.split(r"[^\w·•]+", APART.sub(r"\g<first>\g<last>", text)):
        yield from _words(piece)


def _words(piece: str) -> Iterator[str]:
    """The words of what stands between signs: without what numbers it, a courtesy, or a dot that is in no name."""
    piece = NUMBERS.sub("", piece)
    called = COURTESY.sub("", piece)
    dotted = re.split("[·•]", piece)
    if is_name(called) or (called != piece and _may_be_somebody(called)):
        yield called
    elif len(dotted) > 1 and _may_be_somebody(dotted[0]) and POST.search(aligned(dotted[-1])):
        yield from dotted
    elif piece:
        yield piece


def _may_be_somebody(text: str) -> bool:
    """Whether a word has the length of a name and is no word of another kind."""
    others = (TOPICAL, ORGANISATION, OF_A_BODY)
    return is_name(text) or (may_be_name(text) and not any(one.search(text) for one in others))


def _of_unit(lines: Sequence[Marked], who: Person) -> Marked:
    first, *rest = (one.line for one in lines)
    text = " ".join(one.text for one in (first, *rest))
    line = replace(first, text=text, plain=aligned(text))
    signed = first.plain.startswith(("—", "–", "--"))
    doubt = Doubt(first.number, f"按版面上几处相同的印法读作“{who.name}”的署名,身份“{'、'.join(who.posts)}”;请核对")
    kind, label = (Kind.SIGNATURE, "——") if signed else (Kind.ATTRIBUTION, None)
    return Marked(line, kind, label, (who,), more=tuple(one.number for one in rest), doubts=(doubt,))
