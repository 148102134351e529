"""Who is introduced by a report's narration: their words are theirs with a doubt, and nobody else's ever."""

import pytest

from knowledge.page import Draft, read_page

HEAD = "云州日报\n2022年1月12日 星期三\n市第六次党代会分组讨论侧记\n说心里话\n本报记者 何山\n\n屋里坐满了人。\n\n"
SAID = "“以前冬天等车，站上连个挡风的都没有，我看着心里急。”"
MORE = "“末班车太早，矿上下中班是夜里十一点半，盼着能延到十二点。”"


def read(*lines: str, head: str = HEAD) -> Draft:
    return read_page((head + "\n\n".join(lines) + "\n").encode())


def told(draft: Draft) -> list[tuple[str | None, tuple[str, ...], tuple[str, ...]]]:
    return [(one.name, one.posts, one.paragraphs) for one in draft.speeches]


def named(draft: Draft, line: int) -> bool:
    """Whether a doubt names a line."""
    return any(one.line == line or f"第{line}" in one.what or f"、{line}行" in one.what for one in draft.doubts)


GIVEN = (
    ("圆桌边，市公交集团12路驾驶员丁素梅第一个举手。", "丁素梅", ("市公交集团12路驾驶员",)),
    ("圆桌边,市公交集团12路驾驶员丁素梅第一个举手.", "丁素梅", ("市公交集团12路驾驶员",)),
    ("“我先来！”市公交集团驾驶员欧阳立清了清嗓子。", "欧阳立", ("市公交集团驾驶员",)),
    ("先接过话筒的是青石县白塔镇养殖专业合作社理事长麻兰香代表。", "麻兰香", ("青石县白塔镇养殖专业合作社理事长",)),
    ("最先发言的是市水务局党组书记、局长柴永明。", "柴永明", ("市水务局党组书记", "局长")),
    ("坐在对面的市第一中学校长何立新接过话茬：", "何立新", ("市第一中学校长",)),
    ("市文旅局局长曹一凡代表来到青石县代表团，他顺着羊肉的话头讲起了旅游。", "曹一凡", ("市文旅局局长",)),
    ("市住建局局长米兰代表最后一个发言。", "米兰", ("市住建局局长",)),
    ("轮到云州机床厂厂长王军了。", "王军", ("云州机床厂厂长",)),
    ("王军（云州机床厂厂长）率先发言。", "王军", ("云州机床厂厂长",)),
    ("“银发调解队”队长何立新打开了话匣子。", "何立新", ("“银发调解队”队长",)),
    ("市公交集團駕駛員黃素梅第一個舉手。", "黃素梅", ("市公交集團駕駛員",)),
)


@pytest.mark.parametrize(("line", "name", "posts"), GIVEN)
def test_words_in_quotation_marks_under_who_is_given_the_word_are_theirs_with_a_doubt(
    line: str, name: str, posts: tuple[str, ...]
) -> None:
    draft = read(line, SAID, MORE, "雪还在下。")
    assert told(draft) == [(name, posts, (SAID, MORE))]
    assert draft.speeches[0].attribution == line
    assert all(named(draft, number) for number in (9, 11, 13, 15))


@pytest.mark.parametrize("says", ["丁素梅说，", "丁素梅代表笑着说，", "她顿了顿，", "丁素梅掰着手指算账，"])
def test_between_quotation_marks_no_more_stands_than_that_the_same_person_goes_on(says: str) -> None:
    line, whole = "市公交集团驾驶员丁素梅第一个举手。", f"{SAID}{says}{MORE}"
    assert told(read(line, whole)) == [("丁素梅", ("市公交集团驾驶员",), (whole,))]


def test_a_quotation_that_names_who_says_it_needs_no_more_than_that_one_is_introduced() -> None:
    whole = f"{SAID}丁素梅说，{MORE}"
    draft = read("市公交集团驾驶员丁素梅的座位靠着窗，手里攥着一张线路图。", whole)
    assert told(draft) == [("丁素梅", ("市公交集团驾驶员",), (whole,))]


OTHERWISE = (
    "市委书记王军认真听取了发言。",
    "市委书记王军来到代表团，和大家坐在一起。",
    "市委书记王军听完，带头鼓起了掌。",
    "大家都夸市公交集团驾驶员丁素梅服务好。",
    "主持人请市公交集团驾驶员丁素梅看了看线路图。",
    "市公交集团驾驶员丁素梅的发言赢得掌声。",
    "市公交集团驾驶员丁素梅和邮政投递员马海军举起了手。",
    "李红和市公交集团驾驶员丁素梅一起举起了手。",
    "市委书记王军看着市公交集团驾驶员丁素梅举起了手。",
    "市公交集团驾驶员丁素梅没有说话。",
    "市公交集团驾驶员丁素梅说完坐下。",
    "市公交集团驾驶员丁素梅第一个举手，李红代表却抢先说。",
    "我看见市公交集团驾驶员丁素梅第一个举手。",
    "市公交集团驾驶员丁素梅转向市委书记王军。",
    "司机丁素梅的事迹感动了大家。",
    "市公交集团驾驶员王军先举手的是他的老同事。",
    "市公交集团驾驶员丁素梅、李红先后开了口。",
    "市委书记王军接过话筒递给身边的驾驶员。",
    "市委书记王军清了清嗓子，示意驾驶员先说。",
    "坐在市委书记王军旁边的一位驾驶员第一个举手。",
    "市委书记王军的秘书举起了手。",
    "市长李红说起过的那位驾驶员，今天也来了。",
    "市教育局局长李红讲起了老教师张桂梅的故事：",
    "市教育局局长李红想起一位家长对她说：",
    "市公交集团驾驶员丁素梅代表没来，她的同事接过话筒。",
    "市公交集团驾驶员丁素梅先走进来，后面跟着市委书记，他先开口。",
    "最先发言的不是市水务局局长柴永明。",
    "市水务局局长柴永明抢过话筒前，一位老人先开口。",
    "先接过话筒的是市水务局局长柴永明的老搭档。",
    "市水务局局长柴永明先说：“请乡亲们说说。”",
    "市水务局局长柴永明引用村民的话说：",
    "村民对市水务局局长柴永明说。",
    "有人替市水务局局长柴永明开了口。",
    "当着市水务局局长柴永明的面，村民们打开了话匣子。",
    "驾驶员们打开了话匣子。",
    "市公交集团驾驶员丁素梅话音刚落。",
    "听市公交集团驾驶员丁素梅讲起了线路。",
)


@pytest.mark.parametrize("line", OTHERWISE)
def test_words_under_who_listens_or_is_praised_or_is_one_of_two_are_nobodys(line: str) -> None:
    draft = read(line, SAID, MORE)
    assert told(draft) == []
    assert all(named(draft, number) for number in (9, 11)) or "至第13行" in " ".join(one.what for one in draft.doubts)


@pytest.mark.parametrize(
    "other",
    [
        f"{SAID}王军说。",
        f"{SAID}邮政投递员马海军接过话茬，{MORE}",
        "“说得好！”",
        "“丁大姐说得对，我们厂的职工也坐12路，夜里要走四十分钟。”",
        "“您那条线路一天跑多少趟，车上有多少人？”",
        f"{SAID}丁素梅听着，{MORE}",
        f"屋里静了，{SAID}",
        "以前冬天等车，站上连个挡风的都没有。",
    ],
)
def test_what_another_may_have_said_ends_the_words_of_who_was_introduced(other: str) -> None:
    line = "市公交集团驾驶员丁素梅第一个举手。"
    assert told(read(line, SAID, other, MORE)) == [("丁素梅", ("市公交集团驾驶员",), (SAID,))]
    assert told(read(line, other, SAID)) == []


def test_a_quotation_of_which_narration_below_says_that_another_spoke_is_nobodys() -> None:
    draft = read("市公交集团驾驶员丁素梅第一个举手。", SAID, MORE, "接话的是王军代表。")
    assert told(draft) == [("丁素梅", ("市公交集团驾驶员",), (SAID,))]


@pytest.mark.parametrize(
    "head", ["云州日报\n2022年1月12日\n\n", HEAD + "编者按：大家说。\n\n", HEAD + "本报讯（记者 何山）昨日开会。\n\n"]
)
def test_an_article_or_a_note_that_quotes_somebody_makes_no_speaker(head: str) -> None:
    assert told(read("市公交集团驾驶员丁素梅第一个举手。", SAID, head=head)) == []


SIGNED = "方向盘连着千家万户\n\n市公交公司驾驶员　佟大鹏代表\n\n"


@pytest.mark.parametrize("marks", ["“”", "「」"])
def test_quotation_marks_under_an_attribution_hold_that_persons_words_where_a_part_names_them(marks: str) -> None:
    said = (f"{SAID}佟大鹏一开口就是线路，{MORE}", f"{MORE}他说。")
    printed = tuple(one.replace("“", marks[0]).replace("”", marks[1]) for one in said)
    draft = read(SIGNED + printed[0], printed[1], head="云州日报\n2022年1月12日\n\n")
    assert told(draft) == [("佟大鹏", ("市公交公司驾驶员",), printed)]
    assert named(draft, 8) or named(draft, 6)


@pytest.mark.parametrize("other", ["天还没亮，佟大鹏就出车了。", f"{SAID}李红说。"])
def test_an_article_under_an_attribution_stays_one_though_it_quotes(other: str) -> None:
    draft = read(f"{SIGNED}{SAID}佟大鹏说，{MORE}", other, head="云州日报\n2022年1月12日\n\n")
    assert told(draft) == []


def test_on_a_page_that_is_no_report_a_reporter_must_be_seen_at_work() -> None:
    head = "云州日报\n2022年1月12日\n\n驻地夜话\n\n本报记者 何山\n\n"
    lines = ("市公交集团驾驶员丁素梅第一个举手。", SAID)
    assert told(read(*lines, head=head)) == []
    assert told(read("昨晚，记者敲开了代表的门。", *lines, head=head)) == [("丁素梅", ("市公交集团驾驶员",), (SAID,))]
    assert told(read("昨晚，记者敲开了代表的门。", SIGNED + "我开车十六年。", *lines, head=head))[1:] == []


def test_the_words_of_two_who_are_introduced_one_after_the_other_are_each_ones() -> None:
    draft = read("市公交集团驾驶员丁素梅第一个举手。", SAID, "坐在对面的邮政投递员马海军接过话茬。", MORE, "雪还在下。")
    assert [(one.name, one.paragraphs) for one in draft.speeches] == [("丁素梅", (SAID,)), ("马海军", (MORE,))]


TURNS = (
    ("圆桌边，市公交集团驾驶员丁素梅第一个举手。", ("市公交集团驾驶员",)),
    ("市公交集团驾驶员丁素梅和邮政投递员马海军坐在一起。", ("市公交集团驾驶员",)),
    ("邮政投递员马海军、市公交集团驾驶员丁素梅坐在一起。", ("市公交集团驾驶员",)),
    ("丁素梅（市公交集团驾驶员）坐在窗边。", ("市公交集团驾驶员",)),
    ("市委书记王军听着，市公交集团驾驶员丁素梅举手。", ("市公交集团驾驶员",)),
)


@pytest.mark.parametrize("colon", ["：", ":"])
@pytest.mark.parametrize(("line", "posts"), TURNS)
def test_who_speaks_under_the_own_name_has_the_posts_that_narration_above_tells_with_a_doubt(
    line: str, posts: tuple[str, ...], colon: str
) -> None:
    draft = read(line, f"丁素梅{colon}我开了十九年公交。", "我盼着把末班车延到十二点。")
    paragraphs = ("我开了十九年公交。", "我盼着把末班车延到十二点。")
    assert told(draft) == [("丁素梅", posts, paragraphs)]
    assert named(draft, 9)
    assert named(draft, 11)


def test_two_who_are_introduced_in_one_line_speak_each_under_the_own_name() -> None:
    draft = read(
        "市公交集团驾驶员丁素梅和邮政投递员马海军坐在一起。",
        "丁素梅：我开了十九年公交。",
        "屋里响起掌声。",
        "马海军：我一天送一百八十多件。",
        "丁素梅：我再说一句，末班车太早。",
    )
    assert [(one.name, one.posts) for one in draft.speeches] == [
        ("丁素梅", ("市公交集团驾驶员",)),
        ("马海军", ("邮政投递员",)),
    ]
    assert draft.speeches[0].paragraphs == ("我开了十九年公交。", "我再说一句，末班车太早。")


def test_a_long_piece_of_narration_stays_out_and_lends_the_sentence_that_names_the_post() -> None:
    long = "屋里坐满了人，" * 12 + "灯都亮着。市公交集团驾驶员丁素梅第一个举手。"
    draft = read(long, "丁素梅：我开了十九年公交。")
    assert [one.attribution for one in draft.speeches] == ["市公交集团驾驶员丁素梅第一个举手。"]
    assert any(long in one.text for one in draft.aside)


def test_a_post_of_which_a_speaker_tells_is_not_taken_out_of_the_words() -> None:
    first = "李红（市教育局局长）：今年要新建十二所学校。"
    draft = read(first, "市公交集团驾驶员丁素梅带出了十个徒弟。", "丁素梅：我开了十九年公交。")
    assert draft.speeches[0].name == "李红"
    assert "市公交集团驾驶员丁素梅带出了十个徒弟。" in draft.speeches[0].paragraphs


def test_who_is_introduced_nowhere_stays_out() -> None:
    assert read("李红看了看表。", "丁素梅：我开了十九年公交。").speeches == ()
