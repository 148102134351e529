"""What introduces one person over several lines, made one attribution: a card's lines, a kicker and its posts.

It joins lines only where a page prints people in that way more than once, and reads no words.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, NamedTuple

from knowledge.page.kinds import Kind, Marked
from knowledge.page.lines import HAN, Doubt, Line, part
from knowledge.page.names import DOTTED, is_name, may_be_name, names_in, together
from knowledge.page.particulars import PARTICULARS
from knowledge.page.people import people
from knowledge.page.person import NOBODY, Person
from knowledge.page.posts import DELEGATION, ORGANISATION, POST, TOPICAL, split_posts
from knowledge.page.recognition import ends_sentence, has_a_post, marked
from knowledge.page.wording import MARK, OF_A_BODY, PICTURE
from knowledge.text import aligned

RUNNING: Final = re.compile(
    rf"\W*(?P<head>{HAN}{{2,6}})\s*[·•:—-]?\s*(?:[一二三四五六七八九十]{{1,3}}|\d{{1,2}}|[①-⑳])\W*"
)
"""`代表席·一`, `发言03`: a running number over each of those who speak."""
OF_TALK: Final = re.compile("代表|委员|发言|声音|之声|心声|讲述|人物|嘉宾|故事|建言|感言|对话|访谈|席")
LEAST_RUNNING: Final = 3
LONGEST_SIGNATURE: Final = 70
DASH_AND_NAME: Final = re.compile(
    rf"[—–―─－-]{{1,4}}\s*(?P<name>{HAN}{{2,4}}|{HAN}\s{{1,3}}{HAN}|{HAN}{{2,6}}|{DOTTED.pattern})"
)
RUN_IN: Final = re.compile(
    rf"{MARK}(?:[①-⑳]|\d{{1,2}}[.、]?)?\s*(?P<name>{HAN}{{2,4}}|{DOTTED.pattern})\s*[【〔](?P<headline>[^【】〔〕]{{4,30}})[】〕]\s*(?P<words>\S.{{10,}})"
)
RUN_IN_LABEL: Final = "讲述"
HEADED: Final = re.compile(
    rf"{MARK}(?P<name>{HAN}{{2,4}}?|{HAN}\s{{1,3}}{HAN}|{DOTTED.pattern})(?P<seat>代表|委员)\s*:\s*(?P<headline>[^。!?;:]{{4,40}}[^。!?;:,])"
)
MOST_OF_UNIT: Final = 4
APART: Final = re.compile(rf"(?<!\w)(?P<first>{HAN})[ \u3000]{{1,3}}(?P<last>{HAN}(?:[ \u3000]{{1,3}}{HAN})?)(?!\w)")
"""The characters of a name that are set apart."""
NUMBERS: Final = re.compile(r"^(?:[①-⑳]|\d{1,2}|[A-Za-z]{1,3}(?=\d|$))+")
SURELY: Final = re.compile(
    r"(?:书记|主任|[局处科院校厂站所队班组镇乡县区市部会园行店船社馆庭司州盟旗团系室]长|经理|董事|总裁|监事|理事|主席|[教医律技药]师|教授|医生|护士"
    r"|工程师|代表|委员|常委|[^人]员|司机|传承人|负责人|创始人|主理人|农民|村民|居民|工人|法官|检察官|[民交刑]警|大户|船长|骑手)$"
)
"""How a post ends that no headline ends like."""
OF_A_HEADLINE: Final = re.compile("[的要让把]|更多")
COURTESY: Final = re.compile("(?:代表|委员|同志)$")
GIVES_THE_WORD: Final = re.compile("(?:说|道|讲|谈|开口|介绍|建议)[:—–―─－-]{1,4}$")
ALL: Final = re.compile("(?P<posts>.*)")
IN_BRACKETS: Final = re.compile(r"[(\[【〔]\s*(?P<posts>[^()\[\]【】〔〕。!?;:]{4,60})\s*[)\]】〕]")
NAME: Final = rf"(?P<name>{HAN}{{2,5}}|{HAN}\s{{1,3}}{HAN}|{DOTTED.pattern})"
NAME_ALONE: Final = re.compile(rf"{MARK}{NAME}(?:\s*[(](?:女|{HAN}{{1,4}}族|女,{HAN}{{1,4}}族)[)])?")
CAPTION: Final = re.compile(
    rf"{MARK}图(?:片|中)?(?:为|:)\s*(?P<who>[^。!?:;]{{6,70}}?)\s*(?:[(][左右中前后][^()]{{0,4}}[)]\s*)?(?=在|接受|与|正|参加|发言|作|和|展示|介绍)[^。!?]{{2,30}}(?:[。\s].*)?"
)
"""`图为市人大代表、××局局长李红接受采访。`: who is shown, in which posts, and doing what."""
NUMBERED_CAPTION: Final = re.compile(
    rf"{MARK}图\s*(?:[①-⑳]|\d{{1,2}}|[一二三四五六七八九十])\s*[:,]\s*(?P<name>{HAN}{{2,5}}?|{HAN}\s{{1,3}}{HAN}|{DOTTED.pattern})"
    rf"\s*[,(]\s*(?P<posts>[^。!?;:“]{{4,70}}?)[)。]?"
)
"""`图①：李红，市人大代表，××局局长` over the words."""
ALL_APART: Final = re.compile(rf"(?:{HAN}[ \u3000]){{2,3}}{HAN}")
"""A name of three characters or four, each set apart."""
INTRODUCES: Final = re.compile(
    r"(?:[^,。!]{2,10}[,。!]\s*){0,2}(?:我是(?:来自[^,。的]{2,16}的)?|(?P<called>我叫))(?=[^。]{4,80}。)"
)
"""`各位记者朋友好，我是……`, `大家好！我叫……`."""
SPOKEN: Final = frozenset({Kind.ATTRIBUTION, Kind.SIGNATURE, Kind.LABEL, Kind.FIELD})
HONOUR: Final = re.compile("^(?:曾?[获荣]|被?评)[获评为得]|获得者$|称号$")
MOST_POSTS: Final = 4
"""Lines of posts on one card."""
LONGEST_POST: Final = 30
LEAST_ALIKE: Final = 2
"""Cards or kickers from which they are how a page prints people."""
KICKER: Final = re.compile(
    rf"{MARK}(?P<seat>{HAN}{{0,6}}(?:代表|委员))\s*(?:{NAME})\s*(?:[—–―─－-]{{1,4}}|:)|{MARK}(?P<bare>{HAN}{{2,4}})(?:代表|委员)\s*(?:[—–―─－-]{{1,4}}|:)"
)
"""`市人大代表李红——`, `李红代表：` over a headline."""
POSTED: Final = re.compile(
    rf"(?:{MARK}[\[【(]\s*(?:身份|职务|单位|岗位)\s*[\]】)]\s*:?\s*|(?P<name>{HAN}{{2,4}}?|{HAN}\s{{1,3}}{HAN}|{DOTTED.pattern}),)(?P<posts>(?:[^。!?;:“”]|“[^“”。]{{1,8}}”){{4,60}}?)(?:。?|(?P<rest>\s.{{6,}}))"
)
"""`【身份】××局局长`, `李红，××局局长。`: the posts of a kicker, under its headline."""


def over_several_lines(lines: Sequence[Marked]) -> list[Marked]:
    """The lines, those that introduce one person together as one."""
    read = _with_headlines_of_names(_with_names_run_in(_with_whole_dashes(_without_numbers(lines))))
    read = _with_given_words(_with_kickers(_with_cards(read)))
    return _with_captions(_with_units(read))


def _without_numbers(lines: Sequence[Marked]) -> list[Marked]:
    """The lines; a label with a running number, one after the other down the page, names nobody and heads nothing."""
    found = [RUNNING.fullmatch(one.line.plain) if not one.reporters and one.head is None else None for one in lines]
    heads = Counter(one["head"] for one in found if one and OF_TALK.search(one["head"]))
    runs = [one is not None and heads[one["head"]] >= LEAST_RUNNING for one in found]
    return [replace(one, kind=Kind.FURNITURE, people=()) if run else one for one, run in zip(lines, runs, strict=True)]


# ---------------------------------------------------------------- a signature that a narrow column cut


def _with_whole_dashes(lines: list[Marked]) -> list[Marked]:
    """The lines; `——市人大代表、云州` over `机床厂厂长　李红`, or over two lines more, as one signature under words."""
    found: list[Marked] = []
    place = 0
    while place < len(lines):
        ended = bool(found) and found[-1].kind == Kind.TEXT and ends_sentence(found[-1].line.text)
        whole = next(filter(None, (_signed_over(lines[place : place + n]) for n in (2, 3))), None) if ended else None
        found.append(whole or lines[place])
        place += 1 + len(whole.more) if whole else 1
    return found


def _are_posts(line: Line) -> bool:
    """Whether a line is posts, each of them one, and nothing else."""
    if len(line.plain) > LONGEST_SIGNATURE or re.search(r"[。!?:;“]", line.plain):
        return False
    posts = split_posts(line.text)
    return bool(posts) and all(POST.search(aligned(post)) for post in posts)


def _signed_over(lines: Sequence[Marked]) -> Marked | None:
    first, *rest = (one.line for one in lines)
    beside = all(lower.number == upper.number + 1 and not lower.gap for upper, lower in pairwise((first, *rest)))
    if not rest or not beside or not first.plain.startswith("—") or any(one.posts for one in lines[0].people):
        return None
    if sum(len(one.plain) for one in (first, *rest)) > LONGEST_SIGNATURE:
        return None
    alone = DASH_AND_NAME.fullmatch(first.plain)
    if alone and len(rest) == 1 and _are_posts(rest[0]):
        name = together(first.text[slice(*alone.span("name"))])
        text = f"{first.text} {rest[0].text}"
        line, who = (
            replace(first, text=text, plain=aligned(text)),
            Person(name, split_posts(rest[0].text), is_name(name)),
        )
        return Marked(line, Kind.SIGNATURE, "——", (who,), more=(rest[0].number,))
    text, plain = "".join(one.text for one in (first, *rest)), "".join(one.plain for one in (first, *rest))
    whole = marked(replace(first, text=text, plain=plain))
    if whole.kind != Kind.SIGNATURE or not whole.name or not is_name(whole.name) or not has_a_post(whole.people[0]):
        return None
    numbers = tuple(one.number for one in rest)
    printed = "、".join(map(str, (first.number, *numbers)))
    doubt = Doubt(first.number, f"署名断在第{printed}行,已直接连上,读作“{whole.name}”的署名;请核对")
    return replace(whole, more=numbers, doubts=(*whole.doubts, doubt))


# ---------------------------------------------------------------- a card: a name, and each post on a line of its own


def _with_cards(lines: list[Marked]) -> list[Marked]:
    labelled = {one.name for one in lines if one.marks_label and one.name}
    cards = {place: end for place in range(len(lines)) if (end := _end_of_card(lines, place, labelled))}
    if len(cards) >= LEAST_ALIKE:
        others = ((place, _end_of_card(lines, place, labelled, sure=False)) for place in range(len(lines)))
        cards |= {place: end for place, end in others if end and place not in cards}
    pictured = [place for place in cards if place and PICTURE.fullmatch(lines[place - 1].line.plain)]
    if len(cards) < LEAST_ALIKE:
        return lines
    found: list[Marked] = []
    place = 0
    while place < len(lines):
        if place in cards and (place in pictured or cards[place] - place > 2 or len(pictured) < LEAST_ALIKE):
            found.append(_card(lines[place : cards[place]]))
            place = cards[place]
        else:
            found.append(lines[place])
            place += 1
    return found


def _end_of_card(
    lines: Sequence[Marked], place: int, labelled: Collection[str | None], sure: bool = True
) -> int | None:
    """Where the posts end that stand under a name, line by line, and no honour follows.

    Whoever is named by a label elsewhere is only shown there. Where cards are known on the page, a name need not be
    `sure`.
    """
    named = NAME_ALONE.fullmatch(lines[place].line.plain)
    name = together(named["name"]) if named else ""
    known = is_name(name) or (not sure and may_be_name(name) and not TOPICAL.search(name))
    if not named or not known or name in labelled:
        return None
    end = place + 1
    while end < len(lines) and end - place <= MOST_POSTS and _is_post(lines[end - 1], lines[end]):
        end += 1
    honoured = end < len(lines) and not lines[end].line.gap and HONOUR.search(lines[end].line.plain)
    return end if end > place + 1 and not honoured else None


def _is_post(above: Marked, line: Marked) -> bool:
    """Whether a line right under another is one post and nothing else."""
    plain, beside = line.line.plain, line.line.number == above.line.number + 1 and not line.line.gap
    if not beside or len(plain) > LONGEST_POST or re.search(r"[。!?:;“]", plain) or HONOUR.search(plain):
        return False
    posts = split_posts(line.line.text)
    return bool(posts) and all(POST.search(aligned(post)) for post in posts)


def _card(lines: Sequence[Marked]) -> Marked:
    name, *posts = (one.line for one in lines)
    named = NAME_ALONE.fullmatch(name.plain)
    printed = name.text[slice(*named.span("name"))] if named else name.text
    text = " ".join((name.text, *(one.text for one in posts)))
    who = Person(together(printed), tuple(post for one in posts for post in split_posts(one.text)), is_name(printed))
    numbers = tuple(one.number for one in posts)
    printed = "、".join(str(one.number) for one in (name, *posts))
    doubt = Doubt(name.number, f"第{printed}行和别处一样,读作“{who.name}”的署名;若是图片说明,请改正")
    whole = replace(name, text=text, plain=aligned(text))
    return Marked(whole, Kind.ATTRIBUTION, None, (who,), more=numbers, doubts=(doubt,))


# ---------------------------------------------------------------- a kicker: who speaks, a headline, and then the posts


def _with_kickers(lines: list[Marked]) -> list[Marked]:
    lines = _with_whole_posts(lines)
    pairs = {below: above for above in range(len(lines)) if (below := _posts_below(lines, above)) is not None}
    if len(pairs) < LEAST_ALIKE:
        return lines
    over = set(pairs.values())
    found: list[Marked] = []
    for place, one in enumerate(lines):
        if place in pairs:
            found += _kicked(lines[pairs[place]], one)
        elif place not in over:
            found.append(one)
    return found


def _with_whole_posts(lines: list[Marked]) -> list[Marked]:
    """The lines; the posts under a kicker that a narrow column cut in two are one line."""
    found = list(lines)
    for place in range(len(lines) - 4, -1, -1):
        name = _kicker(lines[place])
        for below in (place + 2, place + 3) if name else ():
            upper, lower = (found[at].line if at < len(found) else None for at in (below, below + 1))
            begun = upper and name and upper.plain.startswith(f"{aligned(name[0])},") and not _posted(upper)
            if not upper or not lower or not begun or lower.gap or lower.number != upper.number + 1:
                continue
            whole = replace(upper, text=upper.text + lower.text, plain=upper.plain + lower.plain)
            if _posted(whole):
                found[below : below + 2] = [replace(found[below], line=whole, more=(lower.number,))]
    return found


def _posts_below(lines: Sequence[Marked], place: int) -> int | None:
    """Where the posts stand of whom a kicker names: under one headline, of one line or two."""
    kicker = _kicker(lines[place])
    for below in range(place + 2, min(place + 4, len(lines))):
        posted = _posted(lines[below].line)
        if kicker and posted and all(one.kind == Kind.TITLE for one in lines[place + 1 : below]):
            return below if together(posted["name"] or aligned(kicker[0])) == aligned(kicker[0]) else None
    return None


def _posted(line: Line) -> re.Match[str] | None:
    """What tells the posts of whom a kicker names, where the last of them is one."""
    posted = POSTED.fullmatch(line.plain)
    posts = split_posts(line.text[slice(*posted.span("posts"))]) if posted else ()
    return posted if posts and POST.search(aligned(posts[-1])) else None


def _kicker(line: Marked) -> tuple[str, str | None] | None:
    """Who is named over a headline, and the seat."""
    found = KICKER.fullmatch(line.line.plain)
    name = (found["name"] or found["bare"]) if found else None
    if not found or not name or (found["bare"] and not is_name(name) and OF_A_BODY.search(name)):
        return None
    return together(name), found["seat"]


def _kicked(kicker: Marked, below: Marked) -> Iterator[Marked]:
    """The line of the posts as the attribution of whom the kicker names, and the words that run on behind them."""
    named, posted = _kicker(kicker), _posted(below.line)
    if not named or not posted:
        yield below
        return
    name, seat = named
    posts = (*((seat,) if seat else ()), *split_posts(below.line.text[slice(*posted.span("posts"))]))
    text = f"{kicker.line.text} {below.line.text[: posted.end('posts')]}"
    line = replace(below.line, text=text, plain=aligned(text))
    yield Marked(
        line, Kind.ATTRIBUTION, None, (Person(name, posts, is_name(name)),), more=(kicker.line.number, *below.more)
    )
    if posted["rest"]:
        yield Marked(part(below.line, posted.start("rest")), Kind.TEXT)


# ---------------------------------------------------------------- a name with the headline on one line


def _with_names_run_in(lines: list[Marked]) -> list[Marked]:
    """The lines; `①李红【把操场还给孩子】今年……`, where a page prints several so, as the three that it is."""
    found = {place: run_in for place, one in enumerate(lines) if (run_in := RUN_IN.fullmatch(one.line.plain))}
    named = [one for one in found.values() if is_name(one["name"])]
    if len(named) < LEAST_RUNNING or 2 * len(named) < len(found):
        return lines
    return [piece for place, one in enumerate(lines) for piece in _run_in(one, found.get(place))]


def _run_in(of: Marked, match: re.Match[str] | None) -> Iterator[Marked]:
    if match is None:
        yield of
        return
    name = of.line.text[slice(*match.span("name"))]
    yield Marked(part(of.line, *match.span("headline")), Kind.TITLE)
    head = replace(of.line, text=of.line.text[: match.end("name")], plain=of.line.plain[: match.end("name")])
    yield Marked(head, Kind.ATTRIBUTION, RUN_IN_LABEL, (Person(name, (), is_name(name)),))
    yield Marked(part(of.line, match.start("words")), Kind.TEXT)


def _with_headlines_of_names(lines: list[Marked]) -> list[Marked]:
    """The lines; `李红代表：把操场还给孩子` over her posts as a headline and an attribution, where several are."""
    pairs = {place: who for place in range(len(lines) - 1) if (who := _headed(*lines[place : place + 2]))}
    if len(pairs) < LEAST_ALIKE:
        return lines
    found: list[Marked] = []
    for place, one in enumerate(lines):
        if place in pairs:
            title = HEADED.fullmatch(one.line.plain)
            found.append(Marked(part(one.line, title.start("headline") if title else 0), Kind.TITLE))
        elif place - 1 in pairs:
            above = lines[place - 1].line
            title = HEADED.fullmatch(above.plain)
            text = f"{above.text[: title.end('seat') if title else 0]} {one.line.text}"
            line = replace(one.line, text=text, plain=aligned(text))
            found.append(Marked(line, Kind.ATTRIBUTION, None, (pairs[place - 1],), more=(above.number, *one.more)))
        else:
            found.append(one)
    return found


def _headed(above: Marked, below: Marked) -> Person | None:
    """Whom a line names before a headline, with the posts that the line below tells."""
    title = HEADED.fullmatch(above.line.plain)
    posted = (
        _posted(below.line) or _bracketed(below.line) or (_are_posts(below.line) and ALL.fullmatch(below.line.plain))
    )
    if not title or not posted:
        return None
    name = together(above.line.text[slice(*title.span("name"))])
    same = together(posted.groupdict().get("name") or aligned(name)) == aligned(name)
    return Person(name, split_posts(below.line.text[slice(*posted.span("posts"))]), is_name(name)) if same else None


def _bracketed(line: Line) -> re.Match[str] | None:
    """`（柳河镇代表团　柳河镇党委副书记、镇长）`: nothing but posts."""
    posted = IN_BRACKETS.fullmatch(line.plain)
    posts = split_posts(line.text[slice(*posted.span("posts"))]) if posted else ()
    return posted if posts and POST.search(aligned(posts[-1])) else None


# ---------------------------------------------------------------- whatever parts a name from posts, over and over


class _Unit(NamedTuple):
    """Lines of nothing but one name and posts: where they end, who that is, and how the page sets them."""

    end: int
    who: Person
    shape: tuple[int, bool, str]


def _with_units(lines: list[Marked]) -> list[Marked]:
    """The lines; those that hold a name and posts and nothing else, set alike amid texts, are attributions.

    No list is one, where they follow one another; nor is a page whose other lines name as many.
    """
    units = {place: unit for place in range(len(lines)) if (unit := _unit(lines, place))}
    amid = [one for place, one in units.items() if _is_amid_texts(lines, place, one) and one.end not in units]
    alike = {
        shape
        for shape, count in Counter(one.shape for one in amid).items()
        if count >= LEAST_RUNNING and sum(one.who.sure and one.shape == shape for one in amid) >= LEAST_ALIKE
    }
    read = sum(one.kind in SPOKEN or (one.kind == Kind.TURN and one.certain) for one in lines)
    if not alike or len(amid) <= read:
        return lines
    found: list[Marked] = []
    place = 0
    while place < len(lines):
        unit = units.get(place)
        if unit and unit.shape in alike and unit.end not in units:
            found.append(_of_unit(lines[place : unit.end], unit.who))
            place = unit.end
        else:
            found.append(lines[place])
            place += 1
    return found


def _unit(lines: Sequence[Marked], place: int) -> _Unit | None:
    """The fewest lines from a place on that hold one name and posts."""
    for end in range(place + 1, min(place + MOST_OF_UNIT, len(lines)) + 1):
        last = lines[end - 1]
        beside = end == place + 1 or (last.line.number == lines[end - 2].line.number + 1 and not last.line.gap)
        unread = last.kind in (Kind.TITLE, Kind.TEXT) or (last.kind == Kind.TURN and not last.certain)
        if (
            not beside
            or not unread
            or len(last.line.plain) > LONGEST_SIGNATURE
            or re.search("[。!?;…]", last.line.plain)
        ):
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
    words = [word for one in re.split(r"[^\w·•]+", APART.sub(r"\g<first>\g<last>", text)) for word in _words(one)]
    posts = [one for one in words if POST.search(aligned(one))]
    rest = [
        one for one in words if one not in posts and not PARTICULARS.fullmatch(one) and not DELEGATION.fullmatch(one)
    ]
    if len(rest) != 1 or not any(map(SURELY.search, posts)) or any(map(OF_A_HEADLINE.search, posts)):
        return None
    who = Person(rest[0], tuple(posts), is_name(rest[0]))
    known = who.sure or (len(rest[0]) <= 3 and _may_be_somebody(rest[0]) and all(map(SURELY.search, posts)))
    return who if known and has_a_post(who) else None


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


def _is_amid_texts(lines: Sequence[Marked], place: int, unit: _Unit) -> bool:
    """Whether a text stands below, at once or under a headline, or right above."""
    below = [one.kind for one in lines[unit.end : unit.end + 2]]
    return Kind.TEXT in below or (place > 0 and lines[place - 1].kind == Kind.TEXT)


def _of_unit(lines: Sequence[Marked], who: Person) -> Marked:
    first, *rest = (one.line for one in lines)
    text = " ".join(one.text for one in (first, *rest))
    line = replace(first, text=text, plain=aligned(text))
    signed = first.plain.startswith(("—", "–", "--"))
    doubt = Doubt(first.number, f"按版面上几处相同的印法读作“{who.name}”的署名,身份“{'、'.join(who.posts)}”;请核对")
    kind, label = (Kind.SIGNATURE, "——") if signed else (Kind.ATTRIBUTION, None)
    return Marked(line, kind, label, (who,), more=tuple(one.number for one in rest), doubts=(doubt,))


# ---------------------------------------------------------------- a reporter's line that gives one of a list the word


def _with_given_words(lines: list[Marked]) -> list[Marked]:
    """The lines; `接过话头的是李红，她说——` over a headline, where several are, gives one of a list the word."""
    listed = {one.name for one in lines if one.kind == Kind.ATTRIBUTION and one.name and has_a_post(one.people[0])}
    given = {
        place: name for place in range(len(lines) - 1) if (name := _led_over(lines[place], lines[place + 1], listed))
    }
    if len(given) < LEAST_RUNNING:
        return lines
    return [
        Marked(one.line, Kind.ATTRIBUTION, "说", (Person(given[place]),)) if place in given else one
        for place, one in enumerate(lines)
    ]


def _led_over(line: Marked, below: Marked, listed: Collection[str | None]) -> str | None:
    """Who alone of a list is named in a line that leads over to a headline."""
    unread = line.kind in (Kind.TITLE, Kind.TEXT) and len(line.line.plain) <= LONGEST_SIGNATURE
    if not unread or not GIVES_THE_WORD.search(line.line.plain):
        return None
    named = names_in(line.line.text, listed)
    return named[0] if len(named) == 1 and below.kind == Kind.TITLE else None


# ---------------------------------------------------------------- a caption, where nothing else says who speaks


def _with_captions(lines: list[Marked]) -> list[Marked]:
    """The lines; on a page without any attribution, each caption between a headline and its text is one."""
    if any(one.kind in SPOKEN or (one.kind == Kind.TURN and one.certain) for one in lines):
        return lines
    shown = {place: who for place in range(1, len(lines) - 1) if (who := _shown(*lines[place - 1 : place + 2]))}
    if len(shown) < LEAST_ALIKE:
        return lines
    for place in range(1, len(lines)):  # of somebody who is not known: the words below are not those of the one above
        if lines[place - 1].kind == Kind.TITLE and CAPTION.fullmatch(lines[place].line.plain):
            shown.setdefault(place, NOBODY)
    return [_captioned(one, shown[place]) if place in shown else one for place, one in enumerate(lines)]


def _together(apart: re.Match[str]) -> str:
    return together(apart[0])


def _shown(above: Marked, line: Marked, below: Marked) -> Person | None:
    """Who alone is shown in a picture between a headline and a text, or is told with the picture's number over one."""
    if below.kind == Kind.TEXT and (numbered := NUMBERED_CAPTION.fullmatch(line.line.plain)):
        name, posts = (line.line.text[slice(*numbered.span(one))] for one in ("name", "posts"))
        who = Person(together(name), split_posts(posts), is_name(name))
        return who if has_a_post(who) else None
    over = above.kind == Kind.TITLE and below.kind in (Kind.TEXT, Kind.QUESTION)
    caption = CAPTION.fullmatch(line.line.plain) if over else None
    shown = people(ALL_APART.sub(_together, line.line.text[slice(*caption.span("who"))])) if caption else ()
    alone = len(shown) == 1 and shown[0].name is not None and has_a_post(shown[0])
    return shown[0] if alone else None


def _captioned(line: Marked, who: Person) -> Marked:
    doubt = Doubt(line.line.number, f"版面没有署名行,按图片说明把下面的话认作“{who.name}”的;请核对")
    doubts = (*line.doubts, doubt) if who.name else line.doubts
    return Marked(line.line, Kind.ATTRIBUTION, None, (who,), doubts=doubts)


# ---------------------------------------------------------------- who says in the first sentence who that is


def with_introductions(lines: list[Marked]) -> list[Marked]:
    """The lines; on a page without any attribution, `我是市人大代表、××局局长李红` under a headline is one too."""
    if any(one.kind in SPOKEN or (one.kind == Kind.TURN and one.certain) for one in lines):
        return lines
    told = {place: who for place in range(1, len(lines)) if (who := _introduced(*lines[place - 1 : place + 1]))}
    if len(told) < LEAST_ALIKE:
        return lines
    found: list[Marked] = []
    for place, one in enumerate(lines):
        if place in told:
            end = one.line.plain.find("。")
            doubt = Doubt(one.line.number, f"版面没有署名行,按这一段的自我介绍认作“{told[place].name}”的话;请核对")
            found.append(Marked(part(one.line, 0, end), Kind.ATTRIBUTION, None, (told[place],), doubts=(doubt,)))
        found.append(one)
    return found


def _introduced(above: Marked, line: Marked) -> Person | None:
    """Who introduces himself in the first sentences of a text under a headline, with a post."""
    if above.kind != Kind.TITLE or line.kind != Kind.TEXT:
        return None
    begun = INTRODUCES.match(line.line.plain)
    if not begun:
        return None
    said = line.line.text[begun.end() : line.line.plain.index("。", begun.end())]
    name, *rest = (one.strip() for one in re.split(r"[，,]", said))
    if is_name(name) or (begun["called"] and DOTTED.fullmatch(aligned(name))):
        posts = [post for one in rest for post in split_posts(one.removeprefix("是")) if POST.search(aligned(post))]
        return Person(name, tuple(posts), is_name(name)) if posts else None
    shown = people(name)
    return shown[0] if len(shown) == 1 and shown[0].name and has_a_post(shown[0]) else None
