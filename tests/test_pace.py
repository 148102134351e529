"""The rules of the way out: limits kept, nothing lost, nothing twice, order within a chat."""

import asyncio
import logging
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.delivery.failures import Dropped, Garbled, Limited, Stopped, Unavailable, Unsent
from bot.delivery.journal import Answering, MemoryJournal, answering
from bot.delivery.limits import NO_LIMITS, Limits, Window
from bot.delivery.pace import Pace
from bot.delivery.request import writing
from bot.delivery.verdict import Lost, Patience
from tests.bot_api import BotApi, Clock
from tests.bot_api import Limits as TelegramsLimits
from tests.echo_bot import EchoBot
from tests.virtual_clock import VirtualClock

pytestmark = pytest.mark.anyio
ANNA, BORIS, CHEN, DORA, TOWN = 1, 2, 3, 4, -5


class Line:
    """Telegram as one end of a line: says what a test lets it say, and keeps when it was called."""

    def __init__(self, limits: Limits = NO_LIMITS, patience: Patience = Patience(), **more: Any) -> None:  # noqa: B008
        self.clock = VirtualClock()
        self.pace = Pace(limits, patience, self.clock, **more)
        self.made: list[tuple[float, str, dict[str, Any]]] = []
        self.troubles: list[tuple[Callable[[str, dict[str, Any]], bool], TelegramError]] = []
        self.start = self.clock.now()
        self.takes = 0.0

    def meets(self, *errors: TelegramError, chat: int | None = None, method: str | None = None) -> None:
        """The next calls of that chat and method meet these."""

        def fits(endpoint: str, data: dict[str, Any]) -> bool:
            return method in (None, endpoint) and chat in (None, data.get("chat_id"))

        self.troubles.extend((fits, error) for error in errors)

    async def callback(self, endpoint: str, data: dict[str, Any]) -> Any:
        self.made.append((round(self.clock.now() - self.start, 3), endpoint, data))
        if note := writing.get():
            note.before()
            note.after()
        if self.takes:
            await self.clock.sleep(self.takes)
        for trouble in self.troubles:
            if trouble[0](endpoint, data):
                self.troubles.remove(trouble)
                raise trouble[1]
        return {"message_id": len(self.made)}

    async def call(self, endpoint: str, lost: Lost | None = None, **data: Any) -> Any:
        return await self.pace.process_request(self.callback, (endpoint, data), {}, endpoint, data, lost)

    async def send(self, chat: int, text: str = "hello", **more: Any) -> Any:
        return await self.call("sendMessage", chat_id=chat, text=text, **more)

    async def all(self, *calls: Any) -> list[Any]:
        return await self.clock.run(*calls)

    async def fails(self, call: Any, kind: type[TelegramError]) -> None:
        async def caught() -> None:
            with pytest.raises(kind):
                await call

        await self.all(caught())

    def times(self, chat: int | None = None) -> list[float]:
        return [at for at, _, data in self.made if chat in (None, data.get("chat_id"))]

    @property
    def texts(self) -> list[str]:
        return [data["text"] for _, _, data in self.made]


# -- Telegram's limits --


async def test_a_private_chat_gets_a_burst_and_then_one_message_a_second() -> None:
    line = Line(Limits(chat_burst=3))
    await line.all(*(line.send(ANNA) for _ in range(6)))
    assert line.times() == [0, 0, 0, 1, 2, 3]


@given(most=st.integers(1, 4), steps=st.lists(st.tuples(st.integers(0, 4), st.booleans()), max_size=40))
def test_a_window_waits_for_the_last_but_so_many_whatever_it_has_forgotten(
    most: int, steps: list[tuple[int, bool]]
) -> None:
    window, times, now = Window(most, 5.0), list[float](), 0.0
    for pause, is_reserved in steps:
        now += pause
        wait = max(0.0, times[-most] + 5.0 - now) if len(times) >= most else 0.0
        assert window.wait(now) == wait
        if is_reserved:
            assert window.reserve(now) == wait
            times.append(now + wait)
        elif wait == 0:
            window.take(now)
            times.append(now)


def test_a_window_of_any_width_remembers_no_more_than_its_time() -> None:
    window = Window(1_000_000, 10.0)
    tracemalloc.start()
    for now in range(10_000):
        assert window.reserve(float(now)) == 0
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 50_000


async def test_a_group_gets_twenty_messages_in_any_minute() -> None:
    line = Line(Limits(chat_burst=3, group=20))
    await line.all(*(line.send(TOWN) for _ in range(45)))
    times = line.times()
    assert all(times[at + 20] - times[at] >= 60 for at in range(25))


async def test_all_chats_together_get_thirty_messages_in_any_second() -> None:
    line = Line(Limits(overall=30))
    await line.all(*(line.send(chat) for chat in range(1, 101)))
    times = line.times()
    assert times == [0.0] * 30 + [1.0] * 30 + [2.0] * 30 + [3.0] * 10
    assert [data["chat_id"] for _, _, data in line.made] == list(range(1, 101)), "first come, first served"


@given(st.lists(st.tuples(st.integers(-3, 3).filter(bool), st.floats(0, 5)), max_size=60))
def test_no_mix_of_chats_breaks_a_limit_or_an_order(sends: list[tuple[int, float]]) -> None:
    async def story() -> None:
        line = Line(Limits(overall=4, chat_burst=2, group=5, group_seconds=10))
        line.takes = 0.1
        asked: list[tuple[int, str]] = []

        async def send(number: int, chat: int, after: float) -> None:
            await line.clock.sleep(after)
            asked.append((chat, str(number)))
            await line.send(chat, str(number))

        await line.all(*(send(number, *one) for number, one in enumerate(sends)))
        everything = line.times()
        assert all(later - earlier >= 0.999 for earlier, later in zip(everything, everything[4:], strict=False))
        for chat in {chat for chat, _ in sends}:
            times = line.times(chat)
            assert all(later - earlier >= 0.999 for earlier, later in zip(times, times[2:], strict=False))
            if chat < 0:
                assert all(later - earlier >= 9.999 for earlier, later in zip(times, times[5:], strict=False))
            got = [data["text"] for _, _, data in line.made if data["chat_id"] == chat]
            assert got == [text for other, text in asked if other == chat]

    asyncio.run(story())


async def test_answers_to_presses_reads_and_typing_wait_for_no_chat() -> None:
    line = Line(Limits(chat_burst=1))
    line.meets(Limited(100), chat=ANNA)
    waiting = asyncio.ensure_future(line.send(ANNA))
    for _ in range(20):
        await asyncio.sleep(0)
    for endpoint in ("answerCallbackQuery", "answerInlineQuery", "getMe", "getChat"):
        await line.call(endpoint, chat_id=ANNA) if endpoint == "getChat" else await line.call(endpoint)
    assert await line.call("sendChatAction", chat_id=ANNA, action="typing") is True
    assert line.clock.now() == line.start
    assert [endpoint for _, endpoint, _ in line.made][1:] == [
        "answerCallbackQuery", "answerInlineQuery", "getMe", "getChat"
    ], "a typing sign in a chat that has to wait is not sent at all"  # fmt: skip
    waiting.cancel()


async def test_a_typing_sign_is_tried_once_and_given_up_in_silence() -> None:
    line = Line()
    for error in (Unavailable("502"), TimedOut(), Limited(5), Forbidden("blocked")):
        line.meets(error, method="sendChatAction")
        assert await line.call("sendChatAction", chat_id=ANNA, action="typing") is True
    assert [endpoint for _, endpoint, _ in line.made] == ["sendChatAction"] * 3, "the last one had to wait"
    await line.all(line.send(ANNA))
    assert line.times()[-1] >= 5, "the wait that the sign was told holds for messages too"


async def test_with_telegrams_own_limits_enforced_not_one_message_is_refused() -> None:
    clock = Clock(factor=20)
    limits = TelegramsLimits(burst=3)
    async with BotApi(limits=limits, clock=clock) as server:
        bot = EchoBot(server.base_url, server.token, clock=clock, limits=Limits(chat_burst=3))
        async with bot.started():
            people = [server.person(f"P{number}") for number in range(15)]
            group = server.group("Town", *people)
            sends = [bot.app.bot.send_message(person.id, str(n)) for n in range(4) for person in people]
            sends += [bot.app.bot.send_message(group.id, str(n)) for n in range(8)]
            await asyncio.gather(*sends)
        assert not server.refusals
        assert all(person.chat.texts == list("0123") for person in people)
        assert group.texts == list("01234567")
        server.verify()


# -- 429 --


async def test_a_limited_chat_waits_as_long_as_told_and_no_other_chat_waits_for_it() -> None:
    line = Line()
    line.meets(Limited(30), chat=ANNA)
    await line.all(line.send(ANNA, "one"), line.send(ANNA, "two"), line.send(BORIS), line.send(CHEN))
    assert line.times(BORIS) == line.times(CHEN) == [0]
    assert line.times(ANNA)[0] == 0
    assert line.times(ANNA)[1] >= 30
    assert [data["text"] for _, _, data in line.made if data["chat_id"] == ANNA] == ["one", "one", "two"]


async def test_a_plain_retry_after_of_another_request_class_is_honoured_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    line = Line()
    line.meets(RetryAfter(7))
    await line.all(line.send(ANNA))
    assert line.times()[1] >= 7


async def test_several_chats_limited_in_a_row_mean_that_the_bot_is_and_everything_waits() -> None:
    line = Line()
    for chat in (ANNA, BORIS, CHEN):
        line.meets(Limited(30), chat=chat)
    await line.all(line.send(ANNA), line.send(BORIS), line.send(CHEN), later(line, 1, line.send(DORA)))
    assert line.times(DORA)[0] >= 30


async def test_limited_chats_among_others_that_are_served_limit_only_themselves() -> None:
    line = Line()
    for chat in (ANNA, BORIS, CHEN):
        line.meets(Limited(30), chat=chat)
    await line.all(
        line.send(ANNA), line.send(BORIS), later(line, 1, line.send(DORA)), later(line, 2, line.send(CHEN)),
        later(line, 3, line.send(DORA)),
    )  # fmt: skip
    assert line.times(DORA) == [1, 3]


async def later(line: Line, seconds: float, call: Any) -> Any:
    await line.clock.sleep(seconds)
    return await call


async def test_a_wait_that_ends_after_the_messages_time_is_raised_at_once() -> None:
    line = Line(patience=Patience(keep_for=60))
    line.meets(Limited(10_000))
    await line.fails(line.send(ANNA), RetryAfter)
    await line.fails(line.send(ANNA), RetryAfter)
    assert line.times() == [0], "Telegram is not asked again"


async def test_a_storm_of_429_over_loopback_loses_nothing_and_calls_nobody_too_early() -> None:
    clock = Clock(factor=50)
    async with BotApi(clock=clock) as server:
        people = [server.person(f"P{number}") for number in range(6)]
        for person in people:
            server.faults.flood(3, method="sendMessage", chat=person, times=2)
        async with EchoBot(server.base_url, server.token, clock=clock).polls_updates():
            for text in ("one", "two", "three"):
                for person in people:
                    person.writes(text)
            await server.settles(quiet=0.3, timeout=20)
        assert all(person.chat.texts == ["one", "two", "three"] for person in people)
        server.violations.allow("before the end of retry_after")
        server.verify()


# -- what is sent again --


@pytest.mark.parametrize("error", [Unavailable("502"), Unsent("refused"), Garbled(took_effect=False), Dropped("reset")])
async def test_a_message_that_did_not_get_through_is_sent_again_with_growing_pauses(error: TelegramError) -> None:
    line = Line()
    line.meets(*[error] * 7)
    await line.all(line.send(ANNA))
    pauses = [later - earlier for earlier, later in pairwise(line.times())]
    assert pauses == [0.5, 1, 2, 4, 8, 15, 15]


async def test_the_order_within_a_chat_stands_whatever_is_sent_again() -> None:
    line = Line()
    line.meets(Unavailable("502"), Limited(5), Unsent("refused"), chat=ANNA)
    edit = line.call("editMessageText", chat_id=ANNA, message_id=1, text="edit")
    await line.all(line.send(ANNA, "one"), edit, line.send(ANNA, "two"), line.send(BORIS, "other"))
    assert [text for text in line.texts if text != "other"] == ["one", "one", "one", "one", "edit", "two"]
    assert line.times(BORIS) == [0]


async def test_what_is_too_old_is_given_up_with_the_error_it_met_last() -> None:
    line = Line(patience=Patience(keep_for=20))
    line.meets(*[Unavailable("502")] * 99)
    await line.fails(line.send(ANNA), Unavailable)
    assert 20 <= line.clock.now() - line.start <= 40
    line.made.clear()
    started = line.clock.now()
    await line.fails(line.call("answerInlineQuery", inline_query_id="1"), Unavailable)
    assert line.clock.now() - started <= 40, "nobody waits for inline results longer than Telegram does"


async def test_a_message_whose_answer_did_not_come_in_time_is_not_sent_twice(caplog: pytest.LogCaptureFixture) -> None:
    line = Line()
    line.meets(TimedOut())
    await line.fails(line.send(ANNA), TimedOut)
    assert len(line.made) == 1
    assert line.pace.counts["in doubt"] == 1
    assert "sendMessage: whether it arrived is not known" in caplog.text


async def test_whether_a_message_in_doubt_is_sent_again_can_be_chosen_for_all_or_for_one_call() -> None:
    line = Line(patience=Patience(dropped=Lost.LEAVE, timed_out=Lost.REPEAT))
    line.meets(TimedOut())
    await line.all(line.send(ANNA))
    assert len(line.made) == 2
    line.meets(Dropped("reset"))
    await line.fails(line.send(ANNA), Dropped)
    assert len(line.made) == 3
    line.meets(Dropped("reset"))
    await line.all(line.send(ANNA, lost=Lost.REPEAT))
    assert len(line.made) == 5


@pytest.mark.parametrize(
    "endpoint",
    ["editMessageText", "editMessageReplyMarkup", "deleteMessage", "answerCallbackQuery", "setMyCommands", "getMe"],
)
async def test_what_can_be_repeated_without_harm_is_repeated_after_any_network_trouble(endpoint: str) -> None:
    line = Line()
    line.meets(TimedOut(), Dropped("reset"), Unavailable("502"))
    await line.all(line.call(endpoint, chat_id=ANNA))
    assert len(line.made) == 4


async def test_half_an_answer_that_says_ok_counts_as_sent() -> None:
    line = Line()
    line.meets(Garbled(took_effect=True))
    assert await line.send(ANNA) == {"message_id": 0, "date": 0, "chat": {"id": ANNA, "type": "private"}}
    assert len(line.made) == 1
    line.meets(Garbled(took_effect=True))
    await line.all(line.call("getChat", chat_id=ANNA))
    assert len(line.made) == 3, "a read has to be read"


# -- what is not --


@pytest.mark.parametrize("error", [BadRequest("chat not found"), InvalidToken()])
async def test_a_refusal_is_raised_at_once(error: TelegramError) -> None:
    line = Line()
    line.meets(error)
    await line.fails(line.send(ANNA), type(error))
    assert len(line.made) == 1


@pytest.mark.parametrize(
    ("endpoint", "words"),
    [
        ("editMessageText", "Message is not modified: specified new message content and reply markup are the same"),
        ("answerCallbackQuery", "Query is too old and response timeout expired or query ID is invalid"),
        ("deleteMessage", "message to delete not found"),
    ],
)
async def test_what_is_done_already_counts_as_done(endpoint: str, words: str) -> None:
    line = Line()
    line.meets(BadRequest(words))
    assert await line.call(endpoint, chat_id=ANNA) is True


async def test_a_reader_who_has_blocked_the_bot_is_told_to_whoever_asked_and_nothing_is_raised() -> None:
    blocked: list[object] = []
    line = Line(on_forbidden=blocked.append)
    line.meets(Forbidden("bot was blocked by the user"))
    assert (await line.send(ANNA))["message_id"] == 0
    assert blocked == [ANNA]


async def test_a_group_that_became_a_supergroup_is_written_to_under_its_new_id_from_then_on() -> None:
    line = Line()
    line.meets(ChatMigrated(-100), chat=TOWN)
    await line.all(*(line.send(TOWN, text) for text in ("one", "two", "three")))
    assert [(data["chat_id"], data["text"]) for _, _, data in line.made] == [
        (TOWN, "one"), (-100, "one"), (-100, "two"), (-100, "three")
    ]  # fmt: skip


async def test_troubles_are_said_once_and_so_is_their_end_and_no_line_names_a_chat(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    line = Line()
    line.meets(*[Unavailable("502")] * 5)
    await line.all(line.send(987654321), line.send(987654322))
    assert len([record for record in caplog.records if record.name == "bot.delivery.pace"]) == 2
    assert "98765432" not in caplog.text


# -- memory --


@contextmanager
def answers(update_id: int, journal: MemoryJournal) -> Iterator[Answering]:
    current = Answering(update_id, journal)
    token = answering.set(current)
    try:
        yield current
    finally:
        answering.reset(token)


async def test_answering_an_update_again_passes_over_the_messages_that_have_left() -> None:
    line, journal = Line(), MemoryJournal()
    with answers(7, journal):
        await line.send(ANNA, "one")
        await line.call("sendChatAction", chat_id=ANNA, action="typing")
        await line.send(ANNA, "two")
    with answers(7, journal):
        for text in ("one", "two", "three"):
            assert (await line.send(ANNA, text))["message_id"] in (0, 4)
        await line.call("editMessageText", chat_id=ANNA, message_id=1, text="edit")
    with answers(8, journal):
        await line.send(ANNA, "one")
    assert [data.get("text") for _, _, data in line.made] == ["one", None, "two", "three", "edit", "one"]


async def test_a_message_that_did_not_get_through_has_not_left() -> None:
    line, journal = Line(patience=Patience(keep_for=0.1)), MemoryJournal()
    for error in (Unavailable("502"), Dropped("reset")):
        line.meets(error)
        with answers(7, journal):
            await line.fails(line.send(ANNA, "one"), type(error))
        assert not journal.has_left(7, 1)
    line.meets(TimedOut())
    with answers(7, journal):
        await line.fails(line.send(ANNA, "one"), TimedOut)
    assert journal.has_left(7, 1)


async def test_a_message_during_whose_writing_the_process_was_killed_is_left_or_repeated_as_chosen() -> None:
    for killed, times in ((Lost.LEAVE, 0), (Lost.REPEAT, 1)):
        line, journal = Line(patience=Patience(killed=killed)), MemoryJournal()
        journal.sending(7, 1)
        with answers(7, journal):
            await line.send(ANNA)
        assert len(line.made) == times
        assert line.pace.counts["in doubt"] == 1


# -- the end --


async def test_a_stop_waits_for_what_is_under_way_and_then_stops_what_still_waits() -> None:
    line, journal = Line(), MemoryJournal()
    line.takes = 1.0
    line.meets(Limited(1000), chat=BORIS)

    async def held_back() -> bool:
        with answers(7, journal) as current:
            with pytest.raises(Stopped):
                await line.send(BORIS)
            return current.held_back

    sent, held, left = await line.all(line.send(ANNA), held_back(), later(line, 0.5, line.pace.drain(10)))
    assert sent["message_id"]
    assert held
    assert left == 1
    assert not journal.has_left(7, 1)
    with pytest.raises(Stopped):
        await line.send(ANNA)
    await line.pace.initialize()
    await line.all(line.send(ANNA))


async def test_chats_of_long_ago_take_no_memory() -> None:
    line = Line(Limits())
    for start in range(1, 2_000, 100):
        await line.all(*(line.send(chat) for chat in range(start, start + 100)))
        await line.clock.run(line.clock.sleep(60))
    assert len(line.pace._lanes) <= 300


# -- over loopback --


async def test_an_outage_of_minutes_loses_nothing_and_keeps_the_order() -> None:
    clock = Clock(factor=200)
    async with BotApi(clock=clock) as server:
        people = [server.person(f"P{number}") for number in range(5)]
        async with EchoBot(server.base_url, server.token, clock=clock).polls_updates():
            for person in people:
                assert (await person.asks("before")).text == "before"
                person.writes("one")
                person.writes("two")
            await server.outage(300)
            for person in people:
                person.writes("three")
            await server.settles(quiet=0.3, timeout=20)
        assert all(person.chat.texts == ["before", "one", "two", "three"] for person in people)
        server.verify()


async def test_each_fault_on_the_way_ends_with_everyone_answered_once() -> None:
    clock = Clock(factor=50)
    async with BotApi(clock=clock) as server:
        people = [server.person(f"P{number}") for number in range(8)]
        faults = server.faults
        faults.server_error(502, method="sendMessage", chat=people[0], times=3)
        faults.garbled(method="sendMessage", chat=people[1])
        faults.garbled(method="getUpdates", takes_effect=False)
        faults.dropped(method="sendMessage", chat=people[2], times=2)
        faults.flood(5, method="sendMessage", chat=people[3], times=2)
        faults.server_error(500, method="sendMessage", chat=people[4], times=2)
        faults.repeated_updates(3)
        async with EchoBot(server.base_url, server.token, clock=clock).polls_updates():
            for text in ("one", "two"):
                for person in people:
                    person.writes(text)
            await server.settles(quiet=0.3, timeout=20)
        assert [person.chat.texts for person in people] == [["one", "two"]] * 8
        server.verify()


async def test_a_lost_reply_is_not_doubled_where_the_answer_came_too_late_and_is_where_the_connection_broke() -> None:
    async with BotApi() as server:
        anna, boris = server.person("Anna"), server.person("Boris")
        server.faults.answers_late(0.5, method="sendMessage", chat=anna)
        server.faults.reply_lost(method="sendMessage", chat=boris)
        patience = Patience(first_pause=0.01)
        bot = EchoBot(server.base_url, server.token, patience=patience, read_timeout=0.1)
        async with bot.polls_updates():
            anna.writes("late")
            boris.writes("lost")
            await server.settles(quiet=0.6)
        assert (anna.chat.texts, boris.chat.texts) == (["late"], ["lost", "lost"])


async def test_a_reader_who_blocks_and_a_group_that_moves_leave_the_rest_untouched() -> None:
    async with BotApi() as server:
        anna, boris = server.person("Anna"), server.person("Boris")
        group = server.group("Town", anna, bot_is_admin=True)
        bot = EchoBot(server.base_url, server.token)
        async with bot.polls_updates():
            anna.writes("one")
            anna.blocks()
            anna.writes_in(group, "in the group")
            upgraded = server.becomes_supergroup(group)
            boris.writes("two")
            await server.settles()
        assert (boris.chat.texts, upgraded.texts) == (["two"], ["in the group"])
        assert bot.forbidden == [anna.id]
        server.verify()
