"""What was shown before is shown once more, by whose it is, of what it speaks, or as the last."""

import pytest

from knowledge.answer import Library, Quote
from tests.building import a_library, a_page, a_speech, asked, quoted, speaker_of

FAIR = "天蓝水绿，老少和睦。" * 8
"""What makes a passage of a short paragraph."""


@pytest.fixture(scope="module")
def town() -> Library:
    return a_library(
        a_page(
            a_speech("柯山", f"全县开了三十六条校车线路。{FAIR}\n食堂添了两样素菜。{FAIR}", posts=("县教育局局长",)),
            a_speech("闻杉", f"松毛虫闹了三年。{FAIR}\n防火路修到了山顶。{FAIR}", posts=("县林业局局长",)),
        )
    )


@pytest.mark.parametrize(
    ("turn", "text"),
    [
        ("闻杉那段再发一遍", "防火路"),
        ("林业局局长那段话重新念给我听", "防火路"),
        ("防火路那段再贴一下", "防火路"),
        ("前面讲防火路的那段再给我看看", "防火路"),
        ("刚才那段再给我看看", "食堂"),
        ("麻烦把原话重发一次", "食堂"),
        ("柯局长那段再来一次", "食堂"),
    ],
)
def test_what_was_shown_is_shown_once_more(town: Library, turn: str, text: str) -> None:
    assert text in quoted(asked(town, "防火路修到哪了", "食堂添了什么", "谢谢", turn)).text


def test_what_was_not_shown_is_looked_for(town: Library) -> None:
    assert "校车" in quoted(asked(town, "食堂添了什么", "校车那段再发一遍")).text


def test_one_more_paragraph_is_another(town: Library) -> None:
    assert "食堂" not in quoted(asked(town, "食堂添了什么", "再来一段")).text


@pytest.mark.parametrize("turn", ["哪个大领导说的", "哪位大咖讲的", "哪路神仙说的", "是何方高人说的"])
def test_whose_words_they_are_is_asked_by_whatever_he_may_be_called(town: Library, turn: str) -> None:
    given = asked(town, "防火路修到哪了", turn)
    assert isinstance(given, Quote)
    assert given.whose
    assert speaker_of(given) == "闻杉"
