"""A relative of somebody, what became of somebody, and whoever is called by a number: told, or not answered."""

import pytest

from knowledge.answer import Candidates, Library, NotFound, Quote, Why
from knowledge.question.standard import as_standard
from knowledge.weighing.fates import is_told
from knowledge.weighing.relatives import relative_in, relative_of
from tests.building import Visitor, a_conversation, a_library, a_page, a_speech, real_library

ORCHARD = "我们村种了三千亩橘子，去年冷库装满，外地客商开车来收。我爱人也在果园里剪枝，天不亮就出门。"
FERRY = "轮渡每天开十二班，码头上新修了候船室。船上的老师傅带了六个徒弟。"
STORY = (
    "东头的葛大婶守着三间瓦房，女儿在省城读高三，丈夫前年摔断了腿。"
    "村里帮她在果园找了份活，一天八十元。东头的路灯也亮了。"
)


@pytest.fixture(scope="module")
def village() -> Library:
    return a_library(
        a_page(
            a_speech("邵一", ORCHARD, posts=("橘岭村党支部书记",)),
            a_speech("岑二", FERRY, posts=("轮渡公司船长",)),
            a_speech("管三", STORY, posts=("河口镇镇长",)),
        )
    )


@pytest.mark.parametrize(
    "turns",
    [
        ("岑二老公也在轮渡上吗",),
        ("岑二说了什么", "她儿子也在码头上班吗"),
        ("岑二的女儿坐轮渡吗",),
        ("岑二个仔坐轮渡吗",),
        ("邵一的哥哥也种橘子吗",),
        ("邵一说了什么", "他家娃也在果园吗"),
    ],
)
def test_a_relative_of_whom_somebody_does_not_tell_is_told_of_nowhere(village: Library, turns: tuple[str, ...]) -> None:
    visitor = Visitor(a_conversation(village))
    given = [visitor.asks(turn)[0] for turn in turns][-1]
    assert isinstance(given, NotFound)
    assert given.why is Why.PRIVATE


@pytest.mark.parametrize("turns", [("邵一的爱人也在果园吗",), ("邵一说了什么", "他老婆在果园剪枝吗")])
def test_a_relative_of_whom_somebody_tells_is_quoted(village: Library, turns: tuple[str, ...]) -> None:
    visitor = Visitor(a_conversation(village))
    given, reply = [visitor.asks(turn) for turn in turns][-1]
    assert isinstance(given, Quote)
    assert "我爱人也在果园里剪枝" in reply.plain


@pytest.mark.parametrize("question", ["葛大婶的女儿考上大学没", "葛大婶的丈夫后来好了没", "葛大婶的孙子在果园吗"])
def test_what_is_told_of_somebody_inside_is_no_answer_of_what_became_of_it(village: Library, question: str) -> None:
    given, _ = Visitor(a_conversation(village)).asks(question)
    assert not isinstance(given, Quote)


@pytest.mark.parametrize("question", ["葛大婶的女儿在哪读书", "葛大婶找到活了吗", "我爱人想坐轮渡，一天开几班"])
def test_what_is_told_of_somebody_is_quoted(village: Library, question: str) -> None:
    given, _ = Visitor(a_conversation(village)).asks(question)
    assert isinstance(given, Quote | Candidates)
    assert isinstance(given, Quote)


@pytest.mark.parametrize(
    ("asked", "text", "told"),
    [
        ("那个司机抓了没有", "司机跑了。", False),
        ("那个司机抓了没有", "司机第三天落网。", True),
        ("骗子判了几年", "警方立案。", True),
        ("骗子判了几年", "村里开大会。", False),
        ("她后来结婚了吗", "她开了一家茶馆。", False),
        ("她后来结婚了吗", "她嫁到了外省。", True),
        ("老汉的孙子回来了没", "孙子在广东打工。", False),
        ("老汉的孙子回来了没", "孙子去年返乡养羊。", True),
        ("投出去的钱回来了没", "钱在账上。", True),
        ("抓了多少骗子", "村里开大会。", True),
        ("走丢的老人找得回来吗", "手表能定位。", True),
        ("鼓师找到徒弟没有", "鼓师找不到徒弟。", True),
        ("一年级小朋友回家还要写作业吗", "不布置书面作业。", True),
    ],
)
def test_what_became_of_somebody_is_told_by_words_for_it(asked: str, text: str, told: bool) -> None:
    assert is_told(asked, text) == told


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("邵一老婆种地吗", True),
        ("他妈妈也教书吗", True),
        ("其他妈妈怎么说", False),
        ("我的老婆能进厂吗", False),
        ("我跟他说过，我儿子没学上", False),
        ("他们爸妈在哪打工", False),
    ],
)
def test_a_relative_is_asked_of_somebody_else(asked: str, found: bool) -> None:
    assert (relative_of(("邵一",), asked) is not None) == found


@pytest.mark.parametrize(
    ("asked", "found"), [("周大爷的闺女回村没", True), ("我邻居的儿子能入学吗", False), ("女儿住校要交多少钱", False)]
)
def test_a_relative_of_the_asker_is_nobody_told_of(asked: str, found: bool) -> None:
    assert (relative_in(asked) is not None) == found


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("打了120等半天", "救护车等半天"),
        ("叫个120要多久", "救护车要多久"),
        ("110多久能到", "报警多久能到"),
        ("打119没人接", "火警没人接"),
        ("打了120吨粮", "打了120吨粮"),
        ("从110到120太少", "从110到120太少"),
        ("月票120元", "月票120元"),
    ],
)
def test_whom_one_calls_by_a_number_is_no_quantity(said: str, read: str) -> None:
    assert as_standard(said, real_library().language) == read


def test_who_calls_an_ambulance_is_not_told_of_tons() -> None:
    works = "去年建了污水站，一天能处理120吨，旺季还是不够，大家等得心急。"
    doctor = "救护车从11辆加到25辆，四十分钟以内赶到。"
    town = a_library(a_page(a_speech("文一", works), a_speech("方二", doctor)))
    given, reply = Visitor(a_conversation(town)).asks("打了120等半天车不够")
    assert isinstance(given, Quote | Candidates)
    assert "120吨" not in reply.plain
    assert "救护车" in reply.plain
