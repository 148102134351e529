"""What is carried over from another coverage is what would be cut anew."""

from collections.abc import Sequence
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.index import cuts as module
from knowledge.index.cuts import Cuts, Source, cuts
from knowledge.index.postings import Piece
from knowledge.words.tokens import Tokenizer
from tests.test_postings import told

TEXTS = (
    "村里修了路。",
    "天桥起重的工人工资涨了。",
    "起重机在天桥下。",
    "5g网络进村,pvc管进户。",
    "",
    "时间银行存的是时间。",
)
OWN = ("天桥起重", "时间银行", "5g网络", "pvc", "起重机在")
PASSAGES = st.lists(st.tuples(st.sampled_from(TEXTS), st.sampled_from(TEXTS)), max_size=8)


@cache
def tokenizer(own: frozenset[str] = frozenset()) -> Tokenizer:
    return Tokenizer(own)


def source(passages: Sequence[tuple[str, str]]) -> Source:
    return Source([text for text, _ in passages], [context for _, context in passages])


@given(PASSAGES, PASSAGES, st.sets(st.sampled_from(OWN)), st.sets(st.sampled_from(OWN)), st.data())
def test_a_changed_coverage_is_cut_as_if_it_were_new(
    old: list[tuple[str, str]], added: list[tuple[str, str]], own: set[str], then: set[str], data: st.DataObject
) -> None:
    new = data.draw(st.permutations([*data.draw(st.permutations(old))[: len(old) - len(old) // 4], *added]))
    before = cuts(source(old), tokenizer(frozenset(own)))
    after = cuts(source(new), tokenizer(frozenset(then)), before)
    anew = cuts(source(new), tokenizer(frozenset(then)))
    assert told(after.postings) == told(anew.postings)
    assert (after.recipe, after.taught, after.digests) == (anew.recipe, anew.taught, anew.digests)


class Counting:
    """Counts the passages that are cut."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.cut: list[str] = []
        self._piece = module.piece
        monkeypatch.setattr(module, "piece", self)

    def __call__(self, source: Source, tokenizer: Tokenizer) -> Piece:
        self.cut += source.texts
        return self._piece(source, tokenizer)


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> Counting:
    return Counting(monkeypatch)


def test_only_what_changed_is_cut_again(counting: Counting) -> None:
    passages = [(text, "张三 村支书") for text in TEXTS]
    before = cuts(source(passages), tokenizer())
    counting.cut.clear()
    after = cuts(source([*passages[:2], ("新的一段话。", "李四"), *passages[3:]]), tokenizer(), before)
    assert counting.cut == ["新的一段话。"]
    assert after.postings is not before.postings


def test_nothing_is_cut_where_nothing_changed(counting: Counting) -> None:
    passages = [(text, "") for text in TEXTS]
    before = cuts(source(passages), tokenizer())
    counting.cut.clear()
    assert cuts(source(passages), tokenizer(), before).postings is before.postings
    assert counting.cut == []


def test_a_new_word_has_the_passages_cut_again_in_which_it_stands(counting: Counting) -> None:
    passages = [(text, "") for text in TEXTS]
    before = cuts(source(passages), tokenizer())
    counting.cut.clear()
    cuts(source(passages), tokenizer(frozenset({"天桥起重"})), before)
    assert counting.cut == ["天桥起重的工人工资涨了。"]


def test_a_taught_word_leaves_every_text_without_it_as_it_was() -> None:
    own = frozenset(f"某某{character}" for character in "甲乙丙丁戊己庚辛壬癸")
    for text in TEXTS:
        assert tokenizer(own).search_words(text) == tokenizer().search_words(text)


def test_what_another_edition_cut_is_not_taken_over(counting: Counting) -> None:
    before = cuts(source([("村里修了路。", "")]), tokenizer())
    counting.cut.clear()
    other = Cuts("another", before.taught, before.digests, before.postings)
    cuts(source([("村里修了路。", "")]), tokenizer(), other)
    assert counting.cut == ["村里修了路。"]


def test_several_processes_cut_as_one_does_and_tell_how_far_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MANY", 4)
    monkeypatch.setattr(module, "PORTION", 2)
    told_of: list[tuple[int, int]] = []
    together = cuts(source([(text, "") for text in TEXTS]), tokenizer(), None, lambda *done: told_of.append(done), 2)
    alone = cuts(source([(text, "") for text in TEXTS]), tokenizer())
    assert told(together.postings) == told(alone.postings)
    assert told_of == [(2, 6), (4, 6), (6, 6)]


@given(st.permutations(range(9)))
def test_the_longest_rising_run_is_found(values: list[int]) -> None:
    run = [values[place] for place in module._rising(values)]
    assert run == sorted(run)
    longest = np.ones(len(values), dtype=int)
    for i, value in enumerate(values):
        longest[i] += max((longest[j] for j in range(i) if values[j] < value), default=0)
    assert len(run) == max(longest)
