"""A price is told of as much of a thing as it is asked of, a length by a length, and a site by a place."""

import pytest

from knowledge.answer import Quote
from knowledge.text import folded
from knowledge.topic import Expect
from knowledge.weighing.units import is_priced_so
from knowledge.weighing.values import holds_value, is_certain
from tests.building import a_library, a_page, a_speech, asked


@pytest.mark.parametrize(
    ("asked", "text", "told"),
    [
        ("蓝莓多少钱一斤", "十几户搞起了蓝莓采摘园。去年职工人均收入三万一千元。", False),
        ("血橙多少钱一斤", "装进纸箱卖到北京,八块钱一斤。", True),
        ("枸杞多少钱一斤", "现在论小包卖,一公斤卖到96块。", True),
        ("雀舌一斤多少钱", "一斤雀舌要采四万个芽头。", False),
        ("莜麦多少钱一斤", "收购价随行就市再加两毛,保底不低于一块八。", True),
        ("重卡多少钱一辆", "一度电便宜一毛八。先供给60辆重卡。", False),
        ("船票多少钱一张", "六十岁以上免费。", True),
        ("一个月多少钱", "工资4500元。", True),
        ("厂房租金多少钱", "每招一个贫困户再奖2000元。", True),
    ],
)
def test_a_price_is_of_so_much_of_a_thing(asked: str, text: str, told: bool) -> None:
    assert is_priced_so(folded(asked), folded(text)) == told


def test_where_a_thing_is_built_is_told_by_a_place_alone() -> None:
    assert is_certain(Expect.PLACE, "冰馆建在哪")
    assert is_certain(Expect.PLACE, "回迁楼盖到哪里了")
    assert not is_certain(Expect.PLACE, "打零工去哪找活")


@pytest.mark.parametrize("asked", ["大桥有多长", "隧道多长", "江边的跑道一共多长"])
def test_what_has_a_length_does_not_last(asked: str) -> None:
    assert not holds_value(Expect.NUMBER, asked, "力争明年开工,三年合龙。")
    assert holds_value(Expect.NUMBER, asked, "全长1386米。")
    assert is_certain(Expect.NUMBER, asked)
    assert not is_certain(Expect.NUMBER, "大桥修了多长时间")


@pytest.mark.parametrize("question", ["株洲有几所大学", "城里有多少座桥", "组建了几支队伍"])
def test_what_is_counted_by_its_own_word_is_told_by_a_number_alone(question: str) -> None:
    assert is_certain(Expect.NUMBER, question)
    assert not is_certain(Expect.NUMBER, "几处改了又改的老小区最后怎么样了")


def test_schools_that_are_named_are_not_counted() -> None:
    """Those with which somebody works are not all that the city has."""
    city = a_library(a_page(a_speech("王一", "青石要和国防科大、中南大学等高校合作，让人才留在青石的大学城。")))
    assert not isinstance(asked(city, "青石有几所大学"), Quote)
