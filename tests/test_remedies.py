"""What is to be done about what was shown: the sentence that tells it, of the same matter."""

import pytest

from bot.messages import Style
from knowledge.answer import Candidates, Library, NotFound, Why, answer
from knowledge.asked import Context
from knowledge.weighing.remedies import remedy
from tests.building import Visitor, a_conversation, a_library, a_page, a_speech, asked, doubting, quoted, shown

FROST = "去年三月一场霜冻，头春茶减产三成，茶农蹲在地头抹眼泪。建议推广气象保险，在高山茶园加装防霜扇。"
FEASTS = "村里成立红白理事会，约定办酒席不超过十二桌，几年下来人情债轻了，邻里更亲了，今后还要管住彩礼。"
LEAVING = "好老师一个一个往省城走，老师走得最多的一年走了十一个。"
STAYING = "今年拿出编制五十六个招老师，来了就给一套周转房，老师住满八年归个人。"
ROAD = "我们将把门前的路修宽。"


@pytest.fixture(scope="module")
def town() -> Library:
    tea = a_speech("王一", "\n\n".join((FROST + "茶要有人采。" * 20, FEASTS + "日子越过越好。" * 20)))
    school = a_speech("李二", "\n\n".join((LEAVING + "学生也跟着走。" * 24, ROAD * 8, STAYING + "课上得好。" * 24)))
    return a_library(a_page(tea, school))


@pytest.mark.parametrize("turn", ["怎么办", "那咋办", "咋整", "那该怎么办呢", "有什么办法吗"])
def test_what_is_to_be_done_is_asked_of_the_matter_and_not_of_what_follows(town: Library, turn: str) -> None:
    assert quoted(asked(town, "霜冻", turn)).text.startswith(FROST)
    assert not shown(asked(town, "怎么办"))


def test_where_the_passage_does_not_tell_it_another_of_the_speech_on_the_same_matter_does(town: Library) -> None:
    assert quoted(asked(town, "老师走", "怎么办")).text.startswith(STAYING)


def test_the_sentence_that_tells_it_is_marked(town: Library) -> None:
    _, reply = Visitor(a_conversation(town)).asks("霜冻", "怎么办")
    marked = [run.text for block in reply.blocks for run in getattr(block, "runs", ()) if run.style is Style.MARK]
    assert marked == ["建议推广气象保险，在高山茶园加装防霜扇。"]


def test_what_does_not_speak_of_the_matter_is_only_related(town: Library) -> None:
    _, context = answer("霜冻", Context(), town)
    given, _ = answer("怎么办", Context(context.speaker, context.passages, "老鼠"), town)
    assert isinstance(given, Candidates)
    assert given.why is Why.UNSURE


def test_behind_candidates_it_is_asked_of_them(town: Library) -> None:
    offered, context = answer("老师走了茶怎么采", Context(), doubting(town))
    assert isinstance(offered, Candidates)
    assert len(offered.found) > 1
    given, _ = answer("怎么办", context, town)
    assert isinstance(given, Candidates)
    assert shown(given) == shown(offered)


def test_behind_nothing_nothing_was_shown(town: Library) -> None:
    given = asked(town, "怎么办")
    assert isinstance(given, NotFound)
    assert given.why is Why.NO_CONTEXT


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("停车难要一起想办法。我们划出夜间车位三百四十个，与机关商定错时共享。", "我们划出"),
        ("路很窄。我们将在今年把路修宽两米。盼望市里给一点补助，让村民少掏钱。", "盼望市里"),
        ("人才是主要的难题，年轻人嫌下井苦，重要的是没有人来。", None),
    ],
)
def test_a_wish_goes_before_a_plan_and_a_plan_before_a_deed(text: str, told: str | None) -> None:
    span = remedy(text, None)
    assert (text[slice(*span)] if span else "").strip().startswith(told or "")
    assert (span is None) == (told is None)


def test_a_complaint_is_no_remedy() -> None:
    """进县城要坐轮渡 and 公司也亏，要亏一个多亿 plan nothing."""
    assert (
        remedy("过江的人都要绕行七十一公里，进县城要坐一个小时的轮渡才到。公司也亏，一年要亏一个多亿，撑不住。", None)
        is None
    )
    assert remedy("我开了十三年，天天起早摸黑在路上跑。没有一天歇过脚。", None) is None


def test_a_brief_wish_at_the_end_heads_nothing() -> None:
    text = "骑手夜里没有地方歇脚，冬天冻得够呛。希望驿站能开到凌晨。"
    start, end = remedy(text, None) or (0, 0)
    assert text[start:end] == "希望驿站能开到凌晨。"


def test_where_only_another_matter_of_the_speech_has_a_remedy_it_is_shown_as_related(town: Library) -> None:
    given = asked(town, "学生也跟着走", "怎么办")
    assert STAYING in "".join(one.text for one in shown(given))


@pytest.mark.parametrize("turn", ["接下来怎么办", "今后怎么办"])
def test_what_is_to_be_done_from_now_on_is_asked_of_the_matter_too(town: Library, turn: str) -> None:
    assert quoted(asked(town, "霜冻", turn)).text.startswith(FROST)
