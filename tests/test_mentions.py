"""Somebody named with a post amid another's words, in a caption or in a torn line: no word goes to a wrong name."""

import pytest

from knowledge.page import Draft, read_page

HEAD = "汀州日报\n2021年10月20日 星期三 第2版\n\n聚焦市第七次党代会·代表发言摘登\n\n"
BUSES = ("上个月我去石坑村，一路都是泥。", "我们要把十九个村全部通上公交。")
SCHOOL = "我们学校作业公示制度实行了三年，学生睡眠平均多了四十分钟。"
HOSPITAL = "我们医院去年把远程会诊接到了十二个乡镇。"
PAGES = {
    "under": "{name}（{post}）\n{headline}\n{words}",
    "over": "{headline}\n{name}（{post}）\n{words}",
    "colon": "{headline}\n{post}{name}：{words}",
    "bare": "{name}（{post}）：{words}",
    "label": "{headline}\n讲述人：{name}（{post}）\n{words}",
}
MENTIONS = (
    "黄德茂（石坑村党支部书记）事后发来短信：“第一班车来的那天，全村人都站在路边。”",
    "黄德茂（石坑村党支部书记）算了一笔账：通了公交，一户一年省下路费六百元。",
    "黄德茂代表（石坑村党支部书记）昨天跟我说起一件事：孙子上学要走七里路。",
    "黄德茂（石坑村党支部书记），七十三岁了，他托我带话：“车来了，我头一个坐。”",
    "石坑村党支部书记（黄德茂）最操心的事：老人看病。",
    "【黄德茂（石坑村党支部书记）记的账】一户一年省下六百元。",
)
CAPTIONS = (
    "谢春燕（市文化馆馆长）在村口教村民跳舞",
    "谢春燕（市文化馆馆长）　与村民排练",
    "谢春燕（市文化馆馆长），在戏台边候场",
)


def read(text: str) -> Draft:
    return read_page((HEAD + text + "\n").encode())


def said_by(draft: Draft) -> dict[str, str]:
    return {one.name: "".join(one.paragraphs) for one in draft.speeches if one.name and one.paragraphs}


def page(form: str, *first: str) -> Draft:
    cast = (
        ("林海涛", "市交通运输局局长", "让每个村都通公交", "\n".join(first)),
        ("方晓芸", "市第一中学校长", "减负不减质", SCHOOL),
        ("欧阳青", "市人民医院院长", "看病不出县", HOSPITAL),
    )
    keys = ("name", "post", "headline", "words")
    return read("\n\n".join(PAGES[form].format(**dict(zip(keys, one, strict=True))) for one in cast))


@pytest.mark.parametrize("form", PAGES)
@pytest.mark.parametrize("line", [*MENTIONS, *CAPTIONS])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_somebody_named_amid_a_speech_gets_no_word_of_it(form: str, line: str, place: int) -> None:
    draft = page(form, *BUSES[:place], line, *BUSES[place:])
    said = said_by(draft)
    assert set(said) <= {"林海涛", "方晓芸", "欧阳青"}
    assert not any(one in words for one in BUSES for name, words in said.items() if name != "林海涛")
    assert said["方晓芸"] == SCHOOL
    missing = [one for one in BUSES if one not in said.get("林海涛", "")]
    assert not missing or any("没有放进任何人" in doubt.what or "署名行下没有" in doubt.what for doubt in draft.doubts)


def test_a_line_that_alone_stands_over_who_speaks_is_a_doubtful_headline() -> None:
    draft = page("bare", *BUSES, "市文化馆馆长谢春燕在村口教村民跳舞")
    lines = [doubt.line for doubt in draft.doubts if "别处的署名行上面都没有标题" in doubt.what]
    assert lines == [8]


@pytest.mark.parametrize("behind", ["", "代表", "：", "、市党代表", "　共产党员"])
def test_a_post_or_a_courtesy_behind_the_bracket_is_of_who_speaks(behind: str) -> None:
    said = said_by(read(f"林海涛（市交通运输局局长）{behind}\n让每个村都通公交\n{BUSES[0]}"))
    assert said == {"林海涛": BUSES[0]}


@pytest.mark.parametrize("called", ["{}：", "{}代表：", "{}（女）：", "{}：\n"])
@pytest.mark.parametrize(
    ("post", "begun", "rest"),
    [
        ("市交通运输局局长", "林海", "涛"),
        ("市交通运输局局长", "林", "海涛"),
        ("市交通运输局局长", "欧阳海", "涛"),
        ("交流发言单位：市文化馆馆长", "谢春", "燕"),
        ("市第一中学校长　", "方晓", "芸"),
    ],
)
def test_a_name_torn_behind_its_post_is_read_whole(post: str, begun: str, rest: str, called: str) -> None:
    draft = read(f"{post}{begun}\n{called.format(rest)}{BUSES[0]}\n\n市人民医院院长白雪：{HOSPITAL}")
    assert set(said_by(draft)) <= {begun + rest, "白雪"}
    assert said_by(draft).get(begun + rest, BUSES[0]) == BUSES[0]
    assert any("断" in doubt.what and doubt.line == 7 for doubt in draft.doubts)


@pytest.mark.parametrize("below", ["涛说：{}", "涛\n{}", "涛\n村村通公交\n{}"])
def test_where_a_name_may_be_half_of_one_nobody_is_named(below: str) -> None:
    draft = read(f"让每个村都通公交\n市交通运输局局长林海\n{below.format(BUSES[0])}")
    assert not said_by(draft)
    assert any("姓名断成两行" in doubt.what or "没有放进任何人" in doubt.what for doubt in draft.doubts)


def test_a_first_character_is_no_half_of_a_name_where_others_are_printed_large_too() -> None:
    parts = (
        "让每个村都通公交\n市交通运输局局长林海\n涛\n声里的码头，我守了二十年。",
        "减负\n市第一中学校长方晓芸\n在\n我们学校，作业当天公示。",
    )
    assert said_by(read("\n\n".join(parts)))["林海"] == "涛声里的码头，我守了二十年。"


@pytest.mark.parametrize("begun", ["李：", "问：", "说：", "一、"])
def test_what_is_no_half_of_a_name_leaves_the_name(begun: str) -> None:
    draft = read(f"把操场还给孩子\n市教育局局长李红\n{begun}今年我们建十二所学校。")
    assert {one.name for one in draft.speeches} == {"李红"}


COMMENTS = (
    "【评论】\n公交进村，进的是民心。\n（本报评论员 石宽）",
    "【微评】\n好事办到村口\n公交进村，进的是民心。\n好事要办到底。\n（市社科院研究员 石宽）",
    "短评\n公交进村，进的是民心。\n——石宽（市委党校教授）",
    "好事办到村口\n公交进村，进的是民心。\n（本报特约评论员 石宽）",
    "【链接】\n四好农村路是指把农村公路建好。\n（市公路局高级工程师 石宽）",
)


@pytest.mark.parametrize("form", PAGES)
@pytest.mark.parametrize("comment", COMMENTS)
@pytest.mark.parametrize("amid", [False, True])
def test_a_signed_comment_is_nobodys_speech_and_takes_no_word_of_those_who_speak(
    form: str, comment: str, amid: bool
) -> None:
    draft = page(form, BUSES[0], comment, BUSES[1]) if amid else page(form, *BUSES, "", comment)
    said = said_by(draft)
    assert set(said) <= {"林海涛", "方晓芸", "欧阳青"}
    assert BUSES[0] in said["林海涛"]
    assert amid or BUSES[1] in said["林海涛"]
    assert said["方晓芸"] == SCHOOL
    assert all(one.paragraphs for one in draft.notes)


def test_whoever_comments_by_name_amid_a_speech_has_only_the_paragraph_beside_the_name() -> None:
    draft = page("under", BUSES[0], "专家点评\n石宽（市委党校教授）：公交进村，进的是民心。", BUSES[1])
    assert said_by(draft)["石宽"] == "公交进村，进的是民心。"
    assert not any(BUSES[1] in words for words in said_by(draft).values())
    assert any("专家点评里" in doubt.what for doubt in draft.doubts)


def test_one_who_signs_the_words_is_no_reason_to_lose_those_who_are_named_over_theirs() -> None:
    speeches = (PAGES["under"].format(name="林海涛", post="市交通运输局局长", headline="让村村通公交", words=BUSES[0]),)
    draft = read(
        "\n\n".join(
            (
                *speeches,
                f"方晓芸（市第一中学校长）\n减负不减质\n{SCHOOL}",
                f"看病不出县\n{HOSPITAL}\n（市人民医院院长 欧阳青）",
            )
        )
    )
    assert said_by(draft) == {"林海涛": BUSES[0], "方晓芸": SCHOOL, "欧阳青": HOSPITAL}
