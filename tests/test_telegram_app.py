# ruff: noqa: ARG001 -- a fixture is named for what it does, too: `bot` serves
"""What people do in Telegram, and what the conversation hears and they see, by long polling and by webhook."""

import asyncio
import re
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from telegram import Update, User

from bot.delivery.journal import JSON
from bot.messages import Action, Button, Incoming, Kind, Reply, Result, Results, Turn
from bot.service.serving import Service
from bot.store import Mistake, Store, chat_key, person_key
from bot.telegram_app.heard import Hearing, language_of
from tests.bot_api import BotApi, Clock, Person, Press
from tests.running import WORDS, Script, a_bot, said, until

pytestmark = pytest.mark.anyio
SORRY = WORDS["zh-Hans"]("trouble.sorry")
NEXT = (Button("下一段", "n:1"),)


@pytest.fixture
def anna(server: BotApi) -> Person:
    return server.person("Anna", language_code="zh-hans")


@pytest.fixture
def script() -> Script:
    return Script()


@pytest.fixture
async def bot(server: BotApi, tmp_path: Path, script: Script) -> AsyncIterator[Service]:
    async with a_bot(server, tmp_path, script) as bot:
        yield bot


def answers(script: Script, *turns: Turn | Exception) -> None:
    """What the conversation says from now on, one turn after another, then the last again and again."""
    left = list(turns)

    def hears(incoming: Incoming) -> Turn:
        turn = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(turn, Exception):
            raise turn
        return turn

    script._hears = hears


# -- languages --


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("zh-hans", "zh-Hans"), ("zh-CN", "zh-Hans"), ("zh_SG", "zh-Hans"), ("zh", "zh-Hans"),
        ("zh-hant", "zh-Hant"), ("zh-TW", "zh-Hant"), ("zh-hk", "zh-Hant"), ("zh-mo", "zh-Hant"),
        ("zh-hant-tw", "zh-Hant"), ("en-GB", "en"), ("de", "en"), ("", ""), (None, ""),
    ],
)  # fmt: skip
def test_the_language_of_an_app_is_one_of_ours(code: str | None, language: str) -> None:
    assert language_of(code) == language


# -- messages --


async def test_a_message_is_heard_as_typed_by_a_person_who_is_no_number(
    anna: Person, bot: Service, script: Script
) -> None:
    question = anna.writes("/start p-abc")
    reply = await anna.next_reply()
    assert reply.reply_to is question
    (heard,) = script.heard
    secret = bot.interior._secret
    assert heard == Incoming(
        "/start p-abc", chat_key(secret, anna.id), person_key(secret, anna.id), "zh-Hans", address=str(anna.id)
    )


async def test_who_is_an_admin_is_known_by_the_environment_alone(
    server: BotApi, anna: Person, tmp_path: Path, script: Script
) -> None:
    boris = server.person("Boris")
    async with a_bot(server, tmp_path, script, admins=frozenset({boris.id})):
        await anna.asks("/status")
        await boris.asks("/status")
        await server.settles()
    assert [heard.is_admin for heard in script.heard] == [False, True]
    menus = {
        scope: [one["command"] for one in menu] for (scope, code), menu in server.world.commands.items() if not code
    }
    assert "reload" in menus[f"chat {boris.id}"]
    assert not any("reload" in menu for scope, menu in menus.items() if str(boris.id) not in scope)


async def test_who_is_no_admin_any_more_loses_an_admins_menu_once_they_use_it(
    server: BotApi, anna: Person, tmp_path: Path, script: Script
) -> None:
    boris = server.person("Boris")
    async with a_bot(server, tmp_path, script, admins=frozenset({boris.id})):
        await boris.asks("/status")
        await server.settles()
    async with a_bot(server, tmp_path, script):
        await boris.asks("就业")
        await anna.asks("/help")
        await server.settles()
        assert not server.calls_of("deleteMyCommands")
        await boris.asks("/status")
        await server.settles()
        gone = [(call.params["scope"]["chat_id"], call.params.get("language_code")) for call in
                server.calls_of("deleteMyCommands")]  # fmt: skip
        assert gone == [(boris.id, code) for code in (None, "zh", "en")]


async def test_in_a_group_an_admins_command_is_the_bots_where_it_is_called_by_name_or_sent_by_an_admin(
    server: BotApi, anna: Person, tmp_path: Path, script: Script
) -> None:
    boris = server.person("Boris")
    group = server.group("街坊", anna, boris)
    async with a_bot(server, tmp_path, script, admins=frozenset({boris.id})):
        anna.writes_in(group, "/reload")
        anna.writes_in(group, "/reload@the_test_bot now")
        boris.writes_in(group, "/status")
        await server.settles()
    assert [one.text for one in script.heard] == ["/reload now", "/status"]


async def test_the_menus_speak_the_languages(server: BotApi, bot: Service) -> None:
    await server.settles()
    shown = {
        code: menu[1]["description"] for (scope, code), menu in server.world.commands.items() if "private" in scope
    }
    assert shown == {"": "可以怎样问", "zh": "可以怎样问", "en": "how to ask"}


async def test_a_long_answer_is_several_messages_with_the_buttons_under_the_last(
    anna: Person,
    bot: Service,
    script: Script,
) -> None:
    answers(script, Turn(said("要促进收入分配更加合理有序。" * 700, NEXT)))
    question = anna.writes("全文")
    parts = [await anna.next_reply() for _ in range(3)]
    assert [part.button_texts for part in parts] == [[], [], ["下一段"]]
    assert all(part.text.endswith("。") and part.reply_to is question for part in parts)


async def test_every_kind_of_button_does_what_it_says(anna: Person, bot: Service, script: Script) -> None:
    row = (
        Button("压", "n:1"),
        Button("抄", "“原话”—— 王一", Action.COPY),
        Button("转", "p-1", Action.SHARE),
        Button("开", "p-1", Action.OPEN),
    )
    answers(script, Turn(said("原话", row)), Turn(notice="好"))
    reply = await anna.asks("就业")
    assert anna.copies(reply, "抄") == "“原话”—— 王一"
    assert anna.switches_inline(reply, "转").query == "p-1"
    await anna.typing.answer()  # type: ignore[union-attr]
    assert anna.opens(reply, "开").text == "/start p-1"  # type: ignore[union-attr]
    assert (await anna.presses(reply, "压").answer()).toast == "好"


async def test_buttons_that_telegram_would_refuse_are_left_out_and_the_answer_comes(
    anna: Person,
    bot: Service,
    script: Script,
    caplog: pytest.LogCaptureFixture,
) -> None:
    bad = [
        Button("长", "字" * 22), Button("", "n:1"), Button("抄", "x" * 257, Action.COPY),
        Button("开", "有空格 ", Action.OPEN), Button("空", ""),
    ]  # fmt: skip
    answers(script, Turn(said("原话", tuple(bad), *[(Button(str(n), f"n:{n}"),) * 9 for n in range(12)])))
    reply = await anna.asks("就业")
    assert len(reply.buttons) == 100
    assert max(map(len, reply.rows)) == 8
    assert caplog.text.count("is left out") == len(bad)


# -- edited messages --


async def test_an_edited_question_changes_its_answer_and_an_answer_that_stays_the_same_is_not_touched(
    server: BotApi,
    anna: Person,
    bot: Service,
    script: Script,
) -> None:
    question = anna.writes("就业")
    answer = await anna.next_reply()
    anna.edits(question, "养老")
    assert await anna.next_edit() is answer
    assert answer.text == "“养老”"
    assert script.heard[-1].kind is Kind.EDITED
    anna.edits(question, "养老")
    await server.settles()
    assert len(anna.chat.bot_messages) == len(server.calls_of("editMessageText")) == 1


async def test_an_answer_of_another_length_is_edited_as_far_as_it_goes(
    server: BotApi,
    anna: Person,
    bot: Service,
    script: Script,
) -> None:
    answers(script, Turn(said("甲" * 9000)), Turn(said("乙" * 5000, NEXT)), Turn(said("丙" * 9000)))
    question = anna.writes("一")
    await server.settles()
    anna.edits(question, "二")
    await server.settles()
    assert [text[0] * 2 for text in anna.chat.texts] == ["乙乙", "乙乙"]
    assert anna.chat.bot_messages[-1].button_texts == ["下一段"]
    anna.edits(question, "三")
    await server.settles()
    assert [text[0] for text in anna.chat.texts] == ["丙", "丙", "丙"]
    assert not any(message.buttons for message in anna.chat.bot_messages)


async def test_an_edit_of_a_question_that_is_forgotten_or_whose_answer_is_gone_is_answered_anew(
    server: BotApi, anna: Person, tmp_path: Path, script: Script
) -> None:
    async with a_bot(server, tmp_path, script, telegram={"remembered": 1}):
        first = anna.writes("一")
        await anna.next_reply()
        second = anna.writes("二")
        answer = await anna.next_reply()
        anna.edits(first, "一一")
        assert (await anna.next_reply()).text == "“一一”"
        anna.edits(second, "二二")
        assert (await anna.next_reply()).text == "“二二”"
        answer = anna.chat.bot_messages[-1]
        answer.deleted = True
        with server.allow("message to edit not found"):
            anna.edits(second, "三")
            assert (await anna.next_reply()).text == "“三”"


async def test_an_edited_question_changes_its_own_answer_and_not_what_a_button_brought(
    anna: Person, bot: Service, script: Script
) -> None:
    answers(script, Turn(said("一", NEXT)), Turn(said("全文")), Turn(said("二")))
    question = anna.writes("就业")
    answer = await anna.next_reply()
    await anna.presses(answer).answer()
    whole = await anna.next_reply()
    anna.edits(question, "养老")
    assert await anna.next_edit() is answer
    assert (answer.text, whole.text) == ("二", "全文")


# -- presses --


async def test_a_press_changes_the_message_in_place_and_knows_what_was_asked(
    server: BotApi,
    anna: Person,
    bot: Service,
    script: Script,
) -> None:
    answers(script, Turn(said("一", NEXT)), Turn(said("二", NEXT), in_place=True, notice="第 2 段"))
    anna.writes("就业")
    answer = await anna.next_reply()
    press = await anna.presses(answer, "下一段").answer()
    await server.settles()
    assert (press.toast, press.is_alert, answer.text) == ("第 2 段", False, "二")
    heard = script.heard[-1]
    assert (heard.kind, heard.text, heard.about, heard.address) == (Kind.PRESSED, "n:1", "就业", str(anna.id))


async def test_a_press_that_changes_nothing_makes_no_call_that_telegram_refuses_even_after_a_restart(
    server: BotApi, anna: Person, tmp_path: Path, script: Script
) -> None:
    answers(script, Turn(said("一 < 二", NEXT)), Turn(said("一 < 二", NEXT), in_place=True))
    async with a_bot(server, tmp_path, script):
        answer = await anna.asks("就业")
        await anna.presses(answer).answer()
        await server.settles()
    async with a_bot(server, tmp_path, script):
        await anna.presses(answer).answer()
        await server.settles()
        assert server.calls_of("editMessageText") == []


async def test_a_reply_without_blocks_changes_the_buttons_alone(
    server: BotApi,
    anna: Person,
    bot: Service,
    script: Script,
) -> None:
    other = (Button("更多", "m:1"),)
    answers(
        script,
        Turn(said("一", NEXT)),
        Turn(Reply((), (other,)), in_place=True),
        Turn(Reply((), (other,)), in_place=True),
        Turn(said("一", NEXT), in_place=True),
    )
    answer = await anna.asks("就业")
    for text in ("下一段", "更多", "更多"):
        await anna.presses(answer, text).answer()
        await server.settles()
    assert (answer.text, answer.button_texts) == ("一", ["下一段"])
    assert len(server.calls_of("editMessageReplyMarkup")) == len(server.calls_of("editMessageText")) == 1


async def test_a_press_may_bring_a_message_of_its_own_which_answers_the_pressed_one(
    anna: Person,
    bot: Service,
    script: Script,
) -> None:
    answers(script, Turn(said("一", NEXT)), Turn(said("全文", NEXT)))
    answer = await anna.asks("就业")
    await anna.presses(answer).answer()
    reply = await anna.next_reply()
    assert reply.reply_to is answer
    await anna.presses(reply).answer()
    assert script.heard[-1].about == ""


async def test_a_long_notice_is_cut_and_an_alert_stays_one(anna: Person, bot: Service, script: Script) -> None:
    answers(script, Turn(said("一", NEXT)), Turn(notice="字" * 300, alert=True))
    press = await anna.presses(await anna.asks("就业")).answer()
    assert (len(press.toast), press.is_alert) == (200, True)


async def test_every_press_is_answered_whatever_it_carries(
    server: BotApi,
    anna: Person,
    bot: Service,
    script: Script,
) -> None:
    answers(script, Turn(said("一", NEXT)), Turn())
    answer = await anna.asks("就业")
    await anna.presses_data(answer, "zz:unknown").answer()
    answer.deleted = True
    await anna.presses_data(answer, "n:1").answer()
    inline = server.world.new_message(anna.elsewhere, anna.as_json(), text="x")
    inline.inline_id = "inline-1"
    server.world.inline_messages["inline-1"] = inline
    answers(script, Turn(said("二"), in_place=True))
    await anna.presses_data(inline, "n:1").answer()
    await server.settles()
    assert inline.text == "二"
    press = Press(server.world.new_query_id(), anna.as_json(), "n:1", answer, server.clock.now())
    server.world.presses[press.id] = press
    too_old = {"chat": anna.chat.as_json(), "message_id": 1, "date": 0}
    query = {"id": press.id, "from": anna.as_json(), "chat_instance": "1", "data": "n:1", "message": too_old}
    server.world.updates.add("callback_query", query, "user")
    await press.answer()
    assert (await anna.next_reply()).text == "二"


async def test_a_press_of_a_message_that_is_gone_is_answered_by_a_new_one(
    server: BotApi,
    anna: Person,
    bot: Service,
    script: Script,
) -> None:
    answers(script, Turn(said("一", NEXT)), Turn(said("二"), in_place=True))
    answer = await anna.asks("就业")
    answer.deleted = True
    with server.allow("message to edit not found"):
        await anna.presses_data(answer, "n:1").answer()
        assert (await anna.next_reply()).text == "二"


# -- groups --


async def test_in_a_group_only_what_is_meant_for_the_bot_is_heard(
    server: BotApi,
    anna: Person,
    bot: Service,
    script: Script,
) -> None:
    server.bot.reads_all_group_messages = True
    boris = server.person("Boris")
    group = server.group("街坊", anna, boris)
    anna.writes_in(group, "谁谈到就业")
    anna.writes_in(group, "/weather")
    anna.writes_in(group, "/help@other_bot")
    heard = ["就业", "/help", "/page 2", "养老"]
    anna.writes_in(group, "😀 就业", mentions_bot=True)
    first = await anna.next_reply(chat=group)
    anna.writes_in(group, "/help@The_Test_Bot")
    anna.writes_in(group, "/page@the_test_bot 2")
    boris.writes_in(group, "养老", reply_to=first)
    boris.writes_in(group, "回人的话", reply_to=group.messages[0])
    await server.settles()
    assert [one.text for one in script.heard] == ["😀 就业", *heard[1:]]
    assert all(one.is_group and not one.address for one in script.heard)
    assert len({one.person for one in script.heard}) == 2
    assert len({one.chat for one in script.heard}) == 1


async def test_an_answer_stays_in_the_topic_of_its_question_and_a_groups_admin_may_hide_behind_the_group(
    server: BotApi, anna: Person, bot: Service, script: Script
) -> None:
    group = server.group("街坊", anna, is_supergroup=True)
    hidden = {"sender_chat": group.as_json(), "is_topic_message": True, "message_thread_id": 7}
    anna._says(group, "/help", extra=hidden)
    await anna.next_reply(chat=group)
    assert server.calls_of("sendMessage")[-1].params["message_thread_id"] == 7
    assert script.heard[-1].person == person_key(bot.interior._secret, group.id)


async def test_who_lets_the_bot_into_a_group_is_answered_there_once(
    server: BotApi,
    anna: Person,
    bot: Service,
    script: Script,
) -> None:
    group = server.group("街坊", anna, has_bot=False)
    anna.adds_bot_to(group)
    await anna.next_reply(chat=group)
    anna.adds_bot_to(group, as_admin=True)
    await server.settles()
    assert [one.kind for one in script.heard] == [Kind.JOINED]
    assert len(group.bot_messages) == 1


def waits_for_word(store: Store, chat: int) -> None:
    """Somebody's report is settled, and their chat kept until they were told."""
    number = store.corrections.report("a" * 64, f"passage-{chat}", Mistake.CUT_SHORT, str(chat))
    assert number
    assert store.corrections.settle(number, by="b" * 64)


async def test_whoever_waits_for_word_is_forgotten_when_they_block_the_bot_or_put_it_out(
    server: BotApi, anna: Person, bot: Service
) -> None:
    group = server.group("街坊", anna)
    for chat in (anna.id, group.id):
        waits_for_word(bot.interior.store, chat)
    assert len(bot.interior.store.corrections.to_tell()) == 2
    anna.blocks()
    anna.removes_bot_from(group)
    await server.settles()
    assert bot.interior.store.corrections.to_tell() == ()


async def test_whoever_blocks_the_bot_before_an_answer_is_forgotten_too(
    server: BotApi, anna: Person, tmp_path: Path, script: Script
) -> None:
    async with a_bot(server, tmp_path, script) as bot:
        waits_for_word(bot.interior.store, anna.id)
        server.faults.forbidden("sendMessage")
        anna.writes("就业")
        await server.settles()
        assert bot.pace.counts["forbidden"] == 1
    assert bot.interior.store.corrections.to_tell() == ()
    bot.interior.store.close()


async def test_a_group_that_becomes_a_supergroup_is_answered_there_and_not_about_its_becoming_one(
    server: BotApi, anna: Person, bot: Service, script: Script
) -> None:
    upgraded = server.becomes_supergroup(server.group("街坊", anna))
    await server.settles()
    assert not script.heard
    anna._says(upgraded, "/help")
    await anna.next_reply(chat=upgraded)
    assert bot.events.counts["failed"] == 0


async def test_in_a_supergroup_no_message_is_changed_by_a_number_of_the_group_that_it_was(
    server: BotApi, anna: Person, bot: Service, script: Script
) -> None:
    answers(script, Turn(said("一", NEXT)))
    group = server.group("街坊", anna)
    question = anna._says(group, "/help")
    old = await anna.next_reply(chat=group)
    upgraded = server.becomes_supergroup(group)
    for _ in range(4):
        anna._says(upgraded, "/help")
        await anna.next_reply(chat=upgraded)
    answers(script, Turn(said("二", NEXT), in_place=True), Turn(Reply((), ()), in_place=True), Turn(said("三")))
    await anna.presses(old).answer()
    assert (await anna.next_reply(chat=upgraded)).text == "二"
    await anna.presses(old).answer()
    anna.edits(question, "/page")
    assert (await anna.next_reply(chat=upgraded)).text == "三"
    await server.settles()
    assert [one.text for one in upgraded.bot_messages] == ["一"] * 4 + ["二", "三"]
    assert all(one.button_texts for one in upgraded.bot_messages[:4])
    assert bot.events.counts["failed"] == 0


# -- other things --


async def test_words_are_read_wherever_they_stand_and_what_else_is_sent_is_heard_as_what_it_is(
    server: BotApi,
    anna: Person,
    bot: Service,
    script: Script,
) -> None:
    own = anna.writes("自己的话")
    anna.sends_voice()
    anna.sends_sticker()
    anna.sends_photo("就业怎么办")
    anna.sends_photo()
    anna.sends_document("page.yaml", b"id: x")
    anna.forwards_from("Somebody", "转来的长文")
    anna.forwards(own)
    await server.settles()
    assert [(one.kind, one.text) for one in script.heard] == [
        (Kind.SAID, "自己的话"), (Kind.OTHER, ""), (Kind.OTHER, ""), (Kind.SAID, "就业怎么办"), (Kind.OTHER, ""),
        (Kind.FILE, ""), (Kind.FORWARDED, ""), (Kind.SAID, "自己的话"),
    ]  # fmt: skip


async def test_an_album_is_answered_once_and_words_of_other_bots_and_the_chat_itself_never(
    server: BotApi,
    anna: Person,
    bot: Service,
    script: Script,
) -> None:
    photo = server.world.new_file("photo", "photo.jpg", b"photo").as_json() | {"width": 90, "height": 60}
    for _ in range(3):
        anna._says(anna.chat, "", media={"photo": [photo]}, extra={"media_group_id": "1"})
    anna._says(anna.chat, "由本机器人转来", extra={"via_bot": server.bot.as_json()})
    anna._says(anna.chat, "x", extra={"sender_chat": {"id": -1001, "type": "channel", "title": "频道"}})
    service = server.world.new_message(anna.chat, anna.as_json(), extra={"delete_chat_photo": True})
    anna._tell(service, "message")
    other = {"id": 5, "is_bot": True, "first_name": "Other"}
    server.world.updates.add("message", {**service.as_json(), "from": other, "text": "hi"}, "chat")
    await server.settles()
    assert [one.kind for one in script.heard] == [Kind.OTHER]


# -- inline --


def offered(number: int, following: str = "") -> Callable[[str, str, str], Results]:
    def offers(query: str, offset: str, language: str) -> Results:
        reply = said(f"{query}{offset}", (Button("在机器人里看", "p-1", Action.OPEN), Button("下一段", "n:1")))
        return Results(tuple(Result(f"r{n}", f"王{n}", "标题", reply) for n in range(number)), following)

    return offers


async def test_inline_results_can_be_sent_and_carry_a_link_and_nothing_that_asks_the_bot(
    server: BotApi, anna: Person, tmp_path: Path
) -> None:
    async with a_bot(server, tmp_path, Script(offers=offered(60, "50"))):
        typing = await anna.types_inline("就业").answer()
        assert (len(typing.results), typing.is_personal, typing.cache_time) == (50, True, 60)
        message = anna.chooses_inline("r3")
        assert (message.text, message.button_texts) == ("就业", ["在机器人里看"])
        assert anna.opens(message).text == "/start p-1"  # type: ignore[union-attr]
        assert (await anna.scrolls_inline().answer()).offset == "50"
        await server.settles()


async def test_an_empty_list_has_a_button_that_opens_the_bot(anna: Person, bot: Service, script: Script) -> None:
    typing = await anna.types_inline("没有的事").answer()
    assert typing.results == []
    assert typing.button == {"text": WORDS["zh-Hans"]("inline.nothing"), "start_parameter": "inline"}
    bot.interior.store.people.choose_language(person_key(bot.interior._secret, anna.id), "en")
    typing = await anna.types_inline("nothing").answer()
    assert typing.button is not None
    assert typing.button["text"] == WORDS["en"]("inline.nothing")
    anna.starts("inline")
    await anna.next_reply()
    assert script.heard[-1].text == "/start inline", "which opens no passage: the conversation greets"


async def test_an_empty_list_says_why_it_is_empty_and_is_not_kept(server: BotApi, anna: Person, tmp_path: Path) -> None:
    async with a_bot(server, tmp_path, Script(offers=lambda *_: Results((), hint="等一等"))):
        typing = await anna.types_inline("就业").answer()
    assert (typing.button or {}).get("text") == "等一等"
    assert typing.cache_time == 0


async def test_results_that_telegram_would_refuse_are_left_out(server: BotApi, anna: Person, tmp_path: Path) -> None:
    odd = [Result("a", " ", "", said("一")), Result("a", "二", "", said("二")), Result("长" * 30, "三", "", said("三"))]
    async with a_bot(server, tmp_path, Script(offers=lambda *_: Results(tuple(odd)))):
        typing = await anna.types_inline("就业").answer()
    assert [result["title"] for result in typing.results] == ["二"]


async def test_a_failing_list_is_an_empty_one(server: BotApi, anna: Person, tmp_path: Path) -> None:
    def fails(query: str, offset: str, language: str) -> Results:
        raise KeyError(query, offset, language)

    async with a_bot(server, tmp_path, Script(offers=fails)) as bot:
        assert (await anna.types_inline("就业").answer()).results == []
        assert bot.events.counts["failed"] == 1


# -- guests --


async def test_as_a_guest_it_answers_where_the_setting_allows_it(
    server: BotApi, anna: Person, tmp_path: Path, script: Script
) -> None:
    answers(script, Turn(said("原话", (Button("在机器人里看", "p-1", Action.OPEN), *NEXT))))
    async with a_bot(server, tmp_path, script, telegram={"guests": True}):
        reply = await anna.calls_guest("就业").answer()
        assert (reply.text, reply.button_texts) == ("原话", ["在机器人里看"])
    assert (script.heard[0].text, script.heard[0].is_group, script.heard[0].address) == ("就业", True, "")


async def test_without_the_setting_guests_are_not_heard(
    server: BotApi, anna: Person, bot: Service, script: Script
) -> None:
    anna.calls_guest("就业")
    await server.settles()
    assert script.heard == []


# -- when it takes long, when it fails --


async def test_typing_is_shown_when_an_answer_takes_long_and_not_otherwise(server: BotApi, tmp_path: Path) -> None:
    thinking = threading.Event()

    def hears(incoming: Incoming) -> Turn:
        if incoming.text == "难":
            thinking.wait(5)
        return Turn(said("好"))

    clock = Clock(factor=50)
    anna, boris = server.person("Anna"), server.person("Boris")
    async with a_bot(server, tmp_path, Script(hears), clock=clock):
        anna.writes("难")
        assert await anna.next_action() == "typing"
        assert (await boris.asks("易")).text == "好"
        thinking.set()
        assert (await anna.next_reply()).text == "好"
    assert boris.chat.actions == []


def faults_told(admin: Person) -> int:
    """Of how many faults an admin's notices tell, however many of them a notice gathers."""
    return sum(int(number) for text in admin.chat.texts for number in re.findall(r"(\d+) 次 ValueError", text))


async def test_a_fault_is_a_sentence_for_the_citizen_and_a_place_for_the_admins(
    server: BotApi, tmp_path: Path, script: Script, caplog: pytest.LogCaptureFixture
) -> None:
    answers(script, ValueError("Anna asked 就业"))
    admin = server.person("Admin")
    anna, chen = server.person("Anna", language_code="zh-tw"), server.person("Chen", language_code="de")
    clock = Clock(factor=100)
    async with a_bot(server, tmp_path, script, admins=frozenset({admin.id}), clock=clock) as bot:
        assert (await anna.asks("就业")).text == WORDS["zh-Hant"]("trouble.sorry")
        bot.interior.store.people.choose_language(person_key(bot.interior._secret, chen.id), "zh-Hans")
        assert (await chen.asks("就业")).text == SORRY
        first = await admin.next_reply()
        assert "ValueError (" in first.text
        for _ in range(3):
            await anna.asks("就业")
        while faults_told(admin) < 5:
            await admin.next_reply()
    assert faults_told(admin) == 5
    assert "Anna" not in first.text + caplog.text
    assert "就业" not in first.text + caplog.text


async def test_a_press_that_fails_is_answered_by_an_alert(anna: Person, bot: Service, script: Script) -> None:
    answers(script, Turn(said("一", NEXT)), ValueError())
    press = await anna.presses(await anna.asks("就业")).answer()
    assert (press.toast, press.is_alert) == (SORRY, True)


async def test_what_telegram_refuses_to_show_is_replaced_by_a_sentence(
    server: BotApi,
    anna: Person,
    bot: Service,
) -> None:
    server.faults.refused(400, "can't parse entities: of another kind", "sendMessage")
    assert (await anna.asks("就业")).text == SORRY


async def test_a_fault_without_anybody_to_tell_is_only_logged(anna: Person, bot: Service, script: Script) -> None:
    answers(script, ValueError())
    await anna.asks("就业")
    assert bot.events.counts["failed"] == 1


async def test_what_is_told_leaves_in_order_and_from_any_thread_and_is_settled(
    server: BotApi, anna: Person, bot: Service
) -> None:
    settled: list[tuple[str, bool]] = []

    def tells() -> None:
        for text in "01234":
            bot.interior.outbox.tell(str(anna.id), said(text), lambda is_settled, text=text: note(text, is_settled))
        bot.interior.outbox.tell("999", said("nobody"), lambda is_settled: note("nobody", is_settled))

    def note(text: str, is_settled: bool) -> None:
        settled.append((text, is_settled))

    with server.allow("chat not found"):
        thread = threading.Thread(target=tells)
        thread.start()
        for number in range(5):
            assert (await anna.next_reply()).text == str(number)
        thread.join()
        async with asyncio.timeout(5):
            while len(settled) < 6:
                await server.settles()
    assert sorted(settled) == [(text, True) for text in (*"01234", "nobody")]
    assert bot.interior.facts().unsent == 0
    assert bot.interior.facts().heard is not None


async def test_whoever_writes_unasked_hears_that_it_did_not_arrive_for_the_moment(
    server: BotApi, anna: Person, tmp_path: Path
) -> None:
    settled: list[bool] = []
    async with a_bot(server, tmp_path, Script(), read_timeout=0.1) as bot:
        server.faults.answers_late(0.5, method="sendMessage")
        bot.interior.outbox.tell(str(anna.id), said("word"), settled.append)
        await until(lambda: bool(settled))
        await server.settles(quiet=0.6)
    assert settled == [False]


# -- read as it came --


def ears() -> Hearing:
    return Hearing(User(1, "bot", True, username="the_bot"), "person {}".format, "chat {}".format, (7,), ("help",))


def written(text: str, sender: int = 5, **others: object) -> JSON:
    person = {"id": sender, "is_bot": False, "first_name": "Anna", "language_code": "zh-hant"}
    chat = {"id": sender, "type": "private", "first_name": "Anna"}
    return {
        "update_id": 1,
        "message": {"message_id": 9, "from": person, "chat": chat, "date": 1, "text": text} | others,
    }


@pytest.mark.parametrize("text", ["罗芳说了什么", " 养老\n", "a < b & c", "@the_bot 你好", "罗芳是谁?"])
@pytest.mark.parametrize("sender", [5, 7])
def test_plain_words_are_heard_as_the_library_would_have_them(text: str, sender: int) -> None:
    update = written(text, sender)
    heard = ears().plain(update)
    assert heard is not None
    message = Update.de_json(update).message
    assert message is not None
    assert heard == ears().message(message)


@pytest.mark.parametrize(
    "update",
    [
        written("/help"),
        written(" "),
        written("你好", entities=[{"type": "mention", "offset": 0, "length": 2}]),
        written("你好", chat={"id": -5, "type": "group", "title": "g"}),
        written("你好", **{"from": {"id": 5, "is_bot": True, "first_name": "b"}}),
        written("你好", forward_origin={"type": "hidden_user", "date": 1, "sender_user_name": "x"}),
        {"update_id": 1, "edited_message": written("你好")["message"]},
    ],
)
def test_what_is_more_than_plain_words_is_read_by_the_library(update: JSON) -> None:
    assert ears().plain(update) is None


async def test_what_is_told_of_a_subject_again_takes_the_place_of_what_was(anna: Person, bot: Service) -> None:
    for words, subject in (("一", "a"), ("二", "b"), ("三", "a"), ("四", "")):
        bot.interior.outbox.tell(str(anna.chat_id), said(words), subject=subject)
    await until(lambda: len(anna.chat.bot_messages) == 3)
    assert anna.chat.texts == ["三", "二", "四"]


async def test_what_is_known_already_is_said_without_a_thread(anna: Person, bot: Service, script: Script) -> None:
    threads: list[threading.Thread] = []

    def hears(incoming: Incoming) -> Turn:
        threads.append(threading.current_thread())
        return Turn(said(incoming.text))

    script._hears, script.knows = hears, "知"
    assert [(await anna.asks(text)).text for text in ("想", "知")] == ["想", "知"]
    assert [one is threading.current_thread() for one in threads] == [False, True]
