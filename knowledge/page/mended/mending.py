"""Printed lines made whole before they are read: jumps and credits cut out of them, torn attributions joined.

Alone it asks nothing of the page beyond lines that stand together; what is told by how a page prints all its people is
for the modules that it calls.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from knowledge.page.lines import HAN, Doubt, Line, part
from knowledge.page.mended.halves import IN_NAME, without_halves
from knowledge.page.mended.openings import opened, opened_like_neighbours
from knowledge.page.mended.run_in import without_run_in
from knowledge.page.mended.several_lines import over_several_lines
from knowledge.page.mended.units import with_units
from knowledge.page.mended.unsigned import with_captions, with_given_words, with_introductions
from knowledge.page.persons.names import DOTTED, is_name, is_rare_name, together
from knowledge.page.persons.posts import POST, are_posts, split_posts
from knowledge.page.printed.bare_names import has_a_post
from knowledge.page.printed.credits import FILED, photo
from knowledge.page.printed.kinds import Kind, Marked
from knowledge.page.printed.masthead import OF_A_MEETING, is_event_line, staff_line
from knowledge.page.printed.name_places import marked_by_place, of_one_list
from knowledge.page.printed.wording import JUMP_MARKED, LEADING, MARK
from knowledge.text import aligned

TEARABLE: Final = (Kind.TITLE, Kind.TEXT, Kind.ATTRIBUTION, Kind.SIGNATURE, Kind.TURN, Kind.LABEL)
TORN_NAME: Final = re.compile(
    r"\s(?:H{1,2}\nH{1,2}|H{1,6}(?:·H{0,2}\nH{1,4}|\n·H{1,6}))$".replace("H", r"[\u4e00-\u9fff]")
)
"""A name behind a post that a line end tore, be it of two parts (哈山·叶 over 尔肯)."""
ENDS_NAME: Final = re.compile(r"[\u4e00-\u9fff](?:(?:代表|委员)\s*[(:]|[(])")
GOES_ON_TO_COLON: Final = re.compile(rf"(?P<rest>{IN_NAME}{HAN}?)(?:代表|委员|同志)?(?:\([^()]{{1,12}}\))?\s?:")
"""`涛：`, `涛代表：`: how a line begins with the end of a name and the sign that its words follow."""
OF_A_MEETING_ONLY: Final = re.compile(rf"(?:{OF_A_MEETING}|代表|委员|访谈录?|专访|对话|回访|特写|见闻)+")
MARKED_WITH: Final = "□■◆◇●○◎▲△★☆—"
HOUSE: Final = re.compile(r"^[省市县区州盟旗镇乡]|[县市区州盟旗镇乡]")
"""What says that a post is printed with its house: 市水务局局长, and not 局长."""
SHORT_POST: Final = 4
NAME_ALONE: Final = re.compile(rf"{MARK}(?P<name>{HAN}{{2,4}}?|{DOTTED.pattern})(?P<seat>代表|委员|同志)?")
IN_BRACKETS: Final = re.compile(r"[(\[【〔](?P<posts>[^()\[\]【】〔〕:。!?]{2,60})[)\]】〕]")
UNDER_A_SEAT: Final = re.compile(r"(?P<posts>[^()\[\]【】〔〕:,。!?“”]{4,60})")
SEATED_IN: Final = re.compile(rf"{MARK}{HAN}{{2,4}}[(]{HAN}{{0,6}}(?:代表|委员)[、,]")
"""`敬小兰（市人大代表、……`: a seat behind what stands before a bracket says that this is a name."""
OPENED: Final = re.compile(r"[(\[【〔][^()\[\]【】〔〕]*$")
CLOSES: Final = re.compile(r"[^()\[\]【】〔〕]*[)\]】〕]")
ANY_BRACKET: Final = re.compile(r"[()\[\]【】〔〕]")
CREDIT_WITHIN: Final = re.compile(
    r"(?:(?<=[。!?”…])\s*|^)(?P<credit>[(\[【]\s*[^()\[\]【】。,!?;]{0,24}?"
    rf"(?:(?<![拍航])摄影?|供图|{FILED}|提供|翻拍)"
    r"\s*[)\]】]|摄影?\s*[/:]\s*(?P<by>[\u4e00-\u9fff]{2,4})(?=\s*$)|(?:本报|[\u4e00-\u9fff]{2,6}报)?(?:[\u4e00-\u9fff]{0,4}记者|通讯员|实习生)?[\s/]*"
    r"(?P<who>[\u4e00-\u9fff]{2,4})\s*[/\s]\s*摄影?(?=\s*$))"
)


def marked_lines(lines: Iterable[Line]) -> list[Marked]:
    """The lines with their kinds.

    A jump or a photo's credit printed within a line (……（下转A03版）, ……。（×× 摄）) is a line of its own, and an
    attribution that a line's end tore apart is one line, and one that ran into the line above is a line too.
    """
    pieces = [piece for line in lines for whole in _without_jumps(line) for piece in _parted(whole)]
    whole = with_captions(with_units(with_given_words(over_several_lines(pieces))))
    mended = of_one_list(_mended(whole))
    return with_introductions(_with_staff(opened_like_neighbours(mended)))


def _parted(line: Line) -> Iterator[Marked]:
    """A line, and apart from it who speaks next and photographers' credits that are printed on it."""
    for piece, doubts in without_run_in(line):
        marked = list(_without_credit(piece))
        yield replace(marked[0], doubts=(*doubts, *marked[0].doubts))
        yield from marked[1:]


def _with_staff(lines: list[Marked]) -> list[Marked]:
    """`付印/何山` right over or under a line of staff names staff too, though its role is known to nobody."""
    found = list(lines)
    for place, one in enumerate(lines):
        beside = [found[at] for at in (place - 1, place + 1) if 0 <= at < len(found)]
        unread = one.kind in (Kind.TITLE, Kind.TEXT) or (one.kind == Kind.TURN and not one.certain)
        head = staff_line(one.line.text) if unread and any(map(_names_staff, beside)) else None
        found[place] = replace(one, kind=Kind.HEAD, head=head, people=(), rest=None, label=None) if head else one
    return found


def _names_staff(of: Marked) -> bool:
    return of.head is not None and any(fact.what == "staff" for fact in of.head.facts)


def _without_credit(line: Line) -> Iterator[Marked]:
    """A line, and apart from it the photographer's credit that its column ran into it."""
    found = next((one for one in CREDIT_WITHIN.finditer(line.plain) if _is_credit(line, one)), None)
    if not found:
        yield opened(line)
        return
    before, after = part(line, 0, found.start("credit")), part(line, found.end("credit"))
    if before.text:
        yield opened(before)
    credit = part(line, found.start("credit"), found.end("credit"))
    doubt = Doubt(line.number, f"这一行里的“{credit.text}”是图片来源,不是正文,已从段落里移出;请核对")
    yield Marked(credit, Kind.PHOTO, photo=photo(credit.text), doubts=(doubt,))
    if after.text:
        yield from _without_credit(replace(after, gap=False))


def _is_credit(line: Line, found: re.Match[str]) -> bool:
    """Whether a credit stands in a text rather than under a caption of its own."""
    before = line.plain[: found.start("credit")]
    mine = re.search(r"我(?![国省市县区镇乡党军院校])", before)
    if not mine and photo(line.text[: found.end("credit")]):
        return False
    who = found["who"] or found["by"]
    return bool(photo(found["credit"])) and (who is None or is_name(who))


def _mended(lines: Sequence[Marked]) -> list[Marked]:
    """The lines, with attributions that the end of a line tore apart made whole."""
    found: list[Marked] = []
    for one in _over_three(lines):
        whole = next(filter(None, (rule(found[-1], one) for rule in _JOINS)), None) if _may_go_on(found) else None
        if whole:
            found[-1] = whole
        else:
            found.append(_with_stub(found[-1], one) if found else one)
    return without_halves(found)


def _over_three(lines: Sequence[Marked]) -> Iterator[Marked]:
    """The lines; an attribution whose brackets hold three lines of a narrow column is one."""
    rest = 0
    for place, one in enumerate(lines):
        if place < rest:
            continue
        whole = _torn_twice(*lines[place : place + 3]) if place + 3 <= len(lines) else None
        rest = place + 3 if whole else rest
        yield whole or one


def _torn_twice(above: Marked, amid: Marked, below: Marked) -> Marked | None:
    """`石晶（市政协委员、农工党` over `市委会副主委、市二医院急诊` over `科护士长）：从南关到医院……`."""
    beside = below.line.number - amid.line.number == amid.line.number - above.line.number == 1
    if not beside or amid.line.gap or not OPENED.search(above.line.plain) or ANY_BRACKET.search(amid.line.plain):
        return None
    upper, lower = above.line, amid.line
    begun = replace(lower, text=upper.text + lower.text, plain=upper.plain + lower.plain)
    whole = _torn(replace(above, line=begun), below)
    return (
        replace(whole, line=replace(whole.line, number=upper.number), more=(lower.number, *whole.more))
        if whole
        else None
    )


def _may_go_on(found: list[Marked]) -> bool:
    return bool(found) and not found[-1].more


def _with_stub(above: Marked, below: Marked) -> Marked:
    """An attribution right under a stub of a line, which may be the beginning of its name."""
    stub = above.kind == Kind.TITLE and len(above.line.text) <= 3 and not is_name(above.line.text)
    beside = below.line.number == above.line.number + 1 and not below.line.gap
    if not stub or not beside or not below.name or not below.line.plain.startswith(aligned(below.name)):
        return below
    what = f"上一行“{above.line.text}”很短,或是这一行姓名“{below.name}”的前半;请核对"
    return replace(below, doubts=(*below.doubts, Doubt(below.line.number, what)))


def _torn(above: Marked, below: Marked) -> Marked | None:
    """One attribution of two lines, where the lines alone are none and together name one person in a post."""
    upper, lower = above.line, below.line
    if len(upper.text) > 60 or len(lower.text) > 200 or not 0 < lower.number - upper.number <= 2:
        return None
    if above.kind not in TEARABLE or below.kind not in TEARABLE:
        return None
    opened = OPENED.search(upper.plain) and CLOSES.match(lower.plain)
    bare = LEADING.sub("", upper.plain)
    called = above.kind != Kind.LABEL and GOES_ON_TO_COLON.match(lower.plain)
    begun = TORN_NAME.search(f"{bare}\n{together(lower.plain)}") and POST.search(bare.split()[0])
    hinted = above.label or below.kind == Kind.ATTRIBUTION or len(upper.text) <= 2 or begun
    if not (opened or called) and (not hinted or above.kind == Kind.LABEL or lower.gap or len(lower.text) > 40):
        return None
    whole = marked_by_place(replace(upper, text=upper.text + lower.text, plain=upper.plain + lower.plain))
    if whole.kind == Kind.TITLE and len(upper.text) == 1 and is_name(whole.line.text) and below.kind == Kind.TITLE:
        doubt = Doubt(lower.number, f"第{upper.number}、{lower.number}行已直接连成姓名“{whole.line.text}”;请核对")
        return replace(whole, more=(lower.number,), doubts=(doubt,))
    spoken = whole.kind in (Kind.ATTRIBUTION, Kind.SIGNATURE) or (whole.kind == Kind.TURN and whole.certain)
    signed = whole.kind == Kind.SIGNATURE and whole.label == "作者"
    by_frame = (signed or SEATED_IN.match(whole.line.plain)) and any(map(has_a_post, whole.people))
    if not spoken or not whole.name or not (by_frame or is_name(whole.name) or is_rare_name(whole.name)):
        return None
    torn = (_is_torn_label, _is_torn_post, _is_torn_name, _is_torn_before_colon)
    if (
        not opened
        and not (begun and has_a_post(whole.people[0]))
        and not any(rule(above, below, whole) for rule in torn)
    ):
        return None
    what = f"署名断在第{upper.number}、{lower.number}行,已直接连上,读作“{whole.name}”的署名;请核对"
    return replace(whole, more=(lower.number,), doubts=(Doubt(lower.number, what),))


def _torn_event(above: Marked, below: Marked) -> Marked | None:
    """`——市第五次党代会` over `代表访谈录`: what is printed behind a meeting's name, on a line of its own."""
    upper, lower = above.line, below.line
    beside = lower.number == upper.number + 1 and not lower.gap and len(lower.text) <= 8
    if above.kind != Kind.EVENT or below.kind != Kind.TITLE or not beside or not upper.plain.startswith(("—", "-")):
        return None
    whole = replace(upper, text=upper.text + lower.text, plain=upper.plain + lower.plain)
    if not is_event_line(whole.text) or not OF_A_MEETING_ONLY.fullmatch(lower.plain):
        return None
    doubt = Doubt(lower.number, f"第{upper.number}、{lower.number}行已直接连成“{whole.text}”;请核对")
    return replace(above, line=whole, more=(lower.number,), doubts=(*above.doubts, doubt))


def _over_posts(above: Marked, below: Marked) -> Marked | None:
    """`◆李红代表` over `（市教育局党组书记、局长）`: a name, and its posts on a line of their own."""
    upper, lower = above.line, below.line
    named, posted = NAME_ALONE.fullmatch(upper.plain), IN_BRACKETS.fullmatch(lower.plain)
    if named and named["seat"] and not posted:
        posted = UNDER_A_SEAT.fullmatch(lower.plain)
    if not named or not posted or lower.number - upper.number > 2 or not is_name(named["name"]):
        return None
    if not are_posts(lower.text[slice(*posted.span("posts"))]):
        return None
    end = named.end("name")
    printed, bare = (
        replace(upper, text=f"{upper.text[:to]} {lower.text}", plain=f"{upper.plain[:to]} {lower.plain}")
        for to in (len(upper.text), end)
    )
    whole = marked_by_place(bare)
    spoken = whole.kind == Kind.ATTRIBUTION and whole.name == upper.text[named.start("name") : end]
    return replace(whole, line=printed, more=(lower.number,)) if spoken else None


def _drop_cap(above: Marked, below: Marked) -> Marked | None:
    """`听` over `报告时，我在……`: the first character of a text, which the paper prints large."""
    upper, lower = above.line, below.line
    beside = lower.number == upper.number + 1 and not lower.gap and below.kind == Kind.TEXT
    if above.kind != Kind.TITLE or not beside or not re.fullmatch(rf"(?![一二三四五六七八九十]){HAN}", upper.plain):
        return None
    whole = replace(lower, text=upper.text + lower.text, plain=upper.plain + lower.plain)
    doubt = Doubt(lower.number, f"第{upper.number}行的“{upper.text}”像下一行的首字,已直接连上;请核对")
    return replace(below, line=whole, more=(upper.number,), doubts=(*below.doubts, doubt))


_JOINS: Final = (_torn, _torn_event, _over_posts, _drop_cap)
"""How two lines are one, in the order in which it is tried."""


def _is_torn_label(above: Marked, below: Marked, whole: Marked) -> bool:
    """讲述人：市教育局党组书记、局 over 长 李红; or a name of three characters whose last stands below."""
    if not whole.label or whole.kind == Kind.TURN or above.label != whole.label or below.label:
        return False
    name = above.name
    if name and is_name(name):
        return whole.name == name + below.line.text[0]
    alone = is_name(below.line.text) and all(POST.search(aligned(post)) for one in above.people for post in one.posts)
    return not alone and bool(whole.people[0].posts) and all(POST.search(aligned(one)) for one in whole.people[0].posts)


def _is_torn_name(above: Marked, below: Marked, whole: Marked) -> bool:
    """欧 over 阳立代表（青石县委书记）：, or 李小 over 红代表（…）, whose name begins on the line above."""
    rest = below.name or (below.line.text[:1] if ENDS_NAME.match(below.line.plain) else None)
    return bool(rest) and len(above.line.text) <= 2 and whole.name == above.line.text + (rest or "")


def _is_torn_before_colon(above: Marked, below: Marked, whole: Marked) -> bool:
    """××局局长林海 over 涛：……: half of a name stands behind the post; what stands below is nobody by itself."""
    end = GOES_ON_TO_COLON.match(below.line.plain)
    if end is None or (above.name and (is_name(end["rest"]) or end["rest"] == aligned(above.name)[0])):
        return False
    begun = (above.line.plain[-count:] for count in (1, 2, 3))
    return has_a_post(whole.people[0]) and any(aligned(whole.name or "") == one + end["rest"] for one in begun)


def _is_torn_post(above: Marked, below: Marked, whole: Marked) -> bool:
    """市人大代表、云州机床厂 over 厂长 王军：, which alone would be a post without its house."""
    begun = split_posts(above.line.text)
    bare = above.kind == Kind.TITLE and below.kind == Kind.ATTRIBUTION and not below.marks_label
    if not bare or _has_its_house(above, below):
        return False
    return len(begun) > 1 and bool(POST.search(aligned(begun[0]))) and whole.name == below.name


def _has_its_house(above: Marked, below: Marked) -> bool:
    """Whether an attribution under a line of two parts is whole: it has a mark, a place, or a space parts the two."""
    posts = [aligned(post) for post in below.people[0].posts]
    parted = " " in LEADING.sub("", above.line.plain) and any(len(post) > SHORT_POST for post in posts)
    return below.line.plain[0] in MARKED_WITH or any(map(HOUSE.search, posts[:1])) or parted


def _without_jumps(line: Line) -> Iterator[Line]:
    start = 0
    for jump in JUMP_MARKED.finditer(line.plain):
        before = part(line, start, jump.start())
        if before.text:
            yield before
        yield part(line, jump.start(), jump.end())
        start = jump.end()
    rest = part(line, start) if start else line
    if rest.text:
        yield rest
