"""What is asked of somebody's own life, wishes and words: told in the printed words, or not at all."""

import pytest

from knowledge.answer import Candidates, NotFound, PageCard, PeopleCard, PersonCard, Quote, Why
from tests.building import Visitor, a_conversation, a_library, a_page, a_speech, speaker_of

TEA = (
    "我今年三十一岁，从农业学校毕业后回到村里种茶，女儿在镇上读书。\n\n八十三岁的王大娘说，茶好不好，舌头知道。前年八月，茶园遭了雹子。\n\n"
    "我盼着市里给村里修一条茶路。茶园10月10日开园，客人要进得来。"
)
RIVERS = "我们要治好每一条河，一年接着一年干。\n\n治河先治岸。两只碗都要端稳，一碗是水，一碗是鱼。"


@pytest.fixture
def citizen() -> Visitor:
    speeches = (
        a_speech("王一", TEA, headline="把茶种到云里"),
        a_speech("李二", RIVERS, posts=("市水务局局长",), headline="治河"),
    )
    return Visitor(a_conversation(a_library(a_page(*speeches))))


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


def test_words_that_two_print_are_theirs_of_whom_it_is_asked(visitor: Visitor) -> None:
    given, _ = visitor.asks("“把长板拉长”是李红说的吗")
    assert isinstance(given, Quote)
    assert speaker_of(given) == "李红"


@pytest.mark.parametrize("question", ["王大娘说了什么", "王大娘多大年纪"])
def test_somebody_of_whom_a_speaker_tells_is_no_speaker_of_that_name(citizen: Visitor, question: str) -> None:
    _, reply = citizen.asks(question)
    assert "报上署名是" not in reply.plain
    assert "八十三岁的王大娘" in reply.plain


@pytest.mark.parametrize("question", ["王一有什么建议", "王一提了什么意见", "王一希望什么", "王一想要什么"])
def test_what_somebody_asks_for_is_quoted_where_it_is_said(citizen: Visitor, question: str) -> None:
    given, reply = citizen.asks(question)
    assert isinstance(given, Quote)
    assert "我盼着市里" in reply.plain


@pytest.mark.parametrize(
    "question",
    [
        "“两只碗都要端稳”是王一说的吧",
        "请核对：“两只碗都要端稳”是不是王一的原话",
        "核实引语“两只碗都要端稳”是谁的话",
        "引语核对：“两只碗都要端稳”",
        "“两只碗都要端稳”出自哪里",
    ],
)
def test_a_quotation_that_is_checked_stands_with_whose_it_is(citizen: Visitor, question: str) -> None:
    given, _ = citizen.asks(question)
    assert isinstance(given, Quote)
    assert speaker_of(given) == "李二"


@pytest.mark.parametrize(
    "question", ["一年接着一年干 是王一说的吧", "两只碗都要端稳 这句话是王一讲的对不对", "两只碗都要端稳是王一说的吗"]
)
def test_printed_words_without_marks_stand_with_whose_they_are(citizen: Visitor, question: str) -> None:
    given, _ = citizen.asks(question)
    assert isinstance(given, Quote)
    assert speaker_of(given) == "李二"


def test_a_quotation_within_a_quotation_is_found_as_it_is_printed(visitor: Visitor) -> None:
    given, _ = visitor.asks("“只有克服‘技术恐惧’，坚持自主创新”是谁说的")
    assert isinstance(given, Quote)
    assert speaker_of(given) == "武利冲"


@pytest.mark.parametrize("turn", ["是王一吗", "不是王一吗", "王一讲了吗", "王一也说了吗"])
def test_whether_somebody_spoke_of_the_last_matter_is_not_answered_with_other_words(
    citizen: Visitor, turn: str
) -> None:
    given, _ = citizen.asks("谁说治河先治岸", turn)
    assert not isinstance(given, Quote)


def test_of_words_that_nobody_is_printed_with_nobody_is_named(citizen: Visitor) -> None:
    given, reply = citizen.asks("“三只碗都要端稳”是王一说的吧")
    assert isinstance(given, NotFound)
    assert "李二" not in reply.plain


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


# whom and what a message means


@pytest.mark.parametrize("turn", ["书记是谁", "那书记是谁", "那个书记叫什么"])
def test_a_post_alone_is_asked_of_who_spoke_last_where_it_is_his(visitor: Visitor, turn: str) -> None:
    given, _ = visitor.asks("伞铺村", turn)
    assert isinstance(given, PersonCard)
    assert [person.name for person in given.people] == ["李星"]


@pytest.mark.parametrize(
    "question",
    ["听说要搞什么建宁大叔，这个是哪个领导说的，怎么个搞法", "这个是哪个领导说的，建宁大叔", "建宁大叔，这话是谁说的"],
)
def test_who_said_a_thing_is_asked_in_a_clause_of_its_own(visitor: Visitor, question: str) -> None:
    given, _ = visitor.asks(question)
    assert isinstance(given, Quote)
    assert speaker_of(given) == "邹建平"


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


def test_wages_that_somebody_speaks_of_are_not_his_own(visitor: Visitor) -> None:
    spoken, own = visitor.asks("罗芳讲工资了吗")[0], visitor.asks("罗芳工资多少")[0]
    assert not isinstance(spoken, NotFound) or spoken.why is not Why.PRIVATE
    assert isinstance(own, NotFound)
    assert own.why is Why.PRIVATE


# turns


def test_a_bare_turn_that_asks_stays_with_whom_it_is_asked_of(citizen: Visitor) -> None:
    given, _ = citizen.asks("李二说了什么", "为什么难")
    assert not isinstance(given, Quote) or speaker_of(given) == "李二"
