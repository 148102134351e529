"""What the chaos tests share: how long they take, where chance begins, and a server."""

import random
from collections.abc import AsyncIterator

import pytest

from tests.bot_api import BotApi


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def server() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server
        server.verify()


@pytest.fixture
def chance(request: pytest.FixtureRequest) -> random.Random:
    """Chance that can be had again: the seed is shown where a test fails."""
    seed = request.config.getoption("seed") or random.randrange(1, 1 << 30)
    print(f"--seed {seed}")  # noqa: T201 -- shown by pytest where a test fails
    return random.Random(seed)


@pytest.fixture
def kills(request: pytest.FixtureRequest) -> int:
    return int(request.config.getoption("kills"))


@pytest.fixture
def updates(request: pytest.FixtureRequest) -> int:
    return int(request.config.getoption("updates"))


@pytest.fixture
def seconds(request: pytest.FixtureRequest) -> int:
    return int(request.config.getoption("seconds"))


@pytest.fixture
def pairs(request: pytest.FixtureRequest) -> int:
    return int(request.config.getoption("pairs"))
