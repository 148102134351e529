"""The whole bot for tests: real conversation, shelf, store and admins, beside a Bot API server on loopback."""

from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager
from pathlib import Path
from shutil import copytree
from typing import Any

from bot.conversation import Conversation
from bot.service.interior import Interior
from bot.service.reception import reception
from bot.service.serving import Service
from bot.settings import folders as shipped
from tests.bot_api import BotApi
from tests.building import EMBEDDED
from tests.running import WORDS, a_bot, settings


def own_coverage(folder: Path) -> Path:
    """A coverage folder of a test's own, which begins as the embedded one."""
    return copytree(EMBEDDED, folder / "coverage", ignore=lambda _, names: [n for n in names if n.startswith("__")])


@asynccontextmanager
async def the_bot(server: BotApi, folder: Path, *, coverage: Path = EMBEDDED, **kwargs: Any) -> AsyncIterator[Service]:
    """All that `congress-bot run` starts, without a second look; its data lies in `folder`."""
    data = folder / "data"
    places = {**shipped(), "coverage": coverage, "data": data}
    changes = {"meaning": {"enabled": False}, "conversation": {"a_minute": 1000}, **kwargs.pop("settings", {})}

    def talking(interior: Interior) -> AbstractContextManager[Conversation]:
        return reception(settings(changes), places, WORDS, interior)

    async with a_bot(server, data, talking, **{**changes, **kwargs}) as service:
        yield service
