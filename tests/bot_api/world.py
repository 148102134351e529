"""What exists on Telegram's side of one bot: its profile, chats, messages, queries, files.

It holds and finds; what people do is in `people`, what the bot may do in `methods`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from .chats import Chat, Message
from .clock import Clock, Signal
from .refusals import JSON, Refused, Violations
from .updates import Updates

CALLS_SHOWN = 10


class NoReply(AssertionError):
    """The bot did not do in time what a test waited for."""


@dataclass(slots=True)
class BotProfile:
    """The bot as BotFather made it. In privacy mode it does not read everything said in a group."""

    id: int = 7_000_000_001
    first_name: str = "Test bot"
    username: str = "the_test_bot"
    reads_all_group_messages: bool = False
    takes_inline_queries: bool = True
    hears_chosen_results: bool = True
    takes_guest_queries: bool = True

    def as_json(self) -> JSON:
        return {"id": self.id, "is_bot": True, "first_name": self.first_name, "username": self.username}


@dataclass(eq=False, slots=True)
class Press:
    """A press on a button, and what the bot answered to it."""

    id: str
    user: JSON
    data: str
    message: Message
    at: float
    answered: bool = False
    toast: str = ""
    is_alert: bool = False
    url: str = ""
    signal: Signal = field(default_factory=Signal)

    async def answer(self, timeout: float = 5.0) -> Press:
        """Itself, once answered; raises NoReply."""
        try:
            await self.signal.until(lambda: True if self.answered else None, timeout)
        except TimeoutError:
            raise NoReply(f"the press {self.data!r} was not answered within {timeout} s") from None
        return self


@dataclass(eq=False, slots=True)
class Typing:
    """An inline query, and the results that the bot offered."""

    id: str
    user: JSON
    query: str
    offset: str
    at: float
    answered: bool = False
    results: list[JSON] = field(default_factory=list)
    next_offset: str = ""
    button: JSON | None = None
    cache_time: int = 300
    is_personal: bool = False
    signal: Signal = field(default_factory=Signal)

    async def answer(self, timeout: float = 5.0) -> Typing:
        """Itself, once answered; raises NoReply."""
        try:
            await self.signal.until(lambda: True if self.answered else None, timeout)
        except TimeoutError:
            raise NoReply(f"the inline query {self.query!r} was not answered within {timeout} s") from None
        return self

    def result(self, result_id: str) -> JSON:
        for result in self.results:
            if result["id"] == result_id:
                return result
        raise AssertionError(f"inline result {result_id!r}: there are {[result['id'] for result in self.results]}")


@dataclass(eq=False, slots=True)
class GuestCall:
    """A mention of the bot in a chat it is not in, and the message it put there."""

    id: str
    message: Message
    at: float
    reply: Message | None = None
    signal: Signal = field(default_factory=Signal)

    async def answer(self, timeout: float = 5.0) -> Message:
        try:
            return await self.signal.until(lambda: self.reply, timeout)
        except TimeoutError:
            raise NoReply(f"the guest query {self.message.text!r} was not answered within {timeout} s") from None


@dataclass(eq=False, slots=True)
class Call:
    """A call of the bot's as it came, and how it was answered (`status` 0: the connection was broken)."""

    method: str
    params: JSON
    at: float
    status: int = 0
    description: str = ""

    @property
    def chat_id(self) -> int | None:
        try:
            return int(self.params["chat_id"])
        except (KeyError, TypeError, ValueError):
            return None

    def __str__(self) -> str:
        shown = {name: value for name, value in self.params.items() if name != "allowed_updates"}
        return f"{self.at:.3f} {self.method} {shown} -> {self.status} {self.description}".rstrip()


@dataclass(frozen=True, slots=True)
class File:
    id: str
    path: str
    name: str
    content: bytes

    def as_json(self) -> JSON:
        return {
            "file_id": self.id, "file_unique_id": f"u{self.id}", "file_size": len(self.content),
        }  # fmt: skip


class World:
    """Telegram's side of one bot."""

    def __init__(self, clock: Clock, bot: BotProfile) -> None:
        self.clock = clock
        self.bot = bot
        self.updates = Updates(clock)
        self.activity = self.updates.activity
        self.chats: dict[int, Chat] = {}
        self.presses: dict[str, Press] = {}
        self.typings: dict[str, Typing] = {}
        self.guest_calls: dict[str, GuestCall] = {}
        self.inline_messages: dict[str, Message] = {}
        self.files: dict[str, File] = {}
        self.commands: dict[tuple[str, str], list[JSON]] = {}
        self.names: dict[tuple[str, str], str] = {}
        self.calls: list[Call] = []
        self.violations = Violations()
        self.in_flight = 0
        self.callback_lifetime = 150.0
        self.inline_lifetime = 30.0
        self._message_ids = count(1)
        self._people_ids = count(1_000_001)
        self._group_ids = count(1_001)
        self._query_ids = count(4_000_000_000_001)
        self._file_ids = count(1)

    # -- making --

    def new_person_id(self) -> int:
        return next(self._people_ids)

    def new_query_id(self) -> str:
        return str(next(self._query_ids))

    def new_chat(self, kind: str, name: JSON, chat_id: int | None = None) -> Chat:
        if chat_id is None:
            number = next(self._group_ids)
            chat_id = -1_000_000_000_000 - number if kind == "supergroup" else -number
        chat = Chat(chat_id, kind, name)
        if kind == "supergroup":
            chat.next_message_id = count(1)
        self.chats[chat_id] = chat
        return chat

    def new_message(self, chat: Chat, sender: JSON, **parts: Any) -> Message:
        number = next(chat.next_message_id or self._message_ids)
        message = Message(chat, number, sender, self.clock.unix(), **parts)
        chat.keep(message)
        return message

    def new_file(self, kind: str, name: str, content: bytes) -> File:
        number = next(self._file_ids)
        file = File(f"{kind}-{number}", f"{kind}s/file_{number}_{name}", name, content)
        self.files[file.id] = file
        return file

    # -- finding --

    def chat_to_write(self, chat_id: int | str) -> Chat:
        """The chat where the bot may write; raises Refused."""
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else self._named_chat(chat_id)
        if chat is None:
            raise Refused("chat not found")
        if chat.migrated_to is not None:
            raise Refused(
                "group chat was upgraded to a supergroup chat",
                parameters={"migrate_to_chat_id": chat.migrated_to.id},
                unforeseen=True,
            )
        words = _CLOSED[chat.is_private].get(chat.bot_status)
        if words:
            raise Refused(words.format(chat.kind), 403, unforeseen=chat.bot_status != "never")
        return chat

    def _named_chat(self, name: str) -> Chat | None:
        wanted = name.removeprefix("@").lower()
        return next((c for c in self.chats.values() if c.name.get("username", "").lower() == wanted), None)

    def message_to_change(self, params: Mapping[str, Any], to_do: str) -> Message:
        """The message that `chat_id` and `message_id`, or `inline_message_id`, name; raises Refused."""
        if "inline_message_id" in params:
            inline = self.inline_messages.get(params["inline_message_id"])
            if inline is None:
                raise Refused("MESSAGE_ID_INVALID")
            return inline
        if "chat_id" not in params:
            raise Refused("chat_id is empty")
        chat = self.chat_to_write(params["chat_id"])
        if "message_id" not in params:
            raise Refused("message identifier is not specified")
        message = chat.message(params["message_id"])
        if message is None:
            raise Refused(f"message to {to_do} not found")
        return message

    def unanswered_callbacks(self) -> list[Press]:
        return [press for press in self.presses.values() if not press.answered]

    # -- waiting --

    @property
    def is_idle(self) -> bool:
        return not self.in_flight and not self.updates.pending

    async def settles(self, quiet: float = 0.05, timeout: float = 5.0) -> None:
        """Returns once every update is confirmed and no call was under way for `quiet` real seconds."""
        try:
            await self.activity.until(lambda: True if self.is_idle else None, timeout)
            while await self.activity.wait(quiet):
                await self.activity.until(lambda: True if self.is_idle else None, timeout)
        except TimeoutError:
            raise NoReply(
                f"not settled within {timeout} s: {len(self.updates.pending)} updates wait, "
                f"{self.in_flight} calls are under way\n{self.lately()}"
            ) from None

    def lately(self) -> str:
        """The last calls and every violation, for a failing test's message."""
        calls = [call for call in self.calls if call.method != "getUpdates"][-CALLS_SHOWN:]
        lines = ["the bot's last calls:", *map(str, calls), "violations:", *map(str, self.violations)]
        return "\n  ".join(lines)


_CLOSED: dict[bool, dict[str, str]] = {
    True: {
        "never": "bot can't initiate conversation with a user",
        "kicked": "bot was blocked by the user",
    },
    False: {
        "left": "bot is not a member of the {} chat",
        "kicked": "bot was kicked from the {} chat",
        "restricted": "not enough rights to send text messages to the chat",
    },
}
