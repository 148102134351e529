"""Who is asked of a matter and printed nowhere: nobody else's words are given for theirs."""

import pytest

from knowledge.answer import Library, NotFound, PeopleCard, Quote, Why, answer
from knowledge.asked import Ambiguous, Asked, Context, Unprinted
from knowledge.question import understand
from tests.building import Visitor, a_conversation, a_library, a_page, a_speech

PAGE = a_page(
    a_speech("王静", "大学生的就业要抓紧，每年开二十场招聘会，就业补贴一次给一千元。", posts=("市人社局局长",)),
    a_speech("谢岭", "学校的就业课要办好，老师教得好，家长才放心。", posts=("市教育局局长",)),
    a_speech("谢大江", "夜班公交要多开几趟，工人下班才有车坐。", posts=("临州公交集团12路驾驶员",)),
)


@pytest.fixture(scope="module")
def town() -> Library:
    return a_library(PAGE)


def asked(town: Library, message: str) -> Asked:
    return understand(message, Context(), town.language)


@pytest.mark.parametrize(
    ("question", "who", "matter"),
    [
        ("市长怎么看就业", "市长", "就业"),
        ("市委书记对就业有什么看法", "市委书记", "就业"),
        ("交通局有没有提到夜班", "交通局", "夜班"),
        ("医院院长讲了就业吗", "医院院长", "就业"),
        ("省长关于夜班公交是怎么说的", "省长", "夜班公交"),
        ("组织部长说的就业", "组织部长", "就业"),
        ("财政局的就业计划", "财政局", "就业"),
        ("王海涛对就业有什么看法", "王海涛", "就业"),
        ("刘代表怎么看就业", "刘代表", "就业"),
        ("张书记就夜班公交说了什么", "张书记", "夜班公交"),
        ("请问律师对就业持什么态度", "律师", "就业"),
        ("市长对就业的看法", "市长", "就业"),
        ("市长在就业方面有什么打算", "市长", "就业"),
        ("就业方面副市长有什么要求", "副市长", "就业"),
        ("就业这事市长是怎么说的", "市长", "就业"),
        ("市长打算怎么抓就业", "市长", "就业"),
        ("省长支持就业吗", "省长", "就业"),
        ("想听市长讲就业", "市长", "就业"),
    ],
)
def test_who_is_printed_nowhere_has_said_nothing_of_a_matter(
    town: Library, question: str, who: str, matter: str
) -> None:
    found = asked(town, question)
    assert isinstance(found, Unprinted), found
    assert (found.wording, found.matter) == (who, matter)


@pytest.mark.parametrize(
    "question",
    [
        "王静怎么看就业",
        "人社局对就业有什么看法",
        "教育局长有没有提到就业",
        "谁怎么看就业",
        "他怎么看就业",
        "大学生的就业计划",
    ],
)
def test_who_is_printed_or_only_meant_is_no_stranger(town: Library, question: str) -> None:
    assert not isinstance(asked(town, question), Unprinted)


def test_of_several_who_may_be_meant_it_is_asked_back(town: Library) -> None:
    assert isinstance(asked(town, "小谢怎么看就业"), Ambiguous)


def test_who_else_speaks_of_it_is_said_to_be_asked_for_and_is_told_next(town: Library) -> None:
    found, context = answer("市长怎么看就业", Context(), town)
    assert isinstance(found, NotFound)
    assert (found.why, found.wording, found.matter) == (Why.PERSON, "市长", "就业")
    told, _ = answer("那谁谈到了", context, town)
    assert isinstance(told, PeopleCard)
    assert {person.name for person in told.people} == {"王静", "谢岭"}
    unspoken, _ = answer("市长怎么看奥运会", Context(), town)
    assert isinstance(unspoken, NotFound)
    assert not unspoken.matter, "of that nobody speaks"


def test_what_is_said_then_names_the_matter() -> None:
    visitor = Visitor(a_conversation(a_library(PAGE)))
    assert "谁谈到就业" in visitor.asks("市长怎么看就业")[1].plain
    assert "谁谈到" not in visitor.asks("市长怎么看奥运会")[1].plain


def test_the_words_of_others_are_found_all_the_same(town: Library) -> None:
    found, _ = answer("大学生的就业补贴给多少", Context(), town)
    assert isinstance(found, Quote)
