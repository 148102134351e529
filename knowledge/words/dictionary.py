"""A dictionary of words and how common they are: compact, made once, shared by every snapshot. It cuts nothing.

350,000 words take 3 MB in a trie; a mapping of strings takes 70. The trie is kept in a file, which is read and not
mapped: a file cut short under a mapping ends the process. The only door to marisa_trie.
"""

import logging
import os
import struct
import tempfile
import threading
import zlib
from array import array
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

import marisa_trie

log = logging.getLogger(__name__)


class Dictionary:
    """Words with their counts; `total` is what all counts add up to. Never changed."""

    def __init__(self, trie: marisa_trie.Trie, counts: "array[int]", total: int) -> None:
        self._trie, self._counts = trie, counts
        self.total = total

    @classmethod
    def of(cls, words: Mapping[str, int], total: int) -> "Dictionary":
        """What is counted 0 is no word, nor is what cannot be printed: the trie takes a NUL for an end."""
        trie = marisa_trie.Trie([word for word, count in words.items() if count and word.isprintable()])
        counts = array("I", bytes(4 * len(trie)))
        for word, place in trie.items():
            counts[place] = words[word]
        return cls(trie, counts, total)

    def __len__(self) -> int:
        return len(self._counts)

    def count(self, word: str) -> int:
        """How often a word occurs; 0 where it is unknown."""
        place = self._trie.get(word) if word.isprintable() else None
        return 0 if place is None else self._counts[place]

    def continuing(self, start: str) -> Iterator[str]:
        """The words that begin so."""
        words: Iterator[str] = self._trie.iterkeys(start)
        return words

    def content(self) -> bytes:
        """What `read` makes the dictionary of again."""
        trie: bytes = self._trie.tobytes()
        body = b"".join((_HEAD.pack(self.total, len(trie), len(self._counts)), trie, self._counts.tobytes()))
        return _CHECK.pack(zlib.crc32(body)) + body

    @classmethod
    def read(cls, content: bytes) -> "Dictionary":
        """Raises ValueError where the content is not what was written: the trie's native code is given nothing else."""
        body = memoryview(content)[_CHECK.size :]
        if len(body) < _HEAD.size or content[: _CHECK.size] != _CHECK.pack(zlib.crc32(body)):
            raise ValueError("the content is damaged")
        total, length, number = _HEAD.unpack_from(body)
        trie, counts = body[_HEAD.size : _HEAD.size + length], body[_HEAD.size + length :]
        if len(counts) != 4 * number:
            raise ValueError("the content is of another kind of machine")
        return cls(marisa_trie.Trie().frombytes(bytes(trie)), array("I", bytes(counts)), total)


_CHECK: Final = struct.Struct("=I")
_HEAD: Final = struct.Struct("=QQQ")
_known: dict[str, Dictionary] = {}
_lock: Final = threading.Lock()


def shared(name: str, folder: Path | None, made: Callable[[], Dictionary]) -> Dictionary:
    """The dictionary of a name: the one in use, or that of the folder, or made now and put there.

    The name says what it was made of, so that another version of that is another dictionary.
    """
    with _lock:
        if name not in _known:
            file = (folder or Path(tempfile.gettempdir())) / f"{name}.words"
            _known[name] = _kept(file) or _keep(made(), file)
        return _known[name]


def _kept(file: Path) -> Dictionary | None:
    try:
        return Dictionary.read(file.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        log.warning("%s is made again: %s", file, error)
        return None


def _keep(dictionary: Dictionary, file: Path) -> Dictionary:
    """Writes the file aside and puts it in place whole; where that cannot be, the next start makes it again."""
    aside = file.with_name(f"{file.name}.{os.getpid()}.new")
    try:
        aside.write_bytes(dictionary.content())
        aside.replace(file)
    except OSError as error:
        log.warning("%s cannot be kept, so each start makes it again: %s", file, error)
        with suppress(OSError):
            aside.unlink()
    return dictionary
