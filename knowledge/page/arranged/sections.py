"""Lines that stand over what several say: sections, by their brackets, strokes, words, or as a delegation's."""

import re
from collections import Counter
from dataclasses import replace
from itertools import takewhile
from typing import Final

from knowledge.page.arranged.blocks import BESIDE, SPEAKING, Block, under
from knowledge.page.lines import HAN, Doubt
from knowledge.page.persons.names import DOTTED, is_name
from knowledge.page.persons.posts import DELEGATION
from knowledge.page.printed.kinds import Kind
from knowledge.page.printed.wording import MARK, PROFILE

SECTION_LENGTH: Final = 20
DASH: Final = ("—", "―", "─", "--")
"""How a line begins that says more of the title above it."""
HEAD: Final = BESIDE | {Kind.EVENT, Kind.TITLE}
BRACKETED = re.compile(rf"^{MARK}[\[【〔〖]\s*(?P<title>[^\[\]【】〔〕〖〗]{{2,18}})\s*[\]】〕〗]{MARK}$")
POINTED = re.compile(r"^[\s]*[■□◆◇●○◎▲★☆▌▍▎▊█※♦►▶]+\s*(?P<title>[^,!?:]{2,14}?)[\s■□◆◇●○◎▲★☆▌▍▎▊█※♦◀◄]*$")
MARKED_WITH: Final = " ■□◆◇●○◎▲★☆▌▍▎▊█※♦►▶◀◄"
FRAMED_WITH: Final = MARKED_WITH + "·•・~*\u3000"
DIVIDED = re.compile(r"^[^\s·•・|丨]{2,10}\s*[·•・|丨]\s*[^\s·•・|丨]{1,10}$")
KEYWORD = re.compile(
    r"^(?:关键词|话题|热词|热点|主题|板块|议题|专题|篇章|焦点"
    r"|聚焦)\s*[一二三四五六七八九十\d]{0,2}\s*[:·|丨\s]\s*.{1,8}$"
    r"|^[^\s,!?]{1,8}(?:篇|之声|声音|热议|心声|观点|讨论|专栏|之窗|论坛|会客厅|直通车|话题|之问|建言|连线"
    r"|访谈|组|代表团|讨论组|篇章|圆桌|对话)$"
    r"|^[上中下]篇\s+[^,!?。]{2,8}$"
)


HEADED_DELEGATION: Final = re.compile(
    r"^[\s■□◆◇●○◎▲★☆【\[]*[\u4e00-\u9fff]{1,12}(?:代表团|代表组|讨论组|分团|联组|第[一二三四五六七八九十\d]+组)"
    r"\s*[:丨|·—-]+\s*[^。!?;]{2,30}$"
)
"""A delegation or a group with a heading of its own."""
DELEGATION_ALONE: Final = re.compile(
    rf"{MARK}[\[【〔〖]?\s*(?!{HAN}*(?:走进|来到|直击|聚焦|各|在|记者))"
    rf"(?P<whose>{DELEGATION.pattern}|第?{HAN}{{1,8}}小组)\s*[\]】〕〗]?:?{MARK}(?:\s(?:时间|地点)\s*:[^。!?]{{2,30}})?"
)


SERIES: Final = re.compile(
    rf"^(?P<name>{HAN}{{3,8}})\s*(?:[·•・|丨:]|\d{{1,2}}(?=\s*[\[【·•・|丨:])|之[一二三四五六七八九十](?!{HAN})"
    rf"|[(]?[一二三四五六七八九十\d]+[)])\s*\S"
)
"""A title that is one of several under one name: 代表心声·产业篇 把家底做厚, 党代会圆桌②【宜居松泾】."""

SPACED: Final = re.compile(rf"{HAN}(?:\s{{1,3}}{HAN}){{2,4}}")

NUMBERED_SERIES: Final = re.compile(rf"^(?P<name>{HAN}{{2,8}})\s*[①-⑳❶-❿㊀-㊉]\s*\S")
"""The same with a number in a circle: 代表声音① 转型."""


def with_sections(lines: list[Block]) -> list[Block]:
    found = list(lines)
    spaced = [one for one in lines if _is_spaced(one)]
    series = Counter(match["name"] for one in lines if (match := _of_series(one)))
    several = sum(one.kind == Kind.TITLE and is_delegation(one) for one in lines) > 1
    for place, block in enumerate(lines):
        title = section_title(block) if block.kind == Kind.TITLE else None
        if len(spaced) > 1 and _is_spaced(block) and _heads_something(lines, place, certain=True):
            found[place] = replace(block, kind=Kind.SECTION)
            continue
        part = _of_series(block)
        of_series = part is not None and series[part["name"]] > 1
        if block.kind == Kind.TITLE and _is_of_a_delegation(lines, place):
            what = "这一行以代表团或小组开头,下面是报道,认作栏目名;请核对"
            marked = replace(block.marked, doubts=(*block.marked.doubts, Doubt(block.number, what)))
            found[place] = replace(block, kind=Kind.SECTION, marked=marked)
        elif title and (_is_over_report(lines, place, several) or _is_heading(lines, place)):
            found[place] = replace(block, kind=Kind.SECTION, text=title)
        elif of_series and not _has_subtitle(lines, place) and _heads_something(lines, place, certain=True):
            found[place] = replace(block, kind=Kind.SECTION, text=block.text.strip(FRAMED_WITH))
    return _with_sections_marked_alike(found)


def _with_sections_marked_alike(lines: list[Block]) -> list[Block]:
    """What has the mark of a section and stands right over several who speak is one too: ▎港城向海, ▎烟火人间."""
    marks = {
        one.marked.line.plain[0] for one in lines if one.kind == Kind.SECTION and POINTED.match(one.marked.line.plain)
    }
    over = Counter(block.plain[0] for place, block in enumerate(lines) if _is_over_article(lines, place))
    found = list(lines)
    for place, block in enumerate(lines):
        title = section_title(block) if block.kind == Kind.TITLE else None
        mark = block.plain[:1]
        several = mark in marks and _is_over_several(lines, place)
        if title and (several or (over[mark] > 1 and _is_over_article(lines, place))):
            found[place] = replace(block, kind=Kind.SECTION, text=title)
    return found


def _is_over_article(lines: list[Block], place: int) -> bool:
    """Whether a line with a mark stands over a headline without it and a text: ■产业篇, as others of the page do."""
    block = lines[place]
    if block.kind != Kind.TITLE or not POINTED.match(block.plain) or _has_subtitle(lines, place):
        return False
    above = next((one.kind for one in reversed(lines[:place]) if one.kind not in BESIDE), None)
    below = [one for one in lines[place + 1 :][:12] if one.kind not in BESIDE][:2]
    titled = [one.kind for one in below] == [Kind.TITLE, Kind.TEXT] and below[0].plain[0] != block.plain[0]
    return titled and above not in SPEAKING


def _is_over_several(lines: list[Block], place: int) -> bool:
    """Whether several attributions follow, each over its words, before anything else is printed over words."""
    below = (one.kind for one in lines[place + 1 :] if one.kind not in BESIDE)
    spoken = list(takewhile(lambda kind: kind in (Kind.ATTRIBUTION, Kind.TEXT), below))
    return spoken[:1] == [Kind.ATTRIBUTION] and spoken.count(Kind.ATTRIBUTION) > 1 and spoken[1] == Kind.TEXT


def _is_spaced(block: Block) -> bool:
    """`老 有 味`: a few characters set apart from one another, which are nobody's name."""
    apart = block.kind == Kind.TITLE and SPACED.fullmatch(block.plain)
    return bool(apart) and not is_name(re.sub(r"\s", "", block.plain))


def _of_series(block: Block) -> re.Match[str] | None:
    """The name that a title may have in common with others."""
    return (SERIES.match(block.plain) or NUMBERED_SERIES.match(block.text)) if block.kind == Kind.TITLE else None


def _is_over_report(lines: list[Block], place: int, several: bool) -> bool:
    """Whether one of several delegations stands over what a reporter tells of its talk."""
    return several and is_delegation(lines[place]) and under(lines, place) in (Kind.TEXT, Kind.NEWS)


def _is_heading(lines: list[Block], place: int) -> bool:
    return not _has_subtitle(lines, place) and _heads_something(lines, place, _is_certain(lines[place]))


def _has_subtitle(lines: list[Block], place: int) -> bool:
    """Whether a line with a dash stands right below: `老街的新话题` over `——五位代表访谈` is a banner."""
    below = lines[place + 1] if place + 1 < len(lines) else None
    beside = below is not None and below.number == lines[place].number + 1 and not below.marked.line.gap
    return beside and below is not None and below.kind == Kind.TITLE and below.plain.startswith(DASH)


def _is_of_a_delegation(lines: list[Block], place: int) -> bool:
    """`祁川区代表团：一座城的暖` over a report, or one of several: what its delegates said stands below."""
    if not HEADED_DELEGATION.match(lines[place].plain):
        return False
    several = sum(one.kind == Kind.TITLE and bool(HEADED_DELEGATION.match(one.plain)) for one in lines) > 1
    return under(lines, place) == Kind.TEXT or (several and under(lines, place) == Kind.TURN)


def section_title(block: Block) -> str | None:
    """The title of a section where a line looks like one: 【民生之声】, 党代表热议·升级, 关键词：创新."""
    plain = block.plain
    if delegation := DELEGATION_ALONE.fullmatch(plain):
        return block.text[slice(*delegation.span("whose"))]
    if PROFILE.fullmatch(plain) or plain.startswith(DASH):
        return None
    if len(plain) > SECTION_LENGTH or (is_name(plain) and not DOTTED.fullmatch(plain)):
        return None
    for form in (BRACKETED, POINTED):
        match = form.match(plain)
        if match:
            return block.text[match.start("title") : match.end("title")].strip()
    start, end = len(plain) - len(plain.lstrip(MARKED_WITH)), len(plain.rstrip(MARKED_WITH))
    inner = plain[start:end]
    return block.text[start:end] if DIVIDED.match(inner) or KEYWORD.match(inner) else None


def _is_certain(block: Block) -> bool:
    return bool(BRACKETED.match(block.plain)) or is_delegation(block)


def is_delegation(block: Block) -> bool:
    """Whether a line is the name of a delegation and nothing else: what its delegates said stands below."""
    return bool(DELEGATION_ALONE.fullmatch(block.plain))


def unframed(text: str) -> str:
    """A title without the marks that a paper prints on both sides of it: ·兴边·, ◆勐街代表团◆."""
    inner = text.strip(FRAMED_WITH)
    return inner if inner and text[0] in FRAMED_WITH and text[-1] in FRAMED_WITH else text


def _is_signed(lines: list[Block], place: int) -> bool:
    """Whether the texts below a heading and a headline end with a signature."""
    below = (one for one in lines[place + 1 :] if one.kind not in BESIDE | {Kind.TEXT})
    return next(below, None) is not None and (end := next(below, None)) is not None and end.kind == Kind.SIGNATURE


def _heads_something(lines: list[Block], place: int, certain: bool) -> bool:
    """Whether a heading stands over a headline or a note; directly over a text it is a subheading."""
    following = [one.kind for one in lines[place + 1 :][:12] if one.kind not in BESIDE]
    if not following:
        return False
    first = following[0]
    if first == Kind.NEWS:
        return is_delegation(lines[place])
    if first == Kind.TITLE and following[1:2] == [Kind.TEXT]:
        return certain or _is_signed(lines, place)
    if first == Kind.REPORTERS and not certain and all(one.kind in HEAD for one in lines[:place]):
        return False  # what stands over who wrote the page is its banner
    if first in (Kind.TITLE, Kind.NOTE, Kind.SECTION, Kind.REPORTERS):
        return first != Kind.TITLE or (len(following) > 1 and following[1] != Kind.TEXT) or certain
    title_below = following[1:3] == [Kind.TITLE, Kind.TEXT]
    return first in SPEAKING and (certain or title_below)
