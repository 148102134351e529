"""A person's life over words: hers where she says I, nobody's where a reporter tells of her."""

import pytest

from knowledge.page import Draft, read_page

HEAD = "江州日报\n2021年12月15日 星期三\n中国共产党江州市第八次代表大会\n\n基层代表风采\n\n"
PEOPLE = (
    ("张玉兰", "女", "1975年生", "杨树沟村党支部书记"),
    ("贺建国", "男", "1968年生", "江州机械厂钳工"),
    ("罗敏", "女", "1982年生", "江州市第三小学教师"),
)
WORDS = (
    ("我在村里干了十八年，最难的是修路那一年。", "往后五年，我想把村里的梨卖到省城去。"),
    ("我进厂那年十八岁，师傅教我的第一件事是把锉刀放平。", "现在我带了十一个徒弟。"),
    ("班里有九个留守的孩子。", "每个乡镇的小学都该有一位心理老师。"),
)


def read(*lines: str) -> Draft:
    return read_page((HEAD + "\n\n".join(lines) + "\n").encode())


def told(draft: Draft) -> list[tuple[str | None, tuple[str, ...], tuple[str, ...]]]:
    return [(one.name, one.posts, one.paragraphs) for one in draft.speeches]


@pytest.mark.parametrize(
    "life",
    [
        "{0}，{1}，{2}，{3}。",
        "{0},{1},{2},{3}.",
        "{0}，{1}，{2}，{3}",
        "{0}、{1}、{2}、{3}",
        "{0}　{1}　{2}　{3}",
        "{0}（{1}，{2}）　{3}",
        "{0}代表，{1}，{2}，{3}。",
        "{3}{0}，{1}，{2}。",
        "{0}，{1}，汉族，{2}，中共党员，大专学历，现任{3}。",
        "{0}，{1}，{2}，江州人，1995年参加工作，{3}，曾获市劳动模范称号。",
        "▲{0}，{1}，48岁，{3}。",
        "{0}，{1}，{2}，\n{3}。",
    ],
)
def test_a_page_of_lives_over_words_is_read_as_one_of_attributions(life: str) -> None:
    draft = read(*(line for who, said in zip(PEOPLE, WORDS, strict=True) for line in (life.format(*who), *said)))
    assert told(draft) == [(who[0], (who[3],), said) for who, said in zip(PEOPLE, WORDS, strict=True)]
    assert [one.attribution.replace(" ", "")[:1] in "张杨▲贺江罗" for one in draft.speeches] == [True] * 3


def test_a_life_with_a_stop_is_doubted_with_what_it_was_taken_for() -> None:
    draft = read("张玉兰，女，1975年生，杨树沟村党支部书记。", *WORDS[0])
    assert told(draft) == [("张玉兰", ("杨树沟村党支部书记",), WORDS[0])]
    assert any(one.line == 7 and "杨树沟村党支部书记" in one.what for one in draft.doubts)


@pytest.mark.parametrize("stop", ["。", ""])
@pytest.mark.parametrize(
    "words",
    [
        ("她在村里干了十八年，最难的是修路那一年。", "往后五年，她想把村里的梨卖到省城去。"),
        ("张玉兰说，修路那一年最难。", "她带着乡亲们修了四个月。"),
        ("在村里干了十八年，路通了。", "“我就认一个理。”她对记者说。"),
    ],
)
def test_what_tells_of_her_is_nobodys(words: tuple[str, ...], stop: str) -> None:
    draft = read(f"张玉兰，女，1975年生，杨树沟村党支部书记{stop}", *words)
    assert told(draft) == []
    assert any("张玉兰" in one.what for one in draft.doubts)


def test_a_life_alone_over_words_that_never_say_i_is_a_doubt() -> None:
    draft = read("罗敏，女，1982年生，江州市第三小学教师。", *WORDS[2])
    assert told(draft) == []
    assert any("像“罗敏”的简介" in one.what for one in draft.doubts)


def test_a_life_amid_somebodys_words_takes_none_of_them() -> None:
    speech = ("让学校离家再近一点", "讲述人：市教育局局长 李红", "我今年要建十二所学校。")
    draft = read(*speech, "张玉兰，女，1975年生，杨树沟村党支部书记。", *WORDS[0])
    assert told(draft) == [("李红", ("市教育局局长",), ("我今年要建十二所学校。",))]


def test_the_life_of_one_who_speaks_under_the_own_attribution_makes_no_second() -> None:
    draft = read("路通了", "讲述人：张玉兰", "张玉兰，女，1975年生，杨树沟村党支部书记。", *WORDS[0])
    assert [one.name for one in draft.speeches] == ["张玉兰"]


@pytest.mark.parametrize(
    "line",
    [
        "李红、王军，男，1975年生，杨树沟村党支部书记。",
        "张玉兰，女，我在村里干了十八年，杨树沟村党支部书记。",
        "张玉兰，女，1975年生。",
    ],
)
def test_two_names_a_sentence_or_no_post_make_no_life(line: str) -> None:
    assert [one.name for one in read(line, *WORDS[0]).speeches if one.name] == []


def test_words_under_two_lives_are_neithers() -> None:
    lives = ("张玉兰，女，1975年生，杨树沟村党支部书记。", "贺建国，男，1968年生，江州机械厂钳工。")
    assert told(read(*lives, *WORDS[0])) == []
    assert told(read(*lives, "把路修到山外", *WORDS[0])) == []
