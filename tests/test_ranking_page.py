"""docs/ranking.md: made from any folder of sets, engines that are not there named, nothing of the machine in it."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import pytest

from benchmarks import beir
from benchmarks.ranking import Inside, Part, document, without_each
from benchmarks.weights import Case
from knowledge.weighing.merit import FEATURES
from tests.building import ROOT

ROW: Final = {
    "set": "small", "system": "congress-bot", "mrr10": 0.8, "hit1": 0.7, "hit5": 0.9, "ndcg10": 0.8, "auroc": None,
    "index_s": 1.0, "p50_ms": 2.0, "p95_ms": 3.0, "rss_mb": 90.0,
}  # fmt: skip


def case(feature: str) -> Case:
    """Two candidates; the second is right, and only this feature says so."""
    features = np.zeros((2, len(FEATURES)))
    features[1, FEATURES.index(feature)] = 1
    return Case(features, np.array([False, True]))


def page(systems: Sequence[Mapping[str, object]] = (ROW,)) -> str:
    fields = {"all parts": Part(0.8, 2.0), "without words": Part(0.75, 1.5)}
    variants = {"congress-bot": {"as asked": 0.8, "typo": 0.5, "missing": 0.6, "traditional": 0.79}}
    inside = {"small": Inside(variants, fields, {False: [case("score")], True: []})}
    return "\n".join(document(300, ["congress-bot", "tantivy"], systems, inside))


def test_a_feature_is_worth_what_the_order_loses_without_it() -> None:
    points = dict(without_each({"small": [case("words")]}, {"words": 2.0, "kind": 1.0}))
    assert points == {"words": [-50.0], "kind": [0.0]}


def test_an_engine_that_is_not_installed_is_named_as_left_out() -> None:
    assert "`tantivy` is left out on small" in page()
    assert "left out on" not in page([ROW, {**ROW, "system": "tantivy"}])


def test_a_part_left_out_is_told_by_what_it_changes() -> None:
    assert "| all parts | 80.0 | 2.0 |\n| without words | -5.0 | 1.5 |" in page()


def test_a_variant_stands_beside_the_questions_as_they_are() -> None:
    assert "| small | congress-bot | 0.800 | 0.500 | 0.600 | 0.790 |" in page()


@pytest.mark.parametrize("name", ["ranking", "quality", "calibration"])
def test_no_page_of_figures_holds_a_path_of_the_machine_that_made_it(name: str) -> None:
    text = (ROOT / "docs" / f"{name}.md").read_text("utf-8")
    assert not re.search(r"/(?:tmp|work|home|root|Users)/", text)


def test_a_missing_character_is_one_of_a_word_and_the_same_each_time(tmp_path: Path) -> None:
    (tmp_path / "qrels").mkdir()
    asked = "图书馆开放时间延长了吗"
    for file, text in (
        ("corpus.jsonl", json.dumps({"_id": "d", "text": "延长"})),
        ("queries.jsonl", json.dumps({"_id": "q", "text": asked})),
        ("qrels/test.tsv", "q\td\t1"),
    ):
        (tmp_path / file).write_text(text + "\n", "utf-8")
    once, again = (beir.typed(beir.read(tmp_path), "missing").questions[0].text for _ in range(2))
    assert once == again
    assert len(once) == len(asked) - 1
    assert any(asked[:at] + asked[at + 1 :] == once for at in range(len(asked)))
