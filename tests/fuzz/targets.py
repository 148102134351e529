"""What is fuzzed, as functions of bytes: importer, loader, understanding, presses, inline lists, renderer.

Any bytes are an input. One fails where something else is raised than what the project refuses by, or where Telegram
would refuse a reply.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from bot import texts
from bot.citizen.buttons import REASONS, Deed
from bot.citizen.guests import Manners
from bot.citizen.memory import Memory
from bot.conversation import Conversation
from bot.messages import Block, Incoming, Kind, Paragraph, Quotation, Reply, Run, Style, Turn
from bot.records import Mistake
from bot.telegram_app.html import parts
from bot.telegram_app.markup import Markup
from knowledge.errors import CoverageFaults, PageUnreadable
from knowledge.page import draft_json, read_page
from knowledge.record import coverage
from knowledge.record import draft as drafts
from knowledge.record.files import Files
from tests.bot_api.checks import TEXT_LIMIT, keyboard_of, text_of
from tests.building import CONFIG, REAL_PAGE, filled_in, real_library

NOW: Final = datetime(2024, 1, 18, 9, tzinfo=UTC)
BOT: Final = "the_test_bot"
ODD: Final = (
    " ", "\n", "\t", "\u3000", "\x00", "\x1b", "\u200b", "\u202e", "\ufeff", "\u0301", "\ud800", "\udfff", "\u2028",
    "😀", "👨‍👩‍👧", "𠮷", "ﬁ", "İ", "ß", "Ａ", "①", "½", "〇", "٣", "一" * 40, "9" * 30,
    "<b>", "&amp;", "&", "<", "%s", "{0}", "\\", "'", '"',
)  # fmt: skip
ASKED: Final = (
    *"罗芳 李星 姚永告 说了什么 谁 谈到 就业 创新 工资 多少 几个 哪天 什么时候 局长 书记 代表".split(),
    *"株洲 园区 全文 下一段 还有别人讲吗 他 她 那 呢 吗 的 都 不 除了".split(),
    *"编者按 记者 责任编辑 版面 所有人 姓 李 王 2021年 9月29日 1 12 第一 帮助 忘记我 luofang gongzi".split(),
    "/start ", "/help", "/page", "“", "”", "-", "，", "？", "。", "#", "@the_test_bot ", *ODD,
)  # fmt: skip
PRINTED: Final = tuple(f"{line}\n" for line in REAL_PAGE.read_text("utf-8").split("\n"))
FORMS: Final = (
    "讲述人：", "编者按", "——", "（作者系", "）", "本报记者 ", "摄", "责任编辑：", "问：", "答：", "嘉宾：", "\n\n",
    "<p>", "&nbsp;", "一、", "2022年1月12日", "A03", "云州日报", "下转", "上接",
    "分组讨论侧记\n", "市公交集团驾驶员李红第一个举手。\n", "“我先来，末班车太早。”", "李红说，", "李红：",
    "市教育局局长　王军（左一）说：“", "他说：“", "她说，“", "”李红代表说，“", "市教育局局长李红代表说：“", "”",
    "代表名片\n", "李红，女，市教育局局长。\n", "【", "】", "（", "市长", " 李红", "欧阳", "·", *ODD,
)  # fmt: skip
REVIEWED: Final = """\
id: lzrb
newspaper: 临州日报
date: 2024-01-18
number: 3
staff:
  责任编辑: [周全, 何为]
reporters:
- {name: 何为, role: 记者}
sections:
- {id: s1, title: 民生}
speakers:
- {id: wangyi, name: 王一}
speeches:
- id: lzrb-wangyi
  section: s1
  headline: 把路修到家门口
  attribution: 讲述人:柳村党总支书记 王一
  speaker: wangyi
  posts: [柳村党总支书记]
  line: 7
  text: |-
    今年要把路修到家门口。
notes:
- {id: lzrb-note, section: null, text: 今日起连载。}
doubts:
- {line: 3, what: 姓名, status: accepted, by: 周全, at: 2024-01-18 10:00:00}
set_aside:
- {line: null, why: 无, text: ""}
"""
YAML: Final = (
    "- ", ": ", "\n", "  ", "? ", "[", "]", "{", "}", "&a ", "*a", "!!int ", "!!bool ", "!!timestamp ", "!!binary ",
    "!!set ", "!x ", "<<", "~", "null", "|", ">-", "#", "---\n", "...\n", "%YAML 9\n",
    "2021-02-30", "0x", "1_000", ".inf", ".nan",
    "1e999", "0b", "190:20", "id", "date", "staff", "speeches", "doubts", "=", "yes", '"\\ud800"', '"\\x00"', *ODD,
)  # fmt: skip
TAGGED: Final = (*ODD, "</b>", "<blockquote>", "字" * 400, "。", "？！", "长" * 5000, "a b", "\r\n", "&#x0;", "&lt;")


def spelled(data: bytes, pieces: Sequence[str]) -> str:
    """Any bytes as a text: a low byte is one of the pieces, a high one begins a character of its own."""
    words, at = [], 0
    while at < len(data):
        lead = data[at]
        if lead < 0xC0:
            words.append(pieces[lead % len(pieces)])
            at += 1
        else:
            words.append(chr(int.from_bytes(data[at + 1 : at + 4], "big") % 0x110000))
            at += 4
    return "".join(words)


def importer(data: bytes) -> None:
    """A raw page becomes a draft that can be settled and then loads, or is refused as no page."""
    text = spelled(data, (*FORMS, *PRINTED)) if data[:1] > b"\x20" else data[1:].decode("utf-8", "replace")
    try:
        draft = read_page(text.encode("utf-8", "surrogatepass"))
    except PageUnreadable:
        return
    draft_json(draft)
    settled = drafts.accepted(filled_in(drafts.document(draft)), "fuzz", NOW)
    coverage.parsed(Files(Path("coverage"), {"page/page.yaml": settled.encode()}))


def edited(data: bytes) -> str:
    """A page.yaml after some edits: three bytes each say where, how much goes, and what comes instead."""
    text = REVIEWED
    for at in range(0, len(data) - 2, 3):
        begin = (data[at] << 2 | data[at + 1] & 3) % (len(text) + 1)
        gone = (data[at + 1] >> 2) % 24
        pieces = (*YAML, *REVIEWED.splitlines(keepends=True), "", "")
        text = text[:begin] + pieces[data[at + 2] % len(pieces)] + text[begin + gone :]
    return text


def loader(data: bytes) -> None:
    """A page.yaml loads, or each of its faults is one line that can be printed."""
    content = data[1:] if data[:1] < b"\x10" else edited(data[1:31]).encode("utf-8", "surrogatepass")
    try:
        coverage.parsed(Files(Path("coverage"), {"page/page.yaml": content}))
    except CoverageFaults as refused:
        lines = [str(fault) for fault in refused.faults]
        if not lines or any(len(line.encode("utf-8").splitlines()) != 1 for line in lines):
            raise AssertionError(lines) from refused


def understanding(data: bytes) -> None:
    """Up to three messages of one person, each answered so that Telegram takes it."""
    talk, person = conversation(), f"person-{data[:1].hex()}"
    for turn in data[1:].split(b"\xbf")[:3]:
        text = spelled(turn, ASKED)[:TEXT_LIMIT]
        kind, is_group = Kind.EDITED if data[:1] > b"\xf0" else Kind.SAID, data[1:2] >= b"\xb0"
        said = talk.hear(Incoming(text, person, person, kind=kind, is_group=is_group))
        if not (is_group and said == Turn()):  # a group is left alone with what asks nothing
            check(said)


def press(data: bytes) -> None:
    """A button with any data, most of it nearly right, pressed under any question."""
    about, _, written = spelled(data[2:], (*ASKED, *ids(), ":", ":", "\n")).partition("\n")
    deed = (*Deed, *Deed, *Deed, *ODD)[data[0] % (3 * len(Deed) + len(ODD))] if data else ""
    known = ids()[data[1] % len(ids())] if data[1:2] > b"\x20" else ""
    word = (*REASONS, *(one.value for one in Mistake), "1", "2", "99")[len(written) % 9]
    for pressed in (f"{deed}:{known or written}", f"{deed}:{known or written}:{word}", written):
        incoming = Incoming(pressed[:64], "chat", "person", kind=Kind.PRESSED, about=about)
        check(conversation().hear(incoming))


def inline(data: bytes) -> None:
    """What is typed after the bot's name, and any offset."""
    query, _, offset = spelled(data, (*ASKED, *ids())).partition("\n")
    results = conversation().offer(query, offset, "zh-Hans")
    assert len(results.results) <= 50
    assert len(results.next.encode()) <= 64
    for result in results.results:
        assert 1 <= len(result.id.encode()) <= 64
        assert result.title.strip()
        check(Turn(result.reply))


def renderer(data: bytes) -> None:
    """Blocks of any words become messages that Telegram takes."""
    blocks: list[Block] = []
    for one in data.split(b"\xbe")[:20]:
        runs = tuple(
            Run(spelled(run[1:], TAGGED), list(Style)[run[0] % len(Style)]) for run in one.split(b"\xbd") if run
        )
        blocks.append(Quotation(runs, bool(len(one) % 2)) if one[:1] > b"\x60" else Paragraph(runs))
    check(Turn(Reply(tuple(blocks))))


TARGETS: Final[Mapping[str, Callable[[bytes], None]]] = {
    each.__name__: each for each in (importer, loader, understanding, press, inline, renderer)
}


@cache
def conversation() -> Conversation:
    """The conversation about the embedded page, in which nobody is too fast."""
    memory, manners = Memory(1800, 300), Manners(a_minute=1_000_000, remembered=10)
    return Conversation(real_library(), texts.load(CONFIG / "texts"), memory, lambda: 0.0, manners=manners)


@cache
def ids() -> tuple[str, ...]:
    passages = real_library().index.passages[::7]
    return tuple(name for one in passages for name in (one.id, one.source.id))


def check(turn: Turn) -> None:
    """Raises Refused or AssertionError where Telegram would not take a turn as it is."""
    assert turn.reply or turn.notice
    if turn.reply is None:
        return
    notes: list[str] = []
    if turn.reply.blocks:
        for part in parts(turn.reply.blocks):
            text_of({"text": part, "parse_mode": "HTML"}, notes, BOT)
    keyboard = Markup(BOT).keyboard(turn.reply.buttons)
    if keyboard:
        shown: Any = keyboard_of({"reply_markup": keyboard.to_dict()}, notes, BOT, is_private=True)
        assert shown
    assert notes == []
