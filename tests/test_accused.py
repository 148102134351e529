"""Under an accusation nobody is shown who speaks of no such thing."""

import pytest

from knowledge.answer import Candidates, Library, NotFound, PersonCard, Quote
from tests.building import a_library, a_page, a_speech, asked, speaker_of

ROADS = "村干部要带头修路，村里的路今年修了四公里，代表们都去看过。"
CLINIC = "卫生院的院长每周下乡坐诊，领导干部带头排队。"
WATCH = "查处基层腐败问题四十件，处分干部三十一人，群众举报有回音。"


@pytest.fixture(scope="module")
def silent() -> Library:
    return a_library(
        a_page(
            a_speech("陈大山", ROADS, posts=("上塘村党支部书记",)),
            a_speech("吴小梅", CLINIC, posts=("柳湾镇卫生院党支部书记", "院长")),
        )
    )


@pytest.fixture(scope="module")
def watched() -> Library:
    return a_library(
        a_page(a_speech("陈大山", ROADS, posts=("上塘村党支部书记",)), a_speech("周海", WATCH, posts=("县纪委书记",)))
    )


@pytest.mark.parametrize(
    "question",
    [
        *("哪个书记被抓了", "我要举报村干部", "哪个代表有问题", "落马的干部有哪些", "谁贪污", "陈大山贪污了多少"),
        *(
            "反腐有人讲吗",
            "吴小梅有没有问题",
            "有没有干部被双规",
            "举报院长",
            "村支书出事了吗",
            "领导收红包吗",
            "馆长被举报了吗",
        ),
    ],
)
def test_who_speaks_of_something_else_is_not_shown_under_an_accusation(silent: Library, question: str) -> None:
    assert isinstance(asked(silent, question), NotFound)


@pytest.mark.parametrize("question", ["腐败有人讲吗", "处分了多少干部", "谁讲了举报村干部"])
def test_who_speaks_of_it_is_shown(watched: Library, question: str) -> None:
    given = asked(watched, question)
    assert isinstance(given, Quote | Candidates)
    shown = given.found if isinstance(given, Candidates) else (given.found,)
    assert {one.passage.speaker.name for one in shown if one.passage.speaker} == {"周海"}


def test_what_accuses_nobody_is_asked_as_ever(silent: Library) -> None:
    assert speaker_of(asked(silent, "村干部带头修路了吗")) == "陈大山"
    assert isinstance(asked(silent, "院长是谁"), PersonCard)
