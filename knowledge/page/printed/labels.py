"""Who speaks by a label: asked and answered, 发言人：, a form's fields, the signature of an author, told by."""

import re
from collections.abc import Sequence
from typing import Final

from knowledge.model import Reporter
from knowledge.page.lines import HAN, Line, part
from knowledge.page.persons.fields import FIELD, SAYING, without_fields
from knowledge.page.persons.names import DOTTED, is_name
from knowledge.page.persons.people import people
from knowledge.page.persons.person import Person
from knowledge.page.persons.posts import POST, split_posts
from knowledge.page.printed.bare_names import has_a_post
from knowledge.page.printed.credits import reporters
from knowledge.page.printed.kinds import Kind, Marked
from knowledge.page.printed.masthead import masthead
from knowledge.page.printed.trimmings import bare
from knowledge.page.printed.unspoken import LONGEST_SETTING, rest_of
from knowledge.page.printed.wording import (
    ANSWER,
    ANSWER_NAMED,
    AUTHOR_IS,
    DASHED,
    INLINE,
    LABELLED,
    NAME_IS,
    OTHER_ROLE,
    QUESTION,
    ROUND,
    SIGNATURE,
    TOLD_BY,
)
from knowledge.text import aligned

ANSWERS: Final = ("答", "回答", "答复")
"""What only one does who was asked on the page; 回应 is a report's word too."""
WRITTEN: Final = ("文", "文字", "撰文", "撰稿", "供稿")
"""Labels of who wrote a text: a delegate in a post, or else a reporter of the page."""


def question(line: Line) -> Marked | None:
    """What is asked (问：, the paper before a stroke), or answered (答：) on the page."""
    match = QUESTION.match(line.plain)
    if match and _is_of_head(line):
        return None
    if match:
        rest = rest_of(line, match, match.lastgroup or "rest")
        if rest and (written := reporters(rest.text) or reporters(line.text)):
            return Marked(line, Kind.REPORTERS, reporters=written)
        if rest and is_name(rest.text):
            who = reporters(line.text) or (Reporter(rest.text.replace(" ", ""), "主持人"),)
            return Marked(line, Kind.REPORTERS, reporters=who)
        return Marked(line, Kind.QUESTION, rest=rest)
    match = ANSWER.match(line.plain)
    if match:
        rest = rest_of(line, match, match.lastgroup or "rest")
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
    return Marked(line, Kind.TURN, label, found, rest_of(line, match), certain=certain)


def _names_somebody(rest: Line) -> bool:
    """Whether what follows `嘉宾：` is who that is, and no answer."""
    found = people(rest.text, labelled=True) if len(rest.plain) <= 60 and not re.search(r"[。!?]", rest.plain) else ()
    return bool(found and found[0].name)


def labelled(line: Line) -> Marked | None:
    """`发言人：××局局长 李红`: who speaks, behind a label."""
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
        label, rest = line.text[:start].strip(), rest_of(line, match)
        return Marked(line, Kind.TURN, label, (Person(None),), rest, certain=True)
    text = line.text[start:][inline.start("rest") :].strip()
    rest = Line(line.number, text, aligned(text))
    return Marked(line, Kind.TURN, line.text[: start + inline.start("rest")].strip(), found, rest, certain=True)


def field(line: Line) -> Marked | None:
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


def signature(line: Line) -> Marked | None:
    """`作者：李红（××局局长）`, `——李红`: who wrote or said what stands above it."""
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


def told_by(line: Line) -> Marked | None:
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
