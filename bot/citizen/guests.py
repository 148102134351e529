"""The latest visitors: how much each asked lately, whether a refusal was said, and the language each chose.

It answers nothing; nothing of it outlives the process.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Final

from bot.delivery.limits import Window

ASKING: Final = 5000
"""People whose questions of the last minute are counted."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How strict the conversation is: questions a minute for one person, the confidence that a group may rely on."""

    a_minute: int = 20
    sure_in_group: float = 0.8
    remembered: int = 1000


@dataclass(slots=True)
class Guests:
    """The latest visitors by person. Safe to use from several threads."""

    manners: Manners
    _windows: OrderedDict[str, Window] = field(default_factory=OrderedDict)
    _refused: set[str] = field(default_factory=set)
    _languages: OrderedDict[str, str] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, person: str, now: float) -> float:
        """Seconds until this person may ask again; a question that may be asked is counted."""
        with self._lock:
            while self._windows and (len(self._windows) >= ASKING or self._oldest().is_idle(now)):
                gone, _ = self._windows.popitem(last=False)
                self._refused.discard(gone)
            window = self._windows.setdefault(person, Window(self.manners.a_minute, 60.0))
            self._windows.move_to_end(person)
            wait = window.wait(now)
            if wait <= 0:
                window.take(now)
                self._refused.discard(person)
            return wait

    def _oldest(self) -> Window:
        return next(iter(self._windows.values()))

    def is_first_refusal(self, person: str) -> bool:
        """Whether this is the first refusal since the person was last answered: one is polite, more are noise."""
        with self._lock:
            is_first = person not in self._refused
            self._refused.add(person)
            return is_first

    def language(self, person: str) -> str | None:
        """The language that a visitor chose, empty where none; None where that is not at hand."""
        return self._languages.get(person)

    def speaks(self, person: str, language: str) -> None:
        """Remembers the language that a visitor chose."""
        with self._lock:
            self._languages[person] = language
            self._languages.move_to_end(person)
            while len(self._languages) > self.manners.remembered:
                self._languages.popitem(last=False)

    def forget(self, person: str) -> None:
        """Lets go of the language that a visitor chose."""
        with self._lock:
            self._languages.pop(person, None)
