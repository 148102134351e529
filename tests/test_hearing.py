"""Pinyin is spelled out, and slips are heard, only as words that the coverage holds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.hearing import Hearing, blurred, sound, spellings
from knowledge.tokens import Tokenizer

WORDS = ("乡村振兴", "就业", "厂所结合", "营商环境", "治理")


@pytest.fixture(scope="module")
def hearing() -> Hearing:
    return Hearing(WORDS, ("罗芳", "姚永告", "单乐"), ("说", "谁", "什么", "代表"))


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer(WORDS)


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("luofang说了什么", "罗芳说了什么"),
        ("luo fang", "罗芳"),
        ("yaoyonggao", "姚永告"),
        ("jiuye怎么办", "就业怎么办"),
        ("xiangcun zhenxing", "乡村振兴"),
        ("shanyue", "单乐"),
        ("danle", "单乐"),
        ("hello", "hello"),
        ("ai", "ai"),
        ("5g", "5g"),
        ("", ""),
    ],
)
def test_pinyin_of_known_words_is_put_into_characters(hearing: Hearing, text: str, spelled: str) -> None:
    assert hearing.spelled(text) == spelled


@given(st.text(alphabet=st.characters(max_codepoint=0x9FFF, exclude_categories=["Cs"]), max_size=30))
@settings(deadline=None)
def test_text_without_letters_stays_as_it_is(hearing: Hearing, text: str) -> None:
    plain = "".join(c for c in text if not c.isascii())
    assert hearing.spelled(plain) == plain


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("香村振兴靠什么", [(0, "乡村振兴")]),
        ("厂所接合是什么", [(0, "厂所结合")]),
        ("乡村振兴", []),
        ("今天天气", []),
        ("", []),
    ],
)
def test_characters_that_sound_like_a_word_are_heard_as_it(
    hearing: Hearing, tokenizer: Tokenizer, text: str, heard: list[tuple[int, str]]
) -> None:
    assert list(hearing.slips(text, tokenizer, frozenset())) == heard


@given(st.text(alphabet="乡村香振兴就业旧叶厂所接合结的,", max_size=20))
@settings(deadline=None)
def test_a_slip_is_another_writing_of_a_word_of_the_coverage(hearing: Hearing, tokenizer: Tokenizer, text: str) -> None:
    for start, word in hearing.slips(text, tokenizer, frozenset()):
        assert word in WORDS
        window = text[start : start + len(word)]
        assert window != word
        assert blurred(window) == blurred(word)


def test_every_reading_of_a_character_is_a_spelling() -> None:
    assert {"shanle", "danyue"} <= set(spellings("单乐"))


def test_accents_make_sounds_one() -> None:
    assert blurred("治理") == blurred("自理")
    assert sound("治理") != sound("自理")
