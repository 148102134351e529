"""What an update says, as the conversation hears it, and where its answer belongs. It calls nothing.

In a group only what is meant for the bot is heard: commands, mentions, replies to its own messages. A command for
another bot, another bot's words, what was sent by way of this bot, and posts that a channel passes on are not.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Final

from telegram import CallbackQuery, ChatMemberUpdated, Message, MessageEntity, MessageOriginUser, User
from telegram.constants import ChatMemberStatus, ChatType

from bot.delivery.journal import JSON
from bot.messages import Asker, Incoming, Kind

_COMMAND: Final = re.compile(r"/(?P<name>\w+)(?:@(?P<bot>\w+))?", re.ASCII)
_PLAIN: Final = frozenset({"message_id", "from", "chat", "date", "text"})
_TRADITIONAL: Final = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")
_GROUPS: Final = (ChatType.GROUP, ChatType.SUPERGROUP)
_IN: Final = (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.RESTRICTED)


@dataclass(frozen=True, slots=True)
class Heard:
    """What somebody did, and what an answer needs: the chat, the topic, the message to reply to, the one to change."""

    incoming: Incoming
    chat_id: int
    thread: int | None = None
    question: int | None = None
    pressed: Message | None = None
    inline_id: str | None = None


def language_of(code: str | None) -> str:
    """Our language for the one of a person's app; empty where it names none."""
    if not code:
        return ""
    lowered = code.lower().replace("_", "-")
    if lowered.split("-")[0] != "zh":
        return "en"
    return "zh-Hant" if lowered.startswith(_TRADITIONAL) else "zh-Hans"


def senders(update: object) -> Iterator[int]:
    """Every id that stands for somebody in an update as it came: senders, writers of what is replied to, chats."""
    if isinstance(update, dict):
        if type(update.get("id")) is int:
            yield update["id"]
        for part in update.values():
            yield from senders(part)
    elif isinstance(update, list):
        for part in update:
            yield from senders(part)


@dataclass(frozen=True, slots=True)
class Hearing:
    """The bot's ears: who it is, how people and chats are named, who its admins are, its commands and theirs.

    `person` and `chat` make a key of a raw id; a raw id leaves only as the address of a private chat.
    """

    bot: User
    person: Callable[[int], str]
    chat: Callable[[int], str]
    admins: Collection[int] = ()
    commands: Collection[str] = ()
    admins_commands: Collection[str] = ()

    def plain(self, update: JSON) -> Heard | None:
        """Words written in a private chat, read as they came; None for anything else, which `message` and others read.

        Most updates are this, and the library's objects for one cost more than its answer.
        """
        message = update.get("message")
        if message is None or message.keys() != _PLAIN:
            return None
        sender, chat, text = message["from"], message["chat"], message["text"].strip()
        if chat["type"] != ChatType.PRIVATE or sender["is_bot"] or not text or text.startswith("/"):
            return None
        incoming = Incoming(
            text,
            self.chat(chat["id"]),
            self.person(sender["id"]),
            language_of(sender.get("language_code")),
            is_admin=sender["id"] in self.admins,
            address=str(chat["id"]),
        )
        return Heard(incoming, chat["id"], question=message["message_id"])

    def message(self, message: Message, is_edited: bool = False) -> Heard | None:
        """A message, or one that was changed; None where it is not for the bot."""
        sender = _sender(message)
        if sender is None or message.via_bot is not None or message.is_automatic_forward:
            return None
        kind = _kind(message)
        text = "" if kind is Kind.FORWARDED else self._words(message)
        if kind is None or text is None or not self._is_meant(message):
            return None
        if is_edited:
            if kind is not Kind.SAID:
                return None
            kind = Kind.EDITED
        is_group = message.chat.type in _GROUPS
        incoming = Incoming(
            text,
            self.chat(message.chat.id),
            self.person(sender),
            _language(message),
            kind,
            is_group,
            sender in self.admins,
            address="" if is_group else str(message.chat.id),
            under=tuple(self._under(message.reply_to_message)),
        )
        thread = message.message_thread_id if message.is_topic_message else None
        return Heard(incoming, message.chat.id, thread, message.message_id)

    def press(self, query: CallbackQuery) -> Heard | None:
        """A press on a button; None where it carries nothing."""
        if query.data is None:
            return None
        user, message = query.from_user, query.message
        # One that is too old is a message without content, whatever its type says.
        whole = message if isinstance(message, Message) and message.is_accessible else None
        is_private = message is not None and message.chat.type == ChatType.PRIVATE
        asked = whole.reply_to_message if whole else None
        if asked is not None and (asked.from_user is None or asked.from_user.id == self.bot.id):
            asked = None
        incoming = Incoming(
            query.data,
            self.chat(message.chat.id) if message else self.chat(user.id),
            self.person(user.id),
            language_of(user.language_code),
            Kind.PRESSED,
            not is_private,
            user.id in self.admins,
            about=(self._words(asked) or "") if asked else "",
            address=str(user.id) if is_private else "",
            asker=self._asker(asked) if asked else None,
            is_lost=message is not None and whole is None,
        )
        thread = whole.message_thread_id if whole and whole.is_topic_message else None
        return Heard(
            incoming,
            message.chat.id if message else 0,
            thread,
            asked.message_id if asked else None,
            whole,
            query.inline_message_id,
        )

    def takes_for_admin(self, incoming: Incoming) -> bool:
        """Whether somebody who is no admin sends an admin's command in private: their menu may still have it."""
        command = _COMMAND.match(incoming.text)
        if command is None or incoming.is_admin or incoming.is_group or incoming.kind is not Kind.SAID:
            return False
        return command["name"].lower() in self.admins_commands

    def _asker(self, asked: Message) -> Asker | None:
        sender = _sender(asked)
        return None if sender is None else Asker(self.person(sender), _language(asked))

    def joined(self, change: ChatMemberUpdated) -> Heard | None:
        """Somebody let the bot into a group; None for any other change."""
        before, after = change.old_chat_member.status, change.new_chat_member.status
        if change.chat.type not in _GROUPS or before in _IN or after not in _IN:
            return None
        user = change.from_user
        incoming = Incoming(
            "",
            self.chat(change.chat.id),
            self.person(user.id),
            language_of(user.language_code),
            Kind.JOINED,
            True,
            user.id in self.admins,
        )
        return Heard(incoming, change.chat.id)

    def _words(self, message: Message) -> str | None:
        """What was written, without mentions of this bot and its name after a command; None where another is meant."""
        text = message.text or message.caption or ""
        for entity in sorted(message.entities or message.caption_entities, key=lambda one: one.offset, reverse=True):
            if self._is_mention(entity, message):
                text = _without(text, entity)
        text = text.strip()
        command = _COMMAND.match(text)
        if command is None or command["bot"] is None:
            return text
        if command["bot"].lower() != (self.bot.username or "").lower():
            return None
        return f"/{command['name']}{text[command.end() :]}"

    def _under(self, replied: Message | None) -> Iterator[str]:
        """What the buttons under a message of this bot's send back."""
        if replied is None or replied.reply_markup is None or not self._is_by_bot(replied):
            return
        for row in replied.reply_markup.inline_keyboard:
            yield from (button.callback_data for button in row if isinstance(button.callback_data, str))

    def _is_by_bot(self, message: Message) -> bool:
        return message.from_user is not None and message.from_user.id == self.bot.id

    def _is_meant(self, message: Message) -> bool:
        if message.chat.type == ChatType.PRIVATE:
            return True
        if message.chat.type not in _GROUPS:
            return False
        if command := _COMMAND.match(message.text or ""):
            # Without a name every bot of the group hears it: only a command of ours is meant for this one.
            ours = (*self.commands, *self.admins_commands) if _sender(message) in self.admins else self.commands
            return command["bot"] is not None or command["name"].lower() in ours
        replied = message.reply_to_message
        if replied is not None and self._is_by_bot(replied):
            return True
        return any(self._is_mention(one, message) for one in message.entities or message.caption_entities)

    def _is_mention(self, entity: MessageEntity, message: Message) -> bool:
        if entity.type == MessageEntity.TEXT_MENTION:
            return entity.user is not None and entity.user.id == self.bot.id
        if entity.type != MessageEntity.MENTION:
            return False
        named = message.parse_entity(entity) if message.text else message.parse_caption_entity(entity)
        return named.lower() == f"@{self.bot.username}".lower()


def _sender(message: Message) -> int | None:
    """Who wrote it: a person, or a group's admin who writes in the group's name; None for bots and channels."""
    if message.sender_chat is not None:
        return message.chat.id if message.sender_chat.id == message.chat.id else None
    user = message.from_user
    return None if user is None or user.is_bot else user.id


def _language(message: Message) -> str:
    """Our language for the one of its writer's app."""
    return language_of(message.from_user.language_code if message.from_user else None)


def _kind(message: Message) -> Kind | None:
    """None for what a chat says of itself (a new name, a new member, a pinned message)."""
    words = message.text or message.caption
    if message.document is not None and _is_page(message.document.file_name or ""):
        return Kind.FILE
    if words:
        is_anothers = message.forward_origin is not None and not _is_own(message)
        return Kind.FORWARDED if is_anothers else Kind.SAID
    if message.document is not None:
        return Kind.FILE
    return Kind.OTHER if message.effective_attachment else None


def _is_page(name: str) -> bool:
    """Whether a file may be a page: what stands under it asks nothing of what is printed."""
    return name.lower().endswith((".yaml", ".yml", ".txt"))


def _is_own(message: Message) -> bool:
    origin, user = message.forward_origin, message.from_user
    return isinstance(origin, MessageOriginUser) and user is not None and origin.sender_user.id == user.id


def _without(text: str, entity: MessageEntity) -> str:
    """The text without an entity, which is counted in UTF-16."""
    units = text.encode("utf-16-le", "surrogatepass")
    kept = units[: entity.offset * 2] + units[(entity.offset + entity.length) * 2 :]
    return kept.decode("utf-16-le", "replace")
