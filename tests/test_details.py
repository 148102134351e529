"""A detail that a turn asks of the matter before it is borne out by its own words, not by that matter alone."""

import pytest

from knowledge.answer import Candidates, Library, NotFound, Quote, answer
from knowledge.asked import Context
from knowledge.topic import Expect
from knowledge.weighing.values import holds_value
from tests.building import a_library, a_page, a_speech, asked

INN = "我们把19处空院子修成民宿，热炕莜面，去年来了3.8万人，村集体头一回有了62万元收入，八十三岁的大娘说早知道就好了。"
TRUCKS = "去年我们查处超限煤车2160台次，光罚不行，司机停车休息没地方，我们建了两处司机之家，头四个小时停车不收钱。"
BRIDGE = (
    "沙湾大桥全长2.68公里，争取后年通车，总投资12亿元。桥通之前轮渡加密到十二分钟一班，六十岁以上免费，末班延到夜里。"
)
PIER = (
    "白石大桥全长1386米，桥墩打了一半，计划后年国庆通车。桥通之前轮渡不能亏待街坊，六十岁以上坐船免费，孕妇优先上船。"
)
SHEEP = "养羊最怕瘟病，县上给羊上了保险，一只羊保费十八块，自己只掏五块四，死了赔八百，合作社的羊都打了疫苗。"
LESSONS = "要开展职业技能培训，把课堂搬到车间去，让师傅带着年轻人学，学会了就上岗，今年要办一批培训班，覆盖全区。"
CANTEEN = "社区食堂一天卖出380份饭，七十岁以上打七折。日间照料中心有24张床位，一个月收费900元，助浴一次自己出20元。"
MEALS = "老年食堂天天开门，一份饭十块钱，两荤两素，老人吃完了还能下棋看报，周末有志愿者来理发，街坊都说方便。"
VILLAGE = "从脱贫到振兴，伞坪村的变化有目共睹，环境更美了，收入增加了，治安更好了，村里净流入的人口超过3000人。"
GROWS = "石门村原先只种玉米，前年改种了三百亩烟叶，请农技员来教，烟叶卖得好，村里的人口也回来了不少，变化看得见。"


def town(*texts: str) -> Library:
    names = ("郝一", "郭二", "高三", "苏四")
    return a_library(a_page(*(a_speech(name, text) for name, text in zip(names, texts, strict=False))))


@pytest.mark.parametrize(
    ("text", "before", "turn"),
    [
        (INN, "民宿有多少处", "住一晚多少钱"),
        (INN, "民宿有多少处", "房费多少"),
        (TRUCKS, "煤车查了多少", "罚多少钱"),
        (PIER, "白石大桥多长", "花了多少钱"),
        (PIER, "白石大桥多长", "投资多少"),
        (PIER, "白石大桥多长", "在哪建"),
        (CANTEEN, "社区食堂一天卖多少份饭", "一份多少钱"),
        (CANTEEN, "社区食堂一天卖多少份饭", "多少钱一顿"),
        (LESSONS, "职业技能培训", "一共几家"),
        (LESSONS, "职业技能培训", "培训有补贴吗"),
        (LESSONS, "职业技能培训", "收费吗"),
        (SHEEP, "羊的保险", "牛有保险吗"),
        (SHEEP, "羊的保险", "猪有没有保险"),
        (VILLAGE, "伞坪村有什么变化", "种什么"),
        (VILLAGE, "伞坪村有什么变化", "养什么的"),
        (VILLAGE, "伞坪村净流入多少人", "洱海呢"),
    ],
)
def test_a_detail_that_is_not_told_is_not_quoted(text: str, before: str, turn: str) -> None:
    assert isinstance(asked(town(text), before, turn), Candidates | NotFound)


@pytest.mark.parametrize("turn", ["哪些人能吃", "什么人可以去", "哪些人能报名", "都有哪些人可以来"])
def test_who_may_have_a_thing_is_asked_of_what_was_shown(turn: str) -> None:
    given = asked(town(CANTEEN, SHEEP, "上山干活一天要吃三顿，人人都去。"), "社区食堂一天卖多少份饭", turn)
    assert isinstance(given, Candidates | Quote), given
    first = given.found[0] if isinstance(given, Candidates) else given.found
    assert first.passage.text == CANTEEN


@pytest.mark.parametrize("turn", ["哪些人说了", "哪些人能说说食堂", "哪些人替它说过话"])
def test_who_spoke_of_it_is_asked_still(turn: str) -> None:
    given = asked(town(CANTEEN, SHEEP), "社区食堂一天卖多少份饭", turn)
    assert not isinstance(given, Candidates), given


REST = (
    "伏季休渔不能松，三个半月该休就休，违规出海的一艘一艘查到底，"
    "渔政船夜里也在海上转，岸上的冰库和油站也跟着停，谁偷偷出海一查就知道。"
)
NETS = (
    "老式木网箱三年全部换成抗风浪的深水网箱，首批补助一半费用，先"
    "从三百二十户做起，每户领到两万元补贴，余下的由银行贷款。"
)


@pytest.mark.parametrize(("before", "turn"), [("休渔要休多久", "有补贴吗"), ("休渔要休多久", "有没有补助")])
def test_what_another_matter_of_the_speech_has_is_not_quoted(before: str, turn: str) -> None:
    assert isinstance(asked(town(f"{REST}\n\n{NETS}"), before, turn), Candidates | NotFound)


def test_what_the_last_matter_itself_has_is() -> None:
    given = asked(town(f"{REST}\n\n{NETS}"), "网箱换多少户", "有补贴吗")
    assert isinstance(given, Quote)
    assert given.passage.text == NETS


@pytest.mark.parametrize(
    ("text", "before", "turn"),
    [
        (BRIDGE, "沙湾大桥多长", "投资多少"),
        (BRIDGE, "沙湾大桥多长", "花多少钱"),
        (BRIDGE, "沙湾大桥多长", "什么时候通车"),
        (SHEEP, "羊的保险", "自己掏多少"),
        (SHEEP, "羊的保险", "羊有保险吗"),
        (MEALS, "老年食堂", "一份多少钱"),
        (GROWS, "石门村有什么变化", "多少亩"),
        (CANTEEN, "社区食堂", "一天多少份"),
    ],
)
def test_a_detail_that_is_told_is(text: str, before: str, turn: str) -> None:
    given = asked(town(text), before, turn)
    assert isinstance(given, Quote)
    assert given.passage.text == text


def test_a_place_that_is_named_must_stand_in_what_is_quoted() -> None:
    both = a_library(
        a_page(
            a_speech("郝一", "莜麦去年地头价一斤一块六，种得好没卖好，农户心里不是滋味，要把地理标志申请下来。"),
            a_speech(
                "康二", "加工要跟上，机器要换新的，工人要培训，人手还是不够。", posts=("穗香坊食品有限公司总经理",)
            ),
            a_speech("贺三", "民宿去年收入62万元，全村人都分了红，来的客人多。", posts=("右安镇守口村党支部书记",)),
        )
    )
    given = asked(both, "莜麦地头价多少", "那穗香坊收多少钱")
    assert not isinstance(given, Quote) or (given.passage.speaker and given.passage.speaker.name == "康二")


@pytest.mark.parametrize("turn", ["有学校吗", "有没有医院", "有老师吗"])
def test_what_there_is_behind_a_matter_is_no_list_of_people(turn: str) -> None:
    library = a_library(
        a_page(
            a_speech("贺一", INN, posts=("右安镇守口村党支部书记",)),
            a_speech("武二", "我们班上五十二个学生，三十一个住校，夜里查铺。", posts=("第二中学语文老师",)),
            a_speech("刘三", "尘肺病人怕憋，医院建了康复站，洗肺能报销。", posts=("市人民医院呼吸科主任",)),
        )
    )
    given = asked(library, "民宿有多少处", turn)
    assert isinstance(given, Quote | Candidates | NotFound)
    if isinstance(given, Quote) and given.passage.speaker and given.passage.speaker.name != "贺一":
        assert given.left is not None
        assert given.left.name == "贺一"


def test_a_bit_is_no_hour() -> None:
    assert not holds_value(Expect.TIME, "什么时候改", "留一点船桨声给后人")
    assert holds_value(Expect.TIME, "什么时候开门", "下午一点开门")
    assert holds_value(Expect.TIME, "几点开门", "中午一点半")


def test_what_a_turn_names_is_looked_for_where_it_is_printed_if_the_last_matter_lacks_it() -> None:
    village = "农民不懂法的多，村里要加强法治建设，引导大家守法用法，修订村规民约。" + "调解员天天下村。" * 30
    street = "街道深入开展普法活动，每个市场都有法律讲堂，商户听得进去。" + "讲堂晚上也开。" * 30
    library = a_library(a_page(a_speech("李一", village), a_speech("邹二", street)))
    _, context = answer("农民不懂法怎么办", Context(), library)
    given, _ = answer("那普法呢", context, library)
    assert isinstance(given, Quote)
    assert given.passage.text == street
    assert given.left is not None
    assert given.left.name == "李一"
