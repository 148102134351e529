"""One update after another: heard, asked of the conversation, answered. The queue drives it; it decides no answer.

The conversation blocks for milliseconds and is asked in threads of its own, so that the loop stays free; what it knows
already it is asked at once. Whatever it raises is logged without a word of anybody's, told to the admins, and answered
with a sentence.
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol, TypeVar

from telegram import Bot, ChatMemberUpdated, InlineQuery, InlineQueryResultsButton, Message, Update
from telegram.constants import ChatAction, ChatMemberStatus, ChatType
from telegram.error import BadRequest, TelegramError

from bot.delivery.clock import Clock
from bot.delivery.failures import Stopped
from bot.delivery.journal import JSON
from bot.logbook import fault
from bot.messages import Incoming, Kind, Reply, Results, Turn, saying
from bot.telegram_app.heard import Heard, Hearing, language_of
from bot.telegram_app.html import plain
from bot.telegram_app.markup import Markup
from bot.telegram_app.offers import articles, guest_article
from bot.telegram_app.sending import Sender
from bot.texts import Texts

log: Final = logging.getLogger(__name__)
FROM_INLINE: Final = "inline"
"""The payload of the button above an empty list of inline results, which opens no passage."""
LONGEST_NOTICE: Final = 200
TYPING_LASTS: Final = 4.5
CROWD: Final = 20
"""Questions under way above which nobody is shown that it types."""
ALBUMS: Final = 200
T = TypeVar("T")


class Talk(Protocol):
    """The conversation, as seen from here."""

    def hear(self, incoming: Incoming) -> Turn: ...

    def is_known(self, incoming: Incoming) -> bool:
        """Whether `hear` answers at once, from memory."""

    def offer(self, query: str, offset: str, language: str, person: str) -> Results: ...


class Contacts(Protocol):
    """Who may be written to: told who cannot be reached any more."""

    def unreachable(self, chat: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Watch:
    """Who hears of what: an event by its name, a fault by its kind and place, an admin's private chat.

    `taken_for_admin` hears of a private chat whose menu may still be an admin's though its person is none.
    `failed` hears the kind of each fault, `took` how many seconds a stage of an answer took.
    """

    happened: Callable[[str], object]
    trouble: Callable[[str], object]
    admin_seen: Callable[[int], object]
    taken_for_admin: Callable[[int], object]
    failed: Callable[[str], object]
    took: Callable[[str, float], object]


@dataclass(frozen=True, slots=True)
class Manner:
    """How it behaves: whether as a guest too, seconds before it shows that it types, seconds that results are kept."""

    guests: bool = False
    typing_after: float = 0.7
    inline_cache: int = 60
    language: str = "zh-Hans"


class TelegramApp:
    """Answers updates by `talk`, which is asked in `threads`; `language_chosen` is the language that a person chose."""

    def __init__(
        self,
        bot: Bot,
        talk: Talk,
        hearing: Hearing,
        sender: Sender,
        markup: Markup,
        texts: Mapping[str, Texts],
        contacts: Contacts,
        language_chosen: Callable[[str], str | None],
        watch: Watch,
        threads: Executor,
        clock: Clock,
        manner: Manner,
    ) -> None:
        self._bot, self._talk, self._hearing, self._sender, self._markup = bot, talk, hearing, sender, markup
        self._texts, self._contacts, self._language_chosen = texts, contacts, language_chosen
        self._watch, self._threads, self._clock, self._manner = watch, threads, clock, manner
        self._asked = 0
        self._albums: OrderedDict[tuple[int, str], None] = OrderedDict()

    async def answer(self, update: JSON) -> None:
        """Answers one update; what fails is noted here, and nothing is raised."""
        try:
            if (heard := self._hearing.plain(update)) is not None:
                await self._said(heard)
            else:
                await self._answer(Update.de_json(update, self._bot))
        except Stopped:
            log.info("the bot stops before an answer was out; it is answered after the next start")
        except Exception as error:  # noqa: BLE001 -- one update's fault must not end the others' service
            self._note(error)

    async def _answer(self, update: Update) -> None:
        if update.callback_query is not None:
            await self._pressed(update)
        elif update.inline_query is not None:
            await self._typed(update.inline_query)
        elif update.my_chat_member is not None:
            await self._became(update.my_chat_member)
        elif update.guest_message is not None and self._manner.guests:
            await self._called(update.guest_message)
        elif update.message is not None:
            await self._written(update.message)
        elif update.edited_message is not None:
            await self._edited(update.edited_message)

    # -- messages --

    async def _written(self, message: Message) -> None:
        heard = self._hearing.message(message)
        if heard is not None and not self._is_rest_of_album(message):
            await self._said(heard)

    async def _said(self, heard: Heard) -> None:
        self._watch.happened("heard")
        if heard.incoming.is_admin and not heard.incoming.is_group:
            self._watch.admin_seen(heard.chat_id)
        elif self._hearing.takes_for_admin(heard.incoming):
            self._watch.taken_for_admin(heard.chat_id)
        turn = await self._turn(heard)
        if turn.reply is not None:
            await self._deliver(self._sender.answer, heard, turn.reply)

    async def _edited(self, message: Message) -> None:
        heard = self._hearing.message(message, is_edited=True)
        if heard is None:
            return
        self._watch.happened("edited")
        turn = await self._turn(heard)
        if turn.reply is not None:
            await self._deliver(self._sender.amend, heard, turn.reply)

    def _is_rest_of_album(self, message: Message) -> bool:
        """Several pictures sent at once are several messages; the first is answered."""
        if message.media_group_id is None:
            return False
        album = (message.chat.id, message.media_group_id)
        if album in self._albums:
            return True
        self._albums[album] = None
        if len(self._albums) > ALBUMS:
            self._albums.popitem(last=False)
        return False

    # -- presses --

    async def _pressed(self, update: Update) -> None:
        query = update.callback_query
        if query is None:
            return
        heard = self._hearing.press(query)
        if heard is None:
            await query.answer()
            return
        self._watch.happened("pressed")
        turn = await self._turn(heard)
        notice = plain(turn.notice)[:LONGEST_NOTICE]
        # Both at once: the button stops turning while the message changes.
        done = await asyncio.gather(
            query.answer(notice or None, show_alert=turn.alert or None),
            self._shown(heard, turn),
            return_exceptions=True,
        )
        for result in done:
            if isinstance(result, BaseException):
                raise result

    async def _shown(self, heard: Heard, turn: Turn) -> None:
        if turn.reply is None:
            return
        if turn.in_place:
            await self._deliver(self._sender.replace, heard, turn.reply)
        elif heard.chat_id:
            # What a press asks anew answers the pressed message, and not the question that this one answered.
            pressed = heard.pressed.message_id if heard.pressed else None
            await self._deliver(self._sender.answer, replace(heard, question=pressed), turn.reply)

    # -- inline, guests, groups --

    async def _typed(self, query: InlineQuery) -> None:
        self._watch.happened("typed")
        person, suggested = self._hearing.person(query.from_user.id), language_of(query.from_user.language_code)
        language = await self._language(person, suggested)
        try:
            with self._timed("offer"):
                results = await self._in_thread(self._talk.offer, query.query, query.offset, language, person)
        except Exception as error:  # noqa: BLE001 -- whoever types sees an empty list
            self._note(error)
            results = Results(())
        offered = articles(results, self._markup)
        button = None
        if not offered and not query.offset:
            words = results.hint or self._texts[language]("inline.nothing")
            button = InlineQueryResultsButton(words, start_parameter=FROM_INLINE)
        await self._bot.answer_inline_query(
            query.id,
            offered,
            self._manner.inline_cache if offered else 0,  # what is not there now may be in a moment
            is_personal=True,
            next_offset=results.next,
            button=button,
        )

    async def _called(self, message: Message) -> None:
        """Somebody mentions the bot in a chat that it is not in."""
        heard = self._hearing.message(message)
        if heard is None or message.guest_query_id is None:
            return
        self._watch.happened("called")
        away = replace(heard, incoming=replace(heard.incoming, is_group=True, address=""))
        turn = await self._turn(away, shows_typing=False)
        if turn.reply is not None:
            await self._bot.answer_guest_query(message.guest_query_id, guest_article(turn.reply, self._markup))

    async def _became(self, change: ChatMemberUpdated) -> None:
        """The bot was let in, put out, or blocked."""
        if change.new_chat_member.status in (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT):
            await self._in_thread(self._contacts.unreachable, str(change.chat.id))
            return
        heard = self._hearing.joined(change) if change.chat.type != ChatType.CHANNEL else None
        if heard is None:
            return
        self._watch.happened("joined")
        turn = await self._turn(heard)
        if turn.reply is not None:
            await self._deliver(self._sender.answer, heard, turn.reply)

    # -- the conversation --

    async def _turn(self, heard: Heard, shows_typing: bool = True) -> Turn:
        """What the conversation says; a sentence of regret where it fails."""
        try:
            with self._timed("hear"):
                if self._talk.is_known(heard.incoming):  # a thread would cost more than such an answer
                    return self._talk.hear(heard.incoming)
                return await self._thought_out(heard, shows_typing)
        except Exception as error:  # noqa: BLE001 -- the citizen gets a sentence, the admins the fault
            self._note(error)
            return await self._sorry(heard.incoming)

    async def _thought_out(self, heard: Heard, shows_typing: bool) -> Turn:
        """What takes its time, in a thread; meanwhile it may be seen to type."""
        typing = asyncio.ensure_future(self._types(heard)) if shows_typing and heard.chat_id else None
        self._asked += 1
        try:
            return await self._in_thread(self._talk.hear, heard.incoming)
        finally:
            self._asked -= 1
            if typing is not None:
                typing.cancel()

    async def _types(self, heard: Heard) -> None:
        """Shows that an answer takes long, for as long as it does."""
        pause = self._manner.typing_after
        while True:
            await self._clock.sleep(pause)
            if self._asked > CROWD:  # a sign to each would make all wait longer
                continue
            with suppress(TelegramError):  # a sign is worth no trouble; the answer meets the same one
                await self._bot.send_chat_action(heard.chat_id, ChatAction.TYPING, heard.thread)
            pause = TYPING_LASTS

    async def _sorry(self, incoming: Incoming) -> Turn:
        words = self._texts[await self._language(incoming.person, incoming.language)]("trouble.sorry")
        if incoming.kind is Kind.PRESSED:
            return Turn(notice=words, alert=True)
        return Turn(saying(words))

    async def _language(self, person: str, suggested: str) -> str:
        """As the person chose, else as their app suggests, else the usual."""
        return await self._in_thread(self._language_chosen, person) or suggested or self._manner.language

    async def _deliver(self, send: Callable[[Heard, Reply], Any], heard: Heard, reply: Reply) -> None:
        """Sends a reply; what Telegram refuses to show is replaced by a sentence of regret."""
        try:
            with self._timed("send"):
                await send(heard, reply)
        except BadRequest as error:
            self._note(error)
            regret = await self._sorry(heard.incoming)
            if regret.reply is not None:
                await self._sender.answer(heard, regret.reply)

    async def _in_thread(self, work: Callable[..., T], *arguments: Any) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, *arguments)

    @contextmanager
    def _timed(self, stage: str) -> Iterator[None]:
        began = self._clock.now()
        try:
            yield
        finally:
            self._watch.took(stage, self._clock.now() - began)

    def _note(self, error: BaseException) -> None:
        """A fault in the log and for the admins: its kind and its place, never its words, which may be somebody's."""
        what = fault(error)
        if isinstance(error, BadRequest):  # the words are Telegram's own
            what += f": {error.message}"
        self._watch.happened("failed")
        self._watch.failed(type(error).__name__)
        self._watch.trouble(what)
        log.error("an update could not be answered: %s", what)
