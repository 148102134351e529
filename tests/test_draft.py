"""A draft as a file: accepting keeps all else, what is written reads back, what is accepted is a page."""

import io
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from knowledge.errors import CoverageFaults
from knowledge.page import Draft, read_page
from knowledge.record import coverage
from knowledge.record.draft import accepted, document, places_in
from knowledge.rules import Rule
from tests.building import REAL_PAGE, ROOT, filled_in

PAGES = sorted((ROOT / "tests" / "pages").glob("**/page.txt"))
AT = datetime(2024, 1, 18, 20, 30, tzinfo=UTC)
EDITED = """\
# 校对稿
id: lzrb-20240118   # 不要改
newspaper: 临州日报
date: 2024-01-18
speakers:
  - id: wangyi
    name: 王一  # 姓名核过
speeches:
  - id: lzrb-20240118-wangyi
    section: null
    headline: "把路修到家门口"
    attribution: 讲述人:柳村党总支书记 王一
    speaker: wangyi
    posts:
      - 柳村党总支书记
    text: |-
      今年要把路修到家门口。

      明年要把灯装到家门口。
doubts:
  - line: 3
    what: 姓名看不清
    status: open
  - line: 4
    what: 标题看不清  # 看过报纸
    status: resolved
    resolution: 已改正
"""


def loaded(text: str) -> Any:
    return yaml.safe_load(text)


@cache
def draft_of(file: Path) -> Draft:
    return read_page(file.read_bytes())


def dumped(text: str) -> str:
    """A file through the same library that editors' tools use, loaded and dumped with comments."""
    out = io.StringIO()
    round_trip = YAML()
    round_trip.dump(round_trip.load(text), out)
    return out.getvalue()


def test_accepting_settles_the_open_doubts_and_says_by_whom_and_when() -> None:
    settled, corrected = loaded(accepted(EDITED, "周全", AT))["doubts"]
    assert (settled["status"], settled["by"]) == ("accepted", "周全")
    assert settled["at"].replace(tzinfo=UTC) == AT
    assert corrected == {"line": 4, "what": "标题看不清", "status": "resolved", "resolution": "已改正"}


def test_accepting_keeps_every_other_line_with_its_comments() -> None:
    before, after = EDITED.splitlines(), accepted(EDITED, "周全", AT).splitlines()
    lost = [line for line in before if line not in after]
    assert lost == ["    status: open"]


def test_accepting_twice_is_accepting_once() -> None:
    once = accepted(EDITED, "周全", AT)
    assert accepted(once, "别人", datetime(2025, 1, 1, tzinfo=UTC)) == once


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.parent.name)
def test_a_draft_reads_back_as_it_was_written(file: Path) -> None:
    draft = draft_of(file)
    text = document(draft)
    page = loaded(text)
    assert page == loaded(dumped(text))
    assert (page["newspaper"], page["date"], page["event"]) == (draft.newspaper, draft.date, draft.event)
    spoken = [one for one in draft.speeches if one.name and one.paragraphs]
    assert [one["text"] for one in page["speeches"]] == ["\n\n".join(one.paragraphs) for one in spoken]
    assert [one["attribution"] for one in page["speeches"]] == [one.attribution for one in spoken]
    assert [one["posts"] for one in page["speeches"]] == [list(one.posts) for one in spoken]
    assert [one["what"] for one in page["doubts"]] == [one.what for one in draft.doubts]


NAMELESS = "让每个村都通公交\n\n讲述人：石坑村党支部书记 黄德茂\n\n今年要把路修到家门口。\n"


def test_what_is_to_be_filled_in_is_not_accepted_and_is_a_fault(tmp_path: Path) -> None:
    file = tmp_path / "page" / "page.yaml"
    file.parent.mkdir()
    file.write_text(accepted(document(read_page(NAMELESS.encode())), "周全", AT), "utf-8")
    left = coverage.open_doubts(file)
    assert {doubt.line for doubt in left} == {None}
    assert len(left) == 2
    with pytest.raises(CoverageFaults) as raised:
        coverage.load(tmp_path)
    assert [fault.what.rule for fault in raised.value.faults] == [Rule.TO_FILL_IN] * 2
    file.write_text(accepted(filled_in(file.read_text("utf-8")), "周全", AT), "utf-8")
    assert coverage.load(tmp_path).pages[0].newspaper == "临州日报"


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.parent.name)
def test_a_page_accepted_as_it_was_read_passes_check(file: Path, tmp_path: Path) -> None:
    (tmp_path / "page").mkdir()
    draft = draft_of(file)
    (tmp_path / "page" / "page.yaml").write_text(accepted(filled_in(document(draft)), "周全", AT), "utf-8")
    (page,) = coverage.load(tmp_path).pages
    spoken = [one.name for one in draft.speeches if one.name and one.paragraphs]
    assert [speech.speaker.name for speech in page.speeches] == spoken


@pytest.mark.parametrize(("printed", "label"), [("链接", "链接"), ("【记者手记】", "记者手记"), ("编者按", None)])
def test_what_is_printed_over_the_papers_own_words_stays_with_them(
    printed: str, label: str | None, tmp_path: Path
) -> None:
    note = f"{printed}\n\n大会应到代表三百八十六名,实到三百七十九名。\n"
    draft = read_page(f"临州日报\n2024年1月18日\n\n{NAMELESS}\n{note}".encode())
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "page.yaml").write_text(accepted(document(draft), "周全", AT), "utf-8")
    (page,) = coverage.load(tmp_path).pages
    assert [one.label for one in page.notes] == [label]
    assert [one.speaker.name for one in page.speeches] == ["黄德茂"]


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.parent.name)
def test_a_draft_with_open_doubts_does_not_load_as_reviewed(file: Path, tmp_path: Path) -> None:
    (tmp_path / "page").mkdir()
    draft = draft_of(file)
    (tmp_path / "page" / "page.yaml").write_text(document(draft), "utf-8")
    if not draft.doubts:
        assert coverage.load(tmp_path).pages
        return
    with pytest.raises(CoverageFaults) as caught:
        coverage.load(tmp_path)
    assert len(caught.value.faults) == len(draft.doubts)


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.parent.name)
def test_no_printed_words_are_lost_between_draft_and_file(file: Path) -> None:
    draft = draft_of(file)
    page = document(draft)
    written = "".join(page.split())
    for speech in draft.speeches:
        assert all("".join(paragraph.split()) in written for paragraph in speech.paragraphs)


def test_the_real_page_has_ids_that_say_what_they_name() -> None:
    page = loaded(document(draft_of(REAL_PAGE)))
    assert page["id"] == "zzrb-20210929"
    assert page["date"] == date(2021, 9, 29)
    assert [one["id"] for one in page["speeches"]] == [
        f"zzrb-20210929-{name}" for name in ("yaoyonggao", "zoujianping", "lihong", "wulichong", "luofang", "lixing")
    ]


@pytest.mark.parametrize(("printed", "place"), [("第三版", "3"), ("第十二版", "12"), ("A03版", "a03"), ("", "")])
def test_a_page_number_has_its_place_in_the_id_however_it_is_printed(printed: str, place: str) -> None:
    page = loaded(document(read_page(f"临州日报\n2024年1月18日 {printed}\n\n标题\n".encode())))
    assert page["id"] == "-".join(part for part in ("lzrb", "20240118", place) if part)
    assert page["number"] in (None, printed.strip("第版"))


NAMES = st.sampled_from(["王一", "王壹", "李红", "欧阳明", "阿依古丽·买买提", "Ａ先生", "𠮷田"])
BODY = st.text(alphabet="今年修路。:#-'\"{}[]|>&*!%@`,\t 就业5G", min_size=1, max_size=40)


@given(st.lists(st.tuples(NAMES, BODY), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_any_words_read_back_from_the_file_as_they_were_read(told: list[tuple[str, str]]) -> None:
    speeches = "\n\n".join(f"标题{i}\n\n讲述人:某村书记 {n}\n\n{b}" for i, (n, b) in enumerate(told))
    draft = read_page(f"临州日报\n2024年1月18日\n\n{speeches}\n".encode())
    page = loaded(accepted(document(draft), "周全", AT))
    spoken = [one for one in draft.speeches if one.name and one.paragraphs]
    assert [one["text"] for one in page["speeches"]] == ["\n\n".join(one.paragraphs) for one in spoken]
    ids = [one["id"] for one in (*page["speeches"], *page["speakers"], *page["notes"])]
    assert len(ids) == len(set(ids))


GUESSED = "“王一”这一篇排在第2行版面通栏标题之后,旁边没有印栏目名,推定属“热议·乡村”(各栏目人数相当);请核对"
EMPTY = "“王一”这一篇排在第2行版面通栏标题之后,旁边没有印栏目名,栏目留空;请补上"
SECTIONS = "sections:\n  - id: s1\n    title: 热议·乡村\n  - id: s2\n    title: 热议·城市\n"


@pytest.mark.parametrize(
    ("doubt", "section", "status"),
    [
        (GUESSED, "s1", "accepted"),
        (GUESSED, "s2", "resolved"),
        (GUESSED, "null", "resolved"),
        (EMPTY, "null", "accepted"),
        (EMPTY, "s2", "resolved"),
        ("编者按印在栏目“热议·城市”的标题之前,按用词归入该栏目;请核对", "s1", "resolved"),
        ("编者按印在栏目“热议·城市”的标题之前,按用词归入该栏目;请核对", "s2", "accepted"),
        ("姓名看不清", "s2", "accepted"),
    ],
)
def test_the_doubt_of_a_section_that_was_corrected_is_not_accepted(doubt: str, section: str, status: str) -> None:
    moved = EDITED.replace("speakers:", f"{SECTIONS}speakers:").replace("姓名看不清", doubt)
    moved = moved.replace("    section: null", f"    line: 3\n    section: {section}")
    assert loaded(accepted(moved, "周全", AT))["doubts"][0]["status"] == status


def test_a_place_of_the_raw_text_leads_to_its_words_in_the_file() -> None:
    text = document(draft_of(REAL_PAGE))
    lines, places = text.splitlines(), places_in(text)
    page = loaded(text)
    assert all(lines[places[one["line"]] - 1].strip() == f"- id: {one['id']}" for one in page["speeches"])
    alone = [one for one in page["doubts"] if one["line"] not in {part["line"] for part in page["speeches"]}]
    assert alone
    assert all(f"line: {one['line']}" in "".join(lines[places[one["line"]] - 1 :][:3]) for one in alone)


WORDLESS = (
    "云州日报\n2021年9月29日\n\n修路\n\n讲述人：市交通局局长 李红\n\n"
    "把水送上山\n\n讲述人：市水务局局长 王军\n\n今年要把水送上山。\n"
)


def test_who_is_named_over_no_words_stays_open_until_the_words_are_there() -> None:
    drafted = document(read_page(WORDLESS.encode()))
    once = accepted(drafted, "周全", AT)
    (left,) = [one for one in loaded(once)["doubts"] if one["status"] == "open"]
    assert (left["line"], "没有可以归给此人的正文" in left["what"]) == (6, True)
    filled = loaded(once)
    filled["speeches"].append({**filled["speeches"][0], "id": "x", "line": 6})
    settled = loaded(accepted(yaml.safe_dump(filled, allow_unicode=True), "周全", AT))["doubts"]
    assert [one["status"] for one in settled if one["line"] == 6 and "正文" in one["what"]] == ["resolved"]
