"""Processes that are killed: `store_child.py WHAT FOLDER`. Each line they print was acknowledged to somebody."""

import os
import signal
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import alembic.command  # noqa: F401 -- so that no child of a fork spends its short life importing it
from sqlalchemy import event
from stores import a_store, person

from bot.store import Mistake, Store


def say(words: object) -> None:
    os.write(1, f"{words}\n".encode())


def migrate(folder: Path) -> None:
    """Six processes start at the same moment."""
    gate, opened = os.pipe()

    def start() -> None:
        os.close(opened)
        os.read(gate, 1)
        say(a_store(folder).start())

    children = [_forked(start) for _ in range(6)]
    os.close(opened)
    for child in children:
        os.waitpid(child, 0)


def write(folder: Path) -> None:
    """Processes that write are killed one after another, the last two at once."""
    for moments in ((0.05,), (0.2,), (0.4, 0.5)):
        children = [(moment, _forked(lambda: _write(folder))) for moment in moments]
        for moment, child in children:
            time.sleep(moment)
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _forked(task: Callable[[], object]) -> int:
    child = os.fork()
    if not child:
        task()
        os._exit(0)
    return child


def _write(folder: Path) -> None:
    store = a_store(folder)
    for number in count():
        if store.votes.cast(person(number), "p1", good=True):
            say(f"vote {number}")
        if store.corrections.report(person(number), "p1", Mistake.CUT_SHORT):
            say(f"report {number}")
        if store.versions.use(f"v{number}", "versions/x", ""):
            say(f"version {number}")


def die_at(folder: Path) -> None:
    """Of each task on a data folder of its own, a fork dies at every n-th statement: the parent prints the folders."""
    for name, task in TASKS.items():
        for number in count(1, STEP[name]):
            place = folder / name / str(number)
            prepared(place, name)
            if not _dies(place, task, number):
                break
            say(f"{name} {number}")


def prepared(folder: Path, name: str) -> None:
    folder.mkdir(parents=True)
    if name == "migrate":
        return
    store = a_store(folder)
    for number in range(3):
        store.votes.cast(person(number), "p1", good=True)
    store.backup(folder / "away")
    store.votes.cast(person(3), "p1", good=True)
    store.close()


def _dies(folder: Path, task: Callable[[Store], object], number: int) -> bool:
    return os.WIFSIGNALED(os.waitpid(_forked(lambda: _dying(folder, task, number)), 0)[1])


def _dying(folder: Path, task: Callable[[Store], object], number: int) -> None:
    store = a_store(folder)
    left = iter(range(number, 0, -1))

    def before(*_: Any) -> None:
        if next(left) == 1:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(store.edge.database.engine, "before_cursor_execute", before)
    event.listen(store.edge.database.engine, "commit", before)
    task(store)


TASKS: dict[str, Callable[[Store], object]] = {
    "migrate": lambda store: store.start(),
    "forget": lambda store: store.forget(person(1)),
    "restore": lambda store: store.restore(store.place.folder / "away"),
}
STEP = {"migrate": 7, "forget": 1, "restore": 2}

if __name__ == "__main__":
    {"migrate": migrate, "write": write, "die_at": die_at}[sys.argv[1]](Path(sys.argv[2]))
