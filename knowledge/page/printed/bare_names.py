"""Who speaks where no label says so: a name and posts alone on a line, before a colon, or with what is said."""

import re
from dataclasses import replace
from typing import Final

from knowledge.page.lines import Line
from knowledge.page.persons.fields import without_fields
from knowledge.page.persons.names import is_name, is_rare_name, torn_name
from knowledge.page.persons.particulars import MARKS, PARTICULARS
from knowledge.page.persons.people import people
from knowledge.page.persons.person import Person
from knowledge.page.persons.pieces import ends_with_name
from knowledge.page.persons.posts import DELEGATION, POST, are_posts, split_posts
from knowledge.page.printed.kinds import Kind, Marked
from knowledge.page.printed.unspoken import rest_of
from knowledge.page.printed.wording import (
    AT_TALK,
    DELEGATE_STROKE,
    FRAMED,
    GIVES,
    HELD,
    INLINE,
    LEADING,
    NAME_SLASH_POSTS,
    OF_A_BODY,
    OF_THE_PAPER,
    SEAT_HELD,
    SEATED,
    STROKE,
)
from knowledge.text import aligned

SAYS: Final = "说"
DELEGATE_SAYS: Final = re.compile(
    r"^(?P<who>[^,:()]{2,12}?(?:代表|委员)?\s?\([^()]{3,60}\)|[^,:]{4,60}(?:代表|委员)"
    rf"|[^,:]{{4,60}}?(?={AT_TALK}))(?:(?<=\))(?:代表|委员))?(?:在[^,:]{{1,16}}?)?{GIVES}[,:]?$"
)
"""`局长李红代表说：`, `李红代表（局长）建议`, `局长李红在讨论时说`: who speaks, over the words."""
BEHIND_BRACKET: Final = re.compile(r"\)(?P<behind>[^()]*)$")
COURTESY: Final = re.compile("代表|委员|同志")
QUOTED_WORD: Final = re.compile(r"“[^“”。!?,:]{1,14}”(?=[\u4e00-\u9fff、 ])")
"""What a post names in quotation marks: “银发调解队”队长."""


def unlabelled(line: Line) -> Marked | None:
    """`市人大代表、××公司董事长 ×××：`, `×××（××局局长）`: posts and a name, and nothing else on the line."""
    text = without_fields(line.text)
    plain = aligned(text)
    says = DELEGATE_SAYS.match(LEADING.sub(lambda marks: " " * len(marks[0]), plain))
    if (
        len(plain) > 90
        or re.search(r"[。!?“”]", QUOTED_WORD.sub("", plain))
        or (not says and re.search(r"(?:说|表示|认为|介绍|指出|强调|道|问|坦言|建议|告诉记者):?$", plain))
    ):
        return None
    colon = plain.endswith(":")
    if ":" in plain[:-1] or (not says and _is_told_of(plain)):
        return None
    if says:
        found = people(LEADING.sub("", text[: says.end("who")]))
        known = len(found) == 1 and found[0].name and is_name(found[0].name) and has_a_post(found[0])
        return Marked(line, Kind.ATTRIBUTION, SAYS, found) if known else None
    slash = NAME_SLASH_POSTS.match(plain)
    if slash and is_name(slash["name"]) and _are_posts_between_strokes(slash["posts"]):
        text = text[: slash.end("name")] + " " + STROKE.sub("、", text[slash.start("posts") :])
    elif (stroke := DELEGATE_STROKE.match(plain)) is not None:
        text = f"{text[: stroke.end('role')]}、{text[stroke.start('rest') :]}"
    elif re.search(r"[/\\|]", plain):
        return None
    bare = LEADING.sub("", text).rstrip(":： ")
    framed = FRAMED.match(aligned(bare))
    found = people(bare[framed.start("inside") : framed.end("inside")] if framed else bare)
    if not found or not all(one.name and is_name(one.name) for one in found):
        return None
    if len(found) == 1 and not found[0].posts:
        return Marked(line, Kind.TURN, line.text, found, certain=_is_polite(plain)) if colon else None
    if any(not one.posts for one in found) or not all(has_a_post(one) for one in found):
        return None
    return Marked(line, Kind.ATTRIBUTION, "colon" if colon else None, found)


def _is_told_of(plain: str) -> bool:
    """`李红(市教育局局长)有个心愿`: whether behind the posts it is told what somebody did; no name or post is."""
    behind = BEHIND_BRACKET.search(plain)
    pieces = re.split(r"[\s、,;:/|—-]+", behind["behind"]) if behind else ()
    return any(len(one) > 1 and not _is_of_somebody(one) for one in pieces)


def _is_of_somebody(plain: str) -> bool:
    """Whether a piece of an attribution is a name, a post, or what is printed beside these."""
    beside = COURTESY.fullmatch(plain) or PARTICULARS.fullmatch(plain) or DELEGATION.fullmatch(plain)
    return bool(beside or POST.search(plain) or is_name(plain) or is_rare_name(plain) or ends_with_name(plain))


def _are_posts_between_strokes(text: str) -> bool:
    """Whether posts stand between strokes: beside a seat (市人大代表) whatever somebody does is one (养殖户)."""
    parts = STROKE.split(text)
    seated = len(parts) > 1 and any(_SEAT.search(part.strip()) for part in parts)
    return seated or are_posts("、".join(parts))


_SEAT: Final = re.compile("[市县区州盟旗省党大协](?:代表|委员)$")


def seated(line: Line) -> Marked | None:
    """`李红代表丨××局局长`: a name with a seat, which may be like no other name, and nothing but posts behind it."""
    match = SEATED.match(line.plain)
    if match is None or OF_A_BODY.search(match["name"]):
        return None
    one = Person(line.text[slice(*match.span("name"))], split_posts(line.text[match.start("posts") :]))
    posted = has_a_post(one) and all(POST.search(aligned(post)) for post in one.posts)
    return Marked(line, Kind.ATTRIBUTION, None, (one,)) if posted else None


def has_a_post(one: Person) -> bool:
    """Whether a post stands with a name; those who made the page have posts too, and do not speak."""
    return any(POST.search(aligned(post)) and not OF_THE_PAPER.search(aligned(post)) for post in one.posts)


def inline(line: Line) -> Marked | None:
    """`×××（××局局长）：我们……`, `×××：我们……`: who speaks, and what is said, on one line."""
    match = INLINE.match(aligned(without_fields(line.text)))
    if not match or re.search(r"(?:说|表示|认为|介绍|指出|强调|提出|道|坦言|建议)$", match["who"].strip()):
        return None
    if _is_told_of(match["who"]):
        return None
    who = LEADING.sub("", line.text[: match.end("who")])
    held = HELD.match(aligned(who))
    posted = bool(held and (POST.search(held["posts"]) or re.search(r"代表|委员", held["posts"])))
    apart = who.split()
    found = (Person("".join(apart)),) if len(apart) > 1 and torn_name(apart) else people(who, labelled=posted)
    together = len(found) > 1 and all(one.name for one in found) and any(has_a_post(one) for one in found)
    if together:
        posted = True
    elif posted and not (len(found) == 1 and found[0].name):
        seat = SEAT_HELD.match(line.plain)
        found = (_seat_held(line, seat) if seat and not OF_A_BODY.search(seat["name"]) else Person(None),)
    elif len(found) != 1 or not found[0].name or not (posted or is_name(found[0].name)):
        return None
    rest = rest_of(line, match)
    label = line.text[: match.start("rest")].strip()
    if rest and not found[0].posts and len(found) == 1 and _are_posts(rest):
        return Marked(line, Kind.ATTRIBUTION, "colon", (replace(found[0], posts=split_posts(rest.text)),))
    if together:
        return Marked(line, Kind.TURN, label, found, rest, certain=True)
    if not found[0].posts and "," in match["who"]:
        return None
    certain = (bool(found[0].posts) and ("(" in match["who"] or has_a_post(found[0]))) or _is_polite(match["who"])
    return Marked(line, Kind.TURN, label, found, rest, certain=certain)


def _seat_held(line: Line, seat: re.Match[str]) -> Person:
    name, posts = (line.text[slice(*seat.span(one))] for one in ("name", "posts"))
    return Person(name, split_posts(posts), is_name(name))


def _are_posts(rest: Line) -> bool:
    """Whether all that follows `李红：` is what she is: one of a list of those who speak."""
    posts = split_posts(rest.text) if len(rest.plain) <= 60 and not re.search(r"[。!?“”]", rest.plain) else ()
    return bool(posts) and len(posts[0]) > 3 and are_posts(rest.text)


def _is_polite(plain: str) -> bool:
    """李红代表, 李红委员: named as one who has a say here."""
    return bool(re.search(r"(?:代表|委员)\s*:?$", MARKS.sub("", plain)))
