"""The order of what was found: what speaks for a passage, learned weights, a faulty file."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks.weights import Case, weights
from knowledge.errors import SettingsFault
from knowledge.meaning.look import Nearness
from knowledge.search import by_meaning, by_words, weighed
from knowledge.text import folded
from knowledge.topic import topic_of
from knowledge.weighing.evidence import Evidence
from knowledge.weighing.held import windows
from knowledge.weighing.merit import FEATURES, MEANS, OF_MEANING, Candidate, lead, load, outstanding
from tests.building import CONFIG, a_library, a_page, a_speech, real_library

TWO = "修路的钱由县里出一半。" * 12 + "\n\n" + "修路的人由村里出。" * 14


def candidates(question: str, most: int = 20) -> list[Candidate]:
    library = real_library()
    return by_words(topic_of(folded(question), library.language), None, library, False, most)


def test_every_feature_of_every_candidate_lies_between_nothing_and_one() -> None:
    for one in candidates("产业链怎么做强，清水塘老工业区搬迁以后干什么"):
        assert list(one.features()) == list(FEATURES) == list(MEANS)
        assert all(0 <= value <= 1 for value in one.features().values())


def test_what_a_passage_holds_counts_less_the_longer_the_question_is() -> None:
    brief, long = (candidates(question)[0] for question in ("产业链", "产业链" + "，我想问一下大家" * 5))
    assert brief.traits["brief"] == 1 > long.traits["brief"]
    assert all(one.evidence.brief == one.traits["brief"] for one in candidates("产业链" + "，我想问一下大家" * 5))
    assert brief.traits["coverage"] == brief.evidence.coverage


def test_nearness_puts_a_passage_further_ahead_once_it_was_looked_at() -> None:
    library = replace(
        real_library(), look=lambda _, texts: [Nearness(i == 1, i == 1, i == 1) for i in range(len(texts))]
    )
    found = candidates("产业链怎么做强")
    looked = by_meaning(topic_of("产业链怎么做强", library.language), found, library)
    assert looked is not None
    plain, near = (library.merit.of(one) for one in looked[:2])
    assert near - plain > library.merit.of(found[1]) - library.merit.of(found[0])


def test_the_first_is_clear_of_the_next_and_told_how_full_it_is_beside_it() -> None:
    def first(*full: float) -> Evidence:
        seen = [Nearness(0.1 * share, share, share) for share in full]
        library = replace(a_library(a_page(a_speech(text=TWO))), look=lambda _, texts: seen[: len(texts)])
        library = replace(library, calibration=library.calibration.model_copy(update={"sure": 2.0}))
        found = weighed(topic_of("修路要花钱", library.language), None, library, scoped=False)[0].evidence
        assert found is not None
        return found

    alike, apart = first(0.3, 0.3), first(0.6, 0.1)
    assert alike.fuller == 0.5 < apart.fuller == 1.0
    assert alike.full < apart.full == 1.0
    assert alike.clear < apart.clear


def test_what_is_nearer_than_the_others_stands_out_however_near_all_of_them_are() -> None:
    low, high = outstanding([0.01, 0.01, 0.04]), outstanding([0.31, 0.31, 0.34])
    assert low == pytest.approx(high)
    assert low[2] > 0.5 > low[0] == low[1]
    assert outstanding([0.2, 0.2]) == [0.5, 0.5]
    assert all(0 <= one <= 1 for one in outstanding([0.0] * 40 + [1.0]))


def test_an_opening_is_held_against_a_passage_only_where_it_holds_what_is_asked_for() -> None:
    page = a_page(a_speech(text="修路的事大家等了很久。" * 20 + "\n\n" + "明年开工。" * 40, headline="要让窗台不落灰"))
    library = a_library(page)

    def firsts(question: str) -> dict[bool, float]:
        found = by_words(topic_of(question, library.language), None, library, False, 9)
        return {one.hit.passage.start == 0: one.traits["first"] for one in found}

    assert firsts("窗台") == {True: 0.0, False: 0.0}
    assert firsts("窗台修路")[True] == 1.0


@pytest.mark.parametrize("question", ["产业链", "党建和转型"])
def test_words_count_in_full_where_one_sentence_holds_all_of_them_that_the_coverage_has(
    question: str,
) -> None:
    library = real_library()
    words = library.index.words_worth(topic_of(question, library.language).query)
    found = candidates(question)
    sentences = [windows(library.index.text_of(one.hit.passage), 1) for one in found]
    whole = [any(all(word in sentence for word in words) for sentence in held) for held in sentences]
    assert [one.traits["words"] == pytest.approx(one.traits["brief"]) for one in found] == whole


def test_a_lead_is_nothing_between_equals_and_grows_to_one() -> None:
    assert lead(2, 2) == 0 == lead(1, 2)
    assert 0 < lead(3, 2) < lead(5, 2) < 1


def test_what_tells_right_candidates_apart_gets_the_weight() -> None:
    features = np.zeros((2, len(FEATURES)))
    features[0, FEATURES.index("coverage")] = features[1, FEATURES.index("kind")] = 1
    told = [Case(features, np.array([True, False]))] * 20
    learned = weights([told], ["score", "coverage", "kind"])
    assert learned["coverage"] > 1
    assert set(learned) == {"coverage"}


def test_the_weights_of_the_release_speak_for_meaning_only_where_it_was_looked_at() -> None:
    merit = load(CONFIG)
    assert {"near", "near_others", "close"} <= set(merit.looked) - set(merit.lexical)
    assert all(merit.learned_from[name] for name in ("lexical", "looked"))


@pytest.mark.parametrize("text", ["lexical: {nonsense: 1}\nlooked: {}", "lexical: 1", "[", ""])
def test_a_faulty_file_is_named_with_what_to_do(tmp_path: Path, text: str) -> None:
    (tmp_path / "merit.yaml").write_text(text, "utf-8")
    with pytest.raises(SettingsFault, match=r"merit\.yaml"):
        load(tmp_path)


def test_evidence_without_a_look_has_no_nearness() -> None:
    one = candidates("产业链")[0]
    assert isinstance(one.evidence, Evidence)
    assert all(one.features()[name] == 0 for name in OF_MEANING)
