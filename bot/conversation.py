"""One visitor's message, press or command to what goes back: in which language, after what, from which snapshot.

It knows no door. The library in use is replaced by one assignment; whoever asks meanwhile is answered from the one
before.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol

from bot.citizen import buttons, feedback, inline
from bot.citizen.answers import Answers, Given
from bot.citizen.browsing import Desk, paged, replied_to
from bot.citizen.buttons import Deed, Press
from bot.citizen.choices import after_list, choice_of, chosen, picked
from bot.citizen.feedback import Feedback
from bot.citizen.guests import Guests, Manners
from bot.citizen.memory import Memory
from bot.citizen.render import Renderer
from bot.messages import Incoming, Kind, Reply, Results, Turn, plain, saying
from bot.record_json import STATUS
from bot.records import Retention
from bot.texts import LANGUAGES, Texts
from knowledge import listing
from knowledge.answer import Answer, Candidates, ChatCard, Library, NotFound, Quote, SeveralCard, Why
from knowledge.asked import Context
from knowledge.chatter import Chat, chat_of
from knowledge.text import folded

if TYPE_CHECKING:
    from bot.store import Store

COMMAND: Final = re.compile(r"[/／](?P<name>[A-Za-z0-9_]{1,32})(?:\s+(?P<rest>.*))?", re.DOTALL)
SPOKEN: Final[Mapping[str, str]] = {
    word: command
    for command, words in {
        "help": "帮助 幫助 怎么用 怎麼用 使用说明",
        "speakers": "讲述人 講述人 讲述人名单 发言人名单",
        "topics": "话题 話題 话题列表 有哪些话题",
        "page": "版面 收录了什么 有哪些版面",
        "language": "语言 語言 换语言 切换语言",
        "privacy": "隐私 隱私 隐私说明",
        "forget": "忘记我 忘記我 删除我的数据 刪除我的資料",
        "cancel": "取消 重新开始",
    }.items()
    for word in words.split()
}
"""Chinese words for the commands, written alone."""
ALWAYS: Final = frozenset({"help", "privacy", "forget"})
"""Commands that are answered however fast somebody asks."""
QUIET: Final = frozenset({Chat.THANKS, Chat.FAREWELL, Chat.NOD, Chat.UNREADABLE})
"""Talk that a group is left alone with."""
TYPED: Final = 3
"""Inline queries that are as much as a question: an app sends one at each pause in typing."""
UNANSWERED: Final = frozenset({Why.NOTHING, Why.PERSON, Why.SILENT})


class Admin(Protocol):
    """Whoever answers admins' commands and buttons."""

    def hear(self, incoming: Incoming, texts: Texts) -> Turn | None:
        """None where it is none of theirs."""


class Conversation:
    """Answers visitors from the library in use. With a store it keeps what it may; without one it keeps nothing."""

    def __init__(
        self,
        library: Library,
        texts: Mapping[str, Texts],
        memory: Memory,
        clock: Callable[[], float],
        language: str = "zh-Hans",
        store: "Store | None" = None,
        admin: Admin | None = None,
        manners: Manners = Manners(),  # noqa: B008 -- frozen
        retention: Retention = Retention(),  # noqa: B008 -- frozen
    ) -> None:
        self.language = language
        self.library = library
        self.admin = admin
        self._texts, self._memory, self._clock = texts, memory, clock
        self._store, self._retention, self._manners = store, retention, manners
        self._feedback = Feedback(store) if store else None
        self._guests = Guests(manners)
        self._typing = Guests(replace(manners, a_minute=manners.a_minute * TYPED))
        self._answers = Answers()
        self._samples: tuple[str, list[str]] = ("", [])
        self.on_answered: list[Callable[[str], object]] = []

    def use(self, library: Library) -> None:
        """Answers from another library from now on; whoever asks meanwhile is answered from the one before."""
        samples = (library.coverage.version, listing.sample_questions(library))
        self.library, self._samples = library, samples

    # ------------------------------------------------------------ a question, as every door asks it

    def reply(self, incoming: Incoming) -> tuple[Answer, Reply]:
        """The answer to a message, and how it reads where there are no buttons."""
        library = self.library
        given = self._answer(incoming, library).answer
        return given, self._renderer(incoming.language or self.language, library).render(given)

    def forget(self, chat: str, person: str) -> None:
        """Lets a visitor's next message begin anew."""
        self._memory.forget((chat, person))

    def _answer(self, incoming: Incoming, library: Library) -> Given:
        visitor, now = (incoming.chat, incoming.person), self._clock()
        context = self._context(incoming, library)
        given, after = self._given(readable(incoming.text), incoming.person, context, library)
        self._memory.keep(visitor, after, now)
        return given

    def _given(self, text: str, person: str, context: Context, library: Library) -> tuple[Given, Context]:
        """The answer to a message, and what was shown then; a number alone chooses from the last list."""
        choice = choice_of(text)
        if choice and (choice.is_alone or choice.of(context)):
            answer, after = picked(choice, context, library)
            return Given(None, answer), after
        if not library.index.passages:
            return Given(None, NotFound(Why.EMPTY)), context
        given = self._answers.to(text, person, context, library)
        return given, after_list(given.answer, given.after(context), context)

    def _context(self, incoming: Incoming, library: Library) -> Context:
        """What somebody looks at who writes: what the message replies to, or what was shown last."""
        before = self._memory.recall((incoming.chat, incoming.person), self._clock())
        return replied_to(readable(incoming.text), incoming.under, before, library)

    # ------------------------------------------------------------ a chat with buttons

    def hear(self, incoming: Incoming) -> Turn:
        """What goes back to somebody who wrote, pressed or sent something. Blocks for milliseconds; any thread."""
        texts = self._texts[self._spoken_to(incoming.person, incoming.language)]
        text, about = readable(incoming.text), _question(readable(incoming.about))
        if (text, about) != (incoming.text, incoming.about):
            incoming = replace(incoming, text=text, about=about)
        if incoming.kind is not Kind.JOINED and not incoming.is_admin:
            wait = self._guests.wait(incoming.person, self._clock())
            if wait > 0 and not _cannot_wait(incoming):
                return self._refused(incoming, wait, texts)
        if self.admin and (turn := self.admin.hear(incoming, texts)) is not None:
            return turn
        desk = self._desk(self.library, self._texts_of_message(incoming, texts), incoming.is_group)
        match incoming.kind:
            case Kind.PRESSED:
                turn = self._pressed(incoming, desk)
                return desk.anew(turn, incoming.text) if incoming.is_lost else turn
            case Kind.FORWARDED | Kind.FILE | Kind.OTHER if incoming.is_group:
                return Turn()
            case Kind.FORWARDED:
                return Turn(saying(texts("other.forwarded")))
            case Kind.FILE | Kind.OTHER:
                return Turn(saying(texts("other.text", sample=desk.renderer.sample)))
            case Kind.JOINED:
                return Turn(saying(texts("group.joined", sample=desk.renderer.sample)))
        return self._said(incoming, desk)

    def is_known(self, incoming: Incoming) -> bool:
        """Whether `hear` would answer from memory alone: nothing thought about, nothing asked of the store."""
        if (
            incoming.kind is not Kind.SAID
            or incoming.is_admin
            or incoming.under
            or self._guests.language(incoming.person) is None
        ):
            return False
        context = self._memory.at_hand((incoming.chat, incoming.person), self._clock())
        return context is not None and self._answers.has(readable(incoming.text), context, self.library)

    def offer(self, query: str, offset: str, language: str, person: str = "") -> Results:
        """Passages for what somebody types after the bot's name in any chat; `offset` is an earlier page's `next`."""
        texts = self._texts[language if language in self._texts else self.language]
        if person and (wait := self._typing.wait(person, self._clock())) > 0:
            return Results((), hint=_too_fast(wait, texts))
        library = self.library
        return inline.offered(readable(query), offset, library, self._renderer(texts.language, library))

    def _texts_of_message(self, incoming: Incoming, own: Texts) -> Texts:
        """Somebody's own; for a press in a group that changes a message those of who asked, if that is known."""
        press = buttons.read(incoming.text) if incoming.kind is Kind.PRESSED and incoming.is_group else None
        if press is None or press.deed is Deed.ASK or incoming.asker is None:
            return own
        return self._texts[self._spoken_to(incoming.asker.person, incoming.asker.language)]

    def _spoken_to(self, person: str, suggested: str) -> str:
        """The language of the bot's own words for somebody: as chosen, else as their app suggests, else the usual."""
        chosen_one = self._guests.language(person)
        if chosen_one is None and self._store:
            chosen_one = self._store.people.language(person) or ""
            self._guests.speaks(person, chosen_one)
        for language in (chosen_one, suggested):
            if language in LANGUAGES:
                return language
        return self.language

    def _refused(self, incoming: Incoming, wait: float, texts: Texts) -> Turn:
        words = _too_fast(wait, texts)
        if incoming.kind is Kind.PRESSED:
            return Turn(notice=words)
        if incoming.kind is Kind.EDITED:  # its answer stays where it is
            return Turn()
        return Turn(saying(words)) if self._guests.is_first_refusal(incoming.person) else Turn()

    # ------------------------------------------------------------ words

    def _said(self, incoming: Incoming, desk: Desk) -> Turn:
        name, rest = command_of(incoming.text)
        return self._commanded(name, rest, incoming, desk) if name else self._asked(incoming, desk)

    def _asked(self, incoming: Incoming, desk: Desk) -> Turn:
        if press := desk.chosen(incoming.text, self._context(incoming, desk.library)):
            return self._opened(press, incoming, desk)
        given = self._answer(incoming, desk.library)
        self._count(given.answer, incoming)
        if incoming.is_group and _asks_nothing(given.answer, incoming.text):
            return Turn()
        look = (desk.texts.language, incoming.is_group)
        if look not in given.shown:
            reply = self._shown(given.answer, incoming.is_group, desk)
            given.shown[look] = Turn(replace(reply, shared=given.is_kept))
        return given.shown[look]

    def _shown(self, given: Answer, is_group: bool, desk: Desk) -> Reply:
        if is_group:
            return self._in_group(given, desk)
        reply = paged(given, desk.renderer.render(given), desk)
        if isinstance(given, ChatCard) and given.chat is Chat.GREETING:
            return Reply(reply.blocks, buttons.of_questions(self._sampled(desk.library)))
        return reply

    def _count(self, given: Answer, incoming: Incoming) -> None:
        form = STATUS.get(type(given), "card")
        for hears in self.on_answered:
            hears(form)
        if self._store is None:
            return
        self._store.pending.count(questions=1, **{form: 1})
        is_citizens = incoming.kind is not Kind.PRESSED and not incoming.is_admin
        if is_citizens and isinstance(given, NotFound) and given.why in UNANSWERED:
            self._store.pending.unanswered(incoming.person, incoming.text)

    def _in_group(self, given: Answer, desk: Desk) -> Reply:
        """A group is given what is sure, whole and short; nothing that may only be related."""
        sure = isinstance(given, Quote) and given.found.confidence >= self._manners.sure_in_group
        if isinstance(given, Quote) and sure:
            alone = desk.renderer.render(replace(given, further=()))
            return Reply(alone.blocks, buttons.of_group(given.found.passage, desk.texts))
        if isinstance(given, Quote | Candidates | SeveralCard):
            return saying(desk.texts("group.unsure"), buttons.of_private(desk.texts))
        return Reply(paged(given, desk.renderer.render(given), desk).blocks)

    # ------------------------------------------------------------ commands

    def _commanded(self, name: str, rest: str, incoming: Incoming, desk: Desk) -> Turn:
        match name:
            case "start":
                return self._started(rest, incoming, desk)
            case "help":
                return Turn(self._helped(desk, incoming.is_admin and not incoming.is_group))
            case "speakers":
                return self._opened(Press(Deed.PEOPLE, word="1"), incoming, desk)
            case "topics":
                return self._opened(Press(Deed.SPEECHES, word="1"), incoming, desk)
            case "page":
                return self._opened(Press(Deed.PAGES, word="1"), incoming, desk)
            case "language":
                return Turn(saying(desk.texts("language.choose"), buttons.of_languages(desk.texts)))
            case "privacy":
                return Turn(saying(self._privacy(desk.texts)))
            case "forget":
                return Turn(saying(desk.texts("forget.sure"), buttons.of_forgetting(desk.texts)))
            case "cancel":
                self.forget(incoming.chat, incoming.person)
                return Turn(saying(desk.texts("cancel.done")))
        return Turn(saying(desk.texts("command.unknown")))

    def _started(self, payload: str, incoming: Incoming, desk: Desk) -> Turn:
        """The greeting with questions to try; with a deep link to a passage, that passage."""
        if not buttons.opens_passage(payload):
            greeting = desk.renderer.render(ChatCard(Chat.GREETING))
            asks = plain(desk.texts("start.ask"))
            rows = buttons.of_questions(self._sampled(desk.library))
            return Turn(Reply((*greeting.blocks, asks) if rows else greeting.blocks, rows))
        visitor, now = (incoming.chat, incoming.person), self._clock()
        given, after = chosen(payload, self._memory.recall(visitor, now), desk.library)
        self._memory.keep(visitor, after, now)
        reply = desk.renderer.render(given)
        if isinstance(given, NotFound):
            return Turn(Reply(reply.blocks, buttons.of_next_steps(desk.texts)))
        return Turn(Reply((plain(desk.texts("start.open")), *reply.blocks), reply.buttons))

    def _helped(self, desk: Desk, is_admin: bool) -> Reply:
        words = desk.renderer.render(ChatCard(Chat.ABILITY)).blocks
        keys = ("help.commands", "help.admins") if is_admin else ("help.commands",)
        return Reply(
            (*words, *(plain(desk.texts(key)) for key in keys)), buttons.of_questions(self._sampled(desk.library)[:4])
        )

    def _privacy(self, texts: Texts) -> str:
        kept = self._retention
        return texts(
            "privacy.text",
            preferences=kept.preferences,
            minutes=max(1, kept.conversation // 60),
            feedback=kept.feedback,
            corrections=kept.corrections,
            gaps=kept.gaps,
            counts=kept.counts,
        )

    # ------------------------------------------------------------ presses

    def _pressed(self, incoming: Incoming, desk: Desk) -> Turn:
        press = buttons.read(incoming.text)
        if press is None:
            return Turn(notice=desk.texts("press.dead"))
        match press.deed:
            case Deed.ASK:
                return replace(self._said(replace(incoming, text=press.id), desk), in_place=False)
            case Deed.LANGUAGE | Deed.FORGET if _is_anothers(incoming):
                own = self._texts[self._spoken_to(incoming.person, incoming.language)]
                return Turn(notice=own("press.anothers"), alert=True)
            case Deed.LANGUAGE:
                return self._language(press, incoming, desk)
            case Deed.FORGET:
                return self._forgotten(press, incoming, desk)
        if self._feedback and (kept := self._feedback.pressed(press, incoming, desk.library, desk.texts)):
            return kept
        return self._browsed(press, incoming, desk)

    def _opened(self, press: Press, incoming: Incoming, desk: Desk) -> Turn:
        """What a button shows, asked for in words: in a message of its own."""
        return replace(self._browsed(press, incoming, desk), in_place=False)

    def _browsed(self, press: Press, incoming: Incoming, desk: Desk) -> Turn:
        visitor, now = (incoming.chat, incoming.person), self._clock()
        context = self._memory.recall(visitor, now)
        shown = desk.pressed(press, context, incoming.about)
        if shown is None:
            return Turn(notice=desk.texts("press.dead"))
        turn, after = shown
        if after != context:
            self._memory.keep(visitor, after, now)
        return turn

    def _language(self, press: Press, incoming: Incoming, desk: Desk) -> Turn:
        if self._store is None or press.id not in LANGUAGES:
            return Turn(notice=desk.texts("press.dead"))
        self._guests.speaks(incoming.person, press.id)
        return feedback.language_chosen(self._store, incoming.person, press.id, self._texts[press.id])

    def _forgotten(self, press: Press, incoming: Incoming, desk: Desk) -> Turn:
        if press.id not in ("yes", "no"):
            return Turn(notice=desk.texts("press.dead"))
        if press.id == "no":
            return Turn(saying(desk.texts("forget.kept")), in_place=True)
        is_gone = self._store is None or self._store.forget(incoming.person)
        self._memory.forget_person(incoming.person)
        self._guests.forget(incoming.person)
        return Turn(saying(desk.texts("forget.done" if is_gone else "forget.later")), in_place=True)

    # ------------------------------------------------------------ parts

    def _desk(self, library: Library, texts: Texts, is_group: bool) -> Desk:
        return Desk(library, self._renderer(texts.language, library, brief=True), is_group)

    def _renderer(self, language: str, library: Library, brief: bool = False) -> Renderer:
        samples = self._sampled(library)
        return Renderer(self._texts[language], samples[0] if samples else "", brief)

    def _sampled(self, library: Library) -> list[str]:
        """Questions that the library in use answers; found once for each version."""
        version, samples = self._samples
        if version != library.coverage.version or not samples:
            samples = listing.sample_questions(library)
            self._samples = (library.coverage.version, samples)
        return samples


def _is_anothers(incoming: Incoming) -> bool:
    """Whether a press in a group is not, as far as is known, by whoever wrote what the message answers."""
    return incoming.is_group and (incoming.asker is None or incoming.asker.person != incoming.person)


def is_command(text: str) -> bool:
    """Whether a line is a command, or one of the Chinese words for it."""
    return command_of(text)[0] != ""


def command_of(text: str) -> tuple[str, str]:
    """The name of the command that a line is, and what stands behind it; the name is empty where it is none."""
    command = COMMAND.fullmatch(text.strip())
    if command is None:
        return SPOKEN.get(text.strip(), ""), ""
    return command["name"].lower(), (command["rest"] or "").strip()


def _asks_nothing(given: Answer, text: str) -> bool:
    """Whether somebody thanks, nods, laughs or shows a sign: to answer it would be noise among others."""
    return isinstance(given, ChatCard) and not QUIET.isdisjoint({given.chat, chat_of(folded(text))})


def _cannot_wait(incoming: Incoming) -> bool:
    """Whether it is answered however fast somebody is: who is in danger, wants help, or to be forgotten."""
    if incoming.kind is Kind.PRESSED:
        press = buttons.read(incoming.text)
        return press is not None and press.deed is Deed.FORGET
    return command_of(incoming.text)[0] in ALWAYS or chat_of(folded(incoming.text)) is Chat.DISTRESS


def _too_fast(wait: float, texts: Texts) -> str:
    return texts("limit.wait", seconds=max(1, round(wait)))


def _question(words: str) -> str:
    """The question that a message answers: empty for a command, and for a number, which chose from another answer."""
    return "" if is_command(words) or choice_of(words) else words


def readable(text: str) -> str:
    """The text without what no text can hold (lone surrogates)."""
    return text.encode("utf-8", "replace").decode("utf-8")
