"""Settings: one file that lists them all, the environment over it, and every mistake named."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from bot import settings
from bot.store import Retention
from knowledge.errors import SettingsFault
from knowledge.passages import LEAST, MOST
from knowledge.ranking import Weights
from knowledge.snapshot import Cut
from tests.building import CONFIG


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A config folder of the test's own, and an environment that says nothing else."""
    import os

    for name in [name for name in os.environ if name.startswith("CONGRESS_BOT_")]:
        monkeypatch.delenv(name)
    shutil.copy(CONFIG / settings.SETTINGS, tmp_path)
    monkeypatch.setenv("CONGRESS_BOT_CONFIG", str(tmp_path))
    return tmp_path


def write(folder: Path, text: str) -> None:
    (folder / settings.SETTINGS).write_text(text, "utf-8")


def in_file() -> dict[str, dict[str, Any]]:
    data: dict[str, dict[str, Any]] = yaml.safe_load((CONFIG / settings.SETTINGS).read_text("utf-8"))
    return data


def in_code() -> dict[str, dict[str, Any]]:
    """Every setting with its default, without any file."""
    return {
        name: {key: one.default for key, one in type(section.default).model_fields.items()}
        for name, section in settings.Settings.model_fields.items()
        if isinstance(section.default, BaseModel)
    }


SETTINGS = [(section, key) for section, keys in in_code().items() for key in keys]


def test_the_file_lists_every_setting_with_its_default_and_no_other() -> None:
    assert in_file() == in_code()


def test_every_setting_of_the_file_has_a_line_of_meaning() -> None:
    lines = (CONFIG / settings.SETTINGS).read_text("utf-8").splitlines()
    for line in lines:
        if re.match(r"\s+\w+:", line):
            assert re.search(r"#\s*\S", line), line


def test_defaults_of_settings_and_of_the_library_are_the_same() -> None:
    chosen = settings.load()
    assert (chosen.passages.most, chosen.passages.least) == (MOST, LEAST) == (Cut().most, Cut().least)
    assert Weights(**chosen.ranking.model_dump()) == Weights()


OTHER_TEXTS = {("webhook", "url"): "https://example.org/hook", ("store", "zone"): "UTC"}
"""Texts that a setting may have, where not any will do."""


@pytest.mark.parametrize(("section", "key"), SETTINGS)
def test_the_environment_overrides_any_setting(monkeypatch: pytest.MonkeyPatch, section: str, key: str) -> None:
    value = in_code()[section][key]
    text = OTHER_TEXTS.get((section, key), "en")
    given: Any = text if isinstance(value, str) else not value if isinstance(value, bool) else value + 1
    monkeypatch.setenv(f"CONGRESS_BOT_{section}__{key}".upper(), str(given))
    assert getattr(getattr(settings.load(), section), key) == given


def test_the_file_overrides_the_code_and_need_not_be_whole(folder: Path) -> None:
    write(folder, "passages:\n  most: 400\n")
    chosen = settings.load()
    assert (chosen.passages.most, chosen.passages.least) == (400, 50)


def test_an_empty_file_is_all_defaults(folder: Path) -> None:
    write(folder, "")
    assert settings.load() == settings.Settings()


FAULTS = {
    "passages:\n  mots: 3\n": "passages.mots: no such setting",
    "pasages:\n  most: 3\n": "pasages: no such setting",
    "passages:\n  most: many\n": "passages.most",
    "passages:\n  most: 3\n": "passages.most",
    "conversation:\n  language: fr\n": "conversation.language",
    "passages: 3\n": "passages: settings are expected below it",
    "passages:\n": "passages: settings are expected below it",
    "passages:\n  least: 400\n": "passages: least (400) is above most (320)",
    "webhook:\n  url: http://example.org/hook\n": "webhook.url: 'http://example.org/hook': the public https",
    "webhook:\n  url: no url\n": "webhook.url: 'no url'",
    "store:\n  zone: Mars\n": "store.zone: 'Mars' is no time zone",
    "passages: [": "cannot be used (line 1, column",
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_setting_that_will_not_do_is_named_with_file_and_variable(folder: Path, text: str) -> None:
    write(folder, text)
    with pytest.raises(SettingsFault) as caught:
        settings.load()
    assert FAULTS[text] in str(caught.value)
    assert settings.SETTINGS in str(caught.value)


@pytest.mark.parametrize("content", [b"- a\n- b\n", b"just words\n", b"\xff\xfe", b"5\n", b"1: 2\n", b"a: [\n"])
def test_a_file_that_holds_no_settings_is_refused_in_one_line(folder: Path, content: bytes) -> None:
    (folder / settings.SETTINGS).write_bytes(content)
    with pytest.raises(SettingsFault, match=settings.SETTINGS) as caught:
        settings.load()
    assert "\n" not in str(caught.value)


def test_a_bad_value_of_the_environment_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONGRESS_BOT_PASSAGES__MOST", "many")
    with pytest.raises(SettingsFault, match="CONGRESS_BOT_PASSAGES__MOST"):
        settings.load()


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("CONGRESS_BOT_LANGUAGE", "CONGRESS_BOT_CONVERSATION__LANGUAGE"),
        ("CONGRESS_BOT_CONVERSATION_LANGUAGE", "CONGRESS_BOT_CONVERSATION__LANGUAGE"),
        ("CONGRESS_BOT_COVERGE", "CONGRESS_BOT_COVERAGE"),
        ("CONGRESS_BOT_ADMIN", "CONGRESS_BOT_ADMINS"),
    ],
)
def test_a_variable_that_is_nearly_one_is_refused_with_the_one_that_is_meant(
    monkeypatch: pytest.MonkeyPatch, name: str, meant: str
) -> None:
    monkeypatch.setenv(name, "x")
    with pytest.raises(SettingsFault, match=f"{name}: no such setting; did you mean {meant}"):
        settings.load()


def test_a_variable_of_somebody_elses_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONGRESS_BOT_IMAGE", "registry/bot:1")
    assert settings.load() == settings.Settings()


@pytest.mark.parametrize("name", ["CONGRESS_BOT_PASSAGES__MOTS", "CONGRESS_BOT_PASAGES__MOST"])
def test_an_unknown_setting_of_the_environment_is_refused(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "3")
    with pytest.raises(SettingsFault, match=name):
        settings.load()


def test_a_missing_file_says_which_variable_names_the_folder(folder: Path) -> None:
    (folder / settings.SETTINGS).unlink()
    with pytest.raises(SettingsFault, match="CONGRESS_BOT_CONFIG"):
        settings.load()


def test_folders_are_as_the_environment_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("coverage", "data", "config"):
        monkeypatch.setenv(f"CONGRESS_BOT_{name.upper()}", str(tmp_path / name))
    found: Mapping[str, Path] = settings.folders()
    assert all(found[name] == tmp_path / name for name in ("coverage", "data", "config"))


def test_an_empty_variable_is_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONGRESS_BOT_COVERAGE", "")
    assert settings.folders()["coverage"] == settings.EMBEDDED


# -- access to Telegram --


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({}, "TELEGRAM_BOT_TOKEN: is not set; @BotFather"),
        ({"TELEGRAM_BOT_TOKEN": "no token"}, "TELEGRAM_BOT_TOKEN: is no token"),
        ({"TELEGRAM_BOT_TOKEN_FILE": "/nowhere"}, "TELEGRAM_BOT_TOKEN_FILE: /nowhere: cannot be read"),
        (
            {"TELEGRAM_BOT_TOKEN": "1:a", "TELEGRAM_BASE_URL": "localhost:8081/bot"},
            "TELEGRAM_BASE_URL: is no address of a Bot API server",
        ),
        (
            {"TELEGRAM_BOT_TOKEN": "1:a", "TELEGRAM_BASE_URL": "ftp://localhost/bot"},
            "TELEGRAM_BASE_URL: is no address of a Bot API server",
        ),
        (
            {"TELEGRAM_BOT_TOKEN": "1:a", "TELEGRAM_BASE_URL": "http://localhost:8081"},
            "TELEGRAM_BASE_URL: is no address of a Bot API server",
        ),
        (
            {"TELEGRAM_BOT_TOKEN": "1:a", "TELEGRAM_BASE_FILE_URL": "http://h:x/bot"},
            "TELEGRAM_BASE_FILE_URL: is no address of a Bot API server",
        ),
        ({"TELEGRAM_BOT_TOKEN": "1:a", "CONGRESS_BOT_ADMINS": "1,x"}, "CONGRESS_BOT_ADMINS: 'x' is no user id"),
    ],
)
def test_what_is_wrong_with_the_access_to_telegram_is_named_and_no_secret_repeated(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], words: str
) -> None:
    for name in ("TELEGRAM_BOT_TOKEN", "TELEGRAM_BOT_TOKEN_FILE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsFault, match=re.escape(words)) as fault:
        settings.access()
    assert "no token" not in str(fault.value).replace("is no token", "")


@pytest.mark.parametrize(("content", "words"), [("\n", "is empty; @BotFather"), ("none\n", "is no token; copy it")])
def test_a_file_without_a_token_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, words: str
) -> None:
    file = tmp_path / "token"
    file.write_text(content)
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN", raising=False)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN_FILE", str(file))
    with pytest.raises(SettingsFault, match=re.escape(f"TELEGRAM_BOT_TOKEN_FILE: {file}: {words}")):
        settings.access()


def test_a_mark_that_an_editor_of_text_writes_before_a_secret_is_no_part_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "token").write_text("1:secret\r\n", "utf-8-sig")
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN", raising=False)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN_FILE", str(tmp_path / "token"))
    assert settings.access().token == "1:secret"


def test_secrets_may_stand_in_files_and_are_in_no_repr(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "token").write_text("1:secret\n")
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN", raising=False)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN_FILE", str(tmp_path / "token"))
    monkeypatch.setenv("TELEGRAM_WEBHOOK_SECRET", "hush")
    monkeypatch.setenv("CONGRESS_BOT_ADMINS", "12, 34")
    given = settings.access()
    assert (given.token, given.webhook_secret, given.admins) == ("1:secret", "hush", {12, 34})
    assert "secret'" not in repr(given)
    assert "hush" not in repr(given)


def test_what_is_kept_for_how_long_is_what_the_store_keeps_by_default() -> None:
    chosen = settings.load()
    keep = Retention(**chosen.retention.model_dump(), conversation=chosen.conversation.forget_after)
    assert keep == Retention()
