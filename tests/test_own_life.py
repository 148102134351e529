"""What is asked of somebody's own life and wishes: told in the printed words, or not at all."""

import pytest

from knowledge.answer import Candidates, NotFound, Quote, Why
from tests.building import Visitor, a_conversation, a_library, a_page, a_speech


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("王一多大", "我今年三十一岁"),
        ("王一多大年纪", "我今年三十一岁"),
        ("王一的学历", "农业学校毕业"),
        ("王一是哪里毕业的", "毕业"),
    ],
)
def test_what_somebody_tells_of_the_own_life_is_quoted(citizen: Visitor, question: str, words: str) -> None:
    given, reply = citizen.asks(question)
    assert isinstance(given, Quote)
    assert words in reply.plain


def test_what_may_not_be_meant_is_only_related(citizen: Visitor) -> None:
    given, _ = citizen.asks("王一有孩子吗")
    assert isinstance(given, Candidates)


@pytest.mark.parametrize("question", ["李二多大", "李二的学历", "李二的电话是多少", "李二有孩子吗"])
def test_what_nobody_tells_of_himself_is_not_told(citizen: Visitor, question: str) -> None:
    given, _ = citizen.asks(question)
    assert isinstance(given, NotFound)
    assert given.why is Why.PRIVATE


def test_the_schooling_of_whom_somebody_speaks_is_not_his_own() -> None:
    school = a_speech("赵四", "我的学生里出过三个大学生，毕业起薪六千五。我盼毕业生都回来。", posts=("市一中校长",))
    given, _ = Visitor(a_conversation(a_library(a_page(school)))).asks("赵四的学历")
    assert isinstance(given, NotFound)


@pytest.mark.parametrize("question", ["王大娘说了什么", "王大娘多大年纪"])
def test_somebody_of_whom_a_speaker_tells_is_no_speaker_of_that_name(citizen: Visitor, question: str) -> None:
    _, reply = citizen.asks(question)
    assert "报上是" not in reply.plain
    assert "八十三岁的王大娘" in reply.plain


@pytest.mark.parametrize("question", ["王一有什么建议", "王一提了什么意见", "王一希望什么", "王一想要什么"])
def test_what_somebody_asks_for_is_quoted_where_it_is_said(citizen: Visitor, question: str) -> None:
    given, reply = citizen.asks(question)
    assert isinstance(given, Quote)
    assert "我盼着市里" in reply.plain


def test_wages_that_somebody_speaks_of_are_not_his_own(visitor: Visitor) -> None:
    spoken, own = visitor.asks("罗芳讲工资了吗")[0], visitor.asks("罗芳工资多少")[0]
    assert not isinstance(spoken, NotFound) or spoken.why is not Why.PRIVATE
    assert isinstance(own, NotFound)
    assert own.why is Why.PRIVATE
