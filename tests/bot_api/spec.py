"""The published parameters of the methods this double answers, read from spec.json.

A parameter is written `!` where it is required, then its types (`|` between alternatives, `[ ]` for an array,
`' '` for a fixed word), then its limits where the Bot API states them: `callback_data: "String 1..64 bytes"`.
A type that the file does not name is not looked into.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

SIMPLE = frozenset({"Integer", "Float", "String", "Boolean"})


@dataclass(frozen=True, slots=True)
class Limit:
    least: int
    most: int
    unit: str

    def allows(self, text: str) -> bool:
        size = len(text.encode()) if self.unit == "bytes" else len(text)
        return self.least <= size <= self.most

    def __str__(self) -> str:
        return f"{self.least} to {self.most} {self.unit}"


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    types: tuple[str, ...]
    required: bool
    limit: Limit | None

    @property
    def is_simple(self) -> bool:
        return SIMPLE.issuperset(self.types)

    @property
    def takes_file(self) -> bool:
        return "InputFile" in self.types


Parameters = dict[str, Parameter]


def _parameter(name: str, written: str) -> Parameter:
    types, _, limits = written.removeprefix("!").partition(" ")
    limit = None
    if limits:
        span, unit = limits.split(" ")
        least, most = span.split("..")
        limit = Limit(int(least), int(most), unit)
    return Parameter(name, tuple(types.split("|")), written.startswith("!"), limit)


def _parameters(written: dict[str, str]) -> Parameters:
    return {name: _parameter(name, text) for name, text in written.items()}


_SPEC = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))

METHODS: dict[str, Parameters] = {name: _parameters(fields) for name, fields in _SPEC["methods"].items()}
TYPES: dict[str, Parameters] = {name: _parameters(fields) for name, fields in _SPEC["types"].items()}
UNIONS: dict[str, tuple[str, ...]] = {name: tuple(members) for name, members in _SPEC["unions"].items()}
UPDATES: tuple[str, ...] = tuple(_SPEC["updates"])

# Telegram sends these only to bots that name them in allowed_updates.
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
BY_LOWER_NAME = {name.lower(): name for name in METHODS}
