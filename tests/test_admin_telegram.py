"""An admin in Telegram: the real bot over loopback, from /reload to the new version, and word to a reader."""

from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.editor.admin import Admin
from bot.messages import Incoming, Results, Turn
from bot.service.interior import Interior
from bot.service.serving import Service
from bot.store import Mistake, Outcome, person_key
from bot.versions.archive import Archive
from bot.versions.shelf import Making, Shelf
from bot.versions.trial import Trial
from tests.bot_api import BotApi, Person
from tests.building import a_page, a_speech
from tests.running import WORDS, a_bot, said
from tests.shelves import FIRST, ROAD, SCHOOL, SECOND, ask, indexed, write_page

pytestmark = pytest.mark.anyio


@pytest.fixture
def chief(server: BotApi) -> Person:
    return server.person("Chief", language_code="zh-hans")


@pytest.fixture
def anna(server: BotApi) -> Person:
    return server.person("Anna", language_code="en")


class OfAdmins:
    """A conversation with admins alone: to everybody else it says the same."""

    def __init__(self, admin: Admin) -> None:
        self._admin = admin

    def hear(self, incoming: Incoming) -> Turn:
        texts = WORDS[incoming.language or "zh-Hans"]
        return self._admin.hear(incoming, texts) or Turn(said("?"))

    def is_known(self, incoming: Incoming) -> bool:  # noqa: ARG002
        return False

    def offer(self, query: str, offset: str, language: str, person: str) -> Results:  # noqa: ARG002
        return Results(())


class Desk:
    """A bot over a coverage folder, in one data folder, started as often as is needed."""

    def __init__(self, server: BotApi, folder: Path, *admins: Person) -> None:
        self.coverage, self._data, self._server = folder / "coverage", folder / "data", server
        self._admins = frozenset(one.id for one in admins)
        write_page(self.coverage, FIRST)
        self.shelf: Shelf | None = None

    @contextmanager
    def _talking(self, interior: Interior) -> Iterator[OfAdmins]:
        making = Making(lambda record, _: replace(indexed(record)), replace, lambda _: None, lambda _: None)
        trial = Trial(self.coverage / "questions.jsonl", 50, ask)
        shelf = Shelf(self.coverage, Archive(self._data), interior.store, making, trial, interior.store.edge.clock)
        start, self.shelf = shelf.start(), shelf
        interior.on_purged.append(shelf.drop)
        admin = Admin(shelf, interior.store, interior.outbox, WORDS, facts=interior.facts)
        admin.opening(start)
        yield OfAdmins(admin)
        shelf.close()

    def running(self) -> AbstractAsyncContextManager[Service]:
        return a_bot(self._server, self._data, self._talking, admins=self._admins)

    @property
    def serves(self) -> list[str]:
        assert self.shelf
        return [page.id for page in self.shelf.library.coverage.pages]


@pytest.fixture
def desk(server: BotApi, tmp_path: Path, chief: Person) -> Desk:
    return Desk(server, tmp_path, chief)


async def test_an_admin_reloads_confirms_and_goes_back_over_a_restart(desk: Desk, chief: Person) -> None:
    async with desk.running():
        write_page(desk.coverage, SECOND)
        chief.writes("/reload")
        assert (await chief.next_reply()).text == WORDS["zh-Hans"]("admin.reading")
        report = await chief.next_reply()
        assert "讲述：新增 1" in report.text
        press = chief.presses(report, "确认启用")
        word = await chief.next_reply()
        assert "已启用版本" in word.text
        assert (await chief.next_toast()).id == press.id
        assert desk.serves == ["first", "second"]
    async with desk.running():
        assert desk.serves == ["first", "second"]
        chief.writes("/rollback")
        await chief.next_reply()
        chief.presses(await chief.next_reply(), "确认启用")
        assert "退回" in (await chief.next_reply()).text
        assert desk.serves == ["first"]
    async with desk.running():
        assert desk.serves == ["first"]


async def test_every_page_of_an_admins_is_valid_in_telegram(desk: Desk, chief: Person) -> None:
    async with desk.running() as bot:
        passage = indexed_passage(desk)
        for number in range(12):
            key = person_key(b"x" * 20, number)
            bot.interior.store.gaps.asked(key, f"<b>问题</b> & {'一二三四五六七八九十甲乙'[number]}", Outcome.NOT_FOUND)
            bot.interior.store.corrections.report(key, passage, Mistake.CUT_SHORT)
        for command in ("/status", "/versions", "/gaps", "/fixes"):
            assert (await chief.asks(command)).text
        chief.presses("后面 ›")
        assert "#5" in (await chief.next_edit()).text


async def test_a_reader_is_told_in_their_language_when_their_report_is_settled(
    desk: Desk, chief: Person, anna: Person
) -> None:
    async with desk.running() as bot:
        anna.writes("hello")
        await anna.next_reply()
        key = person_key(b"x" * 20, 5)
        bot.interior.store.people.choose_language(key, "en")
        number = bot.interior.store.corrections.report(key, indexed_passage(desk), Mistake.WRONG_PERSON, str(anna.id))
        listed = await chief.asks("/fixes")
        chief.presses(listed, f"✓ #{number} 处理完了")
        assert "has been dealt with" in (await anna.next_reply()).text
        await anna.conversation_settles()
        assert not bot.interior.store.corrections.to_tell()


async def test_the_start_with_a_broken_folder_is_told_and_the_last_good_version_serves(
    desk: Desk, chief: Person
) -> None:
    async with desk.running():
        await chief.asks("/status")
    write_page(desk.coverage, a_page(a_speech("王一", SCHOOL), a_speech("李二", ROAD), page_id="first"))
    (desk.coverage / "first" / "page.yaml").write_text("id: [<", "utf-8")
    async with desk.running():
        word = await chief.next_reply()
        assert "启动时报道文件夹里有 1 处错" in word.text
        assert desk.serves == ["first"]


async def test_to_a_citizen_there_is_no_such_command(desk: Desk, anna: Person) -> None:
    async with desk.running():
        assert (await anna.asks("/reload")).text == "?"


def indexed_passage(desk: Desk) -> str:
    assert desk.shelf
    return desk.shelf.library.index.passages[0].id
