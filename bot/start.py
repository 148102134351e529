"""The parts put together: settings and folders to a library. Every door starts here."""

from collections.abc import Mapping
from pathlib import Path

from bot.settings import Settings
from knowledge import calibration, coverage, vocabulary
from knowledge.answer import Library
from knowledge.ranking import Weights
from knowledge.snapshot import Cut, build


def library(settings: Settings, folders: Mapping[str, Path]) -> Library:
    """The library of the coverage folder; raises CoverageFaults or SettingsFault where something is wrong."""
    return build(
        coverage.load(folders["coverage"]),
        vocabulary.load(folders["config"]),
        calibration.load(folders["config"]),
        Weights(settings.ranking.words, settings.ranking.grams, settings.ranking.context),
        Cut(settings.passages.most, settings.passages.least),
        _writable(folders["cache"]),
    )


def _writable(folder: Path) -> Path | None:
    """The folder where jieba keeps its compiled dictionary; None (the system's own) where it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder
