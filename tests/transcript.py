"""A visit of a citizen and one of an admin, written down as people see them: `make transcript` writes docs/visits.md.

The bot is the real one, Telegram is the tests' Bot API server.
"""

import asyncio
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.bot_api import BotApi, Message, Person
from tests.building import ROOT
from tests.visits import own_coverage, the_bot

FILE: Final = ROOT / "docs" / "visits.md"
HEAD: Final = """\
# Two visits

Written by `make transcript`: the real bot over the embedded page, at the tests' Bot API server. Buttons stand in
brackets; marked words are bold as Telegram shows them.
"""
PASSING: Final = (
    (re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d"), "2026-11-25 20:00"),
    (re.compile(r"\b(\d+d )?\d\d:\d\d:\d\d\b"), "00:00:05"),
    (re.compile(r"\d+ MB"), "120 MB"),
    (re.compile(r"管理员 [0-9a-f]{4}"), "管理员 1a2b"),
    (re.compile(r"\n等着发出的消息：\d+ 条"), ""),
)
"""What differs from one writing to the next."""


class Pen:
    """Writes down what a person does and what then stands there."""

    def __init__(self, person: Person, name: str) -> None:
        self.person, self.name = person, name
        self.lines: list[str] = []

    def says(self, title: str) -> None:
        self.lines.append(f"\n## {title}\n")

    async def writes(self, text: str, replies: int = 1) -> Message:
        self.lines.append(f"**{self.name}**　{text}\n")
        self.person.catches_up()
        self.person.writes(text)
        for _ in range(replies):
            shown = await self.person.next_reply()
            self._shows(shown)
        return shown

    async def presses(self, label: str, edits: bool = True, then: int = 0) -> None:
        self.lines.append(f"**{self.name}**　presses [{label}]\n")
        self.person.catches_up()
        self.person.presses(label)
        toast = (await self.person.next_toast()).toast
        if toast:
            self.lines.append(f"*{toast}*\n")
        if edits:
            self._shows(await self.person.next_edit(), "changed in place")
        for _ in range(then):
            self._shows(await self.person.next_reply())

    async def hears(self) -> None:
        self._shows(await self.person.next_reply())

    def _shows(self, message: Message, how: str = "") -> None:
        if how:
            self.lines.append(f"({how})\n")
        text = re.sub(r"</?(?:b|u|i)>", "**", re.sub(r"</?blockquote[^>]*>", "", message.html))
        for pattern, instead in PASSING:
            text = pattern.sub(instead, text)
        self.lines += [f"> {line}  " if line else ">" for line in text.split("\n")]
        rows = ["　".join(f"[{button.text}]" for button in row) for row in message.rows]
        self.lines += [">", *(f"> `{row}`  " for row in rows)] if rows else []
        self.lines.append("")


async def citizen(server: BotApi) -> list[str]:
    pen = Pen(server.person("Anna", language_code="zh-hans"), "市民")
    pen.says("A citizen")
    await pen.writes("/start")
    await pen.writes("厂里一线工人工资能涨不")
    await pen.presses("下一段 ▶")
    await pen.presses("别人怎么说")
    await pen.presses("← 返回原段")
    await pen.presses("更多")
    await pen.presses("核对出处")
    await pen.presses("← 返回原段")
    await pen.presses("更多")
    await pen.presses("👍", edits=False)
    await pen.writes("那他对就业怎么说")
    await pen.writes("李局长说了什么")
    await pen.writes("全文")
    await pen.writes("火星上有没有外星人")
    await pen.writes("/topics")
    await pen.writes("隐私")
    await pen.writes("/forget")
    await pen.presses("删除")
    return pen.lines


async def others(server: BotApi) -> None:
    """What citizens leave for the admin: a question without an answer, and a mistake."""
    carla = server.person("Carla", language_code="zh-hans")
    await carla.asks("地铁什么时候开通")
    await carla.asks("罗芳怎么看收入分配")
    for label in ("更多", "纠错", "话没登全"):
        carla.catches_up()
        carla.presses(label)
        await carla.next_toast()
        await carla.next_edit()


async def admin(server: BotApi, boris: Person, page: Path) -> list[str]:
    pen = Pen(boris, "管理员")
    pen.says("An admin")
    await pen.writes("/status")
    whole = page.read_text("utf-8")
    page.write_text(whole.replace("section: shengji", "section: shengij", 1), "utf-8")
    await pen.writes("/reload", replies=2)
    page.write_text(whole.replace("厂所结合", "厂所联合"), "utf-8")
    shown = await pen.writes("/reload", replies=2)
    await pen.presses(shown.button_texts[0], then=1)
    await pen.writes("/versions")
    await pen.writes("/gaps")
    shown = await pen.writes("/fixes")
    await pen.presses(shown.button_texts[0])
    shown = await pen.writes("/rollback", replies=2)
    await pen.presses(shown.button_texts[0], then=1)
    server.verify()
    return pen.lines


async def written() -> str:
    """Both visits, as Markdown."""
    with TemporaryDirectory() as folder:
        coverage = own_coverage(Path(folder))
        async with BotApi() as server:
            boris = server.person("Boris", language_code="zh-hans")
            async with the_bot(server, Path(folder), coverage=coverage, admins=frozenset({boris.id})):
                lines = await citizen(server)
                await others(server)
                lines += await admin(server, boris, next(coverage.glob("*/page.yaml")))
    return HEAD + "\n".join(lines)


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(asyncio.run(written()), "utf-8")
