"""A person's card beside a headline: its posts, and whose the words below are."""

import pytest

from knowledge.page import Draft, read_page

HEAD = "云州日报\n2022年1月12日 星期三\n中国共产党云州市第六次代表大会\n\n"
CARD = "代表名片\n柴永明，男，汉族，1971年生，市水务局党组书记、局长，曾获全国劳动模范称号。\n"
OTHER = "代表名片\n罗雁，女，1975年生，现任市生态环境局局长。\n"
WATER = "　　云州年均降水140毫米，我们缺水。\n　　城里也要省。\n\n"
AIR = "　　蓝天要靠大家，我们管得严。\n\n"
POSTS = ("市水务局党组书记", "局长")


def told(text: str) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    return [(one.name, one.headline, one.posts) for one in draft(text).speeches]


def draft(text: str) -> Draft:
    return read_page((HEAD + text).encode())


@pytest.mark.parametrize("title", ["代表名片", "人物名片", "【代表名片】", "■人物简介", "代表檔案"])
@pytest.mark.parametrize("comma", ["，", ","])
def test_cards_over_headlines_are_the_attributions_of_words_that_say_i_with_a_doubt(title: str, comma: str) -> None:
    cards = [one.replace("代表名片", title).replace("，", comma) for one in (CARD, OTHER)]
    text = f"{cards[0]}算好每一方水的账\n{WATER}{cards[1]}蓝天不能靠风刮\n{AIR}"
    assert told(text) == [
        ("柴永明", "算好每一方水的账", POSTS),
        ("罗雁", "蓝天不能靠风刮", ("市生态环境局局长",)),
    ]
    doubts = {one.line for one in draft(text).doubts if "名片" in one.what}
    assert {one.line for one in draft(text).speeches} <= doubts


def test_a_card_under_its_headline_is_an_attribution_as_well() -> None:
    assert told(f"算好每一方水的账\n{CARD}{WATER}") == [("柴永明", "算好每一方水的账", POSTS)]


@pytest.mark.parametrize("who", ["讲述人：柴永明", "柴永明："])
@pytest.mark.parametrize("order", ["{card}{headline}{who}{words}", "{headline}{who}{card}{words}"])
def test_a_card_lends_its_posts_to_who_speaks_without_any(who: str, order: str) -> None:
    text = order.format(card=CARD, headline="算好每一方水的账\n", who=who + "\n", words=WATER)
    assert told(text) == [("柴永明", "算好每一方水的账", POSTS)]
    (speech,) = draft(text).speeches
    assert all(post in speech.attribution for post in POSTS)
    assert any(one.line == speech.line for one in draft(text).doubts)


def test_posts_printed_with_the_name_stand_before_those_of_a_card() -> None:
    text = f"{CARD}算好每一方水的账\n讲述人：市水利局局长 柴永明\n{WATER}"
    assert told(text) == [("柴永明", "算好每一方水的账", ("市水利局局长",))]


@pytest.mark.parametrize(
    "article",
    [
        "天还没亮，柴永明就出门了。\n柴永明说，要节水。\n",
        "天还没亮，他就出门了。\n水要省着用。\n",
        "记者来到泵站，我看见他在查表。\n",
        "“我们缺水。”他说。\n",
    ],
)
def test_a_card_over_an_article_makes_no_speaker(article: str) -> None:
    assert told(f"{CARD}算好每一方水的账\n{article}") == []


def test_words_under_the_cards_of_two_people_are_neithers() -> None:
    assert told(f"{CARD}{OTHER}算好每一方水的账\n{WATER}") == []
    assert told(f"算好每一方水的账\n{CARD}{OTHER}{WATER}") == []


def test_a_card_that_says_no_post_is_none() -> None:
    assert told(f"代表名片\n柴永明，男，汉族，1971年生。\n算好每一方水的账\n{WATER}") == []
