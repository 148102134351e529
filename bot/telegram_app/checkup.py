"""What Telegram says when it is asked once, without pace and repetition: for an operator who looks for what is wrong.

It judges nothing and changes nothing. No text of its own holds the token, nor the address that holds it.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Any, Final
from urllib.parse import urlsplit

from telegram.error import InvalidToken, TelegramError

from bot.delivery.connections import Connections, Exchange, Unreadable
from bot.delivery.request import DirectRequest
from bot.settings import Access

PATIENCE: Final = 5.0
JSON = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Network:
    """Whether the Bot API server answers: the kind of fault or "", seconds that it took, seconds our clock is ahead."""

    fault: str = ""
    seconds: float = 0.0
    ahead: float | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """What Telegram knows of the bot; the kind of fault or "" where it said it."""

    fault: str = ""
    is_refused: bool = False
    me: JSON = field(default_factory=dict)
    webhook: JSON = field(default_factory=dict)


async def network(base_url: str, now: Callable[[], datetime]) -> Network:
    """Asks the server's root, which needs no token."""
    place, began = urlsplit(base_url), monotonic()
    exchange, connections = Exchange("GET", f"{place.scheme}://{place.netloc}/"), Connections()
    try:
        async with asyncio.timeout(PATIENCE):
            await connections.make(exchange)
    except (OSError, ValueError, Unreadable) as error:
        return Network(type(error).__name__)
    finally:
        await connections.close()
    date = exchange.answered.get(b"date", b"").decode("latin-1")
    return Network("", monotonic() - began, _ahead(date, now()))


async def account(access: Access) -> Account:
    """Asks who the bot is, and where its updates go."""
    request = DirectRequest(1)
    await request.initialize()
    try:
        start = access.base_url + access.token
        me = await request.call(f"{start}/getMe", {}, PATIENCE)
        return Account(me=me, webhook=await request.call(f"{start}/getWebhookInfo", {}, PATIENCE))
    except InvalidToken:
        return Account(is_refused=True)
    except TelegramError as error:
        return Account(type(error).__name__)
    finally:
        await request.shutdown()


def _ahead(date: str, now: datetime) -> float | None:
    """Seconds that `now` is later than a Date header says; None where it says nothing."""
    try:
        return (now - parsedate_to_datetime(date)).total_seconds()
    except (ValueError, TypeError):
        return None
