"""The page files of a coverage folder, each read once, as bytes: what is checked, compared and kept is one reading.

It parses nothing. What lies outside of the folder is refused, even where a link in the folder leads there.
"""

import hashlib
import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from knowledge.errors import Fault
from knowledge.rules import Rule, of_reading, said

FILE_NAME: Final = "page.yaml"
RAW_NAME: Final = "page.txt"
"""The raw text beside a page.yaml, which it was read from; nothing is answered from it."""
_YAML: Final = re.compile(r"\.ya?ml(?:\.txt)?$", re.IGNORECASE)
MOST_BYTES: Final = 5_000_000
"""A page.yaml above this size is refused unread."""


@dataclass(frozen=True, slots=True)
class Files:
    """The readable page files by their place in the folder, and a fault for each that is not.

    `digests` has a hash of the bytes of each.
    """

    folder: Path
    pages: Mapping[str, bytes]
    faults: tuple[Fault, ...] = ()
    digests: Mapping[str, str] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        digests = {place: hashlib.sha256(content).hexdigest() for place, content in self.pages.items()}
        object.__setattr__(self, "digests", digests)

    @property
    def fingerprint(self) -> str:
        """A hash of every name and byte: two readings of unchanged files have the same."""
        read = hashlib.sha256()
        for place, digest in sorted(self.digests.items()):
            read.update(f"{place}\0{digest}\0".encode("utf-8", "surrogatepass"))
        for fault in self.faults:
            read.update(f"{fault}\0".encode("utf-8", "surrogatepass"))
        return read.hexdigest()

    def named(self, place: str) -> str:
        """What a fault calls the file at a place."""
        return os.path.join(self.folder.name, place)


def read(folder: Path) -> Files:
    """The page files of a folder as they are now; a page beside folders of pages would hide them, and is a fault."""
    pages: dict[str, bytes] = {}
    faults: list[Fault] = []
    places = _places(folder)
    if len(places) > 1 and FILE_NAME in places:
        places.remove(FILE_NAME)
        beside = os.path.dirname(places[0])
        faults.append(Fault(os.path.join(folder.name, FILE_NAME), "", said(Rule.BESIDE, folder=beside)))
    for place in places:
        content = _content(os.path.join(folder, place), os.path.join(folder.name, place), folder)
        if isinstance(content, Fault):
            faults.append(content)
        else:
            pages[place] = content
    return Files(folder, pages, tuple(faults))


def _places(folder: Path) -> list[str]:
    """The page.yaml files of a coverage folder, by name; its own comes first, where it is the folder of one page."""
    own = [FILE_NAME] if (folder / FILE_NAME).is_file() else []
    return own + [f"{name}/{FILE_NAME}" for name in sorted(file.parent.name for file in folder.glob(f"*/{FILE_NAME}"))]


def without_raw(read: Files) -> tuple[str, ...]:
    """The page files of a folder beside which no raw text lies, by their place in it."""
    return tuple(place for place in read.pages if not (read.folder / place).with_name(RAW_NAME).is_file())


def unread_files(folder: Path) -> list[Path]:
    """The files of a coverage folder that are no pages by their name or place, but may be meant as such.

    So may page.yaml.txt and Page.YAML, as other systems' editors name them.
    """
    pages = {folder / place for place in _places(folder)}
    found = (file for file in folder.rglob("*") if _YAML.search(file.name) and not file.name.startswith("."))
    return sorted(file for file in found if file not in pages and file.is_file())


def content_of(file: Path, name: str, within: Path) -> bytes | Fault:
    """The bytes of a file, or why they are not read; `name` is what the fault calls it."""
    return _content(str(file), name, within)


def _content(path: str, name: str, within: Path) -> bytes | Fault:
    """The same. A path is text here, for there are thousands, and a `Path` takes longer than its file."""
    try:
        about = os.lstat(path)
        if stat.S_ISLNK(about.st_mode) or os.path.islink(os.path.dirname(path)):
            if not Path(path).resolve().is_relative_to(within.resolve()):
                return Fault(name, "", said(Rule.LINK))
            about = os.stat(path)
        if not stat.S_ISREG(about.st_mode):
            return Fault(name, "", said(Rule.NO_FILE))
        if about.st_size > MOST_BYTES:
            return Fault(name, "", said(Rule.TOO_LARGE, size=f"{about.st_size:,}", most=f"{MOST_BYTES:,}"))
        with open(path, "rb", buffering=0) as file:
            return file.read()
    except FileNotFoundError:
        return Fault(name, "", said(Rule.NO_FILE))
    except OSError as error:
        return Fault(name, "", said(Rule.UNREADABLE, why=of_reading(error)))
