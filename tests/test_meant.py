"""What messages mean that read like others: posts, days, schools, things that are counted, bare turns."""

import pytest

from knowledge.answer import NotFound, PageCard, PeopleCard, PersonCard, Quote, answer
from knowledge.asked import Context
from tests.building import Visitor, a_conversation, a_library, a_page, a_speech, real_library, speaker_of


@pytest.mark.parametrize("question", ["茶园是10月10日开园吗", "10月10日是什么日子"])
def test_a_day_that_is_printed_in_the_words_is_no_paper(citizen: Visitor, question: str) -> None:
    given, reply = citizen.asks(question)
    assert not isinstance(given, NotFound | PageCard)
    assert "10月10日开园" in reply.plain


def test_a_paper_of_a_day_is_one_still(citizen: Visitor) -> None:
    given, _ = citizen.asks("10月10日那天的报纸")
    assert isinstance(given, NotFound)


def test_who_somebody_is_is_told_as_before(citizen: Visitor) -> None:
    assert isinstance(citizen.asks("王一是谁")[0], PersonCard)


@pytest.mark.parametrize("turn", ["书记是谁", "那书记是谁", "那个书记叫什么"])
def test_a_post_alone_is_asked_of_who_spoke_last_where_it_is_his(visitor: Visitor, turn: str) -> None:
    given, _ = visitor.asks("伞铺村", turn)
    assert isinstance(given, PersonCard)
    assert [person.name for person in given.people] == ["李星"]


@pytest.mark.parametrize("question", ["有几个厂", "联村有几个村", "有数字吗"])
def test_who_counts_things_is_shown_no_list_of_people(visitor: Visitor, question: str) -> None:
    assert not isinstance(visitor.asks(question)[0], PeopleCard)


@pytest.mark.parametrize("question", ["有几个局长", "村干部有几个", "有几个女代表"])
def test_who_counts_people_is_shown_them(visitor: Visitor, question: str) -> None:
    assert isinstance(visitor.asks(question)[0], PeopleCard)


@pytest.mark.parametrize(
    "turns",
    [
        ("罗芳是财政局的吗",),
        ("罗芳是不是天元区的",),
        ("罗芳的职务是副局长吗",),
        ("罗芳是局长吧",),
        ("罗芳说了什么", "她是总经理吗"),
        ("罗芳说了什么", "她是园区的吗"),
    ],
)
def test_whether_somebody_is_this_or_that_the_printed_posts_tell(visitor: Visitor, turns: tuple[str, ...]) -> None:
    given, _ = visitor.asks(*turns)
    assert isinstance(given, PersonCard)
    assert [person.name for person in given.people] == ["罗芳"]


@pytest.mark.parametrize("question", ["李红说对接清华大学了吗", "有没有提到北京大学"])
def test_a_school_that_no_page_prints_is_not_answered_with_another(visitor: Visitor, question: str) -> None:
    assert not isinstance(visitor.asks(question)[0], Quote)


@pytest.mark.parametrize("question", ["国防科技大学谁讲了", "李红说对接国防科大了吗"])
def test_a_school_that_is_printed_by_a_shorter_name_is_found(visitor: Visitor, question: str) -> None:
    given, _ = visitor.asks(question)
    assert isinstance(given, Quote)
    assert speaker_of(given) == "李红"


@pytest.mark.parametrize("question", ["李红是说要对接中南大学吗", "李红是在说中南大学吗"])
def test_whether_somebody_speaks_of_a_place_is_no_question_for_the_post(visitor: Visitor, question: str) -> None:
    assert not isinstance(visitor.asks(question)[0], PersonCard)


def test_who_keeps_accounts_is_asked_for_as_people_are(visitor: Visitor) -> None:
    given, _ = visitor.asks("有没有会计")
    assert isinstance(given, PeopleCard | PersonCard)
    assert "罗芳" in [person.name for person in given.people]


@pytest.mark.parametrize("question", ["谁是医生", "园区主任是谁"])
def test_nobody_holds_a_post_that_only_resembles_his(visitor: Visitor, question: str) -> None:
    assert isinstance(visitor.asks(question)[0], NotFound)


def test_who_wrote_the_report_of_the_congress_is_not_who_wrote_the_page(visitor: Visitor) -> None:
    assert not isinstance(visitor.asks("党代会报告谁写的")[0], PageCard)
    assert isinstance(visitor.asks("这篇报道谁写的")[0], PageCard)


def test_a_bare_turn_that_asks_stays_with_whom_it_is_asked_of(citizen: Visitor) -> None:
    given, _ = citizen.asks("李二说了什么", "为什么难")
    assert not isinstance(given, Quote) or speaker_of(given) == "李二"


@pytest.mark.parametrize("question", ["李红是教育局局长对不对", "听说罗芳是人社局局长,对吗"])
def test_whether_it_is_so_asks_who_somebody_is(visitor: Visitor, question: str) -> None:
    assert isinstance(visitor.asks(question)[0], PersonCard)


@pytest.mark.parametrize("question", ["李星哪年当书记的", "李星什么时候当上村支书的"])
def test_since_when_somebody_has_a_post_is_not_told_by_other_words(visitor: Visitor, question: str) -> None:
    assert isinstance(visitor.asks(question)[0], NotFound)


def test_since_when_one_has_a_post_is_told_where_one_says_it() -> None:
    page = a_page(a_speech("周五", "我2014年当书记那会儿,村里没有一条像样的路。"))
    _, reply = Visitor(a_conversation(a_library(page))).asks("周五哪年当书记的")
    assert "2014年当书记" in reply.plain


def test_whether_somebody_was_a_soldier_is_not_told_by_another_post() -> None:
    page = a_page(a_speech("周五", "我当了十年村长,路才修通。"), a_speech("吴六", "我当兵回来,就在村里种树。"))
    former, soldier = (Visitor(a_conversation(a_library(page))).asks(f"{name}当过兵吗")[1] for name in ("周五", "吴六"))
    assert "十年村长" not in former.plain
    assert "当兵回来" in soldier.plain


def test_the_headlines_are_told(visitor: Visitor) -> None:
    _, reply = visitor.asks("标题有哪些")
    assert reply.plain.count("《") >= 6


def test_another_note_is_the_next_one(visitor: Visitor) -> None:
    first, second, third = (
        visitor.asks(turn)[0] for turn in ("编者按写了什么", "还有一个编者按吗", "还有别的编者按吗")
    )
    assert isinstance(first, Quote)
    assert isinstance(second, Quote)
    assert isinstance(third, Quote)
    assert first.passage.source.id == third.passage.source.id != second.passage.source.id


def test_another_note_is_another_than_the_one_shown_whatever_was_asked_since(visitor: Visitor) -> None:
    first, _, third = (visitor.asks(turn)[0] for turn in ("编者按写了什么", "罗芳讲了什么", "另一篇编者按呢"))
    assert isinstance(first, Quote)
    assert isinstance(third, Quote)
    assert third.passage.speech is None
    assert first.passage.source.id != third.passage.source.id


@pytest.mark.parametrize("question", ["这些发言分成哪几个主题", "这些发言分了几个话题"])
def test_into_which_themes_speeches_are_parted_is_told_by_the_sections(visitor: Visitor, question: str) -> None:
    assert "党代表热议·升级" in visitor.asks("都有谁发言", question)[1].plain


@pytest.mark.parametrize("question", ["罗芳是谁", "李星是干什么的"])
def test_a_card_tells_each_post_once(visitor: Visitor, question: str) -> None:
    given, reply = visitor.asks(question)
    assert isinstance(given, PersonCard)
    assert all(reply.plain.count(post) == 1 for post in given.people[0].posts)


def test_the_other_of_two_is_the_one_not_shown_yet(visitor: Visitor) -> None:
    assert speaker_of(visitor.asks("数字化谁讲了", "第一个", "另一位怎么说")[0]) == "邹建平"
    assert speaker_of(visitor.asks("数字化谁讲了", "第二个", "那另外一个呢")[0]) == "武利冲"


def test_the_other_passage_is_the_next_that_was_offered() -> None:
    library = real_library()
    offered = tuple(passage.id for passage in library.index.passages[:2])
    for last, other in (offered, offered[::-1]):
        given, _ = answer("另外那个呢", Context(passages=(last,), offered=offered), library)
        assert isinstance(given, Quote)
        assert given.found.passage.id == other


def test_a_turn_to_what_only_others_speak_of_leads_to_them(visitor: Visitor) -> None:
    assert speaker_of(visitor.asks("李红说了什么", "园区呢")[0]) == "姚永告"


def test_a_turn_to_what_the_last_one_speaks_of_too_stays_with_him(visitor: Visitor) -> None:
    assert speaker_of(visitor.asks("罗芳说了什么", "那企业呢")[0]) == "罗芳"
