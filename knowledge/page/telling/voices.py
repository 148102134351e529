"""Whose voice a paragraph is by its own words: the speaker's, a reporter's, another's. It knows no page."""

import re
from typing import Final

from knowledge.page.persons.names import is_name, is_rare_name
from knowledge.page.persons.posts import ENDING, ORGANISATION, POST
from knowledge.page.printed.wording import MARK
from knowledge.page.telling.scene import NAMED_AFTER, QUOTED
from knowledge.page.telling.strangers import OF_A_CLAUSE, strangers_beginning
from knowledge.text import aligned, occurrences

FIRST_PERSON: Final = re.compile(r"我(?![国省市县区镇乡党军院校])")
BULLET: Final = re.compile(r"[■□◆◇●○◎▲△★☆▌►▶·•]")
REPORT: Final = re.compile(
    rf"{MARK}(?:据(?:悉|了解|介绍|统计部门|大会)|又讯|记者(?:了解|从|在|获悉|采访|注意到|日前|昨)"
    r"|(?:昨日|昨天|日前|近日|连日来),(?:记者|本报))"
)
REPORTAGE: Final = re.compile(
    r"记者(?:了解|从|在|来到|看到|见到|采访|获悉|日前|走进)|据悉|据介绍|据了解|本报讯|(?:告诉|对|向)记者"
)
TO_REPORTER: Final = re.compile(
    r"(?:告诉|对|向)(?:本报|本刊|《?[\u4e00-\u9fff]{2,4}报》?)?记者(?:说|表示|介绍|坦言|透露|,|$)"
    r"|接受(?:本报)?(?:记者)?采访时"
)
BIOGRAPHY: Final = re.compile(r"[\u4e00-\u9fff·]{2,12},(?:男|女)[,。]")
LIFE_WITHIN: Final = re.compile(r"[\u4e00-\u9fff]{2},(?:男|女),(?:[^。,]族,)?(?:\d{4}年|\d+岁)")
"""A life that ran into a headline: 老楼的电梯乔雪，女，1990年生."""
LONGEST_LIFE: Final = 120
ENDS_WITH_COLON: Final = re.compile(
    r"[^,。!?我]{2,40}(?:代表|委员|书记|主任|[局处科校院县区市镇乡村部会行厂队组站董事理]长|经理|教师|医生"
    r"|员|总监)"
    r"[^,。!?我]{0,8}:$"
)
GREETING: Final = re.compile(rf"{MARK}(?:尊敬的|敬爱的|亲爱的)?(?:各位|大会主席|主席团|主席、|同志们|朋友们|代表们)")
"""How a speech greets those who listen: 各位代表、同志们."""
PAPER: Final = re.compile(r"本报(?:今|特|推|邀|开|将|摘|选)|(?:[几两三四五六]|(?<!请)各|下面这)位(?:党代表|代表|委员)")
COUNT: Final = r"(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.]\s*)"
HELD_BY: Final = re.compile(
    rf"{MARK}{COUNT}?(?P<who>[\u4e00-\u9fff·]{{2,12}}?)(?:代表|委员)?\([^()]{{0,40}}?{ENDING[:-1]}\)"
)
POSTS_ALONE: Final = re.compile(rf"{MARK}[(\[【〔](?P<posts>[^()\[\]【】〔〕。!?]{{4,60}})[)\]】〕](?=\s*\w)")
"""Posts in brackets at the beginning of a paragraph, whose name the print lost."""
LABEL: Final = re.compile(r"(?P<who>[\u4e00-\u9fff·]{1,12}):.")
TO_GUEST: Final = re.compile(r"(?:您|请问)[^。]*\?$|^请您?(?:谈谈|谈一谈|介绍|说说|讲讲)")
QUOTING: Final = re.compile(r"(?:说|表示|认为|指出|介绍|坦言)[,:。“]|”[^。]{2,30}(?:说|表示)")
SAYS_BEHIND: Final = re.compile(
    r"[^。，,;；:：]{0,8}(?:说|表示|介绍|告诉|认为|坦言|指出|谈到|回忆|强调|笑道|感慨|直言)(?!完|罢|到这|到此)"
)

LONGEST_CALLED: Final = 4
"""Characters by which somebody without a name may be called."""
SOMEBODY: Final = re.compile(
    r"[一那这几另][位名]|有[人位]|[老小][\u4e00-\u9fff]$|(?:师傅|大[爷妈叔婶姐哥]|阿姨|先生|女士|同学|群众|网友"
    r"|代表|委员)们?$"
)
BESIDE_NAME: Final = re.compile(r".*[的旁边座位人民](?P<name>[\u4e00-\u9fff]{2,3})$")
"""`邻座的李红`."""

OWN_PROFILE: Final = "像人物简介"


def unquoted(text: str) -> str:
    """A text without what it quotes; a quotation left open runs to the end."""
    return QUOTED.sub("", text)


def says_i(text: str) -> bool:
    """Whether a text speaks in the first person outside quotation marks; 我市 is anybody's word."""
    return bool(FIRST_PERSON.search(unquoted(text)))


def asks_a_guest(text: str) -> bool:
    """Whether a paragraph without a label is an interviewer's question all the same."""
    plain = aligned(text)
    return len(plain) <= 120 and bool(TO_GUEST.search(plain)) and not FIRST_PERSON.search(plain)


def quotes_somebody(text: str) -> bool:
    """Whether a text quotes as reports do: ……说, ……表示."""
    return bool(QUOTING.search(aligned(text)))


def is_reportage(text: str) -> bool:
    """Whether a reporter is seen at work in a text."""
    return bool(REPORTAGE.search(aligned(text)))


COUNTED: Final = re.compile("[一二两三四五六七八九十几]+(?:处|条|点|件|个|方面|块|样|步|项|句|笔|招)(?:事|话|账)?$")
"""How a clause ends that goes on with what it counts (毛病出在三处：), and names nobody."""


def other_voice(text: str, name: str | None, attribution: str, spoken: bool, dialogue: bool) -> str | None:
    """What shows that a paragraph is not the words of the one named above it, or None where nothing does.

    `spoken` is whether that person has said something already, `dialogue` whether people speak by turns here.
    """
    plain = aligned(text)
    bullet, label = BULLET.match(attribution), LABEL.match(plain)
    if BIOGRAPHY.match(plain):
        return OWN_PROFILE if name and plain.startswith(aligned(name)) else "像另一人的简介"
    if LIFE_WITHIN.search(plain[:LONGEST_LIFE]) and not says_i(plain):
        return "里有另一人的简介"
    held = HELD_BY.match(plain)
    named = held and (is_name(held["who"]) or is_rare_name(held["who"]))
    if held and named and HELD_BY.match(aligned(attribution)) and held["who"] != aligned(name or ""):
        return f"以“{held['who']}”和他的身份开头,像另一人的话"
    alone = POSTS_ALONE.match(plain)
    if alone and POST.search(alone["posts"]):
        return "以身份开头,没有姓名,像另一人的话"
    if len(plain) <= 40 and ENDS_WITH_COLON.match(plain) and not GREETING.match(plain):
        return "以冒号结尾,像另一人的署名"
    if REPORT.match(plain) or TO_REPORTER.search(unquoted(plain)):
        return "起像报道,不像本人的话"
    if bullet and text.startswith(bullet[0]):
        return "另起一条,没有署名"
    if (begun := strangers_beginning(plain, name, dialogue)) is not None:
        return f"以“{begun}”开头,像另一人在说话"
    if label and spoken and _may_be_somebody(label["who"], dialogue):
        return f"以“{label['who']}:”开头,像另一人在说话"
    return None


def _may_be_somebody(who: str, dialogue: bool) -> bool:
    """Whether what stands before a colon can be one who speaks: 县里要修好两条路 is none.

    Where people speak by turns a short word may be: 群众, 老李, 台下.
    """
    if COUNTED.search(who):
        return False
    if POST.search(who) or is_name(who) or is_rare_name(who):
        return True
    beside = BESIDE_NAME.match(who)
    named = beside is not None and is_name(beside["name"])
    house = ORGANISATION.search(who) is not None and not OF_A_CLAUSE.search(who)
    return named or house or (dialogue and (len(who) <= LONGEST_CALLED or bool(SOMEBODY.search(who))))


def is_like_a_note(text: str) -> bool:
    """Whether a paragraph speaks of delegates or of the paper as an editor's note does, and nobody says I in it."""
    plain = unquoted(aligned(text))
    return bool(PAPER.search(plain)) and not FIRST_PERSON.search(plain) and not GREETING.match(plain)


def tells_of(name: str, paragraphs: list[str]) -> bool:
    """Whether paragraphs tell of a person in the third person, as articles do and the person does not."""
    name, outside = aligned(name), [unquoted(aligned(one)) for one in paragraphs]
    mine = any(FIRST_PERSON.search(one) for one in outside)
    return any(_tells(name, one) and (not mine or says_of(name, one)) for one in outside)


def _tells(name: str, text: str) -> bool:
    return any(not NAMED_AFTER.match(text, start + len(name)) for start in occurrences(name, text))


def says_of(name: str, text: str) -> bool:
    """Whether a text gives somebody's words as reports do: 李红说."""
    name, outside = aligned(name), unquoted(aligned(text))
    return any(SAYS_BEHIND.match(outside, start + len(name)) for start in occurrences(name, outside))
