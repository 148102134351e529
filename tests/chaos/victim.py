"""`congress-bot run` in processes that are started, killed and started again, each a fork.

As a program (`python -m tests.chaos.victim`) it reads lines. Each is a JSON object of resource limits by name and
starts the command under them; it prints the process id, and then how that one ended. SIGUSR1 makes it use up its file
descriptors, SIGUSR2 gives them back.
"""

import asyncio
import json
import os
import resource
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.store import Place, Store, secret
from tests.bot_api import BotApi
from tests.building import EMBEDDED, ROOT

CALM = {
    "MEANING__ENABLED": "false",
    "CONVERSATION__A_MINUTE": "100000",
    "HEALTH__PORT": "0",
    "LIMITS__OVERALL": "1000000",
    "LIMITS__CHAT_BURST": "1000000",
    "LIMITS__GROUP": "1000000",
}
"""Settings under which nobody has to wait for the pace."""


class Victim:
    """The command in a process of its own, which a test kills and starts again; `log` is all that it said."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.child = 0
        self.log: list[dict[str, Any]] = []
        self.said = asyncio.Condition()
        self.reading = asyncio.ensure_future(self._read_log())

    async def start(self, **limits: int) -> None:
        """Starts the command; returns before it serves."""
        self.process.stdin.write(json.dumps(limits).encode() + b"\n")  # type: ignore[union-attr]
        self.child = int(await self._line())

    async def serves(self, **limits: int) -> None:
        """Starts the command; returns when it serves."""
        before = len(self.log)
        await self.start(**limits)
        await self.logs("serves", since=before)

    async def logs(self, words: str, since: int = 0, timeout: float = 60) -> str:
        """The first line of the log with these words."""
        try:
            async with asyncio.timeout(timeout), self.said:
                await self.said.wait_for(lambda: self._found(words, since))
        except TimeoutError:
            raise AssertionError(f"the bot never said {words!r}: {self.log[since:][-5:]}") from None
        return self._found(words, since)

    def _found(self, words: str, since: int) -> str:
        return next((str(line) for line in self.log[since:] if words in line["event"]), "")

    async def kill(self) -> None:
        os.kill(self.child, signal.SIGKILL)
        assert await self.ends() == -signal.SIGKILL

    async def stop(self) -> None:
        os.kill(self.child, signal.SIGTERM)
        assert await self.ends() == 0

    async def ends(self) -> int:
        """The exit code, negative for a signal, once it has ended."""
        return int(await self._line())

    def sends(self, number: signal.Signals) -> None:
        os.kill(self.child, number)

    def limits(self, name: str, most: int) -> None:
        """Limits a resource of the process that runs."""
        resource.prlimit(self.child, getattr(resource, name), (most, resource.RLIM_INFINITY))

    @property
    def resident(self) -> float:
        """MB of memory that the process takes now."""
        pages = int(Path(f"/proc/{self.child}/statm").read_text().split()[1])
        return pages * resource.getpagesize() / 1e6

    @property
    def descriptors(self) -> int:
        return len(list(Path(f"/proc/{self.child}/fd").iterdir()))

    async def _line(self) -> bytes:
        assert self.process.stdout is not None
        async with asyncio.timeout(120):
            return await self.process.stdout.readline()

    async def _read_log(self) -> None:
        assert self.process.stderr is not None
        async for line in self.process.stderr:
            with suppress(ValueError):  # a line that a kill cut short, or a sentence for the operator
                self.log.append(json.loads(line) if line.startswith(b"{") else {"event": line.decode().strip()})
            async with self.said:
                self.said.notify_all()


@asynccontextmanager
async def victim(
    server: BotApi, data: Path, coverage: Path = EMBEDDED, admins: tuple[int, ...] = (), **changes: str
) -> AsyncIterator[Victim]:
    """The command's processes, none of which is started yet; `changes` are variables without CONGRESS_BOT_.

    Memory is given out as in the container: one arena for all threads.
    """
    own = {name: value for name, value in os.environ.items() if not name.startswith(("TELEGRAM_", "CONGRESS_BOT_"))}
    places = {"DATA": str(data), "COVERAGE": str(coverage), "ADMINS": ",".join(map(str, admins))}
    named: Mapping[str, str] = {f"CONGRESS_BOT_{name}": value for name, value in (CALM | places | changes).items()}
    access = {"TELEGRAM_BOT_TOKEN": server.token, "TELEGRAM_BASE_URL": server.base_url, "MALLOC_ARENA_MAX": "1"}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.chaos.victim", env=own | access | dict(named), cwd=ROOT,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    one = Victim(process)
    try:
        yield one
    finally:
        with suppress(ProcessLookupError):
            if one.child:
                os.kill(one.child, signal.SIGKILL)
        process.stdin.close()  # type: ignore[union-attr]
        await process.wait()
        await one.reading


def kept(data: Path) -> Store:
    """The store of a data folder, as another process sees it."""
    return Store(Place(data, ""), secret(data), lambda: datetime.now(UTC))


def run(limits: Mapping[str, int]) -> None:
    """The command under these limits."""
    from bot import cli

    greedy: list[int] = []

    def takes(*_: object) -> None:
        with suppress(OSError):
            while True:
                greedy.append(os.open(os.devnull, os.O_RDONLY))

    def gives_back(*_: object) -> None:
        while greedy:
            os.close(greedy.pop())

    signal.signal(signal.SIGUSR1, takes)
    signal.signal(signal.SIGUSR2, gives_back)
    for name, most in limits.items():
        resource.setrlimit(getattr(resource, name), (most, resource.getrlimit(getattr(resource, name))[1]))
    sys.argv[1:] = ["run"]
    cli.main()


def main() -> None:
    import bot.cli
    import bot.service.reception
    import bot.service.serving  # noqa: F401 -- what each fork needs

    for line in sys.stdin:
        child = os.fork()
        if not child:
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            try:
                run(json.loads(line))
            except SystemExit as ended:
                os._exit(ended.code if isinstance(ended.code, int) else bool(ended.code))
            os._exit(0)
        print(child, flush=True)  # noqa: T201 -- for whoever started this program
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)  # noqa: T201 -- the same


if __name__ == "__main__":
    main()
