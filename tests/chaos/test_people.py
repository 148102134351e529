"""People as they are to the whole bot: crowds, floods, strange texts, and buttons that were never meant for them."""

import asyncio
import random
from itertools import product
from pathlib import Path

import pytest

from bot.citizen.buttons import Deed
from tests.bot_api import BotApi, Clock, Limits, Message, Person
from tests.chaos.ledger import QUESTIONS, Ledger
from tests.fuzz.targets import ASKED, ODD, PRINTED, spelled
from tests.visits import own_coverage, the_bot

pytestmark = pytest.mark.anyio
CROWD = 500
BLANK = (" ", "\n", "\t", "\u3000", "\u200b", "\ufeff", "\u2800", "\u00ad", " \n\u3000\u200b" * 100)


async def test_five_hundred_people_at_once_are_each_answered_once(server: BotApi, tmp_path: Path) -> None:
    ledger = Ledger()
    async with the_bot(server, tmp_path) as service:
        questions = list(QUESTIONS.items())
        for number in range(CROWD):
            person = server.person(f"P{number}", language_code="zh-hans")
            ledger.asks(person, *questions[number % len(questions)])
        await ledger.settles(server)
        assert service.events.counts["failed"] == 0
    assert ledger.verdict() == ""
    assert len(ledger.asked) == CROWD


async def test_a_crowd_at_telegrams_own_pace_is_answered_and_nobody_is_written_to_too_early(
    tmp_path: Path,
) -> None:
    ledger, clock = Ledger(), Clock(factor=10)
    async with BotApi(clock=clock, limits=Limits()) as server, the_bot(server, tmp_path, clock=clock, limits={}) as bot:
        questions = list(QUESTIONS.items())
        for number in range(CROWD // 3):
            ledger.asks(server.person(f"P{number}", language_code="zh-hans"), *questions[number % len(questions)])
        await ledger.settles(server)
        assert bot.events.counts["failed"] == 0
        assert bot.pace.waited > 2
        server.verify()
    assert ledger.verdict() == ""


async def test_one_persons_flood_is_answered_as_far_as_the_limit_and_holds_up_nobody(
    server: BotApi, tmp_path: Path
) -> None:
    others = Ledger()
    async with the_bot(server, tmp_path, settings={"conversation": {"a_minute": 20}}):
        loud, calm = server.person("Loud", language_code="zh-hans"), server.person("Calm", language_code="zh-hans")
        for _ in range(300):
            loud.writes("罗芳说了什么")
        others.asks(calm, "李星说了什么", "李星")
        assert "李星" in (await calm.next_reply(timeout=30)).text
        await server.settles(timeout=60)
        assert sum("罗芳" in text for text in loud.chat.texts) == 20
        assert len(loud.chat.texts) == 21, "whoever is too fast is told so once"
    assert others.verdict() == ""


async def test_text_of_every_sort_and_of_any_length_is_answered_once(
    server: BotApi, tmp_path: Path, chance: random.Random
) -> None:
    ledger = Ledger()
    pieces = (*ASKED, *ODD, *PRINTED)
    texts = [spelled(chance.randbytes(chance.choice([1, 4, 40, 160])), pieces) for _ in range(60)]
    texts += [(piece * 4096)[:4096] for piece in ("字", "😀", "\u0301", "<", "&amp;", "a", "罗芳 ", "1", "“", "\n字")]
    async with the_bot(server, tmp_path) as service:
        for number, text in enumerate((*texts, *BLANK)):
            readable = text.encode("utf-8", "replace").decode()[:4096]
            ledger.asks(server.person(f"P{number}"), readable.replace("/", "") or "？")
        await ledger.settles(server)
        assert service.events.counts["failed"] == 0
    assert ledger.lost() == ledger.doubled() == []


async def test_no_forged_late_doubled_or_borrowed_press_does_more_than_its_own_person_may(
    server: BotApi, tmp_path: Path, chance: random.Random
) -> None:
    anna, boris = server.person("Anna", language_code="zh-hans"), server.person("Boris", language_code="zh-hans")
    admin = server.person("Admin", language_code="zh-hans")
    coverage = own_coverage(tmp_path)
    async with the_bot(server, tmp_path, coverage=coverage, admins=frozenset({admin.id})) as service:
        await anna.asks("厂所结合是什么意思")
        answer = anna.chat.bot_messages[-1]
        page = next(coverage.glob("*/page.yaml"))
        page.write_text(page.read_text("utf-8").replace("厂所结合", "厂所联合"), "utf-8")
        await admin.asks("/reload")
        report = await admin.next_reply(timeout=30)
        words = [button.value for button in report.buttons]
        before = service.interior.store.versions.history(10)
        for data in (*words, *words, *forged(chance, answer, words)):
            await chance.choice([anna, boris]).presses_data(answer, data).answer(30)
        await server.settles(timeout=60)
        assert service.events.counts["failed"] == 0
        assert service.interior.store.versions.history(10) == before, "an admin's button is an admin's alone"
        assert "厂所结合" in (await anna.asks("厂所结合是什么意思")).text
        first, second = admin.presses_data(report, words[0]), admin.presses_data(report, words[0])
        toasts = {(await first.answer(30)).toast, (await second.answer(30)).toast}
        await server.settles(timeout=60)
        assert len(toasts) == 2, "the second of two presses is told that it was the second"
        assert len(service.interior.store.versions.history(10)) == len(before) + 1


def forged(chance: random.Random, answer: Message, words: list[str]) -> list[str]:
    """Data that this bot never made, or made for somebody else, and that is out of date."""
    own = [button.value for button in answer.buttons if button.action == "callback_data"]
    ids = ("", "gone-1", "罗芳", "zzrb-20210929-luofang", *(value.partition(":")[2] for value in own))
    made = [f"{deed}:{one}{word}" for deed, one, word in product(Deed, ids, ("", ":1", ":99", ":beside"))]
    twisted = [value[:cut] + chance.choice(ODD) for value in (*own, *words) for cut in (1, 3, 9)]
    admins = [f"a:{deed}:{what}" for deed in ("use", "no", "back", "done", "settle", "gaps") for what in ("", "1", "x")]
    every = [*made, *twisted, *admins, "\x00", "a", ":", "x" * 64]
    fit = [data for data in every if 0 < len(data.encode("utf-8", "replace")) <= 64 and "f:yes" not in data]
    return [data.encode("utf-8", "replace").decode() for data in chance.sample(fit, min(len(fit), 120))]


async def test_each_keystroke_of_people_who_type_inline_is_answered(
    server: BotApi, tmp_path: Path, chance: random.Random
) -> None:
    async with the_bot(server, tmp_path) as service:
        await asyncio.gather(*(_types(server.person(f"P{number}"), chance) for number in range(10)))
        assert service.events.counts["failed"] == 0


async def _types(person: Person, chance: random.Random) -> None:
    query = chance.choice(["罗芳说了就业创业", "厂所结合是什么意思", "工资 收入 <b>", "😀地铁什么时候开通"])
    typed = []
    for end in range(len(query) + 1):
        typed.append(person.types_inline(query[:end]))
        await asyncio.sleep(0)
    for one in typed:
        assert (await one.answer(30)).answered
