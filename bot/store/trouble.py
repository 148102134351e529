"""What can go wrong with what is kept, sorted by what an operator has to do. Nothing here mends it."""

import errno
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, SQLAlchemyError, StatementError

from knowledge.errors import CongressError


class StoreFault(CongressError):
    """What was asked of the store cannot be done; worded for the operator."""


class Newer(Exception):
    """The tables were made by a newer release."""


class Resting(Exception):
    """The store failed a moment ago and is not tried yet."""


class Reason(StrEnum):
    """Why nothing can be kept; each is a text for the admins."""

    FULL = "full"
    READ_ONLY = "read_only"
    LOCKED = "locked"
    DAMAGED = "damaged"
    NEWER = "newer"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong, and since when."""

    reason: Reason
    since: datetime


CAUGHT: Final = (
    SQLAlchemyError,
    sqlite3.Error,
    OSError,
    Newer,
    StoreFault,
    UnicodeError,
    ValueError,
    OverflowError,
)
"""What stops at the store's edge; anything else is a mistake of the program and is seen."""

_OF_SQLITE: Final = {
    sqlite3.SQLITE_FULL: Reason.FULL,
    sqlite3.SQLITE_READONLY: Reason.READ_ONLY,
    sqlite3.SQLITE_PERM: Reason.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Reason.READ_ONLY,
    sqlite3.SQLITE_BUSY: Reason.LOCKED,
    sqlite3.SQLITE_LOCKED: Reason.LOCKED,
    sqlite3.SQLITE_CORRUPT: Reason.DAMAGED,
    sqlite3.SQLITE_NOTADB: Reason.DAMAGED,
}
_OF_SYSTEM: Final = {
    errno.ENOSPC: Reason.FULL,
    errno.EDQUOT: Reason.FULL,
    errno.EROFS: Reason.READ_ONLY,
    errno.EACCES: Reason.READ_ONLY,
    errno.EPERM: Reason.READ_ONLY,
}


def reason_of(error: BaseException) -> Reason:
    """The reason behind an error of the database or the system."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    if isinstance(cause, Newer):
        return Reason.NEWER
    if isinstance(cause, sqlite3.Error):
        return _of_sqlite(cause)
    if isinstance(cause, OSError):
        return _OF_SYSTEM.get(cause.errno or 0, Reason.UNREACHABLE)
    return Reason.UNREACHABLE


def is_of_file(error: BaseException) -> bool:
    """Whether it is an error of SQLite, whose database is a file and no server."""
    return isinstance(error.orig if isinstance(error, DBAPIError) else error, sqlite3.Error)


def is_refusal(error: BaseException) -> bool:
    """Whether the database refused one value, and is well itself."""
    if isinstance(error, IntegrityError | DataError):
        return True
    if isinstance(error, StatementError) and not isinstance(error, DBAPIError):
        return True
    return isinstance(error, UnicodeError | ValueError | OverflowError)


def _of_sqlite(error: sqlite3.Error) -> Reason:
    if "decode to UTF-8" in str(error):
        return Reason.DAMAGED
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return _OF_SQLITE.get(code, Reason.UNREACHABLE)
