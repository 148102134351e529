"""A file that keeps cuts over a restart: a line of JSON that says what follows, then the arrays as they are in memory.

It is a cache: a file that cannot be used, for whatever reason, is as good as none, and is said in the log.
"""

import json
import logging
import os
import zlib
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from knowledge.index.cuts import Cuts
from knowledge.index.layers import together
from knowledge.index.postings import Postings

FORMAT: Final = "congress-bot cuts 1"
_CHECKSUM: Final = 4
_SEPARATOR: Final = "\0"

log = logging.getLogger(__name__)


def save(cuts: Cuts, file: Path) -> None:
    """Writes the file whole or not at all; raises OSError where it cannot be written."""
    postings = together(cuts.postings)
    blocks = list(_blocks(cuts, postings))
    header = {
        "format": FORMAT,
        "recipe": cuts.recipe,
        "taught": dict(cuts.taught),
        "tallies": postings.tallies.dtype.str,
        "lengths": postings.lengths.shape,
        "sizes": [block.nbytes for block in blocks],
    }
    blocks.insert(0, memoryview(_line(header)))
    checksum = 0
    for block in blocks:
        checksum = zlib.crc32(block, checksum)
    blocks.append(memoryview(checksum.to_bytes(_CHECKSUM)))
    aside = file.with_suffix(".part")
    try:
        with aside.open("wb") as out:
            for block in blocks:
                out.write(block)
            out.flush()
            os.fsync(out.fileno())
        aside.replace(file)
    finally:
        with suppress(FileNotFoundError):
            aside.unlink()


def load(file: Path) -> Cuts | None:
    """What the file keeps; None where there is none that can be used."""
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        log.warning("kept cuts cannot be read (%s); all passages are cut again", type(error).__name__)
        return None
    try:
        return _read(data)
    except (ValueError, KeyError, TypeError) as error:
        log.warning("kept cuts cannot be used (%s); all passages are cut again", error)
        return None


def _line(header: dict[str, Any]) -> bytes:
    """The header, as long as keeps the arrays after it aligned."""
    line = json.dumps(header).encode()
    return line + b" " * (-(len(line) + 1) % 64) + b"\n"


def _blocks(cuts: Cuts, postings: Postings) -> Iterator[memoryview]:
    """Arrays of wide numbers first, so that each is aligned in memory as it lies in the file."""
    numbers = [np.fromiter(one.values(), dtype=np.int64, count=len(one)) for one in postings.numbers]
    arrays: list[NDArray[Any]] = [postings.starts, *numbers, postings.rows, postings.lengths, postings.tallies]
    yield from (np.ascontiguousarray(array).reshape(-1).view(np.uint8).data for array in arrays)
    yield memoryview(cuts.digests)
    yield from (memoryview(_SEPARATOR.join(one).encode()) for one in postings.numbers)


def _read(data: bytes) -> Cuts:
    if zlib.crc32(memoryview(data)[:-_CHECKSUM]).to_bytes(_CHECKSUM) != data[-_CHECKSUM:]:
        raise ValueError("not whole")
    line, _, _ = data.partition(b"\n")
    header = json.loads(line)
    if header["format"] != FORMAT:
        raise ValueError("another format")
    ends = np.cumsum([len(line) + 1, *header["sizes"]]).tolist()
    starts, *parts = [memoryview(data)[a:b] for a, b in pairwise(ends)]
    fields = header["lengths"][0]
    rows, lengths, tallies, digests = parts[fields:-fields]
    postings = Postings(
        tuple(map(_numbers, parts[:fields], parts[-fields:])),
        np.frombuffer(starts, dtype=np.int64),
        np.frombuffer(rows, dtype=np.int32),
        np.frombuffer(tallies, dtype=header["tallies"]),
        np.frombuffer(lengths, dtype=np.int32).reshape(header["lengths"]),
    )
    return Cuts(header["recipe"], header["taught"], bytes(digests), postings)


def _numbers(numbers: memoryview, names: memoryview) -> dict[str, int]:
    values = np.frombuffer(numbers, dtype=np.int64).tolist()
    return dict(zip(str(names, "utf-8").split(_SEPARATOR), values, strict=True)) if values else {}
