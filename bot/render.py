"""An answer as blocks and buttons: the record's words marked, the attribution, the next step. It decides nothing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot import buttons
from bot.messages import Block, Paragraph, Quotation, Reply, Run, Style
from bot.texts import Texts
from knowledge.answer import (
    Answer,
    Candidates,
    ChatCard,
    Further,
    NotFound,
    PageCard,
    PeopleCard,
    PersonCard,
    Quote,
    SeveralCard,
    SpeechCard,
    Why,
)
from knowledge.findings import photographers, writes
from knowledge.lexicon import How, Mention, Person
from knowledge.marks import Mark, answering, marks, word_marks
from knowledge.model import Note, Page, Passage, Speech
from knowledge.phrases import EXTREMES, Fact
from knowledge.question import MOST_CHARACTERS
from knowledge.text import sentence_spans
from knowledge.topic import Topic

LONG: Final = 220
"""Characters above which a quotation may be folded up."""
PAGES: Final = 30
"""Printed pages in a list."""
LISTED: Final = 8
"""People of a list who are shown with their posts where it is to be brief, and who have a button."""
SNIPPET: Final = 90
"""Characters of a candidate that are shown before it is chosen."""


@dataclass(frozen=True, slots=True)
class Renderer:
    """Renders answers in one language; `sample` is a question that the coverage answers.

    `brief`: long lists of people end in names, for there are buttons and lists to go on with.
    """

    texts: Texts
    sample: str = ""
    brief: bool = False

    def render(self, answer: Answer) -> Reply:
        """The reply that a person reads."""
        match answer:
            case Quote():
                return self._quote(answer)
            case Candidates():
                return self._candidates(answer)
            case NotFound():
                return self._not_found(answer)
            case PersonCard(people):
                blocks = tuple(block for person in people for block in self._person(person))
                return Reply(blocks, buttons.of_people(people[:LISTED], self.texts))
            case PeopleCard():
                return self._people(answer)
            case PageCard():
                return self._page(answer)
            case SpeechCard(passages):
                return self._speech(passages)
            case SeveralCard():
                return self._several(answer)
            case ChatCard(chat):
                return self._said(f"chat.{chat.value}", sample=self.sample, most=MOST_CHARACTERS)

    def _said(self, key: str, **values: object) -> Reply:
        return Reply((_plain(self.texts(key, **values)),))

    def _several(self, answer: SeveralCard) -> Reply:
        """Each answer under its question; the buttons are those of the first that has any."""
        blocks: list[Block] = []
        replies = [replace(self, brief=True).render(one) for one in answer.answers]
        for reply, wording in zip(replies, answer.wordings, strict=True):
            key = "quote.further" if blocks else "quote.first"
            blocks += [_plain(self.texts(key, asked=_short(wording))), *reply.blocks]
        return Reply(tuple(blocks), next((reply.buttons for reply in replies if reply.buttons), ()))

    # quote

    def _quote(self, answer: Quote) -> Reply:
        passage = answer.found.passage
        blocks: list[Block] = []
        if answer.taken_for is not None and passage.speaker is not None:
            how = answer.taken_for.how if isinstance(answer.taken_for, Mention) else How.POST
            key = "quote.taken_for_name" if how in (How.HOMOPHONE, How.PINYIN) else "quote.taken_for_post"
            blocks.append(_faint(self.texts(key, name=passage.speaker.name, words=answer.taken_for.words.strip())))
        if answer.whose:
            blocks.append(_plain(self._whose(passage)))
        if answer.further and answer.asked is not None and answer.asked.wording:
            blocks.append(_plain(self.texts("quote.first", asked=_short(answer.asked.wording))))
        blocks.append(quotation(passage, answer.asked.topic if answer.asked else None))
        blocks.append(self.source(passage))
        blocks.extend(self._remarks(answer))
        blocks.extend(block for one in answer.further for block in self._further(one))
        further = [one.found.passage for one in answer.further if one.found]
        return Reply(tuple(blocks), (*buttons.of_further(further, self.texts), *buttons.of_quote(passage, self.texts)))

    def _whose(self, passage: Passage) -> str:
        """Whose words were shown."""
        speech = passage.speech
        if speech is None:
            return self.texts("quote.nobodys")
        posts = "、".join(speech.posts)
        return self.texts("quote.whose", who=f"{speech.speaker.name}（{posts}）" if posts else speech.speaker.name)

    def _further(self, further: Further) -> Iterable[Block]:
        """Another question of the same message: the words that answer it and whose they are, or that none do."""
        asked = _short(further.asked.wording)
        if further.found is None:
            yield _plain(self.texts("quote.unanswered", asked=asked))
            return
        yield _plain(self.texts("quote.further", asked=asked))
        yield quotation(further.found.passage, further.asked.topic)
        yield self.source(further.found.passage)
        yield from self.nature(further.found.passage)

    def _remarks(self, answer: Quote) -> Iterable[Block]:
        passage = answer.found.passage
        yield from self.nature(passage)
        names = dict.fromkeys(o.passage.speaker.name for o in answer.others if o.passage.speaker)
        names.pop(passage.speaker.name if passage.speaker else "", None)
        if names and passage.speech is not None:
            yield _faint(self.texts("quote.others", names=self.texts.listed(list(names))))
        if answer.found.matched:
            yield _faint(self.texts("quote.matched", words=self.texts.listed(list(answer.found.matched[:8]))))

    def nature(self, passage: Passage) -> Iterable[Block]:
        """What kind of text it is, where it is not a delegate's words."""
        if passage.speech is None:
            yield _faint(self.texts("quote.note"))

    def source(self, passage: Passage) -> Paragraph:
        """Who said it, in which posts, under which headline, in which paper, on which day."""
        runs = [Run(self._who(passage), Style.BOLD), Run("\n" + self._where(passage))]
        return Paragraph(tuple(runs))

    def _who(self, passage: Passage) -> str:
        speech = passage.speech
        if speech is None:
            return self.texts("source.note")
        if not speech.posts:
            return self.texts("source.speaker_without_posts", name=speech.speaker.name)
        return self.texts("source.speaker", name=speech.speaker.name, posts="、".join(speech.posts))

    def _where(self, passage: Passage) -> str:
        speech = passage.speech
        headline = self.texts("source.headline", headline=speech.headline) if speech and speech.headline else ""
        above = " · ".join(part for part in (headline, passage.section_title) if part)
        return "\n".join(part for part in (above, self.printed_in(passage.page)) if part)

    def printed_in(self, page: Page) -> str:
        """Newspaper, day and page number."""
        parts = [
            page.newspaper or self.texts("source.no_newspaper"),
            day(page.date) or self.texts("source.no_date"),
        ]
        if page.number:
            parts.append(page.number if "第" in page.number else self.texts("source.page_number", number=page.number))
        return " ".join(parts)

    # candidates, not found

    def _candidates(self, answer: Candidates) -> Reply:
        topic = answer.asked.topic if answer.asked else None
        blocks: list[Block] = [_plain(self.texts("candidates.kind" if answer.why is Why.KIND else "candidates.unsure"))]
        for number, found in enumerate(answer.found, 1):
            passage = found.passage
            blocks.append(
                Paragraph((Run(f"{number}. ", Style.BOLD), Run(self._who(passage).removeprefix("—— "), Style.BOLD)))
            )
            blocks.append(snippet(passage, topic))
            blocks.append(_faint(self._where(passage)))
        blocks.append(_faint(self.texts("candidates.choose")))
        offered = tuple(one.passage for one in answer.found)
        return Reply(tuple(blocks), buttons.of_candidates(offered, self.texts))

    def _not_found(self, answer: NotFound) -> Reply:
        names = self.texts.listed([person.name for person in answer.near])
        match answer.why:
            case Why.NOTHING:
                head = (
                    self.texts("not_found.nothing", wording=_short(answer.wording))
                    if answer.wording
                    else self.texts("not_found.nothing_at_all")
                )
            case Why.PERSON | Why.POST:
                head = self.texts("not_found.person", wording=_short(answer.wording))
            case Why.SILENT:
                return Reply(
                    (
                        _plain(self.texts("not_found.silent", names=names, wording=_short(answer.wording))),
                        _faint(self.texts("not_found.next")),
                    ),
                    buttons.of_next_steps(self.texts),
                )
            case Why.END | Why.NO_CONTEXT | Why.EMPTY | Why.GONE | Why.NOBODY_ELSE | Why.NO_NUMBER:
                return self._said(f"not_found.{answer.why.value}")
            case _:
                head = self.texts("not_found.nothing_at_all")
        blocks = [_plain(head)]
        if names:
            blocks.append(_plain(self.texts("not_found.near", names=names)))
        return Reply((*blocks, _faint(self.texts("not_found.next"))), buttons.of_next_steps(self.texts))

    # people

    def _person(self, person: Person) -> Iterable[Block]:
        posts = "、".join(person.posts)
        yield Paragraph((Run(person.name, Style.BOLD), Run(f" · {posts}" if posts else "")))
        yield Quotation((Run("\n".join(dict.fromkeys(s.attribution for _, s in person.appearances))),))
        said = "\n".join(f"《{s.headline}》 {self.printed_in(p)}" for p, s in person.appearances if s.headline)
        if said:
            yield _plain(self.texts("person.said", headlines=said))
        yield _faint(self.texts("person.ask", name=person.name))

    def _people(self, answer: PeopleCard) -> Reply:
        count = len(answer.people)
        if answer.which:
            head = self.texts("people.which", wording=_short(answer.wording))
        elif answer.surname:
            key = "people.no_surname" if answer.everyone else "people.surname"
            head = self.texts(key, surname=answer.surname, count=count)
        elif answer.kind:
            head = self.texts("people.no_kind" if answer.everyone else "people.kind", count=count)
        elif answer.silent:
            head = self.texts("people.silent", wording=_short(answer.wording), count=count)
        elif answer.found and not answer.wording:
            head = self.texts("people.named", count=count)
        elif answer.found:
            head = self.texts("people.topic", wording=_short(answer.wording), count=count)
        else:
            head = self.texts("people.all", count=count)
        blocks: list[Block] = [_plain(head)]
        quoted = {one.passage.speaker.id: one for one in answer.found if one.passage.speaker}
        shown = answer.people[:LISTED] if self.brief else answer.people
        for number, person in enumerate(shown, 1):
            posts = "、".join(person.posts)
            blocks.append(Paragraph((Run(f"{number}. {person.name}", Style.BOLD), Run(f" · {posts}" if posts else ""))))
            if person.id in quoted:
                blocks.append(snippet(quoted[person.id].passage, None, quoted[person.id].matched))
        if rest := [person.name for person in answer.people[len(shown) :]]:
            blocks.append(_faint(self.texts("people.rest", names=_short(self.texts.listed(rest), 300))))
        return Reply(tuple(blocks), buttons.of_people(answer.people[:LISTED], self.texts, quoted))

    # page

    def _page(self, answer: PageCard) -> Reply:
        blocks: list[Block] = []
        if len(answer.pages) > 1 and not answer.speeches and (of_all := self._of_all(answer)):
            return Reply((_plain(of_all),))
        told = [page for page in answer.pages if replace(answer, pages=(page,)).is_printed]
        for page in (told or answer.pages)[:3]:
            page = _only(page, answer.speeches)
            own = self._of_speeches(answer.fact, page) if answer.speeches else []
            spoken = (
                [self.texts("page.speech", **_titled(speech)) for speech in page.speeches] if answer.speeches else []
            )
            lines = [*(own or [self._fact(answer.fact, page, answer.role)]), *spoken, *self._all_facts(page)]
            if answer.fact is Fact.SECTIONS and not answer.speeches:
                lines[1:1] = self._by_section(page)
            first, *rest = dict.fromkeys(line for line in lines if line)
            blocks.append(Paragraph((Run(first, Style.BOLD),)))
            blocks.append(_faint("\n".join(rest)))
        return Reply(tuple(blocks))

    def _by_section(self, page: Page) -> list[str]:
        """Each section of a page with who speaks in it."""
        own = [(one.title, [s.speaker.name for s in page.speeches if s.section == one.id]) for one in page.sections]
        return [self.texts("page.staff", role=title, names=self.texts.listed(names)) for title, names in own if names]

    def _of_all(self, answer: PageCard) -> str | None:
        """What several pages tell together: their days, who spoke on them."""
        if answer.fact in (Fact.PAGE, Fact.DATE):
            lines = [self.printed_in(page) for page in answer.pages[:PAGES]]
            more = len(answer.pages) - len(lines)
            return "\n".join([*lines, *([self.texts("page.more", count=more)] if more else [])])
        if answer.fact is Fact.COUNT:
            people = {s.speaker.id: s.speaker.name for page in answer.pages for s in page.speeches}
            names = list(people.values())
            told = {"count": len(names), "pages": len(answer.pages), "names": _short(self.texts.listed(names), 600)}
            each = [
                self.texts("page.staff", role=self.printed_in(page), names=self.texts.listed(names_on(page)))
                for page in answer.pages[:PAGES]
            ]
            return "\n".join([self.texts("page.count_all", **told), *each])
        return None

    def _of_speeches(self, fact: Fact, page: Page) -> list[str]:
        """What is asked of the speeches that a page was cut down to: their headlines, their sections."""
        if fact is Fact.BANNER:
            return [
                self.texts("page.headline" if speech.headline else "page.no_headline", **_titled(speech))
                for speech in page.speeches
            ]
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
            Fact.REPORTERS: {"names": page.byline or listed([r.name for r in page.reporters])},
            Fact.PHOTOGRAPHER: {"names": listed(photographers(page))},
            Fact.SECTIONS: {"names": listed([section.title for section in page.sections])},
            Fact.NUMBER: {"number": page.number},
            Fact.PHONE: {"phone": page.phone},
            **{fact: _outstanding(fact, page) for fact in EXTREMES},
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

    def _all_facts(self, page: Page) -> Iterable[str]:
        yield self.printed_in(page)
        for fact in (Fact.EVENT,):
            yield self._fact(fact, page, None) if self._value(fact, page) else ""
        for short in short_names(page):
            yield self.texts("page.event_short", short=short)
        yield self._staff(page, None) if page.staff else ""
        for fact in (Fact.REPORTERS, Fact.PHOTOGRAPHER, Fact.SECTIONS):
            yield self._fact(fact, page, None) if self._value(fact, page) else ""

    # speech

    def _speech(self, passages: Sequence[Passage]) -> Reply:
        first = passages[0]
        text = Quotation((Run(first.source.text),), long=True)
        return Reply((_plain(self.speech_head(first.source)), text, self.source(first)))

    def speech_head(self, source: Speech | Note) -> str:
        """What stands above a whole speech or note."""
        if isinstance(source, Speech):
            return self.texts("speech.head", name=source.speaker.name, headline=source.headline or "")
        return self.texts("speech.note")


def quotation(passage: Passage, topic: Topic | None) -> Quotation:
    """A passage with the sentence that answers marked, and what was asked for more strongly."""
    return Quotation(tuple(_marked(passage.text, marks(passage.text, topic))), long=len(passage.text) > LONG)


def snippet(passage: Passage, topic: Topic | None, words: Sequence[str] = ()) -> Quotation:
    """The sentence of a passage that bears the topic best, its words marked, cut by … where it is long."""
    marked = word_marks(passage.text, topic, words)
    start, end = (answering(passage.text, topic) if topic else None) or max(
        sentence_spans(passage.text), key=lambda span: (sum(span[0] <= m.start < span[1] for m in marked), -span[0])
    )
    sentence = passage.text[start:end].strip()
    start = passage.text.index(sentence, start)
    shown = sentence if len(sentence) <= SNIPPET else sentence[:SNIPPET]
    inside = [
        replace(m, start=m.start - start, end=m.end - start)
        for m in marked
        if start <= m.start and m.end <= start + len(shown)
    ]
    runs = list(_marked(shown, inside))
    return Quotation(tuple(runs if shown == sentence else [*runs, Run("…")]))


def _marked(text: str, spans: Sequence[Mark]) -> Iterable[Run]:
    place = 0
    for mark in spans:
        yield Run(text[place : mark.start])
        yield Run(text[mark.start : mark.end], Style.STRONG if mark.strong else Style.MARK)
        place = mark.end
    yield Run(text[place:])


def _plain(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _faint(text: str) -> Paragraph:
    return Paragraph((Run(text, Style.FAINT),))


def _short(words: str, most: int = 30) -> str:
    return words if len(words) <= most else words[:most] + "…"


def day(when: date | None) -> str:
    """A day as newspapers print it: 2021年9月29日."""
    return f"{when.year}年{when.month}月{when.day}日" if when else ""


def _titled(speech: Speech) -> dict[str, object]:
    return {"name": speech.speaker.name, "headline": speech.headline or ""}


def names_on(page: Page) -> list[str]:
    """Who speaks on a page, each once."""
    return list({speech.speaker.id: speech.speaker.name for speech in page.speeches}.values())


def _outstanding(fact: Fact, page: Page) -> dict[str, object]:
    """The speech that comes first or last, is the longest or the shortest, and its characters."""
    if not page.speeches:
        return {}
    by_length = sorted(page.speeches, key=_characters)
    ends = {Fact.FIRST: page.speeches[0], Fact.LAST: page.speeches[-1], Fact.LONGEST: by_length[-1]}
    return _measured(ends.get(fact, by_length[0]))


def _measured(speech: Speech) -> dict[str, object]:
    title = f"《{speech.headline}》" if speech.headline else ""
    return {"who": f"{speech.speaker.name}{title}", "count": _characters(speech)}


def _characters(speech: Speech) -> int:
    return len(re.sub(r"\s", "", speech.text))


def _only(page: Page, speeches: Sequence[Speech]) -> Page:
    """The page with these of its speeches, or with all where none of them is given."""
    return replace(page, speeches=chosen) if (chosen := tuple(s for s in page.speeches if s in speeches)) else page


_ROLES: Final = {"责编": "责任编辑", "美编": "美术编辑", "美术": "美术编辑"}


def same_role(asked: str, printed: str) -> bool:
    """Whether an asked staff role is the printed one, either of them shortened or not (责编, 责任编辑)."""
    asked, printed = _ROLES.get(asked, asked), _ROLES.get(printed, printed)
    return asked in printed or printed in asked


def short_names(page: Page) -> list[str]:
    """How the page itself shortens the name of its event: 市第十三次党代会."""
    ordinal = re.search(r"第[〇零一二三四五六七八九十百0-9]+[次届]", page.event or "")
    if not ordinal:
        return []
    pattern = rf"[市县区省州]?{ordinal.group()}(?:党代会|代表大会|党代表大会|人代会)"
    texts = [*(speech.text for speech in page.speeches), *(note.text for note in page.notes)]
    found = dict.fromkeys(match for text in texts for match in re.findall(pattern, text))
    return [short for short in found if short not in (page.event or "")]
