"""What stands around a question and asks for nothing else: above all what somebody needs the answer for."""

import pytest

from knowledge.answer import Library, PeopleCard, PersonCard, Quote
from knowledge.question.framing import without_frame, without_introduction
from tests.building import Visitor, a_conversation, a_library, a_page, a_speech, speaker_of

WHARF: str = "老码头要修。今年拆掉五座旧吊机,沿江的步道从十里延到十八里,孩子们能看江豚。"
LOOM: str = "我们厂的织机换了三百台,产教联盟带着徒弟学,废水循环用,一年省下四十万吨。"
CLINIC: str = "村里的诊室有人坐班了,产教联盟给我们送来两个医生,老人看病不出村。"


@pytest.fixture
def town() -> Library:
    return a_library(
        a_page(
            a_speech("于晓", WHARF, posts=("江口区交通局局长",), headline="码头边上看江豚"),
            a_speech("崔明", LOOM, posts=("恒丰纺织厂车间主任",), headline="换机器 省下水"),
            a_speech("韩雪", CLINIC, posts=("竹溪村卫生室主任",), headline="看病不出村"),
        )
    )


@pytest.fixture
def reader(town: Library) -> Visitor:
    return Visitor(a_conversation(town))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("织机换了几台,简报里要写准数", "织机换了几台"),
        ("于晓听完报告什么心情 导语想用", "于晓听完报告什么心情"),
        ("韩雪的职务是什么 署名要用", "韩雪的职务是什么"),
        ("产教联盟都有谁讲 我做个对比表", "产教联盟都有谁讲"),
        ("照片是谁拍的,图说要署名", "照片是谁拍的"),
        ("这句在哪一版 我要标出处", "这句在哪一版"),
        ("我写论文用,老码头怎么修", "老码头怎么修"),
        ("写材料要用 废水怎么办", "废水怎么办"),
        ("于晓的原话,好写进稿子", "于晓的原话"),
        ("老师让我们写作文 步道有多长", "步道有多长"),
        ("我要写稿,急用,崔明说了什么", "崔明说了什么"),
    ],
)
def test_what_it_is_needed_for_is_no_part_of_what_is_asked(text: str, asked: str) -> None:
    assert without_frame(text) == asked


@pytest.mark.parametrize(
    "text",
    ["孩子要写作业,家长管不管", "要用水,水费多少", "我要报名,怎么报", "材料要用新的,谁买", "我要标出处", "出处是什么"],
)
def test_what_tells_of_the_matter_is_kept_and_so_is_a_purpose_alone(text: str) -> None:
    assert without_frame(text) == text


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("我邻居老板说厂子要搬,区里管不管", "厂子要搬,区里管不管"),
        ("有个老乡讲种田亏钱,怎么办", "种田亏钱,怎么办"),
        ("孩子老师说要装空调,钱谁出", "要装空调,钱谁出"),
        ("我们车间主任抱怨招不到徒弟,上头有什么办法", "招不到徒弟,上头有什么办法"),
        ("隔壁老吴跟我说渡口要拆,是不是真的", "渡口要拆,是不是真的"),
    ],
)
def test_who_told_the_citizens_own_story_is_no_part_of_what_is_asked(text: str, asked: str) -> None:
    assert without_frame(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "有个代表说种田亏钱,怎么办",
        "渡口镇书记说要修路,钱从哪来",
        "我们老板说了什么,怎么办",
        "我邻居说渡口要拆",
        "老师说要装空调,钱谁出",
    ],
)
def test_whom_the_page_may_know_stays_and_so_does_a_story_without_a_question(text: str) -> None:
    assert without_frame(text) == text


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("织机换了几台 简报里要写准数", "崔明"),
        ("我写论文用,步道修到多长", "于晓"),
        ("看病出不出村,图说要用", "韩雪"),
    ],
)
def test_a_question_with_its_purpose_is_answered_as_one_without(reader: Visitor, question: str, name: str) -> None:
    assert speaker_of(reader.asks(question)[0]) == name


@pytest.mark.parametrize(
    ("message", "card"),
    [
        ("我是退休老师,想问下崔明是干什么的", True),
        ("您好我是开渡船的,请问于晓是什么官", True),
        ("我家是种棉花的,韩雪是哪个单位的", True),
        ("我刚搬来江口,于晓是干啥的", True),
        ("本人在码头上班,想知道崔明是谁", True),
        ("老师好,请问一下,崔明是什么职务", True),
        ("我家孩子在这边上小学,韩雪是谁", True),
        ("我是下岗工人,韩雪说了什么", False),
    ],
)
def test_who_the_citizen_is_is_no_part_of_what_is_asked_of_somebody(reader: Visitor, message: str, card: bool) -> None:
    given, reply = reader.asks(message)
    assert isinstance(given, PersonCard if card else Quote)
    assert "没有" not in reply.plain


@pytest.mark.parametrize(
    "text",
    [
        "我是养羊的,织机换了几台",
        "我的工资太低,崔明怎么说",
        "我是于晓村里的,崔明说了什么",
        "我是织布的,崔明替我们说了什么",
    ],
)
def test_what_a_matter_or_somebody_himself_is_asked_for_by_is_kept(town: Library, text: str) -> None:
    assert without_introduction(text, town.language) == text


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("老实说,谁讲了废水", "谁讲了废水"),
        ("那我直接问,哪些代表讲了步道", "哪些代表讲了步道"),
        ("说实话 老码头怎么修", "老码头怎么修"),
        ("就直说吧,崔明说了什么", "崔明说了什么"),
        ("有一说一,诊室有人吗", "诊室有人吗"),
        ("于晓是我表哥,他在会上讲了什么", "于晓在会上讲了什么"),
        ("崔明是我们家邻居 他说废水怎么办", "崔明说废水怎么办"),
    ],
)
def test_how_plainly_and_of_what_kin_it_is_asked_is_no_part_of_what_is_asked(text: str, asked: str) -> None:
    assert without_frame(text) == asked


@pytest.mark.parametrize("question", ["直接问镇里行不行", "实话说出来会怎么样", "老实人吃亏怎么办"])
def test_plain_speech_that_is_the_matter_stays(question: str) -> None:
    assert without_frame(question) == question


@pytest.mark.parametrize(
    "question",
    [
        "人代会上谁讲了废水",
        "这次两会上谁提到废水",
        "临州市人代会期间谁说了废水",
        "谁在市人民代表大会上提了废水",
        "今年的人代会上有没有讲废水",
    ],
)
def test_that_it_was_said_at_the_meeting_is_no_part_of_what_is_asked(reader: Visitor, question: str) -> None:
    given, _ = reader.asks(question)
    assert isinstance(given, Quote)
    assert speaker_of(given) == "崔明"


@pytest.mark.parametrize(
    "question",
    [
        "人代会讲了些什么",
        "临州人代会上都说了什么",
        "这次人代会主要谈了哪些事",
        "我想了解临州市人代会，发言的代表都有谁",
        "我在写关于临州市第五届人代会的论文，一共几位代表发言，分别是谁",
    ],
)
def test_what_was_said_at_the_meeting_is_told_by_who_spoke(reader: Visitor, question: str) -> None:
    given, _ = reader.asks(question)
    assert isinstance(given, PeopleCard)
    assert len(given.people) == 3


def test_who_spoke_of_the_meeting_itself_is_looked_for(reader: Visitor) -> None:
    given, _ = reader.asks("谁谈到人代会")
    assert not isinstance(given, PeopleCard)
