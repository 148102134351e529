"""The whole bot over loopback: every button is pressed, a busy day goes by, and what remains of it is looked at.

Telegram's rules are checked by the server (`verify`), which refuses what Telegram would refuse.
"""

import io
import re
from collections import deque
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.citizen.buttons import Deed
from bot.store import person_key
from bot.store.tables import chats
from knowledge.answer import Library
from tests.bot_api import BotApi, Button, Message, Person
from tests.running import a_bot, over
from tests.stores import all_bytes

pytestmark = pytest.mark.anyio
ASKED = (
    "/start", "/help", "/speakers", "/topics", "/page", "/language", "/privacy", "/cancel", "/nothing", "帮助",
    "厂里一线工人工资能涨不", "罗芳", "谁谈到就业", "地铁什么时候开通", "株洲有几个国家级的园区", "全文",
    "还有别人讲吗", "这是哪天的报纸", "/start gone-123", "<b>&amp;", "😀" * 30,
)  # fmt: skip
PRESSES = 120


async def presses_everything(server: BotApi, person: Person, most: int) -> set[str]:
    """Presses each button that asks the bot, and those that come of it, each once; the data of those pressed."""
    pressed: set[str] = set()
    waiting = deque(message for message in person.chat.bot_messages if message.buttons)
    while waiting and len(pressed) < most:
        message = waiting.popleft()
        while (button := fresh(message, pressed)) and len(pressed) < most:
            pressed.add(button.value)
            before = len(person.chat.bot_messages)
            await person.presses(button).answer()
            await server.settles(quiet=0.01)
            waiting.extend(person.chat.bot_messages[before:])
    return pressed


def fresh(message: Message, pressed: set[str]) -> Button | None:
    """A button of the message as it is now that was not pressed yet; a person's forgetting comes last of all."""
    asking = [one for one in message.buttons if one.action == "callback_data" and one.value not in pressed]
    return next((one for one in asking if not one.value.startswith(f"{Deed.FORGET}:")), None)


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
async def test_telegram_takes_whatever_a_citizen_can_reach(
    server: BotApi, tmp_path: Path, library: Library, language: str
) -> None:
    anna = server.person("Anna", language_code=language)
    async with a_bot(server, tmp_path, over(library)) as bot:
        for text in ASKED:
            anna.writes(text)
        await server.settles()
        pressed = await presses_everything(server, anna, PRESSES)
        assert len(pressed) > 30
        for query in ("", "就业", "罗芳", "没有的事", "<"):
            typing = await anna.types_inline(query).answer()
            while typing.results:
                for result in typing.results[:5]:
                    anna.chooses_inline(result["id"])
                if not typing.next_offset:
                    break
                typing = await anna.scrolls_inline().answer()
        await server.settles()
        assert bot.events.counts["failed"] == 0


async def test_after_a_busy_day_neither_the_data_nor_the_log_holds_anybody(
    server: BotApi, tmp_path: Path, library: Library, log: io.StringIO
) -> None:
    people = [
        server.person(f"Firstname{n}", f"Lastname{n}", f"username{n}", language)
        for n, language in enumerate(("zh-hans", "zh-hant", "en"))
    ]
    answered = "厂里一线工人工资能涨不"
    async with a_bot(server, tmp_path, over(library)) as bot:
        group = server.group("Grouptitle", *people)
        for person in people:
            for text in ("/start", "罗芳说了什么", "/language", answered):
                shown = await person.asks(text)
            for deed in (Deed.MORE, Deed.WRONG, Deed.MISTAKE):
                await person.presses(
                    next(one for one in shown.buttons if str(one.value).startswith(f"{deed}:"))
                ).answer()
                await server.settles()
            person.edits(person.writes("株洲有几个园区"), "株洲有几个国家级的园区")
            person.writes_in(group, "/help")
            person.sends_voice()
            await person.types_inline("就业").answer()
            await server.settles()
            await presses_everything(server, person, 25)
        people[2].blocks()
        await server.settles()
        kept, said = all_bytes(tmp_path), log.getvalue()
        with bot.interior.store.edge.read() as connection:
            reporters = set(connection.scalars(select(chats.c.chat)))
        assert str(people[0].id) in reporters
        await forgets(server, people[0])
        left = all_bytes(tmp_path)
    for person in people:
        number = person.first_name[-1]
        for name in (person.first_name, f"Lastname{number}", f"username{number}"):
            assert name.encode() not in kept
            assert name not in said
        assert not stands(person.id, said.encode())
        # Whoever reported a mistake is written to once it is settled, and agreed to that.
        assert not stands(person.id, kept) or str(person.id) in reporters
    for words in ("Grouptitle", answered):
        assert words not in said
        assert words.encode() not in kept
    assert not stands(group.id, kept + said.encode())
    assert not stands(people[0].id, left)
    assert person_key(bot.interior._secret, people[0].id).encode() not in left


def stands(number: int, among: bytes) -> bool:
    """Whether a number stands there by itself, and not within another."""
    return re.search(rb"(?<!\d)%d(?!\d)" % number, among) is not None


async def forgets(server: BotApi, person: Person) -> None:
    """Asks to be forgotten, and confirms."""
    question = await person.asks("/forget")
    await person.presses(question.buttons[0]).answer()
    await server.settles()
