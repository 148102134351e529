"""How fast bots serve, side by side: two that echo (python-telegram-bot as it comes, and on our way), and ours whole.

Replies a second, latency, and processor time per reply. The echo bots measure the way alone; "the bot" is
`congress-bot run` over the embedded page, asked the development questions. No pace is kept: no limits are measured.

`python -m benchmarks.serving [--people 50,200,500] [--round-trips 0,50] [--seconds 3] [--bots …]`, about eight minutes
by default.

Telegram is the tests' Bot API server, in this process with its people; each bot has a process of its own. Everyone asks
again as soon as they are answered. For ours there is also the latency at half of the load that it can bear, when
questions come whether others are answered or not.
"""

import argparse
import asyncio
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any, Final

from rich.console import Console
from rich.table import Table
from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from bot.cli import main as congress_bot
from bot.delivery.journal import JSON
from bot.delivery.journal_file import FileJournal
from bot.delivery.limits import NO_LIMITS
from bot.delivery.pace import Pace
from bot.delivery.polling import Polling, fetching
from bot.delivery.queue import Queue
from bot.delivery.request import AiohttpRequest
from bot.delivery.webhook import Webhook
from bot.settings import folders, load
from bot.start import closed, filled, library
from tests.bot_api import BotApi, NoReply, Person

KINDS: Final = (
    "default polling",
    "our polling",
    "the bot, polling",
    "default webhook",
    "our webhook",
    "the bot, webhook",
)
QUESTIONS: Final = Path(__file__).parent.parent / "tests" / "questions" / "dev.jsonl"
MANY: Final = "1000000"
SECRET: Final = "not-a-secret"  # noqa: S105 -- of a bot that lives for seconds
WORDS: Final = "乡村振兴要靠产业，产业发展要有特色。" * 8
WARM_UP: Final = 0.7
WARM_REPLIES: Final = 3000
"""Replies of the whole bot before it is measured: a crowd has asked each question some thirty times."""
TICKS: Final = os.sysconf("SC_CLK_TCK")
App = Application[Any, Any, Any, Any, Any, Any]


# -- the bots --


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:  # noqa: ARG001 -- a handler's arguments
    message = update.effective_message
    if message is not None:
        await message.reply_text(message.text or "")


def run_default(base_url: str, token: str, port: int) -> None:
    app: App = Application.builder().token(token).base_url(base_url).build()
    app.add_handler(MessageHandler(filters.TEXT, echo))
    if port:
        url = f"http://127.0.0.1:{port}/hook"
        app.run_webhook("127.0.0.1", port, "hook", webhook_url=url, secret_token=SECRET)
    else:
        app.run_polling()


async def run_ours(base_url: str, token: str, port: int, folder: Path) -> None:
    pace, polls, journal = Pace(NO_LIMITS), AiohttpRequest(2), FileJournal(folder)
    app: App = (
        Application.builder().token(token).base_url(base_url).rate_limiter(pace).updater(None)
        .request(AiohttpRequest(pool_timeout=60)).get_updates_request(AiohttpRequest(1)).build()
    )  # fmt: skip
    app.add_handler(MessageHandler(filters.TEXT, echo))

    async def answer(update: JSON) -> None:
        await app.process_update(Update.de_json(update, app.bot))

    queue = Queue(answer, journal)
    await polls.initialize()
    async with app:
        await app.start()
        if port:
            await Webhook(queue, journal, SECRET, "/hook").start(port=port)
            await app.bot.set_webhook(f"http://127.0.0.1:{port}/hook", secret_token=SECRET, max_connections=100)
            await asyncio.Event().wait()
        await Polling(fetching(polls, app.bot.base_url, []), queue, journal).run()


def run_bot(kind: str, base_url: str, token: str, port: str) -> None:
    number = int(port) if "webhook" in kind else 0
    if kind.startswith("default"):
        run_default(base_url, token, number)
    elif kind.startswith("our"):
        with TemporaryDirectory() as folder:
            asyncio.run(run_ours(base_url, token, number, Path(folder)))
    else:
        with TemporaryDirectory() as folder:
            os.environ |= as_a_whole(base_url, token, number, folder)
            closed(filled(library(load(), folders())))  # the vectors are there, as at every start but the first
            sys.argv[1:] = ["run"]
            congress_bot()


def as_a_whole(base_url: str, token: str, port: int, folder: str) -> dict[str, str]:
    """The environment of the whole bot: its own settings, but for the limits."""
    limits = {"LIMITS__OVERALL": MANY, "LIMITS__CHAT_BURST": MANY, "CONVERSATION__A_MINUTE": "10000"}
    webhook = {"URL": f"http://127.0.0.1:{port}/hook", "PORT": str(port), "CONNECTIONS": "100"} if port else {}
    return (
        {"TELEGRAM_BOT_TOKEN": token, "TELEGRAM_BASE_URL": base_url, "CONGRESS_BOT_DATA": folder}
        | {f"CONGRESS_BOT_{name}": value for name, value in limits.items()}
        | {f"CONGRESS_BOT_WEBHOOK__{name}": value for name, value in webhook.items()}
    )


# -- the crowd --


@dataclass(slots=True)
class Figures:
    """What one bot did in one measurement; latencies in seconds, processor time in seconds per reply."""

    rate: float
    latencies: list[float]
    processor: float
    half_latencies: list[float]


@asynccontextmanager
async def bot_process(kind: str, server: BotApi, port: int) -> AsyncIterator[int]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.serving", "--bot", kind, server.base_url, server.token, str(port),
        stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield process.pid
    finally:
        process.terminate()
        await process.wait()


def processor_seconds(pid: int) -> float:
    words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / TICKS


def questions(kind: str) -> Iterator[str]:
    """What people ask, for ever: anything where it is echoed, the development questions where it is answered."""
    asked = [WORDS] if not kind.startswith("the bot") else [
        json.loads(line)["turns"][0] for line in QUESTIONS.read_text("utf-8").splitlines()
    ]  # fmt: skip
    return cycle(asked)


async def asks_on_and_on(person: Person, asked: Iterator[str], latencies: list[tuple[float, float]]) -> None:
    while True:
        began = time.perf_counter()
        try:
            await person.asks(next(asked), timeout=60)
        except NoReply:
            continue
        ended = time.perf_counter()
        latencies.append((ended, ended - began))


async def asks_once(person: Person, question: str, latencies: list[tuple[float, float]]) -> None:
    began = time.perf_counter()
    person.writes(question)
    await person.next_reply(timeout=60)
    ended = time.perf_counter()
    latencies.append((ended, ended - began))


async def at_full_load(
    people: list[Person], asked: Iterator[str], pid: int, seconds: float, warm_up: int
) -> tuple[float, list[float], float]:
    latencies: list[tuple[float, float]] = []
    tasks = [asyncio.create_task(asks_on_and_on(person, asked, latencies)) for person in people]
    await asyncio.sleep(WARM_UP)
    while len(latencies) < warm_up:
        await asyncio.sleep(0.05)
    began, processor = time.perf_counter(), processor_seconds(pid)
    await asyncio.sleep(seconds)
    ended, processor = time.perf_counter(), processor_seconds(pid) - processor
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    within = [took for at, took in latencies if began <= at <= ended]
    return len(within) / (ended - began), within, processor / max(len(within), 1)


async def at_half_load(
    server: BotApi, people: list[Person], asked: Iterator[str], rate: float, seconds: float
) -> list[float]:
    latencies: list[tuple[float, float]] = []
    tasks: list[asyncio.Task[None]] = []
    began = time.perf_counter()
    for person in people:
        person.catches_up()
    while (elapsed := time.perf_counter() - began) < seconds:
        while len(tasks) < elapsed * rate / 2:
            tasks.append(asyncio.create_task(asks_once(people[len(tasks) % len(people)], next(asked), latencies)))
        await asyncio.sleep(0.002)
    _, late = await asyncio.wait(tasks, timeout=10)
    if late:
        await server.settles(timeout=30)
        told = [f"{person}: {len(person.chat.messages)} {len(person.chat.bot_messages)}" for person in people]
        odd = [one for one in told if one.split()[-1] != str(int(one.split()[-2]) // 2)]
        raise AssertionError(f"{len(late)} of {len(tasks)} questions were not answered within 10 s: {odd}")
    return [took for _, took in latencies]


async def measure(kind: str, number: int, round_trip: float, seconds: float, port: int) -> Figures:
    async with BotApi(round_trip=round_trip) as server, bot_process(kind, server, port) as pid:
        people = [server.person(f"P{number}") for number in range(number)]
        asked = questions(kind)
        warm_up = WARM_REPLIES if kind.startswith("the bot") else 0
        await people[0].asks(next(asked), timeout=60)
        rate, latencies, processor = await at_full_load(people, asked, pid, seconds, warm_up)
        half: list[float] = []
        if not kind.startswith("default"):
            await server.settles(timeout=60)
            half = await at_half_load(server, people, asked, rate, seconds)
        return Figures(rate, latencies, processor, half)


# -- the table --


def millis(latencies: list[float], percent: int) -> str:
    if len(latencies) < 2:
        return "-"
    return f"{quantiles(latencies, n=100, method='inclusive')[percent - 1] * 1000:,.0f}"


def cells(kind: str, figures: Figures, base: Figures) -> Iterator[str]:
    yield kind
    yield f"{figures.rate:,.0f}"
    yield f"{figures.rate / base.rate:.1f}" if base.rate else "-"
    yield millis(figures.latencies, 50)
    yield millis(figures.latencies, 99)
    yield f"{figures.processor * 1000:.2f}"
    yield millis(figures.half_latencies, 50)
    yield millis(figures.half_latencies, 99)


async def compare(arguments: argparse.Namespace) -> None:
    console = Console(width=120)
    for round_trip in map(float, arguments.round_trips.split(",")):
        for number in map(int, arguments.people.split(",")):
            table = Table(title=f"{number} people, round trip {round_trip:g} ms")
            for column in ("bot", "replies/s", "× default", "p50 ms", "p99 ms", "cpu ms/reply", "half: p50", "p99"):
                table.add_column(column, justify="left" if column == "bot" else "right")
            base: dict[str, Figures] = {}
            for at, kind in enumerate(arguments.bots.split(";")):
                figures = await measure(kind, number, round_trip / 1000, arguments.seconds, arguments.port + at)
                # Both of ours beside default polling: that is what the goals are counted in.
                first = base.setdefault("default", figures)
                table.add_row(*cells(kind, figures, first))
            console.print(table)


def main() -> None:
    if sys.argv[1:2] == ["--bot"]:
        run_bot(*sys.argv[2:6])
        return
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--people", default="50,200,500")
    parser.add_argument("--round-trips", default="0,50", help="milliseconds")
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--port", type=int, default=18_443, help="the first of six for the webhooks")
    parser.add_argument("--bots", default=";".join(KINDS), help="which, with ; between")
    asyncio.run(compare(parser.parse_args()))


if __name__ == "__main__":
    main()
