"""Buttons as Telegram's inline keyboard (https://core.telegram.org/bots/api#inlinekeyboardbutton).

A button that Telegram would refuse is left out and logged, for the answer matters more than it.
"""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, SwitchInlineQueryChosenChat

from bot.messages import Action, Button, Rows
from bot.telegram_app.html import plain

log: Final = logging.getLogger(__name__)
IN_A_ROW: Final = 8
AT_MOST: Final = 100
PAYLOAD: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
_VALID: Final = {
    Action.PRESS: lambda value: 1 <= len(value.encode()) <= 64,
    Action.COPY: lambda value: 1 <= len(value) <= 256,
    Action.SHARE: lambda value: len(value) <= 256,
    Action.OPEN: lambda value: bool(PAYLOAD.fullmatch(value)),
}


@dataclass(frozen=True, slots=True)
class Markup:
    """Keyboards for the bot of that name; a bot without inline mode has no buttons to share by."""

    username: str
    has_inline_mode: bool = True

    def keyboard(self, rows: Rows, only: tuple[Action, ...] = tuple(Action)) -> InlineKeyboardMarkup | None:
        """The keyboard with the buttons of some kinds; None where nothing is left."""
        shown: list[list[InlineKeyboardButton]] = []
        left = AT_MOST
        for row in rows:
            buttons = list(self._buttons(row, only))[:left]
            left -= len(buttons)
            shown += [buttons[at : at + IN_A_ROW] for at in range(0, len(buttons), IN_A_ROW)]
        return InlineKeyboardMarkup(shown) if shown else None

    def link(self, payload: str) -> str:
        """The address that opens the bot with a payload."""
        return f"https://t.me/{self.username}?start={payload}"

    def _buttons(self, row: tuple[Button, ...], only: tuple[Action, ...]) -> Iterator[InlineKeyboardButton]:
        for button in row:
            label, value = plain(button.label).strip(), plain(button.value)
            if button.action not in only or (button.action is Action.SHARE and not self.has_inline_mode):
                continue
            if label and _VALID[button.action](value):
                yield self._button(label, value, button.action)
            else:
                log.error("a button to %s is left out: Telegram would refuse it", button.action.value)

    def _button(self, label: str, value: str, action: Action) -> InlineKeyboardButton:
        match action:
            case Action.PRESS:
                return InlineKeyboardButton(label, callback_data=value)
            case Action.COPY:
                return InlineKeyboardButton(label, copy_text=CopyTextButton(value))
            case Action.OPEN:
                return InlineKeyboardButton(label, url=self.link(value))
            case Action.SHARE:
                chosen = SwitchInlineQueryChosenChat(
                    value, allow_user_chats=True, allow_group_chats=True, allow_channel_chats=True
                )
                return InlineKeyboardButton(label, switch_inline_query_chosen_chat=chosen)
