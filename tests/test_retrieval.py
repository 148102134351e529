"""The retrieval benchmark: figures as defined, any BEIR folder, the bot through its own code, faults named."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from benchmarks import beir
from benchmarks.beir import SetFault
from benchmarks.measures import auroc, hit, ndcg, reciprocal_rank
from tests.building import ROOT

TEXTS: Final = {
    "d1": "今年新建五所幼儿园，增加学位两千个。",
    "d2": "清水塘老工业区完成搬迁改造，企业全部关停退出。",
    "d3": "把公共图书馆建到社区，延长开放时间。",
    "d4": "推进农村改厕，垃圾分类覆盖每个村。",
}
ASKED: Final = {"q1": ("幼儿园学位增加多少？", "d1"), "q2": ("图书馆开放时间延长了吗", "d3"), "q3": ("农村改厕", "d4")}
KEYS: Final = "set system mrr10 hit1 hit5 ndcg10 auroc index_s p50_ms p95_ms rss_mb".split()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small set in the BEIR layout; nothing in it answers q3 once d4 is removed."""
    (tmp_path / "small" / "qrels").mkdir(parents=True)
    set_ = tmp_path / "small"
    corpus = [{"_id": one, "title": "", "text": text} for one, text in TEXTS.items()]
    queries = [{"_id": one, "text": text} for one, (text, _) in ASKED.items()]
    write(set_ / "corpus.jsonl", "\n".join(json.dumps(one, ensure_ascii=False) for one in corpus))
    write(set_ / "queries.jsonl", "\n".join(json.dumps(one, ensure_ascii=False) for one in queries))
    rows = (f"{one}\t{gold}\t1" for one, (_, gold) in ASKED.items())
    write(set_ / "qrels" / "test.tsv", "\n".join(["query-id\tcorpus-id\tscore", *rows]))
    write(set_ / "removed.txt", "d4")
    return set_


def write(file: Path, text: str) -> None:
    file.write_text(text + "\n", "utf-8")


def run(*arguments: str | Path, as_module: bool = True) -> subprocess.CompletedProcess[str]:
    program = ["-m", "benchmarks.retrieval"] if as_module else ["benchmarks/retrieval.py"]
    command = [sys.executable, *program, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_reciprocal_rank_is_one_through_the_place_of_the_first_right_one() -> None:
    assert reciprocal_rank(["a", "b", "c"], frozenset("bc")) == 0.5
    assert reciprocal_rank(["a"] * 10 + ["b"], frozenset("b")) == 0


def test_a_hit_is_a_right_one_among_the_first() -> None:
    assert [hit(["a", "b"], frozenset("b"), cut) for cut in (1, 5)] == [0, 1]


def test_gain_is_a_share_of_the_best_that_could_be_had() -> None:
    assert ndcg(["a", "b"], frozenset("ab")) == pytest.approx(1)
    assert ndcg(["c", "a"], frozenset("a")) == pytest.approx(0.6309, abs=1e-4)


def test_auroc_counts_pairs_in_the_right_order_and_ties_by_half() -> None:
    assert auroc([3, 2], [1, 0]) == 1
    assert auroc([1], [1]) == 0.5
    assert auroc([2, 0.5], [1]) == 0.5
    assert auroc([1], []) is None


@pytest.mark.parametrize("as_module", [True, False])
def test_the_figures_come_as_one_object_a_system_and_set(folder: Path, as_module: bool) -> None:
    done = run("--data", folder.parent, "--systems", "congress-bot,card", "--json", as_module=as_module)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["set"], row["system"]) for row in rows] == [("small", "congress-bot"), ("small", "card")], done.stderr
    assert all(list(row)[: len(KEYS)] == KEYS for row in rows)
    ours = rows[0]
    assert (ours["mrr10"], ours["hit1"], ours["hit5"], ours["ndcg10"]) == (1, 1, 1, 1)
    assert ours["auroc"] == 1
    assert ours["rss_mb"] > 20


def test_a_set_that_removes_nothing_has_no_abstention(folder: Path) -> None:
    (folder / "removed.txt").unlink()
    done = run("--data", folder, "--systems", "card", "--json")
    assert json.loads(done.stdout)["auroc"] is None


def test_questions_whose_passages_are_all_removed_have_no_answer(folder: Path) -> None:
    left = beir.without_removed(beir.read(folder))
    assert [document.id for document in left.documents] == ["d1", "d2", "d3"]
    assert {question.id for question in left.questions if not question.gold} == {"q3"}


def test_a_question_in_traditional_characters_means_the_same(folder: Path) -> None:
    typed = beir.typed(beir.read(folder), "traditional")
    assert (typed.name, typed.questions[1].text) == ("small+traditional", "圖書館開放時間延長了嗎")


def test_a_typo_is_one_character_that_sounds_the_same_and_the_same_each_time(folder: Path) -> None:
    given = beir.read(folder)
    once, again = beir.typed(given, "typo"), beir.typed(given, "typo")
    assert once == again
    for before, after in zip(given.questions, once.questions, strict=True):
        assert sum(a != b for a, b in zip(before.text, after.text, strict=True)) == 1


FAULTS: Final[Mapping[str, Any]] = {
    "corpus.jsonl: line 1: is not JSON": ("corpus.jsonl", "{"),
    "corpus.jsonl: line 1: d1 has no text": ("corpus.jsonl", '{"_id": "d1"}'),
    "corpus.jsonl: line 2: d1 was there before": ("corpus.jsonl", '{"_id": "d1", "text": "a"}\n' * 2),
    "queries.jsonl: line 1: has no _id": ("queries.jsonl", '{"text": "?"}'),
    "queries.jsonl: is empty": ("queries.jsonl", ""),
    "test.tsv: line 1: 'q1 d1 1'": ("qrels/test.tsv", "q1 d1 1"),
    "test.tsv: line 1: question q9 is not in queries.jsonl": ("qrels/test.tsv", "q9\td1\t1"),
    "test.tsv: line 1: passage d9 is not in corpus.jsonl": ("qrels/test.tsv", "q1\td9\t1"),
    "test.tsv: names no passage for any question": ("qrels/test.tsv", "q1\td1\t0"),
    "removed.txt: line 1: passage d9 is not in corpus.jsonl": ("removed.txt", "d9"),
}


@pytest.mark.parametrize("message", FAULTS)
def test_a_fault_of_a_folder_is_told_with_its_place(folder: Path, message: str) -> None:
    name, content = FAULTS[message]
    write(folder / name, content)
    with pytest.raises(SetFault) as caught:
        beir.read(folder)
    assert message in str(caught.value)


def test_a_folder_that_holds_no_set_is_refused_in_one_line(tmp_path: Path) -> None:
    done = run("--data", tmp_path)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "corpus.jsonl" in done.stderr


def test_a_missing_file_is_a_fault_and_no_traceback(folder: Path) -> None:
    (folder / "queries.jsonl").unlink()
    done = run("--data", folder, "--systems", "card")
    assert done.returncode == 1
    assert "queries.jsonl: cannot be read" in done.stderr
    assert "Traceback" not in done.stderr
