"""The making of what passages mean, in the background. It ranks nothing; what is made is kept."""

import logging
import threading
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Final

from knowledge.meaning.rows import Rows
from knowledge.meaning.vectors import VectorStore

Encode = Callable[[Sequence[str]], Sequence[Rows] | None]
"""Texts to the rows of each, or None where that cannot be done now."""

TRIES: Final = 3
LEFT_OUT: Final = 8
"""How many texts in a row fail before a filling gives up."""

log = logging.getLogger(__name__)


class End(StrEnum):
    """How a filling ended: all made that can be made, stopped, no room, or the encoder failed too often."""

    DONE = "done"
    STOPPED = "stopped"
    FULL = "full"
    GAVE_UP = "gave up"


class Filling:
    """A thread that makes what is missing, in the order given; begun again, it goes on where it was.

    Texts are made one by one: an encoder gains nothing by more, and a stop waits for one only. A text that
    fails `TRIES` times is left out until the next filling. `rest` is the seconds before a second try; each
    further one waits twice as long. `afterwards` is called once, however it ended.
    """

    def __init__(
        self,
        store: VectorStore,
        texts: Sequence[str],
        encode: Encode,
        rest: float = 2.0,
        afterwards: Callable[[], None] = lambda: None,
    ) -> None:
        self._store, self._texts, self._encode = store, list(dict.fromkeys(texts)), encode
        self._rest, self._afterwards = rest, afterwards
        self._stopped = threading.Event()
        self.end: End | None = None
        self._thread = threading.Thread(target=self._run, name="filling", daemon=True)
        self._thread.start()

    def stop(self, seconds: float = 10.0) -> bool:
        """End after the text at hand; whether it ended in time."""
        self._stopped.set()
        return self.wait(seconds)

    def wait(self, seconds: float | None = None) -> bool:
        """Whether it has ended, after at most so many seconds."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        end = End.GAVE_UP
        try:
            end = self._filled()
        except Exception:
            log.exception("a filling of vectors ended")
        finally:
            self._store.save()
            self._afterwards()
            self.end = end

    def _filled(self) -> End:
        missing = self._store.missing(self._texts)
        self._store.make_room(self._texts, len(missing))
        failed = 0
        for text in missing:
            rows = self._rows(text)
            if self._stopped.is_set():
                return End.STOPPED
            failed = failed + 1 if rows is None else 0
            if failed == LEFT_OUT:
                return End.GAVE_UP
            if rows is not None and not self._store.add(text, rows):
                return End.FULL
        return End.DONE

    def _rows(self, text: str) -> Rows | None:
        for tried in range(TRIES):
            if self._stopped.wait(self._rest * 2 ** (tried - 1) if tried else 0):
                return None
            made = self._encode([text])
            if made is not None:
                return made[0]
        return None
