"""Shelves for tests: a coverage folder written from pages, a data folder, and a process that is killed and started."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path

import yaml

from bot.store import Store
from bot.versions.archive import Archive
from bot.versions.edition import Start
from bot.versions.shelf import Making, Shelf
from bot.versions.trial import Trial
from knowledge.answer import Library
from knowledge.index.cuts import Progress
from knowledge.judging.evaluation import Outcome, Shown
from knowledge.model import Coverage, Page, Speech
from tests.building import a_page, a_speech, library_of
from tests.stores import SetClock, a_store, person

ROAD = "今年要把路修到每一户的家门口。"
WATER = "明年要让全村都喝上干净的自来水。"
SCHOOL = "后年要在镇上再办一所新的小学。"

FIRST = a_page(a_speech("王一", ROAD), a_speech("李二", SCHOOL), page_id="first")
SECOND = replace(a_page(replace(a_speech("赵三", WATER), id="s-second"), page_id="second"), phone="1")

ADMIN, OTHER_ADMIN = person(1), person(2)


def write_page(folder: Path, page: Page) -> Path:
    """A page as its page.yaml in a coverage folder."""
    data = asdict(page)
    data["date"] = page.date.isoformat() if page.date else None
    data["staff"] = {role: list(people) for role, people in page.staff}
    data["speakers"] = list({s.speaker.id: asdict(s.speaker) for s in page.speeches}.values())
    data["speeches"] = [_speech(speech) for speech in page.speeches]
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in data.items()}
    file = folder / page.id / "page.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.safe_dump(plain, allow_unicode=True, sort_keys=False), "utf-8")
    return file


def _speech(speech: Speech) -> dict[str, object]:
    return {**asdict(speech), "speaker": speech.speaker.id, "posts": list(speech.posts)}


@cache
def indexed(coverage: Coverage) -> Library:
    """A library over a coverage, built once for all tests."""
    return library_of(coverage)


def ask(library: Library, turns: Sequence[str]) -> Outcome:
    """The first passage that holds the last message, quoted; a stand-in that takes no time."""
    for passage in library.index.passages:
        if turns[-1] in passage.text:
            name = passage.speaker.name if passage.speaker else None
            return Outcome("quote", passage.text, (Shown(passage.text, name),))
    return Outcome("not_found", "")


class Bench:
    """A folder with coverage, data beside it, and the shelf of the process that runs now."""

    def __init__(self, folder: Path, *pages: Page, follows: bool = False) -> None:
        self.coverage, self.data, self.follows = folder / "coverage", folder / "data", follows
        self.coverage.mkdir()
        self.clock = SetClock()
        self.steps: list[tuple[float, int, int]] = []
        self.closed: list[Library] = []
        self.filled: list[Library] = []
        self.due: list[tuple[float, Callable[[], None]]] = []
        self.write(*pages)
        self.store, self.shelf = self._process()

    def _process(self) -> tuple[Store, Shelf]:
        store = a_store(self.data, self.clock)
        making = Making(self._indexed, replace, self.filled.append, self.closed.append)
        trial = Trial(self.coverage / "questions.jsonl", 50, ask)
        archive = Archive(self.data)
        return store, Shelf(self.coverage, archive, store, making, trial, self.clock, self.follows, self._later)

    def _later(self, seconds: float, work: Callable[[], None]) -> Callable[[], object]:
        one = (seconds, work)
        self.due.append(one)
        return lambda: one in self.due and self.due.remove(one)

    def _indexed(self, record: Coverage, told: Progress) -> Library:
        for seconds, done, total in self.steps:
            self.clock.pass_(seconds=seconds)
            told(done, total)
        return replace(indexed(record))

    def write(self, *pages: Page) -> None:
        for page in pages:
            write_page(self.coverage, page)

    def empty(self, *pages: Page) -> None:
        """The coverage folder holds these pages and nothing else."""
        shutil.rmtree(self.coverage)
        self.coverage.mkdir()
        self.write(*pages)

    def breaks(self) -> Path:
        """The folder has a page with a fault."""
        file = self.coverage / "broken" / "page.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text("newspaper: 3", "utf-8")
        return file

    def start(self) -> Start:
        return self.shelf.start()

    def restart(self) -> Start:
        """The process ends without a word, and another begins."""
        self.store.close()
        self.due.clear()
        self.store, self.shelf = self._process()
        return self.start()

    def swap(self, by: str = ADMIN) -> None:
        self.shelf.use(self.shelf.prepare().token, by)

    @property
    def serves(self) -> list[str]:
        """The ids of the pages in use."""
        return [page.id for page in self.shelf.library.coverage.pages]

    def versions(self) -> list[Path]:
        return sorted((self.data / "versions").iterdir())

    @property
    def kept(self) -> set[str]:
        """The paths of the versions that are there whole."""
        return {f"versions/{one.name}" for one in self.versions() if not one.name.startswith(".")}
