"""Whole visits to the real bot over loopback: a citizen's, an admin's, a group's, and what is left of a busy day."""

import io
import logging
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from bot import logbook
from bot.store import SECRET, Mistake, person_key
from tests.bot_api import BotApi, Message, Person
from tests.running import WORDS
from tests.stores import all_bytes
from tests.visits import own_coverage, the_bot

pytestmark = pytest.mark.anyio

GAP = "火星上有没有外星人"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """The log as `congress-bot run` keeps it."""
    before, written = logging.root.handlers[:], io.StringIO()
    logbook.keep((), written)
    yield written
    logging.captureWarnings(False)
    logging.root.handlers[:] = before


async def pressed(person: Person, label: str) -> Message:
    """The message after a press that changes it."""
    person.catches_up()
    person.presses(label)
    await person.next_toast()
    return await person.next_edit()


async def noticed(person: Person, label: str) -> str:
    """What a press is answered with."""
    person.presses(label)
    return (await person.next_toast()).toast


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_a_citizens_visit(server: BotApi, tmp_path: Path, webhook: bool) -> None:
    async with the_bot(server, tmp_path, webhook=webhook):
        anna = server.person("Anna", language_code="zh-hans", has_started=False)
        anna.starts()
        greeting = await anna.next_reply()
        assert 4 <= len(greeting.buttons) <= 6

        anna.presses(greeting.buttons[0])
        assert "谈到" in (await anna.next_reply()).text
        await anna.next_toast()

        answer = await anna.asks("厂所结合是什么意思")
        assert "姚永告" in answer.text
        assert "<b>" in answer.html
        assert "<blockquote" in answer.html
        await pressed(anna, "下一段")
        assert "姚永告" in (await pressed(anna, "◀ 上一段")).text
        assert "（1/2）" in (await pressed(anna, "全文")).text
        assert "（2/2）" in (await pressed(anna, "下一页 ▶")).text
        await pressed(anna, "← 返回原段")
        assert "未谈及" in (await pressed(anna, "别人怎么说")).text
        await pressed(anna, "← 返回原段")
        more = await pressed(anna, "更多")
        assert "[N]. 株洲日报, 2021-09-29" in anna.copies(more, "复制出处")
        assert "谢谢" in await noticed(anna, "👍")
        assert "署名行" in (await pressed(anna, "核对出处")).text

        anna.writes(GAP)
        assert "没有找到" in (await anna.next_reply()).text
        assert "English" in (await anna.asks("/language")).button_texts
        assert "English" in (await pressed(anna, "English")).text
        assert "Words in it" in (await anna.asks("厂所结合是什么意思")).text
        await anna.asks("/forget")
        assert "Nothing was deleted" in (await pressed(anna, "Keep")).text


async def test_what_a_button_asked_answers_the_button_and_nothing_written_before(
    server: BotApi, tmp_path: Path
) -> None:
    async with the_bot(server, tmp_path):
        anna = server.person("Anna", language_code="zh-hans")
        topics = await anna.asks("/topics")
        anna.presses("创新")
        answer = await anna.next_reply()
        assert answer.reply_to is topics
        assert "谈到「创新」的还有" in (await pressed(anna, "别人怎么说")).text


async def test_inline_sharing_leads_back_into_the_bot(server: BotApi, tmp_path: Path) -> None:
    async with the_bot(server, tmp_path):
        anna, bob = server.person("Anna", language_code="zh-hans"), server.person("Bob", language_code="zh-hans")
        await anna.asks("厂所结合是什么意思")
        await pressed(anna, "更多")
        typing = await anna.switches_inline("分享").answer()
        shared = anna.chooses_inline(typing.results[0]["id"])
        assert "姚永告" in shared.text
        assert "株洲日报" in shared.text
        bob.opens(shared.buttons[0])
        assert "厂所结合" in (await bob.next_reply()).text
        found = await bob.types_inline("就业").answer()
        assert "罗芳" in found.results[0]["title"]
        nothing = await bob.types_inline("外星人").answer()
        assert nothing.results == []


async def test_a_group_asks_by_reply_and_is_spared_guesses(server: BotApi, tmp_path: Path) -> None:
    async with the_bot(server, tmp_path):
        anna = server.person("Anna", language_code="zh-hans")
        village = server.group("村里的事", anna, has_bot=False)
        anna.adds_bot_to(village)
        greeting = await anna.next_reply(chat=village)
        question = anna.writes_in(village, "武利冲说了什么", reply_to=greeting)
        assert (await anna.next_reply(chat=village)).reply_to is question, "what the greeting tells people to do"
        anna.writes_in(village, "今天天气不错")
        anna.writes_in(village, "/speakers@the_test_bot")
        assert "姚永告" in (await anna.next_reply(chat=village)).text
        question = anna.writes_in(village, "李星说了什么", reply_to=village.messages[-1])
        answer = await anna.next_reply(chat=village)
        assert "李星" in answer.text
        assert answer.reply_to is question
        assert answer.button_texts == ["全文", "到机器人里问"]
        anna.writes_in(village, "园区怎么引进人才和资本", reply_to=answer)
        unsure = await anna.next_reply(chat=village)
        assert unsure.button_texts == ["到机器人里问"]
        anna.opens(unsure.buttons[0])
        assert "您好" in (await anna.next_reply()).text


async def test_in_a_group_only_who_asked_for_it_is_forgotten_or_given_a_language(
    server: BotApi, tmp_path: Path
) -> None:
    async with the_bot(server, tmp_path) as bot:
        anna, ben = (server.person(name, language_code="zh-hans") for name in ("Anna", "Ben"))
        village = server.group("村里的事", anna, ben)
        people, key = bot.interior.store.people, partial(person_key, bot.interior._secret)
        for one in (anna, ben):
            people.choose_language(key(one.id), "zh-Hant")
        anna.writes_in(village, "/forget@the_test_bot")
        asked = await anna.next_reply(chat=village)
        press = await ben.presses(asked, "刪除").answer()
        assert (press.toast, press.is_alert) == (WORDS["zh-Hant"]("press.anothers"), True)
        anna.writes_in(village, "/language@the_test_bot")
        await ben.presses(await anna.next_reply(chat=village), "English").answer()
        assert [people.language(key(one.id)) for one in (anna, ben)] == ["zh-Hant", "zh-Hant"]
        await anna.presses(asked, "刪除").answer()
        assert "都刪掉了" in (await anna.next_edit(chat=village)).text
        assert [people.language(key(one.id)) for one in (anna, ben)] == [None, "zh-Hant"]
    server.verify()


async def test_a_press_in_a_group_leaves_the_message_in_the_language_of_who_asked(
    server: BotApi, tmp_path: Path
) -> None:
    async with the_bot(server, tmp_path):
        anna, ben = server.person("Anna", language_code="zh-hans"), server.person("Ben", language_code="en")
        village = server.group("村里的事", anna, ben)
        anna.writes_in(village, "/speakers@the_test_bot")
        listed = await anna.next_reply(chat=village)
        ben.presses(listed, "罗芳")
        assert "报上登出的全部段落" in (await ben.next_edit(chat=village)).text
        for one in (anna, ben):
            one.catches_up(village)
        ben.writes_in(village, "/speakers@the_test_bot")
        listed = await ben.next_reply(chat=village)
        anna.presses(listed, "罗芳")
        assert "All that is printed" in (await anna.next_edit(chat=village)).text
    server.verify()


async def test_a_press_on_a_message_that_is_out_of_reach_is_answered_with_the_passage(
    server: BotApi, tmp_path: Path
) -> None:
    async with the_bot(server, tmp_path):
        anna = server.person("Anna", language_code="zh-hans")
        answer = await anna.asks("厂里一线工人工资能涨不")
        answer.is_inaccessible = True
        anna.presses(answer, "更多")
        anew = await anna.next_reply()
        assert answer.text.split("\n\n")[0] in anew.text
        assert {"核对出处", "👍", "收起"} <= set(anew.button_texts)


async def test_a_reply_to_an_older_answer_goes_on_from_that_answer(server: BotApi, tmp_path: Path) -> None:
    async with the_bot(server, tmp_path):
        anna, ben = (server.person(name, language_code="zh-hans") for name in ("Anna", "Ben"))
        older = await anna.asks("厂里一线工人工资能涨不")
        assert "罗芳" in older.text
        for turn in ("他还说了什么", "下一段", "全文"):
            assert "李星" in (await anna.asks("乡村怎么治理")).text
            anna.writes(turn, reply_to=older)
            assert "罗芳" in (await anna.next_reply()).text
        await pressed(anna, "← 返回原段")
        anna.writes("谁说的", reply_to=older)
        assert "罗芳" in (await anna.next_reply()).text

        village = server.group("村里的事", anna, ben)
        anna.writes_in(village, "/page")
        facts = await anna.next_reply(chat=village)
        anna.writes_in(village, "厂里一线工人工资能涨不", reply_to=facts)
        hers = await anna.next_reply(chat=village)
        ben.catches_up(village)
        ben.writes_in(village, "他还说了什么", reply_to=hers)
        assert "罗芳" in (await ben.next_reply(chat=village)).text


async def test_a_conversation_goes_on_after_a_restart_and_old_buttons_work(server: BotApi, tmp_path: Path) -> None:
    anna = server.person("Anna", language_code="zh-hans")
    async with the_bot(server, tmp_path):
        await anna.asks("罗芳说了什么")
    async with the_bot(server, tmp_path):
        assert "罗芳" in (await anna.asks("他还说了什么")).text
        old = anna.chat.messages[1]
        anna.catches_up()
        anna.presses(old, "下一段 ▶")
        await anna.next_toast()
        assert "就业是民生之本" in (await anna.next_edit()).text


async def test_an_admins_visit(server: BotApi, tmp_path: Path) -> None:
    coverage = own_coverage(tmp_path)
    page = next(coverage.glob("*/page.yaml"))
    boris, anna = server.person("Boris", language_code="zh-hans"), server.person("Anna", language_code="zh-hans")
    async with the_bot(server, tmp_path, coverage=coverage, admins=frozenset({boris.id})):
        await anna.asks(GAP)
        answer = await anna.asks("厂所结合是什么意思")
        await pressed(anna, "更多")
        await pressed(anna, "纠错")
        assert "交给编辑" in await noticed(anna, "话没登全")

        assert (await anna.asks("/reload")).text == (await anna.asks("/nosuchcommand")).text

        whole = page.read_text("utf-8")
        page.write_text(whole.replace("section: shengji", "section: shengij", 1), "utf-8")
        await boris.asks("/reload")
        report = await boris.next_reply()
        assert "shengji" in report.text, "the near miss is suggested"
        assert not report.buttons
        assert "姚永告" in (await anna.asks("厂所结合是什么意思")).text

        page.write_text(whole.replace("厂所结合", "厂所联合"), "utf-8")
        await boris.asks("/reload")
        report = await boris.next_reply()
        assert "确认" in " ".join(report.button_texts)
        await pressed(boris, report.button_texts[0])
        await boris.next_reply()
        assert "厂所联合" in (await anna.asks("厂所联合是什么意思")).text
        anna.presses(answer, "别人怎么说")
        assert (await anna.next_toast()).toast == "此段已更正或撤下。"

        assert "版本" in (await boris.asks("/versions")).text
        assert "今天的问题 4" in (await boris.asks("/status")).text
        assert GAP[:4] in (await boris.asks("/gaps")).text
        fixes = await boris.asks("/fixes")
        boris.presses(fixes.buttons[0] if len(fixes.buttons) == 1 else fixes.button_texts[-1])
        await boris.next_toast()
        told = await anna.next_reply()
        assert told.reply_to is None, "the reporter is told once it is settled"

        await boris.asks("/rollback")
        report = await boris.next_reply()
        await pressed(boris, report.button_texts[0])
    async with the_bot(server, tmp_path, coverage=coverage, admins=frozenset({boris.id})):
        assert "厂所结合" in (await anna.asks("厂所结合是什么意思")).text, "going back survives a restart"


async def test_a_reporter_who_chose_no_language_is_told_in_that_of_the_report(server: BotApi, tmp_path: Path) -> None:
    boris, eve = server.person("Boris", language_code="zh-hans"), server.person("Eve", language_code="en")
    async with the_bot(server, tmp_path, admins=frozenset({boris.id})):
        await eve.asks("厂所结合是什么意思")
        for label in ("More", "Report", "Cut short"):
            await noticed(eve, label)
            await server.settles()
        boris.presses(await boris.asks("/fixes"), "✓ #1 处理完了")
        assert "has been dealt with" in (await eve.next_reply()).text
    server.verify()


async def test_a_reporter_whom_the_word_did_not_reach_is_told_within_a_day(server: BotApi, tmp_path: Path) -> None:
    async with the_bot(server, tmp_path) as bot:
        anna, store = server.person("Anna"), bot.interior.store
        number = store.corrections.report("a" * 64, "gone", Mistake.CUT_SHORT, str(anna.id))
        assert number
        assert store.corrections.settle(number, by="b" * 64)
        for hears in bot.interior.on_purged:  # as each day
            hears(())
        assert "已经处理了" in (await anna.next_reply()).text


async def test_a_busy_day_leaves_no_id_no_name_and_no_words_of_anybody(
    server: BotApi, tmp_path: Path, log: io.StringIO
) -> None:
    people = [server.person(f"Zacharias{n}", f"Quitzow{n}", f"zq_{n}", "zh-hans") for n in range(8)]
    words = [f"我叫张铁柱{n}请问电话1390000{n:04} 邮箱tie{n}@example.com 怎么办理外星人证" for n in range(8)]
    async with the_bot(server, tmp_path):
        for person, said in zip(people, words, strict=True):
            await person.asks("罗芳说了什么")
            await pressed(person, "更多")
            await noticed(person, "👎")
            await person.asks(said)
            await person.asks("/language")
            await pressed(person, "English")
            await person.types_inline(said).answer()
        await people[0].asks("/forget")
        await pressed(people[0], "Delete")
    kept = all_bytes(tmp_path / "data")
    logged = log.getvalue().encode()
    assert b"serves" in logged
    for person in people:
        for never in (str(person.id), person.first_name, "Quitzow", "zq_"):
            assert never.encode() not in kept, never
            assert never.encode() not in logged, never
    for number in range(8):
        for never in (f"1390000{number:04}", f"tie{number}@example.com"):
            assert never.encode() not in kept
            assert never.encode() not in logged
        assert f"张铁柱{number}".encode() not in logged
    assert server.token.encode() not in kept + logged
    assert (tmp_path / "data" / SECRET).stat().st_mode & 0o077 == 0


async def test_in_every_language_every_button_of_an_answer_is_taken_by_telegram(server: BotApi, tmp_path: Path) -> None:
    async with the_bot(server, tmp_path):
        for code in ("zh-hans", "zh-hant", "en"):
            anna = server.person("Anna", language_code=code)
            answer, tried = await anna.asks("罗芳怎么看收入分配"), set[str]()
            waiting = {button.value for button in answer.buttons}
            while waiting - tried and len(tried) < 120:
                data = min(waiting - tried)
                tried.add(data)
                anna.presses_data(answer, data)
                await anna.next_toast()
                await anna.conversation_settles(quiet=0.01)
                shown = [button for message in anna.chat.messages[-2:] for button in message.buttons]
                waiting |= {button.value for button in shown if button.action == "callback_data"}
            assert {data[0] for data in tried} >= set("pwmbosvudrekqngt") - set("qngt")
