"""The parts put together: settings and folders to a library. Every door starts here."""

import gc
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from bot.settings import Settings
from knowledge.answer import Library
from knowledge.index.cuts import MANY, Cuts, Progress
from knowledge.meaning.look import SecondLook, available, unread
from knowledge.model import Coverage
from knowledge.ranking import Weights
from knowledge.record import coverage
from knowledge.snapshot import Cut, build
from knowledge.weighing import calibration, merit
from knowledge.words import vocabulary

log = logging.getLogger(__name__)


def library(settings: Settings, folders: Mapping[str, Path]) -> Library:
    """The library of the coverage folder; raises CoverageFaults or SettingsFault where something is wrong."""
    return looking(settings, folders, indexed(settings, folders, coverage.load(folders["coverage"])))


def logged(done: int, total: int) -> None:
    """How far a large coverage is; a small one is cut before anybody could read it."""
    if total >= MANY:
        log.info("%d of %d passages are cut", done, total)


def indexed(
    settings: Settings,
    folders: Mapping[str, Path],
    record: Coverage,
    before: Cuts | None = None,
    progress: Progress = logged,
    earlier: Library | None = None,
) -> Library:
    """A library of words over a coverage; no process of its own is left, so that it may be dropped as it is.

    What `before` has of its passages is not cut again, and pages of the library in use (`earlier`) are not read again.
    What `progress` raises ends it.
    """
    with _collecting_nothing():
        return build(
            record,
            vocabulary.load(folders["config"]),
            calibration.load(folders["config"]),
            merit.load(folders["config"]),
            Weights(**settings.ranking.model_dump()),
            Cut(settings.passages.most, settings.passages.least),
            _writable(folders["cache"]),
            before,
            progress,
            os.cpu_count() or 1,
            earlier,
        )


def looking(settings: Settings, folders: Mapping[str, Path], built: Library) -> Library:
    """The library with a second look by meaning, where there is one."""
    if not (settings.meaning.enabled and available()):
        return built
    look = _look(settings, folders, built)
    read = look.read if settings.meaning.reads else unread
    return replace(
        built, look=look, looked_at=settings.meaning.passages, read=read, tell=look.purpose, alike=look.alike
    )


@contextmanager
def _collecting_nothing() -> Iterator[None]:
    """No garbage collection meanwhile: half a million words are loaded, and none of them is garbage."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _look(settings: Settings, folders: Mapping[str, Path], built: Library) -> SecondLook:
    chosen = settings.meaning
    folder, cues = folders["data"] / "vectors", built.cues.texts
    return SecondLook(built.index.texts, folder, chosen.most, chosen.seconds, chosen.reads, cues)


def filling(built: Library) -> Library:
    """The library, whose missing vectors are made in the background from now on."""
    if isinstance(built.look, SecondLook):
        built.look.fill()
    return built


def waited(built: Library, seconds: float) -> Library:
    """The library once every vector is made, or after so many seconds, while the rest is made in the background."""
    if isinstance(built.look, SecondLook) and built.look.missing():
        built.look.fill().wait(seconds)
    return built


def closed(built: Library) -> None:
    """Ends the processes that a library started."""
    if isinstance(built.look, SecondLook):
        built.look.close()


def filled(built: Library) -> Library:
    """The library once every vector is made: for a run over many questions, whose answers must not change midway."""
    if isinstance(built.look, SecondLook) and built.look.missing():
        built.look.fill().wait()
        if left := built.look.missing():
            log.warning("%d passages have no vector; they are answered without a second look", left)
    return built


PATIENCE: Final = 60.0
"""Seconds that the encoder may take where nobody waits."""


def patient(settings: Settings) -> Settings:
    """The settings of a run over many questions, whose answers must not depend on how busy the machine is."""
    return settings.model_copy(update={"meaning": settings.meaning.model_copy(update={"seconds": PATIENCE})})


def _writable(folder: Path) -> Path | None:
    """The folder that keeps the compact dictionary; None (the system's own) where it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder
