"""The compact dictionary: what was counted is found, what was kept is read, what is damaged is made again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.words import dictionary
from knowledge.words.dictionary import Dictionary, shared

WORDS = {"就业": 5, "就业难": 2, "就": 9, "就业局": 0, "grid": 1}
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=6)


@pytest.fixture
def small() -> Dictionary:
    return Dictionary.of(WORDS, 17)


@pytest.fixture
def made(small: Dictionary) -> Callable[[], Dictionary]:
    return lambda: small


@pytest.fixture(autouse=True)
def nothing_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionary, "_known", {})


@given(st.dictionaries(ANYTHING, st.integers(0, 2**32 - 1)), ANYTHING)
def test_every_word_has_its_count_and_everything_else_none(words: dict[str, int], other: str) -> None:
    found = Dictionary.of(words, 1)
    printable = {word: count for word, count in words.items() if word.isprintable()}
    assert {word: found.count(word) for word in printable} == printable
    assert found.count(other) == printable.get(other, 0)


def test_words_that_begin_alike_are_found_by_their_beginning(small: Dictionary) -> None:
    assert sorted(small.continuing("就业")) == ["就业", "就业难"]


@given(st.dictionaries(ANYTHING, st.integers(0, 2**32 - 1)), st.integers(0, 2**40))
def test_what_is_read_again_is_what_was_written(words: dict[str, int], total: int) -> None:
    written = Dictionary.of(words, total)
    again = Dictionary.read(written.content())
    assert (again.total, len(again)) == (total, len(written))
    assert all(again.count(word) == written.count(word) for word in words)


@given(st.data())
def test_content_that_was_changed_or_cut_short_is_refused(data: st.DataObject) -> None:
    content = Dictionary.of(WORDS, 17).content()
    place = data.draw(st.integers(0, len(content) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != content[place]))
    for damaged in (content[:place], content[:place] + bytes([other]) + content[place + 1 :], content + b"x"):
        with pytest.raises(ValueError, match="damaged"):
            Dictionary.read(damaged)


def test_a_dictionary_is_made_once_and_shared(tmp_path: Path, made: Callable[[], Dictionary]) -> None:
    first = shared("small", tmp_path, made)
    assert shared("small", tmp_path, unwanted) is first


def test_a_kept_dictionary_is_read_at_the_next_start(
    tmp_path: Path, made: Callable[[], Dictionary], monkeypatch: pytest.MonkeyPatch
) -> None:
    shared("small", tmp_path, made)
    monkeypatch.setattr(dictionary, "_known", {})
    assert shared("small", tmp_path, unwanted).count("就业") == 5
    assert [file.name for file in tmp_path.iterdir()] == ["small.words"]


def test_a_damaged_file_is_made_again(
    tmp_path: Path, made: Callable[[], Dictionary], caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "small.words"
    file.write_bytes(b"no dictionary")
    assert shared("small", tmp_path, made).count("就业") == 5
    assert "made again" in caplog.text
    assert Dictionary.read(file.read_bytes()).count("就业") == 5


def test_a_folder_that_cannot_be_written_costs_a_warning_only(
    tmp_path: Path, made: Callable[[], Dictionary], caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "no folder").write_text("")
    assert shared("small", tmp_path / "no folder", made).count("就业") == 5
    assert "cannot be kept" in caplog.text


def unwanted() -> Dictionary:
    raise AssertionError("made although it was there")
