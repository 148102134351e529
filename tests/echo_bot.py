"""An echo bot that is delivered to as the product is; run as a program it is started, killed and started again.

`python -m tests.echo_bot BASE_URL TOKEN FOLDER PORT` (0: by polling) reads lines: each `go` starts the bot in a
process of its own (a fork, so that a start costs no imports) and prints its process id; the next `go` is read once
that one has ended.
"""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from bot.delivery.clock import MONOTONIC, Clock
from bot.delivery.journal import JSON, Journal, MemoryJournal
from bot.delivery.journal_file import FileJournal
from bot.delivery.limits import NO_LIMITS, Limits
from bot.delivery.pace import Pace
from bot.delivery.polling import Polling, fetching, reach
from bot.delivery.queue import Queue
from bot.delivery.request import DirectRequest
from bot.delivery.verdict import Patience
from bot.delivery.webhook import Webhook

App = Application[Any, Any, Any, Any, Any, Any]
SECRET = "s3cret"


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:  # noqa: ARG001 -- a handler's arguments
    assert update.effective_message is not None
    for part in (update.effective_message.text or "").split("|"):
        await update.effective_message.reply_text(part)


async def pressed(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:  # noqa: ARG001 -- the same
    assert update.callback_query is not None
    await update.callback_query.answer("done")
    await update.callback_query.edit_message_text("edited")


class EchoBot:
    """The parts put together as the product puts them together, each at hand for a test."""

    def __init__(
        self,
        base_url: str,
        token: str,
        journal: Journal | None = None,
        clock: Clock = MONOTONIC,
        limits: Limits = NO_LIMITS,
        patience: Patience = Patience(),  # noqa: B008 -- frozen
        handler: Any = echo,
        read_timeout: float = 5.0,
        timeout: int = 30,
    ) -> None:
        self.clock = clock
        self.journal = journal or MemoryJournal()
        self.forbidden: list[object] = []
        self.pace = Pace(limits, patience, clock, on_forbidden=self.forbidden.append)
        self.polls = DirectRequest(2)
        self.app: App = (
            Application.builder().token(token).base_url(base_url).rate_limiter(self.pace).updater(None)
            .request(DirectRequest(read_timeout=read_timeout)).get_updates_request(DirectRequest(1)).build()
        )  # fmt: skip
        self.app.add_handler(MessageHandler(filters.TEXT, handler))
        self.app.add_handler(CallbackQueryHandler(pressed))
        self.queue = Queue(self.answer, self.journal, clock=clock)
        self.polling = Polling(
            fetching(self.polls, self.app.bot.base_url, []), self.queue, self.journal, clock, timeout=timeout
        )
        self.webhook = Webhook(self.queue, self.journal, SECRET, "/hook", clock)

    async def answer(self, update: JSON) -> None:
        await self.app.process_update(Update.de_json(update, self.app.bot))

    @asynccontextmanager
    async def started(self) -> AsyncIterator["EchoBot"]:
        await reach(self.app.initialize, self.clock)
        await self.polls.initialize()
        await self.app.start()
        try:
            yield self
        finally:
            await self.app.stop()
            await self.app.shutdown()
            await self.polls.shutdown()

    @asynccontextmanager
    async def polls_updates(self) -> AsyncIterator["EchoBot"]:
        async with self.started():
            running = asyncio.create_task(self.polling.run())
            try:
                yield self
            finally:
                await self.polling.stop()
                await running

    @asynccontextmanager
    async def hears_posts(self, port: int = 0) -> AsyncIterator["EchoBot"]:
        async with self.started():
            await self.webhook.start(port=port)
            await self.app.bot.set_webhook(f"http://127.0.0.1:{self.webhook.port}/hook", secret_token=SECRET)
            try:
                yield self
            finally:
                await self.webhook.stop()


async def serve(base_url: str, token: str, folder: Path, port: int) -> None:
    bot = EchoBot(base_url, token, FileJournal(folder))
    async with bot.hears_posts(port) if port else bot.polls_updates():
        await asyncio.Event().wait()


def main() -> None:
    base_url, token, folder, port = sys.argv[1:]
    for _ in sys.stdin:
        child = os.fork()
        if not child:
            asyncio.run(serve(base_url, token, Path(folder), int(port)))
            return
        print(child, flush=True)  # noqa: T201 -- for whoever started this program
        os.waitpid(child, 0)
        print("ended", flush=True)  # noqa: T201 -- the same


if __name__ == "__main__":
    main()
