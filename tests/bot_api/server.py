"""The fake Bot API server: HTTP on loopback for one bot, over a `World` that people live in.

async with BotApi() as server:
    application = Application.builder().token(server.token).base_url(server.base_url).build()
    ...
    anna = server.person("Anna")
    anna.writes("hello")
    assert (await anna.next_reply()).text == "hello"
server.verify()
"""

from __future__ import annotations

import asyncio
import json
import re
from types import TracebackType
from typing import Any
from urllib.parse import unquote

from aiohttp import web

from . import checks, people
from .chats import Chat
from .clock import Clock
from .faults import Fault, Faults, Limits, Pace, Reply
from .methods import Methods, targets_chat
from .parameters import Body, read_body, read_parameters, require
from .people import Person
from .refusals import JSON, Allowance, Refused, Violation, Violations, flooded
from .spec import BY_LOWER_NAME, METHODS, UPDATES
from .webhook import Webhook, check_url
from .world import BotProfile, Call, Press, World

TOKEN = "7000000001:AAtest-token_of-the-double_01234567"
_PATH = re.compile(r"^/(file/)?bot(\d+:[A-Za-z0-9_-]{35})/(.+)$")
_LARGEST_BODY = 50 * 1024 * 1024


class BotApi:
    """Telegram for one bot. `round_trip` is in the clock's seconds: half before a call's effect, half after.

    `limits` makes it keep Telegram's own pace; `webhook_origin` is where webhooks lie in truth, for a bot
    that gives Telegram a public https address.
    """

    def __init__(
        self,
        token: str = TOKEN,
        bot: BotProfile | None = None,
        clock: Clock | None = None,
        round_trip: float = 0.0,
        limits: Limits | None = None,
        webhook_origin: str | None = None,
    ) -> None:
        self.token = token
        self.clock = clock or Clock()
        self.world = World(self.clock, bot or BotProfile())
        self.faults = Faults()
        self.pace = Pace(limits)
        self.round_trip = round_trip
        self.webhook: Webhook | None = None
        self.webhook_origin = webhook_origin
        self.refusals: list[Violation] = []
        self.port = 0
        self._methods = Methods(self.world)
        self._runner: web.ServerRunner | None = None
        self._site: web.TCPSite | None = None
        self._connections: set[asyncio.Transport] = set()
        updates = self.world.updates
        updates.is_repeated = self.faults.next_repeats
        updates.is_confirmation_lost = self.faults.loses_confirmation
        self.faults.held_updates = updates.hold

    # -- starting and stopping --

    async def start(self, port: int = 0) -> None:
        server = web.Server(self._handle, request_factory=self._request, access_log=None)
        self._runner = web.ServerRunner(server, shutdown_timeout=0.05)
        await self._runner.setup()
        self.port = port
        await self.goes_up()

    async def stop(self) -> None:
        if self.webhook:
            await self.webhook.close()
            self.webhook = None
        self.world.updates.end_polls("the end of the server")
        self._break_connections()
        if self._runner:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> BotApi:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def goes_down(self) -> None:
        """An outage: every connection breaks and new ones are refused, until `goes_up`."""
        if self._site:
            await self._site.stop()
            self._site = None
        self._break_connections()

    async def goes_up(self) -> None:
        if self._runner is None:
            raise RuntimeError("the server is not started")
        self._site = web.TCPSite(self._runner, "127.0.0.1", self.port, reuse_address=True)
        await self._site.start()
        listening = self._runner.addresses
        self.port = listening[-1][1]

    async def outage(self, seconds: float) -> None:
        """Down for `seconds` of the server's clock."""
        await self.goes_down()
        await self.clock.sleep(seconds)
        await self.goes_up()

    def _break_connections(self) -> None:
        for transport in list(self._connections):
            transport.abort()
        self._connections.clear()

    @property
    def base_url(self) -> str:
        """python-telegram-bot's base_url; the token follows it directly."""
        return f"http://127.0.0.1:{self.port}/bot"

    @property
    def base_file_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/file/bot"

    # -- who is there --

    def person(
        self, first_name: str = "Anna", last_name: str | None = None, username: str | None = None,
        language_code: str | None = None, has_started: bool = True,
    ) -> Person:  # fmt: skip
        """Somebody who knows the bot; with `has_started=False` not yet, so it cannot write to them."""
        person = Person(self.world, first_name, last_name, username, language_code)
        if has_started:
            person.chat.bot_status = "member"
        return person

    def group(
        self, title: str, *members: Person, is_supergroup: bool = False, bot_is_admin: bool = False,
        has_bot: bool = True,
    ) -> Chat:  # fmt: skip
        """A group with the bot in it already; `person.adds_bot_to(group)` tells the bot of its coming."""
        group = self.world.new_chat("supergroup" if is_supergroup else "group", {"title": title})
        group.members = {member.id for member in members}
        group.bot_status = ("administrator" if bot_is_admin else "member") if has_bot else "left"
        return group

    def becomes_supergroup(self, group: Chat) -> Chat:
        """The supergroup it is from now on; the old one refuses calls and names the new one."""
        return people.becomes_supergroup(self.world, group)

    # -- what happened --

    @property
    def bot(self) -> BotProfile:
        return self.world.bot

    @property
    def calls(self) -> list[Call]:
        return self.world.calls

    @property
    def violations(self) -> Violations:
        return self.world.violations

    def calls_of(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    def allow(self, words: str, method: str | None = None) -> Allowance:
        """Expect violations whose rule holds `words`: for good, or within a `with`."""
        return self.violations.allow(words, method)

    def unanswered_callbacks(self) -> list[Press]:
        return self.world.unanswered_callbacks()

    async def settles(self, quiet: float = 0.05, timeout: float = 5.0) -> None:
        """Returns once the bot has taken every update and been still for `quiet` real seconds."""
        await self.world.settles(quiet, timeout)

    def verify(self) -> None:
        """Raises AssertionError with every violation and every press left unanswered."""
        faults = [str(violation) for violation in self.violations]
        faults += [f"the press {press.data!r} was never answered" for press in self.unanswered_callbacks()]
        if faults:
            raise AssertionError("Telegram would not have taken this:\n  " + "\n  ".join(faults))

    # -- HTTP --

    def _request(self, *parts: Any) -> web.BaseRequest:
        message, payload, protocol, writer, task = parts
        loop = asyncio.get_running_loop()
        return web.BaseRequest(message, payload, protocol, writer, task, loop, client_max_size=_LARGEST_BODY)

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        if isinstance(request.transport, asyncio.Transport):
            self._connections.add(request.transport)
            if len(self._connections) > 64:
                self._connections = {one for one in self._connections if not one.is_closing()}
        found = _PATH.match(unquote(request.path))
        if found is None:
            return _response(_error(Refused("Not Found", 404)))
        area, token, name = found.groups()
        if token != self.token:
            return _response(_error(Refused("Unauthorized", 401)))
        if area:
            return _response(self._download(name))
        reply = await self._answer(request, BY_LOWER_NAME.get(name.lower(), name))
        if reply is None and request.transport is not None:
            request.transport.abort()
        return _response(reply or Reply(499, b""))

    def _download(self, path: str) -> Reply:
        for file in self.world.files.values():
            if file.path == path:
                return Reply(200, file.content, "application/octet-stream")
        return _error(Refused("Not Found", 404))

    async def _answer(self, request: web.BaseRequest, method: str) -> Reply | None:
        """The reply to send, None where the connection is to break."""
        try:
            body = await read_body(request)
        except Refused as refused:
            self._record(Call(method, {}, self.clock.now()), refused.description, refused.code)
            return _error(refused)
        call = Call(method, body.values, self.clock.now())
        self.calls.append(call)
        is_poll = method == "getUpdates"
        self.world.in_flight += not is_poll
        if not is_poll:
            self.world.activity.notify()
        try:
            return await self._through_faults(request, call, body)
        finally:
            self.world.in_flight -= not is_poll
            if not is_poll:
                self.world.activity.notify()

    async def _through_faults(self, request: web.BaseRequest, call: Call, body: Body) -> Reply | None:
        too_early = self._too_early(call)
        if self.round_trip:
            await self.clock.sleep(self.round_trip / 2)
        fault = None if too_early else self.faults.take(call)
        if fault and fault.holds:
            await self.clock.sleep(fault.holds)
            if _is_gone(request):
                return None
        if too_early:
            reply: Reply | None = _error(too_early)
        elif fault and fault.refusal:
            reply = self._refuse(call, fault.refusal)
        elif fault and not fault.takes_effect and (fault.drops or fault.reply):
            reply = fault.reply
        else:
            reply = await self._perform(request, call, body)
        if fault and fault.takes_effect:
            reply = await self._spoilt(fault, reply)
        if self.round_trip:
            await self.clock.sleep(self.round_trip / 2)
        call.status = reply.status if reply else 0
        if fault and fault.refusal and fault.refusal.code == 429 and fault.refusal.parameters:
            chat_id = None if fault.overall else call.chat_id
            self.pace.told(chat_id, self.clock.now(), fault.refusal.parameters["retry_after"])
        return reply

    async def _spoilt(self, fault: Fault, reply: Reply | None) -> Reply | None:
        if fault.answers_late:
            await self.clock.sleep(fault.answers_late)
        if fault.drops:
            return None
        return fault.reply or reply

    def _too_early(self, call: Call) -> Refused | None:
        if call.method == "getUpdates":
            return None
        remaining, could_know = self.pace.remaining(call.chat_id, self.clock.now())
        if not remaining:
            return None
        if could_know:
            rule = f"called {remaining:.2f} s before the end of retry_after"
            self.violations.record(Violation(call.method, rule, 429, call.params))
        refused = flooded(max(1, round(remaining)))
        call.description = refused.description
        return refused

    async def _perform(self, request: web.BaseRequest, call: Call, body: Body) -> Reply | None:
        if call.method not in METHODS:
            self._record(call, "no such method, or none that this double knows", 404)
            return _error(Refused("Not Found", 404))
        notes: list[str] = []
        try:
            params = read_parameters(METHODS[call.method], body, notes)
            if call.method == "getUpdates":
                result: Any = await self._get_updates(request, params)
                if result is None:
                    return None
            elif call.method in ("setWebhook", "deleteWebhook"):
                result = await self._change_webhook(call.method, params)
            elif call.method == "getWebhookInfo":
                result = self._webhook_info()
            else:
                result = self._call_method(call.method, params, notes)
        except Refused as refused:
            return self._refuse(call, refused)
        except Exception as error:
            self._record(call, f"this double failed: {error!r}", 500)
            raise
        for note in notes:
            self._record(call, note, 200)
        return Reply(200, _encoded({"ok": True, "result": result}))

    def _call_method(self, method: str, params: JSON, notes: list[str]) -> Any:
        if self._methods.logged_out:
            raise Refused("Logged out")
        self._keep_pace(method, params)
        if method != "editMessageText" or "text" not in params:
            require(METHODS[method], params)
        return self._methods.by_name[method](params, notes)

    def _keep_pace(self, method: str, params: JSON) -> None:
        chat = self.world.chats.get(params.get("chat_id", 0)) if targets_chat(method, params) else None
        if chat is None or method == "sendChatAction":
            return
        wait = self.pace.wait(chat.id, chat.is_group, self.clock.now())
        if wait:
            seconds = max(1, int(wait + 0.999))
            # The bot hears of it half a round trip from now.
            self.pace.told(chat.id, self.clock.now() + self.round_trip / 2, seconds)
            raise flooded(seconds)

    def _refuse(self, call: Call, refused: Refused) -> Reply:
        call.description = refused.description
        if refused.unforeseen:
            self.refusals.append(Violation(call.method, refused.description, refused.code, call.params))
        else:
            self._record(call, refused.description, refused.code)
        return _error(refused)

    def _record(self, call: Call, rule: str, status: int) -> None:
        self.violations.record(Violation(call.method, rule, status, call.params))

    # -- updates --

    async def _get_updates(self, request: web.BaseRequest, params: JSON) -> list[JSON] | None:
        if self.webhook:
            raise Refused(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
                409,
            )
        self._allow_updates(params)
        return await self.world.updates.fetch(
            params.get("offset", 0),
            params.get("limit", 100),
            params.get("timeout", 0),
            lambda: _is_gone(request),
        )

    def _allow_updates(self, params: JSON) -> None:
        kinds = params.get("allowed_updates")
        unknown = [kind for kind in kinds or () if kind not in UPDATES]
        if unknown:
            rule = f"allowed_updates: {unknown} are no kinds of update"
            self.violations.record(Violation("getUpdates", rule, 200, params))
        self.world.updates.allow(kinds)

    async def _change_webhook(self, method: str, params: JSON) -> bool:
        url = params.get("url", "") if method == "setWebhook" else ""
        if url:
            check_url(url, self.webhook_origin)
        checks.check_secret(params)
        if self.webhook:
            await self.webhook.close()
            self.webhook = None
        updates = self.world.updates
        if params.get("drop_pending_updates"):
            updates.pending.clear()
        self._allow_updates(params)
        if url:
            updates.end_polls("setWebhook request")
            connections = min(max(params.get("max_connections", 40), 1), 100)
            self.webhook = Webhook(
                url, params.get("secret_token", ""), connections, updates, self.clock, self._within_webhook,
                self.webhook_origin,
            )  # fmt: skip
        return True

    def _within_webhook(self, method: str, body: Body) -> None:
        """A call in a webhook's response: checked and done like any other, its result told to nobody."""
        name = BY_LOWER_NAME.get(method.lower(), method)
        call = Call(name, body.values, self.clock.now())
        self.calls.append(call)
        if name not in METHODS:
            self._record(call, "no such method, or none that this double knows", 404)
            return
        notes: list[str] = []
        try:
            early = self._too_early(call)
            fault = None if early else self.faults.take(call)
            refusal = early or (fault.refusal if fault else None)
            if refusal:
                raise refusal
            self._call_method(name, read_parameters(METHODS[name], body, notes), notes)
            call.status = 200
        except Refused as refused:
            call.status = self._refuse(call, refused).status
        for note in notes:
            self._record(call, note, 200)

    def _webhook_info(self) -> JSON:
        info: JSON = {
            "url": self.webhook.url if self.webhook else "", "has_custom_certificate": False,
            "pending_update_count": len(self.world.updates.pending),
        }  # fmt: skip
        if self.world.updates.allowed:
            info["allowed_updates"] = self.world.updates.allowed
        return info | (self.webhook.info() if self.webhook else {})


def _is_gone(request: web.BaseRequest) -> bool:
    return request.transport is None or request.transport.is_closing()


def _encoded(answer: JSON) -> bytes:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()


def _error(refused: Refused) -> Reply:
    return Reply(refused.code, _encoded(refused.as_json()))


def _response(reply: Reply) -> web.Response:
    return web.Response(status=reply.status, body=reply.body, content_type=reply.content_type)
