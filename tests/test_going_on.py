"""Turns that ask who tells of it, how it went on, for one of several points, or say what was meant."""

import pytest

from knowledge.answer import (
    Answer,
    Candidates,
    Library,
    NotFound,
    PageCard,
    Quote,
    SpeechCard,
    Why,
)
from tests.building import Visitor, a_conversation, a_library, a_page, a_speech, asked, sayings, speaker_of

FAIR = "天蓝水绿，老少和睦。" * 4
"""What makes a passage of a short paragraph."""
WELL = "老井的水又苦又咸，牛喝了都拉稀，最难那几年走掉了四十户。2019年打了深井，如今家家通了自来水。" + FAIR
ROAD = "村道太窄，两台车错不开，去年秋天翻过一台拖拉机，运洋芋的大车进不来，价钱就被人压着走。" + FAIR
WIDER = "今年冬天我们动员大家让地，每户让出一米，现在路面已经铺到沟口，大车能开到地头。" + FAIR
SHEEP = "羊价跌得厉害，一只公羊卖不上九百块，合作社养的三千只滩羊都压在圈里，我心里着急。" + FAIR
PLANS = "我有两个盼头：一个是冷库，一个是屠宰线。冷库先建八百吨的，屠宰线请县里帮着跑手续，工人从村里招。" + FAIR
WAGES = "屠宰线的工人工资按月发，一个月四千二，干满一年再加两百。运输队的车票也由合作社报销。" + FAIR
TRAIN = "羊肉专列每周开一趟，二十个车皮，从县城发往天津港，站台上修了十二万千瓦时的储能库。" + FAIR
BUS = "镇上的公交一天四趟，票价两块，末班车六点半，学生放学正好赶得上回家，老人坐车不要钱。" + FAIR


@pytest.fixture(scope="module")
def valley() -> Library:
    return a_library(
        a_page(
            a_speech("井一", f"{WELL}\n{ROAD}\n{WIDER}", posts=("苦水村党支部书记",), headline="让苦水变甜"),
            a_speech("羊二", f"{SHEEP}\n{PLANS}\n{WAGES}", posts=("滩羊合作社理事长",), headline="圈里的羊要走出去"),
            a_speech("车三", f"{TRAIN}\n{BUS}", posts=("县交通运输局局长",), headline="把车开到家门口"),
            notes=("编者按：三个代表，三本账，都写着路和水。", "下一期去看牧场，听听放羊人的心事。"),
        )
    )


def shown(given: Answer) -> list[str]:
    found = given.found if isinstance(given, Candidates) else (given.found,) if isinstance(given, Quote) else ()
    return [one.passage.text for one in found]


@pytest.mark.parametrize(
    "turn",
    ["有人说吗", "有人提过吗", "有没有人讲", "有代表提过吗", "这事有人反映过没", "有没有哪位代表说过", "有人呼吁过吗"],
)
@pytest.mark.parametrize(("worry", "passage"), [("羊价跌得厉害", SHEEP), ("村道太窄", ROAD)])
def test_whether_anybody_tells_of_a_worry_is_who_does(valley: Library, worry: str, passage: str, turn: str) -> None:
    given = asked(valley, worry, turn)
    assert isinstance(given, Quote)
    assert given.tells
    assert not given.whose
    assert given.found.passage.text == passage


def test_whoever_tells_of_it_is_named_before_the_words(valley: Library) -> None:
    reply = Visitor(a_conversation(valley)).asks("羊价跌得厉害", "有人说吗")[1]
    assert sayings()["zh-Hans"]("quote.tells", who="羊二（滩羊合作社理事长）") in str(reply)


@pytest.mark.parametrize("turn", ["有人说吗", "有没有人讲过"])
def test_of_what_was_not_found_nobody_tells(valley: Library, turn: str) -> None:
    given = asked(valley, "羊价跌得厉害", "天文馆", turn)
    assert isinstance(given, NotFound)
    assert given.why is Why.NOTHING


def test_of_what_is_only_related_nobody_is_said_to_tell(valley: Library) -> None:
    assert isinstance(asked(valley, "冷库什么时候建好"), Candidates)
    assert isinstance(asked(valley, "冷库什么时候建好", "有人说吗"), Candidates)


@pytest.mark.parametrize("turn", ["后来呢", "后来怎么样了", "后来村里怎么办的", "后来怎么解决的"])
def test_how_it_went_on_is_what_follows(valley: Library, turn: str) -> None:
    assert shown(asked(valley, "拖拉机翻车", turn)) == [WIDER]


def test_how_it_went_on_is_told_in_the_passage_itself(valley: Library) -> None:
    assert shown(asked(valley, "老井的水苦", "后来怎么样")) == [WELL]


def test_how_it_went_on_is_asked_behind_who_tells_of_it_too(valley: Library) -> None:
    assert shown(asked(valley, "老井的水苦", "有人说吗", "后来呢")) == [WELL]
    assert shown(asked(valley, "老井的水苦", "后来呢", "再后来呢")) == [ROAD]


def test_where_nothing_follows_what_was_shown_is_only_related(valley: Library) -> None:
    given = asked(valley, "末班车几点", "后来呢", "后来呢")
    assert not isinstance(given, NotFound)


@pytest.mark.parametrize("turn", ["说完了吗", "他讲完没有", "还没说完吧"])
def test_whether_somebody_is_through_is_answered_by_what_else_he_said(valley: Library, turn: str) -> None:
    assert shown(asked(valley, "羊二说了什么", turn)) == [PLANS]
    assert isinstance(asked(valley, "羊二说了什么", turn, turn, turn), NotFound)


@pytest.mark.parametrize("turn", ["下一段", "第二段呢", "后面呢"])
def test_notes_are_read_one_after_the_other(valley: Library, turn: str) -> None:
    given = asked(valley, "编者按说了什么", turn)
    assert isinstance(given, Quote)
    assert "放羊人" in given.found.passage.text


@pytest.mark.parametrize("first", ["羊二说了几件事", "羊二讲了哪几点"])
@pytest.mark.parametrize("turn", ["第一个是什么", "第二个呢", "第三个", "另一件呢", "还有一件呢", "第二点是啥"])
def test_one_of_several_points_is_of_the_speech(valley: Library, first: str, turn: str) -> None:
    for turns in ((first, turn), (first, "第一个呢", turn)):
        given = asked(valley, *turns)
        assert isinstance(given, SpeechCard)
        assert given.passages[0].speech
        assert given.passages[0].speech.speaker.name == "羊二"


def test_the_second_of_a_list_is_still_whoever_stands_there(valley: Library) -> None:
    assert speaker_of(asked(valley, "都有谁发言", "第二个呢")) == "羊二"
    assert isinstance(asked(valley, "第一个是谁"), PageCard)


@pytest.mark.parametrize(
    "way", ["不是，我问的是{}", "不是我问的是{}", "不对，我是说{}", "我是问{}", "哎不是这个，我说的是{}"]
)
@pytest.mark.parametrize(("first", "matter", "passage"), [("羊价跌了多少", "工资", WAGES), ("自来水", "拖拉机", ROAD)])
def test_what_was_meant_is_looked_for_in_the_same_speech(
    valley: Library, way: str, first: str, matter: str, passage: str
) -> None:
    assert shown(asked(valley, first, way.format(matter))) == [passage]


def test_what_was_meant_and_another_tells_is_told_as_his(valley: Library) -> None:
    given = asked(valley, "羊价跌得厉害", "不是，我问的是公交")
    assert isinstance(given, Quote)
    assert speaker_of(given) == "车三"
    assert given.left
    assert given.left.name == "羊二"


@pytest.mark.parametrize("who", ["井一", "井书记", "县交通运输局局长"])
def test_somebody_who_was_meant_is_asked_about_as_another_was(valley: Library, who: str) -> None:
    assert asked(valley, "羊二是谁", f"不是，我问的是{who}") == asked(valley, "羊二是谁", f"{who}是谁")
    assert asked(valley, "羊价跌得厉害", f"不是，我问的是{who}") == asked(valley, "羊价跌得厉害", who)


@pytest.mark.parametrize("turn", ["到底发到哪", "发到哪里去", "到底发哪"])
def test_where_goods_go_is_no_place_in_print(valley: Library, turn: str) -> None:
    assert TRAIN in shown(asked(valley, "羊肉专列", turn))


@pytest.mark.parametrize("turn", ["这话登在哪", "这话发在哪"])
def test_where_words_are_printed_is_the_page(valley: Library, turn: str) -> None:
    assert isinstance(asked(valley, "羊肉专列", turn), PageCard)


@pytest.mark.parametrize("turn", ["多大规模", "多大的规模", "规模多大"])
def test_how_large_a_size_is_asks_for_a_number(valley: Library, turn: str) -> None:
    assert TRAIN in shown(asked(valley, "储能库", turn))


@pytest.mark.parametrize(
    "turn",
    ["总结一下", "一句话说说", "帮我概括一下", "太长了，说短一点", "讲人话行吗", "抓重点讲", "用大白话讲"],
)
def test_of_what_is_wanted_in_fewer_words_one_sentence_is_shown(valley: Library, turn: str) -> None:
    given = asked(valley, "羊价跌得厉害", turn)
    assert isinstance(given, Quote)
    assert given.cut
    assert given.passage.text == SHEEP
