"""What the README says is so: its exchange, its commands, its settings."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.main import get_command

from bot import settings, texts
from bot.citizen.memory import Memory
from bot.cli import app
from bot.conversation import Conversation
from bot.messages import Incoming
from bot.start import library

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
CONFIGURED = yaml.safe_load((ROOT / "config" / "settings.yaml").read_text("utf-8"))
KEYS = [f"{section}.{key}" for section, keys in CONFIGURED.items() for key in keys]


def value(key: str) -> Any:
    section, name = key.split(".")
    return CONFIGURED[section][name]


def test_the_exchange_is_what_the_bot_says() -> None:
    shown = re.search(r"```\n问> (?P<question>.+)\n\n(?P<reply>(?:.|\n)+?)\n```", README)
    assert shown
    folders = settings.folders()
    plain = settings.load().model_copy(update={"meaning": settings.MeaningSettings(enabled=False)})
    words = texts.load(folders["config"] / "texts")
    talk = Conversation(library(plain, folders), words, Memory(60, 10), lambda: 0.0)
    _, reply = talk.reply(Incoming(shown["question"], chat="readme", person="reader"))
    assert reply.plain == shown["reply"]


def test_every_command_is_described() -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    assert commands
    for name in commands:
        assert f"`congress-bot {name}" in README, name


@pytest.mark.parametrize("key", KEYS)
def test_every_setting_is_described_with_its_default(key: str) -> None:
    row = re.search(rf"^\| `{re.escape(key)}` \| (?P<default>[^|]+) \| (?P<meaning>[^|]+) \|$", README, re.MULTILINE)
    assert row, key
    assert yaml.safe_load(row["default"]) == value(key)


def test_no_setting_is_described_that_is_not_there() -> None:
    described = re.findall(r"^\| `([a-z_]+\.[a-z_]+)` \|", README, re.MULTILINE)
    assert sorted(described) == sorted(KEYS)


def test_the_environment_that_is_read_is_described() -> None:
    source = (ROOT / "bot" / "settings.py").read_text("utf-8")
    read = set(re.findall(r'environ\.get\("([A-Z_]+)"\)', source))
    assert read
    assert all(f"`{name}`" in README for name in read)
