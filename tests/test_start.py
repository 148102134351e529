"""A start loads nothing that it does not need. What it takes is measured by `benchmarks/startup.py`, not here."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from bot.store import schema
from tests.building import ROOT

ASKED: Final = """
from bot.commands.citizen import conversation
from bot.messages import Incoming
with conversation() as talk:
    talk.reply(Incoming("厂所结合是什么意思", chat="a", person="b"))
"""
FETCHED: Final = """
import bot.cli, bot.settings, bot.texts, bot.logbook, bot.service.serving
bot.texts.load(bot.settings.folders()["config"] / "texts")
bot.settings.load()
"""
SERVED: Final = """
from datetime import UTC, datetime
from pathlib import Path
from bot.store import Place, Store
Store(Place(Path("DATA"), ""), b"s" * 32, lambda: datetime.now(UTC)).start()
"""
LOADED: Final = "\nimport sys; print(*sys.modules)"


def loaded(program: str, data: Path) -> set[str]:
    """The modules that a program has loaded at its end, in a process of its own."""
    environment = {**os.environ, "CONGRESS_BOT_DATA": str(data)}
    command = [sys.executable, "-c", program.replace("DATA", str(data)) + LOADED]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, cwd=ROOT)
    return set(done.stdout.split())


def test_a_question_at_the_terminal_loads_no_database_and_no_way_to_telegram(tmp_path: Path) -> None:
    found = loaded(ASKED, tmp_path)
    assert "knowledge.answer" in found
    assert found.isdisjoint({"telegram", "aiohttp", "httpx", "sqlalchemy", "alembic", "ruamel.yaml", "sklearn"})
    assert found.isdisjoint({"pypinyin.phrases_dict", "jieba.posseg"})


def test_telegram_can_be_asked_for_updates_before_what_answers_them_is_loaded(tmp_path: Path) -> None:
    found = loaded(FETCHED, tmp_path)
    assert "bot.delivery.polling" in found
    assert found.isdisjoint({"numpy", "jieba", "pypinyin", "opencc", "sqlalchemy", "prometheus_client", "rich"})
    assert found.isdisjoint({"knowledge.answer", "bot.store", "bot.conversation", "bot.versions.shelf"})


def test_alembic_is_loaded_where_tables_change_and_at_no_other_start(tmp_path: Path) -> None:
    assert "alembic" in loaded(SERVED, tmp_path)
    assert "alembic" not in loaded(SERVED, tmp_path)


def test_the_newest_revision_is_that_of_the_migrations() -> None:
    script = pytest.importorskip("alembic.script")
    assert script.ScriptDirectory(str(schema.MIGRATIONS)).get_current_head() == schema.NEWEST
