"""Grams counted all at once are the grams counted text by text."""

from collections import Counter
from collections.abc import Iterable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from knowledge.index.gram_counts import counted_grams
from knowledge.index.postings import Counts, counted
from knowledge.words.tokens import grams

TEXTS = st.lists(st.one_of(st.text("一二三〇𠀀豈a9.% \n，\ud800", max_size=12), st.text(max_size=6)), max_size=8)
TOKENS = st.lists(st.sampled_from(["一", "二三", "四", "四五", "一a", "a9", "一二三", ""]), max_size=5)


def told(counts: Counts) -> list[Counter[str]]:
    """How often each token stands in each text."""
    each = zip(counts.starts[:-1].tolist(), counts.starts[1:].tolist(), strict=True)
    return [
        Counter(
            {counts.names[t]: n for t, n in zip(counts.terms[a:b].tolist(), counts.tallies[a:b].tolist(), strict=True)}
        )
        for a, b in each
    ]


def one_by_one(texts: Sequence[str], beside: Iterable[Sequence[str]]) -> list[Counter[str]]:
    return [Counter([*grams(text), *more]) for text, more in zip(texts, beside, strict=True)]


@given(TEXTS)
def test_grams_counted_at_once_are_those_counted_one_by_one(texts: list[str]) -> None:
    counts = counted_grams(texts)
    assert told(counts) == one_by_one(texts, [()] * len(texts))
    assert counts.lengths().tolist() == [len(grams(text)) for text in texts]
    assert len(counts.names) == len(set(counts.names))


@given(TEXTS, st.data())
def test_tokens_beside_are_counted_with_them(texts: list[str], data: st.DataObject) -> None:
    beside = data.draw(st.lists(TOKENS, min_size=len(texts), max_size=len(texts)))
    counts = counted_grams(texts, beside)
    assert told(counts) == one_by_one(texts, beside)
    assert len(counts.names) == len(set(counts.names))


@given(st.lists(TOKENS, max_size=8))
def test_tokens_are_counted_as_they_stand(documents: list[list[str]]) -> None:
    assert told(counted(documents)) == list(map(Counter, documents))
