"""docs/quality.md: made from counts, seen and unseen apart, and it says what the sets are."""

import re
from pathlib import Path
from typing import Any

import pytest

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


SET = re.compile(r"^\| `(?P<name>[a-z-]+)` \| \d+ \| (?P<rates>.+ of \d+\).*) \|$", re.MULTILINE)


def measured() -> dict[tuple[str, str], dict[str, Any]]:
    """What docs/quality.md says of each set."""
    text = (quality.ROOT / "docs" / "quality.md").read_text("utf-8")
    counts = {match["name"]: re.findall(r"(\d+) of (\d+)\)", match["rates"]) for match in SET.finditer(text)}
    return {
        (city, name): {
            "rates": {rate: tuple(map(int, pair)) for rate, pair in zip(quality.RATES, counts[name], strict=True)}
        }
        for city, name in (*quality.SEEN, *quality.UNSEEN)
        if name in counts
    }


@pytest.mark.parametrize("page", ["README.md", "docs/quality.md"])
def test_the_groups_are_the_sums_of_their_sets(page: str) -> None:
    lines = (quality.ROOT / page).read_text("utf-8").splitlines()
    groups = list(quality.grouped(measured()))
    assert len(groups) == 7
    start = lines.index(groups[0])
    assert lines[start : start + 8] == [*groups, ""]


def test_every_set_is_of_one_group() -> None:
    sets = ("zhuzhou-fifth", "zhuzhou-seventeenth", "songjing-seventeenth-unseen", "songjing-unseen", "zhuzhou-unseen")
    assert [quality._group(name.split("-")[0], name) for name in sets] == [3, 1, 3, 2, 1]


@pytest.mark.parametrize(("number", "words"), [(1, "one"), (13, "thirteen"), (20, "twenty"), (34, "thirty-four")])
def test_a_number_is_written_in_words(number: int, words: str) -> None:
    assert quality.number_in_words(number) == words


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
