"""Who wrote a page and who took its photographs: reporters' lines, credits, captions. No speaker is here."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from knowledge.model import Reporter
from knowledge.page.lines import HAN
from knowledge.page.persons.names import is_name
from knowledge.page.printed.masthead import PAPER
from knowledge.text import aligned

ROLE: Final = re.compile(
    r"(?:(?:全媒体|融媒体|首席|见习|实习|特约|特派|特邀|本报|驻\w{1,6})*(?:记者(?!们)|通讯员|实习生|撰稿人"
    r"|编导|摄影师|采写|报道组|整理)|(?:文字?|图片?|统筹|策划"
    r"|摄影|摄|撰文|采写|采访(?:人|者)?|整理|供稿)(?=\s*[/:丨|]))"
)
ORGANISATION: Final = re.compile(
    rf"^[\s■□◆◇●○◎▲△★☆▌·•\-—]*(?:(?:本版)?(?:文|图|文图|图文|文/图|文字|采写|撰文|统筹|整理|由)?\s*[/:丨|]?\s*)?"
    rf"(?:(?:本报|本网|本台|{HAN}{{2,8}}{PAPER}|{HAN}{{2,8}}(?:新闻|客户端|在线|融媒|融媒体|网|台|社|云|传媒"
    rf"|发布)|(?:掌上|云上){HAN}{{2,4}}|(?<=[·•]){HAN}{{2,6}}"
    rf"|全媒体|融媒体|融媒体中心|{HAN}{{2,6}}融媒体中心)[\s·•/&+]*){{0,4}}$"
)
TAIL: Final = re.compile(
    r"(?:[\s/、|丨()·]|文|图|摄影|报道|摄|整理|记录|摘录|采写|采访|供稿|文字|图片|本版|录音|根据录音|实习|撰写"
    r"|综合|联合|特约|本报|稿|等|编辑|■|□|●"
    r"|图片由|除署名外)*$"
)
WORD: Final = re.compile(r"[^\s、,/]+")
WRITES: Final = re.compile(r"记者|通讯员|实习|编导|采写|报道组|整理|文|采访|供稿|撰")
"""Roles of a page's writers; who only plans or takes pictures is staff."""
AFTER_ROLE: Final = re.compile(rf"\s*[:/丨|]+\s*(?:本报|{HAN}{{2,6}}{PAPER}|全媒体|融媒体|[·/])*")
KIND_OF_PAPER: Final = re.compile(r"[日晚早晨时商周快]报|都市报")
"""What stands before a role for the paper's name: 晚报记者."""
BEFORE_END: Final = re.compile(
    r"\s*(?:(?:(?:根据)?(?:现场)?录音|文[/、]?图|图[/、]?文|摄影报道|采写整理|采访整理|记录整理|摘录整理|采写"
    r"|整理|记录|摘录|采访|综合报道|报道|撰写|文|摄影|摄"
    r"|图|本报|实习|特约|[/()])\s*){1,8}$"
)
FILED: Final = rf"(?:资料图片?|(?<!{HAN})(?:资料|档案|历史|本报)(?:片|照片?|图片))"
"""What is printed for a photographer where the picture lay in a file: 资料片, 档案照片."""
CREDIT: Final = re.compile(
    rf"(?:(?<!拍)摄影?|供图|图片?由?[^。]{{0,14}}提供|[(][^()。,;]{{2,16}}提供|{FILED}|制图|绘图|摄影报道|/图|(?<=[\s/])绘"
    rf"|翻拍|^[^:/|丨]{{0,60}}[\s。,(](?:摄影?|图片?|供图|照片|绘图?)\s*[/:]\s*{HAN}{{2,4}})\s*[)\]】]?\s*[。.]?\s*$"
    r"|^(?:图片?|摄影?|照片)\s*[/::](?!\s*$)"
)
CAPTION: Final = re.compile(
    r"^[▲△▼▽◀▶←→↑↓■●(\[]*\s*(?:图为|图[①-⑩\d一二三四]|[上下左右]图(?=[为:,是\s])|本版图|题图|资料图|图说"
    r"|图片说明|[(\[]?图片?[::])"
)
PHOTOGRAPHER: Final = re.compile(r"(?P<who>[^。,;!?()\[\]]{2,40}?)\s*(?:摄影|摄|(?<=[\s/])绘)\s*[)\]】]?\s*[。.]?\s*$")
NEWS: Final = re.compile(
    rf"^[\s■□●◆]*(?:本报讯|本报{HAN}{{0,8}}(?:电|讯(?!员))|{HAN}{{2,6}}(?:日报|晚报|社|网)(?:讯|电)|(?:新华社"
    rf"|中新社){HAN}{{0,6}}(?:\d+月\d+日)?电)"
)
CREDIT_WORDS: Final = re.compile(r"[(（][^()（）]*[)）]|[^\s,，。、;；]*(?:记者|通讯员)\S*|供图|提供|摄影?|资料图片?")
MEETING: Final = re.compile(
    r"会场|会议室|(?:讨论|会议|审议|座谈|发言|大会|投票|选举|开幕|闭幕)[^,。]{0,3}[现会]场"
    r"|(?:讨论|审议|投票|报到|合影)(?=[中时。 ]|$)|正在(?:讨论|审议|投票)"
    r"|(?:代表|委员)们|市?领导|合影|主席台|代表团|步入|全体代表"
)
"""What the caption of a picture of a meeting says."""
AROUND: Final = " \t\u3000()（）【】[]■□◆●◎○▲—-"
WORK_OF_THE_PAGE: Final = re.compile(r"(?:本[版组期文]|以上|上述|此[组版])[^,。:;()]{0,8}?均?由\s*")
"""`本版发言由` before those who wrote them down."""
PICTURES_GIVEN: Final = re.compile(r"[\s,;]+(?:照片|图片|图)均?由[^,。;()]{1,14}提供$")
"""`照片由受访者提供` behind those who wrote."""
WORK: Final = r"(?:采写|整理|撰文|撰写|报道|采访|文字|文|摄影|摄|图片|图)"
END_OF_WORK: Final = re.compile(
    rf"{WORK}[\s、,;]+(?=(?:本报|全媒体|融媒体|见习|首席|实习|特约)*(?:记者|通讯员|实习生|摄影)"
    rf"|{HAN}{{2,4}}(?:[\s、]+{HAN}{{2,4}}){{0,2}}\s*(?:摄影?|图片?)$)"
)
TAKEN_DOWN: Final = re.compile(
    rf"\s*[(【\[]\s*(?P<who>{HAN}{{2,4}}(?:[\s、]+{HAN}{{2,4}}){{0,3}})\s*"
    r"(?:采访整理|整理|采写|记录|摘录|摘编|撰文)\s*[)】\]]\s*"
)
"""`（何山 整理）`: who took the words down, without a role."""
HOST: Final = re.compile(r"主\s*持\s*人?\s*[:/|丨\s]\s*")
"""What says that a reporter led the talk."""
TAKEN: Final = re.compile(r"(?:摄影|摄|图片?)$|^(?:摄影|图片?)(?!报道)")
QUOTED_REPORTERS: Final = re.compile(r"[(]\s*(?P<inside>[^()]{0,30}(?:记者|通讯员|实习生)[^()]{1,60})[)]")


WORK_ALONE: Final = re.compile(rf"记者(?P<work>{HAN}{{2,3}})")
"""The whole of a line that says what reporters do, 记者连线, 记者问答, where no name stands behind the role."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo's credit or caption; `who` took it, or whence it came (受访者供图)."""

    who: str | None
    names: str


def reporters(text: str) -> tuple[Reporter, ...] | None:
    """The reporters named in a line that is made of them; None for any other line."""
    alone = WORK_ALONE.fullmatch(aligned(text.strip(AROUND)))
    if len(text) > 120 or (alone and not is_name(alone["work"])):
        return None
    taken_down = TAKEN_DOWN.fullmatch(aligned(text))
    if taken_down and not ROLE.search(taken_down["who"]):
        names = _names_only(text[slice(*taken_down.span("who"))])
        return tuple(Reporter(one) for one in names) if names else None
    bare = text.strip(AROUND)
    bare = bare[host.end() :] if (host := HOST.match(aligned(bare))) else bare
    bare = bare[lead.end() :] if (lead := WORK_OF_THE_PAGE.match(aligned(bare))) else bare
    bare = bare[: given.start()] if (given := PICTURES_GIVEN.search(aligned(bare))) else bare
    plain = aligned(bare)
    roles = list(ROLE.finditer(plain))
    if (
        not any(WRITES.search(one[0]) for one in roles)
        or re.search(r"[。!?;]", plain)
        or not ORGANISATION.match(plain[: roles[0].start()])
    ):
        return None
    found: list[Reporter] = []
    for role, following in zip(roles, [*roles[1:], None], strict=True):
        names = _names_only(bare[role.end() : following.start() if following else None])
        if names is None:
            return None
        found += [Reporter(name, _role(role[0])) for name in names]
    return tuple(found) or None


def gives_pictures(text: str) -> bool:
    """Whether a line says at its end who gave the pictures, behind whatever it says first."""
    return bool(PICTURES_GIVEN.search(aligned(text.strip(AROUND))))


def writers(text: str) -> tuple[Reporter, ...] | None:
    """The reporters of a line that names photographers beside them: `记者 何山 采写 记者 吴梦泽 摄影`."""
    bare = text.strip(AROUND)
    ends = [one.end() for one in END_OF_WORK.finditer(aligned(bare))]
    parts = [bare[start:end].strip() for start, end in pairwise([0, *ends, len(bare)])]
    written = [reporters(one) for one in parts if not TAKEN.search(aligned(one))]
    if len(written) in (0, len(parts)) or any(one is None for one in written):
        return None
    return tuple(name for one in written if one for name in one)


def _role(printed: str) -> str | None:
    if printed.endswith("记者") or printed in ("文", "文字", "采写", "撰文", "整理"):
        return None
    return printed


def _names_only(text: str) -> tuple[str, ...] | None:
    """The names a text is made of, or None where there is something else too."""
    plain = aligned(text)
    start = AFTER_ROLE.match(plain)
    end = BEFORE_END.search(plain)
    within = (start.end() if start else 0, end.start() if end else len(plain))
    words = [one.span() for one in WORD.finditer(plain, *within)]
    names: list[str] = []
    place = 0
    while place < len(words):
        for count in (3, 2, 1):
            group = words[place : place + count]
            together = "".join(text[a:b] for a, b in group)
            lone = count == 1 or all(b - a == 1 for a, b in group)
            if lone and len(group) == count and (is_name(together) or _is_rare_name(together)):
                names.append(together)
                place += count
                break
        else:
            word = plain[slice(*words[place])]
            if not any(one.fullmatch(word) for one in (TAIL, ORGANISATION, KIND_OF_PAPER)):
                return None
            place += 1
    return tuple(names)


def _is_rare_name(text: str) -> bool:
    """A name of two or three characters whose surname is rare is one still, in a reporters' line."""
    short = re.fullmatch(rf"{HAN}{{2,3}}|{HAN}{{2,6}}[·•]{HAN}{{2,8}}", aligned(text))
    return bool(short) and not any(one.fullmatch(aligned(text)) for one in (TAIL, KIND_OF_PAPER))


def photo(text: str) -> Photo | None:
    """The credit of a line that stands under a photograph; None for any other line."""
    plain = aligned(text)
    bare = plain.strip("()[]【】 ")
    if len(plain) > 120 or NEWS.match(plain):
        return None
    captioned = CAPTION.match(plain)
    if not captioned and (not (CREDIT.search(bare) or CREDIT.search(plain)) or _is_sentence(bare)):
        return None
    return Photo(_who(text), text)


def shows_a_meeting(text: str) -> bool:
    """Whether a caption shows those who met rather than one of them or what one speaks of."""
    return bool(MEETING.search(CREDIT_WORDS.sub(" ", aligned(text))))


def _is_sentence(plain: str) -> bool:
    """Whether a line that ends like a credit is a sentence all the same (… 由企业提供。)."""
    body = CREDIT.sub("", plain)
    ended = re.search(r"[。.]\s*$", plain)
    return len(plain) > 60 or (bool(ended) and not re.search(r"[。]", body) and len(plain) > 24)


def _who(text: str) -> str | None:
    plain = aligned(text).rstrip(" 。.)]】")
    text = text[: len(plain)]
    match = PHOTOGRAPHER.search(plain)
    if match:
        who = re.split(r"[\s/|丨]+", text[match.start("who") : match.end("who")].strip())
        return _last_name(who)
    given = re.search(rf"([^\s。,()/]{{1,20}}(?:供图|提供))$|({FILED})$", plain)
    if given:
        return text[given.start() : given.end()]
    labelled = re.search(r"(?:^|[\s/。,(])(?:图|摄影|摄|图片|供图|照片|绘图?)\s*[/::]\s*(.+)$", plain)
    return text[labelled.start(1) :].strip() if labelled else None


def _last_name(words: list[str]) -> str | None:
    """The photographer is what stands last; a role or a paper before the name is no part of it."""
    for count in (2, 1):
        last = "".join(words[-count:])
        if len(words) >= count and is_name(last) and (count == 1 or all(len(w) == 1 for w in words[-2:])):
            return last
    last = words[-1]
    role = re.search(r"(?:记者|通讯员|实习生)", last)
    return (last[role.end() :] or None) if role else last
