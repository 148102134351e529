"""An admin on a phone: reload and confirm, go back, look how it is, settle what readers left; nobody else is heard."""

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import texts
from bot.editor.admin import Admin
from bot.editor.changes import Changes
from bot.editor.status import Facts, span
from bot.messages import Action, Button, Incoming, Kind, Quotation, Reply, Turn
from bot.store import Mistake, Outcome
from bot.texts import Texts
from bot.versions.edition import Refusal, Start, Way
from knowledge.errors import CoverageFaults, Fault
from knowledge.model import Note, Page, Speaker, Speech
from knowledge.rules import Rule, said
from tests.building import CONFIG, EMBEDDED, a_page, a_speech
from tests.shelves import ADMIN, FIRST, OTHER_ADMIN, ROAD, SCHOOL, SECOND, WATER, Bench
from tests.stores import chat, counted, person

TEXTS: Mapping[str, Texts] = texts.load(CONFIG / "texts")
HANS = TEXTS["zh-Hans"]


class Post:
    """An outbox that keeps what is told, and says that it arrived when it is asked to."""

    def __init__(self) -> None:
        self.told: list[tuple[str, Reply]] = []
        self.to_admins: list[Reply] = []
        self.subjects: list[str] = []
        self.under_way: list[Callable[[bool], None]] = []

    def tell(
        self, address: str, reply: Reply, settled: Callable[[bool], None] | None = None, subject: str = ""
    ) -> None:
        self.told.append((address, reply))
        self.subjects.append(subject)
        if settled:
            self.under_way.append(settled)

    def tell_admins(self, reply: Reply) -> None:
        self.to_admins.append(reply)

    def arrives(self, is_settled: bool = True) -> None:
        while self.under_way:
            self.under_way.pop(0)(is_settled)


class Office:
    """The bot as its admins have it. Work aside waits until `works`."""

    def __init__(self, bench: Bench) -> None:
        self.bench, self.post, self.aside = bench, Post(), list[Callable[[], None]]()
        self.facts = Facts()
        self.open()

    def open(self) -> Admin:
        """A new process's admin over the same shelf."""
        self.admin = Admin(
            self.bench.shelf, self.bench.store, self.post, TEXTS, facts=lambda: self.facts, aside=self.aside.append
        )
        return self.admin

    def restart(self) -> None:
        start = self.bench.restart()
        self.post = Post()
        self.open().opening(start)

    def says(self, text: str, by: str = ADMIN, language: str = "zh-Hans", **how: object) -> Turn | None:
        incoming = Incoming(text, chat(1), by, language, is_admin=True, address="1")
        return self.admin.hear(replace(incoming, **how), TEXTS[language])  # type: ignore[arg-type]

    def asks(self, text: str, by: str = ADMIN, **how: object) -> Reply:
        turn = self.says(text, by, **how)
        assert turn
        assert turn.reply
        return turn.reply

    def presses(self, button: Button, by: str = ADMIN, **how: object) -> Turn:
        assert button.action is Action.PRESS
        turn = self.says(button.value, by, kind=Kind.PRESSED, **how)
        assert turn
        return turn

    def reports(self, command: str = "/reload", by: str = ADMIN, **how: object) -> Reply:
        """What follows to the admin's chat once the work is done: the same way as the word that it began, after it."""
        assert self.says(command, by, **how) == Turn()
        assert self.post.told[-1][1].plain == HANS("admin.reading")
        self.works()
        return self.post.told[-1][1]

    def works(self) -> None:
        while self.aside:
            self.aside.pop(0)()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    bench = Bench(tmp_path, FIRST)
    bench.start()
    yield Office(bench)
    bench.store.close()


def button(reply: Reply, words: str) -> Button:
    """The button that says this."""
    (found,) = (one for row in reply.buttons for one in row if words in one.label)
    return found


# who is heard


@pytest.mark.parametrize("text", ["/reload", "/versions", "/rollback", "/status", "/gaps", "/fixes", "a:use:abc"])
@pytest.mark.parametrize("kind", [Kind.SAID, Kind.PRESSED])
def test_whoever_is_no_admin_is_not_heard(office: Office, text: str, kind: Kind) -> None:
    assert office.says(text, is_admin=False, kind=kind) is None
    assert not office.aside


@pytest.mark.parametrize("text", ["就业", "/start", "/reloaded", "reload", "/reload2", "状态 /status", ""])
def test_what_is_no_admins_command_is_left_to_others(office: Office, text: str) -> None:
    assert office.says(text) is None


def test_a_citizens_button_pressed_by_an_admin_is_left_to_others(office: Office) -> None:
    assert office.says("p:some-passage", kind=Kind.PRESSED) is None
    assert office.says("/status", kind=Kind.OTHER) is None


def test_a_button_that_this_bot_cannot_have_made_is_answered(office: Office) -> None:
    for data in ("a:", "a:use", "a:use:", "a:launch:1", "a:use:../x", "a:done:99999999999999999999:1"):
        turn = office.presses(Button("", data))
        assert turn.notice


def test_a_page_that_is_sent_is_told_where_it_belongs(office: Office) -> None:
    told = office.says("", kind=Kind.FILE)
    assert told
    assert told.reply
    assert "报道文件夹" in told.reply.plain
    assert office.says("", is_admin=False, kind=Kind.FILE) is None


@pytest.mark.parametrize("text", ["/Status", "/STATUS", "／status", " /status@The_Test_Bot "])
def test_a_command_is_heard_as_phones_write_it(office: Office, text: str) -> None:
    assert office.says(text)


def test_an_edited_command_is_heard(office: Office) -> None:
    assert office.says("/status", kind=Kind.EDITED)


def test_a_command_may_be_followed_by_other_words(office: Office) -> None:
    assert "正在用版本" in office.asks("/status 怎么样\n好吗").plain


@pytest.mark.parametrize("text", ["/reload", "/status", "/fixes"])
def test_in_a_group_an_admin_is_asked_into_a_private_chat(office: Office, text: str) -> None:
    assert office.asks(text, is_group=True).plain == HANS("admin.private")
    assert not office.aside


def test_a_button_pressed_in_a_group_does_nothing(office: Office) -> None:
    report = office.reports()
    turn = office.presses(button(report, "确认"), is_group=True)
    assert (turn.notice, turn.reply) == (HANS("admin.private"), None)


# a reload


def test_a_reload_is_reported_confirmed_and_told_to_all_admins(office: Office) -> None:
    office.bench.write(SECOND)
    report = office.reports()
    assert office.post.told[-1][0] == "1"
    assert "讲述：新增 1，撤下 0，改动 0，不变 2" in report.plain
    assert "+ 赵三《把路修到家门口》" in report.plain
    assert "没有链接会失效" in report.plain
    assert office.bench.serves == ["first"]

    turn = office.presses(button(report, "确认"))
    assert (turn.in_place, turn.reply, turn.notice) == (True, Reply(()), "已启用。")
    assert office.bench.serves == ["first", "second"]
    (word,) = office.post.to_admins
    assert f"已启用版本 {office.bench.shelf.library.coverage.version}（管理员 {ADMIN[:4]}）" in word.plain
    assert "讲述 +1 −0 ~0" in word.plain


def test_a_reload_that_is_cancelled_changes_nothing(office: Office) -> None:
    office.bench.write(SECOND)
    report = office.reports()
    turn = office.presses(button(report, "取消"))
    assert (turn.reply, turn.notice) == (Reply(()), "已取消，什么都没有变。")
    late = office.presses(button(report, "确认"))
    assert (late.notice, late.alert, late.reply) == (HANS("admin.refused.cancelled"), True, Reply(()))
    assert office.bench.serves == ["first"]


def test_words_that_changed_their_speaker_stand_first_in_the_report(office: Office) -> None:
    office.bench.empty(a_page(a_speech("王一", SCHOOL), a_speech("李二", ROAD), page_id="first"))
    report = office.reports()
    assert "⚠ 有 2 句话换了人" in report.blocks[1].runs[0].text
    assert f"「{ROAD}」：原来是 王一《把路修到家门口》，现在是 李二" in report.blocks[2].runs[0].text


def test_a_changed_field_and_a_dying_link_are_named(office: Office) -> None:
    first = a_speech("王一", ROAD.replace("今年", "明年"), headline="修路")
    office.bench.empty(a_page(first, FIRST.speeches[1], page_id="first"))
    report = office.reports().plain
    assert "~ 王一《修路》：标题、原文" in report
    assert "会失效的链接：1 个" in report


def test_a_name_that_comes_under_another_id_is_told_and_is_no_fault(office: Office) -> None:
    again = replace(a_speech("王一", WATER), id="s-later", speaker=Speaker("wangyi-later", "王一"))
    office.bench.write(a_page(again, page_id="later"))
    report = office.reports()
    assert HANS("admin.report.namesakes") in report.plain
    assert "wangyi-later" in report.plain
    assert button(report, "确认")


def test_a_page_under_a_name_that_is_not_read_is_told_where_nothing_changed_too(office: Office) -> None:
    folder = office.bench.coverage
    (folder / "tonight").mkdir()
    shutil.copy(folder / "first" / "page.yaml", folder / "tonight" / "page.yaml.txt")
    report = office.reports().plain
    assert HANS("admin.report.same") in report
    assert HANS("admin.report.unread", name="page.yaml") in report
    assert "tonight/page.yaml.txt" in report
    (folder / "tonight" / os.fsdecode(b"\xff.yaml")).write_text("id: a")
    assert "tonight/?.yaml" in office.reports().plain


def test_what_a_new_page_has_otherwise_than_its_raw_text_is_told_before_it_is_confirmed(office: Office) -> None:
    printed = EMBEDDED / "2021-09-29"
    beside = office.bench.coverage / "tonight"
    beside.mkdir()
    shutil.copy(printed / "page.txt", beside)
    text = (printed / "page.yaml").read_text("utf-8")
    (beside / "page.yaml").write_text(
        text.replace("headline: 赋能园区发展 打造高质量发展样板区", "headline: 赋能园区发展"), "utf-8"
    )
    report = office.reports()
    assert HANS("admin.report.remarks", count=1) in report.plain
    assert "speeches[0].headline" in report.plain
    assert "打造高质量发展样板区" in report.plain
    assert button(report, "确认")
    (beside / "page.yaml").write_text(text, "utf-8")
    assert "page.txt" not in office.reports().plain


def test_every_fault_is_reported_with_its_file_and_place_and_nothing_can_be_confirmed(office: Office) -> None:
    office.bench.breaks()
    report = office.reports()
    assert "coverage/broken/page.yaml：第 1 行：newspaper：3 不行，这里要一段文字" in report.plain
    assert "报道里有 3 处错" in report.plain
    assert not report.buttons


def test_a_second_reload_while_one_runs_is_said_at_once(office: Office) -> None:
    office.bench.write(SECOND)
    heard: list[Turn | None] = []
    real = office.bench.shelf.trial

    class Meddling:
        def of(self, *libraries: object) -> object:
            heard.append(office.says("/reload", OTHER_ADMIN))
            return real.of(*libraries)  # type: ignore[arg-type]

    office.bench.shelf.trial = Meddling()  # type: ignore[assignment]
    office.reports()
    assert [turn.reply.plain for turn in heard if turn and turn.reply] == [HANS("admin.refused.busy")]


def test_of_two_reloads_only_the_latest_message_can_be_confirmed(office: Office) -> None:
    office.bench.write(SECOND)
    first, second = office.reports(), office.reports(by=OTHER_ADMIN)
    assert office.presses(button(first, "确认")).notice == HANS("admin.refused.replaced")
    assert office.bench.serves == ["first"]
    assert office.presses(button(second, "确认")).notice == HANS("admin.is_used")


def test_a_double_press_and_a_cancel_after_it_are_said(office: Office) -> None:
    office.bench.write(SECOND)
    report = office.reports()
    office.presses(button(report, "确认"))
    for words in ("确认", "取消"):
        assert office.presses(button(report, words)).notice == HANS("admin.refused.used")
    assert len(office.post.to_admins) == 1


def test_a_confirm_after_the_files_changed_is_refused(office: Office) -> None:
    office.bench.write(SECOND)
    report = office.reports()
    office.bench.write(replace(SECOND, phone="2"))
    turn = office.presses(button(report, "确认"))
    assert (turn.notice, turn.alert) == (HANS("admin.refused.changed"), True)
    assert office.bench.serves == ["first"]


def test_a_confirm_after_a_restart_is_refused(office: Office) -> None:
    office.bench.write(SECOND)
    report = office.reports()
    office.restart()
    assert office.presses(button(report, "确认")).notice == HANS("admin.refused.gone")


def test_where_the_version_cannot_be_kept_the_button_stays(office: Office) -> None:
    office.bench.write(SECOND)
    report = office.reports()
    shutil.rmtree(office.bench.data / "versions")
    (office.bench.data / "versions").write_text("", "utf-8")
    turn = office.presses(button(report, "确认"))
    assert (turn.notice, turn.reply, turn.in_place) == (HANS("admin.refused.not_kept"), None, False)
    (office.bench.data / "versions").unlink()
    assert office.presses(button(report, "确认")).notice == HANS("admin.is_used")


def test_what_goes_wrong_unexpectedly_is_said_and_the_next_reload_works(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    real, office.bench.shelf.trial = office.bench.shelf.trial, None  # type: ignore[assignment]
    assert office.reports().plain == HANS("admin.failed")
    assert "could not be made ready" in caplog.text
    office.bench.shelf.trial = real
    assert button(office.reports(), "确认")


def test_a_door_that_cannot_be_written_to_later_has_the_report_at_once(office: Office) -> None:
    assert button(office.asks("/reload", address=""), "确认")


def test_a_reload_without_change_says_so(office: Office) -> None:
    assert HANS("admin.report.same") in office.reports().plain


def test_the_question_set_is_reported_before_and_after(office: Office) -> None:
    asked = {"id": "q", "turns": ["自来水"], "kind": "passage", "speakers": ["赵三"], "quotes": [WATER]}
    office.bench.shelf.trial.file.write_text(json.dumps(asked), "utf-8")
    office.bench.write(SECOND)
    report = office.reports().plain
    assert "题集 1/1 题" in report
    assert "答对 0 → 1 · 列出 0 → 0 · 没答 1 → 0 · 答错 0 → 0" in report
    assert "自来水：没答 → 答对" in report


def test_without_a_question_set_the_report_says_how_to_have_one(office: Office) -> None:
    assert "questions.jsonl" in office.reports().plain


def test_a_question_set_that_is_none_is_reported(office: Office) -> None:
    office.bench.shelf.trial.file.write_text("{", "utf-8")
    assert "题集不能用：questions.jsonl：第 1 行：不是 JSON" in office.reports().plain


# versions


def test_an_admin_goes_back_by_a_button_and_it_survives_a_restart(office: Office) -> None:
    office.bench.write(SECOND)
    office.presses(button(office.reports(), "确认"))
    listed = office.asks("/versions")
    assert "您" in listed.plain
    assert listed.plain.count("正在用") == 1
    first = office.bench.shelf.history()[1].hash
    office.presses(button(listed, first))
    assert office.post.told[-1][1].plain == HANS("admin.reading")
    office.works()
    report = office.post.told[-1][1]
    assert f"退回版本 {first}" in report.plain
    assert "− 赵三" in report.plain
    office.presses(button(report, "确认"))
    assert office.bench.serves == ["first"]
    office.restart()
    assert office.bench.serves == ["first"]
    assert "退回" in office.asks("/versions", by=OTHER_ADMIN).plain


def test_rollback_alone_takes_the_version_before_this_one(office: Office) -> None:
    office.bench.write(SECOND)
    office.bench.swap()
    first = office.bench.shelf.history()[1].hash
    assert f"退回版本 {first}" in office.reports("/rollback").plain
    assert f"退回版本 {first}" in office.reports(f"/rollback {first[:5]}").plain


def test_with_nothing_to_go_back_to_it_is_said(office: Office) -> None:
    assert office.reports("/rollback").plain == HANS("admin.refused.no_earlier")
    assert office.reports("/rollback nowhere").plain == HANS("admin.refused.no_version")


def test_a_damaged_version_is_not_gone_back_to_and_it_is_said(office: Office) -> None:
    office.bench.write(SECOND)
    office.bench.swap()
    shutil.rmtree(office.bench.data / office.bench.shelf.history()[1].path)
    report = office.reports("/rollback")
    assert "不在了；请换一个版本" in report.plain
    assert not report.buttons


def test_the_first_version_is_nobodys(office: Office) -> None:
    listed = office.asks("/versions")
    assert "未署名" in listed.plain
    assert not listed.buttons


def test_a_store_that_knows_no_version_lists_none(office: Office) -> None:
    office.bench.store.close()
    for file in office.bench.data.glob("*.sqlite3*"):
        file.unlink()
    office.bench.restart()
    office.open()
    assert office.asks("/versions").plain == HANS("admin.versions.none")


# the state


def test_the_state_says_what_serves_and_how_much_is_asked(office: Office) -> None:
    store = office.bench.store
    counted(store, questions=3, quote=1, candidates=1, not_found=1)
    store.votes.cast(person(7), "p", good=True)
    store.votes.cast(person(8), "p", good=False)
    assert "原因" not in office.asks("/status").plain
    store.votes.cast(person(8), "p", good=False, reason="old")
    store.votes.cast(person(9), "q", good=False, reason="old")
    store.votes.cast(person(10), "q", good=False, reason="beside")
    office.bench.clock.pass_(days=1, hours=2)
    counted(store, questions=5, quote=5)
    office.facts = Facts(office.bench.clock() - timedelta(seconds=4), 2)
    state = office.asks("/status").plain
    assert office.bench.shelf.library.coverage.version in state
    assert "版面 1 · 讲述 2 · 段落 2" in state
    assert "今天的问题 5：原话 5 · 可能相关 0 · 没找到 0" in state
    assert "👍 1 · 👎 3\n👎 的原因：答非所问 1、内容过时 2" in state
    assert "已运行：1d 02:00" in state
    assert "上次听到 Telegram：00:00:04 前" in state
    assert "等着发出的消息：2 条" in state
    assert "启用：2024-01-18 09:00 · 未署名" in state
    assert "MB" in state


def test_the_state_says_what_is_wrong_with_the_store(office: Office) -> None:
    office.bench.store.close()
    for file in office.bench.data.glob("*.sqlite3*"):
        file.unlink()
    (office.bench.data / "congress-bot.sqlite3").mkdir()
    office.bench.store.edge.replaced()
    state = office.asks("/status").plain
    assert "⚠ 数据库：不能写" in state


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (timedelta(seconds=-1), "00:00:00"),
        (timedelta(hours=23, minutes=59, seconds=59), "23:59:59"),
        (timedelta(days=400), "400d 00:00"),
    ],
)
def test_a_span_reads_well(time: timedelta, words: str) -> None:
    assert span(time) == words


# questions without an answer


def asked(office: Office, question: str, *people: int) -> None:
    for one in people:
        office.bench.store.gaps.asked(person(one), question, Outcome.NOT_FOUND)


def test_open_questions_are_ranked_by_people_and_done_by_a_button(office: Office) -> None:
    asked(office, "地铁什么时候开", 1, 2, 3)
    asked(office, "房价多少", 1)
    listed = office.asks("/gaps")
    assert "1. 地铁什么时候开（3 人 · 没找到）\n2. 房价多少（1 人 · 没找到）" in listed.plain
    turn = office.presses(button(listed, "✓ 1"))
    assert (turn.in_place, turn.notice) == (True, "已标为办完。")
    assert turn.reply
    assert "地铁" not in turn.reply.plain
    again = office.presses(button(listed, "✓ 1"))
    assert again.notice == HANS("admin.gaps.was_done")


def test_many_open_questions_are_paged_and_a_page_that_is_gone_is_the_last(office: Office) -> None:
    for number in range(10):
        asked(office, f"第{'一二三四五六七八九十'[number]}个问题", *range(20 - number))
    listed = office.asks("/gaps")
    second = office.presses(button(listed, "后面")).reply
    assert second
    assert "9. 第九个问题" in second.plain
    for words in ("✓ 9", "✓ 10"):
        shown = office.presses(button(second, words)).reply
    assert shown
    assert "1. 第一个问题" in shown.plain
    assert not [one for row in shown.buttons for one in row if "面" in one.label]


def test_no_open_question_is_said(office: Office) -> None:
    assert office.asks("/gaps").plain == HANS("admin.gaps.none")


# reported mistakes


def reported(office: Office, passage: str, number: int = 5, language: str | None = None) -> int:
    if language:
        office.bench.store.people.choose_language(person(number), language)
    made = office.bench.store.corrections.report(person(number), passage, Mistake.WRONG_PERSON, str(number))
    assert made
    return made


def test_a_report_is_shown_with_the_passage_its_speaker_and_a_way_to_it(office: Office) -> None:
    passage = office.bench.shelf.library.index.passages[0]
    number = reported(office, passage.id)
    listed = office.asks("/fixes")
    assert f"#{number} · 不是这个人说的 · 2024-01-18 09:00" in listed.plain
    assert any(isinstance(block, Quotation) and ROAD in block.runs[0].text for block in listed.blocks)
    assert "王一 · 柳村党总支书记" in listed.plain
    see = button(listed, "看")
    assert (see.action, see.value) == (Action.OPEN, passage.id)


def test_whom_the_word_did_not_reach_for_the_moment_is_told_next_time_and_then_no_more(office: Office) -> None:
    number = reported(office, office.bench.shelf.library.index.passages[0].id)
    office.presses(button(office.asks("/fixes"), f"#{number} 处理"))
    office.admin.tell_reporters()
    assert len(office.post.told) == 1, "it is under way"
    office.post.arrives(is_settled=False)
    assert office.bench.store.corrections.to_tell()
    office.admin.tell_reporters()
    assert [address for address, _ in office.post.told] == ["5", "5"]
    office.post.arrives()
    office.admin.tell_reporters()
    assert len(office.post.told) == 2


def test_a_settled_report_is_told_once_in_the_reporters_language(office: Office) -> None:
    number = reported(office, office.bench.shelf.library.index.passages[0].id, language="en")
    turn = office.presses(button(office.asks("/fixes"), f"#{number} 处理"))
    assert (turn.notice, turn.reply and turn.reply.plain) == (HANS("admin.fixes.is_settled"), HANS("admin.fixes.none"))
    ((address, word),) = office.post.told
    assert address == "5"
    assert "The mistake that you reported (somebody else said it) has been dealt with" in word.plain
    assert ROAD in word.plain
    again = office.presses(Button("", f"a:fix:{number}:0"))
    assert again.notice == HANS("admin.fixes.was_settled")
    office.post.arrives()
    office.restart()
    assert not office.post.told


def test_a_word_that_a_kill_held_up_is_given_after_the_restart(office: Office) -> None:
    number = reported(office, office.bench.shelf.library.index.passages[0].id)
    office.presses(Button("", f"a:fix:{number}:0"))
    assert len(office.post.told) == 1
    office.restart()
    assert [address for address, _ in office.post.told] == ["5"]
    office.post.arrives()
    office.restart()
    assert not office.post.told


def test_whoever_asked_to_be_forgotten_is_not_written_to(office: Office) -> None:
    number = reported(office, office.bench.shelf.library.index.passages[0].id)
    office.bench.store.forget(person(5))
    office.presses(Button("", f"a:fix:{number}:0"))
    assert not office.post.told


def test_a_report_on_a_passage_that_is_gone_says_so_and_offers_no_way_to_it(office: Office) -> None:
    number = reported(office, "first-gone")
    listed = office.asks("/fixes")
    assert "此段已更正或撤下（first-gone）" in listed.plain
    assert [len(row) for row in listed.buttons] == [1]
    office.presses(button(listed, f"#{number}"))
    assert HANS("admin.fixes.told_gone") in office.post.told[0][1].plain


def test_many_reports_are_paged(office: Office) -> None:
    for number in range(6):
        reported(office, f"gone-{number}", number)
    first = office.asks("/fixes")
    second = office.presses(button(first, "后面")).reply
    assert second
    assert [button(first, f"#{n}").value for n in (1, 4)] == ["a:fix:1:0", "a:fix:4:0"]
    assert button(second, "#6")
    assert button(second, "前面").value == "a:fixes:0"


# the start


def test_an_uneventful_start_is_not_told(office: Office) -> None:
    office.restart()
    assert not office.post.to_admins


def test_a_broken_folder_at_the_start_is_told_with_its_faults(office: Office) -> None:
    office.bench.breaks()
    office.restart()
    (word,) = office.post.to_admins
    assert "启动时报道文件夹里有 3 处错" in word.plain
    assert "coverage/broken/page.yaml：第 1 行：newspaper" in word.plain


def test_a_folder_that_changed_is_told_with_what_to_do(office: Office) -> None:
    office.bench.write(SECOND)
    office.restart()
    (word,) = office.post.to_admins
    assert "/reload" in word.plain


def test_a_kept_version_that_could_not_serve_is_told(office: Office) -> None:
    shutil.rmtree(office.bench.data / "versions")
    office.restart()
    (word,) = office.post.to_admins
    assert "不能用" in word.plain
    assert "取自" not in word.plain
    assert "启动时启用了报道文件夹里的版本" in word.plain


def test_the_first_start_is_not_told_for_nobody_has_written_to_the_bot_yet(tmp_path: Path) -> None:
    bench = Bench(tmp_path, FIRST)
    assert Changes(HANS).start(bench.start()) is None


@pytest.mark.parametrize("refusal", [Refusal.NOT_KEPT, Refusal.NOT_NOTED])
@pytest.mark.parametrize("language", TEXTS)
def test_a_version_that_could_not_be_kept_at_the_start_is_told(refusal: Refusal, language: str) -> None:
    reply = Changes(TEXTS[language]).start(Start("v", Way.FIRST, refusal=refusal))
    assert reply
    assert reply.plain == TEXTS[language]("admin.start.unkept", version="v")


def test_every_field_that_may_differ_has_a_name_in_every_language() -> None:
    names = {field.name for kind in (Page, Speech, Note) for field in fields(kind)} - {"id", "speeches", "notes"}
    for one in TEXTS.values():
        assert {f"admin.field.{name}" for name in names | {"page", "order"}} <= set(one.entries)


# limits of one message, on a phone


LONG = "这里的每一句话都很长很长。"


def many(number: int, name: str = "王" * 30) -> Page:
    """A page of many long-winded speeches under long names."""
    speeches = []
    for i in range(number):
        said = a_speech(name, f"{LONG}{i}" * 20, headline="长" * 90, posts=("镇" * 100,))
        speeches.append(replace(said, id=f"s-{i}", speaker=Speaker(f"w{i}" if name[0] == "王" else "other", name)))
    return replace(a_page(*speeches, page_id="first"), newspaper="报" * 200)


@pytest.mark.parametrize("language", TEXTS)
def test_the_longest_report_fits_into_one_message(office: Office, language: str) -> None:
    office.bench.shelf.trial.file.write_text(
        "\n".join(
            json.dumps({"id": str(i), "turns": ["第一句" * 50, f"s-{i}"], "kind": "abstain_far"}) for i in range(50)
        ),
        "utf-8",
    )
    office.bench.empty(many(30))
    office.bench.swap()
    office.bench.empty(many(30, "李" * 30))
    turn = office.says("/reload", language=language)
    assert turn
    office.works()
    report = office.post.told[-1][1]
    assert 500 < len(report.plain) <= 4096
    assert TEXTS[language]("admin.report.more", count=20) in report.plain


@pytest.mark.parametrize("language", TEXTS)
def test_the_longest_list_of_faults_fits_into_one_message(language: str) -> None:
    faults = tuple(Fault("coverage/" + "f" * 300, "place" * 50, said(Rule.TAG, tag="x" * 200)) for _ in range(999))
    report = Changes(TEXTS[language]).fault(CoverageFaults(faults))
    assert len(report.plain) <= 4096
    assert TEXTS[language]("admin.report.more", count=989) in report.plain
    skipped = tuple(("p" * 80, CoverageFaults(faults)) for _ in range(9))
    start = Changes(TEXTS[language]).start(Start("v", None, skipped, CoverageFaults(faults)))
    assert start
    assert len(start.plain) <= 4096


@pytest.mark.parametrize("language", TEXTS)
def test_the_longest_pages_of_gaps_and_reports_fit_into_one_message(office: Office, language: str) -> None:
    office.bench.empty(many(30))
    office.bench.swap()
    for number, passage in enumerate(office.bench.shelf.library.index.passages[:30]):
        asked(office, f"{'很长的问题' * 50}{number}", number)
        reported(office, passage.id, number)
    for command in ("/gaps", "/fixes", "/versions", "/status"):
        reply = office.asks(command, language=language)
        assert len(reply.plain) <= 4096
        for row in reply.buttons:
            assert all(len(one.value.encode()) <= 64 and len(one.label) <= 40 for one in row)


@pytest.mark.parametrize("language", TEXTS)
def test_every_notice_fits_into_the_answer_to_a_press(language: str) -> None:
    """Telegram's answerCallbackQuery takes 200 characters."""
    entries = TEXTS[language].entries
    notices = [key for key in entries if key.startswith(("admin.refused.", "admin.is_")) or "s_done" in key]
    assert len(notices) > 10
    assert all(len(entries[key]) <= 200 for key in notices)


@given(st.text(max_size=60), st.sampled_from(Kind))
@settings(max_examples=60)
def test_whatever_an_admin_sends_is_heard_or_left_to_others(text: str, kind: Kind) -> None:
    """Data that no button of ours carries never ends in an error; no command begins without a slash."""
    office = HEARD
    turn = office.says(text, kind=kind)
    assert turn is None or kind is Kind.FILE or text.startswith(("/", "a:")) or text.strip().startswith(("/", "／"))
    pressed = office.says(f"a:{text}", kind=Kind.PRESSED)
    assert pressed
    assert pressed.notice or pressed.reply


class _NoShelf:
    """Nothing is in use, and nothing that is sent at random reaches it."""

    is_preparing = True

    def clock(self) -> None:
        """No time passes."""

    def use(self, token: str, by: str) -> None:  # noqa: ARG002
        raise AssertionError


HEARD = Office.__new__(Office)
HEARD.admin = Admin(_NoShelf(), None, Post(), TEXTS)  # type: ignore[arg-type]


def test_whoever_waits_long_for_a_reload_sees_how_far_it_is_in_one_message(office: Office) -> None:
    office.bench.steps = [(0.01, done, 1000) for done in range(10, 1000, 10)] + [(3, 999, 1000), (0, 1000, 1000)]
    office.reports()
    assert len(office.post.told) == 4
    office.bench.steps = [(1, done, 1000) for done in range(10, 1010, 10)]
    office.post.told.clear()
    office.post.subjects.clear()
    office.reports()
    _, *progress, (_, report) = office.post.told
    told = [(HANS("admin.progress", done=done, total=1000)) for done in (30, 250, 500, 750, 1000)]
    assert [reply.plain for _, reply in progress] == told
    assert len(set(office.post.subjects[1:-1])) == 1
    assert office.post.subjects[1] != office.post.subjects[-1] == ""
    assert report.buttons


def test_a_short_reload_tells_its_result_alone(office: Office) -> None:
    office.bench.steps = [(0.01, done, 100) for done in range(1, 101)]
    office.reports()
    assert len(office.post.told) == 2
