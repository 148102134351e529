"""What happened, counted by name: the seam for figures. It keeps numbers of this process only, and knows no person."""

from collections import Counter
from collections.abc import Callable


class Events:
    """Counters; whoever wants to hear of each event puts a function into `heard_by`. Called in the loop's thread."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.heard_by: list[Callable[[str], object]] = []

    def happened(self, name: str) -> None:
        """One more of these."""
        self.counts[name] += 1
        for hears in self.heard_by:
            hears(name)
