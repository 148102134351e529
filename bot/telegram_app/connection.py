"""The bot as Telegram's library has it, and what it is told once at a start: where updates go. It serves nothing."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from telegram import Bot
from telegram.error import BadRequest

from bot.delivery.pace import Pace
from bot.delivery.request import DirectRequest
from bot.settings import Access
from knowledge.errors import SettingsFault

ALLOWED: Final = ("message", "edited_message", "callback_query", "inline_query", "my_chat_member")
GUESTS: Final = "guest_message"
"""The kinds of updates that are asked for; the last one where the bot answers as a guest."""


class Wire(Bot):
    """The library's bot, whose calls keep the pace.

    `send` builds none of its objects: they cost more than the request.
    """

    __slots__ = ("_pace", "_way")

    def __init__(self, access: Access, pace: Pace, request: DirectRequest) -> None:
        super().__init__(
            access.token,
            access.base_url,
            access.base_file_url,
            request=request,
            get_updates_request=request,
        )
        self._pace, self._way = pace, request

    async def send(self, parameters: Mapping[str, Any]) -> int:
        """Calls sendMessage with parameters as they are written, without those that are None; the message's number."""
        given = {name: value for name, value in parameters.items() if value is not None}
        sent = await self._pace.process_request(self._call, (), {}, "sendMessage", given, None)
        return int(sent["message_id"]) if isinstance(sent, dict) else 0

    async def _do_post(
        self, endpoint: str, data: dict[str, Any], **timeouts: Any
    ) -> bool | dict[str, Any] | list[dict[str, Any]]:
        """Every method of the library's goes through here, as its own bot with a rate limiter has it."""
        result: bool | dict[str, Any] | list[dict[str, Any]] = await self._pace.process_request(
            super()._do_post, (endpoint, data), timeouts, endpoint, data, None
        )
        return result

    async def _call(self, endpoint: str, data: Mapping[str, Any]) -> bool | dict[str, Any] | list[dict[str, Any]]:
        """A method as the pace calls it: that of the library's bot looks for files and defaults in every value."""
        result: bool | dict[str, Any] | list[dict[str, Any]] = await self._way.call(f"{self.base_url}/{endpoint}", data)
        return result


def connection(access: Access, pace: Pace, read_timeout: float) -> Wire:
    """The bot of that token, whose calls keep the pace. It fetches no updates: one request class serves all calls."""
    return Wire(access, pace, DirectRequest(read_timeout=read_timeout))


async def announce(bot: Bot, url: str, secret: str, connections: int, kinds: Sequence[str]) -> None:
    """Asks Telegram to post updates to an address; raises SettingsFault where it does not want to."""
    try:
        await bot.set_webhook(url, max_connections=connections, allowed_updates=kinds, secret_token=secret)
    except BadRequest as error:
        raise SettingsFault(f"webhook.url: Telegram refuses it: {error.message}") from None
