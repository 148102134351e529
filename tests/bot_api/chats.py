"""Chats, and the messages in them as a person sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .checks import ACTIONS
from .clock import Signal
from .entities import to_html
from .refusals import JSON


@dataclass(frozen=True, slots=True)
class Button:
    """A button as shown: its text, what it does (`callback_data`, `url`, …) and with what."""

    text: str
    action: str
    value: Any
    message: Message = field(repr=False)


@dataclass(frozen=True, slots=True)
class Version:
    """What a message said and offered before it was edited."""

    text: str
    html: str
    keyboard: JSON | None


@dataclass(eq=False, slots=True)
class Message:
    """A message in a chat. `source` is what the bot sent, `text` what a person reads (also a caption)."""

    chat: Chat
    id: int
    sender: JSON
    date: int
    from_bot: bool = False
    text: str = ""
    entities: list[JSON] = field(default_factory=list)
    source: str = ""
    keyboard: JSON | None = None
    media: JSON = field(default_factory=dict)
    reply_to: Message | None = None
    extra: JSON = field(default_factory=dict)
    inline_id: str | None = None
    options: JSON = field(default_factory=dict)
    history: list[Version] = field(default_factory=list)
    edited_at: int | None = None
    deleted: bool = False
    is_inaccessible: bool = False

    def __repr__(self) -> str:
        return f"<{'bot' if self.from_bot else self.sender['first_name']} in {self.chat}: {self.text!r}>"

    @property
    def html(self) -> str:
        return to_html(self.text, self.entities)

    @property
    def rows(self) -> list[list[Button]]:
        """The inline keyboard, as shown."""
        rows = (self.keyboard or {}).get("inline_keyboard", [])
        return [[self._button(button) for button in row] for row in rows]

    @property
    def buttons(self) -> list[Button]:
        return [button for row in self.rows for button in row]

    @property
    def button_texts(self) -> list[str]:
        return [button.text for button in self.buttons]

    def button(self, text: str) -> Button:
        """The button with this text; where there is none, the only one that holds it."""
        same = [button for button in self.buttons if button.text == text]
        alike = same or [button for button in self.buttons if text in button.text]
        if len(alike) != 1:
            raise AssertionError(f"button {text!r}: {len(alike)} such buttons; there are {self.button_texts}")
        return alike[0]

    def _button(self, written: JSON) -> Button:
        action = next(name for name in ACTIONS if name in written)
        return Button(written["text"], action, written[action], self)

    @property
    def has_caption(self) -> bool:
        return bool(self.media)

    def change(self, text: str, entities: list[JSON], source: str, keyboard: JSON | None, at: int) -> None:
        self.history.append(Version(self.text, self.html, self.keyboard))
        self.text, self.entities, self.source, self.keyboard = text, entities, source, keyboard
        self.edited_at = at

    def as_json(self, with_reply: bool = True) -> JSON:
        """The Bot API's Message."""
        body: JSON = {
            "message_id": self.id, "from": self.sender, "date": self.date, "chat": self.chat.as_json(),
            **self.extra, **self.media,
        }  # fmt: skip
        if self.text:
            body["caption" if self.has_caption else "text"] = self.text
        if self.entities:
            body["caption_entities" if self.has_caption else "entities"] = self.entities
        if self.edited_at is not None:
            body["edit_date"] = self.edited_at
        if self.keyboard and "inline_keyboard" in self.keyboard:
            body["reply_markup"] = self.keyboard
        if with_reply and self.reply_to is not None:
            body["reply_to_message"] = self.reply_to.as_json(with_reply=False)
        return body

    def as_json_in_a_press(self) -> JSON:
        """The Bot API's MaybeInaccessibleMessage."""
        return (
            {"chat": self.chat.as_json(), "message_id": self.id, "date": 0} if self.is_inaccessible else self.as_json()
        )


@dataclass(frozen=True, slots=True)
class Event:
    """What the bot did in a chat: "sent", "edited", "deleted" or "action"."""

    kind: str
    message: Message | None
    action: str = ""


class Chat:
    """A private chat, a group or a supergroup, and everything that was said there."""

    def __init__(self, chat_id: int, kind: str, name: JSON) -> None:
        self.id = chat_id
        self.kind = kind
        self.name = name
        self.members: set[int] = set()
        self.messages: list[Message] = []
        self.events: list[Event] = []
        self.actions: list[str] = []
        self.bot_status = "member"
        self.migrated_to: Chat | None = None
        self.next_message_id: Iterator[int] | None = None
        self.signal = Signal()
        self._by_id: dict[int, Message] = {}

    def __repr__(self) -> str:
        return f"{self.kind} chat {self.id}"

    @property
    def chat_id(self) -> int:
        return self.id

    @property
    def is_private(self) -> bool:
        return self.kind == "private"

    @property
    def is_group(self) -> bool:
        return self.kind != "private"

    @property
    def bot_messages(self) -> list[Message]:
        """What the bot said and did not take back."""
        return [message for message in self.messages if message.from_bot and not message.deleted]

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.bot_messages]

    def message(self, message_id: int) -> Message | None:
        found = self._by_id.get(message_id)
        return None if found is None or found.deleted else found

    def keep(self, message: Message) -> None:
        self.messages.append(message)
        self._by_id[message.id] = message
        if message.from_bot:
            self.report("sent", message)

    def report(self, kind: str, message: Message | None, action: str = "") -> None:
        self.events.append(Event(kind, message, action))
        self.signal.notify()

    def as_json(self) -> JSON:
        return {"id": self.id, "type": self.kind, **self.name}
