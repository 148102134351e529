"""The conversation as a running bot has it: over the shelf and the store, with its admins. It knows no Telegram."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from bot.citizen.guests import Manners
from bot.citizen.memory import Memory
from bot.conversation import Conversation
from bot.editor.admin import Admin
from bot.editor.status import Facts
from bot.messages import Outbox
from bot.records import Retention
from bot.report import outcome
from bot.service.figures import Figures
from bot.settings import Settings
from bot.start import closed, filling, indexed, logged, looking
from bot.store import Store
from bot.texts import Texts
from bot.versions.archive import Archive
from bot.versions.kept_cuts import KeptCuts
from bot.versions.shelf import Making, Shelf
from bot.versions.trial import FILE, Trial
from knowledge.answer import Library
from knowledge.index.cuts import Progress
from knowledge.judging.evaluation import Outcome
from knowledge.model import Coverage


class Parts(Protocol):
    """What the conversation needs of whatever serves it."""

    store: Store
    figures: Figures
    on_purged: list[Callable[[Iterable[str]], object]]

    @property
    def outbox(self) -> Outbox: ...

    def facts(self) -> Facts: ...

    @property
    def has_admins(self) -> bool: ...

    def check_ending(self) -> None: ...


@contextmanager
def reception(
    settings: Settings, folders: Mapping[str, Path], texts: Mapping[str, Texts], parts: Parts
) -> Iterator[Conversation]:
    """The conversation over what is in use, found or read anew.

    Raises CoverageFaults where nothing can serve, and Refused where the bot stops meanwhile.
    """
    chosen, store = settings.conversation, parts.store
    shelf = _shelf(settings, folders, texts, parts)
    started = shelf.start()
    try:
        admin = Admin(shelf, store, parts.outbox, texts, chosen.language, parts.facts)
        conversation = Conversation(
            shelf.library,
            texts,
            Memory(chosen.forget_after, chosen.remembered, store),
            time.monotonic,
            chosen.language,
            store,
            admin,
            Manners(chosen.a_minute, chosen.sure_in_group, chosen.remembered),
            retained(settings),
        )
        conversation.on_answered.append(parts.figures.answered)
        parts.figures.watch_shelf(shelf)
        shelf.on_swap.append(conversation.use)
        parts.on_purged.append(shelf.drop)
        parts.on_purged.append(lambda _: admin.tell_reporters())
        admin.opening(started)
        yield conversation
    finally:
        shelf.close()


def _shelf(settings: Settings, folders: Mapping[str, Path], texts: Mapping[str, Texts], parts: Parts) -> Shelf:
    kept = KeptCuts(folders["data"] / "cuts")

    earlier: Library | None = None

    def built(record: Coverage, told: Progress) -> Library:
        def progress(done: int, total: int) -> None:
            parts.check_ending()
            logged(done, total)
            told(done, total)

        return indexed(settings, folders, record, kept.latest(), progress, earlier)

    def in_use(library: Library) -> None:
        nonlocal earlier
        earlier = library
        filling(library)
        kept.keep(library.index.cuts)

    making = Making(
        parts.figures.timing(built, time.monotonic),
        lambda library: looking(settings, folders, library),
        in_use,
        closed,
    )
    questions = Path(settings.admin.questions) if settings.admin.questions else folders["coverage"] / FILE
    trial = Trial(questions, settings.admin.most_questions, asking(texts))
    archive, clock = Archive(folders["data"]), parts.store.edge.clock
    return Shelf(folders["coverage"], archive, parts.store, making, trial, clock, follows=not parts.has_admins)


def asking(texts: Mapping[str, Texts]) -> Callable[[Library, Sequence[str]], Outcome]:
    """How a question of a set is asked of a library: as a visitor would."""
    return lambda library, turns: outcome(turns, Conversation(library, texts, Memory(60, 10), lambda: 0.0))


def retained(settings: Settings) -> Retention:
    """How long each kind of what is kept may be kept."""
    return Retention(**settings.retention.model_dump(), conversation=settings.conversation.forget_after)
