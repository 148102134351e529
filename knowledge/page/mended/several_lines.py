"""What introduces one person over several lines, made one attribution: a card's lines, a kicker and its posts.

But for a signature that a line's end cut, it joins lines only where a page prints people in that way more than once.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from knowledge.page.lines import HAN, Doubt, Line, part
from knowledge.page.persons.names import DOTTED, is_name, may_be_name, together
from knowledge.page.persons.person import Person
from knowledge.page.persons.posts import POST, TOPICAL, are_posts, split_posts
from knowledge.page.printed.bare_names import has_a_post
from knowledge.page.printed.kinds import Kind, Marked
from knowledge.page.printed.recognition import ends_sentence, marked
from knowledge.page.printed.wording import MARK, OF_A_BODY, PICTURE
from knowledge.text import aligned

RUNNING: Final = re.compile(
    rf"\W*(?P<head>{HAN}{{2,6}})\s*[·•:—-]?\s*(?:[一二三四五六七八九十]{{1,3}}|\d{{1,2}}|[①-⑳])\W*"
)
"""`代表席·一`, `发言03`: a running number over each of those who speak."""
OF_TALK: Final = re.compile("代表|委员|发言|声音|之声|心声|讲述|人物|嘉宾|故事|建言|感言|对话|访谈|席")
LEAST_RUNNING: Final = 3
LONGEST_SIGNATURE: Final = 70
DASH_AND_NAME: Final = re.compile(rf"[—–―─－-]{{1,4}}\s*(?P<name>{HAN}{{2,6}}|{HAN}\s{{1,3}}{HAN}|{DOTTED.pattern})")
RUN_IN: Final = re.compile(
    rf"{MARK}(?:[①-⑳]|\d{{1,2}}[.、]?)?\s*(?P<name>{HAN}{{2,4}}|{DOTTED.pattern})\s*[【〔]"
    r"(?P<headline>[^【】〔〕]{4,30})[】〕]\s*(?P<words>\S.{10,})"
)
RUN_IN_LABEL: Final = "讲述"
HEADED: Final = re.compile(
    rf"{MARK}(?P<name>{HAN}{{2,4}}?|{HAN}\s{{1,3}}{HAN}|{DOTTED.pattern})(?P<seat>代表|委员)\s*:\s*"
    r"(?P<headline>[^。!?;:]{4,40}[^。!?;:,])"
)
ALL: Final = re.compile("(?P<posts>.*)")
IN_BRACKETS: Final = re.compile(r"[(\[【〔]\s*(?P<posts>[^()\[\]【】〔〕。!?;:]{4,60})\s*[)\]】〕]")
NAME: Final = rf"(?P<name>{HAN}{{2,5}}|{HAN}\s{{1,3}}{HAN}|{DOTTED.pattern})"
NAME_ALONE: Final = re.compile(rf"{MARK}{NAME}(?:\s*[(](?:女|{HAN}{{1,4}}族|女,{HAN}{{1,4}}族)[)])?")
HONOUR: Final = re.compile("^(?:曾?[获荣]|被?评)[获评为得]|获得者$|称号$")
MOST_POSTS: Final = 4
"""Lines of posts on one card."""
LONGEST_POST: Final = 30
LEAST_ALIKE: Final = 2
"""Cards or kickers from which they are how a page prints people."""
KICKER: Final = re.compile(
    rf"{MARK}(?P<seat>{HAN}{{0,6}}(?:代表|委员))\s*(?:{NAME})\s*(?:[—–―─－-]{{1,4}}|:)"
    rf"|{MARK}(?P<bare>{HAN}{{2,4}})(?:代表|委员)\s*(?:[—–―─－-]{{1,4}}|:)"
)
"""`市人大代表李红——`, `李红代表：` over a headline."""
POSTED: Final = re.compile(
    rf"(?:{MARK}[\[【(]\s*(?:身份|职务|单位|岗位)\s*[\]】)]\s*:?\s*"
    rf"|(?P<name>{HAN}{{2,4}}?|{HAN}\s{{1,3}}{HAN}|{DOTTED.pattern}),)"
    r"(?P<posts>(?:[^。!?;:“”]|“[^“”。]{1,8}”){4,60}?)(?:。?|(?P<rest>\s.{6,}))"
)
"""`【身份】××局局长`, `李红，××局局长。`: the posts of a kicker, under its headline."""


def over_several_lines(lines: Sequence[Marked]) -> list[Marked]:
    """The lines, those that introduce one person together as one."""
    read = _with_headlines_of_names(_with_names_run_in(_with_whole_dashes(_without_numbers(lines))))
    return _with_kickers(_with_cards(read))


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
    return are_posts(line.text)


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
    return are_posts(line.line.text)


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
    """What tells the posts of whom a kicker names."""
    return _posts_by(POSTED, line)


def _posts_by(pattern: re.Pattern[str], line: Line) -> re.Match[str] | None:
    """What a line tells of posts, where a pattern reads it whole and the last of them is one."""
    posted = pattern.fullmatch(line.plain)
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
    return _posts_by(IN_BRACKETS, line)
