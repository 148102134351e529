"""What each visitor was last shown, for as long as a conversation lasts; with a store also over a restart.

The longest silent ones are forgotten first.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from knowledge.asked import Context

if TYPE_CHECKING:
    from bot.store import Store

Visitor = tuple[str, str]
"""The keys of a chat and of a person in it."""


@dataclass(slots=True)
class Memory:
    """Contexts by visitor; times are seconds of one clock. Safe to use from several threads."""

    forget_after: float
    most: int
    store: "Store | None" = None
    _kept: OrderedDict[Visitor, tuple[float, Context]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def at_hand(self, visitor: Visitor, now: float) -> Context | None:
        """The context of a visitor, None where it would have to be looked up in the store."""
        with self._lock:
            kept = self._kept.get(visitor)
        if kept is None:
            return Context() if self.store is None else None
        when, context = kept
        return context if now - when <= self.forget_after else Context()

    def recall(self, visitor: Visitor, now: float) -> Context:
        """The context of a visitor, or an empty one after a long silence."""
        context = self.at_hand(visitor, now)
        return self._recalled(visitor) if context is None else context

    def keep(self, visitor: Visitor, context: Context, now: float) -> None:
        """Remembers a visitor's context."""
        with self._lock:
            self._kept[visitor] = (now, context)
            self._kept.move_to_end(visitor)
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)
        if self.store and context != Context():
            chat, person = visitor
            self.store.pending.keep(person, chat, context)

    def forget(self, visitor: Visitor) -> None:
        """Forgets what a visitor was shown in a chat."""
        with self._lock:
            self._kept.pop(visitor, None)
        if self.store:
            chat, person = visitor
            self.store.pending.cancel(person, chat)
            self.store.people.cancel(person, chat)

    def forget_person(self, person: str) -> None:
        """Lets go of all that is remembered of a person here; what the store keeps, it forgets itself."""
        with self._lock:
            for visitor in [one for one in self._kept if one[1] == person]:
                del self._kept[visitor]

    def _recalled(self, visitor: Visitor) -> Context:
        chat, person = visitor
        if self.store is None:
            return Context()
        waits = self.store.pending.recall(person, chat, self.forget_after)
        return self.store.people.recall(person, chat, self.forget_after) if waits is None else waits
