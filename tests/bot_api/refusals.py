"""How Telegram says no, and how a test hears of it.

A call that Telegram would refuse is answered with Telegram's own error and kept as a `Violation`. So is one
that Telegram takes but does something else with than its writer meant (an unknown parameter, a button without
text): its `status` is then 200. What no bot can know beforehand (blocked, removed from a group, a group that
became a supergroup) is refused and kept apart, in `server.refusals`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

JSON = dict[str, Any]

_PREFIXES = {400: "Bad Request", 403: "Forbidden", 409: "Conflict", 429: "Too Many Requests"}


class Refused(Exception):
    """Telegram's refusal of a call; `unforeseen` where the bot could not have known."""

    def __init__(
        self,
        description: str,
        code: int = 400,
        parameters: Mapping[str, Any] | None = None,
        unforeseen: bool = False,
    ) -> None:
        prefix = _PREFIXES.get(code)
        self.description = f"{prefix}: {description}" if prefix else description
        self.code = code
        self.parameters = parameters
        self.unforeseen = unforeseen
        super().__init__(self.description)

    def as_json(self) -> JSON:
        answer: JSON = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            answer["parameters"] = dict(self.parameters)
        return answer


def flooded(seconds: float) -> Refused:
    """Telegram's 429."""
    whole = int(seconds) if seconds == int(seconds) else seconds
    return Refused(f"retry after {whole}", 429, {"retry_after": whole}, unforeseen=True)


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken rule: which call, what Telegram says (or does), and the status it was answered with."""

    method: str
    rule: str
    status: int
    params: JSON = field(compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.method}: {self.rule} (answered {self.status})"


class Allowance:
    """Violations whose rule holds `words` are expected, within a `with` or for the server's whole life."""

    def __init__(self, violations: Violations, words: str, method: str | None) -> None:
        self._violations = violations
        self.words = words
        self.method = method
        self.used: list[Violation] = []

    def covers(self, violation: Violation) -> bool:
        return self.words in violation.rule and self.method in (None, violation.method)

    def __enter__(self) -> Allowance:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._violations.withdraw(self)


class Violations(list[Violation]):
    """What was not allowed; what was is in its `Allowance.used`."""

    def __init__(self) -> None:
        super().__init__()
        self._allowances: list[Allowance] = []

    def allow(self, words: str, method: str | None = None) -> Allowance:
        allowance = Allowance(self, words, method)
        self._allowances.append(allowance)
        return allowance

    def withdraw(self, allowance: Allowance) -> None:
        self._allowances.remove(allowance)

    def record(self, violation: Violation) -> None:
        for allowance in self._allowances:
            if allowance.covers(violation):
                allowance.used.append(violation)
                return
        self.append(violation)
