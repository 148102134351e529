"""docs/quality.md: made from counts, seen and unseen apart, and it says what the sets are."""

from pathlib import Path
from typing import Any

from benchmarks import quality

ROWS = {"right_first": (8, 10), "right_shown": (9, 10), "wrongly_refused": (1, 10), "confidently_wrong": (0, 12)}
OTHERS = {"misattributed": (0, 12), "far_shown": (0, 1), "near_quoted": (0, 1)}
COUNTS = {"number": 10, "right": 8, "shown": 1, "missed": 1, "wrong": 0, "misattributed": 0}


def a_row() -> dict[str, Any]:
    return {
        "rates": ROWS | OTHERS,
        "answerable": COUNTS,
        "marked": [7, 8],
        "kinds": {"passage": (7, 8)},
        "styles": {"plain": (7, 8)},
        "ms": 12.0,
        "mb": 150.0,
    }


def page(*sets: tuple[str, str]) -> str:
    parts = {part: [a_row()] for part in quality.PARTS}
    return "\n".join(quality._document({one: a_row() for one in sets}, parts, []))


def test_seen_and_unseen_questions_are_summed_apart() -> None:
    text = page(("zhuzhou", "dev"), ("anhe", "anhe-own"), ("anhe", "anhe-unseen"))
    assert "| **all seen** | 24 | 0.800 (0.58 to 0.92; 16 of 20)" in text
    assert "| **all unseen** | 12 | 0.800 (0.49 to 0.94; 8 of 10)" in text
    assert "**all unseen**" not in page(("zhuzhou", "dev"))


def test_every_part_has_its_line_with_its_costs() -> None:
    text = page(("zhuzhou", "dev"))
    assert all(f"| {part} | 0.800 |" in text for part in quality.PARTS)
    assert text.count("| 12 | 150 |") == len(quality.PARTS)


def test_every_set_that_is_named_is_there() -> None:
    folder = Path(quality.QUESTIONS)
    assert all((folder / f"{name}.jsonl").is_file() for _, name in (*quality.SEEN, *quality.UNSEEN))
    assert all(place.is_dir() for place in quality.COVERAGES.values())


def test_synonyms_are_left_out_and_nothing_else(tmp_path: Path) -> None:
    config = quality._without_synonyms(tmp_path)
    assert {file.name for file in config.iterdir()} == {file.name for file in (quality.ROOT / "config").iterdir()}
    from knowledge.words import vocabulary

    assert not vocabulary.load(config).same
