"""One name under several ids is told to the editor, and is no fault."""

from dataclasses import replace
from pathlib import Path

from knowledge.model import Coverage, Speaker
from knowledge.page import Draft, read_page
from knowledge.record import draft as drafts
from knowledge.record import files
from knowledge.record.known_names import doubts
from knowledge.record.namesakes import namesakes
from tests.building import a_page, a_speech
from tests.shelves import write_page

MOVED = "云州日报\n2022年2月12日\n\n海岛不再远\n\n讲述人：东礁县代县长 王一\n\n五月通水。\n"
ROAD, WATER = "今年要把路修到家门口。", "明年要让全村喝上干净水。"


def two_pages() -> Coverage:
    first, second = a_speech("王一", ROAD), a_speech("王一", WATER)
    second = replace(second, id="later", speaker=Speaker("wangyi-djx", "王一"))
    return Coverage("v", (a_page(first, page_id="first"), a_page(second, page_id="second")))


def read(text: str) -> Draft:
    return read_page(text.encode())


def test_a_name_under_two_ids_is_told_with_both_and_their_pages() -> None:
    coverage = two_pages()
    (found,) = namesakes(coverage)
    assert found.name == "王一"
    assert [(one.id, one.place) for one in found.known][1] == ("wangyi-djx", "second")
    assert namesakes(coverage, frozenset({"李二"})) == ()


def test_a_name_under_one_id_on_two_pages_is_one_person() -> None:
    first, second = two_pages().pages
    speaker = first.speeches[0].speaker
    joined = replace(second, speeches=tuple(replace(one, speaker=speaker) for one in second.speeches))
    assert namesakes(Coverage("v", (first, joined))) == ()


def test_a_draft_doubts_a_name_that_another_page_has_under_another_id(tmp_path: Path) -> None:
    write_page(tmp_path, two_pages().pages[0])
    draft = read(MOVED)
    ((own, _, line),) = drafts.speakers(draft)
    (doubt,) = doubts(draft, files.read(tmp_path))
    assert doubt.line == line == 6
    assert own in doubt.what
    assert two_pages().pages[0].speeches[0].speaker.id in doubt.what


def test_a_draft_doubts_nobody_whom_other_pages_have_under_the_same_id_or_not_at_all(tmp_path: Path) -> None:
    draft = read(MOVED)
    ((own, name, _),) = drafts.speakers(draft)
    same = replace(two_pages().pages[0].speeches[0], speaker=Speaker(own, name))
    write_page(tmp_path, a_page(same, page_id="first"))
    assert doubts(draft, files.read(tmp_path)) == ()
    assert doubts(read(MOVED.replace("王一", "周海")), files.read(tmp_path)) == ()
