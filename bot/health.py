"""The address at which the machine asks how the bot is: /healthz, /readyz and /metrics. It is no door for people.

It takes GET and HEAD, changes nothing and tells of nobody. It speaks plain HTTP, so it belongs on a local address.
"""

from collections.abc import Callable, Sequence
from typing import Final

from bot.delivery.listener import Listener, Request, Response

PLAIN: Final = "text/plain; charset=utf-8"


class Health:
    """`figures` are given as they come, with their content type; `lacking` says what it lacks to serve.

    /healthz says that the process answers: to be started anew where it does not. /readyz says whether it serves.
    """

    def __init__(self, figures: Callable[[], tuple[bytes, str]], lacking: Callable[[], Sequence[str]]) -> None:
        self.port = 0
        self._figures, self._lacking = figures, lacking
        self._listener = Listener(lambda request, respond: respond(self._answer(request)))

    async def start(self, host: str, port: int) -> None:
        """Listens (0: at any free port, then in `port`); raises OSError."""
        self.port = await self._listener.start(host, port)

    async def stop(self) -> None:
        """Listens no more."""
        await self._listener.stop()

    def _answer(self, request: Request) -> Response:
        if request.method not in ("GET", "HEAD"):
            return Response(405, headers=("Allow: GET, HEAD",))
        match request.path:
            case b"/healthz":
                return _response(200, b"ok\n")
            case b"/readyz":
                lacking = self._lacking()
                return _response(503 if lacking else 200, f"{'; '.join(lacking) or 'ok'}\n".encode())
            case b"/metrics":
                return _response(200, *self._figures())
        return Response(404)


def _response(status: int, body: bytes, kind: str = PLAIN) -> Response:
    return Response(status, body, (f"Content-Type: {kind}", "Cache-Control: no-store"))
