"""Turns that ask for somebody else, for more of the matter, or for the whole of what was shown."""

import pytest

from bot import texts
from bot.citizen.render import Renderer
from knowledge.answer import Answer, Candidates, Library, NotFound, PageCard, PeopleCard, Quote, SpeechCard, Why
from tests.building import CONFIG, a_library, a_page, a_speech, asked, speaker_of

FAIR = "天蓝水绿，老少和睦。" * 4
"""What makes a passage of a short paragraph."""
LATHE = "我们的数控机床卖到了十二个国家，主轴精度做到了两微米，靠的是一帮年轻技工。" + FAIR
MEALS = "车间食堂一荤两素，夜班还有热汤面，师傅们下了班愿意留下来多练一会儿手艺。" + FAIR
BUS = "全县开了三十六条校车线路，山里的孩子不用天不亮就起床，家长也放心。" + FAIR
PIANO = "乡镇小学添了钢琴和画室，音乐老师每周走教两天。" + FAIR
PINES = "松毛虫闹了三年，飞机撒药两万亩，如今松林又绿了。" + FAIR
ROAD = "林区修了防火路，校车也从这条路上走，护林员每天巡两趟。" + FAIR + FAIR
LOOMS = "织布车间换了喷气织机，一个人看三十台，布面匀净。" + FAIR


@pytest.fixture(scope="module")
def town() -> Library:
    return a_library(
        a_page(
            a_speech("孟一", f"{LATHE}\n{MEALS}", posts=("青川机床有限公司技术员",), headline="两微米"),
            a_speech("柯二", f"{BUS}\n{PIANO}", posts=("县教育局局长",), headline="山里的铃声"),
            a_speech("闻三", f"{PINES}\n{ROAD}", posts=("县林业局局长",), headline="松林又绿"),
            a_speech("常四", LOOMS, posts=("青川纺织有限公司挡车工",), headline="织机声声"),
        )
    )


def people_in(given: Answer) -> set[str]:
    """The names of all whom a reply lists or quotes."""
    if isinstance(given, PeopleCard):
        return {person.name for person in given.people}
    found = given.found if isinstance(given, Candidates) else (given.found,) if isinstance(given, Quote) else ()
    return {one.passage.speaker.name for one in found if one.passage.speaker}


@pytest.mark.parametrize(
    "turn",
    ["换另一位", "换一位", "换位讲讲", "另一位呢", "另一个呢", "除了他呢", "不算他呢", "除了孟一呢", "还有一个呢"],
)
def test_another_than_the_last_is_never_the_last(town: Library, turn: str) -> None:
    assert people_in(asked(town, "孟一说了什么", turn)) == {"柯二", "闻三", "常四"}


@pytest.mark.parametrize(
    ("before", "turn", "others"),
    [
        ("孟一说了什么", "除了他还有哪个企业的", {"常四"}),
        ("孟一说了什么", "换个做企业的讲讲", {"常四"}),
        ("孟一说了什么", "不要他,换个企业的", {"常四"}),
        ("柯二说了什么", "不要官员的,要企业的", {"孟一", "常四"}),
        ("柯二说了什么", "换成企业的", {"孟一", "常四"}),
        ("柯二说了什么", "换个局长说说", {"闻三"}),
        ("孟一和柯二", "除了他们呢", {"闻三", "常四"}),
    ],
)
def test_those_who_are_described_take_his_place(town: Library, before: str, turn: str, others: set[str]) -> None:
    assert people_in(asked(town, before, turn)) == others


def test_who_else_spoke_at_all_is_asked_of_no_matter(town: Library) -> None:
    assert people_in(asked(town, "松毛虫怎么治的", "除了他还有谁发言")) == {"孟一", "柯二", "常四"}


@pytest.mark.parametrize(
    ("before", "turn"),
    [
        ("柯二说了什么", "换个教育局的"),
        ("有没有企业的代表", "除了他们呢"),
        ("谁谈到松毛虫", "除了他呢"),
        ("谁谈到松毛虫", "除了闻三呢"),
        ("松毛虫怎么治的", "除了他还有谁提到"),
        ("松毛虫怎么治的", "除了闻三还有谁讲过"),
        ("谁谈到钢琴", "换一位说说"),
    ],
)
def test_that_nobody_else_is_left_is_said(town: Library, before: str, turn: str) -> None:
    given = asked(town, before, turn)
    assert isinstance(given, NotFound)
    assert given.why is Why.NOBODY_ELSE


def test_the_other_of_two_who_were_asked_for_is_the_one_who_is_not_the_last(town: Library) -> None:
    given = asked(town, "孟一说了什么", "柯二呢", "哪个是局长", "另一个呢")
    assert isinstance(given, Quote)
    assert speaker_of(given) == "孟一"


@pytest.mark.parametrize(
    ("turns", "who"),
    [
        (("谁讲得最长", "第二呢"), "孟一"),
        (("谁讲得最长", "第二长的呢", "第三个呢"), "柯二"),
        (("谁讲得最长", "倒数第二呢"), "柯二"),
        (("谁讲得最短", "第二短的是谁"), "柯二"),
        (("第二长的是谁",), "孟一"),
    ],
)
def test_a_place_in_the_order_of_length_is_told(town: Library, turns: tuple[str, ...], who: str) -> None:
    given = asked(town, *turns)
    assert isinstance(given, PageCard)
    assert [speech.speaker.name for speech in given.speeches] == [who]


def test_whose_speech_was_told_by_its_place_is_the_one_spoken_of(town: Library) -> None:
    assert people_in(asked(town, "谁讲得最长", "第二呢", "他说了什么")) == {"孟一"}
    assert people_in(asked(town, "谁讲得最长", "第二个说了什么")) == {"孟一"}
    given = asked(town, "谁讲得最长", "第九呢")
    assert isinstance(given, NotFound)
    assert given.why is Why.FEWER


@pytest.mark.parametrize("turn", ["还有吗", "还有没有", "还有呢", "还有别的吗", "更多"])
@pytest.mark.parametrize("matter", ["松毛虫", "钢琴", "喷药"])
def test_words_that_leave_the_matter_are_told_to(town: Library, matter: str, turn: str) -> None:
    first, given = asked(town, matter), asked(town, matter, turn)
    if isinstance(first, Quote):
        assert isinstance(given, Quote)
        assert given.strays == matter
        for language, own in texts.load(CONFIG / "texts").items():
            assert matter in Renderer(own, "").render(given).plain, language


@pytest.mark.parametrize("turn", ["还有吗", "还有没有"])
def test_more_on_the_matter_comes_before_what_leaves_it(town: Library, turn: str) -> None:
    given = asked(town, "校车线路", turn)
    assert isinstance(given, Quote)
    assert not given.strays or given.found.passage.text == PIANO
    given = asked(town, "柯二说了什么", turn)
    assert isinstance(given, Quote)
    assert not given.strays
    given = asked(town, "松毛虫", "他还说了什么")
    assert isinstance(given, Quote)
    assert not given.strays


@pytest.mark.parametrize("turn", ["全部给我", "全部都发给我", "都给我"])
def test_all_is_everybody_who_spoke_of_the_matter_or_the_whole_speech_of_one(town: Library, turn: str) -> None:
    assert people_in(asked(town, "校车", turn)) == {"柯二", "闻三"}
    given = asked(town, "松毛虫", "还有吗", turn)
    assert isinstance(given, SpeechCard)
    assert given.passages[0].text == PINES


@pytest.mark.parametrize("turn", ["原话", "原话呢", "原话给我", "原话是什么", "原话怎么说的", "看原话", "原文"])
@pytest.mark.parametrize("before", [("闻三说了什么",), ("松毛虫",), ("柯二说了什么", "闻三呢")])
def test_the_words_as_they_are_is_the_whole_speech(town: Library, before: tuple[str, ...], turn: str) -> None:
    given = asked(town, *before, turn)
    assert isinstance(given, SpeechCard) or (turn == "原话怎么说的" and isinstance(given, Quote))
    passage = given.passages[0] if isinstance(given, SpeechCard) else given.passage
    assert passage.speaker is not None
    assert passage.speaker.name == "闻三"


@pytest.mark.parametrize("turn", ["原文", "发全文", "原话给我"])
@pytest.mark.parametrize("before", [("哪些人谈到校车",), ("孟一说了什么", "哪些人谈到校车"), ("柯二和闻三",)])
def test_the_whole_behind_a_list_is_that_of_the_first_who_is_listed(
    town: Library, before: tuple[str, ...], turn: str
) -> None:
    listed, given = asked(town, *before), asked(town, *before, turn)
    assert isinstance(listed, PeopleCard)
    assert isinstance(given, SpeechCard)
    assert given.passages[0].speaker is not None
    assert given.passages[0].speaker.name == listed.people[0].name


def test_what_comes_behind_what_is_only_related_is_told_to_leave_the_matter(town: Library) -> None:
    for turns in (("松毛虫的补偿多少钱", "还有吗"), ("钢琴多少钱一台", "还有没有")):
        assert isinstance(asked(town, *turns[:1]), Candidates)
        given = asked(town, *turns)
        assert isinstance(given, NotFound) or (
            isinstance(given, Quote) and (given.strays or given.passage.text in (PINES, PIANO))
        )
