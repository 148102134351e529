"""Printed words that are quoted from memory are known by all of them in their order, and few more in print."""

import pytest

from knowledge.answer import Candidates, PeopleCard, Quote, answer
from knowledge.asked import Context
from tests.building import a_library, a_page, a_speech

SAYINGS = a_library(
    a_page(
        a_speech("郝一", "老人讲,一句“哎哟”能把人的魂勾走。我学戏三十年。", posts=("市剧团团长",)),
        a_speech("郭二", "家具一年卖两百亿元,仿样却仿到自己人打自己人。", posts=("柳木业公司董事长",)),
        a_speech("高三", "补偿照发,一分不少。村民最怕没了租收。", posts=("柳镇党委书记",)),
        notes=("报告提出“山里求变、水里求精”,把今后五年的账本摊在代表面前。",),
    )
)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("“仿样仿到自己人打自己人”谁讲的", "郭二"),
        ("“仿样却仿到自己打自己人”谁讲的", "郭二"),
        ("“哎哟能把人的魂勾走”谁讲的，出自哪", "郝一"),
        ("“补偿照发，一分不少”谁说的", "高三"),
    ],
)
def test_whose_words_are_quoted_from_memory(asked: str, name: str) -> None:
    given, _ = answer(asked, Context(), SAYINGS)
    assert isinstance(given, Quote)
    assert given.passage.speaker is not None
    assert given.passage.speaker.name == name


def test_an_enumeration_in_quotation_marks_is_one_quotation() -> None:
    given, _ = answer("“山里求变、水里求精”谁提出来的", Context(), SAYINGS)
    assert isinstance(given, Quote)
    assert given.passage.speaker is None


@pytest.mark.parametrize("asked", ["“仿样仿到他们打自己人”谁讲的", "“自己人帮自己人好”谁讲的"])
def test_what_nobody_said_is_nobodys(asked: str) -> None:
    given, _ = answer(asked, Context(), SAYINGS)
    assert not isinstance(given, Quote)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("记得有位镇书记讲过补偿照发，是谁", "高三"),
        ("好像有人说过仿样仿到自己人，哪位", "郭二"),
        ("有个团长说过能把魂勾走，是哪个", "郝一"),
    ],
)
def test_who_it_was_that_said_a_thing_is_told_by_the_words(asked: str, name: str) -> None:
    given, _ = answer(asked, Context(), SAYINGS)
    assert isinstance(given, Quote | Candidates)
    first = given.found if isinstance(given, Quote) else given.found[0]
    assert first.passage.speaker is not None
    assert first.passage.speaker.name == name


def test_a_dialect_word_in_quotation_marks_is_that_word() -> None:
    library = a_library(a_page(a_speech("郝一", "请后生仔也容易了。"), a_speech("郭二", "年轻人都走了。")))
    given, _ = answer("提到“后生仔”的代表有哪些", Context(), library)
    assert isinstance(given, PeopleCard)
    assert [person.name for person in given.people] == ["郝一"]
    assert given.wording == "后生仔"
