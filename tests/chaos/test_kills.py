"""SIGKILL at random moments of everything that the whole bot does: nothing lost, nothing twice, nothing half done."""

import asyncio
import random
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from bot.store import Store, person_key, secret
from bot.versions.archive import Archive
from bot.versions.shelf import Making, Shelf
from bot.versions.trial import Trial
from knowledge.record import coverage
from tests.bot_api import BotApi, NoReply, Person
from tests.building import library_of
from tests.chaos.ledger import QUESTIONS, Ledger
from tests.chaos.victim import Victim, kept, victim
from tests.shelves import ask
from tests.test_queue import in_doubt
from tests.visits import own_coverage

pytestmark = pytest.mark.anyio
BEFORE, AFTER = "更加合理有序", "更加公平有序"
ASKED = "厂里一线工人工资能涨不"


class Town:
    """Citizens who ask and vote, and an admin who reloads and goes back, all of them without a pause."""

    def __init__(self, server: BotApi, chance: random.Random, folder: Path, passages: list[str]) -> None:
        self.server, self.chance, self.passages = server, chance, passages
        self.ledger = Ledger()
        self.voted: set[tuple[int, str]] = set()
        self.admin = server.person("Admin", language_code="zh-hans")
        self.people = [server.person(f"P{number}", language_code="zh-hans") for number in range(12)]
        self.file = next(folder.glob("*/page.yaml"))
        self.printed = self.file.read_text("utf-8")
        self.reloads = 0

    async def lives(self) -> None:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._asks())
            tasks.create_task(self._votes())
            tasks.create_task(self._administers())

    async def _asks(self) -> None:
        while True:
            text, expected = self.chance.choice(list(QUESTIONS.items()))
            self.ledger.asks(self.chance.choice(self.people), text, expected)
            await asyncio.sleep(self.chance.uniform(0, 0.1))

    async def _votes(self) -> None:
        """👍 of a passage that this person has not voted on yet."""
        for person, passage in self._ballots():
            while not person.chat.bot_messages:
                await asyncio.sleep(0.05)
            self.voted.add((person.id, passage))
            person.presses_data(person.chat.bot_messages[-1], f"u:{passage}")
            await asyncio.sleep(self.chance.uniform(0, 0.2))

    def _ballots(self) -> Iterator[tuple[Person, str]]:
        every = [(person, passage) for person in self.people for passage in self.passages]
        self.chance.shuffle(every)
        yield from every

    async def _administers(self) -> None:
        while True:
            words = self.chance.choice([self.printed, self.printed.replace(BEFORE, AFTER), "id: [", self.printed])
            self.file.write_text(words, "utf-8")
            self.admin.catches_up()
            self.admin.writes(self.chance.choice(["/reload", "/reload", "/rollback"]))
            with suppress(NoReply):
                while not (report := await self.admin.next_reply(4)).buttons:
                    pass
                self.admin.presses(report.buttons[0])
                self.reloads += 1
                await asyncio.sleep(self.chance.uniform(0, 0.3))


async def killed(bot: Victim, chance: random.Random, data: Path) -> int:
    """Starts it and kills it, a third of the times before it serves; how many messages were being written then."""
    before = len(bot.log)
    await bot.start()
    if chance.random() > 1 / 3:
        await bot.logs("serves", since=before)
    await asyncio.sleep(chance.uniform(0.02, chance.choice([1.0, 3.0, 9.0])))
    await bot.kill()
    return in_doubt(data / "updates")


async def test_no_kill_of_the_whole_bot_loses_or_doubles_an_answer_a_vote_or_a_version(
    server: BotApi, tmp_path: Path, chance: random.Random, kills: int
) -> None:
    folder, data = own_coverage(tmp_path), tmp_path / "data"
    versions = {coverage.load(folder).version: BEFORE}
    town = Town(server, chance, folder, passage_ids(folder))
    doubts = 0
    server.allow("query is too old")  # answered, and the process killed before it heard so
    server.allow("message is not modified")
    async with victim(server, data, folder, (town.admin.id,)) as bot:
        await bot.serves()
        await bot.kill()
        living = asyncio.create_task(town.lives())
        for _ in range(kills):
            doubts += await killed(bot, chance, data)
        assert not living.done(), living
        living.cancel()
        await bot.serves()
        await town.ledger.settles(server, quiet=1.0)
        town.file.write_text(town.printed.replace(BEFORE, AFTER), "utf-8")
        versions[coverage.load(folder).version] = AFTER
        served = await town.people[0].asks(ASKED)
        await bot.stop()
        troubles = [line for line in bot.log if line.get("level") == "error"]
    told = f"{kills} kills, {town.ledger}, {doubts} in doubt, {len(town.voted)} votes, {town.reloads} words given"
    print(told)  # noqa: T201 -- the figures, with pytest -s
    assert not town.ledger.doubled(), told
    assert not town.ledger.out_of_turn(), told
    assert not town.ledger.wrong(), told
    assert len(town.ledger.lost()) <= min(doubts, 1 + kills // 10), f"{told}: {town.ledger.lost()}"
    assert troubles == [], told
    store = kept(data)
    missing = [one for one in town.voted if not is_kept(store, person_key(secret(data), one[0]), one[1])]
    in_use = store.versions.history(1)[0].hash
    left, noted = left_after_a_purge(folder, data, store), set(store.versions.noted())
    store.close()
    assert not missing, f"{len(missing)} votes are not kept; {told}"
    assert versions[in_use] in served.text, told
    assert left == noted, "no version is left that nothing points to"


async def test_a_kill_around_a_swap_leaves_the_version_before_it_or_the_new_one(
    server: BotApi, tmp_path: Path, chance: random.Random, kills: int
) -> None:
    server.allow("query is too old")  # answered, and the process killed before it heard so
    server.allow("message is not modified")  # likewise of an edit, which the next process makes again
    folder, data = own_coverage(tmp_path), tmp_path / "data"
    file = next(folder.glob("*/page.yaml"))
    printed, words, swapped = file.read_text("utf-8"), {coverage.load(folder).version: BEFORE}, 0
    admin, anna = server.person("Admin", language_code="zh-hans"), server.person("Anna", language_code="zh-hans")
    store = kept(data)
    async with victim(server, data, folder, (admin.id,)) as bot:
        await bot.serves()
        for number in range(max(2, kills // 2)):
            before, *earlier = dict.fromkeys(version.hash for version in store.versions.history(1_000))
            is_back = bool(earlier) and chance.random() < 0.5
            file.write_text(printed.replace(BEFORE, f"更加{number}有序"), "utf-8")
            words[coverage.load(folder).version] = f"更加{number}有序"
            target = earlier[0] if is_back else coverage.load(folder).version
            admin.catches_up()
            admin.writes("/rollback" if is_back else "/reload")
            while not (report := await admin.next_reply(60)).buttons:
                pass
            admin.presses(report.buttons[0])
            await asyncio.sleep(chance.uniform(0, chance.choice([0.1, 0.5, 2.0])))
            await bot.kill()
            in_use = store.versions.history(1)[0].hash
            assert in_use in (before, target), (number, is_back)
            swapped += in_use == target
            await bot.serves()
            assert words[in_use] in (await anna.asks(ASKED, timeout=60)).text, (number, is_back)
        await bot.stop()
        troubles = [line for line in bot.log if line.get("level") == "error"]
    print(f"{number + 1} kills, {swapped} of them after the swap")  # noqa: T201 -- the figures, with pytest -s
    assert troubles == []
    assert left_after_a_purge(folder, data, store) == set(store.versions.noted())
    store.close()


def left_after_a_purge(folder: Path, data: Path, store: Store) -> set[str]:
    """The kept versions after the next start and its purge."""
    making = Making(lambda record, _: library_of(record), lambda library: library, lambda _: None, lambda _: None)
    shelf = Shelf(folder, Archive(data), store, making, Trial(folder / "no questions", 1, ask), store.edge.clock)
    shelf.start()
    shelf.drop(())
    return {f"versions/{one.name}" for one in (data / "versions").iterdir()}


def is_kept(store: Store, person: str, passage: str) -> bool:
    vote = store.votes.of(person, passage)
    return vote is not None and vote.good


def passage_ids(folder: Path) -> list[str]:
    """The passages that stand in both versions."""
    return [one.id for one in library_of(coverage.load(folder)).index.passages if BEFORE not in one.text]


async def test_a_kill_during_the_first_start_leaves_a_bot_that_starts(
    server: BotApi, tmp_path: Path, chance: random.Random, kills: int
) -> None:
    ledger = Ledger()
    anna = server.person("Anna", language_code="zh-hans")
    for number in range(max(1, kills // 4)):
        ledger.asks(anna, "罗芳说了什么", "罗芳")
        async with victim(server, tmp_path / str(number), CACHE=str(tmp_path)) as bot:
            for _ in range(4):
                await bot.start()
                await asyncio.sleep(chance.uniform(0, 1.2))
                await bot.kill()
            await bot.serves()
            await ledger.settles(server, quiet=0.3)
            await bot.stop()
    assert ledger.verdict() == ""
