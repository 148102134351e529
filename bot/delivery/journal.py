"""What delivery remembers of updates: which were answered, which of their messages have left. It knows no Telegram.

A process that is killed starts again with this memory, so that it answers what it had not answered and sends nothing
again. Only numbers are kept; an update's words only while it is set aside (see `set_aside`), and are erased once it is
answered.
"""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

JSON = dict[str, Any]
REMEMBERED: Final = 20_000


class Journal(Protocol):
    """Memory of updates by `update_id`. Methods return at once; what they note survives the process's death.

    It survives a power cut too once `sync` has returned.
    """

    def seen(self, update_id: int) -> bool:
        """Whether the update was answered."""

    def begins(self, update_id: int) -> int:
        """Answering it starts; how often it has been started, this time included."""

    def sending(self, update_id: int, number: int) -> None:
        """The `number`-th message in answer to it is about to leave."""

    def sent(self, update_id: int, number: int) -> None:
        """That message has left the process."""

    def unsent(self, update_id: int, number: int) -> None:
        """That message has not arrived after all."""

    def has_left(self, update_id: int, number: int) -> bool | None:
        """Whether that message has left; None where the process ended in the very moment."""

    def done(self, update_id: int) -> None:
        """The update is answered."""

    def set_aside(self, update: JSON) -> bool:
        """Keep the update itself, so that Telegram need not once `sync` has returned; False where it cannot be kept."""

    def aside(self) -> list[JSON]:
        """The updates set aside and not answered, oldest first."""

    def drop(self, is_theirs: Callable[[JSON], bool]) -> None:
        """Forgets the words of those updates set aside that are somebody's; should the process end, they are lost."""

    async def sync(self) -> None:
        """Returns when all that was noted is on the disk."""


@dataclass(slots=True)
class Answering:
    """The update that is being answered, as the way out sees it."""

    update_id: int
    journal: Journal
    sends: int = 0
    held_back: bool = False

    def next_send(self) -> int:
        self.sends += 1
        return self.sends


answering: ContextVar[Answering | None] = ContextVar("answering", default=None)


@dataclass(slots=True)
class Entry:
    """One update: how often its answering began, which messages left (False: were about to), and the end of it."""

    starts: int = 0
    messages: dict[int, bool] = field(default_factory=dict)
    is_done: bool = False


DONE: Final = Entry(is_done=True)
"""What is kept of each update that is answered: one for all of them, to which nothing is noted."""


class MemoryJournal:
    """A journal that dies with the process; it holds the last `remembered` updates."""

    def __init__(self, remembered: int = REMEMBERED) -> None:
        self.remembered = remembered
        self.entries: dict[int, Entry] = {}
        self.kept: dict[int, JSON] = {}

    def seen(self, update_id: int) -> bool:
        entry = self.entries.get(update_id)
        return entry is not None and entry.is_done

    def begins(self, update_id: int) -> int:
        entry = self._entry(update_id)
        entry.starts += 1
        return entry.starts

    def sending(self, update_id: int, number: int) -> None:
        self._entry(update_id).messages[number] = False

    def sent(self, update_id: int, number: int) -> None:
        self._entry(update_id).messages[number] = True

    def unsent(self, update_id: int, number: int) -> None:
        self._entry(update_id).messages.pop(number, None)

    def has_left(self, update_id: int, number: int) -> bool | None:
        entry = self.entries.get(update_id)
        if entry is None or number not in entry.messages:
            return False
        return entry.messages[number] or None

    def done(self, update_id: int) -> None:
        self._entry(update_id)
        self.entries[update_id] = DONE
        self.kept.pop(update_id, None)

    def set_aside(self, update: JSON) -> bool:
        self.kept[update["update_id"]] = update
        return True

    def aside(self) -> list[JSON]:
        return [self.kept[number] for number in sorted(self.kept)]

    def drop(self, is_theirs: Callable[[JSON], bool]) -> None:
        for update in self.aside():
            if is_theirs(update):
                del self.kept[update["update_id"]]

    async def sync(self) -> None:
        """There is no disk."""

    def _entry(self, update_id: int) -> Entry:
        entry = self.entries.get(update_id)
        if entry is None or entry is DONE:
            entry = self.entries[update_id] = Entry(is_done=entry is DONE)
            if len(self.entries) > self.remembered:
                del self.entries[next(iter(self.entries))]
        return entry
