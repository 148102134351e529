"""Ways to ask that editors write: where they lead, what they never do, what a page without any loses."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.answer import Candidates, Library, NotFound, Quote, answer
from knowledge.asked import Context
from knowledge.judging.examples import without
from knowledge.meaning.look import Nearness
from knowledge.model import Cue
from knowledge.record import coverage
from knowledge.topic import Expect
from knowledge.weighing.calibration import Model
from knowledge.weighing.cues import Cues
from tests.building import a_library, a_page, a_speech
from tests.test_coverage import a_page as page_fields
from tests.test_coverage import faults, written

ROAD = "今年要把公路修到家门口，村民出门不再难。"
SCHOOL = "学校下午三点半放学，父母还没有下班。我们开了课后班，老师轮流守着，写作业、下棋、打球，看到六点，家长来接。"
RIVER = "城南那条河去年清了淤，两岸栽了三里长的柳树，早晚都有人散步，钓鱼的老汉也回来了，水里看得见石头和水草。"
AFTER_SCHOOL = "娃放了学没人管咋整"
COUNTS = Model(bias=-4.0, weights={"before": 2.0, "cue": 6.0, "alone": 2.0}, quote=0.5, candidate=0.2)
OTHER_WORDS = "傍晚五点前能不能搭把手"


def asked_for(words: str, *asked: str) -> Cue:
    return Cue("s-lier", words, asked)


@pytest.fixture(scope="module")
def town() -> Library:
    page = a_page(a_speech("王一", ROAD), a_speech("李二", f"{RIVER}\n{SCHOOL}"))
    cues = (asked_for("学校下午", AFTER_SCHOOL, "小孩下午谁看"), asked_for("城南那条河", "哪里好散步"))
    built = a_library(replace(page, cues=cues))
    return replace(
        built,
        look=lambda _, texts: [Nearness(0.0, 0.0, 0.0)] * len(texts),
        calibration=built.calibration.model_copy(update={"cued": COUNTS}),
    )


def hearing(library: Library, *likeness: float) -> Library:
    """The library that takes a question for so like each of the three cues, in their order."""

    def alike(_: str) -> Sequence[float]:
        return likeness

    return replace(library, alike=alike)


def test_a_cue_leads_to_the_passage_in_which_its_words_begin(town: Library) -> None:
    texts = [town.index.passages[row].text for row in town.cues.rows]
    assert [SCHOOL in texts[0], SCHOOL in texts[1], RIVER in texts[2]] == [True] * 3
    assert town.cues.texts == (AFTER_SCHOOL, "小孩下午谁看", "哪里好散步")


def test_of_several_cues_of_a_passage_the_two_likest_count_and_of_other_passages_none() -> None:
    cues = Cues(("a", "b", "c", "d"), (4, 4, 7, 4), (Expect.ANYTHING,) * 3 + (Expect.TIME,))
    likest = cues.likest([0.2, 0.9, 0.5, 0.7], Expect.ANYTHING)
    assert {row: like.cue for row, like in likest.items()} == {4: "b", 7: "c"}
    assert likest[4].value == pytest.approx(0.85)
    assert likest[7].value == pytest.approx(0.5)
    assert set(cues.likest([0.2, 0.9, 0.5, 0.7], Expect.ANYTHING, {7})) == {7}
    assert cues.likest([0.2, 0.9, 0.5, 0.7], Expect.TIME) == {4: (0.7, "d")}
    assert cues.likest([0.2, 0.9, 0.5, 0.7], Expect.TIME, {7}) == {}


def test_what_is_like_a_cue_is_answered_by_its_passage_though_no_word_is_in_it(town: Library) -> None:
    given, _ = answer(AFTER_SCHOOL, Context(), hearing(town, 0.95, 0.3, 0.1))
    assert isinstance(given, Quote)
    assert SCHOOL in given.found.passage.text
    assert given.found.passage.speaker
    assert given.found.passage.speaker.name == "李二"


def test_what_is_like_no_cue_is_answered_as_without_cues(town: Library) -> None:
    plain = replace(town, cues=Cues())
    for question in ("公路修到哪里了", "城南的河清淤了没有", AFTER_SCHOOL):
        with_cues, without = (answer(question, Context(), one)[0] for one in (hearing(town, 0.1, 0.1, 0.1), plain))
        assert with_cues == without


def test_a_cue_makes_its_own_passage_no_less_sure(town: Library) -> None:
    question = "城南的河清淤了没有"
    plain, _ = answer(question, Context(), replace(town, cues=Cues()))
    heard, _ = answer(question, Context(), hearing(town, 0.1, 0.1, 0.35))
    assert isinstance(plain, Quote)
    assert isinstance(heard, Quote)
    assert heard.found.confidence >= plain.found.confidence


def test_what_shares_no_word_with_passage_or_cue_is_at_most_a_candidate(town: Library) -> None:
    given, _ = answer(OTHER_WORDS, Context(), hearing(town, 0.95, 0.3, 0.1))
    assert not isinstance(given, Quote)


def test_a_cue_brings_no_passage_that_lacks_the_sum_that_is_asked_for(town: Library) -> None:
    given, _ = answer("娃放了学没人管，课后班一个月多少钱", Context(), hearing(town, 0.95, 0.3, 0.1))
    assert isinstance(given, Candidates | NotFound)


def test_words_are_looked_for_under_the_name_that_was_asked_whatever_a_cue_is_like(town: Library) -> None:
    given, _ = answer("王一说娃放了学没人管咋整", Context(), hearing(town, 0.95, 0.3, 0.1))
    shown = given.found.passage.speaker if isinstance(given, Quote) else None
    assert shown is None or shown.name == "王一"


def test_cues_are_never_shown(town: Library) -> None:
    given, _ = answer(AFTER_SCHOOL, Context(), hearing(town, 0.95, 0.3, 0.1))
    assert isinstance(given, Quote)
    assert AFTER_SCHOOL not in given.found.passage.text


def test_while_cues_cannot_be_compared_the_answer_is_that_of_a_bot_without(town: Library) -> None:
    silent, plain = replace(town, alike=lambda _: None), replace(town, cues=Cues())
    assert answer(AFTER_SCHOOL, Context(), silent)[0] == answer(AFTER_SCHOOL, Context(), plain)[0]


CUE = {"of": "lzrb-20240118-wangyi", "words": "把路修到", "asked": ["村里的路几时修好"]}


def test_a_page_with_cues_loads_and_is_another_version(tmp_path: Path) -> None:
    plain = coverage.load(written(tmp_path / "plain", page_fields()))
    empty = coverage.load(written(tmp_path / "empty", page_fields(cues=[])))
    cued = coverage.load(written(tmp_path / "cued", page_fields(cues=[CUE])))
    assert cued.pages[0].cues == (Cue("lzrb-20240118-wangyi", "把路修到", ("村里的路几时修好",)),)
    assert plain.version == empty.version != cued.version


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        (CUE | {"of": "lzrb-20240118-wangy"}, "cues[0].of: no speech or note has the id 'lzrb-20240118-wangy'"),
        (CUE | {"words": "把桥修到"}, "cues[0].words: '把桥修到' is not in the text of lzrb-20240118-wangyi"),
        (CUE | {"asked": []}, "cues[0].asked: [] will not do"),
        (CUE | {"asked": ["问" * 101]}, "cues[0].asked[0]: "),
        (CUE | {"ask": ["问"]}, "cues[0].ask: no field has the name 'ask'; did you mean 'asked'?"),
    ],
)
def test_a_faulty_cue_is_told_with_its_place(tmp_path: Path, wrong: dict[str, object], place: str) -> None:
    found = faults(written(tmp_path, page_fields(cues=[wrong])))
    assert any(place in one for one in found), found


@pytest.mark.parametrize("part", ["speeches", "speakers"])
def test_what_refers_to_a_faulty_part_is_not_held_against_it(tmp_path: Path, part: str) -> None:
    fields = page_fields(cues=[CUE])
    fields[part][0]["nonsense"] = 1
    assert [fault for fault in faults(written(tmp_path, fields)) if "nonsense" not in fault] == []


HARD_TO_QUOTE = Model(bias=0.0, weights={"before": 0.1}, quote=0.99, candidate=0.0)
"""A model for which every passage with a cue is as sure as not, and none sure enough."""


def test_what_is_surer_than_a_cue_makes_its_passage_is_quoted_as_without_cues(town: Library) -> None:
    strict = replace(town, calibration=town.calibration.model_copy(update={"cued": HARD_TO_QUOTE}))
    question = "城南那条河清了淤，两岸栽柳树了吗"
    plain, _ = answer(question, Context(), replace(town, cues=Cues()))
    heard, _ = answer(question, Context(), hearing(strict, 0.9, 0.1, 0.1))
    assert isinstance(plain, Quote)
    assert plain.found.confidence > 0.55
    assert isinstance(heard, Quote)
    assert heard.found.passage == plain.found.passage


def test_a_doubtful_answer_is_a_candidate_where_a_cue_speaks_for_another_passage(town: Library) -> None:
    rather_sure = HARD_TO_QUOTE.model_copy(update={"bias": 1.5})
    strict = replace(town, calibration=town.calibration.model_copy(update={"cued": rather_sure}))
    question = "河清了淤没人钓鱼了"
    plain, _ = answer(question, Context(), replace(town, cues=Cues()))
    heard, _ = answer(question, Context(), hearing(strict, 0.9, 0.1, 0.1))
    assert isinstance(plain, Quote)
    assert plain.found.confidence < 0.8
    assert isinstance(heard, Candidates)
    assert RIVER in {one.passage.text for one in heard.found}


def test_without_some_passages_no_cue_leads_to_another_in_their_place(town: Library) -> None:
    poorer = without(town, [town.index.passages[0]])
    assert poorer.cues == Cues()
