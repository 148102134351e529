"""Which newspapers there are, and one of which there is none; who wrote a page is not who took its photographs."""

from dataclasses import replace

import pytest

from bot import texts
from bot.citizen.render import Renderer
from knowledge.answer import Library, NotFound, Why, answer
from knowledge.asked import Context
from tests.building import CONFIG, a_library, a_page, a_speech

PAPERS = ("海屿日报", "青禾晚报", "白石日报", "白石日报", "南浦商报")


@pytest.fixture(scope="module")
def town() -> Library:
    speeches = [
        a_speech(name, f"{name}说修路。", speaker=f"p{n}") for n, name in enumerate("郑一 郑二 郑三 郑四 郑五".split())
    ]
    pages = [
        a_page(replace(one, id=f"s{n}"), newspaper=paper, page_id=f"page-{n}")
        for n, (one, paper) in enumerate(zip(speeches, PAPERS, strict=True))
    ]
    return a_library(*pages)


def said(message: str, town: Library) -> str:
    given, _ = answer(message, Context(), town)
    return Renderer(texts.load(CONFIG / "texts")["zh-Hans"]).render(given).plain


@pytest.mark.parametrize("message", ["有哪些报纸", "有几家报纸"])
def test_all_papers_are_told_and_how_many_there_are(town: Library, message: str) -> None:
    told = said(message, town)
    assert "报纸有 4 家" in told
    assert "白石日报（2 版）" in told
    assert all(paper in told for paper in PAPERS)


@pytest.mark.parametrize("message", ["梅岭日报有什么", "请问清河晚报登了哪些人", "鹿鸣都市报呢"])
def test_of_a_paper_that_is_not_there_no_other_is_shown_for_it(town: Library, message: str) -> None:
    given, _ = answer(message, Context(), town)
    assert isinstance(given, NotFound)
    assert given.why is Why.NO_PAGE


@pytest.mark.parametrize("message", ["这份晚报登了什么", "白石日报有什么", "晚报有什么", "今天的日报有什么"])
def test_a_paper_that_is_there_or_is_only_pointed_at_is_not_denied(town: Library, message: str) -> None:
    given, _ = answer(message, Context(), town)
    assert not (isinstance(given, NotFound) and given.why is Why.NO_PAGE)


def test_who_took_the_photographs_wrote_nothing() -> None:
    page = replace(a_page(a_speech(), newspaper="海屿日报"), reporters=())
    shot = a_library(replace(page, byline="本版图片由本报记者李强摄"))
    assert "采写" not in said("哪天的报纸", shot)
    both = a_library(replace(page, byline="本报记者 彭飞 本版图片由本报记者李强摄"))
    assert "采写：本报记者 彭飞\n" in said("哪天的报纸", both) + "\n"
