"""Whom a pronoun means after another's words were shown beside: whoever's words tell what is asked."""

import pytest

from knowledge.answer import Library, NotFound
from tests.building import a_library, a_page, a_speech, asked, speaker_of

LAB = "我们的研发方向是物料搬运，起重机要会自己看路，失败了也不怕。"
DINER = "老年食堂开了九十六家，八十岁以上每餐三元，走不动的送到床头。"
CLINIC = "卫生院里设备好买，人难留，编制放在县医院，到岛上轮两年就回去。"


@pytest.fixture(scope="module")
def island() -> Library:
    return a_library(a_page(a_speech("武工", LAB), a_speech("王慧", DINER), a_speech("沈兰", CLINIC)))


@pytest.mark.parametrize(
    ("turns", "who"),
    [
        (("武工说了什么", "食堂", "他说的研发方向"), "武工"),
        (("沈兰说了什么", "那食堂呢", "她说编制了吗"), "沈兰"),
        (("研发方向", "那食堂呢", "他怎么说起重机"), "武工"),
        (("沈兰说了什么", "那食堂呢", "她说每餐多少钱"), "王慧"),
        (("沈兰说了什么", "王慧说了什么", "她说每餐三元吗"), "王慧"),
    ],
)
def test_a_pronoun_means_the_earlier_one_where_the_last_does_not_tell_it(
    island: Library, turns: tuple[str, ...], who: str
) -> None:
    assert speaker_of(asked(island, *turns)) == who


def test_what_neither_of_them_tells_is_told_of_the_last(island: Library) -> None:
    given = asked(island, "武工说了什么", "王慧说了什么", "她说的高铁站")
    assert isinstance(given, NotFound)
    assert [one.name for one in given.near] == ["王慧"]
