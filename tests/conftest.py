"""What many tests share: the embedded page's library, a visitor who asks it, Telegram's double, and chance."""

import io
import logging
import os
import random
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Final

import pytest
from hypothesis import settings

from bot import logbook
from bot.conversation import Conversation
from knowledge.answer import Library
from knowledge.meaning import engine
from knowledge.meaning.engine import Engine
from tests.bot_api import BotApi
from tests.building import Visitor, a_conversation, a_library, a_page, a_speech, real_library

os.environ.update(engine.ON_EVERY_PROCESSOR)  # for those that open the encoder in this process

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    """How long tests/chaos takes; short unless told otherwise."""
    for name, short, meaning in (
        ("kills", 4, "how often the whole bot is killed"),
        ("updates", 250, "how many updates a day has"),
        ("minutes", 0, "how long a day lasts at most; 0 for as long as its updates take"),
        ("seconds", 4, "how long it is reloaded under load"),
        ("pairs", 60, "how many pairs of faults an editor makes"),
        ("seed", 1, "where chance begins: the same in every run; 0 for somewhere else each time"),
    ):
        parser.addoption(f"--{name}", type=int, default=short, help=meaning)


@pytest.fixture(scope="session")
def library() -> Library:
    return real_library()


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the encoder's model, made once."""
    folder = tmp_path_factory.mktemp("encoder")
    if engine.available():
        Engine.opened(folder)
    return folder


@pytest.fixture(scope="session")
def conversation(library: Library) -> Conversation:
    return a_conversation(library)


@pytest.fixture
def visitor(conversation: Conversation) -> Visitor:
    return Visitor(conversation)


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
def log() -> Iterator[io.StringIO]:
    """What the bot writes into its log."""
    handlers, level = logging.root.handlers[:], logging.root.level
    text = io.StringIO()
    logbook.keep([], text)
    yield text
    logging.captureWarnings(False)
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)
    for name in logbook.OURS:
        logging.getLogger(name).setLevel(logging.NOTSET)


TEA: Final = (
    "我今年三十一岁，从农业学校毕业后回到村里种茶，女儿在镇上读书。\n\n八十三岁的王大娘说，茶好不好，舌头知道。前年八月，茶园遭了雹子。\n\n"
    "我盼着市里给村里修一条茶路。茶园10月10日开园，客人要进得来。"
)
RIVERS: Final = "我们要治好每一条河，一年接着一年干。\n\n治河先治岸。两只碗都要端稳，一碗是水，一碗是鱼。"


@pytest.fixture
def citizen() -> Visitor:
    """Somebody who talks to the bot of a small page: a tea grower and who looks after rivers."""
    speeches = (
        a_speech("王一", TEA, headline="把茶种到云里"),
        a_speech("李二", RIVERS, posts=("市水务局局长",), headline="治河"),
    )
    return Visitor(a_conversation(a_library(a_page(*speeches))))
