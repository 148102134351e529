"""Paragraphs that begin with who says them: hers by the page's layout or where they say I, else nobody's, doubted."""

import pytest

from knowledge.page import Draft, read_page

HEAD = "云州日报\n2022年1月12日 星期三\n潮起云州 奋楫新程\n——市第六次党代会代表发言摘登\n本报记者 何山\n\n"
PLAIN = "云州日报\n2022年1月12日 星期三\n市第六次党代会\n潮起云州 奋楫新程\n\n"
SAID = "今年要新建十二所学校，孩子不再绕路上学。"
MINE = "我当了三十年老师，盼着孩子不再绕路上学。"
NEXT = "寄宿的孩子最远要走两个钟头，校车先开五条线。"
POSTS = ("市教育局局长",)
AGAIN = "我再说一句，老师要有宿舍住。"
OTHER = "把桥修到对岸去\n\n市交通局局长王军代表表示：今年先修柳河的桥。\n\n"


def read(*lines: str, head: str = HEAD) -> Draft:
    return read_page((head + "\n\n".join(lines) + "\n").encode())


def told(draft: Draft) -> list[tuple[str | None, tuple[str, ...], tuple[str, ...]]]:
    return [(one.name, one.posts, one.paragraphs) for one in draft.speeches]


def doubted(draft: Draft, line: int) -> bool:
    return any(one.line == line or f"第{line}行" in one.what for one in draft.doubts)


@pytest.mark.parametrize("says", ["代表说，", "代表说:", "委员谈到，", "代表在讨论时说，", "同志表示，"])
def test_words_that_say_i_behind_who_says_them_are_theirs_with_a_doubt(says: str) -> None:
    draft = read(f"市教育局局长李红{says}{MINE}", AGAIN, NEXT, head=PLAIN)
    assert told(draft) == [("李红", POSTS, (MINE, AGAIN))]
    assert "李红" in draft.speeches[0].attribution
    assert doubted(draft, 6)
    assert doubted(draft, 10)


def test_on_a_page_of_speeches_what_follows_is_theirs_with_a_doubt() -> None:
    draft = read(f"市教育局局长李红代表说，{MINE}", NEXT)
    assert told(draft) == [("李红", POSTS, (MINE, NEXT))]
    assert doubted(draft, 9)


@pytest.mark.parametrize(
    ("above", "amid", "below"),
    [
        (MINE, NEXT, AGAIN),
        ("我先说两件事，一是校车，先开五条线。", "二是宿舍，今年先盖三栋。", None),
        ("我先说两件事。首先是校车。", "第二，宿舍今年先盖三栋。", None),
    ],
)
def test_what_stands_amid_their_words_or_counts_on_is_theirs_with_a_doubt(
    above: str, amid: str, below: str | None
) -> None:
    lines = [f"市教育局局长李红代表在讨论时说，{above}", amid, *([below] if below else [])]
    draft = read(*lines, head=PLAIN)
    assert told(draft) == [("李红", POSTS, (above, *lines[1:]))]
    assert doubted(draft, 8)


@pytest.mark.parametrize(
    "amid",
    [
        "据了解，全市有小学一百二十所。",
        "二是宿舍。市交通局局长王军也赞成先开校车。",
        "她顿了顿，又翻开一页。",
        "代表们频频点头，会场里响起掌声。",
    ],
)
def test_what_a_reporter_may_have_told_amid_their_words_is_nobodys(amid: str) -> None:
    draft = read(f"市教育局局长李红代表说，一是校车。{MINE}", amid, AGAIN, head=PLAIN)
    assert amid not in [paragraph for one in draft.speeches for paragraph in one.paragraphs]
    assert doubted(draft, 8)


def test_under_each_headline_of_a_page_such_a_beginning_is_an_attribution_with_a_doubt() -> None:
    draft = read("让学校离家再近一点", f"市教育局局长李红代表说，{SAID}", NEXT, OTHER)
    assert told(draft) == [("李红", POSTS, (SAID, NEXT)), ("王军", ("市交通局局长",), ("今年先修柳河的桥。",))]
    assert [one.headline for one in draft.speeches] == ["让学校离家再近一点", "把桥修到对岸去"]
    assert doubted(draft, 9)


@pytest.mark.parametrize(
    "line",
    [
        f"市教育局局长李红代表说，{SAID}",
        f"市教育局局长李红说，{MINE}",
        f"李红代表说，{MINE}",
        f"市教育局局长李红代表、市交通局局长王军代表说，{MINE}",
        f"市教育局局长李红代表说，{SAID}她还建议，我们的老师要有宿舍住。",
        f"市教育局局长李红代表说，{MINE}李红的话引来掌声。",
        f"市教育局局长李红代表说，{MINE}据介绍，今年还要建校车线。",
        f"听了市教育局局长李红代表说，{MINE}",
    ],
)
def test_elsewhere_it_is_a_reporters_sentence_with_a_doubt(line: str) -> None:
    draft = read("让学校离家再近一点", line)
    assert [one.name for one in draft.speeches] == []
    assert doubted(draft, 7) or "第7行至第9行" in " ".join(one.what for one in draft.doubts)


def test_who_has_the_floor_keeps_it_where_somebody_is_quoted() -> None:
    draft = read("把桥修到对岸去", "王军 市交通局局长", "我们今年先修桥。", f"市教育局局长李红代表说，{MINE}")
    assert [one.name for one in draft.speeches] == ["王军"]


def test_news_and_notes_make_no_speaker_so() -> None:
    for over in ("本报讯（记者 何山）昨日开会。", "编者按：大家说。"):
        assert told(read(over, f"市教育局局长李红代表说，{MINE}")) == []


GIVEN = (
    "李红代表（市教育局局长）建议",
    "李红代表（市教育局局长）建议：",
    "李红（市教育局局长）代表建议",
    "市教育局局长李红代表建议",
    "市教育局局长李红在讨论时说",
    "市教育局局长　李红代表在分组审议时说：",
    "■市教育局局长李红委员在发言中提出",
)


@pytest.mark.parametrize("line", GIVEN)
@pytest.mark.parametrize("headline", [True, False])
def test_a_line_that_gives_the_word_stands_over_it_with_or_without_a_colon(line: str, headline: bool) -> None:
    title = ["让学校离家再近一点"] if headline else []
    who = [("李红", "教育"), ("王军", "交通"), ("周平", "审计")]
    lines = [line.replace("李红", name).replace("教育", house) for name, house in who]
    draft = read(*(one for each in lines for one in (each, *title, SAID, NEXT[len(each) :])), head=PLAIN)
    assert [(one.name, one.posts) for one in draft.speeches] == [(name, (f"市{house}局局长",)) for name, house in who]
    assert [one.headline for one in draft.speeches] == (title or [None]) * 3
    assert [len(one.paragraphs) for one in draft.speeches] == [2, 2, 2]
    assert doubted(draft, 6)


@pytest.mark.parametrize("line", GIVEN)
def test_one_alone_leads_to_words_where_no_report_is_printed(line: str) -> None:
    assert told(read(line, SAID, NEXT, head=PLAIN)) == [("李红", POSTS, (SAID, NEXT))]
    for report in ("分组讨论侧记\n\n屋里坐满了人。\n\n", "校车开进山\n\n本报讯 昨日开会。\n\n"):
        draft = read(line, SAID, NEXT, head=PLAIN + report)
        assert told(draft) == []
        assert any("没有放进任何人" in one.what for one in draft.doubts)


@pytest.mark.parametrize(
    "line",
    [
        "代表建议",
        "李红代表建议",
        "全体代表在讨论时说",
        "市教育局局长李红、市交通局局长王军代表建议",
        "教育局局长听取代表建议",
    ],
)
def test_a_line_without_one_person_in_a_post_gives_nobody_the_word(line: str) -> None:
    assert [one.name for one in read(line, SAID, NEXT, head=PLAIN).speeches if one.name] == []


def test_a_line_amid_a_sentence_gives_nobody_the_word() -> None:
    draft = read("会上谈得最多的是校车，\n市教育局局长李红代表建议\n先开五条线，老师也上车。", head=PLAIN)
    assert told(draft) == []


def test_a_page_that_prints_posts_in_brackets_before_each_proposal_is_read_with_doubts() -> None:
    lines = [f"李红代表（市教育局局长）建议：{SAID}", "王军代表（市交通局局长）建议：今年先修柳河的桥。"]
    draft = read(*lines, head=PLAIN)
    assert told(draft) == [("李红", POSTS, (SAID,)), ("王军", ("市交通局局长",), ("今年先修柳河的桥。",))]
    assert doubted(draft, 6)
    assert doubted(draft, 8)
    assert told(read(lines[0], head=PLAIN)) == []
