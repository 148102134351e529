"""What a printed page tells of itself, as a person reads it: paper and day, staff, sections, speeches."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.messages import Block, bold, faint, plain, short
from bot.texts import Texts
from knowledge.answer import PageCard
from knowledge.asked import EXTREMES, Fact
from knowledge.findings import characters, outstanding, photographers, same_role, writers, writes
from knowledge.model import Page, Speech
from knowledge.numerals import ORDERING
from knowledge.text import folded

SHOWN: Final = 3
"""Pages that are told each by itself."""
PAGES: Final = 30
"""Printed pages in a list."""
_PAPERS: Final = frozenset({Fact.PHONE})
"""Facts of the paper that would read as a speaker's own beside their name."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The facts of pages in one language."""

    texts: Texts

    def told(self, answer: PageCard) -> Iterable[Block]:
        """What a card of pages tells: what is asked first, then what else they print of themselves."""
        if len(answer.pages) > 1 and not answer.speeches and (of_all := self._of_all(answer)):
            yield plain(of_all)
            return
        told = [page for page in answer.pages if replace(answer, pages=(page,)).is_printed]
        if not told and len(answer.pages) > 1 and not answer.speeches:
            yield from self._on_none(answer)
            return
        if answer.not_on:
            yield faint(self.texts("page.not_on", page=self.printed_in(answer.not_on)))
        shown = (told or answer.pages)[:SHOWN]
        for page in shown:
            page = _only(page, answer.speeches)
            own = self._of_speeches(answer.fact, page) if answer.speeches else []
            own = own or [self._made(page, answer.maker or "") or self._fact(answer.fact, page, answer.role)]
            if answer.section:
                own[0] = self.texts("page.within", section=answer.section, fact=own[0])
            whose = answer.speeches and answer.fact not in _PAPERS
            spoken = [self.texts("page.speech", **_measured(s)) for s in page.speeches] if whose else []
            beside = [self.printed_in(page)] if answer.fact is Fact.PHONE else self._all_facts(page)
            lines = [*own, *spoken, *beside]
            if answer.fact is Fact.SECTIONS and not answer.speeches:
                lines[1:1] = self._by_section(page)
            first, *rest = dict.fromkeys(line for line in lines if line)
            yield bold(first)
            yield faint("\n".join(rest))
        if more := len(told or answer.pages) - len(shown):
            yield faint(self.texts("page.more", count=more))

    def printed_in(self, page: Page) -> str:
        """Newspaper, day and page number."""
        parts = [
            page.newspaper or self.texts("source.no_newspaper"),
            day(page.date) or self.texts("source.no_date"),
        ]
        if page.number:
            parts.append(page.number if "第" in page.number else self.texts("source.page_number", number=page.number))
        return " ".join(parts)

    def _by_section(self, page: Page) -> list[str]:
        """Each section of a page with who speaks in it."""
        own = [(one.title, [s.speaker.name for s in page.speeches if s.section == one.id]) for one in page.sections]
        return [self.texts("page.staff", role=title, names=self.texts.listed(names)) for title, names in own if names]

    def _on_none(self, answer: PageCard) -> Iterable[Block]:
        """That no page prints what is asked: once, and which pages these are."""
        own = self._made(answer.pages[0], answer.maker or "") or self._fact(answer.fact, answer.pages[0], answer.role)
        yield bold(own)
        yield faint("\n".join([self.texts("page.on_none"), *map(self.printed_in, answer.pages[:PAGES])]))

    def _of_all(self, answer: PageCard) -> str | None:
        """What several pages tell together: their days, who spoke on them."""
        if answer.fact in (Fact.PAGE, Fact.DATE):
            days = answer.fact is Fact.DATE
            lines = [
                f"{self.printed_in(page)} {self._weekday(page.date) if days else ''}".strip()
                for page in answer.pages[:PAGES]
            ]
            more = len(answer.pages) - len(lines)
            return "\n".join([*lines, *([self.texts("page.more", count=more)] if more else [])])
        if answer.fact is Fact.NEWSPAPER:
            return self._papers(answer.pages)
        if answer.fact is Fact.COUNT:
            people = {s.speaker.id: s.speaker.name for page in answer.pages for s in page.speeches}
            names = list(people.values())
            told = {"count": len(names), "pages": len(answer.pages), "names": short(self.texts.listed(names), 600)}
            each = [
                self.texts("page.staff", role=self.printed_in(page), names=self.texts.listed(names_on(page)))
                for page in answer.pages[:PAGES]
            ]
            return "\n".join([self.texts("page.count_all", **told), *each])
        return None

    def _papers(self, pages: Sequence[Page]) -> str | None:
        """The papers of several pages, each once, and how many pages are of it; None where no page prints its name."""
        counted = Counter(page.newspaper for page in pages if page.newspaper)
        if not counted:
            return None
        each = [self.texts("page.of_paper", newspaper=name, count=count) for name, count in counted.items()]
        head = self.texts("page.papers", count=len(counted), names=short(self.texts.listed(each), 600))
        lines = [self.printed_in(page) for page in pages[:PAGES]]
        more = len(pages) - len(lines)
        return "\n".join([head, *lines, *([self.texts("page.more", count=more)] if more else [])])

    def _of_speeches(self, fact: Fact, page: Page) -> list[str]:
        """What is asked of the speeches that a page was cut down to: their headlines, their sections."""
        if fact is Fact.BANNER:
            return [
                self.texts("page.headline" if speech.headline else "page.no_headline", **_titled(speech))
                for speech in page.speeches
            ]
        if fact is Fact.PHONE and page.phone:
            return [self.texts("page.only_phone", phone=page.phone)]
        if fact is Fact.PHOTOGRAPHER and not photographers(page):
            names = self.texts.listed(names_on(page))
            return [self.texts("page.no_photo_of", names=names)]
        if fact is Fact.LENGTH:
            return [self.texts("page.length", **_measured(speech)) for speech in page.speeches]
        if fact is Fact.SECTIONS:
            titles = ((speech.speaker.name, page.section_title(speech.section)) for speech in page.speeches)
            return [self.texts("page.section", name=name, section=title) for name, title in titles if title]
        return []

    def _fact(self, fact: Fact, page: Page, role: str | None) -> str:
        t = self.texts
        match fact:
            case Fact.STAFF:
                return self._staff(page, role)
            case Fact.REPORTERS if role and not writes(page, role):
                return t("page.no_staff", role=role)
            case Fact.COUNT:
                return t(
                    "page.count",
                    count=len(page.speeches),
                    names=t.listed([s.speaker.name for s in page.speeches]),
                )
            case Fact.BANNER:
                said = [t("page.banner", banner=page.banner)] if page.banner else []
                said += [t("page.slogan", slogan=page.slogan)] if page.slogan else []
                return "\n".join(said) or t("page.no_banner")
            case Fact.PAGE:
                return self.printed_in(page)
        value = self._value(fact, page)
        key = f"page.{fact.value}"
        if value:
            return t(key, **value)
        return t(f"page.no_{fact.value}") if f"page.no_{fact.value}" in t.entries else t("page.unknown")

    def _value(self, fact: Fact, page: Page) -> dict[str, object]:
        listed = self.texts.listed
        values: dict[Fact, dict[str, object]] = {
            Fact.DATE: {"date": day(page.date), "weekday": self._weekday(page.date)},
            Fact.NEWSPAPER: {"newspaper": page.newspaper},
            Fact.EVENT: {"event": page.event},
            Fact.REPORTERS: {"names": _LABEL.sub("", writers(page))},
            Fact.PHOTOGRAPHER: {"names": listed(photographers(page))},
            Fact.SECTIONS: {"names": listed([section.title for section in page.sections])},
            Fact.NUMBER: {"number": page.number},
            Fact.PHONE: {"phone": page.phone},
            **{fact: _measured(one) if (one := outstanding(fact, page)) else {} for fact in EXTREMES},
            Fact.LENGTH: {},
        }
        value = values[fact]
        return value if all(value.values()) else {}

    def _weekday(self, when: date | None) -> str:
        return self.texts("page.weekdays").split()[when.weekday()] if when else ""

    def _staff(self, page: Page, role: str | None) -> str:
        roles = [(printed, people) for printed, people in page.staff if role is None or same_role(role, printed)]
        if not roles:
            return self.texts("page.no_staff", role=role or "")
        return "\n".join(
            self.texts("page.staff", role=printed, names=self.texts.listed(people)) for printed, people in roles
        )

    def _made(self, page: Page, maker: str) -> str:
        """What somebody did for a page."""
        made = [(name, role) for role, names in page.staff for name in names]
        made += [(one.name, one.role or self.texts("page.reporter")) for one in page.reporters]
        own = [(name, role) for name, role in made if folded(name) == maker]
        roles = self.texts.listed(list(dict.fromkeys(role for _, role in own)))
        return self.texts("page.maker", name=own[0][0], roles=roles) if own else ""

    def _all_facts(self, page: Page) -> Iterable[str]:
        yield self.printed_in(page)
        yield self._fact(Fact.EVENT, page, None) if self._value(Fact.EVENT, page) else ""
        for name in short_names(page):
            yield self.texts("page.event_short", short=name)
        yield self._staff(page, None) if page.staff else ""
        for fact in (Fact.REPORTERS, Fact.PHOTOGRAPHER, Fact.SECTIONS):
            yield self._fact(fact, page, None) if self._value(fact, page) else ""


_LABEL: Final = re.compile(r"^(?:本版|)采写\s*[:：/／]\s*")
"""What a printed byline calls itself, where the bot's own words call it so before it."""


def day(when: date | None) -> str:
    """A day as newspapers print it: 2021年9月29日."""
    return f"{when.year}年{when.month}月{when.day}日" if when else ""


def _titled(speech: Speech) -> dict[str, object]:
    return {"name": speech.speaker.name, "headline": speech.headline or ""}


def names_on(page: Page) -> list[str]:
    """Who speaks on a page, each once."""
    return list({speech.speaker.id: speech.speaker.name for speech in page.speeches}.values())


def _measured(speech: Speech) -> dict[str, object]:
    title = f"《{speech.headline}》" if speech.headline else ""
    return {"who": f"{speech.speaker.name}{title}", "count": characters(speech)}


def _only(page: Page, speeches: Sequence[Speech]) -> Page:
    """The page with these of its speeches, or with all where none of them is given."""
    return replace(page, speeches=chosen) if (chosen := tuple(s for s in page.speeches if s in speeches)) else page


def short_names(page: Page) -> list[str]:
    """How the page itself shortens the name of its event: 市第十三次党代会."""
    ordinal = re.search(rf"第[{ORDERING}0-9]+[次届]", page.event or "")
    if not ordinal:
        return []
    pattern = rf"[市县区省州]?{ordinal.group()}(?:党代会|代表大会|党代表大会|人代会)"
    texts = [*(speech.text for speech in page.speeches), *(note.text for note in page.notes)]
    found = dict.fromkeys(match for text in texts for match in re.findall(pattern, text))
    return [short for short in found if short not in (page.event or "")]
