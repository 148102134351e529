"""Numbers in other forms: each stands for the same number, and what is no number stays as it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.numerals import as_called, as_held, forms, numeral, stands
from knowledge.text import folded


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        ("叁仟个车位", "3000个车位"),
        ("3千个车位", "3000个车位"),
        ("三千个车位", "3000个车位"),
        ("3000个车位", "三千个车位"),
        ("五千一百多人", "5100多人"),
        ("一万二千人", "1.2万人"),
        ("12000人", "1.2万人"),
        ("1.5亿元", "15000万元"),
        ("两千户", "2000户"),
        ("2000户", "两千户"),
        ("10个村", "十个村"),
        ("６０岁", "60岁"),
        ("九块钱", "9块钱"),
        ("两毛一斤", "2毛一斤"),
        ("三块二一斤", "3块2一斤"),
        ("四块五一碗", "4.5元一碗"),
    ],
)
def test_a_number_is_put_in_the_form_in_which_it_is_printed(asked: str, printed: str) -> None:
    assert as_held(folded(asked), lambda words: words in printed) == printed


@pytest.mark.parametrize(
    "text",
    ["十四五做什么", "千万别去", "百姓", "万一", "三农", "一体化", "3", "5g基站", "pm2.5", "2021年9月29日", "v1.2.3"],
)
def test_what_is_no_number_in_another_form_stays_as_it_is_written(text: str) -> None:
    assert as_held(text, lambda _: False) == text


def test_a_number_is_looked_for_with_its_measure() -> None:
    printed = "空了十八年，票价18元，一块干"
    assert as_held("票价十八元", lambda words: words in printed) == "票价18元"
    assert as_held("空了十八年", lambda words: words in printed) == "空了十八年"
    assert as_held("一块干", lambda words: words in "票价1块干") == "一块干"


def test_a_number_that_is_printed_as_it_is_asked_stays() -> None:
    assert as_held("3000人和三千户", lambda _: True) == "3000人和三千户"


@given(st.text("0123456789.一二两三〇零十百千万亿叁仟", max_size=24))
def test_any_run_of_signs_is_read_or_left(signs: str) -> None:
    assert as_held(signs, lambda _: False) == signs
    assert all(form != signs for form in forms(signs))


@given(st.integers(11, 10**9))
def test_every_form_of_a_number_has_the_number_among_its_forms(number: int) -> None:
    for form in forms(str(number)):
        assert str(number) in forms(form)


@pytest.mark.parametrize(
    ("asked", "printed", "called"),
    [
        ("开六路的那师傅", "6路", "开6路的那师傅"),
        ("十二路几点收班", "12路", "12路几点收班"),
        ("二十路", "20路", "20路"),
        ("2中的校长", "二中", "二中的校长"),
        ("12中", "十二中", "十二中"),
        ("六路", "六路", "六路"),
        ("六六路", "66路", "六六路"),
        ("第三小学", "3小", "第三小学"),
        ("一路走来", "1路", "一路走来"),
        ("一路车", "1路", "1路车"),
    ],
)
def test_what_is_called_by_its_number_is_called_as_it_is_printed(asked: str, printed: str, called: str) -> None:
    assert as_called(asked, lambda word: word == printed) == called


@pytest.mark.parametrize(
    ("written", "number"),
    [("二十九", 29), ("十", 10), ("十三", 13), ("四十", 40), ("二〇二一", 2021), ("〇三", 3), ("两", 2), ("12", 12)],
)
def test_a_number_in_characters_is_read(written: str, number: int) -> None:
    assert numeral(written) == number


@pytest.mark.parametrize("misprinted", ["二三十", "十十", "十二三", "三十十"])
def test_a_misprinted_number_is_some_number(misprinted: str) -> None:
    assert numeral(misprinted) > 0


@pytest.mark.parametrize(
    ("number", "text", "whole"),
    [
        ("82", "厂里有820名员工", False),
        ("12", "412名工友", False),
        ("21", "粉丝有21万", False),
        ("8", "长1.8公里", False),
        ("二十", "二十三个徒弟", False),
        ("一路", "在八一路上", False),
        ("500", "500千伏汇集站", True),
        ("82", "820名,另有82名", True),
        ("31万", "装机31万千瓦", True),
        ("31万", "装机231万千瓦", False),
        ("万元", "4万元", True),
        ("第一", "第一批", True),
    ],
)
def test_a_number_stands_only_where_it_is_the_whole_one(number: str, text: str, whole: bool) -> None:
    assert stands(number, text) is whole
