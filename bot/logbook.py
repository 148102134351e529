"""The log: one JSON object a line, in which no person's words, name or id and no secret can stand.

Of an exception it keeps the kind and the place, never the text. It decides nothing and counts nothing.
"""

import json
import logging
import sys
import threading
import traceback
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final, TextIO

OURS: Final = ("bot", "knowledge")
HIDDEN: Final = "***"
_BREAKS: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x7f\x85\u2028\u2029"}
"""What JSON leaves as it is, and what other programs may take for the end of a line."""


def fault(error: BaseException) -> str:
    """The kind of an error and the place in our code where it arose."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if set(OURS) & set(Path(frame.filename).parts)] or list(frames)
    place = f" ({Path(ours[-1].filename).name}:{ours[-1].lineno} {ours[-1].name})" if ours else ""
    return f"{type(error).__name__}{place}"


class Lines(logging.Formatter):
    """A record as one line of JSON; `secrets` are hidden wherever they stand."""

    def __init__(self, secrets: Collection[str] = ()) -> None:
        super().__init__()
        self._secrets = [secret for secret in secrets if secret]

    def format(self, record: logging.LogRecord) -> str:
        said = record.getMessage()
        # asyncio shows a task's exception, words and all, on the lines after the first.
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "event": said.splitlines()[0] if record.name == "asyncio" and said else said,
        }
        if record.exc_info and record.exc_info[1]:
            line["fault"] = fault(record.exc_info[1])
        written = json.dumps(line, ensure_ascii=False).translate(_BREAKS)
        for secret in self._secrets:
            written = written.replace(secret, HIDDEN)
        return written


def catch() -> None:
    """From now on an error that nobody caught, in any thread, is a line of the log: Python's own words hold its text.

    For a process of its own; what the interpreter would have printed is not.
    """
    log = logging.getLogger("bot")
    plain = sys.excepthook

    def ended(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            plain(kind, error, trace)
        else:
            log.critical("ended by an error", exc_info=(kind, error, trace))

    def left(unraised: "sys.UnraisableHookArgs") -> None:
        log.error("an error that could not be raised", exc_info=unraised.exc_value)

    def failed(args: threading.ExceptHookArgs) -> None:
        log.error("a thread ended by an error", exc_info=args.exc_value)

    sys.excepthook, sys.unraisablehook, threading.excepthook = ended, left, failed


def keep(secrets: Collection[str], to: TextIO | None = None) -> logging.Handler:
    """Writes the log to standard error from now on: ours from INFO, what the libraries say from WARNING."""
    handler = logging.StreamHandler(to or sys.stderr)
    handler.setFormatter(Lines(secrets))
    logging.root.handlers[:] = [handler]
    logging.root.setLevel(logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.INFO)
    logging.captureWarnings(True)
    return handler
