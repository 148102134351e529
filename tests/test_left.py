"""A turn after somebody's words: whom it is asked of, and what is said where another's words answer it."""

import pytest

from bot.citizen.render import Renderer
from knowledge.answer import Candidates, Library, NotFound, Quote, answer
from knowledge.asked import Context
from tests.building import a_library, a_page, a_speech, asked, sayings

POND = (
    "鱼塘是村里的家底，我们有鱼塘三百亩，今年办了三件事。一是清淤，二是修路，三是请技术员。"
    "去年有四十一户入了社，卖不掉的鱼退回来两千斤。"
)
FARM = "全村粮食产量一千吨，产量靠肥料硬顶，土薄了，地价也涨。"
MILK = "我们的奶站有奶牛八百头，牛奶产量一年六百吨，水费每方一角，定额之内不变。奶价三元，奶农不愁卖。"
CLASS = "我们学校在哪上课，都由孩子们选，食堂的菜是家长挑的，找谁帮忙孩子们说了算。"
SHED = "老厂房拆掉以后，我们建了过渡厂房，租金每平方米十二元，按件收费，有专人管，退货不到一成。"
ROAD = "全村八十户，路修通以后家家门口能过车，水管也接好了，晚上还有路灯，老人散步不再摔跤。"


@pytest.fixture(scope="module")
def town() -> Library:
    return a_library(a_page(a_speech("王一", POND), a_speech("李二", SHED), a_speech("张三", ROAD)))


@pytest.fixture(scope="module")
def valley() -> Library:
    farm = a_speech("王一", FARM, headline="粮与奶")
    return a_library(a_page(farm, a_speech("李二", MILK, headline="奶站"), a_speech("张三", CLASS, headline="学校")))


@pytest.mark.parametrize(
    ("turns", "left"),
    [
        (("王一说了什么", "那路灯呢"), "王一"),
        (("王一说了什么", "路灯"), "王一"),
        (("王一是谁", "路灯"), "王一"),
        (("鱼塘", "那路灯呢"), "王一"),
        (("鱼塘", "路灯"), None),
        (("鱼塘", "路灯有吗"), "王一"),
        (("鱼塘", "租金每平方米多少"), "王一"),
        (("王一说了什么", "那鱼塘呢"), None),
        (("王一说了什么", "张三说了什么"), None),
    ],
)
def test_a_turn_that_is_answered_with_anothers_words_says_whose_they_are_not(
    town: Library, turns: tuple[str, ...], left: str | None
) -> None:
    given = asked(town, *turns)
    assert isinstance(given, Quote)
    assert (given.left.name if given.left else None) == left
    reply = Renderer(sayings()["zh-Hans"]).render(given)
    assert ("下面不是王一的话" in reply.plain) is (left is not None)


@pytest.mark.parametrize("turn", ["在哪", "在哪里", "找谁", "该找谁"])
@pytest.mark.parametrize("before", ["王一说了什么", "土薄了"])
def test_where_and_whom_to_ask_are_asked_of_what_was_shown_and_looked_for_in_no_other_words(
    valley: Library, before: str, turn: str
) -> None:
    context = Context()
    for one in (before, turn):
        given, context = answer(one, context, valley)
    assert isinstance(given, Candidates)
    assert [one.passage.text for one in given.found] == [FARM]
    assert context.topic == ("土薄了" if before == "土薄了" else None)


@pytest.mark.parametrize(
    ("before", "turn"),
    [
        ("粮食产量多少", "奶产量呢"),
        ("粮食产量多少", "牛奶产量呢"),
        ("地价涨了吗", "水价呢"),
        ("地价涨了吗", "奶价呢"),
    ],
)
def test_a_word_in_the_place_of_another_is_what_the_turn_asks_of(valley: Library, before: str, turn: str) -> None:
    given = asked(valley, before, turn)
    assert isinstance(given, Quote)
    assert given.passage.text == MILK


@pytest.mark.parametrize("turn", ["奶产量多少", "奶呢"])
def test_what_only_stands_over_or_beside_a_passage_is_not_quoted_for_what_the_turn_asks_of(
    valley: Library, turn: str
) -> None:
    """粮与奶 stands over the speech on grain; MILK is not found by these words yet."""
    assert isinstance(asked(valley, "粮食产量多少", turn), Candidates | NotFound)


@pytest.mark.parametrize(
    ("before", "turn"),
    [
        ("怎么就业", "政府有什么办法"),
        ("农村治安怎么样", "企业有什么办法"),
        ("怎么擦亮院士品牌", "人口多不多"),
        ("就业怎么办", "国家有啥说法"),
    ],
)
def test_a_word_of_any_speech_takes_no_turn_to_another_speaker(library: Library, before: str, turn: str) -> None:
    context = Context()
    for one in (before, turn):
        last, (given, context) = context.last, answer(one, context, library)
    assert isinstance(given, Candidates)
    assert given.found[0].passage.id == last
