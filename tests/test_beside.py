"""A sum, a number or a day answers where it stands beside what it is asked of, and is else only related."""

import pytest

from knowledge.answer import Candidates, Quote, answer
from knowledge.asked import Context
from knowledge.text import folded
from knowledge.topic import Expect, topic_of
from knowledge.weighing.beside import stands_beside
from knowledge.weighing.values import holds_value
from tests.building import a_library, a_page, a_speech, real_library

INN = "村里把旧房收拾出来办客栈,名叫“枕溪”,一个夏天接了三千客人;年轻人考了证,在船上当水手,每月到手八千元。"
PAD = "去年,岛上建起直升机停机坪,已经转运17人。飞一趟三万元,医保出大头。"
LAMPS = "我们给32户换了节能灯,又请乡亲们来扫路,一个月1800元,慢慢就处熟了。"
FINE = "已经建了520个充电棚,一块钱充六个钟头,往后谁在楼道充电,先罚房东。"
MUSEUM = "窑址那片山坡,去年又多了十几个洞。建议立个法、设个看护员,再建一座瓷器博物馆,让孩子们进来。"
TRAIN = "去年二十个集装箱发往海边。站上还想加挂两节绿皮车厢,让人坐着火车来看长城。"
TEA = (
    "坡上套种茶叶、花生,每亩补两百元。头几年难。去年红糖价钱从每斤12元跌到7元。"
    "收购站每斤甘蔗收价六毛,榨出汁酿成米酒卖到外省。"
)


@pytest.mark.parametrize(
    ("asked", "text", "told"),
    [
        ("客栈住一晚多少钱", INN, False),
        ("水手一个月多少钱", INN, True),
        ("停机坪花了多少钱", PAD, False),
        ("直升机飞一趟多少钱", PAD, True),
        ("节能灯多少钱", LAMPS, False),
        ("扫路一个月多少钱", LAMPS, True),
        ("楼道充电罚多少钱", FINE, False),
        ("充电一个钟头多少钱", FINE, True),
        ("瓷器博物馆什么时候建好", MUSEUM, False),
        ("瓷器博物馆什么时候建好", "瓷器博物馆年底建成。", True),
        ("隧道什么时候打通", "隧道打通以后只要三十五分钟。", False),
        ("绿皮车坐多少人", TRAIN, False),
        ("产值增长了多少", "去年全市产值却只有168亿元。", False),
        ("产值增长了多少", "去年全市产值增长了两成。", True),
        ("水库要花多少钱", "水库总投资23.5亿元,工期四年。", True),
        ("托管收多少钱", "放学没人接。我们把教室腾出来。一个学期每个孩子收费360元。", True),
        ("改鱼塘我自己要掏多少钱", "改鱼塘,市镇两级补六成,养殖户出四成。", True),
        ("茶叶一斤卖多少", TEA, False),
        ("红糖一斤卖多少", TEA, True),
        ("米酒卖多少钱一斤", TEA, False),
        ("桃酥一盒卖多少钱", "镇上做桃酥,一年卖了三百万元。", False),
        ("桃酥一盒卖多少钱", "镇上做桃酥,一盒卖二十元。", True),
        ("围巾一条卖多少钱", "作坊织围巾,今年卖了八万元。", False),
        ("修一条路花了多少钱", "村里修路花了三百万元。", True),
        ("馆里门票多少钱", "博物馆投了两亿元,明年开馆,门票打折。", False),
        ("馆里门票多少钱", "博物馆明年开馆,门票30元。", True),
        ("老屋一平米补了多少钱", "老屋拆了三百户,每户奖一万元。", False),
        ("老屋一平米补了多少钱", "老屋拆了,每平方米补九百元。", True),
        ("手工坊的布卖多少钱", "手工坊招了三十个妇女,平均一个月拿两千元。", False),
        ("客栈怎么样", INN, True),
        ("护林员一个月工资多少", "护林员有四十名,聘来的大学生给安家费五万元。", False),
        ("护林员一个月工资多少", "护林员有四十名,每月补贴五百元。", False),
        ("护林员一个月工资多少", "护林员有四十名,每月三千元。", True),
        ("护林员月薪多少", "护林员收入三万一千元一年。", True),
        ("护林员每人发多少", "护林员每人补助八百元。", True),
        ("挖煤的工资多少", "挖煤的少下井,工资一分不减。", False),
        ("锌锭一吨多少钱", "锌锭一年产九万吨,一吨挣不下几百块。", False),
        ("锌锭一吨能挣多少", "锌锭一年产九万吨,一吨挣五百块。", True),
        ("核磁共振做一次多少钱", "我们添了核磁共振。门诊周三下午开,挂号费六元。", False),
        ("门诊挂号费多少", "我们添了核磁共振。门诊周三下午开,挂号费六元。", True),
        ("地铁票多少钱", "公交开两条线,等地铁到了再走,票价三元。", False),
        ("公交票多少钱", "公交开两条线,等地铁到了再走,票价三元。", True),
        ("地铁多少钱", "公交票价三元,地铁五元起。", True),
        ("超过半小时停车怎么收费", "停车三十分钟以内不收费。", True),
        ("超过三十分钟停车怎么收费", "停车三十分钟以内不收费。", False),
        ("停车三十分钟以内收多少钱", "停车三十分钟以内不收费。", True),
        ("超过十吨水怎么收费", "用水十吨以内两元,超过十吨的加倍。", True),
    ],
)
def test_a_value_stands_beside_what_it_is_asked_of(asked: str, text: str, told: bool) -> None:
    topic = topic_of(folded(asked), real_library().language, whole=folded(asked))
    assert stands_beside(topic, folded(text), "") == told


@pytest.mark.parametrize("text", ["放流黄鱼苗1.2亿尾。", "种下树苗2亿株。", "发电3亿千瓦时。"])
def test_a_number_of_things_is_no_sum(text: str) -> None:
    assert not holds_value(Expect.MONEY, "花了多少钱", text)
    assert holds_value(Expect.MONEY, "花了多少钱", "一共花了1.2亿。")


@pytest.mark.parametrize(
    ("asked", "kind"), [("枕溪客栈一晚多少钱", Candidates), ("水手每月到手多少钱", Quote), ("客栈接了多少客人", Quote)]
)
def test_a_sum_of_another_matter_is_only_related(asked: str, kind: type) -> None:
    library = a_library(a_page(a_speech("郝一", INN), a_speech("郭二", FINE), a_speech("高三", MUSEUM)))
    given, _ = answer(asked, Context(), library)
    assert isinstance(given, kind)


BUS = "公交开两条线,等地铁到了再走,票价三元。地铁明年国庆节前通车,到机场四十分钟。"


@pytest.mark.parametrize(
    ("before", "turn", "kind"),
    [("地铁什么时候通车", "票价多少", Candidates), ("公交开几条线", "票价多少", Quote)],
)
def test_a_sum_of_another_than_was_spoken_of_is_only_related(before: str, turn: str, kind: type) -> None:
    library = a_library(a_page(a_speech("郝一", BUS), a_speech("郭二", FINE), a_speech("高三", MUSEUM)))
    _, context = answer(before, Context(), library)
    given, _ = answer(turn, context, library)
    assert isinstance(given, kind)


@pytest.mark.parametrize("text", ["三元前驱体今年投产。", "三元锂电池卖得好。"])
def test_what_is_called_by_a_number_is_no_sum(text: str) -> None:
    assert not holds_value(Expect.MONEY, "卖多少钱", text)
    assert holds_value(Expect.MONEY, "一桶水几角", "一桶水三角,一度电五角六。")


SEALS = "一线焊工招不满,缺口有八十人。企业拿出销售收入的五成搞研发,税该交的一分不少。"


def test_a_share_is_a_sum_that_a_turn_asks_for() -> None:
    library = a_library(a_page(a_speech("郝一", SEALS), a_speech("郭二", FINE), a_speech("高三", MUSEUM)))
    _, context = answer("焊工缺口多大", Context(), library)
    given, _ = answer("他研发投多少", context, library)
    assert isinstance(given, Quote)
