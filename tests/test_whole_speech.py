"""A turn that names nothing is answered from the whole speech, be it shown already, and not by the next paragraph."""

from dataclasses import replace

import pytest

from knowledge.answer import Candidates, Library, NotFound, PersonCard, Quote
from knowledge.weighing import partners
from tests.building import a_library, a_page, a_speech, asked, shown

BEGINS = "我们厂是从一个修农具的小作坊走过来的，如今有三百多号人，心里的话今天想说一说。" * 3
MADE = "去年，我们与青江研究院深度合作，研发了两款割草机，填补了省内空白，山上的草一天就能割完。" * 2
FAILED = "试验也失败过，样机翻在沟里三回，大伙几个月没睡好，报告说宽容失败，我听了眼眶一热。" * 2
NEXT = "下一步，我们要把车间搬到园区去，再招一批年轻人，让他们在家门口上班。" * 3
SPEECH = "\n".join((BEGINS, MADE, FAILED, NEXT))
VILLAGE = "村里的路修好了，灯也亮了，建议政府和企业一起出钱，把水渠也修一修。" * 3


def reading(turn: str, parts: list[str]) -> list[float]:
    """A reader that finds whom a thing is done with where it is told, and nothing of anything else."""
    return [3.0 if "一起" in turn and "研究院" in part else -3.0 for part in parts]


@pytest.fixture(scope="module")
def factory() -> Library:
    plant = a_speech("郭一", SPEECH, posts=("农机厂厂长",), headline="让山上长出机器")
    head = a_speech("高二", VILLAGE, posts=("沙湾村党支部书记",), headline="路通了灯亮了")
    return replace(a_library(a_page(plant, head)), read=reading)


@pytest.mark.parametrize("turn", ["跟哪家一起做的", "那他们跟谁一起做的", "跟哪个单位一起搞的", "他们跟谁一起弄的"])
def test_with_whom_a_thing_was_done_is_told_by_what_was_shown_already(factory: Library, turn: str) -> None:
    given = asked(factory, "割草机怎么样", "郭一讲失败怎么讲的", turn)
    assert isinstance(given, Quote)
    assert "青江研究院" in given.passage.text


@pytest.mark.parametrize("turn", ["跟哪家一起做的", "他们跟谁一起修的", "他们跟谁一起弄的"])
def test_where_no_partner_is_named_what_was_shown_is_only_related(factory: Library, turn: str) -> None:
    given = asked(factory, "高二说了什么", turn)
    assert isinstance(given, Candidates | NotFound)
    assert not isinstance(given, PersonCard)


def test_without_a_reader_nothing_is_said_to_answer(factory: Library) -> None:
    given = asked(replace(factory, read=a_library().read), "郭一说了什么", "跟哪家一起做的")
    assert isinstance(given, Candidates)
    assert "青江研究院" not in shown(given)[0].text


def test_what_asks_for_more_still_goes_on(factory: Library) -> None:
    given = asked(factory, "郭一说了什么", "他还说了什么")
    assert isinstance(given, Quote)
    assert given.passage.text not in [one.text for one in shown(asked(factory, "郭一说了什么"))]


@pytest.mark.parametrize("turn", ["他们做成了什么", "那他们最后做成了什么没有", "他们搞出了什么名堂", "他们造出了什么"])
def test_what_was_made_is_what_somebody_achieved(factory: Library, turn: str) -> None:
    given = asked(factory, "郭一讲失败", turn)
    assert isinstance(given, Quote)
    assert "填补" in given.passage.text


@pytest.mark.parametrize(
    "text", ["与青江研究院深度合作", "跟邻村的合作社一起种", "要联合省里的两所大学办中心", "对接青江大学等高校"]
)
def test_partners_are_named(text: str) -> None:
    assert partners.are_named(text)


@pytest.mark.parametrize(
    "text", ["合作社去年卖了牛肉", "深化产学研用合作", "建议政府和企业一起出钱", "把编制和待遇一起考虑"]
)
def test_partners_are_not_named(text: str) -> None:
    assert not partners.are_named(text)


@pytest.mark.parametrize(("before", "turn"), [("割草机怎么讲", "水渠怎么讲"), ("水渠怎么说", "割草机怎么讲的")])
def test_the_words_on_another_matter_are_asked_for_anew(factory: Library, before: str, turn: str) -> None:
    given = asked(factory, before, turn)
    assert isinstance(given, Quote)
    assert given.left is None
    assert turn[:3].removesuffix("怎") in given.passage.text


def test_a_body_named_as_the_matter_before_was_is_no_speaker_on_that() -> None:
    park = a_speech("姚一", "园区要搭平台，让企业落户，把产业做强，机器要响起来。" * 3, posts=("高新园区主任",))
    law = a_speech("李二", "村里天天普法，人人守法，有了纠纷先找调解员评理。" * 3, posts=("柳湾村书记",))
    given = asked(a_library(a_page(park, law)), "普法怎么讲", "园区怎么讲")
    assert isinstance(given, Quote)
    assert "园区" in given.passage.text
