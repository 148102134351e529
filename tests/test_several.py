"""Several questions of which a later one names no subject: it is asked of the matter before it, and of no other."""

import pytest

from knowledge.answer import Candidates, Library, Quote
from tests.building import a_library, a_page, a_speech, asked

WARD = "卫生院添了两台彩超机，夜里也有人值班，医生还缺三名，下乡的医生每月补贴八百元。"
STAGE = "剧团去年下乡演出九十场，工资太低，青年演员每月到手两千八百元，排练厅没有空调，夏天四十度。"
CLASS = "职校的焊工班免学费、包吃住，学满半年就上岗，去年就业率百分之九十六，三百人报名。"
HOME = "养老院有床位一百二十张，自理的老人每月收费一千五百元，护理员一个人要管九位老人。"


@pytest.fixture(scope="module")
def town() -> Library:
    return a_library(
        a_page(
            a_speech("王一", WARD, posts=("河口镇卫生院院长",), headline="夜里有灯"),
            a_speech("李二", STAGE, posts=("市剧团团长",), headline="台上要有新戏"),
            a_speech("张三", CLASS, posts=("市职业学校副校长",), headline="学一门手艺"),
            a_speech("赵四", HOME, posts=("石桥镇镇长",), headline="安心养老"),
        )
    )


def quoted(given: object) -> list[str]:
    """What is quoted, in its order."""
    if not isinstance(given, Quote):
        return []
    return [given.found.passage.text, *(one.found.passage.text for one in given.further if one.found)]


@pytest.mark.parametrize(
    "question",
    [
        "卫生院招人吗 工资多少",
        "养老院缺人吗？一个月到手多少？",
        "造船厂招工吗，包吃住不",
        "造船厂招工吗 月薪多少",
        "彩超机有几台 就业率多少",
        "养老院一个月收费多少 有空调吗",
        "卫生院的医生够不够 学费多少钱",
    ],
)
def test_what_names_no_subject_is_not_answered_of_another_matter(town: Library, question: str) -> None:
    own = {WARD} if "卫生" in question or "彩超" in question else {HOME} if "养老" in question else set()
    assert set(quoted(asked(town, question))) <= own


@pytest.mark.parametrize(
    "turns", [("造船厂招人吗", "工资多少"), ("造船厂招工吗", "一个月到手多少"), ("造船厂要人吗", "包吃包住吗")]
)
def test_nor_is_a_turn_behind_what_was_not_found(town: Library, turns: tuple[str, str]) -> None:
    assert isinstance(asked(town, *turns), Candidates)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("剧团招人吗 工资多少", STAGE),
        ("焊工班学多久 包吃住吗", CLASS),
        ("焊工班学多久？就业率多少？", CLASS),
        ("卫生院缺医生吗 补贴多少", WARD),
    ],
)
def test_it_is_answered_of_its_own(town: Library, question: str, text: str) -> None:
    assert quoted(asked(town, question)) == [text]


def test_a_short_question_whether_is_one_by_itself(town: Library) -> None:
    given = asked(town, "养老院有多少床位 有空调吗")
    assert isinstance(given, Quote)
    assert quoted(given) == [HOME]
    assert [(one.asked.wording, one.found) for one in given.further] == [("有空调吗", None)]


def test_what_names_its_own_subject_is_asked_of_everybody(town: Library) -> None:
    assert quoted(asked(town, "养老院有多少床位 剧团演了多少场")) == [HOME, STAGE]


def test_where_none_is_answered_what_is_related_to_each_is_shown(town: Library) -> None:
    given = asked(town, "养老院伙食多少钱 就业率多少")
    assert isinstance(given, Candidates)
    assert {one.passage.text for one in given.found} == {HOME, CLASS}


@pytest.mark.parametrize(("turn", "is_told"), [("包吃住吗", True), ("包吃包住吗", True), ("招人吗", False)])
def test_a_word_that_is_printed_elsewhere_is_not_read_into_what_was_shown(
    town: Library, turn: str, is_told: bool
) -> None:
    assert isinstance(asked(town, "焊工班", turn), Quote) is is_told
    assert not isinstance(asked(town, "养老院", turn), Quote)
