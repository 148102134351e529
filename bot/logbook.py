"""The log: one JSON object a line, in which no person's words, name or id and no secret can stand.

Of an exception it keeps the kind and the place, never the text. It decides nothing and counts nothing.
"""

import json
import logging
import sys
import traceback
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TextIO

OURS: Final = ("bot", "knowledge")
HIDDEN: Final = "***"


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
        written = json.dumps(line, ensure_ascii=False)
        for secret in self._secrets:
            written = written.replace(secret, HIDDEN)
        return written


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
