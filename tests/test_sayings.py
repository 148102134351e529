"""Paragraphs that begin with who says them: hers by the page's layout or where they say I, else nobody's, doubted."""

import pytest

from knowledge.page import Draft, read_page

HEAD = "云州日报\n2022年1月12日 星期三\n潮起云州 奋楫新程\n——市第六次党代会代表发言摘登\n本报记者 何山\n\n"
SAID = "今年要新建十二所学校，孩子不再绕路上学。"
MINE = "我当了三十年老师，盼着孩子不再绕路上学。"
NEXT = "寄宿的孩子最远要走两个钟头，校车先开五条线。"
POSTS = ("市教育局局长",)
OTHER = "把桥修到对岸去\n\n市交通局局长王军代表表示：今年先修柳河的桥。\n\n"


def read(*lines: str) -> Draft:
    return read_page((HEAD + "\n\n".join(lines) + "\n").encode())


def told(draft: Draft) -> list[tuple[str | None, tuple[str, ...], tuple[str, ...]]]:
    return [(one.name, one.posts, one.paragraphs) for one in draft.speeches]


def doubted(draft: Draft, line: int) -> bool:
    return any(one.line == line or f"第{line}行" in one.what for one in draft.doubts)


@pytest.mark.parametrize("says", ["代表说，", "代表说:", "委员谈到，", "代表在讨论时说，", "同志表示，"])
def test_words_that_say_i_behind_who_says_them_are_theirs_with_a_doubt(says: str) -> None:
    draft = read(f"市教育局局长李红{says}{MINE}", "我再说一句，老师要有宿舍住。", NEXT)
    assert told(draft) == [("李红", POSTS, (MINE, "我再说一句，老师要有宿舍住。"))]
    assert "李红" in draft.speeches[0].attribution
    assert doubted(draft, 7)
    assert doubted(draft, 11)


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
