"""What the passages of the coverage in use are cut into, for the next coverage and the next start."""

import logging
from pathlib import Path

from knowledge.index import cuts_file
from knowledge.index.cuts import Cuts

log = logging.getLogger(__name__)


class KeptCuts:
    """The cuts of the library in use: in memory, where they are shared with it, and in a file."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._latest: Cuts | None = None

    def latest(self) -> Cuts | None:
        """What was kept last, in this process or before; None where nothing was."""
        if self._latest is None:
            self._latest = cuts_file.load(self._file)
        return self._latest

    def keep(self, cuts: Cuts) -> None:
        """Keeps cuts in place of those before; a file that cannot be written costs the next start, and nothing now."""
        before, self._latest = self.latest(), cuts
        if before is not None and (before.digests, before.recipe, before.taught) == (
            cuts.digests,
            cuts.recipe,
            cuts.taught,
        ):
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            cuts_file.save(cuts, self._file)
        except OSError as error:
            log.warning("cuts cannot be kept (%s); the next start cuts all passages again", type(error).__name__)
