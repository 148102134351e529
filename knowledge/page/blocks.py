"""Lines to blocks: what several lines say together, and what a line is because of those beside it.

It joins no paragraphs and asks for no speech's bounds.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from knowledge.page.credits import CAPTION, shows_a_meeting
from knowledge.page.kinds import Kind, Marked, ends_sentence
from knowledge.page.lines import Doubt, Line
from knowledge.page.person import (
    DOTTED,
    FIELD,
    MARKS,
    NOBODY,
    POLITE,
    Person,
    is_name,
    is_plain_name,
    is_rare_name,
    names_in,
    people,
)
from knowledge.page.posts import ORGANISATION, POST
from knowledge.page.trimmings import OCCASION
from knowledge.page.wording import MARK, PROFILE
from knowledge.text import aligned

BESIDE: Final = frozenset({Kind.PHOTO, Kind.CAPTION, Kind.HEAD, Kind.FURNITURE})
"""What stands between the halves of a torn paragraph, or between a headline and its attribution."""
SAYING: Final = frozenset({Kind.TEXT, Kind.NOTE, Kind.QUESTION, Kind.ANSWER, Kind.TURN, Kind.NEWS, Kind.BOX})
SPEAKING: Final = frozenset({Kind.ATTRIBUTION, Kind.LABEL, Kind.TURN, Kind.SIGNATURE})
HEADED: Final = frozenset({Kind.ATTRIBUTION, Kind.LABEL, Kind.SIGNATURE, Kind.REPORTERS, Kind.NEWS})
"""What a headline stands over."""
IN_HEAD: Final = BESIDE | {Kind.TITLE, Kind.EVENT}
OVER: Final = frozenset({Kind.NOTE, Kind.TITLE, Kind.EVENT, Kind.REPORTERS})
LONGEST_BANNER: Final = 36
SECTION_LENGTH: Final = 20
BRACKETED = re.compile(rf"^{MARK}[\[【〔〖]\s*(?P<title>[^\[\]【】〔〕〖〗]{{2,18}})\s*[\]】〕〗]{MARK}$")
POINTED = re.compile(r"^[\s]*[■□◆◇●○◎▲★☆▌▍▎▊█※♦►▶]+\s*(?P<title>[^,!?:]{2,14})$")
MARKED_WITH: Final = " ■□◆◇●○◎▲★☆▌▍▎▊█※♦►▶"
DIVIDED = re.compile(r"^[^\s·•・|丨]{2,10}\s*[·•・|丨]\s*[^\s·•・|丨]{1,10}$")
KEYWORD = re.compile(
    r"^(?:关键词|话题|热词|热点|主题|板块|议题|专题|篇章|焦点"
    r"|聚焦)\s*[一二三四五六七八九十\d]{0,2}\s*[:·|丨\s]\s*.{1,8}$"
    r"|^[^\s,!?]{1,8}(?:篇|之声|声音|热议|心声|观点|讨论|专栏|之窗|论坛|会客厅|直通车|话题|之问|建言|连线"
    r"|访谈|组|代表团|讨论组|篇章|圆桌|对话)$"
)


DELEGATION: Final = re.compile(
    r"^[\s■□◆◇●○◎▲★☆【\[]*[\u4e00-\u9fff]{1,12}(?:代表团|代表组|讨论组|分团|联组|第[一二三四五六七八九十\d]+组)"
    r"\s*[:丨|·—-]+\s*[^。!?;]{2,30}$"
)
"""A delegation or a group with a heading of its own."""


HONOURED: Final = re.compile(r"(?:曾?荣?获|当选|入选)|.{2,40}(?:获得者|模范|标兵|先进个人|优秀[^,。]{2,8})$")
"""What is printed under a person's posts and is none."""


@dataclass(frozen=True, slots=True)
class Block:
    """A line, or several that are one; `text` is what they say together, `marked` the first of them."""

    kind: Kind
    text: str
    numbers: tuple[int, ...]
    label: str | None
    people: tuple[Person, ...]
    marked: Marked
    last: Line

    @property
    def number(self) -> int:
        return self.numbers[0]

    @property
    def name(self) -> str | None:
        return self.people[0].name if len(self.people) == 1 else None

    @property
    def plain(self) -> str:
        return aligned(self.text)


def blocks(lines: Sequence[Marked]) -> list[Block]:
    """The blocks that marked lines make; no paragraph is joined yet."""
    whole = _with_occasions(_with_labels(_with_bare_names([_block(one) for one in lines])))
    return _with_sections(_with_exclaimed_banner(_with_captions(_with_named_headlines(whole))))


def _with_occasions(lines: list[Block]) -> list[Block]:
    """`——在市第五次党代会上的发言` right over or under who speaks is of that attribution."""
    found: list[Block] = []
    for one in lines:
        above = found[-1] if found else None
        beside = above is not None and above.last.number + 1 == one.number and not one.marked.line.gap
        if above is not None and beside and (_is_held(above, one) or _is_held(one, above)):
            speaks = one if _is_held(above, one) else above
            text, numbers = f"{above.text} {one.text}", above.numbers + one.numbers
            found[-1] = replace(speaks, text=text, numbers=numbers, last=one.last)
        else:
            found.append(one)
    return found


def _is_held(occasion: Block, speaks: Block) -> bool:
    said = occasion.kind in (Kind.EVENT, Kind.TITLE) and OCCASION.match(occasion.plain)
    return bool(said) and speaks.kind == Kind.ATTRIBUTION and not speaks.marked.rest


def _block(of: Marked) -> Block:
    text = of.rest.text if of.rest else "" if of.kind in SAYING - {Kind.TEXT, Kind.TURN, Kind.NEWS} else of.line.text
    if of.kind == Kind.TURN and not of.rest:
        text = ""
    return Block(of.kind, text, (of.line.number, *of.more), of.label, of.people, of, of.line)


def _with_bare_names(lines: list[Block]) -> list[Block]:
    """A name and posts on two lines, in either order, over a text and under a headline, are one attribution."""
    found: list[Block] = []
    place = 0
    while place < len(lines):
        rules = (_housed_and_posted, _named_and_posted, _named_over_headline, _posted_and_named) if found else ()
        whole = next((one for rule in rules if (one := rule(lines, place))), None)
        found.append(whole or lines[place])
        while whole and lines[place].last is not whole.last:
            place += 1
        place += 1
    return found


def _housed_and_posted(lines: list[Block], place: int) -> Block | None:
    """`市水务局` over `党组书记、局长` over `柴永明`: the house of the posts is on a line of its own."""
    house = lines[place]
    under = lines[place - 1]
    headed = under.kind == Kind.TITLE and under.last.number + 1 == house.number and not house.marked.line.gap
    alone = (
        headed and house.kind == Kind.TITLE and len(house.text) <= SECTION_LENGTH and ORGANISATION.search(house.plain)
    )
    whole = _posted_and_named(lines, place + 1) if alone and len(lines) > place + 3 else None
    if not whole or whole.number != house.number + 1 or whole.marked.line.gap:
        return None
    first, *others = whole.people[0].posts
    what = f"第{house.number}行“{house.text}”读作下面身份的单位;请核对"
    marked = replace(whole.marked, doubts=(*whole.marked.doubts, Doubt(house.number, what)))
    who = replace(whole.people[0], posts=(house.text + first, *others))
    return replace(
        whole, text=f"{house.text} {whole.text}", numbers=house.numbers + whole.numbers, people=(who,), marked=marked
    )


def _named_and_posted(lines: list[Block], place: int) -> Block | None:
    name, *below = lines[place : place + 3]
    if name.kind != Kind.TITLE or len(below) < 2 or not (is_name(name.text) or is_rare_name(name.text)):
        return None
    posts, after = below
    short = posts.kind in (Kind.TITLE, Kind.TEXT) and len(posts.text) <= 60 and not re.search(r"[。!?:]", posts.plain)
    headed = lines[place - 1].kind in BESIDE | {Kind.TITLE, Kind.SECTION, Kind.NOTE}
    if not short or not headed or after.kind == Kind.PHOTO or _under(lines, place + 1) not in SAYING:
        return None
    who = _completed((Person(_solid(name), (), is_name(name.text)),), people(posts.text))
    text, numbers = f"{name.text} {posts.text}", name.numbers + posts.numbers
    whole = replace(name, kind=Kind.ATTRIBUTION, text=text, numbers=numbers, people=who, last=posts.last)
    return whole if who else None


def _named_over_headline(lines: list[Block], place: int) -> Block | None:
    """`范晓琴` over her post, what she was honoured with, and a headline; with a doubt, as these may be two people's.

    A blank line stands over the name and none within, so that the lines stand together.
    """
    name, *below = lines[place : place + 5]
    posts, *below = below or [name]
    if name.kind != Kind.TITLE or not name.marked.line.gap or not is_name(name.text) or len(below) < 2:
        return None
    honours = below[:1] if HONOURED.match(below[0].plain) else []
    headline, *words = below[len(honours) :]
    together = [name, posts, *honours]
    beside = all(one.kind == Kind.TITLE and one.number == name.number + i for i, one in enumerate(together))
    who = _completed((Person(_solid(name)),), people(posts.text)) if beside else ()
    if not who or headline.kind != Kind.TITLE or section_title(headline) or not words or words[0].kind != Kind.TEXT:
        return None
    numbers = tuple(number for one in together for number in one.numbers)
    what = f"第{'、'.join(map(str, numbers))}行读作“{who[0].name}”的署名,下面一行读作标题;请核对"
    marked = replace(name.marked, doubts=(*name.marked.doubts, Doubt(name.number, what)))
    text = " ".join(one.text for one in together)
    return replace(
        name, kind=Kind.ATTRIBUTION, text=text, numbers=numbers, people=who, last=together[-1].last, marked=marked
    )


def _posted_and_named(lines: list[Block], place: int) -> Block | None:
    """`渭北县柳林镇党委书记` over `苟润生`, with a doubt: the name may be what is left of another line."""
    posts, *below = lines[place : place + 3]
    if posts.kind != Kind.TITLE or len(below) < 2 or not _is_posts(who := people(posts.text)):
        return None
    name = below[0]
    beside = name.kind == Kind.TITLE and name.number == posts.number + 1 and not name.marked.line.gap
    headed = lines[place - 1].kind in BESIDE | {Kind.TITLE, Kind.SECTION, Kind.NOTE}
    called = POLITE.sub("", name.text)
    if not beside or not headed or not (is_name(called) or is_rare_name(called)) or not _over_words(lines, place + 1):
        return None
    called = re.sub(r"\s+", "", called)
    what = f"署名印在第{posts.number}、{name.number}行,读作“{called}”,身份“{'、'.join(who[0].posts)}”;请核对"
    marked = replace(posts.marked, doubts=(*posts.marked.doubts, Doubt(name.number, what)))
    person = Person(called, tuple(post for one in who for post in one.posts), is_name(called))
    text, numbers = f"{posts.text} {name.text}", posts.numbers + name.numbers
    return replace(
        posts, kind=Kind.ATTRIBUTION, text=text, numbers=numbers, people=(person,), last=name.last, marked=marked
    )


def _over_words(lines: list[Block], place: int) -> bool:
    """Whether words begin below a place, though a line of few characters looks like a title."""
    kind = _under(lines, place)
    below = lines[place + 1].marked.line if place + 1 < len(lines) else None
    return kind in SAYING or (kind == Kind.TITLE and below is not None and below.begins_paragraph)


def _with_labels(lines: list[Block]) -> list[Block]:
    """`讲述人：` on a line, and name and posts on the lines below it, are one attribution."""
    found: list[Block] = []
    for one in lines:
        last = found[-1] if found else None
        merged = _merged_attribution(last, one) if last else None
        if merged:
            found[-1] = merged
        else:
            found.append(one)
    return [_without_label(one) for one in found]


def _without_label(block: Block) -> Block:
    """【发言代表】 with nobody below it is a heading."""
    if block.kind == Kind.FIELD:
        return replace(block, kind=Kind.ASIDE, label="像某人的身份,但不在他的署名行下面")
    bare = block.kind == Kind.LABEL and not re.search(r"[:/|丨]\s*$", block.plain)
    return replace(block, kind=Kind.TITLE) if bare else block


def _with_field(above: Block, field: Block) -> Block | None:
    """`受访人：李红` and below it `职务：市教育局局长`: the field says more of the one person above."""
    named = above.kind in (Kind.ATTRIBUTION, Kind.LABEL) or (above.kind == Kind.TITLE and is_name(above.text))
    if not named or len(above.numbers) > 5 or len(above.people) > 1:
        return None
    if above.kind == Kind.TITLE:
        above = replace(above, people=(Person(_solid(above)),), label=field.label)
    if not above.people or above.people == (NOBODY,):
        who = field.people
    elif any(one.name for one in field.people):
        return None
    else:
        more = tuple(post for one in field.people for post in one.posts)
        who = (replace(above.people[0], posts=(*above.people[0].posts, *more)),)
    text = f"{above.text} {field.marked.line.text}"
    return replace(above, kind=Kind.ATTRIBUTION, text=text, numbers=above.numbers + field.numbers, people=who)


def _merged_attribution(above: Block, below: Block) -> Block | None:
    if below.kind == Kind.FIELD or (above.kind == Kind.LABEL and below.label and FIELD.match(below.plain)):
        return _with_field(above, below)
    if above.kind not in (Kind.LABEL, Kind.ATTRIBUTION) or len(above.numbers) > 2 or below.marked.rest:
        return None
    if below.kind == Kind.TITLE and section_title(below) and not POST.search(below.plain):
        return None
    if PROFILE.fullmatch(below.plain):
        return None
    bare = below.kind == Kind.TITLE or (below.kind in (Kind.ATTRIBUTION, Kind.TURN) and not below.label)
    if not bare or len(below.text) > 60:
        return None
    found = people(below.text, labelled=True)
    if above.kind == Kind.LABEL:
        who = found if any(one.name for one in found) or _is_posts(found) else ()
    else:
        who = _completed(above.people, found) if above.label else ()
    if not who:
        return None
    between = "" if above.text[-1] in "：:／/｜丨|" else " "
    text = f"{above.text}{between}{below.marked.line.text}"
    marked = above.marked
    if above.kind == Kind.ATTRIBUTION and len(who) == 1:
        lines = "、".join(map(str, above.numbers + below.numbers))
        what = f"署名印在第{lines}行,读作“{who[0].name}”,身份“{'、'.join(who[0].posts)}”;请核对"
        marked = replace(marked, doubts=(*marked.doubts, Doubt(below.number, what)))
    numbers = above.numbers + below.numbers
    return replace(above, kind=Kind.ATTRIBUTION, text=text, numbers=numbers, people=who, marked=marked)


def _completed(above: tuple[Person, ...], below: tuple[Person, ...]) -> tuple[Person, ...]:
    """A name above and posts below, or posts above and a name below."""
    if len(above) != 1 or len(below) != 1:
        return ()
    one, more = above[0], below[0]
    if one.name and not one.posts and not more.name and _is_posts(below):
        return (replace(one, posts=more.posts),)
    begun = bool(one.posts) and re.search(r"(?:^|\s)\S$", one.posts[-1])  # a lone character may be half of a name
    if not one.name and one.posts and not begun and more.name and more.sure and not more.posts:
        return (replace(more, posts=one.posts),)
    return ()


def _is_posts(found: tuple[Person, ...]) -> bool:
    posts = [post for one in found for post in one.posts if not one.name]
    return bool(posts) and all(POST.search(aligned(post)) and len(post) <= 40 for post in posts)


def _with_named_headlines(lines: list[Block]) -> list[Block]:
    """赵铁：让机器听懂人话 over an attribution or a reporters' line is a headline, not what he says.

    赵铁代表：让机器听懂人话 is one only over his own attribution.
    """
    found = list(lines)
    for place, block in enumerate(lines):
        short = block.kind == Kind.TURN and block.text and len(block.marked.line.text) <= 36
        own = block.name and block.name == (lines[place + 1].name if place + 1 < len(lines) else None)
        heads = (own or not block.marked.certain) and _under(lines, place) in HEADED
        if short and heads and not ends_sentence(block.text):
            found[place] = replace(block, kind=Kind.TITLE, text=block.marked.line.text, people=())
    return found


def _under(lines: list[Block], place: int) -> Kind | None:
    below = place + 1
    while below < len(lines) and lines[below].kind in BESIDE:
        below += 1
    return lines[below].kind if below < len(lines) else None


def _with_captions(lines: list[Block]) -> list[Block]:
    """A line under a photograph is no headline: a speaker's name alone, or what stands on a credit."""
    named = {one.name for block in lines if block.kind in SPEAKING for one in block.people if one.name}
    found: list[Block] = []
    for place, block in enumerate(lines):
        if block.kind == Kind.TITLE and _is_caption(lines, place, named):
            block = replace(block, kind=Kind.CAPTION, people=tuple(map(Person, names_in(_solid(block), named))))
        elif block.kind == Kind.TITLE and _is_portrait(lines, place):
            block = replace(block, kind=Kind.CAPTION, people=(Person(_solid(block)),))
        elif block.kind in (Kind.TITLE, Kind.TEXT) and _is_caption_of_meeting(lines, place):
            block = replace(block, kind=Kind.CAPTION)
        found.append(block)
    return found


def _is_caption(lines: list[Block], place: int, named: Collection[str | None]) -> bool:
    text = _solid(lines[place])
    if text in named:
        return True
    after = lines[place + 1].kind if place + 1 < len(lines) else None
    before = lines[place - 1].kind if place else None
    about = bool(names_in(text[:20], named)) and text.startswith(names_in(text[:20], named)[0])
    return after == Kind.PHOTO and (about or before == Kind.ATTRIBUTION)


def _is_caption_of_meeting(lines: list[Block], place: int) -> bool:
    """`□市领导在发言会场。` over a photographer's credit shows the hall; it is no sentence of a speech."""
    plain, below = lines[place].plain, lines[place + 1] if place + 1 < len(lines) else None
    bare = below is not None and below.kind == Kind.PHOTO and not CAPTION.match(below.plain)
    return bare and len(plain) <= LONGEST_BANNER and "我" not in plain and shows_a_meeting(plain)


def _is_portrait(lines: list[Block], place: int) -> bool:
    """A name alone over a photographer's credit shows a person, though no attribution of the page names him."""
    after = lines[place + 1].kind if place + 1 < len(lines) else None
    return after == Kind.PHOTO and is_plain_name(_solid(lines[place]))


def _with_exclaimed_banner(lines: list[Block]) -> list[Block]:
    """报告里的话落地了吗？ in the head, over a note or another title, is a title though it ends like a sentence."""
    place = next((i for i, one in enumerate(lines) if one.kind not in IN_HEAD), len(lines))
    if place == len(lines) or lines[place].kind != Kind.TEXT or _under(lines, place) not in OVER:
        return lines
    plain = lines[place].plain
    if plain[-1] not in "!?" or len(plain) > LONGEST_BANNER or re.search(r"[。;]", plain):
        return lines
    return [*lines[:place], replace(lines[place], kind=Kind.TITLE), *lines[place + 1 :]]


def _solid(block: Block) -> str:
    return re.sub(r"\s+", "", MARKS.sub("", block.text)).strip("▲△●■：:（）()")


def _with_sections(lines: list[Block]) -> list[Block]:
    found = list(lines)
    for place, block in enumerate(lines):
        title = section_title(block) if block.kind == Kind.TITLE else None
        if block.kind == Kind.TITLE and _is_of_a_delegation(lines, place):
            what = "这一行以代表团或小组开头,下面是报道,认作栏目名;请核对"
            marked = replace(block.marked, doubts=(*block.marked.doubts, Doubt(block.number, what)))
            found[place] = replace(block, kind=Kind.SECTION, marked=marked)
        elif title and _heads_something(lines, place, bool(BRACKETED.match(block.plain))):
            found[place] = replace(block, kind=Kind.SECTION, text=title)
    return found


def _is_of_a_delegation(lines: list[Block], place: int) -> bool:
    """`祁川区代表团：一座城的暖` over a report, or one of several: what its delegates said stands below."""
    if not DELEGATION.match(lines[place].plain):
        return False
    several = sum(one.kind == Kind.TITLE and bool(DELEGATION.match(one.plain)) for one in lines) > 1
    return _under(lines, place) == Kind.TEXT or (several and _under(lines, place) == Kind.TURN)


def section_title(block: Block) -> str | None:
    """The title of a section where a line looks like one: 【民生之声】, 党代表热议·升级, 关键词：创新."""
    plain = block.plain
    if len(plain) > SECTION_LENGTH or (is_name(plain) and not DOTTED.fullmatch(plain)):
        return None
    for form in (BRACKETED, POINTED):
        match = form.match(plain)
        if match:
            return block.text[match.start("title") : match.end("title")].strip()
    start = len(plain) - len(plain.lstrip(MARKED_WITH))
    return block.text[start:] if DIVIDED.match(plain[start:]) or KEYWORD.match(plain[start:]) else None


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
    if first == Kind.TITLE and following[1:2] == [Kind.TEXT]:
        return certain or _is_signed(lines, place)
    if first in (Kind.TITLE, Kind.NOTE, Kind.SECTION, Kind.REPORTERS):
        return first != Kind.TITLE or (len(following) > 1 and following[1] != Kind.TEXT) or certain
    title_below = following[1:3] == [Kind.TITLE, Kind.TEXT]
    return first in SPEAKING and (certain or title_below)
