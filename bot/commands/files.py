"""The files that a command is given and those that it leaves: a fault of one is a sentence that says what to do."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from itertools import count
from pathlib import Path
from typing import BinaryIO

from bot.commands.voice import fail


def lines(file: Path) -> Iterator[str]:
    """The lines of a file or of standard input; bytes that are no UTF-8 become replacement characters."""
    try:
        with nullcontext(sys.stdin.buffer) if str(file) == "-" else file.open("rb") as source:
            for line in source:
                yield line.decode("utf-8", errors="replace").removeprefix("\ufeff")
    except OSError as error:
        fail(f"{file}: cannot be read ({error.strerror}); give a readable file, or - for standard input")


def read_bytes(file: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        fail(f"{file}: cannot be read ({error.strerror}); give the text file of a page")


def opened(file: Path) -> AbstractContextManager[BinaryIO]:
    try:
        return nullcontext(sys.stdin.buffer) if str(file) == "-" else file.open("rb")
    except OSError as error:
        fail(f"{file}: cannot be read ({error.strerror}); give what congress-bot backup wrote")


def write(file: Path, content: str | bytes, force: bool) -> None:
    """Writes a file whole or not at all, in a folder that is made where it is not there."""
    with written(file, force, mode=0o666) as to:
        to.write(content.encode() if isinstance(content, str) else content)


def put_aside(file: Path) -> Path | None:
    """Keeps what is to be written over under a free name beside it; None where nothing is there."""
    if not file.is_file():
        return None
    names = (file.with_name(f"{file.name}.before{number or ''}") for number in count())
    kept = next(name for name in names if not name.exists())
    try:
        kept.write_bytes(file.read_bytes())
    except OSError as error:
        fail(_unwritten(kept, error))
    return kept


def _unwritten(file: Path, error: OSError) -> str:
    """That a file cannot be written, and what is to be done about it."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    remedy = "make room on its disk" if full else "choose a folder that you may write to"
    return f"{file}: cannot be written ({error.strerror}); {remedy}"


@contextmanager
def written(file: Path, force: bool, mode: int = 0o600, makes_folder: bool = True) -> Iterator[BinaryIO]:
    """A file that gets its name once it is whole; only its owner may read it, unless another `mode` is given.

    Where no folder is to be made, one that is missing is a slip in its name, or a disk that is not mounted.
    """
    if file.is_dir():
        fail(f"{file}: is a folder; give the file in it that is to be written")
    if file.exists() and not force:
        fail(f"{file}: is there already; give another name, or --force to write over it")
    if not makes_folder and not file.parent.is_dir():
        fail(f"{file.parent}: is no folder; mount its disk or make it, or mend the path")
    aside = file.with_name(f".{file.name}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(aside, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, mode), "wb") as to:
            yield to
            to.flush()
            os.fsync(to.fileno())
        aside.replace(file)
    except OSError as error:
        fail(_unwritten(file, error))
    finally:
        with suppress(OSError):
            aside.unlink()
