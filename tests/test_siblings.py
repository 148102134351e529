"""What is told of another thing of the same kind, or of another time, is no answer."""

from functools import cache

import pytest

from knowledge.answer import Answer, Library, Quote
from knowledge.text import folded
from knowledge.topic import topic_of
from knowledge.weighing.rivals import is_dated_otherwise
from knowledge.weighing.siblings import is_of_one_alone, is_of_sibling
from tests.building import a_library, a_page, a_speech, asked

MEADOW = "我们白石滩村有412户人家,家家养蚝。村里收回旧渔网4600张,一张没烧,全交给镇里做围栏。"
FERRY = "7月起,雁门航线的末班船从下午3点半推迟到5点半,岛上人进城办事能当天打来回,月票也从120元降到80元。"
GRAIN = "这里种谷子、高粱、黍子谁也不怵。全市谷子面积稳定在18万亩,一斤卖到三块六,收成一年比一年好。"
YIELD = "大黄鱼苗放了1.2亿尾,资源密度比前几年高了两成,渔民看得见。去年放流花掉800万元,钱由市里出。"
CRANE = "公司和华峰集团深度合作,共同研发了智能行车和无人仓储,填补了国内空白,订单排到后年。"
ROAD = "我们区里十二条背街小巷都要重铺,今年先铺七条,路灯一起换,老人晚上出门不摸黑。"
CLUB = "合作社现在有87户,统一剪毛、统一卖羊,最犯愁的是屠宰,本地没有屠宰线,外地价钱压得低。"
YARD = "上半年动工改造二号船坞,把它从15万吨级扩到30万吨级,坞区泊位全部通上岸电。"
SNOW = "冰雪要让本地人玩得起,全市中小学生凭学生证,每个雪季免费滑雪两次;护理员干满三年,再给3万元入职奖励。"


@cache
def coast() -> Library:
    """A village, a ferry, what is grown, and who works with whom."""
    return a_library(
        a_page(
            a_speech("王一", MEADOW, posts=("望潮县青沙镇白石滩村党支部书记",), headline="蚝排连成片"),
            a_speech("李二", FERRY, posts=("市港航管理局局长",), headline="船等人"),
            a_speech("张三", GRAIN, posts=("市农业农村局局长",), headline="杂粮卖好价"),
            a_speech("赵四", YIELD, posts=("市海洋与渔业局局长",), headline="让海喘口气"),
            a_speech("钱五", CRANE, posts=("东桥起重公司总经理",), headline="行车会思考"),
            a_speech("孙六", ROAD, posts=("临江区委副书记",), headline="小巷亮起来"),
            a_speech("周七", CLUB, posts=("青格勒养羊合作社理事长",), headline="少养精养"),
            a_speech("郑九", SNOW, posts=("市文化旅游局局长",), headline="雪上热起来"),
            a_speech("吴八", YARD, posts=("东礁修船公司总经理",), headline="坞里有订单"),
        )
    )


def given(*turns: str) -> Answer:
    return asked(coast(), *turns)


@pytest.mark.parametrize(
    "question",
    [
        "黑石滩村旧渔网怎么办",
        "松坞村旧渔网收了多少张",
        "别的村旧渔网怎么办",
        "蛟浦航线末班船几点",
        "黍子种了多少亩",
        "高粱种了多少亩",
        "小黄鱼苗放了多少尾",
        "和鞍钢深度合作研发了什么",
        "三号船坞什么时候改造",
        "中小学生免费踢足球吗",
        "中小学生游泳免费几次",
        "护士干满三年有没有入职奖励",
        "网格员有没有入职奖励",
        "今年放流花掉多少万元",
        "前年放流花了多少钱",
        "去年背街小巷重铺了几条",
        "合作社养羊的今年要发展到多少户",
    ],
)
def test_what_is_told_of_another_is_not_quoted(question: str) -> None:
    assert not isinstance(given(question), Quote)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("白石滩村旧渔网收了多少张", MEADOW),
        ("白石滩村旧渔网怎么办", MEADOW),
        ("雁门航线末班船几点", FERRY),
        ("谷子种了多少亩", GRAIN),
        ("大黄鱼苗放了多少尾", YIELD),
        ("去年放流花了多少钱", YIELD),
        ("和华峰集团怎么合作", CRANE),
        ("今年铺几条小巷", ROAD),
        ("合作社现在有多少户", CLUB),
        ("二号船坞什么时候改造", YARD),
        ("中小学生滑雪免费几次", SNOW),
        ("护工有没有入职奖励", SNOW),
        ("郑九老师讲的入职奖励是什么", SNOW),
        ("我爱人是护士，小孩滑雪免费几次", SNOW),
    ],
)
def test_what_is_told_of_the_thing_itself_is(question: str, text: str) -> None:
    said = given(question)
    assert isinstance(said, Quote)
    assert folded(said.passage.text) == folded(text)


def test_a_year_by_its_number_may_be_the_last_one() -> None:
    text = folded("全市外贸进出口742亿元,今年8月再开一趟班列。")
    assert is_dated_otherwise("去年外贸多少", text, "", [text], [])
    assert not is_dated_otherwise("去年外贸多少", f"2023年{text}", "", [text], [])


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("黑石滩村有多少户", {"黑石滩"}),
        ("蛟浦航线几点", {"蛟浦"}),
        ("省里的海西工业大学来了吗", {"海西工业大学"}),
        ("跟宝钢签约了吗", {"宝钢"}),
        ("帮白石滩村修路吗", set()),
        ("郊区的村子怎么办", set()),
        ("要上学校怎么走", set()),
        ("和邻居合作修渠", set()),
    ],
)
def test_names_that_no_page_prints(question: str, names: set[str]) -> None:
    assert {one.called for one in topic_of(folded(question), coast().language).strange} == names


@pytest.mark.parametrize(
    ("question", "called"),
    [
        ("松坞村有多少户", "松坞村"),
        ("黄沙镇的路", "黄沙镇"),
        ("荷塘区的小巷", "荷塘区"),
        ("攸县的路", "攸县"),
        ("通道县的路", "通道县"),
        ("开发区的小巷", ""),
        ("全县的路", ""),
        ("邻县的路", ""),
    ],
)
def test_places_that_no_page_prints(question: str, called: str) -> None:
    assert "".join(one.called for one in topic_of(folded(question), coast().language).districts) == called


def test_what_is_told_of_no_place_is_no_answer_for_one_that_no_page_prints() -> None:
    city = a_library(a_page(a_speech("王一", "养老院的床位今年新增300张，每月收费1200元，老人可以刷医保。")))
    assert isinstance(asked(city, "养老院的床位新增多少"), Quote)
    assert not isinstance(asked(city, "黄沙镇养老院的床位新增多少"), Quote)


def test_of_what_is_listed_another_may_be_told() -> None:
    text, amount = folded(GRAIN), folded("全市谷子面积稳定在18万亩")
    assert is_of_sibling("黍子", text, [amount])
    assert not is_of_sibling("谷子", text, [amount])
    assert not is_of_sibling("小麦", text, [amount]), "it is not listed"


def test_all_others_are_told_of_by_what_tells_of_several() -> None:
    assert is_of_one_alone("别的村怎么办", "我们村都交了。")
    assert not is_of_one_alone("别的村怎么办", "各村都交了。")
    assert not is_of_one_alone("别的村怎么办", "有23个村交了。")
    assert not is_of_one_alone("我们村怎么办", "我们村都交了。")


def test_a_name_that_is_misspelt_by_its_sound_is_no_other() -> None:
    bridge = a_speech("王一", "沧渡大桥去年九月动工，两个主塔已经封顶，计划后年国庆通车，大家都盼着。")
    given = asked(a_library(a_page(bridge)), "沧度大桥什么时候通车")
    assert isinstance(given, Quote)
