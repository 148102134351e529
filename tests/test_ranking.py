"""BM25 made sound: a score means a match, ties are stable, and scores equal the formula."""

import math
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from knowledge.ranking import Okapi

WORDS = st.lists(st.sampled_from(["就业", "创新", "园区", "村", "市", "的"]), max_size=8)


def plain(documents: list[list[str]], query: list[str], k1: float = 1.5, b: float = 0.75) -> list[float]:
    """Okapi BM25 as it is written in the books, with Lucene's idf, document by document."""
    counts = [Counter(document) for document in documents]
    average = sum(map(len, documents)) / len(documents)
    scores = [0.0] * len(documents)
    for word in query:
        held = sum(word in count for count in counts)
        idf = math.log(1 + (len(documents) - held + 0.5) / (held + 0.5))
        for i, count in enumerate(counts):
            norm = count[word] + k1 * (1 - b + b * len(documents[i]) / average)
            scores[i] += idf * count[word] * (k1 + 1) / norm
    return scores


@given(st.lists(WORDS, min_size=1, max_size=8).filter(any), WORDS)
def test_scores_are_the_formula(documents: list[list[str]], query: list[str]) -> None:
    got = Okapi(documents).get_scores(query)
    assert all(math.isclose(a, b, abs_tol=1e-9) for a, b in zip(got, plain(documents, query), strict=True))


@given(st.lists(WORDS, min_size=1, max_size=8), WORDS)
def test_a_score_above_zero_means_a_match_and_no_match_means_zero(documents: list[list[str]], query: list[str]) -> None:
    for document, score in zip(documents, Okapi(documents).get_scores(query), strict=True):
        assert (score > 0) == bool(set(document) & set(query))


def test_a_word_in_exactly_half_of_the_passages_still_counts() -> None:
    assert Okapi([["就业"], ["创新"]]).get_scores(["就业"])[0] > 0


def test_an_empty_corpus_scores_nothing() -> None:
    assert list(Okapi([]).get_scores(["就业"])) == []
    assert list(Okapi([[], []]).get_scores(["就业"])) == [0.0, 0.0]
