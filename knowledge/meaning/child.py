"""Texts to vectors that are near where the meaning is near, and passages read beside a question: the second look.

Optional: without the packages of the extra `semantic` there is no second look. The model runs in a child process of
its own (`encoder`), because native code runs on citizens' words. A crash, a hang or a bad answer of the child costs
one second look: the answer is None, the fault is counted and logged without anybody's words, and a new child is started
after a pause that grows. Nothing here raises for what a citizen wrote.
"""

import json
import logging
import os
import re
import socket
import subprocess
import sys
import threading
import time
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Self, TypeVar

import numpy as np

from knowledge.meaning import engine
from knowledge.meaning.encoder import COUNT, LENGTH, MOST_BYTES, NUMBER, ODDS, READY, framed
from knowledge.meaning.rows import DIMENSIONS, Rows, are_sound
from knowledge.text import INVISIBLE

PROGRAM: Final = Path(__file__).with_name("encoder.py")
RECIPE: Final = 4
"""Counted up when `prepared`, `engine` or `rows` changes: rows of another recipe are not comparable."""
MOST_CHARACTERS: Final = 512
"""What the model reads of a text: above the longest passages, below its own 512 tokens."""
MOST_ASKED: Final = 128
"""The same of a question: somebody waits."""
MOST_TEXTS: Final = 64
_Told = TypeVar("_Told")
log: Final = logging.getLogger(__name__)
UNFIT: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]")


def model_name() -> str:
    """What vectors are made with; those of different names are not comparable."""
    return f"{engine.name()} recipe {RECIPE}"


def prepared(text: str, most: int = MOST_CHARACTERS) -> str:
    """What the model is given of a text: NFKC on one line, no control characters or lone surrogates.

    NFKC, because the model was taught on text that is nearly that; a text that is in NFKC already keeps its length.
    """
    fit = UNFIT.sub(" ", INVISIBLE.sub("", text[:most]))
    return " ".join(unicodedata.normalize("NFKC", fit).split())[:most].rstrip()


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may take: seconds a text and to start, memory, and its niceness.

    The pause after a fault doubles up to `longest_pause` and is as at first after a good answer. A background
    filling is given more seconds, because a passage of 512 characters takes a tenth of one on a fast computer. Only a
    child that `reads` has the reader beside the encoder.
    """

    seconds: float = 5.0
    start_seconds: float = 60.0
    pause: float = 1.0
    longest_pause: float = 300.0
    megabytes: int = 2048
    niceness: int = 0
    reads: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the requests so far.

    `resting` were asked during a pause or after the end, `busy` waited in vain for others; `started` are
    children.
    """

    answered: int = 0
    faults: int = 0
    resting: int = 0
    busy: int = 0
    started: int = 0


class _FaultError(Exception):
    """The child is not to be trusted any further; it says why, without a word of what it was given."""


class Meaning:
    """The encoder, in a child process that starts when it is first needed. Safe to use from several threads.

    Its model is kept in `folder`, and made there, which takes some seconds, where it is missing.
    Requests wait for each other, so a background filling has a `Meaning` of its own, with some niceness.
    """

    def __init__(
        self,
        folder: Path,
        limits: Limits = Limits(),
        program: Path = PROGRAM,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder, self._limits, self._program, self._clock = folder, limits, program, clock
        self._lock = threading.Lock()
        self._child: _Child | None = None
        self._closed = False
        self._pause = limits.pause
        self._rests_until = clock()
        self._number = 0
        self.counts = Counts()

    def rows(self, texts: Sequence[str], question: bool) -> list[Rows] | None:
        """The rows of each text, or None where the encoder cannot be asked or did not answer well.

        At most `MOST_TEXTS` texts; of each, its first `MOST_CHARACTERS` or `MOST_ASKED` characters.
        """
        most = MOST_ASKED if question else MOST_CHARACTERS
        fit = [prepared(text, most) for text in texts]
        return self._asked(fit, {"question": question}, _parted) if texts else []

    def odds(self, question: str, texts: Sequence[str]) -> list[float] | None:
        """The log-odds that each text answers a question, by reading both together; None as for `rows`."""
        fit = [prepared(text) for text in texts]
        return self._asked(fit, {"asked": prepared(question, MOST_ASKED)}, _odds) if texts else []

    def _asked(self, texts: list[str], more: dict[str, Any], told: Callable[[bytes, int], _Told]) -> _Told | None:
        """What the child answers, made by `told` of the bytes; requests wait for each other."""
        if len(texts) > MOST_TEXTS:
            raise ValueError(f"texts: {len(texts)} at once; at most {MOST_TEXTS}")
        seconds = self._limits.seconds * len(texts)
        if not self._lock.acquire(timeout=seconds):
            self.counts = replace(self.counts, busy=self.counts.busy + 1)
            return None
        try:
            return self._answered(texts, more, told, seconds)
        finally:
            self._lock.release()

    def _answered(
        self, texts: list[str], more: dict[str, Any], told: Callable[[bytes, int], _Told], seconds: float
    ) -> _Told | None:
        if self._closed or self._clock() < self._rests_until:
            self.counts = replace(self.counts, resting=self.counts.resting + 1)
            return None
        try:
            child = self._child or self._started()
            self._number = (self._number + 1) & 0xFFFFFFFF
            found = told(child.answer(self._number, {**more, "texts": texts}, seconds), len(texts))
        except (OSError, _FaultError) as error:
            self._failed(str(error) if isinstance(error, _FaultError) else type(error).__name__)
            return None
        self._pause = self._limits.pause
        self.counts = replace(self.counts, answered=self.counts.answered + 1)
        return found

    def _started(self) -> "_Child":
        self.counts = replace(self.counts, started=self.counts.started + 1)
        self._child = _Child(self._program, self._folder, self._limits)
        if self._closed:
            raise _FaultError("it was ended")
        self._child.expect_ready(self._limits.start_seconds)
        return self._child

    def _failed(self, why: str) -> None:
        self._drop()
        if not self._closed:
            log.warning("the encoder failed (%s); no second look for %g s", why, self._pause)
            self.counts = replace(self.counts, faults=self.counts.faults + 1)
            self._rests_until = self._clock() + self._pause
            self._pause = min(2 * self._pause, self._limits.longest_pause)

    def _drop(self) -> None:
        if self._child:
            self._child.end()
        self._child = None

    @property
    def child(self) -> int | None:
        """The process id of the child that runs now."""
        child = self._child
        return child.process.pid if child else None

    def close(self) -> None:
        """End the child, also in the middle of an answer; from then on every answer is None."""
        self._closed = True
        if child := self._child:
            child.process.kill()
        with self._lock:
            self._drop()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Child:
    """One process and the socket to it. It gets no variable of the environment: tokens do not concern it."""

    def __init__(self, program: Path, folder: Path, limits: Limits) -> None:
        own, its = socket.socketpair()
        try:
            self.process = subprocess.Popen(  # noqa: S603 - a file of this package, run by this Python
                [
                    *(sys.executable, "-P", str(program), str(folder)),
                    *map(str, (limits.megabytes, limits.niceness, int(limits.reads))),
                ],
                stdin=its.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={
                    "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
                    **engine.ON_EVERY_PROCESSOR,
                    **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
                },
                start_new_session=True,
            )
        except OSError:
            own.close()
            raise
        finally:
            its.close()
        self._socket = own

    def expect_ready(self, seconds: float) -> None:
        if self._received(time.monotonic() + seconds) != READY:
            raise _FaultError("it did not say that it is ready")

    def answer(self, number: int, request: Mapping[str, Any], seconds: float) -> bytes:
        """What comes after the number; raises _FaultError or OSError where no answer to this comes in time."""
        until = time.monotonic() + seconds
        self._socket.settimeout(seconds)
        self._socket.sendall(framed(json.dumps({"number": number, **request}).encode()))
        answer = self._received(until)
        if answer[: NUMBER.size] != NUMBER.pack(number):
            raise _FaultError("the answer to another request")
        return answer[NUMBER.size :]

    def _received(self, until: float) -> bytes:
        length: int = LENGTH.unpack(self._exactly(LENGTH.size, until))[0]
        if length > MOST_BYTES:
            raise _FaultError("an answer that is too long")
        return self._exactly(length, until)

    def _exactly(self, number: int, until: float) -> bytes:
        parts = bytearray()
        while len(parts) < number:
            if (left := until - time.monotonic()) <= 0:
                raise _FaultError("no answer in time")
            self._socket.settimeout(left)
            part = self._socket.recv(min(65536, number - len(parts)))
            if not part:
                raise _FaultError("it ended")
            parts += part
        return bytes(parts)

    def end(self) -> None:
        """No child, no zombie, no socket left."""
        self._socket.close()
        self.process.kill()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=5)


def _odds(answer: bytes, texts: int) -> list[float]:
    """The log-odds of each text; raises _FaultError where they are no numbers, or not as many as is told."""
    if len(answer) != ODDS.itemsize * texts:
        raise _FaultError("not as many numbers as texts")
    found = np.frombuffer(answer, dtype=ODDS)
    if not np.isfinite(found).all():
        raise _FaultError("numbers that are none")
    return [float(one) for one in found]


def _parted(answer: bytes, texts: int) -> list[Rows]:
    """The rows of each text; raises _FaultError where they are not sound, or not as many as is told."""
    told = COUNT.itemsize * texts
    counts = np.frombuffer(answer[:told], dtype=COUNT)
    if len(counts) != texts or len(answer) != told + DIMENSIONS * int(counts.sum()):
        raise _FaultError("not as many rows as told")
    rows = np.frombuffer(answer, dtype=np.int8, offset=told).reshape(-1, DIMENSIONS)
    found = np.split(rows, np.cumsum(counts[:-1]))
    if not all(map(are_sound, found)):
        raise _FaultError("rows that are not sound")
    return found
