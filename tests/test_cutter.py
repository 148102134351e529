"""The cutter cuts what jieba cuts, to the letter: the coverage's own words, ties and unknown words included."""

import json
import logging
from pathlib import Path
from typing import Any, Final

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text import folded
from knowledge.words import cutter
from knowledge.words.cutter import BLOCK, Cutter, dictionary
from tests.building import ROOT

OWN: Final = {
    "厂所结合": 20000,
    "株洲日报": 20000,
    "天桥起重": 20000,
    "的发展": 20000,
    "中华人民共和国万岁": 20000,
    "建设": 300,
    "腋": 300,
    "3d打": 20000,
    "a+b": 300,
    "有 空格": 20000,
    "。": 300,
}
"""New words, words made commoner, a word of one character, of Latin letters, and such as no cut can hold."""


@pytest.fixture(scope="module")
def peer(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """jieba itself, taught the same words; its total stays that of its dictionary, as ours does."""
    jieba.setLogLevel(logging.CRITICAL)
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(tmp_path_factory.mktemp("jieba"))
    tokenizer.initialize()
    total = tokenizer.total
    for word, count in OWN.items():
        tokenizer.add_word(word, count)
    tokenizer.total = total
    return tokenizer


@pytest.fixture(scope="module")
def ours() -> Cutter:
    return Cutter(dictionary(), OWN)


def words_of_the_dictionary() -> list[str]:
    """Every hundredth word, so that what hypothesis joins is full of words and of ways to cut it."""
    return [*OWN, *(word for i, word in enumerate(sorted(dictionary().continuing(""))) if i % 100 == 0)]


PIECES: Final = st.one_of(
    st.sampled_from(words_of_the_dictionary()),
    st.sampled_from("的一是在中国人大不了有和结合成分子时"),
    st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=3),
    st.text("aZ09+#&._%- \r\n\t。，“”〇①é𠮷\0", max_size=4),
    st.text(max_size=3),
)
TEXTS: Final = st.lists(PIECES, max_size=12).map("".join)


def alike(text: str, ours: Cutter, peer: Any) -> None:
    assert ours.cut(text) == peer.lcut(text, HMM=False)
    assert ours.guessed(text) == peer.lcut(text)
    assert ours.for_search(text) == peer.lcut_for_search(text)


@given(text=TEXTS)
def test_any_text_is_cut_as_jieba_cuts_it(text: str, ours: Cutter, peer: Any) -> None:
    alike(text, ours, peer)


def real_texts() -> list[str]:
    """Every page and question that the tests hold, as printed and folded."""
    files = [
        *ROOT.glob("tests/pages/**/*.txt"),
        *ROOT.glob("knowledge/coverage/*/page.txt"),
        *ROOT.glob("tests/coverage/**/*.yaml"),
    ]
    questions = [
        turn
        for file in ROOT.glob("tests/questions/*.jsonl")
        if not file.stem.endswith("-unseen")
        for line in file.read_text("utf-8").splitlines()
        for turn in json.loads(line)["turns"]
    ]
    pages = [Path(file).read_bytes().decode("utf-8", "replace") for file in files]
    return [form for text in (*pages, *questions) for form in (text, folded(text))]


def test_every_page_and_question_is_cut_as_jieba_cuts_it(ours: Cutter, peer: Any) -> None:
    texts = real_texts()
    assert len(texts) > 100
    for text in texts:
        alike(text, ours, peer)


def test_the_dictionary_is_jiebas(peer: Any) -> None:
    found = dictionary()
    taught = {word[:size] for word in OWN for size in range(len(word) + 1)}
    theirs = {word: count for word, count in peer.FREQ.items() if count and word not in taught}
    assert [word for word, count in theirs.items() if found.count(word) != count] == []
    assert [word for word in found.continuing("") if word not in theirs and word not in taught] == []
    assert found.total == peer.total


def test_a_block_is_what_jieba_takes_for_one() -> None:
    every = "".join(map(chr, range(0x20000)))
    assert BLOCK.findall(every) == jieba.re_han_default.findall(every)


def test_forgetting_what_was_remembered_changes_no_cut(peer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutter, "MOST_REMEMBERED", 3)
    forgetful = Cutter(dictionary(), OWN)
    for text in real_texts()[:40]:
        alike(text, forgetful, peer)


def test_two_cutters_share_a_dictionary_and_no_words() -> None:
    taught, plain = Cutter(dictionary(), {"厂所结合": 20000}), Cutter(dictionary(), {})
    assert taught.cut("厂所结合") == ["厂所结合"]
    assert plain.cut("厂所结合") == ["厂", "所", "结合"]
