"""What an editor did wrong, in the editor's own language: each rule is reached by a real file and said in all three."""

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot import texts
from bot.editor.changes import Changes
from bot.versions.archive import Archive
from bot.versions.trial import MOST_BYTES, Trial
from knowledge.errors import CongressError, CoverageFaults, Fault
from knowledge.record import coverage, files
from knowledge.record.page_faults import entry_of
from knowledge.record.proof import remarks
from knowledge.rules import Rule, Words, of_reading, said
from knowledge.weighing import calibration, merit
from knowledge.words import vocabulary
from tests.building import CONFIG
from tests.shelves import ask
from tests.test_coverage import a_page, a_speech, written
from tests.test_proof import NAMESAKES, with_exchanged_namesakes

EMBEDDED = Path(__file__).parents[1] / "knowledge" / "coverage" / "2021-09-29"
TEXTS = texts.load(CONFIG / "texts")
NAMES = re.compile(
    "YAML|Tab|JSON|UTF-8|id|import|null|newspaper|date|status|open|accepted|resolved|same|related|leads|fields|kinds|spoken|"
    r"congress-bot calibrate|page\.(?:yaml|txt)"
)
"""What is written so in every language, because it is typed so."""
PAGES: tuple[dict[str, Any] | str | bytes, ...] = (
    a_page(date="soon", newspaper=7, id="Page One", speeches="x", notes=[7], staff=[], newspapr="x"),
    a_page(id="b", number=1.5, banner=" ", sections=[{"id": "s1", "title": "一"}, {"id": "s1", "title": "二"}]),
    a_page(id="c", speeches=[a_speech(id="c-1", section="s9", speaker="nobody", line="x")], reporters=[{"role": None}]),
    a_page(id="d", speeches=[a_speech(id="d-1", attribution="讲述人:村长 李", posts=["市长"])]),
    a_page(id="e", speakers=[{"id": "wangyi", "name": "王壹"}], speeches=[a_speech(), a_speech()]),
    a_page(id="f", doubts=[{"line": 3, "what": "姓名"}, {"line": None, "what": "x"}]),
    a_page(id="f", doubts=[{"line": 1, "what": "x", "status": "done"}]),
    a_page(id="g", sections=[], speeches=[a_speech(id="g-1"), a_speech(id="g-2", section="x-y-z")]),
    a_page(id="i", cues=[{"of": "i-1", "words": "桥", "asked": []}, {"of": "x", "words": "桥", "asked": ["问" * 101]}]),
    a_page(id="j", cues=[{"of": one, "words": "桥", "asked": ["桥呢"]} for one in ("j-1", a_speech()["id"])]),
    "id: 临".encode()[:-1],
    a_page(id="a"), a_page(id="a"),
    a_page(id="m", newspaper=None, date=None),
    a_page(id="k", speeches=[a_speech(id="k-1", text=" "), {"id": "k-2"}]),
    a_page(id="h", speeches=[a_speech(id="h-1", speaker="wangy", section="x-y-z")]),
    "sections:\n  b: 1\n c: 2",
    "id:\n\tx", "id: a: b", "id: 'a", "id: \x01", "id: [a\nb: c", "id: %", "id: " + "9" * 5000, "", "a: &a b\nc: *a",
    "headline: 一 #二", "speeches:\n- id: a\n  text: b\n  id: c\n  text: d", "id： a\nb: c",
    "a:\n  - b: c\n\u3000\u3000d: e\n    f: g", "<<<<<<< HEAD\nid: a\n=======\nid: b",
    "id: !x a", 'id: "\\ud800"', "a: " + "[" * 40 + "]" * 40, "? [a]\n: b", "id: a\nid: b", b"\xff", b" " * 5_000_001,
)  # fmt: skip


def page_faults(folder: Path) -> Iterator[Words]:
    """What is said of pages, links, pipes and folders."""
    full, other = written(folder / "full", *PAGES), written(folder / "other" / "city", a_page())
    (full / "linked").symlink_to(other / "page0")
    (full / "pipe").mkdir()
    os.mkfifo(full / "pipe" / "page.yaml")
    (folder / "empty").mkdir()
    (full / "page.yaml").write_text("id: a", "utf-8")
    for one in (full, folder / "empty", folder / "other", folder / "gone"):
        with pytest.raises(CoverageFaults) as caught:
            coverage.load(one)
        yield from (fault.words for fault in caught.value.faults)
    yield Fault("page.yaml", "", said(Rule.UNREADABLE, why=of_reading(OSError(5, "Input/output error")))).words


def proof_remarks() -> Iterator[Words]:
    """What a page that has no fault has otherwise than its raw text."""
    raw = (EMBEDDED / "page.txt").read_bytes()
    page = entry_of((EMBEDDED / "page.yaml").read_bytes(), "page.yaml")[1]
    assert page is not None
    first, second, *others = page.speeches
    spoiled = (
        page.model_copy(update={"date": None, "doubts": [], "notes": [], "speeches": [first, second]}),
        page.model_copy(update={"speeches": [first.model_copy(update={"text": f"{first.text}明年再修桥。"}), second]}),
        page.model_copy(update={"speeches": [first.model_copy(update={"text": second.text}), *others]}),
        page.model_copy(update={"speeches": [first.model_copy(update={"text": first.text.replace("平台", "讲台")})]}),
        page.model_copy(update={"speeches": [first.model_copy(update={"text": "明年再修桥。"}), second]}),
        page.model_copy(update={"speeches": [first.model_copy(update={"text": "明年再修桥。"})]}),
        page.model_copy(
            update={"speeches": [one.model_copy(update={"section": "chuangxin"}) for one in page.speeches]}
        ),
    )
    for one in spoiled:
        yield from (remark.words for remark in remarks("page.yaml", one, raw))
    yield from (remark.words for remark in remarks("page.yaml", page, b""))
    over_no_words = "\n\n把路修到家门口\n\n讲述人:市交通局局长 简明\n".encode()
    yield from (remark.words for remark in remarks("page.yaml", page, raw + over_no_words))
    exchanged = entry_of(with_exchanged_namesakes().encode(), "page.yaml")[1]
    assert exchanged is not None
    yield from (remark.words for remark in remarks("page.yaml", exchanged, NAMESAKES.encode()))


def kept_faults(folder: Path) -> Iterator[Words]:
    """What is said of a version that was kept."""
    archive = Archive(folder / "data")
    path = archive.keep("v", files.read(written(folder / "good", a_page())))
    for spoils in (
        (folder / "data" / path / "page0" / "page.yaml").write_text,
        lambda _: shutil.rmtree(folder / "data" / path),
    ):
        spoils("x")
        with pytest.raises(CoverageFaults) as caught:
            archive.read(path)
        yield from (fault.words for fault in caught.value.faults)


def list_faults(folder: Path) -> Iterator[Words]:
    """What is said of word lists, weights and question sets."""
    config = Path(shutil.copytree(CONFIG, folder / "config"))
    broken = (
        "sme: x",
        "spoken: [a]",
        "same: x",
        "same: [[a]]",
        "leads: []",
        "leads: {a: b}",
        "kinds: [a]",
        "kinds: {a: [[b]]}",
        "a",
        "same: [",
        "a: 2024-13-40",
    )
    for text in broken:
        (config / vocabulary.SYNONYMS).write_text(text, "utf-8")
        yield refused(lambda: vocabulary.load(config))
    (config / vocabulary.SYNONYMS).unlink()
    yield refused(lambda: vocabulary.load(config))
    for load, name in ((calibration.load, calibration.FILE_NAME), (merit.load, merit.FILE_NAME)):
        (config / name).write_text("{}", "utf-8")
        yield refused(lambda load=load: load(config))  # type: ignore[misc]
    file = folder / "questions.jsonl"
    good = {"id": "a", "turns": ["x"], "kind": "fact"}
    for content in (
        "x",
        "{}",
        json.dumps(good | {"kind": "x"}),
        json.dumps(good | {"turns": 3}),
        json.dumps(good | {"turns": []}),
        " " * (MOST_BYTES + 1),
    ):
        file.write_text(content, "utf-8")
        yield refused(Trial(file, 1, ask)._questions)


def refused(work: Any) -> Words:
    with pytest.raises(CongressError) as caught:
        work()
    assert caught.value.words, caught.value
    assert str(caught.value) == str(caught.value.words)
    return caught.value.words


@pytest.fixture(scope="module")
def said_of(tmp_path_factory: pytest.TempPathFactory) -> list[Words]:
    """All that is said of files with every fault."""
    folder = tmp_path_factory.mktemp("faults")
    denied = Fault("page.yaml", "", said(Rule.UNREADABLE, why=of_reading(PermissionError(13, "Permission denied"))))
    return [denied.words, *page_faults(folder), *proof_remarks(), *kept_faults(folder), *list_faults(folder)]


def rules(words: Words) -> set[Rule]:
    inner = [rules(one) for one in words.values.values() if isinstance(one, Words)]
    return {words.rule}.union(*inner)


def plain(words: Words) -> Words:
    """The same without what an editor wrote, or what a file or a field is called."""
    values = {name: plain(one) if isinstance(one, Words) else "" for name, one in words.values.items()}
    return Words(words.rule, values)


def test_every_rule_is_reached_by_a_file_that_breaks_it(said_of: list[Words]) -> None:
    assert set(Rule) - set[Rule]().union(*map(rules, said_of)) == set()


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_an_admin_reads_no_english_sentence_in_chinese(said_of: list[Words], language: str) -> None:
    changes = Changes(TEXTS[language])
    for words in said_of:
        assert re.findall("[A-Za-z]+", NAMES.sub("", changes.line(plain(words)))) == [], str(words)
        assert "；" in changes.line(words) or "，" in changes.line(words), "what is wrong, and what to do"


def test_no_value_is_a_sentence_of_somebody_elses_library(said_of: list[Words]) -> None:
    sentences = ("expected", "Input", "not allowed", "found", "Errno", "invalid", "should be")
    for words in said_of:
        line = Changes(TEXTS["zh-Hans"]).line(words)
        assert not [one for one in sentences if one in line], line


def test_in_english_an_admin_reads_what_the_command_line_says() -> None:
    for rule in Rule:
        assert TEXTS["en"].entries[f"fault.{rule.name.lower()}"] == rule.value
    assert {f"fault.{rule.name.lower()}" for rule in Rule} == {k for k in TEXTS["en"].entries if k.startswith("fault.")}
