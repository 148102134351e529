"""Proposals as forms: the name is the headline, the content the words of who proposes; the rest says nothing."""

import pytest

from knowledge.page import Draft, read_page

HEAD = "龙湾日报\n2023年1月5日 星期四\n龙湾市十三届人大二次会议\n代表建议一览\n\n"
NAME = "关于在外港设立渔船避风坞的建议"
WORDS = "外港一百二十条渔船，台风来了没有地方躲。建议修一座避风坞。"


def read(*lines: str) -> Draft:
    return read_page((HEAD + "\n".join(lines) + "\n").encode())


@pytest.mark.parametrize("who", ["领衔代表：万里（龙湾海事处处长）", "建议人：龙湾海事处处长　万里"])
@pytest.mark.parametrize("name", ["建议名称：", "案由：", "建议标题:"])
@pytest.mark.parametrize("content", ["建议内容：", "具体建议：", "主要内容:"])
def test_a_form_is_read_with_a_doubt_for_each_field(who: str, name: str, content: str) -> None:
    other = "领衔代表：安然（龙湾市妇幼保健院儿科主任）", "建议名称：关于夜间门诊的建议", "建议内容：夜间门诊只有一家。"
    draft = read(who, name + NAME, content + WORDS, "办理单位：市农业农村局", "", *other)
    assert [(one.name, one.posts, one.headline, one.paragraphs) for one in draft.speeches] == [
        ("万里", ("龙湾海事处处长",), NAME, (WORDS,)),
        ("安然", ("龙湾市妇幼保健院儿科主任",), "关于夜间门诊的建议", ("夜间门诊只有一家。",)),
    ]
    assert {7, 8, 9} <= {one.line for one in draft.doubts}


def test_without_a_label_over_who_proposes_a_field_is_an_ordinary_line() -> None:
    draft = read("让学校离家再近一点", "市教育局局长 李红", "我说两件事。", "办理单位：市教育局", "我再说一件事。")
    assert [one.name for one in draft.speeches] == ["李红"]
    assert not any("表格" in one.what for one in draft.doubts)


@pytest.mark.parametrize(
    "below",
    ["答复内容：已列入计划。", "办理结果：\n已列入计划。", "承办单位答复：\n已列入计划。", "专家点评：\n这个建议好。"],
)
def test_what_the_office_answers_and_an_expert_says_of_it_is_not_the_proposers(below: str) -> None:
    draft = read("建议人：龙湾海事处处长　万里", f"建议名称：{NAME}", "建议内容：", WORDS, below)
    assert [(one.name, one.headline, one.paragraphs) for one in draft.speeches] == [("万里", NAME, (WORDS,))]


def test_a_name_that_stands_over_who_proposes_is_the_headline_too() -> None:
    draft = read(f"建议名称：{NAME}", "领衔代表：万里（龙湾海事处处长）", f"建议内容：{WORDS}")
    assert [(one.name, one.headline, one.paragraphs) for one in draft.speeches] == [("万里", NAME, (WORDS,))]
