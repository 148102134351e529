"""People and groups: what they do, as a story that a test tells, and what they see of the bot.

What a person does happens at once and gives the update that the bot will hear; what a person waits for is
awaited: `await anna.next_reply()`. Timeouts are real seconds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .chats import Button, Chat, Event, Message
from .checks import CAPTION_LIMIT, TEXT_LIMIT
from .entities import PAYLOAD, found_entities, parse_html, start_payload, trimmed
from .refusals import JSON
from .world import GuestCall, NoReply, Press, Typing, World

TIMEOUT = 30.0
"""Seconds in which the bot does anything that a test waits for, a reload on a busy machine too."""


class Person:
    """Somebody who uses Telegram; `chat` is their private chat with the bot."""

    def __init__(
        self,
        world: World,
        first_name: str,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = None,
    ) -> None:
        self._world = world
        self.id = world.new_person_id()
        self.first_name = first_name
        names = {"first_name": first_name, "last_name": last_name, "username": username}
        self._names = {key: value for key, value in names.items() if value}
        self._language = {"language_code": language_code} if language_code else {}
        self.chat = world.new_chat("private", self._names, self.id)
        self.chat.bot_status = "never"
        self.elsewhere = Chat(-self.id, "group", {"title": "elsewhere"})
        self.opened: list[str] = []
        self.clipboard = ""
        self.typing: Typing | None = None
        self._seen: dict[tuple[int, str], int] = {}
        self._pressed: list[Press] = []

    def __repr__(self) -> str:
        return f"<{self.first_name} {self.id}>"

    @property
    def chat_id(self) -> int:
        return self.chat.id

    def as_json(self) -> JSON:
        return {"id": self.id, "is_bot": False, **self._names, **self._language}

    # -- writing --

    def starts(self, payload: str = "") -> Message:
        """Opens the bot by its link, or by the Start button."""
        if payload and not PAYLOAD.match(payload):
            raise ValueError(f"start payload {payload!r}: Telegram passes on 1 to 64 of A-Za-z0-9_- only")
        if self.has_blocked:
            self.unblocks()
        return self.writes(f"/start {payload}".strip())

    def writes(self, text: str, reply_to: Message | None = None) -> Message:
        return self._says(self.chat, text, reply_to)

    def writes_in(self, group: Chat, text: str, reply_to: Message | None = None, mentions_bot: bool = False) -> Message:
        """Says something in a group; the bot hears it as far as its privacy mode lets it."""
        if self.id not in group.members:
            raise AssertionError(f"{self}: is no member of {group}")
        if mentions_bot:
            text = f"@{self._world.bot.username} {text}"
        return self._says(group, text, reply_to)

    def edits(self, message: Message, text: str) -> Message:
        message.change(text, found_entities(text), text, None, self._world.clock.unix())
        self._tell(message, "edited_message")
        return message

    def _says(self, chat: Chat, text: str, reply_to: Message | None = None, **parts: Any) -> Message:
        least, most = (0, CAPTION_LIMIT) if "media" in parts else (1, TEXT_LIMIT)
        if not least <= len(text) <= most:
            raise ValueError(f"{len(text)} characters: Telegram's apps send {least} to {most} at once")
        if chat.is_private:
            if self.has_blocked:
                raise AssertionError(f"{self}: has blocked the bot and cannot write to it")
            chat.bot_status = "member"
        message = self._world.new_message(
            chat, self.as_json(), text=text, entities=found_entities(text), source=text,
            reply_to=reply_to, **parts,
        )  # fmt: skip
        self._tell(message, "message")
        return message

    def _tell(self, message: Message, kind: str) -> None:
        if self._is_heard(message):
            self._world.updates.add(kind, message.as_json(), f"chat {message.chat.id}")

    def _is_heard(self, message: Message) -> bool:
        """Telegram's privacy mode."""
        chat, bot = message.chat, self._world.bot
        if chat.is_private:
            return True
        if chat.bot_status not in ("member", "administrator"):
            return False
        if bot.reads_all_group_messages or chat.bot_status == "administrator" or "via_bot" in message.extra:
            return True
        if message.reply_to is not None and message.reply_to.from_bot:
            return True
        return any(self._is_for_bot(message, entity) for entity in message.entities)

    def _is_for_bot(self, message: Message, entity: JSON) -> bool:
        if entity["type"] != "bot_command":
            return False
        units = message.text.encode("utf-16-le")
        command = units[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode("utf-16-le")
        _, _, name = command.partition("@")
        return name.lower() in ("", self._world.bot.username.lower())

    # -- sending other things --

    def sends_photo(self, caption: str = "", content: bytes = b"photo", chat: Chat | None = None) -> Message:
        file = self._world.new_file("photo", "photo.jpg", content).as_json()
        return self._sends({"photo": [file | {"width": 90, "height": 60}]}, caption, chat)

    def sends_document(
        self,
        name: str,
        content: bytes,
        caption: str = "",
        mime_type: str = "text/plain",
        chat: Chat | None = None,
    ) -> Message:
        file = self._world.new_file("document", name, content).as_json()
        return self._sends({"document": file | {"file_name": name, "mime_type": mime_type}}, caption, chat)

    def sends_voice(self, seconds: int = 3, content: bytes = b"voice", chat: Chat | None = None) -> Message:
        file = self._world.new_file("voice", "voice.oga", content).as_json()
        return self._sends({"voice": file | {"duration": seconds, "mime_type": "audio/ogg"}}, "", chat)

    def sends_sticker(self, emoji: str = "👍", chat: Chat | None = None) -> Message:
        file = self._world.new_file("sticker", "sticker.webp", b"sticker").as_json()
        look = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return self._sends({"sticker": file | look | {"emoji": emoji}}, "", chat)

    def sends_location(self, latitude: float, longitude: float, chat: Chat | None = None) -> Message:
        return self._sends({"location": {"latitude": latitude, "longitude": longitude}}, "", chat)

    def sends_contact(self, phone_number: str, first_name: str, chat: Chat | None = None) -> Message:
        return self._sends({"contact": {"phone_number": phone_number, "first_name": first_name}}, "", chat)

    def _sends(self, media: JSON, caption: str, chat: Chat | None) -> Message:
        return self._says(chat or self.chat, caption, media=media)

    def forwards(self, message: Message, chat: Chat | None = None) -> Message:
        """Passes a message on, to the bot or to a group."""
        origin = {"type": "user", "date": message.date, "sender_user": message.sender}
        extra = {"forward_origin": origin}
        if message.media:
            return self._says(chat or self.chat, message.text, media=message.media, extra=extra)
        return self._says(chat or self.chat, message.text, extra=extra)

    def forwards_from(self, name: str, text: str, chat: Chat | None = None) -> Message:
        """Passes on what somebody wrote elsewhere who hides their account."""
        origin = {"type": "hidden_user", "date": self._world.clock.unix(), "sender_user_name": name}
        return self._says(chat or self.chat, text, extra={"forward_origin": origin})

    # -- pressing --

    def presses(self, what: Message | Button | str, text: str | None = None, chat: Chat | None = None) -> Press:
        """Presses a button that asks the bot: the one given, the one of a message with `text` (or its only),
        or the newest with that text in the chat.
        """
        button = self._button("callback_data", what, text, chat)
        return self.presses_data(button.message, button.value)

    def opens(self, what: Message | Button | str, text: str | None = None, chat: Chat | None = None) -> Message | None:
        """Follows a link button; the start message where it is a deep link to this bot."""
        url = self._button("url", what, text, chat).value
        self.opened.append(url)
        payload = start_payload(url, self._world.bot.username)
        return None if payload is None else self.starts(payload)

    def copies(self, what: Message | Button | str, text: str | None = None, chat: Chat | None = None) -> str:
        self.clipboard = str(self._button("copy_text", what, text, chat).value["text"])
        return self.clipboard

    def switches_inline(
        self, what: Message | Button | str, text: str | None = None, chat: Chat | None = None
    ) -> Typing:
        """Presses a button that starts an inline query."""
        value = self._button("switch_inline", what, text, chat).value
        return self.types_inline(value if isinstance(value, str) else value.get("query", ""))

    def presses_data(self, message: Message, data: str) -> Press:
        """Sends any callback data, as a modified app or an outdated button can."""
        press = Press(self._world.new_query_id(), self.as_json(), data, message, self._world.clock.now())
        query: JSON = {
            "id": press.id, "from": self.as_json(), "chat_instance": str(message.chat.id), "data": data,
        }  # fmt: skip
        if message.inline_id is not None:
            query["inline_message_id"] = message.inline_id
        else:
            query["message"] = message.as_json_in_a_press()
        self._world.presses[press.id] = press
        self._pressed.append(press)
        self._world.updates.add("callback_query", query, f"user {self.id}")
        return press

    def _button(self, action: str, what: Message | Button | str, text: str | None, chat: Chat | None) -> Button:
        if isinstance(what, Button):
            button = what
        elif isinstance(what, Message):
            button = what.button(text) if text is not None else what.button(_only(what.button_texts))
        else:
            button = _newest_button(what, chat or self.chat)
        if button.message.deleted or button not in button.message.buttons:
            raise AssertionError(f"button {button.text!r}: is gone from {button.message}")
        if not button.action.startswith(action):
            raise AssertionError(f"button {button.text!r}: has {button.action}, not {action}")
        return button

    # -- inline and guest mode --

    def types_inline(self, query: str, offset: str = "", chat_type: str = "sender") -> Typing:
        """Types `@bot query` in some chat; await `.answer()` for the results."""
        world = self._world
        typing = Typing(world.new_query_id(), self.as_json(), query, offset, world.clock.now())
        world.typings[typing.id] = typing
        self.typing = typing
        body = {
            "id": typing.id, "from": self.as_json(), "query": query, "offset": offset, "chat_type": chat_type,
        }  # fmt: skip
        if world.bot.takes_inline_queries:
            world.updates.add("inline_query", body, f"inline {self.id}")
        return typing

    def scrolls_inline(self) -> Typing:
        """Asks for what follows the results last seen."""
        if self.typing is None or not self.typing.next_offset:
            raise AssertionError(f"{self}: there is nothing further to see")
        return self.types_inline(self.typing.query, self.typing.next_offset)

    def chooses_inline(self, result_id: str, chat: Chat | None = None) -> Message:
        """Sends one of the results to `chat`, or to somewhere that the bot does not see."""
        if self.typing is None:
            raise AssertionError(f"{self}: has typed no inline query")
        world, result = self._world, self.typing.result(result_id)
        message = self._posts_result(result, chat or self.elsewhere)
        chosen: JSON = {"result_id": result_id, "from": self.as_json(), "query": self.typing.query}
        if message.inline_id is not None:
            chosen["inline_message_id"] = message.inline_id
        if world.bot.hears_chosen_results:
            world.updates.add("chosen_inline_result", chosen, f"inline {self.id}")
        return message

    def _posts_result(self, result: JSON, chat: Chat) -> Message:
        world = self._world
        text, entities, source = _content(result)
        message = world.new_message(
            chat, self.as_json(), text=text, entities=entities, source=source,
            keyboard=result.get("reply_markup"), extra={"via_bot": world.bot.as_json()},
        )  # fmt: skip
        if message.keyboard:
            # Telegram tells a bot how to change a message only where the message has buttons.
            message.inline_id = f"inline-{message.id}"
            world.inline_messages[message.inline_id] = message
        if chat is not self.elsewhere:
            self._tell(message, "message")
        return message

    def calls_guest(self, text: str, title: str = "elsewhere") -> GuestCall:
        """Mentions the bot in a group that it is not in; await `.answer()` for its message there."""
        world = self._world
        self.elsewhere.name = {"title": title}
        text = f"@{world.bot.username} {text}"
        message = world.new_message(self.elsewhere, self.as_json(), text=text, entities=found_entities(text))
        call = GuestCall(world.new_query_id(), message, world.clock.now())
        message.extra = {"guest_query_id": call.id}
        world.guest_calls[call.id] = call
        if world.bot.takes_guest_queries:
            world.updates.add("guest_message", message.as_json(), f"guest {self.id}")
        return call

    # -- blocking --

    @property
    def has_blocked(self) -> bool:
        return self.chat.bot_status == "kicked"

    def blocks(self) -> None:
        self._bot_becomes(self.chat, "kicked")

    def unblocks(self) -> None:
        self._bot_becomes(self.chat, "member")

    def adds_bot_to(self, group: Chat, as_admin: bool = False) -> None:
        self._bot_becomes(group, "administrator" if as_admin else "member")
        bot = self._world.bot.as_json()
        service = self._world.new_message(group, self.as_json(), extra={"new_chat_members": [bot]})
        self._world.updates.add("message", service.as_json(), f"chat {group.id}")

    def removes_bot_from(self, group: Chat) -> None:
        self._bot_becomes(group, "kicked")

    def _bot_becomes(self, chat: Chat, status: str) -> None:
        world, before = self._world, chat.bot_status
        chat.bot_status = status
        user = world.bot.as_json()
        body = {
            "chat": chat.as_json(), "from": self.as_json(), "date": world.clock.unix(),
            "old_chat_member": _membership(user, "left" if before == "never" else before),
            "new_chat_member": _membership(user, status),
        }  # fmt: skip
        world.updates.add("my_chat_member", body, f"chat {chat.id}")

    # -- seeing --

    async def next_reply(self, timeout: float = TIMEOUT, chat: Chat | None = None) -> Message:
        """The bot's next message here that this person has not looked at yet; raises NoReply."""
        return _message(await self._next("sent", timeout, chat))

    async def next_edit(self, timeout: float = TIMEOUT, chat: Chat | None = None) -> Message:
        """The next of the bot's messages here that it changes."""
        return _message(await self._next("edited", timeout, chat))

    async def next_action(self, timeout: float = TIMEOUT, chat: Chat | None = None) -> str:
        """The next chat action ("typing")."""
        return (await self._next("action", timeout, chat)).action

    async def next_toast(self, timeout: float = TIMEOUT) -> Press:
        """The oldest press not yet looked at, once it is answered."""
        if not self._pressed:
            raise AssertionError(f"{self}: has pressed nothing")
        return await self._pressed.pop(0).answer(timeout)

    async def asks(self, text: str, timeout: float = TIMEOUT) -> Message:
        """Writes and waits for the reply; what came before unseen is passed over."""
        self.catches_up()
        self.writes(text)
        return await self.next_reply(timeout)

    def catches_up(self, chat: Chat | None = None) -> None:
        """Takes everything that is there as seen."""
        chat = chat or self.chat
        for kind in ("sent", "edited", "action"):
            self._seen[chat.id, kind] = len(chat.events)

    async def _next(self, kind: str, timeout: float, chat: Chat | None) -> Event:
        chat = chat or self.chat
        ready = self._unseen(chat, kind)
        try:
            return await chat.signal.until(ready, timeout)
        except TimeoutError:
            what = {"sent": "no message", "edited": "no edit", "action": "no chat action"}[kind]
            raise NoReply(f"{self}: {what} within {timeout} s in {chat}\n{self._world.lately()}") from None

    def _unseen(self, chat: Chat, kind: str) -> Callable[[], Event | None]:
        def ready() -> Event | None:
            at = self._seen.get((chat.id, kind), 0)
            for number, event in enumerate(chat.events[at:], start=at + 1):
                if event.kind == kind:
                    self._seen[chat.id, kind] = number
                    return event
            self._seen[chat.id, kind] = len(chat.events)
            return None

        return ready

    async def conversation_settles(self, quiet: float = 0.05, timeout: float = TIMEOUT) -> Chat:
        """The private chat, once the bot has taken every update and been still for `quiet` seconds."""
        await self._world.settles(quiet, timeout)
        return self.chat


def becomes_supergroup(world: World, group: Chat) -> Chat:
    """The supergroup that a group turns into; both tell the bot so, the group refuses what comes after."""
    upgraded = world.new_chat("supergroup", group.name)
    upgraded.members, upgraded.bot_status = set(group.members), group.bot_status
    sender = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    leaving = world.new_message(group, sender, extra={"migrate_to_chat_id": upgraded.id})
    arriving = world.new_message(upgraded, sender, extra={"migrate_from_chat_id": group.id})
    group.migrated_to = upgraded
    world.updates.add("message", leaving.as_json(), f"chat {group.id}")
    world.updates.add("message", arriving.as_json(), f"chat {upgraded.id}")
    return upgraded


def _newest_button(text: str, chat: Chat) -> Button:
    shown = [message for message in reversed(chat.bot_messages) if message.buttons]
    found = [message for message in shown if text in message.button_texts] or [
        message for message in shown if any(text in other for other in message.button_texts)
    ]
    if not found:
        raise AssertionError(f"button {text!r}: is nowhere in {chat}; there are {[m.button_texts for m in shown]}")
    return found[0].button(text)


def _only(texts: list[str]) -> str:
    if len(texts) != 1:
        raise AssertionError(f"which button? There are {texts}")
    return texts[0]


def _message(event: Event) -> Message:
    if event.message is None:
        raise AssertionError(f"{event.kind}: without a message")
    return event.message


def _content(result: JSON) -> tuple[str, list[JSON], str]:
    content: JSON = result.get("input_message_content") or {}
    given = content if "message_text" in content else result
    source = str(given.get("message_text") or given.get("caption") or "")
    if given.get("parse_mode", "").lower() == "html":
        return (*trimmed(*parse_html(source, [])), source)
    entities: list[JSON] = given.get("entities") or given.get("caption_entities") or []
    return (*trimmed(source, entities), source)


def _membership(user: JSON, status: str) -> JSON:
    rights = (
        "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats "
        "can_restrict_members can_promote_members can_change_info can_invite_users can_post_stories "
        "can_edit_stories can_delete_stories"
    )
    body: JSON = {"user": user, "status": status}
    if status == "kicked":
        body["until_date"] = 0
    if status == "administrator":
        body |= dict.fromkeys(rights.split(), False)
    return body
