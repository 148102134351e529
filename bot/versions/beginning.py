"""What serves after a start: the version that was in use last, an older good one, or the coverage folder.

It decides; it builds nothing and puts nothing in use.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.store import Version
from bot.versions.archive import Archive
from bot.versions.edition import Way
from knowledge.errors import CoverageFaults
from knowledge.model import Coverage
from knowledge.record import coverage, files
from knowledge.record.files import Files

Skipped = tuple[tuple[str, CoverageFaults], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A coverage that is without faults, and the files that it was read from."""

    read: Files
    record: Coverage


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is to serve.

    Either it was in use before, and `used` is the store's word of that, or it comes into use now, in the `way` that is
    told; the other one is None.

    `skipped` are kept versions that cannot serve, `broken` the faults of the folder, `differs` whether the folder
    holds something else.
    """

    found: Found
    used: Version | None
    way: Way | None
    skipped: Skipped = ()
    broken: CoverageFaults | None = None
    differs: bool = False


def beginning(folder: Path, archive: Archive, history: tuple[Version, ...], follows: bool, now: datetime) -> Beginning:
    """Decides what serves; raises CoverageFaults with every fault of folder and kept versions where nothing can.

    `history` is what was in use, the newest first; where the store lost it, the youngest kept version is taken for
    the last. With `follows` a good folder that holds something else is preferred to what was in use.
    """
    skipped: list[tuple[str, CoverageFaults]] = []
    kept = next(_kept(archive, history, skipped, now), None)
    here = _here(folder, kept[0] if kept else None)
    broken = here if isinstance(here, CoverageFaults) else None
    if kept is None:
        if isinstance(here, CoverageFaults):
            raise CoverageFaults((*here.faults, *(fault for _, error in skipped for fault in error.faults)))
        return Beginning(here, None, Way.FOLDER if skipped else Way.FIRST, tuple(skipped))
    differs = isinstance(here, Found) and here.record.version != kept[0].record.version
    if follows and differs and isinstance(here, Found):
        return Beginning(here, None, Way.FOLDER, tuple(skipped))
    return Beginning(*kept, None, tuple(skipped), broken, differs)


def _kept(
    archive: Archive, history: tuple[Version, ...], skipped: list[tuple[str, CoverageFaults]], now: datetime
) -> Iterator[tuple[Found, Version]]:
    """The kept versions that are without faults, that in use last first; the others are noted as skipped."""
    used = {version.path: version for version in reversed(history)}
    order = dict.fromkeys((*(version.path for version in history), *archive.youngest_first()))
    for path in order:
        try:
            read = archive.read(path)
            record = coverage.parsed(read)
        except CoverageFaults as error:
            skipped.append((path, error))
            continue
        yield Found(read, record), used.get(path) or Version(record.version, path, "", None, now)


def _here(folder: Path, kept: Found | None) -> Found | CoverageFaults:
    """What the coverage folder holds, or its faults; files that are the kept ones are not parsed again."""
    read = files.read(folder)
    if kept is not None and read.pages == kept.read.pages and not read.faults:
        return Found(read, kept.record)
    try:
        return Found(read, coverage.parsed(read))
    except CoverageFaults as error:
        return error
