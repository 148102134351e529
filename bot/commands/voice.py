"""What a command says of itself, on standard error, and how it ends where it cannot go on."""

import sys
from typing import NoReturn


def say(words: str) -> None:
    print(words, file=sys.stderr)  # noqa: T201 - the command line's own voice


def fail(message: str) -> NoReturn:
    say(message)
    raise SystemExit(1)
