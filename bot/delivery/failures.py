"""What can go wrong with a request to Telegram, told more finely than python-telegram-bot does, as kinds of its errors.

    NetworkError
    ├── Unsent            no connection, or it broke before the request was written: it cannot have taken effect
    │   └── UnsentInTime  (also a TimedOut) no free connection, or none made, in time
    ├── Dropped           the connection broke after the request was written: it may have taken effect
    ├── Unavailable       5xx, or a refusal whose text broke off: it has not taken effect
    ├── TimedOut          (the library's own) the answer did not come in time: it may have taken effect
    └── Stopped           the bot stops, and the request was not made
    RetryAfter
    └── Limited           429, with the seconds as a number
    TelegramError
    └── Garbled           status 2xx and no answer that can be read

It decides nothing, and no text of an error here holds a URL, for each URL holds the token.
"""

from datetime import timedelta
from typing import Any

from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut


class Unsent(NetworkError):
    """The request did not reach Telegram."""

    __slots__ = ()


class UnsentInTime(TimedOut, Unsent):
    """No connection in time."""

    __slots__ = ()


class Dropped(NetworkError):
    """The connection broke after the request was written and before the answer."""

    __slots__ = ()


class Unavailable(NetworkError):
    """Telegram, or a proxy before it, could not do it now."""

    __slots__ = ()


class Stopped(NetworkError):
    """The bot stops; this call was not made and can be made after the next start."""

    __slots__ = ()


class Limited(RetryAfter):
    """429. RetryAfter's own constructor warns of a deprecation that is of no concern here."""

    __slots__ = ()

    def __init__(self, seconds: float) -> None:
        self._retry_after = timedelta(seconds=seconds)
        TelegramError.__init__(self, f"Flood control exceeded. Retry in {seconds:g} seconds")


class Garbled(TelegramError):
    """An answer of status 2xx that cannot be read; `took_effect` says what can be told from its start."""

    __slots__ = ("took_effect",)

    def __init__(self, took_effect: bool) -> None:
        super().__init__("Invalid server response")
        self.took_effect = took_effect

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return self.__class__, (self.took_effect,)


def seconds(error: RetryAfter) -> float:
    """The seconds to wait. The attribute warns of a deprecation at each reading; this is what is pickled."""
    return float(error.__reduce__()[1][0])
