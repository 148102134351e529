"""What a message is for: the model over the encoder's row, and what is answered where it is surer than the words."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks.purposes import of_ways, written
from benchmarks.strange import MESSAGES
from knowledge.answer import (
    Answer,
    Candidates,
    Library,
    NotFound,
    PageCard,
    PeopleCard,
    PersonCard,
    Quote,
    SpeechCard,
    answer,
)
from knowledge.answer.purposes import (
    COUNT,
    EVERYONE,
    FACTS,
    FAR,
    FIRST_LISTED,
    HEADLINES,
    IDENTITY,
    KIND,
    LEANING,
    LIKELY,
    LISTED,
    OF_SOMEBODY,
    SPOKE,
    TURNS,
)
from knowledge.asked import Context, Fact
from knowledge.meaning import engine
from knowledge.meaning.engine import Engine
from knowledge.meaning.look import Nearness
from knowledge.meaning.purposes import Purpose, Purposes
from knowledge.meaning.rows import DIMENSIONS, packed
from knowledge.text import compact
from tests.building import a_library, a_page, a_speech

real = pytest.mark.skipif(not engine.available(), reason="the packages of the model are not installed")
PAGE = a_page(
    a_speech("王静", "村里的路修好了。", posts=("柳村党总支书记",)),
    a_speech("谢大江", "末班车要开晚一点。", posts=("临州公交集团12路驾驶员",)),
    sections=("产业篇", "民生篇"),
)
SHORT = 10
"""Characters up to which two writers may well put a question in the same words."""
STRANGE = "鹅黄色灯笼挂了没"
"""What no passage answers, and no rule takes for anything else."""


@pytest.fixture(scope="module")
def town() -> Library:
    return a_library(PAGE)


def told(library: Library, name: str, likelihood: float = 0.9) -> Library:
    """The library with a look that finds everything far, and a message for something."""

    def look(_: str, texts: Sequence[str]) -> list[Nearness]:
        return [Nearness(0.0, 0.0, 0.0) for _ in texts]

    return replace(library, look=look, tell=lambda _: Purpose(name, likelihood))


def a_model() -> Purposes:
    weights = np.zeros((2, DIMENSIONS), dtype=np.float32)
    weights[0, 0], weights[1, 1] = 4, 4
    return Purposes(("date", "phone"), weights, np.zeros(2, dtype=np.float32), np.zeros(DIMENSIONS, dtype=np.float32))


def test_the_likeliest_is_told_with_its_likelihood() -> None:
    row = np.zeros((1, DIMENSIONS), dtype=np.float32)
    row[0, 1] = 1
    name, likelihood = a_model().of(packed(row))
    assert name == "phone"
    assert likelihood == pytest.approx(1 / (1 + np.exp(-4)), abs=1e-3)


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    a_model().save(tmp_path / "purposes.npz")
    again = Purposes.load(tmp_path / "purposes.npz")
    assert again.names == ("date", "phone")
    assert (again.weights == a_model().weights).all()


def test_a_model_for_other_rows_is_refused(tmp_path: Path) -> None:
    replace(a_model(), weights=np.zeros((2, 3), dtype=np.float32)).save(tmp_path / "purposes.npz")
    with pytest.raises(ValueError, match="expected"):
        Purposes.load(tmp_path / "purposes.npz")


def test_what_the_model_tells_is_what_answers_are_made_of() -> None:
    names = Purposes.load().names
    used = {*FACTS, *TURNS, EVERYONE, FAR, IDENTITY, SPOKE, KIND, COUNT, LISTED, FIRST_LISTED, HEADLINES}
    assert used <= set(names)
    assert set(names) == {one.purpose for one in (*written(), *of_ways(unseen=False, times=1))}


@pytest.mark.parametrize("fact", FACTS.values())
def test_a_message_for_a_fact_that_no_rule_knows_is_told_the_fact(town: Library, fact: Fact) -> None:
    way = "爆料往哪拨" if fact is Fact.PHONE else STRANGE
    found, _ = answer(way, Context(), told(town, fact.value))
    assert isinstance(found, PageCard)
    assert found.fact is fact


@pytest.mark.parametrize("way", [STRANGE, "灯笼坏了往哪拨"])
def test_a_telephone_for_a_matter_is_not_the_papers(town: Library, way: str) -> None:
    assert not isinstance(answer(way, Context(), told(town, Fact.PHONE.value))[0], PageCard)


@pytest.mark.parametrize("way", ["报上提到哪些飞艇", "报纸上讲了哪几家酒坊", "报道里写了什么飞艇"])
def test_what_a_paper_tells_of_is_not_the_paper(town: Library, way: str) -> None:
    assert not isinstance(answer(way, Context(), told(town, Fact.NEWSPAPER.value))[0], PageCard)


@pytest.mark.parametrize("turn", ["哪天", "什么时候", "谁修"])
def test_a_turn_that_may_ask_of_what_was_shown_is_not_told_a_fact_of_the_page(town: Library, turn: str) -> None:
    _, context = answer("末班车" if turn != "谁修" else "修路", Context(), town)
    fact = Fact.REPORTERS if turn == "谁修" else Fact.DATE
    found, _ = answer(turn, context, told(town, fact.value))
    assert not isinstance(found, PageCard)


def test_a_turn_that_says_so_is_told_the_day_of_the_page(town: Library) -> None:
    _, context = answer("末班车", Context(), town)
    found, _ = answer("哪天的报", context, told(town, Fact.DATE.value))
    assert isinstance(found, PageCard)
    assert found.fact is Fact.DATE


def test_a_message_for_everyone_is_told_who_spoke(town: Library) -> None:
    found, _ = answer(STRANGE, Context(), told(town, EVERYONE))
    assert isinstance(found, PeopleCard)
    assert [person.name for person in found.people] == ["王静", "谢大江"]


@pytest.mark.parametrize("fact", OF_SOMEBODY)
def test_a_fact_may_be_that_of_somebodys_page(town: Library, fact: Fact) -> None:
    found, _ = answer("谢大江灯笼", Context(), told(town, fact.value))
    assert isinstance(found, PageCard)
    assert [speech.speaker.name for speech in found.speeches] == ["谢大江"]


@pytest.mark.parametrize("name", ["phone", "first", EVERYONE])
def test_what_is_no_fact_of_somebody_is_not_told_of_one(town: Library, name: str) -> None:
    assert isinstance(answer("谢大江灯笼", Context(), told(town, name))[0], NotFound)


@pytest.mark.parametrize("name", [EVERYONE, "first", "longest"])
@pytest.mark.parametrize("question", ["产业篇灯笼哪个挂", "末班车灯笼哪个挂"])
def test_what_names_a_section_or_a_matter_is_not_told_of_all(town: Library, name: str, question: str) -> None:
    found, _ = answer(question, Context(), told(town, name))
    assert not isinstance(found, PeopleCard | PageCard)


def test_the_role_that_a_message_names_is_told(town: Library) -> None:
    found, _ = answer("责任编辑挂灯笼了没", Context(), told(town, "staff"))
    assert isinstance(found, PageCard)
    assert found.role == "责任编辑"


@pytest.mark.parametrize(
    ("name", "likelihood"), [("date", LIKELY - 0.01), ("content", 0.99), ("count", 0.99), (IDENTITY, 0.99)]
)
def test_what_is_not_clear_or_no_fact_stays_what_it_was(town: Library, name: str, likelihood: float) -> None:
    found, _ = answer(STRANGE, Context(), told(town, name, likelihood))
    assert isinstance(found, NotFound | Candidates)


@pytest.mark.parametrize(
    ("likelihood", "kind"), [(LIKELY - 0.01, Candidates), (LIKELY, NotFound)], ids=["unsure", "likely"]
)
def test_what_is_related_to_what_no_newspaper_answers_is_not_shown(
    town: Library, likelihood: float, kind: type[Answer]
) -> None:
    question = "末班车上睡着打呼噜怎么治"
    assert isinstance(answer(question, Context(), told(town, FAR, likelihood))[0], kind)


def test_what_is_printed_as_it_was_asked_for_is_shown_whatever_it_seems_to_be_for() -> None:
    """姜汤大姐 is printed, though nothing tells who she is."""
    praising = a_speech("王静", "我们宣传“姜汤大姐”这样的好人，村里的路也修好了。")
    library = a_library(a_page(praising, a_speech("谢大江", "末班车要开晚一点。")))
    found, _ = answer("姜汤大姐是谁", Context(), told(library, FAR))
    assert isinstance(found, Candidates), found
    _, behind = answer("谢大江说了什么", Context(), library)
    found, _ = answer("姜汤大姐是谁", behind, told(library, FAR))
    assert isinstance(found, Candidates), found
    assert "姜汤大姐" in found.found[0].passage.text


def test_what_is_related_to_a_question_about_somebody_is_shown_whatever_it_seems_to_be_for(town: Library) -> None:
    question = "谢大江 末班车上睡着打呼噜怎么治"
    found = [answer(question, Context(), told(town, name))[0] for name in (FAR, "content")]
    assert found[0] == found[1]


def test_what_a_passage_answers_is_quoted_whatever_it_seems_to_be_for(town: Library) -> None:
    found, _ = answer("村里的路修好了没", Context(), told(town, "date"))
    assert isinstance(found, Quote)


def test_quoted_words_are_looked_for_and_no_fact(town: Library) -> None:
    found, _ = answer("“鹅黄色”灯笼挂了没", Context(), told(town, "date"))
    assert isinstance(found, NotFound)


def test_without_a_look_nobody_is_asked_what_a_message_is_for(town: Library) -> None:
    def never(question: str) -> Purpose:
        raise AssertionError(question)

    assert isinstance(answer(STRANGE, Context(), replace(town, tell=never))[0], NotFound)


@pytest.mark.parametrize("question", ["谢大江端哪家公交的饭碗", "谢师傅端公交集团饭碗"])
def test_who_somebody_is_is_told_only_where_nothing_else_is_asked(town: Library, question: str) -> None:
    assert not isinstance(answer(question, Context(), told(town, IDENTITY))[0], PersonCard)


@pytest.mark.parametrize("question", ["谢大江具体职称", "谢师傅的职称背景"])
def test_who_somebody_is_is_told_where_no_rule_knows_the_way(town: Library, question: str) -> None:
    found, _ = answer(question, Context(), told(town, IDENTITY))
    assert isinstance(found, PersonCard)
    assert [person.name for person in found.people] == ["谢大江"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("full", SpeechCard), ("more", NotFound), ("said_it", Quote), ("others", NotFound), ("banner", PageCard)],
)
def test_a_turn_that_no_rule_knows_is_told_by_what_it_is_for(town: Library, name: str, kind: type[Answer]) -> None:
    _, context = answer("谢大江怎么说末班车", Context(), town)
    assert isinstance(answer("鹅黄那样呢", context, told(town, name))[0], kind)


def test_without_anything_shown_it_is_no_turn(town: Library) -> None:
    assert not isinstance(answer("鹅黄那样呢", Context(), told(town, "full"))[0], SpeechCard)


def test_who_spoke_last_is_told_where_only_that_is_asked(town: Library) -> None:
    _, context = answer("谢大江怎么说末班车", Context(), town)
    found, _ = answer("这同志哪来的", context, told(town, IDENTITY))
    assert isinstance(found, PersonCard)
    assert [person.name for person in found.people] == ["谢大江"]


def test_another_passage_is_one_that_was_not_shown(town: Library) -> None:
    _, context = answer("王静说了什么", Context(), town)
    found, _ = answer("鹅黄那样呢", context, told(town, "another"))
    assert isinstance(found, NotFound)


def test_another_passage_of_somebody_is_his() -> None:
    page = a_page(
        a_speech("王静", "村里的路修好了。" * 31 + "\n\n" + "路修到了田埂上。" * 31, posts=("柳村党总支书记",)),
        a_speech("谢大江", "路修好了，末班车也要开晚一点。", posts=("临州公交集团12路驾驶员",)),
    )
    found = told(a_library(page), "another")
    first, context = answer("王静说了什么路", Context(), found)
    second, _ = answer("鹅黄那样呢", context, found)
    assert isinstance(first, Quote)
    assert isinstance(second, Quote)
    assert second.found.passage.id != first.found.passage.id
    assert second.found.passage.speaker == first.found.passage.speaker


@pytest.mark.parametrize("name", [LISTED, FIRST_LISTED])
def test_a_list_is_told_again_or_its_first(town: Library, name: str) -> None:
    listed, context = answer("都有谁发言", Context(), town)
    found, _ = answer("鹅黄那样呢", context, told(town, name))
    if name == LISTED:
        assert isinstance(found, PeopleCard)
        assert isinstance(listed, PeopleCard)
        assert found.people == listed.people
    else:
        assert isinstance(found, Quote)
        assert found.found.passage.speaker
        assert found.found.passage.speaker.name == "王静"


@pytest.mark.parametrize(("likelihood", "step"), [(LEANING - 0.01, False), (LEANING, True)])
def test_a_turn_has_to_be_likely(town: Library, likelihood: float, step: bool) -> None:
    _, context = answer("谢大江怎么说末班车", Context(), town)
    found, _ = answer("鹅黄那样呢", context, told(town, "full", likelihood))
    assert isinstance(found, SpeechCard) is step


def test_a_turn_that_names_a_printed_matter_is_none(town: Library) -> None:
    _, context = answer("谢大江怎么说末班车", Context(), town)
    assert not isinstance(answer("路修好了那样呢", context, told(town, "full"))[0], SpeechCard)


def test_who_spoke_of_a_matter_is_listed_where_that_is_likely(town: Library) -> None:
    found, _ = answer("末班车 代表 晓得", Context(), told(town, SPOKE))
    assert isinstance(found, PeopleCard)
    assert [person.name for person in found.people] == ["谢大江"]


def test_what_it_is_taught_on_is_of_no_question_set() -> None:
    """Else what it is worth could not be measured on these."""
    asked = {
        compact(turn)
        for file in Path("tests/questions").glob("*.jsonl")
        for line in file.read_text("utf-8").splitlines()
        for turn in json.loads(line)["turns"]
    }
    taught = [compact(one.text) for one in (*written(), *of_ways(unseen=False, times=1))]
    assert len(taught) > 1500
    assert not [text for text in taught if len(text) > SHORT and text in asked]
    held = {compact(json.loads(line)["q"]) for line in MESSAGES.read_text("utf-8").splitlines()}
    assert not [text for text in taught if len(text) > SHORT and text in held]


@real
@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("这一版的字是哪个帮忙校的呀", "staff"),
        ("相片底下没写，是谁按的快门", "photographer"),
        ("咱这报纸上头的大黑字写的啥", "banner"),
        ("我家门口的路啥时候修", "content"),
        ("举报偷排打哪个电话", "content"),
        ("红烧排骨要炖多久才烂", "far"),
        ("路由器连不上网怎么重启", "far"),
    ],
)
def test_the_stored_model_tells_what_a_message_is_for(model: Path, message: str, name: str) -> None:
    rows = packed(Engine.opened(model).vectors(message, question=True)[:1])
    assert Purposes.load().of(rows).name == name
