"""Editors in a hurry: every fault of a page and many pairs, files that change while read, reloads under load."""

import asyncio
import copy
import random
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.versions.edition import Refused
from knowledge.errors import CoverageFaults
from knowledge.record import coverage
from knowledge.record.files import Files
from tests.bot_api import BotApi
from tests.chaos.ledger import QUESTIONS, Ledger
from tests.chaos.victim import kept, victim
from tests.fuzz.targets import REVIEWED
from tests.shelves import FIRST, SECOND, Bench
from tests.visits import own_coverage

PAGE: dict[str, Any] = yaml.safe_load(REVIEWED)
WRONG: tuple[Any, ...] = (
    None, 0, -1, 1.5, float("nan"), True, "", " \n\t", "x" * 9_999, "\x00", "No Such Id", "a:b", "2024-02-30", [],
    [[]], [None], {}, {"id": None}, {"no such field": 1}, "罗芳\n王一", 10**30,
)  # fmt: skip
BETWEEN = ("no section has", "no speaker has", "does not contain", "not in the attribution")
"""What is said of two parts that do not fit each other; where one is broken, it is not held against the other."""
Place = tuple[str | int, ...]
AT_ONCE = 40
"""Questions that may wait, so that a bot that gets few turns is not buried."""
GROWTH = 250.0
"""MB that it may grow while it is reloaded each second: ten libraries are kept for their last answers, and what the
allocator does not give back. A library that is never let go takes 5, so 3,000 in ten minutes."""


def places(value: Any, at: Place = ()) -> Iterator[Place]:
    """Every field and item of a page, and the page itself."""
    yield at
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, (*at, key))


def single_faults() -> Iterator[tuple[Place, Any]]:
    """Every field gone, wrong in every way, or doubled, and a field too many in every mapping."""
    for at in places(PAGE):
        if at:
            yield at, "gone"
            yield from ((at, ("is", value)) for value in WRONG)
        if isinstance(found(PAGE, at), dict):
            yield at, "one field too many"
        if isinstance(found(PAGE, at), list):
            yield at, "its first again"


def found(page: Any, at: Place) -> Any:
    for key in at:
        page = page[key]
    return page


def broken(page: Any, at: Place, how: Any) -> Any:
    """The page with one fault more; where an earlier fault took the place or its sort away, as it is."""
    with suppress(KeyError, IndexError, TypeError, AttributeError):
        if how == "one field too many":
            found(page, at)["sepaker"] = "x"
        elif how == "its first again":
            found(page, at).append(copy.deepcopy(found(page, at)[0]))
        elif how == "gone":
            del found(page, at[:-1])[at[-1]]
        else:
            found(page, at[:-1])[at[-1]] = copy.deepcopy(how[1])
    return page


def judged(page: Any) -> list[str]:
    """The lines of a page's faults; none where it loads."""
    text = yaml.safe_dump(page, allow_unicode=True, sort_keys=False)
    try:
        coverage.parsed(Files(Path("coverage"), {"p/page.yaml": text.encode("utf-8")}))
    except CoverageFaults as refused:
        lines = [str(fault) for fault in refused.faults]
        assert lines
        assert all(len(line.splitlines()) == 1 and line.startswith("coverage/p/page.yaml: ") for line in lines)
        return lines
    return []


def test_the_page_that_faults_are_made_of_has_none() -> None:
    assert judged(PAGE) == []


def is_named(at: Place, lines: list[str]) -> bool:
    """Whether a line names the broken field, or the part that it belongs to."""
    names = [key.rstrip("s") for key in at if isinstance(key, str)] or ["sepaker"]
    return any(name in line for name in names for line in lines)


def test_every_single_fault_is_named_or_does_no_harm(chance: random.Random, pairs: int) -> None:
    every = list(single_faults())
    some = chance.sample(every, min(len(every), 10 * pairs))
    refused = 0
    for at, how in some:
        lines = judged(broken(copy.deepcopy(PAGE), at, how))
        refused += bool(lines)
        assert not lines or is_named(at, lines), (at, how, lines)
    print(f"{len(some)} of {len(every)} single faults, {refused} refused")  # noqa: T201 -- the figures, with pytest -s
    assert refused > len(some) // 2


def test_of_two_faults_in_two_parts_none_hides_the_other(chance: random.Random, pairs: int) -> None:
    every = list(single_faults())
    refused = 0
    for _ in range(pairs):
        (one, how), (other, wrong) = chance.sample(every, 2)
        lines = judged(broken(broken(copy.deepcopy(PAGE), one, how), other, wrong))
        refused += bool(lines)
        if one[:1] == other[:1]:
            continue
        for at, fault in ((one, how), (other, wrong)):
            alone = judged(broken(copy.deepcopy(PAGE), at, fault))
            own = [line for line in alone if not any(words in line for words in BETWEEN)]
            assert not own or is_named(at, lines), (one, how, other, wrong, lines)
    print(f"{pairs} pairs, {refused} refused")  # noqa: T201 -- the figures, with pytest -s


def test_a_file_that_changes_while_it_is_read_is_taken_whole_or_refused(tmp_path: Path, seconds: int) -> None:
    bench = Bench(tmp_path, FIRST, SECOND)
    whole = {coverage.load(bench.coverage).version}
    (bench.coverage / "second" / "page.yaml").unlink()
    bench.start()
    whole.add(bench.shelf.library.coverage.version)
    stop = threading.Event()

    def writes() -> None:
        while not stop.is_set():
            bench.write(SECOND)
            (bench.coverage / "second" / "page.yaml").write_text("id: [", "utf-8")
            bench.write(SECOND)
            (bench.coverage / "second" / "page.yaml").unlink()

    writing = threading.Thread(target=writes)
    writing.start()
    until, outcomes = time.monotonic() + seconds / 2, set()
    try:
        while time.monotonic() < until:
            try:
                bench.swap()
                outcomes.add(tuple(bench.serves))
            except (CoverageFaults, Refused) as refused:
                outcomes.add((type(refused).__name__,))
            assert bench.shelf.library.coverage.version in whole
    finally:
        stop.set()
        writing.join()
    assert outcomes


@pytest.mark.anyio
async def test_a_reload_a_second_under_load_loses_and_doubles_nothing_and_does_not_grow(
    server: BotApi, tmp_path: Path, chance: random.Random, seconds: int
) -> None:
    folder, data, ledger, swaps = own_coverage(tmp_path), tmp_path / "data", Ledger(), 0
    file = next(folder.glob("*/page.yaml"))
    printed = file.read_text("utf-8")
    people = [server.person(f"P{number}", language_code="zh-hans") for number in range(8)]
    admin = server.person("Admin", language_code="zh-hans")

    async def ask() -> None:
        while True:
            if len(server.world.updates.pending) < AT_ONCE:
                ledger.asks(chance.choice(people), *chance.choice(list(QUESTIONS.items())))
            await asyncio.sleep(chance.uniform(0, 0.1))

    async with victim(server, data, folder, (admin.id,)) as bot:
        await bot.serves()
        asking = asyncio.create_task(ask())
        begun, sizes = time.monotonic(), [bot.resident]
        while time.monotonic() < begun + seconds:
            file.write_text(printed.replace("更加合理有序", f"更加合理有序{swaps}"), "utf-8")
            admin.catches_up()
            admin.writes("/reload")
            while not (report := await admin.next_reply(120)).buttons:
                pass
            await admin.presses(report.buttons[0]).answer(120)
            swaps += 1
            sizes.append(bot.resident)
            await asyncio.sleep(max(0.0, begun + swaps - time.monotonic()))
        took = time.monotonic() - begun
        asking.cancel()
        await ledger.settles(server, quiet=0.5)
        await bot.stop()
        troubles = [line for line in bot.log if line.get("level") == "error"]
    store = kept(data)
    versions = len(store.versions.history(10_000))
    store.close()
    some = ", ".join(f"{size:.0f}" for size in sizes[:: max(1, swaps // 10)])
    print(f"{swaps} swaps in {took:.0f} s, {ledger}, MB: {some}")  # noqa: T201 -- the figures, with pytest -s
    assert ledger.verdict() == ""
    assert troubles == []
    assert versions == swaps + 1
    assert sizes[-1] < sizes[0] + GROWTH
