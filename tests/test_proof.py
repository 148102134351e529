"""A reviewed page against its raw text: what an editor changed, cut or exchanged is remarked, with its line."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.page import read_page
from knowledge.record.draft import document
from knowledge.record.page_faults import entry_of
from knowledge.record.proof import remarks

EMBEDDED = Path(__file__).parents[1] / "knowledge" / "coverage" / "2021-09-29"
PAGE = (EMBEDDED / "page.yaml").read_text("utf-8")
RAW = (EMBEDDED / "page.txt").read_bytes()


def remarked(page: str, raw: bytes = RAW) -> list[str]:
    """The remarks of a page file that has no fault by itself."""
    entry, faults = entry_of(page.encode(), "page.yaml")[1:]
    assert entry is not None, faults
    return [str(remark).removeprefix("page.yaml: ") for remark in remarks("page.yaml", entry, raw)]


def without(pattern: str) -> Callable[[str], str]:
    return lambda page: re.sub(pattern, "", page, count=1, flags=re.MULTILINE | re.DOTALL)


def texts_of(page: str) -> list[str]:
    return re.findall(r"    text: \|-\n(?:      [^\n]*\n|\n)+", page)


def test_the_embedded_page_says_what_its_raw_text_says() -> None:
    assert remarked(PAGE) == []


def test_a_word_that_was_changed_is_shown_beside_the_printed_one() -> None:
    (only,) = remarked(PAGE.replace("要努力创造更多就业机会", "要努力创造一百万就业机会"))
    assert only.startswith("speeches[4].text: has ")
    assert "一百万" in only
    assert "更多" in only


def test_words_that_are_printed_nowhere_are_remarked() -> None:
    (only,) = remarked(PAGE.replace("    text: |-\n      ", "    text: |-\n      明年的工资全都翻一番。", 1))
    assert only == "speeches[0].text: '明年的工资全都翻一番。' is not read in page.txt; see that it is printed there"


@pytest.mark.parametrize("label", ["", "    label: 记者手记\n"])
def test_what_is_printed_over_the_papers_own_words_is_remarked_where_it_is_otherwise(label: str) -> None:
    raw = "临州日报\n2024年1月18日\n\n链接\n\n大会应到代表三百八十六名。\n".encode()
    page = document(read_page(raw)).replace("status: open", "status: accepted")
    assert "    label: 链接\n" in page
    assert remarked(page, raw) == []
    (only,) = remarked(page.replace("    label: 链接\n", label), raw)
    assert only.startswith("notes[0].label: ")
    assert "'链接'" in only


def test_words_that_two_people_exchanged_are_remarked_for_both() -> None:
    first, second = texts_of(PAGE)[:2]
    found = remarked(PAGE.replace(second, "@").replace(first, second).replace("@", first))
    assert [re.sub(r"(text: ).* as words of (\S+) .*", r"\1\2", one) for one in found] == [
        "speeches[0].text: 邹建平",
        "speeches[1].text: 姚永告",
    ]


def test_a_speech_that_was_cut_is_missing_with_its_line() -> None:
    (only,) = remarked(without(r"  - id: zzrb-20210929-lihong\n.*?(?=  - id: )")(PAGE))
    assert re.match(r"words of 李红 in page\.txt \(raw line \d+\) are not here", only)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("date: 2021-09-29", "date: 2012-09-29", "date"),
        ("phone: '28823910'", "phone: '28823'", "phone"),
        ("美术编辑: [许苹]", "美术编辑: [许萍]", "staff"),
        ("  - name: 王军", "  - name: 王君", "reporters"),
        ("headline: 赋能园区发展 打造高质量发展样板区", "headline: 赋能园区发展", "speeches[0].headline"),
        ("photo: 株洲日报·掌上株洲记者/谭清云 摄", "photo: 谭清云 摄", "speeches[0].photo"),
        (
            "    section: shengji\n    headline: 赋能",
            "    section: chuangxin\n    headline: 赋能",
            "speeches[0].section",
        ),
    ],
)
def test_a_field_that_is_read_otherwise_is_remarked(old: str, new: str, place: str) -> None:
    assert old in PAGE
    (only,) = remarked(PAGE.replace(old, new, 1))
    assert only.startswith(f"{place}: is ")


def test_a_doubt_that_was_taken_out_of_the_file_comes_back_as_a_remark() -> None:
    (only,) = remarked(without(r"  - line: 53\n.*?(?=  - line: )")(PAGE))
    assert only.startswith("doubts: a doubt about page.txt is not in the file")
    assert "(raw line 53)" in only


def test_a_resolved_doubt_settles_what_differs_on_its_line() -> None:
    resolved = "    status: resolved"
    assert resolved in PAGE
    (only,) = remarked(PAGE.replace(resolved, "    status: accepted"))
    assert only.startswith("speeches[2].text: has ")


def test_the_raw_text_of_another_page_is_one_remark() -> None:
    other = "临州日报 2024年1月18日\n\n把路修到家门口\n\n讲述人:柳村党总支书记 王一\n\n我今年要把路修到家门口。\n"
    assert len(remarked(PAGE, other.encode())) == 1
    assert len(remarked(PAGE, b"\n\n")) == 1


NAMESAKES = """梅岭日报
2021年12月5日

把论文写在果园里

讲述人：市农科院农艺师 王建军

北山的苹果一亩多收了三千元。

让货车司机喝上热水

讲述人：顺达物流公司驾驶员 王建军

我开了十九年大车，路上最怕没有热水喝。
"""


def with_exchanged_namesakes() -> str:
    """The page of two people of one name, each with the words of the other."""
    page = document(read_page(NAMESAKES.encode()))
    first, second = re.findall(r"    speaker: (\S+)\n", page)
    assert first != second
    exchanged = {f"speaker: {first}": f"speaker: {second}", f"speaker: {second}": f"speaker: {first}"}
    return re.sub(r"speaker: \S+", lambda found: exchanged[found.group()], page)


def test_namesakes_who_exchanged_their_words_are_remarked_with_both_ids() -> None:
    found = remarked(with_exchanged_namesakes(), NAMESAKES.encode())
    assert [one.partition(":")[0] for one in found] == ["speeches[0].speaker", "speeches[1].speaker"]
    assert all("who has the same name" in one for one in found)
    assert remarked(document(read_page(NAMESAKES.encode())), NAMESAKES.encode()) == []


LOST = """  - id: zzrb-20210929-more
    section: null
    headline: null
    attribution: 邹建平
    speaker: zoujianping-ghj
    posts: []
    line: null
    text: {}
"""


def test_words_typed_in_from_print_are_not_said_to_be_read_nowhere() -> None:
    """The importer gave them to nobody, and a resolved doubt about all their lines says whose they are."""
    raw = RAW + "\n\n全市有三百个社区食堂，老人吃饭不用愁。\n".encode()
    who = re.search(r"    speaker: (\S+)", PAGE)
    assert who
    speech = LOST.replace("zoujianping-ghj", who[1]).format("全市有三百个社区食堂，老人吃饭不用愁。")
    name = re.search(rf"  - id: {who[1]}\n    name: (\S+)", PAGE)
    assert name
    page = PAGE.replace("notes:\n", speech.replace("邹建平", name[1]) + "notes:\n", 1)
    assert page != PAGE
    assert not [one for one in remarked(page, raw) if "no sentence of it is read" in one]
    typed = page.replace("老人吃饭不用愁", "孩子上学不用愁")
    assert [one for one in remarked(typed, raw) if "no sentence of it is read" in one]


def test_a_resolved_doubt_settles_all_the_lines_that_it_names() -> None:
    (only,) = remarked(PAGE.replace("要努力创造更多就业机会", "要努力创造一百万就业机会"))
    line = next(n for n, text in enumerate(RAW.decode().splitlines(), 1) if "创造更多就业机会" in text)
    doubt = f"  - line: {line - 2}\n    what: 第{line - 2}行至第{line}行不知是谁的话\n    status: resolved\n"
    page = PAGE.replace("doubts:\n", f"doubts:\n{doubt}", 1)
    assert remarked(page.replace("要努力创造更多就业机会", "要努力创造一百万就业机会")) == []
    assert "一百万" in only


def test_a_section_that_was_guessed_is_not_said_to_be_printed_and_is_the_reviewers_once_settled() -> None:
    here = PAGE.index("  - id: zzrb-20210929-luofang")
    moved = PAGE[:here] + PAGE[here:].replace("section: shengji", "section: chuangxin", 1)
    (only,) = remarked(moved)
    assert "prints no section beside it" in only
    assert "raw line 107" in only
    doubt = moved.index("  - line: 107\n")
    assert remarked(moved[:doubt] + moved[doubt:].replace("status: accepted", "status: resolved", 1)) == []


TITLED = "把心交给乡亲\n\n临州市第五次党代会\n\n同心向前\n\n"
GLUED = f"""临州日报\n2024年1月18日\n\n{TITLED}把路修到家门口\n\n讲述人:柳村党总支书记 王一\n
梨园一角
今年要把路修到家门口。大家都盼着这一天早点来。\n\n让灯亮起来\n\n讲述人:桥村村民 李二\n\n今年要装灯。\n"""


def test_what_a_reviewer_moved_to_where_it_belongs_is_no_remark() -> None:
    raw = GLUED.replace("梨园一角\n", "").encode()
    page = document(read_page(raw))
    assert remarked(page, raw) == []
    emptied = page.replace("slogan: 把心交给乡亲", "slogan:")
    assert emptied != page
    (only,) = remarked(emptied, raw)
    assert only.startswith("slogan: ")
    aside = "set_aside:\n  - line: 4\n    why: 栏目\n    text: 把心交给乡亲\n"
    assert remarked(re.sub(r"set_aside: \[\]\n", aside, emptied), raw) == []


@pytest.mark.parametrize(("photo", "remarks_left"), [("photo: 王一在梨园", 0), ("photo: 王一", 1)])
def test_the_end_of_a_caption_that_stood_before_a_sentence_is_moved_and_not_lost(photo: str, remarks_left: int) -> None:
    raw = GLUED.replace("梨园一角\n今年", "在梨园今年").encode()
    page = document(read_page(raw)).replace("      在梨园今年", "      今年").replace("photo: null", photo, 1)
    assert len([one for one in remarked(page, raw) if one.startswith("speeches[0].text")]) == remarks_left


def test_somebody_who_is_named_over_no_words_is_remarked_until_the_page_has_some() -> None:
    raw = GLUED.encode()
    page = document(read_page(raw)).replace("status: open", "status: accepted")
    assert "王一" not in [one.name for one in read_page(raw).speeches if one.paragraphs]
    (only,) = remarked(page, raw)
    assert "王一" in only
    assert "no speech here is theirs" in only
    assert remarked(page.replace("status: accepted", "status: resolved"), raw) == []
