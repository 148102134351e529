"""What an operator sets: settings.yaml, and the environment over it, checked once at the start.

The only door to the environment.
"""

import difflib
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic.fields import FieldInfo
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    YamlConfigSettingsSource,
)

from knowledge import yaml_text
from knowledge.errors import SettingsFault

ROOT: Final = Path(__file__).resolve().parent.parent
SHIPPED: Final = ROOT / "config" if (ROOT / "config").is_dir() else Path(__file__).resolve().parent / "config"
EMBEDDED: Final = ROOT / "knowledge" / "coverage"
DATA: Final = ROOT / "data" if (ROOT / "pyproject.toml").is_file() else Path.home() / ".congress-bot"
SETTINGS: Final = "settings.yaml"
PREFIX: Final = "CONGRESS_BOT_"
PLACES: Final = tuple(PREFIX + name for name in ("CONFIG", "COVERAGE", "DATA", "CACHE", "ADMINS"))
"""The variables that are no settings of the file."""
ALIKE: Final = 0.9
"""How like a known variable another must be to be one misspelt."""
TELLING: Final = 6
"""Characters from which the name of a setting without its section is meant as it; URL and PORT may be anybody's."""
TELEGRAM: Final = "https://api.telegram.org"
TOKEN: Final = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")

os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # only single characters are asked of pypinyin: 0.2 s at the start
os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")  # and nobody changes its table: 3 MB

Positive = Annotated[float, Field(ge=0)]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PassageSettings(_Section):
    most: Annotated[int, Field(ge=50, le=4000)] = 320
    least: Annotated[int, Field(ge=0, le=1000)] = 50

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.least > self.most:
            raise ValueError(f"least ({self.least}) is above most ({self.most})")
        return self


class RankingSettings(_Section):
    words: Positive = 1.0
    characters: Positive = 1.5
    pairs: Positive = 1.0
    opening: Positive = 0.3
    context: Positive = 0.3


class ConversationSettings(_Section):
    language: Literal["zh-Hans", "zh-Hant", "en"] = "zh-Hans"
    forget_after: Annotated[int, Field(ge=1)] = 1800
    remembered: Annotated[int, Field(ge=1)] = 1000
    a_minute: Annotated[int, Field(ge=1)] = 20
    sure_in_group: Positive = 0.8


class MeaningSettings(_Section):
    enabled: bool = True
    most: Annotated[int, Field(ge=0)] = 100_000
    passages: Annotated[int, Field(ge=1, le=200)] = 50
    seconds: Annotated[float, Field(gt=0)] = 2.0
    reads: bool = True


class TelegramSettings(_Section):
    guests: bool = False
    threads: Annotated[int, Field(ge=1, le=64)] = 4
    typing_after: Annotated[float, Field(gt=0)] = 0.7
    inline_cache: Annotated[int, Field(ge=0)] = 60
    remembered: Annotated[int, Field(ge=1)] = 3000
    stop_within: Annotated[float, Field(ge=0)] = 10.0


def _public(url: str) -> str:
    parts = urlsplit(url)
    is_loopback = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost")
    if url and not (parts.hostname and (parts.scheme == "https" or is_loopback)):
        raise ValueError(f"{url!r}: the public https:// address of this bot is expected")
    return url


def _time_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{name!r} is no time zone; one such as Asia/Shanghai is expected") from None
    return name


class WebhookSettings(_Section):
    url: Annotated[str, AfterValidator(_public)] = ""
    path: str = ""
    listen: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65_535)] = 8080
    connections: Annotated[int, Field(ge=1, le=100)] = 40


class LimitSettings(_Section):
    overall: Annotated[int, Field(ge=1)] = 30
    chat_burst: Annotated[int, Field(ge=1)] = 3
    chat_interval: Annotated[float, Field(gt=0)] = 1.0
    group: Annotated[int, Field(ge=1)] = 20


class StoreSettings(_Section):
    url: str = ""
    zone: Annotated[str, AfterValidator(_time_zone)] = "Asia/Shanghai"


class RetentionSettings(_Section):
    preferences: Annotated[int, Field(ge=1)] = 365
    feedback: Annotated[int, Field(ge=1)] = 365
    corrections: Annotated[int, Field(ge=1)] = 365
    gaps: Annotated[int, Field(ge=1)] = 180
    versions: Annotated[int, Field(ge=1)] = 365
    counts: Annotated[int, Field(ge=1)] = 730
    notices: Annotated[int, Field(ge=1)] = 30
    forgotten: Annotated[int, Field(ge=1)] = 365
    damaged: Annotated[int, Field(ge=1)] = 30


class HealthSettings(_Section):
    listen: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65_535)] = 9464


class AdminSettings(_Section):
    questions: str = ""
    most_questions: Annotated[int, Field(ge=0)] = 300


class Settings(BaseSettings):
    """Every setting, by section."""

    model_config = SettingsConfigDict(extra="forbid", frozen=True, env_prefix=PREFIX, env_nested_delimiter="__")

    passages: PassageSettings = PassageSettings()
    ranking: RankingSettings = RankingSettings()
    conversation: ConversationSettings = ConversationSettings()
    meaning: MeaningSettings = MeaningSettings()
    telegram: TelegramSettings = TelegramSettings()
    webhook: WebhookSettings = WebhookSettings()
    limits: LimitSettings = LimitSettings()
    store: StoreSettings = StoreSettings()
    retention: RetentionSettings = RetentionSettings()
    admin: AdminSettings = AdminSettings()
    health: HealthSettings = HealthSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - given by the base class, not read
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        file = YamlConfigSettingsSource(settings_cls, yaml_file=folders()["config"] / SETTINGS)
        return init_settings, env_settings, file


def folders() -> Mapping[str, Path]:
    """Where config, coverage, data and jieba's cache are: as the environment says, or where they were shipped."""
    return {
        "config": Path(os.environ.get("CONGRESS_BOT_CONFIG") or SHIPPED),
        "coverage": Path(os.environ.get("CONGRESS_BOT_COVERAGE") or EMBEDDED),
        "data": (data := Path(os.environ.get("CONGRESS_BOT_DATA") or DATA)),
        "cache": Path(os.environ.get("CONGRESS_BOT_CACHE") or data),
    }


@dataclass(frozen=True, slots=True)
class Access:
    """How to reach Telegram, and whose commands are an admin's. What is secret is in no repr."""

    token: str = field(repr=False)
    base_url: str
    base_file_url: str
    webhook_secret: str = field(repr=False)
    admins: frozenset[int]


def access() -> Access:
    """As the environment says; raises SettingsFault."""
    given, file = os.environ.get("TELEGRAM_BOT_TOKEN"), os.environ.get("TELEGRAM_BOT_TOKEN_FILE")
    token = _secret("TELEGRAM_BOT_TOKEN", given, file)
    is_file = bool(file and not given)
    where = f"TELEGRAM_BOT_TOKEN_FILE: {file}" if is_file else "TELEGRAM_BOT_TOKEN"
    if not token:
        lacking = "is empty" if is_file else "is not set"
        raise SettingsFault(f"{where}: {lacking}; @BotFather gives one for /newbot, or again for /token")
    if not TOKEN.fullmatch(token):
        raise SettingsFault(f"{where}: is no token; copy it from @BotFather, such as 123456789:AAE…")
    return Access(
        token,
        _server("TELEGRAM_BASE_URL", base_url()),
        _server("TELEGRAM_BASE_FILE_URL", os.environ.get("TELEGRAM_BASE_FILE_URL") or f"{TELEGRAM}/file/bot"),
        _secret(
            "TELEGRAM_WEBHOOK_SECRET",
            os.environ.get("TELEGRAM_WEBHOOK_SECRET"),
            os.environ.get("TELEGRAM_WEBHOOK_SECRET_FILE"),
        ),
        _admins(os.environ.get("CONGRESS_BOT_ADMINS") or ""),
    )


def base_url() -> str:
    """What stands before the token in an address of the Bot API server."""
    return os.environ.get("TELEGRAM_BASE_URL") or f"{TELEGRAM}/bot"


def _server(name: str, url: str) -> str:
    """An address to which the token is appended; without a path the token would be a part of the host's name."""
    try:
        parts = urlsplit(url)
        is_one = parts.scheme in ("http", "https") and parts.hostname and parts.path.strip("/") and parts.port != 0
    except ValueError:
        is_one = False
    if not is_one:
        what = "is no address of a Bot API server; one such as http://127.0.0.1:8081/bot is expected"
        raise SettingsFault(f"{name}: {what}")
    return url


def _secret(name: str, value: str | None, file: str | None) -> str:
    """A secret from the environment, else from a file; it is never repeated in a fault."""
    if value or not file:
        return (value or "").strip()
    try:
        return Path(file).read_text("utf-8-sig").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsFault(f"{name}_FILE: {file}: cannot be read ({type(error).__name__}); mend the file") from None


def _admins(given: str) -> frozenset[int]:
    ids = [one.strip() for one in given.split(",") if one.strip()]
    wrong = [one for one in ids if not (one.isascii() and one.isdecimal())]
    if wrong:
        raise SettingsFault(
            f"CONGRESS_BOT_ADMINS: {wrong[0]!r} is no user id; numbers with commas between are expected"
        )
    return frozenset(map(int, ids))


def load() -> Settings:
    """The settings; raises SettingsFault that names each bad one, where it is set and what it may be."""
    file = folders()["config"] / SETTINGS
    if not file.is_file():
        raise SettingsFault(f"{file}: is not there; set CONGRESS_BOT_CONFIG to the folder that holds {SETTINGS}")
    unknown = [name for name in os.environ if _unknown(name)]
    if unknown:
        raise SettingsFault(f"{unknown[0]}: no such setting; {_meant(unknown[0])}")
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsFault("\n".join(_worded(dict(one), file) for one in error.errors())) from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise yaml_text.unusable(file, error) from None
    except (ValueError, TypeError, AttributeError):  # what pydantic-settings makes of a list, a bare word, a number
        raise SettingsFault(f"{file}: sections with settings are expected; restore the file of the release") from None


def _unknown(name: str) -> bool:
    """Whether a variable of the environment means a setting that there is not; one that is like none is not ours."""
    section, _, key = name.removeprefix(PREFIX).lower().partition("__")
    if not name.startswith(PREFIX) or name in PLACES:
        return False
    return section not in Settings.model_fields if key else bool(_like(name))


def _meant(name: str) -> str:
    like = _like(name)
    return f"did you mean {like[0]}?" if like else f"{SETTINGS} lists them all"


def _like(name: str) -> list[str]:
    """The variables that one may mean which is none: misspelt, or without its section or an underscore."""
    fields = [(section, key) for section, part in Settings.model_fields.items() for key in _keys(part)]
    known = {f"{PREFIX}{section}__{key}".upper(): (section, key) for section, key in fields}
    bare = name.removeprefix(PREFIX).lower()
    same = [one for one, (section, key) in known.items() if bare in (key, f"{section}_{key}")]
    same = same if len(same) == 1 and len(bare) >= TELLING else []
    return same or difflib.get_close_matches(name, [*PLACES, *known], n=1, cutoff=ALIKE)


def _keys(section: FieldInfo) -> Iterable[str]:
    kind = section.annotation
    return kind.model_fields if isinstance(kind, type) and issubclass(kind, BaseModel) else ()


def _worded(error: Mapping[str, Any], file: Path) -> str:
    place = ".".join(map(str, error["loc"]))
    variable = PREFIX + "__".join(map(str, error["loc"])).upper()
    if error["type"] == "extra_forbidden":
        return f"{file} or {variable}: {place}: no such setting; {file.name} of the release lists them all"
    if error["type"] == "model_type":
        return f"{file} or {variable}: {place}: settings are expected below it, such as name: value (or leave it out)"
    if error["type"] == "value_error":
        return f"{file} or {variable}: {place}: {error['ctx']['error']}"
    return f"{file} or {variable}: {place}: {error['msg']} (given: {error['input']!r})"
