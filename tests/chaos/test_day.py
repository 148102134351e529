"""A day of the whole bot with faults on: every kind of update, every fault of the network, memory at both ends."""

import random
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
BATCHES = 400
"""At most about so many batches: what is slow in a long day is waiting for each batch to settle."""
GROWTH = 40.0
"""MB that it may grow while the memories that it keeps by design fill up."""


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
    at_once = max(AT_ONCE, updates // BATCHES)
    server.allow("message is not modified")
    server.allow("query is too old")  # where the machine gives the bot no turn for half a minute
    async with victim(server, tmp_path) as bot:
        await bot.serves()
        for _ in range(AT_ONCE):
            day.deed()
        await server.settles(quiet=0.5, timeout=120)
        begun = bot.resident
        while done < updates and time.monotonic() < until:
            for _ in range(at_once):
                day.deed()
                done += 1
                if chance.random() < 0.05:
                    day.goes_wrong()
            await server.settles(quiet=0.05, timeout=600)
            if done * 10 // updates != (done - at_once) * 10 // updates:
                print(f"{done} updates, {bot.resident:.0f} MB", flush=True)  # noqa: T201 -- how it grows, with pytest -s
        server.faults.clear()
        await day.ledger.settles(server, quiet=2.0)
        ended, descriptors = bot.resident, bot.descriptors
        failed = [
            line for line in bot.log if "could not be answered" in line["event"] and "TimedOut" not in line["event"]
        ]
        doubts = sum("whether it arrived is not known" in line["event"] for line in bot.log)
        await bot.stop()
    told = (
        f"{done} updates, {day.met.total()} faults {dict(day.met)}, {day.ledger}, {doubts} in doubt, "
        f"{begun:.0f} MB at the start, {ended:.0f} MB at the end, {descriptors} descriptors"
    )
    print(told)  # noqa: T201 -- the figures, with pytest -s
    assert failed == [], told
    assert len(day.ledger.lost()) <= doubts, told
    assert (day.ledger.doubled(), day.ledger.wrong()) == ([], []), told
    assert ended < begun + GROWTH, told
    assert descriptors < 128, told
