"""The program of the child process that turns texts into vectors and reads them beside a question. It trusts nobody.

It is run by its path. It speaks frames over the socket that is its standard input: four bytes of length, then the
payload. It says once that it is ready, then answers each request with the request's number and, where vectors are asked
for, how many rows each text has, and the rows; where a question is given, the log-odds that each text answers it.
Native code runs on citizens' words here, so once it answers, this process can dump no core, write no file and take no
more memory than it is allowed. It ends when the parent does, even while native code runs.
"""

import json
import os
import queue
import socket
import struct
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import numpy as np

from knowledge.meaning.engine import Engine
from knowledge.meaning.reader import Reader
from knowledge.meaning.rows import DIMENSIONS, Rows, packed

Encode = Callable[[list[str], bool], list[Rows]]
Read = Callable[[str, list[str]], list[float]]

LENGTH: Final = struct.Struct("!I")
NUMBER: Final = struct.Struct("!I")
COUNT: Final = np.dtype("<u4")
ODDS: Final = np.dtype("<f4")
READY: Final = struct.pack("!I", DIMENSIONS)
MOST_BYTES: Final = 16_000_000
"""A frame above this length is no frame."""


def main(folder: Path, megabytes: int, niceness: int, reads: bool) -> None:
    """Serve the model that is kept in a folder on standard input until it closes; where it `reads`, the reader too.

    Texts are encoded one by one: together they take more memory and no less time.
    """
    os.nice(niceness)
    engine = Engine.opened(folder)
    reader = Reader.opened(folder) if reads else None
    _confine(megabytes)
    serve(
        lambda texts, question: [packed(engine.vectors(text, question)) for text in texts],
        (lambda asked, texts: [reader.odds(asked, text) for text in texts]) if reader else _reads_nothing,
    )


def _reads_nothing(_: str, __: list[str]) -> list[float]:
    raise ValueError("this process does not read")


def serve(encode: Encode, read: Read = _reads_nothing) -> None:
    """Answer requests in order; a failing `encode` or `read` ends the process."""
    connection = socket.socket(fileno=0)
    requests: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(connection, requests), daemon=True).start()
    connection.sendall(framed(READY))
    while True:
        request = json.loads(requests.get())
        number = NUMBER.pack(request["number"])
        if "asked" in request:
            odds = np.array(read(request["asked"], request["texts"]), dtype=ODDS)
            connection.sendall(framed(number + odds.tobytes()))
            continue
        found = encode(request["texts"], request["question"])
        counts = np.array([len(rows) for rows in found], dtype=COUNT)
        connection.sendall(framed(b"".join((number, counts.tobytes(), *(rows.tobytes() for rows in found)))))


def framed(payload: bytes) -> bytes:
    """The payload with its length before it."""
    return LENGTH.pack(len(payload)) + payload


def _read(connection: socket.socket, requests: queue.SimpleQueue[bytes]) -> None:
    """Hand on every request; end the whole process when the parent is gone, whatever else runs."""
    with suppress(OSError), connection.makefile("rb") as stream:
        while len(head := stream.read(LENGTH.size)) == LENGTH.size:
            requests.put(stream.read(LENGTH.unpack(head)[0]))
    os._exit(0)


def _confine(megabytes: int) -> None:
    """No core dump, no file, bounded memory, where the system knows such limits."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


if __name__ == "__main__":
    with suppress(OSError, KeyboardInterrupt):
        main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), bool(int(sys.argv[4])))
