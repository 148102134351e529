"""An answer as blocks and buttons: the record's words marked, the attribution, the next step. It decides nothing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.citizen import buttons
from bot.citizen.citation import author
from bot.citizen.matched_words import MOST_MATCHED, matter, said_of, sought, told_words
from bot.citizen.namesakes import labels, with_posts
from bot.citizen.page_facts import PageFacts
from bot.citizen.quotations import of_concern, quotation, snippet
from bot.messages import Block, Paragraph, Quotation, Reply, Rows, Run, Style, faint, plain, saying, short
from bot.texts import Texts
from knowledge.answer import (
    Answer,
    Candidates,
    ChatCard,
    Found,
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
from knowledge.asked import Aspect, Search
from knowledge.lexicon import How, Mention, Person, PostMention
from knowledge.model import Note, Page, Passage, Speech
from knowledge.question import MOST_CHARACTERS
from knowledge.question.aspects import sentence_then
from knowledge.question.intents import ASKS_EFFECT
from knowledge.question.ways import ENDS_IN_ROLE
from knowledge.text import HAN, compact, folded
from knowledge.topic import Topic
from knowledge.weighing.concerns import Concern, most_direct, told
from knowledge.weighing.marks import Span

LISTED: Final = 8
"""People of a list who are shown with their posts where it is to be brief, and who have a button."""
LATEST: Final = 6
"""Papers that are told of where the one that was asked for is not there."""


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
            case PersonCard():
                return self._card(answer)
            case PeopleCard():
                return self._people(answer)
            case PageCard():
                return Reply(tuple(self._facts.told(answer)))
            case SpeechCard(passages):
                return self._speech(passages)
            case SeveralCard():
                return self._several(answer)
            case ChatCard(chat):
                return self._said(f"chat.{chat.value}", sample=self.sample, most=MOST_CHARACTERS)

    @property
    def _facts(self) -> PageFacts:
        return PageFacts(self.texts)

    def _said(self, key: str, **values: object) -> Reply:
        return saying(self.texts(key, **values))

    def _several(self, answer: SeveralCard) -> Reply:
        """Each answer under its question; the buttons are those of the first that has any."""
        blocks: list[Block] = []
        replies = [replace(self, brief=True).render(one) for one in answer.answers]
        for reply, wording in zip(replies, answer.wordings, strict=True):
            key = "quote.further" if blocks else "quote.first"
            blocks += [plain(self.texts(key, asked=short(wording))), *reply.blocks]
        return Reply(tuple(blocks), next((reply.buttons for reply in replies if reply.buttons), ()))

    # quote

    def _quote(self, answer: Quote) -> Reply:
        passage = answer.passage
        blocks: list[Block] = []
        if answer.taken_for is not None and passage.speaker is not None:
            key = f"quote.taken_for_{_as_what(answer.taken_for)}"
            blocks.append(faint(self.texts(key, name=passage.speaker.name, words=answer.taken_for.words.strip())))
        if not_told := self._not_told(answer):
            blocks.append(plain(not_told))
        elif answer.left is not None:
            blocks.append(plain(self.texts("quote.left", name=answer.left.name)))
        if answer.cut:
            blocks.append(plain(self.texts("quote.cut")))
        if whose := self._whose(answer):
            blocks.append(plain(whose))
        if answer.further and answer.asked is not None and answer.asked.wording:
            blocks.append(plain(self.texts("quote.first", asked=short(answer.asked.wording))))
        concern = answer.asked.concern if answer.asked else None
        if concern:
            blocks.append(of_concern(passage, concern))
        else:
            blocks.append((snippet if answer.cut else quotation)(passage, *_asked_of(answer)))
        blocks.append(self.source(passage))
        blocks.extend(self._remarks(answer))
        blocks.extend(block for one in answer.further for block in self._further(one))
        further = [one.found.passage for one in answer.further if one.found]
        return Reply(tuple(blocks), (*buttons.of_further(further, self.texts), *buttons.of_quote(passage, self.texts)))

    def _not_told(self, answer: Quote) -> str:
        """That a word is not said of which that was asked, or that nothing of the kind is told.

        What follows would read as a yes.
        """
        speaker, concern = answer.passage.speaker, answer.asked.concern if answer.asked else None
        if speaker and concern and not told(concern, answer.passage.text, answer.passage.page.date):
            return self.texts(f"quote.no_{concern.value}", name=speaker.name)
        if answer.strays:
            return self.texts("quote.strays", word=short(answer.strays), name=author(answer.passage.source, self.texts))
        if not answer.unsaid:
            return ""
        if speaker is None or answer.asked is None or not answer.asked.people:
            return self.texts("quote.unsaid", word=answer.unsaid)
        return self.texts("quote.unsaid_by", name=speaker.name, word=answer.unsaid)

    def _whose(self, answer: Quote) -> str:
        """Whose words are shown, where that is asked, or where they are not what was told, or not whose it was said."""
        speech, denied = answer.passage.speech, self.texts.listed([*dict.fromkeys(map(_name_of, answer.denied))])
        if not (answer.whose or answer.own or answer.tells or denied):
            return ""
        if speech is None:
            return self.texts("quote.nobodys", note=author(answer.passage.source, self.texts))
        posts = "、".join(speech.posts)
        who = f"{speech.speaker.name}（{posts}）" if posts else speech.speaker.name
        quoted = answer.asked is not None and bool(answer.asked.topic.required)
        not_his = "denied" if quoted else "anothers"
        key = not_his if denied else "whose_own" if answer.own else "tells" if answer.tells else "whose"
        return self.texts(f"quote.{key}", who=who, **({"names": denied} if denied else {}))

    def _further(self, further: Further) -> Iterable[Block]:
        """Another question of the same message: the words that answer it and whose they are, or that none do."""
        asked = short(further.asked.wording)
        if further.found is None:
            yield plain(self.texts("quote.unanswered", asked=asked))
            return
        yield plain(self.texts("quote.further", asked=asked))
        yield quotation(further.found.passage, further.asked.topic)
        yield self.source(further.found.passage)
        yield from self.nature(further.found.passage)

    def _remarks(self, answer: Quote) -> Iterable[Block]:
        passage = answer.found.passage
        yield from self.nature(passage)
        names = dict.fromkeys(o.passage.speaker.name for o in answer.others if o.passage.speaker)
        names.pop(passage.speaker.name if passage.speaker else "", None)
        if names and passage.speech is not None:
            yield faint(self.texts("quote.others", names=self.texts.listed(list(names))))
        if words := told_words(answer.found, answer.asked):
            yield faint(self.texts("quote.matched", words=self.texts.listed(words[:MOST_MATCHED])))

    def nature(self, passage: Passage) -> Iterable[Block]:
        """What kind of text it is, where it is not a delegate's words."""
        if passage.speech is None:
            yield faint(self.texts("quote.note", note=author(passage.source, self.texts)))

    def source(self, passage: Passage) -> Paragraph:
        """Who said it, in which posts, under which headline, in which paper, on which day."""
        runs = [Run(self._who(passage), Style.BOLD), Run("\n" + self._where(passage))]
        return Paragraph(tuple(runs))

    def _who(self, passage: Passage) -> str:
        speech = passage.speech
        if speech is None:
            return self.texts("source.note", note=author(passage.source, self.texts))
        if not speech.posts:
            return self.texts("source.speaker_without_posts", name=speech.speaker.name)
        return self.texts("source.speaker", name=speech.speaker.name, posts="、".join(speech.posts))

    def _where(self, passage: Passage) -> str:
        above = " · ".join(part for part in (self._headline(passage), passage.section_title) if part)
        return "\n".join(part for part in (above, self.printed_in(passage.page)) if part)

    def _cited(self, passage: Passage, page: Page | None) -> Iterable[Block]:
        """Headline, newspaper and day on one line, below words of a list; a page is told once, below all of them."""
        told = (self._headline(passage), "" if page else self.printed_in(passage.page))
        if cited := " ".join(filter(None, told)):
            yield faint(cited)

    def _headline(self, passage: Passage) -> str:
        headline = passage.speech.headline if passage.speech else None
        return self.texts("source.headline", headline=headline) if headline else ""

    def printed_in(self, page: Page) -> str:
        """Newspaper, day and page number."""
        return self._facts.printed_in(page)

    # candidates, not found

    def _candidates(self, answer: Candidates) -> Reply:
        topic = answer.asked.topic if answer.asked else None
        wording = short(topic.wording) if topic else ""
        blocks: list[Block] = [plain(self.texts(f"candidates.{answer.why.value}", wording=wording))]
        for number, found in enumerate(answer.found, 1):
            passage = found.passage
            blocks.append(
                Paragraph((Run(f"{number}. ", Style.BOLD), Run(self._who(passage).removeprefix("—— "), Style.BOLD)))
            )
            blocks.append(snippet(passage, *_asked_of(answer), told=_known_to_tell(answer.asked, passage)))
            blocks.append(faint(self._where(passage)))
        blocks.append(faint(self.texts("candidates.choose")))
        offered = tuple(one.passage for one in answer.found)
        return Reply(tuple(blocks), buttons.of_candidates(offered, self.texts))

    def _not_found(self, answer: NotFound) -> Reply:
        match answer.why:
            case Why.NOTHING:
                head = self._nothing(answer)
            case Why.PERSON:
                head = self.texts("not_found.person", wording=short(answer.wording))
            case Why.SILENT | Why.PRIVATE:
                return self._silent(answer)
            case Why.NO_PAGE | Why.NO_SUCH_DAY:
                there = self._newest(answer.pages)
                head = self.texts(f"not_found.{answer.why.value}", wording=short(answer.wording), pages=there)
                return saying(head, buttons.of_next_steps(self.texts))
            case Why.FEWER:
                return self._said("not_found.fewer", count=answer.wording)
            case Why.NOBODY_ELSE if not answer.wording:
                return self._said("people.nobody_else")
            case Why.END | Why.NO_CONTEXT | Why.EMPTY | Why.GONE | Why.NOBODY_ELSE | Why.NO_NUMBER | Why.UNABLE:
                return self._said(f"not_found.{answer.why.value}")
            case Why.UNTOLD:
                head = self.texts("not_found.untold", wording=short(answer.wording))
            case _:
                head = self.texts("not_found.nothing_at_all")
        blocks = [plain(head), *self._resembling(answer)]
        next_steps = (*_to_people(answer.near), *buttons.of_next_steps(self.texts))
        if answer.matter:
            return Reply((*blocks, faint(self.texts("not_found.next_on", matter=answer.matter))), next_steps)
        return Reply((*blocks, faint(self.texts("not_found.next"))), next_steps)

    def _resembling(self, answer: NotFound) -> Iterable[Paragraph]:
        """Who resembles the one who is asked for, and who else has the post."""
        if answer.near:
            named = all(folded(person.name) in answer.wording for person in answer.near)
            key, called = ("of_name", with_posts) if named else ("near", _name_of)
            yield self._told_names(key, map(called, answer.near))
        if answer.holders:
            yield self._told_names("holders", map(with_posts, answer.holders))

    def _told_names(self, key: str, names: Iterable[str]) -> Paragraph:
        return plain(self.texts(f"not_found.{key}", names=self.texts.listed([*names])))

    def _silent(self, answer: NotFound) -> Reply:
        """That somebody's words do not tell it, or that nobody's may; and who else bears the name."""
        called = with_posts if answer.namesakes else _name_of
        told = self.texts(
            f"not_found.{_silent_key(answer)}",
            names=self.texts.listed([*map(called, answer.near)]),
            wording=short(sought(answer)),
            pages=self._printed_on(answer),
        )
        blocks = [plain(told)]
        if answer.namesakes:
            blocks.append(self._told_names("namesakes", map(with_posts, answer.namesakes)))
        next_steps = (*_to_people(answer.namesakes), *buttons.of_next_steps(self.texts))
        return Reply((*blocks, faint(self.texts("not_found.next"))), next_steps)

    def _nothing(self, answer: NotFound) -> str:
        """What was looked for in vain, and where, if not everywhere."""
        if not answer.wording:
            return self.texts("not_found.nothing_at_all")
        if answer.pages:
            return self.texts("not_found.on_pages", pages=self._printed_on(answer), wording=short(answer.wording))
        if _FOREIGN.search(answer.wording) and not HAN.search(answer.wording):
            return self.texts("not_found.foreign")
        return self.texts("not_found.nothing", wording=short(sought(answer)))

    def _printed_on(self, answer: NotFound) -> str:
        """The pages on which something was looked for."""
        return short("；".join(map(self.printed_in, answer.pages)), 60)

    def _newest(self, pages: Sequence[Page]) -> str:
        """The newest papers, each once however many of its pages there are."""
        dated = [page for page in pages if page.date] or pages
        newest = sorted(dated, key=lambda page: page.date or date.min, reverse=True)
        papers = tuple(dict.fromkeys(self.printed_in(replace(page, number=None)) for page in newest))
        return "；".join(papers[:LATEST]) + ("…" if len(papers) > LATEST else "")

    # people

    def _card(self, answer: PersonCard) -> Reply:
        blocks: list[Block] = [plain(self.texts("person.unsaid"))] if answer.unsaid else []
        blocks += [block for person in answer.people for block in self._person(person)]
        blocks += map(self._holds_since, answer.since)
        return Reply(tuple(blocks), _to_people((*answer.people, *answer.since)))

    def _person(self, person: Person) -> Iterable[Block]:
        printed = list(dict.fromkeys(s.attribution for _, s in person.appearances))
        posts = "、".join(post for post in person.posts if compact(post) not in compact("".join(printed)))
        yield Paragraph((Run(person.name, Style.BOLD), Run(f" · {posts}" if posts else "")))
        if len(printed) > 1:
            yield from self._by_day(person)
        else:
            yield Quotation((Run(printed[0]),))
            if said := "\n".join(f"《{s.headline}》 {self.printed_in(p)}" for p, s in person.appearances if s.headline):
                yield plain(self.texts("person.said", headlines=said))
        yield faint(self.texts("person.ask", name=person.name))

    def _by_day(self, person: Person) -> Iterable[Block]:
        """Each speech of somebody with what was printed of the speaker then, the newest first."""
        for page, speech in reversed(person.appearances):
            yield Quotation((Run(speech.attribution),))
            yield faint(f"《{speech.headline}》 {self.printed_in(page)}" if speech.headline else self.printed_in(page))

    def _holds_since(self, person: Person) -> Block:
        """Who is printed later in a post that one who was asked for had."""
        page, speech = person.appearances[-1]
        posts = "、".join(speech.posts)
        return plain(self.texts("person.since", printed=self.printed_in(page), posts=posts, name=person.name))

    def _people(self, answer: PeopleCard) -> Reply:
        blocks: list[Block] = [plain(self._people_head(answer))]
        quoted, akin = _by_speaker(answer.found), _by_speaker(answer.akin)
        shown = answer.people[:LISTED] if self.brief else answer.people
        page = _of_one_page([one.passage for one in (*quoted.values(), *akin.values())])
        for number, person in enumerate(shown, 1):
            if 1 < number == len(answer.people) - answer.loose + 1:
                blocks.append(plain(self.texts("people.loose")))
            posts = self._posts(answer, person)
            blocks.append(Paragraph((Run(f"{number}. {person.name}", Style.BOLD), Run(f" · {posts}" if posts else ""))))
            if person.id in quoted:
                found = quoted[person.id]
                blocks.append(
                    snippet(found.passage, answer.topic if answer.meant else None, words=said_of(found, answer))
                )
                blocks.extend(self._cited(found.passage, page))
        blocks.extend(self._rest(answer, len(shown)))
        blocks.extend(self._akin(answer, page))
        if page:
            blocks.append(faint(self.printed_in(page)))
        listed = _labelled([(one, answer.posts_of(one)) for one in answer.people[:LISTED]])
        listed += [(who, found.passage.speaker.name) for who, found in akin.items() if found.passage.speaker]
        return Reply(tuple(blocks), buttons.of_people(listed, quoted | akin))

    def _posts(self, answer: PeopleCard, person: Person) -> str:
        """The posts under which somebody is listed, with the day where one had them after another."""
        page, speech = answer.printed_of(person)
        return "、".join(speech.posts) + (f"（{self.printed_in(page)}）" if answer.dated else "")

    def _rest(self, answer: PeopleCard, shown: int) -> Iterable[Block]:
        """The names of those who are not shown, those who said it in other words under a line that says so."""
        names, tight = [person.name for person in answer.people], len(answer.people) - answer.loose
        begins = tight if shown <= tight else len(names)
        if rest := names[shown:begins]:
            yield faint(self.texts("people.rest", names=short(self.texts.listed(rest), 300)))
        if others := names[begins:]:
            yield plain(self.texts("people.loose"))
            yield faint(short(self.texts.listed(others), 300))

    def _people_head(self, answer: PeopleCard) -> str:
        """By what the people of a list were chosen, and how many they are."""
        count = len(answer.people)
        if not count:
            key = "people.none_silent" if answer.silent else "people.nobody_else"
            return self.texts(key, wording=short(answer.wording))
        if answer.which:
            return self.texts("people.which", wording=short(answer.wording))
        if answer.surname:
            key = "people.no_surname" if answer.everyone else "people.surname"
            return self.texts(key, surname=answer.surname, count=count)
        if answer.kind:
            key = "no_kind" if answer.everyone else "unseen" if answer.unseen else "kind"
            return self.texts(f"people.{key}", wording=short(answer.unseen.rstrip("的")), count=count)
        if answer.silent:
            return self.texts("people.silent", wording=short(answer.wording), count=count)
        if answer.often:
            return self.texts("people.often", wording=short(answer.wording), count=count)
        if answer.found:
            return self._spoke_head(answer)
        return self.texts("people.all", count=count)

    def _spoke_head(self, answer: PeopleCard) -> str:
        """By what those were chosen whose words are shown, and besides whom, where it is asked who else spoke."""
        meant = answer.meant or answer.loose == len(answer.people)
        key = ("people.meant" if meant else "people.topic") if answer.wording else "people.named"
        count = len(answer.people) if meant else len(answer.people) - answer.loose
        head = self.texts(key, wording=short(matter(answer)), count=count)
        names = self.texts.listed([person.name for person in answer.without])
        return self.texts("people.besides", names=short(names), head=head) if names and answer.wording else head

    def _akin(self, answer: PeopleCard, page: Page | None) -> Iterable[Block]:
        """Those who may have meant what others said in the words of the question."""
        if answer.akin:
            yield plain(self.texts("people.akin"))
        for found in answer.akin:
            yield plain(f"· {self._who(found.passage).removeprefix('—— ')}")
            yield snippet(found.passage, answer.topic, words=found.matched)
            yield from self._cited(found.passage, page)

    # speech

    def _speech(self, passages: Sequence[Passage]) -> Reply:
        first = passages[0]
        text = Quotation((Run(first.source.text),), long=True)
        return Reply((plain(self.speech_head(first.source)), text, self.source(first)))

    def speech_head(self, source: Speech | Note) -> str:
        """What stands above a whole speech or note."""
        if isinstance(source, Speech):
            return self.texts("speech.head", name=source.speaker.name, headline=source.headline or "")
        return self.texts("speech.note", note=author(source, self.texts))


_FOREIGN: Final = re.compile(r"[a-z]{4}|[a-z]+ [a-z]+", re.IGNORECASE)
"""What makes words without a Chinese character those of another language, and no GDP."""


def _name_of(person: Person) -> str:
    return person.name


def _labelled(people: Sequence[tuple[Person, Sequence[str]]]) -> list[tuple[str, str]]:
    """People as their buttons take them: the id, and what each is called beside the others."""
    return [(person.id, label) for (person, _), label in zip(people, labels(people), strict=True)]


def _to_people(people: Sequence[Person]) -> Rows:
    """Buttons to the words of some people."""
    return buttons.of_people(_labelled([(one, one.posts) for one in people[:LISTED]]))


def _silent_key(answer: NotFound) -> str:
    """How it is said that somebody's words do not tell it, or that nobody's may."""
    if answer.why is not Why.SILENT:
        return answer.why.value
    if answer.pages:
        return "on_pages" if answer.wording else "silent_on"
    return answer.why.value if answer.wording else "silent_at_all"


def _of_one_page(passages: Sequence[Passage]) -> Page | None:
    """The page that several passages are of; None where they are of several, or there is one passage alone."""
    pages = {passage.page.id: passage.page for passage in passages}
    return passages[0].page if len(pages) == 1 and len(passages) > 1 else None


def _by_speaker(found: Sequence[Found]) -> dict[str, Found]:
    """What was found by who says it, told by ids."""
    return {one.passage.speaker.id: one for one in found if one.passage.speaker}


def _as_what(mention: Mention | PostMention) -> str:
    """As what words were taken for somebody: a name that sounds so, a post, or a body or place for which he speaks."""
    how = mention.how if isinstance(mention, Mention) else How.POST
    if how is How.HOMOPHONE:
        return "name"
    return "body" if how is How.ORGANISATION and not ENDS_IN_ROLE.search(mention.words.strip()) else "post"


def _asked_of(answer: Quote | Candidates) -> tuple[Topic | None, bool]:
    """What an answer was looked for by, and whether it is asked what is to be done about it."""
    return (answer.asked.topic, answer.asked.remedy) if answer.asked else (None, False)


def _known_to_tell(asked: Search | None, passage: Passage) -> Span | None:
    """The sentence of a passage that tells a concern most directly, or the time or the effect that a turn asks for."""
    if asked and asked.concern:
        return most_direct(asked.concern, passage.text, passage.page.date)
    if asked and asked.turn.aspect is Aspect.TIME:
        return sentence_then(asked.topic.asked, passage.text, passage.page.date)
    if asked and asked.turn.follows and ASKS_EFFECT.search(asked.topic.asked):
        return most_direct(Concern.RESULTS, passage.text, passage.page.date)
    return None
