"""The rules that the Bot API double keeps: what Telegram refuses it refuses, what Telegram takes it takes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import pairwise
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Update,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from tests.bot_api import BotApi, Clock, Limits, NoReply, Press
from tests.bot_api.clock import Signal
from tests.bot_api.entities import parse_html, to_html, trimmed, utf16
from tests.bot_api.refusals import Refused

pytestmark = pytest.mark.anyio
Answer = dict[str, Any]


class Caller:
    """Calls methods as a library would, and gives Telegram's answer as it came."""

    def __init__(self, server: BotApi, session: aiohttp.ClientSession) -> None:
        self.server = server
        self.session = session

    async def __call__(self, method: str, **params: Any) -> Answer:
        async with self.session.post(self._url(method), json=params) as response:
            answer: Answer = await response.json()
            return answer

    async def form(self, method: str, form: dict[str, str] | aiohttp.FormData) -> Answer:
        async with self.session.post(self._url(method), data=form) as response:
            answer: Answer = await response.json()
            return answer

    async def raw(self, method: str, **params: Any) -> tuple[int, str, str]:
        async with self.session.post(self._url(method), json=params) as response:
            return response.status, response.content_type, await response.text()

    def _url(self, method: str) -> str:
        return f"{self.server.base_url}{self.server.token}/{method}"


@pytest.fixture
async def server() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


@pytest.fixture
async def call(server: BotApi) -> AsyncIterator[Caller]:
    async with aiohttp.ClientSession() as session:
        yield Caller(server, session)


def keyboard(*buttons: Answer) -> Answer:
    return {"inline_keyboard": [list(buttons)]}


def article(id: str, text: str = "text", **parts: Any) -> Answer:  # noqa: A002 -- the Bot API's own word
    return {
        "type": "article",
        "id": id,
        "title": "title",
        "input_message_content": {"message_text": text},
        **parts,
    }


# -- the front door --


async def test_a_wrong_token_is_unauthorized_and_a_malformed_one_not_found(server: BotApi, call: Caller) -> None:
    async with call.session.get(f"{server.base_url}7000000001:{'x' * 35}/getMe") as response:
        assert (response.status, (await response.json())["description"]) == (401, "Unauthorized")
    async with call.session.get(f"{server.base_url}nonsense/getMe") as response:
        assert (response.status, (await response.json())["description"]) == (404, "Not Found")


async def test_an_unknown_method_is_not_found_and_a_violation(server: BotApi, call: Caller) -> None:
    assert (await call("sendNothing"))["error_code"] == 404
    assert [violation.method for violation in server.violations] == ["sendNothing"]


async def test_methods_are_found_whatever_their_case(call: Caller) -> None:
    assert (await call("GETME"))["result"]["username"] == "the_test_bot"


async def test_json_form_and_multipart_bodies_and_the_query_are_understood(server: BotApi, call: Caller) -> None:
    anna = server.person("Anna")
    markup = json.dumps(keyboard({"text": "more", "callback_data": "m"}))
    await call("sendMessage", chat_id=anna.id, text="json")
    await call.form("sendMessage", {"chat_id": str(anna.id), "text": "a+b&c=d%e#f;g", "reply_markup": markup})
    multipart = aiohttp.FormData({"chat_id": str(anna.id), "text": "multipart"}, default_to_multipart=True)
    await call.form("sendMessage", multipart)
    async with call.session.get(
        f"{server.base_url}{server.token}/sendMessage", params={"chat_id": anna.id, "text": "query"}
    ):
        pass
    assert anna.chat.texts == ["json", "a+b&c=d%e#f;g", "multipart", "query"]
    assert anna.chat.messages[1].button_texts == ["more"]
    server.verify()


async def test_an_unknown_parameter_is_ignored_but_a_violation(server: BotApi, call: Caller) -> None:
    anna = server.person()
    assert (await call("sendMessage", chat_id=anna.id, text="hi", colour="red"))["ok"]
    assert [(str(violation.rule), violation.status) for violation in server.violations] == [
        ("unknown parameter 'colour'", 200)
    ]


async def test_an_unknown_field_of_a_button_is_a_violation(server: BotApi, call: Caller) -> None:
    anna = server.person()
    markup = keyboard({"text": "a", "callback_data": "b", "colour": "red"})
    assert (await call("sendMessage", chat_id=anna.id, text="hi", reply_markup=markup))["ok"]
    assert [violation.rule for violation in server.violations] == ["InlineKeyboardButton: unknown field 'colour'"]


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"text": "hi"}, "Bad Request: chat_id is empty"),
        ({"chat_id": 1}, "Bad Request: message text is empty"),
        ({"chat_id": 1, "text": ""}, "Bad Request: message text is empty"),
        ({"chat_id": 1, "text": " \n "}, "Bad Request: text must be non-empty"),
        ({"chat_id": 1, "text": "\u3000\u200b"}, "Bad Request: text must be non-empty"),
        ({"chat_id": 1, "text": "<b> </b>", "parse_mode": "HTML"}, "Bad Request: text must be non-empty"),
        ({"chat_id": 1, "text": "x" * 4097}, "Bad Request: message is too long"),
        ({"chat_id": 1, "text": "字" * 10923}, "Bad Request: text is too long"),
        ({"chat_id": 1, "text": "hi", "parse_mode": "XML"}, "Bad Request: unsupported parse_mode"),
        ({"chat_id": 1, "text": "1 < 2", "parse_mode": "HTML"}, None),
        ({"chat_id": 99, "text": "hi"}, "Bad Request: chat not found"),
        (
            {"chat_id": 1, "text": "hi", "reply_parameters": {"message_id": 77}},
            "Bad Request: message to be replied not found",
        ),
        ({"chat_id": 1, "text": "hi", "reply_markup": "{"}, None),
        ({"chat_id": 1, "text": "hi", "reply_markup": {"inline_keyboard": {}}}, None),
        ({"chat_id": 1, "text": "hi", "disable_notification": {}}, ""),
        (
            {"chat_id": 1, "text": "hi", "entities": [{"type": "bold", "offset": 1, "length": 2}]},
            "Bad Request: can't parse MessageEntity: bold lies outside of the text",
        ),
    ],
)
async def test_a_message_that_telegram_refuses_is_refused_and_recorded(
    server: BotApi, call: Caller, params: Answer, description: str | None
) -> None:
    anna = server.person()
    if params.get("chat_id") == 1:
        params = params | {"chat_id": anna.id}
    answer = await call("sendMessage", **params)
    if description == "":
        assert answer["ok"], "Telegram takes nonsense for false"
        assert len(server.violations) == 1
        return
    assert (answer["ok"], answer["error_code"]) == (False, 400)
    assert description in (None, answer["description"])
    assert [violation.rule for violation in server.violations] == [answer["description"]]
    assert not anna.chat.bot_messages


async def test_4096_characters_are_counted_after_the_tags_are_read(server: BotApi, call: Caller) -> None:
    anna = server.person()
    text = "<b>" + "字" * 4096 + "</b>"
    assert (await call("sendMessage", chat_id=anna.id, text=text, parse_mode="HTML"))["ok"]
    assert anna.chat.bot_messages[0].html == text


# -- HTML --


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ("plain", "plain", []),
        ("<b>a</b>b", "ab", [("bold", 0, 1)]),
        ("<B>a</b>", "a", [("bold", 0, 1)]),
        ("<strong>a</strong><em>b</em>", "ab", [("bold", 0, 1), ("italic", 1, 1)]),
        ("<ins>a</ins><u>b</u>", "ab", [("underline", 0, 1), ("underline", 1, 1)]),
        (
            "<s>a</s><strike>b</strike><del>c</del>",
            "abc",
            [("strikethrough", 0, 1), ("strikethrough", 1, 1), ("strikethrough", 2, 1)],
        ),
        (
            '<span class="tg-spoiler">a</span><tg-spoiler>b</tg-spoiler>',
            "ab",
            [("spoiler", 0, 1), ("spoiler", 1, 1)],
        ),
        ("<b>一<i>二</i></b>", "一二", [("bold", 0, 2), ("italic", 1, 1)]),
        ("😀<b>a</b>", "😀a", [("bold", 2, 1)]),
        ("<b></b>a", "a", []),
        ("<pre>a</pre><code>b</code>", "ab", [("pre", 0, 1), ("code", 1, 1)]),
        ('<pre><code class="language-python">a</code></pre>', "a", [("pre", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
        ('<a href="https://example.org/?a=1&amp;b=2">a</a>', "a", [("text_link", 0, 1)]),
        ('<a href="tg://user?id=5">a</a>', "a", [("text_mention", 0, 1)]),
        ("&lt;&gt;&amp;&quot;&#39;&#x4e00;", "<>&\"'一", []),
        ("a & b", "a & b", []),
        ('<tg-emoji emoji-id="53">👍</tg-emoji>', "👍", [("custom_emoji", 0, 2)]),
        ('<tg-time unix="1647531900" format="wDT">then</tg-time>', "then", [("date_time", 0, 4)]),
        ("<b>a</>", "a", [("bold", 0, 1)]),
    ],
)
async def test_html_becomes_text_and_entities(html: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    notes: list[str] = []
    read, found = parse_html(html, notes)
    assert read == text
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in found] == entities
    assert notes == []
    assert parse_html(to_html(read, found), []) == (read, found)


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("一<2", "Unclosed start tag at byte offset 3"),
        ("<h1>a</h1>", 'Unsupported start tag "h1" at byte offset 0'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("<b>a", "Can't find end tag corresponding to start tag b"),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ('<a href="x>a</a>', "Unclosed start tag at byte offset 0"),
        (
            "<a href>a</a>",
            'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0',
        ),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji>a</tg-emoji>", "Invalid custom emoji identifier specified"),
        ("&#xD800;", "Text contains invalid Unicode characters"),
    ],
)
async def test_html_that_telegram_cannot_read_is_refused(html: str, what: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_html(html, [])
    assert refused.value.description.startswith(f"Bad Request: can't parse entities: {what}")


@pytest.mark.parametrize(
    "html",
    [
        "a&nbsp;b",
        "<code><b>a</b></code>",
        "<blockquote><blockquote>a</blockquote></blockquote>",
        '<a href="no link">a</a>',
        '<b style="x">a</b>',
    ],
)
async def test_html_that_telegram_drops_in_silence_is_noted(html: str) -> None:
    notes: list[str] = []
    parse_html(html, notes)
    assert len(notes) == 1


async def test_white_space_around_a_text_is_cut_as_far_as_no_entity_covers_it() -> None:
    text, entities = trimmed(*parse_html(" \n<b> a </b> ", []))
    assert (text, entities) == (" a", [{"type": "bold", "offset": 0, "length": 2}])
    assert utf16("a😀") == 3


# -- keyboards --


@pytest.mark.parametrize(
    ("button", "description"),
    [
        ({"callback_data": "x"}, "can't parse inline keyboard button: Can't find field \"text\""),
        (
            {"text": "a"},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"text": "a", "callback_data": "字" * 22}, "BUTTON_DATA_INVALID"),
        (
            {"text": "a", "callback_data": ""},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"text": "a", "url": "no link"}, "inline keyboard button URL 'no link' is invalid: Wrong HTTP URL"),
        ({"text": "a", "copy_text": {"text": "x" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
        (
            {"text": 5, "callback_data": "a"},
            'can\'t parse inline keyboard button: Field "text" must be of type String',
        ),
    ],
)
async def test_a_button_that_telegram_refuses_is_refused(
    server: BotApi, call: Caller, button: Answer, description: str
) -> None:
    answer = await call("sendMessage", chat_id=server.person().id, text="hi", reply_markup=keyboard(button))
    assert answer["description"] == f"Bad Request: {description}"


async def test_buttons_of_every_kind_are_taken(server: BotApi, call: Caller) -> None:
    anna = server.person()
    buttons: list[Answer] = [
        {"text": "a", "callback_data": "字" * 21 + "x"},
        {"text": "b", "url": "https://example.org"},
        {"text": "c", "copy_text": {"text": "x" * 256}},
        {"text": "d", "switch_inline_query_current_chat": ""},
        {"text": "e", "switch_inline_query": "topic"},
        {"text": "f", "switch_inline_query_chosen_chat": {"query": "q", "allow_group_chats": True}},
    ]
    await call("sendMessage", chat_id=anna.id, text="hi", reply_markup=keyboard(*buttons))
    server.verify()
    assert anna.copies("c") == "x" * 256
    assert anna.switches_inline("e").query == "topic"
    assert anna.opens("b") is None


async def test_a_button_without_text_or_with_two_actions_is_taken_but_a_violation(server: BotApi, call: Caller) -> None:
    anna = server.person()
    markup = keyboard({"text": " ", "callback_data": "a"}, {"text": "b", "callback_data": "b", "url": "https://e.org"})
    assert (await call("sendMessage", chat_id=anna.id, text="hi", reply_markup=markup))["ok"]
    assert anna.chat.bot_messages[0].button_texts == ["b"]
    assert [violation.status for violation in server.violations] == [200, 200]


async def test_a_deep_link_with_a_payload_that_telegram_does_not_pass_on_is_a_violation(
    server: BotApi, call: Caller
) -> None:
    anna = server.person()
    link = "https://t.me/the_test_bot?start="
    buttons = keyboard({"text": "good", "url": f"{link}p-1_a"}, {"text": "bad", "url": f"{link}p.1"})
    await call("sendMessage", chat_id=anna.id, text="hi", reply_markup=buttons)
    assert [violation.rule for violation in server.violations] == ["start payload 'p.1' is not 1 to 64 of A-Za-z0-9_-"]
    started = anna.opens("good")
    assert started is not None
    assert started.text == "/start p-1_a"
    with pytest.raises(ValueError, match="payload"):
        anna.starts("字")


# -- edits, deletions, actions --


async def test_an_unchanged_edit_is_refused_and_a_changed_one_kept_with_its_history(
    server: BotApi, call: Caller
) -> None:
    anna = server.person()
    sent = (await call("sendMessage", chat_id=anna.id, text="one"))["result"]
    where = {"chat_id": anna.id, "message_id": sent["message_id"]}
    with server.allow("message is not modified") as expected:
        answer = await call("editMessageText", **where, text=" one ")
    assert "message is not modified" in answer["description"]
    assert len(expected.used) == 1
    assert (await call("editMessageText", **where, text="two"))["result"]["edit_date"]
    assert (await anna.next_edit()).text == "two"
    assert [version.text for version in anna.chat.messages[0].history] == ["one"]
    server.verify()


async def test_what_is_not_there_or_not_the_bots_cannot_be_edited(server: BotApi, call: Caller) -> None:
    anna = server.person()
    hers = anna.writes("hello")
    gone = (await call("sendMessage", chat_id=anna.id, text="x"))["result"]["message_id"]
    assert (await call("deleteMessage", chat_id=anna.id, message_id=gone))["ok"]
    for message_id, words in (
        (gone, "to edit not found"),
        (999, "to edit not found"),
        (hers.id, "can't be edited"),
    ):
        answer = await call("editMessageText", chat_id=anna.id, message_id=message_id, text="y")
        assert answer["description"] == f"Bad Request: message {words}"
    assert (await call("deleteMessage", chat_id=anna.id, message_id=gone))["description"].endswith("delete not found")
    assert anna.chat.texts == []


async def test_a_keyboard_can_be_taken_away_once(server: BotApi, call: Caller) -> None:
    anna = server.person()
    markup = keyboard({"text": "a", "callback_data": "a"})
    sent = (await call("sendMessage", chat_id=anna.id, text="x", reply_markup=markup))["result"]
    where = {"chat_id": anna.id, "message_id": sent["message_id"]}
    button = anna.chat.bot_messages[0].button("a")
    assert (await call("editMessageReplyMarkup", **where))["ok"]
    assert "not modified" in (await call("editMessageReplyMarkup", **where))["description"]
    with pytest.raises(AssertionError, match="gone"):
        anna.presses(button)


async def test_a_chat_action_is_seen_and_a_wrong_one_refused(server: BotApi, call: Caller) -> None:
    anna = server.person()
    await call("sendChatAction", chat_id=anna.id, action="typing")
    assert await anna.next_action() == "typing"
    assert "wrong parameter action" in (await call("sendChatAction", chat_id=anna.id, action="x"))["description"]


# -- who may be written to --


async def test_blocked_and_never_met_people_and_left_groups_are_forbidden(server: BotApi, call: Caller) -> None:
    anna, ben = server.person("Anna"), server.person("Ben", has_started=False)
    group = server.group("Town", anna, has_bot=False)
    anna.blocks()
    targets = (anna.id, ben.id, group.id)
    words = [(await call("sendMessage", chat_id=target, text="x"))["description"] for target in targets]
    assert words == [
        "Forbidden: bot was blocked by the user",
        "Forbidden: bot can't initiate conversation with a user",
        "Forbidden: bot is not a member of the group chat",
    ]
    assert [violation.rule for violation in server.violations] == [words[1]], "only this the bot could know"
    anna.unblocks()
    assert (await call("sendMessage", chat_id=anna.id, text="x"))["ok"]


async def test_a_group_that_became_a_supergroup_names_its_new_id(server: BotApi, call: Caller) -> None:
    group = server.group("Town", server.person())
    upgraded = server.becomes_supergroup(group)
    answer = await call("sendMessage", chat_id=group.id, text="x")
    assert answer["parameters"] == {"migrate_to_chat_id": upgraded.id}
    assert (await call("sendMessage", chat_id=upgraded.id, text="x"))["ok"]
    kinds = [update["message"] for update in (await call("getUpdates"))["result"]]
    assert [("migrate_to_chat_id" in message, "migrate_from_chat_id" in message) for message in kinds] == [
        (True, False),
        (False, True),
    ]
    server.verify()


# -- updates --


async def test_updates_come_until_they_are_confirmed(server: BotApi, call: Caller) -> None:
    anna = server.person()
    anna.writes("one")
    anna.writes("two")
    first = (await call("getUpdates"))["result"]
    again = (await call("getUpdates", limit=1))["result"]
    assert [update["message"]["text"] for update in first] == ["one", "two"]
    assert again == first[:1]
    rest = (await call("getUpdates", offset=first[0]["update_id"] + 1))["result"]
    assert rest == first[1:]
    assert (await call("getUpdates", offset=first[1]["update_id"] + 1))["result"] == []


async def test_a_long_poll_returns_as_soon_as_there_is_something(server: BotApi, call: Caller) -> None:
    anna = server.person()
    poll = asyncio.create_task(call("getUpdates", timeout=30))
    await server.world.activity.wait(0.05)
    anna.writes("hello")
    assert (await asyncio.wait_for(poll, 2))["result"][0]["message"]["text"] == "hello"


async def test_a_long_poll_ends_when_its_time_is_over_on_the_servers_clock() -> None:
    async with BotApi(clock=Clock(factor=1000)) as server, aiohttp.ClientSession() as session:
        assert (await Caller(server, session)("getUpdates", timeout=50))["result"] == []


async def test_a_second_poll_ends_the_first_with_a_conflict(server: BotApi, call: Caller) -> None:
    first = asyncio.create_task(call("getUpdates", timeout=30))
    await server.world.activity.wait(0.05)
    second = asyncio.create_task(call("getUpdates", timeout=30))
    assert (await asyncio.wait_for(first, 2))["error_code"] == 409
    server.person().writes("x")
    assert (await asyncio.wait_for(second, 2))["ok"]


async def test_only_allowed_updates_come_and_the_list_is_kept(server: BotApi, call: Caller) -> None:
    await call("getUpdates", allowed_updates=["message"])
    anna = server.person()
    message = anna.writes("one")
    anna.edits(message, "two")
    assert [list(update)[1] for update in (await call("getUpdates"))["result"]] == ["message"]
    await call("getUpdates", allowed_updates=[])
    anna.edits(message, "three")
    assert "edited_message" in (await call("getUpdates", offset=-1))["result"][0]


async def test_updates_that_nobody_fetches_go_away(server: BotApi, call: Caller) -> None:
    anna = server.person()
    anna.types_inline("x")
    anna.writes("y")
    server.clock.advance(31)
    assert [list(update)[1] for update in (await call("getUpdates"))["result"]] == ["message"]
    server.clock.advance(86400)
    assert (await call("getUpdates"))["result"] == []


async def test_messages_carry_commands_mentions_links_and_hashtags(server: BotApi, call: Caller) -> None:
    anna = server.person(language_code="zh-hans")
    anna.writes("😀 /help@the_test_bot @ben https://example.org #topic")
    message = (await call("getUpdates"))["result"][0]["message"]
    assert [(e["type"], e["offset"], e["length"]) for e in message["entities"]] == [
        ("bot_command", 3, 18),
        ("mention", 22, 4),
        ("url", 27, 19),
        ("hashtag", 47, 6),
    ]
    assert message["from"]["language_code"] == "zh-hans"


async def test_privacy_mode_keeps_plain_talk_and_mentions_from_the_bot(server: BotApi, call: Caller) -> None:
    anna = server.person()
    group = server.group("Town", anna)
    said = (await call("sendMessage", chat_id=group.id, text="hello"))["result"]["message_id"]
    anna.writes_in(group, "plain")
    anna.writes_in(group, "mention", mentions_bot=True)
    anna.writes_in(group, "/help@another_bot")
    anna.writes_in(group, "/help@the_test_bot")
    anna.writes_in(group, "reply", reply_to=group.message(said))
    heard = [update["message"]["text"] for update in (await call("getUpdates"))["result"]]
    assert heard == ["/help@the_test_bot", "reply"]
    server.bot.reads_all_group_messages = True
    anna.writes_in(group, "plain")
    assert (await call("getUpdates", offset=-1))["result"][0]["message"]["text"] == "plain"


async def test_everything_else_that_people_send_reaches_the_bot(server: BotApi, call: Caller) -> None:
    anna = server.person()
    anna.sends_photo("caption")
    anna.sends_voice()
    anna.sends_sticker()
    anna.sends_location(1.0, 2.0)
    anna.sends_contact("+1", "Ben")
    anna.sends_document("page.txt", "版面".encode())
    anna.forwards(anna.writes("x"))
    anna.forwards_from("Somebody", "y")
    messages = [update["message"] for update in (await call("getUpdates"))["result"]]
    kinds = [
        "photo",
        "voice",
        "sticker",
        "location",
        "contact",
        "document",
        "text",
        "forward_origin",
        "forward_origin",
    ]
    assert all(kind in message for kind, message in zip(kinds, messages, strict=True))
    document = messages[5]["document"]
    path = (await call("getFile", file_id=document["file_id"]))["result"]["file_path"]
    async with call.session.get(f"{server.base_file_url}{server.token}/{path}") as response:
        assert (await response.read()).decode() == "版面"


async def test_a_file_can_be_uploaded_and_its_caption_is_at_most_1024_characters(server: BotApi, call: Caller) -> None:
    anna = server.person()
    form = aiohttp.FormData({"chat_id": str(anna.id), "caption": "<b>c</b>", "parse_mode": "HTML"})
    form.add_field("document", b"content", filename="list.csv")
    sent = (await call.form("sendDocument", form))["result"]
    assert sent["document"]["file_name"] == "list.csv"
    assert (await anna.next_reply()).html == "<b>c</b>"
    again = await call("sendDocument", chat_id=anna.id, document=sent["document"]["file_id"], caption="x" * 1025)
    assert again["description"] == "Bad Request: message caption is too long"
    assert "wrong file identifier" in (await call("sendPhoto", chat_id=anna.id, photo="x"))["description"]


# -- queries --


async def press_of(server: BotApi, call: Caller) -> Press:
    anna = server.person()
    markup = keyboard({"text": "more", "callback_data": "m"})
    await call("sendMessage", chat_id=anna.id, text="x", reply_markup=markup)
    return anna.presses("more")


async def test_a_press_is_answered_at_most_once(server: BotApi, call: Caller) -> None:
    press = await press_of(server, call)
    assert server.unanswered_callbacks() == [press]
    with pytest.raises(AssertionError, match="never answered"):
        server.verify()
    assert (await call("answerCallbackQuery", callback_query_id=press.id, text="ok", show_alert=True))["ok"]
    assert ((await press.answer()).toast, press.is_alert) == ("ok", True)
    assert "query is too old" in (await call("answerCallbackQuery", callback_query_id=press.id))["description"]


async def test_a_press_cannot_be_answered_late_or_at_length(server: BotApi, call: Caller) -> None:
    press = await press_of(server, call)
    long = await call("answerCallbackQuery", callback_query_id=press.id, text="x" * 201)
    assert long["description"] == "Bad Request: MESSAGE_TOO_LONG"
    server.clock.advance(151)
    assert "query is too old" in (await call("answerCallbackQuery", callback_query_id=press.id))["description"]


@pytest.mark.parametrize(
    ("params", "description"),
    [
        (
            {"results": [article(str(number)) for number in range(51)]},
            "too many inline query results specified",
        ),
        ({"results": [article("a"), article("a")]}, "RESULT_ID_DUPLICATE"),
        ({"results": [article("字" * 22)]}, "RESULT_ID_INVALID"),
        ({"results": [article("")]}, "RESULT_ID_INVALID"),
        ({"results": [article("a", text="")]}, "message text is empty"),
        ({"results": [article("a", text="x" * 4097)]}, "message is too long"),
        (
            {"results": [{"type": "article", "id": "a", "title": "t"}]},
            "can't parse inline query result: Can't find field \"input_message_content\"",
        ),
        (
            {"results": [article("a") | {"type": "essay"}]},
            'can\'t parse inline query result: type "essay" is unsupported',
        ),
        ({"results": [], "next_offset": "字" * 22}, "NEXT_OFFSET_INVALID"),
        ({"results": [], "button": {"text": "a", "start_parameter": "字"}}, "START_PARAM_INVALID"),
        (
            {"results": [], "button": {"text": "a"}},
            ("can't parse inline query results button: InlineQueryResultsButton must have exactly one optional field"),
        ),
        (
            {"results": [article("a", reply_markup=keyboard({"text": "b", "callback_data": "x" * 65}))]},
            "BUTTON_DATA_INVALID",
        ),
    ],
)
async def test_inline_results_that_telegram_refuses_are_refused(
    server: BotApi, call: Caller, params: Answer, description: str
) -> None:
    typing = server.person().types_inline("topic")
    answer = await call("answerInlineQuery", inline_query_id=typing.id, **params)
    assert answer.get("description", "") == f"Bad Request: {description}"
    assert not typing.answered


async def test_an_inline_result_with_buttons_can_be_chosen_pressed_and_edited(server: BotApi, call: Caller) -> None:
    anna = server.person()
    typing = anna.types_inline("topic")
    results = [article("a", "<b>A</b>", reply_markup=keyboard({"text": "more", "callback_data": "m"}))]
    results[0]["input_message_content"]["parse_mode"] = "HTML"
    await call("answerInlineQuery", inline_query_id=typing.id, results=results, next_offset="1")
    assert anna.scrolls_inline().offset == "1"
    anna.typing = await typing.answer()
    message = anna.chooses_inline("a")
    anna.presses(message)
    updates = (await call("getUpdates"))["result"]
    chosen, pressed = updates[-2]["chosen_inline_result"], updates[-1]["callback_query"]
    assert chosen["result_id"] == "a"
    assert chosen["inline_message_id"] == pressed["inline_message_id"] == message.inline_id
    await call("editMessageText", inline_message_id=message.inline_id, text="B")
    assert (message.text, message.history[0].html) == ("B", "<b>A</b>")


async def test_a_guest_query_is_answered_once(server: BotApi, call: Caller) -> None:
    guest = server.person().calls_guest("who spoke?")
    update = (await call("getUpdates"))["result"][0]["guest_message"]
    query = {"guest_query_id": update["guest_query_id"], "result": article("a", "answer")}
    assert (await call("answerGuestQuery", **query))["result"]["inline_message_id"]
    assert (await guest.answer()).text == "answer"
    assert not (await call("answerGuestQuery", **query))["ok"]


# -- commands and names --


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"commands": [{"command": "Help", "description": "d"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "帮助", "description": "d"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "x" * 33, "description": "d"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "help", "description": ""}]}, "command description must be non-empty"),
        ({"commands": [{"command": "help", "description": "x" * 257}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        (
            {"commands": [{"command": f"c{n}", "description": "d"} for n in range(101)]},
            "BOT_COMMANDS_TOO_MUCH",
        ),
        ({"commands": [], "language_code": "zh-hans"}, "invalid language code specified"),
        (
            {"commands": [], "scope": {"type": "town"}},
            'can\'t parse BotCommandScope: type "town" is unsupported',
        ),
        ({"commands": [], "scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
    ],
)
async def test_commands_that_telegram_refuses_are_refused(call: Caller, params: Answer, description: str) -> None:
    assert (await call("setMyCommands", **params)).get("description") == f"Bad Request: {description}"


async def test_commands_and_names_are_kept_by_scope_and_language(server: BotApi, call: Caller) -> None:
    commands = [{"command": "help", "description": "帮助"}]
    scope = {"type": "all_private_chats"}
    await call("setMyCommands", commands=commands, scope=scope, language_code="zh")
    assert (await call("getMyCommands", scope=scope, language_code="zh"))["result"] == commands
    assert (await call("getMyCommands"))["result"] == []
    await call("setMyDescription", description="what it is")
    assert (await call("getMyDescription", language_code="zh"))["result"] == {"description": "what it is"}
    assert not (await call("setMyShortDescription", short_description="x" * 121))["ok"]
    assert len(server.violations) == 1


# -- faults --


async def test_a_call_before_the_end_of_retry_after_is_a_violation(server: BotApi, call: Caller) -> None:
    anna, ben = server.person("Anna"), server.person("Ben")
    server.faults.flood(5, method="sendMessage", chat=anna)
    answer = await call("sendMessage", chat_id=anna.id, text="x")
    assert (answer["error_code"], answer["parameters"]) == (429, {"retry_after": 5})
    assert (await call("sendMessage", chat_id=ben.id, text="x"))["ok"], "another chat is free"
    server.clock.advance(2)
    assert (await call("sendMessage", chat_id=anna.id, text="x"))["error_code"] == 429
    assert [violation.status for violation in server.violations] == [429]
    server.clock.advance(3)
    assert (await call("sendMessage", chat_id=anna.id, text="x"))["ok"]
    assert len(server.violations) == 1


async def test_a_flood_of_everything_holds_every_chat(server: BotApi, call: Caller) -> None:
    anna, ben = server.person("Anna"), server.person("Ben")
    server.faults.flood(5, overall=True)
    await call("sendMessage", chat_id=anna.id, text="x")
    server.clock.advance(1)
    assert (await call("sendMessage", chat_id=ben.id, text="x"))["error_code"] == 429
    assert len(server.violations) == 1


async def test_server_errors_are_html_pages_and_garbled_answers_half_json(server: BotApi, call: Caller) -> None:
    anna = server.person()
    fault = server.faults.server_error(502, method="sendMessage", times=2)
    for _ in range(2):
        status, kind, text = await call.raw("sendMessage", chat_id=anna.id, text="lost")
        assert (status, kind) == (502, "text/html")
        assert "<h1>502 Bad Gateway</h1>" in text
    server.faults.garbled(when=lambda met: met.params.get("text") == "half")
    status, _, text = await call.raw("sendMessage", chat_id=anna.id, text="half")
    assert status == 200
    with pytest.raises(ValueError, match="Expecting"):
        json.loads(text)
    assert (fault.met, anna.chat.texts) == (2, ["half"])


async def test_a_dropped_call_has_no_effect_and_a_lost_reply_has(server: BotApi, call: Caller) -> None:
    anna = server.person()
    server.faults.dropped(method="sendMessage")
    server.faults.reply_lost(method="sendMessage")
    for text in ("dropped", "lost"):
        with pytest.raises(aiohttp.ClientError):
            await call("sendMessage", chat_id=anna.id, text=text)
    assert anna.chat.texts == ["lost"]
    assert [done.status for done in server.calls] == [0, 0]


async def test_refusals_on_request_are_no_violations(server: BotApi, call: Caller) -> None:
    anna = server.person()
    server.faults.conflict()
    server.faults.unauthorized(method="getMe")
    server.faults.forbidden(chat=anna)
    assert (await call("getUpdates"))["error_code"] == 409
    assert (await call("getMe"))["error_code"] == 401
    assert (await call("sendMessage", chat_id=anna.id, text="x"))["error_code"] == 403
    assert len(server.refusals) == 3
    server.verify()


async def test_a_hanging_call_has_no_effect_once_the_caller_hung_up() -> None:
    async with BotApi(clock=Clock(factor=100)) as server, aiohttp.ClientSession() as session:
        anna, slow = server.person(), Caller(server, session)
        server.faults.hangs(10)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(slow("sendMessage", chat_id=anna.id, text="x"), 0.02)
        await server.settles()
        assert anna.chat.texts == []
        server.faults.answers_late(10)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(slow("sendMessage", chat_id=anna.id, text="y"), 0.05)
        await server.settles()
        assert anna.chat.texts == ["y"]


async def test_a_round_trip_takes_its_time_on_the_servers_clock() -> None:
    async with BotApi(round_trip=4.0, clock=Clock(factor=100)) as server, aiohttp.ClientSession() as session:
        before = server.clock.now()
        await Caller(server, session)("getMe")
        assert server.clock.now() - before >= 4.0


async def test_an_outage_refuses_connections_until_it_is_over(server: BotApi, call: Caller) -> None:
    port = server.port
    await call("getMe")
    await server.goes_down()
    for _ in range(2):
        with pytest.raises(aiohttp.ClientConnectionError):
            await call("getMe")
    await server.goes_up()
    assert (await call("getMe"))["ok"]
    assert server.port == port


async def test_updates_can_come_twice_in_another_order_and_after_a_lost_confirmation(
    server: BotApi, call: Caller
) -> None:
    anna = server.person()

    async def fetched(offset: int = 0) -> list[tuple[int, str]]:
        answer = await call("getUpdates", offset=offset)
        return [(update["update_id"], update["message"]["text"]) for update in answer["result"]]

    server.faults.repeated_updates()
    anna.writes("twice")
    first = await fetched()
    assert await fetched(first[0][0] + 1) == first
    assert await fetched(first[0][0] + 1) == []
    server.faults.reordered_updates(2)
    anna.writes("one")
    anna.writes("two")
    swapped = await fetched()
    assert [text for _, text in swapped] == ["two", "one"]
    server.faults.lost_confirmation()
    assert await fetched(swapped[1][0] + 1) == swapped
    assert await fetched(swapped[1][0] + 1) == []


async def test_telegrams_limits_can_be_enforced() -> None:
    async with (
        BotApi(limits=Limits(burst=2, group_per_minute=3)) as server,
        aiohttp.ClientSession() as session,
    ):
        send, anna = Caller(server, session), server.person()
        codes = [(await send("sendMessage", chat_id=anna.id, text="x")).get("error_code") for _ in range(3)]
        assert codes == [None, None, 429]
        server.clock.advance(1.1)
        assert (await send("sendMessage", chat_id=anna.id, text="x"))["ok"]
        group = server.group("Town", anna)
        codes = []
        for _ in range(4):
            server.clock.advance(1.5)
            codes.append((await send("sendMessage", chat_id=group.id, text="x")).get("error_code"))
        assert codes == [None, None, None, 429]


async def test_a_person_who_hears_nothing_says_what_the_bot_did(server: BotApi, call: Caller) -> None:
    anna = server.person("Anna")
    await call("sendMessage", chat_id=anna.id, text="")
    with pytest.raises(NoReply, match=r"(?s)Anna.*no message.*message text is empty"):
        await anna.next_reply(timeout=0.01)


# -- webhooks --


@asynccontextmanager
async def listener(statuses: list[int], answers: list[Answer]) -> AsyncIterator[tuple[str, list[Answer], list[str]]]:
    """An address that takes updates, answering with `statuses` in turn, then 200."""
    heard: list[Answer] = []
    secrets: list[str] = []

    async def take(request: web.BaseRequest) -> web.Response:
        heard.append(await request.json())
        secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token", ""))
        status = statuses.pop(0) if statuses else 200
        return web.json_response(answers.pop(0) if answers and status == 200 else {}, status=status)

    runner = web.ServerRunner(web.Server(take))
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook", heard, secrets
    finally:
        await runner.cleanup()


async def test_a_webhook_hears_each_chat_in_order_again_until_it_agrees() -> None:
    async with (
        BotApi(clock=Clock(factor=1000)) as server,
        aiohttp.ClientSession() as session,
        listener([500, 502, 503], []) as (url, heard, secrets),
    ):
        call, anna = Caller(server, session), server.person()
        assert (await call("setWebhook", url=url, secret_token="s3cret"))["ok"]
        assert (await call("getUpdates"))["error_code"] == 409
        anna.writes("one")
        anna.writes("two")
        await server.settles()
        assert [update["message"]["text"] for update in heard] == ["one"] * 4 + ["two"]
        assert set(secrets) == {"s3cret"}
        assert server.webhook is not None
        times = [delivery.at for delivery in server.webhook.deliveries]
        waits = [later - earlier for earlier, later in pairwise(times)]
        assert waits[1] >= 2
        assert waits[2] >= 4
        info = (await call("getWebhookInfo"))["result"]
        assert (info["url"], info["pending_update_count"]) == (url, 0)
        assert info["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"
        assert (await call("deleteWebhook"))["ok"]
        anna.writes("three")
        assert (await call("getUpdates"))["result"][0]["message"]["text"] == "three"


async def test_a_call_in_the_webhooks_response_is_done_and_checked() -> None:
    async with BotApi() as server, aiohttp.ClientSession() as session:
        anna = server.person()
        answers = [
            {"method": "sendMessage", "chat_id": anna.id, "text": "within"},
            {"method": "sendMessage", "chat_id": anna.id, "text": ""},
        ]
        async with listener([], answers) as (url, _, _):
            await Caller(server, session)("setWebhook", url=url)
            anna.writes("one")
            assert (await anna.next_reply()).text == "within"
            anna.writes("two")
            await server.settles()
            assert [violation.rule for violation in server.violations] == ["Bad Request: message text is empty"]
            await Caller(server, session)("deleteWebhook")


async def test_a_public_address_can_stand_for_a_listener_on_loopback() -> None:
    async with listener([], []) as (url, heard, _):
        origin = url.removesuffix("/hook")
        async with BotApi(webhook_origin=origin) as server, aiohttp.ClientSession() as session:
            call = Caller(server, session)
            assert not (await call("setWebhook", url=url))["ok"], "Telegram wants https"
            assert (await call("setWebhook", url="https://bot.example.org/hook"))["ok"]
            server.person().writes("one")
            await server.settles()
            assert len(heard) == 1


async def test_a_webhook_is_https_on_a_known_port_with_a_secret_that_fits_a_header(call: Caller) -> None:
    for params in (
        {"url": "http://example.org/"},
        {"url": "https://example.org:1234/"},
        {"url": "https://example.org/", "secret_token": "a b"},
    ):
        assert (await call("setWebhook", **params))["error_code"] == 400


# -- python-telegram-bot --


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:  # noqa: ARG001 -- a handler's arguments
    assert update.effective_message is not None
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("again", callback_data="again")]])
    await update.effective_message.reply_text(update.effective_message.text or "", reply_markup=markup)


async def pressed(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:  # noqa: ARG001 -- the same
    query = update.callback_query
    assert query is not None
    await query.answer("done")
    await query.edit_message_text("edited")


async def typed(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:  # noqa: ARG001 -- the same
    query = update.inline_query
    assert query is not None
    result = InlineQueryResultArticle("1", query.query, InputTextMessageContent(query.query))
    await query.answer([result], cache_time=0)


EchoBot = Application[Any, Any, Any, Any, Any, Any]


def echo_bot(server: BotApi) -> EchoBot:
    application: EchoBot = (
        Application.builder().token(server.token).base_url(server.base_url).base_file_url(server.base_file_url).build()
    )
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.add_handler(CallbackQueryHandler(pressed))
    application.add_handler(InlineQueryHandler(typed))
    return application


async def talk(server: BotApi) -> None:
    """A conversation with an echo bot, whichever way it hears."""
    anna = server.person("Anna", language_code="zh-hans")
    assert (await anna.asks("你好")).text == "你好"
    assert (await anna.presses("again").answer()).toast == "done"
    assert (await anna.next_edit()).text == "edited"
    found = await anna.types_inline("topic").answer()
    assert [result["title"] for result in found.results] == ["topic"]
    chat = await anna.conversation_settles()
    assert chat.texts == ["edited"]
    server.verify()


async def test_an_echo_bot_of_python_telegram_bot_runs_by_polling(server: BotApi) -> None:
    application = echo_bot(server)
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling(allowed_updates=Update.ALL_TYPES)
        await talk(server)
        await application.updater.stop()
        await application.stop()
    server.verify()


async def test_an_echo_bot_of_python_telegram_bot_runs_by_webhook(server: BotApi, free_tcp_port: int) -> None:
    application = echo_bot(server)
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_webhook(
            listen="127.0.0.1",
            port=free_tcp_port,
            url_path="hook",
            webhook_url=f"http://127.0.0.1:{free_tcp_port}/hook",
            secret_token="s3cret",
        )
        await talk(server)
        await application.updater.stop()
        await application.stop()
    server.verify()


@pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")  # RetryAfter.retry_after, by itself
async def test_python_telegram_bot_raises_its_own_errors(server: BotApi) -> None:
    anna = server.person()
    group = server.group("Town", anna)
    supergroup = server.becomes_supergroup(group)
    faults = server.faults
    async with echo_bot(server).bot as bot:
        faults.flood(1.0, method="sendMessage", chat=anna)
        with pytest.raises(RetryAfter):
            await bot.send_message(anna.id, "x")
        server.clock.advance(1)
        faults.server_error(method="sendMessage")
        with pytest.raises(NetworkError, match="Bad Gateway"):
            await bot.send_message(anna.id, "x")
        faults.dropped(method="sendMessage")
        with pytest.raises(NetworkError):
            await bot.send_message(anna.id, "x")
        faults.conflict()
        with pytest.raises(Conflict):
            await bot.get_updates()
        faults.unauthorized(method="getMe")
        with pytest.raises(InvalidToken):
            await bot.get_me()
        with pytest.raises(ChatMigrated) as migrated:
            await bot.send_message(group.id, "x")
        assert migrated.value.new_chat_id == supergroup.id
        faults.answers_late(0.2, method="sendMessage")
        with pytest.raises(TimedOut):
            await bot.send_message(anna.id, "x", read_timeout=0.05)
        anna.blocks()
        with pytest.raises(Forbidden):
            await bot.send_message(anna.id, "x")
        server.verify()
        anna.unblocks()
        with server.allow("message text is empty"), pytest.raises(BadRequest):
            await bot.send_message(anna.id, "")
        document = await bot.send_document(anna.id, b"content", filename="list.csv")
        assert document.document is not None
        file = await document.document.get_file()
        assert bytes(await file.download_as_bytearray()) == b"content"
        await bot.set_my_commands([("help", "what it does")])
    server.verify()


async def test_what_happens_in_the_moment_in_which_a_wait_begins_ends_it() -> None:
    clock, signal = Clock(), Signal()
    waiting = asyncio.ensure_future(clock.wait(signal, 5.0))
    asyncio.get_running_loop().call_soon(signal.notify)
    assert await asyncio.wait_for(waiting, 1.0)
