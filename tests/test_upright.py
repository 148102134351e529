"""A title printed upright, a character a line, is one line with a doubt; two characters are none."""

import pytest

from knowledge.page import Draft, read_page

HEAD = "云州日报\n2022年1月12日 星期三\n"
SPEECH = "让学校离家再近一点\n\n讲述人：市教育局局长 李红\n\n今年要新建十二所学校。\n"


def read(text: str) -> Draft:
    return read_page(f"{HEAD}{text}\n\n{SPEECH}".encode())


def test_an_upright_title_is_the_banner_with_a_doubt_that_names_its_lines() -> None:
    draft = read("听\n民\n意\n聚\n民\n心")
    assert draft.banner == "听民意聚民心"
    assert any("第3、4、5、6、7、8行" in one.what and "听民意聚民心" in one.what for one in draft.doubts)
    assert [(one.name, one.headline) for one in draft.speeches] == [("李红", "让学校离家再近一点")]


@pytest.mark.parametrize("lines", ["听\n\n民\n\n意\n\n聚", "听\n民", "听民\n意聚\n民心"])
def test_lines_with_gaps_two_or_longer_ones_are_no_upright_title(lines: str) -> None:
    assert not any("竖排" in one.what for one in read(lines).doubts)
