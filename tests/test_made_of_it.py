"""Whether a thing is made is asked of the one that the message named before, and answered by no other."""

import pytest

from knowledge.answer import Answer, Candidates, Quote
from knowledge.text import folded
from tests.building import a_library, a_page, a_speech, asked

MILL = "我们要在河口建一座米粉加工厂,年加工稻谷三万吨,村里的妇女都能来上班。"
LINE = "今年秋天南坡、北坡两条专用线开工,煤不用再拿汽车倒短,路上少跑一百辆大货车。"
TEA = "公司去年投产了一条红茶粉生产线,把没人要的粗老叶做成奶茶,每亩茶园多收一千元。"
PATH = "河边步道三年内要修成11公里,今年已经动工,明年国庆前修好头五公里,路灯也装上。"


def given(question: str) -> Answer:
    return asked(
        a_library(
            a_page(
                a_speech("郑九", MILL, posts=("河口镇镇长",), headline="粮变粉"),
                a_speech("冯十", LINE, posts=("铁路北站车间主任",), headline="少跑大货车"),
                a_speech("褚一", TEA, posts=("春露茶业公司董事长",), headline="一片叶子"),
                a_speech("卫二", PATH, posts=("市住建局局长",), headline="推窗见水"),
            )
        ),
        question,
    )


def shown(said: Answer) -> list[str]:
    if isinstance(said, Quote):
        return [said.passage.text, *(one.found.passage.text for one in said.further if one.found)]
    return [one.passage.text for one in said.found] if isinstance(said, Candidates) else []


@pytest.mark.parametrize(
    "question",
    [
        "米粉加工厂建在哪,开工没",
        "米粉加工厂建在哪,投产了没",
        "米粉加工厂一年加工多少稻谷,什么时候开工",
        "步道修多少公里,投产没",
    ],
)
def test_another_that_is_made_is_not_shown(question: str) -> None:
    assert not {folded(one) for one in shown(given(question))} & {folded(LINE), folded(TEA)}


@pytest.mark.parametrize(("question", "text"), [("步道修多少公里,动工没", PATH), ("专用线有几条,开工没", LINE)])
def test_the_thing_itself_is(question: str, text: str) -> None:
    said = given(question)
    assert isinstance(said, Quote)
    assert [folded(one) for one in shown(said)] == [folded(text)]
