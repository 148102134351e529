"""Turns asked of what is on the screen, of others like it, of the next paragraph, or of one of the same surname."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from knowledge.answer import Answer, Candidates, Library, NotFound, Quote, SpeechCard
from knowledge.weighing.siblings import names_another
from tests.building import a_library, a_page, a_speech, asked, speaker_of

FAIR = "天蓝水绿，老少和睦。" * 4
"""What makes a passage of a short paragraph."""
TICKET = "镇上的轮渡从今年起对岛上居民不收船票，本人和同住的家属刷脸上船，每班多开半小时。" + FAIR
NIGHT = "夜航的灯标换了六十盏，遇上大雾也看得见，渔船回港不用再等天亮。" + FAIR
FISH = "养虾的池子每亩补三百元，卖不掉的由合作社收，去年有九十七人上了养殖课。" + FAIR
PRAISE = "我们推出了“海岬大姐”巷口议事，邻里纠纷少了一半。今年又表彰了“灯塔老伯”，还办起书法、剪纸、舞龙三个班。" + FAIR
YARD = "船坞今年扩到三十万吨级，岸电全部接通，焊工食堂也翻修了。" + FAIR


@pytest.fixture(scope="module")
def island() -> Library:
    return a_library(
        a_page(
            a_speech("王渡", f"{TICKET}\n{NIGHT}\n{FISH}", posts=("海岬镇镇长",), headline="船等人"),
            a_speech("林坊", PRAISE, posts=("灯塔社区党委书记",), headline="巷子里的事巷子里说"),
            a_speech("王坞", YARD, posts=("东礁修船公司总经理",), headline="坞里有订单"),
        )
    )


def reading(library: Library, both: float, alone: float = -2.0, of: str = "") -> Library:
    """The library with a reader to whom the passage that holds some words is so near to a topic and a turn together."""

    def read(question: str, texts: Sequence[str]) -> list[float]:
        return [(both if " " in question else alone) if of in text else -4.0 for text in texts]

    return replace(library, read=read)


def shown(given: Answer) -> list[str]:
    found = given.found if isinstance(given, Candidates) else (given.found,) if isinstance(given, Quote) else ()
    return [one.passage.text for one in found]


@pytest.mark.parametrize("turn", ["我外婆呢", "现在还吵闹没", "亲戚也行?", "轮椅能推上去不"])
def test_what_is_read_near_to_both_is_shown_again(island: Library, turn: str) -> None:
    assert isinstance(asked(reading(island, -3.0), "岛上居民船票", turn), NotFound)
    given = asked(reading(island, -0.5, of="船票"), "岛上居民船票", turn)
    assert isinstance(given, Candidates)
    assert shown(given) == [TICKET]


@pytest.mark.parametrize("turn", ["天文馆", "那天文馆呢"])
def test_a_thing_that_is_only_named_is_asked_anew(island: Library, turn: str) -> None:
    assert isinstance(asked(reading(island, -0.5), "岛上居民船票", turn), NotFound)


@pytest.mark.parametrize("turn", ["那敲钟的呢", "开茶馆的呢"])
def test_others_in_the_place_of_those_told_of_leave_what_was_shown_on_the_screen(island: Library, turn: str) -> None:
    given = asked(island, "岛上居民船票", turn)
    assert isinstance(given, Candidates)
    assert TICKET in shown(given)


def test_what_tells_of_those_others_stands_first(island: Library) -> None:
    given = asked(island, "岛上居民船票", "那养虾的呢")
    assert shown(given)[0] == FISH


def test_a_brief_turn_stays_with_what_is_read_as_its_answer(island: Library) -> None:
    turns = ("岛上居民船票", "夜航呢", "半小时够吗")
    assert shown(asked(reading(island, 2.0, alone=1.0, of="夜航"), *turns))[0] == NIGHT
    assert shown(asked(reading(island, 2.0, alone=1.0), *turns))[0] == TICKET


@pytest.mark.parametrize("turn", ["有多少人参加", "参加了多少人"])
def test_how_many_took_part_is_asked_of_what_was_spoken_of(island: Library, turn: str) -> None:
    assert FISH in shown(asked(reading(island, 0.5, of="养殖课"), "养殖课", turn))
    assert isinstance(asked(island, turn), NotFound)


@pytest.mark.parametrize(
    "turn", ["还有别的这种人物吗", "还有没有类似的典型", "还有像她这样的人吗", "除了她还有谁", "有没有同样的例子"]
)
def test_another_like_somebody_is_whom_the_same_speech_names_so(island: Library, turn: str) -> None:
    given = asked(island, "海岬大姐做什么", turn)
    assert isinstance(given, Quote)
    assert shown(given) == [PRAISE]


def test_where_nothing_like_it_is_named_what_was_shown_is_only_related(island: Library) -> None:
    given = asked(island, "夜航的灯标", "还有类似的吗")
    assert isinstance(given, Candidates)
    assert shown(given) == [NIGHT]


def test_who_else_is_asked_of_the_speakers_where_nobody_was_told_of(island: Library) -> None:
    assert not isinstance(asked(island, "焊工食堂", "除了他还有谁"), Quote)


@pytest.mark.parametrize(
    ("name", "text", "named"),
    [
        ("海岬大姐", "“海岬大姐”和“灯塔老伯”", True),
        ("海岬大姐", "“海岬大姐”和“互联网”", False),
        ("百姓茶馆", "办起“百姓茶馆”,又开了“渔家书馆”", True),
        ("百姓茶馆", "办起“百姓茶馆”", False),
        ("剪纸", "书法、剪纸、舞龙三个班", True),
        ("剪纸", "会剪纸的老人", False),
    ],
)
def test_another_is_named_in_quotation_marks_or_in_a_list(name: str, text: str, named: bool) -> None:
    assert names_another(name, text) is named


@pytest.mark.parametrize(
    "turn",
    [
        "看下一段",
        "看看下一段",
        "给我看下一段",
        "我想看下一段",
        "后面一段说啥",
        "后面那段",
        "下面一段讲的什么",
        "再看后面那段",
    ],
)
def test_the_next_paragraph_is_one_however_it_is_asked_for(island: Library, turn: str) -> None:
    assert shown(asked(island, "王渡说了什么", turn)) == [NIGHT]


@pytest.mark.parametrize("turn", ["看上一段", "看看上一段", "前面那段说了啥", "上一段讲的什么"])
def test_so_is_the_one_before(island: Library, turn: str) -> None:
    assert shown(asked(island, "王渡说了什么", "下一段", turn)) == [TICKET]


def test_a_look_at_a_thing_is_no_step(island: Library) -> None:
    assert shown(asked(island, "王渡说了什么", "帮我看下养虾的池子"))[0] == FISH
    assert isinstance(asked(island, "王渡说了什么", "看全文"), SpeechCard)


@pytest.mark.parametrize("turn", ["还有一个姓王的呢", "另一个姓王的呢", "那另外姓王的呢", "还有姓王的吗"])
def test_one_more_of_a_surname_is_who_was_not_shown(island: Library, turn: str) -> None:
    given = asked(island, "王渡说了什么", turn)
    assert isinstance(given, Quote)
    assert speaker_of(given) == "王坞"


def test_behind_somebody_else_both_of_the_surname_may_be_meant(island: Library) -> None:
    assert not isinstance(asked(island, "林坊说了什么", "还有一个姓王的呢"), Quote)
