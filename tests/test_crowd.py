"""What the benchmark's Telegram holds bots to, by either way to hear updates."""

import asyncio
import json

import aiohttp
import pytest
from aiohttp import web

from benchmarks.crowd import Crowd, Person
from tests.test_queue import until

pytestmark = pytest.mark.anyio


class Caller:
    """A bot that does what a test says."""

    def __init__(self, crowd: Crowd, session: aiohttp.ClientSession) -> None:
        self._root, self._session = f"{crowd.base_url}{crowd.token}", session

    async def __call__(self, method: str, **parameters: object) -> object:
        async with self._session.post(f"{self._root}/{method}", json=parameters) as response:
            answer = await response.json()
        assert answer["ok"]
        return answer["result"]

    async def replies(self, person: Person, to: int, text: str = "好") -> None:
        written = json.dumps({"message_id": to})
        sent = await self("sendMessage", chat_id=person.id, text=text, reply_parameters=written)
        assert isinstance(sent, dict)
        assert (sent["text"], sent["chat"]["id"]) == (text, person.id)


async def test_polls_bring_what_is_not_confirmed_and_each_question_has_one_reply_in_its_turn() -> None:
    async with Crowd() as crowd, aiohttp.ClientSession() as session:
        call, (anna, boris) = Caller(crowd, session), (crowd.person(), crowd.person())
        waiting = asyncio.create_task(call("getUpdates", timeout=30))
        await call("getMe")
        anna.asks("一")
        boris.asks("二")
        first = await waiting
        assert isinstance(first, list)
        assert [update["message"]["text"] for update in first] == ["一", "二"]
        anna.asks("三")
        (kept,) = await call("getUpdates", offset=first[1]["update_id"] + 1)  # type: ignore[misc]
        assert kept["message"]["text"] == "三"

        await call.replies(anna, first[0]["message"]["message_id"])
        await call.replies(boris, 0, "二")  # an echo needs to point at nothing
        assert not crowd.is_answered
        await call.replies(anna, kept["message"]["message_id"])
        assert crowd.is_answered
        assert not crowd.faults
        await call.replies(anna, kept["message"]["message_id"])
        boris.asks("四")
        boris.asks("五")
        await call.replies(boris, 0, "五")
        assert len(crowd.faults) == 2


async def test_posts_come_one_after_another_in_a_chat_until_they_are_agreed_to() -> None:
    taken: list[str] = []
    statuses = iter([200, 503])

    async def takes(request: web.BaseRequest) -> web.StreamResponse:
        assert request.headers["X-Telegram-Bot-Api-Secret-Token"] == "secret"
        taken.append((await request.json())["message"]["text"])
        return web.Response(status=next(statuses, 200))

    runner = web.ServerRunner(web.Server(takes, access_log=None), shutdown_timeout=0.05)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with Crowd() as crowd, aiohttp.ClientSession() as session:
        crowd.patience = 0.0
        anna = crowd.person()
        for text in ("一", "二", "三"):
            anna.asks(text)
        url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
        await Caller(crowd, session)("setWebhook", url=url, secret_token="secret", max_connections=2)
        await until(lambda: not crowd.unconfirmed)
    await runner.cleanup()
    assert taken == ["一", "二", "二", "三"]
