"""What a visitor does not want, what only sounds so, and who is meant in the place of somebody who is refused."""

import pytest

from knowledge.answer import Library, PeopleCard, answer
from knowledge.asked import Asked, Context
from knowledge.findings import Answer
from knowledge.question import understand
from tests.building import a_library, a_page, a_speech, speaker_of

PAGE = a_page(
    a_speech("王静", "湖里不要下网，银鱼又回来了。渔民上岸以后当了护湖员。", posts=("柳村党总支书记",)),
    a_speech("谢大江", "拜师不要学费，管吃管住，年轻人都来学手艺。", posts=("临州木业公司董事长",)),
    a_speech("邵云", "老街不能只拆不修，老街要留得住人。", posts=("市住房和城乡建设局局长",)),
    a_speech("万青", "老街的巷子里要安静，夜里不能放音响。", posts=("老街派出所所长",)),
    a_speech("李岚", "老街的铺子要有人接着开，租金减半。", posts=("老街商会会长",)),
    a_speech("段菲", "山上的茶叶卖出了好价钱。", posts=("绿坡茶叶专业合作社理事长",)),
)


@pytest.fixture(scope="module")
def town() -> Library:
    return a_library(PAGE)


def asked(town: Library, message: str) -> Asked:
    return understand(message, Context(), town.language)


def after(town: Library, *turns: str) -> Answer:
    """What is replied to the last of some messages."""
    context = Context()
    for turn in turns:
        given, context = answer(turn, context, town)
    return given


@pytest.mark.parametrize(
    ("message", "who"),
    [("谁说不要下网", "王静"), ("哪个代表讲了不要学费", "谢大江"), ("谁家拜师不要学费", "谢大江")],
)
def test_what_somebody_said_one_must_not_do_is_no_refusal(town: Library, message: str, who: str) -> None:
    found = after(town, message)
    named = found.people[0].name if isinstance(found, PeopleCard) else speaker_of(found)
    assert named == who


@pytest.mark.parametrize("message", ["我不要渔民,茶叶呢", "渔民不要，茶叶呢", "不要渔民的 我问茶叶", "那不要渔民了 茶叶怎么样"])
def test_what_is_not_wanted_is_no_part_of_what_is_asked(town: Library, message: str) -> None:
    assert "渔民" not in asked(town, message).topic.wording  # type: ignore[union-attr]
    assert "茶叶" in asked(town, message).topic.wording  # type: ignore[union-attr]
