"""The address at which the machine asks how the bot is: /healthz, /readyz and /metrics. It is no door for people.

It takes GET and HEAD, changes nothing and tells of nobody. It speaks plain HTTP, so it belongs on a local address.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Final

from bot.delivery.listener import Listener, Request, Response
from bot.logbook import fault

log: Final = logging.getLogger(__name__)
PLAIN: Final = "text/plain; charset=utf-8"
READING: Final = ("GET", "HEAD")


class Health:
    """`figures` are given as they come, with their content type; `lacking` says what it lacks to serve.

    `figures` is called in a thread: to look up what is counted may take a while, in which others are answered.
    /healthz says that the process answers: to be started anew where it does not. /readyz says whether it serves.
    """

    def __init__(self, figures: Callable[[], tuple[bytes, str]], lacking: Callable[[], Sequence[str]]) -> None:
        self.port = 0
        self._figures, self._lacking = figures, lacking
        self._counting: set[asyncio.Task[None]] = set()
        self._listener = Listener(self._hear)

    async def start(self, host: str, port: int) -> None:
        """Listens (0: at any free port, then in `port`); raises OSError."""
        self.port = await self._listener.start(host, port)

    async def stop(self) -> None:
        """Listens no more."""
        for task in self._counting:
            task.cancel()
        await self._listener.stop()

    def _hear(self, request: Request, respond: Callable[[Response], None]) -> None:
        if request.method in READING and request.path == b"/metrics":
            task = asyncio.get_running_loop().create_task(self._count(respond))
            self._counting.add(task)
            task.add_done_callback(self._counting.discard)
        else:
            respond(self._answer(request))

    async def _count(self, respond: Callable[[Response], None]) -> None:
        try:
            respond(_response(200, *await asyncio.to_thread(self._figures)))
        except Exception as error:  # noqa: BLE001 -- whoever asks is answered all the same
            log.error("figures could not be given: %s", fault(error))
            respond(Response(500))

    def _answer(self, request: Request) -> Response:
        if request.method not in READING:
            return Response(405, headers=("Allow: GET, HEAD",))
        match request.path:
            case b"/healthz":
                return _response(200, b"ok\n")
            case b"/readyz":
                lacking = self._lacking()
                return _response(503 if lacking else 200, f"{'; '.join(lacking) or 'ok'}\n".encode())
        return Response(404)


def _response(status: int, body: bytes, kind: str = PLAIN) -> Response:
    return Response(status, body, (f"Content-Type: {kind}", "Cache-Control: no-store"))
