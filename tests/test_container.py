"""What the container promises: no root, nothing writable but the data, and a bot that runs."""

import re
from typing import Any

import yaml

from tests.building import ROOT

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
BOT = COMPOSE["services"]["bot"]
README = (ROOT / "README.md").read_text("utf-8")
ALWAYS = ("TELEGRAM_BOT_TOKEN_FILE", "CONGRESS_BOT_ADMINS")
"""Set whatever .env says; a name without a value is passed on only where .env has it."""
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")


def test_the_container_can_write_its_data_only_and_gains_no_rights() -> None:
    short = [volume for volume in BOT["volumes"] if isinstance(volume, str)]
    assert [volume for volume in short if not volume.endswith(":ro")] == ["data:/data"]
    assert all(volume["read_only"] for volume in BOT["volumes"] if volume not in short)
    assert BOT["read_only"]
    assert BOT["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in BOT["security_opt"]
    assert re.search(r"^USER bot$", DOCKERFILE, re.MULTILINE)


def test_the_token_is_a_secret_and_no_variable() -> None:
    assert "TELEGRAM_BOT_TOKEN" not in BOT["environment"]
    assert BOT["environment"]["TELEGRAM_BOT_TOKEN_FILE"] == f"/run/secrets/{BOT['secrets'][0]}"
    assert "secrets/" in (ROOT / ".gitignore").read_text("utf-8")
    assert "secrets" in (ROOT / ".dockerignore").read_text("utf-8").splitlines()


def test_what_the_readme_tells_to_set_beside_the_container_reaches_the_bot() -> None:
    """Compose passes on what `environment` names, and nothing else of .env."""
    section = README[README.index("## Run it in Telegram") : README.index("## Commands")]
    told = set(re.findall(r"`((?:CONGRESS_BOT|TELEGRAM)_[A-Z_]+)=", section)) - {"TELEGRAM_BOT_TOKEN"}
    assert {"CONGRESS_BOT_ADMINS", "CONGRESS_BOT_WEBHOOK__URL", "CONGRESS_BOT_COVERAGE"} <= told
    (coverage,) = (volume["source"] for volume in BOT["volumes"] if "/app/coverage" in str(volume))
    assert coverage == "${CONGRESS_BOT_COVERAGE:-./knowledge/coverage}"
    assert told - set(BOT["environment"]) == {"CONGRESS_BOT_COVERAGE"}
    assert not [name for name, value in BOT["environment"].items() if name not in ALWAYS and value is not None]
    assert all(".env" in (ROOT / name).read_text("utf-8").splitlines() for name in (".gitignore", ".dockerignore"))


def test_it_runs_the_bot_and_has_longer_to_stop_than_the_bot_takes() -> None:
    settings = yaml.safe_load((ROOT / "config" / "settings.yaml").read_text("utf-8"))
    assert 'CMD ["run"]' in DOCKERFILE
    assert int(BOT["stop_grace_period"].removesuffix("s")) >= 2 * settings["telegram"]["stop_within"]
