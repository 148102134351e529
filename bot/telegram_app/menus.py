"""The menus of commands: per language, for private chats, for groups, and for each admin's own chat."""

from collections.abc import Mapping, Sequence
from typing import Final

from telegram import Bot, BotCommand, BotCommandScope, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats
from telegram import BotCommandScopeChat as ScopeOfChat

from bot.texts import Texts

CITIZENS: Final = ("start", "help", "speakers", "topics", "page", "language", "privacy", "forget", "cancel")
IN_GROUPS: Final = ("help", "speakers", "topics", "page")
ADMINS: Final = ("reload", "versions", "rollback", "status", "gaps", "fixes")
CODES: Final = {"zh": "zh-Hans", "en": "en"}
"""Telegram's languages here have two letters; whoever reads traditional characters gets the menu of `zh`."""


class Menus:
    """Sets the menus; `language` is shown to whoever has an app in none of ours."""

    def __init__(self, bot: Bot, texts: Mapping[str, Texts], language: str) -> None:
        self._bot = bot
        self._languages = {"": language} | CODES
        self._texts = texts

    async def for_all(self) -> None:
        await self._set(CITIZENS, BotCommandScopeAllPrivateChats())
        await self._set(IN_GROUPS, BotCommandScopeAllGroupChats())

    async def for_admin(self, chat_id: int) -> None:
        """Telegram knows the chat only after its admin has written."""
        await self._set((*CITIZENS, *ADMINS), ScopeOfChat(chat_id))

    async def for_citizen(self, chat_id: int) -> None:
        """A chat whose person was an admin once has everybody's menu again."""
        for code in self._languages:
            await self._bot.delete_my_commands(ScopeOfChat(chat_id), code or None)

    async def _set(self, names: Sequence[str], scope: BotCommandScope) -> None:
        for code, language in self._languages.items():
            texts = self._texts[language]
            commands = [BotCommand(name, texts(f"menu.{name}")) for name in names]
            await self._bot.set_my_commands(commands, scope, code or None)
