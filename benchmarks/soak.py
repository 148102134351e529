"""Whether the bot's memory stays flat: the whole bot over many updates of all kinds, by people who come and go.

python -m benchmarks.soak [--updates 20000] [--people 60] [--round 20] [--json FILE]; --updates 200000 takes minutes.

The bot is `congress-bot run` in a process of its own, over the embedded page, by long polling, without limits and, by
default, without the second look. So many people write at once, each so many times, and then others come: whoever is
remembered is forgotten again within the run. Most ask what many ask, some what nobody else does; they press, edit,
type inline, send stickers and commands. What is told is the memory resident as the first answers are out, and after
each tenth.
"""

import argparse
import asyncio
import json
import os
import random
import resource
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from rich.console import Console
from rich.table import Table

from benchmarks.serving import QUESTIONS, as_a_whole
from tests.bot_api import BotApi, NoReply, Person

WARM: Final = 1000
"""Updates before the second look: the first of each kind load what is loaded once."""
WIDTH: Final = 40
COMMANDS: Final = ("/help", "/topics", "/speakers", "/page", "/privacy", "/language", "/cancel", "帮助")
TYPED: Final = ("", "就业", "罗芳", "没有的事", "<", "工资", "园区")
PATIENCE: Final = 30.0


class Crowd:
    """People who ask `server`'s bot; `done` counts their updates."""

    def __init__(self, server: BotApi, a_round: int, chance: random.Random) -> None:
        self.done, self.unanswered = 0, 0
        self._server, self._round, self._chance = server, a_round, chance
        self._questions = [json.loads(line)["turns"] for line in QUESTIONS.read_text("utf-8").splitlines()]
        self._came = 0

    async def comes_and_goes(self) -> None:
        """One of those who write at the same time, for ever: somebody else each round."""
        while True:
            self._came += 1
            language = self._chance.choice(("zh-hans", "zh-hant", "en"))
            person = self._server.person(f"P{self._came}", language_code=language)
            for _ in range(self._round):
                try:
                    await self._does_something(person)
                except NoReply:
                    self.unanswered += 1

    async def _does_something(self, person: Person) -> None:
        drawn = self._chance.random()
        if drawn < 0.55:
            for turn in self._chance.choice(self._questions):
                await self._asks(person, turn)
        elif drawn < 0.65:
            await self._asks(person, f"{self._chance.choice(self._questions)[0]} {self._came} {self.done}")
        elif drawn < 0.80:
            await self._presses(person)
        elif drawn < 0.86:
            self.done += 1
            await person.types_inline(self._chance.choice(TYPED)).answer(PATIENCE)
        elif drawn < 0.92:
            await self._asks(person, self._chance.choice(COMMANDS))
        elif drawn < 0.96 and (mine := [one for one in person.chat.messages if not one.from_bot]):
            self.done += 1
            person.edits(mine[-1], f"{mine[-1].text}呢"[:200])
        else:
            self.done += 1
            person.sends_sticker()
            await person.next_reply(PATIENCE)

    async def _asks(self, person: Person, text: str) -> None:
        self.done += 1
        person.catches_up()
        await person.asks(text, PATIENCE)

    async def _presses(self, person: Person) -> None:
        shown = [one for one in person.chat.messages[-6:] if one.from_bot and one.buttons]
        values = [button.value for button in shown[-1].buttons if button.action == "callback_data"] if shown else []
        if values:
            self.done += 1
            await person.presses_data(shown[-1], self._chance.choice(values)).answer(PATIENCE)


def resident(pid: int) -> float:
    """MB of memory that a process has resident."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize() / 1e6


@asynccontextmanager
async def congress_bot(server: BotApi, folder: str, look: bool) -> AsyncIterator[int]:
    """The command as an operator starts it, but for the limits; its process id."""
    environment = as_a_whole(server.base_url, server.token, 0, folder)
    own = {"CONGRESS_BOT_MEANING__ENABLED": str(look).lower(), "CONGRESS_BOT_HEALTH__PORT": "0"}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.cli", "run", env=os.environ | environment | own, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        yield process.pid
    finally:
        process.terminate()
        await process.wait()


async def soaked(given: argparse.Namespace, folder: str) -> list[tuple[int, float]]:
    """Updates done and MB resident: at the start, after `WARM`, and at each tenth."""
    seen: list[tuple[int, float]] = []
    updates = given.updates
    async with BotApi() as server, AsyncExitStack() as stack:
        crowd = Crowd(server, given.round, random.Random(given.seed))  # noqa: S311 -- chance that can be had again
        first = server.person("First")
        async with congress_bot(server, folder, given.look):
            await first.asks("你好", 120)  # the first start of all makes dictionary and database
        pid = await stack.enter_async_context(congress_bot(server, folder, given.look))
        await first.asks("你好", 120)
        seen.append((0, resident(pid)))
        writing = [asyncio.create_task(crowd.comes_and_goes()) for _ in range(given.people)]
        for mark in (WARM, *(updates * tenth // 10 for tenth in range(1, 11))):
            while crowd.done < mark:
                await asyncio.sleep(0.1)
                _check(writing)
            server.calls.clear()
            seen.append((crowd.done, resident(pid)))
            print(f"{crowd.done} updates: {seen[-1][1]:.1f} MB, {crowd.unanswered} without an answer", flush=True)
        for task in writing:
            task.cancel()
        await asyncio.gather(*writing, return_exceptions=True)
    return seen


def _check(tasks: list["asyncio.Task[None]"]) -> None:
    for task in tasks:
        if task.done():
            task.result()


def table(seen: list[tuple[int, float]]) -> Table:
    """Memory over updates, drawn as well."""
    shown = Table("updates", "MB resident", "")
    most = max(megabytes for _, megabytes in seen)
    for done, megabytes in seen:
        shown.add_row(f"{done:,}", f"{megabytes:.1f}", "█" * round(WIDTH * megabytes / most))
    return shown


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--updates", type=int, default=20_000)
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--round", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--look", action="store_true", help="with the second look")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        seen = asyncio.run(soaked(given, folder))
    Console(width=100).print(table(seen))
    if given.json:
        given.json.write_text(json.dumps(seen), "utf-8")


if __name__ == "__main__":
    main()
