# ruff: noqa: ARG001, ARG002 -- every method takes the same two arguments, whether it looks at both or not
"""What each Bot API method does once its parameters are known to fit: checks of meaning, then the effect.

Every method runs to its end without a pause, so that a call has an effect wholly or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from . import checks
from .chats import Chat, Message
from .checks import Written
from .entities import start_payload
from .parameters import Upload
from .refusals import JSON, Refused
from .world import World

Method = Callable[[JSON, list[str]], Any]

_UNMODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


class Methods:
    """The methods of one bot; each takes its parameters and a list for notes, and gives the result."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.by_name: dict[str, Method] = {
            "getMe": self.get_me,
            "logOut": self.log_out,
            "close": self.close,
            "sendMessage": self.send_message,
            "sendPhoto": self.send_photo,
            "sendDocument": self.send_document,
            "sendChatAction": self.send_chat_action,
            "editMessageText": self.edit_message_text,
            "editMessageReplyMarkup": self.edit_message_reply_markup,
            "deleteMessage": self.delete_message,
            "answerCallbackQuery": self.answer_callback_query,
            "answerInlineQuery": self.answer_inline_query,
            "answerGuestQuery": self.answer_guest_query,
            "getFile": self.get_file,
            "getChat": self.get_chat,
            "getChatMember": self.get_chat_member,
            "leaveChat": self.leave_chat,
            "setMyCommands": self.set_my_commands,
            "getMyCommands": self.get_my_commands,
            "deleteMyCommands": self.delete_my_commands,
        }
        for name, stem in (
            ("name", "Name"),
            ("description", "Description"),
            ("short_description", "ShortDescription"),
        ):
            self.by_name[f"setMy{stem}"] = self._setter(name)
            self.by_name[f"getMy{stem}"] = self._getter(name)
        self.logged_out = False

    # -- the bot --

    def get_me(self, params: JSON, notes: list[str]) -> JSON:
        bot = self.world.bot
        return bot.as_json() | {
            "can_join_groups": True,
            "can_read_all_group_messages": bot.reads_all_group_messages,
            "supports_inline_queries": bot.takes_inline_queries,
            "supports_guest_queries": bot.takes_guest_queries,
            "can_connect_to_business": False,
            "has_main_web_app": False,
            "has_topics_enabled": False,
        }

    def log_out(self, params: JSON, notes: list[str]) -> bool:
        self.logged_out = True
        return True

    def close(self, params: JSON, notes: list[str]) -> bool:
        return True

    def _setter(self, name: str) -> Method:
        def set_it(params: JSON, notes: list[str]) -> bool:
            self.world.names[name, checks.check_language(params)] = params.get(name, "")
            return True

        return set_it

    def _getter(self, name: str) -> Method:
        def get_it(params: JSON, notes: list[str]) -> JSON:
            names, language = self.world.names, checks.check_language(params)
            return {name: names.get((name, language)) or names.get((name, ""), "")}

        return get_it

    def set_my_commands(self, params: JSON, notes: list[str]) -> bool:
        if not params.get("commands"):
            notes.append("no commands: Telegram takes this for their removal")
        checks.check_commands(params.get("commands", []))
        self.world.commands[self._scope(params)] = params.get("commands", [])
        return True

    def get_my_commands(self, params: JSON, notes: list[str]) -> list[JSON]:
        return self.world.commands.get(self._scope(params), [])

    def delete_my_commands(self, params: JSON, notes: list[str]) -> bool:
        self.world.commands.pop(self._scope(params), None)
        return True

    def _scope(self, params: JSON) -> tuple[str, str]:
        scope = params.get("scope", {"type": "default"})
        if "chat_id" in scope:
            chat = self.world.chat_to_write(_number(scope["chat_id"]))
            if chat.is_private and scope["type"] != "chat":
                raise Refused("can't change commands of a private chat's members")
        key = " ".join(str(scope[name]) for name in ("type", "chat_id", "user_id") if name in scope)
        return key, checks.check_language(params)

    # -- messages --

    def send_message(self, params: JSON, notes: list[str]) -> JSON:
        chat = self.world.chat_to_write(params["chat_id"])
        text = checks.text_of(params, notes, self._username)
        options = {"link_preview_options": params.get("link_preview_options")}
        return self._say(chat, text, params, notes, options=options).as_json()

    def send_photo(self, params: JSON, notes: list[str]) -> JSON:
        file = self._file("photo", params["photo"])
        return self._send_file(params, notes, {"photo": [file | {"width": 90, "height": 60}]})

    def send_document(self, params: JSON, notes: list[str]) -> JSON:
        return self._send_file(params, notes, {"document": self._file("document", params["document"])})

    def _send_file(self, params: JSON, notes: list[str], media: JSON) -> JSON:
        chat = self.world.chat_to_write(params["chat_id"])
        return self._say(chat, checks.caption_of(params, notes, self._username), params, notes, media=media).as_json()

    def _file(self, kind: str, given: Upload | str) -> JSON:
        if isinstance(given, Upload):
            if not given.content:
                raise Refused("file must be non-empty")
            file = self.world.new_file(kind, given.name, given.content)
            return file.as_json() | ({"file_name": given.name} if kind == "document" else {})
        known = self.world.files.get(given)
        if known is not None:
            return known.as_json()
        if given.startswith(("http://", "https://")):
            return self.world.new_file(kind, given.rsplit("/", 1)[-1], given.encode()).as_json()
        raise Refused("wrong file identifier/HTTP URL specified")

    def _say(self, chat: Chat, text: Written, params: JSON, notes: list[str], **parts: Any) -> Message:
        keyboard = checks.keyboard_of(params, notes, self._username, chat.is_private)
        return self.world.new_message(
            chat, self.world.bot.as_json(), from_bot=True, text=text.text, entities=text.entities,
            source=text.source, keyboard=keyboard, reply_to=self._reply_to(chat, params), **parts,
        )  # fmt: skip

    def _reply_to(self, chat: Chat, params: JSON) -> Message | None:
        reply = params.get("reply_parameters")
        if not reply:
            return None
        place = self.world.chats.get(_number(reply.get("chat_id", chat.id)), chat)
        found = place.message(reply["message_id"])
        if found is None and not reply.get("allow_sending_without_reply"):
            raise Refused("message to be replied not found")
        if found is not None and reply.get("quote", "") not in found.text:
            raise Refused("QUOTE_TEXT_INVALID")
        return found

    def send_chat_action(self, params: JSON, notes: list[str]) -> bool:
        chat = self.world.chat_to_write(params["chat_id"])
        if params["action"] not in checks.CHAT_ACTIONS:
            raise Refused("wrong parameter action in request")
        chat.actions.append(params["action"])
        chat.report("action", None, params["action"])
        return True

    def edit_message_text(self, params: JSON, notes: list[str]) -> JSON | bool:
        text = checks.text_of(params, notes, self._username)
        message = self._to_edit(params)
        if message.has_caption:
            raise Refused("there is no text in the message to edit")
        keyboard = checks.keyboard_of(params, notes, self._username, message.chat.is_private)
        options = {"link_preview_options": params.get("link_preview_options")}
        before = (message.text, message.entities, message.keyboard, message.options)
        if before == (text.text, text.entities, keyboard, options):
            raise Refused(_UNMODIFIED)
        message.options = options
        return self._changed(message, text, keyboard, params)

    def edit_message_reply_markup(self, params: JSON, notes: list[str]) -> JSON | bool:
        message = self._to_edit(params)
        keyboard = checks.keyboard_of(params, notes, self._username, message.chat.is_private)
        if message.keyboard == keyboard:
            raise Refused(_UNMODIFIED)
        text = Written(message.text, message.entities, message.source)
        return self._changed(message, text, keyboard, params)

    def _to_edit(self, params: JSON) -> Message:
        message = self.world.message_to_change(params, "edit")
        if not message.from_bot and message.inline_id is None:
            raise Refused("message can't be edited")
        return message

    def _changed(self, message: Message, text: Written, keyboard: JSON | None, params: JSON) -> JSON | bool:
        message.change(text.text, text.entities, text.source, keyboard, self.world.clock.unix())
        message.chat.report("edited", message)
        return True if "inline_message_id" in params else message.as_json()

    def delete_message(self, params: JSON, notes: list[str]) -> bool:
        message = self.world.message_to_change(params, "delete")
        is_admin = message.chat.bot_status == "administrator"
        if not message.from_bot and not message.chat.is_private and not is_admin:
            raise Refused("message can't be deleted")
        if self.world.clock.unix() - message.date > 48 * 3600:
            raise Refused("message can't be deleted for everyone")
        message.deleted = True
        message.chat.report("deleted", message)
        return True

    # -- queries --

    def answer_callback_query(self, params: JSON, notes: list[str]) -> bool:
        press = self.world.presses.get(params["callback_query_id"])
        if press is None or press.answered or self._is_late(press.at, self.world.callback_lifetime):
            raise Refused(_TOO_OLD)
        url = params.get("url", "")
        if url and start_payload(url, self._username) is None:
            raise Refused("URL_INVALID")
        press.answered = True
        press.toast, press.is_alert, press.url = params.get("text", ""), params.get("show_alert", False), url
        press.signal.notify()
        return True

    def answer_inline_query(self, params: JSON, notes: list[str]) -> bool:
        typing = self.world.typings.get(params["inline_query_id"])
        if typing is None or typing.answered or self._is_late(typing.at, self.world.inline_lifetime):
            raise Refused(_TOO_OLD)
        checks.check_results(params, notes, self._username)
        typing.answered = True
        typing.results = params.get("results", [])
        typing.next_offset = params.get("next_offset", "")
        typing.button = params.get("button")
        typing.cache_time = params.get("cache_time", 300)
        typing.is_personal = params.get("is_personal", False)
        typing.signal.notify()
        return True

    def answer_guest_query(self, params: JSON, notes: list[str]) -> JSON:
        call = self.world.guest_calls.get(params["guest_query_id"])
        if call is None or call.reply is not None or self._is_late(call.at, self.world.callback_lifetime):
            raise Refused(_TOO_OLD)
        result = params["result"]
        checks.check_result(result, notes, self._username)
        content = result.get("input_message_content")
        text = (
            checks.text_of(content, [], self._username, name="message_text")
            if content and "message_text" in content
            else checks.caption_of(result, [], self._username)
        )
        message = self._say(call.message.chat, text, result, [])
        message.inline_id = f"guest-{message.id}"
        self.world.inline_messages[message.inline_id] = message
        call.reply = message
        call.signal.notify()
        return {"inline_message_id": message.inline_id}

    def _is_late(self, at: float, lifetime: float) -> bool:
        return self.world.clock.now() - at > lifetime

    # -- files and chats --

    def get_file(self, params: JSON, notes: list[str]) -> JSON:
        file = self.world.files.get(params["file_id"])
        if file is None:
            raise Refused("wrong file_id or the file is temporarily unavailable")
        return file.as_json() | {"file_path": file.path}

    def get_chat(self, params: JSON, notes: list[str]) -> JSON:
        chat = self._known(params["chat_id"])
        gifts = dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        )
        return chat.as_json() | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}

    def get_chat_member(self, params: JSON, notes: list[str]) -> JSON:
        chat = self._known(params["chat_id"])
        user_id = params["user_id"]
        if user_id == self.world.bot.id:
            return {"user": self.world.bot.as_json(), "status": chat.bot_status}
        if user_id not in chat.members and user_id != chat.id:
            raise Refused("member not found")
        user = {"id": user_id, "is_bot": False, **self.world.chats[user_id].name}
        return {"user": user, "status": "member"}

    def leave_chat(self, params: JSON, notes: list[str]) -> bool:
        self.world.chat_to_write(params["chat_id"]).bot_status = "left"
        return True

    def _known(self, chat_id: int | str) -> Chat:
        chat = self.world.chats.get(_number(chat_id))
        if chat is None:
            raise Refused("chat not found")
        return chat

    @property
    def _username(self) -> str:
        return self.world.bot.username


def _number(value: int | str) -> int:
    try:
        return int(value)
    except ValueError:
        return 0


def targets_chat(method: str, params: Mapping[str, Any]) -> bool:
    """Whether a call counts for the pace of a chat."""
    return method.startswith(("send", "edit", "delete")) and "chat_id" in params
