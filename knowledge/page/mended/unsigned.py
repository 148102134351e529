"""Who speaks on a page that has no line for it: told by a reporter, a picture's caption, or the first sentence.

Each reading is a doubt. Captions and first sentences say nothing on a page that names anybody in a line of its own, and
a reporter gives the word only to those of whom the page prints a list.
"""

import re
from collections.abc import Collection
from typing import Final

from knowledge.page.lines import HAN, Doubt, part
from knowledge.page.persons.names import DOTTED, is_name, names_in, together
from knowledge.page.persons.people import people
from knowledge.page.persons.person import NOBODY, Person
from knowledge.page.persons.posts import POST, split_posts
from knowledge.page.printed.bare_names import SAYS, has_a_post
from knowledge.page.printed.kinds import Kind, Marked
from knowledge.page.printed.wording import MARK
from knowledge.text import aligned

LEAST_ALIKE: Final = 2
"""Captions, or introductions, from which they are how a page says who speaks."""
LEAST_GIVEN: Final = 3
"""The same of a reporter's lines that give somebody the word."""
LONGEST: Final = 70
GIVES_THE_WORD: Final = re.compile("(?:说|道|讲|谈|开口|介绍|建议)[:—–―─－-]{1,4}$")
CAPTION: Final = re.compile(
    rf"{MARK}图(?:片|中)?(?:为|:)\s*(?P<who>[^。!?:;]{{6,70}}?)\s*(?:[(][左右中前后][^()]{{0,4}}[)]\s*)?"
    r"(?=在|接受|与|正|参加|发言|作|和|展示|介绍)[^。!?]{2,30}(?:[。\s].*)?"
)
"""`图为市人大代表、××局局长李红接受采访。`: who is shown, in which posts, and doing what."""
PICTURED: Final = re.compile(rf"{MARK}图\s*(?:[①-⑳]|\d{{1,2}}|[一二三四五六七八九十])\s*[:,]\s*")
"""`图①：`, whoever is shown."""
NUMBERED_CAPTION: Final = re.compile(
    rf"{PICTURED.pattern}(?P<name>{HAN}{{2,5}}?|{HAN}\s{{1,3}}{HAN}|{DOTTED.pattern})"
    rf"\s*[,(]\s*(?P<posts>[^。!?;:“]{{4,70}}?)[)。]?"
)
"""`图①：李红，市人大代表，××局局长` over the words."""
ALL_APART: Final = re.compile(rf"(?:{HAN}[ \u3000]){{2,3}}{HAN}")
"""A name of three characters or four, each set apart."""
INTRODUCES: Final = re.compile(
    r"(?:[^,。!]{2,10}[,。!]\s*){0,2}(?:我是(?:来自[^,。的]{2,16}的)?|(?P<called>我叫))(?=[^。]{4,80}。)"
)
"""`各位记者朋友好，我是……`, `大家好！我叫……`."""


# ---------------------------------------------------------------- a reporter's line that gives one of a list the word


def with_given_words(lines: list[Marked]) -> list[Marked]:
    """The lines; `接过话头的是李红，她说——` over a headline, where several are, gives one of a list the word."""
    listed = {one.name for one in lines if one.kind == Kind.ATTRIBUTION and one.name and has_a_post(one.people[0])}
    given = {
        place: name for place in range(len(lines) - 1) if (name := _led_over(lines[place], lines[place + 1], listed))
    }
    if len(given) < LEAST_GIVEN:
        return lines
    return [
        Marked(one.line, Kind.ATTRIBUTION, SAYS, (Person(given[place]),)) if place in given else one
        for place, one in enumerate(lines)
    ]


def _led_over(line: Marked, below: Marked, listed: Collection[str | None]) -> str | None:
    """Who alone of a list is named in a line that leads over to a headline."""
    unread = line.kind in (Kind.TITLE, Kind.TEXT) and len(line.line.plain) <= LONGEST
    if not unread or not GIVES_THE_WORD.search(line.line.plain):
        return None
    named = names_in(line.line.text, listed)
    return named[0] if len(named) == 1 and below.kind == Kind.TITLE else None


# ---------------------------------------------------------------- a caption, where nothing else says who speaks


def with_captions(lines: list[Marked]) -> list[Marked]:
    """The lines; on a page without any attribution, each caption between a headline and its text is one."""
    if any(one.says_who_speaks for one in lines):
        return lines
    shown = {place: who for place in range(1, len(lines) - 1) if (who := _shown(*lines[place - 1 : place + 2]))}
    if len(shown) < LEAST_ALIKE:
        return lines
    for place in range(1, len(lines)):  # of somebody who is not known: the words below are not those of the one above
        plain = lines[place].line.plain
        if PICTURED.match(plain) or (lines[place - 1].kind == Kind.TITLE and CAPTION.fullmatch(plain)):
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
    if any(one.says_who_speaks for one in lines):
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
