"""Whom a surname with a title means that is another word too, another one's surname, or a nickname in print."""

import pytest

from knowledge.answer import Library, NotFound, PeopleCard, PersonCard, Quote, Why
from tests.building import Visitor, a_conversation, a_library, a_page, a_speech, asked, speaker_of


@pytest.fixture(scope="module")
def town() -> Library:
    return a_library(
        a_page(
            a_speech("陶岭", "老窑址要留住，博物馆要免费开放。", posts=("市博物馆馆长",)),
            a_speech("于青", "贷款要送到田头。", posts=("农商银行行长",)),
            a_speech(
                "百里川",
                "我的姓少见，街坊都叫我“百局长”。办事窗口要少跑腿，差评有三百条。",
                posts=("市政务服务局副局长",),
            ),
            a_speech("贺苗", "水库要修，水价不涨。", posts=("市水务局局长",)),
        )
    )


@pytest.mark.parametrize("family", ["何", "任", "全", "常", "向", "曾", "段"])
@pytest.mark.parametrize("asks", ["说了什么", "是谁", "提了什么建议", "怎么说"])
def test_a_surname_that_is_another_word_too_is_nobody_elses(town: Library, family: str, asks: str) -> None:
    given = asked(town, f"{family}馆长{asks}")
    assert isinstance(given, NotFound), given
    assert given.why is Why.PERSON
    assert given.wording == f"{family}馆长"


@pytest.mark.parametrize(
    "question", ["哪个馆长发言了", "任何馆长说了什么", "陶馆长说了什么", "馆长说了什么", "查馆长的发言"]
)
def test_what_asks_for_a_holder_goes_on_doing_so(town: Library, question: str) -> None:
    assert speaker_of(asked(town, question)) == "陶岭"


@pytest.mark.parametrize("question", ["任馆长的是谁", "馆长是谁", "陶馆长是谁"])
def test_who_serves_as_what_is_asked_for_the_holder(town: Library, question: str) -> None:
    given = asked(town, question)
    assert isinstance(given, PersonCard | PeopleCard)
    assert [person.name for person in given.people] == ["陶岭"]


def test_a_surname_that_is_another_word_too_is_its_bearers(town: Library) -> None:
    assert speaker_of(asked(town, "于行长说了什么")) == "于青"


@pytest.mark.parametrize("question", ["王馆长是谁", "王馆长叫什么名字", "刘馆长是哪个单位的", "馆长张伟是谁"])
def test_the_only_holder_is_told_of_as_another(town: Library, question: str) -> None:
    given, reply = Visitor(a_conversation(town)).asks(question)
    assert isinstance(given, NotFound), given
    assert [person.name for person in given.holders] == ["陶岭"]
    assert "另一位：陶岭（市博物馆馆长）" in reply.plain
    assert isinstance(asked(town, question, "他说了什么"), NotFound)


@pytest.mark.parametrize("question", ["百局长说了什么", "百局长说差评有多少", "贺局长说了什么|不是局长，是百局长"])
def test_a_printed_nickname_is_its_bearers(town: Library, question: str) -> None:
    given = asked(town, *question.split("|"))
    assert isinstance(given, Quote), given
    assert speaker_of(given) == "百里川"


@pytest.mark.parametrize("question", ["百局长是谁的绰号", "人称百局长的是哪一位"])
def test_who_is_called_so_is_told_in_his_own_words(town: Library, question: str) -> None:
    given = asked(town, question)
    assert isinstance(given, Quote), given
    assert speaker_of(given) == "百里川"
    assert "百局长" in given.passage.text


def test_a_printed_nickname_tells_who_it_is(town: Library) -> None:
    given = asked(town, "百局长是谁")
    assert isinstance(given, PersonCard)
    assert [person.name for person in given.people] == ["百里川"]


@pytest.mark.parametrize("question", ["校长说了什么", "校长的话"])
def test_a_title_by_which_somebody_is_called_stays_that_of_its_holder(question: str) -> None:
    called = a_speech("柳青", "孩子们都叫我“校长”，也喊我“大姐”。食堂要修。", posts=("云溪乡邮递员",))
    school = a_library(a_page(called, a_speech("卫红", "操场铺好了。", posts=("云溪小学校长",))))
    assert speaker_of(asked(school, question)) == "卫红"
