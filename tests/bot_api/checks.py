"""Telegram's rules for texts, keyboards, commands and inline results.

Each check raises Refused with Telegram's own words where Telegram refuses; what it takes but drops, cuts or
ignores goes to `notes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .entities import (
    PAYLOAD,
    checked,
    cleaned,
    is_blank,
    is_link,
    parse_html,
    start_payload,
    to_html,
    trimmed,
)
from .refusals import JSON, Refused

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
SOURCE_LIMIT = 32768
CALLBACK_DATA_LIMIT = 64
COPY_TEXT_LIMIT = 256
RESULTS_LIMIT = 50
COMMANDS_LIMIT = 100
ENTITIES_LIMIT = 100
BUTTONS_LIMIT = 100
ROW_LIMIT = 8

ACTIONS = (
    "url", "callback_data", "callback_game", "pay", "switch_inline_query", "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat", "copy_text", "login_url", "web_app",
)  # fmt: skip
CHAT_ACTIONS = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
})  # fmt: skip
_COMMAND = re.compile(r"^[a-z0-9_]{1,32}$")
_LANGUAGE = re.compile(r"^(?:[a-z]{2})?$")
_SECRET = re.compile(r"^[A-Za-z0-9_-]{1,256}$")


@dataclass(frozen=True, slots=True)
class Written:
    """A text as a bot sent it, and as a person reads it."""

    text: str
    entities: list[JSON]
    source: str

    @property
    def html(self) -> str:
        return to_html(self.text, self.entities)


def written(
    source: str, parse_mode: str, entities: Iterable[JSON], limit: int, notes: list[str], username: str
) -> Written:
    """Raises Refused where `source` cannot be read or shows more than `limit` characters; it may be empty."""
    if len(source.encode()) > SOURCE_LIMIT:
        raise Refused("text is too long")
    clean = cleaned(source)
    match parse_mode.lower():
        case "" | "none":
            text, found = clean, checked(clean, [entity for entity in entities if _is_formatting(entity)])
        case "html":
            text, found = parse_html(clean, notes)
        case "markdown" | "markdownv2":
            notes.append("Markdown is not read by this double")
            text, found = clean, []
        case _:
            raise Refused("unsupported parse_mode")
    text, found = trimmed(text, found)
    if len(text) > limit:
        raise Refused("message is too long" if limit == TEXT_LIMIT else "message caption is too long")
    if len(found) > ENTITIES_LIMIT:
        notes.append(f"{len(found)} entities; Telegram keeps {ENTITIES_LIMIT}")
    for entity in found:
        _note_deep_link(entity.get("url"), notes, username)
    return Written(text, found, source)


def _is_formatting(entity: JSON) -> bool:
    return entity["type"] not in {
        "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number",
    }  # fmt: skip


def text_of(params: Mapping[str, Any], notes: list[str], username: str, name: str = "text") -> Written:
    """The text of a message, which is never empty."""
    if not params.get(name):
        raise Refused("message text is empty")
    found = written(params[name], params.get("parse_mode", ""), params.get("entities", ()), TEXT_LIMIT, notes, username)
    if is_blank(found.text):
        raise Refused("text must be non-empty")
    return found


def caption_of(params: Mapping[str, Any], notes: list[str], username: str) -> Written:
    return written(
        params.get("caption", ""), params.get("parse_mode", ""), params.get("caption_entities", ()),
        CAPTION_LIMIT, notes, username,
    )  # fmt: skip


def _note_deep_link(url: str | None, notes: list[str], username: str) -> None:
    payload = start_payload(url, username) if url else None
    if payload is not None and not PAYLOAD.match(payload):
        notes.append(f"start payload {payload!r} is not 1 to 64 of A-Za-z0-9_-")


def keyboard_of(params: Mapping[str, Any], notes: list[str], username: str, is_private: bool) -> JSON | None:
    """The reply markup as it will be shown: buttons without a text are not."""
    markup: JSON | None = params.get("reply_markup")
    if not markup:
        return None
    if "inline_keyboard" in markup:
        return _inline_keyboard(markup["inline_keyboard"], notes, username, is_private)
    if "keyboard" in markup:
        _check_reply_keyboard(markup, notes)
    return markup


def _inline_keyboard(rows: list[list[JSON]], notes: list[str], username: str, is_private: bool) -> JSON | None:
    shown = []
    for row in rows:
        if len(row) > ROW_LIMIT:
            notes.append(f"a row of {len(row)} buttons; Telegram shows at most {ROW_LIMIT}")
        if not row:
            notes.append("a row without buttons is not shown")
        buttons = [button for button in row if _inline_button(button, notes, username, is_private)]
        if buttons:
            shown.append(buttons)
    if sum(map(len, shown)) > BUTTONS_LIMIT:
        raise Refused("reply markup is too long")
    return {"inline_keyboard": shown} if shown else None


def _inline_button(button: JSON, notes: list[str], username: str, is_private: bool) -> bool:
    """Whether the button is shown."""
    actions = [name for name in ACTIONS if name in button and button[name] not in ("", None, False)]
    actions += [name for name in button if name.startswith("switch_inline") and button[name] == ""]
    if not actions:
        raise Refused("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        notes.append(f"button {button['text']!r} has {len(actions)} actions; exactly one is to be used")
    _check_action(actions[0], button, notes, username, is_private)
    if not button["text"].strip():
        notes.append("a button without a text is not shown")
        return False
    return True


def _check_action(action: str, button: JSON, notes: list[str], username: str, is_private: bool) -> None:
    value = button[action]
    match action:
        case "callback_data" if len(value.encode()) > CALLBACK_DATA_LIMIT:
            raise Refused("BUTTON_DATA_INVALID")
        case "url":
            if not is_link(value):
                raise Refused(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
            _note_deep_link(value, notes, username)
        case "copy_text" if not 1 <= len(value["text"]) <= COPY_TEXT_LIMIT:
            raise Refused("BUTTON_COPY_TEXT_INVALID")
        case "web_app":
            if not is_private:
                raise Refused("BUTTON_TYPE_INVALID")
            if not value["url"].startswith("https://"):
                raise Refused(f"inline keyboard button Web App URL '{value['url']}' is invalid: Only HTTPS links")
        case "switch_inline_query" | "switch_inline_query_current_chat" if len(value) > 256:
            notes.append("an inline query is at most 256 characters long")


def _check_reply_keyboard(markup: JSON, notes: list[str]) -> None:
    if not any(markup["keyboard"]):
        raise Refused("reply markup is empty")
    for row in markup["keyboard"]:
        for button in row:
            if not button["text"].strip():
                notes.append("a button without a text is not shown")
    placeholder = markup.get("input_field_placeholder")
    if placeholder is not None and not 1 <= len(placeholder) <= 64:
        notes.append("input_field_placeholder is 1 to 64 characters long")


def check_commands(commands: Iterable[JSON]) -> None:
    names = [command["command"] for command in commands]
    if len(names) > COMMANDS_LIMIT:
        raise Refused("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.match(command["command"]):
            raise Refused("BOT_COMMAND_INVALID")
        if not command["description"].strip():
            raise Refused("command description must be non-empty")
        if len(command["description"]) > 256:
            raise Refused("BOT_COMMAND_DESCRIPTION_INVALID")


def check_language(params: Mapping[str, Any]) -> str:
    language: str = params.get("language_code", "")
    if not _LANGUAGE.match(language):
        raise Refused("invalid language code specified")
    return language


def check_secret(params: Mapping[str, Any]) -> None:
    secret = params.get("secret_token")
    if secret is not None and not _SECRET.match(secret):
        raise Refused("secret token contains unallowed characters")


def check_results(params: Mapping[str, Any], notes: list[str], username: str) -> None:
    """The answer to an inline query: results, next offset, button."""
    results = params.get("results", [])
    if len(results) > RESULTS_LIMIT:
        raise Refused("too many inline query results specified")
    for result in results:
        check_result(result, notes, username)
    if len({result["id"] for result in results}) < len(results):
        raise Refused("RESULT_ID_DUPLICATE")
    if len(params.get("next_offset", "").encode()) > 64:
        raise Refused("NEXT_OFFSET_INVALID")
    if "button" in params:
        _check_results_button(params["button"])


def check_result(result: JSON, notes: list[str], username: str) -> None:
    if not 1 <= len(result["id"].encode()) <= 64:
        raise Refused("RESULT_ID_INVALID")
    if result["type"] == "article" and not result["title"].strip():
        raise Refused("ARTICLE_TITLE_EMPTY")
    content = result.get("input_message_content")
    if content and "message_text" in content:
        text_of(content, notes, username, name="message_text")
    caption_of(result, notes, username)
    keyboard_of(result, notes, username, is_private=False)
    for name in ("url", "thumbnail_url", "photo_url"):
        if result.get(name) and not is_link(result[name]):
            raise Refused("WEBDOCUMENT_URL_INVALID" if name != "url" else "ARTICLE_URL_INVALID")


def _check_results_button(button: JSON) -> None:
    actions = [name for name in ("start_parameter", "web_app") if name in button]
    if len(actions) != 1:
        raise Refused(
            "can't parse inline query results button: InlineQueryResultsButton must have exactly one optional field"
        )
    if not button["text"].strip():
        raise Refused("BUTTON_TEXT_EMPTY")
    if actions == ["start_parameter"]:
        if not button["start_parameter"]:
            raise Refused("START_PARAM_EMPTY")
        if not PAYLOAD.match(button["start_parameter"]):
            raise Refused("START_PARAM_INVALID")
