"""How the bot is, for an admin: what serves since when, how much is asked, what it costs, what is wrong."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.citizen.buttons import REASONS
from bot.messages import Reply, bold, plain
from bot.store import Store
from bot.texts import Texts
from bot.versions.shelf import Shelf
from knowledge.meaning.look import SecondLook


@dataclass(frozen=True, slots=True)
class Facts:
    """What only the door knows: when Telegram was last heard, and how many messages wait to be sent."""

    heard: datetime | None = None
    unsent: int = 0


@dataclass(frozen=True, slots=True)
class Status:
    """The state of a running bot; `since` is when the process began to serve."""

    shelf: Shelf
    store: Store
    since: datetime
    facts: Callable[[], Facts]

    def reply(self, texts: Texts, who: Callable[[str | None], str]) -> Reply:
        """All of it in one message; `who` names whoever put the version in use."""
        now, used = self.shelf.clock(), self.shelf.serving.used
        lines = [
            texts("admin.status.since", when=at(used.at, now), who=who(used.by)),
            texts("admin.status.holds", **self._sizes()),
            texts("admin.status.uptime", time=span(now - self.since)),
            texts("admin.status.today", **self._today()),
            *self._votes(texts),
            *([texts("admin.status.memory", megabytes=taken)] if (taken := megabytes()) else []),
            *self._vectors(texts),
            *self._door(texts, now),
            *self._trouble(texts, now),
        ]
        head = bold(texts("admin.status.version", version=self.shelf.library.coverage.version))
        return Reply((head, plain("\n".join(lines))))

    def _sizes(self) -> Mapping[str, int]:
        library = self.shelf.library
        speeches = sum(1 for _ in library.coverage.speeches())
        return {"pages": len(library.coverage.pages), "speeches": speeches, "passages": len(library.index.passages)}

    def _today(self) -> Mapping[str, int]:
        self.store.pending.settle()
        today = self.store.counts.today()
        return {name: today.get(name, 0) for name in ("questions", "quote", "candidates", "not_found")}

    def _votes(self, texts: Texts) -> list[str]:
        """How many 👍 and 👎 there are, and what the latter were given for, where readers said it."""
        tallies = self.store.votes.tallies()
        good, bad = sum(one.good for one in tallies), sum(one.bad for one in tallies)
        counts = {reason: sum(one.reasons.get(reason, 0) for one in tallies) for reason in REASONS}
        told = [f"{texts(f'reason.{reason}')} {count}" for reason, count in counts.items() if count]
        lines = [texts("admin.status.votes", good=good, bad=bad)]
        return [*lines, texts("admin.status.reasons", reasons=texts.listed(told))] if told else lines

    def _vectors(self, texts: Texts) -> list[str]:
        look = self.shelf.library.look
        if not isinstance(look, SecondLook):
            return [texts("admin.status.no_vectors")]
        return [texts("admin.status.vectors", missing=missing)] if (missing := look.missing()) else []

    def _door(self, texts: Texts, now: datetime) -> list[str]:
        facts = self.facts()
        heard = [texts("admin.status.heard", time=span(now - facts.heard))] if facts.heard else []
        return [*heard, *([texts("admin.status.unsent", count=facts.unsent)] if facts.unsent else [])]

    def _trouble(self, texts: Texts, now: datetime) -> list[str]:
        trouble = self.store.trouble
        if trouble is None:
            return []
        reason = texts(f"admin.trouble.{trouble.reason.value}")
        return [texts("admin.status.trouble", reason=reason, when=at(trouble.since, now))]


def at(when: datetime, now: datetime) -> str:
    """A moment in the zone of `now`: 2024-01-18 09:00."""
    return f"{when.astimezone(now.tzinfo):%Y-%m-%d %H:%M}"


def span(time: timedelta) -> str:
    """How long: 3d 04:05, or 04:05:06 within a day."""
    seconds = max(0, int(time.total_seconds()))
    days, rest = divmod(seconds, 86_400)
    hours, rest = divmod(rest, 3_600)
    minutes, seconds = divmod(rest, 60)
    return f"{days}d {hours:02}:{minutes:02}" if days else f"{hours:02}:{minutes:02}:{seconds:02}"


def megabytes() -> int | None:
    """The memory that the process takes now; None where the system does not say it as Linux does."""
    statm = Path("/proc/self/statm")
    if not statm.is_file():
        return None
    return int(statm.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") // 2**20
