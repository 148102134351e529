"""Columns printed side by side on each line: parted with a doubt, and nothing else is."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.page import Draft, read_page
from knowledge.page.lines import Line, columns, printed_lines
from knowledge.page.printed.side_columns import one_under_another

HEAD = "云州日报\n2022年1月12日 星期三\n市第六次党代会代表发言摘登\n\n"
LEFT = (
    "抓项目就是抓未来",
    "市发展和改革委员会主任 王军",
    "　　报告提出，今后五年生产总",
    "值要迈上三千亿元台阶。我们算",
    "了一笔账，每年要新开工的项目",
    "有一百二十个，工业不能少于七",
    "十个。",
    "　　项目从哪里来？一靠招，二",
    "靠生，我们排出了储备项目。",
)
RIGHT = (
    "让大山不再挡路",
    "市交通运输局局长 李红",
    "　　云州七山二水一分田，交通",
    "是最大的短板。今年底，高速公",
    "路全线贯通，从市里到省城只要",
    "两个小时。",
    "　　农村公路还有四百六十公里",
    "断头路。我们打算三年打通，修",
    "一条成一条，不留半截子工程。",
)
SPEECHES = [
    (
        "王军",
        "抓项目就是抓未来",
        (
            "报告提出，今后五年生产总值要迈上三千亿元台阶。我们算了一笔账，每年要新开工的项目有一百二十个，工业不能少于七十个。",
            "项目从哪里来？一靠招，二靠生，我们排出了储备项目。",
        ),
    ),
    (
        "李红",
        "让大山不再挡路",
        (
            "云州七山二水一分田，交通是最大的短板。今年底，高速公路全线贯通，从市里到省城只要两个小时。",
            "农村公路还有四百六十公里断头路。我们打算三年打通，修一条成一条，不留半截子工程。",
        ),
    ),
]


def side_by_side(left: tuple[str, ...], right: tuple[str, ...], margin: int = 36, by: str = " ") -> str:
    rows = []
    for i in range(max(len(left), len(right))):
        one, other = (side[i] if i < len(side) else "" for side in (left, right))
        rows.append(f"{one}{by * ((margin - columns(one)) // columns(by))}{other}".rstrip())
    return "\n".join(rows)


def told(draft: Draft) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    return [(one.name, one.headline, one.paragraphs) for one in draft.speeches]


@pytest.mark.parametrize("by", [" ", "　"])
@pytest.mark.parametrize(("left", "right"), [(LEFT, RIGHT), (LEFT, RIGHT[:-2]), (LEFT[:-2], RIGHT)])
def test_columns_side_by_side_are_read_one_under_the_other_with_a_doubt(
    left: tuple[str, ...], right: tuple[str, ...], by: str
) -> None:
    draft = read_page((HEAD + side_by_side(left, right, by=by) + "\n").encode())
    assert [one.name for one in draft.speeches] == ["王军", "李红"]
    assert [one.headline for one in draft.speeches] == [headline for _, headline, _ in SPEECHES]
    assert (left, right) != (LEFT, RIGHT) or told(draft) == SPEECHES
    assert any("左右两栏" in one.what for one in draft.doubts)


@pytest.mark.parametrize("wide", ["新闻热线：7654321", "农历腊月初十"])
def test_a_wide_gap_of_the_head_near_the_right_column_moves_none_of_its_indents(wide: str) -> None:
    head = HEAD.replace("星期三", f"星期三{' ' * (34 - columns('2022年1月12日 星期三'))}{wide}")
    assert told(read_page((head + side_by_side(LEFT, RIGHT) + "\n").encode())) == SPEECHES


def test_a_number_of_the_page_between_columns_is_no_word_of_either() -> None:
    rows = side_by_side(LEFT, RIGHT).split("\n")
    draft = read_page((HEAD + "\n".join([*rows[:5], " " * 30 + "3", *rows[5:]]) + "\n").encode())
    assert told(draft) == SPEECHES


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{name}        市教育局局长" for name in ("王军", "李红", "何山", "赵铁", "周海", "周平", "王海")),
        side_by_side(LEFT[:5], RIGHT[:5]),
        "\n".join(f"第{i}条路修通了。        第{i}座桥合龙了。" for i in range(9)),
    ],
)
def test_a_list_or_a_few_lines_with_wide_spaces_are_no_columns(text: str) -> None:
    lines = printed_lines(text)
    assert one_under_another(lines) == lines


@given(st.lists(st.sampled_from((*LEFT, *RIGHT, "        ", "   3   ", "\n", "\n\n", "    ")), max_size=60))
@settings(max_examples=100, deadline=None)
def test_no_character_is_lost_or_added_where_columns_are_parted(pieces: list[str]) -> None:
    lines = printed_lines("".join(pieces))
    parted = one_under_another(lines)
    assert printed(parted.lines) == printed(lines.lines)


def printed(lines: Sequence[Line]) -> dict[int, str]:
    """What stands on each line of the raw text, without white space."""
    found: dict[int, str] = {}
    for one in lines:
        found[one.number] = found.get(one.number, "") + solid(one.text)
    return found


def solid(text: str) -> str:
    return re.sub(r"\s+", "", text)
