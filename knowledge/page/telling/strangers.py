"""How a paragraph begins that gives another the word by a post, though no name may be like it. It names nobody.

Words that begin so are not those of whoever spoke above; whose they are is not asked here.
"""

import re
from typing import Final

from knowledge.page.lines import HAN
from knowledge.page.persons.posts import ENDING, POST
from knowledge.page.printed.wording import AT_TALK, GIVES, MARK
from knowledge.text import aligned

ANSWERS: Final = r"(?:回?答|答复|回应|回复|说|表示)"
STRANGER: Final = re.compile(
    rf"(?P<post>[^。,!?:;“”\s]{{3,40}}?{ENDING[:-1]})(?P<who>{HAN}{{2,5}}?)(?:代表|委员)?(?:{AT_TALK})?{ANSWERS}?:"
)
"""A post of a house, what may be a name, and a colon: 市交通局局长关键答复：可以。"""
STRANGER_HELD: Final = re.compile(rf"{MARK}{HAN}{{2,6}}(?:代表|委员)?\([^()]{{3,40}}{ENDING[:-1]}\)\s")
"""What may be a name, and posts in brackets behind it, apart from the words."""
STRANGER_FRAMED: Final = re.compile(
    rf"{MARK}[(\[【〔][^()\[\]【】〔〕。!?]{{3,60}}{ENDING[:-1]}{HAN}{{2,5}}[)\]】〕](?=\s*\w)"
)
"""A post and what may be a name, both in one bracket, before the words."""
ANOTHER_SAYS: Final = re.compile(
    rf"{MARK}(?:来自[^。,:]{{2,16}}的|(?P<post>[^。,!?:;“”]{{3,60}}?{ENDING[:-1]}))(?P<who>{HAN}{{2,5}}?)"
    rf"(?P<seat>代表|委员|同志)?(?P<talk>{AT_TALK})?{GIVES}[,:]"
)
"""How a paragraph gives somebody's words, in a post or a delegate: 市交通局局长王军在讨论时说，……"""
LEADS: Final = re.compile(rf"{GIVES}[,:]")
SEATED: Final = re.compile(r"(?:代表|委员)(?:、|$)|^来自")
REMARKED: Final = re.compile(
    r"^(?:刚[才刚]|方才|前面|上午|下午|昨天|正如|就像|听|同意|赞[成同]|同组|[我咱])|[我咱你您]"
)
"""How one who speaks tells of another: 刚才王军代表说, and 我们的局长王军说."""
HOUSED: Final = re.compile(r"[省市县区州旗镇乡村局厅委办院校厂站所社司园馆店团]")
TELLS: Final = re.compile(r"[说讲问道谈嘱导诉求]$|^[和与跟对给]")
"""What stands behind a post in a clause, and in no name."""
POSTED: Final = re.compile(
    rf"(?P<post>[^。,!?:;“”]{{1,40}}?)\s+(?P<who>{HAN}{{2,5}}?|{HAN}\s{HAN})(?:\s*{ANSWERS})?:(?=.)"
)
"""A post, a space, what may be a name, and a colon over words."""
SPACED: Final = re.compile(rf"(?P<post>[^。,!?:;“”\s]{{3,40}}?{ENDING[:-1]})\s+{HAN}{{2}}")
"""A post and white space, which parts it from a name and from no clause."""
OF_A_CLAUSE: Final = re.compile(r"[要有是把了到这那]|[两二三四五六七八九十几][个家座]")
"""What stands in no house's name: 今年要建三个村."""
OF_SELF: Final = re.compile(r"[我你他她您的们]")
LONGEST_LABEL: Final = 80


def strangers_beginning(plain: str, name: str | None, dialogue: bool) -> str | None:
    """What a folded paragraph begins with where that is a stranger's post; None for any other.

    `name` is who spoke above, `dialogue` whether people speak by turns.
    """
    framed = STRANGER_FRAMED.match(plain) or (STRANGER_HELD.match(plain) if dialogue else None)
    begun = framed or _posted(plain) or _spaced(plain) or _says(plain, name)
    return begun[0].strip(" ,:。") if begun else None


def _spaced(plain: str) -> re.Match[str] | None:
    """A post of a house and white space behind it, where a headline ran into who speaks."""
    spaced = SPACED.match(plain) if re.search(r"\s", plain[:LONGEST_LABEL]) else None
    housed = spaced is not None and HOUSED.search(spaced["post"]) and not OF_A_CLAUSE.search(spaced["post"])
    return spaced if housed and spaced and not OF_SELF.search(spaced["post"]) else None


def _says(plain: str, name: str | None) -> re.Match[str] | None:
    """The beginning of a paragraph that gives another delegate's words without quotation marks."""
    says = ANOTHER_SAYS.match(plain) if LEADS.search(plain[:LONGEST_LABEL]) else None
    if says is None or REMARKED.search(says[0]) or (name and aligned(name) in says[0]):
        return None
    return says if says["seat"] or says["talk"] or SEATED.search(says["post"] or "来自") else None


def _posted(plain: str) -> re.Match[str] | None:
    """A post, what may be a name though none is like it, and a colon; behind a space any post, else one of a house."""
    if ":" not in plain[:LONGEST_LABEL]:
        return None
    spaced, stranger = POSTED.match(plain), STRANGER.match(plain)
    if spaced and POST.search(spaced["post"]):
        return spaced
    begun = stranger["post"] + stranger["who"] if stranger else ""
    clause = OF_A_CLAUSE.search(begun) or (stranger and TELLS.search(stranger["who"])) or OF_SELF.search(begun)
    return stranger if stranger and HOUSED.search(stranger["post"]) and not clause else None
