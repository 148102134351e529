"""The importer: printed pages beside what is read from them, and what holds for any text at all.

To accept a new truth after reading it: ACCEPT_GOLDEN=1 pytest tests/test_page.py, then read the
difference in git.
"""

import json
import os
import re
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.errors import PageUnreadable
from knowledge.page import Draft, draft_json, read_page
from knowledge.page.kinds import Kind, marked_lines
from knowledge.page.lines import printed_lines

PAGES = Path(__file__).parent / "pages"
CASES = sorted(path.parent for path in (PAGES / "import").glob("*/page.txt"))
WHOLE = sorted(path.parent for path in PAGES.glob("*/page.txt"))
KNOWN_FURNITURE = {
    Kind.FURNITURE,
    Kind.HEAD,
    Kind.REPORTERS,
    Kind.PHOTO,
    Kind.CAPTION,
    Kind.EVENT,
    Kind.SECTION,
}

HEAD = "云州日报\n2022年1月12日 星期三\n云州市第五届人民代表大会第三次会议\n\n"
SPEECH = "让学校离家再近一点\n\n讲述人：市教育局局长 李红\n\n今年要新建十二所学校。\n\n"


def read(text: str) -> Draft:
    return read_page(text.encode())


def words(draft: Draft, name: str) -> str:
    return "\n".join(p for one in draft.speeches if one.name == name for p in one.paragraphs)


def doubted(draft: Draft) -> set[int]:
    """The lines that the doubts name, by their number or within their text."""
    lines = {one.line for one in draft.doubts if one.line is not None}
    for one in draft.doubts:
        for first, last in re.findall(r"第(\d+)行至第(\d+)行", one.what):
            lines |= set(range(int(first), int(last) + 1))
        for listed in re.findall(r"第([\d、]+)行", one.what):
            lines |= {int(number) for number in listed.split("、") if number}
    return lines


def solid(text: str) -> str:
    return re.sub(r"\s+", "", text)


def unaccounted(raw: bytes, draft: Draft) -> list[str]:
    """Printed lines that stand in no value of the draft, are no furniture, and are named in no doubt."""
    text = raw.decode("utf-8-sig", errors="replace")
    values = solid(json.dumps(draft_json(draft), ensure_ascii=False) + (draft.slogan or "") + (draft.phone or ""))
    values = values.replace('\\"', '"').replace("\\t", "").replace("\\\\", "\\")
    named = doubted(draft) | {one.line for one in draft.notes}
    missing = []
    for one in marked_lines(printed_lines(text).lines):
        said = solid(one.rest.text if one.rest else one.line.text).strip("【】：:◆")
        said = re.sub(r"^[\u4e00-\u9fff]：", "", said)
        if one.kind not in KNOWN_FURNITURE and one.line.number not in named and said not in values:
            missing.append(f"{one.line.number}: {one.line.text}")
    return missing


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_a_page_is_read_as_the_draft_beside_it_says(case: Path) -> None:
    draft = draft_json(read_page((case / "page.txt").read_bytes()))
    expected = case / "expected.json"
    if os.environ.get("ACCEPT_GOLDEN"):
        expected.write_text(json.dumps(draft, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert draft == json.loads(expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", WHOLE, ids=lambda path: path.name)
def test_a_whole_page_of_another_city_is_read_in_all_but_its_doubts(case: Path) -> None:
    draft = draft_json(read_page((case / "page.txt").read_bytes()))
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    assert {**draft, "doubts": []} == {**expected, "doubts": []}


@pytest.mark.parametrize("case", [*CASES, *WHOLE], ids=lambda path: path.name)
def test_no_line_of_a_page_is_lost_in_silence(case: Path) -> None:
    raw = (case / "page.txt").read_bytes()
    if case.name in ("gb18030", "big5", "utf-16", "mixed-encodings", "html-page"):
        pytest.skip("its bytes are not its printed lines")
    assert unaccounted(raw, read_page(raw)) == []


@pytest.mark.parametrize("case", [*CASES, *WHOLE], ids=lambda path: path.name)
def test_a_paragraph_is_a_slice_of_the_page_but_for_white_space_between_lines(case: Path) -> None:
    raw = (case / "page.txt").read_bytes()
    if case.name in ("gb18030", "big5", "utf-16", "mixed-encodings", "html-page"):
        pytest.skip("its bytes are not its printed lines")
    lines = marked_lines(printed_lines(raw.decode("utf-8-sig")).lines)
    page = solid("".join(one.line.text for one in lines if one.kind not in KNOWN_FURNITURE))
    draft = read_page(raw)
    for speech in draft.speeches:
        for paragraph in speech.paragraphs:
            assert all(solid(piece) in page for piece in re.split(r"(?<=[，、。；])", paragraph))


def test_the_real_page_keeps_what_json_does_not_show() -> None:
    draft = read_page((PAGES / "import/real/page.txt").read_bytes())
    assert draft.slogan == "制造名城 幸福株洲"
    assert draft.phone == "28823910"
    assert [(one.name, one.role) for one in draft.reporters] == [("王军", None), ("刘吉", "实习生")]
    assert {one.photo for one in draft.speeches} == {"株洲日报·掌上株洲记者/谭清云 摄"}
    assert [one.line for one in draft.speeches] == [13, 42, 63, 84, 107, 130]
    assert [one.line for one in draft.notes] == [30, 34]


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        (b"", "空的"),
        (b" \r\n\t\n", "空的"),
        ("\u3000\u200b\n".encode(), "没有文字"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "图片"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "Word"),
        (bytes(range(256)) * 20, "纯文本"),
        (b"<html><script>var a = 1</script></html>", "没有文字"),
    ],
)
def test_a_file_that_holds_no_text_is_refused_with_what_to_do(raw: bytes, rule: str) -> None:
    with pytest.raises(PageUnreadable, match=rule):
        read_page(raw)


def test_a_file_above_the_limit_is_refused() -> None:
    with pytest.raises(PageUnreadable, match="超过上限"):
        read_page("长".encode() * 10, most_bytes=29)


@given(st.text())
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_draft_or_unreadable(text: str) -> None:
    with suppress(PageUnreadable):
        draft_json(read(text))


PRINTED = """
讲述人：市教育局局长 李红
讲述人：
李红
李红：
王军：我们要修桥。
记者：怎么办？
问：多少？
答：不多。
编者按
编者按：今日起连载。
——市人大代表、云州机床厂厂长 王军
（作者系市委党校教授 王军）
（下转A03版）
上接第一版
本报记者 何山
图为现场。何山 摄
何山 摄
【民生】
党代表热议·升级
让学校离家再近一点
拓宽渠道 增进福祉
今年要新建十二所学校。
我们将以更大的力度推进这件事，
　　我当了三十年老师。
2022年1月12日
责任编辑：沈一舟
云州日报
A03
云州市第五届人民代表大会第三次会议
嘉宾：李红（市教育局局长） 王军（云州机床厂厂长）
李红（市教育局局长）：好。
<p>
&nbsp;
一、问题清单
本报讯（记者 何山）昨日开会。
市教育局局长李红说：“要快。”
市教育局局长 李红
受访者：
短评
本报评论员
"""
PIECES = st.sampled_from(PRINTED.split("\n")[1:])


@given(st.lists(PIECES, max_size=30), st.sampled_from(["\n", "\n\n", "\r\n"]))
@settings(max_examples=400, deadline=None)
def test_whatever_the_order_of_printed_lines_none_is_lost_in_silence(pieces: list[str], between: str) -> None:
    raw = between.join(pieces).encode()
    try:
        draft = read_page(raw)
    except PageUnreadable:
        return
    assert unaccounted(raw, draft) == []


def spoken_by_others(page: str, truth: Draft) -> list[str]:
    """Words that stand under a name in a damaged page and under another in the whole one."""
    own = {solid(p): one.name for one in truth.speeches for p in one.paragraphs}
    wrong = []
    for speech in read(page).speeches:
        for said in map(solid, speech.paragraphs):
            owners = {name for words, name in own.items() if said in words or words in said}
            if speech.name and owners and speech.name not in owners:
                wrong.append(f"{speech.name}: {said[:20]}")
    return wrong


@pytest.mark.parametrize("case", [PAGES / "import/real", *WHOLE], ids=lambda path: path.name)
def test_damage_to_an_attribution_gives_nobody_else_its_words(case: Path) -> None:
    page = (case / "page.txt").read_text(encoding="utf-8")
    truth, lines = read(page), page.split("\n")
    for speech in truth.speeches:
        above, line, below = lines[: speech.line - 1], lines[speech.line - 1], lines[speech.line :]
        damaged = [[], [""], [re.sub(r"^.*?[:： ]", "", line)], [line.replace(speech.name or "", "")]]
        damaged += [[line.replace("人", "入", 1).replace("代表", "代襄", 1)]]
        for other in damaged:
            assert spoken_by_others("\n".join([*above, *other, *below]), truth) == []
        assert spoken_by_others(page.replace(speech.headline or "\n", "", 1), truth) == []


@given(st.lists(PIECES, max_size=12), st.lists(PIECES, max_size=12))
@settings(max_examples=200, deadline=None)
def test_nobody_speaks_whom_the_page_does_not_name(above: list[str], below: list[str]) -> None:
    draft = read("\n".join([*above, "今年要新建十二所学校。", *below]))
    assert {one.name for one in draft.speeches} <= {None, "李红", "王军"}


@pytest.mark.parametrize(
    "text",
    [
        HEAD + SPEECH * 20_000,
        "李红：" * 400_000,
        "<p" * 1_000_000,
        "<script>" * 300_000,
        "（" * 1_000_000,
        "让学校离家再近一点\n" * 100_000,
        "讲述人：" + "市教育局局长、" * 150_000,
        HEAD + SPEECH + "我" * 1_500_000,
        "编者按\n" * 150_000,
        "记者：问\n" * 100_000,
        "本报记者 何山 " * 150_000,
        "——市教育局局长 李红\n今年。\n" * 40_000,
    ],
    ids=lambda text: text[:8].strip(),
)
def test_a_large_text_takes_seconds(text: str) -> None:
    raw = text.encode()[:5_000_000].decode(errors="ignore").encode()
    began = time.process_time()
    with suppress(PageUnreadable):
        read_page(raw)
    assert time.process_time() - began < 120  # of the processor: quadratic reading would take hours
