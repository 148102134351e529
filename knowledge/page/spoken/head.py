"""The head of a page: day, newspaper, event, number, staff, banner, and what of it has no place. It reads no words.

Only the head is asked, and the credits for the newspaper's name.
"""

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.numerals import numeral
from knowledge.page.arranged.blocks import Block
from knowledge.page.lines import HAN, Doubt
from knowledge.page.persons.names import is_name
from knowledge.page.printed.kinds import Kind
from knowledge.page.printed.masthead import DATE, PAPER, WEEKDAY, Fact, event, is_short_for, meetings_told, printed_date
from knowledge.page.printed.wording import PROFILE
from knowledge.page.spoken.speeches import Told, quoted
from knowledge.text import aligned

SUBTITLE: Final = re.compile(r"[—–―─-]")
KICKER: Final = re.compile(
    r"(?:侧记|特写|综述|纪实|见闻|花絮|回访|访谈|专访|摘[登编要录]|选[登编]|连线|热议|声音|心声|观察|聚焦)$"
)
"""How a line ends that says what kind of page this is."""
IN_CREDIT: Final = re.compile(
    rf"(?:^|[^\u4e00-\u9fff])(?!{HAN}{{0,8}}本报)(?P<paper>{HAN}{{2,6}}?{PAPER})(?=[\s·•/]|全媒体|融媒体|首席|见习|记者"
    rf"|通讯员)"
)

OF_TODAY: Final = re.compile(rf"今日(?P<place>{HAN}{{2,4}})|(?P<county>{HAN}{{2,3}})(?:新闻|时讯|资讯)")
OF_DELEGATE: Final = re.compile(r"(?:代表|委员)$")
MOST_DIGITS: Final = 2
"""Digits of a page's number."""
NAMES: Final = {
    "publisher": "主办、出版单位",
    "column": "版名",
    "edition": "版名",
    "contact": "联系方式",
    "no day": "像日期的字",
}
"""What a head says that no field holds."""
ANOTHER: Final = {"phone": "另一个电话", "number": "另一个版次", "newspaper": "另一个报名"}
"""What a head says once more where a field holds one."""


@dataclass(frozen=True, slots=True)
class DraftAside:
    """Printed text that is in no other field, kept for the reviewer; `why` says why it is not."""

    line: int
    why: str
    text: str


class Head:
    """What the head says about the page, with the doubts that it leaves."""

    def __init__(self, said: Told) -> None:
        self.doubts: list[Doubt] = []
        self.aside: list[DraftAside] = []
        facts = [(fact, block) for block in said.head if block.marked.head for fact in block.marked.head.facts]
        self.phone = _first(facts, "phone")
        self.number = self._numbers(facts, said)
        self.staff = _staff(facts)
        self._doubt_places(facts)
        self.date = self._date(facts, said)
        self.aside += _told_beside(facts, self.number)
        meetings = [one for one in said.head if one.kind == Kind.EVENT]
        self.event = self._event(meetings) or self._titled_event(said) or self._noted_event(said)
        self.event = self.event or self._event_of_delegates(said)
        self.newspaper = _first(facts, "newspaper") or self._paper_of_today(said) or self._inferred_newspaper(said)
        self.slogan, self.banner = self._titles(said)
        self.aside += _around_event([one for one in meetings if one.text != self.banner], self.event)
        self._unknown_words(said)

    def _doubt_places(self, facts: Sequence[tuple[Fact, Block]]) -> None:
        """What no word of the line says, but the place where it is printed."""
        for fact, block in facts:
            if not fact.sure and fact.what == "staff":
                names = "、".join(fact.names)
                self.doubts.append(Doubt(block.number, f"“{fact.value}”按位置认作版面人员的职务({names});请核对"))
            elif not fact.sure and fact.what == "date":
                self.doubts.append(Doubt(block.number, f"版头的日期按日、月、年或月、日、年读作{fact.value};请核对"))
            elif not fact.sure and fact.what != "no day":
                self.doubts.append(Doubt(block.number, f"“{fact.value}”按位置认作版次;请核对"))

    def _numbers(self, facts: Sequence[tuple[Fact, Block]], said: Told) -> str | None:
        """The page's number, with those of the pages that the file goes on with: who speaks there is not on the first.

        Such a one stands in a head of its own under words, which says nothing else.
        """
        first = _first(facts, "number") or self._lone_number(said)
        words = min((one.number for speech in said.speeches for one in speech.paragraphs), default=None)
        if first is None or words is None:
            return first
        found, known = [first], {_counted(first)}
        for fact, block in facts:
            head = block.marked.head
            below = fact.what == "number" and block.number > words and head is not None and not head.rest
            if below and _counted(fact.value) not in known:
                found.append(fact.value)
                known.add(_counted(fact.value))
                what = f"从这一行起是第{fact.value}版,上面是第{first}版;一个文件只放一版,版次记作“{'、'.join(found)}”"
                self.doubts.append(Doubt(block.number, f"{what};请分成几个文件再导入"))
        return "、".join(found)

    def _lone_number(self, said: Told) -> str | None:
        """`3` on a line of its own over or under another line of the head, before anybody speaks."""
        first = min((one.line for one in said.speeches), default=None)
        heads = [one for one in said.head if first is None or one.number < first]
        for at, block in enumerate(heads):
            printed = block.text.strip(" -—·.")
            beside = [one for one in heads[max(0, at - 1) : at + 2] if one.marked.head and one.marked.head.facts]
            alone = block.marked.head is not None and not block.marked.head.facts and len(printed) <= MOST_DIGITS
            if alone and any(abs(one.number - block.number) <= 2 for one in beside):
                self.doubts.append(Doubt(block.number, f"“{printed}”按位置认作版次;请核对"))
                return printed
        return None

    def _date(self, facts: Sequence[tuple[Fact, Block]], said: Told) -> datetime.date | None:
        dated = [
            (datetime.date.fromisoformat(fact.value), block.number) for fact, block in facts if fact.what == "date"
        ]
        first = min((one.line for one in said.speeches), default=None)
        found = [one for one in dated if first is None or one[1] < first] or dated
        for block in [*said.titles, *([said.banner] if said.banner else [])] if not found else []:
            match = DATE.search(block.plain)
            day = printed_date(match) if match else None
            if day:
                self.doubts.append(Doubt(block.number, f"日期取自版头这一行:{block.text};请核对"))
                return day
        if not found:
            unread = next(((fact.value, block.number) for fact, block in facts if fact.what == "no day"), None)
            what = f"版头的“{unread[0]}”不是一个确定的日子" if unread else "版头没有日期"
            self.doubts.append(Doubt(unread[1] if unread else None, f"{what},日期留空;请补上报纸的日期"))
            return None
        self._doubt_weekday(*found[0], said)
        for day, number in found:
            if day != found[0][0]:
                self.doubts.append(
                    Doubt(number, f"版头有两个日期,{found[0][0]}(第{found[0][1]}行)和{day},取前一个;请核对")
                )
        return found[0][0]

    def _doubt_weekday(self, day: datetime.date, line: int, said: Told) -> None:
        """A day of the week that is printed beside the date, and is another: one of the two was misread."""
        beside = (one for one in said.head if one.number == line or abs(one.number - line) == 1)
        printed = next((found for one in beside if (found := WEEKDAY.search(one.marked.line.plain))), None)
        if printed and "一二三四五六日".index(printed[0][-1].replace("天", "日")) != day.weekday():
            its = "一二三四五六日"[day.weekday()]
            what = f"版头的日期读作{day},那天是星期{its},旁边却印着“{printed[0]}”;请核对日期"
            self.doubts.append(Doubt(line, what))

    def _paper_of_today(self, said: Told) -> str | None:
        """`今日孟澜`, `梨河新闻` in the head: a county's paper, where the page names that place."""
        for block in (*said.titles, *said.head):
            printed = (block.marked.head.rest if block.marked.head else block.text).strip()
            place = OF_TODAY.fullmatch(aligned(printed))
            if place and _names_place(said, place["place"] or place["county"]):
                self.doubts.append(Doubt(block.number, f"“{printed}”按版头的位置认作报名;请核对"))
                return printed
        return None

    def _inferred_newspaper(self, said: Told) -> str | None:
        named = Counter[str]()
        line: dict[str, int] = {}
        for block in said.credits:
            match = IN_CREDIT.search(block.plain)
            if match:
                name = block.text[match.start("paper") : match.end("paper")]
                named[name] += 1
                line.setdefault(name, block.number)
        if not named:
            self.doubts.append(Doubt(None, "版面上没有报名,报名留空;请补上"))
            return None
        name = named.most_common(1)[0][0]
        self.doubts.append(Doubt(line[name], f"版头没有报名,“{name}”取自记者署名或图片署名;请核对"))
        return name

    def _event(self, lines: Sequence[Block]) -> str | None:
        """The meetings named in the head, those of two lines side by side; a running head below says them again."""
        named: list[str] = []
        for at, block in enumerate(lines):
            meeting = event(block.text) or block.text
            if any(meeting in one or is_short_for(meeting, one) for one in named):
                continue
            if any(is_short_for(one, meeting) for one in named):
                named = [meeting if is_short_for(one, meeting) else one for one in named]
                continue
            beside = at > 0 and block.number - lines[at - 1].number <= 2
            if named and beside:
                what = f"版头印有两个会议,“{meeting}”接在“{named[-1]}”后面,中间空一格;请核对"
            else:
                what = f"这一行是另一个会议“{meeting}”,没有收入;请核对"
            if named:
                self.doubts.append(Doubt(block.number, what))
            if not named or beside:
                named.append(meeting)
        return " ".join(named) or None

    def _titled_event(self, said: Told) -> str | None:
        """The one meeting that the titles of the head name among other words."""
        titles = [*said.titles, *([said.banner] if said.banner else [])]
        told = meetings_told("\n".join(one.text for one in titles))
        if len(told) != 1:
            return None
        line = next(one.number for one in titles if told[0] in one.text)
        self.doubts.append(Doubt(line, f"版头没有单印会议名,“{told[0]}”取自标题;请核对"))
        return told[0]

    def _noted_event(self, said: Told) -> str | None:
        """The one meeting that the editor's notes name, where the head names none."""
        told = meetings_told("\n".join(one.text for note in said.notes for one in note.paragraphs))
        if len(told) != 1:
            return None
        self.doubts.append(Doubt(said.notes[0].block.number, f"版头没有会议名,“{told[0]}”取自按语;请核对"))
        return told[0]

    def _event_of_delegates(self, said: Told) -> str | None:
        """The one meeting whose delegates speak, where neither head nor notes name one."""
        posts = [(post, one.line) for one in said.speeches for post in one.person.posts if OF_DELEGATE.search(post)]
        told = meetings_told("\n".join(post for post, _ in posts))
        if len(told) != 1:
            return None
        self.doubts.append(Doubt(posts[0][1], f"版头没有会议名,“{told[0]}”取自发言人的身份;请核对"))
        return told[0]

    def _titles(self, said: Told) -> tuple[str | None, str | None]:
        """The slogan stands over the event, the banner under it; one line alone is the banner, printed again or not.

        An event printed after a dash says more of the banner that it stands under, as does another line with a dash.
        """
        meeting = next((one for one in said.head if one.kind == Kind.EVENT), None)
        titles = [one for one in said.titles if _may_be_banner(one) and one.text != self.newspaper]
        above = [one for one in titles if meeting is not None and one.number < meeting.number]
        below = [one for one in titles if one not in above]
        under = meeting is not None and bool(SUBTITLE.match(meeting.plain))
        again = any(said.banner and one.text == said.banner.text for one in titles)
        banner = (None if again else said.banner) or next(iter(above[-1:] if under and above else below or above), None)
        slogan = next((one for one in above if one is not banner and not KICKER.search(one.plain)), None)
        subtitle = next((one for one in said.titles if banner and _is_under(one, banner)), None)
        taken = [one for one in (banner, slogan, subtitle) if one]
        beside = said.banner and said.banner not in said.titles and all(said.banner.text != one.text for one in taken)
        for one in (*said.titles, *((said.banner,) if said.banner and beside else ())):
            if not any(one is known for known in taken) and one.text != self.newspaper:
                what = f"版头的“{quoted(one.text)}”不知是什么,没有放进任何字段;请核对"
                self.doubts.append(Doubt(one.number, what))
                self.aside.append(DraftAside(one.number, "在版头,不知是什么", one.text))
        return (slogan.text if slogan else None, self._banner(banner, subtitle) or _of_a_meeting(said))

    def _banner(self, banner: Block | None, subtitle: Block | None) -> str | None:
        if banner is None or subtitle is None:
            return banner.text if banner else None
        self.doubts.append(Doubt(banner.number, "标题印成两行,中间以一个空格相连;请核对"))
        return f"{banner.text} {subtitle.text}"

    def _unknown_words(self, said: Told) -> None:
        for block in said.head:
            rest = block.marked.head.rest if block.marked.head else ""
            if len(re.sub(r"\s", "", rest)) > 1 and not rest.isdigit() and rest.strip() != self.newspaper:
                self.doubts.append(Doubt(block.number, f"版头这一行里“{rest}”不知是什么,没有收入;请核对"))
                self.aside.append(DraftAside(block.number, f"版头这一行里“{rest}”不知是什么", block.text))


def _names_place(said: Told, place: str) -> bool:
    """Whether the page tells of a place elsewhere: in its meetings, credits, attributions or words."""
    printed = (
        *(one.text for one in (*said.head, *said.titles, *said.credits) if OF_TODAY.fullmatch(one.plain) is None),
        *(f"{one.attribution.label} {one.attribution.text}" for one in said.speeches),
        *(one.text for speech in said.speeches for one in speech.paragraphs),
        *(one.text for note in said.notes for one in note.paragraphs),
    )
    return any(place in OF_TODAY.sub("", aligned(one)) for one in printed)


def _counted(number: str) -> str:
    """A page's number as it counts: 03 and 三 are 3."""
    plain = aligned(number)
    return str(numeral(plain)) if re.fullmatch(r"[一二三四五六七八九十]+", plain) else plain.lstrip("0")


def _told_beside(facts: Sequence[tuple[Fact, Block]], number: str | None) -> Iterator[DraftAside]:
    """What the head says that no field holds, and what a field holds another of."""
    for fact, block in facts:
        if fact.what == "number" and number and fact.value in number.split("、"):
            continue
        what = NAMES.get(fact.what) or (ANOTHER.get(fact.what) if fact.value != _first(facts, fact.what) else None)
        if what:
            yield DraftAside(block.number, f"{what},没有放它的字段", fact.value)


def _is_under(subtitle: Block, banner: Block) -> bool:
    """Whether a line with a dash stands right under a banner and says more of it."""
    beside = banner.last.number + 1 == subtitle.number and not subtitle.marked.line.gap
    return beside and bool(SUBTITLE.match(subtitle.plain))


def _of_a_meeting(said: Told) -> str | None:
    """`云州市第六次党代会大会发言摘登` on a page without any other title: its banner, which names the meeting."""
    return next((one.text for one in said.head if one.kind == Kind.EVENT and _is_banner(one.plain)), None)


def _is_banner(plain: str) -> bool:
    return bool(KICKER.search(plain)) and not SUBTITLE.match(plain)


def _around_event(lines: Sequence[Block], meeting: str | None) -> Iterator[DraftAside]:
    """Lines that say more than the meeting's name: `——市第五次党代会代表发言摘登`."""
    for one in lines:
        if re.sub(r"[\W_]", "", one.plain) not in re.sub(r"\W", "", aligned(meeting or "")):
            yield DraftAside(one.number, "会议名和印在它旁边的字,只收入会议名", one.text)


def _may_be_banner(title: Block) -> bool:
    """Whether a line of the head is none that stands beside a banner: 代表名片, 编审/李红, ——侧记, 小编 speaking."""
    staff = any(is_name(one) for one in re.split(r"[/|丨]", title.plain)[1:])
    other = staff or "小编" in title.plain or SUBTITLE.match(title.plain) or PROFILE.fullmatch(title.plain)
    return bool(re.search(HAN, title.text)) and not other


def _first(facts: Sequence[tuple[Fact, Block]], what: str) -> str | None:
    return next((fact.value for fact, _ in facts if fact.what == what), None)


def _staff(facts: Sequence[tuple[Fact, Block]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each role once, with its names in printed order."""
    staff: dict[str, dict[str, None]] = {}
    for fact, _ in facts:
        if fact.what == "staff":
            staff.setdefault(fact.value, {}).update(dict.fromkeys(fact.names))
    return tuple((role, tuple(names)) for role, names in staff.items())
