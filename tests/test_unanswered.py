"""What the command makes of questions that no passage answers, beside those that passages do."""

from collections import Counter

from benchmarks.unanswered import EVERYDAY, NOT_ANSWERED, TWIN, outcome, outcomes, table
from knowledge.answer import answer
from knowledge.asked import Context
from knowledge.judging.invented import Invented, page_of
from tests.building import a_library

SPEECH = Invented.model_validate(
    {
        "area": "公交",
        "passages": [
            {"text": "去年新开了十二条夜班公交线路，末班车延到晚上十一点半。", "questions": ["夜班公交末班车几点"]},
            {"text": "残疾人和老人上车有专人搀扶，司机都学了手语。", "questions": ["司机会不会手语"]},
        ],
        "near": [{"passage": 0, "question": "夜班公交一张票多少钱", "twin": "夜班公交开了几条线路"}],
    }
)


def test_a_question_is_right_only_where_a_clause_of_its_own_passage_is_quoted() -> None:
    (page,) = page_of([SPEECH]).pages
    library = a_library(page)
    night = SPEECH.passages[0].text
    given, _ = answer("夜班公交末班车几点", Context(), library)
    assert outcome(given, night) == "right"
    assert outcome(given, "这几句话登在另一张报纸上，这里一句也没有。") == outcome(given, None) == "wrong"
    nothing, _ = answer("月亮上有没有人", Context(), library)
    assert outcome(nothing, night) == outcome(nothing, None) == "refused"


def test_every_question_is_asked_once_and_shown_with_what_became_of_it() -> None:
    (page,) = page_of([SPEECH]).pages
    told = Counter(outcomes([SPEECH], a_library(page)))
    assert {kind: sum(n for (one, _), n in told.items() if one == kind) for kind in (EVERYDAY, TWIN, NOT_ANSWERED)} == {
        EVERYDAY: 2,
        TWIN: 1,
        NOT_ANSWERED: 1,
    }
    assert told[TWIN, "right"] == 1
    assert told[NOT_ANSWERED, "wrong"] == 0
    assert [next(iter(column.cells)) for column in table(told).columns[:2]] == [EVERYDAY, "2"]
