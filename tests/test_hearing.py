"""Pinyin is spelled out, and slips are heard, only as words that the coverage holds."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.quality import COVERAGES
from knowledge.asked import Context, ListPeople, Search
from knowledge.question import understand
from knowledge.record.coverage import load
from knowledge.text import HAN
from knowledge.words.hearing import SHAPE, TWICE, Hearing, Slip, Sounds, _Spoken, blurred, sound, spellings
from knowledge.words.shapes import look_alikes
from knowledge.words.tokens import Tokenizer
from tests.building import a_library, a_page, a_speech

WORDS = ("乡村振兴", "就业", "厂所结合", "营商环境", "治理")

PRINTED = "乡村振兴要治理,营商环境要好,就业要多。"


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
        ("luó fāng", "罗芳"),
        ("luo2fang1", "罗芳"),
        ("jiù yè", "就业"),
        ("jiu业怎么样", "就业怎么样"),
        ("营shang环境", "营商环境"),
        ("乡cun振xing", "乡cun振xing"),
        ("乡村zhenxing", "乡村振兴"),
        ("café", "cafe"),
        ("shanyue", "单乐"),
        ("danle", "单乐"),
        ("xiangcun zhenxing fen kuai", "乡村振兴"),
        ("zhao de jiuye", "zhao de jiuye"),
        ("jiuye de how are you today", "jiuye de how are you today"),
        ("how are you today", "how are you today"),
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
    plain = "".join(c for c in text if HAN.match(c) or not (c.isascii() or c.isalpha()))
    assert hearing.spelled(plain) == plain


def heard(hearing: Hearing, tokenizer: Tokenizer, text: str) -> list[tuple[str, str]]:
    return [
        (text[slip.start : slip.end], slip.word)
        for slip in hearing.slips(text, tokenizer, frozenset("的了"), PRINTED.__contains__)
    ]


@pytest.mark.parametrize(
    ("kind", "text", "slip", "word"),
    [
        ("another character of its sound", "香村振兴靠什么", "香村振兴", "乡村振兴"),
        ("another character of its sound", "厂所接合是什么", "厂所接合", "厂所结合"),
        ("nearly its sound", "银商环境好不好", "银商环境", "营商环境"),
        ("another character of its shape", "营商环竟怎么样", "营商环竟", "营商环境"),
        ("another character of its shape", "基层冶理", "冶理", "治理"),
        ("a character left out", "乡村振怎么办", "乡村振", "乡村振兴"),
        ("a character left out", "营环境怎么样", "营环境", "营商环境"),
        ("a character typed twice", "就就业怎么办", "就就业", "就业"),
        ("a character typed twice", "营商商环境", "营商商环境", "营商环境"),
    ],
)
def test_a_slip_is_heard_as_the_word_that_was_meant(
    hearing: Hearing, tokenizer: Tokenizer, kind: str, text: str, slip: str, word: str
) -> None:
    assert heard(hearing, tokenizer, text) == [(slip, word)], kind


@pytest.mark.parametrize(
    "text", ["乡村振兴", "今天天气", "", "试试看", "谢谢您", "慢慢来", "自己理财", "环境好", "就要开业", "村里振作起来"]
)
def test_what_is_no_slip_is_left_as_it_is(hearing: Hearing, tokenizer: Tokenizer, text: str) -> None:
    assert heard(hearing, tokenizer, text) == []


def test_a_verb_of_speaking_is_no_slip() -> None:
    told, cutter = Hearing(("先进",), (), ("谁",)), Tokenizer(("先进",))
    assert heard(told, cutter, "谁先阱") == [("先阱", "先进")]
    assert heard(told, cutter, "谁先讲") == []


def written_otherwise(window: str) -> Iterator[tuple[str, float]]:
    """Every word of which a window shows one character in a look-alike's shape, or one twice but at its end (看看)."""
    for place, character in enumerate(window):
        before, after = window[:place], window[place + 1 :]
        yield from ((f"{before}{other}{after}", SHAPE) for other in look_alikes(character))
        if after and before.endswith(character):
            yield before + after, TWICE


@given(st.text(alphabet="乡村振兴香材业就亚厂所结合台营商治理，", min_size=2, max_size=12))
@settings(max_examples=300, deadline=None)
def test_what_may_be_a_slip_is_found_as_by_a_look_at_every_window(hearing: Hearing, text: str) -> None:
    spans = [(a, b) for a in range(len(text)) for b in range(a + 2, len(text) + 1) if "，" not in text[a:b]]
    slow = {(Slip(a, b, word), cost) for a, b in spans for word, cost in written_otherwise(text[a:b]) if word in WORDS}
    fast = {one for start in range(len(text)) for one in hearing._at(_Spoken.of(text), start)}
    assert {(slip, cost) for slip, cost in fast if cost in (SHAPE, TWICE)} == slow


@given(st.text(alphabet="乡村香振兴就旧叶厂所接合结的,", max_size=20))
@settings(deadline=None)
def test_a_slip_is_another_writing_of_a_word_of_the_coverage(hearing: Hearing, tokenizer: Tokenizer, text: str) -> None:
    for slip, word in heard(hearing, tokenizer, text):
        assert word in WORDS
        assert slip != word
        assert abs(len(slip) - len(word)) <= 1


@pytest.mark.parametrize(("character", "alike"), [("晴", "睛"), ("治", "冶"), ("未", "末"), ("洲", "州"), ("入", "人")])
def test_characters_that_share_all_but_a_part_look_alike(character: str, alike: str) -> None:
    assert alike in look_alikes(character)
    assert character in look_alikes(alike)


@pytest.mark.parametrize(("character", "other"), [("晴", "时"), ("江", "海"), ("村", "桥"), ("x", "y")])
def test_characters_that_share_only_what_hundreds_share_do_not(character: str, other: str) -> None:
    assert other not in look_alikes(character)


def test_every_reading_of_a_character_is_a_spelling() -> None:
    assert {"shanle", "danyue"} <= set(spellings("单乐"))


def test_accents_make_sounds_one() -> None:
    assert blurred("治理") == blurred("自理")
    assert sound("治理") != sound("自理")


HEARD = st.text("施工成功工程师共", min_size=2, max_size=5)


@given(st.sets(HEARD, max_size=12), st.sets(HEARD, max_size=4))
def test_what_a_page_adds_is_heard_as_if_all_were_new(old: set[str], new: set[str]) -> None:
    before, kept = Hearing(old, (), ()), Sounds.of(old)
    assert Hearing([*new, *old], ("单乐",), (), before).sounds == Hearing(sorted(old | new), (), ()).sounds
    assert before.sounds == kept, "the coverage in use hears with what it had"


@given(st.sets(HEARD, max_size=12), st.sets(HEARD, max_size=4))
def test_words_that_are_gone_are_heard_no_more(old: set[str], new: set[str]) -> None:
    assert Hearing(new, (), (), Hearing(old, (), ())).sounds == Hearing(new, (), ()).sounds


def test_part_of_a_printed_organisation_may_be_spelled() -> None:
    library = a_library(a_page(a_speech("魏成", "冶炼厂今年要治烟。", posts=("白崖有色集团党委书记",))))
    assert library.language.hearing.spelled("youse jituan的人说了什么") == "有色集团的人说了什么"
    assert {"有色", "集团"} <= set(Tokenizer().inside("白崖有色集团"))
    assert not list(Tokenizer().inside("集团"))


@pytest.mark.parametrize(
    ("message", "left"),
    [
        ("这一版有谁讲了学校", "学校"),
        ("这一版谁讲教育了", "教育"),
        ("那一版讲的教育是谁", "一版 教育"),
        ("报销一半", "报销一半"),
    ],
)
def test_what_names_a_page_is_no_slip_and_no_matter(message: str, left: str) -> None:
    """Where the papers print 一半, 这一版 is a page all the same."""
    city = a_library(*load(COVERAGES["zhaodu"]).pages)
    asked = understand(message, Context(), city.language)
    assert isinstance(asked, ListPeople | Search)
    assert asked.topic
    assert asked.topic.wording == left


def test_the_end_of_a_name_is_no_slip_for_a_word() -> None:
    """渌口 is heard as 路口, but 渌口区 is a place."""
    road = a_library(a_page(a_speech("魏成", "大货车在三个路口装称重,超载的不让进。")))
    for asked, meant in (("渌口装称重", "路口"), ("渌口区装称重", "")):
        slips = road.language.hearing.slips(asked, road.language.tokenizer, frozenset(), road.language.holds)
        assert "".join(slip.word for slip in slips) == meant
