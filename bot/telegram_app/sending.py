"""Replies as messages: sent, or put where an earlier one was. It remembers which message answers which, for a while.

The memory is of this process, holds numbers and what many are given, and makes two things possible: an edited question
is answered by an edit, and an edit that would change nothing is not asked for.
"""

from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.messages import Kind, Reply
from bot.telegram_app.connection import Wire
from bot.telegram_app.heard import Heard
from bot.telegram_app.html import parts, shown
from bot.telegram_app.markup import Markup

NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)
_NO_PREVIEW_WRITTEN: Final = NO_PREVIEW.to_json()
_REPLY_TO: Final = '{"message_id": %d, "allow_sending_without_reply": true}'
_GONE: Final = ("message to edit not found", "message can't be edited", "message_id_invalid")
SHARED: Final = 500
"""Replies given to many whose messages are kept."""
MessageKey = tuple[int, int]
Written = tuple[tuple[tuple[object, ...], ...], ...]
Look = tuple[int, int]
"""A message's HTML and its keyboard, hashed."""
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Part:
    """One message of a reply: its HTML, its keyboard (as Telegram reads it too), and how it looks."""

    html: str
    keyboard: InlineKeyboardMarkup | None
    markup: str | None
    look: Look


class Recent(Generic[V]):
    """The last `most` things noted, by message."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[MessageKey, V] = OrderedDict()

    def get(self, key: MessageKey) -> V | None:
        return self._kept.get(key)

    def note(self, key: MessageKey, value: V) -> None:
        self._kept[key] = value
        self._kept.move_to_end(key)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)


class Sender:
    """Sends and edits for one bot; `remembered` is how many answers can still be changed."""

    def __init__(self, bot: Wire, markup: Markup, remembered: int) -> None:
        self._bot, self._markup = bot, markup
        self._answers: Recent[tuple[int, ...]] = Recent(remembered)
        self._looks: Recent[Look] = Recent(remembered)
        self._shared: OrderedDict[int, tuple[Reply, list[Part]]] = OrderedDict()

    async def answer(self, heard: Heard, reply: Reply) -> None:
        """Sends a reply to what was heard."""
        sent = [await self._send(heard.chat_id, part, heard.question, heard.thread) for part in self._parts(reply)]
        self._note_answer(heard, sent)

    async def tell(self, chat_id: int, reply: Reply, ids: Sequence[int] = ()) -> list[int]:
        """Sends a reply to nothing, or puts it where these messages are; the numbers of its messages."""
        return await self._put(chat_id, ids, reply)

    async def amend(self, heard: Heard, reply: Reply) -> None:
        """Puts a reply where the answer to the same question was; sends it where that is not known or gone."""
        ids = self._answers.get((heard.chat_id, heard.question or 0)) or ()
        self._note_answer(heard, await self._put(heard.chat_id, ids, reply, heard.question, heard.thread))

    async def replace(self, heard: Heard, reply: Reply) -> None:
        """Puts a reply where the pressed message is; one without blocks changes the buttons alone, if it is there."""
        if heard.pressed is None and heard.inline_id is None:
            if reply.blocks:
                await self.answer(heard, reply)
            return
        if not reply.blocks:
            await self._change_buttons(heard, self._markup.keyboard(reply.buttons))
            return
        first, *rest = self._parts(reply)
        if heard.inline_id is not None:
            await self._edit_inline(heard.inline_id, first)
            return
        pressed = heard.pressed
        if pressed is None or not await self._edit(heard.chat_id, pressed.message_id, first, pressed):
            await self._send(heard.chat_id, first, heard.question, heard.thread)
        for part in rest:
            await self._send(heard.chat_id, part, heard.question, heard.thread)

    async def _put(
        self, chat_id: int, ids: Sequence[int], reply: Reply, question: int | None = None, thread: int | None = None
    ) -> list[int]:
        """Puts a reply where these messages are, and sends what is more; the numbers of its messages."""
        wanted = self._parts(reply)
        kept: list[int] = []
        for at, part in enumerate(wanted):
            if at < len(ids) and await self._edit(chat_id, ids[at], part):
                kept.append(ids[at])
            else:
                kept.append(await self._send(chat_id, part, question, thread))
        for surplus in ids[len(wanted) :]:
            with suppress(BadRequest):  # older than Telegram lets a bot delete
                await self._bot.delete_message(chat_id, surplus)
        return kept

    def _parts(self, reply: Reply) -> list[Part]:
        """The messages of a reply; the buttons are on the last. Those of a shared reply are made once."""
        if not reply.shared:
            return self._made(reply)
        kept = self._shared.get(id(reply))
        if kept is None or kept[0] is not reply:
            kept = self._shared[id(reply)] = (reply, self._made(reply))
        self._shared.move_to_end(id(reply))
        if len(self._shared) > SHARED:
            self._shared.popitem(last=False)
        return kept[1]

    def _made(self, reply: Reply) -> list[Part]:
        texts = parts(reply.blocks)
        keyboard = self._markup.keyboard(reply.buttons)
        return [*(_part(text, None) for text in texts[:-1]), _part(texts[-1], keyboard)]

    async def _send(self, chat_id: int, part: Part, question: int | None = None, thread: int | None = None) -> int:
        """The number of the message; 0 where it is not known."""
        reply_to = _REPLY_TO % question if question else None
        message_id = await self._bot.send(
            {
                "chat_id": chat_id,
                "text": part.html,
                "parse_mode": ParseMode.HTML.value,
                "reply_markup": part.markup,
                "link_preview_options": _NO_PREVIEW_WRITTEN,
                "reply_parameters": reply_to,
                "message_thread_id": thread,
            }
        )
        self._note_look(chat_id, message_id, part)
        return message_id

    async def _edit(self, chat_id: int, message_id: int, part: Part, now: Message | None = None) -> bool:
        """False where there is no such message any more; `now` is the message as it is."""
        if self._is_shown((chat_id, message_id), part, now):
            return True
        try:
            await self._bot.edit_message_text(
                part.html,
                chat_id,
                message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=part.keyboard,
                link_preview_options=NO_PREVIEW,
            )
        except BadRequest as error:
            if not _is_gone(error):
                raise
            return False
        self._note_look(chat_id, message_id, part)
        return True

    async def _edit_inline(self, inline_id: str, part: Part) -> None:
        await self._bot.edit_message_text(
            part.html,
            inline_message_id=inline_id,
            parse_mode=ParseMode.HTML,
            reply_markup=part.keyboard,
            link_preview_options=NO_PREVIEW,
        )

    async def _change_buttons(self, heard: Heard, keyboard: InlineKeyboardMarkup | None) -> None:
        if heard.pressed is None:
            await self._bot.edit_message_reply_markup(inline_message_id=heard.inline_id, reply_markup=keyboard)
            return
        message = heard.pressed
        key = (heard.chat_id, message.message_id)
        look = self._looks.get(key)
        written = hash(_written(keyboard))
        if written == (look[1] if look else hash(_written(message.reply_markup))):
            return
        try:
            await self._bot.edit_message_reply_markup(heard.chat_id, message.message_id, reply_markup=keyboard)
        except BadRequest as error:
            if not _is_gone(error):
                raise
            return
        if look:
            self._looks.note(key, (look[0], written))

    def _is_shown(self, key: MessageKey, part: Part, now: Message | None) -> bool:
        """Whether a message reads so already; of one sent before the start only words and buttons can be compared."""
        if look := self._looks.get(key):
            return look == part.look
        return (
            now is not None and now.text == shown(part.html) and _written(now.reply_markup) == _written(part.keyboard)
        )

    def _note_answer(self, heard: Heard, sent: list[int]) -> None:
        # What a press brings is no answer to the question's words.
        if heard.question and all(sent) and heard.incoming.kind is not Kind.PRESSED:
            self._answers.note((heard.chat_id, heard.question), tuple(sent))

    def _note_look(self, chat_id: int, message_id: int, part: Part) -> None:
        if message_id:
            self._looks.note((chat_id, message_id), part.look)


def _is_gone(error: BadRequest) -> bool:
    """Whether there is no such message to change any more."""
    return str(error).lower().startswith(_GONE)


def _part(html: str, keyboard: InlineKeyboardMarkup | None) -> Part:
    return Part(html, keyboard, keyboard.to_json() if keyboard else None, (hash(html), hash(_written(keyboard))))


def _written(keyboard: InlineKeyboardMarkup | None) -> Written:
    """For comparing: python-telegram-bot holds two buttons equal that differ in what they copy or share."""
    return tuple(tuple(map(_button, row)) for row in keyboard.inline_keyboard) if keyboard else ()


def _button(button: InlineKeyboardButton) -> tuple[object, ...]:
    copied, shared = button.copy_text, button.switch_inline_query_chosen_chat
    return button.text, button.callback_data, button.url, copied and copied.text, shared and shared.query
