"""The address at which the machine asks how the bot is: /healthz, /readyz and /metrics. It is no door for people.

It takes GET and HEAD, changes nothing and tells of nobody. It speaks plain HTTP, so it belongs on a local address.
"""

from collections.abc import Callable, Sequence
from typing import Final

from aiohttp import web

PLAIN: Final = "text/plain; charset=utf-8"


class Health:
    """`figures` are given as they come, with their content type; `lacking` says what it lacks to serve.

    /healthz says that the process answers: to be started anew where it does not. /readyz says whether it serves.
    """

    def __init__(self, figures: Callable[[], tuple[bytes, str]], lacking: Callable[[], Sequence[str]]) -> None:
        self.port = 0
        self._figures, self._lacking = figures, lacking
        self._runner: web.ServerRunner | None = None

    async def start(self, host: str, port: int) -> None:
        """Listens (0: at any free port, then in `port`); raises OSError."""
        runner = web.ServerRunner(web.Server(self._handle, access_log=None), shutdown_timeout=1.0)
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError:
            await runner.cleanup()
            raise
        self._runner, self.port = runner, runner.addresses[0][1]

    async def stop(self) -> None:
        """Listens no more."""
        if self._runner:
            await self._runner.cleanup()
            self._runner = None

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        if request.method not in ("GET", "HEAD"):
            return _response(405, b"", Allow="GET, HEAD")
        match request.path:
            case "/healthz":
                return _response(200, b"ok\n")
            case "/readyz":
                lacking = self._lacking()
                return _response(503 if lacking else 200, f"{'; '.join(lacking) or 'ok'}\n".encode())
            case "/metrics":
                return _response(200, *self._figures())
        return _response(404, b"")


def _response(status: int, body: bytes, kind: str = PLAIN, **headers: str) -> web.Response:
    always = {"Content-Type": kind, "Cache-Control": "no-store", "Server": ""}
    return web.Response(status=status, body=body, headers=always | headers)
