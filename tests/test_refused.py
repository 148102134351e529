"""What a visitor does not want, what only sounds so, and who is meant in the place of somebody who is refused."""

import pytest

from knowledge.answer import Library, NotFound, PeopleCard
from knowledge.asked import Asked, Context
from knowledge.findings import PersonCard, Why
from knowledge.question import understand
from tests.building import a_library, a_page, a_speech, asked, shown, speaker_of

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


def understood(town: Library, message: str) -> Asked:
    return understand(message, Context(), town.language)


@pytest.mark.parametrize(
    ("message", "who"),
    [("谁说不要下网", "王静"), ("哪个代表讲了不要学费", "谢大江"), ("谁家拜师不要学费", "谢大江")],
)
def test_what_somebody_said_one_must_not_do_is_no_refusal(town: Library, message: str, who: str) -> None:
    found = asked(town, message)
    named = found.people[0].name if isinstance(found, PeopleCard) else speaker_of(found)
    assert named == who


@pytest.mark.parametrize(
    "message", ["我不要渔民,茶叶呢", "渔民不要，茶叶呢", "不要渔民的 我问茶叶", "那不要渔民了 茶叶怎么样"]
)
def test_what_is_not_wanted_is_no_part_of_what_is_asked(town: Library, message: str) -> None:
    assert "渔民" not in understood(town, message).topic.wording  # type: ignore[union-attr]
    assert "茶叶" in understood(town, message).topic.wording  # type: ignore[union-attr]


NOT_HIM = ["不是{},另一个", "不是{}，换个人", "我说的不是{}，是另一个", "不是{}，别人呢"]


@pytest.mark.parametrize("refusal", NOT_HIM)
def test_who_is_refused_is_not_shown_again(town: Library, refusal: str) -> None:
    """Where nobody else spoke of it that is said; else one of the others is shown."""
    found = asked(town, "茶叶卖得怎么样", refusal.format("段菲"))
    assert isinstance(found, NotFound)
    assert found.why is Why.NOBODY_ELSE
    others = shown(asked(town, "茶叶卖得怎么样", "邵云怎么说老街", refusal.format("邵云")))
    assert {one.speaker.name for one in others if one.speaker} <= {"万青", "李岚"}
    assert others


@pytest.mark.parametrize("refusal", NOT_HIM)
def test_of_two_who_were_listed_the_one_is_meant_who_is_not_refused(town: Library, refusal: str) -> None:
    for refused, meant in (("邵云", "万青"), ("万青", "邵云")):
        assert speaker_of(asked(town, "邵云和万青怎么说老街", refusal.format(refused))) == meant


def test_who_is_refused_and_was_not_shown_is_left_out_too(town: Library) -> None:
    found = asked(town, "邵云怎么说老街", "不是万青，另一个")
    assert isinstance(found, PeopleCard)
    assert [person.name for person in found.people] == ["李岚"]


@pytest.mark.parametrize("other", ["另一个呢", "另一个怎么说", "那另一位呢"])
def test_of_two_of_whom_it_was_asked_who_spoke_the_other_may_be_asked_about(town: Library, other: str) -> None:
    found = asked(town, "段菲和王静谁说了茶叶", other)
    assert isinstance(found, NotFound)
    assert [person.name for person in found.near] == ["王静"]
    found = asked(town, "段菲和王静谁说了茶叶", "另一个是干啥的")
    assert isinstance(found, PersonCard)
    assert [person.name for person in found.people] == ["王静"]


def test_a_matter_that_is_refused_stands_for_nobody(town: Library) -> None:
    assert speaker_of(asked(town, "茶叶卖得怎么样", "不是茶叶,是下网的事")) == "王静"
