"""What can go wrong between a bot and Telegram, on request.

Each fault meets calls of one `method` (or any), in one `chat` (or any), that `when` agrees to, `times` times
(None: until `end()`). The first fault that fits a call is the only one it meets.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from .refusals import JSON, Refused, flooded


class Addressed(Protocol):
    """Anything with a chat id: a chat, a person, a call."""

    @property
    def chat_id(self) -> int | None: ...


class Met(Protocol):
    """What a fault looks at of a call."""

    method: str
    params: JSON

    @property
    def chat_id(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP response before it is sent."""

    status: int
    body: bytes
    content_type: str = "application/json"


_PAGES = {
    500: "500 Internal Server Error",
    502: "502 Bad Gateway",
    503: "503 Service Unavailable",
    504: "504 Gateway Time-out",
}


def _page(status: int) -> Reply:
    title = _PAGES.get(status, str(status))
    page = (
        f"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n"
        "<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"
    )
    return Reply(status, page.encode(), "text/html")


@dataclass(eq=False, slots=True)
class Fault:
    """One thing that goes wrong; `met` counts the calls that it struck."""

    method: str | None = None
    chat_id: int | None = None
    when: Callable[[Met], bool] | None = None
    times: int | None = 1
    takes_effect: bool = False
    refusal: Refused | None = None
    reply: Reply | None = None
    drops: bool = False
    holds: float = 0.0
    answers_late: float = 0.0
    overall: bool = False
    met: int = 0

    def fits(self, call: Met) -> bool:
        return (
            self.times != 0
            and self.method in (None, call.method)
            and self.chat_id in (None, call.chat_id)
            and (self.when is None or self.when(call))
        )

    def strike(self) -> None:
        self.met += 1
        if self.times is not None:
            self.times -= 1

    def end(self) -> None:
        self.times = 0


@dataclass(slots=True)
class _Where:
    method: str | None = None
    chat: Addressed | None = None
    when: Callable[[Met], bool] | None = None
    times: int | None = 1


def _no_updates(number: int) -> None:
    raise RuntimeError(f"{number} updates to hold back: there is no server yet")


class Faults:
    """The faults that wait for their calls. Seconds are Telegram's: the server's clock counts them."""

    def __init__(self) -> None:
        self.waiting: list[Fault] = []
        self.held_updates: Callable[[int], None] = _no_updates
        self._repeats: list[int] = []
        self._lost_confirmations = 0

    def take(self, call: Met) -> Fault | None:
        for fault in self.waiting:
            if fault.fits(call):
                fault.strike()
                if fault.times == 0:
                    self.waiting.remove(fault)
                return fault
        return None

    def clear(self) -> None:
        for fault in self.waiting:
            fault.end()
        self.waiting.clear()

    def _add(self, where: _Where, fault: Fault) -> Fault:
        fault.method, fault.when, fault.times = where.method, where.when, where.times
        fault.chat_id = where.chat.chat_id if where.chat is not None else None
        self.waiting.append(fault)
        return fault

    def flood(
        self, retry_after: float, method: str | None = None, chat: Addressed | None = None,
        when: Callable[[Met], bool] | None = None, times: int | None = 1, overall: bool = False,
    ) -> Fault:  # fmt: skip
        """429; a call to that chat (`overall`: any call) before `retry_after` has passed is a violation."""
        fault = Fault(refusal=flooded(retry_after), overall=overall)
        return self._add(_Where(method, chat, when, times), fault)

    def server_error(
        self, status: int = 502, method: str | None = None, chat: Addressed | None = None,
        when: Callable[[Met], bool] | None = None, times: int | None = 1, takes_effect: bool = False,
    ) -> Fault:  # fmt: skip
        """An HTML page with status 500 to 504, as the proxy before Telegram answers."""
        fault = Fault(reply=_page(status), takes_effect=takes_effect)
        return self._add(_Where(method, chat, when, times), fault)

    def garbled(
        self, method: str | None = None, chat: Addressed | None = None,
        when: Callable[[Met], bool] | None = None, times: int | None = 1, takes_effect: bool = True,
    ) -> Fault:  # fmt: skip
        """Status 200 and half an answer."""
        fault = Fault(reply=Reply(200, b'{"ok":true,"result":{"message_id":'), takes_effect=takes_effect)
        return self._add(_Where(method, chat, when, times), fault)

    def dropped(
        self, method: str | None = None, chat: Addressed | None = None,
        when: Callable[[Met], bool] | None = None, times: int | None = 1,
    ) -> Fault:  # fmt: skip
        """The connection breaks before the call takes effect."""
        return self._add(_Where(method, chat, when, times), Fault(drops=True))

    def reply_lost(
        self, method: str | None = None, chat: Addressed | None = None,
        when: Callable[[Met], bool] | None = None, times: int | None = 1,
    ) -> Fault:  # fmt: skip
        """The call takes effect, then the connection breaks."""
        return self._add(_Where(method, chat, when, times), Fault(drops=True, takes_effect=True))

    def hangs(
        self, seconds: float, method: str | None = None, chat: Addressed | None = None,
        when: Callable[[Met], bool] | None = None, times: int | None = 1,
    ) -> Fault:  # fmt: skip
        """Nothing happens for `seconds`; then the call takes effect, unless the caller has hung up."""
        return self._add(_Where(method, chat, when, times), Fault(holds=seconds))

    def answers_late(
        self, seconds: float, method: str | None = None, chat: Addressed | None = None,
        when: Callable[[Met], bool] | None = None, times: int | None = 1,
    ) -> Fault:  # fmt: skip
        """The call takes effect at once, the answer comes after `seconds`."""
        fault = Fault(answers_late=seconds, takes_effect=True)
        return self._add(_Where(method, chat, when, times), fault)

    def refused(
        self, code: int, description: str, method: str | None = None, chat: Addressed | None = None,
        when: Callable[[Met], bool] | None = None, times: int | None = 1,
    ) -> Fault:  # fmt: skip
        """Any refusal, in Telegram's words without the prefix ("Bad Request: ")."""
        fault = Fault(refusal=Refused(description, code, unforeseen=True))
        return self._add(_Where(method, chat, when, times), fault)

    def conflict(self, times: int | None = 1) -> Fault:
        """409 on getUpdates, as from a second instance of the bot."""
        words = "terminated by other getUpdates request; make sure that only one bot instance is running"
        return self.refused(409, words, method="getUpdates", times=times)

    def unauthorized(self, method: str | None = None, times: int | None = 1) -> Fault:
        return self.refused(401, "Unauthorized", method=method, times=times)

    def forbidden(
        self, method: str | None = None, chat: Addressed | None = None, times: int | None = 1,
        description: str = "bot was blocked by the user",
    ) -> Fault:  # fmt: skip
        return self.refused(403, description, method=method, chat=chat, times=times)

    def repeated_updates(self, times: int = 1, repeats: int = 1) -> None:
        """Each of the next `times` updates comes `repeats` times more, after it was confirmed."""
        self._repeats.extend([repeats] * times)

    def reordered_updates(self, number: int = 2) -> None:
        """The next `number` updates are held back and come in the opposite order of their events."""
        self.held_updates(number)

    def lost_confirmation(self, times: int = 1) -> None:
        """The next `times` confirmations by getUpdates' offset are forgotten."""
        self._lost_confirmations += times

    def next_repeats(self) -> int:
        return self._repeats.pop(0) if self._repeats else 0

    def loses_confirmation(self) -> bool:
        lost = self._lost_confirmations > 0
        self._lost_confirmations -= lost
        return lost


@dataclass(slots=True)
class Limits:
    """Telegram's own pace: messages a second overall and in a chat, and a minute in a group.

    `burst` messages may come at once in a chat; after that one comes per `1 / chat_rate` seconds.
    """

    overall_rate: float = 30.0
    chat_rate: float = 1.0
    burst: int = 3
    group_per_minute: int = 20


@dataclass(slots=True)
class _Bucket:
    rate: float
    size: float
    level: float = 0.0
    at: float = 0.0

    def wait(self, now: float) -> float:
        """Seconds until one more fits; 0 where it does."""
        self.level = max(0.0, self.level - (now - self.at) * self.rate)
        self.at = now
        return max(0.0, (self.level + 1 - self.size) / self.rate)


@dataclass(slots=True)
class Pace:
    """Who was told to wait, and who keeps the limits."""

    limits: Limits | None = None
    grace: float = 0.05
    _floods: dict[int | None, tuple[float, float]] = field(default_factory=dict)
    _buckets: dict[tuple[str, int], _Bucket] = field(default_factory=dict)

    def told(self, chat_id: int | None, now: float, seconds: float) -> None:
        """A 429 was just answered; chat None stands for every chat."""
        self._floods[chat_id] = (now, now + seconds)

    def remaining(self, chat_id: int | None, now: float) -> tuple[float, bool]:
        """Seconds still to wait, and whether the bot can have known (a call under way cannot)."""
        for key in (chat_id, None):
            since, until = self._floods.get(key, (0.0, 0.0))
            if now < until - 0.01:
                return until - now, now > since + self.grace
        return 0.0, False

    def wait(self, chat_id: int, is_group: bool, now: float) -> float:
        """Seconds until a message to `chat_id` keeps the limits; counts it where that is now."""
        if self.limits is None:
            return 0.0
        limits = self.limits
        buckets = [
            self._bucket("overall", 0, limits.overall_rate, limits.overall_rate),
            self._bucket("chat", chat_id, limits.chat_rate, limits.burst),
        ]
        if is_group:
            buckets.append(self._bucket("group", chat_id, limits.group_per_minute / 60, limits.group_per_minute))
        longest = max(bucket.wait(now) for bucket in buckets)
        if longest == 0:
            for bucket in buckets:
                bucket.level += 1
        return longest

    def _bucket(self, kind: str, chat_id: int, rate: float, size: float) -> _Bucket:
        return self._buckets.setdefault((kind, chat_id), _Bucket(rate, size))
