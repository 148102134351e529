"""How long a cold start takes and how much memory it needs, side by side with what it stands on.

python -m benchmarks.startup [--rounds 7] [--json]

Every process is started anew, in turn, in each round. `ask` is a whole `congress-bot ask`, to its last character;
`run` is `congress-bot run` to its first getUpdates at the tests' Bot API server, on loopback, as is the bare echo bot
of python-telegram-bot; "to its first reply" is until a question that waited for it is answered. Processor seconds tell
most where other work runs beside. Memory is the most that was resident.
Ratios are made within a round, where both met the same machine; what is told is the median, with the least and most.
"""

import argparse
import asyncio
import json
import logging
import os
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from shutil import rmtree
from subprocess import DEVNULL, Popen
from tempfile import TemporaryDirectory
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table

from tests.bot_api import TOKEN, BotApi

ECHO: Final = """
import os
from telegram.ext import Application, MessageHandler, filters

async def echo(update, context):
    await update.message.reply_text(update.message.text)

app = Application.builder().token(os.environ["TELEGRAM_BOT_TOKEN"]).base_url(os.environ["TELEGRAM_BASE_URL"]).build()
app.add_handler(MessageHandler(filters.TEXT, echo))
app.run_polling()
"""
ASK: Final = ("-m", "bot.cli", "ask", "厂所结合是什么意思")
ENDING: Final[Mapping[str, tuple[str, ...]]] = {
    "python alone": ("-c", ""),
    "import telegram.ext": ("-c", "import telegram.ext"),
    "jieba with its dictionary": ("-c", "import jieba; jieba.setLogLevel(60); jieba.initialize()"),
    "ask": ASK,
    "ask, without the second look": ASK,
}
RUN: Final = ("-m", "bot.cli", "run")
SERVING: Final[Mapping[str, tuple[str, ...]]] = {
    "echo bot": ("-c", ECHO),
    "run": RUN,
    "run, without the second look": RUN,
    "echo bot, to its first reply": ("-c", ECHO),
    "run, to its first reply": RUN,
}
RATIOS: Final = (
    ("ask", "jieba with its dictionary"),
    ("ask", "import telegram.ext"),
    ("run", "echo bot"),
    ("run, to its first reply", "echo bot, to its first reply"),
)
EVERY: Final = 0.002
"""Seconds between two looks at a process."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took until it ended or was ready."""

    seconds: float
    processor: float
    megabytes: float


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rounds", type=int, default=7)
    arguments.add_argument("--json", action="store_true")
    given = arguments.parse_args()
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)  # that an ended bot hangs up is no news
    with TemporaryDirectory() as data:
        costs = asyncio.run(measured(given.rounds, Path(data)))
    report = {
        name: {field: _spread([asdict(c)[field] for c in all_]) for field in FIELDS} for name, all_ in costs.items()
    }
    ratios = {f"{a} / {b}": {f: _spread(_ratios(costs[a], costs[b], f)) for f in FIELDS} for a, b in RATIOS}
    if given.json:
        print(json.dumps({"costs": report, "ratios": ratios}, ensure_ascii=False, indent=2))
    else:
        Console(width=110).print(_table(report, given.rounds), _table(ratios, given.rounds))


FIELDS: Final = ("seconds", "processor", "megabytes")


async def measured(rounds: int, data: Path) -> dict[str, list[Cost]]:
    """The costs of every process in every round; one round before them warms the disk and the caches."""
    costs: dict[str, list[Cost]] = {name: [] for name in (*ENDING, *SERVING)}
    for number in range(rounds + 1):
        for name, command in ENDING.items():
            cost = await _started(command, _environment(data, name), _ended)
            costs[name] += [cost] if number else []
        for name, command in SERVING.items():
            async with BotApi() as server:
                method = "sendMessage" if "reply" in name else "getUpdates"
                asked: Callable[[int], bool] = lambda _, calls=server.calls_of, method=method: bool(calls(method))  # noqa: E731
                rmtree(data / "updates", ignore_errors=True)  # each server numbers its updates from the same number on
                server.person("Anna").writes("厂所结合是什么意思")
                environment = _environment(data, name) | {
                    "TELEGRAM_BOT_TOKEN": TOKEN,
                    "TELEGRAM_BASE_URL": server.base_url,
                    "TELEGRAM_BASE_FILE_URL": server.base_file_url,
                }
                cost = await _started(command, environment, asked)
            costs[name] += [cost] if number else []
    return costs


def _environment(data: Path, name: str) -> dict[str, str]:
    """As an installed bot has it: what the first round compiled is kept, as pip does it for all that it installs."""
    own = {"CONGRESS_BOT_DATA": str(data), "CONGRESS_BOT_MEANING__ENABLED": str("without" not in name).lower()}
    kept = {key: value for key, value in os.environ.items() if not key.startswith("CONGRESS_BOT_")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return kept | own


async def _started(command: Sequence[str], environment: dict[str, str], ready: Callable[[int], bool]) -> Cost:
    """Starts a process, waits until it is ready, ends it where it still runs."""
    began = time.perf_counter()
    process = Popen((sys.executable, *command), env=environment, stdout=DEVNULL, stderr=DEVNULL)
    most = processor = 0.0
    while not ready(process.pid):
        most, processor = max(most, _peak(process.pid)), max(processor, _processor(process.pid))
        await asyncio.sleep(EVERY)
    cost = Cost(time.perf_counter() - began, max(processor, _processor(process.pid)), max(most, _peak(process.pid)))
    process.kill()
    process.wait()
    return cost


def _stat(pid: int) -> list[str]:
    """The fields of a process after its name; none where it is gone."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return []


def _ended(pid: int) -> bool:
    return _stat(pid)[:1] in ([], ["Z"])


def _processor(pid: int) -> float:
    """Seconds of processor that a process has taken; its children are not counted."""
    fields = _stat(pid)
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") if fields else 0.0


def _peak(pid: int) -> float:
    """The most memory that a process had resident, in MB; 0 where it has none any more."""
    with suppress(OSError):
        lines = (line.split() for line in Path(f"/proc/{pid}/status").read_text().splitlines())
        return next((int(line[1]) / 1024 for line in lines if line[0] == "VmHWM:"), 0.0)
    return 0.0


def _ratios(ours: Sequence[Cost], theirs: Sequence[Cost], field: str) -> list[float]:
    return [asdict(a)[field] / max(asdict(b)[field], 0.01) for a, b in zip(ours, theirs, strict=True)]


def _spread(values: Sequence[float]) -> Mapping[str, float]:
    return {"median": statistics.median(values), "least": min(values), "most": max(values)}


def _table(report: Mapping[str, Mapping[str, Mapping[str, float]]], rounds: int) -> Table:
    table = Table("", "seconds", "processor seconds", "MB resident", box=box.MARKDOWN)
    table.caption = f"{rounds} rounds: median (least to most)"
    for name, fields in report.items():
        digits = (2, 2, 0) if name in ENDING or name in SERVING else (2, 2, 2)
        cells = (_cell(fields[field], n) for field, n in zip(FIELDS, digits, strict=True))
        table.add_row(name, *cells)
    return table


def _cell(spread: Mapping[str, float], digits: int) -> str:
    return f"{spread['median']:.{digits}f} ({spread['least']:.{digits}f} to {spread['most']:.{digits}f})"


if __name__ == "__main__":
    main()
