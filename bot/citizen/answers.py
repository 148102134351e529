"""The latest answers, for whoever asks the same: an answer is a function of message, context and library.

Of the context it depends on what was read of it while it was made. An answer is kept once a second person sends the
same words, in this process alone and without a trace of who sent them: what nobody else says stays nobody else's. It
decides no answer.
"""

import threading
from array import array
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final

from bot.messages import Turn
from knowledge.answer import Answer, Library, remembered, replied
from knowledge.asked import Asked, Context, Step
from knowledge.meaning.look import Look, Nearness, SecondLook, blind, unlike, unread, untold
from knowledge.meaning.purposes import Purpose
from knowledge.question import understand

MOST: Final = 500
"""Answers that are kept, some 6 KB each with how they are shown."""
READINGS: Final = 8
"""Those of them that answer one message in different contexts."""
HEARD: Final = 1 << 13
"""Places for messages that one person sent, 16 bytes each, to know the second who sends the same."""
_FIELDS: Final = frozenset(one.name for one in fields(Context))
_TOLD: Final = frozenset(("last", "is_begun"))
"""Properties that tell less than the fields which they are made from: what read only these fits more contexts."""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer, what it answers, and how it was shown: by language, and whether in a group."""

    asked: Asked | None
    answer: Answer
    is_kept: bool = False
    shown: dict[tuple[str, bool], Turn] = field(default_factory=dict, compare=False)

    def after(self, context: Context) -> Context:
        """What a visitor has been shown once this is read."""
        return context if self.asked is None else remembered(self.asked, self.answer, context)


@dataclass(frozen=True, slots=True)
class _Kept:
    """An answer for every context that has these values."""

    given: Given
    read: tuple[tuple[str, Any], ...]

    def fits(self, context: Context) -> bool:
        return all(getattr(context, name) == value for name, value in self.read)


class Answers:
    """Answers of one library at a time; safe to use from several threads."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._library: Library | None = None
        self._kept: OrderedDict[str, tuple[_Kept, ...]] = OrderedDict()
        self._number = 0
        self._heard = _Heard()
        self._lock = threading.Lock()

    def to(self, message: str, person: str, context: Context, library: Library) -> Given:
        """The answer to a person's message; the library has a passage."""
        with self._lock:
            if library is not self._library:
                self._library = library
                self._kept.clear()
                self._number = 0
            if (given := self._again(message, context)) is not None:
                return given
        watched, look = _Watched(context), _NotedLook(library.look)
        given = _made(message, watched, library if library.look is blind else look.noting(library))
        if look.is_final and not isinstance(given.asked, Step) and self._is_of_two(message, person):
            given = replace(given, is_kept=True)
            self._keep(message, _Kept(given, tuple((name, getattr(context, name)) for name in watched.read)), library)
        return given

    def _again(self, message: str, context: Context) -> Given | None:
        """What is kept, put where it is let go of last."""
        known = self._kept.get(message, ())
        for one in known:
            if one.fits(context):
                if one is not known[0]:
                    self._kept[message] = (one, *(other for other in known if other is not one))
                self._kept.move_to_end(message)
                return one.given
        return None

    def has(self, message: str, context: Context, library: Library) -> bool:
        """Whether the answer to a message is kept."""
        with self._lock:
            known = self._kept.get(message, ()) if library is self._library else ()
        return any(one.fits(context) for one in known)

    def _is_of_two(self, message: str, person: str) -> bool:
        with self._lock:
            return self._heard.is_of_two(message, person)

    def _keep(self, message: str, kept: _Kept, library: Library) -> None:
        with self._lock:
            if library is not self._library:
                return
            before = self._kept.get(message, ())
            now = self._kept[message] = (kept, *before)[:READINGS]
            self._kept.move_to_end(message)
            self._number += len(now) - len(before)
            while self._number > self._most:
                _, gone = self._kept.popitem(last=False)
                self._number -= len(gone)


class _Heard:
    """Who sent which words first, as numbers that say nothing.

    A message has one place, which it takes from whatever was there: all of the memory is taken from the beginning, and
    what is heard once is forgotten by chance rather than in turn.
    """

    def __init__(self) -> None:
        self._words, self._people = (array("q", [0]) * HEARD for _ in range(2))

    def is_of_two(self, message: str, person: str) -> bool:
        """Whether another person sent the same words before."""
        words, who = hash(message), hash(person)
        place = words % HEARD
        if self._words[place] == words and self._people[place]:
            return self._people[place] != who
        self._words[place], self._people[place] = words, who
        return False


def _made(message: str, context: Context, library: Library) -> Given:
    asked = understand(message, context, library.language)
    return Given(asked, replied(message, asked, context, library))


class _Watched(Context):
    """A context that notes which of its fields are read."""

    __slots__ = ("read",)
    read: set[str]

    def __init__(self, context: Context) -> None:
        object.__setattr__(self, "read", set())
        super().__init__(**{name: getattr(context, name) for name in _FIELDS})

    def __getattribute__(self, name: str) -> Any:
        if name in _FIELDS or name in _TOLD:
            object.__getattribute__(self, "read").add(name)
        if name in _TOLD:
            return getattr(Context(**{field: object.__getattribute__(self, field) for field in _FIELDS}), name)
        return object.__getattribute__(self, name)


class _NotedLook:
    """A second look that notes whether it would say the same another time."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self.is_final = True

    def __call__(self, question: str, texts: Sequence[str]) -> Sequence[Nearness] | None:
        found = self._look(question, texts)
        self.is_final &= found is not None and isinstance(self._look, SecondLook) and self._look.is_settled
        return found

    def noting(self, library: Library) -> Library:
        """The library with this look; to read and to tell says nothing else another time, but may say nothing."""

        def read(question: str, texts: Sequence[str]) -> Sequence[float] | None:
            found = library.read(question, texts)
            self.is_final &= found is not None or library.read is unread
            return found

        def tell(question: str) -> Purpose | None:
            found = library.tell(question)
            self.is_final &= found is not None or library.tell is untold
            return found

        def alike(question: str) -> Sequence[float] | None:
            found = library.alike(question)
            self.is_final &= found is not None or library.alike is unlike
            return found

        return replace(library, look=self, read=read, tell=tell, alike=alike)
