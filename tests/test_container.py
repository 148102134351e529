"""What the container promises: no root, nothing writable but the data, and a bot that runs."""

import re
from typing import Any

import yaml

from tests.building import ROOT

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
BOT = COMPOSE["services"]["bot"]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")


def test_the_container_can_write_its_data_only_and_gains_no_rights() -> None:
    writable = [volume for volume in BOT["volumes"] if not volume.endswith(":ro")]
    assert writable == ["data:/data"]
    assert BOT["read_only"]
    assert BOT["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in BOT["security_opt"]
    assert re.search(r"^USER bot$", DOCKERFILE, re.MULTILINE)


def test_the_token_is_a_secret_and_no_variable() -> None:
    assert "TELEGRAM_BOT_TOKEN" not in BOT["environment"]
    assert BOT["environment"]["TELEGRAM_BOT_TOKEN_FILE"] == f"/run/secrets/{BOT['secrets'][0]}"
    assert "secrets/" in (ROOT / ".gitignore").read_text("utf-8")
    assert "secrets" in (ROOT / ".dockerignore").read_text("utf-8").splitlines()


def test_it_runs_the_bot_and_has_longer_to_stop_than_the_bot_takes() -> None:
    settings = yaml.safe_load((ROOT / "config" / "settings.yaml").read_text("utf-8"))
    assert 'CMD ["run"]' in DOCKERFILE
    assert int(BOT["stop_grace_period"].removesuffix("s")) >= 2 * settings["telegram"]["stop_within"]
