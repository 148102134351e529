"""What stands behind the buttons and the lists: a passage, a whole speech by pages, who else spoke of it, its source.

Pure: a press, what was last shown and a library give a turn and what was shown then. What is kept of a press (a vote,
a mistake, a language) is not here.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.citizen import buttons
from bot.citizen.buttons import Deed, Press
from bot.citizen.choices import Listed, choice_of, chosen, is_of_list
from bot.citizen.citation import author, citation
from bot.citizen.namesakes import labels
from bot.citizen.page_facts import day
from bot.citizen.quotations import snippet
from bot.citizen.render import Renderer
from bot.messages import (
    Block,
    Paragraph,
    Quotation,
    Reply,
    Rows,
    Run,
    Style,
    Turn,
    bold,
    faint,
    leaf,
    plain,
    saying,
    short,
)
from bot.texts import Texts
from knowledge import listing
from knowledge.answer import Answer, Found, Library, NotFound, PageCard, Quote, SpeechCard
from knowledge.asked import GOING_ON, AboutPage, Asked, Context, Fact, ListPeople, Move, Search, Step, Whole
from knowledge.lexicon import Person
from knowledge.model import Page, Passage, Speech
from knowledge.question import understand
from knowledge.question.pronoun import of_last
from knowledge.topic import Topic, topic_of

PAGE_CHARACTERS: Final = 640
"""Characters of a whole speech on one page: two phone screens."""
LISTED: Final = 8
"""Entries of a list on one page."""
QUOTED: Final = 5
"""Entries of a list on one page where each is quoted from."""


def replied_to(text: str, under: Sequence[str], context: Context, library: Library) -> Context:
    """What a visitor looks at who writes words in reply to a message with these buttons.

    A number chooses from the message's list. Words that go on from a passage (全文, 他还说了什么, 那就业呢) go on from
    the message's own. Words that go on from the question that it answered go on from nothing, for that is not known.
    Anything else is a new question, asked after what was shown last.
    """
    if choice_of(text) and (ids := buttons.list_under(under)):
        return replace(context, offered=ids, people=())
    passage_id = buttons.passage_under(under)
    if not passage_id or (passage_id == context.last and not is_of_list(context)):
        return context
    of_passage = replace(chosen(passage_id, context, library)[1], topic=None)
    asked = understand(text, of_passage, library.language)
    if _goes_on(asked, text):
        return of_passage
    return Context() if isinstance(asked, Step) or asked == ListPeople() else context


def _goes_on(asked: Asked, text: str) -> bool:
    """Whether words ask something of the passage or the speaker that was shown, and need no question before them."""
    if isinstance(asked, Step):
        return asked.move in _OF_PASSAGE or (asked.move in GOING_ON and _MORE.search(text) is not None)
    leans = isinstance(asked, Search) and asked.turn.follows and not asked.turn.brief and bool(asked.topic)
    return leans or (isinstance(asked, Search | Whole) and of_last(text) is not None)


_OF_PASSAGE: Final = frozenset({Move.FULL, Move.NEXT, Move.PREVIOUS, Move.NUMBERED, Move.SPEAKER})
_MORE: Final = re.compile("[他她还再]|继续|接着|更多|多[说讲]")
"""What asks for more of the same speaker, and no value of a matter (什么时候)."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One library and one language to browse in, alone or before a group."""

    library: Library
    renderer: Renderer
    is_group: bool = False

    @property
    def texts(self) -> Texts:
        return self.renderer.texts

    def pressed(self, press: Press, context: Context, about: str = "") -> tuple[Turn, Context] | None:
        """What a press shows; None where it asks for something that is kept, not shown. `about`: what was asked."""
        if press.deed is Deed.PASSAGE:
            given, after = chosen(press.id, context, self.library)
            asked = self._asked(about)
            return self._turn(given), replace(after, topic=asked.wording) if asked else after
        if press.deed in (listings := self._listings()):
            listed = listings[press.deed](press, context, about)
            return (Turn(listed.reply, in_place=True), listed.after(context)) if listed else (self.gone(), context)
        view = self._views().get(press.deed)
        return None if view is None else (view(press), context)

    def chosen(self, message: str, context: Context) -> Press | None:
        """The press that a typed number stands for, where the last list leads to a person or a page by it."""
        choice = choice_of(message)
        one = choice.of(context) if choice else ""
        if not one:
            return None
        if one in self.library.language.lexicon.people:
            return Press(Deed.SPEAKER, one, "1")
        return Press(Deed.PAGE, one) if any(page.id == one for page in self.library.coverage.pages) else None

    def _listings(self) -> dict[Deed, Callable[[Press, Context, str], Listed | None]]:
        return {
            Deed.OTHERS: self._others,
            Deed.SPEAKER: lambda press, _c, _a: self._by_speaker(press),
            Deed.PEOPLE: lambda press, _c, _a: self._people(press.number),
            Deed.SPEECHES: lambda press, _c, _a: self._speeches(press.number),
            Deed.PAGES: lambda press, _c, _a: self._pages(press.number),
        }

    def _views(self) -> dict[Deed, Callable[[Press], Turn]]:
        return {
            Deed.WHOLE: self._whole,
            Deed.MORE: lambda press: self._keys(press, self._more),
            Deed.FEWER: lambda press: self._keys(press, lambda one: buttons.of_quote(one, self.texts)),
            Deed.WRONG: lambda press: self._keys(press, lambda one: buttons.of_mistakes(one, self.texts)),
            Deed.CHECK: lambda press: self._about(press, self._source),
            Deed.PAGE: lambda press: self._page(press),
        }

    def anew(self, turn: Turn, pressed: str) -> Turn:
        """A turn for a message that can be changed no more: new buttons come with the passage that they are for."""
        press = buttons.read(pressed)
        passage = self.passage(press.id) if press else None
        if turn.reply is None or turn.reply.blocks or passage is None:
            return turn
        above = self.renderer.render(Quote(Found(passage)))
        return replace(turn, reply=Reply(above.blocks, turn.reply.buttons))

    def passage(self, passage_id: str) -> Passage | None:
        return self.library.index.passage(passage_id)

    def gone(self) -> Turn:
        """For what a button or a link points at and is no more; the message that it stood under stays."""
        return Turn(notice=self.texts("not_found.gone"), alert=True)

    def _turn(self, given: Answer) -> Turn:
        if isinstance(given, NotFound):
            return self.gone()
        reply = self.renderer.render(given)
        if self.is_group and isinstance(given, Quote):
            reply = Reply(reply.blocks, buttons.of_group(given.passage, self.texts))
        return Turn(reply, in_place=True)

    def _about(self, press: Press, view: Callable[[Passage], Reply]) -> Turn:
        passage = self.passage(press.id)
        return self.gone() if passage is None else Turn(view(passage), in_place=True)

    def _whole(self, press: Press) -> Turn:
        """A page of a whole speech; what was sent before buttons told the passage tells the speech."""
        passage = self.passage(press.id) or next(iter(self.library.index.of_source(press.id)), None)
        return self.gone() if passage is None else Turn(self.whole(passage, press.number), in_place=True)

    def _keys(self, press: Press, rows: Callable[[Passage], Rows]) -> Turn:
        return self._about(press, lambda passage: Reply((), rows(passage)))

    def _more(self, passage: Passage) -> Rows:
        return buttons.of_more(passage, self.texts, citation(passage, self.texts))

    # ------------------------------------------------------------ a passage and its source

    def _source(self, passage: Passage) -> Reply:
        """The attribution as printed, page, day and the line of the raw text."""
        t, source, page = self.texts, passage.source, passage.page
        blocks: list[Block] = [plain(t("check.head"))]
        if isinstance(source, Speech):
            blocks.append(Quotation((Run(source.attribution),)))
            headline = source.headline
        else:
            blocks.append(plain(t("check.note", note=author(source, t))))
            headline = None
        facts = [
            t("check.headline", headline=headline) if headline else "",
            t("check.section", section=passage.section_title) if passage.section_title else "",
            t("check.page", page=self.renderer.printed_in(page)),
            t("check.event", event=page.event) if page.event else "",
            t("check.line", line=source.line) if source.line else "",
            t("check.id", id=passage.id),
        ]
        blocks.append(plain("\n".join(fact for fact in facts if fact)))
        return Reply(tuple(blocks), (buttons.back_to(passage.id, t),))

    def _others(self, press: Press, context: Context, about: str) -> Listed | None:
        """The best passage of everyone else who spoke of what was asked, and who did not."""
        passage = self.passage(press.id)
        if passage is None:
            return None
        of_last = context.topic if context.last == passage.id and not is_of_list(context) else None
        topic = self._asked(about) or topic_of(of_last or "", self.library.language)
        if not topic:
            key = "others.no_matter" if about else "others.unknown"
            return Listed(saying(self.texts(key), (buttons.back_to(passage.id, self.texts),)))
        found, silent = listing.on_this(topic, self.library)
        own = passage.speaker.id if passage.speaker else ""
        others = [one for one in found if one.passage.speaker and one.passage.speaker.id != own]
        names = [person.name for person in silent if person.id != own]
        return self._on_topic(others, names, topic, passage)

    def _on_topic(self, others: Sequence[Found], silent: list[str], topic: Topic, passage: Passage) -> Listed:
        t = self.texts
        wording = short(topic.wording)
        key = "others.head" if others else "others.nobody"
        blocks: list[Block] = [plain(t(key, wording=wording, count=len(others)))]
        for number, one in enumerate(others[:QUOTED], 1):
            blocks.append(bold(f"{number}. {self._named(one.passage)}"))
            blocks.append(snippet(one.passage, topic))
        if beyond := [one.passage.speaker.name for one in others[QUOTED:] if one.passage.speaker]:
            blocks.append(plain(t("others.also", names=t.listed(beyond))))
        if silent:
            blocks.append(faint(t("others.silent", names=t.listed(silent[:30]), wording=wording)))
        labelled = [
            (f"{number}. {one.passage.speaker.name}", buttons.data(Deed.PASSAGE, one.passage.id))
            for number, one in enumerate(others[:QUOTED], 1)
            if one.passage.speaker
        ]
        rows = buttons.of_entries(labelled)
        reply = Reply(tuple(blocks), (*rows, buttons.back_to(passage.id, t)))
        return Listed(reply, tuple(one.passage.id for one in others[:QUOTED]), topic=topic.wording)

    def _asked(self, about: str) -> Topic | None:
        """The topic of the question that a message answers; None where it has none of its own."""
        match understand(about, Context(), self.library.language) if about else None:
            case Search(topic=topic) | ListPeople(topic=topic) | AboutPage(topic=topic) if topic:
                return topic
            case _:
                return None

    # ------------------------------------------------------------ a whole speech

    def whole(self, back: Passage, number: int = 1) -> Reply:
        """A page of the whole speech that a passage is of, with the way back to the passage."""
        passages = self.library.index.of_source(back.source.id)
        leaves = leaves_of(passages)
        number = min(max(number, 1), len(leaves))
        leaf, source = leaves[number - 1], back.source
        head = self.renderer.speech_head(source)
        if len(leaves) > 1:
            head += self.texts("speech.leaf", number=number, count=len(leaves))
        text = source.text[leaf[0].start : leaf[-1].end]
        blocks = (plain(head), Quotation((Run(text),)), self.renderer.source(passages[0]))
        return Reply(blocks, buttons.of_whole(back.id, number, len(leaves), self.texts))

    # ------------------------------------------------------------ lists

    def _people(self, number: int) -> Listed:
        """Who speaks in the coverage, a page of them, each with the latest posts."""
        t = self.texts
        everyone = list(self.library.language.lexicon.people.values())
        if not everyone:
            return Listed(saying(t("not_found.empty")))
        shown, number, pages, first = leaf(everyone, number, LISTED)
        head = plain(t("people.all", count=len(everyone)) + self._leaf_mark(number, pages))
        blocks = (
            head,
            Paragraph(tuple(run for n, person in enumerate(shown, first) for run in _introduced(n, person))),
        )
        called = labels([(person, person.posts) for person in shown])
        data = [buttons.data(Deed.SPEAKER, person.id, 1) for person in shown]
        labelled = list(zip(called, data, strict=True))
        reply = Reply(blocks, (*buttons.of_entries(labelled), *buttons.turning(Deed.PEOPLE, number, pages, t)))
        return Listed(reply, tuple(person.id for person in shown), first, of_people=True)

    def _speeches(self, number: int) -> Listed:
        """What is spoken of: words that stand for a topic, then every headline with its speaker."""
        t = self.texts
        openings = listing.openings(self.library)
        if not openings:
            return Listed(saying(t("not_found.empty")))
        shown, number, pages, first = leaf(openings, number, LISTED)
        words = listing.topic_words(self.library) if number == 1 else []
        blocks = [plain(t("topics.head", count=len(openings)) + self._leaf_mark(number, pages))]
        blocks.append(plain("\n".join(f"{n}. {self._titled(passage)}" for n, passage in enumerate(shown, first))))
        if words:
            blocks.append(faint(t("topics.words")))
        labelled = [(f"{n}", buttons.data(Deed.PASSAGE, one.id)) for n, one in enumerate(shown, first)]
        asked = [button for word in words if (button := buttons.asking(self._about_topic(word), word))]
        rows = tuple(tuple(asked[i : i + 4]) for i in range(0, len(asked), 4))
        listed = (*buttons.of_entries(labelled), *buttons.turning(Deed.SPEECHES, number, pages, t))
        reply = Reply(tuple(blocks), (*rows, *listed))
        return Listed(reply, tuple(passage.id for passage in shown), first)

    def _about_topic(self, word: str) -> str:
        """What is asked by a topic's button: a group, which is given only what is sure, is told who spoke of it."""
        return listing.WHO_SPOKE.format(word=word) if self.is_group else word

    def _pages(self, number: int) -> Listed:
        """What is covered, since when: the one page, or a list of them, the newest first."""
        t, coverage = self.texts, self.library.coverage
        if len(coverage.pages) == 1:
            return Listed(self.page(coverage.pages[0]))
        if not coverage.pages:
            return Listed(saying(t("not_found.empty")))
        shown, number, pages, first = leaf(coverage.pages[::-1], number, LISTED)
        days = [page.date for page in coverage.pages if page.date]
        since = {"first": day(min(days)), "last": day(max(days))} if days else {"first": "?", "last": "?"}
        people = len(self.library.language.lexicon.people)
        speeches = sum(len(page.speeches) for page in coverage.pages)
        head = t("pages.head", count=len(coverage.pages), speeches=speeches, people=people, **since)
        blocks = [plain(head + self._leaf_mark(number, pages))]
        blocks.append(plain("\n".join(f"{n}. {self._titled_page(page)}" for n, page in enumerate(shown, first))))
        labelled = [(f"{n}", buttons.data(Deed.PAGE, one.id)) for n, one in enumerate(shown, first)]
        reply = Reply(tuple(blocks), (*buttons.of_entries(labelled), *buttons.turning(Deed.PAGES, number, pages, t)))
        return Listed(reply, tuple(page.id for page in shown), first)

    def page(self, page: Page) -> Reply:
        """The printed facts of a page, and who speaks on it."""
        facts = self.renderer.render(PageCard(Fact.PAGE, (page,)))
        first = {one.source.id: one for one in listing.openings(self.library)}
        labelled = [
            (speech.speaker.name, buttons.data(Deed.PASSAGE, first[speech.id].id))
            for speech in page.speeches
            if speech.id in first
        ][:20]
        return Reply(facts.blocks, buttons.of_entries(labelled))

    def _page(self, press: Press) -> Turn:
        page = next((one for one in self.library.coverage.pages if one.id == press.id), None)
        return Turn(self.page(page), in_place=True) if page else self.gone()

    def _by_speaker(self, press: Press) -> Listed | None:
        """All that a person said, quoted from, a page of it."""
        person = self.library.language.lexicon.people.get(press.id)
        if person is None:
            return None
        t = self.texts
        shown, number, pages, first = leaf(listing.said_by(person, self.library), press.number, QUOTED)
        blocks: list[Block] = [
            plain(
                t("by_speaker.head", name=person.name, posts="、".join(person.posts)) + self._leaf_mark(number, pages)
            )
        ]
        for place, passage in enumerate(shown, first):
            blocks.append(bold(f"{place}. {self._headed(passage)}"))
            blocks.append(snippet(passage, None))
        labelled = [(f"{n}", buttons.data(Deed.PASSAGE, one.id)) for n, one in enumerate(shown, first)]
        rows = (*buttons.of_entries(labelled), *buttons.turning(Deed.SPEAKER, number, pages, t, person.id))
        ids = tuple(passage.id for passage in shown)
        return Listed(Reply(tuple(blocks), rows), ids, first, speaker=person.id)

    def _leaf_mark(self, number: int, pages: int) -> str:
        return self.texts("speech.leaf", number=number, count=pages) if pages > 1 else ""

    def _named(self, passage: Passage) -> str:
        speech = passage.speech
        if speech is None:
            return author(passage.source, self.texts)
        return " · ".join(part for part in (speech.speaker.name, "、".join(speech.posts)) if part)

    def _headed(self, passage: Passage) -> str:
        speech = passage.speech
        title = self.texts("source.headline", headline=speech.headline) if speech and speech.headline else ""
        return " ".join(part for part in (title, day(passage.page.date)) if part) or self._named(passage)

    def _titled(self, passage: Passage) -> str:
        return f"{self._headed(passage)} — {author(passage.source, self.texts)}"

    def _titled_page(self, page: Page) -> str:
        return " · ".join(part for part in (self.renderer.printed_in(page), page.event) if part)


def paged(given: Answer, reply: Reply, desk: Desk) -> Reply:
    """The reply to an answer as a chat with buttons has it: a whole speech by pages, everything else as it is."""
    return desk.whole(given.at or given.passages[0]) if isinstance(given, SpeechCard) else reply


def leaves_of(passages: Sequence[Passage]) -> list[list[Passage]]:
    """The passages of a speech by pages: as many to a page as can be read at once, at least one."""
    leaves: list[list[Passage]] = []
    for passage in passages:
        if leaves and passage.end - leaves[-1][0].start <= PAGE_CHARACTERS:
            leaves[-1].append(passage)
        else:
            leaves.append([passage])
    return leaves


def _introduced(place: int, person: Person) -> tuple[Run, Run]:
    """A person's line in a list: number, name, latest posts."""
    posts = "、".join(person.posts)
    return Run(f"{place}. {person.name}", Style.BOLD), Run((f" · {posts}" if posts else "") + "\n")
