"""What a failed call deserves: it counts as done, is made again, or is given up.

It makes no call and waits for nothing. What is made again, with growing pauses, until it is `keep_for` seconds old:

- always, for it cannot have taken effect: 429, 5xx, no connection, one that broke before the request was written, an
  answer that is not Telegram's;
- whatever may be repeated without harm (edits, deletions, answers to presses, reads) after any other network trouble;
- a message that was written to a connection that then *broke* without an answer (`dropped=REPEAT`): most such breaks
  are a connection that the far side had closed while it lay idle, or a server that goes down, and neither has read
  the request. Where it had, the message arrives twice;
- not a message whose answer did not come *in time* (`timed_out=LEAVE`): it was most likely delivered, and twice the
  same answer is worse than the rare one that is missing, which its reader asks for again. TimedOut is raised;
- not a message during whose writing (microseconds) the process was *killed* (`killed=LEAVE`), for the same reason.

Telegram offers no way to find out, so each of the three can be chosen. BadRequest is never repeated, but "message is
not modified", "query is too old" and "message to delete not found" count as done; so does half an answer that begins
with ok. Forbidden (blocked, kicked) counts as done for what goes to a chat.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import Any, Final

from telegram.error import BadRequest, Forbidden, TelegramError, TimedOut

from bot.delivery.failures import Dropped, Garbled, Stopped, Unavailable, Unsent

ONE_TIME: Final = ("send", "copy", "forward", "post", "repost", "create", "answerGuest", "answerWebApp")
COUNTED: Final = ("send", "edit", "delete", "copy", "forward")
LIFETIMES: Final = {"answerCallbackQuery": 150.0, "answerInlineQuery": 30.0, "answerPreCheckoutQuery": 10.0}
ALREADY_DONE: Final = ("message is not modified", "query is too old", "message to delete not found")
TYPING: Final = "sendChatAction"


class Lost(StrEnum):
    """What to do about a message of which nobody knows whether it arrived."""

    REPEAT = "repeat"
    LEAVE = "leave"


class Verdict(Enum):
    """What becomes of a call that failed."""

    DONE = auto()
    AGAIN = auto()
    IN_DOUBT = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class Patience:
    """How long and how often to try, in seconds; each pause is twice the one before it, up to `longest_pause`."""

    first_pause: float = 0.5
    longest_pause: float = 15.0
    keep_for: float = 3600.0
    dropped: Lost = Lost.REPEAT
    timed_out: Lost = Lost.LEAVE
    killed: Lost = Lost.LEAVE


def judge(error: TelegramError, endpoint: str, patience: Patience, lost: Lost | None = None) -> Verdict:
    """The verdict on one error; `lost` overrules the patience's choice for what may have arrived."""
    match error:
        case Stopped():
            return Verdict.FAILED
        case Garbled(took_effect=True) if not is_read(endpoint):
            return Verdict.DONE
        case Garbled() | Unsent() | Unavailable():
            return Verdict.AGAIN
        case TimedOut() | Dropped() if not is_one_time(endpoint):
            return Verdict.AGAIN
        case TimedOut():
            return _in_doubt(lost or patience.timed_out)
        case Dropped():
            return _in_doubt(lost or patience.dropped)
        case BadRequest() if any(words in str(error).lower() for words in ALREADY_DONE):
            return Verdict.DONE
        case Forbidden() if not is_read(endpoint):
            return Verdict.DONE
    return Verdict.FAILED


def _in_doubt(lost: Lost) -> Verdict:
    return Verdict.AGAIN if lost is Lost.REPEAT else Verdict.IN_DOUBT


def is_read(endpoint: str) -> bool:
    return endpoint.startswith("get")


def is_one_time(endpoint: str) -> bool:
    """Whether a second call does what the first did a second time."""
    return endpoint.startswith(ONE_TIME) and endpoint != TYPING


def is_counted(endpoint: str) -> bool:
    """Whether it counts for Telegram's limits in a chat."""
    return endpoint.startswith(COUNTED) and endpoint != TYPING


def stand_in(endpoint: str, data: Mapping[str, Any]) -> bool | dict[str, Any] | list[dict[str, Any]]:
    """A result in place of Telegram's, for a call that counts as done: True, or a message with the id 0."""
    if endpoint in ("sendMediaGroup", "copyMessages", "forwardMessages"):
        return []
    if not is_one_time(endpoint):
        return True
    chat_id = data.get("chat_id")
    return {"message_id": 0, "date": 0, "chat": {"id": chat_id if isinstance(chat_id, int) else 0, "type": "private"}}
