"""Blocks as Telegram's HTML: whatever they hold, Telegram takes every part, and no word of theirs is lost."""

import re
from itertools import groupby

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot import texts
from bot.citizen.render import Renderer
from bot.messages import Block, Paragraph, Quotation, Reply, Run, Style
from bot.telegram_app.html import MOST, NOTHING, parts, plain, shown
from bot.texts import LANGUAGES
from knowledge.answer import Found, Library, Quote, SpeechCard
from tests.bot_api.checks import Written, text_of
from tests.bot_api.entities import is_blank
from tests.building import CONFIG

ANYTHING = st.characters(exclude_categories=())
RUNS = st.lists(st.builds(Run, st.text(ANYTHING, max_size=60), st.sampled_from(Style)), max_size=8).map(tuple)
LONG = st.builds(
    lambda unit, times, style: (Run((unit or "字") * times, style),),
    st.text(ANYTHING, max_size=30),
    st.integers(1, 700),
    st.sampled_from(Style),
)
BLOCKS = st.lists(
    st.one_of(st.builds(Paragraph, RUNS), st.builds(Quotation, st.one_of(RUNS, LONG), st.booleans())), max_size=8
)


def as_read(html: str) -> Written:
    """The message as Telegram shows it; fails where Telegram refuses it or drops anything."""
    notes: list[str] = []
    read = text_of({"text": html, "parse_mode": "HTML"}, notes, "the_test_bot")
    assert notes == []
    return read


def visible(text: str) -> str:
    return re.sub(r"\s+", "", text)


@given(BLOCKS)
@example([])
@example([Paragraph((Run(" \u200b\n"),))])
@example([Quotation((Run("\ud800<&>\x00"),))])
def test_whatever_a_reply_holds_every_part_is_valid_and_within_the_limit(blocks: list[Block]) -> None:
    read = [as_read(part) for part in parts(blocks)]
    assert read
    assert all(1 <= len(part.text) <= MOST for part in read)


@given(BLOCKS)
def test_no_visible_character_is_lost_and_none_is_added(blocks: list[Block]) -> None:
    seen = [plain("".join(run.text for run in block.runs)) for block in blocks]
    expected = visible("".join(text for text in seen if not is_blank(text)))
    read = visible("".join(as_read(part).text for part in parts(blocks)))
    assert read == (expected or NOTHING)


def test_a_short_reply_is_one_message_that_reads_like_the_plain_one() -> None:
    blocks = (Paragraph((Run("一"),)), Paragraph((Run("二", Style.FAINT),)))
    (html,) = parts(blocks)
    assert as_read(html).text == Reply(blocks).plain


def test_marks_are_bold_strong_marks_more_so_and_a_long_quotation_can_be_folded() -> None:
    runs = (Run("a < b & "), Run("就业", Style.MARK), Run("和"), Run("收入", Style.STRONG))
    assert parts([Quotation(runs)]) == ("<blockquote>a &lt; b &amp; <b>就业</b>和<b><u>收入</u></b></blockquote>",)
    assert parts([Quotation(runs, long=True)])[0].startswith("<blockquote expandable>")


def test_a_part_ends_with_a_sentence_where_it_can() -> None:
    sentence = "要促进收入分配更加合理有序。"
    first, second = parts([Quotation((Run(sentence * 400),))])
    assert as_read(first).text.endswith("。")
    assert as_read(first).text + as_read(second).text == sentence * 400


def test_blocks_stay_whole_where_they_fit() -> None:
    blocks = [Paragraph((Run("甲" * 3000),)), Paragraph((Run("乙" * 3000),))]
    assert parts(blocks) == ("甲" * 3000, "乙" * 3000)


def test_a_sentence_too_long_for_a_message_is_cut_within() -> None:
    assert [len(part) for part in parts([Paragraph((Run("字" * 9000),))])] == [4096, 4096, 808]


def test_a_quotation_needs_one_line_between_it_and_its_source() -> None:
    assert parts([Quotation((Run("原话"),)), Paragraph((Run("—— 王一"),))]) == (
        "<blockquote>原话</blockquote>\n—— 王一",
    )


def test_more_marks_than_telegram_keeps_are_left_plain() -> None:
    runs = tuple(Run(str(n % 10), Style.MARK if n % 2 else Style.PLAIN) for n in range(400))
    (html,) = parts([Quotation(runs)])
    assert len(as_read(html).entities) == 100


@pytest.mark.parametrize("nothing", ["", " ", "\u200b\ufeff", "\x00\x01", "\n\n"])
def test_a_text_that_shows_nothing_is_never_sent(nothing: str) -> None:
    assert parts([Paragraph((Run(nothing),))]) == (NOTHING,)


@given(BLOCKS)
def test_what_is_shown_is_what_telegram_reads(blocks: list[Block]) -> None:
    assert [shown(part).strip(" \n") for part in parts(blocks)] == [
        as_read(part).text.strip(" \n") for part in parts(blocks)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_passage_and_speech_of_the_page_is_valid_in_every_language(library: Library, language: str) -> None:
    renderer = Renderer(texts.load(CONFIG / "texts")[language])
    passages = library.index.passages
    speeches = [tuple(group) for _, group in groupby(passages, key=lambda one: one.speech.id if one.speech else one.id)]
    for answer in (*(Quote(Found(passage)) for passage in passages), *map(SpeechCard, speeches)):
        for part in parts(renderer.render(answer).blocks):
            assert 1 <= len(as_read(part).text) <= MOST
