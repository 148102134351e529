"""YAML as people write it: a number is what looks like one to them."""

import pytest

from knowledge.yaml_text import read


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("07226110", "07226110"),
        ("010", "010"),
        ("12:30", "12:30"),
        ("0731.28812", "0731.28812"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("2026", 2026),
        ("0", 0),
        ("-3", -3),
        ("0.35", 0.35),
        ("1.5e-05", 1.5e-05),
        ("'3'", "3"),
    ],
)
def test_a_number_is_what_looks_like_one_to_people(written: str, meant: object) -> None:
    found = read(f"value: {written}\n")
    assert found == {"value": meant}
    assert isinstance(found, dict)
    assert type(found["value"]) is type(meant)
