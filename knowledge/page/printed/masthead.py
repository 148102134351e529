"""What the head of a page says about it: newspaper, date, number, event, staff, phone. It reads no speech.

A line is of the head only where it is made of such facts and little else; a date in a sentence is none.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final

from knowledge.numerals import ORDERING, numeral
from knowledge.page.lines import HAN
from knowledge.page.persons.names import is_name, is_plain_name
from knowledge.text import aligned

DATE = re.compile(
    r"(?:公元)?(?P<y>\d{4})\s*(?:年|[-/.])\s*(?P<m>\d{1,2})\s*(?:月|[-/.])\s*(?P<d>\d{1,2})(?!\d)\s*[日号]?"
    r"|(?:公元)?(?P<hy>[二一][〇零○o一二三四五六七八九]{3})年(?P<hm>[一二三四五六七八九十]{1,2})月"
    r"(?P<hd>[一二三四五六七八九十]{1,3})[日号]"
)
SHORT_DATE: Final = re.compile(
    r"(?<![\d/.-])(?P<first>\d{1,2})(?P<sign>[/.-])(?P<second>\d{1,2})(?P=sign)(?P<year>(?:19|20)\d{2})(?![\d/.-])"
)
"""`05/12/2021`: a date whose month and day only their numbers tell apart."""
OF_THESE_TIMES: Final = re.compile(r"(?:公元)?(?:19|20|[二一][〇零○o九])")
LUNAR = re.compile(
    rf"(?:农历)?(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥](?:年|{HAN}年)?)?\s*(?:农历)?"
    r"[闰正一二三四五六七八九十冬腊]{1,3}月(?:初[一二三四五六七八九十]|[十廿]?[一二三四五六七八九十]{1,2}|廿"
    r"|卅)[日]?"
)
WEEKDAY = re.compile(r"(?:星期|周|礼拜)[一二三四五六日天](?![\u4e00-\u9fff])")
PHONE = re.compile(
    r"(?:(?:新闻|读者|爆料|服务|编辑部?|值班|联系|咨询|投稿|广告|发行|本版|采编|24小时|热线(?=电话))*"
    r"(?:热线|电话|专线|传真)|tel|电话/传真)\s*[::/|丨]?\s*(?P<phone>\(?\d[\d\s()\-–—―−~]{4,16}\d)"
)
CONTACT = re.compile(
    r"(?:(?:本版|投稿|电子|编辑|联系)*(?:邮箱|信箱|邮件)|e-?mail|投稿)\s*[::]?\s*[\w.+-]+@[\w.-]+"
    r"|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}"
    r"|(?:网址|网站|官网)?\s*[::]?\s*(?:https?://|www\.)[\x21-\x7e]+|邮(?:政)?编(?:码)?\s*[::]?\s*\d{6}"
    r"|qq群?\s*[::]?\s*\d{5,12}"
    r"|(?:国内)?(?:统一)?(?:连续)?(?:出版物)?(?:刊号|号)\s*[::]?\s*cn\s*\d[\d—–―-]{3,8}|cn\s?\d{2}[—–―-]\d{4}"
    r"|邮发代号\s*[::]?\s*\d+-\d+"
    r"|(?:总)?第\s*\d{2,6}\s*期|今日\s*\d+\s*版|(?:本期)?共\s*\d+\s*版|零售\s*[\d.]+\s*元"
)
EDITION = re.compile(
    r"(?:(?:党代会|人代会|(?:全国|[省市县区])?两会|大会)(?:特刊|专刊|专版|特别报道|专题报道|专题|专栏|特辑)"
    r"|(?:多媒体)?(?:数字报|数字版|电子报|电子版)|新闻版|要闻|综合|专版|专刊|特刊|特别报道|专题|专题报道"
    r"|时政|时政新闻|头版|两会|理论|社会|民生|经济|评论|观点|周刊"
    r"|副刊|聚焦|关注|政务|时评|代表委员|本地|今日[关看]注|重点|焦点|广告)"
)
COLUMN = re.compile(rf"(?<![^\s\x1f]){EDITION.pattern}\s*[·•・]\s*{HAN}{{1,6}}(?=[\s\x1f]|$)")
NUMBER = re.compile(
    r"(?:版次|版面|版号)\s*[::]\s*第?\s*(?P<n1>[a-z]?\d{1,3})\s*版?|第\s*(?P<n2>[a-z]?\d{1,3}"
    r"|[一二三四五六七八九十]{1,3})\s*版"
    rf"|(?<!\S)(?P<n5>\d{{1,2}})(?=\s*(?:{EDITION.pattern}))"
    rf"|^(?:{EDITION.pattern})\s+(?P<n6>[a-z]?\d{{1,2}})$"
    r"|(?<![a-z0-9])(?P<n3>[a-z]?\d{1,3})\s*版|(?<![a-z0-9])(?P<n4>[a-z]\d{1,3})(?![a-z0-9])"
)
BARE_NUMBER: Final = re.compile(r"(?<![^\s\x1f丨|·])[a-z]?\d{1,2}(?![^\s\x1f丨|·])")
CIRCLED: Final = re.compile(r"[①-⑳❶-❿㊀-㊉]")
ROLE: Final = (
    r"(?:(?:本版|本期|今日|值班|执行|责任|副|美术|版面|版式|图片|文字|视觉|首席|主任|当班|夜班|新媒体|特约"
    r"|见习|助理|本报|版面统筹)*"
    r"(?:编委|总编辑?|编辑|主编|主任|美编|责编|图编|版式|版面|设计|校对|检校|审校|责校|校检|审读|组版|排版"
    r"|制图|制版|监制|策划|统筹|终审|一审|二审|三审|初审|复审|"
    r"签发|审核|核对|出品人?|总监|领导|社长|编审|画版|拼版|照排|美术|视觉|[校审检编][校审检读阅对核排]|校|编)"
    r"(?:设计|编辑|总监)?)"
)
LABEL = re.compile(
    rf"(?<![^\s、|丨/,;■□◆◇●○▲△▼★☆])(?P<role>(?P<known>{ROLE}(?:\s*[/、]\s*{ROLE})?)|{HAN}{{2,6}}|{HAN}\s+{HAN})\s*"
    r"(?P<sep>[:/丨|\\])\s*"
)
"""What stands before the names of those who made a page: a role that is known, or a word where such a role stands."""
WORK: Final = re.compile(r"[编校审检版]$")
"""How a word ends that is a role rather than a name, though a surname begins it: 文校."""
STAFF_BARE = re.compile(
    rf"(?<!\S)(?P<role>(?!\S*(?:主任|领导|社长|总监)){ROLE})\s+(?P<names>{HAN}{{2,4}}"
    rf"|{HAN}\s+{HAN}{{1,2}})(?=\s|$)"
)
PAPER: Final = (
    r"(?:日报|晚报|都市报|时报|新报|早报|晨报|商报|导报|快报|青年报|工人报|法治报|农民报|周报|特区报|科技报"
    r"|教育报|政协报|人大报|侨报|文汇报|邮报|公报|新闻报|生活报|经济报"
    r"|参考报|报)"
)
PUBLISHES: Final = r"(?:主管|主办|承办|编辑|编印|出版|印刷|承印|发行)"
NEWSPAPER = re.compile(
    rf"《?\s*(?P<paper>(?:{HAN}{{2,8}}?\s?|(?:{HAN}\s){{2,8}}?)(?<!机关)(?!(?<=[能可要会就都也先不再必该])报){PAPER})\s*》?"
    rf"(?P<house>社\s*(?:编辑部)?(?:{PUBLISHES}、?)+)?"
    r"(?=$|[\s·|丨/,】\])]|数字|电子|多媒体|融媒)"
)
PUBLISHER = re.compile(
    rf"(?<![^\s\x1f])(?:{HAN}{{2,14}}(?:社|[省市县区州盟旗]委|部|会|局|中心|集团|政府|公司)(?:{PUBLISHES}、?)+"
    rf"|{HAN}{{0,14}}(?:委员会|[省市县区州盟旗]委|政府)?机关报)(?=$|[\s\x1f|丨·,])"
)
"""`中共云州市委机关报`, `云州市委宣传部主管`: whose newspaper it is, and who makes it."""
MAY_BE = re.compile(r"[\d:/丨|\\@报版月期编校审检式计划筹特闻刊]|星期|周|主任|总监|美术|视觉|策|主[管办]")
"""A line without any of these has no fact of a head."""
PAGES: Final = r"[a-z]?\d{1,2}(?:\s*[-–—~、.·]\s*[a-z]?\d{1,2})?\s*版?"
FOLIO: Final = re.compile(rf"{PAGES}\s*[|丨│┃∣]\s*{HAN}{{2,12}}|{HAN}{{2,12}}\s*[|丨│┃∣]\s*{PAGES}")
"""`04-05 │ 党代会特刊`: the numbers of two pages that lie open, or of one, beside what the part is called."""
LONE = re.compile(
    r"(?:本报)?(?:两会|党代会|大会)?(?:特别报道|专题报道|系列报道|特刊|专刊|专版|特别策划|要闻|综合新闻"
    r"|时政新闻)"
)
SUFFIX: Final = (
    r"(?:大型|系列|全媒体|融媒体|专题)*"
    r"(?:特别报道|专题报道|系列报道|报道|特别策划|特稿|专版|特刊|专刊|专题|专栏|特辑|专辑|号外|直通车)"
)
PREFIX: Final = (
    r"(?:聚焦|热烈祝贺|热烈庆祝|庆祝|祝贺|关注|喜迎|喜庆|献礼|学习贯彻|贯彻落实|学习宣传贯彻|深入学习贯彻"
    r"|学习|宣传|直击|走[进近]|寄语|致敬|对话|专访|探访|献给|建言|热议|共话|畅谈|聆听|来自|迎接|回眸|相约"
    r"|特别关注|深度聚焦|全面贯彻"
    r"|认真贯彻|贯彻)"
)
ORDER: Final = rf"第?[{ORDERING}\d]{{1,5}}"
EVENT = re.compile(
    rf"(?:中国共产党|中共){HAN}{{1,16}}?{ORDER}次(?:党员)?(?:代表大会|党代会)(?:{ORDER}次(?:全体)?会议)?"
    rf"|(?:中国共产党|中共){HAN}{{1,12}}?{ORDER}届(?:{HAN}{{0,4}})?委员会{ORDER}次(?:全体)?(?:扩大)?(?:会议"
    rf"|全会)"
    rf"|(?:中国人民政治协商会议"
    rf"|(?:{HAN}{{0,3}}[省市县区州盟旗])?政协){HAN}{{0,14}}?{ORDER}届(?:{HAN}{{0,6}})?(?:委员会)?{ORDER}次(?:全体)?会议"
    rf"|(?:(?:{HAN}){{2,12}}?|(?<!{HAN})[省市县区州盟旗乡镇]){ORDER}届(?:人民代表大会|人大)"
    rf"(?:常务委员会|常委会)?{ORDER}次(?:全体)?会议"
    rf"|(?<!{HAN})[省市县区州盟旗]?人大{ORDER}届{ORDER}次(?:全体)?会议"
    rf"|(?:{HAN}){{1,12}}?{ORDER}次(?:党员代表大会|党代会)(?:{ORDER}次(?:全体)?会议)?"
    rf"|(?:\d{{4}}年?)?(?:{HAN}){{0,6}}两会(?!{HAN})"
)


NO_PLACE: Final = re.compile(r"[的在于了是召开闭幕出席参加听从随着自迎来和与将看对为说]")
"""What stands in no place's name that a meeting's begins with."""
SHORT_FOR: Final = (
    ("中国共产党|中共", ""),
    ("中国人民政治协商会议", "政协"),
    ("人民代表大会", "人大"),
    ("(?:党员)?代表大会|党员党代会", "党代会"),
    ("委员会", ""),
)
LONGEST_EVENT: Final = 120
MEETING_OF_MANY: Final = re.compile(rf"(?P<place>\D*?)(?P<rest>[{ORDERING}\d]+[次届].*)")
OF_A_MEETING: Final = (
    r"精神|胜利|隆重|顺利|圆满|召开|开幕|闭幕|会议|特别|代表团|(?:代表|委员)(?=发言|讨论|审议|声音|心声|热议)"
    r"|分组|小组|讨论|审议"
    r"|发言|摘[登编要录]|选[登编]|集[萃锦]|荟萃|撷英|侧记|综述|纪实|声音|心声|热议"
)
"""What a line says of a meeting beside its name."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a line of the head says: what it is (date, staff, phone …), and what was printed.

    `sure` is whether its words say what it is, rather than its place.
    """

    what: str
    value: str
    names: tuple[str, ...] = ()
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Masthead:
    """The facts of one line of the head, and what of it was not understood."""

    facts: tuple[Fact, ...]
    rest: str


Take = Callable[[str, str], Iterator[tuple[int, int, Fact | None]]]


def masthead(text: str) -> Masthead | None:
    """The facts a line is made of, or None where the line is something else."""
    if len(text) > 300 or aligned(text)[-1:] in tuple(",。;、:!?"):
        return None
    whole, plain = text, aligned(text)
    if not MAY_BE.search(plain):
        return None
    if FOLIO.fullmatch(plain):
        return Masthead((_folio(text, plain),), "")
    facts: list[tuple[int, Fact]] = []
    for take in TAKES:
        taken: list[tuple[int, int]] = []
        for start, end, fact in take(text, plain):
            taken.append((start, end))
            facts.extend([(start, fact)] if fact else [])
        for start, end in taken:
            text = text[:start] + "\x1f" * (end - start) + text[end:]
            plain = plain[:start] + "\x1f" * (end - start) + plain[end:]
    if (number := _bare_number(plain, [fact for _, fact in facts])) is not None:
        start, end, fact = number
        facts.append((start, fact))
        text = text[:start] + "\x1f" * (end - start) + text[end:]
    rest = re.sub(r"[\s\x1f\\|丨·•:：/、,，\-—()（）■□◆●《》【】〔〕.。]+", " ", text).strip()
    said = len(re.sub(r"\s", "", rest))
    if all(fact.what == "edition" for _, fact in facts) and LONE.fullmatch(aligned(whole)):
        return Masthead((Fact("edition", whole),), "")
    if (
        all(fact.what in ("column", "edition") for _, fact in facts)
        or said > 16
        or (said > 8 and len(rest.split()) == 1 and sum(fact.what != "edition" for _, fact in facts) < 2)
    ):
        return None
    return Masthead(tuple(fact for _, fact in sorted(facts, key=lambda pair: pair[0])), rest)


def _folio(text: str, plain: str) -> Fact:
    """The number of the one page of a folio; that of two is kept as printed."""
    numbers = re.findall(r"[a-z]?\d{1,2}", plain)
    return Fact("number", numbers[0].upper()) if len(numbers) == 1 else Fact("edition", text)


def _dates(_text: str, plain: str) -> Iterator[tuple[int, int, Fact | None]]:
    for match in DATE.finditer(plain):
        day = printed_date(match)
        if day:
            yield match.start(), match.end(), Fact("date", day.isoformat())
        elif OF_THESE_TIMES.match(match[0]):
            yield match.start(), match.end(), Fact("no day", match[0], sure=False)
    for match in SHORT_DATE.finditer(plain):
        days = short_days(match)
        fact = Fact("date", days[0].isoformat(), sure=False) if len(days) == 1 else None
        yield match.start(), match.end(), fact or Fact("no day", match[0], sure=False)


def short_days(match: re.Match[str]) -> tuple[date, ...]:
    """The days that a match of SHORT_DATE may mean: 05/12/2021 is one of May or of December."""
    year, first, second = (int(match[one]) for one in ("year", "first", "second"))
    found: list[date] = []
    for month, day in dict.fromkeys(((first, second), (second, first))):
        with suppress(ValueError):
            found.append(date(year, month, day))
    return tuple(found)


def printed_date(match: re.Match[str]) -> date | None:
    """The day of a match of DATE, or None where there is no such day."""
    try:
        if match["y"]:
            return date(int(match["y"]), int(match["m"]), int(match["d"]))
        return date(numeral(match["hy"]), numeral(match["hm"]), numeral(match["hd"]))
    except (ValueError, KeyError):
        return None


def _phones(text: str, plain: str) -> Iterator[tuple[int, int, Fact | None]]:
    for match in PHONE.finditer(plain):
        yield (
            match.start(),
            match.end(),
            Fact("phone", text[match.start("phone") : match.end("phone")].strip()),
        )


def staff_line(text: str) -> Masthead | None:
    """A line of nothing but words and names printed as roles and names are, though no role of it is known."""
    plain, rest = aligned(text), text
    labels = _roles(text, list(LABEL.finditer(plain)), strokes=True)
    if any(is_plain_name(text[slice(*one.span("role"))]) for one in labels):
        return None
    facts: list[Fact] = []
    for start, end, fact in _named(text, labels):
        facts.append(fact)
        rest = rest[:start] + " " * (end - start) + rest[end:]
    return Masthead(tuple(facts), "") if facts and not re.search(r"\w", rest) else None


def _staff(text: str, plain: str) -> Iterator[tuple[int, int, Fact | None]]:
    labels, ends = list(LABEL.finditer(plain)), 0
    if any(one["known"] for one in labels):
        strokes = any(one["known"] and one["sep"] != ":" for one in labels)
        for start, ends, fact in _named(text, _roles(text, labels, strokes)):
            yield start, ends, fact
    for match in STAFF_BARE.finditer(plain, ends):
        role = re.sub(r"\s+", "", text[match.start("role") : match.end("role")])
        names, until = _names(text[match.start("names") : match.end("names")])
        if names:
            yield match.start(), match.start("names") + until, Fact("staff", role, names)


def _named(text: str, labels: Sequence[re.Match[str]]) -> Iterator[tuple[int, int, Fact]]:
    """Each role with the names up to the next; a word that is no known role needs names that are sure."""
    for label, limit in zip(labels, [*(one.start() for one in labels[1:]), len(text)], strict=False):
        role = re.sub(r"\s+", "", text[label.start("role") : label.end("role")])
        names, until = _names(text[label.end() : limit])
        if names and (label["known"] or all(is_name(one) for one in names)):
            yield label.start(), label.end() + until, Fact("staff", role, names, sure=bool(label["known"]))


def _roles(text: str, every: Sequence[re.Match[str]], strokes: bool) -> list[re.Match[str]]:
    """Of what may be roles, those that are.

    A stroke parts a role from a name (编辑/李红), or two names (编辑：李红/王军): what stands before it is a role
    where another role of the line has it (`strokes`), and where it is no name.
    """
    found: list[re.Match[str]] = []
    for label in every:
        named = not found or found[-1].end() < label.start()
        name = is_name(text[slice(*label.span("role"))]) and not WORK.search(label["role"])
        if label["known"] or (named and (label["sep"] == ":" or strokes or not name)):
            found.append(label)
    return found


def _names(text: str) -> tuple[tuple[str, ...], int]:
    """The names at the beginning of a text, and where they end; 许　苹 is one name."""
    names: list[str] = []
    end = 0
    pieces = [(m.start(), m.end()) for m in re.finditer(r"[^\s、,，;；/]+", text)]
    place = 0
    while place < len(pieces):
        for count in (3, 2, 1):
            group = pieces[place : place + count]
            together = "".join(text[a:b] for a, b in group)
            lone = count == 1 or (sum(b - a == 1 for a, b in group) >= count - 1 and len(together) <= 3)
            surname = count == 2 and len(group) == 2 and is_name(text[group[0][0] : group[1][1]])
            if (
                len(group) == count
                and not re.search(r"[、,，;；/]", text[group[0][0] : group[-1][1]])
                and (lone or surname)
                and _staff_name(together, count)
            ):
                names.append(together)
                end, place = group[-1][1], place + count
                break
        else:
            break
    return tuple(names), end


def _staff_name(text: str, pieces: int) -> bool:
    if pieces > 1:
        return is_name(text)
    return is_name(text) or bool(
        re.fullmatch(rf"{HAN}{{2,4}}|{HAN}{{2,6}}[·•]{HAN}{{2,8}}", text) and not EDITION.search(text)
    )


def _only(pattern: re.Pattern[str], what: str | None = None) -> Take:
    def take(text: str, plain: str) -> Iterator[tuple[int, int, Fact | None]]:
        for match in pattern.finditer(plain):
            yield match.start(), match.end(), Fact(what, text[slice(*match.span())]) if what else None

    return take


def _numbers(text: str, plain: str) -> Iterator[tuple[int, int, Fact | None]]:
    for match in NUMBER.finditer(plain):
        group = next(name for name, value in match.groupdict().items() if value)
        printed = text[match.start(group) : match.end(group)]
        start = match.start(group) if group == "n6" else match.start()
        yield start, match.end(), Fact("number", match[group] if CIRCLED.search(printed) else printed)


def _bare_number(plain: str, facts: Sequence[Fact]) -> tuple[int, int, Fact] | None:
    """The one number by itself beside the newspaper's name or the date: the page's, though nothing says so."""
    told = {fact.what for fact in facts}
    found = list(BARE_NUMBER.finditer(plain))
    if "number" in told or not told & {"newspaper", "date"} or len(found) != 1:
        return None
    return *found[0].span(), Fact("number", found[0][0], sure=False)


def _papers(text: str, plain: str) -> Iterator[tuple[int, int, Fact | None]]:
    for match in NEWSPAPER.finditer(plain) if "报" in plain else ():
        name = re.sub(r"\s+", "", text[match.start("paper") : match.end("paper")])
        alone = match.start("paper") == 0 or plain[match.start("paper") - 1] in " \x1f|丨·/,《【[("
        if alone and not re.match(r"本报|电子|数字|特别|连续|深度|看报", name):
            yield match.start(), match.end(), Fact("newspaper", name)
            if match["house"]:
                yield match.start(), match.end(), Fact("publisher", text[match.start() : match.end()].strip())


TAKES: Final[tuple[Take, ...]] = (
    _dates,
    _only(LUNAR, "lunar"),
    _only(WEEKDAY, "weekday"),
    _phones,
    _only(CONTACT, "contact"),
    _staff,
    _papers,
    _only(PUBLISHER, "publisher"),
    _numbers,
    _only(COLUMN, "column"),
    _only(EDITION, "edition"),
)


def event(text: str) -> str | None:
    """The congress or meetings a line of the head names, without 特别报道 and the like; None in a sentence."""
    plain = aligned(text)
    if len(plain) > 60 or re.search(r"[。!?;]", plain[:-1]):
        return None
    return " ".join(named) if (named := list(_meetings(text, plain))) else None


def meetings_told(text: str) -> tuple[str, ...]:
    """The meetings that sentences name, each once and by its fullest name; 日前召开的 is no part of one."""
    named: list[str] = []
    for match in EVENT.finditer(aligned(text)):
        start = match.start() + max((one.end() for one in NO_PLACE.finditer(match[0])), default=0)
        meeting = text[start : match.end()]
        if match[0].endswith("两会") or any(meeting == one or is_short_for(meeting, one) for one in named):
            continue
        named = [*(one for one in named if not is_short_for(one, meeting)), meeting]
    return tuple(named)


def _meetings(text: str, plain: str) -> Iterator[str]:
    for match in EVENT.finditer(plain):
        if match[0].endswith("两会") and re.search(r"[在看我说话问谈听到]", plain):
            return
        found = text[match.start() : match.end()]
        lead = re.match(rf"(?:{PREFIX}|在|于|出席|参加)*", aligned(found))
        yield found[lead.end() if lead else 0 :].strip()


def is_short_for(short: str, whole: str) -> bool:
    """Whether a meeting's name is another's with less of it: 市第五次党代会 of 中国共产党云州市第五次代表大会."""
    place, of = _parted(short)
    where, full = _parted(whole)
    return of == full and where.endswith(place.removeprefix("全"))


def _parted(meeting: str) -> tuple[str, str]:
    """Where a meeting is held, and which it is, without what a short name leaves out."""
    plain = re.sub(r"\s|第|全体|扩大", "", aligned(meeting))
    for whole, short in SHORT_FOR:
        plain = re.sub(whole, short, plain)
    name = MEETING_OF_MANY.fullmatch(plain.replace("政协", ""))
    kind = "政协" if "政协" in plain else ""
    return (name["place"], kind + name["rest"]) if name else ("", plain)


def is_event_line(text: str) -> bool:
    """Whether a line is the name of a meeting and no more than what is printed around such a name."""
    if len(text) > LONGEST_EVENT or not event(text):
        return False
    rest = aligned(text)
    for meeting in list(_meetings(text, rest)):
        rest = rest.replace(aligned(meeting), " ", 1)
    rest = re.sub(rf"{PREFIX}|{SUFFIX}|{OF_A_MEETING}|[\W_]", "", rest)
    return len(rest) <= 6
