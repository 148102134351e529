"""What an operator does: serve Telegram, see whether all is well, keep what cannot be made again and put it back."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.files import opened, written
from bot.commands.voice import fail, say

if TYPE_CHECKING:
    from bot.conversation import Conversation
    from bot.service.interior import Interior
    from bot.store import Store

app = typer.Typer()


@app.command()
def run() -> None:
    """Serve Telegram, until SIGTERM or Ctrl-C. Needs TELEGRAM_BOT_TOKEN, or TELEGRAM_BOT_TOKEN_FILE.

    Example: TELEGRAM_BOT_TOKEN=123456789:AAE… congress-bot run
    """
    import asyncio

    from bot import logbook, settings, texts
    from bot.service.serving import Service, until_stopped
    from bot.store import Place

    access, chosen, folders = settings.access(), settings.load(), settings.folders()
    password = Place(folders["data"], chosen.store.url).password
    logbook.keep((access.token, access.webhook_secret, password))
    logbook.catch()
    words = texts.load(folders["config"] / "texts")

    def talking(interior: "Interior") -> "AbstractContextManager[Conversation]":
        from bot.service.reception import reception  # the whole library, which is not needed to ask for updates

        return reception(chosen, folders, words, interior)

    service = Service(chosen, access, folders["data"], words, talking)
    asyncio.run(until_stopped(service))


@app.command()
def doctor() -> None:
    """Look at token, network, webhook, rights, data, coverage, clock and versions; each line is ok, or what to do.

    Exit code 1 where something is to be done. It changes nothing, and works without a token.
    """
    from bot.service.doctor import examined

    is_well = True
    for finding in examined():
        sys.stdout.write(f"{finding}\n")
        is_well = is_well and finding.is_well
    if not is_well:
        raise SystemExit(1)


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="Where it goes; - writes to standard output.", allow_dash=True)],
    force: Annotated[bool, typer.Option(help="Write over a file that is there already.")] = False,
) -> None:
    """Write the database, the kept versions and the secret into one file; the bot may run meanwhile.

    The file is as private as the data folder. Example: congress-bot backup /srv/backups/bot.tar.gz
    """
    from bot import backup as backups

    with _store() as store:
        if str(file) == "-":
            done = backups.write(store, sys.stdout.buffer)
        else:
            with written(file, force, makes_folder=False) as to:
                done = backups.write(store, to)
    say(f"{file}: the database, the secret and {len(done.versions)} versions")
    _say_damaged(done.damaged)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="What backup wrote; - reads standard input.", allow_dash=True)],
) -> None:
    """Put a backup back, all or nothing; the bot may run meanwhile. Whoever was forgotten since stays forgotten.

    Example: congress-bot restore /srv/backups/bot.tar.gz
    """
    from bot import backup as backups

    with _usable_data(), _store() as store, opened(file) as source:
        done = backups.put_back(store, source, str(file))
    say(f"{file}: the database and {len(done.versions)} versions are back; next: start the bot anew")
    _say_damaged(done.damaged)


@contextmanager
def _usable_data() -> Iterator[None]:
    """Says which folder cannot be used, and what to do, where the system refuses it."""
    from bot import settings

    try:
        yield
    except OSError as error:
        why = error.strerror or type(error).__name__
        folder = settings.folders()["data"]
        fail(f"{folder}: cannot be used ({why}); let CONGRESS_BOT_DATA be a folder that you may write to")


@contextmanager
def _store() -> Iterator["Store"]:
    """The store of the data folder. Its secret is asked for no person's sake here, and none is made."""
    from bot import settings
    from bot.store import SECRET, Place, Store, secret

    data, url = settings.folders()["data"], settings.load().store.url
    key = secret(data) if (data / SECRET).is_file() else b""
    store = Store(Place(data, url), key, lambda: datetime.now(UTC))
    try:
        yield store
    finally:
        store.close()


def _say_damaged(versions: Sequence[str]) -> None:
    for version in versions:
        say(f"{version}: is damaged, and left out")
