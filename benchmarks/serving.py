"""How fast bots serve, side by side: two that echo (python-telegram-bot as it comes, and on our way), and ours whole.

Replies a second, latency, and processor time per reply. The echo bots measure the way alone; "the bot" is
`congress-bot run` over the embedded page, asked the development questions. No pace is kept: no limits are measured.

`python -m benchmarks.serving [--people 50,200,500] [--round-trips 0,50] [--seconds 3] [--bots …]`, about eight minutes
by default.

Telegram and its people (`benchmarks.crowd`) are this process; each bot has one of its own. Everyone asks again as soon
as they are answered. For ours there is also the latency at half of the load that it can bear, when questions come
whether others are answered or not. "harness" is this process's own time: where it is no less than the bot's, it is what
bounds the replies a second.
"""

import argparse
import asyncio
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count, cycle
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any, Final

from rich.console import Console
from rich.table import Table
from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from benchmarks.crowd import Crowd, Person
from bot.cli import main as congress_bot
from bot.delivery.journal import JSON
from bot.delivery.journal_file import FileJournal
from bot.delivery.limits import NO_LIMITS
from bot.delivery.pace import Pace
from bot.delivery.polling import Polling, fetching
from bot.delivery.queue import Queue
from bot.delivery.request import DirectRequest
from bot.delivery.webhook import Webhook
from bot.settings import folders, load
from bot.start import closed, filled, library

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
PATIENCE: Final = 60.0
COLUMNS: Final = (
    "bot", "replies/s", "× default", "p50 ms", "p99 ms", "cpu ms/reply", "harness ms/reply", "half: p50", "p99"
)  # fmt: skip
TICKS: Final = os.sysconf("SC_CLK_TCK")
App = Application[Any, Any, Any, Any, Any, Any]
Asking = dict[Person, Iterator[str]]
"""People, and what each of them asks next."""


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
    pace, polls, journal = Pace(NO_LIMITS), DirectRequest(2), FileJournal(folder)
    app: App = (
        Application.builder().token(token).base_url(base_url).rate_limiter(pace).updater(None)
        .request(DirectRequest(pool_timeout=60)).get_updates_request(DirectRequest(1)).build()
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
    """What one bot did in one measurement; latencies in seconds, processor time in seconds per reply: its, and ours."""

    rate: float
    latencies: list[float]
    processor: float
    harness: float
    half_latencies: list[float] = field(default_factory=list)


@asynccontextmanager
async def bot_process(kind: str, crowd: Crowd, port: int) -> AsyncIterator[int]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.serving", "--bot", kind, crowd.base_url, crowd.token, str(port),
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


def questions(kind: str, begin: int) -> Iterator[str]:
    """What a person asks, for ever.

    Any words, no two alike, where they are echoed; else the development questions in their order, so that what was
    shown before a question is the same for all, whoever is answered first.
    """
    if not kind.startswith("the bot"):
        return (f"{WORDS}{begin}-{number}" for number in count())
    asked = [json.loads(line)["turns"][0] for line in QUESTIONS.read_text("utf-8").splitlines()]
    return cycle((*asked[begin % len(asked) :], *asked[: begin % len(asked)]))


async def at_full_load(crowd: Crowd, asking: Asking, pid: int, seconds: float, warm_up: int) -> Figures:
    """Whoever is answered asks again, until it ends; all are answered then."""
    latencies: list[tuple[float, float]] = []
    is_over = False

    def asks_again(person: Person, since: float) -> None:
        now = time.perf_counter()
        latencies.append((now, now - since))
        if not is_over:
            person.asks(next(asking[person]))

    crowd.replied = asks_again
    for person, asked in asking.items():
        person.asks(next(asked))
    await asyncio.sleep(WARM_UP)
    while len(latencies) < warm_up:
        await asyncio.sleep(0.05)
    began, processor, own = time.perf_counter(), processor_seconds(pid), time.process_time()
    await asyncio.sleep(seconds)
    ended, processor, own = time.perf_counter(), processor_seconds(pid) - processor, time.process_time() - own
    is_over = True
    await all_answered(crowd)
    within = [took for at, took in latencies if began <= at <= ended]
    replies = max(len(within), 1)
    return Figures(len(within) / (ended - began), within, processor / replies, own / replies)


async def at_half_load(crowd: Crowd, asking: Asking, rate: float, seconds: float) -> list[float]:
    latencies: list[float] = []
    crowd.replied = lambda _, since: latencies.append(time.perf_counter() - since)
    began, questions = time.perf_counter(), 0
    turns = cycle(asking.items())
    while (elapsed := time.perf_counter() - began) < seconds:
        while questions < elapsed * rate / 2:
            person, asked = next(turns)
            person.asks(next(asked))
            questions += 1
        await asyncio.sleep(0.002)
    await all_answered(crowd)
    return latencies


async def all_answered(crowd: Crowd) -> None:
    """Returns once everybody is answered; raises AssertionError where that takes long or was not as it should be."""
    end = time.perf_counter() + PATIENCE
    while not crowd.is_answered and time.perf_counter() < end:
        await asyncio.sleep(0.01)
    if crowd.faults or not crowd.is_answered:
        raise AssertionError(f"not everybody got their answers in order: {crowd.faults[:3] or 'some got none'}")


async def measure(kind: str, number: int, round_trip: float, seconds: float, port: int) -> Figures:
    async with Crowd(round_trip) as crowd, bot_process(kind, crowd, port) as pid:
        asking = {crowd.person(): questions(kind, begin) for begin in range(number)}
        warm_up = WARM_REPLIES if kind.startswith("the bot") else 0
        first, asked = next(iter(asking.items()))
        first.asks(next(asked))
        await all_answered(crowd)
        figures = await at_full_load(crowd, asking, pid, seconds, warm_up)
        if not kind.startswith("default"):
            figures.half_latencies = await at_half_load(crowd, asking, figures.rate, seconds)
        return figures


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
    yield f"{figures.harness * 1000:.2f}"
    yield millis(figures.half_latencies, 50)
    yield millis(figures.half_latencies, 99)


async def compare(arguments: argparse.Namespace) -> None:
    console = Console(width=120)
    for round_trip in map(float, arguments.round_trips.split(",")):
        for number in map(int, arguments.people.split(",")):
            table = Table(title=f"{number} people, round trip {round_trip:g} ms")
            for column in COLUMNS:
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
