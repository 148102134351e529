"""The fuzzed functions hold for inputs of hypothesis too; a long run is `make fuzz`."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.__main__ import SHARES, every
from tests.fuzz.targets import REVIEWED, TARGETS, edited, spelled

LATIN = st.binary(max_size=160).map(lambda data: bytes(byte % 0xC0 for byte in data))


@pytest.mark.parametrize("target", TARGETS)
@given(data=st.one_of(LATIN, st.binary(max_size=160)))
@settings(max_examples=25)
def test_any_bytes_are_taken_or_refused_in_words(target: str, data: bytes) -> None:
    TARGETS[target](data)


def test_bytes_spell_pieces_and_any_character() -> None:
    assert spelled(b"\x01\xff\x01\xf6\x00\x00", ("一", "二")) == "二\U0001f600一"
    assert spelled(b"\xff", ("一",)) == "\x00"


def test_an_edit_takes_away_and_puts_in() -> None:
    assert edited(b"") == REVIEWED
    assert edited(b"\x00\x10\x03") == "  " + REVIEWED.removeprefix("id: ")


def test_all_targets_take_as_many_inputs_as_were_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert set(SHARES) == set(TARGETS)
    assert every(107, seed=3) == 107
    said = capsys.readouterr().out.splitlines()
    assert said[-1].startswith("all: 107 inputs")
    assert sum(int(line.split()[1]) for line in said[:-1]) == 107
