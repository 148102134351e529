"""A report's narrated quotations: each is theirs whom its own grammar names, and nobody's where two could hold it."""

import pytest

from knowledge.page import Draft, read_page

HEAD = "云州日报\n2022年1月12日 星期三\n市第六次党代会分组讨论侧记\n说心里话\n本报记者 何山\n\n屋里坐满了人。\n\n"
FIRST = "以前冬天等车，站上连个挡风的都没有，我看着心里急。"
SECOND = "末班车太早，矿上下中班是夜里十一点半，盼着能延到十二点。"
THIRD = "今年先把三条线的末班车推迟一个钟头，开到哪儿算哪儿。"
DING = "市公交集团驾驶员丁素梅"
POSTS = ("市公交集团驾驶员",)


def read(*lines: str, head: str = HEAD) -> Draft:
    return read_page((head + "\n\n".join(lines) + "\n").encode())


def told(draft: Draft) -> list[tuple[str | None, tuple[str, ...], tuple[str, ...]]]:
    return [(one.name, one.posts, one.paragraphs) for one in draft.speeches]


def doubted(draft: Draft, line: int) -> bool:
    return any(one.line == line or f"第{line}" in one.what or f"、{line}行" in one.what for one in draft.doubts)


HELD = (
    f"{DING}说：“{FIRST}”",
    f"{DING}说，“{FIRST}”",
    f"{DING}说“{FIRST}”",
    f"{DING}代表打开了话匣子：“{FIRST}”",
    f"说到公交，{DING}代表说起了末班车：“{FIRST}”",
    f"坐在窗边的{DING}掰着手指：“{FIRST}”",
    f"丁素梅（市公交集团驾驶员）说：“{FIRST}”",
    f"“{FIRST}”{DING}说。",
    f"“{FIRST}”{DING}代表笑着说。",
    f"“{FIRST}”，{DING}说。",
    f"“{FIRST}”{DING}一句话，把大家逗笑了。",
    f"“{FIRST}”{DING}放下手里的线路图，对记者说。",
    f"{DING}代表第一个举手。“{FIRST}”",
    f"{DING}代表当场表态：“{FIRST}”",
    f"{DING}代表接着李红的话说：“{FIRST}”",
    f"市公交集团驾驶员丁素梅一直没有开口。这时她站起来说：“{FIRST}”",
    f"{DING}翻开本子，一笔一笔算给大家听：“{FIRST}”",
    f"{DING}代表带来一组数字：“{FIRST}”",
    f"市公交集团驾驶员　丁素梅说：“{FIRST}”",
    f"市公交集团驾驶员 丁素梅（左一）说：“{FIRST}”",
    f"“{FIRST}”{DING}代表回应道。",
    f"{DING}坐在窗边，她说：“{FIRST}”",
    f"听了市长李红的话，{DING}说：“{FIRST}”",
    f"{DING}是个急性子。丁素梅说：“{FIRST}”",
    f"屋里静了下来。{DING}说：“{FIRST}”屋里响起一阵掌声。",
)


@pytest.mark.parametrize("marks", ["“”", "「」", '""'])
@pytest.mark.parametrize("line", HELD)
def test_a_quotation_is_theirs_whom_the_sentence_before_it_or_behind_it_names(line: str, marks: str) -> None:
    draft = read(line.replace("“", marks[0]).replace("”", marks[1]))
    assert told(draft) == [("丁素梅", POSTS, (FIRST,))]
    assert "丁素梅" in draft.speeches[0].attribution
    assert doubted(draft, 9)


def test_a_sentence_may_end_with_a_half_width_stop() -> None:
    for line in (
        f'{DING}说:"今年修4.5公里的路,明年再修二十公里,通到村口."屋里静了下来.',
        f'"今年修4.5公里的路,明年再修二十公里,通到村口."{DING}说.',
    ):
        assert told(read(line, f"“{FIRST}”丁素梅补充道。")) == [
            ("丁素梅", POSTS, ("今年修4.5公里的路,明年再修二十公里,通到村口.", FIRST))
        ]


def test_a_delegations_name_over_its_talk_is_a_section_and_no_headline() -> None:
    draft = read("柳河镇代表团", f"{DING}说：“{FIRST}”", "末班车", f"“{SECOND}”丁素梅说。")
    assert [(one.section, one.headline) for one in draft.speeches] == [
        ("柳河镇代表团", None),
        ("柳河镇代表团", "末班车"),
    ]


def test_full_and_half_width_marks_are_read_alike() -> None:
    for line in (f"{DING}说:“{FIRST}”", f"“{FIRST}”{DING}说.", f"“{FIRST}”,{DING}说."):
        assert told(read(line)) == [("丁素梅", POSTS, (FIRST,))]


BETWEEN = ("丁素梅说，", "丁素梅代表笑着说，", "她说，", "丁素梅掰着手指说：", "丁素梅说。", "")


@pytest.mark.parametrize("between", BETWEEN)
def test_words_in_several_quotations_are_one_persons_in_their_order(between: str) -> None:
    draft = read(f"{DING}说：“{FIRST}”{between}“{SECOND}”")
    assert told(draft) == [("丁素梅", POSTS, (FIRST, SECOND))]


@pytest.mark.parametrize("below", [f"“{SECOND}”", f"{SECOND}”", f"“{SECOND}”她说。", f"“{SECOND}”丁素梅说。"])
def test_a_quotation_that_is_left_open_goes_on_in_the_next_paragraph(below: str) -> None:
    draft = read(f"{DING}说：“{FIRST}", below, "窗外，雪还在下。")
    assert told(draft) == [("丁素梅", POSTS, (FIRST, SECOND))]


def test_who_speaks_again_under_one_title_has_one_speech() -> None:
    draft = read(
        "末班车",
        f"“{FIRST}”{DING}说。",
        f"市交通运输局局长孔令辉代表把话接了过去。“{THIRD}”",
        f"“{SECOND}”丁素梅代表补充道。",
    )
    assert told(draft) == [
        ("丁素梅", POSTS, (FIRST, SECOND)),
        ("孔令辉", ("市交通运输局局长",), (THIRD,)),
    ]
    assert [one.headline for one in draft.speeches] == ["末班车", "末班车"]


def test_two_in_one_paragraph_hold_each_the_own_words() -> None:
    line = f"{DING}说：“{FIRST}”市交通运输局局长孔令辉接过话茬：“{THIRD}”"
    assert told(read(line)) == [("丁素梅", POSTS, (FIRST,)), ("孔令辉", ("市交通运输局局长",), (THIRD,))]


NOBODYS = (
    f"“{FIRST}”",
    f"“{FIRST}”有人喊。",
    f"“{FIRST}”后排传来一个声音。",
    f"“{FIRST}”丁素梅说。",
    f"{DING}听着，“{FIRST}”",
    f"{DING}想起师傅的话：“{FIRST}”",
    f"{DING}的徒弟说：“{FIRST}”",
    f"{DING}的母亲今年八十了，她说：“{FIRST}”",
    f"{DING}的座位靠着窗。墙上写着：“{FIRST}”",
    f"{DING}胸前的牌子上写着：“{FIRST}”",
    f"{DING}转述乘客的话说：“{FIRST}”",
    f"乘客对{DING}说：“{FIRST}”",
    f"主持人请{DING}说：“{FIRST}”",
    f"{DING}和邮政投递员马海军说：“{FIRST}”",
    f"{DING}刚坐下，后排一位代表站起来说：“{FIRST}”",
    f"{DING}刚坐下，丈夫打来电话说：“{FIRST}”",
    f"{DING}没有说话。“{FIRST}”",
    f"{DING}说：“{FIRST}”市交通运输局局长孔令辉说。",
    f"“{FIRST}”市交通运输局局长孔令辉点点头，{DING}说：“好。”",
    f"市长李红在报告中指出：“{FIRST}”",
    f"市长李红曾说：“{FIRST}”",
    f"中共中央总书记王军强调：“{FIRST}”",
    f"我看见{DING}说：“{FIRST}”",
    f"{DING}说：“好！”",
    f"{DING}说，“{FIRST}“{SECOND}”她说。",
)


@pytest.mark.parametrize("line", NOBODYS)
def test_a_quotation_that_two_could_hold_or_nobody_known_is_nobodys_with_a_doubt(line: str) -> None:
    draft = read(line)
    assert [one.name for one in draft.speeches if FIRST in one.paragraphs] == []
    assert doubted(draft, 9)


@pytest.mark.parametrize(
    "line", [f"“{SECOND}”", f"“{SECOND}”她身边的人说。", f"“{SECOND}”孔令辉说。", f"他说：“{SECOND}”市长李红听着。"]
)
def test_what_another_may_have_said_below_is_not_given_to_who_spoke_above(line: str) -> None:
    draft = read(f"听了市交通运输局局长孔令辉的话，{DING}说：“{FIRST}”", line)
    assert ("丁素梅", POSTS, (FIRST,)) in told(draft)
    assert SECOND not in [p for one in draft.speeches if one.name == "丁素梅" for p in one.paragraphs]
    assert doubted(draft, 11)


@pytest.mark.parametrize(
    "head", ["云州日报\n2022年1月12日\n\n", HEAD + "编者按：大家说。\n\n", HEAD + "本报讯（记者 何山）昨日开会。\n\n"]
)
def test_an_article_or_a_note_that_quotes_makes_no_speaker(head: str) -> None:
    assert told(read(f"{DING}说：“{FIRST}”", head=head)) == []


def test_whom_a_speaker_quotes_stays_in_the_speech() -> None:
    said = f"王军（市长）：老百姓当面问我，{DING}说：“{FIRST}”"
    draft = read(said, f"{DING}说：“{SECOND}”")
    assert [one.name for one in draft.speeches] == ["王军"]


def test_one_name_in_two_posts_apart_is_nobody_known() -> None:
    assert told(read("市公交集团驾驶员李红坐在窗边。", f"青石县县长李红说：“{FIRST}”")) == []


@pytest.mark.parametrize(
    "line", ["市长　李红的秘书坐下，她拿出本子说：", "驾驶员李红光来了。他说：", "局长 李 红坐下，她说："]
)
def test_who_may_be_named_otherwise_holds_nothing(line: str) -> None:
    draft = read(f"{DING}说：“{FIRST}”", f"“{SECOND}”{line}“{THIRD}”")
    assert ("丁素梅", POSTS, (FIRST,)) in told(draft)
    assert [one.name for one in draft.speeches if SECOND in one.paragraphs] == []


@pytest.mark.parametrize("does", ["一直没有开口", "已经坐不住了", "曾经也犹豫过", "笑着站起来", "马上翻开本子"])
def test_a_name_of_two_characters_takes_none_of_what_is_told_behind_it(does: str) -> None:
    draft = read(f"市财政局总会计师秦淮{does}。他说：“{FIRST}”")
    assert {one.name for one in draft.speeches} <= {"秦淮"}


def test_a_part_of_a_sentence_in_quotation_marks_is_said_too() -> None:
    draft = read(f"“末班车太早，”{DING}笑着解释，“{SECOND}”")
    assert told(draft) == [("丁素梅", POSTS, ("末班车太早，", SECOND))]


@pytest.mark.parametrize(
    ("who", "name", "posts"),
    [
        ("市财政局总会计师秦淮", "秦淮", ("市财政局总会计师",)),
        ("县人民医院主任医师石岩", "石岩", ("县人民医院主任医师",)),
    ],
)
def test_a_posts_last_character_is_no_surname(who: str, name: str, posts: tuple[str, ...]) -> None:
    assert told(read(f"{who}说：“{FIRST}”")) == [(name, posts, (FIRST,))]


@pytest.mark.parametrize("other", ["丁素梅华", "丁素梅英"])
def test_a_longer_name_that_begins_with_a_known_one_is_anothers(other: str) -> None:
    draft = read(f"{DING}说：“{FIRST}”", f"{other}说：“{SECOND}”")
    assert told(draft) == [("丁素梅", POSTS, (FIRST,))]


NEWS = "云州日报\n2022年1月12日 星期三\n\n代表团讨论政府工作报告\n\n"
LEAD = "本报讯（记者 何山）昨天，各代表团分组讨论政府工作报告。"


def news(*lines: str) -> Draft:
    return read_page((NEWS + "\n\n".join(lines) + "\n").encode())


@pytest.mark.parametrize(
    "lines",
    [
        (LEAD, f"{DING}代表说：“{FIRST}”"),
        (LEAD, f"在矿区代表团讨论时，{DING}代表说：“{FIRST}”"),
        (f"本报讯（记者 何山）在矿区代表团审议时，{DING}代表说：“{FIRST}”",),
        ("本报讯（记者 何山）昨天，市人大会议继续举行。", f"在矿区代表团讨论时，{DING}代表说：“{FIRST}”"),
        (f"云州日报讯（记者 何山）“{FIRST}”昨天，在矿区代表团讨论时，{DING}代表说。",),
    ],
)
def test_news_of_a_delegations_talk_quotes_whom_its_sentences_name(lines: tuple[str, ...]) -> None:
    draft = news(*lines)
    assert told(draft) == [("丁素梅", POSTS, (FIRST,))]
    assert "记者" not in draft.speeches[0].attribution
    assert draft.speeches[0].headline == "代表团讨论政府工作报告"
    assert [one.name for one in draft.reporters] == ["何山"]


@pytest.mark.parametrize(
    "lines",
    [
        (LEAD, f"也有代表说：“{FIRST}”"),
        (LEAD, f"“{FIRST}”代表们纷纷表示。"),
        (LEAD, f"{DING}代表引用了报告里的一句话：“{FIRST}”"),
        (LEAD, f"听了{DING}代表的发言，市长李红点头。“{FIRST}”"),
        (LEAD, f"{DING}代表和邻座的代表异口同声地说：“{FIRST}”"),
        ("本报讯（记者 何山）昨天，市公交集团开通新线。", f"{DING}说：“{FIRST}”"),
        (LEAD, "另一则消息", "本报讯（记者 何山）新线开通。", f"{DING}说：“{FIRST}”"),
    ],
)
def test_news_that_names_no_one_speaker_or_tells_of_no_delegation_quotes_nobody(lines: tuple[str, ...]) -> None:
    draft = news(*lines)
    assert told(draft) == []
    assert any("没有放进任何人" in one.what or "分不清" in one.what for one in draft.doubts)


def test_what_news_tells_behind_a_quotation_is_nobodys() -> None:
    draft = news(LEAD, f"{DING}代表说：“{FIRST}”", SECOND, f"会议还审议了其他事项。{THIRD}")
    assert told(draft) == [("丁素梅", POSTS, (FIRST,))]


UNTITLED = "云州日报\n2022年1月12日 星期三\n齐心协力向前走\n——来自云州市第六次党代会的声音\n本报记者 何山\n\n"
OF_DING = ("末班车", f"“{FIRST}”在讨论报告时，{DING}代表（回族）算起了细账。", "丁素梅说，全市有六条线路。")
OF_KONG = ("三条线", f"市交通运输局局长孔令辉代表翻开了本子。孔令辉说：“{THIRD}”")


def test_a_page_without_a_reports_title_that_tells_of_a_delegate_under_each_is_read_as_one_with_a_doubt() -> None:
    draft = read(*OF_DING, *OF_KONG, head=UNTITLED)
    assert told(draft) == [("丁素梅", POSTS, (FIRST,)), ("孔令辉", ("市交通运输局局长",), (THIRD,))]
    assert [one.headline for one in draft.speeches] == ["末班车", "三条线"]
    assert any("按报道读" in one.what for one in draft.doubts)
    assert doubted(draft, 9)
    assert doubted(draft, 15)


@pytest.mark.parametrize(
    "lines",
    [
        OF_DING,
        [one.replace("代表", "") for one in (*OF_DING, *OF_KONG)],
        (*OF_DING, *OF_KONG, "新线路", "市财政局局长 李红", "我们今年把钱都花在路上。"),
        (
            *OF_DING,
            *OF_KONG,
            "新线路",
            "雪还在下。",
            "老站台",
            "站台修好了。",
            "小站牌",
            "站牌换了。",
            "晚高峰",
            "车多了。",
        ),
    ],
)
def test_a_page_on_which_somebody_has_the_floor_or_few_tell_of_a_delegate_quotes_nobody(lines: list[str]) -> None:
    draft = read(*lines, head=UNTITLED)
    assert {one.name for one in draft.speeches} <= {"李红"}
    assert FIRST not in [paragraph for one in draft.speeches for paragraph in one.paragraphs]


@pytest.mark.parametrize(
    "line",
    [
        f"“{FIRST}”{DING}代表（回族）的发言，让会场静了下来。",
        f"{DING}代表（回族）建议，把线路延长两站；同时给驾驶员办夜校，“{FIRST}”",
        f"“{FIRST}”在讨论报告时，{DING}代表（回族）算起了细账。",
    ],
)
def test_what_papers_tell_of_a_delegate_beside_the_words_names_who_says_them(line: str) -> None:
    assert told(read("末班车", line, "丁素梅说，全市有六条线路。")) == [("丁素梅", POSTS, (FIRST,))]


@pytest.mark.parametrize(
    "line",
    [
        f"市交通运输局局长孔令辉代表说：“{FIRST}”{DING}代表的发言，让会场静了下来。",
        f"听了{DING}代表的发言，“{FIRST}”",
        f"{DING}代表建议，把线路延长两站；老人们常说，“{FIRST}”",
        f"{DING}代表建议，把线路延长两站；孔令辉在电话里讲，“{FIRST}”",
    ],
)
def test_what_two_may_have_said_beside_a_delegates_words_is_nobodys(line: str) -> None:
    assert FIRST not in [p for one in read("末班车", line).speeches if one.name == "丁素梅" for p in one.paragraphs]


@pytest.mark.parametrize(("who", "name"), [("孔　妮", "孔妮"), ("孔卢凤英", "孔卢凤英")])
def test_a_name_with_a_space_in_it_or_of_two_surnames_is_known_by_what_stands_around_it(who: str, name: str) -> None:
    draft = read("末班车", f"市公交集团驾驶员{who}代表（回族）说：“{FIRST}”")
    assert told(draft) == [(name, POSTS, (FIRST,))]


def test_marked_lines_over_the_headlines_of_a_report_are_its_sections() -> None:
    draft = read("■道路篇", *OF_DING, "■站台篇", *OF_KONG, head=UNTITLED)
    assert [(one.section, one.headline) for one in draft.speeches] == [("道路篇", "末班车"), ("站台篇", "三条线")]


@pytest.mark.parametrize("title", ["山歌要有人接着唱", "村里人人能查账"])
def test_a_title_that_tells_of_somebody_or_everybody_says_nothing_of_who_speaks(title: str) -> None:
    draft = read(title, f"“{FIRST}”{DING}说。")
    assert [(one.name, one.headline) for one in draft.speeches] == [("丁素梅", title)]
