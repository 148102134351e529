"""A long name is shortened to its longest piece that the texts hold; texts that came and went change nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.words.shortenings import Change, Pieces

WORDS = st.text("天桥起重机械", max_size=12)
NAMES = st.lists(st.text("天桥起重机械", min_size=6, max_size=12), max_size=5)
TEXTS = st.lists(WORDS, max_size=6)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("天桥起重今年走出去了。", "天桥起重"),
        ("起重机械,天桥起重。", "天桥起重"),
        ("株洲天桥起重机械股份有限公司", "株洲天桥起重机械"),
        ("天桥上起重。", ""),
        ("", ""),
    ],
)
def test_a_name_is_shortened_as_the_texts_do(text: str, short: str) -> None:
    name = "株洲天桥起重机械股份有限公司"
    assert Pieces.of([name], [text]).shortened(name) == short


def longest(name: str, texts: list[str]) -> str:
    """The definition."""
    pieces = (name[i : i + n] for n in range(min(8, len(name) - 1), 2, -1) for i in range(len(name) - n + 1))
    return next((piece for piece in pieces if any(piece in text for text in texts)), "")


@given(NAMES, TEXTS)
def test_the_longest_piece_that_stands_in_a_text_is_taken_the_first_of_equally_long_ones(
    names: list[str], texts: list[str]
) -> None:
    pieces = Pieces.of(names, texts)
    assert [pieces.shortened(name) for name in names] == [longest(name, texts) for name in names]


@given(NAMES, NAMES, TEXTS, TEXTS, TEXTS)
def test_pieces_after_a_change_are_those_of_all_texts(
    before: list[str], after: list[str], stayed: list[str], came: list[str], went: list[str]
) -> None:
    change = Change(came, went, lambda word: any(word in text for text in stayed))
    assert Pieces.of(before, stayed + went).after(after, change) == Pieces.of(after, stayed + came)


def test_what_stayed_is_asked_only_for_what_is_new_or_may_be_gone() -> None:
    def stands(word: str) -> bool:
        asked.append(word)
        return False

    asked: list[str] = []
    name = "株洲天桥起重机械股份有限公司"
    pieces = Pieces.of([name], ["天桥起重。", "股份有限公司。"])
    pieces.after([name], Change(["起重机械。"], [], stands))
    assert not asked
    pieces.after([name], Change(["天桥起重。"], ["有限公司。"], stands))
    assert set(asked) == {"有限公", "限公司", "有限公司"}
