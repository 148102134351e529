"""The bot as Telegram's library has it, and what it is told once at a start: where updates go. It serves nothing."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from telegram.error import BadRequest
from telegram.ext import ExtBot

from bot.delivery.pace import Pace
from bot.delivery.request import AiohttpRequest
from bot.delivery.verdict import Lost
from bot.settings import Access
from knowledge.errors import SettingsFault

ALLOWED: Final = ("message", "edited_message", "callback_query", "inline_query", "my_chat_member")
GUESTS: Final = "guest_message"
"""The kinds of updates that are asked for; the last one where the bot answers as a guest."""


class Wire(ExtBot[Lost]):
    """The library's bot, with a way to send that builds none of its objects: they cost more than the request."""

    __slots__ = ()

    async def send(self, parameters: Mapping[str, Any]) -> int:
        """Calls sendMessage with parameters as they are written, without those that are None; the message's number."""
        sent = await self._post("sendMessage", dict(parameters))
        return int(sent["message_id"])


def connection(access: Access, pace: Pace, read_timeout: float) -> Wire:
    """The bot of that token, whose calls keep the pace. It fetches no updates: one request class serves all calls."""
    request = AiohttpRequest(read_timeout=read_timeout)
    return Wire(
        access.token,
        access.base_url,
        access.base_file_url,
        request=request,
        get_updates_request=request,
        rate_limiter=pace,
    )


async def announce(bot: ExtBot[Lost], url: str, secret: str, connections: int, kinds: Sequence[str]) -> None:
    """Asks Telegram to post updates to an address; raises SettingsFault where it does not want to."""
    try:
        await bot.set_webhook(url, max_connections=connections, allowed_updates=kinds, secret_token=secret)
    except BadRequest as error:
        raise SettingsFault(f"webhook.url: Telegram refuses it: {error.message}") from None
