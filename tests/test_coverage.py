"""Reviewed files: every fault at once, each with its file, its place and what is expected."""

import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.errors import CoverageFaults
from knowledge.record import coverage, files


def a_page(**changes: Any) -> dict[str, Any]:
    page: dict[str, Any] = {
        "id": "lzrb-20240118",
        "newspaper": "临州日报",
        "date": "2024-01-18",
        "sections": [{"id": "s1", "title": "热议·民生"}],
        "speakers": [{"id": "wangyi", "name": "王一"}],
        "speeches": [a_speech()],
        "notes": [],
    }
    return page | changes


def a_speech(**changes: Any) -> dict[str, Any]:
    speech = {
        "id": "lzrb-20240118-wangyi",
        "section": "s1",
        "headline": "把路修到家门口",
        "attribution": "讲述人:柳村党总支书记 王　一",
        "speaker": "wangyi",
        "posts": ["柳村党总支书记"],
        "text": "今年要把路修到家门口。",
    }
    return speech | changes


def written(folder: Path, *pages: dict[str, Any] | str | bytes) -> Path:
    """A coverage folder with these pages, each in a folder of its own."""
    for number, page in enumerate(pages):
        file = folder / f"page{number}" / "page.yaml"
        file.parent.mkdir(parents=True)
        if isinstance(page, bytes):
            file.write_bytes(page)
        else:
            file.write_text(page if isinstance(page, str) else yaml.safe_dump(page, allow_unicode=True), "utf-8")
    return folder


def faults(folder: Path) -> list[str]:
    with pytest.raises(CoverageFaults) as caught:
        coverage.load(folder)
    return [str(fault) for fault in caught.value.faults]


def test_a_reviewed_page_loads(tmp_path: Path) -> None:
    loaded = coverage.load(written(tmp_path, a_page()))
    page, speech = next(loaded.speeches())
    assert (page.newspaper, str(page.date)) == ("临州日报", "2024-01-18")
    assert (speech.speaker.name, speech.posts) == ("王一", ("柳村党总支书记",))


def test_a_folder_that_is_itself_a_page_loads(tmp_path: Path) -> None:
    assert coverage.load(written(tmp_path, a_page()) / "page0").pages


def test_a_page_beside_the_folders_of_others_is_a_fault_and_hides_none_of_them(tmp_path: Path) -> None:
    folder = written(tmp_path, a_page(), a_page(id="b", date="soon", speeches=[]))
    shutil.copy(folder / "page0" / "page.yaml", folder)
    beside, wrong = faults(folder)
    said = "lies beside the folders of other pages, such as page0; move it into a folder of its own"
    assert beside == f"{folder.name}/page.yaml: {said}"
    assert "page1/page.yaml" in wrong


def test_an_empty_folder_says_how_to_make_a_page(tmp_path: Path) -> None:
    assert "import" in faults(tmp_path)[0]


ONE_FAULT = [
    ({"newspapr": "临州日报"}, "newspapr: no field has the name 'newspapr'; did you mean 'newspaper'?"),
    ({"date": "2024-13-40"}, "date: '2024-13-40' is not a date; a date like 2021-09-29 is expected"),
    ({"newspaper": 7}, "newspaper: 7 will not do; a text is expected"),
    ({"id": "Page One"}, "id: 'Page One' will not do; an id has 1 to 40 characters"),
    (
        {"speeches": [a_speech(section="s9")]},
        "speeches[0].section: no section has the id 's9'; known are s1 热议·民生",
    ),
    (
        {"speeches": [a_speech(speaker="wangy")]},
        "speeches[0].speaker: no speaker has the id 'wangy'; did you mean 'wangyi'?",
    ),
    (
        {"speeches": [a_speech(text="  \n ")]},
        "speeches[0].text: '  \\n ' will not do; write what is printed, or take the entry out",
    ),
    (
        {"speeches": [a_speech(attribution="讲述人:柳村党总支书记")]},
        "speeches[0].attribution: '讲述人:柳村党总支书记' does not contain the name '王一'",
    ),
    ({"speeches": [a_speech(posts=["市长"])]}, "speeches[0].posts[0]: '市长' is not in the attribution line"),
    ({"speeches": [a_speech(txt="x")]}, "speeches[0].txt: no field has the name 'txt'; did you mean 'text'?"),
    ({"speeches": [a_speech(), a_speech()]}, "speeches[1].id: the id 'lzrb-20240118-wangyi' is taken by"),
    (
        {"sections": [{"id": "s1", "title": "一"}, {"id": "s1", "title": "二"}]},
        "sections[1].id: the id 's1' is taken",
    ),
    ({"doubts": [{"line": 3, "what": "姓名看不清"}]}, "doubts[0]: is still open: 姓名看不清 (raw line 3)"),
    (
        {"doubts": [{"line": 3, "what": "姓名看不清", "status": "done"}]},
        "doubts[0].status: 'done' will not do; one of open",
    ),
]


@pytest.mark.parametrize(("changes", "expected"), ONE_FAULT, ids=[rule for _, rule in ONE_FAULT])
def test_one_fault_is_named_with_file_and_place(tmp_path: Path, changes: dict[str, Any], expected: str) -> None:
    found = faults(written(tmp_path, a_page(**changes)))
    assert len(found) == 1, found
    assert expected in found[0]
    assert found[0].startswith(f"{tmp_path.name}/page0/page.yaml: ")


def test_an_id_that_clashes_is_named_whatever_else_is_wrong_with_its_part(tmp_path: Path) -> None:
    sections = [{"id": "s1", "title": "一"}, {"id": "s1", "title": 1}]
    broken = a_page(speeches=[a_speech(), a_speech(text=3)], sections=sections)
    lines = faults(written(tmp_path, broken, a_page(id="two", speeches=[a_speech()], date="soon")))
    assert sum("the id 'lzrb-20240118-wangyi' is taken by" in line for line in lines) == 2
    assert sum("sections[1].id: the id 's1' is taken" in line for line in lines) == 1
    for place in ("speeches[1].text", "sections[1].title", "date"):
        assert any(f"{place}: " in line for line in lines)


def test_all_faults_of_all_pages_are_reported_at_once(tmp_path: Path) -> None:
    other = a_page(id="other", sections="none", speeches=[])
    found = faults(written(tmp_path, a_page(date="soon", newspaper=3), other, "a: [", b"\xff\xfe"))
    assert len(found) == 5, found


def test_a_wrong_field_does_not_hide_an_unknown_section(tmp_path: Path) -> None:
    found = faults(
        written(tmp_path, a_page(date="soon", speeches=[a_speech(section="s9"), a_speech(id="s-2", txt="x")]))
    )
    assert [fault.split(": ")[1:3] for fault in found] == [
        ["line 1", "date"],
        ["line 28, 王一", "speeches[1].txt"],
        ["line 17, 王一", "speeches[0].section"],
    ]


BY_EYE = [
    ("headline: 井下人少了 #1 心里踏实了", "line 1: '井下人少了' ends where '#1 心里踏实了' begins a remark"),
    (
        "speeches:\n- id: a\n  text: 一\n  id: b\n  text: 二",
        "line 4: a new entry begins here, with 'id'; write '- ' before",
    ),
    ("id: a\nid: b", "line 2: 'id' is given twice"),
    ("id: a\nnumber：3\ndate: 2024-01-18", "line 2: the colon is a wide one"),
    ("speeches:\n  - id: a\n\u3000\u3000headline: b\n    text: c", "line 3: a wide space stands before the name"),
    ("<<<<<<< HEAD\nid: a\n=======\nid: b\n>>>>>>> main", "line 1: two versions of the file stand here"),
    ("id: a\nnumber: '3\nevent: b\nphone: '28823910'\n", "line 2: not valid YAML (a quotation mark is not closed)"),
    ('id: a\nnumber: "3\nevent: b\n', "line 2, column 9: not valid YAML (a quotation mark is not closed)"),
]


@pytest.mark.parametrize(("text", "fault"), BY_EYE)
def test_what_is_wrong_with_a_file_is_told_where_an_editor_sees_it(tmp_path: Path, text: str, fault: str) -> None:
    (only,) = faults(written(tmp_path, text))
    assert f"page0/page.yaml: {fault}" in only


def test_remarks_on_lines_of_their_own_and_behind_ids_are_kept(tmp_path: Path) -> None:
    page = yaml.safe_dump(a_page(), allow_unicode=True).replace("speaker: wangyi", "speaker: wangyi # 村里的")
    page = page.replace("name: 王一", "name: 王一  # 核对过")
    assert coverage.load(written(tmp_path, f"# 校对稿\n{page}")).pages


@pytest.mark.parametrize("name", ["speaker", "attribution", "text", "id", "posts"])
def test_what_a_speech_must_have_is_never_asked_for_as_null(tmp_path: Path, name: str) -> None:
    speech = a_speech()
    del speech[name]
    found = [*faults(written(tmp_path / "missing", a_page(speeches=[speech])))]
    found += faults(written(tmp_path / "null", a_page(speeches=[a_speech(**{name: None})])))
    assert not any("(null" in one or "write null" in one for one in found), found


def test_a_missing_field_is_named(tmp_path: Path) -> None:
    page = a_page()
    del page["newspaper"]
    assert "newspaper: is missing; add newspaper:" in faults(written(tmp_path, page))[0]


def test_invalid_yaml_is_reported_with_its_line(tmp_path: Path) -> None:
    assert "line 2" in faults(written(tmp_path, "id: a\nnewspaper: [}\n"))[0]


@pytest.mark.parametrize("phone", ["07226110", "0731.28812", "12:30", "0x1F", "1_000", "8622 3310"])
def test_a_telephone_and_a_page_number_are_as_they_are_written(tmp_path: Path, phone: str) -> None:
    """YAML's own rules make 1911880 of 07226110, and 8 of 010."""
    text = yaml.safe_dump({**a_page(), "phone": "?", "number": "??"}, allow_unicode=True)
    page = text.replace("phone: '?'", f"phone: {phone}").replace("number: ??", "number: 010")
    (loaded,) = coverage.load(written(tmp_path, page)).pages
    assert (loaded.phone, loaded.number) == (phone, "010")


def test_a_key_given_twice_is_a_fault(tmp_path: Path) -> None:
    assert "line 2: 'id' is given twice" in faults(written(tmp_path, "id: a\nid: b\n"))[0]


def test_an_alias_is_a_fault_and_not_a_bomb(tmp_path: Path) -> None:
    bomb = "a: &a [x, x]\n" + "\n".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]" for i in range(20)
    )
    assert "line 2: *a is an alias" in faults(written(tmp_path, bomb))[0]


def test_a_file_nested_a_thousand_deep_is_a_fault(tmp_path: Path) -> None:
    assert "nested more than 20 deep" in faults(written(tmp_path, "a: " + "[" * 1000 + "]" * 1000))[0]


def test_a_wrong_encoding_is_a_fault(tmp_path: Path) -> None:
    assert "UTF-8" in faults(written(tmp_path, "newspaper: 临州日报".encode("gb18030")))[0]


def test_a_page_of_fifty_megabytes_is_refused_by_its_size(tmp_path: Path) -> None:
    assert "50,000,000 bytes" in faults(written(tmp_path, b" " * 50_000_000))[0]


def test_a_tag_of_python_is_a_fault(tmp_path: Path) -> None:
    assert "is a tag" in faults(written(tmp_path, "id: !!python/object/apply:os.system ['true']"))[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("id: !!bool x", "line 1: 'tag:yaml.org,2002:bool' is a tag; write the value without it"),
        ("date: !!timestamp x", "is a tag"),
        ("number: !!int ''", "is a tag"),
        ("id: a\n? [a]\n: b", "line 2: a list or fields stand where a name is expected"),
        ("? {a: b}\n: c", "line 1: a list or fields"),
        ("id: a\nevent: 会\x07议\n", "line 2: not valid YAML (a control character is in it)"),
        ('"\\ud800": 3', "line 1: half a character is in it; write the character itself"),
        ("number: " + "9" * 5000, "line 1, column 9: the value cannot be read"),
        ('number: "\\Uffffffff"', "the value cannot be read"),
        ('number: "\\U00110000"', "the value cannot be read"),
        ('staff: {"a\\nb": 3}', "staff.a b"),
    ],
)
def test_what_yaml_allows_and_a_page_never_needs_is_a_fault_of_one_line(tmp_path: Path, text: str, words: str) -> None:
    found = faults(written(tmp_path, text))
    assert any(words in fault for fault in found), found
    assert all(len(fault.splitlines()) == 1 for fault in found)


def test_one_id_for_two_people_is_a_fault(tmp_path: Path) -> None:
    other = a_page(
        id="b",
        speakers=[{"id": "wangyi", "name": "王壹"}],
        speeches=[a_speech(id="b-1", attribution="讲述人:柳村党总支书记 王壹")],
    )
    assert "two people need two ids" in faults(written(tmp_path, a_page(), other))[0]


def test_the_version_follows_the_words(tmp_path: Path) -> None:
    first = coverage.load(written(tmp_path / "a", a_page())).version
    again = coverage.load(written(tmp_path / "b", a_page())).version
    other = coverage.load(written(tmp_path / "c", a_page(speeches=[a_speech(text="今年不修路。")]))).version
    assert first == again != other


def test_pages_are_ordered_by_day(tmp_path: Path) -> None:
    late = a_page()
    early = a_page(id="b", date="2023-01-01", speakers=[], speeches=[])
    assert [page.id for page in coverage.load(written(tmp_path, late, early)).pages] == ["b", "lzrb-20240118"]


# reading


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    folder = written(tmp_path / "coverage", a_page())
    elsewhere = written(tmp_path / "elsewhere", a_page(id="other"))
    (folder / "linked").symlink_to(elsewhere / "page0")
    assert faults(folder) == [
        "coverage/linked/page.yaml: is a link that leads out of the folder; put the file itself here"
    ]


def test_a_link_within_the_folder_is_read(tmp_path: Path) -> None:
    folder = written(tmp_path / "coverage", a_page())
    (folder / "page0" / "page.yaml").rename(folder / "tonight.yaml")
    (folder / "page0" / "page.yaml").symlink_to(folder / "tonight.yaml")
    assert coverage.load(folder).pages


def test_what_is_no_file_is_a_fault_and_is_not_waited_for(tmp_path: Path) -> None:
    folder = written(tmp_path / "coverage", a_page())
    (folder / "pipe").mkdir()
    os.mkfifo(folder / "pipe" / "page.yaml")
    (folder / "nested" / "page.yaml").mkdir(parents=True)
    assert [fault.split("; ")[0] for fault in faults(folder)] == [
        "coverage/nested/page.yaml: is no file",
        "coverage/pipe/page.yaml: is no file",
    ]


def test_two_readings_are_the_same_until_a_byte_or_a_name_changes(tmp_path: Path) -> None:
    folder = written(tmp_path, a_page())
    first = files.read(folder).fingerprint
    assert files.read(folder).fingerprint == first
    file = folder / "page0" / "page.yaml"
    file.write_bytes(file.read_bytes() + b"\n")
    grown = files.read(folder).fingerprint
    (folder / "page0").rename(folder / "page1")
    assert len({first, grown, files.read(folder).fingerprint}) == 3


def test_a_day_that_the_calendar_lacks_hides_no_other_fault(tmp_path: Path) -> None:
    folder = written(tmp_path, a_page())
    (page,) = folder.rglob("page.yaml")
    text = page.read_text("utf-8")
    page.write_text(
        re.sub(r"(?m)^newspaper:", "newspapr:", re.sub(r"(?m)^date:.*$", "date: 2024-13-40", text)), "utf-8"
    )
    found = "\n".join(faults(folder))
    assert "date: '2024-13-40' is not a date" in found
    assert "no field has the name 'newspapr'" in found


def test_a_list_that_is_none_hides_no_speaker_given_twice_and_no_open_doubt(tmp_path: Path) -> None:
    page = a_page()
    doubt = {"line": 3, "what": "whose post is it", "status": "open"}
    faulty = {**page, "speakers": [*page["speakers"], {**page["speakers"][0]}], "doubts": [doubt], "sections": ""}
    found = "\n".join(faults(written(tmp_path, faulty)))
    assert "sections: '' will not do" in found
    assert f"the id '{page['speakers'][0]['id']}' is taken" in found
    assert "whose post is it" in found
