"""The library in use: made ready aside, put in use by one assignment, found again after a restart.

Whatever fails on the way, the one in use stays. At most one version waits for a word at a time. The store says which
version is in use, the archive holds its files; a kill at any moment leaves the one before in use, or the new one.
"""

import gc
import logging
import secrets
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from bot.store import Store, Version
from bot.versions.archive import Archive
from bot.versions.beginning import Beginning, beginning
from bot.versions.edition import Prepared, Refusal, Refused, Start, Waiting, Way, What
from bot.versions.trial import Trial, Tried
from knowledge.answer import Library
from knowledge.errors import CoverageFaults, Fault, QuestionSetFault
from knowledge.index.cuts import Progress, nothing_told
from knowledge.judging.comparison import Comparison, Edition, compare
from knowledge.model import Coverage
from knowledge.record import coverage, files
from knowledge.record.files import Files, unread_files

GRACE: Final = 10.0
"""Seconds after a swap in which a question that was asked before it keeps the second look that it began with."""
EXPIRY: Final = 3600.0
"""Seconds after which a version that waits for a word is let go: it takes as much memory as the one in use."""
MOST_HISTORY: Final = 1000

log: Final = logging.getLogger(__name__)

Later = Callable[[float, Callable[[], None]], Callable[[], object]]
"""Does something after so many seconds; what it gives calls that off. Whatever the work holds stays until then."""


def later(seconds: float, work: Callable[[], None]) -> Callable[[], object]:
    """Later, in a thread of its own that keeps no process from ending."""
    timer = threading.Timer(seconds, work)
    timer.daemon = True
    timer.start()
    return timer.cancel


@dataclass(frozen=True, slots=True)
class Making:
    """How a library comes and goes: indexed aside; given a second look; its vectors made; its processes ended."""

    indexed: Callable[[Coverage, Progress], Library]
    looking: Callable[[Library], Library]
    filling: Callable[[Library], object]
    closed: Callable[[Library], None]


@dataclass(frozen=True, slots=True)
class Serving:
    """The library in use and how it came into use: one value, so that one assignment replaces both."""

    library: Library
    used: Version


class Shelf:
    """The library in use, and the next one.

    `start` comes first. `prepare` and `prepare_kept` take as long as a library takes to build, everything else takes
    milliseconds; any thread. With `follows` (nobody is there to confirm) a start takes the folder where it changed.
    """

    def __init__(
        self,
        folder: Path,
        archive: Archive,
        store: Store,
        making: Making,
        trial: Trial,
        clock: Callable[[], datetime],
        follows: bool = False,
        later: Later = later,
    ) -> None:
        self.folder, self.trial, self.clock = folder, trial, clock
        self.on_swap: list[Callable[[Library], None]] = []
        self._archive, self._store, self._making = archive, store, making
        self._follows, self._later = follows, later
        self._preparing, self._changing = threading.Lock(), threading.Lock()
        self._waiting = Waiting()
        self._call_off_expiry: Callable[[], object] = lambda: None
        self._retired: list[Library] = []
        self._serving: Serving | None = None

    @property
    def serving(self) -> Serving:
        """What is in use; raises RuntimeError before the start."""
        if self._serving is None:
            raise RuntimeError("nothing is in use; start() comes first")
        return self._serving

    @property
    def library(self) -> Library:
        return self.serving.library

    @property
    def is_preparing(self) -> bool:
        return self._preparing.locked()

    # the start

    def start(self) -> Start:
        """Puts in use what was in use last, or the folder; raises CoverageFaults where nothing is without faults."""
        self._archive.sweep()
        history = self._store.versions.history(MOST_HISTORY)
        begun = beginning(self.folder, self._archive, history, self._follows, self.clock())
        library = self._making.looking(self._making.indexed(begun.found.record, nothing_told))
        used, refusal = begun.used, None
        if used is None:
            what = What(begun.way or Way.FIRST)
            try:
                used = self._kept(library, begun.found.read, what, None)
            except Refused as error:
                version = library.coverage.version
                used, refusal = Version(version, "", what.written(), None, self.clock()), error.why
        self._swap(library, used)
        _log_begun(begun)
        return Start(library.coverage.version, begun.way, begun.skipped, begun.broken, begun.differs, refusal)

    # made ready

    def prepare(self, told: Progress = nothing_told) -> Prepared:
        """Reads the folder, builds it aside and compares it; it then waits for `use` or `cancel`.

        `told` hears how many passages are cut, of how many. Raises CoverageFaults, SettingsFault, or Refused (busy,
        changed meanwhile, overtaken by another, stopped).
        """
        return self._prepared(lambda: files.read(self.folder), None, told)

    def prepare_kept(self, hash_: str, told: Progress = nothing_told) -> Prepared:
        """The same with a kept version, by its hash or the beginning of one."""
        path = next((one.path for one in self.history() if one.hash.startswith(hash_)), None)
        if path is None:
            raise Refused(Refusal.NO_VERSION)
        return self._prepared(lambda: self._archive.read(path), path, told)

    def prepare_earlier(self, told: Progress = nothing_told) -> Prepared:
        """The same with the version that was in use before this one."""
        earlier = next((one.hash for one in self.history() if one.hash != self.serving.used.hash), None)
        if earlier is None:
            raise Refused(Refusal.NO_EARLIER)
        return self.prepare_kept(earlier, told)

    def history(self) -> tuple[Version, ...]:
        """The kept versions, that which was in use last first, each once."""
        latest: dict[str, Version] = {}
        for version in self._store.versions.history(MOST_HISTORY):
            latest.setdefault(version.hash, version)
        return tuple(latest.values())

    def _prepared(self, read: Callable[[], Files], path: str | None, told: Progress) -> Prepared:
        if not self._preparing.acquire(blocking=False):
            raise Refused(Refusal.BUSY)
        try:
            base, before = self.library, read()
            library = self._making.indexed(coverage.parsed(before), told)
            comparison, tried = compared(base, library), tried_on(self.trial, base, library)
            if read().fingerprint != before.fingerprint:
                raise Refused(Refusal.CHANGED)
            remarks = () if path else _remarks(before, base.coverage, library.coverage)
            unread = () if path else _unread(self.folder)
            token = secrets.token_hex(6)
            return self._put(Prepared(token, library, base, before, path, comparison, tried, remarks, unread))
        finally:
            self._preparing.release()

    def _put(self, prepared: Prepared) -> Prepared:
        with self._changing:
            if prepared.base is not self.library:
                raise Refused(Refusal.OVERTAKEN)
            self._waiting.put(prepared)
            self._call_off_expiry()
            self._call_off_expiry = self._later(EXPIRY, partial(self._expired, prepared.token))
        return prepared

    def _expired(self, token: str) -> None:
        with suppress(Refused):
            self._ended(token, Refusal.GONE)

    # put in use

    def use(self, token: str, by: str) -> Prepared:
        """Puts in use what waits under a token; raises Refused, and then what was in use still is."""
        with self._changing:
            prepared = self._waiting.get(token)
            if not self._is_unchanged(prepared):
                self._end(Refusal.CHANGED)
                raise Refused(Refusal.CHANGED)
            library = self._making.looking(prepared.library)
            used = self._kept(library, prepared.files, What.of(prepared.way, prepared.comparison), by)
            self._swap(library, used)
            self._end(Refusal.USED)
        self._tell(library)
        return prepared

    def cancel(self, token: str) -> None:
        """Lets go of what waits under a token; raises Refused where it does not wait any more."""
        self._ended(token, Refusal.CANCELLED)

    def _ended(self, token: str, why: Refusal) -> None:
        with self._changing:
            self._waiting.get(token)
            self._end(why)

    def _end(self, why: Refusal) -> None:
        """Nothing waits any longer, nor for its time to run out."""
        self._waiting.end(why)
        self._call_off_expiry()

    def _is_unchanged(self, prepared: Prepared) -> bool:
        try:
            now = self._archive.read(prepared.path) if prepared.path else files.read(self.folder)
        except CoverageFaults:
            return False
        return now.fingerprint == prepared.files.fingerprint

    def _kept(self, library: Library, read: Files, what: What, by: str | None) -> Version:
        """Keeps a version's files, then the word that it is in use; raises Refused where one of them cannot be kept."""
        version = library.coverage.version
        try:
            path = self._archive.keep(version, read)
        except OSError as error:
            log.warning("a version cannot be kept: %s", type(error).__name__)
            raise Refused(Refusal.NOT_KEPT) from None
        if not self._store.versions.use(version, path, what.written(), by):
            raise Refused(Refusal.NOT_NOTED)
        self._archive.mark(path)
        return Version(version, path, what.written(), by, self.clock())

    def _swap(self, library: Library, used: Version) -> None:
        before, self._serving = self._serving, Serving(library, used)
        log.info("version %s is in use", library.coverage.version)
        self._making.filling(library)
        if before is not None:
            self._retired.append(before.library)
            self._later(GRACE, partial(self._let_go, [before.library]))

    def _tell(self, library: Library) -> None:
        for told in self.on_swap:
            try:
                told(library)
            except Exception:
                log.exception("somebody who waits for a new library failed; it is in use all the same")

    # the end

    def drop(self, paths: Iterable[str]) -> None:
        """Removes kept versions that the store no longer knows (`Store.purge`), but never the one in use.

        Those too that a kill left unknown: kept and not yet noted, or no longer noted and not yet removed. A version
        that was in use since the oldest word that is noted may be all that a lost store left, and stays.
        """
        with self._changing:
            noted = self._store.versions.noted()
            left = self._archive.marked_before(min(noted.values())) if noted else ()
            self._archive.drop({*paths, *left} - noted.keys(), self.serving.used.path)

    def close(self) -> None:
        """Ends the processes of the library in use, and of those before it."""
        for library in (*self._retired, *((self._serving.library,) if self._serving else ())):
            self._making.closed(library)

    def _let_go(self, gone: list[Library]) -> None:
        """Ends what a library began, empties the list, and looks for garbage at once.

        A library holds itself by what it remembers; the next full search may be hours away, and reloads come sooner.
        """
        with self._changing:
            self._retired = [one for one in self._retired if one is not gone[0]]
        self._making.closed(gone.pop())
        gc.collect()


def _log_begun(begun: Beginning) -> None:
    """What the admins are told of a start, for whoever has none: what serves may not be what lies in the folder."""
    for path, error in begun.skipped:
        log.warning("%s: has %d faults and cannot serve", path, len(error.faults))
    if begun.broken is not None:
        count = len(begun.broken.faults)
        log.warning("the coverage folder has %d faults and is not in use; `congress-bot check` lists them", count)
    elif begun.differs:
        log.warning("the coverage folder holds something else than the version in use; /reload puts it in use")


def compared(before: Library, after: Library) -> Comparison:
    """What differs between two libraries' editions."""
    return compare(Edition(before.coverage, before.index.passages), Edition(after.coverage, after.index.passages))


def _remarks(read: Files, before: Coverage, after: Coverage) -> tuple[Fault, ...]:
    """What pages that came or changed have otherwise than the raw text beside them."""
    from knowledge.record.proof import proofs  # the importer, which nothing but a reload needs here

    known = {page.id: page for page in before.pages}
    return tuple(proofs(read, {page.id for page in after.pages if known.get(page.id) != page}))


def _unread(folder: Path) -> tuple[str, ...]:
    """The files of a folder that may be meant as pages and are none; half a character of a name is a question mark."""
    return tuple(str(one.relative_to(folder)).encode("utf-8", "replace").decode() for one in unread_files(folder))


def tried_on(trial: Trial, before: Library, after: Library) -> Tried | QuestionSetFault | None:
    """A trial's figures; a question set that cannot be used is reported, and holds nothing up."""
    try:
        return trial.of(before, after)
    except QuestionSetFault as error:
        return error
