"""What pages are named by: their day, event and newspaper, their sections, who made them, and their places."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import itemgetter
from typing import Final, Self

from knowledge.lexicon.days import Days, Limit
from knowledge.lexicon.printed import Printed
from knowledge.model import Page, Speech
from knowledge.numerals import in_characters, numeral
from knowledge.text import folded

Apart = tuple[re.Pattern[str], tuple[Page, ...]]
"""How some pages are named, and these: fewer than all."""
_THAT_PAGE: Final = re.compile(
    r"的?[那这]一?个?(?:篇|版面?|张|期|份)|(?P<heading>(?:的|那|这|几|个|句|行)*(?:大?标题|大字)?"
    r"(?:是|(?:登|印|写|出现)?在|出自)(?=哪一?[天日版张期份页]|几[号月]|什么时候))"
)
MOST_NAMED, LEAST_NAMED, LEAST_TITLED, LEAST_QUOTED = 8, 3, 2, 4
"""Characters of a heading that a question names it by; fewer for a section's title, more beside no page."""
_IN_TITLE: Final = re.compile(r"[·•:：—\s]+|(?<=[\u4e00-\u9fff])[0-9]{1,2}(?=[\u4e00-\u9fff\s])")
"""What parts the title of a section: a dot, a blank, its number (代表连线3安逸篇)."""
LEAST_HEADLINE: Final = 5
"""Letters and characters of a headline from which a message is read for it."""
APART: Final = "\0"
"""What parts headings."""
EVENTS: Final = (
    (r"党代会|党代表大会", r"共产党|中共|党.{0,4}代表大会"),
    (r"人代会|人大(?:第?[一二三四五六七八九十]+次)?会议?|人民代表大会", r"人民代表大会|人大"),
    (r"政协会议?", r"政协|政治协商"),
    (r"两会", r"人民代表大会|人大|政协|政治协商"),
)
"""How people call an event, and how its printed name shows that it is one."""
A_MEETING: Final = rf"(?:第?[一二三四五六七八九十\d]+[次届]){{0,2}}(?:{'|'.join(way for way, _ in EVENTS)}|代表大会)"
"""An event as people call it, with which it is of its kind."""
SESSION: Final = re.compile("第[一二三四五六七八九十]+次(?:全体)?会议")
"""A session of those of an event, called as it is printed."""


@dataclass(frozen=True, slots=True)
class Headings:
    """Many headings as one text, in which a name is found at once; `starts` says where each begins."""

    text: str
    starts: Sequence[int]

    @classmethod
    def of(cls, headings: Iterable[str]) -> Self:
        some = [f"{one}{APART}" for one in headings]
        return cls("".join(some), [0, *accumulate(map(len, some))])

    def holding(self, name: str) -> Iterator[int]:
        """The places of the headings in which a name stands, rising."""
        place = -1 if APART in name else self.text.find(name)
        while place >= 0:
            found = bisect_right(self.starts, place) - 1
            yield found
            place = self.text.find(name, self.starts[found + 1])


class Pages:
    """The pages of a coverage by what they are called; `printed` is what each of them names."""

    def __init__(self, pages: Sequence[Page], printed: Iterable[Printed], days: Days) -> None:
        self._pages = pages
        self._days = days
        self.places = frozenset[str]().union(*(one.places for one in printed))

    def limits(self, question: str) -> list[Limit]:
        """The day, the kind of event, its session and the newspaper that a question names, each with its pages."""
        if issues := self._issues(question):
            return [issues]
        named = (
            self._days.on(question),
            self.at_event(question),
            _first_named(question, self._sessions),
            self._named_papers(question),
            _first_named(question, self._numbers),
            self._headed(question),
        )
        return [limit for limit in named if limit is not None]

    def at_event(self, question: str) -> Limit | None:
        """The kind of event that a question names and its pages, where the coverage has other events too."""
        return _first_named(question, self._events)

    def _headed(self, question: str) -> Limit | None:
        """The pages whose banner, slogan or section a question names (分组讨论那篇), where others have another."""
        for match in _THAT_PAGE.finditer(question):
            most, least = (match.start(), LEAST_QUOTED) if match["heading"] else (MOST_NAMED, LEAST_NAMED)
            for start in range(max(0, match.start() - most), match.start() - LEAST_TITLED + 1):
                name = question[start : match.start()].strip()
                if len(name) < least and (match["heading"] or name not in self.sections):
                    continue
                pages = tuple(map(self._pages.__getitem__, self._headings.holding(name)))
                if 0 < len(pages) < len(self._pages) and (
                    found := re.search(rf"{re.escape(name)}\s*{re.escape(match.group())}", question)
                ):
                    return found, pages
        return None

    def headed(self, name: str) -> tuple[Page, ...]:
        """The pages over which a name is printed in large type."""
        return tuple(map(self._pages.__getitem__, self._headings.holding(name))) if len(name) > 1 else ()

    def headline_in(self, text: str) -> tuple[tuple[int, int], Page, Speech] | None:
        """The longest headline that a folded text holds, whatever its signs: where it stands, its page and speech."""
        places = [place for place, character in enumerate(text) if character.isalnum()]
        bare = "".join(text[place] for place in places)
        found = [
            (len(key), start, page, speech)
            for start in range(len(bare) - LEAST_HEADLINE + 1)
            for key, page, speech in self._headlines.get(bare[start : start + LEAST_HEADLINE], ())
            if bare.startswith(key, start)
        ]
        if not found:
            return None
        length, start, page, speech = max(found, key=itemgetter(0))
        return (places[start], places[start + length - 1] + 1), page, speech

    @cached_property
    def _headlines(self) -> Mapping[str, Sequence[tuple[str, Page, Speech]]]:
        """The headlines without signs, by how they begin, the newest first."""
        headlines = defaultdict[str, list[tuple[str, Page, Speech]]](list)
        for page in self._pages:
            for speech in page.speeches:
                bare = "".join(filter(str.isalnum, folded(speech.headline or "")))
                if len(bare) >= LEAST_HEADLINE:
                    headlines[bare[:LEAST_HEADLINE]].insert(0, (bare, page, speech))
        return headlines

    @cached_property
    def _headings(self) -> "Headings":
        """What is printed in large type over each page and its sections, folded."""
        large = ((page.banner, page.slogan, *(one.title for one in page.sections)) for page in self._pages)
        return Headings.of("\n".join(folded(one) for one in some if one) for some in large)

    @cached_property
    def _events(self) -> tuple[Apart, ...]:
        events = {page.event or "" for page in self._pages}
        held = [(way, {one for one in events if re.search(printed, folded(one))}) for way, printed in EVENTS]
        return self._apart((way, [p for p in self._pages if (p.event or "") in those]) for way, those in held)

    @cached_property
    def _sessions(self) -> tuple[Apart, ...]:
        """The sessions that events are called by, as they are printed."""
        held: dict[str, list[Page]] = {}
        for page in self._pages:
            for session in set(SESSION.findall(folded(page.event or ""))):
                held.setdefault(session, []).append(page)
        return self._apart(held.items())

    @cached_property
    def staff(self) -> Mapping[str, tuple[Page, ...]]:
        """Who made the pages, folded: reporters and staff, each with their pages."""
        made: dict[str, dict[Page, None]] = {}
        for page in self._pages:
            names = [one.name for one in page.reporters] + [name for _, names in page.staff for name in names]
            for name in names:
                made.setdefault(folded(name), {})[page] = None
        return {name: tuple(pages) for name, pages in made.items() if len(name) > 1}

    @cached_property
    def credits(self) -> str:
        """Whom the pages name for themselves, folded and in one text: bylines, staff, photographs."""
        return "\n".join(dict.fromkeys(one for some in self._credits for one in some.split("\n")))

    def crediting(self, name: str) -> tuple[Page, ...]:
        """The pages that name somebody, folded, for themselves."""
        return tuple(page for page, own in zip(self._pages, self._credits, strict=True) if name in own)

    @cached_property
    def _credits(self) -> Sequence[str]:
        """Whom each page names for itself, folded, one a line."""
        named = (
            (
                page.byline or "",
                *(one for _, names in page.staff for one in names),
                *(s.photo or "" for s in page.speeches),
            )
            for page in self._pages
        )
        return [folded("\n".join(one.replace("\n", " ") for one in some)) for some in named]

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """The roles of staff that the pages print, folded, the longest first."""
        printed = {folded(role) for page in self._pages for role, _ in page.staff}
        return tuple(sorted((role for role in printed if len(role) > 1), key=lambda role: (-len(role), role)))

    @cached_property
    def sections(self) -> Mapping[str, str]:
        """The parts of the titles of sections by which they can be named, folded, each with its title."""
        titles = dict.fromkeys(section.title for page in self._pages for section in page.sections)
        parts = ((part, title) for title in titles for part in _IN_TITLE.split(folded(title)))
        named: dict[str, str] = {}
        for part, title in parts:
            named[part] = title if part not in named else ""
        return {part: title for part, title in named.items() if len(part) > 1 and title}

    def noted(self, question: str) -> str | None:
        """The title of a section with a note of its own that a question names (海港之声开头)."""
        return next((title for part, title in self.sections.items() if part in question and title in self._noted), None)

    @cached_property
    def _noted(self) -> frozenset[str]:
        titles = (page.section_title(note.section) for page in self._pages for note in page.notes)
        return frozenset(title for title in titles if title)

    @cached_property
    def papers(self) -> tuple[str, ...]:
        """The names of the newspapers, folded."""
        return tuple(dict.fromkeys(folded(page.newspaper) for page in self._pages if page.newspaper))

    @cached_property
    def _papers(self) -> tuple[Apart, ...]:
        """The newspapers as a question names them (安河晚报, 晚报上), the longest name first."""
        way = "{}(?:社)?(?:上面?|里面?|那版)?"
        pages = [(folded(page.newspaper or ""), page) for page in self._pages]
        return self._apart(
            (way.format(re.escape(one)), [p for paper, p in pages if paper.endswith(one)]) for one in self._paper_names
        )

    @cached_property
    def _only_paper(self) -> tuple[Apart, ...]:
        """The one newspaper of all pages, where it is asked who is printed in it (日报上谁讲了学校)."""
        names = [one for one in self._paper_names if one.endswith("报")] if len(self.papers) == 1 else ()
        who = r"(?:上面?|里面?|的)?(?=(?:都|有|登|是|了)*(?:谁|哪些人|哪[一几]?[个位]))"
        return tuple(
            (re.compile(rf"(?:[这那]一?[张份期])?(?<![今昨明当同每]){re.escape(one)}{who}"), tuple(self._pages))
            for one in names
        )

    @cached_property
    def _paper_names(self) -> Sequence[str]:
        forms = {form for paper in self.papers for form in (paper, paper[-2:])}
        return sorted(forms, key=lambda name: (-len(name), name))

    def _issues(self, question: str) -> Limit | None:
        """Papers that are named one after the other, each with its day (9号的日报和13号的晚报), and their pages."""
        row = self._issue_row.search(question)
        if row is None:
            return None
        each = [
            (self._days.on(one.group()), self._named_papers(one.group())) for one in self._issue.finditer(row.group())
        ]
        ids = {page.id for day, paper in each if day and paper for page in day[1] if page in paper[1]}
        return row, tuple(page for page in self._pages if page.id in ids)

    @cached_property
    def _issue(self) -> re.Pattern[str]:
        one = "|".join(way.pattern for way, _ in self._papers) or "(?!)"
        return re.compile(rf"(?:\d{{1,4}}[年月./])*\d{{1,2}}[日号]的?(?:{one})")

    @cached_property
    def _issue_row(self) -> re.Pattern[str]:
        return re.compile(rf"{self._issue.pattern}(?:(?:[和跟与同及、,]|还有)+{self._issue.pattern})+")

    def _named_papers(self, question: str) -> Limit | None:
        """The newspaper that a question names, or several that it names one after the other (日报和晚报)."""
        first = _first_named(question, self._papers) or _first_named(question, self._only_paper)
        row = self._paper_row.search(question) if first else None
        if row is None:
            return first
        named = [page for way, pages in self._papers if way.search(row.group()) for page in pages]
        return row, tuple(dict.fromkeys(named))

    @cached_property
    def _paper_row(self) -> re.Pattern[str]:
        one = "|".join(way.pattern for way, _ in self._papers) or "(?!)"
        return re.compile(rf"(?:{one})(?:(?:[和跟与同及、,]|还有)*(?:{one}))+")

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the pages as people write them, folded: 五版, 5版, a06."""
        written = dict.fromkeys(form for page in self._pages for form in _forms_of(page.number))
        return tuple(sorted(written, key=lambda form: (-len(form), form)))

    @cached_property
    def _numbers(self) -> tuple[Apart, ...]:
        named = ((form, [page for page in self._pages if form in _forms_of(page.number)]) for form in self.numbers)
        return self._apart(
            (rf"(?<![\da-z一二三四五六七八九十这前后共])第?{re.escape(form)}(?:上|里|那|这)?", pages)
            for form, pages in named
        )

    def _apart(self, named: Iterable[tuple[str, Sequence[Page]]]) -> tuple[Apart, ...]:
        """Ways to name some pages, where these are not all of them."""
        number = len(self._pages)
        return tuple((re.compile(way), tuple(pages)) for way, pages in named if 0 < len(pages) < number)


IN_CHARACTERS: Final = 10
"""The highest number of a page that is written in characters too."""


def _forms_of(number: str | None) -> tuple[str, ...]:
    """A page's number as people write it: with 版 where it is a number alone, and without where it has a letter."""
    printed = re.sub(r"[第版\s]", "", folded(number or ""))
    if re.fullmatch(r"[a-z]\d+", printed):
        short = printed[0] + printed[1:].lstrip("0")
        return tuple(dict.fromkeys((f"{printed}版", f"{short}版", printed, short)))
    plain = printed.lstrip("0")
    forms = (plain, in_characters(int(plain))) if plain.isdecimal() and int(plain) <= IN_CHARACTERS else (plain,)
    if re.fullmatch("[一二三四五六七八九十]", plain):
        forms = (plain, str(numeral(plain)))
    return tuple(f"{form}版" for form in forms if form)


def _first_named(question: str, ways: Iterable[Apart]) -> Limit | None:
    return next(((match, pages) for way, pages in ways if (match := way.search(question))), None)
