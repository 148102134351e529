"""One who takes the word and whose name is like none: the words are not those of whoever spoke before."""

import pytest

from knowledge.page import Draft, read_page

HEAD = "云州日报\n2022年1月12日 星期三\n云州市第五届人民代表大会第三次会议\n\n"
TALK = "让学校离家再近一点\n\n讲述人：市教育局局长 李红\n\n记者：学校怎么建？\n\n李红：今年建十二所，我盯着。\n\n"
SPEECH = "让学校离家再近一点\n\n讲述人：市教育局局长 李红\n\n今年建十二所，我盯着。\n\n"
WORDS = "桥可以下月开工，不耽误。"
TURNS = (
    "市交通局局长 {who} 答复：",
    "市交通局局长{who}答复：",
    "市交通局局长{who}回应：",
    "市交通局局长{who}说：",
    "市交通局局长{who}：",
    "市交通局局长{who}代表：",
    "市交通局局长{who}在讨论时说：\n",
    "{who}（市交通局局长）：",
    "{who}（市交通局局长）　",
    "（市交通局局长{who}）",
    "[{who},市交通局局长] ",
)


def read(text: str) -> Draft:
    return read_page((HEAD + text).encode())


def under(name: str, draft: Draft) -> list[str]:
    return [paragraph for one in draft.speeches if one.name == name for paragraph in one.paragraphs]


@pytest.mark.parametrize("who", ["关键", "方向", "石油", "衣明", "阿依古丽"])
@pytest.mark.parametrize("turn", TURNS)
def test_in_a_talk_who_is_named_with_a_post_ends_the_answer_above(turn: str, who: str) -> None:
    draft = read(f"{TALK}记者：桥呢？\n\n{turn.format(who=who)}{WORDS}\n\n再修一条路。\n")
    assert under("李红", draft) == ["今年建十二所，我盯着。"]


@pytest.mark.parametrize("who", ["关键", "阿依古丽"])
@pytest.mark.parametrize("turn", [one for one in TURNS if "　" not in one])
def test_after_a_speech_such_words_are_not_its_speakers(turn: str, who: str) -> None:
    assert not any(WORDS in one for one in under("李红", read(f"{SPEECH}{turn.format(who=who)}{WORDS}\n")))


@pytest.mark.parametrize(
    "line",
    [
        "市教育局的老局长叮嘱：学校要建在孩子走得到的地方。",
        "乡镇干部最怕的一件事：路修到一半没有钱。",
        "我对市交通局局长说：桥要早修。",
        "今年要做三件事：建校、修路、架桥。",
        "村支书和村民们商量：先修路。",
    ],
)
def test_a_clause_before_a_colon_ends_no_speech(line: str) -> None:
    assert under("李红", read(f"{SPEECH}{line}\n\n我们一件一件办。\n"))[1:] == [line, "我们一件一件办。"]


@pytest.mark.parametrize(
    "asks",
    ["读者周女士来电", "读者“老兵”来信", "网友“老街坊”", "网友北门老张", "市民李先生咨询", "居民@大桥留言", "网友"],
)
def test_what_the_public_asks_is_a_question_and_no_headline_or_answer(asks: str) -> None:
    draft = read(f"{TALK}{asks}：桥什么时候修？\n\n李红：下月开工。\n")
    assert under("李红", draft) == ["今年建十二所，我盯着。", "下月开工。"]
    assert [one.headline for one in draft.speeches] == ["让学校离家再近一点"]


def test_a_name_over_the_headline_and_a_signature_of_another_give_nobody_the_text() -> None:
    text = "{}代表：\n让草原上的孩子有校舍\n我们今年要把锅炉都换成电的。\n（{}系镶白旗第一小学校长）\n"
    draft = read(text.format("王秀兰", "王秀兰"))
    assert [(one.name, one.posts, len(one.paragraphs)) for one in draft.speeches] == [
        ("王秀兰", ("镶白旗第一小学校长",), 1)
    ]
    assert [one for one in read(text.format("王秀兰", "李红")).speeches if one.paragraphs] == []


def test_one_of_the_public_who_says_something_in_a_talk_of_two_is_no_delegate() -> None:
    cast = "代表：市住建局局长　楚天阔\n　　　市教育局副局长　叶知秋\n市民：王女士、小陈\n\n"
    turns = (
        "王女士：房子漏水找谁？",
        "楚天阔：先登记。",
        "小陈：新校区几时开学？",
        "叶知秋：九月一日。",
        "王女士：我放心了。",
    )
    draft = read(f"代表与市民面对面\n\n地点：市图书馆一楼大厅\n{cast}" + "\n\n".join(turns))
    assert [(one.name, one.posts, one.paragraphs) for one in draft.speeches] == [
        ("楚天阔", ("市住建局局长",), ("先登记。",)),
        ("叶知秋", ("市教育局副局长",), ("九月一日。",)),
    ]
    assert any("到场的人" in one.what for one in draft.doubts)


@pytest.mark.parametrize(
    "line", ["地点：市图书馆一楼大厅", "时间：2月2日14:00—16:00", "市民：王女士、赵先生", "网友代表：小陈、老街坊"]
)
def test_when_and_where_and_who_of_the_public_came_is_no_headline_and_no_speech(line: str) -> None:
    draft = read(f"{line}\n讲述人：市教育局局长 李红\n\n今年建十二所，我盯着。\n")
    assert [(one.name, one.headline) for one in draft.speeches] == [("李红", None)]


@pytest.mark.parametrize("who", ["王军", "关键", "阿依古丽"])
@pytest.mark.parametrize(
    "says",
    [
        "市交通局局长{}在讨论时说，",
        "市人大代表、市交通局局长{}表示，",
        "来自交通系统的{}代表说，",
        "市交通局局长{}代表建议：",
    ],
)
def test_what_another_delegate_is_told_to_have_said_ends_a_speech(says: str, who: str) -> None:
    words = "柳河上的桥下个月就能开工，我们要赶在汛期之前把桥墩立起来。"
    draft = read(f"{SPEECH}{says.format(who)}{words}\n\n我们再修一条路。\n")
    assert under("李红", draft) == ["今年建十二所，我盯着。"]
    assert any("像另一人在说话" in one.what for one in draft.doubts)


@pytest.mark.parametrize(
    "line",
    [
        "刚才市交通局局长王军代表说，要先修桥，我很赞成。",
        "我们镇的人大代表王军说，路修好了人就回来了。",
        "村支书老王常说，路修好了人就回来了。",
    ],
)
def test_one_who_speaks_may_tell_of_another(line: str) -> None:
    assert line in under("李红", read(f"{SPEECH}{line}\n\n我们再修一条路。\n"))


@pytest.mark.parametrize("mark", ["■", "◎", ""])
def test_what_may_be_a_name_with_posts_in_brackets_is_no_subheading(mark: str) -> None:
    line = f"{mark}关键（市交通局局长）"
    draft = read(f"李红（市教育局局长）：今年建十二所，我盯着。\n{line}\n　　柳河上的桥下个月开工，我们赶汛期。\n")
    assert under("李红", draft) == ["今年建十二所，我盯着。"]


def test_a_post_and_white_space_before_a_headline_that_ran_into_it_ends_the_words_above() -> None:
    line = "市交通运输局局长　路遥让大山不再挡路"
    draft = read(f"{SPEECH}{line}\n\n山里的路今年修通了三十公里，我们再修两座桥。\n")
    assert under("李红", draft) == ["今年建十二所，我盯着。"]
    assert any(line[:8] in one.what for one in draft.doubts)


@pytest.mark.parametrize("count", ["", "{}、", "（{}）", "{}."])
def test_a_counted_name_with_posts_run_into_the_words_ends_those_above(count: str) -> None:
    first, other = (
        f"{count.format(n)}{who}" for n, who in (("一", "李红（市教育局局长）"), ("二", "王军（市交通局局长）"))
    )
    draft = read(f"{first}\n今年建十二所，我盯着。\n{other}柳河的桥下月开工，我们赶汛期。\n")
    assert under("李红", draft) == ["今年建十二所，我盯着。"]


PHOTOGRAPHED = """党代会圆桌①【安康松泾】

小病在镇上看 大病不出市

党代表 邵丽萍（市人民医院护理部主任）

{credit}

在病房里待了二十六年，我最怕听见家属说早知道就早点来了。明年起六家卫生院和我们结成一家。

党代会圆桌②【宜居松泾】

老房子不漏 新市民有房

党代表 许海燕（市住房和城乡建设局副局长）

我母亲就住在1978年的公房里，一下雨就拿盆接水，所以我知道老房子的苦。
"""


@pytest.mark.parametrize("credit", ["罗成 摄", "罗成 供图", "本报通讯员 罗成 摄", "本报记者 罗成 摄"])
def test_a_photographer_between_name_and_words_takes_nothing_from_the_speaker(credit: str) -> None:
    draft = read(PHOTOGRAPHED.format(credit=credit))
    assert under("邵丽萍", draft)[0].startswith("在病房里待了二十六年")
    assert draft.byline is None


def test_titles_of_one_series_are_sections() -> None:
    draft = read(PHOTOGRAPHED.format(credit="罗成 摄"))
    assert [one.section for one in draft.speeches] == ["党代会圆桌①【安康松泾】", "党代会圆桌②【宜居松泾】"]


def test_a_headline_that_ends_like_a_name_is_one_right_over_a_labelled_name() -> None:
    draft = read(PHOTOGRAPHED.format(credit="罗成 摄"))
    assert [one.headline for one in draft.speeches] == ["小病在镇上看 大病不出市", "老房子不漏 新市民有房"]
    assert any("紧接在署名行之上" in one.what for one in draft.doubts)


def test_a_hotline_behind_the_proofreader_is_no_name() -> None:
    head = "03 2016年11月22日 星期二 责任编辑:葛晓云 校对:谢芬 热线电话:6618220\n\n"
    draft = read(head + PHOTOGRAPHED.format(credit="罗成 摄"))
    assert list(dict(draft.staff)["校对"]) == ["谢芬"]
    assert draft.phone == "6618220"
