"""The days and years that a question names, and the pages of them."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final, TypeVar

from knowledge.model import Page
from knowledge.numerals import numeral

Part = TypeVar("Part", int, tuple[int, int])
Limit = tuple[re.Match[str], tuple[Page, ...]]
"""Words of a question that name some pages, and these."""
DATE: Final = re.compile(
    r"(?:(?P<year>20\d\d|\d\d)年)?(?P<month>1[0-2]|0?[1-9])(?:月|[./-](?=\d))(?P<day>3[01]|[12]\d|0?[1-9])[日号]?"
)
"""A day in a question: 2019年1月10日, 1月10号."""
_WHO: Final = r"(?:谁|哪些(?:人|党?代表|委员)|哪几[个位]|[几多少]+[个位名]?人)"
_ON_A_MATTER: Final = rf"[说讲谈提聊][^,，。]{{2,12}}?的(?:都|各|分别)?[有是]{_WHO}"
_DAY: Final = re.compile(
    r"(?<![\d月.])(?P<day>3[01]|[12]\d|[1-9])[日号](?:的|那|这|当|个)*"
    r"(?:天|张|份|期|版|的?(?=报|晚报|日报|编者按|按语|校对|编辑|责编|美编|记者|照片|标题|上"
    rf"|(?:都|还|又|一共|总共|有|是|登|排)*{_WHO}|(?:发言|讲话|说话|(?:又|还|也|再)+[说讲谈聊提]|(?:(?<=\d\d[日号])|(?<=[\u4e00-\u9fff]{{2}}\d[日号]))[说讲谈](?:了|过|的|是|些)*(?:什么|哪些)|{_ON_A_MATTER}|开口|打头|开头|压轴"
    r"|收尾|最[先早后])"
    r")|(?=呢?\W*$))"
)
_PAPER: Final = r"的?(?:[那这当]一?[张份期天版]的?)?(?:报纸|报(?=[上里](?![名学户])|\W|$)|[日晚]报)"
"""What says, behind a day, a month or a year, that the paper of it is meant."""
_OF_PAPER: Final = re.compile(rf"(?:[年月日号天份]|(?:星期|礼拜|周)[一二三四五六日天]|的){_PAPER}")
_YEAR_NAMED: Final = r"(?:20\d\d|(?<!\d)[12]\d(?=年))"
_YEAR: Final = re.compile(
    rf"(?:在|到)?(?:{_YEAR_NAMED}年?的?(?:[和跟与同及、,]|还有)+)?{_YEAR_NAMED}年?"
    r"(?:的时候|那年|那次|那回|那一年|时)?(?=[^\d]{0,5}?(?:说|讲|谈|发言|提到|提过|提出|报纸|报道|版面|[日晚]报|编者按|编辑|校对|记者|党代会|人大"
    r"|两会|政协|大会|会上|[那这]一?(?:张|期|份|版|次|回|篇|场|届))|呢\W*$)"
)

_ANY_YEAR: Final = re.compile(rf"(?:在|到)?{_YEAR_NAMED}年?(?:[和跟与同及、,]+{_YEAR_NAMED}年?)*(?!\d)")
_PAPER_OF: Final = re.compile(
    r"[有没那看找查我要想]*"
    r"(?P<when>(?:(?P<year>20\d\d|\d\d)年)?(?:(?P<month>1[0-2]|0?[1-9])月份?)?(?:(?P<day>3[01]|[12]\d|0?[1-9])[日号])?)"
    r"(?:的|那天|这天|当天)*(?P<paper>报纸?|[日晚]报|版面?|报道|新闻)?[有没呢吗看]*\W*"
)
"""The paper of a day, a month or a year, and nothing else: 10月1号的呢, 2022年的报纸有吗."""
_ONE: Final = r"(?:(?P<year>20\d\d|\d\d)年)?(?:(?P<month>1[0-2]|0?[1-9])[月./])?(?P<day>3[01]|[12]\d|0?[1-9])"
"""A day in a row of days, of the month of the one before it where it names none."""
_UNNAMED: Final = re.sub(r"\(\?P<\w+>", "(?:", _ONE)
_AND: Final = r"(?:[日号]?(?:的|那|这|天|报纸?)*(?:[、,和跟与及同]|以及|还有|[到至—~-])+|[日号](?=\d))"
_ROW: Final = re.compile(rf"{_UNNAMED}(?:{_AND}{_UNNAMED}(?=[日号月]|[^\d]|$))+[日号]?")
"""Days that are named one after the other (1月8号和10号), or the first and the last of them (13到15号)."""
_BEGUN: Final = re.compile(r"(?<![\d月.])\d{1,2}[日号]")
_IN_ROW: Final = re.compile(rf"(?P<since>[到至—~-])?{_ONE}")
_NAMED: Final = "(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
_MONTH: Final = re.compile(
    rf"(?:(?P<year>20\d\d|\d\d)年)?(?:(?P<first>{_NAMED})月份?的?(?:报纸)?(?:[和跟与同及、,]|还有))?(?P<month>{_NAMED})月份?"
    r"(?:的?(?:那|这|当)(?:一|个)?(?:回|次|期|张|份|版|篇|趟|场|届)"
    r"|(?=(?:报|登|开|出|印|办)[的了过]*是?(?:什么|哪一?个?)(?:大?会|报|活动))"
    rf"|(?={_PAPER}))"
)
_WEEKDAYS: Final = "一二三四五六日"
_WEEKDAY: Final = re.compile(
    rf"(?<![上这本下]个)(?<![上这本下每逢])(?:星期|礼拜|周)(?P<day>[{_WEEKDAYS}天])"
    rf"(?={_PAPER}|的?[那这]一?[张份期]|(?:都|有|是)*{_WHO}(?:都|在)*(?:发言|讲话|登报|上报))"
)
"""The day of the week of a paper (星期三的报纸)."""
_UNTOLD: Final = re.compile(
    r"(?P<day>昨[天日]|大?前天|前日|[上这本下]个?(?:周|星期|礼拜)[一二三四五六日天]?|上个?月"
    r"|闭幕(?:以?后|之后)?的?(?:第[一二三四五六]天|[那当]天|次日))"
    rf"{_PAPER}(?![上里]?面?(?:有一?[个位]|[说讲登写提看到](?!(?:了|过|的|到|些)*(?:什么|哪|谁))))"
)
"""A day that no page tells, for it is one of who asks or of a meeting's end, and whose paper is meant (昨天的报纸)."""


_NTH: Final = (
    r"(?:(?:大会|会议)?(?:开幕|开会|召开)(?:以?后|之后)?的?)?(?:第(?P<nth>[一二三四五六])天|(?P<head>头一?天)|最后一天)"
)
_END: Final = re.compile(
    rf"{_NTH}(?:的?[那这]?一?(?:期|张|份|版|报纸?)[上里]?|的?(?=[日晚]报)|的(?=呢\W*$)"
    rf"|(?=(?:都|登|有|是|了)*(?:{_WHO}|(?:[说讲谈]|发的?言)(?:了|过|的|是)*(?:什么|哪些|内容))|{_ON_A_MATTER}))"
    r"|(?:(?P<first>最[早先])|最[新近晚后])的?"
    r"(?:那?一?(?:期|张|份|版|次|回|天的?报纸?|报纸)(?:的|是)?|(?=是(?:哪|几|什么时候)))"
)
"""The first, the last or another day of the coverage."""
_BESIDE: Final = re.compile(
    r"(?:再|往|紧接着的?|接下来的?)?(?:(?P<after>[后下](?:[头面边来]?一)?(?:期|张|份)|第二天)"
    r"|(?P<next>[后下][头面边来]?一天|次日|隔天)"
    r"|[前上](?:[头面边]?一)?(?:期|张|份)|(?P<last>[前上][头面边]?一天))(?:的|那[张份期])*"
    rf"(?P<alone>呢?\W*$)?(?(alone)|(?={_PAPER}))"
)
"""The day of the paper before or after the one that was shown (后一天的报纸, 上一期呢)."""


class Days:
    """The days on which the pages of a coverage were printed."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = pages

    def dated(self, question: str) -> bool:
        """Whether the day in a question is meant for the paper (1月10号那天, 9月29日的报, 星期三的报纸)."""
        by_day = rf"{DATE.pattern}(?:的|那|这|当)*(?:[天版报期]|日报|(?:都|有)*{_WHO}[都有]*(?:发言|讲|说|登))"
        return (re.search(by_day, question) or _OF_PAPER.search(question) or _BESIDE.search(question)) is not None

    def untold(self, question: str) -> str | None:
        """The day of a paper as it is told from one that no page tells (昨天的报纸, 闭幕第二天的晚报)."""
        match = _UNTOLD.search(question)
        return match["day"] if match else None

    def beside(self, match: re.Match[str], ids: Collection[str], passages: Collection[str]) -> Limit | None:
        """The paper before or after the one that was shown, where those of one day were (再后头一期呢).

        Of the day before or after there may be none.
        """
        days = {page.date for page in self._pages if page.date and _is_shown(page, ids, passages)}
        if len(days) != 1:
            return None
        (day,) = days
        printed = sorted({page.date for page in self._pages if page.date})
        after = match["after"] or match["next"]
        there = [one for one in printed if one > day][:1] if after else [one for one in printed if one < day][-1:]
        if match["next"] or match["last"]:
            there = [one for one in there if abs((one - day).days) == 1]
        return match, tuple(page for page in self._pages if page.date in there)

    def on(self, question: str) -> Limit | None:
        """The day that a question names, and the pages of that day."""
        match = DATE.search(question)
        first = match or _BEGUN.search(question)
        if first and (row := _ROW.match(question, first.start())) and (pages := self._in_row(row.group())):
            return row, pages
        if match is None:
            ways = (self._on_day, self._on_weekday, self._in_month, self._in_year, self._at_an_end)
            return next((limit for way in ways if (limit := way(question))), None)
        year = match["year"] and int(match["year"]) % 100
        pages = self._by_date.get((int(match["month"]), int(match["day"])), ())
        return match, tuple(page for page in pages if page.date and year in (None, page.date.year % 100))

    def unprinted(self, question: str, listed: Callable[[], bool]) -> str | None:
        """The day, month or year whose paper is all that a question asks for, where no page is of it (2022年的报纸).

        A day of a month that is named alone is one of the paper behind a list of who spoke.
        """
        match = _PAPER_OF.fullmatch(question)
        of_day = match and match["day"] and (match["month"] or listed())
        if match is None or not (match["paper"] or of_day) or not match["when"]:
            return None  # 有10年吗 and 2022年呢 may ask of anything
        year, month, day = (int(match[part]) if match[part] else None for part in ("year", "month", "day"))
        dates = [page.date for page in self._pages if page.date]
        if not dates or any(
            year in (None, one.year, one.year % 100) and month in (None, one.month) and day in (None, one.day)
            for one in dates
        ):
            return None
        return match["when"]

    def _in_row(self, days: str) -> tuple[Page, ...]:
        """The pages of several days."""
        year, month, last = None, 0, (0, 0)
        wanted: set[str] = set()
        for one in _IN_ROW.finditer(days):
            year = int(one["year"]) % 100 if one["year"] else year
            month = int(one["month"]) if one["month"] else month
            day = (month, int(one["day"]))
            since = last if one["since"] else day
            for page in self._pages:
                when = page.date
                named = when and since <= (when.month if month else 0, when.day) <= day
                if when and named and year in (None, when.year % 100):
                    wanted.add(page.id)
            last = day
        return tuple(page for page in self._pages if page.id in wanted)

    def _on_day(self, question: str) -> Limit | None:
        """The day of a month that is named alone (24号那天的), and its pages, where there are any."""
        match = _DAY.search(question)
        pages = self._by_day.get(int(match["day"]), ()) if match else ()
        return (match, pages) if match and (pages or _is_of_paper(match)) else None

    def _on_weekday(self, question: str) -> Limit | None:
        """The day of the week whose paper is meant, and the pages of such days."""
        match = _WEEKDAY.search(question)
        if match is None:
            return None
        day = _WEEKDAYS.index(match["day"].replace("天", "日"))
        return match, tuple(page for page in self._pages if page.date and page.date.weekday() == day)

    def _in_month(self, question: str) -> Limit | None:
        """The month that is named alone (十一月那回), and its pages, where the coverage has other months too."""
        match = _MONTH.search(question)
        if match is None:
            return None
        months = dict.fromkeys(numeral(one) for one in match.group("first", "month") if one)
        year = match["year"] and int(match["year"]) % 100
        of_month = [page for month in months for page in self._by_month.get(month, ())]
        pages = tuple(page for page in of_month if page.date and year in (None, page.date.year % 100))
        of_some = pages and len(pages) < len(self._pages)
        return (match, pages) if of_some or _is_of_paper(match) else None

    def _at_an_end(self, question: str) -> Limit | None:
        """The first, the last or another day (最早的报纸, 第二天的报) and its pages."""
        match = _END.search(question)
        days = sorted({page.date for page in self._pages if page.date}) if match else []
        if match is None or not days:
            return None
        place = numeral(match["nth"]) - 1 if match["nth"] else 0 if match["head"] or match["first"] else -1
        if place >= len(days):
            return (match, ()) if _is_of_paper(match) else None
        day = days[place]
        return match, tuple(page for page in self._pages if page.date == day)

    def in_year(self, question: str) -> Limit | None:
        """A year that is named for whatever (21年那个会), and its pages, where the coverage has other years too."""
        return self._of_years(_ANY_YEAR.search(question))

    def _in_year(self, question: str) -> Limit | None:
        """The year in which somebody spoke (2024年又讲了什么) and its pages, where the coverage has other years too."""
        return self._of_years(_YEAR.search(question))

    def _of_years(self, match: re.Match[str] | None) -> Limit | None:
        """The pages of each year of a match."""
        years = [int(year) % 100 for year in re.findall(r"\d{2,4}", match.group())] if match else []
        pages = tuple(dict.fromkeys(page for year in years for page in self._by_year.get(year, ())))
        if match is None or not (pages or _is_of_paper(match)):
            return None
        several = len(years) > 1 or _is_of_paper(match)
        return (match, pages) if several or len(pages) < len(self._pages) else None

    @cached_property
    def _by_date(self) -> Mapping[tuple[int, int], tuple[Page, ...]]:
        return self._pages_by(lambda day: (day.month, day.day))

    @cached_property
    def _by_day(self) -> Mapping[int, tuple[Page, ...]]:
        return self._pages_by(lambda day: day.day)

    @cached_property
    def _by_month(self) -> Mapping[int, tuple[Page, ...]]:
        return self._pages_by(lambda day: day.month)

    @cached_property
    def _by_year(self) -> Mapping[int, tuple[Page, ...]]:
        return self._pages_by(lambda day: day.year % 100)

    def _pages_by(self, key: Callable[[date], Part]) -> Mapping[Part, tuple[Page, ...]]:
        found: dict[Part, list[Page]] = {}
        for page in self._pages:
            if page.date:
                found.setdefault(key(page.date), []).append(page)
        return {one: tuple(pages) for one, pages in found.items()}


def beside_named(question: str) -> re.Match[str] | None:
    """What names the paper before or after the one that was shown, behind no other words where no paper is named."""
    match = _BESIDE.search(question)
    behind_words = match and match["alone"] is not None and not _LEADING.fullmatch(question[: match.start()])
    return None if behind_words else match


_LEADING: Final = re.compile(r"(?:那么?|还有|再|\s)*")


def _is_of_paper(match: re.Match[str]) -> bool:
    """Whether what was matched ends with the word for a paper, or is followed by it."""
    behind = re.compile(_PAPER).match(match.string, match.end() - match.group().endswith("的"))
    return behind is not None or re.search("报纸?[上里]?$", match.group()) is not None


def _is_shown(page: Page, ids: Collection[str], passages: Collection[str]) -> bool:
    """Whether a page is one of those that were listed, or else holds one of the passages that were shown."""
    sources = [*(each.id for each in page.speeches), *(each.id for each in page.notes)]
    return page.id in ids if ids else any(one.startswith(f"{each}-") for one in passages for each in sources)
