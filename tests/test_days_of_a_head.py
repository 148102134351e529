"""The day in a page's head: what is none, or may be two, is a doubt, and so is a day of the week that is another's."""

import datetime

import pytest

from knowledge.page import Draft, read_page

REST = "第3版\n中国共产党云州市第六次代表大会\n\n把操场还给孩子\n市教育局局长　李红\n今年我们要新建十二所学校。\n"


def read(*head: str) -> Draft:
    return read_page("\n".join(("云州日报", *head, REST)).encode())


def doubts(draft: Draft, line: int = 2) -> list[str]:
    return [doubt.what for doubt in draft.doubts if doubt.line == line and "日" in doubt.what]


@pytest.mark.parametrize("printed", ["2022年13月12日", "2022-02-30", "二〇二二年二月三十日", "2022年1月32日 星期三"])
def test_a_day_that_no_calendar_has_is_a_doubt_and_no_banner(printed: str) -> None:
    draft = read(printed)
    assert draft.date is None
    assert draft.banner is None
    assert any("不是一个确定的日子" in what for what in doubts(draft))
    assert any("像日期" in aside.why for aside in draft.aside)


@pytest.mark.parametrize("printed", ["05/12/2021", "5.12.2021", "05-12-2021"])
def test_a_day_that_may_be_two_is_none(printed: str) -> None:
    draft = read(printed)
    assert draft.date is None
    assert any(printed in what and "不是一个确定的日子" in what for what in doubts(draft))


@pytest.mark.parametrize("printed", ["25/12/2021", "12/25/2021", "12.25.2021 星期六"])
def test_a_day_that_its_numbers_tell_is_read_with_a_doubt(printed: str) -> None:
    draft = read(printed)
    assert draft.date == datetime.date(2021, 12, 25)
    assert any("2021-12-25" in what for what in doubts(draft))


@pytest.mark.parametrize(
    "head", [("2021年12月5日 星期三",), ("2021年12月5日", "周三"), ("二〇二一年十二月五日　星期六",)]
)
def test_a_day_of_the_week_that_is_another_days_is_a_doubt(head: tuple[str, ...]) -> None:
    draft = read(*head)
    assert draft.date == datetime.date(2021, 12, 5)
    assert any("那天是星期日" in what for what in doubts(draft))


@pytest.mark.parametrize("head", ["2021年12月5日 星期日", "2021年12月5日 星期天", "2021.12.6 周一", "2021年12月6日"])
def test_a_day_with_its_own_day_of_the_week_is_no_doubt(head: str) -> None:
    assert not doubts(read(head))


@pytest.mark.parametrize("words", ["电话0731-28-8281", "新闻热线:0730-2021-12"])
def test_what_is_no_date_leaves_the_day_of_the_head(words: str) -> None:
    draft = read("2021年12月5日", words)
    assert draft.date == datetime.date(2021, 12, 5)
    assert not any("确定的日子" in doubt.what for doubt in draft.doubts)
