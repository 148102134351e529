"""The log: JSON lines that name kinds and places, and nobody and no secret."""

import io
import json
import logging
import subprocess
import sys
from collections.abc import Iterator

import pytest

from bot import logbook
from knowledge.text import fold
from tests.building import ROOT


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    handlers, level = logging.root.handlers[:], logging.root.level
    text = io.StringIO()
    logbook.keep(["s3cret", ""], text)
    yield text
    logging.captureWarnings(False)
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)
    for name in logbook.OURS:
        logging.getLogger(name).setLevel(logging.NOTSET)


def lines(written: io.StringIO) -> list[dict[str, str]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


def test_a_line_says_when_how_grave_from_where_and_what(written: io.StringIO) -> None:
    logging.getLogger("bot.service.serving").info("%s serves", "@bot")
    (line,) = lines(written)
    assert line.items() >= {"level": "info", "from": "bot.service.serving", "event": "@bot serves"}.items()
    assert line["at"].endswith("+00:00")


def test_libraries_are_quiet_below_a_warning(written: io.StringIO) -> None:
    for name in ("httpx", "telegram.ext.ExtBot", "aiohttp.access", "alembic"):
        logging.getLogger(name).info("GET /bots3cret/getMe")
    assert lines(written) == []


def test_a_secret_is_hidden_wherever_it_stands(written: io.StringIO) -> None:
    logging.getLogger("aiohttp").warning("cannot connect to /bots3cret/getMe")
    assert "s3cret" not in written.getvalue()
    assert "***" in written.getvalue()


def test_of_an_exception_the_kind_and_our_place_stand_there_and_never_its_words(written: io.StringIO) -> None:
    try:
        fold(object())  # type: ignore[arg-type]
    except Exception:
        logging.getLogger("bot").exception("failed")
    (line,) = lines(written)
    assert "(text.py:" in line["fault"]
    assert "object" not in line["fault"]


def test_asyncios_words_about_a_task_hold_nothing_of_its_exception(written: io.StringIO) -> None:
    logging.getLogger("asyncio").error("Task exception was never retrieved\nfuture: <Task exception=Anna asked>")
    assert lines(written)[0]["event"] == "Task exception was never retrieved"


def test_no_sign_in_an_event_ends_its_line(written: io.StringIO) -> None:
    event = "".join(map(chr, range(0x2100))) + "\u2028"
    logging.getLogger("bot").warning("%s", event)
    assert json.loads(written.getvalue())["event"] == event
    assert len(written.getvalue().splitlines()) == 1


UNCAUGHT = """
import threading
from bot import logbook
class Dying:
    def __del__(self):
        raise ValueError("s3cret of Anna")
def fails():
    raise ValueError("s3cret of Anna")
logbook.keep(["s3cret"])
logbook.catch()
Dying()
one = threading.Thread(target=fails)
one.start()
one.join()
fails()
"""


def test_an_error_that_nobody_caught_is_a_line_without_its_words() -> None:
    ended = subprocess.run([sys.executable, "-c", UNCAUGHT], capture_output=True, text=True, check=False, cwd=ROOT)
    said = [json.loads(line) for line in ended.stderr.splitlines()]
    assert [line["fault"].split()[0] for line in said] == ["ValueError"] * 3
    assert "ended by an error" in said[-1]["event"]
    assert ended.returncode == 1
    assert "Anna" not in ended.stderr
    assert "s3cret" not in ended.stderr
