"""What kind of printed line each line is, by its own words. Which lines belong together is not asked here."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from knowledge.model import Reporter
from knowledge.page.credits import NEWS, QUOTED_REPORTERS, Photo, photo, reporters
from knowledge.page.lines import Line, part
from knowledge.page.masthead import Masthead, is_event_line, masthead
from knowledge.page.person import MARKS, POST, Person, is_name, is_plain_name, people
from knowledge.page.wording import (
    ANSWER,
    ANSWER_NAMED,
    BOX,
    CLOSING,
    DASHED,
    HELD,
    IN_HEAD,
    INLINE,
    JUMP_MARKED,
    JUMP_WHOLE,
    LABELLED,
    NOTE,
    NOTE_BRACKET,
    OF_THE_PAPER,
    ONLY_FURNITURE,
    OTHER_ROLE,
    PAGE_DIGITS,
    PAPER_VOICE,
    QUESTION,
    RULE,
    SENTENCE_END,
    SIGNATURE,
    TOLD_BY,
)
from knowledge.text import aligned


class Kind(StrEnum):
    """What a printed line is."""

    FURNITURE = "furniture"
    JUMP = "jump"
    HEAD = "head"
    EVENT = "event"
    SECTION = "section"
    NOTE = "note"
    BOX = "box"
    LABEL = "label"
    ATTRIBUTION = "attribution"
    SIGNATURE = "signature"
    QUESTION = "question"
    ANSWER = "answer"
    TURN = "turn"
    REPORTERS = "reporters"
    PHOTO = "photo"
    NEWS = "news"
    CAPTION = "caption"
    HEADLINE = "headline"
    BANNER = "banner"
    END = "end"
    ASIDE = "aside"
    TITLE = "title"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Marked:
    """A line with its kind and what the kind needs: who is named, what follows a colon, the head's facts.

    `certain` is a turn that names a person by more than a name and a colon: with a post, a label, or as 代表.
    """

    line: Line
    kind: Kind
    label: str | None = None
    people: tuple[Person, ...] = ()
    rest: Line | None = None
    head: Masthead | None = None
    reporters: tuple[Reporter, ...] = ()
    photo: Photo | None = None
    certain: bool = False

    @property
    def name(self) -> str | None:
        return self.people[0].name if len(self.people) == 1 else None


def marked_lines(lines: Iterable[Line]) -> list[Marked]:
    """The lines with their kinds; a jump printed within a line (……（下转A03版）) is one of its own."""
    return [marked(piece) for line in lines for piece in _without_jumps(line)]


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


def marked(line: Line) -> Marked:
    """The kind of a line; TITLE or TEXT where its words are those of no other kind."""
    for rule in RULES:
        found = rule(line)
        if found:
            return found
    return Marked(line, Kind.TITLE if is_title(line) else Kind.TEXT)


def is_title(line: Line) -> bool:
    """Whether a line is short and unpunctuated as headlines are."""
    plain = line.plain
    if len(plain) > 40 or re.search(r"[。;]", plain) or plain[-1] in ",、:;。.—" or plain[-1] == "…":
        return False
    return plain[-1] not in "!?" and len(re.findall(r",", plain)) <= 1


def ends_sentence(text: str) -> bool:
    """Whether a paragraph can end here."""
    bare = text.rstrip(CLOSING)
    if bare.endswith(tuple(SENTENCE_END)):
        return True
    return text[-1] in "：:；;" or (bare.endswith(".") and len(bare) > 1 and not bare[-2].isdigit())


def _furniture(line: Line) -> Marked | None:
    plain = line.plain
    if RULE.match(plain) and not re.search(r"\w", plain):
        return Marked(line, Kind.FURNITURE)
    if len(plain) <= 60 and ONLY_FURNITURE.match(plain) and not is_name(plain):
        return Marked(line, Kind.FURNITURE)
    return Marked(line, Kind.JUMP) if len(plain) <= 40 and JUMP_WHOLE.match(plain) else None


def _note(line: Line) -> Marked | None:
    voice = PAPER_VOICE.match(line.plain)
    if voice:
        return Marked(line, Kind.NOTE, voice["label"])
    box = BOX.match(line.plain)
    if box:
        return Marked(line, Kind.BOX, rest=_rest(line, box))
    match = NOTE_BRACKET.match(line.plain) or NOTE.match(line.plain)
    return Marked(line, Kind.NOTE, match["label"], rest=_rest(line, match)) if match else None


def _rest(line: Line, match: re.Match[str], group: str = "rest") -> Line | None:
    text = line.text[match.start(group) : match.end(group)].strip()
    return Line(line.number, text, aligned(text)) if text else None


def _question(line: Line) -> Marked | None:
    match = QUESTION.match(line.plain)
    if match:
        rest = _rest(line, match, "rest" if match["rest"] else "rest2")
        if rest and is_name(rest.text):
            who = reporters(line.text) or (Reporter(rest.text.replace(" ", ""), "主持人"),)
            return Marked(line, Kind.REPORTERS, reporters=who)
        return Marked(line, Kind.QUESTION, rest=rest)
    match = ANSWER.match(line.plain)
    if match:
        rest = _rest(line, match, "rest" if match["rest"] else "rest2")
        if not rest or (people(rest.text, labelled=True)[0].name if people(rest.text, labelled=True) else None):
            return None
        return Marked(line, Kind.ANSWER, rest=rest)
    match = ANSWER_NAMED.match(line.plain)
    if match and is_name(match["name"]):
        return Marked(line, Kind.TURN, line.text[: match.start("rest")], people(match["name"]), _rest(line, match))
    return None


def _labelled(line: Line) -> Marked | None:
    match = LABELLED.match(line.plain)
    if not match or len(line.plain) > 200:
        return None
    said = line.text[match.start("rest") : match.end("rest")]
    other = OTHER_ROLE.search(aligned(said))
    written = reporters(said[other.start() :].strip(" ,，;；(（)）、|/")) if other else None
    said = said[: other.start()] if other and written is not None else said
    found = people(said, labelled=True)
    colon = ":" in match["sep"] or "/" in match["sep"]
    if not said.strip():
        known = bool(match["strong"]) or colon
        return Marked(line, Kind.LABEL, match["strong"] or match["weak"], reporters=written or ()) if known else None
    named = any(one.name for one in found)
    if match["weak"] and (not named or re.search(r"[。!?].", aligned(said))):
        return None
    if match["weak"] and not colon and not any(is_name(one.name or "") for one in found):
        return None
    if match["weak"] in ("发言", "讲述", "对话", "访谈", "专访") and not colon:
        return None
    if re.search(r"[。!?:].", aligned(said)) or len(said) > 120:
        return _labelled_and_said(line, match)
    if not named and not colon and not match["sep"].strip() and not POST.search(aligned(said).strip()):
        return None
    return Marked(line, Kind.ATTRIBUTION, match["strong"] or match["weak"], found, reporters=written or ())


def _labelled_and_said(line: Line, match: re.Match[str]) -> Marked | None:
    """讲述人 ××局局长 李红：我们……: the words follow on the same line."""
    start = match.start("rest")
    inline = INLINE.match(line.plain[start:])
    found = people(line.text[start:][: inline.end("who")], labelled=True) if inline else ()
    if not inline or len(found) != 1 or not found[0].name:
        if not match["strong"] or ":" not in match["sep"]:
            return None
        label, rest = line.text[:start].strip(), _rest(line, match)
        return Marked(line, Kind.TURN, label, (Person(None),), rest, certain=True)
    text = line.text[start:][inline.start("rest") :].strip()
    rest = Line(line.number, text, aligned(text))
    return Marked(line, Kind.TURN, line.text[: start + inline.start("rest")].strip(), found, rest, certain=True)


def _signature(line: Line) -> Marked | None:
    match = SIGNATURE.match(line.plain)
    if match:
        group = "who" if match["who"] else "who2"
        who = line.text[match.start(group) : match.end(group)]
        return Marked(line, Kind.SIGNATURE, "作者", people(who, labelled=True))
    match = DASHED.match(line.plain)
    if not match or len(line.plain) > 80:
        return None
    found = people(line.text[match.start("who") : match.end("who")])
    if any(one.name for one in found) and (match["visit"] or any(one.posts for one in found) or len(found) == 1):
        return Marked(line, Kind.SIGNATURE, "访" if match["visit"] else "——", found)
    return None


def _head(line: Line) -> Marked | None:
    found = masthead(line.text)
    if found:
        found = replace(found, rest=IN_HEAD.sub("", found.rest).strip())
        return Marked(line, Kind.HEAD, head=found)
    if PAGE_DIGITS.match(line.plain):
        return Marked(line, Kind.HEAD, head=Masthead((), line.text))
    return Marked(line, Kind.EVENT) if is_event_line(line.text) else None


def _credit(line: Line) -> Marked | None:
    shot = photo(line.text)
    written = reporters(line.text)
    both = re.search(r"摄影报道|[文图]\s*[/、]?\s*[文图]", line.plain)
    if written and (not shot or both or line.plain.endswith("整理")):
        return Marked(line, Kind.REPORTERS, reporters=written)
    if shot:
        return Marked(line, Kind.PHOTO, photo=shot)
    if NEWS.match(line.plain):
        quoted = QUOTED_REPORTERS.search(line.plain[:120])
        named = reporters(line.text[quoted.start("inside") : quoted.end("inside")]) if quoted else None
        return Marked(line, Kind.NEWS, reporters=named or ())
    return None


def _told_by(line: Line) -> Marked | None:
    """`××局局长 李红（口述） 本报记者 ×××（整理）`: the label stands behind the name."""
    match = TOLD_BY.match(line.plain)
    found = people(line.text[: match.end("who")], labelled=True) if match and len(line.plain) < 90 else ()
    if not match or not found or not all(one.name and is_name(one.name) for one in found):
        return None
    rest = re.sub(
        r"[(]?(?:文字)?(?:整理|采写|采访|记录|撰文)[)]?",
        " ",
        line.text[match.end() :].replace("（", "(").replace("）", ")"),
    )
    return Marked(line, Kind.ATTRIBUTION, "口述", found, reporters=reporters(rest.strip()) or ())


def _unlabelled(line: Line) -> Marked | None:
    """`市人大代表、××公司董事长 ×××：`, `×××（××局局长）`: posts and a name, and nothing else on the line."""
    plain = line.plain
    if (
        len(plain) > 90
        or re.search(r"[。!?“”]", plain)
        or re.search(r"(?:说|表示|认为|介绍|指出|强调|道|问|坦言|建议|告诉记者):?$", plain)
    ):
        return None
    colon = plain.endswith(":")
    if ":" in plain[:-1]:
        return None
    if re.search(r"[/\\|]", plain):
        return None
    bare = line.text.lstrip(" ■□◆◇●○◎▲△★☆▌·•")
    found = people(bare.rstrip(":： "))
    if not found or not all(one.name and is_name(one.name) for one in found):
        return None
    if len(found) == 1 and not found[0].posts:
        return Marked(line, Kind.TURN, line.text, found, certain=_is_polite(plain)) if colon else None
    if any(not one.posts for one in found) or not all(_has_a_post(one) for one in found):
        return None
    return Marked(line, Kind.ATTRIBUTION, "colon" if colon else None, found)


def _has_a_post(one: Person) -> bool:
    """Whether a post stands with a name; those who made the page have posts too, and do not speak."""
    return any(POST.search(aligned(post)) and not OF_THE_PAPER.search(aligned(post)) for post in one.posts)


def _inline(line: Line) -> Marked | None:
    """`×××（××局局长）：我们……`, `×××：我们……`: who speaks, and what is said, on one line."""
    match = INLINE.match(line.plain)
    if not match or re.search(r"(?:说|表示|认为|介绍|指出|强调|提出|道|坦言|建议)$", match["who"].strip()):
        return None
    who = line.text[: match.end("who")].lstrip(" ■□◆◇●○◎▲△★☆▌·•")
    held = HELD.match(aligned(who))
    posted = bool(held and (POST.search(held["posts"]) or re.search(r"代表|委员", held["posts"])))
    found = people(who, labelled=posted)
    if posted and not (len(found) == 1 and found[0].name):
        found = (Person(None),)
    elif len(found) != 1 or not found[0].name or not (posted or is_name(found[0].name)):
        return None
    rest = _rest(line, match)
    label = line.text[: match.start("rest")].strip()
    if not found[0].posts and "," in match["who"]:
        return None
    certain = (bool(found[0].posts) and ("(" in match["who"] or _has_a_post(found[0]))) or _is_polite(match["who"])
    return Marked(line, Kind.TURN, label, found, rest, certain=certain)


def _is_polite(plain: str) -> bool:
    """李红代表, 李红委员: named as one who has a say here."""
    return bool(re.search(r"(?:代表|委员)\s*:?$", MARKS.sub("", plain)))


RULES: Final = (
    _furniture,
    _note,
    _question,
    _labelled,
    _signature,
    _told_by,
    _credit,
    _head,
    _unlabelled,
    _inline,
)


def is_likely_name(of: Marked) -> bool:
    """Whether a TURN's bare name has a common surname."""
    return bool(of.people and of.people[0].name and is_plain_name(of.people[0].name))
