"""A day of the whole bot with faults on: every kind of update, every fault of the network, memory at both ends."""

import gc
import random
import resource
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.bot_api import BotApi, Faults, Person
from tests.bot_api.faults import Fault
from tests.chaos.ledger import QUESTIONS, Ledger
from tests.chaos.test_people import forged
from tests.chaos.victim import victim
from tests.fuzz.targets import ASKED, ODD, spelled

pytestmark = pytest.mark.anyio
PEOPLE = 200
AT_ONCE = 50
WAITING = 200
"""Updates that may wait for the bot: people go on while one chat, or a poll, waits until a fault has passed."""
MOST_FAULTS = 3000
"""Faults of a long day, about: after a poll that fails the bot rests for a second, whatever the machine can do."""
TENTHS = 10
GROWTH = 40.0
"""MB that it may grow while the memories that it keeps by design fill up, which is so after `FULL` updates."""
FULL = 30_000
CREEP = 20.0
"""MB that it may grow in the second half of a longer day, in which nothing fills up any more."""
DESCRIPTORS = 256 + 64
"""As many connections as the way to Telegram may have open, and files."""


class Day:
    """People who do everything that people do, one deed an update."""

    def __init__(self, server: BotApi, chance: random.Random) -> None:
        self.server, self.chance, self.ledger = server, chance, Ledger()
        self.people = [server.person(f"P{number}", language_code="zh-hans") for number in range(PEOPLE)]
        self.group = server.group("街坊", *self.people[:50])
        self.met: Counter[str] = Counter()
        self.waiting: dict[str, Fault | None] = {}

    def deed(self) -> None:
        deeds = (
            self.asks,
            self.asks,
            self.asks,
            self.asks,
            self.presses,
            self.types,
            self.says,
            self.mumbles,
            self.edits,
        )
        person = self.chance.choice(self.people)
        self.chance.choice(deeds)(person)

    def asks(self, person: Person) -> None:
        self.ledger.asks(person, *self.chance.choice(list(QUESTIONS.items())))

    def presses(self, person: Person) -> None:
        shown = [message for message in person.chat.bot_messages[-3:] if message.buttons]
        if not shown:
            self.asks(person)
            return
        buttons = [one.value for one in shown[-1].buttons if one.action == "callback_data"]
        chosen = self.chance.choice([*buttons, *forged(self.chance, shown[-1], [])[:1]])
        self.ledger.drops(shown[-1].reply_to)
        person.presses_data(shown[-1], chosen)

    def types(self, person: Person) -> None:
        person.types_inline(self.chance.choice(["", "就业", "罗芳", "没有的事", "<"]))

    def says(self, person: Person) -> None:
        if person.id in self.group.members:
            person.writes_in(self.group, "/speakers")
        else:
            person.sends_voice()

    def mumbles(self, person: Person) -> None:
        words = spelled(self.chance.randbytes(12), (*ASKED, *ODD)).encode("utf-8", "replace").decode()
        self.ledger.asks(person, words.replace("/", "") or "？")

    def edits(self, person: Person) -> None:
        mine = [message for message in person.chat.messages if not message.from_bot]
        if mine:
            self.ledger.drops(mine[-1])
            person.edits(mine[-1], mine[-1].text + "呢")
        else:
            self.asks(person)

    async def goes_on(self) -> None:
        """Returns when the bot has caught up so far that more may be done."""
        updates = self.server.world.updates
        await updates.activity.until(lambda: True if len(updates.pending) < WAITING else None, 600)

    def goes_wrong(self) -> None:
        """One fault of the network, for the next call that it fits; one of a kind at a time, for the pauses grow."""
        name = self.chance.choice(list(FAULTS))
        fault = self.waiting.get(name)
        if fault is None or not fault.times:
            self.waiting[name] = FAULTS[name](self.server.faults)
            self.met[name] += 1


FAULTS: Mapping[str, Callable[[Faults], Fault | None]] = {
    "429": lambda faults: faults.flood(1, "sendMessage"),
    "5xx": lambda faults: faults.server_error(502, "sendMessage"),
    "5xx of polls": lambda faults: faults.server_error(504, "getUpdates"),
    "half a reply": lambda faults: faults.garbled("sendMessage"),
    "reset": lambda faults: faults.dropped("sendMessage"),
    "reset of polls": lambda faults: faults.dropped("getUpdates"),
    "late reply": lambda faults: faults.answers_late(0.3, "sendMessage"),
    "twice": lambda faults: faults.repeated_updates(times=2, repeats=2),
    "lost confirmation": lambda faults: faults.lost_confirmation(times=2),
    "press unheard": lambda faults: faults.dropped("answerCallbackQuery"),
}


async def test_a_day_with_faults_on_loses_nothing_doubles_nothing_and_does_not_grow(
    server: BotApi, tmp_path: Path, chance: random.Random, updates: int, minutes: float
) -> None:
    day, done, until = Day(server, chance), 0, time.monotonic() + 60 * minutes
    often = min(0.05, MOST_FAULTS / updates)
    server.allow("message is not modified")
    server.allow("query is too old")  # where the machine gives the bot no turn for half a minute
    async with victim(server, tmp_path) as bot:
        await bot.serves()
        for _ in range(AT_ONCE):
            day.deed()
        await server.settles(quiet=0.5, timeout=120)
        sizes, began = [bot.resident], time.monotonic()
        while done < updates and time.monotonic() < until:
            for _ in range(AT_ONCE):
                day.deed()
                done += 1
                if chance.random() < often:
                    day.goes_wrong()
            await day.goes_on()
            if done * TENTHS // updates != (done - AT_ONCE) * TENTHS // updates:
                sizes.append(bot.resident)
                print(f"{done} updates, {time.monotonic() - began:.0f} s, {sizes[-1]:.0f} MB", flush=True)  # noqa: T201 -- how it grows, with pytest -s
                server.calls.clear()
                gc.freeze()  # what people said stays: looking through all of it again is most of the work otherwise
        server.faults.clear()
        await day.ledger.settles(server, quiet=2.0)
        sizes.append(bot.resident)
        descriptors = bot.descriptors
        failed = [
            line for line in bot.log if "could not be answered" in line["event"] and "TimedOut" not in line["event"]
        ]
        doubts = sum("whether it arrived is not known" in line["event"] for line in bot.log)
        await bot.stop()
    gc.unfreeze()
    took = time.monotonic() - began
    own, its = (sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    told = (
        f"{done} updates in {took:.0f} s, {own:.0f} s of processor here and {its:.0f} s there, "
        f"{day.met.total()} faults {dict(day.met)}, {day.ledger}, {doubts} in doubt, "
        f"{sizes[0]:.0f} MB at the start, {sizes[-1]:.0f} MB at the end, {descriptors} descriptors"
    )
    print(told)  # noqa: T201 -- the figures, with pytest -s
    assert failed == [], told
    assert len(day.ledger.lost()) <= min(doubts, 1 + done // 2000), told
    assert (day.ledger.doubled(), day.ledger.wrong(), day.ledger.swapped()) == ([], [], []), told
    assert updates > FULL or sizes[-1] < sizes[0] + GROWTH, told
    assert sizes[-1] < sizes[len(sizes) // 2] + CREEP, told
    assert descriptors < DESCRIPTORS, told
