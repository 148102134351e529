"""What kind of printed line each line is, by its own words. Which lines belong together is not asked here."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from knowledge.model import Reporter
from knowledge.page.lines import HAN, Line, part
from knowledge.page.persons.fields import FIELD, SAYING, without_fields
from knowledge.page.persons.names import DOTTED, is_name, is_rare_name, torn_name
from knowledge.page.persons.particulars import MARKS, PARTICULARS
from knowledge.page.persons.people import people
from knowledge.page.persons.person import Person
from knowledge.page.persons.pieces import ends_with_name
from knowledge.page.persons.posts import DELEGATION, POST, are_posts, split_posts
from knowledge.page.printed.credits import NEWS, QUOTED_REPORTERS, gives_pictures, photo, reporters, writers
from knowledge.page.printed.kinds import SPOKEN, Kind, Marked
from knowledge.page.printed.masthead import SHORT_DATE, Masthead, is_event_line, masthead
from knowledge.page.printed.misprints import legible
from knowledge.page.printed.notices import NOTICE, OVER, is_button, is_imprint, is_notice
from knowledge.page.printed.trimmings import bare
from knowledge.page.printed.wording import (
    ANSWER,
    ANSWER_NAMED,
    AT_TALK,
    AUTHOR_IS,
    BOX,
    CLOSING,
    COMMENTARY,
    DASHED,
    DELEGATE_STROKE,
    FRAMED,
    GIVES,
    HELD,
    IN_HEAD,
    INLINE,
    JUMP_WHOLE,
    LABELLED,
    LEADING,
    NAME_IS,
    NAME_SLASH_POSTS,
    NOTE,
    NOTE_BRACKET,
    OF_A_BODY,
    OF_THE_PAPER,
    ONLY_FURNITURE,
    OTHER_ROLE,
    PAGE_DIGITS,
    PAPER_VOICE,
    PICTURE,
    QUESTION,
    REACTION,
    ROUND,
    RULE,
    SEAT_HELD,
    SEATED,
    SENTENCE_END,
    SETTING,
    SIGNATURE,
    SIGNERS,
    STROKE,
    TOLD_BY,
)
from knowledge.text import aligned

LONGEST_SETTING: Final = 60
SAYS: Final = "说"
ANSWERS: Final = ("答", "回答", "答复")
"""What only one does who was asked on the page; 回应 is a report's word too."""
HOUR: Final = re.compile(
    r"[\[【(]?\s*(?:上午|下午|中午|早上|晚上)?\s*\d{1,2}\s*(?::\s*\d{2}"
    r"|[时点](?:\d{1,2}分|[半整])?)\s*[\]】)]?\s*[|丨/,]?\s*"
)
"""The hour before who speaks, where a talk is told by the clock."""
WRITTEN: Final = ("文", "文字", "撰文", "撰稿", "供稿")
"""Labels of who wrote a text: a delegate in a post, or else a reporter of the page."""
DELEGATE_SAYS: Final = re.compile(
    r"^(?P<who>[^,:()]{2,12}?(?:代表|委员)?\s?\([^()]{3,60}\)|[^,:]{4,60}(?:代表|委员)"
    rf"|[^,:]{{4,60}}?(?={AT_TALK}))(?:(?<=\))(?:代表|委员))?(?:在[^,:]{{1,16}}?)?{GIVES}[,:]?$"
)
"""`局长李红代表说：`, `李红代表（局长）建议`, `局长李红在讨论时说`: who speaks, over the words."""
BEHIND_BRACKET: Final = re.compile(r"\)(?P<behind>[^()]*)$")
COURTESY: Final = re.compile("代表|委员|同志")
QUOTED_WORD: Final = re.compile(r"“[^“”。!?,:]{1,14}”(?=[\u4e00-\u9fff、 ])")
"""What a post names in quotation marks: “银发调解队”队长."""


def marked(line: Line) -> Marked:
    """The kind of a line; TITLE or TEXT where its words are those of no other kind.

    A label that OCR misread or that is printed with spaces is read as the one it resembles, with a doubt.
    """
    clear, doubts = legible(line)
    found = _kind_of(clear)
    if not doubts or found.kind in (Kind.TITLE, Kind.TEXT):
        return _kind_of(line) if doubts else found
    label = found.label
    if found.kind == Kind.TURN and label and len(clear.text) == len(line.text):
        label = line.text[: len(label)]
    return replace(found, line=line, label=label, doubts=doubts)


def _kind_of(line: Line) -> Marked:
    """A line that ends as one that heads a speech does is an attribution without that ending, or none at all."""
    found, trimmed = _timed(line) or _by_rules(line), bare(line)
    signed = found.kind == Kind.SIGNATURE and found.label == "作者"
    if trimmed is line or signed or found.kind not in (*SPOKEN, Kind.EVENT, Kind.TITLE, Kind.TEXT):
        return found
    read = _by_rules(trimmed)
    if read.kind in (Kind.ATTRIBUTION, Kind.SIGNATURE) and any(one.name for one in read.people):
        return replace(read, line=line)
    labelled = found.marks_label and found.label != "——"
    of_a_meeting = found.kind == Kind.EVENT and is_event_line(trimmed.text)
    return found if labelled or of_a_meeting else _unread(line)


def _timed(line: Line) -> Marked | None:
    """`9:15　局长李红代表：` of a talk that is told by the clock: who speaks, behind the hour."""
    hour = HOUR.match(line.plain)
    if hour is None or hour.end() == len(line.plain):
        return None
    read = _by_rules(part(line, hour.end()))
    spoken = read.kind in (Kind.ATTRIBUTION, Kind.SIGNATURE) or (read.kind == Kind.TURN and read.certain)
    if not spoken or not read.name:
        return None
    label = line.text[: hour.end()] + read.label if read.kind == Kind.TURN and read.label else read.label
    return replace(read, line=line, label=label)


def _by_rules(line: Line) -> Marked:
    return next((found for rule in RULES if (found := rule(line))), None) or _unread(line)


def _unread(line: Line) -> Marked:
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
    if PICTURE.fullmatch(plain):
        return Marked(line, Kind.FURNITURE)
    if OVER.fullmatch(plain):
        return Marked(line, Kind.END)
    if is_imprint(plain) or is_button(plain):
        return Marked(line, Kind.FURNITURE)
    if len(plain) <= 60 and ONLY_FURNITURE.match(plain) and not _is_worded(plain):
        return Marked(line, Kind.FURNITURE)
    if len(plain) <= 120 and (SIGNERS.match(plain) or REACTION.match(plain) or _is_setting(line)):
        return Marked(line, Kind.SIGNERS)
    return Marked(line, Kind.JUMP) if len(plain) <= 40 and JUMP_WHOLE.match(plain) else None


def _is_worded(plain: str) -> bool:
    """Whether a line that is like an e-paper's buttons is a name, a date or the label of a comment."""
    return bool(is_name(plain) or COMMENTARY.fullmatch(plain) or SHORT_DATE.search(plain))


def _is_setting(line: Line) -> bool:
    """Whether a line says when and where people met, or lists who of the public came."""
    setting = SETTING.match(line.plain) if len(line.plain) <= LONGEST_SETTING else None
    return bool(setting) and not re.search(r"[吗呢]$|[我你您]", line.plain)


def _note(line: Line) -> Marked | None:
    voice = PAPER_VOICE.match(line.plain)
    if voice:
        return Marked(line, Kind.NOTE, voice["label"])
    box = BOX.match(line.plain) or NOTICE.match(line.plain)
    if box:
        return Marked(line, Kind.BOX, rest=_rest(line, box))
    if is_notice(line.plain):
        return Marked(line, Kind.BOX)
    match = NOTE_BRACKET.match(line.plain) or NOTE.match(line.plain)
    return Marked(line, Kind.NOTE, match["label"], rest=_rest(line, match)) if match else None


def _rest(line: Line, match: re.Match[str], group: str = "rest") -> Line | None:
    text = line.text[match.start(group) : match.end(group)].strip()
    return Line(line.number, text, aligned(text)) if text else None


def _question(line: Line) -> Marked | None:
    match = QUESTION.match(line.plain)
    if match and _is_of_head(line):
        return None
    if match:
        rest = _rest(line, match, match.lastgroup or "rest")
        if rest and (written := reporters(rest.text) or reporters(line.text)):
            return Marked(line, Kind.REPORTERS, reporters=written)
        if rest and is_name(rest.text):
            who = reporters(line.text) or (Reporter(rest.text.replace(" ", ""), "主持人"),)
            return Marked(line, Kind.REPORTERS, reporters=who)
        return Marked(line, Kind.QUESTION, rest=rest)
    match = ANSWER.match(line.plain)
    if match:
        rest = _rest(line, match, match.lastgroup or "rest")
        if not rest or _names_somebody(rest):
            return None
        return Marked(line, Kind.ANSWER, rest=rest)
    return _answer_named(line)


def _is_of_head(line: Line) -> bool:
    """`云州日报 | 2021年9月17日 | 03版`: a newspaper before a stroke asks nothing where its day follows."""
    found = masthead(line.text)
    return found is not None and {"newspaper", "date"} <= {fact.what for fact in found.facts}


def _answer_named(line: Line) -> Marked | None:
    """`李红答：……`, `××局局长李红答复：……`: with a post it needs nobody to introduce that one."""
    match = ANSWER_NAMED.match(line.plain)
    found = people(line.text[match.start("name") : match.end("name")]) if match else ()
    if not match or len(found) != 1 or not is_name(found[0].name or ""):
        return None
    if any(not POST.search(aligned(post)) for post in found[0].posts):
        return None
    if found[0].posts and match["rest"].startswith(("“", '"', "「")):
        return None  # a report quotes so
    certain = has_a_post(found[0]) and match["verb"] in ANSWERS
    label = line.text[: match.start("rest")].strip()
    return Marked(line, Kind.TURN, label, found, _rest(line, match), certain=certain)


def _names_somebody(rest: Line) -> bool:
    """Whether what follows `嘉宾：` is who that is, and no answer."""
    found = people(rest.text, labelled=True) if len(rest.plain) <= 60 and not re.search(r"[。!?]", rest.plain) else ()
    return bool(found and found[0].name)


def _labelled(line: Line) -> Marked | None:
    match = LABELLED.match(line.plain)
    if not match or len(line.plain) > 200 or SIGNATURE.match(line.plain):
        return None
    said = without_fields(line.text[match.start("rest") : match.end("rest")])
    other = OTHER_ROLE.search(aligned(said))
    written = reporters(said[other.start() :].strip(" ,，;；(（)）、|/")) if other else None
    said = said[: other.start()] if other and written is not None else said
    found = people(said, labelled=True)
    colon = ":" in match["sep"] or "/" in match["sep"]
    if not said.strip():
        known = bool(match["strong"]) or colon
        return Marked(line, Kind.LABEL, match["strong"] or match["weak"], reporters=written or ()) if known else None
    named = any(one.name for one in found)
    if match["weak"] in ("作者", *WRITTEN) and (wrote := reporters(said)):
        return Marked(line, Kind.REPORTERS, reporters=wrote)
    if match["weak"] and not _is_set_off(match, said, found):
        return None
    if re.search(r"[。!?:].", aligned(said)) or len(said) > 120:
        return _labelled_and_said(line, match)
    if not named and not colon and not match["sep"].strip() and not POST.search(aligned(said).strip()):
        return None
    return Marked(line, Kind.ATTRIBUTION, match["strong"] or match["weak"], found, reporters=written or ())


def _is_set_off(match: re.Match[str], said: str, found: Sequence[Person]) -> bool:
    """Whether a word that may begin a sentence as well (讲述, 对话) labels who speaks: by a name, and by signs."""
    colon = ":" in match["sep"] or "/" in match["sep"]
    if not any(one.name for one in found) or re.search(r"[。!?].", aligned(said)):
        return False
    if match["weak"] in WRITTEN:
        marked = re.search(r"[:/|丨]", match["sep"]) is not None
        return marked and len(found) == 1 and has_a_post(found[0]) and (colon or is_name(found[0].name or ""))
    if match["weak"] in TALKED and not match["number"]:
        return colon
    return colon or any(is_name(one.name or "") for one in found)


TALKED: Final = ("发言", "讲述", "对话", "访谈", "专访")
"""Labels that begin a sentence as well, and want a colon or a number."""


def _labelled_and_said(line: Line, match: re.Match[str]) -> Marked | None:
    """讲述人 ××局局长 李红：我们……: the words follow on the same line."""
    start = match.start("rest")
    inline = INLINE.match(aligned(without_fields(line.text[start:])))
    found = people(line.text[start:][: inline.end("who")], labelled=True) if inline else ()
    if not inline or len(found) != 1 or not found[0].name:
        if not match["strong"] or ":" not in match["sep"]:
            return None
        label, rest = line.text[:start].strip(), _rest(line, match)
        return Marked(line, Kind.TURN, label, (Person(None),), rest, certain=True)
    text = line.text[start:][inline.start("rest") :].strip()
    rest = Line(line.number, text, aligned(text))
    return Marked(line, Kind.TURN, line.text[: start + inline.start("rest")].strip(), found, rest, certain=True)


def _field(line: Line) -> Marked | None:
    """职务：市人大代表、××局局长 on a line of its own, below the name it belongs to."""
    match = FIELD.match(line.plain)
    if match and SAYING.fullmatch(match["field"]):
        quoted = len(line.plain) <= LONGEST_SETTING and _QUOTED.fullmatch(line.plain[match.end() :])
        return Marked(line, Kind.SIGNERS, match["field"]) if quoted else None
    if not match or len(line.plain) > 150 or re.search(r"[。!?]", line.plain):
        return None
    name = _NAMED_SO.fullmatch(line.text[match.end() :].strip()) if match["field"].startswith("姓") else None
    if name and match["sign"].isspace():
        return Marked(line, Kind.ATTRIBUTION, match["field"], (Person(name.group()),))
    return Marked(line, Kind.FIELD, match["field"], (Person(name.group()),) if name else people(line.text))


_QUOTED: Final = re.compile(r"\s*[“「][^“”「」]+[”」]\s*")
_NAMED_SO: Final = re.compile(rf"{HAN}{{2,5}}|{DOTTED.pattern}")
"""What is a name where a form says that it is one (姓名 帕提古丽), be it like no other."""


def _signature(line: Line) -> Marked | None:
    is_so = AUTHOR_IS.match(line.plain)
    if is_so and POST.search(is_so["posts"]):
        name, posts = (line.text[slice(*is_so.span(one))] for one in ("name", "posts"))
        return Marked(line, Kind.SIGNATURE, "作者", (Person(name, split_posts(posts)),))
    match = SIGNATURE.match(line.plain)
    if match:
        group = "who" if match["who"] else "who2"
        who = line.text[match.start(group) : match.end(group)]
        return Marked(line, Kind.SIGNATURE, "作者", people(who, labelled=True))
    match = DASHED.match(line.plain)
    if not match or len(line.plain) > 80:
        return _in_round_brackets(line)
    found = people(line.text[match.start("who") : match.end("who")])
    if any(one.name for one in found) and (match["visit"] or any(one.posts for one in found) or len(found) == 1):
        return Marked(line, Kind.SIGNATURE, "访" if match["visit"] else "——", found)
    return None


def _in_round_brackets(line: Line) -> Marked | None:
    """`（××局局长 李红）`, `（李红系××局局长）`, `（××局局长李红发言，本报记者××摘录）`: over a text or at its end."""
    match = ROUND.match(line.plain)
    if not match or len(line.plain) > 80:
        return None
    written = reporters(line.text[match.start("written") : match.end("written")]) if match["written"] else ()
    inside = bare(part(line, *match.span("inside")))
    is_so = NAME_IS.match(inside.plain)
    found = people(f"{is_so['name']} {inside.text[is_so.start('posts') :]}" if is_so else inside.text)
    if written is None or len(found) != 1 or not found[0].name or not has_a_post(found[0]):
        return None
    return Marked(line, Kind.SIGNATURE, "作者", found, reporters=written)


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
    beside = writers(line.text) if shot else None
    if beside:
        return Marked(line, Kind.REPORTERS, reporters=beside)
    written = reporters(line.text)
    both = re.search(r"摄影报道|[文图]\s*[/、]?\s*[文图]|/\s*文.*/\s*图", line.plain)
    if written and (not shot or both or line.plain.endswith("整理") or gives_pictures(line.text)):
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


def _seated(line: Line) -> Marked | None:
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


def _inline(line: Line) -> Marked | None:
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
    rest = _rest(line, match)
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


RULES: Final = (
    _furniture,
    _note,
    _question,
    _labelled,
    _field,
    _signature,
    _told_by,
    _credit,
    _head,
    _seated,
    _unlabelled,
    _inline,
)
