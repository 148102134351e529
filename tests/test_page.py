"""The importer: printed pages beside what is read from them, and what holds for any text at all.

To accept a new truth after reading it: ACCEPT_GOLDEN=1 pytest tests/test_page.py, then read the
difference in git.
"""

import json
import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from knowledge.errors import PageUnreadable
from knowledge.model import Reporter
from knowledge.page import Draft, draft_json, read_page
from knowledge.page.lines import printed_lines
from knowledge.page.mended.mending import marked_lines
from knowledge.page.persons.people import people
from knowledge.page.printed.credits import reporters, writers
from knowledge.page.printed.kinds import Kind
from knowledge.page.printed.masthead import DATE, LUNAR, WEEKDAY, is_short_for
from knowledge.page.printed.wording import NOTE_LABEL
from knowledge.surnames import DOUBLE, KNOWN, RARE, RARE_DOUBLE, WORDS
from knowledge.text import aligned

PAGES = Path(__file__).parent / "pages"
CASES = sorted(path.parent for path in (PAGES / "import").glob("*/page.txt"))
WHOLE = sorted(path.parent for path in PAGES.glob("*/page.txt"))
REAL = sorted(path.parent for path in (PAGES.parent / "coverage").glob("*/*/page.txt"))
TYPED = sorted(path.parent for path in PAGES.glob("*/*/page.txt") if path.parent not in CASES)
"""Pages whose review stands in another folder, among the coverages that are asked."""
EVERY = [*CASES, *WHOLE, *TYPED, *REAL]
NOT_LINES = {"gb18030", "big5", "utf-16", "mixed-encodings", "html-page", "two-columns-on-each-line"}
KNOWN_FURNITURE = {
    Kind.FURNITURE,
    Kind.END,
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
        said = solid(one.rest.text if one.rest else one.line.text).strip("【】：:◆■▌◎")
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
    if case.name in NOT_LINES:
        pytest.skip("its bytes are not its printed lines")
    assert unaccounted(raw, read_page(raw)) == []


def strings(of: object) -> Iterator[str]:
    """Every text within a value."""
    if isinstance(of, str):
        yield of
    elif isinstance(of, dict | list | tuple):
        for one in of.values() if isinstance(of, dict) else of:
            yield from strings(one)


SAID_OTHERWISE = re.compile(
    rf"{DATE.pattern}|{WEEKDAY.pattern}|{LUNAR.pattern}|{NOTE_LABEL}|第[^版]{{1,3}}版|\d\d?版|上一版|下一版"
    r"|(?:新闻)?热线|电话|整理|^答|^本报评论员$"
)
"""What a field says in another way: the day, the page's number; and the labels of fields."""


def lost(raw: bytes, draft: Draft) -> list[str]:
    """Printed words that stand in no field and are not set aside, in lines that no doubt names."""
    fields = {key: one for key, one in asdict(draft).items() if key != "doubts"}
    values, named = solid(" ".join(strings(fields))), doubted(draft)
    missing = []
    for one in printed_lines(raw.decode("utf-8-sig")).lines:
        said = SAID_OTHERWISE.sub(lambda match: " " * len(match[0]), one.plain)
        printed = "".join(c if p != " " else " " for c, p in zip(one.text, said, strict=True))
        printed = printed.replace(draft.newspaper or " ", " ")
        missing += [
            f"{one.number}: {word}"
            for word in re.findall(r"\w+", printed)
            if word not in values and aligned(word) not in values and one.number not in named
        ]
    return missing


@pytest.mark.parametrize("case", EVERY, ids=lambda path: path.name)
def test_each_word_of_a_page_is_in_a_field_or_set_aside_or_in_a_line_that_a_doubt_names(case: Path) -> None:
    if case.name in NOT_LINES:
        pytest.skip("its bytes are not its printed lines")
    raw = (case / "page.txt").read_bytes()
    assert lost(raw, read_page(raw)) == []


@pytest.mark.parametrize("case", [*CASES, *WHOLE], ids=lambda path: path.name)
def test_a_paragraph_is_a_slice_of_the_page_but_for_white_space_between_lines(case: Path) -> None:
    raw = (case / "page.txt").read_bytes()
    if case.name in NOT_LINES:
        pytest.skip("its bytes are not its printed lines")
    lines = marked_lines(printed_lines(raw.decode("utf-8-sig")).lines)
    page = solid("".join(one.line.text for one in lines if one.kind not in KNOWN_FURNITURE))
    draft = read_page(raw)
    for speech in draft.speeches:
        for paragraph in speech.paragraphs:
            assert all(solid(piece) in page for piece in re.split(r"(?<=[，、。；])", paragraph))


@pytest.mark.parametrize("house", ["榆渡日报·爱榆渡", "澜浦日报·云上澜浦", "株洲日报·掌上株洲", "临州晚报•看临州"])
def test_what_a_newspaper_calls_its_site_may_stand_before_who_wrote_a_page(house: str) -> None:
    assert reporters(f"{house}记者雷晓东 实习生何苗") == (Reporter("雷晓东"), Reporter("何苗", "实习生"))


def test_the_real_page_keeps_what_json_does_not_show() -> None:
    draft = read_page((PAGES / "import/real/page.txt").read_bytes())
    assert draft.slogan == "制造名城 幸福株洲"
    assert draft.phone == "28823910"
    assert [(one.name, one.role) for one in draft.reporters] == [("王军", None), ("刘吉", "实习生")]
    assert {one.photo for one in draft.speeches} == {"株洲日报·掌上株洲记者/谭清云 摄"}
    assert [one.line for one in draft.speeches] == [13, 42, 63, 84, 107, 130]
    assert [one.line for one in draft.notes] == [30, 34]


def page(name: str) -> Draft:
    return read_page((PAGES / "import" / name / "page.txt").read_bytes())


def test_a_credit_that_names_the_speaker_stands_before_one_between_the_paragraphs() -> None:
    draft = page("captions-between-paragraphs")
    assert [one.photo for one in draft.speeches] == ["李红 （受访者供图）", "王军 （受访者供图）"]
    assert [one.text for one in draft.aside if "摄" in one.text] == [
        "图①：云州轴承集团的自动磨削线。 何山 摄",
        "图②：云州钢厂的转炉。 何山 摄",
    ]


def test_a_credit_within_a_paragraph_is_the_photo_of_the_speech_and_no_words_of_it() -> None:
    draft = page("credits-within-paragraphs")
    assert [one.photo for one in draft.speeches] == ["（吴梦泽 摄）", "（受访者供图）"]
    assert [one.text for one in draft.aside if "摄" in one.text] == ["本报记者 吴梦泽 摄"]


def test_buttons_of_an_e_paper_and_the_name_of_a_column_are_set_aside() -> None:
    aside = [(one.line, one.text) for one in page("two-meetings-and-buttons").aside]
    assert aside == [
        (2, "两会·声音"),
        (4, "放大 缩小 默认"),
        (10, "朗读"),
        (18, "版权所有 云州日报社 京ICP备12345678号"),
    ]


def test_what_is_in_no_speech_is_kept_as_it_was_printed() -> None:
    *_, kept = page("name-and-posts-between-a-stroke").aside
    assert kept.text.split() == ["数说", "637户", "社员", "1.2亿元", "年销售额"]


def test_a_line_that_names_two_people_is_attributed_to_neither() -> None:
    draft = page("two-people-with-posts")
    assert [one.name for one in draft.speeches if one.name] == ["李红"]
    assert [one.line for one in draft.doubts] == [9, 21, 27, 31, 37]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("市林业和草原局局长 李红", ["李红"]),
        ("林业、水利局局长 李红", ["李红"]),
        ("教育、科技局局长李红", ["李红"]),
        ("市人力资源和社会保障局党组书记、局长 王军", ["王军"]),
        ("高新区、经开区党工委书记 李红", ["李红"]),
        ("李红和市财政局局长 王海", ["李红", "王海"]),
        ("欧阳立代表、周海代表", ["欧阳立", "周海"]),
        ("李　红、市财政局局长 王海", ["李红", "王海"]),
        ("市财政局局长王海与审计局局长 周平", ["王海", "周平"]),
        ("王海（财政局局长） 审计局局长 周平", ["王海", "周平"]),
    ],
)
def test_as_many_people_are_named_as_a_line_names(line: str, names: list[str]) -> None:
    assert [one.name for one in people(line)] == names


def test_a_surname_is_of_one_kind_and_more_than_a_thousand_are_known() -> None:
    kinds = (KNOWN, RARE, WORDS, DOUBLE, RARE_DOUBLE)
    assert len(frozenset().union(*kinds)) == sum(map(len, kinds)) > 1000


def test_every_name_with_a_rare_surname_is_doubted() -> None:
    draft = page("rare-surnames")
    assert {one.line for one in draft.speeches} == {one.line for one in draft.doubts}
    assert [one.name for one in draft.speeches] == ["普小川", "沐春海", "寸云明", "沐川", "普向阳"]


@pytest.mark.parametrize(
    "line", ["市公路局 普向阳", "普查办 主任", "市委书记 普及法", "市统计局局长 普查组", "普向阳", "普向阳：修路"]
)
def test_a_rare_surname_makes_no_name_without_a_post_or_of_a_word(line: str) -> None:
    assert [one.name for one in read(f"{HEAD}桥通人心通\n\n{line}\n\n今年要新建十二所学校。\n").speeches] == []


@pytest.mark.parametrize(
    "line",
    ["【勒墨明】市公路局局长", "——勒墨明（市公路局局长）", "市公路局局长　勒墨明", "市公路局局长勒墨明代表："],
)
def test_what_no_surname_begins_is_a_name_only_where_two_others_are_printed_so(line: str) -> None:
    names = ("勒墨明", "李红", "王军")
    told = [f"桥通人心通{i}\n\n{line.replace('勒墨明', one)}\n\n第{i}条路修通了。\n\n" for i, one in enumerate(names)]
    assert "勒墨明" not in [one.name for one in read(HEAD + "".join(told[:2])).speeches]
    assert "勒墨明" in [one.name for one in read(HEAD + "".join(told)).speeches]


@pytest.mark.parametrize("who", ["丛丽娟", "迟海", "綦明", "亓小山", "矫健"])
def test_a_name_that_many_bear_somewhere_is_read_between_a_post_and_a_courtesy_without_a_doubt(who: str) -> None:
    draft = read(f"{HEAD}桥通人心通\n\n市第二实验小学书记、“银杏书屋”负责人{who}代表：\n\n今年要新建十二所学校。\n")
    assert [(one.name, one.posts) for one in draft.speeches] == [(who, ("市第二实验小学书记", "“银杏书屋”负责人"))]
    assert not any("不像常见的姓名" in one.what for one in draft.doubts)


@pytest.mark.parametrize(
    "line",
    [
        "（本版发言由本报记者 何山 整理）",
        "（本报记者 何山 采写 本报记者 吴梦泽 摄影）",
        "以上发言由本报记者何山根据录音整理",
        "本版稿件由本报记者何山采写，通讯员吴梦泽摄影",
        "（以上由本报记者何山采写　照片由受访者提供）",
        "(本报记者 何山 整理 图片由各代表本人提供)",
    ],
)
def test_who_wrote_is_named_and_who_took_the_photographs_is_not(line: str) -> None:
    draft = read(f"{HEAD}{SPEECH}{line}\n")
    assert [one.name for one in draft.reporters] == ["何山"]
    assert [one.photo for one in draft.speeches] == [None]


def test_an_event_after_a_dash_stands_under_the_banner() -> None:
    draft = read(f"云州日报\n2022年1月12日\n分组讨论侧记\n说心里话\n——市第六次党代会分组讨论侧记\n\n{SPEECH}")
    assert (draft.banner, draft.slogan, draft.event) == ("说心里话", None, "市第六次党代会")


def test_a_meeting_that_only_the_note_names_is_the_event_with_a_doubt_unless_it_names_two() -> None:
    for told, event in (("市第六次党代会闭幕了。", "市第六次党代会"), ("市第五次党代会后，市第六次党代会来了。", None)):
        draft = read(f"云州日报\n2022年1月12日\n\n编者按：{told}\n\n{SPEECH}")
        assert draft.event == event
        assert any("取自按语" in one.what for one in draft.doubts) == bool(event)


def test_a_rare_name_over_its_posts_is_a_doubted_name() -> None:
    draft = read(f"{HEAD}村里的夜校\n\n沐山青\n青石县茶山村党总支书记\n\n夜校开了两年，学会开车的有四十人。\n")
    assert [(one.name, one.posts) for one in draft.speeches] == [("沐山青", ("青石县茶山村党总支书记",))]
    assert "“沐山青”不像常见的姓名" in " ".join(one.what for one in draft.doubts)


def test_a_delegation_is_kept_in_the_attribution_and_is_no_post() -> None:
    draft = page("delegations-beside-posts")
    assert ["代表团" in one.attribution for one in draft.speeches] == [True, True, True]
    assert [one.posts[0] for one in draft.speeches] == ["市教育局局长", "青石县交通运输局局长", "企业代表团团长"]
    assert [one.line for one in draft.doubts] == [7]


def test_a_closing_note_is_of_its_section_where_each_section_has_one() -> None:
    note = "编后\n\n说实话的人多了。\n\n"
    draft = read(f"{HEAD}【民生】\n\n{SPEECH}{note}【创新】\n\n{SPEECH.replace('李红', '王军')}{note}")
    assert [one.section for one in draft.notes] == ["民生", "创新"]


def test_a_closing_note_is_of_no_section_and_doubted() -> None:
    draft = page("closing-note")
    assert [(one.section, one.line) for one in draft.notes] == [(None, 21)]
    assert [one.line for one in draft.doubts] == [21]


def test_of_a_meeting_named_twice_the_fuller_name_is_kept_in_either_order() -> None:
    named = ["市第六次党代会特别报道", "中国共产党云州市第六次代表大会"]
    for lines in (named, named[::-1]):
        draft = read("云州日报\n2022年1月12日\n" + "\n".join(lines) + f"\n\n{SPEECH}")
        assert (draft.event, [one.what for one in draft.doubts]) == ("中国共产党云州市第六次代表大会", [])


def test_a_byline_names_nobody_twice_and_a_caption_goes_where_its_words_are() -> None:
    draft = page("credits-said-twice")
    assert draft.byline == "本报记者　何山"
    assert [one.photo for one in draft.speeches] == [None, None, "云州大桥合龙（1月9日摄）　本报记者　吴梦泽　摄"]


CONGRESS, PEOPLE = "中国共产党云州市第六次代表大会", "云州市第五届人民代表大会第三次会议"


@pytest.mark.parametrize(
    ("short", "whole", "same"),
    [
        ("市第六次党代会", CONGRESS, True),
        ("第六次党代会", CONGRESS, True),
        ("全市第六次党代会", CONGRESS, True),
        ("省第六次党代会", CONGRESS, False),
        ("市第五次党代会", CONGRESS, False),
        ("市五届人大三次会议", PEOPLE, True),
        ("市政协五届三次会议", "政协云州市第五届委员会第三次会议", True),
        ("政协云州市第五届委员会第三次会议", PEOPLE, False),
    ],
)
def test_a_meeting_is_known_by_its_short_name_and_no_other_is(short: str, whole: str, same: bool) -> None:
    assert is_short_for(short, whole) is same


@pytest.mark.parametrize("who", ["采访者：何山", "采访人：何山", "主持人：何山", "记者：何山", "联系人：何山"])
def test_who_made_the_page_is_not_who_speaks(who: str) -> None:
    assert read(f"{HEAD}桥通人心通\n\n{who}\n\n今年要新建十二所学校。\n").speeches == ()


def test_a_short_line_that_may_be_a_section_leaves_the_next_speech_without_one() -> None:
    unknown = "春华秋实又一年看云州\n\n桥通人心通\n\n讲述人：市交通局局长 王军\n\n桥通了。\n"
    draft = read(f"{HEAD}【民生】\n\n{SPEECH}{unknown}")
    assert [one.section for one in draft.speeches] == ["民生", None]
    assert {13, 17} <= doubted(draft)


def test_what_is_nobodys_under_several_headlines_is_a_doubt_at_each() -> None:
    speech = "把桥修到对岸去\n\n说话的没有印\n\n对岸的三个村子，过江要绕四十分钟。\n\n"
    page = HEAD + SPEECH + speech * 6
    headlines = [at for at, line in enumerate(page.split("\n"), 1) if line == "把桥修到对岸去"]
    assert [one.line for one in read(page).doubts if "没有放进" in one.what] == headlines


def test_one_blunder_without_headlines_is_one_doubt() -> None:
    aside = "本报讯 对岸的三个村子，过江要绕四十分钟。\n\n"
    draft = read(HEAD + "【民生】\n\n" + (SPEECH + aside) * 3)
    assert len([one for one in draft.doubts if "新闻报道" in one.what]) == 1


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
分组讨论侧记
云州机床厂厂长王军第一个举手。
接过话筒的是市教育局局长李红代表。
“我先来，末班车太早，盼着能延到十二点。”
“末班车太早。”李红说，“我盼着能延到十二点。”
代表名片
王军，男，1971年生，云州机床厂厂长。
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
云州县代表团
◎市直机关代表团
云州机床厂厂长
9:15　市教育局局长李红代表：
（李红系市教育局局长，王军系云州机床厂厂长）
（作者系市教育局局长）
来自云州的王军代表：
云州机床厂厂长王军代表在讨论时说，
网友“老街坊”问：何时修？
市教育局局长李红答：三月。
云州机床厂　王军
云州日报社出版
（摘要）
■产业篇
■民生篇
天气预报
今天多云转阴，北风3到4级，气温2℃到9℃。
往期推荐
（滑动查看更多）
— END —
"""
PIECES = st.sampled_from(PRINTED.split("\n")[1:])


TWICE = "（李红系市教育局局长，王军系云州机床厂厂长）"


@given(st.lists(PIECES, max_size=30), st.sampled_from(["\n", "\n\n", "\r\n"]))
@example(["一、问题清单", TWICE, "本报记者 何山", TWICE], "\n")
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
    for above_it, speech in pairwise([None, *truth.speeches]):
        if not speech or not speech.headline or (above_it and above_it.headline == speech.headline):
            continue  # with its attribution gone, nothing on the page tells it from the speech above
        above, line, below = lines[: speech.line - 1], lines[speech.line - 1], lines[speech.line :]
        damaged = [[], [""], [re.sub(r"^.*?[:： ]", "", line)], [line.replace(speech.name or "", "")]]
        damaged += [[line.replace("人", "入", 1).replace("代表", "代襄", 1)]]
        for other in damaged:
            assert spoken_by_others("\n".join([*above, *other, *below]), truth) == []
        assert spoken_by_others(page.replace(speech.headline or "\n", "", 1), truth) == []


@pytest.mark.parametrize("case", [*REAL, *TYPED], ids=lambda path: path.name)
def test_every_reviewed_speech_is_read_with_its_words_under_its_name(case: Path) -> None:
    folder = case if case in REAL else PAGES.parent / "coverage" / case.relative_to(PAGES)
    reviewed = yaml.safe_load((folder / "page.yaml").read_text("utf-8"))
    names = {one["id"]: one["name"] for one in reviewed["speakers"]}
    told = [(names[one["speaker"]], solid(one["text"]), one["posts"]) for one in reviewed["speeches"]]
    titles = {one["id"]: one["title"] for one in reviewed["sections"]}
    over = [(one["headline"], titles.get(one["section"])) for one in reviewed["speeches"]]
    draft = read_page((case / "page.txt").read_bytes())
    assert [(one.name, solid("".join(one.paragraphs)), [*one.posts]) for one in draft.speeches] == told
    assert [(one.headline, one.section) for one in draft.speeches] == over


UNDIVIDED = {
    "bullets-with-names",
    "golden-sentences",
    "interview-two-guests-by-turns",
    "note-with-a-second-paragraph",
    "roundtable-on-one-line",
}
"""Pages on which one person's words follow another's with no headline between: two lines that change places there
cannot be told from a page that was printed so."""


@dataclass(frozen=True)
class Damage:
    """A page with a small damage, and the places of the lines that it touched."""

    what: str
    lines: list[str]
    at: tuple[int, ...]


def torn(lines: list[str], i: int) -> Iterator[Damage]:
    """The line cut in two: near its beginning, in its middle, near its end, and at what stands between words."""
    line = lines[i].rstrip()
    marks = [found.end() for found in re.finditer(r"[：:、 （(]", line)]
    for place in sorted({1, 2, len(line) // 2, len(line) - 2, len(line) - 1, *marks[:6]}):
        if 0 < place < len(line):
            yield Damage(f"torn at {place}", [*lines[:i], line[:place], line[place:], *lines[i + 1 :]], (i, i + 1))


def damages_of_attribution(lines: list[str], i: int) -> Iterator[Damage]:
    line = lines[i].rstrip()
    colon, bare = line[-1:] if line[-1:] in "：:" else "", line.rstrip("：:")
    yield from torn(lines, i)
    for two in ("、王海涛", "、市财政局局长 王海涛", "和市财政局局长王海涛"):
        yield Damage(f"two names: {two}", [*lines[:i], bare + two + colon, *lines[i + 1 :]], (i,))
    yield Damage("no colon", [*lines[:i], re.sub("[:：]", "", line, count=1), *lines[i + 1 :]], (i,))
    yield Damage("a blank line below", [*lines[: i + 1], "", *lines[i + 1 :]], (i,))
    above = next((j for j in range(i - 1, -1, -1) if lines[j].strip()), None)
    for space in ("", "　") if above is not None else ():
        joined = lines[above].rstrip() + space + line.lstrip()
        yield Damage("run into the line above", [*lines[:above], joined, *lines[i + 1 :]], (above,))
    yield Damage("no blank lines", [*lines[:i], *[one for one in lines[i:] if one.strip()]], (i,))


def damages(lines: list[str], truth: Draft, undivided: bool) -> Iterator[Damage]:
    """Every attribution damaged in each way, and around it lines that change places."""
    filled = [i for i, line in enumerate(lines) if line.strip()]
    for attribution in [one.line - 1 for one in truth.speeches if one.name and one.attribution]:
        yield from damages_of_attribution(lines, attribution)
        at = filled.index(attribution)
        for upper, lower in pairwise([] if undivided else filled[max(0, at - 2) : at + 3]):
            swapped = list(lines)
            swapped[upper], swapped[lower] = lines[lower], lines[upper]
            yield Damage("swapped", swapped, (upper, lower))


def misplaced(damage: Damage, truth: Draft) -> list[str]:
    """Paragraphs that stand under another name than in the whole page, or are a note's, where no doubt says so."""
    own: dict[str, set[str | None]] = {}
    for one in truth.speeches:
        for paragraph in one.paragraphs:
            own.setdefault(solid(paragraph), set()).add(one.name)
    own.update({solid(one): {None} for note in truth.notes for one in note.paragraphs})
    draft = read("\n".join(damage.lines))
    named = doubted(draft)
    if named & {i + near for i in damage.at for near in range(-1, 4)}:
        return []
    wrong = []
    for speech in draft.speeches:
        for said in map(solid, speech.paragraphs if speech.name else ()):
            owners = [names for words, names in own.items() if said in words or (len(words) > 3 and words in said)]
            if all(speech.name in names for names in owners):
                continue
            lines = {i for i, line in enumerate(map(solid, damage.lines), 1) if len(line) > 3 and line in said}
            if not named & lines:
                wrong.append(f"{damage.what} {damage.at}: {speech.name}: {said[:20]}")
    return wrong


@pytest.mark.parametrize("case", EVERY, ids=lambda path: path.name)
def test_a_small_damage_moves_no_paragraph_to_another_name_unless_a_doubt_names_the_line(case: Path) -> None:
    if case.name in NOT_LINES:
        pytest.skip("its bytes are not its printed lines")
    page = (case / "page.txt").read_text(encoding="utf-8-sig")
    truth, lines = read(page), page.split("\n")
    every = damages(lines, truth, case.name in UNDIVIDED)
    assert [wrong for damage in every for wrong in misplaced(damage, truth)] == []


@given(st.lists(PIECES, max_size=12), st.lists(PIECES, max_size=12))
@settings(max_examples=200, deadline=None)
def test_nobody_speaks_whom_the_page_does_not_name(above: list[str], below: list[str]) -> None:
    draft = read("\n".join([*above, "今年要新建十二所学校。", *below]))
    assert {one.name for one in draft.speeches} <= {None, "李红", "王军"}


LARGE = 500_000
"""Bytes: a tenth of the largest page that is read, and more than any that is printed."""


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
        ("今年要新建十二所学校。李红（市教育局局长）：" * 80 + "\n") * 200,
        "记者：问\n" * 100_000,
        "本报记者 何山 " * 150_000,
        "——市教育局局长 李红\n今年。\n" * 40_000,
    ],
    ids=lambda text: text[:8].strip(),
)
def test_a_large_text_takes_seconds(text: str) -> None:
    raw = text.encode()[:LARGE].decode(errors="ignore").encode()
    began = time.process_time()
    with suppress(PageUnreadable):
        read_page(raw)
    assert time.process_time() - began < 30  # of the processor; quadratic reading would take many minutes


def test_posts_from_a_second_line_on_the_same_person_bring_that_line_along() -> None:
    lines = (
        "临州日报 2024年1月18日",
        "把路修到家门口",
        "嘉宾：李红",
        "讲述人:市科学技术局党组书记、局长 李红",
        "今年要把路修到每一户的家门口。",
    )
    (speech,) = read("\n\n".join(lines)).speeches
    assert speech.posts == ("市科学技术局党组书记", "局长")
    assert all(post in speech.attribution for post in speech.posts)


@pytest.mark.parametrize(
    ("lines", "staff", "doubts"),
    [
        ("编辑/鲁蔓 版式/任小川 校审/邱泽", {"编辑": ["鲁蔓"], "版式": ["任小川"], "校审": ["邱泽"]}, 0),
        ("主编：鲁蔓　付印：邱泽　美编：贾婷", {"主编": ["鲁蔓"], "付印": ["邱泽"], "美编": ["贾婷"]}, 1),
        ("付印/邱泽 主编/鲁蔓 把关/薛冬", {"付印": ["邱泽"], "主编": ["鲁蔓"], "把关": ["薛冬"]}, 2),
        ("责编：王军/李红 付 印：何山", {"责编": ["王军", "李红"], "付印": ["何山"]}, 1),
        ("编辑/王军/李红 文校／赵一", {"编辑": ["王军", "李红"], "文校": ["赵一"]}, 1),
        ("编辑/王军\n付印/何山", {"编辑": ["王军"], "付印": ["何山"]}, 1),
        ("编辑/王军\n李红/何山", {"编辑": ["王军"]}, 1),
    ],
)
def test_what_stands_before_a_stroke_or_a_colon_in_a_line_of_staff_is_a_role_and_nobody(
    lines: str, staff: dict[str, list[str]], doubts: int
) -> None:
    draft = read(f"云州日报\n2022年1月12日\n{lines}\n云州市第五届人民代表大会第三次会议\n\n{SPEECH}")
    assert {role: list(names) for role, names in draft.staff} == staff
    assert len([one for one in draft.doubts if one.line in (3, 4)]) == doubts


@pytest.mark.parametrize("line", ["云州日报 04", "云州日报 2022年1月12日 4 代表访谈", "4　云州日报　星期三"])
def test_a_number_by_itself_beside_the_newspaper_is_that_of_the_page_with_a_doubt(line: str) -> None:
    draft = read(f"{line}\n\n{SPEECH}")
    assert (draft.number or "").lstrip("0") == "4"
    assert any("版次" in one.what for one in draft.doubts)


@pytest.mark.parametrize("phone", ["0930—8219119", "0930－8219119", "(0930)8219119", "0930–821 9119"])
def test_a_phone_number_has_any_dash(phone: str) -> None:
    assert solid(read(f"新闻热线：{phone}\n{HEAD}{SPEECH}").phone or "") == solid(phone)


@pytest.mark.parametrize("line", ["YUNZHOU DAILY", "代表名片", "——市五届人大三次会议代表发言摘登"])
def test_what_stands_beside_a_banner_is_none_and_is_set_aside(line: str) -> None:
    draft = read(f"{HEAD.rstrip()}\n{line}\n\n把路修到家门口 让城市更好走\n\n{SPEECH}")
    assert (draft.slogan, draft.banner) == (None, "把路修到家门口 让城市更好走")
    assert line in [one.text for one in draft.aside]


@pytest.mark.parametrize("line", ["李红代表：让学校离家再近一点", "李红:让学校离家再近一点"])
def test_a_headline_that_begins_with_the_name_of_who_is_named_below_it_says_nothing_by_itself(line: str) -> None:
    draft = read(
        f"{HEAD}{line}\n\n李红 市教育局党组书记、局长\n\n今年要新建十二所学校。\n\n{SPEECH.replace('李红', '王军')}"
    )
    assert [(one.headline, one.paragraphs) for one in draft.speeches][:1] == [(line, ("今年要新建十二所学校。",))]
    assert [one.name for one in draft.speeches] == ["李红", "王军"]


@pytest.mark.parametrize("line", ["本版图片均由本报记者 何山 摄", "（本版照片由何山摄）", "本版图片：何山 摄"])
def test_a_credit_for_all_photographs_of_a_page_is_that_of_no_speech(line: str) -> None:
    draft = read(f"{HEAD}{SPEECH}{line}\n")
    assert [one.photo for one in draft.speeches] == [None]
    assert draft.byline == line
    assert "照片" not in words(draft, "李红")


def test_a_delegation_with_a_heading_over_a_report_is_a_section_with_a_doubt() -> None:
    speech = "李红（市教育局局长）：我们要建十二所学校。"
    text = f"{HEAD}分组讨论侧记\n\n河东区代表团：一座城的暖，在楼道里\n\n屋里掌声响起。\n{speech}\n"
    draft = read(text)
    assert [one.section for one in draft.speeches] == ["河东区代表团：一座城的暖，在楼道里"]
    assert any("栏目名" in one.what for one in draft.doubts)


def test_who_is_introduced_twice_before_the_posts_has_both_lines_in_a_doubt() -> None:
    assert {1, 3} <= doubted(read("受访者：\n李红\n讲述人：市教育局局长 李红\n今年要新建十二所学校。"))


@pytest.mark.parametrize(
    "torn", ["康世\n雄代表（市教育局局长）", "康\n世雄代表（市教育局局长）", "康世\n雄（市教育局局长）"]
)
def test_a_name_that_a_line_end_tore_is_read_whole_with_a_doubt(torn: str) -> None:
    draft = read(f"{HEAD}让学校离家再近一点\n{torn}\n　　今年要新建十二所学校。\n\n{SPEECH}")
    assert "康世" not in [one.name for one in draft.speeches]
    assert [one.name for one in draft.speeches if one.name != "李红"] in ([], ["康世雄"])
    assert {6, 7} & doubted(draft)


OWN = "“多跑一步，病人少等一分钟”\n　　我在急诊科干了二十二年。\n　　我最怕病人问还要等多久。\n\n"


@pytest.mark.parametrize(
    "posts", ["市人民医院护士长", "市人民医院护士长\n获评全国优秀护士", "市人民医院护士长\n云州市“金锤奖”获得者"]
)
def test_a_name_over_posts_and_honours_over_a_headline_is_an_attribution_with_a_doubt(posts: str) -> None:
    page = f"{HEAD}开栏的话　请看。\n\n范晓琴\n{posts}\n{OWN}"
    for text in (page, page + f"鲁大成\n云州港务集团司机\n{OWN.replace('病人', '车')}"):
        draft = read(text)
        first = draft.speeches[0]
        assert (first.name, first.posts) == ("范晓琴", ("市人民医院护士长",))
        assert first.headline == "“多跑一步，病人少等一分钟”"
        assert [one.name for one in draft.speeches[1:]] == (["鲁大成"] if "鲁大成" in text else [])
        assert all(one.line in doubted(draft) for one in draft.speeches)


@pytest.mark.parametrize(
    "lines",
    [
        "范晓琴\n\n市人民医院护士长\n" + OWN,
        "市人民医院\n市人民医院护士长\n" + OWN,
        "范晓琴\n市人民医院护士长\n多跑一步\n天没亮，范晓琴就出了门。\n范晓琴说，病人要紧。\n\n",
    ],
)
def test_a_name_over_a_headline_is_none_where_lines_stand_apart_or_the_text_tells_of_it(lines: str) -> None:
    assert read(f"{HEAD}开栏的话　请看。\n\n{lines}").speeches == ()


def test_a_heading_between_questions_is_nobodys_words_and_no_headline() -> None:
    talk = (
        "把路修到家门口\n\n嘉宾：\n市教育局局长　李红\n云州机床厂厂长　王军\n\n"
        "从哪里开始\n\n主持人：谁先说？\n李红：先修学校的路。\n\n"
        "钱从哪里来\n\n主持人：钱呢？\n王军：厂里出一半。\n"
    )
    draft = read(HEAD + talk)
    assert [(one.name, one.paragraphs) for one in draft.speeches] == [
        ("李红", ("先修学校的路。",)),
        ("王军", ("厂里出一半。",)),
    ]
    assert {"从哪里开始", "钱从哪里来"} <= {one.text for one in draft.aside}
    assert not {"从哪里开始", "钱从哪里来"} & {one.headline for one in draft.speeches}


def test_a_headline_over_an_article_is_no_part_of_the_note_below_it() -> None:
    draft = read(f"{HEAD}驻地夜话\n\n本报记者 何山\n\n灯都亮着。\n\n记者手记\n\n接地气。\n")
    assert [one.paragraphs for one in draft.notes] == [("接地气。",)]
    assert any("驻地夜话" in one.text for one in draft.aside)


@pytest.mark.parametrize("line", ["退休工人 敬爱民：", "退休工人　敬爱民:", "退休干部 小爱民："])
def test_a_post_a_word_and_a_colon_end_the_words_above(line: str) -> None:
    text = f"{HEAD}市教育局局长 李红：今年要新建十二所学校。\n{line}干了一辈子。\n"
    assert words(read(text), "李红") == "今年要新建十二所学校。"


@pytest.mark.parametrize("below", ["代表名片", "人物档案", "名片"])
def test_the_word_for_a_card_under_a_label_is_no_name(below: str) -> None:
    assert [one.name for one in read(f"讲述人：\n{below}\n今年要新建十二所学校。").speeches if one.name] == []


def test_a_house_its_posts_and_a_name_on_three_lines_are_one_attribution_with_a_doubt() -> None:
    draft = read(f"{HEAD}算好每一方水的账\n市水务局\n党组书记、局长\n柴永明\n　　我们缺水。\n\n{SPEECH}")
    (one, _) = draft.speeches
    assert (one.name, one.headline, one.posts) == ("柴永明", "算好每一方水的账", ("市水务局党组书记", "局长"))
    assert 6 in doubted(draft)


def test_a_page_number_in_a_circle_is_that_number() -> None:
    assert read(f"云州日报\n2022年1月12日\n④　要闻\n\n{SPEECH}").number == "4"


@pytest.mark.parametrize(
    "line", ["民生　06", "06 民生", "云州日报 | 2022-01-12 | 06版 民生", "云州日报|2022/1/12|06版"]
)
def test_a_page_number_is_read_beside_the_pages_name_and_between_strokes(line: str) -> None:
    draft = read(f"{line}\n云州日报\n2022年1月12日\n\n{SPEECH}")
    assert (draft.number, draft.date, draft.newspaper) == ("06", date(2022, 1, 12), "云州日报")
    assert not any("记者的提问" in one.what for one in draft.doubts)


@pytest.mark.parametrize("head", ["第3版 党代会专版", "3版", "云州日报 2022年1月12日 第三版"])
def test_pages_that_one_file_holds_are_all_told_with_a_doubt(head: str) -> None:
    other = SPEECH.replace("李红", "王军").replace("十二", "十三")
    draft = read(f"云州日报\n2022年1月12日 第2版\n\n{SPEECH}{head}\n\n{other}")
    assert draft.number in ("2、3", "2、三")
    assert [one.line for one in draft.doubts if "请分成几个文件" in one.what] == [10]


@pytest.mark.parametrize("line", ["第二版 党代会专版", "02版", "（更多报道见3版、4版）"])
def test_the_same_number_again_and_where_more_is_printed_are_no_other_page(line: str) -> None:
    other = SPEECH.replace("李红", "王军").replace("十二", "十三")
    assert read(f"云州日报\n2022年1月12日 第2版\n\n{SPEECH}{line}\n\n{other}").number == "2"


@pytest.mark.parametrize("dash", "-—–")
def test_a_papers_register_number_is_no_title_and_is_kept_as_printed(dash: str) -> None:
    line = f"国内统一连续出版物号：CN 43{dash}0031"
    draft = read(f"云州日报\n{line}\n2022年1月12日\n云州市第五届人民代表大会第三次会议\n\n{SPEECH}")
    assert (draft.slogan, draft.banner) == (None, None)
    assert line in [one.text for one in draft.aside]


@pytest.mark.parametrize("mark", "■□◆●▲★")
def test_marks_before_the_roles_of_staff_are_no_part_of_them(mark: str) -> None:
    draft = read(f"云州日报　2022年1月12日\n{mark}编辑：石磊　{mark}美编：温雅　{mark}校对：古丽\n\n{SPEECH}")
    assert draft.staff == (("编辑", ("石磊",)), ("美编", ("温雅",)), ("校对", ("古丽",)))


@pytest.mark.parametrize(
    "said",
    [
        "记者来采访的时候问过：这样安全吗？",
        "省电视台的记者采访过两次。",
        "李红这个名字，是山里的老人给起的。",
        "李红两个字，村里的孩子都会写。",
    ],
)
def test_who_was_visited_by_reporters_or_tells_the_own_name_speaks_still(said: str) -> None:
    more = "下了课，孩子们先写作业，再去打球。"
    draft = read(f"{HEAD}{SPEECH}{said}院子分成了两半。\n\n{more}\n\n我们明年再盖一座楼。\n")
    assert words(draft, "李红").split("\n")[1:] == [f"{said}院子分成了两半。", more, "我们明年再盖一座楼。"]


def test_what_stands_behind_a_note_amid_words_is_nobodys() -> None:
    note = "编者按：学校是一座城的明天。今天本报刊发代表的讲述。"
    rest = "办学的钱要跟上。明年起由财政拨付。"
    draft = read(f"{HEAD}{SPEECH}{note}\n\n{rest}\n")
    assert [one.paragraphs for one in draft.notes] == [(note.removeprefix("编者按："),)]
    assert any(rest in one.text and "分不清" in one.why for one in draft.aside)
    assert read(f"{HEAD}{note}\n\n{rest}\n\n{SPEECH}").notes[0].paragraphs[1:] == (rest,)


def test_a_congress_keeps_its_session_where_its_name_is_short() -> None:
    lines = "云州日报\n2022年1月12日\n\n民有所呼　会有所应\n——市第九次党代会第二次会议发言摘登\n\n"
    assert read(lines + SPEECH).event == "市第九次党代会第二次会议"


def test_a_meeting_that_only_the_posts_name_is_the_event_with_a_doubt_unless_they_name_two() -> None:
    head = "云州日报\n2022年1月12日 星期三\n\n"
    one = "让学校离家再近一点\n\n讲述人：市第九次党代会代表、市教育局局长 李红\n\n今年要新建十二所学校。\n\n"
    draft = read(head + one)
    assert (draft.event, 6 in doubted(draft)) == ("市第九次党代会", True)
    other = one.replace("市第九次党代会代表", "市第三届人民代表大会第一次会议代表").replace("李红", "王军")
    assert read(head + one + other).event is None


def test_a_sentence_over_a_picture_that_has_its_own_caption_is_none() -> None:
    told = "会场里的灯光，照着一张张写满期待的脸。"
    draft = read(f"{HEAD}{SPEECH}{told}\n\n图为代表在分组讨论中发言。　本报记者　何苗　摄\n")
    assert not any(told in one.text and "照片" in one.why for one in draft.aside)


@pytest.mark.parametrize(("post", "sure"), [("市水务局副局长", True), ("市交通运输局", False), ("发言精选", False)])
def test_a_post_that_is_like_none_is_doubted(post: str, sure: bool) -> None:
    draft = read(f"{HEAD}把水送上山\n\n讲述人：王军，市人大代表，{post}\n\n山上的水窖今年满了。\n")
    assert [one.posts for one in draft.speeches] == [("市人大代表", post)]
    assert any("不像身份" in one.what for one in draft.doubts) != sure


QUESTIONS = ("今年修哪条路？", "钱够不够？")
ANSWERS = ("先修柳河的路，八公里。", "够。省里给了两千万元，还有50个村要等明年，村民都知道。")


@pytest.mark.parametrize(("ask", "say"), [("问　", "答　"), ("问 ", "答 "), ("■问　", "■答　"), ("记者问　", "答　")])
def test_questions_and_answers_are_parted_by_white_space_too(ask: str, say: str) -> None:
    talk = "\n".join(f"{ask}{question}\n{say}{answer}" for question, answer in zip(QUESTIONS, ANSWERS, strict=True))
    (speech,) = read(f"{HEAD}把路修到家门口\n李红　市交通局局长\n\n{talk}\n").speeches
    assert speech.paragraphs == ANSWERS


@pytest.mark.parametrize("line", ["〔李红在工地〕", "[李红近照]", "（李红在柳河村）", "【李红走访农户】"])
def test_a_line_in_brackets_that_begins_with_the_speakers_name_is_a_caption_with_a_doubt(line: str) -> None:
    draft = read(f"{HEAD}把路修到家门口\n\n李红　市交通局局长\n{line}\n\n我们今年先修柳河的路。\n")
    assert [(one.name, one.paragraphs) for one in draft.speeches] == [("李红", ("我们今年先修柳河的路。",))]
    assert 8 in doubted(draft)


@pytest.mark.parametrize(
    "caption",
    [
        "李红（左二）与张磊、王军查看水尺。",
        "李红（左二）与张磊、王军查看水尺。\n何山 摄",
        "李红与同事在工地。\n云州日报记者 何山 摄",
        "会场外，李红与村民交谈。\n何山 摄",
        "左起：张磊、李红、王军\n何山 摄",
        "前排左起：张磊、李红、王军",
    ],
)
def test_a_caption_that_is_a_sentence_takes_no_words_from_who_speaks(caption: str) -> None:
    said = ("今年要修柳河的路，八公里。", "还有五十个村要等明年。", "谢谢大家！")
    draft = read(f"{HEAD}把路修到家门口\n\n讲述人：市交通局局长 李红\n\n{caption}\n\n" + "\n\n".join(said))
    assert [(one.name, one.paragraphs) for one in draft.speeches] == [("李红", said)]
    assert 9 in doubted(draft)


WITHOUT_PHOTOGRAPHER = (
    "李红近照",
    "李红的生活照 家属提供",
    "李红（资料照片）",
    "李红在柳河村",
    "李红看望学生　档案照片",
    "李红在柳河村（家属提供）",
    "李红在柳河村。资料片",
    "李红在柳河村。 摄影/何山",
    "李红　图片:何山",
    "李红肖像　何山 绘",
    "李红在柳河村查看桥墩。",
    "柳河一角。资料片",
    "资料片",
    "（本人提供）",
    "李红\n（档案照片）",
)
"""Captions that name no photographer, or name one in another form than 何山 摄."""


@pytest.mark.parametrize(
    "over", ["把路修到家门口\n\n□ 市交通局局长 李红\n", "把路修到家门口\n——市交通局局长李红代表的发言\n"]
)
@pytest.mark.parametrize("caption", WITHOUT_PHOTOGRAPHER)
def test_a_caption_between_who_speaks_and_the_words_is_neither_headline_nor_words(over: str, caption: str) -> None:
    said = ("今年要修柳河的路，八公里，村民都盼着。", "还有五十个村要等明年，我们一个一个来。")
    draft = read(f"{HEAD}{SPEECH.replace('李红', '王军')}{over}\n{caption}\n\n" + "\n\n".join(said))
    assert (draft.speeches[-1].name, draft.speeches[-1].paragraphs) == ("李红", said)
    assert draft.speeches[-1].headline == "把路修到家门口"
    printed = " ".join((draft.speeches[-1].photo or "", *(one.text for one in draft.aside)))
    assert all(line in printed or line == "李红" or doubted(draft) for line in caption.split("\n"))


@pytest.mark.parametrize("headline", ["李红在柳河村的三十年", "李红修路记"])
def test_a_headline_under_who_speaks_may_begin_with_the_name(headline: str) -> None:
    parts = (("王军", "把水送上山"), ("李红", headline), ("赵铁", "让机器听懂人话"))
    body = "\n\n".join(f"讲述人：市教育局局长 {who}\n\n{title}\n\n今年要新建十二所学校。" for who, title in parts)
    assert [(one.name, one.headline) for one in read(f"{HEAD}{body}\n").speeches] == list(parts)


def test_staff_with_a_photographer_amid_it_is_no_caption() -> None:
    assert dict(read(f"{HEAD}责编：王军 摄影：何山\n\n{SPEECH}").staff) == {"责编": ("王军",), "摄影": ("何山",)}


def test_what_is_sure_of_two_lines_and_of_the_speakers_own_picture_is_no_doubt() -> None:
    own = "把路修到家门口\n\n□ 党代表 李红\n市交通局党组书记、局长\n\n李红在柳河村。 何山 摄\n\n今年要修柳河的路。\n"
    draft = read(f"{HEAD}{SPEECH.replace('李红', '王军')}{own}")
    assert (draft.speeches[-1].posts, draft.speeches[-1].photo) == (
        ("市交通局党组书记", "局长"),
        "李红在柳河村。 何山 摄",
    )
    assert not any("图片" in one.what or "署名印在" in one.what for one in draft.doubts)


@pytest.mark.parametrize(
    ("folio", "number"),
    [("04-05 │ 党代会特刊", None), ("07 ┃ 民声", "07"), ("党代会特刊 | A6", "A6"), ("6、7版丨两会专刊", None)],
)
def test_the_number_of_a_page_beside_the_name_of_its_part_is_no_title(folio: str, number: str | None) -> None:
    draft = read(f"云州日报\n{folio}\n2021年9月29日\n\n云州市第六次党代会\n\n同心向前\n\n{SPEECH}")
    assert (draft.slogan, draft.banner, draft.number) == (None, "同心向前", number)


def test_a_sentence_that_says_somebodys_words_is_no_caption() -> None:
    told = "王军（右）告诉村里人，路要先修。"
    text = f"{HEAD}{SPEECH.replace('李红', '王军')}把路修到家门口\n\n讲述人：市交通局局长 李红\n\n今年要修八公里。\n\n"
    draft = read(f"{text}{told}\n\n还有五十个村要等明年。\n")
    assert not any("图片说明" in one.what for one in draft.doubts)
    assert told not in words(draft, "王军")


@pytest.mark.parametrize("name", ["李红", "王军"])
def test_a_caption_amid_words_is_of_no_speech(name: str) -> None:
    said = ("今年要修柳河的路，八公里。", "还有五十个村要等明年。")
    caption = f"{name}（左二）与张磊查看水尺。"
    text = f"{HEAD}{SPEECH.replace('李红', '王军')}把路修到家门口\n\n讲述人：市交通局局长 李红\n\n"
    draft = read(f"{text}{said[0]}\n\n{caption}\n\n{said[1]}\n")
    assert words(draft, "李红") == "\n".join(said)
    assert 17 in doubted(draft)


@pytest.mark.parametrize("marks", ["··", "◆◆", "★★", "~~", "▶◀"])
def test_a_section_is_named_without_the_marks_on_both_its_sides(marks: str) -> None:
    parts = "".join(
        f"{marks[0]}{title}{marks[1]}\n\n{SPEECH.replace('李红', who)}"
        for title, who in (("兴边", "李红"), ("兴茶", "王军"))
    )
    draft = read(HEAD + parts)
    assert [one.section for one in draft.speeches] == ["兴边", "兴茶"]


@pytest.mark.parametrize("line", ["今日云州", "今日云州　第2版　2022年1月12日", "2022年1月12日　今日云州"])
def test_a_paper_that_is_called_after_today_and_its_place_is_the_newspaper_with_a_doubt(line: str) -> None:
    draft = read(f"{line}\n云州市第五届人民代表大会第三次会议\n\n{SPEECH}")
    assert draft.newspaper == "今日云州"
    assert 1 in doubted(draft)
    assert read(f"今日关注\n云州市第五届人民代表大会第三次会议\n\n{SPEECH}").newspaper is None


def test_a_delegation_of_a_system_names_nobody_by_its_first_word() -> None:
    line = "教育系统代表团　普文静（市民族中学党委书记、校长）"
    lines = (
        f"勐糯镇代表团　李红（勐糯镇党委书记）\n\n今年要修路。\n\n山里娃娃也要读好书\n{line}\n\n学校最缺的是宿舍。\n"
    )
    draft = read(f"{HEAD}守好一条江\n{lines}")
    assert [one.name for one in draft.speeches] == ["李红", "普文静"]


def test_that_somebody_is_a_delegate_is_no_post_and_stays_in_the_attribution() -> None:
    draft = read(f"{HEAD}把路修到家门口\n\n李红　党代表，市交通局党组书记、局长\n\n我们今年先修柳河的路。\n")
    assert [(one.posts, "党代表" in one.attribution) for one in draft.speeches] == [
        (("市交通局党组书记", "局长"), True)
    ]


HOSTS = (
    "主持人：本报记者 何山",
    "主持：本报首席记者　何山",
    "主持人　本报记者何山",
    "主持人：何山",
    "主 持 人：本报记者 何山",
)


@pytest.mark.parametrize("line", HOSTS)
def test_a_host_is_staff_and_never_a_speaker(line: str) -> None:
    draft = read(f"{HEAD}桥通人心通\n\n{line}\n\n{SPEECH}")
    assert [one.name for one in draft.reporters] == ["何山"]
    assert [one.name for one in draft.speeches] == ["李红"]


@pytest.mark.parametrize("between", ["/", "／", "：", "丨", " / "])
@pytest.mark.parametrize("label", ["文", "撰文", "文字", "■文"])
def test_who_wrote_a_text_and_holds_a_post_speaks_and_a_reporter_does_not(label: str, between: str) -> None:
    told = f"{HEAD}把路修到家门口\n\n{label}{between}%s\n\n我们今年先修柳河的路。\n"
    draft = read(told % "市交通局党组书记、局长　李红")
    assert [(one.name, one.posts) for one in draft.speeches] == [("李红", ("市交通局党组书记", "局长"))]
    assert read(told % "市交通局局长　李红　图/本报记者　何山").speeches[0].name == "李红"
    for other in ("李红", "本报记者　李红", "李红　图/王军", "日报记者李红"):
        assert read(told % other).speeches == ()


@pytest.mark.parametrize(
    "line",
    [
        "韦桂芳/市人大代表/龙塘镇卫生院医生",
        "韦桂芳｜市人大代表｜龙塘镇矮马养殖户",
        "韦桂芳/市人大代表/桥头社区主任、印刷厂退休职工",
    ],
)
def test_posts_between_strokes_are_those_of_the_name_before_them(line: str) -> None:
    name, *posts = line.replace("｜", "/").replace("、", "/").split("/")
    draft = read(f"{HEAD}{SPEECH}矮马要跑出大山\n\n{line}\n\n弄林屯的矮马只有一米高，老辈人拿来驮玉米。\n")
    assert [(one.name, list(one.posts)) for one in draft.speeches[1:]] == [(name, posts)]


@pytest.mark.parametrize("line", ["何静/文 黄丽萍/图", "云溪日报/何山/摄", "责编/李红/校对"])
def test_credits_between_strokes_name_no_speaker(line: str) -> None:
    assert len(read(f"{HEAD}{SPEECH}{line}\n\n矮马只有一米高。\n").speeches) == 1


@pytest.mark.parametrize(
    "line",
    [
        "◆韦桂芳代表\n（市科技局党组书记、局长）",
        "韦桂芳\n\n(市科技局党组书记、局长)",
        "韦桂芳委员\n\n市科技局党组书记、局长",
    ],
)
def test_a_name_over_its_posts_is_who_speaks(line: str) -> None:
    draft = read(f"{HEAD}{SPEECH}山上的灯\n\n{line}\n\n去年来了一千八百万人，平均只住一天。\n")
    found = [(one.name, one.posts, one.headline) for one in draft.speeches[1:]]
    assert found == [("韦桂芳", ("市科技局党组书记", "局长"), "山上的灯")]


@pytest.mark.parametrize(
    "box",
    [
        "遗失声明\n△永旺五金门市不慎将营业执照副本丢失，声明作废。",
        "△张彦青不慎将警官证丢失，声明作废。",
        "广告 云埠碧翠湾 江景洋房 均价6800元/㎡起 热线3388888",
        "▼招租 临街铺面两间，水电齐全，价面议。电话5826608",
        "小资料\n全市现有基层工会2816家，会员31.2万人。",
        "广　告\n市职业病防治所免费咨询尘肺病。",
        "广告\n市职业病防治所免费咨询尘肺病。",
    ],
)
def test_an_advertisement_or_a_box_of_figures_is_nobodys_words(box: str) -> None:
    draft = read(f"{HEAD}{SPEECH}{box}\n\n矮马要跑出大山\n\n讲述人：市科技局局长 韦桂芳\n\n弄林屯的矮马只有一米高。\n")
    assert [one.name for one in draft.speeches] == ["李红", "韦桂芳"]
    assert box.split("\n")[-1][:12] not in "".join(words(draft, "李红"))
    assert box.split("\n")[-1][:12] in "".join(one.text for one in draft.aside if "广告" in one.why)


@pytest.mark.parametrize(
    "notice",
    [
        "天气预报\n\n今天白天：多云，东南风2到3级，最高气温21℃；今天夜间：小雨，最低气温12℃。",
        "天气预报\n\n本市今天晴间多云，午后转阴。\n\n请注意添衣。",
        "今日天气　多云转晴　南风3级　8℃到16℃\n\n请注意添衣。",
        "明天白天晴，偏北风四级，气温下降6度。\n\n请注意添衣。",
        "停电通知\n\n明日8时至17时，东街一带线路检修。",
        "云州市自来水公司停水通知：因管道改造，明日东街一带停水。",
        "通告\n\n东街明日起封闭施工。",
        "招聘启事\n\n本店招收店员两名，有意者面谈。",
        "【诚招聘】\n\n本店招收店员两名，有意者面谈。",
        "云州市房产交易中心公告\n\n下周一停办业务一天。",
        "往期推荐\n\n☞ 东街的灯又亮了\n\n☞ 今年的柚子熟了！",
        "欢迎订阅\n\n全年定价198元。",
    ],
)
def test_a_notice_or_a_forecast_ends_the_words_above_and_what_stands_under_it_is_nobodys(notice: str) -> None:
    draft = read(f"{HEAD}{SPEECH}{notice}\n")
    assert [one.paragraphs for one in draft.speeches] == [("今年要新建十二所学校。",)]
    assert solid(notice)[-8:] in solid("".join(one.text for one in draft.aside))


@pytest.mark.parametrize(
    "said",
    [
        "今天白天的气温是零下六度，我们的锅炉工已经守了三天。",
        "天气预报要报到地头，一块田一个预报。",
        "停水通知贴在门口，老人看不见，我们就一户一户去敲门。",
        "招聘一名技工，开价八千元也没有人来。",
    ],
)
def test_a_forecast_or_a_notice_that_somebody_speaks_of_stays_his_words(said: str) -> None:
    draft = read(f"{HEAD}{SPEECH}{said}\n\n我们想再办一所夜校。\n")
    assert [one.paragraphs for one in draft.speeches] == [("今年要新建十二所学校。", said, "我们想再办一所夜校。")]


def test_a_forecast_beside_the_date_leaves_the_head_as_it_is() -> None:
    forecast = "今日天气　多云转晴　南风3级　8℃到16℃"
    draft = read(f"{HEAD}{SPEECH}".replace("\n", f"\n{forecast}\n", 1))
    assert (draft.banner, draft.slogan) == (read(HEAD + SPEECH).banner, read(HEAD + SPEECH).slogan)
    assert [one.paragraphs for one in draft.speeches] == [("今年要新建十二所学校。",)]


def test_an_advertisement_that_somebody_speaks_of_stays_his_words() -> None:
    said = "广告牌下面的铺面租金一年涨了三成，招租的电话打不通，我们街上的小店都在发愁。"
    draft = read(f"{HEAD}山上的灯\n\n讲述人：市科技局局长 韦桂芳\n\n{said}\n")
    assert [one.paragraphs for one in draft.speeches] == [(said,)]


def test_a_box_amid_a_talk_ends_nobodys_part_in_it() -> None:
    guests = "嘉宾：\n李红 市科技局局长\n韦桂芳 市人民医院护士长\n"
    first = "主持人：工会怎么帮？\n李红：我们办了夜校。\n"
    second = "主持人：医院呢？\n韦桂芳：院里开了减压屋。\n"
    draft = read(f"{HEAD}圆桌谈\n\n{guests}\n{first}\n小资料\n全市现有基层工会2816家。\n\n{second}")
    found = [(one.name, one.posts, one.paragraphs) for one in draft.speeches]
    assert found == [
        ("李红", ("市科技局局长",), ("我们办了夜校。",)),
        ("韦桂芳", ("市人民医院护士长",), ("院里开了减压屋。",)),
    ]


GUESTS = """圆桌嘉宾
李红 县党代表，县发展改革局局长
曲木阿呷 县党代表，坪上乡乡长
王军 县党代表，古镇旅游公司总经理
税德明 列席人员，县职业学校校长

话题一 产业怎么接

主持人：局长怎么看？
李红：我们从远郊变成了近邻。
主持人：学校呢？
税德明：接，已经在接了。
王军：古镇也接。

话题二 乡村怎么办

主持人：山里呢？
曲木阿呷：火车又不上山，我们也高兴。
"""


@pytest.mark.parametrize("line", ["列席代表 县职业学校校长", "县教育局 局长、党组书记", "坪上乡 乡长曲木阿呷"])
def test_what_is_an_office_in_a_list_of_guests_is_no_name(line: str) -> None:
    draft = read(f"{HEAD}高铁来了，准备好了吗\n\n{GUESTS.replace('曲木阿呷 县党代表，坪上乡乡长', line)}")
    assert line.split()[0] not in [one.name for one in draft.speeches]


def test_a_guest_of_a_list_is_one_whatever_the_name_is_like_and_speaks_under_any_heading() -> None:
    draft = read(f"{HEAD}高铁来了，准备好了吗\n\n{GUESTS}")
    assert [(one.name, one.posts, one.paragraphs) for one in draft.speeches] == [
        ("李红", ("县党代表", "县发展改革局局长"), ("我们从远郊变成了近邻。",)),
        ("曲木阿呷", ("县党代表", "坪上乡乡长"), ("火车又不上山，我们也高兴。",)),
        ("王军", ("县党代表", "古镇旅游公司总经理"), ("古镇也接。",)),
        ("税德明", ("列席人员", "县职业学校校长"), ("接，已经在接了。",)),
    ]
    assert any("曲木阿呷" in doubt.what for doubt in draft.doubts)


def test_a_bracket_of_posts_over_three_lines_of_a_narrow_column_is_one() -> None:
    torn = "韦桂芳（市政协委员、农工党云溪\n市委会副主委、市二医院急诊\n科护士长）：从南关到我们医院，只有四百米。"
    draft = read(f"{HEAD}{SPEECH}别让救护车堵在门口\n\n{torn}\n")
    found = [(one.name, one.posts, one.paragraphs) for one in draft.speeches[1:]]
    posts = ("市政协委员", "农工党云溪市委会副主委", "市二医院急诊科护士长")
    assert found == [("韦桂芳", posts, ("从南关到我们医院，只有四百米。",))]


def test_what_a_form_tells_beside_the_posts_is_none() -> None:
    card = "姓名：韦桂芳\n身份：市人大代表、火烧坪村乡村医生\n首次当选：否"
    draft = read(f"{HEAD}{SPEECH}药要配得齐\n\n{card}\n我管着三个自然村，高血压的常用药要配得齐。\n")
    found = [(one.name, one.posts, one.paragraphs) for one in draft.speeches[1:]]
    words = ("我管着三个自然村，高血压的常用药要配得齐。",)
    assert found == [("韦桂芳", ("市人大代表", "火烧坪村乡村医生"), words)]


@pytest.mark.parametrize("below", ["（图为云髻山夜景）", "当好山水的主人", "（下转第三版）"])
def test_what_tells_no_post_below_a_name_makes_nobody_a_speaker(below: str) -> None:
    draft = read(f"{HEAD}{SPEECH}山上的灯\n\n韦桂芳代表\n{below}\n\n去年来了一千八百万人，平均只住一天。\n")
    assert len(draft.speeches) == 1


def test_who_took_all_photographs_of_a_page_stands_in_its_byline() -> None:
    draft = read(f"{HEAD}{SPEECH}（本版图片由本报记者　邵一帆　摄）\n")
    assert draft.byline
    assert "邵一帆　摄" in draft.byline
    assert any("全版图片" in doubt.what for doubt in draft.doubts)
    assert not any("邵一帆" in paragraph for one in draft.speeches for paragraph in one.paragraphs)


@pytest.mark.parametrize("sign", [" ", "：", "　"])
@pytest.mark.parametrize("name", ["帕提古丽", "古丽米热·艾山", "贺兰"])
def test_a_form_names_whom_it_calls_so_and_where_he_works(name: str, sign: str) -> None:
    card = f"姓名{sign}{name}\n岗位{sign}市公交公司二路车驾驶员、车队女工组长"
    draft = read(f"{HEAD}{SPEECH}{card}\n\n公交车上的第十四年\n\n二路车从火车站到人民医院，我跑了十四年。\n")
    found = [(one.name, one.posts, one.headline) for one in draft.speeches[1:]]
    assert found == [(name, ("市公交公司二路车驾驶员", "车队女工组长"), "公交车上的第十四年")]


@pytest.mark.parametrize(
    "posts", ["（市交通局党组书记、局长）　", "(市交通局局长)", "【市交通局局长】　", "〔柳河村党支部书记〕 "]
)
def test_posts_in_brackets_without_a_name_end_the_words_above(posts: str) -> None:
    draft = read(f"{HEAD}{SPEECH}李红（市教育局局长）：好。\n\n{posts}一到街天老街就堵，我们今年修路。\n")
    assert [one.name for one in draft.speeches if any("老街" in p for p in one.paragraphs)] == []


@pytest.mark.parametrize(
    "line", ["让产业工人有盼头", "希望市里把人才公寓给工人住", "请把老年人放在心上", "盼着城里人常来"]
)
def test_a_clause_in_which_a_post_stands_names_nobody(line: str) -> None:
    assert [one.name for one in people(line) if one.name] == []
    draft = read(f"{HEAD}{line}\n\n讲述人：市教育局局长 李红\n\n今年要新建十二所学校。\n")
    assert [(one.name, one.paragraphs) for one in draft.speeches] == [("李红", ("今年要新建十二所学校。",))]


@pytest.mark.parametrize(
    "line", ["质量把关员李红", "让胡路区区长李红", "希望小学校长李红", "中国驻外使馆参赞李红", "驻使馆武官、主任李红"]
)
def test_a_post_that_begins_like_a_clause_is_one(line: str) -> None:
    assert [one.name for one in people(line)] == ["李红"]


@pytest.mark.parametrize(
    ("line", "posts"),
    [
        ("市人大代表　李红　云州市康乐养老院院长", ("市人大代表", "云州市康乐养老院院长")),
        ("市政协委员 欧阳立 市农科所研究员", ("市政协委员", "市农科所研究员")),
        ("市党代表　李　红　市文化馆副馆长", ("市党代表", "市文化馆副馆长")),
    ],
)
def test_a_name_between_two_posts_holds_both_and_neither_is_words(line: str, posts: tuple[str, ...]) -> None:
    draft = read(f"{HEAD}让学校离家再近一点\n{line}\n\n院里住着180位老人，护工只有32个人。\n")
    assert [(one.posts, one.paragraphs) for one in draft.speeches] == [
        (posts, ("院里住着180位老人，护工只有32个人。",))
    ]


@pytest.mark.parametrize("beside", ["（等11名代表）", "(等6人)", "（等 8 位委员）"])
def test_how_many_sign_beside_somebody_is_no_post(beside: str) -> None:
    draft = read(f"{HEAD}修一座桥\n\n建议人：市人大代表、柳河村党支部书记　李红{beside}\n\n今年要修桥。\n")
    assert [one.posts for one in draft.speeches] == [("市人大代表", "柳河村党支部书记")]


@pytest.mark.parametrize("line", ["联名人：周平、郑小渔", "附议人/周平　郑小渔", "联名代表：周平", "附议　周平"])
def test_who_signs_what_another_wrote_is_set_aside_and_ends_nothing(line: str) -> None:
    draft = read(f"{HEAD}修一座桥\n\n建议人：柳河村党支部书记　李红\n{line}\n\n今年要修桥。\n")
    assert [(one.name, one.paragraphs) for one in draft.speeches] == [("李红", ("今年要修桥。",))]
    assert line in [one.text for one in draft.aside]


def test_a_guest_with_a_name_in_latin_letters_is_called_by_the_one_in_brackets() -> None:
    guest = "嘉　宾：云州机器人公司总经理　John Smith（约翰·史密斯）"
    draft = read(f"{HEAD}外企看云州\n\n{guest}\n\n主持人：难在哪？\n约翰·史密斯：孩子上学。\n")
    assert [(one.name, one.posts) for one in draft.speeches] == [("约翰·史密斯", ("云州机器人公司总经理",))]


@pytest.mark.parametrize("line", ["▲李红近照", "△李红在工地", "▲李红走访农户"])
def test_a_marked_line_with_the_speakers_name_is_a_caption(line: str) -> None:
    draft = read(f"{HEAD}修一座桥\n\n李红　市交通局局长\n\n{line}\n\n我们今年要修桥。\n")
    assert [(one.name, one.paragraphs) for one in draft.speeches] == [("李红", ("我们今年要修桥。",))]


@pytest.mark.parametrize("line", ["点击上方蓝字关注我们👆", "来源：云州融媒", "👇点个“在看”，为家乡点赞❤️", "阅读原文"])
def test_what_a_post_in_a_chat_prints_around_a_page_is_set_aside(line: str) -> None:
    draft = read(f"{line}\n{HEAD}{SPEECH}{line}\n")
    assert [one.paragraphs for one in draft.speeches] == [("今年要新建十二所学校。",)]
    assert draft.banner != line
    assert line in [one.text for one in draft.aside]


@pytest.mark.parametrize("over", ["— END —", "-END-", "【END】", "THE END", "End", "（完）", "—完—", "全文完"])
def test_what_says_that_a_text_is_over_is_no_word_of_it_and_ends_it(over: str) -> None:
    draft = read(f"{HEAD}{SPEECH}{over}\n\n小编在后台等你留言。\n")
    assert [one.paragraphs for one in draft.speeches] == [("今年要新建十二所学校。",)]
    assert over in [one.text for one in draft.aside]


@pytest.mark.parametrize(
    "button",
    [
        "（滑动查看更多）",
        "<<< 左右滑动查看更多 >>>",
        "▲点击图片放大",
        "长按识别二维码关注我们",
        "扫码看视频",
        "觉得不错，点个“在看”",
        "分享 收藏 点赞 在看",
    ],
)
def test_what_a_phone_edition_asks_for_is_no_words_no_section_and_ends_nothing(button: str) -> None:
    draft = read(f"{HEAD}{SPEECH}{button}\n\n我们还要办一所夜校。\n")
    assert [one.paragraphs for one in draft.speeches] == [("今年要新建十二所学校。", "我们还要办一所夜校。")]
    assert not draft.sections
    assert button in [one.text for one in draft.aside]


def test_a_line_with_the_mark_of_a_section_over_several_who_speak_is_one_too() -> None:
    first = "▎山上\n\n灯\n\n讲述人：市教育局局长 李红\n\n我们今年要新建十二所学校。\n\n"
    first += "井\n\n讲述人：市水务局局长 何山\n\n我们打了三口井。\n\n"
    others = (
        "讲述人：市科技局局长 韦桂芳\n\n我们养的矮马只有一米高。\n\n讲述人：市机床厂厂长 王军\n\n我们厂招了学徒。\n"
    )
    draft = read(f"{HEAD}{first}▎山下\n\n{others}")
    assert draft.sections == ("山上", "山下")
    assert [(one.name, one.section, one.headline) for one in draft.speeches] == [
        ("李红", "山上", "灯"),
        ("何山", "山上", "井"),
        ("韦桂芳", "山下", None),
        ("王军", "山下", None),
    ]


@pytest.mark.parametrize(
    "line", ["文字：晚报记者 何山 吴梦泽", "文字/日报记者　何山　吴梦泽", "文：早报记者何山、吴梦泽"]
)
def test_what_kind_of_paper_a_reporter_is_of_is_no_reporter(line: str) -> None:
    assert [one.name for one in read(f"{HEAD}{SPEECH}{line}\n").reporters] == ["何山", "吴梦泽"]


def test_a_paper_named_within_a_credit_for_the_page_is_none() -> None:
    assert read(f"2022年1月12日\n{SPEECH}（本版稿件由本报记者　何山　采写）\n").newspaper is None


@pytest.mark.parametrize("mark", ["✅ ", "👉", "🔻 ", "■", "➤ "])
def test_a_sign_before_who_speaks_is_no_part_of_a_post(mark: str) -> None:
    draft = read(f"{HEAD}修一座桥\n\n{mark}县人大代表　李红\n（柳河镇中心小学校长）\n\n我们今年要修桥。\n")
    assert [(one.name, one.posts) for one in draft.speeches] == [("李红", ("县人大代表", "柳河镇中心小学校长"))]
    assert 8 in doubted(draft)


@pytest.mark.parametrize("below", ["（图为柳河大桥）", "（王军）", "（柳河镇）"])
def test_what_stands_in_brackets_under_who_speaks_is_a_post_only_where_it_is_one(below: str) -> None:
    draft = read(f"{HEAD}修一座桥\n\n县人大代表　李红\n{below}\n\n我们今年要修桥。\n")
    assert [one.posts for one in draft.speeches if one.name == "李红"] in ([("县人大代表",)], [])


@pytest.mark.parametrize("behind", ["集萃", "荟萃", "撷英", "集锦", "摘登"])
def test_a_meetings_line_is_known_by_what_papers_call_speeches_cut_short(behind: str) -> None:
    line = f"——市五届人大一次会议代表审议发言{behind}"
    draft = read(f"云州日报\n2022年1月12日\n\n为民代言　为城献策\n{line}\n本报记者　何山\n\n{SPEECH}")
    assert (draft.banner, draft.event) == ("为民代言　为城献策", "市五届人大一次会议")


@pytest.mark.parametrize("colon", ["：", ":", "： "])
def test_a_list_of_names_with_colons_and_posts_says_who_speaks_below_and_is_no_words(colon: str) -> None:
    cast = f"李红{colon}市第九次党代会代表、市教育局局长\n王军{colon}市机床厂厂长\n"
    draft = read(f"{HEAD}厂与校\n\n{cast}\n云州日报：怎么办？\n李红：办夜校。\n王军：招学徒。\n李红：管食宿。\n")
    assert [(one.name, one.posts, one.paragraphs) for one in draft.speeches] == [
        ("李红", ("市第九次党代会代表", "市教育局局长"), ("办夜校。", "管食宿。")),
        ("王军", ("市机床厂厂长",), ("招学徒。",)),
    ]


@pytest.mark.parametrize(
    "line", ["记者：何山 李红", "（文字整理：何山　李红）", "本报记者:何山、李红", "采写/何山 李红", "整理：何山　李红"]
)
def test_every_name_behind_a_role_and_a_colon_is_a_reporters(line: str) -> None:
    assert [one.name for one in read(f"{HEAD}{SPEECH.replace('李红', '王军')}{line}\n").reporters] == ["何山", "李红"]


@pytest.mark.parametrize("bracket", ["（作者系市交通局局长）", "(发言人系市交通局局长)", "（作者单位：市交通局局长）"])
@pytest.mark.parametrize("name", ["李红", "李　红", "普小川", "李红："])
def test_a_name_over_the_words_and_posts_in_a_bracket_under_them_are_one_attribution(name: str, bracket: str) -> None:
    draft = read(f"{HEAD}把路修到家门口\n{name}\n\n今年先修柳河的路。\n我们还要修桥。\n{bracket}\n")
    (one,) = draft.speeches
    assert (one.name, one.posts, one.headline) == (solid(name).strip("："), ("市交通局局长",), "把路修到家门口")
    assert (solid(one.name) in solid(one.attribution), "市交通局局长" in one.attribution) == (True, True)


@pytest.mark.parametrize("headline", ["我还是山里的人", "争当致富带头人", "古城要留住做手艺的人", "一座桥连起两岸人"])
@pytest.mark.parametrize("below", ["（作者系市交通局局长）\n", ""])
def test_a_headline_over_a_name_is_no_post_though_it_ends_like_one(headline: str, below: str) -> None:
    draft = read(f"{HEAD}▌传精神\n{headline}\n李红\n\n　　今年先修柳河的路。\n　　我们还要修桥。\n{below}")
    told = [(one.headline, one.posts, one.section) for one in draft.speeches]
    assert told == ([(headline, ("市交通局局长",), "传精神")] if below else [])


@pytest.mark.parametrize("posts", ["柳河村致富带头人", "市非遗传承人", "柳河农机公司负责人", "市政协委员"])
def test_a_post_over_a_name_is_one_though_it_ends_like_a_headline(posts: str) -> None:
    draft = read(f"{HEAD}把路修到家门口\n{posts}\n李红\n\n　　今年先修柳河的路。\n")
    assert [(one.headline, one.posts) for one in draft.speeches] == [("把路修到家门口", (posts,))]


@pytest.mark.parametrize(
    "line", ["◎柳河县代表团", "柳河县代表团", "▌市直机关代表团", "■第三小组", "【驻云部队代表团】"]
)
@pytest.mark.parametrize("who", ["柳河县县长李红代表：\n今年先修路。", "柳河县县长李红代表：今年先修路。"])
def test_a_delegation_over_who_speaks_is_a_section_without_its_sign(line: str, who: str) -> None:
    draft = read(f"{HEAD}畅谈新蓝图\n本报记者　何山\n\n{line}\n\n{who}\n路要修到村口。\n")
    assert [(one.headline, one.section) for one in draft.speeches] == [(None, line.strip("◎▌■【】"))]


@pytest.mark.parametrize("line", ["云州日报社出版", "云州日报社主办", "中共云州市委机关报　云州日报社编辑出版"])
def test_who_publishes_a_newspaper_names_it_and_is_no_slogan(line: str) -> None:
    draft = read(f"2022年1月12日　第2版\n{line}\n云州市第五届人民代表大会第三次会议\n\n{SPEECH}")
    assert (draft.newspaper, draft.slogan) == ("云州日报", None)
    assert any("社" in one.text for one in draft.aside)


@pytest.mark.parametrize("lines", ["3\n特别报道", "03\n2022年1月12日　要闻", "要闻\n3"])
def test_a_number_on_a_line_of_its_own_in_the_head_is_that_of_the_page_with_a_doubt(lines: str) -> None:
    draft = read(f"{lines}\n云州日报　2022年1月12日\n云州市第五届人民代表大会第三次会议\n\n{SPEECH}")
    assert (draft.number or "").lstrip("0") == "3"
    assert any("版次" in one.what for one in draft.doubts)


@pytest.mark.parametrize("title", ["老街坊的“新”话题", "家门口的会客厅", "我和代表聊聊·停车"])
@pytest.mark.parametrize("dash", ["——", "—", "--"])
def test_a_line_with_a_dash_under_a_title_of_the_head_makes_it_the_banner(title: str, dash: str) -> None:
    lines = f"{title}\n{dash}四位代表微访谈\n\n编者按\n本报请四位代表说说心里话。\n\n微访谈·停车\n{SPEECH}"
    draft = read(f"{HEAD}{lines}微访谈·上学\n{SPEECH.replace('李红', '王军')}")
    assert (draft.banner, draft.sections) == (f"{title} {dash}四位代表微访谈", ("微访谈·停车", "微访谈·上学"))
    assert [one.section for one in draft.notes] == [None]


@pytest.mark.parametrize("behind", ["大会发言摘登", "代表分组讨论发言摘编", "侧记"])
def test_a_line_that_says_more_than_a_meetings_name_is_the_banner_where_no_other_is(behind: str) -> None:
    line = f"中国共产党云州市第六次代表大会{behind}"
    draft = read(f"云州日报\n2022年1月12日\n\n{line}\n\n{SPEECH}")
    assert (draft.banner, draft.event) == (line, "中国共产党云州市第六次代表大会")
    assert read(f"云州日报\n2022年1月12日\n\n说心里话\n{line}\n\n{SPEECH}").banner == "说心里话"


@pytest.mark.parametrize("between", ["，", "、"])
def test_that_somebody_is_the_congresss_delegate_stays_in_the_bracket_beside_posts_and_is_a_post_alone(
    between: str,
) -> None:
    page = f"{HEAD}把路修到家门口\n李红\n\n今年先修柳河的路。\n我们还要修桥。\n（发言人系市第六次党代会代表%s）\n"
    (one,) = read(page % f"{between}市交通局局长").speeches
    assert (one.posts, "党代会代表" in one.attribution) == (("市交通局局长",), True)
    assert [one.posts for one in read(page % "").speeches] == [("市第六次党代会代表",)]


@pytest.mark.parametrize(
    "line", ["县里要修好两条路：一条去市里。", "手里有三件事：修桥、铺路、装灯。", "办法就是一个：修。"]
)
def test_a_clause_and_a_colon_is_nobody_else_who_speaks(line: str) -> None:
    other = "\n市交通局局长王军代表：桥要先修，我们备了料。"
    draft = read(f"{HEAD}柳河县县长李红代表：我把各个乡跑了一遍。\n{line}\n我们要把人请回来。\n{other}\n")
    assert words(draft, "李红") == f"我把各个乡跑了一遍。\n{line}\n我们要把人请回来。"


@pytest.mark.parametrize(
    "line",
    [
        "赵铁：我不同意。",
        "老李：路太窄。",
        "台下有人：还要多久？",
        "村民代表：等了三年。",
        "邻座的赵铁：我不同意。",
        "青石县交通局：正在修。",
    ],
)
def test_what_may_be_somebody_before_a_colon_ends_the_words_above(line: str) -> None:
    other = "\n市交通局局长王军代表：桥要先修，我们备了料。"
    draft = read(f"{HEAD}柳河县县长李红代表：我把各个乡跑了一遍。\n{line}\n我们要把人请回来。\n{other}\n")
    assert words(draft, "李红") == "我把各个乡跑了一遍。"


@pytest.mark.parametrize("says", ["在讨论时说", "在发言中谈到", "表示"])
@pytest.mark.parametrize("mark", ["，", "："])
def test_who_says_it_on_a_line_of_its_own_says_all_that_stands_below(says: str, mark: str) -> None:
    told = f"柳河县县长李红代表{says}{mark}\n路要先修。\n桥也要修。\n市交通局局长王军代表{says}{mark}\n备好了料。\n"
    draft = read(f"{HEAD}畅谈新蓝图\n本报记者　何山\n\n柳河县代表团\n\n{told}")
    assert [(one.name, one.paragraphs, one.section) for one in draft.speeches] == [
        ("李红", ("路要先修。", "桥也要修。"), "柳河县代表团"),
        ("王军", ("备好了料。",), "柳河县代表团"),
    ]
    assert {10, 13} <= doubted(draft)


@pytest.mark.parametrize("label", ["【代表名片】", "代表名片", "■人物名片", ""])
@pytest.mark.parametrize("card", ["{n}\n{p}", "{n}，{p}", "{n}　{p}", "{n}\n{p}\n市委委员"])
@pytest.mark.parametrize("caption", ["{n}（受访者供图）\n", "{n}（本报记者　何山　摄）\n", ""])
def test_a_card_over_a_talk_says_who_is_asked(label: str, card: str, caption: str) -> None:
    if not label and card.endswith("委员"):
        pytest.skip("what is under a name and its posts may be anything")
    talk = "{h}\n\n" + f"{label}\n{card}\n\n{caption}" + "记者：难在哪？\n{n}：难在钱。\n记者：怎么办？\n{n}：攒。\n\n"
    people = [("李红", "市教育局局长", "学校离家再近一点"), ("王军", "云州机床厂厂长", "老厂开新花")]
    draft = read(f"{HEAD}对话代表\n\n" + "".join(talk.format(n=n, p=p, h=h) for n, p, h in people))
    told = [(one.name, one.posts[:1], one.headline, one.paragraphs) for one in draft.speeches]
    assert told == [(n, (p,), h, ("难在钱。", "攒。")) for n, p, h in people]
    assert draft.sections == ()


def test_a_card_beside_the_words_is_nobodys_words_and_gives_its_posts_to_who_has_none() -> None:
    told = f"{HEAD}把路修到家门口\n\n讲述人：%s李红\n\n　　今年先修柳河的路。\n\n代表名片\n李红\n市交通局局长\n"
    for printed, evidence in (("", True), ("市交通局局长　", False)):
        (one,) = read(told % printed).speeches
        assert (one.posts, one.paragraphs) == (("市交通局局长",), ("今年先修柳河的路。",))
        assert ("代表名片" in one.attribution) == evidence


@pytest.mark.parametrize(
    "line", ["● 李红 代表（市交通局局长）", "李红　代表（市交通局局长）", "■李红 同志（市交通局局长）"]
)
def test_what_stands_apart_between_a_name_and_its_posts_is_no_post(line: str) -> None:
    draft = read(f"{HEAD}把路修到家门口\n{line}\n\n今年先修柳河的路。\n")
    assert [(one.name, one.posts) for one in draft.speeches] == [("李红", ("市交通局局长",))]


@pytest.mark.parametrize("hour", ["9:15　", "【9：15】", "上午9时15分 ", "（10:05）", "9点半，"])
@pytest.mark.parametrize("who", ["市交通局局长李红代表：", "李红（市交通局局长）：", "市交通局局长　李红"])
def test_an_hour_before_who_speaks_is_no_part_of_anybody(hour: str, who: str) -> None:
    draft = read(f"{HEAD}讨论里的两个小时\n本报记者　何山\n\n桥通了\n{hour}{who}\n今年先修柳河的路。\n")
    assert [(one.name, one.posts) for one in draft.speeches] == [("李红", ("市交通局局长",))]
    assert draft.speeches[0].attribution == f"{hour}{who}"


@pytest.mark.parametrize(
    "asks", ["云州电视台记者", "省广播电台记者", "云州新闻网记者", "掌上云州客户端记者", "本台记者"]
)
def test_a_broadcasters_question_is_nobodys_headline(asks: str) -> None:
    talk = f"{asks}：学校何时建？\n李红（市教育局局长）：三月。\n{asks}：桥呢？\n王军（市交通局局长）：五月。\n"
    draft = read(f"{HEAD}通道上的话\n本报记者　何山\n\n{talk}")
    assert [(one.name, one.headline) for one in draft.speeches] == [("李红", None), ("王军", None)]


def test_names_over_posts_over_words_are_attributions_where_a_page_prints_several_and_portraits_where_it_labels() -> (
    None
):
    sets = "李红\n市教育局局长\n心声：今年要新建十二所学校。\n\n王军\n市交通局局长\n心声：今年先修柳河的路。\n"
    draft = read(f"{HEAD}党代表的心里话\n本报记者　何山\n\n{sets}")
    assert [(one.name, one.posts) for one in draft.speeches] == [
        ("李红", ("市教育局局长",)),
        ("王军", ("市交通局局长",)),
    ]
    assert {8, 12} <= doubted(draft)
    labelled = read(f"{HEAD}{SPEECH.replace('李红', '赵铁')}{sets}")
    assert [one.name for one in labelled.speeches] == ["赵铁"]
    assert "柳河" not in words(labelled, "赵铁")


@pytest.mark.parametrize(
    "lines", ["桥通了\n柳河县代表团\n{}\n\n今年先修路。\n\n路通了\n市直机关代表团\n{}\n\n桥也要修。\n"]
)
@pytest.mark.parametrize("who", ["{n}（{p}）", "{p}　{n}", "{n}\n{p}"])
def test_a_delegation_between_each_headline_and_who_speaks_is_of_the_attribution(lines: str, who: str) -> None:
    people = [who.format(n=n, p=p) for n, p in (("李红", "柳河县县长"), ("王军", "市交通局局长"))]
    draft = read(f"{HEAD}畅谈新蓝图\n本报记者　何山\n\n{lines.format(*people)}")
    told = [(one.headline, one.posts, "代表团" in one.attribution) for one in draft.speeches]
    assert told == [("桥通了", ("柳河县县长",), True), ("路通了", ("市交通局局长",), True)]
    assert draft.sections == ()


@pytest.mark.parametrize("verb", ["答", "回答", "答复"])
@pytest.mark.parametrize("asks", ["网友“澄江客”问", "读者王先生问", "市民提问"])
def test_who_answers_a_reader_speaks_by_the_post_before_the_verb(verb: str, asks: str) -> None:
    first = f"{asks}：学校何时建？\n市教育局局长李红{verb}：三月动工。\n\n"
    second = f"{asks}：桥呢？\n市交通局局长王军{verb}：五月通车。\n"
    draft = read(f"{HEAD}网友问　代表答\n本报记者　何山\n\n{first}{second}")
    assert [(one.name, one.paragraphs) for one in draft.speeches] == [
        ("李红", ("三月动工。",)),
        ("王军", ("五月通车。",)),
    ]


@pytest.mark.parametrize("number", ["一、", "（一）", "1. ", "十二、"])
@pytest.mark.parametrize("greeting", ["各位代表、同志们：", "尊敬的各位领导、各位代表：", "同志们："])
def test_a_greeting_and_thanks_are_the_speakers_own(number: str, greeting: str) -> None:
    draft = read(f"{HEAD}{number}李红（市教育局局长）\n\n{greeting}\n我们今年要建十二所学校。\n谢谢大家！\n")
    assert [(one.name, one.paragraphs) for one in draft.speeches] == [
        ("李红", (greeting, "我们今年要建十二所学校。", "谢谢大家！"))
    ]


def test_a_house_before_a_name_stands_in_the_place_of_posts_with_a_doubt_where_two_are_printed_so() -> None:
    first = "把操场搬上楼顶\n柳河镇中心小学　李红\n\n　　我提的就是操场。\n\n"
    second = "等了三年的冷库\n核桃沟村　王军\n\n　　我在地头坐了一夜。\n"
    draft = read(f"{HEAD}履职故事\n本报记者　何山\n\n{first}{second}")
    assert [(one.name, one.posts) for one in draft.speeches] == [("李红", ("柳河镇中心小学",)), ("王军", ("核桃沟村",))]
    assert len([one for one in draft.doubts if "不像身份" in one.what]) == 2
    assert read(f"{HEAD}履职故事\n本报记者　何山\n\n{first}").speeches == ()


@pytest.mark.parametrize("between", ["，", "；", "、"])
def test_a_bracket_that_tells_the_posts_of_all_gives_each_his_own(between: str) -> None:
    bracket = f"（李红系市教育局党组书记、局长{between}王军系市交通局局长）"
    draft = read(f"{HEAD}议报告\n本报记者　何山\n\n柳河县代表团\n李红：学校要建。\n王军：路要修。\n\n{bracket}\n")
    assert [(one.name, one.posts, one.paragraphs) for one in draft.speeches] == [
        ("李红", ("市教育局党组书记", "局长"), ("学校要建。",)),
        ("王军", ("市交通局局长",), ("路要修。",)),
    ]
    assert ["王军" in one.attribution for one in draft.speeches] == [False, True]


@pytest.mark.parametrize("line", ["来自柳河镇的李红代表：", "来自教育战线的李红代表："])
def test_whence_a_delegate_comes_is_no_post(line: str) -> None:
    draft = read(f"{HEAD}微建议\n本报记者　何山\n\n{line}\n今年要新建十二所学校。\n")
    assert [(one.name, one.posts) for one in draft.speeches] == [("李红", ())]


def test_a_meeting_that_only_the_title_names_is_the_event_with_a_doubt() -> None:
    head = "云州日报　2022年1月12日\n\n通道上的话\n——市第九次党代会“代表通道”采访实录\n本报记者　何山\n\n"
    draft = read(f"{head}桥通了\n\n{SPEECH}")
    assert (draft.event, any("取自标题" in one.what for one in draft.doubts)) == ("市第九次党代会", True)


@pytest.mark.parametrize("house", ["云州市融媒体中心", "云州日报社", "云州电视台"])
def test_a_house_of_the_press_before_a_name_makes_no_speaker(house: str) -> None:
    articles = "".join(f"第{i}篇报道\n{house}　{name}\n\n　　路修通了。\n\n" for i, name in ((1, "李红"), (2, "王军")))
    assert read(f"{HEAD}见闻\n本报记者　何山\n\n{articles}").speeches == ()


def test_what_a_report_quotes_behind_an_answer_opens_no_speech() -> None:
    report = "昨天，有代表问起路。\n市交通局局长李红回应：路在修。\n车流从会场外驶过。\n"
    assert read(f"{HEAD}见闻\n本报记者　何山\n\n{report}").speeches == ()


def test_a_number_before_a_post_that_counts_is_of_the_post() -> None:
    assert [(one.name, one.posts) for one in people("一、二车间主任 李红")] == [("李红", ("一、二车间主任",))]
    assert [(one.name, one.posts) for one in people("二、车间主任 李红")] == [("李红", ("车间主任",))]


@pytest.mark.parametrize("line", ["一、问题清单", "（二）整改台账", "三、工作打算"])
def test_a_numbered_matter_under_a_label_is_nobody(line: str) -> None:
    assert [one.name for one in read(f"{HEAD}讲述人：\n{line}\n今年要新建十二所学校。\n").speeches if one.name] == []


def test_delegations_over_a_report_of_quotations_are_its_sections() -> None:
    said = "“{}，校车也要添上四十辆，路还要修到校门口。”{}代表说。\n\n"
    told = [
        ("柳河县代表团", "今年要新建十二所学校", "市教育局局长李红"),
        ("◎市直机关代表团", "桥三月动工", "市交通局局长王军"),
    ]
    parts = "".join(f"{title}\n会场里暖意融融。\n{said.format(words, who)}" for title, words, who in told)
    draft = read(f"{HEAD}分组讨论侧记\n本报记者　何山\n\n{parts}")
    assert [(one.name, one.section) for one in draft.speeches] == [("李红", "柳河县代表团"), ("王军", "市直机关代表团")]


def test_a_last_paragraph_that_gives_somebodys_words_without_an_i_is_doubted() -> None:
    draft = read(f"{HEAD}{SPEECH}我盯着。\n\n村民老王说，学校建好了，孩子们上学近了，家家都高兴。\n")
    assert [one.line for one in draft.doubts if "看不出是不是“李红”的话" in one.what] == [13]


@pytest.mark.parametrize("hour", ["上午9时15分", "9:15", "[9点半]"])
def test_an_hour_on_a_line_of_its_own_is_nobodys(hour: str) -> None:
    draft = read(f"{HEAD}{SPEECH}{hour}\n\n王军（市交通局局长）：\n\n今年修一座桥。\n")
    assert [one.name for one in draft.speeches] == ["李红", "王军"]
    assert not any(hour in paragraph for one in draft.speeches for paragraph in one.paragraphs)


def test_sections_numbered_in_circles_are_the_pages_sections_and_no_banner() -> None:
    said = "办法已经有了，明年开工，后年建成，大家都能用上，这是报告里写明的，也是我们该办的。"
    head = (
        "临州日报　04　特别报道\n2021年9月29日　星期三\n\n聚焦中国共产党临州市第八次代表大会\n\n"
        "校对/王小满　热线/6218110\n"
    )
    parts = "".join(
        f"\n代表声音{number}　{title}\n\n编者按\n\n{title}的事，请代表来说，说给街坊听，写在这里。\n\n\n{words}\n\n"
        f"【代表名片】{name}　临州市{office}局局长\n\n我们{said}{said}\n"
        for number, title, words, name, office in (
            ("①", "转型", "让车间的灯亮起来", "王立新", "科学技术"),
            ("②", "家园", "家门口就有好学校", "刘志芳", "教育"),
        )
    )
    draft = read(f"{head}{parts}")
    assert [(one.name, one.section) for one in draft.speeches] == [
        ("王立新", "代表声音①　转型"),
        ("刘志芳", "代表声音②　家园"),
    ]
    assert draft.phone == "6218110"


def test_who_took_the_pictures_may_stand_behind_who_wrote_without_a_word_for_either() -> None:
    assert writers("本报记者 阚雪峰 邵丽娜 文 郭宇 摄") == (Reporter("阚雪峰"), Reporter("邵丽娜"))


@pytest.mark.parametrize(
    ("first", "found"), [("井上井下说转型", True), ("迎风而上再出发", True), ("迎风而上 再出发", False)]
)
def test_the_last_line_of_the_head_is_the_first_section_where_it_is_as_long_as_the_others(
    first: str, found: bool
) -> None:
    """`迎风而上再出发` is taken for one as well, with a doubt: nothing but its length can tell."""
    said = "办法已经有了，明年开工，后年建成，大家都能用上，这是报告里写明的，也是我们该办的。"
    speech = "{headline}\n\n【代表名片】{name}，市{office}局局长\n\n我们" + said + "\n\n"
    page = (
        f"聚力再出发　奋进新云州\n\n{HEAD}{first}\n\n编者按\n\n代表们说家常话，本报摘登一部分，请大家来读。\n\n"
        + speech.format(headline="让车间的灯亮起来", name="王立新", office="科技")
        + "田里坡上话增收\n\n"
        + speech.format(headline="让小米卖出好价钱", name="刘志芳", office="农业农村")
        + "街头巷尾话民生\n\n"
        + speech.format(headline="让老人吃上热乎饭", name="李红", office="民政")
    )
    draft = read(page)
    others = ["田里坡上话增收", "街头巷尾话民生"]
    assert [one.section for one in draft.speeches][1:] == others
    assert (draft.speeches[0].section == first) is found
    assert next(at for at, line in enumerate(page.split("\n"), 1) if line == first) in doubted(draft) or not found


def test_a_banner_that_the_foot_prints_again_is_the_banner_once() -> None:
    title = "水乡再出发　智造新云州"
    foot = f"{title}\n\n本版文字：云州日报记者 高远 林秋\n\n本版图片：云州日报记者 何山\n"
    draft = read(f"{title}\n\n{HEAD}{SPEECH}{foot}")
    assert (draft.slogan, draft.banner) == (None, title)
    assert [one.name for one in draft.reporters] == ["高远", "林秋"]


@pytest.mark.parametrize(
    ("paper", "day"),
    [("临州日报", "2016年12月14日 星期三"), ("临州日报", "2022年1月12日 星期三"), ("云州日报", "2022年1月13日 星期四")],
)
def test_what_stands_under_the_head_of_another_paper_or_day_is_nobodys_here(paper: str, day: str) -> None:
    """Cited from this page it would be said to stand in a paper, or on a day, that did not print it."""
    other = HEAD.replace("云州日报", paper).replace("2022年1月12日 星期三", day)
    whole, alone = read(f"{HEAD}{SPEECH}{other}{SPEECH.replace('李红', '王军')}"), read(HEAD + SPEECH)
    assert (whole.speeches, whole.staff, whole.date) == (alone.speeches, alone.staff, alone.date)
    told = [one for one in whole.doubts if "请存成另一个文件" in one.what]
    assert [(one.line, paper in one.what) for one in told] == [(11, True)]
    aside = whole.aside[-1]
    assert (aside.line, "王军" in aside.text, day.split()[0] in aside.text) == (11, True, True)


def test_a_day_that_only_the_foot_prints_is_no_other_day() -> None:
    undated = HEAD.replace("2022年1月12日 星期三\n", "")
    draft = read(f"{undated}{SPEECH}云州日报社出版\n2022年1月12日\n\n{SPEECH.replace('李红', '王军')}")
    assert [one.name for one in draft.speeches] == ["李红", "王军"]


def test_the_next_page_of_the_same_paper_and_day_is_read_on() -> None:
    both = read(HEAD + SPEECH + HEAD + SPEECH.replace("李红", "王军"))
    assert [one.name for one in both.speeches] == ["李红", "王军"]
    assert not [one for one in both.doubts if "另一个文件" in one.what]
