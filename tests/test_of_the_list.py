"""Those of a list by number or by a correction, who else is from a place, and one of somebody's speeches."""

from datetime import date

import pytest

from knowledge.answer import Answer, Candidates, Library, NotFound, PeopleCard, Quote
from tests.building import a_library, a_page, a_speech, asked, speaker_of

FIRST = a_page(
    a_speech("苗青", "茶山的路修通了，茶叶当天就能下山。", posts=("云溪县委书记",)),
    a_speech("苗青禾", "云溪小学添了食堂，孩子中午吃上热饭。", posts=("云溪县实验小学校长",)),
    a_speech("柏林", "茶叶合作社里有六十户，茶叶不愁卖。", posts=("云溪县青茶合作社理事长",)),
    a_speech("纪春", "老码头要留下来，夜里点上灯。", posts=("石桥镇党委书记",)),
    a_speech("苗圃", "门诊加了夜班，第一次装上了核磁。", posts=("市医院院长",)),
    page_id="first",
    day=date(2021, 3, 1),
)
SECOND = a_page(
    a_speech("纪春", "码头点灯以后，茶叶也从这里装船。", posts=("石桥镇党委书记",)),
    page_id="second",
    day=date(2022, 3, 1),
)


@pytest.fixture(scope="module")
def town() -> Library:
    return a_library(FIRST, SECOND)


def named(given: Answer) -> set[str]:
    assert isinstance(given, PeopleCard), given
    return {person.name for person in given.people}


@pytest.mark.parametrize(
    ("turn", "names"),
    [("前两个呢", {"苗青", "苗青禾"}), ("最后两位", {"纪春", "苗圃"}), ("头三个", {"苗青", "苗青禾", "柏林"})],
)
def test_some_of_a_list_are_those_at_its_head_or_its_end(town: Library, turn: str, names: set[str]) -> None:
    assert named(asked(town, "都有谁发言", turn)) == names


def test_more_than_the_list_has_are_not_there(town: Library) -> None:
    assert isinstance(asked(town, "都有谁发言", "前九个呢"), NotFound)


@pytest.mark.parametrize("turn", ["返回", "回到名单", "刚才的列表再发一下"])
def test_a_list_is_shown_again_behind_one_of_it(town: Library, turn: str) -> None:
    assert len(named(asked(town, "谁谈到茶叶", "第二个", turn))) == 3


@pytest.mark.parametrize("turn", ["除了他们还有吗", "除了这三个还有谁"])
def test_nobody_who_did_not_say_the_word_is_quoted_behind_those_who_did(town: Library, turn: str) -> None:
    assert isinstance(asked(town, "谁谈到茶叶", turn), NotFound | Candidates)


def test_one_of_a_surname_is_counted_among_those_who_bear_it(town: Library) -> None:
    assert speaker_of(asked(town, "都有谁发言", "第三个姓苗的讲了什么")) == "苗圃"


@pytest.mark.parametrize(
    ("question", "turn", "name"),
    [
        ("苗书记说了什么", "不是书记，是院长", "苗圃"),
        ("苗院长说了什么", "不是院长是校长", "苗青禾"),
        ("谁是书记", "那理事长那个呢", "柏林"),
        ("谁谈到茶叶", "不是书记是理事长", "柏林"),
    ],
)
def test_a_correction_is_of_whoever_was_called_so(town: Library, question: str, turn: str, name: str) -> None:
    assert speaker_of(asked(town, question, turn)) == name


@pytest.mark.parametrize(
    ("turns", "names"),
    [
        (("云溪还有谁发言",), {"苗青", "苗青禾", "柏林"}),
        (("苗青讲了什么", "云溪还有谁"), {"苗青禾", "柏林"}),
        (("柏林讲了什么", "他们县还有谁讲话"), {"苗青", "苗青禾"}),
    ],
)
def test_who_else_is_from_a_place_is_who_else_speaks_from_there(
    town: Library, turns: tuple[str, ...], names: set[str]
) -> None:
    assert named(asked(town, *turns)) == names


@pytest.mark.parametrize(
    ("turns", "page"),
    [
        (("纪春第一次讲了什么",), "first"),
        (("纪春第二篇讲什么",), "second"),
        (("纪书记最后一次发言说了什么",), "second"),
        (("纪春讲了几次", "前一回讲的啥"), "first"),
        (("纪春讲了几次", "第一次讲啥", "第二次呢"), "second"),
    ],
)
def test_a_speech_is_told_by_its_number(town: Library, turns: tuple[str, ...], page: str) -> None:
    given = asked(town, *turns)
    assert isinstance(given, Quote)
    assert given.found.passage.page.id == page


def test_what_was_done_for_the_first_time_is_a_matter(town: Library) -> None:
    assert speaker_of(asked(town, "第一次装上了什么")) == "苗圃"


def test_behind_whoever_comes_first_the_last_is_the_last_of_all() -> None:
    assert speaker_of(asked(a_library(FIRST), "第一个发言的是谁", "最后一个呢")) == "苗圃"
